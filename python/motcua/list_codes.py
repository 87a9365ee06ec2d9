# SPDX-License-Identifier: Apache-2.0
"""The procedure code of a list's cell: what the parser of codes reads, and what only a spreadsheet's cell can tell."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from . import _core
from .sheet_cells import Cell, Number, cell_text

_IN_TEXT = re.compile(r"(?<![0-9.])[1-9]\.[0-9]{6}(?:\.[0-9A-Z]+)*(?![0-9A-Za-z])")
_CUT = re.compile(r"[1-9]\.[0-9]{1,5}")
# Doubts of the parser that leave the code as it is, only unusual.
_UNUSUAL = {"first_digit_unseen", "service_or_unit", "group_width", "date_impossible"}


class CodeReading(NamedTuple):
    """A code or nothing. `doubts` are (number, found, assumed); with nothing assumed the code is left unread. `key` is
    one text for every way to write the code."""

    code: str = ""
    key: str = ""
    doubts: tuple[tuple[int, str, str], ...] = ()


def read_code(cell: Cell, restore: bool = False) -> CodeReading:
    """The code of a cell. A number of a workbook is exact, so that zeros at its end can be restored; in a text they are
    restored only if asked to, because the digits may have been cut as well.

    >>> from motcua.sheets import Number
    >>> read_code(Number("2.0002")).code, read_code(Number("2.0002", "0.000000")).doubts
    ('2.000200', ())
    >>> read_code("2.0002"), read_code("2.0002", restore=True).code
    (CodeReading(code='', key='', doubts=((1752, '2.000200?', ''),)), '2.000200')
    """
    text = cell_text(cell).strip()
    if not text:
        return CodeReading()
    return _read(text, restore or isinstance(cell, Number))


@functools.lru_cache(maxsize=1024)
def _read(text: str, restore: bool) -> CodeReading:
    framed = text.strip("()[]").strip() if text[0] in "([" else text
    code = _core.parse_procedure_code(framed)
    if code.kind is _core.ProcedureCodeKind.NATIONAL and code.read and not code.findings and framed == text:
        return CodeReading(str(code), code.canonical)
    found = " ".join(text.split())
    if code.read:
        made = str(code)
        if str(code.kind) in ("old", "house"):
            return (
                CodeReading(made, code.canonical, ((1756, found, made),))
                if made.isascii()
                else CodeReading("", "", ((1756, found, ""),))
            )
        kinds = {str(f.doubt) for f in code.findings}
        doubts: list[tuple[int, str, str]] = []
        if "decimal_comma" in kinds:
            doubts.append((1752, found, made))
        if kinds - _UNUSUAL - {"decimal_comma"} or framed != text:
            doubts.append((1753, found, made))
        if kinds & _UNUSUAL:
            doubts.append((1750, found, made))
        return CodeReading(made, code.canonical, tuple(doubts))
    if str(code.kind) != "damaged":
        return CodeReading("", "", ((1755, found, ""),))
    cut = framed.replace(",", ".")
    if not _CUT.fullmatch(cut):
        return CodeReading("", "", ((1752, found, ""),))
    whole = cut + "0" * (8 - len(cut))
    if not restore:
        return CodeReading("", "", ((1752, f"{whole}?", ""),))
    return CodeReading(whole, whole, ((1752, found, whole),))


def looks_like_code(text: str) -> bool:
    """Whether a text is a code of a known form, perhaps damaged."""
    code = _core.parse_procedure_code(text.strip())
    return code.read or str(code.kind) == "damaged"


def codes_in(text: str) -> list[str]:
    """Every code inside a text, as `Cấp thẻ (1.010721)` holds one."""
    if "." not in text:
        return []
    found = _IN_TEXT.findall(text)
    return [c for c in found if (read := _core.parse_procedure_code(c)).read and {str(f.doubt) for f in read.findings} <= _UNUSUAL]
