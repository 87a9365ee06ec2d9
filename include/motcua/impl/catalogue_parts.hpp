// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>

#include "procedure_parts.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Reads one document into the parts, noting problems.
class document_reader : procedure_reader {
public:
    using procedure_reader::procedure_reader;

    void read(json_cursor const& root, catalogue_document const& document) {
        if (!root.object({"schema_version", "name", "edition", "sources", "agencies", "units", "decisions",
                          "procedures", "lists", "delegations"}))
            return;
        if (auto const schema = root.required("schema_version")) {
            auto const number = schema->integer();
            if (number && *number != catalogue_schema_version)
                schema->note(error_code::schema_version, std::to_string(*number),
                             std::to_string(catalogue_schema_version),
                             "use the version of the library that reads this schema, or convert the document");
        }
        read_edition(root, document);
        root.each("sources", [&](json_cursor const& c) { read_source(c); });
        root.each("agencies", [&](json_cursor const& c) { read_agency(c); });
        root.each("units", [&](json_cursor const& c) { read_unit(c); });
        root.each("decisions", [&](json_cursor const& c) { read_decision(c); });
        if (auto const all = root.at("procedures")) parts_.procedures.reserve(parts_.procedures.size() + all->node().size);
        root.each("procedures", [&](json_cursor const& c) { read_procedure(c); });
        root.each("lists", [&](json_cursor const& c) { read_list(c); });
        root.each("delegations", [&](json_cursor const& c) { read_delegation(c); });
        if (auto const lists = root.at("lists"); lists && lists->node().kind == json_kind::array)
            root.each("lists", [&](json_cursor const& c) { check_withdrawal(c); });
    }

private:
    /// A later document's definition replaces an earlier one; the same identifier twice in one document is a mistake.
    template <class T>
    void define(std::vector<T>& all, part_kind kind, T value, json_cursor const& where) {
        auto const k = static_cast<std::size_t>(kind);
        auto const [same, added] = index_.places[k].emplace(value.id, all.size());
        if (!defined_[k].insert(value.id).second && !value.id.empty())
            where.note(error_code::duplicate, "the identifier \"" + value.id + "\" again", "an identifier of its own",
                       "remove one of the two, or rename it");
        if (added)
            all.push_back(std::move(value));
        else
            all[same->second] = std::move(value);
    }

    void read_edition(json_cursor const& root, catalogue_document const& document) {
        catalogue_edition e;
        e.name = root.both_of("name", true);
        e.file = document.name;
        e.hash = edition_hash().add(document.text).text();
        auto const c = root.required("edition");
        if (c && c->object({"id", "true_on", "assumed_from", "assumption"})) {
            e.id = c->identifier_of("id", true);
            e.true_on = c->day_of("true_on");
            e.assumed_from = c->day_of("assumed_from");
            e.assumption = c->both_of("assumption");
            if (e.true_on && e.assumed_from && *e.assumed_from > *e.true_on)
                c->note(error_code::interval_invalid, to_string(*e.assumed_from) + " after " + to_string(*e.true_on),
                        "an `assumed_from` not after `true_on`", "correct one of the two days");
        }
        parts_.editions.push_back(std::move(e));
    }
    void read_source(json_cursor const& c) {
        if (!c.object({"id", "title", "url", "read_on", "certainty"})) return;
        catalogue_source s{c.identifier_of("id", true), c.text_of("title", true), c.text_of("url"),
                           c.day_of("read_on")};
        s.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
        define(parts_.sources, part_kind::source, std::move(s), c);
    }
    void read_agency(json_cursor const& c) {
        if (!c.object({"id", "name", "level", "parent", "from", "to", "successors", "codes", "source", "note"})) return;
        agency a;
        a.id = c.identifier_of("id", true);
        a.name = c.both_of("name", true);
        if (c.required("level")) a.level = c.token_of<level>("level").value_or(level::province);
        a.parent = reference(c, "parent", part_kind::agency);
        a.from = c.day_of("from");
        a.to = c.day_of("to");
        c.check_interval(a.from, a.to);
        a.successors = successors_of(c, part_kind::agency);
        c.each_member("codes",
                      [&](std::string const& key, json_cursor const& v) { a.codes.emplace_back(key, v.text()); });
        a.source = reference(c, "source", part_kind::source);
        a.note = c.both_of("note");
        define(parts_.agencies, part_kind::agency, std::move(a), c);
    }
    void read_unit(json_cursor const& c) {
        if (!c.object({"id", "name", "agency", "from", "to", "source", "note", "premises", "successors"})) return;
        receiving_unit u;
        u.id = c.identifier_of("id", true);
        u.name = c.both_of("name", true);
        u.agency = reference(c, "agency", part_kind::agency, true);
        u.from = c.day_of("from");
        u.to = c.day_of("to");
        c.check_interval(u.from, u.to);
        u.source = reference(c, "source", part_kind::source);
        u.note = c.both_of("note");
        u.premises = c.both_of("premises");
        u.successors = successors_of(c, part_kind::unit);
        define(parts_.units, part_kind::unit, std::move(u), c);
    }
    procedure_change read_change(json_cursor const& c) {
        procedure_change change;
        if (!c.object({"procedure", "agency", "action", "successors"})) return change;
        change.procedure = reference(c, "procedure", part_kind::procedure, true);
        change.agency = reference(c, "agency", part_kind::agency);
        if (c.required("action")) change.action = c.token_of<change_action>("action").value_or(change_action::amended);
        change.successors = references(c, "successors", part_kind::procedure);
        bool const ends = change.action == change_action::replaced || change.action == change_action::repealed;
        if (!change.successors.empty() && !ends)
            c.at("successors")
                ->note(error_code::value_invalid, "successors of what does not end", "the action replaced or repealed",
                       "correct the action, or remove the successors");
        return change;
    }
    decision_replacement read_replacement(json_cursor const& c) {
        decision_replacement r;
        if (!c.object({"decision", "agencies", "levels"})) return r;
        r.decision = reference(c, "decision", part_kind::decision, true);
        c.each_of_some("agencies", "agency",
                       [&](json_cursor const& a) { r.agencies.push_back(used(a, part_kind::agency)); });
        c.each_of_some("levels", "level", [&](json_cursor const& l) {
            if (auto const value = l.token<level>()) r.levels.push_back(*value);
        });
        return r;
    }
    void read_decision(json_cursor const& c) {
        if (!c.object({"id", "number", "issuer", "issued", "effective", "subject", "counts", "certainty", "source",
                       "note", "changes", "replaces"}))
            return;
        catalogue_decision d;
        d.id = c.identifier_of("id", true);
        d.number = c.text_of("number", true);
        d.issuer = c.text_of("issuer");
        d.issued = c.day_of("issued");
        d.effective = c.day_of("effective");
        d.subject = c.both_of("subject");
        c.each_member("counts", [&](std::string const& key, json_cursor const& v) {
            auto const n = v.integer();
            if (n && *n < 0)
                v.note(error_code::value_invalid, std::to_string(*n), "a count, 0 or more", "correct the count");
            if (n) d.counts.emplace_back(key, *n);
        });
        d.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
        d.source = reference(c, "source", part_kind::source);
        d.note = c.both_of("note");
        c.each("changes", [&](json_cursor const& x) { d.changes.push_back(read_change(x)); });
        c.each("replaces", [&](json_cursor const& x) {
            d.replaces.push_back(read_replacement(x));
            if (!d.replaces.back().decision.empty() && d.replaces.back().decision == d.id)
                x.note(error_code::replaces_nothing, "a decision that replaces itself", "an earlier decision",
                       "name the earlier one");
        });
        define(parts_.decisions, part_kind::decision, std::move(d), c);
    }
    static std::string line_of(list_entry const& e) {
        return e.procedure + " " + e.agency + (e.direction == direction::intake ? " in" : " out");
    }
    void read_list(json_cursor const& c) {
        if (!c.object({"decision", "procedure", "agency", "direction", "answer", "from", "to"})) return;
        list_entry e;
        e.decision = reference(c, "decision", part_kind::decision, true);
        e.procedure = reference(c, "procedure", part_kind::procedure, true);
        e.agency = reference(c, "agency", part_kind::agency);
        if (c.required("direction")) e.direction = c.token_of<direction>("direction").value_or(direction::intake);
        if (auto const a = c.required("answer")) {
            e.withdrawn = a->node().kind == json_kind::text && a->node().text == "withdrawn";
            if (!e.withdrawn) e.listed = yes_or_no(*a).value_or(true);
        }
        e.from = c.day_of("from");
        e.to = c.day_of("to");
        c.check_interval(e.from, e.to);
        // Decisions replace each other; one decision says one thing of a procedure on a day.
        auto& own = lines_[e.decision + " " + line_of(e)];
        for (auto const i : own)
            if (!apart(parts_.lists[i], e)) {
                c.note(error_code::interval_overlap,
                       "procedure " + e.procedure + " twice in one decision for the same days",
                       "one line for an agency, direction and day",
                       "remove one of the two, or give them days of their own");
                break;
            }
        own.push_back(parts_.lists.size());
        if (!e.withdrawn) said_.insert(line_of(e));
        parts_.lists.push_back(std::move(e));
    }
    /// What no list says cannot be taken off one.
    void check_withdrawal(json_cursor const& c) {
        auto const a = c.at("answer"), p = c.at("procedure"), w = c.at("direction"), of = c.at("agency");
        if (!a || !p || !w || a->node().text != "withdrawn") return;
        list_entry e;
        e.procedure = p->node().text;
        if (of) e.agency = of->node().text;
        e.direction = w->node().text == "return" ? direction::return_ : direction::intake;
        bool const earlier = std::any_of(parts_.lists.begin(), parts_.lists.end(),
                                         [&](auto const& l) { return !l.withdrawn && line_of(l) == line_of(e); });
        if (said_.count(line_of(e)) == 0 && !earlier)
            a->note(error_code::replaces_nothing, "procedure " + e.procedure + " taken off a list that it is not on",
                    "a line of an earlier decision for the same agency and direction",
                    "remove the line, or add the earlier one");
    }
    void read_delegation(json_cursor const& c) {
        if (!c.object({"agency", "unit", "tasks", "provider", "decision", "contract", "contract_from", "contract_to",
                       "from", "to", "certainty", "source", "note"}))
            return;
        delegation d;
        d.agency = reference(c, "agency", part_kind::agency, true);
        d.unit = reference(c, "unit", part_kind::unit);
        if (c.required("tasks"))
            c.each_of_some("tasks", "task", [&](json_cursor const& t) {
                if (auto const task = t.token<desk_task>()) d.tasks.push_back(*task);
            });
        d.provider = c.text_of("provider");
        d.decision = reference(c, "decision", part_kind::decision);
        d.contract = c.text_of("contract");
        d.from = c.day_of("from");
        d.to = c.day_of("to");
        c.check_interval(d.from, d.to);
        d.contract_from = c.day_of("contract_from");
        d.contract_to = c.day_of("contract_to");
        c.check_interval(d.contract_from, d.contract_to);
        d.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
        d.source = reference(c, "source", part_kind::source);
        d.note = c.both_of("note");
        parts_.delegations.push_back(std::move(d));
    }

    std::set<std::string> defined_[5];
    std::unordered_map<std::string, std::vector<std::size_t>> lines_;  // of this document's lists
    std::set<std::string> said_;                                       // by this document's lists
};

}
}
}
