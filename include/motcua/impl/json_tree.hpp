// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "../date.hpp"
#include "json_document.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

enum class json_kind : unsigned char { null, boolean, integer, number, text, array, object };

constexpr std::string_view name_of(json_kind k) {
    constexpr std::string_view names[] = {"null", "a boolean", "an integer", "a number with a fraction or beyond 64 bits",
                                          "text", "an array", "an object"};
    return names[static_cast<std::size_t>(k)];
}

/// What a document says, kept as it stands: keys in their order, integers apart from other numbers.
struct json_node {
    json_kind kind = json_kind::null;
    bool boolean = false;
    std::int64_t integer = 0;
    std::string text;
    std::vector<std::string> keys;  // of an object, beside items
    std::vector<std::unique_ptr<json_node>> items;  // an empty deque would take half a kilobyte
};

/// One step of a JSON pointer (RFC 6901).
inline std::string pointer_step(std::string_view name) {
    std::string escaped = "/";
    for (char c : name) escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return escaped;
}

/// Builds the tree from the events of nlohmann's SAX reader, refusing depth, size and duplicate keys while it reads:
/// a tree of a million brackets is itself the hazard.
class json_builder : public nlohmann::json_sax<nlohmann::json> {
public:
    json_builder(std::string file, json_limits limits, std::vector<problem>& problems)
        : file_(std::move(file)), limits_(limits), problems_(problems) {}
    json_node root;
    bool stopped = false;

    bool null() override { return put({}); }
    bool boolean(bool v) override {
        json_node n;
        n.kind = json_kind::boolean;
        n.boolean = v;
        return put(std::move(n));
    }
    bool number_integer(number_integer_t v) override {
        json_node n;
        n.kind = json_kind::integer;
        n.integer = v;
        return put(std::move(n));
    }
    bool number_unsigned(number_unsigned_t v) override {
        json_node n;
        n.kind = v > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()) ? json_kind::number
                                                                                              : json_kind::integer;
        n.integer = static_cast<std::int64_t>(v);
        n.text = std::to_string(v);
        return put(std::move(n));
    }
    bool number_float(number_float_t, string_t const& digits) override {
        json_node n;
        n.kind = json_kind::number;
        n.text = digits;
        return put(std::move(n));
    }
    bool string(string_t& v) override {
        if (v.size() > limits_.text) return limit("a text of " + std::to_string(v.size()) + " bytes", limits_.text, "bytes");
        json_node n;
        n.kind = json_kind::text;
        n.text = std::move(v);
        return put(std::move(n));
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(json_kind::object); }
    bool start_array(std::size_t) override { return open(json_kind::array); }
    bool key(string_t& v) override {
        if (v.size() > limits_.text) return limit("a key of " + std::to_string(v.size()) + " bytes", limits_.text, "bytes");
        open_.back()->keys.push_back(v);
        if (!seen_.back().insert(v).second)
            problems_.push_back({error_code::json_duplicate_key, place(), "the key twice", "each key once", "remove one of the two"});
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
        problems_.push_back({error_code::json_broken, file_ + " byte " + std::to_string(position), std::move(what),
                             "one JSON document in UTF-8", "check the document around this place"});
        stopped = true;
        return false;
    }

private:
    /// Of the value that comes next. A container that is open has its place in its parent already.
    [[nodiscard]] std::string place() const {
        std::string pointer;
        for (auto const* n : open_) {
            if (n->kind == json_kind::object && n->keys.empty()) break;
            std::size_t const index = n->items.size() - (n == open_.back() ? 0 : 1);
            pointer += pointer_step(n->kind == json_kind::object ? n->keys.back() : std::to_string(index));
        }
        return file_ + " " + (pointer.empty() ? "/" : pointer);
    }
    bool limit(std::string found, std::size_t most, std::string_view of) {
        problems_.push_back({error_code::json_limit, place(), std::move(found),
                             "at most " + std::to_string(most) + " " + std::string(of), "split the document"});
        stopped = true;
        return false;
    }
    bool put(json_node n) {
        if (++items_ > limits_.items) return limit("too many values", limits_.items, "values");
        if (open_.empty()) root = std::move(n);
        else open_.back()->items.push_back(std::make_unique<json_node>(std::move(n)));
        return true;
    }
    bool open(json_kind kind) {
        if (open_.size() >= limits_.depth) return limit("too deep", limits_.depth, "levels");
        json_node n;
        n.kind = kind;
        if (!put(std::move(n))) return false;
        open_.push_back(open_.empty() ? &root : open_.back()->items.back().get());
        seen_.emplace_back();
        return true;
    }
    bool close() {
        open_.pop_back();
        seen_.pop_back();
        return true;
    }
    std::string file_;
    json_limits limits_;
    std::vector<problem>& problems_;
    std::vector<json_node*> open_;
    std::vector<std::unordered_set<std::string>> seen_;  // keys of the open objects
    std::size_t items_ = 0;
};

/// The bytes of a file, no more than show that it is too long; nothing where it cannot be read. A folder opens, and
/// fails when it is read.
inline std::optional<std::string> file_text(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::vector<char> chunk(std::size_t{1} << 16);
    while (file.is_open() && text.size() <= json_limits{}.bytes) {
        file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        text.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
        if (!file) break;
    }
    if (!file.is_open() || file.bad()) return std::nullopt;
    return text;
}

/// The tree, or nothing when the document could not be read to its end.
inline std::optional<json_node> parse_json(json_document const& document, json_limits const& limits,
                                           std::vector<problem>& problems) {
    std::string_view text = document.text;
    if (text.size() > limits.bytes) {
        problems.push_back({error_code::json_limit, document.name, std::to_string(text.size()) + " bytes",
                            "at most " + std::to_string(limits.bytes) + " bytes", "split the document"});
        return std::nullopt;
    }
    // To the JSON library a NUL ends the input, and whatever follows would be ignored.
    if (auto const nul = text.find('\0'); nul != std::string_view::npos) {
        problems.push_back({error_code::json_broken, document.name + " byte " + std::to_string(nul + 1), "a NUL byte",
                            "one JSON document in UTF-8", "check the document around this place"});
        return std::nullopt;
    }
    // The library skips one byte order mark, as spreadsheets write it.
    json_builder builder(document.name, limits, problems);
    bool const read = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    if (!read || builder.stopped) return std::nullopt;
    return std::move(builder.root);
}

}
}
}
