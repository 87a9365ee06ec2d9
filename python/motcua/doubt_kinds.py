# SPDX-License-Identifier: Apache-2.0
"""The numbers of what an import finds: 1701 to 1719 are raised, the others are doubts of the report."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """One number's name and its words for people; docs/importing.md says cause and cure."""

    name: str
    vi: str
    en: str


# Numbers 1701 to 1719 are raised as `Error`; the others are doubts. A number never changes its meaning.
KINDS: dict[int, Kind] = {
    1701: Kind("sheet_format", "không phải tệp .xlsx hay .csv", "neither an .xlsx nor a .csv"),
    1702: Kind("sheet_broken", "tệp hỏng hoặc bị cắt", "a broken or truncated file"),
    1703: Kind("sheet_limit", "vượt giới hạn của bộ đọc", "beyond a limit of the reader"),
    1704: Kind("sheet_encoding", "bảng mã chữ không đọc được", "an encoding that is not read"),
    1705: Kind("sheet_delimiter", "không rõ dấu phân cách", "no clear delimiter"),
    1706: Kind("header_missing", "không tìm thấy dòng tiêu đề cột", "no header row found"),
    1707: Kind("column_map_wrong", "bản đồ cột không khớp tệp", "a column map that does not fit the file"),
    1708: Kind("list_option_wrong", "tùy chọn không hợp lệ", "an option that cannot be"),
    1721: Kind("encoding_assumed", "bảng mã chữ được suy đoán", "encoding assumed"),
    1722: Kind("delimiter_assumed", "dấu phân cách được suy đoán", "delimiter assumed"),
    1723: Kind(
        "last_line_open", "dòng cuối không kết thúc: tệp có thể bị cắt", "the last line does not end: perhaps cut off"
    ),
    1724: Kind("row_ragged", "dòng có số ô khác dòng tiêu đề", "a row of another number of cells than the header"),
    1725: Kind("formula_without_value", "công thức không có giá trị lưu sẵn", "a formula without a stored value"),
    1726: Kind("cell_error", "ô báo lỗi", "an error cell"),
    1727: Kind("formulas_taken", "ô công thức: lấy giá trị lưu sẵn", "formula cells: stored values taken"),
    1728: Kind("hidden", "trang, dòng hoặc cột bị ẩn: vẫn đọc", "a hidden sheet, row or column: read all the same"),
    1729: Kind(
        "length_unstated",
        "tệp không ghi tổng số nên không biết có bị cắt không",
        "no total in the file: a cut would not show",
    ),
    1730: Kind("old_font", "chữ theo phông cũ (TCVN3, VNI)", "text in an old font's encoding (TCVN3, VNI)"),
    1731: Kind("column_unknown", "cột không hiểu", "a column that is not understood"),
    1732: Kind(
        "column_beside",
        "danh mục không có chỗ cho cột này; giữ ở tệp dòng",
        "no place in the catalogue; kept in the rows file",
    ),
    1733: Kind("column_twice", "hai cột cùng ý nghĩa", "two columns of one meaning"),
    1734: Kind("row_not_understood", "dòng không hiểu", "a row that is not understood"),
    1735: Kind("count_differs", "số thủ tục ghi ở nhóm khác số đếm được", "the count stated for a group differs"),
    1736: Kind("total_differs", "tổng số ghi khác số đếm được", "the stated total differs"),
    1737: Kind("numbering_gap", "số thứ tự bị nhảy", "a gap in the numbering"),
    1738: Kind("numbering_repeats", "số thứ tự bị lặp hoặc lùi", "a number repeated or going back"),
    1739: Kind("same_as_above", '"như trên": lấy giá trị dòng trên', '"as above": the value above taken'),
    1740: Kind("merged_taken", "ô gộp: lấy giá trị ô đầu", "merged cell: the first cell's value taken"),
    1741: Kind("decision_from_title", "quyết định lấy từ dòng đầu đề", "decision read from the title"),
    1742: Kind(
        "decision_unknown",
        "không rõ quyết định công bố: ghi câu trả lời vào cách thức",
        "the decision is not known: answers kept as the manner",
    ),
    1743: Kind("decisions_several", "nhiều quyết định trong đầu đề", "several decisions in the title"),
    1744: Kind("level_assumed", "cấp được suy từ tên", "level taken from a name"),
    1745: Kind("agency_made", "cơ quan mới, định danh đặt theo tên", "a new agency, its identifier made from its name"),
    1746: Kind("agency_unknown", "không gán được cơ quan", "the agency could not be assigned"),
    1747: Kind("field_assumed", "dòng nhóm được hiểu là lĩnh vực", "a group row taken for a field"),
    1748: Kind("sheet_skipped", "trang không phải danh mục", "a sheet that is no list"),
    1749: Kind("cell_is_date", "ô bị đổi thành ngày tháng", "a cell that was turned into a date"),
    1750: Kind("code_unusual", "mã có dạng ít gặp", "a code of an unusual form"),
    1751: Kind("code_missing", "không có mã thủ tục", "no procedure code"),
    1752: Kind("code_restored", "mã bị bảng tính đổi thành số", "a code that a spreadsheet turned into a number"),
    1753: Kind("code_joined", "mã bị ngắt hoặc lẫn ký tự khác", "a code broken, or with other signs in it"),
    1754: Kind("code_from_name", "mã lấy từ tên thủ tục", "code taken from the name"),
    1755: Kind("code_unreadable", "mã không đúng dạng nào", "a code of no known form"),
    1756: Kind("code_old", "mã dạng cũ hoặc mã nội bộ", "a code of an old form, or an office's own"),
    1757: Kind("code_two_names", "một mã có hai tên", "two names on one code"),
    1758: Kind(
        "code_repeated",
        "mã lặp lại với nội dung khác: giữ thành trường hợp",
        "a code again with other contents: kept as a case",
    ),
    1759: Kind("row_repeated", "dòng lặp lại y hệt", "a row repeated word for word"),
    1760: Kind("code_contradicts", "mã ở cột khác mã trong tên", "the code of the column and that in the name differ"),
    1761: Kind("name_missing", "không có tên thủ tục", "no name"),
    1762: Kind("text_cleaned", "đã chuẩn hóa chữ (dấu, khoảng trắng)", "text normalised (marks, blanks)"),
    1763: Kind("name_number_removed", "bỏ số thứ tự trong tên", "row number in the name removed"),
    1764: Kind("name_repeated", "một tên có hai mã", "one name on two codes"),
    1765: Kind("name_matched", "mã lấy theo tên trùng khít", "code taken by an equal name"),
    1766: Kind("name_candidates", "tên gần giống (không tự nhận)", "similar names, none taken"),
    1767: Kind("name_remark", "ghi chú nằm trong tên", "a remark inside the name"),
    1768: Kind(
        "case_of_above", "dòng không có mã: trường hợp của thủ tục trên", "a row without a code: a case of the one above"
    ),
    1771: Kind("limit_unreadable", "thời hạn không đọc được", "a time limit that cannot be read"),
    1772: Kind("limit_doubtful", "thời hạn đọc được nhưng còn nghi vấn", "a time limit read with a doubt"),
    1773: Kind("limit_several", "một cách nộp có nhiều thời hạn", "several limits for one channel"),
    1774: Kind("limit_missing", "không ghi thời hạn", "no time limit"),
    1775: Kind(
        "limit_unit_from_heading", "đơn vị thời hạn lấy từ tiêu đề cột", "the limit's unit taken from the heading"
    ),
    1776: Kind(
        "limit_not_shorter",
        "thời hạn sau cắt giảm dài hơn thời hạn quy định",
        "a limit after the cut that is longer than the statutory one",
    ),
    1781: Kind("fee_unreadable", "không lấy được số tiền phí", "no amount could be taken from the fee"),
    1782: Kind("fee_small", "phí dưới 1.000 đồng: có thể thiếu số 0", "a fee below 1,000: zeros may be missing"),
    1783: Kind("fee_assumed", "phí được hiểu là không thu", "fee read as none"),
    1784: Kind("fee_contradicts", "ghi miễn phí nhưng nêu số tiền", "free, yet an amount is named"),
    1791: Kind("mark_unknown", "dấu đánh không hiểu", "a mark that is not understood"),
    1792: Kind("mark_blank", "ô trống: không nói có hay không", "blank: neither yes nor no"),
    1793: Kind("direction_unknown", "không rõ nhận hồ sơ hay trả kết quả", "intake or return is not said"),
    1794: Kind(
        "direction_from_title", "chiều và câu trả lời lấy từ đầu đề", "direction and answer taken from the title"
    ),
    1795: Kind("channels_doubtful", "cách thức có điều kiện hoặc phủ định", "a manner with a condition or a negation"),
    1796: Kind("channels_unread", "không nhận ra cách thức", "no manner recognised"),
    1797: Kind("answers_conflict", "vừa có vừa không", "both yes and no"),
}
