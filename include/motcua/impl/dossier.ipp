// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "dossier_explain.ipp"
#include "dossier_pack.ipp"
#include "dossier_refusal.ipp"
#include "dossier_timers.ipp"

namespace motcua {
inline namespace v0 {

MOTCUA_INLINE outcome apply(dossier const& before, event const& what, rules const& under) {
    auto const in = detail::context_of(before.subject(), under);
    auto e = detail::bare(what);
    auto const shared = detail::same_person(before, what);
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
        out.refusal->allowed = detail::allowed_now(in, before.state(), last, std::nullopt);
        out.refusal->cure = {"Ghi các sự kiện theo thứ tự thời gian", "Apply events in the order in which they happened"};
        return out;
    }
    dossier_state now = before.state();
    detail::clock_setting clock;
    auto const step = detail::advance_state(in, now, e, &clock);
    if (!step.allowed) {
        out.refusal = detail::explained(in, before, e, step);
        return out;
    }
    auto const& row = detail::national_rows[static_cast<std::size_t>(step.row)];
    out.dossier = before.after(what, now);
    out.document = row.document;
    out.basis = detail::basis_of(under.law(), row, detail::law_day_of(in, before.state(), on));
    if (clock.set) out.clock = deadline(*clock.limit, civil_second{now.started}, under);
    if (e.what == event_kind::request_supplement && now.supplements > 1)
        out.warnings.push_back({"Yêu cầu bổ sung lần thứ " + std::to_string(now.supplements) + ": luật chỉ cho phép một lần",
                                "Supplement requested " + std::to_string(now.supplements) + " times: the law allows one"});
    if (row.certainty != certainty::text)
        out.warnings.push_back({"Bước này " + std::string(label(row.certainty)), "This step: " + std::string(label(row.certainty, language::en))});
    if (!shared.empty() && in.as[reading::same_person] == readings_as::same_person_warn)
        out.warnings.push_back({"Cùng một người đã thực hiện “" + std::string(label(shared.front())) +
                                    "” (suy luận của thư viện)",
                                "The same person has done “" + std::string(label(shared.front(), language::en)) +
                                    "” (inferred by the library)"});
    if (e.what == event_kind::accept && now.due == dossier_state::no_day)
        out.warnings.push_back({"Không xác định được hạn trả kết quả", "The due day is not known"});
    return out;
}

MOTCUA_INLINE std::vector<event> dossier::course() const {
    std::vector<event> all;
    for (auto const* link = last_.get(); link != nullptr; link = link->before.get()) all.push_back(link->happened);
    std::reverse(all.begin(), all.end());
    return all;
}

MOTCUA_INLINE std::vector<outcome> retrace(dossier const& d, rules const& under) {
    std::vector<outcome> all;
    auto now = d.opened();
    for (auto const& e : d.course()) {
        all.push_back(apply(now, e, under));
        now = all.back().dossier;
    }
    return all;
}

MOTCUA_INLINE std::vector<std::pair<event_kind, actor>> allowed_events(dossier const& d, civil_second on,
                                                                       std::optional<actor> by, rules const& under) {
    return detail::allowed_now(detail::context_of(d.subject(), under), d.state(), on.value, by);
}

}
}
