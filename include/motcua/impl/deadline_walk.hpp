// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cmath>

#include "../deadline.hpp"
#include "calendar.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Where a walk stands: the earliest and the latest moment that open choices and a bare day allow. `timed` once the
/// time of day matters; day units end it.
struct walk_position {
    date lo, hi;
    std::int64_t lo_second = 0, hi_second = 0;
    bool timed = false;
    bool works = false;  ///< the days are working days under the answers that lead to them
};

inline std::string number_text(double amount, bool vi) {
    if (!(amount > -1e12 && amount < 1e12)) return amount > 0 ? "> 10^12" : amount < 0 ? "< -10^12" : "NaN";
    auto const whole = static_cast<long long>(amount);
    if (static_cast<double>(whole) == amount) return std::to_string(whole);
    auto const tenths = static_cast<long long>(std::llround(amount * 100));
    std::string part = padded(static_cast<int>(tenths % 100), 2);
    if (part.back() == '0') part.pop_back();
    return std::to_string(tenths / 100) + (vi ? "," : ".") + part;
}

/// `1 working day`, `2 working days`.
inline std::string counted_text(double amount, std::string_view noun) {
    return number_text(amount, false) + " " + std::string(noun) + (amount == 1 ? "" : "s");
}

/// The civil code in force on a day, with the article of the 2015 code or its counterpart of 2005.
inline citation civil_code(date on, std::string_view of_2015, std::string_view of_2005) {
    bool const old = on < date(2017, 1, 1);
    return {old ? "Bộ luật Dân sự 33/2005/QH11" : "Bộ luật Dân sự 91/2015/QH13",
            std::string(old ? of_2005 : of_2015), old ? certainty::second_hand : certainty::text};
}

/// Writes what happened on the days of a counted span: every skipped day with its name and instrument, grouped where
/// neighbours share both.
inline void describe_skipped(std::vector<derivation_step>& steps, working_calendar const& calendar, date from, date to) {
    std::optional<calendar_day> open;
    std::int32_t last = 0;
    auto const undecided = [&](calendar_day const& d) {
        if (d.settled != settled::undecided) return false;
        auto const bounds = calendar.advance_bounds(d.day, 0);
        return bounds.earliest == d.day && bounds.latest != d.day;
    };
    auto const flush = [&] {
        if (!open) return;
        date const a = open->day, b = date::from_days(last);
        bool const doubt = undecided(*open);
        std::string vi = doubt ? "Chưa quyết định có tính " : "Không tính ";
        std::string en = doubt ? "Undecided whether it counts " : "Skipped ";
        vi += to_string_vi(a);
        en += to_string(a);
        if (a != b) {
            vi.append("–").append(to_string_vi(b));
            en.append(" to ").append(to_string(b));
        }
        vi.append(": ").append(open->name.empty() ? label(open->kind) : std::string_view(open->name));
        en.append(": ");
        en.append(open->name_en.empty() ? label(open->kind, language::en) : std::string_view(open->name_en));
        steps.push_back({{std::move(vi), std::move(en)}, std::move(open->basis), a, b});
        open.reset();
    };
    for (std::int32_t d = from.days(); d <= to.days(); ++d) {
        auto day = calendar.day(date::from_days(d));
        bool const skipped = !works(day.kind);
        if (open && (!skipped || day.name != open->name || day.kind != open->kind || !(day.basis == open->basis) ||
                     undecided(day) != undecided(*open)))
            flush();
        if (skipped) {
            if (!open) open = std::move(day);
            last = d;
        } else if (day.kind != day_kind::working) {
            steps.push_back({{"Tính " + to_string_vi(day.day) + ": " + (day.name.empty() ? std::string(label(day.kind)) : day.name),
                              "Counted " + to_string(day.day) + ": " +
                                  (day.name_en.empty() ? std::string(label(day.kind, language::en)) : day.name_en)},
                             day.basis, day.day, day.day});
        }
    }
    flush();
}

/// The office hours of a day that counts as a working day.
inline std::vector<window> const& windows_if_worked(office_hours const& hours, std::int32_t day) {
    return is_weekend(day) ? hours.in_lieu() : hours.on(date::from_days(day).weekday());
}

/// Working time from one instant on, under one answer to the open choices, as far as a day.
struct office_walk {
    calendar_data const& calendar;
    office_hours const& hours;
    bool end_at_closing;  ///< a period used up at closing time ends there, else at the next opening
    bool waits_a_day;     ///< a receipt outside office hours begins on the next working day

    [[nodiscard]] bool works(unsigned choice, std::int32_t day) const {
        return calendar.off[choice][index(calendar, day)] == 0;
    }
    /// The instant when `left` seconds have run, or nothing where they last beyond the day `last`; takes off what ran.
    std::optional<std::int64_t> run(unsigned choice, std::int64_t second, std::int64_t& left, std::int32_t last) const {
        std::int32_t d = civil_second{second}.day().days();
        for (std::int64_t from = civil_second{second}.second_of_day(); d <= last; ++d, from = 0) {
            if (!works(choice, d)) continue;
            for (auto const& w : windows_if_worked(hours, d)) {
                std::int64_t const a = std::max<std::int64_t>(from, w.from * 60), b = w.to * 60;
                if (a >= b) continue;
                if (left < b - a || (left == b - a && end_at_closing)) return std::int64_t{d} * 86400 + a + left;
                left -= b - a;
            }
        }
        return std::nullopt;
    }
    /// The instant itself, or the end of its day where a receipt outside office hours waits.
    [[nodiscard]] std::int64_t start(unsigned choice, std::int64_t second) const {
        auto const d = civil_second{second}.day().days();
        auto const s = civil_second{second}.second_of_day();
        if (!waits_a_day || s == 0) return second;
        if (works(choice, d))
            for (auto const& w : windows_if_worked(hours, d))
                if (s >= w.from * 60 && s < w.to * 60) return second;
        return (std::int64_t{d} + 1) * 86400;
    }
};

/// The earliest and the latest instant that open choices allow.
struct second_bounds {
    std::int64_t earliest, latest;
};

/// The amounts still to run, each once. A few need no memory from the heap; a span over many open choices may have more.
class amounts_left {
public:
    void add(std::int64_t amount) {
        bool known = false;
        each([&](std::int64_t a) { known = known || a == amount; });
        if (known) return;
        if (count_ < few_.size()) few_[count_++] = amount;
        else more_.push_back(amount);
    }
    template <class F>
    void each(F see) const {
        for (std::size_t i = 0; i < count_; ++i) see(few_[i]);
        for (auto const a : more_) see(a);
    }
    [[nodiscard]] bool empty() const { return count_ == 0; }

private:
    std::array<std::int64_t, 16> few_{};
    std::size_t count_ = 0;
    std::vector<std::int64_t> more_;
};

/// Moves a moment forward by seconds of office hours. Between choices both tables agree, so that only the seconds left
/// over have to be remembered for each way of answering, as in `bounds_after`.
inline second_bounds add_office_seconds(std::int64_t second, std::int64_t seconds, office_walk const& walk) {
    calendar_data const& data = walk.calendar;
    second_bounds found{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    amounts_left remaining, next;
    remaining.add(seconds);
    auto const go = [&](unsigned choice, std::int64_t from, std::int32_t last) {
        remaining.each([&](std::int64_t left) {
            if (auto const end = walk.run(choice, from, left, last))
                found = {std::min(found.earliest, *end), std::max(found.latest, *end)};
            else
                next.add(left);
        });
    };
    auto const go_on = [&] {
        remaining = std::move(next);
        next = {};
    };
    auto position = second;
    auto const day = civil_second{second}.day().days();
    auto const* const zones_end = data.zones.data() + data.zones.size();
    auto const* zone = zone_after(data, day - 1);
    if (zone == nullptr) zone = zones_end;
    if (zone == zones_end || zone->from > day) position = walk.start(0, second);
    for (; zone != zones_end && !remaining.empty(); ++zone) {
        if (position < std::int64_t{zone->from} * 86400) {
            go(0, position, zone->from - 1);
            position = std::int64_t{zone->from} * 86400;
            go_on();
        }
        for (unsigned c = 0; c < 2; ++c) go(c, position == second ? walk.start(c, second) : position, zone->to - 1);
        position = std::int64_t{zone->to} * 86400;
        go_on();
    }
    if (!remaining.empty()) go(0, position, data.last);
    if (remaining.empty() || next.empty()) return found;
    if (!(walk.hours == office_hours({}, walk.hours.source()))) not_covered(data, data.last + std::int64_t{1});
    fail(error_code::hours_invalid, "office hours", "no working minute", "a window on some working day",
         "give the office's reception hours");
}

/// The two schedules seen in real offices, for the reading *assumed* and as alternatives where hours are unknown.
inline office_hours const& observed_hours(int which) {
    static office_hours const all[] = {
        office_hours::weekdays({{450, 690}, {810, 1020}}, "07:30–11:30, 13:30–17:00 (observed, assumed)"),
        office_hours::weekdays({{480, 720}, {780, 1020}}, "08:00–12:00, 13:00–17:00 (observed, assumed)")};
    return all[which];
}

}
}
}
