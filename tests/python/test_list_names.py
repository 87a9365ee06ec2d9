# SPDX-License-Identifier: Apache-2.0
"""Rows without a code: an equal name of a known catalogue gives it, similar names are only offered."""

from __future__ import annotations

import sys
from pathlib import Path


import motcua
from motcua.catalogue_writing import write_catalogue
from motcua.doubts import Effect
from motcua.list_names import Names

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lists"))
from importing import doubt, imported, numbers, procedures


def known_catalogue(folder, names):
    document = {
        "schema_version": 1,
        "name": {"vi": "Bịa"},
        "edition": {"id": "bia"},
        "procedures": [{"code": c, "name": n} for c, n in names.items()],
    }
    document["agencies"] = [{"id": "so_x", "name": {"vi": "Sở Bịa Đặt"}, "level": "province"}]
    [path] = write_catalogue(document, Path(folder) / "known.json")
    return path


def test_equal_names_give_their_code_and_similar_ones_are_only_offered(tmp_path):
    known = known_catalogue(
        tmp_path,
        {
            "1.900001": "Công bố hoạt động bến bịa đặt",
            "1.900002": "Cấp thẻ bịa",
            "1.900003": "Cấp lại",
            "1.900004": "Cấp lại",
        },
    )
    rows = [
        ["STT", "Tên TTHC"],
        ["1", "cấp thẻ  bịa."],
        ["2", "Công bố đóng bến bịa đặt"],
        ["3", "Cấp lại"],
        ["4", "Không có gì giống"],
    ]
    result = imported(tmp_path, rows, base=[known])
    assert list(procedures(result)) == ["1.900002"] and doubt(result, 1765).assumed == "1.900002"
    offered = [d for d in result.doubts if d.number == 1766]
    assert [d.row for d in offered] == [5, 6] and all(d.effect is Effect.NOTE and d.assumed == "" for d in offered)
    assert offered[0].found.startswith("1.900001 0.8") and offered[1].found == "1.900003 (Cấp lại) | 1.900004 (Cấp lại)"
    assert [d.row for d in result.doubts if d.number == 1751] == [5, 6, 7] and result.counts == {
        "rows": 4,
        "doubted": 1,
        "refused": 3,
    }


def test_two_rows_on_one_known_name(tmp_path):
    known = known_catalogue(tmp_path, {"1.900001": "Cấp thẻ bịa"})
    result = imported(tmp_path, [["STT", "Tên TTHC"], ["1", "Cấp thẻ bịa"], ["2", "Cấp thẻ, bịa"]], base=[known])
    assert len(procedures(result)) == 1 and 1759 in numbers(result)


def test_known_agencies_keep_their_identifier(tmp_path):
    known = known_catalogue(tmp_path, {"1.900009": "Chín"})
    rows = [["STT", "Mã số", "Tên TTHC"], ["A", None, "SỞ BỊA ĐẶT"], ["1", "1.900001", "Một"]]
    result = imported(tmp_path, rows, base=[known])
    assert (
        procedures(result)["1.900001"]["agencies"] == ["so_x"]
        and result.document["agencies"] == []
        and numbers(result) == []
    )
    written = result.write(tmp_path / "out")
    assert motcua.check_catalogue(known, *written.catalogue) == []


def test_scores():
    names = Names({"1.900001": "Công bố hoạt động bến thủy", "1.900002": "Công bố đóng cảng"})
    assert names.similar("Công bố hoạt động bến thủy nội địa")[0][1:] == ("1.900001", "Công bố hoạt động bến thủy")
    assert names.similar("xyz") == [] and names.equal("CÔNG BỐ ĐÓNG CẢNG.") == ["1.900002"]
