// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../law.hpp"
#include "json_tree.hpp"
#include "vietnamese_text.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// A place in a document while it is read: every question about a value either answers or notes a problem with the
/// place, and reading goes on, so that all problems come at once.
class json_cursor {
public:
    json_cursor(json_tree const& tree, std::vector<problem>& problems) : tree_(&tree), problems_(&problems) {}

    [[nodiscard]] json_node const& node() const { return tree_->nodes[here_]; }
    [[nodiscard]] std::string place() const {
        std::string pointer;
        for (auto i = here_; i != 0; i = tree_->nodes[i].parent) {
            auto const& parent = tree_->nodes[tree_->nodes[i].parent];
            std::size_t index = 0;
            if (parent.kind == json_kind::array)
                for (auto k = tree_->nodes[i].parent + 1; k != i; k = tree_->nodes[k].next) ++index;
            pointer.insert(0, pointer_step(parent.kind == json_kind::object ? std::string(tree_->nodes[i].key)
                                                                            : std::to_string(index)));
        }
        return place_of(tree_->file, pointer);
    }

    /// Its key, where it is the member of an object.
    [[nodiscard]] std::string_view key() const { return node().key; }
    /// The object that holds it, or the object that holds the array that holds it.
    [[nodiscard]] json_cursor holder() const {
        auto const above = node().parent;
        return at_node(tree_->nodes[above].kind == json_kind::array ? tree_->nodes[above].parent : above);
    }

    void note(error_code code, std::string found, std::string expected, std::string cure) const {
        problems_->push_back({code, place(), std::move(found), std::move(expected), std::move(cure)});
    }
    void note_type(std::string_view expected) const {
        note(error_code::type_wrong,
             node().kind == json_kind::number ? "the number " + std::string(node().text)
                                              : std::string(name_of(node().kind)),
             std::string(expected), "write " + std::string(expected));
    }

    /// Whether this is an object with no other keys than these.
    bool object(std::initializer_list<std::string_view> keys) const {
        if (node().kind != json_kind::object) {
            note_type("an object");
            return false;
        }
        for (auto i = first(); i != 0; i = tree_->nodes[i].next) {
            auto const key = tree_->nodes[i].key;
            if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
            std::string legal;
            for (auto const& k : keys) legal += (legal.empty() ? "" : ", ") + std::string(k);
            at_node(i).note(error_code::key_unknown, "the key \"" + std::string(key) + "\"", legal,
                            "remove the key, or correct its spelling");
        }
        return true;
    }
    /// Whether an object has keys of these only.
    [[nodiscard]] bool only(std::initializer_list<std::string_view> keys) const {
        for (auto i = first(); i != 0; i = tree_->nodes[i].next)
            if (std::find(keys.begin(), keys.end(), tree_->nodes[i].key) == keys.end()) return false;
        return true;
    }

    [[nodiscard]] std::optional<json_cursor> at(std::string_view key) const {
        if (node().kind == json_kind::object)
            for (auto i = first(); i != 0; i = tree_->nodes[i].next)
                if (tree_->nodes[i].key == key) return at_node(i);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<json_cursor> required(std::string_view key) const {
        auto found = at(key);
        if (!found && node().kind == json_kind::object)
            note(error_code::key_missing, "no key \"" + std::string(key) + "\"", "the key \"" + std::string(key) + "\"",
                 "add it");
        return found;
    }
    template <class Each>
    void each(std::string_view key, Each handle) const {
        auto const list = at(key);
        if (!list) return;
        if (list->node().kind != json_kind::array) return list->note_type("an array");
        for (auto i = list->first(); i != 0; i = tree_->nodes[i].next) handle(at_node(i));
    }
    /// The objects of an array; of anything else nothing, and nothing is noted.
    template <class Each>
    void each_object(std::string_view key, Each handle) const {
        auto const list = at(key);
        if (!list || list->node().kind != json_kind::array) return;
        for (auto i = list->first(); i != 0; i = tree_->nodes[i].next)
            if (tree_->nodes[i].kind == json_kind::object) handle(at_node(i));
    }
    /// An array that says nothing is a mistake where its key was written.
    template <class Each>
    void each_of_some(std::string_view key, std::string_view what, Each handle) const {
        auto const list = at(key);
        if (list && list->node().kind == json_kind::array && list->node().size == 0)
            list->note(error_code::value_invalid, "an empty array", "at least one " + std::string(what),
                       "name one, or remove the entry");
        each(key, handle);
    }

    /// A text, its Vietnamese letters composed, so that what looks equal is equal.
    [[nodiscard]] std::string text() const {
        if (node().kind != json_kind::text) {
            note_type("text");
            return {};
        }
        if (check_printable(node().text)) return std::string(node().text);
        bool broken = false;
        return composed(node().text, broken);
    }
    /// Notes control characters: U+0000 to U+001F but the newline, and U+007F to U+009F. Whether no mark stands apart from
    /// its letter.
    bool check_printable(std::string_view text) const {
        bool whole = true;
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto const c = static_cast<unsigned char>(text[i]);
            if ((c >= 0x20 && c < 0x7F) || (c >= 0x80 && c < 0xC2) || c > 0xCD) continue;
            bool const late = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
            if ((c < 0x20 && c != '\n') || c == 0x7F || late) {
                note(error_code::value_invalid, "a control character", "printable text", "remove it");
                return true;
            }
            whole = whole && c != 0xCC && c != 0xCD;
        }
        return whole;
    }
    /// An identifier: ASCII without blanks, so that what looks equal is equal.
    [[nodiscard]] std::string identifier() const {
        if (node().kind != json_kind::text) return text();
        std::string value(node().text);
        if (value.empty())
            note(error_code::value_invalid, "empty text", "an identifier", "fill it in, or remove the key");
        for (char c : value)
            if (c <= ' ' || c > '~') {
                note(error_code::value_invalid, "\"" + value + "\"",
                     "letters, digits and signs of ASCII without blanks", "correct the identifier");
                break;
            }
        return value;
    }
    [[nodiscard]] std::string identifier_of(std::string_view key, bool needed = false) const {
        auto const c = needed ? required(key) : at(key);
        return c ? c->identifier() : std::string();
    }
    /// The members of an object with keys of the document's own choice.
    template <class Each>
    void each_member(std::string_view key, Each handle) const {
        auto const object = at(key);
        if (!object) return;
        if (object->node().kind != json_kind::object) return object->note_type("an object");
        for (auto i = object->first(); i != 0; i = tree_->nodes[i].next) {
            auto const member = at_node(i);
            member.check_printable(member.node().key);
            handle(std::string(member.node().key), member);
        }
    }
    [[nodiscard]] std::string text_of(std::string_view key, bool needed = false) const {
        auto const c = needed ? required(key) : at(key);
        if (!c) return {};
        auto value = c->text();
        if (needed && value.empty() && c->node().kind == json_kind::text)
            c->note(error_code::value_invalid, "empty text", "text", "fill it in");
        return value;
    }
    [[nodiscard]] std::optional<bool> boolean_of(std::string_view key) const {
        auto const c = at(key);
        if (!c) return std::nullopt;
        if (c->node().kind != json_kind::boolean) {
            c->note_type("a boolean");
            return std::nullopt;
        }
        return c->node().integer != 0;
    }
    [[nodiscard]] std::optional<std::int64_t> integer() const {
        if (node().kind != json_kind::integer) {
            note_type("an integer");
            return std::nullopt;
        }
        return node().integer;
    }
    /// A day; JSON null and absence are both "not known".
    [[nodiscard]] std::optional<date> day_of(std::string_view key) const {
        auto const c = at(key);
        if (!c || c->node().kind == json_kind::null) return std::nullopt;
        if (c->node().kind != json_kind::text) {
            c->note_type("a day as text");
            return std::nullopt;
        }
        auto const d = parse_date(c->node().text);
        if (!d)
            c->note(error_code::value_invalid, "\"" + std::string(c->node().text) + "\"",
                    "a day YYYY-MM-DD between 1900 and 2199", "correct the day");
        return d;
    }
    template <tokenised E>
    [[nodiscard]] std::optional<E> token() const {
        if (node().kind != json_kind::text) {
            note_type("text");
            return std::nullopt;
        }
        if (auto const value = parse<E>(node().text)) return value;
        std::string legal;
        for (auto const& row : token_table<E>) legal += (legal.empty() ? "" : ", ") + std::string(row.text);
        auto const word = text();
        note(error_code::token_unknown, "\"" + word + "\"", legal, "use one of these words");
        return std::nullopt;
    }
    template <tokenised E>
    [[nodiscard]] std::optional<E> token_of(std::string_view key) const {
        auto const c = at(key);
        return c ? c->token<E>() : std::nullopt;
    }
    /// `{"vi": …, "en": …}`
    [[nodiscard]] bilingual both_of(std::string_view key, bool needed = false) const {
        auto const c = needed ? required(key) : at(key);
        if (!c || !c->object({"vi", "en"})) return {};
        return {c->text_of("vi", true), c->text_of("en")};
    }
    /// `from` before `to`, where both are there.
    void check_interval(std::optional<date> from, std::optional<date> to) const {
        if (from && to && *to <= *from)
            note(error_code::interval_invalid, to_string(*from) + " … " + to_string(*to),
                 "a first day before the day after the last", "`to` is the first day that no longer counts");
    }

private:
    [[nodiscard]] std::uint32_t first() const { return node().size == 0 ? 0 : here_ + 1; }
    [[nodiscard]] json_cursor at_node(std::uint32_t i) const {
        json_cursor other = *this;
        other.here_ = i;
        return other;
    }
    json_tree const* tree_;
    std::vector<problem>* problems_;
    std::uint32_t here_ = 0;
};

}
}
}
