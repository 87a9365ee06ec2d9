# SPDX-License-Identifier: Apache-2.0
"""A `key` column of an event table: a repeated message is one event, a key of another event a problem; as in a log."""

import datetime

import motcua
import pytest

DOSSIERS = {"dossier": ["A", "B"], "procedure": ["1.005442"] * 2, "agency": ["bac_kan.tttt"] * 2, "unit": ["bac_kan.centre"] * 2,
            "intake": ["counter"] * 2, "return_by": ["counter"] * 2}  # fmt: skip
GOOD = [
    ("A", "submit_counter", "2020-06-02T08:00", "applicant", "p:1"), ("A", "accept", "2020-06-02T09:00", "desk_clerk", "p:2"),
    ("B", "submit_counter", "2020-06-02T08:00", "applicant", "p:1"), ("A", "forward", "2020-06-02T10:00", "desk_clerk", "p:3"),
]  # fmt: skip


def table(rows, **more):
    names = ("dossier", "event", "occurred", "actor", "key")
    return {name: [r[i] for r in rows] for i, name in enumerate(names)} | more


def states(replayed):
    return [{k: str(v) for k, v in row.items()} for row in replayed.dossiers.rows()]


def without_keys(rows):
    events = table(rows)
    del events["key"]
    return events


def test_a_repeated_message_counts_once(rules):
    plain = motcua.replay(without_keys(GOOD), DOSSIERS, rules)
    twice = [GOOD[0], GOOD[1], GOOD[1], *GOOD[2:], GOOD[0]]
    replayed = motcua.replay(table(twice, recorded=[f"2020-06-{3 + n:02}T08:00" for n in range(6)]), DOSSIERS, rules)
    assert states(replayed) == states(plain)
    assert list(replayed.problems.rows()) == []
    assert list(replayed.repeated.rows()) == [{"row": 3, "first_row": 2, "dossier": "A", "key": "p:2"}, {"row": 6, "first_row": 1, "dossier": "A", "key": "p:1"}]
    assert replayed.events["applied"].tolist() == [True, True, False, True, True, False]
    assert "0 problems" in repr(replayed)
    # The keys of one dossier are not those of another, and without repetition nothing changes.
    once = motcua.replay(table(GOOD), DOSSIERS, rules)
    assert states(once) == states(plain) and len(once.repeated) == 0
    # Without keys the second acceptance is an event of its own, and refused.
    assert len(motcua.replay(without_keys(twice), DOSSIERS, rules).problems) == 2


@pytest.mark.parametrize(
    ("other", "more"),
    [
        (("A", "accept", "2020-06-02T09:30", "desk_clerk", "p:2"), {}),
        (("A", "accept", "2020-06-02T09:00", "delegated_clerk", "p:2"), {}),
        (("A", "forward", "2020-06-02T09:00", "desk_clerk", "p:2"), {}),
        (GOOD[1], {"evidence": [""] * 4 + ["mẫu-01"]}),
        (GOOD[1], {"actor_id": ["n-1"] * 4 + ["n-2"]}),
    ],
)
def test_a_key_of_another_event_is_a_problem(rules, other, more):
    replayed = motcua.replay(table([*GOOD, other], **more), DOSSIERS, rules)
    assert [(p["number"], p["table"], p["row"], p["dossier"], p["found"]) for p in replayed.problems.rows()] == [
        (1311, "events", 5, "A", 'key "p:2" of row 2 for another event')
    ]
    assert len(replayed.repeated) == 0
    assert states(replayed) == states(motcua.replay(without_keys(GOOD), DOSSIERS, rules))


def test_empty_keys_are_none_and_an_unreadable_row_is_told_as_such(rules):
    blank = [GOOD[0], *((*row[:4], "") for row in [*GOOD[1:], GOOD[1]])]
    assert len(motcua.replay(table(blank), DOSSIERS, rules).problems) == 1  # refused, as it always was
    broken = [*GOOD, ("A", "acept", "2020-06-02T09:00", "desk_clerk", "p:2")]
    assert [p["number"] for p in motcua.replay(table(broken), DOSSIERS, rules).problems.rows()] == [1414]


def test_a_table_says_of_keys_what_a_log_says(rules):
    opened = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.centre", intake="counter", return_by="counter")
    rows = [r for r in [*GOOD, GOOD[1], ("A", "accept", "2020-06-02T09:10", "desk_clerk", "p:3"), GOOD[3]] if r[0] == "A"]
    log, said = motcua.DossierLog(opened, rules), []
    for _, what, when, who, key in rows:
        answer = log.append(motcua.Event(what, datetime.datetime.fromisoformat(when), who, key=key, recorded=datetime.datetime(2020, 6, 9)), rules=rules)
        log = answer.log
        said.append(str(answer.result))
    assert said == ["stored"] * 3 + ["repeated", "key_reused", "repeated"]
    replayed = motcua.replay(table(rows), DOSSIERS, rules)
    assert replayed.repeated["row"] == [4, 6] and replayed.problems["row"] == [5]
    assert str(replayed.dossiers["status"][0]) == str(log.dossier.status)


def test_a_register_file_may_have_keys(tmp_path, rules):
    import csv

    for name, columns in (("dossiers", DOSSIERS), ("events", table([*GOOD, GOOD[1]]))):
        with open(tmp_path / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([list(columns), *zip(*columns.values())])
    events, dossiers = motcua.registers.read_register(tmp_path)
    assert motcua.replay(events, dossiers, rules).repeated["first_row"] == [2]
