// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "limit_syllables.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// Pairs of syllables of which one may be another syllable by a slip; `counts` where a number must follow, `strange`
// where the other syllable must be none of the lexicon's ("tháng thì 03").
struct word_pair {
    word_key first, second;
    bool counts = false, strange = false;
};
inline constexpr auto word_pairs = std::to_array<word_pair>({{"không"_w, "quá"_w, true},
                                                             {"được"_w, "quá"_w, true},
                                                             {"vượt"_w, "quá"_w, true},
                                                             {"tối"_w, "đa"_w, true},
                                                             {"chậm"_w, "nhất"_w, true},
                                                             {"muộn"_w, "nhất"_w, true},
                                                             {"ít"_w, "nhất"_w, true},
                                                             {"tối"_w, "thiểu"_w, true},
                                                             {"trong"_w, "ngày"_w},
                                                             {"cùng"_w, "ngày"_w},
                                                             {"đối"_w, "với"_w},
                                                             {"trường"_w, "hợp"_w},
                                                             {"kéo"_w, "dài"_w},
                                                             {"gia"_w, "hạn"_w},
                                                             {"dài"_w, "thêm"_w},
                                                             {"dài"_w, "hơn"_w},
                                                             {"sau"_w, "khi"_w, false, true},
                                                             {"thời"_w, "hạn"_w},
                                                             {"thời"_w, "gian"_w},
                                                             {"không"_w, "tính"_w},
                                                             {"không"_w, "kể"_w},
                                                             {"tiếp"_w, "theo"_w},
                                                             {"bao"_w, "gồm"_w},
                                                             {"lập"_w, "tức"_w},
                                                             {"có"_w, "thể"_w, false, true},
                                                             {"giá"_w, "trị"_w, false, true},
                                                             {"một"_w, "lần"_w},
                                                             {"của"_w, "tháng"_w},
                                                             {"tháng"_w, "thứ"_w, true, true},
                                                             {"ngày"_w, "thứ"_w, true, true},
                                                             {"ngày"_w, "cuối"_w},
                                                             {"được"_w, "trả"_w},
                                                             {"hồ"_w, "sơ"_w},
                                                             {"tạp"_w, "thì"_w},
                                                             {"phức"_w, "tạp"_w},
                                                             {"ngay"_w, "lập"_w, false, true},
                                                             {"xác"_w, "minh"_w},
                                                             {"thẩm"_w, "định"_w},
                                                             {"tiếp"_w, "nhận"_w},
                                                             {"quyết"_w, "định"_w},
                                                             {"ủy"_w, "ban"_w},
                                                             {"trả"_w, "lời"_w, false, true},
                                                             {"không"_w, "được"_w, false, true},
                                                             {"trước"_w, "ngày"_w, false, true},
                                                             {"trước"_w, "khi"_w, false, true},
                                                             {"giờ"_w, "của"_w, false, true},
                                                             {"giờ"_w, "ngày"_w, false, true},
                                                             {"của"_w, "ngày"_w, false, true},
                                                             {"ngày"_w, "hôm"_w, false, true},
                                                             {"giờ"_w, "thì"_w, false, true}});

// The pairs by their first or by their second word.
inline std::vector<word_pair> const& pairs_by(word_key word_pair::*which) {
    auto const sorted = [](word_key word_pair::*by) {
        std::vector<word_pair> pairs(word_pairs.begin(), word_pairs.end());
        sort_rows(pairs, [by](auto const& x, auto const& y) { return x.*by < y.*by; });
        return pairs;
    };
    static std::vector<word_pair> const first = sorted(&word_pair::first), second = sorted(&word_pair::second);
    return which == &word_pair::first ? first : second;
}

// Whether a word may be the first (1) or the second (2) of a pair, as its hash says: few words are.
inline unsigned pair_places(word_key k) {
    static std::vector<std::uint8_t> const marks = [] {
        std::vector<std::uint8_t> m(1024);
        for (auto const& p : word_pairs) m[first_words::place(p.first)] |= 1, m[first_words::place(p.second)] |= 2;
        return m;
    }();
    return marks[first_words::place(k)];
}

inline std::span<word_pair const> matching(word_key word_pair::*which, word_key key) {
    auto const& pairs = pairs_by(which);
    auto const from = std::lower_bound(pairs.begin(), pairs.end(), key,
                                       [which](word_pair const& p, word_key k) { return p.*which < k; });
    auto to = from;
    while (to != pairs.end() && (*to).*which == key) ++to;
    return {from, to};
}

// Puts the word that was meant in the place of one with a slip of the hand, and marks it: a syllable that cannot be
// one, or another syllable in an expression. Names ("Bắc Kạn") and abbreviations stay as they are.
class speller {
public:
    speller(std::vector<lexeme>& l, std::string_view text, std::string_view lower) : l_(l), text_(text), lower_(lower) {
        shouted_ = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    void operator()() {
        for (std::size_t i = 0; i < l_.size(); ++i) impossible(i);
        for (std::size_t i = 0; i + 2 < l_.size(); ++i) before_number(i);
        for (std::size_t i = 0; i + 1 < l_.size(); ++i) pair(i);
    }

private:
    bool is_word(std::size_t i) const { return i < l_.size() && l_[i].what == tag::word && l_[i].key != word_key{}; }
    bool capital(std::size_t at) const {
        return text_[at] != lower_[at] || text_.substr(at, 3) != lower_.substr(at, 3);
    }
    static bool near_word(word_key a, word_key b) {
        if (a == b || a == word_key{}) return false;
        auto const x = syllable_of(a), y = syllable_of(b);
        return x.size > 1 && one_slip(x.view(), y.view());
    }
    void put(std::size_t i, word_key meant) {
        l_[i].key = meant;
        l_[i].row = row_of(meant);
        l_[i].slip = true;
    }

    // A syllable that no spelling allows, near to a word of the lexicon.
    void impossible(std::size_t i) {
        if (!is_word(i) || l_[i].to - l_[i].from < 3) return;
        if (l_[i].row != no_row) return;
        auto const s = syllable_of(lower_.substr(l_[i].from, l_[i].to - l_[i].from));
        if (s.size < 3 || is_syllable(s.view())) return;
        bool const opens = i == 0 || l_[i - 1].what != tag::word;
        if (!shouted_ && capital(l_[i].from) && (!opens || capital(l_[i].to - 1))) return;
        word_key meant{};
        bool several = false;
        for (auto const& k : known_words()) {
            if (k.key == l_[i].key) return;
            if (k.letters.size < 3 || !one_slip(s.view(), k.letters.view())) continue;
            several = several || meant != word_key{};
            meant = k.key;
        }
        if (meant != word_key{}) put(i, several ? l_[i].key : meant);
    }

    // "sa 15 giờ", "nhày 15 tháng": a number and its unit say which word was meant before them.
    void before_number(std::size_t i) {
        if (!is_word(i) || l_[i + 1].what != tag::number || !is_word(i + 2)) return;
        auto const meant = l_[i + 2].key == "giờ"_w ? "sau"_w : l_[i + 2].key == "tháng"_w ? "ngày"_w : word_key{};
        if (meant != word_key{} && near_word(l_[i].key, meant) && (!known_syllable(l_[i].key) || l_[i].key == "ngay"_w))
            put(i, meant);
    }

    bool fits(word_pair const& p, std::size_t other, bool number) const {
        return (!p.counts || number) && !(p.strange && known_syllable(l_[other].key));
    }
    void pair(std::size_t i) {
        if (!is_word(i) || !is_word(i + 1)) return;
        bool const first = (pair_places(l_[i].key) & 1) != 0, second = (pair_places(l_[i + 1].key) & 2) != 0;
        if ((!first && !second) || l_[i].key == "trùng"_w) return;  // "trùng ngày nghỉ"
        bool const number = i + 2 < l_.size() && (l_[i + 2].what == tag::number || l_[i + 2].what == tag::fraction ||
                                                  l_[i + 2].key == "là"_w);
        if (first)
            for (auto const& p : matching(&word_pair::first, l_[i].key)) {
                if (p.second == l_[i + 1].key) return;
                if (near_word(l_[i + 1].key, p.second) && fits(p, i + 1, number)) return put(i + 1, p.second);
            }
        if (second)
            for (auto const& p : matching(&word_pair::second, l_[i + 1].key))
                if (near_word(l_[i].key, p.first) && fits(p, i, number)) return put(i, p.first);
    }

    std::vector<lexeme>& l_;
    std::string_view text_, lower_;
    bool shouted_ = false;
};

}
}
}
