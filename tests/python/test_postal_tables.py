# SPDX-License-Identifier: Apache-2.0
"""Zones, transit times, prices and reductions as dated data: what the shipped tables say, and what a province adds."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import motcua
import pytest

day = datetime.date.fromisoformat
BEFORE, AFTER = day("2025-06-30"), day("2025-07-01")


@pytest.fixture(scope="module")
def rules():
    return motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files(), motcua.price_file()))


def read(tmp_path: Path, **parts):
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps({"schema_version": 2, "name": {"vi": "x"}, "edition": {"id": "e"}, **parts}), encoding="utf-8")
    return motcua.Rules(catalogue=motcua.read_catalogue(path))


def test_the_merger_changes_the_zone_and_nothing_else(rules):
    districts = [a.id for a in rules.catalogue.areas if a.district]
    assert len(districts) == 8 and all(a.within == "bac_kan" for a in rules.catalogue.areas if a.district)
    for district in districts:
        was, now = (motcua.zone_between(district, "thai_nguyen", d, rules=rules) for d in (BEFORE, AFTER))
        assert (was.zone, now.zone) == ("between_provinces", "between_districts")
        assert now.basis.certainty == "inferred" and now.note.vi and now.note.en
        for other in districts:
            expected = "same_district" if other == district else "between_districts"
            assert [motcua.zone_between(district, other, d, rules=rules).zone for d in (BEFORE, AFTER)] == [expected] * 2


@pytest.mark.parametrize(
    ("on", "with_slip", "n", "due"),
    [
        ("2025-06-30", False, 4, "2025-07-04"),  # J+4: between provinces, carry only
        ("2025-06-30", True, 8, "2025-07-10"),
        ("2025-07-01", False, 2, "2025-07-03"),  # J+2: one province, between districts
        ("2025-07-01", True, 4, "2025-07-07"),
    ],
)
def test_transit_on_the_last_day_and_the_first(rules, on, with_slip, n, due):
    there = motcua.transit_between("bac_kan.ba_be", "thai_nguyen", day(on), with_slip=with_slip, rules=rules)
    assert (there.n, there.due, there.why) == (n, day(due), "circular")
    back = motcua.transit_between("thai_nguyen", "bac_kan.ba_be", day(on), with_slip=with_slip, rules=rules)
    assert (back.n, back.due) == (n, day(due))


def test_without_a_table_nothing_is_known(rules):
    for given in (motcua.Rules(), motcua.Rules(catalogue=motcua.read_catalogue(motcua.starter_files()[0]))):
        there = motcua.transit_between("bac_kan.ba_be", "thai_nguyen", AFTER, with_slip=False, rules=given)
        assert (there.n, there.due, there.zone, there.why) == (None, None, None, "no_zone")
        assert len(there.steps) == 1 and there.steps[0].text.vi
        assert motcua.postage("intake", "within_district", 100, AFTER, rules=given).why == "no_tariff"
    with pytest.raises(motcua.Error) as caught:
        motcua.zone_between("bac_kan.ba_be", "ha_noi", AFTER, rules=rules)
    assert caught.value.number == 1310
    assert motcua.zone_between("bac_kan", "bac_kan.ba_be", AFTER, rules=rules).why == "area_too_wide"
    assert "zone_between" not in repr(motcua.zone_between("bac_kan", "bac_kan.ba_be", AFTER, rules=rules))


# Đà Nẵng, agreement of 20 April 2021: each figure of the published list.
PRICES = {
    ("intake", 100): (26000, 30000, 30500, 31000), ("intake", 250): (26000, 30000, 31000, 34000),
    ("intake", 500): (26500, 30500, 32500, 38000), ("return", 100): (26000, 30000, 30500, 31000),
    ("return", 250): (27000, 31000, 32000, 35000), ("return", 500): (28500, 32500, 34500, 40000),
}  # fmt: skip
FURTHER = (2200, 2900, 3600, 6300)


def test_every_price_of_the_list(rules):
    on = day("2021-06-01")
    for (way, grams), amounts in PRICES.items():
        for zone, amount, more in zip(motcua.TariffZone, amounts, FURTHER):
            for weight in (grams, grams - 1, grams - 99):
                price = motcua.postage(way, zone, weight, on, rules=rules)
                assert (price.amount, price.price, price.why) == (amount, amount, "listed")
                assert price.steps[0].basis.certainty == "second_hand"
            if grams == 500:
                for weight, steps in ((501, 1), (1000, 1), (1001, 2), (5000, 9)):
                    assert motcua.postage(way, zone, weight, on, rules=rules).amount == amount + steps * more
    for early in ("2021-04-19", "2016-12-16"):
        assert motcua.postage("intake", "within_district", 100, day(early), rules=rules).why == "no_tariff"
    (tariff,) = rules.catalogue.tariffs
    assert (str(tariff.kind), tariff.valid_from, tariff.valid_to, len(tariff.rows)) == ("price", day("2021-04-20"), None, 24)
    assert "Đà Nẵng" in tariff.name.vi and tariff.note.en


def test_reductions_are_bounds_until_the_day_of_effect_is_known(rules, tmp_path):
    on = day("2021-06-01")
    for group in motcua.PostalReduction:
        free = group in ("early_revolutionary", "heroic_mother")
        price = motcua.postage("return", "within_region", 200, on, groups=[group], rules=rules)
        assert (price.amount, price.least, price.most, price.why) == (None, 0 if free else 16000, 32000, "reduction_unsure")
        assert price.steps[1].basis.instrument == "Thông tư 22/2017/TT-BTTTT"
    path = tmp_path / "law.json"
    row = {"id": "TRF-03", "instrument": "Thông tư 22/2017/TT-BTTTT", "wording": "text", "force": "text", "from": "2017-11-15", "text": {"vi": "x", "en": "x"}, "acts": "data"}
    path.write_text(json.dumps({"schema_version": 1, "name": {"vi": "x"}, "ended": [{"id": "TRF-03", "to": "2017-09-29"}], "rows": [row]}), encoding="utf-8")
    known = rules.with_(law=motcua.read_law(path))
    assert motcua.postage("return", "within_region", 200, on, groups=["hero", "sick_soldier"], rules=known).amount == 16000
    assert motcua.postage("return", "within_region", 200, on, groups=["hero", "heroic_mother"], rules=known).amount == 0


def test_words_weights_and_identifiers_are_checked(rules):
    on = day("2021-06-01")
    for wrong, number in (
        ({"grams": 0}, 1104), ({"grams": -5}, 1104), ({"grams": 10**7}, 1104), ({"zone": "near"}, 1105), ({"direction": "both"}, 1105),
        ({"groups": ["poor"]}, 1105), ({"tariff": "hue-2021"}, 1310),
    ):  # fmt: skip
        with pytest.raises(motcua.Error) as caught:
            motcua.postage(**{"direction": "intake", "zone": "within_district", "grams": 100, "on": on, "rules": rules, **wrong})
        assert caught.value.number == number, wrong
    with pytest.raises(TypeError):
        motcua.postage("intake", "within_district", 15.9, on, rules=rules)


def test_linked_procedures_and_cases_arrive(tmp_path):
    rules = read(
        tmp_path,
        agencies=[{"id": "so", "name": {"vi": "Sở"}, "level": "province"}],
        decisions=[{"id": "d", "number": "1/QĐ", "issued": "2020-01-01"}],
        procedures=[
            {"code": "9.1", "name": "nhóm", "linked": [{"agency": "so", "procedure": "9.2", "what": {"vi": "x"}, "limit": "3 ngày làm việc"}, {"agency": "so"}],
             "variants": [{"id": "a", "facts": {"state_secret": False, "basis": {"instrument": "Luật"}}}, {"id": "b"}]},
            {"code": "9.2", "name": "phần"},
        ],
        lists=[{"decision": "d", "procedure": "9.1", "direction": "intake", "answer": "yes", "variant": "b", "condition": {"vi": "nếu đủ", "en": "if whole"}}],
    )  # fmt: skip
    catalogue = rules.catalogue
    p = catalogue.at("9.1", day("2021-01-01"))
    assert [(x.agency, x.procedure, x.text, str(x.what.vi)) for x in p.linked] == [("so", "9.2", "3 ngày làm việc", "x"), ("so", "", "", "")]
    assert catalogue.at("9.2", day("2021-01-01")).linked == []
    own, none = (v.facts for v in p.variants)
    assert none is None and [(str(k), yes, b.instrument) for k, (yes, b) in own.items()] == [("state_secret", False, "Luật")]
    (line,) = catalogue.lines("9.1")
    assert (line.variant, line.condition.en) == ("b", "if whole")
    verdicts = {v: motcua.assess(catalogue, "9.1", "intake", day("2021-01-01"), variant=v) for v in (None, "a", "b")}
    assert {v: str(x.answer) for v, x in verdicts.items()} == {None: "conditional", "a": "unknown", "b": "conditional"}
    assert verdicts["b"].needs == ["list_condition"] and verdicts[None].needs[0] == "variant"


def test_diff_names_zones_tariffs_cases_and_conditions(rules, tmp_path):
    merged = [c.in_("en") for c in motcua.diff_catalogues(rules.catalogue, rules.catalogue, BEFORE, AFTER) if c.what in ("zone", "tariff")]
    assert merged == ["bac_kan – thai_nguyen: postal zone: between provinces, other → same province, between districts"]
    begun = [c for c in motcua.diff_catalogues(rules.catalogue, rules.catalogue, day("2021-04-19"), day("2021-04-20")) if c.what == "tariff"]
    assert [c.subject for c in begun] == ["da-nang-2021"]
    line = {"procedure": "9.1", "direction": "intake"}
    catalogue = read(
        tmp_path,
        decisions=[{"id": "d", "number": "1/QĐ", "issued": "2020-01-01"}, {"id": "e", "number": "2/QĐ", "issued": "2021-01-01"}],
        procedures=[{"code": "9.1", "name": "x", "variants": [{"id": "a"}, {"id": "b"}]}],
        lists=[
            {**line, "decision": "d", "answer": "yes"}, {**line, "decision": "d", "answer": "no", "variant": "b"},
            {**line, "decision": "e", "answer": "yes", "variant": "b", "condition": {"vi": "nếu đủ", "en": "if whole"}},
        ],
    ).catalogue  # fmt: skip
    changes = motcua.diff_catalogues(catalogue, catalogue, day("2020-12-31"), day("2021-01-01"))
    assert [c.in_("en") for c in changes] == ["9.1: postal list, intake (b): no → yes, if whole [2/QĐ]"]


def test_what_a_dossier_cites_is_the_law_that_the_rules_carry(tmp_path):
    """A row that ends by a law file: eligibility, transit, deadline and dossier follow it."""
    path = tmp_path / "law.json"
    ended = [{"id": i, "to": "2020-03-01"} for i in ("PST-02", "PST-26", "PST-48", "OST-13", "PST-44")]
    path.write_text(json.dumps({"schema_version": 1, "name": {"vi": "x"}, "ended": ended}), encoding="utf-8")
    plain, own = motcua.Rules(), motcua.Rules(law=motcua.read_law(path))
    on = day("2020-06-01")
    starter = motcua.read_catalogue(*motcua.starter_files())
    assert [str(motcua.assess(starter, "1.005442", "intake", on, rules=r).answer) for r in (plain, own)] == ["yes", "unknown"]
    assert [motcua.transit_due("same_district", on, with_slip=False, rules=r).n for r in (plain, own)] == [1, None]
    cited = [motcua.due("5 ngày làm việc", on, rules=r).extend(day("2020-06-20")).steps[-1].basis for r in (plain, own)]
    assert [c.instrument if c else "" for c in cited] == ["Nghị định 61/2018/NĐ-CP", ""]
    # A dossier's step and its explanation: the machine's row names OST-04 for acceptance; that row is ended as well.
    filed = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter")
    path.write_text(json.dumps({"schema_version": 1, "name": {"vi": "x"}, "ended": [{"id": i, "to": "2020-03-01"} for i in ("OST-04", "OST-13")]}), encoding="utf-8")
    seen = []
    for rules in (motcua.Rules(catalogue=starter), motcua.Rules(catalogue=starter, law=motcua.read_law(path))):
        dossier, cited_by = filed, []
        for what, hour, who in (("submit_counter", 8, "applicant"), ("accept", 9, "desk_clerk")):
            outcome = motcua.apply(dossier, motcua.Event(what, datetime.datetime(2020, 6, 1, hour), who), rules)
            assert outcome.refusal is None
            dossier = outcome.dossier
            cited_by += [str(c) for c in outcome.basis]
        late = motcua.Event("extend", datetime.datetime(2020, 6, 29, 9), "officer", evidence=["due=2020-07-10", "reason=x", "apology"])
        refused = motcua.apply(dossier, late, rules).refusal
        seen.append((cited_by, [str(b) for b in refused.basis], "Điều 17.1" in motcua.explain(dossier, rules)))
    assert seen[0] != seen[1] and set(seen[1][0]) < set(seen[0][0])
    assert any("Nghị định 61/2018/NĐ-CP, Điều 17.1" in c for c in seen[0][0]) and not any("Điều 17.1" in c for c in seen[1][0])
