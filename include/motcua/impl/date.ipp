// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../date.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// Locale-free on purpose: a Boost date printed under vi_VN carries month names.
inline std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

inline std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}

MOTCUA_INLINE std::string to_string(date d) {
    auto const p = d.ymd();
    return detail::padded(p.year, 4) + "-" + detail::padded(p.month, 2) + "-" + detail::padded(p.day, 2);
}

MOTCUA_INLINE std::string to_string_vi(date d) {
    auto const p = d.ymd();
    return detail::padded(p.day, 2) + "/" + detail::padded(p.month, 2) + "/" + detail::padded(p.year, 4);
}

MOTCUA_INLINE std::string to_string(civil_second t) {
    int const s = t.second_of_day();
    return to_string(t.day()) + "T" + detail::padded(s / 3600, 2) + ":" + detail::padded(s / 60 % 60, 2) + ":" +
           detail::padded(s % 60, 2);
}

MOTCUA_INLINE std::optional<date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const y = detail::digits(text.substr(0, 4)), m = detail::digits(text.substr(5, 2)),
               d = detail::digits(text.substr(8, 2));
    if (!y || !m || !d || *y < 1900 || *y > 2199 || *m < 1 || *m > 12 || *d < 1 || *d > days_in_month(*y, *m))
        return std::nullopt;
    return date(*y, *m, *d);
}

MOTCUA_INLINE std::optional<civil_second> parse_civil_second(std::string_view text) {
    if ((text.size() != 16 && text.size() != 19) || text[10] != 'T' || text[13] != ':') return std::nullopt;
    if (text.size() == 19 && text[16] != ':') return std::nullopt;
    auto const day = parse_date(text.substr(0, 10));
    auto const h = detail::digits(text.substr(11, 2)), m = detail::digits(text.substr(14, 2));
    auto const s = text.size() == 19 ? detail::digits(text.substr(17, 2)) : std::optional<int>(0);
    if (!day || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
    return at(*day, *h, *m, *s);
}

}
}
