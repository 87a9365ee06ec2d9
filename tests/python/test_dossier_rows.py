# SPDX-License-Identifier: Apache-2.0
"""Registers with one row per dossier: the register made by hand, written out as five systems would, gives one replay."""

from __future__ import annotations

import datetime
import doctest
import importlib
import re
from pathlib import Path

import motcua
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from motcua import events_from_dossiers
from motcua.dossier_rows import import_register
from motcua.registers import read_register
from motcua.row_problems import ROW_KINDS

GOOD = Path(__file__).parents[2] / "examples" / "register-40"
CODES = {"draft": 1, "submitted": 1, "not_accepted": 3, "accepted": 2, "processing": 4, "supplement_requested": 5,
         "supplement_before_acceptance": 5, "financial_obligation": 6, "withdrawal_requested": 7, "stopped": 8,
         "finished": 9, "returned": 10}  # fmt: skip
WORDING = {1: "Mới đăng ký", 2: "Được tiếp nhận", 3: "Không được tiếp nhận", 4: "Đang xử lý", 8: "Dừng xử lý", 9: "Đã xử lý xong",
           10: "Đã trả kết quả"}  # fmt: skip
# A site's own list, as data: words of OpenCPS as the site of this test uses them.
LOCAL = motcua.StatusScheme("opencps.thu", {"new": "submitted", "processing": "processing", "denied": "not_accepted", "cancelled": "stopped",
                                            "done": "finished", "released": "returned"})  # fmt: skip
TO_LOCAL = {"draft": "new", "not_accepted": "denied", "processing": "processing", "stopped": "cancelled", "returned": "released"}


@pytest.fixture(scope="module")
def snapshot(true):
    """What a system holds of each dossier at the end: its status and the instants of a few steps."""
    events, dossiers = read_register(GOOD)
    rows = {}
    for i, id in enumerate(dossiers["dossier"]):
        state = true.dossiers
        due = state["due"][i]
        rows[id] = {k: dossiers[k][i] for k in ("dossier", "procedure", "agency", "unit", "intake")} | {
            "by_post": False, "status": str(state["status"][i]), "accepted": None, "finished": None, "returned": None,
            "promised": None if np.isnat(due) else due.astype(object),
        }  # fmt: skip
    for i, applied in enumerate(true.events["applied"]):
        row, at = rows[events["dossier"][i]], datetime.datetime.fromisoformat(events["occurred"][i])
        what = events["event"][i] if applied else ""
        if what == "accept":
            row["accepted"] = at
        elif what in ("issue", "refuse_intake", "stop", "grant_withdrawal"):
            row["finished"] = at
        elif what in ("deliver", "collect", "send_electronically"):
            row["returned"], row["by_post"] = at, what == "deliver"
    return list(rows.values())


def portal(rows):
    def at(t):
        return "" if t is None else t.strftime("%Y%m%d%H%M%S")

    return {
        "MaHoSo": [r["dossier"] for r in rows], "MaTTHC": [r["procedure"] for r in rows],
        "KenhThucHien": [{"counter": "", "online": "2", "post": "3"}[r["intake"]] for r in rows],
        "HinhThuc": [str(int(r["by_post"])) for r in rows], "TrangThaiHoSo": [str(CODES[r["status"]]) for r in rows],
        "NgayTiepNhan": [at(r["accepted"]) for r in rows], "NgayHenTra": [at(r["promised"]) for r in rows],
        "NgayKetThucXuLy": [at(r["finished"]) for r in rows], "NgayTra": [at(r["returned"]) for r in rows],
        "DonViXuLy": [r["agency"] for r in rows], "ChuHoSo": ["(không ghi)"] * len(rows),
    }, {}  # fmt: skip


def opencps(rows):
    def at(t):
        return None if t is None else f"{t.isoformat()}+07:00" if isinstance(t, datetime.datetime) else t.isoformat()

    return pa.table({
        "dossierNo": [r["dossier"] for r in rows], "serviceCode": [r["procedure"] for r in rows],
        "govAgencyCode": [r["agency"] for r in rows], "dossierStatus": [TO_LOCAL[r["status"]] for r in rows],
        "fromViaPostal": [int(r["intake"] == "post") for r in rows], "online_": [r["intake"] == "online" for r in rows],
        "viaPostal": [2 if r["by_post"] else 1 for r in rows], "receiveDate": [at(r["accepted"]) for r in rows],
        "dueDate": [at(r["promised"]) for r in rows], "releaseDate": [at(r["finished"]) for r in rows],
        "finishDate": [at(r["returned"]) for r in rows],
    }), {"scheme": LOCAL}  # fmt: skip


def headings(rows):
    def at(t):
        return "" if t is None else t.strftime("%d/%m/%Y %H:%M") if isinstance(t, datetime.datetime) else t.strftime("%d/%m/%Y")

    agencies = {id: f"Đơn vị {id}" for id in {r["agency"] for r in rows}}
    return {
        "STT": list(range(1, len(rows) + 1)), "Mã hồ sơ": [r["dossier"] for r in rows], "Mã TTHC": [r["procedure"] for r in rows],
        "Đơn vị xử lý": [agencies[r["agency"]] for r in rows], "Trạng thái hồ sơ": [WORDING[CODES[r["status"]]] for r in rows],
        "Kênh thực hiện": [{"counter": "Trực tiếp", "online": "trực tuyến", "post": "Bưu chính công ích"}[r["intake"]] for r in rows],
        "Hình thức": [int(r["by_post"]) for r in rows], "Ngày tiếp nhận": [at(r["accepted"]) for r in rows],
        "Ngày hẹn trả": [at(r["promised"]) for r in rows], "Ngày kết thúc xử lý": [at(r["finished"]) for r in rows],
        "Ngày trả": [at(r["returned"]) for r in rows],
    }, {"agencies": {v: k for k, v in agencies.items()}}  # fmt: skip


def serials(base):
    def at(t):
        if t is None:
            return float("nan")
        day = t if isinstance(t, datetime.datetime) else datetime.datetime.combine(t, datetime.time())
        return (day - base).total_seconds() / 86400

    return at


COLUMNS = {"số": "dossier", "thủ tục": "procedure", "nơi giải quyết": "agency", "đến": "intake", "về": "return_by", "trạng thái": "status",
           "nhận": "accepted", "hẹn": "promised", "xong": "finished", "trả": "returned"}  # fmt: skip


def excel(rows, base=datetime.datetime(1899, 12, 30), system="1900"):
    at = serials(base)
    return pd.DataFrame({
        "số": [r["dossier"] for r in rows], "thủ tục": [r["procedure"] for r in rows], "nơi giải quyết": [r["agency"] for r in rows],
        "đến": [r["intake"] for r in rows], "về": ["post" if r["by_post"] else "counter" for r in rows],
        "trạng thái": [float(CODES[r["status"]]) for r in rows], "nhận": [at(r["accepted"]) for r in rows],
        "hẹn": [at(r["promised"]) for r in rows], "xong": [at(r["finished"]) for r in rows], "trả": [at(r["returned"]) for r in rows],
        "nhan": ["không phải cột này"] * len(rows),
    }), {"columns": COLUMNS, "serials": system}  # fmt: skip


def mac(rows):
    table, options = excel(rows, datetime.datetime(1904, 1, 1), "1904")
    return {k: np.array(table[k], object) for k in table}, options


DIALECTS = [portal, opencps, headings, excel, mac]


def states(rows, rules):
    replayed = motcua.replay(rows.events, rows.dossiers, rules)
    assert len(replayed.problems) == 0
    return {r["dossier"]: {k: str(v) for k, v in r.items()} for r in replayed.dossiers.rows()}


@pytest.fixture(scope="module")
def of_portal(snapshot, rules):
    table, options = portal(snapshot)
    return events_from_dossiers(table, **options)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.__name__)
def test_five_dialects_give_one_replay(dialect, snapshot, rules, of_portal):
    table, options = dialect(snapshot)
    rows = events_from_dossiers(table, options.pop("columns", None), **options)
    assert len(rows.problems) == 0 and rows.rows == len(rows.dossiers) == 40
    assert states(rows, rules) == states(of_portal, rules)
    assert [str(s) for s in rows.dossiers["stated"]] == [str(s) for s in of_portal.dossiers["stated"]]
    assert (rows.dossiers["promised"] == of_portal.dossiers["promised"])[~np.isnat(of_portal.dossiers["promised"])].all()


# What a snapshot cannot tell, dossier by dossier; everything else is as the full register says.
LOST = {
    "papers": {"9001", "9003", "9005", "9011", "9020", "9025", "9029", "9030", "9038", "9040"},  # archived, given back, in the post
    "payment": {"9007", "9011", "9013", "9033", "9036"},
    "packet": {"9038"},
    "outcome": {"9030"},  # refused on the merits
    "taken_by_post_clerk": {"9006", "9007", "9011", "9012", "9014", "9015", "9020", "9025", "9026"},
    "supplements": {"9025", "9027"},
    "result": {"9015"},  # sent electronically: the portal's field knows the post only
}
MOVED = {
    "9003", "9013",  # handed over by post the day before: the clock starts at the acceptance instead
    "9025", "9027",  # a supplement after acceptance starts it anew
    "9031",  # a new date
    "9035",  # another case of the procedure, with a limit of its own
}  # fmt: skip


def test_a_snapshot_loses_what_is_listed_and_nothing_else(true, rules, of_portal):
    got = states(of_portal, rules)
    lost, moved = {}, set()
    for row in true.dossiers.rows():
        id, short = row["dossier"], row["dossier"][-4:]
        for name, value in row.items():
            if str(value) == got[id][name]:
                continue
            if name in ("due", "timeliness"):
                moved.add(short)
            elif name == "reconstructed":
                assert not value
            elif name != "started":
                lost.setdefault(name, set()).add(short)
    assert lost == LOST
    assert moved == MOVED


# Statuses, channels, readings


def table(**changes):
    good = {"dossier": "A", "procedure": "1.005442", "agency": "bac_kan.tttt", "status": "2", "accepted": "2020-06-01T08:00"}
    return {k: [v] for k, v in (good | changes).items()}


def told(rows):
    return [(e, str(t)[5:16], m) for e, t, m in zip(rows.events["event"], rows.events["occurred"], rows.events["evidence"])]


@pytest.mark.parametrize(
    ("status", "times", "events"),
    [
        ("1", {}, ""),
        ("1", {"submitted": 1}, "submit_counter:stated:submitted"),
        ("3", {}, ""),
        ("3", {"finished": 3}, "submit_counter:by_then:finished refuse_intake:stated:finished"),
        ("3", {"returned": 4}, "submit_counter:by_then:returned refuse_intake:by_then:returned"),
        ("3", {"submitted": 1, "finished": 3}, "submit_counter:stated:submitted refuse_intake:stated:finished"),
        ("5", {"submitted": 1}, "submit_counter:stated:submitted request_supplement:since_then:submitted"),
        ("5", {}, ""),
        ("2", {"accepted": 2}, "submit_counter:by_then:accepted accept:stated:accepted"),
        ("4", {"accepted": 2}, "submit_counter:by_then:accepted accept:stated:accepted forward:since_then:accepted"),
        ("5", {"accepted": 2}, "submit_counter:by_then:accepted accept:stated:accepted request_supplement:since_then:accepted"),
        ("6", {"accepted": 2}, "submit_counter:by_then:accepted accept:stated:accepted forward:since_then:accepted request_payment:since_then:accepted"),
        ("7", {"accepted": 2}, "submit_counter:by_then:accepted accept:stated:accepted request_withdrawal:since_then:accepted"),
        ("7", {"submitted": 1}, "submit_counter:stated:submitted request_withdrawal:since_then:submitted"),
        ("8", {"accepted": 2}, "submit_counter:by_then:accepted accept:stated:accepted forward:since_then:accepted stop:since_then:accepted"),
        ("8", {"accepted": 2, "finished": 3}, "submit_counter:by_then:accepted accept:stated:accepted forward:by_then:finished stop:stated:finished"),
        ("8", {"accepted": 2, "returned": 4}, "submit_counter:by_then:accepted accept:stated:accepted forward:by_then:returned stop:by_then:returned"),
        ("9", {"accepted": 2, "finished": 3}, "submit_counter:by_then:accepted accept:stated:accepted forward:by_then:finished decide:by_then:finished issue:stated:finished"),
        ("10", {"accepted": 2, "finished": 3}, "submit_counter:by_then:accepted accept:stated:accepted forward:by_then:finished decide:by_then:finished issue:stated:finished"),
        ("10", {"accepted": 2, "returned": 4}, "submit_counter:by_then:accepted accept:stated:accepted forward:by_then:returned decide:by_then:returned issue:by_then:returned collect:stated:returned"),
        ("10", {"accepted": 2, "finished": 3, "returned": 4}, "submit_counter:by_then:accepted accept:stated:accepted forward:by_then:finished decide:by_then:finished issue:stated:finished collect:stated:returned"),
    ],
)  # fmt: skip
def test_the_least_events_that_lead_to_a_status(rules, status, times, events):
    at = {k: f"2020-06-{v:02}T08:00" for k, v in times.items()}
    rows = events_from_dossiers(table(status=status, **({"accepted": "", "submitted": "", "finished": "", "returned": ""} | at)))
    assert len(rows.problems) == 0
    assert [f"{e}:{m.removeprefix('reconstructed=')}" for e, _, m in told(rows)] == events.split()
    for _, t, m in told(rows):
        assert t == at[m.rpartition(":")[2]][5:]
    replayed = motcua.replay(rows.events, rows.dossiers, rules)
    assert len(replayed.problems) == 0
    reached, stated = str(replayed.dossiers["status"][0]), str(rows.dossiers["stated"][0])
    undated = [r["what"] for r in rows.untold.rows() if r["what"] in ("undated", "return")]
    assert reached == (stated if not undated else "draft" if undated == ["undated"] else "finished")


@pytest.mark.parametrize("words", ["codes", "labels"])
def test_the_ten_national_codes(words):
    scheme = motcua.national_statuses()
    assert len(scheme.codes) == len(scheme.labels) == 10 and str(scheme.certainty) == "observed" and scheme.source
    for word, status in getattr(scheme, words).items():
        for cell in (word, f" {word} ", word.upper(), word.replace("ố", "o\u0302\u0301")):
            assert scheme.status(cell) == status
    assert motcua.Status("returned") == scheme.status("10")


def test_a_column_may_say_which_list_a_status_belongs_to():
    given = {"dossier": ["A", "B", "C", "D"], "procedure": ["1"] * 4, "agency": ["x"] * 4, "status": ["2", "7", "7", "7"], "accepted": ["2020-06-01T08:00"] * 4,
             "scheme": ["", "national", "tinh.x", "tinh.y"]}  # fmt: skip
    rows = events_from_dossiers(given, schemes=[motcua.StatusScheme("tinh.x", {"7": "processing"})])
    assert [str(s) for s in rows.dossiers["stated"]] == ["accepted", "withdrawal_requested", "processing"]
    assert [(p["number"], p["row"], p["column"]) for p in rows.problems.rows()] == [(1813, 4, "scheme")]


@pytest.mark.parametrize(
    ("columns", "intake", "return_by"),
    [
        ({}, "counter", "counter"), ({"intake": ""}, "counter", "counter"), ({"intake": None}, "counter", "counter"), ({"intake": 1}, "counter", "counter"),
        ({"intake": 2.0}, "online", "counter"), ({"intake": "3"}, "post", "counter"), ({"intake": "Bưu chính công ích"}, "post", "counter"),
        ({"sent_by_post": True}, "post", "counter"), ({"sent_by_post": 0, "filed_online": "true"}, "online", "counter"),
        ({"return_by": "1"}, "counter", "post"), ({"return_by": "electronic"}, "counter", "electronic"), ({"via_postal": 0}, "counter", "counter"),
        ({"via_postal": 1}, "counter", "counter"), ({"via_postal": 2}, "counter", "post"), ({"via_postal": 4}, "counter", "post"),
    ],
)  # fmt: skip
def test_channels(columns, intake, return_by):
    rows = events_from_dossiers(table(**columns))
    assert (rows.dossiers["intake"][0], rows.dossiers["return_by"][0]) == (intake, return_by)


def test_a_dossier_cannot_come_by_post_and_online():
    rows = events_from_dossiers(table(sent_by_post=1, filed_online=1))
    assert [p["number"] for p in rows.problems.rows()] == [1814]


def test_days_without_a_time_stand_at_the_hour_that_is_given():
    given = table(status="10", accepted="01/06/2020", finished="2020-06-01T07:30", returned="20200601")
    rows = events_from_dossiers(given, bare_days=datetime.time(8))
    assert len(rows.problems) == 0
    # On one day a time that is given is not contradicted by one that is assumed.
    assert [t for _, t, _ in told(rows)] == ["06-01T07:30"] * 5 + ["06-01T08:00"]
    assert {r["what"] for r in rows.untold.rows()} >= {"hour"}
    assert len(events_from_dossiers(given).problems) == 2
    later = events_from_dossiers(table(status="9", accepted="2020-06-01T09:30", finished="01/06/2020"), bare_days=datetime.time(8))
    assert [t for _, t, _ in told(later)] == ["06-01T09:30"] * 5


def test_what_is_not_told_is_counted_with_its_first_row():
    given = {k: v * 3 for k, v in table().items()} | {"dossier": ["A", "B", "C"], "status": ["2", "8", "8"], "finished": ["", "", "2020-06-02T00:00:00"]}
    rows = events_from_dossiers(given, expected_rows=3)
    found = {r["what"]: (r["rows"], r["first_row"]) for r in rows.untold.rows()}
    assert found == {"history": (3, 1), "receiver": (3, 1), "submission": (3, 1), "open_since": (1, 2), "stop": (2, 2), "midnight": (1, 3), "variant": (3, 1), "unit": (3, 1)}
    assert "length" in events_from_dossiers(given).untold["what"]


def test_names_of_agencies_become_identifiers():
    given = {k: v * 3 for k, v in table().items()} | {"dossier": ["A", "B", "C"], "agency": ["Sở TT&TT", "sở  tt&tt", "Sở Y tế"]}
    rows = events_from_dossiers(given, agencies={"Sở TT&TT": "bac_kan.tttt"}, constants={"unit": "bac_kan.tthcc", "variant": "default"})
    assert rows.dossiers["agency"].tolist() == ["bac_kan.tttt"] * 2 and rows.dossiers["unit"].tolist() == ["bac_kan.tthcc"] * 2
    assert [(p["number"], p["row"], p["column"], p["found"]) for p in rows.problems.rows()] == [(1414, 3, "agency", '"Sở Y tế"')]


def test_a_result_goes_into_a_frame_and_through_a_folder(tmp_path, snapshot, rules, of_portal):
    assert len(of_portal.events.to_frame()) == len(of_portal.events) and "stated" in of_portal.dossiers.to_frame()
    columns, _ = portal(snapshot)
    pq.write_table(pa.table(columns), tmp_path / "so.parquet")
    import_register(tmp_path / "so.parquet", output=tmp_path / "out", parquet=True)
    again = motcua.replay(*read_register(tmp_path / "out"), rules)
    assert [str(r) for r in again.dossiers.rows()] == [str(r) for r in motcua.replay(of_portal.events, of_portal.dossiers, rules).dossiers.rows()]
    assert {e.split(":")[0] for e in of_portal.events["evidence"]} == {f"reconstructed={r}" for r in ("stated", "by_then", "since_then")}


def test_modules_that_come_in_later_have_examples_that_hold():
    for name in ("row_table", "row_reader", "row_times", "row_events", "row_columns", "row_identifiers", "row_code_days", "row_problems", "register_files", "register_import",
                 "register_writing", "portal_messages", "portal_log", "portal_steps", "strict_json"):  # fmt: skip
        assert doctest.testmod(importlib.import_module(f"motcua.{name}")).failed == 0, name


def test_the_page_lists_every_number_and_every_meaning():
    page = (GOOD.parents[1] / "docs" / "registers.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d{4}) \| `(\w+)` \| ([^|]+?) (?:\(raised\) )?\|", page, re.M)
    assert {int(n): (name, en) for n, name, en in rows} == {n: (k.name, k.en) for n, k in ROW_KINDS.items()}
    assert {m for m in motcua.dossier_meanings() if f"`{m}`" not in page} == set()


def test_a_column_that_the_caller_names_wins_over_what_a_name_seems_to_mean():
    given = table() | {"MaHS": ["khác"]}
    assert events_from_dossiers(given, {"MaHS": "dossier"}).dossiers["dossier"] == ["khác"]
    assert events_from_dossiers(given).dossiers["dossier"] == ["A"]
