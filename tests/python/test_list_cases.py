# SPDX-License-Identifier: Apache-2.0
"""Rows that are a case of the procedure above them, and lists with a limit before and after a cut. Invented lists."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

import motcua
from motcua.list_roles import guess_role

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
from importing import HEAD, ROW, doubt, imported, numbers, procedures

POST = [*HEAD, "Tiếp nhận hồ sơ qua dịch vụ BCCI"]


def cases(result, code="1.900001"):
    return {v.get("name", ""): [x["text"] for x in v.get("limits", ())] for v in procedures(result)[code]["variants"]}


@pytest.mark.parametrize(
    "number, name, words",
    [
        (None, "- Trường hợp mất thẻ", "Trường hợp mất thẻ"), (None, "Trường hợp mất thẻ:", "Trường hợp mất thẻ"),
        (None, "+ Mất thẻ", "Mất thẻ"), (None, "a) Mất thẻ", "Mất thẻ"), (None, "(a) Mất thẻ", "Mất thẻ"),
        (None, "đ. Mất thẻ", "Mất thẻ"), (None, "• Mất  thẻ", "Mất thẻ"), ("a", "Mất thẻ", "Mất thẻ"),
        ("b)", "Mất thẻ", "Mất thẻ"), ("-", "Mất thẻ", "Mất thẻ"), ("1.1", "Mất thẻ", "Mất thẻ"),
        ("1.12.", "Trường hợp mất thẻ", "Trường hợp mất thẻ"), (None, "TH1: mất thẻ", "TH1: mất thẻ"),
        (None, "TRƯỜNG HỢP MẤT THẺ", "TRƯỜNG HỢP MẤT THẺ"),
    ],
)  # fmt: skip
def test_a_row_below_a_procedure_is_its_case(tmp_path, number, name, words):
    result = imported(tmp_path, [HEAD, ROW, [number, None, name, None, "3 ngày"], [None, "Tổng cộng: 1"]])
    assert cases(result) == {"": ["5 ngày"], words: ["3 ngày"]}
    told = doubt(result, 1768)
    assert (told.place, told.assumed) == ("list.xlsx[DM]!C5", f"1.900001: {words}")
    assert 1736 not in numbers(result) and len(procedures(result)) == 1


@pytest.mark.parametrize(
    "number, code, name",
    [
        ("2", None, "- Trường hợp mất thẻ"), (None, None, "Cấp thẻ cho trường hợp mất"), ("2.1", None, "Mất thẻ"),
        (None, "1.900009", "- Trường hợp mất thẻ"), (None, None, "- Mất thẻ (1.900009)"), ("11", None, "Mất thẻ"),
    ],
)  # fmt: skip
def test_what_is_no_case_of_the_row_above(tmp_path, number, code, name):
    result = imported(tmp_path, [HEAD, ROW, [number, code, name, None, "3 ngày"]])
    assert 1768 not in numbers(result)
    assert cases(result) == {"": ["5 ngày"]}


def test_cases_of_a_procedure_that_says_nothing_itself(tmp_path):
    """The procedure keeps its own case, without a limit: an unnamed case has none of the others' limits."""
    rows = [[*ROW[:4], None], [None, None, "a) Cấp mới", None, "3 ngày"], [None, None, "b) Cấp lại", None, "3 ngày"]]
    result = imported(tmp_path, [HEAD, *rows])
    assert cases(result) == {"": [], "Cấp mới": ["3 ngày"], "Cấp lại": ["3 ngày"]}
    catalogue = motcua.read_catalogue(*result.write(tmp_path / "out").catalogue)
    procedure = catalogue.at("1.900001", datetime.date(2020, 3, 5))
    assert [v.id for v in procedure.variants] == ["default", "case-2", "case-3"]


def test_a_code_merged_over_its_cases(tmp_path):
    rows = [HEAD, ROW, [None, None, "- Trường hợp mất thẻ", None, "3 ngày"], ["2", "1.900002", "Hai", None, "1 ngày"]]
    result = imported(tmp_path, rows, [(1, 1, 2, 1)])
    assert cases(result) == {"": ["5 ngày"], "Trường hợp mất thẻ": ["3 ngày"]}
    assert 1757 not in numbers(result) and [r.status for r in result.records] == ["kept", "doubted", "kept"]


def test_the_same_code_typed_again_before_a_case(tmp_path):
    rows = [HEAD, ROW, [None, "1.900001", "Trường hợp mất thẻ", None, "3 ngày"]]
    assert cases(imported(tmp_path, rows))["Trường hợp mất thẻ"] == ["3 ngày"]


def test_a_case_below_a_row_that_was_not_taken_is_not_taken(tmp_path):
    rows = [HEAD, ["1", "225583", "Thủ tục bịa", None, "5 ngày"], [None, None, "- Trường hợp khác", None, "3 ngày"]]
    result = imported(tmp_path, rows)
    assert not procedures(result) and result.counts == {"rows": 2, "refused": 2}
    assert (doubt(result, 1751).row, doubt(result, 1751).found) == (5, "list.xlsx[DM]!4: Thủ tục bịa")


def test_a_case_below_a_row_whose_code_contradicts_its_name_is_not_taken(tmp_path):
    rows = [HEAD, ["1", "1.900001", "Thủ tục bịa (1.900002)", None, "5 ngày"], [None, None, "- Trường hợp khác", None, "3 ngày"]]
    result = imported(tmp_path, rows)
    assert not procedures(result) and doubt(result, 1760).row == 4 and doubt(result, 1751).row == 5


def test_a_case_that_repeats_another_word_for_word(tmp_path):
    case = [None, None, "- Trường hợp mất", None, "3 ngày"]
    result = imported(tmp_path, [HEAD, ROW, case, case])
    assert doubt(result, 1759).row == 6 and len(procedures(result)["1.900001"]["variants"]) == 2


def test_a_list_that_writes_every_name_with_a_dash_has_no_cases(tmp_path):
    rows = [HEAD, ["1", "1.900001", "- Một", "Bịa", "5 ngày"], [None, None, "- Hai", "Bịa", "3 ngày"]]
    assert 1751 in numbers(imported(tmp_path, rows))


def test_a_group_ends_the_cases_of_a_procedure(tmp_path):
    rows = [HEAD, ROW, ["II", None, "LĨNH VỰC: KHÁC"], [None, None, "- Trường hợp mất", None, "3 ngày"]]
    result = imported(tmp_path, rows)
    assert 1768 not in numbers(result) and 1751 in numbers(result)


def test_counts_are_of_procedures_and_not_of_cases(tmp_path):
    rows = [HEAD, ["I", None, "LĨNH VỰC: BỊA (01 TTHC)"], ROW, [None, None, "- Trường hợp mất", None, "3 ngày"]]
    assert not {1735, 1736, 1737} & {*numbers(imported(tmp_path, [*rows, [None, "Tổng cộng: 1"]]))}


@pytest.mark.parametrize("below, lines", [("x", [("", "yes")]), (None, [("", "yes")]), ("không", [("", "yes"), ("case-2", "no")])])
def test_a_mark_of_a_case_is_a_line_of_its_own_only_where_it_differs(tmp_path, below, lines):
    result = imported(tmp_path, [POST, [*ROW, "x"], [None, None, "- Trường hợp mất", None, "3 ngày", below]])
    assert [(e.get("variant", ""), e["answer"]) for e in result.document["lists"]] == lines
    assert result.document["schema_version"] == (1 if len(lines) == 1 else 2)
    assert not motcua.check_catalogue(*result.write(tmp_path / "out").catalogue)


def test_the_words_of_a_case_have_no_code_and_no_name_of_their_own(tmp_path):
    rows = [HEAD, ROW, [None, None, "- Trường hợp mất", None, "3 ngày"]]
    lines = [*imported(tmp_path, rows).row_table()[1]]
    assert [(r[4], r[8]) for r in lines] == [("1.900001", "Thủ tục bịa"), ("1.900001", "- Trường hợp mất")]


TWO = ["Mã số", "Tên TTHC", "Thời hạn theo quy định", "Thời hạn sau cắt giảm"]


def test_limits_before_and_after_a_cut_stand_side_by_side(tmp_path):
    result = imported(tmp_path, [TWO, ["1.900001", "Một", "5 ngày", "3 ngày"], ["1.900002", "Hai", "4 ngày", None]])
    made = procedures(result)
    assert made["1.900001"]["variants"][0]["limits"] == [
        {"text": "3 ngày", "kind": "provincial"}, {"text": "5 ngày", "kind": "statutory"},
    ]  # fmt: skip
    assert made["1.900002"]["variants"][0]["limits"] == [{"text": "4 ngày", "kind": "statutory"}]
    assert numbers(result) == [1774] and doubt(result, 1774).place == "list.xlsx[DM]!D5"
    catalogue = motcua.read_catalogue(*result.write(tmp_path / "out").catalogue)
    read = [catalogue.at(code, datetime.date(2020, 3, 5)).variants[0] for code in made]
    assert [(x.text, x.provincial) for v in read for x in v.limits] == [("3 ngày", True), ("5 ngày", False), ("4 ngày", False)]


def test_a_cut_by_channel(tmp_path):
    row = ["1.900001", "Một", "5 ngày", "Trực tiếp: 4 ngày; Trực tuyến: 2 ngày"]
    [made] = imported(tmp_path, [TWO, row]).document["procedures"]
    assert [(x.get("channel"), x["kind"], x["text"]) for x in made["variants"][0]["limits"]] == [
        ("counter", "provincial", "4 ngày"), ("online", "provincial", "2 ngày"), (None, "statutory", "5 ngày"),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", ["6 ngày", "07 ngày", "12 ngày"])
def test_a_cut_that_is_longer_than_the_statutory_limit_is_left_out(tmp_path, cut):
    result = imported(tmp_path, [TWO, ["1.900001", "Một", "5 ngày", cut]])
    assert doubt(result, 1776).place == "list.xlsx[DM]!D4" and doubt(result, 1776).found == f"{cut} > 5 ngày"
    assert cases(result) == {"": ["5 ngày"]}


@pytest.mark.parametrize("cut", ["5 ngày", "40 giờ", "4 ngày làm việc", "7 ngày làm việc"])
def test_a_cut_that_cannot_be_compared_is_taken(tmp_path, cut):
    """Days of different kinds have no common measure without a calendar."""
    assert cases(imported(tmp_path, [TWO, ["1.900001", "Một", "5 ngày", cut]])) == {"": [cut, "5 ngày"]}


@pytest.mark.parametrize(
    "path, role",
    [
        ("Thời hạn theo quy định", "limit:statutory"), ("Thời hạn sau cắt giảm", "limit:provincial"),
        ("Thời gian giải quyết sau khi đã rút ngắn", "limit:provincial"), ("Thời hạn rút ngắn còn", "limit:provincial"),
        ("Thời hạn giải quyết (đã cắt giảm)", "limit:provincial"), ("Thời gian cắt giảm", ""), ("TTHC rút ngắn", ""),
        ("Thời hạn rút ngắn", ""), ("Thời gian đã rút ngắn", ""), ("Số ngày cắt giảm", "cut"), ("Thời gian giảm", ""),
        ("Tỷ lệ cắt giảm (%)", "cut"), ("Thời hạn trước khi cắt giảm", "limit:statutory"),
        ("Thời hạn giải quyết", "limit"), ("Thời hạn giải quyết/Theo quy định", "limit:statutory"),
        ("Thời hạn giải quyết/Sau cắt giảm", "limit:provincial"), ("Thời hạn giải quyết/Cắt giảm", ""),
        ("Thời gian giải quyết/Trực tuyến", "limit:online"), ("Phí", "fee:fee"), ("Lệ phí (đồng)", "fee:charge"),
        ("Phí, lệ phí", "fee"), ("Phí, lệ phí/Lệ phí", "fee:charge"), ("Phí, lệ phí/Trực tuyến", "fee:online"),
    ],
)  # fmt: skip
def test_what_a_heading_says_of_a_cut(path, role):
    assert guess_role(tuple(path.split("/"))) == role


@pytest.mark.parametrize("heading", ["Thời gian cắt giảm", "TTHC rút ngắn", "Thời hạn rút ngắn", "Số ngày cắt giảm"])
def test_a_column_that_may_be_what_was_taken_off_is_no_limit(tmp_path, heading):
    """It is told, and stays in the rows file; a map may say that it is the province's limit."""
    rows = [["Mã số", "Tên TTHC", "Thời hạn giải quyết", heading], ["1.900001", "Một", "5 ngày", "2 ngày"]]
    result = imported(tmp_path, rows)
    assert cases(result) == {"": ["5 ngày"]}
    told = doubt(result, 1732 if heading.startswith("Số") else 1731)
    assert (told.place, told.value) == ("list.xlsx[DM]!D3", heading)
    assert [*result.row_table()[1]][0][-1] == "2 ngày"
    [columns] = result.columns
    columns.columns[3] = columns.columns[3]._replace(role="limit:provincial")
    assert cases(imported(tmp_path, rows, columns=[columns])) == {"": ["5 ngày", "2 ngày"]}


def test_one_column_of_limits_has_no_kind(tmp_path):
    result = imported(tmp_path, [TWO[:3], ["1.900001", "Một", "5 ngày"]])
    assert procedures(result)["1.900001"]["variants"][0]["limits"] == [{"text": "5 ngày"}]


def test_fees_and_charges_in_columns_of_their_own(tmp_path):
    rows = [["Mã số", "Tên TTHC", "Phí", "Lệ phí"], ["1.900001", "Một", "20.000 đồng", "5.000 đồng"]]
    assert procedures(imported(tmp_path, rows))["1.900001"]["variants"][0]["fees"] == [
        {"amount": 20000, "text": "20.000 đồng", "kind": "fee"},
        {"amount": 5000, "text": "5.000 đồng", "kind": "charge"},
    ]
    assert procedures(imported(tmp_path, [[*r[:3]] for r in rows]))["1.900001"]["variants"][0]["fees"] == [
        {"amount": 20000, "text": "20.000 đồng"}
    ]
