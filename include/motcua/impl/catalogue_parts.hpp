// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "postal_parts.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Reads one document into the parts, noting problems.
class document_reader : postal_reader {
public:
    using postal_reader::postal_reader;

    void read(json_cursor const& root, catalogue_document const& document) {
        if (!root.object({"schema_version", "name", "edition", "sources", "agencies", "units", "decisions",
                          "procedures", "lists", "delegations", "areas", "zones", "transit", "tariffs"}))
            return;
        if (auto const schema = root.required("schema_version")) (void)schema->integer();  // its value: `upgrade`
        read_edition(root, document);
        make_room(root, "sources", parts_.sources, part_kind::source);
        root.each("sources", [&](json_cursor const& c) { read_source(c); });
        make_room(root, "agencies", parts_.agencies, part_kind::agency);
        root.each("agencies", [&](json_cursor const& c) { read_agency(c); });
        root.each("units", [&](json_cursor const& c) { read_unit(c); });
        root.each("decisions", [&](json_cursor const& c) { read_decision(c); });
        if (auto const all = root.at("procedures"))
            parts_.procedures.reserve(parts_.procedures.size() + all->node().size);
        root.each("procedures", [&](json_cursor const& c) { read_procedure(c); });
        if (auto const all = root.at("lists")) {
            parts_.lists.reserve(parts_.lists.size() + all->node().size);
            lines_.reserve(all->node().size);
        }
        root.each("lists", [&](json_cursor const& c) { read_list(c); });
        root.each("delegations", [&](json_cursor const& c) { read_delegation(c); });
        root.each("areas", [&](json_cursor const& c) { read_area(c); });
        root.each("zones", [&](json_cursor const& c) { read_zone(c); });
        root.each("transit", [&](json_cursor const& c) { read_transit(c); });
        root.each("tariffs", [&](json_cursor const& c) { read_tariff(c); });
        check_withdrawals();
    }

private:
    template <class T>
    void make_room(json_cursor const& root, std::string_view key, std::vector<T>& all, part_kind kind) {
        auto const list = root.at(key);
        if (!list || list->node().kind != json_kind::array) return;
        all.reserve(all.size() + list->node().size);
        index_.places[static_cast<std::size_t>(kind)].reserve(all.size() + list->node().size);
    }
    void read_edition(json_cursor const& root, catalogue_document const& document) {
        catalogue_edition e;
        e.name = root.both_of("name", true);
        e.file = document.name;
        e.hash = edition_hash().add_document(document.text).text();
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
    /// Whether two lines speak of the same: procedure, agency, direction and case.
    static bool same_line(list_entry const& a, list_entry const& b) {
        return a.direction == b.direction && a.procedure == b.procedure && a.agency == b.agency &&
               a.variant == b.variant;
    }
    static std::size_t hash_of_line(list_entry const& e) {
        std::hash<std::string_view> const hash;
        return hash(e.procedure) * 31 + hash(e.agency) * 7 + hash(e.variant) * 3 +
               static_cast<std::size_t>(e.direction);
    }
    void read_list(json_cursor const& c) {
        if (!c.object({"decision", "procedure", "agency", "direction", "answer", "from", "to", "variant", "condition"}))
            return;
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
        if (auto const v = c.at("variant")) {
            e.variant = v->identifier();
            index_.cases.push_back({e.procedure, e.variant, *v});
        }
        e.condition = c.both_of("condition");
        if (auto const on = c.at("condition"); on && e.withdrawn)
            on->note(error_code::value_invalid, "a condition of what is taken off", "a condition of a yes or a no",
                     "remove the condition");
        // Decisions replace each other; one decision says one thing of a procedure on a day.
        auto const here = static_cast<std::uint32_t>(parts_.lists.size());
        auto& last = lines_[hash_of_line(e)];
        for (auto i = last; i != 0; i = before_[i - 1 - first_line_]) {
            auto const& other = parts_.lists[i - 1];
            if (other.decision != e.decision || !same_line(other, e) || apart(other, e)) continue;
            c.note(
                error_code::interval_overlap, "procedure " + e.procedure + " twice in one decision for the same days",
                "one line for an agency, direction and day", "remove one of the two, or give them days of their own");
            break;
        }
        before_.push_back(last);
        last = here + 1;
        if (e.withdrawn && !e.procedure.empty() && c.at("direction")) withdrawn_.push_back({here, *c.at("answer")});
        parts_.lists.push_back(std::move(e));
    }
    /// What no list says cannot be taken off one.
    void check_withdrawals() {
        if (withdrawn_.empty()) return;
        std::unordered_multimap<std::size_t, std::size_t> said;  // by hash
        for (std::size_t i = 0; i < parts_.lists.size(); ++i)
            if (!parts_.lists[i].withdrawn) said.emplace(hash_of_line(parts_.lists[i]), i);
        for (auto const& [i, where] : withdrawn_) {
            auto const& e = parts_.lists[i];
            auto const [from, to] = said.equal_range(hash_of_line(e));
            if (std::none_of(from, to, [&](auto const& other) { return same_line(parts_.lists[other.second], e); }))
                where.note(error_code::replaces_nothing,
                           "procedure " + e.procedure + " taken off a list that it is not on",
                           "a line of an earlier decision for the same agency and direction",
                           "remove the line, or add the earlier one");
        }
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

    // Lines of this document, numbered from 1: the last of each hash, and before each the one before it.
    std::unordered_map<std::size_t, std::uint32_t> lines_;
    std::vector<std::uint32_t> before_;
    std::size_t first_line_ = parts_.lists.size();
    std::vector<std::pair<std::uint32_t, json_cursor>> withdrawn_;
};

}
}
}
