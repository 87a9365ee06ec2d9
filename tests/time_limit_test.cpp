// SPDX-License-Identifier: Apache-2.0
#include <motcua/time_limit.hpp>

#include <string>
#include <string_view>

#include "catch.hpp"
#include "limit_notation.hpp"

using motcua::parse_time_limit;
using motcua::term_join;
using motcua::term_sense;
using motcua::to_text;
using namespace limit_notation;

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

TEST_CASE("times of day are no durations", "[time_limit]") {
    CHECK(read("Trong ngày; nhận sau 15:30 thì trả kết quả trong ngày làm việc tiếp theo") == "same<15:30");
    CHECK(read("Trong ngày; nhận sau 3 giờ chiều thì trả kết quả trong ngày làm việc tiếp theo") == "same<15:00");
    CHECK(read("Trong ngày; nhận sau 16h thì trả kết quả ngày làm việc kế tiếp") == "same<16:00");
    CHECK(read("nếu nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo") ==
          "[nếu nhận hồ sơ sau 15 giờ] 1wd");
    CHECK(read("Trong ngày, nghỉ sau 17 giờ hằng ngày") == "same ?");
    CHECK(read("sau 24 giờ kể từ khi niêm yết") == "after 24h");
    CHECK(read("Chậm nhất 02 giờ trước khi tàu rời cảng") == "before 2h");
    CHECK(read("từ 7 giờ 30 đến 11 giờ 30") == "- ?");
    CHECK(read("01 giờ 30 phút kể từ khi nhận") == "1h & 30min");
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
