// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "law_sources.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {
namespace law_text {

/// Forms, codes, publication, and what reports count.
inline constexpr auto form_rules = std::to_array<law_rule>({
    {"FRM-01", &circular_1_2018, "Điều 9, 10", "documents",
     "Sáu mẫu: 01 tiếp nhận và hẹn trả, 02 bổ sung, 03 từ chối, 04 xin lỗi hẹn lại, 05 kiểm soát, 06 sổ theo dõi.",
     "Six forms: 01 receipt, 02 supplement, 03 refusal, 04 apology, 05 control slip, 06 register."},
    {"FRM-02", &circular_3_2025, "", "documents",
     "Bảy mẫu: 01–03 như trước, 04 xin lỗi và gia hạn, 05 dừng giải quyết, 06 kiểm soát, 07 sổ theo dõi.",
     "Seven forms: 04 apology and extension, 05 stop notice (new), 06 control slip, 07 register."},
    {"FRM-03", &circular_1_2018, "Điều 19", "data",
     "Mã hồ sơ gồm mã cơ quan tiếp nhận, ngày tiếp nhận dạng YYMMDD và số thứ tự bốn chữ số trong ngày.",
     "A dossier code is the receiving agency's id, the date YYMMDD and the day's serial of four digits."},
    {"FRM-04", &provincial_systems, "", "data",
     "Mã hồ sơ thực tế có số thứ tự dài hơn bốn chữ số; phần ngày là ngày tiếp nhận.",
     "Codes in use carry serials of more than four digits; their date is that of acceptance.", regime_b},
    {"FRM-05", &decree_118_2025, "Điều 28", "data",
     "Mã hồ sơ bắt đầu bằng mã cơ quan giải quyết; nhóm liên thông dùng mã nơi tiếp nhận hoặc mã cổng.",
     "The code opens with the id of the competent agency; linked groups use the desk's or the portal's (LA-15)."},
    {"FRM-06", &provincial_systems, "", "documents",
     "Các mẫu đang dùng ghi mã, thành phần, bản chính hay bản sao, giờ nhận, giờ hẹn, nơi trả, chữ ký.",
     "Forms in use state code, components as original or copy, times received and due, place of return, signatures."},
    {"FRM-07", &provincial_systems, "", "data",
     "Mã thủ tục quốc gia có dạng N.NNNNNN; bản của tỉnh thêm mã cơ quan ở sau.",
     "A procedure's national code has the form N.NNNNNN; a province's instance adds the agency's id."},
    {"FRM-08", &circular_22_2019, "Điều 4", "data",
     "Hệ thống phải hiển thị trạng thái ở từng bước tiếp nhận, giải quyết, trả kết quả.",
     "The system shows a status at each step of intake, processing and return."},
    {"FRM-09", &portal_codes, "", "data",
     "Mười mã trạng thái đồng bộ, từ 1 mới đăng ký đến 10 đã trả kết quả.",
     "Ten synchronisation codes of status, from 1 newly registered to 10 result returned."},
    {"FRM-10", &portal_codes, "", "data",
     "Kênh nộp: 1 trực tiếp, 2 trực tuyến, 3 bưu chính công ích; để trống tính là trực tiếp.",
     "Channel of intake: 1 direct, 2 online, 3 public postal service; none counts as direct."},
    {"FRM-11", &decree_63_2010, "Điều 8.2", "data",
     "Thủ tục phải có tên, trình tự, cách thức, thành phần, thời hạn, đối tượng, cơ quan và các phần nếu có.",
     "A procedure has name, steps, manner, components, time limit, subjects, agency, and some optional parts."},
    {"FRM-12", &circular_1_2018, "Điều 3.3", "eligibility",
     "Thủ tục thực hiện qua bưu chính hoặc trực tuyến phải được ghi ở phần cách thức của quyết định công bố.",
     "Where post or online is offered, the publishing decision says so under manner."},
    {"FRM-13", &decree_63_2010, "Điều 15", "data",
     "Công bố trước ngày văn bản có hiệu lực ít nhất 20 ngày ở bộ, 05 ngày ở tỉnh; văn bản rút gọn 03 ngày sau khi ký.",
     "Publication 20 days (ministry) or 5 days (province) before the text takes effect; shortened texts 3 after signing."},
    {"FRM-14", &decree_63_2010, "Điều 18.5", "guard",
     "Từ chối hoặc yêu cầu bổ sung phải nêu lý do bằng văn bản.",
     "A refusal or a request for a supplement states its reasons in writing."},

    {"KPI-01", &report_2020, "", "report",
     "Đếm hồ sơ nhận và hồ sơ trả riêng; thủ tục có hồ sơ là thủ tục có nhận hoặc trả qua bưu chính.",
     "Dossiers taken in and dossiers returned are counted apart; an active procedure has either (LA-29)."},
    {"KPI-02", &report_2020, "", "report",
     "Mẫu số của tỷ lệ là số thủ tục trong danh mục qua bưu chính đang có hiệu lực.",
     "The denominator of a coverage rate is the number of procedures in the postal list in force.", open, open,
     inferred},
    {"KPI-03", &provincial_systems, "", "report",
     "Báo cáo đơn vị tách số đăng ký nhận qua bưu chính và số bưu chính đã thu gom.",
     "A unit's report keeps returns registered for post apart from those the post has collected."},
    {"KPI-04", &circular_1_2020_office, "Biểu II.06a", "report",
     "Nhận gồm trực tuyến, trực tiếp cùng bưu chính, và kỳ trước; giải quyết chia sớm, đúng và quá hạn.",
     "Received is online, direct with post together, and carried over; resolved is early, on time or overdue."},
    {"KPI-05", &decision_766_2022, "", "report",
     "Đúng hạn khi kết thúc không sau ngày hẹn, trừ thời gian bổ sung; yêu cầu bổ sung quá một lần là quá hạn.",
     "On time: ended by the promised date less supplement time; over one supplement request counts as overdue."},
    {"KPI-06", &decision_766_2022, "", "report",
     "Tỷ lệ qua bưu chính là số hồ sơ tiếp nhận kênh 3 trên tổng tiếp nhận trong kỳ.",
     "The postal share is dossiers accepted by channel 3 over all accepted in the period."},
    {"KPI-07", &circular_1_2018, "Điều 13–15", "report",
     "Chín chỉ số, mỗi chỉ số 0, 1 hoặc 2 điểm; điểm là trung bình trên số hồ sơ, lấy một chữ số thập phân.",
     "Nine indices of 0, 1 or 2 points; a score is the mean over dossiers with one decimal."},
    {"KPI-08", &circular_1_2018, "Điều 13.1", "report",
     "Sớm là ngắn hơn thời hạn, đúng là bằng thời hạn, muộn là dài hơn.",
     "Early is shorter than the limit, on time equals it, late is longer."},
    {"KPI-09", &decree_118_2025, "Điều 32", "report",
     "Đánh giá theo công khai, tiến độ, số hóa, dịch vụ trực tuyến, mức độ hài lòng.",
     "Assessment covers publicity, progress, digitisation, online service and satisfaction.", open, partial_309},
    {"KPI-09", &decree_309_2026, "Điều 11", "report",
     "Tiêu chí đánh giá giữ nguyên nhóm; Bộ Tư pháp đánh giá.",
     "The groups of criteria remain; the Ministry of Justice assesses."},
});

}
}
}
}
