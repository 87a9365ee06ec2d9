// SPDX-License-Identifier: Apache-2.0
// The column kernels beside a memcpy that moves the same bytes: one process, one core, each contestant in turn, the best
// of all turns by the thread's processor time. Prints `name <tab> nanoseconds <tab> bytes`; benchmarks/run reads it.
#include <motcua/deadline_columns.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <limits>
#include <random>
#include <vector>

namespace {

double cpu_seconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

struct contestant {
    char const* name;
    std::size_t count, bytes;  ///< of one pass; moved by a row, read and written
    std::function<void()> pass;
    double best = std::numeric_limits<double>::infinity();
};

/// A memcpy that reads and writes `bytes` a row, both counted together.
contestant copy_of(char const* name, std::size_t rows, std::size_t bytes, std::vector<char>& from, std::vector<char>& to) {
    return {name, rows, bytes, [&from, &to, size = rows * bytes / 2] {
                std::memcpy(to.data(), from.data(), size);
                asm volatile("" : : "r"(to.data()) : "memory");
            }};
}

struct sample {
    std::vector<std::int32_t> start, n, out, which;
    std::vector<std::int64_t> start64, n64, out64, instant, minutes;
    explicit sample(std::size_t rows) : out(rows), out64(rows) {
        std::mt19937 pick(20261124);
        auto const first = motcua::date(2016, 1, 1).days(), last = motcua::date(2026, 12, 31).days();
        for (std::size_t i = 0; i < rows; ++i) {
            start.push_back(first + static_cast<std::int32_t>(pick() % static_cast<unsigned>(last - first + 1)));
            n.push_back(static_cast<std::int32_t>(pick() % 61));
            which.push_back(static_cast<std::int32_t>(pick() % 34));
            start64.push_back(start.back());
            n64.push_back(n.back());
            instant.push_back(std::int64_t{start.back()} * 86400 + static_cast<std::int64_t>(pick() % 1440) * 60);
            minutes.push_back(static_cast<std::int64_t>(60 * (1 + pick() % 60)));
        }
    }
};

std::vector<motcua::working_calendar> provinces(motcua::working_calendar const& calendar) {
    std::vector<motcua::working_calendar> all;
    for (int i = 0; i < 34; ++i) {
        std::vector<motcua::calendar_change> const off{{motcua::date(2016 + i % 10, 3, 1 + i % 28), "a local day off"}};
        all.push_back(calendar.with_changes(off, {}, "province " + std::to_string(i)));
    }
    return all;
}

}

int main(int count, char** arguments) {
    auto const rows = count > 1 ? static_cast<std::size_t>(std::atoll(arguments[1])) : std::size_t{10'000'000};
    int const passes = count > 2 ? std::atoi(arguments[2]) : 9;
    sample s(rows);
    using narrow = std::int32_t;
    using wide = std::int64_t;
    auto const calendar = motcua::vietnam_calendar();
    auto const many = provinces(calendar);
    std::span<motcua::working_calendar const> const all(many);
    std::span<narrow const> const start(s.start), n(s.n), which(s.which);
    std::span<wide const> const start64(s.start64), n64(s.n64);
    narrow const ten[] = {10};
    motcua::working_minutes const hours(calendar, motcua::office_hours::weekdays({{450, 690}, {810, 1020}}, "benchmark"));
    motcua::rules const under[] = {motcua::rules()};
    std::vector<wide> earliest(rows), latest(rows), at(rows);
    std::vector<std::uint8_t> status(rows);
    motcua::deadline_columns const every{s.out64, earliest, latest, at, status};
    motcua::limit_column const working{{}, {}, s.n};
    std::vector<char> from(rows * 12, 1), to(rows * 12);
    motcua::time_limit const limit = motcua::working_days(10);
    std::size_t scalar_day = 0;

    std::vector<contestant> contest{
        copy_of("memcpy 8", rows, 8, from, to), copy_of("memcpy 12", rows, 12, from, to),
        copy_of("memcpy 24", rows, 24, from, to),
        {"due_days int32", rows, 12, [&] { motcua::due_days<narrow, narrow>(calendar, start, n, s.out); }},
        {"due_days int32, one limit", rows, 8, [&] { motcua::due_days<narrow, narrow>(calendar, start, ten, s.out); }},
        {"due_days int64", rows, 24, [&] { motcua::due_days<wide, wide>(calendar, start64, n64, s.out64); }},
        {"due_days int32, 34 calendars by row", rows, 16,
         [&] { motcua::due_days<narrow, narrow>(all, which, start, n, s.out); }},
        {"count_days int64", rows, 24,
         [&] { motcua::count_days<wide, wide>(calendar, start64, std::span<wide const>(at), s.out64, 0); }},
        {"working_minutes::add", rows, 24,
         [&] {
             for (std::size_t i = 0; i < rows; ++i) s.out64[i] = hours.add(s.instant[i], s.minutes[i] * 60);
         }},
        {"working_minutes::between", rows, 24,
         [&] {
             for (std::size_t i = 0; i < rows; ++i) s.out64[i] = hours.between(s.instant[i], s.instant[rows - 1 - i]);
         }},
        {"due_columns, all five columns", rows, 8 + 4 + 4 * 8 + 1,
         [&] { motcua::due_columns(working, {s.start64, {}, 1}, under, {}, every); }},
        {"vietnam_calendar()", 20, 0,
         [] {
             for (int i = 0; i < 20; ++i) (void)motcua::vietnam_calendar();
         }},
        {"due() with its derivation", 2000, 0,
         [&] {
             for (int i = 0; i < 2000; ++i)
                 (void)motcua::due(limit, motcua::date::from_days(s.start[++scalar_day % rows]), under[0]);
         }},
    };
    std::copy(s.start64.rbegin(), s.start64.rend(), at.begin());
    for (int turn = 0; turn < passes; ++turn) {
        for (auto& c : contest) {
            double const begin = cpu_seconds();
            c.pass();
            c.best = std::min(c.best, cpu_seconds() - begin);
        }
    }
    for (auto const& c : contest) std::printf("%s\t%.4f\t%zu\n", c.name, c.best * 1e9 / static_cast<double>(c.count), c.bytes);
    return 0;
}
