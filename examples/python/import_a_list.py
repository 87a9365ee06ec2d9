# SPDX-License-Identifier: Apache-2.0
"""Makes a province's list with every oddity that real ones have, imports it, and prints the report that a clerk gets.

Everything in it is invented: the province, the procedures and their codes (1.98…, which none has). Run it with a folder
to keep the sheet, the catalogue and the report; with `--pictures` it also draws both (matplotlib)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import motcua
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

TITLES = [
    "DANH MỤC THỦ TỤC HÀNH CHÍNH TIẾP NHẬN HỒ SƠ, TRẢ KẾT QUẢ QUA DỊCH VỤ BƯU CHÍNH CÔNG ÍCH",
    "(Ban hành kèm theo Quyết định số 4321/QĐ-UBND ngày 14 tháng 12 năm 2020 của Chủ tịch UBND tỉnh Bịa Đặt)",
]
HEAD = [
    "Stt",
    "Mã số TTHC",
    "Tên TTHC",
    "Thời hạn giải quyết",
    "Hình thức thực hiện qua dịch vụ BCCI",
    None,
    "Phí, lệ phí",
    "Căn cứ pháp lý",
]
BELOW = [None, None, None, None, "Được tiếp nhận hồ sơ", "Được trả kết quả", None, None]
ROWS = [
    ["A", None, "SỞ BỊA ĐẶT"],
    ["I", None, "LĨNH VỰC: HỘI HÈ (04 TTHC)"],
    [1, 1.980001, "Cấp giấy phép mở hội", "05 ngày làm việc", "x", "x", "100,000 đồng", "01/2099/NĐ-BIA"],
    [2, 2.9802, "Cấp lại giấy phép  mở hội", "Như trên", "X", None, "135.000 đồng", None],
    [3, "1.980003.\n000.00.00.H99", "\tĐổi giấy phép mở hội", "Trực tuyến: 3 ngày; Trực tiếp: 5 ngày", "x", "không",
        "135 VNĐ", None],
    [4, None, "77. Thu hồi giấy phép mở hội (1.980004)", "5 ngày làm việc + 15 ngày", "x", "x", "Miễn phí", None],
    [5, "1.980005", "Xác nhận ngày hội", "Trực tiếp: 7 ngày làm việc; Trực tiếp: 1 giờ", "?", "x", "Không",
        "02/2099/NĐ-BIA"],
    ["II", None, "LĨNH VỰC: CHỢ PHIÊN (03 thủ tục)"],
    [1, "1.980006", "Đăng ký gian hàng", 1, "x", None, "1100,000 VNĐ", "nt"],
    [2, "1.980006", "Đăng ký gian hàng", "10 ngày", "x", None, "10 USD", None],
    [4, "1.980007", "Ba\u0301o ngh\u1ec9 ch\u01a1\u0323", "theo quy định", None, None,
        "Miễn phí (cấp lại: 50.000 đồng)", None],
    ["B", None, "UBND CẤP XÃ"],
    [5, "225583", "Xin chỗ ngồi", "1,5 ngày làm việc", "x", "x", "0 đồng", None],
    [6, "BD-BIA-280421", "Trả chỗ ngồi (Đang có hiệu lực)", "trong ngày", "x", "x", "20.000 đồng/hồ sơ", None],
    [7, "1.980009", "Mượn ghế", "40 Giờ", "x", "x", None, None],
    [8, "1.980009", "Trả ghế", "2 ngày", "x", "x", None, None],
    [9, None, "Cấp giấy phép mở hộị", "2 ngày", "x", "x", None, None],
    ["Ghi chú: phí tính đến 31/12/2020."],
    [None, "Tổng cộng: 15 thủ tục"],
]  # fmt: skip
ANNEX = [
    ["Stt", "Mã số TTHC", "Tên TTHC"],
    [1, "1.980010", "Đặt tên cho hội"],
    [2, "1.980001", "Cấp giấy phép mở hội"],
    [None, "Tổng cộng: 02 thủ tục"],
]
SHEET_2025 = [
    ["TT", "Mã TTHC", "Tên TTHC", "DVC trực tuyến", "Dịch vụ BCCI"],
    [1, "1.980011", "Một", "Toàn trình", "Có"],
    [2, "1.980012", "Hai", "Một phần", "Không"],
    [3, "1.980013", "Ba", None, None],
]


def write_list(path: Path) -> Path:
    """The workbook: the annex done by post, the annex not done by post, and a sheet of the newer form."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục I"
    for row in [[t] for t in TITLES] + [HEAD, BELOW] + ROWS:
        sheet.append(row)
    for line in (1, 2):
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=8)
        sheet.cell(line, 1).font = Font(bold=True)
        sheet.cell(line, 1).alignment = Alignment(horizontal="center", wrap_text=True)
    sheet.merge_cells("E3:F3")
    for column in "ABCDGH":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("H7:H10")  # one legal basis for four rows
    sheet.row_dimensions[13].hidden = True
    for column, width in zip("ABCDEFGH", (6, 16, 38, 30, 12, 12, 22, 18)):
        sheet.column_dimensions[column].width = width
    second = book.create_sheet("Phụ lục II")
    for row in [["DANH MỤC TTHC KHÔNG THỰC HIỆN TIẾP NHẬN HỒ SƠ, TRẢ KẾT QUẢ QUA DỊCH VỤ BCCI"], *ANNEX]:
        second.append(row)
    third = book.create_sheet("DM 2025")
    for row in [["DANH MỤC 03 THỦ TỤC HÀNH CHÍNH"], *SHEET_2025]:
        third.append(row)
    book.save(path)
    return path


def draw(header: list[str], rows: list[list[str]], path: Path, widths: list[float]) -> None:
    """A table as a picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(15, 0.6 + 0.42 * len(rows)), dpi=80)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.01, 0.01, 0.98, 0.98))
    axes.set_axis_off()
    table = axes.table(cellText=rows, colLabels=header, colWidths=widths, cellLoc="left", loc="upper center")
    table.auto_set_font_size(False)
    table.set_fontsize(7)
    table.scale(1, 1.6)
    figure.savefig(path)


def main(folder: Path, pictures: bool) -> None:
    path = write_list(folder / "danh-muc-bia-dat.xlsx")
    result = motcua.import_lists(path)
    written = result.write(folder / "imported")
    print(result.to_text())
    print()
    for doubt in result.doubts.sorted():
        print(doubt.to_text())
    print()
    catalogue = motcua.read_catalogue(*written.catalogue)
    print(f"{len(catalogue)} thủ tục đọc lại được: {', '.join(catalogue)}")
    if pictures:
        grid = [
            ["" if v is None else str(v).replace("\n", "⏎").replace("\t", "⇥")[:48] for v in r] + [""] * (8 - len(r))
            for r in [[t] for t in TITLES] + [HEAD, BELOW] + ROWS
        ]
        draw(list("ABCDEFGH"), grid, folder / "sheet.png", [0.16, 0.11, 0.2, 0.19, 0.07, 0.07, 0.12, 0.08])
        report = [
            [f"M{d.number}", d.place[d.place.index("[") :], d.label(), d.found[:60], d.assumed[:40], d.effect.label()]
            for d in result.doubts.sorted()
        ]
        draw(
            ["số", "ở đâu", "chuyện gì", "thấy", "hiểu là", "kết quả"],
            report,
            folder / "report.png",
            [0.05, 0.12, 0.28, 0.28, 0.17, 0.1],
        )


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--pictures"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0] if arguments else temporary)
        folder.mkdir(parents=True, exist_ok=True)
        main(folder, "--pictures" in sys.argv)
