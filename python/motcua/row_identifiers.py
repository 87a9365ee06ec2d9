# SPDX-License-Identifier: Apache-2.0
"""Identifiers of many rows: which stood in an earlier row, and which must not go into a register."""

from __future__ import annotations

import re
import secrets
from typing import Any

import numpy as np
import numpy.typing as npt

from .row_times import matrix, packed

LONGEST = 200  # bytes
UNSAFE = re.compile(r"[\x00-\x1f\x7f\ufeff]|^[=+@\-]")
MISSING, FORMULA, LONG = 1, 2, 3


def faults_of(words: list[str]) -> npt.NDArray[np.uint8]:
    """What is wrong with texts that a register takes as they are: 0 nothing, else missing, unsafe or too long. A text is
    unsafe if a spreadsheet would run it as a formula, or if it holds a control character.

    >>> faults_of(["000.00.00.H03-200120-0001", "", "=1+1", "a" * 201]).tolist()
    [0, 1, 2, 3]
    """
    out = np.zeros(len(words), np.uint8)
    data, starts, lengths = packed(words)
    if not len(words):
        return out
    plain = lengths.min() > 0 and lengths.max() <= LONGEST and data.min() >= 32 and not (data == 127).any()
    if plain and not np.isin(data[starts], np.frombuffer(b"=+@-\xefN", np.uint8)).any():
        return out
    for i, word in enumerate(words):
        if not word or word == "NULL":
            out[i] = MISSING
        elif UNSAFE.search(word):
            out[i] = FORMULA
        elif lengths[i] > LONGEST:
            out[i] = LONG
    return out


class SeenIdentifiers:
    """Remembers identifiers by 128 bits of a sum with secret factors: ten million of them take 160 MB (more while
    runs are joined), and nobody can make two of them collide.

    >>> seen = SeenIdentifiers()
    >>> seen.again(["a", "b", "a"]).tolist(), seen.again(["c", "b"]).tolist()
    ([False, False, True], [False, True])
    """

    def __init__(self) -> None:
        self._factors = np.frombuffer(secrets.token_bytes(16 * LONGEST), np.uint64).reshape(2, LONGEST) | np.uint64(1)
        self._runs: list[tuple[Any, Any]] = []

    def again(self, ids: list[str]) -> npt.NDArray[np.bool_]:
        """Which of them stood before, here or in an earlier call."""
        cells = matrix(ids, LONGEST)
        a, b = np.zeros(len(ids), np.uint64), np.zeros(len(ids), np.uint64)
        for i in range(cells.shape[1]):
            byte = cells[:, i].astype(np.uint64)
            a += byte * self._factors[0, i]
            b += byte * self._factors[1, i]
        order = np.argsort(a, kind="stable")
        sorted_a, sorted_b = a[order], b[order]
        again = np.zeros(len(ids), bool)
        again[order[1:]] = (sorted_a[1:] == sorted_a[:-1]) & (sorted_b[1:] == sorted_b[:-1])
        for run_a, run_b in self._runs:
            # Looked up in order, so that neighbours lie beside each other in memory.
            at = np.minimum(np.searchsorted(run_a, sorted_a), len(run_a) - 1)
            again[order] |= (run_a[at] == sorted_a) & (run_b[at] == sorted_b)
        self._remember(sorted_a, sorted_b)
        return again

    def _remember(self, a: Any, b: Any) -> None:
        """Sorted runs whose lengths double, so that few of them are searched."""
        while self._runs and len(self._runs[-1][0]) <= 2 * len(a):
            old_a, old_b = self._runs.pop()
            a, b = np.concatenate([old_a, a]), np.concatenate([old_b, b])
            order = np.argsort(a, kind="stable")
            a, b = a[order], b[order]
        if len(a):
            self._runs.append((a, b))
