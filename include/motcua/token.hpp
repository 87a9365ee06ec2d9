// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

#include "version.hpp"

namespace motcua {
inline namespace v0 {

/// One enumerator as text: the token that files and Python use, and a label for people in each language.
template <class E>
struct token {
    E value;
    std::string_view text;  ///< ASCII, `lower_snake`
    std::string_view vi;    ///< Vietnamese, NFC
    std::string_view en;
};

/// The one text table of an enumeration, specialised beside it: rows in the order of the enumerators, which count
/// from zero without gaps.
template <class E>
inline constexpr std::nullptr_t token_table = nullptr;

/// An enumeration that has a text table.
template <class E>
concept tokenised = std::is_enum_v<E> && !std::is_null_pointer_v<std::remove_const_t<decltype(token_table<E>)>>;

/// Whether row i speaks of enumerator i and no two rows share a text; asserted beside every table.
template <tokenised E>
constexpr bool in_order() {
    auto const& table = token_table<E>;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].value) != i || table[i].text.empty() || table[i].vi.empty() ||
            table[i].en.empty())
            return false;
        for (std::size_t k = 0; k < i; ++k)
            if (table[k].text == table[i].text) return false;
    }
    return true;
}

/// The table's row for one enumerator.
template <tokenised E>
constexpr token<E> const& token_of(E value) {
    return token_table<E>[static_cast<std::size_t>(value)];
}

/// The token, as it stands in files.
template <tokenised E>
constexpr std::string_view to_string(E value) {
    return token_of(value).text;
}

/// The enumerator of a token, or nothing: texts are compared exactly.
template <tokenised E>
constexpr std::optional<E> parse(std::string_view text) {
    for (auto const& row : token_table<E>)
        if (row.text == text) return row.value;
    return std::nullopt;
}

/// The two languages that every label and report exists in.
enum class language : unsigned char { vi, en };
template <>
inline constexpr auto token_table<language> = std::to_array<token<language>>({
    {language::vi, "vi", "tiếng Việt", "Vietnamese"},
    {language::en, "en", "tiếng Anh", "English"},
});
static_assert(in_order<language>());

/// The label for people.
template <tokenised E>
constexpr std::string_view label(E value, language in = language::vi) {
    auto const& row = token_of(value);
    return in == language::vi ? row.vi : row.en;
}

}
}
