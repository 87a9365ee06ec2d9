# SPDX-License-Identifier: Apache-2.0
"""The log of a dossier: keys, versions, late events, corrections, and what was known when."""

import datetime
import json

import motcua
import pytest
from motcua import AppendResult, EntryKind, Event


def at(day, hour=8, minute=0):
    return datetime.datetime(2020, 6, day, hour, minute)


@pytest.fixture
def log(rules):
    opened = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.centre", intake="counter", return_by="counter")
    log = motcua.DossierLog(opened, rules)
    for n, (what, when, actor) in enumerate((("submit_counter", at(2), "applicant"), ("accept", at(2, 9), "desk_clerk"), ("forward", at(2, 10), "desk_clerk"))):
        answer = log.append(Event(what, when, actor, key=f"portal:{n}", actor_id="n-1"), n, rules)
        assert answer.result == AppendResult.STORED and answer.entry == n + 1
        log = answer.log
    return log


def test_a_message_told_twice_changes_nothing(log, rules):
    again = Event("accept", at(2, 9), "desk_clerk", key="portal:1", actor_id="n-1", recorded=at(5))
    answer = log.append(again, expected=1, rules=rules)
    assert (answer.result, answer.entry, answer.log == log) == (AppendResult.REPEATED, 2, True)
    other = Event("accept", at(2, 9), "desk_clerk", key="portal:1", actor_id="n-2")
    assert log.append(other, rules=rules).result == AppendResult.KEY_REUSED


def test_an_old_version_is_told(log, rules):
    decide = Event("decide", at(3), "leader")
    assert [log.append(decide, n, rules).result for n in range(5)] == ["stale"] * 3 + ["stored", "stale"]
    assert log.append(decide, rules=rules).text.vi == "đã ghi"


def test_a_late_event_is_put_where_it_occurred(log, rules):
    log = log.append(Event("decide", at(4), "leader"), rules=rules).log
    answer = log.append(Event("consult", at(3), "officer", recorded=at(5)), rules=rules)
    assert answer.result == AppendResult.STORED
    assert [n for n, _ in answer.log.course] == [1, 2, 3, 5, 4]
    assert [e.what.value for e in answer.log.dossier.course] == ["submit_counter", "accept", "forward", "consult", "decide"]
    backwards = answer.log.append(Event("consult", at(3, 9), "officer"), rules=rules)
    assert backwards.result == AppendResult.RECORDED_BACKWARDS
    refused = log.append(Event("refuse_intake", at(2, 8, 30), "desk_clerk", recorded=at(5)), rules=rules)
    assert (refused.result, refused.refused_entry) == (AppendResult.REFUSED, 2)
    assert refused.refusal.region == motcua.Region.STATUS


def test_corrections_are_entries(log, rules):
    instead = Event("forward", at(3, 7, 30), "desk_clerk")
    answer = log.correct(3, instead, recorded=at(4), actor="leader", evidence=["bb-1"], key="desk:9", rules=rules)
    mended = answer.log
    assert answer.result == AppendResult.STORED and len(mended) == 4
    assert mended.entries[2] == log.entries[2]
    assert (mended.entries[3].kind, mended.entries[3].corrects, mended.entries[3].evidence) == (EntryKind.AMENDMENT, 3, ["bb-1"])
    assert mended.dossier.course[2].occurred == at(3, 7, 30)
    gone = mended.correct(3, recorded=at(5), actor="leader", rules=rules)
    assert gone.log.entries[4].kind == EntryKind.ANNULMENT
    assert gone.log.dossier.status == motcua.Status.ACCEPTED
    assert gone.log.correct(3, instead, recorded=at(6), actor="leader", rules=rules).result == AppendResult.NO_ENTRY
    assert gone.log.known_at(at(4, 23), rules) == mended
    assert gone.log.known_at(at(3, 23), rules) == log
    blocked = log.correct(2, recorded=at(5), actor="leader", rules=rules)
    assert (blocked.result, blocked.refused_entry, blocked.log == log) == (AppendResult.REFUSED, 3, True)


def test_what_cannot_be_is_said(log, rules):
    with pytest.raises(motcua.Error, match="M1"):
        bool(log.append(Event("decide", at(3), "leader"), rules=rules))
    with pytest.raises(motcua.Error, match="recorded"):
        log.correct(1, recorded=datetime.date(2020, 6, 4), actor="leader", rules=rules)


def test_the_key_is_saved_with_the_event(log, rules):
    text = motcua.save_dossier(log.dossier, rules)
    assert '"key": "portal:1"' in text
    back = motcua.load_dossier(text, rules).dossier
    assert [e.key for e in back.course] == ["portal:0", "portal:1", "portal:2"]
    assert motcua.DossierLog(back, rules) == log


def test_a_saved_log_is_the_same_log(log, rules):
    log = log.correct(3, Event("forward", at(3, 7, 30), "desk_clerk"), recorded=at(4), actor="leader", key="desk:9", rules=rules).log
    log = log.correct(2, Event("accept", at(2, 8, 30), "desk_clerk"), recorded=at(4, 9), actor="leader", evidence=["bb-2"], rules=rules).log
    text = log.to_json(rules)
    document = json.loads(text)
    assert [e["kind"] for e in document["entries"]] == ["event", "event", "event", "amendment", "amendment"]
    assert [e.get("corrects") for e in document["entries"]] == [None, None, None, 3, 2]
    back = motcua.DossierLog.from_json(text, rules)
    assert back == log and back.dossier == log.dossier and back.entries == log.entries
    assert back.to_json(rules) == text
    assert back.append(Event("accept", at(2, 9), "desk_clerk", key="portal:1", actor_id="n-1"), rules=rules).result == AppendResult.REPEATED


def test_a_broken_log_is_refused_with_every_place(log, rules):
    document = json.loads(log.to_json(rules))
    document["entries"][1]["event"]["key"] = "portal:0"
    document["entries"][2]["recorded"] = "2020-06-01T00:00:00"
    document["entries"][0]["note"] = "x"
    with pytest.raises(motcua.Error) as raised:
        motcua.DossierLog.from_json(json.dumps(document), rules, name="nhật ký")
    assert [(p.number, p.place) for p in raised.value.problems] == [
        (1307, "nhật ký /entries/0/note"),
        (1311, "nhật ký /entries/1/event/key"),
        (1309, "nhật ký /entries/2/recorded"),
    ]
    strict = rules.with_(machine=motcua.machine.with_([{"id": "X-1", "event": "forward", "basis": "an example", "forbid": True}]))
    with pytest.raises(motcua.Error, match="/entries/2"):
        motcua.DossierLog.from_json(log.to_json(rules), strict)
