// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {

void bind_deadline(py::module_& m) {
    using motcua::deadline;
    bind_enum<motcua::deadline_status>(m, "DeadlineStatus", "How settled a due date is.");
    bind_enum<motcua::postal_zone>(m, "PostalZone", "The zones of the post's transit times.");
    bind_enum<motcua::transit_reason>(m, "TransitReason", "Why a zone or a transit time is known, or is not.");

    py::class_<motcua::derivation_step>(m, "Step", "One line of a derivation.")
        .def_readonly("text", &motcua::derivation_step::text)
        .def_readonly("basis", &motcua::derivation_step::basis)
        .def_readonly("start", &motcua::derivation_step::from)
        .def_readonly("stop", &motcua::derivation_step::to)
        .def("__str__", [](motcua::derivation_step const& s) { return s.text.vi; })
        .def("__repr__", [](motcua::derivation_step const& s) {
            auto const basis = motcua::to_string(s.basis);
            return "<Step " + s.text.en + (basis.empty() ? "" : " [" + basis + "]") + ">";
        });
    py::class_<motcua::deadline_alternative>(m, "DeadlineAlternative", "The outcome of one alternative of a limit.")
        .def_readonly("condition", &motcua::deadline_alternative::condition)
        .def_readonly("date", &motcua::deadline_alternative::date)
        .def_readonly("at", &motcua::deadline_alternative::at)
        .def_readonly("status", &motcua::deadline_alternative::status)
        .def_readonly("earliest", &motcua::deadline_alternative::earliest)
        .def_readonly("latest", &motcua::deadline_alternative::latest)
        .def_readonly("steps", &motcua::deadline_alternative::steps);
    py::class_<motcua::reading_outcome>(m, "ReadingOutcome", "The date under one reading of one open point.")
        .def_readonly("reading", &motcua::reading_outcome::what)
        .def_readonly("value", &motcua::reading_outcome::value)
        .def_readonly("date", &motcua::reading_outcome::date)
        .def_readonly("at", &motcua::reading_outcome::at)
        .def("__repr__", [](motcua::reading_outcome const& r) {
            return "<" + std::string(to_string(r.what)) + "=" + r.value + ": " + (r.date ? motcua::to_string(*r.date) : "no date") + ">";
        });

    py::class_<deadline> d(m, "Deadline", "A due date with everything it rests on. Immutable.");
    d.def_property_readonly("date", &deadline::date, "The due day, lasting to 24:00; None where undecided, not started or without a limit.")
        .def_property_readonly("at", &deadline::at, "The due instant of a limit in hours.")
        .def_property_readonly("status", &deadline::status)
        .def_property_readonly("earliest", &deadline::earliest)
        .def_property_readonly("latest", &deadline::latest)
        .def_property_readonly("printable", &deadline::printable, "The day that a desk may print; a promise may be kept early, never late.")
        .def_property_readonly("alternatives", &deadline::alternatives)
        .def_property_readonly("steps", [](deadline const& self) { return self.steps(); }, "The whole derivation, in order.")
        .def_property_readonly("limit", &deadline::limit)
        .def_property_readonly("received", [](deadline const& self) -> py::object {
            if (self.received().timed()) return py::cast(self.received().earliest());
            return py::cast(self.received().day());
        })
        .def_property_readonly("calendar", [](deadline const& self) { return self.calendar(); }, "The calendar that it was counted on.")
        .def_property_readonly("editions", [](deadline const& self) {
            py::dict all;
            for (auto const& e : self.editions()) all[py::str(e.part)] = e.hash;
            return all;
        })
        .def("pause", [](deadline const& self, py::handle a, py::handle b) { return self.pause(day_of(a, "a"), day_of(b, "b")); },
             py::arg("a"), py::arg("b"), "The days `[a, b)` do not count.")
        .def("restart", [](deadline const& self, py::handle at) { return self.restart(moment_of(at, "at")); }, py::arg("at"),
             "The whole limit again, from another moment.")
        .def("extend", [](deadline const& self, py::handle to, std::string reason) { return self.extend(day_of(to, "to"), std::move(reason)); },
             py::arg("to"), py::arg("reason") = "", "A new, later date.")
        .def("sensitivity", &deadline::sensitivity, "The dates under each reading that changes the answer, earliest first.")
        .def("__repr__", [](deadline const& self) {
            std::string text = "<Deadline ";
            if (self.at()) text += motcua::to_string(*self.at());
            else if (self.date()) text += motcua::to_string(*self.date());
            else if (self.earliest()) text += motcua::to_string(*self.earliest()) + " to " + motcua::to_string(*self.latest());
            else text += "no date";
            return text + ", " + std::string(to_string(self.status())) + ">";
        });
    immutable(d);

    py::class_<motcua::postmarks>(m, "Postmarks", "The two postmarks of a dossier by post; the reading `postmark` takes one.")
        .def(py::init([](py::handle dispatch, py::handle arrival) {
                 return motcua::postmarks{moment_of(dispatch, "dispatch"), moment_of(arrival, "arrival")};
             }),
             py::kw_only(), py::arg("dispatch"), py::arg("arrival"))
        .def("__repr__", [](motcua::postmarks const& p) {
            return "<Postmarks " + motcua::to_string(p.dispatch.day()) + ", " + motcua::to_string(p.arrival.day()) + ">";
        });

    m.def("due", [](py::handle limit, py::handle received, std::optional<motcua::rules> const& rules) {
              auto const under = rules ? *rules : motcua::rules();
              if (py::isinstance<motcua::postmarks>(received)) {
                  auto read = py::isinstance<motcua::time_limit>(limit) ? limit.cast<motcua::time_limit>()
                                                                        : motcua::parse_time_limit(limit.cast<std::string>());
                  return motcua::due(std::move(read), received.cast<motcua::postmarks>(), under);
              }
              auto const from = moment_of(received, "received");
              if (py::isinstance<motcua::time_limit>(limit)) return motcua::due(limit.cast<motcua::time_limit>(), from, under);
              if (!py::isinstance<py::str>(limit))
                  motcua::fail(motcua::error_code::limit_unreadable, "limit", py::repr(limit).cast<std::string>(),
                               "a TimeLimit or its text", "write working_days(5) or \"5 ngày làm việc\"");
              return motcua::due(limit.cast<std::string>(), from, under);
          },
          py::arg("limit"), py::arg("received"), py::arg("rules") = py::none(),
          "When a limit that starts at `received` ends: a date, or a datetime (civil time at UTC+7) where the time matters.");

    py::class_<motcua::transit_deadline>(m, "TransitDeadline", "The post's own deadline J + n, outside the resolution time.")
        .def_readonly("n", &motcua::transit_deadline::n)
        .def_readonly("due", &motcua::transit_deadline::due)
        .def_readonly("earliest", &motcua::transit_deadline::earliest)
        .def_readonly("latest", &motcua::transit_deadline::latest)
        .def_readonly("steps", &motcua::transit_deadline::steps)
        .def_readonly("zone", &motcua::transit_deadline::zone, "None where the zone table does not say.")
        .def_readonly("why", &motcua::transit_deadline::why)
        .def("__repr__", [](motcua::transit_deadline const& t) {
            return "<TransitDeadline " + (t.due ? motcua::to_string(*t.due) : std::string("unknown")) + (t.n ? ", J+" + std::to_string(*t.n) : "") + ">";
        });
    m.def("transit_due", [](py::handle zone, py::handle accepted, bool with_slip, std::optional<motcua::rules> const& rules) {
              return motcua::transit_due(want<motcua::postal_zone>(zone, "zone"), day_of(accepted, "accepted"), with_slip,
                                         rules ? *rules : motcua::rules());
          }, py::arg("zone"), py::arg("accepted"), py::kw_only(), py::arg("with_slip"), py::arg("rules") = py::none(),
          "The day by which the post must have carried a packet (TT 17/2017/TT-BTTTT Điều 7.2).");
}

}
