# SPDX-License-Identifier: Apache-2.0
"""Column maps: what headings mean, and maps that are shown, saved, changed and given back."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import motcua
from motcua.catalogue_lists import ListOptions, import_lists
from motcua.list_columns import read_columns
from motcua.list_roles import ROLES, guess_role

LISTS = Path(__file__).resolve().parents[1] / "lists"
sys.path.insert(0, str(LISTS))
import invented
import layouts
import wrong_lists
from run import imported


def number_of(call):
    with pytest.raises(motcua.Error) as caught:
        call()
    return caught.value.number


@pytest.mark.parametrize(
    "path, role",
    [
        (("STT",), "number"), (("Số TT",), "number"), (("TT",), "number"), (("Stt",), "number"),
        (("Mã số",), "code"), (("Mã TTHC",), "code"), (("Mã số TTHC",), "code"), (("Mã thủ tục hành chính",), "code"),
        (("MÃ SỐ",), "code"), (("Mã số hồ sơ TTHC",), "code"),
        (("Tên",), "name"), (("Tên TTHC",), "name"), (("Tên thủ tục hành chính",), "name"),
        (("Thủ tục hành chính",), "name"), (("Tên thủ tục\nhành chính",), "name"), (("TÊN  TTHC",), "name"),
        (("Lĩnh vực",), "field"), (("Tên lĩnh vực",), "field"), (("Cấp thực hiện",), "level"),
        (("Cơ quan thực hiện",), "agency"), (("Đơn vị thực hiện",), "agency"),
        (("Cơ quan ban hành",), "issuer"), (("Thời hạn giải quyết",), "limit"), (("Thời gian giải quyết",), "limit"),
        (("Thời hạn giải quyết (ngày làm việc)",), "limit"),
        (("Phí, lệ phí",), "fee"), (("Lệ phí",), "fee:charge"), (("Phí, lệ phí (nếu có)",), "fee"), (("Mức phí",), "fee:fee"),
        (("Phiếu hẹn",), ""),
        (("Địa điểm thực hiện",), "place"), (("Căn cứ pháp lý",), "legal_basis"),
        (("Căn cứ QĐ công bố của Bộ trưởng",), "decision"), (("Thẩm quyền quyết định",), "decider"),
        (("Quy trình nội bộ",), "internal"), (("Quy trình điện tử",), "internal"),
        (("Cách thức thực hiện",), "channels"), (("Hình thức thực hiện",), "channels"), (("Ghi chú",), "note"),
        (("Hình thức thực hiện TTHC qua dịch vụ BCCI", "Được tiếp nhận hồ sơ"), "post_intake"),
        (("Hình thức thực hiện TTHC qua dịch vụ BCCI", "Được trả kết quả"), "post_return"),
        (("Thực hiện qua dịch vụ bưu chính công ích", "Tiếp nhận hồ sơ"), "post_intake"),
        (("Tiếp nhận hồ sơ, trả kết quả qua BCCI", "Trả kết quả"), "post_return"),
        (("Dịch vụ BCCI",), "post"), (("Thực hiện qua bưu điện",), "post"),
        (("Tiếp nhận, trả kết quả qua BCCI",), "post"), (("Qua BCCI", "Có"), "post"),
        (("Qua BCCI", "Không"), "post:no"),
        (("Tiếp nhận qua BCCI", "Không"), "post_intake:no"), (("Không thực hiện qua BCCI",), "post:no"),
        (("Nhận hồ sơ qua bưu điện",), "post_intake"), (("Nhận kết quả qua bưu điện",), "post_return"),
        (("Cách thức thực hiện", "Trực tiếp"), "channel:counter"),
        (("Cách thức thực hiện", "Trực tuyến"), "channel:online"),
        (("Cách thức thực hiện", "Dịch vụ bưu chính"), "channel:post"),
        (("Thời hạn giải quyết", "Trực tuyến"), "limit:online"), (("Thời hạn giải quyết", "Qua BCCI"), "limit:post"),
        (("Phí, lệ phí", "Trực tiếp"), "fee:counter"), (("Trực tuyến",), "channel:online"),
        (("DVC trực tuyến",), "online_level"), (("Dịch vụ công trực tuyến toàn trình",), "online_level"),
        (("Mức độ",), "online_level"), (("Số lượng TTHC",), "count"),
        (("Điểm",), ""), (("",), ""), ((), ""), (("Người nộp",), ""), (("Số điện thoại",), ""),
    ],
)  # fmt: skip
def test_the_role_of_a_heading(path, role):
    assert guess_role(path) == role and (role in ROLES or not role)


def test_a_map_can_be_shown_saved_changed_and_given(tmp_path):
    grid = [
        ["DANH MỤC BỊA"],
        ["TT", "Số hiệu", "Thủ tục bịa đặt", "Hạn", "BCCI"],
        ["1", "1.900001", "Thủ tục bịa", "5 ngày", "x"],
        ["2", "1.900002", "Thủ tục bịa hai", "7 ngày", None],
    ]
    assert number_of(lambda: imported(tmp_path, grid)) == 1706  # nothing recognised: refused, not guessed
    columns = {
        "tables": [
            {
                "sheet": "DM",
                "header_rows": [2, 2],
                "columns": {
                    "A": "number",
                    "B": {"headings": ["Số hiệu"], "role": "code"},
                    "C": "name",
                    "D": "limit",
                    "E": "post",
                },
                "direction": "both",
                "blank": "no",
            }
        ]
    }
    saved = tmp_path / "map.json"
    saved.write_text(json.dumps(columns), encoding="utf-8")
    result = imported(tmp_path, grid, columns=saved, options=ListOptions(decision="9/QĐ-BIA", issued="2020-01-02"))
    answers = {(e["procedure"], e["direction"]): e["answer"] for e in result.document["lists"]}
    assert answers == {
        ("1.900001", "intake"): "yes",
        ("1.900001", "return"): "yes",
        ("1.900002", "intake"): "no",
        ("1.900002", "return"): "no",
    }
    written = result.write(tmp_path / "out")
    again = imported(
        tmp_path, grid, columns=written.columns, options=ListOptions(decision="9/QĐ-BIA", issued="2020-01-02")
    )
    assert again.document == result.document
    assert "C  name" in result.columns[0].to_text()


def test_a_guessed_map_given_back_gives_the_same_catalogue(tmp_path):
    for name, lay_out in layouts.LAYOUTS.items():
        path = layouts.write_xlsx(lay_out(invented.records(30)), tmp_path / f"{name}.xlsx")
        first = import_lists(path)
        second = import_lists(path, columns=first.write(tmp_path / name).columns)
        assert second.document == first.document, name


@pytest.mark.parametrize(
    "at, change",
    [
        ("", lambda d: d.pop("tables")), ("", lambda d: d.update(more=1)), ("", lambda d: d.update(tables={})),
        ("/tables/0", lambda d: d["tables"][0].pop("columns")), ("/tables/0", lambda d: d.update(tables=[1])),
        ("/tables/0", lambda d: d["tables"][0].update(columns=[])), ("/tables/1", lambda d: d["tables"].append({})),
        ("/tables/0/header_rows", lambda d: d["tables"][0].update(header_rows=[0, 1])),
        ("/tables/0/header_rows", lambda d: d["tables"][0].update(header_rows=[3, 2])),
        ("/tables/0/header_rows", lambda d: d["tables"][0].update(header_rows="3")),
        ("/tables/0/header_rows", lambda d: d["tables"][0].update(header_rows=[True, True])),
        ("/tables/0/header_rows", lambda d: d["tables"][0].update(header_rows=[1, 2, 3])),
        ("/tables/0/header_rows", lambda d: d["tables"][0].pop("header_rows")),
        ("/tables/0", lambda d: d["tables"][0].update(blank="yes")), ("/tables/0", lambda d: d["tables"][0].update(direction="out")),
        ("/tables/0/sheet", lambda d: d["tables"][0].update(sheet=1)), ("/tables/0", lambda d: d["tables"][0].update(other=1)),
        ("/tables/0/columns/a", lambda d: d["tables"][0]["columns"].update(a="name")),
        ("/tables/0/columns/ABCD", lambda d: d["tables"][0]["columns"].update(ABCD="name")),
        ("/tables/0/columns/B", lambda d: d["tables"][0]["columns"].update(B="namen")),
        ("/tables/0/columns/B", lambda d: d["tables"][0]["columns"].update(B="limit:cut")),
        ("/tables/0/columns/B", lambda d: d["tables"][0]["columns"].update(B=5)),
        ("/tables/0/columns/B/headings", lambda d: d["tables"][0]["columns"].update(B={"headings": "x", "role": "name"})),
        ("/tables/0/columns/B/headings", lambda d: d["tables"][0]["columns"].update(B={"headings": [1], "role": "name"})),
        ("columns /tables/0", lambda d: d["tables"][0].update(header_rows=[99, 99])),
        ("columns /tables/0", lambda d: d["tables"][0].update(sheet="khác")),
        ("list.xlsx[DM]!B3", lambda d: d["tables"][0]["columns"].update(B={"headings": ["Mã"], "role": "code"})),
    ],
)  # fmt: skip
def test_wrong_column_maps(tmp_path, at, change):
    document = imported(tmp_path, wrong_lists.grid()).columns[0].to_json()
    whole = {"tables": [document]}
    change(whole)
    path = tmp_path / "map.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(motcua.Error) as caught:
        imported(tmp_path, wrong_lists.grid(), columns=path)
    [problem] = caught.value.problems
    assert (problem.number, problem.place) == (1707, at if at and at[0] != "/" else f"map.json {at}".strip())


def test_a_map_with_other_headings_is_refused(tmp_path):
    saved = imported(tmp_path, wrong_lists.grid()).write(tmp_path / "out").columns
    grid = wrong_lists.grid()
    grid[2][5], grid[2][6] = grid[2][6], grid[2][5]  # the two directions have changed places
    assert number_of(lambda: imported(tmp_path, grid, columns=saved)) == 1707
    (tmp_path / "map.json").write_text("{", encoding="utf-8")
    assert number_of(lambda: read_columns(tmp_path / "map.json")) == 1707
    assert number_of(lambda: read_columns(tmp_path / "none.json")) == 1301
