# SPDX-License-Identifier: Apache-2.0
"""Importing published lists: every layout from .xlsx and .csv with nothing lost and nothing invented, small lists each
wrong in one way, column maps, cut files, the command line. All procedures here are invented."""

from __future__ import annotations

import csv
import doctest
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import motcua
from motcua.catalogue_lists import import_lists
from motcua.doubt_kinds import KINDS
from motcua.doubts import Effect
from motcua.list_roles import ROLES
from motcua.sheets import SheetLimits

LISTS = Path(__file__).resolve().parents[1] / "lists"
sys.path.insert(0, str(LISTS))
import invented
import layouts
import run
import score
import wrong_lists
from run import imported


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    """The invented records in every layout and form, imported and scored."""
    return run.run(invented.records(), tmp_path_factory.mktemp("lists"))


# --- every layout ---


@pytest.mark.parametrize("layout", [f"{name}.{form}" for name in layouts.LAYOUTS for form in ("xlsx", "csv")])
def test_nothing_is_lost_and_nothing_invented(laid_out, layout):
    tables, results = laid_out
    table, result = tables[layout], results[layout]
    for kind in score.KINDS:
        assert table[kind]["lost"] == table[kind]["invented"] == 0, (kind, table[kind])
    assert sum(table["name"].values()) == sum(r.status is not None for r in result.records)
    assert (
        table["name"]["kept"] + table["name"]["doubted"] >= 40
        and table["code"]["kept"] + table["code"]["doubted"] >= 40
    )
    # Every row is in the rows file, whatever became of it.
    header, rows = result.row_table()
    assert len(list(rows)) == len(result.records) and header[:6] == ["file", "sheet", "row", "status", "code", "groups"]


def test_what_each_layout_says(laid_out):
    tables, _ = laid_out
    assert tables["manner.xlsx"]["limit"]["kept"] >= 30 and tables["manner.xlsx"]["limit"]["doubted"] >= 10
    assert tables["manner.xlsx"]["fee"]["kept"] >= 20 and tables["manner.xlsx"]["fee"]["doubted"] >= 15
    assert (
        tables["two_marks_with_codes.xlsx"]["intake"]["kept"] + tables["two_marks_with_codes.xlsx"]["intake"]["doubted"]
        > 20
    )
    assert (
        tables["two_marks_with_codes.xlsx"]["return"]["kept"] + tables["two_marks_with_codes.xlsx"]["return"]["doubted"]
        > 15
    )
    assert tables["annexes.xlsx"]["intake"]["kept"] > 35
    assert tables["one_column.xlsx"]["intake"]["left_out"] > 35  # said without a direction: never taken
    for name in ("two_marks", "manner", "annexes", "portal"):
        assert tables[f"{name}.xlsx"] == tables[f"{name}.csv"]


def test_the_scorer_sees_what_goes_wrong(laid_out):
    """A value changed, taken away or added in a catalogue is seen as invented or lost."""
    records = invented.records()
    pages = layouts.manner(records)
    result = laid_out[1]["manner.xlsx"]
    before = score.score("manner", records, pages, result)
    procedure = next(p for p in result.document["procedures"] if p["variants"][0].get("limits") == [{"text": "40 Giờ"}])
    limits = procedure["variants"][0]["limits"]
    limits[0]["text"] = "40 ngày"
    assert score.score("manner", records, pages, result)["limit"]["invented"] == before["limit"]["invented"] + 1
    procedure["variants"][0]["limits"] = []
    assert score.score("manner", records, pages, result)["limit"]["lost"] == before["limit"]["lost"] + 1
    procedure["variants"][0]["limits"] = [{"text": "40 Giờ"}]
    name, procedure["name"] = procedure["name"], "khác"
    assert score.score("manner", records, pages, result)["name"]["invented"] == 1
    procedure["name"] = name
    assert score.score("manner", records, pages, result) == before


def test_the_reader_takes_every_catalogue(laid_out, tmp_path):
    for name, result in laid_out[1].items():
        written = result.write(tmp_path / name)
        assert motcua.check_catalogue(*written.catalogue) == [], name
        catalogue = motcua.read_catalogue(*written.catalogue)
        assert len(catalogue) == len(result.document["procedures"])


def test_the_same_files_give_the_same_bytes(tmp_path):
    texts = []
    for turn in range(2):
        result = imported(tmp_path, wrong_lists.grid())
        written = result.write(tmp_path / f"out{turn}")
        texts.append([p.read_bytes() for p in (*written.catalogue, *written[1:])])
    assert texts[0] == texts[1]


# --- small lists, each wrong in one way ---


def found_in(result):
    return {(d.number, f"{d.column}{d.row}") for d in result.doubts}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_good_list(tmp_path, form):
    result = imported(tmp_path, wrong_lists.grid(), f"list.{form}")
    assert found_in(result) == {(1741, "2")} and result.counts == {"rows": 4, "kept": 4}
    assert [p["code"] for p in result.document["procedures"]] == ["1.900001", "1.900002", "1.900003", "1.900004.02"]
    assert len(result.document["lists"]) == 8


def test_there_are_enough_wrong_lists():
    assert len({(w.row, w.column, w.value) for w in wrong_lists.WRONG}) >= 310
    assert len({w.number for w in wrong_lists.WRONG}) >= 30


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_lists_wrong_in_one_way(tmp_path, form):
    """Each has its number at its place and no other; what is not wrong stays as it is in the good list."""
    good = {p["code"]: p for p in imported(tmp_path, wrong_lists.grid(), f"list.{form}").document["procedures"]}
    for wrong in wrong_lists.WRONG[:: 1 if form == "csv" else 5]:  # all of both: scripts/long
        if form == "csv" and isinstance(wrong.value, str) and wrong.value.startswith("'"):
            continue
        result = imported(tmp_path, wrong_lists.grid(wrong), f"list.{form}")
        at = wrong.at or f"{wrong.column}{wrong.row}"
        found = found_in(result)
        assert (wrong.number, at) in found, wrong
        assert {n for n, _ in found} <= {wrong.number, *wrong.others, *wrong_lists.ALWAYS}, wrong
        for doubt in result.doubts:
            assert doubt.file == f"list.{form}" and doubt.sheet == ("DM" if form == "xlsx" else "")
            assert isinstance(doubt.effect, Effect) and doubt.label("vi") and doubt.label("en")
        if wrong.row > 4:  # one cell of one row: the other rows are not touched by it
            for procedure in result.document["procedures"]:
                row = next(r.row for r in result.records if r.code == procedure["code"])
                if row != wrong.row and wrong.value is not ... and wrong.row not in (7,):
                    assert procedure == good[procedure["code"]], wrong


def test_every_number_has_words_and_is_shown_somewhere():
    """Each number of a doubt is caused by some test here or in the tests of anomalies and sheets."""
    tests = [*Path(__file__).parent.glob("test_list_*.py"), *Path(__file__).parent.glob("test_sheet*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in tests)
    text += (LISTS / "wrong_lists.py").read_text(encoding="utf-8")
    assert [n for n in KINDS if str(n) not in text] == []
    assert len({k.name for k in KINDS.values()}) == len(KINDS)


# --- files that are no list, or are cut ---


def number_of(call):
    with pytest.raises(motcua.Error) as caught:
        call()
    return caught.value.number


def test_files_that_are_no_list(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("xin chào\nmột,hai\nba,bốn\n", encoding="utf-8")
    assert number_of(lambda: import_lists(path)) == 1706
    assert number_of(lambda: import_lists()) == 1708
    assert number_of(lambda: import_lists(tmp_path / "none.csv")) == 1301
    assert number_of(lambda: imported(tmp_path, wrong_lists.grid(), limits=SheetLimits(cells=5))) == 1703


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_cut_at_every_byte(tmp_path, form):
    """A cut list is refused, or says what is missing: no cut gives another catalogue without a doubt of its own."""
    import raw_xlsx as raw

    whole = tmp_path / f"list.{form}"
    if form == "csv":
        layouts.write_csv([layouts.Page("DM", wrong_lists.grid())], whole)
    else:
        texts = [["" if v is None else str(v) for v in r] for r in wrong_lists.grid()]
        raw.write(whole, raw.parts(raw.sheet(raw.rows(*texts))))
    expected = import_lists(whole)
    data, path = whole.read_bytes(), tmp_path / f"cut.{form}"
    refused = 0
    for n in range(0, len(data), 1 if form == "csv" else 7):  # each byte of a workbook: test_sheets.py
        path.write_bytes(data[:n])
        try:
            result = import_lists(path)
        except motcua.Error:
            refused += 1
            continue
        if (
            result.document["procedures"] != expected.document["procedures"]
            or result.document["lists"] != expected.document["lists"]
        ):
            assert {d.number for d in result.doubts} & {1723, 1729, 1735, 1736}, n
    assert refused > len(data) // 8


def test_a_list_without_a_total_says_that_a_cut_would_not_show(tmp_path):
    rows = [["Mã số", "Tên TTHC"], ["1.900001", "Thủ tục bịa"]]
    assert [d.number for d in imported(tmp_path, rows).doubts] == [1729]


# --- documentation ---


MODULES = (
    "catalogue_lists", "catalogue_writing", "doubts", "imports", "list_agencies", "list_cases", "list_checks", "list_codes", "list_fees",
    "list_groups", "list_names", "list_options", "list_roles", "list_titles", "list_values", "sheet_cells",
    "sheet_encoding", "sheets",
)  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_of_what_is_loaded_late(name):
    result = doctest.testmod(importlib.import_module(f"motcua.{name}"))
    assert result.failed == 0 and (result.attempted or name in ("list_agencies", "list_cases", "list_checks"))


def test_the_page_lists_every_number():
    """Number, name and words as the program has them; cause and cure beside."""
    text = (Path(__file__).resolve().parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d{4}) \| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", text, re.M)
    assert [(int(number), name, words) for number, name, words, _, _ in rows] == [
        (n, k.name, k.en) for n, k in KINDS.items()
    ]
    roles = {
        role for line in re.findall(r"^\| (`.+?) \| .+ \|$", text, re.M) for role in re.findall(r"`([a-z_:]+)`", line)
    }
    assert {role for role in ROLES if ":" not in role or role.startswith("channel:")} <= roles


def test_the_example_runs(tmp_path):
    """The list with every oddity at once: the report names them, and the catalogue is read again."""
    example = Path(__file__).resolve().parents[2] / "examples" / "python" / "import_a_list.py"
    done = subprocess.run([sys.executable, example, tmp_path], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert len(set(re.findall(r"^M(17\d\d) ", done.stdout, re.M))) >= 30 and "thủ tục đọc lại được" in done.stdout


# --- the command line ---


def command(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "motcua", "import", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


def test_the_command(tmp_path):
    [path] = layouts.write_csv([layouts.Page("DM", wrong_lists.grid())], tmp_path / "list.csv")
    code, out, err = command(path, "--output", tmp_path / "out")
    assert (code, err) == (0, "") and "F  post_intake" in out and "4 thủ tục" in out
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "catalogue.json",
        "columns.json",
        "doubts.csv",
        "rows.csv",
    ]
    with (tmp_path / "out" / "doubts.csv").open(encoding="utf-8-sig", newline="") as file:
        doubts = list(csv.DictReader(file))
    assert [d["number"] for d in doubts] == ["M1741"] and doubts[0]["file"] == "list.csv" and doubts[0]["row"] == "2"
    code, out, err = command(path, "--lang", "en")
    assert code == 0 and "4 procedures" in out and not (tmp_path / "catalogue.json").exists()
    code, out, err = command(tmp_path / "none.csv")
    assert code == 2 and err.startswith("M1301 ") and out == ""
    broken = wrong_lists.grid(wrong_lists.Wrong("", 5, "B", "225583", 1755))
    [path] = layouts.write_csv([layouts.Page("DM", broken)], tmp_path / "list2.csv")
    code, out, err = command(
        path, "--output", tmp_path / "x" / "y.json", "--xlsx", "--name", "Danh mục bịa", "--true-on", "1/2/2020"
    )
    assert (
        code == 1
        and "M1755" in out
        and {p.name for p in (tmp_path / "x").iterdir()} == {"y.json", "y.doubts.xlsx", "y.rows.xlsx", "y.columns.json"}
    )
    document = json.loads((tmp_path / "x" / "y.json").read_text(encoding="utf-8"))
    assert document["name"]["vi"] == "Danh mục bịa" and document["edition"]["true_on"] == "2020-02-01"
