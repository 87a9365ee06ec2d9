// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <motcua/error.hpp>

#include "catch.hpp"

/// The problems that a call throws; none where it answers.
template <class F>
std::vector<motcua::problem> problems(F call) {
    try {
        call();
    } catch (motcua::error const& e) {
        return e.problems();
    }
    return {};
}

/// The number of the error that a call throws, or 0.
template <class F>
int refusal(F call) {
    auto const all = problems(call);
    return all.empty() ? 0 : static_cast<int>(all.front().code);
}

/// The same as an `error_code`; a call that answers fails the test.
template <class F>
motcua::error_code code_of(F call) {
    auto const all = problems(call);
    if (all.empty()) FAIL("no error");
    return all.front().code;
}
