// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>

#include "transit.hpp"

namespace motcua {
inline namespace v0 {

/// The dossier's status. `portal_code` maps it to the national portal's ten codes.
enum class status : unsigned char {
    draft,                         ///< the applicant or the post has it; the agency has no dossier yet
    submitted,                     ///< handed over, or acknowledged by the portal; not checked yet
    supplement_before_acceptance,  ///< asked to complete before acceptance: no clock
    not_accepted,
    accepted,                      ///< receipt slip issued (form 01)
    processing,
    supplement_requested,          ///< asked to complete after acceptance
    financial_obligation,
    withdrawal_requested,
    stopped,
    finished,                      ///< the result is at the one-stop desk
    returned                       ///< the result is with the applicant
};
template <>
inline constexpr auto token_table<status> = std::to_array<token<status>>({
    {status::draft, "draft", "chưa nộp", "not submitted"},
    {status::submitted, "submitted", "mới đăng ký", "submitted"},
    {status::supplement_before_acceptance, "supplement_before_acceptance", "yêu cầu bổ sung trước tiếp nhận",
     "supplement asked before acceptance"},
    {status::not_accepted, "not_accepted", "không được tiếp nhận", "not accepted"},
    {status::accepted, "accepted", "được tiếp nhận", "accepted"},
    {status::processing, "processing", "đang xử lý", "processing"},
    {status::supplement_requested, "supplement_requested", "yêu cầu bổ sung giấy tờ", "supplement requested"},
    {status::financial_obligation, "financial_obligation", "yêu cầu thực hiện nghĩa vụ tài chính",
     "financial obligation requested"},
    {status::withdrawal_requested, "withdrawal_requested", "công dân yêu cầu rút hồ sơ", "withdrawal requested"},
    {status::stopped, "stopped", "dừng xử lý", "stopped"},
    {status::finished, "finished", "đã xử lý xong", "finished"},
    {status::returned, "returned", "đã trả kết quả", "result returned"},
});
static_assert(in_order<status>());

/// The national portal's code for a status, 0 where the portal knows no dossier yet (observed in two systems).
constexpr int portal_code(status s) {
    constexpr int codes[] = {0, 1, 5, 3, 2, 4, 5, 6, 7, 8, 9, 10};
    return codes[static_cast<std::size_t>(s)];
}

/// The clock of the resolution time; transit by post is outside it.
enum class clock_state : unsigned char { not_started, running, paused, stopped };
template <>
inline constexpr auto token_table<clock_state> = std::to_array<token<clock_state>>({
    {clock_state::not_started, "not_started", "chưa tính", "not started"},
    {clock_state::running, "running", "đang tính", "running"},
    {clock_state::paused, "paused", "tạm dừng", "paused"},
    {clock_state::stopped, "stopped", "đã dừng", "stopped"},
});
static_assert(in_order<clock_state>());

/// Who holds the dossier's papers.
enum class papers : unsigned char { none, applicant, post, desk, unit, archive, post_back, home, lost };
template <>
inline constexpr auto token_table<papers> = std::to_array<token<papers>>({
    {papers::none, "none", "không có bản giấy", "no papers"},
    {papers::applicant, "applicant", "người nộp giữ", "with the applicant"},
    {papers::post, "post", "bưu chính giữ", "with the post"},
    {papers::desk, "desk", "bộ phận một cửa giữ", "at the one-stop desk"},
    {papers::unit, "unit", "cơ quan chuyên môn giữ", "at the competent unit"},
    {papers::archive, "archive", "lưu trữ", "archived"},
    {papers::post_back, "post_back", "bưu chính chuyển trả", "with the post on the way home"},
    {papers::home, "home", "đã trả người nộp", "given back"},
    {papers::lost, "lost", "thất lạc", "lost"},
});
static_assert(in_order<papers>());

/// An inbound consignment under way: the dossier itself, or a supplement.
enum class packet : unsigned char { none, accepted_by_post, in_transit };
template <>
inline constexpr auto token_table<packet> = std::to_array<token<packet>>({
    {packet::none, "none", "không có bưu gửi đến", "none under way"},
    {packet::accepted_by_post, "accepted_by_post", "bưu chính đã nhận gửi", "accepted by the post"},
    {packet::in_transit, "in_transit", "đang vận chuyển", "in transit"},
});
static_assert(in_order<packet>());

/// Who holds the result.
enum class result_custody : unsigned char {
    none, signed_off, desk, post_accepted, post_transit, undelivered, returned_to_desk, delivered, collected,
    sent_electronically, lost
};
template <>
inline constexpr auto token_table<result_custody> = std::to_array<token<result_custody>>({
    {result_custody::none, "none", "chưa có kết quả", "no result"},
    {result_custody::signed_off, "signed_off", "đã ký", "signed"},
    {result_custody::desk, "desk", "tại bộ phận một cửa", "at the one-stop desk"},
    {result_custody::post_accepted, "post_accepted", "bưu chính đã nhận", "accepted by the post"},
    {result_custody::post_transit, "post_transit", "bưu chính đang chuyển", "in transit"},
    {result_custody::undelivered, "undelivered", "phát không thành công", "delivery failed"},
    {result_custody::returned_to_desk, "returned_to_desk", "bưu chính chuyển hoàn", "returned by the post"},
    {result_custody::delivered, "delivered", "đã phát", "delivered"},
    {result_custody::collected, "collected", "đã nhận tại quầy", "collected"},
    {result_custody::sent_electronically, "sent_electronically", "đã trả điện tử", "sent electronically"},
    {result_custody::lost, "lost", "thất lạc", "lost"},
});
static_assert(in_order<result_custody>());

enum class payment : unsigned char { none, due, held_by_post, paid };
template <>
inline constexpr auto token_table<payment> = std::to_array<token<payment>>({
    {payment::none, "none", "không phát sinh", "nothing asked"},
    {payment::due, "due", "phải nộp", "due"},
    {payment::held_by_post, "held_by_post", "bưu chính thu hộ", "held by the post"},
    {payment::paid, "paid", "đã nộp", "paid"},
});
static_assert(in_order<payment>());

/// Who acts. The role decides, never the employer: a post clerk at the desk under a delegation is `delegated_clerk`.
enum class actor : unsigned char {
    applicant, postal_worker, delegated_clerk, desk_clerk, officer, leader, consulted_agency, system
};
template <>
inline constexpr auto token_table<actor> = std::to_array<token<actor>>({
    {actor::applicant, "applicant", "người nộp hồ sơ", "applicant"},
    {actor::postal_worker, "postal_worker", "nhân viên bưu chính (vận chuyển)", "postal worker (carrier)"},
    {actor::delegated_clerk, "delegated_clerk", "nhân viên bưu chính tại quầy một cửa", "post clerk at the desk"},
    {actor::desk_clerk, "desk_clerk", "công chức một cửa", "one-stop official"},
    {actor::officer, "officer", "người thụ lý", "handling officer"},
    {actor::leader, "leader", "người có thẩm quyền ký", "deciding official"},
    {actor::consulted_agency, "consulted_agency", "cơ quan phối hợp", "consulted agency"},
    {actor::system, "system", "hệ thống", "system"},
});
static_assert(in_order<actor>());

/// What happened to a dossier. Every word has one row or more in the table.
enum class event_kind : unsigned char {
    submit_counter, submit_online, post_accept, post_dispatch, post_handover, post_recall, accept, request_supplement,
    receive_supplement, refuse_intake, close_incomplete, forward, receive_at_agency, pass_on, consult,
    answer_consultation, request_payment, pay, remit_payment, request_withdrawal, grant_withdrawal, refuse_withdrawal,
    retract_withdrawal, adjust, stop, extend, decide, refuse_on_merits, issue, recall_result, register_post_return,
    cancel_post_return, hand_to_post, post_depart, deliver, fail_delivery, invite, return_to_agency, collect,
    send_electronically, give_papers_back, post_papers_back, deliver_papers, archive, report_loss, remedy_loss
};
template <>
inline constexpr auto token_table<event_kind> = std::to_array<token<event_kind>>({
    {event_kind::submit_counter, "submit_counter", "nộp tại quầy", "submit at the counter"},
    {event_kind::submit_online, "submit_online", "nộp trực tuyến", "submit online"},
    {event_kind::post_accept, "post_accept", "bưu chính nhận gửi", "post accepts the packet"},
    {event_kind::post_dispatch, "post_dispatch", "bưu chính chuyển đi", "post dispatches the packet"},
    {event_kind::post_handover, "post_handover", "bưu chính bàn giao hồ sơ", "post hands the packet over"},
    {event_kind::post_recall, "post_recall", "rút lại bưu gửi", "packet recalled"},
    {event_kind::accept, "accept", "tiếp nhận hồ sơ", "accept"},
    {event_kind::request_supplement, "request_supplement", "yêu cầu bổ sung, hoàn thiện hồ sơ", "request a supplement"},
    {event_kind::receive_supplement, "receive_supplement", "nhận đủ hồ sơ bổ sung", "receive the supplement"},
    {event_kind::refuse_intake, "refuse_intake", "từ chối tiếp nhận", "refuse intake"},
    {event_kind::close_incomplete, "close_incomplete", "kết thúc hồ sơ không bổ sung", "close an incomplete dossier"},
    {event_kind::forward, "forward", "chuyển xử lý", "forward to the competent unit"},
    {event_kind::receive_at_agency, "receive_at_agency", "cơ quan có thẩm quyền nhận hồ sơ",
     "competent agency receives"},
    {event_kind::pass_on, "pass_on", "chuyển bước xử lý", "hand on to a step of the internal process"},
    {event_kind::consult, "consult", "lấy ý kiến phối hợp", "consult"},
    {event_kind::answer_consultation, "answer_consultation", "trả lời ý kiến", "answer a consultation"},
    {event_kind::request_payment, "request_payment", "yêu cầu nghĩa vụ tài chính", "request payment"},
    {event_kind::pay, "pay", "nộp phí, lệ phí", "pay"},
    {event_kind::remit_payment, "remit_payment", "bưu chính nộp lại tiền thu hộ", "post remits the fee"},
    {event_kind::request_withdrawal, "request_withdrawal", "yêu cầu rút hồ sơ", "request withdrawal"},
    {event_kind::grant_withdrawal, "grant_withdrawal", "cho rút hồ sơ", "grant withdrawal"},
    {event_kind::refuse_withdrawal, "refuse_withdrawal", "không cho rút hồ sơ", "refuse withdrawal"},
    {event_kind::retract_withdrawal, "retract_withdrawal", "thôi rút hồ sơ", "retract the withdrawal"},
    {event_kind::adjust, "adjust", "điều chỉnh nội dung hồ sơ", "adjust the content"},
    {event_kind::stop, "stop", "dừng giải quyết", "stop"},
    {event_kind::extend, "extend", "xin lỗi và hẹn lại ngày trả", "apologise and set a new date"},
    {event_kind::decide, "decide", "ký kết quả", "sign the result"},
    {event_kind::refuse_on_merits, "refuse_on_merits", "từ chối giải quyết", "refuse on the merits"},
    {event_kind::issue, "issue", "chuyển kết quả ra một cửa", "issue the result to the desk"},
    {event_kind::recall_result, "recall_result", "thu hồi kết quả sai sót", "recall a wrong result"},
    {event_kind::register_post_return, "register_post_return", "đăng ký nhận kết quả qua bưu chính",
     "register return by post"},
    {event_kind::cancel_post_return, "cancel_post_return", "hủy đăng ký nhận qua bưu chính", "cancel return by post"},
    {event_kind::hand_to_post, "hand_to_post", "giao kết quả cho bưu chính", "hand the result to the post"},
    {event_kind::post_depart, "post_depart", "bưu chính chuyển kết quả", "post carries the result"},
    {event_kind::deliver, "deliver", "phát kết quả", "deliver"},
    {event_kind::fail_delivery, "fail_delivery", "phát không thành công", "delivery fails"},
    {event_kind::invite, "invite", "gửi giấy mời", "invite to collect"},
    {event_kind::return_to_agency, "return_to_agency", "chuyển hoàn cơ quan", "return to the agency"},
    {event_kind::collect, "collect", "nhận kết quả tại quầy", "collect at the counter"},
    {event_kind::send_electronically, "send_electronically", "trả kết quả điện tử", "send electronically"},
    {event_kind::give_papers_back, "give_papers_back", "trả lại hồ sơ tại quầy", "give the papers back"},
    {event_kind::post_papers_back, "post_papers_back", "gửi trả hồ sơ qua bưu chính", "post the papers back"},
    {event_kind::deliver_papers, "deliver_papers", "phát hồ sơ trả lại", "deliver the papers"},
    {event_kind::archive, "archive", "lưu trữ hồ sơ", "archive"},
    {event_kind::report_loss, "report_loss", "báo thất lạc, hư hỏng", "report loss or damage"},
    {event_kind::remedy_loss, "remedy_loss", "khắc phục thất lạc", "remedy a loss"},
});
static_assert(in_order<event_kind>());
inline constexpr std::size_t event_kinds = token_table<event_kind>.size();

/// The regions of a dossier: what the table reads and writes, and nothing else.
struct regions {
    motcua::status status = motcua::status::draft;
    clock_state clock = clock_state::not_started;
    motcua::papers papers = motcua::papers::applicant;
    motcua::packet packet = motcua::packet::none;
    result_custody result = result_custody::none;
    motcua::payment payment = motcua::payment::none;
    motcua::status history = motcua::status::draft;  ///< the status that a withdrawal request left; else draft
    friend constexpr auto operator<=>(regions const&, regions const&) = default;
};

enum class region : unsigned char { status, clock, papers, packet, result, payment, actor, guard, validity };
template <>
inline constexpr auto token_table<region> = std::to_array<token<region>>({
    {region::status, "status", "trạng thái", "status"},
    {region::clock, "clock", "thời hạn", "clock"},
    {region::papers, "papers", "hồ sơ giấy", "papers"},
    {region::packet, "packet", "bưu gửi đến", "inbound consignment"},
    {region::result, "result", "kết quả", "result"},
    {region::payment, "payment", "nghĩa vụ tài chính", "payment"},
    {region::actor, "actor", "người thực hiện", "actor"},
    {region::guard, "guard", "điều kiện", "guard"},
    {region::validity, "validity", "hiệu lực", "rules in force"},
});
static_assert(in_order<region>());

}
}
