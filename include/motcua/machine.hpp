// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "regions.hpp"

namespace motcua {
inline namespace v0 {

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
    separate_duties,    ///< the reading `same_person` does not refuse the person, or no identifier was given
    supplement_once,    ///< no supplement was asked for, or the reading `second_supplement` lets it be asked again
    receipt_counts,     ///< by the reading `remote_receipt`, what the agency received starts the time
    payment_suspends,   ///< the reading `financial_obligation` takes its time out of the resolution time
    filed_online,       ///< the dossier was filed online
    return_eligible,    ///< the result may be returned by post on that day, or nothing says that it may not
    step_of_process     ///< the step that the evidence names is one of the internal process, or none is named
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
    {guard::supplement_once, "supplement_once", "chưa yêu cầu bổ sung lần nào", "no supplement was asked for before"},
    {guard::receipt_counts, "receipt_counts", "đã nhận hồ sơ làm mốc tính thời hạn",
     "what starts the time was received"},
    {guard::payment_suspends, "payment_suspends", "nghĩa vụ tài chính không tính vào thời hạn",
     "a financial obligation does not count"},
    {guard::filed_online, "filed_online", "hồ sơ nộp trực tuyến", "filed online"},
    {guard::return_eligible, "return_eligible", "kết quả được trả qua bưu chính", "result may be returned by post"},
    {guard::step_of_process, "step_of_process", "bước có trong quy trình nội bộ", "a step of the internal process"},
});
static_assert(in_order<guard>());

/// What an event does to the clock of the resolution time.
enum class clock_operation : unsigned char { none, start, pause, restart, stop, resume };
template <>
inline constexpr auto token_table<clock_operation> = std::to_array<token<clock_operation>>({
    {clock_operation::none, "none", "không đổi", "none"},
    {clock_operation::start, "start", "bắt đầu tính", "start"},
    {clock_operation::pause, "pause", "tạm dừng", "pause"},
    {clock_operation::restart, "restart", "tính lại từ đầu", "restart"},
    {clock_operation::stop, "stop", "kết thúc", "stop"},
    {clock_operation::resume, "resume", "tính tiếp nếu đã tạm dừng", "resume where paused"},
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
    [[nodiscard]] constexpr bool concerns(event_kind event, actor who, motcua::status now) const {
        return what == event && (!by || *by == who) && (!status || *status == now);
    }
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
/// The rows in force on a day as a table in Markdown, one line a row, with articles and certainty. It is the table alone:
/// articles are those of the built-in law, not of law rows that `rules` read from a file; `outcome::basis` has those.
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
