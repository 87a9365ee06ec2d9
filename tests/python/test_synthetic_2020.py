# SPDX-License-Identifier: Apache-2.0
"""The synthetic register of the examples: its totals, its determinism, its agreement with catalogue and library."""

import csv
import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CATALOGUE = [ROOT / "src" / "data" / name for name in ("starter_catalogue.json", "bac_kan.json")]
PUBLISHED_IN, PUBLISHED_RETURNED, PUBLISHED_PROCEDURES = 32_976, 33_631, 452
LIMIT_TEXT = {
    "working_day": "{} ngày làm việc", "calendar_day": "{} ngày", "hour": "{} giờ", "none": "không quy định",
    "same_day": "trong ngày, nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo",
}


def generate(folder, *options):
    command = [sys.executable, str(EXAMPLES / "synthetic_2020.py"), str(folder), *options]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def read(folder):
    return [pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False) for name in ("dossiers", "events")]


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("synthetic"))


@pytest.fixture(scope="module")
def frames(register):
    return read(register)


@pytest.fixture(scope="module")
def shares():
    sys.path.insert(0, str(EXAMPLES))
    try:
        import synthetic_2020_shares
    finally:
        sys.path.remove(str(EXAMPLES))
    return synthetic_2020_shares


def postal_totals(dossiers, events):
    """Dossiers taken in and returned by post in 2020, procedures and dossiers of the union: pandas alone."""
    by_post = dossiers[dossiers.intake == "post"].dossier
    in_2020 = events[events.occurred.str.startswith("2020-")]
    taken_in = in_2020[(in_2020.event == "accept") & in_2020.dossier.isin(by_post)].dossier.drop_duplicates()
    returned = in_2020[in_2020.event == "deliver"].dossier.drop_duplicates()
    union = dossiers[dossiers.dossier.isin(taken_in) | dossiers.dossier.isin(returned)]
    return len(taken_in), len(returned), union.procedure.nunique(), len(union)


def test_totals_are_the_published_ones(register, frames):
    dossiers, events = frames
    taken_in, returned, procedures, distinct = postal_totals(dossiers, events)
    assert (taken_in, returned) == (PUBLISHED_IN, PUBLISHED_RETURNED)
    assert PUBLISHED_RETURNED < distinct < PUBLISHED_IN + PUBLISHED_RETURNED
    assert f"| {procedures} (not reproduced" in (register / "README.md").read_text(encoding="utf-8")


def test_every_file_says_that_it_is_synthetic(register, frames):
    dossiers, events = frames
    text = (register / "README.md").read_text(encoding="utf-8")
    heading = text.splitlines()[0]  # the report prints it
    assert "SYNTHETIC" in heading and f"{PUBLISHED_PROCEDURES} procedures" in heading and "KHÔNG PHẢI HỒ SƠ THẬT" in text
    assert dossiers.dossier.is_unique and dossiers.dossier.str.startswith("SYN-").all()
    assert set(events.dossier) == set(dossiers.dossier)


def test_same_seed_gives_the_same_bytes(tmp_path):
    one, two, other = (generate(tmp_path / name, "--dossiers", "2000", "--seed", seed)
                       for name, seed in (("one", "5"), ("two", "5"), ("other", "6")))
    names = sorted(p.name for p in one.iterdir())
    assert names == ["README.md", "dossiers.csv", "events.csv"]
    assert [(one / n).read_bytes() for n in names] == [(two / n).read_bytes() for n in names]
    assert (one / "events.csv").read_bytes() != (other / "events.csv").read_bytes()
    assert len(read(one)[0]) == 2000


def test_parquet_holds_the_same_rows(tmp_path):
    pytest.importorskip("pyarrow")
    size = ("--dossiers", "2000")
    dossiers, events = read(generate(tmp_path / "csv", *size))
    folder = generate(tmp_path / "parquet", *size, "--parquet")
    binary = pd.read_parquet(folder / "events.parquet")
    assert binary.occurred.dt.strftime("%Y-%m-%dT%H:%M").tolist() == events.occurred.tolist()
    assert binary.recorded.isna().all() and binary.actor_id.isna().all()
    for column in ("dossier", "event", "actor", "evidence"):
        assert binary[column].fillna("").tolist() == events[column].tolist()
    binary = pd.read_parquet(folder / "dossiers.parquet")
    assert all(binary[column].tolist() == dossiers[column].tolist() for column in dossiers)


def test_post_clerks_act_in_the_pilot_windows_only(frames):
    dossiers, events = frames
    agency = events.dossier.map(dossiers.set_index("dossier").agency)
    delegated = events[events.actor == "delegated_clerk"]
    assert set(agency[delegated.index]) == {"bac_kan.tttt"}
    months = set(delegated.occurred.str[:7])
    assert months == {f"2020-{m:02d}" for m in (3, 4, 5, 6, 10, 11, 12)}


def test_days_are_those_of_the_calendar(shares):
    with open(ROOT / "tests" / "vectors" / "days_off.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if "2019" <= row["date"][:4] <= "2021"]
    assert sorted(shares.OFF) == [row["date"] for row in rows if row["status"] == "off"]
    assert sorted(shares.WORKED) == [row["date"] for row in rows if row["status"] == "worked"]


def test_procedures_are_those_of_the_catalogue(shares):
    national, province = (json.loads(path.read_text(encoding="utf-8")) for path in CATALOGUE)
    variants = {(p["code"], v["id"]): v for p in national["procedures"] for v in p["variants"]}
    assigned = {p["code"]: p["agencies"] for p in province["procedures"]}
    known = {a["id"] for a in province["agencies"]}
    assert shares.CENTRE in {u["id"] for u in province["units"]} and set(shares.DISTRICTS) <= known
    for p in shares.PROCEDURES:
        variant = variants[p.code, p.variant]
        limits = {limit.get("channel"): limit["text"] for limit in variant["limits"]}
        assert variant.get("return", {}).get("post") != "no", p
        assert p.agency in assigned.get(p.code, [p.agency]) and p.agency in known | {"district"}, p
        assert p.fee == any(fee["amount"] for fee in variant.get("fees", [])), p
        for channel, amount in zip(shares.INTAKE, p.limits):
            if amount is not None:
                assert variant["intake"].get(channel) != "no", (p, channel)
                assert limits.get(channel, limits.get(None)) == LIMIT_TEXT[p.unit].format(amount), (p, channel)


def test_replay_finds_no_problem_and_the_report_has_the_same_totals(frames):
    motcua = pytest.importorskip("motcua")
    if not hasattr(motcua, "postal_report"):
        pytest.skip("this build has no postal_report")
    dossiers, events = frames
    rules = motcua.Rules(catalogue=motcua.read_catalogue(*map(str, CATALOGUE)))
    timed = events.assign(occurred=pd.to_datetime(events.occurred))
    replayed = motcua.replay(timed, dossiers, rules, as_of=datetime.datetime(2021, 7, 1))
    assert len(replayed.problems) == 0
    report = motcua.postal_report(replayed, datetime.date(2020, 1, 1), datetime.date(2021, 1, 1))
    assert (report.dossiers_in, report.dossiers_returned) == (PUBLISHED_IN, PUBLISHED_RETURNED)
    assert (report.dossiers_in, report.dossiers_returned) == postal_totals(dossiers, events)[:2]
