// SPDX-License-Identifier: Apache-2.0
#pragma once
// Beside the umbrella header, like dossier_json.hpp.
#include "dossier_log.hpp"

namespace motcua {
inline namespace v0 {

/// A log as JSON: the subject, every entry as it was written, the table's hash. No personal data.
std::string save_log(dossier_log const& log, rules const& under = rules());

/// A log that was read.
struct restored_log {
    dossier_log log;          ///< equal to the one that was saved; its dossier is what the rules in use make of it
    bool same_table = false;  ///< the save was made by the table in use
    std::string table;        ///< the hash that the save names
};

/// Reads a saved log and applies the events that count anew. `name` stands in the problems' places. Throws M1302 … M1313 for
/// a document that is no log, all problems at once: among them a key that two entries have, an instant of writing that
/// goes back, a correction of what cannot be corrected. M1309 as well for an event that the rules in use refuse: nothing
/// that was written is left out.
restored_log load_log(std::string const& name, std::string const& text, rules const& under = rules());

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/dossier_log_json.ipp"
#endif
