// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lunar.hpp"

namespace motcua {
inline namespace v0 {

/// What a day is to the counting of working days of state bodies.
enum class day_kind : unsigned char {
    working,
    weekly_rest,
    holiday,         ///< named by the labour code or a resolution of the National Assembly
    compensatory,    ///< off because a holiday met a weekly rest day
    swapped_off,     ///< a working day taken off against another day worked
    worked_in_lieu,  ///< a rest day worked against a day swapped off
    local_off,       ///< added by the user, with its source
    local_working
};
template <>
inline constexpr auto token_table<day_kind> = std::to_array<token<day_kind>>({
    {day_kind::working, "working", "ngày làm việc", "working day"},
    {day_kind::weekly_rest, "weekly_rest", "ngày nghỉ hằng tuần", "weekly rest day"},
    {day_kind::holiday, "holiday", "ngày nghỉ lễ, tết", "public holiday"},
    {day_kind::compensatory, "compensatory", "ngày nghỉ bù", "day off in lieu of a holiday on a rest day"},
    {day_kind::swapped_off, "swapped_off", "ngày nghỉ hoán đổi", "working day swapped off"},
    {day_kind::worked_in_lieu, "worked_in_lieu", "ngày làm bù", "rest day worked in lieu"},
    {day_kind::local_off, "local_off", "ngày nghỉ của địa phương", "local day off"},
    {day_kind::local_working, "local_working", "ngày làm việc của địa phương", "local working day"},
});
static_assert(in_order<day_kind>());

constexpr bool works(day_kind k) {
    return k == day_kind::working || k == day_kind::worked_in_lieu || k == day_kind::local_working;
}

/// How far an announcement has come. Only announced and enacted ones change the calendar.
enum class announcement_state : unsigned char { proposed, announced, enacted, dropped };
template <>
inline constexpr auto token_table<announcement_state> = std::to_array<token<announcement_state>>({
    {announcement_state::proposed, "proposed", "đề xuất", "proposed"},
    {announcement_state::announced, "announced", "đã thông báo", "announced"},
    {announcement_state::enacted, "enacted", "đã ban hành", "enacted"},
    {announcement_state::dropped, "dropped", "không được thông qua", "dropped"},
});
static_assert(in_order<announcement_state>());

/// How settled a day, or a date computed from days, is.
enum class settled : unsigned char {
    official,   ///< announced, or fixed by law for a year whose announcements are known
    projected,  ///< computed from the law and the lunar calendar for a year not announced yet; swaps may still come
    undecided   ///< hangs on a choice that nobody has made yet
};
template <>
inline constexpr auto token_table<settled> = std::to_array<token<settled>>({
    {settled::official, "official", "chính thức", "official"},
    {settled::projected, "projected", "dự kiến", "projected"},
    {settled::undecided, "undecided", "chưa quyết định", "undecided"},
});
static_assert(in_order<settled>());

/// One day of a calendar with where it comes from.
struct calendar_day {
    date day;
    day_kind kind = day_kind::working;
    motcua::settled settled = motcua::settled::official;
    std::string name;     ///< Vietnamese; empty for an ordinary day
    std::string name_en;
    citation basis;       ///< the instrument; an empty one for an ordinary day
    std::optional<date> decided;       ///< when the instrument was decided; nothing where unknown
    std::optional<date> swapped_with;  ///< the other day of a swap
};

/// The earliest and the latest day that the open choices allow; equal when nothing is open.
struct date_bounds {
    date earliest, latest;
    friend constexpr bool operator==(date_bounds const&, date_bounds const&) = default;
};

/// The fewest and the most days that the open choices allow.
struct count_bounds {
    int fewest, most;
    friend constexpr bool operator==(count_bounds const&, count_bounds const&) = default;
};

/// A day that somebody adds to a calendar, with its name.
struct calendar_change {
    date day;
    std::string name;
};

/// A decided instrument with the days that it takes off and the days worked for them; see `vietnam_calendar`.
struct announcement {
    std::string instrument;
    announcement_state state = announcement_state::announced;
    motcua::certainty certainty = motcua::certainty::second_hand;
    std::optional<date> decided;
    struct row {
        date day;
        day_kind kind;
        std::string name;
        std::optional<date> swapped_with;
    };
    std::vector<row> days;
    std::optional<int> completes_year;  ///< the year that is official from this instrument on, if it settles one
};

namespace detail {
struct calendar_data;
struct calendar_source;
}

/// The tables that columns read: the official days only, and of those the first 65 534 working ones. `ordinal[i]` holds
/// the working days up to and including day `base - 1 + i`; `day[k]` is the k-th working day, counted from 1. The last
/// place of `ordinal` leads out of `day`, whose last place stands for "none", the lowest int32.
struct calendar_columns {
    std::int32_t base = 0;
    std::span<std::uint16_t const> ordinal;
    std::span<std::int32_t const> day;
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    static constexpr std::uint16_t outside = 65535;

    static constexpr std::uint32_t farthest = std::uint32_t{1} << 29;

    /// The place of a day in `ordinal`: the last one where the tables do not reach.
    template <class Day>
    [[nodiscard]] constexpr std::size_t place(Day of) const {
        using wide = std::make_unsigned_t<Day>;
        auto const at = static_cast<wide>(static_cast<wide>(of) - static_cast<wide>(base - 1));  // wraps for days before
        auto const last = static_cast<wide>(ordinal.size() - 1);
        return static_cast<std::size_t>(at < last ? at : last);
    }

    /// The nth working day after a day for n > 0, the day itself or the next working one for n = 0; `none` where the
    /// official days do not reach, for n < 0 and for n > `most`. Safe against every input; no branch.
    template <class Day>
    [[nodiscard]] constexpr std::int32_t advance(Day from, std::int32_t n, std::uint32_t most = farthest) const {
        using wide = std::make_unsigned_t<Day>;
        // The day itself or the next working one is the first after the day before; n - 1 borrows for n = 0 alone.
        auto const count = static_cast<std::uint32_t>(n);
        std::uint32_t const itself = (count - 1) >> 31 & ~count >> 31;
        auto const before = static_cast<Day>(static_cast<wide>(from) - itself);
        std::size_t const k = std::size_t{ordinal[place(before)]} + (count <= most ? count : farthest) + itself;
        return day[k < day.size() - 1 ? k : day.size() - 1];
    }
};

/// The counting calendar of state bodies: immutable, shared, safe to read from many threads. Days outside what it
/// covers throw `coverage_error` (M1201), never count as "no holiday"; days that hang on an open choice throw M1203.
class working_calendar {
public:
    explicit working_calendar(std::shared_ptr<detail::calendar_data const> data) : data_(std::move(data)) {}

    /// Whether the day counts as a working day.
    [[nodiscard]] bool is_working_day(date d) const;
    /// n > 0: the nth working day after `d`; n < 0: the nth before; 0: the day itself.
    [[nodiscard]] date advance(date d, int n) const;
    /// Working days in `(a, b]`, negative for b < a.
    [[nodiscard]] int count(date a, date b) const;
    /// As `count`, but with open choices answered both ways.
    [[nodiscard]] motcua::count_bounds count_bounds(date a, date b) const;
    /// The day itself if it works, else the next working day.
    [[nodiscard]] date roll(date d) const;
    /// The day's kind, name, basis and certainty.
    [[nodiscard]] calendar_day day(date d) const;

    /// As `advance` for n > 0 and `roll` for n = 0, but with open choices answered both ways.
    [[nodiscard]] date_bounds advance_bounds(date d, int n) const;
    /// How settled the days of `(a, b]` are, taken together.
    [[nodiscard]] motcua::settled settled_between(date a, date b) const;

    [[nodiscard]] bool covers(date d) const;
    [[nodiscard]] date first() const;
    /// The last day for which announcements are known; later days are projected.
    [[nodiscard]] date official_until() const;
    [[nodiscard]] date last() const;

    /// A new calendar with local days; the source stands as their basis. Throws M1202 when one day is both.
    [[nodiscard]] working_calendar with_changes(std::span<calendar_change const> off,
                                                std::span<calendar_change const> working, std::string source) const;

    /// Content hash.
    [[nodiscard]] std::string const& edition() const;
    /// For people: what the calendar is and until when it is official.
    [[nodiscard]] std::string const& title() const;
    /// The tables for columns; valid as long as this calendar or a copy of it lives.
    [[nodiscard]] calendar_columns columns() const;

    friend bool operator==(working_calendar const& a, working_calendar const& b) { return a.edition() == b.edition(); }
    /// For walks that have to follow one answer to an open choice from day to day.
    [[nodiscard]] detail::calendar_data const& data() const { return *data_; }

private:
    std::shared_ptr<detail::calendar_data const> data_;
};

/// The calendar of Vietnamese state bodies: announced days off and swaps 2015–2027, then projected to 2100.
/// `as_known_on` leaves out what was decided later; an instrument whose day of decision is unknown counts as known from
/// 1 January of its year. `more` adds announcements. Basis: Bộ luật Lao động 10/2012/QH13 Điều 115 (to 2020),
/// 45/2019/QH14 Điều 111.3 and 112, Nghị quyết 28/2026/QH16 Điều 2, and each year's announcement.
working_calendar vietnam_calendar(std::optional<date> as_known_on = std::nullopt,
                                  std::span<announcement const> more = {});

/// A calendar from plain lists, Saturday and Sunday being the weekly rest: for other bodies and for tests.
/// `off` and `working` are days; every day of `[first, last]` is covered and official.
working_calendar calendar_of(date first, date last, std::span<date const> off, std::span<date const> working,
                             std::string source);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/calendar.ipp"
#endif
