# SPDX-License-Identifier: Apache-2.0
"""The events that a row's status and instants stand for.

A row says where a dossier is and, at best, when it was submitted, accepted, finished and returned. The machine has more
steps. The least number of them that leads to the stated status is reconstructed, by these readings:

- A step whose own instant the row gives is *stated*.
- A step that must have come before a later one whose instant is given stands at that later instant: *by_then*. So a
  dossier that is finished was forwarded and decided by the instant at which it was finished.
- An open status, or *stopped*, without an instant of its own stands at the last instant that the row gives: *since_then*.
- A return without an instant is not reconstructed, because reports count returns by their day.

Every event carries its reading and the column as evidence, such as `reconstructed=by_then:finished`. Nothing else is
made up: no consultation, supplement, fee, extension, failed delivery, and no actor that the row does not imply. The desk
is taken to be an official's, a result to be granted, a stop to be the agency's: the machine has no step that leaves it
open, and `untold` says so for every row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from . import _core
from .tables import NAT

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

STATUS = {str(s): i for i, s in enumerate(_core.Status)}
INTAKE = {str(c): i for i, c in enumerate(_core.Channel)}
RETURN_BY = {str(c): i for i, c in enumerate(_core.ReturnChannel)}

# In the order in which they happen at equal instants.
STEPS: tuple[tuple[str, str], ...] = (
    ("submit_counter", "applicant"), ("submit_online", "applicant"), ("post_accept", "postal_worker"),
    ("post_handover", "postal_worker"), ("accept", "desk_clerk"), ("refuse_intake", "desk_clerk"), ("forward", "desk_clerk"),
    ("request_supplement", "desk_clerk"), ("request_payment", "officer"), ("request_withdrawal", "applicant"),
    ("stop", "leader"), ("decide", "leader"), ("issue", "officer"), ("collect", "applicant"), ("hand_to_post", "desk_clerk"),
    ("deliver", "postal_worker"), ("send_electronically", "system"),
)  # fmt: skip
_READINGS = ("stated", "by_then", "since_then")
_AT = ("submitted", "accepted", "asked", "finished", "returned")
MARKS = tuple(f"reconstructed={reading}:{at}" for reading in _READINGS for at in _AT)

# What a row does not tell, by name; the texts are in `untold`.
UNTOLD: dict[str, tuple[str, str]] = {
    "history": ("việc đã bổ sung, gia hạn, lấy ý kiến, nộp phí: dòng không ghi",
                "earlier supplements, extensions, consultations, fees: a row has none"),
    "receiver": ("người tiếp nhận (công chức hay nhân viên bưu chính tại quầy): hiểu là công chức",
                 "who accepted (an official, or a post clerk at the desk): read as an official"),
    "submission": ("lúc nộp: lấy lúc tiếp nhận, chậm nhất là khi đó",
                   "when it was submitted: by its acceptance at the latest, so it stands there"),
    "handover": ("lúc bưu chính bàn giao: lấy lúc tiếp nhận; ngày tính thời hạn có thể sớm hơn",
                 "when the post handed it over: it stands at the acceptance; the clock may have started earlier"),
    "steps": ("lúc chuyển xử lý và ký: lấy lúc có kết quả", "when it was forwarded and decided: by the result, so they stand there"),
    "outcome": ("kết quả là đồng ý hay từ chối: hiểu là đồng ý", "whether the result grants or refuses: read as granted"),
    "finish": ("lúc có kết quả: lấy lúc trả; có thể đúng hạn mà tính là muộn",
               "when the result was ready: it stands at the return, and may look late"),
    "return": ("lúc trả kết quả: không dựng lại việc trả", "when the result was returned: no return was reconstructed"),
    "way_back": ("cách trả: hiểu là tại quầy", "how the result went back: read as at the counter"),
    "posting": ("lúc giao kết quả cho bưu chính: lấy lúc phát", "when the result was handed to the post: by its delivery, so it stands there"),
    "open_since": ("trạng thái hiện tại có từ bao giờ: lấy mốc cuối cùng của dòng",
                   "since when the status holds: it stands at the last instant of the row"),
    "stop": ("vì sao dừng (rút, không bổ sung, cơ quan dừng): hiểu là cơ quan dừng",
             "why it was stopped (withdrawn, no supplement, by the agency): read as stopped by the agency"),
    "retraction": ("yêu cầu rút không dẫn đến dừng: người nộp thôi rút hay cơ quan không cho rút; hiểu là thôi rút",
                   "a request to withdraw that led to no stop, retracted or refused: read as retracted"),
    "undated": ("dòng không có mốc thời gian nào: không dựng sự kiện", "no instant in the row: no event was reconstructed"),
    "midnight": ("mốc đúng 00:00:00: có lẽ chỉ là ngày", "an instant at 00:00:00 exactly: perhaps only a day"),
    "hour": ("chỉ có ngày: giờ lấy theo tùy chọn", "a day only: the hour is that of the option"),
    "variant": ("trường hợp của thủ tục: không có cột", "the case of the procedure: no column"),
    "unit": ("nơi tiếp nhận: không có cột", "the desk that took it in: no column"),
    "superseded": ("thông điệp cũ của cùng một hồ sơ: chỉ dùng thông điệp cuối", "earlier messages about one dossier: the last one counts"),
    "process": ("phòng ban xử lý: không biết quy trình nội bộ của hồ sơ, không dựng việc chuyển bước",
                "the room that handled it: the internal process of the case is not known, so no hand-over was reconstructed"),
    "room": ("phòng ban xử lý không phải đúng một bước của quy trình, hoặc ngoài lúc đang xử lý: không dựng việc chuyển bước",
             "a room that is not one step of the process, or named outside of processing: no hand-over was reconstructed"),
    "length": ("bảng không ghi tổng số dòng: bị cắt ở cuối dòng thì không thấy được",
               "the table does not state its number of rows: a cut at the end of a row would not show"),
}  # fmt: skip


class Reconstruction(NamedTuple):
    """Events by row of the table, in order; `untold` has the rows of each thing that is not told."""

    row: Ints
    step: npt.NDArray[np.uint8]
    occurred: Ints
    mark: npt.NDArray[np.uint8]
    untold: dict[str, Mask]


def reconstruct(status: Any, intake: Any, return_by: Any, times: Mapping[str, Ints]) -> Reconstruction:
    """Events of rows whose instants are in order and fit their status; the lowest number is no instant.

    >>> at = {"accepted": [36000], "finished": [72000], "returned": [NAT], "submitted": [NAT], "asked": [NAT]}
    >>> made = reconstruct(np.array([STATUS["finished"]]), np.array([0]), np.array([0]), {k: np.array(v) for k, v in at.items()})
    >>> [(STEPS[s][0], MARKS[m]) for s, m in zip(made.step, made.mark)][1:3]
    [('accept', 'reconstructed=stated:accepted'), ('forward', 'reconstructed=by_then:finished')]
    """
    submitted, accepted, asked, finished, returned = (times[k] for k in _AT)
    n = len(status)
    known = {k: times[k] != NAT for k in _AT}
    is_ = {word: status == code for word, code in STATUS.items()}
    ended = is_["finished"] | is_["returned"]
    closed = is_["not_accepted"] | is_["stopped"]
    taken = known["accepted"]

    def first(*choices: tuple[str, str, Any]) -> tuple[Ints, npt.NDArray[np.uint8]]:
        """The first instant that is known where its condition holds, with its mark."""
        at, mark = np.full(n, NAT), np.zeros(n, np.uint8)
        for reading, name, where in choices:
            here = (at == NAT) & known[name] & where
            at[here] = times[name][here]
            mark[here] = _READINGS.index(reading) * len(_AT) + _AT.index(name)
        return at, mark

    yes = np.ones(n, bool)
    sent = first(("stated", "submitted", yes), ("by_then", "accepted", yes), ("by_then", "finished", closed), ("by_then", "returned", closed))
    posted = first(("by_then", "submitted", yes), ("by_then", "accepted", yes), ("by_then", "finished", closed), ("by_then", "returned", closed))
    acceptance = first(("stated", "accepted", yes))
    end = first(("stated", "finished", yes), ("by_then", "returned", yes))
    before_end = first(("by_then", "finished", yes), ("by_then", "returned", yes), ("since_then", "accepted", ~ended))
    stop = first(("stated", "finished", yes), ("by_then", "returned", yes), ("since_then", "accepted", yes))
    since = first(("since_then", "accepted", yes), ("since_then", "submitted", yes))
    ask = first(("stated", "asked", yes), ("since_then", "accepted", yes), ("since_then", "submitted", yes))
    back, by_back = first(("stated", "returned", yes)), first(("by_then", "returned", yes))

    came_back = is_["returned"] & known["returned"]
    by_post, electronic = return_by == RETURN_BY["post"], return_by == RETURN_BY["electronic"]
    moved = is_["processing"] | is_["financial_obligation"] | is_["stopped"] | ended
    asks = is_["supplement_requested"] | is_["supplement_before_acceptance"]
    plan: list[tuple[str, Mask, tuple[Ints, npt.NDArray[np.uint8]]]] = [
        ("submit_counter", intake == INTAKE["counter"], sent),
        ("submit_online", intake == INTAKE["online"], sent),
        ("post_accept", intake == INTAKE["post"], posted),
        ("post_handover", intake == INTAKE["post"], sent),
        ("accept", taken, acceptance),
        ("refuse_intake", is_["not_accepted"], end),
        ("forward", moved, before_end),
        ("request_supplement", asks, ask),
        ("request_payment", is_["financial_obligation"], since),
        ("request_withdrawal", is_["withdrawal_requested"], since),
        ("stop", is_["stopped"], stop),
        ("decide", ended, before_end),
        ("issue", ended, end),
        ("collect", came_back & ~by_post & ~electronic, back),
        ("hand_to_post", came_back & by_post, by_back),
        ("deliver", came_back & by_post, back),
        ("send_electronically", came_back & electronic, back),
    ]
    drafts = is_["draft"]
    masks = [where & (at != NAT) & ~drafts for _, where, (at, _) in plan]
    made = _in_order(masks, [at for _, _, (at, _) in plan], [mark for _, _, (_, mark) in plan], n)
    post = intake == INTAKE["post"]
    untold = {
        "history": taken,
        "receiver": taken,
        "submission": taken & ~known["submitted"] & ~post,
        "handover": taken & ~known["submitted"] & post,
        "steps": ended,
        "outcome": ended,
        "finish": is_["returned"] & ~known["finished"],
        "return": is_["returned"] & ~known["returned"],
        "posting": came_back & by_post,
        "open_since": (is_["processing"] | (asks & ~known["asked"]) | is_["financial_obligation"] | is_["withdrawal_requested"] | (is_["stopped"] & ~known["finished"]))
        & (taken | known["submitted"]),
        "stop": is_["stopped"],
        "undated": ~drafts & ~np.logical_or.reduce(masks),
    }
    return Reconstruction(*made, untold)


def _in_order(masks: list[Mask], instants: list[Ints], marks: list[Any], n: int) -> tuple[Ints, Any, Ints, Any]:
    """The steps of each row beside each other, in the order of the plan, without sorting."""
    counts = np.zeros(n, np.int64)
    for where in masks:
        counts += where
    place = np.cumsum(counts) - counts
    total = int(counts.sum())
    step, occurred, mark = np.empty(total, np.uint8), np.empty(total, np.int64), np.empty(total, np.uint8)
    for code, (where, at, how) in enumerate(zip(masks, instants, marks)):
        rows = np.flatnonzero(where)
        to = place[rows]
        step[to], occurred[to], mark[to] = code, at[rows], how[rows]
        place[rows] += 1
    return np.repeat(np.arange(n), counts), step, occurred, mark
