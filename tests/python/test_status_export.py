# SPDX-License-Identifier: Apache-2.0
"""Statuses in the codes of other systems: both directions by one list, and a report of what is lost."""

from __future__ import annotations

import datetime as dt
import json

import motcua
import pytest

NATIONAL = motcua.national_statuses()
# Codes as one system re-uses them: 9 waits for payment, two codes mean processing.
LOCAL = motcua.StatusScheme("tinh.x", {"1": "accepted", "4": "processing", "6": "processing", "9": "financial_obligation", "5": "returned"})


def test_ten_codes_both_ways_and_as_the_extension_has_them():
    export = motcua.export_statuses(motcua.Status)
    assert export.codes == [None, "1", "5", "3", "2", "4", "5", "6", "7", "8", "9", "10"]
    assert set(NATIONAL.codes) == {str(n) for n in range(1, 11)}
    for status in motcua.Status:
        code = NATIONAL.code(status)
        if code is not None and status != "supplement_before_acceptance":
            assert NATIONAL.status(code) == status
    for code in NATIONAL.codes:
        assert NATIONAL.code(NATIONAL.status(code)) == code
    # The extension's own table of the same codes.
    d = motcua.Dossier.open("x", agency="a", unit="b", intake="counter", return_by="counter")
    assert d.portal_code == 0 and NATIONAL.code(d.status) is None


def test_the_report_names_every_status_once():
    export = motcua.export_statuses(["draft", "finished", "finished", "supplement_before_acceptance"])
    rows = {r["status"]: r for r in export.report.rows()}
    assert list(rows) == [str(s) for s in motcua.Status]
    assert export.unmapped == 1 and "1 without a code" in repr(export)
    assert rows["draft"]["mapped"] == "none" and rows["draft"]["code"] is None and rows["draft"]["dossiers"] == 1
    assert rows["finished"] == {
        "status": "finished", "code": "9", "wording": "Đã xử lý xong", "mapped": "exact", "reads_back_as": "finished", "dossiers": 2,
    }  # fmt: skip
    assert rows["supplement_before_acceptance"]["reads_back_as"] == "supplement_requested"
    assert {r["mapped"] for s, r in rows.items() if s not in ("draft", "supplement_before_acceptance")} == {"exact"}


def test_another_list_is_never_filled_with_blanks_or_national_codes():
    export = motcua.export_statuses(["processing", "finished", "returned", "financial_obligation"], LOCAL)
    assert export.codes == ["4", None, "5", "9"] and export.unmapped == 1
    rows = {r["status"]: r for r in export.report.rows()}
    assert rows["processing"]["mapped"] == "chosen"  # 4 and 6 mean it
    assert LOCAL.codes_of("processing") == ["4", "6"] and LOCAL.code("finished") is None
    assert "" not in export.codes


def test_a_list_from_a_file_has_folds(tmp_path):
    path = tmp_path / "x.json"
    document = {"name": "x", "codes": {"P": "processing", "R": "returned"}, "folds": {"accepted": "processing"}}
    path.write_text(json.dumps(document), encoding="utf-8")
    scheme = motcua.read_status_scheme(path)
    assert motcua.export_statuses(["accepted", "returned"], scheme).codes == ["P", "R"]
    for folds, number in (
        ({"accepted": "stopped"}, 1309),  # which has no code
        ({"processing": "returned"}, 1309),  # which has one of its own
        ({"accepted": "done"}, 1105),
        ({"nothing": "returned"}, 1105),
        (["accepted"], 1308),
    ):
        path.write_text(json.dumps({**document, "folds": folds}), encoding="utf-8")
        with pytest.raises(motcua.Error) as raised:
            motcua.read_status_scheme(path)
        assert [p.number for p in raised.value.problems] == [number], folds
        assert str(path) in raised.value.problems[0].place, folds


def test_words_that_are_no_status_are_refused():
    with pytest.raises(motcua.Error) as raised:
        motcua.export_statuses(["done"])
    assert raised.value.number == 1105


def test_what_no_status_tells_is_counted_from_dossiers():
    rules = motcua.Rules(catalogue=motcua.read_catalogue(*motcua.starter_files()))
    d = motcua.Dossier.open("1.005442", agency="bac_kan.tttt", unit="bac_kan.tthcc", intake="post", return_by="post")
    day = dt.datetime(2020, 6, 1, 8)
    seen = []
    for what, who in [
        ("post_accept", "postal_worker"),
        ("pay", "postal_worker"),
        ("post_handover", "postal_worker"),
        ("accept", "desk_clerk"),
        ("request_withdrawal", "applicant"),
        ("retract_withdrawal", "applicant"),
        ("forward", "desk_clerk"),
        ("refuse_on_merits", "leader"),
        ("issue", "officer"),
        ("hand_to_post", "desk_clerk"),
        ("report_loss", "postal_worker"),
    ]:
        day += dt.timedelta(hours=1)
        d = motcua.apply(d, motcua.Event(what, day, who), rules).dossier
        seen.append(d)
    losses = {r["what"]: r["dossiers"] for r in motcua.export_statuses(seen).losses.rows()}
    assert losses == {
        "refused_on_merits": 4, "result_in_the_post": 1, "dossier_in_the_post": 2, "lost": 1, "fee_held_by_post": 10, "left_for_withdrawal": 1,
    }  # fmt: skip
    assert motcua.export_statuses(seen).codes == [None, None, "1", "2", "7", "2", "4", "4", "9", "9", "9"]
    assert [s.portal_code for s in seen] == [int(c or 0) for c in motcua.export_statuses(seen).codes]
    assert sum(r["dossiers"] for r in motcua.export_statuses(["finished"]).losses.rows()) == 0
