# SPDX-License-Identifier: Apache-2.0
"""Columns: a row is what the scalar says, its derivation included; where results go; limits, calendars, counts, threads."""

from __future__ import annotations

import datetime
import threading
import time

import motcua
import numpy as np
import pytest
from column_samples import CALENDAR, DAYS, HOURS, NAT, RULES, SECONDS, UNITS, check_row, explained, refused, scalar

# Where results go.


def test_out_is_the_array_that_is_returned():
    for limit in (5, "1 tháng", np.full(len(DAYS), 5)):
        out = np.empty(len(DAYS), "M8[D]")
        assert motcua.due_dates(limit, DAYS, out=out) is out
        assert np.array_equal(out, motcua.due_dates(limit, DAYS), equal_nan=True)
    out = np.empty(len(SECONDS), "M8[s]")
    assert motcua.add_working_minutes(SECONDS, 90, HOURS, out=out) is out
    part = {"latest": np.empty(len(DAYS), "M8[D]"), "status": np.empty(len(DAYS), np.uint8)}
    columns = motcua.due_many(5, DAYS, out=part)
    assert columns.latest is part["latest"] and columns.status.codes is part["status"]
    assert np.array_equal(columns.latest, columns.date, equal_nan=True)


def test_out_that_does_not_fit_is_refused_and_left_alone():
    rows = len(DAYS)
    good = np.full(rows, "2000-01-01", "M8[D]")
    read_only = good.copy()
    read_only.flags.writeable = False
    unaligned = np.zeros(rows * 8 + 1, np.uint8)[1:].view("M8[D]")
    wrong = [
        good.astype("M8[s]"), good.astype(np.int64), good.astype(">M8[D]"), good[:-1], np.append(good, NAT), np.repeat(good, 2)[::2],
        good.reshape(1, -1), read_only, unaligned, np.ma.masked_array(good), list(good), good.astype(object), "M8[D]", 0,
    ]  # fmt: skip
    for out in wrong:
        before = out.tobytes() if isinstance(out, np.ndarray) else None
        refused(lambda: motcua.due_dates(5, DAYS, out=out), 1402, "out")
        refused(lambda: motcua.due_many(5, DAYS, out={"date": out}), 1402, "out['date']")
        assert before is None or out.tobytes() == before
    refused(lambda: motcua.add_working_minutes(SECONDS, 5, HOURS, out=np.empty(len(SECONDS), "M8[ms]")), 1402, "out")
    refused(lambda: motcua.due_many(5, DAYS, out={"day": good}), 1307, "out")
    for kind, name in (("M8[D]", "at"), ("i1", "status"), ("M8[s]", "earliest")):
        refused(lambda: motcua.due_many(5, DAYS, out={name: np.empty(rows, kind)}), 1402, f"out[{name!r}]")
    memory = np.empty(rows + 1, "M8[D]")
    refused(lambda: motcua.due_many(5, DAYS, out={"date": memory[1:], "latest": memory[:-1]}), 1402, "out['latest']")


def test_results_may_be_written_over_inputs():
    rng = np.random.default_rng(3)
    received = np.datetime64("2014-12-20") + rng.integers(0, 5000, 3001)
    counts = rng.integers(0, 60, 3001)
    expected = motcua.due_dates(counts, received)
    for shift in (0, 1, 2):  # out before, on and behind its input
        memory = np.empty(3003, "M8[D]")
        memory[shift : shift + 3001] = received
        got = motcua.due_dates(counts, memory[shift : shift + 3001], out=memory[1:3002])
        assert np.array_equal(got, expected, equal_nan=True)
        memory[shift : shift + 3001] = received
        columns = motcua.due_many(counts, memory[shift : shift + 3001], out={"date": memory[1:3002]})
        assert np.array_equal(columns.date, expected, equal_nan=True)
    over = counts.copy()
    assert np.array_equal(motcua.due_dates(over, received, out=over.view("M8[D]")), expected, equal_nan=True)
    minutes = received.astype("M8[s]") + 36_000
    added = motcua.add_working_minutes(minutes, counts, HOURS)
    assert np.array_equal(motcua.add_working_minutes(minutes, counts, HOURS, out=minutes), added, equal_nan=True)
    seconds = received.astype("M8[s]") + 36_000
    over = counts.copy()
    assert np.array_equal(motcua.add_working_minutes(seconds, over, HOURS, out=over.view("M8[s]")), added, equal_nan=True)


def test_an_explanation_stays_true_whatever_becomes_of_the_inputs():
    received, counts, ids = DAYS[:3].copy(), np.array([5, 3, 1]), np.array([0, 1, 0])
    rules = [RULES, RULES.with_(first_day="included")]
    columns = motcua.due_many(counts, received, rules=rules, calendar_ids=ids, out={"date": received})
    expected = [scalar(f"{n} ngày làm việc", d, rules[k]) for n, d, k in zip((5, 3, 1), DAYS.tolist(), (0, 1, 0))]
    counts[:], ids[:] = 60, 1
    rules.reverse()
    assert [explained(columns, i) for i in range(3)] == expected
    assert columns.date.tolist() == [e[0] for e in expected]


# Limits and calendars by row.


def test_limits_by_code_and_rules_by_row_with_their_reasons():
    limits = ["5 ngày làm việc", "20 ngày", "1 tháng", "4 giờ làm việc", "trong ngày, nhận sau 15 giờ trả ngày hôm sau", "không quy định", "2,5 ngày làm việc"]
    limits = [motcua.parse_time_limit(t) for t in limits] + [motcua.working_days(0), motcua.years(80), motcua.calendar_days(3660)]
    rules = [
        RULES, RULES.with_(first_day="included"), RULES.with_(period_end="stay"), RULES.with_(projection="refuse"), motcua.Rules(),
        RULES.with_(calendar=motcua.vietnam_calendar(as_known_on=datetime.date(2025, 12, 24))),
    ]  # fmt: skip
    rng = np.random.default_rng(5)
    rows = 400
    seconds = (np.datetime64("2014-12-20") + rng.integers(0, 5200, rows)).astype("M8[s]") + rng.integers(0, 86_400, rows)
    seconds[:3] = ["NaT", "1890-01-01", "2150-01-01"]
    seen = set()
    for received in (seconds, seconds.astype("M8[D]")):
        codes, ids = rng.integers(0, len(limits), rows), rng.integers(0, len(rules), rows)
        for kind in (np.int64, np.uint8):
            columns = motcua.due_many((limits, codes.astype(kind)), received, rules=rules, calendar_ids=ids.astype(kind))
        for i, moment in enumerate(received.tolist()):
            check_row(columns, i, 1415 if moment is None else scalar(limits[codes[i]], moment, rules[ids[i]]))
            seen.add(str(columns.status[i]))
    assert seen == {"official", "projected", "undecided", "none", "missing", "not_covered", "refused"}


def test_calendars_by_row():
    off = [[datetime.date(2020, 6, 2 + i)] for i in range(4)]
    calendars = [CALENDAR.with_changes(off=days, source=f"tỉnh {i}") for i, days in enumerate(off)]
    calendars.append(motcua.calendar_of(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1), off=(), working=(), source="lịch khác"))
    rng = np.random.default_rng(7)
    received = np.datetime64("2020-05-01") + rng.integers(0, 60, 1000)
    ids, counts = rng.integers(0, 5, 1000), rng.integers(0, 20, 1000).astype(np.int32)
    for used in (calendars, calendars[:4]):
        which = np.minimum(ids, len(used) - 1)
        got = motcua.due_dates(counts, received, used, calendar_ids=which)
        for k, calendar in enumerate(used):
            assert np.array_equal(got[which == k], motcua.due_dates(counts, received, calendar)[which == k])
        for limit in ("7 ngày", "1 tháng"):
            got = motcua.due_dates(limit, received, used, calendar_ids=which)
            for k, calendar in enumerate(used):
                assert np.array_equal(got[which == k], motcua.due_dates(limit, received, calendar)[which == k])
    assert len({str(motcua.due_dates(5, np.array(["2020-05-28"], "M8[D]"), c)[0]) for c in calendars}) > 1


WRONG_INDEXES = {
    "beyond": (np.array([0, 1, 2]), 1104),
    "below": (np.array([0, -1, 0]), 1104),
    "huge": (np.array([0, 2**32, 0]), 1104),
    "unsigned huge": (np.array([0, 2**63, 0], np.uint64), 1104),
    "short": (np.array([0, 1]), 1403),
    "float": (np.array([0.0, 1.0, 0.0]), 1402),
    "bool": (np.array([False, True, False]), 1402),
    "text": (np.array(["0", "1", "0"]), 1402),
    "object": (np.array([0, 1, None], object), 1402),
    "masked": (np.ma.masked_array([0, 1, 0], mask=[0, 1, 0]), 1402),
    "one": (0, 1402),
    "matrix": (np.zeros((3, 1), int), 1402),
}


@pytest.mark.parametrize("wrong", WRONG_INDEXES)
def test_wrong_codes_and_calendar_ids(wrong):
    index, number = WRONG_INDEXES[wrong]
    received = DAYS[:3]
    refused(lambda: motcua.due_many((["5 ngày", "1 tháng"], index), received), number, "limits[1]")
    refused(lambda: motcua.due_dates((["5 ngày", "1 tháng"], index), received), number, "limits[1]")
    refused(lambda: motcua.due_many(5, received, rules=[RULES, RULES], calendar_ids=index), number, "calendar_ids")
    refused(lambda: motcua.due_dates(5, received, [CALENDAR, CALENDAR], calendar_ids=index), number, "calendar_ids")


def test_wrong_contexts():
    received, ids = DAYS[:3], np.array([0, 0, 0])
    refused(lambda: motcua.due_many(5, received, rules=RULES, calendar_ids=ids), 1402, "calendar_ids")
    refused(lambda: motcua.due_many(5, received, calendar_ids=ids), 1402, "calendar_ids")
    refused(lambda: motcua.due_many(5, received, rules=[RULES]), 1402, "calendar_ids")
    refused(lambda: motcua.due_many(5, received, rules=[RULES, CALENDAR], calendar_ids=ids), 1402, "rules[1]")
    refused(lambda: motcua.due_many(5, received, rules=CALENDAR), 1402, "rules[0]")
    refused(lambda: motcua.due_dates(5, received, CALENDAR, calendar_ids=ids), 1402, "calendar_ids")
    refused(lambda: motcua.due_dates(5, received, [CALENDAR]), 1402, "calendar_ids")
    refused(lambda: motcua.due_dates(5, received, RULES), 1402, "calendar[0]")
    refused(lambda: motcua.due_many(5, received, rules=[], calendar_ids=ids), 1104, "calendar_ids")
    refused(lambda: motcua.due_many(([], ids), received), 1104, "limits[1]")
    refused(lambda: motcua.add_working_minutes(SECONDS, 5, [("07:30", "11:30")]), 1402, "hours")
    refused(lambda: motcua.add_working_minutes(SECONDS, 5, HOURS, RULES), 1402, "calendar[0]")
    refused(lambda: motcua.count_working_days(DAYS, DAYS, RULES), 1402, "calendar[0]")


# Limits.

WRONG_NUMBERS = [
    1.9, np.float64(5), float("nan"), True, np.bool_(True), None, b"5", object(), 2**70, np.uint64(5), np.uint8(5), np.timedelta64(5, "D"),
    np.array([5.0, 5.0, 5.0]), np.array([5, 5, 5], np.uint64), np.array([5, 5, 5], np.int8), np.array([True] * 3), np.array(["5"] * 3),
    np.array([5, 5, 5], "m8[D]"), np.array([5, 5, None], object), np.ma.masked_array([5, 5, 5], mask=[0, 1, 0]), np.array(5), np.ones((3, 1), int),
    [5, 5, 5], {5}, datetime.timedelta(5),
]  # fmt: skip


@pytest.mark.parametrize("wrong", range(len(WRONG_NUMBERS)))
def test_numbers_that_are_no_whole_working_days(wrong):
    value = WRONG_NUMBERS[wrong]
    refused(lambda: motcua.due_many(value, DAYS[:3]), 1402, "limits")
    refused(lambda: motcua.due_dates(value, DAYS[:3]), 1402, "limits")
    refused(lambda: motcua.add_working_minutes(SECONDS[:3], value, HOURS), 1402, "minutes")


def test_lengths_that_differ():
    for short in (np.array([5]), np.array([5, 5]), np.empty(0, np.int64)):
        refused(lambda: motcua.due_many(short, DAYS[:3]), 1403, "limits")
        refused(lambda: motcua.due_dates(short, DAYS[:3]), 1403, "limits")
        refused(lambda: motcua.add_working_minutes(SECONDS[:3], short, HOURS), 1403, "minutes")
    refused(lambda: motcua.count_working_days(DAYS, DAYS[:-1]), 1403, "b")
    refused(lambda: motcua.working_minutes_between(SECONDS, SECONDS[:-1], HOURS), 1403, "stop")
    refused(lambda: motcua.working_minutes_between(SECONDS, SECONDS.astype("M8[ms]"), HOURS), 1402, "stop")


def test_texts_that_are_no_limit():
    for text in ("", "abc", "sớm"):
        refused(lambda: motcua.due_many(text, DAYS), 1503, "limits")
        refused(lambda: motcua.due_many((["5 ngày", text], np.zeros(len(DAYS), int)), DAYS), 1503, "limits[0][1]")
    for value in (5, None, b"5 ng", 1.5):
        refused(lambda: motcua.due_many((["5 ngày", value], np.zeros(len(DAYS), int)), DAYS), 1503, "limits[0][1]")
    refused(lambda: motcua.due_many(("5 ngày", "1 tháng", "2 tháng"), DAYS), 1402, "limits")


@pytest.mark.parametrize("n", [-1, 3661, 2**29, 2**31 - 1, -(2**31), 2**32 + 5, -(2**32) + 5, 2**63 - 1, -(2**63)])
def test_numbers_beyond_what_a_limit_can_be(n):
    kinds = [np.int64] + [np.int32] * (-(2**31) <= n < 2**31)
    for limits in [n] + [np.full(len(DAYS), n, kind) for kind in kinds]:
        columns = motcua.due_many(limits, DAYS)
        assert {str(s) for s in columns.status} == {"refused", "missing"}
        assert np.isnat(columns.date).all() and np.isnat(motcua.due_dates(limits, DAYS)).all()
    mixed = np.where(np.arange(200) % 50 == 7, n, 5)
    received = np.full(200, "2020-06-01", "M8[D]")
    assert np.array_equal(np.isnat(motcua.due_dates(mixed, received)), mixed == n)
    if n < 0 or n >= 2**32:
        assert np.isnat(motcua.add_working_minutes(SECONDS, n, HOURS)).all()


def test_zero_ends_on_the_day_itself_or_the_next_working_day():
    days = np.array(["2020-01-20", "2020-01-24", "2025-04-26", "2025-05-02", "2027-12-31", "NaT"], "M8[D]")
    expected = ["2020-01-20", "2020-01-30", "2025-04-26", "2025-05-05", "2027-12-31", "NaT"]
    for limit in (0, np.zeros(6, np.int32), np.zeros(6, np.int64), "0 ngày làm việc", "0 ngày"):
        assert motcua.due_dates(limit, days).astype(str).tolist() == expected, limit
    assert (motcua.add_working_minutes(np.array(["2020-06-05T17:00", "2020-06-05T08:00"], "M8[s]"), 0, HOURS).astype(str) == ["2020-06-08T07:30:00", "2020-06-05T08:00:00"]).all()


def test_months_clip_and_never_snap():
    days = np.array(["2026-01-31", "2026-02-28", "2026-04-30", "2026-06-30", "2024-02-29", "2026-03-31"], "M8[D]")
    for limit, stay in (
        ("1 tháng", ["2026-02-28", "2026-03-28", "2026-05-30", "2026-07-30", "2024-03-29", "2026-04-30"]),
        ("12 tháng", ["2027-01-31", "2027-02-28", "2027-04-30", "2027-06-30", "2025-02-28", "2027-03-31"]),
    ):
        columns = motcua.due_many(limit, days, rules=RULES.with_(period_end="stay"))
        assert columns.date.astype(str).tolist() == stay
        rolled = motcua.due_many(limit, days).date
        assert all(CALENDAR.roll(d) == r for d, r in zip(columns.date.tolist(), rolled.tolist()))


# Counting.


def test_counts_are_what_the_calendar_counts():
    rng = np.random.default_rng(11)
    a = np.datetime64("2014-12-25") + rng.integers(0, 5000, 2000)
    b = a + rng.integers(-400, 400, 2000)
    a[:4], b[4:8] = "NaT", "NaT"
    a[8], b[9], a[10] = "1850-01-01", "2250-01-01", "2014-06-01"
    counts = motcua.count_working_days(a, b, CALENDAR)
    assert counts.dtype == np.float64
    open_, counted = 0, 0
    for x, y, n in zip(a.tolist(), b.tolist(), counts.tolist()):
        try:
            expected = None if x is None or y is None else CALENDAR.count(x, y)
        except motcua.Error as error:
            assert error.number in (1101, 1102, 1201, 1203)
            open_ += error.number == 1203
            expected = None
        counted += expected is not None
        assert (expected is None and np.isnan(n)) or n == expected
    assert counted > 1800
    # Days of a year that nobody has decided yet.
    over_tet = np.array(["2050-01-15"], "M8[D]"), np.array(["2050-01-25"], "M8[D]")
    for x, y in ((*over_tet,), (over_tet[1], over_tet[0])):
        try:
            assert motcua.count_working_days(x, y)[0] == CALENDAR.count(x[0], y[0])
        except motcua.Error as error:
            assert error.number == 1203 and np.isnan(motcua.count_working_days(x, y)[0])


def test_counting_undoes_a_limit():
    received = np.arange("2016-01-01", "2026-12-31", dtype="M8[D]")
    for n in (1, 7, 30):
        assert (motcua.count_working_days(received, motcua.due_dates(n, received)) == n).all()


# Working minutes.


@pytest.mark.parametrize("closing", ["closing_time", "next_opening"])
def test_working_minutes_are_what_due_says(closing):
    rng = np.random.default_rng(13)
    received = (np.datetime64("2016-01-01") + rng.integers(0, 4000, 400)).astype("M8[s]") + 60 * rng.integers(0, 1440, 400)
    hours = rng.integers(0, 60, 400)
    rules = RULES.with_(closing=closing)
    ends = {unit: motcua.add_working_minutes(received.astype(f"M8[{unit}]"), 60 * hours, HOURS, closing=closing) for unit in UNITS[1:]}
    for unit, end in ends.items():
        assert end.dtype == f"M8[{unit}]" and np.array_equal(end.astype("M8[s]"), ends["s"])
    for i in range(400):
        assert ends["s"][i].item() == motcua.due(motcua.working_hours(int(hours[i])), received[i].item(), rules).at
    assert np.array_equal(motcua.add_working_minutes(received, (60 * hours).astype(np.int32), HOURS, closing=closing), ends["s"])
    # What has run between is what was added; backwards it is negative.
    for unit, end in ends.items():
        between = motcua.working_minutes_between(received.astype(f"M8[{unit}]"), end, HOURS)
        assert between.dtype == np.float64 and (between == 60 * hours).all()
        assert (motcua.working_minutes_between(end, received.astype(f"M8[{unit}]"), HOURS) == -60 * hours).all()


def test_working_minutes_that_have_no_answer():
    outside = np.array(["2014-12-31T10:00", "2028-01-03T10:00", "NaT", "1890-01-01T00:00"], "M8[s]")
    assert np.isnat(motcua.add_working_minutes(outside, 5, HOURS)).all()
    assert np.isnan(motcua.working_minutes_between(outside, np.full(4, "2020-06-01T10:00", "M8[s]"), HOURS)).all()
    last = np.array(["2027-12-31T16:00"], "M8[s]")
    assert motcua.add_working_minutes(last, 60, HOURS)[0] == np.datetime64("2027-12-31T17:00")
    assert np.isnat(motcua.add_working_minutes(last, 61, HOURS))
    for word in ("", "opening", "CLOSING_TIME", None, True):
        refused(lambda: motcua.add_working_minutes(last, 5, HOURS, closing=word), 1504, "closing")


# Threads.


def ticks_amid(call):
    """How often another thread came to run in the middle half of a call; a busy machine gets many tries: where the
    interpreter is held the answer is 0 every time."""
    for _ in range(60):
        stop, ticks = threading.Event(), []

        def tick(stop=stop, ticks=ticks):
            while not stop.wait(0.001):
                ticks.append(time.perf_counter())

        ticking = threading.Thread(target=tick)
        ticking.start()
        begin = time.perf_counter()
        call()
        end = time.perf_counter()
        stop.set()
        ticking.join()
        quarter = (end - begin) / 4
        if amid := sum(begin + quarter < t < end - quarter for t in ticks):
            return amid
    return 0


def test_other_threads_run_while_columns_are_counted():
    later = np.full(100_000, "2049-12-20", "M8[D]")  # beyond the announced years, where each row takes its time
    now = np.full(4_000_000, "2020-06-01T09:00", "M8[s]")
    calls = {
        "due_many": lambda: motcua.due_many("45 ngày làm việc", later[:20_000]),
        "due_dates": lambda: motcua.due_dates(45, later),
        "count": lambda: motcua.count_working_days(later, later + 400),
        "add": lambda: motcua.add_working_minutes(now, 600, HOURS),
        "between": lambda: motcua.working_minutes_between(now, now, HOURS),
    }
    for name, call in calls.items():
        assert ticks_amid(call), f"{name} held the interpreter"


def test_threads_that_share_inputs_agree():
    rng = np.random.default_rng(17)
    received = np.datetime64("2015-01-01") + rng.integers(0, 4700, 50_000)
    expected, results = motcua.due_many("10 ngày làm việc", received), {}

    def run(k):
        results[k] = motcua.due_many("10 ngày làm việc", received)

    threads = [threading.Thread(target=run, args=(k,)) for k in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(results) == 8
    for columns in results.values():
        assert np.array_equal(columns.date, expected.date, equal_nan=True) and np.array_equal(columns.status.codes, expected.status.codes)


def test_columns_as_a_table():
    pd = pytest.importorskip("pandas")
    columns = motcua.due_many(5, DAYS)
    frame = columns.to_frame()
    assert list(frame) == ["date", "earliest", "latest", "at", "status"] and len(frame) == len(DAYS)
    assert frame["status"].tolist() == [str(s) for s in columns.status]
    assert isinstance(frame["status"].dtype, pd.CategoricalDtype)
    assert np.array_equal(frame["date"].to_numpy().astype("M8[D]"), columns.date, equal_nan=True)
    assert repr(columns) == f"<DueColumns of {len(DAYS)} rows>" and "<table>" in columns._repr_html_()
    assert explained(columns, -2) == explained(columns, len(DAYS) - 2)
