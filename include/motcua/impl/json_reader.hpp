// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../law.hpp"
#include "json_tree.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// A place in a document while it is read: every question about a value either answers or notes a problem with the
/// place, and reading goes on, so that all problems come at once.
class json_cursor {
public:
    json_cursor(json_node const& node, std::string file, std::string pointer, std::vector<problem>& problems)
        : node_(&node), file_(std::move(file)), pointer_(std::move(pointer)), problems_(&problems) {}

    [[nodiscard]] json_node const& node() const { return *node_; }
    [[nodiscard]] std::string place() const { return file_ + " " + (pointer_.empty() ? "/" : pointer_); }

    void note(error_code code, std::string found, std::string expected, std::string cure) const {
        problems_->push_back({code, place(), std::move(found), std::move(expected), std::move(cure)});
    }
    void note_type(std::string_view expected) const {
        note(error_code::type_wrong, node_->kind == json_kind::number ? "the number " + node_->text : std::string(name_of(node_->kind)),
             std::string(expected), "write " + std::string(expected));
    }

    /// Whether this is an object with no other keys than these.
    bool object(std::initializer_list<std::string_view> keys) const {
        if (node_->kind != json_kind::object) {
            note_type("an object");
            return false;
        }
        for (std::size_t i = 0; i < node_->keys.size(); ++i) {
            bool known = false;
            std::string legal;
            for (auto const& k : keys) {
                known = known || node_->keys[i] == k;
                legal += (legal.empty() ? "" : ", ") + std::string(k);
            }
            if (!known) child(i).note(error_code::key_unknown, "the key \"" + node_->keys[i] + "\"", legal,
                                      "remove the key, or correct its spelling");
        }
        return true;
    }

    [[nodiscard]] std::optional<json_cursor> at(std::string_view key) const {
        for (std::size_t i = 0; i < node_->keys.size(); ++i)
            if (node_->keys[i] == key) return child(i);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<json_cursor> required(std::string_view key) const {
        auto found = at(key);
        if (!found && node_->kind == json_kind::object)
            note(error_code::key_missing, "no key \"" + std::string(key) + "\"", "the key \"" + std::string(key) + "\"", "add it");
        return found;
    }
    template <class Each>
    void each(std::string_view key, Each handle) const {
        auto const list = at(key);
        if (!list) return;
        if (list->node_->kind != json_kind::array) return list->note_type("an array");
        for (std::size_t i = 0; i < list->node_->items.size(); ++i) handle(list->child(i));
    }

    [[nodiscard]] std::string text() const {
        if (node_->kind != json_kind::text) {
            note_type("text");
            return {};
        }
        check_printable(node_->text);
        return node_->text;
    }
    /// Notes control characters: U+0000 to U+001F but the newline, and U+007F to U+009F.
    void check_printable(std::string_view text) const {
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto const c = static_cast<unsigned char>(text[i]);
            bool const late = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
            if ((c < 0x20 && c != '\n') || c == 0x7F || late)
                return note(error_code::value_invalid, "a control character", "printable text", "remove it");
        }
    }
    /// An identifier: ASCII without blanks, so that what looks equal is equal.
    [[nodiscard]] std::string identifier() const {
        if (node_->kind != json_kind::text) return text();
        std::string value = node_->text;
        if (value.empty()) note(error_code::value_invalid, "empty text", "an identifier", "fill it in, or remove the key");
        for (char c : value)
            if (c <= ' ' || c > '~') {
                note(error_code::value_invalid, "\"" + value + "\"", "letters, digits and signs of ASCII without blanks", "correct the identifier");
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
        if (object->node_->kind != json_kind::object) return object->note_type("an object");
        for (std::size_t i = 0; i < object->node_->items.size(); ++i) {
            auto const member = object->child(i);
            member.check_printable(object->node_->keys[i]);
            handle(object->node_->keys[i], member);
        }
    }
    [[nodiscard]] std::string text_of(std::string_view key, bool needed = false) const {
        auto const c = needed ? required(key) : at(key);
        if (!c) return {};
        auto value = c->text();
        if (needed && value.empty() && c->node_->kind == json_kind::text)
            c->note(error_code::value_invalid, "empty text", "text", "fill it in");
        return value;
    }
    [[nodiscard]] std::optional<bool> boolean_of(std::string_view key) const {
        auto const c = at(key);
        if (!c) return std::nullopt;
        if (c->node_->kind != json_kind::boolean) {
            c->note_type("a boolean");
            return std::nullopt;
        }
        return c->node_->boolean;
    }
    [[nodiscard]] std::optional<std::int64_t> integer() const {
        if (node_->kind != json_kind::integer) {
            note_type("an integer");
            return std::nullopt;
        }
        return node_->integer;
    }
    /// A day; JSON null and absence are both "not known".
    [[nodiscard]] std::optional<date> day_of(std::string_view key) const {
        auto const c = at(key);
        if (!c || c->node_->kind == json_kind::null) return std::nullopt;
        if (c->node_->kind != json_kind::text) {
            c->note_type("a day as text");
            return std::nullopt;
        }
        auto const d = parse_date(c->node_->text);
        if (!d)
            c->note(error_code::value_invalid, "\"" + c->node_->text + "\"", "a day YYYY-MM-DD between 1900 and 2199",
                    "correct the day");
        return d;
    }
    template <tokenised E>
    [[nodiscard]] std::optional<E> token() const {
        auto const word = text();
        if (auto const value = parse<E>(word)) return value;
        std::string legal;
        for (auto const& row : token_table<E>) legal += (legal.empty() ? "" : ", ") + std::string(row.text);
        if (node_->kind == json_kind::text)
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
    [[nodiscard]] std::vector<std::string> texts_of(std::string_view key) const {
        std::vector<std::string> all;
        each(key, [&](json_cursor const& c) { all.push_back(c.text()); });
        return all;
    }
    /// `from` before `to`, where both are there.
    void check_interval(std::optional<date> from, std::optional<date> to) const {
        if (from && to && *to <= *from)
            note(error_code::interval_invalid, to_string(*from) + " … " + to_string(*to), "a first day before the day after the last",
                 "`to` is the first day that no longer counts");
    }

private:
    [[nodiscard]] json_cursor child(std::size_t i) const {
        auto const step = pointer_step(node_->kind == json_kind::object ? node_->keys[i] : std::to_string(i));
        return {*node_->items[i], file_, pointer_ + step, *problems_};
    }
    json_node const* node_;
    std::string file_, pointer_;
    std::vector<problem>* problems_;
};

}
}
}
