// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <set>
#include <unordered_map>

#include "../eligibility_columns.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// The rules that `assess` looks up: an answer can change only where one of them, or something of the case, does.
inline constexpr std::string_view rules_of_eligibility[] = {"LA-09",  "LA-19",  "OST-01", "OST-19", "OST-40", "OST-45",
                                                            "OST-67", "OST-68", "PST-02", "PST-26", "PST-65"};
inline constexpr date earliest_day{1900, 1, 1};

inline std::vector<date> law_days(law_book const& law) {
    std::set<date> days{earliest_day, date(2025, 7, 1)};
    for (auto const id : rules_of_eligibility)
        for (auto const& r : law.rows())
            if (r.id == id) {
                days.insert(r.from);
                if (r.to) days.insert(*r.to);
            }
    return {days.begin(), days.end()};
}

inline std::vector<date> days_of(motcua::catalogue const& c, std::string_view code, agency const* body,
                                 std::vector<date> days) {
    auto const add = [&](std::optional<date> const& d) {
        if (d) days.push_back(*d);
    };
    for (auto const& p : c.versions(code)) {
        auto const& e = c.parts().edition_of(p);
        for (auto const& d : {p.from, p.to, p.true_on, e.true_on, e.assumed_from}) add(d);
        for (auto const& end : p.ended) days.push_back(end.on);
    }
    for (auto const& l : c.lines(code))
        for (auto const& d : {l.from, l.to, l.replaced}) add(d);
    if (body != nullptr)
        for (auto const& d : {body->from, body->to}) add(d);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

}

MOTCUA_INLINE eligibility_table::eligibility_table(motcua::catalogue const& catalogue, direction way,
                                                   eligibility_names const& names, eligibility_places const& places,
                                                   case_facts const& facts, rules const& under) {
    agencies_ = places.agency.empty() ? 1 : names.agencies.size() + 1;
    variants_ = places.variant.empty() ? 1 : names.variants.size() + 1;
    for (auto const other : {places.variant.size(), places.agency.size()})
        if (other != 0 && other != places.code.size())
            fail(error_code::column_length, "places", std::to_string(other) + " rows",
                 std::to_string(places.code.size()) + " rows", "one place a row");
    std::size_t const cases = (names.codes.size() + 1) * agencies_ * variants_;
    if (cases > std::size_t{1} << 26)
        fail(error_code::number_out_of_range, "names", std::to_string(cases) + " combinations", "at most 67108864",
             "ask part by part");
    for (auto const& a : names.agencies)
        if (!catalogue.parts().agencies.empty() && catalogue.find_agency(a) == nullptr)
            fail(error_code::reference_unknown, "agency", a, "an agency of the catalogue",
                 "correct the identifier, or add the agency by an overlay");

    auto const number = [](reason_id r) { return static_cast<std::uint8_t>(r); };
    auto const unknown = static_cast<std::uint8_t>(answer::unknown);
    bases_.emplace_back();
    missing_ = {0, 0, unknown, number(reason_id::day_missing)};
    constexpr std::int32_t ever = std::numeric_limits<std::int32_t>::min(),
                           never = std::numeric_limits<std::int32_t>::max();
    auto const close = [&] { parts_.push_back({never, 0, 0, 0}); };
    // Where rows are many, asking for a case that does not occur costs less than looking at every row beforehand.
    bool const all = cases <= places.code.size() / 8192;
    std::vector<char> used(cases, all ? 1 : 0);
    if (!all)
        for (std::size_t i = 0; i < places.code.size(); ++i) used[case_of(places, i)] = 1;
    first_.assign(cases, 0);
    parts_.push_back({ever, 0, unknown, number(reason_id::procedure_unknown)});
    close();
    auto const law = detail::law_days(under.law());
    std::unordered_map<std::string, std::int32_t> known;  // citations by their text
    for (std::size_t k = agencies_ * variants_; k < cases; ++k) {
        if (used[k] == 0) continue;
        auto const& code = names.codes[k / (agencies_ * variants_) - 1];
        auto const a = k / variants_ % agencies_, v = k % variants_;
        std::string const agency = a == 0 ? std::string() : names.agencies[a - 1];
        std::string const variant = v == 0 ? std::string() : names.variants[v - 1];
        if (!catalogue.contains(code)) continue;  // its first part is the one of codes that nobody knows
        first_[k] = static_cast<std::uint32_t>(parts_.size());
        auto const versions = catalogue.versions(code);
        if (!variant.empty() && std::none_of(versions.begin(), versions.end(),
                                             [&](auto const& p) { return p.variant(variant) != nullptr; })) {
            parts_.push_back({ever, 0, unknown, number(reason_id::variant_unknown)});
            close();
            continue;
        }
        bool begun = false;
        for (auto const day : detail::days_of(catalogue, code, catalogue.find_agency(agency), law)) {
            auto const verdict = motcua::assess(catalogue, code, way, day, variant, agency, facts, under);
            auto const& why = verdict.reasons.front();
            auto const place =
                known.try_emplace(to_string(why.basis) + char(1) + std::string(to_string(why.basis.certainty)),
                                  static_cast<std::int32_t>(bases_.size()));
            if (place.second) bases_.push_back(why.basis);
            part const next{begun ? day.days() : ever, place.first->second, static_cast<std::uint8_t>(verdict.answer),
                            number(why.id)};
            auto const& last = parts_.back();
            if (begun && last.basis == next.basis && last.answer == next.answer && last.reason == next.reason) continue;
            parts_.push_back(next);
            begun = true;
        }
        close();
    }
    make_look_up();
}

MOTCUA_INLINE void eligibility_table::make_look_up() {
    constexpr std::size_t most_answers = std::size_t{1} << 21, most_stretches = 4096;
    constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
    std::vector<std::int32_t> days;
    for (auto const& p : parts_)
        if (p.from != never) days.push_back(p.from);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::vector<std::uint32_t> rows{first_};
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (days.size() > most_stretches || rows.size() * days.size() > most_answers || bases_.size() > 0xFFFF) return;
    // days[0] is "ever"; the day before the first change stands for all before it.
    first_day_ = (days.size() > 1 ? days[1] : 0) - 1;
    stretch_.assign(static_cast<std::size_t>((days.size() > 1 ? days.back() : 0) - first_day_) + 1, 0);
    for (std::size_t k = 1; k < days.size(); ++k) {
        auto const from = stretch_.begin() + (days[k] - first_day_);
        std::fill(from, stretch_.end(), static_cast<std::uint16_t>(k));
    }
    std::unordered_map<std::uint32_t, std::uint32_t> places;
    answers_.reserve(rows.size() * days.size());
    for (auto const row : rows) {
        places.emplace(row, static_cast<std::uint32_t>(answers_.size()));
        auto const* at = &parts_[row];
        for (auto const day : days) {
            while (at[1].from <= day && at[1].from != never) ++at;
            answers_.push_back(packed(*at));
        }
    }
    for (auto& f : first_) f = places.at(f);
    missing_answer_ = packed(missing_);
}

}
}
