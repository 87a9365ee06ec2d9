// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../eligibility.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Collects reasons while the questions are asked in the order of the law.
struct assessment {
    verdict result;
    date on;

    /// A rule is named on the days on which it is in force.
    void add(reason_id id, std::string_view rule, bilingual what = {}) { add(id, rule, cite(find_law(rule, on)), std::move(what)); }
    void add(reason_id id, std::string_view rule, citation basis, bilingual what = {}) {
        result.reasons.push_back({id, std::string(find_law(rule, on) == nullptr ? "" : rule), std::move(basis), std::move(what)});
    }
    verdict&& end(motcua::answer a) {
        result.answer = a;
        return std::move(result);
    }
};

/// A portal's page is evidence, no law: at best observed, and no better than the source that shows it.
inline citation seen_in(motcua::catalogue const& c, std::string const& source) {
    auto const* found = find_by_id(c.parts().sources, source);
    return {source, "", found == nullptr ? certainty::observed : weaker(found->certainty, certainty::observed)};
}

inline citation stated(motcua::catalogue const& c, procedure const& p) {
    return p.facts.basis.instrument.empty() ? seen_in(c, p.source) : p.facts.basis;
}

/// A case fact overrides what the catalogue says of the procedure.
inline std::optional<bool> fact(std::optional<bool> of_case, std::optional<bool> of_procedure) {
    return of_case ? of_case : of_procedure;
}

/// Exclusions that are known and hold whatever a list says.
inline bool excluded(motcua::catalogue const& c, assessment& a, procedure const& p, direction way, case_facts const& facts) {
    bool const intake = way == direction::intake;
    // Only a decision takes a procedure away from the desk (LA-08), and only the sector's article asks for presence to
    // collect by post: NĐ 118 Điều 22.3 speaks of electronic results (LA-07). Without one the statement stays a doubt.
    bool const decided = !p.facts.basis.instrument.empty();
    if (decided && intake && p.facts.electronic_only.value_or(false)) {
        a.add(reason_id::electronic_only, "OST-45", stated(c, p));
        return true;
    }
    if (decided && p.facts.not_at_desk.value_or(false)) {
        a.add(reason_id::not_at_desk, a.on < date(2025, 7, 1) ? "OST-19" : "OST-45", stated(c, p));
        return true;
    }
    if (fact(facts.state_secret, p.facts.state_secret).value_or(false) && find_law("PST-65", a.on) != nullptr) {
        a.add(reason_id::state_secret, "PST-65");
        return true;
    }
    auto const forbidden = fact(facts.delegation_forbidden, p.facts.delegation_forbidden);
    auto const presence = fact(facts.personal_presence_required, p.facts.personal_presence_required);
    if (forbidden.value_or(false) && presence.value_or(false)) {
        a.add(reason_id::article_1_2, "PST-02");
        return true;
    }
    if (!intake && facts.paper_waived.value_or(false)) {
        a.add(reason_id::paper_waived, "OST-67");
        return true;
    }
    if (decided && !intake && fact(facts.presence_to_collect, p.facts.presence_to_collect).value_or(false)) {
        a.add(reason_id::presence_to_collect, "OST-68", stated(c, p));
        return true;
    }
    return false;
}

/// An exclusion that is stated without what would make it hold: no yes is possible until that is known.
inline std::optional<answer> doubted(motcua::catalogue const& c, assessment& a, procedure const& p, direction way,
                                     case_facts const& facts) {
    bool const intake = way == direction::intake;
    bool const electronic = intake && p.facts.electronic_only.value_or(false);
    if (electronic || p.facts.not_at_desk.value_or(false)) {
        a.add(electronic ? reason_id::electronic_only : reason_id::not_at_desk,
              electronic || a.on >= date(2025, 7, 1) ? "OST-45" : "OST-19", stated(c, p));
        a.result.needs.emplace_back("decision");
        return answer::unknown;
    }
    if (fact(facts.state_secret, p.facts.state_secret).value_or(false)) {
        a.add(reason_id::state_secret, "PST-65");
        a.result.needs.emplace_back("rule_on_state_secrets");  // none was read for that day
        return answer::unknown;
    }
    if (!intake && fact(facts.presence_to_collect, p.facts.presence_to_collect).value_or(false)) {
        a.add(reason_id::presence_to_collect, "OST-68", stated(c, p));
        a.result.needs.emplace_back("sector_article");
        return answer::conditional;
    }
    return std::nullopt;
}

/// One known condition of Điều 1.2 with the other unknown: the case must settle the one that is returned.
inline std::string_view half_known(procedure const& p, case_facts const& facts) {
    auto const forbidden = fact(facts.delegation_forbidden, p.facts.delegation_forbidden);
    auto const presence = fact(facts.personal_presence_required, p.facts.personal_presence_required);
    if (forbidden.value_or(false) && !presence) return "personal_presence_required";
    if (presence.value_or(false) && !forbidden) return "delegation_forbidden";
    return {};
}

/// What the source says of the post for one case.
inline std::optional<bool> manner_of(procedure_variant const& v, direction way) {
    return way == direction::intake ? v.intake[static_cast<std::size_t>(channel::post)]
                                    : v.returned[static_cast<std::size_t>(return_channel::post)];
}

/// Whether the lists of several agencies answer differently, so that the agency must be named.
inline bool agencies_differ(motcua::catalogue const& c, std::string_view code, direction way, date on) {
    std::optional<bool> answer;
    auto const& lists = c.parts().lists;  // sorted by code
    auto it = std::lower_bound(lists.begin(), lists.end(), code, [](list_entry const& e, std::string_view k) { return e.procedure < k; });
    for (; it != lists.end() && it->procedure == code; ++it) {
        if (it->direction != way || !it->holds(on)) continue;
        auto const* latest = c.listed(code, it->agency, way, on);
        if (answer && *answer != latest->listed) return true;
        answer = latest->listed;
    }
    return false;
}

}

MOTCUA_INLINE verdict assess(motcua::catalogue const& catalogue, std::string_view code, direction way, date on,
                             std::string_view variant, std::string_view agency, case_facts const& facts,
                             rules const& under) {
    detail::assessment a{{}, on};
    a.result.editions = under.with(catalogue).editions();
    auto const entry = catalogue.at(code, on, agency);
    if (find_law("PST-02", on) == nullptr) {
        a.add(reason_id::no_rule_in_force, "PST-02");
        return a.end(answer::unknown);
    }
    if (!agency.empty()) {
        auto const* body = catalogue.find_agency(agency);
        // A mistyped agency matches no line of its list, and must not turn its "no" into a "yes".
        if (body == nullptr && !catalogue.parts().agencies.empty())
            fail(error_code::reference_unknown, "agency", std::string(agency), "an agency of the catalogue",
                 "correct the identifier, or add the agency by an overlay");
        if (body != nullptr && !body->holds(on)) {
            a.add(reason_id::agency_not_existing, "", citation{body->source, "", certainty::second_hand}, body->name);
            return a.end(answer::no);
        }
    }
    if (!entry) {
        a.add(reason_id::no_version_on_day, "");
        return a.end(answer::unknown);
    }
    procedure const& p = **entry;
    auto const* kase = p.variant(variant);
    if (kase == nullptr && !variant.empty())
        fail(error_code::variant_unknown, "procedure " + p.code, std::string(variant), "a variant of the procedure",
             "use one of its variants, or none for the first");

    auto const assumed = [&] {
        if (!entry->assumed) return;
        auto const& e = catalogue.parts().editions[p.edition];
        a.add(reason_id::assumed_edition, "", citation{e.id, "", certainty::inferred}, e.assumption);
    };
    if (detail::excluded(catalogue, a, p, way, facts)) {
        assumed();
        return a.end(answer::no);
    }
    auto const* line = catalogue.listed(code, agency, way, on);
    // Whatever becomes of a doubt, a list that says no is honoured.
    if (line == nullptr || line->listed) {
        if (auto const doubt = detail::doubted(catalogue, a, p, way, facts)) {
            assumed();
            return a.end(*doubt);
        }
    }
    if (agency.empty() && detail::agencies_differ(catalogue, code, way, on)) {
        a.add(reason_id::listed_no, "PST-26");
        a.add(reason_id::listed_yes, "PST-26");
        a.result.needs.emplace_back("agency");
        assumed();
        return a.end(answer::conditional);
    }
    if (line != nullptr) {
        auto const* decision = catalogue.find_decision(line->decision);
        citation const basis = decision == nullptr ? citation{line->decision, "", certainty::second_hand}
                                                   : citation{decision->number, "", decision->certainty};
        a.add(line->listed ? reason_id::listed_yes : reason_id::listed_no, "PST-26", basis);
        if (!line->listed) a.add(reason_id::contestable, "LA-09");
        assumed();
        return a.end(line->listed ? answer::yes : answer::no);
    }
    auto const half = detail::half_known(p, facts);
    if (!half.empty()) a.result.needs.emplace_back(half);
    auto const manner = kase == nullptr ? std::optional<bool>() : detail::manner_of(*kase, way);
    std::string_view const manner_rule = on < date(2025, 7, 1) ? "OST-01" : "OST-40";
    bool const read = find_law(manner_rule, on) != nullptr;  // before 2018-06-21 no one-stop text was read (LA-19)
    bool const cases_differ = variant.empty() && std::any_of(p.variants.begin(), p.variants.end(), [&](auto const& v) {
        return detail::manner_of(v, way) != manner;
    });
    if (cases_differ && read) {
        a.add(manner.value_or(false) ? reason_id::channel_yes : reason_id::channel_absent, manner_rule, detail::seen_in(catalogue, p.source));
        a.result.needs.emplace_back("variant");
        assumed();
        return a.end(answer::conditional);
    }
    if (manner.value_or(false) && read) {
        a.add(reason_id::channel_yes, manner_rule, detail::seen_in(catalogue, p.source));
        if (!half.empty()) a.add(reason_id::one_condition_of_two, "PST-02");
        assumed();
        return a.end(half.empty() ? answer::yes : answer::conditional);
    }
    if (!manner.has_value()) a.add(reason_id::unlisted, "PST-26");
    else if (read) a.add(reason_id::channel_absent, manner_rule, detail::seen_in(catalogue, p.source));
    else a.add(reason_id::no_rule_in_force, "LA-19");
    if (!half.empty()) a.add(reason_id::one_condition_of_two, "PST-02");
    a.result.needs.emplace_back("published_list");
    assumed();
    return a.end(answer::unknown);
}

MOTCUA_INLINE receiver_answer receiver(motcua::catalogue const& catalogue, std::string_view unit, date on,
                                       desk_task task, std::string_view agency) {
    receiver_answer result;
    if (auto const* place = catalogue.find_unit(unit)) {
        bool const open = (!place->from || on >= *place->from) && (!place->to || on < *place->to);
        result.official = open ? in_force::yes : in_force::no;
    }
    result.post_clerk = in_force::no;
    for (auto const& d : catalogue.parts().delegations) {
        if (!agency.empty() && d.agency != agency) continue;
        if (!unit.empty() && !d.unit.empty() && d.unit != unit) continue;
        if (std::find(d.tasks.begin(), d.tasks.end(), task) == d.tasks.end()) continue;
        if ((d.from && on < *d.from) || (d.to && on >= *d.to)) continue;
        auto const answer = d.from ? in_force::yes : in_force::unknown;
        result.delegations.push_back(d);
        if (answer == in_force::yes || result.post_clerk == in_force::no) result.post_clerk = answer;
    }
    return result;
}

}
}
