# SPDX-License-Identifier: Apache-2.0
"""Compares what an import made of a laid-out record with the record itself, kind by kind.

kept: the value stands in the catalogue as the record says. doubted: it does, and a doubt about it stands at that row.
left_out: it does not, or differs, and a doubt stands there. refused: the whole row was refused, with a doubt. lost: it
is missing without a word. invented: the catalogue says something else, or something where the record says nothing,
without a word. none: neither says anything."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from layouts import Page, limit_text, manner_text
from motcua.sheets import column_name

KINDS = ("code", "name", "field", "limit", "fee", "intake", "return")
OUTCOMES = ("kept", "doubted", "left_out", "refused", "lost", "invented", "none")
# Doubts by the kind that they speak of.
_ABOUT = {
    "code": (*range(1750, 1761), 1765, 1766), "name": (*range(1761, 1765), 1767), "field": (1762, 1747),
    "limit": range(1771, 1775),
    "fee": range(1781, 1785), "intake": (1740, *range(1791, 1798)), "return": (1740, *range(1791, 1798)),
}  # fmt: skip
CHANNELS = {"Trực tuyến": "online", "Trực tiếp": "counter", "Dịch vụ bưu chính": "post"}


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def by_channel(text: str) -> dict[str, set[str]]:
    """The parts of a cell by channel, by a way of its own: split at semicolons, then at the first colon."""
    parts: dict[str, set[str]] = {}
    if not any(f"{label}: " in text for label in CHANNELS):
        return {"": {plain(text)}}
    for piece in plain(text).split("; "):
        label, colon, value = piece.partition(": ")
        channel = CHANNELS.get(label) if colon else None
        parts.setdefault(channel or "", set()).add(value if channel else piece)
    return parts


def found_parts(entries: list[dict[str, Any]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries:
        text, channel = entry["text"], entry.get("channel", "")
        if not channel and any(f"{label}: " in text for label in CHANNELS):
            for way, values in by_channel(text).items():
                found.setdefault(way, set()).update(values)
        else:
            found.setdefault(channel, set()).add(text)
    return found


def score(
    layout: str, records: list[dict[str, Any]], pages: list[Page], result: Any, sheets: list[str] | None = None
) -> dict[str, Counter[str]]:
    """Counts of outcomes by kind. `sheets` names the sheet or file of each page in the result."""
    table = {kind: Counter({o: 0 for o in OUTCOMES}) for kind in KINDS}
    document = result.document
    of_code = {p["code"]: p for p in document["procedures"]}
    lists = {(e["procedure"], e["direction"]): e["answer"] for e in document["lists"]}
    at: dict[tuple[str, int], Any] = {((r.sheet or r.file), r.row): r for r in result.records}
    doubts: dict[tuple[str, int], set[tuple[int, str]]] = {}
    roles = {
        ((t.sheet.name or t.sheet.file), column_name(c.at)): c.role for t in result.tables for c in t.columns.columns
    }
    for d in result.doubts:
        doubts.setdefault(((d.sheet or d.file), d.row), set()).add(
            (d.number, roles.get(((d.sheet or d.file), d.column), ""))
        )
    seen = set()
    for p, page in enumerate(pages):
        name = sheets[p] if sheets else page.name
        for i, row in page.rows.items():
            record, read = records[i], at.get((name, row))
            numbers = doubts.get((name, row), set())
            seen.add((name, row))
            if read is None:
                for kind in KINDS:
                    table[kind]["lost"] += 1
                continue
            if read.status == "refused":
                for kind in KINDS:
                    table[kind]["refused" if numbers else "lost"] += 1
                continue
            made = of_code.get(read.code)
            for kind in KINDS:
                table[kind][_outcome(kind, layout, record, read, made, lists, numbers)] += 1
    for key in at.keys() - seen:  # a row that no record was laid out in
        table["name"]["invented"] += 1
    return table


def _outcome(
    kind: str,
    layout: str,
    record: dict[str, Any],
    read: Any,
    made: dict[str, Any] | None,
    lists: dict[tuple[str, str], str],
    numbers: set[tuple[int, str]],
) -> str:
    if made is None:
        return "lost"
    other = {"intake": "post_return", "return": "post_intake"}.get(kind, "-")
    told = {n for n, role in numbers if n in _ABOUT[kind] and not role.startswith(other)}
    # A code with several cases: the record is one of them.
    for variant in made["variants"]:
        expected, found = _values(kind, layout, record, read, made, [variant], lists)
        if expected == found:
            return ("doubted" if told else "kept") if expected else "none"
    if told:
        return "left_out"
    return "lost" if not found else "invented"


def _values(
    kind: str,
    layout: str,
    record: dict[str, Any],
    read: Any,
    made: dict[str, Any],
    variants: list[dict[str, Any]],
    lists: dict[tuple[str, str], str],
) -> tuple[Any, Any]:
    if kind == "code":
        return record.get("national_code") or "", read.code
    if kind == "name":
        return plain(record.get("name") or ""), made["name"]
    if kind == "field":
        return plain(record.get("field") or ""), made.get("field", "")
    if kind == "limit":
        text = limit_text(record) if layout not in ("portal", "names_only") else ""
        return by_channel(text) if text else {}, found_parts([x for v in variants for x in v.get("limits", ())])
    if kind == "fee":
        text = (record.get("fee_text") or "") if layout not in ("portal", "names_only", "annexes", "one_column") else ""
        fees = [x for v in variants for x in v.get("fees", ())]
        for fee in fees:
            if "amount" in fee and not _amount_is_right(fee):
                return by_channel(text), {"wrong amount": fee}
        return by_channel(text) if text else {}, found_parts(fees)
    way = "intake" if kind == "intake" else "return"
    listed = lists.get((made["code"], way)) or next(
        (v[way]["post"] for v in variants if "post" in v.get(way, {})), None
    )
    value = record.get("postal_intake" if way == "intake" else "postal_return")
    if layout.startswith("two_marks"):
        return ("yes" if value else None), listed
    if layout == "annexes":
        return ({True: "yes", False: "no"}.get(value) if way == "intake" else None), listed
    if layout == "manner":
        return ("yes" if way == "intake" and "bưu chính" in manner_text(record) else None), listed
    if layout == "one_column":  # said, but without a direction: it must not stand in the catalogue
        return ("" if value is not None and way == "intake" else None), listed
    return None, listed


def _amount_is_right(fee: dict[str, Any]) -> bool:
    digits = re.sub(r"[.,](?=[0-9]{3})", "", fee["text"])
    numbers = [int(n) for n in re.findall(r"[0-9]+", digits)]
    return fee["amount"] in numbers or (fee["amount"] == 0 and not numbers)


def to_text(tables: dict[str, dict[str, Counter[str]]]) -> str:
    lines = [f"{'layout':22} {'kind':7} " + " ".join(f"{o:>9}" for o in OUTCOMES)]
    for layout, table in tables.items():
        lines += [f"{layout:22} {kind:7} " + " ".join(f"{table[kind][o]:9}" for o in OUTCOMES) for kind in KINDS]
    return "\n".join(lines)
