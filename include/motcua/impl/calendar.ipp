// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../calendar.hpp"
#include "announced_days.hpp"
#include "calendar_data.hpp"
#include "calendar_projection.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void not_covered(calendar_data const& data, std::int64_t day) {
    throw coverage_error(problem{
        error_code::calendar_not_covered, "calendar",
        date::in_range(day) ? to_string(date::from_days(day)) : std::to_string(day) + " days since 1970-01-01",
        to_string(date::from_days(data.base)) + " … " + to_string(date::from_days(data.last)),
        "give announcements for these days, or ask within the covered days"});
}

[[noreturn]] inline void undecided(std::int32_t earliest, std::int32_t latest) {
    fail(error_code::calendar_undecided, "calendar",
         to_string(date::from_days(earliest)) + " … " + to_string(date::from_days(latest)),
         "a day that does not hang on an open choice", "ask for the bounds, or give the announcement once it exists");
}

inline std::size_t index(calendar_data const& data, std::int64_t day) {
    if (day < data.base || day > data.last) not_covered(data, day);
    return static_cast<std::size_t>(day - data.base);
}

/// Working days up to and including `day`; the day before the first covered one has none.
inline std::int32_t cumulated(calendar_data const& data, unsigned choice, std::int32_t day) {
    return day == data.base - 1 ? 0 : data.cum[choice][index(data, day)];
}

/// The nth working day after `day`, n >= 1.
inline std::int32_t nth_after(calendar_data const& data, unsigned choice, std::int32_t day, std::int32_t n) {
    auto const k = std::int64_t{cumulated(data, choice, day)} + n - 1;
    if (k >= static_cast<std::int64_t>(data.day[choice].size())) not_covered(data, data.last + std::int64_t{1});
    return data.day[choice][static_cast<std::size_t>(k)];
}

inline open_zone const* zone_after(calendar_data const& data, std::int32_t day) {
    auto const z = std::upper_bound(data.zones.begin(), data.zones.end(), day,
                                    [](std::int32_t d, open_zone const& zone) { return d < zone.to - 1; });
    return z == data.zones.end() ? nullptr : &*z;
}

/// Bounds of the nth working day after `start`. Between zones both tables agree, so a walk needs to remember only how
/// many days remain, for each way of answering the choices passed so far; those numbers stay few.
inline date_bounds bounds_after(calendar_data const& data, std::int32_t start, std::int32_t n) {
    std::int32_t const plain = nth_after(data, 0, start, n);
    open_zone const* zone = zone_after(data, start);
    if (zone == nullptr || (plain < zone->from && nth_after(data, 1, start, n) == plain))
        return {date::from_days(plain), date::from_days(plain)};
    std::int32_t earliest = date::max_days, latest = date::min_days, position = start;
    std::vector<std::int32_t> remaining{n};
    for (open_zone const* end = data.zones.data() + data.zones.size(); zone != end && !remaining.empty(); ++zone) {
        std::int32_t const border = zone->to - 1;
        std::vector<std::int32_t> next;
        for (auto const r : remaining) {
            for (unsigned c = 0; c < 2; ++c) {
                auto const k = cumulated(data, c, border) - cumulated(data, c, position);
                if (k >= r) {
                    auto const d = nth_after(data, c, position, r);
                    earliest = std::min(earliest, d);
                    latest = std::max(latest, d);
                } else if (std::find(next.begin(), next.end(), r - k) == next.end()) {
                    next.push_back(r - k);
                }
            }
        }
        remaining = std::move(next);
        position = border;
    }
    for (auto const r : remaining) {
        auto const d = nth_after(data, 0, position, r);
        earliest = std::min(earliest, d);
        latest = std::max(latest, d);
    }
    return {date::from_days(earliest), date::from_days(latest)};
}

}

MOTCUA_INLINE bool working_calendar::is_working_day(date d) const {
    auto const i = detail::index(*data_, d.days());
    if (data_->off[0][i] != data_->off[1][i]) detail::undecided(d.days(), d.days());
    return data_->off[0][i] == 0;
}

MOTCUA_INLINE date_bounds working_calendar::advance_bounds(date d, int n) const {
    if (n < 0)
        fail(error_code::number_out_of_range, "n", std::to_string(n), "0 or more", "use advance to step back");
    if (n > 0) return detail::bounds_after(*data_, d.days(), n);
    auto const i = detail::index(*data_, d.days());
    if (data_->off[0][i] == data_->off[1][i])
        return data_->off[0][i] == 0 ? date_bounds{d, d} : detail::bounds_after(*data_, d.days(), 1);
    // The answer that takes the day off also says which day of its zone comes next.
    unsigned const off = data_->off[0][i] != 0 ? 0 : 1;
    std::int32_t const border = detail::zone_after(*data_, d.days() - 1)->to - 1;
    bool const inside = detail::cumulated(*data_, off, border) > detail::cumulated(*data_, off, d.days());
    return {d, inside ? date::from_days(detail::nth_after(*data_, off, d.days(), 1))
                      : detail::bounds_after(*data_, border, 1).latest};
}

MOTCUA_INLINE date working_calendar::advance(date d, int n) const {
    if (n == 0) return d;
    if (n > 0) {
        auto const b = advance_bounds(d, n);
        if (b.earliest != b.latest) detail::undecided(b.earliest.days(), b.latest.days());
        return b.earliest;
    }
    std::int32_t found[2];
    for (unsigned c = 0; c < 2; ++c) {
        auto const k = std::int64_t{detail::cumulated(*data_, c, d.days() - 1)} + n;
        if (k < 0) detail::not_covered(*data_, data_->base - std::int64_t{1});
        found[c] = data_->day[c][static_cast<std::size_t>(k)];
    }
    // Two choices on the way could cancel out in these two answers only, so more than one refuses.
    auto const zone = detail::zone_after(*data_, std::min(found[0], found[1]));
    bool const crossed = zone != nullptr && zone->from < d.days();
    if (found[0] != found[1] || (crossed && zone + 1 < data_->zones.data() + data_->zones.size() &&
                                 (zone + 1)->from < d.days()))
        detail::undecided(std::min(found[0], found[1]), std::max(found[0], found[1]));
    return date::from_days(found[0]);
}

MOTCUA_INLINE count_bounds working_calendar::count_bounds(date a, date b) const {
    if (b < a) {
        auto const back = count_bounds(b, a);
        return {-back.most, -back.fewest};
    }
    if (a == b) return {0, 0};
    auto const between = [&](unsigned c, std::int32_t from, std::int32_t to) {
        return detail::cumulated(*data_, c, to) - detail::cumulated(*data_, c, from);
    };
    int const plain = between(0, a.days(), b.days());
    motcua::count_bounds all{plain, plain};
    for (auto zone = detail::zone_after(*data_, a.days());
         zone != nullptr && zone != data_->zones.data() + data_->zones.size() && zone->from <= b.days(); ++zone) {
        auto const from = std::max(a.days(), zone->from - 1), to = std::min(b.days(), zone->to - 1);
        int const other = between(1, from, to) - between(0, from, to);
        (other < 0 ? all.fewest : all.most) += other;
    }
    return all;
}

MOTCUA_INLINE int working_calendar::count(date a, date b) const {
    auto const bounds = count_bounds(a, b);
    if (bounds.fewest != bounds.most) detail::undecided(std::min(a, b).days() + 1, std::max(a, b).days());
    return bounds.fewest;
}

MOTCUA_INLINE date working_calendar::roll(date d) const {
    auto const b = advance_bounds(d, 0);
    if (b.earliest != b.latest) detail::undecided(b.earliest.days(), b.latest.days());
    return b.earliest;
}

MOTCUA_INLINE calendar_day working_calendar::day(date d) const {
    auto const i = detail::index(*data_, d.days());
    calendar_day result{d, {}, {}, {}, {}, {}, {}, {}};
    result.kind = detail::is_weekend(d.days()) ? day_kind::weekly_rest : day_kind::working;
    auto const of_year = d.days() > data_->official_until ? settled::projected : settled::official;
    result.settled = of_year;
    auto const range = std::equal_range(
        data_->records.begin(), data_->records.end(), detail::day_record{d.days(), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}},
        [](detail::day_record const& a, detail::day_record const& b) { return a.day < b.day; });
    for (auto r = range.first; r != range.second; ++r) {  // a later record, a local one, overrides
        result.kind = r->kind;
        result.name = r->vi;
        result.name_en = r->en;
        result.basis = {std::string(r->instrument), std::string(r->article), r->how};
        result.decided = r->decided;
        result.swapped_with = r->swapped_with;
        bool const local = r->kind == day_kind::local_off || r->kind == day_kind::local_working;
        result.settled = r->choices != 3 ? settled::undecided : local ? r->settled : std::max(of_year, r->settled);
    }
    if (data_->off[0][i] != data_->off[1][i]) result.settled = settled::undecided;
    return result;
}

MOTCUA_INLINE settled working_calendar::settled_between(date a, date b) const {
    if (b < a) std::swap(a, b);
    auto const zone = detail::zone_after(*data_, a.days());
    if (zone != nullptr && zone->from <= b.days()) return settled::undecided;
    return b.days() > data_->official_until ? settled::projected : settled::official;
}

MOTCUA_INLINE bool working_calendar::covers(date d) const { return d.days() >= data_->base && d.days() <= data_->last; }
MOTCUA_INLINE date working_calendar::first() const { return date::from_days(data_->base); }
MOTCUA_INLINE date working_calendar::official_until() const { return date::from_days(data_->official_until); }
MOTCUA_INLINE date working_calendar::last() const { return date::from_days(data_->last); }
MOTCUA_INLINE std::string const& working_calendar::edition() const { return data_->edition; }
MOTCUA_INLINE std::string const& working_calendar::title() const { return data_->title; }
MOTCUA_INLINE calendar_columns working_calendar::columns() const { return {data_->base, data_->ordinal, data_->official_day}; }

}
}
#include "calendar_make.ipp"
