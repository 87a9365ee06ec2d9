// SPDX-License-Identifier: Apache-2.0
// Who may do what and when: typed by hand from the sources, and compared with what the search finds in the table.
#include "catch.hpp"
#include "machine_search.hpp"

#include <map>
#include <set>

namespace {

using namespace search;
using s = motcua::status;
using a = motcua::actor;
using e = motcua::event_kind;

}

namespace {

struct permission {
    event_kind what;
    std::set<actor> by;
    std::set<status> in;
};

/// Typed by hand from the sources, not from the table: who may do what, in which statuses, from 2026-08-05.
std::vector<permission> const& permissions() {
    std::set<actor> const desk{a::desk_clerk, a::delegated_clerk};
    auto const with = [](std::set<actor> all, std::initializer_list<actor> more) {
        all.insert(more);
        return all;
    };
    std::set<status> const withdrawable{s::submitted,  s::supplement_before_acceptance, s::accepted,
                                        s::processing, s::supplement_requested,         s::financial_obligation};
    std::set<status> const returnable{s::submitted,
                                      s::supplement_before_acceptance,
                                      s::accepted,
                                      s::processing,
                                      s::supplement_requested,
                                      s::financial_obligation,
                                      s::withdrawal_requested,
                                      s::finished};
    std::set<status> const supplement{s::supplement_before_acceptance, s::supplement_requested};
    std::set<status> const packet{s::draft, s::supplement_before_acceptance, s::supplement_requested,
                                  s::withdrawal_requested, s::stopped};
    std::set<status> const papers_leave{s::not_accepted, s::stopped, s::finished, s::returned};
    std::set<status> const called_back{s::processing, s::financial_obligation, s::withdrawal_requested};
    auto const and_called_back = [&](std::set<status> all) {
        all.insert(called_back.begin(), called_back.end());
        return all;
    };
    static std::vector<permission> const all{
        {e::submit_counter, with(desk, {a::applicant}), {s::draft}},
        {e::submit_online, {a::applicant}, {s::draft}},
        {e::post_accept, {a::postal_worker}, {s::draft, s::supplement_before_acceptance, s::supplement_requested}},
        {e::post_dispatch, {a::postal_worker}, packet},
        {e::post_handover,
         with(desk, {a::postal_worker}),
         {s::draft, s::supplement_before_acceptance, s::supplement_requested}},
        {e::post_recall, {a::applicant, a::postal_worker}, packet},
        {e::accept, desk, {s::submitted}},
        {e::request_supplement, desk, {s::submitted, s::accepted, s::processing}},
        {e::receive_supplement, desk, supplement},
        {e::refuse_intake, desk, {s::submitted, s::supplement_before_acceptance}},
        {e::close_incomplete, with(desk, {a::system}), {s::supplement_requested}},
        {e::forward, desk, {s::accepted}},
        {e::receive_at_agency, {a::officer}, {s::accepted, s::processing}},
        {e::pass_on, {a::officer, a::leader}, {s::processing}},
        {e::consult, {a::officer}, {s::processing}},
        {e::answer_consultation, {a::consulted_agency}, {s::processing}},
        {e::request_payment, {a::officer}, {s::processing}},
        {e::pay,
         {a::applicant, a::postal_worker},
         {s::draft, s::submitted, s::accepted, s::processing, s::financial_obligation, s::finished}},
        {e::remit_payment, {a::postal_worker}, {}},  // any status: the money's custody alone
        {e::request_withdrawal, {a::applicant}, withdrawable},
        // Staff under a delegation are not named for it (NĐ 118 Điều 16–22 name them for other tasks).
        {e::grant_withdrawal, {a::desk_clerk, a::officer, a::leader}, {s::withdrawal_requested}},
        {e::refuse_withdrawal, {a::officer, a::leader}, {s::withdrawal_requested}},
        {e::retract_withdrawal, {a::applicant}, {s::withdrawal_requested}},
        {e::adjust, {a::applicant}, withdrawable},
        {e::stop, {a::leader}, {s::processing}},
        {e::extend, {a::officer, a::leader}, {s::accepted, s::processing}},
        {e::decide, {a::leader}, {s::processing}},
        {e::refuse_on_merits, {a::leader}, {s::processing}},
        {e::issue, {a::officer, a::leader}, {s::processing}},
        {e::recall_result, {a::leader}, {s::finished}},
        {e::register_post_return, with(desk, {a::applicant}), returnable},
        {e::cancel_post_return, with(desk, {a::applicant}), returnable},
        {e::hand_to_post, with(desk, {a::postal_worker}), {s::finished}},
        {e::post_depart, {a::postal_worker}, {s::finished}},
        {e::deliver, {a::postal_worker}, {s::finished}},
        {e::fail_delivery, {a::postal_worker}, {s::finished}},
        {e::invite, {a::postal_worker}, {s::finished}},
        {e::return_to_agency, with(desk, {a::postal_worker}), {s::finished}},
        {e::collect, with(desk, {a::applicant}), {s::finished}},
        {e::send_electronically, with(desk, {a::system}), {s::finished}},
        {e::give_papers_back, desk, papers_leave},
        {e::post_papers_back, with(desk, {a::postal_worker}), papers_leave},
        // Papers sent home after a refusal arrive even if the result is called back meanwhile.
        {e::deliver_papers, {a::postal_worker}, and_called_back(papers_leave)},
        {e::archive, {a::officer}, {s::returned}},
        {e::report_loss, {a::postal_worker}, {}},  // any status in which the carrier holds something
        {e::remedy_loss,
         with(desk, {a::postal_worker}),
         {s::draft, s::not_accepted, s::stopped, s::finished, s::returned}},
    };
    return all;
}

}

TEST_CASE("machine permissions are those of the sources") {
    REQUIRE(permissions().size() == event_kinds);
    std::map<event_kind, std::set<actor>> by;
    std::map<event_kind, std::set<status>> in;
    for (auto const& x : within(decree_309).edges) {
        by[x.what].insert(x.by);
        in[x.what].insert(within(decree_309).states[x.from].at.status);
    }
    for (auto const& p : permissions()) {
        INFO(to_string(p.what));
        CHECK(names(by[p.what]) == names(p.by));
        if (!p.in.empty()) CHECK(names(in[p.what]) == names(p.in));
    }
}

TEST_CASE("machine decrees differ in what they say they differ in") {
    auto const may = [](std::uint8_t interval, event_kind what) {
        auto const& g = within(interval);
        std::set<status> in;
        for (auto const& x : g.edges)
            if (x.what == what) in.insert(g.states[x.from].at.status);
        return names(in);
    };
    CHECK(may(before_post, e::post_accept).empty());
    CHECK(may(post_only, e::post_accept) == "draft");
    CHECK(may(post_only, e::accept).empty());
    CHECK(may(decree_61, e::close_incomplete).empty());
    CHECK(may(decree_118, e::close_incomplete) == "supplement_requested");
    // Both before and after 2026-08-05 an agency may record that a dossier has come; only then does it start a clock.
    for (auto const interval : {decree_61, decree_118, decree_309})
        CHECK(may(interval, e::receive_at_agency) == "accepted processing");
    for (auto const& x : within(decree_118).edges)
        if (x.what == e::receive_at_agency && x.from != x.to) FAIL_CHECK(describe(within(decree_118).states[x.from]));
}

TEST_CASE("machine stop asked for on paper waits for the receipt slip from 2025") {
    for (auto const interval : {decree_118, decree_309})
        for (auto const& x : within(interval).edges) {
            auto const& from = within(interval).states[x.from];
            if (x.what == e::request_withdrawal && !from.accepted && !from.online) FAIL_CHECK(describe(from));
        }
}
