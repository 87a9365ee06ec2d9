// SPDX-License-Identifier: Apache-2.0
// Random courses of dossiers: `apply` and `replay` agree, refusals explain themselves, states are those of the search.
#include "catch.hpp"
#include "machine_search.hpp"
#include "small_register.hpp"

#include <map>
#include <set>

namespace {

using namespace small_register;

struct course {
    dossier start, end;
    std::vector<event> events;
    std::vector<outcome> outcomes;
};

course walk(walker& random, std::size_t length, rules const& law) {
    auto const start = random.open();
    course c{start, start, {}, {}};
    auto when = random.beginning();
    for (std::size_t i = 0; i < length; ++i) {
        auto const next = random.next(c.end, when, law);
        auto out = apply(c.end, next, law);
        c.end = out.dossier;
        c.events.push_back(next);
        c.outcomes.push_back(std::move(out));
        when += random.pause();
    }
    return c;
}

std::vector<rules> contexts() {
    return {under(), under().with(reading::pinning, "follow").with(reading::fifteen_days, "working"),
            under().with(reading::second_supplement, "deny").with(reading::supplement_clock, "pause"),
            under().with(reading::clock_start, "handover").with(reading::supplement_clock, "go_on")};
}

}

TEST_CASE("dossier courses: replay of the columns equals apply of the events") {
    unsigned seed = 20200226;
    for (auto const& law : contexts()) {
        walker random(seed++);
        columns table;
        std::vector<course> all;
        for (int i = 0; i < 400; ++i) {
            all.push_back(walk(random, 8 + random.below(24), law));
            auto const row = table.add(all.back().start);
            for (auto const& e : all.back().events) table.add(row, e);
        }
        auto const r = replay(table.get(), law);
        std::size_t at = 0, applied = 0, differ = 0;
        std::map<std::size_t, replay_problem> problems;
        for (auto const& p : r.problems) problems.emplace(static_cast<std::size_t>(p.event), p);
        for (std::size_t d = 0; d < all.size(); ++d) {
            if (!(r.dossiers[d] == all[d].end.state())) ++differ;
            status before = status::draft;
            for (std::size_t i = 0; i < all[d].events.size(); ++i, ++at) {
                auto const& out = all[d].outcomes[i];
                bool const yes = !out.refusal.has_value();
                applied += yes ? 1 : 0;
                if (r.applied[at] != (yes ? 1 : 0) || r.status_before[at] != static_cast<std::uint8_t>(before))
                    ++differ;
                if (yes) before = out.dossier.status();
                auto const p = problems.find(at);
                if (yes != (p == problems.end())) ++differ;
                if (!yes && p != problems.end() &&
                    (p->second.region != out.refusal->region || p->second.guard != out.refusal->guard ||
                     p->second.status != before || p->second.code != error_code::row_refused))
                    ++differ;
            }
        }
        CHECK(differ == 0);
        CHECK(applied * 3 > at);  // the courses are legal often enough, or little would be compared
        CHECK(applied < at);
    }
}

TEST_CASE("dossier courses: apply is pure and a refusal changes nothing") {
    walker random(7);
    std::size_t refusals = 0;
    for (int i = 0; i < 300; ++i) {
        auto now = random.open();
        auto when = random.beginning();
        for (int k = 0; k < 20; ++k, when += random.pause()) {
            auto const e = random.next(now, when, under());
            auto const kept = now;
            auto const once = apply(now, e, under()), twice = apply(now, e, under());
            REQUIRE(kept == now);
            REQUIRE(once.dossier == twice.dossier);
            REQUIRE(once.dossier.subject() == kept.subject());
            if (once.refusal) {
                ++refusals;
                REQUIRE(once.dossier == kept);
                REQUIRE(once.document.empty());
                REQUIRE(once.basis().empty());
                REQUIRE_FALSE(once.clock().has_value());
            } else {
                REQUIRE_FALSE(once.basis().empty());
                if (once.clock()) REQUIRE(once.clock()->date() == once.dossier.due());
            }
            now = once.dossier;
        }
    }
    CHECK(refusals > 300);
}

TEST_CASE("dossier courses: refusals say what refused and what would be legal") {
    walker random(11);
    std::set<region> regions;
    std::set<guard> guards;
    for (int i = 0; i < 800; ++i) {
        auto const c = walk(random, 16, under());
        auto now = c.start;
        for (std::size_t k = 0; k < c.events.size(); ++k) {
            auto const& out = c.outcomes[k];
            if (out.refusal) {
                auto const& r = *out.refusal;
                INFO(to_string(c.events[k].what)
                     << " by " << to_string(c.events[k].actor) << " at " << to_string(c.events[k].occurred) << " in "
                     << to_string(now.status()));
                regions.insert(r.region);
                if (r.guard) guards.insert(*r.guard);
                REQUIRE(r.guard.has_value() == (r.region == region::guard));
                REQUIRE_FALSE(r.basis().empty());
                for (auto const& b : r.basis()) REQUIRE_FALSE(b.instrument.empty());
                REQUIRE_FALSE(r.text().vi.empty());
                REQUIRE_FALSE(r.text().en.empty());
                REQUIRE_FALSE(r.cure().vi.empty());
                REQUIRE_FALSE(r.cure().en.empty());
                REQUIRE(r.allowed() == allowed_events(now, c.events[k].occurred, std::nullopt, under()));
                // Allowed is never what was refused; but an extension with another date, or a stop with the slip in the
                // applicant's hands, might be.
                for (auto const& [what, by] : r.allowed())
                    if (what == c.events[k].what && what != event_kind::extend && what != event_kind::request_withdrawal)
                        REQUIRE(by != c.events[k].actor);
            }
            now = out.dossier;
        }
    }
    CHECK(regions.size() >= 6);
    CHECK(guards.size() >= 8);
    // Intake elsewhere is lawful: what refuses it is never that.
    CHECK(guards.count(guard::local_intake) == 0);
}

TEST_CASE("dossier courses: allowed_events lists what apply allows and nothing else") {
    walker random(13);
    for (int i = 0; i < 40; ++i) {
        auto const c = walk(random, 14, under());
        if (c.events.empty()) continue;
        auto const when = c.events.back().occurred;
        auto const listed = allowed_events(c.end, when, std::nullopt, under());
        std::size_t found = 0, differ = 0;
        for (auto const& what : token_table<event_kind>)
            for (auto const& by : token_table<actor>) {
                event e{what.value, when, by.value};
                if (c.end.due()) e.evidence = {"due=" + to_string(*c.end.due() + calendar_days{1})};
                bool const allowed = !apply(c.end, e, under()).refusal;
                bool const named =
                    std::find(listed.begin(), listed.end(), std::pair(what.value, by.value)) != listed.end();
                found += named ? 1 : 0;
                differ += allowed != named ? 1 : 0;
            }
        CHECK(differ == 0);
        CHECK(found == listed.size());
        auto const mine = allowed_events(c.end, when, actor::officer, under());
        for (auto const& [what, by] : mine) CHECK(by == actor::officer);
    }
}

TEST_CASE("dossier courses: every state reached is one that the search reaches") {
    // Ties the search over the bare step to what `apply` does with times, memory and the rules.
    auto const g = search::explore({0, search::law_change::always});
    using seen = std::tuple<regions, decision_outcome, bool, bool>;
    std::set<seen> known;
    for (auto const& x : g.states) known.emplace(x.at, x.outcome, x.extended, x.accepted);
    walker random(17);
    std::set<regions> met;
    std::size_t unknown = 0;
    for (auto const& law : contexts())
        for (int i = 0; i < 400; ++i)
            for (auto const& out : walk(random, 30, law).outcomes) {
                auto const& x = out.dossier.state();
                met.insert(x.at);
                unknown += known.count(seen(x.at, x.outcome, x.extended != 0, x.accepted != dossier_state::absent)) == 0
                               ? 1U
                               : 0U;
            }
    CHECK(unknown == 0);
    CHECK(met.size() > 250);
}

TEST_CASE("dossier refusals before the first text that was read name the older decision") {
    auto const d = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post);
    auto const posted =
        apply(d, {event_kind::post_accept, at("2018-06-19T08:00"), actor::postal_worker}, under()).dossier;
    auto const handed =
        apply(posted, {event_kind::post_handover, at("2018-06-20T08:00"), actor::postal_worker}, under()).dossier;
    REQUIRE(handed.status() == status::submitted);
    auto const out = apply(handed, {event_kind::accept, at("2018-06-20T09:00"), actor::desk_clerk}, under());
    REQUIRE(out.refusal.has_value());
    CHECK(out.refusal->region == region::validity);
    auto const& basis = out.refusal->basis();
    CHECK(std::any_of(basis.begin(), basis.end(),
                      [](citation const& c) { return c.instrument == "Quyết định 09/2015/QĐ-TTg"; }));
    CHECK_FALSE(apply(handed, {event_kind::accept, at("2018-06-21T07:00"), actor::desk_clerk}, under()).refusal);
    // Events out of order are no matter of law.
    auto const late = apply(handed, {event_kind::post_recall, at("2018-06-19T09:00"), actor::applicant}, under());
    REQUIRE(late.refusal.has_value());
    CHECK(late.refusal->region == region::validity);
    CHECK_FALSE(late.refusal->cure().vi.empty());
}

TEST_CASE("dossier of a code that the catalogue does not hold") {
    auto const d = dossier::open("9.999999", "", "so.nn", "trung-tam", channel::post, return_channel::post);
    for (auto const& what : token_table<event_kind>) {
        INFO(what.text);
        try {
            (void)apply(d, {what.value, at("2020-06-04T08:00"), actor::applicant}, under());
            FAIL_CHECK("no error");
        } catch (error const& failure) {
            CHECK(failure.code() == error_code::procedure_unknown);
        }
    }
}

TEST_CASE("dossier warnings") {
    auto const warned = [](std::string code, std::string variant, std::vector<event> const& events) {
        auto d = dossier::open(std::move(code), std::move(variant), "so.nn", "trung-tam", channel::counter,
                               return_channel::counter);
        std::vector<bilingual> last;
        for (auto const& e : events) {
            auto const out = apply(d, e, under());
            REQUIRE_FALSE(out.refusal.has_value());
            d = out.dossier;
            last = out.warnings();
        }
        for (auto const& w : last) {
            CHECK_FALSE(w.vi.empty());
            CHECK_FALSE(w.en.empty());
        }
        return last.size();
    };
    event const submit{event_kind::submit_counter, at("2020-06-04T08:00"), actor::applicant};
    event const accept{event_kind::accept, at("2020-06-04T09:00"), actor::desk_clerk};
    CHECK(warned("1.000001", "", {submit}) == 0);
    CHECK(warned("1.000001", "", {submit, accept}) == 0);
    CHECK(warned("1.000003", "", {submit, accept}) == 1);      // no limit is stated
    CHECK(warned("1.000001", "khac", {submit, accept}) == 1);  // nor for a case that the procedure does not have
    // Practice that no text was found for says so.
    CHECK(warned("1.000001", "",
                 {submit, accept, {event_kind::request_withdrawal, at("2020-06-04T10:00"), actor::applicant}}) == 1);
}
