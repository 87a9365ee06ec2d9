// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../calendar.hpp"
#include "announced_days.hpp"
#include "calendar_data.hpp"
#include "calendar_projection.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline constexpr int first_year = 2015, last_year = 2100;

inline instrument_row const& instrument_of(day_row const& row) {
    return *std::find_if(instruments.begin(), instruments.end(),
                         [&](instrument_row const& i) { return i.id == row.instrument; });
}

/// Whether the instrument of a row was known on that day. One whose day of decision nobody reports counts as known from
/// 1 January of the first year it speaks of (both halves of a swap at once); the codes speak of every later year.
inline bool known(day_row const& row, std::optional<date> as_known_on) {
    auto const& what = instrument_of(row);
    int const year = (row.swapped_with ? std::min(row.day, *row.swapped_with) : row.day).year();
    if (what.state != announcement_state::announced && what.state != announcement_state::enacted) return false;
    if (!as_known_on) return true;
    if (what.decided) return *what.decided <= *as_known_on;
    return what.state == announcement_state::enacted || date(year, 1, 1) <= *as_known_on;
}

inline bool is_tet(day_row const& row, std::int32_t tet) {
    return row.kind == day_kind::holiday && row.day.days() >= tet - 2 && row.day.days() <= tet + 3;
}

inline bool is_adjacent_to_national_day(day_row const& row) {
    auto const p = row.day.ymd();
    return row.kind == day_kind::holiday && p.month == 9 && (p.day == 1 || p.day == 3);
}

/// The law and the known choices of one year, and whether announcements settle it.
inline bool choices_of_year(year_law& law, int year, std::span<day_row const> rows, std::optional<date> as_known_on) {
    law.two_national_days = year >= 2021 && (!as_known_on || *as_known_on >= date(2020, 1, 1));  // adopted in 2019
    law.culture_day = year >= 2026 && (!as_known_on || *as_known_on >= date(2026, 4, 24));
    std::int32_t const tet = lunar::tet(year).days();
    for (auto const& row : rows) {
        if (!known(row, as_known_on)) continue;
        if (is_tet(row, tet)) law.tet_late = law.tet_late.value_or(false) || row.day.days() == tet - 2;
        if (is_adjacent_to_national_day(row)) law.national_after = row.day.day() == 3;
    }
    return law.tet_late.has_value() && (law.national_after.has_value() || !law.two_national_days);
}

inline void add_announced(std::vector<day_record>& out, std::span<day_row const> rows, std::optional<date> as_known_on,
                          bool swaps_only, settled how) {
    for (auto const& row : rows) {
        bool const swap = row.kind == day_kind::swapped_off || row.kind == day_kind::worked_in_lieu;
        if ((swaps_only && !swap) || !known(row, as_known_on)) continue;
        auto const& what = instrument_of(row);
        out.push_back({row.day.days(), row.kind, how, weaker(what.how, row.label_certainty), 3, row.vi, row.en, what.name,
                       row.law, what.decided, row.swapped_with});
    }
}

/// Announcements given by the user for one year: choices they settle, and their days as records.
inline bool apply_announcements(calendar_data& data, std::vector<day_record>& out, year_law& law, int year,
                                std::span<announcement const> more, std::optional<date> as_known_on) {
    bool complete = false;
    std::int32_t const tet = lunar::tet(year).days();
    for (auto const& what : more) {
        if (what.state != announcement_state::announced && what.state != announcement_state::enacted) continue;
        auto const known = [&](int of_year) {
            return !as_known_on || what.decided.value_or(date(of_year, 1, 1)) <= *as_known_on;
        };
        if (what.completes_year == year && known(year)) complete = true;
        for (auto const& row : what.days) {
            // Both halves of a swap are known at once, as in `known`.
            date const first_half = std::min(row.day, row.swapped_with.value_or(row.day));
            if (row.day.year() != year || !known(first_half.year())) continue;
            auto const p = row.day.ymd();
            auto const shift = row.day.days() - tet;
            if (row.kind == day_kind::holiday && shift >= -2 && shift <= 3)
                law.tet_late = law.tet_late.value_or(false) || shift == -2;
            if (row.kind == day_kind::holiday && p.month == 9 && (p.day == 1 || p.day == 3))
                law.national_after = p.day == 3;
            auto const& name = data.texts.emplace_back(row.name);
            auto const& instrument = data.texts.emplace_back(what.instrument);
            out.push_back({row.day.days(), row.kind, settled::official, what.certainty, 3, name, name, instrument, {},
                           what.decided, row.swapped_with});
        }
    }
    return complete;
}

}

MOTCUA_INLINE working_calendar vietnam_calendar(std::optional<date> as_known_on, std::span<announcement const> more) {
    auto data = std::make_shared<detail::calendar_data>();
    data->base = date(detail::first_year, 1, 1).days();
    data->last = date(detail::last_year, 12, 31).days();
    int official = detail::first_year - 1;
    auto const rows = std::span<detail::day_row const>(detail::announced_days);
    for (int year = detail::first_year; year <= detail::last_year; ++year) {
        auto const in_year = [&](date d) {
            return std::lower_bound(rows.begin(), rows.end(), d,
                                    [](detail::day_row const& r, date day) { return r.day < day; });
        };
        auto const from = in_year(date(year, 1, 1)), to = in_year(date(year, 12, 31) + calendar_days{1});
        std::span<detail::day_row const> const of_year(from, to);
        detail::year_law law{};
        bool const announced = detail::choices_of_year(law, year, of_year, as_known_on);
        std::vector<detail::day_record> records, given;
        bool const completed = detail::apply_announcements(*data, given, law, year, more, as_known_on);
        auto const how = announced || completed ? settled::official : settled::projected;
        if (!announced) {
            detail::project_year(records, year, law, how);
            detail::merge_choices(records);
        }
        detail::add_announced(records, of_year, as_known_on, !announced, how);
        detail::append(records, given.begin(), given.end());
        detail::append(data->records, records.begin(), records.end());
        if (how == settled::official && official == year - 1) official = year;
    }
    data->official_until = date(official < detail::first_year ? detail::first_year - 1 : official, 12, 31).days();
    data->title = "Lịch làm việc của cơ quan nhà nước Việt Nam";
    if (as_known_on) data->title += ", như đã biết ngày " + to_string_vi(*as_known_on);
    detail::build_tables(*data);
    return working_calendar(std::move(data));
}

MOTCUA_INLINE working_calendar calendar_of(date first, date last, std::span<date const> off,
                                           std::span<date const> working, std::string source) {
    if (last < first)
        fail(error_code::interval_invalid, "calendar_of", to_string(first) + " … " + to_string(last),
             "a last day not before the first", "swap the two");
    auto data = std::make_shared<detail::calendar_data>();
    data->base = first.days();
    data->last = data->official_until = last.days();
    data->title = std::move(source);
    detail::build_tables(*data);
    std::vector<calendar_change> days_off, days_working;
    for (auto d : off) days_off.push_back({d, ""});
    for (auto d : working) days_working.push_back({d, ""});
    std::string title = data->title;
    return working_calendar(std::move(data)).with_changes(days_off, days_working, std::move(title));
}

MOTCUA_INLINE working_calendar working_calendar::with_changes(std::span<calendar_change const> off,
                                                              std::span<calendar_change const> working,
                                                              std::string source) const {
    auto data = std::make_shared<detail::calendar_data>();
    data->parent = data_;
    data->base = data_->base;
    data->last = data_->last;
    data->official_until = data_->official_until;
    data->title = data_->title == source ? source : data_->title + " + " + source;
    data->records = data_->records;
    auto const& basis = data->texts.emplace_back(std::move(source));
    std::vector<problem> problems;
    auto const add = [&](std::span<calendar_change const> changes, day_kind kind) {
        for (auto const& change : changes) {
            if (!covers(change.day)) {
                problems.push_back({error_code::calendar_not_covered, "with_changes", to_string(change.day),
                                    to_string(first()) + " … " + to_string(last()), "leave the day out"});
                continue;
            }
            auto const& name = data->texts.emplace_back(change.name);
            data->records.push_back({change.day.days(), kind, settled::official, certainty::observed, 3, name, name, basis,
                                     {}, std::nullopt, std::nullopt});
        }
    };
    add(off, day_kind::local_off);
    add(working, day_kind::local_working);
    std::vector<std::int32_t> days_off;
    for (auto const& change : off) days_off.push_back(change.day.days());
    detail::sort_rows(days_off, [](std::int32_t a, std::int32_t b) { return a < b; });
    for (auto const& change : working)
        if (std::binary_search(days_off.begin(), days_off.end(), change.day.days()))
            problems.push_back({error_code::calendar_conflict, "with_changes", to_string(change.day),
                                "a day that is either off or worked", "name it in one of the two lists"});
    if (!problems.empty()) throw error(std::move(problems));
    detail::build_tables(*data);
    return working_calendar(std::move(data));
}

}
}
