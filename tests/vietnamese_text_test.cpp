// SPDX-License-Identifier: Apache-2.0
#include <motcua/time_limit.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include <motcua/impl/vietnamese_text.hpp>

#include "catch.hpp"
#include "limit_notation.hpp"

using motcua::parse_time_limit;
using namespace limit_notation;

namespace {

// Base letters, the shape mark that each row adds and the six tones: the Vietnamese vowels, written out.
struct vowel_row {
    char base;
    std::string_view shape;  // combining mark, or empty
    std::string_view lower[6], upper[6];
};
constexpr std::string_view tones[6]{"", "\xCC\x80", "\xCC\x81", "\xCC\x89", "\xCC\x83", "\xCC\xA3"};
constexpr std::string_view circumflex = "\xCC\x82", breve = "\xCC\x86", horn = "\xCC\x9B";
constexpr vowel_row letters[]{
    {'a', "", {"a", "à", "á", "ả", "ã", "ạ"}, {"A", "À", "Á", "Ả", "Ã", "Ạ"}},
    {'a', breve, {"ă", "ằ", "ắ", "ẳ", "ẵ", "ặ"}, {"Ă", "Ằ", "Ắ", "Ẳ", "Ẵ", "Ặ"}},
    {'a', circumflex, {"â", "ầ", "ấ", "ẩ", "ẫ", "ậ"}, {"Â", "Ầ", "Ấ", "Ẩ", "Ẫ", "Ậ"}},
    {'e', "", {"e", "è", "é", "ẻ", "ẽ", "ẹ"}, {"E", "È", "É", "Ẻ", "Ẽ", "Ẹ"}},
    {'e', circumflex, {"ê", "ề", "ế", "ể", "ễ", "ệ"}, {"Ê", "Ề", "Ế", "Ể", "Ễ", "Ệ"}},
    {'i', "", {"i", "ì", "í", "ỉ", "ĩ", "ị"}, {"I", "Ì", "Í", "Ỉ", "Ĩ", "Ị"}},
    {'o', "", {"o", "ò", "ó", "ỏ", "õ", "ọ"}, {"O", "Ò", "Ó", "Ỏ", "Õ", "Ọ"}},
    {'o', circumflex, {"ô", "ồ", "ố", "ổ", "ỗ", "ộ"}, {"Ô", "Ồ", "Ố", "Ổ", "Ỗ", "Ộ"}},
    {'o', horn, {"ơ", "ờ", "ớ", "ở", "ỡ", "ợ"}, {"Ơ", "Ờ", "Ớ", "Ở", "Ỡ", "Ợ"}},
    {'u', "", {"u", "ù", "ú", "ủ", "ũ", "ụ"}, {"U", "Ù", "Ú", "Ủ", "Ũ", "Ụ"}},
    {'u', horn, {"ư", "ừ", "ứ", "ử", "ữ", "ự"}, {"Ư", "Ừ", "Ứ", "Ử", "Ữ", "Ự"}},
    {'y', "", {"y", "ỳ", "ý", "ỷ", "ỹ", "ỵ"}, {"Y", "Ỳ", "Ý", "Ỷ", "Ỹ", "Ỵ"}},
};
std::string nfc(std::string const& text) { return parse_time_limit(text).text(); }

}

TEST_CASE("every Vietnamese letter composes from every order of its marks", "[time_limit]") {
    int forms = 0;
    for (auto const& row : letters)
        for (bool capital : {false, true})
            for (std::size_t tone = 0; tone < 6; ++tone) {
                auto const& set = capital ? row.upper : row.lower;
                std::string const letter(set[tone]);
                std::string const base(1, static_cast<char>(capital ? row.base - 32 : row.base));
                CAPTURE(letter);
                auto const expect = [&](std::string const& written) {
                    ++forms;
                    CHECK(nfc(written) == letter);
                    CHECK(nfc("t" + written + "n") == "t" + letter + "n");
                };
                expect(letter);
                expect(base + std::string(row.shape) + std::string(tones[tone]));
                expect(base + std::string(tones[tone]) + std::string(row.shape));
                // Windows-1258 keeps the shape in the letter; some keyboards keep the tone there.
                expect(std::string(set[0]) + std::string(tones[tone]));
                auto const& plain = *std::find_if(std::begin(letters), std::end(letters), [&](vowel_row const& r) {
                    return r.base == row.base && r.shape.empty();
                });
                expect(std::string((capital ? plain.upper : plain.lower)[tone]) + std::string(row.shape));
                CHECK(motcua::detail::lowered(letter) == row.lower[tone]);
            }
    CHECK(forms == 12 * 2 * 6 * 5);
    CHECK(nfc("đĐ") == "đĐ");
    CHECK(motcua::detail::lowered("ĐƠN") == "đơn");
}

TEST_CASE("marks that join nothing stay and broken bytes are replaced", "[time_limit]") {
    CHECK(nfc("b\xCC\x81") == "b\xCC\x81");
    CHECK(nfc("\xCC\x81") == "\xCC\x81");
    CHECK(nfc("a\xCC\x81\xCC\x81") == "á\xCC\x81");
    CHECK(nfc("\xC3\xA2\xCC\x82") == "â\xCC\x82");
    CHECK(nfc("e\xCC\x86") == "e\xCC\x86");
    CHECK(nfc("a \xCC\x81") == "a \xCC\x81");
    CHECK(nfc("a\xCD\x80") == "à");  // the tone marks of old standards
    for (std::string_view broken :
         {"\xFF", "\xC3", "\xE1\xBA", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE0\x80\x80"}) {
        auto const limit = parse_time_limit("05 ngày " + std::string(broken));
        CHECK(utf8(limit.text()));
        CHECK(limit.text().find("\xEF\xBF\xBD") != std::string::npos);
        CHECK(compact(limit) == "5d ?");
    }
}
