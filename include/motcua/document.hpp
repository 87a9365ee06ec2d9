// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "machine.hpp"

namespace motcua {
inline namespace v0 {

/// What a document is, whatever the circular that numbers it: the number 05 meant a control slip until 2025, and means a
/// stop notice since.
enum class document_kind : unsigned char {
    receipt_slip,
    supplement_request,
    refusal_slip,
    apology,
    stop_notice,
    control_slip,
    dossier_register,
    consignment_slip,
    handover_record,
    return_slip,
    return_list,
    invitation,
    delivery_record,
    fee_receipt,
    payment_notice,
    applicant_request,
    result,
    correction,
    loss_record,
    remedy_record
};
template <>
inline constexpr auto token_table<document_kind> = std::to_array<token<document_kind>>({
    {document_kind::receipt_slip, "receipt_slip", "giấy tiếp nhận hồ sơ và hẹn trả kết quả",
     "receipt and appointment slip"},
    {document_kind::supplement_request, "supplement_request", "phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
     "request to complete the dossier"},
    {document_kind::refusal_slip, "refusal_slip", "phiếu từ chối", "refusal slip"},
    {document_kind::apology, "apology", "xin lỗi và hẹn lại ngày trả kết quả", "apology and new date"},
    {document_kind::stop_notice, "stop_notice", "thông báo dừng giải quyết hồ sơ", "stop notice"},
    {document_kind::control_slip, "control_slip", "phiếu kiểm soát quá trình giải quyết hồ sơ", "process-control slip"},
    {document_kind::dossier_register, "dossier_register", "sổ theo dõi hồ sơ", "register of dossiers"},
    {document_kind::consignment_slip, "consignment_slip", "phiếu gửi hồ sơ", "consignment slip"},
    {document_kind::handover_record, "handover_record", "biên bản giao nhận", "handover record"},
    {document_kind::return_slip, "return_slip", "phiếu gửi kết quả", "return slip"},
    {document_kind::return_list, "return_list", "bảng kê chuyển hoàn", "list of results sent back"},
    {document_kind::invitation, "invitation", "giấy mời", "invitation to collect"},
    {document_kind::delivery_record, "delivery_record", "chứng từ phát", "delivery record"},
    {document_kind::fee_receipt, "fee_receipt", "biên lai", "receipt for a fee"},
    {document_kind::payment_notice, "payment_notice", "thông báo nghĩa vụ tài chính", "payment notice"},
    {document_kind::applicant_request, "applicant_request", "đề nghị của người nộp", "request of the applicant"},
    {document_kind::result, "result", "kết quả", "result"},
    {document_kind::correction, "correction", "kết quả được sửa", "corrected result"},
    {document_kind::loss_record, "loss_record", "biên bản thất lạc, hư hỏng", "record of loss or damage"},
    {document_kind::remedy_record, "remedy_record", "hồ sơ khắc phục", "record of a remedy"},
});
static_assert(in_order<document_kind>());

/// One thing that a document needs, or one field that it is known to have; `rule` names the law row, empty where only
/// second-hand or observed sources have it.
struct document_note {
    std::string_view vi, en, rule;
    motcua::certainty certainty = motcua::certainty::text;
};

/// A kind of document under one instrument. Forms are keyed by (circular, number); documents without a number have 0.
struct document_row {
    document_kind kind;
    std::string_view key;       ///< the word that rows of the machine issue it by; empty for what is kept all along
    std::string_view circular;  ///< the instrument that numbers or names it; empty where none was read
    int number;
    std::string_view vi, en;  ///< its name under that instrument
    std::span<document_note const> needs, fields;
    motcua::certainty certainty;  ///< that the instrument has it, and names it so
    date from;
    std::optional<date> to = std::nullopt;
    [[nodiscard]] constexpr bool holds(date on) const { return on >= from && (!to || on < *to); }
    /// `mẫu 05 (Thông tư 03/2025/TT-VPCP)`; without a number the name.
    [[nodiscard]] std::string title(language in = language::vi) const;
};

/// Every kind of document, by kind and day. Where the layout of a form was not read, its `fields` are empty.
std::span<document_row const> documents();
/// The form of a circular by its number, or null: `find_form("Thông tư 01/2018/TT-VPCP", 5)`.
document_row const* find_form(std::string_view circular, int number);
/// The form that a number meant on a day, or null.
document_row const* find_form(int number, date on);
/// The documents that an event issues on a day, those that are kept all along (control slip, register) last.
std::vector<document_row const*> documents_of(event_kind what, date on);
/// The document that a word of the machine's rows stands for on a day, or null where none was in force.
document_row const* find_document(std::string_view key, date on);
/// Whether an event hands the dossier over from one to another, so that the control slip has a line for it.
constexpr bool hands_over(event_kind what);
/// All of them as a table in Markdown.
std::string documents_to_markdown(language in = language::en);

}
}
#include "impl/document_rows.hpp"
#if !defined(MOTCUA_COMPILED)
#include "impl/document.ipp"
#endif
