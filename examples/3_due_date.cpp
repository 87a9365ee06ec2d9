// SPDX-License-Identifier: Apache-2.0
// When a limit ends, how that came about, and what the answer hangs on.
#include <cstdio>
#include <motcua/deadline.hpp>

namespace {

std::string shown(std::optional<motcua::date> const& d) { return d ? to_string(*d) : "undecided"; }

}

int main() {
    using motcua::date;
    auto const limit = motcua::parse_time_limit("5 ngày làm việc");
    auto const tet = due(limit, date(2020, 1, 20));
    std::printf("%s from 2020-01-20: %s, %s\n", to_text(limit).c_str(), shown(tet.date()).c_str(),
                std::string(label(tet.status())).c_str());
    for (auto const& step : tet.steps()) {
        auto const basis = to_string(step.basis);
        std::printf("  %s%s\n", step.text.vi.c_str(), basis.empty() ? "" : (" [" + basis + "]").c_str());
    }

    // Months end on the corresponding day, moved off a rest day; Boost's month arithmetic is never used.
    std::printf("1 month from 2025-01-31: %s\n", shown(due(motcua::months(1), date(2025, 1, 31)).date()).c_str());

    // Ten days that do not count. A new date is set once, before the old one.
    std::printf("paused 2020-01-21 to 2020-01-31: %s\n",
                shown(tet.pause(date(2020, 1, 21), date(2020, 1, 31)).date()).c_str());
    std::printf("extended: %s\n", shown(tet.extend(date(2020, 2, 10)).date()).c_str());

    // The open points of law that would change the answer.
    for (auto const& r : tet.sensitivity())
        std::printf("if %s is %s: %s\n", std::string(to_string(r.what)).c_str(), r.value.c_str(),
                    shown(r.date).c_str());
    auto const with = motcua::rules().with(motcua::reading::first_day, "included");
    std::printf("first day included: %s\n", shown(due(limit, date(2020, 1, 20), with).date()).c_str());

    // Beyond the announced years an answer says so, and gives its bounds where nobody has chosen yet.
    for (auto const day : {date(2050, 6, 6), date(2050, 8, 25)}) {
        auto const later = due(limit, day);
        std::printf("from %s: %s, %s to %s, %s\n", to_string(day).c_str(), shown(later.date()).c_str(),
                    shown(later.earliest()).c_str(), shown(later.latest()).c_str(),
                    std::string(to_string(later.status())).c_str());
    }
}
