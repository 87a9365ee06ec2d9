// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_grammar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// A condition from its marker to what ends it. It belongs to the span behind it, or to the span before it where it
// follows that span without a comma and nothing leads from it to another one.
inline std::size_t limit_reader::condition(frame& f, std::size_t i) {
    enum class end { clause, consequence, colon, comma, bound, joined, other };
    end by = end::clause;
    std::size_t j = f.end;
    bool prolonged = false;
    // "… thì" closes the condition, however many spans it holds, unless another condition begins before it.
    for (std::size_t k = i + 1; k < f.end; ++k) {
        tag const t = what(k);
        if (t == tag::open) k = closing(k);
        if (t == tag::consequence) {
            j = k, by = end::consequence;
            break;
        }
        bool const leads = t == tag::comma || t == tag::conjunction || t == tag::disjunction;
        if (leads &&
            (what(k + 1) == tag::condition || what(k + 1) == tag::limit_noun || bounded_span(k + 1, t == tag::comma)))
            break;
        if (is_bound(t) && t != tag::after && t != tag::before && f.last == nowhere && bounded_span(k, true) &&
            what(k - 1) == tag::comma)
            break;
    }
    for (std::size_t k = i + 1; k < f.end && by == end::clause; ++k) {
        tag const t = what(k);
        bool const post = f.last != nowhere;
        switch (t) {
            case tag::open:
                if (bounded_span(k + 1, false) || what(k + 1) == tag::exclude)
                    j = k, by = end::other;
                else
                    k = closing(k);
                break;
            case tag::colon: {
                bool later = false;
                for (std::size_t m = k + 1; m < f.end && !later; ++m) later = counted(m).unit != time_unit::unknown;
                if (later) j = k, by = end::colon;
                break;
            }
            case tag::comma:
                if (bounded_span(k + 1, false) || what(k + 1) == tag::condition || what(k + 1) == tag::exclude ||
                    what(k + 1) == tag::afterwards || what(k + 1) == tag::start || what(k + 1) == tag::limit_noun ||
                    what(k + 1) == tag::body)
                    j = k, by = end::comma;
                break;
            case tag::conjunction:
            case tag::disjunction:
                if (bounded_span(k + 1, false) || what(k + 1) == tag::longer || another_date(f, k + 1))
                    j = k, by = end::joined;
                break;
            case tag::at_most:
            case tag::at_least:
            case tag::after:
            case tag::before:
            case tag::within:
            case tag::about:
            case tag::copula:
                if (bounded_span(k, true)) j = k, by = end::bound;
                break;
            case tag::same_day:
            case tag::next_day:
                j = k, by = end::bound;
                break;
            case tag::start:
            case tag::exclude:
                j = k, by = end::other;
                break;
            case tag::limit_noun:
                if (what(k + 1) == tag::act) j = k, by = end::bound;
                break;
            case tag::extend:
            case tag::longer:
                // "phần diện tích tăng thêm" prolongs nothing
                if (!post || counted_behind(k, f.end)) j = k, by = end::bound, prolonged = true;
                break;
            case tag::prolong:
                if (q_.any(k - 1, "thể"_w, "được"_w) || (lower_of(k) == "kéo dài" && bounded_span(k + 1, true)))
                    j = k, by = end::bound, prolonged = true;
                break;
            case tag::dash:
                if ((post && bounded_span(k + 1, false)) || new_item(k)) j = k, by = end::joined;
                break;
            default: {
                auto const q = counted(k);
                if (!q || q.unit == time_unit::unknown || q.unrelated) break;
                // ", trường hợp phải niêm yết 07 ngày làm việc": the span ends the clause, so it is the case's own
                bool const own =
                    post && i > 0 && what(i - 1) == tag::comma && q.next >= f.end && what(k) == tag::number;
                if ((!post || own) && what(k - 1) != tag::unlike)
                    j = k, by = end::bound;
                else {
                    if (what(k - 1) != tag::unlike && !is_bound(what(k - 1)))
                        report(bytes(k, q.next), "a span inside a condition; not taken as a limit");
                    k = q.next - 1;
                }
            }
        }
    }
    std::size_t to = j;
    while ((prolonged || what(i) == tag::complexity) && to > i + 1 && q_.any(to - 1, "có"_w, "thể"_w, "được"_w, "sẽ"_w))
        --to;
    auto const span = trimmed(i, to);
    if (to == i + 1 && by == end::bound && what(i) == tag::condition)
        report(span, "a condition without words");  // "nếu sau 30 ngày …"
    bool const comma = i > 0 && what(i - 1) == tag::comma;
    bool const leads = by == end::consequence || by == end::colon || by == end::bound;
    // "45 ngày, được gia hạn 15 ngày đối với hồ sơ phức tạp": the case of the extension
    bool const added =
        f.last != nowhere && spans_.back().sense == term_sense::extension && spans_.back().first >= f.first;
    std::size_t const own = added ? spans_.size() - 1 : f.last;
    bool const behind = own != nowhere && spans_[own].condition.empty() && !leads &&
                        (by == end::comma ? !comma : true) && f.joined == link::none;
    if (behind && (f.longer || f.prolong) && by != end::bound) {
        // "03 ngày, có thể kéo dài hơn nếu hồ sơ phải sửa": the case is not that of the three days
        report(span, "a case in which the limit may be longer, by no amount that is stated");
    } else if (behind) {
        auto& s = spans_[own];
        // ", trường hợp từ chối phải nêu rõ lý do" says what else happens, not when the span holds
        bool duty = false;
        for (std::size_t k = i; k < j; ++k) duty = duty || q_.is(k, "phải"_w);
        if (!(comma && duty)) {
            if (s.label.empty() || s.kind == label_kind::generic || s.kind == label_kind::act)
                s.condition = span;
            else
                report(span, "a further condition, which is not kept with the limit");
        }
    } else if (f.condition.empty() && f.label.empty()) {
        f.condition = span;
    } else if (f.condition.empty() && (f.kind == label_kind::generic || f.kind == label_kind::act)) {
        f.condition = span;
    } else if (leads || by == end::comma) {
        if (f.joined != link::then) report(span, "a further condition, which is not kept with the limit");
    }
    for (std::size_t k = i; k + 1 < j; ++k)
        if (what(k) == tag::after && what(k + 1) == tag::clock)
            (behind ? spans_[own].clock : f.clock) = static_cast<int>(l_[k + 1].value);
    boundary(f, nowhere);
    f.ready = leads || by == end::comma || by == end::joined;
    if (by == end::consequence) {
        f.head = f.handles = false;
        f.ellipsis = what(j + 1) == tag::at_most && bounded_span(j + 1, true);
        ++j;
    }
    if (by == end::colon) ++j;
    if (by != end::joined && by != end::other) f.begin = j;
    return std::max(j, i + 1);
}

// The event that starts the clock: read over, so that nothing in it counts as a limit.
inline std::size_t limit_reader::start(frame& f, std::size_t i) {
    std::size_t k = i, brief = nowhere;
    bool lasts = false;  // "hết thời hạn 30 ngày niêm yết": the event has a length of its own
    bool holds = false;  // a span behind the first comma: then the event ends at the comma
    bool const event = what(i) == tag::start || what(i) == tag::afterwards || what(i) == tag::before;
    for (; k < f.end; ++k) {
        tag const t = what(k);
        if (t == tag::open || t == tag::close || t == tag::exclude || t == tag::plus || t == tag::colon) break;
        if (k > i && (t == tag::consequence || (t == tag::dash && new_item(k)))) break;
        // "kể từ ngày xảy ra trường hợp bất khả kháng" is one event
        bool const vague = lower_of(k) == "nếu" || lower_of(k) == "trường hợp" || lower_of(k) == "các trường hợp";
        if (t == tag::condition && (k == i || !event || what(k - 1) == tag::comma || !vague)) break;
        if (t == tag::comma) {
            if (brief == nowhere) brief = k;
            if (what(k + 1) == tag::condition || what(k + 1) == tag::exclude || what(k + 1) == tag::afterwards ||
                what(k + 1) == tag::limit_noun || bounded_span(k + 1, false))
                break;
        }
        lasts = lasts || t == tag::unlike || t == tag::limit_noun;
        if (auto const q = counted(k); k > i && q && q.unit != time_unit::unknown && !q.unrelated) {
            if (brief != nowhere)
                holds = true;
            else if (!lasts)
                report(bytes(k, q.next), "a span inside the event that starts another; not taken as a limit");
            k = q.next - 1;
        }
        if ((t == tag::conjunction || t == tag::disjunction) &&
            (bounded_span(k + 1, false) || what(k + 1) == tag::limit_noun ||
             (t == tag::disjunction &&
              (what(k + 1) == tag::copula || what(k + 3) == tag::longer || what(k + 1) == tag::longer))))
            break;
        bool const strong = t == tag::at_most || t == tag::at_least || t == tag::within;
        if (k > i && strong && bounded_span(k, true)) break;
        if (k > i && f.last == nowhere && t == tag::number && what(k - 1) != tag::unlike &&
            what(k - 1) != tag::reference && what(k - 1) != tag::day && bounded_span(k, false))
            break;
    }
    auto const span = trimmed(i, holds ? brief : k);
    if (what(i) == tag::start) {
        auto& kept = f.last == nowhere ? f.start : spans_[f.last].start;
        if (kept.empty()) kept = span;
    }
    std::size_t const next = brief != nowhere ? brief : k;
    f.begin = next;
    f.ready = f.last == nowhere && next == k && k < f.end && what(k) == tag::number;
    return next;
}

// What is not counted. The words go to the span they follow, in a bracket to the span before it.
inline std::size_t limit_reader::exclusion(frame& f, std::size_t i) {
    bool const passive = what(i) == tag::exclude_passive;
    std::size_t const owner = f.last != nowhere ? f.last : spans_.empty() ? nowhere : spans_.size() - 1;
    std::size_t j = i + 1;
    for (; j < f.end && !passive; ++j) {
        if (what(j) == tag::open) {
            if (closing(j) == j || bounded_span(j + 1, false)) break;
            j = closing(j);
            continue;
        }
        bool const noun = what(j + 1) == tag::limit_noun && counted_behind(j + 1, f.end);
        bool const other = what(j) == tag::comma && (noun || what(j + 1) == tag::condition ||
                                                     what(j + 1) == tag::start || bounded_span(j + 1, false));
        if (what(j) == tag::close || what(j) == tag::consequence || other) break;
    }
    bool const keeps_first = lower_of(i).starts_with("trừ ");
    std::size_t first = passive ? f.begin : i + 1;
    for (std::size_t k = first; passive && k < i; ++k)
        if (what(k) == tag::close || (what(k) == tag::open && closing(k) > i)) first = k + 1;
    auto span = trimmed(first, passive ? i : j);
    if (keeps_first) span.from = l_[i].from + static_cast<std::uint32_t>(std::string_view("trừ ").size());
    if (passive) j = f.end;
    if (span.empty()) return j;
    if (owner == nowhere) {
        f.excludes = span;
    } else {
        auto& s = spans_[owner];
        auto const said = lower_.substr(span.from, span.to - span.from);
        std::size_t const lead = s.count.next > 0 && s.first > 0 ? l_[s.first].from : 0;
        if (passive && lower_.substr(0, lead).find(said) != std::string_view::npos)
            report(span, "said not to count within another limit");
        else if (s.excludes.empty())
            s.excludes = span;
        else
            report(span, "a further exclusion, which is not kept with the limit");
        bool const rest =
            said.find("nghỉ") != said.npos || said.find("chủ nhật") != said.npos || said.find("lễ") != said.npos;
        if (rest && s.count.unit == time_unit::calendar_day)
            report(span, "calendar days without the days off: perhaps working days are meant");
    }
    f.ready = true;
    return j;
}

}
}
}
