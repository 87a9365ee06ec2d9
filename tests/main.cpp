// SPDX-License-Identifier: Apache-2.0
// Only Catch2 version 2 needs this file; version 3 brings its own main.
#define CATCH_CONFIG_MAIN
#include "catch.hpp"
