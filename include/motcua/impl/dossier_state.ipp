// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "eligibility.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Whether the unit takes in for its own body or for one below it of the same level, as the centre of a province does for
/// its departments; other intake is remote, that of the centre for a commune as well (Nghị định 118/2025 Điều 14.2).
inline bool takes_in_at_home(motcua::catalogue const& c, std::string_view unit, std::string_view agency_id) {
    auto const* place = c.find_unit(unit);
    if (place == nullptr) return true;  // nothing known of the unit: the ordinary case is assumed, with a warning
    auto const* own = c.find_agency(agency_id);
    for (int depth = 0; depth < 8 && !agency_id.empty(); ++depth) {
        auto const* body = c.find_agency(agency_id);
        if (body != nullptr && body->level != own->level) return false;
        if (place->agency == agency_id) return true;
        if (body == nullptr) return depth == 0;
        agency_id = body->parent;
    }
    return false;
}

/// A delegated clerk acts only where a delegation is known to cover the day; *unknown* does not entitle.
inline bool entitled(case_context const& in, actor by, desk_task task, date on) {
    return by != actor::delegated_clerk ||
           in.catalogue.delegated(in.agency, in.unit, task, on) == in_force::yes;
}

/// The guard of the post's two directions: refused only by a known exclusion or a published "no"; *unknown* may be sent.
inline bool may_be_posted(case_context const& in, direction way, date on) {
    auto const entry = in.catalogue.at(in.code, on, in.agency);
    if (!entry) return true;
    if (known_exclusion(in.catalogue, **entry, in.variant, way, on, in.under.law())) return false;
    auto const* line = in.catalogue.listed(in.code, in.agency, way, on, in.variant);
    return line == nullptr || line->listed || !line->condition.vi.empty();
}

/// The last day of a request for a supplement after acceptance: the third working day after it. Whether a further request
/// counts its days from the completed dossier, which started the clock anew, is the reading `supplement_window`.
inline date_bounds last_day_to_ask(case_context const& in, dossier_state const& now) {
    auto last = in.calendar.advance_bounds(civil_second{now.accepted}.day(), 3);
    if (now.supplements > 0 && now.started != dossier_state::absent &&
        in.as[reading::supplement_window] == readings_as::supplement_window_completion) {
        auto const anew = in.calendar.advance_bounds(civil_second{now.started}.day(), 3);
        last = {std::max(last.earliest, anew.earliest), std::max(last.latest, anew.latest)};
    }
    return last;
}

/// How many requests for a supplement count for the rule of one: those of the stage, or all (reading `supplement_count`).
inline unsigned requests_so_far(case_context const& in, dossier_state const& now) {
    if (now.accepted == dossier_state::absent) return now.asked_at_intake;
    bool const in_all = in.as[reading::supplement_count] == readings_as::supplement_count_in_all;
    return now.supplements + (in_all ? now.asked_at_intake : 0U);
}

/// Whether one more request may be made, warned of or not.
inline bool may_ask_again(case_context const& in, dossier_state const& now) {
    return requests_so_far(in, now) == 0 || in.as[reading::second_supplement] != readings_as::second_supplement_deny;
}

/// The day whose rules hold for a dossier: that of its acceptance, or the event's own.
inline date own_day_of(case_context const& in, dossier_state const& now, date on) {
    bool const keep = in.as[reading::pinning] == readings_as::pinning_keep;
    return keep && now.accepted != dossier_state::absent ? civil_second{now.accepted}.day() : on;
}

/// The same, or the day that a *what if* asks about. The catalogue's versions stay those of the dossier's own day.
inline date law_day_of(case_context const& in, dossier_state const& now, date on) {
    return in.law_of ? *in.law_of : own_day_of(in, now, on);
}

/// The last of the 15 days to complete: counted from the notice, by a reading in working days.
inline date_bounds last_day_to_complete(case_context const& in, dossier_state const& now) {
    date const asked = civil_second{now.waiting_since}.day();
    if (in.as[reading::fifteen_days] == readings_as::fifteen_days_working) return in.calendar.advance_bounds(asked, 15);
    date const plain_end = asked + calendar_days{15};
    // A last day that is off moves to the next working day (Bộ luật Dân sự Điều 148.5).
    if (in.as[reading::period_end] == readings_as::period_end_next_working_day) return in.calendar.advance_bounds(plain_end, 0);
    return {plain_end, plain_end};
}

/// The case as the catalogue has it on a day, or null.
inline procedure_variant const* case_on(case_context const& in, date on) {
    auto const entry = in.catalogue.at(in.code, on, in.agency);
    return entry ? (*entry)->variant(in.variant) : nullptr;
}

/// The day whose process holds: that of acceptance, or by the reading *follow* where the time last began.
inline date process_day(case_context const& in, dossier_state const& now) {
    bool const keep = in.as[reading::pinning] == readings_as::pinning_keep;
    return civil_second{keep ? now.accepted : std::max(now.accepted, now.started)}.day();
}

/// Whether a step can be gone to by its number: of the process where one is known, else any that is counted.
inline bool may_go_to(case_context const& in, dossier_state const& now, std::uint8_t step) {
    if (step == 0 || step == bare_event::no_step || now.accepted == dossier_state::absent) return step == 0;
    auto const* kase = case_on(in, process_day(in, now));
    return kase == nullptr || kase->process.empty() || step <= kase->process.size();
}

MOTCUA_INLINE guard_set guards_for(case_context const& in, dossier_state const& now, bare_event const& e) {
    date const on = civil_second{e.occurred}.day();
    guard_set known = 0;
    auto const hold = [&](guard g, bool yes) { known |= yes ? bit(g) : 0; };
    hold(guard::receives, entitled(in, e.by, desk_task::receive, on));
    hold(guard::returns, entitled(in, e.by, desk_task::return_, on));
    hold(guard::return_by_post, now.return_by == return_channel::post);
    hold(guard::outcome_refused, now.outcome == decision_outcome::refused);
    hold(guard::first_extension, now.extended == 0);
    hold(guard::filed_online, now.intake == channel::online);
    hold(guard::separate_duties, !e.same_person || in.as[reading::same_person] != readings_as::same_person_deny);
    switch (e.what) {
        case event_kind::post_accept: hold(guard::intake_eligible, may_be_posted(in, direction::intake, on)); break;
        case event_kind::accept:
            hold(guard::local_intake,
                 law_day_of(in, now, on) < decree_309 || takes_in_at_home(in.catalogue, in.unit, in.agency));
            break;
        case event_kind::receive_at_agency:
            // Without papers there is nothing else to wait for.
            hold(guard::receipt_counts, !e.electronic_only || now.at.papers == papers::none ||
                                            in.as[reading::remote_receipt] == readings_as::remote_receipt_electronic);
            break;
        case event_kind::request_payment:
            hold(guard::payment_suspends,
                 in.as[reading::financial_obligation] == readings_as::financial_obligation_suspends);
            break;
        case event_kind::request_supplement:
            hold(guard::supplement_once, may_ask_again(in, now));
            hold(guard::supplement_window,
                 now.accepted == dossier_state::absent || on <= last_day_to_ask(in, now).latest);
            break;
        case event_kind::close_incomplete:
            if (now.waiting_since != dossier_state::absent) hold(guard::fifteen_days, on > last_day_to_complete(in, now).latest);
            break;
        case event_kind::extend:
            // Civil days, not 24 hours (LA-05).
            hold(guard::day_before_due, now.due != dossier_state::no_day && on.days() <= now.due - 1 &&
                                            e.promised != dossier_state::no_day && e.promised > now.due);
            break;
        case event_kind::adjust:
        case event_kind::request_withdrawal:
            // Online the right begins with the system's receipt, otherwise when the applicant has the receipt slip: at the
            // counter at once, by post when it was delivered (NĐ 118/2025 Điều 21.1, LA-06).
            hold(guard::stop_window,
                 now.at.result == result_custody::none &&
                     (now.intake == channel::online ||
                      (now.accepted != dossier_state::absent &&
                       (now.intake != channel::post || e.what == event_kind::adjust ||
                        (e.promised >= civil_second{now.accepted}.day().days() && e.promised <= on.days())))));
            break;
        case event_kind::register_post_return:
        case event_kind::hand_to_post:
            hold(guard::return_eligible, may_be_posted(in, direction::return_, on));
            break;
        case event_kind::forward:
        case event_kind::pass_on: hold(guard::step_of_process, may_go_to(in, now, e.step)); break;
        case event_kind::return_to_agency: hold(guard::two_invitations, e.undeliverable || now.invitations >= 2); break;
        default: break;
    }
    return known;
}

/// Where the clock of a dossier by post starts: under QĐ 45/2016 Điều 7.4 at the handover record, the only rule that was
/// read until NĐ 118/2025 Điều 17.3 (LA-01, LA-02).
inline std::int64_t clock_start(case_context const& in, dossier_state const& now, std::int64_t accepted) {
    auto const as = in.as[reading::clock_start];
    bool const by_post = now.intake == channel::post && now.waiting_since != dossier_state::absent;
    bool const handover = as == readings_as::clock_start_handover ||
                          (as == readings_as::clock_start_by_law &&
                           law_day_of(in, now, civil_second{accepted}.day()) < decree_118);
    return by_post && handover ? now.waiting_since : accepted;
}

/// Whether a process names the desk that takes in: by its identifier, or as such desks are called.
inline bool names_the_desk(std::string_view unit, std::string_view desk) {
    if (unit == desk) return true;
    for (std::string_view const word : {"ột cửa", "ỘT CỬA", "ành chính công", "ÀNH CHÍNH CÔNG"})
        if (unit.find(word) != std::string_view::npos) return true;
    return false;
}

/// How many steps a process begins with at the desk. Where none is known: one, as processes usually begin.
inline unsigned desk_steps(procedure_variant const* kase, std::string_view desk) {
    if (kase == nullptr || kase->process.empty()) return 1;
    unsigned n = 0;
    while (n < kase->process.size() && n + 1 < dossier_state::last_step &&
           names_the_desk(kase->process[n].unit, desk))
        ++n;
    return n;
}

inline void to_step(dossier_state& now, unsigned step) {
    now.step = static_cast<std::uint8_t>(std::min(step, dossier_state::last_step) & 63U);
}

/// Sets the due day from where the clock was started; the case it found, or null.
inline procedure_variant const* set_due(case_context const& in, dossier_state& now, date law_day, time_limit const** counted) {
    now.due = now.first_due = dossier_state::no_day;
    now.due_second = -1;
    auto const* kase = case_on(in, law_day);
    auto const* limit = kase == nullptr ? nullptr : kase->limit_for(now.intake);
    if (limit == nullptr) return kase;
    if (counted != nullptr) *counted = &limit->limit;
    civil_second const start{now.started};
    if (auto const easy = plain(limit->limit, in.as)) {
        auto const day = due_plain(*easy, start.day(), in.calendar, in.as);
        if (day.on) now.due = day.on->days();
    } else {
        auto const end = limit_end(limit->limit, start, in.under);
        if (end.date) now.due = end.date->days();
        if (end.at) now.due_second = end.at->second_of_day();
    }
    now.first_due = now.due;
    return kase;
}

/// The due day put off by the working days since the clock was paused.
inline void put_off(case_context const& in, dossier_state& now, bare_event const& e) {
    if (now.due == dossier_state::no_day) return;
    int const n = in.calendar.count(civil_second{now.waiting_since}.day(), civil_second{e.occurred}.day());
    if (n > 0) now.due = in.calendar.advance(date::from_days(now.due), n).days();
}

/// After a supplement: the whole limit again, or the due day put off by the working days of the supplement, or nothing.
inline void resume_clock(case_context const& in, dossier_state& now, bare_event const& e, date own_day, time_limit const** counted) {
    auto const as = in.as[reading::supplement_clock];
    if (as == readings_as::supplement_clock_restart) {
        now.started = e.occurred;
        to_step(now, desk_steps(set_due(in, now, own_day, counted), in.unit));  // the process begins anew as well
    } else if (as == readings_as::supplement_clock_pause) {
        put_off(in, now, e);
    }
}

MOTCUA_INLINE machine_step advance_state(case_context const& in, dossier_state& now, bare_event const& e, time_limit const** counted) {
    date const on = civil_second{e.occurred}.day();
    date const own_day = own_day_of(in, now, on), law_day = law_day_of(in, now, on);
    guard_set const known = guards_for(in, now, e);
    auto const step = in.machine == nullptr ? national_step(now.at, e.what, e.by, known, law_day)
                                            : in.machine->step(now.at, e.what, e.by, known, law_day);
    if (!step.allowed) return step;
    auto const clock_before = now.at.clock;
    now.at = step.after;
    now.last_minute = static_cast<std::int32_t>(e.occurred / 60);
    switch (e.what) {
        // What happened counts, whatever was intended when the dossier was opened.
        case event_kind::submit_counter: now.intake = channel::counter; break;
        case event_kind::submit_online: now.intake = channel::online; break;
        case event_kind::post_accept:
            if (now.at.status == status::draft) now.intake = channel::post;
            break;
        case event_kind::post_handover:
            if (now.accepted == dossier_state::absent) now.waiting_since = e.occurred;
            break;
        case event_kind::accept:
            now.accepted = e.occurred;
            now.taken_by_post_clerk = e.by == actor::delegated_clerk ? 1 : 0;
            if (now.at.clock == clock_state::running) {
                now.started = clock_start(in, now, e.occurred);
                to_step(now, desk_steps(set_due(in, now, on, counted), in.unit));
            } else {
                to_step(now, desk_steps(case_on(in, on), in.unit));
            }
            break;
        case event_kind::forward:
            // After a supplement under the reading *pause* the dossier goes back to the step that asked for it.
            if (e.step != 0)
                to_step(now, e.step);
            else if (now.supplements == 0)
                to_step(now, now.step + 1U);
            else
                to_step(now, std::max<unsigned>(now.step,
                                                desk_steps(case_on(in, process_day(in, now)), in.unit) + 1));
            break;
        case event_kind::pass_on: to_step(now, e.step != 0 ? e.step : now.step + 1U); break;
        case event_kind::receive_at_agency:
            if (clock_before == clock_state::not_started) {
                if (now.at.clock != clock_state::running) break;
                now.started = e.occurred;
                set_due(in, now, own_day, counted);
            }
            break;
        case event_kind::request_payment:
            if (clock_before == clock_state::running && now.at.clock == clock_state::paused) now.waiting_since = e.occurred;
            break;
        case event_kind::pay:
            if (clock_before == clock_state::paused && now.at.clock == clock_state::running) put_off(in, now, e);
            break;
        case event_kind::request_supplement:
            if (now.at.status == status::supplement_requested) {
                now.waiting_since = e.occurred;
                if (now.supplements < 7) now.supplements = static_cast<std::uint8_t>((now.supplements + 1U) & 7U);
            } else if (now.asked_at_intake < 3) {
                now.asked_at_intake = static_cast<std::uint8_t>((now.asked_at_intake + 1U) & 3U);
            }
            break;
        case event_kind::receive_supplement:
            // Before acceptance the completed dossier is the submission (QĐ 45/2016 Điều 7.4).
            // It replaces a handover record; where there was none, form 01 alone counts.
            if (now.accepted == dossier_state::absent) {
                if (now.waiting_since != dossier_state::absent) now.waiting_since = e.occurred;
            } else if (clock_before == clock_state::paused) resume_clock(in, now, e, own_day, counted);
            break;
        case event_kind::extend:
            now.due = e.promised;
            now.due_second = -1;
            now.extended = 1;
            break;
        case event_kind::decide: now.outcome = decision_outcome::granted; break;
        case event_kind::refuse_on_merits: now.outcome = decision_outcome::refused; break;
        case event_kind::recall_result: now.outcome = decision_outcome::none; break;
        case event_kind::issue: now.finished = e.occurred; break;
        case event_kind::register_post_return: now.return_by = return_channel::post; break;
        case event_kind::cancel_post_return: now.return_by = return_channel::counter; break;
        case event_kind::send_electronically: now.return_by = return_channel::electronic; break;
        case event_kind::hand_to_post:
            now.invitations = 0;
            now.invited = dossier_state::no_day;
            break;
        case event_kind::invite:
            // Only invitations two working days apart count (TT 17/2017 Điều 5.2h).
            if (now.invitations == 0 || in.calendar.count(date::from_days(now.invited), on) >= 2) {
                if (now.invitations < 7) now.invitations = static_cast<std::uint8_t>((now.invitations + 1U) & 7U);
                now.invited = on.days();
            }
            break;
        default: break;
    }
    return step;
}

}
}
}
