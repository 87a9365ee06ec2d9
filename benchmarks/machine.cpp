// SPDX-License-Identifier: Apache-2.0
// The machine: a step of the status alone against Boost.MSM on the same rows, a step of the whole table, and events
// applied to dossiers, with every allocation counted. Thread CPU time, the best of several passes, all in one run;
// README.md says what the figures mean.
#include <motcua/dossier.hpp>
#include <motcua/status_dispatch.hpp>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <new>
#include <random>

#include "machine_msm.hpp"

namespace {
std::size_t allocations = 0;
}
void* operator new(std::size_t size) {
    ++allocations;
    if (void* p = std::malloc(size)) return p;
    throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

using motcua::event_kind;
using motcua::status;
using motcua::status_dispatch;

double cpu_seconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}
template <class F>
double best_of(int passes, F run) {
    double best = 1e9;
    for (int i = 0; i < passes; ++i) {
        double const begin = cpu_seconds();
        run();
        best = std::min(best, cpu_seconds() - begin);
    }
    return best;
}

using ev = event_kind;

/// The events of the rows that change the status, in the order in which machine_msm.cpp numbers them.
constexpr ev used[] = {ev::submit_counter,
                       ev::submit_online,
                       ev::post_handover,
                       ev::accept,
                       ev::request_supplement,
                       ev::receive_supplement,
                       ev::refuse_intake,
                       ev::close_incomplete,
                       ev::forward,
                       ev::request_payment,
                       ev::pay,
                       ev::request_withdrawal,
                       ev::grant_withdrawal,
                       ev::refuse_withdrawal,
                       ev::retract_withdrawal,
                       ev::stop,
                       ev::issue,
                       ev::recall_result,
                       ev::deliver,
                       ev::collect,
                       ev::send_electronically};

/// Courses that mostly follow the rows, about one event in fifty does not. An event that leaves the status as it is has
/// no row on the other side: it is not drawn.
std::vector<peer::step> courses(status_dispatch const& table, std::uint32_t dossiers) {
    std::mt19937 random(20261124);
    std::vector<peer::step> all;
    for (std::uint32_t d = 0; d < dossiers; ++d) {
        status_dispatch::state now = 0;
        for (unsigned n = 4 + random() % 17; n > 0; --n) {
            std::vector<std::uint8_t> follow, refuse;
            for (std::uint8_t e = 0; e < std::size(used); ++e) {
                auto const next = table.step(now, used[e]);
                if (next == now) continue;
                ((next & status_dispatch::refused) != 0 ? refuse : follow).push_back(e);
            }
            if (follow.empty()) break;
            bool const wrong = random() % 50 == 0;
            auto const& from = wrong ? refuse : follow;
            auto const what = from[random() % from.size()];
            if (!wrong) now = table.step(now, used[what]);
            all.push_back({d, what});
        }
    }
    return all;
}

/// One event of each dossier in turn.
std::vector<peer::step> interleaved(std::vector<peer::step> const& grouped, std::uint32_t dossiers) {
    std::vector<std::uint32_t> turn(dossiers);
    std::vector<std::pair<std::uint32_t, peer::step>> keyed;
    for (auto const& x : grouped) keyed.emplace_back(turn[x.dossier]++, x);
    std::stable_sort(keyed.begin(), keyed.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<peer::step> all;
    for (auto const& k : keyed) all.push_back(k.second);
    return all;
}

void statuses() {
    constexpr std::uint32_t dossiers = 500'000;
    static constexpr status_dispatch table(motcua::date(2026, 8, 5));
    auto const grouped = courses(table, dossiers);
    std::pair<char const*, std::vector<peer::step>> const orders[] = {{"grouped", grouped},
                                                                      {"interleaved", interleaved(grouped, dossiers)}};
    for (auto const& [name, events] : orders) {
        std::vector<std::uint8_t> states(dossiers);
        // The library's own numbers of the events: both sides read one number for each event.
        auto mine_events = events;
        for (auto& x : mine_events) x.what = static_cast<std::uint8_t>(used[x.what]);
        double mine = 1e9, theirs = 1e9;
        std::size_t mine_refused = 0, theirs_refused = 0;
        for (int round = 0; round < 5; ++round) {
            std::fill(states.begin(), states.end(), std::uint8_t{0});
            mine = std::min(mine, best_of(1, [&] {
                                std::size_t no = 0;
                                for (auto const& x : mine_events) {
                                    auto const next = table.step(states[x.dossier], static_cast<ev>(x.what));
                                    no += next >> 7;
                                    states[x.dossier] = next & 0x1F;
                                }
                                mine_refused = no;
                            }));
            peer::reset(dossiers);
            theirs = std::min(theirs, best_of(1, [&] { theirs_refused = peer::run(events.data(), events.size()); }));
        }
        // The same rows: as many refusals, and a one-to-one relation of states.
        std::vector<int> there(32, -1);
        bool same = theirs_refused == mine_refused;
        for (std::size_t d = 0; d < dossiers; ++d) {
            auto& t = there[states[d]];
            if (t < 0) t = peer::state_of(d);
            same = same && t == peer::state_of(d);
        }
        auto const n = static_cast<double>(events.size());
        std::printf(
            "status only, %s: table %.2f ns, Boost.MSM %.2f ns, %.1f x; %zu events, %.1f %% refused, %s; %zu and %zu "
            "bytes\n",
            name, mine * 1e9 / n, theirs * 1e9 / n, theirs / mine, events.size(),
            100.0 * static_cast<double>(mine_refused) / n, same ? "same states" : "DIFFERENT STATES", sizeof(states[0]),
            peer::size());
    }
}

// The whole table.
motcua::catalogue one_procedure() {
    motcua::catalogue_parts parts;
    parts.editions.push_back({"made-up", {"Tổng hợp để đo", "Made up"}, {}, {}, {}, "0", ""});
    motcua::agency a;
    a.id = "so";
    parts.agencies.push_back(a);
    motcua::receiving_unit u;
    u.id = "quay", u.agency = "so";
    parts.units.push_back(u);
    motcua::procedure p;
    p.code = "1.000001", p.name = "Thủ tục";
    motcua::procedure_variant v;
    v.id = "thuong";
    v.limits.push_back({std::nullopt, motcua::working_days(5), "", std::nullopt, ""});
    p.variants.push_back(v);
    parts.procedures.push_back(p);
    return motcua::catalogue(std::move(parts));
}

std::vector<motcua::event> one_course() {
    using a = motcua::actor;
    std::vector<motcua::event> all;
    std::int64_t when = motcua::date(2020, 6, 1).days() * std::int64_t{86400} + 8 * 3600;
    auto const add = [&](ev what, a by, int hours) {
        all.push_back({what, motcua::civil_second{when += hours * 3600}, by});
    };
    add(ev::post_accept, a::postal_worker, 0), add(ev::post_dispatch, a::postal_worker, 2);
    add(ev::post_handover, a::desk_clerk, 24), add(ev::accept, a::desk_clerk, 1), add(ev::forward, a::desk_clerk, 1);
    add(ev::request_supplement, a::desk_clerk, 20), add(ev::post_accept, a::postal_worker, 24);
    add(ev::post_handover, a::desk_clerk, 24), add(ev::receive_supplement, a::desk_clerk, 1);
    add(ev::forward, a::desk_clerk, 1), add(ev::consult, a::officer, 20),
        add(ev::answer_consultation, a::consulted_agency, 24);
    add(ev::decide, a::leader, 24), add(ev::issue, a::officer, 1), add(ev::hand_to_post, a::postal_worker, 2);
    add(ev::post_depart, a::postal_worker, 2), add(ev::deliver, a::postal_worker, 24);
    return all;
}

void dossiers() {
    auto const under = motcua::rules().with(one_procedure());
    auto const filed =
        motcua::dossier::open("1.000001", "", "so", "quay", motcua::channel::post, motcua::return_channel::post);
    auto const course = one_course();
    auto const& of = filed.subject();
    motcua::detail::case_context const in{
        under,   under.catalogue(), under.calendar(), under.readings(), under.machine().get(),
        of.code, of.variant,        of.agency,        of.unit};
    std::vector<motcua::detail::bare_event> bare;
    for (auto const& e : course) bare.push_back({e.what, e.actor, e.occurred.value});
    constexpr int times = 20'000;
    auto const n = static_cast<double>(course.size()) * times;

    // What holds for each step, so that the table alone is timed.
    std::vector<motcua::regions> before;
    std::vector<motcua::guard_set> known;
    auto state = filed.state();
    for (auto const& e : bare) {
        before.push_back(state.at);
        known.push_back(motcua::detail::guards_for(in, state, e));
        if (!motcua::detail::advance_state(in, state, e).allowed) std::abort();
    }
    motcua::state_machine const national;
    std::size_t allowed = 0;
    auto count = allocations;
    double const step = best_of(5, [&] {
        for (int i = 0; i < times; ++i)
            for (std::size_t k = 0; k < bare.size(); ++k)
                allowed +=
                    national.step(before[k], bare[k].what, bare[k].by, known[k], motcua::date(2020, 6, 3)).allowed ? 1U
                                                                                                                   : 0U;
    });
    std::printf("step of the whole table: %.1f ns, %zu allocations\n", step * 1e9 / n, allocations - count);

    count = allocations;
    double const advance = best_of(5, [&] {
        for (int i = 0; i < times; ++i) {
            auto now = filed.state();
            for (auto const& e : bare) allowed += motcua::detail::advance_state(in, now, e).allowed ? 1U : 0U;
        }
    });
    std::printf(
        "event on the state of a dossier, guards and due day included: %.1f ns, %zu allocations; %zu bytes a dossier\n",
        advance * 1e9 / n, allocations - count, sizeof(motcua::dossier_state));

    auto reasons = allocations;
    double const refuse = best_of(5, [&] {
        for (int i = 0; i < times * 10; ++i) {
            auto now = state;
            allowed += motcua::detail::advance_state(in, now, bare[3]).allowed ? 1U : 0U;
        }
    });
    std::printf("a refused event on the state: %.1f ns, %zu allocations\n", refuse * 1e9 / (times * 10.0),
                allocations - reasons);

    // A dossier is opened for each round outside the count: `open` takes the room for its first events.
    double fastest = 1e9;
    std::size_t taken = 0, refused_taken = 0;
    double refused_fastest = 1e9;
    std::vector<motcua::dossier> opened;
    for (int round = 0; round < 5; ++round) {
        opened.clear();
        for (int i = 0; i < times / 20; ++i) opened.push_back(filed.opened());
        auto tried = course;
        count = allocations;
        fastest = std::min(fastest, best_of(1, [&] {
            for (auto& now : opened)
                for (auto const& e : tried) now = motcua::apply(now, e, under).dossier;
        }));
        taken = allocations - count;
        count = allocations;
        refused_fastest = std::min(refused_fastest, best_of(1, [&] {
            for (auto const& now : opened) allowed += motcua::apply(now, course.back(), under).refusal ? 1U : 0U;
        }));
        refused_taken = allocations - count;
    }
    std::printf("apply on a dossier, the course kept: %.0f ns, %.3f allocations an event\n", fastest * 1e9 / (n / 20),
                static_cast<double>(taken) / (n / 20));
    std::printf("apply on a dossier, refused: %.0f ns, %.3f allocations\n", refused_fastest * 1e9 / (times / 20),
                static_cast<double>(refused_taken) / (times / 20));
    if (allowed == 0) std::abort();
}

}

int main() {
    statuses();
    dossiers();
}
