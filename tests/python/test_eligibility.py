# SPDX-License-Identifier: Apache-2.0
"""Postal eligibility: cases worked by hand, and every combination of facts against an oracle in plain Python."""

from __future__ import annotations

import csv
import datetime
import importlib.util
import itertools
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

import motcua

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "tests" / "documents" / "good" / "eligibility.json"
VECTORS = ROOT / "tests" / "vectors" / "eligibility.csv"

spec = importlib.util.spec_from_file_location("eligibility_oracle", ROOT / "tests" / "oracle" / "eligibility.py")
assert spec and spec.loader
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)

day = datetime.date.fromisoformat
TRUTH = {"yes": True, "no": False}
DIRECTIONS = ("intake", "return")
OF_PROCEDURE = (
    "delegation_forbidden",
    "personal_presence_required",
    "presence_to_collect",
    "electronic_only",
    "not_at_desk",
    "state_secret",
)
OF_CASE = ("state_secret", "delegation_forbidden", "personal_presence_required", "presence_to_collect", "paper_waived")
# The last day before and the first day of each rule that an answer can hang on.
DAYS = [
    day(d)
    for d in (
        "2016-12-15",
        "2016-12-16",
        "2018-06-20",
        "2018-06-21",
        "2020-05-05",
        "2025-06-30",
        "2025-07-01",
        "2026-08-05",
    )
]

with VECTORS.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def made_up() -> motcua.Catalogue:
    return motcua.read_catalogue(CATALOGUE)


def told(verdict: motcua.Verdict) -> tuple[str, list[str], list[str]]:
    return str(verdict.answer), list(verdict.needs), [str(r.id) for r in verdict.reasons]


@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{r['code']}-{r['direction']}-{r['on']}-{i}" for i, r in enumerate(ROWS, 2)]
)
def test_vector(row, made_up):
    facts = {name: TRUTH[word] for name, word in (f.split("=") for f in row["facts"].split())}
    verdict = motcua.assess(
        made_up,
        row["code"],
        row["direction"],
        day(row["on"]),
        variant=row["variant"] or None,
        agency=row["agency"] or None,
        facts=facts,
    )
    assert told(verdict) == (row["answer"], row["needs"].split(), row["reason"].split()), row["why"]
    basis = verdict.reasons[0].basis
    assert ((str(basis) or "") if basis else "") == row["basis"]


def test_the_vectors_cover_every_reason_and_answer():
    assert len(ROWS) >= 100
    assert {r["answer"] for r in ROWS} == {str(a) for a in motcua.Answer}
    used = {word for r in ROWS for word in r["reason"].split()}
    of_rows_only = {"procedure_unknown", "variant_unknown", "day_missing"}
    assert used == {str(r) for r in motcua.ReasonId} - of_rows_only
    deciding = Counter((r["reason"].split()[0], r["direction"]) for r in ROWS)
    both = {
        "article_1_2",
        "state_secret",
        "not_at_desk",
        "listed_yes",
        "listed_no",
        "channel_yes",
        "channel_absent",
        "unlisted",
        "agency_not_existing",
    }
    assert all(deciding[reason, direction] >= 1 for reason in both for direction in DIRECTIONS)
    assert all(r["why"] for r in ROWS)


def test_the_oracle_agrees_with_the_vectors():
    """The oracle and the hand, without the library between them."""
    document = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    checked = 0
    for row in ROWS:
        on = day(row["on"])
        if row["agency"] or row["variant"] or row["needs"] in ("agency", "variant"):
            continue
        if row["code"] >= "8.000034":  # decisions that end and replace, recalled facts, a basis for each fact: not in section 9
            continue
        versions = [
            p
            for p in document["procedures"]
            if p["code"] == row["code"] and p.get("from", "2020") <= row["on"] < p.get("to", "9999")
        ]
        if (
            len(versions) != 1
            or "no_version_on_day" in row["reason"]
            or "assumed_edition" in row["reason"]
            or versions[0]["code"] == "8.000021"
        ):
            continue
        facts = {k: v for k, v in versions[0].get("facts", {}).items() if k != "basis"}
        facts.update({name: TRUTH[word] for name, word in (f.split("=") for f in row["facts"].split())})
        lines = [
            e
            for e in document["lists"]
            if e["procedure"] == row["code"] and e["direction"] == row["direction"] and e["from"] <= row["on"]
        ]
        cases = versions[0].get("variants") or [{}]
        manner = cases[0].get(row["direction"], {}).get("post")
        answer = oracle.assess(
            row["direction"], on, facts, basis_cited="basis" in versions[0].get("facts", {}), manner=TRUTH.get(manner),
            listed=TRUTH[max(lines, key=lambda e: e["from"])["answer"]] if lines else None,
        )  # fmt: skip
        assert answer == (row["answer"], row["needs"].split(), row["reason"].split()), row
        checked += 1
    assert checked >= 75


def known(names, values):
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """A catalogue of every combination of facts, basis, manner and list line; and what each code stands for."""
    procedures, lists, codes = [], [], {}
    combinations = itertools.product(
        itertools.product((None, True, False), repeat=6), (False, True), (None, True, False), (None, True, False)
    )
    for n, (values, cited, manner, listed) in enumerate(combinations):
        code = f"9.{n:06}"
        facts = known(OF_PROCEDURE, values)
        codes[code] = (facts, cited, manner, listed)
        stated = facts | ({"basis": {"instrument": "Quyết định thử", "certainty": "text"}} if cited else {})
        said = {} if manner is None else {"post": "yes" if manner else "no"}
        procedures.append(
            {
                "code": code,
                "name": "x",
                "from": "2010-01-01",
                "facts": stated,
                "source": "s",
                "variants": [{"id": "v", "intake": said, "return": said}],
            }
        )
        if listed is not None:
            lists += [
                {
                    "decision": "d",
                    "procedure": code,
                    "direction": way,
                    "answer": "yes" if listed else "no",
                    "from": "2016-12-16",
                }
                for way in DIRECTIONS
            ]
    document = {
        "schema_version": 1, "name": {"vi": "Bịa để thử"}, "edition": {"id": "x"},
        "sources": [{"id": "s", "title": "x"}],
        "decisions": [{"id": "d", "number": "1/QĐ"}], "procedures": procedures, "lists": lists,
    }  # fmt: skip
    path = tmp_path_factory.mktemp("eligibility") / "everything.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return motcua.read_catalogue(path), codes


def test_every_combination_of_the_catalogue(everything):
    catalogue, codes = everything
    rules = motcua.Rules()
    assert len(codes) == 3**6 * 2 * 3 * 3
    answers: Counter[tuple[str, str]] = Counter()
    reasons: Counter[tuple[str, str, str]] = Counter()
    wrong = []
    for code, (facts, cited, manner, listed) in codes.items():
        for on in DAYS:
            for way in DIRECTIONS:
                expected = oracle.assess(way, on, facts, basis_cited=cited, listed=listed, manner=manner)
                found = told(motcua.assess(catalogue, code, way, on, rules=rules))
                answers[way, expected[0]] += 1
                reasons[way, expected[2][0], expected[0]] += 1
                if found != expected:
                    wrong.append((way, str(on), facts, cited, manner, listed, expected, found))
    # What was tried: every answer in both directions, every exclusion decisive, firm and not.
    assert sum(answers.values()) == len(codes) * len(DAYS) * 2
    assert min(answers[way, a] for way in DIRECTIONS for a in ("yes", "no", "conditional", "unknown")) >= 400
    for reason, ways, *_ in oracle.EXCLUSIONS:
        for way in ways:
            assert reason == "paper_waived" or reasons[way, reason, "no"] >= 400
    assert reasons["intake", "electronic_only", "unknown"] and reasons["return", "presence_to_collect", "conditional"]
    assert not wrong, f"{len(wrong)} differ, the first: {wrong[0]}"


def test_every_combination_of_the_case(everything):
    """Case facts over catalogue facts: what the case says stands before what the procedure says."""
    catalogue, codes = everything
    rules = motcua.Rules()
    on = day("2025-08-05")
    wrong, tried = [], 0
    for code, (facts, cited, manner, listed) in codes.items():
        if facts.get("electronic_only") or facts.get("not_at_desk") or listed is not None or manner is not True:
            continue
        if "electronic_only" in facts or "not_at_desk" in facts:  # False says as much as nothing
            continue
        for values in itertools.product((None, True, False), repeat=5):
            of_case = known(OF_CASE, values)
            for way in DIRECTIONS:
                expected = oracle.assess(way, on, facts | of_case, basis_cited=cited, listed=listed, manner=manner)
                found = told(motcua.assess(catalogue, code, way, on, facts=of_case, rules=rules))
                tried += 1
                if found != expected:
                    wrong.append((way, facts, of_case, cited, expected, found))
    assert tried == 3**4 * 2 * 3**5 * 2
    assert not wrong, f"{len(wrong)} differ, the first: {wrong[0]}"


def test_what_every_verdict_keeps(everything, made_up):
    """A decided answer needs nothing; a NO names its basis; a rule is named only on days on which it is in force."""
    in_force: dict[tuple[str, datetime.date], bool] = {}

    def holds(rule, on):
        if (rule, on) not in in_force:
            in_force[rule, on] = any(r.id == rule for r in motcua.law_rows(on))
        return in_force[rule, on]

    broken: Counter[str] = Counter()
    catalogue, codes = everything
    questions = [(catalogue, code, None) for code in itertools.islice(codes, 0, None, 7)] + [
        (made_up, code, {"paper_waived": True}) for code in made_up
    ]
    for source, code, facts in questions:
        for on in DAYS:
            for way in DIRECTIONS:
                verdict = motcua.assess(source, code, way, on, facts=facts)
                first = str(verdict.reasons[0].id)
                if verdict.answer in ("yes", "no") and verdict.needs:
                    broken[f"{verdict.answer} by {first} needs {verdict.needs}"] += 1
                if verdict.answer == "conditional" and not verdict.needs:
                    broken[f"conditional by {first} needs nothing"] += 1
                if (
                    verdict.answer == "unknown"
                    and not verdict.needs
                    and first not in ("no_rule_in_force", "no_version_on_day")
                ):
                    broken[f"unknown by {first} needs nothing"] += 1
                if verdict.answer == "no" and not verdict.reasons[0].basis.instrument and first != "paper_waived":
                    broken[f"no by {first} without a basis"] += 1
                for reason in verdict.reasons:
                    if reason.rule and not holds(reason.rule, on):
                        broken[f"{reason.id} cites {reason.rule}, not in force on {on}"] += 1
    assert not broken


def test_taking_a_restriction_away_never_forbids(everything):
    catalogue, codes = everything
    on = day("2025-08-05")
    places = {(tuple(sorted(f.items())), c, m, li): code for code, (f, c, m, li) in codes.items()}
    tried = 0
    for code, (facts, cited, manner, listed) in codes.items():
        if listed is False:  # the list forbids by itself
            continue
        for name in facts:
            if facts[name] is not True:
                continue
            freed = places[tuple(sorted((facts | {name: False}).items())), cited, manner, listed]
            for way in DIRECTIONS:
                before, after = (motcua.assess(catalogue, c, way, on).answer for c in (code, freed))
                assert not (after == "no" and before != "no"), (facts, name)
                assert not (before == "yes" and after != "yes"), (facts, name)
                tried += 1
    assert tried > 10_000


def test_facts_are_true_false_or_not_known(made_up):
    on = day("2025-08-05")

    def ask(facts):
        return told(motcua.assess(made_up, "8.000001", "intake", on, facts=facts))

    nothing = ask(None)
    assert (
        nothing
        == ("yes", [], ["channel_yes"])
        == ask({})
        == ask({"state_secret": None})
        == ask({"state_secret": False})
    )
    assert ask({"state_secret": True})[0] == "no" == ask({"state_secret": np.True_})[0]
    assert ask({"state_secret": np.False_}) == nothing
    # NaN is what tables hold for "missing"; to Python it is true, and a missing fact must never forbid.
    for wrong in (float("nan"), np.nan, 1, 0, "yes", "no", "", [], object()):
        with pytest.raises(motcua.Error) as caught:
            ask({"state_secret": wrong})
        assert caught.value.number == 1308 and "state_secret" in caught.value.problems[0].place
    for name in ("secret", "State_secret", "electronic_only", ""):
        with pytest.raises(motcua.Error) as caught:
            ask({name: True})
        assert caught.value.number == 1307 and "paper_waived" in caught.value.problems[0].expected


def test_questions_that_are_mistakes(made_up):
    on = day("2020-05-05")
    with pytest.raises(motcua.UnknownCodeError) as caught:
        motcua.assess(made_up, "8.999999", "intake", on)
    assert caught.value.number == 1501
    with pytest.raises(motcua.Error) as caught:
        motcua.assess(made_up, "8.000029", "intake", on, variant="Mat")
    assert caught.value.number == 1502
    for wrong in ("in", "Intake", "return_", "", None, 0):
        with pytest.raises(motcua.Error) as caught:
            motcua.assess(made_up, "8.000001", wrong, on)
        assert caught.value.number == 1105
    with pytest.raises(motcua.Error) as caught:
        motcua.assess(made_up, "8.000001", "intake", datetime.datetime(2020, 5, 5, 12))
    assert caught.value.number == 1101
    assert told(motcua.assess(made_up, "8.000001", motcua.Direction.INTAKE, on)) == told(
        motcua.assess(made_up, "8.000001", "intake", np.datetime64(on))
    )


def test_certainty_is_no_better_than_the_source(made_up):
    on = day("2020-05-05")
    observed = motcua.assess(made_up, "8.000001", "intake", on).reasons[0]
    inferred = motcua.assess(made_up, "8.000027", "intake", on).reasons[0]
    assert (observed.basis.certainty, inferred.basis.certainty) == ("observed", "inferred")
    listed = motcua.assess(made_up, "8.000018", "intake", on).reasons[0]
    assert listed.basis.certainty == "second_hand"
    # The text of QĐ 45/2016 was read; that it is still in force is shown by a copy of about 2020 only.
    before, after = (
        motcua.assess(made_up, "8.000008", "intake", day(d)).reasons[0] for d in ("2020-12-31", "2021-01-01")
    )
    assert (before.basis.certainty, after.basis.certainty) == ("text", "inferred")


def test_the_verdict_names_what_it_was_computed_with(made_up):
    verdict = motcua.assess(made_up, "8.000001", "intake", day("2020-05-05"))
    assert verdict.editions["catalogue"] == made_up.content_hash
    assert verdict.editions["law"] == motcua.Rules().editions["law"]
    other = motcua.assess(made_up, "8.000001", "intake", day("2020-05-05"), rules=motcua.Rules(first_day="included"))
    assert other.editions["readings"] != verdict.editions["readings"] and told(other) == told(verdict)
