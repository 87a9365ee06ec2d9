# SPDX-License-Identifier: Apache-2.0
"""Fees as lists print them: the words are kept, an amount is taken only where there is exactly one."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from .list_roles import fold
from .list_values import clean, split_channels

_MONEY = re.compile(r"([0-9][0-9.,]*)\s*(đồng|đ|vnđ|vnd|việt\s+nam\s+đồng|₫)?(?![a-zà-ỹ])", re.I)
_ONE_FEE = re.compile(
    r"(?:mức\s+)?(?:(?:thu\s+)?(?:lệ\s+)?phí(?:\s+thẩm\s+định)?\s*:?\s*)?"
    r"([0-9][0-9.,]*)\s*(đồng|đ|vnđ|vnd|việt\s+nam\s+đồng|₫)?"
    r"\s*(?:/\s*(?:01\s+|1\s+)?(hồ\s+sơ|lần|trường\s+hợp|lượt|bộ\s+hồ\s+sơ))?\s*\.?",
    re.I,
)
_FREE = {
    "mien phi",
    "mien le phi",
    "mien phi, le phi",
    "khong thu phi",
    "khong thu phi, le phi",
    "khong thu le phi",
    "khong mat phi",
}
_NONE = {"khong", "khong co", "khong thu", "khong co phi", "khong co phi, le phi", "0"}


class Fees(NamedTuple):
    fees: tuple[dict[str, object], ...]
    doubts: tuple[tuple[int, str, str], ...]


def _amount(digits: str) -> int | None:
    """Whole đồng; both separators, groups of three only, `,00` behind periods allowed."""
    digits = digits.rstrip(".,")
    for group, cents in ((".", ","), (",", ".")):
        if re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+(?:{re.escape(cents)}00)?", digits):
            return int(digits.split(cents)[0].replace(group, ""))
    return int(digits) if digits.isdigit() and (digits == "0" or digits[0] != "0") and len(digits) < 13 else None


def _fee(text: str, in_dong: bool) -> tuple[int | None, tuple[int, str, str] | None]:
    folded = fold(text).strip(" .")
    if folded in _FREE:
        return 0, None
    if folded in _NONE:
        return 0, (1783, text, "0")
    match = _ONE_FEE.fullmatch(text)
    if match and (match[2] or in_dong):
        amount = _amount(match[1])
        if amount == 0:
            return 0, None
        if amount is not None and amount < 1000:
            return None, (1782, text, "")
        if amount is not None:
            return amount, None
    if re.match(r"mien (?:le )?phi", folded) and any((_amount(m[1]) or 0) >= 1000 for m in _MONEY.finditer(text)):
        return None, (1784, text, "")
    return None, (1781, text, "")


@functools.lru_cache(maxsize=65536)
def read_fees(text: str, channel: str = "", in_dong: bool = False) -> Fees:
    """The fees of a cell; the text is always kept, an amount only where the cell states exactly one.

    >>> [f["amount"] for f in read_fees("Trực tuyến: Miễn phí; Trực tiếp: 70,000 Việt Nam Đồng").fees]
    [0, 70000]
    >>> read_fees("135 VNĐ")
    Fees(fees=({'text': '135 VNĐ'},), doubts=((1782, '135 VNĐ', ''),))
    """
    text = clean(text)
    if not text or text in ("-", "–", "—"):
        return Fees((), ())
    fees: list[dict[str, object]] = []
    doubts = []
    for way, part in [(channel, text)] if channel else split_channels(text):
        if not part:
            continue
        amount, doubt = _fee(part, in_dong)
        fee: dict[str, object] = {"channel": way} if way else {}
        if amount is not None:
            fee["amount"] = amount
        fee["text"] = part
        if fee not in fees:
            fees.append(fee)
        if doubt and doubt not in doubts:
            doubts.append(doubt)
    return Fees(tuple(fees), tuple(doubts))
