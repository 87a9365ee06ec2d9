# SPDX-License-Identifier: Apache-2.0
"""The parts of an .xlsx package: sheets, strings and formats, read as a stream and counted against limits."""

from __future__ import annotations

import contextlib
import hashlib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from ._errors import Error
from .sheet_package import Package
from .sheets import Merged, Row, Sheet, SheetLimits, Workbook

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUILTIN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "d/m/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@",
}  # fmt: skip


def open_xlsx(path: Path, limits: SheetLimits) -> Workbook:
    """The sheets of a workbook, in its order."""
    package = Package(path, limits)
    main = _target(package, "", "_rels/.rels", "/officeDocument") or "xl/workbook.xml"
    names: list[tuple[str, str, bool]] = []
    flags = {"1904": False}

    def of_workbook(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(" id")), "")
            names.append((attributes.get("name", ""), relation, attributes.get("state", "visible") != "visible"))
        elif name == "workbookPr":
            flags["1904"] = attributes.get("date1904", "0") in ("1", "true")

    package.each(main, of_workbook)
    if len(names) > limits.sheets:
        raise package.over(f"{len(names)} sheets", limits.sheets, "sheets")
    folder, base = posixpath.split(main)
    relations = _relations(package, folder, posixpath.join(folder, "_rels", base + ".rels"))
    strings = _strings(package, _first(relations, "/sharedStrings"))
    formats = _formats(package, _first(relations, "/styles"))
    book = Workbook(path.name, digest=_digest(path))
    for name, relation, hidden in names:
        kind, target = relations.get(relation, ("", ""))
        if kind.endswith("/worksheet"):
            book.sheets.append(XlsxSheet(package, target, name, hidden, strings, formats, flags["1904"]))
        elif not kind:
            raise package.broken(f"sheet {name!r} has no part", main)
    return book


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _relations(package: Package, folder: str, part: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", ""), whole)

    if package.has(part):
        package.each(part, relation)
    return found


def _first(relations: dict[str, tuple[str, str]], kind: str) -> str:
    return next((target for k, target in relations.values() if k.endswith(kind)), "")


def _target(package: Package, folder: str, part: str, kind: str) -> str:
    return _first(_relations(package, folder, part), kind)


def unescape(text: str) -> str:
    """`_x000D_` and the like, as workbooks write characters that XML cannot hold."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def _strings(package: Package, part: str) -> list[str]:
    strings: list[str] = []
    pieces: list[str] = []
    state = {"t": False, "phonetic": 0, "length": 0}

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            state["phonetic"] += 1
        elif name == "t":
            state["t"] = not state["phonetic"]

    def end(name: str) -> None:
        name = name.rpartition(" ")[2]
        if name == "t":
            state["t"] = False
        elif name == "rPh":
            state["phonetic"] -= 1
        elif name == "si":
            text = "".join(pieces)
            if len(text) > package.limits.cell_characters:
                raise package.over(
                    f"a text of {len(text)} characters", package.limits.cell_characters, "cell_characters"
                )
            strings.append(unescape(text))
            if len(strings) > package.limits.strings:
                raise package.over("more texts", package.limits.strings, "strings")

    def text(data: str) -> None:
        if state["t"]:
            pieces.append(data)

    if part:
        for _ in package.parse(part, start, end, text):
            pass
    return strings


def _formats(package: Package, part: str) -> list[str]:
    codes = dict(_BUILTIN)
    formats: list[str] = []
    inside = {"xfs": False}

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(" ")[2]
        if name == "numFmt":
            codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside["xfs"] = True
        elif name == "xf" and inside["xfs"]:
            formats.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        if name.endswith(" cellXfs"):
            inside["xfs"] = False

    if part:
        try:
            for _ in package.parse(part, start, end):
                pass
            return [codes.get(int(f), "") for f in formats]
        except ValueError as error:
            if isinstance(error, Error):
                raise
            raise package.broken(str(error), part) from None
    return formats


class XlsxSheet(Sheet):
    """One worksheet part, read as often as asked."""

    def __init__(
        self,
        package: Package,
        part: str,
        name: str,
        hidden: bool,
        strings: list[str],
        formats: list[str],
        date1904: bool,
    ) -> None:
        super().__init__(package.name, name, hidden)
        self.package, self.part, self.strings, self.formats, self.date1904 = package, part, strings, formats, date1904

    def rows(self) -> Iterator[Row]:
        from .sheet_xlsx_rows import SheetParser
        from .sheet_xlsx_scan import scanned_rows

        self.merged, self.hidden_columns, self.formulas = [], [], 0
        parser, package = SheetParser(self), self.package
        expat = package.parser(self.part, parser.start, parser.end, parser.text)
        with package.well_formed(self.part), contextlib.closing(package.chunks(self.part)) as chunks:
            yield from scanned_rows(parser, expat, chunks)
            expat.Parse(b"", True)
        yield from parser.taken()
        if not parser.complete:
            raise self.package.broken("a sheet without data", self.part)


def merged_range(reference: str, package: Package, part: str) -> Merged:
    match = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", reference)
    if not match:
        raise package.broken(f"merged range {reference!r}", part)
    from .sheets import column_index

    return Merged(int(match[2]), column_index(match[1]), int(match[4]), column_index(match[3]))
