// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "dossier_clocks.ipp"
#include "dossier_explain.ipp"
#include "dossier_pack.ipp"
#include "dossier_refusal.ipp"
#include "dossier_timers.ipp"
#include "dossier_warnings.ipp"
#include "dossier_what_if.ipp"

namespace motcua {
inline namespace v0 {

namespace detail {

MOTCUA_INLINE outcome applied_in(case_context const& in, dossier const& before, event what) {
    check_opaque(what.actor_id);
    check_text("key", what.key);
    for (auto const& item : what.evidence) check_text("evidence", item);
    auto e = bare(what);
    auto const shared = same_person(before, what);
    e.same_person = shared.has_value();
    if (!in.catalogue.contains(in.code))
        fail(error_code::procedure_unknown, "catalogue", std::string(in.code), "a code of the catalogue",
             "check the code, or add the procedure by an overlay");
    date const on = what.occurred.day();
    outcome out{before, std::nullopt, {}, {in.under, e.what, e.by, on, before.status()}};
    if (e.occurred / 60 < before.state().last_minute) {
        out.refusal = refusal(before, e, {region::validity, std::nullopt, -1, -1}, in.under, in.law_of);
        return out;
    }
    dossier_state now = before.state();
    auto& from = out.from;
    auto const step = advance_state(in, now, e, &from.limit);
    if (!step.allowed) {
        out.refusal = refusal(before, e, step.refusal, in.under, in.law_of);
        return out;
    }
    auto const& row = national_rows[static_cast<std::size_t>(step.row)];
    from.row = step.row;
    from.law_day = law_day_of(in, before.state(), on);
    from.same_person = shared;
    if (e.what == event_kind::request_supplement) from.requests = static_cast<std::uint8_t>(requests_so_far(in, now));
    out.document = row.document;
    from.recorded_before = what.recorded && *what.recorded < what.occurred;
    out.dossier = before.after(std::move(what), now);
    return out;
}

}

MOTCUA_INLINE std::vector<citation> outcome::basis() const {
    if (from.row < 0) return {};
    auto all = detail::basis_of(from.under.law(), detail::national_rows[static_cast<std::size_t>(from.row)], from.law_day,
                                dossier.state().intake);
    if (auto const& machine = from.under.machine())
        for (auto const& n : machine->narrowings())
            if (n.concerns(from.what, from.by, from.status)) all.push_back(n.basis);
    return all;
}

MOTCUA_INLINE certainty outcome::certainty() const {
    if (from.row < 0) return motcua::certainty::text;
    auto weakest = detail::national_rows[static_cast<std::size_t>(from.row)].certainty;
    if (weakest != motcua::certainty::text) return weakest;  // what only practice has stays *observed*
    for (auto const& c : basis()) weakest = weaker(weakest, c.certainty);
    return weakest;
}

MOTCUA_INLINE std::optional<deadline> outcome::clock() const {
    if (from.limit == nullptr) return std::nullopt;
    return deadline(*from.limit, civil_second{dossier.state().started}, from.under);
}

MOTCUA_INLINE dossier_case case_of(dossier_subject const& subject, rules const& under) {
    return detail::context_of(subject, under);
}

MOTCUA_INLINE state_event state_event_of(event const& what) { return detail::bare(what); }

MOTCUA_INLINE outcome apply(dossier const& before, event what, rules const& under) {
    return detail::applied_in(case_of(before.subject(), under), before, std::move(what));
}

MOTCUA_INLINE state_outcome apply(dossier_case const& in, dossier_state const& before, state_event const& what) {
    state_outcome out{before, {}};
    out.step = detail::advance_state(in, out.state, what);
    return out;
}

MOTCUA_INLINE bilingual outcome::document_text() const {
    return {detail::document_said(document, from.on, language::vi), detail::document_said(document, from.on, language::en)};
}

MOTCUA_INLINE std::vector<outcome> retrace(dossier const& d, rules const& under) {
    return detail::traced_in(detail::context_of(d.subject(), under), d);
}

MOTCUA_INLINE std::vector<std::pair<event_kind, actor>> allowed_events(dossier const& d, civil_second on,
                                                                       std::optional<actor> by, rules const& under) {
    // Before the last event that was applied nothing can be added.
    if (on.value / 60 < d.state().last_minute) return {};
    return detail::allowed_now(detail::context_of(d.subject(), under), d.state(), on.value, by);
}

}
}
