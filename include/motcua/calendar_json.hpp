// SPDX-License-Identifier: Apache-2.0
#pragma once
// Beside the umbrella header, like catalogue_json.hpp: only programs that read files pay for a JSON reader.
#include <string>
#include <vector>

#include "calendar.hpp"

namespace motcua {
inline namespace v0 {

/// Reads announcements of days off from a JSON document, so that a new holiday needs no release:
/// `{"schema_version": 1, "announcements": [{"instrument", "decided", "state", "certainty", "completes_year",
/// "days": [{"date", "kind", "name", "swapped_with"}]}]}`. Kinds: holiday, compensatory, swapped_off, worked_in_lieu.
/// Strict like the catalogue reader; all problems at once (M1302 … M1313).
std::vector<announcement> read_announcements(std::string const& name, std::string const& text);

/// Reads a file. Throws M1301 for one that cannot be read.
std::vector<announcement> read_announcements_file(std::string const& path);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/calendar_json.ipp"
#endif
