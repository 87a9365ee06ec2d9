# SPDX-License-Identifier: Apache-2.0
"""Reading a register's two tables from a folder."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ._errors import Error, Problem

_COLUMNS = {
    "dossiers": ("dossier", "procedure", "variant", "agency", "unit", "intake", "return_by"),
    "events": ("dossier", "event", "occurred", "actor", "recorded", "actor_id", "evidence", "key"),
}
_OPTIONAL = {"variant", "recorded", "actor_id", "evidence", "key"}


def read_register(folder: str | Path, progress: Callable[[str], None] = lambda what: None) -> tuple[Any, Any]:
    """The events and dossiers of a folder: `events.csv` and `dossiers.csv`, or `.parquet`. Cells are read as text."""
    folder = Path(folder)
    tables = {}
    for name in ("dossiers", "events"):
        parquet, plain = folder / f"{name}.parquet", folder / f"{name}.csv"
        progress(f"reading {name}")
        if parquet.is_file():
            import pyarrow.parquet as pq  # type: ignore[import-untyped]

            tables[name] = pq.read_table(parquet)
        elif plain.is_file():
            tables[name] = _read_csv(plain, name, progress)
        else:
            raise Error([Problem(1301, str(plain), "no readable file", f"{name}.csv or {name}.parquet", "check the folder")])
    return tables["events"], tables["dossiers"]


def _read_csv(path: Path, name: str, progress: Callable[[str], None]) -> dict[str, list[str]]:
    """A comma-separated table in UTF-8 with a header. A row of another length is kept as one that says so, so that the
    replay reports it in its place and counts the others."""
    problems: list[Problem] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        try:
            header = [h.strip() for h in next(reader, [])]
            wanted = _COLUMNS[name]
            for missing in (c for c in wanted if c not in header and c not in _OPTIONAL):
                problems.append(Problem(1401, str(path), f"columns {', '.join(header)}", f'a column "{missing}"', "add or rename the column"))
            if problems:
                raise Error(problems)
            columns: list[list[str]] = [[] for _ in header]
            width = len(header)
            for i, row in enumerate(reader, 1):
                if len(row) != width:
                    broken = dict.fromkeys(header, "") | {"dossier": row[0] if row and header[0] == "dossier" else ""}
                    broken["event" if name == "events" else "intake"] = f"a row of {len(row)} cells instead of {width}"
                    row = list(broken.values())
                for cell, into in zip(row, columns):
                    into.append(cell)
                if i % 500_000 == 0:
                    progress(f"reading {name}: {i:,} rows")
        except UnicodeDecodeError as error:
            raise Error([Problem(1302, str(path), f"bytes that are not UTF-8 at {error.start}", "UTF-8", "save the table as UTF-8")]) from None
        except csv.Error as error:
            raise Error([Problem(1302, f"{path} line {reader.line_num}", str(error), "comma-separated values", "correct the line")]) from None
    return dict(zip(header, columns))
