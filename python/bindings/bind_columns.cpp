// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include <pybind11/numpy.h>

namespace motcua_python {
namespace {

template <class T>
std::span<T const> view(py::array const& a) {
    return {static_cast<T const*>(a.data()), static_cast<std::size_t>(a.size())};
}
template <class T>
std::span<T> mutable_view(py::object const& o) {
    if (o.is_none()) return {};
    auto a = o.cast<py::array>();
    return {static_cast<T*>(a.mutable_data()), static_cast<std::size_t>(a.size())};
}

using calendars = std::vector<motcua::working_calendar>;

template <class Day, class Count>
void run_due_days(calendars const& all, py::object const& which, py::array const& from, py::array const& n, py::array& out) {
    auto const f = view<Day>(from);
    auto const c = view<Count>(n);
    auto const w = which.is_none() ? std::span<std::int32_t const>() : view<std::int32_t>(which.cast<py::array>());
    std::span<Day> const o(static_cast<Day*>(out.mutable_data()), static_cast<std::size_t>(out.size()));
    py::gil_scoped_release release;
    if (w.empty()) motcua::due_days<Day, Count>(all.front(), f, c, o);
    else motcua::due_days<Day, Count>(all, w, f, c, o);
}

std::vector<motcua::rules> contexts(py::object const& rules) {
    if (rules.is_none()) return {motcua::rules()};
    if (py::isinstance<motcua::rules>(rules)) return {rules.cast<motcua::rules>()};
    return rules.cast<std::vector<motcua::rules>>();
}

}

// The arrays that arrive here are contiguous, native and of the types that motcua.columns has checked.
void bind_columns(py::module_& m) {
    bind_enum<motcua::row_status>(m, "RowStatus", "What a row of a column of deadlines is.");

    m.def("_due_days", [](calendars const& all, py::object const& which, py::array const& from, py::array const& n, py::array out) {
        if (n.itemsize() == 8) run_due_days<std::int64_t, std::int64_t>(all, which, from, n, out);
        else run_due_days<std::int64_t, std::int32_t>(all, which, from, n, out);
    });
    m.def("_count_days", [](motcua::working_calendar const& calendar, py::array const& a, py::array const& b, py::array out) {
        auto const from = view<std::int64_t>(a), to = view<std::int64_t>(b);
        std::span<double> const o(static_cast<double*>(out.mutable_data()), from.size());
        py::gil_scoped_release release;
        motcua::count_days<std::int64_t, double>(calendar, from, to, o, std::numeric_limits<double>::quiet_NaN());
    });

    m.def("_due_columns", [](std::vector<motcua::time_limit> limits, py::object const& codes, py::object const& working, py::array const& received,
                             std::int64_t ticks_per_day, py::object const& rules, py::object const& which, py::object const& date,
                             py::object const& earliest, py::object const& latest, py::object const& at, py::object const& status) {
        motcua::limit_column column{std::move(limits), {}, {}};
        if (!codes.is_none()) column.codes = view<std::int32_t>(codes.cast<py::array>());
        if (!working.is_none()) column.working = view<std::int32_t>(working.cast<py::array>());
        motcua::moment_column moments{{}, {}, ticks_per_day};
        if (received.itemsize() == 4) moments.narrow = view<std::int32_t>(received);
        else moments.wide = view<std::int64_t>(received);
        auto const under = contexts(rules);
        auto const rows = which.is_none() ? std::span<std::int32_t const>() : view<std::int32_t>(which.cast<py::array>());
        motcua::deadline_columns const out{mutable_view<std::int64_t>(date), mutable_view<std::int64_t>(earliest),
                                           mutable_view<std::int64_t>(latest), mutable_view<std::int64_t>(at), mutable_view<std::uint8_t>(status)};
        py::gil_scoped_release release;
        motcua::due_columns(column, moments, under, rows, out);
    });

    py::class_<motcua::working_minutes>(m, "_WorkingMinutes")
        .def(py::init<motcua::working_calendar const&, motcua::office_hours const&>())
        .def("add", [](motcua::working_minutes const& w, py::array const& instants, std::int64_t ticks, py::array const& minutes, bool closing, py::array out) {
            auto const t = view<std::int64_t>(instants);
            auto const n = view<std::int64_t>(minutes);
            std::span<std::int64_t> const o(static_cast<std::int64_t*>(out.mutable_data()), t.size());
            py::gil_scoped_release release;
            bool const one = n.size() == 1 && t.size() != 1;
            for (std::size_t i = 0; i < t.size(); ++i) {
                constexpr auto none = motcua::working_minutes::absent;
                auto const k = one ? n[0] : n[i];
                bool const bad = t[i] == none || k < 0 || k > std::int64_t{1} << 30;
                auto const s = t[i] >= 0 ? t[i] / ticks : -((-(t[i] + 1)) / ticks) - 1;
                auto const r = bad ? none : w.add(s, k * 60, closing);
                o[i] = r == none ? none : r * ticks;
            }
        })
        .def("between", [](motcua::working_minutes const& w, py::array const& a, py::array const& b, std::int64_t ticks, py::array out) {
            auto const from = view<std::int64_t>(a), to = view<std::int64_t>(b);
            std::span<std::int64_t> const o(static_cast<std::int64_t*>(out.mutable_data()), from.size());
            py::gil_scoped_release release;
            auto const second = [&](std::int64_t t) { return t >= 0 ? t / ticks : -((-(t + 1)) / ticks) - 1; };
            for (std::size_t i = 0; i < from.size(); ++i) {
                constexpr auto none = motcua::working_minutes::absent;
                auto const r = from[i] == none || to[i] == none ? none : w.between(second(from[i]), second(to[i]));
                o[i] = r;
            }
        });
}

}
