# SPDX-License-Identifier: Apache-2.0
"""A dossier's timeline as a picture: lanes over the days, pauses shaded, due days marked, the events numbered."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from .drawing import Drawing, fitted, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .dossier_timeline import DueMark, Spell, Timeline

_LEFT, _RIGHT, _TOP, _LANE, _GAP = 128.0, 16.0, 96.0, 26.0, 6.0
_SLOT = 34.0  # room of one event within its day
_ROW = 17.0  # a line of the list of events
_DAY = datetime.timedelta(days=1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LANE_NAMES = {
    "vi": {"status": "trạng thái", "papers": "hồ sơ giấy", "packet": "bưu gửi đến", "result": "kết quả", "payment": "nghĩa vụ tài chính", "clock": "thời hạn"},
    "en": {"status": "status", "papers": "papers", "packet": "inbound packet", "result": "result", "payment": "payment", "clock": "clock"},
}
_COLOURS = {
    "status": {"draft": "#e5e7eb", "submitted": "#dbeafe", "accepted": "#bfdbfe", "processing": "#93c5fd", "finished": "#bbf7d0", "returned": "#86efac"}
    | {"supplement_before_acceptance": "#fde68a", "supplement_requested": "#fde68a", "financial_obligation": "#fde68a", "withdrawal_requested": "#fed7aa"}
    | {"not_accepted": "#fca5a5", "stopped": "#fca5a5"},
    "papers": {"applicant": "#e5e7eb", "desk": "#bfdbfe", "unit": "#93c5fd", "post": "#fde68a", "post_back": "#fde68a", "home": "#bbf7d0", "archive": "#c7d2fe", "lost": "#fca5a5"},
    "packet": {"accepted_by_post": "#fef3c7", "in_transit": "#fde68a"},
    "result": {"signed_off": "#93c5fd", "desk": "#bfdbfe", "post_accepted": "#fef3c7", "post_transit": "#fde68a", "undelivered": "#fdba74", "returned_to_desk": "#bfdbfe"}
    | {"delivered": "#86efac", "collected": "#86efac", "sent_electronically": "#86efac", "lost": "#fca5a5"},
    "payment": {"due": "#fdba74", "held_by_post": "#fde68a", "paid": "#bbf7d0"},
    "clock": {"running": "#86efac", "paused": "#fde68a", "stopped": "#e5e7eb"},
}
PAUSE, DUE, OLD_DUE, REFUSED, NOW = "#d97706", "#b91c1c", "#9ca3af", "#dc2626", "#1d4ed8"


def colour_of(lane: str, word: str) -> str:
    """The colour of a word; white for nothing, grey for a word that has no colour of its own."""
    if word in ("none", "not_started"):
        return "#ffffff"
    return _COLOURS.get(lane, {}).get(word, "#e5e7eb")


def short_day(day: datetime.date, lang: str) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}" if lang == "en" else f"{day.day:02}/{day.month:02}"


def full_day(day: datetime.date, lang: str) -> str:
    return day.isoformat() if lang == "en" else f"{day:%d/%m/%Y}"


class Days:
    """The days side by side: each as wide as another, but those with events as wide as their numbers need."""

    def __init__(self, timeline: Timeline, room: float) -> None:
        moments = timeline.moments
        of_day: dict[datetime.date, int] = {}
        for m in moments:
            of_day[m.when.date()] = of_day.get(m.when.date(), 0) + 1
        first = moments[0].when.date()
        last = max([moments[-1].when.date(), *(mark.day for mark in timeline.dues)])
        self.days = [first + i * _DAY for i in range((last - first).days + 1)]
        empty = len(self.days) - len(of_day)
        taken = sum(n * _SLOT for n in of_day.values())
        plain = min(24.0, max((room - taken) / empty, min(8.0, 500.0 / empty))) if empty else 0.0
        self.start: dict[datetime.date, float] = {}
        self.wide: dict[datetime.date, float] = {}
        x = _LEFT
        for day in self.days:
            self.start[day], self.wide[day] = x, max(plain, of_day.get(day, 0) * _SLOT)
            x += self.wide[day]
        self.end = x
        self.places: list[float] = []
        seen: dict[datetime.date, int] = {}
        for m in moments:
            day = m.when.date()
            part = self.wide[day] / of_day[day]
            self.places.append(self.start[day] + (seen.get(day, 0) + 0.5) * part)
            seen[day] = seen.get(day, 0) + 1

    def end_of(self, day: datetime.date) -> float:
        return self.start[day] + self.wide[day]


class _Picture:
    def __init__(self, timeline: Timeline, lang: str) -> None:
        self.t, self.lang = timeline, lang
        self.days = Days(timeline, 760.0)
        self.bottom = _TOP + len(timeline.lanes) * (_LANE + _GAP)
        wide = max(self.days.end + _RIGHT, 760.0)
        self.labels = list(self.below(wide))
        self.list_top = self.bottom + 45 + 13 * max([row for *_, row in self.labels], default=0)
        self.columns = max(1, int((wide - 24) // 430))
        self.rows = -(-len(timeline.moments) // self.columns)
        title = self.title()
        self.d = Drawing(wide, self.list_top + self.rows * _ROW + 10, title)
        self.d.text(12, 17, fitted(title, wide - 24, 13, bold=True), 13, bold=True, tip=title)
        self.d.text(12, 36, fitted(self.state(), wide - 24, 11), 11, colour="#57606a")

    def word(self, vi: str, en: str) -> str:
        return en if self.lang == "en" else vi

    def title(self) -> str:
        name = self.t.name
        return self.word("Hồ sơ ", "Dossier ") + self.t.dossier.code + (f" – {name}" if name else "")

    def state(self) -> str:
        now = self.t.now
        due = full_day(now.due, self.lang) if now.due else self.word("không xác định", "not known")
        words = (now.status.label(self.lang), self.word("hạn trả ", "due ") + due, now.timeliness.label(self.lang))
        return "; ".join(words) + f"; {now.intake.label(self.lang)} → {now.return_by.label(self.lang)}"

    def draw(self) -> Drawing:
        self.calendar()
        for i, lane in enumerate(self.t.lanes):
            y = _TOP + i * (_LANE + _GAP)
            self.d.text(_LEFT - 8, y + _LANE / 2, LANE_NAMES[self.lang][lane], 11, anchor="end", colour="#57606a")
            self.d.box(_LEFT, y, self.days.end - _LEFT, _LANE, "none", "#d0d7de")
        for place, moment in zip(self.days.places, self.t.moments):
            if moment.event is not None:
                self.d.line([(place, _TOP - 4), (place, self.bottom)], REFUSED if moment.refused else "#afb8c1", 0.8)
        for spell in self.t.spells:
            self.spell(spell)
        for pause in self.t.pauses():
            self.pause(pause)
        self.dues()
        self.moments()
        for spell in self.t.spells:
            self.spell_text(spell)
        self.legend()
        self.list()
        return self.d

    def calendar(self) -> None:
        """Days that do not count are grey; as many days are named as there is room for."""
        calendar = self.t.rules.calendar
        top, height = _TOP - 4, self.bottom - _TOP + 4
        for day in self.days.days:
            if calendar.covers(day) and not calendar.is_working_day(day):
                named = calendar.day(day)
                tip = f"{full_day(day, self.lang)}: {named.kind.label(self.lang)}"
                self.d.box(self.days.start[day], top, self.days.wide[day], height, "#eef0f3", tip=tip)
        free = _LEFT - 1.0
        wanted = {m.when.date() for m in self.t.moments}
        for day in self.days.days:
            x = self.days.start[day]
            text = short_day(day, self.lang) + (f"/{day.year}" if free < _LEFT and self.lang == "vi" else f", {day.year}" if free < _LEFT else "")
            fits = x >= free and x + width_of(text, 9) < self.days.end + _RIGHT
            if fits and (day in wanted or day.weekday() == 0 or day == self.days.days[0]):
                # A Monday gives way to a day on which something happened.
                if day not in wanted and any(0 < (w - day).days and self.days.start[w] < x + width_of(text, 9) + 6 for w in wanted if w > day):
                    continue
                self.d.line([(x, _TOP - 18), (x, self.bottom)], "#e1e4e8")
                self.d.text(x + 2, _TOP - 24, text, 9, colour="#57606a")
                free = x + width_of(text, 9) + 6

    def stretch(self, spell: Spell) -> tuple[float, float]:
        """From one event to the next; the last event begins a short one."""
        a, b = self.days.places[spell.first], self.days.places[spell.last]
        return (a, min(a + _SLOT / 2, self.days.end)) if spell.first == spell.last else (a, b)

    def lane_top(self, lane: str) -> float:
        return _TOP + self.t.lanes.index(lane) * (_LANE + _GAP)

    def tip_of(self, spell: Spell) -> str:
        since = self.t.moments[spell.first].when
        begin = f"{self.word('từ', 'from')} {since:%H:%M} {full_day(since.date(), self.lang)}"
        return f"{LANE_NAMES[self.lang][spell.lane]}: {spell.word.label(self.lang)} ({begin})"

    def spell(self, spell: Spell) -> None:
        fill = colour_of(spell.lane, str(spell.word))
        if fill != "#ffffff":
            a, b = self.stretch(spell)
            y = self.lane_top(spell.lane)
            self.d.box(a, y + 1, max(b - a, 2), _LANE - 2, fill, "#8c959f", round=3, tip=self.tip_of(spell), line=0.7)

    def spell_text(self, spell: Spell) -> None:
        if colour_of(spell.lane, str(spell.word)) == "#ffffff":
            return
        a, b = self.stretch(spell)
        label = fitted(spell.word.label(self.lang), b - a - 6, 9.5)
        self.d.text((a + b) / 2, self.lane_top(spell.lane) + _LANE / 2, label, 9.5, anchor="middle", tip=self.tip_of(spell))

    def pause(self, pause: Spell) -> None:
        a, b = self.days.places[pause.first], self.days.places[pause.last]
        self.d.hatch(a, _TOP - 4, b - a, self.bottom - _TOP + 4, PAUSE, pause.word.label(self.lang))

    def moments(self) -> None:
        y = _TOP - 10
        for i, (place, moment) in enumerate(zip(self.days.places, self.t.moments)):
            if moment.event is None:
                self.d.line([(place, y - 6), (place, self.bottom + 6)], NOW, 1.2)
                continue
            number = str(moment.number)
            half = max(7.0, width_of(number, 9) / 2 + 3)
            self.d.box(place - half, y - 7, 2 * half, 14, REFUSED if moment.refused else "#1f2328", round=7, tip=self.told(i))
            self.d.text(place, y, number, 9, colour="#ffffff", anchor="middle", bold=True)

    def due_text(self, mark: DueMark) -> str:
        at = f"{mark.at:%H:%M} " if mark.at is not None else ""
        old = mark.replaced_by is not None
        return (self.word("hạn cũ ", "old due day ") if old else self.word("hạn trả ", "due ")) + at + full_day(mark.day, self.lang)

    def below(self, wide: float) -> Iterator[tuple[float, float, str, str, int]]:
        """What stands below the lanes: line, beginning, words, colour and row, so that no two words meet."""
        marks = [(self.days.end_of(m.day), self.due_text(m), OLD_DUE if m.replaced_by is not None else DUE) for m in self.t.dues]
        if self.t.moments[-1].event is None:
            marks.append((self.days.places[-1], self.word("đang xét", "asked"), NOW))
        ends: list[float] = []
        for x, text, colour in sorted(marks):
            begin = min(x - 4, wide - width_of(text, 10, bold=True) - 8)
            row = next((i for i, end in enumerate(ends) if end < begin), len(ends))
            ends[row : row + 1] = [begin + width_of(text, 10, bold=True) + 8]
            yield x, begin, text, colour, row

    def dues(self) -> None:
        """A due day ends at midnight: its line stands at the end of that day. One that was replaced is dashed."""
        for x, begin, text, colour, row in self.labels:
            if colour != NOW:
                self.d.line([(x, _TOP - 16), (x, self.bottom + 7 + row * 13)], colour, 1.8, dash=colour == OLD_DUE)
                self.d.polygon([(x - 5, _TOP - 20), (x + 5, _TOP - 20), (x, _TOP - 12)], colour, tip=text)
            self.d.text(begin, self.bottom + 14 + row * 13, text, 10, colour=colour, bold=colour == DUE)

    def legend(self) -> None:
        x, y = 12.0, self.list_top - 14
        if self.t.pauses():
            self.d.hatch(x, y - 6, 18, 12, PAUSE)
            text = self.word("thời hạn tạm dừng", "clock paused")
            self.d.text(x + 23, y, text, 9.5, colour="#57606a")
            x += 23 + width_of(text, 9.5) + 14
        self.d.box(x, y - 6, 18, 12, "#eef0f3", "#d0d7de")
        text = self.word("ngày không làm việc", "no working day")
        self.d.text(x + 23, y, text, 9.5, colour="#57606a")

    def told(self, place: int) -> str:
        """An event in one line: when, what, by whom, and why it was refused."""
        moment = self.t.moments[place]
        when = f"{moment.when:%H:%M} {full_day(moment.when.date(), self.lang)}"
        if moment.event is None:
            return f"{when} – {self.word('thời điểm đang xét', 'the instant asked about')}"
        text = f"{when} – {moment.event.what.label(self.lang)} ({moment.event.actor.label(self.lang)})"
        if moment.outcome is not None and moment.outcome.refusal is not None:
            why = moment.outcome.refusal.text
            text += f" – {self.word('không được', 'refused')}: {why.en if self.lang == 'en' else why.vi}"
        return text

    def list(self) -> None:
        wide = (self.d.width - 24) / self.columns
        for i, moment in enumerate(self.t.moments):
            column, row = divmod(i, self.rows)
            x, y = 12 + column * wide, self.list_top + row * _ROW + 6
            text = self.told(i)
            colour = REFUSED if moment.refused else NOW if moment.event is None else "#1f2328"
            self.d.text(x + 16, y, f"{moment.number}." if moment.number else "●", 10, colour=colour, anchor="end")
            self.d.text(x + 22, y, fitted(text, wide - 30, 10), 10, colour=colour, tip=text)


def dossier_drawing(timeline: Timeline, lang: str) -> Drawing:
    """The picture of a timeline; one without events is a line that says so."""
    if not timeline.moments:
        text = "No event yet" if lang == "en" else "Chưa có sự kiện"
        d = Drawing(420, 44, text)
        d.text(12, 22, fitted(f"{timeline.dossier.code}: {text}", 396, 12), 12)
        return d
    return _Picture(timeline, lang).draw()
