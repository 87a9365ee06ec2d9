# SPDX-License-Identifier: Apache-2.0
"""What a cell of a spreadsheet holds: text, a number as it is written, a truth value, or something without a value."""

from __future__ import annotations

import datetime
import functools
import re
from decimal import Decimal
from typing import NamedTuple, Union

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.I)
_FIXED = re.compile(r"0(?:\.(0+))?")
_LAST_SERIAL = 2958465.99999999  # 9999-12-31


@functools.lru_cache(maxsize=4096)
def _shows_date(form: str) -> bool:
    return form != "General" and re.search(r"[dmyhs]", _QUOTED.sub("", form), re.I) is not None


class Number(NamedTuple):
    """A number exactly as the file spells it, with the format that shows it.

    >>> Number("2.0002", "0.000000").shown, Number("2.0002").shown
    ('2.000200', '2.0002')
    >>> Number("44197.5", "dd/mm/yyyy").moment
    datetime.datetime(2021, 1, 1, 12, 0)
    """

    text: str
    format: str = ""
    date1904: bool = False

    @property
    def shown(self) -> str:
        """As it is written, with the zeros that a plain format adds; digits that a format hides stay."""
        text = plain(self.text)
        if not self.format or self.format == "General":
            return text
        fixed = _FIXED.fullmatch(self.format)
        places = len(fixed[1] or "") if fixed else 0
        have = len(text.partition(".")[2])
        if places <= have:
            return text  # a format that hides decimals does not change the value
        return (text if "." in text else text + ".") + "0" * (places - have)

    @property
    def is_date(self) -> bool:
        return bool(self.format) and _shows_date(self.format)

    @property
    def moment(self) -> datetime.datetime | None:
        """The civil instant where the format shows a date or a time, else nothing."""
        return serial_moment(float(self.text), self.date1904) if self.is_date else None


class Fault(NamedTuple):
    """A cell without a value of its own: an error such as `#REF!`, or a formula whose value is not stored."""

    what: str
    formula: str = ""


Cell = Union[str, Number, bool, Fault, None]


class Row(NamedTuple):
    """One row: its number as shown, its cells from column A on, whether it is hidden; `width` is the number of cells
    that a text file wrote, 0 for a workbook."""

    number: int
    cells: list[Cell]
    hidden: bool = False
    width: int = 0


class Merged(NamedTuple):
    """A merged range, rows and columns from 1 and 0 as in `Row`, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


def plain(number: str) -> str:
    """A number without exponent and without the noise of binary fractions: 15 significant digits as spreadsheets hold.

    >>> plain("1.0011930000000001"), plain("5.0"), plain("1E-3")
    ('1.001193', '5', '0.001')
    """
    if number.isascii() and number.isdigit() and number[0] != "0" and len(number) < 16:
        return number
    value = Decimal(f"{float(number):.15g}") if number else Decimal(0)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def serial_moment(serial: float, date1904: bool = False) -> datetime.datetime | None:
    """A spreadsheet's serial day as a civil instant, to the second. The 1900 system counts a 29 February 1900 that
    never was: that day is none.

    >>> serial_moment(1.0), serial_moment(60.0), serial_moment(61.0)
    (datetime.datetime(1900, 1, 1, 0, 0), None, datetime.datetime(1900, 3, 1, 0, 0))
    """
    if not 0 <= serial <= _LAST_SERIAL or (not date1904 and (60 <= serial < 61 or serial < 1)):
        return None
    if date1904:
        base = datetime.datetime(1904, 1, 1)
    else:
        base = datetime.datetime(1899, 12, 31) if serial < 60 else datetime.datetime(1899, 12, 30)
    try:
        return base + datetime.timedelta(seconds=round(serial * 86400))
    except OverflowError:
        return None


def cell_text(cell: Cell) -> str:
    """The text of a cell as a reader of the sheet sees it; a fault is its own name."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, Number):
        moment = cell.moment
        return moment.isoformat(sep=" ") if moment else cell.shown
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return cell.what


def column_name(index: int) -> str:
    """Column letters from a number that counts from 0.

    >>> [column_name(i) for i in (0, 25, 26, 701, 702, 16383)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_index(name: str) -> int:
    """The number of a column's letters, from 0.

    >>> column_index("XFD")
    16383
    """
    index = 0
    for c in name:
        index = index * 26 + ord(c) - 64
    return index - 1
