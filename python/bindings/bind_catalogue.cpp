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

    py::class_<motcua::limit_entry>(m, "LimitEntry", "A time limit of one case; without a channel it holds for every one.")
        .def_readonly("channel", &motcua::limit_entry::channel)
        .def_readonly("limit", &motcua::limit_entry::limit)
        .def_readonly("text", &motcua::limit_entry::text)
        .def_readonly("provincial", &motcua::limit_entry::provincial)
        .def_readonly("source", &motcua::limit_entry::source);
    py::class_<motcua::fee_entry>(m, "FeeEntry", "A fee of one case in đồng.")
        .def_readonly("channel", &motcua::fee_entry::channel)
        .def_readonly("amount", &motcua::fee_entry::amount)
        .def_readonly("text", &motcua::fee_entry::text);
    py::class_<motcua::procedure_variant>(m, "Variant", "One case of a procedure.")
        .def_readonly("id", &motcua::procedure_variant::id)
        .def_readonly("name", &motcua::procedure_variant::name)
        .def_readonly("condition", &motcua::procedure_variant::condition)
        .def_readonly("limits", &motcua::procedure_variant::limits)
        .def_readonly("fees", &motcua::procedure_variant::fees)
        .def_property_readonly("intake", [](motcua::procedure_variant const& v) { return by_token<motcua::channel>(v.intake); },
                               "What the source's channel table says; an absent channel is unknown.")
        .def_property_readonly("returned", [](motcua::procedure_variant const& v) { return by_token<motcua::return_channel>(v.returned); });

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
        .def_readonly("assumed", &entry::assumed, "Whether the edition states its facts for another day.")
        .def("__repr__", [](entry const& e) { return "<Procedure " + e->code + " " + e->name + (e.assumed ? " (assumed)" : "") + ">"; });

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
        .def_readonly("valid_from", &motcua::delegation::from)
        .def_readonly("valid_to", &motcua::delegation::to)
        .def_readonly("certainty", &motcua::delegation::certainty)
        .def_readonly("source", &motcua::delegation::source)
        .def_readonly("note", &motcua::delegation::note);

    py::class_<catalogue> c(m, "Catalogue", "The procedures of a province, with decisions, lists, agencies and delegations: immutable.");
    c.def(py::init<>(), "An empty catalogue: every question is unknown.")
        .def("at", [](catalogue const& self, std::string const& code, py::handle on, std::optional<std::string> const& agency) {
                 return entry_or_none(self.at(code, day_of(on, "on"), agency.value_or("")));
             }, py::arg("code"), py::arg("on"), py::arg("agency") = py::none(),
             "What holds for a code on a day; None where nothing is known for the day. Raises UnknownCodeError.")
        .def("__contains__", [](catalogue const& self, std::string const& code) { return self.contains(code); })
        .def("__len__", &catalogue::size, "Distinct codes.")
        .def("__iter__", [](catalogue const& self) {
                 py::list codes;
                 std::string last;
                 for (auto const& p : self.parts().procedures)
                     if (p.code != last) codes.append(last = p.code);
                 return py::iter(codes);
             }, "The codes, sorted.")
        .def_property_readonly("edition", &catalogue::edition, "Content hash over all documents.")
        .def_property_readonly("editions", [](catalogue const& self) { return self.parts().editions; })
        .def_property_readonly("agencies", [](catalogue const& self) { return self.parts().agencies; })
        .def_property_readonly("delegations", [](catalogue const& self) { return self.parts().delegations; })
        .def("agency", [](catalogue const& self, std::string const& id) {
                 auto const* a = self.find_agency(id);
                 return a == nullptr ? py::object(py::none()) : py::cast(*a);
             }, py::arg("id"))
        .def("listed_count", [](catalogue const& self, py::handle on) { return self.listed_count(day_of(on, "on")); }, py::arg("on"),
             "Distinct codes on the published postal list on a day.")
        .def("_columns", &columns)
        .def("__eq__", [](catalogue const& a, catalogue const& b) { return a.edition() == b.edition(); }, py::is_operator())
        .def("__hash__", [](catalogue const& self) { return py::hash(py::str(self.edition())); })
        .def("__repr__", [](catalogue const& self) {
            return "<Catalogue of " + std::to_string(self.size()) + " procedures, edition " + self.edition() + ">";
        });
    immutable(c);

    m.def("read_catalogue", [](py::args const& paths) {
              auto const names = paths_of(paths);
              py::gil_scoped_release release;
              return motcua::read_catalogue_files(names);
          }, "Reads catalogue documents, later ones over earlier ones. Raises Error with all problems at once.");
    m.def("_check_catalogue", [](py::args const& paths) {
        py::list all;
        for (auto const& p : motcua::check_catalogue_files(paths_of(paths)))
            all.append(py::make_tuple(static_cast<int>(p.code), p.place, p.found, p.expected, p.cure));
        return all;
    });
}

}
