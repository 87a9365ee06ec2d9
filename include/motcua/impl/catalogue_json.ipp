// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../catalogue_json.hpp"
#include "catalogue_parts.hpp"

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
inline void resolve(catalogue_parts const& parts, std::vector<named_place> const& uses) {
    std::unordered_map<std::string_view, std::size_t> defined[5];
    auto const add = [&](part_kind kind, auto const& all, auto id) {
        for (std::size_t i = 0; i < all.size(); ++i) defined[static_cast<std::size_t>(kind)].emplace(id(all[i]), i);
    };
    auto const id = [](auto const& x) -> std::string_view { return x.id; };
    add(part_kind::source, parts.sources, id);
    add(part_kind::agency, parts.agencies, id);
    add(part_kind::unit, parts.units, id);
    add(part_kind::decision, parts.decisions, id);
    add(part_kind::procedure, parts.procedures, [](auto const& p) -> std::string_view { return p.code; });
    for (auto const& u : uses)
        if (defined[static_cast<std::size_t>(u.kind)].count(u.id) == 0)
            u.where.note(error_code::reference_unknown, "\"" + std::string(u.id) + "\"",
                         "the identifier of a " + std::string(name_of(u.kind)) + " in these documents",
                         "define it, or correct the identifier");
    for (auto const& u : uses) {
        if (u.kind == part_kind::agency && u.where.key() == "parent") {
            auto at = u.id;
            std::size_t steps = 0;
            auto const& known = defined[static_cast<std::size_t>(part_kind::agency)];
            for (auto a = known.find(at); a != known.end() && steps <= known.size(); a = known.find(at), ++steps)
                at = parts.agencies[a->second].parent;
            if (steps > known.size())
                u.where.note(error_code::value_invalid, "\"" + std::string(u.id) + "\", which stands under itself",
                             "a body further up", "correct the parents");
        }
        if (u.kind != part_kind::decision || u.where.key() != "decision") continue;
        // { "id": d, "replaces": [ { "decision": u } ] }
        auto const by = u.where.holder().holder().at("id");
        auto const& decisions = defined[static_cast<std::size_t>(part_kind::decision)];
        auto const old = decisions.find(u.id);
        auto const d = by && u.where.holder().key().empty() ? decisions.find(by->node().text) : decisions.end();
        if (old == decisions.end() || d == decisions.end() || d == old) continue;
        for (auto const& r : parts.decisions[d->second].replaces)
            if (r.decision == u.id && !says_something(parts, parts.decisions[old->second], r)) {
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
        trees.push_back(std::move(tree));
        auto const edition = parts.editions.size();
        document_reader(parts, uses, index, edition).read(json_cursor(*trees.back(), problems), document);
        // A document that is no object at all still takes its place, so that indices stay right.
        if (parts.editions.size() == edition) parts.editions.emplace_back();
    }
    resolve(parts, uses);
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
