// SPDX-License-Identifier: Apache-2.0
// The machine once more, as two functions written by hand from the articles: what may happen, and where it leads. Compared
// with the table in every state, for every event and actor.
#include "catch.hpp"
#include "machine_search.hpp"

#include <set>

namespace {

using namespace search;
using s = motcua::status;
using a = motcua::actor;
using e = motcua::event_kind;
using p = motcua::papers;
using r = motcua::result_custody;
using k = motcua::clock_state;

/// Whether some facts of the world let an event happen; what the dossier remembers is settled.
bool may(state const& d, e what, a by) {
    auto const& at = d.at;
    bool const desk = by == a::desk_clerk || by == a::delegated_clerk, post = by == a::postal_worker;
    bool const person = by == a::applicant, officer = by == a::officer, leader = by == a::leader;
    bool const carried = d.law >= post_only, stop_shop = d.law >= decree_61, new_decree = d.law >= decree_118;
    auto const in = [&](std::initializer_list<s> of) { return one_of(at.status, of); };
    bool const completing = in({s::supplement_before_acceptance, s::supplement_requested});
    bool const packet = at.packet != motcua::packet::none;
    bool const at_hand = one_of(at.result, {r::desk, r::returned_to_desk});
    bool const in_post = one_of(at.result, {r::post_accepted, r::post_transit});
    bool const papers_here = one_of(at.papers, {p::desk, p::unit});
    bool const papers_leave =
        in({s::not_accepted, s::stopped}) || (in({s::finished, s::returned}) && d.outcome == decision_outcome::refused);
    switch (what) {
        case e::submit_counter:
            return stop_shop && (person || desk) && in({s::draft}) && at.papers == p::applicant;
        case e::submit_online:
            return stop_shop && person && in({s::draft}) && at.papers == p::applicant;
        case e::post_accept:
            return carried && post && !packet && (completing || (in({s::draft}) && at.papers == p::applicant));
        case e::post_dispatch:
            return carried && post && at.packet == motcua::packet::accepted_by_post;
        case e::post_handover:
            return carried && (post || desk) && packet && (completing || in({s::draft}));
        case e::post_recall:
            return carried && (person || post) && packet;
        case e::accept:
            return stop_shop && desk && in({s::submitted});
        case e::request_supplement:
            return stop_shop && desk &&
                   (in({s::submitted}) || (in({s::accepted, s::processing}) && at.result == r::none &&
                                           (papers_here || at.papers == p::none)));
        case e::receive_supplement:
            return stop_shop && desk && completing && !packet;
        case e::refuse_intake:
            return stop_shop && desk && in({s::submitted, s::supplement_before_acceptance}) && !packet;
        case e::close_incomplete:
            return new_decree && (desk || by == a::system) && in({s::supplement_requested}) && !packet;
        case e::forward:
            return stop_shop && desk && in({s::accepted});
        case e::receive_at_agency:
            return stop_shop && officer && in({s::accepted, s::processing});
        case e::pass_on:
            return stop_shop && (officer || leader) && in({s::processing});
        case e::consult:
            return stop_shop && officer && in({s::processing});
        case e::answer_consultation:
            return stop_shop && by == a::consulted_agency && in({s::processing});
        case e::request_payment:
            return stop_shop && officer && in({s::processing}) && at.result == r::none && at.payment == payment::none;
        case e::pay:
            return carried && (person || post) && one_of(at.payment, {payment::none, payment::due}) &&
                   in({s::draft, s::submitted, s::accepted, s::processing, s::financial_obligation, s::finished});
        case e::remit_payment:
            return carried && post && at.payment == payment::held_by_post;
        case e::request_withdrawal:
            return stop_shop && person && at.result == r::none && (!new_decree || d.accepted || d.online) &&
                   in({s::submitted, s::supplement_before_acceptance, s::accepted, s::processing,
                       s::supplement_requested, s::financial_obligation});
        case e::grant_withdrawal:
            return stop_shop && (by == a::desk_clerk || officer || leader) && in({s::withdrawal_requested});
        case e::refuse_withdrawal:
            return stop_shop && (officer || leader) && in({s::withdrawal_requested});
        case e::retract_withdrawal:
            return stop_shop && person && in({s::withdrawal_requested});
        case e::adjust:
            return new_decree && person && d.online && at.result == r::none &&
                   in({s::submitted, s::supplement_before_acceptance, s::accepted, s::processing,
                       s::supplement_requested, s::financial_obligation});
        case e::stop:
            return stop_shop && leader && in({s::processing}) && at.result == r::none;
        case e::extend:
            return stop_shop && (officer || leader) && in({s::accepted, s::processing}) && !d.extended;
        case e::decide:
        case e::refuse_on_merits:
            return stop_shop && leader && in({s::processing}) && at.result == r::none;
        case e::issue:
            return stop_shop && (officer || leader) && in({s::processing}) && at.result == r::signed_off;
        case e::recall_result:
            return stop_shop && leader && in({s::finished}) && at.result == r::desk;
        case e::register_post_return:
        case e::cancel_post_return:
            return carried && (person || desk) && !in({s::draft, s::not_accepted, s::stopped, s::returned}) &&
                   (at_hand || one_of(at.result, {r::none, r::signed_off}));
        case e::hand_to_post:
            return carried && (post || desk) && in({s::finished}) && at_hand && at.payment != payment::due &&
                   d.return_by == return_channel::post;
        case e::post_depart:
            return carried && post && in({s::finished}) && at.result == r::post_accepted;
        case e::deliver:
            return carried && post && in({s::finished}) && (in_post || at.result == r::undelivered);
        case e::fail_delivery:
            return carried && post && in({s::finished}) && in_post;
        case e::invite:
            return carried && post && in({s::finished}) && at.result == r::undelivered;
        case e::return_to_agency:
            return carried && (post || desk) && in({s::finished}) && at.result == r::undelivered;
        case e::collect:
            return stop_shop && (person || desk) && in({s::finished}) && at_hand;
        case e::send_electronically:
            return stop_shop && (desk || by == a::system) && in({s::finished}) && at.result == r::desk;
        case e::give_papers_back:
            return stop_shop && desk && papers_leave && papers_here;
        case e::post_papers_back:
            return carried && (post || desk) && papers_leave && papers_here;
        case e::deliver_papers:
            return carried && post && at.papers == p::post_back;
        case e::archive:
            return stop_shop && officer && in({s::returned}) && at.papers == p::unit;
        case e::report_loss:
            return carried && post && (packet ? at.papers != p::post_back : in_post || at.papers == p::post_back);
        case e::remedy_loss:
            if (!carried || !(post || desk)) return false;
            if (in({s::finished}) && at.result == r::lost) return true;
            return at.papers == p::lost && in({s::draft, s::not_accepted, s::stopped, s::finished, s::returned});
    }
    return false;
}

/// Where an event leads. Acceptance starts the clock, or from 2026-08-05 leaves it to the competent agency, whose receipt
/// starts it or waits for the papers (LA-16); a payment lets it run or, by a reading, waits (CLK-07): `seen` tells which.
regions moved(state const& d, e what, a by, regions const& seen) {
    auto at = d.at;
    auto const run = [&] {
        if (at.clock == k::not_started) at.clock = k::running;
    };
    auto const end = [&](s to) {
        at.status = to;
        at.clock = k::stopped;
    };
    switch (what) {
        case e::submit_counter:
            at.status = s::submitted, at.papers = p::desk;
            break;
        case e::submit_online:
            at.status = s::submitted, at.papers = p::none;
            break;
        case e::post_accept:
            at.packet = packet::accepted_by_post;
            if (at.status == s::draft) at.papers = p::post;
            break;
        case e::post_dispatch:
            at.packet = packet::in_transit;
            break;
        case e::post_handover:
            at.packet = packet::none;
            if (at.status == s::draft) at.status = s::submitted, at.papers = p::desk;
            break;
        case e::post_recall:
            at.packet = packet::none;
            if (at.papers == p::post) at.papers = p::applicant;
            break;
        case e::accept:
            at.status = s::accepted;
            if (d.law < decree_309 || seen.clock != k::not_started) run();
            break;
        case e::request_supplement:
            if (at.status == s::submitted) {
                at.status = s::supplement_before_acceptance;
                break;
            }
            at.status = s::supplement_requested;
            if (at.papers == p::unit) at.papers = p::desk;
            if (at.clock == k::running) at.clock = k::paused;
            break;
        case e::receive_supplement:
            at.status = at.status == s::supplement_requested ? s::accepted : s::submitted;
            if (at.clock == k::paused) at.clock = k::running;
            break;
        case e::refuse_intake:
            at.status = s::not_accepted;
            break;
        case e::close_incomplete:
        case e::stop:
            end(s::stopped);
            break;
        case e::forward:
            at.status = s::processing;
            if (at.papers == p::desk) at.papers = p::unit;
            break;
        case e::receive_at_agency:
            if (d.law >= decree_309 && seen.clock != k::not_started) run();
            break;
        case e::request_payment:
            at.status = s::financial_obligation, at.payment = payment::due;
            if (at.clock == k::running && seen.clock == k::paused) at.clock = k::paused;
            break;
        case e::pay:
            at.payment = by == a::applicant ? payment::paid : payment::held_by_post;
            if (at.status == s::financial_obligation) {
                at.status = s::processing;
                if (at.clock == k::paused) at.clock = k::running;
            }
            break;
        case e::remit_payment:
            at.payment = payment::paid;
            break;
        case e::request_withdrawal:
            at.history = at.status, at.status = s::withdrawal_requested;
            break;
        case e::grant_withdrawal:
            end(s::stopped), at.history = s::draft;
            break;
        case e::refuse_withdrawal:
        case e::retract_withdrawal:
            at.status = at.history, at.history = s::draft;
            break;
        case e::decide:
        case e::refuse_on_merits:
            at.result = r::signed_off;
            break;
        case e::issue:
            end(s::finished);
            at.result = r::desk;
            if (d.outcome == decision_outcome::refused && at.papers == p::unit) at.papers = p::desk;
            break;
        case e::recall_result:
            at.status = s::processing, at.result = r::none;
            break;
        case e::hand_to_post:
            at.result = r::post_accepted;
            break;
        case e::post_depart:
            at.result = r::post_transit;
            break;
        case e::deliver:
            at.status = s::returned, at.result = r::delivered;
            break;
        case e::fail_delivery:
            at.result = r::undelivered;
            break;
        case e::return_to_agency:
            at.result = r::returned_to_desk;
            break;
        case e::collect:
            at.status = s::returned, at.result = r::collected;
            break;
        case e::send_electronically:
            at.status = s::returned, at.result = r::sent_electronically;
            break;
        case e::give_papers_back:
        case e::deliver_papers:
            at.papers = p::home;
            break;
        case e::post_papers_back:
            at.papers = p::post_back;
            break;
        case e::archive:
            at.papers = p::archive;
            break;
        case e::report_loss:
            if (at.packet != packet::none) {
                at.packet = packet::none;
                if (at.papers == p::post) at.papers = p::lost;
                break;
            }
            if (one_of(at.result, {r::post_accepted, r::post_transit})) at.result = r::lost;
            if (at.papers == p::post_back) at.papers = p::lost;
            break;
        case e::remedy_loss:
            if (at.status == s::finished && at.result == r::lost)
                at.result = r::desk;
            else
                at.papers = at.status == s::draft ? p::applicant : p::home;
            break;
        case e::pass_on:
        case e::consult:
        case e::answer_consultation:
        case e::adjust:
        case e::extend:
        case e::register_post_return:
        case e::cancel_post_return:
        case e::invite:
            break;
    }
    return at;
}

}

TEST_CASE("machine moves as the articles say from every state") {
    for (std::uint8_t i = 0; i < intervals; ++i) {
        auto const& g = within(i);
        std::set<std::tuple<std::uint32_t, e, a>> met;
        failures wrong;
        for (auto const& x : g.edges) {
            auto const& from = g.states[x.from];
            met.emplace(x.from, x.what, x.by);
            auto const expected = moved(from, x.what, x.by, g.states[x.to].at);
            wrong.unless(g.states[x.to].at == expected, [&] {
                return std::string(to_string(x.what)) + " by " + std::string(to_string(x.by)) + " from " +
                       describe(from) + " to " + describe(g.states[x.to]) + " instead of " + describe(expected);
            });
        }
        for (std::uint32_t d = 0; d < g.states.size(); ++d)
            for (auto const& what : token_table<e>)
                for (auto const& by : token_table<a>) {
                    bool const allowed = met.count({d, what.value, by.value}) != 0;
                    wrong.unless(allowed == may(g.states[d], what.value, by.value), [&] {
                        return std::string(allowed ? "allowed: " : "refused: ") + std::string(what.text) + " by " +
                               std::string(by.text) + " in " + describe(g.states[d]);
                    });
                }
        INFO("from " << to_string(days()[i]));
        CHECK(wrong.text() == "none");
    }
}

TEST_CASE("machine starts no clock for remote intake from 2026-08-05 and always for the agency's own") {
    // Both ways of acceptance exist then, and only then.
    for (std::uint8_t i = decree_61; i < intervals; ++i) {
        std::set<k> after;
        for (auto const& x : within(i).edges)
            if (x.what == e::accept) after.insert(within(i).states[x.to].at.clock);
        CHECK(after == (i == decree_309 ? std::set<k>{k::not_started, k::running} : std::set<k>{k::running}));
    }
    regions at;
    at.status = s::submitted;
    at.papers = p::desk;
    auto const clock = [&](guard_set known, date on) {
        return detail::national_step(at, e::accept, a::desk_clerk, known | bit(guard::receives), on).after.clock;
    };
    CHECK(clock(bit(guard::local_intake), date(2026, 8, 5)) == k::running);
    CHECK(clock(0, date(2026, 8, 5)) == k::not_started);
}

TEST_CASE("machine: what a remote agency received and a payment do to the clock by guards") {
    auto const step = [](regions const& at, e what, a by, guard_set known, date on) {
        auto const x = detail::national_step(at, what, by, known, on);
        REQUIRE(x.allowed);
        return x.after;
    };
    regions at;
    at.status = s::accepted;
    at.papers = p::desk;
    date const on(2026, 8, 5);
    CHECK(step(at, e::receive_at_agency, a::officer, bit(guard::receipt_counts), on).clock == k::running);
    CHECK(step(at, e::receive_at_agency, a::officer, 0, on).clock == k::not_started);
    CHECK(step(at, e::receive_at_agency, a::officer, bit(guard::receipt_counts), date(2026, 8, 4)).clock == k::not_started);
    at.status = s::processing;
    at.clock = k::running;
    auto const runs = step(at, e::request_payment, a::officer, 0, on);
    auto const waits = step(at, e::request_payment, a::officer, bit(guard::payment_suspends), on);
    CHECK(runs.clock == k::running);
    CHECK(waits.clock == k::paused);
    for (auto const by : {a::applicant, a::postal_worker}) {
        CHECK(step(waits, e::pay, by, 0, on).clock == k::running);
        CHECK(step(runs, e::pay, by, 0, on).clock == k::running);
    }
    // A clock that has not begun, or has ended, is neither paused nor resumed.
    for (auto const clock : {k::not_started, k::stopped}) {
        at.clock = clock;
        auto const asked = step(at, e::request_payment, a::officer, bit(guard::payment_suspends), on);
        CHECK(asked.clock == clock);
        CHECK(step(asked, e::pay, a::applicant, 0, on).clock == clock);
    }
}
