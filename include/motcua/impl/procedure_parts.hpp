// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <unordered_map>

#include "../catalogue_json.hpp"
#include "json_reader.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What documents can name in one another.
enum class part_kind : unsigned char { source, agency, unit, decision, procedure, area, tariff };
inline constexpr std::size_t part_kinds = 7;
constexpr std::string_view name_of(part_kind k) {
    constexpr std::string_view names[] = {"source", "agency", "unit", "decision", "procedure", "area", "tariff"};
    return names[static_cast<std::size_t>(k)];
}

/// An identifier that a document names, with the place where it did.
struct named_place {
    part_kind kind;
    std::string_view id;
    json_cursor where;
};

/// Where a part stands among those of its kind, and which document defined it last.
struct defined_part {
    std::size_t place, edition;
};

/// A case of a procedure that a line of a list names, with the place where it did.
struct case_place {
    std::string procedure, variant;
    json_cursor where;
};

/// Where things already read are, so that a long document is not searched for each entry of it.
struct parts_index {
    std::unordered_map<std::string_view, defined_part> places[part_kinds];    ///< by identifier, of each kind
    std::unordered_map<std::string_view, std::vector<std::size_t>> versions;  ///< of procedures, by code in a document
    std::unordered_map<std::string_view, time_limit> limits;                  ///< phrases already read
    std::vector<case_place> cases;                                            ///< that lines of lists name
};

/// Reads the parts of one document that concern procedures. References are collected and resolved when all are read.
class procedure_reader {
public:
    procedure_reader(catalogue_parts& parts, std::vector<named_place>& uses, parts_index& index, std::size_t edition)
        : parts_(parts), uses_(uses), index_(index), edition_(edition) {}

    void read_procedure(json_cursor const& c) {
        if (!c.object({"code", "name", "field", "levels", "agencies", "from", "to", "true_on", "source", "url", "facts",
                       "variants", "successors", "linked"}))
            return;
        procedure p;
        p.code = c.identifier_of("code", true);
        p.edition = edition_;
        p.agencies = references(c, "agencies", part_kind::agency);
        p.source = reference(c, "source", part_kind::source);
        // Only adds agencies to what was said of the code before; an entry that says anything else must say all.
        if (c.only({"code", "agencies", "source"})) {
            auto const earlier_versions = index_.versions.find(p.code);
            if (earlier_versions == index_.versions.end())
                return c.note(error_code::reference_unknown, "procedure " + p.code,
                              "a procedure of an earlier document",
                              "give the procedure in full, or name the documents in order");
            for (auto const i : earlier_versions->second) {
                auto& earlier = parts_.procedures[i];
                for (auto const& a : p.agencies)
                    if (std::find(earlier.agencies.begin(), earlier.agencies.end(), a) == earlier.agencies.end())
                        earlier.agencies.push_back(a);
            }
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
        p.successors = successors_of(c, part_kind::procedure);
        if (auto const f = c.at("facts")) read_facts(*f, p.facts);
        c.each("variants", [&](json_cursor const& v) {
            auto variant = read_variant(v, p.facts);
            if (!variant.id.empty() && p.variant(variant.id) != nullptr)
                v.note(error_code::duplicate, "the variant \"" + variant.id + "\" again", "a variant of its own",
                       "rename one");
            p.variants.push_back(std::move(variant));
        });
        c.each_of_some("linked", "part", [&](json_cursor const& l) {
            if (auto part = read_linked(l)) p.linked.push_back(std::move(*part));
        });
        auto const code = c.at("code");
        auto& versions = index_.versions[code ? code->node().text : std::string_view()];
        for (auto const i : versions)
            if (parts_.procedures[i].edition == edition_ && overlap(parts_.procedures[i], p))
                c.note(error_code::interval_overlap, "procedure " + p.code + " twice for the same days",
                       "versions whose intervals do not overlap, or of different agencies", "end the earlier version");
        versions.push_back(parts_.procedures.size());
        parts_.procedures.push_back(std::move(p));
    }

protected:
    std::string used(json_cursor const& where, part_kind kind) {
        auto id = where.identifier();
        if (!id.empty()) uses_.push_back({kind, where.node().text, where});
        return id;
    }
    std::string reference(json_cursor const& c, std::string_view key, part_kind kind, bool needed = false) {
        auto const where = needed ? c.required(key) : c.at(key);
        return where ? used(*where, kind) : std::string();
    }
    std::vector<std::string> references(json_cursor const& c, std::string_view key, part_kind kind) {
        std::vector<std::string> all;
        c.each(key, [&](json_cursor const& one) { all.push_back(used(one, kind)); });
        return all;
    }
    /// Only what ends has successors; the day may be null, not known.
    std::vector<std::string> successors_of(json_cursor const& c, part_kind kind) {
        auto const s = c.at("successors");
        if (s && !c.at("to"))
            s->note(error_code::key_missing, "successors of what does not end", "the key \"to\" beside them",
                    "give the first day that no longer counts, or null");
        return references(c, "successors", kind);
    }
    template <class Dated>
    static bool apart(Dated const& a, Dated const& b) {
        return (a.to && b.from && *a.to <= *b.from) || (b.to && a.from && *b.to <= *a.from);
    }
    static std::optional<bool> yes_or_no(json_cursor const& c) {
        if (c.node().kind == json_kind::text && c.node().text == "yes") return true;
        if (c.node().kind == json_kind::text && c.node().text == "no") return false;
        auto const word = c.text();
        if (c.node().kind == json_kind::text)
            c.note(error_code::token_unknown, "\"" + word + "\"", "yes, no",
                   "leave the key out where the source does not say");
        return std::nullopt;
    }
    static std::optional<citation> read_basis(std::optional<json_cursor> const& b) {
        if (!b || !b->object({"instrument", "article", "certainty"})) return std::nullopt;
        return citation{b->text_of("instrument", true), b->text_of("article"),
                        b->token_of<certainty>("certainty").value_or(certainty::second_hand)};
    }

private:
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
        constexpr auto& t = token_table<procedure_fact>;
        if (!c.object({t[0].text, t[1].text, t[2].text, t[3].text, t[4].text, t[5].text, "basis", "bases"})) return;
        for (auto const& row : t) f.value(row.value) = c.boolean_of(row.text);
        if (auto const b = read_basis(c.at("basis"))) f.basis = *b;
        auto const own = c.at("bases");
        if (!own || !own->object({t[0].text, t[1].text, t[2].text, t[3].text, t[4].text, t[5].text})) return;
        for (auto const& row : t) {
            auto const b = own->at(row.text);
            if (b && !c.at(row.text))
                b->note(error_code::key_missing, "a basis for " + std::string(row.text) + ", which is not stated",
                        "the fact beside its basis", "state the fact, or remove its basis");
            if (auto where = read_basis(b)) f.bases.emplace_back(row.value, std::move(*where));
        }
    }
    time_limit const& limit_of(json_cursor const& phrase, std::string const& text) {
        auto const known = index_.limits.find(phrase.node().text);
        return known != index_.limits.end()
                   ? known->second
                   : index_.limits.emplace(phrase.node().text, parse_time_limit(text)).first->second;
    }
    std::optional<limit_entry> read_limit(json_cursor const& l) {
        if (!l.object({"channel", "text", "kind", "source"})) return std::nullopt;
        limit_entry e;
        e.channel = l.token_of<channel>("channel");
        e.text = l.text_of("text", true);
        if (!e.text.empty()) e.limit = limit_of(*l.at("text"), e.text);
        if (auto const kind = l.at("kind")) {
            auto const word = kind->text();
            if (word == "statutory" || word == "provincial")
                e.provincial = word == "provincial";
            else if (kind->node().kind == json_kind::text)
                kind->note(error_code::token_unknown, "\"" + word + "\"", "statutory, provincial",
                           "use one of these words");
        }
        if (e.limit.alternatives().empty() && !e.text.empty())
            l.at("text")->note(error_code::limit_unreadable, "\"" + e.text + "\"",
                               "a time limit such as \"5 ngày làm việc\"",
                               "write the limit as procedure lists print it");
        e.source = reference(l, "source", part_kind::source);
        return e;
    }
    std::optional<fee_entry> read_fee(json_cursor const& f) {
        if (!f.object({"channel", "amount", "text", "kind", "source"})) return std::nullopt;
        fee_entry e;
        e.channel = f.token_of<channel>("channel");
        if (auto const a = f.at("amount")) e.amount = a->integer();
        if (e.amount && *e.amount < 0)
            f.note(error_code::value_invalid, std::to_string(*e.amount), "đồng, 0 or more", "correct the amount");
        e.text = f.text_of("text");
        e.kind = f.token_of<fee_kind>("kind");
        e.source = reference(f, "source", part_kind::source);
        return e;
    }
    std::optional<process_step> read_step(json_cursor const& s) {
        if (!s.object({"unit", "role", "what", "time"})) return std::nullopt;
        process_step step;
        step.unit = s.text_of("unit", true);
        step.role = s.both_of("role");
        step.what = s.both_of("what");
        step.text = s.text_of("time", true);
        if (step.text.empty()) return step;
        step.time = limit_of(*s.at("time"), step.text);
        if (!minutes_of(step.time))
            s.at("time")->note(error_code::limit_unreadable, "\"" + step.text + "\"",
                               "a time such as \"2 ngày làm việc\" or \"4 giờ làm việc\"",
                               "give one fixed time for the step");
        return step;
    }
    /// One fixed time as working minutes, eight hours to the day, as processes are drawn up; calendar units apart.
    struct process_time {
        double amount = 0;
        bool working = true;
    };
    static std::optional<process_time> minutes_of(time_limit const& limit) {
        if (limit.alternatives().size() != 1 || limit.terms().size() != 1) return std::nullopt;
        auto const term = limit.terms().front();
        if (!term.amount || (term.amount_max && *term.amount_max != *term.amount)) return std::nullopt;
        auto const n = static_cast<double>(*term.amount);
        switch (term.unit) {
            case time_unit::working_day:
                return process_time{n * 480};
            case time_unit::working_hour:
            case time_unit::hour:
                return process_time{n * 60};
            case time_unit::minute:
                return process_time{n};
            case time_unit::calendar_day:
                return process_time{n * 480, false};
            case time_unit::week:
                return process_time{n * 7 * 480, false};
            default:
                return std::nullopt;
        }
    }
    /// The steps one after another must fit in every fixed limit of the same kind of days.
    static void check_process(json_cursor const& c, procedure_variant const& v) {
        double working = 0, calendar = 0;
        for (auto const& s : v.process)
            if (auto const t = minutes_of(s.time)) (t->working ? working : calendar) += t->amount;
        for (auto const& l : v.limits) {
            auto const most = minutes_of(l.limit);
            if (!most) continue;
            // Days of both kinds cannot be added; working time that alone exceeds calendar days is too long all the same.
            double const sum = most->working && calendar == 0 ? working : !most->working ? working + calendar : 0;
            if (sum > most->amount)
                c.note(error_code::process_too_long, "steps of " + days_text(sum) + " under a limit of " + l.text,
                       "steps whose times add up to the limit or less", "shorten a step, or correct the limit");
        }
    }
    static std::string days_text(double minutes) {
        auto const tenths = static_cast<std::int64_t>(minutes / 48 + 0.5);
        return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " days";
    }
    std::optional<linked_part> read_linked(json_cursor const& l) {
        if (!l.object({"agency", "procedure", "what", "limit", "source"})) return std::nullopt;
        linked_part part;
        part.agency = reference(l, "agency", part_kind::agency, true);
        part.procedure = reference(l, "procedure", part_kind::procedure);
        part.what = l.both_of("what");
        part.text = l.text_of("limit");
        if (!part.text.empty()) part.limit = limit_of(*l.at("limit"), part.text);
        if (auto const t = l.at("limit"); t && t->node().kind == json_kind::text && part.limit.alternatives().empty())
            t->note(error_code::limit_unreadable, "\"" + part.text + "\"", "a time limit such as \"5 ngày làm việc\"",
                    "write the limit as procedure lists print it, or leave it out");
        part.source = reference(l, "source", part_kind::source);
        return part;
    }
    procedure_variant read_variant(json_cursor const& c, procedure_facts const& of_procedure) {
        procedure_variant v;
        if (!c.object({"id", "name", "condition", "intake", "return", "limits", "fees", "process", "facts"})) return v;
        v.id = c.identifier_of("id", true);
        v.name = c.text_of("name");
        v.condition = c.text_of("condition");
        read_manner<channel>(c, "intake", v.intake);
        read_manner<return_channel>(c, "return", v.returned);
        c.each("limits", [&](json_cursor const& l) {
            auto e = read_limit(l);
            if (!e) return;
            for (auto const& other : v.limits)
                if (other.channel == e->channel && other.provincial == e->provincial)
                    l.note(error_code::duplicate, "a second limit of the same channel and kind",
                           "one limit for a channel and kind", "give each case a variant of its own");
            v.limits.push_back(std::move(*e));
        });
        c.each("fees", [&](json_cursor const& f) {
            if (auto e = read_fee(f)) v.fees.push_back(std::move(*e));
        });
        if (auto const f = c.at("facts")) {
            procedure_facts own;
            read_facts(*f, own);
            v.facts = std::make_shared<procedure_facts const>(own.over(of_procedure));
        }
        auto const process = c.at("process");
        c.each("process", [&](json_cursor const& s) {
            if (auto step = read_step(s)) v.process.push_back(std::move(*step));
        });
        if (process) check_process(*process, v);
        return v;
    }
    static bool overlap(procedure const& a, procedure const& b) {
        if (apart(a, b)) return false;
        if (a.agencies.empty() || b.agencies.empty()) return true;
        return std::any_of(a.agencies.begin(), a.agencies.end(), [&](std::string const& x) {
            return std::find(b.agencies.begin(), b.agencies.end(), x) != b.agencies.end();
        });
    }

protected:
    catalogue_parts& parts_;
    std::vector<named_place>& uses_;
    parts_index& index_;
    std::size_t edition_;
};

}
}
}
