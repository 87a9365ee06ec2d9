# SPDX-License-Identifier: Apache-2.0
"""How published lists are laid out: headers, groups, merged cells, annexes, totals, one oddity a test. Procedures are
invented; the forms are those that were seen."""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl

from motcua.catalogue_lists import import_lists
from motcua.doubts import Effect

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
import layouts
import raw_xlsx as raw
from importing import HEAD, ROW, TITLE, answers, doubt, imported, numbers, procedures


def test_the_national_export(tmp_path):
    rows = [
        ["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"],
        ["1.900001", "Thủ tục bịa", "Bộ xây dựng (Giao thông vận tải cũ)", "Sở Bịa\nUBND cấp  xã\n", "Bịa đặt"],
    ]
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nDANH SÁCH TTHC"
    result = imported(tmp_path, rows, [(-1, 0, -1, 4)], [motto])
    assert procedures(result)["1.900001"]["field"] == "Bịa đặt" and result.counts == {"rows": 1, "kept": 1}
    assert result.columns[0].header_rows == (2, 2) and doubt(result, 1746).found == "Sở Bịa; UBND cấp xã"
    assert [d.number for d in result.doubts if d.column == "C"] == [1732]  # the ministry has no place in a catalogue
    assert next(result.row_table()[1])[9] == "Sở Bịa\nUBND cấp  xã\n"  # kept as it stands, with its last break


def test_two_header_rows_with_a_merged_heading(tmp_path):
    rows = [
        ["Stt", "Mã TTHC", "Tên TTHC", "Thực hiện qua dịch vụ BCCI", None],
        [None, None, None, "Được tiếp nhận hồ sơ", "Được trả kết quả"],
        ["1", "1.900001", "Thủ tục bịa", "X", "x"],
    ]
    merged = [(0, 3, 0, 4), *[(0, c, 1, c) for c in range(3)]]
    for name, ranges in (("list.xlsx", merged), ("list.csv", [])):
        result = imported(tmp_path, rows, ranges, name=name)
        assert (
            answers(result) == {("1.900001", "intake"): "yes", ("1.900001", "return"): "yes"} and numbers(result) == []
        )
        assert result.columns[0].header_rows == (3, 4)


def test_three_header_rows_and_groups_of_columns_above(tmp_path):
    three = [
        ["Stt", "Mã TTHC", "Tên TTHC", "Hình thức thực hiện", None, None],
        [None, None, None, "Trực tiếp", "Qua dịch vụ BCCI", None],
        [None, None, None, None, "Tiếp nhận hồ sơ", "Trả kết quả"], ["1", "1.900001", "Thủ tục bịa", "x", "x", None],
    ]  # fmt: skip
    above = [
        [None, None, None, "Thực hiện qua dịch vụ BCCI", None],
        ["Stt", "Mã TTHC", "Tên TTHC", "Tiếp nhận", "Trả kết quả"],
        ["1", "1.900001", "Thủ tục bịa", "x", None],
    ]  # fmt: skip
    for rows, merged, header in ((three, [(0, 3, 0, 5), (1, 4, 1, 5)], (3, 5)), (above, [(0, 3, 0, 4)], (3, 4))):
        for name, ranges in (("list.xlsx", merged), ("list.csv", [])):
            result = imported(tmp_path, rows, ranges, name=name)
            assert answers(result) == {("1.900001", "intake"): "yes"} and result.columns[0].header_rows == header
            assert result.document["name"]["vi"] == TITLE[0] and set(numbers(result)) <= {1792, 1731}


def test_what_stands_below_a_list(tmp_path):
    result = imported(
        tmp_path,
        [
            HEAD,
            ROW,
            ["Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"],
            ["- Như trên;", None, "CHỦ TỊCH"],
            [None, None, "(Đã ký)"],
        ],
    )
    assert numbers(result) == [1734, 1734, 1734] and len(result.records) == 1


def test_group_rows_of_three_kinds_and_their_counts(tmp_path):
    rows = [
        HEAD,
        ["A", None, "SỞ BỊA ĐẶT (03 TTHC)"],
        ["I", None, "LĨNH VỰC: BỊA MỘT (02 TTHC)"],
        ["1", "1.900001", "Một", None, "5 ngày"],
        ["2", "1.900002", "Hai", None, "5 ngày"],
        ["II", None, "Lĩnh vực Bịa hai (02 thủ tục)"],
        ["3", "1.900003", "Ba", None, "5 ngày"],
        ["B", None, "CỤC KHÁC"],
        ["I. Lĩnh vực bịa ba"],
        ["1", "1.900004", "Bốn", None, "5 ngày"],
    ]
    result = imported(tmp_path, rows)
    made = procedures(result)
    assert [p.get("field") for p in made.values()] == ["BỊA MỘT", "BỊA MỘT", "Bịa hai", "bịa ba"]
    assert [p.get("agencies") for p in made.values()] == [["so_bia_dat"]] * 3 + [None]
    assert (doubt(result, 1735).row, doubt(result, 1735).found) == (8, "2 ≠ 1 (-1)")
    assert doubt(result, 1745).assumed == "so_bia_dat (province)" and doubt(result, 1746).found == "CỤC KHÁC"
    assert numbers(result) == [1735, 1745, 1746]


def test_roman_numerals_restart_and_numbers_run_on(tmp_path):
    """As in a list of the police: part B begins its Roman numerals anew and goes on with row 3; C, D and I are letters
    or numerals by what stands before them."""
    groups = [
        ("A", "Bịa A"),
        ("I", "Một"),
        (1,),
        ("II", "Hai"),
        (2,),
        ("B", "Bịa B"),
        ("I", "Ba"),
        (3,),
        ("C", "Bịa C"),
        (4,),
        ("D", "Bịa D"),
        ("I", "Bốn"),
        (5,),
    ]
    rows = [HEAD] + [
        [str(g[0]), f"1.90000{g[0]}", f"Thủ tục {g[0]}", None, "5 ngày"] if len(g) == 1 else [g[0], None, g[1]]
        for g in groups
    ]
    result = imported(tmp_path, rows)
    assert {n for n in numbers(result)} == {1747}
    assert [[g.text for g in r.groups] for r in result.records] == [
        ["Bịa A", "Một"],
        ["Bịa A", "Hai"],
        ["Bịa B", "Ba"],
        ["Bịa C"],
        ["Bịa D", "Bốn"],
    ]


def test_numbers_that_restart_in_each_group_and_a_lost_row(tmp_path):
    rows = [
        HEAD,
        ["I", None, "Lĩnh vực một"],
        ["1", "1.900001", "Một"],
        ["2", "1.900002", "Hai"],
        ["II", None, "Lĩnh vực hai"],
        ["1", "1.900003", "Ba"],
        ["3", "1.900004", "Bốn"],
    ]
    rows = [r + [None, "5 ngày"] if r[0] not in ("I", "II", "STT") else r for r in rows]
    result = imported(tmp_path, rows)
    assert [(d.number, d.row, d.found) for d in result.doubts if d.number in (1737, 1738)] == [(1737, 9, "1, 3")]


def test_the_same_name_twice_once_with_a_remark(tmp_path):
    rows = [HEAD, ROW, ["2", "1.900002", "Thủ tục bịa (Đang có hiệu lực)", "Bịa đặt", "5 ngày"]]
    result = imported(tmp_path, rows)
    assert numbers(result) == [1767, 1764] and len(procedures(result)) == 2
    assert doubt(result, 1764).found == "1.900001 list.xlsx[DM]!4"


def test_a_legal_basis_merged_over_rows_and_as_above(tmp_path):
    rows = [HEAD + ["Căn cứ pháp lý"], ROW + ["1/2099/TT-BIA"], ["2", "1.900002", "Hai", "Như trên", "nt"]]
    result = imported(tmp_path, rows, [(1, 5, 2, 5)])
    assert [(d.number, d.column, d.assumed) for d in result.doubts if d.number == 1739] == [
        (1739, "D", "Bịa đặt"),
        (1739, "E", "5 ngày"),
    ]
    assert procedures(result)["1.900002"]["variants"][0]["limits"] == [{"text": "5 ngày"}]
    assert [r[-1] for r in result.row_table()[1]] == ["1/2099/TT-BIA"] * 2
    first = imported(tmp_path, [HEAD, ["1", "1.900001", "Thủ tục bịa", "như trên", "5 ngày"]])
    assert doubt(first, 1739).effect is Effect.LEFT_OUT and "field" not in procedures(first)["1.900001"]


def test_a_name_merged_over_the_rows_of_its_cases(tmp_path):
    rows = [HEAD, ROW, [None, None, None, None, "10 ngày"]]
    result = imported(tmp_path, rows, [(1, c, 2, c) for c in range(4)])
    variants = procedures(result)["1.900001"]["variants"]
    assert [(v["id"], v["limits"][0]["text"]) for v in variants] == [("default", "5 ngày"), ("case-2", "10 ngày")]
    assert numbers(result).count(1740) == 2 and 1758 in numbers(result)


def test_one_mark_merged_over_both_directions(tmp_path):
    rows = [["Mã số", "Tên TTHC", "Tiếp nhận qua BCCI", "Trả kết quả qua BCCI"], ["1.900001", "Thủ tục bịa", "x", None]]
    result = imported(tmp_path, rows, [(1, 2, 1, 3)])
    assert answers(result) == {("1.900001", "intake"): "yes", ("1.900001", "return"): "yes"}
    assert (doubt(result, 1740).column, doubt(result, 1740).effect) == ("D", Effect.ASSUMED)


def test_empty_group_cells_and_blank_marks_say_nothing(tmp_path):
    rows = [
        ["STT", "Mã số", "Tên TTHC", "Tiếp nhận qua BCCI"],
        ["I", None, None, None],
        ["1", "1.900001", "Thủ tục bịa", None],
    ]
    result = imported(tmp_path, rows)
    assert answers(result) == {} and doubt(result, 1792).effect is Effect.NOTE and doubt(result, 1734).row == 4
    assert "intake" not in procedures(result)["1.900001"]["variants"][0]


def test_annexes_in_one_sheet_and_in_groups(tmp_path):
    head = ["STT", "Mã số", "Tên TTHC"]
    below = [
        head, ["1", "1.900001", "Một"],
        ["Phụ lục II"], ["DANH MỤC TTHC KHÔNG THỰC HIỆN TIẾP NHẬN HỒ SƠ, TRẢ KẾT QUẢ QUA DỊCH VỤ BƯU CHÍNH CÔNG ÍCH"],
        head, ["1", "1.900002", "Hai"],
    ]  # fmt: skip
    titles = ["DANH MỤC TTHC THỰC HIỆN TIẾP NHẬN HỒ SƠ QUA DỊCH VỤ BCCI", TITLE[1]]
    expected = {("1.900001", "intake"): "yes", ("1.900002", "intake"): "no", ("1.900002", "return"): "no"}
    result = imported(tmp_path, below, titles=titles)
    assert answers(result) == expected and numbers(result) == [1794, 1794]
    assert [d.assumed for d in result.doubts if d.number == 1794] == ["intake: yes", "intake, return: no"]
    grouped = [
        head, ["A", None, "TTHC thực hiện tiếp nhận hồ sơ qua dịch vụ BCCI"], ["1", "1.900001", "Một"],
        ["B", None, "TTHC không thực hiện tiếp nhận hồ sơ, trả kết quả qua dịch vụ BCCI"], ["2", "1.900002", "Hai"],
    ]  # fmt: skip
    assert answers(imported(tmp_path, grouped)) == expected


def test_an_annex_without_a_direction_and_a_title_of_both(tmp_path):
    rows = [["Mã số", "Tên TTHC"], ["1.900001", "Một"]]
    result = imported(tmp_path, rows, titles=["DANH MỤC TTHC THỰC HIỆN QUA DỊCH VỤ BCCI", TITLE[1]])
    assert answers(result) == {} and doubt(result, 1793).effect is Effect.LEFT_OUT
    both = imported(
        tmp_path, rows, titles=["DANH MỤC TTHC THỰC HIỆN VÀ KHÔNG THỰC HIỆN TIẾP NHẬN HỒ SƠ QUA BCCI", TITLE[1]]
    )
    assert answers(both) == {} and numbers(both) == []


def test_a_procedure_in_both_annexes(tmp_path):
    pages = []
    for name, word in (("PL1", "THỰC HIỆN"), ("PL2", "KHÔNG THỰC HIỆN")):
        pages.append(
            layouts.Page(
                name,
                [
                    [f"DANH MỤC TTHC {word} TIẾP NHẬN HỒ SƠ QUA BCCI"],
                    [TITLE[1]],
                    ["Mã số", "Tên TTHC"],
                    ["1.900001", "Một"],
                ],
            )
        )
    result = imported(tmp_path, [], pages=pages)
    assert answers(result) == {} and [(d.sheet, d.row, d.found) for d in result.doubts if d.number == 1797] == [
        ("PL2", 4, "intake: list.xlsx[PL1]!4"),
        ("PL1", 4, "intake: list.xlsx[PL2]!4"),
    ]


def test_a_header_again_on_each_printed_page(tmp_path):
    head = ["STT", "Mã số", "Tên TTHC"]
    result = imported(
        tmp_path, [head, ["I", None, "Lĩnh vực một"], ["1", "1.900001", "Một"], head, ["2", "1.900002", "Hai"]]
    )
    assert [p["field"] for p in procedures(result).values()] == ["một", "một"] and len(result.tables) == 1


def test_sheets_that_are_no_list_and_hidden_ones(tmp_path):
    layouts.write_xlsx(
        [
            layouts.Page("Tổng hợp", [["STT", "Tên đơn vị", "Số TTHC"], ["1", "Sở Bịa", "5"]]),
            layouts.Page("DM", [HEAD, ROW]),
        ],
        tmp_path / "a.xlsx",
    )
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book["DM"].sheet_state, book["DM"].row_dimensions[2].hidden, book["DM"].column_dimensions["D"].hidden = (
        "hidden",
        True,
        True,
    )
    book["DM"]["A2"] = "=0+1"
    book.save(tmp_path / "a.xlsx")
    result = import_lists(tmp_path / "a.xlsx")
    assert doubt(result, 1748).sheet == "Tổng hợp" and [d.row for d in result.doubts.sorted() if d.number == 1728] == [
        0,
        0,
        2,
    ]
    assert {1725, 1727} < set(numbers(result)) and len(procedures(result)) == 1


def test_error_cells_formulas_and_dates(tmp_path):
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    head = raw.rows(["Mã số", "Tên TTHC", "Thời hạn"])
    data = head + (
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="inlineStr"><is><t>Một</t></is></c></row>'
        '<row r="3"><c r="A3" t="str"><f>B3</f><v>1.900001</v></c><c r="B3" t="inlineStr"><is><t>Hai</t></is></c><c r="C3" s="1"><v>45955</v></c></row>'
    )
    path = raw.write(tmp_path / "a.xlsx", raw.parts(raw.sheet(data), styles=styles))
    result = import_lists(path)
    assert (doubt(result, 1726).column, doubt(result, 1749).value, doubt(result, 1727).found) == (
        "A",
        "2025-10-25 00:00:00",
        "1",
    )
    assert "limits" not in procedures(result)["1.900001"]["variants"][0]  # "10-25" that became a date is not read


def test_rows_of_another_width_in_a_text_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "Mã số,Tên TTHC,Thời hạn\n1.900001,Một,5 ngày\n1.900002,Hai, ba,5 ngày\n1.900003,Bốn\n", encoding="utf-8"
    )
    result = import_lists(path)
    assert [(d.row, d.found) for d in result.doubts if d.number == 1724] == [(3, "4 ≠ 3"), (4, "2 ≠ 3")]
    assert list(procedures(result)) == ["1.900001"] and result.counts == {"rows": 3, "kept": 1, "refused": 2}


def test_titles_that_name_the_decision(tmp_path):
    rows = [HEAD[:3], ROW[:3]]
    for title, number, issued in (
        (
            "(Ban hành kèm theo Quyết định số 955/QĐ-UBND ngày 23 tháng 6 năm 2021 của Chủ tịch UBND tỉnh)",
            "955/QĐ-UBND",
            "2021-06-23",
        ),
        ("Kèm theo QĐ số: 352 /QĐ-UBND, ngày 08/3/2024", "352/QĐ-UBND", "2024-03-08"),
        ("Quyết định 113/2025/QĐ-UBND", "113/2025/QĐ-UBND", None),
        ("Kèm theo Quyết định số 12/QĐ-UBND ngày 31 tháng 02 năm 2020", "12/QĐ-UBND", None),
    ):
        result = imported(tmp_path, rows, titles=["DANH MỤC", title])
        [decision] = result.document["decisions"]
        assert (decision["number"], decision.get("issued")) == (number, issued)
        assert result.document["edition"].get("true_on") == issued
    lost = imported(
        tmp_path, rows, titles=["DANH MỤC", "Kèm theo Quyết định số 12/QĐUBND ngày 05/3/2020"]
    )  # a letter lost by OCR
    assert lost.document["decisions"] == []
