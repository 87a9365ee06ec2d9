// SPDX-License-Identifier: Apache-2.0
#pragma once
// What holds of every dossier that the machine lets happen: regions, times and verdict agree.
#include <motcua/dossier.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace dossier_invariants {

using namespace motcua;
using s = motcua::status;

/// What is wrong with a dossier, empty where nothing is.
inline std::string wrong_with(dossier const& d) {
    auto const& x = d.state();
    auto const& r = x.at;
    auto const one = [](auto value, std::initializer_list<decltype(value)> of) {
        return std::find(of.begin(), of.end(), value) != of.end();
    };
    bool const waits = r.status == s::withdrawal_requested;
    auto const work = waits ? r.history : r.status;
    bool const accepted = x.accepted != dossier_state::absent,
               ended = one(r.status, {s::stopped, s::finished, s::returned});
    if (r.clock == clock_state::running && !one(work, {s::accepted, s::processing, s::financial_obligation}))
        return "the clock runs while nobody resolves";
    if (r.clock == clock_state::paused && !one(work, {s::supplement_requested, s::financial_obligation}))
        return "the clock is paused without a reason";
    if (ended && r.clock != clock_state::stopped) return "an end that stops no clock";
    if (!accepted && one(r.clock, {clock_state::running, clock_state::paused})) return "a clock before acceptance";
    if (r.clock == clock_state::running && x.started == dossier_state::absent) return "a clock that nobody started";
    if (r.clock == clock_state::running && !d.due()) return "a clock without a due day";
    if (r.clock == clock_state::not_started && d.due()) return "a due day without a clock";
    if (d.due() && x.extended == 0 && x.first_due != x.due && r.clock == clock_state::running && x.supplements == 0 &&
        r.payment == payment::none)
        return "a due day that nobody moved";
    if (waits != (r.history != s::draft)) return "history without a request to withdraw";
    bool const has_it =
        one(r.result, {result_custody::delivered, result_custody::collected, result_custody::sent_electronically});
    if (has_it != (r.status == s::returned)) return "returned and the result elsewhere";
    if (one(r.result, {result_custody::post_accepted, result_custody::post_transit, result_custody::undelivered,
                       result_custody::returned_to_desk, result_custody::lost}) &&
        r.status != s::finished)
        return "a result in the post of a dossier that is not finished";
    if ((x.outcome == decision_outcome::none) != (r.result == result_custody::none))
        return "an outcome without a result";
    if ((r.status == s::finished || r.status == s::returned) && x.finished == dossier_state::absent)
        return "finished at no time";
    if (r.status == s::draft && (r.papers == papers::post) != (r.packet != packet::none))
        return "a packet without papers";
    if (r.status != s::draft && one(r.papers, {papers::applicant, papers::post})) return "submitted without papers";
    if (one(r.papers, {papers::home, papers::post_back}) && x.outcome != decision_outcome::refused &&
        x.finished == dossier_state::absent && !one(r.status, {s::stopped, s::not_accepted}))
        return "papers home from an open dossier";
    if (r.status == s::financial_obligation && r.payment != payment::due) return "a financial obligation without one";
    auto const verdict = judge(x);
    if ((verdict == timeliness::stopped) != (r.status == s::stopped)) return "stopped is judged";
    if (one(verdict, {timeliness::early, timeliness::on_time, timeliness::late, timeliness::unknown}) !=
        (r.status == s::finished || r.status == s::returned))
        return "judged without a result";
    return {};
}

}
