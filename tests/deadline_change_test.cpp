// SPDX-License-Identifier: Apache-2.0
#include <motcua/deadline.hpp>

#include <random>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::calendar_days;
using motcua::date;
using motcua::deadline;
using motcua::deadline_status;
using motcua::due;
using motcua::months;
using motcua::reading;
using motcua::rules;
using motcua::time_limit;
using motcua::time_unit;
using motcua::working_days;
using motcua::working_hours;

namespace {

time_limit one(double amount, time_unit unit) {
    motcua::term t;
    t.amount = amount;
    t.unit = unit;
    return time_limit(t);
}

struct random_case {
    date start;
    int n;
};

/// Starts in the announced years, far enough from their end.
random_case some(std::mt19937& pick, unsigned most = 60) {
    date const first(2015, 1, 5);
    return {first + calendar_days(static_cast<int>(pick() % 4300)), static_cast<int>(pick() % most)};
}

date after(date d, std::mt19937& pick, unsigned most) { return d + calendar_days(static_cast<int>(pick() % most)); }

bool mentions(deadline const& d, std::string const& words) {
    for (auto const& step : d.steps())
        if (step.text.en.find(words) != std::string::npos) return true;
    return false;
}

}

TEST_CASE("a limit of no days is never due while the clock stands still", "[deadline]") {
    date const friday(2026, 3, 6), saturday(2026, 3, 7), monday(2026, 3, 9), wednesday(2026, 3, 11);
    auto const none = due(working_days(0), friday);
    CHECK(none.date() == friday);
    CHECK(none.pause(friday, wednesday).date() == wednesday);
    CHECK(none.pause(friday, saturday).date() == monday);
    CHECK(none.pause(monday, wednesday).date() == friday);
    CHECK(due(working_days(0), saturday).pause(friday, wednesday).date() == wednesday);
    CHECK(due(calendar_days(0), friday).pause(friday, wednesday).date() == wednesday);
}

TEST_CASE("tạm dừng: hạn lùi đúng số ngày làm việc đã dừng", "[deadline]") {
    std::mt19937 pick(19);
    auto const& calendar = rules().calendar();
    int wrong = 0, moved = 0;
    for (int i = 0; i < 4000; ++i) {
        auto const c = some(pick);
        auto const plain = due(working_days(c.n), c.start);
        date const from = after(c.start, pick, 40), to = after(from, pick, 30);
        auto const paused = plain.pause(from, to);
        // The naive answer: walk from day to day and leave out those in the pause.
        date d = c.start;
        for (int left = c.n; left > 0;) {
            d = d + calendar_days(1);
            bool const stands = d >= from && d < to;
            left -= calendar.is_working_day(d) && !stands ? 1 : 0;
        }
        if (c.n == 0) {  // no day is counted: due on the first working day on which the clock does not stand still
            while (!calendar.is_working_day(d) || (d >= from && d < to)) d = d + calendar_days(1);
            wrong += paused.date() == d ? 0 : 1;
            continue;
        }
        wrong += paused.date() == d ? 0 : 1;
        moved += paused.date() != plain.date() ? 1 : 0;
        // Used and remaining are the limit, at the moment when the clock stands still.
        if (from > c.start && from <= *plain.date()) {
            int const used = calendar.count(c.start, from - calendar_days(1));
            int const remaining = calendar.count(std::max(c.start, to - calendar_days(1)), *paused.date());
            wrong += used + remaining == c.n ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
    CHECK(moved > 1000);
}

TEST_CASE("tạm dừng: hai đoạn kề nhau là một và thứ tự không quan trọng", "[deadline]") {
    std::mt19937 pick(118);
    int wrong = 0;
    for (int i = 0; i < 400; ++i) {
        auto const c = some(pick);
        for (auto const& limit :
             {time_limit(working_days(c.n)), time_limit(calendar_days(c.n)), time_limit(months(c.n % 4))}) {
            auto const plain = due(limit, c.start);
            date const end = *plain.date();
            date const a = after(c.start, pick, 40), b = after(a, pick, 15), e = after(b, pick, 15);
            date const f = after(e, pick, 9);
            wrong += plain.pause(a, a).date() == plain.date() ? 0 : 1;
            wrong += plain.pause(a, b).pause(b, e).date() == plain.pause(a, e).date() ? 0 : 1;
            wrong += plain.pause(b, e).pause(a, b).date() == plain.pause(a, e).date() ? 0 : 1;
            wrong += plain.pause(a, b).pause(e, f).date() == plain.pause(e, f).pause(a, b).date() ? 0 : 1;
            wrong += plain.pause(a, e).pause(b, e).date() == plain.pause(a, e).date() ? 0 : 1;  // a day is paused once
            wrong += plain.pause(a, e).date() >= plain.date() ? 0 : 1;
            wrong += plain.pause(end + calendar_days(1), end + calendar_days(9)).date() == end ? 0 : 1;
            bool const counted = limit != time_limit(calendar_days(0)) && limit != time_limit(working_days(0)) &&
                                 limit != time_limit(months(0));  // else the day of receipt is the whole limit
            auto const until_receipt = plain.pause(c.start - calendar_days(9), c.start + calendar_days(1));
            if (counted) wrong += until_receipt.date() == plain.date() ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("tạm dừng: kỳ hạn theo ngày lùi theo ngày rồi mới chuyển khỏi ngày nghỉ", "[deadline]") {
    auto const plain = due(calendar_days(10), date(2026, 3, 2));
    CHECK(plain.date() == date(2026, 3, 12));
    CHECK(plain.pause(date(2026, 3, 5), date(2026, 3, 7)).date() == date(2026, 3, 16));  // the 14th is a Saturday
    CHECK(due(months(1), date(2026, 3, 2)).pause(date(2026, 3, 5), date(2026, 3, 8)).date() == date(2026, 4, 6));
    // A pause from the due day on still puts it off; the day after the due day does not.
    CHECK(plain.pause(date(2026, 3, 12), date(2026, 3, 13)).date() == date(2026, 3, 13));
    CHECK(plain.pause(date(2026, 3, 13), date(2026, 3, 20)).date() == date(2026, 3, 12));
    auto const paused = plain.pause(date(2026, 3, 5), date(2026, 3, 7));
    CHECK(mentions(paused, "Paused from 2026-03-05 until before 2026-03-07"));
    CHECK(plain.date() == date(2026, 3, 12));  // a value: the first one is as it was
    CHECK_FALSE(mentions(plain, "Paused"));
    CHECK(refusal([&] { (void)plain.pause(date(2026, 3, 7), date(2026, 3, 5)); }) == 1312);
}

TEST_CASE("tạm dừng: đầu sớm của khoảng không lùi vì một lần dừng sau nó", "[deadline]") {
    // Due on 2028-09-01 or 2028-09-05: dossiers due on the 1st know nothing of a pause that begins on the 4th.
    auto const open = due(working_days(4), date(2028, 8, 28));
    auto const paused = open.pause(date(2028, 9, 4), date(2028, 9, 8));
    CHECK(paused.earliest() == date(2028, 9, 1));
    CHECK(paused.latest() > date(2028, 9, 7));
    // A pause across the open days is no error, it is an open answer or a decided one.
    // From 31 August until before the 5th one or two working days are paused; until before the 6th two either way.
    auto const plain = due(working_days(10), date(2028, 8, 21));
    CHECK(plain.date() == date(2028, 9, 6));
    auto const across = plain.pause(date(2028, 8, 31), date(2028, 9, 5));
    CHECK((across.earliest() == date(2028, 9, 7) && across.latest() == date(2028, 9, 8) && !across.date()));
    CHECK(plain.pause(date(2028, 8, 31), date(2028, 9, 6)).date() == date(2028, 9, 8));
}

TEST_CASE("tính lại từ đầu: toàn bộ thời hạn từ mốc mới và các lần dừng cũ không còn", "[deadline]") {
    auto const first = due(working_days(10), date(2019, 3, 11));
    auto const again = first.pause(date(2019, 3, 12), date(2019, 3, 15)).restart(date(2019, 3, 15));
    CHECK(again.date() == date(2019, 3, 29));
    CHECK(again.received().day() == date(2019, 3, 15));
    CHECK(first.date() == date(2019, 3, 25));
    CHECK(first.restart(date(2019, 3, 11)).date() == first.date());
    auto const hours = rules().with(motcua::office_hours::weekdays({{480, 720}, {780, 1020}}, "08–12, 13–17"));
    auto const timed = due(working_hours(8), motcua::at(date(2026, 11, 5), 9), hours);
    CHECK(timed.restart(motcua::at(date(2026, 11, 6), 15)).at() == motcua::at(date(2026, 11, 9), 15));
}

TEST_CASE("hẹn lại: ngày mới phải muộn hơn và nêu căn cứ của thời kỳ", "[deadline]") {
    auto const d = due(working_days(5), date(2026, 3, 3));
    auto const later = d.extend(date(2026, 3, 20), "chờ xác minh");
    CHECK((later.date() == date(2026, 3, 20) && later.earliest() == later.date() && later.latest() == later.date()));
    CHECK((later.status() == deadline_status::official && later.printable() == date(2026, 3, 20)));
    CHECK(later.steps().back().text.vi.find("chờ xác minh") != std::string::npos);
    CHECK(later.steps().back().basis.instrument.find("118/2025") != std::string::npos);
    auto const old = due(working_days(5), date(2020, 3, 3)).extend(date(2020, 3, 20));
    CHECK(old.steps().back().basis.instrument.find("61/2018") != std::string::npos);
    CHECK((d.date() == date(2026, 3, 10) && d.steps().size() < later.steps().size()));
    for (auto const early : {date(2026, 3, 9), date(2026, 3, 10), date(2015, 1, 1)})
        CHECK(refusal([&] { (void)d.extend(early); }) == 1104);
    CHECK(d.extend(date(2026, 3, 11)).date() == date(2026, 3, 11));
    // A date that was promised is no longer undecided.
    CHECK(due(working_days(4), date(2028, 8, 28)).extend(date(2028, 9, 20)).date() == date(2028, 9, 20));
}

TEST_CASE("cách hiểu: độ nhạy xếp theo ngày và chỉ gồm điều làm đổi kết quả", "[deadline]") {
    auto const said = [](deadline const& d) {
        std::vector<std::string> all;
        for (auto const& r : d.sensitivity())
            all.push_back(std::string(to_string(r.what)) + "=" + r.value + " " +
                          (r.at ? to_string(*r.at) : r.date ? to_string(*r.date) : "-"));
        return all;
    };
    using list = std::vector<std::string>;
    // Ten days end on a Sunday; with the first day counted, on the Saturday before: that changes nothing.
    CHECK(said(due(calendar_days(10), date(2023, 6, 1))) ==
          list{"period_end=stay 2023-06-11", "period_end=next_working_day 2023-06-12"});
    CHECK(said(due(working_days(5), date(2026, 3, 2))) ==
          list{"first_day=included 2026-03-06", "first_day=excluded 2026-03-09"});
    motcua::term range;
    range.amount = 3;
    range.amount_max = 5;
    range.unit = time_unit::working_day;
    CHECK(said(due(time_limit(range), date(2026, 3, 2))) ==
          list{"range_end=shortest 2026-03-05", "first_day=included 2026-03-06", "first_day=excluded 2026-03-09",
               "range_end=longest 2026-03-09"});
    auto const hours = rules().with(motcua::office_hours::weekdays({{480, 720}, {780, 1020}}, "08–12, 13–17"));
    CHECK(said(due(working_hours(4), motcua::at(date(2026, 3, 2), 8), hours)) ==
          list{"closing=closing_time 2026-03-02T12:00:00", "closing=next_opening 2026-03-02T13:00:00"});
    CHECK(said(due(working_hours(1), motcua::at(date(2026, 3, 2), 8), hours)).empty());
    // What hangs on hours that nobody gave: the reading that assumes them has an answer, the default has none.
    CHECK(said(due(working_hours(2), motcua::at(date(2026, 3, 2), 9))) ==
          list{"hours=assumed 2026-03-02T11:00:00", "hours=ask -"});
}

TEST_CASE("cách hiểu: mỗi cách đổi đúng điều nó nói", "[deadline]") {
    auto const under = [](reading r, char const* value) { return rules().with(r, value); };
    auto const hours = motcua::office_hours::weekdays({{480, 720}, {780, 1020}}, "08–12, 13–17");
    date const day(2026, 11, 5);  // a Thursday
    CHECK(due(working_days(5), day, under(reading::first_day, "included")).date() == date(2026, 11, 11));
    CHECK(due(one(24, time_unit::hour), motcua::at(date(2026, 11, 6), 10)).at() == motcua::at(date(2026, 11, 7), 10));
    auto const rolled = due(one(24, time_unit::hour), motcua::at(date(2026, 11, 6), 10),
                            under(reading::clock_hours_end, "next_working_day"));
    CHECK((rolled.date() == date(2026, 11, 9) && rolled.at() == motcua::at(date(2026, 11, 9), 24)));
    auto const waits = under(reading::outside_hours, "next_day_opening").with(hours);
    CHECK(due(working_hours(2), motcua::at(day, 12, 30), waits).at() == motcua::at(date(2026, 11, 6), 10));
    CHECK(due(working_hours(2), motcua::at(day, 6), waits).at() == motcua::at(date(2026, 11, 6), 10));
    CHECK(due(working_hours(2), motcua::at(day, 9), waits).at() == motcua::at(day, 11));
    CHECK(due(working_hours(2), motcua::at(date(2026, 11, 7), 9), waits).at() == motcua::at(date(2026, 11, 9), 10));
    auto const opening = under(reading::closing, "next_opening").with(hours);
    CHECK(due(working_hours(4), motcua::at(day, 8), opening).at() == motcua::at(day, 13));

    motcua::term range;
    range.amount = 3;
    range.amount_max = 5;
    range.unit = time_unit::working_day;
    CHECK(due(time_limit(range), day).date() == date(2026, 11, 12));
    CHECK(due(time_limit(range), day, under(reading::range_end, "shortest")).date() == date(2026, 11, 10));

    auto const half = one(1.5, time_unit::working_day);
    CHECK((due(half, day).date() == date(2026, 11, 9) && !due(half, day).at()));
    CHECK(due(half, day, rules().with(hours)).at() == motcua::at(date(2026, 11, 9), 12));
    CHECK_FALSE(due(half, day, under(reading::half_day, "whole_day").with(hours)).at());
    // A period that ends on a worked Saturday, read as working time for those who count working days only.
    CHECK(due(months(1), date(2024, 4, 4)).date() == date(2024, 5, 4));
    auto const narrow = under(reading::made_up_saturday, "working_days_only");
    CHECK(due(months(1), date(2024, 4, 4), narrow).date() == date(2024, 5, 6));
    CHECK(due(working_days(3), date(2024, 4, 26), narrow).date() == date(2024, 5, 4));

    motcua::postmarks const post{date(2026, 11, 2), day};
    CHECK(due(working_days(5), post).date() == date(2026, 11, 12));
    CHECK(due(working_days(5), post, under(reading::postmark, "dispatch")).date() == date(2026, 11, 9));
    for (auto const* wrong : {"", "Included", "first", "stay "})
        CHECK(refusal([&] { (void)under(reading::first_day, wrong); }) == 1504);
}

TEST_CASE("hạn: mọi kết quả nêu phiên bản đã dùng", "[deadline]") {
    auto const d = due(working_days(5), date(2026, 3, 3));
    auto const find = [](deadline const& of, std::string const& part) {
        for (auto const& e : of.editions())
            if (e.part == part) return e.hash;
        return std::string("?");
    };
    CHECK(find(d, "calendar") == motcua::vietnam_calendar().edition());
    auto const old = rules().with(motcua::vietnam_calendar(date(2025, 12, 24)));
    CHECK(find(due(working_days(5), date(2026, 3, 3), old), "calendar") != find(d, "calendar"));
    auto const other = rules().with(reading::first_day, "included");
    CHECK(find(due(working_days(5), date(2026, 3, 3), other), "readings") != find(d, "readings"));
    CHECK(find(due(working_days(5), date(2026, 3, 3), other), "calendar") == find(d, "calendar"));
    CHECK(find(d.pause(date(2026, 3, 4), date(2026, 3, 5)), "calendar") == find(d, "calendar"));
}

TEST_CASE("hạn: dạng gọn bằng dạng đầy đủ cho mọi đơn vị và cách hiểu", "[deadline]") {
    std::mt19937 pick(2028);
    int wrong = 0, open = 0;
    constexpr std::array units{time_unit::working_day, time_unit::calendar_day, time_unit::week, time_unit::month,
                               time_unit::year};
    for (auto const& context :
         {rules(), rules().with(reading::first_day, "included"), rules().with(reading::period_end, "stay")}) {
        auto const as = context.readings();
        for (int i = 0; i < 3000; ++i) {
            date const start = date(2014, 12, 31) + calendar_days(static_cast<int>(pick() % 9000));
            auto const unit = units[pick() % units.size()];
            auto const limit = one(static_cast<int>(pick() % (unit == time_unit::year ? 4 : 40)), unit);
            auto const plain = motcua::plain(limit, as);
            REQUIRE(plain);
            std::optional<motcua::due_day> quick;
            int const quick_error = refusal([&] { quick = motcua::due_plain(*plain, start, context.calendar(), as); });
            std::optional<deadline> full;
            int const full_error = refusal([&] { full = due(limit, start, context); });
            wrong += quick_error == full_error ? 0 : 1;
            if (!quick || !full) continue;
            bool ok = quick->on == full->date() && quick->status == full->status();
            ok = ok && quick->bounds.earliest == full->earliest() && quick->bounds.latest == full->latest();
            wrong += ok ? 0 : 1;
            open += full->date() ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
    CHECK(open > 50);
    CHECK_FALSE(motcua::plain(one(1.5, time_unit::working_day), {}));
    CHECK_FALSE(motcua::plain(one(4, time_unit::working_hour), {}));
    CHECK_FALSE(motcua::plain(one(3661, time_unit::working_day), {}));
    CHECK_FALSE(motcua::plain(time_limit(), {}));
}
