# SPDX-License-Identifier: Apache-2.0
"""The library against the oracle over start days and limits: the quick tier of scripts/long/deadline_sweep.py.

Every start of the announced years with every limit; of the other lists of days, starts at regular distances; and the
months in which years, holidays and February meet, whole.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import motcua
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "oracle"))
import deadline as oracle  # noqa: E402
import sweeps  # noqa: E402
import sweeps_hours  # noqa: E402
import tables  # noqa: E402

LISTS = sweeps.lists()
HOSTILE = ["thirty_in_a_row", "leap_day", "worked_sundays", "all_at_once"]
FEW = (0, 1, 2, 3, 5, 22, 100, 400)


def agreed(count: Any, at_least: int) -> None:
    assert count.wrong == 0, f"{count.place}: {count.wrong} of {count.answers} differ"
    assert count.answers >= at_least, count.answers  # a sweep over nothing agrees with everything


@pytest.mark.parametrize("name", ["announced", "none", *HOSTILE])
def test_the_tables_are_the_plain_oracle(name: str) -> None:
    first, last, end, off, worked = LISTS[name]
    table = tables.Days(first, end, off, worked)
    middle = first.replace(year=(first.year + last.year) // 2)
    starts = [*sweeps.span(first, last)[:: 997 if last.year > 2030 else 499]]
    starts += [*sweeps.span(middle.replace(month=1, day=28), middle.replace(month=2, day=3))]
    starts += [np.datetime64("2024-02-28"), np.datetime64("2024-02-29"), np.datetime64("2024-12-31")]
    indices = table.index(np.array(starts))
    plain = [s.item() for s in starts]
    lists = (off, worked)
    asked = [
        (table.working_days(indices, 400), lambda d, n: oracle.due_working_days(d, n, *lists)),
        (table.working_days(indices, 400, "included"), lambda d, n: oracle.due_working_days(d, n, *lists, "included")),
        (table.calendar_days(indices, 400), lambda d, n: oracle.due_calendar_days(d, n, *lists)),
        (table.calendar_days(indices, 400, "included", "stay"),
         lambda d, n: oracle.due_calendar_days(d, n, *lists, "included", "stay")),
        (table.weeks(indices, 57), lambda d, n: oracle.due_weeks(d, n, *lists)),
        (table.months_of(indices, 100), lambda d, n: oracle.due_months(d, n, *lists)),
        (table.months_of(indices, 5, 12, "stay"), lambda d, n: oracle.due_years(d, n, *lists, "stay")),
    ]
    for answers, question in asked:
        for n, answer in enumerate(answers):
            if n in FEW:
                assert [d.item() for d in table.day(answer)] == [question(d, n) for d in plain], n


@pytest.mark.parametrize("office", sweeps_hours.OFFICES)
def test_the_minutes_are_the_plain_oracle(office: str) -> None:
    name = list(sweeps_hours.calendars())[len(office) % 4]
    columns = sweeps_hours.HourColumns(motcua, name, office, sweeps_hours.quarters(7919))
    amounts = [0, 1, 30, 60, 240, 450, 480, 481, 960, 1200]
    m, starts = columns.minutes, columns.starts
    plain = sweeps_hours.plain_answers(name, office, starts, [amounts[i % 10] for i in range(len(starts))])
    for i, (closing, opening, waiting, passed, day) in enumerate(plain):
        one, n = starts[i : i + 1], amounts[i % 10]
        at = m.add(one, n)
        assert m.instant(at)[0].item() == closing
        assert m.instant(m.add(one, n, "opening"))[0].item() == opening
        assert m.instant(m.add(one, n, outside="next_day_opening"))[0].item() == waiting
        assert m.elapsed(one, at)[0] == passed
        assert m.instant(at - 1 if n else at)[0].item().date() == day


def test_announced_years_whole() -> None:
    agreed(sweeps.day_columns(motcua, "announced"), 15_000_000)


@pytest.mark.parametrize(("name", "stride"), [("none", 41), *((name, 41) for name in HOSTILE), ("announced_only", 113)])
def test_other_lists_of_days(name: str, stride: int) -> None:
    agreed(sweeps.day_columns(motcua, name, stride), 100_000)


@pytest.mark.parametrize("name", HOSTILE)
def test_months_where_things_meet(name: str) -> None:
    def meets(d: datetime.date) -> bool:
        return d.year in (2000, 2024, 2025) and d.month in (1, 2, 3, 12)

    limits, months = (*range(70), 250, 365, 366, 399, 400), (*range(0, 13), 24, 36, 47, 48, 49, 119, 120)
    agreed(sweeps.day_columns(motcua, name, limits=limits, months=months, only=meets), 150_000)


def test_edges_of_a_calendar() -> None:
    agreed(sweeps.before_the_first_day(motcua, range(0, 401, 50)), 10_000)
    agreed(sweeps.built_in(motcua, (0, 1, 2, 5, 30, 90, 400), (0, 1, 6, 12, 120)), 100_000)


def test_no_working_day_is_an_error_and_no_endless_loop() -> None:
    first, last = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
    calendar = motcua.calendar_of(first, last, oracle.holidays_in_a_row(first, 366), (), source="nothing but holidays")
    rules = motcua.Rules(calendar=calendar, hours=motcua.OfficeHours.weekdays([("08:00", "12:00")], source="x"))
    noon = datetime.datetime(2024, 6, 3, 12)
    for limit in ("0 ngày làm việc", "1 ngày làm việc", "1 ngày", "1 tháng", "trong ngày", "1 giờ làm việc"):
        with pytest.raises(motcua.CoverageError):
            motcua.due(limit, noon, rules)
        column = motcua.due_many(limit, np.array([noon], "M8[s]"), rules=rules)
        assert np.isnat(column.date[0]) and str(column.status[0]) == "not_covered"
    assert np.isnat(motcua.due_dates(1, np.array([first], "M8[D]"), calendar)[0])
    assert motcua.due("1 giờ", noon, rules).at == noon + datetime.timedelta(hours=1)


@pytest.mark.parametrize("office", sweeps_hours.OFFICES)
def test_every_kind_of_hour(office: str) -> None:
    for i, name in enumerate(sweeps_hours.calendars()):
        # Strides without a common factor with a day's 96 quarters: every time of day is met.
        count = sweeps_hours.hour_columns(motcua, name, office, (101, 151, 211, 307)[i], range(81), range(0, 4801, 225),
                                          waits=range(0, 81, 9), clock=range(0, 81, 16))
        agreed(count, 30_000)


def test_one_by_one() -> None:
    agreed(sweeps.scalars(motcua, "announced", 251, range(0, 401, 3), range(0, 121, 5), dense=9), 4_000)
    agreed(sweeps.scalars(motcua, "all_at_once", 1999, range(0, 401, 7), range(0, 121, 5), dense=5), 1_000)
    agreed(sweeps_hours.hour_scalars(motcua, "announced", "8:00-12:00, 13:00-17:00", 4001, range(0, 81, 4)), 500)


def spoilt(**changed: Any) -> Any:
    """The library with some functions replaced."""
    return SimpleNamespace(**{name: getattr(motcua, name) for name in motcua.__all__} | changed)


def test_the_sweep_sees_one_wrong_day(capsys: pytest.CaptureFixture[str]) -> None:
    """A holiday forgotten, a worked Saturday forgotten, a cut-off of one minute: each must be seen."""

    def forgets(which: str) -> Any:
        def calendar_of(first: Any, last: Any, off: Any, working: Any, *, source: str) -> Any:
            left = {"off": list(off), "working": list(working)}
            gone = sorted(left[which])[len(left[which]) // 2]
            left[which] = [d for d in left[which] if d != gone]
            return motcua.calendar_of(first, last, left["off"], left["working"], source=source)

        return calendar_of

    for which in ("off", "working"):
        count = sweeps.day_columns(spoilt(calendar_of=forgets(which)), "announced", 5, range(0, 30), range(2))
        assert 0 < count.wrong < count.answers / 10
        assert "DIFFERENT announced, " in capsys.readouterr().out

    def late(received: Any, minutes: Any, *others: Any, **more: Any) -> Any:
        return motcua.add_working_minutes(received, minutes, *others, **more) + np.timedelta64(1, "m")

    count = sweeps_hours.hour_columns(spoilt(add_working_minutes=late), "announced", "round the clock", 501, (), (60,),
                                      same_day=False)
    assert count.wrong >= count.answers / 3
    forgetful = spoilt(calendar_of=lambda *a, **k: motcua.calendar_of(a[0], a[1], (), (), **k))
    assert sweeps_hours.hour_columns(forgetful, "announced", "round the clock", 501, (8,)).wrong > 0
    assert sweeps.scalars(forgetful, "announced", 251, range(10), range(2)).wrong > 0


# Scalar and column, reason included

PHRASES = [
    "0 ngày làm việc", "1 ngày làm việc", "05 ngày làm việc", "20 ngày làm việc", "400 ngày làm việc",
    "0,5 ngày làm việc", "1,5 ngày làm việc", "3-5 ngày làm việc", "0 ngày", "7 ngày", "15-30 ngày", "45 ngày",
    "Chậm nhất là ngày 20 của tháng tiếp theo", "Chậm nhất vào ngày 30 tháng 01", "trước ngày 15 hàng tháng",
    "2 tuần", "01 tháng", "06 tháng", "01 năm", "0 giờ làm việc", "8 giờ làm việc", "80 giờ làm việc", "24 giờ",
    "30 phút", "trong ngày", "trong ngày, nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo",
    "06 ngày làm việc và 30 ngày", "Không quy định", "Không phải trả kết quả",
    "10 ngày làm việc; trường hợp phức tạp 20 ngày làm việc", "Ít nhất 03 ngày",
    "30 ngày, sau đó 02 ngày làm việc", "ngày 20 hàng tháng", "4000 ngày", "7",
]


def contexts() -> list[motcua.Rules]:
    first, last, end, off, worked = LISTS["all_at_once"]
    hostile = motcua.calendar_of(datetime.date(1951, 1, 1), end, sorted(off), sorted(worked - off), source="hostile")
    short = motcua.calendar_of(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31), source="one year")
    windows = sweeps_hours.OFFICES["receives on Saturday"]
    office = motcua.OfficeHours([list(windows.get(d, [])) for d in range(7)], source="receives on Saturday")
    night = motcua.OfficeHours.weekdays([(0, 1440)], source="round the clock")
    return [
        motcua.Rules(), motcua.Rules(hours=office), motcua.Rules(projection="refuse", hours=office),
        motcua.Rules(calendar=hostile, hours=night, closing="next_opening"), motcua.Rules(calendar=short, hours=night),
        motcua.Rules(hours=office, outside_hours="next_day_opening", first_day="included", cutoff_exactly="next_day"),
        motcua.Rules(calendar=hostile, hours=office, period_end="stay", range_end="shortest", half_day="whole_day"),
        motcua.Rules(made_up_saturday="working_days_only", clock_hours_end="next_working_day"),
        motcua.Rules(calendar=motcua.vietnam_calendar(as_known_on=datetime.date(2024, 3, 1)), hours=office),
    ]


def told(due: motcua.Deadline) -> list[Any]:
    steps = [(str(s.text), str(s.basis), s.start, s.stop) for s in due.steps]
    others = [(a.condition, a.date, a.at, str(a.status), a.earliest, a.latest) for a in due.alternatives]
    return [due.date, due.at, str(due.status), due.earliest, due.latest, due.printable, steps, others, due.editions]


def refused(error: motcua.Error) -> str:
    return "not_covered" if error.number in (1102, 1201) else "refused"


@pytest.mark.parametrize("unit", ["D", "s", "ms", "us", "ns"])
def test_a_random_mix_is_told_the_same_one_by_one_and_in_columns(unit: str) -> None:
    pick = np.random.default_rng(["D", "s", "ms", "us", "ns"].index(unit))
    rows, rules, limits = 1500, contexts(), [motcua.parse_time_limit(p) for p in PHRASES]
    second = pick.integers(-19 * 365 * 86400, 131 * 365 * 86400, rows)
    announced = pick.random(rows) < 0.7
    second[announced] = pick.integers(45 * 365, 58 * 365, announced.sum()) * 86400 + pick.choice(
        [0, 1, 27000, 41400, 54000, 54001, 61199, 61200, 86399], announced.sum())
    moments = second.astype("M8[s]").astype(f"M8[{unit}]")
    if unit in ("us", "ns", "ms"):  # a part of a second is cut off, before 1970 as after
        moments = moments + pick.integers(0, 1000, rows).astype(f"m8[{unit}]") * (pick.random(rows) < 0.5)
    moments[pick.random(rows) < 0.02] = np.datetime64("NaT")
    moments[:2] = np.array(["1899-12-31", "2262-04-01"], f"M8[{unit}]")
    codes, which = pick.integers(0, len(limits), rows), pick.integers(0, len(rules), rows)
    columns = motcua.due_many((limits, codes), moments, rules=rules, calendar_ids=which)
    seen: dict[str, int] = {}
    for i, moment in enumerate(moments):
        row = [c[i].item() for c in (columns.date, columns.at)] + [str(columns.status[i])]
        row += [c[i].item() for c in (columns.earliest, columns.latest)]
        seen[row[2]] = seen.get(row[2], 0) + 1
        if np.isnat(moment):
            assert row == [None, None, "missing", None, None]
            with pytest.raises(motcua.Error):
                columns.explain(i)
            continue
        asked = moment.item() if unit == "D" else moment.astype("M8[s]").item()
        try:
            due = motcua.due(limits[codes[i]], asked, rules[which[i]])
        except motcua.Error as error:
            assert row == [None, None, refused(error), None, None], (i, PHRASES[codes[i]], asked)
            with pytest.raises(type(error)) as again:
                columns.explain(i)
            assert again.value.number == error.number
            if error.number != 1102:  # a day out of range is told with its row
                assert str(again.value) == str(error)
            continue
        assert row == told(due)[:5], (i, PHRASES[codes[i]], asked, which[i])
        assert told(columns.explain(i)) == told(due)
    wanted = {"official", "projected", "undecided", "none", "missing", "not_covered", "refused"}
    assert wanted <= set(seen) and min(seen[word] for word in wanted) >= 5, seen
