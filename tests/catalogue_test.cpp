// SPDX-License-Identifier: Apache-2.0
#include <motcua/catalogue.hpp>

#include <algorithm>
#include <string>

#include <motcua/catalogue_json.hpp>

#include "catch.hpp"

using namespace motcua;

namespace {

procedure row(std::string name, std::optional<date> from = {}, std::optional<date> to = {},
              std::vector<std::string> agencies = {}, std::size_t edition = 0, std::string code = "9.000001") {
    procedure p;
    p.code = std::move(code);
    p.name = std::move(name);
    p.from = from;
    p.to = to;
    p.agencies = std::move(agencies);
    p.edition = edition;
    return p;
}

catalogue_parts parts_of(std::vector<procedure> procedures, std::vector<catalogue_edition> editions = {{}, {}, {}}) {
    catalogue_parts parts;
    parts.editions = std::move(editions);
    parts.procedures = std::move(procedures);
    return parts;
}

catalogue_edition stated(std::optional<date> true_on, std::optional<date> assumed_from = {}) {
    catalogue_edition e;
    e.true_on = true_on;
    e.assumed_from = assumed_from;
    return e;
}

/// The name of what holds, `-` where nothing is known, with a star where it is assumed.
std::string told(catalogue const& c, date on, std::string_view agency = {}, std::string_view code = "9.000001") {
    auto const entry = c.at(code, on, agency);
    return entry ? (*entry)->name + (entry->assumed ? "*" : "") : "-";
}

catalogue const& bac_kan() {
    static auto const c = read_catalogue_files(
        {MOTCUA_TEST_DIR "/../src/data/starter_catalogue.json", MOTCUA_TEST_DIR "/../src/data/bac_kan.json"});
    return c;
}

}
TEST_CASE("catalogue: a version speaks for its days and gaps are unknown") {
    catalogue const c(parts_of({row("one", date(2018, 6, 21), date(2020, 3, 1)), row("two", date(2020, 7, 1))}));
    CHECK(told(c, date(2018, 6, 20)) == "-");
    CHECK(told(c, date(2018, 6, 21)) == "one");
    CHECK(told(c, date(2020, 2, 29)) == "one");
    CHECK(told(c, date(2020, 3, 1)) == "-");  // the end is the first day that no longer counts
    CHECK(told(c, date(2020, 6, 30)) == "-");
    CHECK(told(c, date(2020, 7, 1)) == "two");
    CHECK(told(c, date(2199, 12, 31)) == "two");
    CHECK(c.size() == 1);
    CHECK(c.parts().procedures.size() == 2);
    // A code that the catalogue does not hold is a mistake of the caller, not an answer.
    CHECK_FALSE(c.contains("9.00000"));
    for (auto const* code : {"9.000002", "9.00000", "9.0000011", "", " 9.000001"}) {
        try {
            (void)c.at(code, date(2020, 1, 1));
            FAIL("no error for " << code);
        } catch (error const& e) {
            CHECK(e.code() == error_code::procedure_unknown);
            CHECK(e.problems().front().found == code);
        }
    }
}

TEST_CASE("catalogue: an empty one holds nothing") {
    catalogue const c;
    CHECK(c.size() == 0);
    CHECK_FALSE(c.contains("9.000001"));
    CHECK_THROWS_AS(c.at("9.000001", date(2020, 1, 1)), error);
    CHECK(c.listed("9.000001", "", direction::intake, date(2020, 1, 1)) == nullptr);
    CHECK(c.listed_count(date(2020, 1, 1)) == 0);
    CHECK(c.delegated("a", "u", desk_task::receive, date(2020, 1, 1)) == in_force::no);
    CHECK(c.find_agency("a") == nullptr);
    CHECK(c.find_unit("u") == nullptr);
    CHECK(c.find_decision("d") == nullptr);
}

TEST_CASE("catalogue: codes are found whatever their order") {
    catalogue const c(parts_of({row("c", {}, {}, {}, 0, "2.1"), row("a", {}, {}, {}, 0, "1.1"),
                                row("d", {}, {}, {}, 0, "3.1"), row("b", {}, {}, {}, 0, "1.10")}));
    CHECK(c.size() == 4);
    for (auto const& [code, name] :
         std::vector<std::pair<std::string, std::string>>{{"1.1", "a"}, {"1.10", "b"}, {"2.1", "c"}, {"3.1", "d"}}) {
        CHECK(c.contains(code));
        CHECK(told(c, date(2020, 1, 1), "", code) == name);
    }
    auto const& all = c.parts().procedures;
    CHECK(
        std::is_sorted(all.begin(), all.end(), [](procedure const& a, procedure const& b) { return a.code < b.code; }));
    // An entry keeps its catalogue alive.
    std::optional<catalogue_entry> kept;
    {
        catalogue const gone(parts_of({row("kept")}));
        kept = gone.at("9.000001", date(2020, 1, 1));
    }
    CHECK((*kept)->name == "kept");
}

TEST_CASE("catalogue: versions of agencies") {
    catalogue const c(parts_of(
        {row("general", {}, {}, {}, 0), row("of b", {}, {}, {"b"}, 1), row("of c and d", {}, {}, {"c", "d"}, 1)}));
    CHECK(told(c, date(2020, 1, 1), "a") == "general");
    CHECK(told(c, date(2020, 1, 1), "b") == "of b");
    CHECK(told(c, date(2020, 1, 1), "c") == "of c and d");
    CHECK(told(c, date(2020, 1, 1), "d") == "of c and d");
    // An agency's own version before a general one, even of a later document.
    catalogue const later(parts_of({row("of b", {}, {}, {"b"}, 0), row("general", {}, {}, {}, 1)}));
    CHECK(told(later, date(2020, 1, 1), "b") == "of b");
    CHECK(told(later, date(2020, 1, 1), "a") == "general");
    CHECK(told(later, date(2020, 1, 1)) == "general");
    // Where only some agencies have it, another one has nothing; without an agency the only version answers.
    catalogue const only(parts_of({row("of b", {}, {}, {"b"})}));
    CHECK(told(only, date(2020, 1, 1), "a") == "-");
    CHECK(told(only, date(2020, 1, 1)) == "of b");
    // An own version that has ended leaves the general one.
    catalogue const ended(parts_of({row("general"), row("of b", {}, date(2020, 1, 1), {"b"}, 1)}));
    CHECK(told(ended, date(2019, 12, 31), "b") == "of b");
    CHECK(told(ended, date(2020, 1, 1), "b") == "general");
}

TEST_CASE("catalogue: the order of entries in a document changes no answer") {
    std::vector<procedure> all{row("of b", {}, {}, {"b"}), row("of c", {}, {}, {"c"}),
                               row("of d until 2020", {}, date(2020, 1, 1), {"d"}),
                               row("of d", date(2020, 1, 1), {}, {"d"})};
    std::sort(all.begin(), all.end(), [](procedure const& a, procedure const& b) { return a.name < b.name; });
    std::vector<std::string> first;
    do {
        catalogue const c(parts_of(all));
        std::vector<std::string> answers;
        for (auto const on : {date(2019, 12, 31), date(2020, 1, 1)})
            for (auto const* agency : {"", "a", "b", "c", "d"}) answers.push_back(told(c, on, agency));
        if (first.empty()) first = answers;
        CHECK(answers == first);
    } while (std::next_permutation(all.begin(), all.end(),
                                   [](procedure const& a, procedure const& b) { return a.name < b.name; }));
    // Several agencies have versions of their own and none is named: no answer holds for all of them.
    CHECK(first ==
          std::vector<std::string>{"-", "-", "of b", "of c", "of d until 2020", "-", "-", "of b", "of c", "of d"});
}

TEST_CASE("catalogue: facts stated for one day are assumed for earlier days only where the edition says so") {
    SECTION("not assumed") {
        catalogue const c(parts_of({row("P")}, {stated(date(2026, 7, 20))}));
        CHECK(told(c, date(2026, 7, 19)) == "-");
        CHECK(told(c, date(2026, 7, 20)) == "P");
        CHECK(told(c, date(2030, 1, 1)) == "P");
    }
    SECTION("assumed from a day on") {
        catalogue const c(parts_of({row("P")}, {stated(date(2026, 7, 20), date(2018, 6, 21))}));
        CHECK(told(c, date(2018, 6, 20)) == "-");
        CHECK(told(c, date(2018, 6, 21)) == "P*");
        CHECK(told(c, date(2026, 7, 19)) == "P*");
        CHECK(told(c, date(2026, 7, 20)) == "P");
    }
    SECTION("assumed only: no day is known for which they were stated") {
        catalogue const c(parts_of({row("P")}, {stated({}, date(2018, 6, 21))}));
        CHECK(told(c, date(2018, 6, 20)) == "-");
        CHECK(told(c, date(2018, 6, 21)) == "P*");
        CHECK(told(c, date(2020, 1, 1)) == "P*");
    }
    SECTION("a version with days of its own needs no assumption") {
        catalogue const c(
            parts_of({row("P", date(2019, 1, 1), date(2021, 1, 1))}, {stated(date(2026, 7, 20), date(2018, 6, 21))}));
        CHECK(told(c, date(2018, 12, 31)) == "-");
        CHECK(told(c, date(2019, 1, 1)) == "P");
        CHECK(told(c, date(2020, 12, 31)) == "P");
        CHECK(told(c, date(2021, 1, 1)) == "-");
    }
    SECTION("a version may have been stated for another day than its document") {
        auto p = row("P");
        p.true_on = date(2022, 5, 9);
        catalogue const c(parts_of({p}, {stated(date(2026, 7, 20), date(2018, 6, 21))}));
        CHECK(told(c, date(2018, 6, 20)) == "-");
        CHECK(told(c, date(2022, 5, 8)) == "P*");
        CHECK(told(c, date(2022, 5, 9)) == "P");
        catalogue const alone(parts_of({p}));
        CHECK(told(alone, date(2022, 5, 8)) == "-");
        CHECK(told(alone, date(2022, 5, 9)) == "P");
    }
}

TEST_CASE("catalogue: the later document wins on the days of which it speaks") {
    catalogue const c(parts_of({row("first"), row("second", date(2020, 1, 1), date(2021, 1, 1), {}, 1),
                                row("third", date(2020, 6, 1), {}, {}, 2)}));
    CHECK(told(c, date(2019, 12, 31)) == "first");
    CHECK(told(c, date(2020, 1, 1)) == "second");
    CHECK(told(c, date(2020, 5, 31)) == "second");
    CHECK(told(c, date(2020, 6, 1)) == "third");
    CHECK(told(c, date(2021, 1, 1)) == "third");
    // A later document that does not assume its facts for the day leaves it to the earlier one.
    catalogue const quiet(parts_of({row("first"), row("later", {}, {}, {}, 1)}, {{}, stated(date(2026, 7, 20))}));
    CHECK(told(quiet, date(2026, 7, 19)) == "first");
    CHECK(told(quiet, date(2026, 7, 20)) == "later");
    CHECK((*quiet.at("9.000001", date(2026, 7, 20)))->edition == 1);
}

TEST_CASE("catalogue: what is found by its identifier") {
    auto const& c = bac_kan();
    REQUIRE(c.find_agency("bac_kan") != nullptr);
    CHECK(c.find_agency("bac_kan")->holds(date(2025, 6, 30)));
    CHECK_FALSE(c.find_agency("bac_kan")->holds(date(2025, 7, 1)));
    CHECK_FALSE(c.find_agency("thai_nguyen")->holds(date(2025, 6, 30)));
    CHECK(c.find_agency("thai_nguyen")->holds(date(2025, 7, 1)));
    CHECK(c.find_agency("bac_kan")->successors == std::vector<std::string>{"thai_nguyen"});
    CHECK(c.find_agency("bac") == nullptr);
    REQUIRE(c.find_unit("bac_kan.tthcc") != nullptr);
    CHECK(c.find_unit("bac_kan.tthcc")->agency == "bac_kan");
    REQUIRE(c.find_decision("955-qd-ubnd-2021") != nullptr);
    CHECK(c.find_decision("955-qd-ubnd-2021")->counts ==
          std::vector<std::pair<std::string, std::int64_t>>{{"listed", 631}, {"not_listed", 783}});
    CHECK(c.find_decision("bac_kan") == nullptr);
    // Public data of July 2026, assumed from the day of NĐ 61/2018 on.
    CHECK(told(c, date(2018, 6, 20), "", "1.004379") == "-");
    CHECK(c.at("1.004379", date(2018, 6, 21))->assumed);
    CHECK_FALSE(c.at("1.004379", date(2026, 7, 20))->assumed);
    CHECK((*c.at("1.004379", date(2020, 1, 1)))->agencies == std::vector<std::string>{"bac_kan.tttt"});
    CHECK_FALSE(c.at("1.004379", date(2020, 1, 1), "bac_kan.khcn"));
}

TEST_CASE("catalogue: the limit for a channel") {
    auto const limit = [](std::optional<channel> c, std::optional<bool> provincial, int n) {
        limit_entry e;
        e.channel = c;
        e.provincial = provincial;
        e.limit = time_limit(working_days(n));
        return e;
    };
    auto const days = [](procedure_variant const& v, channel c) {
        auto const* found = v.limit_for(c);
        return found == nullptr ? 0 : static_cast<int>(*found->limit.terms().front().amount);
    };
    procedure_variant v;
    CHECK(days(v, channel::post) == 0);
    v.limits = {limit(channel::online, false, 3)};
    CHECK(days(v, channel::online) == 3);
    CHECK(days(v, channel::post) == 0);  // another channel's limit is no limit of this one
    v.limits.push_back(limit({}, false, 7));
    CHECK(days(v, channel::online) == 3);
    CHECK(days(v, channel::post) == 7);
    v.limits.push_back(limit({}, true, 5));
    CHECK(days(v, channel::online) == 5);
    CHECK(days(v, channel::post) == 5);
    v.limits.push_back(limit(channel::post, true, 4));
    CHECK(days(v, channel::post) == 4);
    std::reverse(v.limits.begin(), v.limits.end());
    CHECK(days(v, channel::post) == 4);
    CHECK(days(v, channel::online) == 5);
    v.limits = {limit({}, {}, 9), limit({}, true, 8)};
    CHECK(days(v, channel::counter) == 8);
    // Of two that the reader would refuse the first counts.
    v.limits = {limit({}, true, 6), limit({}, true, 5)};
    CHECK(days(v, channel::counter) == 6);
}

TEST_CASE("catalogue: variants by name") {
    auto p = row("P");
    CHECK(p.variant("") == nullptr);
    p.variants = {{"first", "", "", {}, {}, {}, {}}, {"second", "", "", {}, {}, {}, {}}};
    REQUIRE(p.variant("") != nullptr);
    CHECK(p.variant("")->id == "first");
    CHECK(p.variant("second")->id == "second");
    CHECK(p.variant("Second") == nullptr);
    CHECK(p.variant("third") == nullptr);
}
