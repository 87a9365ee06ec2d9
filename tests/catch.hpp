// SPDX-License-Identifier: Apache-2.0
#pragma once
// One include for both generations of Catch2: version 3, and the 2.13 of Debian 12.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
