#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A million random courses through the library and through the reference of tests/oracle; prints seed and figures.

    .venv/bin/python scripts/long/machine_reference.py [--sequences 1000000] [--seed N]

The same seed gives the same courses. Leaves with 1 at the first portion that differs, and prints what differs.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

import motcua

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "oracle"))

import machine_courses as courses  # noqa: E402

# Every value of the readings that the machine hangs on, in portions of the whole.
READINGS = [
    ({}, 6),
    ({"pinning": "follow"}, 1),
    ({"supplement_clock": "pause", "second_supplement": "deny"}, 1),
    ({"clock_start": "handover", "fifteen_days": "working", "supplement_clock": "go_on"}, 1),
    ({"clock_start": "receipt_slip", "pinning": "follow", "supplement_clock": "pause"}, 1),
    (
        {"remote_receipt": "paper", "financial_obligation": "suspends", "supplement_count": "in_all", "second_supplement": "deny", "supplement_window": "acceptance"},
        1,
    ),
]
PORTION = 20_000


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--sequences", type=int, default=1_000_000)
    arguments.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    chosen = arguments.parse_args()
    print(f"seed {chosen.seed}, {chosen.sequences} sequences, motcua {motcua.__version__}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.json"
        path.write_text(json.dumps(courses.catalogue_document(), ensure_ascii=False), encoding="utf-8")
        catalogue = motcua.read_catalogue(path)
    turns = [readings for readings, share in READINGS for _ in range(share)]
    begun, done, events, applied, portion = time.monotonic(), 0, 0, 0, 0
    while done < chosen.sequences:
        size = min(PORTION, chosen.sequences - done)
        readings, wild = turns[portion % len(turns)], (0.05, 0.15, 0.5)[portion % 3]
        figures, differences = courses.compare(motcua, np, catalogue, chosen.seed + portion, size, wild, **readings)
        if differences:
            print(f"readings {readings}, {wild} wild\n" + "\n\n".join(differences))
            return 1
        portion, done = portion + 1, done + size
        events, applied = events + figures["events"], applied + figures["applied"]
        if portion % 10 == 0:
            print(f"{done} sequences, {events} events, {applied} applied, {time.monotonic() - begun:.0f} s", flush=True)
    seconds = time.monotonic() - begun
    print(f"equal: {done} sequences, {events} events, {applied} applied, {events - applied} refused, {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
