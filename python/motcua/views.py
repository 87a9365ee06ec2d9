# SPDX-License-Identifier: Apache-2.0
"""Calendars and derivations to be looked at: as text, as HTML in a notebook, as a picture (with matplotlib)."""

from __future__ import annotations

import calendar as _gregorian
import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from . import _core

if TYPE_CHECKING:
    from ._core import CalendarDay, Deadline, Dossier, Outcome, Refusal, Verdict, WorkingCalendar

_MARK = {
    "working": " ",
    "weekly_rest": "·",
    "holiday": "*",
    "compensatory": "+",
    "swapped_off": "-",
    "worked_in_lieu": "!",
    "local_off": "o",
    "local_working": "w",
}
_COLOUR = {
    "working": "#ffffff",
    "weekly_rest": "#e4e4e7",
    "holiday": "#f28b82",
    "compensatory": "#fbbc87",
    "swapped_off": "#fde293",
    "worked_in_lieu": "#a8dab5",
    "local_off": "#d7aefb",
    "local_working": "#aecbfa",
}
_HEADS = {"vi": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"), "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")}


def _days(calendar: WorkingCalendar, first: datetime.date, last: datetime.date) -> list[CalendarDay]:
    one = datetime.timedelta(days=1)
    days = []
    while first <= last:
        if calendar.covers(first):
            days.append(calendar.day(first))
        first += one
    return days


class CalendarView:
    """Some months of a calendar with the kind of every day: off, made up, swapped, worked in lieu."""

    def __init__(self, calendar: WorkingCalendar, months: list[tuple[int, int]]) -> None:
        self.calendar = calendar
        self.months = months
        self._of = {m: _days(calendar, datetime.date(*m, 1), datetime.date(*m, _gregorian.monthrange(*m)[1])) for m in months}

    def _named(self) -> list[CalendarDay]:
        return [d for m in self.months for d in self._of[m] if d.name or str(d.kind).startswith("local")]

    def _title(self, month: tuple[int, int], lang: str) -> str:
        return f"{_gregorian.month_name[month[1]]} {month[0]}" if lang == "en" else f"Tháng {month[1]}/{month[0]}"

    def to_text(self, lang: str = "vi") -> str:
        """The months as text; a mark after the day says its kind, "?" that nobody has decided it yet."""
        lines = []
        for month in self.months:
            lines += [self._title(month, lang), " ".join(f"{h:>3} " for h in _HEADS[lang])]
            cells = ["    "] * _gregorian.weekday(*month, 1)
            cells += [f"{d.day.day:>3}" + ("?" if str(d.settled) == "undecided" else _MARK[str(d.kind)]) for d in self._of[month]]
            lines += [" ".join(cells[i : i + 7]) for i in range(0, len(cells), 7)] + [""]
        legend = [f"{mark} {_core.DayKind(kind).label(lang)}" for kind, mark in _MARK.items() if mark.strip() and kind in self._kinds()]
        lines += ["  ".join(legend)] + [self._line(d, lang) for d in self._named()]
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _kinds(self) -> set[str]:
        return {str(d.kind) for m in self.months for d in self._of[m]}

    def _line(self, d: CalendarDay, lang: str) -> str:
        name = d.name_en if lang == "en" and d.name_en else d.name
        settled = "" if str(d.settled) == "official" else f" ({d.settled.label(lang)})"
        return f"{d.day:%d/%m/%Y}  {d.kind.label(lang)}: {name}{settled}  [{d.basis}]"

    def _repr_html_(self) -> str:
        parts = []
        for month in self.months:
            cells = ["<td></td>"] * _gregorian.weekday(*month, 1)
            for d in self._of[month]:
                tip = escape(f"{d.kind.label('vi')}{': ' + d.name if d.name else ''}{' [' + str(d.basis) + ']' if d.basis else ''}", quote=True)
                edge = "border:1px dashed #555" if str(d.settled) == "undecided" else "border:1px solid #ddd"
                cells.append(f'<td title="{tip}" style="background:{_COLOUR[str(d.kind)]};{edge};text-align:right;padding:2px 6px">{d.day.day}</td>')
            rows = "".join(f"<tr>{''.join(cells[i : i + 7])}</tr>" for i in range(0, len(cells), 7))
            head = "".join(f"<th>{h}</th>" for h in _HEADS["vi"])
            parts.append(f'<div style="display:inline-block;vertical-align:top;margin:6px"><b>{self._title(month, "vi")}</b><table><tr>{head}</tr>{rows}</table></div>')
        names = "".join(f"<li>{escape(self._line(d, 'vi'))}</li>" for d in self._named())
        return f"<div>{''.join(parts)}<ul>{names}</ul></div>"

    def to_picture(self, path: str | Any, lang: str = "vi") -> None:
        """Writes the months as a picture; needs matplotlib."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.patches import Patch, Rectangle

        across = min(4, len(self.months))
        down = -(-len(self.months) // across)
        figure = Figure(figsize=(2.6 * across + 0.4, 2.3 * down + 0.9), dpi=110)
        FigureCanvasAgg(figure)
        for i, month in enumerate(self.months):
            axes = figure.add_axes((0.02 + (i % across) * 0.98 / across, 1 - (i // across + 1) * 0.86 / down, 0.94 / across, 0.78 / down))
            axes.set_axis_off()
            axes.set_xlim(0, 7)
            axes.set_ylim(7, -1)
            axes.set_title(self._title(month, lang), fontsize=9)
            for x, head in enumerate(_HEADS[lang]):
                axes.text(x + 0.5, -0.5, head, ha="center", va="center", fontsize=7, color="#555")
            shift = _gregorian.weekday(*month, 1)
            for d in self._of[month]:
                y, x = divmod(d.day.day - 1 + shift, 7)
                open_ = str(d.settled) == "undecided"
                axes.add_patch(Rectangle((x, y), 1, 1, facecolor=_COLOUR[str(d.kind)], edgecolor="#555" if open_ else "#ccc", linestyle="--" if open_ else "-"))
                axes.text(x + 0.5, y + 0.5, str(d.day.day), ha="center", va="center", fontsize=7)
        legend = [Patch(facecolor=_COLOUR[k], edgecolor="#ccc", label=_core.DayKind(k).label(lang)) for k in _COLOUR if k in self._kinds()]
        figure.legend(handles=legend, loc="lower center", ncol=min(4, len(legend)), fontsize=7, frameon=False)
        figure.savefig(path)


def month_view(calendar: WorkingCalendar, year: int, month: int) -> CalendarView:
    """One month of a calendar.

    >>> print(month_view(_core.vietnam_calendar(), 2020, 4).to_text("en").splitlines()[-1])
    30/04/2020  public holiday: Victory Day  [Bộ luật Lao động 10/2012/QH13, Điều 115.1c]
    """
    return CalendarView(calendar, [(year, month)])


def year_view(calendar: WorkingCalendar, year: int) -> CalendarView:
    """A year of a calendar at a glance.

    >>> print(year_view(_core.vietnam_calendar(), 2020).to_text().splitlines()[0])
    Tháng 1/2020
    """
    return CalendarView(calendar, [(year, m) for m in range(1, 13)])


class DerivationView:
    """How a due date came about: every counted span, skipped day, roll and reading, with its basis."""

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline

    def _rows(self, lang: str) -> list[tuple[str, str]]:
        rows = []
        for step in self.deadline.steps:
            basis = f"{step.basis} ({step.basis.certainty.label(lang)})" if step.basis else ""
            rows.append((step.text.en if lang == "en" else step.text.vi, basis))
        return rows

    def to_text(self, lang: str = "vi") -> str:
        """One line a step."""
        lines = [f"{i}. {text}" + (f"  [{basis}]" if basis else "") for i, (text, basis) in enumerate(self._rows(lang), 1)]
        editions = ", ".join(f"{k} {v}" for k, v in self.deadline.editions.items() if v)
        return "\n".join([*lines, ("Editions: " if lang == "en" else "Phiên bản: ") + editions]) + "\n"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{i}</td><td>{escape(t)}</td><td><small>{escape(b)}</small></td></tr>" for i, (t, b) in enumerate(self._rows("vi"), 1))
        return f"<table>{rows}</table>"

    def to_picture(self, path: str | Any, lang: str = "vi") -> None:
        """Writes the span as a strip of days coloured by kind, from receipt to the due day; needs matplotlib."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.patches import Patch, Rectangle

        received = self.deadline.received
        first = received.date() if isinstance(received, datetime.datetime) else received
        last = self.deadline.latest or first
        days = _days(self.deadline.calendar, first, last)
        across = 14
        figure = Figure(figsize=(9, 1.2 + 0.55 * (1 + len(days) // across)), dpi=110)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.02, 0.18, 0.96, 0.7))
        axes.set_axis_off()
        axes.set_xlim(0, across)
        axes.set_ylim(len(days) // across + 1, 0)
        for i, d in enumerate(days):
            y, x = divmod(i, across)
            end = d.day in (self.deadline.date, first)
            axes.add_patch(Rectangle((x, y), 1, 1, facecolor=_COLOUR[str(d.kind)], edgecolor="#1a56b0" if end else "#ccc", linewidth=2 if end else 1))
            axes.text(x + 0.5, y + 0.5, f"{d.day:%d/%m}", ha="center", va="center", fontsize=7)
        title = f"{first:%d/%m/%Y} → {self.deadline.date:%d/%m/%Y}" if self.deadline.date else f"{first:%d/%m/%Y} → ?"
        limit = self.deadline.limit.to_text("en" if lang == "en" else "vi")
        axes.set_title(f"{limit}: {title}", fontsize=9)
        kinds = {str(d.kind) for d in days}
        figure.legend(handles=[Patch(facecolor=_COLOUR[k], edgecolor="#ccc", label=_core.DayKind(k).label(lang)) for k in _COLOUR if k in kinds], loc="lower center", ncol=5, fontsize=7, frameon=False)
        figure.savefig(path)


def derivation_view(deadline: Deadline) -> DerivationView:
    """The derivation of a deadline, to be looked at.

    >>> view = derivation_view(_core.due("2 ngày làm việc", datetime.date(2020, 6, 5)))
    >>> print("\\n".join(view.to_text("en").splitlines()[:4]))
    1. The first day 2020-06-05 does not count  [Bộ luật Dân sự 91/2015/QH13, Điều 147.2 (wording read)]
    2. Count 2 working days
    3. Skipped 2020-06-06 to 2020-06-07: weekly rest day
    4. Due on 2020-06-09  [Bộ luật Dân sự 91/2015/QH13, Điều 148.6 (wording read)]
    """
    return DerivationView(deadline)


def _deadline_html(deadline: Deadline) -> str:
    date = f"{deadline.date:%d/%m/%Y}" if deadline.date else "–"
    return f"<p><b>{date}</b> ({escape(deadline.status.label('vi'))})</p>" + DerivationView(deadline)._repr_html_()


def _verdict_html(verdict: Verdict) -> str:
    rows = "".join(f"<tr><td>{escape(r.text.vi)}</td><td><small>{escape(str(r.basis))}</small></td></tr>" for r in verdict.reasons)
    needs = f"<p>Cần biết thêm: {escape(', '.join(verdict.needs))}</p>" if verdict.needs else ""
    return f"<p><b>{escape(verdict.answer.label('vi'))}</b></p><table>{rows}</table>{needs}"


def _dossier_html(dossier: Dossier) -> str:
    from .dossier_views import dossier_html

    return dossier_html(dossier)


def _refusal_html(refusal: Refusal) -> str:
    from .dossier_views import refusal_html

    return refusal_html(refusal)


def _outcome_html(outcome: Outcome) -> str:
    return _dossier_html(outcome.dossier) if outcome.refusal is None else _refusal_html(outcome.refusal)


_core.Deadline._repr_html_ = _deadline_html  # type: ignore[method-assign, assignment]
_core.Verdict._repr_html_ = _verdict_html  # type: ignore[method-assign, assignment]
_core.Dossier._repr_html_ = _dossier_html  # type: ignore[method-assign, assignment]
_core.Refusal._repr_html_ = _refusal_html  # type: ignore[method-assign, assignment]
_core.Outcome._repr_html_ = _outcome_html  # type: ignore[method-assign, assignment]
