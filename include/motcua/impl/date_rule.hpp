// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../date.hpp"
#include "vietnamese_text.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Reads the words of a fixed date from left to right; every word must be read.
class date_words {
public:
    explicit date_words(std::string_view words) {
        bool broken = false;
        auto const plain = lowered(composed(words, broken));
        for (std::size_t at = 0; at < plain.size();) {
            auto const begin = plain.find_first_not_of(" \t\n", at);
            if (begin == std::string::npos) break;
            auto const end = std::min(plain.find_first_of(" \t\n", begin), plain.size());
            words_.push_back(plain.substr(begin, end - begin));
            at = end;
        }
        if (broken) words_.clear();
    }

    [[nodiscard]] bool done() const { return at_ == words_.size(); }
    bool take(std::string_view word) {
        if (done() || words_[at_] != word) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view first, std::string_view second) {
        auto const before = at_;
        if (take(first) && take(second)) return true;
        at_ = before;
        return false;
    }
    std::optional<int> number() {
        auto const n = done() ? std::nullopt : number_in(words_[at_]);
        if (n) ++at_;
        return n;
    }
    /// `30/11` or `30/11/2022`: two or three numbers.
    std::vector<int> slashed() {
        std::vector<int> all;
        if (done()) return all;
        std::string_view rest = words_[at_];
        for (;;) {
            auto const end = rest.find('/');
            auto const n = number_in(rest.substr(0, end));
            if (!n || all.size() == 3) return {};
            all.push_back(*n);
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
        if (all.size() < 2) return {};
        ++at_;
        return all;
    }
    /// What is left says again which month or quarter is meant: `tháng phát sinh nghĩa vụ thuế`.
    [[nodiscard]] bool only_explains(std::string_view unit) const { return done() || words_[at_] == unit; }

private:
    static std::optional<int> number_in(std::string_view word) {
        if (word.empty() || word.size() > 4) return std::nullopt;
        int n = 0;
        for (char const c : word) {
            if (c < '0' || c > '9') return std::nullopt;
            n = n * 10 + (c - '0');
        }
        return n;
    }
    std::vector<std::string> words_;
    std::size_t at_ = 0;
};

inline std::optional<date> valid_day(int year, int month, int day) {
    bool const there =
        year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
    return there ? std::optional(date(year, month, day)) : std::nullopt;
}

/// The first day with this number, in a month or in a year, that is not before a day.
inline std::optional<date> next_such_day(date from, int day, std::optional<int> month) {
    int year = from.year(), m = month.value_or(from.month());
    for (int tries = 0; tries < 9; ++tries) {  // 29 February may be eight years away
        if (auto const d = valid_day(year, m, day); d && *d >= from) return d;
        if (month || m == 12) ++year;
        if (!month) m = m % 12 + 1;
    }
    return std::nullopt;
}

/// The day that the words of a fixed date name, seen from the day of the event; none where they say anything else, or
/// name a day that is over or does not exist. `Ngày thứ N của quý` is counted from the first day of the quarter.
inline std::optional<date> named_day(std::string_view text, date event) {
    date_words words(text);
    bool const named = words.take("ngày");
    if (auto const parts = words.slashed(); !parts.empty()) {
        if (parts.size() == 3 && words.done()) {
            auto const d = valid_day(parts[2], parts[1], parts[0]);
            return d && *d >= event ? d : std::nullopt;
        }
        bool const yearly = words.take("hàng", "năm") || words.take("hằng", "năm");
        return parts.size() == 2 && (words.done() || yearly) && words.done() ? next_such_day(event, parts[0], parts[1])
                                                                              : std::nullopt;
    }
    if (!named) return std::nullopt;
    bool const last = words.take("cuối", "cùng");
    words.take("thứ");
    auto const n = last ? std::optional(0) : words.number();
    if (!n) return std::nullopt;
    if (!last && words.take("tháng")) {
        auto const month = words.number();
        if (!month) return std::nullopt;
        if (words.done() || ((words.take("hàng", "năm") || words.take("hằng", "năm")) && words.done()))
            return next_such_day(event, *n, month);
        auto const year = words.take("năm") ? words.number() : std::nullopt;
        if (!year || !words.done()) return std::nullopt;
        auto const d = valid_day(*year, *month, *n);
        return d && *d >= event ? d : std::nullopt;
    }
    if (!last && (words.take("hàng", "tháng") || words.take("hằng", "tháng")))
        return words.done() ? next_such_day(event, *n, std::nullopt) : std::nullopt;
    if (!words.take("của")) return std::nullopt;
    bool const month = words.take("tháng");
    if (!month && !words.take("quý")) return std::nullopt;
    if (!words.take("tiếp", "theo") && !words.take("kế", "tiếp") && !words.take("sau")) return std::nullopt;
    if (!words.only_explains(month ? "tháng" : "quý")) return std::nullopt;
    int const first_month = month ? event.month() : (event.month() - 1) / 3 * 3 + 1, length = month ? 1 : 3;
    date const first = add(date(event.year(), first_month, 1), months{length}), after = add(first, months{length});
    date const d = last ? after - calendar_days{1} : first + calendar_days{*n - 1};
    return (last || *n >= 1) && d < after ? std::optional(d) : std::nullopt;
}

}
}
}
