# SPDX-License-Identifier: Apache-2.0
"""One data row of a published list as a record; what is wrong with it goes to the doubts with its place."""

from __future__ import annotations

import re

from . import _core
from .doubts import Doubts, Effect
from .list_cells import LEVELS, CellReader
from .list_cases import case_words
from .list_codes import codes_in
from .list_columns import Column
from .list_layout import Line, Table
from .list_record import Record
from .list_roles import BESIDE, ROLES, fold
from .list_values import clean
from .sheet_cells import Cell, Fault, Number, cell_text, column_name

_AS_ABOVE = {"nhu tren", "nt", "-nt-", "- nt -", "nhu dong tren", "''", '"', "″", "〃"}
_ROW_NUMBER = re.compile(r"([0-9]{1,4})\s*[.)]\s+(?=\D)")
_REMARK = re.compile(
    r"\s*\(\s*(?:đang có hiệu lực|mới|sửa đổi|bổ sung|sửa đổi, bổ sung|thay thế|bãi bỏ|hết hiệu lực)\s*\)\s*$", re.I
)
_NEVER_DATES = frozenset(ROLES) - BESIDE - {"ignore", "note"}


class RowReader(CellReader):
    """Reads the data rows of one table in order, because "như trên" looks back."""

    def __init__(self, table: Table, doubts: Doubts, restore_codes: bool = False) -> None:
        super().__init__(table, doubts, restore_codes)
        self.name_column = self.map.of("name")
        self.columns = [(c.at, c, reader, c.role not in ("number", "code")) for c, reader in self.readers]
        self._above: dict[int, str] = {}
        self._assumed_fields: set[int] = set()

    def read(self, line: Line, parent: Record | None = None) -> Record:
        """The record of a data row, or of a row that is a case of `parent`."""
        row = line.row
        record = Record(self.table.sheet.file, self.table.sheet.name, row.number, groups=line.groups, cells=line.cells)
        width = self.table.width
        if row.width and width and (row.width < width or any(row.cells[width:])):
            self._doubt(record, 1724, None, "", f"{row.width} ≠ {width}", "", Effect.REFUSED)
            record.status = "refused"
            return record
        if row.hidden:
            self._doubt(record, 1728, None, "", "", "", Effect.ASSUMED)
        across = self.table.covered.get(row.number, {})
        cells = line.cells
        have = len(cells)
        for at, column, reader, looks_up in self.columns:
            cell = cells[at] if at < have else None
            if across or isinstance(cell, (Fault, Number)):
                cell = self._odd_cell(record, line, column, cell, across.get(at))
            if reader is None:
                if cell is not None:
                    self._as_above(record, column, cell_text(cell))
                continue
            raw = cell if isinstance(cell, str) else cell_text(cell)
            if looks_up and raw:
                above = self._as_above(record, column, raw)
                if above is not raw:
                    raw, cell = above, above or None
            reader(record, column, cell, raw)
        self._from_groups(record)
        if parent is None:
            self._name_and_code(record)
        elif record.status != "refused":
            record.parent, record.case = parent, case_words(record.name)
            record.code, record.unread = "", None
        return record

    def _odd_cell(self, record: Record, line: Line, column: Column, cell: Cell, source: tuple[int, int] | None) -> Cell:
        """Merged cells, cells without a value and cells that became a date."""
        if (
            source
            and cell is None
            and source[0] == record.row
            and source[1] < len(line.cells)
            and column.role.startswith(("post", "channel"))
        ):
            cell = line.cells[source[1]]  # one mark over both directions
            self._doubt(record, 1740, column, cell_text(cell), cell_text(cell), cell_text(cell), Effect.ASSUMED)
        if isinstance(cell, Fault):
            self._doubt(
                record,
                1725 if cell.formula else 1726,
                column,
                cell.formula or cell.what,
                cell.what,
                "",
                Effect.LEFT_OUT,
            )
            return None
        if isinstance(cell, Number) and cell.is_date and column.role in _NEVER_DATES:
            self._doubt(record, 1749, column, cell_text(cell), cell_text(cell), "", Effect.LEFT_OUT)
            return None
        if source and source[0] < record.row and column.role in ("code", "name") and cell is not None:
            self._doubt(
                record,
                1740,
                column,
                cell_text(cell),
                f"{column_name(column.at)}{source[0]}",
                cell_text(cell),
                Effect.ASSUMED,
            )
        return cell

    def _as_above(self, record: Record, column: Column, raw: str) -> str:
        """The value above where the cell says "như trên", else the cell's own."""
        if len(raw) < 16 and fold(raw) in _AS_ABOVE and not (raw == '"' and column.role.startswith("post")):
            above = self._above.get(column.at, "")
            self._doubt(record, 1739, column, raw, raw, above, Effect.ASSUMED if above else Effect.LEFT_OUT)
            return above
        self._above[column.at] = raw
        return raw

    def _from_groups(self, record: Record) -> None:
        """Field, level and agency of the groups that the row stands under, where the row does not name its own."""
        for group in record.groups:
            if group.names == "agency":
                record.agency_group = group
            elif group.names == "level" and not record.levels:
                record.levels = [
                    name
                    for name, pattern in LEVELS
                    if re.search(rf"cap {pattern}" if name != "ministry" else "cap bo|trung uong", fold(group.text))
                ]
        if not record.field:
            named = [g for g in record.groups if g.names in ("field", "other")]
            if named:
                record.field = clean(named[-1].text)
                if named[-1].names == "other" and named[-1].row not in self._assumed_fields:
                    self._assumed_fields.add(named[-1].row)
                    self.doubts.add(
                        1747,
                        record.file,
                        record.sheet,
                        named[-1].row,
                        value=named[-1].words,
                        found=named[-1].text,
                        assumed=record.field,
                        effect=Effect.ASSUMED,
                    )

    def _name_and_code(self, record: Record) -> None:
        column = self.name_column
        if record.name:
            self._clean_name(record, column)
        inside = codes_in(record.name)
        if inside and not record.code:
            if len(set(inside)) == 1:
                before = record.name
                record.code, record.key = inside[0], _core.parse_procedure_code(inside[0]).canonical
                record.name = clean(
                    re.sub(
                        r"\s*[(\[]?\s*(?:mã(?: số| thủ tục| TTHC)?\s*:?\s*)?" + re.escape(inside[0]) + r"\s*[)\]]?\s*",
                        " ",
                        record.name,
                        flags=re.I,
                    )
                ).strip(" -–:.")
                self._doubt(record, 1754, column, before, inside[0], record.name, Effect.ASSUMED)
            else:
                record.unread = (1755, ", ".join(inside))
        elif inside and record.code and not any(c == record.code or record.code.startswith(c + ".") for c in inside):
            self._doubt(record, 1760, column, record.name, f"{record.code} ≠ {inside[0]}", "", Effect.REFUSED)
            record.status = "refused"
        if not record.name:
            self._doubt(record, 1761, column, "", "", "", Effect.REFUSED)
            record.status = "refused"

    def _clean_name(self, record: Record, column: Column | None) -> None:
        number = _ROW_NUMBER.match(record.name)
        if number:
            self._doubt(record, 1763, column, record.name, number[1], record.name[number.end() :], Effect.ASSUMED)
            record.name = record.name[number.end() :]
        remark = _REMARK.search(record.name)
        if remark:
            self._doubt(
                record, 1767, column, record.name, remark[0].strip(), record.name[: remark.start()], Effect.ASSUMED
            )
            record.name = record.name[: remark.start()]
