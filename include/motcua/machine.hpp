// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

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
    receive_supplement, refuse_intake, close_incomplete, forward, receive_at_agency, consult, answer_consultation,
    request_payment, pay, remit_payment, request_withdrawal, grant_withdrawal, refuse_withdrawal, retract_withdrawal,
    stop, extend, decide, refuse_on_merits, issue, recall_result, register_post_return, cancel_post_return, hand_to_post,
    post_depart, deliver, fail_delivery, invite, return_to_agency, collect, send_electronically, give_papers_back,
    post_papers_back, deliver_papers, archive, report_loss, remedy_loss
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
    {event_kind::consult, "consult", "lấy ý kiến phối hợp", "consult"},
    {event_kind::answer_consultation, "answer_consultation", "trả lời ý kiến", "answer a consultation"},
    {event_kind::request_payment, "request_payment", "yêu cầu nghĩa vụ tài chính", "request payment"},
    {event_kind::pay, "pay", "nộp phí, lệ phí", "pay"},
    {event_kind::remit_payment, "remit_payment", "bưu chính nộp lại tiền thu hộ", "post remits the fee"},
    {event_kind::request_withdrawal, "request_withdrawal", "yêu cầu rút hồ sơ", "request withdrawal"},
    {event_kind::grant_withdrawal, "grant_withdrawal", "cho rút hồ sơ", "grant withdrawal"},
    {event_kind::refuse_withdrawal, "refuse_withdrawal", "không cho rút hồ sơ", "refuse withdrawal"},
    {event_kind::retract_withdrawal, "retract_withdrawal", "thôi rút hồ sơ", "retract the withdrawal"},
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

/// A condition on more than the regions; `apply` finds out from the rules whether it holds.
enum class guard : unsigned char {
    intake_eligible,    ///< the procedure may be filed by post on that day, or nothing says that it may not
    return_by_post,     ///< the applicant chose return by post
    supplement_window,  ///< at most 3 working days after acceptance
    fifteen_days,       ///< 15 days since the notice to complete
    first_extension,    ///< no new date was set before
    day_before_due,     ///< at latest on the day before the due day
    stop_window,        ///< the applicant has the receipt slip, and nothing is decided
    two_invitations,    ///< two invitations two working days apart, or a ground that needs none
    outcome_refused,    ///< the result refuses on the merits
    local_intake,       ///< taken in where it is decided, or before 2026-08-05
    receives,           ///< an official, or a delegated clerk whose delegation covers RECEIVE on that day
    returns,            ///< an official, or a delegated clerk whose delegation covers RETURN on that day
    separate_duties     ///< the reading `same_person` does not refuse the person, or no identifier was given
};
template <>
inline constexpr auto token_table<guard> = std::to_array<token<guard>>({
    {guard::intake_eligible, "intake_eligible", "thủ tục được tiếp nhận qua bưu chính",
     "procedure may be filed by post"},
    {guard::return_by_post, "return_by_post", "người nộp đăng ký nhận kết quả qua bưu chính",
     "applicant chose return by post"},
    {guard::supplement_window, "supplement_window", "trong 03 ngày làm việc kể từ ngày tiếp nhận",
     "within 3 working days of acceptance"},
    {guard::fifteen_days, "fifteen_days", "đã quá 15 ngày kể từ ngày thông báo bổ sung",
     "15 days since the notice to complete"},
    {guard::first_extension, "first_extension", "chưa hẹn lại lần nào", "no new date was set before"},
    {guard::day_before_due, "day_before_due", "chậm nhất 01 ngày trước ngày hết hạn",
     "at latest one day before the due day"},
    {guard::stop_window, "stop_window", "đã nhận giấy tiếp nhận và chưa có kết quả",
     "receipt slip received and nothing decided"},
    {guard::two_invitations, "two_invitations", "đã mời ít nhất 02 lần cách nhau 02 ngày làm việc",
     "two invitations two working days apart"},
    {guard::outcome_refused, "outcome_refused", "kết quả là từ chối giải quyết", "the result refuses on the merits"},
    {guard::local_intake, "local_intake", "tiếp nhận tại nơi giải quyết", "taken in where it is decided"},
    {guard::receives, "receives", "người được giao tiếp nhận", "entitled to receive"},
    {guard::returns, "returns", "người được giao trả kết quả", "entitled to return results"},
    {guard::separate_duties, "separate_duties", "người khác với người tiếp nhận, quyết định hoặc hẹn lại ngày trả",
     "another person than the one who received, decided or set a new date"},
});
static_assert(in_order<guard>());

/// What an event does to the clock of the resolution time.
enum class clock_operation : unsigned char { none, start, pause, restart, stop };
template <>
inline constexpr auto token_table<clock_operation> = std::to_array<token<clock_operation>>({
    {clock_operation::none, "none", "không đổi", "none"},
    {clock_operation::start, "start", "bắt đầu tính", "start"},
    {clock_operation::pause, "pause", "tạm dừng", "pause"},
    {clock_operation::restart, "restart", "tính lại từ đầu", "restart"},
    {clock_operation::stop, "stop", "kết thúc", "stop"},
});
static_assert(in_order<clock_operation>());

/// Facts that `apply` has derived: bit i set means that guard i holds.
using guard_set = std::uint32_t;
constexpr guard_set bit(guard g) { return guard_set{1} << static_cast<unsigned>(g); }

/// A set of values of one region, and where the event takes it.
template <class E>
struct move_of {
    std::uint32_t from = ~std::uint32_t{0};
    E to{};
    bool keep = true;
    [[nodiscard]] constexpr bool holds(E value) const { return ((from >> static_cast<unsigned>(value)) & 1U) != 0; }
    /// The same sources, leading to `target`.
    constexpr move_of operator>>(E target) const { return {from, target, false}; }
    constexpr E apply(E value) const { return keep ? value : to; }
    friend constexpr bool operator==(move_of const&, move_of const&) = default;
};
/// "In one of these", for a table row.
template <class E, class... More>
constexpr move_of<E> in(E first, More... more) {
    return {(std::uint32_t{1} << static_cast<unsigned>(first)) | (0U | ... | (1U << static_cast<unsigned>(more))), {}, true};
}

/// One row of the machine: when it applies, what it does, on which basis.
struct machine_row {
    event_kind what;
    move_of<actor> by;
    move_of<motcua::status> status{};
    bool to_history = false;  ///< the status goes back to the remembered one
    clock_operation clock = clock_operation::none;
    move_of<motcua::papers> papers{};
    move_of<motcua::packet> packet{};
    move_of<result_custody> result{};
    move_of<motcua::payment> payment{};
    guard_set guards = 0;             ///< all of these must hold
    guard_set unless = 0;             ///< none of these may hold
    std::string_view document{};  ///< what the event issues
    std::string_view rules{};     ///< identifiers of law rows, separated by blanks
    motcua::certainty certainty = motcua::certainty::text;
    date from = date(1900, 1, 1);
    std::optional<date> to = std::nullopt;
};

/// Why an event was refused: by which region or guard, judged by the row that came closest.
struct machine_refusal {
    motcua::region region;
    std::optional<motcua::guard> guard;  ///< set where the region is `guard`
    std::int16_t row;                    ///< the row that came closest: an index into the table
    std::int16_t narrowing;              ///< the province's narrowing that refused, or -1
};

/// What the machine answers: the new regions by a row of the table, or a refusal.
struct machine_step {
    bool allowed = false;
    std::int16_t row = -1;
    regions after{};
    machine_refusal refusal{};
};

/// A province's own restriction. It can forbid or ask for more, never allow what the table refuses.
struct machine_narrowing {
    std::string id;
    event_kind what{};
    std::optional<motcua::actor> by;       ///< only these events of this actor, or of every actor
    std::optional<motcua::status> status;  ///< only in this status, or in every one
    guard_set guards = 0;                      ///< guards that must hold as well; none: the event is forbidden
    citation basis;
};

/// The table with a province's narrowings: immutable. Default-constructed, the national table.
class state_machine {
public:
    state_machine() = default;

    [[nodiscard]] std::span<machine_row const> rows() const;
    [[nodiscard]] std::vector<machine_narrowing> const& narrowings() const { return narrowings_; }
    /// The same table, narrowed further.
    [[nodiscard]] state_machine with_(std::vector<machine_narrowing> more) const;
    /// Content hash of rows and narrowings.
    [[nodiscard]] std::string edition() const;
    [[nodiscard]] std::uint64_t hash() const;  ///< the same as a number

    /// What one event does. Pure and constexpr over the national rows: no calendar, no clock, no allocation. `known` are
    /// the guards that hold; `on` chooses the rows in force.
    [[nodiscard]] constexpr machine_step step(regions const& now, event_kind what, actor by, guard_set known, date on) const;

private:
    [[nodiscard]] edition_hash hashed() const;
    std::vector<machine_narrowing> narrowings_;
};

/// The machine as data and as a picture, under one name in both languages.
namespace machine {
/// The national rows, in the order of the events; at most one applies to any state, event, actor and facts.
std::span<machine_row const> rows();
/// The statuses and events of the rows in force on a day as a Mermaid state diagram.
std::string to_mermaid(date on, language in = language::en);
/// The whole table as JSON: one object a row, words by their tokens, free regions left out.
std::string to_json();
/// The rows in force on a day as a table in Markdown, one line a row, with articles and certainty.
std::string to_markdown(date on, language in = language::en);
/// The national table with a province's narrowings.
state_machine with_(std::vector<machine_narrowing> rows);
}

}
}
#include "impl/machine_rows.hpp"
#include "impl/machine_step.hpp"
#if !defined(MOTCUA_COMPILED)
#include "impl/machine.ipp"
#endif
