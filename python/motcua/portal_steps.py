# SPDX-License-Identifier: Apache-2.0
"""The course of one dossier from a log of statuses: between two stated ones, the least steps that lead from one to the
other. The last of them is *stated* at its instant; what must have come before it stands there too, as *by_then*."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

# From a status, by an event and its actor, to a status: only what a log of statuses can mean.
_EDGES: tuple[tuple[str, str, str, str], ...] = (
    ("submitted", "accept", "desk_clerk", "accepted"),
    ("submitted", "refuse_intake", "desk_clerk", "not_accepted"),
    ("submitted", "request_supplement", "desk_clerk", "supplement_before_acceptance"),
    ("supplement_before_acceptance", "receive_supplement", "desk_clerk", "submitted"),
    ("supplement_before_acceptance", "refuse_intake", "desk_clerk", "not_accepted"),
    ("accepted", "forward", "desk_clerk", "processing"),
    ("accepted", "request_supplement", "desk_clerk", "supplement_requested"),
    ("processing", "request_supplement", "desk_clerk", "supplement_requested"),
    ("supplement_requested", "receive_supplement", "desk_clerk", "accepted"),
    ("supplement_requested", "close_incomplete", "desk_clerk", "stopped"),
    ("processing", "request_payment", "officer", "financial_obligation"),
    ("financial_obligation", "pay", "applicant", "processing"),
    *((s, "request_withdrawal", "applicant", "withdrawal_requested")
      for s in ("submitted", "supplement_before_acceptance", "accepted", "processing", "supplement_requested", "financial_obligation")),
    ("withdrawal_requested", "grant_withdrawal", "officer", "stopped"),
    ("processing", "stop", "leader", "stopped"),
    ("processing", "decide", "leader", "decided"),
    ("decided", "issue", "officer", "finished"),
    ("finished", "recall_result", "leader", "processing"),
)  # fmt: skip
_SUBMISSION = {
    "counter": (("submit_counter", "applicant"),),
    "online": (("submit_online", "applicant"),),
    "post": (("post_accept", "postal_worker"), ("post_handover", "postal_worker")),
}
_RETURN = {
    "counter": (("collect", "applicant"),),
    "post": (("hand_to_post", "desk_clerk"), ("deliver", "postal_worker")),
    "electronic": (("send_electronically", "system"),),
}
# No status that the log would have had to state may be passed over: a supplement, a withdrawal, a refusal.
_PASSED = {"submitted", "accepted", "processing", "decided", "finished"}


class Point(NamedTuple):
    """A status stated at an instant (civil seconds), by a field of a message."""

    at: int
    status: str
    field: str


class Step(NamedTuple):
    """One event of the course, and how it is known."""

    event: str
    actor: str
    at: int
    mark: str


def path(now: str, to: str) -> list[tuple[str, str]] | None:
    """The least events from one status to another; None where there is no way that the log supports.

    >>> path("accepted", "finished"), path("returned", "processing"), path("withdrawal_requested", "processing")
    ([('forward', 'desk_clerk'), ('decide', 'leader'), ('issue', 'officer')], None, None)
    """
    if now == to:
        return []
    queue: deque[tuple[str, list[tuple[str, str]]]] = deque([(now, [])])
    seen = {now}
    while queue:
        at, done = queue.popleft()
        for source, event, actor, target in _EDGES:
            if source != at or target in seen:
                continue
            # A result that was called back is told, never assumed.
            if event == "recall_result" and target != to:
                continue
            steps = [*done, (event, actor)]
            if target == to:
                return steps
            if target in _PASSED:
                seen.add(target)
                queue.append((target, steps))
    return None


def _back(left: str, to: str) -> list[tuple[str, str]] | None:
    """From a request to withdraw on without a stop: the status that it left holds again. Whether the applicant retracted
    or the agency refused, no status tells; it is read as retracted."""
    onward = path(left, to)
    return None if onward is None else [("retract_withdrawal", "applicant"), *onward]


def course(points: list[Point], final: str, intake: str, return_by: str) -> tuple[list[Step], Point | None]:
    """The steps through all points in their order and on to the final status, and the point to which nothing leads.

    >>> steps, _ = course([Point(0, "accepted", "NgayTiepNhan"), Point(9, "processing", "ThoiDiemXuLy")], "processing", "post", "post")
    >>> [s.event for s in steps], steps[0].mark, steps[-1].mark
    (['post_accept', 'post_handover', 'accept', 'forward'], 'reconstructed=by_then:NgayTiepNhan', 'reconstructed=stated:ThoiDiemXuLy')
    """
    steps: list[Step] = []
    now = left = "draft"
    last = points[-1]
    for point in [*points, Point(last.at, final, "TrangThaiHoSo")]:
        to = point.status
        asked_at_once = now == "withdrawal_requested" and left == "submitted"
        if to == now or (to == "submitted" and not asked_at_once and now not in ("draft", "supplement_before_acceptance")):
            continue
        closing = point.field == "TrangThaiHoSo"
        if closing and to == "returned" and now == "finished":
            break  # a return without an instant is not reconstructed
        events = list(_SUBMISSION[intake]) if now == "draft" else []
        source, target = "submitted" if now == "draft" else now, "finished" if to == "returned" else to
        between = path(source, target)
        if between is None and now == "withdrawal_requested":
            between = _back(left, target)
        if to == "withdrawal_requested":
            left = source
        if between is None or (closing and to in ("finished", "returned", "accepted")):
            return steps, point
        events += between
        if to == "returned":
            events += _RETURN[return_by]
        for i, (event, actor) in enumerate(events):
            reading = "since_then" if closing else "stated" if i == len(events) - 1 else "by_then"
            steps.append(Step(event, actor, point.at, f"reconstructed={reading}:{last.field if closing else point.field}"))
        now = to
    return steps, None
