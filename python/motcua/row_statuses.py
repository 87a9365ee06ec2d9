# SPDX-License-Identifier: Apache-2.0
"""Lists of status codes. An integer says nothing without its list: systems use the same numbers for other things."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import _core
from ._core import Certainty, Status
from ._errors import Error, Problem
from .strict_json import read_object


def plain_words(text: str) -> str:
    """A text for comparison: Unicode NFC, one blank between words, small letters.

    >>> plain_words(" Đã  xử lý\\txong ")
    'đã xử lý xong'
    """
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


@dataclass(frozen=True)
class StatusScheme:
    """A system's list of status codes: what each means here, the wording that may stand instead of a code, and where the
    list comes from. A code that is not in it is a problem of its row, never a blank. The same list serves both ways:
    `code` writes a status, `status` reads one. `folds` names the statuses that are written as another.

    >>> local = StatusScheme("tinh.x", {"DA_TRA": "returned", "DANG_XL": "processing"}, source="sổ tay kết nối 2024")
    >>> local.status("DA_TRA").label("en"), local.status("10")
    ('result returned', None)
    """

    name: str
    codes: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    certainty: Certainty = _core.Certainty.OBSERVED
    folds: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problems = []
        for code, word in {**self.codes, **self.labels}.items():
            if word not in list(_core.Status):
                found = f'"{word}" for code {code}'
                problems.append(Problem(1105, f"status list {self.name}", found, ", ".join(_core.Status), "use one of these words"))
        for status, word in self.folds.items():
            if status not in list(_core.Status) or word not in list(_core.Status):
                problems.append(Problem(1105, f"status list {self.name}", f'"{status}" written as "{word}"', ", ".join(_core.Status), "use these words"))
            elif status in self.codes.values() or word not in self.codes.values():
                found = f'"{status}" written as "{word}"'
                problems.append(Problem(1309, f"status list {self.name}", found, "a status without a code, written as one that has one", "correct it"))
        if not self.name or ":" in self.name:
            problems.append(Problem(1309, "status list", f'the name "{self.name}"', "a name without a colon", "name the list"))
        if problems:
            raise Error(problems)
        object.__setattr__(self, "_words", {plain_words(k): v for k, v in {**self.labels, **self.codes}.items()})

    def status(self, cell: str) -> Status | None:
        """The status of a cell, by code or wording; None where the list does not have it."""
        words: dict[str, str] = getattr(self, "_words")
        word = words.get(plain_words(cell))
        return None if word is None else _core.Status(word)

    def codes_of(self, status: str) -> list[str]:
        """The codes that mean a status, in the order of the list; none where it is only written as another.

        >>> national_statuses().codes_of("finished"), national_statuses().codes_of("draft")
        (['9'], [])
        """
        return [code for code, word in self.codes.items() if word == status]

    def code(self, status: str) -> str | None:
        """The code that a status is written with: its first one, or that of the status it folds into; None where the list
        has none.

        >>> [national_statuses().code(s) for s in ("returned", "supplement_before_acceptance", "draft")]
        ['10', '5', None]
        """
        if status not in list(_core.Status):
            raise Error([Problem(1105, "status", f'"{status}"', ", ".join(_core.Status), "use one of these words")])
        own = self.codes_of(status) or self.codes_of(self.folds.get(status, ""))
        return own[0] if own else None


# The ten codes and wordings of the national portal, as three code bases and a ministry's integration guide have them
# alike; no instrument that lists them was found. Code 5 stands for two statuses, told apart by the date of acceptance.
_TEN = (
    ("1", "Mới đăng ký", "submitted"),
    ("2", "Được tiếp nhận", "accepted"),
    ("3", "Không được tiếp nhận", "not_accepted"),
    ("4", "Đang xử lý", "processing"),
    ("5", "Yêu cầu bổ sung giấy tờ", "supplement_requested"),
    ("6", "Yêu cầu thực hiện nghĩa vụ tài chính", "financial_obligation"),
    ("7", "Công dân yêu cầu rút hồ sơ", "withdrawal_requested"),
    ("8", "Dừng xử lý", "stopped"),
    ("9", "Đã xử lý xong", "finished"),
    ("10", "Đã trả kết quả", "returned"),
)

NATIONAL = StatusScheme(
    "national",
    {code: word for code, _, word in _TEN},
    {label: word for _, label, word in _TEN},
    "mã trạng thái đồng bộ Cổng Dịch vụ công quốc gia, theo mã nguồn của ba hệ thống và một tài liệu kết nối",
    _core.Certainty.OBSERVED,
    {"supplement_before_acceptance": "supplement_requested"},
)
# The words of this library, for tables that were written with them.
OWN = StatusScheme("motcua", {str(s): str(s) for s in _core.Status}, {s.vi: str(s) for s in _core.Status}, "motcua", _core.Certainty.TEXT)


def national_statuses() -> StatusScheme:
    """The national portal's ten codes, with their wording, source and certainty (observed).

    >>> scheme = national_statuses()
    >>> str(scheme.status("10")), str(scheme.status("Đã xử lý xong")), scheme.status("11"), str(scheme.certainty)
    ('returned', 'finished', None, 'observed')
    """
    return NATIONAL


def read_status_scheme(path: str | os.PathLike[str]) -> StatusScheme:
    """A status list from a JSON file: `{"name": …, "codes": {code: status}, "labels": {…}, "source": …, "folds": {…}}`.
    Raises M1301, M1302, M1306 … M1309 and M1105.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "x.json"
    ...     _ = path.write_text('{"name": "x", "codes": {"7": "returned"}}')
    ...     str(read_status_scheme(path).status("7"))
    'returned'
    """
    document = read_object(path)
    problems = []
    for key in document.keys() - {"name", "codes", "labels", "source", "certainty", "folds"}:
        problems.append(Problem(1307, f"{path} /{key}", key, "name, codes, labels, source, certainty, folds", "correct the key"))
    for key, kind in (("name", str), ("codes", dict), ("labels", dict), ("source", str), ("certainty", str), ("folds", dict)):
        if key not in document:
            if key in ("name", "codes"):
                problems.append(Problem(1306, f"{path} /", "no key", key, "add it"))
        elif not isinstance(document[key], kind) or (kind is dict and not all(isinstance(v, str) for v in document[key].values())):
            problems.append(Problem(1308, f"{path} /{key}", str(document[key])[:40], "texts" if kind is dict else "a text", "correct the value"))
    certainty = document.get("certainty", "observed")
    if isinstance(certainty, str) and certainty not in list(_core.Certainty):
        problems.append(Problem(1105, f"{path} /certainty", certainty, ", ".join(_core.Certainty), "use one of these words"))
    if problems:
        raise Error(problems)
    name, codes, labels, folds = document["name"], document["codes"], document.get("labels", {}), document.get("folds", {})
    try:
        return StatusScheme(name, codes, labels, document.get("source", ""), _core.Certainty(certainty), folds)
    except Error as error:
        raise Error([p._replace(place=f"{path} {p.place}") for p in error.problems]) from None

