// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>

#include "law.hpp"
#include "impl/lunar_table.hpp"

namespace motcua {
inline namespace v0 {

/// The Vietnamese lunisolar calendar (âm lịch) at UTC+7, lunar years 1968 … 2100, from a table of the precise sky.
///
/// A month begins on the civil day at UTC+7 of the new moon; the month that holds the winter solstice is the 11th;
/// where thirteen new moons lie from one 11th month to the next, the first month without a major solar term is leap and
/// repeats the number before it. Not the Chinese calendar, which counts at UTC+8: between 1976 and 2100 that one has
/// another Tết in 1985, 2007, 2030 and 2053 and another 10/3 in 2009, 2037, 2038, 2085, 2086, 2095 and 2100.
///
/// UTC+7 came with Quyết định 121-CP of 1967, in the North from 1968; since 1976 one calendar serves the whole country
/// (second_hand). For 1968 … 1975 the answers are those of the northern calendar: see `whole_country`.
///
/// Tết, 10/3 and the leap month of every year are the same by the precise sky, by the simple formula of most programs
/// (Hồ Ngọc Đức, after Meeus) and for every TT − UTC from 64 to 250 seconds. The first day of four months is not:
///
///   month   | here: the sky, TT − UT from ephem | other      | whose
///   4/2054  | 2054-05-08, 14 s past midnight    | 2054-05-07 | table of Hồ Ngọc Đức's program (2004); TT − UTC > 130 s
///   11/2072 | 2072-12-09, 92 s before midnight  | 2072-12-10 | the simple formula; TT − UTC < 66 s
///   10/2077 | 2077-11-15, 26 s before midnight  | 2077-11-16 | the simple formula; TT − UTC < 144 s
///   9/2085  | 2085-10-18, 45 s before midnight  | 2085-10-19 | TT − UTC < 145 s
///
/// TT − UTC is 69 s since 2017, and ephem's prediction (171 s in 2077, 191 s in 2085) is an extrapolation: what the
/// clock will show when those months come is not known. No official calendar of those years is known to the library
/// either. `disputed` finds the days, `other_reading` has the other answer.
namespace lunar {

inline constexpr int first_year = detail::lunar_first_year;
inline constexpr int last_year = detail::lunar_last_year;

/// A day of the lunar calendar; `leap` marks the month that repeats a number. Orders as time does: the whole leap month
/// comes after the whole month before it.
struct lunar_date {
    int year, month, day;
    bool leap = false;

    friend constexpr bool operator==(lunar_date const&, lunar_date const&) = default;
    friend constexpr std::strong_ordering operator<=>(lunar_date const& a, lunar_date const& b) {
        if (auto const c = a.year <=> b.year; c != 0) return c;
        if (auto const c = a.month <=> b.month; c != 0) return c;
        if (auto const c = a.leap <=> b.leap; c != 0) return c;
        return a.day <=> b.day;
    }
};

/// The first day that the calendar covers: Tết 1968.
inline constexpr date first_day = date::from_days(detail::lunar_tet.front());
/// The last day that the calendar covers: the eve of Tết 2101.
inline constexpr date last_day = date::from_days(detail::lunar_tet.back() - 1);

/// Day 1 of month 1; throws M1204 outside 1968 … 2100.
constexpr date tet(int year) { return date::from_days(detail::lunar_tet[detail::lunar_index(year)]); }

/// The number of the month that is repeated in a lunar year, 0 if none; throws M1204 outside 1968 … 2100.
constexpr int leap_month(int year) { return detail::lunar_leap(detail::lunar_index(year)); }

/// What the calendar rests on.
inline citation basis() { return {"Quyết định 121-CP năm 1967", "", certainty::second_hand}; }

/// Whether one calendar served the whole country in a lunar year: false for 1968 … 1975, when only the North
/// counted at UTC+7 (Quyết định 121-CP of 1967; second_hand); throws M1204 outside 1968 … 2100.
constexpr bool whole_country(int year) {
    return detail::lunar_index(year) >= static_cast<std::size_t>(1976 - first_year);
}

/// The lunar day of a civil day; throws M1204 outside `first_day` … `last_day`.
constexpr lunar_date from_date(date d) {
    std::int32_t const offset = d.days() - detail::lunar_tet.front();
    if (offset < 0 || d > last_day) detail::lunar_not_covered(d);
    // 365.2425 × i days after Tết 1968 is at most 22 days before Tết of year i and 8 after: index or one too many.
    auto i = static_cast<std::size_t>((offset + 10) * 400 / 146097);
    if (i > detail::lunar_tet.size() - 2) i = detail::lunar_tet.size() - 2;
    if (d.days() < detail::lunar_tet[i]) --i;
    std::int32_t const day = d.days() - detail::lunar_tet[i];
    int const place = detail::lunar_month_at(i, day), leap = detail::lunar_leap(i);
    bool const after = leap != 0 && place >= leap;
    return {first_year + static_cast<int>(i), after ? place : place + 1,
            day - detail::lunar_month_start(i, place) + 1, after && place == leap};
}

/// The civil day of a lunar day; throws M1204 outside 1968 … 2100 and M1205 for a day that the year does not have.
constexpr date to_date(int year, int month, int day, bool leap = false) {
    std::size_t const i = detail::lunar_index(year);
    int const repeated = detail::lunar_leap(i);
    if (month < 1 || month > 12 || (leap && month != repeated)) detail::lunar_invalid(year, month, day, leap);
    int const place = month - 1 + (leap || (repeated != 0 && month > repeated) ? 1 : 0);
    if (day < 1 || day > detail::lunar_month_length(i, place)) detail::lunar_invalid(year, month, day, leap);
    return date::from_days(detail::lunar_tet[i] + detail::lunar_month_start(i, place) + day - 1);
}
constexpr date to_date(lunar_date const& d) { return to_date(d.year, d.month, d.day, d.leap); }

/// The day of the Hung Kings' commemoration (Giỗ Tổ Hùng Vương): 10/3, in a year with a leap month 3 the first of the
/// two (inferred); throws M1204 outside 1968 … 2100.
constexpr date hung_kings(int year) { return to_date(year, 3, 10); }

/// Days in a month, 29 or 30; throws like `to_date`.
constexpr int month_length(int year, int month, bool leap = false) {
    auto const start = to_date(year, month, 1, leap).days();
    auto const i = detail::lunar_index(year);
    return detail::lunar_month_length(i, detail::lunar_month_at(i, start - detail::lunar_tet[i]));
}

/// The answer of those who begin one of the four disputed months on the other day; `from_date` for every other day.
/// Throws M1204 like `from_date`.
constexpr lunar_date other_reading(date d) {
    auto const* open = detail::lunar_open_at(d);
    if (open == nullptr) return from_date(d);
    if (d.days() >= open->other_start) return {open->year, open->month, d.days() - open->other_start + 1};
    // The month before is a day longer for them.
    return {open->year, open->month - 1, month_length(open->year, open->month - 1) + 1};
}

/// Whether the lunar date of a day hangs on the choice named above; throws M1204 like `from_date`.
constexpr bool disputed(date d) {
    if (d < first_day || d > last_day) detail::lunar_not_covered(d);
    return detail::lunar_open_at(d) != nullptr;
}

}
}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/lunar.ipp"
#endif
