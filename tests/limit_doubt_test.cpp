// SPDX-License-Identifier: Apache-2.0
#include <motcua/time_limit.hpp>

#include <string>
#include <string_view>

#include "catch.hpp"
#include "limit_notation.hpp"

using motcua::parse_time_limit;
using namespace limit_notation;

namespace {

// No term at all, and a problem that says why.
void states_none(std::string_view phrase) {
    CAPTURE(phrase);
    auto const limit = parse_time_limit(phrase);
    CHECK(compact(limit) == "- ?");
    CHECK(sound(limit));
}
// A term that is kept, because it may be the limit, and doubted.
void doubted(std::string_view phrase, std::string_view parse) {
    CAPTURE(phrase);
    auto const limit = parse_time_limit(phrase);
    CHECK(compact(limit) == parse);
    CHECK(!limit.problems().empty());
    CHECK(sound(limit));
}

}

TEST_CASE("how long a paper or a thing lasts is no limit", "[limit_doubt]") {
    for (std::string_view phrase : {"Thời hạn của giấy phép không quá 05 năm",
                                    "Thẻ nhà báo có thời hạn 05 năm",
                                    "Thời hạn sử dụng đất là 50 năm",
                                    "Thời hạn hợp đồng thuê trụ sở tối thiểu 12 tháng",
                                    "Ảnh 4x6 chụp không quá 06 tháng",
                                    "Phiếu lý lịch tư pháp được cấp không quá 06 tháng tính đến ngày nộp hồ sơ",
                                    "Giấy phép được gia hạn nhiều lần, mỗi lần không quá 03 năm",
                                    "18 tháng kể từ ngày sản xuất",
                                    "Báo giá có hiệu lực trong vòng 15 ngày",
                                    "Bảo hành trong vòng 30 ngày",
                                    "Tàu khách, tàu ngầm, tàu lặn: không quá 10 năm",
                                    "Hiệu lực thi hành: sau 10 ngày kể từ ngày ký ban hành",
                                    "Chứng chỉ hành nghề có giá trị toàn quốc, thời hạn 10 năm",
                                    "Tài khoản bị khóa 30 ngày",
                                    "Thời gian tập sự là 12 tháng",
                                    "Thời hạn thuê đất: 30 năm",
                                    "Học kỳ hè kéo dài 8 tuần",
                                    "Khách ở lại không quá 10 ngày",
                                    "06 tháng kể từ ngày cấp",
                                    "Thời hạn liên kết không quá 06 tháng"})
        states_none(phrase);
    CHECK(read("Không quá 05 năm") == "5y");
    CHECK(read("Trong thời hạn 02 năm kể từ ngày cấp") == "2y");
    CHECK(read("18 tháng kể từ ngày nhận đơn") == "18mo");
    CHECK(read("Thời hạn giải quyết: 12 tháng") == "12mo");
    CHECK(read("Chuyển mục đích sử dụng đất không quá 15 ngày") == "15d");
    CHECK(read("Gia hạn tạm trú 03 ngày làm việc") == "3wd");
}

TEST_CASE("what an applicant must be or have done is no limit", "[limit_doubt]") {
    for (std::string_view phrase :
         {"Tổ chức đã hoạt động ít nhất 02 năm trước khi nộp hồ sơ", "Có thời gian hành nghề từ 36 tháng trở lên",
          "Phải có ít nhất 05 năm kinh nghiệm", "Công dân đã tạm trú liên tục từ 06 tháng",
          "Nhân viên được đào tạo ít nhất 05 ngày", "Thời gian hưởng chế độ ốm đau tối đa 30 ngày",
          "Kế toán trưởng phải có thời gian công tác thực tế ít nhất 02 năm",
          "Đã tham gia bảo hiểm y tế 5 năm liên tục", "Doanh nghiệp ngừng hoạt động 12 tháng",
          "Chương trình đào tạo 40 tiết, 5 ngày", "thời gian liên kết theo dự án liên kết tối thiểu là 05 năm",
          "Đoàn phải có mặt ít nhất 03 ngày"})
        states_none(phrase);
}

TEST_CASE("fines and what was not done for so long are no limits", "[limit_doubt]") {
    for (std::string_view phrase :
         {"Phạt tiền từ 500.000 đồng nếu nộp hồ sơ chậm từ 05 ngày đến 10 ngày",
          "Bị thu hồi nếu không hoạt động trong 06 tháng",
          "Không triển khai trong vòng 06 tháng kể từ ngày được cấp phép", "Tước quyền sử dụng giấy phép 02 tháng",
          "Bên B không khắc phục được trong thời hạn 15 ngày làm việc kể từ khi nhận được thông báo",
          "Dữ liệu hết hạn sau 30 ngày"})
        states_none(phrase);
    CHECK(read("Thu hồi giấy phép: 15 ngày") == "[Thu hồi giấy phép] 15d");
    CHECK(read("Không quá 15 ngày") == "15d");
}

TEST_CASE("rates opening days and dates of one year are no limits", "[limit_doubt]") {
    for (std::string_view phrase :
         {"Thời giờ làm việc không quá 08 giờ trong 01 ngày", "trực 24 giờ trong ngày, 7 ngày trong tuần",
          "1 ngày có 8 giờ", "Ngày tiếp công dân: ngày 15 hàng tháng", "Trước ngày 01 tháng 7 năm 2014",
          "03 ngày, từ 10/5 đến 12/5", "08 giờ trong ngày", "năm ngày tháng", "N+1", "01 quý"})
        states_none(phrase);
    CHECK(read("Trước ngày 30-4 hàng năm") == "date(Trước ngày 30-4 hàng năm)");
    CHECK(read("ngày 10 hàng tháng") == "date(ngày 10 hàng tháng)");
    CHECK(read("1/4 ngày làm việc") == "0.25wd");
    CHECK(read("trước ngày 1/4") == "date(trước ngày 1/4)");
    CHECK(read("5 ngày LV") == "5wd");
}

TEST_CASE("a span that may be the limit is kept and doubted", "[limit_doubt]") {
    doubted("Đợt đăng ký mở trong 10 ngày", "10d ?");
    doubted("Hải sản ướp đá: tối đa 10 ngày từ lúc đánh bắt", "[Hải sản ướp đá] 10d ?");
    doubted("Đăng ký khám trước 1 ngày", "before 1d ?");
    doubted("5 ngày công", "5d ?");
    doubted("Báo cáo hoạt động trong thời gian 12 tháng kể từ ngày nộp hồ sơ", "12mo ?");
    CHECK(read("Báo cáo trong thời hạn 12 ngày kể từ ngày nhận hồ sơ") == "12d");
    doubted("Nếu sau 30 ngày không có khiếu nại", "[Nếu] after 30d ?");
}

TEST_CASE("cases side by side and cases of a longer limit", "[limit_doubt]") {
    CHECK(read("Không phải kiểm tra: 2 ngày, phải kiểm tra: 5 ngày") ==
          "[Không phải kiểm tra] 2d | [phải kiểm tra] 5d");
    CHECK(read("15 ngày; riêng hồ sơ đơn giản 7 ngày") == "15d | [riêng hồ sơ đơn giản] 7d");
    CHECK(read("03 ngày làm việc, trường hợp phải niêm yết 07 ngày làm việc") ==
          "3wd | [trường hợp phải niêm yết] 7wd");
    doubted("03 ngày làm việc, tuy nhiên có thể kéo dài hơn nếu hồ sơ cần bổ sung", "3wd ?");
    CHECK(read("12 ngày làm việc, cụ thể: Sở Công Thương: 09 ngày làm việc; UBND tỉnh: 03 ngày làm việc") == "12wd");
    CHECK(read("Soạn hồ sơ 04 ngày làm việc") == "4wd");
}
