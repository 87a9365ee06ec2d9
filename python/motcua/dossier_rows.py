# SPDX-License-Identifier: Apache-2.0
"""Tables with one row per dossier, and the portal's messages, turned into the two tables of a register. What the events
stand for, and what a row does not tell, is said in `row_events`. This file is what `import motcua` loads; the readers
come in with the first call."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .row_statuses import StatusScheme
from .tables import Table

if TYPE_CHECKING:
    from ._core import Rules


class DossierRows:
    """What a table with one row per dossier says. `events` and `dossiers` go into `replay` as they are; every event is
    *reconstructed* and says so in `evidence`. `dossiers` has two columns more: `stated`, the status of the row, and
    `promised`, the day that the register promised (NaT where there is none). `problems` has a line for everything that
    keeps a row out; `doubts` one, of the same columns, for what is strange about a row that was taken; `untold` has what no row tells and how it was read, with the number of rows and the first of them.

    Every row is a dossier or has a problem: `rows == len(dossiers) + refused`.
    """

    def __init__(self, events: Table, dossiers: Table, problems: Table, untold: Table, rows: int, refused: int, doubts: Table) -> None:
        self.events, self.dossiers, self.problems, self.untold, self.doubts = events, dossiers, problems, untold, doubts
        self.rows, self.refused = rows, refused

    def __repr__(self) -> str:
        return f"<DossierRows: {self.rows} rows, {len(self.dossiers)} dossiers, {len(self.events)} events, {self.refused} rows refused>"


class Imported:
    """What an import did: rows read, dossiers and events written, rows refused, how many problems and doubts, what is not
    told."""

    def __init__(self, rows: int, dossiers: int, events: int, refused: int, problems: int, untold: Table, folder: str, doubts: int) -> None:
        self.doubts = doubts
        self.rows, self.dossiers, self.events, self.refused = rows, dossiers, events, refused
        self.problems, self.untold, self.folder = problems, untold, folder

    def __repr__(self) -> str:
        return f"<Imported: {self.rows} rows, {self.dossiers} dossiers, {self.events} events, {self.refused} rows refused>"


def events_from_dossiers(
    table: Any,
    columns: Mapping[str, str | None] | None = None,
    *,
    scheme: str | StatusScheme = "national",
    schemes: Sequence[StatusScheme] = (),
    serials: str | None = None,
    bare_days: datetime.time | None = None,
    constants: Mapping[str, str] | None = None,
    agencies: Mapping[str, str] | None = None,
    expected_rows: int | None = None,
) -> DossierRows:
    """Dossiers and reconstructed events of a table with one row per dossier: a mapping of arrays, a DataFrame or an Arrow
    table.

    Columns are known by the names of the portal (`MaHoSo`, `NgayTiepNhan`, …), of OpenCPS (`dossierNo`, …) and by the
    words of `dossier_meanings()`; `columns` maps others, `constants` gives what has no column, `agencies` turns names of
    agencies into identifiers of the catalogue. Status codes are read by `scheme`, or row by row by a column of list names
    (`schemes`). Serial days need `serials="1900"` or `"1904"`; a day without a time is a problem unless `bare_days` says
    at which hour it stands. Raises M1401, M1403, M1105, M1309, M1311, M1801.

    >>> table = {"MaHoSo": ["A", "B"], "MaTTHC": ["1.005442"] * 2, "DonViXuLy": ["bac_kan.tttt"] * 2, "TrangThaiHoSo": [9, 12],
    ...          "KenhThucHien": [3, 1], "NgayTiepNhan": ["20200602080000"] * 2, "NgayKetThucXuLy": ["20200609100000"] * 2}
    >>> rows = events_from_dossiers(table)
    >>> rows.events["event"].tolist(), rows.events["evidence"][-1]
    (['post_accept', 'post_handover', 'accept', 'forward', 'decide', 'issue'], 'reconstructed=stated:finished')
    >>> rows.problems["row"], rows.problems["column"], rows.problems["found"]
    ([2], ['TrangThaiHoSo'], ['"12"'])
    """
    from .row_table import read_table

    return read_table(table, columns, scheme=scheme, schemes=schemes, serials=serials, bare_days=bare_days, constants=constants, agencies=agencies, expected_rows=expected_rows)


def events_from_messages(
    *messages: Any,
    scheme: str | StatusScheme = "national",
    schemes: Sequence[StatusScheme] = (),
    bare_days: datetime.time | None = None,
    constants: Mapping[str, str] | None = None,
    agencies: Mapping[str, str] | None = None,
    rules: Rules | None = None,
) -> DossierRows:
    """Dossiers and events from messages of the portal: files or parsed JSON. A message is `{"service": …, "data": [items]}`
    or a list of items; of several messages about one dossier the last one counts. In `problems`, `row` counts the items
    of all messages. Where the catalogue of `rules` has the internal process of a case, a change of `PhongBanXuLy` to the
    room of one of its steps is a `pass_on`; other rooms are left as they are and counted in `untold`. Raises M1301 … M1304, M1306, M1308, M1310, M1801.

    >>> dossier = {"MaHoSo": "A", "MaTTHC": "1.005442", "DonViXuLy": "bac_kan.tttt", "TrangThaiHoSo": "2", "HinhThuc": "1",
    ...            "NgayTiepNhan": "20200602080000"}
    >>> step = {"MaHoSo": "A", "TrangThai": "4", "ThoiDiemXuLy": "20200602093000"}
    >>> rows = events_from_messages({"service": "DongBoHoSoMC", "data": [dossier]}, {"service": "CapNhatTienDoHoSoMC", "data": [step]})
    >>> list(zip(rows.events["event"].tolist(), rows.events["evidence"].tolist()))[1:]
    [('accept', 'reconstructed=stated:NgayTiepNhan'), ('forward', 'reconstructed=stated:ThoiDiemXuLy')]
    """
    from .portal_messages import read_messages

    return read_messages(messages, scheme=scheme, schemes=schemes, bare_days=bare_days, constants=constants, agencies=agencies, rules=rules)


def import_register(
    *paths: str | os.PathLike[str],
    output: str | os.PathLike[str],
    columns: Mapping[str, str | None] | None = None,
    scheme: str | StatusScheme = "national",
    schemes: Sequence[StatusScheme] = (),
    serials: str | None = None,
    bare_days: datetime.time | None = None,
    constants: Mapping[str, str] | None = None,
    agencies: Mapping[str, str] | None = None,
    expected_rows: int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    parquet: bool = False,
    progress: Callable[[str], None] = lambda what: None,
) -> Imported:
    """Reads .csv, Parquet and .xlsx files with one row per dossier and writes a register into a folder: dossiers, events
    (all reconstructed), problems.csv, doubts.csv and README.md. Options are those of `events_from_dossiers`. Rows are read block by
    block, so a register may be larger than memory.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "so.csv"
    ...     _ = path.write_text("MaHoSo,MaTTHC,DonViXuLy,TrangThaiHoSo,NgayTiepNhan\\n"
    ...                         "A,1.005442,bac_kan.tttt,2,20200602080000\\nB,1.005442,bac_kan.tttt,12,20200602080000\\n")
    ...     import_register(path, output=Path(folder) / "out")
    ...     print((Path(folder) / "out" / "problems.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(",")[:5])
    <Imported: 2 rows, 1 dossiers, 2 events, 1 rows refused>
    ['so.csv', '3', 'TrangThaiHoSo', 'M1813', 'row_status_unmapped']
    """
    from .register_import import read_files

    return read_files(paths, output, columns=columns, scheme=scheme, schemes=schemes, serials=serials, bare_days=bare_days, constants=constants, agencies=agencies,
                      expected_rows=expected_rows, encoding=encoding, delimiter=delimiter, parquet=parquet, progress=progress)  # fmt: skip


def dossier_meanings() -> Mapping[str, str]:
    """What a column may mean, with what it holds: the words for the map of columns.

    >>> dossier_meanings()["accepted"]
    'when it was accepted (form 01)'
    """
    from .row_columns import MEANINGS

    return dict(MEANINGS)
