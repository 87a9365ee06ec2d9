// SPDX-License-Identifier: Apache-2.0
#include <motcua/law_json.hpp>

#include "catch.hpp"

using namespace motcua;

namespace {

std::string const row =
    R"({"id":"X-1","instrument":"Luật thử","wording":"text","force":"text","from":"2026-01-01","text":{"vi":"x","en":"y"},"acts":"none"})";

law_book read(std::string const& parts) {
    return read_law({{"d", R"({"schema_version":1,"name":{"vi":"x"})" + parts + "}"}});
}

std::vector<std::string> problems_of(std::string const& parts) {
    std::vector<std::string> all;
    try {
        (void)read(parts);
    } catch (error const& e) {
        for (auto const& p : e.problems())
            all.push_back("M" + std::to_string(static_cast<int>(p.code)) + " " + p.place);
    }
    return all;
}

}

TEST_CASE("law_json: rows are added beside the built-in ones") {
    auto const book = read(R"(,"rows":[)" + row + "]");
    CHECK(book.rows().size() == law_rows().size() + 1);
    REQUIRE(book.find("X-1", date(2026, 1, 1)) != nullptr);
    CHECK(book.find("X-1", date(2025, 12, 31)) == nullptr);
    CHECK(book.find("X-1", date(2026, 1, 1))->en == "y");
    CHECK(find_law("X-1", date(2026, 1, 1)) == nullptr);  // the built-in rows are what they were
    CHECK(book.edition() != law_book().edition());
    CHECK(law_book().edition() == law_edition());
    CHECK(read("").edition() == law_edition());
    // Every built-in row is found as before.
    for (auto const& r : law_rows()) {
        auto const* found = book.find(r.id, r.from);
        REQUIRE(found != nullptr);
        CHECK(found->instrument == r.instrument);
    }
}

TEST_CASE("law_json: texts live as long as a copy of the book") {
    std::optional<law_book> kept;
    {
        auto const first = read(R"(,"rows":[)" + row + "]");
        kept = read_law({{"e", R"({"schema_version":1,"name":{"vi":"x"},"ended":[{"id":"X-1","to":"2026-06-01"}]})"}},
                        first);
    }
    REQUIRE(kept->find("X-1", date(2026, 5, 31)) != nullptr);
    CHECK(kept->find("X-1", date(2026, 5, 31))->instrument == "Luật thử");
    CHECK(kept->find("X-1", date(2026, 6, 1)) == nullptr);
}

TEST_CASE("law_json: an end takes away what began later as well") {
    auto const book = read(R"(,"ended":[{"id":"PST-65","to":"2026-01-01"}])");
    CHECK(book.find("PST-65", date(2025, 12, 31)) != nullptr);
    for (auto const d : {date(2026, 1, 1), date(2026, 8, 5), date(2030, 1, 1)})
        CHECK(book.find("PST-65", d) == nullptr);
    CHECK(find_law("PST-65", date(2026, 8, 5)) != nullptr);
}

TEST_CASE("law_json: what is refused and where") {
    using all = std::vector<std::string>;
    CHECK(problems_of(R"(,"rows":[)" + row + "," + row + "]") == all{"M1313 d /rows/1"});
    CHECK(problems_of(R"(,"ended":[{"id":"none","to":"2026-01-01"}])") == all{"M1314 d /ended/0"});
    CHECK(problems_of(R"(,"rows":[{}])").size() == 7);  // every key that is needed, at once
    CHECK(problems_of(R"(,"laws":[])") == all{"M1307 d /laws"});
    CHECK(problems_of("") == all{});
}

TEST_CASE("law_json: a book made without a file is checked as well") {
    law_entry entry;
    entry.id = "X-2";
    entry.instrument = "x";
    entry.acts = "eligibility";
    entry.text = {"x", "x"};
    CHECK_THROWS_AS(law_book().with({}, {entry}), error);  // recalled, and would act
    entry.wording = entry.force = certainty::text;
    CHECK(law_book().with({}, {entry}).find("X-2", date(2020, 1, 1)) != nullptr);
    CHECK_THROWS_AS(law_book().with({}, {entry, entry}), error);
    CHECK_THROWS_AS(law_book().with({{"OST-01", date(2026, 1, 1)}}, {}), error);  // has ended already
}
