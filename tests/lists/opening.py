# SPDX-License-Identifier: Apache-2.0
"""Opening a file for a test: its cells, or the number of its refusal."""

from __future__ import annotations

import pytest
import raw_xlsx as raw

import motcua
from motcua.sheets import SheetLimits, open_sheets

NFC = "Cấp lại giấy phép hoạt động bưu chính, đường phố Thủ Đức"


def cells(path, limits=SheetLimits(), **options):
    return [[r.cells for r in s.rows()] for s in open_sheets(path, limits, **options).sheets]


def number_of(path, limits=SheetLimits(), **options):
    with pytest.raises(motcua.Error) as caught:
        cells(path, limits, **options)
    problem = caught.value.problems[0]
    assert problem.place and problem.found and problem.expected and problem.cure
    return problem.number


def one(tmp_path, data, **more):
    return raw.write(tmp_path / "one.xlsx", raw.parts(raw.sheet(data), **more))
