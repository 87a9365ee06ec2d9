// SPDX-License-Identifier: Apache-2.0
// Published postal lists and delegations of the counter: who decided what, for which days.
#include <motcua/catalogue.hpp>

#include <string>

#include <motcua/catalogue_json.hpp>

#include "catch.hpp"

using namespace motcua;

namespace {

list_entry line(std::string decision, bool listed, std::optional<date> from, std::optional<date> to = {},
                std::string agency = {}, direction way = direction::intake, std::string code = "9.000001") {
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
    catalogue_parts parts;
    parts.editions.emplace_back();
    parts.procedures.emplace_back();
    parts.procedures.front().code = "9.000001";
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
TEST_CASE("catalogue: of published lists the latest decision wins") {
    auto const old_yes = line("2019", true, date(2019, 11, 1)),
               new_no = line("2021", false, date(2021, 6, 23), date(2023, 1, 1));
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
    std::vector const decisions{decision("old", date(2019, 10, 29)),
                                decision("new", date(2021, 6, 23), date(2021, 7, 1))};
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
    auto const of = [](std::string code, bool yes, date from, direction way) {
        return line("d", yes, from, {}, {}, way, std::move(code));
    };
    auto const c = with_lists({of("9.000001", true, date(2020, 1, 1), direction::intake),
                               of("9.000001", true, date(2020, 1, 1), direction::return_),
                               of("9.000002", false, date(2020, 1, 1), direction::intake),
                               of("9.000002", true, date(2020, 2, 1), direction::return_),
                               of("9.000003", true, date(2020, 1, 1), direction::intake),
                               of("9.000004", false, date(2020, 1, 1), direction::intake),
                               // A later decision takes these off the list, and puts that one on it.
                               of("9.000003", false, date(2021, 1, 1), direction::intake),
                               of("9.000001", false, date(2021, 1, 1), direction::intake),
                               of("9.000004", true, date(2021, 1, 1), direction::intake)});
    CHECK(c.listed_count(date(2019, 12, 31)) == 0);
    CHECK(c.listed_count(date(2020, 1, 1)) == 2);  // 1 in both directions is one code; 3
    CHECK(c.listed_count(date(2020, 1, 31)) == 2);
    CHECK(c.listed_count(date(2020, 2, 1)) == 3);  // and 2 for its return
    CHECK(c.listed_count(date(2020, 12, 31)) == 3);
    CHECK(c.listed_count(date(2021, 1, 1)) == 3);  // 1 for its return still, 2, and 4 instead of 3
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
    auto const on = [&](std::string_view agency, date d, desk_task task = desk_task::receive,
                        std::string_view unit = "bac_kan.tthcc") { return bac_kan().delegated(agency, unit, task, d); };
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
    for (auto d = date(2020, 1, 1); d < date(2021, 1, 1); d = d + calendar_days{1})
        days += on("bac_kan.tttt", d) == in_force::yes ? 1 : 0;
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
    CHECK(bac_kan().delegated("bac_kan.tttt", "bac_kan.tthcc", desk_task::receive, date(2020, 10, 1), &which) ==
          in_force::yes);
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
        catalogue_parts parts;
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
