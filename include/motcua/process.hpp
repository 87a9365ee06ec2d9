// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "replay.hpp"
#include "step_stay.hpp"

namespace motcua {
inline namespace v0 {

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
