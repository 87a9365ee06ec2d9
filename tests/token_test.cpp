// SPDX-License-Identifier: Apache-2.0
#include <motcua/token.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <motcua/motcua.hpp>

#include "catch.hpp"

using namespace motcua;

namespace {

bool lower_snake(std::string_view text) {
    if (text.empty() || text.front() < 'a' || text.front() > 'z' || text.back() == '_') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (c != '_' || text[i - 1] == '_')) return false;
    }
    return true;
}

/// The code points of a text, or none where it is not UTF-8.
std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> all;
    for (std::size_t i = 0; i < text.size();) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const n = lead < 0x80                   ? 1
                              : lead >= 0xC2 && lead < 0xE0 ? 2
                              : lead >= 0xE0 && lead < 0xF0 ? 3
                              : lead >= 0xF0 && lead < 0xF5 ? 4
                                                            : 0;
        if (n == 0 || i + n > text.size()) return {};
        char32_t point = n == 1 ? lead : lead & (0xFFU >> (n + 1));
        for (std::size_t k = 1; k < n; ++k) {
            auto const next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0U) != 0x80U) return {};
            point = (point << 6) | (next & 0x3FU);
        }
        all.push_back(point);
        i += n;
    }
    return all;
}

/// A label as people read it: composed letters, one blank between words, none at the ends, nothing that does not show.
std::string fault(std::string_view label) {
    auto const points = code_points(label);
    if (points.empty()) return "empty or not UTF-8";
    if (points.front() == ' ' || points.back() == ' ') return "a blank at an end";
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const c = points[i];
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return "a control character";
        if (c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c == 0xFEFF)
            return "an odd blank or an invisible sign";
        if (c >= 0x0300 && c <= 0x036F) return "a combining mark: not composed";
        if (c == 0xD0 || c == 0x189) return "a letter that only looks like Đ";
        if (c == ' ' && i > 0 && points[i - 1] == ' ') return "two blanks";
    }
    return {};
}

template <tokenised E>
void check_table(std::string const& name, std::set<std::string>& seen) {
    INFO(name);
    CHECK(seen.insert(name).second);
    auto const& table = token_table<E>;
    CHECK(table.size() >= 2);
    CHECK(table.size() < 255);  // columns hold them in a byte, with 255 for a word that cannot be read
    CHECK(in_order<E>());
    std::set<std::string_view> tokens, vi, en;
    for (auto const& row : table) {
        INFO(row.text);
        CHECK(lower_snake(row.text));
        CHECK(fault(row.vi) == "");
        CHECK(fault(row.en) == "");
        CHECK(label(row.value) == row.vi);
        CHECK(label(row.value, language::vi) == row.vi);
        CHECK(label(row.value, language::en) == row.en);
        CHECK(to_string(row.value) == row.text);
        CHECK(parse<E>(row.text) == row.value);
        CHECK(&token_of(row.value) == &row);
        CHECK(tokens.insert(row.text).second);
        // Two members with one label could not be told apart on a page.
        CHECK(vi.insert(row.vi).second);
        CHECK(en.insert(row.en).second);
        // Texts are compared exactly.
        std::string word(row.text);
        CHECK_FALSE(parse<E>(word + " "));
        CHECK_FALSE(parse<E>(" " + word));
        CHECK_FALSE(parse<E>(word + std::string(1, '\0')));
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        CHECK_FALSE(parse<E>(word));
    }
    CHECK_FALSE(parse<E>(""));
    CHECK_FALSE(parse<E>("no_such_word"));
}

/// The enumerations that the headers give a text table.
std::set<std::string> declared() {
    std::set<std::string> names;
    std::string const mark = "inline constexpr auto token_table<";
    for (auto const& entry : std::filesystem::recursive_directory_iterator(MOTCUA_TEST_DIR "/../include/motcua")) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
            auto const from = at + mark.size();
            names.insert(text.substr(from, text.find('>', from) - from));
        }
    }
    return names;
}

}

#define MOTCUA_CHECK_TABLE(name) check_table<name>(#name, seen)

TEST_CASE("token: every table reads what it writes and has labels for people") {
    std::set<std::string> seen;
    MOTCUA_CHECK_TABLE(actor);
    MOTCUA_CHECK_TABLE(agency_shape);
    MOTCUA_CHECK_TABLE(announcement_state);
    MOTCUA_CHECK_TABLE(answer);
    MOTCUA_CHECK_TABLE(append_result);
    MOTCUA_CHECK_TABLE(candidate_reason);
    MOTCUA_CHECK_TABLE(certainty);
    MOTCUA_CHECK_TABLE(change_action);
    MOTCUA_CHECK_TABLE(channel);
    MOTCUA_CHECK_TABLE(clock_operation);
    MOTCUA_CHECK_TABLE(clock_state);
    MOTCUA_CHECK_TABLE(clocks_agree);
    MOTCUA_CHECK_TABLE(code_doubt);
    MOTCUA_CHECK_TABLE(day_kind);
    MOTCUA_CHECK_TABLE(deadline_status);
    MOTCUA_CHECK_TABLE(decision_outcome);
    MOTCUA_CHECK_TABLE(denominator_basis);
    MOTCUA_CHECK_TABLE(desk_task);
    MOTCUA_CHECK_TABLE(difference_kind);
    MOTCUA_CHECK_TABLE(direction);
    MOTCUA_CHECK_TABLE(document_kind);
    MOTCUA_CHECK_TABLE(dossier_code_kind);
    MOTCUA_CHECK_TABLE(entry_kind);
    MOTCUA_CHECK_TABLE(event_kind);
    MOTCUA_CHECK_TABLE(fee_kind);
    MOTCUA_CHECK_TABLE(guard);
    MOTCUA_CHECK_TABLE(in_force);
    MOTCUA_CHECK_TABLE(indicator_end);
    MOTCUA_CHECK_TABLE(indicator_verdict);
    MOTCUA_CHECK_TABLE(intake_day);
    MOTCUA_CHECK_TABLE(language);
    MOTCUA_CHECK_TABLE(leg_kind);
    MOTCUA_CHECK_TABLE(leg_state);
    MOTCUA_CHECK_TABLE(level);
    MOTCUA_CHECK_TABLE(mishap);
    MOTCUA_CHECK_TABLE(packet);
    MOTCUA_CHECK_TABLE(papers);
    MOTCUA_CHECK_TABLE(payment);
    MOTCUA_CHECK_TABLE(postage_reason);
    MOTCUA_CHECK_TABLE(postal_reduction);
    MOTCUA_CHECK_TABLE(postal_zone);
    MOTCUA_CHECK_TABLE(procedure_code_kind);
    MOTCUA_CHECK_TABLE(procedure_fact);
    MOTCUA_CHECK_TABLE(reading);
    MOTCUA_CHECK_TABLE(reason_id);
    MOTCUA_CHECK_TABLE(region);
    MOTCUA_CHECK_TABLE(result_custody);
    MOTCUA_CHECK_TABLE(return_channel);
    MOTCUA_CHECK_TABLE(return_day);
    MOTCUA_CHECK_TABLE(row_status);
    MOTCUA_CHECK_TABLE(settled);
    MOTCUA_CHECK_TABLE(status);
    MOTCUA_CHECK_TABLE(step_verdict);
    MOTCUA_CHECK_TABLE(tariff_kind);
    MOTCUA_CHECK_TABLE(tariff_zone);
    MOTCUA_CHECK_TABLE(term_join);
    MOTCUA_CHECK_TABLE(term_sense);
    MOTCUA_CHECK_TABLE(time_unit);
    MOTCUA_CHECK_TABLE(timeliness);
    MOTCUA_CHECK_TABLE(timer);
    MOTCUA_CHECK_TABLE(transit_reason);
    MOTCUA_CHECK_TABLE(weekday);
    // Not one is forgotten here.
    CHECK(seen == declared());
}

TEST_CASE("token: the keyword that is a token") {
    // `return` is a word of C++: the token has none of the enumerator's underscore.
    CHECK(to_string(direction::return_) == "return");
    CHECK(to_string(desk_task::return_) == "return");
    CHECK(parse<direction>("return") == direction::return_);
    CHECK_FALSE(parse<direction>("return_"));
}

TEST_CASE("token: only what has a table is tokenised") {
    enum class without { one };
    STATIC_REQUIRE(tokenised<answer>);
    STATIC_REQUIRE_FALSE(tokenised<without>);
    STATIC_REQUIRE_FALSE(tokenised<int>);
    STATIC_REQUIRE_FALSE(tokenised<error_code>);
}

TEST_CASE("token: the checks of this file see what they should") {
    CHECK(lower_snake("a1_b"));
    for (auto const* wrong : {"", "A", "1a", "_a", "a_", "a__b", "a-b", "a b", "á"}) CHECK_FALSE(lower_snake(wrong));
    CHECK(fault("trả kết quả") == "");
    CHECK(fault("tra\xCC\x89 k") == "a combining mark: not composed");
    CHECK(fault("a  b") == "two blanks");
    CHECK(fault("a ") == "a blank at an end");
    CHECK(fault("a\xC2\xA0"
                "b") == "an odd blank or an invisible sign");
    CHECK(fault("\xC3\x90"
                "a") == "a letter that only looks like Đ");
    CHECK(fault("a\xFF") == "empty or not UTF-8");
    CHECK(fault("a\tb") == "a control character");
    CHECK(declared().size() > 30);
}
