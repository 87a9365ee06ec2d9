// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

#include "../version.hpp"

namespace motcua {
inline namespace v0 {

/// A JSON document in memory, with the name that problems give as its place.
struct json_document {
    std::string name;
    std::string text;
};

/// What a reader refuses, whatever a document says. All of these can be met by no honest document.
struct json_limits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t depth = 32;
    std::size_t text = std::size_t{64} << 10;  ///< characters of one text or key
    std::size_t items = 1'000'000;
};

}
}
