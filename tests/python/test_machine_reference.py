# SPDX-License-Identifier: Apache-2.0
"""The machine against a reference written from the texts: random courses in bulk, and step by step. Equal are the
regions, the clock, the due day and the kind of each refusal. `scripts/long/machine_reference.py` compares a million."""

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

motcua = pytest.importorskip("motcua")

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "oracle"))

import machine  # noqa: E402
import machine_courses as courses  # noqa: E402

READINGS = [
    {},
    {"pinning": "follow"},
    {"supplement_clock": "pause", "second_supplement": "deny"},
    {"clock_start": "handover", "fifteen_days": "working", "supplement_clock": "go_on"},
    {"clock_start": "receipt_slip"},
    {"remote_receipt": "paper", "financial_obligation": "suspends", "supplement_count": "in_all", "second_supplement": "deny", "supplement_window": "acceptance"},
]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    path = tmp_path_factory.mktemp("reference") / "synthetic.json"
    path.write_text(json.dumps(courses.catalogue_document(), ensure_ascii=False), encoding="utf-8")
    return motcua.read_catalogue(path)


def test_the_words_are_the_librarys():
    assert machine.EVENTS == tuple(str(e) for e in motcua.EventKind)
    assert machine.ACTORS == tuple(str(a) for a in motcua.Actor)


@pytest.mark.parametrize("readings", READINGS, ids=lambda r: ", ".join(r.values()) or "default")
@pytest.mark.parametrize("wild", [0.15, 0.7], ids=["usual", "wild"])
def test_random_courses(catalogue, readings, wild):
    sequences = (10000 if wild < 0.5 else 2000) if not readings else (2000 if wild < 0.5 else 500)
    figures, differences = courses.compare(motcua, np, catalogue, 118_2025, sequences, wild, **readings)
    assert not differences, "\n\n".join(differences)
    if wild < 0.5:  # or little would have been compared
        assert figures["applied"] > figures["events"] / 3
        assert figures["statuses"] == sorted(str(s) for s in motcua.Status)
    if not readings and wild < 0.5:
        assert figures["events_applied"] == sorted(machine.EVENTS)
        # Every kind of refusal is met but those that nothing brings about by default: remote intake is lawful, no person is
        # named, a second request is warned of, and two conditions choose between rows.
        regions = {"validity", "status", "actor", "result", "papers", "packet", "payment", "None"}
        guards = {str(g) for g in motcua.Guard} - {"local_intake", "separate_duties", "supplement_once", "receipt_counts", "payment_suspends"}
        assert set(figures["kinds"]) == regions | guards


def test_a_reference_that_departs_is_noticed(catalogue, monkeypatch):
    """The comparison is not empty: a rule changed in the reference shows as a difference."""
    monkeypatch.setattr(machine.Dossier, "entitled", lambda self, task: None)
    _, differences = courses.compare(motcua, np, catalogue, 1, 200)
    assert differences and "receives" in "\n".join(differences)


@pytest.mark.parametrize(
    "evidence",
    [
        ["due=2020-06-18", "due=2020-06-25"],
        ["due=soon", "due=2020-06-18"],
        ["biên bản", "due=2020-06-18"],
        ["due=2020-06-18;x"],
        [],
    ],
)
def test_evidence_is_read_the_same_way_from_lists_and_cells(catalogue, evidence):
    rules = motcua.Rules(catalogue=catalogue)
    course = [
        ("submit_counter", datetime(2020, 6, 4, 8), "applicant", []),
        ("accept", datetime(2020, 6, 4, 9), "desk_clerk", []),
        ("extend", datetime(2020, 6, 5, 9), "leader", evidence),
    ]
    if any(";" in item for item in evidence):  # the separator of cells: two items
        course[2] = (*course[2][:3], [part for item in evidence for part in item.split(";")])
    one = motcua.Dossier.open("1.000001", agency="so.nn", unit="trung-tam", intake="counter", return_by="counter")
    subject = {"procedure": "1.000001", "variant": "", "agency": "so.nn", "unit": "trung-tam", "intake": "counter"}
    subject["return_by"] = "counter"
    reference = courses.open_dossier(courses.world(), subject)
    for event, when, actor, items in course:
        one = motcua.apply(one, motcua.Event(event, when, actor, evidence=items), rules).dossier
        machine.apply(reference, event, when, actor, items)
    table = {"dossier": ["d"], **{name: [value] for name, value in subject.items()}}
    events = {
        "dossier": ["d"] * 3,
        "event": [c[0] for c in course],
        "occurred": np.array([c[1] for c in course], dtype="datetime64[s]"),
        "actor": [c[2] for c in course],
        "evidence": [";".join(c[3]) for c in course],
    }
    bulk = motcua.replay(events, table, rules).dossiers["due"][0].astype("datetime64[D]").item()
    assert one.due == bulk == reference.due


class StepByStep(RuleBasedStateMachine):
    """Any event by anybody after any pause: `apply` and the reference decide alike and arrive at the same dossier."""

    context = None  # the rules; `rules` is a word of Hypothesis

    @initialize(
        code=st.sampled_from(sorted(courses.PROCEDURES)),
        variant=st.sampled_from(["", "thuong", "khac"]),
        agency=st.sampled_from(["so.tt", "so.vh", "so.kh", "so.nn"]),
        unit=st.sampled_from(["trung-tam", "quay.nn", "noi-khac"]),
        intake=st.sampled_from(["counter", "post", "online"]),
        return_by=st.sampled_from(["counter", "post", "electronic"]),
        first=st.sampled_from(courses.NEAR),
    )
    def open(self, code, variant, agency, unit, intake, return_by, first):
        place = {"agency": agency, "unit": unit, "intake": intake, "return_by": return_by}
        self.dossier = motcua.Dossier.open(code, variant=variant or None, **place)
        self.reference = courses.open_dossier(courses.world(), {"procedure": code, "variant": variant, **place})
        self.when = datetime(first.year, first.month, first.day, 8)
        self.course = []

    def happen(self, event, actor, evidence=()):
        out = motcua.apply(self.dossier, motcua.Event(event, self.when, actor, evidence=evidence), self.context)
        before = self.reference.snapshot()
        why = machine.apply(self.reference, event, self.when, actor, evidence)
        where = f"{event} by {actor} at {self.when} with {list(evidence)}: reference {why}, library {out.refusal}"
        told = None if out.refusal is None else str(out.refusal.guard or out.refusal.region)
        assert told == why, where
        if why is not None:
            assert self.reference.snapshot() == before, "the reference changed while it refused"
            assert out.dossier == self.dossier
            now = motcua.allowed_events(self.dossier, rules=self.context, on=self.when)
            assert out.refusal.allowed == now
            assert all(basis.instrument for basis in out.refusal.basis) and out.refusal.basis
            assert out.refusal.text.vi and out.refusal.text.en and out.refusal.cure.vi and out.refusal.cure.en
        else:
            self.course.append((event, actor))
        self.dossier = out.dossier

    @rule(event=st.sampled_from(machine.EVENTS), actor=st.sampled_from(machine.ACTORS))
    def anything(self, event, actor):
        self.happen(event, actor)

    @rule(data=st.data())
    def usual(self, data):
        event = data.draw(st.sampled_from(courses.usual(self.reference)))
        self.happen(event, data.draw(st.sampled_from(courses.DOER[event])))

    @rule(days=st.integers(-1, 12))
    def extend(self, days):
        day = (self.reference.due or self.when.date()) + timedelta(days=days)
        self.happen("extend", "leader", [f"due={day.isoformat()}"])

    @rule(reason=st.sampled_from(["refused", "moved", "rain"]))
    def go_back(self, reason):
        self.happen("return_to_agency", "postal_worker", [f"reason={reason}"])

    @rule(event=st.sampled_from(["forward", "pass_on"]), step=st.sampled_from(["1", "2", "5", "63", "64", "x"]))
    def go_to(self, event, step):
        self.happen(event, "desk_clerk" if event == "forward" else "officer", [f"step={step}"])

    @rule(file=st.sampled_from(["electronic", "paper"]))
    def arrive(self, file):
        self.happen("receive_at_agency", "officer", [f"file={file}"])

    @rule(minutes=st.sampled_from(courses.PAUSES))
    def wait(self, minutes):
        if self.when.date() < date(2027, 5, 1):
            self.when += timedelta(minutes=minutes)

    @invariant()
    def agree(self):
        if not hasattr(self, "dossier"):
            return
        regions = self.dossier.regions
        for name in ("status", "clock", "papers", "packet", "result", "payment"):
            assert str(getattr(regions, name)) == getattr(self.reference, name), name
        assert str(regions.history) == (self.reference.history or "draft")
        for name in ("outcome", "intake", "return_by", "timeliness"):
            assert str(getattr(self.dossier, name)) == getattr(self.reference, name), name
        for name in ("due", "accepted", "finished", "supplements", "step"):
            assert getattr(self.dossier, name) == getattr(self.reference, name), name

    def teardown(self):
        """Once for each course: the list of what is allowed, event by event, against a copy of the reference."""
        if not hasattr(self, "dossier"):
            return
        assert [(e.what, e.actor) for e in self.dossier.course] == self.course
        again = motcua.load_dossier(motcua.save_dossier(self.dossier, self.context), self.context)
        assert again.dossier == self.dossier and again.same_table and not again.differences and not again.refused
        allowed = motcua.allowed_events(self.dossier, rules=self.context, on=self.when)
        listed = {(str(what), str(by)) for what, by in allowed}
        mine = set()
        kept = dict(self.reference.__dict__)
        later = [f"due={self.reference.due + timedelta(days=1)}"] if self.reference.due else []
        for event in machine.EVENTS:
            for actor in machine.ACTORS:
                if machine.apply(self.reference, event, self.when, actor, later) is None:
                    mine.add((event, actor))
                self.reference.__dict__.update(kept)
        assert listed == mine


def test_step_by_step(catalogue):
    from hypothesis.stateful import run_state_machine_as_test

    StepByStep.context = motcua.Rules(catalogue=catalogue)
    run_state_machine_as_test(
        StepByStep,
        settings=settings(
            max_examples=60,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
