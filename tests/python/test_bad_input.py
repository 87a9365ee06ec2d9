# SPDX-License-Identifier: Apache-2.0
"""How many small documents, each wrong in one way, have their numbered error or problem and its place in these tests."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

import motcua

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "lists")]
import wrong_lists
from importing import HEAD, ROW, imported

# Tests whose every case is a document that is wrong in one way, and that look at number and place.
COUNTED = {
    "test_dossier_row_problems": ("test_a_row_that_is_wrong_in_one_way", "test_a_table_that_is_refused", "test_a_status_list_that_is_wrong"),
    "test_portal_messages": ("test_messages_that_are_wrong_in_one_way", "test_messages_that_are_refused", "test_json_that_is_refused"),
    "test_list_columns": ("test_wrong_column_maps",),
    "test_register_import": ("test_a_file_that_is_refused_leaves_nothing",),
    "test_sheets_hostile": ("test_broken_cells_and_rows", "test_broken_and_hostile_packages", "test_each_limit_is_named"),
    "test_sheets_text": ("test_broken_text_files",),
    "test_row_code_days": ("test_a_code_of_another_day_is_a_doubt_with_its_place",),
    "test_nothing": ("test_a_gigabyte_of_zeros",),
}


def cases(module: str, test: str) -> int:
    marks = getattr(importlib.import_module(module), test).pytestmark
    return sum(len(mark.args[1]) for mark in marks if mark.name == "parametrize")


def test_there_are_more_than_six_hundred_of_them():
    counted = {f"{module}.{test}": cases(module, test) for module, tests in COUNTED.items() for test in tests}
    kinds = {(w.row, w.column, repr(w.value)) for w in wrong_lists.WRONG}
    assert len(kinds) == len(wrong_lists.WRONG) >= 320 and all(counted.values())
    assert len(kinds) + sum(counted.values()) + len(TWO_LIMITS) >= 600, counted


CUT = ["STT", "Mã số", "Tên TTHC", "Thời hạn theo quy định", "Thời hạn sau cắt giảm", "Phí", "Lệ phí"]
GOOD = ["1", "1.900001", "Thủ tục bịa", "10 ngày", "5 ngày", "100.000 đồng", "5.000 đồng"]
TWO_LIMITS = [
    # What is changed: row (0 the header), column, value; the number and the column in which it must stand.
    *((1, 4, v, 1776, "E") for v in ("11 ngày", "12 ngày", "100 ngày")), *((1, 4, v, 1771, "E") for v in ("xem phụ lục", "nhanh", "?", "x")),
    *((1, 3, v, 1774, "D") for v in (None, "", "-", "–")), *((1, 4, v, 1774, "E") for v in (None, "", "-", "—")),
    *((0, 4, v, 1731, "E") for v in ("Thời gian cắt giảm", "Thời hạn rút ngắn", "TTHC rút ngắn", "Thời gian giảm", "Rút ngắn")),
    *((0, 4, v, 1732, "E") for v in ("Số ngày cắt giảm", "Tỷ lệ cắt giảm", "Số giờ đã giảm", "Mức cắt giảm")),
    *((0, 4, v, 1733, "E") for v in ("Thời hạn theo quy định", "Thời hạn luật định")),
    *((1, 5, v, 1781, "F") for v in ("10 USD", "theo quy định", "5 % giá trị")), *((1, 6, v, 1782, "G") for v in ("5 đồng", "999 đồng")),
    *((1, 6, v, 1783, "G") for v in ("Không", "0", "không có")), (0, 6, "Mức thu khác", 1731, "G"), (0, 6, "Phí", 1733, "G"),
    *((2, 2, v, 1768, "C") for v in ("- Trường hợp mất", "a) Mất", "Trường hợp mất", "+ Mất", "đ) Mất")),
    *((2, 2, v, 1751, "B") for v in ("Mất", "Cấp lại thẻ bị mất", "trong trường hợp mất")),
]  # fmt: skip


@pytest.mark.parametrize(("row", "column", "value", "number", "at"), TWO_LIMITS)
def test_a_list_with_two_limits_and_cases_wrong_in_one_way(tmp_path, row, column, value, number, at):
    grid = [[*CUT], [*GOOD], ["2", "1.900002", *GOOD[2:]]]
    grid[2][2] = "Thủ tục khác"
    if row == 2:
        grid[2][:2] = [None, None]
    grid[row][column] = value
    result = imported(tmp_path, grid, name="list.csv")
    found = {(d.number, d.place) for d in result.doubts}
    assert (number, f"list.csv!{at}{row + 3}") in found
    # Nothing else but what follows: a column that is no longer one of two, a blank beside it.
    assert {n for n, _ in found} - {number} <= {1741, 1729, 1774}
    assert not motcua.check_catalogue(*result.write(tmp_path / "out").catalogue)


def test_the_good_list_with_two_limits_has_no_doubt(tmp_path):
    result = imported(tmp_path, [CUT, GOOD], name="list.csv")
    assert {d.number for d in result.doubts} == {1741, 1729} and result.counts == {"rows": 1, "kept": 1}
    assert imported(tmp_path, [HEAD, ROW]).counts["kept"] == 1
