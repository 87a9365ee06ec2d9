# SPDX-License-Identifier: Apache-2.0
"""Rows of a table of dossiers checked and turned into dossiers and events, one block of rows after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from . import _core
from ._errors import Error, Problem
from .row_code_days import differing_days
from .row_columns import TIMES, cell
from .row_events import INTAKE, RETURN_BY, STATUS, Ints, Mask, Reconstruction, reconstruct
from .row_identifiers import FORMULA, LONG, LONGEST, MISSING, UNSAFE, SeenIdentifiers, faults_of
from .row_statuses import StatusScheme, plain_words
from .row_times import TimeFault, Times, matrix, number_texts, read_times
from .tables import NAT

_DAY = 86400
_UNMAPPED = 255
MOST_PROBLEMS = 1_000_000  # which are held in memory

# number, expected, cure by fault of a time
FAULTS = {
    TimeFault.UNREADABLE: (1418, "yyyyMMddHHmmss, 2020-01-20T09:30 or 20/01/2020 09:30", "correct the cell"),
    TimeFault.NO_SUCH: (1418, "a day and a time of day that exist", "correct the cell"),
    TimeFault.RANGE: (1418, "a year from 1900 to 2199", "correct the cell"),
    TimeFault.SHORT_YEAR: (1811, "a year of four digits", "write the year in full"),
    TimeFault.SERIAL: (1811, "a date; a serial day counts from 1900 or from 1904", "say which of the two the sheet counts from (serials)"),
    TimeFault.ORDER: (1811, "day before month; other cells of the column have the month first", "write the column in one order"),
}
_ORDER = ("submitted", "accepted", "asked", "finished", "returned")
_OPEN = ("processing", "supplement_requested", "financial_obligation", "withdrawal_requested", "accepted")
# By status: instants that it needs, and those that speak against it.
_NEEDS = {"accepted": ("accepted", "processing", "financial_obligation", "stopped", "finished", "returned"), "finished": ("finished",)}
_AGAINST = {
    "accepted": ("draft", "submitted", "supplement_before_acceptance", "not_accepted"),
    "finished": ("draft", "submitted", "supplement_before_acceptance", *_OPEN),
    "returned": ("draft", "submitted", "supplement_before_acceptance", "finished", *_OPEN),
    "submitted": ("draft",),
}
_YES = {"1": 1, "true": 1, "0": 0, "false": 0, "": 0, "null": 0}
_INTAKE = {"": 0, "null": 0, "1": INTAKE["counter"], "2": INTAKE["online"], "3": INTAKE["post"]}
_RETURN_BY = {"": RETURN_BY["counter"], "null": RETURN_BY["counter"], "0": RETURN_BY["counter"], "1": RETURN_BY["post"]}
_VIA_POSTAL = {**_RETURN_BY, "1": RETURN_BY["counter"], "2": RETURN_BY["post"], "3": RETURN_BY["post"], "4": RETURN_BY["post"]}
for _words, _tokens in ((_INTAKE, _core.Channel), (_RETURN_BY, _core.ReturnChannel)):
    for _i, _token in enumerate(_tokens):
        _words[str(_token)] = _words[plain_words(_token.vi)] = _i

ProblemRow = tuple[int, int, str, str, str, str, str]  # number, row, column, dossier, found, expected, cure


@dataclass
class Options:
    """How a table is read; `bare_days` is the second of the day at which a day without a time stands."""

    held: dict[str, str]
    schemes: dict[str, StatusScheme]
    scheme: str
    serials: str | None = None
    bare_days: int | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] | None = None
    month_first: set[str] = field(default_factory=set)


class MonthFirst(Exception):
    """A column whose days and months are in both orders was found: what was read before has to be read again."""


class Part(NamedTuple):
    """What a block of rows gave. `kept` are the rows that became dossiers, counted from 0 in the block."""

    kept: Ints
    dossiers: dict[str, Any]
    events: Reconstruction
    problems: list[ProblemRow]
    untold: dict[str, tuple[int, int]]
    refused: int
    doubts: list[ProblemRow]  # of rows that became dossiers


class RowReader:
    """Reads blocks in their order; remembers the dossiers that it has seen."""

    def __init__(self, options: Options, seen: SeenIdentifiers | None = None) -> None:
        self.options = options
        self.seen = SeenIdentifiers() if seen is None else seen

    def read(self, chunk: Mapping[str, Any], n: int, row_of: Callable[[Ints], Ints], refused: Mask | None = None) -> Part:
        """The dossiers and events of a block; `row_of` gives the numbers of its rows, `refused` are known to be bad."""
        return _Block(self, chunk, n, row_of, refused).part()


def too_many_problems() -> Error:
    found, expected = f"more than {MOST_PROBLEMS} problems", f"at most {MOST_PROBLEMS} (limit problems)"
    return Error([Problem(1703, "problems", found, expected, "check the columns and the status list: most rows cannot be read by them")])


class _Block:
    def __init__(self, reader: RowReader, chunk: Mapping[str, Any], n: int, row_of: Callable[[Ints], Ints], refused: Mask | None) -> None:
        self.reader, self.options, self.chunk, self.n, self.row_of = reader, reader.options, chunk, n, row_of
        self.bad = np.zeros(n, bool) if refused is None else refused.copy()
        self.problems: list[tuple[int, int, str, str, str, str]] = []
        self.untold: dict[str, Mask] = {}
        self.nameless = np.zeros(n, bool)
        self.ids = self._identifiers()

    def _values(self, meaning: str) -> Any | None:
        name = self.options.held.get(meaning)
        return None if name is None else self.chunk[name]

    def _name(self, meaning: str) -> str:
        return self.options.held.get(meaning, meaning)

    def _say(self, where: Any, number: int, meaning: str, found: Callable[[int], str], expected: str, cure: str) -> None:
        # An empty row is one problem, that of its identifier.
        for i in np.flatnonzero(where if meaning == "dossier" else where & ~self.nameless).tolist():
            self.problems.append((number, i, self._name(meaning), found(i), expected, cure))
        self.bad |= where
        if len(self.problems) > MOST_PROBLEMS:
            raise too_many_problems()

    def _cell(self, meaning: str, i: int) -> str:
        return cell(self._values(meaning), i)

    def _identifiers(self) -> list[str]:
        ids = [t.strip() for t in number_texts(self._values("dossier"))]
        self._check_words("dossier", ids, np.arange(self.n))
        if not all(ids):
            self.nameless = np.array([not i for i in ids])
        return ids

    def _check_words(self, meaning: str, words: list[str], rows: Any) -> Mask:
        """Texts that go into the register as they are must be there, be no formula and hold no control characters."""
        wrong = faults_of(words)
        at = wrong[np.asarray(rows, np.int64)] if wrong.any() else np.zeros(len(rows), np.uint8)
        if at.any():
            self._say(at == MISSING, 1418, meaning, lambda i: f"no {meaning}", f"an identifier of the {meaning}", "fill in the cell")
            self._say(at == FORMULA, 1816, meaning, lambda i: f'"{self._cell(meaning, i)}"', "text without control characters that does not begin as a formula", "correct the cell")
            self._say(at == LONG, 1418, meaning, lambda i: f'"{self._cell(meaning, i)}"', f"at most {LONGEST} bytes", "correct the cell")
        return np.asarray(at != 0)

    def _coded(self, meaning: str) -> tuple[Ints, list[str]] | None:
        """A column as numbers of its distinct words."""
        values = self._values(meaning)
        if values is None:
            constant = self.options.constants.get(meaning)
            return None if constant is None else (np.zeros(self.n, np.int64), [constant])
        return coded(values)

    def _mapped(self, meaning: str, words: Mapping[str, int]) -> Any | None:
        """A column of codes by a list of words; what the list does not have is a problem."""
        found = self._coded(meaning)
        if found is None:
            return None
        numbers, distinct = found
        table = np.array([words.get(plain_words(w), _UNMAPPED) for w in distinct] or [0], np.uint8)
        got = table[numbers]
        if (got == _UNMAPPED).any():
            expected = ", ".join(f'"{w}"' for w in words if w and w != "null")
            self._say(got == _UNMAPPED, 1414, meaning, lambda i: f'"{distinct[int(numbers[i])]}"', expected, "correct the cell")
            got = np.where(got == _UNMAPPED, 0, got)
        return got

    def _statuses(self) -> Any:
        options = self.options
        numbers, words = coded(self._values("status"))
        scheme = self._coded("scheme")
        names = scheme[1] if scheme is not None else [options.scheme]
        of = scheme[0] if scheme is not None else np.zeros(self.n, np.int64)
        table = np.full((len(names), max(1, len(words))), _UNMAPPED, np.uint8)
        for j, name in enumerate(names):
            held = options.schemes.get(name or options.scheme)
            for k, word in enumerate(words):
                status = None if held is None else held.status(word)
                if status is not None:
                    table[j, k] = STATUS[str(status)]
        got = table[of, numbers]
        unmapped = got == _UNMAPPED
        if unmapped.any():
            no_list = np.array([(n or options.scheme) not in options.schemes for n in names])[of]
            blank = np.array([w in ("", "NULL") for w in words] or [False])[numbers] & ~no_list
            lists = ", ".join(options.schemes)
            self._say(unmapped & no_list, 1813, "scheme" if scheme is not None else "status", lambda i: f'list "{names[int(of[i])]}"', f"one of the lists {lists}", "give the list")
            self._say(unmapped & blank, 1813, "status", lambda i: "no status", "a code of the list", "fill in the cell")
            self._say(unmapped & ~no_list & ~blank, 1813, "status", lambda i: f'"{words[int(numbers[i])]}"',
                      f"a code of the list {', '.join(n or options.scheme for n in names)}", "correct the cell, or give a list that has the code")  # fmt: skip
        return np.where(unmapped, 0, got)

    def _times(self) -> dict[str, Ints]:
        options, out = self.options, {name: np.full(self.n, NAT) for name in (*TIMES, "asked")}
        bare = {name: np.zeros(self.n, bool) for name in out}
        for name in TIMES:
            values = self._values(name)
            if values is None:
                continue
            read: Times = read_times(values, options.serials, name in options.month_first)
            if read.month_first and name not in options.month_first:
                options.month_first.add(name)
                raise MonthFirst(name)
            if (read.faults > TimeFault.BLANK).any():
                for fault, (number, expected, cure) in FAULTS.items():
                    self._say(read.faults == fault, number, name, lambda i, name=name: f'"{self._cell(name, i)}"', expected, cure)  # type: ignore[misc]
            seconds = read.seconds.copy()
            days = read.bare & (seconds != NAT)
            if name != "promised" and days.any():
                if options.bare_days is None:
                    self._say(days, 1812, name, lambda i, name=name: f'"{self._cell(name, i)}"', "a time of day: the 15:00 rules hang on it",  # type: ignore[misc]
                              "give the time, or say at which hour days without one stand (bare_days)")  # fmt: skip
                else:
                    seconds[days] += options.bare_days
                    bare[name] = days
                    self._not_told("hour", days)
            if name != "promised":
                self._not_told("midnight", (seconds != NAT) & ~days & (seconds % _DAY == 0))
            out[name] = seconds
        self._settle(out, bare)
        return out

    def _not_told(self, what: str, where: Mask) -> None:
        self.untold[what] = self.untold.get(what, np.zeros(self.n, bool)) | where

    def _settle(self, times: dict[str, Ints], bare: dict[str, Mask]) -> None:
        """A day without a time is never before or after the instant that another column gives on that same day."""
        for i, earlier in enumerate(_ORDER):
            for later in _ORDER[i + 1 :]:
                a, b = times[earlier], times[later]
                same = (a != NAT) & (b != NAT) & (a // _DAY == b // _DAY) & (a > b)
                b[same & bare[later]] = a[same & bare[later]]
                fix = same & bare[earlier] & ~bare[later]
                a[fix] = b[fix]

    def _contradictions(self, status: Any, times: dict[str, Ints]) -> None:
        words = list(STATUS)
        good = ~self.bad
        if not good.any():
            return

        def shown(name: str, i: int) -> str:
            return f"{name} {np.int64(times[name][i]).view('M8[s]')}"

        for needed, of in _NEEDS.items():
            missing = good & np.isin(status, [STATUS[s] for s in of]) & (times[needed] == NAT)
            self._say(missing, 1415, needed, lambda i: f"status {words[int(status[i])]} and no instant", f"when it was {needed}", "fill in the cell, or correct the status")
        late = good & (status == STATUS["returned"]) & (times["finished"] == NAT) & (times["returned"] == NAT)
        self._say(late, 1415, "returned", lambda i: "status returned and no instant", "when it was finished or returned", "fill in the cell, or correct the status")
        for name, of in _AGAINST.items():
            against = good & np.isin(status, [STATUS[s] for s in of]) & (times[name] != NAT)
            self._say(against, 1814, name, lambda i, name=name: f"status {words[int(status[i])]}, yet {shown(name, i)}",  # type: ignore[misc]
                      f"no instant when it was {name}, or another status", "correct one of the two")  # fmt: skip
        good = ~self.bad
        for i, earlier in enumerate(_ORDER):
            for later in _ORDER[i + 1 :]:
                a, b = times[earlier], times[later]
                wrong = good & (a != NAT) & (b != NAT) & (a > b)
                self._say(wrong, 1814, later, lambda i, e=earlier, w=later: f"{shown(w, i)} before {shown(e, i)}",  # type: ignore[misc]
                          f"{earlier} before {later}", "correct one of the two")  # fmt: skip
                good &= ~wrong
        a, b = times["accepted"], times["promised"]
        early = good & (a != NAT) & (b != NAT) & (b // _DAY < a // _DAY)
        self._say(early, 1814, "promised", lambda i: f"{shown('promised', i)} before {shown('accepted', i)}", "a promised day after the acceptance", "correct one of the two")

    def _channels(self) -> tuple[Any, Any]:
        intake = self._mapped("intake", _INTAKE)
        posted, online = self._mapped("sent_by_post", _YES), self._mapped("filed_online", _YES)
        if intake is None:
            intake = np.full(self.n, INTAKE["counter"], np.uint8)
            if posted is not None:
                intake[posted == 1] = INTAKE["post"]
            if online is not None:
                intake[online == 1] = INTAKE["online"]
            if posted is not None and online is not None:
                both = ~self.bad & (posted == 1) & (online == 1)
                self._say(both, 1814, "sent_by_post", lambda i: "sent by post and filed online", "one channel of intake", "correct one of the two")
        return_by = self._mapped("return_by", _RETURN_BY)
        if return_by is None:
            return_by = self._mapped("via_postal", _VIA_POSTAL)
        if return_by is None:
            return_by = np.full(self.n, RETURN_BY["counter"], np.uint8)
        return intake, return_by

    def _texts(self, meaning: str, renamed: Mapping[str, str] | None = None) -> tuple[Ints, list[str]]:
        found = self._coded(meaning)
        if found is None:
            return np.zeros(self.n, np.int64), [""]
        numbers, words = found
        words = [w.strip() for w in words]
        if meaning in ("procedure", "agency"):
            self._check_words(meaning, words, numbers)
        elif any(UNSAFE.search(w) for w in words):
            at = np.array([UNSAFE.search(w) is not None for w in words])[numbers]
            self._say(at, 1816, meaning, lambda i: f'"{self._cell(meaning, i)}"', "text without control characters that does not begin as a formula", "correct the cell")
        if renamed is not None:
            known = {plain_words(k): v for k, v in renamed.items()}
            missing = np.array([bool(w) and plain_words(w) not in known for w in words])[numbers]
            self._say(missing, 1414, meaning, lambda i: f'"{words[int(numbers[i])]}"', "a name of the map of agencies", "add it to the map, or correct the cell")
            words = [known.get(plain_words(w), w) for w in words]
        return numbers, words

    def part(self) -> Part:
        again = self.reader.seen.again(self.ids) & ~self.bad
        self._say(again, 1412, "dossier", lambda i: f"dossier {self.ids[i]} again", "each dossier once", "remove one of the rows: the first counts")
        status = self._statuses()
        times = self._times()
        intake, return_by = self._channels()
        columns = {name: self._texts(name) for name in ("procedure", "variant", "unit")}
        columns["agency"] = self._texts("agency", self.options.agencies)
        # Code 5 stands for both: before acceptance there is no date of it.
        early = (status == STATUS["supplement_requested"]) & (times["accepted"] == NAT)
        status = np.where(early, STATUS["supplement_before_acceptance"], status).astype(np.uint8)
        self._contradictions(status, times)
        kept = np.flatnonzero(~self.bad)
        made = reconstruct(status[kept], intake[kept], return_by[kept], {k: v[kept] for k, v in times.items()})
        self._untold(made, kept, status, return_by)
        dossiers: dict[str, Any] = {"dossier": self.ids if len(kept) == self.n else [self.ids[i] for i in kept.tolist()]}
        dossiers |= {name: (numbers[kept], words) for name, (numbers, words) in columns.items()}
        dossiers |= {"intake": intake[kept], "return_by": return_by[kept], "stated": status[kept], "promised": times["promised"][kept]}
        numbers = self.row_of(np.arange(self.n))
        rows = sorted((number, int(numbers[i]), name, self.ids[i], found, expected, cure) for number, i, name, found, expected, cure in self.problems)
        untold = {k: (int(v.sum()), int(numbers[int(np.argmax(v))])) for k, v in self.untold.items() if v.any()}
        doubts = [(1817, int(numbers[int(kept[i])]), self._name("dossier"), dossiers["dossier"][i], said, day, "check which of the two is right")
                  for i, said, day in differing_days(dossiers["dossier"], times["accepted"][kept])]  # fmt: skip
        return Part(kept, dossiers, made, rows, untold, int(self.bad.sum()), doubts)

    def _untold(self, made: Reconstruction, kept: Ints, status: Any, return_by: Any) -> None:
        for what in list(self.untold):
            self.untold[what] &= ~self.bad
        for what, where in made.untold.items():
            self._not_told(what, _spread(where, kept, self.n))
        held = self.options.held
        back = ~self.bad & (status == STATUS["returned"]) & (return_by == RETURN_BY["counter"])
        said = self._coded("return_by") if "return_by" in held or "return_by" in self.options.constants else None
        if said is not None:
            sure = np.array([plain_words(w) in ("counter", plain_words(_core.ReturnChannel.COUNTER.vi)) for w in said[1]] or [False])
            back &= ~sure[said[0]]
        self._not_told("way_back", back)
        for name in ("variant", "unit"):
            if name not in held and name not in self.options.constants:
                self._not_told(name, ~self.bad)


def _spread(where: Mask, kept: Ints, n: int) -> Mask:
    out = np.zeros(n, bool)
    out[kept] = where
    return out


def coded(values: Any) -> tuple[Ints, list[str]]:
    """A column as numbers of its distinct texts, in the order of their first appearance.

    >>> coded(["b", None, "b"])
    (array([0, 1, 0]), ['b', ''])
    """
    if hasattr(values, "dictionary_encode") and str(values.type) in ("string", "large_string"):
        if hasattr(values, "num_chunks"):
            values = values.combine_chunks()
        done = values.dictionary_encode()
        words = done.dictionary.to_pylist()
        numbers = done.indices
        if numbers.null_count:
            numbers = numbers.fill_null(len(words))
            words.append("")
        return np.asarray(numbers).astype(np.int64), words
    places: dict[str, int] = {}
    listed = number_texts(values)
    got = np.fromiter((places.setdefault(w, len(places)) for w in listed), np.int64, len(listed))
    return got, list(places)
