// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../catalogue.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

struct catalogue_data {
    catalogue_parts parts;
    std::size_t codes = 0;
    std::string edition;
};

template <class T>
T const* find_by_id(std::vector<T> const& all, std::string_view id) {
    auto const found = std::find_if(all.begin(), all.end(), [&](T const& x) { return x.id == id; });
    return found == all.end() ? nullptr : &*found;
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

struct by_code {
    bool operator()(procedure const& a, procedure const& b) const { return a.code < b.code; }
    bool operator()(procedure const& a, std::string_view b) const { return a.code < b; }
    bool operator()(std::string_view a, procedure const& b) const { return a < b.code; }
};

}

MOTCUA_INLINE catalogue::catalogue() : catalogue(catalogue_parts{}) {}

MOTCUA_INLINE catalogue::catalogue(catalogue_parts parts) {
    auto data = std::make_shared<detail::catalogue_data>();
    data->parts = std::move(parts);
    auto& all = data->parts.procedures;
    std::stable_sort(all.begin(), all.end(), detail::by_code{});
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i == 0 || all[i].code != all[i - 1].code) ++data->codes;
    std::stable_sort(data->parts.lists.begin(), data->parts.lists.end(),
                     [](list_entry const& a, list_entry const& b) { return a.procedure < b.procedure; });
    // A line speaks for no day before its decision took effect, or was issued.
    for (auto& line : data->parts.lists) {
        if (line.from) continue;
        if (auto const* decision = detail::find_by_id(data->parts.decisions, line.decision))
            line.from = decision->effective ? decision->effective : decision->issued;
    }
    edition_hash hash;
    for (auto const& e : data->parts.editions) hash.add(e.hash);
    data->edition = hash.text();
    data_ = std::move(data);
}

MOTCUA_INLINE std::optional<catalogue_entry> catalogue::at(std::string_view code, date on,
                                                           std::string_view agency) const {
    auto const& all = data_->parts.procedures;
    auto const range = std::equal_range(all.begin(), all.end(), code, detail::by_code{});
    if (range.first == range.second)
        fail(error_code::procedure_unknown, "catalogue", std::string(code), "a code of the catalogue",
             "check the code, or add the procedure by an overlay");
    procedure const* best = nullptr;
    bool best_assumed = false, several = false;
    for (auto p = range.first; p != range.second; ++p) {
        if (!p->holds(on)) continue;
        // Facts stated for one day answer for earlier days only where the edition says that it assumes so.
        auto const assumed = detail::assumed_on(*p, data_->parts.editions[p->edition], on);
        if (!assumed) continue;
        if (!agency.empty() && !p->agencies.empty() &&
            std::find(p->agencies.begin(), p->agencies.end(), agency) == p->agencies.end())
            continue;
        // A version of an agency's own beats a general one, a later document an earlier one.
        bool const own = !agency.empty() && !p->agencies.empty();
        bool const best_own = best != nullptr && !agency.empty() && !best->agencies.empty();
        if (best != nullptr && (best_own && !own)) continue;
        if (best != nullptr && best_own == own && p->edition < best->edition) continue;
        // Two agencies' own versions in one document: without an agency neither is the answer.
        several = best != nullptr && best_own == own && p->edition == best->edition;
        best = &*p;
        best_assumed = *assumed;
    }
    if (best == nullptr || several) return std::nullopt;
    return catalogue_entry{data_, best, best_assumed};
}

MOTCUA_INLINE bool catalogue::contains(std::string_view code) const {
    auto const& all = data_->parts.procedures;
    return std::binary_search(all.begin(), all.end(), code, detail::by_code{});
}
MOTCUA_INLINE std::size_t catalogue::size() const { return data_->codes; }
MOTCUA_INLINE catalogue_parts const& catalogue::parts() const { return data_->parts; }
MOTCUA_INLINE agency const* catalogue::find_agency(std::string_view id) const {
    return detail::find_by_id(data_->parts.agencies, id);
}
MOTCUA_INLINE receiving_unit const* catalogue::find_unit(std::string_view id) const {
    return detail::find_by_id(data_->parts.units, id);
}
MOTCUA_INLINE catalogue_decision const* catalogue::find_decision(std::string_view id) const {
    return detail::find_by_id(data_->parts.decisions, id);
}
MOTCUA_INLINE std::string const& catalogue::edition() const { return data_->edition; }

MOTCUA_INLINE list_entry const* catalogue::listed(std::string_view code, std::string_view agency, direction d,
                                                  date on) const {
    list_entry const* best = nullptr;
    auto const& lists = data_->parts.lists;  // sorted by code
    auto const first = std::lower_bound(lists.begin(), lists.end(), code,
                                        [](list_entry const& e, std::string_view c) { return e.procedure < c; });
    for (auto it = first; it != lists.end() && it->procedure == code; ++it) {
        auto const& entry = *it;
        if (entry.direction != d || !entry.holds(on)) continue;
        if (!agency.empty() && !entry.agency.empty() && entry.agency != agency) continue;
        if (best == nullptr || !best->from || (entry.from && *entry.from >= *best->from)) best = &entry;
    }
    return best;
}

MOTCUA_INLINE std::size_t catalogue::listed_count(date on) const {
    std::vector<std::string_view> codes;
    for (auto const& entry : data_->parts.lists)
        if (entry.listed && entry.holds(on) && listed(entry.procedure, entry.agency, entry.direction, on)->listed)
            codes.push_back(entry.procedure);
    std::sort(codes.begin(), codes.end());
    return static_cast<std::size_t>(std::unique(codes.begin(), codes.end()) - codes.begin());
}

MOTCUA_INLINE in_force catalogue::delegated(std::string_view agency, std::string_view unit, desk_task task, date on,
                                            delegation const** which) const {
    in_force answer = in_force::no;
    for (auto const& d : data_->parts.delegations) {
        if (d.agency != agency || (!unit.empty() && !d.unit.empty() && d.unit != unit)) continue;
        if (std::find(d.tasks.begin(), d.tasks.end(), task) == d.tasks.end()) continue;
        if (d.to && on >= *d.to) continue;
        if (d.from && on < *d.from) continue;
        if (which != nullptr) *which = &d;
        if (d.from) return in_force::yes;
        answer = in_force::unknown;
    }
    return answer;
}

}
}
