# SPDX-License-Identifier: Apache-2.0
"""What the naive reference of the machine knows besides the dossier: days of the law, procedures, desks, readings."""

from datetime import date

import days
import deadline

DECISION_45 = date(2016, 12, 16)  # carriage by the public postal service
DECREE_61 = date(2018, 6, 21)  # the first one-stop text that was read; before it answers are unknown
DECREE_118 = date(2025, 7, 1)
DECREE_309 = date(2026, 8, 5)


DEFAULTS = {
    "clock_start": "by_law",
    "supplement_clock": "restart",
    "second_supplement": "warn",
    "fifteen_days": "calendar",
    "pinning": "keep",
    "supplement_count": "per_stage",
    "remote_receipt": "electronic",
    "financial_obligation": "runs",
    "supplement_window": "completion",
}


class Refused(Exception):
    """The kind of a refusal: `validity`, `status`, `actor`, `result`, `papers`, `packet`, `payment`, or the condition
    that does not hold. Where several things are wrong, the first in this order is told; among conditions those on who
    may act (`receives`, `returns`) come first."""


def need(holds, kind):
    if not holds:
        raise Refused(kind)


class World:
    """What the answers hang on besides the dossier: procedures, desks, delegations, readings.

    procedures: code -> [{from, to, limits: {channel or None: (unit, n)}, excluded}]; not_by_post: code -> first day;
    units: unit -> agency; parents: agency -> agency; levels: agency -> level, alike where not said; delegations: [(agency, unit, tasks, first day or None, end or None,
    contract as first day and end, or None)].
    """

    def __init__(self, procedures, not_by_post=(), units=(), parents=(), delegations=(), levels=(), **readings):
        self.procedures = procedures
        self.not_by_post = dict(not_by_post)
        self.units = dict(units)
        self.parents = dict(parents)
        self.delegations = list(delegations)
        self.levels = dict(levels)
        self.readings = DEFAULTS | readings

    def version(self, code, day):
        for version in self.procedures[code]:
            if version.get("from", date.min) <= day < version.get("to", date.max):
                return version
        return None

    def process(self, code, variant_known, day):
        """The units of the internal process, step by step; empty where none is known."""
        version = self.version(code, day)
        return version.get("process", ()) if version and variant_known else ()

    def may_be_posted(self, code, day):
        """QĐ 45/2016 Điều 1.2 and 13.1: refused only by a known exclusion or a published no."""
        version = self.version(code, day)
        if version is None:
            return True
        return not version.get("excluded") and not (code in self.not_by_post and day >= self.not_by_post[code])

    def may_return(self, code, day):
        """Điều 1.2 holds for both directions; the published lists of this world speak of intake."""
        version = self.version(code, day)
        return version is None or not version.get("excluded")

    def delegated(self, agency, unit, task, day):
        """The pilots, then NĐ 118/2025 Điều 7.4, 9.7 and 10: from then on a decision and a contract in force, both. A spell
        whose beginning is unknown entitles nobody."""

        def contracted(contract):
            return day < DECREE_118 if contract is None else contract[0] <= day < contract[1]

        return any(
            a == agency
            and u == unit
            and task in tasks
            and contracted(contract)
            and first is not None
            and first <= day
            and (end is None or day < end)
            for a, u, tasks, first, end, contract in self.delegations
        )

    def at_home(self, unit, agency):
        """Whether the unit is a desk of the deciding agency, or of a body above it on the same level; unknown desks are
        taken as such."""
        if unit not in self.units:
            return True
        level = self.levels.get(agency)
        while agency and self.levels.get(agency) == level:
            if self.units[unit] == agency:
                return True
            agency = self.parents.get(agency)
        return False

    def due(self, code, variant_known, channel, law_day, start):
        version = self.version(code, law_day)
        if version is None or not variant_known:
            return None
        unit, n = version["limits"].get(channel) or version["limits"].get(None) or (None, None)
        if unit == "working_day":
            return deadline.due_working_days(start, n, days.OFF, days.WORKED)
        if unit == "calendar_day":
            return deadline.due_calendar_days(start, n, days.OFF, days.WORKED)
        return None


def working_days_after(day, n):
    return deadline.advance(day, n, days.OFF, days.WORKED)
