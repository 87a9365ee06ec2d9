# SPDX-License-Identifier: Apache-2.0
"""A catalogue that changes: decisions that end, replace and withdraw, bodies that succeed each other, what was known when,
internal processes, facts with a basis of their own; and what `diff` says of it."""

from __future__ import annotations

import datetime
import json
import unicodedata
from pathlib import Path

import pytest

import motcua

ROOT = Path(__file__).resolve().parents[2]
MADE_UP = ROOT / "tests" / "documents" / "good" / "eligibility.json"
day = datetime.date.fromisoformat


@pytest.fixture(scope="module")
def made_up():
    return motcua.read_catalogue(MADE_UP)


@pytest.fixture(scope="module")
def starter():
    return motcua.read_catalogue(*motcua.starter_files())


def read(tmp_path, **parts):
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps({"schema_version": 1, "name": {"vi": "x"}, "edition": {"id": "e"}, **parts}), encoding="utf-8")
    return motcua.read_catalogue(path)


def test_an_edition_holds_what_holds_on_the_day(made_up):
    before, after = made_up.edition(day("2022-03-31")), made_up.edition(day("2022-04-01"))
    assert "8.000034" in before and "8.000034" not in after
    assert "8.000036" not in before and "8.000036" in after
    assert len(before) == len(list(before)) and before.content_hash != after.content_hash
    assert before.content_hash == made_up.edition(day("2022-03-31")).content_hash
    # Whatever the edition holds it answers as the whole does.
    for code in before:
        for way in ("intake", "return"):
            there, whole = (motcua.assess(c, code, way, day("2022-03-31")) for c in (before, made_up))
            assert (there.answer, [r.id for r in there.reasons]) == (whole.answer, [r.id for r in whole.reasons]), code


def test_what_was_known_on_an_earlier_day(made_up):
    """Issued on 1 March, in effect on 1 April 2022."""
    on = day("2022-04-01")
    assert "8.000034" in made_up.edition(on, as_known_on=day("2022-02-28"))
    assert "8.000034" not in made_up.edition(on, as_known_on=day("2022-03-01"))
    # Before the decision of 2021 was issued nobody knew that it would replace a part of the earlier one.
    on = day("2021-06-23")
    unaware, aware = (made_up.edition(on, as_known_on=day(d)) for d in ("2021-06-22", "2021-06-23"))
    answers = [motcua.assess(c, "8.000038", "intake", on, agency="so-a").reasons[0] for c in (unaware, aware)]
    assert [str(r.basis) for r in answers] == ["404/QĐ-UBND", "505/QĐ-UBND"]
    assert [d.id for d in unaware.decisions] == ["qd-101", "qd-404"]


def test_repealed_says_by_what_and_what_comes_instead(made_up):
    verdict = motcua.assess(made_up, "8.000035", "intake", day("2022-04-01"))
    assert (verdict.answer, str(verdict.reasons[0].basis)) == ("no", "303/QĐ-UBND")
    assert verdict.reasons[0].detail.en == "from 2022-04-01; replaced by 8.000036"
    assert made_up.at("8.000035", day("2022-04-01")) is None and made_up.at("8.000035", day("2022-03-31")) is not None


def test_a_version_that_begins_after_the_repeal_stands(tmp_path):
    c = read(
        tmp_path,
        procedures=[{"code": "9.1", "name": "a", "from": "2020-01-01", "to": "2023-01-01"}, {"code": "9.1", "name": "b", "from": "2023-01-01"}],
        decisions=[{"id": "d", "number": "1", "issued": "2022-01-01", "changes": [{"procedure": "9.1", "action": "repealed"}]}],
    )
    assert c.at("9.1", day("2021-12-31")).name == "a"
    assert c.at("9.1", day("2022-01-01")) is None
    assert c.at("9.1", day("2023-01-01")).name == "b"


def test_a_decision_without_a_day_ends_nothing(tmp_path):
    c = read(
        tmp_path,
        procedures=[{"code": "9.1", "name": "a", "from": "2020-01-01"}],
        decisions=[{"id": "d", "number": "1", "changes": [{"procedure": "9.1", "action": "repealed"}]}],
    )
    assert c.at("9.1", day("2026-01-01")) is not None


def test_gaps_and_variants_name_the_day(made_up):
    gap = motcua.assess(made_up, "8.000022", "intake", day("2021-06-01"))
    assert gap.answer == "unknown" and gap.reasons[0].detail == ("ngày 01/06/2021", "on 2021-06-01")
    # A case that no version has is a mistake on every day, in the gap and before the first rule as well.
    for on in ("2010-01-01", "2020-05-05", "2021-06-01"):
        with pytest.raises(motcua.Error) as caught:
            motcua.assess(made_up, "8.000022", "intake", day(on), variant="none")
        assert caught.value.number == 1502
        with pytest.raises(motcua.Error) as caught:
            motcua.assess(made_up, "8.000022", "intake", day(on), agency="none")
        assert caught.value.number == 1310


def test_bodies_stand_for_each_other(made_up, starter):
    assert [a.id for a in made_up.standing_for("huyen-a", day("2025-06-30"))] == ["huyen-a"]
    assert [a.id for a in made_up.standing_for("huyen-a", day("2025-07-01"))] == ["xa-a", "xa-b"]
    assert made_up.standing_for("so-a", day("2025-07-01")) == [] == made_up.standing_for("none", day("2025-07-01"))
    assert [a.id for a in starter.standing_for("bac_kan", day("2025-07-01"))] == ["thai_nguyen"]
    assert [a.id for a in starter.standing_for("bac_kan", day("2025-06-30"))] == ["bac_kan"]
    districts = [a for a in starter.under("bac_kan", day("2025-06-30")) if a.level == "district"]
    assert len(districts) == 8 and starter.under("bac_kan", day("2025-07-01")) == []
    gone = motcua.assess(starter, "1.005442", "intake", day("2025-07-01"), agency="bac_kan")
    assert gone.answer == "no" and "Thái Nguyên" in gone.reasons[0].detail.vi and "successor" in gone.reasons[0].detail.en


def test_successors_of_successors_and_of_many(tmp_path):
    def body(id_, **more):
        return {"id": id_, "name": {"vi": id_}, "level": "commune", **more}

    c = read(
        tmp_path,
        agencies=[
            body("a", to="2020-01-01", successors=["c"]), body("b", to="2020-01-01", successors=["c", "d"]),
            body("c", **{"from": "2020-01-01"}, to="2025-07-01", successors=["e"]), body("d", **{"from": "2020-01-01"}),
            body("e", **{"from": "2025-07-01"}), body("round", to="2020-01-01", successors=["round"]),
        ],
    )  # fmt: skip
    assert [a.id for a in c.standing_for("a", day("2019-12-31"))] == ["a"]
    assert [a.id for a in c.standing_for("a", day("2020-01-01"))] == ["c"]
    assert [a.id for a in c.standing_for("a", day("2025-07-01"))] == ["e"]
    assert [a.id for a in c.standing_for("b", day("2025-07-01"))] == ["e", "d"]
    assert c.standing_for("round", day("2025-07-01")) == []


def test_premises_are_no_delegation(starter):
    (centre,) = [u for u in starter.units if u.id == "bac_kan.tthcc"]
    assert centre.premises.en == "The provincial post office (in 2021)"
    assert motcua.receiver(starter, "bac_kan.tthcc", day("2021-07-01"), "receive", agency="bac_kan.tttt").post_clerk == "no"


def test_a_contract_that_has_run_out_is_a_hole(tmp_path):
    base = {"agency": "a", "unit": "u", "tasks": ["receive"], "from": "2020-01-01"}
    parts = {
        "agencies": [{"id": "a", "name": {"vi": "A"}, "level": "province"}],
        "units": [{"id": "u", "name": {"vi": "U"}, "agency": "a"}],
    }

    def clerk(delegation, on):
        return str(motcua.receiver(read(tmp_path, **parts, delegations=[delegation]), "u", day(on), "receive").post_clerk)

    contract = {**base, "contract": "1/HĐ", "contract_from": "2025-08-01", "contract_to": "2026-08-01"}
    assert [clerk(contract, d) for d in ("2025-07-31", "2025-08-01", "2026-07-31", "2026-08-01")] == ["no", "yes", "yes", "no"]
    # From 2025-07-01 the decision alone is not enough: without a contract nobody knows (NĐ 118/2025 Đ7.4, Đ9.7).
    assert [clerk(base, d) for d in ("2019-12-31", "2025-06-30", "2025-07-01")] == ["no", "yes", "unknown"]
    assert clerk({**base, "contract": "1/HĐ"}, "2025-07-01") == "yes"


def test_limits_side_by_side_fees_by_kind_and_the_process(tmp_path):
    variant = {
        "id": "v",
        "limits": [
            {"text": "5 ngày làm việc", "kind": "statutory"},
            {"text": "3 ngày làm việc", "kind": "provincial"},
            {"text": "2 ngày làm việc", "kind": "provincial", "channel": "online"},
        ],
        "fees": [{"amount": 50000, "kind": "charge", "channel": "counter"}, {"amount": 20000, "kind": "fee"}],
        "process": [
            {"unit": "Bộ phận một cửa", "time": "4 giờ làm việc", "what": {"vi": "tiếp nhận"}},
            {"unit": "Phòng chuyên môn", "role": {"vi": "chuyên viên"}, "time": "2 ngày làm việc"},
            {"unit": "Lãnh đạo", "time": "0,5 ngày làm việc"},
        ],
    }
    short = {**variant, "limits": variant["limits"][:2]}
    p = read(tmp_path, procedures=[{"code": "9.1", "name": "a", "from": "2020-01-01", "variants": [short]}]).at("9.1", day("2020-01-01"))
    (v,) = p.variants
    assert v.limit_of("post", provincial=False).text == "5 ngày làm việc" and v.limit_of("post", provincial=True).text == "3 ngày làm việc"
    assert [(str(f.kind), f.amount, str(f.channel)) for f in v.fees] == [("charge", 50000, "counter"), ("fee", 20000, "None")]
    assert [(s.unit, s.text, s.time.terms[0].amount) for s in v.process] == [
        ("Bộ phận một cửa", "4 giờ làm việc", 4), ("Phòng chuyên môn", "2 ngày làm việc", 2), ("Lãnh đạo", "0,5 ngày làm việc", 0.5),
    ]  # fmt: skip
    with pytest.raises(motcua.Error) as caught:  # three days do not fit in the two of the online channel
        read(tmp_path, procedures=[{"code": "9.1", "name": "a", "variants": [variant]}])
    assert [p.number for p in caught.value.problems] == [1315]


def test_facts_have_their_basis(made_up):
    facts = made_up.at("8.000042", day("2025-08-05")).facts
    assert {str(f): (yes, str(basis)) for f, (yes, basis) in facts.items()} == {
        "electronic_only": (True, "Quyết định 8/QĐ-UBND"), "presence_to_collect": (True, ""),
    }  # fmt: skip


def test_names_are_composed(tmp_path):
    apart = unicodedata.normalize("NFD", "Thủ tục cấp lại giấy phép bưu chính ở huyện Ngân Sơn")
    assert apart != unicodedata.normalize("NFC", apart)
    c = read(tmp_path, procedures=[{"code": "9.1", "name": apart, "from": "2020-01-01"}])
    assert c.at("9.1", day("2020-01-01")).name == unicodedata.normalize("NFC", apart)


def test_reasons_cite_titles(starter):
    reasons = motcua.assess(starter, "1.005442", "intake", day("2020-06-01")).reasons
    for reason in reasons:
        assert len(str(reason.basis)) > 20 and str(reason.basis).endswith(")")
    assert str(reasons[0].basis).endswith("(S2)") and starter.source("S2") in str(reasons[0].basis)


# diff


def told(changes):
    return [c.in_("en") for c in changes]


def test_diff_between_two_days(made_up):
    changes = motcua.diff_catalogues(made_up, made_up, day("2022-03-31"), day("2022-04-01"))
    assert told(changes) == [
        "8.000034: no longer there [303/QĐ-UBND]",
        "8.000035: no longer there → 8.000036 [303/QĐ-UBND]",
        "8.000036: new: Thay thế thủ tục trước [303/QĐ-UBND]",
        "8.000037: agencies: Sở A, Sở B → Sở A (Sở A, Sở B) [303/QĐ-UBND]",
    ]
    assert [c.what for c in changes] == ["removed", "removed", "added", "amended"]
    assert motcua.diff_catalogues(made_up, made_up, day("2022-04-01"), day("2022-04-01")) == []


def test_diff_of_lists(made_up):
    changes = motcua.diff_catalogues(made_up, made_up, day("2021-06-22"), day("2021-06-23"))
    lists = [c.in_("en") for c in changes if c.subject == "8.000038"]
    assert lists == [
        "8.000038: postal list, intake: yes → no (Sở A) [505/QĐ-UBND]",
        "8.000038: postal list, return: yes → not listed (Sở A) [505/QĐ-UBND]",
    ]
    gone = motcua.diff_catalogues(made_up, made_up, day("2021-12-31"), day("2022-01-01"))
    assert "8.000039: postal list, intake: yes → not listed [606/QĐ-UBND]" in told(gone)


def test_diff_on_the_day_of_the_merger(starter):
    changes = motcua.diff_catalogues(starter, starter, day("2025-06-30"), day("2025-07-01"))
    assert {c.what for c in changes} == {"agency", "unit", "zone"}
    assert [c.subject for c in changes if c.what == "zone"] == ["bac_kan – thai_nguyen"]
    lines = told(changes)
    assert any("ended; successor: People's Committee of the new Thái Nguyên Province" in x for x in lines)
    assert sum("successor: not known" in x for x in lines) >= 8


def test_diff_of_two_editions(tmp_path):
    def one(limit, fee, post):
        variant = {"id": "v", "limits": [{"text": limit}], "fees": [{"amount": fee}], "intake": {"post": post}}
        return read(tmp_path, procedures=[{"code": "9.1", "name": "a", "from": "2020-01-01", "variants": [variant]}])

    old, new = one("5 ngày làm việc", 100, "yes"), one("3 ngày làm việc", 200, "no")
    changes = motcua.diff_catalogues(old, new, day("2020-01-01"))
    assert told(changes) == [
        "9.1: fee v: 100 → 200", "9.1: intake by public postal service v: yes → no", "9.1: limit v: 5 ngày làm việc → 3 ngày làm việc",
    ]  # fmt: skip
    assert motcua.diff_catalogues(old, old, day("2020-01-01")) == []
