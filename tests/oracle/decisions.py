# SPDX-License-Identifier: Apache-2.0
"""An oracle for decisions that follow each other: what stands on a day, as far as it was published on another.

Standard library only; it shares no code and no data with the library. Written from Quyết định 45/2016/QĐ-TTg Điều 13 and
18 (lists are published by decision), Nghị định 63/2010/NĐ-CP (procedures are published as new, amended, replaced or
repealed, with the decision's day of effect), and from the history of Bắc Kạn: a later decision may replace a part of an
earlier one only. Whatever is known only since later is not known before (`known`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

DECREE_61 = date(2018, 6, 21)


@dataclass
class Decision:
    number: str
    issued: date
    effective: date
    lines: dict[str, str] = field(default_factory=dict)  # by agency: yes, no, withdrawn
    replaces: tuple[str, str, str] | None = None  # earlier number, "all" | "level" | "agency", which
    ends: str | None = None  # "all" or an agency
    amends: bool = False
    brings: bool = False  # the successor begins with it


LEVEL = {"so": "province", "huyen": "district"}


def stands(decisions: list[Decision], agency: str, on: date) -> tuple[str, str] | None:
    """The answer of the latest line that is not replaced, with the number of its decision."""
    found = None
    for d in decisions:
        if agency not in d.lines or d.effective > on:
            continue
        replaced = False
        for later in decisions:
            if later.replaces is None or later.effective > on:
                continue
            number, part, which = later.replaces
            concerns = part == "all" or (part == "level" and LEVEL[agency] == which) or (part == "agency" and agency == which)
            replaced = replaced or (number == d.number and concerns)
        if not replaced and (found is None or d.effective >= found[0]):
            found = (d.effective, d.lines[agency], d.number)
    return None if found is None or found[1] == "withdrawn" else (found[1], found[2])


def answer(decisions: list[Decision], agency: str, manners: tuple[bool | None, bool | None], on: date, known: date | None) -> tuple[str, str, str]:
    """`(answer, deciding reason, number of the decision that it rests on)` for a procedure that one decision may amend:
    `manners` is what its page says of the post before and after."""
    said = [d for d in decisions if known is None or d.issued <= known]
    for d in said:
        if d.ends in ("all", agency) and on >= d.effective:
            return "no", "repealed", d.number
    line = stands(said, agency, on)
    if line is not None:
        return line[0], f"listed_{line[0]}", line[1]
    amended = any(d.amends and on >= d.effective for d in said)
    manner = manners[amended]
    if manner is True and on >= DECREE_61:
        return "yes", "channel_yes", ""
    if manner is None:
        return "unknown", "unlisted", ""
    return "unknown", "channel_absent" if on >= DECREE_61 else "no_rule_in_force", ""


def there(decisions: list[Decision], on: date, known: date | None) -> bool:
    """Whether the successor is there on the day, as far as was published."""
    return any(d.brings and on >= d.effective and (known is None or d.issued <= known) for d in decisions)
