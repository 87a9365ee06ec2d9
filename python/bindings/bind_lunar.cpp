// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {

void bind_lunar(py::module_& m) {
    using motcua::lunar::lunar_date;
    namespace lunar = motcua::lunar;
    auto sub = m.def_submodule("lunar", "The Vietnamese lunisolar calendar at UTC+7, lunar years 1968 to 2100; not the Chinese one.");

    py::class_<lunar_date> d(m, "LunarDate", "A day of the lunar calendar; `leap` marks the month that repeats a number.");
    d.def(py::init([](int year, int month, int day, bool leap) { return lunar_date{year, month, day, leap}; }), py::arg("year"),
          py::arg("month"), py::arg("day"), py::arg("leap") = false)
        .def_readonly("year", &lunar_date::year)
        .def_readonly("month", &lunar_date::month)
        .def_readonly("day", &lunar_date::day)
        .def_readonly("leap", &lunar_date::leap)
        .def("__eq__", [](lunar_date const& a, lunar_date const& b) { return a == b; }, py::is_operator())
        .def("__lt__", [](lunar_date const& a, lunar_date const& b) { return a < b; }, py::is_operator())
        .def("__le__", [](lunar_date const& a, lunar_date const& b) { return a <= b; }, py::is_operator())
        .def("__hash__", [](lunar_date const& a) { return py::hash(py::make_tuple(a.year, a.month, a.day, a.leap)); })
        .def("__reduce__", [](py::object self) {
            auto const a = self.cast<lunar_date>();
            return py::make_tuple(py::type::of(self), py::make_tuple(a.year, a.month, a.day, a.leap));
        })
        .def("__repr__", [](lunar_date const& a) {
            return "LunarDate(" + std::to_string(a.year) + ", " + std::to_string(a.month) + ", " + std::to_string(a.day) +
                   (a.leap ? ", leap=True)" : ")");
        });
    immutable(d);
    m.attr("LunarDate").attr("__module__") = "motcua";

    sub.def("from_date", [](py::handle day) { return lunar::from_date(day_of(day, "d")); }, py::arg("d"), "The lunar day of a civil day.");
    sub.def("to_date", [](int year, int month, int day, bool leap) { return lunar::to_date(year, month, day, leap); }, py::arg("year"),
            py::arg("month"), py::arg("day"), py::arg("leap") = false, "The civil day of a lunar day.");
    sub.def("tet", &lunar::tet, py::arg("year"), "Day 1 of month 1.");
    sub.def("hung_kings", &lunar::hung_kings, py::arg("year"), "10/3, the Hung Kings' commemoration.");
    sub.def("leap_month", &lunar::leap_month, py::arg("year"), "The number of the month that is repeated, 0 if none.");
    sub.def("whole_country", &lunar::whole_country, py::arg("year"), "Whether one calendar served the whole country: from 1976.");
    sub.def("disputed", [](py::handle day) { return lunar::disputed(day_of(day, "d")); }, py::arg("d"),
            "Whether the lunar date hangs on the choice between precise sky and simple formula (months 4/2054, 11/2072, 10/2077, 9/2085).");
    sub.def("other_reading", [](py::handle day) { return lunar::other_reading(day_of(day, "d")); }, py::arg("d"),
            "The lunar day by the other choice; the same as `from_date` for every undisputed day.");
}

}
