# SPDX-License-Identifier: Apache-2.0
"""The published JSON Schemas of law rows and of announcements: what they refuse, the reader refuses, and the other way
round, except for what a schema cannot say."""

from __future__ import annotations

import copy
import importlib.util
import json
from pathlib import Path
from typing import Any

import jsonschema
import motcua
import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "data"

spec = importlib.util.spec_from_file_location("law_book_documents", Path(__file__).parent / "test_law_book.py")
assert spec and spec.loader
law_documents = importlib.util.module_from_spec(spec)
spec.loader.exec_module(law_documents)


def schema_of(name: str) -> jsonschema.Draft202012Validator:
    loaded = json.loads((DATA / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return jsonschema.Draft202012Validator(loaded)


LAW, ANNOUNCED = schema_of("law"), schema_of("announcements")

# What a schema cannot refuse, with the reason.
LAW_BEYOND = {
    "to-before-from": "a schema cannot compare two days",
    "overlaps-built-in": "a schema does not know the built-in rows",
    "overlaps-itself": "a schema cannot compare the days of two entries",
    "ends-nothing": "a schema does not know the built-in rows",
    "ends-what-has-ended": "the same",
}


@pytest.mark.parametrize("name", law_documents.BAD)
def test_bad_law_documents_fail_the_schema(name):
    document, _, _ = law_documents.BAD[name]
    assert LAW.is_valid(document) == (name in LAW_BEYOND)


def test_good_law_documents_pass_the_schema():
    assert LAW.is_valid(json.loads(law_documents.GOOD.read_text(encoding="utf-8")))
    assert LAW.is_valid(law_documents.SMALL) and LAW.is_valid(law_documents.rows({}))
    assert set(LAW_BEYOND) <= set(law_documents.BAD)


DAY = {"date": "2026-09-04", "kind": "holiday", "name": "Ngày lễ"}
ONE = {"instrument": "Thông báo thử", "decided": "2026-08-20", "days": [DAY]}


def announced(*days: dict[str, Any], **changes: Any) -> dict[str, Any]:
    one = {**ONE, "days": [{k: v for k, v in {**DAY, **d}.items() if v is not ...} for d in days or ({},)], **changes}
    return {"schema_version": 1, "announcements": [{k: v for k, v in one.items() if v is not ...}]}


PLACE = "/announcements/0"
BAD: dict[str, tuple[Any, int, str]] = {
    "array": ([], 1308, ""),
    "no-version": ({"announcements": []}, 1306, ""),
    "version-2": ({"schema_version": 2, "announcements": []}, 1305, "/schema_version"),
    "version-true": ({"schema_version": True, "announcements": []}, 1308, "/schema_version"),
    "no-announcements": ({"schema_version": 1}, 1306, ""),
    "unknown-key": ({"schema_version": 1, "announcements": [], "days": []}, 1307, "/days"),
    "announcements-object": ({"schema_version": 1, "announcements": {}}, 1308, "/announcements"),
    "instrument-missing": (announced(instrument=...), 1306, PLACE),
    "instrument-empty": (announced(instrument=""), 1309, f"{PLACE}/instrument"),
    "decided-month-13": (announced(decided="2026-13-01"), 1309, f"{PLACE}/decided"),
    "state": (announced(state="sure"), 1105, f"{PLACE}/state"),
    "certainty": (announced(certainty="high"), 1105, f"{PLACE}/certainty"),
    "year-text": (announced(completes_year="2026"), 1308, f"{PLACE}/completes_year"),
    "year-2014": (announced(completes_year=2014), 1309, f"{PLACE}/completes_year"),
    "year-15-9": (announced(completes_year=2026.5), 1308, f"{PLACE}/completes_year"),
    "key-of-an-announcement": (announced(number=1), 1307, f"{PLACE}/number"),
    "days-object": (announced(days={}), 1308, f"{PLACE}/days"),
    "date-missing": (announced({"date": ...}), 1306, f"{PLACE}/days/0"),
    "date-null": (announced({"date": None}), 1308, f"{PLACE}/days/0/date"),
    "date-30-february": (announced({"date": "2026-02-30"}), 1309, f"{PLACE}/days/0/date"),
    "kind-missing": (announced({"kind": ...}), 1306, f"{PLACE}/days/0"),
    "kind": (announced({"kind": "bridge"}), 1105, f"{PLACE}/days/0/kind"),
    "kind-of-the-calendar-only": (announced({"kind": "weekly_rest"}), 1105, f"{PLACE}/days/0/kind"),
    "name-empty": (announced({"name": ""}), 1309, f"{PLACE}/days/0/name"),
    "key-of-a-day": (announced({"note": "x"}), 1307, f"{PLACE}/days/0/note"),
    "swap-without-other": (announced({"kind": "swapped_off"}), 1306, PLACE),
    "worked-without-other": (announced({"date": "2026-09-05", "kind": "worked_in_lieu"}), 1306, PLACE),
    "swap-with-null": (announced({"kind": "swapped_off", "swapped_with": None}), 1306, PLACE),
    "control-character": (announced({"name": "a\u0007"}), 1309, f"{PLACE}/days/0/name"),
    "worked-on-a-friday": (announced({"kind": "worked_in_lieu", "swapped_with": "2026-09-05"}), 1309, f"{PLACE}/days/0/date"),
    "swapped-off-on-a-saturday": (announced({"date": "2026-09-05", "kind": "swapped_off", "swapped_with": "2026-09-04"}), 1309, f"{PLACE}/days/0/date"),
    "one-day-twice": (announced({}, {}), 1311, f"{PLACE}/days/1"),
}
BEYOND = {
    "worked-on-a-friday": "a schema does not know weekdays",
    "swapped-off-on-a-saturday": "the same",
    "one-day-twice": "a schema cannot compare two entries by one of their keys",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_announcements_are_refused_by_both(name, tmp_path):
    document, number, pointer = BAD[name]
    path = tmp_path / "announcements.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(motcua.Error) as caught:
        motcua.vietnam_calendar(announcements=path)
    (problem,) = caught.value.problems
    assert (problem.number, problem.place) == (number, f"{path} {pointer}".rstrip())
    assert problem.found and problem.expected and problem.cure
    assert ANNOUNCED.is_valid(document) == (name in BEYOND)


def test_good_announcements_pass_both(tmp_path):
    good = [
        {"schema_version": 1, "announcements": []},
        announced(),
        announced(decided=None, state="proposed", certainty="text", completes_year=2026, days=...),
        announced({"kind": "swapped_off", "swapped_with": "2026-09-12"}, {"date": "2026-09-12", "kind": "worked_in_lieu", "swapped_with": "2026-09-04"}),
    ]  # fmt: skip
    good += [announced(state=str(word)) for word in motcua.AnnouncementState]
    good += [announced(certainty=str(word)) for word in motcua.Certainty]
    path = tmp_path / "announcements.json"
    for document in good:
        path.write_text(json.dumps(document), encoding="utf-8")
        assert ANNOUNCED.is_valid(document)
        motcua.vietnam_calendar(announcements=path)


def test_every_excuse_is_needed():
    assert set(BEYOND) <= set(BAD)


@pytest.mark.parametrize(("schema", "good"), [(LAW, law_documents.rows({})), (ANNOUNCED, announced())], ids=["law", "announcements"])
def test_the_schemas_and_the_readers_know_the_same_keys(schema, good, tmp_path):
    """The reader names the legal keys when it refuses one."""
    found = {}
    for name, part in {"": schema.schema, **schema.schema["$defs"]}.items():
        if "properties" in part:
            found[name] = set(part["properties"])
    law = schema is LAW
    places = {"": [], "both": ["name"], "ending": ["ended", 0], "row": ["rows", 0], "two_languages": ["rows", 0, "text"]} if law else {
        "": [], "announcement": ["announcements", 0], "announced": ["announcements", 0, "days", 0]}  # fmt: skip
    assert set(places) == set(found)
    for name, steps in places.items():
        document = copy.deepcopy(good)
        if name == "ending":
            document["ended"] = [{"id": "PST-02", "to": "2027-01-01"}]
        at = document
        for step in steps:
            at = at[step]
        at["no_such_key"] = 1
        path = tmp_path / "document.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        with pytest.raises(motcua.Error) as caught:
            motcua.read_law(path) if law else motcua.vietnam_calendar(announcements=path)
        (problem,) = [p for p in caught.value.problems if p.number == 1307]
        assert set(problem.expected.split(", ")) == found[name], name
