# SPDX-License-Identifier: Apache-2.0
"""What a list says about itself: counts in brackets, totals, numbering, the decision and the annex of its title."""

from __future__ import annotations

import re

from .doubts import Doubts, Effect
from .list_groups import stated_count
from .list_layout import TOTAL, Line, Table
from .sheet_cells import cell_text, column_name


def check_counts(table: Table, doubts: Doubts) -> None:
    """Counts in brackets, totals and titles against the rows that the table prints, whatever became of them."""
    file, sheet = table.sheet.file, table.sheet.name
    counted: dict[int, int] = {}
    total = since = 0
    stated = False
    groups = {}
    for line in table.lines:
        if line.kind == "data":
            total += 1
            since += 1
            for group in line.groups:
                counted[group.row] = counted.get(group.row, 0) + 1
        elif line.kind == "group":
            groups[line.groups[-1].row] = line.groups[-1]
        elif line.kind == "total":
            stated = _check_total(table, line, total, since, doubts) or stated
            since = 0
    for row, group in groups.items():
        if group.stated is not None and group.stated != counted.get(row, 0):
            found = f"{group.stated} ≠ {counted.get(row, 0)} ({counted.get(row, 0) - group.stated:+d})"
            doubts.add(1735, file, sheet, row, value=group.text, found=found)
    for row, text in table.titles:
        count = stated_count(text)
        if count is not None:
            stated = True
            if count != total:
                doubts.add(1736, file, sheet, row, value=text, found=f"{count} ≠ {total} ({total - count:+d})")
    if not stated:  # the counts of groups say nothing of a group that is missing
        last = table.lines[-1].row.number if table.lines else table.columns.header_rows[1]
        doubts.add(1729, file, sheet, last, found=str(total))


def _check_total(table: Table, line: Line, total: int, since: int, doubts: Doubts) -> bool:
    texts = [t for c in line.cells if (t := cell_text(c).strip())]
    texts = texts[next((i for i, t in enumerate(texts) if TOTAL.fullmatch(t)), 0) :]
    numbers = [
        int(n.replace(".", "")) for t in texts for n in re.findall(r"\b[0-9]{1,3}(?:\.[0-9]{3})+\b|\b[0-9]+\b", t)
    ]
    if not numbers:
        return False
    if not any(n in (total, since) for n in numbers[:1]):
        found = f"{numbers[0]} ≠ {total} ({total - numbers[0]:+d})"
        doubts.add(1736, table.sheet.file, table.sheet.name, line.row.number, value=" ".join(texts), found=found)
    return True


def check_numbering(table: Table, doubts: Doubts) -> None:
    """Row numbers run on, or begin again at 1 below a group or a header; a gap may be a lost row."""
    column = table.columns.of("number")
    if column is None:
        return
    before: int | None = None
    restart = True
    for line in table.lines:
        if line.kind == "group":
            restart = True
        if line.kind != "data":
            continue
        text = cell_text(line.cells[column.at]).strip(" .") if column.at < len(line.cells) else ""
        if not re.fullmatch("[0-9]{1,6}", text):
            continue
        number = int(text)
        allowed = number == (before or 0) + 1 or (restart and number == 1)
        if not allowed:
            kind = 1737 if number > (before or 0) + 1 else 1738
            doubts.add(
                kind,
                table.sheet.file,
                table.sheet.name,
                line.row.number,
                column_name(column.at),
                value=text,
                found=f"{before or 0}, {number}",
            )
        before, restart = number, False


def check_columns(table: Table, doubts: Doubts) -> None:
    """Columns that are not understood, not carried over, or twice (the second is ignored); hidden ones."""
    from .list_columns import roles_twice
    from .list_roles import BESIDE

    file, sheet, row = table.sheet.file, table.sheet.name, table.columns.header_rows[0]
    for column in table.columns.columns:
        words, letters = " / ".join(column.headings), column_name(column.at)
        if not column.role:
            doubts.add(1731, file, sheet, row, letters, value=words, found=words, effect=Effect.LEFT_OUT)
        elif column.role in BESIDE:
            doubts.add(1732, file, sheet, row, letters, value=words, found=column.role)
    for column in roles_twice(table.columns.columns):
        doubts.add(
            1733,
            file,
            sheet,
            row,
            column_name(column.at),
            value=" / ".join(column.headings),
            found=column.role,
            effect=Effect.LEFT_OUT,
        )
        table.columns.columns[table.columns.columns.index(column)] = column._replace(role="ignore")
    for first, last in table.sheet.hidden_columns:
        if any(first <= c.at <= last for c in table.columns.columns):
            doubts.add(
                1728,
                file,
                sheet,
                0,
                column_name(first),
                found=f"{column_name(first)}:{column_name(last)}",
                effect=Effect.ASSUMED,
            )
