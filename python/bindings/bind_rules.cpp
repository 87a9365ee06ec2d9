// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include <motcua/law_json.hpp>

namespace motcua_python {
namespace {

template <class T>
T const& part(py::object const& given, char const* name, char const* expected, char const* cure) {
    if (!py::isinstance<T>(given))
        motcua::fail(motcua::error_code::type_wrong, name, py::repr(given).cast<std::string>(), expected, cure);
    return given.cast<T const&>();
}

/// Applies the parts that are given; a reading is any other keyword.
motcua::rules changed(motcua::rules base, py::object const& calendar, py::object const& hours, py::object const& law,
                      py::object const& catalogue, py::object const& machine, py::kwargs const& readings) {
    if (!law.is_none())
        base = base.with(part<motcua::law_book>(law, "law", "a LawBook", "read the file with read_law"));
    if (!calendar.is_none())
        base = base.with(part<motcua::working_calendar>(calendar, "calendar", "a WorkingCalendar",
                                                        "make one with vietnam_calendar or calendar_of"));
    // One name for two things that never meet: the hours of an office, and the reading for one without.
    if (PyUnicode_Check(hours.ptr()) != 0) base = base.with(motcua::reading::hours, hours.cast<std::string>());
    else if (!hours.is_none())
        base = base.with(std::optional(part<motcua::office_hours>(
            hours, "hours", "OfficeHours, or a value of the reading hours", "make them with OfficeHours")));
    if (!catalogue.is_none())
        base = base.with(part<motcua::catalogue>(catalogue, "catalogue", "a Catalogue", "read it with read_catalogue"));
    if (!machine.is_none())
        base = base.with(std::make_shared<motcua::state_machine const>(
            part<motcua::state_machine>(machine, "machine", "a StateMachine", "narrow the national one with its with_")));
    for (auto const& [name, value] : readings) {
        auto const what = motcua::parse<motcua::reading>(name.cast<std::string>());
        if (!what) {
            std::string legal;
            for (auto const& t : motcua::token_table<motcua::reading>)
                legal += (legal.empty() ? "" : ", ") + std::string(t.text);
            motcua::fail(motcua::error_code::reading_unknown, "reading", name.cast<std::string>(), legal,
                         "use one of these names");
        }
        base = base.with(
            *what, PyUnicode_Check(value.ptr()) != 0 ? value.cast<std::string>() : py::repr(value).cast<std::string>());
    }
    return base;
}

py::dict readings_of(motcua::rules const& r) {
    py::dict d;
    for (auto const& t : motcua::token_table<motcua::reading>)
        d[py::str(t.text)] = py::str(r.readings().value(t.value).text);
    return d;
}

}

void bind_rules(py::module_& m) {
    using motcua::rules;
    bind_enum<motcua::in_force>(m, "InForce", "Whether a rule, or a delegation, holds on a day.");
    bind_enum<motcua::reading>(m, "Reading", "The open points that an answer can hang on.");

    py::class_<motcua::law_row>(m, "LawRow", "One rule of law.")
        .def_property_readonly("id", [](motcua::law_row const& r) { return r.id; })
        .def_property_readonly("instrument", [](motcua::law_row const& r) { return r.instrument; })
        .def_property_readonly("article", [](motcua::law_row const& r) { return r.article; })
        .def_readonly("wording", &motcua::law_row::wording, "Certainty of the wording.")
        .def_readonly("force", &motcua::law_row::force, "Certainty that it is in force.")
        .def_readonly("valid_from", &motcua::law_row::from)
        .def_readonly("valid_to", &motcua::law_row::to)
        .def_readonly("from_known", &motcua::law_row::from_known)
        .def_property_readonly("text",
                               [](motcua::law_row const& r) {
                                   return motcua::bilingual{std::string(r.vi), std::string(r.en)};
                               })
        .def_property_readonly("acts", [](motcua::law_row const& r) { return r.acts; })
        .def("__repr__", [](motcua::law_row const& r) {
            return "<LawRow " + std::string(r.id) + " " + std::string(r.instrument) + " " + std::string(r.article) +
                   ">";
        });
    // A row's texts live as long as its book; the rows of a book hold on to it.
    py::class_<motcua::law_book> book(m, "LawBook", "The law rows that answers rest on: immutable.");
    book.def(py::init<>(), "The built-in rows.")
        .def(
            "rows",
            [](py::object const& self, py::object const& on) {
                py::list all;
                for (auto const& r : self.cast<motcua::law_book const&>().rows()) {
                    if (!on.is_none()) {
                        auto const d = day_of(on, "on");
                        if (d < r.from || (r.to && d >= *r.to)) continue;
                    }
                    all.append(py::cast(r, py::return_value_policy::reference_internal, self));
                }
                return all;
            },
            py::arg("on") = py::none(), "The rows, or those in force on a day.")
        .def("__len__", [](motcua::law_book const& self) { return self.rows().size(); })
        .def_property_readonly("edition", &motcua::law_book::edition, "Content hash.")
        .def("__repr__", [](motcua::law_book const& self) {
            return "<LawBook of " + std::to_string(self.rows().size()) + " rows, edition " + self.edition() + ">";
        });
    immutable(book);
    m.def(
        "read_law",
        [](py::args const& paths, py::object const& base) {
            auto const fspath = py::module_::import("os").attr("fspath");
            std::vector<std::string> names;
            for (auto const& p : paths) names.push_back(fspath(p).cast<std::string>());
            auto const under = base.is_none() ? motcua::law_book() : base.cast<motcua::law_book>();
            py::gil_scoped_release release;
            return motcua::read_law_files(names, under);
        },
        py::kw_only(), py::arg("base") = py::none(),
        "Documents of law rows over the built-in ones, or over `base`. Raises Error with all problems at once.");
    m.def(
        "law_rows", [](py::object const& on) { return py::cast(motcua::law_book()).attr("rows")(on); },
        py::arg("on") = py::none(), "The built-in law rows, or those in force on a day.");
    m.def(
        "reading_rows",
        [] {
            py::list all;
            for (auto const& row : motcua::reading_rows) {
                py::list values;
                for (std::size_t i = 0; i < row.count; ++i)
                    values.append(py::make_tuple(row.values[i].text, motcua::bilingual{std::string(row.values[i].vi),
                                                                                       std::string(row.values[i].en)}));
                all.append(py::make_tuple(
                    row.what, values,
                    motcua::citation{std::string(row.instrument), std::string(row.article), row.certainty}));
            }
            return all;
        },
        "Every reading with its values, the first being the default, and what the default rests on.");

    py::class_<rules> r(m, "Rules", "The one immutable context that an answer depends on.");
    r.def(py::init([](py::object const& calendar, py::object const& hours, py::object const& law,
                      py::object const& catalogue, py::object const& machine, py::kwargs const& readings) {
              return changed(rules(), calendar, hours, law, catalogue, machine, readings);
          }),
          py::arg("calendar") = py::none(), py::arg("hours") = py::none(), py::arg("law") = py::none(),
          py::arg("catalogue") = py::none(), py::arg("machine") = py::none(),
          "None means built-in; readings by name, such as first_day=\"included\".")
        .def(
            "with_",
            [](rules const& self, py::object const& calendar, py::object const& hours, py::object const& law,
               py::object const& catalogue, py::object const& machine, py::kwargs const& readings) {
                return changed(self, calendar, hours, law, catalogue, machine, readings);
            },
            py::kw_only(), py::arg("calendar") = py::none(), py::arg("hours") = py::none(), py::arg("law") = py::none(),
            py::arg("catalogue") = py::none(), py::arg("machine") = py::none(),
            "The same context with some parts or readings changed.")
        .def_property_readonly("calendar", &rules::calendar)
        .def_property_readonly("hours", &rules::hours)
        .def_property_readonly("catalogue", &rules::catalogue)
        .def_property_readonly("law", &rules::law)
        .def_property_readonly("readings", &readings_of)
        .def_property_readonly(
            "editions",
            [](rules const& self) {
                py::dict d;
                for (auto const& e : self.editions()) d[py::str(e.part)] = e.hash;
                d["machine"] = self.machine() ? self.machine()->edition() : motcua::state_machine().edition();
                return d;
            },
            "Content hashes of all parts.")
        .def("__repr__", [](rules const& self) {
            return "<Rules with calendar " + self.calendar().edition() + ", catalogue " + self.catalogue().edition() +
                   ">";
        });
    immutable(r);
}

}
