# SPDX-License-Identifier: Apache-2.0
"""A dossier to be looked at: its timeline, what may happen now and by whom, the page that explains it."""

from __future__ import annotations

import datetime
import os
from html import escape
from typing import TYPE_CHECKING

from . import _core
from .dossier_picture import LANE_NAMES, PAUSE, colour_of, dossier_drawing, full_day
from .dossier_timeline import Timeline
from .drawing import clean

if TYPE_CHECKING:
    from ._core import Actor, Citation, Dossier, EventKind, Refusal, Rules
    from .dossier_timeline import Moment

_HEAD = 'style="text-align:left;border-bottom:1px solid #8c959f;padding:2px 8px"'


def _e(text: str) -> str:
    return escape(clean(text))


def _moment(when: datetime.datetime, lang: str) -> str:
    return f"{when:%H:%M} {full_day(when.date(), lang)}"


def _cited(basis: list[Citation], most: int | None = None) -> str:
    return "; ".join(list(dict.fromkeys(str(c) for c in basis))[:most])


class DossierView:
    """A dossier's timeline: a lane for its status, who holds papers and result, payment and clock; pauses shaded; due
    days marked, also those that were replaced. The course is applied anew under `rules`: what they refuse is marked."""

    def __init__(self, dossier: Dossier, rules: Rules, on: datetime.datetime | None = None) -> None:
        self.timeline = Timeline(dossier, rules, on)

    def _rows(self, lang: str) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
        """Number and time, what happened, and each lane: word, label and whether it changed. Due days stand between."""
        t = self.timeline
        rows: list[tuple[datetime.datetime, int, str, str, list[tuple[str, str, bool]]]] = []
        for i, moment in enumerate(t.moments):
            cells = []
            for lane in t.lanes:
                word = getattr(t.regions(i), lane)
                changed = i == 0 or word != getattr(t.regions(i - 1), lane)
                cells.append((str(word), word.label(lang), changed))
            head = f"{moment.number}. " if moment.number else ""
            rows.append((moment.when, i, head + _moment(moment.when, lang), self._what(moment, lang), cells))
        for k, mark in enumerate(t.dues):
            end = mark.at or datetime.datetime.combine(mark.day, datetime.time(23, 59, 59))
            told = full_day(mark.day, lang)
            if mark.replaced_by is not None:
                number = t.moments[mark.replaced_by].number
                what = f"◇ old due day, replaced by {number}." if lang == "en" else f"◇ hạn cũ, được thay ở bước {number}"
            else:
                what = "◆ due day" if lang == "en" else "◆ hạn trả kết quả"
            rows.append((end, len(t.moments) + k, f"{mark.at:%H:%M} {told}" if mark.at is not None else told, what, []))
        return [row[2:] for row in sorted(rows, key=lambda r: (r[0], r[1]))]

    @staticmethod
    def _what(moment: Moment, lang: str) -> str:
        if moment.event is None:
            return "(the instant asked about)" if lang == "en" else "(thời điểm đang xét)"
        text = f"{moment.event.what.label(lang)} ({moment.event.actor.label(lang)})"
        refusal = moment.outcome.refusal if moment.outcome is not None else None
        if refusal is None:
            return text
        return f"{text} ✗ {refusal.text.en}" if lang == "en" else f"{text} ✗ {refusal.text.vi}"

    def _title(self, lang: str) -> str:
        t = self.timeline
        due = f"{'due' if lang == 'en' else 'hạn'} {full_day(t.now.due, lang)}" if t.now.due else ""
        parts = (f"{'Dossier' if lang == 'en' else 'Hồ sơ'} {t.dossier.code}", t.name, t.now.status.label(lang), due)
        return clean("; ".join(p for p in parts if p))

    def to_text(self, lang: str = "vi") -> str:
        """One line an event and a due day, one column a lane: its word where it changed, `│` where it went on, `░` while
        the clock is paused."""
        lanes = self.timeline.lanes
        rows = self._rows(lang)
        table = [["", "", *(LANE_NAMES[lang][lane] for lane in lanes)]]
        pausing = False
        for when, what, cells in rows:
            line = [when, what]
            for lane, (word, label, changed) in zip(lanes, cells):
                if lane == "clock":
                    pausing = word == "paused"
                line.append(label if changed else "░" if lane == "clock" and pausing else "│")
            if not cells:
                line += ["░" if lane == "clock" and pausing else "│" for lane in lanes]
            table.append([clean(cell) for cell in line])
        wide = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
        shown = ["  ".join(cell.ljust(w) for cell, w in zip(line, wide)).rstrip() for line in table]
        return "\n".join([self._title(lang), *shown]) + "\n"

    def _table(self, lang: str) -> str:
        lanes = self.timeline.lanes
        head = "".join(f"<th {_HEAD}>{_e(LANE_NAMES[lang][lane])}</th>" for lane in lanes)
        body = []
        for when, what, cells in self._rows(lang):
            line = f"<td>{_e(when)}</td><td>{_e(what)}</td>"
            for lane, (word, label, changed) in zip(lanes, cells):
                paused = f"border-left:4px solid {PAUSE};" if lane == "clock" and word == "paused" else ""
                style = f"{paused}background:{colour_of(lane, word)};padding:2px 8px;text-align:left"
                line += f'<td style="{style}">{_e(label) if changed else ""}</td>'
            if not cells:
                line = line.replace("<td>", '<td style="color:#b91c1c">') + f'<td colspan="{len(lanes)}"></td>'
            body.append(f"<tr>{line}</tr>")
        return f"<table><tr><th {_HEAD}></th><th {_HEAD}></th>{head}</tr>{''.join(body)}</table>"

    def _repr_html_(self) -> str:
        steps = f"<details><summary>{_e(self._title('vi'))}</summary>{self._table('vi')}</details>"
        return f'<div style="overflow-x:auto">{self.to_svg("vi")}{steps}</div>'

    def to_svg(self, lang: str = "vi") -> str:
        """The picture as SVG: self-contained, made without any other package."""
        return dossier_drawing(self.timeline, lang).to_svg()

    def to_picture(self, path: str | os.PathLike[str], lang: str = "vi") -> None:
        """Writes the picture: `.svg` as it is; other formats need matplotlib."""
        dossier_drawing(self.timeline, lang).save(path)


def dossier_view(dossier: Dossier, rules: Rules | None = None, on: datetime.datetime | None = None) -> DossierView:
    """The timeline of a dossier, up to its last event or to `on`.

    >>> import motcua
    >>> rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    >>> filed = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter")
    >>> filed = motcua.apply(filed, motcua.Event("submit_counter", datetime.datetime(2020, 6, 3, 8), "applicant"), rules).dossier
    >>> filed = motcua.apply(filed, motcua.Event("accept", datetime.datetime(2020, 6, 3, 9), "desk_clerk"), rules).dossier
    >>> print(dossier_view(filed, rules).to_text("en").splitlines()[-1].split("│")[0].strip())
    2020-06-12           ◆ due day
    """
    return DossierView(dossier, rules if rules is not None else _core.Rules(), on)


class AllowedView:
    """What may happen to a dossier now, by whom, where it leads and what it issues; and the times that run for it."""

    def __init__(self, dossier: Dossier, rules: Rules, on: datetime.datetime | None, actor: Actor | str | None) -> None:
        if on is not None and dossier.course and on < dossier.course[-1].occurred:
            dossier = _core._as_of(dossier, on, rules)  # as it stood then
        self.dossier, self.rules = dossier, rules
        self.on = on or (dossier.course[-1].occurred if dossier.course else None)
        by = None if actor is None else _core.Actor(str(actor))
        self.allowed: list[tuple[EventKind, list[Actor]]] = []
        for what, who in _core.allowed_events(dossier, by, rules, on=self.on):
            if self.allowed and self.allowed[-1][0] == what:
                self.allowed[-1][1].append(who)
            else:
                self.allowed.append((what, [who]))

    def _leads(self, what: EventKind, who: Actor, lang: str) -> tuple[str, str, str]:
        """Status afterwards where it changes, document, basis: asked of the machine, with evidence that would do."""
        assert self.on is not None
        evidence = []
        if str(what) == "extend" and self.dossier.due is not None:
            evidence.append(f"due={self.dossier.due + datetime.timedelta(days=1)}")
        if str(what) == "request_withdrawal":
            evidence.append(f"slip_received={self.on:%Y-%m-%d}")
        out = _core.apply(self.dossier, _core.Event(what, self.on, who, evidence=evidence), self.rules)
        after = out.dossier.status
        # What only practice has, or the library infers, is no article's word.
        how = f" ({out.certainty.label(lang)})" if str(out.certainty) in ("observed", "inferred", "recalled") else ""
        document = out.document_text.en if lang == "en" else out.document_text.vi
        return (after.label(lang) if after != self.dossier.status else "", document, _cited(out.basis, 2) + how)

    def _rows(self, lang: str) -> list[tuple[str, str, str, str, str]]:
        rows = []
        for what, who in self.allowed:
            leads, document, basis = self._leads(what, who[0], lang)
            rows.append((what.label(lang), ", ".join(a.label(lang) for a in who), leads, document, basis))
        return rows

    def _times(self, lang: str) -> list[tuple[str, str, bool]]:
        if self.on is None:
            return []
        return [(t.text.en if lang == "en" else t.text.vi, str(t.basis), t.passed) for t in _core.next_deadlines(self.dossier, self.rules, self.on)]

    def _title(self, lang: str) -> str:
        when = _moment(self.on, lang) if self.on is not None else ""
        return clean(f"{'Dossier' if lang == 'en' else 'Hồ sơ'} {self.dossier.code}, {self.dossier.status.label(lang)}, {when}")

    def to_text(self, lang: str = "vi") -> str:
        """One line an event: what, who, → the status it leads to, [document], basis; then the times that run."""
        lines = [self._title(lang)]
        for what, who, leads, document, basis in self._rows(lang):
            lines.append(f"  {what} ({who})" + (f" → {leads}" if leads else "") + (f" [{document}]" if document else "") + (f"  {basis}" if basis else ""))
        if not self.allowed:
            lines.append("  " + ("nothing may happen" if lang == "en" else "không còn việc nào được thực hiện"))
        for text, basis, passed in self._times(lang):
            lines.append(f"  {'!' if passed else '–'} {text}  {basis}")
        return clean("\n".join(lines)) + "\n"

    def _repr_html_(self) -> str:
        heads = ("việc được thực hiện", "người thực hiện", "trạng thái sau đó", "giấy tờ", "căn cứ")
        head = "".join(f"<th {_HEAD}>{h}</th>" for h in heads)
        cell = '<td style="text-align:left">'
        rows = "".join("<tr>" + "".join(f"{cell}{_e(text)}</td>" for text in row) + "</tr>" for row in self._rows("vi"))
        times = "".join(
            f"<li{' style=' + chr(34) + 'color:#b91c1c' + chr(34) if passed else ''}>{_e(text)} <small>{_e(basis)}</small></li>" for text, basis, passed in self._times("vi")
        )
        return f"<p><b>{_e(self._title('vi'))}</b></p><table><tr>{head}</tr>{rows}</table>" + (f"<ul>{times}</ul>" if times else "")


def allowed_view(dossier: Dossier, rules: Rules | None = None, *, on: datetime.datetime | None = None, actor: Actor | str | None = None) -> AllowedView:
    """What may happen to a dossier at an instant, by default that of its last event; `actor` asks for one role alone.

    >>> import motcua
    >>> rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    >>> filed = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter")
    >>> print(allowed_view(filed, rules, on=datetime.datetime(2020, 6, 3, 8), actor="postal_worker").to_text("en").splitlines()[1])
      post accepts the packet (postal worker (carrier)) [consignment slip]  Quyết định 45/2016/QĐ-TTg, Điều 1.2; Quyết định 45/2016/QĐ-TTg, Điều 6.2
    """
    return AllowedView(dossier, rules if rules is not None else _core.Rules(), on, actor)


class ExplanationView:
    """The page of `explain`, as text and with its headings and lists in a notebook."""

    def __init__(self, dossier: Dossier, rules: Rules) -> None:
        self.dossier, self.rules = dossier, rules

    def to_text(self, lang: str = "vi") -> str:
        """The page as `explain` gives it."""
        return _core.explain(self.dossier, self.rules, "en" if lang == "en" else "vi")

    def _repr_html_(self) -> str:
        parts = []
        for i, line in enumerate(self.to_text("vi").splitlines()):
            words = line.strip()
            depth = len(line) - len(line.lstrip())
            if not words:
                continue
            if i == 0:
                parts.append(f"<h3>{_e(words)}</h3>")
            elif depth == 0 and words.split(".")[0] in ("I", "II", "III", "IV", "V"):
                parts.append(f"<h4>{_e(words)}</h4>")
            else:
                warned = ";color:#b45309" if words.startswith("!") else ""
                parts.append(f'<div style="margin-left:{depth * 0.5}em{warned}">{_e(words)}</div>')
        return f'<div style="max-width:60em">{"".join(parts)}</div>'


def explanation_view(dossier: Dossier, rules: Rules | None = None) -> ExplanationView:
    """The page that explains a dossier, to be looked at.

    >>> import motcua
    >>> rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    >>> filed = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter")
    >>> print(explanation_view(filed, rules).to_text("en").splitlines()[0])
    EXPLANATION OF A DOSSIER
    """
    return ExplanationView(dossier, rules if rules is not None else _core.Rules())


def refusal_html(refusal: Refusal) -> str:
    """Why an event was refused, the basis, what may happen instead and the cure."""
    allowed: dict[str, list[str]] = {}
    for what, who in refusal.allowed:
        allowed.setdefault(what.label("vi"), []).append(who.label("vi"))
    items = "".join(f"<li>{_e(what)} <small>({_e(', '.join(who))})</small></li>" for what, who in allowed.items())
    return (
        f'<p><b style="color:#b91c1c">Không được thực hiện</b>: {_e(refusal.text.vi)} <small>{_e(_cited(refusal.basis))}</small></p>'
        f"<p>{_e(refusal.cure.vi)}</p>" + (f"<p>Việc được thực hiện lúc này:</p><ul>{items}</ul>" if items else "")
    )


def dossier_html(dossier: Dossier) -> str:
    """The regions and the events of a dossier; its timeline needs the rules: `dossier_view`."""
    regions = dossier.regions
    lanes = "".join(
        f'<tr><th {_HEAD}>{_e(name)}</th><td style="background:{colour_of(lane, str(getattr(regions, lane)))};text-align:left">{_e(getattr(regions, lane).label("vi"))}</td></tr>'
        for lane, name in LANE_NAMES["vi"].items()
    )
    due = full_day(dossier.due, "vi") if dossier.due else "–"
    course = "".join(f"<li>{_moment(e.occurred, 'vi')} – {_e(e.what.label('vi'))} ({_e(e.actor.label('vi'))})</li>" for e in dossier.course)
    return f"<p><b>Hồ sơ {_e(dossier.code)}</b>: hạn trả {due}, {_e(dossier.timeliness.label('vi'))}</p><table>{lanes}</table><ol>{course}</ol>"
