// SPDX-License-Identifier: Apache-2.0
#include <motcua/process.hpp>

#include "casters.hpp"

namespace motcua_python {

void bind_process(py::module_& m) {
    using motcua::process_course;
    using motcua::step_line;
    using motcua::step_stay;
    using motcua::unit_time;
    bind_enum<motcua::step_verdict>(m, "StepVerdict", "How a step of the internal process stands.");
    py::class_<step_stay>(m, "StepStay", "One stay of a dossier in a step of its internal process.")
        .def_property_readonly("step", [](step_stay const& s) { return s.step + 1; }, "Its number in the process, from 1.")
        .def_readonly("round", &step_stay::round, "How often the count of the resolution time has begun.")
        .def_readonly("entered", &step_stay::entered)
        .def_readonly("left", &step_stay::left, "None while the dossier is there.")
        .def_readonly("interrupted", &step_stay::interrupted, "It left because the applicant was asked to complete, and the count begins anew.")
        .def_readonly("back", &step_stay::back, "It came from a later step.")
        .def_readonly("paused_days", &step_stay::paused_days, "Working days that put the due day off.")
        .def_readonly("due", &step_stay::due)
        .def_readonly("earliest", &step_stay::earliest)
        .def_readonly("latest", &step_stay::latest)
        .def_readonly("at", &step_stay::at, "The due instant of a time in hours.")
        .def_readonly("verdict", &step_stay::verdict)
        .def_readonly("working_days", &step_stay::working_days)
        .def_readonly("late_days", &step_stay::late_days, "Working days after the due day.");
    py::class_<step_line>(m, "StepLine", "A step of the internal process, and how a dossier stood in it.")
        .def_property_readonly("unit", [](step_line const& s) { return s.step.unit; })
        .def_property_readonly("role", [](step_line const& s) { return s.step.role; })
        .def_property_readonly("what", [](step_line const& s) { return s.step.what; })
        .def_property_readonly("time", [](step_line const& s) { return s.step.time; })
        .def_property_readonly("text", [](step_line const& s) { return s.step.text; }, "The time as the catalogue writes it.")
        .def_readonly("verdict", &step_line::verdict)
        .def_readonly("stays", &step_line::stays);
    py::class_<unit_time>(m, "UnitTime", "A unit's steps of one dossier together.")
        .def_readonly("unit", &unit_time::unit)
        .def_readonly("stays", &unit_time::stays)
        .def_readonly("late", &unit_time::late)
        .def_readonly("unknown", &unit_time::unknown)
        .def_readonly("working_days", &unit_time::working_days)
        .def_readonly("late_days", &unit_time::late_days);
    py::class_<process_course>(m, "_ProcessCourse")
        .def_readonly("known", &process_course::known)
        .def_readonly("steps", &process_course::steps)
        .def_property_readonly("now", [](process_course const& p) { return p.now ? std::optional(*p.now + 1) : std::nullopt; })
        .def_readonly("units", &process_course::units)
        .def_readonly("whole", &process_course::whole)
        .def_readonly("reasons", &process_course::reasons)
        .def_readonly("basis", &process_course::basis);
    m.def("_internal_process", [](motcua::dossier const& d, std::optional<motcua::civil_second> on, std::optional<motcua::rules> const& rules) {
        return motcua::internal_process(d, rules ? *rules : motcua::rules(), on);
    });
    m.def("_late_by_unit", [](motcua::replay_result const& r) {
        auto const found = [&] {
            py::gil_scoped_release release;
            return motcua::late_by_unit(r);
        }();
        py::dict columns, counts;
        auto const column = [&](char const* name, auto get) {
            py::list all;
            for (auto const& u : found.units) all.append(py::cast(get(u)));
            columns[name] = all;
        };
        using row = motcua::unit_row;
        column("unit", [](row const& u) { return u.unit; });
        column("dossiers", [](row const& u) { return u.dossiers; });
        column("stays", [](row const& u) { return u.stays; });
        column("done", [](row const& u) { return u.done; });
        column("in_time", [](row const& u) { return u.in_time; });
        column("late", [](row const& u) { return u.late; });
        column("unknown", [](row const& u) { return u.unknown; });
        column("open", [](row const& u) { return u.open; });
        column("overdue", [](row const& u) { return u.overdue; });
        column("working_days", [](row const& u) { return u.working_days; });
        column("late_days", [](row const& u) { return u.late_days; });
        counts["dossiers"] = found.dossiers;
        counts["accepted"] = found.accepted;
        counts["with_process"] = found.with_process;
        counts["without_process"] = found.without_process;
        counts["late_whole"] = found.late_whole;
        counts["late_step_only"] = found.late_step_only;
        return py::make_tuple(columns, counts);
    });
}

}
