// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../calendar_json.hpp"
#include "json_reader.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline announcement read_announcement(json_cursor const& c) {
    announcement a;
    if (!c.object({"instrument", "decided", "state", "certainty", "completes_year", "days"})) return a;
    a.instrument = c.text_of("instrument", true);
    a.decided = c.day_of("decided");
    a.state = c.token_of<announcement_state>("state").value_or(announcement_state::announced);
    a.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
    if (auto const y = c.at("completes_year")) {
        auto const year = y->integer();
        if (year && (*year < 2015 || *year > 2100))
            y->note(error_code::value_invalid, std::to_string(*year), "a year between 2015 and 2100", "correct the year");
        else if (year) a.completes_year = static_cast<int>(*year);
    }
    c.each("days", [&](json_cursor const& d) {
        if (!d.object({"date", "kind", "name", "swapped_with"})) return;
        // Null is "not known" elsewhere; a day off that is not known is none, and must not vanish silently.
        if (auto const at = d.required("date"); at && at->node().kind == json_kind::null) at->note_type("a day as text");
        auto const day = d.day_of("date");
        auto const kind = d.required("kind") ? d.token_of<day_kind>("kind") : std::nullopt;
        auto const name = d.text_of("name", true);
        auto const other = d.day_of("swapped_with");
        if (!day || !kind) return;
        auto const w = day->weekday();
        bool const weekend = w == weekday::saturday || w == weekday::sunday;
        bool const named = *kind == day_kind::holiday || *kind == day_kind::compensatory || *kind == day_kind::swapped_off ||
                           *kind == day_kind::worked_in_lieu;
        if (!named)
            d.at("kind")->note(error_code::token_unknown, "\"" + std::string(to_string(*kind)) + "\"",
                               "holiday, compensatory, swapped_off, worked_in_lieu", "use one of these words");
        // The two mistakes that turn a calendar wrong without anybody noticing.
        if (*kind == day_kind::worked_in_lieu && !weekend)
            d.at("date")->note(error_code::value_invalid, to_string(*day) + ", " + std::string(label(w, language::en)),
                               "a Saturday or Sunday for a rest day worked in lieu", "check the date");
        if ((*kind == day_kind::swapped_off || *kind == day_kind::compensatory) && weekend)
            d.at("date")->note(error_code::value_invalid, to_string(*day) + ", " + std::string(label(w, language::en)),
                               "a day from Monday to Friday", "check the date");
        for (auto const& earlier : a.days)
            if (earlier.day == *day)
                d.note(error_code::duplicate, to_string(*day) + " again", "each day once", "remove one of the two");
        a.days.push_back({*day, *kind, name, other});
    });
    for (auto const& d : a.days) {
        bool const swap = d.kind == day_kind::swapped_off || d.kind == day_kind::worked_in_lieu;
        if (swap && !d.swapped_with)
            c.note(error_code::key_missing, "no swapped_with for " + to_string(d.day), "the other day of the swap", "name it");
    }
    return a;
}

}

MOTCUA_INLINE std::vector<announcement> read_announcements(std::string const& name, std::string const& text) {
    std::vector<problem> problems;
    std::vector<announcement> all;
    if (auto const tree = detail::parse_json({name, text}, {}, problems)) {
        detail::json_cursor const root(*tree, problems);
        if (root.object({"schema_version", "announcements"})) {
            if (auto const schema = root.required("schema_version")) {
                auto const number = schema->integer();
                if (number && *number != 1)
                    schema->note(error_code::schema_version, std::to_string(*number), "1", "convert the document");
            }
            (void)root.required("announcements");
            root.each("announcements", [&](detail::json_cursor const& c) { all.push_back(detail::read_announcement(c)); });
        }
    }
    if (!problems.empty()) throw error(std::move(problems));
    return all;
}

MOTCUA_INLINE std::vector<announcement> read_announcements_file(std::string const& path) {
    auto const text = detail::file_text(path);
    if (!text) fail(error_code::file_missing, path, "no readable file", "announcements in JSON", "check the path");
    return read_announcements(path, *text);
}

}
}
