// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../eligibility.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Collects reasons while the questions are asked in the order of the law.
struct assessment {
    verdict result;
    date on;
    law_book const& law;

    /// A rule is named on the days on which it is in force.
    void add(reason_id id, std::string_view rule, bilingual what = {}) {
        auto const* row = rule.empty() ? nullptr : law.find(rule, on);
        result.reasons.push_back({id, std::string(row == nullptr ? "" : rule), cite(row), std::move(what)});
    }
    void add(reason_id id, std::string_view rule, citation basis, bilingual what = {}) {
        auto const* row = rule.empty() ? nullptr : law.find(rule, on);
        result.reasons.push_back({id, std::string(row == nullptr ? "" : rule), std::move(basis), std::move(what)});
    }
    [[nodiscard]] bool holds(std::string_view rule) const { return law.find(rule, on) != nullptr; }
    void need(std::string_view fact) { result.needs.emplace_back(fact); }
    verdict&& end(motcua::answer a) {
        result.answer = a;
        return std::move(result);
    }
};

/// A source by its title, with the identifier that the catalogue knows it by.
inline std::string title_of(motcua::catalogue const& c, std::string const& source) {
    auto const* found = c.find_source(source);
    return found == nullptr ? source : found->title + " (" + source + ")";
}
/// A portal's page is evidence, no law: at best observed, and no better than the source that shows it.
inline citation seen_in(motcua::catalogue const& c, std::string const& source) {
    auto const* found = c.find_source(source);
    return {title_of(c, source), "",
            found == nullptr ? certainty::observed : weaker(found->certainty, certainty::observed)};
}
inline citation stated(motcua::catalogue const& c, procedure const& p, procedure_facts const& facts, procedure_fact f) {
    auto const& basis = facts.basis_of(f);
    return basis.instrument.empty() ? seen_in(c, p.source) : basis;
}
inline citation decided_by(motcua::catalogue const& c, std::string const& decision) {
    auto const* d = c.find_decision(decision);
    return d == nullptr ? citation{decision, "", certainty::second_hand} : citation{d->number, "", d->certainty};
}

}
}
}
