# SPDX-License-Identifier: Apache-2.0
"""The same questions on five days, and why the answers differ: the pilot's second round, its end, the last day of Bắc Kạn
and of the district level, the first day after it, and the day of Nghị định 309/2026."""

from datetime import date

import motcua

catalogue = motcua.read_catalogue(*motcua.starter_files())
for on in (date(2020, 11, 2), date(2021, 7, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 8, 5)):
    print(on)
    for agency in ("bac_kan.tttt", None):
        verdict = motcua.assess(catalogue, "1.005442", "intake", on, agency=agency)
        first = verdict.reasons[0]
        print(f"  by post {'at ' + agency if agency else 'anywhere'}: {verdict.answer}, {first.text.en}")
        if first.detail.en:
            print(f"    {first.detail.en}")
    who = motcua.receiver(catalogue, "bac_kan.tthcc", on, "receive", agency="bac_kan.tttt")
    print(f"  who takes it in: official {who.official}, post clerk {who.post_clerk}")
    print("  who stands for Bắc Kạn:", ", ".join(a.name.en for a in catalogue.standing_for("bac_kan", on)))
    rules = {row.id: row for row in motcua.law_rows(on)}
    for rule in ("OST-01", "OST-40", "CLK-02", "CLK-03"):
        if rule in rules:
            row = rules[rule]
            print(f"  {rule} {row.instrument} {row.article}: {row.wording.label('en')}, {row.force.label('en')}")
