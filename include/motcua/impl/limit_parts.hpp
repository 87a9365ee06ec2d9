// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_grammar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// "05 ngày (vùng thuận lợi) hoặc 10 ngày (vùng khó khăn)": words in brackets tell two spans apart.
inline bool limit_reader::names_case(std::size_t owner, std::size_t open, std::size_t end) const {
    bool const first = what(end + 1) == tag::disjunction && bounded_span(end + 2, false);
    if (!first && spans_[owner].joined != link::disjunction) return false;
    for (std::size_t k = open + 1; k < end; ++k) {
        tag const t = what(k);
        bool const words = t == tag::word || t == tag::case_word || t == tag::act || t == tag::body ||
                           t == tag::result || t == tag::condition || t == tag::complexity || t == tag::conjunction ||
                           t == tag::comma || t == tag::mark || t == tag::stop || t == tag::copula ||
                           t == tag::disjunction || t == tag::prolong || t == tag::lasting || t == tag::penalty;
        if (!words) return false;
    }
    return end > open + 1;
}

inline std::size_t limit_reader::bracket(frame& f, std::size_t i) {
    std::size_t const end = std::min(closing(i), f.end);
    if (end == i) return boundary(f, i), i + 1;
    if (f.last == nowhere) {
        // "05 ngày làm việc; (vùng sâu, vùng xa không quá 10 ngày)"
        if (f.first == i && !spans_.empty() && !bounded_span(i + 1, false) && counted_behind(i, end))
            return clauses(i + 1, end, true), end + 1;
        // No span yet: either the bracket holds it, and what stands before is its label, or it is an aside.
        if (!bounded_span(i + 1, false) || owner_ != nowhere) return end + 1;
        if (f.label.empty() && f.condition.empty() && f.begin < i)
            f.label = trimmed(f.begin, i),
            f.kind = what(f.begin) == tag::limit_noun ? label_kind::generic : label_kind::by_case;
        boundary(f, i);
        return i + 1;
    }
    std::size_t const owner = f.last, first = spans_.size();
    auto const kept_carried = carried_;
    std::size_t const kept_owner = owner_;
    owner_ = nowhere;
    if (what(i + 1) == tag::exclude || what(end - 1) == tag::exclude_passive) {
        frame inner = f;
        inner.end = end;
        inner.begin = inner.first = i + 1;
        for (std::size_t k = i + 1; k < end;) k = step(inner, k);
    } else {
        bool passive = false;
        for (std::size_t k = i + 1; k < end; ++k)
            passive = passive || what(k) == tag::exclude_passive || what(k) == tag::exclude;
        frame inner = f;
        inner.end = end;
        inner.begin = inner.first = i + 1;
        inner.ready = true;
        bool spans = false, result = false;
        for (std::size_t k = i + 1; k < end; ++k) {
            spans =
                spans || counted(k).unit != time_unit::unknown || what(k) == tag::same_day || what(k) == tag::next_day;
            result = result || what(k) == tag::consequence;
        }
        if (passive)
            for (std::size_t k = i + 1; k < end;) k = step(inner, k);
        else if (lower_of(i + 1) == "nếu" && end - i <= 3)
            ;  // "(nếu có)" is an aside
        else if (lower_of(i + 1) == "kể cả")
            read_.push_back(bytes(i + 1, end));  // what the span holds
        else if (what(i + 1) == tag::condition && result && !spans)
            report(bytes(i + 1, end), "what happens in another case; no limit could be read in it");
        else if (what(i + 1) == tag::condition && f.begin != i && !spans)
            ;  // "kiểm tra xe (đối với cấp mới)" says what the word before it is about
        else if ((what(i + 1) == tag::condition || (what(i + 1) == tag::case_word && end - i <= 9) ||
                  names_case(owner, i, end)) &&
                 !spans && spans_[owner].condition.empty())
            spans_[owner].condition = trimmed(i + 1, end);
        else
            clauses(i + 1, end, true);
    }
    if (owner_ != nowhere) parts_from_ = first;
    owner_ = kept_owner;
    carried_ = kept_carried;
    settle_parts(owner, first);
    f.ready = true;
    f.begin = end + 1;
    return end + 1;
}

// Spans that a list under a total holds are its parts and no terms of their own, if they add up to it.
inline void limit_reader::settle_parts(std::size_t owner, std::size_t first) {
    if (first >= spans_.size()) return;
    auto& total = spans_[owner];
    double sum = 0;
    std::size_t parts = 0;
    bool working = true, plain = true, foreign = false;
    byte_span where{};
    for (std::size_t k = first; k < spans_.size(); ++k) {
        auto const& s = spans_[k];
        if (!s.condition.empty() || s.sense == term_sense::extension || s.kind == label_kind::by_case) continue;
        ++parts;
        sum += s.count.high.value_or(s.count.low.value_or(0));
        working = working && s.count.unit == time_unit::working_day;
        plain = plain && s.count.unit == time_unit::calendar_day;
        foreign = foreign || (s.count.unit != total.count.unit && s.count.unit != time_unit::working_day &&
                              s.count.unit != time_unit::calendar_day);
        auto const b = bytes(s.first, s.count.next);
        where = {where.empty() ? b.from : where.from, b.to};
    }
    // "20 ngày làm việc (vùng sâu, xa không quá 30 ngày)": what is longer than the whole is no part of it
    if (auto& only = spans_[first]; parts == 1 && first + 1 == spans_.size() && longer(only.count, total.count)) {
        std::size_t lead = only.first;
        while (lead > 0 && (is_bound(what(lead - 1)) || what(lead - 1) == tag::copula)) --lead;
        std::size_t open = lead;
        while (open > 0 && (what(open - 1) == tag::word || what(open - 1) == tag::comma)) --open;
        if (open < lead && open > 0 && what(open - 1) == tag::open) {
            only.condition = trimmed(open, lead);
            only.kind = label_kind::by_case;
            return;
        }
    }
    std::erase_if(problems_, [&](limit_problem const& p) {
        return !where.empty() && p.from >= where.from && p.to <= where.to && p.doubt.find("unclear") != p.doubt.npos;
    });
    auto const part = [](limit_span const& s) {
        return s.condition.empty() && s.sense != term_sense::extension && s.kind != label_kind::by_case;
    };
    spans_.erase(std::remove_if(spans_.begin() + static_cast<std::ptrdiff_t>(first), spans_.end(), part), spans_.end());
    if (parts == 0) return;
    bool const days = total.count.unit == time_unit::calendar_day || total.count.unit == time_unit::working_day;
    bool const equal = !foreign && total.count.low && sum == total.count.high.value_or(*total.count.low) &&
                       (days || !(working || plain) || total.count.unit == spans_[owner].count.unit);
    if (!equal) {
        report(where, "parts that do not add up to the total; the total is kept");
    } else if (total.count.unit == time_unit::calendar_day && working) {
        report(where, "the total says days, its parts working days; the total is kept as it stands");
    }
}

inline void limit_reader::close_parts() {
    if (owner_ == nowhere || owner_ >= spans_.size()) return;
    settle_parts(owner_, parts_from_);
    owner_ = nowhere;
}

}
}
}
