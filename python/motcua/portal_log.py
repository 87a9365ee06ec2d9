# SPDX-License-Identifier: Apache-2.0
"""What the portal's messages say of each dossier: its fields as a table, and the instants at which statuses are stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from .portal_rooms import FIELD as ROOM
from .portal_rooms import Room
from .portal_steps import Point, Step, course
from .row_reader import FAULTS, Options, ProblemRow
from .row_times import TimeFault, read_times
from .tables import NAT

DOSSIER, STEP = "DongBoHoSoMC", "CapNhatTienDoHoSoMC"
FIELDS = ("MaHoSo", "MaTTHC", "DonViXuLy", "TrangThaiHoSo", "KenhThucHien", "HinhThuc", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra")
# The statuses whose instant a field gives.
_STATES = {"NgayTiepNhan": ("accepted",), "NgayKetThucXuLy": ("finished", "not_accepted", "stopped"), "NgayTra": ("returned",)}
_NOT_BEFORE = {"submitted": 0, "supplement_requested": 1, "accepted": 2, "processing": 3}
Item = tuple[int, Mapping[str, Any]]


class _Said(NamedTuple):
    number: int
    point: Point


def text_of(value: Any) -> str:
    """A field as text; what is neither a text nor a number shows its kind, and is no value of any field.

    >>> text_of(10), text_of(None), text_of(["10"])
    ('10', '', '?list')
    """
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return f"?{type(value).__name__}"
    return str(int(value)) if isinstance(value, float) and value == value // 1 else str(value)


def same_dossier(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two items of one number tell of one dossier: its procedure and its channel never change. A field that one of
    them leaves out says nothing.

    >>> same_dossier({"KenhThucHien": "1"}, {"KenhThucHien": 1, "MaTTHC": "1.005442"}), same_dossier({"KenhThucHien": "1"}, {"KenhThucHien": "2"})
    (True, False)
    """
    said = [(text_of(a.get(name)).strip(), text_of(b.get(name)).strip()) for name in ("MaTTHC", "KenhThucHien")]
    return all(x == y or not x or not y for x, y in said)


class Log:
    """`points` has the dossiers with steps or supplements, by their place in `dossiers`, `rooms` those that they name; `contradicted` those whose
    messages lead nowhere; `problems` what was left out."""

    def __init__(self, dossiers: list[Item], steps: list[Item], options: Options) -> None:
        self.dossiers, self.options = dossiers, options
        self.table = {name: [text_of(d.get(name)).strip() for _, d in dossiers] for name in FIELDS}
        for name in ("MaHoSo", "MaTTHC", "DonViXuLy"):  # what is no text is no identifier
            self.table[name] = ["" if isinstance(d.get(name), (dict, list, bool)) else t for (_, d), t in zip(dossiers, self.table[name])]
        self.problems: list[ProblemRow] = []
        self.points: dict[int, list[Point]] = {}
        self.contradicted: set[int] = set()
        self.rooms: dict[int, list[Room]] = {}
        self._filled: set[tuple[int, str]] = set()
        self._shared_numbers()
        places = {id: i for i, id in enumerate(self.table["MaHoSo"]) if id}
        said = self._steps(steps, places)
        self._fill(said)
        for i, all in said.items():
            self.points[i] = [s.point for s in all]
        self._supplements()

    def _problem(self, number: int, row: int, field: str, dossier: str, found: str, expected: str, cure: str) -> None:
        self.problems.append((number, row, field, dossier[:80], found, expected, cure))

    def _shared_numbers(self) -> None:
        """Which of two dossiers a step of their one number belongs to cannot be known: neither counts."""
        often = Counter(self.table["MaHoSo"])
        for i, id in enumerate(self.table["MaHoSo"]):
            if id and often[id] > 1:
                self._problem(1412, self.dossiers[i][0], "MaHoSo", id, f'another procedure or channel under the number "{id[:80]}" too', "each dossier its own number",
                              "correct the number of one of them; neither counts")  # fmt: skip
                self.contradicted.add(i)

    def _instant(self, text: str, row: int, field: str, dossier: str) -> int | None:
        """An instant; a text that is none is told."""
        read = read_times([text])
        fault = TimeFault(int(read.faults[0]))
        if fault > TimeFault.BLANK:
            number, expected, cure = FAULTS[fault]
            self._problem(number, row, field, dossier, f'"{text[:80]}"', expected, cure + "; it was left out")
            return None
        if fault:
            return None
        if not read.bare[0]:
            return int(read.seconds[0])
        if self.options.bare_days is None:
            self._problem(1812, row, field, dossier, f'"{text}"', "a time of day: the 15:00 rules hang on it",
                          "give the time, or say at which hour days without one stand (bare_days); it was left out")  # fmt: skip
            return None
        return int(read.seconds[0]) + self.options.bare_days

    def _steps(self, steps: list[Item], places: dict[str, int]) -> dict[int, list[_Said]]:
        scheme = self.options.schemes[self.options.scheme]
        said: dict[int, list[_Said]] = {}
        for row, item in steps:
            id, word, when = (text_of(item.get(k)).strip() for k in ("MaHoSo", "TrangThai", "ThoiDiemXuLy"))
            status = scheme.status(word)
            if id not in places:
                found = f'dossier "{id[:80]}"' if id else "no MaHoSo"
                self._problem(1411 if id else 1418, row, "MaHoSo", id, found, f"a dossier of a {DOSSIER}", "give the dossier's message too; the step was left out")
            elif status is None:
                found = f'"{word[:80]}"' if word else "no status"
                self._problem(1813, row, "TrangThai", id, found, f"a code of the list {scheme.name}", "correct the field, or give a list that has the code; the step was left out")
            elif not when:
                self._problem(1415, row, "ThoiDiemXuLy", id, "no ThoiDiemXuLy", "yyyyMMddHHmmss", "fill in the field; the step was left out")
            elif (at := self._instant(when, row, "ThoiDiemXuLy", id)) is not None:
                said.setdefault(places[id], []).append(_Said(row, Point(at, str(status), "ThoiDiemXuLy")))
                if str(status) == "processing" and (room := text_of(item.get(ROOM)).strip()):
                    self.rooms.setdefault(places[id], []).append(Room(at, room))
        return said

    def _fill(self, said: dict[int, list[_Said]]) -> None:
        """What the steps say is put where the dossier's own message, sent before them, leaves it open."""
        scheme = self.options.schemes[self.options.scheme]
        codes = {str(v): k for k, v in reversed([*scheme.codes.items(), *scheme.labels.items()])}
        for i, all in said.items():
            all.sort(key=lambda s: s.point.at)
            last = all[-1]
            given = [at for field in _STATES if (at := self._at(field, i)) is not None]
            if last.number > self.dossiers[i][0] and last.point.at >= max(given, default=last.point.at):
                self.table["TrangThaiHoSo"][i] = codes[last.point.status]
            final = scheme.status(self.table["TrangThaiHoSo"][i])
            for field, states in _STATES.items():
                told = [s.point for s in all if s.point.status in states]
                if told and not self.table[field][i] and (field == "NgayTiepNhan" or final in (*states, "returned")):
                    at = told[0].at if field == "NgayTiepNhan" else told[-1].at
                    self.table[field][i] = str(np.int64(at).view("M8[s]"))
                    self._filled.add((i, field))

    def _supplements(self) -> None:
        for i, (row, item) in enumerate(self.dossiers):
            id, records = self.table["MaHoSo"][i], item.get("DanhSachHoSoBoSung") or []
            if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
                self._problem(1418, row, "DanhSachHoSoBoSung", id, type(records).__name__, "a list of objects", "correct the field; it was left out")
                continue
            for record in records:
                asked = self._instant(text_of(record.get("NgayBoSung")), row, "NgayBoSung", id)
                given = self._instant(text_of(record.get("NgayTiepNhanBoSung")), row, "NgayTiepNhanBoSung", id)
                if asked is None:
                    continue
                if given is not None and given < asked:
                    self._problem(1814, row, "NgayTiepNhanBoSung", id, "a supplement received before it was asked for",
                                  "NgayBoSung before NgayTiepNhanBoSung", "correct one of the two; the supplement was left out")  # fmt: skip
                    continue
                held = self.points.setdefault(i, [])
                # A step of progress on that day tells of the same request.
                held[:] = [p for p in held if not (p.status.startswith("supplement_") and p.at // 86400 == asked // 86400)]
                held.append(Point(asked, "supplement_requested", "NgayBoSung"))
                if given is not None:
                    held.append(Point(given, "supplement_given", "NgayTiepNhanBoSung"))

    def _at(self, field: str, i: int) -> int | None:
        read = read_times([self.table[field][i]])
        if int(read.seconds[0]) == NAT:
            return None
        return int(read.seconds[0]) + ((self.options.bare_days or 0) if read.bare[0] else 0)

    def course(self, i: int, final: str, intake: str, return_by: str) -> list[Step] | None:
        """The steps of a dossier that passed the checks of a row; None, and a problem, where its messages contradict."""
        points, accepted = list(self.points[i]), self._at("NgayTiepNhan", i)
        for field, states in _STATES.items():
            at = self._at(field, i)
            if at is None or (i, field) in self._filled:
                continue
            status = final if final in states else states[0]
            # The field of the dossier counts; the step that says the same is not a second one.
            same = [p for p in points if p.status == status]
            if field == "NgayTiepNhan":  # a later step of this status is the way back from a supplement
                asked = min((p.at for p in points if p.status.startswith("supplement_") and p.at > at), default=None)
                same = [p for p in same if p.at <= at or asked is None or p.at < asked]
            for p in same if field == "NgayTiepNhan" else same[-1:]:
                points.remove(p)
            points.append(Point(at, status, field))
        settled = []
        for p in sorted(points, key=lambda p: (p.at, _NOT_BEFORE.get(p.status, 4))):
            early = accepted is None or p.at < accepted
            if p.status == "supplement_given":
                p = p._replace(status="submitted" if early else "accepted")
            elif p.status.startswith("supplement_"):
                p = p._replace(status="supplement_before_acceptance" if early else "supplement_requested")
            settled.append(p)
        steps, lost = course(settled, final, intake, return_by)
        row, id = self.dossiers[i][0], self.table["MaHoSo"][i]
        if lost is not None:
            before = steps[-1].event if steps else "nothing"
            self._problem(1814, row, lost.field, id, f"{lost.status} at {np.int64(lost.at).view('M8[s]')} after {before}",
                          "a status to which steps lead, in one way only", "give the steps between, or correct the status")  # fmt: skip
        elif accepted is None and any(s.event == "accept" for s in steps):
            self._problem(1415, row, "NgayTiepNhan", id, f"status {final} and no instant", "when it was accepted", "fill in the field")
        else:
            return steps
        self.contradicted.add(i)
        return None
