# SPDX-License-Identifier: Apache-2.0
"""Catalogue documents: what the reader refuses and where, and that the published JSON Schema is as strict."""

from __future__ import annotations

import csv
import datetime
import json
import time
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import jsonschema
import pytest

import motcua

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "tests" / "documents"
DATA = ROOT / "src" / "data"
SCHEMAS = {1: DATA / "catalogue-1.schema.json", 2: DATA / "catalogue.schema.json"}
SCHEMA = SCHEMAS[2]
BAD = sorted((DOCUMENTS / "bad").glob("*.json"))
GOOD = sorted([*(DOCUMENTS / "good").glob("*.json"), *(DOCUMENTS / "golden").glob("*.json")])
SHIPPED = sorted(p for p in DATA.glob("*.json") if not p.name.endswith(".schema.json"))
OVERLAYS = ("overlay-2-province.json", "bac_kan.json")  # good over their base only

with (DOCUMENTS / "expected.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = {row["file"]: (int(row["number"]), row["pointer"]) for row in csv.DictReader(file)}

# Bad documents that a schema cannot refuse, with the reason.
BEYOND_THE_SCHEMA = {
    "1302-lone-*-surrogate.json": "Python's JSON parser lets half a surrogate pair through",
    "1302-surrogates-reversed.json": "the same",
    "1303-*.json": "of a key that stands twice a JSON parser hands over the last one only",
    "1308-version-fraction.json": "to JSON Schema 1.0 is an integer and equal to 1",
    "1308-version-exponent.json": "the same for 1e0",
    "1308-amount-1e5.json": "the same for 1e5",
    "1310-*.json": "a schema cannot compare an identifier with those that are defined elsewhere",
    "1311-*.json": "a schema cannot compare two entries by one of their keys",
    "1312-*.json": "a schema cannot compare two days",
    "1313-*.json": "a schema cannot compare the days of two entries",
    "1314-*.json": "a schema cannot compare a decision with what earlier ones list",
    "1315-*.json": "a schema cannot add times",
    "1309-agency-under-itself.json": "a schema cannot follow parents",
    "1309-area-within-itself.json": "the same",
    "1503-*.json": "how a time limit may be worded is the reader's own grammar",
}


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[p.name for p in paths])


@pytest.fixture(scope="module")
def schema() -> dict[int, jsonschema.Draft202012Validator]:
    """The published schema of every version."""
    loaded = {version: json.loads(path.read_text(encoding="utf-8")) for version, path in SCHEMAS.items()}
    for one in loaded.values():
        jsonschema.Draft202012Validator.check_schema(one)
    return {version: jsonschema.Draft202012Validator(one) for version, one in loaded.items()}


def passes(schema: dict[int, jsonschema.Draft202012Validator], path: Path) -> bool:
    """Whether a JSON parser and the schema of the document's own version take it; of no known version, the newest."""
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):  # not JSON, or not UTF-8: there is nothing to validate
        return False
    version = document.get("schema_version") if isinstance(document, dict) else None
    return bool(schema[1 if type(version) in (int, float) and version == 1 else 2].is_valid(document))


def test_the_folder_and_its_list_agree():
    assert len(BAD) >= 250 and len(GOOD) >= 8
    assert {p.name for p in BAD} == set(EXPECTED)
    assert all(name.startswith(f"{number}-") for name, (number, _) in EXPECTED.items())
    # Every number that a document can cause has several documents; 1301 is about the file itself.
    counts = Counter(number for number, _ in EXPECTED.values())
    assert set(counts) == {1105, *range(1302, 1316), 1503}
    assert min(counts.values()) >= 2 and counts[1302] >= 40


@named(BAD)
def test_bad_document(path):
    """One number, one place, and no other problem beside it."""
    number, pointer = EXPECTED[path.name]
    problems = motcua.check_catalogue(path)
    place = f"{path} {pointer}".rstrip()  # the pointer of the whole document is empty
    assert [(p.number, p.place) for p in problems] == [(number, place)]
    (problem,) = problems
    assert problem.found and problem.expected and problem.cure
    assert str(problem).startswith(f"M{number} {place}: found ")
    with pytest.raises(motcua.Error) as caught:
        motcua.read_catalogue(path)
    assert caught.value.problems == tuple(problems) and caught.value.number == number


@named(BAD)
def test_bad_document_spoils_the_good_one_beside_it(path):
    """Nothing is half-loaded: with a good document before or after it there is no catalogue either."""
    minimal = DOCUMENTS / "good" / "minimal.json"
    for paths in ((minimal, path), (path, minimal)):
        assert EXPECTED[path.name][0] in [p.number for p in motcua.check_catalogue(*paths)]
        with pytest.raises(motcua.Error):
            motcua.read_catalogue(*paths)


@named([p for p in GOOD + SHIPPED if p.name not in OVERLAYS])
def test_good_document(path):
    assert motcua.check_catalogue(path) == []
    assert isinstance(motcua.read_catalogue(path), motcua.Catalogue)


def test_good_pairs():
    pair = [DOCUMENTS / "good" / f"overlay-{name}.json" for name in ("1-base", "2-province")]
    assert motcua.check_catalogue(*pair) == []
    both = motcua.read_catalogue(*pair)
    assert list(both) == ["9.000001", "9.000002", "9.000003"] and len(both) == 3
    day = datetime.date(2020, 6, 1)
    assert both.at("9.000001", day).agencies == ["so-a"]
    assert both.at("9.000002", day).name == "Thủ tục hai của tỉnh"
    # Alone the overlay names a procedure that nothing defines; in the wrong order as well.
    assert [p.number for p in motcua.check_catalogue(pair[1])] == [1310]
    assert [p.number for p in motcua.check_catalogue(*reversed(pair))] == [1310]
    assert motcua.check_catalogue(*motcua.starter_files()) == []
    assert [p.name for p in motcua.starter_files()] == ["starter_catalogue.json", "bac_kan.json"]


@named(GOOD + SHIPPED)
def test_good_documents_pass_the_schema(path, schema):
    assert passes(schema, path)


@named(BAD)
def test_bad_documents_fail_the_schema(path, schema):
    reasons = [reason for pattern, reason in BEYOND_THE_SCHEMA.items() if fnmatch(path.name, pattern)]
    assert len(reasons) <= 1
    # Both ways: a document that is excused although the schema refuses it is a stale excuse.
    assert passes(schema, path) == bool(reasons)


def test_every_excuse_is_needed():
    for pattern in BEYOND_THE_SCHEMA:
        assert any(fnmatch(p.name, pattern) for p in BAD), pattern


def test_the_schema_knows_every_day_and_no_other(schema):
    """The days of 1900 to 2199 by regular expressions: leap years are the part that is easily wrong."""
    for year in (1899, 1900, 1904, 1999, 2000, 2019, 2020, 2096, 2100, 2104, 2199, 2200):
        for month in range(14):
            for day in range(33):
                text = f"{year}-{month:02}-{day:02}"
                try:
                    legal = 1900 <= datetime.date(year, month, day).year <= 2199
                except ValueError:
                    legal = False
                document = {"schema_version": 2, "name": {"vi": "x"}, "edition": {"id": "x", "true_on": text}}
                assert schema[2].is_valid(document) == legal, text


def keys_of(schema: dict, found: dict[str, set[str]], name: str = "") -> None:
    """The object keys that a schema allows, by the definition that allows them."""
    for part, below in schema.get("$defs", {}).items():
        keys_of(below, found, part)
    if "properties" in schema:
        found[name] = set(schema["properties"])


def test_the_schema_and_the_reader_know_the_same_keys(tmp_path):
    """The reader names the legal keys when it refuses one: the schema must have exactly these, at every level."""
    found: dict[str, set[str]] = {}
    keys_of(json.loads(SCHEMA.read_text(encoding="utf-8")), found)
    base = {"schema_version": 2, "name": {"vi": "x"}, "edition": {"id": "x"}}
    wrong = {"no_such_key": 1}
    variant = {"procedures": [{"code": "9.1", "name": "x", "variants": [{"id": "x"}]}]}

    def inside(**change):
        return {"procedures": [{"code": "9.1", "name": "x", "variants": [{"id": "x", **change}]}]}

    places = {
        "": wrong,
        "both": {"name": {"vi": "x", **wrong}},
        "edition": {"edition": {"id": "x", **wrong}},
        "source": {"sources": [wrong]},
        "agency": {"agencies": [wrong]},
        "unit": {"units": [wrong]},
        "decision": {"decisions": [wrong]},
        "procedure": {"procedures": [wrong]},
        "list": {"lists": [wrong]},
        "delegation": {"delegations": [wrong]},
        "variant": inside(**wrong),
        "limit": inside(limits=[wrong]),
        "fee": inside(fees=[wrong]),
        "facts": {"procedures": [{**variant["procedures"][0], "facts": wrong}]},
        "basis": {"procedures": [{**variant["procedures"][0], "facts": {"basis": wrong}}]},
        "step": inside(process=[wrong]),
        "change": {"decisions": [{"id": "d", "number": "1", "changes": [wrong]}]},
        "replacement": {"decisions": [{"id": "d", "number": "1", "replaces": [wrong]}]},
        "linked": {"procedures": [{"code": "9.1", "name": "x", "linked": [wrong]}]},
        "area": {"areas": [wrong]},
        "zone": {"zones": [wrong]},
        "transit": {"transit": [wrong]},
        "tariff": {"tariffs": [wrong]},
        "tariff_row": {"tariffs": [{"id": "t", "name": {"vi": "x"}, "kind": "price", "rows": [wrong]}]},
    }
    assert set(places) == set(found)
    for name, change in places.items():
        path = tmp_path / "document.json"
        path.write_text(json.dumps({**base, **change}), encoding="utf-8")
        (problem,) = [p for p in motcua.check_catalogue(path) if p.number == 1307]
        assert set(problem.expected.split(", ")) == found[name], name


def test_the_schema_of_version_1_is_that_of_version_2_without_what_came_later():
    """Frozen: what version 1 has never changes, and version 2 only adds."""
    old, new = (json.loads(SCHEMAS[v].read_text(encoding="utf-8")) for v in (1, 2))
    keys: dict[int, dict[str, set[str]]] = {1: {}, 2: {}}
    keys_of(old, keys[1])
    keys_of(new, keys[2])
    added = {name: sorted(keys[2][name] - keys[1].get(name, set())) for name in keys[2] if name in keys[1]}
    assert {name: k for name, k in added.items() if k} == {
        "": ["areas", "tariffs", "transit", "zones"], "procedure": ["linked"], "variant": ["facts"], "list": ["condition", "variant"],
    }  # fmt: skip
    assert all(keys[1][name] <= keys[2][name] for name in keys[1])
    assert old["properties"]["schema_version"]["const"] == 1 and new["properties"]["schema_version"]["const"] == 2


def test_upgrading_is_what_reading_does(tmp_path):
    """A document of version 1, and what the function makes of it: the same catalogue, the same columns, the same answers."""
    for path in [p for p in GOOD + SHIPPED if p.name not in OVERLAYS]:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        upgraded = motcua.upgrade_catalogue(document)
        assert upgraded["schema_version"] == 2 and set(upgraded) == set(document)
        new = tmp_path / path.name
        new.write_text(json.dumps(upgraded, ensure_ascii=False), encoding="utf-8")
        assert motcua.read_catalogue(new)._columns() == motcua.read_catalogue(path)._columns()
    for wrong in (0, 3, True, "1", None, 1.0):
        with pytest.raises(motcua.Error) as caught:
            motcua.upgrade_catalogue({"schema_version": wrong})
        assert caught.value.number == 1305


def test_all_problems_come_at_once(tmp_path):
    document = {
        "schema_version": 3, "name": {"vi": ""}, "edition": {"id": "x", "true_on": "2020-02-30"}, "extra": 1,
        "procedures": [{"code": "9.1", "name": "x", "agencies": ["nobody"], "facts": {"state_secret": "no"},
                        "variants": [{"id": "v", "intake": {"post": "maybe"}}]}],
    }  # fmt: skip
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    problems = motcua.check_catalogue(path)
    assert Counter(p.number for p in problems) == Counter([1307, 1305, 1309, 1309, 1308, 1105, 1310])
    # Two documents: the problems of both, each with its own file.
    other = tmp_path / "other.json"
    other.write_text("[]", encoding="utf-8")
    both = motcua.check_catalogue(path, other)
    assert len(both) == 8 and {p.place.split(" /")[0] for p in both} == {str(path), str(other)}


def test_files_that_cannot_be_read(tmp_path):
    missing = tmp_path / "missing.json"
    assert [(p.number, p.place) for p in motcua.check_catalogue(missing)] == [(1301, str(missing))]
    # A folder can be opened, but not read.
    assert [(p.number, p.place) for p in motcua.check_catalogue(tmp_path)] == [(1301, str(tmp_path))]
    # Together with what is wrong elsewhere.
    assert [p.number for p in motcua.check_catalogue(missing, DOCUMENTS / "bad" / "1302-empty.json")] == [1301, 1302]
    for wrong in (5, None, ["a.json"]):
        with pytest.raises(TypeError):
            motcua.check_catalogue(wrong)


def test_problems_never_quote_bytes_that_are_no_text(tmp_path):
    """Whatever bytes stand in a document, its problems are text."""
    good = (DOCUMENTS / "good" / "minimal.json").read_bytes()
    path = tmp_path / "bytes.json"
    for byte in (0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xE1, 0xED, 0xF4, 0xF5, 0xFF):
        for place in (0, 1, good.index("mục".encode()), len(good)):
            path.write_bytes(good[:place] + bytes([byte]) + good[place:])
            problems = motcua.check_catalogue(path)
            assert all(isinstance(text, str) for p in problems for text in p[1:])
            # A DEL between letters is text to JSON and a control character to us; elsewhere all of these are no JSON.
            assert [p.number for p in problems] == [
                1309 if byte == 0x7F and place == good.index("mục".encode()) else 1302
            ]


def test_a_long_document_does_not_take_long(tmp_path):
    """Time grows with the size, not with its square: that is about one second here, against more than a minute."""
    path = tmp_path / "long.json"
    start = time.process_time()  # of this process: what else the machine does has no part in it
    base = {"schema_version": 1, "name": {"vi": "x"}, "edition": {"id": "x"}}
    path.write_text(
        json.dumps({**base, "sources": [{"id": f"s{i}", "title": "x"} for i in range(60_000)]}), encoding="utf-8"
    )
    assert motcua.check_catalogue(path) == []
    path.write_text(
        json.dumps({**base, "procedures": [{"code": f"9.{i:06}", "name": "x"} for i in range(60_000)]}),
        encoding="utf-8",
    )
    assert motcua.check_catalogue(path) == []
    agency = {"id": "a", "name": {"vi": "x"}, "level": "province", "codes": {f"k{i}": "x" for i in range(120_000)}}
    path.write_text(json.dumps({**base, "agencies": [agency]}), encoding="utf-8")
    assert motcua.check_catalogue(path) == []
    assert time.process_time() - start < 20
