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

    void add(reason_id id, std::string_view rule, bilingual what = {}) {
        result.reasons.push_back({id, std::string(rule), cite(find_law(rule, on)), std::move(what)});
    }
    void add(reason_id id, std::string_view rule, citation basis, bilingual what = {}) {
        result.reasons.push_back({id, std::string(rule), std::move(basis), std::move(what)});
    }
    verdict&& end(motcua::answer a) {
        result.answer = a;
        return std::move(result);
    }
};

inline citation stated(procedure const& p) {
    return p.facts.basis.instrument.empty() ? citation{p.source, "", certainty::observed} : p.facts.basis;
}

/// A case fact overrides what the catalogue says of the procedure.
inline std::optional<bool> fact(std::optional<bool> of_case, std::optional<bool> of_procedure) {
    return of_case ? of_case : of_procedure;
}

/// Exclusions that hold whatever a list says. Returns the answer, or nothing when none applies.
inline std::optional<answer> excluded(assessment& a, procedure const& p, direction way, case_facts const& facts) {
    bool const intake = way == direction::intake;
    // Only a decision takes a procedure away from the desk (LA-08): without one the statement stays a doubt.
    bool const decided = !p.facts.basis.instrument.empty();
    if (intake && p.facts.electronic_only.value_or(false)) {
        a.add(reason_id::electronic_only, "OST-45", stated(p));
        if (decided) return answer::no;
        a.result.needs.emplace_back("decision");
        return answer::unknown;
    }
    if (p.facts.not_at_desk.value_or(false)) {
        a.add(reason_id::not_at_desk, a.on < date(2025, 7, 1) ? "OST-19" : "OST-45", stated(p));
        if (decided) return answer::no;
        a.result.needs.emplace_back("decision");
        return answer::unknown;
    }
    if (fact(facts.state_secret, p.facts.state_secret).value_or(false)) {
        a.add(reason_id::state_secret, "PST-65");
        if (find_law("PST-65", a.on) != nullptr) return answer::no;
        a.result.needs.emplace_back("rule_on_state_secrets");  // none was read for that day
        return answer::unknown;
    }
    auto const forbidden = fact(facts.delegation_forbidden, p.facts.delegation_forbidden);
    auto const presence = fact(facts.personal_presence_required, p.facts.personal_presence_required);
    if (forbidden.value_or(false) && presence.value_or(false)) {
        a.add(reason_id::article_1_2, "PST-02");
        return answer::no;
    }
    if (!intake && facts.paper_waived.value_or(false)) {
        a.add(reason_id::paper_waived, "OST-67");
        return answer::no;
    }
    if (!intake && fact(facts.presence_to_collect, p.facts.presence_to_collect).value_or(false)) {
        // NĐ 118 Điều 22.3 speaks of electronic results, so the sector article itself is needed (LA-07).
        a.add(reason_id::presence_to_collect, "OST-68", stated(p));
        if (decided) return answer::no;
        a.result.needs.emplace_back("sector_article");
        return answer::conditional;
    }
    return std::nullopt;
}

/// One known condition of Điều 1.2 with the other unknown: the case must settle it.
inline bool half_known(assessment& a, procedure const& p, case_facts const& facts) {
    auto const forbidden = fact(facts.delegation_forbidden, p.facts.delegation_forbidden);
    auto const presence = fact(facts.personal_presence_required, p.facts.personal_presence_required);
    if (forbidden.value_or(false) && !presence) {
        a.result.needs.emplace_back("personal_presence_required");
        return true;
    }
    if (presence.value_or(false) && !forbidden) {
        a.result.needs.emplace_back("delegation_forbidden");
        return true;
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
    if (auto const no = detail::excluded(a, p, way, facts)) {
        assumed();
        return a.end(*no);
    }
    bool const half = detail::half_known(a, p, facts);
    if (auto const* line = catalogue.listed(code, agency, way, on)) {
        auto const* decision = catalogue.find_decision(line->decision);
        citation const basis = decision == nullptr ? citation{line->decision, "", certainty::second_hand}
                                                   : citation{decision->number, "", decision->certainty};
        a.add(line->listed ? reason_id::listed_yes : reason_id::listed_no, "PST-26", basis);
        if (!line->listed) a.add(reason_id::contestable, "LA-09");
        assumed();
        return a.end(line->listed ? answer::yes : answer::no);
    }
    auto const post = way == direction::intake ? static_cast<std::size_t>(channel::post)
                                               : static_cast<std::size_t>(return_channel::post);
    auto const manner = kase == nullptr ? std::optional<bool>()
                        : way == direction::intake ? kase->intake[post] : kase->returned[post];
    auto const* manner_rule = on < date(2025, 7, 1) ? "OST-01" : "OST-40";
    if (manner.value_or(false)) {
        a.add(reason_id::channel_yes, manner_rule, citation{p.source, "", certainty::observed});
        if (half) a.add(reason_id::one_condition_of_two, "PST-02");
        assumed();
        return a.end(half ? answer::conditional : answer::yes);
    }
    a.add(manner.has_value() ? reason_id::channel_absent : reason_id::unlisted, manner.has_value() ? manner_rule : "PST-26",
          manner.has_value() ? citation{p.source, "", certainty::observed} : cite(find_law("PST-26", on)));
    if (half) a.add(reason_id::one_condition_of_two, "PST-02");
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
        delegation const* which = nullptr;
        auto const answer = catalogue.delegated(d.agency, unit, task, on, &which);
        if (which != &d) continue;
        result.delegations.push_back(d);
        if (answer == in_force::yes || result.post_clerk == in_force::no) result.post_clerk = answer;
    }
    return result;
}

}
}
