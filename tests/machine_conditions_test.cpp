// SPDX-License-Identifier: Apache-2.0
// The conditions of the machine, written by hand from the articles: each of them refuses where it stands.
#include "catch.hpp"
#include "machine_search.hpp"

#include <set>

namespace {

using namespace search;
using s = motcua::status;
using a = motcua::actor;
using e = motcua::event_kind;

}

TEST_CASE("machine lets post staff at the desk do what their delegation names and nothing without one") {
    // To receive: everything up to the forwarding (NĐ 118/2025 Điều 16 to 19.5); to return: from the result on (Điều 22).
    std::set<e> const receiving{e::submit_counter,     e::post_handover, e::accept,           e::request_supplement,
                                e::receive_supplement, e::refuse_intake, e::close_incomplete, e::forward};
    auto const all = ~guard_set{0} & ~bit(guard::local_intake);
    failures wrong;
    for (std::uint8_t i = 0; i < intervals; ++i)
        for (auto const& x : within(i).edges) {
            if (x.by != a::delegated_clerk) continue;
            auto const& from = within(i).states[x.from];
            auto const allowed = [&](guard_set without) {
                // What the dossier remembers stays; only who may act is taken away.
                auto const f = facts_of(from, x.what, x.by, false);
                bool any = false;
                for_subsets(f.open, [&](guard_set chosen) {
                    auto const known = (f.held | chosen | (all & ~f.open & ~guards_read(x.what))) & ~without;
                    any = any || detail::national_step(from.at, x.what, x.by, known, days()[i]).allowed;
                });
                return any;
            };
            bool const receives = receiving.count(x.what) != 0;
            auto const here = [&] { return std::string(to_string(x.what)) + " in " + describe(from); };
            wrong.unless(!allowed(bit(guard::receives) | bit(guard::returns)), here);
            wrong.unless(allowed(bit(guard::receives)) == !receives, here);
            wrong.unless(allowed(bit(guard::returns)) == receives, here);
        }
    CHECK(wrong.text() == "none");
}

namespace {

/// The conditions that an event needs in a state, besides those on who may act.
guard_set needs(state const& d, e what) {
    bool const closed_with_result = d.at.status == s::finished || d.at.status == s::returned;
    switch (what) {
        case e::post_accept:
            return d.at.status == s::draft ? bit(guard::intake_eligible) : 0;  // QĐ 45/2016 Điều 1.2
        case e::request_supplement:
            // Once: NĐ 61 Điều 11.2c, NĐ 118 Điều 16.3. In time: NĐ 61 Điều 19.4, NĐ 118 Điều 19.5.
            return bit(guard::supplement_once) | (d.at.status == s::submitted ? 0 : bit(guard::supplement_window));
        case e::close_incomplete:
            return bit(guard::fifteen_days);  // NĐ 118 Điều 19.5
        case e::request_withdrawal:
            return d.law >= decree_118 ? bit(guard::stop_window) : 0;  // NĐ 118 Điều 21.1
        case e::adjust:  // NĐ 118 Điều 21: filed online, before the decision
            return bit(guard::stop_window) | bit(guard::filed_online);
        case e::extend:  // NĐ 61 Điều 19.9, NĐ 118 Điều 19.6
            return bit(guard::first_extension) | bit(guard::day_before_due) | bit(guard::separate_duties);
        case e::decide:
        case e::refuse_on_merits:
            return bit(guard::separate_duties);
        case e::hand_to_post:
            return bit(guard::return_by_post) | bit(guard::return_eligible);  // QĐ 45/2016 Điều 1.1, 1.2
        case e::register_post_return:
            return bit(guard::return_eligible);  // QĐ 45/2016 Điều 1.2
        case e::forward:
        case e::pass_on:
            return bit(guard::step_of_process);  // what it names must be there
        case e::return_to_agency:
            return bit(guard::two_invitations);  // TT 17/2017 Điều 5.2h
        case e::give_papers_back:
        case e::post_papers_back:
            return closed_with_result ? bit(guard::outcome_refused) : 0;  // NĐ 61 Điều 19.8, NĐ 118 Điều 19.3
        default:
            return 0;
    }
}

}

TEST_CASE("machine conditions are those of the articles and each of them refuses") {
    auto const who = bit(guard::receives) | bit(guard::returns);
    failures wrong;
    for (std::uint8_t i = 0; i < intervals; ++i)
        for (auto const& x : within(i).edges) {
            auto const& from = within(i).states[x.from];
            auto const expected = needs(from, x.what);
            // An issue and an acceptance take one row or another by these, and are refused by neither.
            auto const other = (from.outcome == decision_outcome::refused ? bit(guard::outcome_refused) : 0) |
                               (i < decree_309 ? bit(guard::local_intake) : 0) | who;
            auto const allowed = [&](guard_set known) {
                return detail::national_step(from.at, x.what, x.by, known, days()[i]).allowed;
            };
            auto const here = [&] { return std::string(to_string(x.what)) + " in " + describe(from); };
            wrong.unless(allowed(expected | other), here);
            for (auto const& g : token_table<guard>)
                if ((expected & bit(g.value)) != 0)
                    wrong.unless(!allowed((~guard_set{0}) & ~bit(g.value)),
                                 [&] { return here() + " without " + std::string(g.text); });
        }
    CHECK(wrong.text() == "none");
}
