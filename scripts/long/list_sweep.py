#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The long checks of importing lists: what takes too long for every run of the tests.

    .venv/bin/python scripts/long/list_sweep.py [ROWS]

Every wrong list as a workbook, a workbook of a list cut at every byte, random changes of the cells of laid-out lists
(nothing may crash, and no procedure may appear that the records do not hold), and a list of ROWS rows (100,000) from
.csv and .xlsx with time and memory. Ends with 1 if something fails or ROWS take more than 20 s for 100,000."""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "lists"))

import invented
import layouts
import motcua
import raw_xlsx as raw
import wrong_lists
from motcua.catalogue_lists import ListImport, import_lists

JUNK = (
    "",
    "x",
    "?",
    "như trên",
    "1",
    "=1+1",
    "\t",
    "1.9",
    "A",
    "IV",
    "Tổng cộng",
    "LĨNH VỰC: KHÁC (1 TTHC)",
    "STT",
    "🙂",
    "5 ngày",
    "Không",
    "a\nb",
)


def wrong(folder: Path) -> int:
    """Every wrong list as a workbook: its number at its place, and no other."""
    failed = 0
    for case in wrong_lists.WRONG:
        result = import_lists(layouts.write_xlsx([layouts.Page("DM", wrong_lists.grid(case))], folder / "wrong.xlsx"))
        found = {(d.number, f"{d.column}{d.row}") for d in result.doubts}
        known = {case.number, *case.others, *wrong_lists.ALWAYS}
        if (case.number, case.at or f"{case.column}{case.row}") not in found or {n for n, _ in found} - known:
            failed += 1
            print("wrong list", case, sorted(found))
    print(f"{len(wrong_lists.WRONG)} wrong lists as workbooks, {failed} failed")
    return failed


def cut(folder: Path) -> int:
    """A workbook cut at every byte is refused."""
    texts = [["" if v is None else str(v) for v in r] for r in wrong_lists.grid()]
    data = raw.write(folder / "whole.xlsx", raw.parts(raw.sheet(raw.rows(*texts)))).read_bytes()
    path, failed = folder / "cut.xlsx", 0
    for n in range(len(data)):
        path.write_bytes(data[:n])
        try:
            import_lists(path)
            failed += 1
            print("cut at", n, "was read")
        except motcua.Error:
            pass
    print(f"a workbook cut at each of {len(data)} bytes, {failed} read")
    return failed


def changed(folder: Path, rounds: int = 1500) -> int:
    """Cells changed at random: no crash, a catalogue that the reader takes, no procedure out of nothing."""
    chance = random.Random(5)
    records = invented.records(40)
    texts = {layouts.limit_text(r) for r in records} | {r["name"] for r in records}
    failed = 0
    for turn in range(rounds):
        pages = layouts.LAYOUTS[chance.choice(list(layouts.LAYOUTS))](records)
        for _ in range(chance.randint(1, 12)):
            row = chance.choice([cells for cells in chance.choice(pages).cells if cells])
            row[chance.randrange(len(row))] = chance.choice(JUNK)
        paths = layouts.write_csv(pages, folder / "changed.csv", chance.choice(",;\t"))
        try:
            result = import_lists(*paths)
        except motcua.Error:
            continue
        problems = motcua.check_catalogue(*result.write(folder / "changed").catalogue)
        strange = [
            p
            for p in result.document["procedures"]
            if p["name"] not in texts | {j.strip() for j in JUNK} and "\n" not in p["name"]
        ]
        strange = [
            p
            for p in strange
            if not any(p["name"] in t or t in p["name"] for t in texts) and p["name"] not in "".join(JUNK)
        ]
        if problems or strange or len(result.records) > sum(len(p.cells) for p in pages):
            failed += 1
            print("changed list", turn, problems[:2], [p["name"] for p in strange[:2]])
    print(f"{rounds} lists changed at random, {failed} failed")
    return failed


def large(folder: Path, rows: int) -> int:
    """Time and memory of a long list."""
    head = [
        "STT",
        "Mã số",
        "Tên TTHC",
        "Lĩnh vực",
        "Thời hạn giải quyết",
        "Tiếp nhận qua BCCI",
        "Trả kết quả qua BCCI",
        "Phí, lệ phí",
    ]
    body = [
        [
            i + 1,
            f"1.{i % 1_000_000:06d}",
            f"Thủ tục bịa số {i} về việc cấp giấy",
            "Ngành bịa",
            f"{i % 30 + 1:02d} ngày làm việc",
            "x",
            "x" if i % 2 else "không",
            f"{(i % 90 + 10) * 1000:,} đồng",
        ]
        for i in range(rows)
    ]
    page = layouts.Page(
        "DM", [["(Kèm theo Quyết định số 1/QĐ-BIA ngày 01/02/2099)"], head, *body, [None, f"Tổng cộng: {rows}"]]
    )
    slow = 0
    for path in (*layouts.write_csv([page], folder / "large.csv"), layouts.write_xlsx([page], folder / "large.xlsx")):
        start, work = time.perf_counter(), time.process_time()
        result: ListImport = import_lists(path)
        read = time.perf_counter() - start
        written = result.write(folder / "large")
        whole, busy = time.perf_counter() - start, time.process_time() - work
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{path.name}: {rows} rows, {path.stat().st_size >> 20} MB: read in {read:.1f} s, written in {whole - read:.1f} s (processor {busy:.1f} s), {memory:.0f} MB at most, {len(written.catalogue)} documents, {result.counts}"
        )
        slow += min(whole, busy) > 20 * rows / 100_000 or result.counts.get("kept") != rows
    return slow


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
        sys.exit(1 if large(folder, rows) + wrong(folder) + cut(folder) + changed(folder) else 0)
