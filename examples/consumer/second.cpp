// SPDX-License-Identifier: Apache-2.0
#include <motcua/motcua.hpp>

std::string one_month_after(motcua::date received);

std::string one_month_after(motcua::date received) {
    return motcua::to_string(motcua::add(received, motcua::months{1}));
}
