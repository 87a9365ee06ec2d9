// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "rules.hpp"
#include "time_limit.hpp"

namespace motcua {
inline namespace v0 {

namespace detail {
inline constexpr int most_days = 3660, most_hours = 29280;  // ten years: more is a typing error, not a limit
}

/// When something happened: a day, with the time of day where it is known. A bare day never stands for midnight: where
/// the time matters it gives every answer that the day allows.
class moment {
public:
    constexpr moment(date day) : first_{std::int64_t{day.days()} * 86400}, timed_(false) {}  // NOLINT
    constexpr moment(civil_second t) : first_(t), timed_(true) {}                            // NOLINT
    constexpr moment(boost::gregorian::date day) : moment(date(day)) {}                      // NOLINT
    [[nodiscard]] constexpr bool timed() const { return timed_; }
    [[nodiscard]] constexpr date day() const { return first_.day(); }
    /// The instant; the day's first for a bare day.
    [[nodiscard]] constexpr civil_second earliest() const { return first_; }
    /// The instant; the day's last second for a bare day.
    [[nodiscard]] constexpr civil_second latest() const { return timed_ ? first_ : civil_second{first_.value + 86399}; }
    friend constexpr bool operator==(moment const&, moment const&) = default;

private:
    civil_second first_;
    bool timed_;
};

/// The two postmarks of a dossier sent by post. Which one starts a period is a property of the procedure: certification
/// texts count the arrival, enforcement requests the dispatch; the reading `postmark` says which is taken.
struct postmarks {
    moment dispatch, arrival;
    friend constexpr bool operator==(postmarks const&, postmarks const&) = default;
};

enum class deadline_status : unsigned char {
    official, projected, undecided,
    not_started,  ///< the clock has not begun
    none          ///< there is no limit
};
template <>
inline constexpr auto token_table<deadline_status> = std::to_array<token<deadline_status>>({
    {deadline_status::official, "official", "theo lịch chính thức", "by the official calendar"},
    {deadline_status::projected, "projected", "theo lịch dự kiến", "by the projected calendar"},
    {deadline_status::undecided, "undecided", "chưa xác định", "undecided"},
    {deadline_status::not_started, "not_started", "chưa bắt đầu tính", "not started"},
    {deadline_status::none, "none", "không quy định thời hạn", "no limit"},
});
static_assert(in_order<deadline_status>());

/// One line of a derivation: what was done, from where to where, on which basis.
struct derivation_step {
    bilingual text;
    citation basis;
    std::optional<date> from, to;
};

/// The outcome of one alternative of a limit.
struct deadline_alternative {
    std::optional<std::string> condition;  ///< the source's words, or the assumption made
    std::optional<motcua::date> date;
    std::optional<civil_second> at;        ///< for limits in hours
    deadline_status status = deadline_status::undecided;
    std::optional<motcua::date> earliest, latest;
    std::vector<derivation_step> steps;
    bool limits = true;  ///< false for an extension, a minimum or a beginning: no limit by itself
};

/// The date under one reading of one open point.
struct reading_outcome {
    motcua::reading what;
    std::string value;
    std::optional<motcua::date> date;
    std::optional<civil_second> at;
};

/// A due date with everything it rests on. Immutable: `pause`, `restart` and `extend` give new values.
class deadline {
public:
    deadline(time_limit limit, moment received, rules under);
    deadline(time_limit limit, postmarks received, rules under);

    /// The due day, or nothing where it is not decided, not started, or there is no limit. The day lasts to 24:00.
    [[nodiscard]] std::optional<motcua::date> date() const { return result_.date; }
    /// The due instant of a limit in hours.
    [[nodiscard]] std::optional<civil_second> at() const { return result_.at; }
    [[nodiscard]] deadline_status status() const { return result_.status; }
    [[nodiscard]] std::optional<motcua::date> earliest() const { return result_.earliest; }
    [[nodiscard]] std::optional<motcua::date> latest() const { return result_.latest; }
    /// The day that a desk may print: the due day; else the earliest where only the calendar is undecided, since a
    /// promise may be kept early but never after the limit. Nothing where the case or the limit is open.
    [[nodiscard]] std::optional<motcua::date> printable() const;
    [[nodiscard]] std::vector<deadline_alternative> const& alternatives() const { return alternatives_; }
    /// The whole derivation, in order.
    [[nodiscard]] std::vector<derivation_step> const& steps() const& { return result_.steps; }
    [[nodiscard]] std::vector<derivation_step> steps() && { return std::move(result_.steps); }  // of an answer nobody keeps
    [[nodiscard]] std::vector<edition> editions() const { return under_.editions(); }
    [[nodiscard]] working_calendar const& calendar() const { return under_.calendar(); }
    [[nodiscard]] time_limit const& limit() const { return limit_; }
    [[nodiscard]] moment received() const { return received_; }

    /// The days `[from, to)` do not count.
    [[nodiscard]] deadline pause(motcua::date from, motcua::date to) const;
    /// The whole limit again, from another moment; pauses before it are gone.
    [[nodiscard]] deadline restart(moment at) const;
    /// A new date, set once before the due day (Nghị định 61/2018 Điều 19.9, 118/2025 Điều 19.6). Throws M1104 for a
    /// date that is not later.
    [[nodiscard]] deadline extend(motcua::date to, std::string reason = {}) const;
    /// The dates under each reading of the open points that change the answer, earliest first.
    [[nodiscard]] std::vector<reading_outcome> sensitivity() const;

private:
    void compute();
    time_limit limit_;
    moment received_;  ///< with postmarks: the one that the reading takes
    std::optional<postmarks> post_;
    rules under_;
    std::vector<date_range> pauses_;
    std::optional<motcua::date> promised_;
    std::string promise_reason_;
    deadline_alternative result_;
    std::vector<deadline_alternative> alternatives_;
};

/// When a limit that starts at `received` ends. Basis: Bộ luật Dân sự 91/2015/QH13 Điều 147–148 (before 2017-01-01:
/// 33/2005/QH11 Điều 152–153). Throws `coverage_error` where the calendar does not reach.
deadline due(time_limit limit, moment received, rules const& under = rules());
/// The same for a dossier by post, from the postmark that the reading `postmark` names (default: arrival).
deadline due(time_limit limit, postmarks received, rules const& under = rules());
/// The limit as a Vietnamese phrase; throws M1503 where the phrase states no term at all.
deadline due(std::string_view limit, moment received, rules const& under = rules());

/// A limit made ready for columns: one at-most term in one plain unit counts without a derivation; others do not fit.
struct plain_limit {
    time_unit unit;
    std::int32_t amount;
};
/// The plain form, or nothing where the limit has alternatives, several terms, ranges, hours or parts of a unit.
std::optional<plain_limit> plain(time_limit const& limit, readings const& as);

/// A due day without its derivation.
struct due_day {
    deadline_status status = deadline_status::undecided;
    std::optional<date> on;
    date_bounds bounds;
};
/// The same answer as `due` for a plain limit, without derivation or allocation.
due_day due_plain(plain_limit limit, date received, working_calendar const& calendar, readings const& as);

namespace detail {
/// The same answer as `due` for any limit, without its derivation and its conditions.
deadline_alternative limit_end(time_limit const& limit, moment received, rules const& under);
}

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/deadline.ipp"
#endif
