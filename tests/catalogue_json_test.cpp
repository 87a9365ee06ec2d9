// SPDX-License-Identifier: Apache-2.0
#include <motcua/catalogue_json.hpp>

#include <filesystem>
#include <map>

#include "catalogue_documents.hpp"

using namespace motcua;
using namespace documents;

namespace {

std::vector<std::string> names(std::string const& kind) {
    std::vector<std::string> all;
    for (auto const& entry : std::filesystem::directory_iterator(folder + kind))
        all.push_back(entry.path().filename().string());
    std::sort(all.begin(), all.end());
    return all;
}

struct expectation {
    int number;
    std::string pointer;
};

std::map<std::string, expectation> expected() {
    std::ifstream file(folder + "expected.csv");
    std::map<std::string, expectation> all;
    std::string line;
    REQUIRE(std::getline(file, line));
    REQUIRE(line == "file,number,pointer");
    while (std::getline(file, line)) {
        auto const a = line.find(','), b = line.find(',', a + 1);
        all[line.substr(0, a)] = {std::stoi(line.substr(a + 1, b - a - 1)), line.substr(b + 1)};
    }
    return all;
}

}

TEST_CASE("catalogue_json: every bad document is refused with its number at its place and nothing else") {
    auto const all = expected();
    auto const files = names("bad");
    CHECK(files.size() >= 250);
    CHECK(files.size() == all.size());
    for (auto const& name : files) {
        INFO(name);
        auto const d = document("bad", name);
        auto const problems = check_catalogue({d});
        auto const found = all.find(name);
        REQUIRE(found != all.end());
        CHECK(name.substr(0, 4) == std::to_string(found->second.number));
        CHECK(problems.size() == 1);
        if (problems.empty()) continue;
        CHECK(static_cast<int>(problems.front().code) == found->second.number);
        CHECK(problems.front().place == name + (found->second.pointer.empty() ? "" : " ") + found->second.pointer);
        CHECK_FALSE(problems.front().found.empty());
        CHECK_FALSE(problems.front().expected.empty());
        CHECK_FALSE(problems.front().cure.empty());
        try {
            (void)read_catalogue({d});
            FAIL("read");
        } catch (error const& e) {
            CHECK(e.problems() == problems);
        }
    }
}

TEST_CASE("catalogue_json: a bad document beside a good one leaves nothing") {
    auto const good = document("good", "full.json");
    auto const before = read_catalogue({good});
    told const content(before);
    for (auto const& name : names("bad")) {
        INFO(name);
        auto const bad = document("bad", name);
        CHECK_THROWS_AS(read_catalogue({good, bad}), error);
        CHECK_THROWS_AS(read_catalogue({bad, good}), error);
    }
    CHECK(told(before) == content);
}

TEST_CASE("catalogue_json: good documents are read") {
    for (auto const& name : names("good")) {
        if (name.rfind("overlay-2", 0) == 0) continue;
        INFO(name);
        CHECK(check_catalogue({document("good", name)}).empty());
    }
    auto const marked = document("good", "byte-order-mark.json");
    REQUIRE(marked.text.substr(0, 3) == "\xEF\xBB\xBF");
    CHECK(told(read_catalogue({marked})) == told(read_catalogue({{"d", marked.text.substr(3)}})));
    CHECK(read_catalogue({}).size() == 0);
    CHECK(check_catalogue({}).empty());
}

TEST_CASE("catalogue_json: every value arrives as it stands in the document") {
    auto const c = read_catalogue({document("good", "full.json")});
    told const all(c);
    CHECK(c.size() == 2);
    CHECK(c.parts().procedures.size() == 3);
    // By the order of the fields in `told`; hand-picked so that each kind of key stands here once.
    for (auto const* line : {"edition0: thu-day-du",
                             "edition2: Made up for a test, of no province",
                             "edition3: 2021-06-01",
                             "edition4: 2020-01-01",
                             "edition5: Giả định để thử.",
                             "edition6: Assumed for the test.",
                             "source1: Trang “thử”\nhai dòng \\ / 📮",
                             "source2: https://example.org/?a=1&b=2",
                             "source3: 2021-06-02",
                             "source4: observed",
                             "source4: text_doubtful",
                             "agency0: tinh",
                             "agency2: Test province",
                             "agency3: ministry",
                             "agency3: commune",
                             "agency4: huyen-b",
                             "agency5: 2010-01-01",
                             "agency6: 2025-07-01",
                             "agency7: S1",
                             "agency8: Ghi chú.",
                             "agency9: A note.",
                             "successor0: tinh-moi",
                             "code0: gso=06",
                             "code0: identifier=H99",
                             "unit3: tinh",
                             "unit4: 2017-01-01",
                             "unit5: 2025-07-01",
                             "unit6: S2",
                             "decision1: 1/QĐ-UBND",
                             "decision2: Ủy ban nhân dân",
                             "decision3: 2019-10-29",
                             "decision4: 2019-11-01",
                             "decision5: Danh mục",
                             "decision7: second_hand",
                             "count0: listed=631",
                             "count0: not_listed=0",
                             "procedure0: 9.000001",
                             "procedure2: Lĩnh vực",
                             "procedure3: 2019-01-01",
                             "procedure4: 2022-01-01",
                             "procedure5: 2021-05-05",
                             "procedure7: https://example.org/1",
                             "level0: commune",
                             "of0: xa-c",
                             "facts0: no",
                             "facts1: yes",
                             "facts0: -",
                             "facts5: no",
                             "facts6: Luật thử 1/2019",
                             "facts7: Điều 2.1",
                             "facts8: text",
                             "variant0: again",
                             "variant1: Lần đầu",
                             "variant2: nếu chưa có",
                             "variant3: yes",
                             "variant4: no",
                             "variant5: yes",
                             "variant6: yes",
                             "variant7: yes",
                             "variant8: no",
                             "variant8: -",
                             "limit0: post",
                             "limit0: -",
                             "limit1: 7 ngày / 1",
                             "limit2: no",
                             "limit2: yes",
                             "limit2: -",
                             "limit3: S2",
                             "fee0: online",
                             "fee1: 0",
                             "fee1: 4294967311",
                             "fee1: 9223372036854775807",
                             "fee1: -",
                             "fee2: theo quy định",
                             "list0: qd-1",
                             "list2: so-a",
                             "list3: return",
                             "list4: no",
                             "list5: 2019-11-01",
                             "list6: 2021-06-23",
                             "delegation1: trung-tam",
                             "delegation2: Bưu điện thử",
                             "delegation3: qd-1",
                             "delegation4: 12/HĐ",
                             "delegation5: 2020-03-01",
                             "delegation6: 2020-07-01",
                             "delegation7: text",
                             "delegation9: Đợt 1.",
                             "delegation10: First.",
                             "task0: guide",
                             "task0: receive",
                             "task0: digitise",
                             "task0: return",
                             "delegation7: second_hand"}) {
        INFO(line);
        CHECK(all.has(line));
    }
    auto const& v = c.parts().procedures.front().variants.front();
    REQUIRE(v.limit_for(channel::post) != nullptr);
    // The province's own before the statutory one, even before the statutory one of the channel.
    CHECK(v.limit_for(channel::post)->text == "4 ngày làm việc");
    CHECK(v.limit_for(channel::online)->text == "4 ngày làm việc");
    CHECK(v.limits[2].limit == time_limit(calendar_days(7)));
    CHECK(c.parts().editions.front().file == "full.json");
}

TEST_CASE("catalogue_json: a later document over an earlier one") {
    auto const base = document("good", "overlay-1-base.json"), over = document("good", "overlay-2-province.json");
    auto const c = read_catalogue({base, over});
    CHECK(c.size() == 3);
    // Agencies are added to what the earlier document says, and nothing else of it changes.
    auto const one = c.at("9.000001", date(2020, 6, 1));
    REQUIRE(one);
    CHECK((*one)->agencies == std::vector<std::string>{"so-a"});
    CHECK((*one)->field == "Cũ");
    CHECK((*one)->variants.front().intake[1] == std::optional(true));
    CHECK((*one)->edition == 0);
    // A full entry replaces the earlier one on the days of which it speaks.
    CHECK((*c.at("9.000002", date(2019, 12, 31)))->name == "Thủ tục hai");
    CHECK((*c.at("9.000002", date(2020, 1, 1)))->name == "Thủ tục hai của tỉnh");
    CHECK((*c.at("9.000002", date(2020, 12, 31)))->name == "Thủ tục hai của tỉnh");
    CHECK((*c.at("9.000002", date(2021, 1, 1)))->name == "Thủ tục hai");
    // The same identifier again is the later definition, at the place of the earlier one.
    CHECK(c.parts().sources.size() == 1);
    CHECK(c.parts().sources.front().title == "Tên mới");
    CHECK(c.parts().agencies.size() == 2);
    CHECK(numbers(check_catalogue({over, base})) == std::vector<int>{1310});
    CHECK(numbers(check_catalogue({over})) == std::vector<int>{1310});
    CHECK(read_catalogue({base, over}).edition() == c.edition());
    CHECK(read_catalogue({base}).edition() != c.edition());
    // Added agencies may stand in both documents, and are there once.
    CHECK((*read_catalogue({base, over, over}).at("9.000001", date(2020, 6, 1)))->agencies.size() == 1);
}

TEST_CASE("catalogue_json: all problems come at once and in the order of the documents") {
    std::string const wrong =
        R"({"schema_version":3,"name":{"vi":""},"edition":{"id":"e","true_on":"2020-02-30"},"extra":1,)"
        R"("procedures":[{"code":"9.1","name":"x","agencies":["nobody"],"facts":{"state_secret":"no"},)"
        R"("variants":[{"id":"v","intake":{"post":"maybe"}}]}]})";
    auto const problems = check_catalogue({{"one", "{"}, {"two", wrong}, {"three", "[]"}});
    auto all = numbers(problems);
    CHECK(all.front() == 1302);
    CHECK(all.back() == 1310);  // references are resolved when everything is read
    std::sort(all.begin(), all.end());
    CHECK(all == std::vector<int>{1105, 1302, 1305, 1307, 1308, 1308, 1309, 1309, 1310});
    try {
        (void)read_catalogue({{"one", "{"}, {"two", wrong}, {"three", "[]"}});
        FAIL("read");
    } catch (error const& e) {
        CHECK(e.code() == error_code::json_broken);
        CHECK(e.problems() == problems);
        std::string const what = e.what();
        CHECK(std::count(what.begin(), what.end(), '\n') == 8);
        for (auto const& p : problems) CHECK(what.find(to_string(p)) != std::string::npos);
    }
}

TEST_CASE("catalogue_json: files") {
    auto const missing = folder + "no-such-file.json";
    CHECK(numbers(check_catalogue_files({missing})) == std::vector<int>{1301});
    CHECK(check_catalogue_files({missing}).front().place == missing);
    std::vector<problem> of_a_folder;
    CHECK_NOTHROW(of_a_folder = check_catalogue_files({folder}));  // it opens, and fails when it is read
    CHECK(numbers(of_a_folder) == std::vector<int>{1301});
    CHECK_THROWS_AS(read_catalogue_files({missing}), error);
    CHECK(numbers(check_catalogue_files({missing, folder + "bad/1302-empty.json"})) == std::vector<int>{1301, 1302});
    auto const c = read_catalogue_files({folder + "good/overlay-1-base.json", folder + "good/overlay-2-province.json"});
    CHECK(c.size() == 3);
    CHECK(c.edition() ==
          read_catalogue({document("good", "overlay-1-base.json"), document("good", "overlay-2-province.json")})
              .edition());
}

TEST_CASE("catalogue_json: the edition follows the bytes") {
    auto const c = read_catalogue({{"d", small_document}});
    CHECK(c.edition() == read_catalogue({{"another name", small_document}}).edition());
    CHECK(c.edition() != read_catalogue({{"d", small_document + " "}}).edition());
    CHECK(c.edition().size() == 16);
    CHECK(c.edition() != catalogue().edition());
}
