# SPDX-License-Identifier: Apache-2.0
"""The cases worked by hand, and working-day deadlines against a count day by day that shares nothing with the library."""

from __future__ import annotations

import csv
import datetime
import sys
from pathlib import Path

import motcua
import numpy as np
import pytest

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "oracle"))
import days  # noqa: E402
import deadline as oracle  # noqa: E402

with (TESTS / "vectors" / "deadline.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
# The vectors name readings in the oracle's words.
NAMES = {"roll": "period_end", "end": "closing"}
VALUES = {("closing", "opening"): "next_opening", ("closing", "closing"): "closing_time"}


def rules_for(reading):
    given = dict(pair.split("=") for pair in reading.split())
    given.pop("date_rule", None)  # for the oracle, which does not read words
    hours = given.pop("hours", None)
    readings = {NAMES.get(k, k): v for k, v in given.items()}
    readings = {k: VALUES.get((k, v), v) for k, v in readings.items()}
    if hours is None:
        return motcua.Rules(**readings)
    windows = [w.split("-") for w in hours.split("+")]
    return motcua.Rules(hours=motcua.OfficeHours.weekdays(windows, source="the case"), **readings)


def moment(text):
    return datetime.date.fromisoformat(text) if len(text) == 10 else datetime.datetime.fromisoformat(text)


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_cases_worked_by_hand(case):
    rules = rules_for(case["reading"])
    due = motcua.due(case["limit"], moment(case["received"]), rules)
    assert str(due.date) == case["expected_date"], case["basis"]
    if case["expected_at"]:
        assert due.at.isoformat()[11:16] == case["expected_at"][-5:], case["basis"]
    assert due.steps and all(step.text.vi and step.text.en for step in due.steps)


def test_there_are_enough_cases():
    assert len(CASES) >= 60


def test_the_calendar_is_the_vector_typed_anew():
    calendar = motcua.vietnam_calendar()
    day, one, off, worked = datetime.date(2015, 1, 1), datetime.timedelta(days=1), set(), set()
    while day <= datetime.date(2027, 12, 31):
        if day.weekday() < 5 and not calendar.is_working_day(day):
            off.add(day)
        if day.weekday() >= 5 and calendar.is_working_day(day):
            worked.add(day)
        day += one
    assert off == set(days.OFF) and worked == set(days.WORKED)


def test_working_days_against_a_count_day_by_day():
    """Every start day of the announced years with every limit to 60, by stepping over the oracle's own days."""
    first, last = datetime.date(2015, 1, 1), datetime.date(2027, 8, 31)
    off, worked = set(days.OFF), set(days.WORKED)
    starts = [first + datetime.timedelta(days=i) for i in range((last - first).days + 1)]
    limit = 60
    expected = np.empty((len(starts), limit + 1), "M8[D]")
    for i, start in enumerate(starts):
        day = start
        while not oracle.is_working(day, off, worked):
            day += datetime.timedelta(days=1)
        expected[i, 0] = day
        day = start
        for n in range(1, limit + 1):
            day += datetime.timedelta(days=1)
            while not oracle.is_working(day, off, worked):
                day += datetime.timedelta(days=1)
            expected[i, n] = day
    column = np.array(starts, "M8[D]")
    for n in range(limit + 1):
        assert (motcua.due_dates(n, column) == expected[:, n]).all(), n
    calendar = motcua.vietnam_calendar()
    for i in range(0, len(starts), 97):  # the scalar is the same
        for n in (0, 1, 2, 7, 30, limit):
            assert motcua.due(motcua.working_days(n), starts[i]).date == expected[i, n].item()
            if n:
                assert calendar.advance(starts[i], n) == expected[i, n].item()
                assert calendar.count(starts[i], expected[i, n].item()) == n


def test_before_the_first_covered_day_is_an_error_and_never_no_holidays():
    with pytest.raises(motcua.CoverageError) as raised:
        motcua.due(motcua.working_days(5), datetime.date(2014, 12, 1))
    assert raised.value.number == 1201
    assert motcua.due(motcua.working_days(1), datetime.date(2014, 12, 31)).date == datetime.date(2015, 1, 5)


def test_beyond_the_announcements_the_answer_says_so():
    sure = motcua.due(motcua.working_days(5), datetime.date(2028, 6, 1))
    assert str(sure.status) == "projected" and sure.date is not None
    open_ = motcua.due(motcua.working_days(1), datetime.date(2028, 1, 21))  # Tết 2028: 1+4 or 2+3 days
    assert str(open_.status) == "undecided" and open_.date is None and open_.earliest < open_.latest
    assert open_.printable == open_.earliest
    with pytest.raises(motcua.CoverageError):
        motcua.due(motcua.working_days(5), datetime.date(2028, 6, 1), motcua.Rules(projection="refuse"))
