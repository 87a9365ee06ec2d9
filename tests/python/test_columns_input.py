# SPDX-License-Identifier: Apache-2.0
"""What may come into a column and what is refused, and how it may lie in memory."""

from __future__ import annotations

import datetime

import motcua
import numpy as np
import pytest
from column_samples import CALENDAR, DAYS, HOURS, LOWEST, NAT, NEEDING_DAYS, NEEDING_TIME, RULES, SECONDS, TAKING, UNITS, check_row, explained, refused, scalar, taking
from motcua.columns import _plain

# What may come in.


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("limit", [0, 5, "3 ngày", "1 tháng", "8 giờ làm việc", "trong ngày", "24 giờ", "2 tuần", "từ 3 đến 5 ngày làm việc"])
def test_every_unit_is_what_the_scalar_says(unit, limit):
    source = DAYS if unit == "D" else SECONDS
    columns = motcua.due_many(limit, source.astype(f"M8[{unit}]"), rules=RULES)
    assert len(columns) == len(source)
    text = f"{limit} ngày làm việc" if isinstance(limit, int) else limit
    for i, moment in enumerate(source.tolist()):
        check_row(columns, i, 1415 if moment is None else scalar(text, moment, RULES))
    dates = motcua.due_dates(limit, source.astype(f"M8[{unit}]"), CALENDAR)
    if "giờ" not in str(limit):  # without an office's hours those are open
        assert dates.dtype == "M8[D]" and np.array_equal(dates, columns.date, equal_nan=True)


@pytest.mark.parametrize("kind", [np.int32, np.int64])
def test_whole_numbers_are_days_since_1970_and_the_lowest_is_missing(kind):
    low = np.iinfo(kind).min
    days = np.where(np.isnat(DAYS), low, DAYS.astype(np.int64)).astype(kind)
    for limit in (0, 5, "1 tháng"):
        for counts in (limit, np.full(len(days), limit, np.int32) if isinstance(limit, int) else limit):
            assert np.array_equal(motcua.due_dates(counts, days), motcua.due_dates(limit, DAYS), equal_nan=True)
        assert np.array_equal(motcua.due_many(limit, days).status.codes, motcua.due_many(limit, DAYS).status.codes)
    assert np.array_equal(motcua.count_working_days(days, days[::-1]), motcua.count_working_days(DAYS, DAYS[::-1]), equal_nan=True)


def test_the_ends_of_the_types_never_become_days():
    for kind in (np.int32, np.int64):
        info = np.iinfo(kind)
        edges = np.array([info.min, info.min + 1, info.max, info.max - 1], kind)
        for limit in (0, 5, 3660, "0 ngày", "3660 ngày", "120 tháng"):
            columns = motcua.due_many(limit, edges)
            assert [str(s) for s in columns.status] == ["missing"] + ["not_covered"] * 3
            assert np.isnat(columns.date).all() and np.isnat(motcua.due_dates(limit, edges)).all()
            assert explained(columns, 0) == 1415 and explained(columns, 2) == 1102
        assert np.isnan(motcua.count_working_days(edges, np.full(4, 18_000, kind))).all()
    for unit in UNITS[1:]:
        edges = np.array([LOWEST, LOWEST + 1, -LOWEST - 1], np.int64).view(f"M8[{unit}]")
        columns = motcua.due_many(5, edges)
        inside = unit == "ns"  # 1677 and 2262 are no days of this library either
        assert [str(s) for s in columns.status] == ["missing", "not_covered", "not_covered"], inside
        assert np.isnat(motcua.add_working_minutes(edges, 5, HOURS)).all()
        assert np.isnan(motcua.working_minutes_between(edges, edges[::-1], HOURS)).all()


def test_a_time_before_1970_falls_on_its_own_day():
    calendar = motcua.calendar_of(datetime.date(1960, 1, 1), datetime.date(1980, 1, 1), off=(), working=(), source="không ngày lễ")
    times = np.array(["1969-12-30T23:59:59.999", "1969-12-31T00:00", "1969-12-31T23:59:59.001"], "M8[ms]")
    assert motcua.due_dates(1, times, calendar).astype(str).tolist() == ["1969-12-31", "1970-01-01", "1970-01-01"]


WRONG_TYPES = {
    **{unit: lambda u=unit: DAYS.astype(f"M8[{u}]") for unit in ("h", "m", "W", "M", "Y", "2D", "7D")},
    "10s": lambda: SECONDS.astype("M8[10s]"),
    "ps": lambda: SECONDS[:0].astype("M8[ps]"),
    "generic": lambda: np.array([NAT, NAT]),
    "timedelta": lambda: np.array([1, 2], "m8[D]"),
    "int8": lambda: np.array([1], np.int8),
    "int16": lambda: np.array([18_000], np.int16),
    "uint32": lambda: np.array([18_000], np.uint32),
    "uint64": lambda: np.array([18_000], np.uint64),
    "float": lambda: np.array([18_000.0]),
    "nan": lambda: np.array([np.nan]),
    "bool": lambda: np.array([True]),
    "complex": lambda: np.array([1j]),
    "text": lambda: np.array(["2020-01-20"]),
    "bytes": lambda: np.array([b"2020-01-20"]),
    "dates as objects": lambda: np.array([datetime.date(2020, 1, 20)], object),
    "list of dates": lambda: [datetime.date(2020, 1, 20)],
    "list of two units": lambda: [np.datetime64("2020-01-20"), np.datetime64("2020-01-20T10:00")],
    "list with a truth": lambda: [18_000, True],
    "empty list": lambda: [],
    "record": lambda: np.zeros(1, [("a", np.int64)]),
    "two dimensions": lambda: DAYS.reshape(1, -1),
    "masked": lambda: np.ma.masked_array(DAYS, mask=np.isnat(DAYS)),
}


@taking
@pytest.mark.parametrize("wrong", WRONG_TYPES)
def test_other_types_are_refused_and_never_converted(name, wrong):
    problem = refused(lambda: TAKING[name](WRONG_TYPES[wrong]()), 1402)
    assert problem.place in ("received", "a", "b", "start", "stop")


@pytest.mark.parametrize("one", [np.datetime64("2020-01-20"), np.array("2020-01-20", "M8[D]"), datetime.date(2020, 1, 20), "2020-01-20", None, 18_000])
def test_one_moment_is_no_column(one):
    refused(lambda: motcua.due_many(5, one), 1402, "received")
    refused(lambda: motcua.due_dates(5, one), 1402, "received")


@taking
def test_days_and_times_of_day_are_not_mixed_up(name):
    if name in NEEDING_TIME:
        refused(lambda: TAKING[name](DAYS), 1402)
        refused(lambda: TAKING[name](DAYS.astype(np.int64)), 1402)
    elif name in NEEDING_DAYS:
        for unit in UNITS[1:]:
            refused(lambda: TAKING[name](SECONDS.astype(f"M8[{unit}]")), 1402)


def test_series_and_arrow_columns():
    pd = pytest.importorskip("pandas")
    pa = pytest.importorskip("pyarrow")
    pl = pytest.importorskip("polars")
    expected = motcua.due_dates(5, SECONDS)
    naive = pd.Series(SECONDS)
    for column in (naive, naive.astype("M8[ns]"), naive.array, pd.DatetimeIndex(naive), pa.array(SECONDS), pl.Series(SECONDS.astype("M8[us]"))):
        assert np.array_equal(motcua.due_dates(5, column), expected, equal_nan=True), type(column)
    assert np.array_equal(motcua.due_dates(5, pa.array(DAYS)), motcua.due_dates(5, DAYS), equal_nan=True)
    assert np.array_equal(motcua.due_dates(pd.Series([5, 5]), pd.Series([18_000, 18_001])), motcua.due_dates(5, np.array([18_000, 18_001])))
    zoned = naive.dt.tz_localize("Asia/Ho_Chi_Minh")
    arrow = pa.array(zoned.dt.tz_convert("UTC").dt.tz_localize(None), pa.timestamp("us", "UTC"))
    for column in (
        zoned,
        zoned.dt.tz_convert("UTC"),
        pd.DatetimeIndex(zoned),
        pd.Series(zoned, dtype=pd.ArrowDtype(pa.timestamp("us", "Asia/Ho_Chi_Minh"))),
        arrow,
        pa.chunked_array([arrow, arrow]),
        pl.Series(SECONDS.astype("M8[us]")).dt.replace_time_zone("Asia/Ho_Chi_Minh"),
    ):
        for name, take in TAKING.items():
            assert "zone" in refused(lambda: take(column), 1402).found, (name, type(column))
    for column in (pd.Series([18_000, None], dtype="Int64"), pd.Series(["2020-01-20"]), naive.astype(object), naive.dt.to_period("D"), naive.to_frame()):
        refused(lambda: motcua.due_many(5, column), 1402, "received")


# How it may lie in memory.


def layouts(column):
    """The same values, laid out as NumPy may hand them over."""
    rows, width = len(column), column.dtype.itemsize
    wide = np.repeat(column, 3)
    unaligned = np.empty(rows * width + 1, np.uint8)[1:].view(column.dtype)
    unaligned[:] = column
    read_only = column.copy()
    read_only.flags.writeable = False
    backwards = column[::-1].copy()[::-1]
    field = np.zeros(rows, [("flag", "u1"), ("value", column.dtype)])
    field["value"] = column
    two = np.asfortranarray(np.stack([column, column]))
    swapped = column.astype(column.dtype.newbyteorder(">"))
    return {
        "strided": wide[::3], "unaligned": unaligned, "read-only": read_only, "backwards": backwards,
        "field": field["value"], "row of a Fortran array": two[1], "byte-swapped": swapped,
        "broadcast": np.broadcast_to(column[:1], (rows,)),
    }  # fmt: skip


@pytest.mark.parametrize("layout", layouts(DAYS))
def test_layouts_give_the_same_and_stay_as_they_were(layout):
    counts = np.arange(len(DAYS), dtype=np.int64) * 3
    for column, limits in ((DAYS, counts), (DAYS.astype(np.int32), counts.astype(np.int32)), (SECONDS, counts[: len(SECONDS)])):
        moved, amounts = layouts(column)[layout], layouts(limits)[layout]
        plain, plain_amounts = np.array(moved, column.dtype), np.array(amounts, limits.dtype)
        before = moved.tobytes(), amounts.tobytes()
        assert np.array_equal(motcua.due_dates(amounts, moved), motcua.due_dates(plain_amounts, plain), equal_nan=True)
        one, two = motcua.due_many(amounts, moved), motcua.due_many(plain_amounts, plain)
        assert np.array_equal(one.date, two.date, equal_nan=True) and np.array_equal(one.status.codes, two.status.codes)
        if column is DAYS:
            assert np.array_equal(motcua.count_working_days(moved, DAYS), motcua.count_working_days(plain, DAYS), equal_nan=True)
        if column is SECONDS:
            assert np.array_equal(
                motcua.add_working_minutes(moved, amounts, HOURS), motcua.add_working_minutes(plain, plain_amounts, HOURS), equal_nan=True
            )
            assert np.array_equal(
                motcua.working_minutes_between(moved, SECONDS, HOURS), motcua.working_minutes_between(plain, SECONDS, HOURS), equal_nan=True
            )
        assert (moved.tobytes(), amounts.tobytes()) == before


def test_what_the_extension_reads_is_aligned_and_native():
    for name, column in layouts(DAYS).items():  # x86 forgives, other machines do not
        plain = _plain(column)
        assert plain.flags.aligned and plain.flags.c_contiguous and plain.dtype.isnative, name
    assert np.shares_memory(_plain(DAYS), DAYS)


@taking
def test_empty_columns(name):
    for kind in ("M8[D]", "M8[s]"):
        wrong = NEEDING_TIME if kind == "M8[D]" else NEEDING_DAYS
        if name not in wrong:
            assert TAKING[name](np.empty(0, kind)).shape == (0,)
    empty = motcua.due_many((["5 ngày"], np.empty(0, np.int64)), np.empty(0, "M8[D]"), rules=[], calendar_ids=np.empty(0, np.int64))
    assert len(empty) == 0 and len(empty.to_table()) == 0
    with pytest.raises(IndexError):
        empty.explain(0)
