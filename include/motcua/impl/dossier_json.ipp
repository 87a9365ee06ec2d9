// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier_json.hpp"
#include "json_reader.hpp"
#include "machine_text.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline std::string table_of(rules const& under) {
    return under.machine() ? under.machine()->edition() : state_machine().edition();
}

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

inline std::optional<civil_second> instant_of(json_cursor const& c, std::string_view key, bool needed) {
    if (needed && !c.required(key)) return std::nullopt;
    auto const text = c.text_of(key, needed);
    if (text.empty()) return std::nullopt;
    auto const t = parse_civil_second(text);
    if (!t)
        c.at(key)->note(error_code::value_invalid, "\"" + text + "\"", "YYYY-MM-DDTHH:MM:SS", "correct the instant");
    return t;
}

inline std::optional<event> read_event(json_cursor const& c) {
    if (!c.object({"what", "occurred", "actor", "recorded", "actor_id", "evidence", "key"})) return std::nullopt;
    auto const what = c.required("what") ? c.token_of<event_kind>("what") : std::nullopt;
    auto const by = c.required("actor") ? c.token_of<actor>("actor") : std::nullopt;
    auto const occurred = instant_of(c, "occurred", true);
    if (!what || !by || !occurred) return std::nullopt;
    event e{*what, *occurred, *by};
    e.recorded = instant_of(c, "recorded", false);
    e.actor_id = c.text_of("actor_id", false);
    e.key = c.text_of("key", false);
    c.each("evidence", [&](json_cursor const& item) {
        if (item.node().kind != json_kind::text) return item.note_type("text");
        e.evidence.push_back(item.text());
    });
    return e;
}

}

MOTCUA_INLINE std::string save_dossier(dossier const& d, rules const& under) {
    using detail::json_text;
    auto const& s = d.subject();
    auto const first = d.opened().state();
    std::string out = "{\"schema_version\": 1, \"machine\": " + json_text(detail::table_of(under)) +
                      ",\n \"subject\": {\"code\": " + json_text(s.code) + ", \"variant\": " + json_text(s.variant) +
                      ", \"agency\": " + json_text(s.agency) + ", \"unit\": " + json_text(s.unit) +
                      ", \"intake\": " + json_text(to_string(first.intake)) +
                      ", \"return_by\": " + json_text(to_string(first.return_by)) + "},\n \"events\": [";
    bool begun = false;
    for (auto const& e : d.course()) {
        out += begun ? ",\n  {" : "\n  {";
        begun = true;
        out += "\"what\": " + json_text(to_string(e.what)) + ", \"occurred\": " + json_text(to_string(e.occurred)) +
               ", \"actor\": " + json_text(to_string(e.actor));
        if (e.recorded) out += ", \"recorded\": " + json_text(to_string(*e.recorded));
        if (!e.actor_id.empty()) out += ", \"actor_id\": " + json_text(e.actor_id);
        if (!e.evidence.empty()) out += ", \"evidence\": " + detail::json_list(e.evidence);
        if (!e.key.empty()) out += ", \"key\": " + json_text(e.key);
        out += "}";
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
            if (auto const schema = root.required("schema_version")) {
                auto const number = schema->integer();
                if (number && *number != 1)
                    schema->note(error_code::schema_version, std::to_string(*number), "1", "convert the document");
            }
            out.table = root.text_of("machine", true);
            auto const subject = root.required("subject");
            if (subject && subject->object({"code", "variant", "agency", "unit", "intake", "return_by"})) {
                auto const intake = subject->required("intake") ? subject->token_of<channel>("intake") : std::nullopt;
                auto const back =
                    subject->required("return_by") ? subject->token_of<return_channel>("return_by") : std::nullopt;
                auto const code = subject->text_of("code", true);
                if (intake && back)
                    out.dossier = dossier::open(code, subject->text_of("variant", false), subject->text_of("agency"),
                                                subject->text_of("unit"), *intake, *back);
            }
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
