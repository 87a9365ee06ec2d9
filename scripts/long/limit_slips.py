#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What one slip of the hand does to the reading of a time limit.

    .venv/bin/python scripts/long/limit_slips.py FILE… [--sample N] [--show N] [--most SHARE]

Every letter of every phrase (see limit_scores.py for the files) is left out, doubled, exchanged with the next, robbed
of its marks and replaced by its neighbour on the keyboard; every blank is left out. Figures are left alone: another
number is another limit. A reading that differs while no further problem is reported is a silent change.
"""

from __future__ import annotations

import argparse
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import motcua
from limit_scores import phrases

NEIGHBOUR = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioposdfghjklkxcvbnmn"))


def slips(text: str) -> Iterator[str]:
    for k, c in enumerate(text):
        if c.isdigit() or text[k + 1 : k + 2].isdigit():
            continue
        if c == " " and k and not text[k - 1].isdigit():
            yield text[:k] + text[k + 1 :]
        if not c.isalpha():
            continue
        yield text[:k] + text[k + 1 :]
        yield text[:k] + c + text[k:]
        if text[k + 1 : k + 2].isalpha() and text[k + 1] != c:
            yield text[:k] + text[k + 1] + c + text[k + 2 :]
        plain = unicodedata.normalize("NFD", c)[0]
        if plain != c:
            yield text[:k] + plain + text[k + 1 :]
        if c.lower() in NEIGHBOUR:
            yield text[:k] + NEIGHBOUR[c.lower()] + text[k + 1 :]


def terms(limit: motcua.TimeLimit) -> Counter[tuple[object, ...]]:
    return Counter((t.amount, t.amount_max, str(t.unit), str(t.sense), t.cutoff_minute) for t in limit.terms)


def shape(limit: motcua.TimeLimit) -> list[list[str]]:
    return [[str(step.join) for step in a.steps] for a in limit.alternatives]


def conditional(limit: motcua.TimeLimit) -> list[bool]:
    return [a.condition is None for a in limit.alternatives]


def change(before: motcua.TimeLimit, after: motcua.TimeLimit) -> str:
    """What changed: `term`, `grouping`, `condition` or nothing; ", told" where a further problem says so."""
    if terms(before) != terms(after):
        what = "term"
    elif shape(before) != shape(after):
        what = "grouping"
    elif conditional(before) != conditional(after):
        what = "condition"
    else:
        return ""
    told = Counter(p.doubt for p in after.problems) - Counter(p.doubt for p in before.problems)
    return what + (", told" if told or not after.alternatives and after.problems else "")


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--sample", type=int, default=0, help="slips per phrase (all of them without it)")
    options.add_argument("--show", type=int, default=0, help="silent changes to print, per kind")
    options.add_argument("--most", type=float, help="fail above this share of silent changes of a term or a grouping")
    args = options.parse_args()
    choose = random.Random(7)
    found: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    texts = list(dict.fromkeys(p for file in args.files for p in phrases(file)))
    for text in texts:
        before = motcua.parse_time_limit(text)
        changed = list(slips(text))
        if args.sample and len(changed) > args.sample:
            changed = choose.sample(changed, args.sample)
        for slip in changed:
            kind = change(before, motcua.parse_time_limit(slip))
            found[kind] += 1
            if kind and "told" not in kind and shown[kind] < args.show:
                shown[kind] += 1
                print(f"{kind}: {slip!r}")
    total = found.total()
    print(f"{total} slips in {len(texts)} phrases")
    for kind, n in found.most_common():
        print(f"  {kind or 'the same reading':20}{n:>9}{n / total:>10.4%}")
    silent = found["term"] + found["grouping"]
    print(f"silently another term or grouping: {silent / total:.4%}")
    return int(args.most is not None and silent > args.most * total)


if __name__ == "__main__":
    sys.exit(main())
