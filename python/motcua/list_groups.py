# SPDX-License-Identifier: Apache-2.0
"""Group rows of a published list: `A` for a department, `I. LĨNH VỰC: … (05 TTHC)` for a field, numbered or not."""

from __future__ import annotations

import re
from typing import NamedTuple

from .list_codes import looks_like_code
from .list_columns import ColumnMap
from .list_roles import fold

_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{0,3}X{0,3})(?:IX|IV|V?I{0,3})")
_LEAD = re.compile(
    r"\s*(?:([A-Z]|[IVXLC]{1,7}|[0-9]{1,3}(?:\.[0-9]{1,2})*)\s*[.)\-–:/]\s*|([IVXLC]{2,7}|[A-Z])\s+(?=\S))"
)
_COUNT = re.compile(
    r"\(?\s*(?:gồm\s*|tổng\s+số:?\s*|có\s*)?([0-9]{1,5}(?:\.[0-9]{3})?)"
    r"\s*(?:TTHC|thủ\s+tục(?:\s+hành\s+chính)?|DVC|dịch\s+vụ\s+công)\s*\)?",
    re.I,
)
_BARE_COUNT = re.compile(r"\(\s*([0-9]{1,5})\s*\)\s*$")
_AGENCY = re.compile(
    r"(?:so|ban|ubnd|uy ban|phong|van phong|thanh tra|cong an|cuc|chi cuc|bo chi huy|bao hiem|kho bac|trung tam"
    r"|truong)\b"
)
_LEVEL = re.compile(r".*\bcap (?:tinh|huyen|xa|trung uong|bo)\b.*")


class Group(NamedTuple):
    """A group row: how it is numbered, its words, what they name (field, agency, level, other), the count it states."""

    row: int
    style: str  # letter, roman, number, none
    label: str
    text: str
    names: str
    stated: int | None
    words: str = ""  # the whole row


class Groups:
    """The groups that are open in a row, outermost first."""

    def __init__(self) -> None:
        self.open: list[Group] = []

    @staticmethod
    def _rank(group: Group) -> str:
        return group.style if group.style != "none" else f"none {group.names}"

    def add(self, group: Group) -> None:
        """A group of a kind that is open already closes that one and what stands below it."""
        ranks = [self._rank(g) for g in self.open]
        if self._rank(group) in ranks:
            del self.open[ranks.index(self._rank(group)) :]
        self.open.append(group)

    def style_of(self, label: str) -> str:
        """Letter or Roman numeral. What could be both is a letter if the one before it was the last group's."""
        if not re.fullmatch("[A-Z]|[IVXLC]{1,7}", label):
            return ""
        roman = _ROMAN.fullmatch(label) is not None
        if len(label) == 1 and roman:
            before = next((g.label for g in reversed(self.open) if g.style == "letter"), "")
            return "letter" if before and ord(before) + 1 == ord(label) else "roman"
        return "roman" if roman else "letter" if len(label) == 1 else ""


def stated_count(text: str) -> int | None:
    """The count that a text states.

    >>> stated_count("DANH MỤC 1.885 THỦ TỤC HÀNH CHÍNH"), stated_count("Điều 5")
    (1885, None)
    """
    match = _COUNT.search(text)
    return int(match[1].replace(".", "")) if match else None


def _without_count(text: str) -> tuple[str, int | None]:
    match = _COUNT.search(text) or _BARE_COUNT.search(text)
    if not match:
        return text, None
    return " ".join((text[: match.start()] + " " + text[match.end() :]).split()), int(match[1].replace(".", ""))


def _is_heading(text: str) -> bool:
    """Words that make a lone cell a group even without a number."""
    folded = fold(text)
    if folded.startswith("linh vuc") or _without_count(text)[1] is not None:
        return True
    return text.isupper() and bool(_AGENCY.match(folded) or _LEVEL.match(folded))


def group_of(row: int, filled: list[tuple[int, str]], columns: ColumnMap, groups: Groups) -> Group | None:
    """The group that a row with these filled cells opens, if it does. A row with a code is never one."""
    number, code = columns.of("number"), columns.of("code")
    if len(filled) > 3:
        return None
    if code and any(c == code.at and looks_like_code(text) for c, text in filled):
        return None
    label, style, text, count = "", "none", filled[0][1], None
    if len(filled) >= 2:
        label, text = filled[0][1].strip(" .)"), filled[1][1]
        if number and filled[0][0] != number.at:
            return None
        style = groups.style_of(label)
        if not style or looks_like_code(text):
            return None
        if len(filled) == 3:  # the third cell may hold the count, nothing else
            count = stated_count(filled[2][1]) or (
                int(filled[2][1]) if re.fullmatch(r"[0-9]{1,5}", filled[2][1]) else None
            )
            if count is None:
                return None
    else:
        lead = _LEAD.match(text)
        if lead:
            label = lead[1] or lead[2]
            style = groups.style_of(label) or ("number" if label[0].isdigit() else "")
            if style == "number" and stated_count(text) is None:
                return None
            if style:
                text = text[lead.end() :]
            else:
                label, style = "", "none"
        if style == "none" and not _is_heading(text):
            return None
    words, in_words = _without_count(text)
    folded = fold(words)
    names = (
        "field"
        if folded.startswith("linh vuc")
        else "agency"
        if _AGENCY.match(folded)
        else "level"
        if _LEVEL.match(folded)
        else "other"
    )
    if names == "field":
        words = re.sub(r"^\s*lĩnh\s+vực\s*:?\s*", "", words, flags=re.I)
    return Group(
        row,
        style,
        label,
        words.strip(" .:;-–"),
        names,
        in_words if in_words is not None else count,
        " ".join(t for _, t in filled),
    )
