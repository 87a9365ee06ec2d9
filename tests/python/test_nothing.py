# SPDX-License-Identifier: Apache-2.0
"""A gigabyte of nothing is refused by a number, at once and without being held. What takes longer to write stands in
scripts/long/nothing_sweep.py."""

from __future__ import annotations

import resource
import time

import motcua
import pytest

READERS = {
    "list": motcua.import_lists,
    "register": lambda path: motcua.import_register(path, output=path.parent / "out"),
    "messages": motcua.events_from_messages,
}


@pytest.mark.parametrize(
    ("begin", "reader", "number", "words"),
    [
        (b"", "list", 1703, "limit file_bytes"), (b"", "register", 1701, "number 0"), (b"", "messages", 1304, "at most"),
        (b"PK\x03\x04", "list", 1703, "limit file_bytes"), (b"PK\x03\x04", "register", 1703, "limit file_bytes"),
        (b"PAR1", "register", 1702, ""), (b"{", "register", 1304, "at most"), (b"\xef\xbb\xbf", "register", 1701, "number 0"),
        (b"MaHoSo,MaTTHC\n", "register", 1701, "number 0"), (b"STT,Ten\n", "list", 1703, "limit file_bytes"),
        (b"%PDF-1.7", "list", 1703, "limit file_bytes"), (b"%PDF-1.7", "register", 1701, "another kind"),
        (b"\x1f\x8b", "register", 1701, "another kind"), (b"<html>", "register", 1701, "another kind"),
    ],
)  # fmt: skip
def test_a_gigabyte_of_zeros(tmp_path, begin, reader, number, words):
    path = tmp_path / "nothing.csv"
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(1 << 30)
    before, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(motcua.Error) as caught:
        READERS[reader](path)
    assert caught.value.number == number and words in str(caught.value) and "nothing.csv" in caught.value.problems[0].place
    assert time.process_time() - before < 2 and resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200_000


@pytest.mark.parametrize(("block", "words"), [(b",", "limit header"), (b" ", "limit header"), (b"a", "limit header")])
def test_a_first_line_without_an_end_is_not_read_to_its_end(tmp_path, block, words):
    path = tmp_path / "line.csv"
    path.write_bytes(block * (1 << 24))
    before = time.process_time()
    with pytest.raises(motcua.Error, match=words) as caught:
        motcua.import_register(path, output=tmp_path / "out")
    assert caught.value.number == 1703 and time.process_time() - before < 1
    with pytest.raises(motcua.Error, match="limit cell_characters"):
        motcua.import_lists(path)


def test_empty_rows_are_one_problem_each_and_too_many_of_them_a_limit(tmp_path, monkeypatch):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"MaHoSo,MaTTHC,DonViXuLy,TrangThaiHoSo,NgayTiepNhan\n" + b",,,,\n" * 5000)
    done = motcua.import_register(path, output=tmp_path / "out")
    assert (done.rows, done.refused, done.problems) == (5000, 5000, 5000)
    for name in ("row_reader", "register_writing"):
        monkeypatch.setattr(f"motcua.{name}.MOST_PROBLEMS", 4000)
    with pytest.raises(motcua.Error, match="limit problems") as caught:
        motcua.import_register(path, output=tmp_path / "again")
    assert caught.value.number == 1703 and not (tmp_path / "again" / "events.csv").exists()


def test_a_sheet_of_empty_rows_is_held_as_nothing(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes("STT,Mã số,Tên TTHC,a,b\n1,1.900001,Cấp thẻ,,\n".encode() + b",,,,\n" * 400_000)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert motcua.import_lists(path).counts["rows"] == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 30_000
