// SPDX-License-Identifier: Apache-2.0
// Every (status, event, role) that some course of a dossier meets, by the day from which it holds: the reviewed list in
// vectors/machine_triples.csv. What is not listed is refused. After a change of the table, read the difference of
//   MOTCUA_REFRESH=1 motcua_tests "machine triples*"
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "catch.hpp"
#include "machine_search.hpp"

namespace {

using namespace search;

using triple = std::tuple<status, event_kind, actor>;

/// The triples that the search meets, with the intervals in which it does; `before_post` has none.
std::map<triple, std::set<std::uint8_t>> const& met() {
    static auto const all = [] {
        std::map<triple, std::set<std::uint8_t>> found;
        for (std::uint8_t i = 0; i < intervals; ++i)
            for (auto const& x : within(i).edges) found[{within(i).states[x.from].at.status, x.what, x.by}].insert(i);
        return found;
    }();
    return all;
}

std::string listed() {
    std::string text = "status,event,actor";
    for (std::uint8_t i = 1; i < intervals; ++i) text += "," + to_string(days()[i]);
    text += "\n";
    for (auto const& [t, in] : met()) {
        auto const& [in_status, what, by] = t;
        text +=
            std::string(to_string(in_status)) + "," + std::string(to_string(what)) + "," + std::string(to_string(by));
        for (std::uint8_t i = 1; i < intervals; ++i) text += in.count(i) != 0 ? ",x" : ",";
        text += "\n";
    }
    return text;
}

}

TEST_CASE("machine triples are those of the reviewed list") {
    std::string const path = MOTCUA_TEST_DIR "/vectors/machine_triples.csv";
    if (std::getenv("MOTCUA_REFRESH") != nullptr) std::ofstream(path, std::ios::binary) << listed();
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    INFO("if this is right: MOTCUA_REFRESH=1 motcua_tests \"machine triples*\", and read the difference");
    // Line by line, so that a failure shows what changed.
    std::stringstream now(listed());
    std::string a, b;
    while (true) {
        bool const more = static_cast<bool>(std::getline(text, a));
        REQUIRE(static_cast<bool>(std::getline(now, b)) == more);
        if (!more) break;
        REQUIRE(a == b);
    }
}

TEST_CASE("machine triples that are not listed are refused whatever else holds") {
    // All guards hold and every region but the status has every value: what no row admits is denied by default.
    std::size_t allowed = 0, denied = 0;
    for (std::uint8_t i = 0; i < intervals; ++i)
        for (auto const& st : token_table<status>)
            for (auto const& what : token_table<event_kind>)
                for (auto const& by : token_table<actor>) {
                    auto const listed_here = met().count({st.value, what.value, by.value}) != 0 &&
                                             met().at({st.value, what.value, by.value}).count(i) != 0;
                    bool row_admits = false;
                    for (auto const& row : machine::rows())
                        row_admits = row_admits || (row.what == what.value && in_force_on(row, days()[i]) &&
                                                    row.status.holds(st.value) && row.by.holds(by.value));
                    // Listed only where a row admits it; a row without a status of its own admits more than is met.
                    if (listed_here) CHECK(row_admits);
                    if (!row_admits) {
                        ++denied;
                        for (auto const& pa : token_table<papers>)
                            for (auto const& re : token_table<result_custody>) {
                                regions at;
                                at.status = st.value;
                                at.papers = pa.value;
                                at.result = re.value;
                                if (detail::national_step(at, what.value, by.value, ~guard_set{0}, days()[i]).allowed)
                                    FAIL_CHECK(st.text << " " << what.text << " " << by.text);
                            }
                    }
                    allowed += listed_here ? 1 : 0;
                }
    CHECK(allowed > 400);
    CHECK(denied > 15'000);
    // Nobody decides but the deciding official; nobody who carries, files or is consulted ever receives or decides.
    for (auto const& [t, in] : met()) {
        auto const& [st, what, by] = t;
        if (what == event_kind::decide || what == event_kind::refuse_on_merits) CHECK(by == actor::leader);
        if (what == event_kind::accept) CHECK((by == actor::desk_clerk || by == actor::delegated_clerk));
        if (by == actor::consulted_agency) CHECK(what == event_kind::answer_consultation);
    }
}
