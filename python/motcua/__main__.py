# SPDX-License-Identifier: Apache-2.0
"""The command line: report, due, assess, check, diff, new-catalogue, import, law, diagram, config."""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from pathlib import Path
from typing import Any

import motcua
from motcua import import_command

_STEP = 1.0  # seconds after which progress is worth showing


class _Progress:
    """One line on a terminal that says what is being done; nothing elsewhere, nothing for what is quick."""

    def __init__(self) -> None:
        self._shown = False
        self._start = time.monotonic()

    def __call__(self, what: str) -> None:
        if sys.stderr.isatty() and (self._shown or time.monotonic() - self._start > _STEP):
            sys.stderr.write(f"\r\033[K{what} … ({time.monotonic() - self._start:.0f} s)")
            sys.stderr.flush()
            self._shown = True

    def done(self) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")


def _day(text: str) -> datetime.date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"{text!r} is no day: write 2020-12-31 or 31/12/2020")


def _moment(text: str) -> datetime.date | datetime.datetime:
    try:
        return _day(text)
    except argparse.ArgumentTypeError:
        try:
            return datetime.datetime.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is no day or instant: write 2020-01-20 or 2020-01-20T15:00") from None


def _rules(args: argparse.Namespace) -> motcua.Rules:
    files = args.catalogue or motcua.starter_files()
    readings: Any = dict(r.partition("=")[::2] for r in getattr(args, "reading", None) or [])
    return motcua.Rules(catalogue=motcua.read_catalogue(*files), **readings)


def _report(args: argparse.Namespace) -> int:
    from .registers import read_register

    progress = _Progress()
    rules = _rules(args)
    events, dossiers = read_register(args.register, progress)
    progress("replaying")
    last = args.to
    result = motcua.replay(events, dossiers, rules, as_of=last)
    progress("counting")
    note = Path(args.register) / "README.md"  # its heading says what the register is: a made-up one says so
    report = motcua.postal_report(
        result,
        args.start,
        last + datetime.timedelta(days=1),
        intake_day=args.intake_day,
        return_day=args.return_day,
        denominator=args.denominator,
        register=note.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ") if note.is_file() else "",
    )
    progress.done()
    text = report.to_csv(args.lang) if args.csv else report.to_text(args.lang)
    if args.output:
        Path(args.output).write_text(text, encoding="utf-8", newline="")
    else:
        sys.stdout.write(text)
    problems = result.problems
    if len(problems):
        head = f"{len(problems)} rows with problems" + (":" if len(problems) <= 20 else ", the first 20:")
        print(head, file=sys.stderr)
        for row, _ in zip(problems.rows(), range(20)):
            dossier = f" ({row['dossier']})" if row["dossier"] else ""
            place = f"{row['table']} line {row['row'] + 1}{dossier}"  # of the file: its first line is the header
            print(motcua.Problem(row["number"], place, row["found"], row["expected"], row["cure"]), file=sys.stderr)
    return 0


def _due(args: argparse.Namespace) -> int:
    readings: Any = dict(r.partition("=")[::2] for r in args.reading or [])
    deadline = motcua.due(args.limit, args.received, motcua.Rules(**readings))
    for step in deadline.steps:
        basis = f"  [{step.basis}; {step.basis.certainty.label(args.lang)}]" if step.basis else ""
        print((step.text.en if args.lang == "en" else step.text.vi) + basis)
    print(f"{deadline.date or '–'} ({deadline.status.label(args.lang)})")
    return 0


def _assess(args: argparse.Namespace) -> int:
    rules = _rules(args)
    verdict = motcua.assess(rules.catalogue, args.code, args.direction, args.on, variant=args.variant, agency=args.agency, rules=rules)
    print(verdict.answer.label(args.lang))
    for reason in verdict.reasons:
        basis = f"  [{reason.basis}; {reason.basis.certainty.label(args.lang)}]" if reason.basis else ""
        print(f"- {reason.text.en if args.lang == 'en' else reason.text.vi}{basis}")
    for need in verdict.needs:
        print(f"? {need}")
    return 0


def _check(args: argparse.Namespace) -> int:
    folder = len(args.files) == 1 and Path(args.files[0]).is_dir()
    problems = motcua.check_folder(args.files[0]) if folder else motcua.check_catalogue(*args.files)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "no problems")
    return 1 if problems else 0


def _import(args: argparse.Namespace) -> int:
    from .import_command import run

    progress = _Progress()
    try:
        return run(args, progress)
    finally:
        progress.done()


def _side(path: str) -> motcua.Catalogue:
    """A folder, or documents with commas between them."""
    return motcua.read_folder(path).catalogue if Path(path).is_dir() else motcua.read_catalogue(*path.split(","))


def _diff(args: argparse.Namespace) -> int:
    if args.days is None and len(args.sides) != 2:
        raise motcua.Error([motcua.Problem(1309, "diff", f"{len(args.sides)} catalogues", "two, or one and --days", "name them as python -m motcua diff --help says")])
    if len(args.sides) == 2:
        before, after = (_side(s) for s in args.sides)
    else:
        before = after = _side(args.sides[0]) if args.sides else motcua.read_catalogue(*motcua.starter_files())
    first, last = args.days or (args.on, args.on)
    changes = motcua.diff_catalogues(before, after, first, last)
    if args.law:
        changes += motcua.diff_law(motcua.LawBook(), motcua.LawBook(), first, last)
    for change in changes:
        print(change.in_(args.lang))
    print(f"{len(changes)} thay đổi" if args.lang == "vi" else f"{len(changes)} changes")
    return 0


def _new_catalogue(args: argparse.Namespace) -> int:
    for path in motcua.new_folder(args.folder, args.name):
        print(path)
    return 0


def _law(args: argparse.Namespace) -> int:
    for row in motcua.read_law(*args.add or ()).rows(args.on):
        until = row.valid_to or "…"
        text = row.text.en if args.lang == "en" else row.text.vi
        print(f"{row.id:8} {row.instrument} {row.article} [{row.valid_from}, {until}) {row.wording}/{row.force}  {text}")
    return 0


def _diagram(args: argparse.Namespace) -> int:
    sys.stdout.write(motcua.machine.to_mermaid(args.on, args.lang))
    return 0


def _config(args: argparse.Namespace) -> int:
    package = Path(motcua.__file__).parent
    print(package / ("share/cmake/motcua" if args.cmakedir else "include" if args.includedir else "data"))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m motcua", description=motcua.__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, run: Any, what: str) -> argparse.ArgumentParser:
        p = commands.add_parser(name, help=what, description=what)
        p.set_defaults(run=run)
        p.add_argument("--lang", choices=("vi", "en"), default="vi", help="language of the output")
        return p

    p = add("report", _report, "what the post did in a period, from a catalogue and a register")
    p.add_argument("--catalogue", action="append", metavar="FILE", help="catalogue document, later ones over earlier ones; default: the starter")
    p.add_argument("--register", required=True, metavar="FOLDER", help="folder with dossiers and events, as .csv or .parquet")
    p.add_argument("--from", dest="start", required=True, type=_day, metavar="DAY", help="first day")
    p.add_argument("--to", required=True, type=_day, metavar="DAY", help="last day, included (đến hết ngày)")
    p.add_argument("--csv", action="store_true", help="as CSV that a spreadsheet opens right")
    p.add_argument("--output", metavar="FILE", help="write there instead of printing")
    p.add_argument("--intake-day", choices=list(motcua.IntakeDay), default="accepted")
    p.add_argument("--return-day", choices=list(motcua.ReturnDay), default="delivered")
    p.add_argument("--denominator", choices=list(motcua.DenominatorBasis))
    p.add_argument("--reading", action="append", metavar="NAME=VALUE", help="a reading of an open point")

    p = add("due", _due, "when a time limit ends, with the derivation")
    p.add_argument("limit", help='as lists print it: "5 ngày làm việc"')
    p.add_argument("received", type=_moment, help="2020-01-20 or 2020-01-20T15:00")
    p.add_argument("--reading", action="append", metavar="NAME=VALUE")

    p = add("assess", _assess, "whether a case may go by post on a day")
    p.add_argument("code")
    p.add_argument("direction", choices=list(motcua.Direction))
    p.add_argument("--on", required=True, type=_day)
    p.add_argument("--variant")
    p.add_argument("--agency")
    p.add_argument("--catalogue", action="append", metavar="FILE")

    p = add("check", _check, "everything that is wrong with catalogue documents")
    p.add_argument("files", nargs="+", metavar="FILE", help="documents, or one folder of a province")

    p = add("diff", _diff, "what changed, for whom, by which decision")
    p.add_argument("sides", nargs="*", metavar="CATALOGUE", help="folders, or documents with commas between; one with --days, or two")
    p.add_argument("--days", nargs=2, type=_day, metavar="DAY", help="between these two days")
    p.add_argument("--on", type=_day, default=datetime.date(2026, 8, 5), metavar="DAY", help="two catalogues on one day")
    p.add_argument("--law", action="store_true", help="law rows as well")

    p = add("new-catalogue", _new_catalogue, "the folder of a province that has none yet")
    p.add_argument("folder", metavar="NAME")
    p.add_argument("--name", help="as the province writes itself")

    p = add("import", _import, "published lists of procedures (.xlsx, .csv) as a catalogue, with every doubt")
    import_command.add_arguments(p, _day)

    p = add("law", _law, "the law rows in force on a day")
    p.add_argument("--on", type=_day)
    p.add_argument("--add", action="append", metavar="FILE", help="law rows over the built-in ones")

    p = add("diagram", _diagram, "the machine on a day as a Mermaid diagram")
    p.add_argument("--on", type=_day, default=datetime.date(2026, 8, 5))

    p = add("config", _config, "where headers, CMake files and data are")
    p.add_argument("--cmakedir", action="store_true")
    p.add_argument("--includedir", action="store_true")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Runs one command; numbered errors go to standard error and give exit code 2."""
    args = _parser().parse_args(argv)
    try:
        result: int = args.run(args)
        return result
    except motcua.Error as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
