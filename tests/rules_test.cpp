// SPDX-License-Identifier: Apache-2.0
#include <motcua/rules.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <motcua/catalogue_json.hpp>
#include <motcua/machine.hpp>

#include "catch.hpp"
#include "refusal.hpp"

using namespace motcua;

namespace {

std::map<std::string, std::string> editions_of(rules const& r) {
    std::map<std::string, std::string> all;
    for (auto const& e : r.editions()) all[e.part] = e.hash;
    return all;
}

/// The parts whose editions differ.
std::set<std::string> changed(rules const& a, rules const& b) {
    auto const before = editions_of(a), after = editions_of(b);
    std::set<std::string> all;
    for (auto const& [part, hash] : before)
        if (after.at(part) != hash) all.insert(part);
    return all;
}

using parts = std::set<std::string>;

catalogue one_procedure(std::string const& name) {
    return read_catalogue({{"d", R"({"schema_version":1,"name":{"vi":")" + name +
                                     R"("},"edition":{"id":"e"},)"
                                     R"("procedures":[{"code":"9.000001","name":"P"}]})"}});
}

}

TEST_CASE("rules: every reading has a row and a default and words for people") {
    REQUIRE(reading_rows.size() == token_table<reading>.size());
    for (std::size_t i = 0; i < reading_rows.size(); ++i) {
        auto const& row = reading_rows[i];
        INFO(to_string(row.what));
        CHECK(static_cast<std::size_t>(row.what) == i);
        CHECK(row.count >= 2);
        REQUIRE(row.count <= row.values.size());
        std::set<std::string_view> words;
        for (std::size_t k = 0; k < row.values.size(); ++k) {
            auto const& value = row.values[k];
            if (k >= row.count) {  // places that are not used
                CHECK(value.text.empty());
                continue;
            }
            CHECK_FALSE(value.text.empty());
            CHECK_FALSE(value.vi.empty());
            CHECK_FALSE(value.en.empty());
            CHECK(words.insert(value.text).second);
            CHECK(std::all_of(value.text.begin(), value.text.end(),
                              [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }));
        }
        // The first word is the default, and it is chosen unless something else is.
        CHECK(readings().value(row.what).text == row.values[0].text);
        CHECK(rules().reading_of(row.what) == 0);
        // Never from memory; an article has its instrument.
        CHECK(row.certainty != certainty::recalled);
        CHECK(row.instrument.empty() == row.article.empty());
        if (row.instrument.empty()) CHECK(row.certainty != certainty::text);
    }
}

TEST_CASE("rules: a reading is chosen by its word and nothing else changes") {
    for (auto const& row : reading_rows) {
        for (std::size_t k = 0; k < row.count; ++k) {
            INFO(to_string(row.what) << " " << row.values[k].text);
            auto const chosen = readings().with(row.what, row.values[k].text);
            CHECK(chosen[row.what] == k);
            CHECK(chosen.value(row.what).text == row.values[k].text);
            for (auto const& other : reading_rows)
                if (other.what != row.what) CHECK(chosen[other.what] == 0);
            CHECK((chosen == readings()) == (k == 0));
            // And back.
            CHECK(chosen.with(row.what, row.values[0].text) == readings());
            CHECK(rules().with(row.what, row.values[k].text).reading_of(row.what) == k);
        }
    }
    // The names that code asks by stand where the words stand.
    CHECK(readings().with(reading::supplement_clock, "go_on")[reading::supplement_clock] ==
          readings_as::supplement_clock_go_on);
    CHECK(readings().with(reading::clock_start, "handover")[reading::clock_start] == readings_as::clock_start_handover);
    CHECK(readings().with(reading::pinning, "follow")[reading::pinning] == readings_as::pinning_follow);
    CHECK(readings().with(reading::period_end, "stay")[reading::period_end] == readings_as::period_end_stay);
    CHECK(readings().with(reading::clock_hours_end, "next_working_day")[reading::clock_hours_end] ==
          readings_as::clock_hours_end_next_working_day);
    CHECK(readings().with(reading::fifteen_days, "working")[reading::fifteen_days] ==
          readings_as::fifteen_days_working);
    CHECK(readings().with(reading::second_supplement, "deny")[reading::second_supplement] ==
          readings_as::second_supplement_deny);
    CHECK(readings().with(reading::projection, "refuse")[reading::projection] == readings_as::projection_refuse);
    CHECK(readings().with(reading::hours, "assumed")[reading::hours] == readings_as::hours_assumed);
    CHECK(readings().with(reading::half_day, "whole_day")[reading::half_day] == readings_as::half_day_whole_day);
    CHECK(readings().with(reading::range_end, "shortest")[reading::range_end] == readings_as::range_end_shortest);
    CHECK(readings().with(reading::outside_hours, "next_day_opening")[reading::outside_hours] ==
          readings_as::outside_hours_next_day_opening);
    CHECK(readings().with(reading::closing, "next_opening")[reading::closing] == readings_as::closing_next_opening);
    CHECK(readings().with(reading::cutoff_exactly, "next_day")[reading::cutoff_exactly] ==
          readings_as::cutoff_exactly_next_day);
    CHECK(readings().with(reading::first_day, "included")[reading::first_day] == readings_as::first_day_included);
}

TEST_CASE("rules: a word that a reading does not have is refused with those that it has") {
    for (auto const& row : reading_rows) {
        std::string legal;
        for (std::size_t k = 0; k < row.count; ++k) legal += (k == 0 ? "" : ", ") + std::string(row.values[k].text);
        std::string capital(row.values[0].text);
        capital[0] = static_cast<char>(capital[0] - 32);
        for (auto const& wrong : {std::string(), std::string("default"), capital, std::string(row.values[0].text) + " ",
                                  std::string("0")}) {
            INFO(to_string(row.what) << " \"" << wrong << "\"");
            try {
                (void)rules().with(row.what, wrong);
                FAIL_CHECK("taken");
            } catch (error const& e) {
                CHECK(e.code() == error_code::reading_unknown);
                CHECK(e.problems().size() == 1);
                CHECK(e.problems().front().place == "reading " + std::string(to_string(row.what)));
                CHECK(e.problems().front().found == wrong);
                CHECK(e.problems().front().expected == legal);
            }
            CHECK(code_of([&] { (void)readings().with(row.what, wrong); }) == error_code::reading_unknown);
        }
    }
}

TEST_CASE("rules: editions change when a part does and only then") {
    rules const plain;
    auto const named = plain.editions();
    REQUIRE(named.size() == 5);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(named[i].part == std::vector<std::string>{"calendar", "hours", "law", "catalogue", "readings"}[i]);
    for (auto const& e : named) CHECK(e.hash.size() == (e.part == "hours" ? 0U : 16U));  // no hours are built in
    CHECK(plain.editions() == rules().editions());

    // Each part alone.
    std::vector<calendar_change> const off{{date(2020, 5, 4), "Ngày hội"}};
    auto const calendar = plain.calendar().with_changes(off, {}, "source");
    CHECK(changed(plain, plain.with(calendar)) == parts{"calendar"});
    auto const hours = office_hours::weekdays({{450, 690}, {810, 1020}}, "source");
    CHECK(changed(plain, plain.with(std::optional(hours))) == parts{"hours"});
    CHECK(changed(plain, plain.with(one_procedure("x"))) == parts{"catalogue"});
    for (auto const& row : reading_rows) {
        INFO(to_string(row.what));
        for (std::size_t k = 0; k < row.count; ++k)
            CHECK(changed(plain, plain.with(row.what, row.values[k].text)) == (k == 0 ? parts{} : parts{"readings"}));
    }
    // The machine's edition is its own; it changes none of these.
    auto const narrowed = std::make_shared<state_machine const>();
    CHECK(changed(plain, plain.with(narrowed)) == parts{});

    // The same content is the same edition, however it was made.
    CHECK(changed(plain, plain.with(vietnam_calendar())) == parts{});
    CHECK(changed(plain, plain.with(catalogue())) == parts{});
    CHECK(changed(plain, plain.with(std::optional<office_hours>())) == parts{});
    CHECK(changed(plain.with(calendar), plain.with(plain.calendar().with_changes(off, {}, "source"))) == parts{});
    CHECK(changed(plain.with(one_procedure("x")), plain.with(one_procedure("x"))) == parts{});
    CHECK(changed(plain.with(std::optional(hours)), plain.with(std::optional(office_hours(hours)))) == parts{});

    // Another content is another edition.
    CHECK(changed(plain.with(one_procedure("x")), plain.with(one_procedure("y"))) == parts{"catalogue"});
    CHECK(changed(plain.with(calendar), plain.with(plain.calendar().with_changes(off, {}, "another source"))) ==
          parts{"calendar"});
    std::vector<calendar_change> const next{{date(2020, 5, 5), "Ngày hội"}};
    CHECK(changed(plain.with(calendar), plain.with(plain.calendar().with_changes(next, {}, "source"))) ==
          parts{"calendar"});
    CHECK(changed(plain.with(std::optional(hours)), plain.with(std::optional(office_hours::weekdays(
                                                        {{450, 690}, {810, 1021}}, "source")))) == parts{"hours"});
    CHECK(changed(plain, plain.with(calendar).with(one_procedure("x")).with(reading::pinning, "follow")) ==
          parts{"calendar", "catalogue", "readings"});
}

TEST_CASE("rules: no two choices of readings share an edition") {
    std::set<std::string> seen{editions_of(rules())["readings"]};
    std::size_t made = 1;
    for (auto const& a : reading_rows)
        for (std::size_t i = 1; i < a.count; ++i) {
            auto const one = rules().with(a.what, a.values[i].text);
            seen.insert(editions_of(one)["readings"]);
            ++made;
            for (auto const& b : reading_rows)
                for (std::size_t k = 1; b.what > a.what && k < b.count; ++k) {
                    seen.insert(editions_of(one.with(b.what, b.values[k].text))["readings"]);
                    ++made;
                }
        }
    CHECK(made > 150);
    CHECK(seen.size() == made);
}

TEST_CASE("rules: a context stays as it is when another is made from it") {
    rules const plain;
    auto const before = plain.editions();
    auto const other = plain.with(one_procedure("x")).with(reading::first_day, "included");
    CHECK(plain.editions() == before);
    CHECK(plain.catalogue().size() == 0);
    CHECK(plain.reading_of(reading::first_day) == 0);
    CHECK(plain.machine() == nullptr);
    CHECK_FALSE(plain.hours());
    CHECK(other.catalogue().size() == 1);
    CHECK(other.reading_of(reading::first_day) == readings_as::first_day_included);
    CHECK(other.calendar() == plain.calendar());
    rules const copy = other;
    CHECK(copy.editions() == other.editions());
    auto const hours = office_hours::weekdays({{450, 690}}, "s");
    CHECK(other.with(std::optional(hours)).hours() == hours);
    CHECK_FALSE(other.with(std::optional(hours)).with(std::optional<office_hours>()).hours());
}

TEST_CASE("rules: law rows are found on their days and on no others") {
    auto const rows = law_rows();
    REQUIRE(rows.size() > 150);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& row = rows[i];
        INFO(row.id << " from " << to_string(row.from));
        CHECK(find_law(row.id, row.from) == &row);
        auto const* before = find_law(row.id, row.from - calendar_days{1});
        CHECK(before != &row);
        // Of one identifier the earlier row ends where this one begins, or there is a gap.
        if (before != nullptr) {
            CHECK(before == &rows[i - 1]);
            CHECK(before->to == row.from);
        }
        if (row.to) {
            CHECK(find_law(row.id, *row.to - calendar_days{1}) == &row);
            CHECK(find_law(row.id, *row.to) != &row);
        } else {
            CHECK(find_law(row.id, date(2199, 12, 31)) == &row);
        }
    }
    for (auto const* id : {"", "PST", "PST-", "PST-2", "PST-002", "pst-02", "PST-02 ", "ZZZ-99", "AAA-00"})
        CHECK(find_law(id, date(2020, 1, 1)) == nullptr);
}

TEST_CASE("rules: breakpoints of the law by hand") {
    auto const told = [](std::string_view id, date on) {
        auto const* row = find_law(id, on);
        return row == nullptr ? std::string("-")
                              : std::string(row->instrument) + " / " + std::string(to_string(row->wording)) + " / " +
                                    std::string(to_string(row->force));
    };
    // QĐ 45/2016 was read in a copy of about 2020: that it still holds is a conclusion.
    CHECK(told("PST-02", date(2016, 12, 15)) == "-");
    CHECK(told("PST-02", date(2016, 12, 16)) == "Quyết định 45/2016/QĐ-TTg / text / text");
    CHECK(told("PST-02", date(2020, 12, 31)) == "Quyết định 45/2016/QĐ-TTg / text / text");
    CHECK(told("PST-02", date(2021, 1, 1)) == "Quyết định 45/2016/QĐ-TTg / text / inferred");
    // NĐ 61/2018 was read without what NĐ 107/2021 made of it, and ends with NĐ 118/2025.
    CHECK(told("OST-01", date(2018, 6, 20)) == "-");
    CHECK(told("OST-01", date(2018, 6, 21)) == "Nghị định 61/2018/NĐ-CP / text / text");
    CHECK(told("OST-01", date(2021, 12, 5)) == "Nghị định 61/2018/NĐ-CP / text / text");
    CHECK(told("OST-01", date(2021, 12, 6)) == "Nghị định 61/2018/NĐ-CP / text_doubtful / text");
    CHECK(told("OST-01", date(2025, 6, 30)) == "Nghị định 61/2018/NĐ-CP / text_doubtful / text");
    CHECK(told("OST-01", date(2025, 7, 1)) == "-");
    CHECK(told("OST-40", date(2025, 6, 30)) == "-");
    CHECK(told("OST-40", date(2025, 7, 1)) == "Nghị định 118/2025/NĐ-CP / text / text");
    CHECK(told("OST-40", date(2025, 12, 30)) == "Nghị định 118/2025/NĐ-CP / text / text");
    CHECK(told("OST-40", date(2025, 12, 31)) == "Nghị định 118/2025/NĐ-CP / text_doubtful / text");
    // One identifier, two instruments.
    CHECK(told("PST-65", date(2025, 6, 30)) == "-");
    CHECK(told("PST-65", date(2026, 8, 4)) == "Nghị định 118/2025/NĐ-CP / text_doubtful / text");
    CHECK(told("PST-65", date(2026, 8, 5)) == "Nghị định 309/2026/NĐ-CP / text_doubtful / text");
}

TEST_CASE("rules: a citation is as certain as the weaker of wording and force") {
    CHECK(cite(nullptr) == citation{});
    CHECK(to_string(cite(nullptr)) == "");
    CHECK(cite(find_law("PST-02", date(2020, 1, 1))) ==
          citation{"Quyết định 45/2016/QĐ-TTg", "Điều 1.2", certainty::text});
    CHECK(cite(find_law("PST-02", date(2022, 1, 1))).certainty == certainty::inferred);
    CHECK(cite(find_law("OST-01", date(2022, 1, 1))).certainty == certainty::text_doubtful);
    CHECK(to_string(cite(find_law("PST-02", date(2020, 1, 1)))) == "Quyết định 45/2016/QĐ-TTg, Điều 1.2");
    for (auto const& row : law_rows()) {
        auto const c = cite(&row);
        CHECK(c.certainty == weaker(row.wording, row.force));
        CHECK((c.certainty == row.wording || c.certainty == row.force));
        CHECK((c.instrument == row.instrument && c.article == row.article));
    }
    CHECK(law_edition().size() == 16);
    CHECK(&law_edition() == &law_edition());
}

TEST_CASE("rules: a validity whose first day is only bounded is unknown from then on") {
    validity const known{date(2020, 1, 1), date(2021, 1, 1), true}, bounded{date(2020, 1, 1), date(2021, 1, 1), false},
        open{date(2020, 1, 1), {}, true};
    CHECK(on(known, date(2019, 12, 31)) == in_force::no);
    CHECK(on(known, date(2020, 1, 1)) == in_force::yes);
    CHECK(on(known, date(2020, 12, 31)) == in_force::yes);
    CHECK(on(known, date(2021, 1, 1)) == in_force::no);
    CHECK(on(bounded, date(2019, 12, 31)) == in_force::no);
    CHECK(on(bounded, date(2020, 1, 1)) == in_force::unknown);
    CHECK(on(bounded, date(2020, 12, 31)) == in_force::unknown);
    CHECK(on(bounded, date(2021, 1, 1)) == in_force::no);
    CHECK(on(open, date(2199, 12, 31)) == in_force::yes);
}
