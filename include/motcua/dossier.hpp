// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>

#include "eligibility.hpp"
#include "impl/shared_course.hpp"
#include "indicator.hpp"

namespace motcua {
inline namespace v0 {

/// What a dossier is about; fixed when it is opened.
struct dossier_subject {
    std::string code, variant, agency, unit;
    friend bool operator==(dossier_subject const&, dossier_subject const&) = default;
};

/// Something that happened: what, when, who. `evidence` holds identifiers of documents, or `name=value` for what the
/// event needs: `due=2020-05-04` (extend), `reason=refused|moved|address|unknown` (return_to_agency),
/// `zone=between_districts` (post_accept, hand_to_post: the post's own clock), `file=electronic` (receive_at_agency: the
/// papers are still to come), `step=4` (forward, pass_on: to that step of the internal process, else to the next),
/// `slip_received=2025-07-12` (request_withdrawal of a dossier by post: the day on which the applicant got form 01),
/// `slip=…` (the number of a consignment).
struct event {
    event_kind what;
    civil_second occurred;
    motcua::actor actor;
    std::optional<civil_second> recorded = std::nullopt;
    std::string actor_id = {};
    std::vector<std::string> evidence = {};
    std::string key = {};  ///< source and identifier of the message that told it; `dossier_log` knows a repeated one by it
    friend bool operator==(event const&, event const&) = default;
};

/// One dossier: its subject, its state and the events that led there. Immutable; holds no personal data.
class dossier {
public:
    /// A dossier that the applicant still has. `agency` decides, `unit` takes in.
    static dossier open(std::string code, std::string variant, std::string agency, std::string unit, channel intake,
                        return_channel return_by) {
        dossier d;
        d.subject_ = std::make_shared<dossier_subject const>(
            dossier_subject{std::move(code), std::move(variant), std::move(agency), std::move(unit)});
        d.state_.intake = d.intake_ = intake;
        d.state_.return_by = d.return_by_ = return_by;
        d.course_ = detail::shared_course<event>::begun();
        return d;
    }
    [[nodiscard]] dossier_subject const& subject() const { return *subject_; }
    [[nodiscard]] dossier_state const& state() const { return state_; }
    [[nodiscard]] motcua::status status() const { return state_.at.status; }
    [[nodiscard]] std::optional<date> due() const { return state_.due_day(); }
    /// The events that were applied, in their order.
    [[nodiscard]] std::vector<event> course() const { return course_.items(); }
    /// Calls `see` with each of them, the last one first, without a copy.
    void course_backwards(auto see) const { course_.backwards(see); }
    /// The dossier as it was opened, before its first event.
    [[nodiscard]] dossier opened() const {
        dossier d;
        d.subject_ = subject_;
        d.state_.intake = d.intake_ = intake_;
        d.state_.return_by = d.return_by_ = return_by_;
        d.course_ = detail::shared_course<event>::begun();
        return d;
    }
    /// The dossier after one more event, in the state that it led to. `apply` decides both.
    [[nodiscard]] dossier after(event what, dossier_state then) const {
        dossier d = *this;
        d.state_ = then;
        d.course_ = course_.then(std::move(what));
        return d;
    }
    friend bool operator==(dossier const& a, dossier const& b) {
        return *a.subject_ == *b.subject_ && a.state_ == b.state_ && a.intake_ == b.intake_ && a.return_by_ == b.return_by_ &&
               a.course_ == b.course_;
    }

private:
    dossier() = default;
    std::shared_ptr<dossier_subject const> subject_;  // shared by the dossiers of one course
    dossier_state state_;
    channel intake_ = channel::counter;  ///< as it was opened
    return_channel return_by_ = return_channel::counter;
    detail::shared_course<event> course_;
};

struct outcome;

namespace detail {

/// An event as columns hold it: evidence reduced to what the machine reads.
struct bare_event {
    event_kind what;
    actor by;
    std::int64_t occurred;
    static constexpr std::uint8_t no_step = 255;    ///< what `step=` says is no step
    std::int32_t promised = dossier_state::no_day;  ///< `due=` of an extension, `slip_received=` of a request
    bool undeliverable = false;                     ///< a ground that needs no invitations
    bool same_person = false;                       ///< who acts has done what another should have done
    bool electronic_only = false;                   ///< the agency received the electronic file, the papers not yet
    std::uint8_t step = 0;                          ///< `step=` of a hand-over, from 1; 0: the next one
};

/// The name of the day that evidence of an event can say.
constexpr std::string_view day_of_evidence(event_kind what) {
    return what == event_kind::request_withdrawal ? "slip_received" : "due";
}

/// The number of a step as evidence says it, from 1; `no_step` for what says none.
constexpr std::uint8_t step_said(std::string_view text) {
    unsigned n = 0;
    for (char const c : text)
        if (c < '0' || c > '9' || (n = n * 10 + static_cast<unsigned>(c - '0')) > dossier_state::last_step)
            return bare_event::no_step;
    return n == 0 ? bare_event::no_step : static_cast<std::uint8_t>(n);
}

/// Grounds on which a result goes back to the agency without invitations (Luật Bưu chính Điều 17.1).
constexpr bool undeliverable(std::string_view reason) {
    return reason == "refused" || reason == "moved" || reason == "address" || reason == "unknown";
}

struct case_context;
outcome applied_in(case_context const& in, dossier const& before, event what);

}

/// Why an event was refused, and what would be legal instead. Its answers are worked out when they are asked for.
class refusal {
public:
    motcua::region region;
    std::optional<motcua::guard> guard;
    /// What may happen now, and by whom.
    [[nodiscard]] std::vector<std::pair<event_kind, motcua::actor>> allowed() const;
    /// What speaks of the event: the articles that allow it elsewhere, or that ask for what is missing. That a status has no
    /// rule is no prohibition by the articles cited.
    [[nodiscard]] std::vector<citation> basis() const;
    [[nodiscard]] bilingual text() const;
    [[nodiscard]] bilingual cure() const;
    [[nodiscard]] motcua::certainty certainty() const;  ///< the weakest of the rows cited

private:
    friend outcome detail::applied_in(detail::case_context const& in, dossier const& before, event what);
    refusal(motcua::dossier d, detail::bare_event e, machine_refusal said, rules under, std::optional<date> law_of)
        : region(said.region), guard(said.guard), before_(std::move(d)), event_(e), said_(said), under_(std::move(under)),
          law_of_(law_of) {}
    [[nodiscard]] bool out_of_order() const { return said_.row < 0; }
    [[nodiscard]] std::vector<machine_row const*> rows(detail::case_context const& in, date law_day) const;

    dossier before_;
    detail::bare_event event_;
    machine_refusal said_;  ///< no row: the event lies before one that was applied
    rules under_;
    std::optional<date> law_of_;
};

/// The dossier after an event, or the refusal that left it as it was. What it says beyond that is worked out when asked for:
/// an event costs no more than the step.
struct outcome {
    motcua::dossier dossier;
    std::optional<motcua::refusal> refusal;
    std::string_view document;  ///< what the event issues, by the table's English word; see `document_text`
    /// Of the row that applied, and of a province's narrowing that was met.
    [[nodiscard]] std::vector<citation> basis() const;
    /// Of the row that applied, *observed* where only practice has it; of a row of the text the weakest of its articles.
    [[nodiscard]] motcua::certainty certainty() const;
    [[nodiscard]] std::vector<bilingual> warnings() const;
    /// The derivation, when the event set a due day.
    [[nodiscard]] std::optional<deadline> clock() const;
    /// What the event issues, in words for people; empty where it issues nothing.
    [[nodiscard]] bilingual document_text() const;
    operator bool() const = delete;

    /// What the answers are worked out from.
    struct grounds {
        rules under;
        event_kind what;
        actor by;
        date on;
        motcua::status status{};                    ///< before it
        std::int16_t row = -1;
        std::uint8_t requests = 0;                  ///< for a supplement, this one among them
        std::optional<event_kind> same_person = std::nullopt;      ///< what the one who acts has done before
        date law_day = on;
        time_limit const* limit = nullptr;          ///< of the rules' catalogue
        bool recorded_before = false;               ///< written down before it happened, by what the event says
    } from;
};

/// Applies one event by the table in force. Pure: the dossier it is given stays as it is. Takes no memory from the heap, save
/// a block for the events once in sixteen, and where a second, different event follows the same dossier.
/// Throws `coverage_error` for a day outside the calendar, M1501 for a code that the catalogue does not hold, and M1309 for
/// an `actor_id` that is no opaque identifier.
outcome apply(dossier const& before, event what, rules const& under = rules());

/// The events that the table allows at an instant not before the last event, each with the actors who may do it; `on` chooses the rules and the guards.
std::vector<std::pair<event_kind, actor>> allowed_events(dossier const& d, civil_second on,
                                                         std::optional<actor> by = std::nullopt,
                                                         rules const& under = rules());

/// The same events again, from the opened dossier, under other rules: an outcome for each, refused ones left out of what
/// follows. Answers *what if* another law, calendar or reading held.
std::vector<outcome> retrace(dossier const& d, rules const& under);

/// What can differ when a course is traced again.
enum class difference_kind : unsigned char { allowed, refused, status, clock, due, document, basis, verdict };
template <>
inline constexpr auto token_table<difference_kind> = std::to_array<token<difference_kind>>({
    {difference_kind::allowed, "allowed", "được thực hiện", "allowed"},
    {difference_kind::refused, "refused", "không được thực hiện", "refused"},
    {difference_kind::status, "status", "trạng thái", "status"},
    {difference_kind::clock, "clock", "đồng hồ thời hạn", "clock"},
    {difference_kind::due, "due", "hạn trả", "due day"},
    {difference_kind::document, "document", "giấy tờ", "document"},
    {difference_kind::basis, "basis", "căn cứ", "basis"},
    {difference_kind::verdict, "verdict", "đánh giá", "verdict"},
});
static_assert(in_order<difference_kind>());

/// One difference: at which event of the course (its length: at the end), what it was, what it would be.
struct course_difference {
    std::size_t event;
    difference_kind kind;
    bilingual was, would_be;
};

/// A course traced as it was and again under something else.
struct what_if_answer {
    std::vector<outcome> was, would_be;
    std::vector<course_difference> differences;
};

/// *What if*: the course of a dossier under `under`, and under `instead` with the law rows of the day `law_of` for every
/// event (without a day: those of the dossier's own days). Procedures, lists and delegations stay those of the dossier's
/// own days. Says every difference; later ones that follow from a refused event are told as well.
what_if_answer what_if(dossier const& d, rules const& under, rules const& instead,
                       std::optional<date> law_of = std::nullopt);

/// The named times of the desk, beside the resolution time.
enum class timer : unsigned char {
    resolution,          ///< the due day of the result at the desk
    process_step,        ///< the present step of the internal process, where the catalogue has one for the case
    forwarding,          ///< the desk forwards the accepted dossier (15:00 rule)
    alert,               ///< an official is told of an online dossier
    acknowledgement,     ///< an online dossier is accepted or its supplement asked for
    supplement_request,  ///< form 02 after acceptance
    closing,             ///< the applicant completes, else the desk closes
    apology,             ///< form 04 and a new date
    correction,          ///< a wrong result is corrected
    carriage_in,         ///< the post carries the packet to the agency
    carriage_out         ///< the post carries the result to the applicant
};
template <>
inline constexpr auto token_table<timer> = std::to_array<token<timer>>({
    {timer::resolution, "resolution", "giải quyết hồ sơ", "resolution"},
    {timer::process_step, "process_step", "bước của quy trình nội bộ", "step of the internal process"},
    {timer::forwarding, "forwarding", "chuyển hồ sơ xử lý", "forwarding"},
    {timer::alert, "alert", "báo có hồ sơ trực tuyến", "alert of an online dossier"},
    {timer::acknowledgement, "acknowledgement", "trả lời hồ sơ trực tuyến", "answer to an online dossier"},
    {timer::supplement_request, "supplement_request", "yêu cầu bổ sung sau tiếp nhận", "request for a supplement"},
    {timer::closing, "closing", "bổ sung hồ sơ trước khi bị đóng", "completion before closing"},
    {timer::apology, "apology", "xin lỗi và hẹn lại ngày trả", "apology and new date"},
    {timer::correction, "correction", "sửa kết quả sai sót", "correction of a result"},
    {timer::carriage_in, "carriage_in", "bưu chính chuyển hồ sơ đến", "carriage to the agency"},
    {timer::carriage_out, "carriage_out", "bưu chính chuyển kết quả", "carriage of the result"},
});
static_assert(in_order<timer>());

/// A time that runs for a dossier now. Only rules that were read and are in force on the dossier's day give one.
struct next_deadline {
    timer what;
    std::optional<date> on, earliest, latest;  ///< the last day, to 24:00, nothing where it is open; and its bounds
    std::optional<civil_second> at;     ///< the last instant of a limit in hours
    std::optional<date> in_practice;    ///< the last working day up to `on`, where the wording may name a day off (LA-05)
    std::vector<actor> who;             ///< who has to act
    std::string rule;                   ///< identifier of the law row; empty where only the catalogue has the time
    citation basis;                     ///< its certainty is that of the answer, not only of the wording
    bilingual text;
    bool passed = false;                ///< at the instant that was asked about
};

/// The times that run at an instant, in the order of `timer`. The post's need `zone=` in evidence, else are open.
std::vector<next_deadline> next_deadlines(dossier const& d, rules const& under, civil_second on);

/// A stretch of a dossier's course in one status.
struct stay {
    motcua::status status;
    civil_second from, to;
    int working_days;  ///< in `(from, to]`
    bool counted;      ///< the clock of the resolution time ran
};

/// Whether a dossier is late, by how much, and where the time went.
struct lateness {
    timeliness verdict = timeliness::unfinished;
    bool late = false;                  ///< finished late, or open and overdue at `until`
    std::optional<date> due, first_due; ///< the due day now, and before a new date was set
    civil_second until;                 ///< the result at the desk, else the instant asked about
    int working_days = 0;               ///< after the due day, when late
    std::vector<stay> stays;            ///< from acceptance on
    std::vector<std::pair<bilingual, citation>> reasons;  ///< the first sums up; each with its basis
};

/// Why a dossier is late, or that it is not; an open one is judged at `on`, by default at its last event.
lateness why_late(dossier const& d, rules const& under = rules(), std::optional<civil_second> on = std::nullopt);

/// How the two clocks stand to each other.
enum class clocks_agree : unsigned char { agree, differ, only_legal, only_indicator, neither };
template <>
inline constexpr auto token_table<clocks_agree> = std::to_array<token<clocks_agree>>({
    {clocks_agree::agree, "agree", "hai cách tính như nhau", "both judge alike"},
    {clocks_agree::differ, "differ", "hai cách tính khác nhau", "they judge differently"},
    {clocks_agree::only_legal, "only_legal", "chỉ thời hạn pháp luật đánh giá được", "only the legal clock judges"},
    {clocks_agree::only_indicator, "only_indicator", "chỉ chỉ số của Cổng đánh giá được", "only the indicator judges"},
    {clocks_agree::neither, "neither", "chưa đánh giá được", "neither judges"},
});
static_assert(in_order<clocks_agree>());

/// What each clock gave for one request to complete: the legal clock a later due day, the indicator its time taken off.
struct pause_credit {
    supplement_spell spell;
    bool legal = false, indicator = false;
};

/// The legal clock and the portal's indicator side by side: computed apart, never merged.
struct two_clocks {
    lateness legal;
    indicator_count indicator;
    citation indicator_basis;  ///< of the formula: observed
    clocks_agree stand = clocks_agree::neither;
    std::vector<pause_credit> pauses;
    /// What the portal would say where the desk reports the day moved by a supplement and the portal takes its time off as
    /// well: one pause credited twice, a mistake of real systems. Never part of the verdict; nothing where it cannot happen.
    std::optional<indicator_verdict> credited_twice;
    std::vector<bilingual> reasons;  ///< one sentence for each clock, then why they differ
};

/// Both clocks of a dossier at `on`, the end of the reporting period: events after it are left out. By default the last
/// event's instant.
two_clocks clocks(dossier const& d, rules const& under = rules(), std::optional<civil_second> on = std::nullopt);

/// One page that an official can sign: what the dossier is about, the instruments with articles and days in force, its
/// course, how the due day came about with every day that did not count, the readings taken and what the others would
/// give, and the editions used.
std::string explain(dossier const& d, rules const& under = rules(), language in = language::vi);

/// The state in at most 64 bytes, with the hash of the table that made it: little-endian, without padding.
using packed_state = std::array<std::uint8_t, 64>;
packed_state pack(dossier_state const& d, state_machine const& under = state_machine());
/// The state again; nothing where another table made it: its events must then be applied anew.
std::optional<dossier_state> unpack(packed_state const& bytes, state_machine const& under = state_machine());

namespace detail {

/// Everything that a state needs from its subject and the rules, so that the bulk form and `apply` share one text.
struct case_context {
    rules const& under;
    motcua::catalogue const& catalogue;
    working_calendar const& calendar;
    readings const& as;
    state_machine const* machine;
    std::string_view code, variant, agency, unit;
    std::optional<date> law_of = std::nullopt;  ///< *what if*: the rules of this day for every event
};

guard_set guards_for(case_context const& in, dossier_state const& now, bare_event const& e);
/// The step itself; `counted` becomes the limit that began to run, where one did.
machine_step advance_state(case_context const& in, dossier_state& now, bare_event const& e, time_limit const** counted = nullptr);

}

/// An event without its texts: what a state needs to know of it.
using state_event = detail::bare_event;

/// What a dossier is about and the rules it is under, looked up once for many events. Refers to both: they must outlive it.
using dossier_case = detail::case_context;
dossier_case case_of(dossier_subject const& subject, rules const& under);

/// The event as a state reads it: evidence of the form `name=value` becomes values. Whether the same person acts twice is
/// seen in a whole course only; who keeps one says so himself.
state_event state_event_of(event const& what);

/// A state after an event, or as it was, with the row or the refusal of the table.
struct state_outcome {
    dossier_state state;
    machine_step step;
};

/// Applies one event to a state alone, for those who keep the course of events themselves. The same step as the `apply`
/// of a dossier; no memory is allocated.
/// Events must come in the order in which they occurred.
state_outcome apply(dossier_case const& in, dossier_state const& before, state_event const& what);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/dossier.ipp"
#endif
