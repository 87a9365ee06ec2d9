// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <vector>

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
inline std::optional<law_row> row_of(law_rule const& rule, law_stretch const& stretch) {
    bool const narrowed = rule.from && *rule.from > stretch.from;
    date const from = narrowed ? *rule.from : stretch.from;
    auto const to = rule.to && (!stretch.to || *rule.to < *stretch.to) ? rule.to : stretch.to;
    if (to && *to <= from) return std::nullopt;
    bool const unchecked = rule.at_best == recalled || stretch.wording == recalled || stretch.force == recalled;
    return law_row{rule.id, rule.source->instrument, rule.article, weaker(stretch.wording, rule.at_best), stretch.force,
                   from, to, stretch.from_known, rule.vi, rule.en, unchecked ? std::string_view("none") : rule.acts};
}

/// Whether b only prolongs a: where a rule's wording is weakened, that the source's own falls changes nothing.
inline bool prolongs(law_row const& a, law_row const& b) {
    return a.id == b.id && a.instrument == b.instrument && a.vi == b.vi && a.to == b.from && a.wording == b.wording &&
           a.force == b.force && a.from_known == b.from_known && a.acts == b.acts;
}

/// Gives every row in turn to `emit(row, prolongs_the_last)`.
template <class Emit>
void each_row(Emit emit) {
    std::optional<law_row> last;
    for (auto const& table : rule_tables)
        for (auto const& rule : table)
            for (auto const& stretch : rule.source->life)
                if (auto const row = row_of(rule, stretch)) {
                    emit(*row, last && prolongs(*last, *row));
                    last = row;
                }
}

/// Laid out on first use and not by the compiler, which would do it again in every translation unit. What these rows
/// must be like (complete, in order, a recalled one acting nowhere) is proved by law_rows_test.
inline std::span<law_row const> rows() {
    static std::vector<law_row> const all = [] {
        std::vector<law_row> made;
        each_row([&](law_row const& row, bool more) {
            if (more) made.back().to = row.to;
            else made.push_back(row);
        });
        return made;
    }();
    return all;
}

constexpr bool acts_somewhere(std::string_view where) {
    for (std::string_view const known : {"eligibility", "clock", "guard", "actor", "data", "report", "calendar",
                                         "transit", "documents", "none"})
        if (where == known) return true;
    return false;
}

}

/// All rows, sorted by identifier and first day.
inline std::span<law_row const> all_law_rows() { return law_text::rows(); }

}
}
}
