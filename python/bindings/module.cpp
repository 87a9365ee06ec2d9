// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace {

/// Turns our errors into the Python classes of motcua._errors, with all problems.
void translate(std::exception_ptr p) {
    if (!p) return;
    auto const raise = [](motcua::error const& e, char const* kind) {
        py::list problems;
        for (auto const& x : e.problems())
            problems.append(py::make_tuple(static_cast<int>(x.code), x.place, x.found, x.expected, x.cure));
        try {
            py::module_::import("motcua._errors").attr("raise_problems")(problems, kind);
        } catch (py::error_already_set& raised) {
            raised.restore();
        }
    };
    try {
        std::rethrow_exception(p);
    } catch (motcua::coverage_error const& e) {
        raise(e, "coverage");
    } catch (motcua::error const& e) {
        raise(e, e.code() == motcua::error_code::procedure_unknown ? "code" : "");
    }
}

/// `<Variant id='', note=''>`: a record in a notebook shows its members, long lists by their length.
std::string members_of(py::object const& record) {
    auto const type = py::type::of(record);
    std::string text;
    for (auto const& [name, member] : py::dict(type.attr("__dict__"))) {
        if (!PyObject_IsInstance(member.ptr(), reinterpret_cast<PyObject*>(&PyProperty_Type))) continue;
        auto const value = record.attr(name);
        bool const many = (py::isinstance<py::list>(value) || py::isinstance<py::dict>(value)) && py::len(value) > 3;
        text += (text.empty() ? " " : ", ") + name.cast<std::string>() + "=" +
                (many ? "[" + std::to_string(py::len(value)) + " entries]" : py::repr(value).cast<std::string>());
    }
    return "<" + type.attr("__name__").cast<std::string>() + text + ">";
}

void show_records(py::module_& m) {
    auto const bare = py::module_::import("builtins").attr("object").attr("__repr__");
    for (auto const& [name, type] : py::dict(m.attr("__dict__")))
        if (PyType_Check(type.ptr()) && type.attr("__repr__").is(bare))
            type.attr("__repr__") = py::cpp_function(members_of, py::is_method(type), py::name("__repr__"));
}

}

PYBIND11_MODULE(_core, m, py::mod_gil_not_used()) {
    m.doc() = "The compiled part of motcua; use `import motcua`.";
    m.attr("__version__") = motcua::version;
    py::register_local_exception_translator(translate);
    motcua_python::bind_calendar(m);
    motcua_python::bind_lunar(m);
    motcua_python::bind_time_limit(m);
    motcua_python::bind_code(m);
    motcua_python::bind_catalogue(m);
    motcua_python::bind_rules(m);
    motcua_python::bind_eligibility(m);
    motcua_python::bind_deadline(m);
    motcua_python::bind_postal(m);
    motcua_python::bind_columns(m);
    motcua_python::bind_machine(m);
    motcua_python::bind_dossier(m);
    motcua_python::bind_clocks(m);
    motcua_python::bind_log(m);
    motcua_python::bind_papers(m);
    motcua_python::bind_replay(m);
    motcua_python::bind_process(m);
    show_records(m);
}
