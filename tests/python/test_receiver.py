# SPDX-License-Identifier: Apache-2.0
"""Who may take a dossier in: the pilots of Bắc Kạn with their hole, as an answer and at the desk."""

from __future__ import annotations

import datetime
import json

import pytest

import motcua

day = datetime.date.fromisoformat


@pytest.fixture(scope="module")
def bac_kan() -> motcua.Catalogue:
    return motcua.read_catalogue(*motcua.starter_files())


UNIT = "bac_kan.tthcc"
# (agency, day, what a post clerk may): the pilots of 2020 and the department of culture from 2021-03-01 on.
WINDOWS = [
    ("bac_kan.tttt", "2020-02-29", "no"), ("bac_kan.tttt", "2020-03-01", "yes"), ("bac_kan.tttt", "2020-06-30", "yes"),
    ("bac_kan.tttt", "2020-07-01", "no"), ("bac_kan.tttt", "2020-08-15", "no"), ("bac_kan.tttt", "2020-09-30", "no"),
    ("bac_kan.tttt", "2020-10-01", "yes"), ("bac_kan.tttt", "2020-11-02", "yes"), ("bac_kan.tttt", "2020-12-31", "yes"),
    ("bac_kan.tttt", "2021-01-01", "no"),
    ("bac_kan.vhttdl", "2021-02-28", "no"), ("bac_kan.vhttdl", "2021-03-01", "yes"),
    ("bac_kan.khcn", "2020-12-31", "unknown"), ("bac_kan.khcn", "2021-01-01", "no"), ("bac_kan", "2020-11-02", "no"),
]  # fmt: skip


@pytest.mark.parametrize(("agency", "on", "clerk"), WINDOWS, ids=[f"{a}-{d}" for a, d, _ in WINDOWS])
def test_receiver(agency, on, clerk, bac_kan):
    answer = motcua.receiver(bac_kan, UNIT, day(on), "receive", agency=agency)
    assert (answer.official, answer.post_clerk) == ("yes", clerk)
    assert len(answer.delegations) == (0 if clerk == "no" else 1)
    assert all(d.agency == agency for d in answer.delegations)


def test_receiver_of_units(bac_kan):
    # The unit ends with the province; of an unknown unit nothing is known.
    assert motcua.receiver(bac_kan, UNIT, day("2025-06-30"), "receive").official == "yes"
    assert motcua.receiver(bac_kan, UNIT, day("2025-07-01"), "receive").official == "no"
    assert motcua.receiver(bac_kan, "another", day("2020-11-02"), "receive").official == "unknown"
    assert motcua.receiver(bac_kan, "another", day("2020-11-02"), "receive").post_clerk == "no"
    # Without an agency: of all agencies of the unit, the known delegation before the unknown ones.
    everybody = motcua.receiver(bac_kan, UNIT, day("2020-11-02"), "receive")
    assert everybody.post_clerk == "yes"
    assert sorted(d.agency for d in everybody.delegations) == ["bac_kan.gddt", "bac_kan.khcn", "bac_kan.tttt"]
    assert motcua.receiver(bac_kan, UNIT, day("2020-11-02"), "guide").post_clerk == "no"


def test_receiver_names_every_delegation_of_the_day(tmp_path):
    delegation = {"agency": "a", "tasks": ["receive"]}
    document = {
        "schema_version": 1, "name": {"vi": "x"}, "edition": {"id": "x"},
        "agencies": [{"id": "a", "name": {"vi": "A"}, "level": "province"}],
        "units": [{"id": "u", "name": {"vi": "U"}, "agency": "a"}],
        "delegations": [
            {**delegation, "from": "2020-01-01", "provider": "one"},
            {**delegation, "from": "2020-01-01", "provider": "two"},
            {**delegation, "to": "2021-01-01", "provider": "three"},
            {**delegation, "from": "2022-01-01", "provider": "four"},
        ],
    }  # fmt: skip
    path = tmp_path / "delegations.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    answer = motcua.receiver(motcua.read_catalogue(path), "u", day("2020-06-01"), "receive")
    assert answer.post_clerk == "yes" and [d.provider for d in answer.delegations] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("code", "agency", "on", "allowed"),
    [
        ("1.004379", "bac_kan.tttt", "2020-08-15", False),  # in the hole of the pilot
        ("1.004379", "bac_kan.tttt", "2020-11-02", True),
        ("1.013801", "bac_kan.vhttdl", "2021-02-28", False),
        ("1.013801", "bac_kan.vhttdl", "2021-03-01", True),
    ],
)
def test_post_clerk_at_the_desk(code, agency, on, allowed, bac_kan):
    """The same windows where they bite: form 01 issued by a post clerk."""
    rules = motcua.Rules(catalogue=bac_kan)
    dossier = motcua.Dossier.open(code, agency=agency, unit=UNIT, intake="counter", return_by="counter")
    at = datetime.datetime.combine(day(on), datetime.time(9))
    dossier = motcua.apply(dossier, motcua.Event("submit_counter", at, "applicant"), rules).dossier
    by_clerk = motcua.apply(dossier, motcua.Event("accept", at, "delegated_clerk"), rules)
    assert (by_clerk.refusal is None) == allowed
    if not allowed:
        assert (by_clerk.refusal.region, by_clerk.refusal.guard) == (
            "guard",
            "receives",
        ) and by_clerk.dossier == dossier
    assert motcua.apply(dossier, motcua.Event("accept", at, "desk_clerk"), rules).refusal is None
    assert motcua.apply(dossier, motcua.Event("accept", at, "postal_worker"), rules).refusal.region == "actor"
