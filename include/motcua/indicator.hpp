// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "clock.hpp"
#include "rules.hpp"

namespace motcua {
inline namespace v0 {

/// How the national portal's indicator judges a dossier. It has two answers only; what it leaves out is told apart.
enum class indicator_verdict : unsigned char {
    not_counted,  ///< the dossier was never accepted, or no indicator was in force
    on_time,
    late,
    unknown  ///< no promised day, and no time limit from which one follows
};
template <>
inline constexpr auto token_table<indicator_verdict> = std::to_array<token<indicator_verdict>>({
    {indicator_verdict::not_counted, "not_counted", "không tính", "not counted"},
    {indicator_verdict::on_time, "on_time", "đúng hạn", "on time"},
    {indicator_verdict::late, "late", "quá hạn", "late"},
    {indicator_verdict::unknown, "unknown", "không xác định được", "unknown"},
});
static_assert(in_order<indicator_verdict>());

/// What the indicator takes as the end of a dossier: the first of these that there is.
enum class indicator_end : unsigned char {
    none,
    finished,
    returned,
    stopped,
    withdrawal_requested,
    supplement_requested,
    period_end
};
template <>
inline constexpr auto token_table<indicator_end> = std::to_array<token<indicator_end>>({
    {indicator_end::none, "none", "không có", "none"},
    {indicator_end::finished, "finished", "đã xử lý xong", "finished"},
    {indicator_end::returned, "returned", "đã trả kết quả", "result returned"},
    {indicator_end::stopped, "stopped", "dừng xử lý, từ chối", "stopped or refused"},
    {indicator_end::withdrawal_requested, "withdrawal_requested", "yêu cầu rút hồ sơ đã tiếp nhận",
     "withdrawal of an accepted dossier"},
    {indicator_end::supplement_requested, "supplement_requested", "yêu cầu bổ sung", "supplement requested"},
    {indicator_end::period_end, "period_end", "cuối kỳ báo cáo", "end of the reporting period"},
});
static_assert(in_order<indicator_end>());

/// One request to complete, as both clocks see it.
struct supplement_spell {
    civil_second asked;
    std::optional<civil_second> completed = std::nullopt;
    bool after_acceptance = true;
    bool moved_due = false;  ///< the due day that stands now was put off for it, anew or by its days
};

/// What the portal holds of a dossier, from a course or from its own log.
struct indicator_facts {
    std::optional<civil_second> accepted, finished, returned, stopped, withdrawal;
    std::vector<supplement_spell> supplements;  ///< every one that was asked for, in order
    std::optional<date> promised;               ///< the day on the receipt slip
    std::optional<date> promised_now;           ///< the day that stands after supplements and a new date
    int promised_second = -1;                   ///< of a limit in hours, for both; else the whole day
    bool promised_by_limit = false;             ///< nobody promised a day: it follows from the limit and the acceptance
    civil_second period_end;                    ///< stands in where nothing has ended it
};

/// A verdict of the indicator with everything that it rests on.
struct indicator_count {
    indicator_verdict verdict = indicator_verdict::not_counted;
    indicator_end end_by = indicator_end::none;
    std::optional<civil_second> end;      ///< as it happened
    std::optional<civil_second> counted;  ///< less the time of supplements: what is compared
    std::optional<date> promised;         ///< the day that it is compared with
    std::int64_t subtracted = 0;          ///< seconds of supplements taken off, nights and days off included
    int requests = 0;                     ///< requests that count for the rule of two
    std::vector<std::size_t> credited;    ///< places in `supplements` whose time was taken off
    std::vector<bilingual> reasons;
};

/// The indicator's judgement of facts: on time iff the end, less the time of supplements, is not after the promised day.
/// Basis: the formulas of QĐ 766/QĐ-TTg as a public copy gives them (KPI-05): observed. Open points are the readings
/// `indicator_promise` and `indicator_requests`. A supplement that moved the day compared with is not taken off again.
indicator_count count_indicator(indicator_facts const& facts, readings const& as = {});

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/indicator.ipp"
#endif
