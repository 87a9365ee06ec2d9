# SPDX-License-Identifier: Apache-2.0
"""What the extension builds its enumerations and two-language texts with."""

from __future__ import annotations

import enum
from typing import Any, NamedTuple


class Text(NamedTuple):
    """A text in Vietnamese and English; the English may be empty.

    >>> print(Text("hồ sơ", "dossier"))
    hồ sơ
    """

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi


class Token(str, enum.Enum):
    """A member of a closed vocabulary: equal to its text, with a label for people in each language.

    >>> from motcua import Answer
    >>> Answer("yes") is Answer.YES and Answer.YES == "yes"
    True
    >>> Answer.CONDITIONAL.label(), Answer.CONDITIONAL.label("en")
    ('có điều kiện', 'conditional')
    """

    vi: str
    en: str

    def __str__(self) -> str:
        return str(self.value)

    def __format__(self, spec: str) -> str:
        return format(str(self.value), spec)

    def label(self, lang: str = "vi") -> str:
        """The label for people, `lang` being "vi" or "en"."""
        return self.en if lang == "en" else self.vi


def make(name: str, rows: list[tuple[str, str, str]], doc: str) -> Any:
    """The enumeration of a token table; names are the tokens in capitals."""
    cls: Any = Token(name, [(text.upper(), text) for text, _, _ in rows], module="motcua", qualname=name)  # type: ignore[call-overload]
    cls.__doc__ = doc
    for text, vi, en in rows:
        member = cls(text)
        member.vi, member.en = vi, en
    return cls
