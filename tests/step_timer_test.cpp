// SPDX-License-Identifier: Apache-2.0
// The time of the present step of the internal process among the times that run. June 2020 has no holidays: the 1st, 8th
// and 15th are Mondays.
#include <motcua/process.hpp>

#include <algorithm>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;
using t = motcua::timer;

process_step phase(std::string unit, std::string time, bilingual role = {}) {
    process_step s;
    s.unit = std::move(unit);
    s.role = std::move(role);
    s.time = parse_time_limit(time);
    s.text = std::move(time);
    return s;
}

rules law(std::string source = "qd", certainty known = certainty::text) {
    catalogue_parts parts;
    parts.editions.push_back({"process", {"Danh mục thử", "Test catalogue"}, {}, {}, {}, "0", ""});
    catalogue_source decision;
    decision.id = "qd";
    decision.title = "Quyết định thử";
    decision.certainty = known;
    parts.sources.push_back(decision);
    auto const add = [&](std::string code, std::vector<process_step> steps) {
        parts.procedures.push_back(plain_procedure(std::move(code), {limit(working_days(5))}));
        parts.procedures.back().source = source;
        parts.procedures.back().variants[0].process = std::move(steps);
    };
    std::string const day = "1 ngày làm việc", days = "2 ngày làm việc";
    add("2.1", {phase("Bộ phận một cửa", day), phase("Phòng A", days, {"chuyên viên", "specialist"}), phase("Lãnh đạo", day)});
    add("2.2", {phase("Bộ phận một cửa", day), phase("Phòng A", "nhanh chóng"), phase("Bộ phận một cửa", day)});
    add("2.3", {phase("Bộ phận một cửa", "4 giờ làm việc"), phase("Phòng A", "8 giờ làm việc")});
    add("2.4", {});
    return rules().with(catalogue(std::move(parts)));
}

std::optional<next_deadline> running(dossier const& d, std::string_view on, rules const& under) {
    auto const all = next_deadlines(d, under, at(on));
    auto const found = std::find_if(all.begin(), all.end(), [](auto const& x) { return x.what == t::process_step; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

dossier begun(std::string code, std::vector<step> more, rules const& under, std::string const& day = "2020-06-01") {
    std::vector<step> all{{day + "T08:00", e::submit_counter, a::applicant}, {day + "T08:30", e::accept, a::desk_clerk}};
    all.insert(all.end(), more.begin(), more.end());
    return after(counter(std::move(code)), all, under);
}
step const sent{"2020-06-02T08:00", e::forward, a::desk_clerk};
step const on_3rd{"2020-06-03T08:00", e::pass_on, a::officer};

}

TEST_CASE("step timer: the desk then each unit has its own last day") {
    auto const under = law();
    auto const desk = *running(begun("2.1", {}, under), "2020-06-01T09:00", under);
    CHECK(desk.on == date(2020, 6, 2));
    CHECK(desk.who == std::vector{a::desk_clerk, a::delegated_clerk});
    CHECK(desk.text.vi == "Bước 1/3, Bộ phận một cửa chậm nhất 02/06/2020");
    auto const room = *running(begun("2.1", {sent}, under), "2020-06-02T09:00", under);
    CHECK((room.on == date(2020, 6, 4) && room.earliest == room.on && room.latest == room.on));
    CHECK_FALSE(room.at.has_value());
    CHECK(room.who == std::vector{a::officer, a::leader});
    CHECK(room.text.vi == "Bước 2/3, Phòng A (chuyên viên) chậm nhất 04/06/2020");
    CHECK(room.text.en == "Step 2/3, Phòng A (specialist) by 2020-06-04");
    CHECK(running(begun("2.1", {sent, on_3rd}, under), "2020-06-03T09:00", under)->on == date(2020, 6, 4));
    // Back to the second step: its whole time again.
    step const back{"2020-06-05T08:00", e::pass_on, a::officer, {"step=2"}};
    CHECK(running(begun("2.1", {sent, on_3rd, back}, under), "2020-06-05T09:00", under)->on == date(2020, 6, 9));
    // It stands beside the whole time, second in the order.
    auto const all = next_deadlines(begun("2.1", {sent}, under), under, at("2020-06-02T09:00"));
    REQUIRE(all.size() >= 2);
    CHECK((all[0].what == t::resolution && all[0].on == date(2020, 6, 8) && all[1].what == t::process_step));
}

TEST_CASE("step timer: it is over from the day after its last day") {
    auto const under = law();
    auto const d = begun("2.1", {sent}, under);
    CHECK_FALSE(running(d, "2020-06-04T23:59", under)->passed);
    CHECK(running(d, "2020-06-05T00:00", under)->passed);
    // The same as the process says of it.
    for (auto const* on : {"2020-06-02T09:00", "2020-06-04T17:00", "2020-06-05T08:00", "2020-06-12T08:00"}) {
        auto const p = internal_process(d, under, at(on));
        REQUIRE(p.now.has_value());
        auto const& stay = p.steps[*p.now].stays.back();
        CHECK(running(d, on, under)->on == stay.due);
        CHECK(running(d, on, under)->passed == (stay.verdict == step_verdict::overdue));
    }
}

TEST_CASE("step timer: a time in hours ends at an instant of the office") {
    auto const under = law().with(std::optional(office_hours::weekdays({{450, 690}, {810, 1020}}, "ví dụ")));
    auto const desk = *running(begun("2.3", {}, under), "2020-06-01T09:00", under);
    CHECK(desk.at == at("2020-06-01T14:30"));  // three hours to 11:30, one from 13:30
    CHECK_FALSE(running(begun("2.3", {}, under), "2020-06-01T14:30", under)->passed);
    CHECK(running(begun("2.3", {}, under), "2020-06-01T14:30:01", under)->passed);
    CHECK(desk.text.vi.find("14:30") != std::string::npos);
}

TEST_CASE("step timer: an unreadable time is open and never guessed") {
    auto const under = law();
    auto const open = *running(begun("2.2", {sent}, under), "2020-12-01T09:00", under);
    CHECK_FALSE((open.on || open.at || open.earliest || open.latest || open.passed));
    CHECK(open.text.vi == "Bước 2/3, Phòng A: chưa biết thời gian");
    CHECK(open.text.en == "Step 2/3, Phòng A: its time is not known");
}

TEST_CASE("step timer: nothing without a process or where no step runs") {
    auto const under = law();
    CHECK_FALSE(running(begun("2.4", {sent}, under), "2020-06-02T09:00", under));
    CHECK_FALSE(running(counter("2.1"), "2020-06-02T09:00", under));
    CHECK_FALSE(running(after(counter("2.1"), {{"2020-06-01T08:00", e::submit_counter, a::applicant}}, under),
                        "2020-06-01T09:00", under));
    // Past the last step: which one it is in is not known.
    step const past{"2020-06-04T08:00", e::pass_on, a::officer}, and_on{"2020-06-04T09:00", e::pass_on, a::officer};
    CHECK_FALSE(running(begun("2.1", {sent, on_3rd, past, and_on}, under), "2020-06-04T09:00", under));
    // The applicant is asked, and the count begins anew at the desk when the supplement is there.
    step const ask{"2020-06-03T08:00", e::request_supplement, a::desk_clerk};
    step const given{"2020-06-10T08:00", e::receive_supplement, a::desk_clerk};
    CHECK_FALSE(running(begun("2.1", {sent, ask}, under), "2020-06-04T09:00", under));
    CHECK(running(begun("2.1", {sent, ask, given}, under), "2020-06-10T09:00", under)->on == date(2020, 6, 11));
    // With the result at the desk the process is outside the resolution time, also where its last step is the desk's.
    step const decided{"2020-06-04T08:00", e::decide, a::leader}, issued{"2020-06-04T09:00", e::issue, a::officer};
    CHECK(running(begun("2.2", {sent, decided}, under), "2020-06-04T08:30", under));
    CHECK_FALSE(running(begun("2.2", {sent, decided, issued}, under), "2020-06-04T09:00", under));
    CHECK_FALSE(running(begun("2.1", {sent, decided, issued}, under), "2020-06-04T09:00", under));
}

TEST_CASE("step timer: a pause that puts off the whole time puts off the step") {
    auto const under = law().with(reading::supplement_clock, "pause");
    step const ask{"2020-06-03T08:00", e::request_supplement, a::desk_clerk};
    step const given{"2020-06-10T08:00", e::receive_supplement, a::desk_clerk};
    auto const d = begun("2.1", {sent, ask}, under);
    CHECK_FALSE(running(d, "2020-06-04T09:00", under));  // the count stands still
    auto const on = after(d, {given}, under);
    CHECK(running(on, "2020-06-10T09:00", under)->on == date(2020, 6, 11));  // the 4th, and five working days
    CHECK(running(on, "2020-06-10T09:00", under)->on == internal_process(on, under).steps[1].stays.back().due);
}

TEST_CASE("step timer: its basis is the decision that issued the process") {
    auto const basis = [](rules const& under, std::string const& day) {
        return *running(begun("2.1", {}, under, day), day + "T09:00", under);
    };
    auto const named = basis(law(), "2020-06-01");
    CHECK((named.basis.instrument == "Quyết định thử (qd)" && named.basis.certainty == certainty::text));
    CHECK(named.rule.empty());  // no rule of 2018 that was read asks for a process
    CHECK(basis(law(), "2025-07-07").rule == "LA-24");
    CHECK(basis(law(), "2025-07-07").basis.instrument == "Quyết định thử (qd)");
    CHECK(basis(law("qd khác"), "2020-06-01").basis.certainty == certainty::second_hand);
    CHECK(basis(law(""), "2025-07-07").basis.article == "Điều 38.1d");
    CHECK(basis(law(""), "2020-06-01").basis.instrument.rfind("Danh mục ", 0) == 0);
    // What is only recalled gives no time.
    auto const recalled = law("qd", certainty::recalled);
    CHECK_FALSE(running(begun("2.1", {}, recalled), "2020-06-01T09:00", recalled));
}
