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

MOTCUA_INLINE outcome applied_in(case_context const& in, dossier const& before, event what) {
    auto e = bare(what);
    auto const shared = same_person(before, what);
    e.same_person = shared.has_value();
    if (!in.catalogue.contains(in.code))
        fail(error_code::procedure_unknown, "catalogue", std::string(in.code), "a code of the catalogue",
             "check the code, or add the procedure by an overlay");
    outcome out{before, std::nullopt, {}, certainty::text, {in.under, e.what}};
    if (e.occurred / 60 < before.state().last_minute) {
        out.refusal = refusal(before, e, {region::validity, std::nullopt, -1, -1}, in.under, in.law_of);
        return out;
    }
    dossier_state now = before.state();
    auto& from = out.from;
    auto const step = advance_state(in, now, e, &from.limit);
    if (!step.allowed) {
        out.refusal = refusal(before, e, step.refusal, in.under, in.law_of);
        return out;
    }
    auto const& row = national_rows[static_cast<std::size_t>(step.row)];
    from.row = step.row;
    from.law_day = law_day_of(in, before.state(), what.occurred.day());
    from.same_person = shared;
    if (e.what == event_kind::request_supplement) from.requests = static_cast<std::uint8_t>(requests_so_far(in, now));
    out.document = row.document;
    out.certainty = row.certainty;
    out.dossier = before.after(std::move(what), now);
    return out;
}

}

MOTCUA_INLINE std::vector<citation> outcome::basis() const {
    if (from.row < 0) return {};
    return detail::basis_of(from.under.law(), detail::national_rows[static_cast<std::size_t>(from.row)], from.law_day);
}

MOTCUA_INLINE std::optional<deadline> outcome::clock() const {
    if (from.limit == nullptr) return std::nullopt;
    return deadline(*from.limit, civil_second{dossier.state().started}, from.under);
}

MOTCUA_INLINE std::vector<bilingual> outcome::warnings() const {
    std::vector<bilingual> all;
    if (from.row < 0) return all;
    auto const& now = dossier.state();
    if (from.requests > 1)
        all.push_back({"Yêu cầu bổ sung lần thứ " + std::to_string(from.requests) + ": luật chỉ cho phép một lần",
                       "Supplement requested " + std::to_string(from.requests) + " times: the law allows one"});
    if (certainty != motcua::certainty::text)
        all.push_back({"Bước này " + std::string(label(certainty)), "This step: " + std::string(label(certainty, language::en))});
    if (from.same_person && from.under.reading_of(reading::same_person) == readings_as::same_person_warn)
        all.push_back({"Cùng một người đã thực hiện “" + std::string(label(*from.same_person)) + "” (suy luận của thư viện)",
                       "The same person has done “" + std::string(label(*from.same_person, language::en)) +
                           "” (inferred by the library)"});
    if (from.what == event_kind::accept && now.at.clock == clock_state::not_started)
        all.push_back({"Thời hạn chưa bắt đầu: tính từ khi cơ quan có thẩm quyền nhận hồ sơ, nên ngày hẹn in trên giấy "
                       "tiếp nhận là có điều kiện",
                       "The time has not begun: it runs from the competent agency's receipt, so a day printed on the "
                       "receipt slip is conditional"});
    else if (from.what == event_kind::accept && now.due == dossier_state::no_day)
        all.push_back({"Không xác định được hạn trả kết quả", "The due day is not known"});
    if (from.what == event_kind::receive_at_agency && now.at.clock == clock_state::not_started)
        all.push_back({"Mới nhận hồ sơ điện tử: theo cách hiểu đã chọn, thời hạn tính từ khi nhận hồ sơ giấy",
                       "Only the electronic file was received: by the reading taken the papers start the time"});
    auto const& about = dossier.subject();
    if (auto const* law = from.under.law().find("LA-16", from.law_day);
        from.what == event_kind::issue && law != nullptr &&
        !detail::takes_in_at_home(from.under.catalogue(), about.unit, about.agency))
        all.push_back({"Hồ sơ nhận tại nơi khác: kết quả phải chuyển về nơi tiếp nhận để trả (" + to_string(cite(law)) + ")",
                       "Taken in elsewhere: the result goes back to the receiving centre, which hands it out (" +
                           to_string(cite(law)) + ")"});
    return all;
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

MOTCUA_INLINE std::vector<outcome> retrace(dossier const& d, rules const& under) {
    return detail::traced_in(detail::context_of(d.subject(), under), d);
}

MOTCUA_INLINE std::vector<std::pair<event_kind, actor>> allowed_events(dossier const& d, civil_second on,
                                                                       std::optional<actor> by, rules const& under) {
    return detail::allowed_now(detail::context_of(d.subject(), under), d.state(), on.value, by);
}

}
}
