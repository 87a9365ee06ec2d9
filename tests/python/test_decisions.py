# SPDX-License-Identifier: Apache-2.0
"""Every course of three decisions (list, unlist, replace a part, repeal with a successor, amend) against the oracle: on
every day around them, as known on every day around their publication, singly, over columns and by editions."""

from __future__ import annotations

import datetime
import importlib.util
import itertools
import json
import sys
from collections import Counter
from pathlib import Path

import motcua
import pytest

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("decisions_oracle", ROOT / "tests" / "oracle" / "decisions.py")
assert spec and spec.loader
oracle = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = oracle  # its dataclasses look it up
spec.loader.exec_module(oracle)

day = datetime.date.fromisoformat
FIRST, SECOND, THIRD = (day("2019-10-29"), day("2019-11-01")), (day("2021-06-01"), day("2021-06-23")), (day("2022-03-01"), day("2022-04-01"))
ONE = datetime.timedelta(1)
DAYS = sorted({d + n * ONE for pair in (FIRST, SECOND, THIRD) for d in pair for n in (-1, 0)})
KNOWN = [None, *(d + n * ONE for d, _ in (FIRST, SECOND, THIRD) for n in (-1, 0))]
PARTS = (None, ("all", ""), ("level", "province"), ("agency", "huyen"))
COURSES = [
    (so, huyen, second, end, manner)
    for so, huyen, second, end, manner in itertools.product(
        (None, "yes", "no"), (None, "yes", "no"), (None, "yes", "no", "withdrawn"), (None, "all", "so", "amended"), (True, None)
    )
    if second != "withdrawn" or so is not None  # what is on no list cannot be taken off one
]
CODES = [f"7.{n:06}" for n in range(1, len(COURSES) + 1)]
SUCCESSOR = "7.999999"


def decisions_of(course, part):
    so, huyen, second, end, _ = course
    return [
        oracle.Decision("1/QĐ", *FIRST, lines={a: x for a, x in (("so", so), ("huyen", huyen)) if x}),
        oracle.Decision("2/QĐ", *SECOND, lines={"so": second} if second else {}, replaces=("1/QĐ", *part) if part else None),
        oracle.Decision("3/QĐ", *THIRD, ends=end if end in ("all", "so") else None, amends=end == "amended", brings=True),
    ]


def manners_of(course):
    return (course[4], False)


def document(part):
    def version(manner, **more):
        return {"agencies": ["so", "huyen"], "variants": [{"id": "v", "intake": {} if manner is None else {"post": "yes" if manner else "no"}}], **more}

    procedures, lists, changes = [], [], [{"procedure": SUCCESSOR, "action": "new"}]
    for code, course in zip(CODES, COURSES):
        so, huyen, second, end, manner = course
        before, after = manners_of(course)
        name = {"code": code, "name": "x"}
        if end == "amended":
            changes.append({"procedure": code, "action": "amended"})
            procedures.append({**name, **version(before), "from": "2019-01-01", "to": str(THIRD[1])})
            procedures.append({**name, **version(after), "from": str(THIRD[1])})
        else:
            procedures.append({**name, **version(before), "from": "2019-01-01"})
            if end:
                changes.append({"procedure": code, "action": "repealed", "successors": [SUCCESSOR], **({"agency": end} if end != "all" else {})})
        for decision, agency, said in (("d1", "so", so), ("d1", "huyen", huyen), ("d2", "so", second)):
            if said:
                lists.append({"decision": decision, "procedure": code, "agency": agency, "direction": "intake", "answer": said})
    procedures.append({"code": SUCCESSOR, "name": "y", "from": str(THIRD[1])})
    replaced = {} if part is None else {"decision": "d1", **({"levels": [part[1]]} if part[0] == "level" else {"agencies": [part[1]]} if part[0] == "agency" else {})}

    def decision(n, days, **more):
        return {"id": f"d{n}", "number": f"{n}/QĐ", "issued": str(days[0]), "effective": str(days[1]), "subject": {"vi": "x"}, **more}

    return {
        "schema_version": 1, "name": {"vi": "x"}, "edition": {"id": "e"},
        "agencies": [{"id": "so", "name": {"vi": "Sở"}, "level": "province"}, {"id": "huyen", "name": {"vi": "Huyện"}, "level": "district"}],
        "decisions": [decision(1, FIRST), decision(2, SECOND, replaces=[replaced] if replaced else []), decision(3, THIRD, changes=changes)],
        "procedures": procedures, "lists": lists,
    }  # fmt: skip


def told(verdict):
    reason = verdict.reasons[0]
    number = reason.basis.instrument if reason.id in ("repealed", "listed_yes", "listed_no") else ""
    return str(verdict.answer), str(reason.id), number


@pytest.mark.parametrize("part", PARTS, ids=["none", "all", "level", "agency"])
def test_every_course_of_decisions(part, tmp_path):
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps(document(part)), encoding="utf-8")
    whole = motcua.read_catalogue(path)
    seen: Counter[str] = Counter()
    for on, known in itertools.product(DAYS, KNOWN):
        edition = whole.edition(on, known)
        assert (SUCCESSOR in edition) == oracle.there(decisions_of(COURSES[0], part), on, known), (on, known)
        for code, course in zip(CODES, COURSES):
            decisions = decisions_of(course, part)
            for agency in ("so", "huyen"):
                expected = oracle.answer(decisions, agency, manners_of(course), on, known)
                seen[expected[1]] += 1
                ended = expected[1] == "repealed"
                if known is None:
                    verdict = motcua.assess(whole, code, "intake", on, agency=agency)
                    assert told(verdict) == expected, (code, course, agency, on)
                    assert (SUCCESSOR in verdict.reasons[0].detail.vi) == ended
                if ended:  # what has ended for all is not in the edition; for one agency it is, and has ended there
                    assert code not in edition or edition.at(code, on, agency) is None, (code, course, agency, on, known)
                else:
                    assert told(motcua.assess(edition, code, "intake", on, agency=agency)) == expected, (code, course, agency, on, known)
    assert {"repealed", "listed_yes", "listed_no", "channel_yes", "channel_absent", "unlisted"} == set(seen)
    assert len(COURSES) == 264 and sum(seen.values()) == 264 * 2 * len(DAYS) * len(KNOWN)
    for agency in ("so", "huyen"):
        for on in DAYS:
            columns = motcua.assess_many(whole, CODES, "intake", on, agencies=agency)
            expected = [oracle.answer(decisions_of(c, part), agency, manners_of(c), on, None)[:2] for c in COURSES]
            assert [(str(a), str(r)) for a, r in zip(columns.answer, columns.reason)] == expected, (agency, on)


def test_what_a_decision_began_is_not_known_before_it_was_issued(tmp_path):
    """Versions, ends and lines that a document restates because of a decision."""
    path = tmp_path / "catalogue.json"
    decision = {"id": "d", "number": "3/QĐ", "issued": "2022-03-01", "effective": "2022-04-01"}
    base = {"schema_version": 1, "name": {"vi": "x"}, "edition": {"id": "e"}}
    path.write_text(json.dumps({
        **base,
        "decisions": [{"id": "o", "number": "1/QĐ", "issued": "2020-01-01"}, {**decision, "changes": [{"procedure": "9.1", "action": "replaced", "successors": ["9.2"]}, {"procedure": "9.2", "action": "new"}]}],
        "procedures": [{"code": "9.1", "name": "a", "from": "2020-01-01", "to": "2022-04-01", "successors": ["9.2"]}, {"code": "9.2", "name": "b", "from": "2022-04-01"}],
        "lists": [{"decision": "o", "procedure": "9.1", "direction": "intake", "answer": "yes", "to": "2022-04-01"}, {"decision": "d", "procedure": "9.1", "direction": "intake", "answer": "no"}],
    }), encoding="utf-8")  # fmt: skip
    whole = motcua.read_catalogue(path)
    on = day("2022-04-01")
    before, after = whole.edition(on, day("2022-02-28")), whole.edition(on, day("2022-03-01"))
    assert list(before) == ["9.1"] and list(after) == ["9.2"]
    assert before.at("9.1", on).successors == [] and before.at("9.1", on).valid_to is None
    assert motcua.assess(before, "9.1", "intake", on).answer == "yes"
    assert [d.id for d in before.decisions] == ["o"] and [d.id for d in after.decisions] == ["o", "d"]
    # Issued, but not in effect: known, and nothing has happened yet.
    eve = whole.edition(day("2022-03-31"), day("2022-03-31"))
    assert list(eve) == ["9.1"] and motcua.assess(eve, "9.1", "intake", day("2022-03-31")).answer == "yes"
    # Without a day of issue the day of effect counts; without any day nothing is known to be later.
    for issued, codes in ({"effective": "2022-04-01"}, ["9.1"]), ({"effective": "2022-02-01"}, ["9.2"]):
        document = json.loads(path.read_text(encoding="utf-8"))
        document["decisions"][1].pop("issued", None)
        document["decisions"][1].update(issued)
        path.write_text(json.dumps(document), encoding="utf-8")
        assert sorted(set(motcua.read_catalogue(path).edition(on, day("2022-03-15"))) & {"9.1", "9.2"})[-1:] == codes
