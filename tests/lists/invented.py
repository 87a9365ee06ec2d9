# SPDX-License-Identifier: Apache-2.0
"""Procedures that do not exist, for laying out lists. Their names say so; their codes begin with 1.9: none has that."""

from __future__ import annotations

from typing import Any

_FIELDS = ("Ngành bịa A", "Ngành bịa B", "Ngành bịa C")
_LIMITS: tuple[tuple[str, list[list[Any]] | None], ...] = (
    ("5 Ngày làm việc", None),
    ("10 Ngày", [["Trực tiếp", "10", "Ngày", "Miễn phí"], ["Trực tuyến", "10", "Ngày", "Miễn phí"]]),
    ("1 (không ghi đơn vị)", [["Trực tiếp", "1", None, None]]),
    ("Trực tuyến: 3 Ngày làm việc; Dịch vụ bưu chính: 5 Ngày làm việc; Trực tiếp: 5 Ngày làm việc",
     [["Trực tuyến", "3", "Ngày làm việc", None], ["Dịch vụ bưu chính", "5", "Ngày làm việc", None],
         ["Trực tiếp", "5", "Ngày làm việc", None]]),
    ("Trực tiếp: 7 Ngày làm việc; Trực tiếp: 1 Giờ",
        [["Trực tiếp", "7", "Ngày làm việc", None], ["Trực tiếp", "1", "Giờ", None]]),
    ("", [["Dịch vụ bưu chính", None, None, None]]),
    ("40 Giờ", None),
    ("05 ngày làm việc và 12 ngày", None),
    ("không quy định thời hạn cố định", None),
    ("1,5 ngày làm việc", None),
)  # fmt: skip
_FEES = (
    "Miễn phí",
    None,
    "100,000 Việt Nam Đồng",
    "135 VNĐ",
    "Trực tuyến: Miễn phí; Trực tiếp: 70.000 đồng",
    "1100,000 VNĐ",
    "10 USD",
    "Không",
    "500.000 đồng/hồ sơ",
)


def records(count: int = 60) -> list[dict[str, Any]]:
    """Made-up records with every kind of limit, fee and answer; some without a code, two with one name."""
    made = []
    for i in range(count):
        limit, rows = _LIMITS[i % len(_LIMITS)]
        made.append(
            {
                "national_code": None if i % 17 == 16 else f"1.{900000 + i * 10:06d}",
                "name": f"Thủ tục bịa số {i} để thử việc nhập danh mục"
                if i != 30
                else "Thủ tục bịa số 29 để thử việc nhập danh mục",
                "field": _FIELDS[i % 3],
                "levels": [["Cấp tỉnh"], ["Cấp xã"], ["Cấp tỉnh", "Cấp xã"], []][i % 4],
                "competent_agency": ["Cơ quan bịa một", "Cơ quan bịa một, Cơ quan bịa hai", None][i % 3],
                "issuing_ministry": "Bộ bịa",
                "publication_decision": f"{i + 1}/QĐ-BIA",
                "time_limit_text": limit or None,
                "fee_text": _FEES[i % len(_FEES)],
                "channel_rows": rows,
                "legal_basis": [f"{i // 3}/2099/TT-BIA"],
                "postal_intake": [True, True, False, None][i % 4],
                "postal_return": [True, None, None][i % 3],
            }
        )
    return made
