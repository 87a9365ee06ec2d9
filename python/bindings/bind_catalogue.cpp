// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include <motcua/catalogue_json.hpp>

namespace motcua_python {
namespace {

/// `PathLike`s and texts as paths.
std::vector<std::string> paths_of(py::args const& paths) {
    auto const fspath = py::module_::import("os").attr("fspath");
    std::vector<std::string> all;
    for (auto const& p : paths) all.push_back(fspath(p).cast<std::string>());
    return all;
}

template <class E>
py::dict by_token(std::array<std::optional<bool>, 3> const& values) {
    py::dict d;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i]) d[py::cast(static_cast<E>(i))] = *values[i];
    return d;
}

std::vector<motcua::agency> values(std::vector<motcua::agency const*> const& found) {
    std::vector<motcua::agency> all;
    for (auto const* a : found) all.push_back(*a);
    return all;
}

py::dict stated(motcua::procedure_facts const& f) {
    py::dict d;
    for (auto const& t : motcua::token_table<motcua::procedure_fact>)
        if (auto const v = f.value(t.value)) d[py::cast(t.value)] = py::make_tuple(*v, f.basis_of(t.value));
    return d;
}
py::dict facts_of_entry(motcua::catalogue_entry const& e) { return stated(e->facts); }

py::object entry_or_none(std::optional<motcua::catalogue_entry> entry) { return entry ? py::cast(*entry) : py::none(); }

py::dict columns(motcua::catalogue const& c) {
    py::list code, name, field, agencies, source, edition;
    for (auto const& p : c.parts().procedures) {
        code.append(p.code);
        name.append(p.name);
        field.append(p.field);
        std::string all;
        for (auto const& a : p.agencies) all += (all.empty() ? "" : ", ") + a;
        agencies.append(all);
        source.append(p.source);
        edition.append(c.parts().editions[p.edition].id);
    }
    py::dict d;
    d["code"] = code;
    d["name"] = name;
    d["field"] = field;
    d["agencies"] = agencies;
    d["source"] = source;
    d["edition"] = edition;
    return d;
}

}

void bind_catalogue(py::module_& m) {
    using motcua::catalogue;
    bind_enum<motcua::direction>(m, "Direction", "The two ways through the post.");
    bind_enum<motcua::channel>(m, "Channel", "How a dossier comes in.");
    bind_enum<motcua::return_channel>(m, "ReturnChannel", "How a result goes out.");
    bind_enum<motcua::level>(m, "Level", "Level of an agency.");
    bind_enum<motcua::desk_task>(m, "DeskTask", "What post staff may do at the desk.");

    bind_enum<motcua::fee_kind>(m, "FeeKind", "The two kinds of money that lists keep apart.");
    bind_enum<motcua::change_action>(m, "ChangeAction", "What a decision makes of a procedure.");
    bind_enum<motcua::procedure_fact>(m, "ProcedureFact", "The facts of a procedure on which eligibility hangs.");

    py::class_<motcua::limit_entry>(m, "LimitEntry",
                                    "A time limit of one case; without a channel it holds for every one.")
        .def_readonly("channel", &motcua::limit_entry::channel)
        .def_readonly("limit", &motcua::limit_entry::limit)
        .def_readonly("text", &motcua::limit_entry::text)
        .def_readonly("provincial", &motcua::limit_entry::provincial)
        .def_readonly("source", &motcua::limit_entry::source);
    py::class_<motcua::fee_entry>(m, "FeeEntry", "A fee of one case in đồng.")
        .def_readonly("channel", &motcua::fee_entry::channel)
        .def_readonly("amount", &motcua::fee_entry::amount)
        .def_readonly("text", &motcua::fee_entry::text)
        .def_readonly("kind", &motcua::fee_entry::kind)
        .def_readonly("source", &motcua::fee_entry::source);
    py::class_<motcua::process_step>(m, "ProcessStep", "A step of the internal process of a case.")
        .def_readonly("unit", &motcua::process_step::unit)
        .def_readonly("role", &motcua::process_step::role)
        .def_readonly("what", &motcua::process_step::what)
        .def_readonly("time", &motcua::process_step::time)
        .def_readonly("text", &motcua::process_step::text);
    py::class_<motcua::procedure_variant>(m, "Variant", "One case of a procedure.")
        .def_readonly("id", &motcua::procedure_variant::id)
        .def_readonly("name", &motcua::procedure_variant::name)
        .def_readonly("condition", &motcua::procedure_variant::condition)
        .def_readonly("limits", &motcua::procedure_variant::limits)
        .def_readonly("fees", &motcua::procedure_variant::fees)
        .def_readonly("process", &motcua::procedure_variant::process)
        .def_property_readonly(
            "facts",
            [](motcua::procedure_variant const& v) -> py::object {
                return v.facts == nullptr ? py::none() : py::object(stated(*v.facts));
            },
            "Its own facts over those of the procedure; None where it has none of its own.")
        .def(
            "limit_of",
            [](motcua::procedure_variant const& v, py::handle channel, bool provincial) {
                auto const* l = v.limit_of(want<motcua::channel>(channel, "channel"), provincial);
                return l == nullptr ? py::object(py::none()) : py::cast(*l);
            },
            py::arg("channel"), py::kw_only(), py::arg("provincial"),
            "The statutory limit, or the province's shortened one; None where none is stated.")
        .def_property_readonly(
            "intake", [](motcua::procedure_variant const& v) { return by_token<motcua::channel>(v.intake); },
            "What the source's channel table says; an absent channel is unknown.")
        .def_property_readonly("returned", [](motcua::procedure_variant const& v) {
            return by_token<motcua::return_channel>(v.returned);
        });

    py::class_<motcua::linked_part>(m, "LinkedPart", "A part of a group of linked procedures under one code.")
        .def_readonly("agency", &motcua::linked_part::agency)
        .def_readonly("procedure", &motcua::linked_part::procedure, "Its own code; empty where it has none.")
        .def_readonly("what", &motcua::linked_part::what)
        .def_readonly("limit", &motcua::linked_part::limit)
        .def_readonly("text", &motcua::linked_part::text)
        .def_readonly("source", &motcua::linked_part::source);

    using entry = motcua::catalogue_entry;
    py::class_<entry>(m, "Procedure", "What holds for one code on one day.")
        .def_property_readonly("code", [](entry const& e) { return e->code; })
        .def_property_readonly("name", [](entry const& e) { return e->name; })
        .def_property_readonly("field", [](entry const& e) { return e->field; })
        .def_property_readonly("levels", [](entry const& e) { return e->levels; })
        .def_property_readonly("agencies", [](entry const& e) { return e->agencies; })
        .def_property_readonly("valid_from", [](entry const& e) { return e->from; })
        .def_property_readonly("valid_to", [](entry const& e) { return e->to; })
        .def_property_readonly("true_on", [](entry const& e) { return e->true_on; })
        .def_property_readonly("source", [](entry const& e) { return e->source; })
        .def_property_readonly("url", [](entry const& e) { return e->url; })
        .def_property_readonly("variants", [](entry const& e) { return e->variants; })
        .def_property_readonly("successors", [](entry const& e) { return e->successors; })
        .def_property_readonly("linked", [](entry const& e) { return e->linked; },
                               "The parts of a group of linked procedures, in order; empty where it is none.")
        .def_property_readonly("facts", &facts_of_entry, "Facts that are stated, each with the citation of its basis.")
        .def_readonly("assumed", &entry::assumed, "Whether the edition states its facts for another day.")
        .def("__repr__", [](entry const& e) {
            return "<Procedure " + e->code + " " + e->name + (e.assumed ? " (assumed)" : "") + ">";
        });

    py::class_<motcua::catalogue_edition>(m, "CatalogueEdition", "One document that a catalogue was read from.")
        .def_readonly("id", &motcua::catalogue_edition::id)
        .def_readonly("name", &motcua::catalogue_edition::name)
        .def_readonly("true_on", &motcua::catalogue_edition::true_on)
        .def_readonly("assumed_from", &motcua::catalogue_edition::assumed_from)
        .def_readonly("assumption", &motcua::catalogue_edition::assumption)
        .def_readonly("hash", &motcua::catalogue_edition::hash)
        .def_readonly("file", &motcua::catalogue_edition::file);
    py::class_<motcua::agency>(m, "Agency", "A body of the administration, dated.")
        .def_readonly("id", &motcua::agency::id)
        .def_readonly("name", &motcua::agency::name)
        .def_readonly("level", &motcua::agency::level)
        .def_readonly("parent", &motcua::agency::parent)
        .def_property_readonly("codes",
                               [](motcua::agency const& a) {
                                   py::dict d;
                                   for (auto const& [system, code] : a.codes) d[py::str(system)] = code;
                                   return d;
                               })
        .def_readonly("source", &motcua::agency::source)
        .def_readonly("note", &motcua::agency::note)
        .def_readonly("valid_from", &motcua::agency::from)
        .def_readonly("valid_to", &motcua::agency::to)
        .def_readonly("successors", &motcua::agency::successors);
    py::class_<motcua::delegation>(m, "Delegation", "Post staff at the counter, for some tasks of one agency.")
        .def_readonly("agency", &motcua::delegation::agency)
        .def_readonly("unit", &motcua::delegation::unit)
        .def_readonly("tasks", &motcua::delegation::tasks)
        .def_readonly("provider", &motcua::delegation::provider)
        .def_readonly("decision", &motcua::delegation::decision)
        .def_readonly("contract", &motcua::delegation::contract)
        .def_readonly("contract_from", &motcua::delegation::contract_from)
        .def_readonly("contract_to", &motcua::delegation::contract_to)
        .def_readonly("valid_from", &motcua::delegation::from)
        .def_readonly("valid_to", &motcua::delegation::to)
        .def_readonly("certainty", &motcua::delegation::certainty)
        .def_readonly("source", &motcua::delegation::source)
        .def_readonly("note", &motcua::delegation::note);

    py::class_<motcua::receiving_unit>(m, "Unit", "A place where dossiers are taken in.")
        .def_readonly("id", &motcua::receiving_unit::id)
        .def_readonly("name", &motcua::receiving_unit::name)
        .def_readonly("agency", &motcua::receiving_unit::agency)
        .def_readonly("valid_from", &motcua::receiving_unit::from)
        .def_readonly("valid_to", &motcua::receiving_unit::to)
        .def_readonly("premises", &motcua::receiving_unit::premises,
                      "Whose building it is in; that changes nobody's tasks.")
        .def_readonly("successors", &motcua::receiving_unit::successors)
        .def_readonly("note", &motcua::receiving_unit::note);
    py::class_<motcua::procedure_change>(m, "ProcedureChange", "One procedure in a decision.")
        .def_readonly("procedure", &motcua::procedure_change::procedure)
        .def_readonly("agency", &motcua::procedure_change::agency)
        .def_readonly("action", &motcua::procedure_change::action)
        .def_readonly("successors", &motcua::procedure_change::successors);
    py::class_<motcua::decision_replacement>(m, "Replacement",
                                             "An earlier decision that a decision replaces, or a part of it.")
        .def_readonly("decision", &motcua::decision_replacement::decision)
        .def_readonly("agencies", &motcua::decision_replacement::agencies)
        .def_readonly("levels", &motcua::decision_replacement::levels);
    py::class_<motcua::catalogue_decision>(m, "Decision", "A decision that publishes procedures or lists.")
        .def_readonly("id", &motcua::catalogue_decision::id)
        .def_readonly("number", &motcua::catalogue_decision::number)
        .def_readonly("issuer", &motcua::catalogue_decision::issuer)
        .def_readonly("issued", &motcua::catalogue_decision::issued)
        .def_readonly("effective", &motcua::catalogue_decision::effective)
        .def_readonly("subject", &motcua::catalogue_decision::subject)
        .def_property_readonly("counts",
                               [](motcua::catalogue_decision const& d) {
                                   py::dict all;
                                   for (auto const& [what, n] : d.counts) all[py::str(what)] = n;
                                   return all;
                               })
        .def_readonly("certainty", &motcua::catalogue_decision::certainty)
        .def_readonly("changes", &motcua::catalogue_decision::changes)
        .def_readonly("replaces", &motcua::catalogue_decision::replaces)
        .def_readonly("note", &motcua::catalogue_decision::note);
    py::class_<motcua::list_entry>(m, "ListLine", "One line of a published postal list.")
        .def_readonly("decision", &motcua::list_entry::decision)
        .def_readonly("procedure", &motcua::list_entry::procedure)
        .def_readonly("agency", &motcua::list_entry::agency)
        .def_readonly("direction", &motcua::list_entry::direction)
        .def_readonly("variant", &motcua::list_entry::variant, "Of one case only; empty: of every case.")
        .def_readonly("condition", &motcua::list_entry::condition, "On which the answer hangs.")
        .def_property_readonly(
            "listed",
            [](motcua::list_entry const& l) { return l.withdrawn ? std::optional<bool>() : std::optional(l.listed); })
        .def_readonly("valid_from", &motcua::list_entry::from)
        .def_readonly("valid_to", &motcua::list_entry::to)
        .def_readonly("replaced", &motcua::list_entry::replaced)
        .def_readonly("replaced_by", &motcua::list_entry::replaced_by);

    py::class_<catalogue> c(
        m, "Catalogue", "The procedures of a province, with decisions, lists, agencies and delegations: immutable.");
    c.def(py::init<>(), "An empty catalogue: every question is unknown.")
        .def(
            "at",
            [](catalogue const& self, std::string const& code, py::handle on,
               std::optional<std::string> const& agency) {
                return entry_or_none(self.at(code, day_of(on, "on"), agency.value_or("")));
            },
            py::arg("code"), py::arg("on"), py::arg("agency") = py::none(),
            "What holds for a code on a day; None where nothing is known for the day. Raises UnknownCodeError.")
        .def("__contains__", [](catalogue const& self, std::string const& code) { return self.contains(code); })
        .def("__len__", &catalogue::size, "Distinct codes.")
        .def(
            "__iter__",
            [](catalogue const& self) {
                py::list codes;
                std::string last;
                for (auto const& p : self.parts().procedures)
                    if (p.code != last) codes.append(last = p.code);
                return py::iter(codes);
            },
            "The codes, sorted.")
        .def(
            "edition",
            [](catalogue const& self, py::handle on, py::object const& known) {
                auto const day = day_of(on, "on");
                auto const as_known_on =
                    known.is_none() ? std::optional<motcua::date>() : std::optional(day_of(known, "as_known_on"));
                return self.edition(day, as_known_on);
            },
            py::arg("on"), py::arg("as_known_on") = py::none(),
            "What holds on a day, as far as it was decided by another.")
        .def_property_readonly(
            "content_hash", [](catalogue const& self) { return self.edition(); }, "Content hash over all documents.")
        .def_property_readonly("units", [](catalogue const& self) { return self.parts().units; })
        .def_property_readonly("decisions", [](catalogue const& self) { return self.parts().decisions; })
        .def(
            "lines",
            [](catalogue const& self, std::string const& code) {
                auto const all = self.lines(code);
                return std::vector<motcua::list_entry>(all.begin(), all.end());
            },
            py::arg("code"), "The lines of all published lists on a code.")
        .def(
            "standing_for",
            [](catalogue const& self, std::string const& agency, py::handle on) {
                return values(self.standing_for(agency, day_of(on, "on")));
            },
            py::arg("agency"), py::arg("on"),
            "The bodies that stand for an agency on a day: itself, or its successors; empty where nobody is known.")
        .def(
            "under",
            [](catalogue const& self, std::string const& agency, py::handle on) {
                return values(self.under(agency, day_of(on, "on")));
            },
            py::arg("agency"), py::arg("on"), "The bodies directly under an agency on a day.")
        .def(
            "source",
            [](catalogue const& self, std::string const& id) {
                auto const* s = self.find_source(id);
                return s == nullptr ? py::object(py::none()) : py::object(py::str(s->title));
            },
            py::arg("id"), "The title of a source.")
        .def_property_readonly("editions", [](catalogue const& self) { return self.parts().editions; })
        .def_property_readonly("agencies", [](catalogue const& self) { return self.parts().agencies; })
        .def_property_readonly("delegations", [](catalogue const& self) { return self.parts().delegations; })
        .def_property_readonly("areas", [](catalogue const& self) { return self.parts().areas; })
        .def_property_readonly("zones", [](catalogue const& self) { return self.parts().zones; })
        .def_property_readonly("tariffs", [](catalogue const& self) { return self.parts().tariffs; })
        .def(
            "agency",
            [](catalogue const& self, std::string const& id) {
                auto const* a = self.find_agency(id);
                return a == nullptr ? py::object(py::none()) : py::cast(*a);
            },
            py::arg("id"))
        .def(
            "listed_count", [](catalogue const& self, py::handle on) { return self.listed_count(day_of(on, "on")); },
            py::arg("on"), "Distinct codes on the published postal list on a day.")
        .def("_columns", &columns)
        .def(
            "__eq__", [](catalogue const& a, catalogue const& b) { return a.edition() == b.edition(); },
            py::is_operator())
        .def("__hash__", [](catalogue const& self) { return py::hash(py::str(self.edition())); })
        .def("__repr__", [](catalogue const& self) {
            return "<Catalogue of " + std::to_string(self.size()) + " procedures, edition " + self.edition() + ">";
        });
    immutable(c);

    m.def(
        "read_catalogue",
        [](py::args const& paths) {
            auto const names = paths_of(paths);
            py::gil_scoped_release release;
            return motcua::read_catalogue_files(names);
        },
        "Reads catalogue documents, later ones over earlier ones. Raises Error with all problems at once.");
    m.def("_check_catalogue", [](py::args const& paths) {
        py::list all;
        for (auto const& p : motcua::check_catalogue_files(paths_of(paths)))
            all.append(py::make_tuple(static_cast<int>(p.code), p.place, p.found, p.expected, p.cure));
        return all;
    });
}

}
