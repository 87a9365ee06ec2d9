# SPDX-License-Identifier: Apache-2.0
"""What the tests of columns share: sample columns, the functions that take one, and the scalar's answer to compare with."""

from __future__ import annotations

import motcua
import numpy as np
import pytest

HOURS = motcua.OfficeHours.weekdays([("07:30", "11:30"), ("13:30", "17:00")], source="giờ của thử nghiệm")
RULES = motcua.Rules(hours=HOURS)
CALENDAR = RULES.calendar
UNITS = ("D", "s", "ms", "us", "ns")
NAT = np.datetime64("NaT")
LOWEST = np.iinfo(np.int64).min

DAYS = np.array(["2020-01-20", "2020-06-01", "2025-04-29", "2026-12-31", "2027-12-30", "2014-12-31", "NaT"], "M8[D]")
SECONDS = np.array(
    ["2020-01-22T16:59:59", "2020-06-05T15:00", "2025-04-25T07:29:59", "2026-08-21T17:00", "2024-02-29T00:00", "NaT"], "M8[s]"
)

# Each takes one column of moments; the last ones refuse bare days, and one refuses times of day.
TAKING = {
    "due_many": lambda c: motcua.due_many(5, c, rules=RULES).date,
    "due_dates": lambda c: motcua.due_dates(5, c),
    "due_dates of a text": lambda c: motcua.due_dates("1 tháng", c),
    "count a": lambda c: motcua.count_working_days(c, np.zeros(len(c), np.int64)),
    "count b": lambda c: motcua.count_working_days(np.zeros(len(c), np.int64), c),
    "add minutes": lambda c: motcua.add_working_minutes(c, 60, HOURS),
    "between start": lambda c: motcua.working_minutes_between(c, np.full(len(c), NAT, "M8[s]"), HOURS),
    "between stop": lambda c: motcua.working_minutes_between(np.full(len(c), NAT, "M8[s]"), c, HOURS),
}
NEEDING_TIME = {"add minutes", "between start", "between stop"}
NEEDING_DAYS = {"count a", "count b"}
taking = pytest.mark.parametrize("name", TAKING)


def refused(call, number, place=None):
    """The one problem with which `call` is refused; all its parts are filled in."""
    with pytest.raises(motcua.Error) as caught:
        call()
    (problem,) = caught.value.problems
    assert problem.number == number, problem
    assert place is None or problem.place == place, problem
    assert problem.place and problem.found and problem.expected and problem.cure, problem
    return problem


def answer(deadline):
    steps = [(s.text.vi, s.text.en, str(s.basis), s.start, s.stop) for s in deadline.steps]
    return deadline.date, deadline.at, deadline.earliest, deadline.latest, str(deadline.status), steps, deadline.editions


def scalar(limit, moment, rules):
    """What `due` says, or the number with which it refuses."""
    try:
        return answer(motcua.due(limit, moment, rules))
    except motcua.Error as error:
        return error.number


def explained(columns, i):
    try:
        return answer(columns.explain(i))
    except motcua.Error as error:
        return error.number


def cell(value):
    return None if np.isnat(value) else value.item()


def check_row(columns, i, expected):
    """Row and explanation against what the scalar said."""
    assert explained(columns, i) == expected
    row = tuple(cell(c[i]) for c in (columns.date, columns.at, columns.earliest, columns.latest))
    if isinstance(expected, int):
        assert row == (None,) * 4
        assert str(columns.status[i]) == {1201: "not_covered", 1102: "not_covered", 1415: "missing"}.get(expected, "refused")
    else:
        assert row == expected[:4] and str(columns.status[i]) == expected[4]
