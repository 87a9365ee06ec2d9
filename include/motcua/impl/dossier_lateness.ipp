// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "dossier_refusal.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// `09:00 05/06/2020`
inline std::string clock_text(civil_second t, language in) {
    return to_string(t).substr(11, 5) + " " + (in == language::en ? to_string(t.day()) : to_string_vi(t.day()));
}

/// Working days in `(a, b]` where open choices do not matter, else the fewest.
inline int working_between(working_calendar const& calendar, civil_second a, civil_second b) {
    return calendar.count_bounds(a.day(), b.day()).fewest;
}

/// The stretches of a course from acceptance to an instant, one for each spell in one status under one state of the clock.
inline std::vector<stay> stays_of(std::vector<event> const& course, std::vector<outcome> const& traced,
                                  working_calendar const& calendar, civil_second until) {
    std::vector<stay> all;
    for (std::size_t i = 0; i < course.size() && course[i].occurred <= until; ++i) {
        auto const& state = traced[i].dossier.state();
        if (traced[i].refusal || state.accepted == dossier_state::absent) continue;
        bool const counted = state.at.clock == clock_state::running;
        if (!all.empty()) all.back().to = course[i].occurred;
        if (all.empty() || all.back().status != state.at.status || all.back().counted != counted)
            all.push_back({state.at.status, course[i].occurred, until, 0, counted});
        else
            all.back().to = until;
    }
    // The event that ends the resolution begins nothing that counts.
    while (all.size() > 1 && all.back().from >= until) all.pop_back();
    for (auto& s : all) s.working_days = working_between(calendar, s.from, s.to);
    return all;
}

/// Whether a dossier came in after 15:00, when the desk forwards it at the start of the next working day.
inline bool after_cutoff(case_context const& in, civil_second taken_in) {
    bool const same_counts = in.as[reading::cutoff_exactly] == readings_as::cutoff_exactly_same_day;
    int const second = taken_in.second_of_day();
    return second > 15 * 3600 || (second == 15 * 3600 && !same_counts);
}

/// Whether the unit takes in for an agency elsewhere, to which from 2025-07-01 papers go within one working day.
inline bool sent_on(case_context const& in, bool from_2025) {
    return from_2025 && !takes_in_at_home(in.catalogue, in.unit, in.agency);
}

/// The last day of the forwarding (NĐ 61/2018 Điều 18.2, NĐ 118/2025 Điều 18.2, 20.1a).
inline date_bounds forwarding_days(case_context const& in, civil_second taken_in, bool from_2025) {
    bool const next_day = sent_on(in, from_2025) || after_cutoff(in, taken_in);
    return in.calendar.advance_bounds(taken_in.day(), next_day ? 1 : 0);
}

/// Finds, on one course, what the law says about where the time went.
struct lateness_reasons {
    case_context const& in;
    dossier const& d;
    std::vector<event> const& course;
    date law_day;
    lateness& out;

    void because(std::string_view rule, std::string vi, std::string en) const {
        auto const* law = in.under.law().find(rule, law_day);
        if (law != nullptr) out.reasons.emplace_back(bilingual{std::move(vi), std::move(en)}, cite(law));
    }
    static std::string days_vi(int n) { return std::to_string(n) + " ngày làm việc"; }
    static std::string days_en(int n) { return std::to_string(n) + (n == 1 ? " working day" : " working days"); }
    [[nodiscard]] bool from_2025() const { return law_day >= decree_118; }

    void sum_up() const {
        auto const& s = d.state();
        bilingual text;
        if (out.verdict == timeliness::not_accepted || out.verdict == timeliness::stopped)
            text = {
                "Hồ sơ " + std::string(label(out.verdict)) + ": không có kết quả để đánh giá",
                "The dossier was " + std::string(label(out.verdict, language::en)) + ": there is no result to judge"};
        else if (s.accepted == dossier_state::absent)
            text = {"Chưa tiếp nhận: thời hạn chưa tính", "Not accepted yet: no time runs"};
        else if (s.at.clock == clock_state::not_started && out.verdict == timeliness::unfinished)
            text = {"Thời hạn chưa bắt đầu: tính từ khi cơ quan có thẩm quyền nhận hồ sơ",
                    "The time has not begun: it runs from the competent agency's receipt"};
        else if (s.at.status == status::supplement_requested && out.due &&
                 in.as[reading::supplement_clock] == readings_as::supplement_clock_restart)
            text = {"Đang chờ bổ sung, thời hạn không chạy: bổ sung đủ thì tính lại từ đầu; hạn trước đó là " +
                        to_string_vi(*out.due),
                    "A supplement is awaited and no time runs: complete, it begins anew; the due day before was " +
                        to_string(*out.due)};
        else if (!out.due)
            text = {"Không xác định được hạn trả kết quả", "The due day is not known"};
        else if (out.late)
            text = {(out.verdict == timeliness::late ? "Kết quả có ngày " : "Đến ngày ") +
                        to_string_vi(out.until.day()) + (out.verdict == timeliness::late ? "" : " chưa có kết quả") +
                        ", quá hạn " + to_string_vi(*out.due) + " " + days_vi(out.working_days),
                    (out.verdict == timeliness::late ? "The result came on " : "No result by ") +
                        to_string(out.until.day()) + ", " + days_en(out.working_days) + " after the due day " +
                        to_string(*out.due)};
        else
            text = {"Không quá hạn: hạn " + to_string_vi(*out.due) + ", " + std::string(label(out.verdict)),
                    "Not late: due " + to_string(*out.due) + ", " + std::string(label(out.verdict, language::en))};
        auto const* law = in.under.law().find("KPI-08", law_day);
        out.reasons.emplace_back(std::move(text), cite(law));
    }

    void where_the_time_went() const {
        stay const* longest = nullptr;
        for (auto const& s : out.stays)
            if (s.counted && (longest == nullptr || s.working_days > longest->working_days)) longest = &s;
        if (longest == nullptr || longest->working_days == 0) return;
        out.reasons.emplace_back(
            bilingual{"Lâu nhất: “" + std::string(label(longest->status)) + "” " + days_vi(longest->working_days) +
                          ", từ " + clock_text(longest->from, language::vi) + " đến " +
                          clock_text(longest->to, language::vi),
                      "Longest: “" + std::string(label(longest->status, language::en)) + "” " +
                          days_en(longest->working_days) + ", from " + clock_text(longest->from, language::en) +
                          " to " + clock_text(longest->to, language::en)},
            citation{"Diễn biến hồ sơ", "", certainty::observed});
    }

    /// A result that was called back and issued again is judged by the last one; no text that was read says which counts.
    void called_back() const {
        std::optional<civil_second> first;
        bool recalled = false;
        for (auto const& e : course) {
            if (e.what == event_kind::issue && !first) first = e.occurred;
            recalled = recalled || e.what == event_kind::recall_result;
        }
        if (!recalled || !first || out.verdict == timeliness::unfinished) return;
        out.reasons.emplace_back(
            bilingual{"Kết quả ngày " + to_string_vi(first->day()) + " đã thu hồi để sửa: đánh giá theo lần trả sau; thời hạn sửa là "
                      "thời hạn riêng",
                      "The result of " + to_string(first->day()) + " was called back for correction: judged by the one issued "
                      "after it; the correction has a time of its own"},
            citation{from_2025() ? "Nghị định 118/2025/NĐ-CP" : "Nghị định 61/2018/NĐ-CP", from_2025() ? "Điều 23.1" : "Điều 21.1",
                     certainty::inferred});
    }

    void forwarded_late() const {
        for (std::size_t i = 0; i < course.size(); ++i) {
            if (course[i].what != event_kind::forward) continue;
            for (std::size_t k = i; k-- > 0;) {
                if (course[k].what != event_kind::accept && course[k].what != event_kind::receive_supplement) continue;
                int const n = working_between(in.calendar, course[k].occurred, course[i].occurred);
                auto const last = forwarding_days(in, course[k].occurred, from_2025()).latest;
                if (course[i].occurred.day() > last && d.state().intake != channel::online)
                    because(from_2025() ? "OST-52" : "OST-08",
                            "Chuyển xử lý sau " + days_vi(n) + " kể từ khi tiếp nhận",
                            "Forwarded " + days_en(n) + " after it was accepted");
                break;
            }
        }
    }

    /// Waits that do not suspend the time.
    void waits() const {
        std::optional<civil_second> asked;
        for (auto const& e : course) {
            if (e.what == event_kind::consult) asked = e.occurred;
            if (e.what != event_kind::answer_consultation || !asked) continue;
            int const n = working_between(in.calendar, *asked, e.occurred);
            because("CLK-06", "Lấy ý kiến " + days_vi(n) + ": không dừng thời hạn",
                    "Consultation took " + days_en(n) + ": the time went on");
            asked.reset();
        }
        if (asked)
            because("CLK-06", "Chưa có trả lời ý kiến từ " + clock_text(*asked, language::vi) + ": không dừng thời hạn",
                    "No answer to the consultation of " + clock_text(*asked, language::en) + ": the time goes on");
        for (auto const& s : out.stays)
            if (s.status == status::financial_obligation)
                because("CLK-07",
                        "Chờ nghĩa vụ tài chính " + days_vi(s.working_days) +
                            (s.counted ? ": không thấy quy định chung cho dừng thời hạn"
                                       : ": theo cách hiểu đã chọn thì không tính vào thời hạn"),
                        "Waited " + days_en(s.working_days) +
                            (s.counted ? " for a payment: no general suspension was found"
                                       : " for a payment: by the reading taken it does not count"));
    }

    void supplement_and_new_date() const {
        if (d.state().supplements > 0)
            because("CLK-05", "Sau khi bổ sung: " + std::string(in.as.value(reading::supplement_clock).vi),
                    "After the supplement the time " + std::string(in.as.value(reading::supplement_clock).en));
        if (d.state().extended != 0 && out.first_due && out.due && *out.first_due != *out.due)
            because(from_2025() ? "OST-64" : "OST-13",
                    "Đã hẹn lại từ " + to_string_vi(*out.first_due) + " sang " + to_string_vi(*out.due),
                    "A new date was set: " + to_string(*out.due) + " instead of " + to_string(*out.first_due));
        else if (d.state().extended == 0)
            because(from_2025() ? "OST-64" : "OST-13",
                    "Không có phiếu xin lỗi và hẹn lại ngày trả chậm nhất 01 ngày trước hạn",
                    "No apology with a new date was made, due one day before the due day");
    }
};

/// The legal clock's answer alone.
inline lateness legal_lateness(dossier const& d, rules const& under, std::optional<civil_second> on) {
    if (on && went_on_after(d, *on)) return legal_lateness(as_of(d, under, *on), under, on);
    auto const in = context_of(d.subject(), under);
    auto const course = d.course();
    auto const& s = d.state();
    lateness out;
    out.verdict = judge(s);
    out.due = d.due();
    if (s.first_due != dossier_state::no_day) out.first_due = date::from_days(s.first_due);
    bool const ended =
        (s.at.status == status::finished || s.at.status == status::returned) && s.finished != dossier_state::absent;
    out.until = ended ? civil_second{s.finished} : on ? *on : course.empty() ? civil_second{0} : course.back().occurred;
    bool const open = out.verdict == timeliness::unfinished && s.at.clock == clock_state::running;
    out.late = out.verdict == timeliness::late ||
               (open && out.due &&
                (out.until.day() > *out.due ||
                 (out.until.day() == *out.due && s.due_second >= 0 && out.until.second_of_day() > s.due_second)));
    if (out.late && out.until.day() > *out.due)
        out.working_days = in.calendar.count_bounds(*out.due, out.until.day()).fewest;
    if (!course.empty()) out.stays = stays_of(course, retrace(d, under), in.calendar, out.until);
    date const law_day = law_day_of(in, s, out.until.day());
    lateness_reasons const find{in, d, course, law_day, out};
    find.sum_up();
    find.called_back();
    if (!out.late) return out;
    find.where_the_time_went();
    find.forwarded_late();
    find.waits();
    find.supplement_and_new_date();
    return out;
}

}
}
}
