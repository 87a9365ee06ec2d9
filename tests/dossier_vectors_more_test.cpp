// SPDX-License-Identifier: Apache-2.0
// The legal vectors 13, 14 and 16 to 18, which need a dossier together with the report, the documents, the post's
// compensation or the portal's indicator. Each value is worked by hand from the article that it cites.
#include <motcua/dossier_papers.hpp>
#include <motcua/postage.hpp>
#include <motcua/report.hpp>

#include <algorithm>

#include "dossier_vectors.hpp"

namespace {

using namespace dossier_vectors;

}

TEST_CASE("vector 13: more results returned by post than dossiers taken in is a report like any other") {
    columns table;
    auto const add = [&](channel in, std::vector<step> const& begun) {
        auto const row = table.add(dossier::open("1.000001", "", "so.nn", "trung-tam", in, return_channel::post));
        for (auto const& x : begun) table.add(row, made(x));
        for (auto const& x : std::vector<step>{{"2020-06-05T08:30", e::accept, a::desk_clerk},
                                               {"2020-06-05T09:00", e::forward, a::desk_clerk},
                                               {"2020-06-08T09:00", e::decide, a::leader},
                                               {"2020-06-08T10:00", e::issue, a::officer},
                                               {"2020-06-08T14:00", e::hand_to_post, a::postal_worker},
                                               {"2020-06-09T09:00", e::deliver, a::postal_worker}})
            table.add(row, made(x));
    };
    for (int i = 0; i < 3; ++i) add(channel::counter, {{"2020-06-05T08:00", e::submit_counter, a::applicant}});
    add(channel::post, {{"2020-06-03T08:00", e::post_accept, a::postal_worker},
                        {"2020-06-05T08:00", e::post_handover, a::postal_worker}});
    auto const r = replay(table.get(), under());
    CHECK(r.problems.empty());
    auto const report = make_postal_report(r, date(2020, 6, 1), date(2020, 7, 1));
    CHECK(report.total.dossiers_in == 1);
    CHECK(report.total.dossiers_returned == 4);
    CHECK(report.total.distinct == 4);  // each dossier once
}

TEST_CASE("vector 14: the receipt that starts the time is that of the article and its certainty is told") {
    auto const d = dossier::open("1.000001", "", "so.tt", "quay.nn", channel::counter, return_channel::counter);
    auto const filed = [&](std::string const& day) {
        return after(d, {{day + "T08:00", e::submit_counter, a::applicant}});
    };
    // Tuesday 2026-08-04: from acceptance at the desk, five working days, Tuesday 11.
    auto const before = tried(filed("2026-08-04"), {"2026-08-04T08:30", e::accept, a::desk_clerk});
    CHECK(before.dossier.due() == date(2026, 8, 11));
    CHECK(rests_on(before, decree_118, "17.3"));
    CHECK_FALSE(rests_on(before, decree_309, "8.3"));
    // Wednesday 5: from the competent agency's receipt on Thursday 6, Thursday 13.
    auto const taken = tried(filed("2026-08-05"), {"2026-08-05T08:30", e::accept, a::desk_clerk});
    CHECK_FALSE(taken.dossier.due().has_value());
    CHECK(taken.dossier.state().at.clock == clock_state::not_started);
    auto const there = tried(taken.dossier, {"2026-08-06T08:00", e::receive_at_agency, a::officer});
    CHECK(there.dossier.due() == date(2026, 8, 13));
    CHECK(there.dossier.state().at.clock == clock_state::running);
    CHECK(rests_on(there, decree_309, "8.3"));
    CHECK(there.certainty() == certainty::text_doubtful);  // read in a copy that looks incomplete
    CHECK_FALSE(there.warnings().empty());
    // Between the two nothing is promised: no due day, and no notice to be given before it.
    CHECK_FALSE(running(timer::apology, taken.dossier, "2026-08-05T09:00", under()).has_value());
}

TEST_CASE("vector 16: the form 05 of a dossier is a control slip in 2024 and a stop notice in 2026") {
    auto const stopped = [](std::string const& day) {
        return after(accepted(day), {{day + "T09:00", e::forward, a::desk_clerk},
                                     {day + "T10:00", e::request_withdrawal, a::applicant},
                                     {day + "T11:00", e::grant_withdrawal, a::officer}});
    };
    auto const numbered = [](int number, dossier const& d) {
        std::vector<document_kind> kinds;
        for (auto const& x : issued_documents(d, under()))
            if (x.row != nullptr && x.row->number == number) kinds.push_back(x.kind);
        return kinds;
    };
    auto const slip = [](std::string const& day) {
        for (auto const* x : documents_of(e::forward, *parse_date(day)))
            if (x->kind == document_kind::control_slip) return std::pair(std::string(x->circular), x->number);
        return std::pair(std::string(), 0);
    };
    // 2024 (TT 01/2018): five is the control slip; no stop notice exists, so none is issued.
    auto const then = stopped("2024-03-04");
    CHECK(then.status() == s::stopped);
    CHECK(numbered(5, then).empty());
    CHECK(slip("2024-03-04") == std::pair(std::string("Thông tư 01/2018/TT-VPCP"), 5));
    auto const lines = control_slip(then, under());
    CHECK(std::count_if(lines.begin(), lines.end(), [](auto const& x) { return x.what == e::forward; }) == 1);
    // 2026 (TT 03/2025): five is the stop notice, six the control slip.
    auto const now = stopped("2026-03-04");
    CHECK(numbered(5, now) == std::vector<document_kind>{document_kind::stop_notice});
    CHECK(slip("2026-03-04") == std::pair(std::string("Thông tư 03/2025/TT-VPCP"), 6));
}

TEST_CASE("vector 17: a unique original lost by the post is remedied and paid for and the dossier stays open") {
    // On the way in: not the agency's yet, and sent again once the papers were issued anew.
    auto const posted = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post);
    auto const in_transit = after(posted, {{"2021-06-01T08:00", e::post_accept, a::postal_worker},
                                           {"2021-06-01T16:00", e::post_dispatch, a::postal_worker}});
    auto const lost = tried(in_transit, {"2021-06-02T09:00", e::report_loss, a::postal_worker});
    REQUIRE_FALSE(lost.refusal.has_value());
    CHECK(lost.document == "record of loss");
    CHECK(rests_on(lost, decision_45, "Điều 14"));
    CHECK(lost.dossier.status() == s::draft);
    CHECK(lost.dossier.state().at.papers == papers::lost);
    auto const again = after(lost.dossier, {{"2021-06-21T09:00", e::remedy_loss, a::postal_worker},
                                            {"2021-06-21T10:00", e::post_accept, a::postal_worker},
                                            {"2021-06-22T10:00", e::post_handover, a::postal_worker},
                                            {"2021-06-22T11:00", e::accept, a::desk_clerk}});
    CHECK(again.status() == s::accepted);
    CHECK(again.due() == date(2021, 6, 29));  // five working days from acceptance, Tuesday 22

    // A supplement lost while the agency has the dossier: the clock is that of the supplement, untouched by the loss.
    auto const waiting = after(accepted("2021-06-01"), {{"2021-06-02T08:00", e::request_supplement, a::desk_clerk},
                                                        {"2021-06-03T08:00", e::post_accept, a::postal_worker}});
    auto const gone = after(waiting, {{"2021-06-04T08:00", e::report_loss, a::postal_worker}});
    CHECK(gone.status() == s::supplement_requested);
    CHECK(gone.state().at.clock == waiting.state().at.clock);
    CHECK(gone.due() == waiting.due());
    CHECK_FALSE(tried(gone, {"2021-06-10T08:00", e::receive_supplement, a::desk_clerk}).refusal.has_value());

    // The result lost on the way out: finished, in time, and not returned until replaced and delivered.
    auto const out = after(out_by_post("2021-06-01"), {{"2021-06-02T08:00", e::report_loss, a::postal_worker}});
    CHECK(out.status() == s::finished);
    CHECK(out.state().at.result == result_custody::lost);
    CHECK(judge(out.state()) == timeliness::early);
    CHECK(refused(out, {"2021-06-03T08:00", e::deliver, a::postal_worker}).region == region::result);
    auto const replaced = after(out, {{"2021-06-20T08:00", e::remedy_loss, a::desk_clerk},
                                      {"2021-06-20T09:00", e::hand_to_post, a::postal_worker},
                                      {"2021-06-21T09:00", e::deliver, a::postal_worker}});
    CHECK(replaced.status() == s::returned);

    // Beside it the money: four times the charge at least, and all costs of issuing the original anew.
    auto const owed = compensation(mishap::lost, 25'000, true, true, date(2021, 6, 2));
    CHECK(owed.least == 100'000);
    CHECK_FALSE(owed.most.has_value());
    CHECK(owed.reissue_costs == true);
    REQUIRE(owed.steps.size() == 2);
    CHECK(owed.steps[0].basis.instrument == "Nghị định 47/2011/NĐ-CP");
    CHECK(owed.steps[0].basis.article == "Điều 24–26");
    CHECK(owed.steps[1].basis.instrument == decision_45);
    CHECK(owed.steps[1].basis.article == "Điều 14");
}

TEST_CASE("vector 18: two requests and ready before the first day promised is on time in law and late for the portal") {
    // Ten working days from Wednesday 2023-03-01: Wednesday 15. Asked on the 2nd, complete on Friday 3: anew until
    // Friday 17. Asked again on Monday 6, complete on Tuesday 7: anew until Tuesday 21. Ready on Wednesday 8.
    auto const d = after(accepted("2023-03-01", counter("1.000007")),
                         {{"2023-03-02T09:00", e::request_supplement, a::desk_clerk},
                          {"2023-03-03T09:00", e::receive_supplement, a::desk_clerk},
                          {"2023-03-06T09:00", e::request_supplement, a::desk_clerk},
                          {"2023-03-07T09:00", e::receive_supplement, a::desk_clerk},
                          {"2023-03-07T10:00", e::forward, a::desk_clerk}});
    CHECK(d.due() == date(2023, 3, 21));
    auto const both = clocks(after(d, ready("2023-03-08")), under());
    CHECK(both.legal.verdict == timeliness::early);
    CHECK_FALSE(both.legal.late);
    CHECK(both.legal.working_days == 0);
    CHECK(both.legal.due == date(2023, 3, 21));
    CHECK(both.indicator.verdict == indicator_verdict::late);
    CHECK(both.indicator.requests == 2);
    CHECK(both.indicator.promised == date(2023, 3, 15));
    REQUIRE(both.indicator.end.has_value());
    CHECK(both.indicator.end->day() < date(2023, 3, 15));  // late for the requests alone, not for the day
    CHECK(both.stand == clocks_agree::differ);
    CHECK(both.indicator_basis.instrument == "Quyết định 766/QĐ-TTg 2022");
    CHECK(both.indicator_basis.certainty == certainty::observed);
    // One request less and the portal says on time.
    auto const once = after(accepted("2023-03-01", counter("1.000007")),
                            {{"2023-03-02T09:00", e::request_supplement, a::desk_clerk},
                             {"2023-03-03T09:00", e::receive_supplement, a::desk_clerk},
                             {"2023-03-07T10:00", e::forward, a::desk_clerk}});
    CHECK(clocks(after(once, ready("2023-03-08")), under()).indicator.verdict == indicator_verdict::on_time);
}
