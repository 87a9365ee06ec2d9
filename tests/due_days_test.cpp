// SPDX-License-Identifier: Apache-2.0
#include <motcua/deadline_columns.hpp>

#include <random>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::date;

namespace {

/// Days of the announced and the projected years, with their edges and what lies outside.
template <class Day>
Day some_day(std::mt19937& pick) {
    constexpr std::array edges{date(1900, 1, 1),   date(2014, 12, 30), date(2014, 12, 31), date(2015, 1, 1),
                               date(2027, 12, 31), date(2028, 9, 1),   date(2100, 12, 30), date(2199, 12, 31)};
    if (pick() % 50 == 0) return edges[pick() % edges.size()].days();
    return date(2015, 1, 1).days() + static_cast<Day>(pick() % 5400);
}

template <class Day, class Count>
int wrong_days(motcua::working_calendar const& calendar, std::vector<Day> const& from, std::vector<Count> const& n) {
    std::vector<Day> out(from.size(), 7);
    motcua::due_days<Day, Count>(calendar, from, n, out);
    int wrong = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        auto const k = n.size() == 1 ? n[0] : n[i];
        Day expected = std::numeric_limits<Day>::min();
        if (date::in_range(from[i]) && k >= 0 && k <= 3660) {
            motcua::plain_limit const limit{motcua::time_unit::working_day, static_cast<std::int32_t>(k)};
            (void)refusal([&] {
                auto const due = motcua::due_plain(limit, date::from_days(from[i]), calendar, {});
                if (due.on) expected = static_cast<Day>(due.on->days());
            });
        }
        wrong += out[i] == expected ? 0 : 1;
    }
    auto over = from;  // and over its own input
    motcua::due_days<Day, Count>(calendar, over, n, over);
    return wrong + (over == out ? 0 : 1);
}

template <class Day, class Count>
void check_days() {
    auto const vietnam = motcua::vietnam_calendar();
    auto const century = motcua::calendar_of(date(2000, 1, 1), date(2100, 12, 31), {}, {}, "no holidays");
    using days = std::numeric_limits<Day>;
    using counts = std::numeric_limits<Count>;
    std::vector<Day> from{days::min(), days::min() + 1, days::max(), 0, -1};
    std::vector<Count> n(from.size(), 5);
    std::mt19937 pick(7);
    std::vector<Count> const odd{0, 1, -1, counts::min(), counts::max(), 3660, 3661, Count{1} << 29, Count{1} << 30};
    for (int i = 0; i < 6000; ++i) {
        from.push_back(some_day<Day>(pick));
        n.push_back(pick() % 9 == 0 ? odd[pick() % odd.size()] : static_cast<Count>(pick() % 401));
    }
    CHECK(wrong_days(vietnam, from, n) == 0);
    CHECK(wrong_days(century, from, n) == 0);
    from.resize(300);
    for (auto const k : odd) CHECK(wrong_days(vietnam, from, std::vector<Count>{k}) == 0);
    for (auto const d : {from[0], from[1], from[40], from[200]})
        for (auto const k : odd) CHECK(wrong_days(vietnam, std::vector<Day>{d}, std::vector<Count>{k}) == 0);
    CHECK(wrong_days(vietnam, std::vector<Day>{}, std::vector<Count>{}) == 0);
    CHECK(wrong_days(vietnam, std::vector<Day>{}, std::vector<Count>{5}) == 0);
}

}

TEST_CASE("cột: due_days với mọi kiểu số bằng từng hàng một", "[columns]") {
    check_days<std::int32_t, std::int32_t>();
    check_days<std::int64_t, std::int64_t>();
    check_days<std::int64_t, std::int32_t>();
    check_days<std::int32_t, std::int64_t>();
    // 64-bit counts that a cast would turn into plausible ones.
    auto const vietnam = motcua::vietnam_calendar();
    std::vector<std::int64_t> const from(3, date(2026, 3, 2).days());
    std::vector<std::int64_t> const n{(std::int64_t{1} << 32) + 5, -(std::int64_t{1} << 32) + 5, 5};
    CHECK(wrong_days(vietnam, from, n) == 0);
}

TEST_CASE("cột: due_days ghi lên vùng nhớ chồng với đầu vào", "[columns]") {
    auto const vietnam = motcua::vietnam_calendar();
    std::vector<std::int64_t> from, n, expected(9000);
    std::mt19937 pick(9);
    for (int i = 0; i < 9000; ++i) {
        from.push_back(some_day<std::int64_t>(pick));
        n.push_back(static_cast<std::int64_t>(from.size() % 61));
    }
    motcua::due_days<std::int64_t, std::int64_t>(vietnam, from, n, expected);
    std::vector<std::int64_t> memory(from.size() + 2);
    for (std::size_t const at : {0U, 2U}) {
        std::copy(from.begin(), from.end(), memory.begin() + static_cast<std::ptrdiff_t>(at));
        std::span<std::int64_t> const out(memory.data() + 1, from.size());
        motcua::due_days<std::int64_t, std::int64_t>(vietnam, std::span(memory.data() + at, from.size()), n, out);
        CHECK(std::equal(out.begin(), out.end(), expected.begin()));
    }
    auto over = n;
    motcua::due_days<std::int64_t, std::int64_t>(vietnam, from, over, over);
    CHECK(over == expected);
}

TEST_CASE("cột: due_days với lịch riêng từng hàng", "[columns]") {
    auto const vietnam = motcua::vietnam_calendar();
    auto const province = [&](int i) {
        std::vector<motcua::calendar_change> const off{{date(2019, 3, 1 + i), "ngày nghỉ của tỉnh"},
                                                       {date(2020, 4, 6), "ngày nghỉ của tỉnh"}};
        std::vector<motcua::calendar_change> const worked{{date(2020, 2, 1 + 7 * (i % 4)), "ngày làm bù của tỉnh"}};
        return vietnam.with_changes(off, worked, "tỉnh " + std::to_string(i));
    };
    std::vector<motcua::working_calendar> alike{vietnam}, unlike{vietnam};
    for (int i = 0; i < 12; ++i) alike.push_back(province(i));
    unlike.push_back(motcua::calendar_of(date(2000, 1, 1), date(2100, 12, 31), {}, {}, "no holidays"));
    unlike.push_back(motcua::calendar_of(date(1900, 1, 1), date(2199, 12, 31), {}, {}, "all that a date can be"));
    unlike.push_back(motcua::vietnam_calendar(date(2014, 1, 1)));
    std::mt19937 pick(11);
    std::vector<std::int64_t> from{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
    std::vector<std::int64_t> n{5, 5};
    while (from.size() < 5003) {
        from.push_back(some_day<std::int64_t>(pick));
        n.push_back(pick() % 300 == 0 ? -1 : pick() % 300 == 1 ? 3661 : static_cast<std::int64_t>(pick() % 70));
    }
    for (auto const& calendars : {alike, unlike}) {
        std::vector<std::int32_t> which(from.size());
        for (auto& w : which) w = static_cast<std::int32_t>(pick() % calendars.size());
        std::vector<std::vector<std::int64_t>> alone(calendars.size(), std::vector<std::int64_t>(from.size()));
        for (std::size_t c = 0; c < calendars.size(); ++c)
            motcua::due_days<std::int64_t, std::int64_t>(calendars[c], from, n, alone[c]);
        std::vector<std::int64_t> found(from.size());
        motcua::due_days<std::int64_t, std::int64_t>(calendars, which, from, n, found);
        int wrong = 0, apart = 0;
        for (std::size_t i = 0; i < from.size(); ++i) {
            wrong += found[i] == alone[static_cast<std::size_t>(which[i])][i] ? 0 : 1;
            apart += found[i] == alone[0][i] ? 0 : 1;
        }
        CHECK(wrong == 0);
        CHECK(apart > 20);  // the calendars do differ
        auto over = from;
        motcua::due_days<std::int64_t, std::int64_t>(calendars, which, over, n, over);
        CHECK(over == found);
        std::vector<std::int64_t> below(from.size());
        std::span<std::int32_t> const inside(reinterpret_cast<std::int32_t*>(below.data()) + 7, which.size());
        std::copy(which.begin(), which.end(), inside.begin());
        motcua::due_days<std::int64_t, std::int64_t>(calendars, inside, from, n, below);
        CHECK(below == found);
    }
}

namespace {

/// Calendars that cover the same days: few, many and no local days, one that ends earlier, one that begins later.
std::vector<motcua::working_calendar> provinces() {
    auto const vietnam = motcua::vietnam_calendar();
    std::vector<motcua::working_calendar> all{vietnam};
    for (int i = 0; i < 8; ++i) {
        std::vector<motcua::calendar_change> off, worked;
        for (int k = 0; k < (i < 5 ? 1 : 30); ++k) off.push_back({date(2015 + (i + k) % 13, 3 + k % 7, 1 + (i + k) % 20), ""});
        if (i % 2 == 0) worked.push_back({date(2021, 5, 8 + 7 * (i % 3)), ""});
        all.push_back(vietnam.with_changes(off, worked, "province " + std::to_string(i)));
    }
    std::vector<motcua::calendar_change> last, first;
    for (int d = 0; d < 200; ++d) {
        last.push_back({vietnam.official_until() - motcua::calendar_days{d}, ""});
        first.push_back({vietnam.first() + motcua::calendar_days{d}, ""});
    }
    all.push_back(vietnam.with_changes(last, {}, "no day at the end"));
    all.push_back(vietnam.with_changes(first, {}, "no day at the start"));
    return all;
}

/// Rows that differ from the same row alone, which is answered without pages; a calendar that nobody named has none.
template <class Day, class Count>
int wrong_rows(std::vector<motcua::working_calendar> const& calendars, std::vector<std::int32_t> const& which,
               std::vector<Day> const& from, std::vector<Count> const& n) {
    std::vector<Day> found(from.size(), 7);
    motcua::due_days<Day, Count>(calendars, which, from, n, found);
    int wrong = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        Day expected[] = {std::numeric_limits<Day>::min()};
        if (which[i] >= 0 && static_cast<std::size_t>(which[i]) < calendars.size())
            motcua::due_days<Day, Count>(calendars[static_cast<std::size_t>(which[i])], std::span(&from[i], 1),
                                         std::span(n.size() == 1 ? &n[0] : &n[i], 1), expected);
        wrong += found[i] == expected[0] ? 0 : 1;
    }
    auto over = from;
    motcua::due_days<Day, Count>(calendars, which, over, n, over);
    return wrong + (over == found ? 0 : 1);
}

template <class Day, class Count>
void check_hostile_rows() {
    auto const calendars = provinces();
    using days = std::numeric_limits<Day>;
    using counts = std::numeric_limits<Count>;
    std::vector<Day> const odd_days{days::min(), days::min() + 1, days::max(), days::max() - 1, 0, -1};
    std::vector<Count> const odd_counts{-1, counts::min(), counts::max(), 3660, 3661, Count{1} << 30};
    std::vector<std::int32_t> const odd_ids{-1, 11, 12, std::numeric_limits<std::int32_t>::min(),
                                            std::numeric_limits<std::int32_t>::max()};
    std::mt19937 pick(23);
    for (int of : {0, 1, 2, 3, 4}) {  // nothing odd, days, counts, ids, all of them
        std::vector<Day> from;
        std::vector<Count> n;
        std::vector<std::int32_t> which;
        auto const odd = [&](int what) { return (of == what || of == 4) && pick() % 150 == 0; };
        while (from.size() < 7001) {
            from.push_back(odd(1) ? odd_days[pick() % odd_days.size()] : date(2015, 1, 1).days() + static_cast<Day>(pick() % 4800));
            n.push_back(odd(2) ? odd_counts[pick() % odd_counts.size()] : static_cast<Count>(pick() % 61));
            which.push_back(odd(3) ? odd_ids[pick() % odd_ids.size()] : static_cast<std::int32_t>(pick() % calendars.size()));
        }
        CHECK(wrong_rows<Day, Count>(calendars, which, from, n) == 0);
        CHECK(wrong_rows<Day, Count>(calendars, which, from, std::vector<Count>{20}) == 0);
        CHECK(wrong_rows<Day, Count>(calendars, which, from, std::vector<Count>{-1}) == 0);
    }
}

}

TEST_CASE("cột: nhiều lịch với ngày số và lịch lạ", "[columns]") {
    check_hostile_rows<std::int32_t, std::int32_t>();
    check_hostile_rows<std::int64_t, std::int64_t>();
    check_hostile_rows<std::int64_t, std::int32_t>();
    check_hostile_rows<std::int32_t, std::int64_t>();
}

TEST_CASE("cột: nhiều lịch mỗi ngày chính thức với mỗi số ở mép bảng chung", "[columns]") {
    auto const calendars = provinces();
    auto const first = calendars[0].first().days() - 3, last = calendars[0].official_until().days() + 3;
    for (std::int32_t const n : {0, 1, 5, 32, 63, 64, 65, 200, 3659, 3660}) {
        std::vector<std::int32_t> which, from;
        for (std::int32_t day = first; day <= last; ++day) {
            for (std::size_t c = 0; c < calendars.size(); ++c) {
                which.push_back(static_cast<std::int32_t>(c));
                from.push_back(day);
            }
        }
        INFO(n);
        CHECK(wrong_rows(calendars, which, from, std::vector<std::int32_t>{n}) == 0);
    }
}

TEST_CASE("cột: mọi số hàng quanh mép khối", "[columns]") {
    auto const calendars = provinces();
    std::vector<motcua::working_calendar> const two(calendars.begin(), calendars.begin() + 2);
    std::mt19937 pick(29);
    for (int const number : {0, 1, 2, 63, 64, 65, 127, 128, 129, 511, 512, 513, 575, 576, 577, 639, 640, 641, 769}) {
        auto const rows = static_cast<std::size_t>(number);
        std::vector<std::int64_t> from(rows), n(rows);
        std::vector<std::int32_t> which(rows), narrow(rows), few(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            from[i] = narrow[i] = some_day<std::int32_t>(pick);
            n[i] = few[i] = static_cast<std::int32_t>(pick() % 90);
            which[i] = static_cast<std::int32_t>(pick() % 2);
        }
        INFO(rows);
        CHECK(wrong_rows(two, which, from, n) == 0);
        CHECK(wrong_rows(two, which, narrow, few) == 0);
        CHECK(wrong_days(two[1], from, n) == 0);
        CHECK(wrong_days(two[1], narrow, few) == 0);
        // What stands behind the last row stays as it is.
        std::vector<std::int64_t> out(rows + 1, 7);
        motcua::due_days<std::int64_t, std::int64_t>(two, which, from, n, std::span(out.data(), rows));
        CHECK(out.back() == 7);
    }
}

TEST_CASE("cột: lịch chưa có ngày chính thức nào và danh sách lịch trống", "[columns]") {
    auto const unknown = motcua::vietnam_calendar(date(2014, 1, 1));
    std::vector<motcua::working_calendar> const alike{unknown, unknown};
    std::vector<std::int32_t> which(1000), from(1000), n(1000), out(1000, 7);
    for (std::size_t i = 0; i < 1000; ++i) {
        which[i] = static_cast<std::int32_t>(i % 2);
        from[i] = date(2014, 12, 1).days() + static_cast<std::int32_t>(i);
        n[i] = static_cast<std::int32_t>(i % 70);
    }
    CHECK(wrong_rows(alike, which, from, n) == 0);
    // As many days each, but not the same ones.
    std::vector<motcua::working_calendar> const moved{
        motcua::calendar_of(date(2014, 1, 1), date(2018, 12, 31), {}, {}, "a"),
        motcua::calendar_of(date(2014, 1, 2), date(2019, 1, 1), {}, {}, "b")};
    CHECK(wrong_rows(moved, which, from, n) == 0);
    motcua::due_days<std::int32_t, std::int32_t>(std::span<motcua::working_calendar const>{}, which, from, n, out);
    CHECK(std::count(out.begin(), out.end(), std::numeric_limits<std::int32_t>::min()) == 1000);
}

TEST_CASE("cột: due_days trên lịch dài hơn bảng 16 bit", "[columns]") {
    // 300 years have more working days than the tables number: the rest is answered with care, and the same.
    auto const ages = motcua::calendar_of(date(1900, 1, 1), date(2199, 12, 31), {}, {}, "all that a date can be");
    std::vector<std::int32_t> from, n;
    for (int day = date(2150, 1, 1).days(); day < date(2153, 1, 1).days(); day += 3) {
        from.push_back(day);
        n.push_back(day % 9);
    }
    from.push_back(date(2199, 12, 31).days());
    n.push_back(1);
    CHECK(wrong_days(ages, from, n) == 0);
}

TEST_CASE("cột: count_days bằng từng hàng một", "[columns]") {
    constexpr auto missing = std::numeric_limits<std::int64_t>::min();
    auto const vietnam = motcua::vietnam_calendar();
    auto const century = motcua::calendar_of(date(2000, 1, 1), date(2100, 12, 31), {}, {}, "no holidays");
    std::mt19937 pick(12);
    std::vector<std::int64_t> a{missing, missing, 18000, missing + 1, std::numeric_limits<std::int64_t>::max()};
    std::vector<std::int64_t> b{missing, 18000, missing, 18000, 18000};
    while (a.size() < 4001) {
        a.push_back(some_day<std::int64_t>(pick));
        b.push_back(pick() % 8 == 0 ? a.back() : some_day<std::int64_t>(pick));
    }
    for (auto const* calendar : {&vietnam, &century}) {
        std::vector<std::int32_t> found(a.size(), 7);
        std::vector<double> as_double(a.size(), 7);
        motcua::count_days<std::int64_t, std::int32_t>(*calendar, a, b, found, -99999);
        motcua::count_days<std::int64_t, double>(*calendar, a, b, as_double, -99999);
        int wrong = 0, counted = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            int expected = -99999;
            if (date::in_range(a[i]) && date::in_range(b[i]))
                (void)refusal([&] { expected = calendar->count(date::from_days(a[i]), date::from_days(b[i])); });
            wrong += found[i] == expected && as_double[i] == expected ? 0 : 1;
            counted += expected == -99999 ? 0 : 1;
        }
        CHECK(wrong == 0);
        CHECK(counted > 3000);
    }
}
