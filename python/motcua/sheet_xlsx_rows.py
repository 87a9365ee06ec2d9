# SPDX-License-Identifier: Apache-2.0
"""The rows of one worksheet part, by the handlers of the XML parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .sheet_cells import Cell, Fault, Number, Row, column_index
from .sheet_xlsx import merged_range, unescape

if TYPE_CHECKING:
    from .sheet_xlsx import XlsxSheet

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


class SheetParser:
    """Collects the rows of a sheet into `done`; the caller takes them after each chunk. `row` and `count` are the number
    of the last row and how many cells there were."""

    def __init__(self, sheet: XlsxSheet) -> None:
        self.sheet = sheet
        self.package = sheet.package
        self.limits = sheet.package.limits
        self.done: list[Row] = []
        self.complete = False
        self._letters: dict[str, int] = {}
        self.row = 0
        self._cells: list[Cell] = []
        self._hidden = False
        self._column = -1
        self._kind = self._style = ""
        self._depth = self.count = self._phonetic = 0
        self._pieces: list[str] = []
        self._formula: list[str] = []
        self._has_formula = False
        self._value: str | None = None
        self._collect: list[str] | None = None
        self._inside = False
        self._in_cell = False
        self._space = ""  # namespace of the main elements
        self._tags: dict[str, str] = {}

    @property
    def in_rows(self) -> bool:
        """Whether the next element is a row of the data."""
        return self._inside and self._depth == 2

    def taking(self, row: Row) -> None:
        """A row that was read without the handlers."""
        self.row = row.number
        self.done.append(row)

    def taken(self) -> list[Row]:
        """The rows since the last call."""
        rows, self.done = self.done, []
        return rows

    def _tag(self, name: str) -> str:
        """The local name of an element of the root's namespace, empty for any other."""
        space, _, tag = name.rpartition(" ")
        if not self._tags:
            self._space = space
        self._tags[name] = tag if space == self._space else ""
        return self._tags[name]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self.limits.depth:
            raise self.package.over("XML too deep", self.limits.depth, "depth")
        tag = self._tags.get(name)
        if tag is None:
            tag = self._tag(name)
        if self._depth == 1:
            if tag != "worksheet":
                raise self.package.broken(f"<{tag}> instead of a worksheet", self.sheet.part)
            return
        if not tag:
            return
        if self._in_cell:
            if tag == "v" or (tag == "t" and not self._phonetic):
                self._collect = self._pieces
                if tag == "v":
                    self._value = ""
            elif tag == "f":
                self._collect, self._has_formula = self._formula, True
            elif tag == "rPh":
                self._phonetic += 1
        elif tag == "c" and self._inside:
            self._start_cell(attributes)
        elif tag == "row" and self._inside:
            self._start_row(attributes)
        elif tag == "sheetData":
            self._inside = True
        elif tag == "mergeCell":
            if len(self.sheet.merged) >= self.limits.merged:
                raise self.package.over("more merged ranges", self.limits.merged, "merged")
            self.sheet.merged.append(merged_range(attributes.get("ref", ""), self.package, self.sheet.part))
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdigit() and last.isdigit():
                self.sheet.hidden_columns.append((int(first) - 1, int(last) - 1))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if number is not None and not (number.isascii() and number.isdigit() and len(number) < 8):
            raise self.package.broken(f"row number {number!r}", self.sheet.part)
        row = int(number) if number is not None else self.row + 1
        if row <= self.row:
            raise self.package.broken(f"row {row} after row {self.row}", self.sheet.part)
        if row > self.limits.rows:
            raise self.package.over(f"row {row}", self.limits.rows, "rows")
        self.row, self._cells, self._column = row, [], -1
        self._hidden = attributes.get("hidden") in ("1", "true")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            column = self._column + 1
        else:
            letters = reference.rstrip("0123456789")
            known = self._letters.get(letters)
            if known is None:
                if not re.fullmatch("[A-Z]{1,3}", letters):
                    raise self.package.broken(f"cell {reference!r}", self.sheet.part)
                known = self._letters[letters] = column_index(letters)
            if reference[len(letters) :] != str(self.row):
                raise self.package.broken(f"cell {reference!r} in row {self.row}", self.sheet.part)
            column = known
        if column <= self._column:
            raise self.package.broken(f"cell {reference!r} twice or out of order in row {self.row}", self.sheet.part)
        self.count += 1
        if self.count > self.limits.cells:
            raise self.package.over("more cells", self.limits.cells, "cells")
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._in_cell, self._has_formula, self._value = True, False, None
        self._pieces.clear()
        self._formula.clear()

    def end(self, name: str) -> None:
        self._depth -= 1
        tag = self._tags[name]
        if not tag:
            return
        if self._in_cell:
            if tag == "c":
                self._in_cell = False
                self._end_cell()
            elif tag == "rPh":
                self._phonetic -= 1
            else:
                self._collect = None
        elif tag == "row" and self._inside:
            self.done.append(Row(self.row, self._cells, self._hidden))
        elif tag == "sheetData":
            self._inside, self.complete = False, True

    def text(self, data: str) -> None:
        if self._collect is not None:
            self._collect.append(data)
            if len(self._collect) > 64 and sum(map(len, self._collect)) > self.limits.cell_characters:
                raise self.package.over("a longer text", self.limits.cell_characters, "cell_characters")

    def _end_cell(self) -> None:
        cell = self._cell("".join(self._pieces))
        if cell is None:
            return
        if self._column >= self.limits.columns:
            raise self.package.over(f"column {self._column + 1} in row {self.row}", self.limits.columns, "columns")
        self._cells.extend([None] * (self._column - len(self._cells)))
        self._cells.append(cell)

    def _cell(self, raw: str) -> Cell:
        if self._has_formula:
            self.sheet.formulas += 1
            formula = "".join(self._formula)[:1000]
            if not raw and self._kind != "str":
                return Fault("formula without a stored value", formula)
            if "[" in formula and re.search(r"\[[0-9]+\]|\[[^\]]*\.xls", formula, re.I):
                return Fault("formula on another workbook", formula)
        if self._kind == "s":
            if not (raw.isascii() and raw.isdigit()) or int(raw) >= len(self.sheet.strings):
                raise self.package.broken(f"text number {raw!r} of row {self.row}", self.sheet.part)
            return self.sheet.strings[int(raw)] or None
        if self._kind in ("inlineStr", "str", "d"):
            if len(raw) > self.limits.cell_characters:
                raise self.package.over(
                    f"a text of {len(raw)} characters", self.limits.cell_characters, "cell_characters"
                )
            return unescape(raw) or None
        if not raw:
            return None
        if self._kind == "n":
            if not NUMBER.fullmatch(raw):
                raise self.package.broken(f"number {raw[:40]!r} of row {self.row}", self.sheet.part)
            style = int(self._style) if self._style.isdigit() else 0
            return Number(
                raw, self.sheet.formats[style] if style < len(self.sheet.formats) else "", self.sheet.date1904
            )
        if self._kind == "b":
            return raw in ("1", "true")
        if self._kind == "e":
            return Fault(raw[:40])
        raise self.package.broken(f"cell type {self._kind!r} of row {self.row}", self.sheet.part)
