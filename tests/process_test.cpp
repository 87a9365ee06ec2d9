// SPDX-License-Identifier: Apache-2.0
// Dossiers worked by hand: the days are those of June 2020, Monday the 1st to Friday the 26th without a day off.
#include <motcua/process.hpp>

#include <map>
#include <set>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;
using v = step_verdict;

process_step phase(std::string unit, std::string time) {
    process_step s;
    s.unit = std::move(unit);
    s.time = parse_time_limit(time);
    s.text = std::move(time);
    return s;
}

/// Five working days in four steps; one that begins at the unit; two steps at the desk first; one in hours; one
/// whose time
/// cannot be read; the result back at the desk at the end.
rules const& law() {
    static rules const made = [] {
        catalogue_parts parts;
        parts.editions.push_back({"process", {"Danh mục thử", "Test catalogue"}, {}, {}, {}, "0", ""});
        auto const add = [&](std::string code, int days, std::vector<process_step> steps) {
            parts.procedures.push_back(plain_procedure(std::move(code), {limit(working_days(days))}));
            parts.procedures.back().variants[0].process = std::move(steps);
        };
        std::string const day = "1 ngày làm việc", days = "2 ngày làm việc";
        add("2.1", 5, {phase("Bộ phận một cửa", day), phase("Phòng A", days), phase("Phòng B", day),
            phase("Lãnh đạo", day)});
        add("2.2", 5, {phase("Phòng A", days), phase("Phòng B", days)});
        add("2.3", 5, {phase("trung-tam", day), phase("Trung tâm Hành chính công", day), phase("Phòng A", days)});
        add("2.4", 3, {phase("Bộ phận một cửa", "4 giờ làm việc"), phase("Phòng A", "8 giờ làm việc")});
        add("2.5", 5, {phase("Bộ phận một cửa", day), phase("Phòng A", "nhanh chóng"), phase("Phòng B", day)});
        add("2.6", 5, {phase("Bộ phận một cửa", day), phase("Phòng A", days), phase("Bộ phận một cửa", day)});
        add("2.7", 5, {});
        return rules().with(catalogue(std::move(parts)));
    }();
    return made;
}

dossier begun(std::string code, std::vector<step> more, rules const& under = law()) {
    std::vector<step> all{{"2020-06-01T08:00", e::submit_counter, a::applicant}, {"2020-06-01T08:30", e::accept,
        a::desk_clerk}};
    all.insert(all.end(), more.begin(), more.end());
    return after(counter(std::move(code)), all, under);
}
step forwarded(std::string day, std::vector<std::string> evidence = {}) {
    return {"2020-06-" + day, e::forward, a::desk_clerk, std::move(evidence)};
}
step passed(std::string day, std::vector<std::string> evidence = {}) {
    return {"2020-06-" + day, e::pass_on, a::officer, std::move(evidence)};
}
std::vector<step> issued(std::vector<step> before, std::string day) {
    before.push_back({"2020-06-" + day, e::decide, a::leader});
    before.push_back({"2020-06-" + day, e::issue, a::officer});
    return before;
}

std::string verdicts(process_course const& p) {
    std::string all;
    for (auto const& line : p.steps) all += (all.empty() ? "" : " ") + std::string(to_string(line.verdict));
    return all;
}
/// Every stay as "unit entered left due late", in the order of the steps.
std::string stays(process_course const& p) {
    std::string all;
    for (auto const& line : p.steps)
        for (auto const& x : line.stays)
            all += line.step.unit + " " + to_string(x.entered.day()).substr(8) + "-" +
                   (x.left ? to_string(x.left->day()).substr(8) : "") + " due " +
                   (x.due ? to_string(*x.due).substr(8) : "?") + (x.late_days > 0 ? " +" +
                       std::to_string(x.late_days) : "") + "; ";
    return all;
}
bool says(process_course const& p, std::string_view en) {
    return std::any_of(p.reasons.begin(), p.reasons.end(),
        [&](auto const& r) { return r.en.find(en) != std::string::npos; });
}
rules const paused() { return law().with(reading::supplement_clock, "pause"); }

std::vector<std::pair<std::string, dossier>> const& samples() {
    static std::vector<std::pair<std::string, dossier>> const all{
        {"in time", begun("2.1", issued({forwarded("02T08:00"), passed("04T16:00"), passed("05T16:00")}, "08T16:00"))},
        {"one late", begun("2.1", issued({forwarded("02T08:00"), passed("05T08:00"), passed("05T16:00")}, "08T16:00"))},
        {"all late", begun("2.1", issued({forwarded("02T08:00"), passed("09T08:00"), passed("09T16:00")}, "10T16:00"))},
        {"back", begun("2.1", issued({forwarded("02T08:00"), passed("03T08:00"), passed("04T08:00", {"step=2"}),
                                      passed("05T08:00"), passed("05T16:00")}, "08T16:00"))},
        {"skip", begun("2.1", issued({forwarded("02T08:00"), passed("03T08:00", {"step=4"})}, "04T08:00"))},
        {"none", begun("2.7", issued({forwarded("02T08:00"), passed("03T08:00")}, "04T08:00"))},
        {"unread", begun("2.5", issued({forwarded("02T08:00"), passed("12T08:00")}, "15T08:00"))},
        {"open", begun("2.1", {forwarded("02T08:00"), passed("03T08:00")})},
        {"unit first", begun("2.2", {forwarded("02T08:00"), passed("09T08:00")})},
        {"two at the desk", begun("2.3", {forwarded("04T08:00")})},
        {"supplement", begun("2.1", {forwarded("02T08:00"), {"2020-06-03T08:00", e::request_supplement, a::desk_clerk},
                                     {"2020-06-10T08:00", e::receive_supplement, a::desk_clerk}, forwarded("10T09:00"),
                                     passed("15T08:00")})},
        {"returned", begun("2.6", [] {
             auto steps = issued({forwarded("02T08:00")}, "05T08:00");
             steps.push_back({"2020-06-25T08:00", e::collect, a::applicant});
             return steps;
         }())},
    };
    return all;
}
dossier const& sample(std::string const& name) {
    for (auto const& [n, d] : samples())
        if (n == name) return d;
    throw std::runtime_error(name);
}

}

TEST_CASE("process in time: each step has its own time from when it was entered") {
    auto const p = internal_process(sample("in time"), law());
    REQUIRE(p.known);
    CHECK(verdicts(p) == "in_time in_time in_time in_time");
    CHECK(stays(p) == "Bộ phận một cửa 01-02 due 02; Phòng A 02-04 due 04; Phòng B 04-05 due 05; "
                      "Lãnh đạo 05-08 due 08; ");
    CHECK_FALSE(p.now.has_value());
    CHECK_FALSE(p.whole.late);
    CHECK(says(p, "No step was late"));
    CHECK(sample("in time").state().step == 4);
}

TEST_CASE("process late in one unit though the whole is in time") {
    auto const p = internal_process(sample("one late"), law());
    CHECK(verdicts(p) == "in_time late in_time in_time");
    CHECK(stays(p) == "Bộ phận một cửa 01-02 due 02; Phòng A 02-05 due 04 +1; Phòng B 05-05 due 08; "
                      "Lãnh đạo 05-08 due 08; ");
    CHECK_FALSE(p.whole.late);
    CHECK(says(p, "Not late as a whole, but steps were late by 1 working day"));
    CHECK(says(p, "Phòng A: late 1 time, 1 working day"));
    REQUIRE(p.units.size() == 4);
    CHECK((p.units[1].unit == "Phòng A" && p.units[1].late == 1 && p.units[1].late_days == 1 &&
        p.units[1].working_days == 3));
    CHECK((p.units[2].late == 0 && p.units[2].late_days == 0));
}

TEST_CASE("process late as a whole by one unit: the days are told apart") {
    auto const p = internal_process(sample("all late"), law());
    CHECK(verdicts(p) == "in_time late in_time in_time");
    CHECK(p.units[1].late_days == 3);  // the 5th, 8th and 9th
    CHECK(p.whole.late);
    CHECK(p.whole.working_days == 2);  // due on the 8th, at the desk on the 10th
    CHECK(says(p, "Late as a whole by 2 working days; the late steps add up to 3 working days"));
}

TEST_CASE("process step back: told and the step has its whole time again") {
    auto const p = internal_process(sample("back"), law());
    CHECK(stays(p) == "Bộ phận một cửa 01-02 due 02; Phòng A 02-03 due 04; Phòng A 04-05 due 08; Phòng B 03-04 due 04; "
                      "Phòng B 05-05 due 08; "
                      "Lãnh đạo 05-08 due 08; ");
    CHECK(p.steps[1].stays[1].back);
    CHECK_FALSE(p.steps[2].stays[1].back);
    CHECK(p.units[1].stays == 2);
    CHECK(says(p, "Handed back 1 time"));
}

TEST_CASE("process skip: what was passed over is said") {
    auto const p = internal_process(sample("skip"), law());
    CHECK(verdicts(p) == "in_time in_time skipped in_time");
    CHECK(verdicts(internal_process(begun("2.1", {forwarded("02T08:00"), passed("03T08:00", {"step=4"})}), law())) ==
          "in_time in_time skipped running");
    // Signed and issued from an early step: the later ones were skipped as well.
    CHECK(verdicts(internal_process(begun("2.1", issued({forwarded("02T08:00")}, "03T08:00")), law())) ==
          "in_time in_time skipped skipped");
}

TEST_CASE("process unknown: a case without a process and a time that cannot be read") {
    auto const none = internal_process(sample("none"), law());
    CHECK_FALSE(none.known);
    CHECK((none.steps.empty() && none.units.empty()));
    CHECK(says(none, "The catalogue has no internal process for this case"));
    CHECK(says(internal_process(counter("2.1"), law()), "Not accepted yet"));
    auto const p = internal_process(sample("unread"), law());
    CHECK(verdicts(p) == "in_time unknown in_time");
    CHECK((p.units[1].unknown == 1 && p.units[1].late == 0 && p.units[1].working_days == 8));
}

TEST_CASE("process in hours: by the office's hours and open without them") {
    auto const hours = law().with(std::optional(office_hours::weekdays({{450, 690}, {810, 1020}}, "ví dụ")));
    // 08:30 to 11:30 are three of the four hours, the fourth ends at 14:30.
    auto const in_time = internal_process(begun("2.4", {forwarded("01T14:30")}, hours), hours);
    REQUIRE(in_time.steps[0].stays[0].at.has_value());
    CHECK(to_string(*in_time.steps[0].stays[0].at) == "2020-06-01T14:30:00");
    CHECK(in_time.steps[0].verdict == v::in_time);
    auto const late = internal_process(begun("2.4", {forwarded("01T14:31")}, hours), hours);
    CHECK(late.steps[0].verdict == v::late);
    CHECK((late.units[0].late == 1 && late.units[0].late_days == 0));  // late by a minute: no working day
    auto const open = internal_process(begun("2.4", {forwarded("01T14:30")}), law());
    CHECK_FALSE(open.steps[0].stays[0].at.has_value());
    CHECK(open.steps[0].verdict == v::in_time);  // whatever the hours, the day is not over before it
    CHECK(internal_process(begun("2.4", {forwarded("05T08:00")}), law()).steps[0].verdict == v::late);
}

TEST_CASE("process open: running until the step's due day overdue after it") {
    auto const& d = sample("open");
    auto const now = internal_process(d, law(), at("2020-06-04T16:00"));
    CHECK(verdicts(now) == "in_time in_time running not_reached");
    CHECK(now.now == std::optional<std::size_t>(2));
    auto const later = internal_process(d, law(), at("2020-06-08T08:00"));
    CHECK(verdicts(later) == "in_time in_time overdue not_reached");
    CHECK(later.units[2].late_days == 2);
    CHECK_FALSE(later.whole.late);
    CHECK(verdicts(internal_process(d, law(), at("2020-06-02T08:00"))) == "in_time running not_reached not_reached");
}

TEST_CASE("process begins where its first step is") {
    CHECK(sample("unit first").state().step == 2);
    auto const p = internal_process(sample("unit first"), law());
    CHECK(stays(p) == "Phòng A 02-09 due 04 +3; Phòng B 09- due 11; ");
    // Steps that the desk begins with are one stay with their times one after another.
    CHECK(sample("two at the desk").state().step == 3);
    auto const desk = internal_process(sample("two at the desk"), law());
    CHECK(stays(desk) == "Trung tâm Hành chính công 01-04 due 03 +1; Phòng A 04- due 08; ");
    CHECK(verdicts(desk) == "late late running");
    // A province may say where the dossier goes.
    CHECK(begun("2.1", {forwarded("02T08:00", {"step=3"})}).state().step == 3);
    // What is no step of this process is refused, never taken for the next one.
    for (auto const* bad : {"step=x", "step=64", "step=0", "step=9", "step="})
        CHECK(refused(begun("2.1", {}), forwarded("02T08:00", {bad}), law()).guard == guard::step_of_process);
}

TEST_CASE("process supplement: begins anew with the time or its time is put off once") {
    auto const& d = sample("supplement");
    CHECK(d.due() == date(2020, 6, 17));
    auto const anew = internal_process(d, law());
    CHECK(stays(anew) == "Bộ phận một cửa 01-02 due 02; Bộ phận một cửa 10-10 due 11; Phòng A 02-03 due 04; "
                         "Phòng A 10-15 due 12 +1; Phòng B 15- due 16; ");
    CHECK((anew.steps[1].stays[0].interrupted && anew.steps[1].stays[0].round == 1 &&
        anew.steps[1].stays[1].round == 2));
    CHECK((anew.units[0].stays == 1 && anew.units[1].stays == 1));  // the last count alone
    CHECK(says(anew, "only the last count is judged"));

    auto const as = paused();
    std::vector<step> const course{forwarded("02T08:00"), {"2020-06-03T08:00", e::request_supplement, a::desk_clerk},
                                   {"2020-06-10T08:00", e::receive_supplement, a::desk_clerk}, forwarded("10T09:00"),
                                       passed("12T08:00")};
    auto const p = internal_process(begun("2.1", course, as), as);
    CHECK(p.whole.due == date(2020, 6, 15));  // five working days later, and so is the step's
    CHECK(stays(p) == "Bộ phận một cửa 01-02 due 02; Phòng A 02-12 due 11 +1; Phòng B 12- due 15; ");
    CHECK(p.steps[1].stays[0].paused_days == 5);
    auto const waiting = begun("2.1", {course[0], course[1]}, as);
    CHECK(internal_process(waiting, as, at("2020-06-24T08:00")).steps[1].verdict == v::running);

    // Where the time goes on, so does the step's.
    auto const on = law().with(reading::supplement_clock, "go_on");
    CHECK(internal_process(begun("2.1", course, on), on).units[1].late_days == 6);
}

TEST_CASE("process payment: taken off the step only where it is taken off the whole time") {
    std::vector<step> const course{forwarded("02T08:00"), {"2020-06-03T08:00", e::request_payment, a::officer},
                                   {"2020-06-09T08:00", e::pay, a::applicant}, passed("09T09:00")};
    auto const runs = internal_process(begun("2.1", course), law());
    CHECK((runs.steps[1].stays[0].paused_days == 0 && runs.units[1].late_days == 3 && runs.whole.due == date(2020, 6,
        8)));
    auto const as = law().with(reading::financial_obligation, "suspends");
    auto const off = internal_process(begun("2.1", course, as), as);
    CHECK((off.steps[1].stays[0].paused_days == 4 && off.units[1].late_days == 0 && off.whole.due == date(2020, 6,
        12)));
}

TEST_CASE("process after the result: the desk's last step is outside and a recall is not followed") {
    auto const p = internal_process(sample("returned"), law());
    CHECK(verdicts(p) == "in_time late outside");
    CHECK(p.steps[2].stays[0].late_days == 0);  // collected twenty days later, which is not the desk's delay
    CHECK((p.units[0].stays == 1 && p.units[0].late == 0));
    auto recalled = issued({forwarded("02T08:00")}, "03T08:00");
    recalled.push_back({"2020-06-04T08:00", e::recall_result, a::leader});
    recalled.push_back(passed("12T08:00", {"step=2"}));
    auto const again = internal_process(begun("2.6", recalled), law());
    CHECK(again.units[1].stays == 1);
    CHECK(again.units[1].late == 0);
    CHECK((again.units[0].stays == 1 && again.steps[2].stays.size() == 1));  // only the desk's, from the first issue on
}

TEST_CASE("process of a dossier with more hand-overs than steps stays in the last") {
    auto const d = begun("2.2", {forwarded("02T08:00"), passed("03T08:00"), passed("04T08:00"), passed("05T08:00")});
    CHECK(d.state().step == 4);
    auto const p = internal_process(d, law());
    CHECK(stays(p) == "Phòng A 02-03 due 04; Phòng B 03- due 05; ");
    CHECK(says(p, "more often than the process has steps"));
    std::vector<step> many{forwarded("02T08:00")};
    for (int i = 0; i < 70; ++i) many.push_back(passed("03T08:00"));
    CHECK(begun("2.2", many).state().step == 63);
}

TEST_CASE("process by unit over a register is what its dossiers say one by one") {
    columns table;
    for (auto const& [name, d] : samples()) {
        auto const row = table.add(d.opened());
        for (auto const& x : d.course()) table.add(row, x);
    }
    auto const r = replay(table.get(), law());
    for (std::size_t i = 0; i < samples().size(); ++i) CHECK(r.dossiers[i] == samples()[i].second.state());
    auto const found = late_by_unit(r);
    CHECK(found.dossiers == static_cast<std::int64_t>(samples().size()));
    CHECK((found.accepted == 12 && found.with_process == 11 && found.without_process == 1));

    std::map<std::string, unit_row> expected;
    std::int64_t whole = 0, only = 0;
    for (auto const& [name, d] : samples()) {
        auto const p = internal_process(d, law());
        bool late = false;
        std::set<std::string> here;
        for (auto const& line : p.steps) {
            int rounds = 1;
            for (auto const& other : p.steps)
                for (auto const& x : other.stays) rounds = std::max(rounds, x.round);
            for (auto const& x : line.stays) {
                if (x.round != rounds || x.verdict == v::outside) continue;
                auto& row = expected[line.step.unit];
                ++row.stays;
                ++(x.left ? row.done : row.open);
                row.late += x.verdict == v::late ? 1 : 0;
                row.overdue += x.verdict == v::overdue ? 1 : 0;
                row.in_time += x.verdict == v::in_time ? 1 : 0;
                row.late_days += x.late_days;
                row.working_days += x.working_days;
                late = late || x.verdict == v::late || x.verdict == v::overdue;
                if (here.insert(line.step.unit).second) ++row.dossiers;
            }
        }
        if (!p.known) continue;
        whole += p.whole.late ? 1 : 0;
        only += late && !p.whole.late ? 1 : 0;
    }
    CHECK(found.late_whole == whole);
    CHECK(found.late_step_only == only);
    REQUIRE(found.units.size() == expected.size());
    for (auto const& row : found.units) {
        auto const& x = expected[row.unit];
        INFO(row.unit);
        CHECK(row.dossiers == x.dossiers);
        CHECK((row.stays == x.stays && row.done == x.done && row.open == x.open));
        CHECK((row.late == x.late && row.in_time == x.in_time && row.overdue == x.overdue));
        CHECK((row.late_days == x.late_days && row.working_days == x.working_days));
        CHECK(row.done == row.late + row.in_time + row.unknown);
    }
    // By hand: Phòng A was late in "one late" 1, "all late" 3, "unit first" 3, "supplement" 1, "returned" 1 working
    // day.
    auto const room = std::find_if(found.units.begin(), found.units.end(),
        [](auto const& u) { return u.unit == "Phòng A"; });
    REQUIRE(room != found.units.end());
    CHECK((room->late == 5 && room->late_days == 9));
    // Late as a whole: "all late", "unread", and "unit first", which is open after its due day. Steps alone: "one
    // late",
    // "two at the desk", "supplement", "returned".
    CHECK((found.late_whole == 3 && found.late_step_only == 4));
}
