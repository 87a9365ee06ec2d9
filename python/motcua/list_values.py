# SPDX-License-Identifier: Apache-2.0
"""The values of a published list's cells: marks, manners, limits by channel, fees. What is not said stays unsaid."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any, NamedTuple

from . import _core
from ._errors import Error
from .list_roles import fold

_CHANNEL_WORDS = (
    ("counter", r"truc tiep"),
    ("online", r"truc tuyen|moi truong (?:dien tu|mang)|qua mang|cong dich vu cong"),
    ("post", r"buu chinh|buu dien|bcci"),
)
_INVISIBLE = re.compile("[\u200b-\u200f\u00ad\ufeff\u2060\u0000-\u0008\u000b-\u001f\u007f-\u009f]")
_YES = {"x", "✓", "✔", "√", "co", "yes", "v", "thuc hien", "co thuc hien", "☑", "●"}
_NO = {"khong", "no", "-", "–", "—", "o", "☐", "khong thuc hien", "0"}
_LABEL = (
    r"(?:nộp\s+)?(?:trực\s+tiếp|trực\s+tuyến"
    r"|(?:qua\s+)?(?:dịch\s+vụ\s+)?(?:bưu\s+chính|bưu\s+điện|BCCI)(?:\s+công\s+ích)?)"
)
_LABELS = re.compile(rf"(?:^|(?<=[\s;.,|\-+•]))({_LABEL}(?:\s*(?:,|/|và|hoặc|;)\s*{_LABEL})*)\s*:\s*", re.I)
_CONDITION = re.compile(r"\b(?:khong|ngoai tru|tru truong hop|tru |neu |rieng |chi ap dung|tuy |mot phan)")


def clean(text: str) -> str:
    """NFC, blanks and breaks collapsed, invisible signs removed.

    >>> clean("\\tTie\u0302\u0301p  nha\u0323\u0302n\\nho\u0300a")
    'Tiếp nhận hòa'
    """
    if text.isprintable():  # then there is nothing invisible, and no blank but the space
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        return " ".join(text.split()) if "  " in text else text.strip()
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def visible(text: str) -> str:
    r"""A text with its blanks, breaks and combining marks made visible, for a report.

    >>> visible("\tHai  dòng\nho\u0300a")
    '⇥Hai␣␣dòng⏎ho◌̀a'
    """
    shown = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎").replace("\t", "⇥").replace("\u00a0", "⍽")
    shown = re.sub(r"^ +| +$|  +", lambda m: "␣" * len(m[0]), shown)
    shown = _INVISIBLE.sub("·", shown)
    return "".join(f"◌{c}" if unicodedata.combining(c) else c for c in shown)


def read_mark(text: str) -> str | None:
    """ "yes", "no", empty for a blank, `None` for a mark that is not understood.

    >>> [read_mark(t) for t in ("X", "Có", "không", " ", "?")]
    ['yes', 'yes', 'no', '', None]
    """
    folded = fold(text)
    if not folded:
        return ""
    return "yes" if folded in _YES else "no" if folded in _NO else None


def channel_of(label: str) -> str:
    folded = fold(label)
    return "online" if "truc tuyen" in folded else "counter" if "truc tiep" in folded else "post"


def split_channels(text: str) -> list[tuple[str, str]]:
    """The parts of a cell by channel; one part without a channel where the cell does not begin with one.

    >>> split_channels("Trực tuyến: 3 Ngày; Dịch vụ bưu chính: 5 Ngày làm việc")
    [('online', '3 Ngày'), ('post', '5 Ngày làm việc')]
    >>> split_channels("Trực tiếp, trực tuyến: 5 ngày")
    [('counter', '5 ngày'), ('online', '5 ngày')]
    """
    found = list(_LABELS.finditer(text)) if ":" in text else []
    if not found or text[: found[0].start()].strip(" -+•"):
        return [("", text)]
    parts = []
    for match, after in zip(found, [*found[1:], None]):
        value = text[match.end() : after.start() if after else None].strip(" ;.,|-+•\n")
        for label in re.findall(_LABEL, match[1], re.I):
            parts.append((channel_of(label), value))
    return parts


class Limits(NamedTuple):
    """Limits as the catalogue holds them, and doubts as (number, found, assumed)."""

    limits: tuple[dict[str, str], ...]
    doubts: tuple[tuple[int, str, str], ...]


@functools.lru_cache(maxsize=65536)
def _parsed(text: str) -> tuple[bool, str]:
    """Whether a limit states a term, and the reader's own doubts about it."""
    try:
        limit = _core.parse_time_limit(text)
    except Error as error:
        return False, error.problems[0].found
    return bool(limit.alternatives), "; ".join(f"{p.found}: {p.doubt}" for p in limit.problems)


@functools.lru_cache(maxsize=65536)
def read_limits(text: str, channel: str = "") -> Limits:
    """The limits of a cell; several for one channel stay one text whose readings are alternatives.

    >>> read_limits("Trực tuyến: 3 Ngày; Trực tiếp: 5 Ngày").limits
    ({'channel': 'online', 'text': '3 Ngày'}, {'channel': 'counter', 'text': '5 Ngày'})
    >>> read_limits("xem phụ lục")
    Limits(limits=(), doubts=((1771, 'xem phụ lục', ''),))
    """
    text = clean(text)
    if not text or text in ("-", "–", "—"):
        return Limits((), ((1774, text, ""),))
    parts = [(channel, text)] if channel else split_channels(text)
    by_channel: dict[str, set[str]] = {}
    for way, part in parts:
        by_channel.setdefault(way, set()).add(fold(part))
    several = [w for w, values in by_channel.items() if len(values) > 1]
    if several:
        stated, problems = _parsed(text)
        doubts = [(1773, text, text if stated else "")]
        return Limits(({"text": text},) if stated else (), tuple(doubts if stated else [*doubts, (1771, text, "")]))
    limits: list[dict[str, str]] = []
    notes: list[tuple[int, str, str]] = []
    for way, part in dict(parts).items():
        if not part:
            notes.append((1774, way, ""))
            continue
        stated, problems = _parsed(part)
        if not stated:
            notes.append((1771, part, ""))
            continue
        if problems:
            notes.append((1772, problems, part))
        limits.append({"channel": way, "text": part} if way else {"text": part})
    return Limits(tuple(limits), tuple(notes))


def longer_than_statutory(limits: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Channel, statutory and provincial text where the province's limit is plainly the longer one: a column mixed up.

    >>> longer_than_statutory([{"text": "5 ngày", "kind": "statutory"}, {"text": "7 ngày", "kind": "provincial"}])
    [('', '5 ngày', '7 ngày')]
    """
    of = {(limit.get("channel", ""), limit.get("kind", "")): limit["text"] for limit in limits}
    found = []
    for (channel, kind), cut in of.items():
        statutory = of.get((channel, "statutory"), of.get(("", "statutory"), ""))
        if kind == "provincial" and statutory:
            before, after = _plain_term(statutory), _plain_term(cut)
            if before and after and before[1] == after[1] and after[0] > before[0]:
                found.append((channel, statutory, cut))
    return found


def _plain_term(text: str) -> tuple[Any, str] | None:
    """Amount and unit of a limit of one term."""
    limit = _core.parse_time_limit(text)
    if len(limit.alternatives) != 1 or len(limit.terms) != 1 or limit.terms[0].amount is None:
        return None
    return limit.terms[0].amount, str(limit.terms[0].unit)


class Manner(NamedTuple):
    """Channels that a manner's words name, each way; never a "no"."""

    intake: tuple[str, ...]
    back: tuple[str, ...]
    doubts: tuple[tuple[int, str, str], ...]


@functools.lru_cache(maxsize=65536)
def read_manner(text: str) -> Manner:
    """Channels named by a cell such as "Trực tiếp; Trực tuyến; Dịch vụ bưu chính công ích". A condition or a negation
    takes nothing from the cell.

    >>> read_manner("Nộp trực tiếp hoặc qua BCCI; trả kết quả qua bưu điện")
    Manner(intake=('counter', 'post'), back=('post',), doubts=())
    >>> read_manner("Không thực hiện qua BCCI").doubts[0][0]
    1795
    """
    text = clean(text)
    if not text or text in ("-", "–", "—"):
        return Manner((), (), ())
    if _CONDITION.search(fold(text)):
        return Manner((), (), ((1795, text, ""),))
    intake: list[str] = []
    back: list[str] = []
    for clause in re.split(r"[;\n]|\.\s", text):
        folded = fold(clause)
        returning = re.search(r"\btra (?:ket qua|ho so|giay)|\btra\b|nhan ket qua", folded)
        before, after = (folded[: returning.start()], folded[returning.start() :]) if returning else (folded, "")
        if returning and re.search(r"\bnop\b|tiep nhan|\bgui\b", after):
            return Manner((), (), ((1795, text, ""),))
        filing, returned = _named(before), _named(after)
        if returning and not filing and re.search(r"\bnop\b|tiep nhan|\bgui\b", before):
            filing = returned  # "tiếp nhận hồ sơ và trả kết quả qua …": one manner for both ways
        intake += [c for c in filing if c not in intake]
        back += [b for c in returned if (b := "electronic" if c == "online" else c) not in back]
    if not intake and not back:
        return Manner((), (), ((1796, text, ""),))
    return Manner(tuple(intake), tuple(back), ())


def _named(folded: str) -> list[str]:
    return [channel for channel, words in _CHANNEL_WORDS if re.search(words, folded)]
