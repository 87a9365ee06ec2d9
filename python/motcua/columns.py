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
_TICKS = {"D": 1, "s": 86_400, "ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}


def _refuse(number: int, argument: str, found: str, expected: str, cure: str) -> Error:
    return Error([Problem(number, argument, found, expected, cure)])


def _plain(array: Array) -> Array:
    """Contiguous and in the machine's byte order; the same array where it already is."""
    return np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("="))


def _received(values: Any, argument: str = "received") -> tuple[Array, int]:
    """The integers of a column of moments and how many make a day: datetime64 in D, s, ms, us or ns; int32 and int64 are
    days since 1970-01-01."""
    zone = getattr(getattr(values, "dtype", None), "tz", None)
    if zone is not None:
        raise _refuse(1402, argument, f"a column in zone {zone}", "naive civil time at UTC+7", 'use .dt.tz_convert("+07:00").dt.tz_localize(None)')
    if isinstance(values, np.ma.MaskedArray):
        raise _refuse(1402, argument, "a masked array", "an array with NaT", "fill the mask with NaT")
    array = np.asarray(values)
    if array.ndim != 1:
        raise _refuse(1402, argument, f"{array.ndim} dimensions", "one", "pass a flat column")
    if array.dtype.kind == "M":
        unit = np.datetime_data(array.dtype)
        if unit[0] not in _TICKS or unit[1] != 1:
            raise _refuse(1402, argument, str(array.dtype), "datetime64 in D, s, ms, us or ns", "use .astype for one of these")
        return _plain(array).view(np.int64), _TICKS[unit[0]]
    if array.dtype in (np.dtype(np.int32), np.dtype(np.int64)):
        return _plain(array), 1
    raise _refuse(1402, argument, str(array.dtype), "datetime64, or int32 or int64 days", "dates as objects, text or floats are never converted")


def _counts(values: Any, rows: int, argument: str = "limits") -> Array:
    """Whole working days a row, or one for all, as int32 or int64."""
    if isinstance(values, (bool, np.bool_)) or not isinstance(values, (int, np.integer, np.ndarray)):
        raise _refuse(1402, argument, type(values).__name__, "an integer or an array of int32 or int64", "working days are whole")
    array = np.atleast_1d(np.asarray(values))
    if isinstance(values, np.ma.MaskedArray) or array.ndim != 1 or array.dtype not in (np.dtype(np.int32), np.dtype(np.int64)):
        raise _refuse(1402, argument, str(array.dtype), "an integer or a flat array of int32 or int64", "use .astype(np.int32)")
    if isinstance(values, np.ndarray) and len(array) != rows:
        raise _refuse(1403, argument, f"{len(array)} rows", f"{rows} rows", "one number, or one a row")
    return _plain(array)


def _target(out: Any, rows: int, dtype: str, argument: str = "out") -> Array:
    """The array that results go to: fresh, or the caller's if it can be written as it is."""
    if out is None:
        return np.empty(rows, dtype)
    good = isinstance(out, np.ndarray) and out.dtype == np.dtype(dtype) and out.shape == (rows,) and out.flags.c_contiguous and out.flags.writeable
    if not good:
        found = f"{out.dtype} {out.shape}" if isinstance(out, np.ndarray) else type(out).__name__
        raise _refuse(1402, argument, found, f"a writeable contiguous array of {rows} {dtype}", f'use np.empty({rows}, "{dtype}")')
    result: Array = out
    return result


def due_dates(limits: Any, received: Any, calendar: WorkingCalendar | None = None, out: Any = None) -> Array:
    """Due days as datetime64[D]; NaT where none is decided.

    `limits`: working days, one or one a row (int32, int64), or a TimeLimit or its text. `received`: datetime64 or days.
    `out`: a datetime64[D] array to write to.

    >>> received = np.array(["2020-01-20", "2020-06-01", "NaT"], "M8[D]")
    >>> due_dates(5, received)
    array(['2020-02-03', '2020-06-08',        'NaT'], dtype='datetime64[D]')
    """
    ticks_in, per_day = _received(received)
    rows = len(ticks_in)
    calendar = calendar if calendar is not None else _core.Rules().calendar
    target = _target(out, rows, "M8[D]")
    if isinstance(limits, (int, np.integer, np.ndarray)) and per_day == 1 and ticks_in.dtype == np.int64:
        counts = _counts(limits, rows)
        if len(counts) == rows or rows != 1:
            if rows:
                _core._due_days(calendar, ticks_in, counts, target.view(np.int64))
            return target
    due_many(limits, received, rules=_core.Rules(calendar=calendar), out={"date": target})
    return target


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
    many, which = _contexts(rules, calendar_ids, rows)
    known, codes, working = _limits(limits, rows)
    counts: Any = working  # an array where `known` is empty
    given = dict(out or {})
    kinds = {"date": "M8[D]", "earliest": "M8[D]", "latest": "M8[D]", "at": "M8[s]", "status": "u1"}
    for name in given:
        if name not in kinds:
            raise _refuse(1307, "out", f'"{name}"', ", ".join(kinds), "correct the name")
    columns = {name: _target(given.get(name), rows, kind, f"out[{name!r}]") for name, kind in kinds.items()}
    raw = [columns[n].view(np.int64) for n in ("date", "earliest", "latest", "at")]
    if rows:
        _core._due_columns(known, codes, working, ticks_in, per_day, many, which, *raw, columns["status"])

    def explain(i: int) -> Deadline:
        limit = known[int(codes[i]) if codes is not None else 0] if known else _core.working_days(int(counts[i]))
        context = many[int(which[i])] if which is not None else many[0]
        if ticks_in[i] == np.iinfo(ticks_in.dtype).min:
            raise _refuse(1415, f"received[{i}]", "NaT", "a moment", "fill it in")
        unit: Any = next(u for u, n in _TICKS.items() if n == per_day)
        moment: Any = np.datetime64(int(ticks_in[i]), unit)
        return _core.due(limit, moment if per_day == 1 else moment.astype("M8[s]"), context)

    return DueColumns(columns, explain)


def _contexts(rules: Any, ids: Any, rows: int) -> tuple[list[Rules], Array | None]:
    if rules is None or isinstance(rules, _core.Rules):
        if ids is not None:
            raise _refuse(1402, "calendar_ids", "ids with one Rules", "a list of Rules", "pass rules=[…]")
        return [rules if rules is not None else _core.Rules()], None
    many = list(rules)
    if ids is None:
        raise _refuse(1402, "calendar_ids", "a list of Rules without ids", "an integer a row", "pass calendar_ids=")
    array = np.asarray(ids)
    if array.dtype.kind not in "iu" or array.shape != (rows,):
        raise _refuse(1402, "calendar_ids", f"{array.dtype} {array.shape}", f"integers ({rows},)", "one index into rules a row")
    if rows and (array.min() < 0 or array.max() >= len(many)):
        raise _refuse(1104, "calendar_ids", f"{array.min()} … {array.max()}", f"0 … {len(many) - 1}", "an index into rules")
    return many, _plain(array.astype(np.int32))


def _limits(limits: Any, rows: int) -> tuple[list[TimeLimit], Array | None, Array | None]:
    """The limits, their code a row, or working days a row."""
    if isinstance(limits, (str, _core.TimeLimit)):
        return [_limit(limits)], None, None
    if isinstance(limits, tuple) and len(limits) == 2:
        known = [_limit(v) for v in limits[0]]
        codes = np.asarray(limits[1])
        if codes.dtype.kind not in "iu" or codes.shape != (rows,):
            raise _refuse(1402, "limits", f"codes {codes.dtype} {codes.shape}", f"integers ({rows},)", "one code a row")
        if rows and (not known or codes.min() < 0 or codes.max() >= len(known)):
            raise _refuse(1104, "limits", f"codes {codes.min()} … {codes.max()}", f"0 … {len(known) - 1}", "an index into the list of limits")
        return known, _plain(codes.astype(np.int32)), None
    counts = _counts(limits, rows)
    clipped = np.where((counts < 0) | (counts > 2**30), np.int64(-1), counts).astype(np.int32)
    return [], None, np.ascontiguousarray(np.broadcast_to(clipped, (rows,)))


def _limit(value: Any) -> TimeLimit:
    if isinstance(value, _core.TimeLimit):
        return value
    limit = _core.parse_time_limit(value)
    if not limit.alternatives:
        raise _refuse(1503, "limits", repr(value), "a time limit as procedure lists print it", "check the words")
    return limit


def add_working_minutes(received: Any, minutes: Any, hours: OfficeHours, calendar: WorkingCalendar | None = None, *, closing: str = "closing_time", out: Any = None) -> Array:
    """The instants when minutes of an office's working time have run, in the unit of `received`; NaT outside the official
    days. `closing`: a period used up at closing time ends at "closing_time" or at the "next_opening".

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
    target = _target(out, len(ticks_in), np.asarray(received).dtype.newbyteorder("=").str)
    table = _core._WorkingMinutes(calendar if calendar is not None else _core.Rules().calendar, hours)
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
    if per_day == 1 or per_day != other or len(a) != len(b):
        raise _refuse(1403, "stop", f"{len(b)} rows, {other} ticks a day", f"{len(a)} rows in the unit of start, finer than days", "use one unit")
    table = _core._WorkingMinutes(calendar if calendar is not None else _core.Rules().calendar, hours)
    seconds = np.empty(len(a), np.int64)
    table.between(a, b, per_day // 86_400, seconds)
    return np.where(seconds == NAT, np.nan, seconds / 60)
