// SPDX-License-Identifier: Apache-2.0
// The legal clock and the portal's indicator side by side, worked by hand from the formulas (KPI-05) and the articles.
#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

/// Promised on day 10 of a procedure of 10 days, asked to complete on day 3, complete on day 8, ready on day 16.
indicator_facts worked() {
    auto const day = [](int n) { return at(date(2023, 3, 1) + calendar_days{n}, 9); };
    indicator_facts f;
    f.accepted = day(0);
    f.promised = date(2023, 3, 11);
    f.promised_now = date(2023, 3, 19);  // started anew by the law
    f.finished = day(16);
    f.returned = day(17);
    f.supplements = {{day(3), day(8), true, true}};
    f.period_end = day(30);
    return f;
}

readings with(reading r, std::string_view value) { return readings().with(r, value); }

/// Five working days from Wednesday 2023-03-01: due on the 8th; asked on Friday 3, complete on Friday 10.
dossier completed_anew() {
    return after(accepted("2023-03-01"), {{"2023-03-03T09:00", e::request_supplement, a::desk_clerk},
                                          {"2023-03-10T09:00", e::receive_supplement, a::desk_clerk},
                                          {"2023-03-10T10:00", e::forward, a::desk_clerk}});
}
std::vector<step> ready(std::string const& day) {
    return {{day + "T08:00", e::decide, a::leader}, {day + "T09:00", e::issue, a::officer}};
}

}

TEST_CASE("clocks: the worked example of three verdicts") {
    auto const f = worked();
    auto const count = count_indicator(f);
    CHECK(count.verdict == indicator_verdict::late);  // 16 less 5 is day 11, after day 10
    CHECK(count.end_by == indicator_end::finished);
    CHECK(count.end == f.finished);
    CHECK(count.counted == at("2023-03-12T09:00"));
    CHECK(count.subtracted == 5 * 86400);
    CHECK(count.promised == date(2023, 3, 11));
    CHECK(count.credited == std::vector<std::size_t>{0});
    CHECK(count.requests == 1);
    // The day that the law moved, and nothing taken off as well: 16 is not after 18.
    auto const current = count_indicator(f, with(reading::indicator_promise, "current"));
    CHECK(current.verdict == indicator_verdict::on_time);
    CHECK(current.subtracted == 0);
    CHECK(current.credited.empty());
    // A supplement that moved nothing is taken off by that reading too.
    auto g = f;
    g.supplements[0].moved_due = false;
    g.promised_now = g.promised;
    CHECK(count_indicator(g, with(reading::indicator_promise, "current")).subtracted == 5 * 86400);
}

TEST_CASE("clocks: on time up to the promised day and not beyond") {
    auto f = worked();
    f.supplements.clear();
    for (auto const& [end, verdict] : {std::pair{"2023-03-11T23:59", indicator_verdict::on_time},
                                       {"2023-03-10T00:00", indicator_verdict::on_time},
                                       {"2023-03-12T00:00", indicator_verdict::late}}) {
        f.finished = at(end);
        CHECK(count_indicator(f).verdict == verdict);
    }
    f.promised_second = 17 * 3600;  // a limit in hours: 17:00
    f.finished = at("2023-03-11T17:00");
    CHECK(count_indicator(f).verdict == indicator_verdict::on_time);
    f.finished = at("2023-03-11T17:01");
    CHECK(count_indicator(f).verdict == indicator_verdict::late);
}

TEST_CASE("clocks: the end is the first of the list that there is") {
    auto f = worked();
    f.supplements.clear();
    auto const by = [&] { return count_indicator(f).end_by; };
    f.stopped = f.withdrawal = at("2023-03-05T09:00");
    CHECK(by() == indicator_end::finished);
    f.finished.reset();
    CHECK(by() == indicator_end::returned);
    f.returned.reset();
    CHECK(by() == indicator_end::stopped);
    f.stopped.reset();
    CHECK(by() == indicator_end::withdrawal_requested);
    f.supplements = {{at("2023-03-06T09:00")}};
    CHECK(by() == indicator_end::withdrawal_requested);
    f.withdrawal.reset();
    CHECK(by() == indicator_end::supplement_requested);
    CHECK(count_indicator(f).end == at("2023-03-06T09:00"));
    CHECK(count_indicator(f).verdict == indicator_verdict::on_time);  // asked before the promised day: that ends it
    f.supplements[0].completed = at("2023-03-07T09:00");
    CHECK(by() == indicator_end::period_end);
    CHECK(count_indicator(f).verdict == indicator_verdict::late);  // the period ended on the 31st
    f.accepted.reset();
    CHECK(count_indicator(f).verdict == indicator_verdict::not_counted);
    CHECK(by() == indicator_end::none);
}

TEST_CASE("clocks: two requests are late whatever the days and by which reading") {
    auto f = worked();
    f.finished = at("2023-03-05T09:00");  // well before the promised day
    f.supplements = {{at("2023-02-27T09:00"), at("2023-02-28T09:00"), false},
                     {at("2023-03-02T09:00"), at("2023-03-03T09:00"), true, true}};
    CHECK(count_indicator(f).verdict == indicator_verdict::late);
    CHECK(count_indicator(f).requests == 2);
    CHECK(count_indicator(f, with(reading::indicator_requests, "late_after_acceptance")).verdict ==
          indicator_verdict::on_time);
    CHECK(count_indicator(f, with(reading::indicator_requests, "late_after_acceptance")).requests == 1);
    CHECK(count_indicator(f, with(reading::indicator_requests, "late_without_end")).verdict ==
          indicator_verdict::on_time);
    // Before acceptance no time ran: only the second one is taken off.
    CHECK(count_indicator(f, with(reading::indicator_requests, "late_without_end")).subtracted == 86400);
    f.finished.reset();
    f.returned.reset();
    CHECK(count_indicator(f, with(reading::indicator_requests, "late_without_end")).verdict == indicator_verdict::late);
}

TEST_CASE("clocks: without a promised day nothing is said and an open supplement is not taken off") {
    auto f = worked();
    f.promised.reset();
    f.promised_now.reset();
    CHECK(count_indicator(f).verdict == indicator_verdict::unknown);
    f.promised = date(2023, 3, 11);
    f.finished = at("2023-03-06T09:00");  // ended before the supplement was complete
    CHECK(count_indicator(f).subtracted == 0);
    CHECK(count_indicator(f).credited.empty());
}

TEST_CASE("clocks: the law restarts and the indicator takes off and so they differ") {
    auto const d = after(completed_anew(), ready("2023-03-16"));
    auto const both = clocks(d, under());
    CHECK(both.legal.verdict == timeliness::early);  // due on Friday 17, counted anew
    CHECK(both.legal.due == date(2023, 3, 17));
    CHECK(both.indicator.verdict == indicator_verdict::late);  // 16 less 7 days is the 9th, after the 8th
    CHECK(both.indicator.promised == date(2023, 3, 8));
    CHECK(both.indicator.counted == at("2023-03-09T09:00"));
    CHECK(both.stand == clocks_agree::differ);
    REQUIRE(both.pauses.size() == 1);
    CHECK((both.pauses[0].legal && both.pauses[0].indicator));
    CHECK(both.credited_twice == indicator_verdict::on_time);  // the 9th against the 17th: the mistake
    CHECK(both.indicator_basis.certainty == certainty::observed);
    CHECK(both.indicator_basis.instrument == "Quyết định 766/QĐ-TTg 2022");
    REQUIRE(both.reasons.size() == 3);
    CHECK(both.reasons[2].en.find("2023-03-17") != std::string::npos);
    // The moved day alone: on time by both, the pause credited once.
    auto const moved = clocks(d, under().with(reading::indicator_promise, "current"));
    CHECK(moved.stand == clocks_agree::agree);
    CHECK(moved.indicator.promised == date(2023, 3, 17));
    CHECK((moved.pauses[0].legal && !moved.pauses[0].indicator));
    // why_late tells the portal's count only where it is another one.
    auto const late = why_late(d, under());
    REQUIRE(late.reasons.size() == 2);
    CHECK(late.reasons[1].first.en.rfind("Portal: Late", 0) == 0);
    CHECK(late.reasons[1].second == both.indicator_basis);
    CHECK(why_late(d, under().with(reading::indicator_promise, "current")).reasons.size() == 1);
}

TEST_CASE("clocks: vector 18 two requests and ready before the day") {
    auto d = after(completed_anew(), {{"2023-03-14T09:00", e::request_supplement, a::desk_clerk},
                                      {"2023-03-15T09:00", e::receive_supplement, a::desk_clerk},
                                      {"2023-03-15T10:00", e::forward, a::desk_clerk}});
    d = after(d, ready("2023-03-16"));
    auto const both = clocks(d, under());
    CHECK(both.legal.verdict == timeliness::early);
    CHECK_FALSE(both.legal.late);
    CHECK(both.indicator.verdict == indicator_verdict::late);
    CHECK(both.indicator.requests == 2);
    CHECK(both.stand == clocks_agree::differ);
    CHECK(both.reasons[2].en.find("second request") != std::string::npos);
}

TEST_CASE("clocks: no time of one supplement is credited twice by any reading") {
    auto const d = after(completed_anew(), ready("2023-03-20"));
    for (auto const* clock : {"restart", "pause", "go_on"})
        for (auto const* promise : {"first", "current"}) {
            auto const law = under().with(reading::supplement_clock, clock).with(reading::indicator_promise, promise);
            auto const both = clocks(d, law);
            INFO(clock << " " << promise);
            REQUIRE(both.pauses.size() == 1);
            bool const moved_in_the_indicator = both.pauses[0].legal && both.indicator.promised == both.legal.due;
            CHECK_FALSE((moved_in_the_indicator && both.pauses[0].indicator));
            CHECK((moved_in_the_indicator || both.pauses[0].indicator));  // and never forgotten
            CHECK(both.indicator.credited.size() == (both.pauses[0].indicator ? 1U : 0U));
        }
}

TEST_CASE("clocks: a new date counts in law and in the indicator by the reading") {
    auto const d = after(accepted("2023-03-01"), {{"2023-03-01T10:00", e::forward, a::desk_clerk},
                                                  {"2023-03-07T10:00", e::extend, a::leader, {"due=2023-03-15"}},
                                                  {"2023-03-14T10:00", e::decide, a::leader},
                                                  {"2023-03-14T11:00", e::issue, a::officer}});
    auto const both = clocks(d, under());
    CHECK(both.legal.verdict == timeliness::early);
    CHECK(both.indicator.verdict == indicator_verdict::late);
    CHECK_FALSE(both.credited_twice.has_value());
    CHECK(both.reasons.back().en.find("new date") != std::string::npos);
    CHECK(clocks(d, under().with(reading::indicator_promise, "current")).indicator.verdict ==
          indicator_verdict::on_time);
}

TEST_CASE("clocks: what only one of them judges") {
    auto const stopped = after(accepted("2023-03-01"), {{"2023-03-01T10:00", e::forward, a::desk_clerk},
                                                        {"2023-03-06T10:00", e::stop, a::leader}});
    auto const both = clocks(stopped, under());
    CHECK(both.legal.verdict == timeliness::stopped);
    CHECK(both.indicator.verdict == indicator_verdict::on_time);
    CHECK(both.indicator.end_by == indicator_end::stopped);
    CHECK(both.stand == clocks_agree::only_indicator);
    // No set of indicators before 2022-06-23.
    auto const old = clocks(finished("2020-06-05"), under());
    CHECK(old.indicator.verdict == indicator_verdict::not_counted);
    CHECK(old.stand == clocks_agree::only_legal);
    CHECK(clocks(counter(), under()).stand == clocks_agree::neither);
    // Without a limit neither can judge.
    auto const open = clocks(finished("2023-06-05", counter("1.000003")), under());
    CHECK(open.indicator.verdict == indicator_verdict::unknown);
    CHECK(open.stand == clocks_agree::neither);
}

TEST_CASE("clocks: an open dossier is judged at the end of the period and later events are left out") {
    auto const d = after(completed_anew(), ready("2023-03-16"));
    auto const waits = clocks(d, under(), at("2023-03-09T12:00"));  // the supplement is still open
    CHECK(waits.indicator.end_by == indicator_end::supplement_requested);
    CHECK(waits.indicator.verdict == indicator_verdict::on_time);
    CHECK(waits.legal.verdict == timeliness::unfinished);
    auto const later = clocks(d, under(), at("2023-03-31T00:00"));
    CHECK(later.indicator.end_by == indicator_end::finished);
    auto const open = clocks(completed_anew(), under(), at("2023-03-31T00:00"));
    CHECK(open.indicator.end_by == indicator_end::period_end);
    CHECK(open.stand == clocks_agree::agree);  // both late
    // A withdrawal that is asked for ends an accepted dossier in the indicator.
    auto const asked = after(accepted("2023-03-01"), {{"2023-03-02T10:00", e::request_withdrawal, a::applicant}});
    CHECK(clocks(asked, under()).indicator.end_by == indicator_end::withdrawal_requested);
    auto const kept = after(asked, {{"2023-03-03T10:00", e::retract_withdrawal, a::applicant}});
    CHECK(clocks(kept, under()).indicator.end_by == indicator_end::period_end);
}

TEST_CASE("clocks: the page tells the indicator apart from the verdict in both languages") {
    auto const d = after(completed_anew(), ready("2023-03-16"));
    auto const vi = explain(d, under()), en = explain(d, under(), language::en);
    CHECK(vi.find("Chỉ số của Cổng Dịch vụ công quốc gia (tính riêng): quá hạn") != std::string::npos);
    CHECK(en.find("Indicator of the national portal (apart): late") != std::string::npos);
    CHECK(en.find("Quyết định 766/QĐ-TTg 2022 (observed in real systems)") != std::string::npos);
}
