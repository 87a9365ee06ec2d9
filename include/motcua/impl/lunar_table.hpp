// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "../date.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline constexpr int lunar_first_year = 1968;
inline constexpr int lunar_last_year = 2100;

// One word a lunar year: bits 0-12 the months of 30 days (the others have 29), 13-16 the leap month, 17-22 Tết in days
// after 1 January. Written by `tests/oracle/lunar.py table`; test_lunar_table.py computes it anew.
inline constexpr auto lunar_words = std::to_array<std::uint32_t>({
    0x38e55b, 0x5c056b, 0x480b69, 0x34b752, 0x5a0b52, 0x420b25, 0x2c9a4b, 0x520a4d, 0x3d14ab, 0x6002ad,  // 1968
    0x4a05ad, 0x36cb6a, 0x5c0da9, 0x460d92, 0x309d25, 0x560d25, 0x400a55, 0x2854ad, 0x4e04b6, 0x38e5b5,  // 1978
    0x5e06d5, 0x480ec9, 0x34be92, 0x5a0e92, 0x440d26, 0x2c6a56, 0x500a57, 0x3d1556, 0x62056a, 0x4a0b55,  // 1988
    0x36b6c9, 0x5c0749, 0x460693, 0x2e952b, 0x54052b, 0x3e0a5b, 0x2a555a, 0x4e056a, 0x38eb65, 0x5e0ba5,  // 1998
    0x4a0d49, 0x32ba95, 0x580a95, 0x42052d, 0x2c8aad, 0x500ab5, 0x3d35aa, 0x6205d2, 0x4c0da5, 0x36dd4a,  // 2008
    0x5c0e4a, 0x460c96, 0x30992e, 0x540556, 0x3e0ab5, 0x2a55b2, 0x5006d2, 0x38cea5, 0x5e0725, 0x48064b,  // 2018
    0x32ac97, 0x5604ab, 0x40055b, 0x2c6ada, 0x520b6a, 0x3d7752, 0x620b92, 0x4c0b25, 0x36da4b, 0x5a0a4d,  // 2028
    0x4404ad, 0x2ea95b, 0x5405ad, 0x3e0baa, 0x2a5b52, 0x500d92, 0x3afd25, 0x5e0d25, 0x480a55, 0x32b4ad,  // 2038
    0x5804b6, 0x4006b5, 0x2c6daa, 0x520eca, 0x3f0e92, 0x600e93, 0x4c0d26, 0x36ca56, 0x5a0a5b, 0x44055a,  // 2048
    0x2e8ad5, 0x540b55, 0x40074a, 0x286e93, 0x4e0a93, 0x38f52b, 0x5e052b, 0x460a9b, 0x32b55a, 0x58056a,  // 2058
    0x420b65, 0x2c974a, 0x520d4a, 0x3d1a95, 0x620c95, 0x4a092d, 0x34caad, 0x5a0ab5, 0x4605aa, 0x2e8da5,  // 2068
    0x540ea5, 0x400d4a, 0x2a7d15, 0x4e0c96, 0x38f956, 0x5e0556, 0x480ab5, 0x32b6b4, 0x5806d4, 0x420ea5,  // 2078
    0x2e8e8a, 0x50068b, 0x3b1497, 0x6004ab, 0x4a095b, 0x34cada, 0x5a0b6a, 0x460754, 0x309725, 0x540b45,  // 2088
    0x3e0a8b, 0x28552b, 0x4e04ad,  // 2098
});
static_assert(lunar_words.size() == lunar_last_year - lunar_first_year + 1);

constexpr int lunar_leap(std::size_t i) { return static_cast<int>(lunar_words[i] >> 13 & 0xF); }
constexpr int lunar_month_count(std::size_t i) { return lunar_leap(i) == 0 ? 12 : 13; }
/// Days of the year before its month `place`, counted from 0 and leap months included.
constexpr std::int32_t lunar_month_start(std::size_t i, int place) {
    return 29 * place + std::popcount(lunar_words[i] & ((1U << place) - 1U));
}
constexpr int lunar_month_length(std::size_t i, int place) {
    return 29 + static_cast<int>(lunar_words[i] >> place & 1U);
}
/// The month that holds day `day` of the year, both counted from 0.
constexpr int lunar_month_at(std::size_t i, std::int32_t day) {
    int place = day / 29;  // the place or one too many: 30 × place is never less than the start
    if (place > 12 || lunar_month_start(i, place) > day) --place;
    return place;
}

/// Days since 1970-01-01 of each Tết, the one after the last year too.
inline constexpr auto lunar_tet = [] {
    std::array<std::int32_t, lunar_words.size() + 1> days{};
    for (std::size_t i = 0; i < lunar_words.size(); ++i)
        days[i] = date(lunar_first_year + static_cast<int>(i), 1, 1).days() + static_cast<int>(lunar_words[i] >> 17);
    std::size_t const last = lunar_words.size() - 1;
    days[last + 1] = days[last] + lunar_month_start(last, lunar_month_count(last));
    return days;
}();
// The months of each year lead to the next year's Tết: a slip in one word passes only if it keeps the sum.
static_assert([] {
    for (std::size_t i = 0; i < lunar_words.size(); ++i)
        if (lunar_tet[i] + lunar_month_start(i, lunar_month_count(i)) != lunar_tet[i + 1] || lunar_leap(i) > 12 ||
            lunar_words[i] >> 23 != 0 || (lunar_leap(i) == 0 && (lunar_words[i] >> 12 & 1U) != 0))
            return false;
    return lunar_tet.back() == date(2101, 1, 29).days();
}());

[[noreturn]] void lunar_not_covered(int year);
[[noreturn]] void lunar_not_covered(date d);
[[noreturn]] void lunar_invalid(int year, int month, int day, bool leap);

constexpr std::size_t lunar_index(int year) {
    if (year < lunar_first_year || year > lunar_last_year) lunar_not_covered(year);
    return static_cast<std::size_t>(year - lunar_first_year);
}

/// A month whose first day hangs on the choice told in lunar.hpp: `[start, end)` here, `[other_start, end)` for others.
struct lunar_open_month {
    int year, month;
    std::int32_t other_start, start, end;
};
constexpr lunar_open_month lunar_open(int year, int month, date other) {
    std::size_t const i = lunar_index(year);
    int const place = month - 1 + (lunar_leap(i) != 0 && month > lunar_leap(i) ? 1 : 0);
    return {year, month, other.days(), lunar_tet[i] + lunar_month_start(i, place),
            lunar_tet[i] + lunar_month_start(i, place + 1)};
}
inline constexpr auto lunar_open_months = std::to_array<lunar_open_month>({
    lunar_open(2054, 4, date(2054, 5, 7)),
    lunar_open(2072, 11, date(2072, 12, 10)),
    lunar_open(2077, 10, date(2077, 11, 16)),
    lunar_open(2085, 9, date(2085, 10, 19)),
});
constexpr lunar_open_month const* lunar_open_at(date d) {
    for (auto const& open : lunar_open_months)
        if (d.days() >= open.start - (open.other_start < open.start ? 1 : 0) && d.days() < open.end) return &open;
    return nullptr;
}

}
}
}
