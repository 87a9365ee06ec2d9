// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../catalogue.hpp"
#include "../transit.hpp"
#include "deadline_walk.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// An area and what it lies in, nearest first. The reader has seen to it that nothing lies in itself.
inline std::vector<std::string_view> areas_around(motcua::catalogue const& c, std::string_view id) {
    std::vector<std::string_view> all;
    for (auto const* a = c.find_area(id); a != nullptr; a = c.find_area(a->within)) all.push_back(a->id);
    return all;
}
inline std::optional<std::size_t> place_in(std::vector<std::string_view> const& all, std::string_view id) {
    auto const at = std::find(all.begin(), all.end(), id);
    return at == all.end() ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(at - all.begin()));
}

/// The published time of a zone or a special area; of two the later document's, and one of the area before one of all.
inline transit_entry const* published_transit(motcua::catalogue const& c, postal_zone zone, std::string_view area,
                                              date on) {
    transit_entry const* best = nullptr;
    for (auto const& t : c.parts().transit) {
        if (t.zone != zone || !t.holds(on) || (!t.area.empty() && t.area != area)) continue;
        if (best == nullptr || best->area.empty() || !t.area.empty()) best = &t;
    }
    return best;
}

inline citation zone_source(motcua::catalogue const& c, zone_entry const& z) {
    auto const* s = c.find_source(z.source);
    return {s == nullptr ? z.source : s->title + " (" + s->id + ")", "", z.certainty};
}

inline transit_deadline not_known(transit_reason why, citation basis, date on) {
    transit_deadline out;
    out.why = why;
    out.steps.push_back({{std::string(label(why)), std::string(label(why, language::en))}, std::move(basis), on, {}});
    return out;
}

inline transit_deadline carried(postal_zone zone, std::string_view area, date accepted, bool with_slip,
                                rules const& under) {
    constexpr int most[][2] = {{1, 2}, {2, 4}, {3, 6}, {4, 8}};
    auto const* row = under.law().find("PST-48", accepted);
    auto const* own = published_transit(under.catalogue(), zone, area, accepted);
    std::optional<int> n = own == nullptr ? std::nullopt : with_slip ? own->with_slip : own->carry;
    bool const published = n.has_value();
    if (!n && row != nullptr && zone != postal_zone::special_area)
        n = most[static_cast<std::size_t>(zone)][with_slip ? 1 : 0];
    if (!n) {
        auto out =
            not_known(row == nullptr ? transit_reason::no_rule : transit_reason::set_by_post, cite(row), accepted);
        out.zone = zone;
        return out;
    }
    transit_deadline out;
    out.zone = zone;
    out.why = published ? transit_reason::published : transit_reason::circular;
    auto const bounds = under.calendar().advance_bounds(accepted, *n);
    out.n = n;
    out.earliest = bounds.earliest;
    out.latest = bounds.latest;
    if (bounds.earliest == bounds.latest) out.due = bounds.earliest;
    out.steps.push_back({{"J + " + std::to_string(*n) + " ngày làm việc kể từ " + to_string_vi(accepted),
                          "J + " + std::to_string(*n) + " working days from " + to_string(accepted)},
                         published ? own->basis : cite(row),
                         accepted,
                         bounds.latest});
    describe_skipped(out.steps, under.calendar(), accepted + calendar_days{1}, bounds.latest);
    auto const* silent = under.law().find("LA-22", accepted);
    out.steps.push_back({{"Tính theo ngày làm việc của cơ quan nhà nước (văn bản không nói của ai)",
                          "Working days of state bodies are taken (the text does not say whose)"},
                         {silent == nullptr ? std::string() : std::string(silent->instrument),
                          silent == nullptr ? std::string() : std::string(silent->article), certainty::inferred},
                         {},
                         {}});
    return out;
}

}

MOTCUA_INLINE transit_deadline transit_due(postal_zone zone, date accepted, bool with_slip, rules const& under) {
    return detail::carried(zone, {}, accepted, with_slip, under);
}

MOTCUA_INLINE zone_answer zone_between(std::string_view from, std::string_view to, date on, rules const& under) {
    auto const& c = under.catalogue();
    zone_answer out;
    if (c.parts().areas.empty()) return out;
    for (auto const id : {from, to})
        if (c.find_area(id) == nullptr)
            fail(error_code::reference_unknown, "area", std::string(id), "an area of the catalogue's zone table",
                 "correct the identifier, or add the area by an overlay");
    auto const a = detail::areas_around(c, from), b = detail::areas_around(c, to);
    std::vector<zone_entry const*> closest;  // each of another pair of areas
    std::size_t distance = std::numeric_limits<std::size_t>::max();
    for (auto const& z : c.parts().zones) {
        if (!z.holds(on)) continue;
        if (z.between.size() == 1) {
            if (!detail::place_in(a, z.between[0]) && !detail::place_in(b, z.between[0])) continue;
            out = {postal_zone::special_area, transit_reason::zone_entry, z.between[0], detail::zone_source(c, z),
                   z.note};
            return out;
        }
        std::optional<std::size_t> near;
        for (int turned = 0; turned < 2; ++turned) {
            auto const i = detail::place_in(a, z.between[turned == 0 ? 0 : 1]);
            auto const k = detail::place_in(b, z.between[turned == 0 ? 1 : 0]);
            if (i && k && (!near || *i + *k < *near)) near = *i + *k;
        }
        if (!near || *near > distance) continue;
        if (*near < distance) closest.clear();
        distance = *near;
        // The same pair again comes from a later document, and stands over the earlier one.
        auto const same = std::find_if(closest.begin(), closest.end(), [&](auto const* other) {
            return std::is_permutation(z.between.begin(), z.between.end(), other->between.begin());
        });
        if (same != closest.end())
            *same = &z;
        else
            closest.push_back(&z);
    }
    bool const differ =
        std::any_of(closest.begin(), closest.end(), [&](auto const* z) { return z->zone != closest[0]->zone; });
    if (from == to && c.find_area(from)->district) {
        auto const* row = under.law().find("PST-48", on);
        out = {postal_zone::same_district, transit_reason::same_area, {}, cite(row), {}};
    } else if (detail::place_in(a, to) || detail::place_in(b, from)) {
        out.why = transit_reason::area_too_wide;
    } else if (differ) {
        out.why = transit_reason::zones_differ;
    } else if (!closest.empty()) {
        auto const& z = *closest.front();
        out = {z.zone, transit_reason::zone_entry, {}, detail::zone_source(c, z), z.note};
    }
    return out;
}

MOTCUA_INLINE transit_deadline transit_between(std::string_view from, std::string_view to, date accepted,
                                               bool with_slip, rules const& under) {
    auto const zone = zone_between(from, to, accepted, under);
    if (!zone.zone) return detail::not_known(zone.why, zone.basis, accepted);
    auto out = detail::carried(*zone.zone, zone.special, accepted, with_slip, under);
    bilingual text{"Vùng bưu chính: " + std::string(label(*zone.zone)),
                   "Postal zone: " + std::string(label(*zone.zone, language::en))};
    if (!zone.note.vi.empty()) {
        text.vi += " (" + zone.note.vi + ")";
        text.en += " (" + zone.note.in(language::en) + ")";
    }
    out.steps.insert(out.steps.begin(), {std::move(text), zone.basis, accepted, std::nullopt});
    return out;
}

}
}
