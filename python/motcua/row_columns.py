# SPDX-License-Identifier: Apache-2.0
"""What the columns of a table of dossiers mean: the names of real systems, and a map of one's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from ._errors import Error, Problem

# What a column may mean, with what it holds.
MEANINGS: dict[str, str] = {
    "dossier": "the dossier's identifier",
    "procedure": "the procedure's code",
    "variant": "the case of the procedure",
    "agency": "who decides",
    "unit": "the desk that takes in",
    "status": "the status, by code or wording",
    "scheme": "the list that the status belongs to",
    "intake": "the channel of intake: 1 direct, 2 online, 3 post; blank is direct",
    "sent_by_post": "1 where the dossier came by post",
    "filed_online": "1 where it was filed online",
    "return_by": "1 where the result goes by post, else 0",
    "via_postal": "0 not offered, 1 not chosen, 2 and more: the result goes by post",
    "submitted": "when it was handed over or filed",
    "accepted": "when it was accepted (form 01)",
    "promised": "the day on which the result is promised",
    "finished": "when the result reached the desk, or the dossier was refused or stopped",
    "returned": "when the result was returned",
}
TIMES = ("submitted", "accepted", "promised", "finished", "returned")
REQUIRED = ("dossier", "procedure", "agency", "status", "accepted")

# The names that systems use, without marks, blanks and capitals, so that "Ngày tiếp nhận" is NgayTiepNhan too. The
# portal's fields: read in a public connector and its integration guide. OpenCPS: columns of its table opencps_dossier.
_NAMES = {
    "MaHoSo": "dossier", "MaTTHC": "procedure", "DonViXuLy": "agency", "TrangThaiHoSo": "status", "KenhThucHien": "intake",
    "HinhThuc": "return_by", "NgayTiepNhan": "accepted", "NgayHenTra": "promised", "NgayKetThucXuLy": "finished",
    "NgayTra": "returned",
    "dossierNo": "dossier", "serviceCode": "procedure", "govAgencyCode": "agency", "dossierStatus": "status",
    "fromViaPostal": "sent_by_post", "online_": "filed_online", "online": "filed_online", "viaPostal": "via_postal",
    "submitDate": "submitted", "receiveDate": "accepted", "dueDate": "promised", "releaseDate": "finished",
    "finishDate": "returned",
}  # fmt: skip


def bare_name(name: str) -> str:
    """A column's name without marks, blanks, signs and capitals.

    >>> bare_name("Ngày tiếp nhận"), bare_name("NgayTiepNhan"), bare_name("online_"), bare_name("Đơn vị xử lý")
    ('ngaytiepnhan', 'ngaytiepnhan', 'online', 'donvixuly')
    """
    plain = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in plain if c.isalnum()).casefold()


def known_meaning(name: str) -> str | None:
    """What a column of this name holds, if the name is one that systems use.

    >>> known_meaning("Ngày hẹn trả"), known_meaning("ChuHoSo")
    ('promised', None)
    """
    return _KNOWN.get(bare_name(name))


_KNOWN = {bare_name(k): v for k, v in _NAMES.items()} | {bare_name(k): k for k in MEANINGS}


def resolve(names: list[str], columns: Mapping[str, str | None] | None, constants: Mapping[str, str], where: str) -> dict[str, str]:
    """Which column holds which meaning. `columns` gives or corrects the meaning of columns by their names, None leaves one
    out. Raises M1401 for what is missing or not there, M1105 for a meaning that does not exist, M1311 for two columns of
    one meaning.

    >>> found = resolve(["MaHoSo", "MaTTHC", "Trạng thái hồ sơ", "Ngày nhận"], {"Ngày nhận": "accepted"}, {"agency": "x"}, "table")
    >>> found["status"], found["accepted"]
    ('Trạng thái hồ sơ', 'Ngày nhận')
    """
    problems: list[Problem] = []
    given = dict(columns or {})
    for name, meaning in given.items():
        if name not in names:
            problems.append(Problem(1401, where, f'no column "{name}"', f"one of {_listed(names)}", "correct the map of the columns"))
        if meaning is not None and meaning not in MEANINGS:
            problems.append(Problem(1105, f'{where}, column "{name}"', f'"{meaning}"', ", ".join(MEANINGS), "use one of these words"))
    for meaning in constants:
        if meaning not in MEANINGS or meaning in (*TIMES, "dossier", "status"):
            allowed = [m for m in MEANINGS if m not in (*TIMES, "dossier", "status")]
            problems.append(Problem(1105, f"{where}, constants", f'"{meaning}"', ", ".join(allowed), "give a constant for one of these"))
    held: dict[str, str] = {}
    for name in names:
        meaning = given[name] if name in given else known_meaning(name)
        if meaning is None or meaning not in MEANINGS or (meaning in constants and name not in given):
            continue
        # What the caller names wins over what a name seems to mean.
        if meaning in given.values() and name not in given:
            continue
        if meaning in held:
            found = f'columns "{held[meaning]}" and "{name}" for {meaning}'
            problems.append(Problem(1311, where, found, "one column for each meaning", 'say in the map which one counts: {"name": null} leaves one out'))
        held[meaning] = name
    for meaning in REQUIRED:
        if meaning not in held and meaning not in constants and not any(m == meaning for m in given.values()):
            expected = f'a column for "{meaning}": {MEANINGS[meaning]}'
            cure = "name it in the map of the columns" + (", or give a constant" if meaning in ("agency", "procedure") else "")
            problems.append(Problem(1401, where, f"columns {_listed(names)}", expected, cure))
    if problems:
        raise Error(problems)
    return held


def _listed(names: list[str]) -> str:
    return ", ".join(names[:40]) + (f" … {len(names) - 40} more" if len(names) > 40 else "")


def cell(values: Any, i: int) -> str:
    """One cell as it is written, for a message; at most 80 characters, control characters shown."""
    value = values[i]
    if hasattr(value, "as_py"):
        value = value.as_py()
    text = "" if value is None or value != value else str(value)
    shown = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[:81])
    return shown[:80] + "…" if len(text) > 80 else shown
