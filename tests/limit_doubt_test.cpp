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

TEST_CASE("units that nothing defines are named and not read", "[limit_doubt]") {
    auto const doubt = [](std::string_view phrase) { return parse_time_limit(phrase).problems().at(0).doubt; };
    for (std::string_view phrase :
         {"01 buổi", "Không quá 01 buổi làm việc", "01 quý", "Chậm nhất N+1", "N+1 ngày làm việc"})
        states_none(phrase);
    CHECK(doubt("01 buổi") == "no rule says how long a \"buổi\" is");
    CHECK(doubt("trong 01 quý") == "no rule says how a quarter of a year is counted");
    CHECK(doubt("N+1") == "a count from a day that a letter stands for");
    CHECK(read("24 tiếng kể từ khi nhận") == "24h");
    CHECK(read("02 tiếng đồng hồ") == "2h");
    CHECK(read("02 giờ đồng hồ") == "2h");
    CHECK(read("08 tiếng làm việc") == "8wh");
    for (std::string_view phrase : {"8 tiếng/ngày", "8 giờ mỗi ngày", "8 tiếng mỗi ngày", "02 tiếng Anh"})
        states_none(phrase);
}

TEST_CASE("no number with a unit is read over in silence", "[limit_doubt]") {
    doubted("10 ngày làm việc; phải xác minh có thể dài hơn (đến khoảng 15 ngày)", "10wd ?");
    doubted("Thời gian giải quyết từ 30 ngày rút còn 25 ngày", "25d ?");
    CHECK(read("25 ngày (kể cả thời gian niêm yết 15 ngày)") == "25d");
    CHECK(read("Đối với hộ chiếu còn hạn dưới 12 tháng thì 03 ngày") == "[Đối với hộ chiếu còn hạn dưới 12 tháng] 3d");
    CHECK(read("Kiểm tra tính đầy đủ trong 03 ngày") == "3d");
    states_none("Hạn xử lý quá 3 ngày 2 giờ");
}

TEST_CASE("a word behind the unit that no rule knows is a doubt", "[limit_doubt]") {
    doubted("Chấm công (25 ngày làm việc tiêu chuẩn trong tháng)", "[Chấm công] 25wd ?");
    doubted("05 ngày công", "5d ?");
    for (std::string_view phrase : {"05 ngày phải trả lời", "05 ngày để kiểm tra", "05 ngày cho hồ sơ đơn giản"})
        CHECK(parse_time_limit(phrase).problems().empty());
}

TEST_CASE("how long something is shown and what a day off does are no limits", "[limit_doubt]") {
    doubted("Niêm yết công khai trong 15 ngày", "15d ?");
    doubted("Thông báo mất giấy trong thời gian 15 ngày", "15d ?");
    doubted("Sau 15 ngày niêm yết, người dân nộp hồ sơ", "after 15d ?");
    states_none("Ngày cuối rơi vào ngày nghỉ thì sang ngày làm việc tiếp theo");
    doubted("05 ngày. Nếu trùng ngày nghỉ thì trả kết quả vào ngày làm việc tiếp theo", "5d ?");
    for (std::string_view phrase : {"Thời lượng đề xuất: 07 ngày làm việc", "Hạn sử dụng: 60 ngày kể từ ngày sản xuất",
                                    "Thời hạn thanh toán nằm trong khoảng thời gian không quá 12 tháng"})
        states_none(phrase);
    CHECK(read("Hạn nộp hồ sơ: 15 ngày") == "15d");
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
    CHECK(read("20 ngày làm việc (vùng sâu, xa không quá 30 ngày)") == "20wd | [vùng sâu, xa] 30d");
    doubted("10 ngày (Sở Tư pháp 15 ngày)", "10d ?");
    doubted("Thẩm định dự án nhóm A không quá 40 ngày, nhóm B không quá 30 ngày", "40d | [nhóm B] 30d ?");
    doubted("05 ngày làm việc; (vùng sâu, vùng xa không quá 10 ngày)", "5wd then 10d ?");
    CHECK(read("Cấp mới 15 ngày; điều chỉnh, gia hạn 10 ngày") == "[Cấp mới] 15d | [điều chỉnh, gia hạn] 10d");
    CHECK(read("45 ngày, có thể gia hạn thêm 15 ngày đối với hồ sơ khó") == "45d | [đối với hồ sơ khó] +15d");
    CHECK(read("25 ngày (vụ việc phức tạp không quá 45 ngày)") == "25d | [vụ việc phức tạp] 45d");
    CHECK(read("công dân đã đăng ký thường trú thì 30 ngày") == "[công dân đã đăng ký thường trú] 30d");
    CHECK(read("Giai đoạn 1: Thẩm định (05 ngày)") == "5d");
    CHECK(read("≤ 20 ngày làm việc") == "20wd");
    CHECK(read("Người sử dụng đất nộp hồ sơ trước 10 ngày so với ngày họp") == "before 10d");
    CHECK(read("Chấp nhận hoặc không chấp nhận trong thời gian 01 ngày làm việc") == "1wd");
    CHECK(read("Pháp luật chưa quy định thời hạn") == "none");
    doubted("Thời hạn tham vấn là 30 ngày kể từ ngày đăng ký tờ khai", "30d ?");
    doubted("Cấp giấy sau 03 ngày làm việc", "3wd ?");
}
