// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>

#include "catalogue.ipp"

namespace motcua {
inline namespace v0 {

namespace detail {

/// Whether a decision was published after a day: issued later, or, where that is not stated, in effect later.
inline bool issued_after(catalogue_decision const& d, date known) {
    auto const day = d.issued ? d.issued : d.effective;
    return day && *day > known;
}

/// What a document restates because of a decision, before the decision was there: a version that it began is not there,
/// and one that it ended goes on. (What the catalogue itself concludes from decisions is concluded anew.)
inline void forget_decision(catalogue_parts& parts, catalogue_decision const& d) {
    auto const day = d.acts_from();
    if (!day) return;
    auto const of = [](procedure const& p, procedure_change const& c) {
        return p.code == c.procedure && (c.agency.empty() || p.agencies.empty() ||
                                         std::find(p.agencies.begin(), p.agencies.end(), c.agency) != p.agencies.end());
    };
    for (auto const& c : d.changes) {
        bool const begins = c.action == change_action::new_ || c.action == change_action::amended;
        std::erase_if(parts.procedures, [&](auto const& p) { return begins && p.from == day && of(p, c); });
        for (auto& p : parts.procedures)
            if (p.to == day && of(p, c)) {
                p.to.reset();
                p.successors.clear();
            }
    }
    // A line that ends on that day because this decision says something else of the same.
    for (auto const& own : parts.lists) {
        if (own.decision != d.id) continue;
        for (auto& line : parts.lists)
            if (line.decision != d.id && line.to == day && line.procedure == own.procedure &&
                line.agency == own.agency && line.direction == own.direction && line.variant == own.variant)
                line.to.reset();
    }
}

}

MOTCUA_INLINE std::vector<agency const*> catalogue::standing_for(std::string_view agency, date on) const {
    std::vector<motcua::agency const*> found;
    std::vector<std::string_view> open{agency};
    std::set<std::string_view> seen;
    while (!open.empty()) {
        auto const id = open.back();
        open.pop_back();
        auto const* body = find_agency(id);
        if (body == nullptr || !seen.insert(id).second) continue;
        if (body->holds(on))
            found.push_back(body);
        else if (body->to && on >= *body->to)
            open.insert(open.end(), body->successors.rbegin(), body->successors.rend());
    }
    return found;
}

MOTCUA_INLINE std::vector<agency const*> catalogue::under(std::string_view agency, date on) const {
    std::vector<motcua::agency const*> found;
    for (auto const& a : data_->parts.agencies)
        if (a.parent == agency && a.holds(on)) found.push_back(&a);
    return found;
}

MOTCUA_INLINE catalogue catalogue::edition(date on, std::optional<date> as_known_on) const {
    auto parts = data_->parts;
    auto const unknown_then = [&](std::string const& id) {
        auto const* d = find_decision(id);
        return d != nullptr && as_known_on && detail::issued_after(*d, *as_known_on);
    };
    if (as_known_on)
        for (auto const& d : data_->parts.decisions)
            if (detail::issued_after(d, *as_known_on)) detail::forget_decision(parts, d);
    auto const keep = [](auto& all, auto wanted) { std::erase_if(all, [&](auto const& x) { return !wanted(x); }); };
    keep(parts.decisions, [&](auto const& d) { return !unknown_then(d.id); });
    keep(parts.lists, [&](auto const& l) { return !unknown_then(l.decision); });
    keep(parts.delegations, [&](auto const& d) { return !unknown_then(d.decision); });
    for (auto& p : parts.procedures) p.ended.clear();
    for (auto& l : parts.lists) l.replaced.reset();
    // What the decisions that were known then say is worked out anew, and only then the day is asked.
    catalogue const known(std::move(parts));
    parts = known.parts();
    keep(parts.procedures, [&](auto const& p) {
        return p.holds(on) && !detail::ended_for_all(p, on) &&
               detail::assumed_on(p, parts.edition_of(p), on).has_value();
    });
    keep(parts.lists, [&](auto const& l) { return l.holds(on); });
    keep(parts.agencies, [&](auto const& a) { return a.holds(on); });
    keep(parts.units, [&](auto const& u) { return u.holds(on); });
    keep(parts.delegations, [&](auto const& d) { return d.on(on) != in_force::no; });
    keep(parts.zones, [&](auto const& z) { return z.holds(on); });
    keep(parts.transit, [&](auto const& t) { return t.holds(on); });
    keep(parts.tariffs, [&](auto const& t) { return t.on(on) != in_force::no; });
    keep(parts.decisions, [&](auto const& d) { return !d.acts_from() || *d.acts_from() <= on; });
    for (auto& p : parts.procedures) p.ended.clear();
    for (auto& l : parts.lists) l.replaced.reset();
    parts.view += "on " + to_string(on) + (as_known_on ? " as known on " + to_string(*as_known_on) : "") + ";";
    return catalogue(std::move(parts));
}

}
}
