#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which version applied to each dossier, asked of the same rows by `assess_many`, by an as-of join of polars and of pandas,
and by `assess` in a loop: `eligibility.py [rows [procedures]]`

The joins are given the table of answers by procedure and first day for nothing, and give the answer alone, without its
reason and basis; `assess_many` works its own table out each time. An as-of join wants its rows sorted by day: it is
measured on rows that are sorted already, and on the rows as they come, with the order restored."""

import datetime
import sys
import time

import numpy as np

import motcua

FIRST, LAST = np.datetime64("2016-01-01"), np.datetime64("2026-12-31")


def seconds(run, passes=5):
    best = float("inf")
    for _ in range(passes):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def table_of(catalogue, codes):
    """For each code the days on which its answer changes, as an analyst would keep them."""
    days = np.arange(FIRST, LAST)
    rows = []
    for place, code in enumerate(codes):
        answer = motcua.assess_many(catalogue, code, "intake", days).answer.codes
        changes = np.flatnonzero(np.diff(answer, prepend=255))
        rows += [(place, days[i], answer[i]) for i in changes]
    return tuple(np.array([r[k] for r in rows]) for k in range(3))


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    catalogue = motcua.read_catalogue(*motcua.starter_files())
    codes = list(catalogue)[: int(sys.argv[2]) if len(sys.argv) > 2 else None]
    pick = np.random.default_rng(20261124)
    places = pick.integers(0, len(codes), rows).astype(np.int32)
    on = FIRST + pick.integers(0, 4000, rows).astype("m8[D]")
    mine = seconds(lambda: motcua.assess_many(catalogue, (codes, places), "intake", on))
    print(f"{rows:,} rows, {len(codes)} procedures, CPU time of all threads, one run, best of the passes")
    print(f"assess_many           {mine * 1e9 / rows:8.1f} ns/row")
    code, start, answer = table_of(catalogue, codes)
    order = np.argsort(on, kind="stable")
    truth = motcua.assess_many(catalogue, (codes, places[order]), "intake", on[order]).answer.codes
    try:
        import polars as pl

        left = pl.DataFrame({"code": places[order], "on": on[order]}).set_sorted("on")
        right = pl.DataFrame({"code": code.astype(np.int32), "on": start, "answer": answer}).sort("on")
        asked = {"on": "on", "by": "code", "check_sortedness": False}
        joined = left.join_asof(right, **asked)
        assert (joined["answer"].to_numpy() == truth).all()
        took = seconds(lambda: left.join_asof(right, **asked))
        print(f"polars, sorted rows   {took * 1e9 / rows:8.1f} ns/row  {took / mine:6.1f} x")
        raw = pl.DataFrame({"code": places, "on": on})
        took = seconds(lambda: raw.with_row_index().sort("on").join_asof(right, **asked).sort("index")["answer"], 3)
        print(f"polars, rows as given {took * 1e9 / rows:8.1f} ns/row  {took / mine:6.1f} x")
    except ImportError:
        print("polars is not installed")
    try:
        import pandas as pd

        left = pd.DataFrame({"code": places[order], "on": on[order].astype("M8[s]")})
        right = pd.DataFrame({"code": code.astype(np.int32), "on": start.astype("M8[s]"), "answer": answer}).sort_values("on")
        joined = pd.merge_asof(left, right, on="on", by="code")
        assert (joined["answer"].to_numpy() == truth).all()
        took = seconds(lambda: pd.merge_asof(left, right, on="on", by="code"), 2)
        print(f"pandas, sorted rows   {took * 1e9 / rows:8.1f} ns/row  {took / mine:6.1f} x")
        unsorted = pd.DataFrame({"code": places, "on": on.astype("M8[s]")})
        took = seconds(lambda: pd.merge_asof(unsorted.sort_values("on"), right, on="on", by="code")["answer"].to_numpy()[np.argsort(order)], 2)
        print(f"pandas, rows as given {took * 1e9 / rows:8.1f} ns/row  {took / mine:6.1f} x")
    except ImportError:
        print("pandas is not installed")
    some = [(codes[p], d.astype(datetime.date)) for p, d in zip(places[:20000], on[:20000])]
    took = seconds(lambda: [motcua.assess(catalogue, c, "intake", d) for c, d in some])
    print(f"assess in a loop      {took * 1e9 / len(some):8.1f} ns/row")


if __name__ == "__main__":
    main()
