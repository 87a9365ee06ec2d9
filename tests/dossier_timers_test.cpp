// SPDX-License-Identifier: Apache-2.0
// The times that run for a dossier, worked by hand from the articles. June 2020 and July 2025 have no holidays.
#include "dossier_steps.hpp"

#include <algorithm>

namespace {

using namespace dossier_steps;
using t = motcua::timer;

std::optional<next_deadline> running(t what, dossier const& d, std::string_view on, rules const& law = under()) {
    auto const all = next_deadlines(d, law, at(on));
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& x) { return x.what == what; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> names(dossier const& d, std::string_view on, rules const& law = under()) {
    std::vector<std::string> all;
    for (auto const& x : next_deadlines(d, law, at(on))) all.emplace_back(to_string(x.what));
    return all;
}

using list = std::vector<std::string>;

dossier online(std::string const& when) {
    auto d = dossier::open("1.000002", "", "so.nn", "trung-tam", channel::online, return_channel::electronic);
    return after(d, {{when, e::submit_online, a::applicant}});
}

dossier posted(std::vector<std::string> evidence, return_channel back = return_channel::post) {
    auto d = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, back);
    return after(d, {{"2020-06-05T09:00", e::post_accept, a::postal_worker, std::move(evidence)}});
}

}

TEST_CASE("dossier timers: after acceptance four times run in 2020") {
    auto const d = accepted("2020-06-05");  // a Friday; five working days
    CHECK(names(d, "2020-06-05T08:30") == list{"resolution", "forwarding", "supplement_request", "apology"});
    auto const due = *running(t::resolution, d, "2020-06-05T08:30");
    CHECK(due.on == date(2020, 6, 12));
    CHECK(due.rule == "LA-01");  // the decree of 2018 names no start
    CHECK(running(t::forwarding, d, "2020-06-05T08:30")->on == date(2020, 6, 5));
    CHECK(running(t::forwarding, d, "2020-06-05T08:30")->rule == "OST-08");
    auto const ask = *running(t::supplement_request, d, "2020-06-05T08:30");
    CHECK(ask.on == date(2020, 6, 10));
    CHECK(ask.basis.instrument == "Nghị định 61/2018/NĐ-CP");
    CHECK(ask.basis.article == "Điều 19.4");
    CHECK(ask.basis.certainty == certainty::text);
    CHECK(running(t::apology, d, "2020-06-05T08:30")->on == date(2020, 6, 11));
    CHECK_FALSE(running(t::apology, d, "2020-06-05T08:30")->in_practice.has_value());
    // Passed on the day after, not on the day itself.
    CHECK_FALSE(running(t::supplement_request, d, "2020-06-10T23:59")->passed);
    CHECK(running(t::supplement_request, d, "2020-06-11T00:00")->passed);
    CHECK(running(t::resolution, d, "2020-06-13T00:00")->passed);
    for (auto const& x : next_deadlines(d, under(), at("2020-06-05T08:30"))) {
        CHECK_FALSE(x.text.vi.empty());
        CHECK_FALSE(x.text.en.empty());
        CHECK_FALSE(x.who.empty());
        CHECK_FALSE(x.basis.instrument.empty());
        CHECK(x.basis.certainty != certainty::recalled);
    }
}

TEST_CASE("dossier timers: forwarding after 15:00 is for the start of the next working day") {
    auto const taken = [](std::string const& when) {
        return after(counter(),
                     {{"2020-06-05T08:00", e::submit_counter, a::applicant}, {when, e::accept, a::desk_clerk}});
    };
    auto const day = [&](std::string const& when, rules const& law = under()) {
        return running(t::forwarding, taken(when), when, law)->on;
    };
    CHECK(day("2020-06-05T14:59:59") == date(2020, 6, 5));
    CHECK(day("2020-06-05T15:00:01") == date(2020, 6, 8));
    CHECK(day("2020-06-05T16:00") == date(2020, 6, 8));
    CHECK(day("2020-06-05T15:00") == date(2020, 6, 5));
    CHECK(day("2020-06-05T15:00", under().with(reading::cutoff_exactly, "next_day")) == date(2020, 6, 8));
    CHECK(day("2020-06-06T09:00") == date(2020, 6, 8));  // taken in on a Saturday
    // It ends with the forwarding, and never was for electronic data (LA-18).
    auto const gone = after(taken("2020-06-05T16:00"), {{"2020-06-05T16:30", e::forward, a::desk_clerk}});
    CHECK_FALSE(running(t::forwarding, gone, "2020-06-05T16:30").has_value());
    auto const electronic = after(online("2025-07-11T08:00"), {{"2025-07-11T16:00", e::accept, a::desk_clerk}});
    CHECK_FALSE(running(t::forwarding, electronic, "2025-07-11T16:00").has_value());
    // The article speaks of dossiers taken in directly; that the post's are among them is a conclusion.
    auto const by_post = after(posted({}), {{"2020-06-08T08:00", e::post_handover, a::postal_worker},
                                            {"2020-06-08T09:00", e::accept, a::desk_clerk}});
    CHECK(running(t::forwarding, by_post, "2020-06-08T09:00")->basis.certainty == certainty::inferred);
    CHECK(running(t::forwarding, taken("2020-06-05T16:00"), "2020-06-05T16:00")->basis.certainty == certainty::text);
}

TEST_CASE("dossier timers: a notice due on a Sunday is Friday's in practice") {
    auto const d = accepted("2020-06-08");  // due on Monday 15
    auto const notice = *running(t::apology, d, "2020-06-08T09:00");
    CHECK(notice.on == date(2020, 6, 14));
    CHECK(notice.in_practice == date(2020, 6, 12));
    CHECK(notice.rule == "OST-13");
    auto const put_off = after(d, {{"2020-06-12T09:00", e::extend, a::leader, {"due=2020-06-18"}}});
    CHECK_FALSE(running(t::apology, put_off, "2020-06-12T09:00").has_value());  // once only
    CHECK(running(t::resolution, put_off, "2020-06-12T09:00")->on == date(2020, 6, 18));
}

TEST_CASE("dossier timers: from 2025-07-01 the rules are those of the new decree") {
    auto const d = accepted("2025-07-07");
    CHECK(names(d, "2025-07-07T09:00") == list{"resolution", "forwarding", "supplement_request", "apology"});
    CHECK(running(t::resolution, d, "2025-07-07T09:00")->rule == "CLK-02");
    CHECK(running(t::forwarding, d, "2025-07-07T09:00")->rule == "OST-52");
    CHECK(running(t::supplement_request, d, "2025-07-07T09:00")->rule == "OST-60");
    CHECK(running(t::supplement_request, d, "2025-07-07T09:00")->on == date(2025, 7, 10));
    CHECK(running(t::apology, d, "2025-07-07T09:00")->rule == "OST-64");
    CHECK(running(t::apology, d, "2025-07-07T09:00")->on == date(2025, 7, 13));
    CHECK(running(t::apology, d, "2025-07-07T09:00")->in_practice == date(2025, 7, 11));
    // Kept from acceptance on: a dossier of June stays under the decree of 2018.
    CHECK(running(t::supplement_request, accepted("2025-06-30"), "2025-07-01T09:00")->rule == "OST-09");
    CHECK(running(t::supplement_request, accepted("2025-06-30"), "2025-07-01T09:00",
                  under().with(reading::pinning, "follow"))
              ->rule == "OST-60");
}

TEST_CASE("dossier timers: an incomplete dossier closes after 15 days from 2025 and never before") {
    auto const asked = [](std::string const& accepted_on, std::string const& when) {
        return after(accepted(accepted_on), {{when, e::request_supplement, a::desk_clerk}});
    };
    auto const d = asked("2025-09-30", "2025-10-01T09:00");
    CHECK(names(d, "2025-10-01T09:00") == list{"closing"});  // the clock waits
    auto const closing = *running(t::closing, d, "2025-10-01T09:00");
    CHECK(closing.on == date(2025, 10, 16));
    CHECK(closing.rule == "OST-61");
    CHECK_FALSE(running(t::closing, d, "2025-10-16T23:00")->passed);
    CHECK(running(t::closing, d, "2025-10-17T00:00")->passed);
    CHECK(refused(d, {"2025-10-16T16:00", e::close_incomplete, a::desk_clerk}).guard == guard::fifteen_days);
    CHECK_FALSE(apply(d, made({"2025-10-17T08:00", e::close_incomplete, a::desk_clerk}), under()).refusal.has_value());
    CHECK(running(t::closing, d, "2025-10-01T09:00", under().with(reading::fifteen_days, "working"))->on ==
          date(2025, 10, 22));
    CHECK(names(asked("2020-06-01", "2020-06-02T09:00"), "2020-06-02T09:00").empty());
    // A second request can be asked for once more, or not at all.
    auto const again = after(d, {{"2025-10-06T09:00", e::receive_supplement, a::desk_clerk}});
    CHECK(running(t::supplement_request, again, "2025-10-06T09:00")->on == date(2025, 10, 9));
    CHECK(running(t::resolution, again, "2025-10-06T09:00")->rule == "CLK-05");
    CHECK_FALSE(
        running(t::supplement_request, again, "2025-10-06T09:00", under().with(reading::second_supplement, "deny"))
            .has_value());
}

TEST_CASE("dossier timers: a wrong result is corrected within three working days from 2025") {
    auto const called_back = [](std::string const& day, std::string const& when) {
        return after(finished(day), {{when, e::recall_result, a::leader}});
    };
    auto const d = called_back("2025-07-07", "2025-07-11T09:00");
    CHECK(names(d, "2025-07-11T09:00") == list{"correction"});
    CHECK(running(t::correction, d, "2025-07-11T09:00")->on == date(2025, 7, 16));
    CHECK(running(t::correction, d, "2025-07-11T09:00")->rule == "OST-70");
    CHECK(names(called_back("2020-06-01", "2020-06-02T09:00"), "2020-06-02T09:00").empty());  // Điều 21.1 gave no days
}

TEST_CASE("dossier timers: an online dossier is told of in two hours and answered in eight working hours") {
    auto const d = online("2025-07-11T16:00");  // a Friday
    CHECK(names(d, "2025-07-11T16:00") == list{"alert", "acknowledgement"});
    auto const alert = *running(t::alert, d, "2025-07-11T16:00");
    CHECK(alert.at == at("2025-07-11T18:00"));
    CHECK(alert.rule == "OST-49");
    CHECK_FALSE(running(t::alert, d, "2025-07-11T18:00")->passed);
    CHECK(running(t::alert, d, "2025-07-11T18:00:01")->passed);
    // No office hours are built in: the hour is open, the days are bounded.
    auto const open = *running(t::acknowledgement, d, "2025-07-11T16:00");
    CHECK_FALSE(open.at.has_value());
    CHECK_FALSE(open.text.vi.empty());
    auto const hours = under().with(std::optional(office_hours::weekdays({{450, 690}, {810, 1020}}, "ví dụ")));
    auto const answer = *running(t::acknowledgement, d, "2025-07-11T16:00", hours);
    CHECK(answer.at == at("2025-07-14T16:30"));  // one hour on Friday, seven on Monday
    CHECK_FALSE(running(t::acknowledgement, d, "2025-07-14T16:30", hours)->passed);
    CHECK(running(t::acknowledgement, d, "2025-07-14T16:31", hours)->passed);
    // Answered: accepted, or told to complete.
    CHECK_FALSE(
        running(t::acknowledgement, after(d, {{"2025-07-11T16:30", e::accept, a::desk_clerk}}), "2025-07-11T16:30"));
    CHECK(names(after(d, {{"2025-07-11T16:30", e::request_supplement, a::desk_clerk},
                          {"2025-07-14T08:00", e::receive_supplement, a::desk_clerk}}),
                "2025-07-14T08:00")
              .empty());
    // The eight hours of 2020 are recalled only, and give no time.
    CHECK(names(online("2020-06-05T16:00"), "2020-06-05T16:00").empty());
}

TEST_CASE("dossier timers: the post's own time is J plus n by the zone that the slip names") {
    auto const in = [](dossier const& d) { return *running(t::carriage_in, d, "2020-06-05T09:00"); };
    CHECK(in(posted({"zone=between_districts"})).on == date(2020, 6, 9));  // J+2 from a Friday
    CHECK(in(posted({"zone=between_districts"}, return_channel::counter)).on ==
          date(2020, 6, 11));  // the slip goes back: J+4
    CHECK(in(posted({"zone=same_district"})).on == date(2020, 6, 8));
    CHECK(in(posted({"zone=between_provinces"})).on == date(2020, 6, 11));
    CHECK(in(posted({"zone=between_districts"})).rule == "PST-48");
    CHECK(in(posted({"zone=between_districts"})).who == std::vector{a::postal_worker});
    for (auto const* zone : {"zone=special_area", "zone=nowhere", "zone="}) {
        CHECK_FALSE(in(posted({zone})).on.has_value());
        CHECK_FALSE(in(posted({zone})).passed);
    }
    CHECK_FALSE(in(posted({})).on.has_value());
    CHECK(running(t::carriage_in, posted({"zone=same_district"}), "2020-06-09T00:00")->passed);
    // It ends with the handover; a supplement's leg is our conclusion.
    auto const there =
        after(posted({"zone=same_district"}), {{"2020-06-08T08:00", e::post_handover, a::postal_worker}});
    CHECK(names(there, "2020-06-08T08:00").empty());
    auto const second = after(there, {{"2020-06-08T09:00", e::request_supplement, a::desk_clerk},
                                      {"2020-06-09T09:00", e::post_accept, a::postal_worker, {"zone=same_district"}}});
    CHECK(running(t::carriage_in, second, "2020-06-09T09:00")->on == date(2020, 6, 10));
    CHECK(running(t::carriage_in, second, "2020-06-09T09:00")->basis.certainty == certainty::inferred);
    // Back: until the first attempt.
    auto d = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::counter, return_channel::post);
    d = after(finished("2020-06-05", d),
              {{"2020-06-05T13:00", e::hand_to_post, a::postal_worker, {"zone=between_provinces"}}});
    CHECK(names(d, "2020-06-05T13:00") == list{"carriage_out"});
    CHECK(running(t::carriage_out, d, "2020-06-05T13:00")->on == date(2020, 6, 11));
    CHECK(names(after(d, {{"2020-06-11T09:00", e::fail_delivery, a::postal_worker}}), "2020-06-11T09:00").empty());
}

TEST_CASE("dossier timers: remote intake from 2026-08-05 waits for the competent agency") {
    auto d = dossier::open("1.000001", "", "so.tt", "quay.nn", channel::counter, return_channel::counter);
    d = accepted("2026-08-06", d);  // a Thursday
    CHECK(names(d, "2026-08-06T09:00") == list{"forwarding", "supplement_request"});
    CHECK(running(t::forwarding, d, "2026-08-06T09:00")->on == date(2026, 8, 7));  // one working day
    d = after(
        d, {{"2026-08-07T08:00", e::forward, a::desk_clerk}, {"2026-08-10T09:00", e::receive_at_agency, a::officer}});
    CHECK(running(t::resolution, d, "2026-08-10T09:00")->on == date(2026, 8, 17));
    CHECK(running(t::resolution, d, "2026-08-10T09:00")->rule == "CLK-03");
    CHECK(running(t::resolution, d, "2026-08-10T09:00")->basis.certainty == certainty::text_doubtful);
}

TEST_CASE("dossier timers: nothing runs for what is over or has not begun") {
    CHECK(names(counter(), "2020-06-05T09:00").empty());
    CHECK(names(finished("2020-06-05"), "2020-06-08T09:00").empty());
    auto const not_accepted = after(counter(), {{"2020-06-05T08:00", e::submit_counter, a::applicant},
                                                {"2020-06-05T09:00", e::refuse_intake, a::desk_clerk}});
    CHECK(names(not_accepted, "2020-06-05T09:00").empty());
    // No limit in the catalogue: no due day and no notice before it.
    CHECK(names(accepted("2020-06-05", counter("1.000003")), "2020-06-05T09:00") ==
          list{"forwarding", "supplement_request"});
    // Before the first one-stop text that was read only the post's time runs.
    auto const early = after(dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post),
                             {{"2017-08-14T09:00", e::post_accept, a::postal_worker, {"zone=same_district"}}});
    CHECK(names(early, "2017-08-14T09:00").empty());  // TT 17/2017 begins on 2017-08-15
}
