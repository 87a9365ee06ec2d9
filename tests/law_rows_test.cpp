// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "motcua/impl/law_rows.hpp"

using namespace motcua;

namespace {

law_row const* on_day(std::string_view id, date day) {
    law_row const* found = nullptr;
    for (auto const& row : detail::all_law_rows())
        if (row.id == id && day >= row.from && (!row.to || day < *row.to)) {
            REQUIRE(found == nullptr);
            found = &row;
        }
    return found;
}

law_row const& row_on(std::string_view id, date day) {
    auto const* row = on_day(id, day);
    CAPTURE(id);
    REQUIRE(row != nullptr);
    return *row;
}

certainty cited(std::string_view id, date day) {
    auto const& row = row_on(id, day);
    return weaker(row.wording, row.force);
}

std::set<std::string> words(std::string_view text) {
    std::set<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        if (end > at) all.emplace(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

std::set<std::string> ids_where(bool (*holds)(law_row const&)) {
    std::set<std::string> all;
    for (auto const& row : detail::all_law_rows())
        if (holds(row)) all.emplace(row.id);
    return all;
}

struct breakpoint {
    date day;
    std::string_view ids;  // whose row begins or ends on that day
};

// Every day on which the law of this library changes, and which rules change on it.
constexpr breakpoint breakpoints[] = {
    {{2006, 1, 1},
     "CLK-08 DAY-01 DAY-02 DAY-03 DAY-04 DAY-05 DAY-06 DAY-07 DAY-08 DAY-09 DAY-11"},
    {{2010, 2, 12},
     "DAY-19"},
    {{2010, 10, 14},
     "FRM-11 FRM-13 FRM-14"},
    {{2011, 1, 1},
     "PST-58 PST-59 PST-60 PST-61 PST-62 PST-64"},
    {{2011, 8, 15},
     "PST-63"},
    {{2013, 5, 1},
     "DAY-10 DAY-12 DAY-14"},
    {{2015, 1, 1},
     "CLK-08 DAY-01 DAY-02 DAY-03 DAY-04 DAY-05 DAY-06 DAY-07 DAY-08 DAY-09 DAY-10 DAY-11 DAY-12 DAY-14 DAY-16"
     " LA-19"},
    {{2015, 9, 15},
     "PST-61"},
    {{2016, 12, 16},
     "CLK-01 CLK-04 LA-02 LA-09 PST-01 PST-02 PST-03 PST-04 PST-05 PST-07 PST-08 PST-09 PST-10 PST-11 PST-12"
     " PST-13 PST-14 PST-15 PST-16 PST-17 PST-18 PST-19 PST-20 PST-21 PST-22 PST-23 PST-24 PST-25 PST-26 PST-27"
     " PST-28 PST-29 PST-30 PST-31 PST-33"},
    {{2017, 1, 1},
     "CLK-08 DAY-01 DAY-02 DAY-03 DAY-04 DAY-05 DAY-06 DAY-07 DAY-08 DAY-09 DAY-11"},
    {{2017, 8, 15},
     "LA-22 LA-23 PST-40 PST-41 PST-42 PST-43 PST-44 PST-45 PST-46 PST-47 PST-48 PST-49 PST-51 PST-52 PST-53"
     " PST-54 PST-55 PST-56 PST-57"},
    {{2017, 9, 29},
     "TRF-01 TRF-03"},
    {{2018, 6, 21},
     "CLK-05 CLK-06 CLK-07 CLK-11 CLK-13 FRM-09 FRM-10 FRM-11 FRM-13 FRM-14 LA-01 LA-03 LA-04 LA-05 LA-10 LA-17"
     " LA-18 LA-19 LA-20 OST-01 OST-02 OST-03 OST-04 OST-05 OST-06 OST-07 OST-08 OST-09 OST-10 OST-11 OST-12"
     " OST-13 OST-14 OST-15 OST-16 OST-17 OST-18 OST-19 OST-20 OST-21 OST-22"},
    {{2019, 1, 6},
     "FRM-01 FRM-03 FRM-06 FRM-07 FRM-12 KPI-03 KPI-07 KPI-08"},
    {{2020, 1, 1},
     "DAY-17 KPI-01 KPI-02"},
    {{2020, 2, 20},
     "FRM-08"},
    {{2020, 5, 22},
     "OST-49 OST-77"},
    {{2020, 12, 15},
     "KPI-04"},
    {{2021, 1, 1},
     "CLK-01 CLK-04 DAY-10 DAY-12 DAY-13 DAY-14 FRM-01 FRM-03 FRM-08 FRM-12 KPI-07 KPI-08 LA-02 LA-09 LA-22"
     " LA-23 PST-01 PST-02 PST-03 PST-04 PST-05 PST-07 PST-08 PST-09 PST-10 PST-11 PST-12 PST-13 PST-14 PST-15"
     " PST-16 PST-17 PST-18 PST-19 PST-20 PST-21 PST-22 PST-23 PST-24 PST-25 PST-26 PST-27 PST-28 PST-29 PST-30"
     " PST-31 PST-33 PST-40 PST-41 PST-42 PST-43 PST-44 PST-45 PST-46 PST-47 PST-48 PST-49 PST-51 PST-52 PST-53"
     " PST-54 PST-55 PST-56 PST-57 PST-58 PST-59 PST-60 PST-61 PST-62 PST-63 PST-64"},
    {{2021, 3, 27},
     "OST-31"},
    {{2021, 12, 6},
     "CLK-05 CLK-06 CLK-11 CLK-13 LA-01 LA-03 LA-04 LA-05 LA-10 LA-17 LA-18 LA-20 LA-26 OST-01 OST-02 OST-03"
     " OST-04 OST-05 OST-06 OST-07 OST-08 OST-09 OST-10 OST-11 OST-12 OST-13 OST-14 OST-15 OST-16 OST-17 OST-18"
     " OST-19 OST-20 OST-21 OST-22"},
    {{2022, 1, 1},
     "DAY-18 OST-75"},
    {{2022, 6, 23},
     "KPI-05 KPI-06"},
    {{2023, 1, 1},
     "FRM-08"},
    {{2024, 1, 1},
     "OST-77"},
    {{2025, 2, 19},
     "PRV-11"},
    {{2025, 6, 9},
     "DAY-20"},
    {{2025, 7, 1},
     "CLK-02 CLK-05 CLK-06 CLK-07 CLK-11 CLK-13 FRM-04 FRM-05 FRM-08 FRM-11 FRM-13 FRM-14 KPI-09 LA-01 LA-02"
     " LA-03 LA-04 LA-05 LA-06 LA-07 LA-08 LA-10 LA-11 LA-16 LA-17 LA-18 LA-20 LA-24 LA-26 OST-01 OST-02 OST-03"
     " OST-04 OST-05 OST-06 OST-07 OST-08 OST-09 OST-10 OST-11 OST-12 OST-13 OST-14 OST-15 OST-16 OST-17 OST-18"
     " OST-19 OST-20 OST-21 OST-22 OST-30 OST-31 OST-32 OST-33 OST-34 OST-35 OST-40 OST-43 OST-45 OST-46 OST-48"
     " OST-49 OST-50 OST-52 OST-53 OST-60 OST-61 OST-62 OST-63 OST-64 OST-65 OST-66 OST-67 OST-68 OST-69 OST-70"
     " OST-71 OST-72 OST-73 OST-74 PRV-09 PRV-10 PRV-13 PST-65"},
    {{2025, 9, 15},
     "FRM-01 FRM-02 FRM-03 FRM-12 KPI-07 KPI-08"},
    {{2025, 10, 1},
     "OST-76"},
    {{2025, 12, 31},
     "CLK-02 CLK-05 CLK-06 CLK-11 CLK-13 FRM-05 KPI-09 LA-03 LA-04 LA-05 LA-06 LA-07 LA-08 LA-10 LA-11 LA-16"
     " LA-18 LA-20 LA-24 LA-26 OST-16 OST-22 OST-30 OST-31 OST-32 OST-33 OST-34 OST-35 OST-40 OST-41 OST-43"
     " OST-45 OST-46 OST-48 OST-49 OST-50 OST-52 OST-53 OST-60 OST-61 OST-62 OST-63 OST-64 OST-65 OST-66 OST-67"
     " OST-68 OST-69 OST-70 OST-71 OST-72 OST-73 OST-74 PRV-13 PST-65"},
    {{2026, 2, 15},
     "KPI-04"},
    {{2026, 7, 1},
     "DAY-15 LA-26 OST-41 OST-75"},
    {{2026, 8, 5},
     "CLK-02 CLK-03 KPI-09 LA-12 LA-13 LA-14 LA-20 LA-26 OST-42 OST-44 OST-47 OST-50 OST-51 PST-65"},
};

}

TEST_CASE("law rows change on the listed days and no others", "[law]") {
    std::map<date, std::set<std::string>> found;
    for (auto const& row : detail::all_law_rows()) {
        found[row.from].emplace(row.id);
        if (row.to) found[*row.to].emplace(row.id);
    }
    std::set<date> listed;
    for (auto const& expected : breakpoints) {
        listed.insert(expected.day);
        CAPTURE(expected.day.ymd().year, expected.day.ymd().month, expected.day.ymd().day);
        CHECK(found[expected.day] == words(expected.ids));
    }
    CHECK(found.size() == listed.size());
}

TEST_CASE("law rows are sorted and never overlap inside an identifier", "[law]") {
    auto const rows = detail::all_law_rows();
    REQUIRE(rows.size() > 300);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CAPTURE(rows[i].id);
        REQUIRE(rows[i - 1].id <= rows[i].id);
        if (rows[i - 1].id == rows[i].id) {
            REQUIRE(rows[i - 1].to.has_value());
            CHECK(*rows[i - 1].to <= rows[i].from);
        }
    }
}

TEST_CASE("law rows are complete and no rule vanishes", "[law]") {
    for (auto const& r : detail::all_law_rows()) {
        CAPTURE(r.id);
        CHECK((!r.id.empty() && !r.instrument.empty() && !r.vi.empty() && !r.en.empty()));
        CHECK(detail::law_text::acts_somewhere(r.acts));
        CHECK((!r.to || *r.to > r.from));
    }
    // Narrowing could leave nothing of a rule's source: it would be gone without a word.
    for (auto const& table : detail::law_text::rule_tables)
        for (auto const& rule : table) {
            bool found = false;
            for (auto const& stretch : rule.source->life)
                found = found || detail::law_text::row_of(rule, stretch).has_value();
            CAPTURE(rule.id, rule.article);
            CHECK(found);
        }
    CHECK(!detail::law_text::acts_somewhere("somewhere"));
}

TEST_CASE("neighbouring law rows differ in more than their days", "[law]") {
    auto const rows = detail::all_law_rows();
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto const &a = rows[i - 1], &b = rows[i];
        if (a.id != b.id || a.to != b.from) continue;
        CAPTURE(a.id);
        CHECK((a.instrument != b.instrument || a.vi != b.vi || a.wording != b.wording || a.force != b.force ||
               a.from_known != b.from_known || a.acts != b.acts));
    }
}

TEST_CASE("the identifiers that machine and eligibility cite have law rows", "[law]") {
    auto const have = ids_where([](law_row const&) { return true; });
    for (auto const& id : words(
             "OST-01 OST-02 OST-03 OST-04 OST-06 OST-08 OST-09 OST-10 OST-12 OST-13 OST-14 OST-15 OST-17 OST-19 "
             "OST-21 OST-40 OST-44 OST-45 OST-48 OST-50 OST-51 OST-52 OST-60 OST-61 OST-62 OST-63 OST-64 OST-65 "
             "OST-67 OST-68 OST-70 OST-71 OST-72 OST-73 OST-75 PST-01 PST-02 PST-07 PST-09 PST-12 PST-13 PST-14 "
             "PST-15 PST-20 PST-21 PST-22 PST-23 PST-26 PST-28 PST-29 PST-41 PST-42 PST-44 PST-48 PST-59 PST-60 "
             "PST-65 CLK-02 CLK-03 CLK-05 CLK-06 CLK-07 FRM-09 FRM-14 LA-02 LA-03 LA-04 LA-05 LA-06 LA-07 LA-08 "
             "LA-09 LA-10 LA-11 LA-16 LA-17 LA-18 LA-22 LA-23")) {
        CAPTURE(id);
        CHECK(have.count(id) == 1);
    }
}

TEST_CASE("every instrument of the library has a law row", "[law]") {
    std::set<std::string_view> have;
    for (auto const& row : detail::all_law_rows()) have.insert(row.instrument);
    for (std::string_view const instrument :
         {"Quyết định 45/2016/QĐ-TTg", "Thông tư 17/2017/TT-BTTTT", "Thông tư 22/2017/TT-BTTTT",
          "Thông tư 01/2018/TT-VPCP", "Thông tư 03/2025/TT-VPCP", "Nghị định 61/2018/NĐ-CP", "Nghị định 107/2021/NĐ-CP",
          "Nghị định 118/2025/NĐ-CP", "Nghị định 367/2025/NĐ-CP", "Nghị định 224/2026/NĐ-CP",
          "Nghị định 309/2026/NĐ-CP", "Chỉ thị 24/CT-TTg 2025", "Luật Bưu chính 49/2010/QH12",
          "Nghị định 47/2011/NĐ-CP", "Bộ luật Dân sự 33/2005/QH11", "Bộ luật Dân sự 91/2015/QH13",
          "Bộ luật Lao động 10/2012/QH13", "Bộ luật Lao động 45/2019/QH14", "Nghị định 63/2010/NĐ-CP",
          "Nghị định 45/2020/NĐ-CP", "Quyết định 468/QĐ-TTg 2021", "Quyết định 09/2015/QĐ-TTg",
          "Nghị quyết 28/2026/QH16"}) {
        CAPTURE(instrument);
        CHECK(have.count(instrument) == 1);
    }
}

TEST_CASE("form 01 starts the clock by a rule from 2025-07-01 only", "[law]") {
    CHECK(on_day("CLK-02", {2025, 6, 30}) == nullptr);
    CHECK(on_day("OST-50", {2025, 6, 30}) == nullptr);
    CHECK(row_on("CLK-02", {2025, 7, 1}).instrument == "Nghị định 118/2025/NĐ-CP");
    CHECK(row_on("CLK-02", {2025, 7, 1}).article == "Điều 17.3");
    // Before that day only the postal scheme names a start.
    REQUIRE(on_day("LA-01", {2025, 6, 30}) != nullptr);
    CHECK(on_day("LA-01", {2025, 7, 1}) == nullptr);
    CHECK(row_on("LA-02", {2025, 6, 30}).instrument == "Quyết định 45/2016/QĐ-TTg");
    CHECK(on_day("LA-02", {2025, 7, 1}) == nullptr);
    CHECK(on_day("PST-13", {2025, 7, 1}) != nullptr);
}

TEST_CASE("remote intake has a clock of its own from 2026-08-05", "[law]") {
    CHECK(on_day("CLK-03", {2026, 8, 4}) == nullptr);
    CHECK(cited("CLK-03", {2026, 8, 5}) == certainty::text_doubtful);
    CHECK(row_on("CLK-02", {2026, 8, 4}).vi != row_on("CLK-02", {2026, 8, 5}).vi);
    CHECK(on_day("OST-51", {2026, 8, 4}) == nullptr);
}

TEST_CASE("before 2018-06-21 the one-stop rules are known by name only", "[law]") {
    auto const& row = row_on("LA-19", {2018, 6, 20});
    CHECK(row.instrument == "Quyết định 09/2015/QĐ-TTg");
    CHECK_FALSE(row.from_known);
    CHECK(row.acts == "none");
    CHECK(on_day("LA-19", {2018, 6, 21}) == nullptr);
    for (auto const& r : detail::all_law_rows())
        if (r.id.starts_with("OST-")) {
            CAPTURE(r.id);
            CHECK(r.from >= date(2018, 6, 21));
        }
}

TEST_CASE("a wording is sure until the first amendment that nobody read", "[law]") {
    // LA-26: NĐ 107/2021 for NĐ 61/2018, NĐ 367/2025 and NĐ 309/2026 for NĐ 118/2025.
    CHECK(cited("OST-04", {2021, 12, 5}) == certainty::text);
    CHECK(cited("OST-04", {2021, 12, 6}) == certainty::text_doubtful);
    CHECK(cited("OST-04", {2025, 6, 30}) == certainty::text_doubtful);
    CHECK(on_day("OST-04", {2025, 7, 1}) == nullptr);
    CHECK(cited("OST-48", {2025, 7, 1}) == certainty::text);
    CHECK(cited("OST-48", {2025, 12, 30}) == certainty::text);
    CHECK(cited("OST-48", {2025, 12, 31}) == certainty::text_doubtful);
    CHECK(cited("OST-48", {2026, 8, 5}) == certainty::text_doubtful);
    for (auto const& r : detail::all_law_rows()) {
        CAPTURE(r.id, r.article);
        if (r.instrument == "Nghị định 61/2018/NĐ-CP") {
            REQUIRE(r.to.has_value());
            CHECK(*r.to <= date(2025, 7, 1));
            if (*r.to > date(2021, 12, 6)) CHECK(r.wording != certainty::text);
        }
        if (r.instrument == "Nghị định 118/2025/NĐ-CP") {
            CHECK(r.from >= date(2025, 7, 1));
            if (!r.to || *r.to > date(2025, 12, 31)) CHECK(r.wording != certainty::text);
        }
    }
    CHECK(row_on("LA-26", {2021, 12, 6}).instrument == "Nghị định 107/2021/NĐ-CP");
    CHECK(on_day("LA-26", {2025, 7, 1}) == nullptr);
    CHECK(row_on("LA-26", {2025, 12, 31}).instrument == "Nghị định 367/2025/NĐ-CP");
    CHECK(row_on("LA-26", {2026, 8, 5}).instrument == "Nghị định 309/2026/NĐ-CP");
}

TEST_CASE("being in force after the copy is a conclusion", "[law]") {
    // LA-27: the copies of the postal texts show the law of about 2020.
    for (std::string_view const id : {"PST-02", "PST-13", "PST-46", "PST-48", "PST-59", "PST-63", "LA-22"}) {
        CAPTURE(id);
        CHECK(cited(id, {2020, 12, 31}) == certainty::text);
        CHECK(cited(id, {2021, 1, 1}) == certainty::inferred);
        CHECK(row_on(id, {2021, 1, 1}).wording == certainty::text);
        CHECK_FALSE(row_on(id, {2021, 1, 1}).to.has_value());
    }
}

TEST_CASE("counting stands under the civil code of the day", "[law]") {
    CHECK(on_day("DAY-07", {2005, 12, 31}) == nullptr);
    CHECK(row_on("DAY-07", {2014, 12, 31}).acts == "none");  // the day of effect of the code is recalled
    CHECK(row_on("DAY-07", {2015, 1, 1}).acts == "clock");
    CHECK(row_on("DAY-07", {2016, 12, 31}).instrument == "Bộ luật Dân sự 33/2005/QH11");
    CHECK(row_on("DAY-07", {2017, 1, 1}).instrument == "Bộ luật Dân sự 91/2015/QH13");
    CHECK(row_on("DAY-07", {2017, 1, 1}).article == "Điều 148.5");
    CHECK(cited("DAY-07", {2026, 11, 23}) == certainty::text);
    CHECK(cited("DAY-01", {2026, 11, 23}) == certainty::second_hand);  // its article was only reported
    CHECK(row_on("DAY-14", {2020, 12, 31}).article == "Điều 115.3");
    CHECK(row_on("DAY-14", {2021, 1, 1}).article == "Điều 111.3");
    CHECK(on_day("DAY-13", {2020, 12, 31}) == nullptr);
    CHECK(on_day("DAY-15", {2026, 6, 30}) == nullptr);
    CHECK(cited("DAY-15", {2026, 7, 1}) == certainty::second_hand);
}

TEST_CASE("what is only recalled acts nowhere", "[law]") {
    auto const recalled = ids_where(
        [](law_row const& r) { return r.wording == certainty::recalled || r.force == certainty::recalled; });
    CHECK(recalled == words("CLK-08 DAY-01 DAY-02 DAY-03 DAY-04 DAY-05 DAY-06 DAY-07 DAY-08 DAY-09 DAY-10 DAY-11 "
                            "DAY-12 DAY-14 LA-26 OST-49 PRV-10"));
    for (auto const& r : detail::all_law_rows())
        if (r.wording == certainty::recalled || r.force == certainty::recalled) CHECK(r.acts == "none");
}

TEST_CASE("an unknown first day is a bound and says so", "[law]") {
    CHECK(ids_where([](law_row const& r) { return !r.from_known; }) ==
          words("DAY-16 DAY-17 DAY-18 DAY-19 DAY-20 FRM-04 FRM-06 FRM-07 FRM-09 FRM-10 KPI-03 LA-19 LA-26 OST-41 "
                "OST-75 TRF-01 TRF-03"));
    CHECK(on_day("OST-41", {2025, 12, 30}) == nullptr);
    auto const& vneid = row_on("OST-41", {2025, 12, 31});
    CHECK(on(validity{vneid.from, vneid.to, vneid.from_known}, {2025, 12, 31}) == in_force::unknown);
    CHECK(row_on("OST-75", {2026, 7, 1}).from_known);
}

TEST_CASE("a corrected rule names its correction", "[law]") {
    struct pair { std::string_view id; date day; std::string_view correction; };
    for (auto const& c : {pair{"CLK-02", {2025, 7, 1}, "LA-01"}, pair{"OST-12", {2020, 1, 2}, "LA-03"},
                          pair{"OST-63", {2025, 7, 1}, "LA-03"}, pair{"OST-09", {2020, 1, 2}, "LA-04"},
                          pair{"OST-60", {2025, 7, 1}, "LA-04"}, pair{"OST-13", {2020, 1, 2}, "LA-05"},
                          pair{"OST-64", {2025, 7, 1}, "LA-05"}, pair{"OST-65", {2025, 7, 1}, "LA-06"},
                          pair{"OST-68", {2025, 7, 1}, "LA-07"}, pair{"OST-45", {2025, 7, 1}, "LA-08"},
                          pair{"OST-40", {2025, 7, 1}, "LA-10"}, pair{"OST-31", {2025, 7, 1}, "LA-11"},
                          pair{"OST-18", {2020, 1, 2}, "LA-15"}, pair{"FRM-05", {2025, 7, 1}, "LA-15"},
                          pair{"OST-08", {2020, 1, 2}, "LA-18"}, pair{"OST-16", {2025, 7, 1}, "LA-21"},
                          pair{"PST-46", {2020, 1, 2}, "LA-22"}, pair{"PST-45", {2020, 1, 2}, "LA-23"},
                          pair{"KPI-01", {2020, 1, 2}, "LA-29"}}) {
        CAPTURE(c.id, c.correction);
        CHECK(row_on(c.id, c.day).en.find(c.correction) != std::string_view::npos);
    }
}

TEST_CASE("law rows hold composed Vietnamese and plain English", "[law]") {
    for (auto const& r : detail::all_law_rows()) {
        CAPTURE(r.id, r.vi, r.en);
        for (auto const text : {r.instrument, r.article, r.vi, r.en}) {
            for (std::size_t i = 0; i + 1 < text.size(); ++i) {
                auto const a = static_cast<unsigned char>(text[i]), b = static_cast<unsigned char>(text[i + 1]);
                // U+0300 to U+036F: a mark beside its letter instead of in it
                REQUIRE_FALSE((a == 0xCC || (a == 0xCD && b < 0xB0)));
            }
        }
        CHECK(r.vi.ends_with('.'));
        CHECK(r.en.ends_with('.'));
        CHECK((r.article.empty() || r.article.starts_with("Điều ") || r.article.starts_with("Biểu ")));
    }
}
