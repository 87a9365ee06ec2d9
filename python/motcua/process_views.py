# SPDX-License-Identifier: Apache-2.0
"""The internal process of a dossier, step by step and unit by unit, and late by unit over a register."""

from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from . import _core
from .drawing import clean
from .tables import Table

if TYPE_CHECKING:
    from ._core import Citation, Dossier, Lateness, Rules, StepLine, StepStay, UnitTime
    from ._tokens import Text
    from .replay import Replay

_HEADS = {
    "vi": ("bước", "đơn vị", "vai trò", "thời gian", "vào", "ra", "hạn", "đánh giá", "quá hạn (ngày làm việc)"),
    "en": ("step", "unit", "role", "time", "entered", "left", "due", "verdict", "working days late"),
}
_COLUMNS = (
    "step", "unit", "role", "what", "time", "round", "entered", "left", "due", "at", "verdict", "working_days", "late_days",
    "paused_days", "back", "interrupted",
)  # fmt: skip


class ProcessView:
    """Where a dossier stands in its internal process: each step with its stays, each unit's time, and the whole.

    `known` says whether the catalogue has a process for the case; without one, `steps` is empty and `reasons` says so.
    """

    def __init__(self, dossier: Dossier, on: datetime.datetime | None, rules: Rules) -> None:
        self.dossier = dossier
        self._core = _core._internal_process(dossier, on, rules)

    @property
    def known(self) -> bool:
        return self._core.known

    @property
    def steps(self) -> list[StepLine]:
        return self._core.steps

    @property
    def now(self) -> int | None:
        """The number of the step in which the dossier is, from 1."""
        return self._core.now

    @property
    def units(self) -> list[UnitTime]:
        return self._core.units

    @property
    def whole(self) -> Lateness:
        """The whole time, judged apart."""
        return self._core.whole

    @property
    def reasons(self) -> list[Text]:
        return self._core.reasons

    @property
    def basis(self) -> Citation:
        return self._core.basis

    def table(self) -> Table:
        """One row a stay; a step without one has a row of its own."""
        rows: list[tuple[Any, ...]] = []
        for number, line in enumerate(self.steps, 1):
            head = (number, line.unit, line.role.vi, line.what.vi, line.text)
            rows += [
                (*head, s.round, s.entered, s.left, s.due, s.at, s.verdict, s.working_days, s.late_days, s.paused_days, s.back, s.interrupted)
                for s in line.stays
            ]
            if not line.stays:
                rows.append((*head, None, None, None, None, None, line.verdict, 0, 0, 0, False, False))
        return Table({name: [row[i] for row in rows] for i, name in enumerate(_COLUMNS)})

    def to_frame(self) -> Any:
        """The table as a pandas DataFrame."""
        return self.table().to_frame()

    @staticmethod
    def _due(stay: StepStay) -> str:
        if stay.at is not None:
            return f"{stay.at:%Y-%m-%d %H:%M}"
        if stay.due is not None:
            return f"{stay.due}"
        return f"{stay.earliest} – {stay.latest}" if stay.earliest is not None and stay.latest is not None else "?"

    def _rows(self, lang: str) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = []
        for number, line in enumerate(self.steps, 1):
            role = (line.role.en or line.role.vi) if lang == "en" else line.role.vi
            head = (str(number), line.unit, role, line.text)
            for stay in line.stays:
                left = f"{stay.left:%Y-%m-%d %H:%M}" if stay.left is not None else ""
                back = "↩ " if stay.back else ""
                rows.append(
                    (*head, f"{back}{stay.entered:%Y-%m-%d %H:%M}", left, self._due(stay), stay.verdict.label(lang), str(stay.late_days or ""))
                )
            if not line.stays:
                rows.append((*head, "", "", "", line.verdict.label(lang), ""))
        return rows

    def _title(self, lang: str) -> str:
        word = "Dossier {}: internal process" if lang == "en" else "Hồ sơ {}: quy trình nội bộ"
        return clean(word.format(self.dossier.code))

    def to_text(self, lang: str = "vi") -> str:
        """One line a stay, then what is said of the whole."""
        lines = [self._title(lang)]
        if self.known:
            table = [_HEADS[lang], *self._rows(lang)]
            wide = [max(len(clean(row[i])) for row in table) for i in range(len(table[0]))]
            lines += ["  ".join(clean(cell).ljust(w) for cell, w in zip(row, wide)).rstrip() for row in table]
        lines += [f"– {clean(reason.en if lang == 'en' else reason.vi)}" for reason in self.reasons]
        return "\n".join(lines) + "\n"

    def __repr__(self) -> str:
        verdicts = ", ".join(str(line.verdict) for line in self.steps)
        return f"<ProcessView {self.dossier.code}: {verdicts or 'no process known'}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(word)}</th>" for word in _HEADS["vi"])
        body = "".join("<tr>" + "".join(f"<td>{escape(clean(cell))}</td>" for cell in row) + "</tr>" for row in self._rows("vi"))
        said = "".join(f"<li>{escape(clean(reason.vi))}</li>" for reason in self.reasons)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if self.known else ""
        return f"<p>{escape(self._title('vi'))}</p>{table}<ul>{said}</ul>"


def internal_process(dossier: Dossier, on: datetime.datetime | None = None, rules: Rules | None = None) -> ProcessView:
    """The internal process of a dossier's case and how the dossier stood in each step; an open one is judged at `on`, by
    default at its last event.

    >>> import motcua
    >>> rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    >>> d = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter")
    >>> d = motcua.apply(d, motcua.Event("submit_counter", datetime.datetime(2020, 6, 3, 8), "applicant"), rules).dossier
    >>> d = motcua.apply(d, motcua.Event("accept", datetime.datetime(2020, 6, 3, 9), "desk_clerk"), rules).dossier
    >>> internal_process(d, rules=rules).reasons[0].en
    'The catalogue has no internal process for this case'
    """
    return ProcessView(dossier, on, rules if rules is not None else _core.Rules())


class UnitTable:
    """Late by unit over a register. `units` has one row a unit; the rows are of the `with_process` dossiers among the
    `accepted`, and of the last count of each: what a supplement began anew is not counted twice.

    In `units`: `dossiers` had a stay there; `stays` = `done` + `open`; `done` = `in_time` + `late` + `unknown`; `overdue`
    are those of `open` whose time is over; `late_days` are working days after the due days.
    """

    def __init__(self, columns: dict[str, list[Any]], counts: dict[str, int]) -> None:
        self.units = Table(columns)
        self.dossiers = counts["dossiers"]
        self.accepted = counts["accepted"]
        self.with_process = counts["with_process"]
        self.without_process = counts["without_process"]
        self.late_whole = counts["late_whole"]
        self.late_step_only = counts["late_step_only"]

    def to_frame(self) -> Any:
        """The units as a pandas DataFrame."""
        return self.units.to_frame()

    def _note(self) -> str:
        return (
            f"{self.with_process} of {self.accepted} accepted dossiers have an internal process; {self.late_whole} of them are late as a "
            f"whole, {self.late_step_only} in a step alone"
        )

    def __repr__(self) -> str:
        return f"<UnitTable of {len(self.units)} units: {self._note()}>"

    def _repr_html_(self) -> str:
        return f"{self.units._repr_html_()}<p>{escape(self._note())}</p>"


def late_by_unit(replay: Replay) -> UnitTable:
    """Late by unit over a register that was replayed; open stays are judged at its `as_of`, else at the dossier's last event.

    >>> import motcua
    >>> dossiers = {"dossier": ["A"], "procedure": ["1.005442"], "variant": [""], "agency": ["bac_kan.tttt"],
    ...             "unit": ["bac_kan.tthcc"], "intake": ["counter"], "return_by": ["counter"]}
    >>> events = {"dossier": ["A", "A"], "event": ["submit_counter", "accept"], "actor": ["applicant", "desk_clerk"],
    ...           "occurred": ["2020-06-03T08:00", "2020-06-03T09:00"]}
    >>> rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    >>> table = late_by_unit(motcua.replay(events, dossiers, rules))
    >>> table.accepted, table.without_process, len(table.units)
    (1, 1, 0)
    """
    return UnitTable(*_core._late_by_unit(replay._core))
