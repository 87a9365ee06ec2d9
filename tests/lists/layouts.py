# SPDX-License-Identifier: Apache-2.0
"""Lays records out as the spreadsheets that provinces publish. Takes any records; those of `invented.py` are made up.

A record is a mapping with `national_code name field levels competent_agency issuing_ministry publication_decision
time_limit_text fee_text channel_rows postal_intake postal_return legal_basis`; what it lacks is an empty cell."""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = dict[str, Any]
DECISION = "2906/QĐ-UBND"
TITLE = (
    "DANH MỤC THỦ TỤC HÀNH CHÍNH",
    f"(Ban hành kèm theo Quyết định số {DECISION} ngày 14 tháng 12 năm 2020 của Chủ tịch Ủy ban nhân dân tỉnh)",
)


@dataclass
class Page:
    """One sheet as a grid, with its merged ranges (rows and columns from 0) and the row of each record."""

    name: str
    cells: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: dict[int, int] = field(default_factory=dict)  # index of the record → row from 1

    def add(self, *cells: Any) -> int:
        self.cells.append(list(cells))
        return len(self.cells) - 1

    def across(self, text: str, width: int) -> None:
        row = self.add(text, *[None] * (width - 1))
        self.merged.append((row, 0, row, width - 1))


def limit_text(record: Record) -> str:
    """As the source prints it; a remark of the collector that no unit is stated is no part of it."""
    return re.sub(r"\s*\(không ghi đơn vị\)", "", record.get("time_limit_text") or "")


def manner_text(record: Record) -> str:
    """The channels of the portal's table, or what is known of the post."""
    rows = record.get("channel_rows")
    if rows:
        return "; ".join(dict.fromkeys(row[0] for row in rows))
    return "Dịch vụ bưu chính" if record.get("postal_intake") else ""


def mark(value: Any) -> str | None:
    return "x" if value else None


def by_field(records: list[Record]) -> list[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = {}
    for i, r in enumerate(records):
        groups.setdefault(r.get("field") or "", []).append(i)
    return list(groups.items())


def roman(n: int) -> str:
    out = ""
    for value, text in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while n >= value:
            out, n = out + text, n - value
    return out


def _grouped(page: Page, records: list[Record], width: int, cells: Any) -> None:
    """Group rows "I. LĨNH VỰC: … (05 TTHC)" and the rows below them, numbered anew in each."""
    for g, (name, members) in enumerate(by_field(records), 1):
        page.across(f"{roman(g)}. LĨNH VỰC: {name} ({len(members):02d} TTHC)", width)
        for n, i in enumerate(members, 1):
            page.rows[i] = page.add(n, *cells(records[i])) + 1


def two_marks(records: list[Record], code: bool = False) -> list[Page]:
    """Hưng Yên 2020: two header rows, a mark for each direction; no codes unless asked for."""
    page = Page("Phụ lục")
    width = 10 if code else 9
    for line in TITLE:
        page.across(line, width)
    page.add()
    head = page.add("Stt", *(["Mã số TTHC"] if code else []), "Tên TTHC", "Thời hạn giải quyết", "Địa điểm thực hiện",
                    "Hình thức thực hiện TTHC qua dịch vụ BCCI", None, "Phí, lệ phí", "Căn cứ pháp lý",
                    "Căn cứ QĐ công bố của Bộ trưởng")  # fmt: skip
    first = 5 if code else 4
    page.add(*[None] * first, "Được tiếp nhận hồ sơ", "Được trả kết quả")
    page.merged.append((head, first, head, first + 1))
    page.merged += [(head, c, head + 1, c) for c in range(width) if c not in (first, first + 1)]
    _grouped(page, records, width, lambda r: (
        *([r.get("national_code")] if code else []), r.get("name"), limit_text(r), "Trung tâm Phục vụ hành chính công",
        mark(r.get("postal_intake")), mark(r.get("postal_return")), r.get("fee_text"),
        "; ".join(r.get("legal_basis") or ()),
        r.get("publication_decision"),
    ))  # fmt: skip
    page.add(None, f"Tổng cộng: {len(records)} thủ tục")
    return [page]


def manner(records: list[Record]) -> list[Page]:
    """Bạc Liêu 2024: ten columns, the manner as one text cell."""
    page = Page("Danh mục")
    for line in TITLE:
        page.across(line, 10)
    page.add("Số TT", "Mã số TTHC", "Tên thủ tục hành chính", "Cách thức thực hiện", "Thời hạn giải quyết",
        "Phí, lệ phí",
             "Thẩm quyền quyết định", "Căn cứ pháp lý", "Quy trình nội bộ", "Quy trình điện tử")  # fmt: skip
    page.add(*[f"({i})" for i in range(1, 11)])
    _grouped(page, records, 10, lambda r: (
        r.get("national_code"), r.get("name"), manner_text(r), limit_text(r), r.get("fee_text"),
        r.get("competent_agency"),
        "\n".join(r.get("legal_basis") or ()), "x", "x",
    ))  # fmt: skip
    return [page]


def merged_basis(records: list[Record]) -> list[Page]:
    """Bắc Kạn 2018: no codes, the legal basis merged over up to four rows."""
    page = Page("Sheet1")
    page.across(TITLE[0], 6)
    page.across(TITLE[1], 6)
    page.add("STT", "Tên TTHC", "Thời hạn giải quyết", "Địa điểm thực hiện", "Phí, lệ phí", "Căn cứ pháp lý")
    for n, (name, members) in enumerate(by_field(records)):
        page.add(roman(n + 1), name, None, None, None, None)
        run: list[int] = []
        for i in members:
            r = records[i]
            basis = "; ".join(r.get("legal_basis") or ())
            same = (
                run
                and len(run) < 4
                and "; ".join(records[members[members.index(i) - 1]].get("legal_basis") or ()) == basis
                and basis
            )
            row = page.add(
                len(page.rows) + 1,
                r.get("name"),
                limit_text(r),
                "Bộ phận một cửa",
                r.get("fee_text"),
                None if same else basis or None,
            )
            page.rows[i] = row + 1
            if not same:
                _merge_run(page, run)
                run = []
            run.append(row)
        _merge_run(page, run)
    return [page]


def _merge_run(page: Page, run: list[int]) -> None:
    if len(run) > 1:
        page.merged.append((run[0], 5, run[-1], 5))


def portal(records: list[Record]) -> list[Page]:
    """The national portal's export: a motto over A1:E1, the header in row 2, agencies broken by lines."""
    page = Page("Danh sách TTHC")
    page.across("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nDANH SÁCH THỦ TỤC HÀNH CHÍNH", 5)
    page.add("Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực")
    for i, r in enumerate(records):
        agencies = "".join(f"{a.strip()}\n" for a in (r.get("competent_agency") or "").split(","))
        page.rows[i] = (
            page.add(
                r.get("national_code"),
                r.get("name"),
                r.get("issuing_ministry"),
                agencies.strip() and agencies,
                r.get("field"),
            )
            + 1
        )
    return [page]


def annexes(records: list[Record]) -> list[Page]:
    """Two annexes, done and not done by the post; records that say neither stand in none."""
    pages = []
    for value, title, name in ((True, "THỰC HIỆN", "Phụ lục 1"), (False, "KHÔNG THỰC HIỆN", "Phụ lục 2")):
        page = Page(name)
        page.across(f"DANH MỤC TTHC {title} TIẾP NHẬN HỒ SƠ QUA DỊCH VỤ BƯU CHÍNH CÔNG ÍCH", 5)
        page.across(TITLE[1], 5)
        page.add("STT", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Thời gian giải quyết")
        for i, r in enumerate(records):
            if r.get("postal_intake") is value:
                page.rows[i] = (
                    page.add(len(page.rows) + 1, r.get("national_code"), r.get("name"), r.get("field"), limit_text(r))
                    + 1
                )
        page.add(None, "Tổng số", len(page.rows))
        pages.append(page)
    return pages


def one_column(records: list[Record]) -> list[Page]:
    """The sheet of 2025–26: one column for the postal service, Có, Không or blank; no direction is said."""
    page = Page("DM 2025")
    page.across("DANH MỤC THỦ TỤC HÀNH CHÍNH CẤP TỈNH, CẤP XÃ", 8)
    page.add(
        "TT",
        "Mã TTHC",
        "Tên TTHC",
        "Lĩnh vực",
        "Cấp thực hiện",
        "Thời hạn giải quyết",
        "DVC trực tuyến",
        "Dịch vụ BCCI",
    )
    for i, r in enumerate(records):
        said = {True: "Có", False: "Không", None: None}[r.get("postal_intake")]
        page.rows[i] = (
            page.add(
                i + 1,
                r.get("national_code"),
                r.get("name"),
                r.get("field"),
                "\n".join(r.get("levels") or ()),
                limit_text(r),
                "Toàn trình",
                said,
            )
            + 1
        )
    return [page]


def names_only(records: list[Record]) -> list[Page]:
    """A list of names without codes, as one big city printed."""
    page = Page("Danh mục")
    page.across(f"DANH MỤC {len(records)} THỦ TỤC HÀNH CHÍNH CẤP XÃ", 3)
    page.add("STT", "Tên thủ tục hành chính", "Lĩnh vực")
    for i, r in enumerate(records):
        page.rows[i] = page.add(i + 1, r.get("name"), r.get("field")) + 1
    return [page]


LAYOUTS = {
    "two_marks": two_marks, "two_marks_with_codes": lambda r: two_marks(r, True), "manner": manner,
    "merged_basis": merged_basis, "portal": portal, "annexes": annexes, "one_column": one_column,
    "names_only": names_only,
}  # fmt: skip


def write_xlsx(pages: list[Page], path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for r, cells in enumerate(page.cells, 1):
            for c, value in enumerate(cells, 1):
                if value not in (None, ""):
                    sheet.cell(r, c).value = value
                    if isinstance(value, str):
                        sheet.cell(r, c).data_type = "s"
        for r1, c1, r2, c2 in page.merged:
            sheet.merge_cells(start_row=r1 + 1, start_column=c1 + 1, end_row=r2 + 1, end_column=c2 + 1)
    book.save(path)
    return path


def write_csv(pages: list[Page], path: Path, delimiter: str = ",") -> list[Path]:
    """One file a sheet, as a spreadsheet program saves it: every row as wide as the widest."""
    paths = []
    for n, page in enumerate(pages, 1):
        width = max(map(len, page.cells))
        one = path.with_name(f"{path.stem}{n if len(pages) > 1 else ''}{path.suffix}")
        with one.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerows([["" if v is None else v for v in row] + [""] * (width - len(row)) for row in page.cells])
        paths.append(one)
    return paths


if __name__ == "__main__":
    import json

    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    data = json.loads(source.read_text(encoding="utf-8"))
    data = data["procedures"] if isinstance(data, dict) else data
    folder.mkdir(parents=True, exist_ok=True)
    for layout, lay_out in LAYOUTS.items():
        pages = lay_out(data)
        print(write_xlsx(pages, folder / f"{layout}.xlsx"), *write_csv(pages, folder / f"{layout}.csv"))
