# SPDX-License-Identifier: Apache-2.0
"""Codes, texts, limits, fees and channels as provinces print them, one oddity a test. Procedures are invented; the
forms of the cells are those that were seen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import motcua
from motcua.catalogue_lists import ListOptions
from motcua.doubts import Effect
from motcua.list_codes import codes_in, read_code
from motcua.list_fees import read_fees
from motcua.list_values import read_limits, read_manner, read_mark
from motcua.sheets import Number

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
from importing import HEAD, ROW, answers, doubt, imported, numbers, procedures


@pytest.mark.parametrize(
    "cell, code, doubts",
    [
        ("1.001193", "1.001193", []), ("1.001193.02", "1.001193.02", []),
        ("2.000815.000.00.00.H55", "2.000815.000.00.00.H55", []),
        ("2.000815.000.00.00.H55.02", "2.000815.000.00.00.H55.02", []), ("1.000948.H38", "1.000948.H38", []),
        ("6.001193", "6.001193", []),
        ("T-BPC-280421", "T-BPC-280421", [1756]), ("BTT-DBI-264740", "BTT-DBI-264740", [1756]),
        ("T-QNH-BS46-SĐ", "", [1756]),
        ("BCH-5", "BCH-5", [1756]), ("Thủ tục 26", "", [1755]), ("225583", "", [1755]),
        ("1.006388.\n000.00.00.H04", "1.006388.000.00.00.H04", [1753]),
        (Number("1.004203"), "1.004203", []), (Number("2.0002"), "2.000200", [1752]),
        (Number("2.0002", "0.000000"), "2.000200", []),
        (Number("1.0011930000000001"), "1.001193", []), (Number("2"), "", [1755]), (Number("225583"), "", [1755]),
        (Number("4.39435895"), "", [1755]),
        (Number("1.004203", "0.00"), "1.004203", []), (Number("1.9"), "1.900000", [1752]),
        ("1.000948.h38", "1.000948.H38", [1753]), ("1,004203", "1.004203", [1752]), ("2,0002", "", [1752]),
        ("2.0002", "", [1752]), ("1.004.203", "", [1752]), ("", "", []), (None, "", []),
    ],
)  # fmt: skip
def test_codes_as_they_are_printed(cell, code, doubts):
    reading = read_code(cell)
    assert (reading.code, [n for n, _, _ in reading.doubts]) == (code, doubts)


@pytest.mark.parametrize(
    "text, codes",
    [("Cấp thẻ (1.010721)", ["1.010721"]), ("1.010721 và 1.010722", ["1.010721", "1.010722"]),
        ("mã 1.010721.", ["1.010721"]), ("1.0107211", []), ("11.010721", []), ("phí 1.000.000", []),
        ("2.000815.000.00.00.H55", ["2.000815.000.00.00.H55"])],
)  # fmt: skip
def test_codes_inside_a_name(text, codes):
    assert codes_in(text) == codes


def test_code_and_row_number_inside_the_name(tmp_path):
    result = imported(tmp_path, [["STT", "Tên TTHC"], ["1", "77. Chỉnh sửa nội dung bịa (1.910721)"]])
    assert procedures(result)["1.910721"]["name"] == "Chỉnh sửa nội dung bịa" and sorted(numbers(result)) == [
        1754,
        1763,
    ]
    two = imported(tmp_path, [["STT", "Tên TTHC"], ["1", "Thủ tục 1.910721 và 1.910722"]])
    assert procedures(two) == {} and numbers(two) == [1755]


def test_one_code_with_two_records(tmp_path):
    """A province's variant has another limit: both are kept as cases. Word for word the same: once, and told."""
    rows = [
        HEAD,
        ROW,
        ["2", "1.900001", "Thủ tục  bịa", "Bịa đặt", "10 ngày"],
        ["3", "1.900001", "Thủ tục bịa", "Bịa đặt", "10 ngày"],
    ]
    result = imported(tmp_path, rows)
    assert [v["limits"][0]["text"] for v in procedures(result)["1.900001"]["variants"]] == ["5 ngày", "10 ngày"]
    assert numbers(result) == [1762, 1758, 1759] and doubt(result, 1759).found == "list.xlsx[DM]!5"


def test_two_names_on_one_code_are_refused(tmp_path):
    rows = [
        HEAD,
        ROW,
        ["2", "1.900001", "Thủ tục khác hẳn", "Bịa đặt", "5 ngày"],
        ["3", "1.900002", "Ba", "Bịa đặt", "5 ngày"],
    ]
    result = imported(tmp_path, rows)
    assert (
        list(procedures(result)) == ["1.900002"] and numbers(result) == [1757, 1757] and result.counts["refused"] == 2
    )
    assert [d.row for d in result.doubts if d.number == 1757] == [
        4,
        5,
    ] and "Thủ tục khác hẳn" in result.doubts.sorted()[2].found + result.doubts.sorted()[1].found


@pytest.mark.parametrize(
    "raw_text",
    [
        "Thủ  tục bịa",
        "Thu\u0309 tu\u0323c bi\u0323a",
        "Thủ tục\nbịa",
        "\tThủ tục bịa",
        "Thủ\u00a0tục bịa ",
        "Thủ\u200b tục bịa",
    ],
)
def test_blanks_breaks_and_decomposed_letters(tmp_path, raw_text):
    result = imported(tmp_path, [HEAD[:3], ["1", "1.900001", raw_text]])
    assert procedures(result)["1.900001"]["name"] == "Thủ tục bịa"
    assert (doubt(result, 1762).value, doubt(result, 1762).assumed) == (raw_text, "Thủ tục bịa")


def test_letters_that_a_copy_lost_are_not_restored(tmp_path):
    result = imported(tmp_path, [HEAD[:3], ["I", None, "LĨNH VỰC XàHỘI"], ["1", "1.900001", "Cấp GFLX"]])
    assert (procedures(result)["1.900001"]["field"], procedures(result)["1.900001"]["name"]) == ("XàHỘI", "Cấp GFLX")


def test_text_in_an_old_font_inside_a_workbook(tmp_path):
    result = imported(tmp_path, [HEAD[:3], ["1", "1.900001", "Thñ tôc hµnh chÝnh bÞa"]])
    assert doubt(result, 1730).effect is Effect.REFUSED and procedures(result) == {}
    with pytest.raises(motcua.Error, match="TCVN3") as caught:
        imported(tmp_path, [["STT", "M· sè", "Tªn thñ tôc hµnh chÝnh"], ["1", "1.900001", "CÊp thÎ"]], titles=[])
    assert caught.value.number == 1704


def test_the_code_in_the_name_is_another(tmp_path):
    result = imported(tmp_path, [HEAD[:3], ["1", "1.900001", "Thủ tục bịa (1.900009)"]])
    assert doubt(result, 1760).found == "1.900001 ≠ 1.900009" and procedures(result) == {}


@pytest.mark.parametrize(
    "text, limits, doubts",
    [
        ("Trực tuyến: 7 Ngày; Dịch vụ bưu chính: 3 Ngày", [("online", "7 Ngày"), ("post", "3 Ngày")], []),
        ("Dịch vụ bưu chính: 1 Giờ; Trực tiếp, trực tuyến: 15 Ngày",
            [("post", "1 Giờ"), ("counter", "15 Ngày"), ("online", "15 Ngày")], []),
        ("Trực tuyến: 3 Ngày\nTrực tiếp: 5 Ngày", [("online", "3 Ngày"), ("counter", "5 Ngày")], []),
        ("Trực tuyến: 3 Ngày; Dịch vụ bưu chính:", [("online", "3 Ngày")], [1774]),
        ("1", [("", "1")], [1772]), ("5 ngày làm việc + 15 ngày", [("", "5 ngày làm việc + 15 ngày")], []),
        ("40 Giờ", [("", "40 Giờ")], []),
        ("1.5 ngày làm việc", [("", "1.5 ngày làm việc")], []),
        ("05 (năm) ngày\nlàm việc", [("", "05 (năm) ngày làm việc")], []),
        ("ngay trong ngày; nhận sau 15 giờ: ngày làm việc tiếp theo",
            [("", "ngay trong ngày; nhận sau 15 giờ: ngày làm việc tiếp theo")], []),
        ("Trực tiếp: 7 Ngày làm việc; Trực tiếp: 1 Giờ", [("", "Trực tiếp: 7 Ngày làm việc; Trực tiếp: 1 Giờ")],
            [1773]),
        ("xem phụ lục", [], [1771]), ("", [], [1774]), ("-", [], [1774]),
    ],
)  # fmt: skip
def test_limits(text, limits, doubts):
    read = read_limits(text)
    assert [(x.get("channel", ""), x["text"]) for x in read.limits] == limits and [
        n for n, _, _ in read.doubts
    ] == doubts


def test_several_limits_of_one_channel_leave_the_deadline_open(tmp_path):
    """They are cases or steps that the list does not name: no single one is taken."""
    result = imported(tmp_path, [HEAD, ROW[:4] + ["Trực tiếp: 7 Ngày làm việc; Trực tiếp: 1 Giờ"]])
    [limit] = procedures(result)["1.900001"]["variants"][0]["limits"]
    assert len(motcua.parse_time_limit(limit["text"]).alternatives) == 2


def test_columns_for_each_channel_and_units_in_the_heading(tmp_path):
    rows = [
        ["Mã số", "Tên TTHC", "Thời hạn giải quyết (ngày làm việc)", None, "Phí (đồng)"],
        [None, None, "Trực tiếp", "Trực tuyến", None],
        ["1.900001", "Một", "5", "3", "100.000"], ["1.900002", "Hai", "5 ngày", None, "20000"],
    ]  # fmt: skip
    result = imported(tmp_path, rows, [(0, 2, 0, 3)])
    made = procedures(result)
    assert made["1.900001"]["variants"][0]["limits"] == [
        {"channel": "counter", "text": "5 ngày làm việc"},
        {"channel": "online", "text": "3 ngày làm việc"},
    ]
    assert [f["amount"] for p in made.values() for f in p["variants"][0]["fees"]] == [100000, 20000]
    assert numbers(result) == [1775, 1775, 1774]


@pytest.mark.parametrize(
    "text, amounts, doubts",
    [
        ("100,000 Việt Nam Đồng", [100000], []), ("135.000 đồng", [135000], []), ("1.025.000 đồng", [1025000], []),
        ("1,025,000 VNĐ", [1025000], []), ("100.000,00 đồng", [100000], []),
        ("1100 VNĐ", [1100], []), ("Miễn phí", [0], []), ("0 đồng", [0], []), ("20.000 đồng/hồ sơ", [20000], []),
        ("Lệ phí: 20.000đ", [20000], []),
        ("135 VNĐ", [None], [1782]), ("1100,000 VNĐ", [None], [1781]), ("10 USD", [None], [1781]),
        ("Không", [0], [1783]),
        ("Trực tuyến: Miễn phí; Trực tiếp: 70,000 Việt Nam Đồng", [0, 70000], []),
        ("Trực tuyến: 1 Việt Nam Đồng; Dịch vụ bưu chính: 50,000 VNĐ", [None, 50000], [1782]),
        ("Miễn phí (cấp lại: 50.000 đồng)", [None], [1784]), ("50% mức phí đến 31/12/2025", [None], [1781]),
        ("25.000 đồng từ 01/7/2023 đến 31/12/2023", [None], [1781]), ("", [], []),
    ],
)  # fmt: skip
def test_fees(text, amounts, doubts):
    read = read_fees(text)
    assert [f.get("amount") for f in read.fees] == amounts and [n for n, _, _ in read.doubts] == doubts
    assert "; ".join(str(f["text"]) for f in read.fees) == text or "Trực" in text  # the words are always kept


@pytest.mark.parametrize(
    "text, intake, back, doubts",
    [
        ("Trực tiếp; Trực tuyến; Dịch vụ bưu chính công ích", ["counter", "online", "post"], [], []),
        ("- Trực tiếp\n- Qua bưu điện", ["counter", "post"], [], []), ("BCCI", ["post"], [], []),
        ("Nộp trực tiếp hoặc qua dịch vụ BCCI; trả kết quả qua BCCI", ["counter", "post"], ["post"], []),
        ("Tiếp nhận hồ sơ và trả kết quả qua dịch vụ bưu chính công ích", ["post"], ["post"], []),
        ("Nộp hồ sơ trực tuyến, nhận kết quả trực tiếp", ["online"], ["counter"], []),
        ("Trả kết quả qua bưu điện", [], ["post"], []), ("Nhận kết quả trực tuyến", [], ["electronic"], []),
        ("Không thực hiện qua BCCI", [], [], [1795]), ("Trực tiếp (trừ trường hợp ủy quyền)", [], [], [1795]),
        ("Riêng bản chà số máy gửi qua bưu chính", [], [], [1795]),
        ("Nhận kết quả qua bưu điện hoặc nộp trực tiếp", [], [], [1795]),
        ("Tại quầy", [], [], [1796]), ("", [], [], []),
    ],
)  # fmt: skip
def test_manners(text, intake, back, doubts):
    read = read_manner(text)
    assert (list(read.intake), list(read.back), [n for n, _, _ in read.doubts]) == (intake, back, doubts)


@pytest.mark.parametrize(
    "text, mark",
    [
        ("x", "yes"),
        ("X", "yes"),
        ("✓", "yes"),
        ("Có", "yes"),
        ("CÓ", "yes"),
        ("Không", "no"),
        ("-", "no"),
        ("", ""),
        ("  ", ""),
        ("1", None),
        ("một phần", None),
        ("xx", None),
    ],
)
def test_marks(text, mark):
    assert read_mark(text) == mark


def test_the_sheet_of_2025_with_one_column(tmp_path):
    rows = [
        ["TT", "Mã TTHC", "Tên TTHC", "DVC trực tuyến", "Dịch vụ BCCI"],
        ["1", "1.900001", "Một", "Toàn trình", "Có"],
        ["2", "1.900002", "Hai", "Một phần", "Không"],
        ["3", "1.900003", "Ba", None, None],
    ]
    result = imported(tmp_path, rows)
    assert answers(result) == {} and [(d.number, d.row, d.found) for d in result.doubts if d.column == "E"] == [
        (1793, 4, "yes"),
        (1793, 5, "no"),
        (1792, 6, ""),
    ]
    for procedure in procedures(result).values():
        assert "intake" not in procedure["variants"][0] and "return" not in procedure["variants"][0]


def test_marks_under_yes_and_no(tmp_path):
    rows = [
        ["Mã số", "Tên TTHC", "Tiếp nhận qua BCCI", None],
        [None, None, "Có", "Không"],
        ["1.900001", "Một", "x", None],
        ["1.900002", "Hai", None, "x"],
        ["1.900003", "Ba", "x", "x"],
        ["1.900004", "Bốn", None, None],
    ]
    result = imported(tmp_path, rows, [(0, 2, 0, 3)])
    assert answers(result) == {("1.900001", "intake"): "yes", ("1.900002", "intake"): "no"}
    assert doubt(result, 1797).row == 7


def test_without_a_decision_the_answer_is_kept_as_the_manner(tmp_path):
    rows = [["Mã số", "Tên TTHC", "Tiếp nhận qua BCCI", "Trả kết quả qua BCCI"], ["1.900001", "Một", "x", "không"]]
    result = imported(tmp_path, rows, titles=[])
    [variant] = procedures(result)["1.900001"]["variants"]
    assert (
        (variant["intake"], variant["return"]) == ({"post": "yes"}, {"post": "no"})
        and 1742 in numbers(result)
        and answers(result) == {}
    )
    said = imported(tmp_path, rows, titles=[], options=ListOptions(decision="9/QĐ-BIA", issued="2020-02-03"))
    assert (
        answers(said) == {("1.900001", "intake"): "yes", ("1.900001", "return"): "no"}
        and said.document["decisions"][0]["issued"] == "2020-02-03"
    )
