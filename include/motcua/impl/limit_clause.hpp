// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_grammar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline void limit_reader::match_brackets() {
    match_.assign(l_.size(), 0);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < l_.size(); ++i) {
        if (what(i) == tag::open) open.push_back(i);
        if (what(i) != tag::close || open.empty()) continue;
        match_[open.back()] = i;
        open.pop_back();
    }
}

// Bytes of lexemes without the punctuation and small words at the ends.
inline byte_span limit_reader::trimmed(std::size_t from, std::size_t to) const {
    auto const edge = [&](std::size_t i) {
        tag const t = what(i);
        return (t >= tag::comma && t <= tag::line) || t == tag::dash || t == tag::plus || t == tag::bullet ||
               t == tag::consequence || t == tag::mark;
    };
    while (from < to && edge(from)) ++from;
    while (to > from && edge(to - 1)) --to;
    return bytes(from, to);
}

// Whether a dash between blanks begins an item of a list: "Bà Rịa - Vũng Tàu" goes on.
inline bool limit_reader::new_item(std::size_t i) const {
    if (l_[i].glued || i + 1 >= l_.size() || l_[i + 1].glued) return false;
    tag const t = what(i + 1);
    return t == tag::condition || t == tag::limit_noun || t == tag::case_word || t == tag::act || t == tag::body ||
           t == tag::none || bounded_span(i + 1, false);
}

// Behind the bullets and enumerators that a list item begins with: "- ", "+ ", "a) ", "(i) ", "1) ".
inline std::size_t limit_reader::content(std::size_t i, std::size_t end) const {
    auto const token = [&](std::size_t k) {
        return (what(k) == tag::number || what(k) == tag::word) && l_[k].to - l_[k].from <= 3;
    };
    for (;; ++i) {
        while (i < end &&
               (what(i) == tag::dash || what(i) == tag::plus || what(i) == tag::bullet || what(i) == tag::mark))
            ++i;
        if (i + 2 < end && what(i) == tag::open && token(i + 1) && closing(i) == i + 2)
            i += 2;
        else if (i + 1 < end && token(i) && what(i + 1) == tag::close)
            ++i;
        else
            return i;
    }
}

inline void limit_reader::clauses(std::size_t from, std::size_t to, bool lenient) {
    std::size_t begin = from;
    for (std::size_t i = from; i < to; ++i) {
        tag const t = what(i);
        if (t == tag::open) i = std::min(closing(i), to);
        if (t != tag::semicolon && t != tag::stop && t != tag::line) continue;
        clause(begin, i, lenient);
        if (t != tag::semicolon) ++sentence_;
        begin = i + 1;
    }
    clause(begin, to, lenient);
}

inline void limit_reader::clause(std::size_t from, std::size_t to, bool lenient) {
    frame f;
    f.end = to;
    f.lenient = lenient || owner_ != nowhere;
    std::size_t i = content(from, to);
    bool const listed = i > from;
    // "1." is a heading, and the dot makes it a clause of its own.
    bool const alone = to - i == 1 && (what(i) == tag::number || (what(i) == tag::word && l_[i].to - l_[i].from == 1));
    if (i >= to || (alone && what(to) == tag::stop && to + 1 < l_.size())) return;
    if (what(i) == tag::disjunction && !spans_.empty()) f.joined = link::disjunction, ++i;
    // "Thông thường, …" tells no case from another
    if (lower_of(i) == "thông thường" && what(i + 1) == tag::comma) i += 2;
    // "…: 1. Trong 05 ngày": the number of the step that follows
    if (to < l_.size() && what(to) == tag::stop && to > i + 2 && what(to - 1) == tag::number &&
        what(to - 2) == tag::colon)
        --to;
    f.end = to;
    f.begin = f.first = i;
    std::size_t const before = spans_.size();
    bool const condition = what(i) == tag::condition;
    std::size_t const first = i;
    i = labels(f, i);
    // "Trường hợp thuộc quân đội; khu vực quốc phòng: 20 ngày": one condition with a list in it
    if (!listed_.empty() && f.kind != label_kind::generic && f.kind != label_kind::none) {
        f.label.from = listed_.from;
        f.kind = label_kind::by_case;
    }
    listed_ = {};
    bool const only_label = i >= to && !f.label.empty();
    while (i < to) i = step(f, i);
    if (!carried_.empty() && !only_label)
        for (std::size_t k = before; k < spans_.size(); ++k)
            if (spans_[k].condition.empty() &&
                (carried_kind_ == label_kind::by_case || carried_kind_ == label_kind::name))
                spans_[k].condition = carried_;
    if (condition && spans_.size() == before && f.label.empty() && what(to) == tag::semicolon && f.begin >= to)
        listed_ = trimmed(first, to);
    if (only_label) {
        carried_ = f.condition.empty() ? f.label : f.condition;
        carried_kind_ = f.kind;
    } else if (!listed) {
        carried_ = {};
    }
}

// A place behind which a span may stand without a bound.
inline void limit_reader::boundary(frame& f, std::size_t i) {
    f.ready = true;
    f.bounded = f.most = f.least = f.after = f.before = f.about = false;
    f.unlike = nowhere;
    if (i == f.begin) f.begin = i + 1;
}

inline std::size_t limit_reader::bound(frame& f, std::size_t i) {
    tag const t = what(i);
    bool const span = bounded_span(i, true);
    // "trước khi hoạt động ít nhất 10 ngày": the event stands first
    bool const day = what(i + 1) == tag::day && !q_.date_rule(i + 1) && !q_.ordinal(i + 1);
    if (t == tag::before && (day || q_.is(i + 1, "khi"_w))) f.prior = true;
    std::size_t k = i;
    while (is_bound(what(k)) || what(k) == tag::copula) ++k;
    bool const date =
        what(k) == tag::day || what(k) == tag::working_day || what(k) == tag::month || what(k) == tag::slashed;
    bool const counts = span || date || what(k) == tag::number || what(k) == tag::refused;
    bool const strong = t == tag::at_most || t == tag::at_least;
    if (!counts || (!span && !date && !strong)) {
        f.ready = false;
        f.bounded = false;
        return i + 1;
    }
    f.ready = f.bounded = true;
    if (t == tag::at_most) f.most = true;
    if (t == tag::at_least) f.least = true;
    if (t == tag::after) f.after = true;
    if (t == tag::before) f.before = true;
    if (t == tag::at_least && f.prior) f.before = true;
    if (t == tag::about) f.about = true;
    return i + 1;
}

inline std::size_t limit_reader::step(frame& f, std::size_t i) {
    auto const word = [&](std::size_t next) {
        std::size_t const unlike = f.unlike;
        boundary(f, nowhere);
        f.unlike = unlike;
        f.ready = false;
        return next;
    };
    switch (what(i)) {
        case tag::comma:
        case tag::close:
            boundary(f, i);
            return i + 1;
        case tag::colon: {
            // "có kiểm tra: 5 ngày, không kiểm tra: 2 ngày": cases side by side, and no list of parts
            if (f.last != nowhere && owner_ == nowhere && f.begin < i && what(f.begin - 1) == tag::comma &&
                spans_[f.last].kind != label_kind::generic && !spans_[f.last].label.empty()) {
                f.label = {}, f.kind = label_kind::none;
                if (std::size_t const behind = labels(f, f.begin); behind > i) return behind;
            }
            boundary(f, i);
            if (f.last != nowhere && owner_ == nowhere) owner_ = f.last, parts_from_ = spans_.size(), f.lenient = true;
            f.begin = i + 1;
            f.label = {}, f.kind = label_kind::none;
            return labels(f, i + 1);
        }
        case tag::open:
            return bracket(f, i);
        case tag::dash:
        case tag::bullet:
        case tag::plus:
            if (what(i) == tag::plus && l_[i].glued && i > 0 && what(i - 1) == tag::word &&
                what(i + 1) == tag::number) {
                report(bytes(i - 1, i + 2), "a count from a day that a letter stands for");  // "N+1"
                return word(i + 2);
            }
            if (l_[i].glued || (f.last == nowhere && !new_item(i))) return word(i + 1);
            boundary(f, i);
            if (f.last == nowhere && bounded_span(i + 1, false)) return i + 1;
            if (what(i) == tag::plus && bounded_span(i + 1, false)) {
                f.joined = link::conjunction;
                return i + 1;
            }
            f.condition = f.label = f.start = {};
            f.kind = label_kind::none;
            f.begin = i + 1;
            return labels(f, i + 1);
        case tag::condition:
            return condition(f, i);
        case tag::complexity:
            return (f.ready || i == f.begin) && (q_.any(i + 1, "có"_w, "được"_w, "thì"_w) || is_bound(what(i + 1)))
                       ? condition(f, i)
                       : word(i + 1);
        case tag::start:
            return start(f, i);
        case tag::exclude:
        case tag::exclude_passive:
            return exclusion(f, i);
        case tag::at_most:
        case tag::at_least:
        case tag::after:
        case tag::before:
        case tag::within:
        case tag::about:
            return bound(f, i);
        case tag::copula:
            f.ready = true;
            return i + 1;
        case tag::consequence:
            if (f.condition.empty() && f.label.empty() && f.begin < i) f.condition = trimmed(f.begin, i);
            boundary(f, i);
            f.head = f.handles = f.lasting = false;
            f.begin = i + 1;
            f.ellipsis = what(i + 1) == tag::at_most && bounded_span(i + 1, true);
            return i + 1;
        case tag::following:
            if (f.ready && !spans_.empty()) f.joined = link::then;
            return i + 1;
        case tag::afterwards: {
            bool const event = lower_of(i) == "sau khi" && (spans_.empty() || !f.ready);
            if (event) return start(f, i);
            if (f.ready && !spans_.empty()) f.joined = link::then;
            return i + 1;
        }
        case tag::conjunction:
            if (f.last == nowhere || !bounded_span(i + 1, false)) return word(i + 1);
            boundary(f, i);
            f.joined = link::conjunction;
            return i + 1;
        case tag::disjunction: {
            std::size_t k = i + 1;
            while (k < f.end && (q_.any(k, "có"_w, "thể"_w) || is_bound(what(k)))) ++k;
            if (what(k) == tag::longer && !spans_.empty()) return no_limit(f, k);
            if (another_date(f, i + 1)) {
                boundary(f, i);
                f.joined = link::disjunction;
                f.bounded = true;
                return i + 1;
            }
            if (spans_.empty() || (i != f.begin && !bounded_span(i + 1, false) && what(i + 1) != tag::copula))
                return word(i + 1);
            boundary(f, i);
            f.joined = link::disjunction;
            return f.begin == i + 1 ? labels(f, i + 1) : i + 1;
        }
        case tag::limit_noun:
            // "thời gian tập sự", "thời hạn của giấy phép": how long that lasts
            if (what(i + 1) == tag::lasting || (q_.is(i + 1, "làm"_w) && q_.is(i + 2, "việc"_w))) {
                word(i);
                f.unlike = i;
                f.lasting = true;
                return i + 2;
            }
            f.head = f.head || f.ready || bounded_span(i + 1, false);
            f.handles = f.handles || (f.ready && names_handling(f, i + 1, false));
            f.delivers = !names_handling(f, i + 1, true);
            return word(i + 1);
        case tag::total:
            return i + 1;
        case tag::parts:
            if (f.last == nowhere && spans_.empty()) return word(i + 1);
            if (owner_ == nowhere) owner_ = f.last != nowhere ? f.last : spans_.size() - 1, parts_from_ = spans_.size();
            f.lenient = true;
            boundary(f, i);
            return labels(f, f.begin = what(i + 1) == tag::colon ? i + 2 : i + 1);
        case tag::extend:
            f.extend = f.ready = true;
            return i + 1;
        case tag::more:
            if (!bounded_span(i + 1, false)) return word(i + 1);
            f.extend = f.ready = true;
            return i + 1;
        case tag::prolong: {
            if (i > 0 && q_.is(i - 1, "thường"_w)) {  // "thường kéo dài 3 ngày": it lasts
                f.ready = true;
                return i + 1;
            }
            bool const governs = lower_of(i) == "gia hạn";
            // "điều chỉnh, gia hạn 10 ngày": one of several procedures
            if (governs && i > f.begin && what(f.begin) == tag::case_word &&
                (what(i - 1) == tag::comma || what(i - 1) == tag::conjunction || what(i - 1) == tag::disjunction))
                return word(i + 1);
            // "chuyến đi kéo dài 5 ngày", "ủ từ 45 ngày": it lasts, and nothing is prolonged
            if (!governs && i > f.first && what(i - 1) == tag::word && !q_.any(i - 1, "thể"_w, "được"_w, "sẽ"_w) &&
                spans_.empty() && !f.head && bounded_span(i + 1, false) && !bounded_span(i + 1, true)) {
                word(i);
                f.unlike = i;
                return i + 1;
            }
            tag const n = what(i + 1);
            bool const limit = n == tag::limit_noun && what(i + 2) == tag::act;
            bool const allowed = n == tag::act || n == tag::more || is_bound(n) || q_.any(i + 1, "nhưng"_w) || limit ||
                                 bounded_span(i + 1, false);
            if (governs && allowed) f.extend = true;
            if (!governs && n == tag::to && bounded_span(i + 2, false)) {  // "kéo dài đến 10 ngày"
                f.longer = f.ready = f.bounded = true;
                return i + 2;
            }
            if (!governs) f.prolong = true, f.capped = q_.is(i + 1, "nhưng"_w);
            f.ready = allowed && bounded_span(i + 1, false);
            return i + 1;
        }
        case tag::longer:
            f.longer = true, f.prolong = false;
            return i + 1;
        case tag::reference:
            return word(what(i + 1) == tag::number && what(i) != tag::word ? i + 2 : i + 1);
        case tag::unlike:
            // "thời hạn trên là 45 ngày" points back, "trên 45 ngày" compares
            if (q_.is(i, "trên"_w) && (what(i + 1) == tag::copula || (i > 0 && what(i - 1) == tag::limit_noun)))
                return word(i + 1);
            // "kiểm tra tính đầy đủ trong 03 ngày"
            if (q_.is(i, "đủ"_w) && (what(i + 1) == tag::within || (i > 0 && q_.is(i - 1, "đầy"_w))))
                return word(i + 1);
            // "50% giá trị hợp đồng" is money
            if (lower_of(i) == "giá trị" && i > 0 && what(i - 1) == tag::mark) return word(i + 1);
            word(i);
            f.unlike = i;
            f.lasting = f.lasting || lower_of(i) == "giá trị sử dụng" || lower_of(i).starts_with("hiệu lực") ||
                        lower_of(i).starts_with("lưu ") || (lower_of(i) == "giá trị" && i > 0 && q_.is(i - 1, "có"_w));
            f.rate = f.rate || (q_.is(i, "cứ"_w) && (i == 0 || what(i - 1) != tag::word));  // not "căn cứ"
            return i + 1;
        case tag::result:
            word(i);
            return i + 1;
        case tag::clock:
            if (i > 0 && what(i - 1) == tag::after) f.clock = static_cast<int>(l_[i].value);
            return word(i + 1);
        default:
            break;
    }
    if (i == f.begin && q_.is(i, "riêng"_w)) return condition(f, i);  // "riêng hồ sơ đơn giản 7 ngày"
    std::size_t const next = span_at(f, i);
    return next > i ? next : word(i + 1);
}

}
}
}
