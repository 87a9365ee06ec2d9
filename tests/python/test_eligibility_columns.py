# SPDX-License-Identifier: Apache-2.0
"""Eligibility over columns: every row equals the single question, whatever form the columns have."""

from __future__ import annotations

import csv
import datetime
import itertools
import random
import threading
import time
from pathlib import Path

import numpy as np
import pytest

import motcua

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "tests" / "documents" / "good" / "eligibility.json"
EPOCH = datetime.date(1970, 1, 1)
DAYS = [
    datetime.date.fromisoformat(d)
    for d in (
        "1900-01-01 2010-01-01 2016-12-15 2016-12-16 2018-06-20 2018-06-21 2019-10-28 2019-10-29 2019-10-31 2019-11-01 2020-01-01 "
        "2020-05-05 2021-01-01 2021-06-22 2021-06-23 2021-12-31 2022-01-01 2022-03-31 2022-04-01 2025-06-30 2025-07-01 2025-09-30 "
        "2025-10-01 2026-01-01 2026-08-04 2026-08-05 2199-12-31"
    ).split()
]


@pytest.fixture(scope="module")
def made_up():
    return motcua.read_catalogue(CATALOGUE)


def single(catalogue, code, way, on, variant=None, agency=None, facts=None):
    try:
        v = motcua.assess(catalogue, code, way, on, variant=variant, agency=agency, facts=facts)
    except motcua.UnknownCodeError:
        return "unknown", "procedure_unknown", ("", "", "recalled")
    except motcua.Error as error:
        assert error.number == 1502
        return "unknown", "variant_unknown", ("", "", "recalled")
    first = v.reasons[0]
    return str(v.answer), str(first.id), (first.basis.instrument, first.basis.article, str(first.basis.certainty))


def row(columns, i):
    basis = columns.bases[columns.basis[i]]
    return str(columns.answer[i]), str(columns.reason[i]), (basis.instrument, basis.article, str(basis.certainty))


@pytest.mark.parametrize("way", ["intake", "return"])
@pytest.mark.parametrize("facts", [None, {"delegation_forbidden": True}, {"state_secret": True, "paper_waived": True}])
def test_every_code_day_and_agency_equals_the_single_question(made_up, way, facts):
    codes = [*made_up, "9.999999"]
    agencies = [None, "so-a", "so-b", "so-cu", "huyen-a", "xa-a"]
    cases = list(itertools.product(codes, DAYS, agencies))
    columns = motcua.assess_many(
        made_up, [c for c, _, _ in cases], way, np.array([d for _, d, _ in cases], "M8[D]"), agencies=[a for _, _, a in cases], facts=facts
    )
    for i, (code, on, agency) in enumerate(cases):
        assert row(columns, i) == single(made_up, code, way, on, agency=agency, facts=facts), (code, on, agency)


def test_variants_equal_the_single_question(made_up):
    cases = list(itertools.product(["8.000029", "8.000046", "8.000004", "8.000001"], ["mat", "hong", "a", "b", "default", "none", None], DAYS))
    columns = motcua.assess_many(made_up, [c[0] for c in cases], "intake", np.array([c[2] for c in cases], "M8[D]"), variants=[c[1] for c in cases])
    for i, (code, variant, on) in enumerate(cases):
        assert row(columns, i) == single(made_up, code, "intake", on, variant=variant), (code, variant, on)


def test_random_days_equal_the_single_question():
    starter = motcua.read_catalogue(*motcua.starter_files())
    pick = random.Random(20261124)
    codes = list(starter)
    cases = [(pick.choice(codes), EPOCH + datetime.timedelta(days=pick.randrange(16000, 21000))) for _ in range(3000)]
    columns = motcua.assess_many(starter, [c for c, _ in cases], "return", np.array([d for _, d in cases], "M8[D]"))
    for i, (code, on) in enumerate(cases):
        assert row(columns, i) == single(starter, code, "return", on), (code, on)


def test_the_vectors_hold_in_columns(made_up):
    with (ROOT / "tests" / "vectors" / "eligibility.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if not r["facts"]]
    for way in ("intake", "return"):
        some = [r for r in rows if r["direction"] == way]
        columns = motcua.assess_many(
            made_up, [r["code"] for r in some], way, np.array([r["on"] for r in some], "M8[D]"),
            variants=[r["variant"] or None for r in some], agencies=[r["agency"] or None for r in some],
        )  # fmt: skip
        for i, r in enumerate(some):
            assert (columns.answer[i], columns.reason[i]) == (r["answer"], r["reason"].split()[0]), r
            assert str(columns.bases[columns.basis[i]]) == r["basis"], r


def test_forms_of_columns_agree(made_up):
    pd = pytest.importorskip("pandas")
    codes = ["8.000001", "8.000008", "8.000034", "8.000001"]
    days = np.array(["2020-05-05", "2025-07-01", "2022-04-01", "NaT"], "M8[D]")
    expected = [str(a) for a in motcua.assess_many(made_up, codes, "intake", days).answer]
    assert expected == ["yes", "no", "no", "unknown"]
    names, places = np.unique(codes, return_inverse=True)
    forms = [
        np.array(codes), np.array(codes, object), tuple(codes), (list(names), places), (list(names), places.astype(np.int8)),
        pd.Series(codes), pd.Categorical(codes), pd.Series(codes, dtype="category"),
    ]  # fmt: skip
    for form in forms:
        if isinstance(form, tuple) and len(form) == 4:
            form = list(form)
        assert [str(a) for a in motcua.assess_many(made_up, form, "intake", days).answer] == expected
    as_days = days.view(np.int64)
    assert [str(a) for a in motcua.assess_many(made_up, codes, "intake", as_days).answer] == expected
    narrow = np.where(np.isnat(days), np.iinfo(np.int32).min, as_days).astype(np.int32)
    assert [str(a) for a in motcua.assess_many(made_up, codes, "intake", narrow).answer] == expected


def test_one_for_all_rows_and_no_rows(made_up):
    one = motcua.assess_many(made_up, "8.000001", "intake", datetime.date(2020, 5, 5))
    assert len(one) == 1 and one.answer[0] == "yes"
    many = motcua.assess_many(made_up, ["8.000001", "8.000008"], "intake", datetime.date(2020, 5, 5), agencies="so-a")
    assert [str(a) for a in many.answer] == ["yes", "no"]
    none = motcua.assess_many(made_up, [], "intake", np.array([], "M8[D]"))
    assert len(none) == 0 and len(none.to_table()) == 0


def test_rows_that_cannot_be_answered_say_why(made_up):
    columns = motcua.assess_many(
        made_up, ["8.000001", "9.999999", "8.000001", None], "intake", np.array(["NaT", "2020-05-05", "2020-05-05", "2020-05-05"], "M8[D]"),
        variants=["default", "default", "nothing", "default"],
    )  # fmt: skip
    assert [str(r) for r in columns.reason] == ["day_missing", "procedure_unknown", "variant_unknown", "procedure_unknown"]
    assert {str(a) for a in columns.answer} == {"unknown"}
    with pytest.raises(motcua.UnknownCodeError):
        columns.explain(1)
    with pytest.raises(motcua.Error):
        columns.explain(2)


def test_days_beyond_every_calendar_are_answered_like_the_last_day(made_up):
    far = np.array([-(2**31) + 1, 2**31 - 1], np.int64)
    wide = np.array([-(2**62), 2**62], np.int64)
    for days in (far, wide, far.astype(np.int32)):
        columns = motcua.assess_many(made_up, "8.000001", "intake", days)
        assert [str(a) for a in columns.answer] == ["unknown", "yes"]


def test_explain_is_the_single_answer(made_up):
    columns = motcua.assess_many(made_up, ["8.000022", "8.000034"], "return", np.array(["2021-06-01", "2022-04-01"], "M8[D]"))
    for i in (0, 1, -1):
        verdict = columns.explain(i)
        assert verdict.answer == columns.answer[i] and verdict.reasons[0].id == columns.reason[i]
    assert "2021-06-01" in columns.explain(0).reasons[0].detail.en
    with pytest.raises(IndexError):
        columns.explain(2)


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"codes": [1, 2]}, 1402),
        ({"codes": (["8.000001"], np.array([0.0, 0.0]))}, 1402),
        ({"codes": (["8.000001"], np.array([0, 1]))}, 1104),
        ({"codes": (["8.000001"], np.array([0, -2]))}, 1104),
        ({"codes": ["8.000001"]}, 1403),
        ({"variants": ["a"]}, 1403),
        ({"agencies": ["none", "so-a"]}, 1310),
        ({"on": np.array(["2020-05-05T10", "2020-05-05T11"], "M8[h]")}, 1402),
        ({"on": np.array(["2020-05-05", "2020-05-06"])}, 1402),
        ({"on": np.array([1.0, 2.0])}, 1402),
        ({"on": datetime.datetime(2020, 5, 5)}, 1402),
        ({"direction": "out"}, 1105),
        ({"facts": {"urgent": True}}, 1307),
    ],
)
def test_what_is_refused(made_up, change, number):
    given = {"codes": ["8.000001", "8.000008"], "direction": "intake", "on": np.array(["2020-05-05", "2020-05-05"], "M8[D]"), **change}
    codes, direction, on = (given.pop(k) for k in ("codes", "direction", "on"))
    with pytest.raises(motcua.Error) as caught:
        motcua.assess_many(made_up, codes, direction, on, **given)
    assert caught.value.number == number


def test_the_interpreter_is_free_meanwhile(made_up):
    rows = 3_000_000
    places = np.zeros(rows, np.int32)
    days = np.full(rows, 18_000, np.int64)
    steps, done = 0, threading.Event()

    def work():
        for _ in range(3):
            motcua.assess_many(made_up, (["8.000001"], places), "intake", days)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.is_set():
        steps += 1
        time.sleep(0.0005)
    thread.join()
    assert steps > 2
