// SPDX-License-Identifier: Apache-2.0
#include <motcua/office_hours.hpp>

#include <limits>
#include <set>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::date;
using motcua::office_hours;
using motcua::weekday;
using motcua::window;

namespace {

std::vector<window> const standard{{450, 690}, {810, 1020}};

std::vector<window> windows_on(office_hours const& hours, date d) {
    static auto const calendar = motcua::vietnam_calendar();
    return hours.working_windows(calendar.day(d));
}

}

TEST_CASE("giờ tiếp nhận: từng ngày trong tuần và ngày làm bù", "[hours]") {
    auto const hours = office_hours::weekdays(standard, "Quyết định thử");
    for (int w = 0; w < 7; ++w) CHECK(hours.on(static_cast<weekday>(w)) == (w < 5 ? standard : std::vector<window>{}));
    CHECK(hours.in_lieu() == standard);
    CHECK(hours.source() == "Quyết định thử");
    CHECK(office_hours::minutes(standard) == 450);
    CHECK(office_hours::minutes({}) == 0);

    CHECK(windows_on(hours, date(2026, 8, 21)) == standard);
    CHECK(windows_on(hours, date(2026, 8, 22)) == standard);  // a Saturday worked in lieu
    CHECK(windows_on(hours, date(2026, 8, 29)).empty());      // a Saturday
    CHECK(windows_on(hours, date(2026, 8, 31)).empty());      // a Monday swapped off
    CHECK(windows_on(hours, date(2026, 11, 24)).empty());     // Culture Day
}

TEST_CASE("giờ tiếp nhận: mở cửa thứ Bảy để nhận không làm thành ngày làm việc", "[hours]") {
    std::vector<window> const morning{{420, 690}}, afternoon{{810, 1020}};
    office_hours const hours({standard, standard, standard, standard, morning, morning, {}}, "sáng thứ Bảy");
    CHECK(hours.on(weekday::saturday) == morning);
    CHECK(windows_on(hours, date(2026, 8, 28)) == morning);   // a Friday with half a day
    CHECK(windows_on(hours, date(2026, 8, 29)).empty());      // open for reception, no working time
    CHECK(windows_on(hours, date(2026, 8, 22)) == standard);  // in lieu: Monday's hours, not Saturday's
    office_hours const own({standard, standard, standard, standard, standard, morning, {}}, "giờ riêng", afternoon);
    CHECK(windows_on(own, date(2026, 8, 22)) == afternoon);
}

TEST_CASE("giờ tiếp nhận: cửa sổ sai bị từ chối cả bảy ngày và ngày làm bù", "[hours]") {
    using limits = std::numeric_limits<int>;
    std::vector<std::vector<window>> const wrong{
        {{600, 600}},  {{600, 599}},   {{-1, 60}},   {{60, 1441}},   {{limits::min(), limits::max()}},
        {{450, 690}, {689, 700}},      {{810, 1020}, {450, 690}},    {{450, 690}, {450, 690}}};
    for (auto const& day : wrong) {
        for (std::size_t w = 0; w < 7; ++w) {
            std::array<std::vector<window>, 7> week{};
            week[w] = day;
            CHECK(refusal([&] { (void)office_hours(week, "sai"); }) == 1206);
        }
        CHECK(refusal([&] { (void)office_hours({}, "sai", day); }) == 1206);
        CHECK(refusal([&] { (void)office_hours::weekdays(day, "sai"); }) == 1206);
    }
    for (auto const& day : {std::vector<window>{}, {{0, 1440}}, {{450, 690}, {690, 700}}, {{0, 1}, {1439, 1440}}})
        CHECK(refusal([&] { (void)office_hours::weekdays(day, "đúng"); }) == 0);
}

TEST_CASE("giờ tiếp nhận: dấu phiên bản phân biệt mọi thay đổi", "[hours]") {
    std::set<std::string> editions;
    auto const add = [&](office_hours const& h) { editions.insert(h.edition()); };
    add(office_hours::weekdays(standard, "a"));
    add(office_hours::weekdays(standard, "b"));
    add(office_hours::weekdays({{450, 690}}, "a"));
    add(office_hours::weekdays({{450, 1020}}, "a"));
    add(office_hours::weekdays({}, "a"));
    add(office_hours({standard, standard, standard, standard, standard, standard, {}}, "a"));
    add(office_hours({standard, standard, standard, standard, standard, {}, {}}, "a", std::vector<window>{}));
    add(office_hours({standard, standard, standard, standard, {}, standard, {}}, "a"));
    CHECK(editions.size() == 8);
    CHECK(office_hours::weekdays(standard, "a").edition() == office_hours::weekdays(standard, "a").edition());
    CHECK(office_hours::weekdays(standard, "a") == office_hours::weekdays(standard, "a"));
    CHECK_FALSE(office_hours::weekdays(standard, "a") == office_hours::weekdays(standard, "b"));
}
