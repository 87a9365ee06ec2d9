# SPDX-License-Identifier: Apache-2.0
"""The library against the oracle over whole spaces of start days and limits; each function gives (answers, wrong).

The library is handed in, and so are the days off and worked: lists, the same to both. A disagreement is printed with
everything needed to repeat it, the first few of each kind.
"""

from datetime import date

import numpy as np

import days as announced
import deadline as oracle
from tables import NONE, Days

MOST_SHOWN = 5
FAR = date(2062, 12, 31)  # the lists end before; beyond them both sides know of nothing but weekends
FIRST_DAY = ("excluded", "included")
ROLLS = ("next_working_day", "stay")


def span(first, last):
    """All days of `[first, last]` as datetime64[D]."""
    return np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)


def lists():
    """Name to (first start, last start, last day of the calendar, off, worked)."""
    known = {
        "announced": (date(2015, 1, 1), date(2027, 12, 31), FAR, announced.OFF, announced.WORKED),
        # The calendar ends with the lists: what would lie beyond has no answer.
        "announced_only": (date(2015, 1, 1), date(2027, 12, 31), date(2027, 12, 31), announced.OFF, announced.WORKED),
        "none": (date(2000, 1, 1), date(2050, 12, 31), FAR, set(), set()),
    }
    for name, (off, worked) in oracle.hostile_every_year(2000, 2050).items():
        known[name] = (date(2000, 1, 1), date(2050, 12, 31), FAR, off, worked)
    return known


def both(motcua, first, last, off, worked):
    """The same lists as the oracle's calendar and as the library's, which is given them backwards and twice."""
    listed = [d for d in sorted(off, reverse=True) if first <= d <= last] * 2
    also = [d for d in sorted(worked - off, reverse=True) if first <= d <= last]
    return Days(first, last, off, worked), motcua.calendar_of(first, last, listed, also, source="lists of the sweep")


class Count:
    """Answers compared so far and those that differ."""

    def __init__(self, place):
        self.place, self.answers, self.wrong, self.by_kind = place, 0, 0, {}

    def compare(self, what, starts, found, expected):
        """Arrays of the same type, NaT equal to NaT."""
        differs = found != expected
        if found.dtype.kind == "M":
            differs &= ~(np.isnat(found) & np.isnat(expected))
        self.answers += len(found)
        wrong = int(differs.sum())
        self.wrong += wrong
        kind = what.split(":")[0]
        self.by_kind[kind] = self.by_kind.get(kind, 0) + len(found)
        if wrong and self.wrong - wrong < MOST_SHOWN:
            i = int(np.flatnonzero(differs)[0])
            answers = f"library {found[i]}, oracle {expected[i]}"
            print(f"DIFFERENT {self.place}, {what}, from {starts[i]}: {answers}; {wrong} such")

    def __iadd__(self, other):
        self.answers, self.wrong = self.answers + other.answers, self.wrong + other.wrong
        for kind, n in other.by_kind.items():
            self.by_kind[kind] = self.by_kind.get(kind, 0) + n
        return self


def _row_status(motcua, word):
    return list(motcua.RowStatus).index(motcua.RowStatus(word))


class DayColumns:
    """Columns of day limits under one calendar; each answer is asked for in several ways."""

    def __init__(self, motcua, place, calendar, starts):
        self.motcua, self.starts, self.count = motcua, starts, Count(place)
        self.calendar, self.rules = calendar, {}
        self.narrow, self.noon = starts.astype(np.int32), starts.astype("M8[s]") + np.timedelta64(12 * 3600 - 1, "s")
        self.official, self.beyond = (_row_status(motcua, w) for w in ("official", "not_covered"))
        for first_day in FIRST_DAY:
            for roll in ROLLS:
                self.rules[first_day, roll] = motcua.Rules(calendar=calendar, first_day=first_day, period_end=roll)

    def check(self, what, limit, moments, expected, first_day="excluded", roll="next_working_day", status=None):
        """All columns of due_many: dates, the same bounds, no instant, and the status."""
        got = self.motcua.due_many(limit, moments, rules=self.rules[first_day, roll])
        label = f"{what}: first day {first_day}, end {roll}, {moments.dtype}"
        self.count.compare(label, self.starts, got.date, expected)
        answered = ~np.isnat(expected)
        if status is None:
            status = np.where(answered, self.official, self.beyond)
        same = (got.status.codes == status) & np.isnat(got.at)
        same &= (got.earliest == expected) | ~answered
        same &= (got.latest == expected) | ~answered
        if not same.all():
            self.count.compare(label + ", status and bounds", self.starts, same, np.ones(len(same), bool))

    def working(self, table, starts, limits):
        """The kernel alone (int64 and int32 days), integers a row, a limit for all, a time of day beside the day."""
        for first_day in FIRST_DAY:
            for n, answer in enumerate(table.working_days(starts, max(limits), first_day)):
                if n not in limits:
                    continue
                expected = table.day(answer)
                if first_day == "excluded":
                    what = f"due_dates: {n} working days"
                    found = self.motcua.due_dates(n, self.starts, self.calendar)
                    self.count.compare(what, self.starts, found, expected)
                    if n % 4 == 0:
                        rows = np.full(len(self.starts), n, np.int32)
                        found = self.motcua.due_dates(rows, self.narrow, self.calendar)
                        self.count.compare(what + ", int32", self.starts, found, expected)
                limit = self.motcua.working_days(n) if n % 2 else n
                moments = (self.starts, self.noon, self.narrow)[n % 3]
                self.check(f"due_many: {n} working days", limit, moments, expected, first_day)

    def periods(self, table, starts, limits, months):
        kinds = [("calendar days", self.motcua.calendar_days, table.calendar_days, limits, FIRST_DAY)]
        if len(starts) and starts.min() >= 0:
            kinds += [
                ("weeks", self.motcua.weeks, table.weeks, [n for n in limits if n <= 57], FIRST_DAY[:1]),
                ("months", self.motcua.months, table.months_of, months, FIRST_DAY[:1]),
            ]
        for name, builder, answers, wanted, firsts in kinds:
            for first_day in firsts:
                for roll in ROLLS:
                    given = {"first_day": first_day} if len(firsts) > 1 else {}
                    for n, answer in enumerate(answers(starts, max(wanted), roll=roll, **given)):
                        if n in wanted:
                            moments = (self.starts, self.noon, self.narrow)[n % 3]
                            self.period(f"due_many: {n} {name}", builder(n), moments, table, answer, first_day, roll)
        if len(starts) and starts.min() >= 0:
            for n, answer in enumerate(table.months_of(starts, 10, 12)):
                limit = self.motcua.years(n)
                self.period(f"due_many: {n} years", limit, self.starts, table, answer, "excluded", ROLLS[0])

    def period(self, what, limit, moments, table, answer, first_day, roll):
        expected, status = table.day(answer), None
        if roll == "stay":  # nobody asks the calendar, but an end beyond its days is not official
            ahead = answer >= len(table.works)
            status = np.where(ahead, _row_status(self.motcua, "projected"), self.official)
        self.check(what, limit, moments, expected, first_day, roll, status)


def day_columns(motcua, name, stride=1, limits=range(401), months=range(121), only=None):
    """Every `stride`th start day of a list of days, with these limits, through the columns."""
    first, last, end, off, worked = lists()[name]
    table, calendar = both(motcua, first, end, off, worked)
    starts = span(first, last)[::stride] if only is None else np.array([d for d in span(first, last) if only(d.item())])
    columns = DayColumns(motcua, name, calendar, starts)
    columns.working(table, table.index(starts), limits)
    columns.periods(table, table.index(starts), limits, months)
    return columns.count


def before_the_first_day(motcua, limits=range(401)):
    """Starts before a calendar: answered only where no day before it has to be asked."""
    table, calendar = both(motcua, date(2015, 1, 1), date(2027, 12, 31), announced.OFF, announced.WORKED)
    starts = span(date(2014, 1, 1), date(2014, 12, 31))
    columns = DayColumns(motcua, "before the first day", calendar, starts)
    columns.working(table, table.index(starts), limits)
    columns.periods(table, table.index(starts), limits, ())
    return columns.count


def built_in(motcua, limits=range(401), months=range(121)):
    """The built-in calendar: equal to the oracle's own list wherever the answer lies within the announced years, and
    never called official beyond them."""
    table = Days(date(2015, 1, 1), date(2027, 12, 31), announced.OFF, announced.WORKED)
    starts = span(date(2014, 12, 31), date(2027, 12, 31))
    count, official = Count("built in"), _row_status(motcua, "official")
    indices = table.index(starts)
    kinds = [
        ("working days", motcua.working_days, limits, table.working_days(indices, max(limits)), 0),
        ("calendar days", motcua.calendar_days, limits, table.calendar_days(indices, max(limits)), 0),
        ("months", motcua.months, months, table.months_of(indices[1:], max(months)), 1),
    ]
    for name, builder, wanted, answers, skip in kinds:
        for n, answer in enumerate(answers):
            if n in wanted:
                got, expected = motcua.due_many(builder(n), starts[skip:]), table.day(answer)
                within = answer != NONE
                what = f"due_many: {n} {name}"
                count.compare(what, starts[skip:][within], got.date[within], expected[within])
                count.compare(what + ", official", starts[skip:], got.status.codes == official, within)
    return count


def scalars(motcua, name, stride, limits, months, dense=1):
    """One call of `due` for each answer, and the calendar's own questions. Only every `dense`th working-day limit gets
    its derivation (they grow with the span), the calendar's questions are asked for all."""
    first, last, end, off, worked = lists()[name]
    table, calendar = both(motcua, first, end, off, worked)
    starts, rules, count = span(first, last)[::stride], motcua.Rules(calendar=calendar), Count(name)
    indices, official = table.index(starts), motcua.DeadlineStatus.OFFICIAL
    days = [d.item() for d in starts]

    def ask(what, question):
        answers = []
        for d in days:
            try:
                answers.append(question(d))
            except motcua.CoverageError:
                answers.append(None)
        return np.array(answers, "M8[D]")

    def day_of(limit):
        def question(d):
            due = motcua.due(limit, d, rules)
            return due.date if due.status == official and due.earliest == due.latest == due.date else date(1900, 1, 1)

        return question

    for n, answer in enumerate(table.working_days(indices, max(limits))):
        expected = table.day(answer)
        if n % dense == 0 and n in limits:
            count.compare(f"due: {n} working days", starts, ask("due", day_of(motcua.working_days(n))), expected)
        if n in limits:
            asked = ask("advance", (lambda d, k=n: calendar.advance(d, k)) if n else calendar.roll)
            count.compare(f"advance: {n}", starts, asked, expected)
            inside = [(i, d) for i, d in enumerate(expected) if not np.isnat(d)]
            counted = np.array([calendar.count(days[i], d.item()) for i, d in inside])
            rest = 1 if n == 0 else 0  # rolling from a day off passes the working day it ends on
            wanted = np.array([n + (rest if starts[i] != d else 0) for i, d in inside])
            count.compare(f"count: {n}", [starts[i] for i, _ in inside], counted, wanted)
    for what, builder, wanted, answers in (
        ("calendar days", motcua.calendar_days, limits, table.calendar_days(indices, max(limits))),
        ("months", motcua.months, months, table.months_of(indices, max(months))),
    ):
        for n, answer in enumerate(answers):
            if n in wanted:
                count.compare(f"due: {n} {what}", starts, ask("due", day_of(builder(n))), table.day(answer))
    return count
