# SPDX-License-Identifier: Apache-2.0
"""Made-up calendars and limits for properties: what Hypothesis draws from."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any, NamedTuple

import motcua
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "oracle"))
import deadline as oracle  # noqa: E402

FIRST, LAST = datetime.date(2018, 1, 1), datetime.date(2034, 12, 31)
ONE = datetime.timedelta(days=1)
HOLIDAYS_UNTIL = 365 * 4
quick = settings(max_examples=150, deadline=None, derandomize=True, database=None,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

starts = st.integers(365, 365 * 3).map(lambda n: FIRST + n * ONE)
limits = st.one_of(st.integers(0, 12), st.integers(0, 400))
UNITS = {
    "working days": motcua.working_days,
    "calendar days": motcua.calendar_days,
    "weeks": lambda n: motcua.weeks(n // 7),
    "months": lambda n: motcua.months(n // 10),
    "years": lambda n: motcua.years(n // 80),
}
units = st.sampled_from(sorted(UNITS))
near = st.integers(0, HOLIDAYS_UNTIL).map(lambda n: FIRST + n * ONE)
runs = st.tuples(near, st.integers(1, 12)).map(lambda run: [run[0] + i * ONE for i in range(run[1])])

spans = st.tuples(st.integers(-20, 500), st.integers(0, 40))  # a pause: from the start to its beginning, its length


class World(NamedTuple):
    """Days off and rest days worked; disjoint."""

    off: frozenset[datetime.date]
    working: frozenset[datetime.date]

    def calendar(self) -> motcua.WorkingCalendar:
        return motcua.calendar_of(FIRST, LAST, sorted(self.off), sorted(self.working), source="made up")

    def rules(self, **more: Any) -> motcua.Rules:
        return motcua.Rules(calendar=self.calendar(), **more)

    def works(self, d: datetime.date) -> bool:
        return oracle.is_working(d, self.off, self.working)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    off = {d for run in draw(st.lists(runs, max_size=25)) for d in run}
    off |= set(draw(st.lists(near, max_size=40)))
    working = {d + (5 - d.weekday()) % 7 * ONE for d in draw(st.lists(near, max_size=20))}
    return World(frozenset(off), frozenset(working - off))


def day(unit: str, n: int, start: datetime.date, rules: motcua.Rules) -> datetime.date:
    found = motcua.due(UNITS[unit](n), start, rules).date
    assert found is not None
    return found
