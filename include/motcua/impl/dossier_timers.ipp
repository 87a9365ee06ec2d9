// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "../transit.hpp"
#include "dossier_lateness.ipp"
#include "eligibility_reasons.hpp"
#include "process_walk.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Collects the times that run; a time whose rule was not read, or is not in force on the dossier's day, is left out.
class timer_list {
public:
    timer_list(case_context const& in, dossier const& d, civil_second on)
        : in_(in), now_(d.state()), opened_(d.opened().state()), course_(d.course()), on_(on), law_day_(law_day_of(in, d.state(), on.day())) {}

    std::vector<next_deadline> collect() {
        resolution();
        internal_step();
        forwarding();
        online();
        supplement_request();
        closing();
        apology();
        correction();
        carriage();
        return std::move(all_);
    }

private:
    static constexpr auto absent = dossier_state::absent;

    /// The last event of a kind, or null.
    [[nodiscard]] event const* last(std::initializer_list<event_kind> kinds) const {
        for (auto e = course_.rbegin(); e != course_.rend(); ++e)
            if (std::find(kinds.begin(), kinds.end(), e->what) != kinds.end()) return &*e;
        return nullptr;
    }
    [[nodiscard]] bool from_2025() const { return law_day_ >= decree_118; }
    /// A new time by a rule in force on the dossier's day; null where there is none. `at_best` weakens the certainty.
    next_deadline* add(timer what, std::string_view rule, date on, certainty at_best = certainty::text) {
        auto const* law = in_.under.law().find(rule, on);
        if (law == nullptr) return nullptr;
        auto basis = cite(law);
        basis.certainty = weaker(basis.certainty, at_best);
        if (basis.certainty == certainty::recalled) return nullptr;  // never a default
        all_.push_back({what, {}, {}, {}, {}, {}, {}, std::string(rule), std::move(basis), {}, false});
        return &all_.back();
    }
    void until(next_deadline& t, date_bounds bounds) const {
        t.earliest = bounds.earliest;
        t.latest = bounds.latest;
        if (bounds.earliest == bounds.latest) t.on = bounds.earliest;
        t.passed = on_.day() > bounds.latest;
    }
    static void say(next_deadline& t, std::string const& vi, std::string const& en,
                    std::string const& by_vi = " chậm nhất ", std::string const& by_en = " by ") {
        t.text = {vi, en};
        if (t.at)
            t.text = {vi + by_vi + clock_text(*t.at, language::vi), en + by_en + clock_text(*t.at, language::en)};
        else if (t.on)
            t.text = {vi + by_vi + to_string_vi(*t.on), en + by_en + to_string(*t.on)};
        else if (t.earliest && t.latest)
            t.text = {
                vi + by_vi + to_string_vi(*t.earliest) + "–" + to_string_vi(*t.latest) + " (chưa quyết định ngày nghỉ)",
                en + by_en + to_string(*t.earliest) + " to " + to_string(*t.latest) + " (days off not decided)"};
    }

    void resolution() {
        if (now_.at.clock != clock_state::running || now_.due == dossier_state::no_day || now_.started == absent)
            return;
        bool const remote =
            from_2025() && law_day_ >= decree_309 && !takes_in_at_home(in_.catalogue, in_.unit, in_.agency);
        bool const by_record = now_.started != now_.accepted && now_.supplements == 0;
        auto const rule = now_.supplements > 0 ? "CLK-05"
                          : remote             ? "CLK-03"
                          : from_2025()        ? "CLK-02"
                          : by_record          ? "LA-02"
                                               : "LA-01";
        auto* t = add(timer::resolution, rule, law_day_);
        if (t == nullptr) return;
        date const day = date::from_days(now_.due);
        until(*t, {day, day});
        if (now_.due_second >= 0) {
            t->at = civil_second{std::int64_t{now_.due} * 86400 + now_.due_second};
            t->passed = on_ > *t->at;
        }
        t->who = {actor::officer, actor::leader};
        say(*t, "Có kết quả tại bộ phận một cửa", "The result is at the desk");
    }

    /// Where the catalogue has the process: its source, else the duty to issue one; else the catalogue itself.
    [[nodiscard]] citation process_basis(law_row const* duty) const {
        auto const entry = in_.catalogue.at(in_.code, process_day(in_, now_), in_.agency);
        auto const& source = (*entry)->source;
        auto const* found = in_.catalogue.find_source(source);
        if (!source.empty())
            return {title_of(in_.catalogue, source), "", found == nullptr ? certainty::second_hand : found->certainty};
        return duty != nullptr ? cite(duty) : citation{"Danh mục " + in_.catalogue.edition(), "", certainty::second_hand};
    }
    void internal_step() {
        if (now_.accepted == absent || now_.at.clock == clock_state::paused) return;
        process_walk walk(in_, opened_);
        for (auto const& e : course_) walk.happen(bare(e));
        // Handed on past the last step: which one it is in, nobody knows.
        if (walk.steps() == nullptr || walk.stays().empty() || walk.state().step > walk.steps()->size()) return;
        walk.judge_at(walk.stays().back().entered);
        auto const& stay = walk.stays().back();
        if (stay.left || stay.verdict == step_verdict::outside) return;
        auto const* duty = in_.under.law().find("LA-24", law_day_);
        auto basis = process_basis(duty);
        if (basis.certainty == certainty::recalled) return;
        auto const& step = (*walk.steps())[stay.step];
        all_.push_back({timer::process_step, {}, {}, {}, {}, {}, {}, duty == nullptr ? "" : "LA-24", std::move(basis), {}, false});
        auto& t = all_.back();
        if (walk.desk(stay.step))
            t.who = {actor::desk_clerk, actor::delegated_clerk};
        else
            t.who = {actor::officer, actor::leader};
        if (stay.earliest && stay.latest) until(t, {*stay.earliest, *stay.latest});
        if (stay.at) {
            t.at = stay.at;
            t.passed = on_ > *stay.at;
        }
        auto const said = [&](std::string const& word, std::string const& role, std::string const& open) {
            return word + " " + std::to_string(stay.step + 1) + "/" + std::to_string(walk.steps()->size()) + ", " + step.unit +
                   (role.empty() ? "" : " (" + role + ")") + (t.latest ? "" : open);
        };
        say(t, said("Bước", step.role.vi, ": chưa biết thời gian"), said("Step", step.role.en, ": its time is not known"));
    }

    void forwarding() {
        if (now_.at.status != status::accepted || now_.intake == channel::online)
            return;  // LA-18: not for electronic data
        auto const* begun = last({event_kind::accept, event_kind::receive_supplement});
        if (begun == nullptr) return;
        // The article speaks of dossiers taken in directly; that those by post count among them is our conclusion.
        auto const known = now_.intake == channel::post && !sent_on(in_, from_2025()) ? certainty::inferred : certainty::text;
        auto* t = add(timer::forwarding, from_2025() ? "OST-52" : "OST-08", law_day_, known);
        if (t == nullptr) return;
        until(*t, forwarding_days(in_, begun->occurred, from_2025()));
        t->who = {actor::desk_clerk, actor::delegated_clerk};
        if (sent_on(in_, from_2025()))
            say(*t, "Chuyển hồ sơ giấy đến cơ quan có thẩm quyền", "Forward the papers to the competent agency");
        else if (after_cutoff(in_, begun->occurred))
            say(*t, "Chuyển hồ sơ (nhận sau 15 giờ)", "Forward (received after 15:00)", " đầu ngày làm việc ",
                " at the start of ");
        else
            say(*t, "Chuyển hồ sơ trong ngày", "Forward on the same day");
    }

    void online() {
        if (now_.at.status != status::submitted || now_.intake != channel::online) return;
        auto const* sent = last({event_kind::submit_online});
        // A notice to complete is the answer that the article asks for.
        if (sent == nullptr || last({event_kind::request_supplement}) != nullptr) return;
        date const day = sent->occurred.day();
        if (auto* t = add(timer::alert, "OST-49", day)) {
            t->at = civil_second{sent->occurred.value + 2 * 3600};
            t->on = t->earliest = t->latest = t->at->day();
            t->passed = on_ > *t->at;
            t->who = {actor::system};
            say(*t, "Báo cho công chức có hồ sơ mới", "Tell an official of the new dossier");
        }
        if (auto* t = add(timer::acknowledgement, "OST-49", day)) {
            deadline const answer(parse_time_limit("08 giờ làm việc"), sent->occurred, in_.under);
            t->at = answer.at();
            t->on = answer.date();
            t->earliest = answer.earliest();
            t->latest = answer.latest();
            t->passed = t->at ? on_ > *t->at : t->latest && on_.day() > *t->latest;
            t->who = {actor::desk_clerk, actor::delegated_clerk};
            say(*t, "Tiếp nhận hoặc yêu cầu bổ sung trong 08 giờ làm việc",
                "Accept or ask for a supplement within 8 working hours");
        }
    }

    void supplement_request() {
        if ((now_.at.status != status::accepted && now_.at.status != status::processing) || now_.accepted == absent)
            return;
        if (now_.at.result != result_custody::none || last({event_kind::recall_result}) != nullptr) return;
        if (!may_ask_again(in_, now_)) return;
        auto* t = add(timer::supplement_request, from_2025() ? "OST-60" : "OST-09", law_day_);
        if (t == nullptr) return;
        until(*t, last_day_to_ask(in_, now_));
        t->who = {actor::desk_clerk, actor::delegated_clerk};
        say(*t, "Nếu cần bổ sung: gửi mẫu 02", "If something is missing: form 02");
    }

    void closing() {
        if (now_.at.status != status::supplement_requested || now_.waiting_since == absent) return;
        auto* t = add(timer::closing, "OST-61", law_day_);
        if (t == nullptr) return;
        until(*t, last_day_to_complete(in_, now_));
        t->who = {actor::applicant, actor::desk_clerk, actor::delegated_clerk, actor::system};
        say(*t, "Người nộp bổ sung, sau đó một cửa đóng hồ sơ", "The applicant completes, after that the desk closes");
    }

    void apology() {
        bool const open = now_.at.status == status::accepted || now_.at.status == status::processing;
        if (!open || now_.due == dossier_state::no_day || now_.extended != 0 || now_.at.clock != clock_state::running)
            return;
        auto* t = add(timer::apology, from_2025() ? "OST-64" : "OST-13", law_day_);
        if (t == nullptr) return;
        date const day = date::from_days(now_.due) - calendar_days{1};
        until(*t, {day, day});
        date worked = day;
        while (!works(in_.calendar.day(worked).kind)) worked = worked - calendar_days{1};
        if (worked != day) t->in_practice = worked;
        t->who = {actor::officer, actor::leader};
        say(*t, "Nếu sẽ quá hạn: xin lỗi và hẹn lại", "If it will be late: apology and new date");
    }

    void correction() {
        auto const* found = last({event_kind::recall_result});
        if (now_.at.status != status::processing || found == nullptr) return;
        // Điều 21.1 of 2018 gave no days.
        auto* t = add(timer::correction, "OST-70", law_day_);
        if (t == nullptr) return;
        until(*t, in_.calendar.advance_bounds(found->occurred.day(), 3));
        t->who = {actor::officer, actor::leader};
        say(*t, "Sửa và trả lại kết quả", "Correct the result and send it back");
    }

    /// The post's own time from an event whose evidence names the zone.
    void carried(timer what, event_kind begun, bool with_slip, certainty known) {
        auto const* e = last({begun});
        if (e == nullptr) return;
        auto* t = add(what, "PST-48", e->occurred.day(), known);
        if (t == nullptr) return;
        t->who = {actor::postal_worker};
        std::string const vi = what == timer::carriage_out ? "Bưu chính phát kết quả lần đầu"
                               : with_slip ? "Bưu chính giao hồ sơ và đưa giấy hẹn cho người nộp"
                                           : "Bưu chính giao hồ sơ cho cơ quan";
        std::string const en = what == timer::carriage_out ? "The post tries to deliver"
                               : with_slip                 ? "The post hands the packet over and brings the slip back"
                                                           : "The post hands the packet over";
        auto const zone = parse<postal_zone>(std::string(evidence_value(e->evidence, "zone")));
        if (!zone || *zone == postal_zone::special_area) {
            t->text = {vi + (zone ? ": bưu điện tự công bố thời gian" : ": chưa biết vùng (zone=…)"),
                       en + (zone ? ": the post publishes its own time" : ": the zone is not known (zone=…)")};
            return;
        }
        auto const transit = transit_due(*zone, e->occurred.day(), with_slip, in_.under);
        if (transit.earliest && transit.latest) until(*t, {*transit.earliest, *transit.latest});
        say(*t, vi + " (J+" + std::to_string(transit.n.value_or(0)) + ")",
            en + " (J+" + std::to_string(transit.n.value_or(0)) + ")");
    }
    void carriage() {
        // The two-way service brings no slip back (TT 17/2017 Điều 5.3); of a supplement the circular says nothing.
        bool const first = now_.at.status == status::draft;
        if (now_.at.packet != packet::none)
            carried(timer::carriage_in, event_kind::post_accept, first && now_.return_by != return_channel::post,
                    first ? certainty::text : certainty::inferred);
        if (now_.at.result == result_custody::post_accepted || now_.at.result == result_custody::post_transit)
            carried(timer::carriage_out, event_kind::hand_to_post, false, certainty::text);
    }

    case_context const& in_;
    dossier_state const& now_;
    dossier_state opened_;
    std::vector<event> course_;
    civil_second on_;
    date law_day_;
    std::vector<next_deadline> all_;
};

}

MOTCUA_INLINE std::vector<next_deadline> next_deadlines(dossier const& d, rules const& under, civil_second on) {
    if (detail::went_on_after(d, on)) return next_deadlines(detail::as_of(d, under, on), under, on);
    auto const in = detail::context_of(d.subject(), under);
    return detail::timer_list(in, d, on).collect();
}

}
}
