// SPDX-License-Identifier: Apache-2.0
#pragma once
// What machine.cpp asks of Boost.MSM, which is compiled apart: its headers of Debian 12 are no C++20.
#include <cstddef>
#include <cstdint>

namespace peer {

/// An event of one dossier; `what` is a place in the list of events that both sides share.
struct step {
    std::uint32_t dossier;
    std::uint8_t what;
};

void reset(std::size_t machines);
/// Processes the events in their order; how many no row admits.
std::size_t run(step const* events, std::size_t count);
int state_of(std::size_t machine);
std::size_t size();

}
