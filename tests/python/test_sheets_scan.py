# SPDX-License-Identifier: Apache-2.0
"""Rows taken by patterns are the rows that the handlers of the XML parser take, whatever the part looks like."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

import motcua
from motcua import sheet_xlsx_rows, sheet_xlsx_scan
from motcua.sheets import Number, SheetLimits, open_sheets

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
import raw_xlsx as raw

STRINGS = "<si><t>một</t></si><si><t></t></si><si><r><t>ba </t></r><r><t>phần</t></r></si>"
STYLES = '<numFmts><numFmt numFmtId="170" formatCode="0.000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>'


def by_handlers(monkeypatch):
    """Every part goes through the handlers alone."""
    monkeypatch.setattr(sheet_xlsx_scan, "_plain_prolog", lambda prolog: False)


def read(path, limits=SheetLimits()):
    """Rows, merged ranges, formulas; or the error."""
    try:
        [sheet] = open_sheets(path, limits).sheets
        return [*sheet.rows()], sheet.merged, sheet.hidden_columns, sheet.formulas
    except motcua.Error as error:
        return str(error)


def both(folder, monkeypatch, part, limits=SheetLimits()):
    path = raw.write(folder / "a.xlsx", raw.parts(part, STRINGS, STYLES))
    fast = read(path, limits)
    with monkeypatch.context() as patched:
        by_handlers(patched)
        slow = read(path, limits)
    return fast, slow


CELLS = (
    '<c r="{at}"><v>12</v></c>', '<c r="{at}" t="n"><v>1.5</v></c>', '<c r="{at}" s="1"><v>2.0002</v></c>',
    '<c r="{at}" s="2" t="n"><v>44197</v></c>', '<c r="{at}" t="s"><v>0</v></c>', '<c r="{at}" t="s"><v>1</v></c>',
    '<c r="{at}" t="s"><v>2</v></c>', '<c r="{at}" t="inlineStr"><is><t>Cấp thẻ</t></is></c>', '<c r="{at}"/>',
    '<c r="{at}" s="1"/>', '<c r="{at}" s="1" />', '<c r="{at}"></c>', '<c r="{at}" t="str"><v>chữ</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>', '<c r="{at}" t="b"><v>0</v></c>', '<c r="{at}" t="e"><v>#REF!</v></c>',
    '<c r="{at}"><f>A1+1</f><v>3</v></c>', '<c r="{at}"><f>A1</f></c>', '<c r="{at}" t="str"><f>[1]S!A1</f><v>x</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>a &amp; b</t></is></c>', '<c r="{at}" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', '<c t="n" r="{at}"><v>7</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>a_x000D_b</t></is></c>', '<c r="{at}" t="inlineStr"><is><t>a\nb</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t/></is></c>', '<c r="{at}" s="7"><v>7</v></c>', '<c r="{at}" s="01"><v>7</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>a\r\nb</t></is></c>', '<c r="{at}"><v>1E-3</v></c>', '<c r="{at}" cm="1"><v>1</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>', "<!-- <c r=\"{at}\"><v>9</v></c> -->",
    '<c r="{at}"><v><![CDATA[8]]></v></c>', '<x:c xmlns:x="urn:x" r="{at}"><x:v>8</x:v></x:c>', '<c r="{at}" t="d"><v>2020-01-02</v></c>',
)  # fmt: skip
WRONG = (
    '<c r="{at}" t="s"><v>3</v></c>', '<c r="{at}"><v>x</v></c>', '<c r="A1"><v>1</v></c>', '<c r="{at}" t="q"><v>1</v></c>',
    '<c r="{at}" t="s"><v></v></c>', '<c r="{at}" t="s"><v>٣</v></c>', '<c r="{at}"><v>١</v></c>', '<c r="1A"><v>1</v></c>',
    '<c r="{at}" r="{at}"><v>1</v></c>', "<c", '<c r="{at}"><v>1</c>', '<c r="{at}" t="s"><is><t>0</t></is></c>', "]]>", "\x01",
    '<c r="{at}" t="n"><is><t>q</t></is></c>', '<c r="AAAA{row}"><v>1</v></c>', '<c r="{at}" t="b"><is><t>1</t></is></c>', "&x;",
)  # fmt: skip


def part(chance, wrong=()):
    rows, number = [], 0
    for _ in range(chance.randint(1, 12)):
        number += chance.choice([1, 1, 1, 2, 7])
        cells, column = [], 0
        for _ in range(chance.randint(0, 6)):
            cells.append(chance.choice(CELLS).format(at=f"{chr(65 + column)}{number}", row=number))
            column += chance.choice([1, 1, 2])
        if wrong and chance.random() < 0.1:
            cells.append(chance.choice(wrong).format(at=f"{chr(65 + column)}{number}", row=number))
        more = chance.choice(["", "", ' spans="1:8"', ' hidden="1"', ' hidden="0" ht="15"', ' s="1" customFormat="1"', ' x="1"'])
        body = "".join(cells)
        rows.append(f'<row r="{number}"{more}>{body}</row>' if body else f'<row r="{number}"{more}/>')
        rows.append(chance.choice(["", "", "", "\n", " ", "<!-- </row> -->", "<?x y?>"]))
    after = chance.choice(["", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'])
    before = chance.choice(["", '<cols><col min="2" max="3" hidden="1"/></cols>', "<!-- x -->"])
    return raw.sheet("".join(rows), after, before)


PLAIN = '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>một</t></is></c><c r="B{n}"><v>2</v></c></row>'
ROWS = (
    '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row>', '<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>1</v></c></row>',
    '<row r="3"><c r="A2"><v>1</v></c></row>', '<row r="3"><c r="A33"><v>1</v></c></row>', '<row r="2"/>', '<row r="1"/>', '<row r="0"/>',
    '<row r="03"><c r="A3"><v>1</v></c></row>', '<row r="3" hidden="true"/>', '<row r="3" hidden="1" hidden="0"/>', '<row r="3" xmlns="urn:x"/>',
    '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>3</v></c></row>', '<row r="6000000"/>', '<row r="3"><c r="XFD3"><v>1</v></c></row>',
    '<row r="3"><c r="XFD3"/></row>', '<row><c><v>1</v></c></row>', '<row r="3">chữ<c r="A3"><v>1</v></c></row>', "</sheetData><sheetData>",
    '<!-- </row><row r="3"><c r="A3"><v>9</v></c></row> -->', '<?x </row><row r="3"><c r="A3"><v>9</v></c></row> ?>', '<![CDATA[</row><row r="3"/>]]>',
    '<!-- <row r="3"><c r="A3"><v>9</v></c></row> -->', '<![CDATA[<row r="3"/>]]>', "<?row r='3'?>", '<row r="3"><c r="A3"><v>1</v></c></row>]]>',
    '<row r="3"><c r="A3" t="inlineStr"><v>x</v></c></row>', '<row r="3"><c r="A3" t="str"><is><t>x</t></is></c></row>', "<row", "</row>",
)  # fmt: skip


@pytest.mark.parametrize("odd", [*ROWS, *(f'<row r="3">{c}</row>'.replace("{at}", "A3").replace("{row}", "3") for c in (*CELLS, *WRONG))])
def test_one_odd_row_among_plain_ones(tmp_path, monkeypatch, odd):
    """Nothing around it sends the part to the handlers, whether the part comes at once or in pieces."""
    fast, slow = both(tmp_path, monkeypatch, raw.sheet(PLAIN.format(n=1) + PLAIN.format(n=2) + odd + PLAIN.format(n=4) + PLAIN.format(n=5)))
    assert fast == slow or (isinstance(fast, str) and "XML:" in fast and "XML:" in slow)
    for size in (60, 150, 400):
        monkeypatch.setattr("motcua.sheet_package._CHUNK", size)
        again = read(tmp_path / "a.xlsx")
        assert again == slow or (isinstance(again, str) and "XML:" in again and "XML:" in slow), size


@pytest.mark.parametrize("limits", [{"cells": 7}, {"cells": 8}, {"rows": 3}, {"columns": 1}, {"cell_characters": 2}, *({"depth": n} for n in range(2, 8))])
def test_limits_over_plain_rows(tmp_path, monkeypatch, limits):
    made = raw.sheet("".join(PLAIN.format(n=n) for n in range(1, 5)))
    fast, slow = both(tmp_path, monkeypatch, made, SheetLimits(**limits))
    assert fast == slow and isinstance(slow, str) == (limits not in ({"cells": 8}, {"depth": 6}, {"depth": 7}))


def test_random_parts_give_the_same_rows(tmp_path, monkeypatch):
    chance = random.Random(7)
    for _ in range(250):
        made = part(chance)
        fast, slow = both(tmp_path, monkeypatch, made)
        assert fast == slow and not isinstance(fast, str), made


def test_random_wrong_parts_give_the_same_error(tmp_path, monkeypatch):
    chance = random.Random(8)
    refused = 0
    for _ in range(250):
        made = part(chance, WRONG)
        fast, slow = both(tmp_path, monkeypatch, made)
        refused += isinstance(slow, str)
        assert isinstance(fast, str) == isinstance(slow, str), made
        # What is not well formed is named by the parser; its place counts from where it was last called.
        assert fast == slow or ("XML:" in fast and "M1702" in slow) or ("XML:" in slow and "M1702" in fast), made
    assert refused > 60


@pytest.mark.parametrize(
    "limits", [{"cells": 20}, {"rows": 9}, {"columns": 3}, {"cell_characters": 6}, {"depth": 5}, {"depth": 4}, {"cells": 1}],
)  # fmt: skip
def test_limits_hold_for_both(tmp_path, monkeypatch, limits):
    chance = random.Random(9)
    refused = 0
    for _ in range(25):
        fast, slow = both(tmp_path, monkeypatch, part(chance), SheetLimits(**limits))
        assert fast == slow
        refused += isinstance(slow, str) and "M1703" in slow
    assert refused > 3


@pytest.mark.parametrize("size", [7, 64, 1000])
def test_rows_over_the_borders_of_chunks(tmp_path, monkeypatch, size):
    """However few bytes come at once."""
    chance = random.Random(size)
    for _ in range(20):
        path = raw.write(tmp_path / "a.xlsx", raw.parts(part(chance), STRINGS, STYLES))
        whole = read(path)
        with monkeypatch.context() as patched:
            patched.setattr("motcua.sheet_package._CHUNK", size)
            assert read(path) == whole


def test_a_row_longer_than_what_is_held_goes_to_the_handlers(tmp_path, monkeypatch):
    cells = "".join(f'<c r="A{n}" t="inlineStr"><is><t>{"x" * 400}</t></is></c></row><row r="{n + 1}">' for n in range(1, 60))
    made = raw.sheet(f'<row r="1">{cells}</row>')
    monkeypatch.setattr(sheet_xlsx_scan, "_MOST", 300)
    fast, slow = both(tmp_path, monkeypatch, made)
    assert fast == slow and len(fast[0]) == 60


@pytest.mark.parametrize(
    "change",
    [
        lambda text: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' + text,
        lambda text: "\ufeff" + text, lambda text: '<?xml version="1.0" encoding="utf-8"?>' + text,
        lambda text: ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16"),
        lambda text: ('<?xml version="1.0" encoding="ISO-8859-1"?>' + text.replace("Cấp thẻ", "thé")).encode("latin-1", "replace"),
        lambda text: "<?xml-stylesheet href='a'?>" + text, lambda text: text.replace("<sheetData>", '<sheetData xml:space="preserve">'),
    ],
)  # fmt: skip
def test_prologs_and_encodings(tmp_path, monkeypatch, change):
    made = change(raw.sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Cấp thẻ</t></is></c><c r="B1"><v>2</v></c></row>'))
    fast, slow = both(tmp_path, monkeypatch, made)
    assert fast == slow and fast[0][0].cells[1] == Number("2")


def test_plain_rows_do_not_go_through_the_handlers(tmp_path, monkeypatch):
    """What spreadsheet programs write is taken by patterns: otherwise a long list takes twice the time."""
    called = []
    monkeypatch.setattr(sheet_xlsx_rows.SheetParser, "_start_cell", lambda self, attributes: called.append(attributes))
    texts = [["1", "1.900001", "Cấp thẻ"]] * 3
    path = raw.write(tmp_path / "a.xlsx", raw.parts(raw.sheet(raw.rows(*texts))))
    assert [r.cells for r in read(path)[0]] == texts and not called
