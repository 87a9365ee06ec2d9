# SPDX-License-Identifier: Apache-2.0
"""A workbook with one row per dossier, through the safe reader of sheets. Dates are read by the workbook's own system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .register_files import Block, Source, enough, refuse
from .row_events import Ints
from .sheets import Cell, Fault, Number, Row, cell_text, open_sheets, serial_moment

_BLOCK = 1 << 14
_HEADER_WITHIN = 40
_SERIAL_BELOW = 150_000


class SheetSource(Source):
    """The sheet and row whose cells have the names of the columns; one sheet only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        found: list[tuple[int, int, list[str]]] = []
        for i, sheet in enumerate(open_sheets(path).sheets):
            for row in sheet.rows():
                if row.number > _HEADER_WITHIN:
                    break
                names = [cell_text(c).strip() for c in row.cells]
                if enough(names):
                    found.append((i, row.number, names))
                    break
        if not found:
            raise refuse(1706, path.name, "no row with the names of the columns", "MaHoSo, MaTTHC, NgayTiepNhan, TrangThaiHoSo …", "write the names of the columns above the rows")
        if len(found) > 1:
            raise refuse(1707, path.name, f"{len(found)} sheets with a table of dossiers", "one", "remove the others, or give them as files of their own")
        self.sheet, self.header, names = found[0]
        super().__init__(path.name, [n for n in names if n])
        self.places = {n: i for i, n in reversed(list(enumerate(names))) if n}

    def blocks(self, needed: list[str], times: list[str]) -> Iterator[Block]:
        rows: list[Row] = []
        for row in open_sheets(self.path).sheets[self.sheet].rows():
            if row.number <= self.header or all(c is None for c in row.cells):
                continue
            rows.append(row)
            if len(rows) == _BLOCK:
                yield self._block(rows, needed, times)
                rows = []
        if rows:
            yield self._block(rows, needed, times)

    def _block(self, rows: list[Row], needed: list[str], times: list[str]) -> Block:
        numbers = np.array([r.number for r in rows])
        chunk = {}
        for name in needed:
            at = self.places[name]
            cells = [r.cells[at] if at < len(r.cells) else None for r in rows]
            chunk[name] = [_instant(c) for c in cells] if name in times else [_text(c) for c in cells]

        def row_of(i: Ints) -> Ints:
            return np.asarray(numbers[i])

        return chunk, len(rows), row_of


def _text(cell: Cell) -> str:
    """An error cell has no value; it becomes none."""
    return "" if isinstance(cell, Fault) else cell_text(cell)


def _instant(cell: Cell) -> str:
    """An instant as text. A workbook says from which year its serial days count, so here they are not ambiguous."""
    if not isinstance(cell, Number):
        return cell_text(cell)
    value = float(cell.text)
    if not value < _SERIAL_BELOW:
        return cell.shown
    moment = serial_moment(value, cell.date1904)
    if moment is None:
        return cell.shown
    return moment.date().isoformat() if value == int(value) else moment.isoformat()
