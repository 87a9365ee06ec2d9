// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "dossier_clocks.ipp"
#include "dossier_explain.ipp"
#include "dossier_pack.ipp"
#include "dossier_refusal.ipp"
#include "dossier_timers.ipp"
#include "dossier_what_if.ipp"

namespace motcua {
inline namespace v0 {

namespace detail {

inline outcome applied_in(case_context const& in, dossier const& before, event what) {
    auto const& under = in.under;
    auto e = bare(what);
    auto const shared = same_person(before, what);
    e.same_person = !shared.empty();
    date const on = what.occurred.day();
    if (!under.catalogue().contains(before.subject().code))
        fail(error_code::procedure_unknown, "catalogue", before.subject().code, "a code of the catalogue",
             "check the code, or add the procedure by an overlay");
    outcome out{before, std::nullopt, {}, {}, {}, std::nullopt};
    if (e.occurred / 60 < before.state().last_minute) {
        out.refusal = refusal{};
        out.refusal->region = region::validity;
        out.refusal->text = {"Sự kiện xảy ra trước sự kiện đã ghi", "The event happened before one already applied"};
        auto const last = std::int64_t{before.state().last_minute} * 60;
        out.refusal->allowed = allowed_now(in, before.state(), last, std::nullopt);
        out.refusal->cure = {"Ghi các sự kiện theo thứ tự thời gian", "Apply events in the order in which they happened"};
        return out;
    }
    dossier_state now = before.state();
    clock_setting clock;
    auto const step = advance_state(in, now, e, &clock);
    if (!step.allowed) {
        out.refusal = explained(in, before, e, step);
        return out;
    }
    auto const& row = national_rows[static_cast<std::size_t>(step.row)];
    out.dossier = before.after(std::move(what), now);
    out.document = row.document;
    out.basis = basis_of(under.law(), row, law_day_of(in, before.state(), on));
    if (clock.set) out.clock = deadline(*clock.limit, civil_second{now.started}, under);
    if (auto const n = requests_so_far(in, now); e.what == event_kind::request_supplement && n > 1)
        out.warnings.push_back({"Yêu cầu bổ sung lần thứ " + std::to_string(n) + ": luật chỉ cho phép một lần",
                                "Supplement requested " + std::to_string(n) + " times: the law allows one"});
    out.certainty = row.certainty;
    if (row.certainty != certainty::text)
        out.warnings.push_back({"Bước này " + std::string(label(row.certainty)), "This step: " + std::string(label(row.certainty, language::en))});
    if (!shared.empty() && in.as[reading::same_person] == readings_as::same_person_warn)
        out.warnings.push_back({"Cùng một người đã thực hiện “" + std::string(label(shared.front())) +
                                    "” (suy luận của thư viện)",
                                "The same person has done “" + std::string(label(shared.front(), language::en)) +
                                    "” (inferred by the library)"});
    if (e.what == event_kind::accept && now.at.clock == clock_state::not_started)
        out.warnings.push_back({"Thời hạn chưa bắt đầu: tính từ khi cơ quan có thẩm quyền nhận hồ sơ, nên ngày hẹn in trên giấy "
                                "tiếp nhận là có điều kiện",
                                "The time has not begun: it runs from the competent agency's receipt, so a day printed on the "
                                "receipt slip is conditional"});
    else if (e.what == event_kind::accept && now.due == dossier_state::no_day)
        out.warnings.push_back({"Không xác định được hạn trả kết quả", "The due day is not known"});
    if (e.what == event_kind::receive_at_agency && now.at.clock == clock_state::not_started)
        out.warnings.push_back({"Mới nhận hồ sơ điện tử: theo cách hiểu đã chọn, thời hạn tính từ khi nhận hồ sơ giấy",
                                "Only the electronic file was received: by the reading taken the papers start the time"});
    return out;
}

}

MOTCUA_INLINE dossier_case case_of(dossier_subject const& subject, rules const& under) {
    return detail::context_of(subject, under);
}

MOTCUA_INLINE state_event state_event_of(event const& what) { return detail::bare(what); }

MOTCUA_INLINE outcome apply(dossier const& before, event what, rules const& under) {
    return detail::applied_in(case_of(before.subject(), under), before, std::move(what));
}

MOTCUA_INLINE state_outcome apply(dossier_case const& in, dossier_state const& before, state_event const& what) {
    state_outcome out{before, {}};
    out.step = detail::advance_state(in, out.state, what);
    return out;
}

MOTCUA_INLINE bilingual outcome::document_text() const {
    return {detail::document_name(document, language::vi), detail::document_name(document, language::en)};
}

MOTCUA_INLINE std::vector<event> dossier::course() const {
    std::vector<event> all;
    for (auto const* link = last_.get(); link != nullptr; link = link->before.get()) all.push_back(link->happened);
    std::reverse(all.begin(), all.end());
    return all;
}

MOTCUA_INLINE std::vector<outcome> retrace(dossier const& d, rules const& under) {
    return detail::traced_in(detail::context_of(d.subject(), under), d);
}

MOTCUA_INLINE std::vector<std::pair<event_kind, actor>> allowed_events(dossier const& d, civil_second on,
                                                                       std::optional<actor> by, rules const& under) {
    return detail::allowed_now(detail::context_of(d.subject(), under), d.state(), on.value, by);
}

}
}
