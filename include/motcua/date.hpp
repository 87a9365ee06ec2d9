// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "error.hpp"

namespace motcua {
inline namespace v0 {

enum class weekday : unsigned char { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
template <>
inline constexpr auto token_table<weekday> = std::to_array<token<weekday>>({
    {weekday::monday, "monday", "thứ Hai", "Monday"},
    {weekday::tuesday, "tuesday", "thứ Ba", "Tuesday"},
    {weekday::wednesday, "wednesday", "thứ Tư", "Wednesday"},
    {weekday::thursday, "thursday", "thứ Năm", "Thursday"},
    {weekday::friday, "friday", "thứ Sáu", "Friday"},
    {weekday::saturday, "saturday", "thứ Bảy", "Saturday"},
    {weekday::sunday, "sunday", "Chủ nhật", "Sunday"},
});
static_assert(in_order<weekday>());

struct year_month_day {
    int year, month, day;
    friend constexpr auto operator<=>(year_month_day const&, year_month_day const&) = default;
};

/// Days of the month in the Gregorian calendar; `m` in 1..12.
constexpr int days_in_month(int y, int m) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return m == 2 && leap ? 29 : lengths[m - 1];
}

/// A civil day at UTC+7, between 1900-01-01 and 2199-12-31. There is no "no date" and no infinity:
/// absence is `std::optional`. Converts from and to `boost::gregorian::date`.
class date {
public:
    static constexpr std::int32_t min_days = -25567;  ///< 1900-01-01 in days since 1970-01-01
    static constexpr std::int32_t max_days = 84005;   ///< 2199-12-31

    /// Throws M1101 for a day that does not exist and M1102 outside the range.
    constexpr date(int y, int m, int d) : days_(checked(y, m, d)) {}

    /// Throws M1101 for Boost's special values and M1102 outside the range.
    constexpr date(boost::gregorian::date d) : days_(from_boost(d)) {}  // NOLINT: the two are one concept
    constexpr operator boost::gregorian::date() const {                 // NOLINT
        auto const p = ymd();
        return {static_cast<unsigned short>(p.year), static_cast<unsigned short>(p.month),
                static_cast<unsigned short>(p.day)};
    }

    /// Days since 1970-01-01; throws M1102 outside the range.
    static constexpr date from_days(std::int64_t days) {
        if (days < min_days || days > max_days) out_of_range(std::to_string(days) + " days since 1970-01-01");
        return date(static_cast<std::int32_t>(days), raw{});
    }
    static constexpr bool in_range(std::int64_t days) { return days >= min_days && days <= max_days; }
    [[nodiscard]] constexpr std::int32_t days() const { return days_; }

    [[nodiscard]] constexpr year_month_day ymd() const {
        // The civil-from-days algorithm over eras of 400 years that begin on 1 March.
        std::int32_t const z = days_ + 719468;
        std::int32_t const era = z / 146097;
        std::int32_t const doe = z - era * 146097;
        std::int32_t const yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
        std::int32_t const doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        std::int32_t const mp = (5 * doy + 2) / 153;
        std::int32_t const m = mp < 10 ? mp + 3 : mp - 9;
        return {yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - (153 * mp + 2) / 5 + 1};
    }
    [[nodiscard]] constexpr int year() const { return ymd().year; }
    [[nodiscard]] constexpr int month() const { return ymd().month; }
    [[nodiscard]] constexpr int day() const { return ymd().day; }
    [[nodiscard]] constexpr motcua::weekday weekday() const {
        return static_cast<motcua::weekday>(((days_ + 3) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
    }

    friend constexpr auto operator<=>(date, date) = default;

private:
    struct raw {};
    constexpr date(std::int32_t days, raw) : days_(days) {}

    static constexpr std::int32_t count(int y, int m, int d) {
        y -= m <= 2 ? 1 : 0;
        std::int32_t const era = y / 400;
        std::int32_t const yoe = y - era * 400;
        std::int32_t const doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
        return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
    }
    static constexpr std::int32_t checked(int y, int m, int d) {
        if (y < 1900 || y > 2199) out_of_range("year " + std::to_string(y));
        if (m < 1 || m > 12 || d < 1 || d > days_in_month(y, m))
            fail(error_code::date_invalid, "date",
                 std::to_string(y) + "-" + std::to_string(m) + "-" + std::to_string(d), "a day of the calendar",
                 "check day and month; 29 February exists in leap years only");
        return count(y, m, d);
    }
    static constexpr std::int32_t from_boost(boost::gregorian::date d) {
        if (d.is_special())
            fail(error_code::date_invalid, "date", "a special value of boost::gregorian::date", "a day",
                 "use std::optional<motcua::date> for absence");
        auto const p = d.year_month_day();
        return checked(static_cast<int>(p.year), static_cast<int>(p.month), static_cast<int>(p.day));
    }
    [[noreturn]] static void out_of_range(std::string found) {
        fail(error_code::date_out_of_range, "date", std::move(found), "1900-01-01 … 2199-12-31",
             "the library computes with days of this range only");
    }
    std::int32_t days_;
};
static_assert(sizeof(date) == 4 && date(1970, 1, 1).days() == 0 && date(1900, 1, 1).days() == date::min_days &&
              date(2199, 12, 31).days() == date::max_days);

// Counts of different things do not mix: working_days{3} + months{1} does not compile.
struct working_days {
    int count;
    explicit constexpr working_days(int n) : count(n) {}
    friend constexpr auto operator<=>(working_days, working_days) = default;
};
struct calendar_days {
    int count;
    explicit constexpr calendar_days(int n) : count(n) {}
    friend constexpr auto operator<=>(calendar_days, calendar_days) = default;
};
struct weeks {
    int count;
    explicit constexpr weeks(int n) : count(n) {}
    friend constexpr auto operator<=>(weeks, weeks) = default;
};
struct months {
    int count;
    explicit constexpr months(int n) : count(n) {}
    friend constexpr auto operator<=>(months, months) = default;
};
struct years {
    int count;
    explicit constexpr years(int n) : count(n) {}
    friend constexpr auto operator<=>(years, years) = default;
};
struct working_hours {
    int count;
    explicit constexpr working_hours(int n) : count(n) {}
    friend constexpr auto operator<=>(working_hours, working_hours) = default;
};

constexpr date operator+(date d, calendar_days n) { return date::from_days(std::int64_t{d.days()} + n.count); }
constexpr date operator-(date d, calendar_days n) { return date::from_days(std::int64_t{d.days()} - n.count); }
/// Calendar days from b to a.
constexpr calendar_days operator-(date a, date b) { return calendar_days(a.days() - b.days()); }

/// The corresponding day `n` months later, or the last day of that month where it has none
/// (Bộ luật Dân sự 2015 Điều 148.3). Never snaps to the end of a month, as Boost's month arithmetic does.
constexpr date add(date d, months n) {
    auto const p = d.ymd();
    std::int64_t const index = std::int64_t{p.year} * 12 + (p.month - 1) + n.count;
    if (index < 1900 * 12 || index > 2199 * 12 + 11) return date::from_days(date::max_days + std::int64_t{1});
    int const y = static_cast<int>(index / 12), m = static_cast<int>(index % 12) + 1;
    int const last = days_in_month(y, m);
    return {y, m, p.day < last ? p.day : last};
}
/// The corresponding day and month `n` years later; 29 February becomes 28 February (Điều 148.4, inferred).
constexpr date add(date d, years n) { return add(d, months{n.count * 12}); }

/// An instant: seconds of civil time at UTC+7 since 1970-01-01T00:00 of the same clock. No host time zone, no daylight saving.
struct civil_second {
    std::int64_t value{};
    friend constexpr auto operator<=>(civil_second, civil_second) = default;

    [[nodiscard]] constexpr std::int64_t day_number() const {
        return value / 86400 - (value % 86400 < 0 ? 1 : 0);
    }
    /// Throws M1102 outside the range of `date`.
    [[nodiscard]] constexpr date day() const { return date::from_days(day_number()); }
    [[nodiscard]] constexpr int second_of_day() const { return static_cast<int>(value - day_number() * 86400); }
    [[nodiscard]] constexpr int minute_of_day() const { return second_of_day() / 60; }
};

/// The instant of a clock time on a day; 24:00:00 is the end of that day. Throws M1103.
constexpr civil_second at(date d, int hour, int minute = 0, int second = 0) {
    if (hour < 0 || minute < 0 || second < 0 || minute > 59 || second > 59 ||
        hour * 3600 + minute * 60 + second > 86400)
        fail(error_code::time_invalid, "time of day",
             std::to_string(hour) + ":" + std::to_string(minute) + ":" + std::to_string(second), "00:00:00 … 24:00:00",
             "check hour, minute and second");
    return {std::int64_t{d.days()} * 86400 + hour * 3600 + minute * 60 + second};
}

/// Half-open interval of days `[from, to)`; without `to` it is open-ended.
struct date_range {
    date from;
    std::optional<date> to;
    [[nodiscard]] constexpr bool holds(date d) const { return d >= from && (!to || d < *to); }
    friend constexpr bool operator==(date_range const&, date_range const&) = default;
};

/// `2020-01-31`
std::string to_string(date d);
/// `31/01/2020`, as Vietnamese forms write it
std::string to_string_vi(date d);
/// `2020-01-31T15:00:00`
std::string to_string(civil_second t);
/// Strict `YYYY-MM-DD`; nothing else, no blanks, no other digits.
std::optional<date> parse_date(std::string_view text);
/// Strict `YYYY-MM-DDTHH:MM[:SS]`.
std::optional<civil_second> parse_civil_second(std::string_view text);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/date.ipp"
#endif
