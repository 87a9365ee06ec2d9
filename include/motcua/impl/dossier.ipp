// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "dossier_state.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline case_context context_of(dossier_subject const& s, rules const& under) {
    return {under, under.catalogue(), under.calendar(), under.readings(), under.machine().get(),
            s.code, s.variant, s.agency, s.unit};
}

/// Evidence that the machine reads, in the form `name=value`.
inline std::string_view evidence_value(std::vector<std::string> const& evidence, std::string_view name) {
    for (auto const& item : evidence)
        if (item.size() > name.size() && item.compare(0, name.size(), name) == 0 && item[name.size()] == '=')
            return std::string_view(item).substr(name.size() + 1);
    return {};
}

inline bare_event bare(event const& e) {
    bare_event b{e.what, e.actor, e.occurred.value};
    if (auto const promised = parse_date(evidence_value(e.evidence, "due"))) b.promised = promised->days();
    b.undeliverable = undeliverable(evidence_value(e.evidence, "reason"));
    return b;
}

/// The citations of a row's identifiers on a day.
inline std::vector<citation> basis_of(machine_row const& row, date on) {
    std::vector<citation> all;
    std::string_view rest = row.rules;
    while (!rest.empty()) {
        auto const cut = rest.find(' ');
        if (auto const* law = find_law(rest.substr(0, cut), on)) all.push_back(cite(law));
        rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
    }
    return all;
}

/// Everything allowed now: the real step, asked for every event and actor.
inline std::vector<std::pair<event_kind, actor>> allowed_now(case_context const& in, dossier_state const& now,
                                                             std::int64_t when, std::optional<actor> only) {
    std::vector<std::pair<event_kind, actor>> all;
    for (auto const& e : token_table<event_kind>) {
        for (auto const& a : token_table<actor>) {
            if (only && *only != a.value) continue;
            bare_event probe{e.value, a.value, when};
            // An extension is possible when some later date would do.
            if (now.due != dossier_state::no_day) probe.promised = now.due + 1;
            dossier_state copy = now;
            if (advance_state(in, copy, probe).allowed) all.emplace_back(e.value, a.value);
        }
    }
    return all;
}

inline refusal explained(case_context const& in, dossier const& d, bare_event const& e, machine_step const& step) {
    refusal r;
    auto const& row = national_rows[static_cast<std::size_t>(step.refusal.row)];
    date const on = civil_second{e.occurred}.day();
    r.region = step.refusal.region;
    r.guard = step.refusal.guard;
    // The rules of the day of acceptance hold for the dossier (pinning), so they are cited, whatever holds today.
    date const law_day = law_day_of(in, d.state(), on);
    r.basis = basis_of(row, law_day);
    auto const what_vi = "“" + std::string(label(e.what)) + "”", what_en = "“" + std::string(label(e.what, language::en)) + "”";
    auto const both = [&](auto now_value) {
        r.text = {what_vi + ": " + std::string(label(r.region)) + " đang là “" + std::string(label(now_value)) + "”",
                  what_en + ": " + std::string(label(r.region, language::en)) + " is “" +
                      std::string(label(now_value, language::en)) + "”"};
    };
    auto const& at = d.state().at;
    switch (r.region) {
        case region::status: both(at.status); break;
        case region::papers: both(at.papers); break;
        case region::packet: both(at.packet); break;
        case region::result: both(at.result); break;
        case region::payment: both(at.payment); break;
        case region::clock: both(at.clock); break;
        case region::actor: both(e.by); break;
        case region::validity:
            r.text = {what_vi + ": ngày " + to_string_vi(law_day) + " không có quy định được đọc đang có hiệu lực",
                      what_en + ": no rule that was read is in force on " + to_string(law_day)};
            // Before the first read one-stop text another one held (LA-19); after it, the row's own law is what is not in force.
            if (auto const* unread = find_law("LA-19", law_day)) r.basis.push_back(cite(unread));
            else if (r.basis.empty()) r.basis = basis_of(row, row.from);
            break;
        case region::guard: {
            bool const forbidden = !r.guard.has_value();
            r.text = {what_vi + ": không thỏa điều kiện “" + (forbidden ? "địa phương không cho phép" : std::string(label(*r.guard))) + "”",
                      what_en + ": the condition “" +
                          (forbidden ? "not forbidden by the province" : std::string(label(*r.guard, language::en))) +
                          "” does not hold"};
            break;
        }
    }
    if (step.refusal.narrowing >= 0)
        r.basis.push_back(in.machine->narrowings()[static_cast<std::size_t>(step.refusal.narrowing)].basis);
    r.allowed = allowed_now(in, d.state(), e.occurred, std::nullopt);
    std::string vi, en;
    for (auto const& t : token_table<event_kind>) {
        bool const may = std::any_of(r.allowed.begin(), r.allowed.end(), [&](auto const& p) { return p.first == t.value; });
        if (!may) continue;
        vi += (vi.empty() ? "" : ", ") + std::string(t.vi);
        en += (en.empty() ? "" : ", ") + std::string(t.en);
    }
    r.cure = {vi.empty() ? "Không còn bước nào" : "Có thể: " + vi, en.empty() ? "Nothing is left to do" : "Possible now: " + en};
    return r;
}

}

MOTCUA_INLINE outcome apply(dossier const& before, event const& what, rules const& under) {
    auto const in = detail::context_of(before.subject(), under);
    auto const e = detail::bare(what);
    date const on = what.occurred.day();
    if (!under.catalogue().contains(before.subject().code))
        fail(error_code::procedure_unknown, "catalogue", before.subject().code, "a code of the catalogue",
             "check the code, or add the procedure by an overlay");
    outcome out{before, std::nullopt, {}, {}, {}, std::nullopt};
    if (e.occurred / 60 < before.state().last_minute) {
        out.refusal = refusal{};
        out.refusal->region = region::validity;
        out.refusal->text = {"Sự kiện xảy ra trước sự kiện đã ghi", "The event happened before one already applied"};
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
    out.dossier = before.in_state(now);
    out.document = row.document;
    out.basis = detail::basis_of(row, detail::law_day_of(in, before.state(), on));
    if (clock.set) out.clock = deadline(*clock.limit, civil_second{now.started}, under);
    if (e.what == event_kind::request_supplement && now.supplements > 1)
        out.warnings.push_back({"Yêu cầu bổ sung lần thứ " + std::to_string(now.supplements) + ": luật chỉ cho phép một lần",
                                "Supplement requested " + std::to_string(now.supplements) + " times: the law allows one"});
    if (row.certainty != certainty::text)
        out.warnings.push_back({"Bước này " + std::string(label(row.certainty)), "This step: " + std::string(label(row.certainty, language::en))});
    if (e.what == event_kind::accept && now.due == dossier_state::no_day)
        out.warnings.push_back({"Không xác định được hạn trả kết quả", "The due day is not known"});
    return out;
}

MOTCUA_INLINE std::vector<std::pair<event_kind, actor>> allowed_events(dossier const& d, civil_second on,
                                                                       std::optional<actor> by, rules const& under) {
    return detail::allowed_now(detail::context_of(d.subject(), under), d.state(), on.value, by);
}

}
}
