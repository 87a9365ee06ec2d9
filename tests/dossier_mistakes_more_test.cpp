// SPDX-License-Identifier: Apache-2.0
// The twelve mistakes that were seen in real systems, by their numbers; 5 and 9, and more of 2, 3, 6 and 12, stand in
// dossier_mistakes_test.cpp, those of import and export in python/test_real_mistakes.py.
#include <motcua/dossier_log.hpp>
#include <motcua/report.hpp>
#include <motcua/status_dispatch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

#include "dossier_vectors.hpp"

namespace {

using namespace dossier_vectors;

/// A dossier in each status, with the instant after which something may happen to it.
std::map<s, std::pair<dossier, std::string>> one_of_each(std::string const& day) {
    auto const at_hour = [&](char const* hour) { return day + hour; };
    auto const filed = after(counter(), {{at_hour("T08:00"), e::submit_counter, a::applicant}});
    auto const taken = accepted(day);
    auto const unit = after(taken, {{at_hour("T09:00"), e::forward, a::desk_clerk}});
    auto const now = at_hour("T15:00");
    auto const then = [&](dossier const& d, e what, a by) {
        return std::pair(after(d, {{at_hour("T14:00"), what, by}}), now);
    };
    return {{s::draft, {counter(), now}},
            {s::submitted, {filed, now}},
            {s::supplement_before_acceptance, then(filed, e::request_supplement, a::desk_clerk)},
            {s::not_accepted, then(filed, e::refuse_intake, a::desk_clerk)},
            {s::accepted, {taken, now}},
            {s::processing, {unit, now}},
            {s::supplement_requested, then(unit, e::request_supplement, a::desk_clerk)},
            {s::financial_obligation, then(unit, e::request_payment, a::officer)},
            {s::withdrawal_requested, then(unit, e::request_withdrawal, a::applicant)},
            {s::stopped, then(unit, e::stop, a::leader)},
            {s::finished, {finished(day), now}},
            {s::returned, then(finished(day), e::collect, a::applicant)}};
}

std::vector<step> with_payment_and_back(std::string const& day) {
    return {{day + "T09:00", e::forward, a::desk_clerk},
            {day + "T10:00", e::consult, a::officer},
            {day + "T11:00", e::answer_consultation, a::consulted_agency},
            {day + "T13:00", e::request_payment, a::officer},
            {day + "T14:00", e::pay, a::applicant}};
}

}

TEST_CASE("dossier mistake 1: a status is a word and its national code is nobody else's") {
    static_assert(!std::is_convertible_v<int, s> && !std::is_convertible_v<s, int>);
    static_assert(!std::is_convertible_v<int, channel> && !std::is_convertible_v<int, a>);
    std::map<int, std::vector<s>> by_code;
    for (auto const& t : token_table<s>) by_code[portal_code(t.value)].push_back(t.value);
    // Observed in two systems (FRM-09): ten codes. 11 to 19 are none, and no code changes its meaning.
    CHECK(by_code.begin()->first == 0);
    CHECK(by_code.rbegin()->first == 10);
    CHECK(by_code.size() == 11);
    for (auto const& [code, meant] : by_code) CHECK(meant.size() == (code == 5 ? 2U : 1U));
    CHECK(by_code[0] == std::vector<s>{s::draft});
    CHECK(by_code[3] == std::vector<s>{s::not_accepted});          // not 16
    CHECK(by_code[6] == std::vector<s>{s::financial_obligation});  // not 9, and not "supplemented"
    CHECK(by_code[10] == std::vector<s>{s::returned});             // not 5
    // A number is never read as a word of the library, neither a status nor who applies or by which way.
    for (int n = -1; n < 20; ++n) {
        auto const text = std::to_string(n);
        CHECK_FALSE(parse<s>(text).has_value());
        CHECK_FALSE(parse<a>(text).has_value());
        CHECK_FALSE(parse<channel>(text).has_value());
        CHECK_FALSE(parse<return_channel>(text).has_value());
    }
}

TEST_CASE("dossier mistake 2: no door of the library lets a closed dossier be withdrawn") {
    std::set<s> const open{s::submitted,  s::supplement_before_acceptance, s::accepted,
                           s::processing, s::supplement_requested,         s::financial_obligation};
    auto const all = one_of_each("2020-06-04");
    REQUIRE(all.size() == token_table<s>.size());
    for (auto const& [status, there] : all) {
        auto const& [d, when] = there;
        INFO(to_string(status));
        REQUIRE(d.status() == status);
        step const ask{when, e::request_withdrawal, a::applicant};
        bool const may = open.count(status) == 1;
        // Every way in, the second controller of the mistake among them, gives the answer of the one table.
        CHECK(apply(d, made(ask), under()).refusal.has_value() == !may);
        CHECK(apply(case_of(d.subject(), under()), d.state(), state_event_of(made(ask))).step.allowed == may);
        auto const legal = allowed_events(d, at(when), std::nullopt, under());
        CHECK(std::count(legal.begin(), legal.end(), std::pair(e::request_withdrawal, a::applicant)) == (may ? 1 : 0));
        columns table;
        auto const row = table.add(d);
        for (auto const& x : d.course()) table.add(row, x);
        table.add(row, made(ask));
        auto const replayed = replay(table.get(), under());
        CHECK(replayed.applied.back() == (may ? 1 : 0));
        CHECK(replayed.problems.empty() == may);
        auto const logged = dossier_log(d, under()).append(made(ask), std::nullopt, under());
        CHECK((logged.result == append_result::stored) == may);
        status_dispatch const dense(date(2020, 6, 4));
        auto const next = dense.step(status_dispatch::of(d.state().at), e::request_withdrawal);
        CHECK(((next & status_dispatch::refused) == 0) == may);
    }
    // From 7 there is the way out and the way back, by three words.
    std::set<e> exits;
    auto const& [asked, when] = all.at(s::withdrawal_requested);
    for (auto const& [what, by] : allowed_events(asked, at(when), std::nullopt, under()))
        if (after(asked, {{when, what, by}}).status() != s::withdrawal_requested) exits.insert(what);
    CHECK(exits == std::set<e>{e::grant_withdrawal, e::refuse_withdrawal, e::retract_withdrawal});
}

TEST_CASE("dossier mistake 3: without its conditions no row applies and an unknown condition refuses") {
    auto const lowest = [](std::uint32_t of) {
        unsigned n = 0;
        while (((of >> n) & 1U) == 0) ++n;
        return n;
    };
    std::size_t guarded = 0;
    for (auto const& row : machine::rows()) {
        if (row.guards == 0) continue;
        ++guarded;
        INFO(to_string(row.what) << " " << row.rules);
        regions now;
        now.status = static_cast<s>(lowest(row.status.from));
        now.papers = static_cast<papers>(lowest(row.papers.from));
        now.packet = static_cast<packet>(lowest(row.packet.from));
        now.result = static_cast<result_custody>(lowest(row.result.from));
        now.payment = static_cast<payment>(lowest(row.payment.from));
        auto const by = static_cast<a>(lowest(row.by.from));
        REQUIRE(state_machine().step(now, row.what, by, row.guards, row.from).allowed);
        auto const here = [&](guard_set known) {
            auto const out = state_machine().step(now, row.what, by, known, row.from);
            return out.allowed && &machine::rows()[static_cast<std::size_t>(out.row)] == &row;
        };
        CHECK(here(row.guards));
        CHECK_FALSE(here(0));
        for (auto const& g : token_table<guard>)  // and each of them alone
            if ((row.guards & bit(g.value)) != 0) CHECK_FALSE(here(row.guards & ~bit(g.value)));
    }
    CHECK(guarded > 20);
    // A province's condition that nobody knows holds for nobody.
    machine_narrowing unknown;
    unknown.id = "X-1";
    unknown.what = e::accept;
    unknown.guards = guard_set{1} << 31;
    unknown.basis.instrument = "một quyết định";
    auto const narrowed = under().with(std::make_shared<state_machine const>(machine::with_({unknown})));
    auto const filed = after(counter(), {{"2020-06-04T08:00", e::submit_counter, a::applicant}});
    CHECK(apply(filed, made({"2020-06-04T08:30", e::accept, a::desk_clerk}), narrowed).refusal.has_value());
}

TEST_CASE("dossier mistake 4: the way in and the way out and where the result is are three things") {
    for (auto const in : {channel::counter, channel::post, channel::online})
        for (auto const out : {return_channel::counter, return_channel::post, return_channel::electronic}) {
            auto d = dossier::open("1.000001", "", "so.nn", "trung-tam", in, out);
            if (in == channel::counter) d = after(d, {{"2020-06-04T08:00", e::submit_counter, a::applicant}});
            if (in == channel::online) d = after(d, {{"2020-06-04T08:00", e::submit_online, a::applicant}});
            if (in == channel::post)
                d = after(d, {{"2020-06-03T08:00", e::post_accept, a::postal_worker},
                              {"2020-06-04T08:00", e::post_handover, a::postal_worker}});
            d = after(d, {{"2020-06-04T08:30", e::accept, a::desk_clerk},
                          {"2020-06-04T09:00", e::forward, a::desk_clerk},
                          {"2020-06-04T10:00", e::decide, a::leader},
                          {"2020-06-04T11:00", e::issue, a::officer}});
            INFO(to_string(in) << " in, " << to_string(out) << " out");
            CHECK(d.state().intake == in);
            CHECK(d.state().return_by == out);
            CHECK(d.state().at.result == result_custody::desk);
            // The applicant changes his mind about the way out, twice: nothing else changes.
            auto const by_post = out == return_channel::post
                                     ? d
                                     : after(d, {{"2020-06-04T11:30", e::register_post_return, a::applicant}});
            CHECK(by_post.state().return_by == return_channel::post);
            CHECK(by_post.state().intake == in);
            CHECK(by_post.state().at == d.state().at);
            // And the result moves through the post without the ways being touched.
            auto moving = by_post;
            std::set<result_custody> seen;
            for (auto const& x : std::vector<step>{{"2020-06-04T13:00", e::hand_to_post, a::postal_worker},
                                                   {"2020-06-04T14:00", e::post_depart, a::postal_worker},
                                                   {"2020-06-05T09:00", e::fail_delivery, a::postal_worker},
                                                   {"2020-06-05T10:00", e::return_to_agency, a::postal_worker,
                                                    {"reason=moved"}},
                                                   {"2020-06-08T09:00", e::collect, a::applicant}}) {
                moving = after(moving, {x});
                seen.insert(moving.state().at.result);
                CHECK(moving.state().intake == in);
                CHECK(moving.state().return_by == return_channel::post);
            }
            CHECK(seen.size() == 5);
            CHECK(moving.status() == s::returned);
        }
}

TEST_CASE("dossier mistake 6: no event takes away what another one wrote") {
    auto const courses = std::vector<std::vector<step>>{
        {{"2020-06-08T08:00", e::decide, a::leader},
         {"2020-06-08T09:00", e::issue, a::officer},
         {"2020-06-08T10:00", e::collect, a::applicant},
         {"2020-06-09T08:00", e::archive, a::officer}},
        {{"2020-06-08T08:00", e::decide, a::leader},
         {"2020-06-08T09:00", e::issue, a::officer},
         {"2020-06-08T10:00", e::recall_result, a::leader},
         {"2020-06-09T08:00", e::decide, a::leader},
         {"2020-06-09T09:00", e::issue, a::officer}}};
    for (auto const& course : courses) {
        auto d = after(accepted("2020-06-04"), {{"2020-06-04T09:00", e::forward, a::desk_clerk}});
        dossier_log log(d, under());
        for (auto const& x : course) {
            auto const before = d.course();
            auto const entries = log.entries();
            d = after(d, {x});
            auto const now = d.course();
            REQUIRE(now.size() == before.size() + 1);
            CHECK(std::equal(before.begin(), before.end(), now.begin()));
            auto const out = log.append(made(x), std::nullopt, under());
            REQUIRE(out.result == append_result::stored);
            log = out.log;
            CHECK(std::equal(entries.begin(), entries.end(), log.entries().begin()));
            CHECK(d.state().accepted == at("2020-06-04T08:30").value);
            if (before.size() > 4) CHECK(d.state().finished != dossier_state::absent);  // going back leaves it there
        }
    }
    // A pause is what was asked and answered, not what stood before it: 5 working days from Thursday 4 are the 11th;
    // from Friday 5 to Wednesday 10 are three working days, so the 16th, whatever else happened on the way.
    auto const pause = under().with(reading::supplement_clock, "pause");
    auto const paused = [&](dossier d) {
        return after(std::move(d), {{"2020-06-05T09:00", e::request_supplement, a::desk_clerk},
                                    {"2020-06-10T09:00", e::receive_supplement, a::desk_clerk}},
                     pause)
            .due();
    };
    auto const forwarded = after(accepted("2020-06-04"), {{"2020-06-04T09:00", e::forward, a::desk_clerk}});
    CHECK(paused(accepted("2020-06-04")) == date(2020, 6, 16));
    CHECK(paused(forwarded) == date(2020, 6, 16));
    CHECK(paused(after(accepted("2020-06-04"), with_payment_and_back("2020-06-04"))) == date(2020, 6, 16));
    CHECK(paused(after(forwarded, {{"2020-06-04T10:00", e::request_withdrawal, a::applicant},
                                   {"2020-06-04T11:00", e::retract_withdrawal, a::applicant}})) == date(2020, 6, 16));
    // Traced again, nothing is counted from now or by a later edition of the procedure.
    auto const old = after(accepted("2025-06-27", counter("1.000007")),
                           {{"2025-06-27T09:00", e::forward, a::desk_clerk}});
    for (auto const& x : retrace(old, under()))
        if (x.dossier.state().accepted != dossier_state::absent) CHECK(x.dossier.due() == date(2025, 7, 11));
}

TEST_CASE("dossier mistake 7: a working day is no eight hours and after closing is not before") {
    // Seven and a half hours a day.
    auto const office = std::optional(office_hours::weekdays({{450, 690}, {810, 1020}}, "a notice"));
    auto const days = with_limit("1.000009", working_days(1)).with(office);
    auto const hours = with_limit("1.000009", working_hours(8)).with(office);
    auto const end = [](dossier const& d) { return std::pair(*d.due(), d.state().due_second); };
    auto const at_clock = [](int h, int m) { return h * 3600 + m * 60; };
    // Friday 2020-06-05: one working day is Monday to 24:00 from any hour; eight hours depend on it.
    for (auto const* when : {"T07:30", "T11:45", "T16:00", "T16:59", "T18:30", "T23:59"})
        CHECK(end(taken_in("1.000009", std::string("2020-06-05") + when, days)) == std::pair(date(2020, 6, 8), -1));
    // From 16:00 one hour of Friday and seven of Monday; the noon break does not count.
    CHECK(end(taken_in("1.000009", "2020-06-05T16:00", hours)) == std::pair(date(2020, 6, 8), at_clock(16, 30)));
    // From 18:30, 23:59 and on Saturday: from Monday's opening, seven and a half hours and half of one of Tuesday.
    for (auto const* when : {"2020-06-05T18:30", "2020-06-05T23:59", "2020-06-06T10:00", "2020-06-08T05:00"})
        CHECK(end(taken_in("1.000009", when, hours)) == std::pair(date(2020, 6, 9), at_clock(8, 0)));
    // And in the noon break from its end: 3:30 of Friday, 4:30 of Monday, half an hour of it after noon.
    CHECK(end(taken_in("1.000009", "2020-06-05T12:00", hours)) == std::pair(date(2020, 6, 8), at_clock(14, 0)));
    // Without the office's hours eight working hours are not guessed to be a day.
    auto const nobody_knows = taken_in("1.000009", "2020-06-05T16:00", with_limit("1.000009", working_hours(8)));
    CHECK_FALSE(nobody_knows.due().has_value());
}

TEST_CASE("dossier mistake 8: nothing is said to have happened before it has and no instant stands for another") {
    auto const filed = after(counter(), {{"2020-06-04T08:00", e::submit_counter, a::applicant}});
    // An event that is refused issues nothing and changes nothing: there is nothing to tell the portal too early.
    auto const too_early = apply(filed, made({"2020-06-04T09:00", e::collect, a::applicant}), under());
    REQUIRE(too_early.refusal.has_value());
    CHECK(too_early.document.empty());
    CHECK(too_early.document_text().vi.empty());
    CHECK(too_early.basis().empty());
    CHECK_FALSE(too_early.clock().has_value());
    CHECK(too_early.dossier == filed);
    // Filed on Thursday 4, accepted on Monday 8: the time runs from acceptance, Monday 15, not Thursday 11.
    auto const d = after(filed, {{"2020-06-08T10:00", e::accept, a::desk_clerk}});
    CHECK(d.state().accepted == at("2020-06-08T10:00").value);
    CHECK(d.due() == date(2020, 6, 15));
    CHECK_FALSE(filed.due().has_value());  // no day is no day: neither today's nor an empty text
    CHECK(filed.state().accepted == dossier_state::absent);
    // One wrong row of a batch is told, the others count.
    columns table;
    auto const row = table.add(counter());
    table.add(row, made({"2020-06-04T08:00", e::submit_counter, a::applicant}));
    table.add(row, made({"2020-06-04T08:10", e::collect, a::applicant}));
    table.add(row, made({"2020-06-04T08:30", e::accept, a::desk_clerk}));
    auto const wrong = table.add(counter("1.0000001"));  // no such code
    table.add(wrong, made({"2020-06-04T08:00", e::submit_counter, a::applicant}));
    auto const r = replay(table.get(), under());
    CHECK(r.dossiers[0].at.status == s::accepted);
    REQUIRE(r.problems.size() == 2);
    bool of_row = false, of_code = false;
    for (auto const& p : r.problems) {
        of_row = of_row || (p.event == 1 && p.dossier == row);
        of_code = of_code || (p.code == error_code::row_procedure_unknown && p.dossier == wrong);
        CHECK_FALSE(describe(r, p).cure.empty());
    }
    CHECK((of_row && of_code));
    auto const first = made({"2020-06-04T08:00", e::submit_counter, a::applicant});
    CHECK_THROWS_AS(apply(counter("1.0000001"), first, under()), error);
}

TEST_CASE("dossier mistake 10: a limit in hours is judged by the minute") {
    // Thursday 2020-06-04 at 10:00 and 24 hours: Friday at 10:00.
    auto const law = with_limit("1.000009", parse_time_limit("24 giờ"));
    auto const d = taken_in("1.000009", "2020-06-04T10:00", law);
    CHECK(d.due() == date(2020, 6, 5));
    CHECK(d.state().due_second == 10 * 3600);
    auto const issued = [&](std::string const& hour) {
        return after(d, {{"2020-06-04T11:00", e::forward, a::desk_clerk},
                         {"2020-06-05T09:00", e::decide, a::leader},
                         {"2020-06-05T" + hour, e::issue, a::officer}},
                     law);
    };
    CHECK(judge(issued("09:59").state()) == timeliness::early);
    CHECK(judge(issued("10:00").state()) == timeliness::on_time);
    CHECK(judge(issued("10:00:01").state()) == timeliness::late);
    CHECK(why_late(issued("10:01"), law).late);
    CHECK(issued("10:01").state().finished == at("2020-06-05T10:01").value);
    // Where the instant of the return counts, it is kept to the second as well.
    CHECK(after(issued("09:59"), {{"2020-06-05T16:03:07", e::collect, a::applicant}}, law).course().back().occurred ==
          at("2020-06-05T16:03:07"));
}

TEST_CASE("dossier mistake 11: every status has a word and a code or says that it has none") {
    std::set<std::string> words, vi, en;
    for (auto const& t : token_table<s>) {
        CHECK_FALSE(to_string(t.value).empty());
        words.emplace(t.text);
        vi.emplace(t.vi);
        en.emplace(t.en);
        CHECK(parse<s>(t.text) == t.value);
        CHECK((portal_code(t.value) == 0) == (t.value == s::draft));
    }
    CHECK(words.size() == token_table<s>.size());
    CHECK(vi.size() == words.size());
    CHECK(en.size() == words.size());
    CHECK(words.count("") + vi.count("") + en.count("") == 0);
    CHECK_FALSE(parse<s>("").has_value());
}

TEST_CASE("dossier mistake 12: done is not returned and no way inside the agency moves the due day") {
    // Ready on Thursday 2023-06-01, at the desk unclaimed for weeks, collected in July: early, and not returned before.
    auto const done = finished("2023-06-01");
    CHECK(done.status() == s::finished);
    CHECK(done.state().at.result == result_custody::desk);
    CHECK(judge(done.state()) == timeliness::early);
    auto const both = clocks(done, under(), at("2023-06-30T00:00"));
    CHECK(both.indicator.end_by == indicator_end::finished);  // QĐ 766 (KPI-05): ready comes before returned
    auto const home = after(done, {{"2023-07-14T09:00", e::collect, a::applicant}});
    CHECK(home.status() == s::returned);
    CHECK(home.state().finished == done.state().finished);
    CHECK(judge(home.state()) == timeliness::early);
    CHECK(clocks(home, under()).indicator.end == done.course().back().occurred);
    CHECK(portal_code(done.status()) == 9);
    CHECK(portal_code(home.status()) == 10);
    // Issued but not received is counted as that.
    columns table;
    auto const row =
        table.add(dossier::open("1.000001", "", "so.nn", "trung-tam", channel::counter, return_channel::post));
    for (auto const& x : out_by_post("2020-06-04").course()) table.add(row, x);
    auto const june = make_postal_report(replay(table.get(), under()), date(2020, 6, 1), date(2020, 7, 1));
    CHECK(june.total.dossiers_returned == 0);
    // From hand to hand the day stays (NĐ 61/2018 Điều 19.5: neither consulting nor handing on suspends).
    auto d = accepted("2020-06-04");
    auto const due = d.due();
    for (auto const& x :
         std::vector<step>{{"2020-06-04T09:00", e::forward, a::desk_clerk},
                           {"2020-06-05T09:00", e::receive_at_agency, a::officer},
                           {"2020-06-05T10:00", e::pass_on, a::officer},
                           {"2020-06-05T11:00", e::consult, a::officer},
                           {"2020-06-08T11:00", e::answer_consultation, a::consulted_agency},
                           {"2020-06-08T13:00", e::request_withdrawal, a::applicant},
                           {"2020-06-08T14:00", e::refuse_withdrawal, a::officer},
                           {"2020-06-08T15:00", e::pass_on, a::officer}}) {
        auto const out = apply(d, made(x), under());
        INFO(to_string(x.what) << (out.refusal ? out.refusal->text().en : ""));
        CHECK_FALSE(out.refusal.has_value());
        d = out.dossier;
        CHECK(d.due() == due);
    }
    CHECK(due == date(2020, 6, 11));
    // One message told by the portal and the counter is one event.
    dossier_log log(accepted("2020-06-04"), under());
    auto sent = made({"2020-06-04T09:00", e::forward, a::desk_clerk});
    sent.key = "portal:7";
    auto const once = log.append(sent, std::nullopt, under());
    REQUIRE(once.result == append_result::stored);
    CHECK(once.log.append(sent, std::nullopt, under()).result == append_result::repeated);
    auto other = sent;
    other.what = e::refuse_intake;
    CHECK(once.log.append(other, std::nullopt, under()).result == append_result::key_reused);
}
