// SPDX-License-Identifier: Apache-2.0
// The status alone: the dense table says what the rows say, and follows every dossier of a random course.
#include <motcua/status_dispatch.hpp>

#include <set>

#include "catch.hpp"
#include "small_register.hpp"

namespace {

using namespace motcua;
using table = status_dispatch;

constexpr table newest(date(2026, 8, 5));
static_assert(newest.step(0, event_kind::submit_counter) == static_cast<int>(status::submitted));
static_assert(newest.step(0, event_kind::accept) == (0 | table::refused));
// A withdrawal goes back to where it came from.
constexpr auto asked = newest.step(static_cast<table::state>(status::processing), event_kind::request_withdrawal);
static_assert(asked == table::withdrawal + static_cast<int>(status::processing));
static_assert(newest.step(asked, event_kind::retract_withdrawal) == static_cast<int>(status::processing));
static_assert(newest.step(asked, event_kind::grant_withdrawal) == static_cast<int>(status::stopped));

/// Every target that some row in force gives an event from a state, worked out row by row.
std::set<int> targets(table::state from, event_kind what, date on) {
    std::set<int> all;
    auto const here = table::status_of(from);
    for (auto const& row : machine::rows()) {
        if (row.what != what || on < row.from || (row.to && on >= *row.to) || !row.status.holds(here)) continue;
        if (row.to_history)
            all.insert(from - table::withdrawal);
        else if (row.status.keep)
            all.insert(from);
        else if (row.status.to == status::withdrawal_requested)
            all.insert(table::withdrawal + from);
        else
            all.insert(static_cast<int>(row.status.to));
    }
    return all;
}

}

TEST_CASE("status dispatch is what the rows say on each day") {
    for (auto const on :
         {date(2016, 12, 15), date(2017, 1, 2), date(2018, 6, 21), date(2025, 7, 1), date(2026, 8, 5)}) {
        table const made(on);
        std::size_t allowed = 0;
        for (auto const& e : token_table<event_kind>)
            for (std::size_t s = 0; s < 28; ++s) {
                auto const from = static_cast<table::state>(s);
                bool const is_one = s < token_table<status>.size() ? s != 8 : s >= table::withdrawal;
                if (!is_one) continue;
                auto const there = targets(from, e.value, on);
                INFO(to_string(on) << " " << e.text << " from " << s);
                // One target, or the status alone could not say where it leads.
                CHECK(there.size() <= 1);
                auto const next = made.step(from, e.value);
                CHECK(next == (there.empty() ? (from | table::refused) : *there.begin()));
                allowed += there.empty() ? 0U : 1U;
            }
        CHECK((allowed == 0) == (on < date(2016, 12, 16)));
        CHECK((allowed > 200 || on < date(2018, 6, 21)));
    }
}

TEST_CASE("status dispatch follows every dossier") {
    small_register::walker random(20261124);
    std::size_t steps = 0, refused = 0;
    for (int i = 0; i < 400; ++i) {
        auto d = random.open();
        auto when = random.beginning();
        for (int k = 0; k < 20; ++k, when += random.pause()) {
            auto const e = random.next(d, when, small_register::under());
            auto const out = apply(d, e, small_register::under());
            bool const pinned = d.state().accepted != dossier_state::absent;
            table const here(pinned ? civil_second{d.state().accepted}.day() : e.occurred.day());
            auto const next = here.step(table::of(d.state().at), e.what);
            if (out.refusal) {
                ++refused;  // the status may allow what something else refuses
            } else {
                ++steps;
                CHECK(next == table::of(out.dossier.state().at));
                CHECK(table::status_of(next) == out.dossier.status());
            }
            d = out.dossier;
        }
    }
    CHECK(steps > 2000);
    CHECK(refused > 500);
}
