# SPDX-License-Identifier: Apache-2.0
"""The oracle of deadline.py for whole columns: the same steps, taken by many start days at once.

A calendar is laid out day by day, an office minute by minute, each asked of the plain oracle; a limit is then followed
one step after another as the Code says it. No closed formula, no code and no data of the library.
test_deadline_sweep.py compares this file with the plain oracle. Days are indices into the calendar; NONE stands for an
answer that would need a day which the calendar does not have.
"""

from datetime import datetime, time, timedelta

import numpy as np

import deadline as oracle

NONE = np.int64(-(2**62))


class Days:
    """The calendar of `[first, last]` as arrays by day."""

    def __init__(self, first, last, off, worked):
        self.first, self.last, self.off, self.worked = first, last, off, worked
        self.base = np.datetime64(first, "D")
        self.dates = [first + i * oracle.ONE_DAY for i in range((last - first).days + 1)]
        self.works = np.array([oracle.is_working(d, off, worked) for d in self.dates])
        # The day itself if it works, else the next one that does: filled from the end, day by day.
        self.next_working = np.full(len(self.dates) + 1, NONE)
        for i in range(len(self.dates) - 1, -1, -1):
            self.next_working[i] = i if self.works[i] else self.next_working[i + 1]
        # Where each month begins and how long it is, seen by walking over the days of a longer span than the calendar.
        self.months, self.month_of, self.day_of = {}, [], []
        day = first.replace(day=1)
        while day.year <= last.year + 12:
            month = day.year * 12 + day.month - 1
            start, length = self.months.get(month, ((day - first).days, 0))
            self.months[month] = (start, length + 1)
            day += oracle.ONE_DAY
        for d in self.dates:
            self.month_of.append(d.year * 12 + d.month - 1)
            self.day_of.append(d.day)
        self.month_of, self.day_of = np.array(self.month_of), np.array(self.day_of)
        self.first_month = min(self.months)
        self.month_start = np.array([self.months[m][0] for m in sorted(self.months)])
        self.month_length = np.array([self.months[m][1] for m in sorted(self.months)])

    def index(self, days):
        """datetime64[D] to indices."""
        return (days - self.base).astype(np.int64)

    def day(self, indices):
        """Indices to datetime64[D]; NaT for NONE."""
        out = self.base + indices
        out[indices == NONE] = np.datetime64("NaT")
        return out

    def roll(self, indices):
        """Điều 148 khoản 5."""
        inside = (indices >= 0) & (indices < len(self.works))
        return np.where(inside, self.next_working[np.where(inside, indices, 0)], NONE)

    def _after(self, indices):
        """The next working day after each day; the day before the first one is as good a start as any."""
        return np.where(indices == NONE, NONE, self.roll(indices + 1))

    def working_days(self, starts, most, first_day="excluded"):
        """Answers for 0, 1, … `most` working days, one column of all starts after the other (Điều 147 khoản 2)."""
        yield self.roll(starts)
        day = starts
        for n in range(1, most + 1):
            # A working first day that counts is day 1; where it is off, day 1 is the next working day either way.
            day = self.roll(day) if n == 1 and first_day == "included" else self._after(day)
            yield day

    def calendar_days(self, starts, most, first_day="excluded", roll="next_working_day"):
        """The same for calendar days (Điều 148 khoản 1)."""
        day = starts
        for n in range(most + 1):
            if n > 1 or (n == 1 and first_day == "excluded"):
                day = day + 1
            yield self._end(day, roll)

    def _end(self, day, roll):
        return day if roll == "stay" else self.roll(day)

    def weeks(self, starts, most, roll="next_working_day"):
        """Điều 148 khoản 2: seven days later the weekday is the same."""
        day = starts
        for n in range(most + 1):
            yield self._end(day, roll)
            day = day + 7

    def months_of(self, starts, most, step=1, roll="next_working_day"):
        """Months, or years for a step of twelve: the corresponding day or the month's last (Điều 148 khoản 3, 4)."""
        month, of_month = self.month_of[starts] - self.first_month, self.day_of[starts]
        for n in range(most + 1):
            target = month + n * step
            day = self.month_start[target] + np.minimum(of_month, self.month_length[target]) - 1
            yield self._end(day, roll)


class Minutes:
    """The minutes in which an office works from one day to another, as arrays by minute since the first midnight."""

    def __init__(self, days, windows, first, last):
        self.days, self.windows = days, windows
        self.base = np.datetime64(first, "m")
        self.midnight = datetime.combine(first, time())
        day_count = (last - first).days + 1
        flags, shapes = [], {}
        for i in range(day_count):
            noon = datetime.combine(first + i * oracle.ONE_DAY, time(12))
            works = oracle.is_working(noon.date(), days.off, days.worked)
            kind = (works, noon.weekday())
            if kind not in shapes:  # a day's minutes hang on nothing else; asked minute by minute once for each kind
                start = datetime.combine(noon.date(), time())
                shapes[kind] = [
                    oracle._open(start + timedelta(minutes=m), windows, days.off, days.worked) for m in range(1440)
                ]
            flags.append(shapes[kind])
        self.open = np.array(flags).reshape(-1)
        self.works = np.array([any(f) for f in flags])
        self.worked = np.flatnonzero(self.open)  # the minutes that count, in their order
        # How many of them lie before each minute, counted minute by minute.
        self.before = np.concatenate([[0], np.cumsum(self.open)])

    def start(self, starts, outside):
        """Where the clock starts to look for working time."""
        if outside == "next_opening":
            return starts
        at_midnight = starts % 1440 == 0
        return np.where(at_midnight | self.open[starts], starts, (starts // 1440 + 1) * 1440)

    def add(self, starts, minutes, end="closing", outside="next_opening"):
        """The minute when `minutes` have run; NONE beyond the last day."""
        done = self.before[self.start(starts, outside)]
        if end == "closing" and minutes > 0:
            last = done + minutes - 1  # the last minute that counts; the period is over when that minute is
            inside = last < len(self.worked)
            return np.where(inside, self.worked[np.where(inside, last, 0)] + 1, NONE)
        following = done + minutes  # the minute that would count next
        inside = following < len(self.worked)
        return np.where(inside, self.worked[np.where(inside, following, 0)], NONE)

    def elapsed(self, a, b):
        return self.before[b] - self.before[a]

    def instant(self, minutes):
        out = self.base + minutes
        out[minutes == NONE] = np.datetime64("NaT")
        return out
