// SPDX-License-Identifier: Apache-2.0
// The machine proven by the compiler: a row that makes two rows apply at once, a dead row or a dead end does not build.
#include <motcua/machine.hpp>

#include "catch.hpp"

namespace {

using namespace motcua;
using s = motcua::status;
enum class decision : unsigned char { none, granted, refused };

constexpr auto const& rows = detail::national_rows;
constexpr std::array days{date(2016, 12, 15), date(2016, 12, 16), date(2018, 6, 21), date(2025, 7, 1),
                          date(2026, 8, 5)};

constexpr bool in_force_on(machine_row const& row, date on) { return on >= row.from && (!row.to || on < *row.to); }

constexpr bool every_row_begins_and_ends_on_a_day_above() {
    for (auto const& row : rows) {
        bool from = false, to = !row.to;
        for (auto const d : days) {
            from = from || row.from == d;
            to = to || (row.to && *row.to == d);
        }
        if (!from || !to) return false;
    }
    return true;
}
static_assert(every_row_begins_and_ends_on_a_day_above());

/// Whether some state, actor and set of guards lets both rows apply: no search, so it holds for unreachable states too.
constexpr bool may_both_apply(machine_row const& a, machine_row const& b, date on) {
    auto const meet = [](auto const& x, auto const& y) { return (x.from & y.from) != 0; };
    if (a.what != b.what || !in_force_on(a, on) || !in_force_on(b, on)) return false;
    if ((a.guards & b.unless) != 0 || (b.guards & a.unless) != 0) return false;
    return meet(a.by, b.by) && meet(a.status, b.status) && meet(a.papers, b.papers) && meet(a.packet, b.packet) &&
           meet(a.result, b.result) && meet(a.payment, b.payment);
}
constexpr int rows_that_compete(date on) {
    int count = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = i + 1; k < rows.size(); ++k) count += may_both_apply(rows[i], rows[k], on) ? 1 : 0;
    return count;
}
static_assert(rows_that_compete(days[0]) == 0 && rows_that_compete(days[1]) == 0 && rows_that_compete(days[2]) == 0 &&
              rows_that_compete(days[3]) == 0 && rows_that_compete(days[4]) == 0);

/// Regions with the outcome of the decision, on which rows depend; every other guard is free.
struct place {
    regions at{};
    decision taken = decision::none;
};

/// One bit for each region's value but the status: a row applies where all of them are among its sources.
constexpr std::uint32_t values_of(regions const& r) {
    return (1U << static_cast<unsigned>(r.papers)) | (1U << (9 + static_cast<unsigned>(r.packet))) |
           (1U << (12 + static_cast<unsigned>(r.result))) | (1U << (23 + static_cast<unsigned>(r.payment)));
}
constexpr std::uint32_t sources_of(machine_row const& row) {
    return (row.papers.from & 0x1FFU) | ((row.packet.from & 7U) << 9) | ((row.result.from & 0x7FFU) << 12) |
           ((row.payment.from & 15U) << 23);
}
constexpr std::uint32_t code_of(place const& p) {
    auto const& r = p.at;
    auto const in = [](auto value, int shift) { return static_cast<std::uint32_t>(value) << shift; };
    return in(r.status, 0) | in(r.clock, 4) | in(r.papers, 6) | in(r.packet, 10) | in(r.result, 12) |
           in(r.payment, 16) | in(r.history, 18) | in(p.taken, 22);
}

constexpr std::size_t most_places = 1024, most_ways = 8192, slots = 4096;

/// What one interval holds: counts, the rows used, the statuses reached, and the states without a way to an end.
struct proof {
    int places = 0, ways = 0, stuck = 0;
    std::uint32_t statuses = 0;
    bool used[rows.size()]{};
};

/// The rows in force on a day by the status they start from, so that the compiler looks at few.
struct row_index {
    std::uint8_t of[12][40]{};
    std::uint8_t size[12]{};
    std::uint32_t sources[rows.size()]{};
};
constexpr row_index index_on(date on) {
    row_index index;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        index.sources[r] = sources_of(rows[r]);
        for (std::size_t x = 0; x < 12 && in_force_on(rows[r], on); ++x)
            if (rows[r].status.holds(static_cast<status>(x)))
                index.of[x][index.size[x]++] = static_cast<std::uint8_t>(r);
    }
    return index;
}

constexpr decision after(event_kind what, decision before) {
    switch (what) {
        case event_kind::decide:
            return decision::granted;
        case event_kind::refuse_on_merits:
            return decision::refused;
        case event_kind::recall_result:
            return decision::none;
        default:
            return before;
    }
}

constexpr proof search(date on) {
    auto const index = index_on(on);
    // Plain arrays: an evaluator pays for each call of an operator[].
    place places[most_places]{};
    std::uint32_t codes[most_places]{};
    std::uint16_t table[slots]{};     // 1 + index of a place, 0 free
    std::uint32_t ways[most_ways]{};  // from and to in one number
    std::size_t count = 1, way_count = 0;
    codes[0] = code_of(places[0]);
    table[(codes[0] * 2654435761U) >> 20] = 1;
    proof out;
    constexpr auto refused = bit(guard::outcome_refused);
    for (std::size_t i = 0; i < count; ++i) {
        place const from = places[i];
        auto const here = values_of(from.at);
        auto const x = static_cast<std::size_t>(from.at.status);
        out.statuses |= 1U << x;
        for (std::size_t k = 0; k < index.size[x]; ++k) {
            auto const r = index.of[x][k];
            if ((index.sources[r] & here) != here) continue;
            auto const& row = rows[r];
            if (((from.taken == decision::refused ? row.unless : row.guards) & refused) != 0) continue;
            place const next{detail::applied(row, from.at), after(row.what, from.taken)};
            auto const code = code_of(next);
            std::size_t slot = (code * 2654435761U) >> 20;
            while (table[slot] != 0 && codes[table[slot] - 1U] != code) slot = (slot + 1) % slots;
            if (table[slot] == 0) {
                places[count] = next;
                codes[count] = code;
                table[slot] = static_cast<std::uint16_t>(++count);
            }
            out.used[r] = true;
            ways[way_count++] = static_cast<std::uint32_t>(i << 16) | (table[slot] - 1U);
        }
    }
    bool ends[most_places]{};
    for (std::size_t i = 0; i < count; ++i) {
        auto const& r = places[i].at;
        bool const closed = r.status == s::not_accepted || r.status == s::stopped || r.status == s::returned;
        ends[i] = closed && r.packet == packet::none && r.papers != papers::post && r.papers != papers::post_back;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t w = way_count; w-- > 0;) {
            if (!ends[ways[w] & 0xFFFFU] || ends[ways[w] >> 16]) continue;
            ends[ways[w] >> 16] = changed = true;
        }
    }
    for (std::size_t i = 0; i < count; ++i) out.stuck += ends[i] ? 0 : 1;
    out.places = static_cast<int>(count);
    out.ways = static_cast<int>(way_count);
    return out;
}

constexpr int dead_rows(proof const& p, date on) {
    int dead = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) dead += in_force_on(rows[r], on) && !p.used[r] ? 1 : 0;
    return dead;
}

constexpr std::uint32_t every_status = (std::uint32_t{1} << token_table<status>.size()) - 1;
constexpr std::uint32_t only(status a, status b) {
    return (std::uint32_t{1} << static_cast<unsigned>(a)) | (std::uint32_t{1} << static_cast<unsigned>(b));
}

constexpr auto before_post = search(days[0]), post_only = search(days[1]), decree_61 = search(days[2]),
               decree_118 = search(days[3]), decree_309 = search(days[4]);

// No one-stop text before 2018-06-21 was read: nothing is accepted, nothing ends (LA-19).
static_assert(before_post.statuses == only(s::draft, s::draft) && dead_rows(before_post, days[0]) == 0);
static_assert(post_only.statuses == only(s::draft, s::submitted));
// From then on every status is reached, every row in force is used, and every state has a way to a clean end.
static_assert(decree_61.statuses == every_status && dead_rows(decree_61, days[2]) == 0 && decree_61.stuck == 0);
static_assert(decree_118.statuses == every_status && dead_rows(decree_118, days[3]) == 0 && decree_118.stuck == 0);
static_assert(decree_309.statuses == every_status && dead_rows(decree_309, days[4]) == 0 && decree_309.stuck == 0);

}

TEST_CASE("machine proof figures") {
    // What the compiler's search found; after a deliberate change of a row copy the new numbers from the failing lines.
    auto const text = [](proof const& p) {
        return std::to_string(p.places) + " states, " + std::to_string(p.ways) + " ways";
    };
    CHECK(text(before_post) == "1 states, 0 ways");
    CHECK(text(post_only) == "15 states, 60 ways");
    CHECK(text(decree_61) == "638 states, 4174 ways");
    CHECK(text(decree_118) == "638 states, 4292 ways");
    CHECK(text(decree_309) == "714 states, 5170 ways");
    // The same search at run time.
    for (std::size_t i = 0; i < days.size(); ++i) {
        constexpr proof const* proven[] = {&before_post, &post_only, &decree_61, &decree_118, &decree_309};
        CHECK(text(search(days[i])) == text(*proven[i]));
    }
}
