// SPDX-License-Identifier: Apache-2.0
#include <motcua/eligibility_columns.hpp>

#include <motcua/catalogue_json.hpp>

#include "catch.hpp"

using namespace motcua;

namespace {

catalogue const& made_up() {
    static auto const c = read_catalogue_files({MOTCUA_TEST_DIR "/documents/good/eligibility.json"});
    return c;
}

struct asked {
    std::vector<std::uint8_t> answer, reason;
    std::vector<std::int32_t> basis;
    std::vector<citation> bases;
    [[nodiscard]] std::string row(std::size_t i) const {
        auto const& b = bases[static_cast<std::size_t>(basis[i])];
        return std::string(to_string(static_cast<motcua::answer>(answer[i]))) + " " +
               std::string(to_string(static_cast<reason_id>(reason[i]))) + " [" + to_string(b) + "]";
    }
};

template <class Day>
asked ask(catalogue const& c, eligibility_names const& names, eligibility_places const& places,
          std::vector<Day> const& on, direction way = direction::intake, rules const& under = rules()) {
    eligibility_table const table(c, way, names, places, {}, under);
    asked a{std::vector<std::uint8_t>(on.size()), std::vector<std::uint8_t>(on.size()),
            std::vector<std::int32_t>(on.size()), table.bases()};
    table.assess<Day>(places, on, {a.answer, a.reason, a.basis});
    return a;
}

std::string single(catalogue const& c, std::string const& code, date on, std::string const& variant,
                   std::string const& agency, direction way, rules const& under = rules()) {
    try {
        auto const v = assess(c, code, way, on, variant, agency, {}, under);
        auto const& first = v.reasons.front();
        return std::string(to_string(v.answer)) + " " + std::string(to_string(first.id)) + " [" +
               to_string(first.basis) + "]";
    } catch (error const& e) {
        return e.code() == error_code::procedure_unknown ? "unknown procedure_unknown []"
                                                         : "unknown variant_unknown []";
    }
}

}

TEST_CASE("eligibility_columns: every row is the single answer") {
    eligibility_names names{
        {}, {"default", "mat", "hong", "a", "b", "nothing"}, {"so-a", "so-b", "so-cu", "huyen-a", "xa-a"}};
    for (auto const& p : made_up().parts().procedures)
        if (names.codes.empty() || names.codes.back() != p.code) names.codes.push_back(p.code);
    names.codes.emplace_back("9.999999");
    std::vector<std::int32_t> code, variant, agency, on;
    for (std::size_t i = 0; i < names.codes.size(); ++i)
        for (int v = -1; v < 6; ++v)
            for (int a = -1; a < 5; ++a)
                for (auto const d : {date(1900, 1, 1), date(2016, 12, 15), date(2016, 12, 16), date(2018, 6, 21),
                                     date(2019, 11, 1), date(2020, 5, 5), date(2021, 6, 23), date(2022, 4, 1),
                                     date(2025, 6, 30), date(2025, 7, 1), date(2026, 8, 5), date(2199, 12, 31)}) {
                    code.push_back(static_cast<std::int32_t>(i));
                    variant.push_back(v);
                    agency.push_back(a);
                    on.push_back(d.days());
                }
    for (auto const way : {direction::intake, direction::return_}) {
        auto const a = ask<std::int32_t>(made_up(), names, {code, variant, agency}, on, way);
        std::size_t different = 0;
        for (std::size_t i = 0; i < on.size(); ++i) {
            auto const v = variant[i] < 0 ? std::string() : names.variants[static_cast<std::size_t>(variant[i])];
            auto const g = agency[i] < 0 ? std::string() : names.agencies[static_cast<std::size_t>(agency[i])];
            auto const expected =
                single(made_up(), names.codes[static_cast<std::size_t>(code[i])], date::from_days(on[i]), v, g, way);
            if (a.row(i) == expected) continue;
            ++different;
            INFO(names.codes[static_cast<std::size_t>(code[i])] << " " << v << " " << g << " "
                                                                << to_string(date::from_days(on[i])));
            CHECK(a.row(i) == expected);
        }
        CHECK(different == 0);
        std::vector<std::int64_t> const wide(on.begin(), on.end());
        auto const b = ask<std::int64_t>(made_up(), names, {code, variant, agency}, wide, way);
        CHECK(a.answer == b.answer);
        CHECK(a.reason == b.reason);
    }
}

TEST_CASE("eligibility_columns: a catalogue of too many days answers without the look-up") {
    // Each code changes on a day of its own: more stretches than a table would hold.
    catalogue_parts parts;
    parts.editions.emplace_back();
    eligibility_names names;
    std::vector<std::int32_t> code, on;
    for (int i = 0; i < 4200; ++i) {
        procedure p;
        p.code = std::to_string(100000 + i);
        p.variants.push_back({});
        p.variants.front().id = "v";
        p.variants.front().intake[static_cast<std::size_t>(channel::post)] = true;
        p.from = date(2018, 6, 21) + calendar_days(i);
        parts.procedures.push_back(p);
        names.codes.push_back(p.code);
        for (int back : {1, 0}) {
            code.push_back(i);
            on.push_back(p.from->days() - back);
        }
    }
    auto const a = ask<std::int32_t>(catalogue(parts), names, {code, {}, {}}, on);
    std::size_t right = 0;
    for (std::size_t i = 0; i < on.size(); i += 2)
        right += a.answer[i] == static_cast<std::uint8_t>(answer::unknown) &&
                         a.answer[i + 1] == static_cast<std::uint8_t>(answer::yes)
                     ? 1U
                     : 0U;
    CHECK(right == 4200);
}

TEST_CASE("eligibility_columns: rows without a day or a code and days beyond all") {
    eligibility_names const names{{"8.000001"}, {}, {}};
    std::vector<std::int32_t> const code{0, -1, 0, 0};
    constexpr auto lowest = std::numeric_limits<std::int32_t>::min(),
                   highest = std::numeric_limits<std::int32_t>::max();
    auto const a = ask<std::int32_t>(made_up(), names, {code, {}, {}}, {lowest, 18000, lowest + 1, highest});
    CHECK(a.row(0) == "unknown day_missing []");
    CHECK(a.row(1) == "unknown procedure_unknown []");
    CHECK(a.row(2).rfind("unknown no_rule_in_force", 0) == 0);
    CHECK(a.row(3).rfind("yes channel_yes", 0) == 0);
    CHECK(ask<std::int64_t>(made_up(), names, {{}, {}, {}}, {}).answer.empty());
}

TEST_CASE("eligibility_columns: what is refused as a whole") {
    std::vector<std::int32_t> const one{0}, two{0, 0};
    auto const code_of = [](auto&& call) {
        try {
            call();
        } catch (error const& e) {
            return static_cast<int>(e.code());
        }
        return 0;
    };
    CHECK(code_of([&] {
              eligibility_table(made_up(), direction::intake, {{"8.000001"}, {}, {"nobody"}}, {one, {}, one});
          }) == 1310);
    CHECK(code_of([&] {
              eligibility_table(made_up(), direction::intake, {{"8.000001"}, {"v"}, {}}, {one, two, {}});
          }) == 1403);
    eligibility_names many;
    many.codes.assign(9000, "x");
    many.variants.assign(9000, "v");
    CHECK(code_of([&] { eligibility_table(made_up(), direction::intake, many, {one, one, {}}); }) == 1104);
}

TEST_CASE("eligibility_columns: the law of the context counts") {
    auto const ended = rules().with(law_book().with({{"PST-02", date(2027, 1, 1)}}, {}));
    eligibility_names const names{{"8.000001"}, {}, {}};
    std::vector<std::int32_t> const code{0, 0};
    auto const a = ask<std::int32_t>(made_up(), names, {code, {}, {}},
                                     {date(2026, 12, 31).days(), date(2027, 1, 1).days()}, direction::intake, ended);
    CHECK(a.row(0) == single(made_up(), "8.000001", date(2026, 12, 31), "", "", direction::intake, ended));
    CHECK(a.row(1) == single(made_up(), "8.000001", date(2027, 1, 1), "", "", direction::intake, ended));
    CHECK(a.answer[0] != a.answer[1]);
}
