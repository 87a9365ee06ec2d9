# SPDX-License-Identifier: Apache-2.0
"""Writing: a catalogue document as JSON in a stable order, and tables as .xlsx and .csv that no program runs."""

from __future__ import annotations

import csv
import functools
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

_SORTED = {
    "sources": ("id",), "agencies": ("id",), "units": ("id",), "decisions": ("id",), "procedures": ("code", "from"),
    "lists": ("decision", "procedure", "direction", "agency", "variant", "from"), "delegations": ("agency", "unit", "from"),
    "changes": ("procedure", "agency"), "areas": ("id",), "zones": ("between", "from"), "transit": ("zone", "area", "from"),
    "tariffs": ("id",),
}  # fmt: skip
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def catalogue_json(document: dict[str, Any]) -> str:
    """The text of a catalogue document: keys and entries in one order whatever order they came in, one value a line.

    >>> print(catalogue_json({"edition": {"id": "e"}, "name": {"vi": "Thử"}, "schema_version": 1}).splitlines()[1])
      "schema_version": 1,
    """
    return _text(document, "", "\n") + "\n"


@functools.lru_cache
def _key_orders() -> dict[str, dict[str, int]]:
    """The order of the keys of each object, by the key that it stands under, as the schema lists them."""
    schema = json.loads((Path(__file__).parent / "data" / "catalogue.schema.json").read_text(encoding="utf-8"))
    orders: dict[str, dict[str, int]] = {}

    def walk(key: str, node: dict[str, Any]) -> None:
        node = node.get("items", node)
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        if key not in orders and isinstance(node.get("properties"), dict):
            orders[key] = {k: i for i, k in enumerate(node["properties"])}
            for k, child in node["properties"].items():
                walk(k, child)

    walk("", schema)
    return orders


def _text(value: Any, key: str, line: str) -> str:
    """The text of a value; `line` is a line break with the indentation of its place."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict) and value:
        keys, frame = _frame(key, line, tuple(value))
        inner = line + "  "
        return frame % tuple([_quoted(v) if type(v := value[k]) is str else _text(v, k, inner) for k in keys])
    if isinstance(value, list) and value:
        sorting = _SORTED.get(key)
        if sorting and len(value) > 1 and all(isinstance(v, dict) for v in value):
            value = _in_order(value, sorting)
        inner = line + "  "
        return "[" + inner + ("," + inner).join([_text(v, key, inner) for v in value]) + line + "]"
    return json.dumps(value)


def _in_order(entries: list[dict[str, Any]], by: tuple[str, ...]) -> list[dict[str, Any]]:
    if by == ("id",):
        return sorted(entries, key=_numbered)
    try:
        return sorted(entries, key=lambda v: [v.get(k, "") for k in by])
    except TypeError:  # something else than texts
        return sorted(entries, key=lambda v: [str(v.get(k) or "") for k in by])


@functools.lru_cache(maxsize=4096)
def _frame(key: str, line: str, keys: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The keys of an object that stands under `key`, as the schema lists them, others behind by their letters; and its
    text with a place for each value."""
    order = _key_orders().get(key, {})
    ordered = tuple(sorted(keys, key=lambda k: (order.get(k, len(order)), k)))
    inner = line + "  "
    entries = ("," + inner).join(_quoted(k).replace("%", "%%") + ": %s" for k in ordered)
    return ordered, "{" + inner + entries + line + "}"


_quoted: Callable[[str], str] = json.encoder.encode_basestring


def _size(value: Any) -> int:
    """Values and keys of an entry, as the reader counts them or a little more."""
    if isinstance(value, dict):
        count = 1 + 2 * len(value)
        for v in value.values():
            if isinstance(v, (dict, list)):
                count += _size(v) - 1
        return count
    return 1 + sum([_size(v) if isinstance(v, (dict, list)) else 1 for v in value])


def _numbered(entry: dict[str, Any]) -> list[tuple[int, str]]:
    """S2 before S10: runs of digits by their length first."""
    parts = re.split(r"([0-9]+)", str(entry.get("id")))
    return [(len(part) if part.isdigit() else 0, part) for part in parts]


def write_catalogue(document: dict[str, Any], path: str | os.PathLike[str]) -> list[Path]:
    """Writes a catalogue document; equal documents give equal bytes. One that is larger than the reader takes becomes
    several, `x.json x-2.json …`, to be read in this order; their paths are returned."""
    first = Path(path)
    paths = []
    for n, part in enumerate(_parts(document), 1):
        paths.append(first if n == 1 else first.with_name(f"{first.stem}-{n}{first.suffix}"))
        paths[-1].write_text(catalogue_json(part), encoding="utf-8", newline="\n")
    return paths


def _parts(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A document in parts that the reader takes: agencies, decisions and the like stand in the first."""
    procedures, lists = document.get("procedures", []), document.get("lists", [])
    sizes = {"procedures": [*map(_size, procedures)], "lists": [*map(_size, lists)]}
    if sum(map(sum, sizes.values())) < _MOST_VALUES:
        yield document
        return
    shared = {k: v for k, v in document.items() if k not in ("procedures", "lists")}
    bare = {k: v for k, v in shared.items() if k not in _IN_THE_FIRST}
    chunks: list[tuple[str, list[Any]]] = []
    room = 0
    for key, entries in (("procedures", procedures), ("lists", lists)):
        room = 0
        for entry, size in zip(entries, sizes[key]):
            if room < size:
                chunks.append((key, []))
                room = _MOST_VALUES
            chunks[-1][1].append(entry)
            room -= size
    for n, (key, entries) in enumerate(chunks):
        edition = (
            {**document["edition"], "id": f"{document['edition']['id']}-part-{n + 1}"} if n else document["edition"]
        )
        yield {**(bare if n else shared), "edition": edition, key: entries}


_IN_THE_FIRST = ("agencies", "units", "decisions", "delegations", "areas", "zones", "transit", "tariffs")
_MOST_VALUES = 900_000  # of the reader's million


def safe_text(text: str) -> str:
    """A text that no spreadsheet program takes for a formula when it opens a .csv: an apostrophe in front where needed.
    `plain_text` takes it away again.

    >>> safe_text("=1+1"), safe_text("'=x"), safe_text("Cấp thẻ"), plain_text(safe_text("=1+1"))
    ("'=1+1", "''=x", 'Cấp thẻ', '=1+1')
    """
    bare = text.lstrip("' ")
    return "'" + text if bare.startswith(_DANGEROUS) or text.startswith("'") else text


def plain_text(text: str) -> str:
    """The inverse of `safe_text`."""
    return (
        text[1:]
        if text.startswith("'") and (text[1:].startswith("'") or text[1:].lstrip("' ").startswith(_DANGEROUS))
        else text
    )


def write_table(
    header: Sequence[str], rows: Iterable[Sequence[str]], path: str | os.PathLike[str], title: str = ""
) -> None:
    """Writes a table of texts as .csv or .xlsx, by the name's ending; `read_table` gives the same texts back."""
    if Path(path).suffix.lower() == ".xlsx":
        _write_xlsx(header, rows, path, title)
    else:
        # With a byte order mark, so that spreadsheet programs read it as UTF-8.
        with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(map(safe_text, header))  # headings come from the sheets that were read
            # Most cells begin with a letter or a digit and need no look.
            writer.writerows([c if c[:1].isalnum() else safe_text(c) for c in row] for row in rows)


def read_table(path: str | os.PathLike[str]) -> tuple[list[str], list[list[str]]]:
    """The header and the rows of a table that `write_table` wrote. Raises M1702 for one that is cut off inside a row.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(["a", "b"], [["=1", ""]], Path(folder) / "t.csv")
    ...     read_table(Path(folder) / "t.csv")
    (['a', 'b'], [['=1', '']])
    """
    from .doubts import refuse
    from .sheets import cell_text, open_sheets

    book = open_sheets(path, encoding="utf-8-sig", delimiter=",")  # of a .csv; a workbook says its own
    read = [*book.sheets[0].rows()]
    open_end = any(d.number == 1723 for d in book.doubts)
    if open_end or not read or any(row.width != read[0].width for row in read):
        found = "a last line without its end" if open_end else "rows of different widths" if read else "no header"
        raise refuse(1702, Path(path).name, found, "a whole table", "get the file again")
    rows = [[cell_text(c) for c in row.cells] for row in read]
    if Path(path).suffix.lower() != ".xlsx":
        rows = [[plain_text(c) for c in row] for row in rows]
    width = len(rows[0])
    return rows[0], [row + [""] * (width - len(row)) for row in rows[1:]]


def _write_xlsx(header: Sequence[str], rows: Iterable[Sequence[str]], path: str | os.PathLike[str], title: str) -> None:
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31] or "Sheet1")
    sheet.freeze_panes = "A2"
    widths = [min(60, max(8, len(h) + 2)) for h in header]
    for i, width in enumerate(widths):
        sheet.column_dimensions[_letters(i)].width = width
    bold, wrap = Font(bold=True), Alignment(wrap_text=True, vertical="top")

    def cell(text: str, head: bool = False) -> Any:
        made = WriteOnlyCell(sheet)
        made.value = text or None
        if text:
            made.data_type = "s"  # also where it begins with "="
        made.alignment = wrap
        made.number_format = "@"
        if head:
            made.font = bold
        return made

    sheet.append([cell(_xml_text(h), True) for h in header])
    for row in rows:
        sheet.append([cell(_xml_text(c)) for c in row])
    book.save(path)


def _xml_text(text: str) -> str:
    """Characters that XML cannot hold, and what would be read as an escape, as `_x000D_`."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", lambda m: f"_x{ord(m[0]):04X}_", text)


def _letters(index: int) -> str:
    from .sheet_cells import column_name

    return column_name(index)
