# SPDX-License-Identifier: Apache-2.0
"""A register replayed through the machine: columns in, columns and problems out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from . import _core
from .tables import NAT, Coded, Table, column, instants, texts

if TYPE_CHECKING:
    from ._core import Rules

Bools = npt.NDArray[np.bool_]

# Problems that this file tells with the words of the cell; the core saw codes only.
_TOLD_IN_WORDS = (1411, 1414, 1415)

_STATES = {
    "status": _core.Status,
    "clock": _core.ClockState,
    "papers": _core.Papers,
    "packet": _core.Packet,
    "result": _core.ResultCustody,
    "payment": _core.Payment,
    "outcome": _core.DecisionOutcome,
    "timeliness": _core.Timeliness,
}


class Replay:
    """What a register says after every event was applied.

    `events`: per event row `applied`, `status_before` and `reconstructed`; `dossiers`: per dossier row its regions,
    outcome, timeliness, `accepted`, `started`, `due`, `finished` (civil time at UTC+7, NaT where there is none), and
    `reconstructed` where the evidence of one of its events says so; `problems`: rows that could not be used or were
    refused, each with number, table, row, dossier, found, expected and cure; `repeated`: event rows with a key that an
    earlier row of the dossier has for the same event, counted once. `reconstructed` counts such dossiers.
    """

    def __init__(
        self, core: Any, ids: list[str], extra: list[tuple[Any, ...]], rules: Rules, as_of: datetime.datetime | None, marked: tuple[Bools, Bools],
        repeated: Table,
    ) -> None:  # fmt: skip
        self.repeated = repeated
        self._marked, self._marked_dossiers = marked
        self.reconstructed = int(self._marked_dossiers.sum())
        self._core = core
        self._ids = ids
        self._extra = extra
        self.rules = rules
        self.as_of = as_of

    @property
    def events(self) -> Table:
        before = Coded(self._core.status_before, list(_core.Status))
        return Table({"applied": self._core.applied, "status_before": before, "reconstructed": self._marked})

    @property
    def dossiers(self) -> Table:
        columns = dict(self._core.dossiers)
        for name, cls in _STATES.items():
            columns[name] = Coded(columns[name], list(cls))
        return Table({"dossier": self._ids, **columns, "reconstructed": self._marked_dossiers})

    @property
    def problems(self) -> Table:
        names = ("number", "table", "row", "dossier", "found", "expected", "cure")
        rows = list(self._extra)
        told = {row[2] - 1 for row in rows if row[1] == "events"} | {row - 1 for row in self.repeated["row"]}
        for number, event, dossier, _, found, expected, cure in self._core.problems:
            if event in told and number in _TOLD_IN_WORDS:
                continue
            table, row = ("events", event + 1) if event >= 0 else ("dossiers", dossier + 1)
            rows.append((number, table, row, self._ids[dossier] if dossier >= 0 else "", found, expected, cure))
        rows.sort(key=lambda r: (r[1], r[2]))
        return Table({name: [r[i] for r in rows] for i, name in enumerate(names)})

    def __repr__(self) -> str:
        made = f", {self.reconstructed} reconstructed" if self.reconstructed else ""
        return f"<Replay of {len(self._ids)} dossiers{made}, {self._core.problem_count - len(self.repeated) + len(self._extra)} problems>"


def replay(events: Any, dossiers: Any, rules: Rules | None = None, as_of: datetime.date | datetime.datetime | None = None) -> Replay:
    """Applies all events of a register.

    `events` has the columns dossier, event, occurred, actor and optionally recorded, actor_id, evidence, key; `dossiers`
    has dossier, procedure, variant, agency, unit, intake, return_by: mappings of arrays, DataFrames or Arrow tables. A date
    for `as_of` means the end of that day. Rows that cannot be used are in `.problems`; the others count, those of one
    `key` of a dossier once.

    >>> import motcua
    >>> rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    >>> dossiers = {"dossier": ["A"], "procedure": ["1.005442"], "agency": ["bac_kan.tttt"], "unit": ["bac_kan.tthcc"],
    ...             "intake": ["post"], "return_by": ["counter"]}
    >>> events = {"dossier": ["A", "B"], "event": ["post_accept", "accept"], "actor": ["postal_worker", "desk_clerk"],
    ...           "occurred": ["2020-06-01T09:00", "2020-06-02T08:00"]}
    >>> result = replay(events, dossiers, rules)
    >>> str(result.dossiers["packet"][0]), result.problems["found"]
    ('accepted_by_post', ['dossier "B"'])
    """
    rules = rules if rules is not None else _core.Rules()
    ids = texts(column(dossiers, "dossier", "dossiers"))
    subject, subjects, extra = _subjects(dossiers, ids)
    intake = np.asarray(_core._codes("intake", texts(column(dossiers, "intake", "dossiers"))))
    return_by = np.asarray(_core._codes("return_by", texts(column(dossiers, "return_by", "dossiers"))))
    for name, codes, cls in (("intake", intake, _core.Channel), ("return_by", return_by, _core.ReturnChannel)):
        words = texts(dossiers[name]) if (codes == 255).any() else []
        for i in np.flatnonzero(codes == 255).tolist():
            extra.append((1414, "dossiers", i + 1, ids[i], f'{name} "{words[i]}"', ", ".join(cls), "use one of these words; the dossier was left out"))
            subject[i] = -1
    bare: dict[str, Any] = {
        "dossier": _core._index_of(texts(column(events, "dossier", "events")), ids),
        "event": _core._codes("event", texts(column(events, "event", "events"))),
        "actor": _core._codes("actor", texts(column(events, "actor", "events"))),
        "occurred": instants(column(events, "occurred", "events"), "events.occurred"),
    }
    evidence = column(events, "evidence", "events", needed=False)
    said = texts(evidence) if evidence is not None else []
    if evidence is not None:
        bare["promised"], bare["undeliverable"], bare["step"] = _core._evidence(said, bare["event"])
    extra += _unreadable(events, bare)
    repeated = Table({"row": [], "first_row": [], "dossier": [], "key": []})
    if column(events, "key", "events", needed=False) is not None:
        from .event_keys import repeated_events

        left_out, repeated, reused = repeated_events(events, texts(events["dossier"]), np.asarray(bare["occurred"]))
        bare["dossier"] = np.where(left_out, -1, bare["dossier"]).astype(np.asarray(bare["dossier"]).dtype)
        extra += [p for p in reused if p[1:3] not in {e[1:3] for e in extra}]
    when = None
    if as_of is not None:
        when = as_of if isinstance(as_of, datetime.datetime) else datetime.datetime.combine(as_of, datetime.time(23, 59, 59))
    core = _core._replay(bare, {"subject": subject, "intake": intake, "return_by": return_by}, subjects, rules, when)
    return Replay(core, ids, extra, rules, when, _reconstructed(said, np.asarray(bare["dossier"]), len(ids)), repeated)


def _reconstructed(evidence: list[str], dossier: npt.NDArray[Any], dossiers: int) -> tuple[Bools, Bools]:
    """Which events say that they are reconstructed, and which dossiers have such an event."""
    events, of = np.zeros(len(dossier), bool), np.zeros(dossiers, bool)
    marks = {text for text in set(evidence) if "reconstructed=" in text and any(i.startswith("reconstructed=") for i in text.split(";"))}
    if marks:
        events[:] = np.fromiter((text in marks for text in evidence), bool, len(evidence))
        of[dossier[events & (dossier >= 0)]] = True
    return events, of


def _subjects(dossiers: Any, ids: list[str]) -> tuple[np.ndarray[Any, Any], list[tuple[str, str, str, str]], list[tuple[Any, ...]]]:
    """The distinct (procedure, variant, agency, unit) and which one each dossier has; repeated dossiers are left out."""
    variant = column(dossiers, "variant", "dossiers", needed=False)
    columns = [
        texts(column(dossiers, "procedure", "dossiers")),
        texts(variant) if variant is not None else [""] * len(ids),
        texts(column(dossiers, "agency", "dossiers")),
        texts(column(dossiers, "unit", "dossiers")),
    ]
    places: dict[tuple[str, str, str, str], int] = {}
    index = np.fromiter((places.setdefault(key, len(places)) for key in zip(*columns)), dtype=np.int32, count=len(ids))
    extra: list[tuple[Any, ...]] = []
    first = np.asarray(_core._index_of(ids, ids))
    for i in np.flatnonzero(first != np.arange(len(ids))).tolist():
        found = f"dossier {ids[i]} again" if ids[i] else "no dossier identifier"
        extra.append((1412 if ids[i] else 1418, "dossiers", i + 1, ids[i], found, "each dossier once", "remove the row, or correct its identifier"))
        index[i] = -1
    return index, list(places), extra


def _unreadable(events: Any, bare: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Cells that could not be read, told in their own words."""
    checks = (
        ("dossier", np.asarray(bare["dossier"]) < 0, 1411, "a dossier of the dossier table", "add the dossier, or correct its identifier"),
        ("event", np.asarray(bare["event"]) == 255, 1414, "an event of the machine", "see `python -m motcua diagram` for the words"),
        ("actor", np.asarray(bare["actor"]) == 255, 1414, ", ".join(_core.Actor), "use one of these words"),
        ("occurred", np.asarray(bare["occurred"]) == NAT, 1418, "YYYY-MM-DDTHH:MM", "correct the cell; the event was left out"),
    )
    rows: list[tuple[Any, ...]] = []
    told: set[int] = set()
    for name, bad, number, expected, cure in checks:
        if not bad.any():
            continue
        words, ids = texts(events[name]), texts(events["dossier"])
        for i in np.flatnonzero(bad).tolist():
            if i in told:
                continue
            told.add(i)
            missing = name == "occurred" and words[i] in ("", "NaT")
            found = f"no {name}" if not words[i] or missing else f'{name} "{words[i]}"'
            rows.append((1415 if missing else number, "events", i + 1, ids[i], found, expected, cure))
    return rows
