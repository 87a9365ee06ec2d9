# SPDX-License-Identifier: Apache-2.0
"""A register written into a folder: dossiers and events as .csv or Parquet, the problems, and a note that says what it is."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from . import _core
from ._errors import Error, Problem
from .catalogue_writing import safe_text
from .dossier_rows import DossierRows, Imported
from .register_files import Source, needs_arrow
from .row_events import MARKS, STEPS
from .row_problems import ROW_KINDS
from .row_reader import MOST_PROBLEMS, Part, too_many_problems
from .tables import Table

_SIGNS = re.compile(r'[",\r\n]')
_PROBLEM_HEAD = ("file", "row", "column", "number", "kind", "dossier", "found", "expected", "cure")


@contextmanager
def writing(folder: Path, parquet: bool) -> Iterator[Path]:
    """A folder to write into, whose files come into the real one when everything went well. Raises M1309 where a register
    of the other kind is there: a reader would take one of the two."""
    suffix, other = ("parquet", "csv") if parquet else ("csv", "parquet")
    for name in ("dossiers", "events"):
        there = folder / f"{name}.{other}"
        if there.exists():
            raise Error([Problem(1309, str(there), "a register of the other kind", "an empty folder", "name another folder")])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".import-", dir=folder) as workshop:
        yield Path(workshop)
        for name in (f"dossiers.{suffix}", f"events.{suffix}", "problems.csv", "doubts.csv", "README.md"):
            os.replace(Path(workshop) / name, folder / name)


class Writer:
    """Appends parts to the two tables of a folder, and writes what goes beside them. A part is written by a thread of its
    own while the next one is read; there is never more than one that waits."""

    def __init__(self, folder: Path, parquet: bool) -> None:
        self.pa, self.folder, self.suffix = needs_arrow(), folder, "parquet" if parquet else "csv"
        self.rows = self.dossiers = self.events = self.refused = 0
        self.problems: list[tuple[str, int, str, int, str, str, str, str]] = []
        self.doubts: list[tuple[str, int, str, int, str, str, str, str]] = []
        self.untold: list[dict[str, tuple[int, int]]] = []
        self._open: dict[str, Any] = {}
        self._writer = ThreadPoolExecutor(1)
        self._written: Future[None] | None = None

    def add(self, source: Source, part: Part) -> None:
        self._await()
        self._written = self._writer.submit(self._append, part)
        self.rows += len(part.kept) + part.refused
        self.dossiers += len(part.kept)
        self.events += len(part.events.row)
        self.refused += part.refused
        for found, into in ((part.problems, self.problems), (part.doubts, self.doubts)):
            into += [(source.file, row, column, number, *rest) for number, row, column, *rest in found]  # type: ignore[misc]
        self.untold.append(part.untold)
        if len(self.problems) + len(self.doubts) > MOST_PROBLEMS:
            raise too_many_problems()

    def _await(self) -> None:
        """Raises what went wrong with the last part."""
        if self._written is not None:
            written, self._written = self._written, None
            written.result()

    def _append(self, part: Part) -> None:
        pa, made = self.pa, part.events
        ids = pa.array(part.dossiers["dossier"], pa.string())
        held: dict[str, Any] = {"dossier": ids}
        for name in ("procedure", "variant", "agency", "unit"):
            numbers, words = part.dossiers[name]
            held[name] = _words(pa, numbers, words)
        held["intake"] = _words(pa, part.dossiers["intake"], list(_core.Channel))
        held["return_by"] = _words(pa, part.dossiers["return_by"], list(_core.ReturnChannel))
        held["stated"] = _words(pa, part.dossiers["stated"], list(_core.Status))
        held["promised"] = self._instants(part.dossiers["promised"])
        words = [w for name in ("procedure", "variant", "agency", "unit") for w in part.dossiers[name][1]]
        plain = not _SIGNS.search("".join(part.dossiers["dossier"]))
        self._write("dossiers", pa.table(held), plain and not any(map(_SIGNS.search, words)))
        self._write("events", pa.table({
            "dossier": ids.take(pa.array(made.row)),
            "event": _words(pa, made.step, [e for e, _ in STEPS]),
            "occurred": self._instants(made.occurred),
            "actor": _words(pa, made.step, [a for _, a in STEPS]),
            "evidence": _words(pa, made.mark, list(MARKS)),
        }), plain)  # fmt: skip

    def cut(self, source: Source) -> None:
        for row, found, expected in source.cut:
            self.problems.append((source.file, row, "", 1815, "", found, expected, "complete the row; check that the file is whole"))
        self.rows += len(source.cut)
        self.refused += len(source.cut)

    def _instants(self, seconds: Any) -> Any:
        column = self.pa.array(np.asarray(seconds).view("M8[s]"))
        if self.suffix == "parquet":
            return column
        texts = column.cast(self.pa.string())  # "2020-01-20 09:30:00": years have four digits, so all are 19 bytes
        valid, offsets, data = texts.buffers()
        shown = np.frombuffer(data, np.uint8).copy()
        shown[10::19] = ord("T")
        return self.pa.StringArray.from_buffers(len(texts), offsets, self.pa.py_buffer(shown), valid)

    def _write(self, name: str, table: Any, plain: bool) -> None:
        """Cells without a sign of their own need no quotation marks, which are half of a table of events."""
        opened = self._open.get(name)
        if self.suffix == "parquet":
            if opened is None:
                import pyarrow.parquet as pq  # type: ignore[import-untyped]

                opened = self._open[name] = pq.ParquetWriter(self.folder / f"{name}.parquet", table.schema)
            opened.write(table)
            return
        from pyarrow import csv as arrow_csv

        options = arrow_csv.WriteOptions(include_header=opened is None, quoting_style="none" if plain else "needed", batch_size=1 << 14)
        if opened is None:
            opened = self._open[name] = (self.folder / f"{name}.csv").open("wb")
        arrow_csv.write_csv(table, opened, options)

    def finish(self) -> None:
        """Tables without a row are tables."""
        self._await()
        if not self._open:
            names = ("dossier", "procedure", "variant", "agency", "unit", "intake", "return_by", "stated", "promised")
            self._write("dossiers", self.pa.table({n: self.pa.array([], self.pa.string()) for n in names}), True)
            self._write("events", self.pa.table({n: self.pa.array([], self.pa.string()) for n in ("dossier", "event", "occurred", "actor", "evidence")}), True)

    def close(self) -> None:
        self._writer.shutdown()
        for writer in self._open.values():
            writer.close()
        self._open.clear()

    def done(self, files: list[str], untold: Table, output: str | os.PathLike[str]) -> Imported:
        """Writes the problems, the doubts and the note."""
        made = Imported(self.rows, self.dossiers, self.events, self.refused, len(self.problems), untold, os.fspath(output), len(self.doubts))
        order = {f: i for i, f in enumerate(files)}
        for name, found in (("problems", self.problems), ("doubts", self.doubts)):
            with (self.folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                out = csv.writer(file)
                out.writerow(_PROBLEM_HEAD)
                for row in sorted(found, key=lambda r: (order.get(r[0], 0), r[1], r[3])):
                    out.writerow([safe_text(str(c)) for c in (*row[:3], f"M{row[3]}", ROW_KINDS[row[3]].name, *row[4:])])
        (self.folder / "README.md").write_text(_readme(made, files), encoding="utf-8")
        return made

    def whole(self, rows: DossierRows, files: list[str], output: str | os.PathLike[str]) -> Imported:
        """Writes what was read in memory."""
        def column(values: Any) -> Any:
            if getattr(getattr(values, "dtype", None), "kind", "") == "M":
                return self._instants(values.view(np.int64))
            return self.pa.array([str(v) for v in values], self.pa.string())

        for name, table in (("dossiers", rows.dossiers), ("events", rows.events)):
            self._write(name, self.pa.table({k: column(table[k]) for k in table}), False)
        self.close()
        self.rows, self.dossiers, self.events, self.refused = rows.rows, len(rows.dossiers), len(rows.events), rows.refused
        for table, into in ((rows.problems, self.problems), (rows.doubts, self.doubts)):
            into[:] = [("", p["row"], p["column"], p["number"], p["dossier"], p["found"], p["expected"], p["cure"]) for p in table.rows()]
        return self.done(files, rows.untold, output)


def _words(pa: Any, numbers: Any, words: list[Any]) -> Any:
    """A column of few distinct words."""
    indices = pa.array(np.asarray(numbers).astype(np.int32))
    return pa.DictionaryArray.from_arrays(indices, pa.array([str(w) for w in words], pa.string())).cast(pa.string())


def _readme(done: Imported, files: list[str]) -> str:
    """What the register is: its first line stands in every report that is made from it."""
    lines = [
        f"# Register reconstructed from one row per dossier (sổ dựng lại từ bảng mỗi hồ sơ một dòng): {', '.join(files)}",
        "",
        f"{done.rows} rows read: {done.dossiers} dossiers with {done.events} events, {done.refused} rows left out. `problems.csv` says why.",
        *([f"{done.doubts} rows were taken with a doubt: `doubts.csv`."] if done.doubts else []),
        "Every event is reconstructed; its `evidence` says from which column, and whether the row states its instant, or the event",
        "must have happened by then, or since then. `stated` and `promised` in the dossiers are the row's own status and day.",
        "",
        "What the rows do not tell, and how it is read:",
        "",
        "| rows | first | điều không ghi | not told |",
        "|---:|---:|---|---|",
    ]
    lines += [f"| {r['rows']} | {r['first_row'] or ''} | {r['vi']} | {r['en']} |" for r in done.untold.rows()]
    return "\n".join(lines) + "\n"
