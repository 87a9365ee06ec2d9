# SPDX-License-Identifier: Apache-2.0
"""From the rows of published lists to one catalogue document: one procedure a code, one case for each of its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .doubts import Doubts, Effect, place
from .list_agencies import Agencies
from .list_answers import Answers
from .list_layout import Table
from .list_matching import find_codes
from .list_names import name_key, similarity
from .list_options import Known, ListOptions, slug
from .list_record import Record
from .list_roles import fold
from .list_values import clean, longer_than_statutory


class Assembly:
    """Puts the records of all tables together; `digests` are the names and SHA-256 of the files."""

    def __init__(
        self,
        tables: list[Table],
        records: list[Record],
        known: Known,
        options: ListOptions,
        digests: list[tuple[str, str]],
        doubts: Doubts,
    ) -> None:
        self.tables, self.records, self.known, self.doubts = tables, records, known, doubts
        self.options, self.digests = options, digests
        self.answers = Answers(tables, options, doubts)
        self.agencies = Agencies(tables, known, doubts)

    def document(self) -> dict[str, Any]:
        find_codes(self.tables, self.records, self.known, self.doubts)
        by_code: dict[str, list[Record]] = {}
        for r in self.records:
            if r.status != "refused" and r.code:
                by_code.setdefault(r.key or r.code, []).append(r)
        procedures = [p for records in by_code.values() if (p := self._procedure(records[0].code, records))]
        self._names_twice(by_code)
        lines = self.answers.lines()
        return {
            "schema_version": 2 if any("variant" in line for line in lines) else 1,
            "name": {"vi": self._name()},
            "edition": self._edition(),
            "sources": [self._source(i, table) for i, table in enumerate(self.tables)],
            "agencies": list(self.agencies.made.values()),
            "units": [],
            "decisions": list(self.answers.decisions.values()),
            "procedures": procedures,
            "lists": lines,
            "delegations": [],
        }

    def _name(self) -> str:
        titles = [text for table in self.tables for _, text in table.titles]
        title = next((t for t in titles if "danh muc" in fold(t)), "")
        return self.options.name or clean(title) or f"Danh mục nhập từ {self.digests[0][0]}"

    def _edition(self) -> dict[str, str]:
        """The identifier hangs on the bytes of the files; the day is that of the one decision, if there is one."""
        (file, digest), more = self.digests[0], len(self.digests) - 1
        made = f"{slug(Path(file).stem) or 'list'}-{digest[:12]}" + (f"-and-{more}" if more else "")
        decisions = list(self.answers.decisions.values())
        true_on = self.options.true_on or (decisions[0].get("issued", "") if len(decisions) == 1 else "")
        return {"id": self.options.edition or made} | ({"true_on": true_on} if true_on else {})

    def _source(self, i: int, table: Table) -> dict[str, str]:
        decision = self.answers.decision_of[i]
        title = table.sheet.file + (f" [{table.sheet.name}]" if table.sheet.name else "")
        number = self.answers.decisions[decision]["number"] if decision else ""
        return {"id": f"list-{i + 1}", "title": f"{title}; {number}" if number else title}

    def _letters(self, r: Record, *roles: str) -> str:
        return self.tables[r.table].columns.letters(*roles)

    def _procedure(self, code: str, records: list[Record]) -> dict[str, Any] | None:
        for r in records:
            r.name_key = name_key(r.name)
        names = {r.name_key: r for r in records}
        if len(names) > 1:
            self._refuse_names(code, records, list(names.values()))
            return None
        first = records[0]
        variants: list[dict[str, Any]] = []
        seen: dict[str, Record] = {}  # by what they say
        tables: dict[int, Record] = {}  # the first of each table that became a case
        agencies: dict[str, None] = {}
        levels: dict[str, None] = {}
        for r in records:
            agency = self.agencies.of(r)
            if agency:
                agencies[agency] = None
            levels.update(dict.fromkeys(r.levels))
            self.answers.add(code, r, agency)
            if len(records) > 1:
                contents = (r.case, r.limits, r.fees, sorted(r.manner.items()), sorted(r.manner_back.items()))
                said = repr(contents)
                other = seen.get(said)
                if other is None and not any(contents):
                    # A row of another table that says nothing of its own is no case.
                    other = next((o for t, o in tables.items() if t != r.table), None)
                if other is not None:
                    if (r.agency_group, r.contents(), r.table) == (other.agency_group, other.contents(), other.table):
                        self.doubts.of(1759, r, self._letters(r, "code", "name"), code, _place(other))
                    continue
                seen[said] = r
                tables.setdefault(r.table, r)
            variants.append(self._variant(r, len(variants) + 1))
            if len(variants) > 1 and not r.case:
                letters = self._letters(r, "code", "name")
                self.doubts.of(1758, r, letters, code, _place(first), variants[-1]["id"], Effect.ASSUMED)
        field = next((r.field for r in records if r.field), "")
        parts: dict[str, Any] = {"field": field, "levels": [*levels], "agencies": [*agencies]}
        made = {"code": code, "name": first.name} | {k: v for k, v in parts.items() if v}
        return made | {"source": f"list-{first.table + 1}", "variants": variants}

    def _refuse_names(self, code: str, records: list[Record], names: list[Record]) -> None:
        first, second = names[:2]
        score = similarity(first.name, second.name)
        for r in records:
            other = second if r.name_key == first.name_key else first
            letters, found = self._letters(r, "code", "name"), f"{_place(other)}: {other.name} ({score:.3f})"
            self.doubts.of(1757, r, letters, f"{code} {r.name}", found, "", Effect.REFUSED)
            r.status = "refused"

    def _variant(self, r: Record, number: int) -> dict[str, Any]:
        r.variant = "default" if number == 1 else f"case-{number}"
        variant: dict[str, Any] = {"id": r.variant}
        if number > 1:
            variant["name"] = r.case or _place(r)
        channels: dict[tuple[str, str], str] = {}
        limits = []
        # What the province says itself comes before the kinds that it names.
        for limit in sorted(r.limits, key=lambda limit: limit.get("kind", "")) if len(r.limits) > 1 else r.limits:
            key = (limit.get("channel", ""), limit.get("kind", ""))
            if channels.get(key, limit["text"]) != limit["text"]:
                found = f"{channels[key]} | {limit['text']}"
                self.doubts.of(1773, r, self._letters(r, "limit", "limit:statutory", "limit:provincial"), limit["text"], found, "", Effect.LEFT_OUT)
            elif key not in channels:
                channels[key] = limit["text"]
                limits.append(dict(limit))
        for way, statutory, cut in longer_than_statutory(limits) if len(limits) > 1 else ():
            letters = self._letters(r, "limit:provincial")
            found = f"{way} {cut} > {statutory}".strip()
            self.doubts.of(1776, r, letters, cut, found, "", Effect.LEFT_OUT)
            limits = [x for x in limits if (x.get("channel", ""), x.get("kind")) != (way, "provincial")]
        parts = {
            "intake": dict(r.manner),
            "return": dict(r.manner_back),
            "limits": limits,
            "fees": [dict(f) for f in r.fees],
        }
        return variant | {k: v for k, v in parts.items() if v}

    def _names_twice(self, by_code: dict[str, list[Record]]) -> None:
        named: dict[str, Record] = {}
        for records in by_code.values():
            r = records[0]
            if r.status == "refused":
                continue
            other = named.setdefault(r.name_key, r)
            if other is not r:
                self.doubts.of(1764, r, self._letters(r, "name"), r.name, f"{other.code} {_place(other)}")


def _place(r: Record) -> str:
    return place(r.file, r.sheet, r.row)
