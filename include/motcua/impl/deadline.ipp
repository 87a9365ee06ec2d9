// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../deadline.hpp"
#include "limit_walk.hpp"
#include "sorted.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline bool needs_hours(time_limit const& limit) {
    for (auto const& a : limit.alternatives())
        for (auto const& t : a.steps)
            if (t.unit == time_unit::working_hour && t.sense == term_sense::at_most) return true;
    return false;
}

/// Whether an alternative states a limit, and not only what may be added to one, a minimum, or when to begin.
inline bool limits(limit_alternative const& a) {
    return std::any_of(a.steps.begin(), a.steps.end(), [](term const& t) { return t.sense == term_sense::at_most; });
}

/// The ends of alternatives as one: their common date, else nothing but the bounds.
class joined_end {
public:
    void add(deadline_alternative const& a) {
        if (++seen_ == 1) {
            same_ = a.date.has_value();
            bounded_ = true;
            first_ = {std::nullopt, a.date, a.at, a.status, a.earliest, a.latest, {}};
        } else {
            same_ = same_ && a.date && a.date == first_.date && a.at == first_.at;
        }
        bounded_ = bounded_ && a.earliest && a.latest;
        none_ = none_ && a.status == deadline_status::none;
        if (!bounded_) return;
        earliest_ = seen_ == 1 ? *a.earliest : std::min(earliest_, *a.earliest);
        latest_ = seen_ == 1 ? *a.latest : std::max(latest_, *a.latest);
    }
    [[nodiscard]] deadline_alternative end() const {
        if (seen_ == 1) return first_;
        deadline_alternative out;
        if (same_) {
            out.date = first_.date;
            out.at = first_.at;
            out.status = first_.status;
        } else if (seen_ > 0 && none_) {
            out.status = deadline_status::none;
        }
        if (bounded_) {
            out.earliest = earliest_;
            out.latest = latest_;
        }
        return out;
    }

private:
    int seen_ = 0;
    bool same_ = false, bounded_ = false, none_ = true;
    date earliest_ = date(1900, 1, 1), latest_ = date(1900, 1, 1);
    deadline_alternative first_;
};

/// The alternatives of a limit as one answer, each told under its condition.
inline deadline_alternative joined(std::vector<deadline_alternative> const& all) {
    joined_end ends;
    for (auto const& a : all) ends.add(a);
    auto out = ends.end();
    for (auto const& a : all) {
        if (all.size() > 1)
            out.steps.push_back({{"Trường hợp: " + a.condition.value_or("khác"), "Case: " + a.condition.value_or("other")}, {}, {}, {}});
        detail::append(out.steps, a.steps.begin(), a.steps.end());
    }
    return out;
}

/// The schedules of office hours under which a limit is answered: the rules' own, an assumed one, or both seen in practice.
struct schedules {
    rules const& under;
    bool unknown, assumed;
    schedules(time_limit const& limit, rules const& r)
        : under(r), unknown(needs_hours(limit) && !r.hours()), assumed(r.reading_of(reading::hours) == readings_as::hours_assumed) {}
    [[nodiscard]] int count() const { return unknown && !assumed ? 2 : 1; }
    [[nodiscard]] office_hours const* at(int i) const {
        return under.hours() ? &*under.hours() : count() == 2 ? &observed_hours(i) : nullptr;
    }
    /// Agreement of two guesses is no knowledge.
    void doubt(deadline_alternative& end) const {
        if (count() == 1 || !end.date) return;
        end.date.reset();
        end.at.reset();
        end.status = deadline_status::undecided;
    }
};

MOTCUA_INLINE deadline_alternative limit_end(time_limit const& limit, moment received, rules const& under) {
    schedules const hours(limit, under);
    joined_end limiting, all;  // an extension that may be granted is no case of its own
    bool any = false;
    for (auto const& wanted : limit.alternatives())
        for (int s = 0; s < hours.count(); ++s) {
            auto const end = limit_walk(received, under, {}, hours.at(s), false, false).run(wanted);
            all.add(end);
            if (end.status == deadline_status::none && !limits(wanted)) continue;
            limiting.add(end);
            any = true;
        }
    auto out = any ? limiting.end() : all.end();
    hours.doubt(out);
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
    detail::schedules const hours(limit_, under_);
    for (auto const& wanted : limit_.alternatives()) {
        // Without the office's hours both schedules seen in practice answer, each under its own condition.
        for (int s = 0; s < hours.count(); ++s) {
            auto outcome = detail::limit_walk(received_, under_, pauses_, hours.at(s), post_.has_value()).run(wanted);
            if (hours.count() == 2)
                outcome.condition = (outcome.condition ? *outcome.condition + "; " : "") + hours.at(s)->source();
            outcome.limits = detail::limits(wanted);
            alternatives_.push_back(std::move(outcome));
        }
    }
    if (alternatives_.size() == 1) {  // nothing to join: its steps are copied once
        result_ = alternatives_.front();
    } else {
        std::vector<deadline_alternative> limiting;  // an extension that may be granted is no case of its own
        for (auto const& a : alternatives_)
            if (a.status != deadline_status::none || a.limits) limiting.push_back(a);
        result_ = detail::joined(limiting.empty() ? alternatives_ : limiting);
    }
    if (alternatives_.empty())
        result_.steps.push_back({{"Thời hạn không nêu nội dung nào đọc được", "The limit states nothing that could be read"}, {}, {}, {}});
    hours.doubt(result_);
    if (promised_) {
        result_.steps.push_back({{"Hẹn lại ngày " + to_string_vi(*promised_) + (promise_reason_.empty() ? "" : ": " + promise_reason_),
                                  "New date set: " + to_string(*promised_) + (promise_reason_.empty() ? "" : ": " + promise_reason_)},
                                 cite(under_.law().find(received_.day() < motcua::date(2025, 7, 1) ? "OST-13" : "OST-64", received_.day())),
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
    detail::sort_rows(changed.pauses_, [](date_range const& a, date_range const& b) { return a.from < b.from; });
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
        if (differs) detail::append(all, of_row.begin(), of_row.end());
    }
    detail::sort_rows(all, [](reading_outcome const& a, reading_outcome const& b) {
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
