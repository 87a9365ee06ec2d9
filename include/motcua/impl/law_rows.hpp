// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <utility>

#include "law_rows_added.hpp"
#include "law_rows_carriage.hpp"
#include "law_rows_centre.hpp"
#include "law_rows_clock.hpp"
#include "law_rows_desk.hpp"
#include "law_rows_forms.hpp"
#include "law_rows_post.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {
namespace law_text {

/// The tables in the order of their identifiers, so that their rows need no sorting.
inline constexpr std::array<std::span<law_rule const>, 7> rule_tables = {
    clock_rules, form_rules, added_rules, desk_rules, centre_rules, post_rules, carriage_rules};

/// What a rule makes of a stretch of its source, or nothing where the two do not meet.
constexpr std::optional<law_row> row_of(law_rule const& rule, law_stretch const& stretch) {
    bool const narrowed = rule.from && *rule.from > stretch.from;
    date const from = narrowed ? *rule.from : stretch.from;
    auto const to = rule.to && (!stretch.to || *rule.to < *stretch.to) ? rule.to : stretch.to;
    if (to && *to <= from) return std::nullopt;
    bool const unchecked = rule.at_best == recalled || stretch.wording == recalled || stretch.force == recalled;
    return law_row{rule.id, rule.source->instrument, rule.article, weaker(stretch.wording, rule.at_best), stretch.force,
                   from, to, stretch.from_known, rule.vi, rule.en, unchecked ? std::string_view("none") : rule.acts};
}

/// Whether b only prolongs a: where a rule's wording is weakened, that the source's own falls changes nothing.
constexpr bool prolongs(law_row const& a, law_row const& b) {
    return a.id == b.id && a.instrument == b.instrument && a.vi == b.vi && a.to == b.from && a.wording == b.wording &&
           a.force == b.force && a.from_known == b.from_known && a.acts == b.acts;
}

/// Gives every row in turn to `emit(row, prolongs_the_last)`.
template <class Emit>
constexpr void each_row(Emit emit) {
    std::optional<law_row> last;
    for (auto const& table : rule_tables)
        for (auto const& rule : table)
            for (auto const& stretch : rule.source->life)
                if (auto const row = row_of(rule, stretch)) {
                    emit(*row, last && prolongs(*last, *row));
                    last = row;
                }
}

inline constexpr std::size_t row_count = [] {
    std::size_t n = 0;
    each_row([&](law_row const&, bool more) { n += more ? 0U : 1U; });
    return n;
}();

template <std::size_t... I>
constexpr std::array<law_row, sizeof...(I)> blank_rows(std::index_sequence<I...>) {
    return {((void)I, law_row{"", "", "", text, text, regime_b, open, true, "", "", ""})...};
}

inline constexpr auto rows = [] {
    auto all = blank_rows(std::make_index_sequence<row_count>());
    std::size_t n = 0;
    each_row([&](law_row const& row, bool more) {
        if (more) all[n - 1].to = row.to;
        else all[n++] = row;
    });
    return all;
}();

constexpr bool acts_somewhere(std::string_view where) {
    for (std::string_view const known : {"eligibility", "clock", "guard", "actor", "data", "report", "calendar",
                                         "transit", "documents", "none"})
        if (where == known) return true;
    return false;
}

constexpr bool rows_are_complete() {
    for (auto const& r : rows)
        if (r.id.empty() || r.instrument.empty() || r.vi.empty() || r.en.empty() || !acts_somewhere(r.acts) ||
            (r.to && *r.to <= r.from))
            return false;
    return true;
}

/// Sorted by identifier and day; of one identifier at most one row on any day.
constexpr bool rows_are_in_order() {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto const &a = rows[i - 1], &b = rows[i];
        if (b.id < a.id || (a.id == b.id && (!a.to || *a.to > b.from))) return false;
    }
    return true;
}

constexpr bool recalled_rows_act_nowhere() {
    for (auto const& r : rows)
        if ((r.wording == recalled || r.force == recalled) && r.acts != "none") return false;
    return true;
}

/// A rule whose narrowing leaves nothing of its source would vanish without a word.
constexpr bool every_rule_has_a_row() {
    for (auto const& table : rule_tables)
        for (auto const& rule : table) {
            bool found = false;
            for (auto const& stretch : rule.source->life) found = found || row_of(rule, stretch).has_value();
            if (!found) return false;
        }
    return true;
}

static_assert(rows_are_complete());
static_assert(rows_are_in_order());
static_assert(recalled_rows_act_nowhere());
static_assert(every_rule_has_a_row());

}

/// All rows, sorted by identifier and first day.
constexpr std::span<law_row const> all_law_rows() { return law_text::rows; }

}
}
}
