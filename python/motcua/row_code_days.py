# SPDX-License-Identifier: Apache-2.0
"""The day that a dossier's code holds, whole columns at a time, against the day of its acceptance.

`000.00.00.H03-200120-0001` holds yyMMdd, which is the day of acceptance (observed in provinces' systems); `03706/2026/07906`
holds a year. A code may have been given before the acceptance, so a difference is a doubt and never a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from . import _core
from .row_times import Bytes, Ints, matrix, shapes_of
from .tables import NAT

_DAY = 86400
_LONGEST = 64
# Shapes, in which every digit is 0.
_WITH_DAY = re.compile(r"[A-Za-z0.]*[A-Za-z]00[0.]*-(?P<d>000000)-0{4,7}")
_WITH_YEAR = re.compile(r"0{1,7}/(?P<y>0000)/0{1,7}")

Mask = npt.NDArray[np.bool_]


def differing_days(ids: list[str], accepted: Ints) -> Iterator[tuple[int, str, str]]:
    """Places of the codes whose day or year is not that of the acceptance (seconds), with what the code says and what
    the row says. Codes without a day, and rows without an acceptance, say nothing.

    >>> day = np.array(["2020-01-20T08:00"] * 4, "M8[s]").view(np.int64)
    >>> list(differing_days(["000.00.00.H03-200120-0001", "000.00.00.H03-200121-0001", "A-1", "03706/2019/07906"], day))
    [(1, '2020-01-21', '2020-01-20'), (3, '2019', '2020')]
    """
    cells = matrix(ids, _LONGEST)
    known = accepted != NAT
    if not known.any():
        return
    days = np.where(known, accepted // _DAY, 0)
    years = days.view("M8[D]").astype("M8[Y]").astype(np.int64) + 1970
    wrong = np.zeros(len(ids), bool)
    for shape, rows in shapes_of(cells):
        with_day, with_year = _WITH_DAY.fullmatch(shape), _WITH_YEAR.fullmatch(shape)
        if with_day:
            wrong[rows] = _short_days(cells, rows, with_day.start("d")) != _written(days[rows])
        elif with_year:
            wrong[rows] = _digits(cells, rows, with_year.start("y"), 4) != years[rows]
    for i in np.flatnonzero(wrong & known).tolist():
        told = _told(ids[i])
        if told:
            day = str(np.int64(days[i]).view("M8[D]"))
            yield i, told, day if len(told) > 4 else day[:4]


def _told(code: str) -> str:
    """The day or the year of a code, as the parser of codes reads it."""
    year = re.fullmatch(r"[0-9]+/([0-9]{4})/[0-9]+", code)
    if year:
        return year[1]
    read = _core.parse_dossier_code(code)
    if read.accepted is not None:
        return read.accepted.isoformat()
    return next((f.found for f in read.findings if str(f.doubt) == "date_impossible"), "")


def _digits(cells: Bytes, rows: Ints, at: int, count: int) -> Ints:
    value = np.zeros(len(rows), np.int64)
    for i in range(at, at + count):
        value = value * 10 + (cells[rows, i].astype(np.int64) - 48)
    return value


def _short_days(cells: Bytes, rows: Ints, at: int) -> Ints:
    return _digits(cells, rows, at, 6)


def _written(days: Ints) -> Ints:
    """Days as the number yyMMdd."""
    dates = days.view("M8[D]")
    months = dates.astype("M8[M]").astype(np.int64)
    day = (dates - dates.astype("M8[M]")).astype(np.int64) + 1
    made: Ints = (months // 12 + 1970) % 100 * 10000 + (months % 12 + 1) * 100 + day
    return made
