# SPDX-License-Identifier: Apache-2.0
"""The internal process from Python: steps, units, pictures, registers. SYNTHETIC: procedures and dossiers are invented."""

import json
import random
import sys
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

import motcua

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "oracle"))
import machine_courses as courses  # noqa: E402

PROCESS = [
    {"unit": "Bộ phận một cửa", "role": {"vi": "công chức", "en": "official"}, "time": "1 ngày làm việc"},
    {"unit": "Phòng <A>", "time": "2 ngày làm việc"},
    {"unit": "Phòng B", "time": "1 ngày làm việc"},
]
# Accepted on Monday 2020-06-01 and due on the 8th; "late" leaves Phòng A on the 8th, two working days after the 4th.
COURSES = {
    "good": [("forward", 2), ("pass_on", 4), ("decide", 5), ("issue", 5)],
    "late": [("forward", 2), ("pass_on", 8), ("pass_on step=2", 9), ("pass_on", 9)],
    "none": [("forward", 2), ("pass_on", 3)],
}
WHO = {"submit_counter": "applicant", "accept": "desk_clerk", "forward": "desk_clerk", "pass_on": "officer", "decide": "leader", "issue": "officer"}


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    path = tmp_path_factory.mktemp("process") / "catalogue.json"
    limits = [{"text": "5 ngày làm việc"}]
    document = {
        "schema_version": 1,
        "name": {"vi": "Danh mục giả định", "en": "SYNTHETIC catalogue"},
        "edition": {"id": "synthetic"},
        "agencies": [{"id": "so", "name": {"vi": "Sở"}, "level": "province"}],
        "procedures": [
            {"code": "9.000001", "name": "có quy trình", "variants": [{"id": "v", "limits": limits, "process": PROCESS}]},
            {"code": "9.000002", "name": "không có", "variants": [{"id": "v", "limits": limits}]},
        ],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return motcua.Rules(catalogue=motcua.read_catalogue(path))


def rows():
    """(dossier, event, when, actor, evidence) of every course."""
    for name, course in COURSES.items():
        yield name, "submit_counter", datetime(2020, 6, 1, 8), "applicant", ""
        yield name, "accept", datetime(2020, 6, 1, 9), "desk_clerk", ""
        for i, (said, day) in enumerate(course):
            event, _, evidence = said.partition(" ")
            yield name, event, datetime(2020, 6, day, 10, i), WHO[event], evidence


def code_of(name):
    return "9.000002" if name == "none" else "9.000001"


@pytest.fixture(scope="module")
def dossiers(rules):
    found = {n: motcua.Dossier.open(code_of(n), agency="so", unit="quay", intake="counter", return_by="counter") for n in COURSES}
    for name, event, when, actor, evidence in rows():
        out = motcua.apply(found[name], motcua.Event(event, when, actor, evidence=[evidence] if evidence else []), rules)
        assert out.refusal is None, out.refusal
        found[name] = out.dossier
    return found


@pytest.fixture(scope="module")
def replayed(rules):
    columns = list(zip(*rows()))
    events = dict(zip(("dossier", "event", "occurred", "actor", "evidence"), columns))
    events["occurred"] = np.array(events["occurred"], dtype="datetime64[s]")
    n = len(COURSES)
    table = {"dossier": list(COURSES), "procedure": [code_of(c) for c in COURSES], "variant": [""] * n, "agency": ["so"] * n,
             "unit": ["quay"] * n, "intake": ["counter"] * n, "return_by": ["counter"] * n}  # fmt: skip
    return motcua.replay({k: list(v) if k != "occurred" else v for k, v in events.items()}, table, rules)


def test_steps_and_units_of_a_dossier(dossiers, rules):
    good = motcua.internal_process(dossiers["good"], rules=rules)
    assert [str(s.verdict) for s in good.steps] == ["in_time"] * 3 and good.now is None and not good.whole.late
    late = motcua.internal_process(dossiers["late"], rules=rules)
    assert [(s.unit, str(s.verdict), len(s.stays)) for s in late.steps] == [
        ("Bộ phận một cửa", "in_time", 1), ("Phòng <A>", "late", 2), ("Phòng B", "running", 2),
    ]  # fmt: skip
    first, second = late.steps[1].stays
    assert (first.late_days, str(first.due), second.back, second.late_days) == (2, "2020-06-04", True, 0)
    assert late.now == 3 and dossiers["late"].step == 3
    assert [(u.unit, u.stays, u.late, u.late_days) for u in late.units][1] == ("Phòng <A>", 2, 1, 2)
    assert late.basis.instrument == "" or "118/2025" in late.basis.instrument
    later = motcua.internal_process(dossiers["late"], datetime(2020, 6, 12), rules)
    assert str(later.steps[2].verdict) == "overdue" and later.whole.late


def test_text_table_and_html(dossiers, rules):
    view = motcua.internal_process(dossiers["late"], rules=rules)
    text = view.to_text("en")
    assert "↩ 2020-06-09" in text and "Phòng <A>: late 1 time, 2 working days" in text and "official" in text
    html = view._repr_html_()
    assert "Phòng &lt;A&gt;" in html and "<A>" not in html
    table = view.table()
    assert len(table) == 5 and table["step"] == [1, 2, 2, 3, 3] and table["late_days"] == [0, 2, 0, 0, 0]
    assert repr(view) == "<ProcessView 9.000001: in_time, late, running>"
    none = motcua.internal_process(dossiers["none"], rules=rules)
    assert not none.known and none.steps == [] and "no internal process" in none.to_text("en")
    assert "<table>" not in none._repr_html_()


def test_late_by_unit_from_event_columns(replayed, dossiers, rules):
    assert [int(s) for s in replayed.dossiers["step"]] == [dossiers[name].step for name in COURSES] == [3, 3, 3]
    table = motcua.late_by_unit(replayed)
    assert (table.dossiers, table.accepted, table.with_process, table.without_process) == (3, 3, 2, 1)
    by_unit = {row["unit"]: row for row in table.units.rows()}
    room = by_unit["Phòng <A>"]
    assert (room["dossiers"], room["stays"], room["done"], room["late"], room["in_time"], room["late_days"]) == (2, 3, 3, 1, 2, 2)
    assert by_unit["Phòng B"]["open"] == 1 and by_unit["Phòng B"]["done"] == 2
    for row in table.units.rows():
        assert row["stays"] == row["done"] + row["open"] and row["done"] == row["in_time"] + row["late"] + row["unknown"]
    views = [motcua.internal_process(d, rules=rules) for d in dossiers.values()]
    assert sum(by_unit[u]["late_days"] for u in by_unit) == sum(u.late_days for v in views for u in v.units)
    assert (table.late_whole, table.late_step_only) == (1, 0)  # the late one is open after the 8th
    assert "2 of 3 accepted dossiers" in repr(table) and "Phòng &lt;A&gt;" in table._repr_html_()


def test_the_control_slip_has_a_line_for_each_step(dossiers, rules):
    slip = motcua.control_table(dossiers["late"], rules)
    assert [str(e) for e in slip["event"]].count("pass_on") == 3
    assert "step=2" in slip["evidence"]


def test_saved_and_again(dossiers, rules):
    again = motcua.load_dossier(motcua.save_dossier(dossiers["late"], rules), rules)
    assert again.dossier == dossiers["late"] and not again.differences and again.dossier.step == 3


@pytest.mark.parametrize("readings", [{}, {"supplement_clock": "pause", "financial_obligation": "suspends"}, {"pinning": "follow"}])
def test_random_courses_one_by_one_and_as_columns(tmp_path, readings):
    """Any course, refused events and all: the units of a register are the sums over its dossiers."""
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps(courses.catalogue_document()), encoding="utf-8")
    rules = motcua.Rules(catalogue=motcua.read_catalogue(path), **readings)
    rng, of = random.Random(20201), courses.world(**readings)
    events = {name: [] for name in ("dossier", "event", "occurred", "actor", "evidence")}
    table = {name: [] for name in ("dossier", "procedure", "variant", "agency", "unit", "intake", "return_by")}
    sums, known, accepted, late = {}, 0, 0, 0
    for i in range(400):
        subject, course, _, _ = courses.draw_course(rng, of, 0.05)
        place = {key: subject[key] for key in ("agency", "unit", "intake", "return_by")}
        dossier = motcua.Dossier.open(subject["procedure"], variant=subject["variant"] or None, **place)
        for key, value in {"dossier": f"d{i}", **subject}.items():
            table[key].append(value)
        for event, when, actor, evidence in course:
            dossier = motcua.apply(dossier, motcua.Event(event, when, actor, evidence=evidence), rules).dossier
            for key, value in zip(events, (f"d{i}", event, when, actor, ";".join(evidence))):
                events[key].append(value)
        view = motcua.internal_process(dossier, rules=rules)
        accepted += dossier.accepted is not None
        known += view.known
        late += view.known and view.whole.late
        for unit in view.units:
            if unit.stays:
                total = sums.setdefault(unit.unit, [0, 0, 0, 0])
                for k, value in enumerate((1, unit.stays, unit.working_days, unit.late_days)):
                    total[k] += value
    events["occurred"] = np.array(events["occurred"], dtype="datetime64[s]")
    found = motcua.late_by_unit(motcua.replay(events, table, rules))
    assert (found.accepted, found.with_process, found.late_whole) == (accepted, known, late)
    assert known > 50 and any(total[3] for total in sums.values())
    rows = {r["unit"]: [r["dossiers"], r["stays"], r["working_days"], r["late_days"]] for r in found.units.rows()}
    assert rows == sums


def test_the_running_step_is_among_the_times(dossiers, rules):
    d = motcua.Dossier.open("9.000001", agency="so", unit="quay", intake="counter", return_by="counter")
    for event, when in (("submit_counter", datetime(2020, 6, 1, 8)), ("accept", datetime(2020, 6, 1, 9)), ("forward", datetime(2020, 6, 2, 10))):
        d = motcua.apply(d, motcua.Event(event, when, WHO[event]), rules).dossier
    times = {str(t.what): t for t in motcua.next_deadlines(d, rules)}
    step = times["process_step"]
    assert (step.on, step.what, step.passed) == (datetime(2020, 6, 4).date(), motcua.Timer.PROCESS_STEP, False)
    assert step.text.en == "Step 2/3, Phòng <A> by 2020-06-04" and set(step.who) == {"officer", "leader"}
    assert times["resolution"].on == datetime(2020, 6, 8).date()
    stay = motcua.internal_process(d, rules=rules).steps[1].stays[-1]
    assert step.on == stay.due
    assert "process_step" not in {str(t.what) for t in motcua.next_deadlines(dossiers["none"], rules)}
