// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_spelling.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// How many of the words at `i` are "làm việc" with one slip of the hand, blanks not counted; 0 where they are not.
template <class Word>
std::size_t nearly_work(std::size_t i, Word const& word) {
    std::string letters;
    for (std::size_t n = 0; n < 3; ++n) {
        auto const w = word(i + n);
        // cheap: hardly any word that follows a unit begins so
        if (w.empty() || (n == 0 && w[0] != 'l' && w[0] != 'a' && w[0] != 'm' && w[0] != 'y' && w[0] != '\xC3'))
            return 0;
        letters += unmarked(w);
        if (letters == "lamviec" || one_slip(letters, "lamviec")) return n + 1;
        if (letters.size() > 8) return 0;
    }
    return 0;
}

inline bool is_numeral(word_key k) {
    static constexpr auto words =
        std::to_array<word_key>({"một"_w, "hai"_w, "ba"_w, "bốn"_w, "năm"_w, "sáu"_w, "bảy"_w, "tám"_w, "chín"_w,
                                 "mười"_w, "mươi"_w, "lăm"_w, "mốt"_w, "tư"_w, "trăm"_w, "nửa"_w, "bẩy"_w});
    return std::find(words.begin(), words.end(), k) != words.end();
}

// Joins words to lexemes, the longest expression first; typing errors in units are read and marked.
inline void join_words(std::vector<lexeme>& l, std::string_view lower) {
    auto const word = [&](std::size_t i) { return lower.substr(l[i].from, l[i].to - l[i].from); };
    auto const is_word = [&](std::size_t i) { return i < l.size() && l[i].what == tag::word; };
    std::size_t out = 0;
    for (std::size_t i = 0; i < l.size(); ++out) {
        if (out != i) l[out] = l[i];
        lexeme& now = l[out];
        std::size_t taken = 1;
        if (now.what == tag::word) {
            // "05 ngày làm việc tiếp theo" counts five of them
            bool const numbered =
                now.key == "ngày"_w && out > 0 &&
                (l[out - 1].what == tag::number || l[out - 1].what == tag::close || is_numeral(l[out - 1].key));
            auto const& rows = lexicon();
            auto const* const end = rows.data() + rows.size();
            auto const* r = now.row == no_row ? end : rows.data() + now.row;
            bool joined = false;
            for (; r != end && r->words[0] == now.key; ++r) {
                std::size_t n = 1;
                while (n < r->count && is_word(i + n) && l[i + n].key == r->words[n]) ++n;
                if (n != r->count || (r->what == tag::next_day && numbered)) continue;
                now.what = r->what;
                taken = n;
                joined = true;
                break;
            }
            // "trong ngày 20 hàng tháng" is a date
            if (now.what == tag::same_day && i + taken < l.size() &&
                (l[i + taken].what == tag::number || l[i + taken].what == tag::slashed) && now.key == "trong"_w)
                now.what = tag::within, taken = 1;
            auto const free_word = [&](std::size_t k) { return is_word(k) ? word(k) : std::string_view{}; };
            bool const behind_number = out > 0 && (l[out - 1].what == tag::number || l[out - 1].what == tag::fraction);
            if (now.key == "tiếng"_w && behind_number && !joined) {  // "24 tiếng"; "02 tiếng Anh" are languages
                auto const then = free_word(i + 1);
                bool const goes_on =
                    then == "kể" || then == "từ" || then == "sau" || then == "trước" || then == "đồng" || then == "mỗi";
                if (then.empty() || goes_on) now.what = tag::hour;
                if (then == "đồng" && free_word(i + 2) == "hồ") taken = 3;
            } else if (taken == 1 && behind_number && (!joined || now.what == tag::at_once)) {
                auto const u = unmarked(word(i));
                bool const near = u != "ngan" && one_slip(u, "ngay");
                if (u == "ngay" || (near && nearly_work(i + 1, free_word) != 0)) now.what = tag::day;
                bool const hour = one_slip(u, "gio") && u != "gia" && u != "giu";
                now.slip = now.slip || now.what == tag::day || near || hour || one_slip(u, "thang") ||
                           one_slip(u, "phut") || (one_slip(u, "tuan") && u != "toan" && u != "uan");
            }
            if ((now.what == tag::day || now.what == tag::hour) && taken == 1)
                if (std::size_t const n = nearly_work(i + 1, free_word); n != 0) {
                    now.what = now.what == tag::day ? tag::working_day : tag::working_hour;
                    now.slip = true;
                    taken += n;
                }
            for (std::size_t k = 1; k < taken; ++k) now.slip = now.slip || l[i + k].slip;
            now.to = l[i + taken - 1].to;
            if (taken > 1) now.key = {};
        }
        i += taken;
    }
    l.resize(out);
}

}
}
}
