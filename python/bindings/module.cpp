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
    motcua_python::bind_columns(m);
    motcua_python::bind_machine(m);
    motcua_python::bind_dossier(m);
    motcua_python::bind_replay(m);
}
