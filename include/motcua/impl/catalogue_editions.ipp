// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>

#include "catalogue.ipp"

namespace motcua {
inline namespace v0 {

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
        if (d == nullptr || !as_known_on) return false;
        auto const day = d->issued ? d->issued : d->effective;
        return day && *day > *as_known_on;
    };
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
               detail::assumed_on(p, parts.editions[p.edition], on).has_value();
    });
    keep(parts.lists, [&](auto const& l) { return l.holds(on); });
    keep(parts.agencies, [&](auto const& a) { return a.holds(on); });
    keep(parts.units, [&](auto const& u) { return u.holds(on); });
    keep(parts.delegations, [&](auto const& d) { return d.on(on) != in_force::no; });
    keep(parts.decisions, [&](auto const& d) { return !d.acts_from() || *d.acts_from() <= on; });
    for (auto& p : parts.procedures) p.ended.clear();
    for (auto& l : parts.lists) l.replaced.reset();
    parts.view += "on " + to_string(on) + (as_known_on ? " as known on " + to_string(*as_known_on) : "") + ";";
    return catalogue(std::move(parts));
}

}
}
