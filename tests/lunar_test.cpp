// SPDX-License-Identifier: Apache-2.0
#include <motcua/lunar.hpp>

#include <fstream>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "catch.hpp"

using motcua::calendar_days;
using motcua::date;
using motcua::error_code;
namespace lunar = motcua::lunar;
using lunar::lunar_date;

// Everything works at compile time.
static_assert(lunar::tet(1968) == date(1968, 1, 29) && lunar::tet(1976) == date(1976, 1, 31));
static_assert(lunar::tet(2026) == date(2026, 2, 17) && lunar::tet(2027) == date(2027, 2, 6));
static_assert(lunar::hung_kings(2026) == date(2026, 4, 26) && lunar::leap_month(2025) == 6);
static_assert(lunar::from_date(date(2026, 11, 24)) == lunar_date{2026, 10, 16});
static_assert(lunar::to_date(2025, 6, 1, true) == date(2025, 7, 25));
static_assert(lunar::disputed(date(2077, 11, 15)) && !lunar::disputed(date(2077, 11, 14)));
static_assert(lunar::first_day == date(1968, 1, 29) && lunar::last_day == date(2101, 1, 28));
static_assert(lunar::month_length(2025, 6) == 30 && lunar::month_length(2025, 6, true) == 29);

namespace {

struct row {
    int year;
    date tet, hung_kings;
    int leap_month;
};

std::vector<row> vectors() {
    std::ifstream file(MOTCUA_TEST_DIR "/vectors/lunar.csv");
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "year,tet,hung_kings,leap_month");
    std::vector<row> rows;
    while (std::getline(file, line)) {
        REQUIRE(line.size() >= 27);
        auto const tet = motcua::parse_date(line.substr(5, 10)), kings = motcua::parse_date(line.substr(16, 10));
        REQUIRE((tet && kings && line[4] == ',' && line[15] == ',' && line[26] == ','));
        rows.push_back({std::stoi(line), *tet, *kings, line.size() == 27 ? 0 : std::stoi(line.substr(27))});
    }
    return rows;
}

template <class F>
motcua::problem refusal(F call) {
    try {
        call();
    } catch (motcua::error const& e) {
        return e.problems().front();
    }
    return {};
}

}

TEST_CASE("âm lịch: Tết và Giỗ Tổ và tháng nhuận bằng bản tính độc lập từ bầu trời", "[lunar]") {
    auto const rows = vectors();
    REQUIRE(rows.size() == 133);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& r = rows[i];
        INFO(r.year);
        REQUIRE(r.year == 1968 + static_cast<int>(i));
        CHECK(lunar::tet(r.year) == r.tet);
        CHECK(lunar::hung_kings(r.year) == r.hung_kings);
        CHECK(lunar::leap_month(r.year) == r.leap_month);
        CHECK(lunar::from_date(r.tet) == lunar_date{r.year, 1, 1});
        CHECK(lunar::from_date(r.hung_kings) == lunar_date{r.year, 3, 10});
        CHECK(lunar::from_date(r.hung_kings - calendar_days{9}) == lunar_date{r.year, 3, 1});
    }
}

TEST_CASE("âm lịch: mọi ngày đi rồi về và ngày sau là ngày kế tiếp", "[lunar]") {
    int count = 0;
    bool round = true, next = true, order = true;
    lunar_date before{1967, 12, 30};
    for (date d = lunar::first_day;; d = d + calendar_days{1}) {
        auto const l = lunar::from_date(d);
        round = round && lunar::to_date(l) == d && lunar::to_date(l.year, l.month, l.day, l.leap) == d;
        bool const same_month = std::tie(l.year, l.month, l.leap) == std::tie(before.year, before.month, before.leap);
        if (same_month)
            next = next && l.day == before.day + 1;
        else if (l.leap)
            next = next && l.day == 1 && !before.leap && l.month == before.month && l.year == before.year;
        else
            next = next && l.day == 1 &&
                   (before.month == 12 ? l.month == 1 && l.year == before.year + 1
                                       : l.month == before.month + 1 && l.year == before.year);
        next = next && (same_month || before.day >= 29) && l.day <= 30;
        order = order && before < l && l > before && !(l < before);
        before = l;
        ++count;
        if (d == lunar::last_day) break;
    }
    CHECK(round);
    CHECK(next);
    CHECK(order);
    CHECK(count == 48578);  // 1968-01-29 … 2101-01-28: 133 Gregorian years with 34 leap days, less one day
    CHECK(before.year == 2100);
    CHECK(before.month == 12);
}

TEST_CASE("âm lịch: tháng 29 hoặc 30 ngày và năm 12 hoặc 13 tháng", "[lunar]") {
    std::map<int, int> months, lengths;
    int leap_years = 0;
    for (int y = lunar::first_year; y <= lunar::last_year; ++y) {
        int in_year = 0, days = 0;
        for (int m = 1; m <= 12; ++m)
            for (bool leap : {false, true}) {
                if (leap && m != lunar::leap_month(y)) continue;
                int const length = lunar::month_length(y, m, leap);
                ++lengths[length], ++in_year, days += length;
                CHECK(lunar::from_date(lunar::to_date(y, m, length, leap)).day == length);
            }
        ++months[in_year];
        leap_years += lunar::leap_month(y) != 0 ? 1 : 0;
        date const after = lunar::to_date(y, 12, lunar::month_length(y, 12)) + calendar_days{1};
        CHECK((after - lunar::tet(y)).count == days);
        if (y < lunar::last_year) CHECK(after == lunar::tet(y + 1));
        // Tết is the second or third new moon after the winter solstice.
        CHECK((lunar::tet(y) >= date(y, 1, 21) && lunar::tet(y) <= date(y, 2, 21)));
    }
    CHECK(months.size() == 2);
    CHECK(months[13] == leap_years);
    CHECK(leap_years == 49);  // 133 years × 7/19
    CHECK(lengths.size() == 2);
    CHECK(lengths[29] + lengths[30] == 133 * 12 + 49);
}

TEST_CASE("âm lịch Việt Nam không phải lịch Trung Quốc", "[lunar]") {
    // Days of China's calendar (UTC+8) that a Chinese library would give for the same name.
    for (date chinese : {date(1985, 2, 20), date(2007, 2, 18), date(2030, 2, 3), date(2053, 2, 19)})
        CHECK(lunar::tet(chinese.year()) != chinese);
    CHECK(lunar::tet(1985) == date(1985, 1, 21));
    CHECK(lunar::tet(2007) == date(2007, 2, 17));
    CHECK(lunar::tet(2030) == date(2030, 2, 2));
    CHECK(lunar::tet(2053) == date(2053, 2, 18));
    CHECK(lunar::leap_month(1984) == 0);   // China: 10
    CHECK(lunar::leap_month(1985) == 2);   // China: none
    CHECK(lunar::leap_month(1987) == 7);   // China: 6
    for (date chinese : {date(2009, 4, 5), date(2037, 4, 25), date(2038, 4, 14), date(2085, 4, 4), date(2086, 4, 23),
                         date(2095, 4, 14), date(2100, 4, 19)})
        CHECK(lunar::hung_kings(chinese.year()) == chinese - calendar_days{1});
    CHECK(lunar::tet(1968) == date(1968, 1, 29));  // the North; the South kept 30 January
}

TEST_CASE("âm lịch: trước 1976 chưa phải lịch chung cả nước", "[lunar]") {
    for (int y = 1968; y <= 2100; ++y) CHECK(lunar::whole_country(y) == (y >= 1976));
    CHECK(lunar::basis().certainty == motcua::certainty::second_hand);
    CHECK(motcua::to_string(lunar::basis()) == "Quyết định 121-CP năm 1967");
}

TEST_CASE("âm lịch: bốn tháng có ngày đầu chưa chắc có đủ hai câu trả lời", "[lunar]") {
    struct open {
        date here, other, last;  // the month's first day here and for the others, and its last day for both
        int year, month;
    };
    std::vector<open> const all = {
        {date(2054, 5, 8), date(2054, 5, 7), date(2054, 6, 5), 2054, 4},
        {date(2072, 12, 9), date(2072, 12, 10), date(2073, 1, 7), 2072, 11},
        {date(2077, 11, 15), date(2077, 11, 16), date(2077, 12, 14), 2077, 10},
        {date(2085, 10, 18), date(2085, 10, 19), date(2085, 11, 16), 2085, 9},
    };
    int expected = 0;
    for (auto const& o : all) {
        INFO(o.year);
        CHECK(lunar::to_date(o.year, o.month, 1) == o.here);
        date const from = o.here < o.other ? o.here : o.other;
        CHECK_FALSE(lunar::disputed(from - calendar_days{1}));
        CHECK_FALSE(lunar::disputed(o.last + calendar_days{1}));
        CHECK(lunar::from_date(o.last + calendar_days{1}) == lunar_date{o.year, o.month + 1, 1});
        for (date d = from; d <= o.last; d = d + calendar_days{1}, ++expected) {
            INFO(motcua::to_string(d));
            CHECK(lunar::disputed(d));
            lunar_date const old_month{o.year, o.month - 1, 30};
            auto const counted_from = [&](date start) {
                return d < start ? old_month : lunar_date{o.year, o.month, (d - start).count + 1};
            };
            CHECK(lunar::from_date(d) == counted_from(o.here));
            CHECK(lunar::other_reading(d) == counted_from(o.other));
        }
    }
    int disputed = 0;
    bool same = true;
    for (date d = lunar::first_day; d < lunar::last_day; d = d + calendar_days{1}) {
        if (lunar::disputed(d))
            ++disputed;
        else
            same = same && lunar::other_reading(d) == lunar::from_date(d);
    }
    CHECK(same);
    CHECK(disputed == expected);
    CHECK(disputed == 120);
    for (int y = lunar::first_year; y <= lunar::last_year; ++y) {
        CHECK_FALSE(lunar::disputed(lunar::tet(y)));
        CHECK_FALSE(lunar::disputed(lunar::hung_kings(y)));
    }
}

TEST_CASE("âm lịch: ngoài 1968 đến 2100 thì từ chối", "[lunar]") {
    for (int y : {-1, 0, 1900, 1967, 2101, 2199, 100000}) {
        INFO(y);
        CHECK_THROWS_AS(lunar::tet(y), motcua::coverage_error);
        CHECK_THROWS_AS(lunar::hung_kings(y), motcua::coverage_error);
        CHECK_THROWS_AS(lunar::leap_month(y), motcua::coverage_error);
        CHECK_THROWS_AS(lunar::whole_country(y), motcua::coverage_error);
        CHECK_THROWS_AS(lunar::to_date(y, 1, 1), motcua::coverage_error);
        CHECK_THROWS_AS(lunar::month_length(y, 1), motcua::coverage_error);
        CHECK(refusal([&] { (void)lunar::tet(y); }).code == error_code::lunar_not_covered);
        CHECK(refusal([&] { (void)lunar::tet(y); }).found == std::to_string(y));
    }
    for (date d : {date(1900, 1, 1), date(1968, 1, 28), date(2101, 1, 29), date(2199, 12, 31)}) {
        CHECK_THROWS_AS(lunar::from_date(d), motcua::coverage_error);
        CHECK_THROWS_AS(lunar::disputed(d), motcua::coverage_error);
        CHECK_THROWS_AS(lunar::other_reading(d), motcua::coverage_error);
        auto const p = refusal([&] { (void)lunar::from_date(d); });
        CHECK(p.code == error_code::lunar_not_covered);
        CHECK(p.found == motcua::to_string(d));
        CHECK(p.expected == "1968-01-29 … 2101-01-28");
    }
}

TEST_CASE("âm lịch: ngày không có trong năm thì báo lỗi có số và cách chữa", "[lunar]") {
    struct wrong {
        int year, month, day;
        bool leap;
        std::string expected;
    };
    std::vector<wrong> const all = {
        {2026, 0, 1, false, "a month from 1 to 12"},       {2026, 13, 1, false, "a month from 1 to 12"},
        {2026, -1, 1, true, "a month from 1 to 12"},       {2026, 1, 0, false, "a day from 1 to 30"},
        {2026, 1, 31, false, "a day from 1 to 30"},        {2026, 2, 30, false, "a day from 1 to 29"},
        {2026, 1, -5, false, "a day from 1 to 30"},        {2026, 6, 1, true, "no leap month in that year"},
        {2025, 5, 1, true, "leap month 6 only"},           {2025, 7, 1, true, "leap month 6 only"},
        {2025, 6, 30, true, "a day from 1 to 29"},         {2025, 6, 31, false, "a day from 1 to 30"},
        {2084, 0, 1, true, "a month from 1 to 12"},
    };
    for (auto const& w : all) {
        auto const p = refusal([&] { (void)lunar::to_date(w.year, w.month, w.day, w.leap); });
        INFO(motcua::to_string(p));
        CHECK(p.code == error_code::lunar_invalid);
        CHECK(p.expected == w.expected);
        CHECK_FALSE(p.cure.empty());
    }
    CHECK(refusal([] { (void)lunar::to_date(2025, 6, 30, true); }).found == "30/6 (leap)/2025");
    CHECK(refusal([] { (void)lunar::month_length(2026, 6, true); }).code == error_code::lunar_invalid);
}

TEST_CASE("âm lịch: tháng nhuận đứng sau tháng cùng số", "[lunar]") {
    CHECK(lunar::to_date(2025, 6, 30) + calendar_days{1} == lunar::to_date(2025, 6, 1, true));
    CHECK(lunar_date{2025, 6, 30} < lunar_date{2025, 6, 1, true});
    CHECK(lunar_date{2025, 6, 29, true} < lunar_date{2025, 7, 1});
    CHECK(lunar_date{2025, 6, 1} != lunar_date{2025, 6, 1, true});
    CHECK(lunar_date{2024, 12, 30} < lunar_date{2025, 1, 1});
}
