// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {
namespace {

py::object instant(std::int64_t second) {
    return second == motcua::dossier_state::absent ? py::object(py::none()) : py::cast(motcua::civil_second{second});
}

motcua::civil_second timed(py::handle value, char const* argument) {
    auto const m = moment_of(value, argument);
    if (!m.timed())
        motcua::fail(motcua::error_code::time_invalid, argument, py::repr(value).cast<std::string>(), "a datetime",
                     "say at what time it happened: the 15:00 rules hang on it");
    return m.earliest();
}

}

void bind_dossier(py::module_& m) {
    using motcua::dossier;
    bind_enum<motcua::decision_outcome>(m, "DecisionOutcome", "What became of a dossier.");
    bind_enum<motcua::timeliness>(m, "Timeliness", "How the end of the resolution stands to the due day.");

    py::class_<motcua::event>(m, "Event", "Something that happened to a dossier. Holds no personal data.")
        .def(py::init([](py::handle what, py::handle occurred, py::handle actor, py::object const& recorded,
                         std::optional<std::string> const& actor_id, py::iterable const& evidence) {
                 motcua::event e{want<motcua::event_kind>(what, "what"), timed(occurred, "occurred"), want<motcua::actor>(actor, "actor")};
                 if (!recorded.is_none()) e.recorded = timed(recorded, "recorded");
                 e.actor_id = actor_id.value_or("");
                 for (auto const& item : evidence) e.evidence.push_back(item.cast<std::string>());
                 return e;
             }),
             py::arg("what"), py::arg("occurred"), py::arg("actor"), py::kw_only(), py::arg("recorded") = py::none(),
             py::arg("actor_id") = py::none(), py::arg("evidence") = py::tuple())
        .def_readonly("what", &motcua::event::what)
        .def_readonly("occurred", &motcua::event::occurred)
        .def_readonly("actor", &motcua::event::actor)
        .def_readonly("recorded", &motcua::event::recorded)
        .def_readonly("actor_id", &motcua::event::actor_id)
        .def_readonly("evidence", &motcua::event::evidence)
        .def("__repr__", [](motcua::event const& e) {
            return "<Event " + std::string(to_string(e.what)) + " " + motcua::to_string(e.occurred) + " by " + std::string(to_string(e.actor)) + ">";
        });

    py::class_<dossier> d(m, "Dossier", "One dossier: its subject and its state. Immutable.");
    d.def_static("open", [](std::string code, std::optional<std::string> variant, std::string agency, std::string unit, py::handle intake, py::handle return_by) {
                     return dossier::open(std::move(code), variant.value_or(""), std::move(agency), std::move(unit),
                                          want<motcua::channel>(intake, "intake"), want<motcua::return_channel>(return_by, "return_by"));
                 },
                 py::arg("code"), py::kw_only(), py::arg("variant") = py::none(), py::arg("agency"), py::arg("unit"), py::arg("intake"),
                 py::arg("return_by"), "A dossier that the applicant still has. `agency` decides, `unit` takes in.")
        .def_property_readonly("code", [](dossier const& s) { return s.subject().code; })
        .def_property_readonly("variant", [](dossier const& s) { return s.subject().variant; })
        .def_property_readonly("agency", [](dossier const& s) { return s.subject().agency; })
        .def_property_readonly("unit", [](dossier const& s) { return s.subject().unit; })
        .def_property_readonly("intake", [](dossier const& s) { return s.state().intake; })
        .def_property_readonly("return_by", [](dossier const& s) { return s.state().return_by; })
        .def_property_readonly("status", &dossier::status)
        .def_property_readonly("regions", [](dossier const& s) { return s.state().at; })
        .def_property_readonly("outcome", [](dossier const& s) { return s.state().outcome; })
        .def_property_readonly("due", &dossier::due)
        .def_property_readonly("accepted", [](dossier const& s) { return instant(s.state().accepted); })
        .def_property_readonly("finished", [](dossier const& s) { return instant(s.state().finished); })
        .def_property_readonly("timeliness", [](dossier const& s) { return motcua::judge(s.state()); })
        .def_property_readonly("supplements", [](dossier const& s) { return static_cast<int>(s.state().supplements); })
        .def_property_readonly("portal_code", [](dossier const& s) { return motcua::portal_code(s.status()); },
                               "The national portal's code, 0 where the portal knows no dossier yet (observed).")
        .def("__eq__", [](dossier const& a, dossier const& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](dossier const& s) {
            return "<Dossier " + s.subject().code + " " + std::string(to_string(s.status())) + (s.due() ? ", due " + motcua::to_string(*s.due()) : "") + ">";
        });
    immutable(d);

    py::class_<motcua::refusal>(m, "Refusal", "Why an event was refused, and what would be legal instead.")
        .def_readonly("region", &motcua::refusal::region)
        .def_readonly("guard", &motcua::refusal::guard)
        .def_readonly("allowed", &motcua::refusal::allowed)
        .def_readonly("basis", &motcua::refusal::basis)
        .def_readonly("text", &motcua::refusal::text)
        .def_readonly("cure", &motcua::refusal::cure)
        .def("__repr__", [](motcua::refusal const& r) { return "<Refusal by " + std::string(to_string(r.region)) + ": " + r.text.en + ">"; });

    py::class_<motcua::outcome>(m, "Outcome", "The dossier after an event, or the refusal that left it as it was. Has no truth value.")
        .def_readonly("dossier", &motcua::outcome::dossier)
        .def_readonly("refusal", &motcua::outcome::refusal)
        .def_readonly("document", &motcua::outcome::document)
        .def_readonly("basis", &motcua::outcome::basis)
        .def_readonly("warnings", &motcua::outcome::warnings)
        .def_readonly("clock", &motcua::outcome::clock, "The Deadline, when the event set a due day.")
        .def("__bool__", [](motcua::outcome const&) -> bool {
            motcua::fail(motcua::error_code::unknown_has_no_truth, "outcome", "a question for true or false", "a dossier or a refusal",
                         "look at .refusal");
        })
        .def("__repr__", [](motcua::outcome const& o) {
            return o.refusal ? "<Outcome refused by " + std::string(to_string(o.refusal->region)) + ">"
                             : "<Outcome " + std::string(to_string(o.dossier.status())) + ">";
        });

    m.def("apply", [](dossier const& before, motcua::event const& event, std::optional<motcua::rules> const& rules) {
              return motcua::apply(before, event, rules ? *rules : motcua::rules());
          }, py::arg("dossier"), py::arg("event"), py::arg("rules") = py::none(),
          "Applies one event by the table in force; the dossier it is given stays as it is.");
    m.def("allowed_events", [](dossier const& self, py::object const& actor, std::optional<motcua::rules> const& rules, py::object const& on) {
              auto const when = on.is_none() ? motcua::civil_second{std::int64_t{self.state().last_minute} * 60} : timed(on, "on");
              if (on.is_none() && self.state().last_minute == motcua::dossier_state::no_day)
                  motcua::fail(motcua::error_code::time_invalid, "on", "no instant", "a datetime",
                               "a dossier without events has no instant of its own: pass on=");
              auto const by = actor.is_none() ? std::nullopt : std::optional(want<motcua::actor>(actor, "actor"));
              return motcua::allowed_events(self, when, by, rules ? *rules : motcua::rules());
          }, py::arg("dossier"), py::arg("actor") = py::none(), py::arg("rules") = py::none(), py::kw_only(), py::arg("on") = py::none(),
          "The events that the table allows, with who may do them; `on` is by default the instant of the last event.");
}

}
