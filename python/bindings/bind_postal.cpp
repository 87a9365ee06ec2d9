// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {

void bind_postal(py::module_& m) {
    bind_enum<motcua::tariff_zone>(m, "TariffZone", "The zones of price lists, which are not those of transit times.");
    bind_enum<motcua::tariff_kind>(m, "TariffKind", "Prices of the enterprise, or the most that a ministry allows.");
    bind_enum<motcua::postal_reduction>(m, "PostalReduction", "Who pays nothing, or half.");
    bind_enum<motcua::mishap>(m, "Mishap", "What befell a packet in the hands of the post.");
    bind_enum<motcua::postage_reason>(m, "PostageReason", "Why a postage is known, or is not.");

    py::class_<motcua::postal_area>(m, "PostalArea",
                                    "A place of the post's own table; no administrative unit of today.")
        .def_readonly("id", &motcua::postal_area::id)
        .def_readonly("name", &motcua::postal_area::name)
        .def_readonly("within", &motcua::postal_area::within)
        .def_readonly("district", &motcua::postal_area::district)
        .def_readonly("source", &motcua::postal_area::source)
        .def_readonly("note", &motcua::postal_area::note);
    py::class_<motcua::zone_entry>(m, "ZoneEntry", "In which zone two areas, and all that lie in them, are.")
        .def_readonly("between", &motcua::zone_entry::between)
        .def_readonly("zone", &motcua::zone_entry::zone)
        .def_readonly("valid_from", &motcua::zone_entry::from)
        .def_readonly("valid_to", &motcua::zone_entry::to)
        .def_readonly("certainty", &motcua::zone_entry::certainty)
        .def_readonly("source", &motcua::zone_entry::source)
        .def_readonly("note", &motcua::zone_entry::note);
    py::class_<motcua::tariff_row>(m, "TariffRow", "What one packet costs, up to a weight.")
        .def_readonly("direction", &motcua::tariff_row::direction)
        .def_readonly("zone", &motcua::tariff_row::zone)
        .def_readonly("up_to_grams", &motcua::tariff_row::up_to_grams)
        .def_readonly("amount", &motcua::tariff_row::amount, "In đồng.")
        .def_readonly("further_grams", &motcua::tariff_row::further_grams)
        .def_readonly("further_amount", &motcua::tariff_row::further_amount);
    py::class_<motcua::postal_tariff>(m, "PostalTariff",
                                      "A price list or a ceiling of the public postal service, dated.")
        .def_readonly("id", &motcua::postal_tariff::id)
        .def_readonly("name", &motcua::postal_tariff::name)
        .def_readonly("kind", &motcua::postal_tariff::kind)
        .def_readonly("valid_from", &motcua::postal_tariff::from)
        .def_readonly("valid_to", &motcua::postal_tariff::to)
        .def_readonly("certainty", &motcua::postal_tariff::certainty)
        .def_readonly("source", &motcua::postal_tariff::source)
        .def_readonly("note", &motcua::postal_tariff::note)
        .def_readonly("rows", &motcua::postal_tariff::rows);

    py::class_<motcua::zone_answer>(m, "ZoneAnswer", "The zone of two areas on a day, and why.")
        .def_readonly("zone", &motcua::zone_answer::zone, "None where the table does not say.")
        .def_readonly("why", &motcua::zone_answer::why)
        .def_readonly("basis", &motcua::zone_answer::basis)
        .def_readonly("note", &motcua::zone_answer::note)
        .def("__repr__", [](motcua::zone_answer const& z) {
            return "<ZoneAnswer " + (z.zone ? std::string(to_string(*z.zone)) : std::string("unknown")) + ", " +
                   std::string(to_string(z.why)) + ">";
        });
    m.def(
        "zone_between",
        [](std::string const& from, std::string const& to, py::handle on, motcua::rules const& rules) {
            return motcua::zone_between(from, to, day_of(on, "on"), rules);
        },
        py::arg("sent_from"), py::arg("sent_to"), py::arg("on"), py::kw_only(), py::arg("rules"),
        "The postal zone of two areas on a day, from the zone table of the catalogue.");
    m.def(
        "transit_between",
        [](std::string const& from, std::string const& to, py::handle accepted, bool with_slip,
           motcua::rules const& rules) {
            return motcua::transit_between(from, to, day_of(accepted, "accepted"), with_slip, rules);
        },
        py::arg("sent_from"), py::arg("sent_to"), py::arg("accepted"), py::kw_only(), py::arg("with_slip"),
        py::arg("rules"), "The day by which the post must have carried a packet between two areas of the zone table.");

    py::class_<motcua::postage_answer>(m, "Postage", "What the public postal service costs the applicant, in đồng.")
        .def_readonly("amount", &motcua::postage_answer::amount, "None where it is not known.")
        .def_readonly("price", &motcua::postage_answer::price, "The tariff's figure before any reduction.")
        .def_readonly("least", &motcua::postage_answer::least)
        .def_readonly("most", &motcua::postage_answer::most)
        .def_readonly("why", &motcua::postage_answer::why)
        .def_readonly("steps", &motcua::postage_answer::steps)
        .def("__repr__", [](motcua::postage_answer const& p) {
            return "<Postage " + (p.amount ? std::to_string(*p.amount) : std::string("unknown")) + ", " +
                   std::string(to_string(p.why)) + ">";
        });
    m.def(
        "postage",
        [](py::handle direction, py::handle zone, std::int64_t grams, py::handle on,
           std::optional<std::string> const& tariff, py::object const& groups, motcua::rules const& rules) {
            motcua::postage_question asked{want<motcua::direction>(direction, "direction"),
                                           want<motcua::tariff_zone>(zone, "zone"),
                                           grams,
                                           day_of(on, "on"),
                                           tariff.value_or(""),
                                           {}};
            for (auto const& g : groups) asked.groups.push_back(want<motcua::postal_reduction>(g, "groups"));
            return motcua::postage(asked, rules);
        },
        py::arg("direction"), py::arg("zone"), py::arg("grams"), py::arg("on"), py::kw_only(),
        py::arg("tariff") = py::none(), py::arg("groups") = py::tuple(), py::arg("rules"),
        "The price of one packet from the tariffs of the catalogue, with the best reduction of the groups named.");

    py::class_<motcua::compensation_answer>(m, "Compensation", "What the post owes, in đồng; for direct damage only.")
        .def_readonly("least", &motcua::compensation_answer::least, "At least this, the charge that goes back included.")
        .def_readonly("most", &motcua::compensation_answer::most, "No more than this, where the rule itself ends it.")
        .def_readonly("reissue_costs", &motcua::compensation_answer::reissue_costs, "None where it is not known who is at fault.")
        .def_readonly("pay_within_days", &motcua::compensation_answer::pay_within_days, "Calendar days from the record of liability.")
        .def_readonly("steps", &motcua::compensation_answer::steps);
    m.def(
        "compensation",
        [](py::handle what, std::optional<std::int64_t> charge, bool proof_of_posting, std::optional<bool> at_fault, py::handle on,
           std::optional<motcua::rules> const& rules) {
            return motcua::compensation(want<motcua::mishap>(what, "what"), charge, proof_of_posting, at_fault, day_of(on, "on"),
                                        rules ? *rules : motcua::rules());
        },
        py::arg("what"), py::arg("charge"), py::kw_only(), py::arg("proof_of_posting"), py::arg("at_fault") = py::none(), py::arg("on"),
        py::arg("rules") = py::none(), "What the post owes for a packet that was lost, damaged or late.");
}

}
