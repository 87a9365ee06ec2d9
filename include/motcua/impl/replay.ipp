// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <numeric>

#include "../replay.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Rows of events by dossier, each dossier's in the order of time: a counting sort, then a look at each run.
struct event_order {
    std::vector<std::int64_t> begin;  ///< by dossier, one past the end in the last place
    std::vector<std::int64_t> row;
};

inline event_order order_events(register_columns const& in) {
    event_order order;
    auto const dossiers = in.subject.size();
    order.begin.assign(dossiers + 1, 0);
    auto const usable = [&](std::int32_t d) { return d >= 0 && static_cast<std::size_t>(d) < dossiers; };
    for (auto const d : in.dossier)
        if (usable(d)) ++order.begin[static_cast<std::size_t>(d) + 1];
    std::partial_sum(order.begin.begin(), order.begin.end(), order.begin.begin());
    order.row.resize(static_cast<std::size_t>(order.begin.back()));
    auto next = order.begin;
    for (std::size_t i = 0; i < in.dossier.size(); ++i)
        if (usable(in.dossier[i]))
            order.row[static_cast<std::size_t>(next[static_cast<std::size_t>(in.dossier[i])]++)] = static_cast<std::int64_t>(i);
    for (std::size_t d = 0; d < dossiers; ++d) {
        auto const a = order.row.begin() + order.begin[d], b = order.row.begin() + order.begin[d + 1];
        auto const earlier = [&](std::int64_t x, std::int64_t y) {
            return in.occurred[static_cast<std::size_t>(x)] < in.occurred[static_cast<std::size_t>(y)];
        };
        if (!std::is_sorted(a, b, earlier)) std::stable_sort(a, b, earlier);
    }
    return order;
}

/// Whether a refused event stands after one of its dossier that happened later: its instant is then in doubt.
inline bool listed_late(register_columns const& in, event_order const& order, std::size_t dossier, std::int64_t event) {
    for (auto k = order.begin[dossier]; k < order.begin[dossier + 1]; ++k) {
        auto const other = order.row[static_cast<std::size_t>(k)];
        if (other < event && in.occurred[static_cast<std::size_t>(other)] > in.occurred[static_cast<std::size_t>(event)]) return true;
    }
    return false;
}

/// A row of events as the machine reads it; its words must be readable.
inline bare_event bare_row(register_columns const& in, std::size_t i) {
    bare_event e{static_cast<event_kind>(in.what[i]), static_cast<actor>(in.actor[i]), in.occurred[i]};
    if (!in.promised.empty()) e.promised = in.promised[i];
    if (!in.undeliverable.empty()) {
        e.undeliverable = (in.undeliverable[i] & register_columns::ground) != 0;
        e.electronic_only = (in.undeliverable[i] & register_columns::electronic_only) != 0;
    }
    if (!in.step.empty()) e.step = in.step[i];
    return e;
}

inline void check_columns(register_columns const& in) {
    std::vector<problem> problems;
    auto const same = [&](std::string_view name, std::size_t found, std::size_t expected, bool optional) {
        if (found == expected || (optional && found == 0)) return;
        problems.push_back({error_code::column_length, "column " + std::string(name), std::to_string(found) + " rows",
                            std::to_string(expected) + " rows", "give columns of one length"});
    };
    same("event", in.what.size(), in.dossier.size(), false);
    same("actor", in.actor.size(), in.dossier.size(), false);
    same("occurred", in.occurred.size(), in.dossier.size(), false);
    same("promised", in.promised.size(), in.dossier.size(), true);
    same("undeliverable", in.undeliverable.size(), in.dossier.size(), true);
    same("step", in.step.size(), in.dossier.size(), true);
    for (auto const s : in.subject)
        if (s >= 0 && static_cast<std::size_t>(s) >= in.subjects.size()) {
            problems.push_back({error_code::reference_unknown, "column subject", std::to_string(s),
                                "-1 or a row of the subjects", "give every subject"});
            break;
        }
    same("intake", in.intake.size(), in.subject.size(), false);
    same("return_by", in.return_by.size(), in.subject.size(), false);
    if (!problems.empty()) throw error(std::move(problems));
}

}

MOTCUA_INLINE replay_result replay(std::shared_ptr<register_columns const> input, rules const& under,
                                   std::optional<civil_second> as_of) {
    register_columns const& in = *input;
    detail::check_columns(in);
    replay_result out{std::move(input), under, as_of, {}, {}, {}, {}};
    out.dossiers.resize(in.subject.size());
    out.applied.assign(in.dossier.size(), 0);
    out.status_before.assign(in.dossier.size(), 0);
    for (std::size_t i = 0; i < in.dossier.size(); ++i)
        if (in.dossier[i] < 0 || static_cast<std::size_t>(in.dossier[i]) >= in.subject.size())
            out.problems.push_back({error_code::row_dossier_unknown, static_cast<std::int64_t>(i), -1, {}, {}, {}});

    auto const order = detail::order_events(in);
    auto const& calendar = under.calendar();
    std::vector<std::uint8_t> known_subject(in.subjects.size());
    for (std::size_t s = 0; s < in.subjects.size(); ++s)
        known_subject[s] = under.catalogue().contains(in.subjects[s].code) ? 1 : 0;

    for (std::size_t d = 0; d < in.subject.size(); ++d) {
        auto& state = out.dossiers[d];
        auto const row = static_cast<std::int32_t>(d);
        auto const s = in.subject[d];
        if (s < 0) continue;  // the reader has reported it
        if (in.intake[d] >= token_table<channel>.size() || in.return_by[d] >= token_table<return_channel>.size()) {
            out.problems.push_back({error_code::row_token_unknown, -1, row, {}, {}, {}});
            continue;
        }
        if (known_subject[static_cast<std::size_t>(s)] == 0) {
            out.problems.push_back({error_code::row_procedure_unknown, -1, row, {}, {}, {}});
            continue;
        }
        auto const& subject = in.subjects[static_cast<std::size_t>(s)];
        detail::case_context const context{under, under.catalogue(), calendar, under.readings(), under.machine().get(),
                                           subject.code, subject.variant, subject.agency, subject.unit};
        state.intake = static_cast<channel>(in.intake[d]);
        state.return_by = static_cast<return_channel>(in.return_by[d]);
        for (auto k = order.begin[d]; k < order.begin[d + 1]; ++k) {
            auto const event = order.row[static_cast<std::size_t>(k)];
            auto const i = static_cast<std::size_t>(event);
            auto const refuse = [&](error_code code) {
                out.problems.push_back({code, event, row, {}, {}, state.at.status});
            };
            out.status_before[i] = static_cast<std::uint8_t>(state.at.status);
            if (in.occurred[i] == dossier_state::absent) { refuse(error_code::row_time_missing); continue; }
            if (as_of && in.occurred[i] > as_of->value) continue;
            if (in.what[i] >= event_kinds || in.actor[i] >= token_table<actor>.size()) {
                refuse(error_code::row_token_unknown);
                continue;
            }
            auto const day = civil_second{in.occurred[i]}.day_number();
            if (!date::in_range(day) || !calendar.covers(date::from_days(day))) {
                refuse(error_code::calendar_not_covered);
                continue;
            }
            auto const e = detail::bare_row(in, i);
            auto const before = state;
            try {
                auto const step = detail::advance_state(context, state, e);
                if (step.allowed) out.applied[i] = 1;
                else
                    out.problems.push_back({detail::listed_late(in, order, d, event) ? error_code::row_out_of_order : error_code::row_refused,
                                            event, row, step.refusal.region, step.refusal.guard, state.at.status});
            } catch (error const& failure) {  // a date that the calendar does not reach, or a limit beyond the range
                state = before;
                refuse(failure.code());
            }
        }
    }
    std::stable_sort(out.problems.begin(), out.problems.end(),
                     [](replay_problem const& a, replay_problem const& b) { return a.event < b.event; });
    return out;
}

MOTCUA_INLINE problem describe(replay_result const& r, replay_problem const& p) {
    auto const& in = *r.input;
    problem out;
    out.code = p.code;
    out.place = p.event >= 0 ? "events row " + std::to_string(p.event + 1) : "dossiers row " + std::to_string(p.dossier + 1);
    auto const code = [&] {
        return p.dossier >= 0 && in.subject[static_cast<std::size_t>(p.dossier)] >= 0
                   ? in.subjects[static_cast<std::size_t>(in.subject[static_cast<std::size_t>(p.dossier)])].code
                   : std::string("?");
    };
    auto const i = p.event >= 0 ? static_cast<std::size_t>(p.event) : 0;
    switch (p.code) {
        case error_code::row_dossier_unknown:
            out.found = "an event for a dossier that the table does not hold";
            out.expected = "a dossier of the dossier table";
            out.cure = "add the dossier, or correct its identifier";
            break;
        case error_code::row_procedure_unknown:
            out.found = "procedure " + code();
            out.expected = "a code of the catalogue";
            out.cure = "correct the code, or add the procedure by an overlay; its events were left out";
            break;
        case error_code::row_time_missing:
            out.found = "no instant";
            out.expected = "YYYY-MM-DDTHH:MM";
            out.cure = "fill in when it happened";
            break;
        case error_code::row_token_unknown:
            out.found = "a word that the table does not have";
            if (p.event < 0) {
                out.expected = "a channel of intake and of return";
                out.cure = "use one of their words; the dossier was left out";
                break;
            }
            out.expected = in.what[i] >= event_kinds ? "an event of the machine" : "an actor of the machine";
            out.cure = "see `python -m motcua diagram` for the words";
            break;
        case error_code::row_out_of_order:
            out.found = std::string(token_table<event_kind>[in.what[i]].text) + " at " + to_string(civil_second{in.occurred[i]}) +
                        ", before an event listed above it";
            out.expected = "events of a dossier in the order in which they happened";
            out.cure = "correct the instant, or add the events that came before";
            break;
        case error_code::row_refused: {
            auto const& e = token_table<event_kind>[in.what[i]];
            auto const& a = token_table<actor>[in.actor[i]];
            out.found = std::string(e.text) + " by " + std::string(a.text) + " in status " + std::string(to_string(p.status));
            out.expected = p.region == region::guard
                               ? (p.guard ? "that " + std::string(to_string(*p.guard)) + " holds" : std::string("a step that the province allows"))
                               : p.region == region::validity ? std::string("a rule in force on that day")
                                                              : "another " + std::string(to_string(p.region));
            out.cure = "check the row and those before it; " + std::string(label(p.guard ? *p.guard : guard::receives));
            if (!p.guard) out.cure = "check the row and those before it";
            break;
        }
        default:
            out.found = in.occurred[i] == dossier_state::absent ? "no instant"
                        : date::in_range(civil_second{in.occurred[i]}.day_number()) ? to_string(civil_second{in.occurred[i]})
                        : std::to_string(in.occurred[i]) + " seconds since 1970-01-01";
            out.expected = "a day that the calendar covers";
            out.cure = "correct the instant, or use a calendar that covers it";
    }
    return out;
}

}
}
