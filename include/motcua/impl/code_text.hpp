// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <utility>

#include "../code.hpp"
#include "vietnamese_text.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// The characters of a code as they were meant, upper-case ASCII and Đ, each with its place in the NFC text; what had
// to be put right on the way is in `findings`.
struct clean_code {
    std::string text;
    std::u32string letters;
    std::vector<std::pair<std::size_t, std::size_t>> at;
    std::vector<code_finding> findings;

    void find(code_doubt doubt, std::size_t from, std::size_t to) {
        findings.push_back({doubt, from, to, text.substr(from, to - from)});
    }
    // A doubt about letters `first` up to `last`, as they stand in the text.
    void doubt(code_doubt what, std::size_t first, std::size_t last) {
        bool const any = first < last && last <= at.size();
        find(what, any ? at[first].first : 0, any ? at[last - 1].second : text.size());
    }
};

// A typographic variant of a character that codes are made of, and which kind it is.
struct code_letter {
    char32_t meant = 0;  // 0: leave it out
    code_doubt doubt{};
};
constexpr std::optional<code_letter> variant_of(char32_t c) {
    switch (c) {
        case 0:
            return code_letter{0, code_doubt::invisible};
        case U'\n':
        case U'\r':
        case 0x85:
        case 0x2028:
        case 0x2029:
            return code_letter{0, code_doubt::line_break};
        case U' ':
        case U'\t':
        case 0xA0:
        case 0x1680:
        case 0x202F:
        case 0x205F:
        case 0x3000:
            return code_letter{0, code_doubt::blank};
        case 0xAD:
        case 0x61C:
        case 0x180E:
        case 0xFEFF:
            return code_letter{0, code_doubt::invisible};
        case 0x2212:
        case 0x2043:
        case 0xFE58:
        case 0xFE63:
        case 0xFF0D:
            return code_letter{U'-', code_doubt::foreign_dash};
        case 0xB7:
        case 0x2024:
        case 0x2027:
        case 0xFE52:
        case 0xFF0E:
            return code_letter{U'.', code_doubt::foreign_dot};
        case 0xD0:  // eth
        case 0xF0:
            return code_letter{U'Đ', code_doubt::foreign_letter};
        case U'đ':
            return code_letter{U'Đ', code_doubt::lower_case};
        default:
            break;
    }
    if (c >= 0x2000 && c <= 0x200A) return code_letter{0, code_doubt::blank};
    if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F))
        return code_letter{0, code_doubt::invisible};
    if (c >= 0x2010 && c <= 0x2015) return code_letter{U'-', code_doubt::foreign_dash};
    if (c >= 0xFF10 && c <= 0xFF19) return code_letter{c - 0xFF10 + U'0', code_doubt::foreign_letter};
    if (c >= 0xFF21 && c <= 0xFF3A) return code_letter{c - 0xFF21 + U'A', code_doubt::foreign_letter};
    if (c >= 0xFF41 && c <= 0xFF5A) return code_letter{c - 0xFF41 + U'A', code_doubt::foreign_letter};
    if (c >= U'a' && c <= U'z') return code_letter{c - U'a' + U'A', code_doubt::lower_case};
    return std::nullopt;
}

inline clean_code cleaned(std::string_view raw) {
    constexpr std::size_t most_bytes = 400;  // no code comes near it; a page is not searched
    clean_code c;
    if (raw.size() > most_bytes) {
        c.text = std::string(raw.substr(0, 0));
        bool broken = false;
        c.text = composed(raw.substr(0, most_bytes), broken);
        return c;
    }
    bool broken = false;
    c.text = composed(raw, broken);
    if (!broken && c.text != raw) c.find(code_doubt::decomposed, 0, c.text.size());
    for (std::size_t i = 0; i < c.text.size();) {
        auto const d = decode(c.text, i);
        auto const v = variant_of(d.value);
        char32_t const meant = v ? v->meant : d.value;
        // one finding for a run of the same kind
        if (v) {
            bool const goes_on = !c.findings.empty() && c.findings.back().doubt == v->doubt &&
                                 c.findings.back().to == i && v->doubt != code_doubt::decomposed;
            if (goes_on) {
                c.findings.back().to = i + d.length;
                c.findings.back().found += c.text.substr(i, d.length);
            } else {
                c.find(v->doubt, i, i + d.length);
            }
        }
        if (meant != 0) c.letters += meant, c.at.emplace_back(i, i + d.length);
        i += d.length;
    }
    auto const drop = [&](std::size_t k, code_doubt doubt) {
        c.doubt(doubt, k, k + 1);
        c.letters.erase(k, 1);
        c.at.erase(c.at.begin() + static_cast<std::ptrdiff_t>(k));
    };
    if (!c.letters.empty() && (c.letters[0] == U'\'' || c.letters[0] == 0x2019)) drop(0, code_doubt::text_mark);
    while (!c.letters.empty() && std::u32string_view(U".,;").find(c.letters.back()) != std::u32string_view::npos)
        drop(c.letters.size() - 1, code_doubt::punctuation);
    return c;
}

// A piece of a code between separators.
struct code_piece {
    std::u32string_view letters;
    std::size_t from = 0;
    [[nodiscard]] std::size_t to() const { return from + letters.size(); }
    [[nodiscard]] bool digits(std::size_t least, std::size_t most) const {
        return letters.size() >= least && letters.size() <= most &&
               std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    }
    [[nodiscard]] bool words(std::size_t least, std::size_t most) const {
        return letters.size() >= least && letters.size() <= most &&
               std::all_of(letters.begin(), letters.end(),
                           [](char32_t c) { return (c >= U'A' && c <= U'Z') || c == U'Đ'; });
    }
    // "H03": the top level of an agency identifier.
    [[nodiscard]] bool top() const {
        return letters.size() == 3 && letters[0] >= U'A' && letters[0] <= U'Z' &&
               code_piece{letters.substr(1), from + 1}.digits(2, 2);
    }
    [[nodiscard]] std::string str() const {
        std::string s;
        for (char32_t c : letters) append(s, c);
        return s;
    }
};
inline std::vector<code_piece> pieces(std::u32string_view letters, char32_t separator, std::size_t offset = 0) {
    std::vector<code_piece> all;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= letters.size(); ++i)
        if (i == letters.size() || letters[i] == separator) {
            all.push_back({letters.substr(from, i - from), offset + from});
            from = i + 1;
        }
    return all;
}

}
}
}
