// SPDX-License-Identifier: Apache-2.0
#include <motcua/deadline_columns.hpp>

#include <random>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::date;
using motcua::moment;
using motcua::reading;
using motcua::row_status;
using motcua::rules;
using motcua::term;
using motcua::time_limit;
using motcua::time_unit;

namespace {

constexpr auto nat = std::numeric_limits<std::int64_t>::min();

time_limit one(double amount, time_unit unit) {
    term t;
    t.amount = amount;
    t.unit = unit;
    return time_limit(t);
}

time_limit same_day(std::optional<int> cutoff) {
    term t;
    t.unit = time_unit::same_day;
    t.cutoff_minute = cutoff;
    return time_limit(t);
}

/// A limit of every kind that the columns treat by itself, and of those that take the careful path.
std::vector<time_limit> every_kind() {
    std::vector<time_limit> all;
    for (double const n : {0, 1, 7, 30, 400})
        for (auto const unit : {time_unit::working_day, time_unit::calendar_day, time_unit::week})
            all.push_back(one(n, unit));
    for (double const n : {0, 1, 6, 25}) all.push_back(one(n, time_unit::month));
    for (double const n : {1, 4, 80, 500}) all.push_back(one(n, time_unit::year));
    for (double const n : {0.0, 0.5, 4.0, 7.5, 8.0, 60.0}) all.push_back(one(n, time_unit::working_hour));
    all.push_back(same_day(std::nullopt));
    for (int const cutoff : {0, 900, 1440}) all.push_back(same_day(cutoff));
    all.push_back(one(24, time_unit::hour));
    all.push_back(one(90, time_unit::minute));
    all.push_back(one(1.5, time_unit::working_day));
    all.push_back(one(2.5, time_unit::month));
    all.push_back(one(5, time_unit::unknown));
    all.push_back(one(5, time_unit::date_rule));
    all.push_back(one(0, time_unit::none));
    all.push_back(one(-1, time_unit::working_day));
    all.push_back(one(3661, time_unit::calendar_day));
    all.push_back(one(29281, time_unit::working_hour));
    all.push_back(time_limit());
    term a, b;
    a.amount = 6;
    a.unit = time_unit::working_day;
    b.amount = 30;
    b.amount_max = 45;
    b.unit = time_unit::calendar_day;
    b.join = motcua::term_join::sum;
    all.push_back(time_limit({{std::nullopt, {a, b}}}));
    all.push_back(time_limit({{"trường hợp 1", {a}}, {"trường hợp 2", {b}}}));
    all.push_back(time_limit(b));
    return all;
}

/// What a row must be: the answer of `due`, or the status of its refusal.
struct expected_row {
    std::int64_t date = nat, earliest = nat, latest = nat, at = nat;
    row_status status = row_status::undecided;
    friend bool operator==(expected_row const&, expected_row const&) = default;
};

expected_row expect(time_limit const& limit, std::optional<moment> received, rules const& under) {
    expected_row r;
    if (!received) {
        r.status = row_status::missing;
        return r;
    }
    int const error = refusal([&] {
        auto const d = due(limit, *received, under);
        if (d.date()) r.date = d.date()->days();
        if (d.earliest()) r.earliest = d.earliest()->days();
        if (d.latest()) r.latest = d.latest()->days();
        if (d.at()) r.at = d.at()->value;
        r.status = motcua::parse<row_status>(to_string(d.status())).value();
    });
    if (error != 0) r.status = error == 1201 || error == 1102 ? row_status::not_covered : row_status::refused;
    return r;
}

struct columns {
    std::vector<std::int64_t> date, earliest, latest, at;
    std::vector<std::uint8_t> status;
    explicit columns(std::size_t n) : date(n, 1), earliest(n, 2), latest(n, 3), at(n, 4), status(n, 99) {}
    [[nodiscard]] motcua::deadline_columns out() { return {date, earliest, latest, at, status}; }
    [[nodiscard]] expected_row row(std::size_t i) const {
        return {date[i], earliest[i], latest[i], at[i], static_cast<row_status>(status[i])};
    }
};

rules with_hours() {
    return rules().with(motcua::office_hours::weekdays({{450, 690}, {810, 1020}}, "07:30–11:30, 13:30–17:00"));
}

std::vector<rules> contexts() {
    auto const base = with_hours();
    return {base,
            base.with(reading::first_day, "included"),
            base.with(reading::period_end, "stay"),
            base.with(reading::closing, "next_opening").with(reading::cutoff_exactly, "next_day"),
            base.with(reading::outside_hours, "next_day_opening").with(reading::projection, "refuse"),
            base.with(reading::made_up_saturday, "working_days_only").with(reading::range_end, "shortest"),
            base.with(motcua::vietnam_calendar(date(2025, 12, 24))),
            base.with(motcua::office_hours::weekdays({{0, 1440}}, "day and night")),
            rules(),
            rules().with(reading::hours, "assumed")};
}

/// Instants in seconds: the edges of the calendar, of the range, of days, and random ones.
std::vector<std::int64_t> instants(std::size_t count, unsigned seed) {
    std::mt19937 pick(seed);
    std::vector<std::int64_t> all;
    for (auto const& d :
         {date(1900, 1, 1), date(2014, 12, 30), date(2014, 12, 31), date(2015, 1, 1), date(2015, 1, 5),
          date(2024, 2, 29), date(2026, 8, 22), date(2026, 11, 24), date(2027, 12, 31), date(2028, 1, 1), date(2028, 9, 1),
          date(2100, 12, 31), date(2101, 1, 1), date(2199, 12, 31)})
        for (int const s : {0, 7 * 3600, 27000, 41400, 54000, 54001, 61200, 86399})
            all.push_back(std::int64_t{d.days()} * 86400 + s);
    auto const first = date(2015, 1, 1).days();
    while (all.size() < count) {
        auto const day = first + static_cast<int>(pick() % 5400);
        all.push_back(std::int64_t{day} * 86400 + static_cast<std::int64_t>(pick() % 86400));
    }
    return all;
}

}

TEST_CASE("cột: mọi loại thời hạn và mọi cách hiểu bằng từng hàng một", "[columns]") {
    auto const limits = every_kind();
    auto const seconds = instants(170, 1);
    int wrong = 0, asked = 0;
    for (auto const& under : contexts()) {
        for (auto const& limit : limits) {
            columns by_day(seconds.size()), by_second(seconds.size());
            std::vector<std::int64_t> days;
            for (auto const s : seconds) days.push_back(motcua::civil_second{s}.day_number());
            motcua::limit_column const column{{limit}, {}, {}};
            motcua::due_columns(column, {days, {}, 1}, std::span(&under, 1), {}, by_day.out());
            motcua::due_columns(column, {seconds, {}, 86400}, std::span(&under, 1), {}, by_second.out());
            for (std::size_t i = 0; i < seconds.size(); ++i) {
                motcua::civil_second const t{seconds[i]};
                wrong += by_day.row(i) == expect(limit, moment(t.day()), under) ? 0 : 1;
                wrong += by_second.row(i) == expect(limit, moment(t), under) ? 0 : 1;
                asked += 2;
            }
        }
    }
    CHECK(asked > 100000);
    CHECK(wrong == 0);
}

TEST_CASE("cột: mã thời hạn và lịch theo từng hàng", "[columns]") {
    auto const limits = every_kind();
    auto const under = contexts();
    auto const seconds = instants(3000, 2);
    std::mt19937 pick(3);
    std::vector<std::int32_t> codes, which;
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        codes.push_back(static_cast<std::int32_t>(pick() % limits.size()));
        which.push_back(static_cast<std::int32_t>(pick() % under.size()));
    }
    columns found(seconds.size());
    motcua::due_columns({limits, codes, {}}, {seconds, {}, 86400}, under, which, found.out());
    int wrong = 0;
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        auto const& limit = limits[static_cast<std::size_t>(codes[i])];
        auto const& context = under[static_cast<std::size_t>(which[i])];
        wrong += found.row(i) == expect(limit, moment(motcua::civil_second{seconds[i]}), context) ? 0 : 1;
    }
    CHECK(wrong == 0);
    // All limits in working days: the block that reads tables alone.
    std::vector<time_limit> const counted{one(0, time_unit::working_day), one(5, time_unit::working_day),
                                          one(45, time_unit::working_day)};
    for (auto& c : codes) c %= 3;
    motcua::due_columns({counted, codes, {}}, {seconds, {}, 86400}, under, which, found.out());
    for (std::size_t i = 0; i < seconds.size(); ++i) {
        auto const& context = under[static_cast<std::size_t>(which[i])];
        auto const& limit = counted[static_cast<std::size_t>(codes[i])];
        wrong += found.row(i) == expect(limit, moment(motcua::civil_second{seconds[i]}), context) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("cột: số ngày làm việc theo từng hàng kể cả số vô lý", "[columns]") {
    using narrow = std::numeric_limits<std::int32_t>;
    std::vector<std::int64_t> days;
    std::vector<std::int32_t> n;
    for (auto const s : instants(140, 4))
        for (int const k : {0, 1, 5, 60, 3660, 3661, -1, narrow::min(), narrow::max(), 1 << 29, 1 << 30}) {
            days.push_back(motcua::civil_second{s}.day_number());
            n.push_back(k);
        }
    auto const under = contexts();
    std::vector<std::int32_t> which;
    for (std::size_t i = 0; i < days.size(); ++i) which.push_back(static_cast<std::int32_t>(i * 7 % under.size()));
    columns alone(days.size()), many(days.size());
    motcua::due_columns({{}, {}, n}, {days, {}, 1}, std::span(&under[0], 1), {}, alone.out());
    motcua::due_columns({{}, {}, n}, {days, {}, 1}, under, which, many.out());
    int wrong = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        auto const limit = motcua::working_days(n[i]);
        auto const day = moment(date::from_days(days[i]));
        wrong += alone.row(i) == expect(limit, day, under[0]) ? 0 : 1;
        wrong += many.row(i) == expect(limit, day, under[static_cast<std::size_t>(which[i])]) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("cột: mọi đơn vị thời gian và giá trị tận cùng và giá trị thiếu", "[columns]") {
    using wide = std::numeric_limits<std::int64_t>;
    std::vector<std::int64_t> const extremes{nat, nat + 1, wide::max(), wide::max() - 1, 0, -1, 1,
                                             std::numeric_limits<std::int32_t>::min()};
    auto const under = with_hours();
    for (std::int64_t per_second = 1; per_second <= 1'000'000'000; per_second *= 1000) {
        auto const ticks = per_second * 86400;
        for (auto const& limit : {one(5, time_unit::working_day), one(3, time_unit::month),
                                  one(8, time_unit::working_hour), same_day(900), one(24, time_unit::hour)}) {
            auto moments = extremes;
            for (auto const s : instants(100, 5))
                if (s > -9'000'000'000 && s < 9'000'000'000) moments.push_back(s * per_second + per_second - 1);
            columns found(moments.size());
            motcua::due_columns({{limit}, {}, {}}, {moments, {}, ticks}, std::span(&under, 1), {}, found.out());
            int wrong = 0;
            for (std::size_t i = 0; i < moments.size(); ++i) {
                auto second = moments[i] / per_second;
                if (moments[i] % per_second < 0) --second;
                auto const day = motcua::civil_second{second}.day_number();
                expected_row row;
                row.status = row_status::not_covered;
                if (moments[i] == nat) row = expect(limit, std::nullopt, under);
                else if (date::in_range(day)) row = expect(limit, moment(motcua::civil_second{second}), under);
                wrong += found.row(i) == row ? 0 : 1;
            }
            CHECK(wrong == 0);
        }
    }
    // Bare days at the ends of their types; the lowest is "missing" in each.
    for (auto const& limit :
         {one(5, time_unit::working_day), one(3660, time_unit::calendar_day), one(3660, time_unit::week)}) {
        columns found(extremes.size());
        for (auto const* first : {"excluded", "included"}) {
            auto const context = under.with(reading::first_day, first);
            motcua::due_columns({{limit}, {}, {}}, {extremes, {}, 1}, std::span(&context, 1), {}, found.out());
            CHECK(found.row(0).status == row_status::missing);
            for (std::size_t const i : {1U, 2U, 3U, 7U}) CHECK(found.row(i).status == row_status::not_covered);
            constexpr auto missing = std::numeric_limits<std::int32_t>::min();
            std::vector<std::int32_t> const narrow{missing, missing + 1, 2147483647, 20000};
            columns small(narrow.size());
            motcua::due_columns({{limit}, {}, {}}, {{}, narrow, 1}, std::span(&context, 1), {}, small.out());
            CHECK(small.row(0).status == row_status::missing);
            CHECK((small.row(1).status == row_status::not_covered && small.row(2).status == row_status::not_covered));
            CHECK(small.row(3) == expect(limit, moment(date::from_days(20000)), context));
        }
    }
}

TEST_CASE("cột: kết quả ghi đè lên đầu vào và cột rỗng và cột không muốn", "[columns]") {
    auto const under = contexts();
    std::vector<std::int64_t> days;
    std::vector<std::int32_t> n;
    for (auto const s : instants(2000, 6)) {
        days.push_back(motcua::civil_second{s}.day_number());
        n.push_back(static_cast<std::int32_t>(days.size() % 61));
    }
    columns found(days.size());
    motcua::due_columns({{}, {}, n}, {days, {}, 1}, std::span(&under[0], 1), {}, found.out());

    auto in_place = days;
    motcua::due_columns({{}, {}, n}, {in_place, {}, 1}, std::span(&under[0], 1), {}, {in_place, {}, {}, {}, {}});
    CHECK(in_place == found.date);
    // Shifted by one row, both ways, and over the counts.
    std::vector<std::int64_t> shifted(days.size() + 2);
    for (std::size_t const from : {0U, 2U}) {
        std::copy(days.begin(), days.end(), shifted.begin() + static_cast<std::ptrdiff_t>(from));
        std::span<std::int64_t const> const input(shifted.data() + from, days.size());
        std::span<std::int64_t> const output(shifted.data() + 1, days.size());
        motcua::due_columns({{}, {}, n}, {input, {}, 1}, std::span(&under[0], 1), {}, {output, {}, {}, {}, {}});
        CHECK(std::equal(output.begin(), output.end(), found.date.begin()));
    }
    std::vector<std::int64_t> counts_below(days.size());
    std::span<std::int32_t> const counts(reinterpret_cast<std::int32_t*>(counts_below.data()), days.size());
    std::copy(n.begin(), n.end(), counts.begin());
    motcua::due_columns({{}, {}, counts}, {days, {}, 1}, std::span(&under[0], 1), {}, {counts_below, {}, {}, {}, {}});
    CHECK(counts_below == found.date);

    motcua::due_columns({{}, {}, n}, {days, {}, 1}, std::span(&under[0], 1), {}, {});
    motcua::due_columns({{one(5, time_unit::working_day)}, {}, {}}, {{}, {}, 1}, std::span(&under[0], 1), {}, {});
    columns part(days.size());
    motcua::due_columns({{}, {}, n}, {days, {}, 1}, std::span(&under[0], 1), {}, {{}, {}, {}, {}, part.status});
    CHECK((part.status == found.status && part.date == std::vector<std::int64_t>(days.size(), 1)));
    for (std::size_t rows = 1; rows < 66; ++rows) {
        columns few(rows);
        motcua::due_columns({{}, {}, std::span(n).first(rows)}, {std::span(days).first(rows), {}, 1},
                            std::span(&under[0], 1), {}, few.out());
        for (std::size_t i = 0; i < rows; ++i) CHECK(few.row(i) == found.row(i));
    }
}
