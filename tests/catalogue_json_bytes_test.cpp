// SPDX-License-Identifier: Apache-2.0
// Documents broken byte by byte, and what the reader refuses whatever a document says.
#include <motcua/catalogue_json.hpp>

#include "catalogue_documents.hpp"

using namespace motcua;
using namespace documents;

TEST_CASE("catalogue_json: a document cut off anywhere is refused") {
    auto const whole = told(read_catalogue({{"d", small_document}}));
    CHECK(whole.lines().size() > 80);
    std::size_t refused = 0;
    for (std::size_t n = 0; n < small_document.size(); ++n) {
        auto const problems = check(small_document.substr(0, n));
        refused += problems.empty() ? 0U : 1U;
        // Only the newline at the end can be missing.
        if (problems.empty() != (n == small_document.size() - 1)) FAIL_CHECK("cut to " << n << " bytes");
        if (!problems.empty() && problems.front().code != error_code::json_broken)
            FAIL_CHECK("cut to " << n << " bytes: another number");
        if (problems.empty()) CHECK(told(read_catalogue({{"d", small_document.substr(0, n)}})) == whole);
    }
    CHECK(refused == small_document.size() - 1);
}

TEST_CASE("catalogue_json: another byte anywhere is refused or changes one value and no more") {
    auto const whole = told(read_catalogue({{"d", small_document}})).lines();
    std::vector<bool> in_value(small_document.size(), false);  // inside a text, or a digit of a number
    bool quoted = false;
    for (std::size_t i = 0; i < small_document.size(); ++i) {
        char const c = small_document[i];
        if (c == '"' && (i == 0 || small_document[i - 1] != '\\'))
            quoted = !quoted;
        else
            in_value[i] = quoted || (c >= '0' && c <= '9');
    }
    REQUIRE_FALSE(quoted);
    std::size_t refused = 0, equal = 0, changed = 0;
    std::string const others("\0 \"\\09,:{}[]a-.e\x7F\x80\xC3\xFF\n", 21);
    for (std::size_t i = 0; i < small_document.size(); ++i) {
        for (char const other : others) {
            if (other == small_document[i]) continue;
            std::string text = small_document;
            text[i] = other;
            if (!check(text).empty()) {
                ++refused;
                continue;
            }
            auto const lines = told(read_catalogue({{"d", text}})).lines();
            if (lines == whole) {
                ++equal;
                continue;
            }
            ++changed;
            std::size_t differences = lines.size() == whole.size() ? 0 : 99;
            for (std::size_t k = 0; differences < 99 && k < lines.size(); ++k)
                if (lines[k] != whole[k]) {
                    ++differences;
                    // The same place of the same field.
                    if (lines[k].substr(0, lines[k].find(": ")) != whole[k].substr(0, whole[k].find(": ")))
                        differences = 99;
                }
            if (!in_value[i] || differences != 1)
                FAIL_CHECK("byte " << i << " as " << static_cast<int>(static_cast<unsigned char>(other)) << ": "
                                   << differences << " differences");
        }
    }
    CHECK(refused > 10 * (equal + changed));
    CHECK(equal > 0);      // the newline at the end as a blank
    CHECK(changed > 500);  // letters of names and digits of days: those are other catalogues, and rightly so
}

TEST_CASE("catalogue_json: limits at one less and at and one more") {
    catalogue_limits limits;
    auto const broken_at = [&](std::string const& text) {
        auto const problems = check(text, limits);
        CHECK(problems.size() <= 1);
        return problems.empty() ? std::string("read") : to_string(problems.front());
    };
    SECTION("bytes") {
        for (auto const& text : {smallest, "\xEF\xBB\xBF" + smallest}) {
            limits.bytes = text.size() - 1;
            auto const refused = broken_at(text);
            CHECK(refused.find("M1304 d: found " + std::to_string(text.size()) + " bytes; expected at most " +
                               std::to_string(text.size() - 1)) == 0);
            limits.bytes = text.size();
            CHECK(broken_at(text) == "read");
            limits.bytes = text.size() + 1;
            CHECK(broken_at(text) == "read");
        }
    }
    SECTION("depth") {
        // Document, procedures, procedure, variants, variant, limits, limit.
        limits.depth = 6;
        CHECK(broken_at(small_document)
                  .find("M1304 d /procedures/0/variants/0/limits/0: found too deep; expected at most 6 levels") == 0);
        limits.depth = 7;
        CHECK(broken_at(small_document) == "read");
        limits.depth = 8;
        CHECK(broken_at(small_document) == "read");
        limits.depth = 0;
        CHECK(broken_at(smallest).find("M1304 d: found too deep") == 0);
    }
    SECTION("text counts characters in values and in keys") {
        // Six letters in eighteen bytes: what JSON Schema counts as well.
        std::string const at = R"({"schema_version":1,"name":{"vi":"ộộộộộộ"},"edition":{"id":"e"}})";
        limits.text = 5;
        CHECK(broken_at(R"(["ộộộộộộ"])").find("M1304 d /0: found a text of 6 characters; expected at most 5 characters") == 0);
        limits.text = 14;  // the longest key
        CHECK(broken_at(at) == "read");
        auto const key_of = [](std::size_t n) {
            return R"({"schema_version":1,"name":{"vi":"x"},"edition":{"id":"e"},)"
                   R"("agencies":[{"id":"a","name":{"vi":"A"},"level":"province",)"
                   R"("codes":{")" +
                   std::string(n, 'k') + R"(":"1"}}]})";
        };
        limits.text = 20;
        CHECK(broken_at(key_of(19)) == "read");
        CHECK(broken_at(key_of(20)) == "read");
        CHECK(broken_at(key_of(21)).find("M1304 ") == 0);
    }
    SECTION("items") {
        // The document, version, name, its text, edition, its identifier.
        limits.items = 5;
        CHECK(broken_at(smallest).find("M1304 d /edition/id: found too many values; expected at most 5 values") == 0);
        limits.items = 6;
        CHECK(broken_at(smallest) == "read");
        limits.items = 7;
        CHECK(broken_at(smallest) == "read");
        limits.items = 0;
        CHECK(broken_at(smallest).find("M1304 d: ") == 0);
    }
    SECTION("as they are unless lowered") {
        CHECK(limits.bytes == 64U * 1024 * 1024);
        auto const nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
        CHECK(numbers(check(nested(31))) == std::vector<int>{1308});
        CHECK(numbers(check(nested(32))) == std::vector<int>{1308});
        CHECK(numbers(check(nested(33))) == std::vector<int>{1304});
        CHECK(numbers(check(nested(1'000'000))) == std::vector<int>{1304});
        auto const long_name = [](std::size_t n) {
            return R"({"schema_version":1,"name":{"vi":")" + std::string(n, 'x') + R"("},"edition":{"id":"e"}})";
        };
        CHECK(check(long_name(65535)).empty());
        CHECK(check(long_name(65536)).empty());
        std::string letters;
        for (int i = 0; i < 65536; ++i) letters += "ộ";
        CHECK(check(R"({"schema_version":1,"name":{"vi":")" + letters + R"("},"edition":{"id":"e"}})").empty());
        CHECK(numbers(check(R"({"schema_version":1,"name":{"vi":"x)" + letters + R"("},"edition":{"id":"e"}})")) == std::vector<int>{1304});
        CHECK(numbers(check(long_name(65537))) == std::vector<int>{1304});
    }
}

TEST_CASE("catalogue_json: no byte after the document and no second byte order mark goes unseen") {
    for (unsigned byte = 0; byte < 256; ++byte) {
        char const c = static_cast<char>(byte);
        bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        INFO(byte);
        CHECK(check(smallest + c).empty() == blank);
        CHECK(check(c + smallest).empty() == blank);
        CHECK(check(smallest + "\n" + c + "\n").empty() == blank);
    }
    CHECK(check("\xEF\xBB\xBF" + smallest).empty());
    CHECK_FALSE(check("\xEF\xBB\xBF\xEF\xBB\xBF" + smallest).empty());
    CHECK_FALSE(check(" \xEF\xBB\xBF" + smallest).empty());
    CHECK_FALSE(check(smallest + "\xEF\xBB\xBF").empty());
}

TEST_CASE("catalogue_json: problems are text even where the document is none") {
    for (auto const* bytes : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xE1\xBB"}) {
        auto const problems =
            check(R"({"schema_version":1,"name":{"vi":"a)" + std::string(bytes) + R"("},"edition":{"id":"e"}})");
        REQUIRE(problems.size() == 1);
        for (char const c : problems.front().found)
            CHECK((static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F));
    }
}
