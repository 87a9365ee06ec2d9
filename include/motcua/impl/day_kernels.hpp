// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <functional>
#include <span>

#include "../deadline.hpp"

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

/// Rows are taken 64 at a time: a number known when compiling lets the checks of all of them run in vectors, also at -O2.
inline constexpr std::size_t chunk = 64;

/// Whether every count is in 0 … `most_days`: all bits together first, which is less work and nearly always enough.
template <class Count>
bool all_counts_fit(Count const* n) {
    using wide = std::make_unsigned_t<Count>;
    wide together = 0;
    for (std::size_t i = 0; i < chunk; ++i) together |= static_cast<wide>(n[i]);
    if (together <= wide{most_days}) return true;
    return std::all_of(n, n + chunk, [](Count k) { return k >= 0 && k <= most_days; });
}

/// `calendar_columns::advance` for 0 <= n <= most_days. n - 1 borrows for n = 0 alone: no comparison, whose result
/// compilers put into a part of a register, which then waits for the row before. "None" is that of `calendar_columns`.
struct plain_tables {
    std::uint16_t const* ordinal;
    std::int32_t const* day;
    std::int32_t base;
    std::size_t last_place, last_day;

    template <class Day, class Count>
    [[nodiscard]] std::size_t ordinal_of_end(Day from, Count n, std::size_t table = 0) const {
        using wide = std::make_unsigned_t<Day>;
        using count = std::make_unsigned_t<Count>;
        auto const itself = static_cast<wide>(static_cast<count>(static_cast<count>(n) - 1) >> (sizeof(Count) * 8 - 1));
        auto const at = static_cast<wide>(static_cast<wide>(from) - static_cast<wide>(base - 1) - itself);
        auto const place = static_cast<std::size_t>(at < last_place ? at : static_cast<wide>(last_place));
        auto const k = std::size_t{ordinal[table + place]} + static_cast<std::size_t>(static_cast<count>(n)) +
                       static_cast<std::size_t>(itself);
        return k < last_day ? k : last_day;
    }
    template <class Day, class Count>
    [[nodiscard]] Day operator()(Day from, Count n, std::size_t) const {
        return Day{day[ordinal_of_end(from, n)]};
    }
    /// What a row holds that the tables leave open, and a number that is negative for it alone: days lie so near to zero
    /// that a million more is positive.
    [[nodiscard]] static constexpr std::int32_t open() { return calendar_columns::none; }
    template <class Wide>
    [[nodiscard]] static Wide sign(Wide d) { return d + (Wide{1} << 20); }
};

/// Whether some row of a chunk is open.
template <class Day, class Kernel>
bool any_open(Day const* day, Kernel const& kernel) {
    using wide = std::make_unsigned_t<Day>;
    wide found = 0;
    for (std::size_t i = 0; i < chunk; ++i) found |= kernel.sign(static_cast<wide>(day[i]));
    return (found >> (sizeof(Day) * 8 - 1)) != 0;
}

/// The same over a pool of calendars that cover the same days, so that a row reads two tables and nothing to find them.
/// Days are counted from the base in 16 bits: 34 calendars nearly stay in the second-level cache.
struct pooled_tables {
    plain_tables tables;
    std::uint16_t const* offset;
    std::int32_t const* which;
    std::size_t stride;

    template <class Day, class Count>
    [[nodiscard]] Day operator()(Day from, Count n, std::size_t i) const {
        auto const table = static_cast<std::size_t>(which[i]) * stride;
        return Day{tables.base + std::int32_t{offset[table + tables.ordinal_of_end(from, n, table)]}};
    }
    [[nodiscard]] std::int32_t open() const { return tables.base + calendar_columns::outside; }
    template <class Wide>
    [[nodiscard]] Wide sign(Wide d) const { return static_cast<Wide>(open() - 1) - d; }
};

template <class Count>
std::int32_t narrowed(Count n) {
    return n < 0 || n > most_days ? -1 : static_cast<std::int32_t>(n);
}

template <class Day>
Day careful_day(working_calendar const& calendar, Day from, std::int32_t n) {
    auto const d = projected_day(calendar, std::int64_t{from}, n);
    return d == std::numeric_limits<std::int64_t>::min() ? std::numeric_limits<Day>::min() : static_cast<Day>(d);
}

/// Due days over whole columns, chunk by chunk. `way.kernel()` answers rows whose count fits, `way.any` every row,
/// `way.careful` those that the tables leave open.
template <class Day, class Count, class Way>
void run_due_days(Way const& way, std::span<Day const> from, std::span<Count const> n, std::span<Day> out) {
    constexpr Day none = std::numeric_limits<Day>::min();
    auto const kernel = way.kernel();  // a local copy: stores to `out` cannot touch it
    Day const open = kernel.open();
    bool const fast = way.fast();
    bool const one = n.size() == 1 && from.size() != 1;
    bool const in_place = from.data() == out.data();
    Day from_here[chunk], out_here[chunk];
    Count n_here[chunk];
    if (one) std::fill_n(n_here, chunk, n[0]);
    bool const one_fits = one && all_counts_fit(n_here);
    for (std::size_t begin = 0; begin < from.size(); begin += chunk) {
        auto const rows = std::min(chunk, from.size() - begin);
        Day const* source = from.data() + begin;
        Count const* counts = one ? n_here : n.data() + begin;
        Day* target = out.data() + begin;
        if (in_place || rows < chunk) {  // the last rows are filled up with missing ones
            std::fill(std::copy_n(source, rows, from_here), from_here + chunk, none);
            source = from_here;
        }
        if (rows < chunk) {
            if (!one) std::fill(std::copy_n(counts, rows, n_here), n_here + chunk, Count{0});
            counts = n_here;
            target = out_here;
        }
        if (fast && rows == chunk && (one ? one_fits : all_counts_fit(counts))) {
            for (std::size_t i = 0; i < chunk; i += 4) {
                target[i] = kernel(source[i], counts[i], begin + i);
                target[i + 1] = kernel(source[i + 1], counts[i + 1], begin + i + 1);
                target[i + 2] = kernel(source[i + 2], counts[i + 2], begin + i + 2);
                target[i + 3] = kernel(source[i + 3], counts[i + 3], begin + i + 3);
            }
        } else {
            std::fill_n(target, chunk, Day{0});
            for (std::size_t i = 0; i < rows; ++i) {
                auto const d = way.any(source[i], narrowed(counts[i]), begin + i);
                target[i] = d == calendar_columns::none ? open : Day{d};
            }
        }
        if (any_open(target, kernel)) {
            for (std::size_t i = 0; i < rows; ++i)
                if (target[i] == open)
                    target[i] = source[i] == none ? none : careful_day(way.calendar(begin + i), source[i], narrowed(counts[i]));
        }
        if (rows < chunk) std::copy_n(target, rows, out.data() + begin);
    }
}

/// Rows of one calendar.
struct one_calendar {
    working_calendar const& only;
    calendar_columns columns = only.columns();
    [[nodiscard]] static constexpr bool fast() { return true; }
    [[nodiscard]] plain_tables kernel() const {
        return {columns.ordinal.data(), columns.day.data(), columns.base, columns.ordinal.size() - 1, columns.day.size() - 1};
    }
    template <class Day>
    [[nodiscard]] std::int32_t any(Day from, std::int32_t n, std::size_t) const { return columns.advance(from, n, most_days); }
    [[nodiscard]] working_calendar const& calendar(std::size_t) const { return only; }
};

/// Rows that each name their calendar; pooled where all cover the same official days, as those of provinces do.
class named_calendars {
public:
    named_calendars(std::span<working_calendar const> calendars, std::span<std::int32_t const> which)
        : calendars_(calendars), which_(which) {
        std::size_t days = 0;
        for (auto const& c : calendars) columns_.push_back(c.columns());
        for (auto const& c : columns_) {
            fast_ = fast_ && c.base == columns_[0].base && c.ordinal.size() == columns_[0].ordinal.size();
            days = std::max(days, c.day.size());
        }
        fast_ = fast_ && !columns_.empty() && columns_[0].ordinal.size() < calendar_columns::outside;
        if (!fast_) return;
        auto const places = columns_[0].ordinal.size();
        for (auto const& c : columns_) {
            pool_.insert(pool_.end(), c.ordinal.begin(), c.ordinal.end());
            for (std::size_t k = 0; k < days; ++k) {
                bool const known = k > 0 && k + 1 < c.day.size();
                pool_.push_back(known ? static_cast<std::uint16_t>(c.day[k] - c.base) : calendar_columns::outside);
            }
        }
        kernel_ = {{pool_.data(), nullptr, columns_[0].base, places - 1, days - 1}, pool_.data() + places, which.data(), places + days};
    }
    [[nodiscard]] bool fast() const { return fast_; }
    [[nodiscard]] pooled_tables kernel() const { return kernel_; }
    template <class Day>
    [[nodiscard]] std::int32_t any(Day from, std::int32_t n, std::size_t i) const {
        return columns_[static_cast<std::size_t>(which_[i])].advance(from, n, most_days);
    }
    [[nodiscard]] working_calendar const& calendar(std::size_t i) const {
        return calendars_[static_cast<std::size_t>(which_[i])];
    }

private:
    std::span<working_calendar const> calendars_;
    std::span<std::int32_t const> which_;
    std::vector<calendar_columns> columns_;
    std::vector<std::uint16_t> pool_;
    bool fast_ = true;
    pooled_tables kernel_{};
};

/// Inputs that results will be written over are copied first, unless row by row in place.
template <class T, class Out>
std::span<T const> untouched(std::span<T const> input, std::span<Out> out, std::vector<T>& copy, bool in_place_is_fine) {
    if (in_place_is_fine && static_cast<void const*>(input.data()) == out.data()) return input;
    if (!overlap(input, out)) return input;
    return copy = std::vector<T>(input.begin(), input.end());
}

}
}
}
