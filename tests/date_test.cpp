// SPDX-License-Identifier: Apache-2.0
#include <motcua/date.hpp>

#include <chrono>
#include <limits>
#include <type_traits>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::add;
using motcua::calendar_days;
using motcua::civil_second;
using motcua::date;
using motcua::months;
using motcua::years;
namespace chrono = std::chrono;

static_assert(!std::is_default_constructible_v<date> && std::is_trivially_copyable_v<date>);
static_assert(date(2026, 11, 24).weekday() == motcua::weekday::tuesday);
static_assert(add(date(2024, 1, 31), months(1)) == date(2024, 2, 29));
static_assert(add(date(2026, 4, 30), months(1)) == date(2026, 5, 30));

namespace {

constexpr int invalid = 1101, out_of_range = 1102, time_invalid = 1103;

std::string compact(int y, int m, int d) {
    auto const two = [](int v) { return (v < 10 ? "0" : "") + std::to_string(v); };
    return std::to_string(y) + "-" + two(m) + "-" + two(d);
}

}

TEST_CASE("date: mọi ngày từ 1900 đến 2199 bằng std::chrono và Boost", "[date]") {
    std::int32_t wrong = 0, expected = date::min_days;
    for (chrono::sys_days day = chrono::year(1900) / 1 / 1; day <= chrono::sys_days(chrono::year(2199) / 12 / 31);
         day += chrono::days(1), ++expected) {
        chrono::year_month_day const p(day);
        int const y = static_cast<int>(p.year());
        auto const m = static_cast<unsigned>(p.month()), d = static_cast<unsigned>(p.day());
        date const made(y, static_cast<int>(m), static_cast<int>(d));
        auto const back = made.ymd();
        bool ok = made.days() == expected && day.time_since_epoch().count() == expected;
        ok = ok && date::from_days(expected) == made && date::in_range(expected);
        ok = ok && back == motcua::year_month_day{y, static_cast<int>(m), static_cast<int>(d)};
        ok = ok && static_cast<unsigned>(made.weekday()) + 1 == chrono::weekday(day).iso_encoding();
        ok = ok && made.year() == y && made.month() == static_cast<int>(m) && made.day() == static_cast<int>(d);
        ok = ok && (expected == date::max_days || (made + calendar_days(1)).days() == expected + 1);
        ok = ok && (expected == date::min_days || made - date::from_days(expected - 1) == calendar_days(1));
        boost::gregorian::date const boost_day = made;
        ok = ok && boost_day.year() == y && boost_day.month().as_number() == m && boost_day.day() == d;
        ok = ok && date(boost_day) == made && boost_day.day_of_week().as_number() == chrono::weekday(day).c_encoding();
        auto const text = compact(y, static_cast<int>(m), static_cast<int>(d));
        ok = ok && to_string(made) == text && motcua::parse_date(text) == made;
        ok = ok && to_string_vi(made) == text.substr(8) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4);
        wrong += ok ? 0 : 1;
    }
    CHECK(expected == date::max_days + 1);
    CHECK(wrong == 0);
}

TEST_CASE("date: mọi bộ năm tháng ngày sai của 400 năm liền bị từ chối", "[date]") {
    int accepted = 0, wrong = 0;
    for (int y = 1850; y < 2250; ++y) {
        for (int m = 0; m <= 13; ++m) {
            for (int d = 0; d <= 32; ++d) {
                bool const exists = (chrono::year(y) / m / d).ok() && m > 0 && d > 0;
                int const wanted = y < 1900 || y > 2199 ? out_of_range : exists ? 0 : invalid;
                int const found = refusal([&] { (void)date(y, m, d); });
                accepted += found == 0 ? 1 : 0;
                wrong += found == wanted ? 0 : 1;
                wrong += motcua::parse_date(compact(y, m, d)).has_value() == (wanted == 0) ? 0 : 1;
            }
        }
    }
    CHECK(accepted == date::max_days - date::min_days + 1);
    CHECK(wrong == 0);
    for (int const far : {-1, -31, 100, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
        CHECK(refusal([&] { (void)date(2026, far, 1); }) == invalid);
        CHECK(refusal([&] { (void)date(2026, 1, far); }) == invalid);
        CHECK(refusal([&] { (void)date(far, 1, 1); }) == out_of_range);
    }
}

TEST_CASE("date: giá trị đặc biệt của Boost không vào và không ra", "[date]") {
    using boost_date = boost::gregorian::date;
    for (auto const special :
         {boost::gregorian::not_a_date_time, boost::gregorian::pos_infin, boost::gregorian::neg_infin})
        CHECK(refusal([&] { (void)date(boost_date(special)); }) == invalid);
    for (auto const& beyond :
         {boost_date(1899, 12, 31), boost_date(2200, 1, 1), boost_date(1400, 1, 1), boost_date(9999, 12, 31)})
        CHECK(refusal([&] { (void)date(beyond); }) == out_of_range);
    // No arithmetic of ours leaves the range, so none can reach a special value on the way out.
    CHECK(refusal([] { (void)(date(2199, 12, 31) + calendar_days(1)); }) == out_of_range);
    CHECK(refusal([] { (void)(date(1900, 1, 1) - calendar_days(1)); }) == out_of_range);
    boost_date const last = date(2199, 12, 31), first = date(1900, 1, 1);
    CHECK((!last.is_special() && !first.is_special()));
}

TEST_CASE("date: cộng ngày ngoài phạm vi là lỗi chứ không quay vòng", "[date]") {
    for (int const n : {std::numeric_limits<int>::max(), std::numeric_limits<int>::min(), 109573, -109573, 1 << 30}) {
        CHECK(refusal([&] { (void)(date(1900, 1, 1) + calendar_days(n)); }) == out_of_range);
        CHECK(refusal([&] { (void)(date(2199, 12, 31) - calendar_days(n)); }) == out_of_range);
    }
    CHECK(date(1900, 1, 1) + calendar_days(109572) == date(2199, 12, 31));
    for (std::int64_t const n : {std::int64_t{4294967296}, std::numeric_limits<std::int64_t>::max(),
                                 std::numeric_limits<std::int64_t>::min(), std::int64_t{date::max_days} + 1}) {
        CHECK_FALSE(date::in_range(n));
        CHECK(refusal([&] { (void)date::from_days(n); }) == out_of_range);
    }
}

TEST_CASE("date: tháng cắt về cuối tháng và không nhảy - 70128 cặp 2020 đến 2035", "[date]") {
    int pairs = 0, wrong = 0, boost_differs = 0;
    for (date start(2020, 1, 1); start <= date(2035, 12, 31); start = start + calendar_days(1)) {
        auto const p = start.ymd();
        auto const from = chrono::year(p.year) / p.month / p.day;
        for (int n = 1; n <= 12; ++n, ++pairs) {
            auto end = from + chrono::months(n);
            if (!end.ok()) end = end.year() / end.month() / chrono::last;
            date const due = add(start, months(n));
            if (due.days() != chrono::sys_days(end).time_since_epoch().count()) ++wrong;
            if (date(boost::gregorian::date(start) + boost::gregorian::months(n)) != due) ++boost_differs;
        }
    }
    CHECK(pairs == 70128);
    CHECK(wrong == 0);
    CHECK(boost_differs > 500);  // the trap is there: Boost snaps
}

TEST_CASE("date: tháng và năm - bảng các ca khó", "[date]") {
    struct row {
        date start;
        int n;
        date end;
    };
    for (auto const& r : {row{{2026, 1, 31}, 1, {2026, 2, 28}}, row{{2026, 2, 28}, 1, {2026, 3, 28}},
                          row{{2026, 4, 30}, 1, {2026, 5, 30}}, row{{2026, 6, 30}, 2, {2026, 8, 30}},
                          row{{2026, 2, 28}, 24, {2028, 2, 28}}, row{{2024, 2, 29}, 12, {2025, 2, 28}},
                          row{{2024, 2, 29}, 48, {2028, 2, 29}}, row{{2026, 12, 31}, 2, {2027, 2, 28}},
                          row{{2026, 3, 31}, -1, {2026, 2, 28}}, row{{2026, 1, 15}, -13, {2024, 12, 15}},
                          row{{2099, 12, 31}, 2, {2100, 2, 28}}, row{{2026, 5, 5}, 0, {2026, 5, 5}}}) {
        INFO(to_string(r.start) << " + " << r.n);
        CHECK(add(r.start, months(r.n)) == r.end);
        if (r.n % 12 == 0) CHECK(add(r.start, years(r.n / 12)) == r.end);
    }
    // Twice one month is not two months: a limit is added once, from its first day.
    CHECK(add(add(date(2026, 1, 31), months(1)), months(1)) != add(date(2026, 1, 31), months(2)));
    CHECK(add(date(1900, 1, 31), months(3599)) == date(2199, 12, 31));
    for (int const n : {3600, -1, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()})
        CHECK(refusal([&] { (void)add(date(1900, 1, 31), months(n)); }) == out_of_range);
    for (int const n : {300, -1}) CHECK(refusal([&] { (void)add(date(1900, 1, 31), years(n)); }) == out_of_range);
}

TEST_CASE("civil_second: giờ trong ngày và thứ tự thời gian", "[date]") {
    using motcua::at;
    CHECK(at(date(1970, 1, 1), 0).value == 0);
    CHECK(at(date(2026, 11, 5), 24).value == at(date(2026, 11, 6), 0).value);
    for (auto const day : {date(1900, 1, 1), date(1969, 12, 31), date(1970, 1, 1), date(2199, 12, 31)}) {
        for (int s = 0; s < 86400; s += 977) {
            auto const t = at(day, s / 3600, s / 60 % 60, s % 60);
            CHECK((t.day() == day && t.second_of_day() == s && t.minute_of_day() == s / 60));
            CHECK(motcua::parse_civil_second(to_string(t)) == t);
        }
    }
    for (auto const& [h, m, s] :
         {std::array{-1, 0, 0}, {24, 0, 1}, {25, 0, 0}, {0, 60, 0}, {0, 0, 60}, {0, -1, 0}, {100000, 0, 0}})
        CHECK(refusal([h = h, m = m, s = s] { (void)at(date(2026, 1, 1), h, m, s); }) == time_invalid);
    CHECK(refusal([] { (void)civil_second{std::numeric_limits<std::int64_t>::min()}.day(); }) == out_of_range);
    CHECK(refusal([] { (void)civil_second{std::numeric_limits<std::int64_t>::max()}.day(); }) == out_of_range);
}

TEST_CASE("date: chữ đọc vào phải đúng khuôn", "[date]") {
    for (auto const* text : {"2026-1-05", "2026-01-5 ", " 2026-01-05", "2026/01/05", "05/01/2026", "2026-02-30",
                             "2026-00-10", "1899-12-31", "2200-01-01", "2024-2-3 junk", "20260105", "2026-01-05T", "",
                             "2026-01-0५", "-026-01-05"})
        CHECK_FALSE(motcua::parse_date(text));
    for (auto const* text : {"2026-01-05", "2026-01-05T24:00", "2026-01-05T25:61:61", "2026-01-05 10:00",
                             "2026-01-05T10:00:60", "2026-01-05T1:00", "2026-01-05T10:00Z",
                             "2026-01-05T10:00+07:00", "2026-01-05T10:0a"})
        CHECK_FALSE(motcua::parse_civil_second(text));
    CHECK(motcua::parse_civil_second("2026-01-05T10:00") == motcua::at(date(2026, 1, 5), 10));
    CHECK(motcua::parse_civil_second("2026-01-05T23:59:59") == motcua::at(date(2026, 1, 5), 23, 59, 59));
}

TEST_CASE("date: khoảng nửa mở", "[date]") {
    motcua::date_range const june{date(2026, 6, 1), date(2026, 7, 1)}, open{date(2026, 6, 1), std::nullopt};
    CHECK((june.holds(date(2026, 6, 1)) && june.holds(date(2026, 6, 30))));
    CHECK_FALSE((june.holds(date(2026, 7, 1)) || june.holds(date(2026, 5, 31))));
    CHECK((open.holds(date(2199, 12, 31)) && !open.holds(date(2026, 5, 31))));
}
