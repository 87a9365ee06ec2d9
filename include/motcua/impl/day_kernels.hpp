// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <functional>
#include <span>

#include "../deadline.hpp"
#include "calendar_pages.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// A day beyond the official ones, or none. Defined with the other bodies.
std::int64_t projected_day(working_calendar const& calendar, std::int64_t from, std::int32_t n);
/// Working days in `(a, b]` where the tables do not reach, or none.
std::int64_t careful_count(working_calendar const& calendar, std::int64_t a, std::int64_t b);

template <class A, class B>
bool overlap(std::span<A const> a, std::span<B> b) {
    auto const* const a_begin = reinterpret_cast<char const*>(a.data());
    auto const* const b_begin = reinterpret_cast<char const*>(b.data());
    std::less<char const*> const before;
    return before(a_begin, b_begin + b.size_bytes()) && before(b_begin, a_begin + a.size_bytes());
}

/// Rows are taken so many at a time: a number known when compiling lets what is done to all of them run in vectors,
/// also at -O2; 512 bytes of days are few enough to stay at hand and too many for compilers to unroll at -O3.
template <class Day>
inline constexpr std::size_t chunk_of = 512 / sizeof(Day);

/// Whether the sign bit is set: what is true of all rows of a chunk is gathered there.
template <class Unsigned>
constexpr bool negative(Unsigned n) {
    return n >> (sizeof(Unsigned) * 8 - 1) != 0;
}

/// 1 for n = 0, which ends on the first working day after the day before; 0 for n > 0. The borrow of n - 1 and no
/// comparison: vectors have none of 64 bits.
template <class Unsigned>
constexpr Unsigned itself(Unsigned n) {
    return static_cast<Unsigned>(static_cast<Unsigned>(n - 1) >> (sizeof(Unsigned) * 8 - 1));
}

/// The last place of a calendar's tables from which `steps + 1` working days end within them; -1 where there is none.
inline std::int32_t last_safe_place(calendar_columns const& c, std::size_t steps) {
    auto const last = c.day.size() - 1;
    return steps + 1 < last ? c.day[last - steps - 1] - c.base : -1;
}

/// The tables of one calendar; see `paged_tables`.
struct plain_tables {
    std::uint16_t const* ordinal;
    std::int32_t const* day;
    [[nodiscard]] std::int32_t operator()(std::size_t place, std::size_t steps, std::int32_t) const {
        return day[ordinal[place] + steps + 1];
    }
};

template <class Count>
std::int32_t narrowed(Count n) {
    return n < 0 || n > most_days ? -1 : static_cast<std::int32_t>(n);
}

/// A row's calendar and its tables; none where the row names none.
struct row_calendar {
    working_calendar const* calendar = nullptr;
    calendar_columns const* columns = nullptr;
};

/// The day of any row, with every check.
template <class Day>
Day careful_day(row_calendar of, Day from, std::int32_t n) {
    constexpr Day none = std::numeric_limits<Day>::min();
    if (from == none || of.calendar == nullptr) return none;
    auto const official = of.columns->advance(from, n, most_days);
    if (official != calendar_columns::none) return Day{official};
    auto const d = projected_day(*of.calendar, std::int64_t{from}, n);
    return d == std::numeric_limits<std::int64_t>::min() ? none : static_cast<Day>(d);
}

/// Due days over whole columns, chunk by chunk: inputs are read once and made places and steps; where these are sure to
/// end within the tables, a row is two or three look-ups without a check. All other rows are answered with care.
template <class Day, class Count, class Way>
void run_due_days(Way const& way, std::span<Day const> from, std::span<Count const> n, std::span<Day> out) {
    using wide = std::make_unsigned_t<Day>;
    using wide_count = std::make_unsigned_t<Count>;
    constexpr std::size_t chunk = chunk_of<Day>;
    auto const which = way.which();
    auto const last_calendar = static_cast<std::uint32_t>(way.calendars() - 1);
    auto const first = static_cast<wide>(Day{way.base() - 1});
    bool const one = n.size() == 1 && from.size() != 1;
    // The place is checked in halves: else compilers turn the check into one of the day, which they read a second time;
    // what was checked has to be what is used, whatever another thread does to the column meanwhile.
    wide place[chunk], safe_half = 0;
    wide_count step[chunk], safe_for = most_days;
    std::int32_t calendar[chunk] = {};
    auto tables = way.tables(0);  // a local copy: stores to `out` cannot touch it
    Count n_here[chunk];
    if (one) std::fill_n(n_here, chunk, n[0]);
    for (std::size_t begin = 0; begin < from.size(); begin += chunk) {
        auto const rows = std::min(chunk, from.size() - begin);
        Day const* const source = from.data() + begin;
        Count const* const counts = one ? n_here : n.data() + begin;
        Day* const target = out.data() + begin;
        auto const careful = [&](std::size_t i) {
            return careful_day(way.at(begin + i), source[i], narrowed(counts[i]));
        };
        bool fast = way.fast() && rows == chunk;
        wide_count steps = 0;
        wide beyond = 0;
        std::uint32_t unnamed = 0;
        if (fast) {
            for (std::size_t i = 0; i < chunk; ++i) {
                auto const k = static_cast<wide_count>(counts[i]);
                auto const at = static_cast<wide>(static_cast<wide>(source[i]) - first - static_cast<wide>(itself(k)));
                steps |= step[i] = static_cast<wide_count>(k - 1 + itself(k));
                place[i] = at;
                beyond |= at | static_cast<wide>(safe_half - (at >> 1));
            }
            if (!which.empty()) {
                for (std::size_t i = 0; i < chunk; ++i) {
                    auto const w = static_cast<std::uint32_t>(which[begin + i]);
                    calendar[i] = static_cast<std::int32_t>(w);
                    unnamed |= w | (last_calendar - w);
                }
            }
            // All bits together are no less than the largest, and nearly always few enough.
            if (steps >= most_days && std::all_of(step, step + chunk, [](wide_count k) { return k < most_days; }))
                steps = most_days - 1;
            fast = steps < most_days && !negative(unnamed);
        }
        if (!fast) {
            for (std::size_t i = 0; i < rows; ++i) target[i] = careful(i);
            continue;
        }
        auto const outside = [&](std::size_t i) {
            return static_cast<wide>(place[i] | static_cast<wide>(safe_half - (place[i] >> 1)));
        };
        if (steps != safe_for) {
            safe_for = steps;
            tables = way.tables(static_cast<std::size_t>(steps));
            safe_half = static_cast<wide>(Day{(way.last_safe(static_cast<std::size_t>(steps)) - 1) >> 1});
            beyond = 0;
            for (std::size_t i = 0; i < chunk; ++i) beyond |= outside(i);
        }
        if (negative(beyond)) {
            for (std::size_t i = 0; i < chunk; ++i)
                target[i] = negative(outside(i)) ? careful(i) : Day{tables(place[i], step[i], calendar[i])};
            continue;
        }
        for (std::size_t i = 0; i < chunk; i += 4) {
            target[i] = tables(place[i], step[i], calendar[i]);
            target[i + 1] = tables(place[i + 1], step[i + 1], calendar[i + 1]);
            target[i + 2] = tables(place[i + 2], step[i + 2], calendar[i + 2]);
            target[i + 3] = tables(place[i + 3], step[i + 3], calendar[i + 3]);
        }
    }
}

/// Rows of one calendar.
struct one_calendar {
    working_calendar const& only;
    calendar_columns columns = only.columns();
    [[nodiscard]] static constexpr bool fast() { return true; }
    [[nodiscard]] static constexpr std::size_t calendars() { return 1; }
    [[nodiscard]] static constexpr std::span<std::int32_t const> which() { return {}; }
    [[nodiscard]] std::int32_t base() const { return columns.base; }
    [[nodiscard]] plain_tables tables(std::size_t) const { return {columns.ordinal.data(), columns.day.data()}; }
    [[nodiscard]] std::int32_t last_safe(std::size_t steps) const { return last_safe_place(columns, steps); }
    [[nodiscard]] row_calendar at(std::size_t) const { return {&only, &columns}; }
};

/// Rows that each name their calendar; by pages where all cover the same official days, as those of provinces do, and
/// where the rows are many enough to be worth the pages.
class named_calendars {
public:
    static constexpr std::size_t worth = 256;  ///< rows a calendar

    named_calendars(std::span<working_calendar const> calendars, std::span<std::int32_t const> which)
        : calendars_(calendars), which_(which) {
        for (auto const& c : calendars) columns_.push_back(c.columns());
        fast_ = !columns_.empty() && which.size() / columns_.size() >= worth && columns_.size() < 10'000 &&
                columns_[0].ordinal.size() < calendar_columns::outside;
        for (auto const& c : columns_)
            fast_ = fast_ && c.base == columns_[0].base && c.ordinal.size() == columns_[0].ordinal.size();
        if (fast_) pages_ = calendar_pages(columns_);
    }
    [[nodiscard]] bool fast() const { return fast_; }
    [[nodiscard]] std::size_t calendars() const { return calendars_.size(); }
    [[nodiscard]] std::span<std::int32_t const> which() const { return which_; }
    [[nodiscard]] std::int32_t base() const { return fast_ ? columns_[0].base : 0; }
    [[nodiscard]] paged_tables tables(std::size_t steps) const { return pages_.tables(steps); }
    [[nodiscard]] std::int32_t last_safe(std::size_t steps) const {
        std::int32_t last = std::numeric_limits<std::int32_t>::max();
        for (auto const& c : columns_) last = std::min(last, last_safe_place(c, steps));
        return last;
    }
    [[nodiscard]] row_calendar at(std::size_t row) const {
        auto const w = static_cast<std::uint32_t>(which_[row]);
        return w < calendars_.size() ? row_calendar{&calendars_[w], &columns_[w]} : row_calendar{};
    }

private:
    std::span<working_calendar const> calendars_;
    std::span<std::int32_t const> which_;
    std::vector<calendar_columns> columns_;
    calendar_pages pages_;
    bool fast_ = false;
};

/// Inputs that results will be written over are copied first, unless row by row in place.
template <class T, class Out>
std::span<T const> untouched(std::span<T const> input, std::span<Out> out, std::vector<T>& copy,
                             bool in_place_is_fine) {
    if (in_place_is_fine && static_cast<void const*>(input.data()) == out.data()) return input;
    if (!overlap(input, out)) return input;
    return copy = std::vector<T>(input.begin(), input.end());
}

}
}
}
