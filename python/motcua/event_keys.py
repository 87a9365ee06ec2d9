# SPDX-License-Identifier: Apache-2.0
"""Keys of the messages that events of a table came with: a repeated message is one event, as in `DossierLog`."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from . import _core
from .tables import Table, column, texts


def repeated_events(events: Any, ids: list[str], occurred: npt.NDArray[Any]) -> tuple[npt.NDArray[np.bool_], Table, list[tuple[Any, ...]]]:
    """Which rows a `key` of their dossier leaves out; those that repeat a message, each with the row that counts; and a
    problem for each that has the key of another event. When a message was recorded may differ. An empty key is none.

    >>> events = {"key": ["p:1", "p:1", "", "p:1"], "event": ["accept", "accept", "accept", "forward"], "actor": ["desk_clerk"] * 4}
    >>> left_out, repeated, problems = repeated_events(events, ["A"] * 4, np.array([1, 1, 1, 1]))
    >>> left_out.tolist(), list(repeated.rows()), [p[:5] for p in problems]
    ([False, True, False, True], [{'row': 2, 'first_row': 1, 'dossier': 'A', 'key': 'p:1'}], [(1311, 'events', 4, 'A', 'key "p:1" of row 1 for another event')])
    """
    left_out = np.zeros(len(ids), bool)
    repeated: list[tuple[int, int, str, str]] = []
    problems: list[tuple[Any, ...]] = []
    given = column(events, "key", "events", needed=False)
    keys = texts(given) if given is not None else []
    if any(keys):
        whole = [f"{id}\x1f{key}" for id, key in zip(ids, keys)]
        first = np.asarray(_core._index_of(whole, whole))
        again = [i for i in np.flatnonzero(first != np.arange(len(ids))).tolist() if keys[i]]
        said = [texts(c) for name in ("event", "actor", "actor_id", "evidence") if (c := column(events, name, "events", needed=False)) is not None]
        for i in again if said else ():
            f = int(first[i])
            left_out[i] = True
            if occurred[i] == occurred[f] and all(words[i] == words[f] for words in said):
                repeated.append((i + 1, f + 1, ids[i], keys[i]))
            else:
                problems.append((1311, "events", i + 1, ids[i], f'key "{keys[i]}" of row {f + 1} for another event', "one event under one key of a dossier",
                                 "give the event its own key, or correct one of the two; the event was left out"))  # fmt: skip
    columns = ("row", "first_row", "dossier", "key")
    return left_out, Table({name: [r[n] for r in repeated] for n, name in enumerate(columns)}), problems
