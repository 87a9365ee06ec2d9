# SPDX-License-Identifier: Apache-2.0
"""Small lists, each wrong in one way: the cell that is changed, its value, and the number that must stand there.

The good list has invented procedures and no doubt but that its decision was read from its title."""

from __future__ import annotations

from typing import Any, NamedTuple

GOOD: list[list[Any]] = [
    ["DANH MỤC THỦ TỤC HÀNH CHÍNH"],
    ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2020 của Chủ tịch UBND tỉnh)"],
    ["STT", "Mã số TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Thời hạn giải quyết",
        "Tiếp nhận hồ sơ qua dịch vụ BCCI", "Trả kết quả qua dịch vụ BCCI", "Phí, lệ phí", "Cách thức thực hiện",
        "Cấp thực hiện"],
    ["I", None, "Nhóm bịa một (02 TTHC)"],
    ["1", "1.900001", "Thủ tục bịa thứ nhất", "Bịa đặt", "5 ngày làm việc", "x", "x", "100.000 đồng",
        "Trực tiếp; Trực tuyến", "Cấp tỉnh"],
    ["2", "1.900002", "Thủ tục bịa thứ hai", "Bịa đặt", "10 ngày", "x", "không", "Miễn phí", "Trực tiếp", "Cấp xã"],
    ["II", None, "Nhóm bịa hai (02 TTHC)"],
    ["3", "1.900003", "Thủ tục bịa thứ ba", "Bịa đặt", "01 tháng", "không", "x", "20.000 đồng/hồ sơ",
        "Trực tiếp; Dịch vụ bưu chính", "Cấp tỉnh"],
    ["4", "1.900004.02", "Thủ tục bịa thứ tư", "Bịa đặt", "8 giờ làm việc", "X", "Có", "0 đồng", "Trực tuyến",
        "Cấp huyện"],
    [None, "Tổng cộng: 04 thủ tục"],
]  # fmt: skip
ALWAYS = {1741}


class Wrong(NamedTuple):
    """One list: what is changed (row and column from 1 and A; a value `...` removes the row), what must be found where.
    `others` are numbers that follow from it."""

    name: str
    row: int
    column: str
    value: Any
    number: int
    at: str = ""  # "C5"; by default the changed cell
    others: tuple[int, ...] = ()


def each(column: str, number: int, values: tuple[Any, ...], others: tuple[int, ...] = (), row: int = 5) -> list[Wrong]:
    return [Wrong(f"{column}{row} {value!r}", row, column, value, number, "", others) for value in values]


WRONG: list[Wrong] = [
    # Codes: 1755 no known form, 1752 what a spreadsheet did, 1753 broken or framed, 1756 old.
    *each("B", 1755, (
        "225583", "2557", "Thủ tục 26", "1.9000011", "1.900001.2", "1.900001.H", "1.900001.000.00.H55",
        "1.900001.000.00.00.55", "0.900001", "1-900001", "1/900001", "1.900001;1.900002", "1.900001\n1.900002",
        "A.900001",
        "1.90000A", "chưa có mã", "?", "1.900001.H555", "12.900001", "1..900001", "1.900001..02", "1.900001.002",
        "http://x/1.900001",
        "mã 1.900001", "1.900001 (mới)", "1,000948.H38.x", "T-BPC", "BTT-DBI-", "-", "x", "5 ngày",
    )),
    *each("B", 1752,
        ("1.9", "1.90", "1.900", "1.9001", "1.90001", "1,900001", "1,9001", "2.0002", "1.01", "1.1", "5.00001",
            "1 .900.001", "1.900O01", "1.90000", "1900001", "1.9OOOO1")),
    *each("B", 1753, (
        "1.900001.\n000.00.00.H04", "1.9000\n01", " 1. 900001", "1.900001 .02", "1.900\u200b001", "1.900001\u00a0.H38",
        "(1.900001)", "1.900001.", "[1.900001]", "1.900001;",
        "1.900001.000.\r\n00.00.H55", "1.900001.H\n38", "1.\t900001",
    )),
    *each("B", 1756, ("T-BPC-280421", "BTT-DBI-264740", "B-BKA-123456", "T-QNH-BS46-SD", "BCH-5")),
    *each("B", 1756, ("T-QNH-BS46-SĐ", "T-BĐH-123456-TT"), ()),
    *each("B", 1751, (None, "", " ", "\n", "\u00a0"), ()),
    *each("B", 1750, ("4.900001", "9.900001", "1.900001.H38.02")),
    *each("B", 1757, ("1.900002",)),
    # Names.
    *each("C", 1761, (None, "", "  ", "\n\t")),
    *each("C", 1762, (
        "Thủ tục  bịa thứ nhất", "\tThủ tục bịa thứ nhất", "Thủ tục bịa\nthứ nhất", " Thủ tục bịa thứ nhất",
        "Thủ tục bịa thứ nhất ", "Thủ tục bịa\u00a0thứ nhất",
        "Thu\u0309 tu\u0323c bi\u0323a thứ nhất", "Thủ tục bịa thứ nh\u00e2\u0301t", "Thủ\u200b tục bịa",
        "Thủ tục\u00ad bịa", "Thủ tục\r\nbịa", "'=Thủ tục bịa",
    )),
    *each("C", 1763, ("77. Thủ tục bịa thứ nhất", "1) Thủ tục bịa thứ nhất", "001. Thủ tục bịa")),
    *each("C", 1767,
        ("Thủ tục bịa (Đang có hiệu lực)", "Thủ tục bịa (mới)", "Thủ tục bịa (sửa đổi, bổ sung)",
            "Thủ tục bịa (Bãi bỏ)", "Thủ tục bịa (thay thế)")),
    *each("C", 1760, ("Thủ tục bịa (1.900009)", "Thủ tục bịa mã 1.900008", "1.900007 Thủ tục bịa")),
    *[w._replace(at="C6") for w in each("C", 1764,
        ("Thủ tục bịa thứ hai", "THỦ TỤC BỊA THỨ HAI", "Thủ tục bịa, thứ hai."), ())],
    *each("C", 1739, ("Như trên", "như trên", "NT", "-nt-"), (1764,), 6),
    # Limits: 1771 unreadable, 1772 read with a doubt, 1773 several, 1774 none.
    *each("E", 1771, (
        "xem phụ lục", "theo quy định", "theo luật", "?", "chưa có", "ngày", "làm việc", "tùy trường hợp", "…", "x",
        "Sở", "nhanh chóng", "kịp thời",
        "999999 ngày", "Điều 5", "trong giờ hành chính thì thôi",
    )),
    *each("E", 1772, ("1", "5", "10", "07", "3", "1 (không ghi đơn vị)", "15", "7", "30", "2", "85", "105")),
    *each("E", 1773, (
        "Trực tiếp: 7 Ngày làm việc; Trực tiếp: 1 Giờ", "Trực tuyến: 1 Ngày; Trực tuyến: 2 Ngày",
        "Dịch vụ bưu chính: 3 Ngày làm việc; Dịch vụ bưu chính: 5 Ngày làm việc",
        "Trực tiếp: 5 ngày; Trực tiếp: 6 ngày; Trực tuyến: 5 ngày",
    )),
    *each("E", 1774, (None, "", "-", "–", " ", "—")),
    *each("E", 1771, ("Trực tuyến: 3 ngày; Trực tiếp: xem luật", "Trực tiếp: ?", "Trực tuyến: theo quy định")),
    *each("E", 1774, ("Trực tuyến: 3 ngày; Trực tiếp:", "Dịch vụ bưu chính: ; Trực tiếp: 5 ngày")),
    *each("E", 1772, ("Trực tuyến: 3; Trực tiếp: 5 ngày", "Trực tuyến: 3 ngày; Trực tiếp: 5")),
    # Fees: 1781 no amount, 1782 below 1,000, 1783 read as none, 1784 free and an amount.
    *each("H", 1781, (
        "10 USD", "155 USD", "1100,000 VNĐ", "1.0000 đồng", "100.00 đồng", "theo Thông tư", "Theo quy định", "100.000",
        "50000", "từ 10.000 đến 20.000 đồng",
        "20.000 đồng; 30.000 đồng", "5% giá trị", "0,1%", "1.000.00 đồng", "mười nghìn đồng", "100.000 đồng/trang",
        "2.000 đồng/bản", "?", "Có", "xem ghi chú",
        "100.000 đồng (từ 01/7/2023 đến 31/12/2023)", "Lệ phí: 20.000 đồng; phí: 30.000 đồng", "1,5 triệu đồng",
        "100 nghìn đồng", "012 đồng",
        "Trực tuyến: 10 USD; Trực tiếp: 20.000 đồng", "100,000,00 đồng", "1.2.3 đồng",
    )),
    *each("H", 1782,
        ("135 VNĐ", "155 VNĐ", "25 VNĐ", "1 đồng", "900 VNĐ", "700 đ", "90 VNĐ", "999 đồng", "1 Việt Nam Đồng",
            "Trực tuyến: 1 Việt Nam Đồng; Trực tiếp: 50,000 VNĐ", "Lệ phí: 8 đồng", "125 VNĐ")),
    *each("H", 1783, ("Không", "không có", "Không thu", "0", "Không có phí, lệ phí")),
    *each("H", 1784,
        ("Miễn phí (trừ trường hợp 20.000 đồng)", "Miễn lệ phí; cấp lại: 50.000 đồng",
            "Miễn phí lần đầu, lần sau 30.000 đồng")),
    # Marks: 1791 not understood, 1792 blank.
    *each("F", 1791,
        ("?", "1", "xx", "có thể", "một phần", "*", "trừ hộ tịch", "BCCI", "Nộp", "5 ngày", "x (1)", "không/có", "N",
            "tùy")),
    *each("G", 1791, ("?", "2", "x?", "có/không", "#", "trả tại quầy", "bưu điện", "0.5", "yes/no", "ok")),
    *each("F", 1792, (None, "", " ", "\n")),
    *each("G", 1792, (None, "", "\u00a0", "\t")),
    # Manner: 1795 condition or negation, 1796 nothing recognised.
    *each("I", 1795, (
        "Không thực hiện qua BCCI", "Trực tiếp, trừ trường hợp ủy quyền", "Bưu chính (nếu có yêu cầu)",
        "Không trực tuyến", "Trực tiếp; không qua bưu điện", "chỉ áp dụng trực tuyến",
        "Riêng cấp lại: bưu chính", "Tùy trường hợp: trực tiếp", "Trực tuyến một phần",
        "Nhận kết quả qua bưu điện hoặc nộp trực tiếp", "ngoại trừ bưu chính",
    )),
    *each("I", 1796,
        ("x", "1", "tại quầy", "?", "Theo quy định", "fax", "email", "Toàn trình", "điện thoại", "Nộp tại Sở")),
    # Levels.
    *each("J", 1744, ("Cơ quan khác", "?", "A", "Cấp tỉnh; khác", "Đơn vị sự nghiệp", "1")),
    # Numbering.
    *[Wrong(f"number {v}", 8, "A", v, 1737, "", (1738,)) for v in ("4", "5", "9", "57")],
    *[Wrong(f"number back {v}", 8, "A", v, 1738, "", (1737,)) for v in ("2", "0")],
    *[Wrong(f"number again {v}", 6, "A", v, 1738, "", (1737,)) for v in ("1",)],
    *[Wrong(f"number of the second {v}", 6, "A", v, 1737, "A6", (1738,)) for v in ("3", "7", "12")],
    # Counts, totals, groups, titles, rows.
    *[Wrong(f"count {v}", 4, "C", f"Nhóm bịa một ({v} TTHC)", 1735, "4") for v in ("01", "03", "2.000", "0")],
    *[Wrong(f"count of II {v}", 7, "C", f"Nhóm bịa hai ({v} thủ tục)", 1735, "7") for v in ("1", "5")],
    *[Wrong(f"total {v}", 10, "B", f"Tổng cộng: {v} thủ tục", 1736, "10") for v in ("3", "5", "1.885", "0")],
    *[Wrong(f"total words {v}", 10, "B", f"{v} 7", 1736, "10") for v in ("Tổng", "Tổng số:", "TỔNG CỘNG", "Cộng")],
    *[Wrong(f"title {v}", 1, "A", f"DANH MỤC {v} THỦ TỤC HÀNH CHÍNH", 1736, "1") for v in ("03", "05", "1.885")],
    *[Wrong(f"a row lost {r}", r, "", ..., 1735, at, (1736, 1737)) for r,
        at in ((5, "4"), (6, "4"), (8, "7"), (9, "7"))],
    *[Wrong(f"text row {v!r}", 10, "B", v, 1734, "10", (1729,)) for v in ("Ghi chú", "(*) Chỉ áp dụng năm 2020",
        "Nơi nhận:", "Người lập biểu")],
    *[Wrong(f"no decision {v!r}", 2, "A", v, 1742, "3", ()) for v in (None,
        "(Kèm theo Quyết định số       /QĐ-UBND ngày    tháng    năm 2020)", "Phụ lục", "Tờ trình")],
    *[Wrong(f"decisions {v!r}", 2, "A", v, 1743, "2",
        (1742,)) for v in ("(Kèm theo Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND)",
        "QĐ 1/QĐ-UBND, QĐ 2/QĐ-UBND")],
    # Headings.
    *[Wrong(f"heading {c} {v!r}", 3, c, v, 1731, f"{c}3", o) for c, v, o in (
        ("D", "Điểm", (1747,)), ("E", "Hạn", ()), ("F", "Cột lạ", ()), ("G", "?", ()), ("H", "Giá", ()),
        ("I", "Kênh", ()), ("J", "Hạng", ()), ("A", "Dòng", ()),
    )],
    *[Wrong(f"heading twice {c} {v!r}", 3, c, v, 1733, f"{c}3", o) for c, v, o in (
        ("D", "Tên thủ tục", (1747,)), ("E", "Lĩnh vực", ()), ("H", "Thời hạn giải quyết", ()),
        ("I", "Phí, lệ phí", ()), ("J", "Lĩnh vực", ()), ("G", "Tiếp nhận hồ sơ qua dịch vụ BCCI", ()),
    )],
    *[Wrong(f"heading beside {c} {v!r}", 3, c, v, 1732, f"{c}3", o) for c, v, o in (
        ("D", "Căn cứ pháp lý", (1747,)), ("E", "Địa điểm thực hiện", ()), ("H", "Ghi chú", ()),
        ("I", "Quy trình nội bộ", ()), ("J", "Thẩm quyền quyết định", ()), ("J", "Cơ quan ban hành", ()),
        ("D", "Quyết định công bố", (1747,)), ("I", "Mức độ DVC", ()), ("D", "Số lượng TTHC", (1747,)),
    )],
    Wrong("marks without a direction", 3, "F", "Dịch vụ BCCI", 1793, "F5", ()),
    Wrong("a mark in one column, no direction", 3, "G", "Thực hiện qua bưu điện", 1793, "G5", ()),
]  # fmt: skip


def grid(wrong: Wrong | None = None) -> list[list[Any]]:
    """The good list with one change, as a rectangle."""
    rows = [list(r) + [None] * (10 - len(r)) for r in GOOD]
    if wrong:
        if wrong.value is ...:
            del rows[wrong.row - 1]
        else:
            rows[wrong.row - 1][ord(wrong.column) - 65] = wrong.value
    return rows
