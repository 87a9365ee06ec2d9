# SPDX-License-Identifier: Apache-2.0
"""Columns in and out: mappings of arrays, DataFrames and Arrow tables, without a dependency on any of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import numpy as np

from ._errors import Error, Problem

NAT = np.iinfo(np.int64).min


class Table:
    """Columns of one length, read-only. `len` counts rows; `to_frame` needs pandas.

    >>> table = Table({"code": ["1.005442", "2.001737"], "days": [7, 3]})
    >>> len(table), table["days"], next(table.rows())
    (2, [7, 3], {'code': '1.005442', 'days': 7})
    """

    def __init__(self, columns: Mapping[str, Any]) -> None:
        self._columns = dict(columns)

    def __getitem__(self, name: str) -> Any:
        return self._columns[name]

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()))) if self._columns else 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    @property
    def columns(self) -> list[str]:
        return list(self._columns)

    def rows(self) -> Iterator[dict[str, Any]]:
        for i in range(len(self)):
            yield {name: column[i] for name, column in self._columns.items()}

    def to_frame(self) -> Any:
        """The table as a pandas DataFrame."""
        import pandas as pd

        return pd.DataFrame({name: _for_pandas(column) for name, column in self._columns.items()})

    def __repr__(self) -> str:
        return f"<Table of {len(self)} rows: {', '.join(self._columns)}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self._columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(str(column[i]))}</td>" for column in self._columns.values()) + "</tr>"
            for i in range(min(len(self), 20))
        )
        more = f"<p>… {len(self) - 20} more rows</p>" if len(self) > 20 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _for_pandas(column: Any) -> Any:
    if isinstance(column, Coded):
        import pandas as pd

        words: Any = column.words
        return pd.Categorical.from_codes(column.codes, words)
    if isinstance(column, np.ndarray) and column.dtype == np.dtype("M8[D]"):
        return column.astype("M8[s]")  # pandas has no days
    return column


class Coded:
    """A column of tokens held as one byte a row."""

    def __init__(self, codes: np.ndarray[Any, Any], members: list[Any]) -> None:
        self.codes = codes
        self.members = members

    @property
    def words(self) -> list[str]:
        return [str(m) for m in self.members]

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, i: int) -> Any:
        return self.members[int(self.codes[i])]

    def __iter__(self) -> Iterator[Any]:
        return (self.members[c] for c in self.codes)

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        return np.array(self.words, dtype=object)[self.codes]


def names_of(table: Any) -> list[str]:
    """The column names of a mapping, DataFrame or Arrow table."""
    names = getattr(table, "column_names", None)
    if names is None:
        names = getattr(table, "columns", None)
    if names is None:
        names = table.keys()
    return [str(n) for n in names]


def column(table: Any, name: str, argument: str, *, needed: bool = True) -> Any:
    """One column as it is, or None where it is optional and absent."""
    names = names_of(table)
    if name not in names:
        if not needed:
            return None
        raise Error([Problem(1401, argument, f"columns {', '.join(names)}", f"a column \"{name}\"", "add or rename the column")])
    return table[name]


def as_list(values: Any) -> list[Any]:
    """A column as a Python list; missing cells become None."""
    if hasattr(values, "to_pylist"):
        return list(values.to_pylist())
    if hasattr(values, "to_list"):
        return list(values.to_list())
    if isinstance(values, np.ndarray):
        return list(values.tolist())
    return list(values)


def texts(values: Any) -> list[str]:
    """A column of texts: NaN and None become empty, tokens their text."""
    return [v if type(v) is str else "" if v is None or v != v else str(v) for v in as_list(values)]


def instants(values: Any, argument: str) -> np.ndarray[Any, Any]:
    """A column of instants as civil seconds at UTC+7. Naive values are civil time; zoned ones are converted. A column of
    bare days is refused: the time of day matters to the rules."""
    from ._core import _instants

    dtype = getattr(values, "dtype", None)
    if dtype is not None and getattr(dtype, "tz", None) is not None:  # pandas, zoned
        values = values.dt.tz_convert("+07:00").dt.tz_localize(None)
        dtype = values.dtype
    if hasattr(values, "type") and str(values.type).startswith("timestamp"):  # Arrow
        zone = values.type.tz
        values = values.to_numpy(zero_copy_only=False) if hasattr(values, "num_chunks") is False else values.to_numpy()
        if zone is not None:  # NumPy gives UTC
            values = values + np.timedelta64(7 * 3600, "s")
        dtype = values.dtype
    if dtype is not None and getattr(dtype, "kind", "") == "M":
        array = np.asarray(values)
        if array.dtype == np.dtype("M8[D]"):
            raise Error([Problem(1402, argument, "datetime64[D]", "instants", "give the time of day: the 15:00 rules hang on it")])
        seconds: np.ndarray[Any, Any] = array.astype("M8[s]").astype(np.int64)
        return seconds
    listed = as_list(values)
    if all(isinstance(v, str) or v is None for v in listed):
        return np.asarray(_instants(listed))
    if dtype is not None and getattr(dtype, "kind", "") in "iuf":
        raise Error([Problem(1402, argument, str(dtype), "datetime64, datetime or ISO texts", "numbers are never taken for instants")])
    return np.asarray(_instants([v.isoformat()[:19] if hasattr(v, "isoformat") and v == v else None for v in listed]))
