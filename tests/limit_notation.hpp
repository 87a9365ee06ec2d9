// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <motcua/time_limit.hpp>

#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <motcua/impl/vietnamese_text.hpp>

#include "catch.hpp"

// What the tests of time limits share: a short notation for a limit, and what holds of every reading.
namespace limit_notation {

using motcua::parse_time_limit;
using motcua::term;
using motcua::term_join;
using motcua::time_limit;
using motcua::time_unit;

// A limit in short, as vectors/time_limit.csv has it:
//   5wd 5d 5wh 5h 5min 5w 5mo 5y 5unk   an amount and its unit; 3..5wd a range
//   same  same<15:00  none              the same day, with its cut-off; no limit
//   date(words)  2mo(words)             a date rule; words that a counted term keeps
//   >=5d  after 5d  before 5d  +5d      at least, after, before, extension
//   " & " sum, " then " sequence, " | " alternatives, "[words] " the condition before one
//   " @party"  " !excluded"             behind a term
//   "-" no term; " ?" at the end: problems are reported
inline std::string figure(double n) {
    auto const hundredths = static_cast<long>(n * 100 + 0.5);
    std::string text = std::to_string(hundredths / 100);
    if (long const rest = hundredths % 100; rest != 0)
        text += "." + (rest % 10 == 0 ? std::to_string(rest / 10) : std::to_string(rest));
    return text;
}
inline std::string compact(term const& t) {
    static constexpr std::string_view units[]{"wd", "d", "wh", "h", "min", "w", "mo", "y", "", "", "", "unk"};
    static constexpr std::string_view senses[]{"", ">=", "after ", "before ", "+"};
    std::string text;
    if (t.unit == time_unit::same_day) {
        text = "same";
        if (t.cutoff_minute) {
            auto const minute = std::to_string(*t.cutoff_minute % 60);
            text += "<" + std::to_string(*t.cutoff_minute / 60) + ":" + (minute.size() < 2 ? "0" : "") + minute;
        }
    } else if (t.unit == time_unit::none) {
        text = "none";
    } else if (t.unit == time_unit::date_rule) {
        text = "date(" + t.words + ")";
    } else {
        text = std::string(senses[static_cast<std::size_t>(t.sense)]) + (t.amount ? figure(*t.amount) : "") +
               (t.amount_max ? ".." + figure(*t.amount_max) : "") +
               std::string(units[static_cast<std::size_t>(t.unit)]) + (t.words.empty() ? "" : "(" + t.words + ")");
    }
    if (!t.party.empty()) text += " @" + t.party;
    if (!t.excludes.empty()) text += " !" + t.excludes;
    return text;
}
inline std::string compact(time_limit const& limit) {
    std::string text;
    for (auto const& a : limit.alternatives()) {
        if (!text.empty()) text += " | ";
        if (a.condition) text += "[" + *a.condition + "] ";
        bool first = true;
        for (auto const& t : a.steps) {
            if (!first) text += t.join == term_join::sum ? " & " : " then ";
            text += compact(t);
            first = false;
        }
    }
    return (text.empty() ? "-" : text) + (limit.problems().empty() ? "" : " ?");
}
inline std::string read(std::string_view phrase) { return compact(parse_time_limit(phrase)); }

inline std::vector<std::pair<std::string, std::string>> vectors() {
    std::ifstream file(MOTCUA_TEST_DIR "/vectors/time_limit.csv");
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "phrase,parse");
    std::vector<std::pair<std::string, std::string>> rows;
    while (std::getline(file, line)) {
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.emplace_back();
            else
                cells.back() += c;
        }
        REQUIRE(cells.size() == 2);
        rows.emplace_back(cells[0], cells[1]);
    }
    return rows;
}

inline bool utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const d = motcua::detail::decode(text, i);
        if (!d.valid) return false;
        i += d.length;
    }
    return true;
}

// What holds of every reading, whatever the text.
inline bool sound(time_limit const& limit) {
    auto const& text = limit.text();
    if (!utf8(text)) return false;
    for (auto const& p : limit.problems())
        if (p.from > p.to || p.to > text.size() || text.substr(p.from, p.to - p.from) != p.found || p.doubt.empty())
            return false;
    for (auto const& a : limit.alternatives()) {
        if (a.steps.empty() || (a.condition && (a.condition->empty() || text.find(*a.condition) == text.npos)))
            return false;
        for (auto const& t : a.steps) {
            if (t.unit == time_unit::unknown && limit.problems().empty()) return false;
            if (!t.excludes.empty() && text.find(t.excludes) == text.npos) return false;
        }
    }
    return !limit.alternatives().empty() || !limit.problems().empty();
}

}
