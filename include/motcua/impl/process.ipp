// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>

#include "../process.hpp"
#include "process_walk.hpp"
#include "replay.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What stays say of one step together; of the last round alone.
inline step_verdict together(std::vector<step_stay> const& stays, int round, bool passed) {
    auto const any = [&](step_verdict v) {
        return std::any_of(stays.begin(), stays.end(), [&](auto const& s) { return s.round == round &&
            s.verdict == v; });
    };
    for (auto const v : {step_verdict::late, step_verdict::overdue, step_verdict::unknown, step_verdict::running,
                         step_verdict::in_time, step_verdict::outside})
        if (any(v)) return v;
    return passed ? step_verdict::skipped : step_verdict::not_reached;
}

inline std::string step_days(int n, language in) {
    return std::to_string(n) + (in == language::vi ? " ngày làm việc" : n == 1 ? " working day" : " working days");
}

/// What the course says in words: where the days were lost, and how that stands to the whole time.
inline void say_process(process_course& out, bool beyond) {
    int lost = 0, backs = 0, rounds = 1;
    for (auto const& u : out.units) lost += u.late_days;
    for (auto const& line : out.steps)
        for (auto const& s : line.stays) backs += s.back ? 1 : 0, rounds = std::max(rounds, s.round);
    auto const whole = out.whole.late ? out.whole.working_days : 0;
    auto const both = [](int n) { return bilingual{step_days(n, language::vi), step_days(n, language::en)}; };
    bool const any = std::any_of(out.units.begin(), out.units.end(), [](auto const& u) { return u.late > 0; });
    if (out.whole.late)
        out.reasons.push_back({"Quá hạn chung " + both(whole).vi + "; các bước quá hạn cộng lại " + both(lost).vi,
                               "Late as a whole by " + both(whole).en + "; the late steps add up to " + both(lost).en});
    else if (any)
        out.reasons.push_back({"Không quá hạn chung, nhưng có bước quá hạn " + both(lost).vi,
                               "Not late as a whole, but steps were late by " + both(lost).en});
    else
        out.reasons.push_back({"Không có bước nào quá hạn", "No step was late"});
    for (auto const& u : out.units)
        if (u.late > 0)
            out.reasons.push_back({u.unit + ": " + std::to_string(u.late) + " lần quá hạn, " + both(u.late_days).vi,
                                   u.unit + ": late " + std::to_string(u.late) +
                                       (u.late == 1 ? " time, " : " times, ") + both(u.late_days).en});
    if (backs > 0)
        out.reasons.push_back({"Chuyển ngược " + std::to_string(backs) + " lần: bước quay lại được tính lại thời gian",
                               "Handed back " + std::to_string(backs) + (backs == 1 ? " time" : " times") +
                                   ": the step returned to has its time again"});
    if (rounds > 1)
        out.reasons.push_back({"Thời hạn tính lại từ đầu sau khi bổ sung: chỉ lần sau cùng được đánh giá",
                               "The time began anew after a supplement: only the last count is judged"});
    if (beyond)
        out.reasons.push_back({"Chuyển bước nhiều hơn quy trình có: tính vào bước cuối",
                               "Handed on more often than the process has steps: counted to the last step"});
}

}

MOTCUA_INLINE process_course internal_process(dossier const& d, rules const& under, std::optional<civil_second> on) {
    auto const in = detail::context_of(d.subject(), under);
    process_course out;
    out.whole = why_late(d, under, on);
    auto const until = on ? *on : d.course().empty() ? civil_second{0} : d.course().back().occurred;
    detail::process_walk walk(in, d.opened().state());
    for (auto const& e : d.course())
        if (!on || e.occurred <= *on) walk.happen(detail::bare(e));
    auto const* law = under.law().find("LA-24", detail::law_day_of(in, d.state(), until.day()));
    if (law != nullptr) out.basis = cite(law);
    if (walk.steps() == nullptr) {
        bool const open = d.state().accepted == dossier_state::absent;
        out.reasons.push_back(open ? bilingual{"Chưa tiếp nhận: quy trình chưa bắt đầu",
            "Not accepted yet: the process has not begun"}
                                   : bilingual{"Danh mục không có quy trình nội bộ của trường hợp này",
                                               "The catalogue has no internal process for this case"});
        return out;
    }
    out.known = true;
    walk.judge_at(until);
    for (auto const& s : *walk.steps()) out.steps.push_back({s, step_verdict::not_reached, {}});
    std::size_t furthest = 0;
    for (auto const& s : walk.stays()) {
        // Rounds before the last may be of another version of the process: only places that this one has.
        if (s.step >= out.steps.size()) continue;
        out.steps[s.step].stays.push_back(s);
        if (s.round == walk.rounds()) furthest = std::max(furthest, s.step);
        if (!s.left) out.now = s.step;
    }
    bool const finished = d.state().finished != dossier_state::absent && walk.state().finished != dossier_state::absent;
    auto const leading = detail::desk_steps(detail::case_on(in, detail::process_day(in, walk.state())), in.unit);
    for (std::size_t i = 0; i < out.steps.size(); ++i) {
        auto& line = out.steps[i];
        line.verdict = detail::together(line.stays, walk.rounds(), i < furthest || (finished && !walk.desk(i)));
        // The desk's first steps are one stay, told at the last of them.
        if (line.stays.empty() && i < leading && leading > 0 && !out.steps[leading - 1].stays.empty())
            line.verdict = detail::together(out.steps[leading - 1].stays, walk.rounds(), true);
        auto unit = std::find_if(out.units.begin(), out.units.end(),
            [&](auto const& u) { return u.unit == line.step.unit; });
        if (unit == out.units.end()) unit = out.units.insert(unit, unit_time{line.step.unit});
        for (auto const& s : line.stays) {
            if (s.round != walk.rounds() || s.verdict == step_verdict::outside) continue;
            ++unit->stays;
            unit->late += s.verdict == step_verdict::late || s.verdict == step_verdict::overdue ? 1 : 0;
            unit->unknown += s.verdict == step_verdict::unknown ? 1 : 0;
            unit->working_days += s.working_days;
            unit->late_days += s.late_days;
        }
    }
    detail::say_process(out, walk.beyond());
    return out;
}

MOTCUA_INLINE unit_table late_by_unit(replay_result const& r) {
    auto const& in = *r.input;
    auto const order = detail::order_events(in);
    unit_table out;
    out.dossiers = static_cast<std::int64_t>(in.subject.size());
    std::map<std::string, unit_row, std::less<>> units;
    for (std::size_t d = 0; d < in.subject.size(); ++d) {
        auto const& state = r.dossiers[d];
        if (in.subject[d] < 0 || state.accepted == dossier_state::absent) continue;
        ++out.accepted;
        auto const& subject = in.subjects[static_cast<std::size_t>(in.subject[d])];
        auto const context = detail::context_of(subject, r.under);
        auto const* kase = detail::case_on(context, detail::process_day(context, state));
        if (kase == nullptr || kase->process.empty()) {
            ++out.without_process;
            continue;
        }
        dossier_state opened;
        opened.intake = static_cast<channel>(in.intake[d]);
        opened.return_by = static_cast<return_channel>(in.return_by[d]);
        detail::process_walk walk(context, opened);
        for (auto k = order.begin[d]; k < order.begin[d + 1]; ++k) {
            auto const i = static_cast<std::size_t>(order.row[static_cast<std::size_t>(k)]);
            if (r.applied[i] != 0) walk.happen(detail::bare_row(in, i));
        }
        if (walk.steps() == nullptr) {
            ++out.without_process;
            continue;
        }
        ++out.with_process;
        auto const until = r.as_of ? *r.as_of : civil_second{walk.last()};
        walk.judge_at(until);
        bool step_late = false;
        std::vector<unit_row*> seen;
        for (auto const& s : walk.stays()) {
            if (s.round != walk.rounds() || s.verdict == step_verdict::outside) continue;
            auto const& name = (*walk.steps())[s.step].unit;
            auto& row = units[name];
            row.unit = name;
            if (std::find(seen.begin(), seen.end(), &row) == seen.end()) seen.push_back(&row), ++row.dossiers;
            ++row.stays;
            ++(s.left ? row.done : row.open);
            row.late += s.verdict == step_verdict::late ? 1 : 0;
            row.in_time += s.verdict == step_verdict::in_time ? 1 : 0;
            row.unknown += s.left && s.verdict == step_verdict::unknown ? 1 : 0;
            row.overdue += s.verdict == step_verdict::overdue ? 1 : 0;
            row.working_days += s.working_days;
            row.late_days += s.late_days;
            step_late = step_late || s.verdict == step_verdict::late || s.verdict == step_verdict::overdue;
        }
        bool late = judge(state) == timeliness::late;
        if (judge(state) == timeliness::unfinished && state.at.clock == clock_state::running &&
            state.due != dossier_state::no_day)
            late = until.day().days() > state.due ||
                   (until.day().days() == state.due && state.due_second >= 0 &&
                       until.second_of_day() > state.due_second);
        out.late_whole += late ? 1 : 0;
        out.late_step_only += step_late && !late ? 1 : 0;
    }
    for (auto& [name, row] : units) out.units.push_back(std::move(row));
    return out;
}

}
}
