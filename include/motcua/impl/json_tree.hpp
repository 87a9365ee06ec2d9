// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstring>
#include <fstream>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_set>

#include "../date.hpp"
#include "json_document.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

enum class json_kind : unsigned char { null, boolean, integer, number, text, array, object };

constexpr std::string_view name_of(json_kind k) {
    constexpr std::string_view names[] = {
        "null", "a boolean", "an integer", "a number with a fraction or beyond 64 bits",
        "text", "an array",  "an object"};
    return names[static_cast<std::size_t>(k)];
}

/// One value of a document. The values stand in the order of the document, so the first member of a container is the
/// value after it.
struct json_node {
    std::string_view key, text;  ///< its key, where its parent is an object; text, or the digits of a number
    std::int64_t integer = 0;    ///< an integer, or 1 for true
    std::uint32_t parent = 0, next = 0, size = 0;  ///< `next` member of the same parent, 0 for none; members
    json_kind kind = json_kind::null;
};

/// What a document says, kept as it stands: keys in their order, integers apart from other numbers.
class json_tree {
public:
    std::string file;
    std::vector<json_node> nodes;

    /// A copy that lives as long as the tree.
    std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        if (text.size() > room_) {
            room_ = std::max(text.size(), std::size_t{1} << 16);
            blocks_.push_back(std::make_unique<char[]>(room_));
            free_ = blocks_.back().get();
        }
        std::memcpy(free_, text.data(), text.size());
        std::string_view const kept(free_, text.size());
        free_ += text.size();
        room_ -= text.size();
        return kept;
    }

private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    std::size_t room_ = 0;
};

/// One step of a JSON pointer (RFC 6901).
inline std::string pointer_step(std::string_view name) {
    std::string escaped = "/";
    for (char c : name) escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return escaped;
}

/// File and pointer; the pointer of the whole document is empty.
inline std::string place_of(std::string const& file, std::string const& pointer) {
    return pointer.empty() ? file : file + " " + pointer;
}

/// Code points of a text that is UTF-8: what JSON and JSON Schema call its characters.
inline std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Builds the tree from the events of nlohmann's SAX reader, refusing depth, size and duplicate keys while it reads:
/// a tree of a million brackets is itself the hazard.
class json_builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    json_builder(json_tree& to, json_limits limits, std::vector<problem>& problems)
        : to_(to), limits_(limits), problems_(problems) {}
    bool stopped = false;

    bool null() override { return put(json_kind::null); }
    bool boolean(bool v) override { return put(json_kind::boolean, {}, v ? 1 : 0); }
    bool number_integer(number_integer_t v) override { return put(json_kind::integer, {}, v); }
    bool number_unsigned(number_unsigned_t v) override {
        if (v <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return put(json_kind::integer, {}, static_cast<std::int64_t>(v));
        return put(json_kind::number, std::to_string(v));
    }
    bool number_float(number_float_t, string_t const& digits) override { return put(json_kind::number, digits); }
    bool string(string_t& v) override { return short_enough(v, "a text of ") && put(json_kind::text, v); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(json_kind::object); }
    bool start_array(std::size_t) override { return open(json_kind::array); }
    bool key(string_t& v) override {
        if (!short_enough(v, "a key of ")) return false;
        auto& in = open_.back();
        in.key = to_.keep(v);
        in.has_key = true;
        if (seen(in))
            problems_.push_back(
                {error_code::json_duplicate_key, place(), "the key twice", "each key once", "remove one of the two"});
        return true;
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, std::string const&, nlohmann::json::exception const& e) override {
        std::string what = e.what();  // "[json.exception.parse_error.101] parse error at line 1, column 2: …"
        auto const at = what.find("parse error");
        if (at != std::string::npos) what.erase(0, at);
        // The rest quotes the document, perhaps bytes that are no text at all.
        what.erase(std::min(what.find("; last read"), what.size()));
        problems_.push_back({error_code::json_broken, to_.file + " byte " + std::to_string(position), std::move(what),
                             "one JSON document in UTF-8", "check the document around this place"});
        stopped = true;
        return false;
    }

private:
    struct container {
        std::uint32_t node = 0, last = 0;  ///< `last` member so far, 0 for none
        bool has_key = false;
        std::string_view key{};
        std::unique_ptr<std::unordered_set<std::string_view>> keys{};  ///< of an object with many
    };

    /// Whether the object has the key already, which is now counted among its own.
    bool seen(container& in) {
        constexpr std::uint32_t few = 16;
        auto const size = to_.nodes[in.node].size;
        if (size < few) {
            for (auto i = size == 0 ? 0U : in.node + 1; i != 0; i = to_.nodes[i].next)
                if (to_.nodes[i].key == in.key) return true;
            return false;
        }
        if (!in.keys) {
            in.keys = std::make_unique<std::unordered_set<std::string_view>>();
            for (auto i = in.node + 1; i != 0; i = to_.nodes[i].next) in.keys->insert(to_.nodes[i].key);
        }
        return !in.keys->insert(in.key).second;
    }
    /// Of the value that comes next. A container that is open has its place in its parent already.
    [[nodiscard]] std::string place() const {
        std::string pointer;
        for (auto const& in : open_) {
            auto const& n = to_.nodes[in.node];
            if (n.kind == json_kind::object && !in.has_key) break;
            std::size_t const index = n.size - (&in == &open_.back() ? 0U : 1U);
            pointer += n.kind == json_kind::object ? pointer_step(in.key) : pointer_step(std::to_string(index));
        }
        return place_of(to_.file, pointer);
    }
    bool limit(std::string found, std::size_t most, std::string_view of) {
        problems_.push_back({error_code::json_limit, place(), std::move(found),
                             "at most " + std::to_string(most) + " " + std::string(of), "split the document"});
        stopped = true;
        return false;
    }
    bool short_enough(std::string_view text, std::string_view what) {
        if (text.size() <= limits_.text) return true;
        auto const length = characters(text);
        if (length <= limits_.text) return true;
        return limit(std::string(what) + std::to_string(length) + " characters", limits_.text, "characters");
    }
    bool put(json_kind kind, std::string_view text = {}, std::int64_t integer = 0) {
        if (to_.nodes.size() >= limits_.items) return limit("too many values", limits_.items, "values");
        auto const here = static_cast<std::uint32_t>(to_.nodes.size());
        auto& n = to_.nodes.emplace_back();
        n.kind = kind;
        n.text = to_.keep(text);
        n.integer = integer;
        if (open_.empty()) return true;
        auto& in = open_.back();
        n.parent = in.node;
        n.key = in.key;
        if (in.last != 0) to_.nodes[in.last].next = here;
        in.last = here;
        ++to_.nodes[in.node].size;
        return true;
    }
    bool open(json_kind kind) {
        if (open_.size() >= limits_.depth) return limit("too deep", limits_.depth, "levels");
        auto const here = static_cast<std::uint32_t>(to_.nodes.size());
        if (!put(kind)) return false;
        open_.emplace_back().node = here;
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }
    json_tree& to_;
    json_limits limits_;
    std::vector<problem>& problems_;
    std::vector<container> open_;
};

/// The bytes of a file, no more than show that it is too long; nothing where it cannot be read. A folder opens, and
/// fails when it is read.
inline std::optional<std::string> file_text(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::vector<char> part(std::size_t{1} << 16);
    while (file.is_open() && text.size() <= json_limits{}.bytes) {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        text.append(part.data(), static_cast<std::size_t>(file.gcount()));
        if (!file) break;
    }
    if (!file.is_open() || file.bad()) return std::nullopt;
    return text;
}

/// The tree, or nothing when the document could not be read to its end.
inline std::unique_ptr<json_tree> parse_json(json_document const& document, json_limits const& limits,
                                             std::vector<problem>& problems) {
    std::string_view text = document.text;
    if (text.size() > limits.bytes) {
        problems.push_back({error_code::json_limit, document.name, std::to_string(text.size()) + " bytes",
                            "at most " + std::to_string(limits.bytes) + " bytes", "split the document"});
        return nullptr;
    }
    // To the JSON library a NUL ends the input, and whatever follows would be ignored.
    if (auto const nul = text.find('\0'); nul != std::string_view::npos) {
        problems.push_back({error_code::json_broken, document.name + " byte " + std::to_string(nul + 1), "a NUL byte",
                            "one JSON document in UTF-8", "check the document around this place"});
        return nullptr;
    }
    auto tree = std::make_unique<json_tree>();
    tree->file = document.name;
    tree->nodes.reserve(std::min(text.size() / 24 + 8, limits.items));
    // The library skips one byte order mark, as spreadsheets write it.
    json_builder builder(*tree, limits, problems);
    bool const read = nlohmann::json::sax_parse(document.text, &builder);
    if (!read || builder.stopped) return nullptr;
    return tree;
}

}
}
}
