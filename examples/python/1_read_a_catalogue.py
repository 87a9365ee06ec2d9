# SPDX-License-Identifier: Apache-2.0
"""Reads the starter catalogue with its overlay for Bắc Kạn, and asks what holds for some codes on a day."""

import datetime
import tempfile
from pathlib import Path

import motcua

catalogue = motcua.read_catalogue(*motcua.starter_files())
print(len(catalogue), "procedures")
for e in catalogue.editions:
    print(f"edition {e.id}, true on {e.true_on or 'an unknown day'}, assumed from {e.assumed_from or 'no other day'}")

on = datetime.date(2020, 6, 1)
for code in ("2.001737", "1.012783"):
    p = catalogue.at(code, on)
    if p is None:
        continue
    print(f"\n{p.code} {p.name}")
    print(f"  on {on}: {'assumed' if p.assumed else 'stated'}")
    for variant in p.variants:
        for entry in variant.limits:
            channel = entry.channel.label() if entry.channel else "mọi cách nộp"
            print(f"  {channel}: {entry.limit}")

# What is not known is not "no": before the edition nothing is stated.
before = catalogue.at("2.001737", datetime.date(2018, 1, 2))
print("\n2.001737 on 2018-01-02:", "not stated" if before is None or before.assumed else "stated")
try:
    catalogue.at("9.999999", on)
except motcua.UnknownCodeError as error:
    print(f"9.999999: M{error.number}")

# A document is refused as a whole, with every problem and its place.
with tempfile.TemporaryDirectory() as folder:
    mine = Path(folder) / "mine.json"
    mine.write_text('{"schema_version": 1, "edition": {"id": 7}}', encoding="utf-8")
    for problem in motcua.check_catalogue(mine):
        place = problem.place.replace(str(mine), mine.name)
        print(f"M{problem.number} {place}: expected {problem.expected}")
