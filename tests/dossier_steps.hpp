// SPDX-License-Identifier: Apache-2.0
#pragma once
// Courses of single dossiers over the small catalogue, step by step.
#include "catch.hpp"
#include "small_register.hpp"

namespace dossier_steps {

using namespace small_register;
using s = motcua::status;
using a = motcua::actor;
using e = motcua::event_kind;

struct step {
    std::string when;
    e what;
    a by;
    std::vector<std::string> evidence = {};
};

inline event made(step const& x) { return {x.what, at(x.when), x.by, std::nullopt, {}, x.evidence}; }

/// The dossier after steps that all must be allowed.
inline dossier after(dossier d, std::vector<step> const& steps, rules const& law = under()) {
    for (auto const& x : steps) {
        auto const out = apply(d, made(x), law);
        INFO(to_string(x.what) << " at " << x.when << ": " << (out.refusal ? out.refusal->text().en : ""));
        REQUIRE_FALSE(out.refusal.has_value());
        d = out.dossier;
    }
    return d;
}

inline refusal refused(dossier const& d, step const& x, rules const& law = under()) {
    auto const out = apply(d, made(x), law);
    INFO(to_string(x.what) << " at " << x.when);
    REQUIRE(out.refusal.has_value());
    CHECK(out.dossier == d);
    return *out.refusal;
}

inline dossier counter(std::string code = "1.000001", std::string agency = "so.nn") {
    return dossier::open(std::move(code), "", std::move(agency), "trung-tam", channel::counter,
                         return_channel::counter);
}

inline dossier accepted(std::string const& day, dossier d = counter()) {
    return after(std::move(d),
                 {{day + "T08:00", e::submit_counter, a::applicant}, {day + "T08:30", e::accept, a::desk_clerk}});
}

/// Signed and at the desk on the same day.
inline dossier finished(std::string const& day, dossier d = counter()) {
    return after(accepted(day, std::move(d)), {{day + "T09:00", e::forward, a::desk_clerk},
                                               {day + "T10:00", e::decide, a::leader},
                                               {day + "T11:00", e::issue, a::officer}});
}

inline dossier out_by_post(std::string const& day) {
    auto d = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::counter, return_channel::post);
    return after(finished(day, d), {{day + "T13:00", e::hand_to_post, a::postal_worker},
                                    {day + "T14:00", e::post_depart, a::postal_worker}});
}

}
