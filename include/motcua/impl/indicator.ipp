// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../indicator.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// `09:00 16/06/2020`
inline bilingual instant_text(civil_second t) {
    auto const clock = to_string(t).substr(11, 5) + " ";
    return {clock + to_string_vi(t.day()), clock + to_string(t.day())};
}

/// `5 ngày 2 giờ`; minutes are left out, they decide nothing where days are compared.
inline bilingual span_text(std::int64_t seconds) {
    auto const days = seconds / 86400, hours = seconds % 86400 / 3600;
    bilingual out{std::to_string(days) + " ngày", std::to_string(days) + (days == 1 ? " day" : " days")};
    if (hours != 0) {
        out.vi += " " + std::to_string(hours) + " giờ";
        out.en += " " + std::to_string(hours) + (hours == 1 ? " hour" : " hours");
    }
    return out;
}

/// The seconds of a request that no credited one before it has taken off: a pause told twice is one pause.
inline std::int64_t not_yet_taken_off(indicator_facts const& f, std::vector<std::size_t> const& credited, supplement_spell const& s) {
    std::int64_t from = s.asked.value, left = 0;
    while (from < s.completed->value) {
        // Past whatever covers this instant, else on to where the next one begins.
        std::int64_t covered = from, next = s.completed->value;
        for (auto const i : credited) {
            auto const& other = f.supplements[i];
            if (other.asked.value <= from) covered = std::max(covered, other.completed->value);
            else next = std::min(next, other.asked.value);
        }
        if (covered == from) left += next - from;
        from = covered == from ? next : covered;
    }
    return left;
}

/// Sets the end by the order of the formula: finished, returned, stopped or refused, withdrawn, asked, period.
inline void find_end(indicator_facts const& f, indicator_count& out) {
    auto const take = [&](indicator_end by, std::optional<civil_second> const& when) {
        if (out.end || !when || *when > f.period_end) return;  // what came after the period is not part of it
        out.end_by = by;
        out.end = when;
    };
    take(indicator_end::finished, f.finished);
    take(indicator_end::returned, f.returned);
    take(indicator_end::stopped, f.stopped);
    take(indicator_end::withdrawal_requested, f.withdrawal);
    // A request that was answered ends nothing: the dossier goes on, and the period's end stands in for it.
    if (!f.supplements.empty() && !f.supplements.back().completed)
        take(indicator_end::supplement_requested, f.supplements.back().asked);
    take(indicator_end::period_end, f.period_end);
}

}

MOTCUA_INLINE indicator_count count_indicator(indicator_facts const& f, readings const& as) {
    indicator_count out;
    if (!f.accepted) {
        out.reasons.push_back({"Chưa tiếp nhận: Cổng không có ngày tiếp nhận để tính",
                               "Never accepted: the portal has no day of receipt to count from"});
        return out;
    }
    detail::find_end(f, out);
    bool const by_current = as[reading::indicator_promise] == readings_as::indicator_promise_current;
    out.promised = by_current && f.promised_now ? f.promised_now : f.promised;
    for (auto const& s : f.supplements)
        if (s.after_acceptance ||
            as[reading::indicator_requests] != readings_as::indicator_requests_late_after_acceptance)
            ++out.requests;
    for (std::size_t i = 0; i < f.supplements.size(); ++i) {
        auto const& s = f.supplements[i];
        // Before acceptance no time runs, so there is none to take off.
        if (!s.after_acceptance || !s.completed || *s.completed > *out.end) continue;
        if (by_current && s.moved_due) continue;
        if (*s.completed <= s.asked) continue;
        out.subtracted += detail::not_yet_taken_off(f, out.credited, s);
        out.credited.push_back(i);
    }
    out.counted = civil_second{out.end->value - out.subtracted};

    auto const end = detail::instant_text(*out.end);
    auto const taken = detail::span_text(out.subtracted);
    bilingual how{"kết thúc " + end.vi + " (" + std::string(label(out.end_by)) + ")",
                  "end " + end.en + " (" + std::string(label(out.end_by, language::en)) + ")"};
    if (out.subtracted != 0)
        how = {how.vi + " trừ " + taken.vi + " bổ sung = " + detail::instant_text(*out.counted).vi,
               how.en + " less " + taken.en + " of supplement = " + detail::instant_text(*out.counted).en};
    bool const never_ended =
        out.end_by == indicator_end::supplement_requested || out.end_by == indicator_end::period_end;
    if (out.requests > 1 &&
        (never_ended || as[reading::indicator_requests] != readings_as::indicator_requests_late_without_end)) {
        out.verdict = indicator_verdict::late;
        out.reasons.push_back(
            {"Quá hạn: yêu cầu bổ sung " + std::to_string(out.requests) + " lần, dù " + how.vi,
             "Late: a supplement was requested " + std::to_string(out.requests) + " times, whatever the " + how.en});
        return out;
    }
    if (!out.promised) {
        out.verdict = indicator_verdict::unknown;
        out.reasons.push_back({"Không có ngày hẹn trả và không có thời hạn để so: " + how.vi,
                               "No promised day and no time limit to compare with: " + how.en});
        return out;
    }
    auto const day = out.counted->day_number();
    bool const late = day > out.promised->days() || (day == out.promised->days() && f.promised_second >= 0 &&
                                                     out.counted->second_of_day() > f.promised_second);
    out.verdict = late ? indicator_verdict::late : indicator_verdict::on_time;
    std::string const by_vi = f.promised_by_limit ? " hạn tính từ ngày tiếp nhận " : " ngày hẹn trả ";
    std::string const by_en =
        f.promised_by_limit ? " the day that the limit gives from acceptance, " : " the promised day ";
    out.reasons.push_back({(late ? "Quá hạn: " : "Đúng hạn: ") + how.vi + (late ? ", sau" : ", không sau") + by_vi +
                               to_string_vi(*out.promised),
                           (late ? "Late: " : "On time: ") + how.en + (late ? ", after" : ", not after") + by_en +
                               to_string(*out.promised)});
    if (!out.credited.empty())
        out.reasons.push_back({"Thời gian bổ sung trừ một lần, tính liên tục cả đêm và ngày nghỉ",
                               "The time of supplements is taken off once, nights and days off included"});
    return out;
}

}
}
