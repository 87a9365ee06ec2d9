# SPDX-License-Identifier: Apache-2.0
"""One data row of a published list as it was read."""

from __future__ import annotations

import dataclasses

from .list_groups import Group
from .sheet_cells import Cell


@dataclasses.dataclass(slots=True)
class Record:
    """A data row as read. `marks` holds "yes" or "no" by direction; `manner` the channels that the row names."""

    file: str
    sheet: str
    row: int
    code: str = ""
    key: str = ""  # one text for every way to write the code
    unread: tuple[int, str] | None = None  # the number and what was found, of a code that could not be taken
    name: str = ""
    name_key: str = ""  # one text for every way to write the name
    field: str = ""
    levels: list[str] = dataclasses.field(default_factory=list)
    agencies: list[str] = dataclasses.field(default_factory=list)
    agency_group: Group | None = None
    limits: list[dict[str, str]] = dataclasses.field(default_factory=list)
    fees: list[dict[str, object]] = dataclasses.field(default_factory=list)
    manner: dict[str, str] = dataclasses.field(default_factory=dict)
    manner_back: dict[str, str] = dataclasses.field(default_factory=dict)
    marks: dict[str, str] = dataclasses.field(default_factory=dict)
    number: str = ""
    groups: tuple[Group, ...] = ()
    cells: list[Cell] = dataclasses.field(default_factory=list)
    status: str = "kept"
    parent: Record | None = None  # whose case this row is; then `case` are the words for it
    case: str = ""
    variant: str = ""  # the identifier that its case got
    table: int = 0

    def contents(self) -> tuple[object, ...]:
        """What makes two rows of one code the same."""
        return (
            self.case,
            self.field,
            self.levels,
            self.agencies,
            self.limits,
            self.fees,
            self.manner,
            self.manner_back,
            self.marks,
        )
