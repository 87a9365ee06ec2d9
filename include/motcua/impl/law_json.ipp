// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../law_json.hpp"
#include "json_reader.hpp"
#include "rules.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What one document ends and adds, with the places of each.
struct law_changes {
    std::vector<law_ending> ended;
    std::vector<law_entry> added;
};

/// An uncertain first day is a lower bound; it cannot be missing, or no day could be answered.
inline std::optional<date> needed_day(json_cursor const& c, std::string_view key) {
    auto const at = c.required(key);
    auto const day = c.day_of(key);
    if (at && at->node().kind == json_kind::null) at->note_type("a day as text");
    return day;
}

inline law_entry read_row(json_cursor const& c, bool& good) {
    law_entry row;
    row.id = c.identifier_of("id", true);
    row.instrument = c.text_of("instrument", true);
    row.article = c.text_of("article");
    if (c.required("wording")) row.wording = c.token_of<certainty>("wording").value_or(certainty::recalled);
    if (c.required("force")) row.force = c.token_of<certainty>("force").value_or(certainty::recalled);
    auto const from = needed_day(c, "from");
    if (from) row.from = *from;
    row.to = c.day_of("to");
    c.check_interval(from, row.to);
    row.from_known = c.boolean_of("from_known").value_or(true);
    row.text = c.both_of("text", true);
    if (auto const t = c.at("text"); t && t->node().kind == json_kind::object && row.text.en.empty())
        (void)t->text_of("en", true);
    row.acts = c.text_of("acts", true);
    if (auto const a = c.at("acts"); a && !row.acts.empty()) {
        if (!law_text::acts_somewhere(row.acts))
            a->note(error_code::token_unknown, "\"" + row.acts + "\"",
                    "eligibility, clock, guard, actor, data, report, calendar, transit, documents, none",
                    "use one of these words");
        else if ((row.wording == certainty::recalled || row.force == certainty::recalled) && row.acts != "none")
            a->note(error_code::value_invalid, "a recalled row that acts on " + row.acts, "none",
                    "read the text, or write none");
    }
    good = good && from.has_value();
    return row;
}

inline law_changes read_changes(json_cursor const& root, law_book const& base, std::vector<problem>& problems) {
    law_changes changes;
    auto const before = problems.size();
    if (!root.object({"schema_version", "name", "ended", "rows"})) return changes;
    if (auto const schema = root.required("schema_version")) {
        auto const number = schema->integer();
        if (number && *number != law_schema_version)
            schema->note(error_code::schema_version, std::to_string(*number), std::to_string(law_schema_version),
                         "convert the document");
    }
    (void)root.both_of("name", true);
    std::vector<std::pair<std::size_t, json_cursor>> places;
    root.each("ended", [&](json_cursor const& c) {
        if (!c.object({"id", "to"})) return;
        auto id = c.identifier_of("id", true);
        auto const day = needed_day(c, "to");
        if (!day || id.empty()) return;
        auto const rows = base.rows();
        bool const holds = std::any_of(rows.begin(), rows.end(),
                                       [&](law_row const& r) { return r.id == id && (!r.to || *r.to > *day); });
        if (!holds)
            c.note(error_code::replaces_nothing, "no row " + id + " that holds on " + to_string(*day) + " or later",
                   "a rule that is still in force on that day", "correct the identifier or the day");
        else
            changes.ended.push_back({std::move(id), *day});
    });
    bool good = true;
    root.each("rows", [&](json_cursor const& c) {
        if (!c.object(
                {"id", "instrument", "article", "wording", "force", "from", "to", "from_known", "text", "acts"})) {
            good = false;
            return;
        }
        changes.added.push_back(read_row(c, good));
        places.emplace_back(changes.added.size() - 1, c);
    });
    if (!good || problems.size() != before) return changes;
    // Overlaps are noted at the row that comes too early; `with` would find them too, but knows no places.
    for (auto const& [i, where] : places) {
        auto const& row = changes.added[i];
        auto const meets = [&](date from, std::optional<date> const& to) {
            return (!row.to || from < *row.to) && (!to || row.from < *to);
        };
        auto const end_of = [&](law_row const& r) {
            auto to = r.to;
            for (auto const& e : changes.ended)
                if (e.id == r.id && (!to || *to > e.to)) to = e.to;
            return to;
        };
        bool overlaps = false;
        for (auto const& r : base.rows()) {
            auto const to = end_of(r);
            overlaps = overlaps || (r.id == row.id && (!to || *to > r.from) && meets(r.from, to));
        }
        for (std::size_t k = 0; k < i; ++k)
            overlaps = overlaps || (changes.added[k].id == row.id && meets(changes.added[k].from, changes.added[k].to));
        if (overlaps)
            where.note(error_code::interval_overlap, "a second row " + row.id + " on the same days",
                       "one row of an identifier on a day", "end the earlier one under \"ended\"");
    }
    return changes;
}

}

MOTCUA_INLINE law_book read_law(std::vector<json_document> const& documents, law_book const& base,
                                json_limits const& limits) {
    std::vector<problem> problems;
    law_book book = base;
    for (auto const& document : documents) {
        auto const tree = detail::parse_json(document, limits, problems);
        if (!tree) continue;
        auto const before = problems.size();
        auto const changes = detail::read_changes(detail::json_cursor(*tree, problems), book, problems);
        if (problems.size() == before) book = book.with(changes.ended, changes.added);
    }
    if (!problems.empty()) throw error(std::move(problems));
    return book;
}

MOTCUA_INLINE law_book read_law_files(std::vector<std::string> const& paths, law_book const& base) {
    std::vector<problem> problems;
    std::vector<json_document> documents;
    for (auto const& path : paths) {
        if (auto text = detail::file_text(path))
            documents.push_back({path, std::move(*text)});
        else
            problems.push_back(
                {error_code::file_missing, path, "no readable file", "law rows in JSON", "check the path"});
    }
    if (!problems.empty()) throw error(std::move(problems));
    return read_law(documents, base);
}

}
}
