// SPDX-License-Identifier: Apache-2.0
#include <motcua/deadline.hpp>
#include <motcua/posix_time.hpp>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::civil_second;
using motcua::date;
namespace pt = boost::posix_time;
using boost_date = boost::gregorian::date;

TEST_CASE("posix_time: giá trị đặc biệt không vào", "[date]") {
    for (auto const special : {pt::not_a_date_time, pt::pos_infin, pt::neg_infin})
        CHECK(refusal([&] { (void)motcua::from_ptime(pt::ptime(special)); }) == 1101);
    CHECK(refusal([] { (void)motcua::from_ptime(pt::ptime()); }) == 1101);
    // A special part makes the whole special.
    CHECK(refusal([] { (void)motcua::from_ptime({boost_date(boost::gregorian::not_a_date_time), pt::hours(1)}); }) == 1101);
    CHECK(refusal([] { (void)motcua::from_ptime({boost_date(2020, 1, 1), pt::time_duration(pt::pos_infin)}); }) == 1101);
    for (auto const& beyond : {boost_date(1899, 12, 31), boost_date(2200, 1, 1), boost_date(1400, 1, 1)})
        CHECK(refusal([&] { (void)motcua::from_ptime({beyond, pt::hours(12)}); }) == 1102);
}

TEST_CASE("posix_time: giá trị đặc biệt không ra", "[date]") {
    for (auto const t : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                         std::int64_t{date::min_days} * 86400 - 1, (std::int64_t{date::max_days} + 1) * 86400})
        CHECK(refusal([&] { (void)motcua::to_ptime(civil_second{t}); }) == 1102);
    CHECK_FALSE(motcua::to_ptime(at(date(1900, 1, 1), 0, 0, 0)).is_special());
    CHECK_FALSE(motcua::to_ptime(at(date(2199, 12, 31), 23, 59, 59)).is_special());
}

TEST_CASE("posix_time: đi và về bằng nhau và phần lẻ của giây bị cắt", "[date]") {
    int wrong = 0;
    for (std::int64_t t = std::int64_t{date::min_days} * 86400; t < (std::int64_t{date::max_days} + 1) * 86400;
         t += 86400 * 29 + 3661)
        wrong += motcua::from_ptime(motcua::to_ptime(civil_second{t})) == civil_second{t} ? 0 : 1;
    CHECK(wrong == 0);
    pt::ptime const late(boost_date(1969, 12, 31), pt::hours(23) + pt::milliseconds(59 * 60'000 + 59'999));
    CHECK(motcua::from_ptime(late) == at(date(1969, 12, 31), 23, 59, 59));
}

TEST_CASE("posix_time: ngày đặc biệt của Boost không thành thời điểm nhận hay hạn", "[date]") {
    auto const five = motcua::working_days(5);
    for (auto const special :
         {boost::gregorian::not_a_date_time, boost::gregorian::pos_infin, boost::gregorian::neg_infin}) {
        CHECK(refusal([&] { (void)motcua::due(five, boost_date(special)); }) == 1101);
        CHECK(refusal([&] { (void)motcua::due("0 ngày làm việc", boost_date(special)); }) == 1101);
    }
    boost_date const due = *motcua::due(five, boost_date(2020, 6, 1)).date();
    CHECK((!due.is_special() && due == boost_date(2020, 6, 8)));
}
