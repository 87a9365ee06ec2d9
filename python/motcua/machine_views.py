# SPDX-License-Identifier: Apache-2.0
"""The machine to be looked at: which event leads from which status to which, as text and as a picture. Made from the
table's rows in force on a day; `machine.to_mermaid` writes the same arrows."""

from __future__ import annotations

import datetime
import os
from html import escape
from typing import TYPE_CHECKING, Any

from . import _core
from .dossier_picture import colour_of, full_day
from .drawing import Drawing, fitted, width_of

if TYPE_CHECKING:
    from ._core import Actor, EventKind, Status
    from .drawing import Point

_WIDE, _HIGH, _ACROSS, _DOWN = 172.0, 40.0, 385.0, 104.0
# Column and row of each status; one that is not here is put below the others.
_PLACES = {
    "draft": (1.0, 0.00),
    "supplement_before_acceptance": (0.0, 1.25),
    "submitted": (1.0, 1.25),
    "not_accepted": (2.0, 1.25),
    "accepted": (1.0, 2.35),
    "withdrawal_requested": (2.0, 2.35),
    "supplement_requested": (0.0, 2.95),
    "processing": (1.0, 3.65),
    "stopped": (2.0, 3.65),
    "financial_obligation": (0.0, 4.25),
    "finished": (1.0, 5.05),
    "returned": (1.0, 6.25),
}
_ENDS = ("not_accepted", "stopped", "returned")
_LINE, _BACK = "#57606a", "#8250df"


class MachineView:
    """The statuses and the events that lead from one to another on a day, with who may do them."""

    def __init__(self, on: datetime.date, machine: _core.StateMachine | None = None) -> None:
        self.on = on
        rows = [r for r in (machine or _core.machine).rows() if r["valid_from"] <= on and (r["valid_to"] is None or on < r["valid_to"])]
        self.arrows: dict[tuple[Status, Status], dict[EventKind, set[Actor]]] = {}
        self.back: set[tuple[Status, Status]] = set()  # to the status that was left
        for row in rows:
            for source in row["status_from"] or list(_core.Status):
                for target in self._targets(row, source, rows):
                    self.arrows.setdefault((source, target), {}).setdefault(row["event"], set()).update(row["actors"])
                    if row["status_to"] == "history":
                        self.back.add((source, target))

    @staticmethod
    def _targets(row: Any, source: Status, rows: list[Any]) -> list[Status]:
        if row["status_to"] is None:
            return []
        if row["status_to"] != "history":
            return [row["status_to"]]
        left = {s for r in rows if r["status_to"] == source for s in r["status_from"] or []}
        return [s for s in _core.Status if s in left]

    def to_text(self, lang: str = "vi") -> str:
        """One line an arrow: what happens, and by whom."""
        lines = []
        for status in _core.Status:
            lines.append(status.label(lang))
            for (source, target), events in self.arrows.items():
                if source == status:
                    for what, who in events.items():
                        by = ", ".join(a.label(lang) for a in _core.Actor if a in who)
                        lines.append(f"  → {target.label(lang)}: {what.label(lang)} ({by})")
        return "\n".join(lines) + "\n"

    def to_mermaid(self, lang: str = "vi") -> str:
        """The national rows as a Mermaid state diagram."""
        return _core.machine.to_mermaid(self.on, "en" if lang == "en" else "vi")

    def to_svg(self, lang: str = "vi") -> str:
        """The picture as SVG: self-contained, made without any other package."""
        return _Diagram(self, lang).draw().to_svg()

    def _repr_html_(self) -> str:
        text = escape(self.to_text("vi"))
        return f'<div style="overflow-x:auto">{self.to_svg("vi")}<details><summary>{full_day(self.on, "vi")}</summary><pre>{text}</pre></details></div>'

    def to_picture(self, path: str | os.PathLike[str], lang: str = "vi") -> None:
        """Writes the picture: `.svg` as it is; other formats need matplotlib."""
        _Diagram(self, lang).draw().save(path)


class _Diagram:
    def __init__(self, view: MachineView, lang: str) -> None:
        self.v, self.lang = view, lang
        spare = max(row for _, row in _PLACES.values()) + 1.0
        self.at: dict[Status, Point] = {}
        extra = 0
        for status in _core.Status:
            place = _PLACES.get(str(status))
            if place is None:
                place = (float(extra % 3), spare + extra // 3)
                extra += 1
            self.at[status] = (30 + _WIDE / 2 + place[0] * _ACROSS, 76 + place[1] * _DOWN)
        title = f"{full_day(view.on, lang)}: {'statuses and events' if lang == 'en' else 'trạng thái và sự kiện'}"
        self.d = Drawing(2 * _ACROSS + _WIDE + 60, max(y for _, y in self.at.values()) + 44, title)
        self.d.text(14, 18, title, 13, bold=True)

    def draw(self) -> Drawing:
        self.group = self._group()
        words = []
        if self.group is not None:
            words += self._draw_group(self.group)
        for (source, target), events in self.v.arrows.items():
            if self.group is None or not self._in_group(source, target):
                words += self._arrow(source, target, events)
        for status in _core.Status:
            self._node(status)
        for x, y, anchor, colour, text in words:
            self.d.text(x, y, text, 10, anchor=anchor, colour=colour, halo=True)
        return self.d

    def _in_group(self, source: Status, target: Status) -> bool:
        assert self.group is not None
        hub, members = self.group
        return (source == hub and target in members) or (target == hub and source in members)

    def _box_of(self, members: set[Status]) -> tuple[float, float, float, float]:
        xs, ys = [self.at[s][0] for s in members], [self.at[s][1] for s in members]
        return min(xs) - _WIDE / 2 - 14, min(ys) - _HIGH / 2 - 12, max(xs) + _WIDE / 2 + 14, max(ys) + _HIGH / 2 + 12

    def _group(self) -> tuple[Status, set[Status]] | None:
        """A status that leads back to where it was left from, and those statuses: drawn as one frame, if nothing else
        stands in it. Otherwise each arrow is drawn."""
        hubs = {source for source, _ in self.v.back}
        if len(hubs) != 1:
            return None
        (hub,) = hubs
        members = {target for _, target in self.v.back}
        left, top, right, bottom = self._box_of(members)
        inside = {s for s, (x, y) in self.at.items() if left < x < right and top < y < bottom}
        return (hub, members) if inside == members and self.at[hub][0] > right else None

    def _draw_group(self, group: tuple[Status, set[Status]]) -> list[tuple[float, float, str, str, str]]:
        hub, members = group
        left, top, right, bottom = self._box_of(members)
        self.d.box(left, top, right - left, bottom - top, "#fbfaff", _BACK, round=12, dash=True)
        x, y = self.at[hub][0] - _WIDE / 2, self.at[hub][1]
        words = []
        for shift, there in ((-9.0, True), (9.0, False)):
            ends = [(right, y + shift), (x, y + shift)]
            self.d.line(ends if there else ends[::-1], _BACK, 1.3, arrow=True)
            events: list[EventKind] = []
            for (source, target), these in self.v.arrows.items():
                if (target == hub and source in members) if there else (source == hub and target in members):
                    events += [e for e in these if e not in events]
            for i, what in enumerate(events):
                step = -12.0 * (len(events) - i) if there else 12.0 * (i + 1)
                words.append(((right + x) / 2, y + shift + step, "middle", _BACK, what.label(self.lang)))
        return words

    def _node(self, status: Status) -> None:
        x, y = self.at[status]
        edge, line = ("#1f2328", 2.2) if str(status) in _ENDS else ("#57606a", 1.0)
        self.d.box(x - _WIDE / 2, y - _HIGH / 2, _WIDE, _HIGH, colour_of("status", str(status)), edge, round=9, tip=str(status), line=line)
        label = status.label(self.lang)
        lines = [label] if width_of(label, 11) < _WIDE - 10 else _halves(label)
        for i, part in enumerate(lines):
            self.d.text(x, y + 14 * (i - (len(lines) - 1) / 2), fitted(part, _WIDE - 8, 11), 11, anchor="middle")

    def _arrow(self, source: Status, target: Status, events: dict[EventKind, set[Actor]]) -> list[tuple[float, float, str, str, str]]:
        """A straight arrow, or one round what stands between; two that go opposite ways keep apart."""
        (ax, ay), (bx, by) = self.at[source], self.at[target]
        both = (target, source) in self.v.arrows
        names = [e.label(self.lang) for e in events]
        if abs(bx - ax) > 1.5 * _ACROSS and self._crossed(source, target):
            level = min(ay, by) - _HIGH / 2 - 20
            points = [(ax, ay - _HIGH / 2), (ax, level), (bx, level), (bx, by - _HIGH / 2)]
            self.d.line(points, _LINE, 1.3, arrow=True)
            return [(bx - 24, level - 8 - 12 * i, "end", "#1f2328", n) for i, n in enumerate(names)]
        length = max(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, 1.0)
        apart = 8.0 if both else 0.0
        ox, oy = -(by - ay) / length * apart, (bx - ax) / length * apart
        start, end = _edge((ax + ox, ay + oy), (bx + ox, by + oy), (ax, ay)), _edge((bx + ox, by + oy), (ax + ox, ay + oy), (bx, by))
        self.d.line([start, end], _LINE, 1.3, arrow=True)
        mx, my = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        if abs(bx - ax) < 1:  # upright: words beside it, on the side to which it was moved
            side = 1 if ox >= 0 else -1
            return [(mx + 8 * side, my + 12 * (i - (len(names) - 1) / 2), "start" if side > 0 else "end", "#1f2328", n) for i, n in enumerate(names)]
        # The words of two opposite arrows stand outside the pair; those of a long one near its end.
        part = 0.74 if abs(bx - ax) > 1.5 * _ACROSS else 0.5
        mx, my = start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
        below = oy > 0 or not both
        if abs(by - ay) < 1:
            return [(mx, my + (8 + 12 * i if below and both else -8 - 12 * (len(names) - 1 - i)), "middle", "#1f2328", n) for i, n in enumerate(names)]
        return [(mx, my + 12 * (i - (len(names) - 1) / 2) + (9 if oy > 0 and both else -9), "middle", "#1f2328", n) for i, n in enumerate(names)]

    def _crossed(self, source: Status, target: Status) -> bool:
        """Whether another status stands on the straight way."""
        (ax, ay), (bx, by) = self.at[source], self.at[target]
        for status, (x, y) in self.at.items():
            if status not in (source, target) and min(ax, bx) < x < max(ax, bx):
                on_the_way = ay + (by - ay) * (x - ax) / (bx - ax)
                if abs(on_the_way - y) < _HIGH / 2 + 4:
                    return True
        return False


def _edge(inside: Point, outside: Point, centre: Point) -> Point:
    """Where the way from a point inside a node leaves its box."""
    dx, dy = outside[0] - inside[0], outside[1] - inside[1]
    room_x = (_WIDE / 2 - (inside[0] - centre[0]) * (1 if dx > 0 else -1)) / abs(dx) if dx else float("inf")
    room_y = (_HIGH / 2 - (inside[1] - centre[1]) * (1 if dy > 0 else -1)) / abs(dy) if dy else float("inf")
    part = min(room_x, room_y, 1.0)
    return inside[0] + dx * part, inside[1] + dy * part


def _halves(text: str) -> list[str]:
    words = text.split(" ")
    cut = min(range(1, len(words)), key=lambda i: abs(len(" ".join(words[:i])) - len(text) / 2), default=1)
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def machine_view(on: datetime.date, machine: _core.StateMachine | None = None) -> MachineView:
    """The machine on a day, to be looked at.

    >>> print(machine_view(datetime.date(2026, 8, 5)).to_text("en").splitlines()[1])
      → submitted: submit at the counter (applicant, post clerk at the desk, one-stop official)
    """
    return MachineView(on, machine)
