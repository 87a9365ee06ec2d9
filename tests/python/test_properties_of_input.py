# SPDX-License-Identifier: Apache-2.0
"""What must hold however the same thing is given: the time of day, zones, order, batches, documents, facts.

The properties of test_properties.py go on here; the numbers are theirs.
"""

from __future__ import annotations

import datetime
import itertools
import json
import unicodedata
from pathlib import Path
from typing import Any

import motcua
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_worlds import FIRST, LAST, ONE, UNITS, day, limits, quick, starts, units, worlds

GOOD = Path(__file__).parents[1] / "documents" / "good"


# 9: the time of day

UTC, VIETNAM = datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=7))
FAR_WEST = datetime.timezone(datetime.timedelta(hours=-9, minutes=-30))
times = st.times().map(lambda t: t.replace(microsecond=0))
WINDOWS = [("07:30", "11:30"), ("13:30", "17:00")]
OFFICE = motcua.OfficeHours.weekdays(WINDOWS, source="made up")
AFTER_15 = "trong ngày, nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo"
TIMED = ["8 giờ làm việc", "20 phút", "36 giờ", "trong ngày", AFTER_15]


@quick
@given(worlds(), st.sampled_from(["3 ngày làm việc", "10 ngày", "1 tháng", *TIMED]), starts, times)
def test_an_instant_is_the_same_in_every_zone(world, limit, start, time):
    rules = world.rules(hours=OFFICE)
    naive = datetime.datetime.combine(start, time)
    here = motcua.due(limit, naive, rules)
    aware = naive.replace(tzinfo=VIETNAM)
    for moment in (aware, aware.astimezone(UTC), aware.astimezone(FAR_WEST)):
        there = motcua.due(limit, moment, rules)
        assert (there.date, there.at, there.status) == (here.date, here.at, here.status)
    column = motcua.due_many(limit, np.array([naive], "M8[s]"), rules=rules)
    assert column.date[0].item() == here.date


@quick
@given(worlds(), units, starts, limits, times)
def test_limits_in_days_do_not_see_the_time_of_day(world, unit, start, n, time):
    rules, limit = world.rules(), UNITS[unit](n)
    bare = motcua.due(limit, start, rules)
    assert motcua.due(limit, datetime.datetime.combine(start, time), rules).date == bare.date
    last = datetime.datetime.combine(start, datetime.time(23, 59, 59))
    assert motcua.due(limit, last, rules).date == bare.date
    next_day = motcua.due(limit, last + datetime.timedelta(seconds=1), rules)
    assert next_day.date == day(unit, n, start + ONE, rules)  # one second later is the next day, and only that


@quick
@given(worlds(), starts, times, st.integers(0, 80))
def test_working_hours_against_the_minutes(world, start, time, n):
    """To the second: the office's own seconds between receipt and end are the limit."""
    rules = world.rules(hours=OFFICE)
    naive = datetime.datetime.combine(start, time)
    end = motcua.due(motcua.working_hours(n), naive, rules)
    receipt, until = (np.array([t], "M8[s]") for t in (naive, end.at))
    assert motcua.working_minutes_between(receipt, until, OFFICE, rules.calendar)[0] == 60 * n
    minute = end.at.replace(second=0)
    assert end.at == minute or time.second == end.at.second or end.at.second == 0
    assert world.works(end.date) and end.date == end.at.date()
    # Receipt outside the hours is receipt at the next opening; a second earlier or later outside them changes nothing.
    inside = world.works(start) and any(a <= f"{time:%H:%M}" < b for a, b in WINDOWS)
    if not inside:
        later = naive.replace(second=59)
        assert motcua.due(motcua.working_hours(n), later, rules).at == end.at
    else:
        assert motcua.due(motcua.working_hours(0), naive, rules).at == naive


# 10, 11: order and batches


@quick
@given(worlds(), units, st.lists(st.tuples(starts, limits), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_order_and_repetition_are_irrelevant(world, unit, rows, pick):
    off, working = list(world.off) * 2, list(world.working) * 2
    pick.shuffle(off), pick.shuffle(working)
    calendar = motcua.calendar_of(FIRST, LAST, off, working, source="made up")
    assert calendar == world.calendar() and calendar.edition == world.calendar().edition
    order = list(range(len(rows)))
    pick.shuffle(order)
    days, amounts = (np.array(column) for column in zip(*rows))
    known = [UNITS[unit](n) for n in range(401)]
    rules = motcua.Rules(calendar=calendar)
    straight = motcua.due_many((known, amounts), days.astype("M8[D]"), rules=world.rules())
    mixed = motcua.due_many((known[::-1], 400 - amounts[order]), days[order].astype("M8[D]"), rules=rules)
    assert (mixed.date == straight.date[order]).all()
    assert [day(unit, int(n), s, rules) for s, n in rows] == [d.item() for d in straight.date]


@pytest.mark.parametrize("limit", [None, "1 tháng", "8 giờ làm việc", "36 giờ"])
def test_a_batch_is_a_loop_for_every_size(limit):
    """Every size to 65, sizes around the blocks of the columns, big ones; anywhere in a longer batch."""
    rules = motcua.Rules(hours=OFFICE)
    pick = np.random.default_rng(20261124)
    seconds = pick.integers(0, 86400 * 365 * 11, 9000)
    moments = np.datetime64("2015-03-01", "s") + seconds
    amounts = pick.integers(0, 60, len(moments)).astype(np.int32)
    asked = [motcua.due(limit or motcua.working_days(int(n)), m.item(), rules) for m, n in zip(moments[:700], amounts)]
    whole = motcua.due_many(limit or amounts, moments, rules=rules)
    assert [d.date for d in asked] == [d.item() for d in whole.date[:700]]
    assert [d.at for d in asked] == [d.item() for d in whole.at[:700]]
    for size in (*range(66), 511, 512, 513, 4095, 4096, 4097, 8999):
        for begin in (0, 1, len(moments) - size):
            part = slice(begin, begin + size)
            found = motcua.due_many(limit or amounts[part], moments[part], rules=rules)
            assert (found.date == whole.date[part]).all(), (size, begin)
            assert ((found.at == whole.at[part]) | (np.isnat(found.at) & np.isnat(whole.at[part]))).all(), (size, begin)
            if limit is None:
                days = motcua.due_dates(amounts[part], moments[part].astype("M8[D]"), rules.calendar)
                assert (days == whole.date[part]).all(), (size, begin)


# 12: round trips


def rewritten(value: Any, form: str, turn: bool) -> Any:
    """A JSON value in one normal form of Unicode, the keys of its objects in another order if `turn`."""
    if isinstance(value, str):
        return unicodedata.normalize(form, value)
    if isinstance(value, list):
        return [rewritten(v, form, turn) for v in value]
    if isinstance(value, dict):
        pairs = [(k, rewritten(v, form, turn)) for k, v in value.items()]
        return dict(reversed(pairs) if turn else pairs)
    return value


@pytest.mark.parametrize("turn", [False, True])
@pytest.mark.parametrize(("form", "ascii_only"), [("NFC", True), ("NFD", False), ("NFD", True)])
def test_a_catalogue_written_anew_is_the_same(tmp_path, form, turn, ascii_only):
    name = "eligibility.json"
    document = json.loads((GOOD / name).read_text(encoding="utf-8"))
    again = tmp_path / name
    again.write_text(json.dumps(rewritten(document, form, turn), ensure_ascii=ascii_only), encoding="utf-8")
    was, found = motcua.read_catalogue(GOOD / name), motcua.read_catalogue(again)
    columns = [rewritten(c._columns(), "NFC", False) for c in (was, found)]
    assert list(found) == list(was) and columns[0] == columns[1]
    assert [a.id for a in found.agencies] == [a.id for a in was.agencies]
    for code in was:
        for on in (datetime.date(2021, 8, 5), datetime.date(2026, 8, 5)):
            one, other = (c.at(code, on) for c in (was, found))
            assert (one is None) == (other is None) and (one is None or one.code == other.code)
            answers = [motcua.assess(c, code, "intake", on) for c in (was, found)]
            assert str(answers[0].answer) == str(answers[1].answer)
            texts = [[unicodedata.normalize("NFC", str(r.text)) for r in a.reasons] for a in answers]
            assert texts[0] == texts[1]
    # Procedures and lines in another order are the same catalogue as well.
    document["procedures"].reverse(), document["lists"].reverse()
    again.write_text(json.dumps(document), encoding="utf-8")
    turned = motcua.read_catalogue(again)
    assert sorted(turned) == sorted(was)
    for code in was:
        for way in ("intake", "return"):
            pair = [motcua.assess(c, code, way, datetime.date(2026, 8, 5)) for c in (was, turned)]
            assert [str(r.id) for r in pair[0].reasons] == [str(r.id) for r in pair[1].reasons]


@quick
@given(units, limits)
def test_a_limit_written_down_is_read_back(unit, n):
    limit = UNITS[unit](n)
    for form in ("NFC", "NFD"):
        assert motcua.parse_time_limit(unicodedata.normalize(form, limit.to_text())) == limit


# 13: permissions and restrictions

RESTRICTIONS = (
    "delegation_forbidden", "personal_presence_required", "presence_to_collect", "state_secret", "paper_waived",
)


@pytest.fixture(scope="module")
def offers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str | None, str | None], Any]:
    """(what the page says of the post, what a list says) to the catalogue that says so of "9.000001"."""
    catalogues = {}
    for manner, listed in itertools.product((None, "no", "yes"), (None, "no", "yes")):
        said = {} if manner is None else {"post": manner}
        lines = [{"decision": "d", "procedure": "9.000001", "direction": way, "answer": listed, "from": "2016-12-16"}
                 for way in ("intake", "return") if listed]
        document = {
            "schema_version": 1, "name": {"vi": "Bịa để thử"}, "edition": {"id": "x"},
            "sources": [{"id": "s", "title": "x"}],
            "decisions": [{"id": "d", "number": "1/QĐ"}], "lists": lines,
            "procedures": [{"code": "9.000001", "name": "x", "from": "2010-01-01", "source": "s",
                            "variants": [{"id": "v", "intake": said, "return": said}]}],
        }
        path = tmp_path_factory.mktemp("offers") / "one.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        catalogues[manner, listed] = motcua.read_catalogue(path)
    return catalogues


def test_permitting_never_forbids_and_lifting_a_restriction_never_forbids(offers):
    rules, answers = motcua.Rules(), {}
    for (manner, listed), catalogue in offers.items():
        for values in itertools.product((None, False, True), repeat=len(RESTRICTIONS)):
            facts = {k: v for k, v in zip(RESTRICTIONS, values) if v is not None}
            for way, on in itertools.product(("intake", "return"), ("2017-01-05", "2020-05-05", "2026-08-05")):
                when = datetime.date.fromisoformat(on)
                verdict = motcua.assess(catalogue, "9.000001", way, when, facts=facts, rules=rules)
                answers[manner, listed, values, way, on] = str(verdict.answer)
    lifted = permitted = 0
    for (manner, listed, values, way, on), answer in answers.items():
        for i, value in enumerate(values):
            if value:
                for less in (None, False):
                    freer = answers[manner, listed, (*values[:i], less, *values[i + 1 :]), way, on]
                    assert freer != "no" or answer == "no", (manner, listed, values, i, way, on)
                    assert freer == "yes" or answer != "yes", (manner, listed, values, i, way, on)
                    lifted += freer != answer
        more = [answers["yes", listed, values, way, on]] if manner != "yes" else []
        more += [answers[manner, "yes", values, way, on]] if listed != "yes" else []
        for other in more:
            assert other != "no" or answer == "no", (manner, listed, values, way, on)
            assert other == "yes" or answer != "yes", (manner, listed, values, way, on)
            permitted += other != answer
    assert lifted > 500 and permitted > 500
    assert set(answers.values()) == {"yes", "no", "conditional", "unknown"}
