// SPDX-License-Identifier: Apache-2.0
// What a refusal cites: the articles that speak of this event in this place, worked out by hand; never one that seems
// to forbid what no text forbids.
#include <set>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

/// Instrument and article of each citation, without the certainty.
std::set<std::string> cited(refusal const& r) {
    std::set<std::string> all;
    for (auto const& c : r.basis()) all.insert(c.instrument + " " + c.article);
    return all;
}

std::string const decree_61 = "Nghị định 61/2018/NĐ-CP ", decree_118 = "Nghị định 118/2025/NĐ-CP ";

dossier online(std::string const& day) {
    auto const d =
        dossier::open("1.000001", "", "so.nn", "trung-tam", channel::online, return_channel::counter);
    return after(d, {{day + "T08:00", e::submit_online, a::applicant}});
}

}

TEST_CASE("dossier refusal of issuing a granted result by the desk cites the result and no refusal") {
    auto const signed_off = after(accepted("2020-06-04"), {{"2020-06-04T09:00", e::forward, a::desk_clerk},
                                                           {"2020-06-04T10:00", e::decide, a::leader}});
    auto const r = refused(signed_off, {"2020-06-04T11:00", e::issue, a::desk_clerk});
    CHECK(r.region == region::actor);
    CHECK(cited(r).count(decree_61 + "Điều 20") == 1);    // the result goes out through the desk
    CHECK(cited(r).count(decree_61 + "Điều 19.8") == 0);  // refusal on the merits
    for (auto const by : {a::officer, a::leader})
        CHECK(r.text().en.find("“" + std::string(label(by, language::en)) + "”") != std::string::npos);

    auto const turned_down = after(accepted("2020-06-04"), {{"2020-06-04T09:00", e::forward, a::desk_clerk},
                                                            {"2020-06-04T10:00", e::refuse_on_merits, a::leader}});
    auto const other = refused(turned_down, {"2020-06-04T11:00", e::issue, a::desk_clerk});
    CHECK(cited(other).count(decree_61 + "Điều 19.8") == 1);
    CHECK(cited(other).count(decree_61 + "Điều 20") == 0);
}

TEST_CASE("dossier refusal in a status without a rule says where the cited articles have one") {
    // While withdrawal is asked for: a supplement is taken in before acceptance and after it, by different articles.
    auto const asked = after(accepted("2020-06-04"), {{"2020-06-04T09:00", e::request_supplement, a::desk_clerk},
                                                      {"2020-06-04T10:00", e::request_withdrawal, a::applicant}});
    auto const r = refused(asked, {"2020-06-04T11:00", e::receive_supplement, a::desk_clerk});
    CHECK(r.region == region::status);
    CHECK(cited(r).count(decree_61 + "Điều 19.4") == 1);  // after acceptance the time begins anew
    CHECK(cited(r).count(decree_61 + "Điều 17.1") == 1);  // at intake
    CHECK(r.text().en == "“receive the supplement”: status is “withdrawal requested”; the basis has a rule for "
                       "“supplement asked before acceptance”, “supplement requested” only");

    // A finished dossier: asked for at intake, or after acceptance while nothing is decided; both are named.
    auto const done = refused(finished("2020-06-04"), {"2020-06-15T08:00", e::request_supplement, a::desk_clerk});
    CHECK(done.region == region::status);
    for (auto const* word : {"“submitted”", "“accepted”", "“processing”"})
        CHECK(done.text().en.find(word) != std::string::npos);

    // Of the one who acts only: the post pays in what the applicant gave it, under QĐ 45/2016 alone.
    auto const waiting = after(accepted("2020-06-04"), {{"2020-06-04T09:00", e::request_supplement, a::desk_clerk}});
    auto const by_post = cited(refused(waiting, {"2020-06-04T11:00", e::pay, a::postal_worker}));
    for (auto const& c : by_post) CHECK(c.find("45/2016") != std::string::npos);
    auto const by_applicant = cited(refused(waiting, {"2020-06-04T11:00", e::pay, a::applicant}));
    CHECK(by_applicant.count(decree_61 + "Điều 22.1") == 1);
}

TEST_CASE("dossier refusals cite nothing twice and what they name is in the rows they cite") {
    auto const r = refused(finished("2026-09-03"), {"2026-09-04T08:00", e::hand_to_post, a::desk_clerk});
    CHECK(r.guard == guard::return_by_post);
    CHECK(cited(r).size() == r.basis().size());
    CHECK_FALSE(r.basis().empty());
}

TEST_CASE("dossier content is adjusted by who filed online and by nobody else") {
    for (auto const& day : {std::string("2025-06-30"), std::string("2025-07-01")}) {
        // Online: from the system's receipt until the decision (NĐ 118/2025 Điều 21), not before the decree.
        auto const filed = online(day);
        step const now{day + "T08:10", e::adjust, a::applicant};
        if (day < "2025-07-01") {
            CHECK(refused(filed, now).region == region::validity);
            continue;
        }
        auto const adjusted = after(filed, {now});
        CHECK(adjusted.state().at == filed.state().at);
        CHECK(refused(filed, {day + "T08:10", e::adjust, a::desk_clerk}).region == region::actor);
        auto const taken = after(adjusted, {{day + "T08:30", e::accept, a::desk_clerk},
                                            {day + "T09:00", e::adjust, a::applicant},
                                            {day + "T09:10", e::forward, a::desk_clerk},
                                            {day + "T09:20", e::adjust, a::applicant}});
        CHECK(taken.due() == after(filed, {{day + "T08:30", e::accept, a::desk_clerk}}).due());
        // Vector 9: both rights end with the decision.
        auto const decided = after(taken, {{day + "T10:00", e::decide, a::leader}});
        CHECK(refused(decided, {day + "T10:10", e::adjust, a::applicant}).region == region::result);
        CHECK(refused(decided, {day + "T10:10", e::request_withdrawal, a::applicant}).region == region::result);
    }
    // By post and at the counter: stop from form 01 on, but no adjusting.
    auto const posted =
        after(dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post),
              {{"2025-08-04T08:00", e::post_accept, a::postal_worker},
               {"2025-08-04T09:00", e::post_handover, a::postal_worker}});
    CHECK(refused(posted, {"2025-08-04T09:10", e::request_withdrawal, a::applicant}).guard == guard::stop_window);
    for (auto const& d : {after(posted, {{"2025-08-04T10:00", e::accept, a::desk_clerk}}), accepted("2025-08-04")}) {
        auto const r = refused(d, {"2025-08-04T11:00", e::adjust, a::applicant});
        CHECK(r.guard == guard::filed_online);
        CHECK(cited(r) == std::set<std::string>{decree_118 + "Điều 21"});
        after(d, {{"2025-08-04T11:00", e::request_withdrawal, a::applicant, {"slip_received=2025-08-04"}}});
    }
}
