# SPDX-License-Identifier: Apache-2.0
"""Mistakes of real systems where a register comes in or codes go out, by their numbers; the machine's own stand in
dossier_mistakes_test.cpp and dossier_mistakes_more_test.cpp."""

from __future__ import annotations

import datetime as dt
import json

import motcua
import numpy as np
import pytest

ROW = {
    "MaHoSo": "B", "MaTTHC": "1.005442", "DonViXuLy": "bac_kan.tttt", "TrangThaiHoSo": "10", "KenhThucHien": "1", "HinhThuc": "0",
    "NgayTiepNhan": "20200601080000", "NgayHenTra": "20200610", "NgayKetThucXuLy": "20200609100000", "NgayTra": "20200611140000",
}  # fmt: skip
OPEN = {"NgayKetThucXuLy": "", "NgayTra": ""}
# Two systems that give the same integers other meanings, as data.
LARAVEL = motcua.StatusScheme("mot.he", {"6": "processing", "2": "accepted", "11": "stopped", "12": "returned"})
TWENTY = motcua.StatusScheme("hai.he", {"0": "submitted", "5": "returned", "9": "financial_obligation", "16": "not_accepted"})


@pytest.fixture(scope="module")
def rules():
    return motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))


def rows(*changes, **options):
    given = [ROW | {"MaHoSo": f"A{i}"} | change for i, change in enumerate(changes)]
    return motcua.events_from_dossiers({k: [g.get(k, "") for g in given] for k in dict.fromkeys(k for g in given for k in g)}, **options)


def messages(*dossiers, steps=()):
    return motcua.events_from_messages({"service": "DongBoHoSoMC", "data": list(dossiers)}, {"service": "CapNhatTienDoHoSoMC", "data": list(steps)})


def found(read):
    return [(p["number"], p["row"], p["column"]) for p in read.problems.rows()]


def step(status, at, id="A"):
    return {"MaHoSo": id, "TrangThai": status, "ThoiDiemXuLy": at}


# 1. Integer collisions.


def test_mistake_1_a_code_means_what_its_own_list_says():
    assert str(rows({"TrangThaiHoSo": "6"} | OPEN).dossiers["stated"][0]) == "financial_obligation"
    assert str(rows({"TrangThaiHoSo": "6"} | OPEN, scheme="mot.he", schemes=[LARAVEL]).dossiers["stated"][0]) == "processing"
    assert str(rows({"TrangThaiHoSo": "9"} | OPEN, scheme="hai.he", schemes=[TWENTY]).dossiers["stated"][0]) == "financial_obligation"
    assert str(rows({"TrangThaiHoSo": "5"}, scheme="hai.he", schemes=[TWENTY]).dossiers["stated"][0]) == "returned"


@pytest.mark.parametrize("code", ["0", "11", "12", "13", "16", "19"])
def test_mistake_1_an_invented_code_is_a_problem_and_no_status(code):
    read = rows({"TrangThaiHoSo": code} | OPEN, {})
    assert found(read) == [(1813, 1, "TrangThaiHoSo")] and read.dossiers["dossier"] == ["A1"] and read.refused == 1
    # A list is not filled up from another one either.
    assert found(rows({"TrangThaiHoSo": "4"} | OPEN, scheme="hai.he", schemes=[TWENTY])) == [(1813, 1, "TrangThaiHoSo")]


def test_mistake_1_who_the_applicant_is_is_not_read_from_an_integer():
    # LoaiDoiTuong is 0/1/2 in one guide and 1/2 in another: no column of that name changes anything.
    plain = rows({})
    for kind in ("0", "1", "2"):
        other = rows({"LoaiDoiTuong": kind})
        assert found(other) == []
        assert list(other.dossiers.rows()) == list(plain.dossiers.rows())
        assert other.events["event"].tolist() == plain.events["event"].tolist()


# 2. One-way withdrawal.


def test_mistake_2_a_log_may_go_from_7_back_and_not_into_7_from_what_is_closed(rules):
    base = {k: ROW[k] for k in ("MaTTHC", "DonViXuLy", "KenhThucHien", "HinhThuc", "NgayTiepNhan")} | {"MaHoSo": "A", "TrangThaiHoSo": "4"}
    back = messages(base, steps=[step("2", "20200601080000"), step("4", "20200601090000"), step("7", "20200602080000"), step("4", "20200603080000")])
    assert found(back) == [] and back.events["event"].tolist()[-2:] == ["request_withdrawal", "retract_withdrawal"]
    assert str(motcua.replay(back.events, back.dossiers, rules).dossiers["status"][0]) == "processing"
    assert [(r["rows"], r["first_row"]) for r in back.untold.rows() if r["what"] == "retraction"] == [(1, 1)]
    on = messages(base | {"TrangThaiHoSo": "9"}, steps=[step("2", "20200601080000"), step("7", "20200602080000"), step("9", "20200604080000")])
    assert found(on) == []
    assert on.events["event"].tolist()[-5:] == ["request_withdrawal", "retract_withdrawal", "forward", "decide", "issue"]
    granted = messages(base | {"TrangThaiHoSo": "8"}, steps=[step("2", "20200601080000"), step("7", "20200602080000"), step("8", "20200604080000")])
    assert granted.events["event"].tolist()[-1] == "grant_withdrawal" and "retraction" not in granted.untold["what"]
    for closed in ("3", "8", "9", "10"):
        before = [] if closed == "3" else [step("2", "20200601080000"), step("4", "20200601090000")]
        given = base | {"TrangThaiHoSo": "7"} | ({"NgayTiepNhan": ""} if closed == "3" else {})
        read = messages(given, steps=[*before, step(closed, "20200602080000"), step("7", "20200603080000")])
        assert read.refused == 1 and len(read.problems) >= 1, closed
        assert "request_withdrawal" not in read.events["event"].tolist(), closed


# 3. Guards that fail open.


def test_mistake_3_an_unknown_condition_is_refused_where_it_is_written():
    for guards in (["no_such_guard"], [""], ["intake_eligible", "dat_yeu_cau"]):
        with pytest.raises(motcua.Error) as raised:
            motcua.machine.with_([{"id": "X-1", "event": "accept", "basis": "a decision", "guards": guards}])
        assert raised.value.number == 1105
    for name in ("gaurds", "allow", "guards "):
        with pytest.raises(motcua.Error) as raised:
            motcua.machine.with_([{"id": "X-1", "event": "accept", "basis": "a decision", name: ["receives"]}])
        assert raised.value.number == 1505 and f'"{name}"' in str(raised.value)


# 4. Channel and delivery in one integer.


@pytest.mark.parametrize("kind", ["0", "1", "2", "3", "4"])
def test_mistake_4_one_integer_for_two_things_never_says_how_a_dossier_came_in(kind):
    given = {k: v for k, v in ROW.items() if k != "HinhThuc"}
    read = motcua.events_from_dossiers({k: [v] for k, v in (given | {"via_postal": kind}).items()})
    assert str(read.dossiers["intake"][0]) == "counter"
    assert str(read.dossiers["return_by"][0]) == ("post" if kind in "234" else "counter")


def test_mistake_4_way_in_and_way_out_are_read_apart():
    for channel, intake in (("1", "counter"), ("2", "online"), ("3", "post")):
        for way, back in (("0", "counter"), ("1", "post")):
            read = rows({"KenhThucHien": channel, "HinhThuc": way})
            assert (str(read.dossiers["intake"][0]), str(read.dossiers["return_by"][0])) == (intake, back)
    assert found(rows({"HinhThuc": "2"})) == [(1414, 1, "HinhThuc")]  # "not 0 and not 1" is told, not derived


# 8. What is told to the portal, and what is left empty.


def test_mistake_8_an_empty_promised_day_stays_empty_and_nothing_stands_for_acceptance(rules):
    read = rows({"NgayHenTra": ""}, {"NgayTiepNhan": "", "submitted": "20200530080000"}, {"submitted": "20200530080000"})
    assert found(read) == [(1415, 2, "NgayTiepNhan")]  # when it was made is not when it was accepted
    assert np.isnat(read.dossiers["promised"][0])
    accepted = {e["dossier"]: str(e["occurred"]) for e in read.events.rows() if e["event"] == "accept"}
    assert accepted == {"A0": "2020-06-01T08:00:00", "A2": "2020-06-01T08:00:00"}
    # The due day is that of the law, whether the row promised one or not.
    due = motcua.replay(read.events, read.dossiers, rules).dossiers["due"]
    assert due[0] == due[1] and not np.isnat(due[0])


def test_mistake_8_errors_of_a_batch_are_told_one_by_one_and_the_good_rows_count(rules):
    bad = [{"TrangThaiHoSo": "77"}, {"NgayTra": "hôm qua"}, {"KenhThucHien": "9"}]
    read = rows({}, *bad, {})
    assert [r for _, r, _ in found(read)] == [2, 3, 4] and read.rows == 5 and read.refused == 3
    assert read.dossiers["dossier"] == ["A0", "A4"]
    # A code that is none is refused where the catalogue is known.
    wrong = rows({}, {"MaTTHC": "1.00544"})
    replayed = motcua.replay(wrong.events, wrong.dossiers, rules)
    assert {p["number"] for p in replayed.problems.rows()} >= {1413}
    assert str(replayed.dossiers["status"][0]) == "returned"


def test_mistake_8_a_refused_event_leaves_nothing_to_send(rules):
    d = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter")
    out = motcua.apply(d, motcua.Event("collect", dt.datetime(2020, 6, 1, 8), "applicant"), rules)
    assert out.refusal is not None and out.dossier == d
    assert motcua.export_statuses([out.dossier]).codes == [None]  # never "returned"


# 9. Answers read as success.


@pytest.mark.parametrize("answer", ["00", "0", 0, "", None, True])
def test_mistake_9_an_answer_of_the_portal_is_no_status(answer, rules):
    base = {k: ROW[k] for k in ("MaTTHC", "DonViXuLy", "KenhThucHien", "HinhThuc", "NgayTiepNhan")} | {"MaHoSo": "A"}
    read = messages(base | {"TrangThaiHoSo": answer}, base | {"MaHoSo": "B", "TrangThaiHoSo": "2"})
    assert found(read) == [(1813, 1, "TrangThaiHoSo")] and read.dossiers["dossier"] == ["B"]
    # And a step with it is told; none is skipped in silence.
    read = messages(base | {"TrangThaiHoSo": "2"}, steps=[step(answer, "20200602080000")])
    assert [n for n, _, _ in found(read)] == [1813]
    outcome = motcua.apply(motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="x", intake="counter", return_by="counter"),
                           motcua.Event("submit_counter", dt.datetime(2020, 6, 1, 8), "applicant"), rules)  # fmt: skip
    with pytest.raises(motcua.Error) as raised:
        bool(outcome)
    assert raised.value.number == 1601


# 10. Days where the limit is in hours.


@pytest.mark.parametrize("column", ["NgayTiepNhan", "NgayKetThucXuLy", "NgayTra"])
def test_mistake_10_a_day_is_never_an_instant(column):
    read = rows({column: "20200609"}, {})
    assert found(read) == [(1812, 1, column)] and read.dossiers["dossier"] == ["A1"]
    told = rows({column: "20200609"} | ({"NgayTra": ""} if column == "NgayKetThucXuLy" else {}), bare_days=dt.time(17))
    assert "hour" in told.untold["what"] or told.refused == 1  # assumed, and said so


# 11. A status that the list does not have.


def test_mistake_11_an_unmapped_status_is_none_and_counted_and_never_a_blank():
    for scheme in (LARAVEL, TWENTY, motcua.national_statuses()):
        export = motcua.export_statuses(motcua.Status, scheme)
        assert all(code is None or code.strip() for code in export.codes)
        assert export.unmapped == sum(c is None for c in export.codes) == sum(r["mapped"] == "none" for r in export.report.rows())
        assert json.loads(json.dumps(export.codes)).count("") == 0
    # Coming in, an empty status is told as well.
    assert found(rows({"TrangThaiHoSo": ""})) == [(1813, 1, "TrangThaiHoSo")]


# 12. Done and returned, numbers used twice.


def test_mistake_12_what_is_done_is_not_returned_before_somebody_says_so(rules):
    read = rows({"TrangThaiHoSo": "9", "NgayTra": ""}, {}, {"TrangThaiHoSo": "9"}, {"NgayTra": ""})
    assert found(read) == [(1814, 3, "NgayTra")]  # done, yet returned: one of the two is wrong
    replayed = motcua.replay(read.events, read.dossiers, rules)
    assert [str(x) for x in replayed.dossiers["status"]] == ["finished", "returned", "finished"]
    # Late or not is judged by the result at the desk: when it was fetched changes nothing.
    assert len({str(x) for x in replayed.dossiers["timeliness"]}) == 1


def test_mistake_12_one_number_at_the_portal_and_at_the_counter_is_two_dossiers():
    counter = {k: ROW[k] for k in ("MaTTHC", "DonViXuLy", "KenhThucHien", "HinhThuc", "NgayTiepNhan")} | {"MaHoSo": "A", "TrangThaiHoSo": "2"}
    good = counter | {"MaHoSo": "C"}
    for other in (counter | {"KenhThucHien": "2"}, counter | {"MaTTHC": "1.005443"}):
        read = messages(counter, good, other, steps=[step("4", "20200601090000"), step("4", "20200601090000", "C")])
        # Which of them the step belongs to cannot be known: neither counts, and both are named.
        assert found(read) == [(1412, 1, "MaHoSo"), (1412, 3, "MaHoSo")]
        assert read.dossiers["dossier"] == ["C"] and read.rows == 3 and read.refused == 2
        assert "superseded" not in read.untold["what"]
    # The same dossier told again is one, also where a message leaves fields out.
    for again in (counter | {"TrangThaiHoSo": "4"}, {k: v for k, v in counter.items() if k != "KenhThucHien"}):
        read = messages(counter, again, good)
        assert found(read) == [] and read.dossiers["dossier"] == ["A", "C"]
        assert [r["rows"] for r in read.untold.rows() if r["what"] == "superseded"] == [1]
    # In a table the second row of a number is a problem.
    assert found(rows({"MaHoSo": "A"}, {"MaHoSo": "A", "KenhThucHien": "2"})) == [(1412, 2, "MaHoSo")]
