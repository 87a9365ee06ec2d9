// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../report.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What one dossier did in the period.
struct postal_marks {
    std::uint8_t in : 1 = 0, returned : 1 = 0;
    std::uint16_t inbound = 0, outbound = 0, sent_back = 0;
    [[nodiscard]] bool any() const { return in != 0 || returned != 0 || inbound != 0 || outbound != 0 || sent_back != 0; }
};

inline void add_dossier(report_counts& to, postal_marks const& m, dossier_state const& d) {
    to.dossiers_in += m.in;
    to.dossiers_returned += m.returned;
    to.inbound_legs += m.inbound;
    to.outbound_legs += m.outbound;
    to.returned_legs += m.sent_back;
    // Sent or handed over, a dossier may wait: until its acceptance nobody has taken it in.
    if (m.in != 0 && d.accepted != dossier_state::absent) ++(d.taken_by_post_clerk != 0 ? to.post_clerk : to.official);
    if (m.in == 0 && m.returned == 0) return;
    ++to.distinct;
    ++to.by_timeliness[static_cast<std::size_t>(judge(d))];
}

inline event_kind intake_event(intake_day day) {
    switch (day) {
        case intake_day::handed_over: return event_kind::post_handover;
        case intake_day::accepted_by_post: return event_kind::post_accept;
        default: return event_kind::accept;
    }
}

inline std::int64_t listed_procedures(motcua::catalogue const& c, date on, denominator_basis basis) {
    if (basis == denominator_basis::published_list) return static_cast<std::int64_t>(c.listed_count(on));
    std::int64_t count = 0;
    std::string_view last;
    for (auto const& p : c.parts().procedures) {
        if (p.code == last) continue;
        last = p.code;
        auto const entry = c.at(p.code, on);
        if (!entry) continue;
        for (auto const& v : (*entry)->variants) {
            if (v.intake[static_cast<std::size_t>(channel::post)].value_or(false) ||
                v.returned[static_cast<std::size_t>(return_channel::post)].value_or(false)) {
                ++count;
                break;
            }
        }
    }
    return count;
}

}

MOTCUA_INLINE postal_report make_postal_report(replay_result const& given, date start, date end, report_options const& options) {
    if (end <= start)
        fail(error_code::interval_invalid, "period", to_string(start) + " … " + to_string(end), "an end after the start",
             "the end is the first day that no longer counts");
    civil_second const last{std::int64_t{end.days()} * 86400 - 1};
    // The register may hold later events by now; a report of last year must not see them.
    bool const cut = !given.as_of || given.as_of->value > last.value;
    replay_result const own = cut ? replay(given.input, given.under, last) : replay_result{given};
    auto const& in = *own.input;
    postal_report out{start, end, options, {}, {}, {}, {}, 0, {}, 0, 0, given.under.editions(), false,
                      !given.as_of || given.as_of->value >= last.value};
    out.editions.push_back({"machine", given.under.machine() ? given.under.machine()->edition() : state_machine().edition()});

    std::vector<detail::postal_marks> marks(in.subject.size());
    auto const from = std::int64_t{start.days()} * 86400;
    auto const intake = detail::intake_event(options.intake);
    auto const returned =
        options.returned == return_day::delivered ? event_kind::deliver : event_kind::hand_to_post;
    for (std::size_t i = 0; i < in.dossier.size(); ++i) {
        if (own.applied[i] == 0 || in.occurred[i] < from) continue;
        auto const d = static_cast<std::size_t>(in.dossier[i]);
        auto& m = marks[d];
        auto const what = static_cast<event_kind>(in.what[i]);
        ++out.events;
        // A supplement handed over is a second leg, but not a second dossier taken in.
        bool const first = static_cast<status>(own.status_before[i]) == status::draft || what == event_kind::accept;
        if (what == intake && first && static_cast<channel>(in.intake[d]) == channel::post) m.in = 1;
        if (what == returned) m.returned = 1;
        if (what == event_kind::post_handover) ++m.inbound;
        if (what == event_kind::hand_to_post) ++m.outbound;
        if (what == event_kind::return_to_agency) ++m.sent_back;
    }
    for (auto const& p : own.problems) {
        auto const i = static_cast<std::size_t>(p.event < 0 ? 0 : p.event);
        bool const undated = p.event < 0 || in.occurred[i] == dossier_state::absent;
        if (undated || (in.occurred[i] >= from && in.occurred[i] <= last.value)) ++out.problem_rows;
    }

    // Agencies whose dossiers did something by post: later dossiers of other agencies must not add a line of zeros.
    std::vector<std::string> agencies;
    for (std::size_t d = 0; d < marks.size(); ++d)
        if (in.subject[d] >= 0 && marks[d].any()) agencies.push_back(in.subjects[static_cast<std::size_t>(in.subject[d])].agency);
    std::sort(agencies.begin(), agencies.end());
    agencies.erase(std::unique(agencies.begin(), agencies.end()), agencies.end());
    for (auto const& a : agencies) out.by_agency.emplace_back(a, report_counts{});

    struct subject_place {
        std::size_t agency;
        std::optional<level> of;
    };
    std::vector<subject_place> places;
    auto const& catalogue = given.under.catalogue();
    for (auto const& s : in.subjects) {
        auto const* body = catalogue.find_agency(s.agency);
        places.push_back({static_cast<std::size_t>(std::lower_bound(agencies.begin(), agencies.end(), s.agency) - agencies.begin()),
                          body == nullptr ? std::nullopt : std::optional<level>(body->level)});
    }
    std::vector<std::uint8_t> active(in.subjects.size(), 0);
    for (std::size_t d = 0; d < marks.size(); ++d) {
        if (in.subject[d] < 0) continue;
        auto const s = static_cast<std::size_t>(in.subject[d]);
        auto const& m = marks[d];
        if (!m.any()) continue;
        detail::add_dossier(out.total, m, own.dossiers[d]);
        detail::add_dossier(out.by_agency[places[s].agency].second, m, own.dossiers[d]);
        detail::add_dossier(places[s].of ? out.by_level[static_cast<std::size_t>(*places[s].of)] : out.level_unknown, m,
                            own.dossiers[d]);
        if (m.in != 0 || m.returned != 0) active[s] = 1;
    }

    // Procedures are counted once each, whatever subjects they appear under.
    auto const distinct_codes = [&](auto&& takes) {
        std::vector<std::string_view> codes;
        for (std::size_t s = 0; s < active.size(); ++s)
            if (active[s] != 0 && takes(s)) codes.push_back(in.subjects[s].code);
        std::sort(codes.begin(), codes.end());
        return static_cast<std::int64_t>(std::unique(codes.begin(), codes.end()) - codes.begin());
    };
    out.total.procedures = distinct_codes([](std::size_t) { return true; });
    for (std::size_t a = 0; a < agencies.size(); ++a)
        out.by_agency[a].second.procedures = distinct_codes([&](std::size_t s) { return places[s].agency == a; });
    for (std::size_t l = 0; l < out.by_level.size(); ++l)
        out.by_level[l].procedures = distinct_codes([&](std::size_t s) { return places[s].of == static_cast<level>(l); });
    out.level_unknown.procedures = distinct_codes([&](std::size_t s) { return !places[s].of; });

    date const last_day = end - calendar_days{1};
    out.listed_basis = options.denominator.value_or(
        catalogue.listed_count(last_day) > 0 ? denominator_basis::published_list : denominator_basis::published_manner);
    out.listed = detail::listed_procedures(catalogue, last_day, out.listed_basis);
    for (auto const& e : catalogue.parts().editions) out.assumed = out.assumed || (e.true_on && start < *e.true_on);
    return out;
}

}
}
