// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "../time_limit.hpp"
#include "limit_words.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// Whether a word may begin a number, as its hash says: nearly none does.
inline bool may_count(word_key k) {
    static std::vector<std::uint8_t> const marks = [] {
        std::vector<std::uint8_t> m(1024);
        for (auto const w : {"một"_w, "hai"_w, "ba"_w, "bốn"_w, "năm"_w, "sáu"_w, "bảy"_w, "tám"_w, "chín"_w, "bẩy"_w,
                             "mười"_w, "nửa"_w})
            m[first_words::place(w)] = 1;
        return m;
    }();
    return marks[first_words::place(k)] != 0;
}

// The lexemes as the number rules see them, and numbers in words.
class numerals {
public:
    explicit numerals(std::vector<lexeme> const& l) : l_(l) {}

    [[nodiscard]] tag what(std::size_t i) const { return i < l_.size() ? l_[i].what : tag::line; }
    [[nodiscard]] bool is(std::size_t i, word_key k) const { return i < l_.size() && l_[i].key == k; }
    template <class... K>
    [[nodiscard]] bool any(std::size_t i, K... k) const {
        return i < l_.size() && l_[i].key != word_key{} && ((l_[i].key == k) || ...);
    }
    [[nodiscard]] bool is_unit(std::size_t i) const { return what(i) >= tag::day && what(i) <= tag::year; }

protected:
    struct measure {
        time_unit unit = time_unit::unknown;
        std::size_t next = 0;
        char const* doubt = nullptr;
        bool refused = false;
    };
    struct numeral {
        double value = 0;
        std::size_t next = 0;
        bool digits = false, half = false, refused = false;
        char const* doubt = nullptr;
        measure inner{};  // a unit said inside the bracket: "05 (năm ngày)"
    };

    [[nodiscard]] int small(std::size_t i) const {
        static constexpr auto words = std::to_array<word_key>(
            {"một"_w, "hai"_w, "ba"_w, "bốn"_w, "năm"_w, "sáu"_w, "bảy"_w, "tám"_w, "chín"_w, "bẩy"_w});
        if (i >= l_.size() || l_[i].key == word_key{}) return 0;
        auto const at = std::find(words.begin(), words.end(), l_[i].key) - words.begin();
        return at == 9 ? 7 : at < 9 ? static_cast<int>(at) + 1 : 0;
    }
    // The figure after "mười" or "mươi": there five is "lăm", and "năm" a year unless a unit follows it.
    [[nodiscard]] int last_figure(std::size_t i, bool tens) const {
        if (any(i, "lăm"_w, "nhăm"_w)) return 5;
        if (tens && any(i, "mốt"_w, "tư"_w)) return is(i, "tư"_w) ? 4 : 1;
        if (is(i, "năm"_w)) return is_unit(i + 1) || what(i + 1) == tag::open || what(i + 1) == tag::close ? 5 : 0;
        return small(i);
    }

    [[nodiscard]] numeral in_words(std::size_t i) const {
        numeral n;
        if (is(i, "nửa"_w)) return {0.5, i + 1, false, true, false, nullptr, {}};
        std::size_t j = i;
        int total = 0;
        if (int const h = small(j); h && is(j + 1, "trăm"_w)) {
            total = 100 * h;
            j += 2;
            if (any(j, "linh"_w, "lẻ"_w) && small(j + 1))
                return {static_cast<double>(total + small(j + 1)), j + 2, false, false, false, nullptr, {}};
        }
        if (is(j, "mười"_w)) {
            total += 10;
            if (int const f = last_figure(j + 1, false)) total += f, ++j;
            ++j;
        } else if (int const d = small(j); d && any(j + 1, "mươi"_w, "mười"_w)) {
            total += 10 * d;
            j += 2;
            if (int const f = last_figure(j, true)) total += f, ++j;
        } else if (d && total == 0) {
            total = d;
            ++j;
        }
        if (total == 0) return n;
        n.value = total;
        n.next = j;
        return n;
    }

    std::vector<lexeme> const& l_;
};

}
}
}
