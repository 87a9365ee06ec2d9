// SPDX-License-Identifier: Apache-2.0
#include <motcua/catalogue_json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "catch.hpp"

using namespace motcua;

namespace {

std::string const folder = MOTCUA_TEST_DIR "/documents/";

std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

catalogue_document document(std::string const& kind, std::string const& name) { return {name, bytes_of(folder + kind + "/" + name)}; }

std::vector<std::string> names(std::string const& kind) {
    std::vector<std::string> all;
    for (auto const& entry : std::filesystem::directory_iterator(folder + kind)) all.push_back(entry.path().filename().string());
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

/// Everything that a catalogue holds, one value a line, without what tells its documents apart (file, hash).
class told {
public:
    explicit told(catalogue const& c) {
        auto const& p = c.parts();
        for (auto const& x : p.editions) add("edition", x.id, x.name.vi, x.name.en, x.true_on, x.assumed_from, x.assumption.vi, x.assumption.en);
        for (auto const& x : p.sources) add("source", x.id, x.title, x.url, x.read_on, x.certainty);
        for (auto const& x : p.agencies) {
            add("agency", x.id, x.name.vi, x.name.en, x.level, x.parent, x.from, x.to, x.source, x.note.vi, x.note.en);
            for (auto const& s : x.successors) add("successor", s);
            for (auto const& [system, code] : x.codes) add("code", system + "=" + code);
        }
        for (auto const& x : p.units) add("unit", x.id, x.name.vi, x.name.en, x.agency, x.from, x.to, x.source, x.note.vi, x.note.en);
        for (auto const& x : p.decisions) {
            add("decision", x.id, x.number, x.issuer, x.issued, x.effective, x.subject.vi, x.subject.en, x.certainty, x.source, x.note.vi, x.note.en);
            for (auto const& [what, n] : x.counts) add("count", what + "=" + std::to_string(n));
        }
        for (auto const& x : p.procedures) {
            add("procedure", x.code, x.name, x.field, x.from, x.to, x.true_on, x.source, x.url, std::int64_t(x.edition));
            for (auto const l : x.levels) add("level", l);
            for (auto const& a : x.agencies) add("of", a);
            auto const& f = x.facts;
            add("facts", f.delegation_forbidden, f.personal_presence_required, f.presence_to_collect, f.electronic_only, f.not_at_desk,
                f.state_secret, f.basis.instrument, f.basis.article, f.basis.certainty);
            for (auto const& v : x.variants) {
                add("variant", v.id, v.name, v.condition, v.intake[0], v.intake[1], v.intake[2], v.returned[0], v.returned[1], v.returned[2]);
                for (auto const& l : v.limits)
                    add("limit", l.channel, l.text + " / " + std::to_string(l.limit.terms().size()), l.provincial, l.source);
                for (auto const& e : v.fees) add("fee", e.channel, e.amount, e.text);
            }
        }
        for (auto const& x : p.lists) add("list", x.decision, x.procedure, x.agency, x.direction, x.listed, x.from, x.to);
        for (auto const& x : p.delegations) {
            add("delegation", x.agency, x.unit, x.provider, x.decision, x.contract, x.from, x.to, x.certainty, x.source, x.note.vi, x.note.en);
            for (auto const t : x.tasks) add("task", t);
        }
    }
    [[nodiscard]] std::vector<std::string> const& lines() const { return lines_; }
    [[nodiscard]] bool has(std::string const& line) const { return std::find(lines_.begin(), lines_.end(), line) != lines_.end(); }
    friend bool operator==(told const& a, told const& b) { return a.lines_ == b.lines_; }

private:
    static std::string text(std::string const& s) { return s; }
    static std::string text(bool b) { return b ? "yes" : "no"; }
    static std::string text(std::int64_t n) { return std::to_string(n); }
    static std::string text(date d) { return to_string(d); }
    template <tokenised E>
    static std::string text(E e) {
        return std::string(to_string(e));
    }
    template <class T>
    static std::string text(std::optional<T> const& o) {
        return o ? text(*o) : "-";
    }
    template <class... Values>
    void add(std::string const& what, Values const&... values) {
        int i = 0;
        (lines_.push_back(what + std::to_string(i++) + ": " + text(values)), ...);
    }
    std::vector<std::string> lines_;
};

std::vector<problem> check(std::string text, catalogue_limits const& limits = {}) { return check_catalogue({{"d", std::move(text)}}, limits); }

/// Numbers in the order in which they were found.
std::vector<int> numbers(std::vector<problem> const& problems) {
    std::vector<int> all;
    for (auto const& p : problems) all.push_back(static_cast<int>(p.code));
    return all;
}

// No blanks, so that no byte between two values can become part of a number.
std::string const small_document =
    R"({"schema_version":1,"name":{"vi":"Tên ọ","en":"N"},"edition":{"id":"e1","true_on":"2021-06-01","assumed_from":"2020-01-01"},)"
    R"("sources":[{"id":"S1","title":"T","read_on":null,"certainty":"observed"}],)"
    R"("agencies":[{"id":"a","name":{"vi":"A"},"level":"province","codes":{"gso":"06"},"source":"S1"}],)"
    R"("units":[{"id":"u","name":{"vi":"U"},"agency":"a"}],)"
    R"("decisions":[{"id":"d","number":"1/QĐ","issued":"2019-10-29","counts":{"listed":631}}],)"
    R"("procedures":[{"code":"9.000001","name":"P","levels":["province"],"agencies":["a"],"from":"2019-01-01","facts":{"state_secret":false},)"
    R"("variants":[{"id":"v","intake":{"post":"yes"},"return":{"post":"no"},"limits":[{"channel":"post","text":"5 ngày làm việc"}],)"
    R"("fees":[{"amount":500000},{"text":"x\u00e2\n"}]}]}],)"
    R"("lists":[{"decision":"d","procedure":"9.000001","direction":"intake","answer":"yes","from":"2020-01-01"}],)"
    R"("delegations":[{"agency":"a","unit":"u","tasks":["receive"],"from":"2020-03-01","to":"2020-07-01"}]})"
    "\n";

std::string const smallest = R"({"schema_version":1,"name":{"vi":"x"},"edition":{"id":"e"}})";

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
        CHECK(problems.front().place == name + " " + found->second.pointer);
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
    for (auto const* line : {
             "edition0: thu-day-du", "edition2: Made up for a test, of no province", "edition3: 2021-06-01", "edition4: 2020-01-01",
             "edition5: Giả định để thử.", "edition6: Assumed for the test.", "source1: Trang “thử”\nhai dòng \\ / 📮",
             "source2: https://example.org/?a=1&b=2", "source3: 2021-06-02", "source4: observed", "source4: text_doubtful",
             "agency0: tinh", "agency2: Test province", "agency3: ministry", "agency3: commune", "agency4: huyen-b", "agency5: 2010-01-01",
             "agency6: 2025-07-01", "agency7: S1", "agency8: Ghi chú.", "agency9: A note.", "successor0: tinh-moi", "code0: gso=06",
             "code0: identifier=H99", "unit3: tinh", "unit4: 2017-01-01", "unit5: 2025-07-01", "unit6: S2", "decision1: 1/QĐ-UBND",
             "decision2: Ủy ban nhân dân", "decision3: 2019-10-29", "decision4: 2019-11-01", "decision5: Danh mục", "decision7: second_hand",
             "count0: listed=631", "count0: not_listed=0", "procedure0: 9.000001", "procedure2: Lĩnh vực", "procedure3: 2019-01-01",
             "procedure4: 2022-01-01", "procedure5: 2021-05-05", "procedure7: https://example.org/1", "level0: commune", "of0: xa-c",
             "facts0: no", "facts1: yes", "facts0: -", "facts5: no", "facts6: Luật thử 1/2019", "facts7: Điều 2.1", "facts8: text",
             "variant0: again", "variant1: Lần đầu", "variant2: nếu chưa có", "variant3: yes", "variant4: no", "variant5: yes",
             "variant6: yes", "variant7: yes", "variant8: no", "variant8: -", "limit0: post", "limit0: -", "limit1: 7 ngày / 1", "limit2: no",
             "limit2: yes", "limit2: -", "limit3: S2", "fee0: online", "fee1: 0", "fee1: 4294967311", "fee1: 9223372036854775807", "fee1: -",
             "fee2: theo quy định", "list0: qd-1", "list2: so-a", "list3: return", "list4: no", "list5: 2019-11-01", "list6: 2021-06-23",
             "delegation1: trung-tam", "delegation2: Bưu điện thử", "delegation3: qd-1", "delegation4: 12/HĐ", "delegation5: 2020-03-01",
             "delegation6: 2020-07-01", "delegation7: text", "delegation9: Đợt 1.", "delegation10: First.", "task0: guide", "task0: receive",
             "task0: digitise", "task0: return", "delegation7: second_hand"}) {
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
    std::string const wrong = R"({"schema_version":2,"name":{"vi":""},"edition":{"id":"e","true_on":"2020-02-30"},"extra":1,)"
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

TEST_CASE("catalogue_json: a document cut off anywhere is refused") {
    auto const whole = told(read_catalogue({{"d", small_document}}));
    CHECK(whole.lines().size() > 80);
    std::size_t refused = 0;
    for (std::size_t n = 0; n < small_document.size(); ++n) {
        auto const problems = check(small_document.substr(0, n));
        refused += problems.empty() ? 0U : 1U;
        // Only the newline at the end can be missing.
        if (problems.empty() != (n == small_document.size() - 1)) FAIL_CHECK("cut to " << n << " bytes");
        if (!problems.empty() && problems.front().code != error_code::json_broken) FAIL_CHECK("cut to " << n << " bytes: another number");
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
        if (c == '"' && (i == 0 || small_document[i - 1] != '\\')) quoted = !quoted;
        else in_value[i] = quoted || (c >= '0' && c <= '9');
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
                    if (lines[k].substr(0, lines[k].find(": ")) != whole[k].substr(0, whole[k].find(": "))) differences = 99;
                }
            if (!in_value[i] || differences != 1)
                FAIL_CHECK("byte " << i << " as " << static_cast<int>(static_cast<unsigned char>(other)) << ": " << differences << " differences");
        }
    }
    CHECK(refused > 10 * (equal + changed));
    CHECK(equal > 0);    // the newline at the end as a blank
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
            CHECK(refused.find("M1304 d: found " + std::to_string(text.size()) + " bytes; expected at most " + std::to_string(text.size() - 1)) == 0);
            limits.bytes = text.size();
            CHECK(broken_at(text) == "read");
            limits.bytes = text.size() + 1;
            CHECK(broken_at(text) == "read");
        }
    }
    SECTION("depth") {
        // Document, procedures, procedure, variants, variant, limits, limit.
        limits.depth = 6;
        CHECK(broken_at(small_document).find("M1304 d /procedures/0/variants/0/limits/0: found too deep; expected at most 6 levels") == 0);
        limits.depth = 7;
        CHECK(broken_at(small_document) == "read");
        limits.depth = 8;
        CHECK(broken_at(small_document) == "read");
        limits.depth = 0;
        CHECK(broken_at(smallest).find("M1304 d /: found too deep") == 0);
    }
    SECTION("text counts bytes in values and in keys") {
        std::string const at = R"({"schema_version":1,"name":{"vi":"ộộộộộộ"},"edition":{"id":"e"}})";  // 18 bytes
        limits.text = 17;
        CHECK(broken_at(at).find("M1304 d /name/vi: found a text of 18 bytes; expected at most 17 bytes") == 0);
        limits.text = 18;
        CHECK(broken_at(at) == "read");
        limits.text = 19;
        CHECK(broken_at(at) == "read");
        auto const key_of = [](std::size_t n) {
            return R"({"schema_version":1,"name":{"vi":"x"},"edition":{"id":"e"},"agencies":[{"id":"a","name":{"vi":"A"},"level":"province",)"
                   R"("codes":{")" + std::string(n, 'k') + R"(":"1"}}]})";
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
        CHECK(broken_at(smallest).find("M1304 d /: ") == 0);
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
        auto const problems = check(R"({"schema_version":1,"name":{"vi":"a)" + std::string(bytes) + R"("},"edition":{"id":"e"}})");
        REQUIRE(problems.size() == 1);
        for (char const c : problems.front().found) CHECK((static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F));
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
    CHECK(c.edition() == read_catalogue({document("good", "overlay-1-base.json"), document("good", "overlay-2-province.json")}).edition());
}

TEST_CASE("catalogue_json: the edition follows the bytes") {
    auto const c = read_catalogue({{"d", small_document}});
    CHECK(c.edition() == read_catalogue({{"another name", small_document}}).edition());
    CHECK(c.edition() != read_catalogue({{"d", small_document + " "}}).edition());
    CHECK(c.edition().size() == 16);
    CHECK(c.edition() != catalogue().edition());
}
