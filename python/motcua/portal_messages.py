# SPDX-License-Identifier: Apache-2.0
"""The portal's messages in JSON: `DongBoHoSoMC` (whole dossiers) and `CapNhatTienDoHoSoMC` (one step of progress each).

The fields are those that a public connector and its integration guide have; no instrument that lists them was found.
Nothing that names a person is kept. In a supplement's record `NgayBoSung`, beside who asked and what for, is read as the
instant of asking, `NgayTiepNhanBoSung` as that of receiving (inferred from the fields around them). Where a dossier has
steps or supplements, its events follow them; otherwise they are reconstructed from the dossier as from a row of a table.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from . import _core
from ._errors import Error, Problem
from .dossier_rows import DossierRows
from .portal_log import DOSSIER, FIELDS, STEP, Item, Log, same_dossier
from .portal_rooms import units_of, with_rooms
from .portal_steps import Step
from .row_events import UNTOLD
from .row_reader import MonthFirst, Options, Part, RowReader
from .row_statuses import StatusScheme
from .row_table import gathered, options_of
from .strict_json import read_json
from .tables import Table


def read_messages(
    messages: Sequence[Any], *, scheme: str | StatusScheme, schemes: Sequence[StatusScheme], bare_days: datetime.time | None,
    constants: Mapping[str, str] | None, agencies: Mapping[str, str] | None, rules: _core.Rules | None = None,
) -> DossierRows:  # fmt: skip
    """`events_from_messages`."""
    dossiers, steps, superseded = _items(messages)
    if not dossiers:
        raise Error([Problem(1801, "messages", "no dossier", f"an item of {DOSSIER}", "check that these are the right messages")])
    options = options_of(list(FIELDS), None, scheme=scheme, schemes=schemes, serials=None, bare_days=bare_days, constants=constants, agencies=agencies, where="messages")
    return _rows(Log(dossiers, steps, options), options, superseded, rules)


def _items(messages: Sequence[Any]) -> tuple[list[Item], list[Item], int]:
    """The items of each kind with their numbers; of a dossier only its last. One number used for another procedure, or
    for a dossier of the portal and one of the counter, is two dossiers: `Log` refuses both."""
    latest: dict[Any, list[Item]] = {}
    steps: list[Item] = []
    number = superseded = 0
    for i, message in enumerate(messages, 1):
        where = f"message {i}"
        if isinstance(message, (str, os.PathLike)):
            where, message = os.fspath(message), read_json(message)
        service = message.get("service") if isinstance(message, dict) else None
        if service not in (None, DOSSIER, STEP):
            raise Error([Problem(1310, f"{where} /service", str(service)[:80], f"{DOSSIER} or {STEP}", "give messages of these services")])
        if isinstance(message, dict) and "data" not in message and "MaHoSo" not in message:
            raise Error([Problem(1306, f"{where} /", "neither data nor MaHoSo", "a message, or an item of one", "check that these are the right messages")])
        data = message.get("data", message) if isinstance(message, dict) else message
        for item in data if isinstance(data, list) else [data]:
            number += 1
            if not isinstance(item, dict):
                raise Error([Problem(1308, f"{where} item {number}", type(item).__name__, "an object", "correct the message")])
            if service == STEP or (service is None and "ThoiDiemXuLy" in item):
                steps.append((number, item))
                continue
            key = item.get("MaHoSo")
            key = key if isinstance(key, str) and key else number  # without an identifier each is a problem of its own
            held = latest.setdefault(key, [])
            same = [i for i, (_, earlier) in enumerate(held) if same_dossier(earlier, item)]
            superseded += len(same)
            latest[key] = [one for i, one in enumerate(held) if i not in same] + [(number, item)]
    return sorted((one for all in latest.values() for one in all), key=lambda n: n[0]), steps, superseded


def _rows(log: Log, options: Options, superseded: int, rules: _core.Rules | None) -> DossierRows:
    numbers = np.array([n for n, _ in log.dossiers])
    refused = np.zeros(len(numbers), bool)
    while True:
        try:
            part = RowReader(options).read(log.table, len(numbers), lambda i: numbers[i], refused)
        except MonthFirst:
            continue
        courses, rooms = _courses(log, part, rules)
        if not log.contradicted:
            break
        refused[sorted(log.contradicted)] = True
        log.contradicted.clear()
    whole = gathered([part._replace(problems=[*part.problems, *log.problems])], len(numbers), len(numbers))
    untold = list(whole.untold.rows())
    back = [p for p, steps in courses.items() if any(s.event == "retract_withdrawal" for s in steps)]
    first = int(numbers[part.kept[min(back)]]) if back else 0
    unread = ((what, len(n), min(n, default=0)) for what, n in rooms.items())
    for what, rows, row in (("retraction", len(back), first), ("superseded", superseded, 0), *unread):
        if rows:
            untold.append({"what": what, "rows": rows, "first_row": row, "vi": UNTOLD[what][0], "en": UNTOLD[what][1]})
    told = Table({k: [r[k] for r in untold] for k in whole.untold})
    return DossierRows(_merged(whole.events, whole.dossiers["dossier"], part, courses), whole.dossiers, whole.problems, told, len(numbers), part.refused, whole.doubts)


def _courses(log: Log, part: Part, rules: _core.Rules | None) -> tuple[dict[int, list[Step]], dict[str, list[int]]]:
    """By place among the dossiers: the steps of those of which the messages tell more than a row would. And the numbers
    of the dossiers whose rooms tell no step: without a known process, with a room that is no single step of it."""
    channels, ways, statuses = list(_core.Channel), list(_core.ReturnChannel), list(_core.Status)
    made: dict[int, list[Step]] = {}
    rooms: dict[str, list[int]] = {"process": [], "room": []}
    for place, i in enumerate(part.kept.tolist()):
        if i not in log.points:
            continue
        intake, back, final = (int(part.dossiers[k][place]) for k in ("intake", "return_by", "stated"))
        steps = log.course(i, str(statuses[final]), str(channels[intake]), str(ways[back]))
        if steps is None:
            continue
        if said := log.rooms.get(i):
            named = (part.dossiers[k] for k in ("procedure", "variant", "agency", "unit"))
            code, variant, agency, desk = (str(words[int(numbers[place])]) for numbers, words in named)
            days = [np.int64(s.at).view("M8[s]").item().date() for s in steps if s.event == "accept"]
            units = units_of(rules, code, variant, agency, days[0]) if days else []
            if units:
                steps, left = with_rooms(steps, said, units, desk)
            if not units or left:
                rooms["room" if units else "process"].append(log.dossiers[i][0])
        made[place] = steps
    return made, rooms


def _merged(events: Table, ids: Sequence[str], part: Part, courses: dict[int, list[Step]]) -> Table:
    """The events of the rows, and in place of some of them the steps of their log."""
    plain = ~np.isin(part.events.row, list(courses))
    places = np.concatenate([part.events.row[plain], np.array([p for p, steps in courses.items() for _ in steps], np.int64)])
    order = np.argsort(places, kind="stable")
    steps = [s for of in courses.values() for s in of]
    more: dict[str, Any] = {
        "dossier": [ids[p] for p, of in courses.items() for _ in of],
        "event": [s.event for s in steps],
        "occurred": np.array([s.at for s in steps], np.int64).view("M8[s]"),
        "actor": [s.actor for s in steps],
        "evidence": [s.mark for s in steps],
    }
    columns = {}
    for name in events:
        extra = more[name] if name == "occurred" else np.array(more[name], object)
        columns[name] = np.concatenate([events[name][plain], extra])[order]
    return Table(columns)
