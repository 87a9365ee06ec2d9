# SPDX-License-Identifier: Apache-2.0
"""Days off and worked weekend days of Vietnamese state bodies, 2015-2027, typed by hand.

This list shares no text and no file with the library: two typings of one fact have to agree.
The law behind it: Bộ luật Lao động 10/2012/QH13 Điều 115 until 2020 (ten days, National Day one of them);
Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3 and Điều 112 from 2021 (eleven days, National Day two of them);
Nghị quyết 28/2026/QH16 Điều 2 from 2026-07-01 (Culture Day, 24/11). Each year names who announced its Tết and swaps.

`off`: ranges and single days as they were taken off, weekends inside a range included;
`rest`: statutory days that fell on a Saturday or Sunday; `swaps`: (weekday taken off, weekend day worked for it).
"""

from datetime import date, timedelta

YEARS = {
    # Ministry of Labour notice on the holidays of 2015 (submission 89/TTr-LĐTBXH).
    2015: {
        "off": ["2015-01-01", ("2015-02-17", "2015-02-23"), "2015-04-28", ("2015-04-30", "2015-05-01"), "2015-09-02"],
        "rest": ["2015-02-21"],
        "swaps": [("2015-01-02", "2014-12-27"), ("2015-02-16", "2015-02-14"), ("2015-04-29", "2015-04-25")],
    },
    # Thông báo 4659/TB-LĐTBXH.
    2016: {
        "off": ["2016-01-01", ("2016-02-07", "2016-02-12"), ("2016-04-16", "2016-04-18"),
                ("2016-04-30", "2016-05-03"), "2016-09-02"],
        "rest": ["2016-02-07", "2016-04-16", "2016-04-30", "2016-05-01"],
        "swaps": [],
    },
    # Công văn 9794/VPCP-KGVX.
    2017: {
        "off": [("2017-01-01", "2017-01-02"), ("2017-01-26", "2017-02-01"), "2017-04-06",
                ("2017-04-30", "2017-05-02"), ("2017-09-02", "2017-09-04")],
        "rest": ["2017-01-01", "2017-01-28", "2017-01-29", "2017-04-30", "2017-09-02"],
        "swaps": [],
    },
    # Tết by a provincial notice (Cà Mau); the swap of 31/12 by Công văn 6519/VPCP-KGVX.
    2018: {
        "off": ["2018-01-01", ("2018-02-14", "2018-02-20"), "2018-04-25", ("2018-04-30", "2018-05-01"),
                ("2018-09-02", "2018-09-03")],
        "rest": ["2018-02-17", "2018-02-18", "2018-09-02"],
        "swaps": [("2018-12-31", "2019-01-05")],
    },
    # Công văn 6519/VPCP-KGVX. That Sunday 03/02 bears a statutory label (two days before, three after) is inferred.
    2019: {
        "off": ["2019-01-01", ("2019-02-03", "2019-02-08"), ("2019-04-14", "2019-04-15"),
                ("2019-04-30", "2019-05-01"), "2019-09-02"],
        "rest": ["2019-02-03", "2019-04-14"],
        "swaps": [("2019-04-29", "2019-05-04")],
    },
    # Announcement itself not read; the days as a department of Đắk Lắk published them.
    2020: {
        "off": ["2020-01-01", ("2020-01-23", "2020-01-29"), "2020-04-02", ("2020-04-30", "2020-05-01"), "2020-09-02"],
        "rest": ["2020-01-25", "2020-01-26"],
        "swaps": [],
    },
    # Công văn 9895/VPCP-KGVX.
    2021: {
        "off": ["2021-01-01", ("2021-02-10", "2021-02-16"), "2021-04-21", ("2021-04-30", "2021-05-03"),
                ("2021-09-02", "2021-09-03")],
        "rest": ["2021-02-13", "2021-02-14", "2021-05-01"],
        "swaps": [],
    },
    # Công văn 245/VPCP-KGVX.
    2022: {
        "off": [("2022-01-01", "2022-01-03"), ("2022-01-31", "2022-02-04"), ("2022-04-10", "2022-04-11"),
                ("2022-04-30", "2022-05-03"), ("2022-09-01", "2022-09-02")],
        "rest": ["2022-01-01", "2022-04-10", "2022-04-30", "2022-05-01"],
        "swaps": [],
    },
    # Công văn 8056/VPCP-KGVX.
    2023: {
        "off": [("2023-01-01", "2023-01-02"), ("2023-01-20", "2023-01-26"), ("2023-04-29", "2023-05-03"),
                ("2023-09-01", "2023-09-04")],
        "rest": ["2023-01-01", "2023-01-21", "2023-01-22", "2023-04-29", "2023-04-30", "2023-09-02"],
        "swaps": [],
    },
    # Công văn 8662/VPCP-KGVX, Thông báo 5015/TB-LĐTBXH; the swap by Công văn 2450/VPCP-KGVX, 1570/TB-LĐTBXH.
    2024: {
        "off": ["2024-01-01", ("2024-02-08", "2024-02-14"), "2024-04-18", ("2024-04-30", "2024-05-01"),
                ("2024-09-02", "2024-09-03")],
        "rest": ["2024-02-10", "2024-02-11"],
        "swaps": [("2024-04-29", "2024-05-04")],
    },
    # Thông báo 6150/TB-BLĐTBXH.
    2025: {
        "off": ["2025-01-01", ("2025-01-27", "2025-01-31"), "2025-04-07", ("2025-04-30", "2025-05-01"),
                ("2025-09-01", "2025-09-02")],
        "rest": [],
        "swaps": [("2025-05-02", "2025-04-26")],
    },
    # Thông báo 9441/TB-BNV; 12729/VPCP-KGVX (02/01), 3383/BNV-CVL (27/04), 10065/VPCP-KGVX (24/11 alone).
    2026: {
        "off": ["2026-01-01", ("2026-02-16", "2026-02-20"), ("2026-04-26", "2026-04-27"),
                ("2026-04-30", "2026-05-01"), ("2026-09-01", "2026-09-02"), "2026-11-24"],
        "rest": ["2026-04-26"],
        "swaps": [("2026-01-02", "2026-01-10"), ("2026-08-31", "2026-08-22")],
    },
    # Công văn 10065/VPCP-KGVX (Tết, National Day); 03/05 is made up by the rule, no announcement of it seen.
    2027: {
        "off": ["2027-01-01", ("2027-02-04", "2027-02-10"), "2027-04-16", ("2027-04-30", "2027-05-03"),
                ("2027-09-02", "2027-09-03"), "2027-11-24"],
        "rest": ["2027-02-06", "2027-02-07", "2027-05-01"],
        "swaps": [],
    },
}

FIRST_YEAR, LAST_YEAR = 2015, 2027


def _span(entry):
    first, last = (entry, entry) if isinstance(entry, str) else entry
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        yield day
        day += timedelta(days=1)


SWAPS = [(date.fromisoformat(a), date.fromisoformat(b)) for year in YEARS.values() for a, b in year["swaps"]]
REST_HOLIDAYS = {date.fromisoformat(text) for year in YEARS.values() for text in year["rest"]}
OFF = {day for year in YEARS.values() for entry in year["off"] for day in _span(entry) if day.weekday() < 5}
OFF |= {taken_off for taken_off, _ in SWAPS}
# Saturday 2014-12-27 was worked for 2015-01-02 but lies before the years this list answers for.
WORKED = {worked for _, worked in SWAPS if worked.year >= FIRST_YEAR}


def rows():
    """(date, status) in order of date: off, worked, holiday_on_rest_day."""
    named = [(OFF, "off"), (WORKED, "worked"), (REST_HOLIDAYS, "holiday_on_rest_day")]
    return sorted((day, status) for days, status in named for day in days)
