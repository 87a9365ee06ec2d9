# SPDX-License-Identifier: Apache-2.0
"""Opening .xlsx and .csv files safely, as rows of cells that keep their place. Nothing in a file is run or followed."""

from __future__ import annotations

import abc
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .doubts import Doubt, refuse
from .sheet_cells import Cell, Fault, Merged, Number, Row, cell_text, column_index, column_name, plain, serial_moment

__all__ = [
    "Cell", "Fault", "Merged", "Number", "Row", "Sheet", "SheetLimits", "cell_text", "column_index", "column_name",
    "open_sheets", "plain", "serial_moment",
]  # fmt: skip


@dataclass(frozen=True)
class SheetLimits:
    """What a file may cost. Each limit is named in the error that it causes, and can be raised by the caller."""

    file_bytes: int = 1 << 29
    unpacked_bytes: int = 1 << 30  # of all parts of a workbook together
    ratio: int = 200  # unpacked to packed, of a part of more than `ratio_from` bytes
    ratio_from: int = 1 << 24
    parts: int = 4096
    sheets: int = 255
    rows: int = 5_000_000
    columns: int = 1024
    cells: int = 60_000_000  # written ones, empty or not
    cell_characters: int = 131_072
    strings: int = 5_000_000
    merged: int = 200_000
    depth: int = 64  # of XML
    external_links: int = 0  # parts whose values come from other workbooks


class Sheet(abc.ABC):
    """One sheet of a file. `rows()` reads it from its beginning; `merged`, `formulas` and `hidden_columns` are complete
    once the rows were read to their end."""

    def __init__(self, file: str, name: str, hidden: bool = False) -> None:
        self.file = file
        self.name = name
        self.hidden = hidden
        self.merged: list[Merged] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.formulas = 0
        self.doubts: list[Doubt] = []

    @abc.abstractmethod
    def rows(self) -> Iterator[Row]:
        """The rows that hold a cell, with their numbers."""


@dataclass
class Workbook:
    """The sheets of one file; `digest` is the SHA-256 of its bytes. `title` names it in doubts."""

    file: str
    sheets: list[Sheet] = field(default_factory=list)
    digest: str = ""
    doubts: list[Doubt] = field(default_factory=list)


_OTHER = {
    b"\xd0\xcf\x11\xe0": ("an old .xls or a workbook with a password", "save it as .xlsx without a password"),
    b"%PDF": ("a PDF", "use the spreadsheet that it was printed from"),
    b"{\\rt": ("an RTF document", "save the table as .xlsx or .csv"),
    b"\x1f\x8b": ("a gzip file", "unpack it"),
    b"Rar!": ("a RAR archive", "unpack it"),
    b"7z\xbc\xaf": ("a 7z archive", "unpack it"),
    b"PAR1": ("a Parquet file", "give it to the register reader, or save it as .csv"),
}


def open_sheets(
    path: str | os.PathLike[str],
    limits: SheetLimits = SheetLimits(),
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Workbook:
    """The sheets of an .xlsx or a .csv, told by the first bytes and not by the name. Raises M1301, M1701 … M1705.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.csv"
    ...     _ = path.write_text("STT,Tên\\n1,Cấp bản sao\\n", encoding="utf-8")
    ...     [sheet] = open_sheets(path).sheets
    ...     [row.cells for row in sheet.rows()]
    [['STT', 'Tên'], ['1', 'Cấp bản sao']]
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise refuse(1301, str(path), error.strerror or "an error", "a readable file", "check the path") from None
    if size > limits.file_bytes:
        raise refuse(
            1703,
            path.name,
            f"{size} bytes",
            f"at most {limits.file_bytes} bytes (limit file_bytes)",
            "check that this is the right file, or raise the limit",
        )
    if not size:
        raise refuse(1701, path.name, "an empty file", "an .xlsx or a .csv", "check the file")
    for start, (what, cure) in _OTHER.items():
        if head.startswith(start):
            raise refuse(1701, path.name, what, "an .xlsx or a .csv", cure)
    if head.startswith(b"PK"):
        from .sheet_xlsx import open_xlsx

        return open_xlsx(path, limits)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise refuse(
            1701,
            path.name,
            "HTML or XML under another name",
            "an .xlsx or a .csv",
            "open it in a spreadsheet program and save it as .xlsx",
        )
    from .sheet_text import open_text

    return open_text(path, limits, encoding, delimiter)
