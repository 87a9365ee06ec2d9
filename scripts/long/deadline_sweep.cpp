// SPDX-License-Identifier: Apache-2.0
// The C++ side of deadline_sweep.py: reads a calendar and the oracle's answers from standard input, asks the library
// for the same, and prints how many answers were compared and how many differ. All numbers are int32 as in memory.
//
//   first day, number of days, a flag a day (1: works); number of office windows, weekday, from, to of each (minutes);
//   rows, a start a row (days; minutes since 1970 for working hours), every how many rows `due` is asked;
//   then, until the input ends: unit, first day counts, other end (a period stays, hours end at the next opening),
//   amount, and an answer a row (lowest int32: none).
#include <motcua/deadline_columns.hpp>

#include <cinttypes>
#include <cstdio>

namespace {

constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
long long answers = 0, wrong = 0;

bool read(std::int32_t* to, std::size_t n) { return std::fread(to, sizeof *to, n, stdin) == n; }

void compare(char const* how, motcua::time_unit unit, std::int32_t amount, std::int32_t from, std::int64_t found,
             std::int64_t expected) {
    ++answers;
    if (found == expected || (found == std::numeric_limits<std::int64_t>::min() && expected == none)) return;
    if (++wrong <= 5)
        std::printf("DIFFERENT %s, %" PRId32 " %s from day %" PRId32 ": library %" PRId64 ", oracle %" PRId64 "\n", how,
                    amount, std::string(motcua::to_string(unit)).c_str(), from, found, expected);
}

template <class Day, class Count>
void check_days(motcua::working_calendar const& calendar, std::vector<std::int32_t> const& starts, std::int32_t amount,
                std::vector<std::int32_t> const& expected) {
    std::vector<Day> const from(starts.begin(), starts.end());
    std::vector<Day> out(from.size());
    motcua::due_days<Day, Count>(calendar, from, std::vector<Count>{amount}, out);
    std::vector<Day> over = from;
    motcua::due_days<Day, Count>(calendar, over, std::vector<Count>(from.size(), amount), over);
    for (std::size_t i = 0; i < from.size(); ++i) {
        compare("due_days", motcua::time_unit::working_day, amount, starts[i], out[i], expected[i]);
        compare("due_days over its input", motcua::time_unit::working_day, amount, starts[i], over[i], expected[i]);
    }
}

void check_hours(motcua::rules under, motcua::working_minutes const& minutes, std::vector<std::int32_t> const& starts,
                 std::int32_t amount, bool closing, std::int32_t dense, std::vector<std::int32_t> const& expected) {
    if (!closing) under = under.with(motcua::reading::closing, "next_opening");
    auto const whole = [](std::int64_t second) { return second % 60 == 0 ? second / 60 : std::int64_t{-1}; };
    for (std::size_t i = 0; i < starts.size(); ++i) {
        auto const from = std::int64_t{starts[i]} * 60;
        auto const end = minutes.add(from, std::int64_t{amount} * 3600, closing);
        compare("working_minutes::add", motcua::time_unit::working_hour, amount, starts[i], whole(end), expected[i]);
        if (closing)
            compare("working_minutes::between", motcua::time_unit::working_hour, amount, starts[i],
                    minutes.between(from, end), std::int64_t{amount} * 3600);
        if ((i + static_cast<std::size_t>(amount)) % static_cast<std::size_t>(dense) != 0) continue;
        auto const due = motcua::due(motcua::working_hours{amount}, motcua::civil_second{from}, under);
        compare("due", motcua::time_unit::working_hour, amount, starts[i], whole(due.at().value().value), expected[i]);
    }
}

motcua::time_limit limit_of(motcua::time_unit unit, std::int32_t amount) {
    switch (unit) {
        case motcua::time_unit::working_day: return motcua::working_days{amount};
        case motcua::time_unit::week: return motcua::weeks{amount};
        case motcua::time_unit::month: return motcua::months{amount};
        case motcua::time_unit::year: return motcua::years{amount};
        default: return motcua::calendar_days{amount};
    }
}

template <class Question>
std::int64_t day_or_none(Question question) {
    try {
        motcua::date const day = question();
        return day.days();
    } catch (motcua::coverage_error const&) {
        return none;
    }
}

}

int main() {
    std::int32_t head[2];
    if (!read(head, 2)) return 2;
    std::vector<std::int32_t> flags(static_cast<std::size_t>(head[1]));
    if (!read(flags.data(), flags.size())) return 2;
    std::vector<motcua::date> off, working;
    for (std::size_t i = 0; i < flags.size(); ++i) {
        auto const day = motcua::date::from_days(head[0] + static_cast<std::int32_t>(i));
        bool const weekend = day.weekday() == motcua::weekday::saturday || day.weekday() == motcua::weekday::sunday;
        if (flags[i] == 0 && !weekend) off.push_back(day);
        if (flags[i] != 0 && weekend) working.push_back(day);
    }
    auto const calendar = motcua::calendar_of(motcua::date::from_days(head[0]),
                                              motcua::date::from_days(head[0] + head[1] - 1), off, working, "sweep");
    std::array<std::vector<motcua::window>, 7> week;
    if (!read(head, 1)) return 2;
    for (std::int32_t row[3]; head[0] > 0; --head[0]) {
        if (!read(row, 3)) return 2;
        week[static_cast<std::size_t>(row[0])].push_back({row[1], row[2]});
    }
    motcua::office_hours const hours(week, "sweep");
    motcua::working_minutes const minutes(calendar, hours);
    if (!read(head, 1)) return 2;
    std::vector<std::int32_t> starts(static_cast<std::size_t>(head[0]));
    std::int32_t dense = 0;
    if (!read(starts.data(), starts.size()) || !read(&dense, 1)) return 2;

    std::vector<std::int32_t> expected(starts.size());
    for (std::int32_t what[4]; read(what, 4);) {
        if (!read(expected.data(), expected.size())) return 2;
        auto const unit = static_cast<motcua::time_unit>(what[0]);
        auto under = motcua::rules().with(calendar).with(hours);
        if (unit == motcua::time_unit::working_hour) {
            check_hours(under, minutes, starts, what[3], what[2] == 0, dense, expected);
            continue;
        }
        if (what[1] != 0) under = under.with(motcua::reading::first_day, "included");
        if (what[2] != 0) under = under.with(motcua::reading::period_end, "stay");
        std::int32_t const amount = what[3];
        auto const limit = limit_of(unit, amount);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            auto const from = motcua::date::from_days(starts[i]);
            compare("due_plain", unit, amount, starts[i], day_or_none([&] {
                        return motcua::due_plain({unit, amount}, from, calendar, under.readings()).on.value();
                    }), expected[i]);
            if ((i + static_cast<std::size_t>(amount)) % static_cast<std::size_t>(dense) != 0) continue;
            compare("due", unit, amount, starts[i],
                    day_or_none([&] { return motcua::due(limit, from, under).date().value(); }), expected[i]);
        }
        if (unit != motcua::time_unit::working_day || what[1] != 0) continue;
        check_days<std::int32_t, std::int32_t>(calendar, starts, amount, expected);
        check_days<std::int64_t, std::int64_t>(calendar, starts, amount, expected);
    }
    std::printf("%lld answers, %lld different\n", answers, wrong);
    return wrong == 0 ? 0 : 1;
}
