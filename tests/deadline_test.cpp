// SPDX-License-Identifier: Apache-2.0
#include <motcua/deadline.hpp>

#include <limits>
#include <sstream>

#include "catch.hpp"
#include "csv.hpp"
#include "refusal.hpp"

using motcua::calendar_days;
using motcua::civil_second;
using motcua::date;
using motcua::deadline;
using motcua::deadline_status;
using motcua::due;
using motcua::moment;
using motcua::months;
using motcua::reading;
using motcua::rules;
using motcua::term;
using motcua::time_limit;
using motcua::time_unit;
using motcua::working_days;
using motcua::working_hours;

namespace {

term amount(double n, time_unit unit) {
    term t;
    t.amount = n;
    t.unit = unit;
    return t;
}

time_limit in_hours(double n, time_unit unit) { return time_limit(amount(n, unit)); }

time_limit same_day(std::optional<int> cutoff_minute = std::nullopt) {
    term t;
    t.unit = time_unit::same_day;
    t.cutoff_minute = cutoff_minute;
    return time_limit(t);
}

/// One alternative of several steps.
time_limit steps(std::vector<term> terms) { return time_limit({{std::nullopt, std::move(terms)}}); }

bool ends_with(std::string const& text, std::string const& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// The limits of the table without the phrase parser: a number and its unit, or "trong ngày" with its hour.
std::optional<time_limit> built(std::string const& text) {
    if (text == "trong ngày") return same_day();
    for (int const hour : {15, 16})
        if (text.find("sau " + std::to_string(hour) + " giờ") != std::string::npos) return same_day(hour * 60);
    std::istringstream in(text);
    int n = -1;
    if (!(in >> n)) return std::nullopt;
    for (auto const& [unit, what] : {std::pair("giờ làm việc", time_unit::working_hour),
                                     {"ngày làm việc", time_unit::working_day}, {"ngày", time_unit::calendar_day},
                                     {"tuần", time_unit::week}, {"tháng", time_unit::month}, {"năm", time_unit::year},
                                     {"giờ", time_unit::hour}, {"phút", time_unit::minute}})
        if (ends_with(text, std::string(" ") + unit)) return in_hours(n, what);
    return std::nullopt;
}

moment moment_of(std::string const& text) {
    if (auto const t = motcua::parse_civil_second(text)) return {*t};
    return motcua::parse_date(text).value();
}

motcua::office_hours hours_of(std::string const& text) {  // 08:00-12:00+13:00-17:00
    std::vector<motcua::window> windows;
    auto const minute = [&](std::size_t i) {
        return std::stoi(text.substr(i, 2)) * 60 + std::stoi(text.substr(i + 3, 2));
    };
    for (std::size_t i = 0; i < text.size(); i += 12) windows.push_back({minute(i), minute(i + 6)});
    return motcua::office_hours::weekdays(windows, text);
}

/// The context that a row's readings ask for, and the day that its words name.
rules under(std::string const& readings, std::optional<date>& fixed) {
    rules r;
    std::istringstream in(readings);
    for (std::string pair; in >> pair;) {
        auto const name = pair.substr(0, pair.find('=')), value = pair.substr(pair.find('=') + 1);
        if (name == "hours") r = r.with(hours_of(value));
        else if (name == "date_rule") fixed = motcua::parse_date(value);
        else if (name == "roll") r = r.with(reading::period_end, value);
        else if (name == "end") r = r.with(reading::closing, value == "opening" ? "next_opening" : "closing_time");
        else r = r.with(motcua::parse<reading>(name).value(), value);
    }
    return r;
}

rules with_hours() { return rules().with(motcua::office_hours::weekdays({{480, 720}, {780, 1020}}, "08–12, 13–17")); }

civil_second at(int y, int m, int d, int hour, int minute = 0) { return motcua::at(date(y, m, d), hour, minute); }

}

TEST_CASE("thời hạn: mọi ca tính tay có nguồn", "[deadline]") {
    auto const cases = read_csv(MOTCUA_TEST_DIR "/vectors/deadline.csv");
    CHECK(cases.size() == 191);
    int by_unit = 0, by_date = 0;
    for (auto const& row : cases) {
        INFO(row.at("id") << ": " << row.at("limit") << " from " << row.at("received") << "; " << row.at("note"));
        std::optional<date> fixed;
        auto const context = under(row.at("reading"), fixed);
        auto const expected = motcua::parse_date(row.at("expected_date"));
        if (fixed) {
            // The text names a day: it is read from the words, and moved off a day off.
            bool const stays = row.at("reading").find("roll=stay") != std::string::npos;
            CHECK((stays ? *fixed : context.calendar().roll(*fixed)) == expected);
            CHECK(due(motcua::parse_time_limit(row.at("limit")), moment_of(row.at("received")), context).date() == expected);
            ++by_date;
            continue;
        }
        auto const limit = built(row.at("limit"));
        REQUIRE(limit);
        auto const d = due(*limit, moment_of(row.at("received")), context);
        CHECK(d.date() == expected);
        CHECK((d.earliest() == expected && d.latest() == expected && d.printable() == expected));
        CHECK(d.status() == deadline_status::official);
        CHECK((d.at() ? to_string(*d.at()).substr(0, 16) : "") == row.at("expected_at"));
        CHECK(d.alternatives().size() == 1);
        REQUIRE_FALSE(d.steps().empty());
        CHECK((d.steps().back().to == expected && d.steps().back().text.en.find("Due on ") == 0));
        // The code that the row cites is the one that the derivation cites.
        if (row.at("basis").find("91/2015/QH13") == 0)
            CHECK(d.steps().back().basis.instrument == "Bộ luật Dân sự 91/2015/QH13");
        if (row.at("basis").find("33/2005/QH11") != std::string::npos)
            CHECK(d.steps().back().basis.instrument == "Bộ luật Dân sự 33/2005/QH11");
        ++by_unit;
    }
    CHECK((by_unit > 150 && by_date > 10));
}

TEST_CASE("thời hạn: diễn giải nêu mọi ngày không tính và văn bản của nó", "[deadline]") {
    rules const context;
    for (auto const& [received, n] : {std::pair(date(2025, 12, 26), 15), std::pair(date(2027, 1, 20), 20),
                                      std::pair(date(2023, 4, 20), 12), std::pair(date(2026, 8, 19), 10)}) {
        auto const d = due(working_days(n), received, context);
        std::map<date, motcua::derivation_step const*> named;
        for (auto const& step : d.steps())
            if (step.text.en.find("Skipped ") == 0 || step.text.en.find("Counted ") == 0)
                for (date day = *step.from; day <= *step.to; day = day + calendar_days(1)) named[day] = &step;
        for (date day = received + calendar_days(1); day <= *d.date(); day = day + calendar_days(1)) {
            INFO(to_string(received) << " + " << n << ", " << to_string(day));
            auto const what = context.calendar().day(day);
            if (what.kind == motcua::day_kind::working) {
                CHECK(named.count(day) == 0);
                continue;
            }
            REQUIRE(named.count(day) == 1);
            auto const& step = *named[day];
            CHECK((step.text.en.find("Skipped") == 0) == !motcua::works(what.kind));
            CHECK(step.basis.instrument == what.basis.instrument);
            CHECK(step.text.vi.find(what.name) != std::string::npos);
            CHECK(step.text.en.find(what.name_en) != std::string::npos);
        }
        CHECK(d.steps().front().text.en == "The first day " + to_string(received) + " does not count");
        CHECK(d.steps().front().basis.article == "Điều 147.2");
    }
}

TEST_CASE("thời hạn: kỳ hạn kết thúc ngày nghỉ thì diễn giải việc chuyển ngày", "[deadline]") {
    auto const d = due(months(1), date(2026, 7, 31));
    CHECK(d.date() == date(2026, 9, 3));
    std::vector<std::string> articles;
    for (auto const& step : d.steps())
        if (!step.basis.article.empty()) articles.push_back(step.basis.article);
    CHECK(articles == std::vector<std::string>{"Điều 147.2", "Điều 148.3", "Điều 112.1đ", "Điều 112.1đ", "Điều 148.5",
                                               "Điều 148.6"});
    auto const clipped = due(months(1), date(2026, 1, 31));
    CHECK(clipped.date() == date(2026, 3, 2));  // 28/02/2026 is a Saturday
    CHECK(due(months(1), date(2016, 12, 31)).steps().front().basis.instrument == "Bộ luật Dân sự 33/2005/QH11");
    CHECK(due(months(1), date(2017, 1, 1)).steps().front().basis.instrument == "Bộ luật Dân sự 91/2015/QH13");
}

TEST_CASE("thời hạn: không ngày và không giờ", "[deadline]") {
    CHECK(due(working_days(0), date(2023, 6, 5)).date() == date(2023, 6, 5));
    CHECK(due(working_days(0), date(2023, 6, 10)).date() == date(2023, 6, 12));
    CHECK(due(calendar_days(0), date(2023, 6, 11)).date() == date(2023, 6, 12));
    CHECK(due(months(0), date(2023, 6, 11)).date() == date(2023, 6, 12));
    CHECK(due(working_hours(0), at(2026, 11, 5, 12, 30), with_hours()).at() == at(2026, 11, 5, 13));
    CHECK(due(in_hours(0, time_unit::hour), at(2026, 11, 7, 12, 30)).at() == at(2026, 11, 7, 12, 30));
    auto const included = rules().with(reading::first_day, "included");
    CHECK(due(working_days(0), date(2023, 6, 5), included).date() == date(2023, 6, 5));
    CHECK(due(calendar_days(0), date(2023, 6, 5), included).date() == date(2023, 6, 5));
}

TEST_CASE("thời hạn: trạng thái chính thức và dự kiến và chưa xác định và không có", "[deadline]") {
    CHECK(due(working_days(5), date(2027, 12, 20)).status() == deadline_status::official);
    auto const projected = due(working_days(5), date(2027, 12, 30));
    CHECK((projected.status() == deadline_status::projected && projected.date() == date(2028, 1, 7)));
    CHECK(projected.printable() == projected.date());
    // 2 September 2028 is a Saturday. With the 1st off, work goes on on the 5th; with the 3rd off, on the 1st and 6th.
    auto const undecided = due(working_days(4), date(2028, 8, 28));
    CHECK((undecided.status() == deadline_status::undecided && !undecided.date() && !undecided.at()));
    CHECK((undecided.earliest() == date(2028, 9, 1) && undecided.latest() == date(2028, 9, 5)));
    CHECK(due(working_days(5), date(2028, 8, 28)).date() == date(2028, 9, 6));
    CHECK(undecided.printable() == undecided.earliest());
    auto const refuses = rules().with(reading::projection, "refuse");
    CHECK(refusal([&] { (void)due(working_days(5), date(2027, 12, 30), refuses); }) == 1203);
    CHECK(due(working_days(5), date(2027, 12, 20), refuses).status() == deadline_status::official);

    auto const none = due(in_hours(0, time_unit::none), date(2026, 1, 5));
    CHECK((none.status() == deadline_status::none && !none.date() && !none.printable() && !none.earliest()));
    for (auto const unit : {time_unit::unknown, time_unit::date_rule}) {
        auto const d = due(in_hours(5, unit), date(2026, 1, 5));
        CHECK((d.status() == deadline_status::undecided && !d.date() && !d.printable() && !d.earliest()));
        CHECK(d.steps().back().text.en.find("Cannot be computed") == 0);
    }
    term nameless;
    nameless.unit = time_unit::working_day;
    CHECK(due(time_limit(nameless), date(2026, 1, 5)).status() == deadline_status::undecided);
    auto const empty = due(time_limit(), date(2026, 1, 5));
    CHECK((empty.status() == deadline_status::undecided && empty.steps().size() == 1));
}

TEST_CASE("thời hạn: ngày không kèm giờ thì giờ chốt cho mọi khả năng", "[deadline]") {
    auto const bare = due(same_day(900), date(2023, 6, 8));
    CHECK((bare.status() == deadline_status::undecided && !bare.date() && !bare.printable()));
    CHECK((bare.earliest() == date(2023, 6, 8) && bare.latest() == date(2023, 6, 9)));
    CHECK(due(same_day(900), at(2023, 6, 8, 15)).date() == date(2023, 6, 8));
    CHECK(due(same_day(900), at(2023, 6, 8, 15, 1)).date() == date(2023, 6, 9));
    // On a day off the hour decides nothing, and neither does it without a cut-off.
    CHECK(due(same_day(900), date(2023, 6, 10)).date() == date(2023, 6, 12));
    CHECK(due(same_day(), date(2023, 6, 8)).date() == date(2023, 6, 8));
    auto const exactly = rules().with(reading::cutoff_exactly, "next_day");
    CHECK(due(same_day(900), at(2023, 6, 8, 15), exactly).date() == date(2023, 6, 9));
    CHECK(due(same_day(900), motcua::civil_second{at(2023, 6, 8, 15).value - 1}, exactly).date() == date(2023, 6, 8));
}

TEST_CASE("thời hạn: ngày nhận chưa quyết định là nghỉ hay làm thì giờ chốt vẫn giữ đúng khoảng", "[deadline]") {
    // 2028-09-01 may be off. Late that day means the next working day whether it is or not.
    date const open(2028, 9, 1);
    auto const next = rules().calendar().advance_bounds(open, 1);
    auto const late = due(same_day(900), motcua::at(open, 16));
    CHECK((late.earliest() == next.earliest && late.latest() == next.latest));
    auto const early = due(same_day(900), motcua::at(open, 9));
    CHECK((early.earliest() == open && early.latest() == rules().calendar().advance_bounds(open, 0).latest));
    auto const bare = due(same_day(900), open);
    CHECK((bare.earliest() == open && bare.latest() == next.latest));
}

TEST_CASE("thời hạn: nhiều bước giữ cả khoảng và bước sau không mượn giờ của bước trước", "[deadline]") {
    auto const then = [](std::vector<term> t) { return steps(std::move(t)); };
    // Undecided in the first step stays undecided through the second.
    auto const open = due(then({amount(4, time_unit::working_day), same_day().terms()[0]}), date(2028, 8, 28));
    CHECK((open.earliest() == date(2028, 9, 1) && open.latest() == date(2028, 9, 5) && !open.date()));
    // Received at 16:00, but the second step begins two days later, at a time nobody knows.
    auto const later = due(then({amount(2, time_unit::working_day), same_day(900).terms()[0]}), at(2026, 3, 3, 16));
    CHECK((later.earliest() == date(2026, 3, 5) && later.latest() == date(2026, 3, 6)));
    auto const hours = due(then({amount(2, time_unit::working_day), amount(4, time_unit::working_hour)}),
                           at(2026, 3, 3, 16), with_hours());
    CHECK((hours.earliest() == date(2026, 3, 5) && hours.latest() == date(2026, 3, 6) && !hours.at()));
    auto sum = amount(30, time_unit::calendar_day);
    sum.join = motcua::term_join::sum;
    CHECK(due(then({amount(6, time_unit::working_day), sum}), date(2026, 3, 3)).date() == date(2026, 4, 10));
    // A sum rolls once, at its end; steps one after another roll each.
    auto twice = amount(1, time_unit::month);
    auto const rolled = due(then({amount(4, time_unit::calendar_day), twice}), date(2026, 3, 3));
    twice.join = motcua::term_join::sum;
    auto const together = due(then({amount(4, time_unit::calendar_day), twice}), date(2026, 3, 3));
    CHECK((rolled.date() == date(2026, 4, 9) && together.date() == date(2026, 4, 7)));
}

TEST_CASE("thời hạn: giờ làm việc không bước qua khoảng chưa quyết định như thể đã biết", "[deadline]") {
    auto const context = with_hours();
    // From the afternoon of 2028-08-31: 1 September may be worked, or 5 September.
    auto const d = due(working_hours(8), at(2028, 8, 31, 15), context);
    CHECK((d.status() == deadline_status::undecided && !d.date() && !d.at()));
    CHECK((d.earliest() == date(2028, 9, 1) && d.latest() == date(2028, 9, 5)));
    CHECK(due(working_hours(2), at(2028, 8, 31, 15), context).at() == at(2028, 8, 31, 17));
    // Past the whole choice both ways have worked the same hours.
    auto const past = due(working_hours(24), at(2028, 8, 31, 15), context);
    CHECK((past.status() == deadline_status::projected && past.at() == at(2028, 9, 7, 15)));
    CHECK(due(working_hours(12), at(2028, 8, 31, 15), context).at() == at(2028, 9, 6, 10));
    // Half a day ends inside a day that is worked if it is the last one.
    auto const half = due(time_limit(amount(3.5, time_unit::working_day)), date(2028, 8, 28), context);
    CHECK((half.earliest() == date(2028, 9, 1) && half.latest() == date(2028, 9, 5) && !half.at()));
    bool told = false;
    for (auto const& step : half.steps())
        told = told || step.text.en.find("Undecided whether it counts 2028-09-01") == 0;
    CHECK(told);
    // An office open until midnight ends its day at 24:00.
    auto const night = rules().with(motcua::office_hours::weekdays({{1200, 1440}}, "20–24"));
    auto const d24 = due(working_hours(4), at(2026, 11, 5, 20), night);
    CHECK((d24.date() == date(2026, 11, 5) && d24.at() == at(2026, 11, 5, 24)));
}

TEST_CASE("thời hạn: chưa biết giờ của cơ quan thì có hai khả năng và không ngày nào được coi là biết", "[deadline]") {
    auto const d = due(working_hours(2), at(2026, 11, 5, 9));
    REQUIRE(d.alternatives().size() == 2);
    for (auto const& a : d.alternatives()) {
        CHECK(a.date == date(2026, 11, 5));
        CHECK(a.condition.value_or("").find("observed") != std::string::npos);
    }
    CHECK((!d.date() && !d.at() && !d.printable() && d.status() == deadline_status::undecided));
    CHECK((d.earliest() == date(2026, 11, 5) && d.latest() == date(2026, 11, 5)));
    auto const assumed = due(working_hours(2), at(2026, 11, 5, 9), rules().with(reading::hours, "assumed"));
    CHECK((assumed.alternatives().size() == 1 && assumed.at() == at(2026, 11, 5, 11)));
    bool said = false;
    for (auto const& step : assumed.steps()) said = said || step.text.vi.find("giả định") != std::string::npos;
    CHECK(said);
    CHECK(due(in_hours(2, time_unit::hour), at(2026, 11, 5, 9)).alternatives().size() == 1);
    // A bare day gives both ends of the day.
    auto const bare = due(working_hours(2), date(2026, 11, 5), with_hours());
    CHECK((bare.earliest() == date(2026, 11, 5) && bare.latest() == date(2026, 11, 6) && !bare.at()));
}

TEST_CASE("thời hạn: nhiều trường hợp", "[deadline]") {
    auto const cases = [](std::vector<term> terms) {
        std::vector<motcua::limit_alternative> all;
        for (auto& t : terms) all.push_back({"trường hợp " + std::to_string(all.size() + 1), {t}});
        return time_limit(all);
    };
    date const received(2026, 3, 3);
    auto const d = due(cases({amount(5, time_unit::working_day), amount(10, time_unit::working_day)}), received);
    CHECK((!d.date() && !d.printable() && d.status() == deadline_status::undecided));
    CHECK((d.earliest() == date(2026, 3, 10) && d.latest() == date(2026, 3, 17)));
    REQUIRE(d.alternatives().size() == 2);
    CHECK((d.alternatives()[0].date == date(2026, 3, 10) && d.alternatives()[1].condition == "trường hợp 2"));
    auto const same = due(cases({amount(5, time_unit::working_day), amount(7, time_unit::calendar_day)}), received);
    CHECK((same.date() == date(2026, 3, 10) && same.status() == deadline_status::official));
    auto const half = due(cases({amount(5, time_unit::working_day), amount(0, time_unit::none)}), date(2026, 3, 3));
    CHECK((!half.date() && !half.earliest() && half.status() == deadline_status::undecided));
    auto const none = due(cases({amount(0, time_unit::none), amount(0, time_unit::none)}), date(2026, 3, 3));
    CHECK(none.status() == deadline_status::none);
    auto extension = amount(3, time_unit::working_day);
    extension.sense = motcua::term_sense::extension;
    auto const kept = due(steps({amount(5, time_unit::working_day), extension}), date(2026, 3, 3));
    CHECK(kept.date() == date(2026, 3, 10));
    CHECK(due(time_limit(extension), date(2026, 3, 3)).status() == deadline_status::none);
}

TEST_CASE("thời hạn: số quá lớn hay không phải số là lỗi", "[deadline]") {
    double const nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    for (auto const unit : {time_unit::working_day, time_unit::calendar_day, time_unit::week, time_unit::month,
                            time_unit::year, time_unit::working_hour, time_unit::hour, time_unit::minute}) {
        for (double const n : {-1.0, -0.5, 1e9, 1e300, inf, -inf, nan})
            CHECK(refusal([&] { (void)due(in_hours(n, unit), at(2020, 1, 6, 9), with_hours()); }) == 1104);
    }
    CHECK(refusal([] { (void)due(working_days(3661), date(2016, 1, 4)); }) == 1104);
    CHECK(refusal([] { (void)due(calendar_days(-1), date(2016, 1, 4)); }) == 1104);
    CHECK(due(working_days(3660), date(2016, 1, 4)).date().has_value() == false);
    CHECK(refusal([] { (void)due(motcua::years(200), date(2026, 1, 4)); }) == 1102);
    CHECK(refusal([] { (void)due(motcua::years(100), date(2026, 1, 4)); }) == 1201);
    CHECK(refusal([] { (void)due(working_days(1), date(2014, 12, 30)); }) == 1201);
    CHECK(due(working_days(1), date(2014, 12, 31)).date() == date(2015, 1, 5));
    CHECK(refusal([] { (void)due("", date(2026, 1, 5)); }) == 1503);
}
