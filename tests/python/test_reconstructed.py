# SPDX-License-Identifier: Apache-2.0
"""What is made from one row per dossier says so: in the replay, in the report, in every form of it."""

from __future__ import annotations

import csv
import datetime
import io
import subprocess
import sys

import motcua
import pytest

TABLE = {
    "MaHoSo": ["A", "B", "C"], "MaTTHC": ["1.005442"] * 3, "DonViXuLy": ["bac_kan.tttt"] * 3,
    "TrangThaiHoSo": [10, 4, 2], "KenhThucHien": [3, 3, 1], "HinhThuc": [1, 0, 0],
    "NgayTiepNhan": ["20200602080000", "20200602093000", "20200603080000"],
    "NgayKetThucXuLy": ["20200609100000", "", ""], "NgayTra": ["20200611140000", "", ""],
}  # fmt: skip
YEAR = datetime.date(2020, 1, 1), datetime.date(2021, 1, 1)
VI = (
    "Dựng lại: 3 trong 4 hồ sơ của sổ được dựng lại từ bảng mỗi hồ sơ một dòng; bước nào dòng không ghi thời điểm thì đặt theo thời điểm khác của "
    "dòng, và thời gian tạm dừng không ghi thì không thấy."
)
EN = (
    "Reconstructed: 3 of 4 dossiers of the register come from one row per dossier; a step that the row does not date stands at another instant of "
    "the row, and a suspension that it does not tell is not seen."
)


def tables(evidence="logged"):
    """The three made from rows, and a fourth with events of its own."""
    rows = motcua.events_from_dossiers(TABLE)
    events = {n: list(rows.events[n]) for n in ("dossier", "event", "occurred", "actor", "evidence")}
    for name, value in zip(events, ("D", "submit_counter", "2020-06-02T08:00", "applicant", evidence)):
        events[name].append(value)
    dossiers = {n: [*map(str, rows.dossiers[n])] for n in ("dossier", "procedure", "variant", "agency", "unit", "intake", "return_by")}
    for name, value in zip(dossiers, ("D", "1.005442", "", "bac_kan.tttt", "", "counter", "counter")):
        dossiers[name].append(value)
    events["occurred"] = [str(t) for t in events["occurred"]]
    return events, dossiers


def test_a_replay_says_which_dossiers_and_events_are_reconstructed(rules):
    events, dossiers = tables()
    result = motcua.replay(events, dossiers, rules)
    assert result.reconstructed == 3
    assert result.dossiers["reconstructed"].tolist() == [True, True, True, False]
    assert result.events["reconstructed"].tolist() == [True] * (len(events["dossier"]) - 1) + [False]
    assert repr(result) == "<Replay of 4 dossiers, 3 reconstructed, 0 problems>"


@pytest.mark.parametrize(
    ("evidence", "marked"),
    [
        ("reconstructed=stated:accepted", True), ("due=2020-06-30;reconstructed=by_then:finished", True),
        ("reconstructed=", True), ("", False), ("slip=reconstructed=1", False), ("not_reconstructed=1", False),
        ("due=2020-06-30; reconstructed", False), ("Reconstructed=stated:accepted", False),
    ],
)  # fmt: skip
def test_the_mark_is_an_item_of_the_evidence(rules, evidence, marked):
    result = motcua.replay(*tables(evidence), rules)
    assert result.dossiers["reconstructed"].tolist()[-1] is marked and result.reconstructed == 3 + marked


def test_without_evidence_nothing_is_reconstructed(rules):
    events, dossiers = tables()
    del events["evidence"]
    result = motcua.replay(events, dossiers, rules)
    assert result.reconstructed == 0 and not result.events["reconstructed"].any()
    assert repr(result) == "<Replay of 4 dossiers, 0 problems>"
    report = motcua.postal_report(result, *YEAR)
    assert report.reconstructed == 0 and "econstructed" not in report.to_text("en") and "Dựng lại" not in report.to_text()


def test_an_event_of_no_dossier_marks_none(rules):
    events, dossiers = tables()
    for name, value in zip(events, ("Z", "accept", "2020-06-02T08:00", "desk_clerk", "reconstructed=stated:accepted")):
        events[name].append(value)
    result = motcua.replay(events, dossiers, rules)
    assert result.reconstructed == 3 and result.problems["number"] == [1411] and result.events["reconstructed"].tolist()[-1]


def test_a_report_says_how_many_dossiers_are_reconstructed(rules):
    report = motcua.postal_report(motcua.replay(*tables(), rules), *YEAR)
    assert (report.reconstructed, report.dossiers) == (3, 4)
    for lang, note in (("vi", VI), ("en", EN)):
        assert note in report.footnotes(lang) and note in report.to_text(lang)
        assert [note] in [*csv.reader(io.StringIO(report.to_csv(lang).lstrip("\ufeff")), delimiter=";" if lang == "vi" else ",")]
    assert VI in report._repr_html_()


@pytest.mark.parametrize("parquet", [False, True])
@pytest.mark.parametrize(("lang", "words"), [("vi", "Dựng lại: 2 trong 2 hồ sơ"), ("en", "Reconstructed: 2 of 2 dossiers")])
def test_the_command_says_it_of_an_imported_register(tmp_path, lang, words, parquet):
    source = tmp_path / "so.csv"
    source.write_text("MaHoSo,MaTTHC,DonViXuLy,TrangThaiHoSo,NgayTiepNhan\n" + "".join(f"{i},1.005442,bac_kan.tttt,2,20200602080000\n" for i in "AB"))
    motcua.import_register(source, output=tmp_path / "out", parquet=parquet)
    made = [sys.executable, "-m", "motcua", "report", "--register", str(tmp_path / "out"), "--from", "2020-01-01", "--to", "2020-12-31", "--lang", lang]
    for more in ([], ["--csv"]):
        out = subprocess.run([*made, *more], capture_output=True, text=True, encoding="utf-8", check=True).stdout
        assert words in out
