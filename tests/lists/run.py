# SPDX-License-Identifier: Apache-2.0
"""Lays a records file out in every published layout, imports it from .xlsx and from .csv, and prints the table of what
became of each kind: `python run.py RECORDS.json [FOLDER]`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import layouts
import score
from motcua.catalogue_lists import import_lists


def imported(folder: Any, grid: Any, name: str = "list.xlsx", **options: Any) -> Any:
    """One made-up sheet, given by its cells, written as a file of that name and imported."""
    page = layouts.Page("DM", [list(r) for r in grid])
    path = Path(folder) / name
    if path.suffix == ".xlsx":
        layouts.write_xlsx([page], path)
    else:
        layouts.write_csv([page], path)
    return import_lists(path, **options)


def run(records: list[dict[str, Any]], folder: Path) -> tuple[dict[str, dict[str, Counter[str]]], dict[str, Any]]:
    """The table for each layout and form, and the imports themselves. Layouts without codes know the codes of the
    layout with manners."""
    base = (
        import_lists(layouts.write_xlsx(layouts.manner(records), folder / "base.xlsx"))
        .write(folder / "base.json")
        .catalogue[0]
    )
    tables, results = {}, {}
    for name, lay_out in layouts.LAYOUTS.items():
        pages = lay_out(records)
        known = [base] if name in ("two_marks", "merged_basis", "names_only") else []
        for form in ("xlsx", "csv"):
            if form == "xlsx":
                paths, sheets = [layouts.write_xlsx(pages, folder / f"{name}.xlsx")], None
            else:
                paths = layouts.write_csv(pages, folder / f"{name}.csv")
                sheets = [p.name for p in paths]
            result = import_lists(*paths, base=known)
            tables[f"{name}.{form}"] = score.score(name, records, pages, result, sheets)
            results[f"{name}.{form}"] = result
    return tables, results


if __name__ == "__main__":
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    data = data["procedures"] if isinstance(data, dict) else data
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        tables, results = run(data, folder)
    print(score.to_text(tables))
    for name, result in results.items():
        print(f"\n{name}: {result.to_text('en')}")
