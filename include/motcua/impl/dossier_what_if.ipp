// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"
#include "dossier_refusal.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline std::vector<outcome> traced_in(case_context const& in, dossier const& d) {
    std::vector<outcome> all;
    auto now = d.opened();
    for (auto const& e : d.course()) {
        all.push_back(applied_in(in, now, e));
        now = all.back().dossier;
    }
    return all;
}

inline bilingual due_text(dossier_state const& s) {
    if (s.due == dossier_state::no_day) return {"không xác định", "not known"};
    auto const on = date::from_days(s.due);
    return {to_string_vi(on), to_string(on)};
}
template <class E>
bilingual words_of(E e) {
    return {std::string(label(e)), std::string(label(e, language::en))};
}
inline bilingual bases_text(std::vector<citation> const& all) {
    std::string text;
    for (auto const& c : all) text += (text.empty() ? "" : "; ") + to_string(c);
    return text.empty() ? bilingual{"không có quy định được đọc", "no rule that was read"} : bilingual{text, text};
}
inline bilingual paper_text(outcome const& of) {
    return of.document.empty() ? bilingual{"không", "none"} : of.document_text();
}

/// Collects what differs between two traces of one course.
inline std::vector<course_difference> differences_of(std::vector<outcome> const& was,
                                                     std::vector<outcome> const& would_be) {
    std::vector<course_difference> all;
    bool due_apart = false, status_apart = false, clock_apart = false;
    for (std::size_t i = 0; i < was.size(); ++i) {
        auto const& a = was[i];
        auto const& b = would_be[i];
        auto const& s = a.dossier.state();
        auto const& t = b.dossier.state();
        auto const add = [&](difference_kind kind, bilingual x, bilingual y) {
            all.push_back({i, kind, std::move(x), std::move(y)});
        };
        if (a.refusal.has_value() != b.refusal.has_value())
            add(b.refusal ? difference_kind::refused : difference_kind::allowed,
                a.refusal ? a.refusal->text() : bilingual{"được thực hiện", "allowed"},
                b.refusal ? b.refusal->text() : bilingual{"được thực hiện", "allowed"});
        // A difference that lasts is told where it begins, and where it changes.
        bool const statuses = s.at.status != t.at.status, clocks = s.at.clock != t.at.clock, dues = s.due != t.due;
        if (statuses && !status_apart) add(difference_kind::status, words_of(s.at.status), words_of(t.at.status));
        if (clocks && !clock_apart) add(difference_kind::clock, words_of(s.at.clock), words_of(t.at.clock));
        bool const moved =
            i > 0 && (was[i - 1].dossier.state().due != s.due || would_be[i - 1].dossier.state().due != t.due);
        if (dues && (!due_apart || moved)) add(difference_kind::due, due_text(s), due_text(t));
        status_apart = statuses, clock_apart = clocks, due_apart = dues;
        if (a.refusal || b.refusal) continue;
        if (a.document != b.document) add(difference_kind::document, paper_text(a), paper_text(b));
        if (auto x = bases_text(a.basis()), y = bases_text(b.basis()); x != y)
            add(difference_kind::basis, std::move(x), std::move(y));
    }
    if (!was.empty()) {
        auto const a = judge(was.back().dossier.state()), b = judge(would_be.back().dossier.state());
        if (a != b) all.push_back({was.size(), difference_kind::verdict, words_of(a), words_of(b)});
    }
    return all;
}

}

MOTCUA_INLINE what_if_answer what_if(dossier const& d, rules const& under, rules const& instead,
                                     std::optional<date> law_of) {
    what_if_answer out;
    out.was = detail::traced_in(detail::context_of(d.subject(), under), d);
    auto other = detail::context_of(d.subject(), instead);
    other.law_of = law_of;
    out.would_be = detail::traced_in(other, d);
    out.differences = detail::differences_of(out.was, out.would_be);
    return out;
}

}
}
