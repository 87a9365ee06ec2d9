// SPDX-License-Identifier: Apache-2.0
#pragma once
// Beside the umbrella header, like catalogue_json.hpp.
#include <string>
#include <vector>

#include "impl/json_document.hpp"
#include "rules.hpp"

namespace motcua {
inline namespace v0 {

/// The schema versions of law documents that this reader reads.
inline constexpr int law_schema_version = 1;

/// Reads documents of law rows over the built-in ones, or over `base`: each ends rules, then adds rows. As strict as the
/// reader of catalogues (M1105, M1302 … M1314), all problems at once with file and JSON pointer.
law_book read_law(std::vector<json_document> const& documents, law_book const& base = {},
                  json_limits const& limits = {});

/// Reads files. Throws M1301 for one that cannot be read.
law_book read_law_files(std::vector<std::string> const& paths, law_book const& base = {});

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/law_json.ipp"
#endif
