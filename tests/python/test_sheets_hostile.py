# SPDX-License-Identifier: Apache-2.0
"""Broken and hostile files are refused by a number and a named limit, never by a crash; a cut one never gives another
answer."""

from __future__ import annotations

import random
import sys
import zipfile
from pathlib import Path

import pytest

import motcua
from motcua.sheets import Fault, Number, SheetLimits, open_sheets

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
import raw_xlsx as raw
from opening import cells, number_of, one


ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "data, number",
    [
        ('<row r="2"/><row r="1"/>', 1702),
        ('<row r="1"/><row r="1"/>', 1702),
        ('<row r="x"/>', 1702),
        ('<row r="99999999"/>', 1702),
        ('<row r="6000000"/>', 1703),
        ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', 1702),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 1702),
        ('<row r="1"><c r="A2"><v>1</v></c></row>', 1702),
        ('<row r="1"><c r="a1"><v>1</v></c></row>', 1702),
        ('<row r="1"><c r="ABCD1"><v>1</v></c></row>', 1702),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', 1703),
        ('<row r="1"><c r="A1"><v>một</v></c></row>', 1702),
        ('<row r="1"><c r="A1"><v>NaN</v></c></row>', 1702),
        ('<row r="1"><c r="A1"><v>1e9999</v></c></row>', 1702),
        ('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', 1702),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', 1702),
        ('<row r="1"><c r="A1" t="z"><v>1</v></c></row>', 1702),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 131_073 + "</t></is></c></row>", 1703),
    ],
)  # fmt: skip
def test_broken_cells_and_rows(tmp_path, data, number):
    assert number_of(one(tmp_path, data)) == number


@pytest.mark.parametrize(
    "name, change, number",
    [
        ("no workbook", lambda p: p.pop("xl/workbook.xml"), 1702),
        ("no sheet", lambda p: p.pop("xl/worksheets/sheet1.xml"), 1702),
        ("no relations", lambda p: p.pop("xl/_rels/workbook.xml.rels"), 1702),
        ("not XML", lambda p: p.update({"xl/worksheets/sheet1.xml": "xin chào"}), 1702),
        ("other root", lambda p: p.update({"xl/worksheets/sheet1.xml": "<chart/>"}), 1702),
        ("no data", lambda p: p.update({"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{raw.MAIN}"/>'}), 1702),
        ("unclosed", lambda p: p.update({"xl/worksheets/sheet1.xml": raw.sheet(ROW)[:-5]}), 1702),
        ("entities",
            lambda p: p.update({"xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b "c">]>' + raw.sheet(ROW)}), 1702),
        ("laughs",
            lambda p: p.update({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>'}),
            1702),
        ("external entity", lambda p: p.update({"xl/workbook.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
            1702),
        ("external link", lambda p: p.update({"xl/externalLinks/externalLink1.xml": "<externalLink/>"}), 1703),
        ("merged nonsense",
            lambda p: p.update({"xl/worksheets/sheet1.xml": raw.sheet(ROW,
                '<mergeCells><mergeCell ref="A1"/></mergeCells>')}),
            1702),
        ("part twice", lambda p: p.update({"XL/workbook.xml": p["xl/workbook.xml"]}), 1702),
        ("too deep", lambda p: p.update({"xl/worksheets/sheet1.xml": raw.sheet("<a>" * 99 + "</a>" * 99)}), 1703),
        ("bad style",
            lambda p: (p.update({"xl/styles.xml": f'<s xmlns="{raw.MAIN}"><numFmt numFmtId="x"/></s>'}),
                p.update({"xl/_rels/workbook.xml.rels": p["xl/_rels/workbook.xml.rels"].replace("</Relationships>",
                    '<Relationship Id="s" Type="a/styles" Target="styles.xml"/></Relationships>')})),
            1702),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_broken_and_hostile_packages(tmp_path, name, change, number):
    contents = raw.parts(raw.sheet(ROW))
    change(contents)
    assert number_of(raw.write(tmp_path / "p.xlsx", contents)) == number


def test_links_to_other_workbooks_may_be_allowed_but_are_never_followed(tmp_path):
    contents = raw.parts(raw.sheet('<row r="1"><c r="A1"><f>[1]S!A1</f><v>7</v></c><c r="B1"><v>1</v></c></row>'))
    contents["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    path = raw.write(tmp_path / "p.xlsx", contents)
    assert number_of(path) == 1703
    assert cells(path, SheetLimits(external_links=1)) == [
        [[Fault("formula on another workbook", "[1]S!A1"), Number("1")]]
    ]


def test_a_zip_bomb_of_nothing(tmp_path):
    """A gigabyte of blanks in a sheet that packs to a megabyte: stopped after 16 MB by the limit on the ratio."""
    path = tmp_path / "bomb.xlsx"
    contents = raw.parts("")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in contents.items():
            if name != "xl/worksheets/sheet1.xml":
                package.writestr(name, text)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{raw.MAIN}"><sheetData>'.encode())
            block = b" " * (1 << 20)
            for _ in range(64):
                part.write(block)
            part.write(b"</sheetData></worksheet>")
    with pytest.raises(motcua.Error, match="ratio"):
        cells(path)
    with pytest.raises(motcua.Error, match="unpacked_bytes"):
        cells(path, SheetLimits(ratio=10**6, unpacked_bytes=1 << 24))
    assert cells(path, SheetLimits(ratio=10**6)) == [[]]


@pytest.mark.parametrize(
    "limit, value",
    [("file_bytes", 100), ("parts", 2), ("sheets", 0), ("rows", 1), ("columns", 1), ("cells", 2),
        ("cell_characters", 2), ("merged", 0), ("strings", 0), ("unpacked_bytes", 500), ("depth", 3)],
)  # fmt: skip
def test_each_limit_is_named(tmp_path, limit, value):
    data = raw.rows(["một", "hai"], ["ba", "bốn"])
    part = raw.sheet(data, '<mergeCells><mergeCell ref="A5:B6"/></mergeCells>')
    path = raw.write(tmp_path / "p.xlsx", raw.parts(part, strings="<si><t>x</t></si>"))
    assert len(cells(path)[0]) == 2
    with pytest.raises(motcua.Error) as caught:
        cells(path, SheetLimits(**{limit: value}))
    assert caught.value.number == 1703 and limit in caught.value.problems[0].expected


def test_a_million_empty_columns_and_rows(tmp_path):
    """Empty styled cells cost nothing until the count of cells; a text file so wide is refused."""
    wide = one(tmp_path, '<row r="1">' + "".join(f'<c r="{c}1" s="0"/>' for c in ("A", "Z", "ZZ", "XFD")) + "</row>")
    assert cells(wide) == [[[]]]
    path = tmp_path / "wide.csv"
    path.write_text("," * 100_000 + "\n", encoding="utf-8")
    assert number_of(path) == 1703
    many = one(tmp_path, "".join(f'<row r="{r}"><c r="A{r}"/></row>' for r in range(1, 2002)))
    assert number_of(many, SheetLimits(cells=2000)) == 1703


@pytest.mark.parametrize(
    "head, word",
    [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"), (b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF"),
        (b"\x1f\x8b", "gzip"), (b"Rar!", "RAR"), (b"PAR1", "Parquet"),
     (b"<html><table>", "HTML"), (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "HTML"), (b"", "empty")],
)  # fmt: skip
def test_other_formats_are_named(tmp_path, head, word):
    path = tmp_path / "list.xls"
    path.write_bytes(head)
    with pytest.raises(motcua.Error, match=word) as caught:
        cells(path)
    assert caught.value.number == 1701


@pytest.mark.parametrize(
    "part, word",
    [("content.xml", "OpenDocument"), ("word/document.xml", "Word"), ("xl/workbook.bin", "xlsb"), ("ppt/presentation.xml", "presentation")],
)  # fmt: skip
def test_other_packages_are_named(tmp_path, part, word):
    """What ends up under the name of a workbook: a Word document is what many provinces publish."""
    path = raw.write(tmp_path / "list.xlsx", {"[Content_Types].xml": "<Types/>", part: "<x/>"})
    with pytest.raises(motcua.Error, match=word) as caught:
        cells(path)
    assert caught.value.number == 1701 and caught.value.problems[0].place == "list.xlsx"


def test_missing_files_and_folders(tmp_path):
    assert number_of(tmp_path / "none.xlsx") == 1301 and number_of(tmp_path) == 1301


def test_a_workbook_cut_at_every_byte_is_refused(tmp_path):
    path = one(tmp_path, raw.rows(["STT", "Tên TTHC"], ["1", "Cấp thẻ"]), strings="<si><t>a</t></si>")
    whole = path.read_bytes()
    cut = tmp_path / "cut.xlsx"
    for n in range(len(whole)):
        cut.write_bytes(whole[:n])
        if n == 1:  # the letter P is a text of one cell, and says that it may be cut
            assert {d.number for d in open_sheets(cut).doubts} == {1722, 1723}
            continue
        assert number_of(cut) in (1701, 1702, 1703, 1704), n


def test_a_changed_byte_is_refused_or_changes_nothing(tmp_path):
    path = one(tmp_path, raw.rows(["STT", "Tên TTHC"], ["1", "Cấp thẻ"]))
    whole, expected = path.read_bytes(), cells(path)
    changed = tmp_path / "changed.xlsx"
    chance = random.Random(2)
    for n in range(0, len(whole)):
        changed.write_bytes(whole[:n] + bytes([whole[n] ^ (1 << chance.randrange(8))]) + whole[n + 1 :])
        try:
            assert cells(changed) == expected, n
        except motcua.Error as error:
            assert error.number in (1701, 1702, 1703, 1704), n
