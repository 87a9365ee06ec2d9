#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes the machine's table in every place, one at a time, and counts the changes that no test notices.

    .venv/bin/python scripts/long/machine_mutants.py [--work DIR] [--part 1/10] [--kinds "row deleted,flipped,guard"]

Deleted rows, flipped and dropped targets, sources and actors dropped or added, guards dropped or turned round, clocks
changed, days moved, documents and articles dropped, certainty changed. Only tests that say what the law says are run: no
golden file, no figures, no drift. Compiles the tests once; needs Catch2 version 3. Leaves with 1 where a change survives
that EQUIVALENT does not explain.
"""

import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = (
    "dossiers_by_hand machine_moves machine_conditions machine machine_permissions machine_triples dossier dossier_course "
    "dossier_mistakes dossier_readings dossier_timers dossier_reports replay"
).split()
# Figures and the reviewed list would notice everything.
LEFT_OUT = ("machine figures", "machine triples are those of the reviewed list")

# (row's event, change, reason): changes after which the machine does the same for every dossier that there can be.
# machine_moves compares every state that can be reached, for every event and actor, with what is allowed and where it
# leads, so a source that no such state has, or a clock that cannot stand otherwise there, changes nothing.
UNREACHED = "no state that can be reached tells it from the table"
EQUIVALENT = [
    (r".*", r".* source (added|dropped): .*", UNREACHED),
    (r".*", r"clock: .*", UNREACHED),
]


def build(work, compiler):
    """The program that tries the mutants; what is there and newer than the headers is kept."""
    headers = max(p.stat().st_mtime for p in [*(ROOT / "include").rglob("*.?pp"), *(ROOT / "tests").glob("*.hpp")])
    tests = ROOT / "tests"
    flags = ["-std=c++20", "-O2", f"-I{ROOT / 'include'}", f"-I{tests}", f'-DMOTCUA_TEST_DIR="{tests}"']
    sources = [tests / f"{name}_test.cpp" for name in TESTS] + [ROOT / "scripts" / "long" / "machine_mutants.cpp"]
    objects = []
    for source in sources:
        made = work / f"{source.stem}.o"
        objects.append(made)
        if not made.exists() or made.stat().st_mtime < max(headers, source.stat().st_mtime):
            subprocess.run([*compiler.split(), *flags, "-c", str(source), "-o", str(made)], check=True)
    program = work / "mutants"
    subprocess.run([*compiler.split(), *map(str, objects), "-lCatch2", "-o", str(program)], check=True)
    return program


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--work", type=Path)
    arguments.add_argument("--part", default="1/1", help="the I-th of N equal parts, as I/N")
    arguments.add_argument("--kinds", default="", help="words of the changes to try, separated by commas; default: all")
    arguments.add_argument("--compiler", default=os.environ.get("CXX", "g++"))
    chosen = arguments.parse_args()
    part, parts = map(int, chosen.part.split("/"))
    work = chosen.work or Path(tempfile.mkdtemp(prefix="machine_mutants."))
    work.mkdir(parents=True, exist_ok=True)
    program = build(work, chosen.compiler)
    tests = "".join(f'~"{name}"' for name in LEFT_OUT)
    killers, kinds, survivors, tried = collections.Counter(), collections.Counter(), [], 0
    command = [str(program), tests, str(part - 1), str(parts), chosen.kinds]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", errors="replace")
    print(run.stdout.readline().strip(), "mutants of these kinds", flush=True)
    for line in run.stdout:
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 4:
            sys.exit(line)
        row, event, change, by = fields
        if tried % 50 == 49:
            print(f"{tried + 1} tried, {len(survivors)} survive", flush=True)
        kind = change.split(":")[0]
        tried += 1
        kinds[kind, bool(by)] += 1
        if by:
            killers[Path(by.split(":")[0]).name] += 1
        else:
            reason = next((why for e, c, why in EQUIVALENT if re.fullmatch(e, event) and re.fullmatch(c, change)), None)
            survivors.append((int(row), event, change, reason))
            print(f"survives: row {row} {event}, {change}" + (f" ({reason})" if reason else ""), flush=True)
    if run.wait() != 0:
        return 1
    print(f"{tried} mutants, {tried - len(survivors)} noticed, {len(survivors)} survive")
    for kind in sorted({k for k, _ in kinds}):
        print(f"  {kind}: {kinds[kind, True]} noticed, {kinds[kind, False]} survive")
    for name, count in killers.most_common():
        print(f"  first noticed by {name}: {count}")
    unexplained = [s for s in survivors if s[3] is None]
    print(f"{len(unexplained)} without a reason")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
