// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "limit_lexicon.hpp"
#include "vietnamese_text.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline constexpr std::uint16_t no_row = 0xFFFF;

// A piece of the text with what it is to the grammar. Offsets are bytes of the NFC text.
struct lexeme {
    tag what = tag::word;
    bool glued = false;  // no blank before it
    bool slip = false;   // read through a typing error
    std::uint32_t from = 0, to = 0;
    word_key key;                // of a single word
    std::uint16_t row = no_row;  // the first row of the lexicon that begins with it
    double value = 0;            // of a number or a clock time (minutes after midnight)
};

// The lexicon's first words by a hash: every word of a text is looked up.
class first_words {
public:
    first_words() {
        auto const& rows = lexicon();
        for (std::size_t i = rows.size(); i-- > 0;)
            if (i == 0 || rows[i - 1].words[0] != rows[i].words[0])
                put(rows[i].words[0], static_cast<std::uint16_t>(i));
    }
    std::uint16_t operator[](word_key k) const {
        std::size_t at = place(k);
        while (table_[at].row != no_row && table_[at].key != k) at = (at + 1) % table_.size();
        return table_[at].row;
    }
    static std::size_t place(word_key k) {
        return static_cast<std::size_t>(((k.a ^ k.b * 31) * 0x9E3779B97F4A7C15u) >> 54);
    }

private:
    struct slot {
        word_key key;
        std::uint16_t row = no_row;
    };
    void put(word_key k, std::uint16_t row) {
        std::size_t at = place(k);
        while (table_[at].row != no_row) at = (at + 1) % table_.size();
        table_[at] = {k, row};
    }
    std::vector<slot> table_ = std::vector<slot>(1024);
};
// The first row of the lexicon that begins with a word; `no_row` where there is none.
inline std::uint16_t row_of(word_key first) {
    static first_words const rows;
    return rows[first];
}

inline bool known_syllable(word_key k) {
    static std::vector<word_key> const all = [] {
        std::vector<word_key> keys;
        for (auto const s : common_syllables) keys.push_back(s);
        for (auto const& r : lexicon())
            for (std::size_t i = 0; i < r.count; ++i) keys.push_back(r.words[i]);
        sort_rows(keys, [](word_key a, word_key b) { return a < b; });
        return keys;
    }();
    return std::binary_search(all.begin(), all.end(), k);
}

class tokeniser {
public:
    explicit tokeniser(std::string_view lower) : s_(lower) { out_.reserve(lower.size() / 4 + 8); }

    std::vector<lexeme> operator()() {
        while (at_ < s_.size()) step();
        return std::move(out_);
    }

private:
    static bool digit(char c) { return c >= '0' && c <= '9'; }
    bool digit_at(std::size_t i) const { return i < s_.size() && digit(s_[i]); }

    void emit(tag what, std::size_t from, std::size_t to, double value = 0) { emit(what, from, to, value, {}, no_row); }
    void emit_word(std::size_t from, std::size_t to) {
        auto const key = key_of(s_.substr(from, to - from));
        emit(tag::word, from, to, 0, key, row_of(key));
    }
    void emit(tag what, std::size_t from, std::size_t to, double value, word_key key, std::uint16_t row) {
        bool const first = out_.empty();
        auto& l = out_.emplace_back();  // in place: a copy would wait for its own parts
        l.key = key;
        l.row = row;
        l.what = what;
        l.glued = !blank_ && !first;
        l.from = static_cast<std::uint32_t>(from);
        l.to = static_cast<std::uint32_t>(to);
        l.value = value;
        blank_ = false;
        at_ = to;
    }

    void step() {
        char const c = s_[at_];
        if (c == ' ' || c == '\t' || c == '\r') return blank(1);
        if (digit(c)) return number();
        if (static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z')) return punctuation(c);
        auto const d = decode_known(s_, at_);
        if (d.length == 1 && c >= 'a' && c <= 'z') return word();
        switch (d.value) {
            case 0xA0:
            case 0x200B:
            case 0x200C:
            case 0x2007:
            case 0x202F:
            case 0xFEFF:
            case 0xAD:
            case 0x3000:
                return blank(d.length);
            case 0x2013:
            case 0x2014:
            case 0x2010:
            case 0x2011:
            case 0x2012:
            case 0x2212:
                return emit(tag::dash, at_, at_ + d.length);
            case 0x2022:
            case 0x25CF:
            case 0x25AA:
            case 0xB7:
            case 0xF0B7:
            case 0x2B25:
            case 0x25CB:
                return emit(tag::bullet, at_, at_ + d.length);
            case 0x2026:
                return emit(tag::ellipsis, at_, at_ + d.length);
            case 0x2264:
                return emit(tag::at_most, at_, at_ + d.length);
            case 0x2265:
                return emit(tag::at_least, at_, at_ + d.length);
            case 0x2028:
            case 0x2029:
            case 0x85:
                return emit(tag::line, at_, at_ + d.length);
            case 0xBD:
                return emit(tag::fraction, at_, at_ + d.length, 0.5);
            case 0xBC:
                return emit(tag::fraction, at_, at_ + d.length, 0.25);
            case 0xBE:
                return emit(tag::fraction, at_, at_ + d.length, 0.75);
            case 0xFF08:
                return emit(tag::open, at_, at_ + d.length);
            case 0xFF09:
                return emit(tag::close, at_, at_ + d.length);
            default:
                break;
        }
        if (d.value >= 0xFF10 && d.value <= 0xFF19) return emit(tag::refused, at_, at_ + d.length);
        if (d.value >= 0x2000 && d.value <= 0x2BFF) return emit(tag::mark, at_, at_ + d.length);
        word();
    }

    void blank(std::size_t length) {
        at_ += length;
        blank_ = true;
    }

    void word() {
        std::size_t end = at_;
        while (end < s_.size()) {
            char const c = s_[end];
            if (c >= 'a' && c <= 'z') {
                ++end;
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x80) break;
            auto const d = decode_known(s_, end);
            // Letters of the Latin blocks and whatever else is no sign or blank.
            bool const letter = d.value >= 0xC0 && !(d.value >= 0x2000 && d.value <= 0x303F) && d.value < 0xF000 &&
                                d.value != 0xD7 && d.value != 0xF7;
            if (!letter && end != at_) break;
            end += d.length;
            if (!letter) break;
        }
        split_or_emit(at_, end);
    }

    // Words that lost the blank between them are two words, if both halves are words of the trade.
    void split_or_emit(std::size_t from, std::size_t to) {
        auto const whole = s_.substr(from, to - from);
        auto const key = key_of(whole);
        auto const row = row_of(key);
        if (row == no_row && whole.size() >= 5 && unusual(whole))
            for (std::size_t i = 2; i + 2 <= whole.size(); ++i) {
                if ((static_cast<unsigned char>(whole[i]) & 0xC0) == 0x80) continue;
                if (!known_syllable(key_of(whole.substr(0, i))) || !known_syllable(key_of(whole.substr(i)))) continue;
                emit_word(from, from + i);
                return emit_word(from + i, to);
            }
        emit(tag::word, from, to, 0, key, row);
    }

    // No Vietnamese syllable has a vowel, a consonant and a vowel again: a cheap test before anything is looked up.
    static bool unusual(std::string_view word) {
        int changes = 0;
        bool vowels = false;
        for (std::size_t i = 0; i < word.size();) {
            auto const d = decode_known(word, i);
            char const c = word[i];
            bool const v =
                d.length > 1 ? d.value != U'đ' : c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
            if (v != vowels) ++changes;
            vowels = v;
            i += d.length;
        }
        return changes >= 3;
    }

    void number() {
        std::size_t end = at_;
        double value = 0;
        while (digit_at(end)) value = value * 10 + (s_[end++] - '0');
        std::size_t const whole = end - at_;
        tag what = whole > 4 ? tag::refused : tag::number;
        bool const point = end < s_.size() && (s_[end] == '.' || s_[end] == ',') && digit_at(end + 1);
        if (point) {
            std::size_t tail = end + 1;
            double scale = 1, part = 0;
            while (digit_at(tail)) part = part * 10 + (s_[tail++] - '0'), scale *= 10;
            bool const again = tail < s_.size() && (s_[tail] == '.' || s_[tail] == ',') && digit_at(tail + 1);
            bool const heading = tail < s_.size() && s_[tail] == '.' && s_[end] == '.';
            // 1.000 may be a thousand, 4.4. is a heading, 1.2.3 a version: none of them counts days.
            if (again || heading || tail - end > 3 || scale > 100) {
                while (digit_at(tail) ||
                       (tail < s_.size() && (s_[tail] == '.' || s_[tail] == ',') && digit_at(tail + 1)))
                    ++tail;
                return emit(heading || again ? tag::mark : tag::refused, at_, tail);
            }
            return emit(what, at_, tail, value + part / scale);
        }
        if (end < s_.size() && s_[end] == '/' && digit_at(end + 1)) {
            std::size_t const begin = at_;
            std::size_t tail = end;
            while (tail < s_.size() && (digit(s_[tail]) || (s_[tail] == '/' && digit_at(tail + 1)))) ++tail;
            // "ngày 1/4" is a date
            auto const text = s_.substr(begin, tail - begin);
            bool const date = !out_.empty() && out_.back().key == "ngày"_w;
            double const part = text == "1/2" ? 0.5 : text == "1/4" ? 0.25 : text == "3/4" ? 0.75 : 0;
            if (part > 0 && !date) return emit(tag::fraction, begin, tail, part);
            return emit(tag::slashed, begin, tail);
        }
        emit(what, at_, end, value);
    }

    void punctuation(char c) {
        switch (c) {
            case ',':
                return emit(tag::comma, at_, at_ + 1);
            case ':':
                return emit(tag::colon, at_, at_ + 1);
            case ';':
                return emit(tag::semicolon, at_, at_ + 1);
            case '\n':
                return emit(tag::line, at_, at_ + 1);
            case '(':
            case '[':
                return emit(tag::open, at_, at_ + 1);
            case ')':
            case ']':
                return emit(tag::close, at_, at_ + 1);
            case '-':
                return emit(tag::dash, at_, at_ + 1);
            case '/':
                return emit(tag::slash, at_, at_ + 1);
            case '+':
                return emit(tag::plus, at_, at_ + 1);
            case '*':
                return emit(tag::bullet, at_, at_ + 1);
            case '.':
                return full_stop();
            default:
                return emit(tag::mark, at_, at_ + 1);
        }
    }

    // A dot ends a sentence only before a blank or the end: not in "TP.HCM" and not in an address.
    void full_stop() {
        std::size_t next = at_ + 1;
        while (next < s_.size() && s_[next] == '.') ++next;
        if (next - at_ > 1) return emit(tag::ellipsis, at_, next);
        // "TP. Hồ Chí Minh", "Q. 1"
        bool const shortened = !out_.empty() && !blank_ && out_.back().what == tag::word &&
                               (out_.back().key == "tp"_w || out_.back().key == "tx"_w || out_.back().key == "tt"_w ||
                                out_.back().key == "ths"_w || out_.back().key == "ts"_w);
        if (shortened && next < s_.size()) return emit(tag::mark, at_, next);
        bool const ends = next >= s_.size() || s_[next] == ' ' || s_[next] == '\n' || s_[next] == '\r' ||
                          s_[next] == '\t' || s_[next] == ')' || s_[next] == '"' || s_[next] == '-' ||
                          static_cast<unsigned char>(s_[next]) >= 0xC2;
        emit(ends ? tag::stop : tag::mark, at_, next);
    }

    std::string_view s_;
    std::size_t at_ = 0;
    bool blank_ = true;
    std::vector<lexeme> out_;
};

}
}
}
