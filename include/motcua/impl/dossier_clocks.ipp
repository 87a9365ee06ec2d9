// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "dossier_lateness.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What the portal would hold of a course.
inline indicator_facts facts_of(dossier const& d, std::vector<outcome> const& traced, civil_second period_end) {
    indicator_facts f;
    f.period_end = period_end;
    auto const course = d.course();
    for (std::size_t i = 0; i < course.size(); ++i) {
        if (traced[i].refusal) continue;
        auto const when = course[i].occurred;
        auto const& now = traced[i].dossier.state();
        auto const due_before = i == 0 ? dossier_state::no_day : traced[i - 1].dossier.state().due;
        switch (course[i].what) {
            case event_kind::accept:
                f.accepted = when;
                break;
            case event_kind::request_supplement:
                f.supplements.push_back({when, std::nullopt, f.accepted.has_value(), false});
                break;
            case event_kind::receive_supplement:
                if (f.supplements.empty()) break;
                f.supplements.back().completed = when;
                f.supplements.back().moved_due = f.supplements.back().after_acceptance && now.due != due_before;
                break;
            case event_kind::issue:
                f.finished = when;
                break;
            case event_kind::recall_result:
                f.finished.reset();
                break;
            case event_kind::deliver:
            case event_kind::collect:
            case event_kind::send_electronically:
                f.returned = when;
                break;
            case event_kind::stop:
            case event_kind::grant_withdrawal:
            case event_kind::close_incomplete:
            case event_kind::refuse_intake:
                f.stopped = when;
                break;
            case event_kind::request_withdrawal:
                f.withdrawal = when;
                break;
            case event_kind::refuse_withdrawal:
            case event_kind::retract_withdrawal:
                f.withdrawal.reset();
                break;
            default:
                break;
        }
        if (!f.promised && now.due != dossier_state::no_day) {
            f.promised = date::from_days(now.due);
            f.promised_second = now.due_second;
        }
        if (now.due != dossier_state::no_day) f.promised_now = date::from_days(now.due);
    }
    return f;
}

/// Where nobody promised a day: the limit counted from acceptance.
inline void promise_by_limit(dossier const& d, rules const& under, indicator_facts& f) {
    if (f.promised || !f.accepted) return;
    auto const& s = d.subject();
    if (!under.catalogue().contains(s.code)) return;
    auto const entry = under.catalogue().at(s.code, f.accepted->day(), s.agency);
    auto const* kase = entry ? (*entry)->variant(s.variant) : nullptr;
    auto const* limit = kase == nullptr ? nullptr : kase->limit_for(d.state().intake);
    if (limit == nullptr) return;
    deadline const walked(limit->limit, *f.accepted, under);
    f.promised = walked.date();
    f.promised_by_limit = f.promised.has_value();
    if (walked.at()) f.promised_second = walked.at()->second_of_day();
}

/// Whether the legal clock says late; nothing where it has no verdict.
inline std::optional<bool> legally_late(lateness const& l) {
    switch (l.verdict) {
        case timeliness::late:
            return true;
        case timeliness::early:
        case timeliness::on_time:
            return false;
        case timeliness::unfinished:
            return l.due ? std::optional(l.late) : std::nullopt;
        default:
            return std::nullopt;
    }
}
inline std::optional<bool> counted_late(indicator_count const& c) {
    if (c.verdict == indicator_verdict::late) return true;
    return c.verdict == indicator_verdict::on_time ? std::optional(false) : std::nullopt;
}

/// Why the clocks differ, for what the course shows of it.
inline void say_why(two_clocks& out, indicator_facts const& f, date promised_by_law) {
    auto const say = [&](std::string vi, std::string en) { out.reasons.push_back({std::move(vi), std::move(en)}); };
    if (out.indicator.requests > 1)
        say("Luật không coi yêu cầu bổ sung lần hai là quá hạn; chỉ số thì có",
            "In law a second request makes nothing late; in the indicator it does");
    for (auto const& p : out.pauses)
        if (p.legal && p.indicator)
            say("Bổ sung xong thì luật dời hạn sang " + to_string_vi(promised_by_law) +
                    "; chỉ số giữ ngày hẹn và trừ thời gian bổ sung",
                "After the supplement the law moves the due day to " + to_string(promised_by_law) +
                    "; the indicator keeps the promised day and takes the time off");
        else if (p.indicator)
            say("Chỉ số trừ thời gian bổ sung; cách hiểu đã chọn không dời hạn",
                "The indicator takes the time of the supplement off; by the reading taken the due day stays");
    if (out.legal.first_due && out.legal.due && *out.legal.first_due != *out.legal.due &&
        out.indicator.promised != out.legal.due)
        say("Hẹn lại ngày trả có giá trị theo luật; chỉ số so với ngày hẹn đầu tiên",
            "A new date counts in law; the indicator compares with the first one");
    if (out.stand == clocks_agree::only_indicator)
        say("Luật không đánh giá hồ sơ này; chỉ số lấy “" + std::string(label(out.indicator.end_by)) + "” làm kết thúc",
            "The law has no verdict here; the indicator takes “" +
                std::string(label(out.indicator.end_by, language::en)) + "” as the end");
    else if (out.indicator.end_by == indicator_end::supplement_requested && !f.supplements.back().completed)
        say("Chưa bổ sung xong: chỉ số lấy lúc yêu cầu làm kết thúc",
            "Not completed: the indicator ends at the request");
}

/// Both clocks of a course that is looked at whole.
inline two_clocks both_clocks(dossier const& d, rules const& under, civil_second period_end) {
    two_clocks out;
    out.legal = legal_lateness(d, under, period_end);
    auto const* rule = under.law().find("KPI-05", period_end.day());
    out.indicator_basis = cite(rule);
    auto f = facts_of(d, retrace(d, under), period_end);
    promise_by_limit(d, under, f);
    if (rule != nullptr) {
        out.indicator = count_indicator(f, under.readings());
        for (std::size_t i = 0; i < f.supplements.size(); ++i) {
            auto const& credited = out.indicator.credited;
            bool const taken_off = std::find(credited.begin(), credited.end(), i) != credited.end();
            out.pauses.push_back({f.supplements[i], f.supplements[i].moved_due, taken_off});
        }
    } else {
        out.indicator.reasons.push_back({"Ngày " + to_string_vi(period_end.day()) + " chưa có bộ chỉ số",
                                         "No indicator was in force on " + to_string(period_end.day())});
    }
    auto const law = legally_late(out.legal), portal = counted_late(out.indicator);
    out.stand = law && portal ? (*law == *portal ? clocks_agree::agree : clocks_agree::differ)
                : law         ? clocks_agree::only_legal
                : portal      ? clocks_agree::only_indicator
                              : clocks_agree::neither;
    out.reasons.push_back(out.legal.reasons.front().first);
    out.reasons.push_back({"Cổng: " + out.indicator.reasons.front().vi, "Portal: " + out.indicator.reasons.front().en});
    if (out.stand == clocks_agree::differ || out.stand == clocks_agree::only_indicator)
        say_why(out, f, out.legal.due.value_or(period_end.day()));
    // The moved day sent, and the time taken off as well.
    bool const moved =
        std::any_of(f.supplements.begin(), f.supplements.end(), [](auto const& s) { return s.moved_due; });
    if (rule != nullptr && moved) {
        auto wrong = f;
        wrong.promised = f.promised_now;
        out.credited_twice = count_indicator(wrong, under.readings().with(reading::indicator_promise, "first")).verdict;
    }
    return out;
}

}

MOTCUA_INLINE lateness why_late(dossier const& d, rules const& under, std::optional<civil_second> on) {
    auto out = detail::legal_lateness(d, under, on);
    // What the portal counts is told where it says something else.
    auto const both = detail::both_clocks(d, under, out.until);
    if (both.stand == clocks_agree::differ) out.reasons.emplace_back(both.reasons[1], both.indicator_basis);
    return out;
}

MOTCUA_INLINE two_clocks clocks(dossier const& d, rules const& under, std::optional<civil_second> on) {
    auto const course = d.course();
    auto const until = on ? *on : course.empty() ? civil_second{0} : course.back().occurred;
    // Both are judged by the rules asked about, whatever the dossier was applied under.
    return detail::both_clocks(detail::as_of(d, under, until), under, until);
}

}
}
