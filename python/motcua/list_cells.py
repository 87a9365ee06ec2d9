# SPDX-License-Identifier: Apache-2.0
"""The cells of a data row: code, texts, levels, limits, fees, manners and marks, each with its doubts."""

from __future__ import annotations

import re
from collections.abc import Callable

from .doubts import Doubts, Effect
from .list_codes import read_code
from .list_columns import Column, ColumnMap
from .list_fees import read_fees
from .list_layout import Table
from .list_record import Record
from .list_roles import fold
from .list_values import clean, read_limits, read_manner, read_mark, visible
from .sheet_cells import Cell, column_name
from .sheet_encoding import old_font

LEVELS = (
    ("ministry", r"bo\b|trung uong|cap bo"), ("province", r"tinh|cap tinh|thanh pho truc thuoc"),
    ("district", r"huyen|cap huyen"), ("commune", r"xa\b|cap xa|phuong"),
)  # fmt: skip
_LIMIT_KINDS, _FEE_KINDS = ("statutory", "provincial"), ("fee", "charge")
_RUN = ("'", "=", "+", "-", "@", "\t", "\r")  # what a program may run, behind an apostrophe
_BARE_NUMBER = re.compile(r"\s*[0-9]{1,3}(?:[.,][0-9])?\s*")
_NOTES = {1774: Effect.NOTE, 1772: Effect.ASSUMED, 1773: Effect.ASSUMED, 1783: Effect.ASSUMED, 1796: Effect.LEFT_OUT}


class CellReader:
    """Reads the cells of one table into a record, each by the role of its column."""

    def __init__(self, table: Table, doubts: Doubts, restore_codes: bool) -> None:
        self.table, self.doubts, self.restore_codes = table, doubts, restore_codes
        self.map: ColumnMap = table.columns
        fees = [" ".join(c.headings) for c in self.map.columns if c.role.startswith("fee")]
        self._in_dong = any(re.search(r"\b(?:dong|vnd|d)\b", fold(heading)) for heading in fees)
        readers: dict[str, Callable[[Record, Column, Cell, str], None]] = {
            "code": self._code, "name": self._name, "number": self._number, "field": self._field, "level": self._level,
            "agency": self._agency, "limit": self._limit, "fee": self._fee, "channels": self._manner,
            "channel": self._mark, "post": self._mark, "post_intake": self._mark, "post_return": self._mark,
        }  # fmt: skip
        self.readers = [(c, readers.get(c.role.partition(":")[0])) for c in self.map.columns]

    def _doubt(
        self, record: Record, number: int, column: Column | None, value: str, found: str, assumed: str, effect: Effect
    ) -> None:
        self.doubts.of(number, record, column_name(column.at) if column else "", value, found, assumed, effect)

    def _name(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        record.name = self._text(record, column, raw)

    def _field(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        record.field = self._text(record, column, raw)

    def _number(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        record.number = raw.strip()

    def _level(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        record.levels = self._levels(record, column, raw)

    def _agency(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        record.agencies = [clean(part) for part in re.split(r"[\n;]+", raw) if part.strip()]

    def _text(self, record: Record, column: Column, raw: str) -> str:
        # An apostrophe that keeps a program from running a formula is no part of the text.
        text = clean(raw[1:] if raw[:1] == "'" and raw[1:2] in _RUN else raw)
        font = old_font(text)
        if font:
            self._doubt(
                record, 1730, column, raw, font, "", Effect.REFUSED if column.role == "name" else Effect.LEFT_OUT
            )
            record.status = "refused" if column.role == "name" else record.status
            return text if column.role == "name" else ""
        if text and text != raw:
            self._doubt(record, 1762, column, raw, visible(raw), text, Effect.ASSUMED)
        return text

    def _code(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        reading = read_code(cell, self.restore_codes)
        record.code, record.key = reading.code, reading.key
        for number, found, assumed in reading.doubts:
            if not assumed:
                record.unread = (number, found)  # told once it is known whether the name gives the code
            else:
                self._doubt(
                    record, number, column, raw, found, assumed, Effect.NOTE if number == 1750 else Effect.ASSUMED
                )

    def _levels(self, record: Record, column: Column | None, raw: str) -> list[str]:
        levels: list[str] = []
        for part in re.split(r"[\n;,]+", raw):
            if not part.strip():
                continue
            level = next((name for name, pattern in LEVELS if re.search(pattern, fold(part))), "")
            if not level:
                self._doubt(record, 1744, column, raw, clean(part), "", Effect.LEFT_OUT)
            elif level not in levels:
                levels.append(level)
        return levels

    def _limit(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        unit = _heading_unit(column) if len(raw) < 12 and _BARE_NUMBER.fullmatch(raw) else ""
        if unit:
            self._doubt(record, 1775, column, raw, unit, f"{raw.strip()} {unit}", Effect.ASSUMED)
            raw = f"{raw.strip()} {unit}"
        of = column.role.partition(":")[2]
        kind = {"kind": of} if of in _LIMIT_KINDS else {}
        limits = read_limits(raw, "" if kind else of)
        record.limits += [limit | kind for limit in limits.limits]
        for number, found, assumed in limits.doubts:
            self._doubt(record, number, column, raw, found, assumed, _NOTES.get(number, Effect.LEFT_OUT))

    def _fee(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        of = column.role.partition(":")[2]
        kind = {"kind": of} if of in _FEE_KINDS else {}
        fees = read_fees(raw, "" if kind else of, self._in_dong)
        record.fees += [fee | kind for fee in fees.fees]
        for number, found, assumed in fees.doubts:
            self._doubt(record, number, column, raw, found, assumed, _NOTES.get(number, Effect.LEFT_OUT))

    def _manner(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        manner = read_manner(raw)
        record.manner.update(dict.fromkeys(manner.intake, "yes"))
        record.manner_back.update(dict.fromkeys(manner.back, "yes"))
        for number, found, assumed in manner.doubts:
            self._doubt(record, number, column, raw, found, assumed, Effect.LEFT_OUT)

    def _mark(self, record: Record, column: Column, cell: Cell, raw: str) -> None:
        kind, _, way = column.role.partition(":")
        mark = ("yes" if cell else "no") if isinstance(cell, bool) else "yes" if raw == "x" else read_mark(raw)
        turned = way == "no"
        if mark is None:
            self._doubt(record, 1791, column, raw, clean(raw), "", Effect.LEFT_OUT)
            return
        if kind == "channel":
            if mark:
                record.manner[way] = mark
            return
        if mark == "":
            if turned or record.marks.get(kind):
                return
            if self.map.blank == "no":
                mark = "no"
            else:
                self._doubt(record, 1792, column, "", "", "", Effect.NOTE)
                return
        elif turned:
            mark = "no" if mark == "yes" else ""
        ways = {"post_intake": ("intake",), "post_return": ("return",)}.get(kind) or {
            "intake": ("intake",),
            "return": ("return",),
            "both": ("intake", "return"),
        }.get(self.map.direction, ())
        if mark and not ways:
            self._doubt(record, 1793, column, raw, mark, "", Effect.LEFT_OUT)
        for direction in ways if mark else ():
            if record.marks.get(direction, mark) != mark:
                self._doubt(
                    record, 1797, column, raw, f"{direction}: {record.marks[direction]}, {mark}", "", Effect.LEFT_OUT
                )
                record.marks[direction] = ""
            else:
                record.marks[direction] = mark


def _heading_unit(column: Column) -> str:
    """The unit that a heading states in brackets, as in "Thời hạn giải quyết (ngày làm việc)"."""
    match = re.search(
        r"\(\s*(?:tính theo\s+|đơn vị(?:\s+tính)?\s*:?\s*)?(ngày làm việc|ngày|giờ làm việc|giờ)\s*\)",
        " ".join(column.headings),
        re.I,
    )
    return match[1].casefold() if match else ""
