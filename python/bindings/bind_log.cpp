// SPDX-License-Identifier: Apache-2.0
#include <motcua/dossier_log_json.hpp>

#include "casters.hpp"

namespace motcua_python {

using motcua::dossier_log;
using motcua::log_entry;

void bind_log(py::module_& m) {
    bind_enum<motcua::entry_kind>(m, "EntryKind", "What an entry of a log does.");
    bind_enum<motcua::append_result>(m, "AppendResult", "What became of an entry that was to be written.");

    py::class_<log_entry>(m, "LogEntry", "An entry: written once, never changed.")
        .def_readonly("kind", &log_entry::kind)
        .def_readonly("what", &log_entry::what, "What happened; of an annulment, what had been entered and did not happen.")
        .def_readonly("corrects", &log_entry::corrects, "The number of the entry that is corrected, from 1; 0 for an event.")
        .def_readonly("recorded", &log_entry::recorded)
        .def_readonly("by", &log_entry::by)
        .def_readonly("actor_id", &log_entry::actor_id)
        .def_readonly("evidence", &log_entry::evidence)
        .def_readonly("key", &log_entry::key)
        .def("__eq__", [](log_entry const& a, log_entry const& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](log_entry const& e) {
            auto const of = e.corrects == 0 ? "" : " of entry " + std::to_string(e.corrects);
            return "<LogEntry " + std::string(to_string(e.kind)) + of + ": " + std::string(to_string(e.what.what)) + " " +
                   motcua::to_string(e.what.occurred) + ">";
        });

    py::class_<dossier_log> log(m, "DossierLog", "Everything that was written of one dossier. Immutable.");
    py::class_<motcua::log_answer> answer(m, "LogAnswer", "The log after an append, or as it was.");

    log.def(py::init([](motcua::dossier const& begun, std::optional<motcua::rules> const& rules) { return dossier_log(begun, rules_of(rules)); }),
            py::arg("dossier"), py::arg("rules") = py::none())
        .def_property_readonly("entries", &dossier_log::entries)
        .def_property_readonly("version", &dossier_log::version, "How many entries there are: to be given as `expected`.")
        .def_property_readonly("dossier", &dossier_log::current, "The dossier that the entries make.")
        .def_property_readonly("course", &dossier_log::course, "The events that count, as they occurred, each with its entry's number.")
        .def("append", [](dossier_log const& self, motcua::event const& what, std::optional<std::size_t> expected,
                          std::optional<motcua::rules> const& rules) { return self.append(what, expected, rules_of(rules)); },
             py::arg("event"), py::arg("expected") = py::none(), py::arg("rules") = py::none(),
             "Writes an event; a late one is put where it occurred.")
        .def("correct", [](dossier_log const& self, std::size_t entry, std::optional<motcua::event> const& instead, py::object const& recorded,
                           py::handle actor, std::optional<std::string> const& actor_id, std::vector<std::string> const& evidence,
                           std::string const& key, std::optional<std::size_t> expected, std::optional<motcua::rules> const& rules) {
                 motcua::correction const what{entry,         instead, timed(recorded, "recorded"), want<motcua::actor>(actor, "actor"),
                                               actor_id.value_or(""), evidence, key};
                 return self.correct(what, expected, rules_of(rules));
             },
             py::arg("entry"), py::arg("instead") = py::none(), py::kw_only(), py::arg("recorded"), py::arg("actor"),
             py::arg("actor_id") = py::none(), py::arg("evidence") = std::vector<std::string>{}, py::arg("key") = "",
             py::arg("expected") = py::none(), py::arg("rules") = py::none(),
             "Writes that an entry was wrong: it did not happen, or it was otherwise (`instead`).")
        .def("known_at", [](dossier_log const& self, py::object const& instant, std::optional<motcua::rules> const& rules) {
                 return self.known_at(timed(instant, "instant"), rules_of(rules));
             }, py::arg("instant"), py::arg("rules") = py::none(), "What was known at an instant.")
        .def("to_json", [](dossier_log const& self, std::optional<motcua::rules> const& rules) { return motcua::save_log(self, rules_of(rules)); },
             py::arg("rules") = py::none(), "The log as JSON: subject, every entry as it was written, the table's hash.")
        .def_static("from_json", [](std::string const& text, std::optional<motcua::rules> const& rules, std::string const& name) {
                 return motcua::load_log(name, text, rules_of(rules)).log;
             }, py::arg("text"), py::arg("rules") = py::none(), py::kw_only(), py::arg("name") = "log",
             "Reads a saved log and applies the events that count anew.")
        .def("__eq__", [](dossier_log const& a, dossier_log const& b) { return a == b; }, py::is_operator())
        .def("__len__", &dossier_log::version)
        .def("__repr__", [](dossier_log const& l) {
            return "<DossierLog " + l.current().subject().code + ", " + std::to_string(l.version()) + " entries, " +
                   std::string(to_string(l.current().status())) + ">";
        });

    answer.def_readonly("result", &motcua::log_answer::result)
        .def_readonly("log", &motcua::log_answer::log)
        .def_readonly("entry", &motcua::log_answer::entry, "The entry written, found again, or in the way; 0 where there is none.")
        .def_readonly("refusal", &motcua::log_answer::refusal)
        .def_readonly("refused_entry", &motcua::log_answer::refused_entry, "The entry whose event the rules refuse.")
        .def_readonly("text", &motcua::log_answer::text)
        .def("__bool__", [](motcua::log_answer const&) -> bool {
            motcua::fail(motcua::error_code::unknown_has_no_truth, "answer", "a question for true or false", "one of several results",
                         "look at .result");
        })
        .def("__repr__", [](motcua::log_answer const& a) {
            return "<LogAnswer " + std::string(to_string(a.result)) + ", entry " + std::to_string(a.entry) + ">";
        });
}

}
