# SPDX-License-Identifier: Apache-2.0
"""A small file of each kind, cut at every byte (workbooks and Parquet at many): refused, or told; never another answer in
silence. Lists and sheets, registers as .csv and single messages are cut at every byte beside their readers."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import motcua
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from motcua.list_columns import read_columns, save_columns

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
import raw_xlsx as raw
import wrong_lists
from importing import HEAD, ROW, imported

ROWS = [
    ["MaHoSo", "MaTTHC", "DonViXuLy", "TrangThaiHoSo", "NgayTiepNhan"], ["A", "1.005442", "bac_kan.tttt", "2", "20200602080000"],
    ["B", "1.005442", "bac_kan.tttt", "4", "20200603080000"],
]  # fmt: skip


def refused_at_every_byte(path, whole, read, numbers, step=1):
    """No cut of the file is read; each is refused by a number, with a place."""
    for size in [*range(0, len(whole), step), len(whole) - 1]:
        path.write_bytes(whole[:size])
        with pytest.raises(motcua.Error) as caught:
            read(path)
        assert caught.value.number in numbers, (size, str(caught.value))
        assert all(p.place and p.found and p.expected and p.cure for p in caught.value.problems)
    path.write_bytes(whole)
    return read(path)


def test_a_register_as_a_workbook(tmp_path):
    whole = raw.write(tmp_path / "whole.xlsx", raw.parts(raw.sheet(raw.rows(*ROWS)))).read_bytes()
    done = refused_at_every_byte(tmp_path / "so.xlsx", whole, lambda p: motcua.import_register(p, output=tmp_path / "out"), {1401, 1701, 1702, 1801}, 3)
    assert (done.rows, done.dossiers) == (2, 2)


def test_a_register_as_parquet(tmp_path):
    held = io.BytesIO()
    pq.write_table(pa.table({h: [r[i] for r in ROWS[1:]] for i, h in enumerate(ROWS[0])}), held)
    done = refused_at_every_byte(tmp_path / "so.parquet", held.getvalue(), lambda p: motcua.import_register(p, output=tmp_path / "out"), {1401, 1701, 1702}, 5)
    assert done.dossiers == 2


def test_the_packed_parts_of_a_workbook(tmp_path):
    """Cut inside, with the directory of the parts as it was: a part that is cut is never a shorter list."""
    texts = [["" if v is None else str(v) for v in r] for r in wrong_lists.grid()]
    part = raw.sheet(raw.rows(*texts))
    whole = motcua.import_lists(raw.write(tmp_path / "list.xlsx", raw.parts(part))).document["procedures"]
    assert len(whole) == 4
    for size in range(0, len(part), 13):
        path = raw.write(tmp_path / "list.xlsx", raw.parts(part[:size]))
        with pytest.raises(motcua.Error) as caught:
            motcua.import_lists(path)
        assert caught.value.number == 1702, size


MESSAGE = {"MaHoSo": "A", "MaTTHC": "1.005442", "DonViXuLy": "bac_kan.tttt", "TrangThaiHoSo": "2", "HinhThuc": "1", "NgayTiepNhan": "20200602080000"}


def test_a_file_of_messages_as_a_register(tmp_path):
    whole = json.dumps({"service": "DongBoHoSoMC", "data": [MESSAGE, MESSAGE | {"MaHoSo": "Hồ sơ B"}]}, ensure_ascii=False).encode()
    done = refused_at_every_byte(tmp_path / "a.json", whole, lambda p: motcua.import_register(p, output=tmp_path / "out"), {1302, 1701})
    assert done.dossiers == 2


def test_a_file_of_steps_beside_its_dossiers(tmp_path):
    steps = [{"MaHoSo": "A", "TrangThai": "4", "ThoiDiemXuLy": "20200602093000"}, {"MaHoSo": "A", "TrangThai": "9", "ThoiDiemXuLy": "20200609100000"}]
    whole = json.dumps({"service": "CapNhatTienDoHoSoMC", "data": steps}).encode()
    rows = refused_at_every_byte(tmp_path / "b.json", whole, lambda p: motcua.events_from_messages([MESSAGE], p), {1302})
    assert [str(e) for e in rows.events["event"]][-2:] == ["decide", "issue"]


def test_a_status_list(tmp_path):
    whole = json.dumps({"name": "tỉnh", "codes": {"7": "returned"}, "labels": {"Đã trả": "returned"}}, ensure_ascii=False).encode()
    scheme = refused_at_every_byte(tmp_path / "list.json", whole, motcua.read_status_scheme, {1302})
    assert str(scheme.status("7")) == "returned"


def test_a_column_map(tmp_path):
    save_columns(imported(tmp_path, [HEAD, ROW]).columns, tmp_path / "whole.json")
    whole = (tmp_path / "whole.json").read_bytes().rstrip()
    [columns] = refused_at_every_byte(tmp_path / "map.json", whole, read_columns, {1707})
    assert columns.of("code") is not None


def test_a_written_catalogue(tmp_path):
    written = imported(tmp_path, [HEAD, ROW]).write(tmp_path / "out").catalogue
    whole = written[0].read_bytes().rstrip()
    catalogue = refused_at_every_byte(tmp_path / "c.json", whole, lambda p: motcua.read_catalogue(p), {1302, 1301}, 2)
    assert "1.900001" in catalogue


@pytest.mark.parametrize("table", ["doubts", "rows"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_written_table_that_is_cut(tmp_path, table, form):
    from motcua.catalogue_writing import read_table

    result = imported(tmp_path, [HEAD, ROW, ["2", "1.900002", "Hai, ba\n\"bốn\"", None, "3 ngày"]])
    path = getattr(result.write(tmp_path / "out", xlsx=form == "xlsx"), table)
    head, whole = read_table(path)
    data = path.read_bytes()
    for size in range(0, len(data), 1 if form == "csv" else 23):
        path.write_bytes(data[:size])
        try:
            found = read_table(path)
        except motcua.Error:
            continue
        assert form == "csv" and found[0] == head and found[1] == whole[: len(found[1])]
        assert data[:size].endswith((b"\r\n", b"\r"))  # between two rows a cut does not show
