// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../rules.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

struct rules_data {
    working_calendar calendar;
    std::optional<office_hours> hours;
    std::shared_ptr<motcua::catalogue const> catalogue;  // null: the empty one
    std::string catalogue_edition;
    std::shared_ptr<state_machine const> machine;
    motcua::readings readings;
    law_book law;
};

template <class Change>
std::shared_ptr<rules_data const> changed(rules_data const& from, Change change) {
    auto copy = std::make_shared<rules_data>(from);
    change(*copy);
    return copy;
}

}
}
}
