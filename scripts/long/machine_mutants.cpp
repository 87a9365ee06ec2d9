// SPDX-License-Identifier: Apache-2.0
// The tests of the machine on a table with one row changed. Linked with the test cases; each mutant is tried in a
// process of its own, so that no mutant needs a compilation: the table is read from memory, and here its page can be
// written. machine_mutants.py compiles and runs it.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_session.hpp>
#include <cstdio>
#include <functional>
#include <motcua/dossier.hpp>
#include <string>
#include <vector>

#include "machine_search.hpp"

namespace {

using namespace motcua;

struct mutant {
    std::size_t row;
    std::string kind;
    std::function<void(machine_row&)> change;
};

template <class E>
unsigned size_of() {
    return static_cast<unsigned>(token_table<E>.size());
}

/// The next value of a region, so that a target or a source is another one.
template <class E>
E next(E e) {
    return static_cast<E>((static_cast<unsigned>(e) + 1) % size_of<E>());
}

template <class E>
void region_mutants(std::vector<mutant>& all, std::size_t i, char const* name, move_of<E> machine_row::*of) {
    auto const& move = detail::national_rows[i].*of;
    auto const free = move_of<E>{}.from;
    std::string const n = name;
    if (!move.keep) all.push_back({i, n + " target flipped", [of](machine_row& r) { (r.*of).to = next((r.*of).to); }});
    if (!move.keep) all.push_back({i, n + " target dropped", [of](machine_row& r) { (r.*of).keep = true; }});
    if (move.from == free) return;
    for (auto const& t : token_table<E>) {
        std::uint32_t const one = std::uint32_t{1} << static_cast<unsigned>(t.value);
        bool const there = (move.from & one) != 0;
        all.push_back({i, n + (there ? " source dropped: " : " source added: ") + std::string(t.text),
                       [of, one](machine_row& r) { (r.*of).from ^= one; }});
    }
}

std::vector<mutant> mutants() {
    std::vector<mutant> all;
    for (std::size_t i = 0; i < detail::national_rows.size(); ++i) {
        auto const& row = detail::national_rows[i];
        all.push_back({i, "row deleted", [](machine_row& r) { r.status.from = 0; }});
        region_mutants(all, i, "actor", &machine_row::by);
        region_mutants(all, i, "status", &machine_row::status);
        region_mutants(all, i, "papers", &machine_row::papers);
        region_mutants(all, i, "packet", &machine_row::packet);
        region_mutants(all, i, "result", &machine_row::result);
        region_mutants(all, i, "payment", &machine_row::payment);
        if (row.to_history) all.push_back({i, "history dropped", [](machine_row& r) { r.to_history = false; }});
        for (unsigned c = 0; c < size_of<clock_operation>(); ++c)
            if (c != static_cast<unsigned>(row.clock))
                all.push_back({i, "clock: " + std::string(to_string(static_cast<clock_operation>(c))),
                               [c](machine_row& r) { r.clock = static_cast<clock_operation>(c); }});
        for (auto const& g : token_table<guard>) {
            auto const one = bit(g.value);
            if ((row.guards & one) != 0) {
                all.push_back({i, "guard dropped: " + std::string(g.text), [one](machine_row& r) { r.guards ^= one; }});
                all.push_back({i, "guard turned round: " + std::string(g.text), [one](machine_row& r) {
                                   r.guards ^= one;
                                   r.unless ^= one;
                               }});
            } else if ((row.unless & one) != 0) {
                all.push_back(
                    {i, "exception dropped: " + std::string(g.text), [one](machine_row& r) { r.unless ^= one; }});
                all.push_back({i, "exception turned round: " + std::string(g.text), [one](machine_row& r) {
                                   r.guards ^= one;
                                   r.unless ^= one;
                               }});
            }
        }
        all.push_back({i, "begins a day later", [](machine_row& r) { r.from = r.from + calendar_days{1}; }});
        all.push_back({i, "begins a day earlier", [](machine_row& r) { r.from = r.from - calendar_days{1}; }});
        if (row.to) {
            all.push_back({i, "never ends", [](machine_row& r) { r.to.reset(); }});
            all.push_back({i, "ends a day later", [](machine_row& r) { r.to = *r.to + calendar_days{1}; }});
            all.push_back({i, "ends a day earlier", [](machine_row& r) { r.to = *r.to - calendar_days{1}; }});
        }
        if (!row.document.empty()) all.push_back({i, "document dropped", [](machine_row& r) { r.document = {}; }});
        all.push_back({i, "basis dropped", [](machine_row& r) { r.rules = {}; }});
        all.push_back({i, "certainty changed", [](machine_row& r) {
                           r.certainty = r.certainty == certainty::text ? certainty::observed : certainty::text;
                       }});
    }
    return all;
}

/// The table, where it can be written.
machine_row* writable() {
    auto* const rows = const_cast<machine_row*>(detail::national_rows.data());
    auto const page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    auto const first = reinterpret_cast<std::uintptr_t>(rows) / page * page;
    auto const last = reinterpret_cast<std::uintptr_t>(rows + detail::national_rows.size());
    if (mprotect(reinterpret_cast<void*>(first), last - first, PROT_READ | PROT_WRITE) != 0) std::abort();
    return rows;
}

/// What the table answers to one event in every state that some course of a dossier reaches, as two numbers.
struct answers {
    std::uint64_t course = 14695981039346656037U;   ///< what is allowed, where it leads, what it issues and cites
    std::uint64_t reasons = 14695981039346656037U;  ///< which region or condition a refusal names
    friend bool operator==(answers const&, answers const&) = default;
};

void mix(std::uint64_t& hash, std::uint64_t value) { hash = (hash ^ value) * 1099511628211U; }
void mix(std::uint64_t& hash, std::string_view text) {
    for (char const c : text) mix(hash, static_cast<unsigned char>(c));
    mix(hash, 256);
}

/// The states that any order of events and any change of the law reaches, under both readings of a second supplement.
/// If a changed table answers alike in each of them it leads from the same beginnings to the same states, so no course
/// of a dossier tells it from the table: by induction over the length of the course.
std::vector<search::state> const& reachable() {
    static auto const all = [] {
        auto states = search::explore({0, search::law_change::always, false}).states;
        auto const denied = search::explore({0, search::law_change::always, true}).states;
        states.insert(states.end(), denied.begin(), denied.end());
        return states;
    }();
    return all;
}

/// On the first and on the last day of each interval of the law. Facts that a dossier's memory settles are settled, but
/// how it was filed is left open: a dossier can be opened as an online one and then handed in.
answers answers_to(event_kind what) {
    answers all;
    auto const free = bit(guard::filed_online) | bit(guard::stop_window);
    for (auto const& s : reachable()) {
        date const first = search::days()[s.law];
        bool const more = s.law + 1U < search::days().size();
        date const last = more ? search::days()[s.law + 1U] - calendar_days{1} : first + calendar_days{1};
        for (auto const& by : token_table<actor>) {
            for (bool const denied : {false, true}) {
                auto f = search::facts_of(s, what, by.value, denied);
                f.open |= free & search::guards_read(what);
                f.held &= ~free;
                search::for_subsets(f.open, [&](guard_set chosen) {
                    for (auto const on : {first, last}) {
                        auto const step = detail::national_step(s.at, what, by.value, f.held | chosen, on);
                        mix(all.course, step.allowed ? 1U : 0U);
                        if (!step.allowed) {
                            mix(all.reasons, static_cast<std::uint64_t>(step.refusal.region) * 64 +
                                                 (step.refusal.guard ? static_cast<std::uint64_t>(*step.refusal.guard) + 1 : 0));
                            continue;
                        }
                        auto after = s;
                        after.at = step.after;
                        mix(all.course, after.key());
                        auto const& row = detail::national_rows[static_cast<std::size_t>(step.row)];
                        mix(all.course, row.document);
                        mix(all.course, row.rules);
                        mix(all.course, static_cast<std::uint64_t>(row.certainty));
                    }
                });
            }
        }
    }
    return all;
}

/// Whether a mutant answers as the table does: '=' in everything, '~' in all but the reasons of refusals, '!' not so.
char compared(mutant const& m) {
    static std::vector<std::optional<answers>> table(event_kinds);
    auto const what = detail::national_rows[m.row].what;
    auto& own = table[static_cast<std::size_t>(what)];
    if (!own) own = answers_to(what);
    std::fflush(stdout);
    pid_t const child = fork();
    if (child == 0) {
        m.change(writable()[m.row]);
        auto const changed = answers_to(what);
        _exit(changed == *own ? 10 : changed.course == own->course ? 11 : 12);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status)) return '!';
    return WEXITSTATUS(status) == 10 ? '=' : WEXITSTATUS(status) == 11 ? '~' : '!';
}

/// The first case that fails on a mutant, empty where none does. A crash or a hang is a failure that is noticed.
std::string killer(mutant const* m, char const* tests) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    std::fflush(stdout);
    pid_t const child = fork();
    if (child == 0) {
        close(ends[0]);
        dup2(ends[1], 1);
        alarm(120);
        if (m != nullptr) m->change(writable()[m->row]);
        Catch::Session session;
        char const* arguments[] = {"mutant", tests, "--abort", "--reporter", "compact", "--rng-seed", "1"};
        if (session.applyCommandLine(7, arguments) != 0) _exit(99);
        int const failed = session.run();
        std::fflush(stdout);
        _exit(failed != 0 ? 1 : 0);
    }
    close(ends[1]);
    std::string said;
    char buffer[4096];
    for (ssize_t n = 0; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<std::size_t>(n));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    if (WIFEXITED(status) && WEXITSTATUS(status) == 99) return "no test";
    if (!WIFEXITED(status)) return "crash or hang";
    // "file:line: failed: …"; an error outside an assertion is told without it.
    auto const end = said.find(": failed");
    auto const begin = end == std::string::npos ? end : said.rfind('\n', end);
    return end == std::string::npos ? "error"
                                    : said.substr(begin == std::string::npos ? 0 : begin + 1, end - begin - 1);
}

}

/// mutants TESTS FROM STEP WORDS: every STEP-th mutant from the FROM-th on whose change has one of the words (separated
/// by commas; none: every one); prints row, event, change, how it compares with the table ('=', '~', '!') and the first
/// failure. What is proved to answer alike is not tried: no test could notice it.
int main(int count, char** arguments) {
    if (count != 5) return 2;
    if (auto const broken = killer(nullptr, arguments[1]); !broken.empty()) {
        std::printf("the tests fail on the table itself: %s\n", broken.c_str());
        return 1;
    }
    auto all = mutants();
    std::string const words = std::string(arguments[4]) + ",";
    auto const wanted = [&](mutant const& m) {
        for (std::size_t at = 0; at < words.size() && words != ","; at = words.find(',', at) + 1)
            if (m.kind.find(words.substr(at, words.find(',', at) - at)) != std::string::npos) return true;
        return words == ",";
    };
    std::erase_if(all, [&](mutant const& m) { return !wanted(m); });
    std::printf("%zu\n", all.size());
    for (std::size_t i = std::stoul(arguments[2]); i < all.size(); i += std::stoul(arguments[3])) {
        auto const& m = all[i];
        char const proof = compared(m);
        // The quickest first: most are noticed there.
        std::vector<char const*> const orders{
            "dossiers by hand come*",
            "machine moves*,machine conditions*,machine lets post staff*,machine starts no clock*", arguments[1]};
        std::string by;
        for (std::size_t k = 0; proof != '=' && k < orders.size() && (by.empty() || by == "no test"); ++k)
            by = killer(&m, orders[k]);
        std::printf("%zu\t%s\t%s\t%c\t%s\n", m.row,
                    std::string(to_string(detail::national_rows[m.row].what)).c_str(), m.kind.c_str(), proof, by.c_str());
        std::fflush(stdout);
    }
}
