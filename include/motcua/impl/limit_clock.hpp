// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_words.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// Finds times of day ("15 giờ 30", "15h00", "sau 15 giờ") and makes one lexeme of each, so that no rule takes them
// for a duration. Hours alone are a time of day only where something is received at them or the day goes on.
class clock_times {
public:
    clock_times(std::vector<lexeme>& l, std::string_view lower) : l_(l), s_(lower) {}

    void operator()() {
        std::size_t out = 0;
        for (std::size_t i = 0; i < l_.size(); ++out) {
            std::size_t const n = length(i, out);
            if (out != i) l_[out] = l_[i];
            if (n > 0) {
                l_[out].what = tag::clock;
                l_[out].value = minutes_;
                l_[out].to = l_[i + n - 1].to;
            }
            i += n > 0 ? n : 1;
        }
        l_.resize(out);
    }

private:
    tag what(std::size_t i) const { return i < l_.size() ? l_[i].what : tag::line; }
    bool says(std::size_t i, std::string_view w) const {
        return i < l_.size() && s_.substr(l_[i].from, l_[i].to - l_[i].from) == w;
    }
    bool whole(std::size_t i, double limit) const {
        return what(i) == tag::number && l_[i].value == static_cast<int>(l_[i].value) && l_[i].value <= limit;
    }

    // Lexemes that the time of day at `i` takes, 0 if there is none. What lies before `out` is already joined.
    std::size_t length(std::size_t i, std::size_t out) {
        if (!whole(i, 24)) return 0;
        bool const colon = what(i + 1) == tag::colon && l_[i + 1].glued && whole(i + 2, 59) && l_[i + 2].glued &&
                           l_[i + 2].to - l_[i + 2].from == 2;
        if (colon) return take(i, l_[i + 2].value, 3);
        if (what(i + 1) != tag::hour) return 0;
        bool const minutes =
            whole(i + 2, 59) && !(what(i + 3) >= tag::day && what(i + 3) <= tag::year && what(i + 3) != tag::minute);
        bool const named = minutes && what(i + 3) == tag::minute;
        if (minutes && !named) return take(i, l_[i + 2].value, 3);
        std::size_t const n = named ? 4 : 2;
        bool const at_time =
            out > 0 && (l_[out - 1].what == tag::after || l_[out - 1].what == tag::before ||
                        l_[out - 1].what == tag::to || l_[out - 1].what == tag::from || says(out - 1, "lúc"));
        bool const span = out > 0 && l_[out - 1].what == tag::from && what(i + n) == tag::to && whole(i + n + 1, 24) &&
                          what(i + n + 2) == tag::hour;
        bool const span_end = out > 1 && l_[out - 1].what == tag::to && l_[out - 2].what == tag::clock;
        bool const office = l_[i].value >= 6 && l_[i].value <= 20;
        bool const counted = what(i + n) == tag::start || what(i + n) == tag::before || what(i + n) == tag::afterwards;
        if (span || span_end || goes_on(i + n) || (at_time && what(i + n) == tag::day) ||
            (at_time && office && !counted && received(i + n, out)))
            return take(i, named ? l_[i + 2].value : 0, n);
        return 0;
    }

    std::size_t take(std::size_t i, double minute, std::size_t n) {
        minutes_ = l_[i].value * 60 + minute;
        if (l_[i].value <= 11 && (says(i + n, "chiều") || says(i + n, "tối"))) minutes_ += 12 * 60;
        return n;
    }
    bool goes_on(std::size_t i) const {
        return says(i, "cùng ngày") || says(i, "chiều") || says(i, "sáng") || says(i, "trưa") || says(i, "tối") ||
               says(i, "hàng") || says(i, "hằng") || (says(i, "của") && says(i + 1, "ngày"));
    }
    // Something is received before the time, or the next working day is promised behind it.
    bool received(std::size_t i, std::size_t out) const {
        for (std::size_t k = out; k-- > 0 && out - k < 14;) {
            if (l_[k].what == tag::semicolon || l_[k].what == tag::stop || l_[k].what == tag::line) break;
            if (says(k, "nhận") || says(k, "nộp") || says(k, "tiếp nhận") || says(k, "gửi") || says(k, "thời"))
                return true;
        }
        for (std::size_t k = i; k < l_.size() && k < i + 16; ++k) {
            if (l_[k].what == tag::next_day) return true;
            if (l_[k].what == tag::semicolon || l_[k].what == tag::stop || l_[k].what == tag::line) break;
        }
        return what(i) == tag::consequence;
    }

    std::vector<lexeme>& l_;
    std::string_view s_;
    double minutes_ = 0;
};

}
}
}
