// SPDX-License-Identifier: Apache-2.0
#include "casters.hpp"

#include <motcua/calendar_json.hpp>

namespace motcua_python {
namespace {

std::vector<motcua::calendar_change> changes(py::iterable const& days, char const* argument) {
    std::vector<motcua::calendar_change> all;
    for (auto const& item : days) {
        if (py::isinstance<py::tuple>(item)) {
            auto const pair = py::reinterpret_borrow<py::tuple>(item);
            all.push_back({day_of(pair[0], argument), pair.size() > 1 ? pair[1].cast<std::string>() : std::string()});
        } else {
            all.push_back({day_of(item, argument), ""});
        }
    }
    return all;
}

std::vector<motcua::window> windows(py::handle day) {
    std::vector<motcua::window> all;
    for (auto const& item : day) {
        auto const minutes = [](py::handle t) {
            if (py::isinstance<py::int_>(t)) return t.cast<int>();
            auto const text = t.cast<std::string>();
            auto const parsed = motcua::parse_civil_second("2000-01-01T" + text);
            if (text == "24:00") return 1440;
            if (!parsed)
                motcua::fail(motcua::error_code::time_invalid, "office hours", "\"" + text + "\"", "HH:MM", "correct the time");
            return parsed->minute_of_day();
        };
        auto const pair = py::reinterpret_borrow<py::sequence>(item);
        all.push_back({minutes(pair[0]), minutes(pair[1])});
    }
    return all;
}

}

void bind_calendar(py::module_& m) {
    using motcua::working_calendar;
    bind_enum<motcua::weekday>(m, "Weekday", "Days of the week.");
    bind_enum<motcua::certainty>(m, "Certainty", "How the library knows what an instrument says.");
    bind_enum<motcua::day_kind>(m, "DayKind", "What a day is to the counting of working days.");
    bind_enum<motcua::announcement_state>(m, "AnnouncementState", "How far an announcement has come.");
    bind_enum<motcua::settled>(m, "Settled", "How settled a day is.");

    py::class_<motcua::citation>(m, "Citation", "Where a rule stands: instrument, article, and how we know it.")
        .def_readonly("instrument", &motcua::citation::instrument)
        .def_readonly("article", &motcua::citation::article)
        .def_readonly("certainty", &motcua::citation::certainty)
        .def("__str__", [](motcua::citation const& c) { return motcua::to_string(c); })
        .def("__repr__", [](motcua::citation const& c) { return "<Citation " + motcua::to_string(c) + ">"; })
        .def("__bool__", [](motcua::citation const& c) { return !c.instrument.empty(); })
        .def("__eq__", [](motcua::citation const& a, motcua::citation const& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](motcua::citation const& c) { return py::hash(py::str(motcua::to_string(c))); });

    py::class_<motcua::calendar_day>(m, "CalendarDay", "One day of a calendar with where it comes from.")
        .def_readonly("day", &motcua::calendar_day::day)
        .def_readonly("kind", &motcua::calendar_day::kind)
        .def_readonly("settled", &motcua::calendar_day::settled)
        .def_readonly("name", &motcua::calendar_day::name)
        .def_readonly("name_en", &motcua::calendar_day::name_en)
        .def_readonly("basis", &motcua::calendar_day::basis)
        .def_property_readonly("certainty", [](motcua::calendar_day const& d) { return d.basis.certainty; })
        .def_readonly("decided", &motcua::calendar_day::decided)
        .def_readonly("swapped_with", &motcua::calendar_day::swapped_with)
        .def_property_readonly("works", [](motcua::calendar_day const& d) { return motcua::works(d.kind); })
        .def("__repr__", [](motcua::calendar_day const& d) {
            return "<CalendarDay " + motcua::to_string(d.day) + " " + std::string(to_string(d.kind)) +
                   (d.name.empty() ? "" : " " + d.name) + ">";
        });

    py::class_<working_calendar> calendar(m, "WorkingCalendar",
                                          "The counting calendar of state bodies: immutable. Days outside what it covers raise "
                                          "CoverageError; days that hang on an open choice raise Error 1203.");
    calendar
        .def("is_working_day", [](working_calendar const& c, py::handle d) { return c.is_working_day(day_of(d, "d")); }, py::arg("d"),
             "Whether the day counts as a working day.")
        .def("advance", [](working_calendar const& c, py::handle d, int n) { return c.advance(day_of(d, "d"), n); }, py::arg("d"), py::arg("n"),
             "n > 0: the nth working day after `d`; n < 0: the nth before; 0: the day itself.")
        .def("count", [](working_calendar const& c, py::handle a, py::handle b) { return c.count(day_of(a, "a"), day_of(b, "b")); }, py::arg("a"),
             py::arg("b"), "Working days in `(a, b]`, negative for b before a.")
        .def("roll", [](working_calendar const& c, py::handle d) { return c.roll(day_of(d, "d")); }, py::arg("d"),
             "The day itself if it works, else the next working day.")
        .def("bounds", [](working_calendar const& c, py::handle d, int n) {
                 auto const b = c.advance_bounds(day_of(d, "d"), n);
                 return std::pair(b.earliest, b.latest);
             }, py::arg("d"), py::arg("n"), "The earliest and latest nth working day after `d` that open choices allow.")
        .def("day", [](working_calendar const& c, py::handle d) { return c.day(day_of(d, "d")); }, py::arg("d"),
             "The day's kind, name, basis and certainty.")
        .def("covers", [](working_calendar const& c, py::handle d) { return c.covers(day_of(d, "d")); }, py::arg("d"))
        .def_property_readonly("first", &working_calendar::first)
        .def_property_readonly("official_until", &working_calendar::official_until, "The last day for which announcements are known.")
        .def_property_readonly("last", &working_calendar::last)
        .def_property_readonly("edition", &working_calendar::edition, "Content hash.")
        .def_property_readonly("title", &working_calendar::title)
        .def("with_changes",
             [](working_calendar const& c, py::iterable const& off, py::iterable const& working, std::string source) {
                 return c.with_changes(changes(off, "off"), changes(working, "working"), std::move(source));
             },
             py::kw_only(), py::arg("off") = py::tuple(), py::arg("working") = py::tuple(), py::arg("source"),
             "A new calendar with local days: dates, or (date, name) pairs. `source` stands as their basis.")
        .def("__eq__", [](working_calendar const& a, working_calendar const& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](working_calendar const& c) { return py::hash(py::str(c.edition())); })
        .def("__repr__", [](working_calendar const& c) {
            return "<WorkingCalendar " + motcua::to_string(c.first()) + " to " + motcua::to_string(c.last()) + ", official until " +
                   motcua::to_string(c.official_until()) + ", edition " + c.edition() + ">";
        });
    immutable(calendar);

    m.def("vietnam_calendar", [](py::object const& as_known_on, py::object const& announcements) {
              auto const known = as_known_on.is_none() ? std::nullopt : std::optional(day_of(as_known_on, "as_known_on"));
              std::vector<motcua::announcement> more;
              if (!announcements.is_none()) {
                  auto const fspath = py::module_::import("os").attr("fspath");
                  bool const many = py::isinstance<py::list>(announcements) || py::isinstance<py::tuple>(announcements);
                  for (auto const& file : many ? py::list(announcements) : py::list(py::make_tuple(announcements))) {
                      auto of_file = motcua::read_announcements_file(fspath(file).cast<std::string>());
                      more.insert(more.end(), of_file.begin(), of_file.end());
                  }
              }
              return motcua::vietnam_calendar(known, more);
          },
          py::arg("as_known_on") = py::none(), py::arg("announcements") = py::none(),
          "The calendar of Vietnamese state bodies, announced 2015–2027 and projected after. `as_known_on` leaves out what was "
          "decided later; `announcements` is a JSON file, or several, with further ones.");
    m.def("calendar_of", [](py::handle first, py::handle last, py::iterable const& off, py::iterable const& working, std::string source) {
              // The days may have names, which plain lists of days have not.
              return motcua::calendar_of(day_of(first, "first"), day_of(last, "last"), {}, {}, source)
                  .with_changes(changes(off, "off"), changes(working, "working"), source);
          },
          py::arg("first"), py::arg("last"), py::arg("off") = py::tuple(), py::arg("working") = py::tuple(), py::kw_only(),
          py::arg("source"),
          "A calendar from lists of dates, or of (date, name) pairs, Saturday and Sunday being the weekly rest.");

    py::class_<motcua::office_hours> hours(m, "OfficeHours", "The reception hours of one office.");
    hours
        .def(py::init([](py::sequence const& week, std::string source) {
                 std::array<std::vector<motcua::window>, 7> days;
                 if (week.size() != 7 && week.size() != 5)
                     motcua::fail(motcua::error_code::hours_invalid, "week", std::to_string(week.size()) + " days",
                                  "seven days from Monday, or five", "give an empty list for a day without hours");
                 for (std::size_t i = 0; i < week.size(); ++i) days[i] = windows(week[i]);
                 return motcua::office_hours(days, std::move(source));
             }),
             py::arg("week"), py::kw_only(), py::arg("source"),
             "`week`: for each day from Monday a list of (from, to), as minutes after midnight or \"HH:MM\".")
        .def_static("weekdays", [](py::handle day, std::string source) {
                        return motcua::office_hours::weekdays(windows(day), std::move(source));
                    }, py::arg("day"), py::kw_only(), py::arg("source"), "The same hours from Monday to Friday.")
        .def_property_readonly("source", &motcua::office_hours::source)
        .def_property_readonly("edition", &motcua::office_hours::edition)
        .def("__eq__", [](motcua::office_hours const& a, motcua::office_hours const& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](motcua::office_hours const& h) { return py::hash(py::str(h.edition())); })
        .def("__repr__", [](motcua::office_hours const& h) { return "<OfficeHours " + h.source() + ">"; });
    immutable(hours);
}

}
