# SPDX-License-Identifier: Apache-2.0
"""What imports and writes published lists, loaded only when it is called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from .catalogue_lists import ListImport
    from .list_columns import ColumnMap
    from .list_options import ListOptions
    from .sheets import SheetLimits

_Path = str | os.PathLike[str]


def import_lists(
    *paths: _Path,
    columns: _Path | Sequence[ColumnMap] | None = None,
    base: Sequence[_Path] = (),
    options: ListOptions | None = None,
    limits: SheetLimits | None = None,
) -> ListImport:
    """Published lists of procedures (.xlsx, .csv) as a catalogue document, with every doubt and its place; see
    docs/importing.md. `columns` are column maps instead of guessed ones, `base` catalogues that are known already,
    `options` what the files do not say, `limits` what a file may cost.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "list.csv"
    ...     _ = path.write_text("STT,Mã số,Tên TTHC,Phí\\n1,1.000001,Cấp thẻ,135 VNĐ\\nTổng: 1,,,\\n", encoding="utf-8")
    ...     result = import_lists(path)
    >>> result.counts, str(result.doubts[0])
    ({'rows': 1, 'doubted': 1}, 'M1782 list.csv!D2: a fee below 1,000: zeros may be missing: 135 VNĐ')
    """
    from . import catalogue_lists
    from .sheets import SheetLimits

    return catalogue_lists.import_lists(
        *paths,
        columns=columns,
        base=base,
        options=options or catalogue_lists.ListOptions(),
        limits=limits or SheetLimits(),
    )


def write_catalogue(document: dict[str, Any], path: _Path) -> list[Path]:
    """Writes a catalogue document as JSON in one order of keys and entries, so that equal documents give equal bytes
    and a small change a small difference. One that the reader would find too large becomes several files.

    >>> import pathlib, tempfile
    >>> document = {"name": {"vi": "Thử"}, "edition": {"id": "e"}, "schema_version": 1}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     paths = write_catalogue(document, pathlib.Path(folder) / "c.json")
    ...     paths[0].read_text(encoding="utf-8").splitlines()[1]
    '  "schema_version": 1,'
    """
    from . import catalogue_writing

    return catalogue_writing.write_catalogue(document, path)
