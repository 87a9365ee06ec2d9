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
