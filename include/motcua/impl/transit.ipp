// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../transit.hpp"
#include "deadline_walk.hpp"

namespace motcua {
inline namespace v0 {

MOTCUA_INLINE transit_deadline transit_due(postal_zone zone, date accepted, bool with_slip, rules const& under) {
    constexpr int most[][2] = {{1, 2}, {2, 4}, {3, 6}, {4, 8}};
    transit_deadline out;
    auto const* row = find_law("PST-48", accepted);
    if (zone == postal_zone::special_area || row == nullptr) {
        out.steps.push_back({row == nullptr ? bilingual{"Chưa có quy định được đọc cho ngày này", "No rule that was read is in force"}
                                            : bilingual{"Bưu điện tự công bố thời gian cho địa bàn này",
                                                        "The post sets and publishes the time for this area"},
                             cite(row), accepted, std::nullopt});
        return out;
    }
    int const n = most[static_cast<std::size_t>(zone)][with_slip ? 1 : 0];
    auto const bounds = under.calendar().advance_bounds(accepted, n);
    out.n = n;
    out.earliest = bounds.earliest;
    out.latest = bounds.latest;
    if (bounds.earliest == bounds.latest) out.due = bounds.earliest;
    out.steps.push_back({{"J + " + std::to_string(n) + " ngày làm việc kể từ " + to_string_vi(accepted),
                          "J + " + std::to_string(n) + " working days from " + to_string(accepted)},
                         cite(row), accepted, bounds.latest});
    detail::describe_skipped(out.steps, under.calendar(), accepted + calendar_days{1}, bounds.latest);
    out.steps.push_back({{"Tính theo ngày làm việc của cơ quan nhà nước (văn bản không nói của ai)",
                          "Working days of state bodies are taken (the text does not say whose)"},
                         {"Thông tư 17/2017/TT-BTTTT", "Điều 7.2a", certainty::inferred}, {}, {}});
    return out;
}

}
}
