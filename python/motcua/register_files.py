# SPDX-License-Identifier: Apache-2.0
"""Files with one row per dossier as blocks of rows: .csv, Parquet, .xlsx. Cells stay texts; every row keeps its number as
a spreadsheet shows it. What could be cut off or of another encoding is refused or reported, never read as it comes."""

from __future__ import annotations

import abc
import codecs
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ._errors import Error, Problem
from .row_columns import REQUIRED, known_meaning
from .row_events import Ints

BLOCK = 1 << 17
_SCAN = 1 << 22
_DELIMITERS = ",;\t|"
_HEADER = 1 << 16  # characters of the first line
MOST_BYTES = 1 << 36

Block = tuple[Mapping[str, Any], int, Callable[[Ints], Ints]]


class Source(abc.ABC):
    """A file: the names of its columns, and its rows block by block. `cut` has rows that are not as wide as the header,
    and a last row without its end: number, what was found, what is expected. It is complete after the last block."""

    def __init__(self, file: str, names: list[str]) -> None:
        self.file, self.names = file, names
        self.cut: list[tuple[int, str, str]] = []
        self.stated_rows: int | None = None  # what the file itself says

    @abc.abstractmethod
    def blocks(self, needed: list[str], times: list[str]) -> Iterator[Block]:
        """The rows; only the needed columns are read. `times` are those in which a number may be a serial day."""


def refuse(number: int, where: str, found: str, expected: str, cure: str) -> Error:
    return Error([Problem(number, where, found, expected, cure)])


def open_source(path: str | os.PathLike[str], encoding: str | None = None, delimiter: str | None = None) -> Source:
    """The file's kind is told by its first bytes. Raises M1301, M1302, M1701 … M1706, and M1401 where no row has the names
    of the needed columns.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.csv"
    ...     _ = path.write_text("MaHoSo;MaTTHC\\nA;1.005442\\n", encoding="utf-8")
    ...     source = open_source(path)
    ...     [(chunk["MaHoSo"].to_pylist(), row_of(np.arange(n)).tolist()) for chunk, n, row_of in source.blocks(["MaHoSo"], [])]
    [(['A'], [2])]
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise refuse(1301, str(path), error.strerror or "an error", "a readable file", "check the path") from None
    if size > MOST_BYTES:
        raise refuse(1703, path.name, f"{size} bytes", f"at most {MOST_BYTES} bytes", "check that this is the right file")
    if head.startswith(b"PAR1"):
        from .register_parquet import ParquetSource

        return ParquetSource(path)
    if head.startswith(b"PK"):
        from .register_sheets import SheetSource

        return SheetSource(path)
    if not size or head.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"{\\rt")) or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<", b"{", b"[")):
        raise refuse(1701, path.name, "an empty file" if not size else "another kind of file", "a .csv, a Parquet file or an .xlsx", "export the table as one of these")
    return TextSource(path, head, encoding, delimiter)


def is_json(path: str | os.PathLike[str]) -> bool:
    """Whether a file begins as a JSON object or list: then it holds messages of the portal."""
    try:
        with open(path, "rb") as file:
            return file.read(256).lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))
    except OSError:
        return False


def needs_arrow() -> Any:
    try:
        import pyarrow  # type: ignore[import-untyped]
    except ImportError:
        raise refuse(1301, "pyarrow", "not installed", "the package pyarrow", "pip install motcua[arrow]") from None
    return pyarrow


class TextSource(Source):
    """A delimited text with a header in its first row."""

    block_bytes = 1 << 20  # at most, a row; the reader holds some thirty of them

    def __init__(self, path: Path, head: bytes, encoding: str | None, delimiter: str | None) -> None:
        self.path = path
        self.encoding = encoding or ("utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8")
        try:
            codecs.lookup(self.encoding)
        except LookupError:
            raise refuse(1704, path.name, f"encoding {self.encoding!r}", "an encoding that Python knows", "write utf-8, utf-16 or cp1258") from None
        if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
            raise refuse(1705, path.name, f"delimiter {delimiter!r}", "one character", "write , or ; or a tab")
        first, self.ended = self._scan()
        self.rows_begin = first.endswith("\n") and path.stat().st_size > len(first.encode(self.encoding))
        rows = {d: _split(first, d) for d in ([delimiter] if delimiter else _DELIMITERS)}
        known = {d: sum(known_meaning(n) is not None for n in names) for d, names in rows.items()}
        width = {d: len(names) for d, names in rows.items()}
        best = sorted(rows, key=lambda d: (known[d], width[d]), reverse=True)
        if len(best) > 1 and known[best[0]] == known[best[1]] and width[best[0]] == width[best[1]] > 1:
            raise refuse(1705, path.name, f"a header that {best[0]!r} and {best[1]!r} split alike", "one delimiter", "name the delimiter")
        self.delimiter = best[0]
        super().__init__(path.name, rows[self.delimiter])

    def _scan(self) -> tuple[str, bool]:
        """The first line, and whether the last one ends; on the way every byte is looked at."""
        decoder = codecs.getincrementaldecoder(self.encoding)()
        first, quotes, last, at = "", 0, "", 0
        with self.path.open("rb") as file:
            while True:
                data = file.read(_SCAN)
                try:
                    text = decoder.decode(data, not data)
                except UnicodeDecodeError as error:
                    raise refuse(1704, f"{self.path.name} byte {at + error.start}", f"bytes that are no {self.encoding}", self.encoding,
                                 "the file is cut off or of another encoding: save it as CSV UTF-8") from None  # fmt: skip
                if "\0" in text:
                    raise refuse(1701, self.path.name, "characters of number 0", "a .csv", "check the file; save it as CSV UTF-8")
                if not first.endswith("\n") and len(first) > _HEADER:
                    raise refuse(1703, self.path.name, f"a header of more than {_HEADER} characters", f"at most {_HEADER} (limit header)", "check that this is a .csv with one row per dossier")
                if not first.endswith("\n"):
                    first = first + text if "\n" not in text else first + text[: text.index("\n") + 1]
                quotes += text.count('"')
                last = text[-1:] or last
                at += len(data)
                if not data:
                    break
        if quotes % 2:
            raise refuse(1702, self.path.name, f"{quotes} quotation marks, the last without its pair", "cells quoted as RFC 4180 says", "the file is cut off, or a quotation mark is not doubled")
        return first.lstrip("\ufeff"), last in ("\n", "\r")

    def blocks(self, needed: list[str], times: list[str]) -> Iterator[Block]:
        needs_arrow()
        import pyarrow as pa
        from pyarrow import csv

        self.cut = []
        if not self.rows_begin:
            return
        skipped: list[int] = []

        def short(row: Any) -> str:
            skipped.append(row.number)
            self.cut.append((row.number, f"a row of {row.actual_columns} cells", f"{row.expected_columns} cells, as in the header"))
            return "skip"

        try:
            reader = csv.open_csv(
                self.path,
                read_options=csv.ReadOptions(use_threads=False, block_size=self.block_bytes, column_names=self.names, skip_rows_after_names=1, encoding="utf8" if self.encoding == "utf-8" else self.encoding),
                parse_options=csv.ParseOptions(delimiter=self.delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=short),
                convert_options=csv.ConvertOptions(column_types={n: pa.string() for n in needed}, include_columns=needed, strings_can_be_null=False),
            )
            yield from self._numbered(reader, skipped)
        except pa.ArrowInvalid as error:
            raise refuse(1702, self.path.name, str(error).splitlines()[0][:200], "delimited cells", "check the file") from None

    def _numbered(self, reader: Any, skipped: list[int]) -> Iterator[Block]:
        """Blocks with the numbers of their rows; the last row is held back where the file does not end it."""
        import pyarrow as pa

        before, held, rows = 1, [], 0
        while True:
            try:
                batch = reader.read_next_batch()
            except StopIteration:
                batch = None
            if batch is not None:
                held.append(batch)
                rows += len(batch)
                # One more row than a block stays, so that the last one of the file is never given away.
                if rows <= BLOCK:
                    continue
            if not held:
                return
            table = pa.Table.from_batches(held).combine_chunks()
            free = np.arange(before + 1, before + 1 + rows + len(skipped))
            numbers = free[~np.isin(free, skipped)][:rows] if skipped else free
            given = rows if batch is None else BLOCK
            if batch is None and not self.ended and rows and numbers[-1] > max(skipped, default=0):
                self.cut.append((int(numbers[-1]), "a last row without a line end", "a line end after the last row"))
                given -= 1
            for at in range(0, given, BLOCK):
                part = table.slice(at, min(BLOCK, given - at))
                yield {n: part.column(n) for n in part.column_names}, len(part), numbers[at : at + len(part)].__getitem__
            if batch is None:
                return
            before = int(numbers[given - 1])
            held, rows = table.slice(given).to_batches(), rows - given


def _split(line: str, delimiter: str) -> list[str]:
    import csv

    return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]


def enough(names: list[str]) -> bool:
    """Whether a row of a sheet looks like the header of a table of dossiers."""
    return sum(m in {known_meaning(n) for n in names} for m in REQUIRED) >= 3
