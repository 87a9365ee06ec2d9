// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include <pybind11/numpy.h>
#include <unordered_map>

namespace motcua_python {
namespace {

using motcua::register_columns;

std::optional<std::string_view> text_of(py::handle item) {
    if (PyUnicode_Check(item.ptr()) == 0) return std::nullopt;
    Py_ssize_t size = 0;
    char const* const data = PyUnicode_AsUTF8AndSize(item.ptr(), &size);
    if (data == nullptr) throw py::error_already_set();
    return std::string_view(data, static_cast<std::size_t>(size));
}

template <class T>
py::array_t<T> array_of(std::vector<T> const& v) {
    return py::array_t<T>(static_cast<py::ssize_t>(v.size()), v.data());
}

/// Positions of identifiers in a list of them, -1 where absent; for a repeated one the first counts.
py::array_t<std::int32_t> index_of(py::list const& wanted, py::list const& ids) {
    std::unordered_map<std::string_view, std::int32_t> places;
    places.reserve(ids.size());
    std::int32_t i = 0;
    for (auto const& id : ids) {
        if (auto const text = text_of(id)) places.emplace(*text, i);
        ++i;
    }
    std::vector<std::int32_t> out;
    out.reserve(wanted.size());
    for (auto const& item : wanted) {
        auto const text = text_of(item);
        auto const found = text ? places.find(*text) : places.end();
        out.push_back(found == places.end() ? -1 : found->second);
    }
    return array_of(out);
}

template <motcua::tokenised E>
py::array_t<std::uint8_t> codes(py::list const& words) {
    std::unordered_map<std::string_view, std::uint8_t> table;
    std::uint8_t n = 0;
    for (auto const& t : motcua::token_table<E>) table.emplace(t.text, n++);
    std::vector<std::uint8_t> out;
    out.reserve(words.size());
    for (auto const& w : words) {
        auto const text = text_of(w);
        auto const found = text ? table.find(*text) : table.end();
        out.push_back(found == table.end() ? register_columns::unreadable : found->second);
    }
    return array_of(out);
}

/// Civil seconds of ISO texts; the lowest number where a text is empty or not an instant.
py::array_t<std::int64_t> instants(py::list const& texts) {
    std::vector<std::int64_t> out;
    out.reserve(texts.size());
    for (auto const& t : texts) {
        auto const text = text_of(t);
        auto const parsed = text ? motcua::parse_civil_second(*text) : std::nullopt;
        out.push_back(parsed ? parsed->value : motcua::dossier_state::absent);
    }
    return array_of(out);
}

template <class T>
std::vector<T> vector_of(py::object const& o) {
    auto const a = py::array_t<T, py::array::c_style>::ensure(o);
    if (!a) throw py::error_already_set();
    return {a.data(), a.data() + a.size()};
}

/// What evidence texts (items separated by ";") of events say to the machine.
py::tuple evidence_columns(py::list const& texts, py::array_t<std::uint8_t, py::array::c_style | py::array::forcecast> const& events) {
    std::vector<std::int32_t> promised;
    std::vector<std::uint8_t> undeliverable;
    promised.reserve(texts.size());
    undeliverable.reserve(texts.size());
    std::vector<std::uint8_t> step;
    step.reserve(texts.size());
    for (py::size_t i = 0; i < texts.size(); ++i) {
        py::handle const t = texts[i];
        auto const what = static_cast<py::ssize_t>(i) < events.size() ? events.at(i) : motcua::register_columns::unreadable;
        std::string_view const names_day = motcua::detail::day_of_evidence(static_cast<motcua::event_kind>(what));
        std::int32_t day = motcua::dossier_state::no_day;
        std::uint8_t ground = 0;
        std::uint8_t to_step = 0;
        bool due_seen = false, reason_seen = false, file_seen = false, step_seen = false;
        auto rest = text_of(t).value_or("");
        while (!rest.empty()) {
            auto const cut = rest.find(';');
            auto const item = rest.substr(0, cut);
            // The first of a name counts, as in `apply`, even where it cannot be read.
            if (!due_seen && item.size() > names_day.size() && item.substr(0, names_day.size()) == names_day && item[names_day.size()] == '=') {
                due_seen = true;
                if (auto const d = motcua::parse_date(item.substr(names_day.size() + 1))) day = d->days();
            }
            if (!reason_seen && item.substr(0, 7) == "reason=") {
                reason_seen = true;
                if (motcua::detail::undeliverable(item.substr(7))) ground |= motcua::register_columns::ground;
            }
            if (!file_seen && item.substr(0, 5) == "file=") {
                file_seen = true;
                if (item.substr(5) == "electronic") ground |= motcua::register_columns::electronic_only;
            }
            if (!step_seen && item.substr(0, 5) == "step=") {
                step_seen = true;
                to_step = motcua::detail::step_said(item.substr(5));
            }
            rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
        }
        promised.push_back(day);
        undeliverable.push_back(ground);
        step.push_back(to_step);
    }
    return py::make_tuple(array_of(promised), array_of(undeliverable), array_of(step));
}

template <motcua::tokenised E, class Get>
py::array_t<std::uint8_t> state_codes(motcua::replay_result const& r, Get get) {
    std::vector<std::uint8_t> out;
    out.reserve(r.dossiers.size());
    for (auto const& d : r.dossiers) out.push_back(static_cast<std::uint8_t>(get(d)));
    return array_of(out);
}

/// Seconds or days as datetime64 of that unit; our lowest number is NumPy's NaT for both.
template <class Get>
py::object times(motcua::replay_result const& r, char const* unit, Get get) {
    std::vector<std::int64_t> out;
    out.reserve(r.dossiers.size());
    for (auto const& d : r.dossiers) out.push_back(get(d));
    return array_of(out).attr("view")(unit);
}

py::dict dossier_columns(motcua::replay_result const& r) {
    using S = motcua::dossier_state;
    auto const day = [](std::int32_t d) { return d == S::no_day ? S::absent : std::int64_t{d}; };
    py::dict d;
    d["status"] = state_codes<motcua::status>(r, [](S const& s) { return s.at.status; });
    d["clock"] = state_codes<motcua::clock_state>(r, [](S const& s) { return s.at.clock; });
    d["papers"] = state_codes<motcua::papers>(r, [](S const& s) { return s.at.papers; });
    d["packet"] = state_codes<motcua::packet>(r, [](S const& s) { return s.at.packet; });
    d["result"] = state_codes<motcua::result_custody>(r, [](S const& s) { return s.at.result; });
    d["payment"] = state_codes<motcua::payment>(r, [](S const& s) { return s.at.payment; });
    d["outcome"] = state_codes<motcua::decision_outcome>(r, [](S const& s) { return s.outcome; });
    d["timeliness"] = state_codes<motcua::timeliness>(r, [](S const& s) { return motcua::judge(s); });
    d["accepted"] = times(r, "M8[s]", [](S const& s) { return s.accepted; });
    d["started"] = times(r, "M8[s]", [](S const& s) { return s.started; });
    d["due"] = times(r, "M8[D]", [&](S const& s) { return day(s.due); });
    d["finished"] = times(r, "M8[s]", [](S const& s) { return s.finished; });
    std::vector<std::uint8_t> clerk;
    std::vector<std::uint8_t> supplements, step;
    for (auto const& s : r.dossiers) {
        clerk.push_back(s.taken_by_post_clerk);
        supplements.push_back(s.supplements);
        step.push_back(s.step);
    }
    d["taken_by_post_clerk"] = array_of(clerk).attr("view")("bool");
    d["supplements"] = array_of(supplements);
    d["step"] = array_of(step);
    return d;
}

py::dict counts_as_dict(motcua::report_counts const& c) {
    py::dict d;
    d["dossiers_in"] = c.dossiers_in;
    d["dossiers_returned"] = c.dossiers_returned;
    d["distinct"] = c.distinct;
    d["inbound_legs"] = c.inbound_legs;
    d["outbound_legs"] = c.outbound_legs;
    d["returned_legs"] = c.returned_legs;
    d["official"] = c.official;
    d["post_clerk"] = c.post_clerk;
    d["procedures"] = c.procedures;
    for (auto const& t : motcua::token_table<motcua::timeliness>)
        d[py::str(t.text)] = c.by_timeliness[static_cast<std::size_t>(t.value)];
    return d;
}

}

void bind_replay(py::module_& m) {
    bind_enum<motcua::intake_day>(m, "IntakeDay", "The event whose day counts a dossier as taken in by post.");
    bind_enum<motcua::return_day>(m, "ReturnDay", "The event whose day counts a result as returned by post.");
    bind_enum<motcua::denominator_basis>(m, "DenominatorBasis", "What \"procedures listed\" means.");

    m.def("_index_of", &index_of);
    m.def("_instants", &instants);
    m.def("_evidence", &evidence_columns);
    m.def("_codes", [](std::string const& of, py::list const& words) {
        if (of == "event") return codes<motcua::event_kind>(words);
        if (of == "actor") return codes<motcua::actor>(words);
        if (of == "intake") return codes<motcua::channel>(words);
        return codes<motcua::return_channel>(words);
    });

    py::class_<motcua::replay_result>(m, "_Replay")
        .def_property_readonly("dossiers", &dossier_columns)
        .def_property_readonly("applied", [](motcua::replay_result const& r) { return array_of(r.applied).attr("view")("bool"); })
        .def_property_readonly("status_before", [](motcua::replay_result const& r) { return array_of(r.status_before); })
        .def_property_readonly("problems", [](motcua::replay_result const& r) {
            py::list all;
            for (auto const& p : r.problems) {
                auto const d = motcua::describe(r, p);
                all.append(py::make_tuple(static_cast<int>(p.code), p.event, p.dossier, d.place, d.found, d.expected, d.cure));
            }
            return all;
        })
        .def_property_readonly("problem_count", [](motcua::replay_result const& r) { return r.problems.size(); });

    m.def("_replay", [](py::dict const& events, py::dict const& dossiers, py::list const& subjects, std::optional<motcua::rules> const& rules,
                        std::optional<motcua::civil_second> as_of) {
        auto in = std::make_shared<register_columns>();
        in->dossier = vector_of<std::int32_t>(events["dossier"]);
        in->what = vector_of<std::uint8_t>(events["event"]);
        in->actor = vector_of<std::uint8_t>(events["actor"]);
        in->occurred = vector_of<std::int64_t>(events["occurred"]);
        if (events.contains("promised")) in->promised = vector_of<std::int32_t>(events["promised"]);
        if (events.contains("undeliverable")) in->undeliverable = vector_of<std::uint8_t>(events["undeliverable"]);
        if (events.contains("step")) in->step = vector_of<std::uint8_t>(events["step"]);
        in->subject = vector_of<std::int32_t>(dossiers["subject"]);
        in->intake = vector_of<std::uint8_t>(dossiers["intake"]);
        in->return_by = vector_of<std::uint8_t>(dossiers["return_by"]);
        for (auto const& s : subjects) {
            auto const t = s.cast<py::tuple>();
            in->subjects.push_back({t[0].cast<std::string>(), t[1].cast<std::string>(), t[2].cast<std::string>(), t[3].cast<std::string>()});
        }
        auto const under = rules ? *rules : motcua::rules();
        py::gil_scoped_release release;
        return motcua::replay(std::move(in), under, as_of);
    });

    m.def("_postal_report", [](motcua::replay_result const& r, py::handle start, py::handle end, py::handle intake, py::handle returned,
                               py::object const& denominator) {
        motcua::report_options options{want<motcua::intake_day>(intake, "intake_day"), want<motcua::return_day>(returned, "return_day"), {}};
        if (!denominator.is_none()) options.denominator = want<motcua::denominator_basis>(denominator, "denominator");
        auto const from = day_of(start, "start"), to = day_of(end, "end");
        auto const report = [&] {
            py::gil_scoped_release release;
            return motcua::make_postal_report(r, from, to, options);
        }();
        py::dict d;
        d["start"] = report.start;
        d["end"] = report.end;
        d["intake_day"] = report.options.intake;
        d["return_day"] = report.options.returned;
        d["total"] = counts_as_dict(report.total);
        py::dict agencies, levels;
        for (auto const& [id, counts] : report.by_agency) agencies[py::str(id)] = counts_as_dict(counts);
        for (auto const& t : motcua::token_table<motcua::level>) levels[py::str(t.text)] = counts_as_dict(report.by_level[static_cast<std::size_t>(t.value)]);
        levels["unknown"] = counts_as_dict(report.level_unknown);
        d["by_agency"] = agencies;
        d["by_level"] = levels;
        d["listed"] = report.listed;
        d["listed_basis"] = report.listed_basis;
        d["events"] = report.events;
        d["problem_rows"] = report.problem_rows;
        d["assumed"] = report.assumed;
        d["complete"] = report.complete;
        py::dict editions;
        for (auto const& e : report.editions) editions[py::str(e.part)] = e.hash;
        d["editions"] = editions;
        return d;
    });
    m.def("distinct_bounds", [](std::int64_t in, std::int64_t out) {
        auto const b = motcua::distinct_bounds(in, out);
        return std::pair(b.least, b.most);
    }, py::arg("dossiers_in"), py::arg("dossiers_returned"),
    "How many distinct dossiers two published totals can stand for: (least, most).");
}

}
