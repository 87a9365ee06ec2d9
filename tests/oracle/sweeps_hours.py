# SPDX-License-Identifier: Apache-2.0
"""The library against the oracle by the time of day: every quarter of an hour of two years × limits in hours.

Like sweeps.py: the library and the lists of days are handed in, each function gives a Count.
"""

from datetime import date, datetime, timedelta

import numpy as np

import days as announced
import deadline as oracle
from sweeps import FAR, Count, _row_status, both
from tables import NONE, Minutes

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)  # two years with swaps, one of them across New Year
QUARTER = 15

# Office hours by weekday, in minutes after midnight; none is law, each shows something that counting can trip over.
OFFICES = {
    "7:30-11:30, 13:30-17:00": {day: [(450, 690), (810, 1020)] for day in range(5)},
    "8:00-12:00, 13:00-17:00": {day: [(480, 720), (780, 1020)] for day in range(5)},
    "receives on Saturday": {**{day: [(420, 690), (810, 1020)] for day in range(5)}, 5: [(420, 690)]},
    "another each day": {
        0: [(480, 720)], 1: [(0, 1), (1439, 1440)], 2: [], 3: [(600, 601), (602, 900)], 4: [(0, 1440)],
    },
    "round the clock": {day: [(0, 1440)] for day in range(5)},
}
ENDS = {"closing": "closing_time", "opening": "next_opening"}
OUTSIDE = ("next_opening", "next_day_opening")


def calendars():
    """Name to (off, worked) for the two years."""
    hostile = oracle.hostile_every_year(2024, 2027)
    return {"announced": (announced.OFF, announced.WORKED), "none": (set(), set()),
            "thirty_in_a_row": hostile["thirty_in_a_row"], "worked_sundays": hostile["worked_sundays"]}


def quarters(stride=1):
    """Every `stride`th quarter of an hour, as minutes since the first midnight."""
    return np.arange(0, ((LAST - FIRST).days + 1) * 1440, QUARTER)[::stride]


class HourColumns:
    """Columns of limits in hours under one calendar and one office."""

    def __init__(self, motcua, name, office, starts):
        off, worked = calendars()[name]
        table, self.calendar = both(motcua, FIRST, FAR, off, worked)
        self.windows = OFFICES[office]
        self.minutes = Minutes(table, self.windows, FIRST, date(2028, 12, 31))
        self.motcua, self.table, self.starts = motcua, table, starts
        self.moments = self.minutes.instant(starts).astype("M8[s]")
        self.units = [self.moments.astype(f"M8[{unit}]") for unit in ("s", "ms", "us", "ns")]
        week = [list(self.windows.get(day, [])) for day in range(7)]
        self.hours = motcua.OfficeHours(week, source=office)
        self.count = Count(f"{name}, {office}")
        self.official = _row_status(motcua, "official")

    def rules(self, **readings):
        return self.motcua.Rules(calendar=self.calendar, hours=self.hours, **readings)

    def check(self, what, limit, rules, day, at, moments=None):
        """All columns of due_many against an official day and an instant (none for limits in days)."""
        got = self.motcua.due_many(limit, self.moments if moments is None else moments, rules=rules)
        self.count.compare(what, self.moments, got.date, day)
        if at is not None:
            self.count.compare(what + ", instant", self.moments, got.at, at.astype("M8[s]"))
        same = (got.status.codes == self.official) & (got.earliest == day) & (got.latest == day)
        same &= np.isnat(got.at) == (at is None)
        if not same.all():
            self.count.compare(what + ", status and bounds", self.moments, same, np.ones(len(same), bool))

    def working_hours(self, limits, outside=OUTSIDE[0]):
        """Whole working hours by due_many, day and instant, under both ends."""
        for end, reading in ENDS.items():
            rules = self.rules(closing=reading, outside_hours=outside)
            for n in limits:
                at = self.minutes.add(self.starts, n * 60, end, outside)
                assert not (at == NONE).any()
                day = (at - 1 if end == "closing" and n else at) // 1440
                limit = self.motcua.working_hours(n)
                what = f"working hours: {n}, end {end}, {outside}"
                self.check(what, limit, rules, self.minutes.instant(day * 1440).astype("M8[D]"),
                           self.minutes.instant(at), self.units[n % 4])

    def working_minutes(self, limits):
        """Minutes by add_working_minutes, one for all and one a row, in every unit; and the minutes that have run."""
        for end, reading in ENDS.items():
            for k, n in enumerate(limits):
                at = self.minutes.add(self.starts, n, end)
                moments = self.units[k % 4]
                amount = n if k % 3 else np.full(len(moments), n, np.int64)
                got = self.motcua.add_working_minutes(moments, amount, self.hours, self.calendar, closing=reading)
                expected = self.minutes.instant(at).astype(moments.dtype)
                self.count.compare(f"add_working_minutes: {n}, end {end}", moments, got, expected)
                if end == "closing":
                    passed = self.motcua.working_minutes_between(moments, got, self.hours, self.calendar)
                    back = self.motcua.working_minutes_between(got, moments, self.hours, self.calendar)
                    elapsed = self.minutes.elapsed(self.starts, at).astype(float)
                    self.count.compare(f"working_minutes_between: {n}", moments, passed, elapsed)
                    self.count.compare(f"working_minutes_between: {n}, backwards", moments, back, -elapsed)

    def same_day(self):
        """Without a cut-off, with 15:00 and with 16:00, exactly at it both ways."""
        day = self.starts // 1440
        for hour in (None, 15, 16):
            text = "trong ngày" + (f", nhận sau {hour} giờ thì trả vào ngày làm việc tiếp theo" if hour else "")
            for exactly in ("same_day", "next_day"):
                received = self.table.roll(day)
                late = np.zeros(len(day), bool)
                if hour:
                    minute = self.starts % 1440
                    late = (minute > hour * 60) | ((minute == hour * 60) & (exactly == "next_day"))
                late &= received == day  # received on a day off: as if received when the next working day begins
                due = np.where(late, self.table.roll(day + 1), received)
                self.check(f"same day: {hour}, exactly {exactly}", text, self.rules(cutoff_exactly=exactly),
                           self.table.day(due), None)

    def clock_hours(self, limits):
        """Hours that run day and night, their end where it is or moved off a day off."""
        for n in limits:
            at = self.starts + n * 60
            day = at // 1440
            text = f"{n} giờ"
            self.check(f"clock hours: {n}", text, self.rules(), self.table.day(day), self.minutes.instant(at))
            rolled = self.table.roll(day)
            moved = np.where(rolled == day, at, (rolled + 1) * 1440)
            self.check(f"clock hours: {n}, end moves", text, self.rules(clock_hours_end="next_working_day"),
                       self.table.day(rolled), self.minutes.instant(moved))


def plain_answers(name, office, starts, minutes):
    """(due at closing, due at the next opening, waiting a day, minutes passed) by the plain oracle, for a few."""
    off, worked = calendars()[name]
    windows = OFFICES[office]
    begin, rows = datetime.combine(FIRST, datetime.min.time()), []
    for s, n in zip(starts, minutes):
        start = begin + timedelta(minutes=int(s))
        n = int(n)
        closing = oracle.add_working_minutes(start, n, windows, off, worked)
        rows.append((
            closing,
            oracle.add_working_minutes(start, n, windows, off, worked, end="opening"),
            oracle.add_working_minutes(start, n, windows, off, worked, outside="next_day_opening"),
            oracle.elapsed_working_minutes(start, closing, windows, off, worked),
            oracle.day_of_end(closing, n),
        ))
    return rows


def hour_columns(motcua, name, office, stride=1, hours=range(81), minutes=(), waits=(), clock=(), same_day=True):
    columns = HourColumns(motcua, name, office, quarters(stride))
    columns.working_hours(hours)
    columns.working_hours(waits, "next_day_opening")
    columns.working_minutes(minutes)
    if same_day:
        columns.same_day()
    columns.clock_hours(clock)
    return columns.count


def hour_scalars(motcua, name, office, stride, hours):
    """One call of `due` for each answer."""
    columns = HourColumns(motcua, name, office, quarters(stride))
    count = Count(f"{name}, {office}")
    moments = [m.item() for m in columns.moments]
    for end, reading in ENDS.items():
        rules = columns.rules(closing=reading)
        for n in hours:
            at = columns.minutes.instant(columns.minutes.add(columns.starts, n * 60, end)).astype("M8[s]")
            limit = motcua.working_hours(n)
            got = np.array([motcua.due(limit, m, rules).at for m in moments], "M8[s]")
            count.compare(f"due: {n} working hours, end {end}", columns.moments, got, at)
    return count
