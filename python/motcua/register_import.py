# SPDX-License-Identifier: Apache-2.0
"""`python -m motcua import --register FILE… --output FOLDER`: tables with one row per dossier, or the portal's messages, in;
a register out. The folder is written whole or not at all."""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ._errors import Error, Problem
from .dossier_rows import Imported, import_register
from .register_files import Source, is_json, open_source
from .register_writing import Writer, writing
from .row_columns import TIMES
from .row_identifiers import SeenIdentifiers
from .row_reader import MonthFirst, Options, Part, RowReader
from .row_statuses import StatusScheme, read_status_scheme
from .row_table import check_rows, options_of, untold_table
from .strict_json import read_object


def read_files(
    paths: Sequence[str | os.PathLike[str]], output: str | os.PathLike[str], *, columns: Mapping[str, str | None] | None, scheme: str | StatusScheme,
    schemes: Sequence[StatusScheme], serials: str | None, bare_days: datetime.time | None, constants: Mapping[str, str] | None,
    agencies: Mapping[str, str] | None, expected_rows: int | None, encoding: str | None, delimiter: str | None, parquet: bool, progress: Callable[[str], None],
) -> Imported:  # fmt: skip
    """`import_register`."""
    if paths and all(is_json(p) for p in paths):
        from .portal_messages import read_messages

        rows = read_messages(paths, scheme=scheme, schemes=schemes, bare_days=bare_days, constants=constants, agencies=agencies)
        check_rows(rows.rows, expected_rows, "messages")
        with writing(Path(output), parquet) as folder:
            return Writer(folder, parquet).whole(rows, [Path(p).name for p in paths], output)
    sources: list[tuple[Source, Options]] = []
    opened = [open_source(path, encoding, delimiter) for path in paths]
    for source in opened:
        # A map for several files may name columns that only some of them have.
        elsewhere = {n for other in opened for n in other.names} - set(source.names)
        given = {k: v for k, v in (columns or {}).items() if k not in elsewhere}
        options = options_of(source.names, given, scheme=scheme, schemes=schemes, serials=serials, bare_days=bare_days, constants=constants, agencies=agencies, where=source.file)
        sources.append((source, options))
    with writing(Path(output), parquet) as folder:
        writer = _written(sources, folder, parquet, progress)
        for source in opened:
            writer.cut(source)
        files = [s.file for s in opened]
        check_rows(writer.rows, expected_rows, ", ".join(files))
        stated = all(s.stated_rows is not None for s in opened) or expected_rows is not None
        return writer.done(files, untold_table(writer.untold, 0 if stated else writer.rows), output)


def _written(sources: list[tuple[Source, Options]], folder: Path, parquet: bool, progress: Callable[[str], None]) -> Writer:
    """All parts, written. Where a column turns out to have its months first, everything is read again with that known."""
    while True:
        writer = Writer(folder, parquet)
        try:
            for source, part in _parts(sources):
                writer.add(source, part)
                progress(f"reading {source.file}: {writer.rows:,} rows")
            writer.finish()
            return writer
        except MonthFirst:
            continue
        finally:
            writer.close()


def _parts(sources: list[tuple[Source, Options]]) -> Iterator[tuple[Source, Part]]:
    seen = SeenIdentifiers()
    for source, options in sources:
        reader = RowReader(options, seen)
        needed = list(dict.fromkeys(options.held.values()))
        for chunk, size, row_of in source.blocks(needed, [options.held[t] for t in TIMES if t in options.held]):
            if size:
                yield source, reader.read(chunk, size, row_of)


def add_arguments(parser: argparse._ActionsContainer) -> None:
    """The arguments that registers have beside those of lists."""
    parser.add_argument("--register", action="store_true", help="the files are registers with one row per dossier (.csv, Parquet, .xlsx)")
    parser.add_argument("--scheme", default="national", metavar="LIST", help="status list: national, motcua, or a JSON file")
    parser.add_argument("--set", action="append", default=[], metavar="MEANING=VALUE", help="what has no column, such as agency=bac_kan.tttt")
    parser.add_argument("--agencies", metavar="MAP.json", help="names of agencies to identifiers of the catalogue")
    parser.add_argument("--serials", choices=("1900", "1904"), help="from which year spreadsheet days count")
    parser.add_argument("--bare-days", type=_hour, metavar="HH:MM", help="the hour of days without a time")
    parser.add_argument("--rows", type=int, metavar="N", help="how many rows there must be")
    parser.add_argument("--parquet", action="store_true", help="write Parquet instead of .csv")


def _hour(text: str) -> datetime.time:
    try:
        return datetime.time.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time of day: write 08:00") from None


def _text_map(path: str | None, nothing: bool = False) -> Any:
    if path is None:
        return None
    document = read_object(path)
    wrong = [k for k, v in document.items() if not (isinstance(v, str) or (nothing and v is None))]
    if wrong:
        raise Error([Problem(1308, f"{path} /{k}", str(document[k])[:40], "a text" + (" or null" if nothing else ""), "correct the value") for k in wrong])
    return document


def run(args: argparse.Namespace, progress: Callable[[str], None]) -> int:
    """Exit code 0 when every row became a dossier, 1 when some are in problems.csv; numbered errors are raised."""
    if not args.output:
        raise Error([Problem(1309, "--output", "nothing", "a folder for the register", "name it")])
    scheme = args.scheme if args.scheme in ("national", "motcua") else read_status_scheme(args.scheme)
    done = import_register(
        *args.files, output=args.output, columns=_text_map(args.columns, True), scheme=scheme, serials=args.serials, bare_days=args.bare_days,
        constants=dict(c.partition("=")[::2] for c in args.set), agencies=_text_map(args.agencies), expected_rows=args.rows,
        encoding=args.encoding, delimiter={"tab": "\t", "\\t": "\t"}.get(args.delimiter, args.delimiter), parquet=args.parquet, progress=progress,
    )  # fmt: skip
    english = args.lang == "en"
    print(f"{done.rows} rows: {done.dossiers} dossiers, {done.events} events, {done.refused} rows refused" if english
          else f"{done.rows} dòng: {done.dossiers} hồ sơ, {done.events} sự kiện, {done.refused} dòng bị loại")  # fmt: skip
    if done.doubts:
        print(f"{done.doubts} rows taken with a doubt" if english else f"{done.doubts} dòng nhận, có nghi vấn")
    for row in done.untold.rows():
        print(f"  {row['rows']:>9}  {row['en' if english else 'vi']}")
    print(", ".join(os.path.join(done.folder, n) for n in ("dossiers", "events", "problems.csv", "doubts.csv", "README.md")))
    return 1 if done.refused else 0
