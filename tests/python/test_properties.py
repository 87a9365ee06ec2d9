# SPDX-License-Identifier: Apache-2.0
"""What must hold between deadlines whatever the days: order, days added, splitting, shifting, pausing."""

from __future__ import annotations

import datetime

import motcua
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st
from made_up_worlds import FIRST, LAST, ONE, UNITS, World, day, oracle, quick
from made_up_worlds import limits, near, spans, starts, units, worlds


# 1, 2: order


@quick
@given(worlds(), units, starts, limits, limits, st.integers(0, 40))
def test_longer_limit_or_later_start_is_never_earlier(world, unit, start, a, b, later):
    rules = world.rules()
    shorter, longer = (day(unit, n, start, rules) for n in sorted((a, b)))
    assert shorter <= longer
    if unit == "working days" and 0 < min(a, b) < max(a, b):
        assert shorter < longer
    assert day(unit, a, start, rules) <= day(unit, a, start + later * ONE, rules)


# 3, 4: days added to a calendar


@quick
@given(worlds(), units, starts, limits, st.sets(near, max_size=12))
def test_more_days_off_never_earlier_and_a_worked_rest_day_never_later(world, unit, start, n, more):
    before = day(unit, n, start, world.rules())
    off = World(world.off | more, world.working - more)
    assert before <= day(unit, n, start, off.rules())
    rest = {d for d in more if d.weekday() >= 5} - world.off
    working = World(world.off, world.working | rest)
    event(f"{len(rest)} rest days worked")
    after = day(unit, n, start, working.rules())
    assert after <= before if unit == "working days" or before not in rest else after == before


@quick
@given(worlds(), units, starts, limits, near)
def test_a_change_outside_changes_nothing_and_one_inside_is_named(world, unit, start, n, changed):
    rules = world.rules()
    before = motcua.due(UNITS[unit](n), start, rules)
    assume(changed not in world.off | world.working and changed.weekday() < 5)
    calendar = rules.calendar.with_changes(off=[(changed, "ngày thêm")], source="một quyết định")
    after = motcua.due(UNITS[unit](n), start, motcua.Rules(calendar=calendar))
    counted = start < changed <= before.date if unit == "working days" and n else changed == before.date
    event("inside" if counted else "outside")
    if not counted:
        told = [s for s in after.steps if s.basis.instrument != "một quyết định"]
        assert after.date == before.date and [str(s.text) for s in before.steps] == [str(s.text) for s in told]
        return
    named = [s for s in after.steps if s.basis.instrument == "một quyết định"]
    assert [(s.start, s.stop) for s in named] == [(changed, changed)] and "ngày thêm" in str(named[0].text)
    assert after.date == rules.calendar.advance(before.date, 1)


AFTER_15 = "trong ngày, nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo"
MOVES = {"clock_hours_end": "next_working_day"}


def passed_over(due: motcua.Deadline) -> list[datetime.date]:
    """The days that a derivation says do not count, besides the first."""
    steps = [s for s in due.steps if str(s.text).startswith("Không tính ") and "ngày đầu tiên" not in str(s.text)]
    return [s.start + i * ONE for s in steps for i in range((s.stop - s.start).days + 1)]


@pytest.mark.parametrize(
    ("limit", "received", "readings", "due", "named"),
    [  # National Day 2025 was off from Saturday 30/8 to Tuesday 2/9; Saturday 22/8/2026 was worked for a Monday
        (AFTER_15, "2025-08-29T16:00", {}, "2025-09-03", "08-30 08-31 09-01 09-02"),
        (AFTER_15, "2025-08-29T15:00", {}, "2025-08-29", ""),
        ("trong ngày", "2025-08-31T09:00", {}, "2025-09-03", "08-31 09-01 09-02"),
        ("24 giờ", "2025-08-29T10:00", MOVES, "2025-09-03", "08-30 08-31 09-01 09-02"),
        ("24 giờ", "2025-08-29T10:00", {}, "2025-08-30", ""),
        ("0 ngày làm việc", "2025-09-01T10:00", {}, "2025-09-03", "09-01 09-02"),
        ("1 ngày", "2026-08-21T10:00", {}, "2026-08-22", ""),
        ("1 ngày", "2026-08-21T10:00", {"made_up_saturday": "working_days_only"}, "2026-08-24", "08-23"),
    ],
)
def test_every_way_of_moving_on_names_the_days_passed_over(limit, received, readings, due, named):
    found = motcua.due(limit, datetime.datetime.fromisoformat(received), motcua.Rules(**readings))
    assert str(found.date) == due
    assert [f"{d:%m-%d}" for d in passed_over(found)] == named.split()
    if limit == "1 ngày":  # a day under a reading that does not count it is not said to count
        assert not any(str(s.text).startswith("Tính ") for s in found.steps)


@quick
@given(worlds(), st.sampled_from(["working days", "calendar days", "months"]), starts, limits, spans)
def test_the_derivation_names_every_day_passed_over(world, unit, start, n, pause):
    """Once, and only days off; the span of a period passes over none but at its end. A pause puts off the end."""
    a, b = start + pause[0] * ONE, start + (pause[0] + pause[1]) * ONE
    due = motcua.due(UNITS[unit](n), start, world.rules()).pause(a, b)
    named = passed_over(due)
    assert len(set(named)) == len(named) and not any(world.works(d) for d in named)
    if unit == "working days":
        days = (start + i * ONE for i in range(1 if n else 0, (due.date - start).days + 1))
        assert named == [d for d in days if not world.works(d)]
    else:
        last = due.date
        while last - ONE in named:
            last -= ONE
        assert named == [last + i * ONE for i in range((due.date - last).days)]
    assert due.steps[-1].stop == due.date


# 5, 6: splitting, and counting back


@quick
@given(worlds(), starts, limits, limits)
def test_working_days_split_and_count_back(world, start, n, m):
    rules, calendar = world.rules(), world.calendar()
    middle = day("working days", n, start, rules)
    assert world.works(middle)
    if n > 0:  # zero days from a day off is the next working day, which then does not count
        assert day("working days", m, middle, rules) == day("working days", n + m, start, rules)
        assert calendar.count(start, middle) == n == -calendar.count(middle, start)
        assert calendar.advance(start, n) == middle
        back = calendar.advance(middle, -n)
        assert back == start if world.works(start) else (back < start and calendar.count(back, start) == 0)
    by_zero = day("working days", 0, start, rules)
    assert day("working days", 0, by_zero, rules) == by_zero
    split = calendar.count(start, middle) + calendar.count(middle, middle + 60 * ONE)
    assert split == calendar.count(start, middle + 60 * ONE)


@pytest.mark.parametrize(
    ("start", "n", "m", "whole", "in_parts"),
    [  # a clipped end of month stays clipped, a roll stays rolled: months are added once, from the original day
        ("2023-01-31", 1, 1, "2023-03-31", "2023-03-28"),
        ("2024-01-31", 1, 1, "2024-04-01", "2024-03-29"),  # 31/3 is a Sunday
        ("2023-08-31", 6, 1, "2024-04-01", "2024-03-29"),
        ("2023-05-31", 1, 12, "2024-07-01", "2024-07-01"),  # both roll off 30/6, a Sunday
        ("2023-03-15", 1, 1, "2023-05-15", "2023-05-17"),  # 15/4 is a Saturday: the first part ends on 17/4
    ],
)
def test_months_do_not_split(start, n, m, whole, in_parts):
    rules = World(frozenset(), frozenset()).rules()
    first = datetime.date.fromisoformat(start)
    assert str(motcua.due(motcua.months(n + m), first, rules).date) == whole
    middle = motcua.due(motcua.months(n), first, rules).date
    assert str(motcua.due(motcua.months(m), middle, rules).date) == in_parts


# 7: shifting


@quick
@given(starts, st.sampled_from(["working days", "calendar days", "weeks"]), limits, st.integers(-52, 150))
def test_whole_weeks_shift_where_nothing_is_off(start, unit, n, k):
    rules = motcua.Rules(calendar=motcua.calendar_of(FIRST, LAST, source="weekends only"))
    shift = 7 * k * ONE
    assert day(unit, n, start + shift, rules) == day(unit, n, start, rules) + shift


@quick
@given(worlds(), units, starts, limits, st.sampled_from([-56, -28, 28, 56]))
def test_the_whole_world_shifted_by_28_years_changes_nothing(world, unit, start, n, years):
    """28 years are whole weeks and as many leap days wherever every fourth year is one: from 1950 to 2099."""
    shift = datetime.timedelta(days=years // 28 * 10227)
    first = datetime.date(1950, 1, 1)
    far = motcua.calendar_of(first, datetime.date(2099, 12, 31), [d + shift for d in world.off],
                             [d + shift for d in world.working], source="far away")
    assert day(unit, n, start + shift, motcua.Rules(calendar=far)) == day(unit, n, start, world.rules()) + shift


# 8: pauses

def by_hand(world: World, unit: str, n: int, start: datetime.date, paused: set[datetime.date]) -> datetime.date:
    """One day after another; a paused day does not count."""
    current, left = start, n
    while left:
        current += ONE
        if current not in paused and (unit == "calendar days" or world.works(current)):
            left -= 1
    return oracle.roll_forward(current, world.off, world.working)


@quick
@given(worlds(), st.sampled_from(["working days", "calendar days"]), starts, limits, st.lists(spans, max_size=4))
def test_paused_days_do_not_count(world, unit, start, n, pauses):
    between = [(start + a * ONE, start + (a + length) * ONE) for a, length in pauses]
    paused = {a + i * ONE for a, b in between for i in range((b - a).days)}
    plain = motcua.due(UNITS[unit](n), start, world.rules())
    found = [plain, plain]
    for a, b in between:
        found[0] = found[0].pause(a, b)
    for a, b in reversed(between):  # their order is irrelevant
        found[1] = found[1].pause(a, b)
    assert found[0].date == found[1].date
    assert [str(s.text) for s in found[0].steps] == [str(s.text) for s in found[1].steps]
    end = found[0].date
    event("put off" if end > plain.date else "not put off")
    if n:
        assert end == by_hand(world, unit, n, start, paused)
    if unit == "working days" and n:  # at every moment: used + remaining = limit; after: paused working days are added
        calendar = world.calendar()
        span = [start + i * ONE for i in range(1, (end - start).days + 1)]
        counts = [world.works(d) and d not in paused for d in span]
        for moment in range(0, len(counts) + 1, 1 + len(counts) // 40):
            remaining = n - sum(counts[:moment])
            assert sum(counts[moment:]) == remaining
        stopped = sum(world.works(d) for d in paused if start < d <= end)
        assert end == calendar.advance(plain.date, stopped)


@quick
@given(worlds(), units, starts, limits, st.integers(1, 300), st.integers(0, 20), st.integers(0, 20))
def test_pauses_add_up(world, unit, start, n, at, a, b):
    plain = motcua.due(UNITS[unit](n), start, world.rules())
    first = start + at * ONE
    middle, last = first + a * ONE, first + (a + b) * ONE
    assert plain.pause(first, first).date == plain.date
    assert plain.pause(first, last).date == plain.pause(first, middle).pause(middle, last).date
    assert plain.pause(first, last).date == plain.pause(middle, last).pause(first, last).date
    assert plain.pause(first, last).restart(start).date == plain.date
    assert plain.restart(first).date == day(unit, n, first, world.rules())
    with pytest.raises(motcua.Error):
        plain.pause(last + ONE, last)
