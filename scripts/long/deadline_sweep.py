#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Deadlines of the library against the oracle of tests/oracle, over whole spaces of start days and limits.

    .venv/bin/python scripts/long/deadline_sweep.py [--part columns hours scalars cpp] [--stride N] [--sanitize]

columns  every start day of seven lists of days (announced 2015–2027, none at all 2000–2050, hostile ones) × 0–400
         working and calendar days, 0–57 weeks, 0–120 months, 0–10 years; both readings of the first day and of the end
hours    every quarter of an hour of two years × 0–80 working hours, clock hours and same-day limits; five offices
scalars  the same questions asked one by one: `due`, and the calendar's advance, roll and count
cpp      the same answers from C++ (due_plain, due, due_days, working_minutes); builds scripts/long/deadline_sweep.cpp
         with the compiler named by CXX, under the address and undefined-behaviour sanitizers if asked

`--stride N` takes every Nth start. Prints answers, differences and seconds for each part; leaves with 1 if anything
differs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np

import motcua

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "oracle"))

import sweeps  # noqa: E402
import sweeps_hours  # noqa: E402
from tables import NONE, Minutes  # noqa: E402

LONG_OFFICES = list(sweeps_hours.OFFICES)[:2]  # real schedules: these get every quarter of an hour as a limit too
ASKED_ONE_BY_ONE = 71  # the C++ `due` writes a derivation: one answer of so many, another one for each limit


def columns(stride):
    yield sweeps.built_in(motcua)
    yield sweeps.before_the_first_day(motcua)
    for name in sweeps.lists():
        yield sweeps.day_columns(motcua, name, stride)


def hours(stride):
    for name in sweeps_hours.calendars():
        for office in sweeps_hours.OFFICES:
            full = name == "announced" and office in LONG_OFFICES
            yield sweeps_hours.hour_columns(
                motcua, name, office, stride, minutes=range(0, 4801, 15 if full else 435),
                waits=range(81) if full else range(0, 81, 8), clock=range(81) if full else range(0, 81, 16))


def scalars(stride):
    yield sweeps.scalars(motcua, "announced", stride, range(401), range(121))
    for name in ("none", "thirty_in_a_row", "leap_day", "worked_sundays", "all_at_once"):
        yield sweeps.scalars(motcua, name, 37 * stride, range(401), range(121), dense=5)
    for name in sweeps_hours.calendars():
        for office in sweeps_hours.OFFICES:
            yield sweeps_hours.hour_scalars(motcua, name, office, 101 * stride, range(81))


def numbers(values):
    return np.ascontiguousarray(values, np.int32).tobytes()


def days_since_1970(table, indices):
    day = (table.base - np.datetime64("1970-01-01")).astype(np.int64) + indices
    return np.where(indices == NONE, np.iinfo(np.int32).min, day)


def calendar_head(table, windows):
    rows = [[weekday, *window] for weekday in range(7) for window in windows.get(weekday, [])]
    yield numbers([days_since_1970(table, np.array(0)), len(table.works)])
    yield numbers(table.works)
    yield numbers([len(rows)] + [n for row in rows for n in row])


def day_stream(name, stride):
    """What the C++ side reads for one list of days."""
    first, last, end, off, worked = sweeps.lists()[name]
    table = sweeps.Days(first, end, off, worked)
    starts = table.index(sweeps.span(first, last)[::stride])
    yield from calendar_head(table, {})
    yield numbers([len(starts)]) + numbers(days_since_1970(table, starts)) + numbers([ASKED_ONE_BY_ONE])
    units = [str(u) for u in motcua.TimeUnit]
    for included, first_day in enumerate(sweeps.FIRST_DAY):
        answers = table.working_days(starts, 400, first_day)
        yield from tables_of(table, units.index("working_day"), included, 0, answers)
        for stays, roll in enumerate(sweeps.ROLLS):
            answers = table.calendar_days(starts, 400, first_day, roll)
            yield from tables_of(table, units.index("calendar_day"), included, stays, answers)
    for stays, roll in enumerate(sweeps.ROLLS):
        yield from tables_of(table, units.index("week"), 0, stays, table.weeks(starts, 57, roll))
        yield from tables_of(table, units.index("month"), 0, stays, table.months_of(starts, 120, 1, roll))
        yield from tables_of(table, units.index("year"), 0, stays, table.months_of(starts, 10, 12, roll))


def tables_of(table, unit, included, other, answers):
    for n, answer in enumerate(answers):
        yield numbers([unit, included, other, n]) + numbers(days_since_1970(table, answer))


def hour_stream(name, office, stride):
    off, worked = sweeps_hours.calendars()[name]
    table = sweeps.Days(sweeps_hours.FIRST, sweeps.FAR, off, worked)
    windows = sweeps_hours.OFFICES[office]
    minutes, starts = Minutes(table, windows, sweeps_hours.FIRST, date(2028, 12, 31)), sweeps_hours.quarters(stride)
    begin = (minutes.base - np.datetime64("1970-01-01T00:00")).astype(np.int64)
    yield from calendar_head(table, windows)
    yield numbers([len(starts)]) + numbers(starts + begin) + numbers([ASKED_ONE_BY_ONE])
    unit = [str(u) for u in motcua.TimeUnit].index("working_hour")
    for other, end in enumerate(sweeps_hours.ENDS):
        for n in range(81):
            yield numbers([unit, 0, other, n]) + numbers(minutes.add(starts, n * 60, end) + begin)


def cpp(stride, sanitize):
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "deadline_sweep"
        flags = ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"] if sanitize else []
        subprocess.run(
            [os.environ.get("CXX", "c++"), "-std=c++20", "-O1", *flags, f"-I{ROOT / 'include'}",
             str(Path(__file__).with_suffix(".cpp")), "-o", str(program)], check=True)
        streams = [(name, day_stream(name, stride)) for name in sweeps.lists()]
        for name in sweeps_hours.calendars():
            streams += [(f"{name}, {office}", hour_stream(name, office, stride)) for office in sweeps_hours.OFFICES]
        for name, stream in streams:
            count = sweeps.Count(name)
            with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
                try:
                    for part in stream:
                        running.stdin.write(part)
                    running.stdin.close()
                except BrokenPipeError:
                    pass  # it has said why, or its exit code does
                said = running.stdout.read().decode()
            *different, last = said.splitlines() or ["nothing"]
            print("\n".join(f"{line} ({name})" for line in different), end="\n" if different else "")
            if running.returncode not in (0, 1) or not last.endswith("different"):
                print(f"the C++ program failed at {name}: exit code {running.returncode}, {last}")
                count.wrong = 1
            else:
                count.answers, count.wrong = (int(word) for word in last.split() if word.isdigit())
                count.by_kind = {"C++": count.answers}
            yield count


PARTS = {"columns": columns, "hours": hours, "scalars": scalars, "cpp": cpp}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--part", nargs="+", choices=PARTS, default=list(PARTS))
    arguments.add_argument("--stride", type=int, default=1)
    arguments.add_argument("--sanitize", action="store_true")
    chosen = arguments.parse_args()
    print(f"motcua {motcua.__version__}, every {chosen.stride}th start".replace("every 1th", "every"), flush=True)
    whole = sweeps.Count("whole")
    for part in chosen.part:
        begun, sum_of = time.monotonic(), sweeps.Count(part)
        more = {"sanitize": chosen.sanitize} if part == "cpp" else {}
        for count in PARTS[part](chosen.stride, **more):
            sum_of += count
            seconds = time.monotonic() - begun
            said = f"{count.answers:,} answers, {count.wrong:,} different ({seconds:.0f} s)"
            print(f"  {part}: {count.place}: {said}", flush=True)
        kinds = ", ".join(f"{kind} {n:,}" for kind, n in sorted(sum_of.by_kind.items()))
        print(f"{part}: {sum_of.answers:,} answers, {sum_of.wrong:,} different; {kinds}", flush=True)
        whole += sum_of
    print(f"{whole.answers:,} answers, {whole.wrong:,} different")
    return 1 if whole.wrong or not whole.answers else 0


if __name__ == "__main__":
    sys.exit(main())
