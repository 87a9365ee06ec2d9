# SPDX-License-Identifier: Apache-2.0
"""The table of the lunar calendar says what the simple formula and, with ephem, the precise sky say."""

import csv
import re
import sys
from datetime import date
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
TABLE = TESTS.parent / "include" / "motcua" / "impl" / "lunar_table.hpp"
sys.path.insert(0, str(TESTS / "oracle"))

import lunar as oracle  # noqa: E402

# Month, its first day in the table, the other answer.
OPEN_MONTHS = {
    (2054, 4, False): ("2054-05-08", "2054-05-07"),
    (2072, 11, False): ("2072-12-09", "2072-12-10"),
    (2077, 10, False): ("2077-11-15", "2077-11-16"),
    (2085, 9, False): ("2085-10-18", "2085-10-19"),
}
BY_FORMULA = {(2072, 11, False), (2077, 10, False)}


def words_of_table():
    body = TABLE.read_text(encoding="utf-8").split("lunar_words = ")[1].split("});")[0]
    return [int(word, 16) for word in re.findall(r"0x([0-9a-f]{6})\b", body)]


def open_months_of_table():
    body = TABLE.read_text(encoding="utf-8").split("lunar_open_months = ")[1].split("});")[0]
    rows = re.findall(r"lunar_open\((\d+), (\d+), date\((\d+), (\d+), (\d+)\)\)", body)
    return {(int(y), int(m), False): date(*map(int, other)).isoformat() for y, m, *other in rows}


def starts_of_table():
    """Month starts read from the words, written anew so that a slip in the library's reading shows."""
    starts = {}
    for year, word in enumerate(words_of_table(), oracle.FIRST):
        leap, lengths = word >> 13 & 15, word & 0x1FFF
        day = date(year, 1, 1).toordinal() + (word >> 17)
        assert starts.setdefault((year, 1, False), day) == day, f"{year - 1} does not lead to Tết {year}"
        names = []
        for month in range(1, 13):
            names += [(year, month, False)] + [(year, month, True)] * (month == leap)
        for place, name in enumerate(names):
            starts[name] = day
            day += 29 + (lengths >> place & 1)
        assert lengths >> len(names) == 0
        starts[year + 1, 1, False] = day
    return starts


def vectors():
    with open(TESTS / "vectors" / "lunar.csv", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["year", "tet", "hung_kings", "leap_month"]
    return [tuple(row) for row in rows]


def iso(ordinal):
    return date.fromordinal(ordinal).isoformat()


def differences(a, b):
    return {key: (iso(a[key]), iso(b[key])) for key in a if a[key] != b.get(key)}


def test_table_holds_every_year_and_the_vectors_say_the_same():
    assert len(words_of_table()) == len(vectors()) == oracle.LAST - oracle.FIRST + 1 == 133
    assert list(oracle.vectors(starts_of_table())) == vectors()
    assert list(oracle.words(starts_of_table())) == words_of_table()


def test_table_is_the_simple_formula_but_for_two_months():
    table, formula = starts_of_table(), oracle.formula()
    assert table.keys() == formula.keys()
    assert differences(table, formula) == {key: OPEN_MONTHS[key] for key in BY_FORMULA}


def test_open_months_of_the_table():
    table = starts_of_table()
    assert {key: (iso(table[key]), other) for key, other in open_months_of_table().items()} == OPEN_MONTHS


def test_known_facts():
    """Dates that were published and lived through, and the leap months of the calendar."""
    facts = {int(year): (tet, kings, leap) for year, tet, kings, leap in vectors()}
    for tet in ("1985-01-21", "2007-02-17", "2020-01-25", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
                "2027-02-06", "2030-02-02", "2053-02-18"):
        assert facts[int(tet[:4])][0] == tet
    for kings in ("2009-04-04", "2016-04-16", "2020-04-02", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26"):
        assert facts[int(kings[:4])][1] == kings
    leaps = {1976: "8", 1984: "", 1985: "2", 1987: "7", 2004: "2", 2006: "7", 2012: "4", 2014: "9", 2017: "6",
             2020: "4", 2023: "2", 2025: "6", 2028: "5"}
    assert {year: facts[year][2] for year in leaps} == leaps


def test_the_chinese_calendar_is_another_one():
    ours = {row[0]: row for row in vectors()}
    theirs = {row[0]: row for row in oracle.vectors(oracle.formula(zone=oracle.CHINA))}
    since_1976 = [year for year in ours if year >= "1976"]

    def other(column):
        return {y: (ours[y][column], theirs[y][column]) for y in since_1976 if ours[y][column] != theirs[y][column]}

    assert other(1) == {
        "1985": ("1985-01-21", "1985-02-20"), "2007": ("2007-02-17", "2007-02-18"),
        "2030": ("2030-02-02", "2030-02-03"), "2053": ("2053-02-18", "2053-02-19"),
    }
    assert list(other(2)) == ["2009", "2037", "2038", "2085", "2086", "2095", "2100"]
    for here, there in other(2).values():
        assert (date.fromisoformat(there) - date.fromisoformat(here)).days == 1
    assert other(3) == {"1984": ("", "10"), "1985": ("2", ""), "1987": ("7", "6")}
    assert (ours["1968"][1], theirs["1968"][1]) == ("1968-01-29", "1968-01-30")


def test_a_leap_month_has_no_solar_term():
    """A made-up sky: moons every 29.5 days, terms every 30.44; a month without a term takes the number before it."""
    begin = date(oracle.FIRST - 1, 11, 1).toordinal()
    moons = [begin + int(29.5 * i) for i in range(1700)]
    terms = [(begin + 20 + int(30.44 * i), (8 + i) % 12) for i in range(1640)]
    named = oracle.name_months(moons, terms)
    term_days = {day for day, _ in terms}
    for year, days, leap in oracle.lunar_years(named):
        for (a, b), key in zip(zip(days, days[1:]), sorted((k for k in named if k[0] == year), key=named.get)):
            if key[2]:
                assert key[1] == leap and not any(day in term_days for day in range(a, b))
    assert sum(1 for key in named if key[2]) > 40


class TestSky:
    """Against the precise sky."""

    @pytest.fixture(autouse=True)
    def needs_ephem(self):
        pytest.importorskip("ephem", reason="ephem is not installed: the table is not computed anew from the sky")

    def test_table_and_vectors_are_the_skys(self):
        sky = oracle.sky()
        assert differences(starts_of_table(), sky) == {}
        assert list(oracle.words(sky)) == words_of_table()
        assert list(oracle.vectors(sky)) == vectors()

    def test_close_calls(self):
        """Seconds from midnight, within the two seconds that ephem is good for."""
        margins = {}
        for instant in oracle.sky_moons():
            past = instant % 1 * 86400
            margins[iso(int(instant))] = past if past < 43200 else past - 86400
        known = {"2054-05-08": 14, "2077-11-15": -26, "2085-10-18": -45, "1998-09-21": 90, "2072-12-09": -92}
        for day, seconds in known.items():
            assert margins[day] == pytest.approx(seconds, abs=2.0)
        covered = {day: m for day, m in margins.items() if "1968-01-29" <= day < "2101-01-29"}
        assert {day for day, m in covered.items() if abs(m) < 110} == known.keys()

    @pytest.mark.parametrize(
        ("lag", "moved"),
        [
            (64.0, [(2072, 11), (2077, 10), (2085, 9)]),
            (oracle.NO_MORE_LEAP_SECONDS, [(2077, 10), (2085, 9)]),
            (100.0, [(2077, 10), (2085, 9)]),
            (138.0, [(2054, 4), (2077, 10), (2085, 9)]),
            (150.0, [(2054, 4)]),
            (250.0, [(2054, 4)]),
        ],
    )
    def test_only_the_open_months_hang_on_the_clock(self, lag, moved):
        """TT - UTC in the years to come is not known: whatever it is, only days that `disputed` names may move."""
        sky = oracle.sky(clock_lag=lag)
        assert differences(starts_of_table(), sky) == {(y, m, False): OPEN_MONTHS[y, m, False] for y, m in moved}
        assert list(oracle.vectors(sky)) == vectors()
