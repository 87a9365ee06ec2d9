// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "date.hpp"
#include "token.hpp"

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

}
}
