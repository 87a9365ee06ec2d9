// SPDX-License-Identifier: Apache-2.0
// The compiled library: the bodies of every public header, once. MOTCUA_COMPILED comes from the build.
#if !defined(MOTCUA_COMPILED)
#error "build this file through CMake: MOTCUA_COMPILED must be the same for the library and its users"
#endif
#include <motcua/impl/calendar.ipp>
#include <motcua/impl/calendar_json.ipp>
#include <motcua/impl/catalogue.ipp>
#include <motcua/impl/catalogue_json.ipp>
#include <motcua/impl/code.ipp>
#include <motcua/impl/consignment.ipp>
#include <motcua/impl/date.ipp>
#include <motcua/impl/deadline.ipp>
#include <motcua/impl/deadline_columns.ipp>
#include <motcua/impl/document.ipp>
#include <motcua/impl/dossier.ipp>
#include <motcua/impl/dossier_json.ipp>
#include <motcua/impl/dossier_log.ipp>
#include <motcua/impl/dossier_log_json.ipp>
#include <motcua/impl/dossier_papers.ipp>
#include <motcua/impl/eligibility.ipp>
#include <motcua/impl/eligibility_columns.ipp>
#include <motcua/impl/indicator.ipp>
#include <motcua/impl/law_json.ipp>
#include <motcua/impl/lunar.ipp>
#include <motcua/impl/machine.ipp>
#include <motcua/impl/postage.ipp>
#include <motcua/impl/process.ipp>
#include <motcua/impl/replay.ipp>
#include <motcua/impl/report.ipp>
#include <motcua/impl/rules.ipp>
#include <motcua/impl/time_limit.ipp>
#include <motcua/impl/transit.ipp>
#include <motcua/impl/working_minutes.ipp>
