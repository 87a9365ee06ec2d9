// SPDX-License-Identifier: Apache-2.0
#include <motcua/date.hpp>

int main() {
    auto const day = motcua::date(2025, 1, 31) + motcua::calendar_days{3};
#if defined(REFUSED)
    auto const nonsense = motcua::working_days{3} + motcua::months{1};
    return nonsense.count;
#else
    return day == motcua::date(2025, 2, 3) ? 0 : 1;
#endif
}
