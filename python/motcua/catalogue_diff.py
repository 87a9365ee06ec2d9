# SPDX-License-Identifier: Apache-2.0
"""What changed between two days, or between two editions of a catalogue: what, for whom, by which decision."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from . import _core
from ._tokens import Text


class Change(NamedTuple):
    """One difference. `what` is a word for programs, `subject` a code or identifier, `whom` the agencies concerned,
    `decision` the number of the decision that says so, empty where none is known.

    >>> print(Change("removed", "9.000001", "Sở A", Text("thủ tục không còn", "no longer there"), "7/QĐ-UBND"))
    9.000001: thủ tục không còn (Sở A) [7/QĐ-UBND]
    """

    what: str
    subject: str
    whom: str
    text: Text
    decision: str

    def in_(self, lang: str = "vi") -> str:
        """The line for people."""
        said = self.text.en if lang == "en" and self.text.en else self.text.vi
        return f"{self.subject}: {said}" + (f" ({self.whom})" if self.whom else "") + (f" [{self.decision}]" if self.decision else "")

    def __str__(self) -> str:
        return self.in_()


class _Side:
    """A catalogue on a day: what holds there, by identifier."""

    def __init__(self, catalogue: _core.Catalogue, on: datetime.date) -> None:
        self.whole, self.on = catalogue, on
        self.holds = catalogue.edition(on)
        self.codes = set(self.holds)
        self.agencies = {a.id: a for a in self.holds.agencies}
        self.units = {u.id: u for u in self.holds.units}
        self.numbers = {d.id: d.number for d in catalogue.decisions}
        self.delegations = {(d.agency, d.unit, str(t)): d for d in self.holds.delegations for t in d.tasks}

    def whom(self, agencies: list[str]) -> str:
        names = {a.id: a.name.vi for a in self.whole.agencies}
        return ", ".join(names.get(a, a) for a in agencies)

    def versions(self, code: str) -> dict[str, Any]:
        """By the agencies that it is for: one code may have a version at each."""
        found: dict[str, Any] = {}
        if code not in self.codes:
            return found
        plain = self.holds.at(code, self.on)
        if plain is not None:
            return {"": plain}
        for agency in self.agencies:
            own = self.holds.at(code, self.on, agency)
            if own is not None:
                found[agency] = own
        return found

    def left(self, p: Any) -> list[str]:
        """The agencies of a version for which no decision has ended it."""
        return [a for a in p.agencies if self.holds.at(p.code, self.on, a) is not None]

    def lines(self, code: str) -> dict[tuple[str, str, str], Any]:
        return {_key(line): line for line in sorted(self.holds.lines(code), key=lambda x: str(x.valid_from))}


def _key(line: Any) -> tuple[str, str, str]:
    """What a line of a list speaks of."""
    return line.agency, str(line.direction), line.variant


def _facts(p: Any, agencies: str) -> dict[str, tuple[Text, Any]]:
    """What is said of a version, by name, each with a label."""
    said: dict[str, tuple[Text, Any]] = {
        "name": (Text("tên", "name"), p.name),
        "levels": (Text("cấp", "levels"), ", ".join(map(str, p.levels))),
        "agencies": (Text("cơ quan", "agencies"), agencies),
    }
    for v in p.variants:
        for limit in v.limits:
            kind = {True: "provincial", False: "statutory", None: ""}[limit.provincial]
            said[f"limit {v.id} {limit.channel} {kind}"] = (Text(f"thời hạn {v.name or v.id}", f"limit {v.name or v.id}"), limit.text)
        for i, fee in enumerate(v.fees):
            said[f"fee {v.id} {fee.channel} {i}"] = (Text(f"phí {v.name or v.id}", f"fee {v.name or v.id}"), fee.text or fee.amount)
        for way, channels in (("intake", v.intake), ("return", v.returned)):
            for channel, yes in channels.items():
                label = Text(f"{'nộp' if way == 'intake' else 'trả'} {channel.label()} {v.name or v.id}", f"{way} {channel.label('en')} {v.name or v.id}")
                said[f"{way} {v.id} {channel}"] = (label, "yes" if yes else "no")
        if v.process:
            said[f"process {v.id}"] = (Text("quy trình nội bộ", "internal process"), "; ".join(f"{s.unit} {s.text}" for s in v.process))
        for fact, (yes, basis) in (v.facts or {}).items():
            said[f"fact {v.id} {fact}"] = (Text(f"{fact.label()} {v.name or v.id}", f"{fact.label('en')} {v.name or v.id}"), f"{'yes' if yes else 'no'} {basis}")
    for fact, (yes, basis) in p.facts.items():
        said[f"fact {fact}"] = (Text(fact.label(), fact.label("en")), f"{'yes' if yes else 'no'} {basis}")
    if p.linked:
        said["linked"] = (Text("liên thông", "linked"), "; ".join(f"{x.agency} {x.procedure} {x.text}".strip() for x in p.linked))
    return said


def _by(side: _Side, code: str, actions: tuple[str, ...]) -> str:
    """The latest decision by a day that does this to a code."""
    days = []
    for d in side.whole.decisions:
        day = d.effective or d.issued
        if day is not None and day <= side.on and any(c.procedure == code and c.action in actions for c in d.changes):
            days.append((day, d.number))
    return max(days)[1] if days else ""


def _procedures(a: _Side, b: _Side) -> Iterator[Change]:
    for code in sorted(a.codes | b.codes):
        before, after = a.versions(code), b.versions(code)
        some = next(iter((after or before).values()), None)
        whom = (b if after else a).whom(some.agencies) if some is not None else ""
        if code not in b.codes:
            end = next((c for d in b.whole.decisions for c in d.changes if c.procedure == code and c.successors), None)
            then = f" → {', '.join(end.successors)}" if end else ""
            yield Change("removed", code, whom, Text(f"thủ tục không còn{then}", f"no longer there{then}"), _by(b, code, ("repealed", "replaced")))
            continue
        if code not in a.codes:
            name = some.name if some is not None else ""
            yield Change("added", code, whom, Text(f"thủ tục mới: {name}", f"new: {name}"), _by(b, code, ("new",)))
            continue
        for agency in sorted(set(before) | set(after)):
            if agency not in before or agency not in after:
                gone = agency not in after
                yield Change("removed" if gone else "added", code, (a if gone else b).whom([agency]) if agency else whom,
                             Text("phiên bản của cơ quan này không còn" if gone else "phiên bản mới của cơ quan này",
                                  "the version of this agency is gone" if gone else "a version of this agency's own"),
                             _by(b, code, ("repealed", "replaced") if gone else ("new",)))
                continue
            old, new = (_facts(p, side.whom(side.left(p))) for side, p in ((a, before[agency]), (b, after[agency])))
            for key in sorted(set(old) | set(new)):
                was, now = old.get(key), new.get(key)
                if was is None or now is None or was[1] != now[1]:
                    label = (now or was or (Text("", ""), None))[0]
                    one, two = ("–" if x is None or x[1] in ("", None) else x[1] for x in (was, now))
                    yield Change("amended", code, whom, Text(f"{label.vi}: {one} → {two}", f"{label.en}: {one} → {two}"), _by(b, code, ("amended", "new", "repealed", "replaced")))


_LISTED = {True: Text("có", "yes"), False: Text("không", "no"), None: Text("không nêu", "not listed")}


def _lists(a: _Side, b: _Side) -> Iterator[Change]:
    for code in sorted(a.codes | b.codes):
        old, new = a.lines(code), b.lines(code)
        for key in sorted(set(old) | set(new)):
            was, now = (_said(side.get(key)) for side in (old, new))
            if was == now:
                continue
            agency, way, variant = key
            label = _core.Direction(way)
            case = f" ({variant})" if variant else ""
            by = b.numbers.get(new[key].decision, "") if key in new else next(
                (b.numbers.get(x.replaced_by, "") for x in b.whole.lines(code) if _key(x) == key and x.replaced_by), "")
            yield Change("list", code, b.whom([agency]) if agency else "",
                         Text(f"danh mục bưu chính, {label.label()}{case}: {was.vi} → {now.vi}",
                              f"postal list, {label.label('en')}{case}: {was.en} → {now.en}"), by)


def _said(line: Any) -> Text:
    """What a line says, with the condition on which it hangs; nothing where there is none."""
    said = _LISTED[line.listed if line is not None else None]
    on = line.condition if line is not None else Text("", "")
    return Text(f"{said.vi}, {on.vi}" if on.vi else said.vi, f"{said.en}, {on.en or on.vi}" if on.vi else said.en)


def _bodies(a: _Side, b: _Side) -> Iterator[Change]:
    for what, old, new in (("agency", a.agencies, b.agencies), ("unit", a.units, b.units)):
        gone: Any
        for id_ in sorted(set(old) - set(new)):
            gone = old[id_]
            names = [x.name for x in b.whole.standing_for(id_, b.on)] if what == "agency" else []
            vi, en = ", ".join(n.vi for n in names), ", ".join(n.en or n.vi for n in names)
            yield Change(what, id_, gone.name.vi, Text("kết thúc" + (f"; kế thừa: {vi}" if vi else "; kế thừa: chưa rõ"),
                                                      "ended" + (f"; successor: {en}" if en else "; successor: not known")), "")
        for id_ in sorted(set(new) - set(old)):
            yield Change(what, id_, new[id_].name.vi, Text("bắt đầu", "began"), "")


def _desks(a: _Side, b: _Side) -> Iterator[Change]:
    for key in sorted(set(a.delegations) ^ set(b.delegations)):
        agency, unit, task = key
        d = b.delegations.get(key) or a.delegations[key]
        began = key in b.delegations
        label = _core.DeskTask(task)
        yield Change("delegation", unit or agency, b.whom([agency]),
                     Text(f"nhân viên bưu chính {'được' if began else 'thôi'} {label.label()}",
                          f"post staff {'begin to' if began else 'no longer'} {label.label('en')}"), b.numbers.get(d.decision, d.contract))


def _post(a: _Side, b: _Side) -> Iterator[Change]:
    """Zones and tariffs of the post's own tables."""
    old, new = ({tuple(sorted(z.between)): z for z in side.holds.zones} for side in (a, b))
    for pair in sorted(set(old) | set(new)):
        one, two = (side[pair].zone if pair in side else None for side in (old, new))
        if one != two:
            vi, en = ([x.label(lang) if x is not None else "–" for x in (one, two)] for lang in ("vi", "en"))
            yield Change("zone", " – ".join(pair), "", Text(f"vùng bưu chính: {vi[0]} → {vi[1]}", f"postal zone: {en[0]} → {en[1]}"), "")
    before, after = ({t.id: t for t in side.holds.tariffs} for side in (a, b))
    for id_ in sorted(set(before) ^ set(after)):
        began = id_ in after
        yield Change("tariff", id_, "", Text("bảng giá bắt đầu" if began else "bảng giá kết thúc", "a tariff begins" if began else "a tariff ends"), "")


def diff_catalogues(before: _core.Catalogue, after: _core.Catalogue, on: datetime.date, until: datetime.date | None = None) -> list[Change]:
    """What differs between two catalogues on a day, or between one on `on` and the other on `until`: procedures, lists,
    agencies, units, delegations, the post's zones and tariffs. The same catalogue twice with two days says what the time between changed.

    >>> import motcua
    >>> starter = motcua.read_catalogue(*motcua.starter_files())
    >>> day = datetime.date
    >>> for change in diff_catalogues(starter, starter, day(2020, 6, 1), day(2020, 7, 1)):
    ...     print(change.in_("en"))
    bac_kan.tthcc: post staff no longer receive (Sở Thông tin và Truyền thông tỉnh Bắc Kạn)
    bac_kan.tthcc: post staff no longer return results (Sở Thông tin và Truyền thông tỉnh Bắc Kạn)
    """
    a, b = _Side(before, on), _Side(after, until or on)
    return [*_procedures(a, b), *_lists(a, b), *_bodies(a, b), *_desks(a, b), *_post(a, b)]


def diff_law(before: _core.LawBook, after: _core.LawBook, on: datetime.date, until: datetime.date | None = None) -> list[Change]:
    """Which law rows begin, end or stand in another instrument.

    >>> import motcua
    >>> changes = diff_law(motcua.LawBook(), motcua.LawBook(), datetime.date(2026, 8, 4), datetime.date(2026, 8, 5))
    >>> print(next(c for c in changes if c.subject == "PST-65").in_("en"))
    PST-65: Nghị định 118/2025/NĐ-CP Điều 18.2 → Nghị định 309/2026/NĐ-CP Điều 9
    """
    sides = []
    for book, day in ((before, on), (after, until or on)):
        sides.append({r.id: f"{r.instrument} {r.article}".strip() for r in book.rows(day)})
    old, new = sides
    return [Change("law", id_, "", Text(*(f"{old.get(id_, '–')} → {new.get(id_, '–')}",) * 2), "")
            for id_ in sorted(set(old) | set(new)) if old.get(id_) != new.get(id_)]
