// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {
namespace {

py::list notes_of(std::span<motcua::document_note const> notes) {
    py::list all;
    for (auto const& n : notes)
        all.append(py::make_tuple(motcua::bilingual{std::string(n.vi), std::string(n.en)}, n.rule, n.certainty));
    return all;
}

void bind_documents(py::module_& m) {
    using motcua::document_row;
    bind_enum<motcua::document_kind>(m, "DocumentKind", "What a document is, whatever the circular that numbers it.");
    py::class_<document_row>(m, "DocumentForm", "A kind of document under one instrument, keyed by circular and number.")
        .def_readonly("kind", &document_row::kind)
        .def_readonly("key", &document_row::key, "The word that rows of the machine issue it by.")
        .def_readonly("circular", &document_row::circular)
        .def_readonly("number", &document_row::number, "0 for a document without a number.")
        .def_property_readonly("name", [](document_row const& d) { return motcua::bilingual{std::string(d.vi), std::string(d.en)}; })
        .def_property_readonly("needs", [](document_row const& d) { return notes_of(d.needs); }, "Triples of text, law rows and certainty.")
        .def_property_readonly("fields", [](document_row const& d) { return notes_of(d.fields); },
                               "The known fields; empty where the form was not read.")
        .def_readonly("certainty", &document_row::certainty)
        .def_readonly("valid_from", &document_row::from)
        .def_readonly("valid_to", &document_row::to)
        .def("title", [](document_row const& d, py::handle lang) { return d.title(want<motcua::language>(lang, "lang")); }, py::arg("lang") = "vi")
        .def("__repr__", [](document_row const& d) { return "<DocumentForm " + d.title(motcua::language::en) + ">"; });

    auto const reference = py::return_value_policy::reference;
    m.def("documents", [reference] {
        py::list all;
        for (auto const& d : motcua::documents()) all.append(py::cast(&d, reference));
        return all;
    }, "Every kind of document, by kind and day.");
    m.def("find_form", [](py::object const& circular, int number, py::object const& on) {
              if (!circular.is_none()) return motcua::find_form(circular.cast<std::string>(), number);
              return motcua::find_form(number, day_of(on, "on"));
          }, reference, py::arg("circular"), py::arg("number"), py::arg("on") = py::none(),
          "The form of a circular by its number, or with circular=None what the number meant on a day.");
    m.def("documents_of", [](py::handle event, py::handle on) {
              return motcua::documents_of(want<motcua::event_kind>(event, "event"), day_of(on, "on"));
          }, reference, py::arg("event"), py::arg("on"), "The documents that an event issues on a day; what is kept all along last.");
    m.def("documents_to_markdown", [](py::handle lang) { return motcua::documents_to_markdown(want<motcua::language>(lang, "lang")); },
          py::arg("lang") = "en", "All documents as a table in Markdown.");

    py::class_<motcua::issued_document>(m, "IssuedDocument", "A document that an event of a dossier issued.")
        .def_readonly("event", &motcua::issued_document::event)
        .def_readonly("when", &motcua::issued_document::when)
        .def_readonly("by", &motcua::issued_document::by)
        .def_readonly("kind", &motcua::issued_document::kind)
        .def_property_readonly("form", [reference](motcua::issued_document const& d) {
            return d.row == nullptr ? py::object(py::none()) : py::cast(d.row, reference);
        }, "The DocumentForm in force on that day; None where none was read.")
        .def_readonly("identifier", &motcua::issued_document::identifier)
        .def("__repr__", [](motcua::issued_document const& d) { return "<IssuedDocument " + std::string(to_string(d.kind)) + ">"; });
    m.def("issued_documents", [](motcua::dossier const& d, std::optional<motcua::rules> const& rules) { return motcua::issued_documents(d, rules_of(rules)); },
          py::arg("dossier"), py::arg("rules") = py::none(), "The documents of a course, in the order in which they were issued.");

    py::class_<motcua::owed_paper>(m, "OwedPaper", "A paper that has to change hands when the result is handed out.")
        .def_readonly("name", &motcua::owed_paper::name)
        .def_readonly("to_applicant", &motcua::owed_paper::to_applicant, "An original lent for comparison; else a paper to be recovered.")
        .def_readonly("since", &motcua::owed_paper::since)
        .def_readonly("settled", &motcua::owed_paper::settled, "When it changed hands; None while it is owed.")
        .def("__repr__", [](motcua::owed_paper const& p) {
            return "<OwedPaper " + p.name + (p.to_applicant ? " to the applicant" : " to the agency") + (p.settled ? ", settled>" : ">");
        });
    m.def("papers_owed", &motcua::papers_owed, py::arg("dossier"),
          "Originals that go back with the result (QĐ 45/2016 Điều 8.3) and papers to be recovered (TT 17/2017 Điều 5.2).");

    py::class_<motcua::control_line>(m, "ControlLine", "A hand-over: one line of the process-control slip.")
        .def_readonly("event", &motcua::control_line::event)
        .def_readonly("when", &motcua::control_line::when)
        .def_readonly("what", &motcua::control_line::what)
        .def_readonly("by", &motcua::control_line::by)
        .def_readonly("giver", &motcua::control_line::from)
        .def_readonly("taker", &motcua::control_line::to)
        .def_readonly("working_days", &motcua::control_line::working_days, "Since the line before.")
        .def_readonly("by_postal_receipt", &motcua::control_line::by_postal_receipt)
        .def_readonly("evidence", &motcua::control_line::evidence);
    m.def("control_slip", [](motcua::dossier const& d, std::optional<motcua::rules> const& rules) { return motcua::control_slip(d, rules_of(rules)); },
          py::arg("dossier"), py::arg("rules") = py::none(), "The process-control view of a dossier: its hand-overs.");

    using motcua::register_line;
    py::class_<register_line>(m, "RegisterLine", "One line of the register of dossiers, derived from the events.")
        .def_property_readonly("code", [](register_line const& l) { return l.subject.code; })
        .def_property_readonly("variant", [](register_line const& l) { return l.subject.variant; })
        .def_property_readonly("agency", [](register_line const& l) { return l.subject.agency; })
        .def_property_readonly("unit", [](register_line const& l) { return l.subject.unit; })
        .def_readonly("intake", &register_line::intake)
        .def_readonly("return_by", &register_line::return_by)
        .def_readonly("handed_over", &register_line::handed_over)
        .def_readonly("accepted", &register_line::accepted)
        .def_readonly("finished", &register_line::finished)
        .def_readonly("returned", &register_line::returned)
        .def_readonly("first_due", &register_line::first_due)
        .def_readonly("due", &register_line::due)
        .def_readonly("status", &register_line::status)
        .def_readonly("outcome", &register_line::outcome)
        .def_readonly("judged", &register_line::judged)
        .def_readonly("supplements", &register_line::supplements)
        .def_readonly("extended", &register_line::extended)
        .def_readonly("taken_in_by_post", &register_line::taken_in_by_post)
        .def_readonly("returned_by_post", &register_line::returned_by_post)
        .def_readonly("issued", &register_line::issued);
    m.def("register_entry", [](motcua::dossier const& d, std::optional<motcua::rules> const& rules) { return motcua::register_entry(d, rules_of(rules)); },
          py::arg("dossier"), py::arg("rules") = py::none(), "The dossier's line in the register.");
}

motcua::record_line line_of(py::handle item) {
    motcua::record_line line;
    if (PyUnicode_Check(item.ptr()) != 0) {
        line.dossier = item.cast<std::string>();
        return line;
    }
    auto const parts = item.cast<py::tuple>();
    if (parts.size() < 1 || parts.size() > 5)
        motcua::fail(motcua::error_code::value_invalid, "lines", py::repr(item).cast<std::string>(),
                     "(dossier, slip, complete, seal_intact, evidence)",
                     "give the dossier's name, the slip's number, False where the recount found it incomplete, or its seal broken");
    line.dossier = parts[0].cast<std::string>();
    if (parts.size() > 1) line.slip = parts[1].cast<std::string>();
    if (parts.size() > 2) line.complete = parts[2].cast<bool>();
    if (parts.size() > 3) line.seal_intact = parts[3].cast<bool>();
    if (parts.size() > 4)
        for (auto const& piece : parts[4]) line.evidence.push_back(piece.cast<std::string>());
    return line;
}

std::map<std::string, motcua::dossier> held_of(py::dict const& dossiers) {
    std::map<std::string, motcua::dossier> all;
    for (auto const& [name, d] : dossiers) all.emplace(name.cast<std::string>(), d.cast<motcua::dossier>());
    return all;
}

py::list problems_of(std::vector<motcua::problem> const& problems) {
    py::list all;
    auto const problem = py::module_::import("motcua._errors").attr("Problem");
    for (auto const& p : problems) all.append(problem(static_cast<int>(p.code), p.place, p.found, p.expected, p.cure));
    return all;
}

void bind_consignments(py::module_& m) {
    using motcua::consignment_leg;
    bind_enum<motcua::leg_kind>(m, "LegKind", "What a consignment carries.");
    bind_enum<motcua::leg_state>(m, "LegState", "Where a consignment stands.");
    py::class_<consignment_leg>(m, "ConsignmentLeg", "One leg of a dossier in the post, with the post's own time.")
        .def_readonly("kind", &consignment_leg::kind)
        .def_readonly("state", &consignment_leg::state)
        .def_readonly("slip", &consignment_leg::slip)
        .def_readonly("accepted", &consignment_leg::accepted)
        .def_readonly("arrived", &consignment_leg::arrived)
        .def_readonly("ended", &consignment_leg::ended)
        .def_readonly("attempts", &consignment_leg::attempts)
        .def_readonly("invitations", &consignment_leg::invitations)
        .def_readonly("zone", &consignment_leg::zone)
        .def_readonly("with_slip", &consignment_leg::with_slip)
        .def_property_readonly("due", [](consignment_leg const& l) { return l.allowed.due; }, "J + n; None where the zone is not known.")
        .def_readonly("late", &consignment_leg::late, "None where it cannot be told.")
        .def_readonly("working_days_late", &consignment_leg::working_days_late)
        .def_readonly("basis", &consignment_leg::basis)
        .def("__repr__", [](consignment_leg const& l) {
            return "<ConsignmentLeg " + std::string(to_string(l.kind)) + " " + std::string(to_string(l.state)) + ">";
        });
    py::class_<motcua::held_fee>(m, "HeldFee", "A fee that the post took and holds until it hands it on.")
        .def_readonly("taken", &motcua::held_fee::taken)
        .def_readonly("handed_on", &motcua::held_fee::handed_on)
        .def_readonly("amount", &motcua::held_fee::amount, "Đồng, by `amount=` of the event's evidence; None where it says none.")
        .def_readonly("amount_handed_on", &motcua::held_fee::amount_handed_on)
        .def("__repr__", [](motcua::held_fee const& f) {
            return "<HeldFee " + (f.amount ? std::to_string(*f.amount) + " đồng" : std::string("of an amount not known")) +
                   (f.handed_on ? ", handed on>" : ", held>");
        });
    py::class_<motcua::fee_sum>(m, "FeeSum", "Fees together: those whose amount is known, and how many there are beside.")
        .def_readonly("known", &motcua::fee_sum::known, "Đồng, of those whose amount is known.")
        .def_readonly("fees", &motcua::fee_sum::fees, "How many.")
        .def_readonly("unknown", &motcua::fee_sum::unknown, "How many of them have no known amount.")
        .def_property_readonly("total", &motcua::fee_sum::total, "Đồng, of all; None where one is not known.")
        .def("__repr__", [](motcua::fee_sum const& s) {
            return "<FeeSum " + std::to_string(s.known) + " đồng of " + std::to_string(s.fees - s.unknown) + " of " +
                   std::to_string(s.fees) + " fees>";
        });
    py::class_<motcua::fees_of_the_post>(m, "FeesOfThePost", "The fees that the post holds for dossiers.")
        .def_readonly("fees", &motcua::fees_of_the_post::fees, "Pairs of the dossier's name and the HeldFee.")
        .def_readonly("sum", &motcua::fees_of_the_post::sum)
        .def_property_readonly("problems", [](motcua::fees_of_the_post const& f) { return problems_of(f.problems); })
        .def("__repr__", [](motcua::fees_of_the_post const& f) {
            return "<FeesOfThePost " + std::to_string(f.sum.known) + " đồng of " + std::to_string(f.sum.fees - f.sum.unknown) + " of " +
                   std::to_string(f.sum.fees) + " fees, " + std::to_string(f.problems.size()) + " problems>";
        });
    py::class_<motcua::postal_account>(m, "PostalAccount", "What the post carried and held for a dossier.")
        .def_readonly("legs", &motcua::postal_account::legs)
        .def_readonly("fees", &motcua::postal_account::fees)
        .def_property_readonly("problems", [](motcua::postal_account const& a) { return problems_of(a.problems); },
                               "Amounts that cannot be read, or that were not handed on whole.")
        .def("__repr__", [](motcua::postal_account const& a) {
            return "<PostalAccount " + std::to_string(a.legs.size()) + " legs, " + std::to_string(a.fees.size()) + " fees>";
        });
    m.def("carriage", [](motcua::dossier const& d, std::optional<motcua::rules> const& rules, py::object const& on) {
              return motcua::carriage(d, rules_of(rules), on.is_none() ? std::nullopt : std::optional(timed(on, "on")));
          }, py::arg("dossier"), py::arg("rules") = py::none(), py::arg("on") = py::none(),
          "The consignments of a dossier and the fees that the post holds; its lateness is apart from the agency's.");

    using motcua::bulk_outcome;
    py::class_<bulk_outcome>(m, "BulkOutcome", "What a record for many dossiers did: all of its lines, or none.")
        .def_property_readonly("applied", &bulk_outcome::applied)
        .def_readonly("events", &bulk_outcome::events, "Pairs of the dossier's name and the Event.")
        .def_readonly("dossiers", &bulk_outcome::dossiers, "The dossiers of the record after it, by name; empty where it was not applied.")
        .def_property_readonly("problems", [](bulk_outcome const& o) { return problems_of(o.problems); })
        .def_readonly("warnings", &bulk_outcome::warnings)
        .def_readonly("handed_on", &bulk_outcome::handed_on, "The FeeSum of the fees handed on with the record.")
        .def("__bool__", [](bulk_outcome const&) -> bool {
            motcua::fail(motcua::error_code::unknown_has_no_truth, "outcome", "a question for true or false", "events or problems",
                         "look at .applied");
        })
        .def("__repr__", [](bulk_outcome const& o) {
            return o.applied() ? "<BulkOutcome applied to " + std::to_string(o.dossiers.size()) + " dossiers>"
                               : "<BulkOutcome not applied: " + std::to_string(o.problems.size()) + " problems>";
        });
    m.def("apply_record", [](py::handle what, py::handle when, py::handle actor, py::iterable const& lines, py::dict const& dossiers,
                             std::optional<motcua::rules> const& rules, std::string number, std::optional<std::string> actor_id, bool fees_handed_over,
                             bool presealed, std::optional<std::string> bulk_agreement) {
              motcua::bulk_record record{want<motcua::event_kind>(what, "what"), std::move(number), timed(when, "when"),
                                         want<motcua::actor>(actor, "actor"), {}};
              for (auto const& item : lines) record.lines.push_back(line_of(item));
              record.actor_id = actor_id.value_or("");
              record.fees_handed_over = fees_handed_over;
              record.presealed = presealed;
              record.bulk_agreement = bulk_agreement.value_or("");
              return motcua::apply_record(record, held_of(dossiers), rules_of(rules));
          }, py::arg("what"), py::arg("when"), py::arg("actor"), py::arg("lines"), py::arg("dossiers"), py::arg("rules") = py::none(), py::kw_only(),
          py::arg("number"), py::arg("actor_id") = py::none(), py::arg("fees_handed_over") = false, py::arg("presealed") = false,
          py::arg("bulk_agreement") = py::none(),
          "Applies one record to many dossiers, all of its lines or none: a handover record, results given to the post, a waybill.");
    m.def("fees_held_by_post", [](py::dict const& dossiers, std::optional<motcua::rules> const& rules, py::object const& on) {
              return motcua::fees_held_by_post(held_of(dossiers), rules_of(rules), on.is_none() ? std::nullopt : std::optional(timed(on, "on")));
          }, py::arg("dossiers"), py::arg("rules") = py::none(), py::arg("on") = py::none(),
          "The fees that the post holds for dossiers, by default each at its last event.");
    m.def("travelling_under", [](std::string const& slip, py::dict const& dossiers) { return motcua::travelling_under(slip, held_of(dossiers)); },
          py::arg("slip"), py::arg("dossiers"), "The names of the dossiers that are under way under a slip or waybill.");
}

}

void bind_papers(py::module_& m) {
    bind_documents(m);
    bind_consignments(m);
}

}
