// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include <pybind11/numpy.h>

namespace motcua_python {
namespace {

[[noreturn]] void no_truth(char const* what) {
    motcua::fail(motcua::error_code::unknown_has_no_truth, what, "a question for true or false",
                 "one of several answers", "compare .answer or look at .refusal");
}

motcua::case_facts facts_of(py::object const& given) {
    motcua::case_facts f;
    if (given.is_none()) return f;
    for (auto const& [key, value] : given.cast<py::dict>()) {
        auto const name = key.cast<std::string>();
        auto const plain = plain_datetime(value);  // NumPy booleans as well
        if (!value.is_none() && PyBool_Check(plain.ptr()) == 0)
            motcua::fail(motcua::error_code::type_wrong, "facts[\"" + name + "\"]", py::repr(value).cast<std::string>(),
                         "True, False or None", "None means that it is not known");
        auto const v = value.is_none() ? std::optional<bool>() : std::optional<bool>(plain.cast<bool>());
        if (name == "state_secret")
            f.state_secret = v;
        else if (name == "delegation_forbidden")
            f.delegation_forbidden = v;
        else if (name == "personal_presence_required")
            f.personal_presence_required = v;
        else if (name == "presence_to_collect")
            f.presence_to_collect = v;
        else if (name == "paper_waived")
            f.paper_waived = v;
        else
            motcua::fail(
                motcua::error_code::key_unknown, "facts", "\"" + name + "\"",
                "state_secret, delegation_forbidden, personal_presence_required, presence_to_collect, paper_waived",
                "correct the name");
    }
    return f;
}

// The arrays that arrive here are contiguous int32 within their lists; motcua.eligibility_columns has checked them.
std::span<std::int32_t const> view(py::handle a) {
    if (a.is_none()) return {};
    auto const array = py::reinterpret_borrow<py::array>(a);
    return {static_cast<std::int32_t const*>(array.data()), static_cast<std::size_t>(array.size())};
}
motcua::eligibility_places places_of(py::handle code, py::handle variant, py::handle agency) {
    return {view(code), view(variant), view(agency)};
}

}

void bind_eligibility(py::module_& m) {
    bind_enum<motcua::answer>(m, "Answer", "The four answers of a verdict.");
    bind_enum<motcua::reason_id>(m, "ReasonId", "Why a verdict is what it is.");

    py::class_<motcua::reason>(m, "Reason", "One reason of a verdict.")
        .def_readonly("id", &motcua::reason::id)
        .def_readonly("rule", &motcua::reason::rule, "Identifier of the law row, or empty.")
        .def_readonly("basis", &motcua::reason::basis)
        .def_readonly("detail", &motcua::reason::detail)
        .def_property_readonly(
            "text",
            [](motcua::reason const& r) {
                return motcua::bilingual{std::string(r.text()), std::string(r.text(motcua::language::en))};
            })
        .def("__repr__", [](motcua::reason const& r) {
            return "<Reason " + std::string(to_string(r.id)) + " (" + motcua::to_string(r.basis) + ")>";
        });

    py::class_<motcua::verdict>(m, "Verdict", "An answer with its reasons, the deciding one first. Has no truth value.")
        .def_readonly("answer", &motcua::verdict::answer)
        .def_readonly("needs", &motcua::verdict::needs, "Facts that would still have to be known.")
        .def_readonly("reasons", &motcua::verdict::reasons)
        .def_property_readonly("editions",
                               [](motcua::verdict const& v) {
                                   py::dict d;
                                   for (auto const& e : v.editions()) d[py::str(e.part)] = e.hash;
                                   return d;
                               })
        .def("__bool__", [](motcua::verdict const&) -> bool { no_truth("verdict"); })
        .def("__repr__", [](motcua::verdict const& v) {
            std::string text = "<Verdict " + std::string(to_string(v.answer));
            for (auto const& r : v.reasons) text += ", " + std::string(to_string(r.id));
            return text + ">";
        });

    m.def(
        "assess",
        [](motcua::catalogue const& catalogue, std::string const& code, py::handle direction, py::handle on,
           std::optional<std::string> const& variant, std::optional<std::string> const& agency, py::object const& facts,
           std::optional<motcua::rules> const& rules) {
            return motcua::assess(catalogue, code, want<motcua::direction>(direction, "direction"), day_of(on, "on"),
                                  variant.value_or(""), agency.value_or(""), facts_of(facts),
                                  rules ? *rules : motcua::rules());
        },
        py::arg("catalogue"), py::arg("code"), py::arg("direction"), py::arg("on"), py::kw_only(),
        py::arg("variant") = py::none(), py::arg("agency") = py::none(), py::arg("facts") = py::none(),
        py::arg("rules") = py::none(),
        "Whether a case may be filed by the public postal service, or its result returned by it, on a day.");

    py::class_<motcua::eligibility_table>(m, "_EligibilityTable")
        .def(py::init([](motcua::catalogue const& catalogue, py::handle direction, std::vector<std::string> codes,
                         std::vector<std::string> variants, std::vector<std::string> agencies, py::array const& code,
                         py::object const& variant, py::object const& agency, py::object const& facts,
                         std::optional<motcua::rules> const& rules) {
            auto const way = want<motcua::direction>(direction, "direction");
            auto const given = facts_of(facts);
            motcua::eligibility_names const names{std::move(codes), std::move(variants), std::move(agencies)};
            auto const where = places_of(code, variant, agency);
            auto const under = rules ? *rules : motcua::rules();
            py::gil_scoped_release release;
            return motcua::eligibility_table(catalogue, way, names, where, given, under);
        }))
        .def("assess",
             [](motcua::eligibility_table const& table, py::array const& code, py::object const& variant,
                py::object const& agency, py::array const& on, py::array answer, py::array reason, py::array basis) {
                 auto const where = places_of(code, variant, agency);
                 auto const rows = static_cast<std::size_t>(on.size());
                 motcua::eligibility_columns const out{{static_cast<std::uint8_t*>(answer.mutable_data()), rows},
                                                       {static_cast<std::uint8_t*>(reason.mutable_data()), rows},
                                                       {static_cast<std::int32_t*>(basis.mutable_data()), rows}};
                 bool const wide = on.itemsize() == 8;
                 void const* const days = on.data();
                 py::gil_scoped_release release;
                 if (wide)
                     table.assess<std::int64_t>(where, {static_cast<std::int64_t const*>(days), rows}, out);
                 else
                     table.assess<std::int32_t>(where, {static_cast<std::int32_t const*>(days), rows}, out);
             })
        .def_property_readonly("bases", &motcua::eligibility_table::bases);

    py::class_<motcua::receiver_answer>(m, "Receiver", "Who may take a dossier in on a day.")
        .def_readonly("official", &motcua::receiver_answer::official)
        .def_readonly("post_clerk", &motcua::receiver_answer::post_clerk)
        .def_readonly("delegations", &motcua::receiver_answer::delegations)
        .def("__bool__", [](motcua::receiver_answer const&) -> bool { no_truth("receiver"); })
        .def("__repr__", [](motcua::receiver_answer const& r) {
            return "<Receiver official: " + std::string(to_string(r.official)) +
                   ", post clerk: " + std::string(to_string(r.post_clerk)) + ">";
        });
    m.def(
        "receiver",
        [](motcua::catalogue const& catalogue, std::string const& unit, py::handle on, py::handle task,
           std::optional<std::string> const& agency) {
            return motcua::receiver(catalogue, unit, day_of(on, "on"), want<motcua::desk_task>(task, "task"),
                                    agency.value_or(""));
        },
        py::arg("catalogue"), py::arg("unit"), py::arg("on"), py::arg("task"), py::kw_only(),
        py::arg("agency") = py::none(),
        "Who may do a task at a unit on a day: officials, and post staff under a delegation.");
}

}
