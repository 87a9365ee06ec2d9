// SPDX-License-Identifier: Apache-2.0
#pragma once
// Beside the umbrella header: only programs that read catalogues pay for a JSON reader, and none of its types shows.
#include <string>
#include <string_view>
#include <vector>

#include "catalogue.hpp"
#include "impl/json_document.hpp"

namespace motcua {
inline namespace v0 {

/// The newest schema version. Every earlier one is read as well, for ever, and gives the catalogue that it always gave.
inline constexpr int catalogue_schema_version = 2;

/// A catalogue document in memory, and what the reader refuses whatever a document says.
using catalogue_document = json_document;
using catalogue_limits = json_limits;

/// Reads documents, later ones over earlier ones: an entry with the same identifier replaces the earlier one, a
/// procedure entry without variants only adds agencies. Strict: duplicate and unknown keys, wrong types, numbers that
/// are not what they should be, unknown identifiers and overlapping versions are all refused, all at once, with file
/// and JSON pointer (M1302 … M1313); nothing is half-loaded.
catalogue read_catalogue(std::vector<catalogue_document> const& documents, catalogue_limits const& limits = {});

/// The same checks; returns the problems instead of throwing.
std::vector<problem> check_catalogue(std::vector<catalogue_document> const& documents,
                                     catalogue_limits const& limits = {});

/// Reads files. Throws M1301 for one that cannot be read.
catalogue read_catalogue_files(std::vector<std::string> const& paths);
std::vector<problem> check_catalogue_files(std::vector<std::string> const& paths);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/catalogue_json.ipp"
#endif
