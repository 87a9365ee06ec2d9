// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include <motcua/dossier_json.hpp>

namespace motcua_python {
namespace {

py::object instant(std::int64_t second) {
    return second == motcua::dossier_state::absent ? py::object(py::none()) : py::cast(motcua::civil_second{second});
}

/// The instant that was asked about: by default that of the dossier's last event.
motcua::civil_second instant_of(motcua::dossier const& self, py::object const& on) {
    if (!on.is_none()) return timed(on, "on");
    if (self.state().last_minute == motcua::dossier_state::no_day)
        motcua::fail(motcua::error_code::time_invalid, "on", "no instant", "a datetime",
                     "a dossier without events has no instant of its own: pass on=");
    return motcua::civil_second{std::int64_t{self.state().last_minute} * 60};
}

void bind_reports(py::module_& m) {
    using motcua::dossier;
    bind_enum<motcua::timer>(m, "Timer", "The named times of the desk, beside the resolution time.");

    py::class_<motcua::next_deadline>(m, "NextDeadline", "A time that runs for a dossier, with its rule and certainty.")
        .def_readonly("what", &motcua::next_deadline::what)
        .def_readonly("on", &motcua::next_deadline::on, "The last day, to 24:00; None where it is open.")
        .def_readonly("at", &motcua::next_deadline::at, "The last instant of a limit in hours.")
        .def_readonly("earliest", &motcua::next_deadline::earliest)
        .def_readonly("latest", &motcua::next_deadline::latest)
        .def_readonly("in_practice", &motcua::next_deadline::in_practice, "The last working day up to `on`, where that is a day off.")
        .def_readonly("who", &motcua::next_deadline::who)
        .def_readonly("rule", &motcua::next_deadline::rule)
        .def_readonly("basis", &motcua::next_deadline::basis)
        .def_readonly("text", &motcua::next_deadline::text)
        .def_readonly("passed", &motcua::next_deadline::passed)
        .def("__repr__", [](motcua::next_deadline const& t) { return "<NextDeadline " + t.text.en + ">"; });

    py::class_<motcua::stay>(m, "Stay", "A stretch of a dossier's course in one status.")
        .def_readonly("status", &motcua::stay::status)
        .def_readonly("start", &motcua::stay::from)
        .def_readonly("end", &motcua::stay::to)
        .def_readonly("working_days", &motcua::stay::working_days)
        .def_readonly("counted", &motcua::stay::counted, "Whether the clock of the resolution time ran.")
        .def("__repr__", [](motcua::stay const& s) {
            return "<Stay " + std::string(to_string(s.status)) + " " + std::to_string(s.working_days) + " working days>";
        });

    py::class_<motcua::lateness>(m, "Lateness", "Whether a dossier is late, by how much, and where the time went.")
        .def_readonly("verdict", &motcua::lateness::verdict)
        .def_readonly("late", &motcua::lateness::late)
        .def_readonly("due", &motcua::lateness::due)
        .def_readonly("first_due", &motcua::lateness::first_due)
        .def_readonly("until", &motcua::lateness::until)
        .def_readonly("working_days", &motcua::lateness::working_days)
        .def_readonly("stays", &motcua::lateness::stays)
        .def_readonly("reasons", &motcua::lateness::reasons, "Pairs of text and basis; the first sums up.")
        .def("__repr__", [](motcua::lateness const& l) { return "<Lateness " + l.reasons.front().first.en + ">"; });

    py::class_<motcua::refused_event>(m, "RefusedEvent", "An event of a save that the rules in use refuse.")
        .def_readonly("event", &motcua::refused_event::event)
        .def_readonly("refusal", &motcua::refused_event::refusal);

    py::class_<motcua::restored_dossier>(m, "RestoredDossier", "A dossier that was read: its events applied anew.")
        .def_readonly("dossier", &motcua::restored_dossier::dossier)
        .def_readonly("same_table", &motcua::restored_dossier::same_table)
        .def_readonly("table", &motcua::restored_dossier::table)
        .def_readonly("refused", &motcua::restored_dossier::refused)
        .def_readonly("differences", &motcua::restored_dossier::differences)
        .def("__repr__", [](motcua::restored_dossier const& r) {
            return "<RestoredDossier " + std::string(r.same_table ? "same table" : "another table") + ", " + std::to_string(r.refused.size()) +
                   " refused, " + std::to_string(r.differences.size()) + " differences>";
        });

    m.def("_as_of", [](dossier const& self, py::object const& on, std::optional<motcua::rules> const& rules) {
              auto const when = timed(on, "on");
              auto now = self.opened();
              for (auto const& e : self.course())
                  if (e.occurred <= when) now = motcua::apply(now, e, rules_of(rules)).dossier;
              return now;
          }, py::arg("dossier"), py::arg("on"), py::arg("rules") = py::none());
    m.def("retrace", [](dossier const& self, std::optional<motcua::rules> const& rules) { return motcua::retrace(self, rules_of(rules)); },
          py::arg("dossier"), py::arg("rules") = py::none(), "The dossier's events applied again under other rules: an Outcome for each.");
    m.def("next_deadlines", [](dossier const& self, std::optional<motcua::rules> const& rules, py::object const& on) {
              return motcua::next_deadlines(self, rules_of(rules), instant_of(self, on));
          }, py::arg("dossier"), py::arg("rules") = py::none(), py::arg("on") = py::none(),
          "The times that run for a dossier; `on` is by default the instant of the last event.");
    m.def("why_late", [](dossier const& self, std::optional<motcua::rules> const& rules, py::object const& on) {
              return motcua::why_late(self, rules_of(rules), on.is_none() ? std::nullopt : std::optional(timed(on, "on")));
          }, py::arg("dossier"), py::arg("rules") = py::none(), py::arg("on") = py::none(),
          "Why a dossier is late, or that it is not; an open one is judged at `on`, by default at its last event.");
    m.def("explain", [](dossier const& self, std::optional<motcua::rules> const& rules, py::handle lang) {
              return motcua::explain(self, rules_of(rules), want<motcua::language>(lang, "lang"));
          }, py::arg("dossier"), py::arg("rules") = py::none(), py::arg("lang") = "vi", "One page about a dossier that an official can sign.");
    m.def("save_dossier", [](dossier const& self, std::optional<motcua::rules> const& rules) { return motcua::save_dossier(self, rules_of(rules)); },
          py::arg("dossier"), py::arg("rules") = py::none(), "The dossier as JSON: subject, events, the table's hash, the state.");
    m.def("load_dossier", [](std::string const& text, std::optional<motcua::rules> const& rules, std::string const& name) {
              return motcua::load_dossier(name, text, rules_of(rules));
          }, py::arg("text"), py::arg("rules") = py::none(), py::kw_only(), py::arg("name") = "dossier",
          "Reads a save and applies its events anew; what the save claims is compared, never trusted.");
}

}

void bind_dossier(py::module_& m) {
    using motcua::dossier;
    bind_enum<motcua::decision_outcome>(m, "DecisionOutcome", "What became of a dossier.");
    bind_enum<motcua::timeliness>(m, "Timeliness", "How the end of the resolution stands to the due day.");

    py::class_<motcua::event>(m, "Event", "Something that happened to a dossier. Holds no personal data.")
        .def(py::init([](py::handle what, py::handle occurred, py::handle actor, py::object const& recorded,
                         std::optional<std::string> const& actor_id, py::iterable const& evidence, std::string const& key) {
                 motcua::event e{want<motcua::event_kind>(what, "what"), timed(occurred, "occurred"), want<motcua::actor>(actor, "actor")};
                 if (!recorded.is_none()) e.recorded = timed(recorded, "recorded");
                 e.actor_id = actor_id.value_or("");
                 auto const text = [](py::handle item) {
                     if (!py::isinstance<py::str>(item))
                         motcua::fail(motcua::error_code::value_invalid, "evidence", py::repr(item).cast<std::string>(), "texts",
                                      "give a list of texts, such as [\"due=2025-10-20\"]");
                     return item.cast<std::string>();
                 };
                 // A text alone would be taken apart into its letters.
                 if (py::isinstance<py::str>(evidence)) e.evidence.push_back(text(evidence));
                 else
                     for (auto const& item : evidence) e.evidence.push_back(text(item));
                 e.key = key;
                 return e;
             }),
             py::arg("what"), py::arg("occurred"), py::arg("actor"), py::kw_only(), py::arg("recorded") = py::none(),
             py::arg("actor_id") = py::none(), py::arg("evidence") = py::tuple(), py::arg("key") = "")
        .def_readonly("what", &motcua::event::what)
        .def_readonly("occurred", &motcua::event::occurred)
        .def_readonly("actor", &motcua::event::actor)
        .def_readonly("recorded", &motcua::event::recorded)
        .def_readonly("actor_id", &motcua::event::actor_id)
        .def_readonly("evidence", &motcua::event::evidence)
        .def_readonly("key", &motcua::event::key, "The source and its identifier, by which a `DossierLog` knows a repeated message.")
        .def("__eq__", [](motcua::event const& a, motcua::event const& b) { return a == b; }, py::is_operator())
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
        .def_property_readonly("asked_at_intake", [](dossier const& s) { return static_cast<int>(s.state().asked_at_intake); },
                               "Requests for a supplement before acceptance.")
        .def_property_readonly("step", [](dossier const& s) { return static_cast<int>(s.state().step); },
                               "The step of the internal process, from 1; 0 where it has not begun.")
        .def_property_readonly("portal_code", [](dossier const& s) { return motcua::portal_code(s.status()); },
                               "The national portal's code, 0 where the portal knows no dossier yet (observed).")
        .def_property_readonly("course", &dossier::course, "The events that were applied, in their order.")
        .def("__eq__", [](dossier const& a, dossier const& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](dossier const& s) {
            return "<Dossier " + s.subject().code + " " + std::string(to_string(s.status())) + (s.due() ? ", due " + motcua::to_string(*s.due()) : "") + ">";
        });
    immutable(d);

    py::class_<motcua::refusal>(m, "Refusal", "Why an event was refused, and what would be legal instead.")
        .def_readonly("region", &motcua::refusal::region)
        .def_readonly("guard", &motcua::refusal::guard)
        .def_property_readonly("allowed", &motcua::refusal::allowed)
        .def_property_readonly("basis", &motcua::refusal::basis)
        .def_property_readonly("text", &motcua::refusal::text)
        .def_property_readonly("cure", &motcua::refusal::cure)
        .def_property_readonly("certainty", &motcua::refusal::certainty, "The weakest of the rows cited.")
        .def("__repr__", [](motcua::refusal const& r) { return "<Refusal by " + std::string(to_string(r.region)) + ": " + r.text().en + ">"; });

    py::class_<motcua::outcome>(m, "Outcome", "The dossier after an event, or the refusal that left it as it was. Has no truth value.")
        .def_readonly("dossier", &motcua::outcome::dossier)
        .def_readonly("refusal", &motcua::outcome::refusal)
        .def_property_readonly("document_text", &motcua::outcome::document_text, "What the event issues, in words for people.")
        .def_readonly("document", &motcua::outcome::document)
        .def_property_readonly("basis", &motcua::outcome::basis)
        .def_property_readonly("warnings", &motcua::outcome::warnings)
        .def_property_readonly("clock", &motcua::outcome::clock, "The Deadline, when the event set a due day.")
        .def_property_readonly("certainty", &motcua::outcome::certainty,
                               "Of the row that applied, observed where only practice has it; of a row of the text the weakest of its articles.")
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
              auto const when = instant_of(self, on);
              auto const by = actor.is_none() ? std::nullopt : std::optional(want<motcua::actor>(actor, "actor"));
              return motcua::allowed_events(self, when, by, rules ? *rules : motcua::rules());
          }, py::arg("dossier"), py::arg("actor") = py::none(), py::arg("rules") = py::none(), py::kw_only(), py::arg("on") = py::none(),
          "The events that the table allows, with who may do them; `on` is by default the instant of the last event.");
    bind_reports(m);
}

}
