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

/// Writes the last `width` digits of a number into a text: derivations hold many days.
inline void put_digits(std::string& text, std::size_t at, std::size_t width, int value) {
    for (; width > 0; --width, value /= 10) text[at + width - 1] = static_cast<char>('0' + value % 10);
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
    std::string text = "0000-00-00";
    detail::put_digits(text, 0, 4, p.year);
    detail::put_digits(text, 5, 2, p.month);
    detail::put_digits(text, 8, 2, p.day);
    return text;
}

MOTCUA_INLINE std::string to_string_vi(date d) {
    auto const p = d.ymd();
    std::string text = "00/00/0000";
    detail::put_digits(text, 0, 2, p.day);
    detail::put_digits(text, 3, 2, p.month);
    detail::put_digits(text, 6, 4, p.year);
    return text;
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
