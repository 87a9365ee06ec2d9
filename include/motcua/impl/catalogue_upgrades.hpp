// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../catalogue_json.hpp"
#include "json_reader.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// A key that a later version of the schema brought, in a document of an earlier one.
inline void refuse_key(json_cursor const& in, std::string_view key, int since) {
    if (auto const at = in.at(key))
        at->note(error_code::key_unknown, "the key \"" + std::string(key) + "\"",
                 "\"schema_version\": " + std::to_string(since) + " in a document with this key",
                 "write schema_version " + std::to_string(since) + ", or remove the key");
}

/// From version 1 to 2: nothing is renamed. Version 2 added the post's own tables, linked procedures, and lines, facts
/// and conditions of single cases; a document of version 1 cannot have them.
inline void upgrade_1(json_tree& tree, std::vector<problem>& problems) {
    json_cursor const root(tree, problems);
    for (auto const key : {"areas", "zones", "transit", "tariffs"}) refuse_key(root, key, 2);
    root.each_object("procedures", [](json_cursor const& p) {
        refuse_key(p, "linked", 2);
        p.each_object("variants", [](json_cursor const& v) { refuse_key(v, "facts", 2); });
    });
    root.each_object("lists", [](json_cursor const& l) {
        refuse_key(l, "variant", 2);
        refuse_key(l, "condition", 2);
    });
}

/// One step each, from the version of its place to the next: `catalogue_upgrades[0]` takes version 1 to 2. A document
/// of an old version is read for ever: it is taken step by step to the newest, and then read as that.
using catalogue_upgrade = void (*)(json_tree&, std::vector<problem>&);
inline constexpr catalogue_upgrade catalogue_upgrades[] = {upgrade_1};
static_assert(std::size(catalogue_upgrades) + 1 == catalogue_schema_version);

/// Takes a document to the newest version of the schema; a version that is none is a problem.
inline void upgrade(json_tree& tree, std::vector<problem>& problems) {
    json_cursor const root(tree, problems);
    if (root.node().kind != json_kind::object) return;  // said when it is read
    auto const schema = root.at("schema_version");
    if (!schema || schema->node().kind != json_kind::integer) return;
    auto const version = schema->node().integer;
    if (version < 1 || version > catalogue_schema_version)
        return schema->note(error_code::schema_version, std::to_string(version),
                            "1 to " + std::to_string(catalogue_schema_version),
                            "use the version of the library that reads this schema, or convert the document");
    for (auto v = static_cast<std::size_t>(version); v <= std::size(catalogue_upgrades); ++v)
        catalogue_upgrades[v - 1](tree, problems);
}

}
}
}
