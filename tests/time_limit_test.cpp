// SPDX-License-Identifier: Apache-2.0
#include <motcua/time_limit.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "catch.hpp"

using motcua::limit_alternative;
using motcua::parse_time_limit;
using motcua::term;
using motcua::term_join;
using motcua::term_sense;
using motcua::time_limit;
using motcua::time_unit;
using motcua::to_text;

namespace {

// A limit in short, as vectors/time_limit.csv writes it:
//   5wd 5d 5wh 5h 5min 5w 5mo 5y 5unk   an amount and its unit; 3..5wd a range
//   same  same<15:00  none              the same day, with its cut-off; no limit
//   date(words)  2mo(words)             a date rule; words that a counted term keeps
//   >=5d  after 5d  before 5d  +5d      at least, after, before, extension
//   " & " sum, " then " sequence, " | " alternatives, "[words] " the condition before one
//   " @party"  " !excluded"             behind a term
//   "-" no term; " ?" at the end: problems are reported
std::string figure(double n) {
    auto const hundredths = static_cast<long>(n * 100 + 0.5);
    std::string text = std::to_string(hundredths / 100);
    if (long const rest = hundredths % 100; rest != 0)
        text += "." + (rest % 10 == 0 ? std::to_string(rest / 10) : std::to_string(rest));
    return text;
}
std::string compact(term const& t) {
    static constexpr std::string_view units[]{"wd", "d", "wh", "h", "min", "w", "mo", "y", "", "", "", "unk"};
    static constexpr std::string_view senses[]{"", ">=", "after ", "before ", "+"};
    std::string text;
    if (t.unit == time_unit::same_day) {
        text = "same";
        if (t.cutoff_minute) {
            auto const minute = std::to_string(*t.cutoff_minute % 60);
            text += "<" + std::to_string(*t.cutoff_minute / 60) + ":" + (minute.size() < 2 ? "0" : "") + minute;
        }
    } else if (t.unit == time_unit::none) {
        text = "none";
    } else if (t.unit == time_unit::date_rule) {
        text = "date(" + t.words + ")";
    } else {
        text = std::string(senses[static_cast<std::size_t>(t.sense)]) + (t.amount ? figure(*t.amount) : "") +
               (t.amount_max ? ".." + figure(*t.amount_max) : "") +
               std::string(units[static_cast<std::size_t>(t.unit)]) + (t.words.empty() ? "" : "(" + t.words + ")");
    }
    if (!t.party.empty()) text += " @" + t.party;
    if (!t.excludes.empty()) text += " !" + t.excludes;
    return text;
}
std::string compact(time_limit const& limit) {
    std::string text;
    for (auto const& a : limit.alternatives()) {
        if (!text.empty()) text += " | ";
        if (a.condition) text += "[" + *a.condition + "] ";
        bool first = true;
        for (auto const& t : a.steps) {
            if (!first) text += t.join == term_join::sum ? " & " : " then ";
            text += compact(t);
            first = false;
        }
    }
    return (text.empty() ? "-" : text) + (limit.problems().empty() ? "" : " ?");
}
std::string read(std::string_view phrase) { return compact(parse_time_limit(phrase)); }

std::vector<std::pair<std::string, std::string>> vectors() {
    std::ifstream file(MOTCUA_TEST_DIR "/vectors/time_limit.csv");
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "phrase,parse");
    std::vector<std::pair<std::string, std::string>> rows;
    while (std::getline(file, line)) {
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.emplace_back();
            else
                cells.back() += c;
        }
        REQUIRE(cells.size() == 2);
        rows.emplace_back(cells[0], cells[1]);
    }
    return rows;
}

bool utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const d = motcua::detail::decode(text, i);
        if (!d.valid) return false;
        i += d.length;
    }
    return true;
}

// What holds of every reading, whatever the text.
bool sound(time_limit const& limit) {
    auto const& text = limit.text();
    if (!utf8(text)) return false;
    for (auto const& p : limit.problems())
        if (p.from > p.to || p.to > text.size() || text.substr(p.from, p.to - p.from) != p.found || p.doubt.empty())
            return false;
    for (auto const& a : limit.alternatives()) {
        if (a.steps.empty() || (a.condition && (a.condition->empty() || text.find(*a.condition) == text.npos)))
            return false;
        for (auto const& t : a.steps) {
            if (t.unit == time_unit::unknown && limit.problems().empty()) return false;
            if (!t.excludes.empty() && text.find(t.excludes) == text.npos) return false;
        }
    }
    return !limit.alternatives().empty() || !limit.problems().empty();
}

}

TEST_CASE("phrases of the vectors read as their hand parses say", "[time_limit]") {
    auto const rows = vectors();
    REQUIRE(rows.size() >= 120);
    for (auto const& [phrase, parse] : rows) {
        CAPTURE(phrase);
        auto const limit = parse_time_limit(phrase);
        CHECK(compact(limit) == parse);
        CHECK(sound(limit));
        CHECK(limit.text() == phrase);
        if (!limit.alternatives().empty()) {
            auto const text = to_text(limit);
            CAPTURE(text);
            CHECK(parse_time_limit(text) == limit);
            CHECK(!to_text(limit, motcua::language::en).empty());
        }
    }
}

TEST_CASE("blanks line breaks and capitals change nothing", "[time_limit]") {
    auto const plain = parse_time_limit("Không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ");
    REQUIRE(compact(plain) == "5wd");
    for (std::string_view same :
         {"  Không  quá 05   ngày làm việc kể từ ngày nhận đủ hồ sơ  ", "Không quá\t05\tngày làm việc",
          "không quá 05\xC2\xA0ngày làm việc", "Không quá 05 ngày làm\nviệc kể từ ngày nhận",
          "KHÔNG QUÁ 05 NGÀY LÀM VIỆC", "Không quá 05 ngày làm việc.", "\xEF\xBB\xBFKhông quá 05 ngày làm việc",
          "- Không quá 05 ngày làm việc;"}) {
        CAPTURE(same);
        auto const limit = parse_time_limit(same);
        CHECK(limit == plain);
        CHECK(limit.problems().empty());
    }
    CHECK(read("Cấp mới: 10 ngày\nCấp lại: 05 ngày") == "[Cấp mới] 10d | [Cấp lại] 5d");
    CHECK(read("- Cấp lần đầu: 15 ngày;\r\n+ Cấp lại: 05 ngày;") == "[Cấp lần đầu] 15d | [Cấp lại] 5d");
    CHECK(read("Ðối với nhà ở: 15 ngày") == "[Ðối với nhà ở] 15d");  // capital eth, as old fonts print it
}

TEST_CASE("what is not counted and who has a step are kept in the words of the source", "[time_limit]") {
    auto const limit = parse_time_limit("07 ngày làm việc (không kể thời gian niêm yết tại xã)");
    REQUIRE(limit.terms().size() == 1);
    CHECK(limit.terms()[0].excludes == "thời gian niêm yết tại xã");
    CHECK(limit.terms()[0].party.empty());
    auto const passive =
        parse_time_limit("07 ngày làm việc. Thời gian bổ sung hồ sơ không tính vào thời hạn giải quyết.");
    REQUIRE(passive.terms().size() == 1);
    CHECK(passive.terms()[0].excludes == "Thời gian bổ sung hồ sơ");
    auto const party = parse_time_limit("03 ngày làm việc tại Trung tâm Phục vụ hành chính công");
    REQUIRE(party.terms().size() == 1);
    CHECK(party.terms()[0].party == "Trung tâm Phục vụ hành chính công");
    CHECK(read("03 ngày tại nhà") == "3d");
}

TEST_CASE("conditions stand before or behind and end where the limit begins", "[time_limit]") {
    CHECK(read("Trường hợp hồ sơ không hợp lệ, trong thời hạn 03 ngày, cơ quan thông báo") ==
          "[Trường hợp hồ sơ không hợp lệ] 3d");
    CHECK(read("Trường hợp cấp lại trong thời hạn 02 ngày") == "[Trường hợp cấp lại] 2d");
    CHECK(read("Nếu hồ sơ phải xác minh thì 10 ngày") == "[Nếu hồ sơ phải xác minh] 10d");
    CHECK(read("Vùng xa đi lại khó khăn thì không quá 45 ngày") == "[Vùng xa đi lại khó khăn] 45d");
    CHECK(read("10 ngày kể từ ngày nhận đơn đối với cấp mới") == "[đối với cấp mới] 10d");
    CHECK(read("Thời hạn giải quyết đối với cấp lại: 05 ngày") == "[đối với cấp lại] 5d");
    CHECK(read("5 ngày với dự án nhóm C") == "[với dự án nhóm C] 5d");
    CHECK(read("15 ngày, trường hợp từ chối phải nêu rõ lý do") == "15d");
    CHECK(read("07 ngày (nếu có)") == "7d");
    CHECK(read("Đối với các trường hợp: cấp mới, gia hạn: 12 ngày") ==
          "[Đối với các trường hợp: cấp mới, gia hạn] 12d");
    CHECK(read("Đối với nhóm A:\n- Thẩm định: 30 ngày\n- Phê duyệt: 10 ngày") == "[Đối với nhóm A] 30d then 10d ?");
    CHECK(read("Đối với hộ chiếu còn hạn dưới 12 tháng thì 03 ngày") == "[Đối với hộ chiếu còn hạn dưới 12 tháng] 3d");
    CHECK(read("Thẩm định: 12 ngày") == "12d");
    CHECK(read("Bộ Công an trả lời: 15 ngày") == "15d");
    CHECK(read("Công an tỉnh: 08 ngày") == "[Công an tỉnh] 8d");
}

TEST_CASE("typing errors in a unit are read and reported", "[time_limit]") {
    for (std::string_view phrase : {"05 ngày làm vệc", "05 ngày lam viec", "05 ngày àlm việc", "05 ngày là mviệc",
                                    "05 ngày làmviêc", "05 ngay lam viec", "05 ngày làm vịêc", "05 gày làm việc"}) {
        CAPTURE(phrase);
        auto const limit = parse_time_limit(phrase);
        CHECK(compact(limit) == "5wd ?");
        REQUIRE(limit.problems().size() == 1);
        CHECK(limit.problems()[0].found == limit.text());
    }
    CHECK(read("02 giờ làm vệc") == "2wh ?");
    CHECK(read("05 gày") == "- ?");
    CHECK(read("05 ngày làm bài") == "5d ?");
    CHECK(read("05 ngành") == "- ?");
    // Without a typing error nothing is reported, not even where blanks are missing.
    CHECK(read("05 ngàylàmviệc") == "- ?");
    CHECK(read("Trongthời hạn 05 ngày") == "5d");
}

TEST_CASE("a problem says where and what", "[time_limit]") {
    auto const limit = parse_time_limit("Cấp mới: 10 ngày; cấp lại: 06 (bảy) ngày");
    CHECK(compact(limit) == "[Cấp mới] 10d ?");
    REQUIRE(limit.problems().size() == 1);
    auto const& p = limit.problems()[0];
    CHECK(p.found == "06 (bảy) ngày");
    CHECK(limit.text().substr(p.from, p.to - p.from) == p.found);
    CHECK(p.doubt.find("differ") != std::string::npos);
    // Offsets are those of the NFC text, also where the input was decomposed.
    auto const decomposed = parse_time_limit("Kho\xCC\x82ng qua\xCC\x81 05 xyz");
    CHECK(decomposed.text() == "Không quá 05 xyz");
    REQUIRE(decomposed.problems().size() == 1);
    CHECK(decomposed.problems()[0].found == "05 xyz");
    CHECK(decomposed.problems()[0].from == 12);
}

TEST_CASE("nothing is read that the text does not state", "[time_limit]") {
    for (std::string_view phrase : {"",
                                    "   ",
                                    "\n",
                                    "Theo quy định",
                                    "Miễn phí",
                                    "Giờ hành chính các ngày làm việc",
                                    "Từ thứ 2 đến thứ 6",
                                    "Không thu lệ phí",
                                    "Không quy định về phí",
                                    "Điều 5",
                                    "50 km",
                                    "Trẻ em dưới 6 tuổi",
                                    "Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020",
                                    "Giấy phép có giá trị 05 năm",
                                    "Thẻ có thời hạn sử dụng không quá 10 năm",
                                    "Lưu giữ hồ sơ 05 năm",
                                    "hết thời hạn 15 ngày",
                                    "hợp đồng từ 12 tháng trở lên",
                                    "Định kỳ 03 tháng một lần",
                                    "8 giờ/ngày",
                                    "24 giờ/07 ngày",
                                    "từ 7 giờ đến 17 giờ",
                                    "03 tháng lương",
                                    "02 năm kinh nghiệm",
                                    "không quá 1.000 ngày",
                                    "5/7 ngày",
                                    "05 ngày …",
                                    "12345 ngày",
                                    "٥ ngày",
                                    "Thời hạn được tính từ ngày nhận đủ hồ sơ"}) {
        CAPTURE(phrase);
        auto const limit = parse_time_limit(phrase);
        CHECK(limit.alternatives().empty());
        CHECK(!limit.problems().empty());
    }
    CHECK(parse_time_limit(std::string(20000, 'a')).alternatives().empty());
    auto const cut = parse_time_limit("Thẩm định: 05 ngày làm việc; phê duyệt: 03 ngày …");
    CHECK(compact(cut) == "5wd ?");
}

TEST_CASE("sums sequences and parts are told apart", "[time_limit]") {
    CHECK(read("06 ngày làm việc cộng với 12 ngày") == "6wd & 12d");
    CHECK(read("01 năm 06 tháng") == "1y & 6mo");
    CHECK(read("Kiểm tra trong 02 ngày; sau đó, trong 05 ngày làm việc, cấp giấy") == "2d then 5wd");
    CHECK(read("02 ngày kể từ ngày nhận hồ sơ và 05 ngày kể từ ngày có kết quả") == "2d & 5d ?");
    CHECK(read("10 ngày làm việc. Trong đó: tại Sở 07 ngày; tại xã 03 ngày") == "10wd");
    CHECK(read("Thời gian giải quyết: 12 ngày + Bộ phận một cửa: 02 ngày + Phòng Kinh tế: 10 ngày") == "12d");
    CHECK(read("10 ngày (một cửa 0,5 ngày; phòng chuyên môn 9 ngày; lãnh đạo 0,5 ngày)") == "10d");
    CHECK(read("20 ngày (trường hợp phức tạp không quá 30 ngày)") == "20d | [trường hợp phức tạp] 30d");
    CHECK(read("Thời hạn: 05 ngày. Trong 05 ngày kể từ khi nhận, cơ quan cấp giấy") == "5d ?");
    CHECK(read("Trường hợp cấp lại (05 ngày làm việc)") == "[Trường hợp cấp lại] 5wd");
    auto const steps = parse_time_limit("20 ngày, sau đó 02 ngày làm việc");
    REQUIRE(steps.alternatives().size() == 1);
    REQUIRE(steps.alternatives()[0].steps.size() == 2);
    CHECK(steps.alternatives()[0].steps[1].join == term_join::then);
    CHECK(steps.terms().size() == 2);
}

TEST_CASE("extensions are never part of the limit", "[time_limit]") {
    auto const limit = parse_time_limit("15 ngày; vụ việc phức tạp thì được gia hạn thêm 10 ngày");
    REQUIRE(limit.alternatives().size() == 2);
    CHECK(limit.alternatives()[0].steps[0].sense == term_sense::at_most);
    CHECK(limit.alternatives()[1].steps[0].sense == term_sense::extension);
    CHECK(limit.alternatives()[1].condition == "vụ việc phức tạp");
    CHECK(read("có thể gia hạn một lần nhưng không quá 20 ngày; đối với vụ phức tạp thì không quá 40 ngày") ==
          "+20d | [đối với vụ phức tạp] +40d");
    CHECK(read("Gia hạn: 07 ngày làm việc") == "[Gia hạn] 7wd");
    CHECK(read("Gia hạn giấy phép trong thời hạn 05 ngày") == "5d");
    CHECK(read("60 ngày đối với cấp mới và gia hạn giấy chứng nhận") ==
          "[đối với cấp mới và gia hạn giấy chứng nhận] 60d");
    CHECK(read("được kéo dài thêm không quá 02 ngày hoặc có thể dài hơn theo thỏa thuận với người yêu cầu") ==
          "+2d | [theo thỏa thuận với người yêu cầu] none");
}

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

TEST_CASE("the writer writes good Vietnamese and English", "[time_limit]") {
    auto const both = [](std::string_view phrase) {
        auto const limit = parse_time_limit(phrase);
        return std::pair(to_text(limit), to_text(limit, motcua::language::en));
    };
    using texts = std::pair<std::string, std::string>;
    CHECK(both("Không quá 5 ngày làm việc") == texts("05 ngày làm việc", "5 working days"));
    CHECK(both("một ngày") == texts("01 ngày", "1 calendar day"));
    CHECK(both("1,5 ngày làm việc") == texts("1,5 ngày làm việc", "1.5 working days"));
    CHECK(both("3-5 ngày") == texts("từ 03 đến 05 ngày", "3 to 5 calendar days"));
    CHECK(both("ít nhất 3 tuần") == texts("ít nhất 03 tuần", "at least 3 weeks"));
    CHECK(both("Sau 24 giờ kể từ khi niêm yết") == texts("sau thời hạn 24 giờ", "after 24 hours"));
    CHECK(both("trước 5 ngày") == texts("trước 05 ngày", "5 calendar days before the event"));
    CHECK(both("kéo dài thêm 2 tháng") ==
          texts("được gia hạn thêm không quá 02 tháng", "may be extended by at most 2 months"));
    CHECK(both("Không") == texts("không quy định thời hạn", "no limit set"));
    CHECK(both("7") == texts("07 (chưa rõ đơn vị)", "7 (unit not stated)"));
    CHECK(both("trước ngày 30/11") == texts("trước ngày 30/11", "by the date: trước ngày 30/11"));
    CHECK(both("6 ngày làm việc và 30 ngày") ==
          texts("06 ngày làm việc và 30 ngày", "6 working days plus 30 calendar days"));
    CHECK(both("20 ngày, sau đó 2 ngày làm việc") ==
          texts("20 ngày, sau đó 02 ngày làm việc", "20 calendar days, then 2 working days"));
    CHECK(both("Trong ngày; nhận sau 15h30 thì trả trong ngày làm việc tiếp theo") ==
          texts("ngay trong ngày (nhận hồ sơ sau 15 giờ 30 thì trả kết quả trong ngày làm việc tiếp theo)",
                "the same day (received after 15:30: the next working day)"));
    CHECK(both("Cấp mới: 2 ngày; cấp lại: 1 ngày (không kể ngày nộp)") ==
          texts("Cấp mới: 02 ngày; cấp lại: 01 ngày (không tính ngày nộp)",
                "Cấp mới: 2 calendar days; cấp lại: 1 calendar day (not counting: ngày nộp)"));
    CHECK(to_text(time_limit(motcua::working_days{5})) == "05 ngày làm việc");
    CHECK(to_text(time_limit()).empty());
    CHECK(to_text(time_limit(motcua::months{1}), motcua::language::en) == "1 month");
}

namespace {

// Random limits of the kinds that the reader produces.
class limits {
public:
    explicit limits(unsigned seed) : random_(seed) {}

    time_limit operator()() {
        static std::string const cases[]{"Cấp mới",
                                         "đối với dự án nhóm B",
                                         "trường hợp phải xác minh thực tế",
                                         "Trực tuyến",
                                         "qua dịch vụ bưu chính công ích",
                                         "nếu hồ sơ do người được ủy quyền nộp",
                                         "Đối với hợp đồng có thời hạn dưới 12 tháng",
                                         "Loại II",
                                         "với công trình cấp I",
                                         "Trường hợp quy định tại khoản 2 Điều 15",
                                         "nhận hồ sơ sau 16 giờ",
                                         "Công an cấp xã"};
        std::vector<limit_alternative> all;
        std::size_t const n = one_of(3) == 0 ? 1 + one_of(3) : 1;
        std::size_t const first = one_of(std::size(cases));
        for (std::size_t i = 0; i < n; ++i) {
            limit_alternative a;
            if (n > 1 || one_of(2) == 0) a.condition = cases[(first + i) % std::size(cases)];
            a.steps.push_back(single());
            if (a.steps[0].sense == term_sense::at_most && chained(a.steps[0]))
                for (std::size_t more = one_of(4); more > 1; --more) {
                    auto t = counted();
                    t.join = one_of(2) == 0 ? term_join::then : term_join::sum;
                    a.steps.push_back(std::move(t));
                }
            all.push_back(std::move(a));
        }
        return time_limit(std::move(all));
    }

private:
    std::size_t one_of(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    static bool chained(term const& t) { return t.unit <= time_unit::year && t.words.empty(); }

    term counted() {
        term t;
        t.unit = static_cast<time_unit>(one_of(8));
        t.amount = static_cast<double>(1 + one_of(180));
        if (one_of(6) == 0) t.amount = *t.amount + 0.5;
        if (one_of(5) == 0) t.amount_max = *t.amount + static_cast<double>(1 + one_of(30));
        if (one_of(5) == 0) t.party = one_of(2) == 0 ? "Sở Tài nguyên" : "Ủy ban nhân dân cấp tỉnh";
        if (one_of(6) == 0)
            t.excludes =
                one_of(2) == 0 ? "thời gian niêm yết" : "thời gian công dân bổ sung, hoàn thiện hồ sơ (nếu có)";
        return t;
    }
    term single() {
        term t = counted();
        switch (one_of(10)) {
            case 0:
                t.sense = static_cast<term_sense>(one_of(5));
                break;
            case 1:
                t = {};
                t.unit = time_unit::same_day;
                t.amount = 0;
                if (one_of(2) == 0) t.cutoff_minute = static_cast<int>(one_of(24 * 60));
                break;
            case 2:
                t = {};
                t.unit = one_of(2) == 0 ? time_unit::none : time_unit::date_rule;
                if (t.unit == time_unit::date_rule)
                    t.words = one_of(2) == 0 ? "ngày 20 hàng tháng" : "trước ngày 30/11";
                break;
            case 3:
                t.unit = time_unit::unknown;
                t.party.clear(), t.excludes.clear();
                break;
            default:
                break;
        }
        return t;
    }

    std::mt19937 random_;
};

}

TEST_CASE("what is written reads itself again equal", "[time_limit]") {
    limits next(20261124);
    for (int i = 0; i < 4000; ++i) {
        auto const limit = next();
        auto const text = to_text(limit);
        auto const again = parse_time_limit(text);
        if (again == limit) continue;
        CAPTURE(text, compact(limit), compact(again));
        REQUIRE(again == limit);
    }
}

TEST_CASE("no text makes the reader fail", "[time_limit]") {
    auto const rows = vectors();
    std::mt19937 random(7);
    auto const one_of = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    static constexpr std::string_view joints[]{"; ", ". ", ", ", " và ", " hoặc ", " - ", "\n", " (", ") ", ": ", "/"};
    for (int i = 0; i < 6000; ++i) {
        std::string text;
        if (i % 3 == 0) {
            text.resize(one_of(80));
            for (auto& c : text) c = static_cast<char>(static_cast<unsigned char>(one_of(256)));
        } else if (i % 3 == 1) {
            text = rows[one_of(rows.size())].first;
            for (std::size_t k = 1 + one_of(4); k > 0 && !text.empty(); --k) {
                std::size_t const at = one_of(text.size());
                if (one_of(2) == 0)
                    text.erase(at, 1);
                else
                    text.insert(at, 1, static_cast<char>(static_cast<unsigned char>(one_of(256))));
            }
        } else {
            for (std::size_t k = 1 + one_of(4); k > 0; --k)
                text += rows[one_of(rows.size())].first + std::string(joints[one_of(std::size(joints))]);
        }
        auto const limit = parse_time_limit(text);
        if (sound(limit)) continue;
        CAPTURE(text);
        REQUIRE(sound(limit));
    }
    for (char c : {'(', ')', '-', ':', ';', '.', '5', ' ', '\n', '\xCC'}) {
        CHECK(sound(parse_time_limit(std::string(9000, c))));
        std::string mixed;
        for (int i = 0; i < 1500; ++i) mixed += std::string(1, c) + "5 ngày ";
        CHECK(sound(parse_time_limit(mixed)));
    }
}
