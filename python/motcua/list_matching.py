# SPDX-License-Identifier: Apache-2.0
"""Codes for rows that have none: an equal name of a known catalogue gives one, similar names are only offered."""

from __future__ import annotations

from .doubts import Doubts, Effect, place
from .list_layout import Table
from .list_names import Names
from .list_options import Known
from .list_record import Record

_TYPING_ERROR = 0.93  # least score at which a name of the same list is offered
_MOST_MATCHED = 2000  # rows without a code for which similar names are looked up


def find_codes(tables: list[Table], records: list[Record], known: Known, doubts: Doubts) -> None:
    """Gives or refuses the rows without a code; every one is told."""
    lacking = [r for r in records if not r.code and r.status != "refused" and r.parent is None]
    own = Names({r.code: r.name for r in records if r.code}) if lacking else Names({})
    looked = 0
    for r in lacking:
        columns = tables[r.table].columns
        of_name, of_code = columns.letters("name"), columns.letters("code", "name")
        number, unread = r.unread or (1751, "")
        equal = known.names.equal(r.name)
        if len(equal) == 1:
            r.code = r.key = equal[0]
            if r.unread:
                doubts.of(number, r, of_code, unread, unread, "", Effect.LEFT_OUT)
            doubts.of(1765, r, of_name, r.name, r.name, equal[0], Effect.ASSUMED)
            continue
        offers = [f"{code} ({r.name})" for code in equal]
        if not equal and looked < _MOST_MATCHED:
            looked += 1
            similar = {*known.names.similar(r.name), *own.similar(r.name, least=_TYPING_ERROR)}
            best = sorted(similar, key=lambda s: (-s[0], s[1]))[:3]
            offers = [f"{code} {score:.3f} {name}" for score, code, name in best]
        r.status = "refused"
        doubts.of(number, r, of_code, unread or r.name, unread, "", Effect.REFUSED)
        if offers:
            doubts.of(1766, r, of_name, r.name, " | ".join(offers))
    for r in records:
        if r.parent is not None and r.status != "refused":
            _as_case(r, r.parent, tables[r.table].columns.letters("name"), doubts)


def _as_case(r: Record, parent: Record, letters: str, doubts: Doubts) -> None:
    """A case has the name and the code of the row above; without that row it says nothing."""
    above = place(parent.file, parent.sheet, parent.row)
    if not parent.code or parent.status == "refused":
        r.status = "refused"
        doubts.of(1751, r, letters, r.name, f"{above}: {parent.name}", "", Effect.REFUSED)
        return
    doubts.of(1768, r, letters, r.name, above, f"{parent.code}: {r.case}", Effect.ASSUMED)
    r.code, r.key, r.name = parent.code, parent.key, parent.name
