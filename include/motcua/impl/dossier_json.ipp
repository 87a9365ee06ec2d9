// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier_json.hpp"
#include "dossier_json_parts.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What a save says of the state, name by name.
inline std::vector<std::pair<std::string, std::string>> state_words(dossier_state const& s) {
    auto const instant = [](std::int64_t t) {
        return t == dossier_state::absent ? std::string() : to_string(civil_second{t});
    };
    auto const day = [](std::int32_t d) {
        return d == dossier_state::no_day ? std::string() : to_string(date::from_days(d));
    };
    auto const word = [](auto e) { return std::string(to_string(e)); };
    return {{"status", word(s.at.status)},
            {"clock", word(s.at.clock)},
            {"papers", word(s.at.papers)},
            {"packet", word(s.at.packet)},
            {"result", word(s.at.result)},
            {"payment", word(s.at.payment)},
            {"history", word(s.at.history)},
            {"intake", word(s.intake)},
            {"return_by", word(s.return_by)},
            {"outcome", word(s.outcome)},
            {"waiting_since", instant(s.waiting_since)},
            {"accepted", instant(s.accepted)},
            {"started", instant(s.started)},
            {"finished", instant(s.finished)},
            {"due", day(s.due)},
            {"due_second", s.due_second < 0 ? "" : std::to_string(s.due_second)},
            {"first_due", day(s.first_due)},
            {"supplements", std::to_string(s.supplements)},
            {"invitations", std::to_string(s.invitations)},
            {"extended", std::to_string(s.extended)},
            {"taken_by_post_clerk", std::to_string(s.taken_by_post_clerk)},
            {"asked_at_intake", s.asked_at_intake == 0 ? "" : std::to_string(s.asked_at_intake)},
            {"step", s.step == 0 ? "" : std::to_string(s.step)}};
}

}

MOTCUA_INLINE std::string save_dossier(dossier const& d, rules const& under) {
    using detail::json_text;
    std::string out = "{\"schema_version\": 1, \"machine\": " + json_text(detail::table_of(under)) +
                      ",\n \"subject\": " + detail::subject_json(d) + ",\n \"events\": [";
    bool begun = false;
    for (auto const& e : d.course()) {
        out += (begun ? ",\n  " : "\n  ") + detail::event_json(e);
        begun = true;
    }
    out += "],\n \"state\": {";
    begun = false;
    for (auto const& [name, value] : detail::state_words(d.state())) {
        if (value.empty()) continue;
        out += (begun ? ", " : "") + json_text(name) + ": " + json_text(value);
        begun = true;
    }
    return out + "}}\n";
}

MOTCUA_INLINE restored_dossier load_dossier(std::string const& name, std::string const& text, rules const& under) {
    std::vector<problem> problems;
    std::vector<event> events;
    restored_dossier out{dossier::open("", "", "", "", channel::counter, return_channel::counter), false, {}, {}, {}};
    std::vector<std::pair<std::string, std::string>> claimed;
    if (auto const tree = detail::parse_json({name, text}, {}, problems)) {
        detail::json_cursor const root(*tree, problems);
        if (root.object({"schema_version", "machine", "subject", "events", "state"})) {
            detail::check_schema(root);
            out.table = root.text_of("machine", true);
            if (auto opened = detail::read_subject(root)) out.dossier = std::move(*opened);
            if (root.required("events"))
                root.each("events", [&](detail::json_cursor const& c) {
                    if (auto e = detail::read_event(c)) events.push_back(std::move(*e));
                });
            root.each_member("state", [&](std::string const& key, detail::json_cursor const& value) {
                claimed.emplace_back(key, value.text());
            });
        }
    }
    if (!problems.empty()) throw error(std::move(problems));
    for (auto const& e : events) {
        auto next = apply(out.dossier, e, under);
        if (next.refusal)
            out.refused.push_back({e, std::move(*next.refusal)});
        else
            out.dossier = std::move(next.dossier);
    }
    out.same_table = out.table == detail::table_of(under);
    auto const now = detail::state_words(out.dossier.state());
    for (auto const& [key, is] : now) {
        auto const said =
            std::find_if(claimed.begin(), claimed.end(), [&k = key](auto const& c) { return c.first == k; });
        std::string const was = said == claimed.end() ? "" : said->second;
        if (!claimed.empty() && was != is)
            out.differences.push_back(key + ": saved " + (was.empty() ? "nothing" : was) + ", now " +
                                      (is.empty() ? "nothing" : is));
    }
    return out;
}

}
}
