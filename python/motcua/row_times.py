# SPDX-License-Identifier: Apache-2.0
"""Instants as provinces' tables write them, whole columns at a time: `yyyyMMddHHmmss`, ISO 8601, dd/MM/yyyy with or
without a time of day, and the serial days of spreadsheets. A cell that has two readings is a fault, never a guess."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .tables import NAT, as_list

Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

_WIDEST = 40  # no instant has more bytes
_SHAPES = 64  # different ways of writing that a column may have before cells are looked at one by one
_DAY, _UTC_7 = 86400, 7 * 3600
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class TimeFault(enum.IntEnum):
    """Why a cell holds no instant."""

    NONE = 0
    BLANK = 1
    UNREADABLE = 2
    NO_SUCH = 3
    SHORT_YEAR = 4
    SERIAL = 5
    ORDER = 6
    RANGE = 7


class Times(NamedTuple):
    """A column of instants: civil seconds at UTC+7 (the lowest number where there is none), which of them are days
    without a time, why a cell is none, and whether some cell writes the month before the day."""

    seconds: Ints
    bare: npt.NDArray[np.bool_]
    faults: Bytes
    month_first: bool


# Patterns over shapes, in which every digit is 0. dd/MM/yyyy has no rival: a month first is found out by its cells.
_PATTERNS = {
    "compact": re.compile(r" *(?P<y>0000)(?P<m>00)(?P<d>00)(?:(?P<H>00)(?P<M>00)(?P<S>00))? *"),
    "iso": re.compile(
        r" *(?P<y>0000)(?P<s>[-/])(?P<m>00?)(?P=s)(?P<d>00?)"
        r"(?:(?:T| +)(?P<H>00?):(?P<M>00)(?::(?P<S>00)(?:\.0{1,9})?)?(?P<z>Z|[-+]00:?00)?)? *"
    ),
    "day_first": re.compile(
        r" *(?P<d>00?)(?P<s>[-/])(?P<m>00?)(?P=s)(?P<y>0000)(?:(?:T| +)(?P<H>00?):(?P<M>00)(?::(?P<S>00)(?:\.0{1,9})?)?)? *"
    ),
    "serial": re.compile(r" *(?P<i>0{1,6})(?:\.(?P<f>0{1,15}))? *"),
    "short_year": re.compile(r" *00?[-/.]00?[-/.]00(?: +00?:00(?::00)?)? *"),
}


def read_times(values: Any, serials: str | None = None, month_first: bool = False) -> Times:
    """A column of instants. `serials` is the date system of spreadsheet days, "1900" or "1904"; without it they are
    ambiguous. `month_first` says that some cell of the column, seen elsewhere, has its month before the day: then
    05/04/2020 has two readings.

    >>> times = read_times(["20200120093000", "20/01/2020 09:30", "2020-01-20", "05/04/20", "43850.5", "NULL"])
    >>> times.seconds[:3].view("M8[s]").astype(str).tolist()
    ['2020-01-20T09:30:00', '2020-01-20T09:30:00', '2020-01-20T00:00:00']
    >>> times.bare[:3].tolist(), [TimeFault(f).name for f in times.faults[3:]]
    ([False, False, True], ['SHORT_YEAR', 'SERIAL', 'BLANK'])
    """
    typed = _typed(values)
    if typed is not None:
        return typed
    cells = matrix(values, _WIDEST)
    n = len(cells)
    out = Times(np.full(n, NAT), np.zeros(n, bool), np.full(n, TimeFault.UNREADABLE, np.uint8), False)
    swapped = False
    doubtful: list[Ints] = []
    for shape, rows in shapes_of(cells):
        if not shape.strip() or (shape.strip().upper() == "NULL"):
            out.faults[rows] = TimeFault.BLANK
            continue
        name, match = next(((k, m) for k, p in _PATTERNS.items() if (m := p.fullmatch(shape))), ("", None))
        if match is None:
            continue
        if name == "short_year":
            out.faults[rows] = TimeFault.SHORT_YEAR
        elif name == "serial":
            _serial_days(cells, rows, match, serials, out)
        else:
            months, days = _fields(cells, rows, match, out)
            if name == "day_first":
                swapped |= bool(((months > 12) & (days <= 12) & (months <= 31)).any())
                doubtful.append(rows[(months <= 12) & (days <= 12) & (months != days)])
    if swapped or month_first:
        for rows in doubtful:
            out.faults[rows] = TimeFault.ORDER
    out.seconds[out.faults != TimeFault.NONE] = NAT
    return out._replace(month_first=swapped)


def _typed(values: Any) -> Times | None:
    """Columns that hold instants or days already; None where they hold texts or numbers."""
    kind = str(getattr(values, "type", ""))
    if kind.startswith(("timestamp", "date")):  # Arrow
        zoned = getattr(values.type, "tz", None) is not None
        array = np.asarray(values.to_numpy() if hasattr(values, "num_chunks") else values.to_numpy(zero_copy_only=False))
    else:
        dtype = getattr(values, "dtype", None)
        zoned = getattr(dtype, "tz", None) is not None
        if zoned:  # pandas
            values = values.dt.tz_convert("UTC").dt.tz_localize(None)
        elif getattr(dtype, "kind", "") != "M":
            return None
        array = np.asarray(values)
    seconds = array.astype("M8[s]").astype(np.int64)
    blank = seconds == NAT
    if zoned:
        seconds[~blank] += _UTC_7
    days = kind.startswith("date") or array.dtype == np.dtype("M8[D]")
    years = seconds.view("M8[s]").astype("M8[Y]").astype(np.int64) + 1970
    faults = np.where(blank, TimeFault.BLANK, np.where((years < _FIRST_YEAR) | (years > _LAST_YEAR), TimeFault.RANGE, 0))
    seconds[faults != 0] = NAT
    return Times(seconds, np.full(len(seconds), days) & ~blank, faults.astype(np.uint8), False)


def packed(values: Any) -> tuple[Bytes, Ints, Ints]:
    """A column of texts as its UTF-8 bytes, where each cell begins, and how long it is."""
    kind = str(getattr(values, "type", ""))
    if kind in ("string", "large_string"):
        chunk = values.combine_chunks() if hasattr(values, "num_chunks") else values
        if len(chunk):
            _, offsets, data = chunk.buffers()
            of = np.frombuffer(offsets, np.int64 if kind == "large_string" else np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
            lengths = np.diff(of).astype(np.int64)
            if chunk.null_count:
                lengths[np.asarray(chunk.is_null())] = 0
            held = np.frombuffer(data if data is not None else b"", np.uint8)[int(of[0]) : int(of[-1])]
            return held, of[:-1].astype(np.int64) - int(of[0]), lengths
    words = number_texts(values)
    joined = "".join(words)
    if joined.isascii():
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        data = joined.encode("ascii")
    else:
        coded = [w.encode("utf-8", "surrogatepass") for w in words]
        lengths = np.fromiter(map(len, coded), np.int64, len(coded))
        data = b"".join(coded)
    return np.frombuffer(data, np.uint8), np.cumsum(lengths) - lengths, lengths


def number_texts(values: Any) -> list[str]:
    """A column as texts; numbers as a spreadsheet shows them, so that 2.0 is "2" and a missing one is empty.

    >>> number_texts(np.array([2.0, float("nan"), 43850.5])), number_texts([2.0, "2.0", None])
    (['2', '', '43850.5'], ['2', '2.0', ''])
    """
    return [v if type(v) is str else _shown(v) for v in as_list(values)]


def _shown(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, (float, np.floating)) and value == value // 1:
        return str(int(value))
    return str(value)


def matrix(values: Any, width: int) -> Bytes:
    """The bytes of each cell in a row of its own, filled up with zeros; what is longer than `width` is cut there. A
    character of number 0 becomes one of number 1, so that it is not taken for the end."""
    data, starts, lengths = packed(values)
    if len(data) and not data.all():
        data = np.where(data == 0, np.uint8(1), data)
    n = len(starts)
    most = int(min(lengths.max(), width)) if n else 0
    if most == 0:
        return np.zeros((n, 1), np.uint8)
    if int(lengths.min()) == most == int(lengths.max()):
        first = int(starts[0])
        block: Bytes = data[first : first + n * most].reshape(n, most)
        return block
    places = np.arange(most)
    at = np.minimum(starts[:, None] + places, len(data) - 1)
    filled: Bytes = np.where(places < lengths[:, None], data[at], np.uint8(0))
    return filled


def shapes_of(cells: Bytes) -> Iterator[tuple[str, Ints]]:
    """The ways of writing that occur, each with its rows."""
    shapes = np.where((cells >= 48) & (cells <= 57), np.uint8(48), cells)
    left = np.arange(len(cells))
    for _ in range(_SHAPES):
        if not left.size:
            return
        first = shapes[left[0]]
        same = (shapes[left] == first).all(axis=1)
        yield first.tobytes().rstrip(b"\0").decode("latin-1"), left[same]
        left = left[~same]
    apart: dict[bytes, list[int]] = {}
    for i in left.tolist():
        apart.setdefault(shapes[i].tobytes(), []).append(i)
    for shape, rows in apart.items():
        yield shape.rstrip(b"\0").decode("latin-1"), np.array(rows)


def _number(cells: Bytes, rows: Ints, span: tuple[int, int]) -> Ints:
    value = np.zeros(len(rows), np.int64)
    for i in range(*span):
        value = value * 10 + (cells[rows, i].astype(np.int64) - 48)
    return value


def _fields(cells: Bytes, rows: Ints, match: re.Match[str], out: Times) -> tuple[Ints, Ints]:
    """Year, month, day and time by their places in the shape; the months and days come back as they are written."""
    year, month, day = (_number(cells, rows, match.span(k)) for k in ("y", "m", "d"))
    timed = match["H"] is not None
    hour, minute, second = (
        _number(cells, rows, match.span(k)) if match[k] is not None else np.zeros(len(rows), np.int64) for k in ("H", "M", "S")
    )
    good = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & (hour < 24) & (minute < 60) & (second < 60)
    months = np.where(good, (year - 1970) * 12 + month - 1, 0)
    days = months.view("M8[M]").astype("M8[D]").astype(np.int64) + np.where(good, day - 1, 0)
    good &= days.view("M8[D]").astype("M8[M]").astype(np.int64) == months  # 30 February is a day of March
    seconds = days * _DAY + hour * 3600 + minute * 60 + second
    zone = match.groupdict().get("z")
    if zone:
        at = match.start("z")
        offset = np.zeros(len(rows), np.int64)
        if zone != "Z":
            tail = match.end("z")
            offset = _number(cells, rows, (at + 1, at + 3)) * 3600 + _number(cells, rows, (tail - 2, tail)) * 60
            offset = np.where(zone[0] == "-", -offset, offset)
        seconds += _UTC_7 - offset
    in_range = (year >= _FIRST_YEAR) & (year <= _LAST_YEAR)
    out.seconds[rows] = seconds
    out.bare[rows] = not timed
    out.faults[rows] = np.where(~good, TimeFault.NO_SUCH, np.where(in_range, TimeFault.NONE, TimeFault.RANGE))
    return month, day


def _serial_days(cells: Bytes, rows: Ints, match: re.Match[str], serials: str | None, out: Times) -> None:
    """Serial days: the 1900 system counts a 29 February 1900 that never was, so day 60 is none and later ones are one less."""
    if serials is None:
        out.faults[rows] = TimeFault.SERIAL
        return
    whole = _number(cells, rows, match.span("i"))
    digits = match["f"] or ""
    parts = _number(cells, rows, match.span("f")) if digits else np.zeros(len(rows), np.int64)
    second = np.rint(parts / 10.0 ** len(digits) * _DAY).astype(np.int64)
    if serials == "1904":
        days, good = whole - 24107, whole >= 0
    else:
        days, good = whole - np.where(whole < 60, 25568, 25569), (whole >= 1) & (whole != 60)
    out.seconds[rows] = days * _DAY + second
    out.bare[rows] = parts == 0
    late = days > 84005  # 2199-12-31
    out.faults[rows] = np.where(~good, TimeFault.NO_SUCH, np.where(late, TimeFault.RANGE, TimeFault.NONE))
