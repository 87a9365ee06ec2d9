// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "limit_tokens.hpp"
#include "sorted.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// A word as letters; longer ones than any Vietnamese syllable have none.
struct syllable {
    std::array<char16_t, 8> letters{};
    std::uint8_t size = 0;
    [[nodiscard]] constexpr std::u16string_view view() const { return {letters.data(), size}; }
};
constexpr syllable syllable_of(std::string_view word) {
    syllable s;
    for (std::size_t i = 0; i < word.size();) {
        auto const d = decode_known(word, i);
        if (s.size == s.letters.size() || d.value > 0xFFFF) return {};
        s.letters[s.size++] = static_cast<char16_t>(d.value);
        i += d.length;
    }
    return s;
}
constexpr syllable syllable_of(word_key k) {
    std::array<char, 16> bytes{};
    std::size_t n = 0;
    for (; n < 16; ++n) {
        auto const c = static_cast<unsigned char>((n < 8 ? k.a : k.b) >> (8 * (n % 8)));
        if (c == 0) break;
        bytes[n] = static_cast<char>(c);
    }
    return syllable_of(std::string_view(bytes.data(), n));
}

// The syllables that the lexicon is made of, and what they look like.
struct known_word {
    word_key key;
    syllable letters;
};
inline std::vector<known_word> const& known_words() {
    static std::vector<known_word> const all = [] {
        std::vector<word_key> keys;
        for (auto const& r : lexicon()) detail::append(keys, r.words.begin(), r.words.begin() + r.count);
        sort_rows(keys, [](word_key a, word_key b) { return a < b; });
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        std::vector<known_word> words;
        for (auto const k : keys) words.push_back({k, syllable_of(k)});
        return words;
    }();
    return all;
}

// Up to four letters in one number.
constexpr std::uint64_t rime_of(std::u16string_view letters) {
    std::uint64_t n = 0;
    for (char16_t c : letters) n = n << 16 | c;
    return n;
}
// What may follow the first consonants, without its tone.
inline std::vector<std::uint64_t> const& rimes() {
    static std::vector<std::uint64_t> const all = [] {
        std::string_view const text =
            "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng "
            "eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac "
            "oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong op ot oăc oăm oăn oăng oăt "
            "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uy uya uych uyn uynh uyt uyu "
            "uyên uyêt uân uât uâng uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uơn ư ưa ưc ưi ưm ưng ưt ưu ươc "
            "ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu";
        std::vector<std::uint64_t> keys;
        for (std::size_t i = 0, from = 0; i <= text.size(); ++i)
            if (i == text.size() || text[i] == ' ') {
                keys.push_back(rime_of(syllable_of(text.substr(from, i - from)).view()));
                from = i + 1;
            }
        sort_rows(keys, [](std::uint64_t a, std::uint64_t b) { return a < b; });
        return keys;
    }();
    return all;
}

// How many letters the first consonants have: "ngh", "tr", "qu", "b", or none.
inline std::size_t onset_length(std::u16string_view w) {
    constexpr std::u16string_view single = u"bcdđghklmnprstvx";
    char16_t const a = w[0], b = w.size() > 1 ? w[1] : u' ';
    if (a == u'n' && b == u'g') return w.size() > 2 && w[2] == u'h' ? 3 : 2;
    if (b == u'h' && (a == u'c' || a == u'g' || a == u'k' || a == u'n' || a == u'p' || a == u't')) return 2;
    if ((a == u'g' && b == u'i') || (a == u'q' && b == u'u') || (a == u't' && b == u'r')) return 2;
    return single.find(a) == single.npos ? 0 : 1;
}

// Whether letters make a Vietnamese syllable: consonants, rime and tone as the spelling has them together.
inline bool is_syllable(std::u16string_view word) {
    std::array<char16_t, 8> plain{};
    std::size_t tone = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto const v = vowel_of(word[i]);
        if (v.tone != 0 && tone != 0) return false;
        tone = std::max(tone, v.tone);
        plain[i] = v.row < 12 ? static_cast<char16_t>(vowel_rows[v.row][0]) : word[i];
    }
    std::u16string_view const letters(plain.data(), word.size());
    std::size_t const first = onset_length(letters);
    auto const onset = letters.substr(0, first);
    auto rime = letters.substr(first);
    if (rime.empty() && onset == u"gi") rime = u"i";
    if (rime.empty() || rime.size() > 4) return false;
    std::uint64_t found = rime_of(rime);
    if (onset == u"gi" && rime[0] == u'ê') found |= std::uint64_t{u'i'} << (16 * rime.size());  // "giếng"
    if (!std::binary_search(rimes().begin(), rimes().end(), found)) return false;
    bool const front = rime[0] == u'e' || rime[0] == u'ê' || rime[0] == u'i' || rime[0] == u'y';
    if ((onset == u"k" || onset == u"gh" || onset == u"ngh") && !front) return false;
    if ((onset == u"c" || onset == u"g" || onset == u"ng") && front) return false;
    char16_t const last = rime.back();
    bool const stopped = last == u'c' || last == u'p' || last == u't' || rime.ends_with(u"ch");
    return !stopped || tone == 1 + 1 || tone == 5;  // acute or dot below
}

}
}
}
