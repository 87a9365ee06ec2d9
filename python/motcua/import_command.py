# SPDX-License-Identifier: Apache-2.0
"""`python -m motcua import FILE…`: published lists in; catalogue, doubts, rows and column maps out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

import motcua

from . import register_import


def add_arguments(parser: argparse.ArgumentParser, day: Callable[[str], object]) -> None:
    """The arguments of the command; `day` reads a day as the other commands do."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="published lists, .xlsx or .csv")
    parser.add_argument("--output", metavar="PATH",
        help="a folder, or a .json beside which the reports are written; without it the column maps are only shown")
    parser.add_argument("--columns", metavar="MAP.json",
        help="column maps to use instead of guessing; an import writes them")
    parser.add_argument("--base", action="append", default=[], metavar="CATALOGUE",
        help="catalogue whose names, codes and agencies are known")
    parser.add_argument("--decision", default="", metavar="NUMBER",
        help="number of the decision, where the title does not say it")
    parser.add_argument("--issued", type=day, metavar="DAY", help="its day")
    parser.add_argument("--true-on", type=day, metavar="DAY", help="the day for which the list was true")
    parser.add_argument("--name", default="", help="name of the catalogue")
    parser.add_argument("--edition", default="", help="identifier of the edition")
    parser.add_argument("--restore-codes", action="store_true", help="take 2.0002 in a text for 2.000200")
    parser.add_argument("--encoding", help="of .csv files: utf-8, utf-16, cp1258, …")
    parser.add_argument("--delimiter", help="of .csv files")
    parser.add_argument("--xlsx", action="store_true", help="doubts and rows as .xlsx instead of .csv")
    parser.add_argument("--doubts", type=int, default=20, metavar="N", help="how many doubts to print (default 20)")
    register_import.add_arguments(parser.add_argument_group("registers with one row per dossier"))


def run(args: argparse.Namespace, progress: Callable[[str], None]) -> int:
    """Exit code 0 without refused rows, 1 with some; numbered errors are raised."""
    if args.register:
        return register_import.run(args, progress)
    from .catalogue_lists import ListOptions, import_lists

    options = ListOptions(
        decision=args.decision,
        issued=str(args.issued or ""),
        true_on=str(args.true_on or ""),
        name=args.name,
        edition=args.edition,
        restore_codes=args.restore_codes,
        encoding=args.encoding,
        delimiter={"tab": "\t", "\\t": "\t"}.get(args.delimiter, args.delimiter),
    )
    result = import_lists(*args.files, columns=args.columns, base=args.base, options=options, progress=progress)
    for columns in result.columns:
        print(columns.to_text())
    print(result.to_text(args.lang))
    doubts = result.doubts.sorted()
    for doubt in doubts[: args.doubts]:
        print(f"  {doubt.to_text(args.lang)}")
    if len(doubts) > args.doubts:
        print(f"  … {len(doubts) - args.doubts}")
    if args.output:
        progress("writing")
        written = result.write(args.output, args.lang, xlsx=args.xlsx)
        print(", ".join(map(str, [*written.catalogue, *written[1:]])))
        problems = motcua.check_catalogue(*args.base, *written.catalogue)
        for problem in problems:  # the written catalogue must be one that the reader takes
            print(problem, file=sys.stderr)
        if problems:
            return 2
    return 1 if result.counts.get("refused") else 0
