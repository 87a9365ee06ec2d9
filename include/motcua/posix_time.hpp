// SPDX-License-Identifier: Apache-2.0
#pragma once
// Interop in a header of its own: Boost's posix_time costs a second of compile time that the core does not need.
#include <boost/date_time/posix_time/posix_time_types.hpp>

#include "date.hpp"

namespace motcua {
inline namespace v0 {

/// The same civil time as a `ptime`, which has no zone either.
inline boost::posix_time::ptime to_ptime(civil_second t) {
    return {boost::gregorian::date(t.day()), boost::posix_time::seconds(t.second_of_day())};
}

/// Whole seconds of a `ptime` taken as civil time at UTC+7. Throws M1101 for its special values, M1102 outside the range.
inline civil_second from_ptime(boost::posix_time::ptime const& t) {
    if (t.is_special())
        fail(error_code::date_invalid, "ptime", "a special value of boost::posix_time::ptime", "an instant",
             "use std::optional<motcua::civil_second> for absence");
    return {std::int64_t{date(t.date()).days()} * 86400 + t.time_of_day().total_seconds()};
}

}
}
