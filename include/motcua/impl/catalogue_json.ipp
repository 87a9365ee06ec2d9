// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../catalogue_json.hpp"
#include "catalogue_parts.hpp"
#include "catalogue_upgrades.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Whether a decision says anything in the part that another one replaces: a count or a subject is something as well,
/// where its lists were not found.
inline bool says_something(catalogue_parts const& parts, catalogue_decision const& old, decision_replacement const& r) {
    if (!old.counts.empty() || !old.changes.empty() || !old.subject.vi.empty()) return true;
    auto const level_of = [&](std::string const& id) {
        auto const a =
            std::find_if(parts.agencies.begin(), parts.agencies.end(), [&](auto const& x) { return x.id == id; });
        return a == parts.agencies.end() ? std::optional<level>() : a->level;
    };
    return std::any_of(parts.lists.begin(), parts.lists.end(), [&](auto const& l) {
        if (l.decision != old.id) return false;
        if (r.whole() || std::find(r.agencies.begin(), r.agencies.end(), l.agency) != r.agencies.end()) return true;
        auto const of = level_of(l.agency);
        return of && std::find(r.levels.begin(), r.levels.end(), *of) != r.levels.end();
    });
}

/// Every identifier that is used is defined somewhere; no body stands under itself; what is replaced has said something.
inline void resolve(catalogue_parts const& parts, std::vector<named_place> const& uses, parts_index const& index) {
    std::string_view found[part_kinds];  // what was found last is often asked again
    for (auto const& u : uses) {
        auto const k = static_cast<std::size_t>(u.kind);
        if (!found[k].empty() && found[k] == u.id) continue;
        if (u.kind == part_kind::procedure ? index.versions.count(u.id) != 0 : index.places[k].count(u.id) != 0)
            found[k] = u.id;
        else
            u.where.note(error_code::reference_unknown, "\"" + std::string(u.id) + "\"",
                         "the identifier of a " + std::string(name_of(u.kind)) + " in these documents",
                         "define it, or correct the identifier");
    }
    for (auto const& named : index.cases) {
        auto const versions = index.versions.find(named.procedure);
        if (versions != index.versions.end() &&
            std::none_of(versions->second.begin(), versions->second.end(),
                         [&](std::size_t i) { return parts.procedures[i].variant(named.variant) != nullptr; }))
            named.where.note(error_code::reference_unknown, "\"" + named.variant + "\"",
                             "a variant of procedure " + named.procedure, "define it, or correct the identifier");
    }
    auto const cyclic = [&](part_kind kind, std::string_view at, auto above) {
        auto const& known = index.places[static_cast<std::size_t>(kind)];
        std::size_t steps = 0;
        for (auto a = known.find(at); a != known.end() && steps <= known.size(); a = known.find(at), ++steps)
            at = above(a->second.place);
        return steps > known.size();
    };
    for (auto const& u : uses) {
        if ((u.kind == part_kind::agency && u.where.key() == "parent" &&
             cyclic(u.kind, u.id, [&](std::size_t i) -> std::string_view { return parts.agencies[i].parent; })) ||
            (u.kind == part_kind::area && u.where.key() == "within" &&
             cyclic(u.kind, u.id, [&](std::size_t i) -> std::string_view { return parts.areas[i].within; })))
            u.where.note(error_code::value_invalid, "\"" + std::string(u.id) + "\", which stands under itself",
                         u.kind == part_kind::agency ? "a body further up" : "an area further up",
                         u.kind == part_kind::agency ? "correct the parents" : "correct the areas");
        if (u.kind != part_kind::decision || u.where.key() != "decision") continue;
        // { "id": d, "replaces": [ { "decision": u } ] }
        auto const by = u.where.holder().holder().at("id");
        auto const& decisions = index.places[static_cast<std::size_t>(part_kind::decision)];
        auto const old = decisions.find(u.id);
        auto const d = by && u.where.holder().key().empty() ? decisions.find(by->node().text) : decisions.end();
        if (old == decisions.end() || d == decisions.end() || d == old) continue;
        for (auto const& r : parts.decisions[d->second.place].replaces)
            if (r.decision == u.id && !says_something(parts, parts.decisions[old->second.place], r)) {
                u.where.note(error_code::replaces_nothing, "\"" + std::string(u.id) + "\", of which nothing is listed",
                             "a decision with lines, changes or counts in that part",
                             "correct the identifier or the part, or add what it lists");
                break;
            }
    }
}

inline catalogue_parts read_parts(std::vector<catalogue_document> const& documents, catalogue_limits const& limits,
                                  std::vector<problem>& problems) {
    catalogue_parts parts;
    std::vector<named_place> uses;
    parts_index index;
    std::vector<std::unique_ptr<json_tree>> trees;  // the places of uses point into them
    for (auto const& document : documents) {
        auto tree = parse_json(document, limits, problems);
        if (!tree) continue;
        upgrade(*tree, problems);
        trees.push_back(std::move(tree));
        auto const edition = parts.editions.size();
        document_reader(parts, uses, index, edition).read(json_cursor(*trees.back(), problems), document);
        // A document that is no object at all still takes its place, so that indices stay right.
        if (parts.editions.size() == edition) parts.editions.emplace_back();
    }
    resolve(parts, uses, index);
    return parts;
}

inline std::vector<catalogue_document> load(std::vector<std::string> const& paths, std::vector<problem>& problems) {
    std::vector<catalogue_document> documents;
    for (auto const& path : paths) {
        if (auto text = file_text(path))
            documents.push_back({path, std::move(*text)});
        else
            problems.push_back(
                {error_code::file_missing, path, "no readable file", "a catalogue document in JSON", "check the path"});
    }
    return documents;
}

}

MOTCUA_INLINE catalogue read_catalogue(std::vector<catalogue_document> const& documents,
                                       catalogue_limits const& limits) {
    std::vector<problem> problems;
    auto parts = detail::read_parts(documents, limits, problems);
    if (!problems.empty()) throw error(std::move(problems));
    return catalogue(std::move(parts));
}

MOTCUA_INLINE std::vector<problem> check_catalogue(std::vector<catalogue_document> const& documents,
                                                   catalogue_limits const& limits) {
    std::vector<problem> problems;
    (void)detail::read_parts(documents, limits, problems);
    return problems;
}

MOTCUA_INLINE catalogue read_catalogue_files(std::vector<std::string> const& paths) {
    std::vector<problem> problems;
    auto const documents = detail::load(paths, problems);
    auto parts = detail::read_parts(documents, {}, problems);
    if (!problems.empty()) throw error(std::move(problems));
    return catalogue(std::move(parts));
}

MOTCUA_INLINE std::vector<problem> check_catalogue_files(std::vector<std::string> const& paths) {
    std::vector<problem> problems;
    auto const documents = detail::load(paths, problems);
    (void)detail::read_parts(documents, {}, problems);
    return problems;
}

}
}
