# SPDX-License-Identifier: Apache-2.0
"""Many calendars in one column: every row is what its own calendar says, whatever stands beside it and however it lies."""

from __future__ import annotations

import datetime

import motcua
import numpy as np
import pytest
from column_samples import CALENDAR, UNITS, refused

PROVINCES = [
    CALENDAR.with_changes(off=[datetime.date(2016 + (i + k) % 11, 3 + k, 1 + i % 28) for k in range(1 + i % 3)], source=f"tỉnh {i}")
    for i in range(34)
]
ROWS = 34 * 300 + 17  # enough for shared tables, and a last block that is not full


@pytest.fixture(scope="module")
def sample():
    rng = np.random.default_rng(31)
    received = np.datetime64("2014-12-20") + rng.integers(0, 4780, ROWS)
    received[::97] = "NaT"
    counts = rng.integers(0, 90, ROWS)
    counts[::211], counts[5::500] = -1, 3661
    ids = rng.integers(0, 34, ROWS)
    expected = np.full(ROWS, "NaT", "M8[D]")
    for k, calendar in enumerate(PROVINCES):
        for i in np.flatnonzero(ids == k):  # one row alone is answered with every check, by the tables of its calendar
            expected[i] = motcua.due_dates(counts[i : i + 1], received[i : i + 1], calendar)[0]
    assert 9000 < (~np.isnat(expected)).sum() < ROWS
    return received, counts, ids, expected


def test_types_of_counts_and_ids(sample):
    received, counts, ids, expected = sample
    for count in (np.int32, np.int64, ">i4"):
        for kind in (np.int32, np.int64, np.uint8, np.uint64, ">i4", np.int8):
            got = motcua.due_dates(counts.astype(count), received, PROVINCES, calendar_ids=ids.astype(kind))
            assert np.array_equal(got, expected, equal_nan=True), (count, kind)
    lowest = np.iinfo(np.int32).min
    days = np.where(np.isnat(received), lowest, received.astype(np.int64)).astype(np.int32)
    assert np.array_equal(motcua.due_dates(counts, days, PROVINCES, calendar_ids=ids), expected, equal_nan=True)


@pytest.mark.parametrize("unit", UNITS)
def test_units(sample, unit):
    received, counts, ids, expected = sample
    got = motcua.due_dates(counts, received.astype(f"M8[{unit}]"), PROVINCES, calendar_ids=ids)
    assert got.dtype == "M8[D]" and np.array_equal(got, expected, equal_nan=True)


def test_strides_and_results_over_inputs(sample):
    received, counts, ids, expected = sample
    twice = [np.repeat(a, 2)[::2] for a in (received, counts, ids.astype(np.int32))]
    assert not any(a.flags.c_contiguous for a in twice)
    assert np.array_equal(motcua.due_dates(twice[1], twice[0], PROVINCES, calendar_ids=twice[2]), expected, equal_nan=True)
    back = motcua.due_dates(counts[::-1], received[::-1], PROVINCES, calendar_ids=ids.astype(np.int32)[::-1])
    assert np.array_equal(back[::-1], expected, equal_nan=True)
    for source in (received, counts, ids):
        over = [a.copy() if a is source else a for a in (received, counts, ids)]
        (out,) = (a for a in over if not any(a is b for b in sample))
        got = motcua.due_dates(over[1], over[0], PROVINCES, out=out.view("M8[D]"), calendar_ids=over[2])
        assert np.array_equal(got, expected, equal_nan=True)
    # int32 ids, which are read where they stand, in the first half of what is written to
    memory = np.empty(ROWS, "M8[D]")
    inside = memory.view(np.int32)[:ROWS]
    inside[:] = ids
    assert np.array_equal(motcua.due_dates(counts, received, PROVINCES, out=memory, calendar_ids=inside), expected, equal_nan=True)


@pytest.mark.parametrize("rows", [0, 1, 63, 64, 65, 127, 128, 129, 8703, 8704, 8705])
def test_numbers_of_rows(sample, rows):
    received, counts, ids, expected = sample
    out = np.full(rows + 1, "2000-01-01", "M8[D]")
    motcua.due_dates(counts[:rows], received[:rows], PROVINCES, out=out[:rows], calendar_ids=ids[:rows].astype(np.int32))
    assert np.array_equal(out[:rows], expected[:rows], equal_nan=True) and str(out[rows]) == "2000-01-01"


@pytest.mark.parametrize("kind", [np.int8, np.int32, np.int64, np.uint64, ">i4"])
@pytest.mark.parametrize("wrong", [34, -1, -128, 127])
def test_one_id_that_names_none(sample, kind, wrong):
    received, counts, ids, _ = sample
    if wrong < 0 and np.dtype(kind).kind == "u":
        wrong += 2**64
    bad = ids.astype(kind)
    bad[ROWS // 2] = wrong
    out = np.full(ROWS, "2000-01-01", "M8[D]")
    problem = refused(lambda: motcua.due_dates(counts, received, PROVINCES, out=out, calendar_ids=bad), 1104, "calendar_ids")
    assert str(wrong) in problem.found
    assert (out == np.datetime64("2000-01-01")).all()
