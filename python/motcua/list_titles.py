# SPDX-License-Identifier: Apache-2.0
"""What the title rows above a table say: the decision, and the answer of an annex."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from .list_roles import fold
from .list_values import clean

_DECISION = re.compile(
    r"(?:quyết\s+định|QĐ)\s*(?:số)?\s*:?\s*"
    r"([0-9]{1,6}[a-z]?\s*/\s*(?:[0-9]{4}\s*/\s*)?QĐ\s*-\s*[A-ZĐ0-9]+(?:-[A-ZĐ0-9]+)*)"
    r"(?:\s*,?\s*(?:ngày)\s*([0-9]{1,2})\s*(?:/|-|tháng)\s*([0-9]{1,2})\s*(?:/|-|năm)\s*([0-9]{4}))?",
    re.I,
)
_ISSUER = re.compile(r"của\s+((?:chủ\s+tịch\s+)?(?:ủy\s+ban|uỷ\s+ban|UBND)[^).;\n]{3,120})", re.I)
_POST = re.compile(r"bcci|buu chinh|buu dien")


class Decision(NamedTuple):
    """A decision as a title names it; the day may be missing."""

    number: str
    issued: str
    issuer: str
    row: int


class Annex(NamedTuple):
    """What the title of an annex says of every row below: an answer for some directions."""

    answer: str = ""  # yes, no
    directions: tuple[str, ...] = ()
    row: int = 0
    words: str = ""


def decisions_in(titles: list[tuple[int, str]]) -> list[Decision]:
    """The decisions that title rows name, each once.

    >>> decisions_in([(2, "(Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2020 của Chủ tịch UBND tỉnh)")])
    [Decision(number='12/QĐ-UBND', issued='2020-03-05', issuer='Chủ tịch UBND tỉnh', row=2)]
    """
    found: dict[str, Decision] = {}
    for row, text in titles:
        for match in _DECISION.finditer(text):
            number = re.sub(r"\s+", "", clean(match[1])).upper()
            issued = ""
            if match[4]:
                try:
                    issued = datetime.date(int(match[4]), int(match[3]), int(match[2])).isoformat()
                except ValueError:
                    issued = ""
            issuer = _ISSUER.search(text, match.end())
            found.setdefault(number, Decision(number, issued, clean(issuer[1]) if issuer else "", row))
    return list(found.values())


def annex_of(titles: list[tuple[int, str]], sheet: str) -> Annex:
    """The answer that the nearest title gives for all rows; a title of both annexes gives none.

    >>> annex_of([(1, "DANH MỤC TTHC KHÔNG THỰC HIỆN TIẾP NHẬN HỒ SƠ, TRẢ KẾT QUẢ QUA DỊCH VỤ BCCI")], "").answer
    'no'
    """
    for row, text in [*reversed(titles), (0, sheet)]:
        folded = fold(text)
        if not (_POST.search(folded) or (row == 0 and "thuc hien" in folded)):
            continue
        if re.search(r"thuc hien\s*(?:,|va|hoac|/)\s*khong", folded):
            continue
        answer = (
            "no"
            if re.search(r"khong\s+(?:thuc hien|tiep nhan|qua)", folded)
            else "yes"
            if re.search(r"thuc hien|tiep nhan|\btra\b", folded)
            else ""
        )
        if not answer:
            continue
        directions = []
        if re.search(r"tiep nhan|nop ho so|nhan ho so", folded):
            directions.append("intake")
        if re.search(r"\btra\b|nhan ket qua", folded):
            directions.append("return")
        return Annex(answer, tuple(directions), row, clean(text))
    return Annex()
