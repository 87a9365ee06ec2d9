// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {
namespace {

std::optional<motcua::civil_second> timed_or_none(py::object const& value, char const* argument) {
    return value.is_none() ? std::nullopt : std::optional(timed(value, argument));
}

/// Requests to complete as a portal's log has them: pairs of instants, the second None where nothing came.
std::vector<motcua::supplement_spell> spells_of(py::iterable const& pairs, std::optional<motcua::civil_second> accepted) {
    std::vector<motcua::supplement_spell> all;
    for (auto const& item : pairs) {
        auto const pair = item.cast<py::tuple>();
        if (pair.size() != 2)
            motcua::fail(motcua::error_code::value_invalid, "supplements", py::repr(item).cast<std::string>(),
                         "(asked, completed)", "give both instants, None for one that is open");
        motcua::supplement_spell s{timed(pair[0], "supplements"), timed_or_none(py::object(pair[1]), "supplements")};
        s.after_acceptance = accepted && s.asked >= *accepted;
        all.push_back(s);
    }
    return all;
}

void bind_indicator(py::module_& m) {
    bind_enum<motcua::indicator_verdict>(m, "IndicatorVerdict", "How the national portal's indicator judges a dossier.");
    bind_enum<motcua::indicator_end>(m, "IndicatorEnd", "What the indicator takes as the end of a dossier.");
    bind_enum<motcua::clocks_agree>(m, "ClocksAgree", "How the legal clock and the portal's indicator stand to each other.");

    py::class_<motcua::supplement_spell>(m, "SupplementSpell", "One request to complete, as both clocks see it.")
        .def_readonly("asked", &motcua::supplement_spell::asked)
        .def_readonly("completed", &motcua::supplement_spell::completed)
        .def_readonly("after_acceptance", &motcua::supplement_spell::after_acceptance)
        .def_readonly("moved_due", &motcua::supplement_spell::moved_due);

    py::class_<motcua::indicator_count>(m, "IndicatorCount", "A verdict of the portal's indicator with everything that it rests on.")
        .def_readonly("verdict", &motcua::indicator_count::verdict)
        .def_readonly("end_by", &motcua::indicator_count::end_by)
        .def_readonly("end", &motcua::indicator_count::end, "As it happened.")
        .def_readonly("counted", &motcua::indicator_count::counted, "Less the time of supplements: what is compared.")
        .def_readonly("promised", &motcua::indicator_count::promised, "The day that it is compared with.")
        .def_readonly("subtracted", &motcua::indicator_count::subtracted, "Seconds of supplements taken off.")
        .def_readonly("requests", &motcua::indicator_count::requests)
        .def_readonly("credited", &motcua::indicator_count::credited, "Places of the supplements whose time was taken off.")
        .def_readonly("reasons", &motcua::indicator_count::reasons)
        .def("__repr__", [](motcua::indicator_count const& c) {
            return "<IndicatorCount " + std::string(to_string(c.verdict)) + ": " + c.reasons.front().en + ">";
        });

    py::class_<motcua::pause_credit>(m, "PauseCredit", "What each clock gave for one request to complete.")
        .def_readonly("spell", &motcua::pause_credit::spell)
        .def_readonly("legal", &motcua::pause_credit::legal, "The due day was put off for it.")
        .def_readonly("indicator", &motcua::pause_credit::indicator, "Its time was taken off.");

    py::class_<motcua::two_clocks>(m, "TwoClocks", "The legal clock and the portal's indicator side by side, never merged.")
        .def_readonly("legal", &motcua::two_clocks::legal)
        .def_readonly("indicator", &motcua::two_clocks::indicator)
        .def_readonly("indicator_basis", &motcua::two_clocks::indicator_basis)
        .def_readonly("stand", &motcua::two_clocks::stand)
        .def_readonly("pauses", &motcua::two_clocks::pauses)
        .def_readonly("credited_twice", &motcua::two_clocks::credited_twice,
                      "What the portal would say of one pause credited twice; never part of the verdict.")
        .def_readonly("reasons", &motcua::two_clocks::reasons)
        .def("__repr__", [](motcua::two_clocks const& c) {
            return "<TwoClocks " + std::string(to_string(c.stand)) + ": legal " + std::string(to_string(c.legal.verdict)) + ", indicator " +
                   std::string(to_string(c.indicator.verdict)) + ">";
        });

    m.def("clocks", [](motcua::dossier const& d, std::optional<motcua::rules> const& rules, py::object const& on) {
              return motcua::clocks(d, rules_of(rules), timed_or_none(on, "on"));
          }, py::arg("dossier"), py::arg("rules") = py::none(), py::arg("on") = py::none(),
          "Both clocks of a dossier at `on`, the end of the reporting period, by default its last event.");
    m.def("count_indicator", [](py::object const& accepted, py::object const& promised, py::object const& period_end, py::object const& finished,
                                py::object const& returned, py::object const& stopped, py::object const& withdrawal, py::iterable const& supplements,
                                std::optional<motcua::rules> const& rules) {
              motcua::indicator_facts f;
              f.accepted = timed_or_none(accepted, "accepted");
              f.finished = timed_or_none(finished, "finished");
              f.returned = timed_or_none(returned, "returned");
              f.stopped = timed_or_none(stopped, "stopped");
              f.withdrawal = timed_or_none(withdrawal, "withdrawal");
              f.supplements = spells_of(supplements, f.accepted);
              if (!promised.is_none()) {
                  auto const by = moment_of(promised, "promised");
                  f.promised = by.earliest().day();
                  if (by.timed()) f.promised_second = by.earliest().second_of_day();
              }
              f.promised_now = f.promised;
              f.period_end = timed(period_end, "period_end");
              return motcua::count_indicator(f, rules_of(rules).readings());
          }, py::arg("accepted"), py::arg("promised"), py::arg("period_end"), py::kw_only(), py::arg("finished") = py::none(),
          py::arg("returned") = py::none(), py::arg("stopped") = py::none(), py::arg("withdrawal") = py::none(),
          py::arg("supplements") = py::tuple(), py::arg("rules") = py::none(),
          "The portal's indicator of facts of one's own: instants, a promised day or instant, supplements as (asked, completed).");
}

void bind_what_if(py::module_& m) {
    bind_enum<motcua::difference_kind>(m, "DifferenceKind", "What can differ when a course is traced again.");
    py::class_<motcua::course_difference>(m, "CourseDifference", "One difference between two traces of a course.")
        .def_readonly("event", &motcua::course_difference::event, "Its place in the course; the course's length: at the end.")
        .def_readonly("kind", &motcua::course_difference::kind)
        .def_readonly("was", &motcua::course_difference::was)
        .def_readonly("would_be", &motcua::course_difference::would_be)
        .def("__repr__", [](motcua::course_difference const& d) {
            return "<CourseDifference " + std::to_string(d.event) + " " + std::string(to_string(d.kind)) + ": " + d.was.en + " -> " + d.would_be.en + ">";
        });
    py::class_<motcua::what_if_answer>(m, "WhatIf", "A course traced as it was and again under something else.")
        .def_readonly("was", &motcua::what_if_answer::was)
        .def_readonly("would_be", &motcua::what_if_answer::would_be)
        .def_readonly("differences", &motcua::what_if_answer::differences)
        .def("__repr__", [](motcua::what_if_answer const& a) { return "<WhatIf " + std::to_string(a.differences.size()) + " differences>"; });
    m.def("what_if", [](motcua::dossier const& d, std::optional<motcua::rules> const& rules, std::optional<motcua::rules> const& instead, py::object const& law_of) {
              auto const under = rules_of(rules);
              return motcua::what_if(d, under, instead ? *instead : under, law_of.is_none() ? std::nullopt : std::optional(day_of(law_of, "law_of")));
          }, py::arg("dossier"), py::arg("rules") = py::none(), py::arg("instead") = py::none(), py::kw_only(), py::arg("law_of") = py::none(),
          "The dossier's course under `rules`, and under `instead` with the law of the day `law_of`; with every difference.");
}

}

void bind_clocks(py::module_& m) {
    bind_indicator(m);
    bind_what_if(m);
}

}
