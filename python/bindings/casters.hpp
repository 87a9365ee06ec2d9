// SPDX-License-Identifier: Apache-2.0
#pragma once
// The first include of every binding file: a caster must be seen by all of them.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
// CPython's own header for dates; it needs Python.h before it.
#include <datetime.h>

#include <motcua/motcua.hpp>

namespace py = pybind11;

namespace motcua_python {

/// The Python members of one enumeration, in the order of the enumerators; made at import, kept for the process.
template <class E>
inline std::vector<PyObject*> members;

/// Makes the Python enumeration from the token table, text-valued, with Vietnamese and English labels.
template <motcua::tokenised E>
void bind_enum(py::module_& m, char const* name, char const* doc) {
    py::list rows;
    for (auto const& t : motcua::token_table<E>) rows.append(py::make_tuple(t.text, t.vi, t.en));
    py::object cls = py::module_::import("motcua._tokens").attr("make")(name, rows, doc);
    for (auto const& t : motcua::token_table<E>) members<E>.push_back(cls(t.text).release().ptr());
    m.attr(name) = cls;
}

/// The enumerator that an argument names, by member or by text; otherwise a numbered error that lists the words.
template <motcua::tokenised E>
E want(py::handle value, char const* argument) {
    if (PyUnicode_Check(value.ptr()) != 0)
        if (auto const e = motcua::parse<E>(value.cast<std::string>())) return *e;
    std::string legal;
    for (auto const& t : motcua::token_table<E>) legal += (legal.empty() ? "" : ", ") + std::string(t.text);
    motcua::fail(motcua::error_code::token_unknown, argument, py::repr(value).cast<std::string>(), legal,
                 "use one of these words");
}

inline void import_datetime() {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
}

/// A naive datetime is civil time at UTC+7; an aware one is converted to it.
inline motcua::civil_second civil_second_of(py::handle value) {
    import_datetime();
    py::object t = py::reinterpret_borrow<py::object>(value);
    if (!t.attr("tzinfo").is_none()) {
        static PyObject* const zone = PyTimeZone_FromOffset(PyDelta_FromDSU(0, 7 * 3600, 0));
        t = t.attr("astimezone")(py::handle(zone));
    }
    PyObject* const p = t.ptr();
    return motcua::at(motcua::date(PyDateTime_GET_YEAR(p), PyDateTime_GET_MONTH(p), PyDateTime_GET_DAY(p)),
                      PyDateTime_DATE_GET_HOUR(p), PyDateTime_DATE_GET_MINUTE(p), PyDateTime_DATE_GET_SECOND(p));
}

/// NumPy scalars as the datetime objects that they stand for.
inline py::object plain_datetime(py::handle value) {
    if (py::hasattr(value, "dtype") && py::hasattr(value, "item")) return value.attr("item")();
    return py::reinterpret_borrow<py::object>(value);
}

}

namespace pybind11::detail {

template <>
struct type_caster<motcua::date> {
    // No default-constructed date exists, so the value waits in an optional.
    std::optional<motcua::date> value;
    static constexpr auto name = const_name("datetime.date");
    template <typename>
    using cast_op_type = motcua::date;
    operator motcua::date() const { return *value; }

    bool load(handle src, bool) {
        motcua_python::import_datetime();
        if (!src) return false;
        object const d = motcua_python::plain_datetime(src);
        // A datetime is a date to Python: taking it would drop the time silently.
        if (!PyDate_Check(d.ptr()) || PyDateTime_Check(d.ptr())) return false;
        // Outside the range the function itself must say so; a caster must not throw, hence the nearest day is not taken.
        if (PyDateTime_GET_YEAR(d.ptr()) < 1900 || PyDateTime_GET_YEAR(d.ptr()) > 2199) return false;
        value = motcua::date(PyDateTime_GET_YEAR(d.ptr()), PyDateTime_GET_MONTH(d.ptr()), PyDateTime_GET_DAY(d.ptr()));
        return true;
    }
    static handle cast(motcua::date d, return_value_policy, handle) {
        motcua_python::import_datetime();
        auto const p = d.ymd();
        return PyDate_FromDate(p.year, p.month, p.day);
    }
};

template <>
struct type_caster<motcua::civil_second> {
    PYBIND11_TYPE_CASTER(motcua::civil_second, const_name("datetime.datetime"));
    bool load(handle src, bool) {
        motcua_python::import_datetime();
        if (!src) return false;
        object const d = motcua_python::plain_datetime(src);
        if (!PyDateTime_Check(d.ptr())) return false;
        if (PyDateTime_GET_YEAR(d.ptr()) < 1901 || PyDateTime_GET_YEAR(d.ptr()) > 2198) return false;
        value = motcua_python::civil_second_of(d);
        return true;
    }
    static handle cast(motcua::civil_second t, return_value_policy, handle) {
        motcua_python::import_datetime();
        auto const p = t.day().ymd();
        int const s = t.second_of_day();
        return PyDateTime_FromDateAndTime(p.year, p.month, p.day, s / 3600, s / 60 % 60, s % 60, 0);
    }
};

template <motcua::tokenised E>
struct type_caster<E> {
    PYBIND11_TYPE_CASTER(E, const_name("str"));
    bool load(handle src, bool) {
        if (!src || PyUnicode_Check(src.ptr()) == 0) return false;
        auto const e = motcua::parse<E>(src.cast<std::string>());
        if (e) value = *e;
        return e.has_value();
    }
    static handle cast(E e, return_value_policy, handle) {
        return handle(motcua_python::members<E>[static_cast<std::size_t>(e)]).inc_ref();
    }
};
template <motcua::tokenised E>
struct type_caster_enum_type_enabled<E> : std::false_type {};

template <>
struct type_caster<motcua::bilingual> {
    PYBIND11_TYPE_CASTER(motcua::bilingual, const_name("motcua.Text"));
    bool load(handle, bool) { return false; }
    static handle cast(motcua::bilingual const& b, return_value_policy, handle) {
        static PyObject* const cls = module_::import("motcua._tokens").attr("Text").cast<object>().release().ptr();
        return handle(cls)(b.vi, b.en).release();
    }
};

}

namespace motcua_python {
void bind_calendar(py::module_& m);
void bind_time_limit(py::module_& m);
void bind_code(py::module_& m);
void bind_catalogue(py::module_& m);
void bind_rules(py::module_& m);
void bind_eligibility(py::module_& m);
void bind_deadline(py::module_& m);
void bind_postal(py::module_& m);
void bind_columns(py::module_& m);
void bind_lunar(py::module_& m);
void bind_machine(py::module_& m);
void bind_dossier(py::module_& m);
void bind_clocks(py::module_& m);
void bind_log(py::module_& m);
void bind_papers(py::module_& m);
void bind_replay(py::module_& m);
void bind_process(py::module_& m);

/// A day from a date argument, with a numbered error instead of pybind11's list of signatures.
inline motcua::date day_of(py::handle value, char const* argument) {
    import_datetime();
    // Asking a plain date for NumPy's attributes takes longer than everything else here.
    py::object const d = PyDate_CheckExact(value.ptr()) != 0 ? py::reinterpret_borrow<py::object>(value) : plain_datetime(value);
    if (PyDate_Check(d.ptr()) == 0 || PyDateTime_Check(d.ptr()) != 0)
        motcua::fail(motcua::error_code::date_invalid, argument, py::repr(value).cast<std::string>(),
                     "a datetime.date without a time of day", "pass a date; a datetime would lose its time");
    return {PyDateTime_GET_YEAR(d.ptr()), PyDateTime_GET_MONTH(d.ptr()), PyDateTime_GET_DAY(d.ptr())};
}

/// A moment from a date or a datetime.
inline motcua::moment moment_of(py::handle value, char const* argument) {
    import_datetime();
    py::object const d = plain_datetime(value);
    if (PyDateTime_Check(d.ptr()) != 0) return civil_second_of(d);
    return day_of(d, argument);
}

/// An instant; a day alone is refused, because the time of day matters.
inline motcua::civil_second timed(py::handle value, char const* argument) {
    auto const m = moment_of(value, argument);
    if (!m.timed())
        motcua::fail(motcua::error_code::time_invalid, argument, py::repr(value).cast<std::string>(), "a datetime",
                     "say at what time it happened: the 15:00 rules hang on it");
    return m.earliest();
}

inline motcua::rules rules_of(std::optional<motcua::rules> const& given) { return given ? *given : motcua::rules(); }

/// Values never change, so a copy is the value itself.
template <class Class>
void immutable(Class& cls) {
    cls.def("__copy__", [](py::object self) { return self; });
    cls.def("__deepcopy__", [](py::object self, py::dict const&) { return self; });
}
}
