// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cmath>
#include <span>

#include "code_text.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline bool only_noughts(std::string_view s) { return s.find_first_not_of('0') == s.npos; }
inline std::string joined(std::span<std::string const> parts, char separator) {
    std::string s;
    for (auto const& p : parts) (s.empty() ? s : s += separator) += p;
    return s;
}

// The pieces of an agency identifier, and nothing else; unread where they make none.
inline agency_id agency_of(clean_code& c, std::span<code_piece const> p) {
    agency_id id;
    auto const unit = [](code_piece const& x) { return x.digits(2, 3); };
    bool const up = p.size() == 4 && p[3].top() && std::all_of(p.begin(), p.begin() + 3, unit);
    bool const down = !p.empty() && p.size() <= 4 && p[0].top() && std::all_of(p.begin() + 1, p.end(), unit);
    if (!up && !down) return id;
    for (auto const& x : p) id.levels.push_back(x.str());
    if (up) std::reverse(id.levels.begin(), id.levels.end());
    id.shape = up ? agency_shape::upward : p.size() == 4 ? agency_shape::downward : agency_shape::brief;
    // 3.2.2 digits upward, 2.2.3 downward (2.2.2 was seen too), no noughts at the end of a brief one
    bool const noughts = only_noughts(id.levels.back());
    auto const width = [&](std::size_t i) { return p[i].letters.size(); };
    bool const regular = up ? width(0) == 3 && width(1) == 2 && width(2) == 2
                         : p.size() == 4
                             ? width(1) == 2 && width(2) == 2 && (width(3) == 3) != (width(3) == 2 && !noughts)
                             : !noughts;
    if (!regular && p.size() > 1) c.doubt(code_doubt::group_width, p.front().from, p.back().to());
    while (id.levels.size() > 1 && only_noughts(id.levels.back())) id.levels.pop_back();
    return id;
}

// The four groups, the highest level first, with the noughts that the written form has.
inline std::array<std::string, 4> groups_of(agency_id const& id) {
    std::array<std::string, 4> g{"", "00", "00", "000"};
    for (std::size_t i = 0; i < id.levels.size() && i < 4; ++i) g[i] = id.levels[i];
    return g;
}
inline std::string upward(agency_id const& id) {
    auto g = groups_of(id);
    std::reverse(g.begin(), g.end());
    return joined(g, '.');
}

// What stands behind the six digits of a national code: a service, an agency, or both.
inline bool read_rest(procedure_code& code, clean_code& c, std::span<code_piece const> rest) {
    auto const service = [](code_piece const& p) { return p.digits(2, 2); };
    if (rest.size() == 1 && service(rest[0])) {
        code.service = rest[0].str();
        return true;
    }
    auto const top = std::find_if(rest.begin(), rest.end(), [](code_piece const& p) { return p.top(); }) - rest.begin();
    auto const n = rest.size();
    std::size_t units = n;
    if (top == 3)
        units = 4;
    else if (top == 0 && n == 5)
        units = 4;
    else if (top == 0 && n < 4 && n > 1 && service(rest[n - 1])) {
        units = n - 1;
        c.doubt(code_doubt::service_or_unit, rest[n - 1].from, rest[n - 1].to());
    }
    if (units > n || n > units + 1) return false;
    code.agency = agency_of(c, rest.first(units));
    if (!code.agency.read() || (n > units && !service(rest[units]))) return false;
    if (n > units) code.service = rest[units].str();
    auto const at = std::pair{c.at[rest[0].from].first, c.at[rest[units - 1].to() - 1].second};
    code.agency.text = c.text.substr(at.first, at.second - at.first);
    code.kind = procedure_code_kind::local;
    return true;
}

// Digits that were a national code before a spreadsheet or a hand changed them.
inline std::optional<code_doubt> damage_of(std::u32string_view s) {
    auto const digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    auto const separator = [](char32_t c) { return c == U'.' || c == U','; };
    auto const like = [](char32_t c) { return c == U'O' || c == U'I' || c == U'L'; };
    if (s.empty() || !(digit(s[0]) || like(s[0]))) return std::nullopt;
    auto const separators = std::count_if(s.begin(), s.end(), separator);
    auto const digits = std::count_if(s.begin(), s.end(), digit);
    auto const letters = std::count_if(s.begin(), s.end(), like);
    if (separators + digits + letters != static_cast<std::ptrdiff_t>(s.size())) return std::nullopt;
    bool const decimal = s.size() > 2 && separator(s[1]) && separators == 1;
    if (letters > 0) return decimal && s.size() == 8 ? std::optional(code_doubt::letter_for_digit) : std::nullopt;
    if (separators == 0) return digits == 7 ? std::optional(code_doubt::dot_lost) : std::nullopt;
    if (decimal && digits < 7 && digits > 1) return code_doubt::zeros_lost;
    if (decimal && digits > 9) return code_doubt::number_noise;
    bool const thousands = separators == 2 && s.size() == 9 && separator(s[1]) && separator(s[5]);
    return thousands ? std::optional(code_doubt::extra_separator) : std::nullopt;
}

inline bool read_old(procedure_code& code, std::u32string_view letters) {
    auto const p = pieces(letters, U'-');
    auto const number = [](code_piece const& x) {
        auto const digits = std::count_if(x.letters.begin(), x.letters.end(), [](char32_t c) { return c < U'A'; });
        bool const clean = std::all_of(x.letters.begin(), x.letters.end(),
                                       [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z'); });
        return clean && digits > 0 && x.letters.size() <= 8;
    };
    bool const house = p.size() == 2 && p[0].words(2, 6) && p[1].digits(1, 5);
    bool const old = (p.size() == 3 || p.size() == 4) && p[0].words(1, 4) && p[1].words(2, 5) && number(p[2]) &&
                     (p.size() == 3 || p[3].words(1, 4));
    if (!house && !old) return false;
    code.kind = old ? procedure_code_kind::old : procedure_code_kind::house;
    for (auto const& x : p) code.old_parts.push_back(x.str());
    return true;
}

}

MOTCUA_INLINE std::string agency_id::str() const {
    if (!read()) return text;
    if (shape == agency_shape::upward) return detail::upward(*this);
    return shape == agency_shape::brief ? canonical() : detail::joined(detail::groups_of(*this), '.');
}
MOTCUA_INLINE std::string agency_id::canonical() const { return read() ? detail::joined(levels, '.') : text; }
MOTCUA_INLINE bool agency_id::within(agency_id const& other) const {
    return other.read() && levels.size() >= other.levels.size() &&
           std::equal(other.levels.begin(), other.levels.end(), levels.begin());
}

MOTCUA_INLINE std::string procedure_code::str() const {
    if (!old_parts.empty()) return detail::joined(old_parts, '-');
    if (!read()) return text;
    return national + (agency.read() ? "." + agency.str() : "") + (service.empty() ? "" : "." + service);
}
MOTCUA_INLINE std::string procedure_code::canonical() const {
    if (kind != procedure_code_kind::local) return str();
    return national + "." + detail::upward(agency) + (service.empty() ? "" : "." + service);
}
MOTCUA_INLINE std::string dossier_code::str() const {
    if (kind == dossier_code_kind::other) return serial;
    return read() ? agency.str() + "-" + day_digits + "-" + serial : text;
}
MOTCUA_INLINE std::string dossier_code::canonical() const {
    return kind == dossier_code_kind::standard ? agency.canonical() + "-" + day_digits + "-" + serial : str();
}

MOTCUA_INLINE agency_id parse_agency_id(std::string_view text) {
    auto c = detail::cleaned(text);
    auto id = detail::agency_of(c, detail::pieces(c.letters, U'.'));
    if (!id.read()) c.doubt(code_doubt::not_a_code, 0, 0);
    id.text = std::move(c.text), id.findings = std::move(c.findings);
    return id;
}

MOTCUA_INLINE procedure_code parse_procedure_code(std::string_view text) {
    procedure_code code;
    auto c = detail::cleaned(text);
    std::u32string letters = c.letters;
    bool const comma = letters.size() == 8 && letters[1] == U',';
    if (comma) letters[1] = U'.';
    auto const p = detail::pieces(letters, U'.');
    if (p.size() >= 2 && p[0].digits(1, 1) && p[0].letters[0] != U'0' && p[1].digits(6, 6)) {
        code.national = p[0].str() + "." + p[1].str();
        code.kind = procedure_code_kind::national;
        if (p.size() > 2 && !detail::read_rest(code, c, std::span(p).subspan(2))) {
            std::string const national = code.national;
            code = {};
            code.national = national;
            c.doubt(code_doubt::not_a_code, p[2].from, letters.size());
        } else {
            if (comma) c.doubt(code_doubt::decimal_comma, 1, 2);
            if (std::u32string_view(U"12356").find(letters[0]) == std::u32string_view::npos)
                c.doubt(code_doubt::first_digit_unseen, 0, 1);
        }
    } else if (auto const damage = detail::damage_of(c.letters)) {
        code.kind = procedure_code_kind::damaged;
        c.doubt(*damage, 0, letters.size());
    } else if (p.size() == 1 && p[0].digits(5, 8)) {
        code.kind = procedure_code_kind::portal_id;
        code.old_parts.push_back(p[0].str());
        c.doubt(code_doubt::not_a_code, 0, letters.size());
    } else if (!detail::read_old(code, letters)) {
        c.doubt(code_doubt::not_a_code, 0, letters.size());
    }
    code.text = std::move(c.text), code.findings = std::move(c.findings);
    return code;
}

MOTCUA_INLINE dossier_code parse_dossier_code(std::string_view text) {
    dossier_code code;
    auto c = detail::cleaned(text);
    auto const p = detail::pieces(c.letters, U'-');
    if (p.size() == 3 && p[1].digits(6, 6) && p[2].digits(4, 7))
        code.agency = detail::agency_of(c, detail::pieces(p[0].letters, U'.'));
    if (code.agency.read()) {
        code.kind = dossier_code_kind::standard;
        code.agency.text = c.text.substr(c.at[0].first, c.at[p[0].to() - 1].second - c.at[0].first);
        code.day_digits = p[1].str(), code.serial = p[2].str();
        auto const two = [&](std::size_t i) { return (code.day_digits[i] - '0') * 10 + code.day_digits[i + 1] - '0'; };
        int const y = 2000 + two(0), m = two(2), d = two(4);
        if (m >= 1 && m <= 12 && d >= 1 && d <= days_in_month(y, m))
            code.accepted = date(y, m, d);
        else
            c.doubt(code_doubt::date_impossible, p[1].from, p[1].to());
    } else {
        auto const digit = [](char32_t l) { return l >= U'0' && l <= U'9'; };
        bool const plain = std::all_of(c.letters.begin(), c.letters.end(),
                                       [&](char32_t l) { return digit(l) || (l >= U'A' && l <= U'Z') || l == U'/'; });
        bool const enough = std::count_if(c.letters.begin(), c.letters.end(), digit) >= 6 && c.letters.size() <= 40;
        if (plain && enough)
            code.kind = dossier_code_kind::other, code.serial = p[0].str();
        else
            c.doubt(code_doubt::not_a_code, 0, c.letters.size());
    }
    code.text = std::move(c.text), code.findings = std::move(c.findings);
    return code;
}

MOTCUA_INLINE bool same_agency(procedure_code const& a, procedure_code const& b) {
    return a.agency.read() && a.agency == b.agency;
}
MOTCUA_INLINE bool same_agency(dossier_code const& a, dossier_code const& b) {
    return a.agency.read() && a.agency == b.agency;
}

MOTCUA_INLINE std::vector<code_candidate> candidates(procedure_code const& damaged,
                                                     std::vector<std::string> const& known) {
    std::vector<code_candidate> all;
    if (damaged.kind != procedure_code_kind::damaged) return all;
    std::string digits;  // without separators
    bool letters = false;
    for (char32_t c : detail::cleaned(damaged.text).letters) {
        bool const nought = c == U'O', one = c == U'I' || c == U'L';
        letters = letters || nought || one;
        if (nought || one) digits += nought ? '0' : '1';
        if (c >= U'0' && c <= U'9') digits += static_cast<char>(c);
    }
    for (auto const& code : known) {
        auto const national = parse_procedure_code(code).national;
        if (national.empty()) continue;
        std::string const its = national.substr(0, 1) + national.substr(2);
        std::optional<candidate_reason> why;
        if (digits.size() == 7) {
            if (its == digits) why = letters ? candidate_reason::digits_restored : candidate_reason::dot_restored;
        } else if (digits.size() < 7) {
            auto const step = std::pow(10.0, 7.0 - static_cast<double>(digits.size()));
            if (its == digits + std::string(7 - digits.size(), '0'))
                why = candidate_reason::zeros_restored;
            else if (its.starts_with(digits) ||
                     std::llround(static_cast<double>(std::stoll(its)) / step) == std::stoll(digits))
                why = candidate_reason::shown_short;
        } else {
            auto const step = std::pow(10.0, static_cast<double>(std::min<std::size_t>(digits.size(), 15)) - 7.0);
            auto const shown = static_cast<double>(std::stoll(digits.substr(0, 15)));
            if (std::llround(shown / step) == std::stoll(its)) why = candidate_reason::rounded;
        }
        if (why) all.push_back({code, *why});
    }
    std::sort(all.begin(), all.end(), [](auto const& x, auto const& y) {
        return x.reason != y.reason ? x.reason < y.reason : x.code < y.code;
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}
}
