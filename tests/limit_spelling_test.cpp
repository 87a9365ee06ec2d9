// SPDX-License-Identifier: Apache-2.0
#include <motcua/impl/limit_syllables.hpp>
#include <motcua/time_limit.hpp>

#include <string>
#include <string_view>

#include "catch.hpp"
#include "limit_notation.hpp"

using motcua::parse_time_limit;
using namespace limit_notation;

namespace {

bool is_syllable(std::string_view word) {
    return motcua::detail::is_syllable(motcua::detail::syllable_of(word).view());
}

}

TEST_CASE("every word that limits are made of is a syllable", "[time_limit]") {
    for (std::string_view word :
         {"không", "quá",   "ngày", "làm",    "việc",   "kể",   "từ",     "giờ",   "tháng", "năm",    "tuần",
          "phút",  "đối",   "với",  "trường", "hợp",    "chậm", "nhất",   "trước", "quyết", "nguyên", "khuyến",
          "giếng", "gì",    "quốc", "quy",    "nghiệp", "ghi",  "uỷ",     "ủy",    "yêu",   "xoa",    "hoặc",
          "thuế",  "người", "rượu", "bưu",    "khuỷu",  "ích",  "thường", "ngoài", "ách"}) {
        CAPTURE(word);
        CHECK(is_syllable(word));
    }
    for (std::string_view word :
         {"khng", "ngyà", "viêc", "tjáng", "kàm", "hop",  "trưoc", "ngưoi", "khônng", "ngàyy", "ke2", "troong",
          "thng", "cê",   "gê",   "ngi",   "kh",  "lamf", "web",   "visa",  "bộộ",    "hôpp",  "tuc"}) {
        CAPTURE(word);
        CHECK(!is_syllable(word));
    }
}

TEST_CASE("a slip in a word that counts is read and told", "[time_limit]") {
    struct row {
        std::string_view text, reading;
    };
    for (row const& r : std::initializer_list<row>{
             {"Khng quá 05 ngày", "5d ?"},
             {"Không qua 05 ngày", "5d ?"},
             {"Hkông quá 05 ngày", "5d ?"},
             {"Khôngg quá 05 ngày", "5d ?"},
             {"05 ngày kàm việc", "5wd ?"},
             {"05 ngàyy làm việc", "5wd ?"},
             {"Ti thiểu 05 ngày", ">=5d ?"},
             {"ít nhát 05 ngày", ">=5d ?"},
             {"Trong ngay làm việc", "same ?"},
             {"Troong ngày", "same ?"},
             {"10 ngày; trường hop phức tạp: 15 ngày", "10d | [trường hop phức tạp] 15d ?"},
             {"10 ngày đi với cấp mới", "[đi với cấp mới] 10d ?"},
             {"10 ngày, trường hợp khó được kéo dai thêm 5 ngày", "10d | [trường hợp khó] +5d ?"},
             {"trưoc ngày 15/12", "date(trưoc ngày 15/12) ?"},
             {"Ngay trong ngày; nhận sa 15 giờ thì trả trong ngày làm việc tiếp theo", "same<15:00 ?"},
             {"05 thasng", "- ?"},
             {"03 tjáng", "3mo ?"}}) {
        CAPTURE(r.text);
        CHECK(read(r.text) == r.reading);
        CHECK(sound(parse_time_limit(r.text)));
    }
    auto const limit = parse_time_limit("Hồ sơ nộp qua bưu điện: khng quá 05 ngày");
    REQUIRE(limit.problems().size() == 1);
    CHECK(limit.problems()[0].found.find("khng") != std::string::npos);
}

TEST_CASE("names and abbreviations are no slips", "[time_limit]") {
    for (std::string_view text :
         {"05 ngày tại UBND tỉnh Bắc Kạn", "Trong 05 ngày làm việc, Sở Y tế Đắk Lắk cấp giấy", "TTHC: 05 ngày",
          "05 ngày kể từ ngày VNeID ghi nhận", "05 ngày kể từ khi Kon Tum nhận đủ hồ sơ", "05 ngày qua email hoặc fax",
          "05 ngày đối với dự án BOT", "Hộ chiếu có visa: 05 ngày làm việc", "05 NGÀY LÀM VIỆC TẠI UBND XÃ",
          "03 tháng thì 05 ngày", "05 ngày, kể cả thứ 7", "05 ngày, sau đó trả lại hồ sơ",
          "05 ngày theo giá thị trường", "05 ngày kể từ ngày lập biên bản", "05 ngày; nếu trùng ngày nghỉ thì lùi lại",
          "Sau khai thác: 05 ngày"}) {
        CAPTURE(text);
        auto const limit = parse_time_limit(text);
        for (auto const& p : limit.problems()) CHECK(p.doubt.find("typing") == p.doubt.npos);
    }
}

TEST_CASE("what is longer after prolonging is the whole and what is not is added", "[time_limit]") {
    CHECK(read("20 ngày; trường hợp phức tạp có thể kéo dài nhưng không quá 60 ngày") ==
          "20d | [trường hợp phức tạp] 60d ?");
    CHECK(read("20 ngày; trường hợp phức tạp có thể kéo dài nhưng không quá 10 ngày") ==
          "20d | [trường hợp phức tạp] +10d ?");
    CHECK(read("20 ngày; trường hợp phức tạp có thể kéo dài đến 30 ngày") == "20d | [trường hợp phức tạp] 30d");
    CHECK(read("20 ngày; trường hợp phức tạp được kéo dài thêm nhưng không quá 30 ngày") ==
          "20d | [trường hợp phức tạp] +30d");
    CHECK(read("20 ngày làm việc; phức tạp có thể kéo dài nhưng không quá 25 ngày") == "20wd | [phức tạp] +25d ?");
    CHECK(read("phức tạp có thể kéo dài nhưng không quá 60 ngày") == "[phức tạp] +60d ?");
}

TEST_CASE("how long something lasts is no limit", "[time_limit]") {
    for (std::string_view text :
         {"Giấy có giá trị sử dụng trong thời hạn 6 tháng", "lưu trữ trong thời hạn tối đa 10 năm",
          "Đơn có giá trị mua, lĩnh thuốc trong thời hạn tối đa 05 ngày", "giữ biển số định danh trong 05 năm"}) {
        CAPTURE(text);
        CHECK(read(text) == "- ?");
    }
    CHECK(read("Trong thời hạn 02 năm kể từ ngày cấp") == "2y");
    CHECK(read("Không quá 05 năm") == "5y");
    CHECK(read("trước 08 giờ ngày hôm sau") == "- ?");
    CHECK(read("5/7 ngày") == "- ?");
}
