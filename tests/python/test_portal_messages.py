# SPDX-License-Identifier: Apache-2.0
"""The portal's two messages: the register made by hand sent as them, and everything that can be wrong with them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import motcua
import numpy as np
import pytest
from motcua import events_from_messages
from motcua.portal_rooms import Room, with_rooms
from motcua.portal_steps import Step, path
from motcua.registers import read_register

GOOD = Path(__file__).parents[2] / "examples" / "register-40"
CODE = {"submitted": 1, "supplement_before_acceptance": 5, "not_accepted": 3, "accepted": 2, "processing": 4, "supplement_requested": 5,
        "financial_obligation": 6, "withdrawal_requested": 7, "stopped": 8, "finished": 9, "returned": 10}  # fmt: skip
AFTER = {"submit_counter": 1, "submit_online": 1, "post_handover": 1, "accept": 2, "refuse_intake": 3, "forward": 4, "request_supplement": 5,
         "receive_supplement": None, "request_payment": 6, "request_withdrawal": 7, "grant_withdrawal": 8, "stop": 8, "issue": 9,
         "deliver": 10, "collect": 10, "send_electronically": 10}  # fmt: skip


def wire(at):
    return datetime.datetime.fromisoformat(at).strftime("%Y%m%d%H%M%S")


@pytest.fixture(scope="module")
def messages(true):
    """Every dossier that reached the desk, and a step for every status, as a system sends them."""
    events, dossiers = read_register(GOOD)
    items, steps = {}, []
    for i, id in enumerate(dossiers["dossier"]):
        status = str(true.dossiers["status"][i])
        if status != "draft":
            channel = {"counter": "1", "online": "2", "post": "3"}[dossiers["intake"][i]]
            items[id] = {"MaHoSo": id, "MaTTHC": dossiers["procedure"][i], "DonViXuLy": dossiers["agency"][i], "TrangThaiHoSo": CODE[status],
                         "KenhThucHien": channel, "HinhThuc": "0", "NgayTiepNhan": "", "ChuHoSo": None, "DanhSachHoSoBoSung": []}  # fmt: skip
    for i, applied in enumerate(true.events["applied"]):
        id, what, at = events["dossier"][i], events["event"][i], events["occurred"][i]
        if id not in items or not applied:
            continue
        item = items[id]
        field = {"accept": "NgayTiepNhan", "issue": "NgayKetThucXuLy", "stop": "NgayKetThucXuLy", "grant_withdrawal": "NgayKetThucXuLy",
                 "refuse_intake": "NgayKetThucXuLy", "deliver": "NgayTra", "collect": "NgayTra", "send_electronically": "NgayTra"}.get(what)  # fmt: skip
        if field:
            item[field] = wire(at)
        if what == "deliver":
            item["HinhThuc"] = "1"
        before = true.events["status_before"][i]
        if what == "request_supplement":
            item["DanhSachHoSoBoSung"].append({"NgayBoSung": wire(at), "NgayTiepNhanBoSung": ""})
        elif what == "receive_supplement":
            item["DanhSachHoSoBoSung"][-1]["NgayTiepNhanBoSung"] = wire(at)
        elif AFTER.get(what) and not (what == "post_handover" and str(before) != "draft"):
            steps.append({"MaHoSo": id, "NguoiXuLy": "", "ThoiDiemXuLy": wire(at), "NoiDungXuLy": "", "TrangThai": str(AFTER[what])})
    return {"service": "DongBoHoSoMC", "isUpdating": "False", "data": list(items.values())}, {"service": "CapNhatTienDoHoSoMC", "data": steps}


def differences(true, rows, rules):
    replayed = motcua.replay(rows.events, rows.dossiers, rules)
    assert list(replayed.problems.rows()) == []
    got = {r["dossier"]: r for r in replayed.dossiers.rows()}
    found = {}
    for row in true.dossiers.rows():
        for name, value in row.items():
            if row["dossier"] in got and str(value) != str(got[row["dossier"]][name]):
                found.setdefault(name, set()).add(row["dossier"][-4:])
    return found


def test_the_register_sent_as_messages_loses_little(true, messages, rules):
    rows = events_from_messages(*messages)
    assert list(rows.problems.rows()) == [] and rows.rows == len(rows.dossiers) == 38
    found = differences(true, rows, rules)
    assert set(found) == {"papers", "payment", "outcome", "taken_by_post_clerk", "result", "due", "timeliness", "reconstructed"}
    assert len(found["reconstructed"]) == 38
    # Supplements and handovers are told, so the clock starts as it did; a new date and the case of the procedure are not.
    assert found["due"] == {"9031", "9035"}
    assert found["outcome"] == {"9030"} and found["result"] == {"9015"}
    assert {m.partition(":")[0] for m in rows.events["evidence"]} <= {"reconstructed=stated", "reconstructed=by_then"}


def test_without_steps_a_dossier_is_read_as_a_row(messages):
    whole, _ = messages
    rows = events_from_messages({**whole, "data": [{k: v for k, v in d.items() if k != "DanhSachHoSoBoSung"} for d in whole["data"]]})
    names = ("MaHoSo", "MaTTHC", "DonViXuLy", "TrangThaiHoSo", "KenhThucHien", "HinhThuc", "NgayTiepNhan", "NgayKetThucXuLy", "NgayTra")
    table = {n: [str(d.get(n, "")) for d in whole["data"]] for n in names}
    plain = motcua.events_from_dossiers(table)
    for name in rows.events:
        assert list(rows.events[name]) == list(plain.events[name])


DOSSIER = {"MaHoSo": "A", "MaTTHC": "1.005442", "DonViXuLy": "bac_kan.tttt", "TrangThaiHoSo": "2", "KenhThucHien": "3", "HinhThuc": "1",
           "NgayTiepNhan": "20200601080000", "NgayHenTra": "20200610170000"}  # fmt: skip


def step(status, at, id="A", **more):
    return {"MaHoSo": id, "TrangThai": status, "ThoiDiemXuLy": at, **more}


def course(*steps, **fields):
    rows = events_from_messages({"service": "DongBoHoSoMC", "data": [DOSSIER | fields]}, {"service": "CapNhatTienDoHoSoMC", "data": list(steps)})
    return rows, [e for e in zip(rows.events["event"], (str(t)[5:16] for t in rows.events["occurred"]), rows.events["evidence"])]


def test_steps_lead_through_a_supplement_a_fee_and_a_result_that_was_called_back():
    rows, got = course(
        step("1", "20200601075000"), step("2", "20200601080000"), step("4", "20200601090000"), step("5", "20200602090000"),
        step("2", "20200604090000"), step("4", "20200604100000"), step("6", "20200605080000"), step("4", "20200606080000"),
        step("9", "20200608080000"), step("4", "20200608090000"), step("9", "20200609080000"), step("10", "20200610080000"),
    )  # fmt: skip
    assert len(rows.problems) == 0
    assert [e for e, _, _ in got] == [
        "post_accept", "post_handover", "accept", "forward", "request_supplement", "receive_supplement", "forward", "request_payment", "pay",
        "decide", "issue", "recall_result", "decide", "issue", "hand_to_post", "deliver",
    ]  # fmt: skip
    assert [m for _, _, m in got if "by_then" in m] == ["reconstructed=by_then:ThoiDiemXuLy"] * 4
    assert dict((e, t) for e, t, _ in got)["deliver"] == "06-10T08:00"
    assert str(rows.dossiers["stated"][0]) == "returned"


@pytest.mark.parametrize(
    ("statuses", "events"),
    [
        ("1", ["post_accept", "post_handover"]),
        ("3", ["post_accept", "post_handover", "refuse_intake"]),
        ("15", ["post_accept", "post_handover", "request_supplement"]),
        ("153", ["post_accept", "post_handover", "request_supplement", "refuse_intake"]),
        ("1512", ["post_accept", "post_handover", "request_supplement", "receive_supplement", "accept"]),
        ("278", ["post_accept", "post_handover", "accept", "request_withdrawal", "grant_withdrawal"]),
        ("274", ["post_accept", "post_handover", "accept", "request_withdrawal", "retract_withdrawal", "forward"]),
        ("171", ["post_accept", "post_handover", "request_withdrawal", "retract_withdrawal"]),
        ("1712", ["post_accept", "post_handover", "request_withdrawal", "retract_withdrawal", "accept"]),
        ("248", ["post_accept", "post_handover", "accept", "forward", "stop"]),
        ("28", ["post_accept", "post_handover", "accept", "forward", "stop"]),
        ("258", ["post_accept", "post_handover", "accept", "request_supplement", "close_incomplete"]),
        ("29", ["post_accept", "post_handover", "accept", "forward", "decide", "issue"]),
        ("22", ["post_accept", "post_handover", "accept"]),
    ],
)
def test_short_logs(statuses, events):
    steps = [step(s if s != "x" else "10", f"202006{i + 1:02}080000") for i, s in enumerate(statuses)]
    rows, got = course(*steps, TrangThaiHoSo=statuses[0], NgayTiepNhan="")
    assert len(rows.problems) == 0, list(rows.problems.rows())
    assert [e for e, _, _ in got] == events


def test_the_dossiers_own_field_counts_where_the_log_says_it_too():
    _, got = course(step("2", "20200601094500"), step("4", "20200601100000"))
    assert [(e, t) for e, t, _ in got][2:] == [("accept", "06-01T08:00"), ("forward", "06-01T10:00")]


def test_a_status_later_than_the_log_is_open_since_then():
    rows, got = course(step("4", "20200601090000"))
    assert str(rows.dossiers["stated"][0]) == "processing"  # the step came after the dossier's message
    rows = events_from_messages({"service": "CapNhatTienDoHoSoMC", "data": [step("4", "20200601090000")]}, [DOSSIER | {"TrangThaiHoSo": 6}])
    assert rows.events["event"].tolist()[-1] == "request_payment" and rows.events["evidence"][-1] == "reconstructed=since_then:ThoiDiemXuLy"


def test_the_last_of_several_messages_counts():
    again = DOSSIER | {"TrangThaiHoSo": "9", "NgayKetThucXuLy": "20200609100000"}
    rows = events_from_messages({"isUpdating": "False", "data": [DOSSIER]}, {"isUpdating": "True", "data": [again]})
    assert rows.rows == 1 and str(rows.dossiers["stated"][0]) == "finished"
    assert [(r["what"], r["rows"]) for r in rows.untold.rows() if r["what"] == "superseded"] == [("superseded", 1)]


def test_supplements_of_the_dossier_and_of_the_log_are_one():
    record = {"NgayBoSung": "20200602091500", "NgayTiepNhanBoSung": "20200604090000", "NgayHenTraTruoc": "", "NgayHenTraMoi": ""}
    rows, got = course(step("5", "20200602090000"), step("4", "20200604100000"), DanhSachHoSoBoSung=[record])
    assert [(e, t) for e, t, _ in got][3:] == [("request_supplement", "06-02T09:15"), ("receive_supplement", "06-04T09:00"), ("forward", "06-04T10:00")]
    before = course(step("5", "20200531090000"), DanhSachHoSoBoSung=[])[1]
    assert [e for e, _, _ in before] == ["post_accept", "post_handover", "request_supplement", "receive_supplement", "accept"]


def test_files_and_parsed_json_are_read_alike(tmp_path):
    document = {"service": "DongBoHoSoMC", "data": [DOSSIER]}
    (tmp_path / "a.json").write_text(json.dumps(document), encoding="utf-8")
    for message in (tmp_path / "a.json", str(tmp_path / "a.json"), document, [DOSSIER], DOSSIER):
        assert events_from_messages(message).dossiers["dossier"] == ["A"]


def test_nothing_that_names_a_person_is_kept():
    rows = events_from_messages([DOSSIER | {"ChuHoSo": "TÊN", "Email": "TÊN", "SoDienThoai": "TÊN"}])
    assert "TÊN" not in repr([list(t[c]) for t in (rows.events, rows.dossiers, rows.problems, rows.untold) for c in t])


WRONG = [
    (DOSSIER | {"MaHoSo": None}, None, 1418, "MaHoSo", 1),
    (DOSSIER | {"MaHoSo": ["A"]}, None, 1418, "MaHoSo", 1),
    (DOSSIER | {"MaTTHC": {"ma": "1.005442"}}, None, 1418, "MaTTHC", 1),
    (DOSSIER | {"DonViXuLy": False}, None, 1418, "DonViXuLy", 1),
    ({k: v for k, v in DOSSIER.items() if k != "MaHoSo"}, None, 1418, "MaHoSo", 1),
    (DOSSIER | {"TrangThaiHoSo": None}, None, 1813, "TrangThaiHoSo", 1),
    (DOSSIER | {"TrangThaiHoSo": True}, None, 1813, "TrangThaiHoSo", 1),
    (DOSSIER | {"TrangThaiHoSo": {"ma": 2}}, None, 1813, "TrangThaiHoSo", 1),
    (DOSSIER | {"KenhThucHien": 7}, None, 1414, "KenhThucHien", 1),
    (DOSSIER | {"NgayTiepNhan": "20200631080000"}, None, 1418, "NgayTiepNhan", 1),
    (DOSSIER | {"NgayTiepNhan": ""}, None, 1415, "NgayTiepNhan", 1),
    (DOSSIER | {"NgayTiepNhan": "20200601"}, None, 1812, "NgayTiepNhan", 1),
    (DOSSIER | {"DanhSachHoSoBoSung": "x"}, None, 1418, "DanhSachHoSoBoSung", 0),
    (DOSSIER | {"DanhSachHoSoBoSung": [1]}, None, 1418, "DanhSachHoSoBoSung", 0),
    (DOSSIER | {"DanhSachHoSoBoSung": [{"NgayBoSung": "x"}]}, None, 1418, "NgayBoSung", 0),
    (DOSSIER | {"DanhSachHoSoBoSung": [{"NgayBoSung": "20200602", "NgayTiepNhanBoSung": ""}]}, None, 1812, "NgayBoSung", 0),
    (DOSSIER | {"DanhSachHoSoBoSung": [{"NgayBoSung": "20200603080000", "NgayTiepNhanBoSung": "20200602080000"}]}, None, 1814, "NgayTiepNhanBoSung", 0),
    (DOSSIER, step("4", "20200601090000", "B"), 1411, "MaHoSo", 0),
    (DOSSIER, step("4", "20200601090000", ""), 1418, "MaHoSo", 0),
    (DOSSIER, step("4", "20200601090000", None), 1418, "MaHoSo", 0),
    (DOSSIER, step("44", "20200601090000"), 1813, "TrangThai", 0),
    (DOSSIER, step("", "20200601090000"), 1813, "TrangThai", 0),
    (DOSSIER, step("4", ""), 1415, "ThoiDiemXuLy", 0),
    (DOSSIER, step("4", None), 1415, "ThoiDiemXuLy", 0),
    (DOSSIER, step("4", "20200601"), 1812, "ThoiDiemXuLy", 0),
    (DOSSIER, step("4", "20200601250000"), 1418, "ThoiDiemXuLy", 0),
    (DOSSIER, step("4", "01/06/20 09:00"), 1811, "ThoiDiemXuLy", 0),
]


@pytest.mark.parametrize(("dossier", "more", "number", "column", "refused"), WRONG, ids=[f"{i:02} {w[2]} {w[3]}" for i, w in enumerate(WRONG)])
def test_messages_that_are_wrong_in_one_way(dossier, more, number, column, refused):
    rows = events_from_messages([dossier, DOSSIER | {"MaHoSo": "C"}], {"service": "CapNhatTienDoHoSoMC", "data": [more] if more else []})
    found = [(p["number"], p["column"]) for p in rows.problems.rows()]
    assert found == ([(number, column)] if number else [])
    assert rows.rows == 2 == len(rows.dossiers) + rows.refused and rows.refused == refused
    assert all(p["row"] >= 1 and p["found"] and p["expected"] and p["cure"] for p in rows.problems.rows())
    assert "C" in rows.dossiers["dossier"]


@pytest.mark.parametrize("log", ["2742", "2104", "249102", "2852", "32", "1084", "2494"[:2] + "8"])
def test_a_log_that_leads_nowhere_is_told_and_the_dossier_left_out(log):
    codes = {"2742": ["2", "7", "4", "2"], "2104": ["2", "10", "4"], "249102": ["2", "4", "9", "10", "2"], "2852": ["2", "8", "5", "2"],
             "32": ["3", "2"], "1084": ["10", "8", "4"], "248": ["2", "9", "8"]}[log]  # fmt: skip
    steps = [step(c, f"202006{i + 2:02}080000") for i, c in enumerate(codes)]
    rows = events_from_messages([DOSSIER, DOSSIER | {"MaHoSo": "C"}], {"service": "CapNhatTienDoHoSoMC", "data": steps})
    assert len(rows.problems) >= 1 and {p["number"] for p in rows.problems.rows()} <= {1814, 1415}
    assert rows.dossiers["dossier"] == ["C"] and rows.refused == 1 and set(rows.events["dossier"]) == {"C"}


@pytest.mark.parametrize(
    ("messages", "number", "place"),
    [
        ([], 1801, "messages"), ([[]], 1801, "messages"), ([{"data": []}], 1801, "messages"),
        ([{"service": "NopHoSo", "data": []}], 1310, "message 1 /service"), ([[1]], 1308, "message 1 item 1"),
        ([{"data": "x"}], 1308, "message 1 item 1"), ([[[DOSSIER]]], 1308, "message 1 item 1"), ([5], 1308, "message 1 item 1"),
        ([{}], 1306, "message 1 /"), (["/không/có.json"], 1301, "/không/có.json"), ([[DOSSIER], [DOSSIER, None]], 1308, "message 2 item 3"),
        ([[DOSSIER], {"service": 5, "data": []}], 1310, "message 2 /service"), ([[DOSSIER], {"more": 1}], 1306, "message 2 /"),
        ([[DOSSIER, "x"]], 1308, "message 1 item 2"), ([{"service": "DongBoHoSoMC", "data": [[]]}], 1308, "message 1 item 1"),
    ],
)  # fmt: skip
def test_messages_that_are_refused(messages, number, place):
    with pytest.raises(motcua.Error) as caught:
        events_from_messages(*messages)
    [problem] = caught.value.problems
    assert (problem.number, problem.place) == (number, place) and problem.found and problem.expected and problem.cure


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (b"", 1302), (b"{", 1302), (b'[{"MaHoSo": "A", "MaHoSo": "B"}]', 1303), (b"[NaN]", 1302), (b"\xff\xfe[]", 1302), (b"[" * 200 + b"]" * 200, 1304),
        (b"[" * 100000, 1304), (b"[] []", 1302), (b"[1" + b"0" * 5000 + b"]", 1302), (b"'x'", 1302),
    ],
    ids=lambda v: repr(v)[:20],
)  # fmt: skip
def test_json_that_is_refused(tmp_path, data, number):
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(motcua.Error) as caught:
        events_from_messages(tmp_path / "a.json")
    assert caught.value.number == number and caught.value.problems[0].place.startswith(str(tmp_path / "a.json"))


def test_a_cut_message_is_refused_at_every_byte(tmp_path):
    whole = json.dumps([DOSSIER], ensure_ascii=False).encode("utf-8")
    for size in range(len(whole)):
        (tmp_path / "a.json").write_bytes(whole[:size])
        with pytest.raises(motcua.Error) as caught:
            events_from_messages(tmp_path / "a.json")
        assert caught.value.number == 1302


def test_no_status_that_a_log_would_have_stated_is_passed_over():
    assert path("submitted", "stopped") == [("accept", "desk_clerk"), ("forward", "desk_clerk"), ("stop", "leader")]
    assert path("processing", "accepted") is None and path("accepted", "not_accepted") is None and path("finished", "stopped") is None


PROCESS = ["Bộ phận một cửa", "Phòng Bưu chính", "Phòng Thẩm định", "Lãnh đạo Sở", "Phòng Bưu chính"]


@pytest.fixture(scope="module")
def with_process(tmp_path_factory):
    """Rules whose catalogue has a process for 9.000001, of four rooms, and none for 9.000002. SYNTHETIC."""
    path = tmp_path_factory.mktemp("rooms") / "catalogue.json"
    steps = [{"unit": unit, "time": "1 ngày làm việc"} for unit in PROCESS]
    case = {"id": "v", "limits": [{"text": "5 ngày làm việc"}]}
    procedures = [{"code": "9.000001", "name": "có", "variants": [case | {"process": steps}]}, {"code": "9.000002", "name": "không", "variants": [case]}]
    head = {"schema_version": 1, "name": {"vi": "Danh mục giả định", "en": "SYNTHETIC"}, "edition": {"id": "synthetic"}}
    agencies = [{"id": "so", "name": {"vi": "Sở"}, "level": "province"}]
    path.write_text(json.dumps(head | {"agencies": agencies, "procedures": procedures}), encoding="utf-8")
    return motcua.Rules(catalogue=motcua.read_catalogue(path))


def in_rooms(rules, *steps, code="9.000001"):
    """Events after the acceptance as (event, day, step, mark), and what is said to be untold of rooms."""
    dossier = {"MaHoSo": "A", "MaTTHC": code, "DonViXuLy": "so", "TrangThaiHoSo": "4", "KenhThucHien": "1", "HinhThuc": "0", "NgayTiepNhan": "20200601080000"}
    items = [step("4", f"202006{day:02}090000", PhongBanXuLy=room) for day, room in steps]
    rows = events_from_messages({"service": "DongBoHoSoMC", "data": [dossier]}, {"service": "CapNhatTienDoHoSoMC", "data": items}, rules=rules)
    assert len(rows.problems) == 0
    got = []
    for what, at, evidence in zip(rows.events["event"], rows.events["occurred"], rows.events["evidence"]):
        parts = dict(p.split("=") for p in evidence.split(";"))
        got.append((what, int(str(at)[8:10]), parts.get("step"), parts["reconstructed"]))
    return rows, got[2:], [(r["what"], r["rows"]) for r in rows.untold.rows() if r["what"] in ("process", "room")]


def test_a_change_of_room_is_a_hand_over_where_the_process_is_known(with_process):
    steps = [(2, "Phòng Bưu chính"), (3, "Phòng Bưu chính"), (4, "phòng  thẩm định"), (5, "Lãnh đạo Sở"), (8, "Phòng Thẩm định"), (9, "Lãnh đạo Sở")]
    rows, got, untold = in_rooms(with_process, *steps)
    # The first room stands twice in the process: which step it is, is not told, so the forwarding goes where it goes anyway.
    assert got == [
        ("forward", 2, None, "stated:ThoiDiemXuLy"), ("pass_on", 4, "3", "stated:PhongBanXuLy"), ("pass_on", 5, "4", "stated:PhongBanXuLy"),
        ("pass_on", 8, "3", "stated:PhongBanXuLy"), ("pass_on", 9, "4", "stated:PhongBanXuLy"),
    ]  # fmt: skip
    assert untold == []
    replayed = motcua.replay(rows.events, rows.dossiers, with_process)
    assert list(replayed.problems.rows()) == [] and replayed.events["applied"].all()
    # The same course, step by step, has the same step of the process at its end.
    table = motcua.late_by_unit(replayed)
    assert dict(zip(table.units["unit"], table.units["stays"])) == {"Bộ phận một cửa": 1, "Phòng Bưu chính": 1, "Phòng Thẩm định": 2, "Lãnh đạo Sở": 2}


def test_the_forwarding_goes_to_the_room_of_its_own_message(with_process):
    _, got, untold = in_rooms(with_process, (2, "Phòng Thẩm định"), (3, "Phòng Thẩm định"))
    assert got == [("forward", 2, "3", "stated:ThoiDiemXuLy")] and untold == []


@pytest.mark.parametrize("rooms", [["Kho"], ["Phòng Thẩm định", "Phòng Bưu chính"], ["Phong Tham dinh"]])
def test_a_room_that_is_no_single_step_is_left_and_told(with_process, rooms):
    _, got, untold = in_rooms(with_process, (2, ""), *((3 + n, room) for n, room in enumerate(rooms)))
    assert len(got) == len(rooms) and got[-1][0] in ("forward", "pass_on")
    assert untold == [("room", 1)]


@pytest.mark.parametrize(("given", "code"), [(False, "9.000001"), (True, "9.000002"), (True, "9.000003")])
def test_without_a_known_process_rooms_are_left_as_they_are(with_process, given, code):
    steps = [(2, "Phòng Bưu chính"), (4, "Phòng Thẩm định")]
    rows, got, untold = in_rooms(with_process if given else None, *steps, code=code)
    plain, _, nothing = in_rooms(None, *((day, "") for day, _ in steps), code=code)
    assert untold == [("process", 1)] and nothing == []
    assert all(list(rows.events[name]) == list(plain.events[name]) for name in rows.events)
    assert [e for e, *_ in got] == ["forward"]


def test_rooms_count_in_processing_only_and_the_process_begins_anew_after_a_supplement(with_process):
    dossier = {"MaHoSo": "A", "MaTTHC": "9.000001", "DonViXuLy": "so", "TrangThaiHoSo": "9", "KenhThucHien": "1", "HinhThuc": "0",
               "NgayTiepNhan": "20200601080000", "NgayKetThucXuLy": "20200612090000"}  # fmt: skip
    said = [("4", 2, "Phòng Bưu chính"), ("4", 3, "Phòng Thẩm định"), ("5", 4, "Bộ phận một cửa"), ("2", 8, "Bộ phận một cửa"),
            ("4", 9, "Phòng Bưu chính"), ("4", 10, "Phòng Thẩm định"), ("9", 12, "Bộ phận một cửa")]  # fmt: skip
    items = [step(code, f"202006{day:02}090000", PhongBanXuLy=room) for code, day, room in said]
    rows = events_from_messages([dossier], {"service": "CapNhatTienDoHoSoMC", "data": items}, rules=with_process)
    got = list(zip(rows.events["event"], (str(t)[8:10] for t in rows.events["occurred"])))
    assert got[2:] == [("forward", "02"), ("pass_on", "03"), ("request_supplement", "04"), ("receive_supplement", "08"), ("forward", "09"),
                       ("pass_on", "10"), ("decide", "12"), ("issue", "12")]  # fmt: skip
    assert list(motcua.replay(rows.events, rows.dossiers, with_process).problems.rows()) == []
    assert not [r for r in rows.untold.rows() if r["what"] in ("process", "room")]


def test_rooms_outside_of_processing_and_rooms_that_are_no_step_are_counted():
    steps = [Step(what, "x", at, "m") for what, at in (("accept", 0), ("forward", 10), ("request_supplement", 20))]
    assert with_rooms(steps, [Room(5, "Phòng Thẩm định"), Room(25, "Lãnh đạo Sở")], PROCESS, "") == (steps, 2)
    assert with_rooms(steps, [Room(10, "Kho")], PROCESS, "") == (steps, 1)
    assert with_rooms(steps, [Room(10, "Lãnh đạo Sở")], PROCESS, "")[0][1] == Step("forward", "x", 10, "step=4;m")
    # A desk that goes by its identifier: the forwarding leaves it, so its next step is no hand-over.
    assert with_rooms(steps, [Room(12, "B")], ["quay", "B"], "quay") == (steps, 0)
    assert with_rooms(steps, [Room(12, "B")], ["A", "B"], "quay")[0][2].event == "pass_on"
