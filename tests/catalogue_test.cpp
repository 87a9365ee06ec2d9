// SPDX-License-Identifier: Apache-2.0
#include <motcua/catalogue.hpp>

#include <algorithm>
#include <string>

#include <motcua/catalogue_json.hpp>

#include "catch.hpp"

using namespace motcua;

namespace {

procedure row(std::string name, std::optional<date> from = {}, std::optional<date> to = {}, std::vector<std::string> agencies = {},
                  std::size_t edition = 0, std::string code = "9.000001") {
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

list_entry line(std::string decision, bool listed, std::optional<date> from, std::optional<date> to = {}, std::string agency = {},
                direction way = direction::intake, std::string code = "9.000001") {
    return {std::move(decision), std::move(code), std::move(agency), way, listed, from, to};
}

catalogue_decision decision(std::string id, std::optional<date> issued, std::optional<date> effective = {}) {
    catalogue_decision d;
    d.id = std::move(id);
    d.issued = issued;
    d.effective = effective;
    return d;
}

catalogue with_lists(std::vector<list_entry> lists, std::vector<catalogue_decision> decisions = {}) {
    auto parts = parts_of({row("P")});
    parts.lists = std::move(lists);
    parts.decisions = std::move(decisions);
    return catalogue(std::move(parts));
}

/// `yes`, `no` or `-`
std::string listed(catalogue const& c, date on, std::string_view agency = {}, direction way = direction::intake) {
    auto const* found = c.listed("9.000001", agency, way, on);
    return found == nullptr ? "-" : found->listed ? "yes" : "no";
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
    catalogue const c(parts_of({row("c", {}, {}, {}, 0, "2.1"), row("a", {}, {}, {}, 0, "1.1"), row("d", {}, {}, {}, 0, "3.1"),
                                row("b", {}, {}, {}, 0, "1.10")}));
    CHECK(c.size() == 4);
    for (auto const& [code, name] : std::vector<std::pair<std::string, std::string>>{{"1.1", "a"}, {"1.10", "b"}, {"2.1", "c"}, {"3.1", "d"}}) {
        CHECK(c.contains(code));
        CHECK(told(c, date(2020, 1, 1), "", code) == name);
    }
    auto const& all = c.parts().procedures;
    CHECK(std::is_sorted(all.begin(), all.end(), [](procedure const& a, procedure const& b) { return a.code < b.code; }));
    // An entry keeps its catalogue alive.
    std::optional<catalogue_entry> kept;
    {
        catalogue const gone(parts_of({row("kept")}));
        kept = gone.at("9.000001", date(2020, 1, 1));
    }
    CHECK((*kept)->name == "kept");
}

TEST_CASE("catalogue: versions of agencies") {
    catalogue const c(parts_of({row("general", {}, {}, {}, 0), row("of b", {}, {}, {"b"}, 1), row("of c and d", {}, {}, {"c", "d"}, 1)}));
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
    std::vector<procedure> all{row("of b", {}, {}, {"b"}), row("of c", {}, {}, {"c"}), row("of d until 2020", {}, date(2020, 1, 1), {"d"}),
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
    } while (std::next_permutation(all.begin(), all.end(), [](procedure const& a, procedure const& b) { return a.name < b.name; }));
    // Several agencies have versions of their own and none is named: no answer holds for all of them.
    CHECK(first == std::vector<std::string>{"-", "-", "of b", "of c", "of d until 2020", "-", "-", "of b", "of c", "of d"});
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
        catalogue const c(parts_of({row("P", date(2019, 1, 1), date(2021, 1, 1))}, {stated(date(2026, 7, 20), date(2018, 6, 21))}));
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
    catalogue const c(parts_of({row("first"), row("second", date(2020, 1, 1), date(2021, 1, 1), {}, 1), row("third", date(2020, 6, 1), {}, {}, 2)}));
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

TEST_CASE("catalogue: of published lists the latest decision wins") {
    auto const old_yes = line("2019", true, date(2019, 11, 1)), new_no = line("2021", false, date(2021, 6, 23), date(2023, 1, 1));
    for (auto const& lists : {std::vector{old_yes, new_no}, std::vector{new_no, old_yes}}) {
        auto const c = with_lists(lists);
        CHECK(listed(c, date(2019, 10, 31)) == "-");
        CHECK(listed(c, date(2019, 11, 1)) == "yes");
        CHECK(listed(c, date(2021, 6, 22)) == "yes");
        CHECK(listed(c, date(2021, 6, 23)) == "no");
        CHECK(listed(c, date(2022, 12, 31)) == "no");
        CHECK(listed(c, date(2023, 1, 1)) == "yes");  // the later decision has ended, the earlier one never did
        CHECK(listed(c, date(2020, 1, 1), "", direction::return_) == "-");
        CHECK(c.listed("9.000002", "", direction::intake, date(2020, 1, 1)) == nullptr);
        REQUIRE(c.listed("9.000001", "", direction::intake, date(2022, 1, 1)) != nullptr);
        CHECK(c.listed("9.000001", "", direction::intake, date(2022, 1, 1))->decision == "2021");
    }
}

TEST_CASE("catalogue: a list line without a day of its own has the day of its decision") {
    auto const first = line("old", true, {}), second = line("new", false, {});
    std::vector const decisions{decision("old", date(2019, 10, 29)), decision("new", date(2021, 6, 23), date(2021, 7, 1))};
    for (auto const& lists : {std::vector{first, second}, std::vector{second, first}}) {
        auto const c = with_lists(lists, decisions);
        // Nothing was listed before anybody had decided it.
        CHECK(listed(c, date(2017, 1, 1)) == "-");
        CHECK(listed(c, date(2019, 10, 28)) == "-");
        CHECK(listed(c, date(2019, 10, 29)) == "yes");
        CHECK(listed(c, date(2021, 6, 30)) == "yes");
        CHECK(listed(c, date(2021, 7, 1)) == "no");
        CHECK(c.listed_count(date(2019, 10, 28)) == 0);
        CHECK(c.listed_count(date(2019, 10, 29)) == 1);
        CHECK(c.listed_count(date(2021, 7, 1)) == 0);
    }
}

TEST_CASE("catalogue: list lines of agencies and directions") {
    auto const c = with_lists({line("1", true, date(2020, 1, 1), {}, "a"), line("1", false, date(2020, 1, 1), {}, "b"),
                               line("1", true, date(2020, 1, 1), {}, "b", direction::return_)});
    CHECK(listed(c, date(2020, 1, 1), "a") == "yes");
    CHECK(listed(c, date(2020, 1, 1), "b") == "no");
    CHECK(listed(c, date(2020, 1, 1), "c") == "-");
    CHECK(listed(c, date(2020, 1, 1), "b", direction::return_) == "yes");
    CHECK(listed(c, date(2020, 1, 1), "a", direction::return_) == "-");
    // A line without an agency is for every agency; a later one of an agency replaces it there.
    auto const both = with_lists({line("1", true, date(2019, 1, 1)), line("2", false, date(2020, 1, 1), {}, "b")});
    CHECK(listed(both, date(2020, 6, 1), "a") == "yes");
    CHECK(listed(both, date(2020, 6, 1), "b") == "no");
    CHECK(listed(both, date(2019, 6, 1), "b") == "yes");
}

TEST_CASE("catalogue: the count of listed codes is that of the lines that answer") {
    auto const of = [](std::string code, bool yes, date from, direction way) { return line("d", yes, from, {}, {}, way, std::move(code)); };
    auto const c = with_lists({of("9.000001", true, date(2020, 1, 1), direction::intake), of("9.000001", true, date(2020, 1, 1), direction::return_),
                               of("9.000002", false, date(2020, 1, 1), direction::intake), of("9.000002", true, date(2020, 2, 1), direction::return_),
                               of("9.000003", true, date(2020, 1, 1), direction::intake), of("9.000004", false, date(2020, 1, 1), direction::intake),
                               // A later decision takes these off the list, and puts that one on it.
                               of("9.000003", false, date(2021, 1, 1), direction::intake), of("9.000001", false, date(2021, 1, 1), direction::intake),
                               of("9.000004", true, date(2021, 1, 1), direction::intake)});
    CHECK(c.listed_count(date(2019, 12, 31)) == 0);
    CHECK(c.listed_count(date(2020, 1, 1)) == 2);   // 1 in both directions is one code; 3
    CHECK(c.listed_count(date(2020, 1, 31)) == 2);
    CHECK(c.listed_count(date(2020, 2, 1)) == 3);   // and 2 for its return
    CHECK(c.listed_count(date(2020, 12, 31)) == 3);
    CHECK(c.listed_count(date(2021, 1, 1)) == 3);   // 1 for its return still, 2, and 4 instead of 3
    // By hand as `listed` says it.
    for (auto const on : {date(2019, 12, 31), date(2020, 1, 1), date(2020, 2, 1), date(2021, 1, 1), date(2022, 1, 1)}) {
        std::size_t n = 0;
        for (auto const* code : {"9.000001", "9.000002", "9.000003", "9.000004"}) {
            auto const says_yes = [&](direction way) {
                auto const* found = c.listed(code, "", way, on);
                return found != nullptr && found->listed;
            };
            n += says_yes(direction::intake) || says_yes(direction::return_) ? 1U : 0U;
        }
        CHECK(c.listed_count(on) == n);
    }
}

TEST_CASE("catalogue: the pilots of Bac Kan with their hole and their open ends") {
    auto const on = [&](std::string_view agency, date d, desk_task task = desk_task::receive, std::string_view unit = "bac_kan.tthcc") {
        return bac_kan().delegated(agency, unit, task, d);
    };
    // Sở Thông tin và Truyền thông: 1/3/2020 to 30/6/2020 and 1/10/2020 to 31/12/2020.
    for (auto const task : {desk_task::receive, desk_task::return_}) {
        CHECK(on("bac_kan.tttt", date(2020, 2, 29), task) == in_force::no);
        CHECK(on("bac_kan.tttt", date(2020, 3, 1), task) == in_force::yes);
        CHECK(on("bac_kan.tttt", date(2020, 6, 30), task) == in_force::yes);
        CHECK(on("bac_kan.tttt", date(2020, 7, 1), task) == in_force::no);
        CHECK(on("bac_kan.tttt", date(2020, 8, 15), task) == in_force::no);
        CHECK(on("bac_kan.tttt", date(2020, 9, 30), task) == in_force::no);
        CHECK(on("bac_kan.tttt", date(2020, 10, 1), task) == in_force::yes);
        CHECK(on("bac_kan.tttt", date(2020, 11, 2), task) == in_force::yes);
        CHECK(on("bac_kan.tttt", date(2020, 12, 31), task) == in_force::yes);
        CHECK(on("bac_kan.tttt", date(2021, 1, 1), task) == in_force::no);
    }
    int days = 0;
    for (auto d = date(2020, 1, 1); d < date(2021, 1, 1); d = d + calendar_days{1}) days += on("bac_kan.tttt", d) == in_force::yes ? 1 : 0;
    CHECK(days == (31 + 30 + 31 + 30) + (31 + 30 + 31));
    // Two departments whose first day nobody found, and one without a last day.
    for (auto const* agency : {"bac_kan.khcn", "bac_kan.gddt"}) {
        CHECK(on(agency, date(2019, 1, 1)) == in_force::unknown);
        CHECK(on(agency, date(2020, 12, 31)) == in_force::unknown);
        CHECK(on(agency, date(2021, 1, 1)) == in_force::no);
    }
    CHECK(on("bac_kan.vhttdl", date(2021, 2, 28)) == in_force::no);
    CHECK(on("bac_kan.vhttdl", date(2021, 3, 1)) == in_force::yes);
    CHECK(on("bac_kan.vhttdl", date(2024, 1, 1)) == in_force::yes);
    // Neither another task, nor another unit, nor another agency; without a unit the delegation of any unit counts.
    CHECK(on("bac_kan.tttt", date(2020, 3, 1), desk_task::guide) == in_force::no);
    CHECK(on("bac_kan.tttt", date(2020, 3, 1), desk_task::digitise) == in_force::no);
    CHECK(on("bac_kan.tttt", date(2020, 3, 1), desk_task::receive, "another") == in_force::no);
    CHECK(on("bac_kan.tttt", date(2020, 3, 1), desk_task::receive, "") == in_force::yes);
    CHECK(on("bac_kan", date(2020, 3, 1)) == in_force::no);
    CHECK(on("", date(2020, 3, 1)) == in_force::no);
    // Which one: the second pilot is not the first.
    delegation const* which = nullptr;
    CHECK(bac_kan().delegated("bac_kan.tttt", "bac_kan.tthcc", desk_task::receive, date(2020, 10, 1), &which) == in_force::yes);
    REQUIRE(which != nullptr);
    CHECK(which->from == date(2020, 10, 1));
    CHECK(which->provider == "Bưu điện tỉnh Bắc Kạn");
}

TEST_CASE("catalogue: a known delegation before one of unknown beginning whatever their order") {
    delegation unknown_start, known;
    unknown_start.agency = known.agency = "a";
    unknown_start.tasks = known.tasks = {desk_task::receive};
    unknown_start.to = date(2021, 1, 1);
    known.from = date(2020, 1, 1);
    known.to = date(2020, 7, 1);
    for (auto const& both : {std::vector{unknown_start, known}, std::vector{known, unknown_start}}) {
        auto parts = parts_of({});
        parts.delegations = both;
        catalogue const c(std::move(parts));
        auto const on = [&](date d) { return c.delegated("a", "any", desk_task::receive, d); };
        CHECK(on(date(2019, 12, 31)) == in_force::unknown);
        CHECK(on(date(2020, 1, 1)) == in_force::yes);
        CHECK(on(date(2020, 6, 30)) == in_force::yes);
        CHECK(on(date(2020, 7, 1)) == in_force::unknown);
        CHECK(on(date(2021, 1, 1)) == in_force::no);
    }
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
