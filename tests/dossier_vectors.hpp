// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the tests of the legal vectors share: what an answer rests on, and the times that run.
#include "dossier_steps.hpp"

namespace dossier_vectors {

using namespace dossier_steps;

inline std::string const decree_61 = "Nghị định 61/2018/NĐ-CP", decree_118 = "Nghị định 118/2025/NĐ-CP",
                         decree_309 = "Nghị định 309/2026/NĐ-CP", circular_17 = "Thông tư 17/2017/TT-BTTTT",
                         decision_45 = "Quyết định 45/2016/QĐ-TTg", civil_code = "Bộ luật Dân sự 91/2015/QH13";

/// The citation of an instrument whose article begins so, or nothing.
inline std::optional<citation> cited(std::vector<citation> const& basis, std::string const& instrument,
                                     std::string const& article) {
    for (auto const& c : basis)
        if (c.instrument == instrument && c.article.find(article) != std::string::npos) return c;
    return std::nullopt;
}

inline std::string all_of(std::vector<citation> const& basis) {
    std::string text;
    for (auto const& c : basis) text += to_string(c) + "; ";
    return text;
}

inline bool rests_on(outcome const& out, std::string const& instrument, std::string const& article) {
    auto const basis = out.refusal ? out.refusal->basis() : out.basis();
    INFO(all_of(basis));
    return cited(basis, instrument, article).has_value();
}

inline outcome tried(dossier const& d, step const& x, rules const& law = under()) { return apply(d, made(x), law); }

/// The small catalogue with one procedure more.
inline rules with_limit(std::string code, time_limit l) {
    catalogue_parts parts = province().parts();
    parts.procedures.push_back(plain_procedure(std::move(code), {limit(std::move(l))}));
    return rules().with(catalogue(std::move(parts)));
}

inline std::optional<next_deadline> running(timer what, dossier const& d, std::string_view on, rules const& law) {
    for (auto const& x : next_deadlines(d, law, at(on)))
        if (x.what == what) return x;
    return std::nullopt;
}

inline dossier taken_in(std::string const& code, std::string const& when, rules const& law) {
    return after(counter(code), {{when, e::submit_counter, a::applicant}, {when, e::accept, a::desk_clerk}}, law);
}

inline std::vector<step> ready(std::string const& day) {
    return {{day + "T08:00", e::decide, a::leader}, {day + "T09:00", e::issue, a::officer}};
}

}
