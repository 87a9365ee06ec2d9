// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cmath>

#include "../deadline.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Where a walk stands: the earliest and the latest moment that open choices and a bare day allow. `timed` once the
/// time of day matters; day units end it.
struct walk_position {
    date lo, hi;
    std::int64_t lo_second = 0, hi_second = 0;
    bool timed = false;
};

inline std::string number_text(double amount, bool vi) {
    auto const whole = static_cast<long long>(amount);
    if (static_cast<double>(whole) == amount) return std::to_string(whole);
    auto const tenths = static_cast<long long>(std::llround(amount * 100));
    std::string part = padded(static_cast<int>(tenths % 100), 2);
    if (part.back() == '0') part.pop_back();
    return std::to_string(tenths / 100) + (vi ? "," : ".") + part;
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
    auto const flush = [&] {
        if (!open) return;
        date const a = open->day, b = date::from_days(last);
        std::string const span_vi = a == b ? to_string_vi(a) : to_string_vi(a) + "–" + to_string_vi(b);
        std::string const span_en = a == b ? to_string(a) : to_string(a) + " to " + to_string(b);
        std::string const name_vi = open->name.empty() ? std::string(label(open->kind)) : open->name;
        std::string const name_en =
            open->name_en.empty() ? std::string(label(open->kind, language::en)) : open->name_en;
        steps.push_back({{"Không tính " + span_vi + ": " + name_vi, "Skipped " + span_en + ": " + name_en}, open->basis, a, b});
        open.reset();
    };
    for (std::int32_t d = from.days(); d <= to.days(); ++d) {
        auto const day = calendar.day(date::from_days(d));
        bool const skipped = !works(day.kind);
        if (open && (!skipped || day.name != open->name || day.kind != open->kind || !(day.basis == open->basis))) flush();
        if (skipped) {
            if (!open) open = day;
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

/// Moves a moment forward by minutes of office hours, minute-exact; `end` says whether a period that is used up at
/// closing time ends there or at the next opening.
inline std::int64_t add_office_seconds(std::int64_t second, std::int64_t seconds, working_calendar const& calendar,
                                       office_hours const& hours, bool end_at_closing, bool outside_waits_a_day) {
    std::int32_t d = civil_second{second}.day().days();
    std::int64_t from = civil_second{second}.second_of_day();
    bool inside = false;
    for (auto const& w : hours.working_windows(calendar.day(date::from_days(d))))
        if (from >= w.from * 60 && from < w.to * 60) inside = true;
    if (!inside && outside_waits_a_day && from > 0) {
        ++d;
        from = 0;
    }
    std::int64_t left = seconds;
    for (int guard_days = 0; guard_days < 40000; ++guard_days, ++d, from = 0) {
        for (auto const& w : hours.working_windows(calendar.day(date::from_days(d)))) {
            std::int64_t const a = std::max<std::int64_t>(from, w.from * 60), b = w.to * 60;
            if (a >= b) continue;
            if (left < b - a || (left == b - a && end_at_closing)) return std::int64_t{d} * 86400 + a + left;
            left -= b - a;
        }
    }
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
