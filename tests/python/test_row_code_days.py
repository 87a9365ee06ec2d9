# SPDX-License-Identifier: Apache-2.0
"""Codes of dossiers that hold a day, against the day of acceptance: a doubt with its place, and the row is taken."""

from __future__ import annotations

import csv
import random

import motcua
import numpy as np
import pytest
from motcua.row_code_days import differing_days

AT = np.datetime64("2020-01-20T08:00:00", "s").astype(np.int64)


def table(codes, accepted="20200120080000", status=2):
    n = len(codes)
    return {"MaHoSo": codes, "MaTTHC": ["1.005442"] * n, "DonViXuLy": ["bac_kan.tttt"] * n, "TrangThaiHoSo": [status] * n,
            "NgayTiepNhan": [accepted] * n}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "said", "day"),
    [
        ("000.00.00.H03-200121-0001", "2020-01-21", "2020-01-20"), ("000.00.00.H03-200119-0001", "2020-01-19", "2020-01-20"),
        ("000.00.00.H03-210120-0001", "2021-01-20", "2020-01-20"), ("H15.50.05.13-261008-0975", "2026-10-08", "2020-01-20"),
        ("H03-200220-0001", "2020-02-20", "2020-01-20"), ("000.00.53.H48-220921-0099", "2022-09-21", "2020-01-20"),
        ("000.00.00.H03-200121-00001", "2020-01-21", "2020-01-20"), ("000.00.00.H03-200121-2500001", "2020-01-21", "2020-01-20"),
        ("000.00.00.G06-200121-000123", "2020-01-21", "2020-01-20"), ("03706/2026/07906", "2026", "2020"), ("1/2019/2", "2019", "2020"),
    ],
)  # fmt: skip
def test_a_code_of_another_day_is_a_doubt_with_its_place(code, said, day):
    good = "000.00.00.H03-200120-0009"
    rows = motcua.events_from_dossiers(table([good, code]))
    assert len(rows.problems) == 0 and len(rows.dossiers) == 2
    [doubt] = rows.doubts.rows()
    assert (doubt["number"], doubt["row"], doubt["column"], doubt["dossier"]) == (1817, 2, "MaHoSo", code)
    assert (doubt["found"], doubt["expected"]) == (said, day)


@pytest.mark.parametrize(
    "code",
    [
        "000.00.00.H03-200120-0001", "H15.50.05.13-200120-0975", "03706/2020/07906", "00352112000539", "A-1", "HS 12", "X-200121", "200121",
        "000.00.00.H03-2001211-0001", "1/20/3", "a/2019/b", "000.00.00.H03-20012-0001", "Ố-200121-0001",
    ],
)  # fmt: skip
def test_codes_of_the_day_or_without_one_raise_no_doubt(code):
    rows = motcua.events_from_dossiers(table([code]))
    assert len(rows.doubts) == 0 and len(rows.dossiers) == 1


def test_a_day_that_does_not_exist_is_told_as_it_stands():
    [doubt] = motcua.events_from_dossiers(table(["000.00.00.H03-201332-0001"])).doubts.rows()
    assert "201332" in doubt["found"] and doubt["expected"] == "2020-01-20"


def test_a_row_without_an_acceptance_says_nothing():
    assert len(motcua.events_from_dossiers(table(["000.00.00.H03-200121-0001"], "", 1)).doubts) == 0


def test_beside_others_a_row_without_an_acceptance_says_nothing():
    rows = table(["000.00.00.H03-200120-0001", "000.00.00.H03-200121-0002"])
    rows["TrangThaiHoSo"], rows["NgayTiepNhan"] = [2, 1], ["20200120080000", ""]
    made = motcua.events_from_dossiers(rows)
    assert len(made.doubts) == 0 and len(made.dossiers) == 2


def test_a_row_that_is_refused_has_a_problem_and_no_doubt():
    rows = motcua.events_from_dossiers(table(["000.00.00.H03-200121-0001"], status=12))
    assert len(rows.problems) == 1 and len(rows.doubts) == 0


def test_an_instant_just_before_midnight_is_still_of_its_day():
    assert len(motcua.events_from_dossiers(table(["000.00.00.H03-200120-0001"], "20200120235959")).doubts) == 0
    assert len(motcua.events_from_dossiers(table(["000.00.00.H03-200120-0001"], "20200121000000")).doubts) == 1


def test_whole_columns_say_what_single_codes_say():
    """Against the parser of codes, code by code."""
    chance, codes = random.Random(4), []
    for i in range(3000):
        agency = chance.choice(["000.00.00.H03", "000.00.11.H03", "H15.50.05.13", "H03", "000.00.00.G06", "x"])
        day = chance.choice([f"{chance.randrange(200110, 200130):06}", f"{chance.randrange(10**6):06}", "20012"])
        codes.append(f"{agency}-{day}-{i:0{chance.randint(3, 8)}}")
    found = {i: said for i, said, _ in differing_days(codes, np.full(len(codes), AT))}
    for i, code in enumerate(codes):
        read = motcua.parse_dossier_code(code)
        if read.accepted is not None:
            said = read.accepted.isoformat()
            assert found.get(i) == (None if said == "2020-01-20" else said), code
        elif i in found:
            assert any(str(f.doubt) == "date_impossible" for f in read.findings), code


def test_an_import_writes_the_doubts_beside_the_problems(tmp_path, capsys):
    lines = ["MaHoSo,MaTTHC,DonViXuLy,TrangThaiHoSo,NgayTiepNhan"]
    lines += [f"000.00.00.H03-2001{d}-0001,1.005442,bac_kan.tttt,2,20200120080000" for d in (20, 21)]
    path = tmp_path / "so.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = motcua.import_register(path, output=tmp_path / "out")
    assert (done.dossiers, done.problems, done.doubts) == (2, 0, 1)
    with (tmp_path / "out" / "doubts.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["file"], row["row"], row["column"], row["number"], row["kind"]) == ("so.csv", "3", "MaHoSo", "M1817", "row_code_day")
    assert "1 rows were taken with a doubt" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_messages_have_the_doubt_too():
    item = {"MaHoSo": "000.00.00.H03-200121-0001", "MaTTHC": "1.005442", "DonViXuLy": "bac_kan.tttt", "TrangThaiHoSo": "2", "NgayTiepNhan": "20200120080000"}
    [doubt] = motcua.events_from_messages({"service": "DongBoHoSoMC", "data": [item]}).doubts.rows()
    assert (doubt["number"], doubt["row"]) == (1817, 1)
