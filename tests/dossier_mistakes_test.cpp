// SPDX-License-Identifier: Apache-2.0
// What real systems were seen to get wrong, and this machine must not.
#include <set>
#include <type_traits>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

}

TEST_CASE("dossier withdrawal is no one-way street") {
    std::vector<step> const course{{"2020-06-01T08:00", e::submit_counter, a::applicant},
                                   {"2020-06-01T09:00", e::request_supplement, a::desk_clerk},
                                   {"2020-06-01T10:00", e::receive_supplement, a::desk_clerk},
                                   {"2020-06-01T11:00", e::accept, a::desk_clerk},
                                   {"2020-06-02T08:00", e::request_supplement, a::desk_clerk},
                                   {"2020-06-02T09:00", e::receive_supplement, a::desk_clerk},
                                   {"2020-06-02T10:00", e::forward, a::desk_clerk},
                                   {"2020-06-02T11:00", e::request_payment, a::officer}};
    std::set<status> left;
    auto d = counter();
    for (auto const& x : course) {
        d = after(d, {x});
        auto const when = x.when;
        auto const asked = after(d, {{when, e::request_withdrawal, a::applicant}});
        left.insert(d.status());
        CHECK(asked.status() == s::withdrawal_requested);
        CHECK(asked.state().at.history == d.status());
        CHECK(asked.state().at.clock == d.state().at.clock);
        for (auto const& [back, by] :
             std::vector<std::pair<e, a>>{{e::retract_withdrawal, a::applicant}, {e::refuse_withdrawal, a::officer}}) {
            auto const kept = after(asked, {{when, back, by}});
            CHECK(kept.state().at == d.state().at);  // status, clock and custody as they were
            CHECK(kept.due() == d.due());
        }
        auto const gone = after(asked, {{when, e::grant_withdrawal, a::desk_clerk}});
        CHECK(gone.status() == s::stopped);
        CHECK(judge(gone.state()) == timeliness::stopped);  // never on time, however early
    }
    CHECK(left.size() == 6);
    for (auto const& closed :
         {finished("2020-06-04"), after(finished("2020-06-04"), {{"2020-06-05T08:00", e::collect, a::applicant}})})
        CHECK(refused(closed, {"2020-06-05T09:00", e::request_withdrawal, a::applicant}).region == region::status);
}

TEST_CASE("dossier guards that are unknown do not pass") {
    // No limit is stated: there is no due day before which a new one could be set.
    auto const open = accepted("2020-06-04", counter("1.000003"));
    CHECK(refused(open, {"2020-06-05T08:00", e::extend, a::leader, {"due=2020-07-01"}}).guard == guard::day_before_due);
    auto const posted = [](std::string code, std::string const& when) {
        auto const d = dossier::open(std::move(code), "", "so.nn", "trung-tam", channel::post, return_channel::post);
        return apply(d, made({when, e::post_accept, a::postal_worker}), under());
    };
    // Excluded by law, by the published list from its day; one condition of Điều 1.2 alone excludes nothing (vector 12).
    CHECK(posted("1.000004", "2020-06-04T08:00").refusal->guard == guard::intake_eligible);
    CHECK_FALSE(posted("1.000005", "2020-06-04T08:00").refusal);
    CHECK_FALSE(posted("1.000006", "2021-06-22T08:00").refusal);
    CHECK(posted("1.000006", "2021-06-23T08:00").refusal->guard == guard::intake_eligible);
    // Return by post was not chosen.
    CHECK(refused(finished("2020-06-04"), {"2020-06-05T08:00", e::hand_to_post, a::desk_clerk}).guard ==
          guard::return_by_post);
    auto const chosen = after(finished("2020-06-04"), {{"2020-06-05T08:00", e::register_post_return, a::applicant}});
    CHECK_FALSE(apply(chosen, made({"2020-06-05T09:00", e::hand_to_post, a::desk_clerk}), under()).refusal);
}

TEST_CASE("dossier keeps its rules and its times") {
    // Accepted under the older edition of the procedure: ten days also after a supplement under the newer one.
    auto const d = after(accepted("2025-06-27", counter("1.000007")),
                         {{"2025-07-01T08:00", e::request_supplement, a::desk_clerk}});
    CHECK(after(d, {{"2025-07-04T08:00", e::receive_supplement, a::desk_clerk}}).due() == date(2025, 7, 18));
    auto const follow = under().with(reading::pinning, "follow");
    CHECK(after(d, {{"2025-07-04T08:00", e::receive_supplement, a::desk_clerk}}, follow).due() == date(2025, 7, 15));
    // The row that was applied is that of the day of acceptance, and so is the text that it cites.
    auto const kept = apply(accepted("2025-06-27"), made({"2025-07-02T08:00", e::forward, a::desk_clerk}), under());
    REQUIRE_FALSE(kept.basis().empty());
    for (auto const& c : kept.basis()) CHECK(c.instrument == "Nghị định 61/2018/NĐ-CP");

    // A result called back is unfinished until it is issued again; nothing of the course is overwritten with nothing.
    auto const first = finished("2020-06-04");
    CHECK(judge(first.state()) == timeliness::early);
    auto const called_back = after(first, {{"2020-06-05T08:00", e::recall_result, a::leader}});
    CHECK(judge(called_back.state()) == timeliness::unfinished);
    CHECK(called_back.state().finished == first.state().finished);
    CHECK(called_back.state().accepted == first.state().accepted);
    CHECK(called_back.due() == first.due());
    auto const again =
        after(called_back, {{"2020-06-12T08:00", e::decide, a::leader}, {"2020-06-12T09:00", e::issue, a::officer}});
    CHECK(judge(again.state()) == timeliness::late);
}

TEST_CASE("dossier refused on the merits gives the papers back whatever happened to them") {
    auto const refused_once = after(accepted("2020-06-04"), {{"2020-06-04T09:00", e::forward, a::desk_clerk},
                                                             {"2020-06-04T10:00", e::refuse_on_merits, a::leader},
                                                             {"2020-06-04T11:00", e::issue, a::officer}});
    CHECK(refused_once.state().at.papers == papers::desk);
    CHECK(refused_once.state().outcome == decision_outcome::refused);
    CHECK(refused(refused_once, {"2020-06-04T12:00", e::archive, a::officer}).region == region::status);
    auto const home = after(refused_once, {{"2020-06-04T13:00", e::give_papers_back, a::desk_clerk}});
    CHECK(home.state().at.papers == papers::home);
    auto const twice = after(home, {{"2020-06-05T08:00", e::recall_result, a::leader},
                                    {"2020-06-05T09:00", e::refuse_on_merits, a::leader},
                                    {"2020-06-05T10:00", e::issue, a::officer}});
    CHECK(twice.state().at.papers == papers::home);
    CHECK(refused(finished("2020-06-04"), {"2020-06-05T08:00", e::give_papers_back, a::desk_clerk}).guard ==
          guard::outcome_refused);
}

TEST_CASE("dossier timeliness is judged by the result at the desk") {
    dossier_state x;
    x.at.status = s::returned;
    x.finished = at("2020-06-11T16:30").value;
    x.due = date(2020, 6, 11).days();
    CHECK(judge(x) == timeliness::on_time);  // the whole day
    x.due_second = 16 * 3600 + 30 * 60;      // a limit in hours
    CHECK(judge(x) == timeliness::on_time);
    x.due_second -= 60;
    CHECK(judge(x) == timeliness::late);
    x.due_second += 120;
    CHECK(judge(x) == timeliness::early);
    x.due = dossier_state::no_day;
    CHECK(judge(x) == timeliness::unknown);
    x.at.status = s::not_accepted;
    CHECK(judge(x) == timeliness::not_accepted);
    // Days in the post do not count: delivered after the due day, issued before it.
    auto const d = after(out_by_post("2020-06-04"), {{"2020-06-29T08:00", e::deliver, a::postal_worker}});
    CHECK(judge(d.state()) == timeliness::early);
    CHECK(d.state().intake == channel::counter);  // how it came in and how it goes out are two things
}

TEST_CASE("dossier mistake 5: what the carrier says is neither dropped nor guessed") {
    // The words are closed: what is not known has no event, and nothing stands in for it.
    for (auto const* code : {"", "4", "DELIVERED", "delivered", "phát"}) CHECK_FALSE(parse<e>(code).has_value());
    CHECK(parse<e>("deliver") == e::deliver);
    // Told twice or in the wrong order, an event is answered by a refusal that says so, and the dossier stays as it was.
    auto const out = out_by_post("2020-06-04");
    auto const home = after(out, {{"2020-06-09T08:00", e::deliver, a::postal_worker}});
    CHECK(refused(home, {"2020-06-09T08:00", e::deliver, a::postal_worker}).region == region::status);
    CHECK(refused(home, {"2020-06-08T08:00", e::fail_delivery, a::postal_worker}).region == region::validity);
    // What happened between two questions to the carrier keeps its own time, however late it is told.
    auto told = made({"2020-06-05T07:30", e::fail_delivery, a::postal_worker});
    told.recorded = at("2020-06-05T19:30");
    auto const failed = apply(out, told, under());
    REQUIRE_FALSE(failed.refusal);
    CHECK(failed.dossier.state().last_minute == at("2020-06-05T07:30").value / 60);
}

TEST_CASE("dossier mistake 9: an answer is never a text or a number to be read as success") {
    // "00" in early versions, 0 later: here an outcome is a dossier or a refusal, and no conversion guesses which.
    static_assert(!std::is_convertible_v<outcome, bool> && !std::is_convertible_v<outcome, int>);
    static_assert(!std::is_constructible_v<bool, outcome> && !std::is_convertible_v<e, int>);
    for (auto const* answer : {"00", "0", "-1", "true", ""}) {
        CHECK_FALSE(parse<s>(answer).has_value());
        CHECK_FALSE(parse<e>(answer).has_value());
    }
    auto const out = apply(counter(), made({"2020-06-04T08:00", e::issue, a::officer}), under());
    REQUIRE(out.refusal.has_value());
    CHECK_FALSE(out.refusal->basis().empty());
}
