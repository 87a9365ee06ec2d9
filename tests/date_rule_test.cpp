// SPDX-License-Identifier: Apache-2.0
#include <motcua/impl/date_rule.hpp>
#include <motcua/deadline.hpp>

#include <string>

#include "catch.hpp"

using namespace motcua;

namespace {

std::string named(std::string_view words, date event) {
    auto const d = detail::named_day(words, event);
    return d ? to_string(*d) : "none";
}

}

TEST_CASE("date_rule: a day of the month or quarter after the one of the event", "[deadline]") {
    CHECK(named("ngày thứ 20 của tháng tiếp theo tháng phát sinh nghĩa vụ thuế", date(2022, 2, 28)) == "2022-03-20");
    CHECK(named("Ngày 20 của tháng sau", date(2021, 12, 1)) == "2022-01-20");
    CHECK(named("ngày cuối cùng của tháng kế tiếp", date(2024, 1, 31)) == "2024-02-29");
    CHECK(named("ngày thứ 30 của quý tiếp theo quý phát sinh nghĩa vụ thuế", date(2022, 9, 30)) == "2022-10-30");
    CHECK(named("ngày thứ 30 của quý tiếp theo", date(2022, 7, 1)) == "2022-10-30");
    CHECK(named("ngày thứ 60 của quý tiếp theo", date(2021, 12, 31)) == "2022-03-01");  // January has 31, February 28
    CHECK(named("ngày cuối cùng của quý tiếp theo", date(2022, 2, 1)) == "2022-06-30");
    CHECK(named("ngày 31 của tháng tiếp theo", date(2022, 3, 5)) == "none");  // April has none: no day is made up
    CHECK(named("ngày thứ 93 của quý tiếp theo", date(2022, 3, 5)) == "none");
    CHECK(named("ngày 0 của tháng tiếp theo", date(2022, 3, 5)) == "none");
}

TEST_CASE("date_rule: a day of the year or of each month is the next such day", "[deadline]") {
    CHECK(named("ngày 30 tháng 01", date(2021, 12, 31)) == "2022-01-30");
    CHECK(named("ngày 30 tháng 01", date(2022, 1, 30)) == "2022-01-30");
    CHECK(named("ngày 30 tháng 01", date(2022, 1, 31)) == "2023-01-30");
    CHECK(named("ngày 29 tháng 02", date(2096, 3, 1)) == "2104-02-29");
    CHECK(named("30/11", date(2022, 1, 31)) == "2022-11-30");
    CHECK(named("ngày 30/11 hằng năm", date(2022, 12, 1)) == "2023-11-30");
    CHECK(named("ngày 15 hàng tháng", date(2022, 12, 16)) == "2023-01-15");
    CHECK(named("ngày 31 hàng tháng", date(2022, 4, 1)) == "2022-05-31");
    CHECK(named("ngày 30 tháng 01 năm 2023", date(2022, 1, 1)) == "2023-01-30");
    CHECK(named("ngày 30/01/2023", date(2022, 1, 1)) == "2023-01-30");
    CHECK(named("ngày 30/01/2023", date(2023, 1, 31)) == "none");  // that day is over
    CHECK(named("ngày 31/11", date(2022, 1, 1)) == "none");
}

TEST_CASE("date_rule: words that say more or less than a day are not read", "[deadline]") {
    for (auto const* words :
         {"", "ngày", "ngày 20", "20 của tháng tiếp theo", "trước ngày 15 hàng tháng", "ngày 15 hàng tháng đầu",
          "ngày 20 của tháng", "ngày 20 của tháng tiếp", "ngày 20 của tháng tiếp theo hoặc tháng sau nữa",
          "ngày 20 của tuần tiếp theo", "ngày 30 tháng", "ngày 30 tháng 01 hoặc 02", "ngày 30/11 và 31/12", "30/11/20/1",
          "ngày 1a tháng 2", "ngày -1 tháng 2", "ngày cuối cùng", "ngày cuối tháng 02", "ngày 30 tháng 13",
          "ngày 30 tháng 01 năm", "ngày 99999 tháng 1"})
        CHECK(named(words, date(2022, 1, 5)) == "none");
    CHECK(named("nga\xCC\x80y 15 ha\xCC\x80ng tha\xCC\x81ng", date(2022, 1, 5)) == "2022-01-15");  // decomposed marks
}

TEST_CASE("date_rule: due names the day and moves it off days off and says that this is inferred", "[deadline]") {
    auto const limit = parse_time_limit("Chậm nhất vào ngày 30 tháng 01");
    auto const d = due(limit, date(2021, 12, 31));  // a Sunday, then Tết
    CHECK(d.date() == date(2022, 2, 7));
    CHECK(d.status() == deadline_status::official);
    bool told = false;
    for (auto const& s : d.steps())
        told |= s.text.en.find("The fixed day, seen from 2021-12-31") == 0 && s.basis.certainty == certainty::inferred;
    CHECK(told);
    auto const before = due(parse_time_limit("trước ngày 15 hàng tháng"), date(2022, 1, 5));
    CHECK((before.status() == deadline_status::undecided && !before.date()));
}
