# SPDX-License-Identifier: Apache-2.0
"""Both clocks, what if, documents, control slip, register and records from Python; what they say is tested in C++."""

from __future__ import annotations

import datetime as dt

import motcua
import pytest

RULES = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
POST = {"agency": "bac_kan.tttt", "unit": "bac_kan.tthcc", "intake": "post", "return_by": "post"}


def course(d, steps, rules=RULES):
    for what, when, who, *evidence in steps:
        out = motcua.apply(d, motcua.Event(what, dt.datetime.fromisoformat(when), who, evidence=evidence), rules)
        assert out.refusal is None, out.refusal
        d = out.dossier
    return d


def sent(slip):
    d = motcua.Dossier.open("1.005442", **POST)
    return course(d, [("post_accept", "2020-06-05T09:00", "postal_worker", f"slip={slip}", "zone=between_districts")])


@pytest.fixture(scope="module")
def completed():
    """Accepted in 2023, asked to complete on the third day, complete a week later."""
    d = motcua.Dossier.open("1.005442", **{**POST, "intake": "counter", "return_by": "counter"})
    return course(d, [
        ("submit_counter", "2023-03-01T08:00", "applicant"),
        ("accept", "2023-03-01T09:00", "desk_clerk"),
        ("request_supplement", "2023-03-03T09:00", "desk_clerk"),
        ("receive_supplement", "2023-03-10T09:00", "desk_clerk"),
        ("forward", "2023-03-10T10:00", "desk_clerk"),
        ("decide", "2023-03-20T08:00", "leader"),
        ("issue", "2023-03-20T09:00", "officer"),
    ])  # fmt: skip


def test_two_clocks(completed):
    both = motcua.clocks(completed, RULES)
    assert both.legal.verdict == "early" and both.legal.due == completed.due == dt.date(2023, 3, 21)  # 7 working days anew
    assert both.indicator.verdict == motcua.IndicatorVerdict.LATE  # the 13th against the 10th
    assert both.indicator.promised == dt.date(2023, 3, 10) and both.indicator.counted == dt.datetime(2023, 3, 13, 9)
    assert both.stand == "differ" and both.indicator_basis.certainty == "observed"
    assert [(p.legal, p.indicator, p.spell.completed) for p in both.pauses] == [(True, True, dt.datetime(2023, 3, 10, 9))]
    assert both.credited_twice == "on_time" and "differ" in repr(both)
    assert motcua.clocks(completed, RULES.with_(indicator_promise="current")).indicator.verdict == "on_time"
    assert motcua.clocks(completed, RULES, dt.datetime(2023, 3, 5)).indicator.end_by == "supplement_requested"
    assert motcua.why_late(completed, RULES).reasons[-1][0].vi.startswith("Cổng: Quá hạn")
    assert "(tính riêng): quá hạn" in motcua.explain(completed, RULES)


def test_the_indicator_of_a_log_of_ones_own():
    day = lambda n, hour=9: dt.datetime(2023, 3, 1, hour) + dt.timedelta(days=n)  # noqa: E731
    count = motcua.count_indicator(day(0), day(10).date(), day(30), finished=day(16), supplements=[(day(3), day(8))])
    assert count.verdict == "late" and count.subtracted == 5 * 86400 and count.credited == [0]
    assert motcua.count_indicator(day(0), day(11).date(), day(30), finished=day(16), supplements=[(day(3), day(8))]).verdict == "on_time"
    assert motcua.count_indicator(day(0), day(10, 17), day(30), finished=day(10, 18)).verdict == "late"  # an instant was promised
    assert motcua.count_indicator(day(0), day(10, 17), day(30), finished=day(10, 17)).verdict == "on_time"
    assert motcua.count_indicator(day(0), day(10).date(), day(30), supplements=[(day(3), None)]).end_by == "supplement_requested"
    twice = [(day(2), day(3)), (day(4), day(5))]
    assert motcua.count_indicator(day(0), day(10).date(), day(30), finished=day(6), supplements=twice).verdict == "late"
    gentle = motcua.Rules(indicator_requests="late_without_end")
    assert motcua.count_indicator(day(0), day(10).date(), day(30), finished=day(6), supplements=twice, rules=gentle).verdict == "on_time"
    assert motcua.count_indicator(None, day(10).date(), day(30)).verdict == "not_counted"
    assert motcua.count_indicator(day(0), None, day(30)).verdict == "unknown"
    with pytest.raises(motcua.Error) as raised:
        motcua.count_indicator(day(0).date(), None, day(30))
    assert raised.value.number == 1103
    with pytest.raises(motcua.Error) as raised:
        motcua.count_indicator(day(0), None, day(30), supplements=[(day(1),)])
    assert raised.value.number == 1309


def test_what_if(completed):
    same = motcua.what_if(completed, RULES)
    assert same.differences == [] and len(same.was) == len(same.would_be) == 7
    later = motcua.what_if(completed, RULES, law_of=dt.date(2026, 9, 1))
    assert {str(d.kind) for d in later.differences} == {"basis"}  # other articles, the same course
    assert all("118/2025" in d.would_be.vi or "309/2026" in d.would_be.vi or "45/2016" in d.would_be.vi for d in later.differences)
    pause = motcua.what_if(completed, RULES, RULES.with_(supplement_clock="go_on"))
    kinds = [str(d.kind) for d in pause.differences]
    assert kinds == ["due", "verdict"] and pause.differences[0].would_be.en == "2023-03-10"
    assert pause.differences[1].event == 7 and "verdict" in repr(pause.differences[1])
    with pytest.raises(motcua.Error) as raised:
        motcua.what_if(completed, RULES, law_of="2026")
    assert raised.value.number == 1101


def test_documents():
    assert [motcua.find_form("Thông tư 03/2025/TT-VPCP", n).kind.value for n in range(1, 8)] == [
        "receipt_slip", "supplement_request", "refusal_slip", "apology", "stop_notice", "control_slip", "dossier_register",
    ]  # fmt: skip
    assert motcua.find_form(None, 5, dt.date(2024, 3, 1)).kind == "control_slip"
    assert motcua.find_form(None, 5, dt.date(2026, 3, 1)).kind == "stop_notice"
    assert motcua.find_form("Thông tư 01/2018/TT-VPCP", 7) is None
    form = motcua.documents_of("extend", dt.date(2020, 6, 1))[0]
    assert (form.circular, form.number, form.certainty) == ("Thông tư 01/2018/TT-VPCP", 4, "text")
    assert [rule for _, rule, _ in form.needs] == ["OST-13 OST-64", "LA-05", ""]
    assert {certainty for *_, certainty in form.fields} == {motcua.Certainty.OBSERVED}
    assert len(motcua.documents()) > 30 and form.title("en").startswith("form 04")
    assert motcua.documents_to_markdown("vi").startswith("| giấy tờ |")


def test_issued_documents_control_slip_and_register(completed):
    issued = motcua.issued_documents(completed, RULES)
    assert [(str(i.kind), i.form.number) for i in issued] == [("receipt_slip", 1), ("supplement_request", 2), ("result", 0)]
    slip = motcua.control_table(completed, RULES, lang="en")
    assert slip["from"] == ["at the one-stop desk", "signed"] and slip["to"] == ["at the competent unit", "at the one-stop desk"]
    assert slip["working_days"] == [0, 6]
    register = motcua.register_table({"A-1": completed, "A-2": sent("S1")}, RULES)
    assert register["dossier"] == ["A-1", "A-2"]
    assert [str(j) for j in register["judged"]] == ["early", "unfinished"]
    assert register["documents"] == ["receipt_slip, supplement_request, result", "consignment_slip"]
    assert register["supplements"] == [1, 0]


def test_a_record_for_many_dossiers():
    held = {"A": sent("S1"), "B": sent("S2"), "C": sent("S2")}
    when = dt.datetime(2020, 6, 9, 9)
    out = motcua.apply_record("post_handover", when, "postal_worker", [("A", "S1"), ("B", "S2")], held, RULES, number="BB-1")
    assert out.applied and sorted(out.dossiers) == ["A", "B"] and not out.problems
    assert [(name, str(e.what)) for name, e in out.events] == [("A", "post_handover"), ("B", "post_handover")]
    assert out.dossiers["A"].status == "submitted" and held["A"].status == "draft"
    assert motcua.carriage(out.dossiers["A"], RULES).legs[0].late is False
    bad = motcua.apply_record("post_handover", when, "postal_worker", [("A", "S9"), "X", ("B", "S2", False)], held, RULES, number="BB-2")
    assert not bad.applied and bad.dossiers == {} and bad.events == []
    assert [p.number for p in bad.problems] == [1418, 1411, 1418]
    assert "line 2 (X)" in bad.problems[1].place and "3 problems" in repr(bad)
    torn = ("A", "S1", True, False)
    assert not motcua.apply_record("post_handover", when, "postal_worker", [torn], held, RULES, number="BB-3").applied
    with_inventory = (*torn, ["inventory=KK-1"])
    assert motcua.apply_record("post_handover", when, "postal_worker", [with_inventory], held, RULES, number="BB-3").applied
    assert motcua.travelling_under("S2", held) == ["B", "C"]
    with pytest.raises(motcua.Error) as raised:
        bool(bad)
    assert raised.value.number == 1601
    leg = motcua.carriage(held["A"], RULES, dt.datetime(2020, 6, 11, 9)).legs[0]
    assert (leg.late, leg.working_days_late, leg.due, leg.slip) == (True, 2, dt.date(2020, 6, 9), "S1")
    assert motcua.carriage(held["A"], RULES).fees == [] and "1 legs" in repr(motcua.carriage(held["A"], RULES))


def test_what_is_only_observed_says_so():
    d = motcua.Dossier.open("1.005442", **{**POST, "intake": "counter"})
    d = course(d, [("submit_counter", "2020-06-01T08:00", "applicant"), ("accept", "2020-06-01T09:00", "desk_clerk")])
    ask = motcua.apply(d, motcua.Event("request_withdrawal", dt.datetime(2020, 6, 1, 10), "applicant"), RULES)
    assert ask.certainty == motcua.Certainty.OBSERVED
    grant = motcua.Event("grant_withdrawal", dt.datetime(2020, 6, 1, 11), "applicant")
    assert motcua.apply(ask.dossier, grant, RULES).refusal.certainty == motcua.Certainty.OBSERVED


def test_fees_that_the_post_holds():
    def with_fee(slip, *evidence):
        return motcua.apply(sent(slip), motcua.Event("pay", dt.datetime(2020, 6, 5, 16), "postal_worker", evidence=evidence), RULES).dossier

    held = {"A": with_fee("S1", "amount=50000"), "B": with_fee("S2"), "C": sent("S3"), "D": with_fee("S4", "amount=8.000")}
    all_of_them = motcua.fees_held_by_post(held, RULES)
    assert [(name, fee.amount, fee.handed_on) for name, fee in all_of_them.fees] == [("A", 50000, None), ("B", None, None), ("D", None, None)]
    assert (all_of_them.sum.known, all_of_them.sum.fees, all_of_them.sum.unknown, all_of_them.sum.total) == (50000, 3, 2, None)
    assert [(p.number, p.found) for p in all_of_them.problems] == [(1309, "amount=8.000")]
    assert repr(all_of_them) == "<FeesOfThePost 50000 đồng of 1 of 3 fees, 1 problems>"
    assert motcua.carriage(held["D"], RULES).problems[0].place == "pay at 2020-06-05T16:00:00"
    assert motcua.fees_held_by_post(held, RULES, dt.datetime(2020, 6, 5, 15)).sum.total == 0
    when = dt.datetime(2020, 6, 9, 9)
    lines = [("A", "S1"), ("B", "S2", True, True, ["amount=20000"]), ("C", "S3")]
    out = motcua.apply_record("post_handover", when, "postal_worker", lines, held, RULES, number="BB-1", fees_handed_over=True)
    assert out.applied and out.handed_on.total == 70000 and "70000" in repr(out.handed_on)
    assert [e.evidence for _, e in out.events if e.what == "remit_payment"] == [["number=BB-1", "amount=50000"], ["number=BB-1", "amount=20000"]]
    assert motcua.fees_held_by_post(out.dossiers, RULES).fees == []
    assert motcua.carriage(out.dossiers["A"], RULES).fees[0].amount_handed_on == 50000
    less = motcua.apply_record(
        "post_handover", when, "postal_worker", [("A", "S1", True, True, ["amount=40000"])], held, RULES, number="BB-2", fees_handed_over=True
    )
    assert not less.applied and less.handed_on.fees == 0 and "as taken" in less.problems[0].expected
