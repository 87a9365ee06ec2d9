// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../lunar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

MOTCUA_INLINE void lunar_not_covered(int year) {
    throw coverage_error(problem{error_code::lunar_not_covered, "lunar year", std::to_string(year), "1968 … 2100",
                                 "the Vietnamese lunar calendar is known to the library for these years only"});
}

MOTCUA_INLINE void lunar_not_covered(date d) {
    throw coverage_error(problem{error_code::lunar_not_covered, "date", to_string(d),
                                 to_string(lunar::first_day) + " … " + to_string(lunar::last_day),
                                 "the Vietnamese lunar calendar is known to the library for these days only"});
}

MOTCUA_INLINE void lunar_invalid(int year, int month, int day, bool leap) {
    std::string const found = std::to_string(day) + "/" + std::to_string(month) + (leap ? " (leap)" : "") + "/" +
                              std::to_string(year);
    if (month < 1 || month > 12)
        fail(error_code::lunar_invalid, "lunar date", found, "a month from 1 to 12", "check the month");
    int const repeated = lunar::leap_month(year);
    if (leap && month != repeated)
        fail(error_code::lunar_invalid, "lunar date", found,
             repeated == 0 ? "no leap month in that year" : "leap month " + std::to_string(repeated) + " only",
             "leave leap out, or check the year");
    fail(error_code::lunar_invalid, "lunar date", found,
         "a day from 1 to " + std::to_string(lunar::month_length(year, month, leap)), "check the day");
}

}
}
}
