// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "replay.hpp"

namespace motcua {
inline namespace v0 {

/// How a step of the internal process stands.
enum class step_verdict : unsigned char {
    in_time,      ///< left on its due day or before
    late,         ///< left after it
    running,      ///< the dossier is there, and its time is not over
    overdue,      ///< the dossier is there, and its time is over
    not_reached,  ///< the dossier has not come there
    skipped,      ///< passed over
    outside,      ///< after the result is at the desk: no part of the resolution time
    unknown       ///< the step's time cannot be read, or its due day is open
};
template <>
inline constexpr auto token_table<step_verdict> = std::to_array<token<step_verdict>>({
    {step_verdict::in_time, "in_time", "đúng hạn", "in time"},
    {step_verdict::late, "late", "quá hạn", "late"},
    {step_verdict::running, "running", "đang xử lý", "running"},
    {step_verdict::overdue, "overdue", "đang quá hạn", "overdue"},
    {step_verdict::not_reached, "not_reached", "chưa đến", "not reached"},
    {step_verdict::skipped, "skipped", "bỏ qua", "skipped"},
    {step_verdict::outside, "outside", "ngoài thời hạn giải quyết", "outside the resolution time"},
    {step_verdict::unknown, "unknown", "không rõ", "unknown"},
});
static_assert(in_order<step_verdict>());

/// One stay of a dossier in a step. A step back makes a second one, with the step's whole time again (no rule says
/// otherwise); so does the count that begins anew after a supplement.
struct step_stay {
    std::size_t step;                  ///< place in the process, from 0
    int round = 1;                     ///< how often the count of the resolution time has begun
    civil_second entered;
    std::optional<civil_second> left;  ///< nothing while the dossier is there
    bool interrupted = false;          ///< the applicant was asked to complete, and the count begins anew
    bool back = false;                 ///< it came from a later step
    int paused_days = 0;               ///< working days that put the due day off, as they do for the whole time
    std::optional<date> due, earliest, latest;
    std::optional<civil_second> at;    ///< the due instant of a time in hours
    step_verdict verdict = step_verdict::unknown;
    int working_days = 0;              ///< in `(entered, left]`
    int late_days = 0;                 ///< working days after the due day
};

/// One step as the catalogue has it, and how the dossier stood in it.
struct step_line {
    process_step step;
    step_verdict verdict = step_verdict::not_reached;  ///< of the last round; one late stay makes it late
    std::vector<step_stay> stays;
};

/// A unit's steps of one dossier together.
struct unit_time {
    std::string unit;
    int stays = 0, late = 0, unknown = 0;
    int working_days = 0;  ///< spent there
    int late_days = 0;     ///< after the due days of its steps
};

/// The internal process of a dossier's case (NĐ 118/2025 Điều 38.1d) and where the time went, unit by unit.
struct process_course {
    bool known = false;              ///< the catalogue has a process for the case
    std::vector<step_line> steps;
    std::optional<std::size_t> now;  ///< the step in which the dossier is
    std::vector<unit_time> units;    ///< in the order of the process
    lateness whole;                  ///< the whole time, judged apart: steps in time do not make the whole in time
    std::vector<bilingual> reasons;  ///< the first sums up
    citation basis;
};

/// The internal process of a dossier, step by step; an open one is judged at `on`, by default at its last event. The
/// process is that of the day of acceptance (by the reading *follow*: of the day on which the count last began). Each
/// step has its own time from when it was entered. A request to complete and a payment put its due day off exactly
/// where they put off that of the whole time; where that begins anew, the process does. Times after the result is at
/// the desk are outside; a recalled result has its own time (NĐ 118/2025 Điều 23) and is not followed.
process_course internal_process(dossier const& d, rules const& under = rules(),
                                std::optional<civil_second> on = std::nullopt);

/// What a unit did in all dossiers of a register.
struct unit_row {
    std::string unit;
    std::int64_t dossiers = 0;   ///< that had a stay there
    std::int64_t stays = 0;      ///< all of them: `done + open`
    std::int64_t done = 0;       ///< left
    std::int64_t late = 0, in_time = 0, unknown = 0;  ///< of `done`
    std::int64_t open = 0, overdue = 0;               ///< still there; of them overdue
    std::int64_t working_days = 0, late_days = 0;     ///< of all stays; `late_days` of late and overdue ones
};
/// Late by unit, with what it was counted over.
struct unit_table {
    std::vector<unit_row> units;          ///< by name
    std::int64_t dossiers = 0;            ///< of the register
    std::int64_t accepted = 0;            ///< of them accepted
    std::int64_t with_process = 0;        ///< of them with a process of their case: what the rows are of
    std::int64_t without_process = 0;     ///< of the accepted: the catalogue has none
    std::int64_t late_whole = 0;          ///< of those with a process: late, the whole time
    std::int64_t late_step_only = 0;      ///< of those with a process: a step late, the whole time not
};

/// Late by unit over a register; stays in steps outside the resolution time are left out. Open stays are judged at the
/// replay's `as_of`, else at the dossier's last event. Equal to `internal_process` dossier by dossier, by test.
unit_table late_by_unit(replay_result const& r);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/process.ipp"
#endif
