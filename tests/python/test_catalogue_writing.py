# SPDX-License-Identifier: Apache-2.0
"""Writing: catalogues in one order with small diffs, tables that no spreadsheet program runs and that come back."""

from __future__ import annotations

import csv
import difflib
import io
import json
import random
import sys
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import motcua
from motcua.catalogue_lists import import_lists
from motcua.catalogue_writing import (
    _parts,
    catalogue_json,
    plain_text,
    read_table,
    safe_text,
    write_catalogue,
    write_table,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
import invented
import layouts

STARTER = [json.loads(p.read_text(encoding="utf-8")) for p in motcua.starter_files()]
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c calc'!A1", '=HYPERLINK("http://x")', "'=1",
    "''=1", "'", "''", "' =1", " =1", "|x", "%0A=1",
    "- Cấp lại", "'trích dẫn'", 'x"y', "a,b", "a;b", "dòng\nhai", "dòng\r\nhai", "_x000D_", "_x0041_", "\x01", "＝1",
    " lề ", "00123", "1.004203", "2.000200", "1E5", "TRUE", "", "é", "e\u0301", "x" * 32_767,
]  # fmt: skip


# --- JSON ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", STARTER, ids=["starter", "bac_kan"])
def test_a_document_comes_back_and_is_taken_by_the_reader(document, tmp_path):
    text = catalogue_json(document)
    again = json.loads(text)
    assert text.endswith("}\n") and "\r" not in text

    def sets(value):  # entries may stand in another order, nothing else
        if isinstance(value, dict):
            return {k: sets(v) for k, v in value.items()}
        return sorted(json.dumps(sets(v), sort_keys=True) for v in value) if isinstance(value, list) else value

    assert sets(again) == sets(document)
    assert catalogue_json(again) == text


def test_written_starters_answer_like_the_originals(tmp_path):
    paths = [write_catalogue(d, tmp_path / f"{i}.json")[0] for i, d in enumerate(STARTER)]
    old, new = motcua.read_catalogue(*motcua.starter_files()), motcua.read_catalogue(*paths)
    assert old._columns() == {k: [v[list(new).index(c)] for c in old] for k, v in new._columns().items()}


def test_one_order_whatever_order_it_came_in():
    chance = random.Random(1)

    def shuffled(value, key=""):
        if isinstance(value, dict):
            items = list(value.items())
            chance.shuffle(items)
            return {k: shuffled(v, k) for k, v in items}
        if isinstance(value, list):
            value = [shuffled(v) for v in value]
            if key in ("sources", "agencies", "decisions", "procedures", "lists", "units") and all(
                isinstance(v, dict) for v in value
            ):
                chance.shuffle(value)
        return value

    for document in STARTER:
        text = catalogue_json(document)
        for _ in range(5):
            assert catalogue_json(shuffled(document)) == text


def test_a_small_change_is_a_small_diff():
    document = json.loads(catalogue_json(STARTER[0]))
    before = catalogue_json(document).splitlines()
    document["procedures"][3]["variants"][0]["limits"] = [{"text": "6 ngày làm việc"}]
    document["procedures"].append({"code": "1.000001", "name": "Thủ tục bịa"})
    after = catalogue_json(document).splitlines()
    changed = [
        line for line in difflib.unified_diff(before, after, n=0) if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert 4 <= len(changed) <= 14


def test_numbers_texts_and_empty_values():
    text = catalogue_json({"a": [], "b": {}, "c": None, "d": True, "e": 5, "f": 'x"\n\u0001é', "lists": [1, {"x": 1}]})
    assert json.loads(text) == {
        "a": [],
        "b": {},
        "c": None,
        "d": True,
        "e": 5,
        "f": 'x"\n\u0001é',
        "lists": [1, {"x": 1}],
    }
    assert "é" in text


def test_a_catalogue_too_large_for_the_reader_becomes_several(tmp_path, monkeypatch):
    monkeypatch.setattr("motcua.catalogue_writing._MOST_VALUES", 400)
    records = invented.records(60)
    document = import_lists(layouts.write_xlsx(layouts.annexes(records), tmp_path / "a.xlsx")).document
    paths = write_catalogue(document, tmp_path / "c.json")
    assert len(paths) > 3 and motcua.check_catalogue(*paths) == []
    parts = [json.loads(p.read_text(encoding="utf-8")) for p in paths]
    for key in ("procedures", "lists"):
        assert sorted(map(json.dumps, (e for p in parts for e in p.get(key, [])))) == sorted(
            map(json.dumps, document[key])
        )
    assert [p.name for p in paths[:2]] == ["c.json", "c-2.json"] and len({p["edition"]["id"] for p in parts}) == len(
        parts
    )
    monkeypatch.undo()
    assert list(_parts(document)) == [document]


# --- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_hostile_and_exact_texts_come_back(tmp_path, form):
    rows = [[text, "x", text] for text in HOSTILE if not (form == "xlsx" and text == "x" * 32_767 and False)]
    path = tmp_path / f"t.{form}"
    write_table(["một", "hai", "ba"], rows, path)
    assert read_table(path) == (["một", "hai", "ba"], rows)


def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path):
    write_table(["a"], [[t] for t in HOSTILE], tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [row[0] if row else "" for row in csv.reader(file)]
    assert not any(
        c.lstrip(" '").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")) and not c.startswith("'")
        for c in cells
    )


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    write_table(["=a"], [[t] for t in HOSTILE], tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    kinds = {c.data_type for row in sheet.iter_rows() for c in row if c.value is not None}
    assert kinds <= {"s", "inlineStr"} and sheet["A2"].value == "=1+1" and sheet["A2"].number_format == "@"
    assert sheet.freeze_panes == "A2"


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_safe_texts_come_back(text):
    safe = safe_text(text)
    assert plain_text(safe) == text and (safe == text or safe == "'" + text)


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_random_tables_come_back(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    for form in ("csv", "xlsx"):
        write_table(["a", "b"], rows, folder / f"t.{form}")
        header, found = read_table(folder / f"t.{form}")
        if form == "xlsx":  # a row of empty cells at the end is no row to a workbook
            while rows and rows[-1] == ["", ""]:
                rows = rows[:-1]
            found = found[: len(rows)]
        assert (header, found) == (["a", "b"], rows)


def test_doubts_and_rows_in_both_forms(tmp_path):
    result = import_lists(layouts.write_xlsx(layouts.two_marks(invented.records(), True), tmp_path / "a.xlsx"))
    tables = []
    for xlsx in (False, True):
        written = result.write(tmp_path / str(xlsx), xlsx=xlsx)
        tables.append([read_table(written.doubts), read_table(written.rows)])
        assert written.doubts.suffix == (".xlsx" if xlsx else ".csv")
    assert tables[0] == tables[1]
    header, rows = tables[0][0]
    assert len(rows) == len(result.doubts) and [r[0] for r in rows] == [f"M{d.number}" for d in result.doubts.sorted()]
    at = {name: i for i, name in enumerate(header)}
    for row, d in zip(rows, result.doubts.sorted()):
        assert (row[at["value"]], row[at["found"]], row[at["assumed"]], row[at["column"]]) == (
            d.value,
            d.found,
            d.assumed,
            d.column,
        )


def test_an_imported_catalogue_written_as_a_list_and_imported_again(tmp_path):
    """Records → list → catalogue → list of the same layout → the same catalogue."""
    records = [r for r in invented.records() if r["national_code"]]
    first = import_lists(layouts.write_xlsx(layouts.manner(records), tmp_path / "a.xlsx"))
    header, rows = first.row_table()
    rows = list(rows)
    for form in ("csv", "xlsx"):
        path = tmp_path / f"again.{form}"
        write_table(header[6:], [r[6:] for r in rows], path)
        second = import_lists(path)
        codes = {p["code"]: p for p in second.document["procedures"]}
        for p in first.document["procedures"]:
            assert codes[p["code"]]["name"] == p["name"] and codes[p["code"]]["variants"] == p["variants"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("heading", [h for h in HOSTILE if h and "x" * 9 not in h])
def test_headings_of_a_hostile_list_are_safe_in_the_rows_file(tmp_path, form, heading):
    """Headings come from the file that was read, as cells do."""
    path = tmp_path / f"t.{form}"
    write_table(["row", heading], [["1", "x"]], path)
    assert read_table(path) == (["row", heading], [["1", "x"]])
    if form == "csv":
        first = next(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))[1]
        assert not first.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "|", "%"))
    else:
        assert openpyxl.load_workbook(path).active["B1"].data_type == "s"


def test_a_list_with_a_formula_for_a_heading_ends_as_text(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("STT,Mã số,Tên TTHC,\"=HYPERLINK(\"\"http://x\"\")\"\n1,1.900001,Cấp thẻ,=1+1\n", encoding="utf-8")
    rows = import_lists(path).write(tmp_path / "out").rows
    [head, row] = csv.reader(io.StringIO(rows.read_bytes().decode("utf-8-sig"), newline=""))
    assert head[-1] == "'=HYPERLINK(\"http://x\")" and row[-1] == "'=1+1"
    assert read_table(rows)[1][0][-1] == "=1+1"


def test_lines_of_cases_have_one_order():
    lines = [
        {"decision": "d", "procedure": "1.900001", "direction": "intake", "answer": "yes", "variant": v} for v in ("case-3", "case-2", "")
    ]
    documents = [{"schema_version": 2, "name": {"vi": "x"}, "edition": {"id": "e"}, "lists": order} for order in (lines, lines[::-1])]
    assert catalogue_json(documents[0]) == catalogue_json(documents[1])
