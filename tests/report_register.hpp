// SPDX-License-Identifier: Apache-2.0
#pragma once
// A made-up register of eleven dossiers, small enough to be counted by hand.
#include <numeric>
#include <string>

#include <motcua/replay.hpp>

#include "catch.hpp"

namespace postal_year {

using namespace motcua;

inline procedure sold(std::string code, std::optional<bool> in_by_post, std::optional<bool> out_by_post) {
    procedure p;
    p.code = std::move(code);
    p.name = "Thủ tục " + p.code;
    p.from = date(2010, 1, 1);
    procedure_variant v;
    v.id = "default";
    v.intake[static_cast<std::size_t>(channel::post)] = in_by_post;
    v.returned[static_cast<std::size_t>(return_channel::post)] = out_by_post;
    limit_entry limit;
    limit.limit = time_limit(working_days(5));
    v.limits.push_back(limit);
    p.variants.push_back(v);
    return p;
}

/// Three procedures, a department and a commune, post staff at the commune's desk.
inline catalogue_parts made_up() {
    catalogue_parts parts;
    parts.editions.emplace_back();
    parts.procedures = {sold("9.000001", true, true), sold("9.000002", {}, {}), sold("9.000003", false, true)};
    parts.agencies.resize(2);
    parts.agencies[0].id = "department";
    parts.agencies[1].id = "commune";
    parts.agencies[1].level = level::commune;
    delegation d;
    d.agency = "commune";
    d.tasks = {desk_task::receive};
    d.from = date(2020, 1, 1);
    parts.delegations.push_back(d);
    return parts;
}

/// A register written row by row.
struct desk {
    register_columns columns;

    int dossier(std::string code, std::string agency, channel intake, return_channel return_by) {
        columns.subject.push_back(static_cast<std::int32_t>(columns.subjects.size()));
        columns.subjects.push_back({std::move(code), "", std::move(agency), ""});
        columns.intake.push_back(static_cast<std::uint8_t>(intake));
        columns.return_by.push_back(static_cast<std::uint8_t>(return_by));
        return static_cast<int>(columns.subject.size()) - 1;
    }
    desk& event(int dossier, event_kind what, std::string const& when, actor by) {
        columns.dossier.push_back(dossier);
        columns.what.push_back(static_cast<std::uint8_t>(what));
        columns.actor.push_back(static_cast<std::uint8_t>(by));
        auto const at = parse_civil_second(when);
        REQUIRE((at || when.empty()));
        columns.occurred.push_back(at ? at->value : dossier_state::absent);
        return *this;
    }
    desk& sent(int d, std::string const& posted, std::string const& handed_over) {
        return event(d, event_kind::post_accept, posted, actor::postal_worker)
            .event(d, event_kind::post_handover, handed_over, actor::postal_worker);
    }
    desk& accepted(int d, std::string const& when, actor by = actor::desk_clerk) {
        return event(d, event_kind::accept, when, by);
    }
    /// Forwarded and decided; the result comes to the desk on the last day.
    desk& resolved(int d, std::string const& forwarded, std::string const& issued) {
        return event(d, event_kind::forward, forwarded, actor::desk_clerk)
            .event(d, event_kind::decide, issued.substr(0, 10) + "T08:00", actor::leader)
            .event(d, event_kind::issue, issued, actor::officer);
    }
    [[nodiscard]] replay_result replayed(catalogue const& c, std::optional<civil_second> as_of = {}) const {
        return replay(std::make_shared<register_columns const>(columns), rules().with(c), as_of);
    }
};

using ev = event_kind;
constexpr auto post_in = channel::post, counter_in = channel::counter;
constexpr auto post_out = return_channel::post, counter_out = return_channel::counter;

/// A year at two desks: eleven dossiers, everything until 2020-12-31.
inline desk year_2020() {
    desk r;
    // 0, both ways, early: handed over on Friday 3/1, due Friday 10/1, at the desk on 8/1.
    int d = r.dossier("9.000001", "department", post_in, post_out);
    r.sent(d, "2020-01-02T09:00", "2020-01-03T09:00")
        .accepted(d, "2020-01-03T10:00")
        .resolved(d, "2020-01-03T14:00", "2020-01-08T09:00");
    r.event(d, ev::hand_to_post, "2020-01-09T09:00", actor::postal_worker)
        .event(d, ev::deliver, "2020-01-10T09:00", actor::postal_worker);
    // 1, brought to the counter, returned by post, on time: accepted on Monday 3/2, due Monday 10/2.
    d = r.dossier("9.000001", "department", counter_in, post_out);
    r.event(d, ev::submit_counter, "2020-02-03T08:00", actor::applicant)
        .accepted(d, "2020-02-03T09:00")
        .resolved(d, "2020-02-03T14:00", "2020-02-10T16:00");
    r.event(d, ev::hand_to_post, "2020-02-11T09:00", actor::postal_worker)
        .event(d, ev::deliver, "2020-02-12T09:00", actor::postal_worker);
    // 2, sent, collected, late: handed over on Tuesday 3/3, due Tuesday 10/3, at the desk on 20/3.
    d = r.dossier("9.000002", "commune", post_in, counter_out);
    r.sent(d, "2020-03-02T09:00", "2020-03-03T09:00")
        .accepted(d, "2020-03-03T10:00")
        .resolved(d, "2020-03-03T14:00", "2020-03-20T09:00");
    r.event(d, ev::collect, "2020-03-21T09:00", actor::applicant);
    // 3, handed over in the old year, to be accepted in the new one.
    d = r.dossier("9.000001", "department", post_in, post_out);
    r.sent(d, "2020-12-30T09:00", "2020-12-31T15:00");
    // 4, of a body that the catalogue does not hold; its result goes to the post in the old year.
    d = r.dossier("9.000003", "elsewhere", counter_in, post_out);
    r.event(d, ev::submit_counter, "2020-12-21T08:00", actor::applicant)
        .accepted(d, "2020-12-21T09:00")
        .resolved(d, "2020-12-21T14:00", "2020-12-29T09:00");
    r.event(d, ev::hand_to_post, "2020-12-31T16:00", actor::postal_worker);
    // 5, a supplement by post is a second leg; taken in by a post clerk; the completed dossier starts the clock anew.
    d = r.dossier("9.000001", "commune", post_in, return_channel::electronic);
    r.sent(d, "2020-06-01T09:00", "2020-06-02T09:00").accepted(d, "2020-06-02T10:00", actor::delegated_clerk);
    r.event(d, ev::forward, "2020-06-02T14:00", actor::desk_clerk)
        .event(d, ev::request_supplement, "2020-06-04T09:00", actor::desk_clerk);
    r.sent(d, "2020-06-08T09:00", "2020-06-09T09:00")
        .event(d, ev::receive_supplement, "2020-06-09T10:00", actor::desk_clerk);
    r.resolved(d, "2020-06-09T14:00", "2020-06-15T09:00")
        .event(d, ev::send_electronically, "2020-06-15T10:00", actor::desk_clerk);
    // 6, stopped.
    d = r.dossier("9.000001", "department", post_in, post_out);
    r.sent(d, "2020-07-01T09:00", "2020-07-02T09:00")
        .accepted(d, "2020-07-02T10:00")
        .event(d, ev::forward, "2020-07-02T14:00", actor::desk_clerk);
    r.event(d, ev::stop, "2020-07-06T09:00", actor::leader);
    // 7, handed over and refused at the desk.
    d = r.dossier("9.000001", "department", post_in, post_out);
    r.sent(d, "2020-08-03T09:00", "2020-08-04T09:00")
        .event(d, ev::refuse_intake, "2020-08-04T10:00", actor::desk_clerk);
    // 8, the result comes back undelivered and is sent again: two legs out, one back, one dossier.
    d = r.dossier("9.000001", "commune", counter_in, post_out);
    r.event(d, ev::submit_counter, "2020-09-01T08:00", actor::applicant)
        .accepted(d, "2020-09-01T09:00")
        .resolved(d, "2020-09-01T14:00", "2020-09-04T09:00");
    r.event(d, ev::hand_to_post, "2020-09-07T09:00", actor::postal_worker)
        .event(d, ev::fail_delivery, "2020-09-08T09:00", actor::postal_worker);
    r.event(d, ev::invite, "2020-09-08T10:00", actor::postal_worker)
        .event(d, ev::invite, "2020-09-10T10:00", actor::postal_worker);
    r.event(d, ev::return_to_agency, "2020-09-11T09:00", actor::postal_worker)
        .event(d, ev::hand_to_post, "2020-09-14T09:00", actor::postal_worker);
    r.event(d, ev::deliver, "2020-09-15T09:00", actor::postal_worker);
    // 9, nothing by post at all.
    d = r.dossier("9.000002", "department", counter_in, counter_out);
    r.event(d, ev::submit_counter, "2020-10-01T08:00", actor::applicant)
        .accepted(d, "2020-10-01T09:00")
        .resolved(d, "2020-10-01T14:00", "2020-10-05T09:00");
    r.event(d, ev::collect, "2020-10-06T09:00", actor::applicant);
    // 10, given to the post on the last evening.
    d = r.dossier("9.000001", "department", post_in, post_out);
    r.event(d, ev::post_accept, "2020-12-31T17:00", actor::postal_worker);
    return r;
}

/// What the register holds a year later: more events of the old dossiers, new dossiers, new bodies, and mistakes.
inline desk with_2021(desk r) {
    r.accepted(3, "2021-01-04T09:00").resolved(3, "2021-01-04T14:00", "2021-01-06T09:00");
    r.event(4, ev::deliver, "2021-01-05T09:00", actor::postal_worker);
    r.event(10, ev::post_handover, "2021-01-04T09:00", actor::postal_worker).accepted(10, "2021-01-04T10:00");
    int const d = r.dossier("9.000001", "a new body", post_in, post_out);
    r.sent(d, "2021-02-01T09:00", "2021-02-02T09:00")
        .accepted(d, "2021-02-02T10:00")
        .accepted(d, "2021-02-02T11:00");                            // twice: refused
    r.event(-1, ev::accept, "2021-03-01T09:00", actor::desk_clerk);  // of no dossier
    r.columns.dossier.push_back(d);                                  // a word that could not be read
    r.columns.what.push_back(register_columns::unreadable);
    r.columns.actor.push_back(static_cast<std::uint8_t>(actor::officer));
    r.columns.occurred.push_back(parse_civil_second("2021-03-02T09:00")->value);
    return r;
}

/// Events in another order of rows.
inline desk shuffled(desk r, std::size_t step) {
    auto const n = r.columns.dossier.size();
    REQUIRE(std::gcd(n, step) == 1);
    auto const in = r.columns;
    for (std::size_t i = 0; i < n; ++i) {
        auto const k = (i * step + 3) % n;
        r.columns.dossier[i] = in.dossier[k];
        r.columns.what[i] = in.what[k];
        r.columns.actor[i] = in.actor[k];
        r.columns.occurred[i] = in.occurred[k];
    }
    return r;
}

}
