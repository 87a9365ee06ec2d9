// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../deadline_columns.hpp"
#include "deadline.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline constexpr std::int64_t no_value = std::numeric_limits<std::int64_t>::min();

/// How the rows of one limit under one context are answered fast.
struct row_plan {
    enum class way : unsigned char { working_day, period, same_day, office_time, careful } how = way::careful;
    time_unit unit = time_unit::working_day;
    std::int32_t amount = 0;
    std::int32_t cutoff_second = 86400;  ///< of a same-day limit
    std::int64_t seconds = 0;            ///< of working hours
    bool first_counts = false, rolls = true, exactly_is_late = false, at_closing = true;
};

inline row_plan plan_for(time_limit const& limit, rules const& under, bool timed, bool has_minutes) {
    row_plan p;
    auto const& as = under.readings();
    p.first_counts = as[reading::first_day] == readings_as::first_day_included;
    p.rolls = as[reading::period_end] == readings_as::period_end_next_working_day;
    p.exactly_is_late = as[reading::cutoff_exactly] == readings_as::cutoff_exactly_next_day;
    p.at_closing = as[reading::closing] == readings_as::closing_closing_time;
    if (auto const easy = plain(limit, as)) {
        p.how = easy->unit == time_unit::working_day ? row_plan::way::working_day : row_plan::way::period;
        p.unit = easy->unit;
        p.amount = easy->amount;
        return p;
    }
    if (limit.alternatives().size() != 1 || limit.alternatives().front().steps.size() != 1) return p;
    term const& t = limit.alternatives().front().steps.front();
    if (t.sense != term_sense::at_most || t.amount_max) return p;
    if (t.unit == time_unit::same_day && (timed || !t.cutoff_minute)) {
        p.how = row_plan::way::same_day;
        if (t.cutoff_minute) p.cutoff_second = *t.cutoff_minute * 60;
    }
    bool const plain_start = as[reading::outside_hours] == readings_as::outside_hours_next_opening;
    if (t.unit == time_unit::working_hour && timed && has_minutes && plain_start && t.amount && *t.amount >= 0 &&
        *t.amount <= most_hours) {
        p.how = row_plan::way::office_time;
        p.seconds = static_cast<std::int64_t>(std::llround(*t.amount * 3600));
    }
    return p;
}

/// The end of a period before its end moves off a day off; nothing out of the range of `date`.
inline std::optional<std::int64_t> period_end_day(row_plan const& p, std::int64_t day) {
    std::int64_t const start = day - (p.first_counts && p.amount > 0 ? 1 : 0);
    if (p.unit == time_unit::calendar_day) return start + p.amount;
    if (p.unit == time_unit::week) return start + std::int64_t{7} * p.amount;
    if (!date::in_range(start)) return std::nullopt;
    auto const ymd = date::from_days(start).ymd();
    auto const n = std::int64_t{p.amount} * (p.unit == time_unit::year ? 12 : 1);
    if ((ymd.year * 12 + ymd.month - 1) + n > 2199 * 12 + 11) return std::nullopt;
    return add(date::from_days(start), months{static_cast<int>(n)}).days();
}

struct row_result {
    std::int64_t date = no_value, earliest = no_value, latest = no_value, at = no_value;
    row_status status = row_status::undecided;
};

/// The careful path: what `due` says, errors as statuses.
inline row_result careful_row(time_limit const& limit, moment received, rules const& under) {
    row_result r;
    try {
        deadline const d(limit, received, under);
        if (d.date()) r.date = d.date()->days();
        if (d.earliest()) r.earliest = d.earliest()->days();
        if (d.latest()) r.latest = d.latest()->days();
        if (d.at()) r.at = d.at()->value;
        r.status = static_cast<row_status>(d.status());
    } catch (error const& e) {
        r = {};
        r.status = e.code() == error_code::calendar_not_covered || e.code() == error_code::date_out_of_range
                       ? row_status::not_covered
                       : row_status::refused;
    }
    return r;
}

/// One row on the fast path; false where the careful path must answer.
inline bool fast_row(row_plan const& p, calendar_columns const& calendar, working_minutes const* minutes, std::int64_t day,
                     std::int64_t second_of_day, row_result& r) {
    std::int64_t end = calendar_columns::none;
    switch (p.how) {
        case row_plan::way::working_day:
            end = calendar.advance(day - (p.first_counts && p.amount > 0 ? 1 : 0), p.amount);
            break;
        case row_plan::way::period: {
            auto const last = period_end_day(p, day);
            if (!last) return false;
            end = calendar.advance(*last, 0);
            if (!p.rolls && end != calendar_columns::none) end = *last;
            break;
        }
        case row_plan::way::same_day: {
            auto const base = calendar.advance(day, 0);
            bool const late = base == day && (p.exactly_is_late ? second_of_day >= p.cutoff_second : second_of_day > p.cutoff_second);
            end = late ? calendar.advance(day, 1) : base;
            break;
        }
        case row_plan::way::office_time: {
            auto const t = minutes->add(day * 86400 + second_of_day, p.seconds, p.at_closing);
            if (t == working_minutes::absent) return false;
            r.at = t;
            end = civil_second{t}.day_number();
            break;
        }
        case row_plan::way::careful: return false;
    }
    if (end == calendar_columns::none) return false;
    r.date = r.earliest = r.latest = end;
    r.status = row_status::official;
    return true;
}

MOTCUA_INLINE std::int64_t projected_day(working_calendar const& calendar, std::int64_t from, std::int32_t n) {
    if (!date::in_range(from) || n < 0 || n > most_days) return no_value;
    try {
        auto const b = calendar.advance_bounds(date::from_days(from), n);
        return b.earliest == b.latest ? std::int64_t{b.earliest.days()} : no_value;
    } catch (error const&) {
        return no_value;
    }
}

}

MOTCUA_INLINE void due_columns(limit_column const& limits, moment_column const& received, std::span<rules const> under,
                               std::span<std::int32_t const> which, deadline_columns const& out) {
    auto const rows = received.size();
    bool const timed = received.ticks_per_day != 1;
    std::int64_t const ticks = received.ticks_per_day, ticks_per_second = timed ? ticks / 86400 : 1;

    struct context {
        calendar_columns calendar;
        std::optional<working_minutes> minutes;
        std::vector<detail::row_plan> plans;
    };
    std::vector<context> contexts;
    for (auto const& r : under) {
        context c{r.calendar().columns(), std::nullopt, {}};
        bool const wants_hours = timed && r.hours() && std::any_of(limits.limits.begin(), limits.limits.end(), detail::needs_hours);
        if (wants_hours) c.minutes.emplace(r.calendar(), *r.hours());
        for (auto const& l : limits.limits) c.plans.push_back(detail::plan_for(l, r, timed, c.minutes.has_value()));
        if (limits.limits.empty()) c.plans.push_back(detail::plan_for(working_days{0}, r, timed, false));
        contexts.push_back(std::move(c));
    }

    for (std::size_t i = 0; i < rows; ++i) {
        detail::row_result r;
        auto const raw = received.narrow.empty() ? received.wide[i] : std::int64_t{received.narrow[i]};
        bool const missing = received.narrow.empty() ? raw == detail::no_value
                                                     : received.narrow[i] == std::numeric_limits<std::int32_t>::min();
        auto const w = which.empty() ? 0 : static_cast<std::size_t>(which[i]);
        auto const code = limits.codes.empty() ? 0 : static_cast<std::size_t>(limits.codes[i]);
        if (missing) {
            r.status = row_status::missing;
        } else {
            auto const day = raw >= 0 ? raw / ticks : -((-(raw + 1)) / ticks) - 1;
            auto const second = timed ? (raw - day * ticks) / ticks_per_second : 0;
            auto plan = contexts[w].plans[code];
            if (!limits.working.empty()) {
                plan.amount = limits.working[i];
                if (plan.amount < 0 || plan.amount > detail::most_days) {
                    r.status = row_status::refused;
                    plan.how = detail::row_plan::way::careful;
                }
            }
            if (r.status != row_status::refused &&
                !detail::fast_row(plan, contexts[w].calendar, contexts[w].minutes ? &*contexts[w].minutes : nullptr, day, second, r)) {
                r = {};
                if (!date::in_range(day)) {
                    r.status = row_status::not_covered;
                } else {
                    auto const when = timed ? moment(civil_second{day * 86400 + second}) : moment(date::from_days(day));
                    r = limits.working.empty() ? detail::careful_row(limits.limits[code], when, under[w])
                                               : detail::careful_row(working_days(limits.working[i]), when, under[w]);
                }
            }
        }
        if (!out.date.empty()) out.date[i] = r.date;
        if (!out.earliest.empty()) out.earliest[i] = r.earliest;
        if (!out.latest.empty()) out.latest[i] = r.latest;
        if (!out.at.empty()) out.at[i] = r.at;
        if (!out.status.empty()) out.status[i] = static_cast<std::uint8_t>(r.status);
    }
}

}
}
