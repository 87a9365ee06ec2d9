// SPDX-License-Identifier: Apache-2.0
// The open points that a dossier hangs on: one supplement or one a stage, what a remote agency has to receive, whether a
// payment stops the time, and the course under another day's law. Worked by hand.
#include <motcua/dossier_json.hpp>

#include <algorithm>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

rules asked(reading r, std::string_view value, rules const& law = under()) { return law.with(r, value); }

/// Taken in by the desk of so.nn for so.tt, which is elsewhere.
dossier remote(channel by = channel::counter) {
    return dossier::open("1.000001", "", "so.tt", "quay.nn", by, return_channel::counter);
}
dossier taken_in_elsewhere(std::string const& day) { return accepted(day, remote()); }

}

TEST_CASE("dossier readings: one supplement a stage or one in all") {
    auto const strict = asked(reading::second_supplement, "deny");
    auto const in_all = asked(reading::supplement_count, "in_all", strict);
    std::vector<step> const first{{"2025-07-07T08:00", e::submit_counter, a::applicant},
                                  {"2025-07-07T08:30", e::request_supplement, a::desk_clerk},
                                  {"2025-07-08T08:30", e::receive_supplement, a::desk_clerk}};
    auto const back = after(counter(), first, strict);
    CHECK(back.state().asked_at_intake == 1);
    // At one stage only once, where that is asked for; a warning otherwise (NĐ 118 Điều 16.3, NĐ 61 Điều 11.2c).
    step const again{"2025-07-08T09:00", e::request_supplement, a::desk_clerk};
    CHECK(refused(back, again, strict).guard == guard::supplement_once);
    CHECK(refused(back, again, strict).cure().en.find("One request only") == 0);
    auto const warned = apply(back, made(again), under());
    REQUIRE_FALSE(warned.refusal.has_value());
    CHECK(warned.warnings().size() == 1);
    CHECK(warned.dossier.state().asked_at_intake == 2);
    // After acceptance the stage begins anew, or the first one counts.
    std::vector<step> const on{{"2025-07-08T10:00", e::accept, a::desk_clerk}};
    step const later{"2025-07-09T09:00", e::request_supplement, a::desk_clerk};
    CHECK_FALSE(apply(after(back, on, strict), made(later), strict).refusal.has_value());
    CHECK(apply(after(back, on), made(later), under()).warnings().empty());
    CHECK(refused(after(back, on, in_all), later, in_all).guard == guard::supplement_once);
    CHECK(apply(after(back, on), made(later), asked(reading::supplement_count, "in_all")).warnings().size() == 1);
    // The time to ask is told only where it may be used.
    auto const times = next_deadlines(after(back, on, in_all), in_all, at("2025-07-08T10:00"));
    CHECK(std::none_of(times.begin(), times.end(), [](auto const& t) { return t.what == timer::supplement_request; }));
}

TEST_CASE("dossier readings: requests before acceptance are saved and packed") {
    auto d = after(counter(), {{"2025-07-07T08:00", e::submit_counter, a::applicant}});
    CHECK(save_dossier(d, under()).find("asked_at_intake") == std::string::npos);
    for (unsigned n = 1; n <= 5; ++n) {
        d = after(d, {{"2025-07-07T08:30", e::request_supplement, a::desk_clerk},
                      {"2025-07-07T08:30", e::receive_supplement, a::desk_clerk}});
        CHECK(d.state().asked_at_intake == std::min(n, 3U));
        CHECK(unpack(pack(d.state())) == d.state());
        auto const again = load_dossier("x", save_dossier(d, under()), under());
        CHECK(again.dossier == d);
        CHECK(again.differences.empty());
    }
    CHECK(d.state().supplements == 0);
}

TEST_CASE("dossier readings: remote intake does not start the time until the agency has received") {
    auto const d = taken_in_elsewhere("2026-08-10");  // a Monday
    CHECK(d.state().at.clock == clock_state::not_started);
    CHECK_FALSE(d.due().has_value());
    auto const out = apply(after(remote(), {{"2026-08-10T08:00", e::submit_counter, a::applicant}}),
                           made({"2026-08-10T08:30", e::accept, a::desk_clerk}), under());
    REQUIRE(out.warnings().size() == 2);
    CHECK(out.warnings()[1].en.find("The time has not begun") == 0);
    CHECK(out.certainty() == certainty::text_doubtful);
    step const file{"2026-08-10T09:00", e::receive_at_agency, a::officer, {"file=electronic"}};
    step const paper{"2026-08-11T09:00", e::receive_at_agency, a::officer, {"file=paper"}};
    auto const paper_counts = asked(reading::remote_receipt, "paper");
    // By default the first receipt, that of the file: five working days from Monday 10.
    auto const at_once = after(d, {file, paper});
    CHECK(at_once.due() == date(2026, 8, 17));
    CHECK(at_once.state().started == at("2026-08-10T09:00").value);
    // By the other reading the papers: the file starts nothing.
    auto const waiting = after(d, {file}, paper_counts);
    CHECK(waiting.state().at.clock == clock_state::not_started);
    CHECK_FALSE(waiting.due().has_value());
    CHECK(apply(d, made(file), paper_counts).warnings().back().en.find("Only the electronic file") == 0);
    auto const there = after(waiting, {paper}, paper_counts);
    CHECK(there.due() == date(2026, 8, 18));
    CHECK(after(there, {{"2026-08-12T09:00", e::receive_at_agency, a::officer}}, paper_counts).due() ==
          date(2026, 8, 18));
    // A receipt that does not say what came is one of the whole dossier.
    CHECK(after(d, {{"2026-08-11T09:00", e::receive_at_agency, a::officer}}, paper_counts).due() == date(2026, 8, 18));
    // Without papers there is nothing else to wait for.
    auto const online = after(
        remote(channel::online),
        {{"2026-08-10T08:00", e::submit_online, a::applicant}, {"2026-08-10T08:30", e::accept, a::desk_clerk}, file},
        paper_counts);
    CHECK(online.due() == date(2026, 8, 17));
    // Before 2026-08-05 the acceptance counted, whatever came when (vector 14).
    auto const before = taken_in_elsewhere("2026-08-04");
    CHECK(before.due() == date(2026, 8, 11));
    CHECK(after(before, {{"2026-08-06T09:00", e::receive_at_agency, a::officer}}).due() == date(2026, 8, 11));
}

TEST_CASE("dossier readings: the result of a remote intake goes back to the desk that took in") {
    // NĐ 118/2025 Điều 20.1 (LA-16), for who took in for another body; at home nothing is said.
    auto const decided = [](dossier const& d, std::string const& day) {
        return after(d, {{day + "T09:00", e::forward, a::desk_clerk},
                         {day + "T09:30", e::receive_at_agency, a::officer},
                         {day + "T10:00", e::decide, a::leader}});
    };
    auto const said = [](outcome const& out) {
        auto const all = out.warnings();
        return std::any_of(all.begin(), all.end(), [](bilingual const& w) {
            return w.en == "Taken in elsewhere: the result goes back to the receiving centre, which hands it out "
                           "(Nghị định 118/2025/NĐ-CP, Điều 20.1)" && w.vi.find("nơi tiếp nhận") != std::string::npos;
        });
    };
    auto const issued = [&](dossier const& d, std::string const& day) {
        auto out = apply(decided(d, day), made({day + "T11:00", e::issue, a::officer}), under());
        REQUIRE_FALSE(out.refusal.has_value());
        return out;
    };
    CHECK(said(issued(taken_in_elsewhere("2026-08-10"), "2026-08-10")));
    CHECK_FALSE(said(issued(accepted("2026-08-10", counter()), "2026-08-10")));
    CHECK_FALSE(said(issued(accepted("2020-06-03", remote()), "2020-06-03")));
    // The event before says nothing of it.
    CHECK_FALSE(said(apply(taken_in_elsewhere("2026-08-10"), made({"2026-08-10T09:00", e::forward, a::desk_clerk}), under())));
}

TEST_CASE("dossier readings: a financial obligation runs or suspends") {
    std::vector<step> const steps{{"2025-07-07T09:00", e::forward, a::desk_clerk},
                                  {"2025-07-08T09:00", e::request_payment, a::officer}};
    auto const suspends = asked(reading::financial_obligation, "suspends");
    auto const runs = after(accepted("2025-07-07"), steps);
    CHECK(runs.state().at.clock == clock_state::running);
    auto const waits = after(accepted("2025-07-07"), steps, suspends);
    CHECK(waits.state().at.clock == clock_state::paused);
    step const paid{"2025-07-11T09:00", e::pay, a::applicant};
    CHECK(after(runs, {paid}).due() == date(2025, 7, 14));
    auto const on = after(waits, {paid}, suspends);
    CHECK(on.due() == date(2025, 7, 17));  // Wednesday, Thursday and Friday are put to it
    CHECK(on.state().at.clock == clock_state::running);
    CHECK(on.state().first_due == date(2025, 7, 14).days());
    step const by_post{"2025-07-11T09:00", e::pay, a::postal_worker};
    CHECK(after(waits, {by_post}, suspends).due() == date(2025, 7, 17));
    // Nobody set a new date, and no reason says so.
    auto const late = why_late(on, suspends, at("2025-07-25T09:00"));
    CHECK(late.late);
    for (auto const& [text, basis] : late.reasons) {
        INFO(text.en << " [" << basis.instrument << "]");
        CHECK(text.en.find("A new date was set") == std::string::npos);
    }
    CHECK(std::any_of(late.reasons.begin(), late.reasons.end(),
                      [](auto const& r) { return r.first.en.find("it does not count") != std::string::npos; }));
    // Withdrawn and taken back, it still waits; ended, it stays ended.
    std::vector<step> const away{{"2025-07-09T09:00", e::request_withdrawal, a::applicant}};
    auto const away_and_back =
        after(after(waits, away, suspends), {{"2025-07-09T10:00", e::retract_withdrawal, a::applicant}}, suspends);
    CHECK(away_and_back.state().at.clock == clock_state::paused);
    CHECK(after(away_and_back, {paid}, suspends).due() == date(2025, 7, 17));
    CHECK(apply(accepted("2025-07-07"), made(steps[0]), under()).certainty() == certainty::text);
    CHECK(apply(after(accepted("2025-07-07"), {steps[0]}), made(steps[1]), under()).certainty() == certainty::observed);
}

TEST_CASE("dossier readings: what is only observed says so in outcome and refusal") {
    auto const d = after(accepted("2020-06-03"), {{"2020-06-03T10:00", e::forward, a::desk_clerk}});
    auto const asks = apply(d, made({"2020-06-04T10:00", e::request_withdrawal, a::applicant}), under());
    CHECK(asks.certainty() == certainty::observed);
    CHECK(refused(asks.dossier, {"2020-06-04T11:00", e::grant_withdrawal, a::applicant}).certainty() ==
          certainty::observed);
    CHECK(refused(d, {"2020-06-04T11:00", e::decide, a::officer}).certainty() == certainty::text);
    auto const by_law = apply(after(accepted("2025-07-07"), {{"2025-07-07T10:00", e::forward, a::desk_clerk}}),
                              made({"2025-07-08T10:00", e::request_withdrawal, a::applicant}), under());
    CHECK(by_law.certainty() == certainty::text);
}

namespace {

bool tells(what_if_answer const& w, std::size_t event, difference_kind kind, std::string_view would_be) {
    return std::any_of(w.differences.begin(), w.differences.end(), [&](auto const& d) {
        return d.event == event && d.kind == kind && d.would_be.en.find(would_be) != std::string::npos;
    });
}

}

TEST_CASE("dossier readings: what if the law of another day held") {
    // A dossier by post in 2025: form 01 starts it; by the law of 2020 the handover record would.
    auto const by_post = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::counter);
    auto const d = after(by_post, {{"2025-07-03T09:00", e::post_accept, a::postal_worker},
                                   {"2025-07-04T09:00", e::post_handover, a::postal_worker},
                                   {"2025-07-07T08:00", e::accept, a::desk_clerk},
                                   {"2025-07-08T09:00", e::request_supplement, a::desk_clerk}});
    CHECK(d.due() == date(2025, 7, 14));
    auto const same = what_if(d, under(), under());
    CHECK(same.differences.empty());
    CHECK(same.was.size() == 4);
    auto const w = what_if(d, under(), under(), date(2020, 6, 1));
    CHECK(w.was.back().dossier == d);
    CHECK(w.would_be.back().dossier.due() == date(2025, 7, 11));
    CHECK(tells(w, 2, difference_kind::due, "2025-07-11"));
    CHECK(tells(w, 2, difference_kind::basis, "Nghị định 61/2018/NĐ-CP"));
    CHECK_FALSE(tells(w, 0, difference_kind::basis, ""));  // the post's rule was the same
    // 15 days unanswered: the desk closes it by the law of 2025; that of 2020 knows no such end.
    auto const closed = after(d, {{"2025-07-24T09:00", e::close_incomplete, a::desk_clerk}});
    auto const never = what_if(closed, under(), under(), date(2020, 6, 1));
    CHECK(tells(never, 4, difference_kind::refused, "no rule that was read"));
    CHECK(tells(never, 4, difference_kind::status, "supplement requested"));
    CHECK(tells(never, 5, difference_kind::verdict, "unfinished"));
    // Another reading, the same law.
    auto const pause = what_if(d, under(), under().with(reading::clock_start, "handover"));
    CHECK(tells(pause, 2, difference_kind::due, "2025-07-11"));
    // And forward: remote intake of 2025 under the law of August 2026.
    auto const r = what_if(taken_in_elsewhere("2025-07-07"), under(), under(), date(2026, 8, 5));
    CHECK(tells(r, 1, difference_kind::clock, "not started"));
    CHECK(tells(r, 1, difference_kind::due, "not known"));
}

TEST_CASE("dossier readings: a dossier is pinned at acceptance or follows the law") {
    // Accepted on 2025-06-30, asked to complete then, unanswered: closing begins to exist on the next day.
    auto const d = after(accepted("2025-06-30"), {{"2025-06-30T09:00", e::request_supplement, a::desk_clerk}});
    step const close{"2025-07-18T09:00", e::close_incomplete, a::desk_clerk};
    CHECK(refused(d, close).region == region::validity);
    CHECK_FALSE(apply(d, made(close), asked(reading::pinning, "follow")).refusal.has_value());
    auto const w =
        what_if(after(d, {close}, asked(reading::pinning, "follow")), asked(reading::pinning, "follow"), under());
    CHECK(tells(w, 3, difference_kind::refused, "no rule that was read"));
}
