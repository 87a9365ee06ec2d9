// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "deadline.hpp"
#include "impl/day_kernels.hpp"
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

/// Working-day deadlines alone, the plainest column: `out[i]` is the day n[i] working days after `from[i]`, or the next
/// working day for 0. Days since 1970-01-01 as int32 or int64; the lowest integer of the type where there is no decided
/// day: a missing or uncovered day, an open choice, n below 0 or above 3660. Projected days are answered as `due`
/// answers them. One limit for all rows is a span of one. `out` may be `from`. Spans must have one length.
template <class Day, class Count>
void due_days(working_calendar const& calendar, std::span<Day const> from, std::span<Count const> n,
              std::span<Day> out) {
    std::vector<Day> from_copy;
    std::vector<Count> n_copy;
    detail::run_due_days<Day, Count>(detail::one_calendar{calendar}, detail::untouched(from, out, from_copy, true),
                                     detail::untouched(n, out, n_copy, false), out);
}

/// The same where `which[i]` names the calendar of a row by its place in `calendars`; a row that names none has no day.
/// Calendars that cover the same official days, as those of provinces do, share their tables where they agree.
template <class Day, class Count>
void due_days(std::span<working_calendar const> calendars, std::span<std::int32_t const> which,
              std::span<Day const> from, std::span<Count const> n, std::span<Day> out) {
    std::vector<Day> from_copy;
    std::vector<Count> n_copy;
    std::vector<std::int32_t> which_copy;
    detail::named_calendars const way(calendars, detail::untouched(which, out, which_copy, false));
    detail::run_due_days<Day, Count>(way, detail::untouched(from, out, from_copy, true),
                                     detail::untouched(n, out, n_copy, false), out);
}

/// Working days in `(a[i], b[i]]`, negative where b is before a: what `working_calendar::count` answers; `none` for a
/// missing or uncovered day, or where an open choice changes the count. `a` and `b` have one length, `out` is neither.
template <class Day, class Count>
void count_days(working_calendar const& calendar, std::span<Day const> a, std::span<Day const> b, std::span<Count> out,
                Count none) {
    auto const columns = calendar.columns();
    auto const at = [&](Day d) { return std::int32_t{columns.ordinal[columns.place(d)]}; };
    for (std::size_t begin = 0; begin < a.size(); begin += detail::chunk_of<Day>) {
        auto const end = std::min(begin + detail::chunk_of<Day>, a.size());
        std::int32_t farthest = 0;
        for (std::size_t i = begin; i < end; ++i) {
            auto const from = at(a[i]), to = at(b[i]);
            out[i] = static_cast<Count>(to - from);
            farthest = std::max({farthest, from, to});
        }
        if (farthest < calendar_columns::outside) continue;
        for (std::size_t i = begin; i < end; ++i) {
            if (std::max(at(a[i]), at(b[i])) < calendar_columns::outside) continue;
            constexpr Day missing = std::numeric_limits<Day>::min();
            auto const n = a[i] == missing || b[i] == missing ? std::numeric_limits<std::int64_t>::min()
                                                              : detail::careful_count(calendar, a[i], b[i]);
            out[i] = n == std::numeric_limits<std::int64_t>::min() ? none : static_cast<Count>(n);
        }
    }
}

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/deadline_columns.ipp"
#endif
