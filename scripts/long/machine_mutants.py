#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes the machine's table in every place, one at a time, and counts the changes that no test notices.

    .venv/bin/python scripts/long/machine_mutants.py [--work DIR] [--part 1/10] [--kinds "row deleted,flipped,guard"]

Deleted rows, flipped and dropped targets, sources and actors dropped or added, guards dropped or turned round, clocks
changed, days moved, documents and articles dropped, certainty changed. Only tests that say what the law says are run: no
golden file, no figures, no drift. A change after which the table answers alike in every state that a dossier can reach,
for every event, actor and fact, is proved equivalent by that search and not tried; one after which only refusals name
another reason is tried and counted apart. Compiles the tests once; needs Catch2 version 3. Leaves with 1 where a change
of what happens survives.
"""

import argparse
import collections
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = (
    "dossiers_by_hand machine_moves machine_conditions machine machine_permissions machine_triples dossier dossier_course "
    "dossier_mistakes dossier_mistakes_more dossier_readings dossier_timers dossier_reports dossier_vectors "
    "dossier_vectors_more dossier_warnings replay"
).split()
# Figures and the reviewed list would notice everything.
LEFT_OUT = ("machine figures", "machine triples are those of the reviewed list")


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
        if len(fields) != 5:
            sys.exit(line)
        row, event, change, proof, by = fields
        if tried % 50 == 49:
            print(f"{tried + 1} tried, {len(survivors)} survive", flush=True)
        kind = change.split(":")[0]
        tried += 1
        fate = "noticed" if by else {"=": "proved", "~": "reason only"}.get(proof, "survive")
        kinds[kind, fate] += 1
        if by:
            killers[Path(by.split(":")[0]).name] += 1
        elif fate != "proved":
            survivors.append(fate)
            print(f"{fate}: row {row} {event}, {change}", flush=True)
    if run.wait() != 0:
        return 1
    fates = ("noticed", "proved", "reason only", "survive")
    for kind in ("all", *sorted({k for k, _ in kinds})):
        counts = [sum(n for (k, f), n in kinds.items() if f == fate and kind in ("all", k)) for fate in fates]
        print(f"  {kind}: {sum(counts)} mutants, " + ", ".join(f"{n} {f}" for n, f in zip(counts, fates)))
    for name, count in killers.most_common():
        print(f"  first noticed by {name}: {count}")
    return 1 if "survive" in survivors else 0


if __name__ == "__main__":
    sys.exit(main())
