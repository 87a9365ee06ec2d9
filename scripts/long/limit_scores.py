#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well `parse_time_limit` reads a file of phrases with hand-made parses.

    .venv/bin/python scripts/long/limit_scores.py FILE [--exceptions] [--least PRECISION RECALL]

FILE is either JSON (a list of `{"phrase", "parsed": [{"amount", "unit", "sense", "combine", …}]}`) or lines of
`expected TAB source TAB phrase` in the notation of `tests/limit_notation.hpp`, where `[c] ` before an alternative
wants a condition, `[?] ` leaves it open, `~` marks what may be missing, `* ` a list of terms in any grouping, and
` ?` at the end wants a problem to be reported. Line breaks in a phrase are written `\\n`.

A term counts as right when amount, upper end, unit and sense are right. Wrong terms count against the precision also
where a problem is reported; the last column says how many of them are wrong without any word of doubt.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import motcua

UNITS = {"wd": "working_day", "d": "calendar_day", "wh": "working_hour", "h": "hour", "min": "minute", "w": "week",
         "mo": "month", "y": "year", "unk": "unknown"}
SENSES = {"": "at_most", ">=": "at_least", "after ": "after", "before ": "before", "+": "extension"}
TERM = re.compile(r"(~?)(>=|after |before |\+)?(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?(wd|wh|min|mo|unk|d|h|w|y)\b")
SINGLE = re.compile(r"(~?)(same(?:<(\d+):(\d+))?|none|date)")


@dataclass(frozen=True)
class Term:
    amount: float | None
    upper: float | None
    unit: str
    sense: str = "at_most"


@dataclass
class Parse:
    groups: list[tuple[tuple[str, Term], ...]] = field(default_factory=list)  # per alternative: (join, term)…
    conditions: list[bool | None] = field(default_factory=list)  # None: left open
    spare: Counter[Term] = field(default_factory=Counter)  # may be missing
    free: bool = False
    problem: bool = False

    def terms(self) -> Counter[Term]:
        return Counter(term for group in self.groups for _, term in group)


def read_term(text: str) -> tuple[Term, bool]:
    if match := SINGLE.match(text):
        unit = {"same": "same_day", "none": "none", "date": "date_rule"}[match[2].split("<")[0]]
        cutoff = float(int(match[3]) * 60 + int(match[4])) if match[3] else None
        return Term(0.0 if unit == "same_day" else None, cutoff, unit), bool(match[1])
    match = TERM.match(text)
    if not match:
        raise ValueError(f"not in the notation: {text!r}")
    upper = float(match[4]) if match[4] else None
    return Term(float(match[3]), upper, UNITS[match[5]], SENSES[match[2] or ""]), bool(match[1])


def from_notation(text: str) -> Parse:
    parse = Parse(problem=text.endswith("?"), free=text.startswith("* "))
    text = text.removesuffix("?").strip().removeprefix("* ")
    if text == "-":
        return parse
    if parse.free:
        pieces = [m.group().strip() for m in re.finditer(r"~?(?:after |before )?\S+", text)]
        alternatives = [(None, [("then", piece)]) for piece in pieces]
    else:
        alternatives = []
        for part in text.split(" | "):
            condition = True if part.startswith("[c] ") else None if part.startswith("[?] ") else False
            steps = re.split(r" (&|then) ", re.sub(r"^\[.\] ", "", part))
            joins = ["then", *("sum" if j == "&" else "then" for j in steps[1::2])]
            alternatives.append((condition, list(zip(joins, steps[::2]))))
    for condition, steps in alternatives:
        read = [(join, *read_term(piece)) for join, piece in steps]
        if any(spare for *_, spare in read):
            parse.spare.update(term for _, term, _ in read)
        else:
            parse.groups.append(tuple((join, term) for join, term, _ in read))
            parse.conditions.append(condition)
    return parse


def from_json(record: dict) -> Parse:
    parse, before = Parse(), None
    for item in record["parsed"]:
        unit, amount = item["unit"], item.get("amount_min", item.get("amount"))
        if "date_rule" in item:
            unit, amount = "date_rule", None
        elif unit == "none" and amount is not None:
            unit = "unknown"
        term = Term(None if amount is None else float(amount), item.get("amount_max"), unit,
                    item.get("sense", "at_most"))
        if unit == "none" and "not a limit" in record.get("note", "").lower():
            parse.spare[term] += 1
            continue
        join = item.get("combine")
        if join and join == before:
            parse.groups[-1] += ((join, term),)
        else:
            parse.groups.append((("then", term),))
            parse.conditions.append(None)
        before = join
    return parse


def returned(limit: motcua.TimeLimit, split_cutoff: bool) -> Parse:
    parse = Parse(problem=bool(limit.problems))
    for alternative in limit.alternatives:
        group = []
        next_day = False
        for step in alternative.steps:
            unit = str(step.unit)
            upper = step.amount_max if unit != "same_day" or split_cutoff else step.cutoff_minute
            amount = None if step.amount is None or unit == "date_rule" else float(step.amount)
            group.append((str(step.join) if group else "then",
                          Term(amount, None if upper is None else float(upper), unit, str(step.sense))))
            next_day |= split_cutoff and step.cutoff_minute is not None
        parse.groups.append(tuple(group))
        parse.conditions.append(alternative.condition is not None)
        if next_day:  # the JSON states the next working day as a case of its own
            parse.groups.append((("then", Term(1.0, None, "working_day")),))
            parse.conditions.append(None)
    return parse


def aspects(parse: Parse) -> Counter[tuple[str, object]]:
    """What is counted, by the row of the table that it belongs to."""
    found: Counter[tuple[str, object]] = Counter()
    for term in parse.terms().elements():
        found["term", term] += 1
        if term.amount is not None and term.unit != "same_day":
            found["amount", term.amount] += 1
        if term.upper is not None:
            found["range" if term.unit != "same_day" else "cut-off", (term.amount, term.upper)] += 1
        found[f"unit {term.unit}", ""] += 1
        found[f"sense {term.sense}", ""] += 1
    if not parse.free:
        for group in parse.groups:
            found["grouping", group] += 1
    return found


def fits(expected: bool | None, got: bool | None) -> bool:
    return expected is None or got is None or expected == got


def read_rows(file: Path) -> list[tuple[Parse, str]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        return [(from_json(r), r["phrase"]) for r in json.loads(text)]
    cells = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [(from_notation(c[0]), c[2].replace("\\n", "\n")) for c in cells]


def phrases(file: Path) -> list[str]:
    return [phrase for _, phrase in read_rows(file)]


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--exceptions", action="store_true", help="list every phrase that is not read exactly")
    options.add_argument("--least", nargs=2, type=float, metavar=("PRECISION", "RECALL"), help="fail below these")
    args = options.parse_args()
    json_file = args.file.suffix == ".json"
    rows = read_rows(args.file)

    want, have, right, silent = Counter(), Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    outcome: Counter[str] = Counter()
    unequal = []
    for expected, phrase in rows:
        limit = motcua.parse_time_limit(phrase)
        got = returned(limit, json_file)
        for lang in ("vi", "en"):
            if limit.alternatives and not limit.to_text(lang):
                unequal.append(phrase)
        if limit.alternatives and motcua.parse_time_limit(limit.to_text()) != limit:
            unequal.append(phrase)
        a, b = aspects(expected), aspects(got)
        spare = aspects(Parse([(("then", t),) for t in expected.spare.elements()]))
        b -= (b - a) & spare
        if expected.free:
            b = Counter({k: n for k, n in b.items() if k[0] != "grouping"})
        for key, counter in ((a, want), (b, have), (a & b, right)):
            for (row, _), n in key.items():
                counter[row] += n
        wrong = b - a
        if not got.problem:
            for (row, _), n in wrong.items():
                silent[row] += n
        same_terms = all(k[0] != "term" for k in wrong) and all(k[0] != "term" for k in a - b)
        grouped = not any(k[0] == "grouping" for k in (*wrong, *(a - b)))
        named = expected.free or not grouped or all(map(fits, expected.conditions, got.conditions))
        told = got.problem or not expected.problem
        kind = ("exact" if same_terms and grouped and named and told
                else "wrong" if any(k[0] == "term" for k in wrong)
                else "missed" if not same_terms else "grouping" if not grouped else "condition" if not named
                else "no problem told")
        outcome[kind + ("" if kind == "exact" else ", reported" if got.problem else ", silent")] += 1
        if args.exceptions and kind != "exact":
            print(f"{kind}{', reported' if got.problem else ', SILENT'}: {phrase!r}\n    expected {expected.groups}"
                  f" {expected.conditions}\n    read     {limit!r} {got.conditions}")
            for problem in limit.problems:
                print(f"    problem  {problem.found!r}: {problem.doubt}")

    print(f"{'':22}{'expected':>9}{'returned':>9}{'right':>7}{'precision':>11}{'recall':>8}{'silently wrong':>16}")
    for row in sorted(want | have, key=lambda r: (r != "term", r)):
        precision = right[row] / have[row] if have[row] else 1.0
        recall = right[row] / want[row] if want[row] else 1.0
        print(f"{row:22}{want[row]:>9}{have[row]:>9}{right[row]:>7}{precision:>11.4f}{recall:>8.4f}{silent[row]:>16}")
    told = 1 - silent["term"] / have["term"] if have["term"] else 1.0
    print(f"precision of terms where a term that is reported as doubtful is no error: {told:.4f}")
    print(f"{len(rows)} phrases: " + ", ".join(f"{n} {kind}" for kind, n in outcome.most_common()))
    print(f"{len(unequal)} do not read themselves again equal" + "".join(f"\n    {p!r}" for p in unequal))
    if args.least:
        precision, recall = right["term"] / have["term"], right["term"] / want["term"]
        return int(precision < args.least[0] or recall < args.least[1] or bool(unequal))
    return 0


if __name__ == "__main__":
    sys.exit(main())
