# SPDX-License-Identifier: Apache-2.0
"""Clocks, documents, logs, saves, duties and pictures walked through the public interface; what is expected was worked
out from the article or the formula named, before anything was run."""

import datetime as dt
import json
import random
import re
import threading

import motcua
import pytest

SUBMITTED = ("submit_counter", "2023-03-01T08:00", "applicant")
TAKEN = [
    SUBMITTED,
    ("accept", "2023-03-01T09:00", "desk_clerk", "A"),
    ("forward", "2023-03-01T10:00", "desk_clerk", "A"),
]
EXTENDED = ("extend", "2023-03-06T09:00", "leader", "B", "due=2023-03-20")
EXTENDED_LATER = ("extend", "2023-03-07T09:00", "leader", "B", "due=2023-03-20")
# Seven working days from Wednesday 1 March: Friday 10 March. Anew from Friday 10 March: Tuesday 21 March.
COMPLETED = [
    *TAKEN,
    ("request_supplement", "2023-03-03T09:00", "desk_clerk", "A"),
    ("receive_supplement", "2023-03-10T09:00", "desk_clerk", "A"),
    ("forward", "2023-03-10T10:00", "desk_clerk", "A"),
    ("decide", "2023-03-20T09:00", "leader", "B"),
    ("issue", "2023-03-20T10:00", "officer", "O"),
]
INJECTION = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


def opened(by="counter"):
    return motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake=by, return_by=by)


def event(what, when, who, actor_id=None, *evidence, **more):
    return motcua.Event(what, dt.datetime.fromisoformat(when), who, actor_id=actor_id, evidence=evidence, **more)


def course(steps, rules, dossier=None):
    dossier = dossier or opened()
    for step in steps:
        outcome = motcua.apply(dossier, event(*step), rules)
        assert outcome.refusal is None, (step, outcome.refusal.text.en)
        dossier = outcome.dossier
    return dossier


@pytest.mark.parametrize(
    ("clock", "promise", "due", "legal", "indicator"),
    [
        # Điều 19.4 of NĐ 61/2018 counts anew; the formula of QĐ 766 takes 7 days off: 13 March, after the 10th.
        ("restart", "first", (2023, 3, 21), "early", "late"),
        # Put off by the five working days of the pause: 17 March, one day before the result.
        ("pause", "first", (2023, 3, 17), "late", "late"),
        ("go_on", "first", (2023, 3, 10), "late", "late"),
        # Compared with the day that was put off, the pause is not taken off again: 20 March against 21 or 17.
        ("restart", "current", (2023, 3, 21), "early", "on_time"),
        ("pause", "current", (2023, 3, 17), "late", "late"),
    ],
)
def test_no_pause_is_credited_twice(rules, clock, promise, due, legal, indicator):
    under = rules.with_(supplement_clock=clock, indicator_promise=promise)
    both = motcua.clocks(course(COMPLETED, under), under)
    assert both.legal.due == dt.date(*due)
    assert (both.legal.verdict, both.indicator.verdict) == (legal, indicator)
    taken_off = promise == "first" or clock == "go_on"
    assert both.indicator.subtracted == (7 * 86400 if taken_off else 0)
    assert [credit.legal for credit in both.pauses] == [clock != "go_on"]
    # A system that does both would have said "on time" each time: 13 March against 17 or 21.
    if clock != "go_on":
        assert both.credited_twice == "on_time"
    else:
        assert both.credited_twice is None
    assert len(both.reasons) >= 2 and all(r.vi and r.en for r in both.reasons)


def test_the_clocks_leave_out_what_came_after(rules):
    taken = course(TAKEN, rules)
    before = motcua.clocks(taken, rules, dt.datetime(2023, 3, 1, 8, 30))
    assert (before.stand, before.indicator.verdict) == ("neither", "not_counted")
    after = motcua.clocks(taken, rules, dt.datetime(2023, 3, 11, 0, 0))
    assert (after.stand, after.legal.late, after.indicator.end_by) == ("agree", True, "period_end")


def test_a_number_is_another_form_under_another_circular():
    old, new = (
        [(f and f.kind.value) for f in (motcua.find_form(circular, n) for n in range(1, 8))]
        for circular in ("Thông tư 01/2018/TT-VPCP", "Thông tư 03/2025/TT-VPCP")
    )
    assert old[:4] == new[:4] == ["receipt_slip", "supplement_request", "refusal_slip", "apology"]
    assert old[4:] == ["control_slip", "dossier_register", None]
    assert new[4:] == ["stop_notice", "control_slip", "dossier_register"]
    assert motcua.find_form(None, 5, dt.date(2025, 9, 14)).kind == "control_slip"
    assert motcua.find_form(None, 5, dt.date(2025, 9, 15)).kind == "stop_notice"
    assert motcua.find_form("Thông tư 05/2099/TT-X", 1) is None
    # Nobody read an annex of 2025: no field is made up. Those of 2018 are observed, no more.
    for form in motcua.documents():
        if form.circular == "Thông tư 03/2025/TT-VPCP":
            assert (form.fields, form.certainty) == ([], "second_hand") or form.kind == "control_slip"
        if form.circular == "Thông tư 01/2018/TT-VPCP":
            assert all(certainty == "observed" for _, _, certainty in form.fields)


def test_a_form_is_that_of_the_day_it_is_issued_on(rules):
    # Taken in under one circular, put off under the next: LA-14 keys forms by instrument and number.
    taken = [("submit_counter", "2025-09-12T08:00", "applicant"), ("accept", "2025-09-12T09:00", "desk_clerk")]
    d = course([*taken, ("extend", "2025-09-16T09:00", "leader", "B", "due=2025-10-20")], rules)
    assert [(i.kind.value, i.form.circular) for i in motcua.issued_documents(d, rules)] == [
        ("receipt_slip", "Thông tư 01/2018/TT-VPCP"),
        ("apology", "Thông tư 03/2025/TT-VPCP"),
    ]


def test_papers_go_back_through_the_desk_and_the_control_slip_says_so(rules):
    # LA-04: unit → desk with the request, and a new forwarding after it.
    lines = motcua.control_slip(course(COMPLETED, rules), rules)
    assert [line.what.value for line in lines] == ["forward", "request_supplement", "forward", "issue"]
    assert (lines[1].giver, lines[1].taker) == (lines[0].taker, lines[0].giver)


@pytest.mark.parametrize("steps", [TAKEN, COMPLETED])
def test_a_cut_save_is_refused_and_an_edited_state_is_not_believed(rules, steps):
    d = course(steps, rules)
    text = motcua.save_dossier(d, rules)
    for n in range(len(text.rstrip())):
        with pytest.raises(motcua.Error):
            motcua.load_dossier(text[:n], rules)
    claim = json.loads(text)
    claim["state"].update(status="returned", due="2030-01-01")
    read = motcua.load_dossier(json.dumps(claim), rules)
    assert read.dossier == d and len(read.differences) == 2
    claim = json.loads(text)
    claim["machine"] = "0" * 16
    assert not motcua.load_dossier(json.dumps(claim), rules).same_table
    claim = json.loads(text)
    del claim["events"][1]
    lost = motcua.load_dossier(json.dumps(claim), rules)
    assert [r.event.what.value for r in lost.refused][0] == "forward" and lost.differences


def test_flipped_bits_of_a_save_never_crash(rules):
    text = motcua.save_dossier(course(COMPLETED, rules), rules).encode()
    draw = random.Random(6)
    refused = 0
    for _ in range(1500):
        wrong = bytearray(text)
        wrong[draw.randrange(len(wrong))] ^= 1 << draw.randrange(8)
        try:
            motcua.load_dossier(wrong.decode("utf-8", "replace"), rules)
        except motcua.Error:
            refused += 1
    assert refused > 500


def test_a_narrower_table_refuses_events_of_an_older_save(rules):
    text = motcua.save_dossier(course(COMPLETED, rules), rules)
    narrow = motcua.machine.with_([{"id": "X-1", "event": "request_supplement", "basis": "an example", "forbid": True}])
    read = motcua.load_dossier(text, rules.with_(machine=narrow))
    assert not read.same_table
    assert [r.event.what.value for r in read.refused][:2] == ["request_supplement", "receive_supplement"]


def test_who_received_does_not_decide_also_by_a_correction(rules):
    deny = rules.with_(same_person="deny")
    log = motcua.DossierLog(opened(), deny)
    for step in [*TAKEN, ("decide", "2023-03-06T09:00", "leader", "B")]:
        log = log.append(event(*step), rules=deny).log
    assert log.version == 4
    told = {"recorded": dt.datetime(2023, 3, 7, 9), "actor": "leader", "rules": deny}
    by_decider = event("accept", "2023-03-01T09:00", "desk_clerk", "B")
    by_receiver = event("decide", "2023-03-06T09:00", "leader", "A")
    for entry, instead in ((2, by_decider), (4, by_receiver)):
        answer = log.correct(entry, instead, **told)
        assert (answer.result, answer.refused_entry, answer.refusal.guard) == ("refused", 4, "separate_duties")
        assert answer.log == log
    assert log.correct(4, event("decide", "2023-03-06T09:00", "leader", "C"), **told).result == "stored"


@pytest.mark.parametrize(
    ("last", "refused"),
    [
        ([("decide", "2023-03-06T09:00", "leader", "A")], True),
        ([("refuse_on_merits", "2023-03-06T09:00", "leader", "A")], True),
        ([EXTENDED, ("decide", "2023-03-07T09:00", "leader", "B")], True),
        ([("decide", "2023-03-06T09:00", "leader", "B"), EXTENDED_LATER], True),
        ([("decide", "2023-03-06T09:00", "leader", "B")], False),
        ([EXTENDED, ("decide", "2023-03-07T09:00", "leader", "C")], False),
    ],
)
def test_pairs_of_duties(rules, last, refused):
    deny = rules.with_(same_person="deny")
    d = course([*TAKEN, *last[:-1]], deny)
    outcome = motcua.apply(d, event(*last[-1]), deny)
    assert (outcome.refusal is not None) == refused
    assert not refused or outcome.refusal.guard == "separate_duties"
    # What is only inferred warns by default.
    assert bool(motcua.apply(d, event(*last[-1]), rules).warnings) == refused


def test_keys_and_versions(rules):
    log = motcua.DossierLog(opened(), rules).append(event(*SUBMITTED, key="k1"), 0, rules).log
    accept = event("accept", "2023-03-01T09:00", "desk_clerk", key="k2")
    assert [log.append(accept, n, rules).result for n in (0, 1, 2, 2**40)] == ["stale", "stored", "stale", "stale"]
    assert log.append(event("accept", "2023-03-01T09:00", "desk_clerk", key="k1"), 1, rules).result == "key_reused"
    log = log.append(accept, 1, rules).log
    told = {"recorded": dt.datetime(2023, 3, 3, 8), "actor": "leader", "rules": rules}
    later = event("accept", "2023-03-02T09:00", "desk_clerk")
    assert log.correct(2, later, key="k2", **told).result == "key_reused"
    mended = log.correct(2, later, key="c1", **told).log
    assert mended.correct(2, later, key="c1", **told).result == "repeated"
    assert mended.correct(3, later, **told).result == "no_entry"
    assert (mended.dossier.due, log.dossier.due) == (dt.date(2023, 3, 13), dt.date(2023, 3, 10))


def test_what_stands_in_a_dossier_never_becomes_markup(rules):
    taken = ("accept", "2023-03-01T09:00", "desk_clerk", "A", INJECTION)
    d = course([(*SUBMITTED, "A", INJECTION), taken], rules)
    refused = motcua.apply(d, event("decide", "2023-03-03T10:00", "leader", "B", INJECTION), rules)
    with pytest.raises(motcua.Error, match="M1309 actor_id"):
        motcua.apply(d, event("forward", "2023-03-03T10:00", "desk_clerk", INJECTION), rules)
    named = motcua.Dossier.open(INJECTION, agency=INJECTION, unit=INJECTION, intake="post", return_by="post")
    pages = [
        d._repr_html_(), refused._repr_html_(), refused.refusal._repr_html_(), named._repr_html_(),
        motcua.dossier_view(named, rules)._repr_html_(), motcua.explanation_view(named, rules)._repr_html_(),
        motcua.explanation_view(d, rules)._repr_html_(), motcua.allowed_view(d, rules)._repr_html_(),
        motcua.control_table(d, rules)._repr_html_(), motcua.register_table({INJECTION: d}, rules)._repr_html_(),
    ]
    for page in pages:
        assert not re.search(r"<(script|img)", page), page[:200]
    assert sum("&lt;script&gt;" in page for page in pages) >= 4


def test_ten_thousand_events(rules):
    d, at = course(TAKEN, rules), dt.datetime(2023, 3, 2, 8)
    for n in range(10_000):
        what, who = (("consult", "officer"), ("answer_consultation", "consulted_agency"))[n % 2]
        d = motcua.apply(d, motcua.Event(what, at + dt.timedelta(minutes=n), who), rules).dossier
    assert len(d.course) == 10_003
    assert motcua.load_dossier(motcua.save_dossier(d, rules), rules).dossier == d
    assert motcua.clocks(d, rules).legal.due == dt.date(2023, 3, 10)
    assert len(motcua.control_slip(d, rules)) == 10_001  # NĐ 61 Điều 19.5: out and back
    assert motcua.DossierLog(d, rules).version == 10_003


def test_threads_see_the_same(rules):
    d = course(COMPLETED, rules)
    text, page = motcua.save_dossier(d, rules), motcua.explain(d, rules)
    drawn = motcua.dossier_view(d, rules).to_text("vi")
    wrong = []

    def look():
        for _ in range(30):
            if motcua.load_dossier(text, rules).dossier != d or motcua.explain(d, rules) != page:
                wrong.append("explain")
            if motcua.dossier_view(d, rules).to_text("vi") != drawn:
                wrong.append("view")

    threads = [threading.Thread(target=look) for _ in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert wrong == []


def test_export_says_what_it_folds_and_what_it_has_no_code_for():
    export = motcua.export_statuses(list(motcua.Status))
    assert export.codes == [None, "1", "5", "3", "2", "4", "5", "6", "7", "8", "9", "10"]
    assert [row["mapped"] for row in export.report.rows()].count("exact") == 10 and export.unmapped == 1
    few = motcua.StatusScheme("two", {"A": "accepted", "B": "accepted"})
    report = motcua.export_statuses(["accepted", "returned"], few).report
    lines = {str(row["status"]): row["mapped"] for row in report.rows()}
    assert (lines.pop("accepted"), set(lines.values())) == ("chosen", {"none"})
