// SPDX-License-Identifier: Apache-2.0
#include <motcua/calendar.hpp>

#include <fstream>
#include <limits>
#include <map>
#include <set>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::calendar_days;
using motcua::date;
using motcua::day_kind;
using motcua::settled;
using motcua::working_calendar;

namespace {

std::map<date, std::string> vectors() {
    std::ifstream file(MOTCUA_TEST_DIR "/vectors/days_off.csv");
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "date,status");
    std::map<date, std::string> rows;
    while (std::getline(file, line)) {
        auto const day = motcua::parse_date(line.substr(0, 10));
        REQUIRE(day);
        rows.emplace(*day, line.substr(11));
    }
    return rows;
}

bool rests(date d) { return d.weekday() >= motcua::weekday::saturday; }

template <class F>
void each_day(date from, date to, F f) {
    for (auto d = from.days(); d <= to.days(); ++d) f(date::from_days(d));
}

std::vector<date> days(std::initializer_list<char const*> texts) {
    std::vector<date> all;
    for (auto const* t : texts) all.push_back(motcua::parse_date(t).value());
    return all;
}

working_calendar plain(std::vector<date> const& off, std::vector<date> const& working = {}) {
    return motcua::calendar_of(date(2024, 1, 1), date(2024, 12, 31), off, working, "a test");
}

std::vector<motcua::calendar_change> changes(std::vector<date> const& list) {
    std::vector<motcua::calendar_change> all;
    for (auto d : list) all.push_back({d, "a day"});
    return all;
}

working_calendar changed(working_calendar const& from, std::vector<date> const& off,
                         std::vector<date> const& working = {}) {
    return from.with_changes(changes(off), changes(working), "Quyết định thử");
}

}

TEST_CASE("lịch: mọi ngày 2015 đến 2027 bằng danh sách gõ tay độc lập", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    auto const listed = vectors();
    CHECK(listed.size() == 192);
    int wrong = 0;
    each_day(date(2015, 1, 1), date(2027, 12, 31), [&](date d) {
        auto const row = listed.find(d);
        std::string const status = row == listed.end() ? "" : row->second;
        bool const works = status == "worked" || (status != "off" && !rests(d));
        auto const day = calendar.day(d);
        bool ok = calendar.is_working_day(d) == works && motcua::works(day.kind) == works;
        ok = ok && day.day == d && day.settled == settled::official;
        ok = ok && (status != "worked" || (day.kind == day_kind::worked_in_lieu && day.swapped_with));
        ok = ok && (status != "holiday_on_rest_day" || day.kind == day_kind::holiday);
        ok = ok && (status.empty() || (!day.name.empty() && !day.name_en.empty() && !day.basis.instrument.empty()));
        ok = ok && (!status.empty() || (day.name.empty() && day.basis.instrument.empty()));
        wrong += ok ? 0 : 1;
    });
    CHECK(wrong == 0);
    CHECK(calendar.first() == date(2015, 1, 1));
    CHECK(calendar.official_until() == date(2027, 12, 31));
    CHECK(calendar.last() == date(2100, 12, 31));
    // Tomorrow's neighbours: proposed for Culture Day, and dropped.
    CHECK(calendar.is_working_day(date(2026, 11, 23)));
    CHECK_FALSE(calendar.is_working_day(date(2026, 11, 28)));
    CHECK(calendar.day(date(2026, 11, 24)).basis.instrument == "Nghị quyết 28/2026/QH16");
}

TEST_CASE("lịch: đếm và tiến và lùi là ngược nhau và bằng cách đếm từng ngày", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    auto const walk = [&](date d, int n) {
        auto const step = calendar_days(n < 0 ? -1 : 1);
        for (int left = n < 0 ? -n : n; left > 0;) {
            d = d + step;
            left -= calendar.is_working_day(d) ? 1 : 0;
        }
        return d;
    };
    int wrong = 0, asked = 0;
    for (date d(2015, 4, 1); d < date(2027, 9, 1); d = d + calendar_days(3)) {
        for (int const n : {1, 2, 3, 5, 10, 21, 45}) {
            auto const after = calendar.advance(d, n), before = calendar.advance(d, -n);
            bool ok = after == walk(d, n) && before == walk(d, -n);
            ok = ok && calendar.count(d, after) == n && calendar.count(after, d) == -n;
            ok = ok && calendar.count(before - calendar_days(1), d - calendar_days(1)) == n;
            ok = ok && calendar.is_working_day(after) && calendar.is_working_day(before);
            ok = ok && calendar.advance_bounds(d, n) == motcua::date_bounds{after, after};
            if (calendar.is_working_day(d))
                ok = ok && calendar.advance(after, -n) == d && calendar.advance(before, n) == d;
            wrong += ok ? 0 : 1;
            ++asked;
        }
        auto const rolled = calendar.roll(d);
        bool ok = calendar.is_working_day(d) ? rolled == d : rolled == calendar.advance(d, 1);
        ok = ok && calendar.advance(d, 0) == d && calendar.count(d, d) == 0 && calendar.roll(rolled) == rolled;
        wrong += ok ? 0 : 1;
    }
    CHECK(asked > 10000);
    CHECK(wrong == 0);
}

TEST_CASE("lịch: phạm vi được xét trên những ngày được hỏi tới", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    // The first day of a count does not count: the day before the first covered one may begin it, and no earlier one.
    CHECK(calendar.advance(date(2014, 12, 31), 1) == date(2015, 1, 5));
    CHECK(calendar.count(date(2014, 12, 31), date(2015, 1, 5)) == 1);
    CHECK(refusal([&] { (void)calendar.advance(date(2014, 12, 30), 1); }) == 1201);
    CHECK(refusal([&] { (void)calendar.count(date(2014, 12, 30), date(2015, 1, 5)); }) == 1201);
    CHECK(calendar.advance(date(2015, 1, 1), 1) == date(2015, 1, 5));
    CHECK(calendar.roll(date(2015, 1, 1)) == date(2015, 1, 5));
    CHECK(calendar.advance(date(2015, 1, 6), -1) == date(2015, 1, 5));
    CHECK(refusal([&] { (void)calendar.advance(date(2015, 1, 5), -1); }) == 1201);
    // Nothing is consulted where nothing is counted.
    CHECK(calendar.advance(date(1999, 1, 1), 0) == date(1999, 1, 1));
    CHECK(calendar.count(date(1999, 1, 1), date(1999, 1, 1)) == 0);

    for (auto const outside : {date(2014, 12, 31), date(2101, 1, 1), date(1900, 1, 1), date(2199, 12, 31)}) {
        CHECK_FALSE(calendar.covers(outside));
        CHECK(refusal([&] { (void)calendar.is_working_day(outside); }) == 1201);
        CHECK(refusal([&] { (void)calendar.day(outside); }) == 1201);
        CHECK(refusal([&] { (void)calendar.roll(outside); }) == 1201);
    }
    CHECK(calendar.advance(date(2100, 12, 30), 1) == date(2100, 12, 31));
    CHECK(refusal([&] { (void)calendar.advance(date(2100, 12, 31), 1); }) == 1201);
    CHECK_THROWS_AS(calendar.advance(date(2100, 12, 31), 1), motcua::coverage_error);
    for (int const n : {std::numeric_limits<int>::max(), std::numeric_limits<int>::min(), 100000, -100000})
        CHECK(refusal([&] { (void)calendar.advance(date(2020, 1, 1), n); }) == 1201);
    CHECK(refusal([&] { (void)calendar.advance_bounds(date(2020, 1, 1), -1); }) == 1104);
}

TEST_CASE("lịch: bảng cho cột bằng lịch và không bao giờ đọc ra ngoài", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    auto const table = calendar.columns();
    constexpr auto none = motcua::calendar_columns::none;
    int wrong = 0, left_out = 0;
    each_day(date(2014, 12, 1), date(2028, 2, 1), [&](date d) {
        for (int const n : {0, 1, 2, 7, 30, 400}) {
            std::int32_t expected = none;
            try {
                auto const end = n == 0 ? calendar.roll(d) : calendar.advance(d, n);
                if (end <= calendar.official_until()) expected = end.days();
            } catch (motcua::error const&) {
            }
            auto const narrow = table.advance(d.days(), n);
            auto const wide = table.advance(std::int64_t{d.days()}, n);
            // Days before the first working one are left to the careful path.
            bool const careful = narrow == none && expected != none && d < date(2015, 1, 5);
            left_out += careful ? 1 : 0;
            wrong += (narrow == expected || careful) && wide == narrow ? 0 : 1;
        }
    });
    CHECK(wrong == 0);
    CHECK(left_out < 40);
    using wide = std::numeric_limits<std::int64_t>;
    using narrow = std::numeric_limits<std::int32_t>;
    int answered = 0;
    for (int const n : {0, 1, -1, narrow::min(), narrow::max(), 1 << 29, 1 << 30}) {
        for (std::int64_t const from :
             {wide::min(), wide::min() + 1, wide::max(), std::int64_t{narrow::min()}, std::int64_t{narrow::max()},
              std::int64_t{1} << 32, -(std::int64_t{1} << 32), (std::int64_t{1} << 32) + 20000, std::int64_t{0}})
            answered += table.advance(from, n) != none ? 1 : 0;
        for (int const from : {narrow::min(), narrow::min() + 1, narrow::max(), 0, table.base - 2})
            answered += table.advance(from, n) != none ? 1 : 0;
        if (n != 0 && n != 1) answered += table.advance(date(2020, 1, 1).days(), n) != none ? 1 : 0;
    }
    CHECK(answered == 0);
}

TEST_CASE("lịch: như đã biết - hoán đổi ngày 2026-01-02 quyết định ngày 2025-12-25", "[calendar]") {
    date const off(2026, 1, 2), worked(2026, 1, 10);
    auto const before = motcua::vietnam_calendar(date(2025, 12, 24));
    auto const after = motcua::vietnam_calendar(date(2025, 12, 25));
    CHECK((before.is_working_day(off) && !before.is_working_day(worked)));
    CHECK((!after.is_working_day(off) && after.is_working_day(worked)));
    CHECK(after.day(off).decided == date(2025, 12, 25));
    CHECK(after.day(off).swapped_with == worked);
    CHECK(after.day(worked).swapped_with == off);
    CHECK(before.advance(date(2025, 12, 31), 1) == off);
    CHECK(after.advance(date(2025, 12, 31), 1) == date(2026, 1, 5));
    // What was known of Tết 2026 did not change between the two.
    CHECK(before.official_until() == after.official_until());
    CHECK(before.edition() != after.edition());
}

TEST_CASE("lịch: như đã biết - năm 2027 trước và sau công văn ngày 2026-10-02", "[calendar]") {
    auto const before = motcua::vietnam_calendar(date(2026, 10, 1));
    auto const after = motcua::vietnam_calendar(date(2026, 10, 2));
    CHECK(before.official_until() == date(2026, 12, 31));
    CHECK(after.official_until() == date(2027, 12, 31));
    CHECK(before.day(date(2027, 1, 1)).settled == settled::projected);
    CHECK(after.day(date(2027, 1, 1)).settled == settled::official);
    CHECK(before.day(date(2027, 9, 3)).settled == settled::undecided);
    CHECK(refusal([&] { (void)before.is_working_day(date(2027, 9, 3)); }) == 1203);
    CHECK_FALSE(after.is_working_day(date(2027, 9, 3)));
    CHECK(before.is_working_day(date(2027, 11, 24)) == false);  // enacted on 2026-04-24
    CHECK(motcua::vietnam_calendar(date(2026, 4, 23)).is_working_day(date(2027, 11, 24)));
    CHECK(motcua::vietnam_calendar(date(2026, 4, 23)).is_working_day(date(2026, 11, 24)));
}

TEST_CASE("lịch: như đã biết - hai nửa của một hoán đổi luôn được biết cùng lúc", "[calendar]") {
    auto const today = motcua::vietnam_calendar();
    std::vector<std::pair<date, date>> swaps;
    each_day(today.first(), today.official_until(), [&](date d) {
        auto const day = today.day(d);
        if (day.kind == day_kind::swapped_off && today.covers(*day.swapped_with))
            swaps.emplace_back(d, *day.swapped_with);
    });
    REQUIRE(swaps.size() == 8);
    for (date known(2014, 1, 1); known < date(2027, 1, 1); known = known + calendar_days(9)) {
        auto const calendar = motcua::vietnam_calendar(known);
        for (auto const& [off, worked] : swaps) {
            bool const a = calendar.day(off).kind == day_kind::swapped_off;
            bool const b = calendar.day(worked).kind == day_kind::worked_in_lieu;
            CHECK(a == b);
        }
    }
}

TEST_CASE("lịch: như đã biết - trước mọi thông báo thì không ngày nào chính thức", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar(date(2014, 1, 1));
    CHECK(calendar.official_until() == date(2014, 12, 31));
    CHECK(calendar.columns().ordinal.size() == 2);
    CHECK(calendar.columns().advance(date(2015, 3, 2).days(), 1) == motcua::calendar_columns::none);
    CHECK(calendar.day(date(2015, 3, 2)).settled == settled::projected);
    CHECK(calendar.advance(date(2015, 3, 2), 5) == date(2015, 3, 9));
    CHECK(calendar.settled_between(date(2015, 3, 2), date(2015, 3, 9)) == settled::projected);
    // Neither the labour code of 2019 nor Culture Day was known then, so neither may be cited.
    CHECK(calendar.is_working_day(date(2021, 9, 3)));
    CHECK(calendar.day(date(2021, 9, 2)).basis.instrument == "Bộ luật Lao động 10/2012/QH13");
    auto const later = motcua::vietnam_calendar(date(2020, 1, 1));
    CHECK(later.day(date(2021, 4, 21)).basis.instrument == "Bộ luật Lao động 45/2019/QH14");
}

TEST_CASE("lịch: thay đổi của địa phương", "[calendar]") {
    auto const base = motcua::vietnam_calendar();
    auto const before = base.edition();
    date const storm(2024, 9, 9), saturday(2024, 9, 14);
    auto const local = base.with_changes(std::vector<motcua::calendar_change>{{storm, "nghỉ bão"}},
                                         std::vector<motcua::calendar_change>{{saturday, "làm bù"}}, "Công văn thử");
    CHECK((!local.is_working_day(storm) && local.is_working_day(saturday)));
    CHECK((local.day(storm).kind == day_kind::local_off && local.day(saturday).kind == day_kind::local_working));
    CHECK((local.day(storm).name == "nghỉ bão" && local.day(storm).basis.instrument == "Công văn thử"));
    CHECK(local.advance(date(2024, 9, 6), 5) == saturday);
    CHECK((base.is_working_day(storm) && !base.is_working_day(saturday) && base.edition() == before));
    CHECK(local.edition() != before);
    CHECK(local.title().find("Công văn thử") != std::string::npos);

    // A local decision settles what nobody had decided; the rest of the choice stays open.
    auto const chosen = changed(base, {date(2028, 9, 1)});
    CHECK(refusal([&] { (void)base.is_working_day(date(2028, 9, 1)); }) == 1203);
    CHECK_FALSE(chosen.is_working_day(date(2028, 9, 1)));
    CHECK(chosen.day(date(2028, 9, 1)).settled == settled::official);
    CHECK(chosen.day(date(2028, 9, 5)).settled == settled::undecided);
    CHECK(chosen.settled_between(date(2028, 9, 1), date(2028, 9, 4)) == settled::projected);

    // Names outlive the calendar that they came from.
    std::optional<working_calendar> first(changed(base, {storm}));
    auto const second = changed(*first, {}, {saturday});
    first.reset();
    CHECK((second.day(storm).name == "a day" && !second.is_working_day(storm) && second.is_working_day(saturday)));

    auto const conflict = problems([&] { (void)changed(base, {storm, date(2024, 9, 10)}, {storm}); });
    REQUIRE(conflict.size() == 1);
    CHECK((conflict[0].code == motcua::error_code::calendar_conflict && conflict[0].found == "2024-09-09"));
    auto const all = problems([&] { (void)changed(base, {date(2101, 1, 1), storm}, {date(2014, 12, 31), storm}); });
    CHECK(all.size() == 3);
}

TEST_CASE("lịch: lịch khắc nghiệt - không ngày làm việc nào là lỗi chứ không chạy mãi", "[calendar]") {
    std::vector<date> year, month, sundays, saturdays;
    each_day(date(2024, 1, 1), date(2024, 12, 31), [&](date d) {
        year.push_back(d);
        if (d >= date(2024, 1, 20) && d < date(2024, 2, 19)) month.push_back(d);
        if (d.weekday() == motcua::weekday::sunday) sundays.push_back(d);
        if (d.weekday() == motcua::weekday::saturday) saturdays.push_back(d);
    });
    auto const never = plain(year);
    CHECK(refusal([&] { (void)never.advance(date(2024, 1, 1), 1); }) == 1201);
    CHECK(refusal([&] { (void)never.roll(date(2024, 1, 1)); }) == 1201);
    CHECK(refusal([&] { (void)never.advance(date(2024, 12, 31), -1); }) == 1201);
    CHECK(never.count(date(2024, 1, 1), date(2024, 12, 31)) == 0);
    CHECK(never.columns().advance(date(2024, 1, 1).days(), 0) == motcua::calendar_columns::none);
    CHECK(plain(month).advance(date(2024, 1, 19), 1) == date(2024, 2, 19));
    CHECK(plain({date(2024, 2, 29)}).advance(date(2024, 2, 28), 1) == date(2024, 3, 1));
    CHECK(plain({}, sundays).advance(date(2024, 6, 1), 1) == date(2024, 6, 2));
    auto both = sundays;
    both.insert(both.end(), saturdays.begin(), saturdays.end());
    auto const always = plain({}, both);
    CHECK(always.count(date(2023, 12, 31), date(2024, 12, 31)) == 366);
    CHECK(always.advance(date(2023, 12, 31), 366) == date(2024, 12, 31));
    auto const one_day = motcua::calendar_of(date(2024, 6, 3), date(2024, 6, 3), {}, {}, "a single Monday");
    CHECK((one_day.is_working_day(date(2024, 6, 3)) && one_day.advance(date(2024, 6, 2), 1) == date(2024, 6, 3)));
    CHECK(refusal([&] { (void)one_day.advance(date(2024, 6, 3), 1); }) == 1201);
    CHECK(refusal([] { (void)motcua::calendar_of(date(2024, 6, 3), date(2024, 6, 2), {}, {}, ""); }) == 1312);
    CHECK(refusal([&] { (void)plain(days({"2025-01-01"})); }) == 1201);
}

TEST_CASE("lịch: dấu phiên bản đổi khi và chỉ khi nội dung đổi", "[calendar]") {
    auto const base = plain(days({"2024-04-30", "2024-05-01"}));
    CHECK(base == plain(days({"2024-05-01", "2024-04-30"})));
    CHECK(base == plain(days({"2024-05-01", "2024-04-30", "2024-05-01"})));
    CHECK(motcua::vietnam_calendar() == motcua::vietnam_calendar());
    std::set<std::string> editions{base.edition()};
    auto const add = [&](working_calendar const& c) { editions.insert(c.edition()); };
    add(plain({}));
    add(plain(days({"2024-04-30"})));
    add(plain(days({"2024-04-30", "2024-05-02"})));
    add(plain(days({"2024-04-30"}), days({"2024-05-01"})));
    add(motcua::calendar_of(date(2024, 1, 2), date(2024, 12, 31), days({"2024-04-30", "2024-05-01"}), {}, "a test"));
    add(motcua::calendar_of(date(2024, 1, 1), date(2024, 12, 30), days({"2024-04-30", "2024-05-01"}), {}, "a test"));
    add(motcua::calendar_of(date(2024, 1, 1), date(2024, 12, 31), days({"2024-04-30", "2024-05-01"}), {}, "other"));
    add(motcua::vietnam_calendar());
    add(motcua::vietnam_calendar(date(2024, 1, 1)));
    add(changed(base, days({"2024-05-02"})));
    add(changed(base, {}, days({"2024-05-04"})));
    CHECK(editions.size() == 12);
}
