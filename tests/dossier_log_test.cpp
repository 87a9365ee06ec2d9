// SPDX-License-Identifier: Apache-2.0
#include <motcua/dossier_log.hpp>

#include "dossier_steps.hpp"

namespace {
using namespace dossier_steps;

event noted(std::string const& when, e what, a by, std::string const& recorded, std::string key = {},
            std::vector<std::string> evidence = {}) {
    return {what, at(when), by, at(recorded), "n-7", std::move(evidence), std::move(key)};
}

/// The log after an event that must be stored.
dossier_log with(dossier_log const& log, event what) {
    auto const out = log.append(std::move(what), log.version(), under());
    INFO(out.text.en);
    REQUIRE(out.result == append_result::stored);
    CHECK(out.entry == log.version() + 1);
    return out.log;
}

dossier_log accepted_log() {
    dossier_log log(counter(), under());
    log = with(log, noted("2026-06-01T08:00", e::submit_counter, a::applicant, "2026-06-01T08:05", "portal:1"));
    log = with(log, noted("2026-06-01T08:30", e::accept, a::desk_clerk, "2026-06-01T08:31", "portal:2"));
    return with(log, noted("2026-06-01T09:00", e::forward, a::desk_clerk, "2026-06-01T09:00", "portal:3"));
}

}

TEST_CASE("dossier log: what is appended in order is what apply gives") {
    auto const log = accepted_log();
    auto const plain = after(counter(), {{"2026-06-01T08:00", e::submit_counter, a::applicant},
                                         {"2026-06-01T08:30", e::accept, a::desk_clerk},
                                         {"2026-06-01T09:00", e::forward, a::desk_clerk}});
    CHECK(log.current().state() == plain.state());
    CHECK(log.version() == 3);
    CHECK(log.course().size() == 3);
    CHECK(log.course()[1].first == 2);
    CHECK(log.course()[1].second.key == "portal:2");
    // A dossier that was kept without a log can begin one.
    dossier_log const begun(plain, under());
    CHECK(begun.version() == 3);
    CHECK(begun.current().state() == plain.state());
}

TEST_CASE("dossier log: a repeated message is stored once") {
    auto const log = accepted_log();
    auto const again = noted("2026-06-01T08:30", e::accept, a::desk_clerk, "2026-06-01T08:31", "portal:2");
    // Its writer has not heard that it was stored, so that the version it knew is an old one.
    auto const out = log.append(again, 1, under());
    CHECK(out.result == append_result::repeated);
    CHECK(out.entry == 2);
    CHECK(out.log == log);
    auto later = again;
    later.recorded = at("2026-06-02T10:00");
    CHECK(log.append(later, 1, under()).result == append_result::repeated);
    // The key of one message under another content is no repetition.
    auto other = again;
    other.actor_id = "n-8";
    auto const reused = log.append(other, std::nullopt, under());
    CHECK(reused.result == append_result::key_reused);
    CHECK(reused.entry == 2);
    CHECK(reused.log == log);
    // Without keys nothing is known to be repeated: the rules decide.
    auto nameless = again;
    nameless.key.clear();
    nameless.recorded = at("2026-06-01T10:00");
    CHECK(log.append(nameless, std::nullopt, under()).result == append_result::refused);
}

TEST_CASE("dossier log: a writer who knew an older version is told") {
    auto const log = accepted_log();
    auto const decide = noted("2026-06-02T09:00", e::decide, a::leader, "2026-06-02T09:00");
    for (std::size_t known : {std::size_t{0}, std::size_t{2}, std::size_t{4}}) {
        auto const out = log.append(decide, known, under());
        CHECK(out.result == append_result::stale);
        CHECK(out.entry == 3);
        CHECK(out.log == log);
    }
    CHECK(log.append(decide, 3, under()).result == append_result::stored);
    CHECK(log.append(decide, std::nullopt, under()).result == append_result::stored);
}

TEST_CASE("dossier log: an event told late is put where it occurred") {
    auto log = with(accepted_log(), noted("2026-06-03T09:00", e::decide, a::leader, "2026-06-03T09:00"));
    // The consultation of 2 June was entered on the 4th.
    log = with(log, noted("2026-06-02T07:30", e::consult, a::officer, "2026-06-04T08:00"));
    auto const course = log.course();
    REQUIRE(course.size() == 5);
    CHECK(course[3].first == 5);
    CHECK(course[4].first == 4);
    CHECK(log.current().course().size() == 5);
    CHECK(log.current().course()[3].what == e::consult);
    // It cannot stand where the course would become impossible.
    auto const out = log.append(noted("2026-06-01T08:10", e::decide, a::leader, "2026-06-04T09:00"), std::nullopt, under());
    CHECK(out.result == append_result::refused);
    REQUIRE(out.refusal.has_value());
    CHECK(out.refused_entry == 6);
    CHECK(out.log == log);
    // An event that makes a later one impossible names that one.
    auto const undone = log.append(noted("2026-06-01T08:20", e::refuse_intake, a::desk_clerk, "2026-06-04T09:00"),
                                   std::nullopt, under());
    CHECK(undone.result == append_result::refused);
    CHECK(undone.refused_entry == 2);
}

TEST_CASE("dossier log: entries are written one after the other") {
    auto const log = accepted_log();
    auto const out = log.append(noted("2026-06-01T09:30", e::decide, a::leader, "2026-06-01T08:59"), std::nullopt, under());
    CHECK(out.result == append_result::recorded_backwards);
    CHECK(out.log == log);
    // Who does not say when it was written wrote it when it happened.
    event bare{e::decide, at("2026-06-01T08:50"), a::leader};
    CHECK(log.append(bare, std::nullopt, under()).result == append_result::recorded_backwards);
}

TEST_CASE("dossier log: a wrong time is amended by an entry and what stood before is kept") {
    auto const log = accepted_log();
    auto const due = log.current().due();
    // Accepted on 29 May in truth; the entry of 1 June was a slip, found on 3 June.
    auto truth = noted("2026-05-29T08:30", e::accept, a::desk_clerk, "2026-06-01T08:31");
    auto const alone = log.correct({2, truth, at("2026-06-03T10:00"), a::leader, "n-1", {"bb-12"}, "portal:9"}, 3, under());
    // The submission stands after it now: the course is impossible, and nothing is written.
    CHECK(alone.result == append_result::refused);
    CHECK(alone.log == log);
    auto submitted = noted("2026-05-29T08:00", e::submit_counter, a::applicant, "2026-06-01T08:05");
    auto first = log.correct({1, submitted, at("2026-06-03T10:00"), a::leader, "n-1", {"bb-12"}, "portal:8"}, 3, under());
    REQUIRE(first.result == append_result::stored);
    CHECK(first.log.current().due() == due);
    auto const second = first.log.correct({2, truth, at("2026-06-03T10:00"), a::leader, "n-1", {"bb-12"}, "portal:9"}, 4, under());
    REQUIRE(second.result == append_result::stored);
    auto const& mended = second.log;
    CHECK(mended.version() == 5);
    CHECK(mended.entries()[1] == log.entries()[1]);
    CHECK(mended.entries()[4].kind == entry_kind::amendment);
    CHECK(mended.entries()[4].corrects == 2);
    CHECK(mended.current().due() != due);
    auto const straight = after(counter(), {{"2026-05-29T08:00", e::submit_counter, a::applicant},
                                            {"2026-05-29T08:30", e::accept, a::desk_clerk},
                                            {"2026-06-01T09:00", e::forward, a::desk_clerk}});
    CHECK(mended.current().state() == straight.state());
    // The last amendment holds.
    auto const back = mended.correct({2, noted("2026-06-01T08:30", e::accept, a::desk_clerk, "2026-06-01T08:31"),
                                      at("2026-06-05T08:00"), a::leader}, 5, under());
    REQUIRE(back.result == append_result::stored);
    CHECK(back.log.current().due() == due);
    // The same correction told again is known by its key.
    CHECK(back.log.correct({2, truth, at("2026-06-09T10:00"), a::leader, "n-1", {"bb-12"}, "portal:9"}, 1, under()).result ==
          append_result::repeated);
}

TEST_CASE("dossier log: an event that did not happen is annulled once") {
    auto log = with(accepted_log(), noted("2026-06-02T09:00", e::decide, a::leader, "2026-06-02T09:00"));
    auto const out = log.correct({4, std::nullopt, at("2026-06-02T11:00"), a::leader, "n-1", {"bb-13"}}, 4, under());
    REQUIRE(out.result == append_result::stored);
    CHECK(out.log.current().state() == accepted_log().current().state());
    CHECK(out.log.entries()[4].kind == entry_kind::annulment);
    CHECK(out.log.entries()[4].what == log.entries()[3].what);
    CHECK(out.log.course().size() == 3);
    // Neither it nor the annulment itself can be corrected; a new event can be entered.
    auto const when = at("2026-06-02T12:00");
    CHECK(out.log.correct({4, std::nullopt, when, a::leader}, std::nullopt, under()).result == append_result::no_entry);
    CHECK(out.log.correct({5, std::nullopt, when, a::leader}, std::nullopt, under()).result == append_result::no_entry);
    CHECK(out.log.correct({0, std::nullopt, when, a::leader}, std::nullopt, under()).result == append_result::no_entry);
    CHECK(out.log.correct({6, std::nullopt, when, a::leader}, std::nullopt, under()).result == append_result::no_entry);
    CHECK(out.log.correct({0, log.entries()[3].what, when, a::leader}, std::nullopt, under()).result == append_result::no_entry);
    CHECK(out.log.append(noted("2026-06-02T10:00", e::decide, a::leader, "2026-06-02T12:00"), 5, under()).result ==
          append_result::stored);
    // The acceptance cannot be annulled while what followed from it stands.
    auto const cut = log.correct({2, std::nullopt, when, a::leader}, std::nullopt, under());
    CHECK(cut.result == append_result::refused);
    CHECK(cut.refused_entry == 3);
}

TEST_CASE("dossier log: what was known at an instant") {
    auto const log = accepted_log();
    auto const fixed = log.correct({3, noted("2026-06-02T07:30", e::forward, a::desk_clerk, "2026-06-01T09:00"),
                                    at("2026-06-03T10:00"), a::leader}, 3, under()).log;
    CHECK(fixed.known_at(at("2026-06-01T08:00"), under()).version() == 0);
    CHECK(fixed.known_at(at("2026-06-01T08:30"), under()).version() == 1);
    CHECK(fixed.known_at(at("2026-06-03T09:59"), under()) == log);
    CHECK(fixed.known_at(at("2026-06-03T09:59"), under()).current().state() == log.current().state());
    CHECK(fixed.known_at(at("2026-06-03T10:00"), under()) == fixed);
    CHECK(fixed.current().course()[2].occurred == at("2026-06-02T07:30"));
}

TEST_CASE("dossier log: an event that other rules refuse is never left out in silence") {
    auto const log = accepted_log();
    machine_narrowing forbidden;
    forbidden.id = "x";
    forbidden.what = e::forward;
    forbidden.basis = {"Quyết định của tỉnh (ví dụ)", "", certainty::text};
    rules const other = under().with(std::make_shared<state_machine const>(machine::with_({forbidden})));
    CHECK_THROWS_AS(log.known_at(at("2026-06-03T00:00"), other), error);
    CHECK_THROWS_AS(dossier_log(log.current(), other), error);
    CHECK(log.known_at(at("2026-06-03T00:00"), under()) == log);
}

TEST_CASE("dossier log: who decided does not move the limit by way of a correction") {
    auto const deny = under().with(reading::same_person, "deny");
    auto const by = [](std::string const& when, e what, a role, std::string id, std::vector<std::string> evidence = {}) {
        return event{what, at(when), role, std::nullopt, std::move(id), std::move(evidence)};
    };
    dossier_log log(counter(), deny);
    for (auto const& what : {by("2026-06-01T08:00", e::submit_counter, a::applicant, ""), by("2026-06-01T08:30", e::accept, a::desk_clerk, "A"),
                             by("2026-06-01T09:00", e::forward, a::desk_clerk, "A"),
                             by("2026-06-02T09:00", e::extend, a::leader, "C", {"due=2026-06-18"}),
                             by("2026-06-03T09:00", e::decide, a::leader, "B")}) {
        auto out = log.append(what, std::nullopt, deny);
        REQUIRE(out.result == append_result::stored);
        log = std::move(out.log);
    }
    auto const moved = by("2026-06-02T09:00", e::extend, a::leader, "C", {"due=2026-07-20"});
    auto const amended = [&](std::string id, rules const& law) {
        return log.correct({4, moved, at("2026-06-04T10:00"), a::leader, std::move(id), {"bb-1"}, ""}, std::nullopt, law);
    };
    auto const refused = amended("B", deny);
    CHECK(refused.result == append_result::refused);
    REQUIRE(refused.refusal.has_value());
    CHECK(refused.refusal->guard == guard::separate_duties);
    CHECK(refused.log == log);
    CHECK(amended("C", deny).log.current().due() == date(2026, 7, 20));
    CHECK(amended("D", deny).result == append_result::stored);
    CHECK(amended("B", under()).result == append_result::stored);  // by default it is warned of, not refused
    // The receiver amends no decision.
    auto const decided = by("2026-06-03T10:00", e::decide, a::leader, "B");
    CHECK(log.correct({5, decided, at("2026-06-04T10:00"), a::leader, "A", {"bb-1"}, ""}, std::nullopt, deny).result == append_result::refused);
}
