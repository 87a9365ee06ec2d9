// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {
namespace {

/// A whole amount is an int in Python.
py::object number(std::optional<double> const& amount) {
    if (!amount) return py::none();
    auto const whole = static_cast<long long>(*amount);
    if (static_cast<double>(whole) == *amount) return py::int_(whole);
    return py::float_(*amount);
}

}

void bind_time_limit(py::module_& m) {
    using motcua::time_limit;
    bind_enum<motcua::time_unit>(m, "TimeUnit", "Units of a time limit.");
    bind_enum<motcua::term_sense>(m, "TermSense", "What a term is to the limit.");
    bind_enum<motcua::term_join>(m, "TermJoin", "How a term stands to the one before it.");

    py::class_<motcua::term>(m, "Term", "One counted span of a time limit.")
        .def_property_readonly("amount", [](motcua::term const& t) { return number(t.amount); })
        .def_property_readonly("amount_max", [](motcua::term const& t) { return number(t.amount_max); })
        .def_readonly("unit", &motcua::term::unit)
        .def_readonly("sense", &motcua::term::sense)
        .def_readonly("join", &motcua::term::join)
        .def_readonly("cutoff_minute", &motcua::term::cutoff_minute)
        .def_readonly("party", &motcua::term::party)
        .def_readonly("excludes", &motcua::term::excludes)
        .def_readonly("words", &motcua::term::words)
        .def("__eq__", [](motcua::term const& a, motcua::term const& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](motcua::term const& t) { return "<Term " + to_text(time_limit(t), motcua::language::en) + ">"; });

    py::class_<motcua::limit_alternative>(m, "LimitAlternative", "One reading of a limit for one case.")
        .def_readonly("condition", &motcua::limit_alternative::condition)
        .def_readonly("steps", &motcua::limit_alternative::steps);

    py::class_<motcua::limit_problem>(m, "LimitProblem", "A doubt about a limit's text: byte offsets into its NFC form.")
        .def_readonly("start", &motcua::limit_problem::from)
        .def_readonly("stop", &motcua::limit_problem::to)
        .def_readonly("found", &motcua::limit_problem::found)
        .def_readonly("doubt", &motcua::limit_problem::doubt)
        .def("__repr__", [](motcua::limit_problem const& p) { return "<LimitProblem \"" + p.found + "\": " + p.doubt + ">"; });

    py::class_<time_limit> limit(m, "TimeLimit", "A time limit as a value: alternatives, each a sequence of terms.");
    limit
        .def_property_readonly("alternatives", &time_limit::alternatives)
        .def_property_readonly("terms", &time_limit::terms)
        .def_property_readonly("problems", &time_limit::problems)
        .def_property_readonly("text", &time_limit::text, "The text that was read, NFC.")
        .def("to_text", [](time_limit const& l, py::handle lang) { return to_text(l, want<motcua::language>(lang, "lang")); },
             py::arg("lang") = "vi", "The limit in Vietnamese or English.")
        .def("__str__", [](time_limit const& l) { return to_text(l); })
        .def("__repr__", [](time_limit const& l) { return "<TimeLimit " + to_text(l, motcua::language::en) + ">"; })
        .def("__eq__", [](time_limit const& a, time_limit const& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](time_limit const& l) { return py::hash(py::str(to_text(l))); })
        .def("__reduce__", [](time_limit const& l) {
            return py::make_tuple(py::module_::import("motcua").attr("parse_time_limit"), py::make_tuple(l.text().empty() ? to_text(l) : l.text()));
        });
    immutable(limit);

    m.def("parse_time_limit", [](std::string const& text) { return motcua::parse_time_limit(text); }, py::arg("text"),
          "Reads the Vietnamese phrase that procedure lists print; what it cannot read is in `.problems`.");
    m.def("working_days", [](int n) { return time_limit(motcua::working_days(n)); }, py::arg("n"));
    m.def("calendar_days", [](int n) { return time_limit(motcua::calendar_days(n)); }, py::arg("n"));
    m.def("weeks", [](int n) { return time_limit(motcua::weeks(n)); }, py::arg("n"));
    m.def("months", [](int n) { return time_limit(motcua::months(n)); }, py::arg("n"));
    m.def("years", [](int n) { return time_limit(motcua::years(n)); }, py::arg("n"));
    m.def("working_hours", [](int n) { return time_limit(motcua::working_hours(n)); }, py::arg("n"));
}

}
