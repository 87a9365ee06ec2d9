// SPDX-License-Identifier: Apache-2.0
// Cases of the law worked by hand.
#include <motcua/report.hpp>

#include <map>
#include <type_traits>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

static_assert(sizeof(dossier_state) <= 64 && std::is_trivially_copyable_v<dossier_state>);

}

TEST_CASE("dossier vector 3: invitations two working days apart before a result goes back") {
    // Monday 2020-06-08; between invitations only Saturday or Sunday are no working days here.
    auto const failed = after(out_by_post("2020-06-05"), {{"2020-06-08T09:00", e::fail_delivery, a::postal_worker},
                                                          {"2020-06-09T09:00", e::invite, a::postal_worker}});
    CHECK(refused(failed, {"2020-06-12T09:00", e::return_to_agency, a::postal_worker}).guard == guard::two_invitations);
    auto const next_day = after(failed, {{"2020-06-10T09:00", e::invite, a::postal_worker}});
    CHECK(refused(next_day, {"2020-06-11T09:00", e::return_to_agency, a::postal_worker}).guard ==
          guard::two_invitations);
    auto const two_days = after(failed, {{"2020-06-11T09:00", e::invite, a::postal_worker}});
    CHECK(after(two_days, {{"2020-06-12T09:00", e::return_to_agency, a::postal_worker}}).state().at.result ==
          result_custody::returned_to_desk);
    // A third one two working days after the first counts although one lies between them.
    auto const third = after(next_day, {{"2020-06-11T09:00", e::invite, a::postal_worker}});
    CHECK_FALSE(apply(third, made({"2020-06-12T09:00", e::return_to_agency, a::postal_worker}), under()).refusal);
    // Friday and Monday: one working day apart.
    auto const weekend = after(out_by_post("2020-06-05"), {{"2020-06-11T09:00", e::fail_delivery, a::postal_worker},
                                                           {"2020-06-12T09:00", e::invite, a::postal_worker},
                                                           {"2020-06-15T09:00", e::invite, a::postal_worker}});
    CHECK(refused(weekend, {"2020-06-16T09:00", e::return_to_agency, a::postal_worker}).guard ==
          guard::two_invitations);
    // Luật Bưu chính Điều 17.1: other grounds need no invitation.
    for (auto const* ground : {"reason=refused", "reason=moved", "reason=address", "reason=unknown"})
        CHECK_FALSE(apply(failed, made({"2020-06-10T09:00", e::return_to_agency, a::postal_worker, {ground}}), under())
                        .refusal);
    CHECK(refused(failed, {"2020-06-10T09:00", e::return_to_agency, a::postal_worker, {"reason=rain"}}).guard ==
          guard::two_invitations);
    // Invitations of a leg that failed do not count for the next one.
    auto const again = after(two_days, {{"2020-06-12T09:00", e::return_to_agency, a::postal_worker},
                                        {"2020-06-15T09:00", e::hand_to_post, a::postal_worker},
                                        {"2020-06-16T09:00", e::fail_delivery, a::postal_worker},
                                        {"2020-06-17T09:00", e::invite, a::postal_worker}});
    CHECK(refused(again, {"2020-06-18T09:00", e::return_to_agency, a::postal_worker}).guard == guard::two_invitations);
}

TEST_CASE("dossier vector 4: accepted on a Friday afternoon with three working days") {
    catalogue_parts parts = province().parts();
    parts.procedures.push_back(plain_procedure("1.000009", {limit(working_days(3))}));
    auto const law = rules().with(catalogue(std::move(parts)));
    auto const d = after(
        counter("1.000009"),
        {{"2020-06-05T15:30", e::submit_counter, a::applicant}, {"2020-06-05T16:00", e::accept, a::desk_clerk}}, law);
    CHECK(d.due() == date(2020, 6, 10));
}

TEST_CASE("dossier vector 6: a supplement after acceptance is asked for within three working days") {
    auto const d = after(accepted("2020-06-04"), {{"2020-06-04T14:00", e::forward, a::desk_clerk}});  // a Thursday
    auto const late = refused(d, {"2020-06-10T08:00", e::request_supplement, a::desk_clerk});
    CHECK(late.region == region::guard);
    CHECK(late.guard == guard::supplement_window);
    auto const asked = after(d, {{"2020-06-09T16:59", e::request_supplement, a::desk_clerk}});
    CHECK(asked.status() == s::supplement_requested);
    CHECK(asked.state().at.clock == clock_state::paused);
    CHECK(asked.state().at.papers == papers::desk);  // back through the desk (LA-04)
    // Complete again, the limit runs anew in full: 5 working days from Thursday 2020-06-18.
    auto const complete = after(asked, {{"2020-06-18T09:00", e::receive_supplement, a::desk_clerk}});
    CHECK(complete.status() == s::accepted);
    CHECK(complete.due() == date(2020, 6, 25));
    // A second request is warned of, and counts its three days from the complete dossier.
    auto const second = apply(complete, made({"2020-06-23T09:00", e::request_supplement, a::desk_clerk}), under());
    REQUIRE_FALSE(second.refusal.has_value());
    CHECK(second.warnings().size() == 1);
    CHECK(refused(complete, {"2020-06-24T09:00", e::request_supplement, a::desk_clerk}).guard ==
          guard::supplement_window);
    auto const strict = under().with(reading::second_supplement, "deny");
    CHECK(refused(complete, {"2020-06-23T09:00", e::request_supplement, a::desk_clerk}, strict).guard ==
          guard::supplement_once);
}

TEST_CASE("dossier vector 6: remote intake gives no longer time to ask for a supplement") {
    auto const d = dossier::open("1.000001", "", "so.tt", "quay.nn", channel::counter, return_channel::counter);
    auto const taken = accepted("2026-09-07", d);  // a Monday; the agency has not received it yet
    CHECK(taken.state().at.clock == clock_state::not_started);
    CHECK_FALSE(apply(taken, made({"2026-09-10T08:00", e::request_supplement, a::desk_clerk}), under()).refusal);
    CHECK(refused(taken, {"2026-09-11T08:00", e::request_supplement, a::desk_clerk}).guard == guard::supplement_window);
    auto const there = after(taken, {{"2026-09-10T08:00", e::receive_at_agency, a::officer}});
    CHECK(refused(there, {"2026-09-11T08:00", e::request_supplement, a::desk_clerk}).guard == guard::supplement_window);
}

TEST_CASE("dossier vector 7: a supplement that never comes") {
    auto const asked_on = [](std::string const& day) {
        return after(accepted(day), {{day + "T14:00", e::request_supplement, a::desk_clerk}});
    };
    auto const decree_118 = asked_on("2025-10-01");
    CHECK(refused(decree_118, {"2025-10-16T16:00", e::close_incomplete, a::desk_clerk}).guard == guard::fifteen_days);
    auto const closed = after(decree_118, {{"2025-10-17T08:00", e::close_incomplete, a::system}});
    CHECK(closed.status() == s::stopped);
    CHECK(judge(closed.state()) == timeliness::stopped);
    // 15 days from Friday 2026-05-15 end on a Saturday: the end moves to Monday (Bộ luật Dân sự Điều 148.5).
    auto const weekend = asked_on("2026-05-15");
    CHECK(refused(weekend, {"2026-06-01T08:00", e::close_incomplete, a::desk_clerk}).guard == guard::fifteen_days);
    CHECK_FALSE(apply(weekend, made({"2026-06-02T08:00", e::close_incomplete, a::desk_clerk}), under()).refusal);
    CHECK_FALSE(apply(weekend, made({"2026-06-01T08:00", e::close_incomplete, a::desk_clerk}),
                      under().with(reading::period_end, "stay"))
                    .refusal);
    auto const working = under().with(reading::fifteen_days, "working");
    CHECK(refused(decree_118, {"2025-10-22T08:00", e::close_incomplete, a::desk_clerk}, working).guard ==
          guard::fifteen_days);
    CHECK_FALSE(apply(decree_118, made({"2025-10-23T08:00", e::close_incomplete, a::desk_clerk}), working).refusal);
    // Under decree 61 never: not in 2020, and not in 2026 for a dossier that keeps its rules.
    for (auto const* when : {"2020-07-30T08:00", "2026-01-05T08:00"})
        CHECK(refused(asked_on("2020-06-01"), {when, e::close_incomplete, a::desk_clerk}).region == region::validity);
    CHECK_FALSE(apply(asked_on("2025-06-27"), made({"2025-08-01T08:00", e::close_incomplete, a::desk_clerk}),
                      under().with(reading::pinning, "follow"))
                    .refusal);
}

TEST_CASE("dossier vector 8: a new date is set once and at latest the day before") {
    auto const d = after(accepted("2020-06-04"), {{"2020-06-04T14:00", e::forward, a::desk_clerk}});
    REQUIRE(d.due() == date(2020, 6, 11));
    CHECK(refused(d, {"2020-06-11T07:00", e::extend, a::leader, {"due=2020-06-18"}}).guard == guard::day_before_due);
    auto const moved =
        after(d, {{"2020-06-10T23:59", e::extend, a::leader, {"due=2020-06-18"}}});  // days, not hours (LA-05)
    CHECK(moved.due() == date(2020, 6, 18));
    CHECK(moved.state().first_due == date(2020, 6, 11).days());
    CHECK(refused(moved, {"2020-06-11T07:00", e::extend, a::leader, {"due=2020-06-25"}}).guard ==
          guard::first_extension);
    for (auto const* bad : {"due=2020-06-11", "due=2020-06-10", "due=soon", "until=2020-06-18"})
        CHECK(refused(d, {"2020-06-10T08:00", e::extend, a::leader, {bad}}).guard == guard::day_before_due);
}

TEST_CASE("dossier vector 9: a stop is asked for before the decision") {
    auto const d = after(accepted("2025-08-04"), {{"2025-08-04T14:00", e::forward, a::desk_clerk}});
    auto const signed_off = after(d, {{"2025-08-05T09:00", e::decide, a::leader}});
    CHECK(refused(signed_off, {"2025-08-05T10:00", e::request_withdrawal, a::applicant}).region == region::result);
    auto const asked = after(d, {{"2025-08-05T08:00", e::request_withdrawal, a::applicant}});
    auto const granted = apply(asked, made({"2025-08-05T10:00", e::grant_withdrawal, a::officer}), under());
    CHECK(granted.dossier.status() == s::stopped);
    CHECK(granted.document == "form 05 (TT 03/2025)");
    // On paper from the receipt slip, online from the system's receipt (NĐ 118/2025 Điều 21.1 and 21.2).
    auto const paper = after(counter(), {{"2025-08-04T08:00", e::submit_counter, a::applicant}});
    CHECK(refused(paper, {"2025-08-04T09:00", e::request_withdrawal, a::applicant}).guard == guard::stop_window);
    auto const online =
        dossier::open("1.000001", "", "so.nn", "trung-tam", channel::online, return_channel::electronic);
    CHECK(after(online, {{"2025-08-04T08:00", e::submit_online, a::applicant},
                         {"2025-08-04T09:00", e::request_withdrawal, a::applicant}})
              .status() == s::withdrawal_requested);
}

TEST_CASE("dossier vectors 10 and 11: post staff at the desk inside and outside their delegation") {
    auto const issues = [](std::string agency, std::string const& on) {
        auto const d =
            after(counter("1.000001", std::move(agency)), {{on + "T08:00", e::submit_counter, a::applicant}});
        return apply(d, made({on + "T08:30", e::accept, a::delegated_clerk}), under());
    };
    auto const gap = issues("so.tt", "2020-08-15");
    REQUIRE(gap.refusal.has_value());
    CHECK(gap.refusal->guard == guard::receives);
    auto const pilot = issues("so.tt", "2020-11-02");
    REQUIRE_FALSE(pilot.refusal.has_value());
    CHECK(pilot.dossier.state().taken_by_post_clerk == 1);
    for (auto const& [day, allowed] : std::map<std::string, bool>{{"2020-02-28", false},
                                                                  {"2020-03-02", true},
                                                                  {"2020-06-30", true},
                                                                  {"2020-07-01", false},
                                                                  {"2020-09-30", false},
                                                                  {"2020-10-01", true},
                                                                  {"2020-12-31", true},
                                                                  {"2021-01-04", false}})
        CHECK(issues("so.tt", day).refusal.has_value() != allowed);
    CHECK(issues("so.vh", "2021-02-28").refusal->guard == guard::receives);
    CHECK_FALSE(issues("so.vh", "2021-03-01").refusal);
    // A delegation whose beginning is unknown entitles nobody: unknown never passes.
    CHECK(issues("so.kh", "2020-11-02").refusal->guard == guard::receives);
    CHECK(issues("so.nn", "2020-11-02").refusal->guard == guard::receives);
}

TEST_CASE("dossier vector 13: more results than dossiers by post") {
    columns table;
    auto const d = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::counter, return_channel::post);
    auto const row = table.add(d);
    for (auto const& x : std::vector<step>{{"2020-06-04T08:00", e::submit_counter, a::applicant},
                                           {"2020-06-04T08:30", e::accept, a::desk_clerk},
                                           {"2020-06-04T09:00", e::forward, a::desk_clerk},
                                           {"2020-06-05T09:00", e::decide, a::leader},
                                           {"2020-06-05T10:00", e::issue, a::officer},
                                           {"2020-06-05T14:00", e::hand_to_post, a::postal_worker},
                                           {"2020-06-08T09:00", e::deliver, a::postal_worker}})
        table.add(row, made(x));
    auto const r = replay(table.get(), under());
    REQUIRE(r.problems.empty());
    auto const report = make_postal_report(r, date(2020, 1, 1), date(2021, 1, 1));
    CHECK(report.total.dossiers_in == 0);
    CHECK(report.total.dossiers_returned == 1);
    CHECK(report.total.distinct == 1);
    CHECK(report.total.by_timeliness[static_cast<std::size_t>(timeliness::early)] == 1);
}

TEST_CASE("dossier vector 14: the clock of remote intake before and from 2026-08-05") {
    auto const d = dossier::open("1.000001", "", "so.tt", "quay.nn", channel::counter, return_channel::counter);
    auto const before = accepted("2026-08-04", d);
    CHECK(before.state().at.clock == clock_state::running);
    CHECK(before.due() == date(2026, 8, 11));
    auto const there = after(before, {{"2026-08-06T08:00", e::receive_at_agency, a::officer}});
    CHECK(there.due() == date(2026, 8, 11));
    auto const from = accepted("2026-08-05", d);
    CHECK(from.state().at.clock == clock_state::not_started);
    CHECK_FALSE(from.due().has_value());
    auto const started = after(from, {{"2026-08-06T08:00", e::receive_at_agency, a::officer}});
    CHECK(started.due() == date(2026, 8, 13));
    auto const home = dossier::open("1.000001", "", "so.nn", "quay.nn", channel::counter, return_channel::counter);
    CHECK(accepted("2026-08-05", home).due() == date(2026, 8, 12));
}

TEST_CASE("dossier by post starts its clock where the law of the day says") {
    auto const posted = dossier::open("1.000002", "", "so.nn", "trung-tam", channel::post, return_channel::post);
    auto const by_post = [&](std::string const& handed, std::string const& accepted_at, rules const& law = under()) {
        auto const on = handed.substr(0, 10);
        return after(posted,
                     {{on + "T07:00", e::post_accept, a::postal_worker},
                      {on + "T07:30", e::post_dispatch, a::postal_worker},
                      {handed, e::post_handover, a::postal_worker},
                      {accepted_at, e::accept, a::desk_clerk}},
                     law);
    };
    // Ten working days: from the handover record (QĐ 45/2016 Điều 7.4) until form 01 (NĐ 118/2025 Điều 17.3).
    CHECK(by_post("2020-06-04T16:00", "2020-06-05T09:00").due() == date(2020, 6, 18));
    CHECK(by_post("2025-06-30T16:00", "2025-07-01T09:00").due() == date(2025, 7, 15));
    CHECK(by_post("2020-06-04T16:00", "2020-06-05T09:00", under().with(reading::clock_start, "receipt_slip")).due() ==
          date(2020, 6, 19));
    CHECK(by_post("2025-08-04T16:00", "2025-08-05T09:00", under().with(reading::clock_start, "handover")).due() ==
          date(2025, 8, 18));
    // Completed before acceptance, the complete dossier is the submission.
    auto const completed = after(posted, {{"2020-06-01T08:00", e::post_accept, a::postal_worker},
                                          {"2020-06-02T08:00", e::post_handover, a::postal_worker},
                                          {"2020-06-02T09:00", e::request_supplement, a::desk_clerk},
                                          {"2020-06-04T09:00", e::receive_supplement, a::desk_clerk},
                                          {"2020-06-08T09:00", e::accept, a::desk_clerk}});
    CHECK(completed.due() == date(2020, 6, 18));
    // Meant for the post, but brought to the counter: there is no handover record, and the limit is the counter's 15 days.
    auto const brought = after(posted, {{"2020-06-02T08:00", e::submit_counter, a::applicant},
                                        {"2020-06-02T09:00", e::request_supplement, a::desk_clerk},
                                        {"2020-06-04T09:00", e::receive_supplement, a::desk_clerk},
                                        {"2020-06-08T09:00", e::accept, a::desk_clerk}});
    CHECK(brought.due() == date(2020, 6, 23));
    CHECK(brought.state().intake == channel::counter);
}

TEST_CASE("dossier submitted online is an online dossier whatever was planned") {
    auto const d = after(counter("1.000002"), {{"2020-06-04T08:00", e::submit_online, a::applicant},
                                               {"2020-06-04T08:30", e::accept, a::desk_clerk}});
    CHECK(d.state().intake == channel::online);
    CHECK(d.due() == date(2020, 6, 9));  // three working days online, fifteen days at the counter
}
