# SPDX-License-Identifier: Apache-2.0
"""Every rule of the domain has a law row, or stands in docs/law-not-encoded.md with the reason why it has none."""

from __future__ import annotations

import re
from pathlib import Path

import motcua

ROOT = Path(__file__).resolve().parents[2]

# The identifiers that were given out: postal instruments, one-stop decrees, forms and codes, clock, statistics, the
# province, tariff, and the corrections and additions to them.
GIVEN_OUT = {
    "PST": [*range(1, 35), *range(40, 67)],
    "OST": [*range(1, 23), *range(30, 36), *range(40, 54), *range(60, 76)],
    "FRM": [*range(1, 15)],
    "CLK": [*range(1, 14)],
    "KPI": [*range(1, 11)],
    "PRV": [*range(1, 17)],
    "TRF": [*range(1, 5)],
    "LA": [*range(1, 30)],
}
IDENTIFIERS = {f"{prefix}-{n:02}" for prefix, numbers in GIVEN_OUT.items() for n in numbers}
# Rows for what these numbers do not have: counting of days, and two later decrees that were read beside them.
OWN = {"OST-76", "OST-77"}


def table() -> dict[str, tuple[str, str]]:
    """What each identifier of the page says, and why it has no row."""
    text = (ROOT / "docs" / "law-not-encoded.md").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for line in text.splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) == 3 and re.match(r"[A-Z]+-\d", cells[0]):
            for id_ in cells[0].split(", "):
                assert id_ not in found, id_
                found[id_] = (cells[1], cells[2])
    return found


def test_every_identifier_is_a_row_or_has_its_reason():
    assert len(IDENTIFIERS) == 205
    rows = {r.id for r in motcua.law_rows()}
    listed = table()
    assert IDENTIFIERS - rows - set(listed) == set(), "neither a row nor listed"
    assert rows & set(listed) == set(), "a row, and listed as having none"
    assert set(listed) - IDENTIFIERS == set(), "listed, but never given out"
    assert {id_ for id_ in rows if not id_.startswith("DAY-")} - IDENTIFIERS == OWN
    for id_, (says, why) in listed.items():
        assert len(says) > 10 and len(why) > 5, id_


def test_recalled_rows_act_on_nothing():
    """What is known from memory only is never a default."""
    for r in motcua.law_rows():
        if "recalled" in (r.wording, r.force):
            assert r.acts == "none", r.id
