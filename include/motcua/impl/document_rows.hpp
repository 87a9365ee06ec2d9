// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../document.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {
namespace document_text {

using kind = document_kind;
using note = document_note;
inline constexpr auto text = certainty::text;
inline constexpr auto second_hand = certainty::second_hand;
inline constexpr auto observed = certainty::observed;

inline constexpr std::string_view decree_61_name = "Nghị định 61/2018/NĐ-CP", circular_1 = "Thông tư 01/2018/TT-VPCP",
                                  circular_3 = "Thông tư 03/2025/TT-VPCP",
                                  decision_45_name = "Quyết định 45/2016/QĐ-TTg",
                                  circular_17 = "Thông tư 17/2017/TT-BTTTT";
inline constexpr date from_circular_1{2019, 1, 6}, from_circular_3{2025, 9, 15}, from_circular_17{2017, 8, 15};

// What each of them needs.
inline constexpr auto receipt_needs = std::to_array<note>({
    {"hồ sơ đầy đủ", "a complete dossier", "OST-04 OST-48"},
    {"một mã hồ sơ", "one dossier code", "OST-06 FRM-05"},
    {"ngày hẹn trả kết quả", "the day of return", "OST-04 OST-48"},
});
inline constexpr auto supplement_needs = std::to_array<note>({
    {"lý do bằng văn bản", "reasons in writing", "FRM-14"},
    {"hướng dẫn đầy đủ một lần", "one full instruction", "OST-02 OST-48"},
    {"do bộ phận một cửa gửi; sau tiếp nhận trong 03 ngày làm việc",
     "sent by the desk; after acceptance within 3 working days", "OST-09 OST-60"},
});
inline constexpr auto refusal_needs = std::to_array<note>({
    {"lý do bằng văn bản", "reasons in writing", "FRM-14"},
    {"từ chối giải quyết: trong thời hạn, và trả lại hồ sơ",
     "on the merits: within the time, and the dossier goes back", "LA-03"},
    {"lý do không phải là lỗi kỹ thuật", "a reason that is not a technical error", "", second_hand},
});
inline constexpr auto apology_needs = std::to_array<note>({
    {"lý do và ngày hẹn mới", "reason and new date", "OST-13 OST-64"},
    {"chậm nhất 01 ngày trước ngày hết hạn, một lần", "one day before the due day at the latest, once", "LA-05"},
    {"người ký, thời hạn và lịch sử xử lý", "signer, time limit and history", "", second_hand},
});
inline constexpr auto stop_needs = std::to_array<note>({
    {"đề nghị của người nộp", "the applicant's request", "OST-65"},
    {"chưa có quyết định", "no decision yet", "OST-65"},
});
inline constexpr auto control_needs = std::to_array<note>({
    {"hai bên ký mỗi lần giao nhận; hệ thống điện tử thì dấu vết thay chữ ký",
     "both sign each hand-over; an electronic trace replaces signatures", "", observed},
    {"hồ sơ qua bưu chính: giờ và chữ ký theo chứng từ bưu chính",
     "by post the postal receipt supplies time and signature", "", observed},
});
inline constexpr auto consignment_needs = std::to_array<note>({
    {"hai bên đếm, đối chiếu danh mục và ký", "both count, compare with the list and sign", "PST-12"},
    {"niêm phong trước mặt người nộp", "sealed before the applicant", "PST-12"},
    {"biên lai nếu thu phí", "a receipt where fees are taken", "PST-12"},
});
inline constexpr auto handover_needs = std::to_array<note>({
    {"hai bên đếm lại theo phiếu và ký", "both recount by the slips and sign", "PST-13"},
    {"giao phí đã thu", "fees taken are handed over", "PST-15"},
});
inline constexpr auto return_needs = std::to_array<note>({
    {"cơ quan và bưu chính đếm, ký", "agency and post count and sign", "PST-20"},
    {"niêm phong trước mặt cơ quan; niêm phong sẵn phải có thỏa thuận",
     "sealed before the agency; sealed by the agency only by agreement", "PST-21"},
    {"kèm bản chính phải trả", "with the originals that go back", "PST-17"},
});
inline constexpr auto delivery_needs = std::to_array<note>({
    {"giấy tờ tùy thân của người nhận", "identity paper of the receiver", "PST-42"},
    {"người nhận thay: giấy ủy quyền", "a proxy: the authorisation", "PST-22"},
    {"thu lại giấy tờ cơ quan yêu cầu và phí còn thiếu", "papers to recover and fees due are taken", "PST-42"},
});
inline constexpr auto invitation_needs = std::to_array<note>({
    {"đã phát không thành công", "a failed delivery", "PST-44"},
    {"hai lần cách nhau 02 ngày làm việc trước khi chuyển hoàn",
     "two of them two working days apart before it goes back", "PST-44"},
});

// Fields that are known. Annexes of both circulars were not read: what systems of the time of the first one print.
inline constexpr auto receipt_fields = std::to_array<note>({
    {"mã hồ sơ, mã QR", "dossier code, QR code", "FRM-06", observed},
    {"cơ quan, thủ tục", "agency, procedure", "FRM-06", observed},
    {"người nộp, giấy tờ tùy thân, chủ hồ sơ", "applicant, identity paper, owner", "FRM-06", observed},
    {"thành phần: bản chính, chứng thực, bản chụp; số bộ", "components: original, certified, photocopy; sets", "FRM-06",
     observed},
    {"hình thức nộp phí", "mode of the fee", "FRM-06", observed},
    {"thời hạn, giờ nhận, giờ hẹn, nơi trả", "legal time, received at, due at, place of return", "FRM-06", observed},
    {"chữ ký", "signatures", "FRM-06", observed},
});
inline constexpr auto supplement_fields = std::to_array<note>({
    {"giấy tờ phải hoàn thiện, lý do, liên hệ", "components to complete, reason, contact", "FRM-06", observed},
});
inline constexpr auto refusal_fields = std::to_array<note>({
    {"lý do, chữ ký hai bên", "reason, both signatures", "FRM-06", observed},
});
inline constexpr auto apology_fields = std::to_array<note>({
    {"mã hồ sơ, ngày tiếp nhận, hạn cũ", "code, accepted at, old due day", "FRM-06", observed},
    {"đơn vị chủ trì chậm, hạn mới", "lead unit at fault, new due day", "FRM-06", observed},
});
inline constexpr auto control_fields = std::to_array<note>({
    {"mã hồ sơ, cơ quan giải quyết, cơ quan phối hợp", "code, settling agency, coordinating agency", "", observed},
    {"mỗi lần giao nhận: bên giao, bên nhận, giờ, ngày, chữ ký",
     "each hand-over: giver, receiver, hour, day, signatures", "FRM-06", observed},
    {"kết quả từng bước: trước, đúng, sau hạn; ghi chú", "result of the step: before, on, after time; note", "",
     observed},
});
inline constexpr auto consignment_fields = std::to_array<note>({
    {"người gửi, địa chỉ; cơ quan nhận, địa chỉ", "sender, address; agency, address", "PST-12"},
    {"tên thủ tục, danh mục giấy tờ", "procedure, list of documents", "PST-12"},
    {"bản chính hay bản sao", "original or copy of each", "PST-41"},
    {"điện thoại, thư điện tử", "telephone, e-mail", "PST-52"},
    {"thời gian, địa điểm, phương thức; cước và thanh toán", "time, place, manner; price and payment", "PST-52"},
    {"chất lượng, quyền, nghĩa vụ, trách nhiệm", "quality, rights, duties, liability", "PST-52"},
});
inline constexpr auto handover_fields = std::to_array<note>({
    {"các hồ sơ, số phiếu của từng hồ sơ", "the dossiers, the slip number of each", "PST-13"},
    {"xác nhận đầy đủ", "confirmation of completeness", "PST-13"},
});
inline constexpr auto return_fields = std::to_array<note>({
    {"cơ quan gửi, người nhận", "agency as sender, applicant as receiver", "PST-20"},
    {"kết quả, danh mục giấy tờ", "result, list of documents", "PST-20"},
});
inline constexpr auto delivery_fields = std::to_array<note>({
    {"chữ ký hai bên trên phiếu", "both signatures on the slip", "PST-22"},
});
inline constexpr std::span<note const> none{};

inline constexpr auto rows = std::to_array<document_row>({
    {kind::receipt_slip, "form 01", decree_61_name, 0, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
     "Receipt of the dossier and appointment", receipt_needs, none, text, decree_61, from_circular_1},
    {kind::receipt_slip, "form 01", circular_1, 1, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
     "Receipt of the dossier and appointment", receipt_needs, receipt_fields, text, from_circular_1, from_circular_3},
    {kind::receipt_slip, "form 01", circular_3, 1, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
     "Receipt of the dossier and appointment", receipt_needs, none, second_hand, from_circular_3},
    {kind::supplement_request, "form 02", decree_61_name, 0, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
     "Request to complete the dossier", supplement_needs, none, text, decree_61, from_circular_1},
    {kind::supplement_request, "form 02", circular_1, 2, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
     "Request to complete the dossier", supplement_needs, supplement_fields, text, from_circular_1, from_circular_3},
    {kind::supplement_request, "form 02", circular_3, 2, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
     "Request to complete the dossier", supplement_needs, none, second_hand, from_circular_3},
    {kind::refusal_slip, "form 03", decree_61_name, 0, "Phiếu từ chối giải quyết hồ sơ", "Refusal of the dossier",
     refusal_needs, none, text, decree_61, from_circular_1},
    {kind::refusal_slip, "form 03", circular_1, 3, "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
     "Refusal to take in or to resolve the dossier", refusal_needs, refusal_fields, text, from_circular_1,
     from_circular_3},
    {kind::refusal_slip, "form 03", circular_3, 3, "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
     "Refusal to take in or to resolve the dossier", refusal_needs, none, second_hand, from_circular_3},
    {kind::apology, "form 04", decree_61_name, 0, "Phiếu đề nghị gia hạn thời gian giải quyết",
     "Proposal to extend the resolution time", apology_needs, none, text, decree_61, from_circular_1},
    {kind::apology, "form 04", circular_1, 4, "Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology and new date",
     apology_needs, apology_fields, text, from_circular_1, from_circular_3},
    {kind::apology, "form 04", circular_3, 4, "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
     "Apology and proposal to extend the resolution time", apology_needs, none, second_hand, from_circular_3},
    {kind::stop_notice, "form 05 (TT 03/2025)", circular_3, 5, "Thông báo dừng giải quyết hồ sơ", "Stop notice",
     stop_needs, none, second_hand, from_circular_3},
    {kind::control_slip, "", circular_1, 5, "Phiếu kiểm soát quá trình giải quyết hồ sơ", "Process-control slip",
     control_needs, control_fields, text, from_circular_1, from_circular_3},
    {kind::control_slip, "", circular_3, 6, "Phiếu kiểm soát quá trình giải quyết hồ sơ", "Process-control slip",
     control_needs, none, second_hand, from_circular_3},
    {kind::dossier_register, "", circular_1, 6, "Sổ theo dõi hồ sơ", "Register of dossiers", none, none, text,
     from_circular_1, from_circular_3},
    {kind::dossier_register, "", circular_3, 7, "Sổ theo dõi hồ sơ", "Register of dossiers", none, none, second_hand,
     from_circular_3},
    {kind::consignment_slip, "consignment slip", decision_45_name, 0, "Phiếu gửi hồ sơ", "Consignment slip",
     consignment_needs, consignment_fields, text, decision_45},
    {kind::handover_record, "handover record", decision_45_name, 0, "Biên bản giao nhận", "Handover record",
     handover_needs, handover_fields, text, decision_45},
    {kind::return_slip, "return slip", decision_45_name, 0, "Phiếu gửi kết quả", "Return slip", return_needs,
     return_fields, text, decision_45},
    {kind::return_list, "return list", circular_17, 0, "Chuyển hoàn kết quả cho cơ quan",
     "Results sent back to the agency", none, none, certainty::inferred, from_circular_17},
    {kind::invitation, "invitation", circular_17, 0, "Giấy mời nhận kết quả", "Invitation to collect", invitation_needs,
     none, text, from_circular_17},
    {kind::delivery_record, "delivery record", decision_45_name, 0, "Ký nhận trên phiếu", "Receipt signed on the slip",
     delivery_needs, delivery_fields, text, decision_45},
    {kind::fee_receipt, "receipt", decision_45_name, 0, "Biên lai thu phí, lệ phí", "Receipt for a fee", none, none,
     text, decision_45},
    {kind::payment_notice, "payment notice", "", 0, "Thông báo nghĩa vụ tài chính", "Payment notice", none, none,
     observed, decree_61},
    {kind::applicant_request, "request", "", 0, "Đề nghị rút, dừng hồ sơ", "Request to withdraw or stop", none, none,
     observed, decree_61},
    {kind::result, "result", decree_61_name, 0, "Kết quả giải quyết", "Result", none, none, text, decree_61,
     decree_118},
    {kind::result, "result", "Nghị định 118/2025/NĐ-CP", 0, "Kết quả giải quyết", "Result", none, none, text,
     decree_118},
    {kind::correction, "correction", "", 0, "Kết quả được sửa", "Corrected result", none, none, certainty::inferred,
     decree_61},
    {kind::loss_record, "record of loss", decision_45_name, 0, "Ghi nhận thất lạc, hư hỏng", "Record of loss or damage",
     none, none, certainty::inferred, decision_45},
    {kind::remedy_record, "remedy", decision_45_name, 0, "Hồ sơ khắc phục", "Record of a remedy", none, none,
     certainty::inferred, decision_45},
});

/// Rows of a kind follow each other without overlap; a number of a circular is one row.
constexpr bool rows_are_sound() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].to && *rows[i].to <= rows[i].from) return false;
        if (i > 0 && rows[i].kind < rows[i - 1].kind) return false;
        if (i > 0 && rows[i].kind == rows[i - 1].kind && (!rows[i - 1].to || *rows[i - 1].to > rows[i].from))
            return false;
        for (std::size_t k = 0; k < i; ++k)
            if (rows[i].number != 0 && rows[k].number == rows[i].number && rows[k].circular == rows[i].circular)
                return false;
    }
    return true;
}
/// Every word that a row of the machine issues has a document.
constexpr bool every_word_is_known() {
    for (auto const& row : national_rows) {
        bool known = row.document.empty();
        for (auto const& d : rows) known = known || d.key == row.document;
        if (!known) return false;
    }
    return true;
}
static_assert(rows_are_sound() && every_word_is_known());

}
}

constexpr bool hands_over(event_kind what) {
    switch (what) {
        // To the desk, to the unit, to the consulted agency and back, to the desk with the result, to the post.
        case event_kind::post_handover:
        case event_kind::forward:
        case event_kind::receive_at_agency:
        case event_kind::pass_on:
        case event_kind::consult:
        case event_kind::answer_consultation:
        case event_kind::issue:
        case event_kind::hand_to_post:
        case event_kind::return_to_agency:
            return true;
        default:
            return false;
    }
}

}
}
