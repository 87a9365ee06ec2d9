# SPDX-License-Identifier: Apache-2.0
"""The agencies that a list's groups and cells name: known ones keep their identifier, departments get a new one."""

from __future__ import annotations

import re
from typing import Any

from .doubts import Doubts, Effect
from .list_groups import Group
from .list_layout import Table
from .list_names import name_key
from .list_options import Known, slug
from .list_record import Record
from .list_roles import fold

_LEVELS = (
    ("commune", r"(?:ubnd|uy ban nhan dan) (?:cac |cap )?(?:xa|phuong|thi tran|dac khu)|cong an (?:cap )?xa"),
    (
        "district",
        r"(?:ubnd|uy ban nhan dan) (?:cac |cap )?(?:huyen|quan|thi xa|thanh pho)"
        r"|phong (?:giao|tu|tai|noi|van|kinh|tai)|cong an (?:cap )?huyen",
    ),
    (
        "province",
        r"so |ban quan ly|ban dan toc|thanh tra tinh|van phong ubnd tinh|(?:ubnd|uy ban nhan dan) (?:cap )?tinh"
        r"|cong an tinh|bao hiem xa hoi tinh",
    ),
    ("ministry", r"bo (?!chi huy)"),
)


class Agencies:
    """The agencies of one import; `made` are those that the document has to define."""

    def __init__(self, tables: list[Table], known: Known, doubts: Doubts) -> None:
        self.tables, self.known, self.doubts = tables, known, doubts
        self.made: dict[str, dict[str, Any]] = {}
        self._of_group: dict[tuple[int, int], str] = {}

    def of(self, r: Record) -> str:
        """The agency whose group the row stands in, or the one that its cell names; empty where there is none."""
        if r.agency_group:
            key = (r.table, r.agency_group.row)
            if key not in self._of_group:
                self._of_group[key] = self._group(r, r.agency_group)
            return self._of_group[key]
        known = [self.known.agencies[name_key(a)] for a in r.agencies if name_key(a) in self.known.agencies]
        if r.agencies and len(known) < len(r.agencies):
            rest = "; ".join(a for a in r.agencies if name_key(a) not in self.known.agencies)
            letters = self.tables[r.table].columns.letters("agency")
            self.doubts.of(1746, r, letters, "\n".join(r.agencies), rest)
        return known[0] if len(known) == 1 and len(r.agencies) == 1 else ""

    def _group(self, r: Record, group: Group) -> str:
        known = self.known.agencies.get(name_key(group.text))
        if known:
            return known
        identifier, folded = slug(group.text), fold(group.text)
        if identifier in self.made:
            return identifier
        level = next((name for name, pattern in _LEVELS if re.match(pattern, folded)), "")
        told = {"value": group.text, "found": group.text}
        if not level or not identifier:
            self.doubts.add(1746, r.file, r.sheet, group.row, **told, effect=Effect.LEFT_OUT)
            return ""
        source = f"list-{r.table + 1}"
        self.made[identifier] = {"id": identifier, "name": {"vi": group.text}, "level": level, "source": source}
        assumed = f"{identifier} ({level})"
        self.doubts.add(1745, r.file, r.sheet, group.row, **told, assumed=assumed, effect=Effect.ASSUMED)
        return identifier
