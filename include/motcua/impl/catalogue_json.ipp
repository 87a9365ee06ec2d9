// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <typeinfo>

#include "../catalogue_json.hpp"
#include "catalogue_parts.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline void resolve(catalogue_parts const& parts, std::vector<named_place> const& uses) {
    std::set<std::string, std::less<>> defined;
    for (auto const& x : parts.sources) defined.insert("source " + x.id);
    for (auto const& x : parts.agencies) defined.insert("agency " + x.id);
    for (auto const& x : parts.units) defined.insert("unit " + x.id);
    for (auto const& x : parts.decisions) defined.insert("decision " + x.id);
    for (auto const& x : parts.procedures) defined.insert("procedure " + x.code);
    for (auto const& u : uses)
        if (defined.count(u.kind + " " + u.id) == 0)
            u.where.note(error_code::reference_unknown, "\"" + u.id + "\"", "the identifier of a " + u.kind + " in these documents",
                         "define it, or correct the identifier");
}

inline catalogue_parts read_parts(std::vector<catalogue_document> const& documents, catalogue_limits const& limits,
                                  std::vector<problem>& problems) {
    catalogue_parts parts;
    std::vector<named_place> uses;
    parts_index index;
    std::deque<json_node> trees;  // the places of uses point into them
    for (auto const& document : documents) {
        auto tree = parse_json(document, limits, problems);
        if (!tree) continue;
        trees.push_back(std::move(*tree));
        auto const edition = parts.editions.size();
        document_reader(parts, uses, index, edition).read(json_cursor(trees.back(), document.name, "", problems), document);
        // A document that is no object at all still takes its place, so that indices stay right.
        if (parts.editions.size() == edition) parts.editions.emplace_back();
    }
    resolve(parts, uses);
    return parts;
}

inline std::vector<catalogue_document> load(std::vector<std::string> const& paths, std::vector<problem>& problems) {
    std::vector<catalogue_document> documents;
    for (auto const& path : paths) {
        if (auto text = file_text(path)) documents.push_back({path, std::move(*text)});
        else
            problems.push_back({error_code::file_missing, path, "no readable file", "a catalogue document in JSON", "check the path"});
    }
    return documents;
}

}

MOTCUA_INLINE catalogue read_catalogue(std::vector<catalogue_document> const& documents, catalogue_limits const& limits) {
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
