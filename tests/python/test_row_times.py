# SPDX-License-Identifier: Apache-2.0
"""Instants as tables write them, against a slow reader of single cells, and the columns that hold them as types."""

from __future__ import annotations

import datetime
import random

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from motcua.row_times import TimeFault, read_times

N, BLANK, UNREADABLE, NO_SUCH, SHORT, SERIAL, ORDER, RANGE = (TimeFault[k] for k in TimeFault.__members__)

# cell, date system, what it is: an instant, a bare day, or a fault
TABLE = [
    ("20200120093000", None, "2020-01-20T09:30:00"),
    (" 20200120093000 ", None, "2020-01-20T09:30:00"),
    ("20200120235959", None, "2020-01-20T23:59:59"),
    ("20200120000000", None, "2020-01-20T00:00:00"),
    ("20200120240000", None, NO_SUCH),
    ("20200120096000", None, NO_SUCH),
    ("20200120093060", None, NO_SUCH),
    ("20200229080000", None, "2020-02-29T08:00:00"),
    ("20210229080000", None, NO_SUCH),
    ("20201301080000", None, NO_SUCH),
    ("20200100080000", None, NO_SUCH),
    ("20200132080000", None, NO_SUCH),
    ("00000000000000", None, NO_SUCH),
    ("18991231080000", None, RANGE),
    ("22000101080000", None, RANGE),
    ("202001200930", None, UNREADABLE),  # ddMMyyyyHHmm could look like that
    ("2020012009300", None, UNREADABLE),
    ("202001200930001", None, UNREADABLE),
    ("20200120", None, datetime.date(2020, 1, 20)),
    ("20012020", None, NO_SUCH),  # a day first is no form of eight digits
    ("2020-01-20T09:30", None, "2020-01-20T09:30:00"),
    ("2020-01-20T09:30:15", None, "2020-01-20T09:30:15"),
    ("2020-01-20 09:30:15", None, "2020-01-20T09:30:15"),
    ("2020-01-20  9:30", None, "2020-01-20T09:30:00"),
    ("2020-01-20T09:30:15.999999", None, "2020-01-20T09:30:15"),
    ("2020-01-20T09:30:15Z", None, "2020-01-20T16:30:15"),
    ("2020-01-20T20:30:15Z", None, "2020-01-21T03:30:15"),
    ("2020-01-20T09:30:15+07:00", None, "2020-01-20T09:30:15"),
    ("2020-01-20T09:30:15+0700", None, "2020-01-20T09:30:15"),
    ("2020-01-20T09:30:15-05:30", None, "2020-01-20T22:00:15"),
    ("2020-1-2", None, datetime.date(2020, 1, 2)),
    ("2020/01/20 09:30", None, "2020-01-20T09:30:00"),
    ("2020-01-20", None, datetime.date(2020, 1, 20)),
    ("2020-01-20T", None, UNREADABLE),
    ("2020-02-30", None, NO_SUCH),
    ("2020-01-20T25:00", None, NO_SUCH),
    ("2020/01-20", None, UNREADABLE),
    ("20/01/2020", None, datetime.date(2020, 1, 20)),
    ("20-01-2020", None, datetime.date(2020, 1, 20)),
    ("20/01/2020 09:30", None, "2020-01-20T09:30:00"),
    ("20/01/2020 9:30", None, "2020-01-20T09:30:00"),
    ("20/01/2020 09:30:15", None, "2020-01-20T09:30:15"),
    ("1/2/2020 7:05", None, "2020-02-01T07:05:00"),  # the day comes first
    ("31/04/2020", None, NO_SUCH),
    ("29/02/2020", None, datetime.date(2020, 2, 29)),
    ("29/02/2100", None, NO_SUCH),
    ("29/02/2000", None, datetime.date(2000, 2, 29)),
    ("01/13/2020", None, NO_SUCH),
    ("20/01-2020", None, UNREADABLE),
    ("20/01/20", None, SHORT),
    ("20.01.20", None, SHORT),
    ("20/01/20 09:30", None, SHORT),
    ("20/01/2020 09h30", None, UNREADABLE),
    ("20/01/2020 09:30 SA", None, UNREADABLE),
    ("20/01/2020 2:30 PM", None, UNREADABLE),
    ("ngày 20/01/2020", None, UNREADABLE),
    ("Jan 20 2020", None, UNREADABLE),
    ("hôm qua", None, UNREADABLE),
    ("=TODAY()", None, UNREADABLE),
    ("-", None, UNREADABLE),
    ("43850", None, SERIAL),
    ("43850.5", None, SERIAL),
    ("43850", "1900", datetime.date(2020, 1, 20)),
    ("43850.0", "1900", datetime.date(2020, 1, 20)),
    ("43850.395833333336", "1900", "2020-01-20T09:30:00"),
    ("43850.3958333333", "1900", "2020-01-20T09:30:00"),
    ("43850.99999999", "1900", "2020-01-21T00:00:00"),
    ("42388.3958333333", "1904", "2020-01-20T09:30:00"),
    ("1", "1900", datetime.date(1900, 1, 1)),
    ("59", "1900", datetime.date(1900, 2, 28)),
    ("60", "1900", NO_SUCH),  # 29 February 1900 never was
    ("60.5", "1900", NO_SUCH),
    ("61", "1900", datetime.date(1900, 3, 1)),
    ("0", "1900", NO_SUCH),
    ("0", "1904", datetime.date(1904, 1, 1)),
    ("109574", "1900", datetime.date(2199, 12, 31)),
    ("109575", "1900", RANGE),
    ("108112", "1904", datetime.date(2199, 12, 31)),
    ("108113", "1904", RANGE),
    ("-5", "1900", UNREADABLE),
    ("43850,5", "1900", UNREADABLE),  # a thousand, or a half?
    ("1234567", "1900", UNREADABLE),
    ("", None, BLANK),
    ("   ", None, BLANK),
    ("NULL", None, BLANK),
    ("null", None, BLANK),
    (None, None, BLANK),
    (float("nan"), None, BLANK),
    (20200120093000, None, "2020-01-20T09:30:00"),
    (20200120093000.0, None, "2020-01-20T09:30:00"),
    (43850.5, "1900", "2020-01-20T12:00:00"),
    (datetime.datetime(2020, 1, 20, 9, 30), None, "2020-01-20T09:30:00"),
    (datetime.date(2020, 1, 20), None, datetime.date(2020, 1, 20)),
    ("2020-01-20T09:30:00" + "0" * 60, None, UNREADABLE),
    ("20200120093000\x00", None, UNREADABLE),
    ("２０２００１２００９３０００", None, UNREADABLE),  # wide digits
]


def shown(times, i):
    if times.faults[i]:
        assert times.seconds[i] == np.iinfo(np.int64).min
        return TimeFault(times.faults[i])
    moment = np.int64(times.seconds[i]).view("M8[s]")
    return moment.astype("M8[D]").astype(object) if times.bare[i] else str(moment)


@pytest.mark.parametrize(("cell", "serials", "expected"), TABLE, ids=[repr(c)[:40] for c, _, _ in TABLE])
def test_a_cell(cell, serials, expected):
    assert shown(read_times([cell], serials), 0) == expected


@pytest.mark.parametrize("serials", [None, "1900", "1904"])
def test_a_column_reads_each_cell_as_it_reads_alone(serials):
    cells = [c for c, s, _ in TABLE if c != "01/13/2020" and s == serials]
    order = random.Random(5)
    for _ in range(20):
        order.shuffle(cells)
        column = read_times(cells, serials)
        for i, c in enumerate(cells):
            assert shown(column, i) == shown(read_times([c], serials), 0)


def test_many_ways_of_writing_in_one_column():
    cells = ["x" * (i % 30) + "?" * (i // 30) for i in range(600)] + ["20200120093000"]
    column = read_times(cells)
    assert shown(column, 600) == "2020-01-20T09:30:00"
    assert [TimeFault(f) for f in column.faults[:600]] == [BLANK] + [UNREADABLE] * 599


def test_every_second_day_of_three_centuries():
    days = np.arange("1900-01-01", "2200-01-01", 2, dtype="M8[D]")
    for form in ("%Y%m%d081500", "%d/%m/%Y 08:15", "%Y-%m-%dT08:15"):
        got = read_times([d.strftime(form) for d in days.astype(object)])
        assert (got.seconds.view("M8[s]") == days + np.timedelta64(8 * 3600 + 900, "s")).all()
    serial = read_times([str(int(d)) for d in (days - np.datetime64("1899-12-30")).astype(int) if d > 60], "1900")
    assert (serial.seconds.view("M8[s]") == days[days > np.datetime64("1900-02-28")]).all()


def test_a_month_first_makes_the_column_ambiguous():
    cells = ["05/04/2020 08:00", "04/04/2020 08:00", "25/04/2020 08:00", "04/25/2020 08:00", "2020-04-05T08:00", "20200405080000"]
    got = read_times(cells)
    assert got.month_first and not read_times(cells[:3]).month_first
    assert [TimeFault(f) for f in got.faults] == [ORDER, N, N, NO_SUCH, N, N]
    assert [TimeFault(f) for f in read_times(cells[:3], month_first=True).faults] == [ORDER, N, N]


def test_typed_columns():
    moments = [datetime.datetime(2020, 1, 20, 9, 30), None, datetime.datetime(1850, 1, 1)]
    utc = datetime.timezone.utc
    aware = [m and m.replace(tzinfo=utc) - datetime.timedelta(hours=7) for m in moments]
    for column in (
        np.array(moments, "M8[s]"), np.array(moments, "M8[us]"), pa.array(moments, pa.timestamp("s")), pa.chunked_array([pa.array(moments, pa.timestamp("us"))]),
        pa.array(aware, pa.timestamp("s", "UTC")), pa.array(aware, pa.timestamp("us", "Asia/Ho_Chi_Minh")), pd.Series(np.array(moments, "M8[s]")),
        pd.Series(pd.to_datetime(aware, utc=True)),
    ):  # fmt: skip
        got = read_times(column)
        assert [shown(got, i) for i in range(3)] == ["2020-01-20T09:30:00", BLANK, RANGE], column
    days = read_times(pa.array([datetime.date(2020, 1, 20), None], pa.date32()))
    assert [shown(days, i) for i in range(2)] == [datetime.date(2020, 1, 20), BLANK]
    assert read_times(np.array(["2020-01-20"], "M8[D]")).bare.all()


def test_arrow_texts_with_missing_cells_and_slices():
    column = pa.array(["x", None, "20200120093000", "", "20/01/2020 09:30", None])
    for values in (column, column.cast(pa.large_string()), pa.chunked_array([column.slice(0, 2), column.slice(2)])):
        assert [shown(read_times(values), i) for i in range(6)] == [UNREADABLE, BLANK, "2020-01-20T09:30:00", BLANK, "2020-01-20T09:30:00", BLANK]
    assert [shown(read_times(column.slice(2, 3)), i) for i in range(3)] == ["2020-01-20T09:30:00", BLANK, "2020-01-20T09:30:00"]
    assert len(read_times([]).seconds) == len(read_times(column.slice(0, 0)).seconds) == 0
