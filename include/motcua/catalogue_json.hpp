// SPDX-License-Identifier: Apache-2.0
#pragma once
// Beside the umbrella header: only programs that read catalogues pay for a JSON reader, and none of its types shows.
#include <string>
#include <string_view>
#include <vector>

#include "catalogue.hpp"

namespace motcua {
inline namespace v0 {

/// The schema versions that this reader reads.
inline constexpr int catalogue_schema_version = 1;

/// A catalogue document in memory, with the name that problems give as its place.
struct catalogue_document {
    std::string name;
    std::string text;
};

/// What the reader refuses, whatever a document says. All of these can be met by no honest catalogue.
struct catalogue_limits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t depth = 32;
    std::size_t text = std::size_t{64} << 10;
    std::size_t items = 1'000'000;
};

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
