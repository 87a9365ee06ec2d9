// SPDX-License-Identifier: Apache-2.0
#include <motcua/eligibility.hpp>

#include <fstream>
#include <set>
#include <string>
#include <type_traits>

#include <motcua/catalogue_json.hpp>

#include "catch.hpp"
#include "refusal.hpp"

using namespace motcua;

namespace {

/// The cells of one line of comma-separated values; quoted cells may hold commas and doubled quotes.
std::vector<std::string> cells(std::string const& line) {
    std::vector<std::string> all(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"')
                all.back() += line[i++];
            else
                quoted = !quoted;
        } else if (line[i] == ',' && !quoted) {
            all.emplace_back();
        } else {
            all.back() += line[i];
        }
    }
    return all;
}

struct vector_row {
    std::string code, variant, agency, facts, direction, on, answer, reason, needs, basis, why;
};

std::vector<vector_row> vectors() {
    std::ifstream file(MOTCUA_TEST_DIR "/vectors/eligibility.csv");
    std::string line;
    REQUIRE(std::getline(file, line));
    REQUIRE(line == "code,variant,agency,facts,direction,on,answer,reason,needs,basis,why");
    std::vector<vector_row> all;
    while (std::getline(file, line)) {
        auto const c = cells(line);
        REQUIRE(c.size() == 11);
        all.push_back({c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10]});
    }
    return all;
}

std::vector<std::string> words(std::string const& text) {
    std::vector<std::string> all;
    std::string word;
    for (char const c : text + " ") {
        if (c != ' ')
            word += c;
        else if (!word.empty())
            all.push_back(std::exchange(word, {}));
    }
    return all;
}

std::string joined(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& word : all) text += (text.empty() ? "" : " ") + word;
    return text;
}

case_facts facts_of(std::string const& text) {
    case_facts facts;
    for (auto const& word : words(text)) {
        auto const cut = word.find('=');
        auto const name = word.substr(0, cut), value = word.substr(cut + 1);
        REQUIRE((value == "yes" || value == "no"));
        auto& fact = name == "state_secret"                 ? facts.state_secret
                     : name == "delegation_forbidden"       ? facts.delegation_forbidden
                     : name == "personal_presence_required" ? facts.personal_presence_required
                     : name == "presence_to_collect"        ? facts.presence_to_collect
                                                            : facts.paper_waived;
        REQUIRE((&fact != &facts.paper_waived || name == "paper_waived"));
        fact = value == "yes";
    }
    return facts;
}

std::string reasons(verdict const& v) {
    std::vector<std::string> all;
    for (auto const& r : v.reasons) all.emplace_back(to_string(r.id));
    return joined(all);
}

catalogue const& made_up() {
    static auto const c = read_catalogue_files({MOTCUA_TEST_DIR "/documents/good/eligibility.json"});
    return c;
}
catalogue const& bac_kan() {
    static auto const c = read_catalogue_files(
        {MOTCUA_TEST_DIR "/../src/data/starter_catalogue.json", MOTCUA_TEST_DIR "/../src/data/bac_kan.json"});
    return c;
}

}

TEST_CASE("eligibility: cases worked by hand") {
    auto const all = vectors();
    CHECK(all.size() >= 100);
    std::set<std::string> seen;
    for (auto const& row : all) {
        INFO(row.code << " " << row.direction << " " << row.on << " " << row.facts << ": " << row.why);
        auto const way = parse<direction>(row.direction);
        auto const on = parse_date(row.on);
        REQUIRE(way);
        REQUIRE(on);
        auto const v = assess(made_up(), row.code, *way, *on, row.variant, row.agency, facts_of(row.facts));
        CHECK(to_string(v.answer) == row.answer);
        CHECK(reasons(v) == row.reason);
        CHECK(joined(v.needs) == row.needs);
        REQUIRE_FALSE(v.reasons.empty());
        CHECK(to_string(v.reasons.front().basis) == row.basis);
        for (auto const& word : words(row.reason)) seen.insert(word);
    }
    // Every reason there is decides, or stands beside a deciding one, somewhere.
    for (auto const& t : token_table<reason_id>)
        CHECK(seen.count(std::string(t.text)) == (t.value < reason_id::procedure_unknown ? 1U : 0U));  // those of rows only
}

TEST_CASE("eligibility: a verdict says what it rests on") {
    for (auto const& row : vectors()) {
        INFO(row.code << " " << row.direction << " " << row.on << " " << row.facts);
        auto const on = *parse_date(row.on);
        auto const v = assess(made_up(), row.code, *parse<direction>(row.direction), on, row.variant, row.agency,
                              facts_of(row.facts));
        bool const decided = v.answer == answer::yes || v.answer == answer::no;
        if (decided) CHECK(v.needs.empty());
        if (v.answer == answer::conditional) CHECK_FALSE(v.needs.empty());
        auto const first = v.reasons.front().id;
        if (v.answer == answer::no && first != reason_id::paper_waived)
            CHECK_FALSE(v.reasons.front().basis.instrument.empty());
        for (auto const& r : v.reasons) {
            if (!r.rule.empty()) CHECK(find_law(r.rule, on) != nullptr);
            CHECK_FALSE(r.text().empty());
            CHECK_FALSE(r.text(language::en).empty());
            CHECK(r.text() != r.text(language::en));
        }
        // All parts of the context, the catalogue being the one that was asked.
        REQUIRE(v.editions().size() == 5);
        CHECK(v.editions()[3] == edition{"catalogue", made_up().edition()});
    }
}

TEST_CASE("eligibility: a verdict is neither true nor false") {
    CHECK_FALSE(std::is_convertible_v<verdict, bool>);
    CHECK_FALSE(std::is_constructible_v<bool, verdict>);
}

TEST_CASE("eligibility: the case is asked before the procedure") {
    auto const ask = [](case_facts const& facts, direction way = direction::intake,
                        std::string_view code = "8.000008") {
        return assess(made_up(), code, way, date(2025, 8, 5), {}, {}, facts).answer;
    };
    case_facts facts;
    CHECK(ask(facts) == answer::no);
    facts.personal_presence_required = false;
    CHECK(ask(facts) == answer::yes);
    CHECK(ask(facts, direction::return_) == answer::yes);
    facts.personal_presence_required = true;
    facts.delegation_forbidden = false;
    CHECK(ask(facts) == answer::yes);
    facts.delegation_forbidden = true;
    CHECK(ask(facts) == answer::no);
    facts = {};
    facts.state_secret = false;
    CHECK(ask(facts, direction::intake, "8.000015") == answer::yes);
    facts = {};
    facts.presence_to_collect = true;
    CHECK(ask(facts, direction::return_, "8.000001") == answer::conditional);
    CHECK(ask(facts, direction::intake, "8.000001") == answer::yes);
    facts.paper_waived = false;
    CHECK(ask(facts, direction::return_, "8.000001") == answer::conditional);
    facts.paper_waived = true;
    CHECK(ask(facts, direction::return_, "8.000001") == answer::no);
}

TEST_CASE("eligibility: a doubt never hides a certain no") {
    auto const on = date(2025, 8, 5);
    case_facts excluded;
    excluded.delegation_forbidden = excluded.personal_presence_required = true;
    case_facts secret;
    secret.state_secret = true;
    for (auto const* code : {"8.000012", "8.000014", "8.000017"})
        for (auto const way : {direction::intake, direction::return_}) {
            INFO(code << " " << to_string(way));
            CHECK(assess(made_up(), code, way, on).answer != answer::no);
            CHECK(assess(made_up(), code, way, on, {}, {}, excluded).answer == answer::no);
            CHECK(assess(made_up(), code, way, on, {}, {}, secret).answer == answer::no);
        }
}

TEST_CASE("eligibility: what is a mistake of the caller") {
    auto const on = date(2020, 5, 5);
    CHECK(code_of([&] { (void)assess(made_up(), "8.999999", direction::intake, on); }) ==
          error_code::procedure_unknown);
    CHECK(code_of([&] { (void)assess(made_up(), "8.000029", direction::intake, on, "none"); }) ==
          error_code::variant_unknown);
    CHECK(code_of([&] { (void)assess(made_up(), "8.000004", direction::intake, on, "default"); }) ==
          error_code::variant_unknown);
    CHECK(code_of([&] { (void)assess(catalogue(), "8.000001", direction::intake, on); }) ==
          error_code::procedure_unknown);
    CHECK_NOTHROW(assess(made_up(), "8.000029", direction::intake, on, "hong"));
}

TEST_CASE("eligibility: the rules in use do not change an answer but their editions do") {
    auto const on = date(2020, 5, 5);
    auto const plain = assess(made_up(), "8.000001", direction::intake, on);
    auto const other =
        assess(made_up(), "8.000001", direction::intake, on, {}, {}, {}, rules().with(reading::first_day, "included"));
    CHECK(plain.answer == other.answer);
    CHECK(plain.editions() != other.editions());
    CHECK(plain.editions() == assess(made_up(), "8.000008", direction::return_, on).editions());
    // The catalogue that is asked counts, not the one that the rules hold.
    auto const holding = assess(made_up(), "8.000001", direction::intake, on, {}, {}, {}, rules().with(bac_kan()));
    CHECK(holding.editions() == plain.editions());
}

TEST_CASE("eligibility: who may take a dossier in") {
    auto const on = [](std::string_view agency, date d) {
        return receiver(bac_kan(), "bac_kan.tthcc", d, desk_task::receive, agency);
    };
    // Vector 10: the pilot of the department of information and communications has a hole.
    CHECK(on("bac_kan.tttt", date(2020, 8, 15)).post_clerk == in_force::no);
    CHECK(on("bac_kan.tttt", date(2020, 8, 15)).delegations.empty());
    CHECK(on("bac_kan.tttt", date(2020, 11, 2)).post_clerk == in_force::yes);
    REQUIRE(on("bac_kan.tttt", date(2020, 11, 2)).delegations.size() == 1);
    CHECK(on("bac_kan.tttt", date(2020, 11, 2)).delegations.front().from == date(2020, 10, 1));
    // Vector 11: the department of culture, if letter 972 is Bắc Kạn's.
    CHECK(on("bac_kan.vhttdl", date(2021, 2, 28)).post_clerk == in_force::no);
    CHECK(on("bac_kan.vhttdl", date(2021, 3, 1)).post_clerk == in_force::yes);
    CHECK(on("bac_kan.vhttdl", date(2021, 3, 1)).delegations.front().certainty == certainty::inferred);
    // First and last days; a beginning that nobody found.
    CHECK(on("bac_kan.tttt", date(2020, 2, 29)).post_clerk == in_force::no);
    CHECK(on("bac_kan.tttt", date(2020, 3, 1)).post_clerk == in_force::yes);
    CHECK(on("bac_kan.tttt", date(2020, 6, 30)).post_clerk == in_force::yes);
    CHECK(on("bac_kan.tttt", date(2020, 7, 1)).post_clerk == in_force::no);
    CHECK(on("bac_kan.khcn", date(2020, 12, 31)).post_clerk == in_force::unknown);
    CHECK(on("bac_kan.khcn", date(2021, 1, 1)).post_clerk == in_force::no);
    // An official always, as long as there is the unit.
    for (auto const d : {date(2020, 8, 15), date(2020, 11, 2), date(2025, 6, 30)})
        CHECK(on("bac_kan.tttt", d).official == in_force::yes);
    CHECK(on("bac_kan.tttt", date(2025, 7, 1)).official == in_force::no);
    auto const nowhere = receiver(bac_kan(), "no such unit", date(2020, 11, 2), desk_task::receive);
    CHECK(nowhere.official == in_force::unknown);
    CHECK(nowhere.post_clerk == in_force::no);
    // Without an agency: a known delegation before the unknown ones, and all of them named.
    auto const everybody = receiver(bac_kan(), "bac_kan.tthcc", date(2020, 11, 2), desk_task::receive);
    CHECK(everybody.post_clerk == in_force::yes);
    CHECK(everybody.delegations.size() == 3);
    CHECK(receiver(bac_kan(), "bac_kan.tthcc", date(2020, 8, 15), desk_task::receive).post_clerk == in_force::unknown);
    CHECK(receiver(bac_kan(), "bac_kan.tthcc", date(2020, 11, 2), desk_task::guide).post_clerk == in_force::no);
}

TEST_CASE("eligibility: two delegations of one day are both named") {
    delegation one;
    one.agency = "a";
    one.tasks = {desk_task::receive};
    one.from = date(2020, 1, 1);
    one.provider = "one";
    auto two = one, unknown_start = one;
    two.provider = "two";
    unknown_start.provider = "three";
    unknown_start.from.reset();
    catalogue_parts parts;
    parts.delegations = {unknown_start, one, two};
    auto const answer = receiver(catalogue(parts), "u", date(2020, 6, 1), desk_task::receive, "a");
    CHECK(answer.post_clerk == in_force::yes);
    CHECK(answer.delegations.size() == 3);
    CHECK(receiver(catalogue(parts), "u", date(2019, 12, 31), desk_task::receive, "a").post_clerk == in_force::unknown);
}
