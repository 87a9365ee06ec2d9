// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a saved dossier and a saved log have in common.
#include "../dossier.hpp"
#include "json_reader.hpp"
#include "machine_text.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline std::string table_of(rules const& under) {
    return under.machine() ? under.machine()->edition() : state_machine().edition();
}

inline std::string event_json(event const& e) {
    std::string out = "{\"what\": " + json_text(to_string(e.what)) + ", \"occurred\": " + json_text(to_string(e.occurred)) +
                      ", \"actor\": " + json_text(to_string(e.actor));
    if (e.recorded) out += ", \"recorded\": " + json_text(to_string(*e.recorded));
    if (!e.actor_id.empty()) out += ", \"actor_id\": " + json_text(e.actor_id);
    if (!e.evidence.empty()) out += ", \"evidence\": " + json_list(e.evidence);
    if (!e.key.empty()) out += ", \"key\": " + json_text(e.key);
    return out + "}";
}

inline std::string subject_json(dossier const& d) {
    auto const& s = d.subject();
    auto const first = d.opened().state();
    return "{\"code\": " + json_text(s.code) + ", \"variant\": " + json_text(s.variant) + ", \"agency\": " +
           json_text(s.agency) + ", \"unit\": " + json_text(s.unit) + ", \"intake\": " + json_text(to_string(first.intake)) +
           ", \"return_by\": " + json_text(to_string(first.return_by)) + "}";
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

inline void check_schema(json_cursor const& root) {
    auto const schema = root.required("schema_version");
    auto const number = schema ? schema->integer() : std::nullopt;
    if (number && *number != 1)
        schema->note(error_code::schema_version, std::to_string(*number), "1", "convert the document");
}

/// The dossier as it was opened.
inline std::optional<dossier> read_subject(json_cursor const& root) {
    auto const subject = root.required("subject");
    if (!subject || !subject->object({"code", "variant", "agency", "unit", "intake", "return_by"})) return std::nullopt;
    auto const intake = subject->required("intake") ? subject->token_of<channel>("intake") : std::nullopt;
    auto const back = subject->required("return_by") ? subject->token_of<return_channel>("return_by") : std::nullopt;
    auto const code = subject->text_of("code", true);
    if (!intake || !back) return std::nullopt;
    return dossier::open(code, subject->text_of("variant", false), subject->text_of("agency"), subject->text_of("unit"),
                         *intake, *back);
}

}
}
}
