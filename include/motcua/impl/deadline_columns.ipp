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

/// What the rows of one context read.
struct row_context {
    calendar_columns calendar;
    std::optional<working_minutes> minutes;
    std::vector<row_plan> plans;
};

/// The due day of a row whose day is within the range of `date`, and its instant for working hours; `none` of the
/// calendar's columns where the careful path must answer.
inline std::int64_t fast_end(row_plan const& p, row_context const& c, std::int64_t day, std::int64_t second,
                             std::int64_t& at) {
    constexpr std::int64_t none = calendar_columns::none;
    switch (p.how) {
        case row_plan::way::working_day:
            return c.calendar.advance(day - (p.first_counts && p.amount > 0 ? 1 : 0), p.amount, most_days);
        case row_plan::way::period: {
            auto const last = period_end_day(p, day);
            if (!last) return none;
            auto const rolled = c.calendar.advance(*last, 0);
            return p.rolls || rolled == none ? rolled : *last;
        }
        case row_plan::way::same_day: {
            auto const base = c.calendar.advance(day, 0);
            bool const late = p.exactly_is_late ? second >= p.cutoff_second : second > p.cutoff_second;
            return base == day && late ? c.calendar.advance(day, 1) : base;
        }
        case row_plan::way::office_time: {
            auto const t = c.minutes->add(day * 86400 + second, p.seconds, p.at_closing);
            if (t == working_minutes::absent) return none;
            at = t;
            // Used up at 24:00, a period ends on that day and not on the next.
            return civil_second{t - (p.at_closing && p.seconds > 0 ? 1 : 0)}.day_number();
        }
        case row_plan::way::careful: break;
    }
    return none;
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

MOTCUA_INLINE std::int64_t careful_count(working_calendar const& calendar, std::int64_t a, std::int64_t b) {
    if (!date::in_range(a) || !date::in_range(b)) return no_value;
    try {
        return calendar.count(date::from_days(a), date::from_days(b));
    } catch (error const&) {
        return no_value;
    }
}

/// A column of rows, answered block by block: first the ends by table, then the rows that the tables cannot answer.
class column_run {
public:
    column_run(limit_column const& limits, moment_column const& received, std::span<rules const> under,
               std::span<std::int32_t const> which)
        : limits_(limits), received_(received), under_(under), which_(which), timed_(received.ticks_per_day != 1) {
        for (auto const& r : under) {
            row_context c{r.calendar().columns(), std::nullopt, {}};
            auto const& all = limits.limits;
            bool const in_hours = std::any_of(all.begin(), all.end(), needs_hours);
            if (timed_ && r.hours() && in_hours) c.minutes.emplace(r.calendar(), *r.hours());
            for (auto const& l : all) c.plans.push_back(plan_for(l, r, timed_, c.minutes.has_value()));
            if (all.empty()) c.plans.push_back(plan_for(working_days{0}, r, timed_, false));
            for (auto const& p : c.plans) counted_ = counted_ && p.how == row_plan::way::working_day;
            tables_.push_back(c.calendar);
            first_counts_.push_back(c.plans.empty() || !c.plans.front().first_counts ? 0 : 1);
            contexts_.push_back(std::move(c));
        }
    }

    void run(deadline_columns const& out) {
        for (std::size_t begin = 0; begin < received_.size(); begin += block) {
            auto const rows = std::min(block, received_.size() - begin);
            split(begin, rows);
            if (counted_) count(begin, rows);
            else each(begin, rows);
            auto const put = [&](std::span<std::int64_t> to, std::int64_t const* from) {
                if (!to.empty()) std::copy_n(from, rows, to.data() + begin);
            };
            put(out.date, end_);
            put(out.earliest, end_);
            put(out.latest, end_);
            if (!counted_) put(out.at, at_);
            else if (!out.at.empty()) std::fill_n(out.at.data() + begin, rows, no_value);
            if (!out.status.empty()) std::fill_n(out.status.data() + begin, rows, std::uint8_t{0});
            bool open = false;
            for (std::size_t i = 0; i < rows; ++i) open |= end_[i] == no_value;
            for (std::size_t i = 0; open && i < rows; ++i) {
                if (end_[i] != no_value) continue;
                auto const r = careful(begin, i);
                if (!out.date.empty()) out.date[begin + i] = r.date;
                if (!out.earliest.empty()) out.earliest[begin + i] = r.earliest;
                if (!out.latest.empty()) out.latest[begin + i] = r.latest;
                if (!out.at.empty()) out.at[begin + i] = r.at;
                if (!out.status.empty()) out.status[begin + i] = static_cast<std::uint8_t>(r.status);
            }
        }
    }

private:
    static constexpr std::size_t block = 512;  // four buffers in the first-level cache

    [[nodiscard]] std::size_t context(std::size_t row) const {
        return which_.empty() ? 0 : static_cast<std::size_t>(which_[row]);
    }
    [[nodiscard]] std::size_t code(std::size_t row) const {
        return limits_.codes.empty() ? 0 : static_cast<std::size_t>(limits_.codes[row]);
    }

    /// Days and seconds of the day; `no_value` for a missing moment.
    void split(std::size_t begin, std::size_t rows) {
        if (!received_.narrow.empty()) {
            for (std::size_t i = 0; i < rows; ++i) {
                auto const v = received_.narrow[begin + i];
                day_[i] = v == std::numeric_limits<std::int32_t>::min() ? no_value : v;
            }
        } else if (!timed_) {
            std::copy_n(received_.wide.data() + begin, rows, day_);
        } else {
            auto const ticks = received_.ticks_per_day, ticks_per_second = ticks / 86400;
            for (std::size_t i = 0; i < rows; ++i) {
                auto const raw = received_.wide[begin + i];
                auto const within = raw % ticks;
                day_[i] = raw == no_value ? no_value : raw / ticks - (within < 0 ? 1 : 0);
                second_[i] = (within < 0 ? within + ticks : within) / ticks_per_second;
            }
        }
    }

    /// Working days alone.
    void count(std::size_t begin, std::size_t rows) {
        auto const go = [&](auto place, auto amount) {
            for (std::size_t i = 0; i < rows; ++i) {
                std::size_t const w = place(i);
                std::int32_t const n = amount(i, w);
                auto const shift = static_cast<std::uint64_t>(n > 0 ? first_counts_[w] : 0);
                auto const from = static_cast<std::int64_t>(static_cast<std::uint64_t>(day_[i]) - shift);
                auto const d = tables_[w].advance(from, n, most_days);
                end_[i] = d == calendar_columns::none ? no_value : std::int64_t{d};
            }
        };
        auto const first = [](std::size_t) { return std::size_t{0}; };
        auto const named = [&](std::size_t i) { return static_cast<std::size_t>(which_[begin + i]); };
        auto const own = [&](std::size_t i, std::size_t) { return limits_.working[begin + i]; };
        auto const common = [&](std::size_t i, std::size_t w) { return contexts_[w].plans[code(begin + i)].amount; };
        if (which_.empty() && !limits_.working.empty()) go(first, own);
        else if (which_.empty()) go(first, common);
        else if (!limits_.working.empty()) go(named, own);
        else go(named, common);
    }

    void each(std::size_t begin, std::size_t rows) {
        for (std::size_t i = 0; i < rows; ++i) {
            auto const& c = contexts_[context(begin + i)];
            at_[i] = end_[i] = no_value;
            if (!date::in_range(day_[i])) continue;
            auto const end = fast_end(c.plans[code(begin + i)], c, day_[i], timed_ ? second_[i] : 0, at_[i]);
            if (end != calendar_columns::none) end_[i] = end;
        }
    }

    [[nodiscard]] row_result careful(std::size_t begin, std::size_t i) const {
        row_result r;
        auto const n = limits_.working.empty() ? 0 : limits_.working[begin + i];
        if (day_[i] == no_value) r.status = row_status::missing;
        else if (n < 0 || n > most_days) r.status = row_status::refused;
        else if (!date::in_range(day_[i])) r.status = row_status::not_covered;
        else {
            auto const when = timed_ ? moment(civil_second{day_[i] * 86400 + second_[i]}) : moment(date::from_days(day_[i]));
            auto const& under = under_[context(begin + i)];
            return limits_.working.empty() ? careful_row(limits_.limits[code(begin + i)], when, under)
                                           : careful_row(working_days(n), when, under);
        }
        return r;
    }

    limit_column const& limits_;
    moment_column const& received_;
    std::span<rules const> under_;
    std::span<std::int32_t const> which_;
    bool timed_, counted_ = true;
    std::vector<row_context> contexts_;
    std::vector<calendar_columns> tables_;
    std::vector<unsigned char> first_counts_;
    std::int64_t day_[block], second_[block], end_[block], at_[block];
};

/// The span itself, or a copy where results will be written over it.
template <class T>
std::span<T const> apart(std::span<T const> input, deadline_columns const& out, std::vector<T>& copy) {
    bool const touched = overlap(input, out.date) || overlap(input, out.earliest) || overlap(input, out.latest) ||
                         overlap(input, out.at) || overlap(input, out.status);
    if (!touched) return input;
    copy.assign(input.begin(), input.end());
    return copy;
}

}

MOTCUA_INLINE void due_columns(limit_column const& limits, moment_column const& received, std::span<rules const> under,
                               std::span<std::int32_t const> which, deadline_columns const& out) {
    std::vector<std::int64_t> wide;
    std::vector<std::int32_t> narrow, codes, working, contexts;
    limit_column const column{limits.limits, detail::apart(limits.codes, out, codes),
                              detail::apart(limits.working, out, working)};
    moment_column const moments{detail::apart(received.wide, out, wide), detail::apart(received.narrow, out, narrow),
                                received.ticks_per_day};
    detail::column_run(column, moments, under, detail::apart(which, out, contexts)).run(out);
}

}
}
