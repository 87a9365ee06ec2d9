# SPDX-License-Identifier: Apache-2.0
"""Law rows from a file: read strictly, ended and added, and answers that rest on them."""

from __future__ import annotations

import copy
import datetime
import json
from pathlib import Path

import pytest

import motcua

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests" / "documents" / "law" / "good.json"
MADE_UP = ROOT / "tests" / "documents" / "good" / "eligibility.json"
day = datetime.date.fromisoformat

ROW = {
    "id": "X-1", "instrument": "Luật thử", "wording": "text", "force": "text", "from": "2026-01-01",
    "text": {"vi": "x", "en": "x"}, "acts": "none",
}  # fmt: skip
SMALL = {"schema_version": 1, "name": {"vi": "x"}}


def rows(*changes, **more):
    return {**SMALL, "rows": [{k: v for k, v in {**ROW, **c}.items() if v is not ...} for c in changes], **more}


# What must be refused: a document, its number, and the pointer of the place.
BAD = {
    "empty": ([], 1308, ""),
    "no-version": ({"name": {"vi": "x"}}, 1306, ""),
    "version-2": ({**SMALL, "schema_version": 2}, 1305, "/schema_version"),
    "version-true": ({**SMALL, "schema_version": True}, 1308, "/schema_version"),
    "no-name": ({"schema_version": 1}, 1306, ""),
    "unknown-key": ({**SMALL, "law": []}, 1307, "/law"),
    "rows-object": ({**SMALL, "rows": {}}, 1308, "/rows"),
    "row-text": ({**SMALL, "rows": ["x"]}, 1308, "/rows/0"),
    "row-key": (rows({"note": "x"}), 1307, "/rows/0/note"),
    "id-missing": (rows({"id": ...}), 1306, "/rows/0"),
    "id-blank": (rows({"id": "X 1"}), 1309, "/rows/0/id"),
    "instrument-empty": (rows({"instrument": ""}), 1309, "/rows/0/instrument"),
    "wording": (rows({"wording": "sure"}), 1105, "/rows/0/wording"),
    "wording-missing": (rows({"wording": ...}), 1306, "/rows/0"),
    "force": (rows({"force": "Text"}), 1105, "/rows/0/force"),
    "from-missing": (rows({"from": ...}), 1306, "/rows/0"),
    "from-null": (rows({"from": None}), 1308, "/rows/0/from"),
    "from-30-february": (rows({"from": "2026-02-30"}), 1309, "/rows/0/from"),
    "from-number": (rows({"from": 15.9}), 1308, "/rows/0/from"),
    "to-before-from": (rows({"to": "2025-01-01"}), 1312, "/rows/0"),
    "from-known-1": (rows({"from_known": 1}), 1308, "/rows/0/from_known"),
    "text-missing": (rows({"text": ...}), 1306, "/rows/0"),
    "text-without-english": (rows({"text": {"vi": "x"}}), 1306, "/rows/0/text"),
    "acts": (rows({"acts": "everything"}), 1105, "/rows/0/acts"),
    "recalled-row-acts": (rows({"wording": "recalled", "acts": "eligibility"}), 1309, "/rows/0/acts"),
    "recalled-force-acts": (rows({"force": "recalled", "acts": "clock"}), 1309, "/rows/0/acts"),
    "overlaps-built-in": (rows({"id": "PST-02"}), 1313, "/rows/0"),
    "overlaps-itself": (rows({}, {"from": "2027-01-01"}), 1313, "/rows/1"),
    "ends-nothing": ({**SMALL, "ended": [{"id": "PST-99", "to": "2027-01-01"}]}, 1314, "/ended/0"),
    "ends-what-has-ended": ({**SMALL, "ended": [{"id": "OST-01", "to": "2026-01-01"}]}, 1314, "/ended/0"),
    "ended-without-day": ({**SMALL, "ended": [{"id": "PST-02"}]}, 1306, "/ended/0"),
    "control-character": (rows({"instrument": "a\u0007"}), 1309, "/rows/0/instrument"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_document(name, tmp_path):
    document, number, pointer = BAD[name]
    path = tmp_path / "law.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(motcua.Error) as caught:
        motcua.read_law(path)
    (problem,) = caught.value.problems
    assert (problem.number, problem.place) == (number, f"{path} {pointer}".rstrip())
    assert problem.found and problem.expected and problem.cure


@pytest.mark.parametrize(("text", "number"), [('{"a":1,"a":2}', 1303), ("{", 1302), ("[" * 40, 1304), ('{"schema_version":1}\0', 1302)])
def test_what_is_no_document(text, number, tmp_path):
    path = tmp_path / "law.json"
    path.write_bytes(text.encode())
    with pytest.raises(motcua.Error) as caught:
        motcua.read_law(path)
    assert number in [p.number for p in caught.value.problems]


def test_all_problems_come_at_once_and_a_missing_file_has_a_number(tmp_path):
    path = tmp_path / "law.json"
    path.write_text(json.dumps(rows({"from": ...}, {"wording": "x"}, {"id": ""})), encoding="utf-8")
    with pytest.raises(motcua.Error) as caught:
        motcua.read_law(path)
    assert [p.number for p in caught.value.problems] == [1306, 1105, 1309]
    with pytest.raises(motcua.Error) as caught:
        motcua.read_law(tmp_path / "none.json")
    assert caught.value.number == 1301


def test_rows_are_ended_and_added():
    book, built_in = motcua.read_law(GOOD), motcua.LawBook()
    assert len(book) == len(built_in) + 2 and book.edition != built_in.edition
    assert motcua.read_law(GOOD).edition == book.edition and motcua.read_law().edition == built_in.edition

    def on(b, d, id_):
        return [r for r in b.rows(day(d)) if r.id == id_]

    assert on(book, "2026-12-31", "PST-02")[0].instrument == "Quyết định 45/2016/QĐ-TTg"
    assert on(book, "2027-01-01", "PST-02")[0].instrument == "Quyết định thử 1/2026/QĐ-TTg"
    assert on(built_in, "2027-01-01", "PST-02")[0].instrument == "Quyết định 45/2016/QĐ-TTg"
    assert on(book, "2026-12-31", "PST-26") and not on(book, "2027-01-01", "PST-26")
    (province,) = on(book, "2026-09-01", "TINH-01")
    assert not province.from_known and province.text == ("Của tỉnh.", "Of the province.")
    assert not on(book, "2026-08-31", "TINH-01") and not on(book, "2028-01-01", "TINH-01")
    assert [r.id for r in book.rows()] == sorted(r.id for r in book.rows())


def test_a_book_over_a_book(tmp_path):
    path = tmp_path / "more.json"
    path.write_text(json.dumps({**SMALL, "ended": [{"id": "TINH-01", "to": "2027-06-01"}]}), encoding="utf-8")
    both = motcua.read_law(path, base=motcua.read_law(GOOD))
    assert [r.valid_to for r in both.rows() if r.id == "TINH-01"] == [day("2027-06-01")]
    assert both.edition == motcua.read_law(GOOD, path).edition
    with pytest.raises(motcua.Error):
        motcua.read_law(path)  # alone it ends nothing


def test_rows_outlive_the_book():
    rows_ = motcua.read_law(GOOD).rows(day("2027-01-01"))
    assert next(r for r in rows_ if r.id == "PST-02").article == "Điều 3"
    assert copy.deepcopy(motcua.LawBook()).edition == motcua.LawBook().edition


def test_an_answer_rests_on_the_rows_it_was_given():
    catalogue = motcua.read_catalogue(MADE_UP)
    rules = motcua.Rules(law=motcua.read_law(GOOD))
    for d, instrument in (("2026-12-31", "Quyết định 45/2016/QĐ-TTg, Điều 1.2"), ("2027-01-01", "Quyết định thử 1/2026/QĐ-TTg, Điều 3")):
        verdict = motcua.assess(catalogue, "8.000008", "intake", day(d), rules=rules)
        assert verdict.answer == "no" and str(verdict.reasons[0].basis) == instrument
        assert verdict.editions["law"] == rules.law.edition != motcua.LawBook().edition
        plain = motcua.assess(catalogue, "8.000008", "intake", day(d))
        assert str(plain.reasons[0].basis) == "Quyết định 45/2016/QĐ-TTg, Điều 1.2"
    # With PST-26 ended the reason stands, its basis does not.
    before, after = (motcua.assess(catalogue, "8.000003", "intake", day(d), rules=rules).reasons[0] for d in ("2026-12-31", "2027-01-01"))
    assert (before.rule, after.rule) == ("PST-26", "") and not after.basis.instrument


def test_without_the_scheme_nothing_is_known(tmp_path):
    path = tmp_path / "law.json"
    path.write_text(json.dumps({**SMALL, "ended": [{"id": "PST-02", "to": "2027-01-01"}]}), encoding="utf-8")
    rules = motcua.Rules().with_(law=motcua.read_law(path))
    catalogue = motcua.read_catalogue(MADE_UP)
    verdict = motcua.assess(catalogue, "8.000001", "intake", day("2027-01-01"), rules=rules)
    assert verdict.answer == "unknown" and verdict.reasons[0].id == "no_rule_in_force"
    columns = motcua.assess_many(catalogue, "8.000001", "intake", day("2027-01-01"), rules=rules)
    assert columns.answer[0] == "unknown" and columns.reason[0] == "no_rule_in_force"


def test_law_must_be_a_book():
    with pytest.raises(motcua.Error) as caught:
        motcua.Rules(law=str(GOOD))  # type: ignore[arg-type]
    assert caught.value.number == 1308
