// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_grammar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// Everything up to a colon that a span may follow: what the span is for. Several may follow one another.
inline std::size_t limit_reader::labels(frame& f, std::size_t i) {
    auto const colon_after = [&](std::size_t from) {
        bool comma = false;
        std::size_t held = nowhere;  // a span inside a condition, which a colon may still make part of it
        for (std::size_t k = from; k < f.end; ++k) {
            tag const t = what(k);
            if (t == tag::open) k = closing(k);
            if (t == tag::colon) return held != nowhere && comma ? nowhere : k;
            if (t == tag::comma) comma = held != nowhere;
            auto const q = counted(k);
            if (!q || q.unit == time_unit::unknown || q.unrelated) continue;
            tag const p = k > from ? what(k - 1) : tag::colon;
            bool const free = p == tag::colon || p == tag::comma || p == tag::consequence || p == tag::conjunction;
            bool const stated = is_bound(p) || p == tag::copula || what(from) == tag::limit_noun;
            bool const may_name = what(from) == tag::condition || p == tag::after || p == tag::before;
            if (p != tag::unlike && (free || (stated && !may_name))) return nowhere;
            if (p != tag::unlike && stated) held = k;
            k = q.next - 1;
        }
        return nowhere;
    };
    auto const kind_of = [&](std::size_t from, std::size_t to) {
        if (what(from) == tag::limit_noun || what(from) == tag::total || what(from) == tag::parts)
            return label_kind::generic;
        if (q_.is(from, "giai"_w) && q_.is(from + 1, "đoạn"_w)) return label_kind::generic;  // which step it is
        if (what(from) == tag::start) return label_kind::start;
        // "hồ sơ chưa có xác nhận", "không phải kiểm tra": a case, whatever act it speaks of
        if (q_.any(from, "hồ"_w, "không"_w, "phải"_w, "chưa"_w)) return label_kind::by_case;
        label_kind kind = label_kind::none;
        for (std::size_t k = from; k < to; ++k) {
            tag const t = what(k);
            if (kind == label_kind::none && (t == tag::condition || t == tag::case_word)) return label_kind::by_case;
            if (t == tag::act) return label_kind::act;
            if (t == tag::body) kind = label_kind::body;
        }
        return kind == label_kind::none ? label_kind::name : kind;
    };
    while (i < f.end) {
        std::size_t const colon = colon_after(i);
        if (colon == nowhere) break;
        i = content(i, colon);
        if (what(i) == tag::parts && !spans_.empty()) {
            if (owner_ == nowhere) owner_ = spans_.size() - 1, parts_from_ = spans_.size();
            f.lenient = true;
        } else if (i < colon) {
            std::size_t first = i;
            label_kind kind = kind_of(i, colon);
            if (kind == label_kind::generic)
                for (std::size_t k = i; k < colon; ++k)
                    if (what(k) == tag::condition) {
                        first = k, kind = label_kind::by_case;
                        break;
                    }
            auto const span = trimmed(first, colon);
            if (f.label.empty() || f.kind == label_kind::generic) {
                f.label = span, f.kind = kind;
                if (kind == label_kind::start) f.start = span;
            } else if (kind != label_kind::generic) {
                f.label.to = span.to;
                if (kind == label_kind::by_case) f.kind = kind;
            }
            for (std::size_t k = i; k + 1 < colon; ++k)
                if (what(k) == tag::after && what(k + 1) == tag::clock) f.clock = static_cast<int>(l_[k + 1].value);
        }
        f.begin = i = content(colon + 1, f.end);
        f.ready = true;
    }
    return i;
}

}
}
}
