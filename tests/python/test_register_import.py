# SPDX-License-Identifier: Apache-2.0
"""Files with one row per dossier: encodings, delimiters, cuts, several files, and what is written or not."""

from __future__ import annotations

import csv
import datetime
import io
import json
import random
import subprocess
import sys

import motcua
import numpy as np
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from motcua.dossier_rows import import_register
from motcua.register_files import TextSource, open_source
from motcua.registers import read_register

HEAD = ["MaHoSo", "MaTTHC", "DonViXuLy", "TrangThaiHoSo", "KenhThucHien", "HinhThuc", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "Ghi chú"]


def row(i, note="Ô \"ngoặc\", phẩy"):
    return [f"000.00.00.H03-200601-{i:04}", "1.005442", "bac_kan.tttt", "10", "3", "1", "20200601080000", "20200610", "20200609100000", "20200611140000", note]


def text(rows, delimiter=",", end="\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows([HEAD, *rows])
    return out.getvalue()


GOOD = [row(1), row(2, "hai\ndòng"), row(3)]


def written(folder):
    """Everything that an import leaves, without the line with the file's name."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name in ("dossiers.csv", "events.csv")}


def problems_of(folder):
    return list(csv.DictReader(io.StringIO((folder / "problems.csv").read_text(encoding="utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain")
    (folder / "so.csv").write_text(text(GOOD), encoding="utf-8", newline="")
    done = import_register(folder / "so.csv", output=folder / "out")
    assert (done.rows, done.dossiers, done.refused, done.problems) == (3, 3, 0, 0)
    return written(folder / "out")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_delimiters_and_line_ends(tmp_path, plain, encoding, delimiter, end):
    (tmp_path / "so.csv").write_bytes(text(GOOD, delimiter, end).encode(encoding))
    import_register(tmp_path / "so.csv", output=tmp_path / "out")
    assert written(tmp_path / "out") == plain


def test_parquet_and_xlsx_give_the_same(tmp_path, plain):
    columns = {h: [r[i] for r in GOOD] for i, h in enumerate(HEAD)}
    pq.write_table(pa.table(columns), tmp_path / "so.parquet")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["SỔ THEO DÕI HỒ SƠ"])
    sheet.append([])
    sheet.append(HEAD)
    for r in GOOD:
        moments = [datetime.datetime.strptime(t, "%Y%m%d%H%M%S") for t in (r[6], r[8], r[9])]
        sheet.append([*r[:6], moments[0], datetime.date(2020, 6, 10), *moments[1:], r[10]])
    book.save(tmp_path / "so.xlsx")
    for name in ("so.parquet", "so.xlsx"):
        done = import_register(tmp_path / name, output=tmp_path / name[3:])
        assert (done.dossiers, done.refused) == (3, 0)
        assert written(tmp_path / name[3:]) == plain
    assert "length" not in import_register(tmp_path / "so.parquet", output=tmp_path / "again").untold["what"]
    frame = openpyxl.load_workbook(tmp_path / "so.xlsx")
    frame.active["A5"] = None
    frame.active["G6"] = "#REF!"
    frame.save(tmp_path / "bad.xlsx")
    import_register(tmp_path / "bad.xlsx", output=tmp_path / "bad")
    found = problems_of(tmp_path / "bad")
    assert [(p["row"], p["column"], p["number"]) for p in found] == [("5", "MaHoSo", "M1418"), ("6", "NgayTiepNhan", "M1418")]


@pytest.mark.parametrize("system", ["1900", "1904"])
def test_a_workbook_knows_from_which_year_it_counts(tmp_path, system):
    book = openpyxl.Workbook()
    if system == "1904":
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(HEAD)
    base = 43983 if system == "1900" else 43983 - 1462
    sheet.append([*row(1)[:6], base + 1 / 3, base + 9, base + 8.5, base + 10.25, ""])  # plain numbers, without a date format
    book.save(tmp_path / "so.xlsx")
    import_register(tmp_path / "so.xlsx", output=tmp_path / "out")
    events, dossiers = read_register(tmp_path / "out")
    assert sorted(set(events["occurred"])) == ["2020-06-01T08:00:00", "2020-06-09T12:00:00", "2020-06-11T06:00:00"]
    assert dossiers["promised"] == ["2020-06-10T00:00:00"]


def test_a_cut_at_every_byte_never_gives_another_answer_silently(tmp_path):
    whole = text([row(1), row(2, "hai\nđoạn, \"ngoặc\""), row(3, "")]).encode("utf-8")
    path = tmp_path / "so.csv"
    expected = {}
    silent = []
    for size in range(len(whole) + 1):
        path.write_bytes(whole[:size])
        try:
            done = import_register(path, output=tmp_path / "out")
        except motcua.Error as error:
            assert error.number in (1401, 1701, 1702, 1704, 1801), (size, str(error))
            continue
        events, dossiers = read_register(tmp_path / "out")
        state = dict(zip(dossiers["dossier"], zip(*(dossiers[k] for k in dossiers))))
        expected = state if size == len(whole) else expected
        assert done.rows == done.dossiers + done.refused
        if not done.refused:
            silent.append((size, state))
    # Only whole rows are left where nothing is reported, and then the note says that the length is not known.
    ends = {i + 1 for i, b in enumerate(whole) if b == 10}
    assert {size for size, _ in silent} <= ends and len(silent) == 3
    for _, state in silent:
        assert state.items() <= expected.items()
    assert "length" in done.untold["what"]
    with pytest.raises(motcua.Error, match="M1801"):
        path.write_bytes(whole[: max(s for s, _ in silent if s < len(whole))])
        import_register(path, output=tmp_path / "out", expected_rows=3)


def test_a_parquet_file_cut_anywhere_is_refused(tmp_path):
    whole = io.BytesIO()
    pq.write_table(pa.table({h: [r[i] for r in GOOD] for i, h in enumerate(HEAD)}), whole)
    data = whole.getvalue()
    for size in [*range(0, 40), *range(40, len(data), 97), len(data) - 1]:
        (tmp_path / "so.parquet").write_bytes(data[:size])
        with pytest.raises(motcua.Error) as caught:
            import_register(tmp_path / "so.parquet", output=tmp_path / "out")
        assert caught.value.number in (1401, 1701, 1702)
    assert not list((tmp_path).glob("out/*"))


BROKEN = [
    (b"", 1701), (text(GOOD).encode("utf-8").replace(b"1.005442", b"1.0\x005442", 1), 1701), (b"%PDF-1.4 x", 1701), (b"<html><table>", 1701),
    (b"\xd0\xcf\x11\xe0 old xls", 1701), (b"\x1f\x8b gzip", 1701), (b'{"a": 1}', 1306), (b'{"a": ', 1302), (b"PK\x03\x04 no zip", 1702),
    (text(GOOD).encode("utf-8").replace("ngoặc".encode(), b"ngo\xe0c", 1), 1704), (text([row(1, "Bắc Kạn")]).encode("cp1258", "replace") + b"\xff", 1704),
    (text(GOOD).encode("utf-16")[:-1], 1704), (text(GOOD).encode("utf-8") + b'"', 1702), (b"a\nb\n", 1401), (b"\n\n\n", 1401),
    (",".join(HEAD).encode("utf-8"), 1801), (",".join(HEAD).encode("utf-8") + b"\n", 1801), (",".join([*HEAD, "MaHoSo"]).encode("utf-8") + b"\n", 1311),
    (b"MaHoSo,MaTTHC;DonViXuLy\n1,2;3\n", 1705), (b"MaHoSo,x;MaTTHC\n1,2;3\n", 1705),
]  # fmt: skip


@pytest.mark.parametrize(("data", "number"), BROKEN, ids=[f"{i:02} {n} {d[:12]!r}" for i, (d, n) in enumerate(BROKEN)])
def test_a_file_that_is_refused_leaves_nothing(tmp_path, data, number):
    (tmp_path / "so.csv").write_bytes(data)
    with pytest.raises(motcua.Error) as caught:
        import_register(tmp_path / "so.csv", output=tmp_path / "out")
    assert caught.value.number == number
    assert all(p.place and p.found and p.expected and p.cure for p in caught.value.problems)
    assert not list((tmp_path).glob("out/*")) and not list((tmp_path).glob("out/.*"))


def test_other_refusals(tmp_path):
    path = tmp_path / "so.csv"
    path.write_text(text(GOOD), encoding="utf-8", newline="")
    for options, number in (({"encoding": "klingon"}, 1704), ({"delimiter": ",,"}, 1705), ({"expected_rows": 2}, 1801), ({"encoding": "ascii"}, 1704)):
        with pytest.raises(motcua.Error) as caught:
            import_register(path, output=tmp_path / "out", **options)
        assert caught.value.number == number
    with pytest.raises(motcua.Error, match="M1301"):
        import_register(tmp_path / "none.csv", output=tmp_path / "out")
    import_register(path, output=tmp_path / "out", parquet=True)
    with pytest.raises(motcua.Error, match="M1309"):  # a reader would take the Parquet files that are there
        import_register(path, output=tmp_path / "out")


def test_rows_that_are_too_short_or_too_long(tmp_path):
    lines = text([row(1), row(2, ""), row(3, ""), row(4, "")]).splitlines()
    lines[2] = lines[2].rsplit(",", 2)[0]
    lines[3] += ",more"
    (tmp_path / "so.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = import_register(tmp_path / "so.csv", output=tmp_path / "out")
    assert (done.rows, done.dossiers, done.refused) == (4, 2, 2)
    found = problems_of(tmp_path / "out")
    assert [(p["row"], p["number"], p["found"]) for p in found] == [("3", "M1815", "a row of 9 cells"), ("4", "M1815", "a row of 12 cells")]


def test_row_numbers_are_those_of_the_file_whatever_the_blocks(tmp_path, monkeypatch):
    order = random.Random(11)
    path = tmp_path / "so.csv"
    for trial in range(30):
        rows, bad = [], {}
        for i in range(2, order.randrange(4, 90)):
            kind = order.random()
            if kind < 0.15:
                rows.append(row(i)[: order.randrange(1, 10)])
                bad[i] = "M1815"
            elif kind < 0.3:
                rows.append([*row(i)[:3], "99", *row(i)[4:]])
                bad[i] = "M1813"
            elif kind < 0.4:
                rows.append(row(2 if len(rows) and rows[0] == row(2) else i, "x\ny\nz"))
                if rows[-1][0] == row(2)[0] and i > 2:
                    bad[i] = "M1412"
            else:
                rows.append(row(i))
        path.write_text(text(rows), encoding="utf-8", newline="")
        monkeypatch.setattr(TextSource, "block_bytes", order.choice([300, 1000, 1 << 20]))
        monkeypatch.setattr("motcua.register_files.BLOCK", order.choice([1, 2, 7, 30, 1 << 17]))
        done = import_register(path, output=tmp_path / f"{trial}")
        found = problems_of(tmp_path / f"{trial}")
        assert {int(p["row"]): p["number"] for p in found} == bad, trial
        assert done.rows == len(rows) and done.refused == len(bad)


def test_a_month_first_found_late_voids_what_was_read_before(tmp_path, monkeypatch):
    monkeypatch.setattr(TextSource, "block_bytes", 1 << 13)
    monkeypatch.setattr("motcua.register_files.BLOCK", 100)
    rows = [[*row(i, "")[:7], "05/06/2020", *row(i, "")[8:]] for i in range(1, 400)] + [[*row(400, "")[:7], "06/25/2020", *row(400, "")[8:]]]
    (tmp_path / "so.csv").write_text(text(rows), encoding="utf-8")
    done = import_register(tmp_path / "so.csv", output=tmp_path / "out")
    assert (done.rows, done.dossiers, done.refused, done.problems) == (400, 0, 400, 400)
    rows[-1][7] = "25/06/2020"
    (tmp_path / "so.csv").write_text(text(rows), encoding="utf-8")
    assert import_register(tmp_path / "so.csv", output=tmp_path / "out").refused == 0


def test_several_files_are_one_register(tmp_path):
    (tmp_path / "a.csv").write_text(text([row(1), row(2)]), encoding="utf-8", newline="")
    pq.write_table(pa.table({h: [r[i] for r in [row(2), row(3)]] for i, h in enumerate(HEAD)}), tmp_path / "b.parquet")
    done = import_register(tmp_path / "a.csv", tmp_path / "b.parquet", output=tmp_path / "out")
    assert (done.rows, done.dossiers, done.refused) == (4, 3, 1)
    [problem] = problems_of(tmp_path / "out")
    assert (problem["file"], problem["row"], problem["number"]) == ("b.parquet", "2", "M1412")


def test_blocks_do_not_change_the_answer(tmp_path, monkeypatch):
    rows = [[*row(i, "")[:3], str(1 + i % 12), *row(i, "")[4:]] for i in range(1, 700)]
    (tmp_path / "so.csv").write_text(text(rows), encoding="utf-8")
    import_register(tmp_path / "so.csv", output=tmp_path / "whole")
    monkeypatch.setattr(TextSource, "block_bytes", 2000)
    monkeypatch.setattr("motcua.register_files.BLOCK", 50)
    import_register(tmp_path / "so.csv", output=tmp_path / "parts")
    for name in ("dossiers.csv", "events.csv", "problems.csv", "README.md"):
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "parts" / name).read_bytes()
    columns = {h: [r[i] for r in rows] for i, h in enumerate(HEAD)}
    got = motcua.events_from_dossiers(columns)
    events, dossiers = read_register(tmp_path / "whole")
    assert events["dossier"] == got.events["dossier"].tolist() and events["evidence"] == got.events["evidence"].tolist()
    assert [np.datetime64(t) for t in events["occurred"]] == got.events["occurred"].tolist()


def run(*arguments):
    return subprocess.run([sys.executable, "-m", "motcua", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")


def test_the_command_line(tmp_path):
    (tmp_path / "so.csv").write_text(text([row(1), [*row(2)[:3], "77", *row(2)[4:]]]), encoding="utf-8", newline="")
    (tmp_path / "list.json").write_text('{"name": "x", "codes": {"10": "returned", "77": "processing"}}', encoding="utf-8")
    (tmp_path / "map.json").write_text('{"Ghi chú": null, "MaHoSo": "dossier"}', encoding="utf-8")
    out = tmp_path / "out"
    done = run("import", "--register", tmp_path / "so.csv", "--output", out, "--columns", tmp_path / "map.json", "--lang", "en")
    assert done.returncode == 1 and done.stdout.startswith("2 rows: 1 dossiers, 8 events, 1 rows refused\n"), done.stderr
    done = run("import", "--register", tmp_path / "so.csv", "--output", out, "--scheme", tmp_path / "list.json", "--set", "unit=bac_kan.tthcc")
    assert done.returncode == 1 and "2 dòng: 1 hồ sơ" in done.stdout  # processing, yet returned
    report = run("report", "--register", out, "--from", "2020-01-01", "--to", "2020-12-31", "--lang", "en")
    assert report.returncode == 0 and "Register reconstructed from one row per dossier" in report.stdout
    assert run("import", "--register", tmp_path / "none.csv", "--output", out).returncode == 2
    assert "M1309" in run("import", "--register", tmp_path / "so.csv").stderr
    (tmp_path / "map.json").write_text('{"MaHoSo": 1}', encoding="utf-8")
    assert "M1308" in run("import", "--register", tmp_path / "so.csv", "--output", out, "--columns", tmp_path / "map.json").stderr


def test_the_readme_says_what_the_register_is(tmp_path):
    (tmp_path / "so.csv").write_text(text(GOOD), encoding="utf-8", newline="")
    import_register(tmp_path / "so.csv", output=tmp_path / "out")
    first, *rest = (tmp_path / "out" / "README.md").read_text(encoding="utf-8").splitlines()
    assert first == "# Register reconstructed from one row per dossier (sổ dựng lại từ bảng mỗi hồ sơ một dòng): so.csv"
    assert "3 rows read: 3 dossiers with 24 events, 0 rows left out. `problems.csv` says why." in rest
    assert any("read as granted" in line for line in rest)
    assert open_source(tmp_path / "so.csv").names == HEAD


def test_messages_become_a_register_too(tmp_path):
    dossier = dict(zip(HEAD, row(1))) | {"TrangThaiHoSo": "2", "NgayKetThucXuLy": "", "NgayTra": ""}
    step = {"MaHoSo": dossier["MaHoSo"], "TrangThai": "4", "ThoiDiemXuLy": "20200601093000"}
    wrong = step | {"MaHoSo": "=khác"}
    (tmp_path / "a.json").write_text(json.dumps({"service": "DongBoHoSoMC", "data": [dossier]}), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"service": "CapNhatTienDoHoSoMC", "data": [step, wrong]}), encoding="utf-8")
    done = import_register(tmp_path / "a.json", tmp_path / "b.json", output=tmp_path / "out")
    assert (done.rows, done.dossiers, done.events, done.refused, done.problems) == (1, 1, 4, 0, 1)
    events, dossiers = read_register(tmp_path / "out")
    assert events["event"] == ["post_accept", "post_handover", "accept", "forward"] and events["occurred"][-1] == "2020-06-01T09:30:00"
    assert dossiers["stated"] == ["processing"] and dossiers["promised"] == ["2020-06-10T00:00:00"]
    [problem] = problems_of(tmp_path / "out")
    assert (problem["number"], problem["row"], problem["dossier"]) == ("M1411", "3", "'=khác")
    again = run("import", "--register", tmp_path / "a.json", "--output", tmp_path / "out", "--lang", "en")
    assert again.returncode == 0 and again.stdout.startswith("1 rows: 1 dossiers, 3 events, 0 rows refused")
    with pytest.raises(motcua.Error, match="M1801"):
        import_register(tmp_path / "a.json", output=tmp_path / "out", expected_rows=2)


def test_a_map_that_names_a_column_of_no_file(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(text([row(1 if name == "a.csv" else 2)]), encoding="utf-8", newline="")
    with pytest.raises(motcua.Error, match="M1401"):
        import_register(tmp_path / "a.csv", tmp_path / "b.csv", output=tmp_path / "out", columns={"Không có": "unit"})
    (tmp_path / "b.csv").write_text(text([row(2)]).replace("MaHoSo", "Số"), encoding="utf-8", newline="")
    assert import_register(tmp_path / "a.csv", tmp_path / "b.csv", output=tmp_path / "out", columns={"Số": "dossier"}).dossiers == 2


def test_a_last_row_without_its_end_is_not_taken(tmp_path):
    (tmp_path / "so.csv").write_text(text([row(1), row(2, "")]).removesuffix("\n"), encoding="utf-8", newline="")
    done = import_register(tmp_path / "so.csv", output=tmp_path / "out")
    assert (done.rows, done.dossiers, done.refused) == (2, 1, 1)
    assert [(p["row"], p["number"], p["found"]) for p in problems_of(tmp_path / "out")] == [("3", "M1815", "a last row without a line end")]
    assert read_register(tmp_path / "out")[1]["dossier"] == [row(1)[0]]


def test_columns_of_one_name_do_no_harm_where_they_are_not_needed(tmp_path):
    (tmp_path / "so.csv").write_text(text([row(1)]).replace("Ghi chú", "Ghi chú,Ghi chú").replace("phẩy\"", "phẩy\","), encoding="utf-8", newline="")
    assert import_register(tmp_path / "so.csv", output=tmp_path / "out").dossiers == 1
