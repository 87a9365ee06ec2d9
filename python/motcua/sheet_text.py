# SPDX-License-Identifier: Apache-2.0
"""Text files with delimiters: which encoding, which delimiter, and the rows as a stream."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .doubts import Doubt, Effect, refuse
from .sheet_cells import Row
from .sheet_encoding import detect_encoding, file_font, known_encoding, sample_word
from .sheets import Sheet, SheetLimits, Workbook

_CHUNK = 1 << 20
_SAMPLE = 1 << 18
DELIMITERS = ",;\t|"


def open_text(path: Path, limits: SheetLimits, encoding: str | None, delimiter: str | None) -> Workbook:
    """A delimited text file as a workbook of one sheet without a name."""
    book = Workbook(path.name)
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    named = encoding is not None
    if encoding is None:
        encoding = detect_encoding(path, sample, book)
    elif not known_encoding(encoding):
        raise refuse(
            1704, path.name, f"encoding {encoding!r}", "an encoding that Python knows", "write utf-8, utf-16 or cp1258"
        )
    book.digest, last = _digest(path, encoding)
    text = sample.decode(encoding, "ignore").lstrip("\ufeff")
    if "\0" in text:
        raise refuse(
            1701, path.name, "characters of number 0", "an .xlsx or a .csv", "check the file; save it as .csv in UTF-8"
        )
    font = "" if named else file_font(text)
    if font:
        raise refuse(
            1704,
            path.name,
            f"text in a {font} font ({sample_word(text, font)!r})",
            "Unicode",
            "convert it to Unicode (UniKey does it) and save it as UTF-8",
        )
    skip = 0
    declared = re.match(r'"?sep=(.)"?\r?\n', text)
    if declared:
        skip = 1
        delimiter = delimiter or declared[1]
    if delimiter is None:
        delimiter = _delimiter(text, path.name, book)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise refuse(1705, path.name, f"delimiter {delimiter!r}", "one character", "write , or ; or a tab")
    if not last:
        tail = text.splitlines()[-1] if len(sample) < _SAMPLE and text.splitlines() else ""
        book.doubts.append(Doubt(1723, path.name, "", 0, "", tail[-80:], "", "", Effect.NOTE))
    sheet = TextSheet(path, limits, encoding, delimiter, skip)
    sheet.doubts = list(book.doubts)
    book.sheets.append(sheet)
    return book


def _digest(path: Path, encoding: str) -> tuple[str, bool]:
    """The SHA-256 of the file, and whether its last line ends."""
    digest = hashlib.sha256()
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            tail = (tail + chunk)[-4:]
    ends = (b"\n", b"\r") if not encoding.startswith("utf-16") else (b"\n\0", b"\0\n", b"\r\0", b"\0\r")
    return digest.hexdigest(), tail.endswith(ends)


def _delimiter(text: str, name: str, book: Workbook) -> str:
    """The delimiter under which most rows have the most common width; a second one that does as well is a doubt."""
    if len(text) >= _SAMPLE // 4:
        text = text[: text.rfind("\n") + 1] or text
    scores = []
    for candidate in DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            for i, row in enumerate(csv.reader(text.splitlines(keepends=True), delimiter=candidate)):
                if row:
                    widths[len(row)] += 1
                if i > 400:
                    break
        except csv.Error:
            continue
        wide = [(n, w) for w, n in widths.items() if w > 1]
        if wide:
            # A long list has short and long rows; what counts is how many rows are split alike.
            most, width = max(wide)
            scores.append((most / max(1, sum(widths.values())), width, candidate))
    if not scores:
        book.doubts.append(Doubt(1722, name, "", 0, "", "", "", "1", Effect.ASSUMED))
        return ","
    scores.sort(reverse=True)
    share, width, best = scores[0]
    rivals = [c for s, w, c in scores[1:] if s > 0.9 * share]
    if share < 0.5 or rivals:
        found = ", ".join(f"{c!r} {w} cells in {s:.0%}" for s, w, c in scores)
        book.doubts.append(Doubt(1722, name, "", 0, "", "", found, repr(best), Effect.ASSUMED))
    return best


class TextSheet(Sheet):
    """The rows of a delimited text; `number` is the row as a spreadsheet would show it."""

    def __init__(self, path: Path, limits: SheetLimits, encoding: str, delimiter: str, skip: int) -> None:
        super().__init__(path.name, "")
        self.path, self.limits, self.encoding, self.delimiter, self.skip = path, limits, encoding, delimiter, skip

    def _over(self, number: int, found: str, limit: int, of: str) -> Exception:
        return refuse(
            1703,
            f"{self.path.name}!{number}",
            found,
            f"at most {limit} (limit {of})",
            "check that this is the right file, or raise the limit",
        )

    def rows(self) -> Iterator[Row]:
        limits, number, total = self.limits, 0, 0
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(_lines(file, limits, self.path.name), delimiter=self.delimiter, strict=True)
            try:
                for number, row in enumerate(reader, 1):
                    if number <= self.skip:
                        continue
                    width = len(row)
                    total += width
                    if width > limits.columns:
                        raise self._over(number, f"{width} cells in a row", limits.columns, "columns")
                    if number > limits.rows:
                        raise self._over(number, "more rows", limits.rows, "rows")
                    if total > limits.cells:
                        raise self._over(number, "more cells", limits.cells, "cells")
                    yield Row(number, [c or None for c in row], False, width)
            except csv.Error as error:
                if "field larger" in str(error):
                    raise self._over(number + 1, "a longer cell", csv.field_size_limit(), "cell_characters") from None
                raise refuse(
                    1702,
                    f"{self.path.name}!{number + 1}",
                    f"{error}",
                    "cells quoted as RFC 4180 says",
                    "the file is cut off, or a quotation mark is not doubled",
                ) from None
            except UnicodeDecodeError as error:
                raise refuse(
                    1704,
                    f"{self.path.name}!{number + 1}",
                    f"bytes that are no {self.encoding} ({error.reason})",
                    self.encoding,
                    "the file is cut off, or name another encoding",
                ) from None


def _lines(file: Iterator[str], limits: SheetLimits, name: str) -> Iterator[str]:
    """The lines of a file; none is longer than the reader should hold. `file` gives them with their ends."""
    most = limits.cell_characters * 4
    read = getattr(file, "readline")
    first = True
    while line := read(most + 1):
        if len(line) > most:
            raise refuse(
                1703,
                name,
                f"a line of more than {most} characters",
                f"at most {most} (four times limit cell_characters)",
                "check that this is a .csv",
            )
        if "\0" in line:
            raise refuse(
                1701, name, "characters of number 0", "an .xlsx or a .csv", "check the file; save it as .csv in UTF-8"
            )
        if first:
            line, first = line.lstrip("\ufeff"), False
        yield line
