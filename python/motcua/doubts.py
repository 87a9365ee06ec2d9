# SPDX-License-Identifier: Apache-2.0
"""Numbered doubts of an import: what was found at which place, what was assumed, and what became of it."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from ._errors import Error, Problem
from .doubt_kinds import KINDS


class Effect(str, enum.Enum):
    """What became of the value: told only, read in one of its readings, left out, or the whole row left out."""

    NOTE = "note"
    ASSUMED = "assumed"
    LEFT_OUT = "left_out"
    REFUSED = "refused"

    def __str__(self) -> str:
        return self.value

    def label(self, lang: str = "vi") -> str:
        return _EFFECTS[self][lang == "en"]


_EFFECTS = {
    Effect.NOTE: ("lưu ý", "to be known"),
    Effect.ASSUMED: ("đã hiểu như ở cột bên", "read as beside"),
    Effect.LEFT_OUT: ("bỏ giá trị này", "value left out"),
    Effect.REFUSED: ("không nhận dòng này", "row not taken"),
}


class Doubt(NamedTuple):
    """One finding of an import. `row` counts from 1 as the spreadsheet shows it, 0 is the whole sheet.

    >>> print(Doubt(1752, "list.xlsx", "Sheet1", 7, "B", "2.0002", "2.0002", "2.000200", Effect.ASSUMED))
    M1752 list.xlsx[Sheet1]!B7: a code that a spreadsheet turned into a number: 2.0002 → 2.000200
    """

    number: int
    file: str
    sheet: str
    row: int
    column: str
    value: str
    found: str
    assumed: str
    effect: Effect

    @property
    def place(self) -> str:
        """`list.xlsx[Sheet1]!B7`, as spreadsheets name a cell; a text file has no sheet."""
        return place(self.file, self.sheet, self.row, self.column)

    def label(self, lang: str = "vi") -> str:
        kind = KINDS[self.number]
        return kind.en if lang == "en" else kind.vi

    def to_text(self, lang: str = "vi") -> str:
        text = f"M{self.number} {self.place}: {self.label(lang)}" + (f": {self.found}" if self.found else "")
        return text + (f" → {self.assumed}" if self.assumed else "")

    def __str__(self) -> str:
        return self.to_text("en")


def place(file: str, sheet: str = "", row: int = 0, column: str = "") -> str:
    """Where something stands."""
    cell = f"{column}{row or ''}"
    return file + (f"[{sheet}]" if sheet else "") + (f"!{cell}" if cell else "")


def refuse(number: int, where: str, found: str, expected: str, cure: str) -> Error:
    """The error for a whole file."""
    return Error([Problem(number, where, found, expected, cure)])


class Placed(Protocol):
    """What stands in one row of a sheet."""

    @property
    def file(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def row(self) -> int: ...


class Doubts:
    """The doubts of one import, in the order of the file.

    >>> doubts = Doubts()
    >>> doubts.add(1751, "list.csv", "", 4, "B", value="", found="", effect=Effect.REFUSED)
    >>> len(doubts), doubts.refused_rows()
    (1, {('list.csv', '', 4)})
    """

    COLUMNS = ("number", "kind", "label", "file", "sheet", "row", "column", "value", "found", "assumed", "effect")

    def __init__(self) -> None:
        self._all: list[Doubt] = []
        self._order: dict[tuple[str, str], int] = {}

    def sheet(self, file: str, sheet: str) -> None:
        """Says that a sheet comes now, so that reports list the sheets in their order."""
        self._order.setdefault((file, sheet), len(self._order))

    def add(
        self,
        number: int,
        file: str,
        sheet: str = "",
        row: int = 0,
        column: str = "",
        *,
        value: str = "",
        found: str = "",
        assumed: str = "",
        effect: Effect = Effect.NOTE,
    ) -> None:
        assert 1720 < number and number in KINDS
        self._all.append(Doubt(number, file, sheet, row, column, value, found, assumed, effect))

    def of(
        self,
        number: int,
        where: Placed,
        column: str = "",
        value: str = "",
        found: str = "",
        assumed: str = "",
        effect: Effect = Effect.NOTE,
    ) -> None:
        """A doubt about something that knows its own place."""
        self.add(
            number, where.file, where.sheet, where.row, column, value=value, found=found, assumed=assumed, effect=effect
        )

    def extend(self, more: Iterable[Doubt]) -> None:
        self._all.extend(more)

    def sorted(self) -> list[Doubt]:
        """By file, sheet, row and column, each in the order of its first mention."""
        order = dict(self._order)
        for d in self._all:
            order.setdefault((d.file, d.sheet), len(order))
        return sorted(self._all, key=lambda d: (order[d.file, d.sheet], d.row, len(d.column), d.column, d.number))

    def refused_rows(self) -> set[tuple[str, str, int]]:
        return {(d.file, d.sheet, d.row) for d in self._all if d.effect is Effect.REFUSED}

    def counts(self) -> dict[int, int]:
        return dict(sorted(Counter(d.number for d in self._all).items()))

    def records(self, lang: str = "vi") -> list[tuple[str, ...]]:
        """Rows under `COLUMNS`, as texts."""
        return [
            (
                f"M{d.number}",
                KINDS[d.number].name,
                d.label(lang),
                d.file,
                d.sheet,
                str(d.row or ""),
                d.column,
                d.value,
                d.found,
                d.assumed,
                d.effect.label(lang),
            )
            for d in self.sorted()
        ]

    def __iter__(self) -> Iterator[Doubt]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, i: int) -> Doubt:
        return self._all[i]
