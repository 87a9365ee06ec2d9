// SPDX-License-Identifier: Apache-2.0
#include <motcua/report.hpp>

#include <algorithm>
#include <string>

#include "report_register.hpp"

using namespace motcua;
using namespace postal_year;

namespace {

std::string told(report_counts const& c) {
    std::string text = "in " + std::to_string(c.dossiers_in) + ", returned " + std::to_string(c.dossiers_returned) +
                       ", distinct " + std::to_string(c.distinct) + ", legs " + std::to_string(c.inbound_legs) + " " +
                       std::to_string(c.outbound_legs) + " " + std::to_string(c.returned_legs) + ", by " +
                       std::to_string(c.official) + " " + std::to_string(c.post_clerk) + ", procedures " +
                       std::to_string(c.procedures) + ",";
    for (auto const& t : token_table<timeliness>)
        if (auto const n = c.by_timeliness[static_cast<std::size_t>(t.value)]; n != 0)
            text += " " + std::string(t.text) + " " + std::to_string(n);
    return text;
}

/// A whole report as text, so that two can be compared and a difference be read.
std::string told(postal_report const& r) {
    std::string text = "total: " + told(r.total) + "\n";
    for (auto const& [agency, counts] : r.by_agency) text += agency + ": " + told(counts) + "\n";
    for (auto const& t : token_table<level>)
        text += std::string(t.text) + ": " + told(r.by_level[static_cast<std::size_t>(t.value)]) + "\n";
    text += "no level: " + told(r.level_unknown) + "\nlisted " + std::to_string(r.listed) + " " +
            std::string(to_string(r.listed_basis)) + ", events " + std::to_string(r.events) + ", problems " +
            std::to_string(r.problem_rows) + (r.assumed ? ", assumed" : "") + (r.complete ? "" : ", incomplete");
    for (auto const& e : r.editions) text += "\n" + e.part + " " + e.hash;
    return text;
}

report_counts const* of(postal_report const& r, std::string_view agency) {
    for (auto const& [id, counts] : r.by_agency)
        if (id == agency) return &counts;
    return nullptr;
}

date const first(2020, 1, 1), next(2021, 1, 1);

}

TEST_CASE("report: a year counted by hand") {
    catalogue const c(made_up());
    auto const replayed = year_2020().replayed(c);
    for (auto const& p : replayed.problems) UNSCOPED_INFO(to_string(describe(replayed, p)));
    REQUIRE(replayed.problems.empty());
    auto const r = make_postal_report(replayed, first, next);
    CHECK(r.start == first);
    CHECK(r.end == next);
    // In: 0, 2, 5, 6. Returned: 0, 1, 8. Legs in: 0, 2, 3, 5 twice, 6, 7; out: 0, 1, 4, 8 twice; back: 8.
    CHECK(told(r.total) ==
          "in 4, returned 3, distinct 6, legs 7 5 1, by 3 1, procedures 2, early 3 on_time 1 late 1 stopped 1");
    REQUIRE(of(r, "department") != nullptr);
    CHECK(told(*of(r, "department")) ==
          "in 2, returned 2, distinct 3, legs 4 2 0, by 2 0, procedures 1, early 1 on_time 1 stopped 1");
    REQUIRE(of(r, "commune") != nullptr);
    CHECK(told(*of(r, "commune")) == "in 2, returned 1, distinct 3, legs 3 2 1, by 1 1, procedures 2, early 2 late 1");
    REQUIRE(of(r, "elsewhere") != nullptr);
    CHECK(told(*of(r, "elsewhere")) == "in 0, returned 0, distinct 0, legs 0 1 0, by 0 0, procedures 0,");
    CHECK(r.by_agency.size() == 3);
    CHECK(std::is_sorted(r.by_agency.begin(), r.by_agency.end(),
                         [](auto const& a, auto const& b) { return a.first < b.first; }));
    // By the level of the body; nothing is known of `elsewhere`.
    CHECK(told(r.by_level[static_cast<std::size_t>(level::province)]) == told(*of(r, "department")));
    CHECK(told(r.by_level[static_cast<std::size_t>(level::commune)]) == told(*of(r, "commune")));
    CHECK(told(r.by_level[static_cast<std::size_t>(level::ministry)]) ==
          "in 0, returned 0, distinct 0, legs 0 0 0, by 0 0, procedures 0,");
    CHECK(told(r.level_unknown) == told(*of(r, "elsewhere")));
    CHECK(r.events == static_cast<std::int64_t>(year_2020().columns.dossier.size()));
    CHECK(r.problem_rows == 0);
    CHECK(r.complete);
    CHECK_FALSE(r.assumed);
    REQUIRE(r.editions.size() == 6);
    CHECK(r.editions.back() == edition{"machine", state_machine().edition()});
    CHECK(r.editions[3] == edition{"catalogue", c.edition()});
}

TEST_CASE("report: what the counting days of each direction count") {
    catalogue const c(made_up());
    auto const replayed = year_2020().replayed(c);
    auto const by = [&](intake_day in, return_day out) {
        return make_postal_report(replayed, first, next, {in, out, {}});
    };
    // Handed over besides: 3, and 7 which was refused. Nobody has taken these two in.
    CHECK(told(by(intake_day::handed_over, return_day::delivered).total) ==
          "in 6, returned 3, distinct 8, legs 7 5 1, by 3 1, procedures 2, unfinished 1 early 3 on_time 1 late 1 "
          "stopped 1 not_accepted 1");
    // Given to the post besides: 10.
    CHECK(told(by(intake_day::accepted_by_post, return_day::delivered).total) ==
          "in 7, returned 3, distinct 9, legs 7 5 1, by 3 1, procedures 2, unfinished 2 early 3 on_time 1 late 1 "
          "stopped 1 not_accepted 1");
    // Results given to the post: 4 as well, due Monday 28/12 and at the desk on 29/12.
    auto const handed = by(intake_day::accepted, return_day::handed_to_post);
    CHECK(told(handed.total) ==
          "in 4, returned 4, distinct 7, legs 7 5 1, by 3 1, procedures 3, early 3 on_time 1 late 2 stopped 1");
    CHECK(told(handed.level_unknown) == "in 0, returned 1, distinct 1, legs 0 1 0, by 0 0, procedures 1, late 1");
    CHECK(handed.options.returned == return_day::handed_to_post);
    CHECK(told(by(intake_day::accepted, return_day::delivered)) == told(make_postal_report(replayed, first, next)));
    // The next year, by each day: 3, 10 and a new one are accepted; 4 is delivered.
    auto const later = with_2021(year_2020()).replayed(c);
    auto const of_2021 = [&](intake_day in, return_day out) {
        auto const r = make_postal_report(later, next, date(2022, 1, 1), {in, out, {}});
        return std::to_string(r.total.dossiers_in) + " " + std::to_string(r.total.dossiers_returned);
    };
    CHECK(of_2021(intake_day::accepted, return_day::delivered) == "3 1");
    CHECK(of_2021(intake_day::handed_over, return_day::delivered) == "2 1");
    CHECK(of_2021(intake_day::accepted_by_post, return_day::handed_to_post) == "1 0");
}

TEST_CASE("report: the report of last year does not change when the register grows") {
    catalogue const c(made_up());
    auto const then = told(make_postal_report(year_2020().replayed(c), first, next));
    auto const grown = with_2021(year_2020());
    CHECK(told(make_postal_report(grown.replayed(c), first, next)) == then);
    CHECK(told(make_postal_report(shuffled(grown, 7).replayed(c), first, next)) == then);
    // Nor by what was already known when it was replayed.
    CHECK(told(make_postal_report(grown.replayed(c, at(date(2021, 6, 30), 24)), first, next)) == then);
    CHECK(told(make_postal_report(grown.replayed(c, at(date(2020, 12, 31), 23, 59, 59)), first, next)) == then);
    // With every counting day, and for a part of the year.
    for (auto const& in : token_table<intake_day>)
        for (auto const& out : token_table<return_day>) {
            report_options const options{in.value, out.value, {}};
            INFO(in.text << " " << out.text);
            CHECK(told(make_postal_report(grown.replayed(c), first, next, options)) ==
                  told(make_postal_report(year_2020().replayed(c), first, next, options)));
            CHECK(told(make_postal_report(grown.replayed(c), date(2020, 6, 1), date(2020, 9, 8), options)) ==
                  told(make_postal_report(year_2020().replayed(c), date(2020, 6, 1), date(2020, 9, 8), options)));
        }
    // The year after sees it.
    CHECK(told(make_postal_report(grown.replayed(c), next, date(2022, 1, 1)).total) !=
          told(make_postal_report(year_2020().replayed(c), next, date(2022, 1, 1)).total));
}

TEST_CASE("report: periods are half open and add up") {
    catalogue const c(made_up());
    desk r;
    std::vector<std::string> const moments{"2019-12-31T23:59:59", "2020-01-01T00:00:00", "2020-06-30T23:59:59",
                                           "2020-07-01T00:00:00", "2020-12-31T23:59:59", "2021-01-01T00:00:00"};
    for (auto const& moment : moments) {
        int const d = r.dossier("9.000001", "department", post_in, post_out);
        r.sent(d, "2019-12-30T09:00", "2019-12-31T09:00").accepted(d, moment);
    }
    auto const replayed = r.replayed(c);
    REQUIRE(replayed.problems.empty());
    auto const in = [&](date a, date b) { return make_postal_report(replayed, a, b).total.dossiers_in; };
    CHECK(in(date(2019, 1, 1), date(2020, 1, 1)) == 1);
    CHECK(in(date(2020, 1, 1), date(2021, 1, 1)) == 4);
    CHECK(in(date(2020, 1, 1), date(2020, 7, 1)) == 2);
    CHECK(in(date(2020, 7, 1), date(2021, 1, 1)) == 2);
    CHECK(in(date(2021, 1, 1), date(2022, 1, 1)) == 1);
    CHECK(in(date(2020, 12, 31), date(2021, 1, 1)) == 1);
    CHECK(in(date(2021, 1, 1), date(2021, 1, 2)) == 1);
    CHECK(in(date(2020, 1, 2), date(2020, 6, 30)) == 0);
    // The months of a year add up to the year: totals, legs and events.
    auto const year = make_postal_report(year_2020().replayed(c), first, next);
    std::int64_t taken = 0, returned = 0, legs = 0, events = 0;
    for (int m = 0; m < 12; ++m) {
        auto const month =
            make_postal_report(year_2020().replayed(c), add(first, months{m}), add(first, months{m + 1}));
        taken += month.total.dossiers_in;
        returned += month.total.dossiers_returned;
        legs += month.total.inbound_legs + month.total.outbound_legs + month.total.returned_legs;
        events += month.events;
    }
    CHECK(taken == year.total.dossiers_in);
    CHECK(returned == year.total.dossiers_returned);
    CHECK(legs == 7 + 5 + 1);
    CHECK(events == year.events);
    for (auto const& [a, b] : std::vector<std::pair<date, date>>{{first, first}, {next, first}}) {
        try {
            (void)make_postal_report(replayed, a, b);
            FAIL("an empty period");
        } catch (error const& e) {
            CHECK(e.code() == error_code::interval_invalid);
        }
    }
}

TEST_CASE("report: timeliness is as at the end of the period") {
    catalogue const c(made_up());
    auto const replayed = year_2020().replayed(c);
    auto const until = [&](date end) { return told(make_postal_report(replayed, date(2020, 3, 1), end).total); };
    // Dossier 2: accepted on 3/3, the result at the desk on 20/3, late since 11/3.
    CHECK(until(date(2020, 3, 4)) == "in 1, returned 0, distinct 1, legs 1 0 0, by 1 0, procedures 1, unfinished 1");
    CHECK(until(date(2020, 3, 20)) == "in 1, returned 0, distinct 1, legs 1 0 0, by 1 0, procedures 1, unfinished 1");
    CHECK(until(date(2020, 3, 21)) == "in 1, returned 0, distinct 1, legs 1 0 0, by 1 0, procedures 1, late 1");
}

TEST_CASE("report: the denominator says what it counts and when") {
    auto parts = made_up();
    auto const replayed = [](catalogue_parts p) { return year_2020().replayed(catalogue(std::move(p))); };
    auto const listed = [](replay_result const& r, date a, date b, std::optional<denominator_basis> basis = {}) {
        auto const report = make_postal_report(r, a, b, {intake_day::accepted, return_day::delivered, basis});
        return std::to_string(report.listed) + " " + std::string(to_string(report.listed_basis));
    };
    // No list at all: the procedures whose page names the post in either direction.
    CHECK(listed(replayed(parts), first, next) == "2 published_manner");
    CHECK(listed(replayed(parts), first, next, denominator_basis::published_list) == "0 published_list");
    // A list from the last day of the year on.
    parts.lists = {{"d", "9.000002", "", direction::intake, true, date(2020, 12, 31), {}}};
    auto const r = replayed(parts);
    CHECK(listed(r, first, next) == "1 published_list");
    CHECK(listed(r, first, date(2020, 12, 31)) == "2 published_manner");  // its last day is the 30th
    CHECK(listed(r, first, date(2020, 12, 31), denominator_basis::published_list) == "0 published_list");
    CHECK(listed(r, first, next, denominator_basis::published_manner) == "2 published_manner");
    // A later decision that takes it off.
    parts.lists.push_back({"e", "9.000002", "", direction::intake, false, date(2021, 6, 1), {}});
    parts.lists.push_back({"e", "9.000001", "", direction::return_, true, date(2021, 6, 1), {}});
    parts.lists.push_back({"e", "9.000003", "", direction::return_, true, date(2021, 6, 1), {}});
    CHECK(listed(replayed(parts), next, date(2021, 6, 1)) == "1 published_list");
    CHECK(listed(replayed(parts), next, date(2021, 6, 2)) == "2 published_list");
    // A procedure with two versions is one procedure.
    parts.lists.clear();
    parts.procedures[0].to = date(2020, 6, 1);
    parts.procedures.push_back(sold("9.000001", true, {}));
    parts.procedures.back().from = date(2020, 6, 1);
    CHECK(listed(replayed(parts), first, next) == "2 published_manner");
    parts.procedures.pop_back();
    // Of a version that had ended, nothing.
    parts.lists.clear();
    parts.procedures[0].to = date(2020, 12, 31);
    CHECK(listed(replayed(parts), first, next) == "1 published_manner");
    CHECK(listed(replayed(parts), first, date(2020, 12, 31)) == "2 published_manner");
}

TEST_CASE("report: rows that do not count are told") {
    catalogue const c(made_up());
    auto r = year_2020();
    auto const good = make_postal_report(r.replayed(c), first, next);
    r.event(9, ev::accept, "2020-10-07T09:00", actor::desk_clerk);         // refused, in the period
    r.event(-1, ev::accept, "2020-10-07T09:00", actor::desk_clerk);        // of no dossier, in the period
    r.event(9, ev::collect, "", actor::applicant);                         // undated
    int const d = r.dossier("9.999999", "department", post_in, post_out);  // a procedure that there is not
    r.sent(d, "2020-10-07T09:00", "2020-10-08T09:00");
    auto const bad = make_postal_report(r.replayed(c), first, next);
    CHECK(bad.problem_rows == 4);
    CHECK(told(bad.total) == told(good.total));
    CHECK(bad.events == good.events);
    // Outside the period only the undated ones are told.
    CHECK(make_postal_report(r.replayed(c), date(2020, 10, 8), next).problem_rows == 2);
    CHECK(make_postal_report(r.replayed(c), first, date(2020, 10, 7)).problem_rows == 2);
    CHECK(make_postal_report(r.replayed(c), date(2020, 10, 7), date(2020, 10, 8)).problem_rows == 4);
}

TEST_CASE("report: it says when the register was cut off and when the catalogue is assumed") {
    auto parts = made_up();
    auto const at_end = at(date(2020, 12, 31), 23, 59, 59);
    CHECK(make_postal_report(year_2020().replayed(catalogue(parts), at_end), first, next).complete);
    CHECK_FALSE(make_postal_report(year_2020().replayed(catalogue(parts), civil_second{at_end.value - 1}), first, next)
                    .complete);
    CHECK(make_postal_report(year_2020().replayed(catalogue(parts), at(date(2020, 6, 30), 24)), first, date(2020, 7, 1))
              .complete);
    parts.editions[0].true_on = date(2020, 1, 2);
    CHECK(make_postal_report(year_2020().replayed(catalogue(parts)), first, next).assumed);
    CHECK_FALSE(make_postal_report(year_2020().replayed(catalogue(parts)), date(2020, 1, 2), next).assumed);
}

TEST_CASE("report: bounds from two published totals") {
    // Bắc Kạn 2020: more results returned than dossiers taken in is a valid report.
    CHECK(distinct_bounds(32976, 33631).least == 33631);
    CHECK(distinct_bounds(32976, 33631).most == 66607);
    CHECK(distinct_bounds(0, 0).least == 0);
    CHECK(distinct_bounds(0, 0).most == 0);
    CHECK(distinct_bounds(5, 0).least == 5);
    CHECK(distinct_bounds(5, 0).most == 5);
    CHECK(distinct_bounds(3'000'000'000, 3'000'000'000).most == 6'000'000'000);
    static_assert(distinct_bounds(2, 3).least == 3 && distinct_bounds(3, 2).least == 3);
    // A register gives the exact number, which lies between them.
    auto const r = make_postal_report(year_2020().replayed(catalogue(made_up())), first, next);
    auto const bounds = distinct_bounds(r.total.dossiers_in, r.total.dossiers_returned);
    CHECK(bounds.least <= r.total.distinct);
    CHECK(r.total.distinct <= bounds.most);
}
