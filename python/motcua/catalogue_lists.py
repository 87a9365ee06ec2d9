# SPDX-License-Identifier: Apache-2.0
"""Importing published lists of procedures: spreadsheets in, a catalogue document and every doubt out."""

from __future__ import annotations

import contextlib
import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from .catalogue_writing import write_catalogue, write_table
from .doubts import Doubts, Effect, place, refuse
from .list_catalogue import Assembly
from .list_checks import check_columns, check_counts, check_numbering
from .list_columns import ColumnMap, read_columns, save_columns
from .list_layout import Table, tables_of
from .list_options import Known, ListOptions
from .list_record import Record
from .list_rows import RowReader
from .sheet_cells import cell_text
from .sheet_encoding import old_font
from .sheets import Sheet, SheetLimits, open_sheets

__all__ = ["ListImport", "ListOptions", "import_lists"]


class Written(NamedTuple):
    """The files of an import: the catalogue (several documents where one would be too large), and what goes with it."""

    catalogue: list[Path]
    doubts: Path
    rows: Path
    columns: Path


@dataclass
class ListImport:
    """What an import found: the catalogue document, every doubt, every row with its place, the column maps."""

    document: dict[str, Any]
    doubts: Doubts
    columns: list[ColumnMap]
    records: list[Record]
    tables: list[Table] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what became of them: kept, doubted (kept, with a value left out or assumed), refused."""
        return {"rows": len(self.records), **{s: n for s, n in sorted(Counter(r.status for r in self.records).items())}}

    def row_table(self) -> tuple[list[str], Iterator[list[str]]]:
        """Every data row with its place, its status, its groups and all its cells, also those that a catalogue has no
        place for."""
        headings: dict[str, int] = {}
        for table in self.tables:
            for column in table.columns.columns:
                headings.setdefault(" / ".join(column.headings), len(headings))
        header = ["file", "sheet", "row", "status", "code", "groups", *headings]
        return header, self._row_lines(headings)

    def _row_lines(self, headings: dict[str, int]) -> Iterator[list[str]]:
        places = [[(c.at, headings[" / ".join(c.headings)]) for c in t.columns.columns] for t in self.tables]
        for r in self.records:
            cells = [""] * len(headings)
            have = len(r.cells)
            for column, at in places[r.table]:
                if column < have and (text := cell_text(r.cells[column])):
                    cells[at] = text if not cells[at] else f"{cells[at]} | {text}"
            yield [r.file, r.sheet, str(r.row), r.status, r.code, " > ".join(g.text for g in r.groups), *cells]

    def to_text(self, lang: str = "vi") -> str:
        """A summary for the screen: rows, procedures, doubts by number."""
        from .doubt_kinds import KINDS

        vi = lang != "en"
        c = self.counts
        names = {
            "rows": ("dòng", "rows"),
            "kept": ("nhận", "kept"),
            "doubted": ("nhận, có nghi vấn", "kept with doubts"),
            "refused": ("không nhận", "refused"),
        }
        lines = [", ".join(f"{c.get(k, 0)} {words[not vi]}" for k, words in names.items())]
        lines.append(
            f"{len(self.document['procedures'])} {'thủ tục' if vi else 'procedures'}, "
            f"{len(self.document['lists'])} {'dòng danh mục BCCI' if vi else 'lines of a postal list'}"
        )
        lines += [f"M{n} {KINDS[n].vi if vi else KINDS[n].en}: {count}" for n, count in self.doubts.counts().items()]
        return "\n".join(lines)

    def write(self, output: str | os.PathLike[str], lang: str = "vi", *, xlsx: bool = False) -> Written:
        """Writes catalogue, doubts, rows and columns into a folder, or beside a .json of that name."""
        target = Path(output)
        if target.suffix.lower() == ".json":
            target.parent.mkdir(parents=True, exist_ok=True)
            catalogue, stem = target, str(target)[: -len(target.suffix)] + "."
        else:
            target.mkdir(parents=True, exist_ok=True)
            catalogue, stem = target / "catalogue.json", str(target) + os.sep
        ending = ".xlsx" if xlsx else ".csv"
        doubts, rows, columns = Path(f"{stem}doubts{ending}"), Path(f"{stem}rows{ending}"), Path(f"{stem}columns.json")
        with _uncollected():
            written = Written(write_catalogue(self.document, catalogue), doubts, rows, columns)
        write_table(Doubts.COLUMNS, self.doubts.records(lang), doubts, "doubts")
        write_table(*self.row_table(), rows, "rows")
        save_columns(self.columns, columns)
        return written


def import_lists(
    *paths: str | os.PathLike[str],
    columns: str | os.PathLike[str] | Sequence[ColumnMap] | None = None,
    base: Sequence[str | os.PathLike[str]] = (),
    options: ListOptions = ListOptions(),
    limits: SheetLimits = SheetLimits(),
    progress: Callable[[str], None] = lambda what: None,
) -> ListImport:
    """Reads published lists of procedures (.xlsx, .csv) into one catalogue document, with every doubt beside it.

    `columns` are column maps to use instead of guessing, `base` catalogues whose names, codes and agencies are known.
    Raises M1701 … M1708 for a file that cannot be read as a list at all.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "list.csv"
    ...     _ = path.write_text("STT,Mã số,Tên TTHC,Thời hạn\\n1,1.000001,Cấp thẻ,5 ngày làm việc\\n", encoding="utf-8")
    ...     result = import_lists(path)
    >>> result.counts, result.document["procedures"][0]["code"]
    ({'rows': 1, 'kept': 1}, '1.000001')
    """
    if not paths:
        raise refuse(1708, "files", "no file", "at least one", "name the lists to import")
    maps = read_columns(columns) if isinstance(columns, (str, os.PathLike)) else list(columns or ())
    with _uncollected():
        return _import(paths, maps, Known.read(base), options, limits, progress)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles while millions of cells are made that have none: it takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _import(
    paths: Sequence[str | os.PathLike[str]],
    maps: list[ColumnMap],
    known: Known,
    options: ListOptions,
    limits: SheetLimits,
    progress: Callable[[str], None],
) -> ListImport:
    doubts = Doubts()
    tables: list[Table] = []
    records: list[Record] = []
    digests: list[tuple[str, str]] = []
    for path in paths:
        progress(f"reading {Path(path).name}")
        book = open_sheets(path, limits, encoding=options.encoding, delimiter=options.delimiter)
        digests.append((book.file, book.digest))
        doubts.extend(book.doubts)
        before = len(tables)
        for sheet in book.sheets:
            doubts.sheet(book.file, sheet.name)
            rows = [row for row in sheet.rows() if row.cells.count(None) < len(row.cells)]
            if not rows:
                continue
            found = [t for t in tables_of(sheet, rows, maps)]
            if not any(t.columns.columns for t in found):
                doubts.add(1748, book.file, sheet.name, found=str(len(rows)), effect=Effect.LEFT_OUT)
                continue
            if sheet.hidden:
                doubts.add(1728, book.file, sheet.name, value=sheet.name, effect=Effect.ASSUMED)
            if sheet.formulas:
                doubts.add(1727, book.file, sheet.name, found=str(sheet.formulas), effect=Effect.ASSUMED)
            for table in found:
                _read_table(table, len(tables), records, doubts, options)
                tables.append(table)
        if len(tables) == before:
            _old_font(book.file, book.sheets)
            _check_maps(maps, tables)
            raise refuse(
                1706,
                book.file,
                "no row with the headings of a list",
                'a header such as "STT | Mã số | Tên TTHC"',
                "check the file, or give a column map",
            )
    _check_maps(maps, tables)
    progress("putting together")
    document = Assembly(tables, records, known, options, digests, doubts).document()
    _status(records, doubts)
    return ListImport(document, doubts, [t.columns for t in tables if t.columns.columns], records, tables)


def _check_maps(maps: list[ColumnMap], tables: list[Table]) -> None:
    """Every map that was given is of a table of the files."""
    for i, m in enumerate(maps):
        if not any(t.columns.header_rows == m.header_rows and m.sheet in (t.sheet.name, "*") for t in tables):
            raise refuse(
                1707,
                f"columns /tables/{i}",
                f"a map of row {m.header_rows[0]} of sheet {m.sheet!r}",
                "sheets and rows of the files",
                "save the map of these files again",
            )


def _old_font(file: str, sheets: list[Sheet]) -> None:
    """A workbook whose headings cannot be read because of their font is refused by that name."""
    for sheet in sheets:
        for row in sheet.rows():
            for cell in row.cells:
                if isinstance(cell, str) and (font := old_font(cell)):
                    where = place(file, sheet.name, row.number)
                    raise refuse(
                        1704,
                        where,
                        f"text in a {font} font ({cell[:40]!r})",
                        "Unicode",
                        "convert it to Unicode (UniKey does it)",
                    )


def _read_table(table: Table, number: int, records: list[Record], doubts: Doubts, options: ListOptions) -> None:
    check_columns(table, doubts)
    reader = RowReader(table, doubts, options.restore_codes)
    file, sheet = table.sheet.file, table.sheet.name
    parent: Record | None = None
    for line in table.lines:
        if line.kind == "data" or line.kind == "case":
            record = reader.read(line, parent if line.kind == "case" else None)
            parent = parent if line.kind == "case" else record
            record.table = number
            records.append(record)
        elif line.kind == "text":
            doubts.add(1734, file, sheet, line.row.number, value=line.text, found=line.text, effect=Effect.LEFT_OUT)
    check_counts(table, doubts)
    check_numbering(table, doubts)


def _status(records: list[Record], doubts: Doubts) -> None:
    """A row is doubted when something in it was assumed or left out."""
    refused = doubts.refused_rows()
    doubted = {(d.file, d.sheet, d.row) for d in doubts if d.effect in (Effect.ASSUMED, Effect.LEFT_OUT)}
    for r in records:
        key = (r.file, r.sheet, r.row)
        r.status = "refused" if key in refused else "doubted" if key in doubted else "kept"
