// SPDX-License-Identifier: Apache-2.0
// The column kernels against a memcpy that moves the same bytes, one process, one core: `kernels [rows]`.
// Thread CPU time, the best of several passes; README.md says what the figures mean.
#include <motcua/deadline_columns.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <limits>
#include <random>
#include <vector>

namespace {

double cpu_seconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

/// Nanoseconds a row, the best of at least seven passes and half a second.
template <class F>
double ns_per_row(std::size_t rows, F run) {
    double best = std::numeric_limits<double>::infinity(), total = 0;
    for (int pass = 0; pass < 7 || total < 0.5; ++pass) {
        double const begin = cpu_seconds();
        run();
        double const took = cpu_seconds() - begin;
        best = std::min(best, took);
        total += took;
    }
    return best * 1e9 / static_cast<double>(rows);
}

/// What a memcpy takes that reads and writes `bytes` a row, both counted together.
double memcpy_ns(std::size_t rows, std::size_t bytes) {
    std::vector<char> from(rows * bytes / 2, 1), to(rows * bytes / 2);
    return ns_per_row(rows, [&] {
        std::memcpy(to.data(), from.data(), to.size());
        asm volatile("" : : "r"(to.data()) : "memory");
    });
}

void line(char const* what, double ns, std::size_t bytes, double copy) {
    std::printf("%-58s %6.2f ns/row %6.0f M rows/s %5zu B/row %5.1f x memcpy\n", what, ns, 1e3 / ns, bytes, ns / copy);
}

struct sample {
    std::vector<std::int32_t> start, n, out;
    std::vector<std::int64_t> start64, n64, out64, instant, minutes;
    explicit sample(std::size_t rows) : out(rows), out64(rows) {
        std::mt19937 pick(20261124);
        auto const first = motcua::date(2016, 1, 1).days(), last = motcua::date(2026, 12, 31).days();
        for (std::size_t i = 0; i < rows; ++i) {
            start.push_back(first + static_cast<std::int32_t>(pick() % static_cast<unsigned>(last - first + 1)));
            n.push_back(static_cast<std::int32_t>(pick() % 61));
            start64.push_back(start.back());
            n64.push_back(n.back());
            instant.push_back(std::int64_t{start.back()} * 86400 + static_cast<std::int64_t>(pick() % 1440) * 60);
            minutes.push_back(static_cast<std::int64_t>(60 * (1 + pick() % 60)));
        }
    }
};

}

int main(int count, char** arguments) {
    auto const rows = static_cast<std::size_t>(count > 1 ? std::atoll(arguments[1]) : 10'000'000);
    sample s(rows);
    auto const calendar = motcua::vietnam_calendar();
    auto const table = calendar.columns();
    std::span<std::int32_t const> const start(s.start), n(s.n);
    double const copy12 = memcpy_ns(rows, 12), copy24 = memcpy_ns(rows, 24);
    line("memcpy", copy12, 12, copy12);
    line("memcpy", copy24, 24, copy24);

    double const loop = ns_per_row(rows, [&] {
        for (std::size_t i = 0; i < rows; ++i) s.out[i] = table.advance(start[i], n[i]);
    });
    line("calendar_columns::advance, int32", loop, 12, copy12);
    line("due_days, int32", ns_per_row(rows, [&] { motcua::due_days<std::int32_t, std::int32_t>(calendar, start, n, s.out); }), 12,
         copy12);
    line("due_days, int64", ns_per_row(rows, [&] {
             motcua::due_days<std::int64_t, std::int64_t>(calendar, s.start64, s.n64, s.out64);
         }), 24, copy24);
    std::int32_t const ten[] = {10};
    double const copy8 = memcpy_ns(rows, 8);
    line("due_days, int32, one limit for all rows",
         ns_per_row(rows, [&] { motcua::due_days<std::int32_t, std::int32_t>(calendar, start, ten, s.out); }), 8, copy8);

    motcua::working_minutes const hours(calendar, motcua::office_hours::weekdays({{450, 690}, {810, 1020}}, "benchmark"));
    line("working_minutes::add, minutes of 450 a day", ns_per_row(rows, [&] {
             for (std::size_t i = 0; i < rows; ++i) s.out64[i] = hours.add(s.instant[i], s.minutes[i] * 60);
         }), 24, copy24);

    std::vector<std::int64_t> earliest(rows), latest(rows), at(rows);
    std::vector<std::uint8_t> status(rows);
    motcua::deadline_columns const out{s.out64, earliest, latest, at, status};
    motcua::limit_column working{{}, {}, s.n};
    motcua::rules const one[] = {motcua::rules()};
    std::size_t const all_bytes = 8 + 4 + 4 * 8 + 1;
    line("due_columns, all five columns, working days a row", ns_per_row(rows, [&] {
             motcua::due_columns(working, {s.start64, {}, 1}, one, {}, out);
         }), all_bytes, copy12 / 12 * all_bytes);
    std::vector<motcua::rules> many;
    for (int i = 0; i < 34; ++i) {
        std::vector<motcua::calendar_change> const off{{motcua::date(2016 + i % 10, 3, 1 + i % 28), "a local day off"}};
        many.push_back(one[0].with(calendar.with_changes(off, {}, "province " + std::to_string(i))));
    }
    std::mt19937 pick(34);
    std::vector<std::int32_t> which;
    for (std::size_t i = 0; i < rows; ++i) which.push_back(static_cast<std::int32_t>(pick() % 34));
    line("due_columns, all five columns, 34 calendars by row", ns_per_row(rows, [&] {
             motcua::due_columns(working, {s.start64, {}, 1}, many, which, out);
         }), all_bytes + 4, copy12 / 12 * (all_bytes + 4));
    motcua::deadline_columns const date_only{s.out64, {}, {}, {}, {}};
    line("due_columns, date alone, 34 calendars by row", ns_per_row(rows, [&] {
             motcua::due_columns(working, {s.start64, {}, 1}, many, which, date_only);
         }), 24, copy24);

    std::size_t const builds = 200;
    double const made = ns_per_row(builds, [&] {
        for (std::size_t i = 0; i < builds; ++i) (void)motcua::vietnam_calendar();
    });
    std::printf("%-58s %8.3f ms\n", "vietnam_calendar()", made * 1e-6);
    motcua::time_limit const limit = motcua::working_days(10);
    motcua::rules const under;
    std::size_t const scalars = 20000;
    double const scalar = ns_per_row(scalars, [&] {
        for (std::size_t i = 0; i < scalars; ++i)
            (void)motcua::due(limit, motcua::date::from_days(start[i % rows]), under);
    });
    std::printf("%-58s %8.3f us\n", "due(working_days(10), day) with its derivation", scalar * 1e-3);
    return 0;
}
