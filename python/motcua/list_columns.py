# SPDX-License-Identifier: Apache-2.0
"""What the columns of a published list mean: guessed from their headings, shown, given by hand, saved as JSON."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from .doubts import refuse
from .list_roles import ROLES, ROLES_ONCE
from .sheet_cells import column_index, column_name


class Column(NamedTuple):
    """One column: its place from 0, its headings, its role."""

    at: int
    headings: tuple[str, ...]
    role: str


@dataclass
class ColumnMap:
    """The columns of one table of a sheet. `blank` says what an empty mark means: "unsaid" or "no"; `direction` which
    way a mark without one goes: "unsaid", "intake", "return" or "both"."""

    sheet: str
    header_rows: tuple[int, int]
    columns: list[Column] = field(default_factory=list)
    blank: str = "unsaid"
    direction: str = "unsaid"
    given: bool = False

    def of(self, role: str) -> Column | None:
        return next((c for c in self.columns if c.role == role), None)

    @property
    def marked(self) -> bool:
        """Whether a column has marks for the postal service."""
        return any(c.role.startswith("post") for c in self.columns)

    def letters(self, *roles: str) -> str:
        """The letters of the first column of these roles, in their order; empty where there is none."""
        found = (c for role in roles if (c := self.of(role)))
        return next((column_name(c.at) for c in found), "")

    def to_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "header_rows": list(self.header_rows),
            "columns": {column_name(c.at): {"headings": list(c.headings), "role": c.role} for c in self.columns},
            "blank": self.blank,
            "direction": self.direction,
        }

    def to_text(self) -> str:
        """One line a column, for a look before importing."""
        lines = [f"{self.sheet or '-'}, rows {self.header_rows[0]}–{self.header_rows[1]}"]
        lines += [f"  {column_name(c.at):>3}  {c.role or '?':16} {' / '.join(c.headings)}" for c in self.columns]
        return "\n".join(lines)


def save_columns(maps: list[ColumnMap], path: str | os.PathLike[str]) -> None:
    """Writes column maps so that `read_columns` gives them back."""
    Path(path).write_text(
        json.dumps({"tables": [m.to_json() for m in maps]}, ensure_ascii=False, indent=2) + "\n",
        encoding="utf-8",
        newline="\n",
    )


def read_columns(path: str | os.PathLike[str]) -> list[ColumnMap]:
    """Column maps that were saved or written by hand. Raises M1301 and M1707."""
    name = Path(path).name
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise refuse(1301, str(path), error.strerror or "an error", "a readable file", "check the path") from None
    except ValueError as error:
        raise refuse(
            1707, name, f"no JSON: {error}", "a column map", "start from the file that an import writes"
        ) from None

    def wrong(found: str, expected: str, at: str = "") -> Exception:
        return refuse(1707, f"{name} {at}".strip(), found, expected, "start from the file that an import writes")

    if not isinstance(document, dict) or set(document) != {"tables"} or not isinstance(document["tables"], list):
        raise wrong("another document", 'an object with the one key "tables"')
    maps = []
    for i, table in enumerate(document["tables"]):
        here = f"/tables/{i}"
        if not isinstance(table, dict) or not isinstance(table.get("columns"), dict):
            raise wrong("a table without columns", 'objects with "sheet", "header_rows" and "columns"', here)
        if set(table) - {"sheet", "header_rows", "columns", "blank", "direction"}:
            raise wrong(
                f"keys {sorted(set(table) - {'sheet', 'header_rows', 'columns', 'blank', 'direction'})}",
                "sheet, header_rows, columns, blank, direction",
                here,
            )
        rows = table.get("header_rows")
        if not (
            isinstance(rows, list)
            and len(rows) == 2
            and all(type(r) is int and 0 < r for r in rows)
            and rows[0] <= rows[1]
        ):
            raise wrong(f"header_rows {rows!r}", "the first and the last header row, such as [3, 4]", f"{here}/header_rows")
        blank, direction = table.get("blank", "unsaid"), table.get("direction", "unsaid")
        if blank not in ("unsaid", "no") or direction not in ("unsaid", "intake", "return", "both"):
            raise wrong(
                f"blank {blank!r}, direction {direction!r}",
                '"unsaid" or "no"; "unsaid", "intake", "return" or "both"',
                here,
            )
        columns = []
        for letters, about in table["columns"].items():
            about = {"role": about} if isinstance(about, str) else about
            if (
                not re.fullmatch("[A-Z]{1,3}", letters)
                or not isinstance(about, dict)
                or about.get("role", "") not in (*ROLES, "")
            ):
                raise wrong(
                    f"column {letters!r}: {about!r}",
                    "a column's letters and one of the roles " + ", ".join(ROLES),
                    f"{here}/columns/{letters}",
                )
            headings = about.get("headings", [])
            if not isinstance(headings, list) or not all(isinstance(h, str) for h in headings):
                raise wrong(f"headings {headings!r}", "a list of texts", f"{here}/columns/{letters}/headings")
            columns.append(Column(column_index(letters), tuple(headings), about.get("role", "")))
        sheet = table.get("sheet", "")
        if not isinstance(sheet, str):
            raise wrong(f"sheet {sheet!r}", "a sheet's name", f"{here}/sheet")
        maps.append(ColumnMap(sheet, (rows[0], rows[1]), sorted(columns), blank, direction, True))
    return maps


def roles_twice(columns: list[Column]) -> list[Column]:
    """The columns whose role another one before them has, where only one can have it."""
    seen: set[str] = set()
    again = []
    for column in columns:
        if column.role in ROLES_ONCE and column.role in seen:
            again.append(column)
        seen.add(column.role)
    return again
