# SPDX-License-Identifier: Apache-2.0
"""A table in memory with one row per dossier, read block by block and gathered into one answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from . import _core
from ._errors import Error, Problem
from .dossier_rows import DossierRows
from .row_columns import resolve
from .row_events import MARKS, STEPS, UNTOLD
from .row_reader import MonthFirst, Options, Part, ProblemRow, RowReader
from .row_statuses import NATIONAL, OWN, StatusScheme
from .tables import NAT, Coded, Table, names_of

_BLOCK = 1 << 17
_STATUSES, _CHANNELS, _RETURNS = list(_core.Status), list(_core.Channel), list(_core.ReturnChannel)
_PROBLEMS = ("number", "row", "column", "dossier", "found", "expected", "cure")


def read_table(
    table: Any, columns: Mapping[str, str | None] | None, *, scheme: str | StatusScheme, schemes: Sequence[StatusScheme], serials: str | None,
    bare_days: datetime.time | None, constants: Mapping[str, str] | None, agencies: Mapping[str, str] | None, expected_rows: int | None,
) -> DossierRows:  # fmt: skip
    """`events_from_dossiers`."""
    names = names_of(table)
    options = options_of(names, columns, scheme=scheme, schemes=schemes, serials=serials, bare_days=bare_days, constants=constants, agencies=agencies, where="table")
    lengths = {name: len(table[name]) for name in options.held.values()}
    n = lengths[options.held["dossier"]]
    wrong = [Problem(1403, f'table, column "{k}"', f"{v} rows", f"{n} rows", "give columns of one length") for k, v in lengths.items() if v != n]
    if wrong:
        raise Error(wrong)
    check_rows(n, expected_rows, "table")

    def blocks() -> Iterator[tuple[Mapping[str, Any], int, Any]]:
        for at in range(0, n, _BLOCK):
            size = min(_BLOCK, n - at)
            yield {k: _slice(table[k], at, size) for k in lengths}, size, lambda i, at=at: i + at + 1

    return gathered(read_again(blocks, options), n, expected_rows)


def options_of(
    names: list[str], columns: Mapping[str, str | None] | None, *, scheme: str | StatusScheme, schemes: Sequence[StatusScheme],
    serials: str | None, bare_days: datetime.time | None, constants: Mapping[str, str] | None, agencies: Mapping[str, str] | None, where: str,
) -> Options:  # fmt: skip
    """The options of a table whose columns have these names, checked."""
    if serials not in (None, "1900", "1904"):
        raise Error([Problem(1105, "serials", repr(serials), '"1900", "1904" or nothing', "use one of these words")])
    if bare_days is not None and not isinstance(bare_days, datetime.time):
        raise Error([Problem(1103, "bare_days", repr(bare_days), "a datetime.time", "give the time of day")])
    known = {s.name: s for s in (NATIONAL, OWN, *schemes)}
    if isinstance(scheme, StatusScheme):
        known[scheme.name] = scheme
        scheme = scheme.name
    if scheme not in known:
        raise Error([Problem(1105, "scheme", repr(scheme), ", ".join(known), "give the list in `schemes`")])
    given = dict(constants or {})
    held = resolve(names, columns, given, where)
    second = None if bare_days is None else bare_days.hour * 3600 + bare_days.minute * 60 + bare_days.second
    return Options(held, known, scheme, serials, second, given, agencies)


def check_rows(found: int, expected: int | None, where: str) -> None:
    """Raises M1801 for a table without rows or with another number of them than is expected."""
    if found == 0 or (expected is not None and found != expected):
        told = "at least one row" if expected is None else f"{expected} rows"
        raise Error([Problem(1801, where, f"{found} rows", told, "check that the table is whole")])


def read_again(blocks: Any, options: Options) -> Iterator[Part | None]:
    """The parts of all blocks. None says that everything so far is void: a column was found to have months and days in
    both orders, and is read again with that known."""
    while True:
        reader = RowReader(options)
        try:
            for chunk, size, row_of in blocks():
                yield reader.read(chunk, size, row_of)
            return
        except MonthFirst:
            yield None


def _slice(values: Any, at: int, size: int) -> Any:
    if hasattr(values, "slice"):  # Arrow
        return values.slice(at, size)
    if hasattr(values, "iloc"):
        return values.iloc[at : at + size]
    return values[at : at + size]


def gathered(parts: Iterable[Part | None], rows: int, expected: int | None) -> DossierRows:
    """All parts as one."""
    held: list[Part] = []
    for part in parts:
        if part is None:
            held.clear()
        else:
            held.append(part)
    dossiers: dict[str, Any] = {"dossier": [i for p in held for i in p.dossiers["dossier"]]}
    for name in ("procedure", "variant", "agency", "unit"):
        pieces = [np.array(p.dossiers[name][1], object)[p.dossiers[name][0]] for p in held]
        dossiers[name] = np.concatenate(pieces) if pieces else np.array([], object)
    for name, words in (("intake", _CHANNELS), ("return_by", _RETURNS)):
        dossiers[name] = np.array([str(w) for w in words], object)[_joined(held, name, np.uint8)]
    dossiers["stated"] = Coded(_joined(held, "stated", np.uint8), _STATUSES)
    dossiers["promised"] = _joined(held, "promised", np.int64).view("M8[s]")
    starts = np.cumsum([0] + [len(p.kept) for p in held])
    row = np.concatenate([p.events.row + s for p, s in zip(held, starts)]) if held else np.array([], np.int64)
    step = np.concatenate([p.events.step for p in held]) if held else np.array([], np.uint8)
    mark = np.concatenate([p.events.mark for p in held]) if held else np.array([], np.uint8)
    occurred = np.concatenate([p.events.occurred for p in held]) if held else np.array([], np.int64)
    events = {
        "dossier": np.array(dossiers["dossier"], object)[row],
        "event": np.array([e for e, _ in STEPS], object)[step],
        "occurred": occurred.view("M8[s]"),
        "actor": np.array([a for _, a in STEPS], object)[step],
        "evidence": np.array(MARKS, object)[mark],
    }
    table = _problem_table(q for p in held for q in p.problems)
    doubts = _problem_table(q for p in held for q in p.doubts)
    refused = sum(p.refused for p in held)
    untold = untold_table([p.untold for p in held], rows if expected is None else 0)
    return DossierRows(Table(events), Table(dossiers), table, untold, rows, refused, doubts)


def _problem_table(found: Iterable[ProblemRow]) -> Table:
    rows = sorted(found, key=lambda q: (q[1], q[0]))
    return Table({name: [q[i] for q in rows] for i, name in enumerate(_PROBLEMS)})


def untold_table(parts: Iterable[dict[str, tuple[int, int]]], unstated_rows: int) -> Table:
    """What no row tells: the thing, how many rows, the first of them, and how it was read in two languages."""
    total: dict[str, tuple[int, int]] = {}
    for part in parts:
        for what, (count, first) in part.items():
            before = total.get(what)
            total[what] = (count, first) if before is None else (before[0] + count, before[1])
    if unstated_rows:
        total["length"] = (unstated_rows, 0)
    listed = [(what, *total[what], *UNTOLD[what]) for what in UNTOLD if what in total]
    return Table({name: [r[i] for r in listed] for i, name in enumerate(("what", "rows", "first_row", "vi", "en"))})


def _joined(parts: list[Part], name: str, kind: Any) -> Any:
    return np.concatenate([p.dossiers[name] for p in parts]).astype(kind) if parts else np.array([], kind)


assert NAT == np.iinfo(np.int64).min  # NumPy's NaT, so that columns of seconds are views
