// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "machine_rows.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Where each event's rows begin; one past the end in the last place.
inline constexpr auto event_offsets = [] {
    std::array<std::uint8_t, event_kinds + 1> offsets{};
    std::size_t row = 0;
    for (std::size_t e = 0; e < event_kinds; ++e) {
        offsets[e] = static_cast<std::uint8_t>(row);
        while (row < national_rows.size() && static_cast<std::size_t>(national_rows[row].what) == e) ++row;
    }
    offsets[event_kinds] = static_cast<std::uint8_t>(row);
    return offsets;
}();
static_assert(national_rows.size() < 256);

/// The first thing that keeps a row from applying, in the order in which a refusal is worth telling; depth counts how
/// much did hold.
struct obstacle {
    int depth;
    motcua::region region;
    std::optional<motcua::guard> guard;
};

constexpr std::optional<motcua::guard> first_of(guard_set set) {
    for (std::size_t g = 0; g < token_table<guard>.size(); ++g)
        if ((set & bit(static_cast<guard>(g))) != 0) return static_cast<guard>(g);
    return std::nullopt;
}

constexpr std::optional<obstacle> obstacle_to(machine_row const& row, regions const& now, actor by, guard_set known, date on) {
    if (on < row.from || (row.to && on >= *row.to)) return obstacle{0, region::validity, {}};
    if (!row.status.holds(now.status)) return obstacle{1, region::status, {}};
    if (!row.by.holds(by)) return obstacle{2, region::actor, {}};
    if (!row.result.holds(now.result)) return obstacle{3, region::result, {}};
    if (!row.papers.holds(now.papers)) return obstacle{4, region::papers, {}};
    if (!row.packet.holds(now.packet)) return obstacle{5, region::packet, {}};
    if (!row.payment.holds(now.payment)) return obstacle{6, region::payment, {}};
    if (auto const missing = row.guards & ~known; missing != 0) {
        // Who may act comes before what would have to hold; remote intake is never itself what refuses.
        auto const who = missing & (bit(guard::receives) | bit(guard::returns) | bit(guard::separate_duties));
        return obstacle{7, region::guard, first_of(who != 0 ? who : missing)};
    }
    if (auto const unwanted = row.unless & known; unwanted != 0) return obstacle{7, region::guard, first_of(unwanted)};
    return std::nullopt;
}

constexpr regions applied(machine_row const& row, regions now) {
    bool const asks_withdrawal = row.what == event_kind::request_withdrawal;
    status const before = now.status;
    now.status = row.to_history ? now.history : row.status.apply(now.status);
    now.history = asks_withdrawal ? before : now.status == status::withdrawal_requested ? now.history : status::draft;
    now.papers = row.papers.apply(now.papers);
    now.packet = row.packet.apply(now.packet);
    now.result = row.result.apply(now.result);
    now.payment = row.payment.apply(now.payment);
    switch (row.clock) {
        case clock_operation::none: break;
        case clock_operation::start: if (now.clock == clock_state::not_started) now.clock = clock_state::running; break;
        // A clock that has not begun cannot be paused; a stopped one stays stopped.
        case clock_operation::pause: if (now.clock == clock_state::running) now.clock = clock_state::paused; break;
        case clock_operation::restart:
        case clock_operation::resume: if (now.clock == clock_state::paused) now.clock = clock_state::running; break;
        case clock_operation::stop: now.clock = clock_state::stopped; break;
    }
    return now;
}

/// The national table alone.
constexpr machine_step national_step(regions const& now, event_kind what, actor by, guard_set known, date on) {
    machine_step out;
    int deepest = -1;
    auto const e = static_cast<std::size_t>(what);
    for (std::size_t i = event_offsets[e]; i < event_offsets[e + 1]; ++i) {
        auto const against = obstacle_to(national_rows[i], now, by, known, on);
        if (!against) {
            out.allowed = true;
            out.row = static_cast<std::int16_t>(i);
            out.after = applied(national_rows[i], now);
            return out;
        }
        if (against->depth > deepest) {
            deepest = against->depth;
            out.refusal = {against->region, against->guard, static_cast<std::int16_t>(i), -1};
        }
    }
    out.after = now;
    return out;
}

}

constexpr machine_step state_machine::step(regions const& now, event_kind what, actor by, guard_set known, date on) const {
    auto out = detail::national_step(now, what, by, known, on);
    if (!out.allowed) return out;
    for (std::size_t i = 0; i < narrowings_.size(); ++i) {
        auto const& n = narrowings_[i];
        if (!n.concerns(what, by, now.status)) continue;
        auto const missing = n.guards & ~known;
        if (n.guards != 0 && missing == 0) continue;
        out.allowed = false;
        out.after = now;
        out.refusal = {region::guard, detail::first_of(missing), out.row, static_cast<std::int16_t>(i)};
        out.row = -1;
        return out;
    }
    return out;
}

}
}
