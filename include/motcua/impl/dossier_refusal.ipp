// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../dossier.hpp"
#include "dossier_state.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline case_context context_of(dossier_subject const& s, rules const& under, std::optional<date> law_of = std::nullopt) {
    return {under,
            under.catalogue(),
            under.calendar(),
            under.readings(),
            under.machine().get(),
            s.code,
            s.variant,
            s.agency,
            s.unit,
            law_of};
}

/// Evidence that the machine reads, in the form `name=value`.
inline std::string_view evidence_value(std::vector<std::string> const& evidence, std::string_view name) {
    for (auto const& item : evidence)
        if (item.size() > name.size() && item.compare(0, name.size(), name) == 0 && item[name.size()] == '=')
            return std::string_view(item).substr(name.size() + 1);
    return {};
}

/// An identifier says who it was to those who keep the list of persons, and nothing to others:
/// a name, a telephone or an identity number has no place in a course.
inline void check_opaque(std::string const& id) {
    bool plain = id.size() <= 64, digits = !id.empty();
    for (char const c : id) {
        bool const digit = c >= '0' && c <= '9', letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        plain = plain && (digit || letter || c == '.' || c == '_' || c == ':' || c == '-' || c == '/');
        digits = digits && digit;
    }
    bool const telling = digits && (id.size() == 9 || id.size() == 10 || id.size() == 12);
    if (plain && !telling) return;
    fail(error_code::value_invalid, "actor_id", id.substr(0, 64),
         "an opaque identifier: at most 64 letters, digits and . _ : - /, no name, telephone or identity number",
         "give the number of the account or a pseudonym");
}

/// What a save could not give back: control characters, and texts beyond what is read.
inline void check_text(char const* where, std::string const& text) {
    bool const plain = std::none_of(text.begin(), text.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
    if (plain && text.size() <= 65'536) return;
    fail(error_code::value_invalid, where, plain ? std::to_string(text.size()) + " bytes" : "a control character",
         "a text of at most 65536 bytes in one line", "remove what does not belong there");
}

inline bool says(std::vector<std::string> const& evidence, std::string_view name) {
    return std::any_of(evidence.begin(), evidence.end(), [&](std::string const& item) {
        return item.size() > name.size() && item.compare(0, name.size(), name) == 0 && item[name.size()] == '=';
    });
}

inline bare_event bare(event const& e) {
    bare_event b{e.what, e.actor, e.occurred.value};
    if (auto const day = parse_date(evidence_value(e.evidence, day_of_evidence(e.what)))) b.promised = day->days();
    b.undeliverable = undeliverable(evidence_value(e.evidence, "reason"));
    b.electronic_only = evidence_value(e.evidence, "file") == "electronic";
    if (says(e.evidence, "step")) b.step = step_said(evidence_value(e.evidence, "step"));
    return b;
}

/// The first thing that the person of an event has done on this dossier and that another person should have done: who
/// receives does not decide, who decides does not set a new date. Nothing is known of an event without an identifier.
inline std::optional<event_kind> same_person(dossier const& d, event const& what) {
    bool const decides = what.what == event_kind::decide || what.what == event_kind::refuse_on_merits;
    if (what.actor_id.empty() || (!decides && what.what != event_kind::extend)) return std::nullopt;
    std::optional<event_kind> first;
    d.course_backwards([&](event const& e) {
        if (e.actor_id != what.actor_id) return;
        bool const decided = e.what == event_kind::decide || e.what == event_kind::refuse_on_merits;
        // Whoever took the packet over or the supplement in has received as well.
        bool const received = e.what == event_kind::accept || e.what == event_kind::receive_supplement ||
                              (e.what == event_kind::post_handover && e.actor != actor::postal_worker);
        if (decides ? received || e.what == event_kind::extend : decided) first = e.what;
    });
    return first;
}

/// The dossier as it stood at an instant: later events left out. What the rules refuse is left out too.
inline dossier as_of(dossier const& d, rules const& under, civil_second on) {
    auto now = d.opened();
    for (auto const& e : d.course())
        if (e.occurred <= on) now = apply(now, e, under).dossier;
    return now;
}

/// Whether events of the course happened after an instant, so that the dossier stood otherwise then.
inline bool went_on_after(dossier const& d, civil_second on) {
    bool later = false;
    d.course_backwards([&](event const& e) { later = later || e.occurred > on; });
    return later;
}

/// Whether a rule of a row speaks of a dossier filed that way: the postal decision's clock does of dossiers by post only
/// (LA-01, LA-02).
inline bool speaks_of(std::string_view id, channel intake) { return id != "LA-02" || intake == channel::post; }

/// The citations of a row's identifiers on a day, for a dossier filed that way.
inline std::vector<citation> basis_of(law_book const& book, machine_row const& row, date on, channel intake) {
    std::vector<citation> all;
    std::string_view rest = row.rules;
    while (!rest.empty()) {
        auto const cut = rest.find(' ');
        auto const id = rest.substr(0, cut);
        if (auto const* law = book.find(id, on); law != nullptr && speaks_of(id, intake)) all.push_back(cite(law));
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
            // A stop of a dossier by post is possible when form 01 has reached the applicant.
            if (day_of_evidence(e.value) == "slip_received") probe.promised = civil_second{when}.day().days();
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
            if (now.accepted != dossier_state::absent && now.at.result == result_custody::none)
                return {"Từ khi bàn giao đến khi người nộp nhận được mẫu 01 không quy định nào được đọc cho phép dừng (Luật Bưu "
                        "chính Điều 16, NĐ 118/2025 Điều 21.1); đã nhận thì ghi ngày nhận (slip_received=YYYY-MM-DD)",
                        "Between the handover and the delivery of form 01 no rule that was read allows a stop (Luật Bưu chính "
                        "Điều 16, NĐ 118/2025 Điều 21.1); once received, give the day (slip_received=YYYY-MM-DD)"};
            return {"Chỉ từ khi người nộp nhận mẫu 01 đến trước khi có quyết định; chưa bàn giao thì rút bưu gửi",
                    "Only from receipt of form 01 until the decision; before the handover the packet can be recalled"};
        case guard::filed_online:
            return {"Hồ sơ nộp trực tiếp hoặc qua bưu chính: rút hồ sơ rồi nộp lại, hoặc bổ sung khi được yêu cầu",
                    "Filed at the counter or by post: withdraw and file again, or complete it when asked"};
        case guard::return_eligible:
            return {"Trả kết quả tại quầy hoặc trả điện tử", "Return the result at the counter or electronically"};
        case guard::step_of_process:
            return {"Ghi số bước của quy trình nội bộ, từ 1 (step=N), hoặc bỏ trống để sang bước tiếp theo",
                    "Give the number of a step of the internal process, from 1 (step=N), or none for the next one"};
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
    auto const allowed = r.allowed();
    auto const who = roles(allowed, e.what);
    if (r.region == region::actor && !who.vi.empty())
        first = {"Người thực hiện phải là: " + who.vi, "To be done by: " + who.en};
    else if (r.region == region::guard && r.guard)
        first = cure_of(in, now, *r.guard, e);
    else if (r.region == region::guard)
        first = {"Theo quy định của địa phương", "Follow the province's own rule"};
    bilingual list;
    for (auto const& t : token_table<event_kind>) {
        auto const by = roles(allowed, t.value);
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

}

MOTCUA_INLINE std::vector<machine_row const*> refusal::rows(detail::case_context const& in, date law_day) const {
    if (out_of_order()) return {};
    auto const& now = before_.state();
    return detail::rows_spoken_of(said_, now.at, event_, detail::guards_for(in, now, event_), law_day);
}

MOTCUA_INLINE std::vector<std::pair<event_kind, actor>> refusal::allowed() const {
    auto const& now = before_.state();
    auto const when = out_of_order() ? std::int64_t{now.last_minute} * 60 : event_.occurred;
    return detail::allowed_now(detail::context_of(before_.subject(), under_, law_of_), now, when, std::nullopt);
}

MOTCUA_INLINE certainty refusal::certainty() const {
    auto const in = detail::context_of(before_.subject(), under_, law_of_);
    auto weakest = motcua::certainty::text;
    for (auto const* row : rows(in, detail::law_day_of(in, before_.state(), civil_second{event_.occurred}.day())))
        weakest = std::max(weakest, row->certainty);
    return weakest;
}

MOTCUA_INLINE std::vector<citation> refusal::basis() const {
    std::vector<citation> all;
    if (out_of_order()) return all;
    // No text was read that forbids it: the reading refuses.
    if (guard == motcua::guard::separate_duties) {
        all.push_back({"Cách hiểu same_person", "", motcua::certainty::inferred});
    } else {
        auto const in = detail::context_of(before_.subject(), under_, law_of_);
        // The rules of the day of acceptance hold for the dossier (pinning), so they are cited, whatever holds today.
        date const law_day = detail::law_day_of(in, before_.state(), civil_second{event_.occurred}.day());
        for (auto const* spoken : rows(in, law_day))
            for (auto& c : detail::basis_of(under_.law(), *spoken, law_day, before_.state().intake))
                if (std::find(all.begin(), all.end(), c) == all.end()) all.push_back(std::move(c));
        if (region == motcua::region::validity) {
            auto const& row = detail::national_rows[static_cast<std::size_t>(said_.row)];
            // Before the first read one-stop text another one held (LA-19); after it, the row's own law is what is not in force.
            if (auto const* unread = under_.law().find("LA-19", law_day)) all.push_back(cite(unread));
            else if (all.empty()) all = detail::basis_of(under_.law(), row, row.from, before_.state().intake);
        }
    }
    if (said_.narrowing >= 0)
        all.push_back(under_.machine()->narrowings()[static_cast<std::size_t>(said_.narrowing)].basis);
    return all;
}

MOTCUA_INLINE bilingual refusal::text() const {
    if (out_of_order())
        return {"Sự kiện xảy ra trước sự kiện đã ghi", "The event happened before one already applied"};
    auto const in = detail::context_of(before_.subject(), under_, law_of_);
    auto const& at = before_.state().at;
    date const law_day = detail::law_day_of(in, before_.state(), civil_second{event_.occurred}.day());
    auto const what_vi = "“" + std::string(label(event_.what)) + "”",
               what_en = "“" + std::string(label(event_.what, language::en)) + "”";
    // What was read allows the event elsewhere; nothing that was read forbids it here.
    auto const both = [&](auto now_value, auto machine_row::*of) -> bilingual {
        auto const [vi, en] = detail::values_of(rows(in, law_day), of);
        return {what_vi + ": " + std::string(label(region)) + " đang là “" + std::string(label(now_value)) +
                    "”; căn cứ chỉ quy định cho " + vi,
                what_en + ": " + std::string(label(region, language::en)) + " is “" +
                    std::string(label(now_value, language::en)) + "”; the basis has a rule for " + en + " only"};
    };
    switch (region) {
        case region::status: return both(at.status, &machine_row::status);
        case region::papers: return both(at.papers, &machine_row::papers);
        case region::packet: return both(at.packet, &machine_row::packet);
        case region::result: return both(at.result, &machine_row::result);
        case region::payment: return both(at.payment, &machine_row::payment);
        case region::actor: return both(event_.by, &machine_row::by);
        case region::validity:
            return {what_vi + ": ngày " + to_string_vi(law_day) + " không có quy định được đọc đang có hiệu lực",
                    what_en + ": no rule that was read is in force on " + to_string(law_day)};
        case region::guard: break;
        case region::clock: break;  // no row reads the clock
    }
    bool const forbidden = !guard.has_value();
    if (said_.narrowing >= 0) {
        auto const& own = under_.machine()->narrowings()[static_cast<std::size_t>(said_.narrowing)];
        return {what_vi + ": địa phương không cho phép theo “" + own.id + "”" +
                    (forbidden ? "" : ", trừ khi “" + std::string(label(*guard)) + "”"),
                what_en + ": not allowed by the province's “" + own.id + "”" +
                    (forbidden ? "" : " unless “" + std::string(label(*guard, language::en)) + "” holds")};
    }
    return {what_vi + ": không thỏa điều kiện “" + std::string(label(*guard)) + "”",
            what_en + ": the condition “" + std::string(label(*guard, language::en)) + "” does not hold"};
}

MOTCUA_INLINE bilingual refusal::cure() const {
    if (out_of_order())
        return {"Ghi các sự kiện theo thứ tự thời gian, hoặc ghi vào nhật ký hồ sơ: nhật ký xếp sự kiện đến muộn vào đúng chỗ",
                "Apply events in the order in which they happened, or write them into a log, which puts late ones in their place"};
    return detail::cure_of(detail::context_of(before_.subject(), under_, law_of_), before_.state(), *this, event_);
}

}
}
