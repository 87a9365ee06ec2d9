// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "machine.hpp"
#include "procedure.hpp"

namespace motcua {
inline namespace v0 {

/// What became of a dossier, besides its status.
enum class decision_outcome : unsigned char { none, granted, refused };
template <>
inline constexpr auto token_table<decision_outcome> = std::to_array<token<decision_outcome>>({
    {decision_outcome::none, "none", "chưa có", "none yet"},
    {decision_outcome::granted, "granted", "đồng ý giải quyết", "granted"},
    {decision_outcome::refused, "refused", "từ chối giải quyết", "refused on the merits"},
});
static_assert(in_order<decision_outcome>());

/// How the end of the resolution stands to the due day. Withdrawn, stopped, refused and unfinished dossiers are told
/// apart and never count as on time.
enum class timeliness : unsigned char {
    unfinished, early, on_time, late, stopped, not_accepted,
    unknown  ///< finished, but its due day is not known or there is none
};
template <>
inline constexpr auto token_table<timeliness> = std::to_array<token<timeliness>>({
    {timeliness::unfinished, "unfinished", "đang giải quyết", "unfinished"},
    {timeliness::early, "early", "trước hạn", "early"},
    {timeliness::on_time, "on_time", "đúng hạn", "on time"},
    {timeliness::late, "late", "quá hạn", "late"},
    {timeliness::stopped, "stopped", "dừng giải quyết", "stopped"},
    {timeliness::not_accepted, "not_accepted", "không tiếp nhận", "not accepted"},
    {timeliness::unknown, "unknown", "không xác định được hạn", "due day unknown"},
});
static_assert(in_order<timeliness>());

/// The part of a dossier that events change: plain memory, at most 64 bytes, so that registers fit the cache. Times are
/// seconds of civil time, days are days since 1970-01-01; `absent` and `no_day` mean "not yet" or "none".
struct dossier_state {
    static constexpr std::int64_t absent = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

    std::int64_t waiting_since = absent;  ///< handover record before acceptance; notice to complete after it
    std::int64_t accepted = absent;       ///< receipt slip, form 01
    std::int64_t started = absent;        ///< where the running clock was last started
    std::int64_t finished = absent;       ///< result at the one-stop desk
    std::int32_t due = no_day;            ///< due day; none where undecided, or without a limit
    std::int32_t due_second = -1;         ///< second of the due day for limits in hours, else -1: the whole day
    std::int32_t first_due = no_day;      ///< before a new date was set
    std::int32_t invited = no_day;        ///< the last invitation that counts
    std::int32_t last_minute = no_day;    ///< of the last event, in minutes since 1970-01-01T00:00
    regions at{};
    channel intake = channel::counter;
    return_channel return_by = return_channel::counter;
    decision_outcome outcome = decision_outcome::none;
    std::uint8_t supplements : 3 = 0;     ///< requests after acceptance, at most 7 counted
    std::uint8_t invitations : 3 = 0;     ///< invitations at least two working days apart
    std::uint8_t extended : 1 = 0;
    std::uint8_t taken_by_post_clerk : 1 = 0;
    std::uint8_t asked_at_intake : 2 = 0;  ///< requests before acceptance, at most 3 counted
    std::uint8_t step : 6 = 0;  ///< of the internal process, from 1, at most 63 counted; 0: not begun
    static constexpr unsigned last_step = 63;

    [[nodiscard]] std::optional<date> due_day() const {
        return due == no_day ? std::nullopt : std::optional<date>(date::from_days(due));
    }
    friend bool operator==(dossier_state const&, dossier_state const&) = default;
};
static_assert(sizeof(dossier_state) <= 64);

/// How the legal clock judges a dossier: the end is the result at the desk, not in the applicant's hands, so the days in
/// the post do not count (TT 01/2018/TT-VPCP Điều 13.1: shorter is early, equal on time).
constexpr timeliness judge(dossier_state const& d) {
    if (d.at.status == status::not_accepted) return timeliness::not_accepted;
    if (d.at.status == status::stopped) return timeliness::stopped;
    // A result that was called back is unfinished until it is issued again.
    if (d.at.status != status::finished && d.at.status != status::returned) return timeliness::unfinished;
    if (d.finished == dossier_state::absent) return timeliness::unfinished;
    if (d.due == dossier_state::no_day) return timeliness::unknown;
    auto const day = civil_second{d.finished}.day_number();
    if (day != d.due) return day < d.due ? timeliness::early : timeliness::late;
    if (d.due_second < 0) return timeliness::on_time;
    auto const second = civil_second{d.finished}.second_of_day();
    return second < d.due_second ? timeliness::early : second == d.due_second ? timeliness::on_time : timeliness::late;
}

}
}
