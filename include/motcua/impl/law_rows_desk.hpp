// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "law_sources.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {
namespace law_text {

/// The one-stop desk from 2018-06-21 to 2025-06-30, as issued; the amendment of 2021 was not read.
inline constexpr auto desk_rules = std::to_array<law_rule>({
    {"OST-01", &decree_61_2018, "Điều 16", "eligibility",
     "Nộp trực tiếp, qua bưu chính hoặc người được thuê, ủy quyền, hoặc trực tuyến, theo văn bản về thủ tục.",
     "Filing is direct, by post, hired or authorised person, or online, as the text on the procedure says (LA-10)."},
    {"OST-02", &decree_61_2018, "Điều 11.2c, 15.3", "guard",
     "Hướng dẫn bổ sung đầy đủ một lần; chỉ yêu cầu sửa đổi một lần.",
     "The supplement is asked for once, in full."},
    {"OST-03", &decree_61_2018, "Điều 5.1", "guard",
     "Cấm yêu cầu bổ sung không qua bộ phận một cửa, cản trở lựa chọn kênh nộp, đòi giấy tờ ngoài quy định.",
     "Forbidden: supplements past the desk, obstructing the choice of channel, unlisted papers."},
    {"OST-04", &decree_61_2018, "Điều 17.1", "guard",
     "Thiếu thì mẫu 02, từ chối thì mẫu 03, đều nêu lý do; đủ thì mẫu 01 có ngày hẹn trả.",
     "Incomplete: form 02; refusal: form 03, both with reasons; complete: form 01 with the return date."},
    {"OST-05", &decree_61_2018, "Điều 17.2", "guard",
     "Hồ sơ trực tuyến chưa đủ hoặc sai thẩm quyền được thông báo đầy đủ một lần.",
     "An online dossier that is incomplete or misdirected is answered once, in full."},
    {"OST-06", &decree_61_2018, "Điều 17.3", "data", "Mỗi hồ sơ được tiếp nhận có một mã in trên mẫu 01.",
     "Each accepted dossier has one code, printed on form 01."},
    {"OST-07", &decree_61_2018, "Điều 17.4", "documents",
     "Thủ tục trả kết quả ngay không cần mẫu 01 trừ khi được yêu cầu, nhưng vẫn ghi vào hệ thống.",
     "Procedures answered at once need form 01 on request only, but always an entry in the system."},
    {"OST-08", &decree_61_2018, "Điều 18.2, 18.3", "guard",
     "Chuyển hồ sơ ngay trong ngày làm việc, nhận sau 15 giờ thì đầu ngày làm việc tiếp theo.",
     "Forward the same working day, or at the start of the next if received in person after 15:00 (LA-17, LA-18)."},
    {"OST-09", &decree_61_2018, "Điều 19.4", "guard",
     "Chưa đủ điều kiện thì trả về một cửa với mẫu 02 trong 03 ngày làm việc; đủ rồi tính lại từ đầu.",
     "Not ready: back through the desk with form 02 within three working days; the time then starts anew (LA-04)."},
    {"OST-10", &decree_61_2018, "Điều 19.5", "clock",
     "Lấy ý kiến có nội dung và thời hạn do cơ quan chủ trì đặt; thời hạn giải quyết không dừng.",
     "Consultation has content and deadline set by the lead agency; the resolution time goes on."},
    {"OST-11", &decree_61_2018, "Điều 19.6, 19.7", "data",
     "Liên thông: hồ sơ giấy lần lượt, hồ sơ điện tử đồng thời, kết quả về nơi tiếp nhận.",
     "Linked procedures run one after the other on paper, together electronically; the result comes to the desk."},
    {"OST-12", &decree_61_2018, "Điều 19.8", "guard",
     "Không đủ điều kiện sau thẩm định thì từ chối bằng mẫu 03 trong thời hạn và trả lại hồ sơ.",
     "Not eligible after appraisal: refusal by form 03 in time, with the dossier given back (LA-03)."},
    {"OST-13", &decree_61_2018, "Điều 19.9", "guard",
     "Quá hạn phải xin lỗi và hẹn lại chậm nhất 01 ngày trước ngày hết hạn, chỉ một lần.",
     "A delay needs apology and new date at the latest one day before expiry, once only (LA-05)."},
    {"OST-14", &decree_61_2018, "Điều 20", "guard",
     "Trả đủ kết quả và bản chính theo mẫu 01; trả trước hạn phải báo trước.",
     "The result is returned complete with originals as form 01 says; early return needs notice."},
    {"OST-15", &decree_61_2018, "Điều 21.1", "guard", "Sai sót do cơ quan thì cơ quan sửa và chịu chi phí.",
     "An error of the agency is corrected at its cost."},
    {"OST-16", &decree_61_2018, "Điều 21.3", "transit",
     "Kết quả bị mất khi gửi bưu chính thì theo quy định của Thủ tướng.",
     "A result lost in the post is dealt with under the Prime Minister's rules (PST-28)."},
    {"OST-16", &decree_118_2025, "Điều 15.2", "transit",
     "Gửi qua bưu chính theo quy định của Thủ tướng, nên mất kết quả xử lý theo Quyết định 45/2016.",
     "Post follows the Prime Minister's rules, so a loss does too; Điều 23.3 names only related law (LA-21)."},
    {"OST-17", &decree_61_2018, "Điều 22.1", "data",
     "Phí nộp cho cơ quan, hoặc qua doanh nghiệp bưu chính với hồ sơ bưu chính, trực tuyến, hoặc điện tử.",
     "Fees go to the agency, to the post for postal and online dossiers, or by electronic payment."},
    {"OST-18", &decree_61_2018, "Điều 26", "data",
     "Mã hồ sơ gồm mã cơ quan có thẩm quyền tiếp nhận, ngày và số thứ tự trong ngày.",
     "The code is the id of the agency competent to receive, the date and the day's serial (LA-15)."},
    {"OST-19", &decree_61_2018, "Điều 14.5", "eligibility",
     "Thủ tục lưu động hoặc kiểm tra tại chỗ không nhận tại một cửa nhưng vẫn được theo dõi.",
     "Mobile procedures and checks on the spot are not taken at the desk but are tracked."},
    {"OST-20", &decree_61_2018, "Điều 10, 11.1b", "actor",
     "Người tiếp nhận phải là công chức đạt ngạch và thâm niên.",
     "Intake staff are civil servants of a given rank and service."},
    {"OST-21", &decree_61_2018, "Điều 6.2b", "guard",
     "Nhận kết quả phải có mẫu 01; người được ủy quyền có thêm giấy ủy quyền.",
     "Collecting needs form 01; a proxy also shows the authorisation."},
    {"OST-22", &decree_61_2018, "Điều 12.9", "data", "Phí thu tại một cửa quyết toán hằng quý.",
     "Fees collected at the desk are settled quarterly."},
    {"OST-22", &decree_118_2025, "Điều 12.9", "data", "Phí thu tại một cửa quyết toán hằng tháng.",
     "Fees collected at the desk are settled monthly."},
});

}
}
}
}
