// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

namespace motcua_python {
namespace {

template <class E>
py::list members_in(motcua::move_of<E> const& move) {
    py::list all;
    for (auto const& t : motcua::token_table<E>)
        if (move.holds(t.value)) all.append(t.value);
    return all;
}

/// One region of a row: None where the row does not read it, else its sources; and its target where it writes it.
template <class E>
py::object sources(motcua::move_of<E> const& move) {
    if (move.from == motcua::move_of<E>{}.from) return py::none();
    return members_in(move);
}
template <class E>
py::object target(motcua::move_of<E> const& move) {
    return move.keep ? py::object(py::none()) : py::cast(move.to);
}

py::list guards_in(motcua::guard_set set) {
    py::list all;
    for (auto const& t : motcua::token_table<motcua::guard>)
        if ((set & motcua::bit(t.value)) != 0) all.append(t.value);
    return all;
}

py::dict row_as_dict(motcua::machine_row const& r) {
    py::dict d;
    d["event"] = r.what;
    d["actors"] = members_in(r.by);
    d["status_from"] = sources(r.status);
    d["status_to"] = r.to_history ? py::object(py::str("history")) : target(r.status);
    d["clock"] = r.clock;
    d["papers_from"] = sources(r.papers);
    d["papers_to"] = target(r.papers);
    d["packet_from"] = sources(r.packet);
    d["packet_to"] = target(r.packet);
    d["result_from"] = sources(r.result);
    d["result_to"] = target(r.result);
    d["payment_from"] = sources(r.payment);
    d["payment_to"] = target(r.payment);
    d["guards"] = guards_in(r.guards);
    d["unless"] = guards_in(r.unless);
    d["document"] = r.document;
    d["rules"] = py::str(std::string(r.rules)).attr("split")();
    d["certainty"] = r.certainty;
    d["valid_from"] = r.from;
    d["valid_to"] = r.to;
    return d;
}

motcua::machine_narrowing narrowing(py::dict const& row) {
    motcua::machine_narrowing n;
    bool named = false;
    for (auto const& [key, value] : row) {
        auto const name = key.cast<std::string>();
        if (name == "id") n.id = value.cast<std::string>();
        else if (name == "event") { n.what = want<motcua::event_kind>(value, "event"); named = true; }
        else if (name == "actor") n.by = want<motcua::actor>(value, "actor");
        else if (name == "status") n.status = want<motcua::status>(value, "status");
        else if (name == "basis") n.basis = {value.cast<std::string>(), "", motcua::certainty::second_hand};
        else if (name == "guards") { for (auto const& g : value) n.guards |= motcua::bit(want<motcua::guard>(g, "guards")); }
        else if (name != "forbid")
            motcua::fail(motcua::error_code::machine_widened, "machine.with_", "the key \"" + name + "\"",
                         "id, event, actor, status, basis, and guards or forbid: a narrowing can only ask for more", "remove the key");
    }
    if (!named)
        motcua::fail(motcua::error_code::key_missing, "machine.with_", "no event", "the event that is narrowed", "add \"event\"");
    if (n.guards == 0 && !(row.contains("forbid") && row["forbid"].cast<bool>()))
        motcua::fail(motcua::error_code::key_missing, "machine.with_", "neither guards nor forbid", "guards that must hold, or forbid=True",
                     "say what the narrowing asks for");
    return n;
}

std::vector<motcua::machine_narrowing> narrowings(py::iterable const& rows) {
    std::vector<motcua::machine_narrowing> all;
    for (auto const& row : rows) all.push_back(narrowing(row.cast<py::dict>()));
    return all;
}

}

void bind_machine(py::module_& m) {
    bind_enum<motcua::status>(m, "Status", "The dossier's status.");
    bind_enum<motcua::clock_state>(m, "ClockState", "The clock of the resolution time.");
    bind_enum<motcua::papers>(m, "Papers", "Who holds the dossier's papers.");
    bind_enum<motcua::packet>(m, "Packet", "An inbound consignment under way.");
    bind_enum<motcua::result_custody>(m, "ResultCustody", "Who holds the result.");
    bind_enum<motcua::payment>(m, "Payment", "Where the fee stands.");
    bind_enum<motcua::actor>(m, "Actor", "Who acts: the role, not the employer.");
    bind_enum<motcua::event_kind>(m, "EventKind", "What happened to a dossier.");
    bind_enum<motcua::region>(m, "Region", "The regions of a dossier, and what else can refuse an event.");
    bind_enum<motcua::guard>(m, "Guard", "Conditions on more than the regions.");
    bind_enum<motcua::clock_operation>(m, "ClockOperation", "What an event does to the clock.");

    py::class_<motcua::regions>(m, "Regions", "The regions of a dossier.")
        .def_readonly("status", &motcua::regions::status)
        .def_readonly("clock", &motcua::regions::clock)
        .def_readonly("papers", &motcua::regions::papers)
        .def_readonly("packet", &motcua::regions::packet)
        .def_readonly("result", &motcua::regions::result)
        .def_readonly("payment", &motcua::regions::payment)
        .def_readonly("history", &motcua::regions::history)
        .def("__eq__", [](motcua::regions const& a, motcua::regions const& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](motcua::regions const& r) {
            return "<Regions " + std::string(to_string(r.status)) + ", clock " + std::string(to_string(r.clock)) + ", papers " +
                   std::string(to_string(r.papers)) + ", packet " + std::string(to_string(r.packet)) + ", result " +
                   std::string(to_string(r.result)) + ", payment " + std::string(to_string(r.payment)) + ">";
        });

    py::class_<motcua::state_machine> machine(m, "StateMachine", "The table with a province's narrowings: immutable.");
    machine.def(py::init<>())
        .def("rows", [](motcua::state_machine const& s) {
            py::list all;
            for (auto const& r : s.rows()) all.append(row_as_dict(r));
            return all;
        })
        .def("with_", [](motcua::state_machine const& s, py::iterable const& rows) { return s.with_(narrowings(rows)); }, py::arg("rows"))
        .def_property_readonly("edition", &motcua::state_machine::edition)
        .def("__repr__", [](motcua::state_machine const& s) { return "<StateMachine edition " + s.edition() + ">"; });
    immutable(machine);

    auto sub = m.def_submodule("machine", "The machine as data, as a diagram, narrowed by a province.");
    sub.def("rows", [] { return py::cast(motcua::state_machine()).attr("rows")(); },
            "The national rows as dictionaries, in the order of the events.");
    sub.def("to_mermaid", [](py::handle on, py::handle lang) {
                return motcua::machine::to_mermaid(day_of(on, "on"), want<motcua::language>(lang, "lang"));
            }, py::arg("on"), py::arg("lang") = "en", "The rows in force on a day as a Mermaid state diagram.");
    sub.def("to_json", &motcua::machine::to_json, "The whole table as JSON, one object a row.");
    sub.def("to_markdown", [](py::handle on, py::handle lang) {
                return motcua::machine::to_markdown(day_of(on, "on"), want<motcua::language>(lang, "lang"));
            }, py::arg("on"), py::arg("lang") = "en", "The rows in force on a day as a table in Markdown.");
    sub.def("with_", [](py::iterable const& rows) { return motcua::machine::with_(narrowings(rows)); }, py::arg("rows"),
            "The national table narrowed: rows of id, event, basis, optionally actor and status, and guards or forbid=True.");
}

}
