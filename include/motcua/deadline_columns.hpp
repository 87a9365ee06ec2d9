// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <functional>
#include <span>

#include "deadline.hpp"
#include "working_minutes.hpp"

namespace motcua {
inline namespace v0 {

/// What a row of a column of deadlines is: the statuses of a deadline, and why there can be none.
enum class row_status : unsigned char {
    official, projected, undecided, not_started, none,
    missing,      ///< no moment of receipt (NaT)
    not_covered,  ///< a day outside the calendar or the library's range
    refused       ///< a limit beyond the range, or a reading that refuses
};
template <>
inline constexpr auto token_table<row_status> = std::to_array<token<row_status>>({
    {row_status::official, "official", "theo lịch chính thức", "by the official calendar"},
    {row_status::projected, "projected", "theo lịch dự kiến", "by the projected calendar"},
    {row_status::undecided, "undecided", "chưa xác định", "undecided"},
    {row_status::not_started, "not_started", "chưa bắt đầu tính", "not started"},
    {row_status::none, "none", "không quy định thời hạn", "no limit"},
    {row_status::missing, "missing", "thiếu thời điểm nhận", "moment of receipt missing"},
    {row_status::not_covered, "not_covered", "ngoài phạm vi lịch", "outside the calendar"},
    {row_status::refused, "refused", "không tính được", "refused"},
});
static_assert(in_order<row_status>());

/// Moments of receipt as they stand in memory: integers of `ticks_per_day` a day since 1970-01-01, civil time at UTC+7.
/// One tick a day means bare days. The lowest integer of the type is "missing".
struct moment_column {
    std::span<std::int64_t const> wide;    ///< one of the two is used
    std::span<std::int32_t const> narrow;  ///< days only
    std::int64_t ticks_per_day = 1;
    [[nodiscard]] std::size_t size() const { return narrow.empty() ? wide.size() : narrow.size(); }
};

/// Limits of a column: one for all rows; or a number of working days a row; or a code a row into a list.
struct limit_column {
    std::vector<time_limit> limits;         ///< one, or those that `codes` refer to
    std::span<std::int32_t const> codes;    ///< empty for one limit
    std::span<std::int32_t const> working;  ///< working days a row; `limits` is then empty
};

/// Where results go; spans that are empty are not wanted. Days since 1970-01-01, seconds for `at`; the lowest integer
/// where a row has none.
struct deadline_columns {
    std::span<std::int64_t> date, earliest, latest, at;
    std::span<std::uint8_t> status;  ///< `row_status`
};

/// Deadlines of whole columns: what `due` answers for each row, without an allocation on rows of plain limits, working
/// hours and same-day limits. `under` holds one context, or several with `which` naming one a row. Every span that is
/// given has one row for each moment; codes and `which` must lie in their lists. Results may go where inputs stand.
void due_columns(limit_column const& limits, moment_column const& received, std::span<rules const> under,
                 std::span<std::int32_t const> which, deadline_columns const& out);

namespace detail {
/// A day beyond the official ones, or none. Defined with the other bodies.
std::int64_t projected_day(working_calendar const& calendar, std::int64_t from, std::int32_t n);

template <class Day>
Day careful_day(working_calendar const& calendar, std::int64_t from, std::int32_t n, Day none) {
    auto const d = projected_day(calendar, from, n);
    return d == std::numeric_limits<std::int64_t>::min() ? none : static_cast<Day>(d);
}

template <class A, class B>
bool overlap(std::span<A const> a, std::span<B> b) {
    auto const* const a_begin = reinterpret_cast<char const*>(a.data());
    auto const* const b_begin = reinterpret_cast<char const*>(b.data());
    std::less<char const*> const before;
    return before(a_begin, b_begin + b.size_bytes()) && before(b_begin, a_begin + a.size_bytes());
}
}

/// Working-day deadlines alone, the plainest column: `out[i]` is the day n[i] working days after `from[i]`, or the next
/// working day for 0. Days since 1970-01-01 as int32 or int64; the lowest integer of the type where there is no decided
/// day: a missing or uncovered day, an open choice, n below 0 or above 3660. Projected days are answered as `due`
/// answers them. One limit for all rows is a span of one. `out` may be `from`. Spans must have one length.
template <class Day, class Count>
void due_days(working_calendar const& calendar, std::span<Day const> from, std::span<Count const> n,
              std::span<Day> out) {
    constexpr Day none = std::numeric_limits<Day>::min();
    constexpr std::size_t block = 4096;  // small enough that the second look finds the block in the cache
    bool const in_place = from.data() == out.data();
    std::vector<Day> from_copy;
    std::vector<Count> n_copy;
    if (!in_place && detail::overlap(from, out)) from = from_copy = std::vector<Day>(from.begin(), from.end());
    if (detail::overlap(n, out)) n = n_copy = std::vector<Count>(n.begin(), n.end());
    auto const columns = calendar.columns();
    bool const one = n.size() == 1 && from.size() != 1;
    auto const narrow = [](Count v) {
        if constexpr (sizeof(Count) <= 4) return static_cast<std::int32_t>(v);
        else return static_cast<std::int32_t>(v < 0 || v > detail::most_days ? std::int64_t{-1} : std::int64_t{v});
    };
    Day before[block];
    for (std::size_t begin = 0; begin < from.size(); begin += block) {
        auto const rows = std::min(block, from.size() - begin);
        if (in_place) std::copy_n(from.data() + begin, rows, before);
        Day const* const source = in_place ? before : from.data() + begin;
        Day* const target = out.data() + begin;
        auto const day = [&](std::size_t i, std::int32_t k) {
            auto const d = columns.advance(source[i], k, detail::most_days);
            return d == calendar_columns::none ? none : static_cast<Day>(d);
        };
        bool open = false;
        if (one) {
            auto const k = narrow(n[0]);
            for (std::size_t i = 0; i < rows; ++i) target[i] = day(i, k);
        } else {
            for (std::size_t i = 0; i < rows; ++i) target[i] = day(i, narrow(n[begin + i]));
        }
        for (std::size_t i = 0; i < rows; ++i) open |= target[i] == none;
        if (!open) continue;
        for (std::size_t i = 0; i < rows; ++i) {
            if (target[i] != none || source[i] == none) continue;
            auto const k = narrow(one ? n[0] : n[begin + i]);
            target[i] = detail::careful_day(calendar, static_cast<std::int64_t>(source[i]), k, none);
        }
    }
}

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/deadline_columns.ipp"
#endif
