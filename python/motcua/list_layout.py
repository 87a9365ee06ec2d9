# SPDX-License-Identifier: Apache-2.0
"""How a sheet is laid out: titles, headers, group rows, data rows, totals, and tables one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from .doubts import place, refuse
from .list_cases import Cases
from .list_codes import looks_like_code
from .list_columns import ColumnMap
from .list_groups import Group, Groups, group_of
from .list_header import Covered, find_header, header_paths, repeats, text_at, unfold
from .list_roles import fold
from .sheet_cells import Cell, Row, cell_text, column_name
from .sheets import Sheet

TOTAL = re.compile(r"\s*(?:tổng(?:\s+cộng|\s+số)?|cộng)\b.*", re.I | re.S)


class Line(NamedTuple):
    """One row below a header. `kind`: data, case (of the data row above), group, total, blank, text."""

    kind: str
    row: Row
    cells: list[Cell]  # merged ranges unfolded downwards
    groups: tuple[Group, ...]

    @property
    def text(self) -> str:
        return " ".join(t for c in self.row.cells if (t := cell_text(c).strip()))


@dataclass
class Table:
    """One table of a sheet: the title rows above it, its columns, its lines."""

    sheet: Sheet
    titles: list[tuple[int, str]]
    columns: ColumnMap
    lines: list[Line] = field(default_factory=list)
    width: int = 0  # cells of the header row of a text file
    covered: Covered = field(default_factory=dict)


def tables_of(sheet: Sheet, rows: list[Row], given: list[ColumnMap]) -> Iterator[Table]:
    """The tables of a sheet, one below the other. A header again begins the next, with the text rows just above it as
    its titles; the same header again without one is a page break."""
    covered = unfold(rows, sheet.merged)
    by_number = {row.number: row for row in rows} if covered else {}
    fixed = {m.header_rows[0]: m for m in given if m.sheet in (sheet.name, "*")}
    titles: list[tuple[int, str]] = []
    table: Table | None = None
    last: list[str] = []  # the texts of the last data row that a case may belong to
    skip_to, groups, cases = 0, Groups(), Cases(ColumnMap("", (0, 0)))
    for at, row in enumerate(rows):
        if row.number <= skip_to:
            continue
        if fixed:
            header = _given(fixed.get(row.number), sheet, rows, at, covered)
        else:
            header = find_header(rows, at, covered, titles) if _could_be_header(row, table) else None
        if header:
            skip_to = header.header_rows[1]
            above = _titles_above(table)
            if table and not above and repeats(header, table.columns):
                continue
            header.sheet = sheet.name
            if table:
                yield table
            first = header.header_rows[0]
            table = Table(sheet, [t for t in titles or above if t[0] < first], header, width=row.width, covered=covered)
            titles, groups, cases, last = [], Groups(), Cases(header), []
        elif table is None:
            text = " ".join(t for c in row.cells if (t := cell_text(c).strip()))
            if text:
                titles.append((row.number, text))
        else:
            cells = _unfolded(row, by_number, covered)
            texts = [cell_text(c).strip() for c in cells]
            if row.number == table.columns.header_rows[1] + 1 and _is_index(texts):
                table.lines.append(Line("blank", row, cells, ()))
            else:
                line = _line(row, cells, texts, table.columns, groups, cases, last)
                table.lines.append(line)
                if line.kind != "case" and line.kind != "blank":
                    last = texts if line.kind == "data" else []
    if table:
        yield table
    elif titles:
        yield Table(sheet, titles, ColumnMap(sheet.name, (0, 0)))


def _given(columns: ColumnMap | None, sheet: Sheet, rows: list[Row], at: int, covered: Covered) -> ColumnMap | None:
    """A map of the caller for this row; headings that it names must be those of the file."""
    if columns is None:
        return None
    depth = sum(1 for row in rows[at:] if row.number <= columns.header_rows[1])
    paths = dict(header_paths(rows, at, depth, covered))
    for column in columns.columns:
        if column.headings and paths.get(column.at, ()) != column.headings:
            where = place(sheet.file, sheet.name, columns.header_rows[0], column_name(column.at))
            found, expected = (" / ".join(h) for h in (paths.get(column.at, ()), column.headings))
            raise refuse(
                1707, where, f'heading "{found}"', f'"{expected}", as the map says', "save the map of this file again"
            )
    return replace(columns, columns=list(columns.columns))


def _titles_above(table: Table | None) -> list[tuple[int, str]]:
    """Takes the text and group rows at the end of a table: they are the titles of the next."""
    titles: list[tuple[int, str]] = []
    while table and table.lines and table.lines[-1].kind in ("text", "group", "blank"):
        line = table.lines.pop()
        if line.text:
            titles.insert(0, (line.row.number, line.text))
    return titles


def _could_be_header(row: Row, table: Table | None) -> bool:
    """Below a header only a row that repeats its first heading is looked at again."""
    if table is None:
        return True
    first = table.columns.columns[0] if table.columns.columns else None
    if first is None or not first.headings:
        return False
    text = text_at(row, first.at)
    return not text.isdigit() and fold(text) == fold(first.headings[0])


def _is_index(texts: list[str]) -> bool:
    """`(1) (2) (3)` or `A B 1 2` below a header."""
    filled = [t.strip("() ") for t in texts if t]
    if len(filled) < 3 or not all(re.fullmatch(r"[0-9]{1,2}|[A-E]", t) for t in filled):
        return False
    numbers = [int(t) for t in filled if t.isdigit()]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _unfolded(row: Row, by_number: dict[int, Row], covered: Covered) -> list[Cell]:
    """The cells of a row, those that a merged range covers from above filled with its value."""
    from_above = {
        c: source for c, source in covered.get(row.number, {}).items() if source[0] < row.number and source[1] == c
    }
    if not from_above:
        return row.cells
    cells = row.cells + [None] * (max(from_above) + 1 - len(row.cells))
    for c, (r, _) in from_above.items():
        if r in by_number:
            cells[c] = cell_at(by_number[r], c)
    return cells


def _line(
    row: Row,
    cells: list[Cell],
    texts: list[str],
    columns: ColumnMap,
    groups: Groups,
    cases: Cases,
    above: list[str],
) -> Line:
    own = (
        [(c, t) for c, x in enumerate(row.cells) if (t := cell_text(x).strip())]
        if cells is not row.cells
        else [(c, t) for c, t in enumerate(texts) if t]
    )
    if not own:
        return Line("blank", row, cells, tuple(groups.open))
    if len(own) <= 3 and (
        TOTAL.fullmatch(own[0][1]) or (len(own) > 1 and TOTAL.fullmatch(own[1][1]) and not own[0][1].isdigit())
    ):
        return Line("total", row, cells, ())
    if above and cases.has(own, above):
        return Line("case", row, cells, tuple(groups.open))
    group = group_of(row.number, own, columns, groups)
    if group:
        groups.add(group)
        return Line("group", row, cells, tuple(groups.open))
    filled = [(c, t) for c, t in enumerate(texts) if t]
    return Line("data" if _is_data(filled, columns) else "text", row, cells, tuple(groups.open))


def _is_data(filled: list[tuple[int, str]], columns: ColumnMap) -> bool:
    """A code, or a name and something else; a list of names alone needs no more."""
    roles = {c.at: c.role for c in columns.columns}
    has = {roles.get(c, "") for c, _ in filled}
    if len(filled) == 1 and "code" in has:
        return looks_like_code(filled[0][1])
    if "code" in has:
        return True
    number = columns.of("number")
    signed = number is not None and any(c == number.at and not re.search(r"[0-9]", t) for c, t in filled)
    if "name" in has and len(filled) > 1:
        return not signed  # "Nơi nhận:" and "TM. ỦY BAN NHÂN DÂN" stand below a list, too
    if "name" in has:
        return columns.of("number") is None and len(columns.columns) <= 2
    return len(filled) > 2


def cell_at(row: Row, column: int) -> Cell:
    return row.cells[column] if column < len(row.cells) else None
