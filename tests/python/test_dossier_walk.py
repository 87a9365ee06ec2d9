# SPDX-License-Identifier: Apache-2.0
"""Dossiers walked by hand through the public interface; every expectation is worked out from the article named."""

import datetime as dt
import json

import pytest

import motcua

CATALOGUE = {
    "schema_version": 2,
    "name": {"vi": "Ví dụ", "en": "Example"},
    "edition": {"id": "walk", "assumed_from": "2015-01-01", "assumption": {"vi": "ví dụ", "en": "an example"}},
    "sources": [{"id": "S", "title": "ví dụ", "certainty": "inferred"}],
    "agencies": [
        {"id": "commune_1", "name": {"vi": "Xã 1", "en": "Commune 1"}, "level": "commune", "source": "S"},
        {"id": "commune_2", "name": {"vi": "Xã 2", "en": "Commune 2"}, "level": "commune", "source": "S"},
    ],
    "units": [
        {"id": "desk_1", "name": {"vi": "Quầy 1", "en": "Desk 1"}, "agency": "commune_1", "source": "S"},
        {"id": "desk_2", "name": {"vi": "Quầy 2", "en": "Desk 2"}, "agency": "commune_2", "source": "S"},
    ],
    "decisions": [],
    "lists": [],
    "delegations": [],
    "procedures": [
        {
            "code": "9.000001",
            "name": "Ví dụ",
            "field": "Ví dụ",
            "levels": ["commune"],
            "source": "S",
            "variants": [
                {
                    "id": "default",
                    "intake": {"counter": "yes", "post": "yes", "online": "yes"},
                    "return": {"post": "yes"},
                    "limits": [{"text": "7 ngày làm việc", "source": "S"}],
                }
            ],
        }
    ],
}

BY = {
    "submit_counter": "applicant",
    "submit_online": "applicant",
    "post_accept": "postal_worker",
    "post_handover": "postal_worker",
    "post_recall": "applicant",
    "receive_at_agency": "officer",
    "request_withdrawal": "applicant",
    "retract_withdrawal": "applicant",
    "adjust": "applicant",
    "request_payment": "officer",
    "pay": "applicant",
    "extend": "officer",
    "consult": "officer",
    "decide": "leader",
    "refuse_on_merits": "leader",
    "issue": "officer",
    "recall_result": "leader",
    "deliver": "postal_worker",
    "deliver_papers": "postal_worker",
    "fail_delivery": "postal_worker",
    "invite": "postal_worker",
    "return_to_agency": "postal_worker",
    "post_papers_back": "postal_worker",
    "report_loss": "postal_worker",
    "archive": "officer",
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    path = tmp_path_factory.mktemp("walk") / "catalogue.json"
    path.write_text(json.dumps(CATALOGUE), encoding="utf-8")
    return motcua.Rules(catalogue=motcua.read_catalogue(str(path)))


def opened(intake="counter", return_by="counter", unit="desk_1"):
    return motcua.Dossier.open("9.000001", agency="commune_1", unit=unit, intake=intake, return_by=return_by)


def told(line):
    """`event day time [evidence…]` as an event of the one who usually does it."""
    what, day, time, *evidence = line.split()
    when = dt.datetime.fromisoformat(f"{day}T{time}")
    return motcua.Event(what, when, BY.get(what, "desk_clerk"), evidence=evidence)


def walk(dossier, rules, *lines):
    """The dossier after all of the events, none of which is refused."""
    for line in lines:
        outcome = motcua.apply(dossier, told(line), rules)
        assert outcome.refusal is None, (line, outcome.refusal.text.en)
        dossier = outcome.dossier
    return dossier


def refused(dossier, rules, line):
    """The refusal of an event that leaves the dossier as it was."""
    outcome = motcua.apply(dossier, told(line), rules)
    assert outcome.refusal is not None, line
    assert outcome.dossier == dossier
    return outcome.refusal


def processing(rules, day="2025-09-30", intake="counter", return_by="counter"):
    submit = "submit_online" if intake == "online" else "submit_counter"
    return walk(
        opened(intake, return_by), rules, f"{submit} {day} 08:00", f"accept {day} 09:00", f"forward {day} 10:00"
    )


def timers(dossier, rules):
    return {str(time.what): time.on for time in motcua.next_deadlines(dossier, rules)}


@pytest.mark.parametrize(
    ("accepted", "due"),
    [
        ("2018-06-25", dt.date(2018, 7, 4)),
        ("2025-04-25", dt.date(2025, 5, 8)),  # Saturday 26 April is worked for Friday 2 May; 30 April and 1 May are off
        ("2026-02-13", dt.date(2026, 3, 3)),  # Tết: 14 to 22 February
        ("2021-12-05", dt.date(2021, 12, 14)),  # a Sunday: it does not count anyway
    ],
)
def test_seven_working_days_from_the_day_after_acceptance(rules, accepted, due):
    """Bộ luật Dân sự 91/2015/QH13 Điều 147.2; days off by Bộ luật Lao động and the year's announcement."""
    assert processing(rules, accepted).due == due


def test_before_the_first_decree_that_was_read_nothing_is_known(rules):
    """Nghị định 61/2018 is in force from 2018-06-21; Quyết định 09/2015 before it was not read (LA-19)."""
    assert str(refused(opened(), rules, "submit_counter 2018-06-20 08:00").region) == "validity"
    assert walk(opened(), rules, "submit_counter 2018-06-21 08:00").status == "submitted"


@pytest.mark.parametrize(
    ("handover", "accept", "by_law", "slip"),
    [
        ("2020-06-09 16:00", "2020-06-11 09:00", dt.date(2020, 6, 18), dt.date(2020, 6, 22)),
        ("2025-06-27 16:00", "2025-06-30 09:00", dt.date(2025, 7, 8), dt.date(2025, 7, 9)),
        ("2025-06-30 16:00", "2025-07-01 09:00", dt.date(2025, 7, 10), dt.date(2025, 7, 10)),
    ],
)
def test_a_dossier_by_post_starts_with_the_handover_until_the_decree_of_2025(rules, handover, accept, by_law, slip):
    """Quyết định 45/2016 Điều 7.4 (LA-02) up to 2025-06-30; form 01 by Nghị định 118/2025 Điều 17.3 after it."""
    sent = (f"post_accept {handover[:10]} 08:00 slip=A", f"post_handover {handover}", f"accept {accept}")
    assert walk(opened("post"), rules, *sent).due == by_law
    assert walk(opened("post"), rules.with_(clock_start="receipt_slip"), *sent).due == slip


def test_the_post_carries_and_does_not_accept(rules):
    """No resolution time before the agency took it in; the sender may recall it (Luật Bưu chính Điều 16)."""
    sent = walk(opened("post"), rules, "post_accept 2025-09-26 09:00 slip=A")
    assert (sent.status, sent.due, sent.regions.papers) == ("draft", None, "post")
    assert refused(sent, rules, "accept 2025-09-26 10:00").region == "status"
    back = walk(sent, rules, "post_recall 2025-09-26 10:00")
    assert (back.status, back.regions.papers, back.regions.packet) == ("draft", "applicant", "none")


@pytest.mark.parametrize(("at", "allowed"), [("2025-10-03 23:59", True), ("2025-10-04 00:00", False)])
def test_a_supplement_is_asked_within_three_working_days_and_the_papers_come_to_the_desk(rules, at, allowed):
    """Nghị định 118/2025 Điều 19.5 (OST-60, LA-04): accepted on Tuesday 30 September, until Friday 3 October."""
    dossier = processing(rules)
    assert dossier.regions.papers == "unit"
    if allowed:
        asked = walk(dossier, rules, f"request_supplement {at}")
        assert (asked.regions.papers, asked.regions.clock) == ("desk", "paused")
    else:
        refusal = refused(dossier, rules, f"request_supplement {at}")
        assert refusal.guard == "supplement_window"
        assert "2025-10-03" in refusal.cure.en and "03/10/2025" in refusal.cure.vi
        assert any("19.5" in str(basis) for basis in refusal.basis)


@pytest.mark.parametrize("actor", ["officer", "leader", "applicant", "postal_worker", "system"])
def test_a_supplement_goes_by_the_desk_alone(rules, actor):
    """Nghị định 118/2025 Điều 19.5: the agency sends form 02 through the desk (OST-03)."""
    event = motcua.Event("request_supplement", dt.datetime(2025, 10, 1, 9), actor)
    refusal = motcua.apply(processing(rules), event, rules).refusal
    assert refusal is not None and refusal.region == "actor"
    assert ("request_supplement", "desk_clerk") in refusal.allowed


@pytest.mark.parametrize(
    ("reading", "due"),
    [("restart", dt.date(2025, 10, 21)), ("pause", dt.date(2025, 10, 20)), ("go_on", dt.date(2025, 10, 9))],
)
def test_after_the_supplement_the_time_starts_anew(rules, reading, due):
    """Nghị định 118/2025 Điều 19.5: anew on Friday 10 October; else 9 October plus the 7 working days of the pause."""
    taken = rules.with_(supplement_clock=reading)
    supplied = ("request_supplement 2025-10-01 09:00", "receive_supplement 2025-10-10 16:00")
    assert walk(processing(taken), taken, *supplied).due == due


@pytest.mark.parametrize(
    ("reading", "last"), [("calendar", dt.date(2025, 10, 16)), ("working", dt.date(2025, 10, 22))]
)
def test_fifteen_days_after_the_notice_the_desk_may_close(rules, reading, last):
    """Nghị định 118/2025 Điều 19.5 (OST-61): notice on 1 October, the fifteenth day has to be over."""
    taken = rules.with_(fifteen_days=reading)
    asked = walk(processing(taken), taken, "request_supplement 2025-10-01 09:00")
    assert timers(asked, taken)["closing"] == last
    assert refused(asked, taken, f"close_incomplete {last} 23:59").guard == "fifteen_days"
    assert walk(asked, taken, f"close_incomplete {last + dt.timedelta(1)} 00:00").status == "stopped"


def test_the_decree_of_2018_never_closes_an_unanswered_supplement(rules):
    """Nghị định 61/2018 Điều 19.4 gives no end; a dossier keeps the rules of its acceptance unless `follow` is read."""
    lines = ("request_supplement 2025-06-27 09:00",)
    kept = walk(processing(rules, "2025-06-26"), rules, *lines)
    assert "closing" not in timers(kept, rules)
    assert refused(kept, rules, "close_incomplete 2026-01-05 09:00").region == "validity"
    follow = rules.with_(pinning="follow")
    followed = walk(processing(follow, "2025-06-26"), follow, *lines)
    # Fifteen days after 27 June are over on Saturday 12 July, which moves to Monday (Bộ luật Dân sự Điều 148.5).
    assert refused(followed, follow, "close_incomplete 2025-07-14 09:00").guard == "fifteen_days"
    assert walk(followed, follow, "close_incomplete 2025-07-15 09:00").status == "stopped"


def test_one_new_date_and_only_a_day_before(rules):
    """Nghị định 118/2025 Điều 19.6 (OST-64): due on 9 October, so on 8 October at the latest, and once."""
    dossier = processing(rules)
    assert timers(dossier, rules)["apology"] == dt.date(2025, 10, 8)
    assert refused(dossier, rules, "extend 2025-10-09 00:00 due=2025-10-20").guard == "day_before_due"
    moved = walk(dossier, rules, "extend 2025-10-08 23:59 due=2025-10-20")
    assert moved.due == dt.date(2025, 10, 20)
    assert refused(moved, rules, "extend 2025-10-10 09:00 due=2025-10-24").guard == "first_extension"


def test_the_applicant_stops_from_form_01_until_the_decision_and_adjusts_online_only(rules):
    """Nghị định 118/2025 Điều 21 (OST-65): at the counter from form 01, online from the system's receipt."""
    paper = walk(opened(), rules, "submit_counter 2025-07-08 09:00")
    assert refused(paper, rules, "request_withdrawal 2025-07-08 10:00").guard == "stop_window"
    paper = walk(paper, rules, "accept 2025-07-08 11:00", "forward 2025-07-08 11:30")
    assert refused(paper, rules, "adjust 2025-07-08 12:00").guard == "filed_online"
    assert walk(paper, rules, "request_withdrawal 2025-07-08 12:00").status == "withdrawal_requested"
    online = walk(opened("online"), rules, "submit_online 2025-07-08 09:00", "adjust 2025-07-08 10:00")
    online = walk(online, rules, "request_withdrawal 2025-07-08 10:00", "retract_withdrawal 2025-07-08 10:30")
    assert online.status == "submitted"
    decided = walk(paper, rules, "decide 2025-07-09 09:00")
    assert refused(decided, rules, "request_withdrawal 2025-07-09 10:00").region == "result"


def test_before_2025_a_withdrawal_is_observed_only(rules):
    """No article of Nghị định 61/2018 was found that lets the applicant withdraw."""
    outcome = motcua.apply(processing(rules, "2024-09-26"), told("request_withdrawal 2024-09-27 09:00"), rules)
    assert outcome.certainty == "observed" and any("observed" in text.en for text in outcome.warnings)


def test_a_retracted_withdrawal_leaves_the_fifteen_days_as_they_were(rules):
    """Nothing in Nghị định 118/2025 Điều 19.5 counts the fifteen days anew."""
    asked = walk(processing(rules), rules, "request_supplement 2025-10-01 09:00", "request_withdrawal 2025-10-02 09:00")
    back = walk(asked, rules, "retract_withdrawal 2025-10-06 09:00")
    assert (back.status, timers(back, rules)["closing"]) == ("supplement_requested", dt.date(2025, 10, 16))


def test_refused_on_the_merits_the_papers_go_home_by_post(rules):
    """Nghị định 118/2025 Điều 19.3 (LA-03): form 03 is a result, within the time, and the dossier is given back."""
    dossier = processing(rules, return_by="post")
    dossier = walk(dossier, rules, "refuse_on_merits 2025-10-01 09:00", "issue 2025-10-01 10:00")
    assert (dossier.regions.papers, dossier.outcome, dossier.timeliness) == ("desk", "refused", "early")
    home = walk(dossier, rules, "hand_to_post 2025-10-01 11:00 slip=B", "post_papers_back 2025-10-01 11:00 slip=B")
    home = walk(home, rules, "deliver 2025-10-03 09:00", "deliver_papers 2025-10-03 09:00")
    assert (home.status, home.regions.papers) == ("returned", "home")
    assert refused(home, rules, "archive 2025-10-06 09:00").region == "papers"


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        ("2025-07-15", "2025-07-16", False),
        ("2025-07-15", "2025-07-17", True),
        ("2025-07-18", "2025-07-21", False),  # Friday and Monday are one working day apart
        ("2025-07-18", "2025-07-22", True),
    ],
)
def test_a_result_goes_back_after_two_invitations_two_working_days_apart(rules, first, second, may):
    """Thông tư 17/2017 Điều 5.2h (PST-44)."""
    dossier = walk(processing(rules, "2025-07-08", return_by="post"), rules, "decide 2025-07-10 09:00")
    dossier = walk(dossier, rules, "issue 2025-07-10 10:00", "hand_to_post 2025-07-11 09:00 slip=B")
    dossier = walk(dossier, rules, "fail_delivery 2025-07-14 09:00", f"invite {first} 09:00", f"invite {second} 09:00")
    if may:
        assert walk(dossier, rules, "return_to_agency 2025-07-24 09:00").regions.result == "returned_to_desk"
    else:
        assert refused(dossier, rules, "return_to_agency 2025-07-24 09:00").guard == "two_invitations"


def test_a_lost_packet_or_result_does_not_end_the_dossier(rules):
    """Quyết định 45/2016 Điều 14 (PST-28)."""
    packet = walk(opened("post"), rules, "post_accept 2025-07-04 09:00 slip=A", "report_loss 2025-07-07 09:00")
    assert (packet.status, packet.regions.papers) == ("draft", "lost")
    again = ("remedy_loss 2025-07-09 09:00", "post_accept 2025-07-10 09:00 slip=B", "post_handover 2025-07-11 09:00")
    assert walk(packet, rules, *again).status == "submitted"
    done = walk(processing(rules, return_by="post"), rules, "decide 2025-10-01 09:00", "issue 2025-10-01 10:00")
    lost = walk(done, rules, "hand_to_post 2025-10-01 11:00 slip=C", "report_loss 2025-10-03 09:00")
    assert (lost.status, lost.timeliness) == ("finished", "early")
    assert walk(lost, rules, "remedy_loss 2025-10-20 09:00").regions.result == "desk"


@pytest.mark.parametrize(
    ("accepted", "reading", "steps"),
    [
        ("2026-08-04", "electronic", [dt.date(2026, 8, 13)] * 3),
        ("2026-08-05", "electronic", [None, dt.date(2026, 8, 17), dt.date(2026, 8, 17)]),
        ("2026-08-05", "paper", [None, None, dt.date(2026, 8, 18)]),
    ],
)
def test_taken_in_elsewhere_the_time_starts_with_the_agency_from_august_2026(rules, accepted, reading, steps):
    """Nghị định 309/2026 Điều 8.3 (OST-51, LA-16): seven working days from 6 or 7 August."""
    taken = rules.with_(remote_receipt=reading)
    dossier = walk(opened(unit="desk_2"), taken, f"submit_counter {accepted} 08:00", f"accept {accepted} 09:00")
    dossier = walk(dossier, taken, f"forward {accepted} 10:00")
    seen = [dossier.due]
    for line in ("receive_at_agency 2026-08-06 10:00 file=electronic", "receive_at_agency 2026-08-07 10:00"):
        dossier = walk(dossier, taken, line)
        seen.append(dossier.due)
    assert seen == steps


@pytest.mark.parametrize(("at", "on"), [("14:59", dt.date(2025, 9, 26)), ("15:01", dt.date(2025, 9, 29))])
def test_after_three_o_clock_it_is_forwarded_on_the_next_working_day(rules, at, on):
    """Nghị định 118/2025 Điều 18.2 (OST-52), on a Friday; not of online dossiers (LA-18)."""
    dossier = walk(opened(), rules, "submit_counter 2025-09-26 08:00", f"accept 2025-09-26 {at}")
    assert timers(dossier, rules)["forwarding"] == on
    online = walk(opened("online"), rules, "submit_online 2025-09-26 08:00", f"accept 2025-09-26 {at}")
    assert "forwarding" not in timers(online, rules)


@pytest.mark.parametrize(("return_by", "due"), [("post", dt.date(2025, 9, 30)), ("counter", dt.date(2025, 10, 2))])
def test_the_post_has_its_own_time(rules, return_by, due):
    """Thông tư 17/2017 Điều 5.3, 7.2: J + 2 between districts, J + 4 where the appointment slip is delivered."""
    sent = walk(opened("post", return_by), rules, "post_accept 2025-09-26 09:00 slip=A zone=between_districts")
    assert timers(sent, rules) == {"carriage_in": due}


def test_a_wrong_result_is_corrected_in_three_working_days_by_the_decree_of_2025_only(rules):
    """Nghị định 118/2025 Điều 23.1 (OST-70); Nghị định 61/2018 Điều 21.1 names no time."""
    wrong = ("decide 2025-10-01 09:00", "issue 2025-10-01 10:00", "recall_result 2025-10-02 09:00")
    assert timers(walk(processing(rules), rules, *wrong), rules)["correction"] == dt.date(2025, 10, 7)
    old = ("decide 2020-10-01 09:00", "issue 2020-10-01 10:00", "recall_result 2020-10-02 09:00")
    assert timers(walk(processing(rules, "2020-09-30"), rules, *old), rules) == {}


@pytest.mark.parametrize(
    ("reading", "due"), [("runs", dt.date(2025, 10, 9)), ("suspends", dt.date(2025, 10, 14))]
)
def test_a_financial_obligation_suspends_only_by_a_reading(rules, reading, due):
    """No article that was read suspends the time (CLK-07); 1 to 6 October are three working days."""
    taken = rules.with_(financial_obligation=reading)
    paid = walk(processing(taken), taken, "request_payment 2025-10-01 09:00", "pay 2025-10-06 09:00")
    assert paid.due == due


def test_consulting_suspends_nothing(rules):
    """Nghị định 118/2025 Điều 19.4 (OST-62)."""
    assert walk(processing(rules), rules, "consult 2025-10-01 09:00").due == dt.date(2025, 10, 9)


def test_the_page_prints_what_the_other_reading_would_give(rules):
    """Nghị định 61/2018 fixes no start (LA-01): the other one is the day of form 01."""
    sent = ("post_accept 2020-06-05 09:00 slip=A", "post_handover 2020-06-09 16:00", "accept 2020-06-11 09:00")
    page = motcua.explain(walk(opened("post"), rules, *sent), rules, "vi")
    readings = page[page.index("IV. ") : page.index("V. Kết luận")]
    assert "22/06/2020" in readings and "Điều 7.4" in readings
    assert all(f"{name} {value}" in page for name, value in rules.editions.items() if value)


def test_under_the_law_of_another_day_the_difference_is_told(rules):
    """A dossier by post of 2020 under Nghị định 118/2025 Điều 17.3: form 01 starts the time."""
    sent = ("post_accept 2020-06-05 09:00 slip=A", "post_handover 2020-06-09 16:00", "accept 2020-06-11 09:00")
    dossier = walk(opened("post"), rules, *sent)
    told_differences = [str(each) for each in motcua.what_if(dossier, rules, law_of=dt.date(2025, 7, 1)).differences]
    assert any("due: 2020-06-18 -> 2020-06-22" in each for each in told_differences)
