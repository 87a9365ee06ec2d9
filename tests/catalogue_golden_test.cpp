// SPDX-License-Identifier: Apache-2.0
// One document for each version of the schema, with everything that was read from it when the version was new. These
// files never change: a new version gets a new one (MOTCUA_REFRESH=1 writes what is not there yet, and nothing else).
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "catalogue_documents.hpp"

using namespace motcua;
using namespace documents;

namespace {

std::string listed(catalogue const& c) {
    std::string text;
    told const all(c);
    for (auto const& line : all.lines()) {
        for (char const ch : line) text += ch == '\n' ? std::string("\\n") : std::string(1, ch);
        text += '\n';
    }
    return text;
}

std::string with_version(std::string text, std::string const& schema) {
    auto const at = text.find("\"schema_version\": ");
    REQUIRE(at != std::string::npos);
    return text.replace(at + 18, 1, schema);
}

}

TEST_CASE("catalogue_golden: a document of every version gives what it always gave") {
    for (int schema = 1; schema <= catalogue_schema_version; ++schema) {
        auto const name = "version-" + std::to_string(schema);
        INFO(name);
        auto const said = listed(read_catalogue({document("golden", name + ".json")}));
        auto const path = folder + "golden/" + name + ".txt";
        if (std::getenv("MOTCUA_REFRESH") != nullptr && !std::filesystem::exists(path))
            std::ofstream(path, std::ios::binary) << said;
        // Line by line, so that a difference is seen.
        std::stringstream now(said), then(bytes_of(path));
        for (std::string a, b;;) {
            bool const more = bool(std::getline(now, a)), more_then = bool(std::getline(then, b));
            REQUIRE(more == more_then);
            if (!more) break;
            REQUIRE(a == b);
        }
    }
    CHECK_FALSE(
        std::filesystem::exists(folder + "golden/version-" + std::to_string(catalogue_schema_version + 1) + ".json"));
}

TEST_CASE("catalogue_golden: an old document means the same when it calls itself new") {
    auto old = document("golden", "version-1.json");
    auto const as_new = with_version(old.text, "2");
    CHECK(told(read_catalogue({old})) == told(read_catalogue({{"new", as_new}})));
}

TEST_CASE("catalogue_golden: a new document may not call itself old") {
    auto const old = with_version(document("golden", "version-2.json").text, "1");
    auto const problems = check_catalogue({{"old", old}});
    std::vector<std::string> places;
    for (auto const& p : problems) {
        CHECK(p.code == error_code::key_unknown);
        CHECK(p.cure.find("schema_version 2") != std::string::npos);
        places.push_back(p.place);
    }
    CHECK(places == std::vector<std::string>{"old /areas", "old /zones", "old /transit", "old /tariffs",
                                             "old /procedures/3/variants/1/facts", "old /procedures/5/linked",
                                             "old /lists/4/variant", "old /lists/4/condition"});
}

TEST_CASE("catalogue_golden: documents of two versions over each other") {
    auto const one = document("golden", "version-1.json"), two = document("golden", "version-2.json");
    auto const both = read_catalogue({one, two});
    CHECK(both.parts().editions.size() == 2);
    CHECK(both.parts().tariffs.size() == 2);
    CHECK(both.edition() != read_catalogue({two}).edition());
    for (auto const* schema : {"0", "3", "9"})
        CHECK(numbers(check_catalogue({{"d", with_version(one.text, schema)}})) == std::vector<int>{1305});
}
