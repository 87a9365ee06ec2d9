// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// The rows of a CSV file (RFC 4180), each by the names of the first line.
inline std::vector<std::map<std::string, std::string>> read_csv(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string const text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (text.empty()) throw std::runtime_error("no such table: " + path);
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            lines.back().back() += '"';
            ++i;
        } else if (c == '"') quoted = !quoted;
        else if (!quoted && c == ',') lines.back().emplace_back();
        else if (!quoted && c == '\n') lines.emplace_back(1);
        else if (quoted || c != '\r') lines.back().back() += c;
    }
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].size() == 1 && lines[i][0].empty()) continue;
        if (lines[i].size() != lines[0].size()) throw std::runtime_error(path + ": line " + std::to_string(i + 1));
        auto& row = rows.emplace_back();
        for (std::size_t k = 0; k < lines[0].size(); ++k) row[lines[0][k]] = lines[i][k];
    }
    return rows;
}
