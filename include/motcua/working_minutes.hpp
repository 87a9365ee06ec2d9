// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>

#include "office_hours.hpp"

namespace motcua {
inline namespace v0 {

namespace detail {
struct minutes_data;
}

/// Working time of one office as tables, for columns of working hours: minute-exact, by look-ups instead of branches.
/// Covers the official days of the calendar; beyond them every answer is `absent`, and the careful walk must answer.
class working_minutes {
public:
    static constexpr std::int64_t absent = std::numeric_limits<std::int64_t>::min();

    working_minutes(working_calendar const& calendar, office_hours const& hours);

    /// The instant when `seconds` of working time have run since an instant. A period that is used up exactly at closing
    /// time ends there, or at the next opening when `ends_at_closing` is false. Zero seconds end where working time next
    /// runs. `absent` outside the official days.
    [[nodiscard]] std::int64_t add(std::int64_t instant, std::int64_t seconds, bool ends_at_closing = true) const;
    /// Working seconds in `(a, b]`, negative for b < a; `absent` outside the official days.
    [[nodiscard]] std::int64_t between(std::int64_t a, std::int64_t b) const;
    /// Whether office hours run at that instant: open from the opening on, shut from the closing on.
    [[nodiscard]] bool open_at(std::int64_t instant) const;

private:
    std::shared_ptr<detail::minutes_data const> data_;
};

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/working_minutes.ipp"
#endif
