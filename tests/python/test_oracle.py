# SPDX-License-Identifier: Apache-2.0
"""The oracle answers every hand-worked case, and has the properties that counting of days must have."""

import csv
import random
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "oracle"))

import days  # noqa: E402
import deadline as oracle  # noqa: E402

SAME_DAY = "trong ngày"
AFTER_15 = "trong ngày, nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo"
AFTER_16 = "trong ngày, nhận sau 16 giờ thì trả vào ngày làm việc tiếp theo"
PUBLISHED_AFTER_15 = (
    "Ngay trong ngày tiếp nhận hồ sơ; trường hợp nhận hồ sơ sau 15 giờ mà không giải quyết được ngay "
    "thì trả kết quả trong ngày làm việc tiếp theo"
)

# The very texts of the file, each with its meaning; no grammar, so that a parser's mistake cannot be repeated here.
LIMITS = {
    "0 ngày làm việc": ("working_days", 0), "1 ngày làm việc": ("working_days", 1),
    "01 ngày làm việc": ("working_days", 1), "2 ngày làm việc": ("working_days", 2),
    "02 ngày làm việc": ("working_days", 2), "3 ngày làm việc": ("working_days", 3),
    "5 ngày làm việc": ("working_days", 5), "6 ngày làm việc": ("working_days", 6),
    "7 ngày làm việc": ("working_days", 7), "10 ngày làm việc": ("working_days", 10),
    "20 ngày làm việc": ("working_days", 20),
    "0 ngày": ("calendar_days", 0), "1 ngày": ("calendar_days", 1), "7 ngày": ("calendar_days", 7),
    "10 ngày": ("calendar_days", 10), "15 ngày": ("calendar_days", 15), "30 ngày": ("calendar_days", 30),
    "1 tuần": ("weeks", 1), "2 tuần": ("weeks", 2),
    "01 tháng": ("months", 1), "02 tháng": ("months", 2), "06 tháng": ("months", 6), "12 tháng": ("months", 12),
    "1 năm": ("years", 1), "01 năm": ("years", 1),
    "30 phút": ("clock", 30), "8 giờ": ("clock", 8 * 60), "24 giờ": ("clock", 24 * 60), "48 giờ": ("clock", 48 * 60),
    "0 giờ làm việc": ("working_minutes", 0), "2 giờ làm việc": ("working_minutes", 120),
    "4 giờ làm việc": ("working_minutes", 240), "04 giờ làm việc": ("working_minutes", 240),
    "8 giờ làm việc": ("working_minutes", 480), "08 giờ làm việc": ("working_minutes", 480),
    "12 giờ làm việc": ("working_minutes", 720),
    SAME_DAY: ("same_day", None), AFTER_15: ("same_day", 15 * 60), AFTER_16: ("same_day", 16 * 60),
    PUBLISHED_AFTER_15: ("same_day", 15 * 60),
}
LIMITS |= {
    # These name a date; the row's reading says which (date_rule=...), and only the roll is left to compute.
    text: ("date_rule", None)
    for text in (
        "Ngày cuối cùng của tháng thứ 4 kể từ ngày kết thúc năm dương lịch",
        "Chậm nhất là ngày thứ 20 của tháng tiếp theo tháng phát sinh nghĩa vụ thuế",
        "Chậm nhất vào ngày thứ 30 của quý tiếp theo quý phát sinh nghĩa vụ thuế",
        "Chậm nhất vào ngày 30 tháng 01", "Chậm nhất vào ngày 20 tháng 03",
        "Chậm nhất vào ngày 30 tháng 04", "Chậm nhất vào ngày 30 tháng 07",
    )
}

DUE = {"weeks": oracle.due_weeks, "months": oracle.due_months, "years": oracle.due_years}
OFFICIAL = (days.OFF, days.WORKED)
EIGHT_HOURS = {weekday: [(480, 720), (780, 1020)] for weekday in range(5)}


def table(name):
    with open(TESTS / "vectors" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CASES = table("deadline.csv")


def minute(text):
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def office(text):
    windows = [tuple(minute(edge) for edge in window.split("-")) for window in text.split("+")]
    return {weekday: windows for weekday in range(5)}


def answer(case):
    """(date, instant or None) by the oracle for one row."""
    kind, amount = LIMITS[case["limit"]]
    reading = dict(pair.split("=", 1) for pair in case["reading"].split())
    received = datetime.fromisoformat(case["received"])
    day, roll = received.date(), {"roll": reading.pop("roll", "next_working_day")}
    at = None
    if kind == "working_days":
        first = reading.pop("first_day", "excluded")
        due = oracle.due_working_days(day, amount, *OFFICIAL, first_day=first)
    elif kind == "calendar_days":
        first = reading.pop("first_day", "excluded")
        due = oracle.due_calendar_days(day, amount, *OFFICIAL, first_day=first, **roll)
    elif kind == "date_rule":
        due = oracle.roll_forward(date.fromisoformat(reading.pop("date_rule")), *OFFICIAL, **roll)
    elif kind == "same_day":
        if amount is not None:
            assert "T" in case["received"], "a cut-off needs the time of day"
        due = oracle.same_day(received, amount, *OFFICIAL, exactly=reading.pop("cutoff_exactly", "same_day"))
    elif kind == "clock":
        at = oracle.due_clock_minutes(received, amount)
    elif kind == "working_minutes":
        end = reading.pop("end", "closing")
        at = oracle.add_working_minutes(received, amount, office(reading.pop("hours")), *OFFICIAL, end=end)
    else:
        due = DUE[kind](day, amount, *OFFICIAL, **roll)
    assert not reading, f"reading not used: {reading}"
    return (at.date(), at) if at else (due, None)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_hand_worked_case(case):
    due, at = answer(case)
    assert due.isoformat() == case["expected_date"], case["note"]
    assert (at.isoformat(timespec="minutes") if at else "") == case["expected_at"], case["note"]


def test_cases_are_spread_and_cited():
    least = {"T": 10, "S": 10, "R": 10, "Y": 5, "M": 5, "C": 8, "H": 8, "Z": 3, "F": 4, "G": 5, "P": 29}
    found = Counter(case["id"][0] for case in CASES)
    assert all(found[kind] >= count for kind, count in least.items()), found
    assert set(found) == set(least)
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert {case["limit"] for case in CASES} == set(LIMITS)
    for case in CASES:
        assert case["basis"] and case["note"], case["id"]
        if case["received"] < "2017":
            assert "33/2005/QH11" in case["basis"] and "91/2015" not in case["basis"], case["id"]
        else:
            assert "33/2005" not in case["basis"], case["id"]


def test_every_swap_and_every_tet_decides_a_case():
    spans = [(case["received"][:10], case["expected_date"]) for case in CASES]
    for taken_off, worked in days.SWAPS:
        for day in (taken_off, worked):
            if day.year >= days.FIRST_YEAR:
                assert any(a < day.isoformat() <= b for a, b in spans), day
    for case_year in range(2016, 2028):
        assert any(case["id"][0] == "T" and case["received"][:4] == str(case_year) for case in CASES), case_year


def test_days_off_file_says_what_the_list_says():
    assert [(row["date"], row["status"]) for row in table("days_off.csv")] == [
        (day.isoformat(), status) for day, status in days.rows()
    ]


def test_days_off_follow_the_labour_codes():
    for year in range(days.FIRST_YEAR, days.LAST_YEAR + 1):
        swapped = {taken_off for taken_off, _ in days.SWAPS if taken_off.year == year}
        by_law = {day for day in days.OFF if day.year == year} - swapped
        assert len(by_law) == (10 if year <= 2020 else 11 if year <= 2025 else 12), year
    assert all(day.weekday() < 5 for day in days.OFF)
    assert all(day.weekday() >= 5 for day in days.WORKED | days.REST_HOLIDAYS)
    assert not days.WORKED & days.REST_HOLIDAYS
    # Proposed and not adopted, Công văn 10065/VPCP-KGVX: both days stay what they are.
    assert date(2026, 11, 23) not in days.OFF and date(2026, 11, 28) not in days.WORKED


CALENDARS = {"official": OFFICIAL, **oracle.hostile_calendars(2024)}
every_calendar = pytest.mark.parametrize("calendar", CALENDARS.values(), ids=CALENDARS.keys())


def starts(first=date(2023, 12, 20), count=440):
    return [first + timedelta(days=i) for i in range(count)]


@every_calendar
def test_working_days_split(calendar):
    for start in starts():
        for n in (1, 2, 5):
            for m in (0, 1, 4, 7):
                middle = oracle.due_working_days(start, n, *calendar)
                whole = oracle.due_working_days(start, n + m, *calendar)
                assert oracle.due_working_days(middle, m, *calendar) == whole


def test_what_does_not_split():
    off_day = date(2023, 6, 10)
    by_zero = oracle.due_working_days(off_day, 0, *OFFICIAL)
    assert oracle.due_working_days(by_zero, 1, *OFFICIAL) != oracle.due_working_days(off_day, 1, *OFFICIAL)
    january = date(2023, 1, 31)
    one_and_one = oracle.due_months(oracle.due_months(january, 1, *OFFICIAL), 1, *OFFICIAL)
    assert (one_and_one, oracle.due_months(january, 2, *OFFICIAL)) == (date(2023, 3, 28), date(2023, 3, 31))


@every_calendar
def test_counting_inverts_advancing(calendar):
    for start in starts():
        assert oracle.advance(start, 0, *calendar) == start
        for n in (1, 2, 3, 8, 21):
            due = oracle.advance(start, n, *calendar)
            assert due == oracle.due_working_days(start, n, *calendar)
            assert oracle.is_working(due, *calendar)
            assert oracle.count_working(start, due, *calendar) == n
            assert oracle.count_working(due, start, *calendar) == -n
            back = oracle.advance(due, -n, *calendar)
            if oracle.is_working(start, *calendar):
                assert back == start
            else:
                assert back < start and oracle.count_working(back, start, *calendar) == 0


@every_calendar
def test_later_start_or_longer_limit_is_never_earlier(calendar):
    functions = [oracle.due_working_days, oracle.due_calendar_days, oracle.due_weeks, oracle.due_months]
    for function in functions:
        for start in starts(count=100):
            by_limit = [function(start, n, *calendar) for n in range(15)]
            assert by_limit == sorted(by_limit)
            if function is oracle.due_working_days:
                assert len(set(by_limit[1:])) == 14
        for n in (0, 1, 2, 6):
            by_start = [function(start, n, *calendar) for start in starts()]
            assert by_start == sorted(by_start)


@every_calendar
def test_one_holiday_more_is_never_earlier(calendar):
    off, worked = calendar
    pick = random.Random(20261123)
    for _ in range(300):
        start = date(2024, 1, 1) + timedelta(days=pick.randrange(300))
        n = pick.randrange(25)
        more = off | {start + timedelta(days=pick.randrange(40))}
        assert oracle.due_working_days(start, n, off, worked) <= oracle.due_working_days(start, n, more, worked)
        assert oracle.due_calendar_days(start, n, off, worked) <= oracle.due_calendar_days(start, n, more, worked)
        saturday = start + timedelta(days=(5 - start.weekday()) % 7)
        extra = worked | {saturday}
        assert oracle.due_working_days(start, n, off, extra) <= oracle.due_working_days(start, n, off, worked)


@every_calendar
def test_counted_first_day_and_roll(calendar):
    for start in starts(count=200):
        for n in (1, 2, 9, 30):
            stay = oracle.due_calendar_days(start, n, *calendar, roll="stay")
            assert stay == start + timedelta(days=n)
            assert oracle.due_calendar_days(start, n, *calendar) == oracle.due_working_days(stay, 0, *calendar)
            counted = oracle.due_calendar_days(start, n, *calendar, first_day="included", roll="stay")
            assert counted == stay - timedelta(days=1)
            included = oracle.due_working_days(start, n, *calendar, first_day="included")
            assert oracle.count_working(start - timedelta(days=1), included, *calendar) == n
            assert oracle.due_weeks(start, n, *calendar) == oracle.due_calendar_days(start, 7 * n, *calendar)


def test_years_are_twelve_months():
    for start in starts(date(2015, 12, 25), 1500):
        assert oracle.due_years(start, 3, *OFFICIAL) == oracle.due_months(start, 36, *OFFICIAL)
    assert oracle.due_years(date(2020, 2, 29), 4, set(), set()) == date(2024, 2, 29)


@every_calendar
def test_working_minutes_are_inverse_and_split(calendar):
    pick = random.Random(148)
    for _ in range(60):
        start = datetime(2024, 1, 10) + timedelta(minutes=pick.randrange(60 * 1440))
        a, b = pick.randrange(1, 1200), pick.randrange(1, 1200)
        middle = oracle.add_working_minutes(start, a, EIGHT_HOURS, *calendar)
        whole = oracle.add_working_minutes(start, a + b, EIGHT_HOURS, *calendar)
        assert oracle.add_working_minutes(middle, b, EIGHT_HOURS, *calendar) == whole
        assert oracle.elapsed_working_minutes(start, middle, EIGHT_HOURS, *calendar) == a
        assert oracle.elapsed_working_minutes(whole, middle, EIGHT_HOURS, *calendar) == -b
        opening = oracle.add_working_minutes(start, a, EIGHT_HOURS, *calendar, end="opening")
        assert opening >= middle
        assert oracle.elapsed_working_minutes(middle, opening, EIGHT_HOURS, *calendar) == 0


@every_calendar
def test_eight_hours_are_one_working_day_of_an_eight_hour_office(calendar):
    for start in starts(count=70):
        if oracle.is_working(start, *calendar):
            at = datetime(start.year, start.month, start.day, 14, 20)
            due = oracle.add_working_minutes(at, 480, EIGHT_HOURS, *calendar)
            assert (due.date(), due.time()) == (oracle.due_working_days(start, 1, *calendar), at.time())


def test_day_in_both_sets_is_off_and_opened_saturday_does_not_count():
    sunday = date(2024, 6, 2)
    assert oracle.is_working(sunday, set(), {sunday})
    assert not oracle.is_working(sunday, {sunday}, {sunday})
    opened = {**EIGHT_HOURS, 5: [(480, 720)]}
    friday, monday = datetime(2024, 5, 31, 16), datetime(2024, 6, 3, 9)
    assert oracle.add_working_minutes(friday, 120, opened, *OFFICIAL) == monday


def test_hostile_calendars_are_what_they_are_called():
    made = oracle.hostile_calendars(2024)
    assert made["none"] == (set(), set())
    thirty, _ = made["thirty_in_a_row"]
    assert len(thirty) == 30 and (max(thirty) - min(thirty)).days == 29
    assert made["leap_day"][0] == {date(2024, 2, 29)}
    _, sundays = made["worked_sundays"]
    assert len(sundays) == 52 and {day.weekday() for day in sundays} == {6}


def test_what_the_oracle_refuses():
    endless = (oracle.holidays_in_a_row(date(2023, 1, 1), 5000), set())
    with pytest.raises(LookupError):
        oracle.due_working_days(date(2024, 1, 1), 1, *endless)
    with pytest.raises(LookupError):
        oracle.due_months(date(2024, 1, 1), 1, *endless)
    for wrong in (
        lambda: oracle.due_working_days(date(2024, 1, 1), -1, *OFFICIAL),
        lambda: oracle.due_calendar_days(date(2024, 1, 1), 1, *OFFICIAL, roll="back"),
        lambda: oracle.due_working_days(date(2024, 1, 1), 1, *OFFICIAL, first_day="no"),
        lambda: oracle.same_day(datetime(2024, 1, 2, 9), 900, *OFFICIAL, exactly="maybe"),
        lambda: oracle.add_working_minutes(datetime(2024, 1, 2, 9, 0, 1), 5, EIGHT_HOURS, *OFFICIAL),
    ):
        with pytest.raises(ValueError):
            wrong()
