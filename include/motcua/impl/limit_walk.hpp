// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../deadline.hpp"
#include "date_rule.hpp"
#include "deadline_walk.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Computes one alternative of a limit, and tells how where somebody wants to be told: words cost more than the count.
class limit_walk {
public:
    limit_walk(moment received, rules const& under, std::vector<date_range> pauses, office_hours const* hours,
               bool by_postmark = false, bool told = true)
        : calendar_(under.calendar()), as_(under.readings()), pauses_(std::move(pauses)), hours_(hours), told_(told),
          at_{received.day(), received.day(), received.earliest().value, received.latest().value, false},
          received_(received) {
        if (by_postmark) note_reading(reading::postmark);
    }

    deadline_alternative run(limit_alternative const& wanted) {
        deadline_alternative out;
        if (told_) out.condition = wanted.condition;
        bool counted = false;
        for (std::size_t i = 0; i < wanted.steps.size(); ++i) {
            auto const& t = wanted.steps[i];
            bool const ends = i + 1 == wanted.steps.size() || wanted.steps[i + 1].join == term_join::then;
            if (t.unit == time_unit::none) {
                if (told_) note("Không quy định thời hạn", "No limit is laid down", {});
                continue;
            }
            if (t.sense != term_sense::at_most) {
                if (told_) note("Không tính vào thời hạn: " + std::string(label(t.sense)) + " " + amount_text(t, true),
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
                if (told_) note("Nguồn loại trừ khỏi thời hạn: " + t.excludes + " (chưa trừ; khai bằng tạm dừng)",
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
    void note_skipped(date from, date to) {
        if (told_) describe_skipped(steps_, calendar_, from, to);
    }
    void note_reading(reading r) {
        if (!told_) return;
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
        if (t.unit == time_unit::date_rule && fixed_day(t, ends)) return true;
        if (!t.amount || t.unit == time_unit::unknown || t.unit == time_unit::date_rule) {
            if (told_) note("Không tính được: " + (t.words.empty() ? amount_text(t, true) : t.words),
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
            if (told_) note("Không tính ngày đầu tiên " + to_string_vi(from), "The first day " + to_string(from) + " does not count",
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
        settle(lo.earliest, hi.latest, true);
        if (told_) note("Đếm " + number_text(amount, true) + " ngày làm việc", "Count " + counted_text(amount, "working day"), {},
             from, at_.hi);
        // Zero days from a day off pass over that day too.
        note_skipped(n > 0 ? start(from) + calendar_days{1} : from, at_.hi);
        apply_pauses(from, time_unit::working_day, n == 0);
        if (half) end_inside_the_day(amount - std::floor(amount));
        return true;
    }

    /// A part of a working day runs out inside the last day, at that share of its office hours where they are known.
    void end_inside_the_day(double share) {
        note_reading(reading::half_day);
        if (as_[reading::half_day] != readings_as::half_day_half_of_hours || hours_ == nullptr) return;
        auto const at = [&](date d) {
            auto const& windows = windows_if_worked(*hours_, d.days());
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
            if (told_) note("Không tính được phần lẻ", "A part of this unit cannot be computed", {});
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
        if (told_) note("Cộng " + std::to_string(n) + " " + std::string(label(unit)) + " → " + to_string_vi(at_.lo),
             "Add " + counted_text(n, label(unit, language::en)) + " → " + to_string(at_.lo),
             civil_code(from, article, "Điều 153"), from, at_.lo);
        apply_pauses(from, unit, n == 0);
        if (ends) roll_end();
        return true;
    }

    /// A day that the words name, seen from the day of the event; false where they cannot be read as one.
    bool fixed_day(term const& t, bool ends) {
        date const from = received_.day();
        if (at_.timed || at_.lo != from || at_.hi != from || t.sense != term_sense::at_most) return false;
        auto const named = named_day(t.words, from);
        if (!named) return false;
        settle(*named, *named);
        if (told_) note("Ngày ấn định, tính từ ngày " + to_string_vi(from) + ": " + t.words + " → " + to_string_vi(*named),
             "The fixed day, seen from " + to_string(from) + ": " + t.words + " → " + to_string(*named),
             {"", "", certainty::inferred}, from, *named);
        if (!pauses_.empty())
            if (told_) note("Tạm dừng không dời ngày ấn định", "Pauses do not put off a fixed day", {"", "", certainty::inferred});
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
        at_.works = true;
        if (at_.hi != before) note_skipped(before, at_.hi - calendar_days{1});
        if (as_[reading::made_up_saturday] == readings_as::made_up_saturday_working_days_only) {
            date const lo_before = at_.lo;
            at_.lo = past_lieu(at_.lo);
            if (at_.lo != lo_before) note_reading(reading::made_up_saturday);
            for (date const past = past_lieu(at_.hi); at_.hi != past;) {
                date const next = calendar_.advance_bounds(at_.hi, 1).latest;
                note_skipped(at_.hi + calendar_days{1}, next - calendar_days{1});
                at_.hi = next;
            }
        }
        if (at_.lo == before && at_.hi == before) return;
        if (told_) note("Ngày cuối là ngày nghỉ: kết thúc tại ngày làm việc tiếp theo " + to_string_vi(at_.lo),
             "The last day is off: the period ends on the next working day " + to_string(at_.lo),
             civil_code(received_.day(), "Điều 148.5", "Điều 153.5"), before, at_.lo);
    }

    /// The next working day that is not a rest day worked in lieu.
    [[nodiscard]] date past_lieu(date d) const {
        while (calendar_.day(d).kind == day_kind::worked_in_lieu) d = calendar_.advance_bounds(d, 1).latest;
        return d;
    }

    bool same_day(term const& t) {
        timed_start();
        date const from = at_.lo;
        auto const rolled = [&](date d) { return at_.works ? date_bounds{d, d} : calendar_.advance_bounds(d, 0); };
        date_bounds const lo = rolled(at_.lo), hi = rolled(at_.hi);
        if (hi.latest != at_.hi) note_skipped(from, hi.latest - calendar_days{1});
        if (lo.earliest != at_.lo) {
            if (told_) note("Nhận vào ngày nghỉ: tính như nhận vào ngày làm việc tiếp theo " + to_string_vi(lo.earliest),
                 "Received on a day off: counts as received on the next working day " + to_string(lo.earliest),
                 {"", "", certainty::inferred}, from, lo.earliest);
            settle(lo.earliest, hi.latest, true);
            return true;
        }
        if (!t.cutoff_minute) {
            settle(lo.earliest, hi.latest, true);
            if (told_) note("Trong ngày làm việc", "Within the working day", {}, at_.lo, at_.hi);
            return true;
        }
        std::int64_t const cutoff = std::int64_t{*t.cutoff_minute} * 60;
        bool const exactly_is_late = as_[reading::cutoff_exactly] == readings_as::cutoff_exactly_next_day;
        auto const late = [&](std::int64_t second) {
            auto const s = civil_second{second}.second_of_day();
            return exactly_is_late ? s >= cutoff : s > cutoff;
        };
        if (at_.lo_second == at_.hi_second && civil_second{at_.lo_second}.second_of_day() == cutoff)
            note_reading(reading::cutoff_exactly);
        bool const lo_late = late(at_.lo_second), hi_late = late(at_.hi_second);
        date const described = hi.latest != at_.hi ? hi.latest - calendar_days{1} : from;
        // A day that may be off: received late, the next working day is the answer either way.
        settle(lo_late ? calendar_.advance_bounds(at_.lo, 1).earliest : at_.lo,
               hi_late ? calendar_.advance_bounds(at_.hi, 1).latest : hi.latest, true);
        if (told_) note(lo_late ? "Nhận sau giờ chốt: trả vào ngày làm việc tiếp theo"
                     : hi_late ? "Chưa biết giờ nhận: trong ngày, hoặc ngày làm việc tiếp theo nếu nhận sau giờ chốt"
                               : "Nhận trước giờ chốt: trả trong ngày",
             lo_late ? "Received after the cut-off: the next working day"
                     : hi_late ? "Time of receipt unknown: the same day, or the next working day after the cut-off"
                               : "Received before the cut-off: the same day",
             {}, at_.lo, at_.hi);
        if (hi_late) note_skipped(described + calendar_days{1}, at_.hi);
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
        office_walk const walk{calendar_.data(), hours, closing, waits};
        at_.lo_second = add_office_seconds(at_.lo_second, seconds, walk).earliest;
        at_.hi_second = add_office_seconds(at_.hi_second, seconds, walk).latest;
        // Used up at 24:00, a period ends on that day and not on the next.
        std::int64_t const before = closing && seconds > 0 ? 1 : 0;
        at_.lo = civil_second{at_.lo_second - before}.day();
        at_.hi = civil_second{at_.hi_second - before}.day();
        at_.timed = at_.works = true;
        if (told_) note("Đếm " + number_text(amount, true) + " giờ làm việc theo giờ của cơ quan (" + hours.source() + ")",
             "Count " + counted_text(amount, "working hour") + " in the office's hours (" + hours.source() + ")", {}, from,
             at_.hi);
        note_skipped(from, at_.hi);
        if (!pauses_.empty())
            if (told_) note("Tạm dừng không áp dụng cho thời hạn theo giờ", "Pauses in days do not apply to a limit in hours", {});
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
        at_.works = false;
        if (told_) note("Cộng giờ kể từ thời điểm nhận", "Add clock hours from the moment of receipt",
             civil_code(from, "Điều 147.1", "Điều 152.1"), from, at_.hi);
        if (ends && as_[reading::clock_hours_end] == readings_as::clock_hours_end_next_working_day) {
            note_reading(reading::clock_hours_end);
            auto const lo = calendar_.advance_bounds(at_.lo, 0), hi = calendar_.advance_bounds(at_.hi, 0);
            // The end moves to the end of the next working day, which is 24:00.
            if (lo.earliest != at_.lo) at_.lo_second = std::int64_t{lo.earliest.days() + 1} * 86400;
            if (hi.latest != at_.hi) at_.hi_second = std::int64_t{hi.latest.days() + 1} * 86400;
            if (hi.latest != at_.hi) note_skipped(at_.lo, hi.latest - calendar_days{1});
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

    void settle(date lo, date hi, bool works = false) {
        at_.lo = lo;
        at_.hi = hi;
        at_.timed = false;
        at_.works = works;
    }

    /// A pause that begins inside the span puts off its end: by the working days in it for working days, by its days
    /// for the other units (inferred: no text says how a month is paused).
    void apply_pauses(date from, time_unit unit, bool nothing_counted) {
        for (auto const& p : pauses_) {
            if (!p.to || *p.to <= from || p.from > at_.hi) continue;
            // The day of receipt is no day of the limit that a pause could take, but where the limit is that day alone.
            date const a = p.from > from ? p.from : from + calendar_days{nothing_counted ? 0 : 1};
            if (*p.to <= a) continue;
            date const before = at_.hi;
            bool const both = p.from <= at_.lo;  // an earlier end is not put off by a pause after it
            if (unit == time_unit::working_day) {
                auto const n = calendar_.count_bounds(a - calendar_days{1}, *p.to - calendar_days{1});
                if (both && n.fewest > 0) at_.lo = calendar_.advance_bounds(at_.lo, n.fewest).earliest;
                if (n.most > 0) at_.hi = calendar_.advance_bounds(at_.hi, n.most).latest;
            } else {
                if (both) at_.lo = at_.lo + (*p.to - a);
                at_.hi = at_.hi + (*p.to - a);
            }
            if (told_) note("Tạm dừng từ " + to_string_vi(a) + " đến trước " + to_string_vi(*p.to),
                 "Paused from " + to_string(a) + " until before " + to_string(*p.to), {"", "", certainty::inferred}, before,
                 at_.hi);
            if (unit == time_unit::working_day && at_.hi != before)
                note_skipped(before + calendar_days{1}, at_.hi);
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
        if (told_) note(one ? "Hết hạn ngày " + to_string_vi(at_.lo) : "Hết hạn từ " + to_string_vi(at_.lo) + " đến " + to_string_vi(at_.hi),
             one ? "Due on " + to_string(at_.lo) : "Due between " + to_string(at_.lo) + " and " + to_string(at_.hi),
             civil_code(received_.day(), "Điều 148.6", "Điều 153.6"), at_.lo, at_.hi);
    }

    working_calendar const& calendar_;
    readings as_;
    std::vector<date_range> pauses_;
    office_hours const* hours_;
    bool told_;
    walk_position at_;
    moment received_;
    std::vector<derivation_step> steps_;
};

}
}
}
