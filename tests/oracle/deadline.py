# SPDX-License-Identifier: Apache-2.0
"""A naive oracle for time limits: day by day, minute by minute, standard library only.

Written from Bộ luật Dân sự 91/2015/QH13 Điều 147-148 (33/2005/QH11 Điều 152-153 before 2017-01-01, same substance).
It shares no code and no data with the library. `off`: days off from Monday to Friday (weekend days do no harm);
`worked`: Saturdays and Sundays worked. A day in both sets is off. Days are datetime.date, instants naive at UTC+7.
"""

from datetime import date, datetime, time, timedelta

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
SEARCH_DAYS = 4000  # a calendar without a working day for so long is an error, not an endless loop


def _choice(value, *allowed):
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")


def _amount(n):
    if n < 0:
        raise ValueError("a time limit is not negative")


def is_working(d, off, worked):
    """Bộ luật Lao động 45/2019/QH14 Điều 111, 112 (10/2012/QH13 Điều 115 before 2021): weekly rest and holidays.

    That a swapped day takes over the nature of the day it is swapped with is inferred.
    """
    if d in off:
        return False
    if d.weekday() >= 5:
        return d in worked
    return True


def _step_to_working(d, direction, off, worked):
    for _ in range(SEARCH_DAYS):
        d += direction
        if is_working(d, off, worked):
            return d
    raise LookupError("no working day in this calendar")


def roll_forward(d, off, worked, roll="next_working_day"):
    """Điều 148 khoản 5: a last day that is off moves to the next working day. `stay` is no reading of the Code."""
    _choice(roll, "next_working_day", "stay")
    if roll == "stay" or is_working(d, off, worked):
        return d
    return _step_to_working(d, ONE_DAY, off, worked)


def due_working_days(start, n, off, worked, first_day="excluded"):
    """Điều 147 khoản 2: the first day is not counted; then one working day after another.

    `included` is the convention some notices set apart from the Code: a working first day is day 1.
    Zero days: the day of receipt itself, moved to a working day [inferred].
    """
    _choice(first_day, "excluded", "included")
    _amount(n)
    if n == 0:
        return roll_forward(start, off, worked)
    left = n
    day = start
    if first_day == "included" and is_working(start, off, worked):
        left -= 1
    while left > 0:
        day = _step_to_working(day, ONE_DAY, off, worked)
        left -= 1
    return day


def due_calendar_days(start, n, off, worked, first_day="excluded", roll="next_working_day"):
    """Điều 147 khoản 2, Điều 148 khoản 1 and 5: every day counts, off or not; the last one rolls."""
    _choice(first_day, "excluded", "included")
    _amount(n)
    left = n
    day = start
    if first_day == "included" and n > 0:
        left -= 1
    while left > 0:
        day += ONE_DAY
        left -= 1
    return roll_forward(day, off, worked, roll)


def due_weeks(start, n, off, worked, roll="next_working_day"):
    """Điều 148 khoản 2 and 5: the corresponding weekday of the last week, then the roll."""
    _amount(n)
    day = start
    passed = 0
    while passed < n:
        day += ONE_DAY
        if day.weekday() == start.weekday():
            passed += 1
    return roll_forward(day, off, worked, roll)


def due_months(start, n, off, worked, roll="next_working_day"):
    """Điều 148 khoản 3 and 5: the corresponding date of the last month, or that month's last day; then the roll."""
    _amount(n)
    month = start.replace(day=1)
    for _ in range(n):
        here = month.month
        while month.month == here:
            month += ONE_DAY
    day = month
    while day.day < start.day and (day + ONE_DAY).month == month.month:
        day += ONE_DAY
    return roll_forward(day, off, worked, roll)


def due_years(start, n, off, worked, roll="next_working_day"):
    """Điều 148 khoản 4 and 5: the corresponding day and month of the last year, then the roll.

    29 February without counterpart becomes 28 February: inferred from khoản 3, khoản 4 does not say it.
    """
    _amount(n)
    if start.month == 2 and start.day == 29:
        try:
            day = date(start.year + n, 2, 29)
        except ValueError:
            day = date(start.year + n, 2, 28)
    else:
        day = date(start.year + n, start.month, start.day)
    return roll_forward(day, off, worked, roll)


def count_working(a, b, off, worked):
    """Working days in (a, b]; for b before a, minus those in (b, a]. The first day is out, as in Điều 147 khoản 2."""
    if b < a:
        return -count_working(b, a, off, worked)
    count = 0
    while a < b:
        a += ONE_DAY
        if is_working(a, off, worked):
            count += 1
    return count


def advance(d, n, off, worked):
    """The nth working day after d, before d for a negative n, d itself for zero. Counting as in Điều 147 khoản 2."""
    direction = ONE_DAY if n > 0 else -ONE_DAY
    for _ in range(abs(n)):
        d = _step_to_working(d, direction, off, worked)
    return d


def due_clock_minutes(start, minutes):
    """Điều 147 khoản 1: minutes and hours run from the moment. Not rolled: Điều 148 khoản 5 speaks of a last day."""
    _amount(minutes)
    return start + timedelta(minutes=minutes)


def due_clock_rolled(start, minutes, off, worked):
    """(day, instant) where Điều 148 khoản 5 is read on hours too: an end on a day off moves to the next working day,
    which ends at 24:00 (khoản 6) [inferred]."""
    at = due_clock_minutes(start, minutes)
    day = roll_forward(at.date(), off, worked)
    return (day, at) if day == at.date() else (day, datetime.combine(day + ONE_DAY, time()))


def _open(t, windows, off, worked):
    day = t.date()
    if not is_working(day, off, worked):
        return False
    weekday = 0 if day.weekday() >= 5 else day.weekday()  # a worked weekend day keeps Monday's hours
    minute = t.hour * 60 + t.minute
    return any(opens <= minute < closes for opens, closes in windows.get(weekday, []))


def _next_opening(t, windows, off, worked):
    for _ in range(SEARCH_DAYS * 1440):
        if _open(t, windows, off, worked):
            return t
        t += ONE_MINUTE
    raise LookupError("these hours never open")


def _whole_minutes(*instants):
    if any(t.second or t.microsecond for t in instants):
        raise ValueError("this oracle counts whole minutes")


def _waits(start, windows, off, worked):
    """The first instant that counts where a receipt outside hours has to wait for the next working day: the midnight
    that ends the day of receipt. Midnight itself is the end of the day before (Điều 148 khoản 6) [inferred]."""
    midnight = datetime.combine(start.date(), time())
    return start if start == midnight or _open(start, windows, off, worked) else midnight + ONE_DAY


def add_working_minutes(start, minutes, windows, off, worked, end="closing", outside="next_opening"):
    """Điều 147 khoản 1 read on office hours [inferred]: from the moment, but only while the office works.

    windows: weekday 0..6 to [(from_minute, to_minute)], the end excluded. An unworked weekend day stays a rest day
    even where an office receives on it. Receipt outside hours begins at the next opening, or only at that of the next
    working day (`outside`) [both inferred]. A count that is used up at a closing ends there, or at the next opening
    (`end`): no text was found for either.
    """
    _choice(end, "closing", "opening")
    _choice(outside, "next_opening", "next_day_opening")
    _amount(minutes)
    _whole_minutes(start)
    if outside == "next_day_opening":
        start = _waits(start, windows, off, worked)
    t = _next_opening(start, windows, off, worked)
    left = minutes
    while left > 0:
        t = _next_opening(t, windows, off, worked)
        t += ONE_MINUTE
        left -= 1
    return _next_opening(t, windows, off, worked) if end == "opening" else t


def day_of_end(at, minutes, end="closing"):
    """The day of an end in working hours. One used up at 24:00 belongs to the day that ends then (Điều 148 khoản 6)."""
    return (at - ONE_MINUTE).date() if end == "closing" and minutes > 0 else at.date()


def elapsed_working_minutes(a, b, windows, off, worked):
    """Minutes of [a, b) in which the office works; negative for b before a. Same reading as add_working_minutes."""
    _whole_minutes(a, b)
    if b < a:
        return -elapsed_working_minutes(b, a, windows, off, worked)
    count = 0
    while a < b:
        if _open(a, windows, off, worked):
            count += 1
        a += ONE_MINUTE
    return count


def same_day(received, cutoff_minute, off, worked, exactly="same_day"):
    """Nghị định 23/2015/NĐ-CP Điều 7 and the procedures that repeat it: same day; after the hour, next working day.

    No cut-off: cutoff_minute=None. Received on a day off counts as received on the next working day, before the
    cut-off [inferred]. "Sau 15 giờ" leaves 15:00 itself in the same day on the plain words; no authority.
    """
    _choice(exactly, "same_day", "next_day")
    day = received.date()
    if not is_working(day, off, worked):
        return roll_forward(day, off, worked)
    if cutoff_minute is None:
        return day
    cutoff = datetime.combine(day, time(cutoff_minute // 60, cutoff_minute % 60))
    late = received > cutoff or (received == cutoff and exactly == "next_day")
    return _step_to_working(day, ONE_DAY, off, worked) if late else day


def holidays_in_a_row(first, count):
    """`count` holidays from `first` on, weekends among them. Not law: a hostile calendar."""
    return {first + timedelta(days=i) for i in range(count)}


def worked_sundays(first, last):
    """All Sundays of [first, last]. Not law: a hostile calendar."""
    days = holidays_in_a_row(first, (last - first).days + 1)
    return {d for d in days if d.weekday() == 6}


def hostile_calendars(year):
    """Name to (off, worked): what a sweep has to survive besides the real calendar. `year` should be a leap year."""
    return {
        "none": (set(), set()),
        "thirty_in_a_row": (holidays_in_a_row(date(year, 1, 20), 30), set()),
        "leap_day": ({date(year, 2, 29)}, set()),
        "worked_sundays": (set(), worked_sundays(date(year, 1, 1), date(year, 12, 31))),
    }


def hostile_every_year(first_year, last_year):
    """The hostile calendars of every year at once, (off, worked) by name.

    The thirty days begin one day later each year, so that every weekday and both ends of February are met;
    `all_at_once` has a whole year without a working day but for worked Sundays.
    """
    thirty, leap, sundays = set(), set(), set()
    for year in range(first_year, last_year + 1):
        thirty |= holidays_in_a_row(date(year, 1, 15) + (year - first_year) * ONE_DAY, 30)
        sundays |= worked_sundays(date(year, 1, 1), date(year, 12, 31))
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            leap.add(date(year, 2, 29))
    middle = (first_year + last_year) // 2
    return {
        "thirty_in_a_row": (thirty, set()),
        "leap_day": (leap, set()),
        "worked_sundays": (set(), sundays),
        "all_at_once": (thirty | leap | holidays_in_a_row(date(middle, 1, 1), 365), sundays),
    }
