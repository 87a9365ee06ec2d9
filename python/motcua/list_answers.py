# SPDX-License-Identifier: Apache-2.0
"""What a list says about the postal service: lines of the decision that it belongs to, or, without one, the manner."""

from __future__ import annotations

from typing import Any

from .doubts import Doubts, Effect, place
from .list_groups import Group
from .list_layout import Table
from .list_options import ListOptions, slug
from .list_record import Record
from .list_titles import Annex, Decision, annex_of, decisions_in

_Key = tuple[str, str, str, str]  # decision, procedure, direction, and the words of a case that has its own answer


class Answers:
    """The decisions of all tables and the lines of their lists."""

    def __init__(self, tables: list[Table], options: ListOptions, doubts: Doubts) -> None:
        self.tables, self.options, self.doubts = tables, options, doubts
        self.decisions: dict[str, dict[str, Any]] = {}
        self.decision_of: list[str] = []  # by table
        self._annexes: list[Annex] = []
        self._group_annexes: dict[tuple[int, int], Annex] = {}
        self._lines: dict[_Key, dict[str, tuple[str, Record]]] = {}  # → agency → answer and its row
        self._conflicts: set[tuple[_Key, str]] = set()
        for table in tables:
            self._table(table)

    def _table(self, table: Table) -> None:
        file, sheet = table.sheet.file, table.sheet.name
        decision = self._decision(table)
        self.decision_of.append(decision)
        annex = Annex() if table.columns.marked else annex_of(table.titles, sheet)
        if annex.answer:
            annex = self._directed(table, annex)
        self._annexes.append(annex)
        if (table.columns.marked or annex.directions) and not decision:
            self.doubts.add(1742, file, sheet, table.columns.header_rows[0], effect=Effect.ASSUMED)

    def _decision(self, table: Table) -> str:
        """The decision that was given, or that the title names, or that the file named before."""
        file, sheet, number = table.sheet.file, table.sheet.name, len(self.decision_of) + 1
        if self.options.decision:
            return self._add(Decision(self.options.decision, self.options.issued, "", 0), number)
        found = decisions_in(table.titles)
        if not found:
            earlier = [d for d, t in zip(self.decision_of, self.tables) if t.sheet.file == file and d]
            return earlier[-1] if earlier else ""
        if len(found) > 1:
            names = "; ".join(d.number for d in found)
            self.doubts.add(1743, file, sheet, found[0].row, value=names, found=names, effect=Effect.LEFT_OUT)
            return ""
        d = found[0]
        assumed = f"{d.number} {d.issued}".strip()
        self.doubts.add(1741, file, sheet, d.row, value=d.number, found=d.number, assumed=assumed)
        return self._add(d, number)

    def _add(self, d: Decision, source: int) -> str:
        identifier = slug(d.number) + (f"_{d.issued[:4]}" if d.issued else "")
        said = {"issuer": d.issuer, "issued": d.issued}
        made = {"id": identifier, "number": d.number} | {k: v for k, v in said.items() if v}
        self.decisions.setdefault(identifier, made | {"source": f"list-{source}"})
        return identifier

    def _directed(self, table: Table, annex: Annex) -> Annex:
        """An annex with its directions; what was understood is told."""
        file, sheet, words, means = table.sheet.file, table.sheet.name, annex.words, table.columns.direction
        if not annex.directions and means != "unsaid":
            annex = annex._replace(directions=("intake", "return") if means == "both" else (means,))
        if annex.directions:
            assumed, effect = f"{', '.join(annex.directions)}: {annex.answer}", Effect.ASSUMED
            self.doubts.add(1794, file, sheet, annex.row, value=words, found=words, assumed=assumed, effect=effect)
        else:
            self.doubts.add(1793, file, sheet, annex.row, value=words, found=annex.answer, effect=Effect.LEFT_OUT)
        return annex

    def _of_group(self, r: Record, group: Group) -> Annex:
        """What a group row such as "II. TTHC KHÔNG THỰC HIỆN QUA BCCI" says of the rows below it."""
        key = (r.table, group.row)
        if key not in self._group_annexes:
            columns = self.tables[r.table].columns
            annex = Annex() if columns.marked else annex_of([(group.row, group.words)], "")
            self._group_annexes[key] = self._directed(self.tables[r.table], annex) if annex.answer else annex
        return self._group_annexes[key]

    def add(self, code: str, r: Record, agency: str) -> None:
        """The marks of a row, or the answer of its annex."""
        decision = self.decision_of[r.table]
        marks = {way: mark for way, mark in r.marks.items() if mark}
        if not marks:
            groups = (a for g in reversed(r.groups) if (a := self._of_group(r, g)).answer)
            annex = next(groups, self._annexes[r.table])
            marks = dict.fromkeys(annex.directions, annex.answer)
        for way, mark in marks.items():
            if decision:
                if r.parent is not None and r.parent.marks.get(way) == mark:
                    continue  # the line of the procedure says so already
                self._line((decision, code, way, r.case), agency, mark, r)
            else:
                (r.manner if way == "intake" else r.manner_back).setdefault("post", mark)

    def _line(self, key: _Key, agency: str, answer: str, r: Record) -> None:
        listed = self._lines.setdefault(key, {})
        # A line without an agency speaks for all of them.
        against = [a for a, (other, _) in listed.items() if other != answer and (a == agency or not a or not agency)]
        listed.setdefault(agency, (answer, r))
        for a in against:
            self._conflicts |= {(key, agency), (key, a)}
            for one, other in ((r, listed[a][1]), (listed[a][1], r)):
                where = f"{key[2]}: {place(other.file, other.sheet, other.row)}"
                self.doubts.of(1797, one, "", f"{key[1]} {key[2]}", where, "", Effect.LEFT_OUT)

    def lines(self) -> list[dict[str, str]]:
        """The lines without the contradictory ones."""
        return [
            {"decision": key[0], "procedure": key[1], "direction": key[2], "answer": answer}
            | ({"agency": agency} if agency else {})
            | ({"variant": r.variant} if key[3] else {})
            for key, listed in self._lines.items()
            for agency, (answer, r) in listed.items()
            if (key, agency) not in self._conflicts
        ]
