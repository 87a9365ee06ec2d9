# SPDX-License-Identifier: Apache-2.0
"""Workbooks: what cells hold, where they stand, dates of both systems, numbers as they are written."""

from __future__ import annotations

import datetime
import random
import sys
from pathlib import Path

import openpyxl
import pytest

from motcua.sheets import Fault, Merged, Number, cell_text, open_sheets, plain, serial_moment

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
import raw_xlsx as raw
from opening import NFC, cells, one


def test_cells_of_a_workbook_of_a_spreadsheet_program(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet.append([NFC, 1.004203, None, True, datetime.datetime(2020, 1, 2, 3, 4)])
    sheet["C1"] = 2.0002
    sheet["C1"].number_format = "0.000000"
    sheet["B3"] = "  giữ nguyên\nhai dòng\t"
    sheet["A5"] = "=1+1"
    sheet.merge_cells("A7:C9")
    sheet["A7"] = "gộp"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.save(tmp_path / "b.xlsx")
    first, second = open_sheets(tmp_path / "b.xlsx").sheets
    rows = {r.number: r for r in first.rows()}
    assert (first.name, first.hidden, second.name, second.hidden) == ("Danh sách", False, "Ẩn", True)
    assert rows[1].cells[:4] == [NFC, Number("1.004203"), Number("2.0002", "0.000000"), True]
    assert rows[1].cells[4].moment == datetime.datetime(2020, 1, 2, 3, 4)
    assert [cell_text(c) for c in rows[1].cells] == [NFC, "1.004203", "2.000200", "TRUE", "2020-01-02 03:04:00"]
    assert rows[3].cells == [None, "  giữ nguyên\nhai dòng\t"] and rows[3].hidden and not rows[1].hidden
    assert rows[5].cells == [Fault("formula without a stored value", "1+1")]
    assert first.merged == [Merged(7, 0, 9, 2)] and first.formulas == 1 and first.hidden_columns == [(3, 3)]
    assert list(second.rows()) == []


def test_a_sheet_can_be_read_again(tmp_path):
    path = one(tmp_path, raw.rows(["a"], ["b"]))
    [sheet] = open_sheets(path).sheets
    assert list(sheet.rows()) == list(sheet.rows()) and sheet.formulas == 0


@pytest.mark.parametrize(
    "cell, value",
    [
        ('<c r="A1"><v>5</v></c>', Number("5")),
        ('<c r="A1" t="n"><v>1.0011930000000001</v></c>', Number("1.0011930000000001")),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="e"><v>#REF!</v></c>', Fault("#REF!")),
        ('<c r="A1" t="str"><f>A2</f><v>chữ</v></c>', "chữ"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', Number("2")),
        ('<c r="A1"><f>1+1</f></c>', Fault("formula without a stored value", "1+1")),
        ('<c r="A1"><f>[1]S!A1</f><v>7</v></c>', Fault("formula on another workbook", "[1]S!A1")),
        ("<c r=\"A1\"><f>'[x.xlsx]S'!A1</f><v>7</v></c>", Fault("formula on another workbook", "'[x.xlsx]S'!A1")),
        ('<c r="A1" t="s"><v>0</v></c>', "không"),
        ('<c r="A1" t="s"><v>1</v></c>', "hai phần"),
        ('<c r="A1" t="s"><v>2</v></c>', "a\rb_x000D_"),
        ('<c r="A1" t="s"><v>3</v></c>', None),
        ('<c r="A1" t="d"><v>2020-01-02</v></c>', "2020-01-02"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>đọc</t></rPh></is></c>', "a"),
        ("<c><v>5</v></c>", Number("5")),
        ('<c r="A1" s="1"><v>43832</v></c>', Number("43832", "dd/mm/yyyy")),
        ('<c r="A1" s="2"><v>2.0002</v></c>', Number("2.0002", "0.000000")),
        ('<c r="A1" s="99"><v>2</v></c>', Number("2")),
    ],
)  # fmt: skip
def test_what_a_cell_holds(tmp_path, cell, value):
    strings = (
        "<si><t>không</t></si><si><r><t>hai </t></r><r><t>phần</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
        "<si><t>a_x000D_b_x005F_x000D_</t></si><si><t/></si>"
    )
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="0.000000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
    )
    path = one(tmp_path, f'<row r="1">{cell}<c r="C1"><v>1</v></c></row>', strings=strings, styles=styles)
    [[row]] = cells(path)
    assert row == [value, None, Number("1")] and type(row[0]) is type(value)


def test_other_prefixes_and_absolute_targets(tmp_path):
    contents = raw.parts(
        f'<x:worksheet xmlns:x="{raw.MAIN}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    contents["xl/_rels/workbook.xml.rels"] = contents["xl/_rels/workbook.xml.rels"].replace(
        '"worksheets/', '"/xl/worksheets/'
    )
    assert cells(raw.write(tmp_path / "p.xlsx", contents)) == [[[Number("1")]]]


@pytest.mark.parametrize("flag, day", [("0", datetime.date(2020, 1, 2)), ("1", datetime.date(2024, 1, 3))])
def test_both_date_systems(tmp_path, flag, day):
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    workbook = f'<workbookPr date1904="{flag}"/>'
    [[[cell]]] = cells(
        one(tmp_path, '<row r="1"><c r="A1" s="0"><v>43832</v></c></row>', styles=styles, workbook=workbook)
    )
    assert cell.moment.date() == day


def test_serial_days():
    assert serial_moment(59.0) == datetime.datetime(1900, 2, 28)
    assert serial_moment(60.5) is None  # the 29 February 1900 that never was
    assert serial_moment(61.0) == datetime.datetime(1900, 3, 1)
    assert serial_moment(0.5) is None and serial_moment(-1.0) is None and serial_moment(1e9) is None
    assert serial_moment(43831.999988426) == datetime.datetime(2020, 1, 1, 23, 59, 59)
    day = datetime.datetime(1900, 3, 1)
    for serial in range(61, 80_000, 97):
        assert serial_moment(float(serial)) == day + datetime.timedelta(serial - 61)


@pytest.mark.parametrize(
    "text, shown",
    [("1.0011930000000001", "1.001193"), ("5.0", "5"), ("1E-3", "0.001"), ("2.0002", "2.0002"),
        ("1E+20", "100000000000000000000"), ("-3.50", "-3.5")],
)  # fmt: skip
def test_numbers_without_exponent_or_noise(text, shown):
    assert plain(text) == shown and Number(text).shown == shown


@pytest.mark.parametrize(
    "text, form, shown",
    [
        ("2.0002", "0.000000", "2.000200"),
        ("1", "0.00", "1.00"),
        ("1.004203", "0.00", "1.004203"),
        ("1.5", "0", "1.5"),
        ("1.5", "#,##0", "1.5"),
    ],
)
def test_a_format_adds_zeros_and_never_hides_digits(text, form, shown):
    assert Number(text, form).shown == shown


@pytest.mark.parametrize(
    "form, date",
    [
        ("dd/mm/yyyy", True),
        ('0" ngày"', False),
        ("[Red]0.00", False),
        ("[h]:mm", True),
        ("General", False),
        ("@", False),
        (r"0\d", False),
        ("h:mm", True),
    ],
)
def test_which_formats_show_dates(form, date):
    assert Number("1.5", form).is_date is date


def test_equal_to_openpyxl_on_random_sheets(tmp_path):
    chance = random.Random(1)
    for case in range(12):
        book = openpyxl.Workbook()
        sheet = book.active
        for _ in range(60):
            r, c = chance.randint(1, 30), chance.randint(1, 20)
            sheet.cell(r, c).value = chance.choice(
                ["x", NFC, " a  b ", 5, 1.25, True, 1e-7, "1.004203", "=A1", "a\nb", 10**12]
            )
        path = tmp_path / f"{case}.xlsx"
        book.save(path)
        again = openpyxl.load_workbook(path).active
        expected = {(c.row, c.column): c.value for row in again.iter_rows() for c in row if c.value is not None}
        found = {}
        [ours] = open_sheets(path).sheets
        for row in ours.rows():
            for c, value in enumerate(row.cells, 1):
                if value is not None:
                    found[row.number, c] = (
                        float(value.text)
                        if isinstance(value, Number)
                        else "=" + value.formula
                        if isinstance(value, Fault)
                        else value
                    )
        assert found == expected
