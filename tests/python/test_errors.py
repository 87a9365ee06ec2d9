# SPDX-License-Identifier: Apache-2.0
"""Every numbered error: documented, raised by a call, with its class, its parts and its way through pickle."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import motcua

ROOT = Path(__file__).resolve().parents[2]
HEADER = ROOT / "include" / "motcua" / "error.hpp"
DOCUMENTATION = ROOT / "docs" / "errors.md"
BAD = ROOT / "tests" / "documents" / "bad"

DECLARED = {
    int(number): name
    for name, number in re.findall(r"^    (\w+) = (\d{4})\b", HEADER.read_text(encoding="utf-8"), re.M)
}
DAY = datetime.date(2020, 5, 5)
AT = datetime.datetime(2020, 5, 5, 9)


def starter() -> motcua.Catalogue:
    return motcua.read_catalogue(*motcua.starter_files())


def bad(number: int) -> Callable[[], Any]:
    """Reads the first document that is wrong in this way."""
    return lambda: motcua.read_catalogue(sorted(BAD.glob(f"{number}-*.json"))[0])


def register(
    events: dict[str, list[Any]] | None = None, dossiers: dict[str, list[Any]] | None = None
) -> Callable[[], Any]:
    """A register of one dossier and one event, with some columns replaced."""
    of_events = {
        "dossier": ["d1"],
        "event": ["submit_counter"],
        "occurred": ["2020-05-05T09:00"],
        "actor": ["applicant"],
    }
    of_dossiers = {"dossier": ["d1"], "procedure": ["1.004379"], "variant": [""], "agency": ["bac_kan.tttt"],
                   "unit": ["bac_kan.tthcc"],
                   "intake": ["counter"], "return_by": ["counter"]}  # fmt: skip
    return lambda: motcua.replay(
        {**of_events, **(events or {})}, {**of_dossiers, **(dossiers or {})}, motcua.Rules(catalogue=starter())
    )


def undecided_day() -> Any:
    """Some day of a coming year hangs on a choice that nobody has made."""
    calendar = motcua.vietnam_calendar()
    day = calendar.official_until
    for _ in range(400):
        day += datetime.timedelta(days=1)
        calendar.is_working_day(day)
    raise AssertionError("every day of the next year is decided")


def two_columns() -> Any:
    return motcua.due_dates(np.array([1, 2, 3]), np.array(["2020-05-05", "2020-05-06"], "M8[D]"))


OVERLAPPING = [("07:30", "11:30"), ("11:00", "17:00")]
TWICE = {
    "dossier": ["d1", "d1"], "procedure": ["1.004379"] * 2, "variant": ["", ""], "agency": ["a", "a"],
    "unit": ["u", "u"], "intake": ["post", "post"], "return_by": ["post", "post"],
}  # fmt: skip
BACKWARDS = {
    "dossier": ["d1", "d1"], "event": ["submit_counter", "accept"], "actor": ["applicant", "desk_clerk"],
    "occurred": ["2020-05-05T09:00", "2020-05-05T08:00"],
}  # fmt: skip

# One call for every number: raised, or for 1411 to 1418 among the problems of the register.
CALLS: dict[int, Callable[[], Any]] = {
    1101: lambda: motcua.assess(starter(), "1.004379", "intake", AT),
    1102: lambda: motcua.vietnam_calendar().is_working_day(datetime.date(1899, 12, 31)),
    1103: lambda: motcua.Event("accept", DAY, "desk_clerk"),
    1104: lambda: motcua.due(motcua.working_days(3661), DAY),
    1105: lambda: motcua.assess(starter(), "1.004379", "bcci", DAY),
    1201: lambda: motcua.vietnam_calendar().is_working_day(datetime.date(1950, 1, 2)),
    1202: lambda: motcua.vietnam_calendar().with_changes(off=[DAY], working=[DAY], source="test"),
    1203: undecided_day,
    1204: lambda: motcua.lunar.tet(1800),
    1205: lambda: motcua.lunar.to_date(2020, 13, 1),
    1206: lambda: motcua.OfficeHours.weekdays(OVERLAPPING, source="test"),
    1301: lambda: motcua.read_catalogue(BAD / "no-such-file.json"),
    **{number: bad(number) for number in range(1302, 1316)},
    1401: lambda: motcua.replay({"dossier": ["d1"]}, {"dossier": ["d1"]}),
    1402: register({"occurred": np.array(["2020-05-05"], "M8[D]")}),  # type: ignore[dict-item]
    1403: two_columns,
    1411: register({"dossier": ["d2"]}),
    1412: register(dossiers=TWICE),
    1413: register(dossiers={"procedure": ["9.999999"]}),
    1414: register({"event": ["nộp hồ sơ"]}),
    1415: register({"occurred": [""]}),
    1416: register(BACKWARDS),
    1417: register({"event": ["accept"], "actor": ["desk_clerk"]}),
    1418: register({"occurred": ["20/1/2020 9h"]}),
    1501: lambda: starter().at("9.999999", DAY),
    1502: lambda: motcua.assess(starter(), "1.004379", "intake", DAY, variant="none"),
    1503: lambda: motcua.due("xin hỏi tại quầy", DAY),
    1504: lambda: motcua.Rules(first_day="maybe"),
    1505: lambda: motcua.machine.with_([{"id": "x", "event": "accept", "basis": "x", "allow": True}]),
    1601: lambda: bool(motcua.assess(starter(), "1.004379", "intake", DAY)),
}  # fmt: skip

# Numbers that no call can cause so far, with the reason.
NOT_YET: dict[int, str] = {}


def numbers_of(call: Callable[[], Any]) -> tuple[motcua.Error | None, list[int]]:
    try:
        answer = call()
    except motcua.Error as error:
        return error, [p.number for p in error.problems]
    assert isinstance(answer, motcua.Replay)
    return None, [row["number"] for row in answer.problems.rows()]


@pytest.mark.parametrize("number", sorted(CALLS))
def test_every_number_is_raised(number):
    error, numbers = numbers_of(CALLS[number])
    assert numbers[0] == number
    assert (error is None) == (1411 <= number <= 1418)
    if error is not None:
        assert error.number == number and type(error).__name__ in ("Error", "CoverageError", "UnknownCodeError")


def test_every_number_has_a_call_or_a_reason():
    assert set(CALLS) | set(NOT_YET) == set(DECLARED)
    assert not set(CALLS) & set(NOT_YET)
    assert len(DECLARED) >= 41


def test_every_number_is_documented_and_no_other():
    text = DOCUMENTATION.read_text(encoding="utf-8")
    sections = re.split(r"^### ", text, flags=re.M)[1:]
    documented = {}
    for section in sections:
        head, _, body = section.partition("\n")
        match = re.fullmatch(r"(\d{4}) `(\w+)`", head)
        assert match, head
        number, name = int(match[1]), match[2]
        assert number not in documented, f"{number} twice"
        documented[number] = name
        meaning, cause, cure = body.find("\n"), body.find("*Cause:*"), body.find("*Cure:*")
        assert meaning < cause < cure, f"{number}: meaning, cause and cure, in this order"
        assert len(body[:cause].strip()) > 10 and len(body[cause:cure].strip()) > 20 and len(body[cure:].strip()) > 15
        block = text[: text.index(f"### {head}")].rsplit("\n## ", 1)[1]
        assert block.startswith(f"{number // 100}xx: "), f"{number} stands in another block"
    assert documented == DECLARED
    assert list(documented) == sorted(documented)
    # The classes that the page names are those that there are.
    named = set(re.findall(r"^\| `(\w+)` \|", text, re.M))
    assert named == {
        name
        for name in dir(motcua)
        if isinstance(getattr(motcua, name), type) and issubclass(getattr(motcua, name), Exception)
    }


def test_the_header_lists_numbers_in_order():
    numbers = list(DECLARED)
    assert numbers == sorted(numbers) and len(set(DECLARED.values())) == len(DECLARED)
    assert all(1101 <= n <= 1699 for n in numbers)


ERRORS = [n for n in sorted(CALLS) if not 1411 <= n <= 1418]


@pytest.mark.parametrize("number", ERRORS)
def test_what_an_error_carries(number):
    error, _ = numbers_of(CALLS[number])
    assert error is not None and isinstance(error, ValueError)
    assert isinstance(error.problems, tuple) and error.problems
    for problem in error.problems:
        assert isinstance(problem, motcua.Problem) and problem.number in DECLARED
        assert all(isinstance(part, str) for part in problem[1:])
        assert problem.place and problem.found and problem.expected and problem.cure
        text = f"{problem.place}: found {problem.found}; expected {problem.expected}; cure: {problem.cure}"
        assert str(problem) == f"M{problem.number} {text}"
        assert not re.search(r"\bat 0x[0-9a-f]+", str(problem)), "an address says nothing to a reader"
    assert str(error) == "\n".join(map(str, error.problems))
    assert isinstance(error, motcua.CoverageError) == (number in (1201, 1204))
    assert isinstance(error, motcua.UnknownCodeError) == (number == 1501) == isinstance(error, KeyError)


@pytest.mark.parametrize("number", ERRORS)
def test_errors_survive_pickle_and_copy(number):
    error, _ = numbers_of(CALLS[number])
    assert error is not None
    ways = [
        copy.copy,
        copy.deepcopy,
        *(lambda e, p=p: pickle.loads(pickle.dumps(e, p)) for p in range(pickle.HIGHEST_PROTOCOL + 1)),
    ]
    for way in ways:
        again = way(error)
        assert type(again) is type(error) and again is not error
        assert again.problems == error.problems and again.number == error.number and str(again) == str(error)
        assert all(type(p) is motcua.Problem for p in again.problems)


def test_the_code_of_unknown_code_error_reads_like_the_others():
    """A KeyError prints its argument's repr; this one must not."""
    with pytest.raises(KeyError) as caught:
        CALLS[1501]()
    assert str(caught.value).startswith("M1501 catalogue: found 9.999999; expected ")


def test_coverage_errors_of_every_kind():
    calendar = motcua.vietnam_calendar()
    for call in (
        lambda: calendar.is_working_day(datetime.date(1950, 1, 2)),
        lambda: calendar.advance(datetime.date(1950, 1, 2), 1),
        lambda: calendar.count(datetime.date(1950, 1, 2), datetime.date(2020, 1, 2)),
        lambda: calendar.day(datetime.date(1950, 1, 2)),
        lambda: motcua.lunar.tet(1800),
        lambda: motcua.lunar.to_date(2300, 1, 1),
    ):
        with pytest.raises(motcua.CoverageError):
            call()
    # A day that is covered, but not decided yet, is another thing.
    error, _ = numbers_of(undecided_day)
    assert type(error) is motcua.Error


def test_values_with_more_than_two_answers_have_no_truth():
    catalogue = starter()
    rules = motcua.Rules(catalogue=catalogue)
    dossier = motcua.Dossier.open(
        "1.004379", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="counter", return_by="counter"
    )
    values = {
        "verdict": motcua.assess(catalogue, "1.004379", "intake", DAY),
        "receiver": motcua.receiver(catalogue, "bac_kan.tthcc", DAY, "receive"),
        "outcome": motcua.apply(dossier, motcua.Event("submit_counter", AT, "applicant"), rules),
        "refused outcome": motcua.apply(dossier, motcua.Event("accept", AT, "desk_clerk"), rules),
    }
    assert values["refused outcome"].refusal is not None and values["outcome"].refusal is None
    for name, value in values.items():
        for use in (bool, lambda v: not v, lambda v: v and 1, lambda v: 1 if v else 0, lambda v: all([v])):
            with pytest.raises(motcua.Error) as caught:
                use(value)
            assert caught.value.number == 1601, name


def test_readings_that_do_not_exist():
    for wrong in (
        {"first_day": "maybe"},
        {"first_days": "excluded"},
        {"first_day": ""},
        {"first_day": 1},
        {"first_day": None},
        {"first_day": True},
    ):
        for make in (motcua.Rules, motcua.Rules().with_):
            with pytest.raises(motcua.Error) as caught:
                make(**wrong)
            assert caught.value.number == 1504, wrong
            assert "first_day" in str(caught.value) and "excluded" in str(caught.value) or "first_days" in wrong


def test_days_that_are_none():
    catalogue = starter()
    for wrong in (
        AT,
        "2020-05-05",
        20200505,
        None,
        datetime.time(9),
        np.datetime64("2020-05-05T09:00"),
        np.datetime64("NaT"),
        float("nan"),
    ):
        with pytest.raises(motcua.Error) as caught:
            catalogue.at("1.004379", wrong)
        assert caught.value.number == 1101 and caught.value.problems[0].place == "on"
    for year in (1, 1899, 2200, 9999):
        with pytest.raises(motcua.Error) as caught:
            catalogue.at("1.004379", datetime.date(year, 6, 1))
        assert caught.value.number == 1102
    for edge in (datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)):
        catalogue.at("1.004379", edge)


def test_all_problems_come_with_one_error(tmp_path):
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps({"schema_version": 3, "name": {"vi": ""}, "edition": 5, "more": 1}), encoding="utf-8")
    with pytest.raises(motcua.Error) as caught:
        motcua.read_catalogue(path)
    assert sorted(p.number for p in caught.value.problems) == [1305, 1307, 1308, 1309]
    assert str(caught.value).count("\n") == 3
    assert caught.value.number == caught.value.problems[0].number
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.problems == caught.value.problems
