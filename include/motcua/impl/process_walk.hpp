// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "../step_stay.hpp"
#include "dossier_refusal.ipp"
#include "dossier_state.ipp"
#include "dossier_lateness.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Follows the events of one dossier through its process. The steps are those of `advance_state`: one text for both.
class process_walk {
public:
    explicit process_walk(case_context const& in, dossier_state opened) : in_(in), now_(opened) {}

    /// One more event; what the table refuses is left out.
    void happen(bare_event const& e) {
        auto const before = now_;
        if (!advance_state(in_, now_, e).allowed) return;
        last_ = e.occurred;
        auto const restarts = in_.as[reading::supplement_clock] == readings_as::supplement_clock_restart;
        bool const asked = e.what == event_kind::request_supplement, given = e.what == event_kind::receive_supplement;
        if (before.at.clock == clock_state::running && now_.at.clock == clock_state::paused) {
            paused_since_ = e.occurred;
            if (asked && restarts) leave(e.occurred, true);
        }
        if (before.at.clock == clock_state::paused && now_.at.clock == clock_state::running) {
            if (given && restarts) {
                ++round_;
                load();
                enter(e.occurred);
            } else if (e.what == event_kind::pay ||
                       in_.as[reading::supplement_clock] == readings_as::supplement_clock_pause) {
                put_off(e.occurred);
            }
        }
        switch (e.what) {
            case event_kind::accept:
                load();
                enter(e.occurred);
                break;
            case event_kind::forward:
            case event_kind::pass_on:
                beyond_ = beyond_ || (steps_ != nullptr && now_.step > steps_->size());
                if (place() != open_place() && !recalled_) leave(e.occurred, false), enter(e.occurred);
                break;
            case event_kind::issue:
                if (!recalled_) leave(e.occurred, false), to_the_desk(e.occurred);
                break;
            case event_kind::recall_result:
                leave(e.occurred, false);
                recalled_ = true;
                break;
            case event_kind::hand_to_post:
            case event_kind::collect:
            case event_kind::send_electronically: leave(e.occurred, false); break;
            default:
                if (now_.at.status == status::stopped) leave(e.occurred, false);
        }
    }

    /// Judges every stay, an open one at `on`.
    void judge_at(civil_second on) {
        // While the count stands still, the due day is what it would be if it went on now.
        if (now_.at.clock == clock_state::paused && on.value >= paused_since_) put_off(on.value);
        for (auto& s : stays_) judge_stay(s, on);
    }
    [[nodiscard]] dossier_state const& state() const { return now_; }
    [[nodiscard]] std::vector<process_step> const* steps() const { return steps_; }
    [[nodiscard]] std::vector<step_stay>& stays() { return stays_; }
    [[nodiscard]] int rounds() const { return round_; }
    [[nodiscard]] std::int64_t last() const { return last_; }
    [[nodiscard]] bool beyond() const { return beyond_; }
    [[nodiscard]] bool desk(std::size_t step) const { return names_the_desk((*steps_)[step].unit, in_.unit); }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    void load() {
        auto const* kase = case_on(in_, process_day(in_, now_));
        steps_ = kase == nullptr || kase->process.empty() ? nullptr : &kase->process;
    }
    /// The place in the process in which the state has the dossier; `nowhere` before the first step.
    [[nodiscard]] std::size_t place() const {
        if (steps_ == nullptr || now_.step == 0) return nowhere;
        return std::min<std::size_t>(now_.step - 1U, steps_->size() - 1);
    }
    [[nodiscard]] bool is_open() const { return !stays_.empty() && !stays_.back().left; }
    [[nodiscard]] std::size_t open_place() const { return is_open() ? stays_.back().step : nowhere; }

    void enter(std::int64_t when) {
        auto const to = place();
        if (to == nowhere) return;
        bool const back = !stays_.empty() && stays_.back().round == round_ && stays_.back().step > to;
        add(to, when).back = back;
    }
    step_stay& add(std::size_t step, std::int64_t when) {
        stays_.push_back({step, round_, civil_second{when}, {}, false, false, 0, {}, {}, {}, {},
            step_verdict::unknown, 0, 0});
        return stays_.back();
    }
    void leave(std::int64_t when, bool interrupted) {
        if (!is_open()) return;
        stays_.back().left = civil_second{when};
        stays_.back().interrupted = interrupted;
    }
    /// With the result at the desk the rest of the process is the desk's, outside the resolution time.
    void to_the_desk(std::int64_t when) {
        if (steps_ == nullptr || stays_.empty()) return;
        for (std::size_t i = stays_.back().step + 1; i < steps_->size(); ++i)
            if (desk(i)) {
                add(i, when).verdict = step_verdict::outside;
                return;
            }
    }
    void put_off(std::int64_t until) {
        if (!is_open()) return;
        int const n = in_.calendar.count(civil_second{paused_since_}.day(), civil_second{until}.day());
        if (n > 0) stays_.back().paused_days += n;
    }

    void judge_stay(step_stay& s, civil_second on) {
        civil_second const end = s.left.value_or(std::max(on, s.entered));
        s.working_days = std::max(0, in_.calendar.count_bounds(s.entered.day(), end.day()).fewest);
        if (s.verdict == step_verdict::outside) return;
        set_due_of(s);
        if (!s.earliest || !s.latest) return;
        bool const after = s.at ? end > *s.at : end.day() > *s.latest;
        bool const within = s.at ? end <= *s.at : end.day() <= *s.earliest;
        if (after)
            s.verdict = s.left ? step_verdict::late : step_verdict::overdue;
        else if (within)
            s.verdict = s.left ? step_verdict::in_time : step_verdict::running;
        if (after) s.late_days = std::max(0, in_.calendar.count_bounds(*s.latest, end.day()).fewest);
    }
    void set_due_of(step_stay& s) const {
        auto const& limit = first_of(s).time;
        if (auto const easy = leading(s) == 1 ? plain(limit, in_.as) : std::nullopt) {
            auto const day = due_plain(*easy, s.entered.day(), in_.calendar, in_.as);
            s.due = day.on;
            s.earliest = s.latest = day.on;
            if (!day.on) walk(s);
        } else {
            walk(s);
        }
        if (s.paused_days > 0)
            for (auto* day : {&s.due, &s.earliest, &s.latest})
                if (*day) *day = in_.calendar.advance(**day, s.paused_days);
        if (s.paused_days > 0 && s.at && s.due)
            s.at = civil_second{std::int64_t{s.due->days()} * 86400 + s.at->second_of_day()};
    }
    /// The whole way of a limit that is not plain: hours, alternatives. Leading steps at the desk run one after
    /// another.
    void walk(step_stay& s) const {
        moment from = s.entered;
        for (auto i = s.step + 1 - leading(s); i <= s.step; ++i) {
            auto const& limit = (*steps_)[i].time;
            if (limit.terms().empty()) {
                s.due = s.earliest = s.latest = std::nullopt;
                s.at.reset();
                return;
            }
            deadline const walked(limit, from, in_.under);
            s.due = walked.date();
            s.at = walked.at();
            s.earliest = walked.earliest();
            s.latest = walked.latest();
            if (i == s.step) return;
            if (s.at) from = *s.at;
            else if (s.due) from = *s.due;
            else break;
        }
        s.due = s.earliest = s.latest = std::nullopt;
    }
    [[nodiscard]] process_step const& first_of(step_stay const& s) const { return (*steps_)[s.step]; }
    /// How many steps of the process a stay stands for: all leading ones at the desk, else one.
    [[nodiscard]] std::size_t leading(step_stay const& s) const {
        for (std::size_t i = 0; i <= s.step; ++i)
            if (!desk(i)) return 1;
        return s.step + 1;
    }

    case_context const& in_;
    dossier_state now_;
    std::vector<process_step> const* steps_ = nullptr;
    std::vector<step_stay> stays_;
    int round_ = 1;
    std::int64_t paused_since_ = 0, last_ = 0;
    bool recalled_ = false, beyond_ = false;
};

}
}
}
