# SPDX-License-Identifier: Apache-2.0
"""The numbers of what keeps a row out of a register, with their names. Numbers below 1800 are those of the library."""

from __future__ import annotations

from typing import NamedTuple


class RowKind(NamedTuple):
    """The name of a number, and what it means in two languages."""

    name: str
    vi: str
    en: str


# 1801 is raised for a whole table, 1817 is a doubt that keeps no row out; the others stand in `problems`. A number never changes its meaning.
ROW_KINDS: dict[int, RowKind] = {
    1411: RowKind("row_dossier_unknown", "bước của hồ sơ không có", "a step of a dossier that is not there"),
    1412: RowKind("row_dossier_duplicate", "hồ sơ lặp lại", "the same dossier again"),
    1414: RowKind("row_token_unknown", "kênh hoặc cơ quan không hiểu", "a channel or an agency that is not known"),
    1415: RowKind("row_time_missing", "thiếu mốc thời gian mà trạng thái cần", "no instant that the status needs"),
    1418: RowKind("row_value_invalid", "ô không đọc được hoặc để trống", "a cell that cannot be read, or is empty"),
    1801: RowKind("register_length", "số dòng khác số phải có, hoặc không có dòng nào", "another number of rows, or none"),
    1811: RowKind("row_time_ambiguous", "ngày giờ hiểu được hai cách", "a date that has two readings"),
    1812: RowKind("row_hour_missing", "chỉ có ngày, thiếu giờ", "a day without a time"),
    1813: RowKind("row_status_unmapped", "mã trạng thái không có trong danh sách", "a status that the list does not have"),
    1814: RowKind("row_contradicts", "các ô mâu thuẫn nhau", "cells that contradict each other"),
    1815: RowKind("row_cut", "dòng thiếu hoặc thừa ô, hoặc bị cắt", "a row of another width, or cut off"),
    1816: RowKind("row_unsafe", "ký tự điều khiển hoặc công thức", "control characters, or a formula"),
    1817: RowKind("row_code_day", "ngày trong mã hồ sơ khác ngày tiếp nhận", "the day in the dossier's code is not that of the acceptance"),
}
