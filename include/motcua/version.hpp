// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

// The one statement of the version; CMake and pyproject.toml read it from here.
#define MOTCUA_VERSION "0.1.0"

// Bodies kept in impl/*.ipp are inline, unless the program links the compiled library made of the same text.
#if defined(MOTCUA_COMPILED)
#define MOTCUA_INLINE
#else
#define MOTCUA_INLINE inline
#endif

/// The one-stop desk (một cửa): procedures, postal eligibility, deadlines, dossiers and reports.
namespace motcua {
/// Changes with every incompatible change, so that two versions in one program cannot be mixed up silently.
inline namespace v0 {
/// The version as text, `major.minor.patch`.
inline constexpr char const* version = MOTCUA_VERSION;

/// Builds the edition of a calendar, a catalogue or a table: a hash of its content (FNV-1a, 64 bits), so that every
/// answer can name what it was computed with. It tells editions apart; it is no protection against forgery.
class edition_hash {
public:
    constexpr edition_hash& add(std::string_view text) {
        for (char c : text) mix(static_cast<unsigned char>(c));
        mix(0x1f);  // "ab","c" and "a","bc" must differ
        return *this;
    }
    /// A whole document, eight bytes at a step; the same on every machine.
    constexpr edition_hash& add_document(std::string_view text) {
        auto const word = [&](std::size_t at, std::size_t count) {
            std::uint64_t w = 0;
            for (std::size_t i = 0; i < count; ++i)
                w |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
            return w;
        };
        std::size_t i = 0;
        for (; i + 8 <= text.size(); i += 8) mix_word(word(i, 8));
        mix_word(word(i, text.size() - i));
        return add(static_cast<std::int64_t>(text.size()));
    }
    constexpr edition_hash& add(std::int64_t number) {
        for (int shift = 0; shift < 64; shift += 8) mix(static_cast<unsigned char>(number >> shift));
        return *this;
    }
    /// Sixteen hexadecimal digits.
    [[nodiscard]] std::string text() const {
        std::string digits(16, '0');
        for (unsigned i = 0; i < 16; ++i) digits[15 - i] = "0123456789abcdef"[(value_ >> (4 * i)) & 15U];
        return digits;
    }
    [[nodiscard]] constexpr std::uint64_t value() const { return value_; }

private:
    constexpr void mix_word(std::uint64_t word) {
        value_ = (value_ ^ word) * 0x9e3779b97f4a7c15ULL;
        value_ ^= value_ >> 32;  // what the high bytes say must reach the low ones
    }
    constexpr void mix(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

}
}
