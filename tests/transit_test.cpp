// SPDX-License-Identifier: Apache-2.0
#include <motcua/transit.hpp>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::date;
using motcua::postal_zone;
using motcua::transit_due;

namespace {

constexpr std::array zones{postal_zone::same_district, postal_zone::between_districts,
                           postal_zone::between_special_cities, postal_zone::between_provinces};

}

TEST_CASE("bưu chính: bảng thời gian tối đa theo vùng", "[transit]") {
    constexpr int carry[] = {1, 2, 3, 4}, with_slip[] = {2, 4, 6, 8};
    date const monday(2026, 3, 2);
    for (std::size_t i = 0; i < zones.size(); ++i) {
        INFO(to_string(zones[i]));
        CHECK(transit_due(zones[i], monday, false).n == carry[i]);
        CHECK(transit_due(zones[i], monday, true).n == with_slip[i]);
        CHECK(transit_due(zones[i], monday, false).due == motcua::rules().calendar().advance(monday, carry[i]));
        CHECK(transit_due(zones[i], monday, true).due == motcua::rules().calendar().advance(monday, with_slip[i]));
    }
}

TEST_CASE("bưu chính: gửi thứ Sáu khác huyện cùng tỉnh thì thứ Ba tới và có giấy hẹn thì thứ Năm", "[transit]") {
    date const friday(2026, 3, 6);
    CHECK(transit_due(postal_zone::between_districts, friday, false).due == date(2026, 3, 10));
    CHECK(transit_due(postal_zone::between_districts, friday, true).due == date(2026, 3, 12));
    // The merger of 2025-07-01 made one pair of provinces one: the zone is given, and decides.
    CHECK(transit_due(postal_zone::between_provinces, friday, false).due == date(2026, 3, 12));
}

TEST_CASE("bưu chính: địa bàn đặc thù thì bưu điện tự công bố", "[transit]") {
    auto const t = transit_due(postal_zone::special_area, date(2026, 3, 6), false);
    CHECK((!t.n && !t.due && !t.earliest && !t.latest));
    REQUIRE(t.steps.size() == 1);
    CHECK(t.steps[0].text.en.find("The post sets") == 0);
    CHECK(t.steps[0].basis.instrument.find("17/2017") != std::string::npos);
}

TEST_CASE("bưu chính: trước khi thông tư có hiệu lực thì không có quy định", "[transit]") {
    date first = date(2026, 1, 1);
    for (auto const& row : motcua::law_rows())
        if (row.id == "PST-48") first = std::min(first, row.from);
    auto const before = transit_due(postal_zone::same_district, first - motcua::calendar_days(1), false);
    CHECK((!before.n && !before.due));
    CHECK(before.steps.at(0).text.en.find("No rule") == 0);
    CHECK(transit_due(postal_zone::same_district, first, false).n == 1);
}

TEST_CASE("bưu chính: ngày nghỉ và hoán đổi và khoảng chưa quyết định", "[transit]") {
    auto const tet = transit_due(postal_zone::between_districts, date(2026, 2, 13), false);
    CHECK(tet.due == date(2026, 2, 24));
    bool named = false;
    for (auto const& step : tet.steps) named = named || step.text.vi.find("Tết Nguyên đán") != std::string::npos;
    CHECK(named);
    CHECK(transit_due(postal_zone::same_district, date(2026, 8, 21), false).due == date(2026, 8, 22));
    auto const open = transit_due(postal_zone::same_district, date(2028, 8, 31), false);
    CHECK((!open.due && open.n == 1 && open.earliest == date(2028, 9, 1) && open.latest == date(2028, 9, 5)));
    // Whose working days they are the text does not say.
    CHECK(open.steps.back().basis.certainty == motcua::certainty::inferred);
    CHECK(refusal([] { (void)transit_due(postal_zone::same_district, date(2100, 12, 31), false); }) == 1201);
}
