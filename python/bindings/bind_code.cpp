// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {
namespace {

// What the three codes share: their texts, equality by meaning, order, hash, pickling by the text that was read.
template <class Code, class Class>
void compared(Class& cls, char const* parse) {
    cls.def_readonly("text", &Code::text, "What was read, NFC.")
        .def_readonly("findings", &Code::findings)
        .def_property_readonly("canonical", &Code::canonical, "One text per meaning, whatever the shape.")
        .def("__str__", &Code::str)
        .def_property_readonly("read", &Code::read, "Whether the code says what it means.")
        .def("__eq__", [](Code const& a, Code const& b) { return a == b; }, py::is_operator())
        .def("__lt__", [](Code const& a, Code const& b) { return a < b; }, py::is_operator())
        .def("__le__", [](Code const& a, Code const& b) { return a <= b; }, py::is_operator())
        .def("__gt__", [](Code const& a, Code const& b) { return a > b; }, py::is_operator())
        .def("__ge__", [](Code const& a, Code const& b) { return a >= b; }, py::is_operator())
        .def("__hash__", [](Code const& c) { return py::hash(py::str(c.canonical())); })
        .def("__reduce__", [parse](Code const& c) {
            return py::make_tuple(py::module_::import("motcua").attr(parse), py::make_tuple(c.text));
        });
    immutable(cls);
}

py::object optional_text(std::string const& text) { return text.empty() ? py::object(py::none()) : py::str(text); }
py::object optional_agency(motcua::agency_id const& id) { return id.read() ? py::cast(id) : py::object(py::none()); }
// The agency that a procedure's or a dossier's code names.
motcua::agency_id agency_in(py::handle code, char const* argument) {
    if (py::isinstance<motcua::procedure_code>(code)) return code.cast<motcua::procedure_code const&>().agency;
    if (py::isinstance<motcua::dossier_code>(code)) return code.cast<motcua::dossier_code const&>().agency;
    motcua::fail(motcua::error_code::value_invalid, argument, py::repr(code).cast<std::string>(),
                 "a ProcedureCode or a DossierCode", "read the text with parse_procedure_code or parse_dossier_code");
}
std::string quoted(std::string const& text) { return py::repr(py::str(text)).cast<std::string>(); }

}

void bind_code(py::module_& m) {
    using motcua::agency_id, motcua::dossier_code, motcua::procedure_code;
    bind_enum<motcua::code_doubt>(m, "CodeDoubt", "What is unusual about a code's text.");
    bind_enum<motcua::agency_shape>(m, "AgencyShape", "How an agency identifier is written.");
    bind_enum<motcua::procedure_code_kind>(m, "ProcedureCodeKind", "The kinds of procedure codes.");
    bind_enum<motcua::dossier_code_kind>(m, "DossierCodeKind", "The kinds of dossier codes.");
    bind_enum<motcua::candidate_reason>(m, "CandidateReason", "Why a known code may be the damaged one.");

    py::class_<motcua::code_finding>(m, "CodeFinding", "One doubt about a code: byte offsets into its NFC text.")
        .def_readonly("doubt", &motcua::code_finding::doubt)
        .def_readonly("start", &motcua::code_finding::from)
        .def_readonly("stop", &motcua::code_finding::to)
        .def_readonly("found", &motcua::code_finding::found)
        .def("__repr__", [](motcua::code_finding const& f) {
            return "<CodeFinding " + std::string(to_string(f.doubt)) + " " + quoted(f.found) + ">";
        });
    py::class_<motcua::code_candidate>(m, "CodeCandidate", "A known code that a damaged text may have been.")
        .def_readonly("code", &motcua::code_candidate::code)
        .def_readonly("reason", &motcua::code_candidate::reason)
        .def("__repr__", [](motcua::code_candidate const& c) {
            return "<CodeCandidate " + c.code + " " + std::string(to_string(c.reason)) + ">";
        });

    py::class_<agency_id> agency(m, "AgencyId", "An agency identifier: up to four levels, the highest first.");
    agency.def_property_readonly("levels", [](agency_id const& a) { return py::tuple(py::cast(a.levels)); })
        .def_readonly("shape", &agency_id::shape)
        .def("within", &agency_id::within, py::arg("other"), "Whether it is the other agency or a unit below it.")
        .def("__repr__", [](agency_id const& a) { return "<AgencyId " + quoted(a.str()) + ">"; });
    compared<agency_id>(agency, "parse_agency_id");

    py::class_<procedure_code> procedure(m, "ProcedureCode", "A procedure's code with its parts.");
    procedure.def_readonly("kind", &procedure_code::kind)
        .def_property_readonly("national", [](procedure_code const& c) { return optional_text(c.national); })
        .def_property_readonly("service", [](procedure_code const& c) { return optional_text(c.service); })
        .def_property_readonly("agency", [](procedure_code const& c) { return optional_agency(c.agency); })
        .def_property_readonly("old_parts", [](procedure_code const& c) { return py::tuple(py::cast(c.old_parts)); })
        .def("__repr__", [](procedure_code const& c) {
            return "<ProcedureCode " + std::string(to_string(c.kind)) + " " + quoted(c.str()) + ">";
        });
    compared<procedure_code>(procedure, "parse_procedure_code");

    py::class_<dossier_code> dossier(m, "DossierCode", "A dossier's code with its parts.");
    dossier.def_readonly("kind", &dossier_code::kind)
        .def_property_readonly("agency", [](dossier_code const& c) { return optional_agency(c.agency); })
        .def_readonly("accepted", &dossier_code::accepted, "The day of acceptance.")
        .def_property_readonly("serial", [](dossier_code const& c) { return optional_text(c.serial); })
        .def_property_readonly("ministry", [](dossier_code const& c) { return optional_text(c.ministry()); })
        .def("__repr__", [](dossier_code const& c) {
            return "<DossierCode " + std::string(to_string(c.kind)) + " " + quoted(c.str()) + ">";
        });
    compared<dossier_code>(dossier, "parse_dossier_code");

    m.def("parse_procedure_code", [](std::string const& text) { return motcua::parse_procedure_code(text); },
          py::arg("text"), "Reads a procedure's code in any of its shapes; what is wrong with it is in `.findings`.");
    m.def("parse_dossier_code", [](std::string const& text) { return motcua::parse_dossier_code(text); },
          py::arg("text"), "Reads a dossier's code.");
    m.def("parse_agency_id", [](std::string const& text) { return motcua::parse_agency_id(text); }, py::arg("text"),
          "Reads an agency identifier in either order.");
    m.def("code_candidates", &motcua::candidates, py::arg("code"), py::arg("known"),
          "Which of the known codes a damaged one may have been, the likeliest reason first. Never chooses.");
    m.def("same_agency", [](py::handle a, py::handle b) {
              auto const x = agency_in(a, "a"), y = agency_in(b, "b");
              return x.read() && x == y;
          },
          py::arg("a"), py::arg("b"), "Whether both codes name an agency, and the same one.");
}

}
