// SPDX-License-Identifier: Apache-2.0
// The legal vectors 3 to 11 of a dossier, each value worked by hand from the article that it cites. Their further days
// stand in dossier_test.cpp; here what they rest on, the other decree, and what the machine issues.
#include <algorithm>
#include <tuple>

#include "dossier_vectors.hpp"

namespace {

using namespace dossier_vectors;

}

TEST_CASE("vector 3: the refusal to send a result back cites the circular and the postal law") {
    // Monday 2025-08-04 fails; Tuesday and Wednesday are one working day apart, Tuesday and Thursday two.
    auto const d = after(dossier::open("1.000001", "", "so.nn", "trung-tam", channel::counter, return_channel::post),
                         {{"2025-07-30T08:00", e::submit_counter, a::applicant},
                          {"2025-07-30T08:30", e::accept, a::desk_clerk},
                          {"2025-07-30T09:00", e::forward, a::desk_clerk},
                          {"2025-07-31T08:00", e::decide, a::leader},
                          {"2025-07-31T09:00", e::issue, a::officer},
                          {"2025-08-01T08:00", e::hand_to_post, a::postal_worker},
                          {"2025-08-04T09:00", e::fail_delivery, a::postal_worker},
                          {"2025-08-05T09:00", e::invite, a::postal_worker}});
    auto const wednesday = after(d, {{"2025-08-06T09:00", e::invite, a::postal_worker}});
    auto const not_yet = tried(wednesday, {"2025-08-07T09:00", e::return_to_agency, a::postal_worker});
    REQUIRE(not_yet.refusal.has_value());
    CHECK(not_yet.refusal->guard == guard::two_invitations);
    CHECK(rests_on(not_yet, circular_17, "Điều 5.2"));
    auto const thursday = after(d, {{"2025-08-07T09:00", e::invite, a::postal_worker}});
    auto const back = tried(thursday, {"2025-08-07T16:00", e::return_to_agency, a::postal_worker});
    REQUIRE_FALSE(back.refusal.has_value());
    CHECK(rests_on(back, circular_17, "Điều 5.2"));
    CHECK(back.dossier.state().at.result == result_custody::returned_to_desk);
    CHECK(back.dossier.status() == s::finished);  // not with the applicant
    CHECK(judge(back.dossier.state()) == timeliness::early);
}

TEST_CASE("vector 4: due on Wednesday and to be forwarded at the start of Monday under both decrees") {
    auto const law = with_limit("1.000009", working_days(3));
    // Fridays, 16:00: the day of acceptance is not counted, Monday is the first day.
    for (auto const& [when, monday, wednesday, instrument] :
         std::vector<std::tuple<std::string, date, date, std::string>>{
             {"2020-06-05T16:00", date(2020, 6, 8), date(2020, 6, 10), decree_61},
             {"2025-07-11T16:00", date(2025, 7, 14), date(2025, 7, 16), decree_118}}) {
        auto const d = taken_in("1.000009", when, law);
        CHECK(d.due() == wednesday);
        CHECK(d.state().due_second == -1);  // the whole day
        auto const send = running(timer::forwarding, d, when, law);
        REQUIRE(send.has_value());
        CHECK(send->on == monday);
        CHECK(send->text.en.find("at the start of") != std::string::npos);
        CHECK(send->basis.instrument == instrument);
        CHECK(send->basis.article.find("18.2") != std::string::npos);
        CHECK_FALSE(send->passed);
        // The forwarding is its own time: kept or not, the due day stays.
        for (auto const& hour : {std::string("T08:00"), std::string("T16:00")})
            CHECK(after(d, {{to_string(monday) + hour, e::forward, a::desk_clerk}}, law).due() == wednesday);
        // Ready on Wednesday evening is on time, on Thursday late.
        for (auto const& [later, verdict] : {std::pair(0, timeliness::on_time), {1, timeliness::late}}) {
            auto const day = to_string(wednesday + calendar_days{later});
            auto const done = after(d, {{day + "T15:00", e::forward, a::desk_clerk},
                                        {day + "T16:00", e::decide, a::leader},
                                        {day + "T23:59", e::issue, a::officer}},
                                    law);
            CHECK(judge(done.state()) == verdict);
        }
    }
}

TEST_CASE("vector 5: a limit in calendar days that ends on a Sunday ends with the next working day") {
    // Thursday 2020-06-04 and ten days: Sunday 14, so Monday 15 to 24:00 (Bộ luật Dân sự 2015 Điều 148.5).
    auto const law = with_limit("1.000009", calendar_days(10));
    auto const d = taken_in("1.000009", "2020-06-04T09:00", law);
    CHECK(d.due() == date(2020, 6, 15));
    auto const resolution = running(timer::resolution, d, "2020-06-15T23:59", law);
    REQUIRE(resolution.has_value());
    CHECK(resolution->on == date(2020, 6, 15));
    CHECK_FALSE(resolution->passed);
    CHECK(running(timer::resolution, d, "2020-06-16T00:00", law)->passed);
    auto const begun = apply(after(counter("1.000009"), {{"2020-06-04T08:00", e::submit_counter, a::applicant}}, law),
                             made({"2020-06-04T09:00", e::accept, a::desk_clerk}), law);
    auto const clock = begun.clock();
    REQUIRE(clock.has_value());
    bool moved = false;
    for (auto const& x : clock->steps())
        moved = moved || (x.basis.instrument == civil_code && x.basis.article == "Điều 148.5");
    CHECK(moved);
    auto const issued = [&](std::string const& day) {
        return judge(after(d, {{day + "T08:00", e::forward, a::desk_clerk},
                               {day + "T09:00", e::decide, a::leader},
                               {day + "T10:00", e::issue, a::officer}},
                           law)
                         .state());
    };
    CHECK(issued("2020-06-12") == timeliness::early);
    CHECK(issued("2020-06-15") == timeliness::on_time);
    CHECK(issued("2020-06-16") == timeliness::late);
    // Or the next working day: Sunday 2023-01-01 is New Year and Monday 2 its day off instead, so Tuesday 3.
    CHECK(taken_in("1.000009", "2022-12-22T09:00", law).due() == date(2023, 1, 3));
    // Saturday 2020-06-13 ends on Monday as well; Friday 12 stays.
    CHECK(taken_in("1.000009", "2020-06-03T09:00", law).due() == date(2020, 6, 15));
    CHECK(taken_in("1.000009", "2020-06-02T09:00", law).due() == date(2020, 6, 12));
}

TEST_CASE("vector 6: form 02 on the fourth working day is refused with the article of each decree") {
    // Thursdays: working days one to four are Friday, Monday, Tuesday, Wednesday.
    for (auto const& [day, third, fourth, instrument, article] :
         std::vector<std::tuple<std::string, std::string, std::string, std::string, std::string>>{
             {"2020-06-04", "2020-06-09", "2020-06-10", decree_61, "19.4"},
             {"2025-09-18", "2025-09-23", "2025-09-24", decree_118, "19.5"}}) {
        auto const d = after(accepted(day), {{day + "T10:00", e::forward, a::desk_clerk}});
        auto const late = tried(d, {fourth + "T08:00", e::request_supplement, a::desk_clerk});
        REQUIRE(late.refusal.has_value());
        CHECK(late.refusal->region == region::guard);
        CHECK(late.refusal->guard == guard::supplement_window);
        CHECK(rests_on(late, instrument, article));
        CHECK(late.dossier == d);
        auto const in_time = tried(d, {third + "T16:59", e::request_supplement, a::desk_clerk});
        REQUIRE_FALSE(in_time.refusal.has_value());
        CHECK(rests_on(in_time, instrument, article));
        CHECK(in_time.document == "form 02");
        // Only through the desk (NĐ 61/2018 Điều 5.1, NĐ 118/2025 Điều 19.5): the officer may not.
        CHECK(refused(d, {third + "T16:59", e::request_supplement, a::officer}).region == region::actor);
    }
}

TEST_CASE("vector 7: closing an incomplete dossier rests on the decree that has it and no other") {
    auto const asked = [](std::string const& day) {
        return after(accepted(day), {{day + "T14:00", e::request_supplement, a::desk_clerk}});
    };
    // Form 02 on Wednesday 2025-10-01; fifteen days end on Thursday 16; from Friday 17 it may be closed.
    auto const b = asked("2025-10-01");
    auto const early = tried(b, {"2025-10-16T23:59", e::close_incomplete, a::desk_clerk});
    REQUIRE(early.refusal.has_value());
    CHECK(early.refusal->guard == guard::fifteen_days);
    CHECK(rests_on(early, decree_118, "19.5"));
    auto const closed = tried(b, {"2025-10-17T00:00", e::close_incomplete, a::desk_clerk});
    REQUIRE_FALSE(closed.refusal.has_value());
    CHECK(rests_on(closed, decree_118, "19.5"));
    CHECK(closed.dossier.status() == s::stopped);
    CHECK(closed.dossier.state().at.clock == clock_state::stopped);
    // A reply in time is a dossier that runs anew, and is closable no more.
    auto const replied = after(b, {{"2025-10-16T16:00", e::receive_supplement, a::desk_clerk}});
    CHECK(refused(replied, {"2025-10-17T08:00", e::close_incomplete, a::desk_clerk}).region == region::status);
    // Under decree 61 never, whoever asks and however late.
    auto const old = asked("2020-06-01");
    for (auto const* when : {"2020-06-17T08:00", "2021-06-01T08:00", "2025-10-17T08:00"})
        for (auto const by : {a::desk_clerk, a::delegated_clerk, a::officer, a::leader, a::system})
            CHECK(tried(old, {when, e::close_incomplete, by}).refusal.has_value());
    for (auto const* when : {"2020-06-17T08:00", "2025-10-17T08:00"})
        for (auto const& [what, by] : allowed_events(old, at(when), std::nullopt, under()))
            CHECK(what != e::close_incomplete);
}

TEST_CASE("vector 8: a new date on the due day and a second one are refused with their article") {
    for (auto const& [day, before, due, next, instrument, article] :
         std::vector<std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>>{
             {"2020-06-04", "2020-06-10", "2020-06-11", "2020-06-18", decree_61, "19.9"},
             {"2025-09-18", "2025-09-24", "2025-09-25", "2025-10-02", decree_118, "19.6"}}) {
        auto const d = after(accepted(day), {{day + "T10:00", e::forward, a::desk_clerk}});
        REQUIRE(d.due() == *parse_date(due));
        auto const on_the_day = tried(d, {due + "T00:01", e::extend, a::leader, {"due=" + next}});
        REQUIRE(on_the_day.refusal.has_value());
        CHECK(on_the_day.refusal->guard == guard::day_before_due);
        CHECK(rests_on(on_the_day, instrument, article));
        auto const moved = tried(d, {before + "T16:00", e::extend, a::leader, {"due=" + next}});
        REQUIRE_FALSE(moved.refusal.has_value());
        CHECK(rests_on(moved, instrument, article));
        CHECK(moved.document == "form 04");
        CHECK(moved.dossier.due() == *parse_date(next));
        auto const twice = tried(moved.dossier, {due + "T08:00", e::extend, a::leader, {"due=2026-12-31"}});
        REQUIRE(twice.refusal.has_value());
        CHECK(twice.refusal->guard == guard::first_extension);
        CHECK(rests_on(twice, instrument, article));
    }
}

TEST_CASE("vector 9: a stop after the decision and adjusting by post are refused and online is allowed") {
    auto const paper = after(accepted("2025-08-04"), {{"2025-08-04T14:00", e::forward, a::desk_clerk}});
    auto const signed_off = after(paper, {{"2025-08-05T09:00", e::decide, a::leader}});
    auto const late = tried(signed_off, {"2025-08-05T10:00", e::request_withdrawal, a::applicant});
    REQUIRE(late.refusal.has_value());
    CHECK(late.refusal->region == region::result);
    CHECK(rests_on(late, decree_118, "Điều 21"));
    auto const posted = after(dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post),
                              {{"2025-08-04T08:00", e::post_accept, a::postal_worker},
                               {"2025-08-05T09:00", e::post_handover, a::postal_worker},
                               {"2025-08-05T10:00", e::accept, a::desk_clerk}});
    auto const by_post = tried(posted, {"2025-08-05T11:00", e::adjust, a::applicant});
    REQUIRE(by_post.refusal.has_value());
    CHECK(by_post.refusal->region == region::guard);
    CHECK(rests_on(by_post, decree_118, "Điều 21"));
    auto const at_counter = tried(accepted("2025-08-04"), {"2025-08-05T11:00", e::adjust, a::applicant});
    REQUIRE(at_counter.refusal.has_value());  // form 01 in hand: it is the channel that refuses
    CHECK(at_counter.refusal->guard == guard::filed_online);
    auto const online =
        after(dossier::open("1.000001", "", "so.nn", "trung-tam", channel::online, return_channel::electronic),
              {{"2025-08-04T08:00", e::submit_online, a::applicant}, {"2025-08-04T10:00", e::accept, a::desk_clerk}});
    auto const adjusted = tried(online, {"2025-08-05T09:00", e::adjust, a::applicant});
    REQUIRE_FALSE(adjusted.refusal.has_value());
    CHECK(rests_on(adjusted, decree_118, "Điều 21"));
    CHECK(adjusted.dossier.due() == online.due());
}

TEST_CASE("vectors 10 and 11: form 01 by a post clerk is issued in the delegation and not in its gap") {
    auto const issues = [](std::string agency, std::string const& on) {
        auto const d =
            after(counter("1.000001", std::move(agency)), {{on + "T08:00", e::submit_counter, a::applicant}});
        return tried(d, {on + "T08:30", e::accept, a::delegated_clerk});
    };
    for (auto const& [agency, denied, allowed] : std::vector<std::tuple<std::string, std::string, std::string>>{
             {"so.tt", "2020-08-15", "2020-11-02"}, {"so.vh", "2021-02-28", "2021-03-01"}}) {
        auto const no = issues(agency, denied);
        REQUIRE(no.refusal.has_value());
        CHECK(no.refusal->region == region::guard);
        CHECK(no.refusal->guard == guard::receives);
        CHECK(no.document.empty());  // no form 01, no clock
        CHECK(no.dossier.status() == s::submitted);
        CHECK(no.dossier.state().at.clock == clock_state::not_started);
        CHECK_FALSE(no.refusal->basis().empty());
        // What would be legal is said: the official may.
        auto const legal = no.refusal->allowed();
        CHECK(std::find(legal.begin(), legal.end(), std::pair(e::accept, a::desk_clerk)) != legal.end());
        CHECK(std::find(legal.begin(), legal.end(), std::pair(e::accept, a::delegated_clerk)) == legal.end());
        auto const yes = issues(agency, allowed);
        REQUIRE_FALSE(yes.refusal.has_value());
        CHECK(yes.document == "form 01");
        CHECK(yes.dossier.state().taken_by_post_clerk == 1);
        CHECK(yes.dossier.due().has_value());
    }
}
