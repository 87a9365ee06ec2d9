// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <deque>

#include "law_rows.hpp"
#include "rules_data.hpp"
#include "sorted.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

struct law_data {
    std::vector<law_row> own;  // empty for the built-in rows
    std::span<law_row const> rows;
    std::deque<std::string> texts;         // of the added rows
    std::shared_ptr<law_data const> base;  // keeps the texts of rows that were there before
    std::string edition;
};

inline std::string hash_of(std::span<law_row const> rows) {
    edition_hash hash;
    for (auto const& r : rows)
        hash.add(r.id)
            .add(r.instrument)
            .add(r.article)
            .add(r.from.days())
            .add(r.to ? r.to->days() : 0)
            .add(static_cast<std::int64_t>(r.wording))
            .add(static_cast<std::int64_t>(r.force))
            .add(static_cast<std::int64_t>(r.from_known))
            .add(r.vi)
            .add(r.en)
            .add(r.acts);
    return hash.text();
}

inline law_row const* find_row(std::span<law_row const> rows, std::string_view id, date on) {
    auto row = std::lower_bound(rows.begin(), rows.end(), id,
                                [](law_row const& r, std::string_view wanted) { return r.id < wanted; });
    for (; row != rows.end() && row->id == id; ++row)
        if (on >= row->from && (!row->to || on < *row->to)) return &*row;
    return nullptr;
}

}

MOTCUA_INLINE std::span<law_row const> law_rows() { return detail::all_law_rows(); }

MOTCUA_INLINE law_row const* find_law(std::string_view id, date on) { return detail::find_row(law_rows(), id, on); }

MOTCUA_INLINE citation cite(law_row const* row) {
    if (row == nullptr) return {};
    return {std::string(row->instrument), std::string(row->article), weaker(row->wording, row->force)};
}

MOTCUA_INLINE std::string const& law_edition() {
    static std::string const text = detail::hash_of(law_rows());
    return text;
}

MOTCUA_INLINE law_book::law_book() {
    static auto const built_in =
        std::make_shared<detail::law_data const>(detail::law_data{{}, law_rows(), {}, nullptr, law_edition()});
    data_ = built_in;
}
MOTCUA_INLINE std::span<law_row const> law_book::rows() const { return data_->rows; }
MOTCUA_INLINE law_row const* law_book::find(std::string_view id, date on) const {
    return detail::find_row(data_->rows, id, on);
}
MOTCUA_INLINE std::string const& law_book::edition() const { return data_->edition; }

MOTCUA_INLINE law_book law_book::with(std::vector<law_ending> const& ended, std::vector<law_entry> const& added) const {
    std::vector<problem> problems;
    auto data = std::make_shared<detail::law_data>();
    data->base = data_;
    data->own.assign(data_->rows.begin(), data_->rows.end());
    auto& rows = data->own;
    for (auto const& e : ended) {
        bool found = false;
        for (auto& r : rows) {
            if (r.id != e.id || (r.to && *r.to <= e.to)) continue;
            found = true;
            r.to = e.to;
        }
        if (!found)
            problems.push_back({error_code::replaces_nothing, "ended " + e.id,
                                "no row that holds on " + to_string(e.to) + " or later",
                                "a rule that is still in force on that day", "correct the identifier or the day"});
    }
    std::erase_if(rows, [](law_row const& r) { return r.to && *r.to <= r.from; });  // began after the end
    auto const own = [&](std::string const& text) -> std::string_view { return data->texts.emplace_back(text); };
    for (auto const& a : added) {
        if ((a.wording == certainty::recalled || a.force == certainty::recalled) && a.acts != "none")
            problems.push_back({error_code::value_invalid, "row " + a.id, "a recalled row that acts on " + a.acts,
                                "a row that acts on none", "read the text, or write none"});
        rows.push_back({own(a.id), own(a.instrument), own(a.article), a.wording, a.force, a.from, a.to, a.from_known,
                        own(a.text.vi), own(a.text.en), own(a.acts)});
    }
    detail::sort_rows(rows, [](law_row const& a, law_row const& b) { return a.id != b.id ? a.id < b.id : a.from < b.from; });
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].id == rows[i - 1].id && (!rows[i - 1].to || *rows[i - 1].to > rows[i].from))
            problems.push_back({error_code::interval_overlap, "row " + std::string(rows[i].id),
                                "two rows on " + to_string(rows[i].from), "one row of an identifier on a day",
                                "end the earlier one under \"ended\""});
    if (!problems.empty()) throw error(std::move(problems));
    data->rows = data->own;
    data->edition = detail::hash_of(data->rows);
    law_book result;
    result.data_ = std::move(data);
    return result;
}

MOTCUA_INLINE rules::rules() {
    // Made once: the built-in parts are immutable, so every context can share them.
    static auto const built_in = std::make_shared<detail::rules_data const>(
        detail::rules_data{vietnam_calendar(), std::nullopt, nullptr, edition_hash().text(), nullptr, {}, {}});
    data_ = built_in;
}
MOTCUA_INLINE rules rules::with(working_calendar calendar) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.calendar = std::move(calendar); }));
}
MOTCUA_INLINE rules rules::with(std::optional<office_hours> hours) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.hours = std::move(hours); }));
}
MOTCUA_INLINE rules rules::with(std::shared_ptr<state_machine const> machine) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.machine = std::move(machine); }));
}
MOTCUA_INLINE rules rules::with(motcua::readings readings) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.readings = readings; }));
}
MOTCUA_INLINE rules rules::with(law_book law) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.law = std::move(law); }));
}
MOTCUA_INLINE law_book const& rules::law() const { return data_->law; }
MOTCUA_INLINE working_calendar const& rules::calendar() const { return data_->calendar; }
MOTCUA_INLINE std::optional<office_hours> const& rules::hours() const { return data_->hours; }
MOTCUA_INLINE std::shared_ptr<state_machine const> const& rules::machine() const { return data_->machine; }
MOTCUA_INLINE motcua::readings const& rules::readings() const { return data_->readings; }

MOTCUA_INLINE std::vector<edition> rules::editions() const {
    edition_hash hash;
    for (auto const r : data_->readings.chosen) hash.add(r);
    return {{"calendar", data_->calendar.edition()},
            {"hours", data_->hours ? data_->hours->edition() : ""},
            {"law", data_->law.edition()},
            {"catalogue", data_->catalogue_edition},
            {"readings", hash.text()}};
}

}
}
