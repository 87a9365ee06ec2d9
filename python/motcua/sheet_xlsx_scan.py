# SPDX-License-Identifier: Apache-2.0
"""Rows of a worksheet part written as spreadsheet programs write them, taken by patterns and not by a call an element.

The XML parser still sees every byte, so that nothing is taken from a part that is not well formed; a row with anything
unusual in it (formulas, rich text, entities, an unknown attribute, a place out of order) goes through its handlers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .sheet_cells import Cell, Number, Row, column_index
from .sheet_xlsx_rows import NUMBER, SheetParser

_MOST = 1 << 22  # bytes without the end of a row, after which all is left to the handlers
_DEPTH = 6  # of a text in a cell
_DATA = b"<sheetData>"
_CELL = (
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="(0|[1-9][0-9]{0,5})")?(?: t="(n|s|str|inlineStr|b)")?'
    r'(?: ?/>|>(?:<v>([^<&\r]*)</v>|<is><t(?: xml:space="preserve")?>([^<&\r]*)</t></is>)?</c>)'
)
_CELLS = re.compile(_CELL)
_ROW = re.compile(
    r'\s*<row r="([0-9]{1,7})"'
    r'((?: (?:spans|s|ht|hidden|customFormat|customHeight|outlineLevel|collapsed|thickTop|thickBot|x14ac:dyDescent)="[^"<&]*")*)'
    rf" ?(?:/>|>((?:{re.sub('[(](?![?])', '(?:', _CELL)})*)</row>)"
)
_HIDDEN = re.compile(' hidden="(?:1|true)"')


def scanned_rows(parser: SheetParser, expat: Any, chunks: Iterator[bytes]) -> Iterator[Row]:
    """The rows of a part; `expat` has the handlers of `parser`, and gets every byte."""
    held = b""
    for chunk in chunks:
        held += chunk
        at = held.find(_DATA)
        if at >= 0 or len(held) > _MOST:
            break
    at = held.find(_DATA) + len(_DATA)
    if at < len(_DATA) or not _plain_prolog(held[:at]) or parser.limits.depth < _DEPTH:
        expat.Parse(held, False)
        yield from parser.taken()
        yield from _by_handlers(parser, expat, chunks)
        return
    expat.Parse(held[:at], False)
    held = held[at:]
    scan = _Scan(parser, expat) if parser.in_rows else None
    while scan is not None:
        end = held.rfind(b"</row>") + 6
        if b"<!" in held or b"<?" in held or b"</sheetData" in held or (end < 6 and len(held) > _MOST):
            break
        if end > 6:
            scan.block(held[:end])
            held = held[end:]
            yield from parser.taken()
        chunk = next(chunks, b"")
        if not chunk:
            break
        held += chunk
    # From here on, as from the end of the data, every element is looked at by itself.
    if scan is not None and b"<!" not in held and b"<?" not in held:
        end = held.rfind(b"</row>", 0, max(0, held.find(b"</sheetData"))) + 6
        if end > 6:
            scan.block(held[:end])
            held = held[end:]
    expat.Parse(held, False)
    yield from parser.taken()
    yield from _by_handlers(parser, expat, chunks)


def _by_handlers(parser: SheetParser, expat: Any, chunks: Iterator[bytes]) -> Iterator[Row]:
    for chunk in chunks:
        expat.Parse(chunk, False)
        yield from parser.taken()


def _plain_prolog(prolog: bytes) -> bool:
    """UTF-8 without comments and document types: then bytes mean what the patterns take them for."""
    if prolog.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<!" in prolog or prolog.count(b"<?") > prolog.count(b"<?xml "):
        return False
    declared = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""", prolog)
    return declared is None or declared[1].lower() == b"utf-8"


class _Scan:
    """Takes whole rows; `parser` keeps the place, so that its handlers can go on at any row."""

    def __init__(self, parser: SheetParser, expat: Any) -> None:
        self.parser, self.expat = parser, expat
        self.handlers = expat.StartElementHandler, expat.EndElementHandler, expat.CharacterDataHandler
        self.columns: dict[str, int] = {}
        formats = parser.sheet.formats
        self.formats = {str(i): f for i, f in enumerate(formats)} | {"": formats[0] if formats else ""}

    def block(self, data: bytes) -> None:
        """Rows up to the end of the last of them."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            self.expat.Parse(data, False)  # which says where
            return
        at, size, fed = 0, len(text), 0
        while at < size:
            match = _ROW.match(text, at)
            row = self._row(match) if match is not None else None
            if match is not None and row is not None:
                at = match.end()
                self.parser.taking(row)
                continue
            self._feed(text[fed:at])
            end = text.find("</row>", at) + 6
            self.expat.Parse(text[at:end].encode("utf-8"), False)
            at = fed = end
        self._feed(text[fed:] if fed else data)

    def _feed(self, data: str | bytes) -> None:
        """Past the handlers: the rows are taken already."""
        if data:
            expat = self.expat
            expat.StartElementHandler = expat.EndElementHandler = expat.CharacterDataHandler = None
            try:
                expat.Parse(data if isinstance(data, bytes) else data.encode("utf-8"), False)
            finally:
                expat.StartElementHandler, expat.EndElementHandler, expat.CharacterDataHandler = self.handlers

    def _row(self, match: re.Match[str]) -> Row | None:
        """The row, or nothing where the handlers must say what is wrong or unusual."""
        number, attributes, body = match.groups()
        row, limits, columns = int(number), self.parser.limits, self.columns
        if row <= self.parser.row or row > limits.rows or number[0] == "0" or attributes.count(" hidden=") > 1:
            return None
        cells: list[Cell] = []
        found = _CELLS.findall(body) if body else ()
        if self.parser.count + len(found) > limits.cells:
            return None
        last, strings, most = -1, self.parser.sheet.strings, limits.cell_characters
        for letters, place, style, kind, value, text in found:
            column = columns.get(letters)
            if column is None:
                column = columns[letters] = column_index(letters)
            if place != number or column <= last:
                return None
            last = column
            cell: Cell
            if kind == "s":
                if not (value.isascii() and value.isdigit()) or int(value) >= len(strings) or text:
                    return None
                cell = strings[int(value)] or None
            elif kind == "inlineStr" or kind == "str":
                cell = value or text or None
                if cell is not None and (len(cell) > most or "_x" in cell or (value and text)):
                    return None
            elif not value:
                if text:
                    return None
                cell = None
            elif kind == "b":
                cell = value == "1" or value == "true"
            else:
                if not ((value.isascii() and value.isdigit()) or NUMBER.fullmatch(value)):
                    return None
                cell = Number(value, self.formats.get(style, ""), self.parser.sheet.date1904)
            if cell is None:
                continue
            if column >= limits.columns:
                return None
            have = len(cells)
            if column > have:
                cells.extend([None] * (column - have))
            cells.append(cell)
        self.parser.count += len(found)
        return Row(row, cells, bool(attributes) and _HIDDEN.search(attributes) is not None)
