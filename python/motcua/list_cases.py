# SPDX-License-Identifier: Apache-2.0
"""Rows that are a case of the procedure above them: "- Trường hợp mất thẻ", "a) …", "1.1 …", without a code of their own."""

from __future__ import annotations

import re

from .list_codes import codes_in
from .list_columns import ColumnMap
from .list_values import clean

_MARK = r"[-–—•+*]|\(?[a-zđ]\s?[).]|[a-zđ]/"
_WORDS = re.compile(r"\s*(?:tr(?:ường|ương) hợp|TH ?[0-9]{1,2})\b", re.I)
_MARKED = re.compile(rf"\s*(?:{_MARK})\s*(?=[^\W\d])")
_OWN_MARK = re.compile(rf"(?:{_MARK}|[a-zđ])")


def case_words(name: str) -> str:
    """The words of a case without the sign in front of it.

    >>> case_words("- Trường hợp bị mất"), case_words("a) Cấp mới:")
    ('Trường hợp bị mất', 'Cấp mới')
    """
    text = clean(name)
    match = _MARKED.match(text)
    return text[match.end() :].strip(" :;.") if match else text.strip(" :;.")


class Cases:
    """Tells the cases of one table from its procedures."""

    def __init__(self, columns: ColumnMap) -> None:
        places = (columns.of(role) for role in ("name", "code", "number"))
        self.name, self.code, self.number = (column.at if column else -1 for column in places)

    def has(self, own: list[tuple[int, str]], above: list[str]) -> bool:
        """Whether a row with these cells of its own continues the procedure of the data row `above`: no number and no
        code of its own, and a name that begins as a case does, or a number such as 1.1, a) or - in the place of its own."""
        words = own_code = numbered = ""
        for at, text in own:
            if at == self.code:
                own_code = text
                if text != _at(above, at):
                    return False
            elif at == self.name:
                words = text
            elif at == self.number:
                numbered = text
        if not words or codes_in(words) or (len(own) == 1 and not _WORDS.match(words)):
            return False  # words alone are a note as well
        above_name, above_number = _at(above, self.name), _at(above, self.number).rstrip(" .)")
        if _WORDS.match(above_name) or _MARKED.match(above_name):
            return False  # a list that writes every name so
        if not (_at(above, self.code) or above_number):
            return False
        if numbered:
            sub = above_number and re.fullmatch(rf"{re.escape(above_number)}\.[0-9]{{1,2}}\.?", numbered)
            return bool(sub) or _OWN_MARK.fullmatch(numbered) is not None
        return (_WORDS.match(words) or _MARKED.match(words)) is not None


def _at(texts: list[str], column: int) -> str:
    return texts[column] if 0 <= column < len(texts) else ""
