// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "eligibility_reasons.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What is known of a fact. Recalled is as good as not known, but never as good as "no".
enum class fact_state : unsigned char { unknown, yes, no, recalled };

/// A case fact overrides what the catalogue says of the procedure.
inline fact_state fact(std::optional<bool> of_case, std::optional<bool> of_procedure, citation const& basis) {
    if (of_case) return *of_case ? fact_state::yes : fact_state::no;
    if (!of_procedure) return fact_state::unknown;
    if (!basis.instrument.empty() && basis.certainty == certainty::recalled)
        return *of_procedure ? fact_state::recalled : fact_state::unknown;
    return *of_procedure ? fact_state::yes : fact_state::no;
}

/// All that the answer hangs on, once.
struct circumstances {
    procedure_facts const& facts;
    bool intake, electronic_only, not_at_desk;
    fact_state secret, forbidden, presence, collect;
    bool electronic_decided, desk_decided, collect_decided;

    circumstances(procedure_facts const& s, direction way, case_facts const& given)
        : facts(s), intake(way == direction::intake) {
        using f = procedure_fact;
        // Only a decision takes a procedure away from the desk (LA-08), and only the sector's article asks for presence to
        // collect by post: NĐ 118 Điều 22.3 speaks of electronic results (LA-07). Without one the statement stays a doubt.
        auto const decided = [&](f of) {
            return !s.basis_of(of).instrument.empty() && s.basis_of(of).certainty != certainty::recalled;
        };
        electronic_only = intake && s.electronic_only.value_or(false);
        not_at_desk = s.not_at_desk.value_or(false);
        secret = fact(given.state_secret, s.state_secret, s.basis_of(f::state_secret));
        forbidden = fact(given.delegation_forbidden, s.delegation_forbidden, s.basis_of(f::delegation_forbidden));
        presence = fact(given.personal_presence_required, s.personal_presence_required,
                        s.basis_of(f::personal_presence_required));
        collect = intake ? fact_state::unknown
                         : fact(given.presence_to_collect, s.presence_to_collect, s.basis_of(f::presence_to_collect));
        electronic_decided = decided(f::electronic_only);
        desk_decided = decided(f::not_at_desk);
        collect_decided = decided(f::presence_to_collect);
    }
    [[nodiscard]] bool asked_to_collect() const {
        return collect == fact_state::yes || collect == fact_state::recalled;
    }
};

/// Exclusions that are known and hold whatever a list says.
inline bool excluded(motcua::catalogue const& c, assessment& a, procedure const& p, circumstances const& k,
                     case_facts const& facts) {
    if (k.electronic_only && k.electronic_decided) {
        a.add(reason_id::electronic_only, "OST-45", stated(c, p, k.facts, procedure_fact::electronic_only));
        return true;
    }
    if (k.not_at_desk && k.desk_decided) {
        a.add(reason_id::not_at_desk, a.on < date(2025, 7, 1) ? "OST-19" : "OST-45",
              stated(c, p, k.facts, procedure_fact::not_at_desk));
        return true;
    }
    if (k.secret == fact_state::yes && a.holds("PST-65")) {
        a.add(reason_id::state_secret, "PST-65");
        return true;
    }
    if (k.forbidden == fact_state::yes && k.presence == fact_state::yes) {
        a.add(reason_id::article_1_2, "PST-02");
        return true;
    }
    if (!k.intake && facts.paper_waived.value_or(false)) {
        a.add(reason_id::paper_waived, "OST-67");
        return true;
    }
    if (k.collect == fact_state::yes && k.collect_decided) {
        a.add(reason_id::presence_to_collect, "OST-68", stated(c, p, k.facts, procedure_fact::presence_to_collect));
        return true;
    }
    return false;
}

/// Whether a procedure is excluded for certain, whatever the case brings.
inline bool known_exclusion(motcua::catalogue const& c, procedure const& p, std::string_view variant, direction way,
                            date on, law_book const& law) {
    auto const excludes = [&](procedure_variant const* v) {
        assessment a{{}, on, law};
        return excluded(c, a, p, circumstances(p.facts_of(v), way, {}), {});
    };
    if (!variant.empty() || p.variants.size() < 2) return excludes(p.variant(variant));
    return std::all_of(p.variants.begin(), p.variants.end(), [&](auto const& v) { return excludes(&v); });
}

/// An exclusion that is stated without what would make it hold: no yes is possible until that is known.
inline std::optional<answer> doubted(motcua::catalogue const& c, assessment& a, procedure const& p,
                                     circumstances const& k) {
    if (k.electronic_only || k.not_at_desk) {
        bool const electronic = k.electronic_only;
        a.add(electronic ? reason_id::electronic_only : reason_id::not_at_desk,
              electronic || a.on >= date(2025, 7, 1) ? "OST-45" : "OST-19",
              stated(c, p, k.facts, electronic ? procedure_fact::electronic_only : procedure_fact::not_at_desk));
        a.need("decision");
        return answer::unknown;
    }
    if (k.secret == fact_state::yes || k.secret == fact_state::recalled) {
        a.add(reason_id::state_secret, "PST-65");
        a.need(k.secret == fact_state::yes ? "rule_on_state_secrets" : "state_secret");  // none was read for that day
        return answer::unknown;
    }
    if (k.asked_to_collect()) {
        a.add(reason_id::presence_to_collect, "OST-68", stated(c, p, k.facts, procedure_fact::presence_to_collect));
        a.need("sector_article");
        return answer::conditional;
    }
    return std::nullopt;
}

/// One known condition of Điều 1.2 with the other not known: the case must settle what is returned.
inline std::vector<std::string_view> half_known(circumstances const& k) {
    auto const said = [](fact_state f) { return f == fact_state::yes || f == fact_state::recalled; };
    if (k.forbidden == fact_state::no || k.presence == fact_state::no || (!said(k.forbidden) && !said(k.presence)))
        return {};
    std::vector<std::string_view> open;
    if (k.forbidden != fact_state::yes) open.emplace_back("delegation_forbidden");
    if (k.presence != fact_state::yes) open.emplace_back("personal_presence_required");
    return open;
}

/// What the source says of the post for one case.
inline std::optional<bool> manner_of(procedure_variant const& v, direction way) {
    return way == direction::intake ? v.intake[static_cast<std::size_t>(channel::post)]
                                    : v.returned[static_cast<std::size_t>(return_channel::post)];
}

/// Whether the lists of several agencies answer differently, so that the agency must be named.
inline bool agencies_differ(motcua::catalogue const& c, std::string_view code, direction way, date on,
                            std::string_view variant) {
    std::optional<bool> answer;
    for (auto const& line : c.lines(code)) {
        if (line.direction != way || !line.holds(on)) continue;
        auto const* latest = c.listed(code, line.agency, way, on, variant);
        if (latest == nullptr) continue;
        if (answer && *answer != latest->listed) return true;
        answer = latest->listed;
    }
    return false;
}

/// Mistakes of the caller are mistakes on every day.
inline agency const* checked(motcua::catalogue const& c, std::string_view code, std::string_view variant,
                             std::string_view agency) {
    auto const versions = c.versions(code);
    if (versions.empty()) (void)c.at(code, date(2000, 1, 1));  // throws M1501
    if (!variant.empty() &&
        std::none_of(versions.begin(), versions.end(), [&](auto const& p) { return p.variant(variant) != nullptr; }))
        fail(error_code::variant_unknown, "procedure " + std::string(code), std::string(variant),
             "a variant of the procedure", "use one of its variants, or none for the first");
    if (agency.empty()) return nullptr;
    auto const* body = c.find_agency(agency);
    // A mistyped agency matches no line of its list, and must not turn its "no" into a "yes".
    if (body == nullptr && !c.parts().agencies.empty())
        fail(error_code::reference_unknown, "agency", std::string(agency), "an agency of the catalogue",
             "correct the identifier, or add the agency by an overlay");
    return body;
}

/// Whether a case of a version has facts of its own, or a line of its own on the day.
inline bool cases_have_their_own(motcua::catalogue const& c, procedure const& p, direction way, date on) {
    if (std::any_of(p.variants.begin(), p.variants.end(), [](auto const& v) { return v.facts != nullptr; }))
        return true;
    auto const lines = c.lines(p.code);
    return std::any_of(lines.begin(), lines.end(),
                       [&](auto const& l) { return !l.variant.empty() && l.direction == way && l.holds(on); });
}

inline std::string joined(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& one : all) text += (text.empty() ? "" : ", ") + one;
    return text;
}

/// The body is gone: its name, and who stands in its place on the day.
inline bilingual gone(motcua::catalogue const& c, agency const& body, date on) {
    std::string vi, en;
    for (auto const* a : c.standing_for(body.id, on)) {
        vi += (vi.empty() ? "; kế thừa: " : ", ") + a->name.vi;
        en += (en.empty() ? "; successor: " : ", ") + a->name.in(language::en);
    }
    return {body.name.vi + vi, body.name.in(language::en) + en};
}

/// No version holds: a decision has ended the procedure, or nothing is known for the day.
inline verdict&& without_version(motcua::catalogue const& c, assessment& a, std::string_view code,
                                 std::string_view agency) {
    if (auto const* end = c.ended(code, a.on, agency)) {
        auto const next = joined(end->successors);
        std::string const day = to_string(end->on);
        a.add(reason_id::repealed, "", decided_by(c, end->decision),
              {"từ " + to_string_vi(end->on) + (next.empty() ? "" : "; thay bằng " + next),
               "from " + day + (next.empty() ? "" : "; replaced by " + next)});
        return a.end(answer::no);
    }
    bilingual what{"ngày " + to_string_vi(a.on), "on " + to_string(a.on)};
    for (auto const& p : c.versions(code)) {
        if (agency.empty() && p.holds(a.on) && !p.agencies.empty()) {
            a.add(reason_id::no_version_on_day, "",
                  bilingual{what.vi + ": mỗi cơ quan một phiên bản", what.en + ": a version for each agency"});
            a.need("agency");
            return a.end(answer::unknown);
        }
        if (p.to && a.on >= *p.to && !p.successors.empty()) {
            what.vi += "; thay bằng " + joined(p.successors);
            what.en += "; replaced by " + joined(p.successors);
        }
    }
    a.add(reason_id::no_version_on_day, "", std::move(what));
    return a.end(answer::unknown);
}

}

MOTCUA_INLINE std::vector<edition> verdict::editions() const {
    auto const given = under ? *under : rules();
    return asked ? given.with(*asked).editions() : given.editions();
}

MOTCUA_INLINE verdict assess(motcua::catalogue const& catalogue, std::string_view code, direction way, date on,
                             std::string_view variant, std::string_view agency, case_facts const& facts,
                             rules const& under) {
    detail::assessment a{{}, on, under.law()};
    a.result.under = under;
    a.result.asked = catalogue;
    auto const* body = detail::checked(catalogue, code, variant, agency);
    if (!a.holds("PST-02")) {
        a.add(reason_id::no_rule_in_force, "PST-02", bilingual{"ngày " + to_string_vi(on), "on " + to_string(on)});
        return a.end(answer::unknown);
    }
    if (body != nullptr && !body->holds(on)) {
        a.add(reason_id::agency_not_existing, "",
              citation{detail::title_of(catalogue, body->source), "", certainty::second_hand},
              detail::gone(catalogue, *body, on));
        return a.end(answer::no);
    }
    auto const entry = catalogue.at(code, on, agency);
    if (!entry) return detail::without_version(catalogue, a, code, agency);
    procedure const& p = **entry;
    auto const* kase = p.variant(variant);
    auto const assumed = [&] {
        if (!entry->assumed) return;
        auto const& e = catalogue.parts().edition_of(p);
        a.add(reason_id::assumed_edition, "", citation{e.name.vi + " (" + e.id + ")", "", certainty::inferred},
              e.assumption);
    };
    if (kase == nullptr && !variant.empty()) {
        a.add(reason_id::no_variant_on_day, "", detail::seen_in(catalogue, p.source),
              {"ngày " + to_string_vi(on), "on " + to_string(on)});
        assumed();
        return a.end(answer::unknown);
    }

    // Where a case has facts or lines of its own, each case is asked; only if they agree need none be named.
    if (variant.empty() && p.variants.size() > 1 && detail::cases_have_their_own(catalogue, p, way, on)) {
        auto first = assess(catalogue, code, way, on, p.variants.front().id, agency, facts, under);
        std::vector<reason> others;
        for (auto v = p.variants.begin() + 1; v != p.variants.end(); ++v) {
            auto const other = assess(catalogue, code, way, on, v->id, agency, facts, under);
            if (other.answer == first.answer && other.reasons.front().id == first.reasons.front().id) continue;
            auto why = other.reasons.front();
            if (why.detail.vi.empty()) why.detail = {v->name.empty() ? v->id : v->name, v->id};
            others.push_back(std::move(why));
        }
        if (others.empty()) return first;
        first.reasons.insert(first.reasons.begin() + 1, others.begin(), others.end());
        first.answer = answer::conditional;
        first.needs.insert(first.needs.begin(), "variant");
        return first;
    }

    detail::circumstances const asked(p.facts_of(kase), way, facts);
    if (detail::excluded(catalogue, a, p, asked, facts)) {
        assumed();
        return a.end(answer::no);
    }
    auto const* line = catalogue.listed(code, agency, way, on, kase == nullptr ? std::string_view() : kase->id);
    // Whatever becomes of a doubt, a list that says no is honoured.
    if (line == nullptr || line->listed) {
        if (auto const doubt = detail::doubted(catalogue, a, p, asked)) {
            assumed();
            return a.end(*doubt);
        }
    }
    if (agency.empty() && detail::agencies_differ(catalogue, code, way, on, variant)) {
        a.add(reason_id::listed_no, "PST-26");
        a.add(reason_id::listed_yes, "PST-26");
        a.need("agency");
        assumed();
        return a.end(answer::conditional);
    }
    if (line != nullptr) {
        a.add(line->listed ? reason_id::listed_yes : reason_id::listed_no, "PST-26",
              detail::decided_by(catalogue, line->decision), line->condition);
        if (!line->listed) a.add(reason_id::contestable, "LA-09");
        assumed();
        if (!line->condition.vi.empty()) {
            a.need("list_condition");
            return a.end(answer::conditional);
        }
        return a.end(line->listed ? answer::yes : answer::no);
    }
    auto const half = detail::half_known(asked);
    for (auto const fact : half) a.need(fact);
    auto const manner = kase == nullptr ? std::optional<bool>() : detail::manner_of(*kase, way);
    std::string_view const manner_rule = on < date(2025, 7, 1) ? "OST-01" : "OST-40";
    bool const read = a.holds(manner_rule);  // before 2018-06-21 no one-stop text was read (LA-19)
    bool const cases_differ = variant.empty() && std::any_of(p.variants.begin(), p.variants.end(), [&](auto const& v) {
                                  return detail::manner_of(v, way) != manner;
                              });
    if (cases_differ && read) {
        a.add(manner.value_or(false) ? reason_id::channel_yes : reason_id::channel_absent, manner_rule,
              detail::seen_in(catalogue, p.source));
        a.need("variant");
        assumed();
        return a.end(answer::conditional);
    }
    if (manner.value_or(false) && read) {
        a.add(reason_id::channel_yes, manner_rule, detail::seen_in(catalogue, p.source));
        if (!half.empty()) a.add(reason_id::one_condition_of_two, "PST-02");
        assumed();
        return a.end(half.empty() ? answer::yes : answer::conditional);
    }
    if (!manner.has_value())
        a.add(reason_id::unlisted, "PST-26");
    else if (read)
        a.add(reason_id::channel_absent, manner_rule, detail::seen_in(catalogue, p.source));
    else
        a.add(reason_id::no_rule_in_force, "LA-19");
    if (!half.empty()) a.add(reason_id::one_condition_of_two, "PST-02");
    a.need("published_list");
    assumed();
    return a.end(answer::unknown);
}

MOTCUA_INLINE receiver_answer receiver(motcua::catalogue const& catalogue, std::string_view unit, date on,
                                       desk_task task, std::string_view agency) {
    receiver_answer result;
    if (auto const* place = catalogue.find_unit(unit)) {
        result.official = place->holds(on) ? in_force::yes : in_force::no;
    }
    result.post_clerk = in_force::no;
    for (auto const& d : catalogue.parts().delegations) {
        if (!agency.empty() && d.agency != agency) continue;
        if (!unit.empty() && !d.unit.empty() && d.unit != unit) continue;
        if (std::find(d.tasks.begin(), d.tasks.end(), task) == d.tasks.end()) continue;
        auto const answer = d.on(on);
        if (answer == in_force::no) continue;
        result.delegations.push_back(d);
        if (answer == in_force::yes || result.post_clerk == in_force::no) result.post_clerk = answer;
    }
    return result;
}

}
}
