# SPDX-License-Identifier: Apache-2.0
"""A province's folder: catalogue overlay, decisions, announcements of days off, office hours, law rows. Read as one
context, checked as one, and made new from a name."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from . import _core
from ._errors import Error, Problem
from .catalogues import check_catalogue, starter_files
from .folder_template import files_of

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def folder_catalogues(folder: str | os.PathLike[str]) -> list[Path]:
    """The catalogue documents of a folder, in the order in which later ones overlay earlier ones: the starter where
    `catalogue.json` says nothing else, `catalogue.json`, then `decisions/*.json` by name."""
    base = Path(folder)
    return [*starter_files()[:1], base / "catalogue.json", *sorted((base / "decisions").glob("*.json"))]


def _problem(number: int, place: str, found: str, expected: str, cure: str) -> Error:
    return Error([Problem(number, place, found, expected, cure)])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [k for k, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise KeyError(key)
    return dict(pairs)


def _hours(path: Path) -> _core.OfficeHours:
    """Reception hours: `{"source": …, "week": {"monday": [["07:30", "11:30"], …], …}}`; a day without a key is closed."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except KeyError as twice:
        raise _problem(1303, str(path), f"the key {twice} twice", "each key once", "remove one of the two") from None
    except ValueError as broken:
        raise _problem(1302, str(path), str(broken), "one JSON document in UTF-8", "check the document around this place") from None
    if not isinstance(read, dict) or set(read) != {"source", "week"} or not isinstance(read["week"], dict):
        raise _problem(1308, str(path), "another form", 'an object with "source" and "week"', "write it as new-catalogue makes it")
    unknown = set(read["week"]) - set(_WEEK)
    if unknown:
        raise _problem(1307, f"{path} /week", ", ".join(sorted(unknown)), ", ".join(_WEEK), "correct the name of the day")
    if not isinstance(read["source"], str) or not read["source"].strip():
        raise _problem(1309, f"{path} /source", repr(read["source"]), "who fixed these hours", "name the notice that fixes them")
    week: list[list[tuple[str, str]]] = []
    for day in _WEEK:
        windows = read["week"].get(day, [])
        good = isinstance(windows, list) and all(isinstance(w, list) and len(w) == 2 and all(isinstance(t, str) for t in w) for w in windows)
        if not good:
            raise _problem(1308, f"{path} /week/{day}", repr(windows), 'pairs such as ["07:30", "11:30"]', "write from and to as text")
        week.append([(w[0], w[1]) for w in windows])
    return _core.OfficeHours(week, source=read["source"])


def read_folder(folder: str | os.PathLike[str], **readings: Any) -> _core.Rules:
    """The whole context of a province's folder: `catalogue.json` over the starter, `decisions/*.json` over that, and, where
    they are there, `announcements.json` (days off), `office_hours.json` and `law.json`. Raises Error with all problems of
    the first file that has any.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as home:
    ...     made = new_folder(Path(home) / "thai-nguyen")
    ...     rules = read_folder(Path(home) / "thai-nguyen")
    >>> len(rules.catalogue) > 100, rules.hours is not None
    (True, False)
    """
    base = Path(folder)
    if not (base / "catalogue.json").is_file():
        raise _problem(1301, str(base / "catalogue.json"), "no readable file", "the folder of a province", "make one: python -m motcua new-catalogue NAME")
    announced, hours, law = (base / name for name in ("announcements.json", "office_hours.json", "law.json"))
    given: dict[str, Any] = {"catalogue": _core.read_catalogue(*folder_catalogues(base))}
    if announced.is_file():
        given["calendar"] = _core.vietnam_calendar(announcements=announced)
    if hours.is_file():
        given["hours"] = _hours(hours)
    if law.is_file():
        given["law"] = _core.read_law(law)
    return _core.Rules(**given, **readings)


def check_folder(folder: str | os.PathLike[str]) -> list[Problem]:
    """Everything that is wrong with a province's folder, file by file; empty for a good one.

    >>> check_folder("no-such-folder")[0].number
    1301
    """
    base = Path(folder)
    if not (base / "catalogue.json").is_file():
        try:
            read_folder(base)
        except Error as error:
            return list(error.problems)
    found = check_catalogue(*folder_catalogues(base))
    parts: list[tuple[str, Any]] = [
        ("announcements.json", lambda p: _core.vietnam_calendar(announcements=p)),
        ("office_hours.json", _hours),
        ("law.json", _core.read_law),
    ]
    for name, read in parts:
        if (base / name).is_file():
            try:
                read(base / name)
            except Error as error:
                found += error.problems
    return found


def new_folder(folder: str | os.PathLike[str], name: str | None = None) -> list[Path]:
    """Makes the folder of a province that has none yet, and returns its files: every line that must be filled in says so.
    Nothing is overwritten. `name`: as the province writes itself; otherwise the folder's name.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as home:
    ...     made = new_folder(Path(home) / "thai-nguyen", "tỉnh Thái Nguyên")
    >>> made[0].name, len(made)
    ('README.md', 6)
    """
    base = Path(folder)
    word = base.name
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", word):
        raise _problem(1309, "folder", repr(word), "small letters of ASCII, digits, hyphens", "write thai-nguyen for Thái Nguyên")
    if base.exists() and any(base.iterdir()):
        raise _problem(1311, str(base), "a folder that is not empty", "a new folder", "choose another name; nothing is overwritten")
    made = []
    for relative, text in files_of(word, name or word).items():
        path = base / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        made.append(path)
    return made
