# SPDX-License-Identifier: Apache-2.0
"""A small sheet imported, and what came of it, for the tests of single oddities."""

from __future__ import annotations

from pathlib import Path

import layouts
from motcua.catalogue_lists import import_lists

TITLE = ["DANH MỤC THỦ TỤC HÀNH CHÍNH", "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2020)"]


def imported(folder, rows, merged=(), titles=TITLE, name="list.xlsx", pages=None, **options):
    """A sheet of these rows below the usual titles (rows 1 and 2), imported."""
    page = layouts.Page(
        "DM",
        [[t] for t in titles] + [list(r) for r in rows],
        [(a + len(titles), b, c + len(titles), d) for a, b, c, d in merged],
    )
    path = Path(folder) / name
    if path.suffix == ".csv":
        [path] = layouts.write_csv([page], path)
    else:
        layouts.write_xlsx(pages or [page], path)
    return import_lists(path, **options)


def numbers(result):
    return [d.number for d in result.doubts if d.number not in (1741, 1729)]


def doubt(result, number):
    [found] = [d for d in result.doubts if d.number == number]
    return found


def procedures(result):
    return {p["code"]: p for p in result.document["procedures"]}


def answers(result):
    return {(e["procedure"], e["direction"]): e["answer"] for e in result.document["lists"]}


HEAD = ["STT", "Mã số", "Tên TTHC", "Lĩnh vực", "Thời hạn giải quyết"]
ROW = ["1", "1.900001", "Thủ tục bịa", "Bịa đặt", "5 ngày"]
