# SPDX-License-Identifier: Apache-2.0
"""Small tables of dossiers, each wrong in one way: each has its number and its place, and the good rows count."""

from __future__ import annotations

import csv
import io

import motcua
import pytest
from motcua import events_from_dossiers
from motcua.dossier_rows import import_register
from motcua.registers import read_register

GOOD = {
    "MaHoSo": "B", "MaTTHC": "1.005442", "DonViXuLy": "bac_kan.tttt", "TrangThaiHoSo": "10", "KenhThucHien": "3", "HinhThuc": "1",
    "NgayTiepNhan": "20200601080000", "NgayHenTra": "20200610", "NgayKetThucXuLy": "20200609100000", "NgayTra": "20200611140000",
}  # fmt: skip
CHANGES: list[tuple[dict[str, str], int, str]] = [
    # identifiers
    ({"MaHoSo": ""}, 1418, "MaHoSo"),
    ({"MaHoSo": "  "}, 1418, "MaHoSo"),
    ({"MaHoSo": "NULL"}, 1418, "MaHoSo"),
    ({"MaHoSo": "A"}, 1412, "MaHoSo"),
    ({"MaHoSo": " A "}, 1412, "MaHoSo"),
    ({"MaHoSo": "=1+1"}, 1816, "MaHoSo"),
    ({"MaHoSo": "+84"}, 1816, "MaHoSo"),
    ({"MaHoSo": "-1"}, 1816, "MaHoSo"),
    ({"MaHoSo": "@SUM(A1)"}, 1816, "MaHoSo"),
    ({"MaHoSo": "A\tB"}, 1816, "MaHoSo"),
    ({"MaHoSo": "A\nB"}, 1816, "MaHoSo"),
    ({"MaHoSo": "A\x7fB"}, 1816, "MaHoSo"),
    ({"MaHoSo": "A\x01B"}, 1816, "MaHoSo"),
    ({"MaHoSo": "\ufeffA2"}, 1816, "MaHoSo"),
    ({"MaHoSo": "B" * 201}, 1418, "MaHoSo"),
    ({"MaHoSo": "ồ" * 70}, 1418, "MaHoSo"),
    ({"MaTTHC": ""}, 1418, "MaTTHC"),
    ({"MaTTHC": "NULL"}, 1418, "MaTTHC"),
    ({"MaTTHC": "=A1"}, 1816, "MaTTHC"),
    ({"MaTTHC": "1.005442\x00".replace("\x00", "\x02")}, 1816, "MaTTHC"),
    ({"DonViXuLy": ""}, 1418, "DonViXuLy"),
    ({"DonViXuLy": "NULL"}, 1418, "DonViXuLy"),
    ({"DonViXuLy": "=cmd|' /C calc'!A0"}, 1816, "DonViXuLy"),
    ({"DonViXuLy": "Sở\nTT"}, 1816, "DonViXuLy"),
    # statuses
    ({"TrangThaiHoSo": ""}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "NULL"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "0"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "11"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "010"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "10.0"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "-1"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "returned"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "Đã trả"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "Quá hạn"}, 1813, "TrangThaiHoSo"),
    ({"TrangThaiHoSo": "=10"}, 1813, "TrangThaiHoSo"),
    # channels
    ({"KenhThucHien": "0"}, 1414, "KenhThucHien"),
    ({"KenhThucHien": "4"}, 1414, "KenhThucHien"),
    ({"KenhThucHien": "3.0"}, 1414, "KenhThucHien"),
    ({"KenhThucHien": "bcci"}, 1414, "KenhThucHien"),
    ({"KenhThucHien": "x"}, 1414, "KenhThucHien"),
    ({"HinhThuc": "2"}, 1414, "HinhThuc"),
    ({"HinhThuc": "-1"}, 1414, "HinhThuc"),
    ({"HinhThuc": "có"}, 1414, "HinhThuc"),
    ({"HinhThuc": "true"}, 1414, "HinhThuc"),
    # instants that cannot be read
    *(
        ({name: cell}, number, name)
        for name in ("NgayTiepNhan", "NgayKetThucXuLy", "NgayTra", "NgayHenTra")
        for cell, number in (
            ("hôm qua", 1418), ("202006010800", 1418), ("20200631080000", 1418), ("20200601250000", 1418), ("31/06/2020 08:00", 1418),
            ("#REF!", 1418), ("01/06/20 08:00", 1811), ("43983.5", 1811), ("18200601080000", 1418),
        )
    ),
    *(({name: cell}, 1812, name) for name in ("NgayTiepNhan", "NgayKetThucXuLy", "NgayTra") for cell in ("20200609", "09/06/2020", "2020-06-09")),
    # instants that are missing
    ({"NgayTiepNhan": ""}, 1415, "NgayTiepNhan"),
    ({"NgayTiepNhan": "NULL"}, 1415, "NgayTiepNhan"),
    ({"TrangThaiHoSo": "9", "NgayKetThucXuLy": "", "NgayTra": ""}, 1415, "NgayKetThucXuLy"),
    ({"NgayKetThucXuLy": "", "NgayTra": ""}, 1415, "NgayTra"),
    ({"TrangThaiHoSo": "2", "NgayTiepNhan": "", "NgayKetThucXuLy": "", "NgayTra": ""}, 1415, "NgayTiepNhan"),
    ({"TrangThaiHoSo": "4", "NgayTiepNhan": "", "NgayKetThucXuLy": "", "NgayTra": ""}, 1415, "NgayTiepNhan"),
    ({"TrangThaiHoSo": "6", "NgayTiepNhan": "", "NgayKetThucXuLy": "", "NgayTra": ""}, 1415, "NgayTiepNhan"),
    ({"TrangThaiHoSo": "8", "NgayTiepNhan": ""}, 1415, "NgayTiepNhan"),
    # cells that contradict each other
    ({"TrangThaiHoSo": "1", "NgayKetThucXuLy": "", "NgayTra": ""}, 1814, "NgayTiepNhan"),
    ({"TrangThaiHoSo": "3", "NgayTra": ""}, 1814, "NgayTiepNhan"),
    ({"TrangThaiHoSo": "2", "NgayTra": ""}, 1814, "NgayKetThucXuLy"),
    ({"TrangThaiHoSo": "4", "NgayTra": ""}, 1814, "NgayKetThucXuLy"),
    ({"TrangThaiHoSo": "5", "NgayTra": ""}, 1814, "NgayKetThucXuLy"),
    ({"TrangThaiHoSo": "6", "NgayTra": ""}, 1814, "NgayKetThucXuLy"),
    ({"TrangThaiHoSo": "7", "NgayTra": ""}, 1814, "NgayKetThucXuLy"),
    ({"TrangThaiHoSo": "4", "NgayKetThucXuLy": ""}, 1814, "NgayTra"),
    ({"TrangThaiHoSo": "9"}, 1814, "NgayTra"),
    ({"NgayKetThucXuLy": "20200531100000"}, 1814, "NgayKetThucXuLy"),
    ({"NgayTra": "20200609095959"}, 1814, "NgayTra"),
    ({"NgayTra": "20200511140000", "NgayKetThucXuLy": ""}, 1814, "NgayTra"),
    ({"NgayHenTra": "20200531"}, 1814, "NgayHenTra"),
    ({"NgayHenTra": "31/05/2020"}, 1814, "NgayHenTra"),
]
NAMES = [f"{i:03} {number} {'; '.join(f'{k}={v!r}' for k, v in change.items())[:60]}" for i, (change, number, _) in enumerate(CHANGES)]


def table(change):
    rows = [GOOD | {"MaHoSo": "A"}, GOOD | change, GOOD | {"MaHoSo": "C"}]
    return {k: [r[k] for r in rows] for k in GOOD}


def text(columns, end="\n"):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values()))
    return out.getvalue().removesuffix("\n") + end


def test_there_are_more_than_a_hundred():
    assert len(CHANGES) >= 110


@pytest.mark.parametrize(("change", "number", "column"), CHANGES, ids=NAMES)
def test_a_row_that_is_wrong_in_one_way(change, number, column):
    rows = events_from_dossiers(table(change))
    assert [(p["number"], p["row"], p["column"]) for p in rows.problems.rows()] == [(number, 2, column)]
    [problem] = rows.problems.rows()
    assert problem["found"] and problem["expected"] and problem["cure"]
    assert rows.dossiers["dossier"] == ["A", "C"] and rows.rows == 3 and rows.refused == 1
    assert set(rows.events["dossier"]) == {"A", "C"} and len(rows.events) == 2 * 8


@pytest.mark.parametrize(("change", "number", "column"), CHANGES[::3], ids=NAMES[::3])
def test_the_same_row_in_a_file(tmp_path, change, number, column):
    path = tmp_path / "so.csv"
    path.write_text(text(table(change)), encoding="utf-8", newline="")
    done = import_register(path, output=tmp_path / "out")
    assert (done.rows, done.dossiers, done.refused) == (3, 2, 1)
    with (tmp_path / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        raw = file.read()
    [problem] = csv.DictReader(io.StringIO(raw))
    assert (problem["file"], problem["row"], problem["column"], problem["number"]) == ("so.csv", "3", column, f"M{number}")
    for row in csv.reader(io.StringIO(raw)):  # nothing that a spreadsheet would run
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    events, dossiers = read_register(tmp_path / "out")
    assert dossiers["dossier"] == ["A", "C"] and len(events["event"]) == 16


def test_a_row_with_two_faults_tells_both_and_counts_once():
    rows = events_from_dossiers(table({"KenhThucHien": "9", "NgayTra": "hôm qua", "TrangThaiHoSo": "12"}))
    assert sorted((p["number"], p["column"]) for p in rows.problems.rows()) == [(1414, "KenhThucHien"), (1418, "NgayTra"), (1813, "TrangThaiHoSo")]
    assert rows.refused == 1 and rows.rows == 3


def test_an_empty_row_is_one_problem():
    rows = events_from_dossiers(table(dict.fromkeys(GOOD, "")))
    assert [(p["number"], p["row"]) for p in rows.problems.rows()] == [(1418, 2)]


# Tables that are refused as a whole: what is given, the number, a word of the message.
WHOLE = [
    ({k: v for k, v in table({}).items() if k != "MaHoSo"}, {}, 1401, '"dossier"'),
    ({k: v for k, v in table({}).items() if k != "MaTTHC"}, {}, 1401, '"procedure"'),
    ({k: v for k, v in table({}).items() if k != "TrangThaiHoSo"}, {}, 1401, '"status"'),
    ({k: v for k, v in table({}).items() if k != "NgayTiepNhan"}, {}, 1401, '"accepted"'),
    ({k: v for k, v in table({}).items() if k != "DonViXuLy"}, {}, 1401, '"agency"'),
    ({}, {}, 1401, '"dossier"'),
    ({k: [] for k in GOOD}, {}, 1801, "0 rows"),
    ({**table({}), "NgayTra": ["", ""]}, {}, 1403, "2 rows"),
    ({**table({}), "Mã hồ sơ": ["x"] * 3}, {}, 1311, "Mã hồ sơ"),
    (table({}), {"columns": {"MaHS": "dossier"}}, 1401, "MaHS"),
    (table({}), {"columns": {"MaHoSo": "mã"}}, 1105, "mã"),
    (table({}), {"columns": {"MaHoSo": "dossier", "HinhThuc": "dossier"}}, 1311, "HinhThuc"),
    (table({}), {"columns": {"MaHoSo": None}}, 1401, '"dossier"'),
    (table({}), {"scheme": "tinh.x"}, 1105, "tinh.x"),
    (table({}), {"serials": "1901"}, 1105, "1901"),
    (table({}), {"serials": 1900}, 1105, "1900"),
    (table({}), {"bare_days": "08:00"}, 1103, "08:00"),
    (table({}), {"constants": {"accepted": "20200601080000"}}, 1105, "accepted"),
    (table({}), {"constants": {"dossier": "A"}}, 1105, "dossier"),
    (table({}), {"constants": {"cơ quan": "x"}}, 1105, "cơ quan"),
    (table({}), {"expected_rows": 4}, 1801, "4 rows"),
]


@pytest.mark.parametrize(("given", "options", "number", "word"), WHOLE, ids=[f"{i:02} {n} {w}" for i, (_, _, n, w) in enumerate(WHOLE)])
def test_a_table_that_is_refused(given, options, number, word):
    with pytest.raises(motcua.Error) as caught:
        events_from_dossiers(given, **options)
    assert caught.value.number == number and word in str(caught.value)
    assert all(p.place and p.found and p.expected and p.cure for p in caught.value.problems)


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ({"name": "x", "codes": {"1": "gone"}}, 1105), ({"name": "", "codes": {}}, 1309), ({"name": "a:b", "codes": {}}, 1309), ({"codes": {}}, 1306),
        ({"name": "x"}, 1306), ({"name": "x", "codes": []}, 1308), ({"name": "x", "codes": {"1": 1}}, 1308), ({"name": 1, "codes": {}}, 1308),
        ({"name": "x", "codes": {}, "more": 1}, 1307), ({"name": "x", "codes": {}, "certainty": "sure"}, 1105),
    ],
)  # fmt: skip
def test_a_status_list_that_is_wrong(tmp_path, document, number):
    import json

    path = tmp_path / "list.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(motcua.Error) as caught:
        motcua.read_status_scheme(path)
    assert number in [p.number for p in caught.value.problems]
    assert all(p.place.startswith(str(path)) and p.found and p.expected and p.cure for p in caught.value.problems)


def test_a_million_wrong_cells_do_not_stop_the_good_ones():
    n = 20_000
    rows = {k: [v] * n for k, v in GOOD.items()} | {"MaHoSo": [f"D{i}" for i in range(n)]}
    rows["NgayTra"] = ["x" if i % 2 else v for i, v in enumerate(rows["NgayTra"])]
    got = events_from_dossiers(rows)
    assert got.refused == len(got.problems) == n // 2 and len(got.dossiers) == n // 2


