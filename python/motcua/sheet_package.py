# SPDX-License-Identifier: Apache-2.0
"""The parts of an .xlsx package, read as a stream and counted against limits. Nothing is unpacked to a disk."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from ._errors import Error
from .doubts import refuse
from .sheets import SheetLimits

_CHUNK = 1 << 16
_OTHER = {
    "content.xml": ("an OpenDocument file", "save it as .xlsx"),
    "word/document.xml": ("a Word document", "copy its tables into a workbook"),
    "xl/workbook.bin": ("a binary workbook (.xlsb)", "save it as .xlsx"),
    "ppt/presentation.xml": ("a presentation", "copy its tables into a workbook"),
}
Start = Callable[[str, dict[str, str]], None]


class Package:
    """The parts of one file. Every byte that is unpacked counts, whatever the directory says of sizes."""

    def __init__(self, path: Path, limits: SheetLimits) -> None:
        self.path, self.limits, self.name = path, limits, path.name
        self.unpacked = 0
        try:
            with zipfile.ZipFile(path) as package:
                infos = package.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
            raise self.broken(str(error)) from None
        names = [i.filename for i in infos]
        if len(names) > limits.parts:
            raise self.over(f"{len(names)} parts", limits.parts, "parts")
        if len(set(map(str.lower, names))) != len(names):
            raise self.broken("a part twice")
        self.parts = {n.lstrip("/").lower(): i for n, i in zip(names, infos)}
        self._no_workbook()
        links = [n for n in self.parts if n.startswith("xl/externallinks/") and n.endswith(".xml")]
        if len(links) > limits.external_links:
            raise refuse(
                1703, self.name, f"{len(links)} links to other workbooks ({links[0]})",
                f"at most {limits.external_links} (limit external_links)",
                "break the links in the spreadsheet program and save again",
            )  # fmt: skip

    def _no_workbook(self) -> None:
        """Names other packages that end up here under the name of a workbook."""
        for part, (what, cure) in _OTHER.items():
            if part in self.parts and "xl/workbook.xml" not in self.parts:
                raise refuse(1701, self.name, what, "an .xlsx or a .csv", cure)

    def broken(self, found: str, part: str = "") -> Error:
        return refuse(
            1702,
            self.name + (f" {part}" if part else ""),
            found,
            "a whole .xlsx",
            "get the file again, or save it anew",
        )

    def over(self, found: str, limit: int, of: str) -> Error:
        return refuse(
            1703,
            self.name,
            found,
            f"at most {limit} (limit {of})",
            "check that this is the right file, or raise the limit",
        )

    def has(self, part: str) -> bool:
        return part.lower() in self.parts

    def chunks(self, part: str) -> Generator[bytes, None, None]:
        info = self.parts.get(part.lower())
        if info is None:
            raise self.broken("the part is missing", part)
        if info.flag_bits & 1:
            raise refuse(1701, self.name, "a part with a password", "an open .xlsx", "save it without a password")
        done = 0
        try:
            with zipfile.ZipFile(self.path) as package, package.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    done += len(chunk)
                    self.unpacked += len(chunk)
                    if self.unpacked > self.limits.unpacked_bytes:
                        raise self.over(
                            f"more than {self.unpacked} bytes", self.limits.unpacked_bytes, "unpacked_bytes"
                        )
                    if done > self.limits.ratio_from and done > self.limits.ratio * max(1, info.compress_size):
                        raise self.over(
                            f"{part} unpacks more than {self.limits.ratio} to 1", self.limits.ratio, "ratio"
                        )
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise self.broken(str(error), part) from None

    def parse(
        self,
        part: str,
        start: Start,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> Iterator[None]:
        """Runs the handlers over a part; steps once a chunk. Document types, and with them entities, are refused."""
        parser = self.parser(part, start, end, text)
        with self.well_formed(part), contextlib.closing(self.chunks(part)) as chunks:
            for chunk in chunks:
                parser.Parse(chunk, False)
                yield
            parser.Parse(b"", True)
            yield

    def parser(
        self,
        part: str,
        start: Start,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> Any:
        """An XML parser with these handlers, which refuses document types."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = start
        if end:
            parser.EndElementHandler = end
        if text:
            parser.CharacterDataHandler = text

        def doctype(*_: Any) -> None:
            raise self.broken("a document type declaration", part)

        parser.StartDoctypeDeclHandler = doctype
        return parser

    @contextlib.contextmanager
    def well_formed(self, part: str) -> Iterator[None]:
        """Turns what the parser raises into a numbered error."""
        try:
            yield
        except expat.ExpatError as error:
            raise self.broken(f"XML: {error}", part) from None

    def each(self, part: str, start: Start) -> None:
        for _ in self.parse(part, lambda name, attributes: start(name.rpartition(" ")[2], attributes)):
            pass
