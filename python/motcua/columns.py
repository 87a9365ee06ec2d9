# SPDX-License-Identifier: Apache-2.0
"""Deadlines over NumPy columns: what `due` answers for each row, without a Python loop. Nothing is converted silently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _core
from ._errors import Error, Problem
from .tables import NAT, Coded, Table

if TYPE_CHECKING:
    from ._core import Deadline, OfficeHours, Rules, TimeLimit, WorkingCalendar

Array = np.ndarray[Any, Any]
_FIRST, _LAST = -25_567, 84_005  # 1900-01-01, 2199-12-31
_TICKS = {"D": 1, "s": 86_400, "ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}


def _refuse(number: int, argument: str, found: str, expected: str, cure: str) -> Error:
    return Error([Problem(number, argument, found, expected, cure)])


def _array(values: Any, argument: str) -> Array:
    """The flat array that `values` is or holds. What a conversion would lose without a word is refused: zones, masks, and
    lists whose cells differ in type or unit."""
    dtype, kind = getattr(values, "dtype", None), getattr(values, "type", None)
    for holder in (dtype, kind, getattr(dtype, "pyarrow_dtype", None)):  # pandas, Arrow, pandas over Arrow; polars
        zone = getattr(holder, "tz", None) or getattr(holder, "time_zone", None)
        if zone is not None:
            raise _refuse(1402, argument, f"a column in zone {zone}", "naive civil time at UTC+7", 'convert it to the zone "+07:00", then drop the zone')
    if isinstance(values, np.ma.MaskedArray):
        raise _refuse(1402, argument, "a masked array", "an array with NaT", "fill the mask with NaT")
    if isinstance(values, (list, tuple)) and len({getattr(v, "dtype", type(v)) for v in values}) > 1:
        raise _refuse(1402, argument, "a list of several types", "cells of one type", "make it an array of one type")
    array = np.asarray(values)
    if array.ndim != 1:
        raise _refuse(1402, argument, f"{array.ndim} dimensions", "one", "pass a flat column")
    return array


def _plain(array: Array) -> Array:
    """Contiguous, aligned and in the machine's byte order; the same array where it already is."""
    return np.require(array, array.dtype.newbyteorder("="), ["C", "A"])


def _whole(array: Array) -> bool:
    """Whether it holds int32 or int64, in either byte order."""
    return array.dtype.kind == "i" and array.dtype.itemsize in (4, 8)


def _received(values: Any, argument: str = "received") -> tuple[Array, int]:
    """The integers of a column of moments and how many make a day: datetime64 in D, s, ms, us or ns; int32 and int64 are
    days since 1970-01-01."""
    array = _array(values, argument)
    if array.dtype.kind == "M":
        unit = np.datetime_data(array.dtype)
        if unit[0] not in _TICKS or unit[1] != 1:
            raise _refuse(1402, argument, str(array.dtype), "datetime64 in D, s, ms, us or ns", "use .astype for one of these")
        return _plain(array).view(np.int64), _TICKS[unit[0]]
    if _whole(array):
        return _plain(array), 1
    raise _refuse(1402, argument, str(array.dtype), "datetime64, or int32 or int64 days", "dates as objects, text or floats are never converted")


def _counts(values: Any, rows: int, argument: str = "limits") -> Array:
    """Whole numbers a row, or one for all, as int32 or int64."""
    expected = "an integer, or a flat array of int32 or int64"
    one = isinstance(values, (int, np.integer)) and not isinstance(values, (bool, np.timedelta64))
    if not one and not hasattr(values, "dtype"):
        raise _refuse(1402, argument, type(values).__name__, expected, "use np.array(…, np.int32)")
    array = np.atleast_1d(np.asarray(values)) if one else _array(values, argument)
    if not _whole(array):
        raise _refuse(1402, argument, str(array.dtype), expected, "numbers are whole; use .astype(np.int32)")
    if not one and len(array) != rows:
        raise _refuse(1403, argument, f"{len(array)} rows", f"{rows} rows", "one number, or one a row")
    return _plain(array)


def _codes(values: Any, rows: int, known: int, argument: str, cure: str, *, copy: bool = True) -> Array:
    """An index a row into a list of `known`, as int32; a copy, unless what reads it checks it again: another thread may
    write to it meanwhile."""
    array = _array(values, argument)
    if array.dtype.kind not in "iu":
        raise _refuse(1402, argument, str(array.dtype), "integers", cure)
    if len(array) != rows:
        raise _refuse(1403, argument, f"{len(array)} rows", f"{rows} rows", cure)
    if rows and array.view(array.dtype.str.replace("i", "u")).max() >= known:  # below 0 is then beyond every list
        raise _refuse(1104, argument, f"{array.min()} … {array.max()}", f"0 … {known - 1}", cure)
    return _plain(array.astype(np.int32, copy=copy))


def _target(out: Any, rows: int, dtype: str, argument: str = "out") -> Array:
    """The array that results go to: fresh, or the caller's if it can be written as it is."""
    if out is None:
        return np.empty(rows, dtype)
    good = isinstance(out, np.ndarray) and not isinstance(out, np.ma.MaskedArray) and out.dtype == np.dtype(dtype) and out.shape == (rows,)
    if not (good and out.flags.c_contiguous and out.flags.aligned and out.flags.writeable):
        found = f"{out.dtype} {out.shape}" if isinstance(out, np.ndarray) else type(out).__name__
        raise _refuse(1402, argument, found, f"a writeable contiguous array of {rows} {dtype}", f'use np.empty({rows}, "{dtype}")')
    result: Array = out
    return result


def _calendars(calendar: Any, ids: Any, rows: int) -> tuple[list[WorkingCalendar], Array | None]:
    if calendar is None or isinstance(calendar, _core.WorkingCalendar):
        if ids is not None:
            raise _refuse(1402, "calendar_ids", "ids with one calendar", "a list of calendars", "pass calendar=[…]")
        return [calendar if calendar is not None else _core.Rules().calendar], None
    many = list(calendar) if isinstance(calendar, (list, tuple)) else [calendar]
    for i, one in enumerate(many):
        if not isinstance(one, _core.WorkingCalendar):
            raise _refuse(1402, f"calendar[{i}]", type(one).__name__, "a WorkingCalendar", "use vietnam_calendar() or calendar_of(…)")
    if ids is None:
        raise _refuse(1402, "calendar_ids", "a list of calendars without ids", "an integer a row", "pass calendar_ids=")
    return many, _codes(ids, rows, len(many), "calendar_ids", "one index into calendar a row", copy=False)


def due_dates(limits: Any, received: Any, calendar: WorkingCalendar | Sequence[WorkingCalendar] | None = None, out: Any = None, *, calendar_ids: Any = None) -> Array:
    """Due days as datetime64[D]; NaT where none is decided.

    `limits`: working days, one or one a row (int32, int64), or a TimeLimit or its text. `received`: datetime64 or days.
    `calendar`: one, or several with `calendar_ids` naming one a row. `out`: a datetime64[D] array to write to.

    >>> received = np.array(["2020-01-20", "2020-06-01", "NaT"], "M8[D]")
    >>> due_dates(5, received)
    array(['2020-02-03', '2020-06-08',        'NaT'], dtype='datetime64[D]')
    """
    ticks_in, per_day = _received(received)
    rows = len(ticks_in)
    many, which = _calendars(calendar, calendar_ids, rows)
    target = _target(out, rows, "M8[D]")
    if per_day == 1 and ticks_in.dtype == np.int64 and not isinstance(limits, (str, tuple, _core.TimeLimit)):
        counts = _counts(limits, rows)
        if rows:
            _core._due_days(many, which, ticks_in, counts, target.view(np.int64))
        return target
    contexts: Any = [_core.Rules(calendar=c) for c in many]
    due_many(limits, received, rules=contexts if which is not None else contexts[0], calendar_ids=which, out={"date": target})
    return target


def count_working_days(a: Any, b: Any, calendar: WorkingCalendar | None = None) -> Array:
    """Working days in `(a, b]` as float64, negative where b is before a: what `calendar.count` gives for each row. NaN
    where a day is missing or not covered, or where an open choice changes the count. Both columns hold bare days.

    >>> tet, after = np.array(["2020-01-22", "NaT"], "M8[D]"), np.array(["2020-01-31", "2020-01-31"], "M8[D]")
    >>> count_working_days(tet, after)
    array([ 2., nan])
    """
    from_, per_day = _received(a, "a")
    to, other = _received(b, "b")
    for name, ticks in (("a", per_day), ("b", other)):
        if ticks != 1:
            raise _refuse(1402, name, f"datetime64 with {ticks} ticks a day", "datetime64[D], or int32 or int64 days", 'use .astype("M8[D]") if the time of day does not count')
    if len(from_) != len(to):
        raise _refuse(1403, "b", f"{len(to)} rows", f"{len(from_)} rows", "one day a row in both")
    many, _ = _calendars(calendar, None, len(to))
    result = np.empty(len(to))
    if len(to):
        _core._count_days(many[0], _wide(from_), _wide(to), result)
    return result


def _wide(days: Array) -> Array:
    """Days as int64, where the lowest one is missing in every type."""
    if days.dtype == np.int64:
        return days
    return np.where(days == np.iinfo(days.dtype).min, NAT, days.astype(np.int64))


class DueColumns:
    """Columns of deadlines: `date`, `earliest`, `latest` (datetime64[D]), `at` (datetime64[s], limits in hours), `status`
    (tokens of RowStatus). `explain(i)` is the Deadline of a row with its derivation."""

    def __init__(self, columns: dict[str, Array], explain: Any) -> None:
        self.date = columns["date"]
        self.earliest = columns["earliest"]
        self.latest = columns["latest"]
        self.at = columns["at"]
        self.status = Coded(columns["status"], list(_core.RowStatus))
        self._explain = explain

    def __len__(self) -> int:
        return len(self.date)

    def explain(self, i: int) -> Deadline:
        """The same answer as `due` gives for the row, with its derivation; raises what `due` raises."""
        result: Deadline = self._explain(range(len(self))[i])
        return result

    def to_table(self) -> Table:
        return Table({"date": self.date, "earliest": self.earliest, "latest": self.latest, "at": self.at, "status": self.status})

    def to_frame(self) -> Any:
        """The columns as a pandas DataFrame."""
        return self.to_table().to_frame()

    def _repr_html_(self) -> str:
        return self.to_table()._repr_html_()

    def __repr__(self) -> str:
        return f"<DueColumns of {len(self)} rows>"


def due_many(limits: Any, received: Any, *, rules: Rules | Sequence[Rules] | None = None, calendar_ids: Any = None, out: Mapping[str, Any] | None = None) -> DueColumns:
    """Deadlines of whole columns, equal row by row to `due`.

    `limits`: one limit (TimeLimit or text), integers (working days), or `(list of limits, codes)` with a code a row.
    `rules`: one context, or several with `calendar_ids` naming one a row. `out`: arrays for some of date, earliest,
    latest (datetime64[D]), at (datetime64[s]), status (uint8).

    >>> columns = due_many((["5 ngày làm việc", "1 tháng"], np.array([0, 1, 1])),
    ...                    np.array(["2020-01-20", "2025-01-31", "NaT"], "M8[D]"))
    >>> for day, status in zip(columns.date, columns.status):
    ...     print(day, status)
    2020-02-03 official
    2025-02-28 official
    NaT missing
    """
    ticks_in, per_day = _received(received)
    rows = len(ticks_in)
    ticks_in = ticks_in.copy()  # what `explain` reads stays what was counted, whatever becomes of the caller's array
    many, which = _contexts(rules, calendar_ids, rows)
    known, codes, working = _limits(limits, rows)
    counts: Any = working  # an array where `known` is empty
    given = dict(out or {})
    kinds = {"date": "M8[D]", "earliest": "M8[D]", "latest": "M8[D]", "at": "M8[s]", "status": "u1"}
    for name in given:
        if name not in kinds:
            raise _refuse(1307, "out", f'"{name}"', ", ".join(kinds), "correct the name")
    for name, one in given.items():
        for other, two in given.items():
            if name < other and isinstance(one, np.ndarray) and isinstance(two, np.ndarray) and np.may_share_memory(one, two):
                raise _refuse(1402, f"out[{other!r}]", f"memory that {name} is written to", "memory of its own", "give each column its own array")
    columns = {name: _target(given.get(name), rows, kind, f"out[{name!r}]") for name, kind in kinds.items()}
    raw = [columns[n].view(np.int64) for n in ("date", "earliest", "latest", "at")]
    if rows:
        _core._due_columns(known, codes, working, ticks_in, per_day, many, which, *raw, columns["status"])

    def explain(i: int) -> Deadline:
        limit = known[int(codes[i]) if codes is not None else 0] if known else _core.working_days(int(counts[i]))
        context = many[int(which[i])] if which is not None else many[0]
        if ticks_in[i] == np.iinfo(ticks_in.dtype).min:
            raise _refuse(1415, f"received[{i}]", "NaT", "a moment", "fill it in")
        day = int(ticks_in[i]) // per_day
        if not _FIRST <= day <= _LAST:
            raise _refuse(1102, f"received[{i}]", f"{day} days since 1970-01-01", "1900-01-01 … 2199-12-31", "correct the day")
        unit: Any = next(u for u, n in _TICKS.items() if n == per_day)
        moment: Any = np.datetime64(int(ticks_in[i]), unit)
        return _core.due(limit, moment if per_day == 1 else moment.astype("M8[s]"), context)

    return DueColumns(columns, explain)


def _contexts(rules: Any, ids: Any, rows: int) -> tuple[list[Rules], Array | None]:
    if rules is None or isinstance(rules, _core.Rules):
        if ids is not None:
            raise _refuse(1402, "calendar_ids", "ids with one Rules", "a list of Rules", "pass rules=[…]")
        return [rules if rules is not None else _core.Rules()], None
    many = list(rules) if isinstance(rules, (list, tuple)) else [rules]
    for i, one in enumerate(many):
        if not isinstance(one, _core.Rules):
            raise _refuse(1402, f"rules[{i}]", type(one).__name__, "Rules", "pass Rules(calendar=…)")
    if ids is None:
        raise _refuse(1402, "calendar_ids", "a list of Rules without ids", "an integer a row", "pass calendar_ids=")
    return many, _codes(ids, rows, len(many), "calendar_ids", "one index into rules a row")


def _limits(limits: Any, rows: int) -> tuple[list[TimeLimit], Array | None, Array | None]:
    """The limits, their code a row, or working days a row."""
    if isinstance(limits, (str, _core.TimeLimit)):
        return [_limit(limits)], None, None
    if isinstance(limits, tuple) and len(limits) == 2:
        listed = limits[0] if isinstance(limits[0], (list, tuple)) else [limits[0]]
        known = [_limit(v, f"limits[0][{i}]") for i, v in enumerate(listed)]
        return known, _codes(limits[1], rows, len(known), "limits[1]", "one index into the list of limits a row"), None
    counts = _counts(limits, rows)
    clipped = np.where((counts < 0) | (counts > 2**30), np.int64(-1), counts).astype(np.int32)
    return [], None, np.ascontiguousarray(np.broadcast_to(clipped, (rows,)))


def _limit(value: Any, argument: str = "limits") -> TimeLimit:
    if isinstance(value, _core.TimeLimit):
        return value
    limit = _core.parse_time_limit(value) if isinstance(value, str) else None
    if limit is None or not limit.alternatives:
        raise _refuse(1503, argument, repr(value), "a time limit as procedure lists print it", "check the words")
    return limit


def _minutes_table(hours: Any, calendar: Any) -> Any:
    if not isinstance(hours, _core.OfficeHours):
        raise _refuse(1402, "hours", type(hours).__name__, "OfficeHours", "use OfficeHours.weekdays(…)")
    many, _ = _calendars(calendar, None, 0)
    return _core._WorkingMinutes(many[0], hours)


def add_working_minutes(received: Any, minutes: Any, hours: OfficeHours, calendar: WorkingCalendar | None = None, *, closing: str = "closing_time", out: Any = None) -> Array:
    """The instants when minutes of an office's working time have run, in the unit of `received`; NaT outside the official
    days. Whole seconds are counted: a fraction of one is cut off. `closing`: a period used up at closing time ends at "closing_time" or at the "next_opening".

    >>> hours = _core.OfficeHours.weekdays([("07:30", "11:30"), ("13:30", "17:00")], source="an example")
    >>> str(add_working_minutes(np.array(["2020-06-05T16:00"], "M8[s]"), 90, hours)[0])
    '2020-06-08T08:00:00'
    """
    ticks_in, per_day = _received(received)
    if per_day == 1:
        raise _refuse(1402, "received", "bare days", "datetime64 in s, ms, us or ns", "the time of day matters")
    if closing not in ("closing_time", "next_opening"):
        raise _refuse(1504, "closing", repr(closing), "closing_time, next_opening", "use one of these words")
    counts = _counts(minutes, len(ticks_in), "minutes").astype(np.int64)
    unit = next(u for u, n in _TICKS.items() if n == per_day)
    target = _target(out, len(ticks_in), f"M8[{unit}]")
    table = _minutes_table(hours, calendar)
    table.add(ticks_in, per_day // 86_400, counts, closing == "closing_time", target.view(np.int64))
    return target


def working_minutes_between(start: Any, stop: Any, hours: OfficeHours, calendar: WorkingCalendar | None = None) -> Array:
    """Working minutes in `(start, stop]` as float64, negative where stop is before start; NaN outside the official days.

    >>> hours = _core.OfficeHours.weekdays([("07:30", "11:30"), ("13:30", "17:00")], source="an example")
    >>> friday, monday = np.array(["2020-06-05T16:00"], "M8[s]"), np.array(["2020-06-08T08:00"], "M8[s]")
    >>> float(working_minutes_between(friday, monday, hours)[0])
    90.0
    """
    a, per_day = _received(start, "start")
    b, other = _received(stop, "stop")
    for name, ticks in (("start", per_day), ("stop", other)):
        if ticks == 1:
            raise _refuse(1402, name, "bare days", "datetime64 in s, ms, us or ns", "the time of day matters")
    if per_day != other:
        raise _refuse(1402, "stop", f"{other} ticks a day", f"{per_day}, the unit of start", "use .astype for one unit")
    if len(a) != len(b):
        raise _refuse(1403, "stop", f"{len(b)} rows", f"{len(a)} rows", "one instant a row in both")
    table = _minutes_table(hours, calendar)
    seconds = np.empty(len(a), np.int64)
    table.between(a, b, per_day // 86_400, seconds)
    return np.where(seconds == NAT, np.nan, seconds / 60)
