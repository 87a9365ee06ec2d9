# SPDX-License-Identifier: Apache-2.0
"""What other libraries answer to the questions that this one is asked, each beside our answer and its reason.

Nothing but motcua and NumPy is needed: a library that is not installed is skipped with a sentence. The answers are those
of the versions at hand, printed on the first lines; where two libraries differ, the question has more than one reading."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import motcua
import numpy as np

CALENDAR = motcua.vietnam_calendar()
HOURS = motcua.OfficeHours.weekdays([("07:30", "11:30"), ("13:30", "17:00")], source="example hours")


def installed(name: str) -> Any:
    """The module, or None with a sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = importlib.import_module(name)
    except ImportError as error:
        print(f"{name}: skipped, because it cannot be imported here ({error})")
        return None
    print(f"{name} {getattr(module, '__version__', '(no version stated)')}")
    return module


def answer(call: Callable[[], Any]) -> str:
    """What a call gives; a refusal by its name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = call()
    except Exception as error:
        return type(error).__name__
    if isinstance(value, np.datetime64 | np.ndarray) or value != value:  # NaT is not itself
        return str(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if (value.hour, value.minute) == (0, 0) else f"{value:%Y-%m-%d %H:%M}"
    return str(value)


def ask(question: str, others: dict[str, Callable[[], Any]], ours: Callable[[], Any], reason: str) -> None:
    print(f"\n{question}")
    for name, call in others.items():
        print(f"  {name:34} {answer(call)}")
    print(f"  {'motcua':34} {answer(ours)}")
    print(f"    because: {reason}")


def because(deadline: motcua.Deadline) -> str:
    """The derivation in one line: what was counted, skipped and moved, on which basis."""
    return "; ".join(f"{s.text.en}" + (f" [{s.basis}]" if str(s.basis) else "") for s in deadline.steps)


def due(limit: str, received: date, **readings: str) -> motcua.Deadline:
    return motcua.due(limit, received, motcua.Rules(hours=HOURS, **readings))


def working_days_from_a_saturday(pd: Any, vietnam: Any) -> None:
    saturday = date(2026, 6, 6)
    for n in (0, 1, 5):
        others: dict[str, Callable[[], Any]] = {
            f"numpy, roll={roll}": lambda roll=roll: np.busday_offset(saturday, n, roll=roll)
            for roll in ("raise", "following", "preceding")
        }
        if pd is not None:
            others["pandas CustomBusinessDay"] = lambda: pd.Timestamp(saturday) + pd.offsets.CustomBusinessDay(n)
        if vietnam is not None:
            others["holidays get_nth_working_day"] = lambda: vietnam.get_nth_working_day(saturday, n)
        ours = due(f"{n} ngày làm việc", saturday)
        ask(f"Received on Saturday {saturday}, {n} working day{'s' * (n != 1)}", others, lambda: ours.date, because(ours))


def counting(vietnam: Any) -> None:
    friday, monday = date(2026, 6, 5), date(2026, 6, 8)
    others: dict[str, Callable[[], Any]] = {"numpy busday_count": lambda: np.busday_count(friday, monday)}
    if vietnam is not None:
        others["holidays get_working_days_count"] = lambda: vietnam.get_working_days_count(friday, monday)
    ask(
        f"Working days from Friday {friday} to Monday {monday}",
        others,
        lambda: CALENDAR.count(friday, monday),
        "the first day does not count and the last one does (Điều 147.2, 148), so the count undoes the limit: "
        f"1 working day from {friday} ends on {due('1 ngày làm việc', friday).date}",
    )


def missing_and_other_units(pd: Any) -> None:
    nat, stamps = np.array(["NaT"], "M8[D]"), np.array(["2026-06-08T16:00"], "M8[ns]")
    others: dict[str, Callable[[], Any]] = {
        "numpy busday_offset": lambda: np.busday_offset(nat, 1),
        "numpy busday_count": lambda: np.busday_count(nat, nat),
    }
    if pd is not None:
        others["pandas CustomBusinessDay"] = lambda: pd.NaT + pd.offsets.CustomBusinessDay(1)
    columns = motcua.due_many(1, nat)
    ask("A missing date, 1 working day", others, lambda: columns.date, f"the row's status is: {columns.status[0]}")
    ask(
        "A column of datetime64[ns], 1 working day",
        {"numpy busday_offset": lambda: np.busday_offset(stamps, 1)},
        lambda: motcua.due_dates(1, stamps),
        "the unit is read from the type; the time of day does not matter to working days",
    )


def months(pd: Any) -> None:
    for start, n in ((date(2026, 2, 28), 1), (date(2026, 4, 30), 1), (date(2026, 6, 30), 2), (date(2026, 2, 28), 24)):
        others: dict[str, Callable[[], Any]] = {}
        if pd is not None:
            others["pandas DateOffset(months)"] = lambda: pd.Timestamp(start) + pd.DateOffset(months=n)
        others["motcua, period_end=stay"] = lambda: due(f"{n} tháng", start, period_end="stay").date
        ours = due(f"{n} tháng", start)
        ask(f"{n} month{'s' * (n > 1)} from {start}", others, lambda: ours.date, because(ours))


def working_hours(pd: Any) -> None:
    for text in ("2026-06-03T10:30", "2026-06-03T16:00"):
        start = datetime.fromisoformat(text)
        others: dict[str, Callable[[], Any]] = {}
        if pd is not None:
            hour = pd.offsets.CustomBusinessHour(1, start=["07:30", "13:30"], end=["11:30", "17:00"])
            others["pandas CustomBusinessHour"] = lambda: pd.Timestamp(start) + hour
        others["motcua, closing=next_opening"] = lambda: due("1 giờ làm việc", start, closing="next_opening").at
        ours = due("1 giờ làm việc", start)
        ask(f"1 working hour from {start:%Y-%m-%d %H:%M}, open 07:30–11:30 and 13:30–17:00", others, lambda: ours.at, because(ours))


def single_days(vietnam: Any) -> None:
    days = ["2025-05-02", "2025-04-26", "2026-01-02", "2026-01-10", "2026-08-31", "2026-08-22", "2026-11-24"]
    for day in map(date.fromisoformat, days):
        others: dict[str, Callable[[], Any]] = {"weekends alone": lambda: day.weekday() < 5}
        if vietnam is not None:
            others["holidays is_working_day"] = lambda: vietnam.is_working_day(day)
        known = CALENDAR.day(day)
        decided = f", decided {known.decided}" if known.decided else ""
        reason = f"{known.kind.label()}: {known.name} [{known.basis}]{decided}"
        ask(f"Is {day} a working day of state bodies?", others, lambda: CALENDAR.is_working_day(day), reason)


def new_years(lunardate: Any, workalendar: Any) -> None:
    for year in (2007, 2026, 2030):
        others: dict[str, Callable[[], Any]] = {}
        if lunardate is not None:
            first = lunardate.LunarDate(year, 1, 1)
            others["lunardate (Chinese)"] = getattr(first, "to_solar_date", None) or first.toSolarDate
        ask(f"The first day of the lunar year {year}", others, lambda: motcua.lunar.tet(year), "new moons by the clock at UTC+7, not UTC+8")
    if workalendar is not None:
        from workalendar.registry import registry

        known = sorted(code for code in registry.region_registry if code.startswith("VN"))
        print(f"\nworkalendar has a calendar for Vietnam: {', '.join(known) if known else 'no'}")


def share_of_wrong_deadlines(vietnam: Any) -> None:
    """All days of receipt of two years, seven usual limits: how often another set of days off gives another date."""
    received = np.arange("2025-01-01", "2027-01-01", dtype="M8[D]")
    first, last = date(2025, 1, 1), date(2027, 3, 31)
    days = [first + timedelta(i) for i in range((last - first).days + 1)]
    sets: dict[str, Callable[[date], bool]] = {"weekends alone": lambda d: d.weekday() < 5}
    if vietnam is not None:
        sets["the days of holidays"] = vietnam.is_working_day
    print("\nDue dates of 2025 and 2026 that other days off get wrong (3, 5, 7, 10, 15, 20 and 30 working days)")
    for name, works in sets.items():
        off = [d for d in days if d.weekday() < 5 and not works(d)]
        worked = [d for d in days if d.weekday() >= 5 and works(d)]
        calendar = motcua.calendar_of(first, last, off=off, working=worked, source=name)
        wrong = [motcua.due_dates(n, received, calendar) != motcua.due_dates(n, received, CALENDAR) for n in (3, 5, 7, 10, 15, 20, 30)]
        print(f"  {name:34} {np.mean(wrong):.1%}")


def main() -> None:
    print(f"motcua {motcua.__version__}, numpy {np.__version__}")
    pd, holidays = installed("pandas"), installed("holidays")
    lunardate, workalendar = installed("lunardate"), installed("workalendar")
    vietnam = holidays.country_holidays("VN", years=range(2024, 2029)) if holidays is not None else None
    working_days_from_a_saturday(pd, vietnam)
    counting(vietnam)
    missing_and_other_units(pd)
    months(pd)
    working_hours(pd)
    single_days(vietnam)
    new_years(lunardate, workalendar)
    share_of_wrong_deadlines(vietnam)


if __name__ == "__main__":
    main()
