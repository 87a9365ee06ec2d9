// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../catalogue_json.hpp"
#include "json_reader.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Something that a document defines or names, with the place where it did.
struct named_place {
    std::string kind, id;
    json_cursor where;
};

/// Where things already read are, so that a long document is not searched for each entry of it.
struct parts_index {
    std::map<std::string, std::size_t> places;                  ///< by type and identifier
    std::map<std::string, std::vector<std::size_t>> versions;   ///< of procedures, by code
};

/// Reads one document into the parts, noting problems. References are collected and resolved when all are read.
class document_reader {
public:
    document_reader(catalogue_parts& parts, std::vector<named_place>& uses, parts_index& index, std::size_t edition)
        : parts_(parts), uses_(uses), index_(index), edition_(edition) {}

    void read(json_cursor const& root, catalogue_document const& document) {
        if (!root.object({"schema_version", "name", "edition", "sources", "agencies", "units", "decisions", "procedures",
                          "lists", "delegations"}))
            return;
        if (auto const schema = root.required("schema_version")) {
            auto const number = schema->integer();
            if (number && *number != catalogue_schema_version)
                schema->note(error_code::schema_version, std::to_string(*number), std::to_string(catalogue_schema_version),
                              "use the version of the library that reads this schema, or convert the document");
        }
        read_edition(root, document);
        root.each("sources", [&](json_cursor const& c) { read_source(c); });
        root.each("agencies", [&](json_cursor const& c) { read_agency(c); });
        root.each("units", [&](json_cursor const& c) { read_unit(c); });
        root.each("decisions", [&](json_cursor const& c) { read_decision(c); });
        root.each("procedures", [&](json_cursor const& c) { read_procedure(c); });
        root.each("lists", [&](json_cursor const& c) { read_list(c); });
        root.each("delegations", [&](json_cursor const& c) { read_delegation(c); });
    }

private:
    void use(std::string_view kind, std::string const& id, json_cursor const& where) {
        if (!id.empty()) uses_.push_back({std::string(kind), id, where});
    }
    std::string reference(json_cursor const& c, std::string_view key, std::string_view kind, bool needed = false) {
        auto id = c.identifier_of(key, needed);
        if (auto const where = c.at(key)) use(kind, id, *where);
        return id;
    }
    /// A later document's definition replaces an earlier one; the same identifier twice in one document is a mistake.
    template <class T>
    void define(std::vector<T>& all, T value, json_cursor const& where) {
        std::string const key = std::string(typeid(T).name()) + " " + value.id;
        auto const [same, added] = index_.places.emplace(key, all.size());
        if (!defined_.insert(key).second && !value.id.empty())
            where.note(error_code::duplicate, "the identifier \"" + value.id + "\" again", "an identifier of its own",
                       "remove one of the two, or rename it");
        if (added) all.push_back(std::move(value));
        else all[same->second] = std::move(value);
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
        define(parts_.sources, catalogue_source{c.identifier_of("id", true), c.text_of("title", true), c.text_of("url"), c.day_of("read_on"),
                                                c.token_of<certainty>("certainty").value_or(certainty::second_hand)}, c);
    }
    void read_agency(json_cursor const& c) {
        if (!c.object({"id", "name", "level", "parent", "from", "to", "successors", "codes", "source", "note"})) return;
        agency a;
        a.id = c.identifier_of("id", true);
        a.name = c.both_of("name", true);
        if (c.required("level")) a.level = c.token_of<level>("level").value_or(level::province);
        a.parent = reference(c, "parent", "agency");
        a.from = c.day_of("from");
        a.to = c.day_of("to");
        c.check_interval(a.from, a.to);
        c.each("successors", [&](json_cursor const& s) {
            a.successors.push_back(s.identifier());
            use("agency", a.successors.back(), s);
        });
        c.each_member("codes", [&](std::string const& key, json_cursor const& v) { a.codes.emplace_back(key, v.text()); });
        a.source = reference(c, "source", "source");
        a.note = c.both_of("note");
        define(parts_.agencies, std::move(a), c);
    }
    void read_unit(json_cursor const& c) {
        if (!c.object({"id", "name", "agency", "from", "to", "source", "note"})) return;
        receiving_unit u{c.identifier_of("id", true), c.both_of("name", true), reference(c, "agency", "agency", true), c.day_of("from"),
                         c.day_of("to"), reference(c, "source", "source"), c.both_of("note")};
        c.check_interval(u.from, u.to);
        define(parts_.units, std::move(u), c);
    }
    void read_decision(json_cursor const& c) {
        if (!c.object({"id", "number", "issuer", "issued", "effective", "subject", "counts", "certainty", "source", "note"})) return;
        catalogue_decision d;
        d.id = c.identifier_of("id", true);
        d.number = c.text_of("number", true);
        d.issuer = c.text_of("issuer");
        d.issued = c.day_of("issued");
        d.effective = c.day_of("effective");
        d.subject = c.both_of("subject");
        c.each_member("counts", [&](std::string const& key, json_cursor const& v) {
            auto const n = v.integer();
            if (n && *n < 0) v.note(error_code::value_invalid, std::to_string(*n), "a count, 0 or more", "correct the count");
            if (n) d.counts.emplace_back(key, *n);
        });
        d.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
        d.source = reference(c, "source", "source");
        d.note = c.both_of("note");
        define(parts_.decisions, std::move(d), c);
    }
    void read_list(json_cursor const& c) {
        if (!c.object({"decision", "procedure", "agency", "direction", "answer", "from", "to"})) return;
        list_entry e;
        e.decision = reference(c, "decision", "decision", true);
        e.procedure = reference(c, "procedure", "procedure", true);
        e.agency = reference(c, "agency", "agency");
        if (c.required("direction")) e.direction = c.token_of<direction>("direction").value_or(direction::intake);
        if (auto const a = c.required("answer")) e.listed = yes_or_no(*a).value_or(true);
        e.from = c.day_of("from");
        e.to = c.day_of("to");
        c.check_interval(e.from, e.to);
        // Decisions replace each other; one decision says one thing of a procedure on a day.
        for (auto const i : lines_[e.decision + " " + e.procedure + " " + e.agency + (e.direction == direction::intake ? " in" : " out")])
            if (apart(parts_.lists[i], e) == false) {
                c.note(error_code::interval_overlap, "procedure " + e.procedure + " twice in one decision for the same days",
                       "one line for an agency, direction and day", "remove one of the two, or give them days of their own");
                break;
            }
        lines_[e.decision + " " + e.procedure + " " + e.agency + (e.direction == direction::intake ? " in" : " out")].push_back(parts_.lists.size());
        parts_.lists.push_back(std::move(e));
    }
    void read_delegation(json_cursor const& c) {
        if (!c.object({"agency", "unit", "tasks", "provider", "decision", "contract", "from", "to", "certainty", "source", "note"}))
            return;
        delegation d;
        d.agency = reference(c, "agency", "agency", true);
        d.unit = reference(c, "unit", "unit");
        if (c.required("tasks"))
            c.each("tasks", [&](json_cursor const& t) {
                if (auto const task = t.token<desk_task>()) d.tasks.push_back(*task);
            });
        d.provider = c.text_of("provider");
        d.decision = reference(c, "decision", "decision");
        d.contract = c.text_of("contract");
        d.from = c.day_of("from");
        d.to = c.day_of("to");
        c.check_interval(d.from, d.to);
        d.certainty = c.token_of<certainty>("certainty").value_or(certainty::second_hand);
        d.source = reference(c, "source", "source");
        d.note = c.both_of("note");
        parts_.delegations.push_back(std::move(d));
    }

    static std::optional<bool> yes_or_no(json_cursor const& c) {
        auto const word = c.text();
        if (word == "yes") return true;
        if (word == "no") return false;
        if (c.node().kind == json_kind::text)
            c.note(error_code::token_unknown, "\"" + word + "\"", "yes, no", "leave the key out where the source does not say");
        return std::nullopt;
    }
    template <tokenised E>
    void read_manner(json_cursor const& c, std::string_view key, std::array<std::optional<bool>, 3>& to) {
        auto const o = c.at(key);
        if (!o) return;
        auto const& t = token_table<E>;
        if (!o->object({t[0].text, t[1].text, t[2].text})) return;
        for (std::size_t i = 0; i < 3; ++i)
            if (auto const v = o->at(t[i].text)) to[i] = yes_or_no(*v);
    }
    void read_facts(json_cursor const& c, procedure_facts& f) {
        if (!c.object({"delegation_forbidden", "personal_presence_required", "presence_to_collect", "electronic_only",
                       "not_at_desk", "state_secret", "basis"}))
            return;
        f.delegation_forbidden = c.boolean_of("delegation_forbidden");
        f.personal_presence_required = c.boolean_of("personal_presence_required");
        f.presence_to_collect = c.boolean_of("presence_to_collect");
        f.electronic_only = c.boolean_of("electronic_only");
        f.not_at_desk = c.boolean_of("not_at_desk");
        f.state_secret = c.boolean_of("state_secret");
        auto const b = c.at("basis");
        if (b && b->object({"instrument", "article", "certainty"}))
            f.basis = {b->text_of("instrument", true), b->text_of("article"),
                       b->token_of<certainty>("certainty").value_or(certainty::second_hand)};
    }
    procedure_variant read_variant(json_cursor const& c) {
        procedure_variant v;
        if (!c.object({"id", "name", "condition", "intake", "return", "limits", "fees"})) return v;
        v.id = c.identifier_of("id", true);
        v.name = c.text_of("name");
        v.condition = c.text_of("condition");
        read_manner<channel>(c, "intake", v.intake);
        read_manner<return_channel>(c, "return", v.returned);
        c.each("limits", [&](json_cursor const& l) {
            if (!l.object({"channel", "text", "kind", "source"})) return;
            limit_entry e;
            e.channel = l.token_of<channel>("channel");
            e.text = l.text_of("text", true);
            e.limit = parse_time_limit(e.text);
            if (auto const kind = l.at("kind")) {
                auto const word = kind->text();
                if (word == "statutory" || word == "provincial") e.provincial = word == "provincial";
                else if (kind->node().kind == json_kind::text)
                    kind->note(error_code::token_unknown, "\"" + word + "\"", "statutory, provincial", "use one of these words");
            }
            if (e.limit.alternatives().empty() && !e.text.empty())
                l.at("text")->note(error_code::limit_unreadable, "\"" + e.text + "\"", "a time limit such as \"5 ngày làm việc\"",
                                   "write the limit as procedure lists print it");
            e.source = reference(l, "source", "source");
            for (auto const& other : v.limits)
                if (other.channel == e.channel && other.provincial == e.provincial)
                    l.note(error_code::duplicate, "a second limit of the same channel and kind", "one limit for a channel and kind",
                           "give each case a variant of its own");
            v.limits.push_back(std::move(e));
        });
        c.each("fees", [&](json_cursor const& f) {
            if (!f.object({"channel", "amount", "text"})) return;
            fee_entry e;
            e.channel = f.token_of<channel>("channel");
            if (auto const a = f.at("amount")) e.amount = a->integer();
            if (e.amount && *e.amount < 0)
                f.note(error_code::value_invalid, std::to_string(*e.amount), "đồng, 0 or more", "correct the amount");
            e.text = f.text_of("text");
            v.fees.push_back(std::move(e));
        });
        return v;
    }
    void read_procedure(json_cursor const& c) {
        if (!c.object({"code", "name", "field", "levels", "agencies", "from", "to", "true_on", "source", "url", "facts", "variants"}))
            return;
        procedure p;
        p.code = c.identifier_of("code", true);
        p.edition = edition_;
        c.each("agencies", [&](json_cursor const& a) {
            p.agencies.push_back(a.identifier());
            use("agency", p.agencies.back(), a);
        });
        p.source = reference(c, "source", "source");
        // Only adds agencies to what was said of the code before; an entry that says anything else must say all.
        auto const& keys = c.node().keys;
        if (std::all_of(keys.begin(), keys.end(), [](auto const& k) { return k == "code" || k == "agencies" || k == "source"; })) {
            auto const& earlier_versions = index_.versions[p.code];
            bool const found = !earlier_versions.empty();
            for (auto const i : earlier_versions) {
                auto& earlier = parts_.procedures[i];
                for (auto const& a : p.agencies)
                    if (std::find(earlier.agencies.begin(), earlier.agencies.end(), a) == earlier.agencies.end())
                        earlier.agencies.push_back(a);
            }
            if (!found)
                c.note(error_code::reference_unknown, "procedure " + p.code, "a procedure of an earlier document",
                       "give the procedure in full, or name the documents in order");
            return;
        }
        p.name = c.text_of("name", true);
        p.field = c.text_of("field");
        c.each("levels", [&](json_cursor const& l) {
            if (auto const value = l.token<level>()) p.levels.push_back(*value);
        });
        p.from = c.day_of("from");
        p.to = c.day_of("to");
        c.check_interval(p.from, p.to);
        p.true_on = c.day_of("true_on");
        p.url = c.text_of("url");
        if (auto const f = c.at("facts")) read_facts(*f, p.facts);
        c.each("variants", [&](json_cursor const& v) {
            auto variant = read_variant(v);
            if (p.variant(variant.id) != nullptr && !variant.id.empty())
                v.note(error_code::duplicate, "the variant \"" + variant.id + "\" again", "a variant of its own", "rename one");
            p.variants.push_back(std::move(variant));
        });
        auto& versions = index_.versions[p.code];
        for (auto const i : versions)
            if (parts_.procedures[i].edition == edition_ && overlap(parts_.procedures[i], p))
                c.note(error_code::interval_overlap, "procedure " + p.code + " twice for the same days",
                       "versions whose intervals do not overlap, or of different agencies", "end the earlier version");
        versions.push_back(parts_.procedures.size());
        parts_.procedures.push_back(std::move(p));
    }
    template <class Dated>
    static bool apart(Dated const& a, Dated const& b) {
        return (a.to && b.from && *a.to <= *b.from) || (b.to && a.from && *b.to <= *a.from);
    }
    static bool overlap(procedure const& a, procedure const& b) {
        if (apart(a, b)) return false;
        if (a.agencies.empty() || b.agencies.empty()) return true;
        return std::any_of(a.agencies.begin(), a.agencies.end(), [&](std::string const& x) {
            return std::find(b.agencies.begin(), b.agencies.end(), x) != b.agencies.end();
        });
    }

    catalogue_parts& parts_;
    std::vector<named_place>& uses_;
    parts_index& index_;
    std::size_t edition_;
    std::set<std::string> defined_;
    std::map<std::string, std::vector<std::size_t>> lines_;  // of this document's lists
};

}
}
}
