# SPDX-License-Identifier: Apache-2.0
"""Ready-made cases of the domain, asked of the public surface: carriage by post, the pilots of Bắc Kạn, Điều 1.2."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import motcua

ROOT = Path(__file__).resolve().parents[2]
day = datetime.date.fromisoformat


@pytest.fixture(scope="module")
def starter():
    return motcua.read_catalogue(*motcua.starter_files())


@pytest.mark.parametrize(("with_slip", "due"), [(False, "2026-03-10"), (True, "2026-03-12")])
def test_vectors_1_and_2_friday_to_another_district(with_slip, due):
    """Thông tư 17/2017 Đ7.2: J + 2 carry only, J + 4 with the slip brought back."""
    friday = day("2026-03-06")
    assert friday.weekday() == 4
    assert motcua.transit_due("between_districts", friday, with_slip=with_slip).due == day(due)


@pytest.mark.parametrize(
    ("agency", "on", "clerk"),
    [
        ("bac_kan.tttt", "2020-02-29", "no"),
        ("bac_kan.tttt", "2020-03-01", "yes"),
        ("bac_kan.tttt", "2020-06-30", "yes"),
        ("bac_kan.tttt", "2020-07-01", "no"),
        ("bac_kan.tttt", "2020-08-15", "no"),  # vector 10
        ("bac_kan.tttt", "2020-09-30", "no"),
        ("bac_kan.tttt", "2020-10-01", "yes"),
        ("bac_kan.tttt", "2020-11-02", "yes"),  # vector 10
        ("bac_kan.tttt", "2020-12-31", "yes"),
        ("bac_kan.tttt", "2021-01-01", "no"),
        ("bac_kan.vhttdl", "2021-02-28", "no"),  # vector 11
        ("bac_kan.vhttdl", "2021-03-01", "yes"),  # vector 11, if PRV-05 is Bắc Kạn's
        ("bac_kan.khcn", "2020-12-31", "unknown"),  # its first day was not found
        ("bac_kan.khcn", "2021-01-01", "no"),
    ],
)
def test_vectors_10_and_11_the_pilots(starter, agency, on, clerk):
    assert motcua.receiver(starter, "bac_kan.tthcc", day(on), "receive", agency=agency).post_clerk == clerk


def test_the_attribution_of_vector_11_is_said_to_be_inferred(starter):
    who = motcua.receiver(starter, "bac_kan.tthcc", day("2021-03-01"), "receive", agency="bac_kan.vhttdl")
    assert [str(d.certainty) for d in who.delegations] == ["inferred"]


def test_vector_12_presence_with_delegation_allowed_is_not_excluded(starter):
    facts = {"personal_presence_required": True, "delegation_forbidden": False}
    for on in ("2020-06-01", "2025-07-01", "2026-08-05"):
        verdict = motcua.assess(starter, "1.005442", "intake", day(on), facts=facts)
        assert verdict.answer == "yes" and "article_1_2" not in [r.id for r in verdict.reasons]


def test_what_is_known_of_bac_kan_as_data(starter):
    decisions = {d.number: d for d in starter.decisions}
    first, second = decisions["2061/QĐ-UBND"], decisions["955/QĐ-UBND"]
    assert (first.issued, second.issued) == (day("2019-10-29"), day("2021-06-23"))
    assert second.counts == {"listed": 631, "not_listed": 783}
    # Of the earlier decision only the departments' part was replaced.
    (part,) = second.replaces
    assert part.decision == first.id and [str(x) for x in part.levels] == ["province"] and part.agencies == []
    assert first.issued < second.issued and not starter.edition(day("2021-06-22")).decisions[-1].number == second.number
    ends = {a.id: a.valid_to for a in starter.agencies if a.level == "district"}
    assert len(ends) == 8 and set(ends.values()) == {day("2025-07-01")}


def test_the_starter_holds_what_it_says():
    starter = motcua.read_catalogue(*motcua.starter_files())
    text = (ROOT / "docs" / "starter-catalogue.md").read_text(encoding="utf-8")
    assert len(starter) == 121 and "holds 121 real procedures" in text
    missing = [code for code in starter if code not in text]
    assert missing == []
    fields = {starter.at(code, day("2026-08-05")).field for code in starter}
    assert {"Hộ tịch", "Chứng thực", "Đất đai", "Lý lịch tư pháp", "Cấp, quản lý căn cước"} <= fields
    for code in starter:
        p = starter.at(code, day("2026-08-05"))
        assert p.source and starter.source(p.source) and p.variants and p.levels is not None
        for v in p.variants:
            assert all(limit.limit.alternatives for limit in v.limits)
