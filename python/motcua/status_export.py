# SPDX-License-Identifier: Apache-2.0
"""Statuses written in another system's codes, with a report of what that loses. One list serves both ways: what
`StatusScheme.code` writes, `StatusScheme.status` reads."""

from __future__ import annotations

from collections.abc import Iterable

from . import _core
from ._core import Dossier, Status
from .row_statuses import NATIONAL, StatusScheme
from .tables import Table


class StatusExport:
    """Codes for statuses, in their order. `codes` holds None, never a blank, where the list has no code; `report` has a
    line for every status: its code, the wording, how it is mapped, what the code reads back as, and how many there were.

    How a status is mapped: *exact*, one code, read back as the same; *chosen*, the first of several codes; *folded*, read
    back as another status; *none*. `losses` counts what no code of one status a dossier can tell; only dossiers, not bare
    statuses, show it.
    """

    def __init__(self, scheme: StatusScheme, codes: list[str | None], report: Table, losses: Table) -> None:
        self.scheme, self.codes, self.report, self.losses = scheme, codes, report, losses

    @property
    def unmapped(self) -> int:
        """How many have no code."""
        return sum(code is None for code in self.codes)

    def __repr__(self) -> str:
        return f"<StatusExport to {self.scheme.name}: {len(self.codes)} statuses, {self.unmapped} without a code>"


def _mapped(scheme: StatusScheme, status: Status) -> tuple[str | None, str, Status | None]:
    code = scheme.code(status)
    if code is None:
        return None, "none", None
    back = scheme.status(code)
    if back != status:
        return code, "folded", back
    return code, "exact" if len(scheme.codes_of(status)) == 1 else "chosen", back


def _report(scheme: StatusScheme, statuses: list[Status]) -> Table:
    wording = {word: label for label, word in scheme.labels.items()}
    lines = [(s, *_mapped(scheme, s)) for s in _core.Status]
    return Table({
        "status": [str(s) for s, *_ in lines],
        "code": [code for _, code, _, _ in lines],
        "wording": [wording.get(str(back)) if back else None for *_, back in lines],
        "mapped": [kind for _, _, kind, _ in lines],
        "reads_back_as": [str(back) if back else None for *_, back in lines],
        "dossiers": [statuses.count(s) for s, *_ in lines],
    })


# What a code for the status leaves out, whatever the list: it lies in other regions of the dossier.
_LOSSES = (
    ("refused_on_merits", "từ chối giải quyết được ghi như đã xử lý xong", "a refusal on the merits is written as finished or returned"),
    ("result_in_the_post", "kết quả đang ở bưu chính", "the result is with the post, or came back from it"),
    ("dossier_in_the_post", "hồ sơ đang ở bưu chính", "a packet is on its way to the agency"),
    ("lost", "thất lạc, hư hỏng", "papers or result are lost"),
    ("fee_held_by_post", "bưu chính còn giữ phí", "the post holds a fee"),
    ("left_for_withdrawal", "trạng thái trước khi yêu cầu rút", "which status a request to withdraw left"),
)


def _loses(d: Dossier) -> list[str]:
    at = d.regions
    found = {
        "refused_on_merits": d.outcome == "refused",
        "result_in_the_post": at.result in ("post_accepted", "post_transit", "undelivered", "returned_to_desk"),
        "dossier_in_the_post": at.packet != "none",
        "lost": at.papers == "lost" or at.result == "lost",
        "fee_held_by_post": at.payment == "held_by_post",
        "left_for_withdrawal": at.history != "draft",
    }
    return [name for name, holds in found.items() if holds]


def export_statuses(statuses: Iterable[Dossier | Status | str], scheme: StatusScheme = NATIONAL) -> StatusExport:
    """Dossiers or statuses in the codes of a list, by default the national portal's ten. Raises M1105.

    >>> export = export_statuses(["accepted", "supplement_before_acceptance", "draft"])
    >>> export.codes, export.unmapped
    (['2', '5', None], 1)
    >>> [(r["status"], r["mapped"], r["reads_back_as"]) for r in export.report.rows() if r["mapped"] != "exact"]
    [('draft', 'none', None), ('supplement_before_acceptance', 'folded', 'supplement_requested')]
    """
    given, codes, lost = [], [], []
    for item in statuses:
        if isinstance(item, Dossier):
            lost += _loses(item)
            item = item.status
        codes.append(scheme.code(item))
        given.append(_core.Status(item))
    losses = [(name, lost.count(name), vi, en) for name, vi, en in _LOSSES]
    table = Table({
        "what": [name for name, *_ in losses],
        "dossiers": [n for _, n, *_ in losses],
        "vi": [vi for *_, vi, _ in losses],
        "en": [en for *_, en in losses],
    })
    return StatusExport(scheme, codes, _report(scheme, given), table)
