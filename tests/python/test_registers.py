# SPDX-License-Identifier: Apache-2.0
"""The two registers made by hand: every expected answer was written beside them before the code ran."""

from __future__ import annotations

import csv
import datetime
import json
import subprocess
import sys
from pathlib import Path

import motcua
import numpy as np
import pytest
from motcua.registers import read_register

EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD, BAD = EXAMPLES / "register-40", EXAMPLES / "register-bad"


@pytest.fixture(scope="module")
def replay(rules):
    return motcua.replay(*read_register(GOOD), rules)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(value):
    return "" if np.isnat(value) else str(value)[:10]


EXPECTED = rows_of(GOOD / "expected.csv")


@pytest.mark.parametrize("expected", EXPECTED, ids=[e["dossier"] for e in EXPECTED])
def test_every_dossier_ends_as_written(replay, expected):
    row = next(r for r in replay.dossiers.rows() if r["dossier"] == expected["dossier"])
    got = {name: str(row[name]) for name in ("status", "clock", "papers", "result", "payment", "outcome", "timeliness")}
    got |= {"accepted_on": day(row["accepted"]), "finished_on": day(row["finished"])}
    got["due"] = day(row["due"]) or ("unknown" if got["accepted_on"] else "")
    refused = [r for r in replay.problems.rows() if r["dossier"] == expected["dossier"]]
    got["refused_events"] = str(len(refused))
    if expected["receiver"] != "none":
        got["receiver"] = "post_clerk" if row["taken_by_post_clerk"] else "official"
    assert got == {name: expected[name] for name in got}, expected["basis"]


def test_there_are_forty():
    assert len(EXPECTED) == len({e["dossier"] for e in EXPECTED}) == 40


def report_of_2020(replay, **options):
    return motcua.postal_report(replay, datetime.date(2020, 1, 1), datetime.date(2021, 1, 1), **options)


def test_the_report_is_as_written(replay):
    expected = json.loads((GOOD / "expected_report.json").read_text(encoding="utf-8"))
    report = report_of_2020(replay)
    same = ("dossiers_in", "dossiers_returned", "distinct", "inbound_legs", "outbound_legs", "early", "on_time", "late", "unfinished", "stopped")
    assert {k: report.total[k] for k in same} == {k: expected[k] for k in same}
    assert report.procedures == expected["procedures_with_postal_dossiers"]
    assert report.unknown == expected["due_unknown"]
    assert report.not_accepted == expected["refused_intake"]
    assert (report.official, report.post_clerk) == (expected["by_receiver"]["official"]["in"], expected["by_receiver"]["post_clerk"]["in"])
    assert report.problem_rows == expected["refused_events"]
    agencies = {id: {"in": c["dossiers_in"], "returned": c["dossiers_returned"], "distinct": c["distinct"]} for id, c in report.by_agency.items() if c["distinct"]}
    assert agencies == expected["by_agency"]


def test_per_dossier_marks_add_up_to_the_report(replay):
    report = report_of_2020(replay)
    assert report.dossiers_in == sum(e["intake_by_post_2020"] == "yes" for e in EXPECTED)
    assert report.dossiers_returned == sum(e["returned_by_post_2020"] == "yes" for e in EXPECTED)
    assert report.inbound_legs == sum(int(e["inbound_legs_2020"]) for e in EXPECTED)
    assert report.outbound_legs == sum(int(e["outbound_legs_2020"]) for e in EXPECTED)


def test_the_report_of_the_year_does_not_change_when_later_events_are_cut_off(rules, replay):
    cut = motcua.replay(*read_register(GOOD), rules, as_of=datetime.date(2020, 12, 31))
    assert report_of_2020(cut).total == report_of_2020(replay).total


def test_a_dossier_on_the_last_day_is_in_and_the_day_after_is_not(replay):
    to_30th = motcua.postal_report(replay, datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))
    assert report_of_2020(replay).dossiers_in - to_30th.dossiers_in == 1  # …9012, accepted on 31 December
    january = motcua.postal_report(replay, datetime.date(2021, 1, 1), datetime.date(2021, 2, 1))
    assert january.dossiers_in == 1  # …9013


def test_the_other_reading_of_the_clock_start_moves_the_two_dossiers_that_say_so(rules):
    other = motcua.replay(*read_register(GOOD), rules.with_(clock_start="receipt_slip"))
    due = {r["dossier"][-4:]: day(r["due"]) for r in other.dossiers.rows()}
    assert (due["9003"], due["9013"]) == ("2020-01-09", "2021-01-13")


def test_five_column_orders_and_containers_give_the_same_replay(rules, replay):
    import pandas as pd
    import pyarrow as pa

    events, dossiers = read_register(GOOD)
    frame = pd.DataFrame(events).iloc[::-1]  # rows in reverse: the replay goes by time
    frame["occurred"] = pd.to_datetime(frame["occurred"])
    shuffled = motcua.replay(frame, pd.DataFrame(dossiers), rules)
    arrow = motcua.replay(pa.table(events), pa.table(dossiers), rules)
    arrays = motcua.replay({k: np.array(v, dtype=object) for k, v in events.items()}, {k: np.array(v) for k, v in dossiers.items()}, rules)
    # Equal instants keep the order of rows, so reversed rows could refuse events of one minute; none stands in this register.
    for other in (arrow, arrays, shuffled):
        assert list(map(str, other.dossiers.rows())) == list(map(str, replay.dossiers.rows()))


def test_bad_rows_are_told_in_their_place_and_the_good_ones_count(rules):
    names = {
        "row_procedure_unknown": 1413,
        "row_dossier_duplicate": 1412,
        "row_token_unknown": 1414,
        "row_value_invalid": 1418,
        "row_dossier_unknown": 1411,
        "row_time_missing": 1415,
        "row_refused": 1417,
        "row_out_of_order": 1416,
        "calendar_not_covered": 1201,
    }
    bad = motcua.replay(*read_register(BAD), rules)
    expected = {(r["file"].removesuffix(".csv"), int(r["row"]), names[r["kind"]]) for r in rows_of(BAD / "expected_problems.csv")}
    assert {(r["table"], r["row"] + 1, r["number"]) for r in bad.problems.rows()} == expected
    assert all(r["found"] and r["expected"] and r["cure"] for r in bad.problems.rows())
    statuses = sorted(str(r["status"]) for r in bad.dossiers.rows() if r["accepted"] == r["accepted"])
    assert statuses.count("returned") == 4
    report = report_of_2020(bad)
    within = len(expected) - 1  # the row of 2101 lies after the period
    assert report.problem_rows == within
    assert any(str(within) in note for note in report.footnotes("en"))


def run(*arguments):
    return subprocess.run([sys.executable, "-m", "motcua", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")


def test_the_command_line_prints_the_report_in_both_languages_and_as_csv(tmp_path):
    common = ("report", "--register", GOOD, "--from", "2020-01-01", "--to", "31/12/2020")
    vi, en = run(*common), run(*common, "--lang", "en")
    assert vi.returncode == en.returncode == 0
    assert "đến hết ngày 31/12/2020" in vi.stdout and "to 2020-12-31 inclusive" in en.stdout
    assert "giả định" in vi.stdout and "assumed" in en.stdout
    assert "9 rows" in vi.stderr and "line" in vi.stderr
    first, register = en.stdout.splitlines()[:2]
    assert all(f"{name} " in first for name in ("law", "calendar", "catalogue", "machine")) and "assumed for 2020" in first
    assert register == (GOOD / "README.md").read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
    target = tmp_path / "report.csv"
    assert run(*common, "--csv", "--output", target).returncode == 0
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    cells = list(csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert ["Hồ sơ tiếp nhận qua dịch vụ bưu chính công ích", "24"] in cells
    assert cells[0][0].startswith("Phiên bản: luật") and cells[1] == [register]


def test_the_command_line_counts_the_last_day():
    common = ("report", "--register", GOOD, "--from", "2020-12-31", "--lang", "en")
    on = run(*common, "--to", "2020-12-31").stdout
    assert any(line.split()[-1] == "1" for line in on.splitlines() if "taken in by public postal service" in line)


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("report", "--register", "/no/such/folder", "--from", "2020-01-01", "--to", "2020-12-31"), "M1301"),
        (("report", "--register", GOOD, "--from", "2020-12-31", "--to", "2020-01-01"), "M1312"),
        (("report", "--catalogue", "/no/such/file", "--register", GOOD, "--from", "2020-01-01", "--to", "2020-12-31"), "M1301"),
        (("assess", "9.999999", "intake", "--on", "2020-01-01"), "M1501"),
        (("due", "5 ngày làm việc", "2014-06-01"), "M1201"),
    ],
)
def test_bad_input_ends_in_a_numbered_error(arguments, number):
    done = run(*arguments)
    assert done.returncode == 2 and number in done.stderr and "cure" in done.stderr and "Traceback" not in done.stderr


def test_missing_columns_are_all_named_at_once(tmp_path):
    (tmp_path / "dossiers.csv").write_text("dossier,procedure\n", encoding="utf-8")
    (tmp_path / "events.csv").write_text("dossier\n", encoding="utf-8")
    with pytest.raises(motcua.Error) as raised:
        read_register(tmp_path)
    assert [p.number for p in raised.value.problems] == [1401] * 4


def test_bytes_that_are_not_utf8_are_refused_with_their_place(tmp_path):
    (tmp_path / "dossiers.csv").write_bytes(b"dossier,procedure,agency,unit,intake,return_by\n\xff\xfe,1,a,b,post,post\n")
    with pytest.raises(motcua.Error) as raised:
        read_register(tmp_path)
    assert raised.value.number == 1302


def test_a_row_of_another_length_is_a_problem_of_its_own(tmp_path, rules):
    for name in ("dossiers", "events"):
        lines = (GOOD / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        lines[3] += ",one cell too many"
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    broken = motcua.replay(*read_register(tmp_path), rules)
    found = {(r["table"], r["row"]) for r in broken.problems.rows()}
    assert ("events", 3) in found and ("dossiers", 3) in found
    assert len(broken.dossiers) == 40


def test_a_mistyped_agency_never_answers_for_the_real_one(rules):
    ask = lambda agency: motcua.assess(rules.catalogue, "1.004379", "intake", datetime.date(2020, 11, 2), agency=agency, rules=rules)  # noqa: E731
    assert str(ask("bac_kan.tttt").answer) == "yes"
    with pytest.raises(motcua.Error) as raised:
        ask("bac_kan.tttt ")
    assert raised.value.number == 1310


def test_a_folder_is_no_file_of_announcements(tmp_path):
    with pytest.raises(motcua.Error) as raised:
        motcua.vietnam_calendar(announcements=tmp_path)
    assert raised.value.number == 1301


def test_one_narrowing_identifier_is_used_once_even_within_a_call():
    row = {"id": "a", "event": "stop", "basis": "Quyết định thử", "forbid": True}
    motcua.machine.with_([row])
    with pytest.raises(motcua.Error) as raised:
        motcua.machine.with_([row, row])
    assert raised.value.number == 1311
