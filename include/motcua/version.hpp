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
    constexpr void mix(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

}
}
