// SPDX-License-Identifier: Apache-2.0
// The compiled library: the bodies of every public header, once. MOTCUA_COMPILED comes from the build.
#if !defined(MOTCUA_COMPILED)
#error "build this file through CMake: MOTCUA_COMPILED must be the same for the library and its users"
#endif
#if __has_include(<motcua/impl/token.ipp>)
#include <motcua/impl/token.ipp>
#endif
#if __has_include(<motcua/impl/error.ipp>)
#include <motcua/impl/error.ipp>
#endif
#if __has_include(<motcua/impl/date.ipp>)
#include <motcua/impl/date.ipp>
#endif
#if __has_include(<motcua/impl/posix_time.ipp>)
#include <motcua/impl/posix_time.ipp>
#endif
#if __has_include(<motcua/impl/law.ipp>)
#include <motcua/impl/law.ipp>
#endif
#if __has_include(<motcua/impl/lunar.ipp>)
#include <motcua/impl/lunar.ipp>
#endif
#if __has_include(<motcua/impl/calendar.ipp>)
#include <motcua/impl/calendar.ipp>
#endif
#if __has_include(<motcua/impl/office_hours.ipp>)
#include <motcua/impl/office_hours.ipp>
#endif
#if __has_include(<motcua/impl/time_limit.ipp>)
#include <motcua/impl/time_limit.ipp>
#endif
#if __has_include(<motcua/impl/procedure.ipp>)
#include <motcua/impl/procedure.ipp>
#endif
#if __has_include(<motcua/impl/catalogue.ipp>)
#include <motcua/impl/catalogue.ipp>
#endif
#if __has_include(<motcua/impl/catalogue_json.ipp>)
#include <motcua/impl/catalogue_json.ipp>
#endif
#if __has_include(<motcua/impl/rules.ipp>)
#include <motcua/impl/rules.ipp>
#endif
#if __has_include(<motcua/impl/eligibility.ipp>)
#include <motcua/impl/eligibility.ipp>
#endif
#if __has_include(<motcua/impl/deadline.ipp>)
#include <motcua/impl/deadline.ipp>
#endif
#if __has_include(<motcua/impl/transit.ipp>)
#include <motcua/impl/transit.ipp>
#endif
#if __has_include(<motcua/impl/machine.ipp>)
#include <motcua/impl/machine.ipp>
#endif
#if __has_include(<motcua/impl/clock.ipp>)
#include <motcua/impl/clock.ipp>
#endif
#if __has_include(<motcua/impl/dossier.ipp>)
#include <motcua/impl/dossier.ipp>
#endif
#if __has_include(<motcua/impl/replay.ipp>)
#include <motcua/impl/replay.ipp>
#endif
#if __has_include(<motcua/impl/conformance.ipp>)
#include <motcua/impl/conformance.ipp>
#endif
#if __has_include(<motcua/impl/report.ipp>)
#include <motcua/impl/report.ipp>
#endif
#include <motcua/impl/deadline_columns.ipp>
#include <motcua/impl/working_minutes.ipp>
#include <motcua/impl/calendar_json.ipp>
