// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace motcua {
inline namespace v0 {
namespace detail {

// One row per vowel and shape, the six tones in the order: none, grave, acute, hook above, tilde, dot below.
inline constexpr std::array<std::u32string_view, 12> vowel_rows{U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ",
                                                                U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
                                                                U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ"};
inline constexpr std::array<std::u32string_view, 12> capital_rows{U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ",
                                                                  U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ", U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ",
                                                                  U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};
inline constexpr char32_t replacement = 0xFFFD;

struct decoded {
    char32_t value = replacement;
    std::uint32_t length = 1;
    bool valid = false;
};

// One code point; a byte that is not UTF-8 (overlong forms and surrogates included) is one invalid byte.
constexpr decoded decode(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const next = [&](std::size_t i) {
        return at + i < text.size() && (byte(at + i) & 0xC0) == 0x80 ? static_cast<char32_t>(byte(at + i) & 0x3F)
                                                                     : replacement;
    };
    unsigned char const lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    char32_t const b = next(1);
    if (b == replacement || lead < 0xC2 || lead > 0xF4) return {};
    if (lead < 0xE0) return {(static_cast<char32_t>(lead & 0x1F) << 6) | b, 2, true};
    char32_t const c = next(2);
    if (c == replacement) return {};
    if (lead < 0xF0) {
        char32_t const v = (static_cast<char32_t>(lead & 0x0F) << 12) | (b << 6) | c;
        if (v < 0x800 || (v >= 0xD800 && v <= 0xDFFF)) return {};
        return {v, 3, true};
    }
    char32_t const d = next(3);
    if (d == replacement) return {};
    char32_t const v = (static_cast<char32_t>(lead & 0x07) << 18) | (b << 12) | (c << 6) | d;
    if (v < 0x10000 || v > 0x10FFFF) return {};
    return {v, 4, true};
}

// The same for text that is known to be UTF-8, as everything is behind composed(): nothing is checked.
constexpr decoded decode_known(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
    char32_t const lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2, true};
    char32_t const two = (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (lead < 0xF0) return {(lead & 0x0F) << 12 | two, 3, true};
    return {(lead & 0x07) << 18 | two << 6 | (byte(3) & 0x3F), 4, true};
}

inline void append(std::string& to, char32_t c) {
    auto const put = [&](char32_t v) { to.push_back(static_cast<char>(static_cast<unsigned char>(v))); };
    if (c < 0x80) return put(c);
    if (c < 0x800) return put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    if (c < 0x10000) return put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
}

// A vowel as its row, its tone and its case; row 12 where the letter is not a Vietnamese vowel.
struct vowel {
    std::size_t row = 12, tone = 0;
    bool capital = false;
};
// Where a letter stands in the rows, by its code: 1 + 12 row + 2 tone + capital; 0 where it is no vowel.
inline constexpr std::size_t vowel_codes = 0x1F00;
inline constexpr auto vowel_places = [] {
    std::array<std::uint8_t, vowel_codes> at{};
    for (std::size_t row = 0; row < 12; ++row)
        for (std::size_t tone = 0; tone < 6; ++tone) {
            at[vowel_rows[row][tone]] = static_cast<std::uint8_t>(1 + 12 * row + 2 * tone);
            at[capital_rows[row][tone]] = static_cast<std::uint8_t>(2 + 12 * row + 2 * tone);
        }
    return at;
}();
constexpr vowel vowel_of(char32_t c) {
    std::size_t const place = c < vowel_codes ? vowel_places[c] : 0;
    if (place == 0) return {};
    return {(place - 1) / 12, (place - 1) % 12 / 2, (place - 1) % 2 == 1};
}

constexpr std::size_t tone_of(char32_t mark) {
    switch (mark) {
        case 0x300:
        case 0x340:
            return 1;
        case 0x301:
        case 0x341:
            return 2;
        case 0x309:
            return 3;
        case 0x303:
            return 4;
        case 0x323:
            return 5;
        default:
            return 0;
    }
}

// The row that a shape mark makes of a plain vowel's row, or 12.
constexpr std::size_t shaped(std::size_t row, char32_t mark) {
    if (mark == 0x302) return row == 0 ? 2 : row == 3 ? 4 : row == 6 ? 7 : 12;
    if (mark == 0x306) return row == 0 ? 1 : 12;
    if (mark == 0x31B) return row == 6 ? 8 : row == 9 ? 10 : 12;
    return 12;
}

// Composes Vietnamese letters. Marks are taken in any order: Windows-1258 text keeps the shape in the letter and the
// tone apart, some keyboards type the tone first, and no other letter can be meant. Bytes that are not UTF-8 become
// U+FFFD, so that the result always is UTF-8; `broken` says whether there were any.
inline std::string composed(std::string_view text, bool& broken) {
    std::string out;
    out.reserve(text.size());
    vowel open;  // the letter that was just written, while marks may still join it
    std::size_t open_at = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            std::size_t end = i + 1;
            while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
            out.append(text.substr(i, end - i));
            i = end;
            open_at = out.size() - 1;
            open.row = 13;
            continue;
        }
        // Letters with their marks, as nearly all text has them, are copied as they are.
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const length = lead >= 0xC3 && lead <= 0xCB ? 2 : lead == 0xE1 ? 3 : 0;
        auto const goes_on = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
        bool const whole =
            length != 0 && i + length <= text.size() && goes_on(i + 1) && (length == 2 || goes_on(i + 2));
        if (whole) {
            open_at = out.size();
            out.append(text.substr(i, length));
            i += length;
            open.row = 13;
            continue;
        }
        auto const c = decode(text, i);
        i += c.length;
        broken = broken || !c.valid;
        std::size_t const tone = tone_of(c.value);
        bool const mark = tone != 0 || c.value == 0x302 || c.value == 0x306 || c.value == 0x31B;
        if (mark && open_at < out.size()) {
            if (open.row == 13) open = vowel_of(decode(out, open_at).value);
            std::size_t const row = open.row < 12 && tone == 0 ? shaped(open.row, c.value) : open.row;
            if (row < 12 && (tone == 0 || open.tone == 0)) {
                open.row = row;
                if (tone != 0) open.tone = tone;
                out.resize(open_at);
                append(out, (open.capital ? capital_rows : vowel_rows)[open.row][open.tone]);
                continue;
            }
            open.row = 12;  // a mark that does not join closes the letter
        } else {
            open_at = out.size();
            open.row = 13;
        }
        append(out, c.value);
    }
    return out;
}

// Lower case with the same byte offsets. Capital eth is what old fonts print for Đ.
inline std::string lowered(std::string_view text) {
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto const a = static_cast<unsigned char>(out[i]);
        if (a >= 'A' && a <= 'Z') out[i] = static_cast<char>(a + 32);
        if (a < 0xC3 || a > 0xE1 || i + 1 >= out.size()) continue;
        auto const b = static_cast<unsigned char>(out[i + 1]);
        auto const second = [&](int v) { out[i + 1] = static_cast<char>(static_cast<unsigned char>(v)); };
        if (a == 0xC3 && (b == 0x90 || b == 0xB0)) {
            out[i] = static_cast<char>(static_cast<unsigned char>(0xC4));
            second(0x91);
        } else if (a == 0xC3 && b >= 0x80 && b <= 0x9E && b != 0x97) {
            second(b + 0x20);
        } else if ((a == 0xC4 && (b == 0x82 || b == 0x90 || b == 0xA8)) || (a == 0xC5 && b == 0xA8) ||
                   (a == 0xC6 && (b == 0xA0 || b == 0xAF))) {
            second(b + 1);
        } else if (a == 0xE1 && (b == 0xBA || b == 0xBB) && i + 2 < out.size()) {
            auto const c = static_cast<unsigned char>(out[i + 2]);
            bool const letter = b == 0xBA ? c >= 0xA0 : c <= 0xB9;
            if (letter && c % 2 == 0) out[i + 2] = static_cast<char>(static_cast<unsigned char>(c + 1));
        }
    }
    return out;
}

// The letters without their marks; đ as d, others as they are.
inline std::string unmarked(std::string_view lower) {
    std::string out;
    for (std::size_t i = 0; i < lower.size();) {
        auto const c = decode_known(lower, i);
        auto const v = vowel_of(c.value);
        append(out, c.value == U'đ' ? U'd' : v.row < 12 ? U"aaaeeiooouuy"[v.row] : c.value);
        i += c.length;
    }
    return out;
}

// Whether one insertion, deletion, replacement or exchange of neighbours turns one word into the other.
template <class Char>
constexpr bool one_slip(std::basic_string_view<Char> a, std::basic_string_view<Char> b) {
    if (a.size() > b.size()) return one_slip(b, a);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
    if (i == a.size() || a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}
constexpr bool one_slip(std::string_view a, std::string_view b) { return one_slip<char>(a, b); }
constexpr bool one_slip(std::u16string_view a, std::u16string_view b) { return one_slip<char16_t>(a, b); }

}
}
}
