// SPDX-License-Identifier: Apache-2.0
#pragma once
// An exhaustive search over the machine's real step: the regions, and what the guards remember of earlier events.
#include <motcua/dossier.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace search {

using namespace motcua;

/// The days on which the set of rows in force changes; interval i begins at `breakpoints()[i - 1]`, interval 0 before all.
inline std::vector<date> breakpoints() {
    std::vector<date> all;
    for (auto const& row : machine::rows()) {
        if (row.from > date(1900, 1, 1)) all.push_back(row.from);
        if (row.to) all.push_back(*row.to);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// A day inside each interval.
inline std::vector<date> const& days() {
    static auto const all = [] {
        auto days = breakpoints();
        days.insert(days.begin(), days.front() - calendar_days{1});
        return days;
    }();
    return all;
}

/// A state: regions, and the memory on which guards hang. Times are not part of it: guards about days are free facts.
struct state {
    regions at{};
    decision_outcome outcome = decision_outcome::none;
    return_channel return_by = return_channel::counter;
    std::uint8_t supplements = 0;  ///< requests after acceptance, 2 stands for more
    std::uint8_t invitations = 0;  ///< those that count, 2 stands for more
    bool extended = false, accepted = false, online = false, recalled = false;
    bool asked_at_intake = false;  ///< a supplement before acceptance; kept only where a second one is denied
    std::uint8_t law = 0;  ///< the interval whose rows hold for the dossier

    [[nodiscard]] std::uint64_t key() const {
        std::uint64_t k = 0;
        auto const add = [&](auto value, std::uint64_t size) { k = k * size + static_cast<std::uint64_t>(value); };
        add(at.status, 12), add(at.clock, 4), add(at.papers, 9), add(at.packet, 3), add(at.result, 11);
        add(at.payment, 4), add(at.history, 12), add(outcome, 3), add(return_by, 3), add(supplements, 3);
        add(invitations, 3), add(extended, 2), add(accepted, 2), add(online, 2), add(recalled, 2), add(law, 8), add(asked_at_intake, 2);
        return k;
    }
};

/// One way of an event from state to state. `row` −1: the law changed.
struct edge {
    std::uint32_t from, to;
    std::int16_t row;
    event_kind what;
    actor by;
};

struct graph {
    std::vector<state> states;
    std::vector<edge> edges;
    std::unordered_map<std::uint64_t, std::uint32_t> places;
};

inline bool in_force_on(machine_row const& row, date on) { return on >= row.from && (!row.to || on < *row.to); }

/// The guards that the rows of an event read at all.
inline guard_set guards_read(event_kind what) {
    static auto const all = [] {
        std::array<guard_set, event_kinds> read{};
        for (auto const& row : machine::rows()) read[static_cast<std::size_t>(row.what)] |= row.guards | row.unless;
        return read;
    }();
    return all[static_cast<std::size_t>(what)];
}

/// Calls `f` with every subset of a set of guards.
template <class F>
void for_subsets(guard_set of, F&& f) {
    for (guard_set s = of;; s = (s - 1) & of) {
        f(s);
        if (s == 0) break;
    }
}

/// Facts that the memory settles, and facts that the world is free to choose.
struct facts {
    guard_set held = 0, open = 0;
};
inline facts facts_of(state const& s, event_kind what, actor by, bool second_supplement_denied) {
    facts f;
    auto const settle = [&](guard g, bool yes) { f.held |= yes ? bit(g) : 0; };
    auto const leave_open = [&](guard g) { f.open |= bit(g); };
    // Only a delegated clerk's entitlement hangs on data.
    for (auto const g : {guard::receives, guard::returns})
        by == actor::delegated_clerk ? leave_open(g) : settle(g, true);
    settle(guard::return_by_post, s.return_by == return_channel::post);
    settle(guard::outcome_refused, s.outcome == decision_outcome::refused);
    settle(guard::first_extension, !s.extended);
    settle(guard::filed_online, s.online);
    settle(guard::stop_window, s.at.result == result_custody::none && (s.accepted || s.online));
    if (s.invitations >= 2)
        settle(guard::two_invitations, true);
    else
        leave_open(guard::two_invitations);  // a ground that needs no invitations
    bool const again = s.accepted ? s.supplements > 0 : s.asked_at_intake;
    settle(guard::supplement_once, !second_supplement_denied || !again);
    // A reading of payments, and what a remote agency received, are free as well.
    for (auto const g : {guard::intake_eligible, guard::supplement_window, guard::fifteen_days, guard::day_before_due,
                         guard::separate_duties, guard::receipt_counts, guard::payment_suspends, guard::return_eligible,
                         guard::step_of_process})
        leave_open(g);
    // Remote intake is told apart from 2026-08-05 only.
    if (days()[s.law] >= date(2026, 8, 5))
        leave_open(guard::local_intake);
    else
        settle(guard::local_intake, true);
    f.open &= guards_read(what);
    return f;
}

/// What an applied event leaves in the memory.
inline std::vector<state> remembered(state before, event_kind what, regions const& after) {
    state s = before;
    s.at = after;
    switch (what) {
        case event_kind::submit_online:
            s.online = true;
            break;
        case event_kind::accept:
            s.accepted = true;
            break;
        case event_kind::request_supplement:
            if (after.status == status::supplement_requested && s.supplements < 2) ++s.supplements;
            break;
        case event_kind::extend:
            s.extended = true;
            break;
        case event_kind::decide:
            s.outcome = decision_outcome::granted;
            break;
        case event_kind::refuse_on_merits:
            s.outcome = decision_outcome::refused;
            break;
        case event_kind::recall_result:
            s.outcome = decision_outcome::none;
            s.recalled = true;
            break;
        case event_kind::register_post_return:
            s.return_by = return_channel::post;
            break;
        case event_kind::cancel_post_return:
            s.return_by = return_channel::counter;
            break;
        case event_kind::send_electronically:
            s.return_by = return_channel::electronic;
            break;
        case event_kind::hand_to_post:
            s.invitations = 0;
            break;
        case event_kind::invite:
            if (s.invitations < 2) {
                state uncounted = s;  // too soon after the one before
                ++s.invitations;
                return before.invitations == 0 ? std::vector<state>{s} : std::vector<state>{s, uncounted};
            }
            break;
        default:
            break;
    }
    return {s};
}

/// How the search treats a change of the law: not at all, up to acceptance (a dossier keeps its rules), or always.
enum class law_change { never, until_accepted, always };

struct options {
    std::uint8_t first_law = 0;
    law_change change = law_change::never;
    bool second_supplement_denied = false;
};

/// Every state that some order of events reaches from an unsubmitted dossier, and every way between them.
inline graph explore(options how) {
    graph g;
    auto const& on = days();
    auto const place = [&](state const& s) {
        auto const [at, added] = g.places.emplace(s.key(), static_cast<std::uint32_t>(g.states.size()));
        if (added) g.states.push_back(s);
        return at->second;
    };
    for (auto const return_by : {return_channel::counter, return_channel::post, return_channel::electronic}) {
        state s;
        s.law = how.first_law;
        s.return_by = return_by;
        place(s);
    }
    for (std::uint32_t i = 0; i < g.states.size(); ++i) {
        state const s = g.states[i];
        for (auto const& e : token_table<event_kind>) {
            for (auto const& a : token_table<actor>) {
                auto const f = facts_of(s, e.value, a.value, how.second_supplement_denied);
                std::vector<std::pair<std::int16_t, std::uint32_t>> seen;
                for_subsets(f.open, [&](guard_set chosen) {
                    auto const step = detail::national_step(s.at, e.value, a.value, f.held | chosen, on[s.law]);
                    if (!step.allowed) return;
                    for (auto next : remembered(s, e.value, step.after)) {
                        if (how.second_supplement_denied && step.after.status == status::supplement_before_acceptance &&
                            e.value == event_kind::request_supplement)
                            next.asked_at_intake = true;
                        std::pair<std::int16_t, std::uint32_t> const way{step.row, place(next)};
                        if (std::find(seen.begin(), seen.end(), way) != seen.end()) continue;
                        seen.push_back(way);
                        g.edges.push_back({i, way.second, step.row, e.value, a.value});
                    }
                });
            }
        }
        bool const may_change =
            how.change == law_change::always || (how.change == law_change::until_accepted && !s.accepted);
        if (may_change && s.law + 1U < on.size()) {
            state next = s;
            ++next.law;
            g.edges.push_back({i, place(next), -1, {}, {}});
        }
    }
    return g;
}

/// The states from which some state of `goal` can be reached over the edges that `usable` admits.
template <class Goal, class Usable>
std::vector<bool> can_reach(graph const& g, Goal goal, Usable usable) {
    std::vector<std::vector<std::uint32_t>> back(g.states.size());
    for (auto const& e : g.edges)
        if (usable(e)) back[e.to].push_back(e.from);
    std::vector<bool> yes(g.states.size());
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < g.states.size(); ++i)
        if (goal(g.states[i])) {
            yes[i] = true;
            open.push_back(i);
        }
    while (!open.empty()) {
        auto const i = open.back();
        open.pop_back();
        for (auto const before : back[i])
            if (!yes[before]) {
                yes[before] = true;
                open.push_back(before);
            }
    }
    return yes;
}

inline std::string describe(regions const& r) {
    auto const t = [](auto v) { return std::string(to_string(v)); };
    return "status " + t(r.status) + ", clock " + t(r.clock) + ", papers " + t(r.papers) + ", packet " + t(r.packet) +
           ", result " + t(r.result) + ", payment " + t(r.payment) + ", history " + t(r.history);
}
inline std::string describe(state const& s) {
    return describe(s.at) + ", outcome " + std::string(to_string(s.outcome)) + (s.accepted ? ", accepted" : "") +
           (s.recalled ? ", recalled" : "") + (s.online ? ", online" : "") + ", law " + std::to_string(s.law);
}

/// The intervals between the days on which rows begin or end.
inline constexpr std::uint8_t before_post = 0, post_only = 1, decree_61 = 2, decree_118 = 3, decree_309 = 4,
                              intervals = 5;

inline graph const& within(std::uint8_t interval) {
    static std::map<std::uint8_t, graph> all;
    auto const found = all.find(interval);
    return found != all.end() ? found->second : all.emplace(interval, explore({interval})).first->second;
}

/// Failures are collected and shown at once: an assertion for each of a million steps would cost minutes.
class failures {
public:
    template <class Text>
    void unless(bool good, Text&& text) {
        if (!good && ++count_ <= 5) shown_ += "\n  " + text();
    }
    [[nodiscard]] std::string text() const { return count_ == 0 ? "none" : std::to_string(count_) + ":" + shown_; }

private:
    std::size_t count_ = 0;
    std::string shown_;
};

inline bool one_of(auto value, std::initializer_list<decltype(value)> of) {
    return std::find(of.begin(), of.end(), value) != of.end();
}

inline std::string names(auto const& all) {
    std::string text;
    for (auto const& x : all) text += (text.empty() ? "" : " ") + std::string(to_string(x));
    return text;
}

}
