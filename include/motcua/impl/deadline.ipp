// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../deadline.hpp"
#include "deadline_walk.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline constexpr int most_days = 3660, most_hours = 29280;  // ten years: more is a typing error, not a limit

/// Computes one alternative of a limit.
class limit_walk {
public:
    limit_walk(moment received, rules const& under, std::vector<date_range> pauses, office_hours const* hours,
               bool by_postmark = false)
        : under_(under), calendar_(under.calendar()), as_(under.readings()), pauses_(std::move(pauses)), hours_(hours),
          at_{received.day(), received.day(), received.earliest().value, received.latest().value, false},
          received_(received) {
        if (by_postmark) note_reading(reading::postmark);
    }

    deadline_alternative run(limit_alternative const& wanted) {
        deadline_alternative out;
        out.condition = wanted.condition;
        bool counted = false;
        for (std::size_t i = 0; i < wanted.steps.size(); ++i) {
            auto const& t = wanted.steps[i];
            bool const ends = i + 1 == wanted.steps.size() || wanted.steps[i + 1].join == term_join::then;
            if (t.unit == time_unit::none) {
                note("Không quy định thời hạn", "No limit is laid down", {});
                continue;
            }
            if (t.sense != term_sense::at_most) {
                note("Không tính vào thời hạn: " + std::string(label(t.sense)) + " " + amount_text(t, true),
                     "Not part of the limit: " + std::string(label(t.sense, language::en)) + " " + amount_text(t, false), {});
                continue;
            }
            if (!step(t, ends)) {
                out.status = deadline_status::undecided;
                out.steps = std::move(steps_);
                return out;
            }
            counted = true;
            if (!t.excludes.empty())
                note("Nguồn loại trừ khỏi thời hạn: " + t.excludes + " (chưa trừ; khai bằng tạm dừng)",
                     "The source excludes: " + t.excludes + " (not taken off yet; give it as a pause)", {});
        }
        if (counted) finish(out);
        else out.status = deadline_status::none;
        out.steps = std::move(steps_);
        return out;
    }

private:
    void note(std::string vi, std::string en, citation basis, std::optional<date> from = {}, std::optional<date> to = {}) {
        steps_.push_back({{std::move(vi), std::move(en)}, std::move(basis), from, to});
    }
    void note_reading(reading r) {
        auto const& row = reading_rows[static_cast<std::size_t>(r)];
        auto const& v = as_.value(r);
        note("Cách hiểu: " + std::string(label(r)) + " → " + std::string(v.vi),
             "Reading: " + std::string(label(r, language::en)) + " → " + std::string(v.en),
             {std::string(row.instrument), std::string(row.article), row.certainty});
    }
    static std::string amount_text(term const& t, bool vi) {
        std::string text = t.amount ? number_text(*t.amount, vi) : "?";
        if (t.amount_max) text += "–" + number_text(*t.amount_max, vi);
        return text + " " + std::string(label(t.unit, vi ? language::vi : language::en));
    }

    /// One counted term; false where it states no computable span.
    bool step(term const& t, bool ends) {
        if (t.unit == time_unit::same_day) return same_day(t);
        if (!t.amount || t.unit == time_unit::unknown || t.unit == time_unit::date_rule) {
            note("Không tính được: " + (t.words.empty() ? amount_text(t, true) : t.words),
                 "Cannot be computed: " + (t.words.empty() ? amount_text(t, false) : t.words), {});
            return false;
        }
        bool const longest = as_[reading::range_end] == readings_as::range_end_longest;
        double const amount = t.amount_max && longest ? *t.amount_max : *t.amount;
        if (t.amount_max) note_reading(reading::range_end);
        bool const hours = t.unit == time_unit::working_hour || t.unit == time_unit::hour || t.unit == time_unit::minute;
        if (!(amount >= 0) || amount > (hours ? most_hours * (t.unit == time_unit::minute ? 60 : 1) : most_days))
            fail(error_code::number_out_of_range, "time limit", number_text(amount, false),
                 hours ? "0 … 29280 hours" : "0 … 3660", "check the limit");
        switch (t.unit) {
            case time_unit::working_day: return working_day(amount);
            case time_unit::working_hour: return office_time(amount);
            case time_unit::hour: return clock_time(amount * 3600, ends);
            case time_unit::minute: return clock_time(amount * 60, false);
            default: return period(t.unit, amount, ends);
        }
    }

    [[nodiscard]] bool first_counts() const { return as_[reading::first_day] == readings_as::first_day_included; }
    void note_first_day(date from) {
        if (first_counts()) note_reading(reading::first_day);
        else
            note("Không tính ngày đầu tiên " + to_string_vi(from), "The first day " + to_string(from) + " does not count",
                 civil_code(from, "Điều 147.2", "Điều 152.2"), from, from);
    }

    bool working_day(double amount) {
        int n = static_cast<int>(std::ceil(amount));
        bool const half = static_cast<double>(n) != amount;
        date const from = at_.lo;
        if (n > 0) note_first_day(from);
        bool const included = first_counts() && n > 0;
        auto const start = [&](date d) { return included ? d - calendar_days{1} : d; };
        date_bounds const lo = calendar_.advance_bounds(start(at_.lo), n), hi = calendar_.advance_bounds(start(at_.hi), n);
        settle(lo.earliest, hi.latest);
        note("Đếm " + number_text(amount, true) + " ngày làm việc", "Count " + number_text(amount, false) + " working days", {},
             from, at_.hi);
        describe_skipped(steps_, calendar_, start(from) + calendar_days{1}, at_.hi);
        apply_pauses(from, time_unit::working_day);
        if (half) end_inside_the_day(amount - std::floor(amount));
        return true;
    }

    /// A part of a working day runs out inside the last day, at that share of its office hours where they are known.
    void end_inside_the_day(double share) {
        note_reading(reading::half_day);
        if (as_[reading::half_day] != readings_as::half_day_half_of_hours || hours_ == nullptr) return;
        auto const at = [&](date d) {
            auto const& windows = hours_->working_windows(calendar_.day(d));
            auto left = static_cast<std::int64_t>(std::llround(share * 60 * office_hours::minutes(windows)));
            for (auto const& w : windows) {
                if (left <= (w.to - w.from) * 60) return std::int64_t{d.days()} * 86400 + w.from * 60 + left;
                left -= (w.to - w.from) * 60;
            }
            return std::int64_t{d.days() + 1} * 86400;
        };
        at_.lo_second = at(at_.lo);
        at_.hi_second = at(at_.hi);
        at_.timed = true;
    }

    /// Calendar days, weeks, months and years: the corresponding day, then the end moves off a day off.
    bool period(time_unit unit, double amount, bool ends) {
        int const n = static_cast<int>(amount);
        if (static_cast<double>(n) != amount) {
            note("Không tính được phần lẻ", "A part of this unit cannot be computed", {});
            return false;
        }
        date const from = at_.lo;
        note_first_day(from);
        auto const add_to = [&](date d) {
            if (first_counts() && n > 0) d = d - calendar_days{1};
            switch (unit) {
                case time_unit::week: return d + calendar_days{7 * n};
                case time_unit::month: return add(d, months{n});
                case time_unit::year: return add(d, years{n});
                default: return d + calendar_days{n};
            }
        };
        settle(add_to(at_.lo), add_to(at_.hi));
        std::string_view const article = unit == time_unit::week ? "Điều 148.2" : unit == time_unit::month ? "Điều 148.3"
                                         : unit == time_unit::year ? "Điều 148.4" : "Điều 148.1";
        note("Cộng " + std::to_string(n) + " " + std::string(label(unit)) + " → " + to_string_vi(at_.lo),
             "Add " + std::to_string(n) + " " + std::string(label(unit, language::en)) + " → " + to_string(at_.lo),
             civil_code(from, article, "Điều 153"), from, at_.lo);
        apply_pauses(from, unit);
        if (ends) roll_end();
        return true;
    }

    void roll_end() {
        if (as_[reading::period_end] == readings_as::period_end_stay) {
            note_reading(reading::period_end);
            return;
        }
        date const before = at_.lo;
        auto const lo = calendar_.advance_bounds(at_.lo, 0), hi = calendar_.advance_bounds(at_.hi, 0);
        at_.lo = lo.earliest;
        at_.hi = hi.latest;
        if (as_[reading::made_up_saturday] == readings_as::made_up_saturday_working_days_only) {
            date const lo_before = at_.lo;
            at_.lo = past_lieu(at_.lo);
            at_.hi = past_lieu(at_.hi);
            if (at_.lo != lo_before) note_reading(reading::made_up_saturday);
        }
        if (at_.lo == before && at_.hi == before) return;
        describe_skipped(steps_, calendar_, before, at_.hi - calendar_days{1});
        note("Ngày cuối là ngày nghỉ: kết thúc tại ngày làm việc tiếp theo " + to_string_vi(at_.lo),
             "The last day is off: the period ends on the next working day " + to_string(at_.lo),
             civil_code(received_.day(), "Điều 148.5", "Điều 153.5"), before, at_.lo);
    }

    /// The next working day that is not a rest day worked in lieu.
    [[nodiscard]] date past_lieu(date d) const {
        while (calendar_.day(d).kind == day_kind::worked_in_lieu) d = calendar_.advance_bounds(d, 1).latest;
        return d;
    }

    bool same_day(term const& t) {
        date_bounds const base = calendar_.advance_bounds(at_.lo, 0);
        if (base.latest != at_.lo) {
            describe_skipped(steps_, calendar_, at_.lo, base.latest - calendar_days{1});
            note("Nhận vào ngày nghỉ: tính như nhận vào ngày làm việc tiếp theo " + to_string_vi(base.earliest),
                 "Received on a day off: counts as received on the next working day " + to_string(base.earliest),
                 {"", "", certainty::inferred}, at_.lo, base.earliest);
            settle(base.earliest, base.latest);
            return true;
        }
        if (!t.cutoff_minute) {
            settle(base.earliest, base.latest);
            note("Trong ngày làm việc", "Within the working day", {}, base.earliest, base.latest);
            return true;
        }
        std::int64_t const cutoff = std::int64_t{*t.cutoff_minute} * 60;
        bool const exactly_is_late = as_[reading::cutoff_exactly] == readings_as::cutoff_exactly_next_day;
        auto const late = [&](std::int64_t second) {
            auto const s = civil_second{second}.second_of_day();
            return exactly_is_late ? s >= cutoff : s > cutoff;
        };
        if (received_.timed() && civil_second{at_.lo_second}.second_of_day() == cutoff) note_reading(reading::cutoff_exactly);
        date_bounds const next = calendar_.advance_bounds(base.earliest, 1);
        bool const lo_late = late(at_.lo_second), hi_late = late(at_.hi_second);
        settle(lo_late ? next.earliest : base.earliest, hi_late ? next.latest : base.latest);
        note(lo_late ? "Nhận sau giờ chốt: trả vào ngày làm việc tiếp theo"
                     : hi_late ? "Chưa biết giờ nhận: trong ngày, hoặc ngày làm việc tiếp theo nếu nhận sau giờ chốt"
                               : "Nhận trước giờ chốt: trả trong ngày",
             lo_late ? "Received after the cut-off: the next working day"
                     : hi_late ? "Time of receipt unknown: the same day, or the next working day after the cut-off"
                               : "Received before the cut-off: the same day",
             {}, at_.lo, at_.hi);
        return true;
    }

    bool office_time(double amount) {
        office_hours const& hours = hours_ != nullptr ? *hours_ : observed_hours(0);
        if (hours_ == nullptr) note_reading(reading::hours);
        bool const closing = as_[reading::closing] == readings_as::closing_closing_time;
        bool const waits = as_[reading::outside_hours] == readings_as::outside_hours_next_day_opening;
        auto const seconds = static_cast<std::int64_t>(std::llround(amount * 3600));
        timed_start();
        date const from = at_.lo;
        at_.lo_second = add_office_seconds(at_.lo_second, seconds, calendar_, hours, closing, waits);
        at_.hi_second = add_office_seconds(at_.hi_second, seconds, calendar_, hours, closing, waits);
        at_.lo = civil_second{at_.lo_second}.day();
        at_.hi = civil_second{at_.hi_second}.day();
        at_.timed = true;
        note("Đếm " + number_text(amount, true) + " giờ làm việc theo giờ của cơ quan (" + hours.source() + ")",
             "Count " + number_text(amount, false) + " working hours in the office's hours (" + hours.source() + ")", {}, from,
             at_.hi);
        describe_skipped(steps_, calendar_, from, at_.hi);
        if (!pauses_.empty())
            note("Tạm dừng không áp dụng cho thời hạn theo giờ", "Pauses in days do not apply to a limit in hours", {});
        return true;
    }

    bool clock_time(double seconds, bool ends) {
        timed_start();
        date const from = at_.lo;
        auto const add = static_cast<std::int64_t>(std::llround(seconds));
        at_.lo_second += add;
        at_.hi_second += add;
        at_.lo = civil_second{at_.lo_second}.day();
        at_.hi = civil_second{at_.hi_second}.day();
        at_.timed = true;
        note("Cộng giờ kể từ thời điểm nhận", "Add clock hours from the moment of receipt",
             civil_code(from, "Điều 147.1", "Điều 152.1"), from, at_.hi);
        if (ends && as_[reading::clock_hours_end] == readings_as::clock_hours_end_next_working_day) {
            note_reading(reading::clock_hours_end);
            auto const lo = calendar_.advance_bounds(at_.lo, 0), hi = calendar_.advance_bounds(at_.hi, 0);
            // The end moves to the end of the next working day, which is 24:00.
            if (lo.earliest != at_.lo) at_.lo_second = std::int64_t{lo.earliest.days() + 1} * 86400;
            if (hi.latest != at_.hi) at_.hi_second = std::int64_t{hi.latest.days() + 1} * 86400;
            at_.lo = lo.earliest;
            at_.hi = hi.latest;
        }
        return true;
    }

    /// A walk in hours that begins on a day reached by day units may begin at any time of it.
    void timed_start() {
        if (at_.timed || (at_.lo == received_.day() && at_.hi == received_.day())) return;
        at_.lo_second = std::int64_t{at_.lo.days()} * 86400;
        at_.hi_second = std::int64_t{at_.hi.days()} * 86400 + 86399;
    }

    void settle(date lo, date hi) {
        at_.lo = lo;
        at_.hi = hi;
        at_.timed = false;
    }

    /// A pause that begins inside the span puts off its end: by the working days in it for working days, by its days
    /// for the other units (inferred: no text says how a month is paused).
    void apply_pauses(date from, time_unit unit) {
        for (auto const& p : pauses_) {
            if (!p.to || *p.to <= from || p.from > at_.hi) continue;
            date const a = p.from > from ? p.from : from + calendar_days{1};
            if (*p.to <= a) continue;
            date const before = at_.hi;
            if (unit == time_unit::working_day) {
                int const n = calendar_.count(a - calendar_days{1}, *p.to - calendar_days{1});
                if (n > 0) {
                    at_.lo = calendar_.advance_bounds(at_.lo, n).earliest;
                    at_.hi = calendar_.advance_bounds(at_.hi, n).latest;
                }
            } else {
                at_.lo = at_.lo + (*p.to - a);
                at_.hi = at_.hi + (*p.to - a);
            }
            note("Tạm dừng từ " + to_string_vi(a) + " đến trước " + to_string_vi(*p.to),
                 "Paused from " + to_string(a) + " until before " + to_string(*p.to), {"", "", certainty::inferred}, before,
                 at_.hi);
        }
    }

    void finish(deadline_alternative& out) {
        out.earliest = at_.lo;
        out.latest = at_.hi;
        bool const one = at_.lo == at_.hi && (!at_.timed || at_.lo_second == at_.hi_second);
        if (one) {
            out.date = at_.lo;
            if (at_.timed) out.at = civil_second{at_.lo_second};
            bool const projected = at_.hi > calendar_.official_until();
            out.status = projected ? deadline_status::projected : deadline_status::official;
        }
        if (at_.hi > calendar_.official_until()) {
            note_reading(reading::projection);
            if (as_[reading::projection] == readings_as::projection_refuse)
                throw coverage_error(problem{error_code::calendar_undecided, "calendar", to_string(at_.hi),
                                             "a day until " + to_string(calendar_.official_until()),
                                             "give the announcement, or allow the reading projection=bounds"});
        }
        note(one ? "Hết hạn ngày " + to_string_vi(at_.lo) : "Hết hạn từ " + to_string_vi(at_.lo) + " đến " + to_string_vi(at_.hi),
             one ? "Due on " + to_string(at_.lo) : "Due between " + to_string(at_.lo) + " and " + to_string(at_.hi),
             civil_code(received_.day(), "Điều 148.6", "Điều 153.6"), at_.lo, at_.hi);
    }

    rules const& under_;
    working_calendar const& calendar_;
    readings as_;
    std::vector<date_range> pauses_;
    office_hours const* hours_;
    walk_position at_;
    moment received_;
    std::vector<derivation_step> steps_;
};

inline bool needs_hours(time_limit const& limit) {
    for (auto const& a : limit.alternatives())
        for (auto const& t : a.steps)
            if (t.unit == time_unit::working_hour && t.sense == term_sense::at_most) return true;
    return false;
}

/// The alternatives of a limit as one answer: their common date, else nothing but the bounds.
inline deadline_alternative joined(std::vector<deadline_alternative> const& all) {
    if (all.size() == 1) return all.front();
    deadline_alternative out;
    bool same = !all.empty(), bounded = !all.empty();
    for (auto const& a : all) {
        same = same && a.date && a.date == all.front().date && a.at == all.front().at;
        bounded = bounded && a.earliest && a.latest;
        out.steps.push_back({{"Trường hợp: " + a.condition.value_or("khác"), "Case: " + a.condition.value_or("other")}, {}, {}, {}});
        out.steps.insert(out.steps.end(), a.steps.begin(), a.steps.end());
    }
    if (same) {
        out.date = all.front().date;
        out.at = all.front().at;
        out.status = all.front().status;
    }
    if (bounded) {
        for (auto const& a : all) {
            out.earliest = out.earliest ? std::min(*out.earliest, *a.earliest) : *a.earliest;
            out.latest = out.latest ? std::max(*out.latest, *a.latest) : *a.latest;
        }
    }
    return out;
}

}

MOTCUA_INLINE deadline::deadline(time_limit limit, moment received, rules under)
    : limit_(std::move(limit)), received_(received), under_(std::move(under)) {
    compute();
}

MOTCUA_INLINE deadline::deadline(time_limit limit, postmarks received, rules under)
    : limit_(std::move(limit)), received_(received.arrival), post_(received), under_(std::move(under)) {
    compute();
}

MOTCUA_INLINE void deadline::compute() {
    alternatives_.clear();
    if (post_)
        received_ = under_.reading_of(reading::postmark) == readings_as::postmark_dispatch ? post_->dispatch : post_->arrival;
    bool const unknown_hours = detail::needs_hours(limit_) && !under_.hours();
    bool const assumed = under_.reading_of(reading::hours) == readings_as::hours_assumed;
    for (auto const& wanted : limit_.alternatives()) {
        // Without the office's hours both schedules seen in practice answer, each under its own condition.
        int const schedules = unknown_hours && !assumed ? 2 : 1;
        for (int s = 0; s < schedules; ++s) {
            office_hours const* hours = under_.hours() ? &*under_.hours() : schedules == 2 ? &detail::observed_hours(s) : nullptr;
            auto outcome = detail::limit_walk(received_, under_, pauses_, hours, post_.has_value()).run(wanted);
            if (schedules == 2) {
                outcome.condition = (outcome.condition ? *outcome.condition + "; " : "") + hours->source();
            }
            alternatives_.push_back(std::move(outcome));
        }
    }
    result_ = detail::joined(alternatives_);
    if (alternatives_.empty())
        result_.steps.push_back({{"Thời hạn không nêu nội dung nào đọc được", "The limit states nothing that could be read"}, {}, {}, {}});
    if (unknown_hours && !assumed && result_.date) {  // agreement of two guesses is no knowledge
        result_.date.reset();
        result_.at.reset();
        result_.status = deadline_status::undecided;
    }
    if (promised_) {
        result_.steps.push_back({{"Hẹn lại ngày " + to_string_vi(*promised_) + (promise_reason_.empty() ? "" : ": " + promise_reason_),
                                  "New date set: " + to_string(*promised_) + (promise_reason_.empty() ? "" : ": " + promise_reason_)},
                                 cite(find_law(received_.day() < motcua::date(2025, 7, 1) ? "OST-13" : "OST-64", received_.day())),
                                 result_.date, promised_});
        result_.date = result_.earliest = result_.latest = promised_;
        result_.at.reset();
        if (result_.status != deadline_status::projected) result_.status = deadline_status::official;
    }
}

MOTCUA_INLINE std::optional<date> deadline::printable() const {
    if (result_.date) return result_.date;
    bool const only_calendar = alternatives_.size() == 1 && result_.earliest && result_.latest &&
                               *result_.latest > under_.calendar().official_until();
    return only_calendar ? result_.earliest : std::nullopt;
}

MOTCUA_INLINE deadline deadline::pause(motcua::date from, motcua::date to) const {
    if (to < from)
        fail(error_code::interval_invalid, "pause", to_string(from) + " … " + to_string(to), "an end not before the beginning",
             "swap the two days");
    deadline changed = *this;
    changed.pauses_.push_back({from, to});
    std::sort(changed.pauses_.begin(), changed.pauses_.end(),
              [](date_range const& a, date_range const& b) { return a.from < b.from; });
    std::vector<date_range> apart;  // days in two pauses are paused once
    for (auto const& p : changed.pauses_) {
        if (!apart.empty() && p.from <= *apart.back().to) apart.back().to = std::max(*apart.back().to, *p.to);
        else apart.push_back(p);
    }
    changed.pauses_ = std::move(apart);
    changed.compute();
    return changed;
}

MOTCUA_INLINE deadline deadline::restart(moment at) const { return {limit_, at, under_}; }

MOTCUA_INLINE deadline deadline::extend(motcua::date to, std::string reason) const {
    if (result_.latest && to <= *result_.latest)
        fail(error_code::number_out_of_range, "extend", to_string(to), "a day after " + to_string(*result_.latest),
             "an extension must be later than the date it replaces");
    deadline changed = *this;
    changed.promised_ = to;
    changed.promise_reason_ = std::move(reason);
    changed.compute();
    return changed;
}

MOTCUA_INLINE std::vector<reading_outcome> deadline::sensitivity() const {
    std::vector<reading_outcome> all;
    for (auto const& row : reading_rows) {
        std::vector<reading_outcome> of_row;
        bool differs = false;
        for (std::size_t v = 0; v < row.count; ++v) {
            if (row.what == reading::projection) continue;  // refusing is no other date
            deadline other = *this;
            other.under_ = under_.with(row.what, row.values[v].text);
            other.compute();
            differs = differs || other.date() != date() || other.at() != at();
            of_row.push_back({row.what, std::string(row.values[v].text), other.date(), other.at()});
        }
        if (differs) all.insert(all.end(), of_row.begin(), of_row.end());
    }
    std::stable_sort(all.begin(), all.end(), [](reading_outcome const& a, reading_outcome const& b) {
        if (!a.date || !b.date) return a.date.has_value() && !b.date.has_value();
        return *a.date != *b.date ? *a.date < *b.date : a.at < b.at;
    });
    return all;
}

MOTCUA_INLINE deadline due(time_limit limit, moment received, rules const& under) {
    return {std::move(limit), received, under};
}

MOTCUA_INLINE deadline due(time_limit limit, postmarks received, rules const& under) {
    return {std::move(limit), received, under};
}

MOTCUA_INLINE deadline due(std::string_view limit, moment received, rules const& under) {
    auto read = parse_time_limit(limit);
    if (read.alternatives().empty())
        fail(error_code::limit_unreadable, "limit", std::string(limit),
             "a time limit as procedure lists print it, such as \"5 ngày làm việc\"",
             read.problems().empty() ? "check the words" : read.problems().front().doubt);
    return {std::move(read), received, under};
}

MOTCUA_INLINE std::optional<plain_limit> plain(time_limit const& limit, readings const& as) {
    if (limit.alternatives().size() != 1 || limit.alternatives().front().steps.size() != 1) return std::nullopt;
    term const& t = limit.alternatives().front().steps.front();
    bool const unit = t.unit == time_unit::working_day || t.unit == time_unit::calendar_day ||
                      t.unit == time_unit::week || t.unit == time_unit::month || t.unit == time_unit::year;
    if (!unit || t.sense != term_sense::at_most || !t.amount) return std::nullopt;
    double const amount = t.amount_max && as[reading::range_end] == readings_as::range_end_longest ? *t.amount_max : *t.amount;
    if (!(amount >= 0) || amount > detail::most_days || std::floor(amount) != amount) return std::nullopt;
    // A period that may have to pass a worked Saturday needs the days' kinds.
    if (t.unit != time_unit::working_day &&
        as[reading::made_up_saturday] == readings_as::made_up_saturday_working_days_only)
        return std::nullopt;
    return plain_limit{t.unit, static_cast<std::int32_t>(amount)};
}

MOTCUA_INLINE due_day due_plain(plain_limit limit, date received, working_calendar const& calendar, readings const& as) {
    int const n = limit.amount;
    bool const included = as[reading::first_day] == readings_as::first_day_included && n > 0;
    date const start = included ? received - calendar_days{1} : received;
    date_bounds bounds{start, start};
    if (limit.unit == time_unit::working_day) {
        bounds = calendar.advance_bounds(start, n);
    } else {
        date const end = limit.unit == time_unit::week    ? start + calendar_days{7 * n}
                         : limit.unit == time_unit::month ? add(start, months{n})
                         : limit.unit == time_unit::year  ? add(start, years{n})
                                                          : start + calendar_days{n};
        bounds = {end, end};
        if (as[reading::period_end] == readings_as::period_end_next_working_day) bounds = calendar.advance_bounds(end, 0);
    }
    due_day out{deadline_status::undecided, std::nullopt, bounds};
    if (bounds.earliest == bounds.latest) {
        out.on = bounds.earliest;
        out.status = bounds.latest > calendar.official_until() ? deadline_status::projected : deadline_status::official;
    }
    return out;
}

}
}
