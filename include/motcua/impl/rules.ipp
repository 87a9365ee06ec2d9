// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../rules.hpp"
#include "law_rows.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

struct rules_data {
    working_calendar calendar;
    std::optional<office_hours> hours;
    motcua::catalogue catalogue;
    std::shared_ptr<state_machine const> machine;
    motcua::readings readings;
};

/// Made once: the built-in parts are immutable, so every context can share them.
inline std::shared_ptr<rules_data const> const& built_in() {
    static auto const data = std::make_shared<rules_data const>(
        rules_data{vietnam_calendar(), std::nullopt, motcua::catalogue(), nullptr, {}});
    return data;
}

template <class Change>
std::shared_ptr<rules_data const> changed(rules_data const& from, Change change) {
    auto copy = std::make_shared<rules_data>(from);
    change(*copy);
    return copy;
}

}

MOTCUA_INLINE std::span<law_row const> law_rows() { return detail::all_law_rows(); }

MOTCUA_INLINE law_row const* find_law(std::string_view id, date on) {
    auto const rows = law_rows();
    auto row = std::lower_bound(rows.begin(), rows.end(), id,
                                [](law_row const& r, std::string_view wanted) { return r.id < wanted; });
    for (; row != rows.end() && row->id == id; ++row)
        if (on >= row->from && (!row->to || on < *row->to)) return &*row;
    return nullptr;
}

MOTCUA_INLINE citation cite(law_row const* row) {
    if (row == nullptr) return {};
    return {std::string(row->instrument), std::string(row->article), weaker(row->wording, row->force)};
}

MOTCUA_INLINE std::string const& law_edition() {
    static std::string const text = [] {
        edition_hash hash;
        for (auto const& r : law_rows())
            hash.add(r.id).add(r.instrument).add(r.article).add(r.from.days()).add(r.to ? r.to->days() : 0)
                .add(static_cast<std::int64_t>(r.wording)).add(static_cast<std::int64_t>(r.force))
                .add(static_cast<std::int64_t>(r.from_known)).add(r.vi).add(r.en).add(r.acts);
        return hash.text();
    }();
    return text;
}

MOTCUA_INLINE rules::rules() : data_(detail::built_in()) {}
MOTCUA_INLINE rules rules::with(working_calendar calendar) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.calendar = std::move(calendar); }));
}
MOTCUA_INLINE rules rules::with(std::optional<office_hours> hours) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.hours = std::move(hours); }));
}
MOTCUA_INLINE rules rules::with(motcua::catalogue catalogue) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.catalogue = std::move(catalogue); }));
}
MOTCUA_INLINE rules rules::with(std::shared_ptr<state_machine const> machine) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.machine = std::move(machine); }));
}
MOTCUA_INLINE rules rules::with(motcua::readings readings) const {
    return rules(detail::changed(*data_, [&](auto& d) { d.readings = readings; }));
}
MOTCUA_INLINE working_calendar const& rules::calendar() const { return data_->calendar; }
MOTCUA_INLINE std::optional<office_hours> const& rules::hours() const { return data_->hours; }
MOTCUA_INLINE motcua::catalogue const& rules::catalogue() const { return data_->catalogue; }
MOTCUA_INLINE std::shared_ptr<state_machine const> const& rules::machine() const { return data_->machine; }
MOTCUA_INLINE motcua::readings const& rules::readings() const { return data_->readings; }

MOTCUA_INLINE std::vector<edition> rules::editions() const {
    edition_hash hash;
    for (auto const r : data_->readings.chosen) hash.add(r);
    return {{"calendar", data_->calendar.edition()},
            {"hours", data_->hours ? data_->hours->edition() : ""},
            {"law", law_edition()},
            {"catalogue", data_->catalogue.edition()},
            {"readings", hash.text()}};
}

}
}
