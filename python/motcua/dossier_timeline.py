# SPDX-License-Identifier: Apache-2.0
"""The course of a dossier as lanes: what each region was from which event to which, when the clock stood, which day was due."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import _core
from ._errors import Error

if TYPE_CHECKING:
    from ._core import Dossier, Outcome, Rules
    from ._tokens import Token

# The lanes in their order; the packet and the payment are left out where nothing ever happened in them.
LANES = ("status", "papers", "packet", "result", "payment", "clock")
_OPTIONAL = {"packet": "none", "payment": "none", "result": "none"}


@dataclass(frozen=True)
class Moment:
    """An event of the course, or the instant that was asked about (`outcome` is None then)."""

    number: int
    when: datetime.datetime
    outcome: Outcome | None
    event: _core.Event | None

    @property
    def refused(self) -> bool:
        return self.outcome is not None and self.outcome.refusal is not None


@dataclass(frozen=True)
class Spell:
    """A stretch in which a lane did not change: from one moment to another, as places in `Timeline.moments`."""

    lane: str
    word: Token
    first: int
    last: int


@dataclass(frozen=True)
class DueMark:
    """A due day, which moment set it, and which replaced it, if one did."""

    day: datetime.date
    at: datetime.datetime | None
    set_by: int
    replaced_by: int | None


class Timeline:
    """The dossier's events applied anew under the rules; a refused one changes nothing and is kept with its reason."""

    def __init__(self, dossier: Dossier, rules: Rules, on: datetime.datetime | None = None) -> None:
        if on is not None and dossier.course and on < dossier.course[-1].occurred:
            dossier = _core._as_of(dossier, on, rules)  # as it stood then
        self.dossier, self.rules = dossier, rules
        outcomes = _core.retrace(dossier, rules)
        self.moments = [Moment(i, e.occurred, o, e) for i, (e, o) in enumerate(zip(dossier.course, outcomes), 1)]
        last = self.moments[-1].when if self.moments else None
        if on is not None and (last is None or on > last):
            self.moments.append(Moment(0, on, None, None))
        self.now = outcomes[-1].dossier if outcomes else dossier
        self.lanes = [lane for lane in LANES if self._shown(lane)]
        self.spells = [spell for lane in self.lanes for spell in self._spells(lane)]
        self.dues = self._dues()

    def regions(self, place: int) -> _core.Regions:
        """The regions after the moment at a place."""
        outcome = self.moments[place].outcome
        return outcome.dossier.regions if outcome is not None else self.now.regions

    def _word(self, lane: str, place: int) -> Token:
        word: Token = getattr(self.regions(place), lane)
        return word

    def _shown(self, lane: str) -> bool:
        empty = _OPTIONAL.get(lane)
        return empty is None or any(str(self._word(lane, i)) != empty for i in range(len(self.moments)))

    def _spells(self, lane: str) -> list[Spell]:
        spells: list[Spell] = []
        first = 0
        for i in range(1, len(self.moments) + 1):
            if i == len(self.moments) or self._word(lane, i) != self._word(lane, first):
                spells.append(Spell(lane, self._word(lane, first), first, min(i, len(self.moments) - 1)))
                first = i
        return spells

    def pauses(self) -> list[Spell]:
        """The stretches in which the clock of the resolution time stood."""
        return [s for s in self.spells if s.lane == "clock" and str(s.word) == "paused"]

    def _dues(self) -> list[DueMark]:
        marks: list[DueMark] = []
        for i, moment in enumerate(self.moments):
            if moment.outcome is None:
                continue
            day = moment.outcome.dossier.due
            standing = marks[-1] if marks and marks[-1].replaced_by is None else None
            if day == (standing.day if standing else None):
                continue
            if standing:
                marks[-1] = DueMark(standing.day, standing.at, standing.set_by, i)
            if day is not None:
                clock = moment.outcome.clock
                marks.append(DueMark(day, clock.at if clock is not None else None, i, None))
        return marks

    @property
    def name(self) -> str:
        """The procedure's name in force on the dossier's day, or nothing."""
        d = self.dossier
        on = d.accepted or (self.moments[-1].when if self.moments else None)
        if on is None:
            return ""
        try:
            entry = self.rules.catalogue.at(d.code, on.date(), agency=d.agency)
        except Error:
            return ""
        return entry.name if entry is not None else ""
