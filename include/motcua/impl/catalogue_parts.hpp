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

/// Reads one document into the parts, noting problems. References are collected and resolved when all are read.
class document_reader {
public:
    document_reader(catalogue_parts& parts, std::vector<named_place>& uses, std::size_t edition)
        : parts_(parts), uses_(uses), edition_(edition) {}

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
        auto id = c.text_of(key, needed);
        if (auto const where = c.at(key)) use(kind, id, *where);
        return id;
    }
    /// A later document's definition replaces an earlier one; the same identifier twice in one document is a mistake.
    template <class T>
    void define(std::vector<T>& all, T value, json_cursor const& where) {
        auto const same = std::find_if(all.begin(), all.end(), [&](T const& x) { return x.id == value.id; });
        std::string const key = std::string(typeid(T).name()) + " " + value.id;
        if (std::find(defined_.begin(), defined_.end(), key) != defined_.end())
            where.note(error_code::duplicate, "the identifier \"" + value.id + "\" again", "an identifier of its own",
                       "remove one of the two, or rename it");
        defined_.push_back(key);
        if (same == all.end()) all.push_back(std::move(value));
        else *same = std::move(value);
    }

    void read_edition(json_cursor const& root, catalogue_document const& document) {
        catalogue_edition e;
        e.name = root.both_of("name", true);
        e.file = document.name;
        e.hash = edition_hash().add(document.text).text();
        auto const c = root.required("edition");
        if (c && c->object({"id", "true_on", "assumed_from", "assumption"})) {
            e.id = c->text_of("id", true);
            e.true_on = c->day_of("true_on");
            e.assumed_from = c->day_of("assumed_from");
            e.assumption = c->both_of("assumption");
        }
        parts_.editions.push_back(std::move(e));
    }
    void read_source(json_cursor const& c) {
        if (!c.object({"id", "title", "url", "read_on", "certainty"})) return;
        define(parts_.sources, catalogue_source{c.text_of("id", true), c.text_of("title", true), c.text_of("url"), c.day_of("read_on"),
                                                c.token_of<certainty>("certainty").value_or(certainty::second_hand)}, c);
    }
    void read_agency(json_cursor const& c) {
        if (!c.object({"id", "name", "level", "parent", "from", "to", "successors", "codes", "source", "note"})) return;
        agency a;
        a.id = c.text_of("id", true);
        a.name = c.both_of("name", true);
        if (c.required("level")) a.level = c.token_of<level>("level").value_or(level::province);
        a.parent = reference(c, "parent", "agency");
        a.from = c.day_of("from");
        a.to = c.day_of("to");
        c.check_interval(a.from, a.to);
        c.each("successors", [&](json_cursor const& s) {
            a.successors.push_back(s.text());
            use("agency", a.successors.back(), s);
        });
        if (auto const codes = c.at("codes")) {
            if (codes->node().kind != json_kind::object) codes->note_type("an object");
            for (auto const& key : codes->node().keys) a.codes.emplace_back(key, codes->text_of(key, true));
        }
        a.source = reference(c, "source", "source");
        a.note = c.both_of("note");
        define(parts_.agencies, std::move(a), c);
    }
    void read_unit(json_cursor const& c) {
        if (!c.object({"id", "name", "agency", "from", "to", "source", "note"})) return;
        receiving_unit u{c.text_of("id", true), c.both_of("name", true), reference(c, "agency", "agency", true), c.day_of("from"),
                         c.day_of("to"), reference(c, "source", "source"), c.both_of("note")};
        c.check_interval(u.from, u.to);
        define(parts_.units, std::move(u), c);
    }
    void read_decision(json_cursor const& c) {
        if (!c.object({"id", "number", "issuer", "issued", "effective", "subject", "counts", "certainty", "source", "note"})) return;
        catalogue_decision d;
        d.id = c.text_of("id", true);
        d.number = c.text_of("number", true);
        d.issuer = c.text_of("issuer");
        d.issued = c.day_of("issued");
        d.effective = c.day_of("effective");
        d.subject = c.both_of("subject");
        if (auto const counts = c.at("counts")) {
            if (counts->node().kind != json_kind::object) counts->note_type("an object");
            for (auto const& key : counts->node().keys)
                if (auto const n = counts->at(key)->integer()) d.counts.emplace_back(key, *n);
        }
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
        v.id = c.text_of("id", true);
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
        p.code = c.text_of("code", true);
        p.edition = edition_;
        c.each("agencies", [&](json_cursor const& a) {
            p.agencies.push_back(a.text());
            use("agency", p.agencies.back(), a);
        });
        p.source = reference(c, "source", "source");
        if (!c.at("variants") && !c.at("name")) {  // only adds agencies to what an earlier document said of the code
            bool found = false;
            for (auto& earlier : parts_.procedures) {
                if (earlier.code != p.code) continue;
                found = true;
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
        for (auto const& other : parts_.procedures)
            if (other.edition == edition_ && other.code == p.code && overlap(other, p))
                c.note(error_code::interval_overlap, "procedure " + p.code + " twice for the same days",
                       "versions whose intervals do not overlap, or of different agencies", "end the earlier version");
        parts_.procedures.push_back(std::move(p));
    }
    static bool overlap(procedure const& a, procedure const& b) {
        bool const apart = (a.to && b.from && *a.to <= *b.from) || (b.to && a.from && *b.to <= *a.from);
        if (apart) return false;
        if (a.agencies.empty() || b.agencies.empty()) return true;
        return std::any_of(a.agencies.begin(), a.agencies.end(), [&](std::string const& x) {
            return std::find(b.agencies.begin(), b.agencies.end(), x) != b.agencies.end();
        });
    }

    catalogue_parts& parts_;
    std::vector<named_place>& uses_;
    std::size_t edition_;
    std::vector<std::string> defined_;
};

}
}
}
