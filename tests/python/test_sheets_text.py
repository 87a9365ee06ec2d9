# SPDX-License-Identifier: Apache-2.0
"""Text files: encodings, old fonts, delimiters, quotation marks, cuts."""

from __future__ import annotations

import codecs
import csv
import io
import random
import sys
import unicodedata
from pathlib import Path

import pytest

import motcua
from motcua.sheets import open_sheets

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
from opening import NFC, cells, number_of


TABLE = [["STT", "Tên thủ tục hành chính", "Phí, lệ phí"], ["1", NFC, "100.000 đồng"], ["2", 'Cấp "thẻ"\nmới', ""]]


def text_of(table, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    return out.getvalue()


def rows_of(path, **options):
    book = open_sheets(path, **options)
    return [["" if c is None else c for c in r.cells] for r in book.sheets[0].rows()], [d.number for d in book.doubts]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_delimiters(tmp_path, encoding, delimiter):
    path = tmp_path / "a.csv"
    path.write_bytes(text_of(TABLE, delimiter).encode(encoding))
    assert rows_of(path) == (TABLE, [])


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf_16_in_both_orders(tmp_path, order):
    path = tmp_path / "a.csv"
    mark = codecs.BOM_UTF16_LE if order == "le" else codecs.BOM_UTF16_BE
    path.write_bytes(mark + text_of(TABLE, "\t").encode(f"utf-16-{order}"))
    assert rows_of(path) == (TABLE, [])
    path.write_bytes(text_of(TABLE, "\t").encode(f"utf-16-{order}"))
    assert number_of(path) == 1704  # without the mark


def test_cp1258_is_read_with_a_doubt(tmp_path):
    path = tmp_path / "a.csv"
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = bytearray()
    for c in text_of(TABLE):  # letters that the code page lacks are written as letter and tone, as Windows does
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", c)
            letter = unicodedata.normalize("NFC", "".join(m for m in apart if m not in tones))
            out += (letter + "".join(m for m in apart if m in tones)).encode("cp1258")
    path.write_bytes(bytes(out))
    rows, doubts = rows_of(path)
    assert [[unicodedata.normalize("NFC", c) for c in r] for r in rows] == TABLE and doubts == [1721]
    assert rows_of(path, encoding="cp1258")[1] == []  # said by the caller: no doubt


@pytest.mark.parametrize(
    "text, word",
    [("STT,Tªn thñ tôc hµnh chÝnh\n1,CÊp l¹i giÊy phÐp ho¹t ®éng b­u chÝnh\n", "TCVN3"),
        ("STT,Teân thuû tuïc haønh chính\n1,Caáp laïi giaáy pheùp hoaït ñoäng böu chính\n", "VNI")],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_old_fonts_are_refused_by_name(tmp_path, text, word, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(motcua.Error, match=word) as caught:
        rows_of(path)
    assert caught.value.number == 1704


@pytest.mark.parametrize(
    "data, number",
    [
        (b"a,b\n1,\xff\xfe\xfd\n", 1704),
        ("Tên,Số\n1,".encode() + b"\xc3", 1704),  # cut inside a letter
        ("Tên,Số\nThủ tục đăng ký,".encode() + b"\xe1\xba\n", 1704),
        (b"a,b\n1,\x00\n", 1701),
        (b'a,b\n1,"open\n', 1702),
        (b'a,b\n1,"x"y\n', 1702),
        (b"a,b\n1," + b"x" * 140_000 + b"\n", 1703),
        (b"a,b\n1," + b'"' + b"x\n" * 80_000 + b'"\n', 1703),
        (b"x" * 600_000, 1703),
    ],
)  # fmt: skip
def test_broken_text_files(tmp_path, data, number):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert number_of(path) == number


def test_a_declared_delimiter_and_a_wrong_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("sep=;\na;b,c\n1;2,5\n", encoding="utf-8")
    assert rows_of(path)[0] == [["a", "b,c"], ["1", "2,5"]]
    path.write_text("a;b,c\n1;2,5\n", encoding="utf-8")
    assert rows_of(path)[1] == [1722]  # both would do: one is assumed, and it is said
    assert rows_of(path, delimiter=";")[1] == []
    with pytest.raises(motcua.Error) as caught:
        rows_of(path, delimiter="ab")
    assert caught.value.number == 1705
    with pytest.raises(motcua.Error) as caught:
        rows_of(path, encoding="no-such")
    assert caught.value.number == 1704


def test_a_text_file_cut_at_every_byte(tmp_path):
    """Cut anywhere, the rows are refused, or are whole rows of the file; a last line without its end is told."""
    path = tmp_path / "a.csv"
    whole = text_of(TABLE).encode("utf-8-sig")
    path.write_bytes(whole)
    expected, _ = rows_of(path)
    for n in range(len(whole)):
        path.write_bytes(whole[:n])
        try:
            rows, doubts = rows_of(path)
        except motcua.Error as error:
            assert error.number in (1701, 1702, 1704), n
            continue
        if whole[:n].endswith((b"\n", b"\r")):
            assert rows == expected[: len(rows)]
        else:
            assert 1723 in doubts, n


def test_rows_keep_their_numbers_and_widths(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"x\ny",z\n\n1,2,3\n', encoding="utf-8")
    rows = list(open_sheets(path).sheets[0].rows())
    assert [(r.number, r.width) for r in rows] == [(1, 2), (2, 2), (3, 0), (4, 3)]


def test_random_bytes_never_crash(tmp_path):
    chance = random.Random(3)
    path = tmp_path / "a.bin"
    for case in range(400):
        head = chance.choice([b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"a,b\n"])
        path.write_bytes(head + bytes(chance.randrange(256) for _ in range(chance.randrange(200))))
        try:
            cells(path)
        except motcua.Error as error:
            assert 1701 <= error.number <= 1705, case
