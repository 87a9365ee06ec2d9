# SPDX-License-Identifier: Apache-2.0
"""Finding the header of a list by its contents: one row or two, merged or not."""

from __future__ import annotations

import re

from .list_columns import Column, ColumnMap
from .list_roles import fold, guess_role, settle_kinds
from .sheet_cells import Row, cell_text
from .sheets import Merged

_KEYS = ("name", "code", "number")
Covered = dict[int, dict[int, tuple[int, int]]]


def unfold(rows: list[Row], merged: list[Merged]) -> Covered:
    """Where the value of each covered cell stands: row → column → (row, column) of the first cell of its range."""
    last = rows[-1].number if rows else 0
    covered: Covered = {}
    budget = 2_000_000  # a range over a whole empty sheet must not cost memory
    for m in merged:
        last_row, last_column = min(m.last_row, last), min(m.last_column, 255)
        budget -= max(0, last_row - m.first_row + 1) * max(0, last_column - m.first_column + 1)
        if budget < 0:
            break
        for r in range(m.first_row, last_row + 1):
            for c in range(m.first_column, last_column + 1):
                if (r, c) != (m.first_row, m.first_column):
                    covered.setdefault(r, {})[c] = (m.first_row, m.first_column)
    return covered


def text_at(row: Row, column: int) -> str:
    return cell_text(row.cells[column]).strip() if column < len(row.cells) else ""


def header_paths(rows: list[Row], at: int, depth: int, covered: Covered) -> list[tuple[int, tuple[str, ...]]]:
    """The headings above each column, over `depth` rows from `at`. A heading reaches right over empty cells where a row
    below has headings of its own; merged ranges reach as far as they are merged."""
    head = rows[at : at + depth]
    by_number = {row.number: row for row in head}
    left = [""] * depth
    paths = []
    for c in range(max(len(row.cells) for row in head)):
        path: list[str] = []
        for level, row in enumerate(head):
            source = covered.get(row.number, {}).get(c)
            text = text_at(by_number.get(source[0], row), source[1]) if source else text_at(row, c)
            if text:
                left[level:] = [text] + [""] * (depth - level - 1)
            elif not source and any(_own(below, c, covered) for below in head[level + 1 :]):
                text = left[level]
            text = " ".join(text.split())
            if text and text not in path:
                path.append(text)
        if path:
            paths.append((c, tuple(path)))
    return paths


def _own(row: Row, column: int, covered: Covered) -> str:
    return text_at(row, column) if column not in covered.get(row.number, {}) else ""


def find_header(rows: list[Row], at: int, covered: Covered, titles: list[tuple[int, str]]) -> ColumnMap | None:
    """The header that begins in this row, if one does: the column of the name or the code and one more, in short words.
    Headings of groups of columns may stand in the row above, others in up to two rows below."""
    filled = [t for c in rows[at].cells if (t := cell_text(c).strip())]
    if len(filled) < 2 or sum(len(t) for t in filled) > 90 * len(filled):
        return None
    paths = header_paths(rows, at, 1, covered)
    roles = {guess_role(path) for _, path in paths} - {""}
    if not {"name", "code"} & roles or len(roles) < 2:
        return None
    depth = 1
    while depth < 3 and at + depth < len(rows) and _goes_on(rows, at, depth, paths, covered):
        depth += 1
    if at > 0 and _groups_above(rows, at, max(c for c, path in paths if guess_role(path) in _KEYS), covered):
        at, depth = at - 1, depth + 1
    if depth > 1:
        paths = header_paths(rows, at, depth, covered)
    guessed = settle_kinds([guess_role(path) or _role_by_title(path, titles) for _, path in paths])
    columns = [Column(c, path, role) for (c, path), role in zip(paths, guessed)]
    return ColumnMap("", (rows[at].number, rows[at + depth - 1].number), columns)


def _goes_on(rows: list[Row], at: int, depth: int, paths: list[tuple[int, tuple[str, ...]]], covered: Covered) -> bool:
    """Whether the next row belongs to the header: it says nothing below name, code and number, and something else."""
    below = rows[at + depth]
    if below.number != rows[at].number + depth:
        return False
    key = {c for c, path in paths if guess_role(path) in _KEYS}
    own = [c for c in range(len(below.cells)) if _own(below, c, covered)]
    if not own or 0 in own or any(c in key for c in own):
        return False
    texts = [text_at(below, c) for c in own]
    return all(len(t) <= 80 and not re.fullmatch(r"\(?[0-9]+\)?|[xX✓✔]", t) for t in texts)


def _groups_above(rows: list[Row], at: int, last_key: int, covered: Covered) -> bool:
    """Whether the row above holds headings of groups of columns: merged ranges or texts that do not span the table."""
    above = rows[at - 1]
    if above.number != rows[at].number - 1:
        return False
    width = len(rows[at].cells)
    starts = [c for c in range(len(above.cells)) if _own(above, c, covered)]
    spans = {
        c for c, (row, column) in covered.get(above.number, {}).items() if row == above.number and column in starts
    }
    if not starts or len(spans) + len(starts) >= width or (not spans and starts[0] <= last_key):
        return False
    texts = [text_at(above, c) for c in starts]
    if any(re.match(r"danh muc|phu luc|\(?(?:ban hanh )?kem theo", fold(t)) for t in texts):
        return False
    return all(
        len(t) <= 90 and re.search(r"bcci|buu chinh|buu dien|cach thuc|thoi han|thong tin|hinh thuc", fold(t))
        for t in texts
    )


def _role_by_title(path: tuple[str, ...], titles: list[tuple[int, str]]) -> str:
    """ "Tiếp nhận hồ sơ" and "Trả kết quả" are postal columns where the title speaks of the postal service."""
    if not any(re.search(r"bcci|buu chinh|buu dien", fold(text)) for _, text in titles):
        return ""
    heading = fold(path[-1])
    if re.match(r"(?:duoc )?(?:tiep nhan|nop)(?: ho so)?$", heading):
        return "post_intake"
    return "post_return" if re.match(r"(?:duoc )?tra(?: ket qua| kq)?$", heading) else ""


def repeats(header: ColumnMap, before: ColumnMap) -> bool:
    """A header that a page break repeats: the same headings in the same columns."""
    return [(c.at, c.headings) for c in header.columns] == [(c.at, c.headings) for c in before.columns]
