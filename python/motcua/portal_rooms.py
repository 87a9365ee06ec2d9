# SPDX-License-Identifier: Apache-2.0
"""The rooms that steps of progress name (`PhongBanXuLy`), as steps of the case's internal process: a change of room while the
dossier is in processing is a hand-over. What a room is called in a message and in the process must be the same words."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ._errors import UnknownCodeError
from .portal_steps import Step

if TYPE_CHECKING:
    from ._core import Rules

FIELD = "PhongBanXuLy"
_MARK = f"reconstructed=stated:{FIELD}"
# As the process itself knows a desk: by its identifier, or as such desks are called.
_DESKS = ("một cửa", "hành chính công")
# While the dossier is in processing, by the last event that changed its status.
_OPENS = {"forward", "pay", "recall_result"}
_CLOSES = {"accept", "request_supplement", "request_payment", "request_withdrawal", "stop", "decide"}


class Room(NamedTuple):
    """A room named by a message at an instant (civil seconds)."""

    at: int
    name: str


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def units_of(rules: Rules | None, code: str, variant: str, agency: str, day: datetime.date) -> list[str]:
    """The units of the case's process in their order; none where the catalogue has no process for it."""
    try:
        procedure = rules.catalogue.at(code, day, agency) if rules is not None else None
    except UnknownCodeError:
        return []
    if procedure is None:
        return []
    cases = [v for v in procedure.variants if v.id == variant] if variant else procedure.variants[:1]
    return [step.unit for v in cases for step in v.process]


def with_rooms(steps: Sequence[Step], said: Sequence[Room], units: Sequence[str], desk: str) -> tuple[list[Step], int]:
    """The steps with a hand-over where the room changes, and how many messages named a room that tells none: outside of
    processing, or no step of the process or several of them, none being the present one.

    >>> steps = [Step("accept", "desk_clerk", 0, "x"), Step("forward", "desk_clerk", 10, "x")]
    >>> more, left = with_rooms(steps, [Room(20, "Phòng B"), Room(30, "phòng  a"), Room(40, "Kho")], ["Một cửa", "Phòng A", "Phòng B"], "")
    >>> [(s.event, s.at, s.mark.partition(";")[0]) for s in more[2:]], left
    ([('pass_on', 20, 'step=3'), ('pass_on', 30, 'step=2')], 1)
    """
    names = [_words(u) for u in units]
    at_desk = [n == _words(desk) or any(d in n for d in _DESKS) for n in names]
    first = next((i for i, d in enumerate(at_desk) if not d), len(names)) + 1
    rooms, out, left = sorted(said, key=lambda r: r.at), list[Step](), 0
    now, processing = 0, False

    def step_of(room: Room) -> int | None:
        found = [i for i, n in enumerate(names, 1) if n == _words(room.name)]
        return now if now in found else found[0] if len(found) == 1 else None

    for step in [*steps, None]:
        while rooms and (step is None or rooms[0].at < step.at):
            room = rooms.pop(0)
            to = step_of(room) if processing else None
            if to is None:
                left += 1
            elif to != now:
                out.append(Step("pass_on", "officer", room.at, f"step={to};{_MARK}"))
                now = to
        if step is None:
            break
        if step.event == "forward":
            now = max(now, first)
            # The message that tells of the forwarding names the room that it went to.
            if rooms and rooms[0].at == step.at:
                to = step_of(rooms[0])
                left += to is None
                if to is not None and to != now:
                    step, now = step._replace(mark=f"step={to};{step.mark}"), to
                rooms.pop(0)
        elif step.event == "receive_supplement":
            now = 0  # the process begins anew
        processing = step.event in _OPENS or (processing and step.event not in _CLOSES)
        out.append(step)
    return out, left
