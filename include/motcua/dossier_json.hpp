// SPDX-License-Identifier: Apache-2.0
#pragma once
// Beside the umbrella header, like catalogue_json.hpp: only programs that read files pay for a JSON reader.
#include "dossier.hpp"

namespace motcua {
inline namespace v0 {

/// A dossier as JSON: subject, every event, the table's hash and the state that the events led to. No personal data.
std::string save_dossier(dossier const& d, rules const& under = rules());

/// An event of a save that the rules in use refuse.
struct refused_event {
    motcua::event event;
    motcua::refusal refusal;
};

/// A dossier that was read: what its events give under the rules in use, never what the save claims.
struct restored_dossier {
    motcua::dossier dossier;
    bool same_table = false;               ///< the save was made by the table in use
    std::string table;                     ///< the hash that the save names
    std::vector<refused_event> refused;    ///< left out of the dossier
    std::vector<std::string> differences;  ///< `due: saved 2020-06-12, now 2020-06-15`
};

/// Reads a save and applies its events anew. `name` stands in the problems' places. Throws M1302 … M1313 for a document
/// that is no save, all problems at once.
restored_dossier load_dossier(std::string const& name, std::string const& text, rules const& under = rules());

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/dossier_json.ipp"
#endif
