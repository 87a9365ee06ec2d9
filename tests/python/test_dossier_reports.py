# SPDX-License-Identifier: Apache-2.0
"""The dossier's times, lateness, page and saves from Python; what they say is tested in C++."""

from __future__ import annotations

import datetime as dt
import json

import motcua
import pytest

RULES = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))


def step(dossier, what, when, who, **more):
    out = motcua.apply(dossier, motcua.Event(what, when, who, **more), RULES)
    assert out.refusal is None, out.refusal
    return out.dossier


@pytest.fixture(scope="module")
def filed():
    """Seven working days from the handover on Wednesday 2020-06-03: due on Friday 12."""
    d = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="post", return_by="post")
    d = step(d, "post_accept", dt.datetime(2020, 6, 1, 9), "postal_worker", evidence=["zone=between_districts"])
    d = step(d, "post_handover", dt.datetime(2020, 6, 3, 8), "postal_worker")
    return step(d, "accept", dt.datetime(2020, 6, 3, 16), "desk_clerk", actor_id="p1")


@pytest.fixture(scope="module")
def late(filed):
    d = step(filed, "forward", dt.datetime(2020, 6, 5, 9), "desk_clerk")
    d = step(d, "decide", dt.datetime(2020, 6, 16, 9), "leader")
    return step(d, "issue", dt.datetime(2020, 6, 16, 10), "officer")


def test_next_deadlines(filed):
    times = {str(t.what): t for t in motcua.next_deadlines(filed, RULES)}
    assert list(times) == ["resolution", "forwarding", "supplement_request", "apology"]
    assert times["resolution"].on == dt.date(2020, 6, 12) and times["resolution"].rule == "LA-02"
    assert times["forwarding"].on == dt.date(2020, 6, 4)  # accepted at 16:00
    assert times["forwarding"].basis.certainty == motcua.Certainty.INFERRED
    assert set(times["forwarding"].who) == {motcua.Actor.DELEGATED_CLERK, motcua.Actor.DESK_CLERK}
    assert not times["apology"].passed
    later = {str(t.what): t for t in motcua.next_deadlines(filed, RULES, dt.datetime(2020, 6, 12, 9))}
    assert later["apology"].passed and not later["resolution"].passed
    assert "15 giờ" in times["forwarding"].text.vi
    fresh = motcua.Dossier.open("1.005442", agency="a", unit="b", intake="post", return_by="post")
    with pytest.raises(motcua.Error) as raised:
        motcua.next_deadlines(fresh, RULES)  # no event, so no instant of its own
    assert raised.value.number == 1103
    assert motcua.next_deadlines(fresh, RULES, dt.datetime(2020, 6, 1, 8)) == []


def test_why_late(filed, late):
    why = motcua.why_late(late, RULES)
    assert why.late and why.verdict == motcua.Timeliness.LATE
    assert (why.due, why.first_due, why.working_days) == (dt.date(2020, 6, 12), dt.date(2020, 6, 12), 2)
    assert why.until == dt.datetime(2020, 6, 16, 10)
    assert [(str(s.status), s.working_days) for s in why.stays] == [("accepted", 2), ("processing", 7)]
    assert all(basis.instrument for _, basis in why.reasons)
    assert "2 working days after" in repr(why)
    assert not motcua.why_late(filed, RULES).late
    assert motcua.why_late(filed, RULES, dt.datetime(2020, 6, 15, 8)).working_days == 1


def test_explain(late):
    page = motcua.explain(late, RULES)
    assert page.startswith("BẢN GIẢI TRÌNH HỒ SƠ\n") and "Điều 7.4" in page
    for part, edition in RULES.editions.items():
        assert not edition or f"{part} {edition}" in page
    assert motcua.explain(late, RULES, "en").startswith("EXPLANATION OF A DOSSIER\n")
    with pytest.raises(motcua.Error) as raised:
        motcua.explain(late, RULES, "fr")
    assert raised.value.number == 1105


def test_retrace_answers_what_if(late):
    assert motcua.retrace(late, RULES)[-1].dossier == late
    other = motcua.retrace(late, RULES.with_(clock_start="receipt_slip", first_day="included"))
    assert other[-1].dossier.due == dt.date(2020, 6, 11)
    assert [str(e.what) for e in late.course] == "post_accept post_handover accept forward decide issue".split()
    assert late.course[2].actor_id == "p1" and late.course[2] == late.course[2] and late.course[2] != late.course[3]


def test_saves_are_replayed_and_never_trusted(late):
    text = motcua.save_dossier(late, RULES)
    saved = json.loads(text)
    assert saved["machine"] == RULES.editions["machine"] and len(saved["events"]) == 6
    back = motcua.load_dossier(text, RULES)
    assert back.dossier == late and back.same_table and not back.refused and not back.differences
    saved["state"]["due"] = "2020-07-31"
    edited = motcua.load_dossier(json.dumps(saved), RULES)
    assert edited.dossier == late and edited.differences == ["due: saved 2020-07-31, now 2020-06-12"]
    strict = motcua.machine.with_([{"id": "X-1", "event": "issue", "basis": "an example", "forbid": True}])
    under = motcua.load_dossier(text, RULES.with_(machine=strict))
    assert not under.same_table and [str(r.event.what) for r in under.refused] == ["issue"]
    assert under.refused[0].refusal.region == motcua.Region.GUARD and "another table, 1 refused" in repr(under)
    with pytest.raises(motcua.Error) as raised:
        motcua.load_dossier("{}", RULES, name="x.json")
    assert {p.number for p in raised.value.problems} == {1306} and "x.json" in raised.value.problems[0].place


def test_one_person_is_warned_of_or_refused(filed):
    d = step(filed, "forward", dt.datetime(2020, 6, 4, 9), "desk_clerk")
    sign = motcua.Event("decide", dt.datetime(2020, 6, 8, 9), "leader", actor_id="p1")
    assert "Cùng một người" in motcua.apply(d, sign, RULES).warnings[0].vi
    refusal = motcua.apply(d, sign, RULES.with_(same_person="deny")).refusal
    assert refusal.guard == motcua.Guard.SEPARATE_DUTIES and refusal.basis[0].certainty == motcua.Certainty.INFERRED
    assert motcua.apply(d, sign, RULES.with_(same_person="allow")).warnings == []


def test_the_table_as_json_and_markdown_holds_every_row():
    table = json.loads(motcua.machine.to_json())
    rows = motcua.machine.rows()
    assert table["edition"] == motcua.StateMachine().edition and len(table["rows"]) == len(rows)
    for there, row in zip(table["rows"], rows):
        assert there["event"] == row["event"] and there["actors"] == row["actors"] and there["rules"] == row["rules"]
        for region in ("status", "papers", "packet", "result", "payment"):
            assert there.get(region) == row[f"{region}_from"] and there.get(f"{region}_to") == row[f"{region}_to"]
        assert there.get("clock", "none") == row["clock"] and there.get("document", "") == row["document"]
        assert there.get("guards", []) == row["guards"] and there.get("unless", []) == row["unless"]
        assert there["from"] == str(row["valid_from"]) and there.get("to") == (str(row["valid_to"]) if row["valid_to"] else None)
    for day in (dt.date(2018, 6, 21), dt.date(2026, 8, 5)):
        in_force = [r for r in rows if r["valid_from"] <= day and (r["valid_to"] is None or day < r["valid_to"])]
        for lang in ("vi", "en"):
            page = motcua.machine.to_markdown(day, lang)
            assert len(page.splitlines()) == len(in_force) + 2
            assert len({line.count("|") for line in page.splitlines()}) == 1
