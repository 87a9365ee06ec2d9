// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../dossier.hpp"
#include "dossier_state.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline case_context context_of(dossier_subject const& s, rules const& under) {
    return {under,
            under.catalogue(),
            under.calendar(),
            under.readings(),
            under.machine().get(),
            s.code,
            s.variant,
            s.agency,
            s.unit};
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
    b.electronic_only = evidence_value(e.evidence, "file") == "electronic";
    b.step = step_said(evidence_value(e.evidence, "step"));
    return b;
}

/// What the person of an event has done on this dossier that another person should have done: who receives does not decide,
/// who decides does not set a new date. Nothing is known of an event without an identifier.
inline std::vector<event_kind> same_person(dossier const& d, event const& what) {
    std::vector<event_kind> all;
    bool const decides = what.what == event_kind::decide || what.what == event_kind::refuse_on_merits;
    if (what.actor_id.empty() || (!decides && what.what != event_kind::extend)) return all;
    for (auto const& e : d.course()) {
        if (e.actor_id != what.actor_id) continue;
        bool const decided = e.what == event_kind::decide || e.what == event_kind::refuse_on_merits;
        bool const apart = decides ? e.what == event_kind::accept || e.what == event_kind::extend : decided;
        if (apart && std::find(all.begin(), all.end(), e.what) == all.end()) all.push_back(e.what);
    }
    return all;
}

/// The citations of a row's identifiers on a day.
inline std::vector<citation> basis_of(law_book const& book, machine_row const& row, date on) {
    std::vector<citation> all;
    std::string_view rest = row.rules;
    while (!rest.empty()) {
        auto const cut = rest.find(' ');
        if (auto const* law = book.find(rest.substr(0, cut), on)) all.push_back(cite(law));
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

/// Roles as text, in their order.
inline bilingual roles(std::vector<std::pair<event_kind, actor>> const& allowed, event_kind what) {
    bilingual out;
    for (auto const& [event, by] : allowed) {
        if (event != what) continue;
        out.vi += (out.vi.empty() ? "" : ", ") + std::string(label(by));
        out.en += (out.en.empty() ? "" : ", ") + std::string(label(by, language::en));
    }
    return out;
}

/// What would make a guard hold.
inline bilingual cure_of(case_context const& in, dossier_state const& now, guard g, bare_event const& e) {
    auto const day = [](date d) { return std::pair(to_string_vi(d), to_string(d)); };
    switch (g) {
        case guard::intake_eligible:
            return {"Nộp trực tiếp hoặc trực tuyến", "File at the counter or online"};
        case guard::return_by_post:
            return {"Đăng ký nhận kết quả qua bưu chính trước", "Register return by post first"};
        case guard::supplement_window: {
            if (now.accepted == dossier_state::absent) return {"Tiếp nhận trước", "Accept first"};
            auto const [vi, en] = day(last_day_to_ask(in, now).latest);
            return {"Hạn yêu cầu bổ sung là hết ngày " + vi + ": giải quyết theo hồ sơ đã có",
                    "A supplement could be asked for until " + en + ": decide on what is there"};
        }
        case guard::fifteen_days: {
            if (now.waiting_since == dossier_state::absent)
                return {"Yêu cầu bổ sung trước", "Ask for the supplement first"};
            auto const [vi, en] = day(last_day_to_complete(in, now).latest);
            return {"Chờ hết ngày " + vi, "Wait until " + en + " is over"};
        }
        case guard::first_extension:
            return {"Chỉ được hẹn lại một lần: trả kết quả, hồ sơ sẽ ghi quá hạn",
                    "Only one new date can be set: finish, late if so"};
        case guard::day_before_due: {
            if (now.due == dossier_state::no_day)
                return {"Hồ sơ không có hạn để hẹn lại", "There is no due day to put off"};
            if (e.occurred / 86400 > now.due - 1) {
                auto const [vi, en] = day(date::from_days(now.due - 1));
                return {"Phải làm chậm nhất ngày " + vi + ": trả kết quả, hồ sơ sẽ ghi quá hạn",
                        "It had to be done by " + en + ": finish, late if so"};
            }
            auto const [vi, en] = day(date::from_days(now.due));
            return {"Ghi ngày hẹn mới sau " + vi + " (due=YYYY-MM-DD)",
                    "Give a new date after " + en + " (due=YYYY-MM-DD)"};
        }
        case guard::stop_window:
            return {"Chỉ từ khi người nộp nhận mẫu 01 đến trước khi có quyết định; chưa bàn giao thì rút bưu gửi",
                    "Only from receipt of form 01 until the decision; before the handover the packet can be recalled"};
        case guard::filed_online:
            return {"Hồ sơ nộp trực tiếp hoặc qua bưu chính: rút hồ sơ rồi nộp lại, hoặc bổ sung khi được yêu cầu",
                    "Filed at the counter or by post: withdraw and file again, or complete it when asked"};
        case guard::two_invitations:
            return {"Mời hai lần cách nhau 02 ngày làm việc, hoặc nêu lý do (reason=refused|moved|address|unknown)",
                    "Invite twice, two working days apart, or give the ground (reason=refused|moved|address|unknown)"};
        case guard::outcome_refused:
            return {"Hồ sơ được giải quyết thì giấy tờ lưu tại cơ quan",
                    "Papers of a granted dossier stay with the agency"};
        case guard::receives:
        case guard::returns:
            return {"Công chức một cửa thực hiện, hoặc bổ sung quyết định giao việc còn hiệu lực",
                    "Let an official of the desk do it, or add the delegation in force on that day"};
        case guard::separate_duties:
            return {"Người khác thực hiện", "Let another person do it"};
        case guard::supplement_once:
            return {"Chỉ được yêu cầu bổ sung một lần: giải quyết theo hồ sơ đã có",
                    "One request only: decide on what is there"};
        case guard::local_intake:
        case guard::receipt_counts:
        case guard::payment_suspends:
            break;
    }
    return {};
}

/// What to do instead: what would make this event legal, and what may happen now, by whom.
inline bilingual cure_of(case_context const& in, dossier_state const& now, refusal const& r, bare_event const& e) {
    bilingual first;
    auto const who = roles(r.allowed, e.what);
    if (r.region == region::actor && !who.vi.empty())
        first = {"Người thực hiện phải là: " + who.vi, "To be done by: " + who.en};
    else if (r.region == region::guard && r.guard)
        first = cure_of(in, now, *r.guard, e);
    else if (r.region == region::guard)
        first = {"Theo quy định của địa phương", "Follow the province's own rule"};
    bilingual list;
    for (auto const& t : token_table<event_kind>) {
        auto const by = roles(r.allowed, t.value);
        if (by.vi.empty()) continue;
        list.vi += (list.vi.empty() ? "" : "; ") + std::string(t.vi) + " (" + by.vi + ")";
        list.en += (list.en.empty() ? "" : "; ") + std::string(t.en) + " (" + by.en + ")";
    }
    list = {list.vi.empty() ? "Không còn bước nào" : "Có thể: " + list.vi,
            list.en.empty() ? "Nothing is left to do" : "Possible now: " + list.en};
    return first.vi.empty() ? list : bilingual{first.vi + ". " + list.vi, first.en + ". " + list.en};
}

/// How many things keep a row from applying: the further ones tell rows apart that fail first by the same.
inline int obstacles_to(machine_row const& row, regions const& now, actor by, guard_set known) {
    int n = row.status.holds(now.status) ? 0 : 1;
    n += row.by.holds(by) ? 0 : 1;
    n += row.result.holds(now.result) ? 0 : 1;
    n += row.papers.holds(now.papers) ? 0 : 1;
    n += row.packet.holds(now.packet) ? 0 : 1;
    n += row.payment.holds(now.payment) ? 0 : 1;
    for (auto rest = (row.guards & ~known) | (row.unless & known); rest != 0; rest &= rest - 1) ++n;
    return n;
}

/// The rows that a refusal speaks of: those that fail first by the very thing that it names. Of several, the ones that
/// fail by the fewest other things; in a status without a row, every row of the one who acts, because each says in
/// which status the event is allowed.
inline std::vector<machine_row const*> rows_spoken_of(machine_refusal const& said, regions const& now,
                                                      bare_event const& e, guard_set known, date law_day) {
    std::vector<machine_row const*> all;
    auto const& closest = national_rows[static_cast<std::size_t>(said.row)];
    if (said.narrowing >= 0 || said.region == region::validity) return {&closest};
    bool const by_status = said.region == region::status;
    int fewest = 1000;
    auto const of = static_cast<std::size_t>(e.what);
    for (std::size_t i = event_offsets[of]; i < event_offsets[of + 1]; ++i) {
        auto const& row = national_rows[i];
        auto const against = obstacle_to(row, now, e.by, known, law_day);
        if (!against || against->region != said.region || against->guard != said.guard) continue;
        int const n = by_status ? (row.by.holds(e.by) ? 0 : 1) : obstacles_to(row, now, e.by, known);
        if (n < fewest) all.clear();
        fewest = std::min(fewest, n);
        if (n == fewest) all.push_back(&row);
    }
    return all;
}

/// The values for which rows have a rule, as text in their order.
template <class E>
bilingual values_of(std::vector<machine_row const*> const& rows, move_of<E> machine_row::*of) {
    bilingual out;
    for (auto const& t : token_table<E>) {
        bool const there = std::any_of(rows.begin(), rows.end(), [&](auto const* r) { return (r->*of).holds(t.value); });
        if (!there) continue;
        out.vi += (out.vi.empty() ? "“" : ", “") + std::string(t.vi) + "”";
        out.en += (out.en.empty() ? "“" : ", “") + std::string(t.en) + "”";
    }
    return out;
}

inline refusal explained(case_context const& in, dossier const& d, bare_event const& e, machine_step const& step) {
    refusal r;
    auto const& row = national_rows[static_cast<std::size_t>(step.refusal.row)];
    date const on = civil_second{e.occurred}.day();
    auto const& at = d.state().at;
    r.region = step.refusal.region;
    r.guard = step.refusal.guard;
    // The rules of the day of acceptance hold for the dossier (pinning), so they are cited, whatever holds today.
    date const law_day = law_day_of(in, d.state(), on);
    auto const rows = rows_spoken_of(step.refusal, at, e, guards_for(in, d.state(), e), law_day);
    for (auto const* spoken : rows) {
        r.certainty = std::max(r.certainty, spoken->certainty);
        for (auto& c : basis_of(in.under.law(), *spoken, law_day))
            if (std::find(r.basis.begin(), r.basis.end(), c) == r.basis.end()) r.basis.push_back(std::move(c));
    }
    auto const what_vi = "“" + std::string(label(e.what)) + "”",
               what_en = "“" + std::string(label(e.what, language::en)) + "”";
    // What was read allows the event elsewhere; nothing that was read forbids it here.
    auto const both = [&](auto now_value, auto machine_row::*of) {
        auto const [vi, en] = values_of(rows, of);
        r.text = {what_vi + ": " + std::string(label(r.region)) + " đang là “" + std::string(label(now_value)) +
                      "”; căn cứ chỉ quy định cho " + vi,
                  what_en + ": " + std::string(label(r.region, language::en)) + " is “" +
                      std::string(label(now_value, language::en)) + "”; the basis has a rule for " + en + " only"};
    };
    switch (r.region) {
        case region::status:
            both(at.status, &machine_row::status);
            break;
        case region::papers:
            both(at.papers, &machine_row::papers);
            break;
        case region::packet:
            both(at.packet, &machine_row::packet);
            break;
        case region::result:
            both(at.result, &machine_row::result);
            break;
        case region::payment:
            both(at.payment, &machine_row::payment);
            break;
        case region::clock:
            break;  // no row reads the clock
        case region::actor:
            both(e.by, &machine_row::by);
            break;
        case region::validity:
            r.text = {what_vi + ": ngày " + to_string_vi(law_day) + " không có quy định được đọc đang có hiệu lực",
                      what_en + ": no rule that was read is in force on " + to_string(law_day)};
            // Before the first read one-stop text another one held (LA-19); after it, the row's own law is what is not in force.
            if (auto const* unread = in.under.law().find("LA-19", law_day))
                r.basis.push_back(cite(unread));
            else if (r.basis.empty())
                r.basis = basis_of(in.under.law(), row, row.from);
            break;
        case region::guard: {
            bool const forbidden = !r.guard.has_value();
            r.text = {what_vi + ": không thỏa điều kiện “" +
                          (forbidden ? "địa phương không cho phép" : std::string(label(*r.guard))) + "”",
                      what_en + ": the condition “" +
                          (forbidden ? "not forbidden by the province" : std::string(label(*r.guard, language::en))) +
                          "” does not hold"};
            // No text was read that forbids it: the reading refuses.
            if (r.guard == guard::separate_duties) r.basis = {{"Cách hiểu same_person", "", certainty::inferred}};
            break;
        }
    }
    if (step.refusal.narrowing >= 0)
        r.basis.push_back(in.machine->narrowings()[static_cast<std::size_t>(step.refusal.narrowing)].basis);
    r.allowed = allowed_now(in, d.state(), e.occurred, std::nullopt);
    r.cure = cure_of(in, d.state(), r, e);
    return r;
}

}
}
}
