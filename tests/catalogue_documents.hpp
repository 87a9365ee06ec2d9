// SPDX-License-Identifier: Apache-2.0
#pragma once
// The documents of tests/documents, two short ones in memory, and a catalogue told as text.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <motcua/catalogue_json.hpp>

#include "catch.hpp"

namespace documents {

using namespace motcua;

inline std::string const folder = MOTCUA_TEST_DIR "/documents/";

inline std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline catalogue_document document(std::string const& kind, std::string const& name) {
    return {name, bytes_of(folder + kind + "/" + name)};
}

/// Everything that a catalogue holds, one value a line, without what tells its documents apart (file, hash).
class told {
public:
    explicit told(catalogue const& c) {
        auto const& p = c.parts();
        for (auto const& x : p.editions)
            add("edition", x.id, x.name.vi, x.name.en, x.true_on, x.assumed_from, x.assumption.vi, x.assumption.en);
        for (auto const& x : p.sources) add("source", x.id, x.title, x.url, x.read_on, x.certainty);
        for (auto const& x : p.agencies) {
            add("agency", x.id, x.name.vi, x.name.en, x.level, x.parent, x.from, x.to, x.source, x.note.vi, x.note.en);
            for (auto const& s : x.successors) add("successor", s);
            for (auto const& [system, code] : x.codes) add("code", system + "=" + code);
        }
        for (auto const& x : p.units)
        {
            add("unit", x.id, x.name.vi, x.name.en, x.agency, x.from, x.to, x.source, x.note.vi, x.note.en,
                x.premises.vi, x.premises.en);
            for (auto const& s : x.successors) add("successor", s);
        }
        for (auto const& x : p.decisions) {
            add("decision", x.id, x.number, x.issuer, x.issued, x.effective, x.subject.vi, x.subject.en, x.certainty,
                x.source, x.note.vi, x.note.en);
            for (auto const& [what, n] : x.counts) add("count", what + "=" + std::to_string(n));
            for (auto const& change : x.changes) {
                add("change", change.procedure, change.agency, change.action);
                for (auto const& s : change.successors) add("successor", s);
            }
            for (auto const& r : x.replaces) {
                add("replaces", r.decision);
                for (auto const& a : r.agencies) add("of", a);
                for (auto const l : r.levels) add("level", l);
            }
        }
        for (auto const& x : p.procedures) {
            add("procedure", x.code, x.name, x.field, x.from, x.to, x.true_on, x.source, x.url,
                std::int64_t(x.edition));
            for (auto const l : x.levels) add("level", l);
            for (auto const& a : x.agencies) add("of", a);
            add_facts(x.facts);
            for (auto const& s : x.successors) add("successor", s);
            for (auto const& e : x.ended) add("ended", e.agency, e.on, e.decision);
            for (auto const& l : x.linked)
                add("linked", l.agency, l.procedure, l.what.vi, l.what.en, l.text + " / " + std::to_string(l.limit.terms().size()),
                    l.source);
            for (auto const& v : x.variants) {
                add("variant", v.id, v.name, v.condition, v.intake[0], v.intake[1], v.intake[2], v.returned[0],
                    v.returned[1], v.returned[2]);
                for (auto const& l : v.limits)
                    add("limit", l.channel, l.text + " / " + std::to_string(l.limit.terms().size()), l.provincial,
                        l.source);
                for (auto const& e : v.fees) add("fee", e.channel, e.amount, e.text, e.kind, e.source);
                for (auto const& s : v.process)
                    add("step", s.unit, s.role.vi, s.role.en, s.what.vi, s.what.en, s.text);
                if (v.facts != nullptr) add_facts(*v.facts);
            }
        }
        for (auto const& x : p.lists)
            add("list", x.decision, x.procedure, x.agency, x.direction, x.listed, x.from, x.to, x.withdrawn, x.replaced,
                x.replaced_by, x.variant, x.condition.vi, x.condition.en);
        for (auto const& x : p.delegations) {
            add("delegation", x.agency, x.unit, x.provider, x.decision, x.contract, x.from, x.to, x.certainty, x.source,
                x.note.vi, x.note.en, x.contract_from, x.contract_to);
            for (auto const t : x.tasks) add("task", t);
        }
        for (auto const& x : p.areas)
            add("area", x.id, x.name.vi, x.name.en, x.within, x.district, x.source, x.note.vi, x.note.en);
        for (auto const& x : p.zones) {
            add("zone", x.zone, x.from, x.to, x.certainty, x.source, x.note.vi, x.note.en);
            for (auto const& a : x.between) add("between", a);
        }
        for (auto const& x : p.transit)
            add("transit", x.zone, x.area, x.carry, x.with_slip, x.from, x.to, x.basis.instrument, x.basis.article,
                x.basis.certainty, x.source);
        for (auto const& x : p.tariffs) {
            add("tariff", x.id, x.name.vi, x.name.en, x.kind, x.from, x.to, x.certainty, x.source, x.note.vi, x.note.en);
            for (auto const& r : x.rows)
                add("price", r.direction, r.zone, r.up_to_grams, r.amount, r.further_grams, r.further_amount);
        }
    }
    [[nodiscard]] std::vector<std::string> const& lines() const { return lines_; }
    [[nodiscard]] bool has(std::string const& line) const {
        return std::find(lines_.begin(), lines_.end(), line) != lines_.end();
    }
    friend bool operator==(told const& a, told const& b) { return a.lines_ == b.lines_; }

private:
    static std::string text(std::string const& s) { return s; }
    static std::string text(bool b) { return b ? "yes" : "no"; }
    static std::string text(std::int64_t n) { return std::to_string(n); }
    static std::string text(int n) { return std::to_string(n); }
    static std::string text(date d) { return to_string(d); }
    template <tokenised E>
    static std::string text(E e) {
        return std::string(to_string(e));
    }
    template <class T>
    static std::string text(std::optional<T> const& o) {
        return o ? text(*o) : "-";
    }
    void add_facts(procedure_facts const& f) {
        add("facts", f.delegation_forbidden, f.personal_presence_required, f.presence_to_collect, f.electronic_only,
            f.not_at_desk, f.state_secret, f.basis.instrument, f.basis.article, f.basis.certainty);
        for (auto const& [of, b] : f.bases) add("basis", of, b.instrument, b.article, b.certainty);
    }
    template <class... Values>
    void add(std::string const& what, Values const&... values) {
        int i = 0;
        (lines_.push_back(what + std::to_string(i++) + ": " + text(values)), ...);
    }
    std::vector<std::string> lines_;
};

inline std::vector<problem> check(std::string text, catalogue_limits const& limits = {}) {
    return check_catalogue({{"d", std::move(text)}}, limits);
}

/// Numbers in the order in which they were found.
inline std::vector<int> numbers(std::vector<problem> const& problems) {
    std::vector<int> all;
    for (auto const& p : problems) all.push_back(static_cast<int>(p.code));
    return all;
}

// No blanks, so that no byte between two values can become part of a number.
inline std::string const small_document =
    R"({"schema_version":1,"name":{"vi":"Tên ọ","en":"N"},)"
    R"("edition":{"id":"e1","true_on":"2021-06-01","assumed_from":"2020-01-01"},)"
    R"("sources":[{"id":"S1","title":"T","read_on":null,"certainty":"observed"}],)"
    R"("agencies":[{"id":"a","name":{"vi":"A"},"level":"province","codes":{"gso":"06"},"source":"S1"}],)"
    R"("units":[{"id":"u","name":{"vi":"U"},"agency":"a"}],)"
    R"("decisions":[{"id":"d","number":"1/QĐ","issued":"2019-10-29","counts":{"listed":631}}],)"
    R"("procedures":[{"code":"9.000001","name":"P","levels":["province"],"agencies":["a"],)"
    R"("from":"2019-01-01","facts":{"state_secret":false},)"
    R"("variants":[{"id":"v","intake":{"post":"yes"},"return":{"post":"no"},)"
    R"("limits":[{"channel":"post","text":"5 ngày làm việc"}],)"
    R"("fees":[{"amount":500000},{"text":"x\u00e2\n"}]}]}],)"
    R"("lists":[{"decision":"d","procedure":"9.000001","direction":"intake","answer":"yes","from":"2020-01-01"}],)"
    R"("delegations":[{"agency":"a","unit":"u","tasks":["receive"],"from":"2020-03-01","to":"2020-07-01"}]})"
    "\n";

inline std::string const smallest = R"({"schema_version":1,"name":{"vi":"x"},"edition":{"id":"e"}})";

}
