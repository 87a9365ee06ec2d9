// SPDX-License-Identifier: Apache-2.0
// Two translation units include the whole library: a body that is not inline would be defined twice.
#include <cstdio>
#include <motcua/motcua.hpp>

std::string one_month_after(motcua::date received);  // second.cpp

int main() {
    auto const received = motcua::date(2025, 1, 31);
    auto const same = one_month_after(received) == motcua::to_string(motcua::date(2025, 2, 28));
    std::printf("motcua %s via %s: %s\n", motcua::version, WAY, same ? "ok" : "wrong date");
    return same ? 0 : 1;
}
