# SPDX-License-Identifier: Apache-2.0
"""What goes into a context is taken whole or refused with a number: names of days, hours, readings, wrong things."""

from __future__ import annotations

import datetime as dt

import pytest

import motcua as mc


def test_days_of_a_calendar_from_lists_keep_their_names() -> None:
    tet, plain, worked = dt.date(2030, 2, 4), dt.date(2030, 2, 5), dt.date(2030, 2, 9)
    calendar = mc.calendar_of(
        dt.date(2030, 1, 1), dt.date(2030, 12, 31), off=[(tet, "Tết"), plain], working=[(worked, "làm bù")], source="QĐ 1"
    )
    assert calendar.day(tet).name == "Tết"
    assert calendar.day(worked).name == "làm bù"
    assert calendar.title == "QĐ 1"
    nameless = mc.calendar_of(dt.date(2030, 1, 1), dt.date(2030, 12, 31), off=[tet, plain], working=[worked], source="QĐ 1")
    assert [calendar.is_working_day(d) for d in (tet, plain, worked)] == [False, False, True]
    assert [nameless.is_working_day(d) for d in (tet, plain, worked)] == [False, False, True]


def test_hours_are_an_offices_or_the_reading_for_one_without() -> None:
    assert mc.Rules(hours="assumed").readings["hours"] == "assumed"
    assert mc.Rules(hours="assumed").hours is None
    assert mc.Rules().with_(hours="assumed").readings["hours"] == "assumed"
    with pytest.raises(mc.Error) as wrong:
        mc.Rules(hours="morning")
    assert wrong.value.number == 1504


@pytest.mark.parametrize("part", ["calendar", "hours", "law", "catalogue", "machine"])
def test_a_wrong_part_is_named(part: str) -> None:
    with pytest.raises(mc.Error) as wrong:
        mc.Rules(**{part: 8})
    assert wrong.value.number == 1308
    assert part in str(wrong.value) and "8" in str(wrong.value)


def test_one_is_not_plural() -> None:
    friday = dt.date(2026, 3, 6)
    texts = {s.text.en for n in ("1 ngày làm việc", "2 ngày làm việc", "1 tháng", "1 ngày") for s in mc.due(n, friday).steps}
    assert any("Count 1 working day" in t and "days" not in t for t in texts)
    assert any("Count 2 working days" in t for t in texts)
    assert any("Add 1 month →" in t for t in texts)


def test_every_native_record_shows_its_members() -> None:
    from motcua import _core

    bare = [n for n, t in vars(_core).items() if isinstance(t, type) and t.__repr__ is object.__repr__]
    assert bare == []
    alternative = mc.due("5 ngày làm việc", dt.date(2026, 3, 6)).alternatives[0]
    assert repr(alternative).startswith("<DeadlineAlternative ")
    assert "date=datetime.date(2026, 3, 13)" in repr(alternative)
