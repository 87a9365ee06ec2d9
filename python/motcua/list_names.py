# SPDX-License-Identifier: Apache-2.0
"""Matching by name: an equal name gives its code, a similar one is offered with its score and never taken."""

from __future__ import annotations

import difflib
import re
from collections import Counter

from .list_roles import fold


def name_key(name: str) -> str:
    """What makes two names the same: letters and digits with their marks, whatever the case, blanks and signs.

    >>> name_key("Cấp lại  thẻ – lần đầu.") == name_key("CẤP LẠI THẺ, lần đầu")
    True
    """
    return re.sub(r"[\W_]+", "", name.casefold())


def similarity(a: str, b: str) -> float:
    """From 0 to 1, with the marks: `difflib`'s ratio over small letters."""
    return difflib.SequenceMatcher(None, a.casefold(), b.casefold(), autojunk=False).ratio()


class Names:
    """The names of known catalogues."""

    def __init__(self, codes: dict[str, str]) -> None:
        self._names = list(codes.items())  # code → name
        self._equal: dict[str, list[str]] = {}
        self._words: dict[str, list[int]] = {}
        for i, (code, name) in enumerate(self._names):
            self._equal.setdefault(name_key(name), []).append(code)
            for word in set(re.findall(r"\w+", fold(name))):
                self._words.setdefault(word, []).append(i)

    def __len__(self) -> int:
        return len(self._names)

    def equal(self, name: str) -> list[str]:
        """Codes whose name is the same."""
        return self._equal.get(name_key(name), [])

    def similar(self, name: str, most: int = 3, least: float = 0.6) -> list[tuple[float, str, str]]:
        """(score, code, name) of the most similar names, best first."""
        shared: Counter[int] = Counter()
        words = set(re.findall(r"\w+", fold(name)))
        for word in sorted(words, key=lambda w: len(self._words.get(w, ())))[:12]:
            shared.update(self._words.get(word, ()))
        scored = ((similarity(name, self._names[i][1]), *self._names[i]) for i, _ in shared.most_common(25))
        best = sorted(
            ((round(s, 3), code, known) for s, code, known in scored if s >= least), key=lambda x: (-x[0], x[1])
        )
        return best[:most]
