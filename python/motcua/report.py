# SPDX-License-Identifier: Apache-2.0
"""The report that provinces publish: what the post did in a period."""

from __future__ import annotations

import csv
import datetime
import io
from html import escape
from typing import TYPE_CHECKING, Any

from . import _core

if TYPE_CHECKING:
    from ._core import Rules
    from .replay import Replay

_LINES = (
    ("dossiers_in", "Hồ sơ tiếp nhận qua dịch vụ bưu chính công ích", "Dossiers taken in by public postal service"),
    ("dossiers_returned", "Hồ sơ trả kết quả qua dịch vụ bưu chính công ích", "Dossiers whose result was returned by public postal service"),
    ("distinct", "Số hồ sơ (mỗi hồ sơ tính một lần)", "Distinct dossiers"),
    ("inbound_legs", "Lượt chuyển đến (kể cả hồ sơ bổ sung)", "Inbound legs (supplements included)"),
    ("outbound_legs", "Lượt giao kết quả cho bưu chính", "Outbound legs"),
    ("returned_legs", "Lượt chuyển hoàn", "Legs sent back to the agency"),
    ("early", "Giải quyết trước hạn", "Resolved early"),
    ("on_time", "Giải quyết đúng hạn", "Resolved on time"),
    ("late", "Giải quyết quá hạn", "Resolved late"),
    ("unfinished", "Đang giải quyết", "Unfinished"),
    ("stopped", "Dừng giải quyết, rút hồ sơ", "Stopped or withdrawn"),
    ("not_accepted", "Không tiếp nhận", "Not accepted"),
    ("unknown", "Đã giải quyết, không xác định được hạn", "Resolved, due day unknown"),
    ("official", "Công chức tiếp nhận", "Received by an official"),
    ("post_clerk", "Nhân viên bưu chính tiếp nhận", "Received by a post clerk"),
    ("procedures", "Thủ tục có phát sinh hồ sơ", "Procedures with dossiers"),
)

_TOLD: dict[str, dict[str, Any]] = {
    "vi": {
        "title": "KẾT QUẢ TIẾP NHẬN HỒ SƠ, TRẢ KẾT QUẢ QUA DỊCH VỤ BƯU CHÍNH CÔNG ÍCH",
        "period": "Từ ngày {start} đến hết ngày {last}",
        "editions": "Phiên bản: luật {law}; lịch {calendar}, công bố đến {until}; danh mục {catalogue}, gồm {names}; bảng chuyển trạng thái {machine}",
        "item": "Chỉ tiêu",
        "total": "Tổng",
        "ratio": "Thủ tục có phát sinh hồ sơ / thủ tục được liệt kê: {n}/{of}{share}",
        "basis": "Mẫu số: {basis}, tính đến ngày {last}.",
        "intake_day": "Hồ sơ tiếp nhận được tính theo {day}.",
        "return_day": "Hồ sơ trả kết quả được tính theo {day}.",
        "timeliness": "Trước, đúng, quá hạn: so ngày kết quả ra bộ phận một cửa với ngày hẹn; thời gian bưu chính vận chuyển không tính "
        "(TT 01/2018/TT-VPCP Điều 13.1; TT 17/2017/TT-BTTTT Điều 7.2). Hồ sơ rút, dừng, không tiếp nhận, chưa xong được tách riêng.",
        "problems": "{n} dòng có lỗi hoặc bị từ chối, không được tính; {events} sự kiện được tính.",
        "clean": "Không có dòng lỗi; {events} sự kiện được tính.",
        "assumed": "Danh mục được giả định cho kỳ báo cáo: {names}.",
        "reconstructed": "Dựng lại: {n} trong {of} hồ sơ của sổ được dựng lại từ bảng mỗi hồ sơ một dòng; bước nào dòng không ghi thời điểm thì "
        "đặt theo thời điểm khác của dòng, và thời gian tạm dừng không ghi thì không thấy.",
        "incomplete": "Dữ liệu chưa đến hết kỳ báo cáo.",
        "agency": "Theo cơ quan",
        "agency_columns": ("Cơ quan", "Tiếp nhận", "Trả kết quả", "Số hồ sơ", "Trước hạn", "Đúng hạn", "Quá hạn", "Thủ tục"),
        "notes": "Ghi chú",
    },
    "en": {
        "title": "DOSSIERS TAKEN IN AND RESULTS RETURNED BY THE PUBLIC POSTAL SERVICE",
        "period": "From {start} to {last} inclusive",
        "editions": "Editions: law {law}; calendar {calendar}, announced until {until}; catalogue {catalogue}, of {names}; machine {machine}",
        "item": "Item",
        "total": "Total",
        "ratio": "Procedures with dossiers / procedures listed: {n}/{of}{share}",
        "basis": "Denominator: {basis}, as of {last}.",
        "intake_day": "A dossier taken in counts on the {day}.",
        "return_day": "A result returned counts on the {day}.",
        "timeliness": "Early, on time, late: the day on which the result reached the one-stop desk against the due day; days in the post do not "
        "count (TT 01/2018/TT-VPCP Art. 13.1; TT 17/2017/TT-BTTTT Art. 7.2). Withdrawn, stopped, refused and unfinished dossiers are told apart.",
        "problems": "{n} rows were unusable or refused and do not count; {events} events count.",
        "clean": "No row was unusable; {events} events count.",
        "assumed": "The catalogue is assumed for the period: {names}.",
        "reconstructed": "Reconstructed: {n} of {of} dossiers of the register come from one row per dossier; a step that the row does not date "
        "stands at another instant of the row, and a suspension that it does not tell is not seen.",
        "incomplete": "The register was cut off before the end of the period.",
        "agency": "By agency",
        "agency_columns": ("Agency", "Taken in", "Returned", "Dossiers", "Early", "On time", "Late", "Procedures"),
        "notes": "Notes",
    },
}
_AGENCY_KEYS = ("dossiers_in", "dossiers_returned", "distinct", "early", "on_time", "late", "procedures")


def _number(n: int, lang: str) -> str:
    return f"{n:,}".replace(",", ".") if lang == "vi" else f"{n:,}"


class PostalReport:
    """Counts over `[start, end)`, reproducible: events after the period are not seen. `total`, `by_agency` and `by_level`
    hold the same keys; the most used ones are attributes as well."""

    def __init__(self, data: dict[str, Any], rules: Rules, register: str) -> None:
        self._data = data
        catalogue = rules.catalogue
        self._names = {a.id: a.name for a in catalogue.agencies}
        self._catalogues = [e.name for e in catalogue.editions]
        self._assumed = [e.name for e in catalogue.editions if e.true_on is not None and data["start"] < e.true_on]
        self._until: datetime.date = rules.calendar.official_until
        self.start: datetime.date = data["start"]
        self.end: datetime.date = data["end"]
        self.total: dict[str, int] = data["total"]
        self.by_agency: dict[str, dict[str, int]] = data["by_agency"]
        self.by_level: dict[str, dict[str, int]] = data["by_level"]
        self.listed: int = data["listed"]
        self.listed_basis = data["listed_basis"]
        self.events: int = data["events"]
        self.problem_rows: int = data["problem_rows"]
        self.dossiers: int = data["dossiers"]  # of the register, whether in the period or not
        self.reconstructed: int = data["reconstructed"]  # of these, how many come from one row per dossier
        self.editions: dict[str, str] = data["editions"]
        self.register: str = register

    def __getattr__(self, name: str) -> int:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self.total[name]
        except KeyError:
            raise AttributeError(name) from None

    def footnotes(self, lang: str = "vi") -> list[str]:
        """Which day counts in each direction, what the denominator is, what was left out."""
        told = _TOLD["en" if lang == "en" else "vi"]
        last = self._day(self.end - datetime.timedelta(days=1), lang)
        notes = [
            told["intake_day"].format(day=self._data["intake_day"].label(lang)),
            told["return_day"].format(day=self._data["return_day"].label(lang)),
            told["basis"].format(basis=self.listed_basis.label(lang), last=last),
            told["timeliness"],
            told["problems" if self.problem_rows else "clean"].format(n=_number(self.problem_rows, lang), events=_number(self.events, lang)),
        ]
        if self._data["assumed"]:
            notes.append(told["assumed"].format(names="; ".join(self._in(lang, self._assumed))))
        if self.reconstructed:
            notes.append(told["reconstructed"].format(n=_number(self.reconstructed, lang), of=_number(self.dossiers, lang)))
        if not self._data["complete"]:
            notes.append(told["incomplete"])
        return notes

    def heading(self, lang: str = "vi") -> list[str]:
        """The editions; what the register says of itself, if anything; title and period."""
        told = _TOLD["en" if lang == "en" else "vi"]
        last = self.end - datetime.timedelta(days=1)
        return [
            told["editions"].format(
                **self.editions,
                until=self._day(self._until, lang),
                names="; ".join(self._in(lang, self._catalogues)) or "–",
            ),
            *([self.register] if self.register else []),
            told["title"],
            told["period"].format(start=self._day(self.start, lang), last=self._day(last, lang)),
        ]

    def rows(self, lang: str = "vi") -> list[tuple[str, int]]:
        """The items of the total with their labels."""
        return [(en if lang == "en" else vi, self.total[key]) for key, vi, en in _LINES]

    def agency_rows(self, lang: str = "vi") -> list[tuple[Any, ...]]:
        """Per agency with postal dossiers: name and counts."""
        return [
            (self._agency(id, lang), *(counts[k] for k in _AGENCY_KEYS))
            for id, counts in self.by_agency.items()
            if counts["distinct"] or counts["inbound_legs"] or counts["outbound_legs"]
        ]

    def ratio(self, lang: str = "vi") -> str:
        """Procedures with dossiers over procedures listed."""
        told = _TOLD["en" if lang == "en" else "vi"]
        share = ""
        if self.listed:
            share = f" ({100 * self.total['procedures'] / self.listed:.1f} %)"
            share = share.replace(".", ",") if lang != "en" else share
        text: str = told["ratio"].format(n=self.total["procedures"], of=self.listed, share=share)
        return text

    def to_text(self, lang: str = "vi") -> str:
        """The report as plain text."""
        told = _TOLD["en" if lang == "en" else "vi"]
        *above, title, period = self.heading(lang)
        lines = [*above, "", title, period, ""]
        width = max(len(label) for label, _ in self.rows(lang))
        lines += [f"  {label:<{width}}  {_number(n, lang):>10}" for label, n in self.rows(lang)]
        lines += ["", "  " + self.ratio(lang), "", told["agency"]]
        table = [tuple(told["agency_columns"]), *((r[0], *(_number(n, lang) for n in r[1:])) for r in self.agency_rows(lang))]
        widths = [max(len(str(r[i])) for r in table) for i in range(len(table[0]))]
        lines += ["  " + "  ".join(f"{str(c):<{w}}" if i == 0 else f"{str(c):>{w}}" for i, (c, w) in enumerate(zip(r, widths))) for r in table]
        lines += ["", told["notes"]] + [f"  ({i}) {note}" for i, note in enumerate(self.footnotes(lang), 1)]
        return "\n".join(lines) + "\n"

    def to_csv(self, lang: str = "vi") -> str:
        """The report as CSV that spreadsheets open right: a byte order mark, semicolons where the comma is decimal."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";" if lang != "en" else ",", lineterminator="\r\n")
        told = _TOLD["en" if lang == "en" else "vi"]
        for line in self.heading(lang):
            writer.writerow([_safe(line)])
        writer.writerow([])
        writer.writerow([told["item"], told["total"]])
        for label, n in self.rows(lang):
            writer.writerow([label, n])
        writer.writerow([_safe(self.ratio(lang))])
        writer.writerow([])
        writer.writerow(told["agency_columns"])
        for row in self.agency_rows(lang):
            writer.writerow([_safe(str(row[0])), *row[1:]])
        writer.writerow([])
        for note in self.footnotes(lang):
            writer.writerow([_safe(note)])
        return "\ufeff" + out.getvalue()

    def to_frame(self) -> Any:
        """The counts as a pandas DataFrame: one row for the total and one per agency."""
        import pandas as pd

        frame = pd.DataFrame([self.total, *self.by_agency.values()], index=["total", *self.by_agency])
        frame.index.name = "agency"
        return frame

    def _repr_html_(self) -> str:
        *above, title, period = self.heading("vi")
        body = "".join(f"<tr><td>{escape(label)}</td><td style='text-align:right'>{_number(n, 'vi')}</td></tr>" for label, n in self.rows("vi"))
        columns = "".join(f"<th>{escape(c)}</th>" for c in _TOLD["vi"]["agency_columns"])
        agencies = "".join(
            f"<tr><td>{escape(str(r[0]))}</td>" + "".join(f"<td style='text-align:right'>{_number(n, 'vi')}</td>" for n in r[1:]) + "</tr>"
            for r in self.agency_rows("vi")
        )
        notes = "".join(f"<li>{escape(n)}</li>" for n in self.footnotes("vi"))
        return (
            f"<p><small>{'<br>'.join(map(escape, above))}</small></p><h3>{escape(title)}</h3><p>{escape(period)}</p><table>{body}</table>"
            f"<p>{escape(self.ratio('vi'))}</p><table><tr>{columns}</tr>{agencies}</table><ol>{notes}</ol>"
        )

    def __repr__(self) -> str:
        return f"<PostalReport {self.start} to {self.end} (excluded): {self.total['dossiers_in']} in, {self.total['dossiers_returned']} returned>"

    @staticmethod
    def _in(lang: str, names: list[Any]) -> list[str]:
        return [(name.en if lang == "en" else name.vi) or str(name) for name in names]

    @staticmethod
    def _day(d: datetime.date, lang: str) -> str:
        return d.isoformat() if lang == "en" else d.strftime("%d/%m/%Y")

    def _agency(self, id: str, lang: str) -> str:
        name = self._names.get(id)
        return id if name is None else (name.en if lang == "en" and name.en else name.vi)


def _safe(cell: str) -> str:
    """A spreadsheet runs what begins like a formula; an apostrophe keeps it text."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def postal_report(
    replay: Replay,
    start: datetime.date,
    end: datetime.date,
    *,
    intake_day: str = "accepted",
    return_day: str = "delivered",
    denominator: str | None = None,
    register: str = "",
) -> PostalReport:
    """What the post did in `[start, end)`.

    `intake_day`: accepted (form 01), handed_over or accepted_by_post; `return_day`: delivered or handed_to_post;
    `denominator`: published_list or published_manner, by default the list where the catalogue holds one; `register`:
    what the register is, for the heading.

    >>> import motcua
    >>> nothing = motcua.replay(dict.fromkeys(("dossier", "event", "occurred", "actor"), []),
    ...     dict.fromkeys(("dossier", "procedure", "agency", "unit", "intake", "return_by"), []))
    >>> report = postal_report(nothing, datetime.date(2020, 1, 1), datetime.date(2021, 1, 1))
    >>> report, report.distinct
    (<PostalReport 2020-01-01 to 2021-01-01 (excluded): 0 in, 0 returned>, 0)
    """
    data = _core._postal_report(replay._core, start, end, intake_day, return_day, denominator)
    # Rows that never reached the core are problems of the register as well.
    data["problem_rows"] += len(replay._extra) - sum(1 for r in replay._extra if r[0] in (1411, 1414, 1415, 1418) and r[1] == "events")
    data["dossiers"], data["reconstructed"] = len(replay._ids), replay.reconstructed
    return PostalReport(data, replay.rules, register)
