// SPDX-License-Identifier: Apache-2.0
#include <motcua/working_minutes.hpp>

#include <motcua/deadline.hpp>

#include <limits>
#include <random>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::civil_second;
using motcua::date;
using motcua::office_hours;
using motcua::window;
using motcua::working_calendar;
using motcua::working_minutes;

namespace {

/// The naive reading: one minute after another, only while the office works.
struct naive {
    working_calendar calendar;
    office_hours hours;

    [[nodiscard]] bool open(std::int64_t instant) const {
        civil_second const t{instant};
        for (auto const& w : hours.working_windows(calendar.day(t.day())))
            if (t.minute_of_day() >= w.from && t.minute_of_day() < w.to) return true;
        return false;
    }
    [[nodiscard]] std::int64_t next_open(std::int64_t t) const {
        while (!open(t)) t += 60 - t % 60;
        return t;
    }
    [[nodiscard]] std::int64_t add(std::int64_t t, std::int64_t minutes, bool closing) const {
        t = next_open(t);
        for (; minutes > 0; --minutes) t = next_open(t) + 60;
        return closing ? t : next_open(t);
    }
    [[nodiscard]] std::int64_t between(std::int64_t a, std::int64_t b) const {
        std::int64_t minutes = 0;
        for (; a < b; a += 60) minutes += open(a) ? 1 : 0;
        return minutes;
    }
};

std::vector<window> const morning{{450, 690}}, afternoon{{810, 1020}}, both{{450, 690}, {810, 1020}};

std::vector<office_hours> schedules() {
    std::vector<window> const four{{420, 540}, {541, 600}, {780, 781}, {1000, 1020}};
    return {office_hours::weekdays(both, "07:30–11:30, 13:30–17:00"),
            office_hours::weekdays({{480, 720}, {780, 1020}}, "08:00–12:00, 13:00–17:00"),
            office_hours({both, both, morning, both, morning, morning, {}}, "half days"),
            office_hours({four, four, four, four, four, four, four}, "four windows", morning),
            office_hours({afternoon, {}, both, {}, {{0, 1440}}, {}, {}}, "days without hours, one without an end"),
            office_hours::weekdays({{600, 601}}, "one minute a day")};
}

/// The walk that `due` takes, where no choice is open.
std::int64_t walk(std::int64_t t, std::int64_t seconds, working_calendar const& calendar, office_hours const& hours,
                  bool closing) {
    motcua::term limit;
    limit.amount = static_cast<double>(seconds) / 3600;
    limit.unit = motcua::time_unit::working_hour;
    auto const under = motcua::rules().with(calendar).with(std::optional(hours)).with(
        motcua::reading::closing, closing ? "closing_time" : "next_opening");
    auto const end = motcua::due(motcua::time_limit(limit), motcua::civil_second{t}, under).at();
    return end ? end->value : working_minutes::absent;
}

/// Weekends worked in lieu, swaps and Tết are in these months.
std::int64_t some_instant(std::mt19937& pick) {
    std::int64_t const first = std::int64_t{date(2025, 12, 20).days()} * 86400;
    return first + 60 * static_cast<std::int64_t>(pick() % (260 * 1440));
}

std::int64_t at(int y, int m, int d, int hour, int minute = 0, int second = 0) {
    return motcua::at(date(y, m, d), hour, minute, second).value;
}

}

TEST_CASE("giờ làm việc: bảng bằng đi cẩn thận và bằng đếm từng phút", "[hours]") {
    std::mt19937 pick(20261124);
    auto const calendar = motcua::vietnam_calendar();
    int wrong = 0, asked = 0;
    for (auto const& hours : schedules()) {
        working_minutes const table(calendar, hours);
        naive const slow{calendar, hours};
        int const most = hours.source() == "one minute a day" ? 12 : 900;
        for (int i = 0; i < 120; ++i) {
            auto const t = some_instant(pick);
            auto const minutes = static_cast<std::int64_t>(pick() % static_cast<unsigned>(i % 7 == 0 ? 3 : most));
            for (bool const closing : {true, false}) {
                auto const expected = slow.add(t, minutes, closing && minutes > 0);
                auto const walked = walk(t, minutes * 60, calendar, hours, closing);
                wrong += table.add(t, minutes * 60, closing) == expected && walked == expected ? 0 : 1;
                ++asked;
            }
            auto const u = t + 60 * static_cast<std::int64_t>(pick() % (9 * 1440));
            auto const elapsed = table.between(t, u);
            wrong += elapsed == 60 * slow.between(t, u) && table.between(u, t) == -elapsed ? 0 : 1;
            wrong += table.open_at(t) == slow.open(t) && table.open_at(u + 30) == slow.open(u) ? 0 : 1;
        }
    }
    CHECK(asked == 6 * 120 * 2);
    CHECK(wrong == 0);
}

TEST_CASE("giờ làm việc: từng giây - bảng bằng đi cẩn thận và tách ra cộng lại như nhau", "[hours]") {
    std::mt19937 pick(148);
    auto const calendar = motcua::vietnam_calendar();
    int wrong = 0;
    for (auto const& hours : schedules()) {
        working_minutes const table(calendar, hours);
        for (int i = 0; i < 4000; ++i) {
            auto const t = some_instant(pick) + static_cast<std::int64_t>(pick() % 60);
            unsigned const most = hours.source() == "one minute a day" ? 700 : 20000;
            auto const a = static_cast<std::int64_t>(pick() % most), b = static_cast<std::int64_t>(pick() % most);
            for (bool const closing : {true, false}) {
                auto const whole = table.add(t, a + b, closing);
                bool ok = whole == walk(t, a + b, calendar, hours, closing);
                if (b > 0 || !closing) ok = ok && table.add(table.add(t, a, closing), b, closing) == whole;
                ok = ok && table.between(t, whole) == a + b;
                wrong += ok ? 0 : 1;
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("giờ làm việc: hết giờ đúng lúc đóng cửa", "[hours]") {
    working_minutes const table(motcua::vietnam_calendar(), schedules()[1]);
    std::int64_t const hour = 3600;
    auto const end = [&](std::int64_t from, std::int64_t hours) {
        return std::pair(table.add(from, hours * hour, true), table.add(from, hours * hour, false));
    };
    using both_ends = std::pair<std::int64_t, std::int64_t>;
    CHECK(end(at(2026, 11, 5, 8), 4) == both_ends{at(2026, 11, 5, 12), at(2026, 11, 5, 13)});
    CHECK(end(at(2026, 11, 5, 13), 4) == both_ends{at(2026, 11, 5, 17), at(2026, 11, 6, 8)});
    CHECK(end(at(2026, 11, 6, 13), 4) == both_ends{at(2026, 11, 6, 17), at(2026, 11, 9, 8)});
    CHECK(end(at(2026, 11, 5, 17), 2) == both_ends{at(2026, 11, 6, 10), at(2026, 11, 6, 10)});
    CHECK(end(at(2026, 11, 5, 12, 30), 0) == both_ends{at(2026, 11, 5, 13), at(2026, 11, 5, 13)});
    CHECK(end(at(2026, 11, 5, 9), 0) == both_ends{at(2026, 11, 5, 9), at(2026, 11, 5, 9)});
    CHECK(end(at(2026, 8, 21, 16), 2) == both_ends{at(2026, 8, 22, 9), at(2026, 8, 22, 9)});
    CHECK(table.add(at(2026, 11, 5, 16, 59, 59), 1, true) == at(2026, 11, 5, 17));
    CHECK(table.add(at(2026, 11, 5, 16, 59, 59), 2, true) == at(2026, 11, 6, 8, 0, 1));
    for (auto const open : {at(2026, 11, 5, 8), at(2026, 11, 5, 11, 59, 59), at(2026, 8, 22, 9)})
        CHECK(table.open_at(open));
    for (auto const shut : {at(2026, 11, 5, 12), at(2026, 11, 5, 17), at(2026, 8, 29, 9), at(2026, 11, 24, 9)})
        CHECK_FALSE(table.open_at(shut));
}

TEST_CASE("giờ làm việc: ngoài những ngày chính thức thì không có trả lời", "[hours]") {
    constexpr auto absent = working_minutes::absent;
    using limits = std::numeric_limits<std::int64_t>;
    for (auto const& hours : schedules()) {
        working_minutes const table(motcua::vietnam_calendar(), hours);
        for (auto const t : {limits::min(), limits::min() + 1, limits::max(), limits::max() - 1, std::int64_t{0},
                             at(2014, 12, 31, 23, 59, 59), at(2028, 1, 1, 0)}) {
            CHECK(table.add(t, 60, true) == absent);
            CHECK(table.add(t, 0, false) == absent);
            CHECK(table.between(t, at(2026, 1, 5, 9)) == absent);
            CHECK(table.between(at(2026, 1, 5, 9), t) == absent);
            CHECK_FALSE(table.open_at(t));
        }
        for (auto const s : {std::int64_t{-1}, limits::min(), limits::max(), (std::int64_t{1} << 40) + 1})
            CHECK(table.add(at(2026, 1, 5, 9), s, true) == absent);
        CHECK(table.between(at(2015, 1, 1, 0), at(2027, 12, 31, 23, 59, 59)) > 0);
        CHECK(table.between(at(2027, 12, 31, 23, 59, 59), at(2015, 1, 1, 0)) < 0);
    }
    working_minutes const table(motcua::vietnam_calendar(), schedules()[0]);
    CHECK(table.add(at(2027, 12, 31, 16), 3600, true) == at(2027, 12, 31, 17));
    CHECK(table.add(at(2027, 12, 31, 16), 3600, false) == absent);
    CHECK(table.add(at(2027, 12, 31, 16), 3601, true) == absent);
    CHECK(table.add(at(2015, 1, 1, 0), 0, true) == at(2015, 1, 5, 7, 30));
}

TEST_CASE("giờ làm việc: lịch không có ngày hay giờ nào vẫn trả lời an toàn", "[hours]") {
    std::vector<date> year;
    for (date d(2024, 1, 1); d <= date(2024, 12, 31); d = d + motcua::calendar_days(1)) year.push_back(d);
    auto const never = motcua::calendar_of(date(2024, 1, 1), date(2024, 12, 31), year, {}, "never");
    auto const none = office_hours::weekdays({}, "no hours");
    for (auto const& table : {working_minutes(never, schedules()[0]), working_minutes(motcua::vietnam_calendar(), none),
                              working_minutes(motcua::vietnam_calendar(date(2014, 1, 1)), schedules()[0])}) {
        CHECK(table.add(at(2024, 3, 1, 9), 60, true) == working_minutes::absent);
        CHECK(table.add(at(2024, 3, 1, 9), 0, true) == working_minutes::absent);
        CHECK_FALSE(table.open_at(at(2024, 3, 1, 9)));
    }
    // The careful walk must stop as well: at the end of the calendar, or for want of hours.
    auto const refused = [](working_calendar const& calendar, office_hours const& hours) {
        return refusal([&] { (void)walk(at(2024, 3, 1, 9), 60, calendar, hours, true); });
    };
    CHECK(refused(never, schedules()[0]) == 1201);
    CHECK(refused(motcua::vietnam_calendar(), none) == 1206);
}
