// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <unordered_map>

#include "../catalogue.hpp"
#include "rules_data.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

using id_places = std::unordered_map<std::string_view, std::size_t>;  // of identifiers that the parts own

struct catalogue_data {
    catalogue_parts parts;
    std::size_t codes = 0;
    std::string edition;
    id_places agencies, units, decisions, sources, areas, tariffs;
    std::unordered_map<std::string_view, std::pair<std::size_t, std::size_t>> versions, lines;  // ranges by code
};

template <class T>
T const* found_in(std::vector<T> const& all, id_places const& by_id, std::string_view id) {
    auto const place = by_id.find(id);
    return place == by_id.end() ? nullptr : &all[place->second];
}
template <class T>
id_places index_of(std::vector<T> const& all) {
    id_places by_id;
    by_id.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) by_id.emplace(all[i].id, i);
    return by_id;
}
/// Where the entries of each code stand among entries that are sorted by code.
template <class T, class Code>
auto ranges_of(std::vector<T> const& all, Code code) {
    std::unordered_map<std::string_view, std::pair<std::size_t, std::size_t>> ranges;
    ranges.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& r = ranges.try_emplace(code(all[i]), i, i).first->second;
        r.second = i + 1;
    }
    return ranges;
}
template <class T, class Code>
void sort_by(std::vector<T>& all, Code code) {
    auto const before = [&](T const& a, T const& b) { return code(a) < code(b); };
    if (!std::is_sorted(all.begin(), all.end(), before)) std::stable_sort(all.begin(), all.end(), before);
}

/// For which days a version speaks without having been stated for them: from `assumed_from` on, before the day for which
/// its facts were stated. Nothing where it does not speak for the day at all.
inline std::optional<bool> assumed_on(procedure const& p, catalogue_edition const& edition, date on) {
    if (p.from) return false;
    auto const stated = p.true_on ? p.true_on : edition.true_on;
    if (stated ? on >= *stated : !edition.assumed_from) return false;
    if (edition.assumed_from && on >= *edition.assumed_from) return true;
    return std::nullopt;
}

/// What a decision takes away: lines of the decisions it replaces, in its part, and procedures that it ends.
inline void apply_decision(catalogue_data& data, catalogue_decision const& d) {
    auto const day = d.acts_from();
    if (!day) return;
    for (auto const& r : d.replaces)
        for (auto& line : data.parts.lists) {
            if (line.decision != r.decision || (line.replaced && *line.replaced <= *day)) continue;
            auto const* body = found_in(data.parts.agencies, data.agencies, line.agency);
            bool const in_part =
                r.whole() || std::find(r.agencies.begin(), r.agencies.end(), line.agency) != r.agencies.end() ||
                (body != nullptr && std::find(r.levels.begin(), r.levels.end(), body->level) != r.levels.end());
            if (!in_part) continue;
            line.replaced = day;
            line.replaced_by = d.id;
        }
    for (auto const& c : d.changes) {
        auto const range = data.versions.find(c.procedure);
        if (range == data.versions.end() ||
            (c.action != change_action::replaced && c.action != change_action::repealed))
            continue;
        for (auto i = range->second.first; i < range->second.second; ++i)
            data.parts.procedures[i].ended.push_back({c.agency, *day, d.id, c.successors});
    }
}

/// Whether no agency is left for which a version holds.
inline bool ended_for_all(procedure const& p, date on) {
    if (p.ended.empty()) return false;
    if (p.agencies.empty()) return p.end_on(on, "") != nullptr;
    return std::all_of(p.agencies.begin(), p.agencies.end(), [&](auto const& a) { return p.end_on(on, a) != nullptr; });
}
inline bool ended_on(procedure const& p, date on, std::string_view agency) {
    return agency.empty() ? ended_for_all(p, on) : p.end_on(on, agency) != nullptr;
}

}

MOTCUA_INLINE catalogue::catalogue() : catalogue(catalogue_parts{}) {}

MOTCUA_INLINE catalogue::catalogue(catalogue_parts parts) {
    auto data = std::make_shared<detail::catalogue_data>();
    data->parts = std::move(parts);
    auto& p = data->parts;
    auto const code = [](procedure const& x) -> std::string_view { return x.code; };
    auto const of_line = [](list_entry const& x) -> std::string_view { return x.procedure; };
    detail::sort_by(p.procedures, code);
    detail::sort_by(p.lists, of_line);
    data->versions = detail::ranges_of(p.procedures, code);
    data->lines = detail::ranges_of(p.lists, of_line);
    data->codes = data->versions.size();
    data->agencies = detail::index_of(p.agencies);
    data->units = detail::index_of(p.units);
    data->decisions = detail::index_of(p.decisions);
    data->sources = detail::index_of(p.sources);
    data->areas = detail::index_of(p.areas);
    data->tariffs = detail::index_of(p.tariffs);
    // A line speaks for no day before its decision took effect, or was issued.
    for (auto& line : p.lists) {
        if (line.from) continue;
        if (auto const* decision = detail::found_in(p.decisions, data->decisions, line.decision))
            line.from = decision->acts_from();
    }
    for (auto const& d : p.decisions) detail::apply_decision(*data, d);
    edition_hash hash;
    for (auto const& e : p.editions) hash.add(e.hash);
    if (!p.view.empty()) hash.add(p.view);
    data->edition = hash.text();
    data_ = std::move(data);
}

MOTCUA_INLINE std::span<procedure const> catalogue::versions(std::string_view code) const {
    auto const range = data_->versions.find(code);
    if (range == data_->versions.end()) return {};
    return {data_->parts.procedures.data() + range->second.first, range->second.second - range->second.first};
}

MOTCUA_INLINE std::span<list_entry const> catalogue::lines(std::string_view code) const {
    auto const range = data_->lines.find(code);
    if (range == data_->lines.end()) return {};
    return {data_->parts.lists.data() + range->second.first, range->second.second - range->second.first};
}

MOTCUA_INLINE catalogue_edition const& catalogue_parts::edition_of(procedure const& p) const {
    static catalogue_edition const none;
    return p.edition < editions.size() ? editions[p.edition] : none;
}

MOTCUA_INLINE std::optional<catalogue_entry> catalogue::at(std::string_view code, date on,
                                                           std::string_view agency) const {
    auto const all = versions(code);
    if (all.empty())
        fail(error_code::procedure_unknown, "catalogue", std::string(code), "a code of the catalogue",
             "check the code, or add the procedure by an overlay");
    procedure const* best = nullptr;
    bool best_assumed = false, several = false;
    for (auto const& p : all) {
        if (!p.holds(on) || detail::ended_on(p, on, agency)) continue;
        // Facts stated for one day answer for earlier days only where the edition says that it assumes so.
        auto const assumed = detail::assumed_on(p, data_->parts.edition_of(p), on);
        if (!assumed) continue;
        if (!agency.empty() && !p.agencies.empty() &&
            std::find(p.agencies.begin(), p.agencies.end(), agency) == p.agencies.end())
            continue;
        // A version of an agency's own beats a general one, a later document an earlier one.
        bool const own = !agency.empty() && !p.agencies.empty();
        bool const best_own = best != nullptr && !agency.empty() && !best->agencies.empty();
        if (best != nullptr && (best_own && !own)) continue;
        if (best != nullptr && best_own == own && p.edition < best->edition) continue;
        // Two agencies' own versions in one document: without an agency neither is the answer.
        several = best != nullptr && best_own == own && p.edition == best->edition;
        best = &p;
        best_assumed = *assumed;
    }
    if (best == nullptr || several) return std::nullopt;
    return catalogue_entry{data_, best, best_assumed};
}

MOTCUA_INLINE procedure_end const* catalogue::ended(std::string_view code, date on, std::string_view agency) const {
    procedure_end const* latest = nullptr;
    for (auto const& p : versions(code)) {
        if (!detail::ended_on(p, on, agency)) continue;
        auto const* e =
            p.end_on(on, agency.empty() && !p.agencies.empty() ? std::string_view(p.agencies.front()) : agency);
        if (e != nullptr && (latest == nullptr || e->on > latest->on)) latest = e;
    }
    return latest;
}

MOTCUA_INLINE bool catalogue::contains(std::string_view code) const { return data_->versions.count(code) != 0; }
MOTCUA_INLINE std::size_t catalogue::size() const { return data_->codes; }
MOTCUA_INLINE catalogue_parts const& catalogue::parts() const { return data_->parts; }
MOTCUA_INLINE agency const* catalogue::find_agency(std::string_view id) const {
    return detail::found_in(data_->parts.agencies, data_->agencies, id);
}
MOTCUA_INLINE receiving_unit const* catalogue::find_unit(std::string_view id) const {
    return detail::found_in(data_->parts.units, data_->units, id);
}
MOTCUA_INLINE catalogue_decision const* catalogue::find_decision(std::string_view id) const {
    return detail::found_in(data_->parts.decisions, data_->decisions, id);
}
MOTCUA_INLINE catalogue_source const* catalogue::find_source(std::string_view id) const {
    return detail::found_in(data_->parts.sources, data_->sources, id);
}
MOTCUA_INLINE postal_area const* catalogue::find_area(std::string_view id) const {
    return detail::found_in(data_->parts.areas, data_->areas, id);
}
MOTCUA_INLINE postal_tariff const* catalogue::find_tariff(std::string_view id) const {
    return detail::found_in(data_->parts.tariffs, data_->tariffs, id);
}
MOTCUA_INLINE rules rules::with(motcua::catalogue catalogue) const {
    return rules(detail::changed(*data_, [&](auto& d) {
        d.catalogue_edition = catalogue.edition();
        d.catalogue = std::make_shared<motcua::catalogue const>(std::move(catalogue));
    }));
}
MOTCUA_INLINE motcua::catalogue const& rules::catalogue() const {
    static motcua::catalogue const empty;
    return data_->catalogue ? *data_->catalogue : empty;
}

MOTCUA_INLINE std::string const& catalogue::edition() const { return data_->edition; }

MOTCUA_INLINE list_entry const* catalogue::listed(std::string_view code, std::string_view agency, direction d,
                                                  date on, std::string_view variant) const {
    list_entry const* best = nullptr;
    for (auto const& entry : lines(code)) {
        if (entry.direction != d || !entry.holds(on)) continue;
        if (!agency.empty() && !entry.agency.empty() && entry.agency != agency) continue;
        if (!entry.variant.empty() && entry.variant != variant) continue;
        // The later decision wins; of one day the line of the case beats the general one.
        if (best != nullptr && best->from == entry.from && !best->variant.empty() && entry.variant.empty()) continue;
        if (best == nullptr || !best->from || (entry.from && *entry.from >= *best->from)) best = &entry;
    }
    return best != nullptr && best->withdrawn ? nullptr : best;
}

MOTCUA_INLINE std::size_t catalogue::listed_count(date on) const {
    std::vector<std::string_view> codes;
    for (auto const& entry : data_->parts.lists) {
        if (!entry.listed || entry.withdrawn || !entry.holds(on)) continue;
        auto const* latest = listed(entry.procedure, entry.agency, entry.direction, on, entry.variant);
        if (latest != nullptr && latest->listed) codes.push_back(entry.procedure);
    }
    std::sort(codes.begin(), codes.end());
    return static_cast<std::size_t>(std::unique(codes.begin(), codes.end()) - codes.begin());
}

MOTCUA_INLINE in_force delegation::on(date d) const {
    if ((to && d >= *to) || (from && d < *from)) return in_force::no;
    if ((contract_to && d >= *contract_to) || (contract_from && d < *contract_from)) return in_force::no;
    if (!from) return in_force::unknown;
    bool const contracted = !contract.empty() || contract_from || contract_to;
    return contracted || d < date(2025, 7, 1) ? in_force::yes : in_force::unknown;
}

MOTCUA_INLINE in_force catalogue::delegated(std::string_view agency, std::string_view unit, desk_task task, date on,
                                            delegation const** which) const {
    in_force answer = in_force::no;
    for (auto const& d : data_->parts.delegations) {
        if (d.agency != agency || (!unit.empty() && !d.unit.empty() && d.unit != unit)) continue;
        if (std::find(d.tasks.begin(), d.tasks.end(), task) == d.tasks.end()) continue;
        auto const holds = d.on(on);
        if (holds == in_force::no) continue;
        if (which != nullptr) *which = &d;
        if (holds == in_force::yes) return holds;
        answer = in_force::unknown;
    }
    return answer;
}

}
}

#include "catalogue_editions.ipp"
