# SPDX-License-Identifier: Apache-2.0
"""The Vietnamese lunisolar calendar computed twice, apart from the library: from the sky, and by the simple formula.

    python tests/oracle/lunar.py vectors > tests/vectors/lunar.csv
    python tests/oracle/lunar.py table      # the words of include/motcua/impl/lunar_table.hpp

The rules: a month begins on the civil day at UTC+7 of the new moon; the month that holds the winter solstice is the
11th; where thirteen new moons lie from one 11th month to the next, the first month without a major solar term is leap.

`sky` takes the apparent Sun and Moon from ephem, good to two seconds (measured on JPL DE423, 1968-2101); what cannot
be known to seconds is the clock of the future, `clock_lag`. `formula` is what most calendar programs compute (the
method of Hồ Ngọc Đức: the abridged new-moon series and low-precision Sun of Jean Meeus, Astronomical Algorithms); it
needs the standard library only. Days are proleptic Gregorian ordinals, instants fractions of them.
"""

import csv
import math
import sys
from datetime import date
from functools import lru_cache

FIRST, LAST = 1968, 2100
JULIAN = 1721424.5  # Julian date of the midnight that begins ordinal 0
VIETNAM, CHINA = 7 / 24, 8 / 24  # the zone that days are counted in; China's only to show that it is another calendar
NO_MORE_LEAP_SECONDS = 69.184  # TT - UTC since 2017


def _wrapped(degrees):
    return (degrees + 180.0) % 360.0 - 180.0


# The sky.

def _ephem():
    import ephem  # noqa: PLC0415: only the sky needs it

    return ephem, ephem.Date("1899/12/31 12:00") + 2415020.0 - JULIAN  # its dates count from 1899-12-31 noon


@lru_cache(maxsize=None)
def _sky_events():
    """New moons and major solar terms as (instant UT, TT - UT in seconds as ephem predicts it)."""
    ephem, offset = _ephem()
    sun, moon = ephem.Sun(), ephem.Moon()

    def longitude(body, at):
        body.compute(at, epoch=at)  # g_ra and g_dec are apparent: aberration and nutation are in them
        return math.degrees(ephem.Ecliptic(ephem.Equatorial(body.g_ra, body.g_dec, epoch=at)).lon)

    def settle(distance, at, speed):
        for _ in range(20):
            step = distance(at) / speed
            at -= step
            if abs(step) < 1e-7:
                return at
        raise ArithmeticError(f"no root near {ephem.Date(at)}")

    begin, end = ephem.Date(f"{FIRST - 1}/11/1"), ephem.Date(f"{LAST + 1}/12/31")
    moons, terms, at = [], [], float(begin)
    while at < end:
        at = settle(lambda t: _wrapped(longitude(moon, t) - longitude(sun, t)), at, 12.1908)
        moons.append(at)
        at += 29.53
    at, sector = float(begin), math.ceil(longitude(sun, begin) / 30.0) % 12
    while at < end:
        at = settle(lambda t, to=30.0 * sector: _wrapped(longitude(sun, t) - to), at, 0.98565)
        terms.append((at, sector))
        at, sector = at + 30.0, (sector + 1) % 12
    return (
        [(t + offset, ephem.delta_t(ephem.Date(t))) for t in moons],
        [(t + offset, ephem.delta_t(ephem.Date(t)), k) for t, k in terms],
    )


def sky_moons(clock_lag=None, zone=VIETNAM):
    """Local instants of the new moons. `clock_lag`: TT - UTC from 2027 in seconds; None: as ephem predicts TT - UT."""
    return [t + zone + _shift(t, lag, clock_lag) for t, lag in _sky_events()[0]]


def _shift(t, predicted, clock_lag):
    if clock_lag is None or t < date(2027, 1, 1).toordinal():
        return 0.0
    return (predicted - clock_lag) / 86400.0


def sky(clock_lag=None, zone=VIETNAM):
    """Month starts by the sky: {(year, month, leap): ordinal}."""
    terms = [(math.floor(t + zone + _shift(t, lag, clock_lag)), k) for t, lag, k in _sky_events()[1]]
    return name_months([math.floor(t) for t in sky_moons(clock_lag, zone)], terms)


# The simple formula.

def formula_moon(k):
    """Instant UT of the kth new moon after that of January 1900."""
    t = k / 1236.85
    sin = lambda degrees: math.sin(math.radians(degrees))  # noqa: E731
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t**2)
    m = 359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3
    n = 306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3
    f = 21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3
    series = (
        (0.1734 - 0.000393 * t, m), (0.0021, 2 * m), (-0.4068, n), (0.0161, 2 * n), (-0.0004, 3 * n),
        (0.0104, 2 * f), (-0.0051, m + n), (-0.0074, m - n), (0.0004, 2 * f + m), (-0.0004, 2 * f - m),
        (-0.0006, 2 * f + n), (0.0010, 2 * f - n), (0.0005, 2 * n + m),
    )
    lag = -0.000278 + 0.000265 * t + 0.000262 * t**2  # its own TT - UT, in days
    return mean + sum(a * sin(x) for a, x in series) - lag - JULIAN


def formula_sector(day, zone):
    """Twelfth of the ecliptic in which the Sun stands when the local day begins."""
    t = (day - zone + JULIAN - 2451545.0) / 36525.0
    sin = lambda degrees: math.sin(math.radians(degrees))  # noqa: E731
    m = 357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3
    centre = (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(m)
    centre += (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000290 * sin(3 * m)
    return int((280.46645 + 36000.76983 * t + 0.0003032 * t**2 + centre) % 360.0 // 30.0)


def formula(zone=VIETNAM):
    """Month starts by the simple formula: {(year, month, leap): ordinal}."""
    k = math.floor((FIRST - 1 - 1900) * 12.3685) + 9
    moons = []
    while not moons or moons[-1] < date(LAST + 1, 12, 31).toordinal():
        moons.append(math.floor(formula_moon(k) + zone))
        k += 1
    terms, before = [], formula_sector(moons[0], zone)
    for day in range(moons[0], moons[-1]):
        after = formula_sector(day + 1, zone)
        if after != before:
            terms.append((day, after))
        before = after
    return name_months(moons, terms)


# Names of months, shared by the two.

def name_months(moons, terms):
    """{(year, month, leap): ordinal of day 1} for every month of FIRST … LAST, and month 1 of LAST + 1."""
    named = {}
    solstices = [day for day, sector in terms if sector == 9]
    for early, late in zip(solstices, solstices[1:]):
        begin = max(i for i, day in enumerate(moons) if day <= early)
        end = max(i for i, day in enumerate(moons) if day <= late)
        leap = None
        if end - begin == 13:
            leap = next(i for i in range(begin + 1, end)
                        if not any(moons[i] <= day < moons[i + 1] for day, _ in terms))
        year, month = date.fromordinal(early).year, 11
        for i in range(begin, end):
            if i > begin and i != leap:
                year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            named[year, month, i == leap] = moons[i]
    return {key: day for key, day in named.items() if FIRST <= key[0] <= LAST or key == (LAST + 1, 1, False)}


def lunar_years(starts):
    """Yields year, [ordinals of the months' first days and of the next Tết], leap month or 0."""
    for year in range(FIRST, LAST + 1):
        months = sorted((day, key) for key, day in starts.items() if key[0] == year)
        leap = next((key[1] for _, key in months if key[2]), 0)
        yield year, [day for day, _ in months] + [starts[year + 1, 1, False]], leap


def vectors(starts):
    """Rows year, tet, hung_kings (10/3), leap_month (empty where there is none)."""
    for year, days, leap in lunar_years(starts):
        third = starts[year, 3, False]
        yield (str(year), date.fromordinal(days[0]).isoformat(), date.fromordinal(third + 9).isoformat(),
               str(leap or ""))


def words(starts):
    """One word a year: bits 0-12 months of 30 days, 13-16 leap month, 17-22 Tết in days after 1 January."""
    for year, days, leap in lunar_years(starts):
        lengths = [b - a for a, b in zip(days, days[1:])]
        assert set(lengths) <= {29, 30} and len(lengths) == (13 if leap else 12), (year, lengths)
        word = (days[0] - date(year, 1, 1).toordinal()) << 17 | leap << 13
        yield word | sum(1 << i for i, length in enumerate(lengths) if length == 30)


def main(what):
    starts = sky()
    if what == "vectors":
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(("year", "tet", "hung_kings", "leap_month"))
        out.writerows(vectors(starts))
    elif what == "table":
        row = [f"0x{word:06x}," for word in words(starts)]
        for i in range(0, len(row), 10):
            print("    " + " ".join(row[i:i + 10]) + f"  // {FIRST + i}")
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else "")
