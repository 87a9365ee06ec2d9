# SPDX-License-Identifier: Apache-2.0
"""Postal eligibility over columns: what `assess` answers for each row, without a Python loop over them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _core
from .columns import Array, _plain, _refuse
from .tables import Coded, Table

if TYPE_CHECKING:
    from ._core import Catalogue, Citation, Rules, Verdict

_DAYS = (np.dtype(np.int32), np.dtype(np.int64))


class Names:
    """Texts of a column: each once, and the place of each row's among them; -1 where a row has none."""

    def __init__(self, names: list[str], places: Array) -> None:
        self.names = names
        self.places = places

    def __getitem__(self, i: int) -> str | None:
        place = int(self.places[i])
        return None if place < 0 else self.names[place]


def _coded(names: Any, places: Any, argument: str) -> Names:
    """Names and places that are given as such: checked, because the kernel trusts them."""
    texts = [str(n) for n in names]
    array = np.asarray(places)
    if array.dtype.kind not in "iu" or array.ndim != 1:
        raise _refuse(1402, argument, str(array.dtype), "whole numbers, places among the names", "pass (names, places)")
    if len(array) and (int(array.min()) < -1 or int(array.max()) >= len(texts)):
        raise _refuse(1104, argument, f"places from {array.min()} to {array.max()}", f"-1 to {len(texts) - 1}", "correct the places")
    return Names(texts, _plain(array.astype(np.int32, copy=False)))


def _names(values: Any, argument: str) -> Names | str:
    """A column of texts: one text for all rows, `(names, places)`, a categorical, or a list or array of texts."""
    if isinstance(values, str):
        return values
    if isinstance(values, tuple) and len(values) == 2 and not isinstance(values[0], str):
        return _coded(*values, argument)
    holder = getattr(values, "cat", values)  # a pandas Series of categories
    if hasattr(holder, "categories") and hasattr(holder, "codes"):
        return _coded(holder.categories, holder.codes, argument)
    if hasattr(values, "dictionary") and hasattr(values, "indices"):  # Arrow
        return _coded(values.dictionary.to_pylist(), values.indices.fill_null(-1).to_numpy(zero_copy_only=False), argument)
    known: dict[str, int] = {}
    places = np.empty(len(values), np.int32)
    for i, value in enumerate(values.tolist() if isinstance(values, np.ndarray) else values):
        if isinstance(value, str):
            places[i] = known.setdefault(value, len(known))
        elif value is None or value != value:  # a missing cell of a table
            places[i] = -1
        else:
            raise _refuse(1402, argument, repr(value), "texts", "read identifiers as text, or they lose their zeros")
    return Names(list(known), places)


def _days(on: Any) -> Array | datetime.date:
    if isinstance(on, datetime.date) and not isinstance(on, datetime.datetime):
        return on
    array = np.asarray(on)
    if array.ndim == 1 and array.dtype == np.dtype("M8[D]"):
        return _plain(array).view(np.int64)
    if array.ndim == 1 and array.dtype in _DAYS:
        return _plain(array)
    raise _refuse(1402, "on", f"{array.dtype} {array.shape}", "a date, or a flat array of datetime64[D] or of days as int32 or int64",
                  'moments lose their time: .astype("M8[D]") says so')


class VerdictColumns:
    """Columns of verdicts: `answer` and `reason` (tokens of Answer and ReasonId, the deciding one), `basis` (int32, a place
    in `bases`). `explain(i)` is the Verdict of a row with all its reasons."""

    def __init__(self, answer: Array, reason: Array, basis: Array, bases: list[Citation], explain: Any) -> None:
        self.answer = Coded(answer, list(_core.Answer))
        self.reason = Coded(reason, list(_core.ReasonId))
        self.basis = basis
        self.bases = bases
        self._explain = explain

    def __len__(self) -> int:
        return len(self.basis)

    def explain(self, i: int) -> Verdict:
        """The same answer as `assess` gives for the row; raises what `assess` raises."""
        result: Verdict = self._explain(range(len(self))[i])
        return result

    def to_table(self) -> Table:
        """Answer, reason and basis as a table."""
        return Table({"answer": self.answer, "reason": self.reason, "basis": self.basis})


def assess_many(
    catalogue: Catalogue,
    codes: Any,
    direction: Any,
    on: Any,
    *,
    variants: Any = None,
    agencies: Any = None,
    facts: Mapping[str, bool | None] | None = None,
    rules: Rules | None = None,
) -> VerdictColumns:
    """Whether the case of each row may go by post on its day. `codes`, `variants` and `agencies`: one text, a list or array
    of texts, a categorical, or `(names, places)`; `on`: one date, datetime64[D] or days. Rows never raise: an unknown code,
    an unknown variant and a missing day are reasons. The interpreter is free while the rows are answered.

    >>> import motcua
    >>> starter = motcua.read_catalogue(*motcua.starter_files())
    >>> days = np.array(["2016-01-04", "2020-06-01", "NaT"], "M8[D]")
    >>> columns = assess_many(starter, "1.005442", "intake", days)
    >>> [str(a) for a in columns.answer], str(columns.reason[1])
    (['unknown', 'yes', 'unknown'], 'channel_yes')
    >>> print(columns.bases[columns.basis[1]])
    Cổng Dịch vụ công Quốc gia: trang thủ tục theo mã, bản lưu không ghi ngày (S2)
    """
    given = {"codes": _names(codes, "codes")}
    for argument, values in (("variants", variants), ("agencies", agencies)):
        if values is not None:
            given[argument] = _names(values, argument)
    days = _days(on)
    sizes = {a: len(n.places) for a, n in given.items() if isinstance(n, Names)}
    if not isinstance(days, datetime.date):
        sizes["on"] = len(days)
    rows = next(iter(sizes.values()), 1)
    for argument, size in sizes.items():
        if size != rows:
            raise _refuse(1403, argument, f"{size} rows", f"{rows} rows", "one value, or one a row")
    columns = {a: n if isinstance(n, Names) else Names([n], np.zeros(rows, np.int32)) for a, n in given.items()}
    if isinstance(days, datetime.date):
        days = np.full(rows, np.datetime64(days, "D").astype(np.int64))

    empty = Names([], np.empty(0, np.int32))
    code, variant, agency = (columns.get(a, empty) for a in ("codes", "variants", "agencies"))
    of_variant, of_agency = (columns[a].places if a in columns else None for a in ("variants", "agencies"))
    known: Any = facts
    table = _core._EligibilityTable(
        catalogue, direction, code.names, variant.names, agency.names, code.places, of_variant, of_agency, known, rules
    )
    answer, reason, basis = np.empty(rows, np.uint8), np.empty(rows, np.uint8), np.empty(rows, np.int32)
    table.assess(code.places, of_variant, of_agency, days, answer, reason, basis)

    def explain(i: int) -> Verdict:
        day = np.datetime64(int(days[i]), "D").astype(datetime.date)
        chosen = {a: columns[a][i] for a in columns}
        return _core.assess(catalogue, chosen["codes"] or "", direction, day, variant=chosen.get("variants"), agency=chosen.get("agencies"),
                            facts=known, rules=rules)

    return VerdictColumns(answer, reason, basis, table.bases, explain)
