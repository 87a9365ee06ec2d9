// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../working_minutes.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// One kind of working day: how many seconds have run at each minute, and at which minute a number of minutes has run.
struct day_shape {
    std::vector<window> windows;
    std::int32_t worked_before[1441];  // seconds
    std::int32_t minute_at[1441];      // the minute at which the k-th working minute begins
    std::int32_t minutes = 0;
};

struct minutes_data {
    std::int32_t base = 0, days = 0;
    std::vector<day_shape> shapes;     // shape 0 is a day off
    std::vector<std::uint8_t> shape;   // by day
    std::vector<std::int64_t> before;  // working seconds before the day; one past the end in the last place
    std::vector<std::int32_t> bucket;  // by 128 working minutes: the day in which they begin
    working_calendar calendar;
    explicit minutes_data(working_calendar c) : calendar(std::move(c)) {}
};

inline constexpr std::int64_t bucket_seconds = 128 * 60;

inline day_shape shape_of(std::vector<window> const& windows) {
    day_shape s{windows, {}, {}, 0};
    std::int32_t worked = 0;
    std::size_t w = 0;
    for (std::int32_t minute = 0; minute <= 1440; ++minute) {
        s.worked_before[minute] = worked * 60;
        while (w < windows.size() && minute >= windows[w].to) ++w;
        if (w < windows.size() && minute >= windows[w].from) s.minute_at[worked++] = minute;
    }
    s.minutes = worked;
    return s;
}

/// Compared, not subtracted: an instant may be any integer.
inline bool covered(minutes_data const& d, std::int64_t instant) {
    return instant >= std::int64_t{d.base} * 86400 && instant < (std::int64_t{d.base} + d.days) * 86400;
}

/// Where an instant stands in working seconds since the base, or absent.
inline std::int64_t worked_until(minutes_data const& d, std::int64_t instant) {
    if (!covered(d, instant)) return working_minutes::absent;
    auto const since = instant - std::int64_t{d.base} * 86400;
    auto const day = since / 86400, second = since - day * 86400;
    auto const& shape = d.shapes[d.shape[static_cast<std::size_t>(day)]];
    auto const minute = second / 60;
    // Inside a working minute its seconds have run as well.
    auto const runs = shape.worked_before[minute + 1] > shape.worked_before[minute];
    return d.before[static_cast<std::size_t>(day)] + shape.worked_before[minute] + (runs ? second - minute * 60 : 0);
}

}

MOTCUA_INLINE working_minutes::working_minutes(working_calendar const& calendar, office_hours const& hours) {
    auto data = std::make_shared<detail::minutes_data>(calendar);
    auto const columns = calendar.columns();
    data->base = columns.base;
    data->days = static_cast<std::int32_t>(columns.ordinal.size()) - 2;
    data->shapes.push_back(detail::shape_of({}));
    for (int w = 0; w < 7; ++w) data->shapes.push_back(detail::shape_of(hours.on(static_cast<weekday>(w))));
    data->shapes.push_back(detail::shape_of(hours.in_lieu()));
    data->shape.resize(static_cast<std::size_t>(data->days));
    data->before.resize(static_cast<std::size_t>(data->days) + 1);
    std::int64_t total = 0;
    int week = static_cast<int>(date::from_days(data->base).weekday());
    for (std::int32_t i = 0; i < data->days; ++i, week = week == 6 ? 0 : week + 1) {
        auto const place = static_cast<std::size_t>(i);
        bool const off = columns.ordinal[place + 1] == columns.ordinal[place];
        auto const shape = static_cast<std::uint8_t>(off ? 0 : week >= 5 ? 8 : week + 1);
        data->shape[static_cast<std::size_t>(i)] = shape;
        data->before[static_cast<std::size_t>(i)] = total;
        std::int64_t const next = total + std::int64_t{data->shapes[shape].minutes} * 60;
        while (static_cast<std::int64_t>(data->bucket.size()) * detail::bucket_seconds < next) data->bucket.push_back(i);
        total = next;
    }
    data->before[static_cast<std::size_t>(data->days)] = total;
    data_ = std::move(data);
}

MOTCUA_INLINE std::int64_t working_minutes::add(std::int64_t instant, std::int64_t seconds, bool ends_at_closing) const {
    auto const& d = *data_;
    auto const start = detail::worked_until(d, instant);
    if (start == absent || seconds < 0 || seconds > std::int64_t{1} << 40) return absent;
    auto const target = start + seconds;
    // At closing the last second that runs decides, at the next opening the first that would run after.
    bool const closing = ends_at_closing && seconds > 0;
    auto const probe = closing ? target - 1 : target;
    if (probe >= d.before.back()) return absent;
    auto day = static_cast<std::size_t>(d.bucket[static_cast<std::size_t>(probe / detail::bucket_seconds)]);
    while (probe >= d.before[day + 1]) ++day;
    auto const& shape = d.shapes[d.shape[day]];
    auto const inside = probe - d.before[day];
    auto const minute = shape.minute_at[inside / 60];
    return (std::int64_t{d.base} + static_cast<std::int64_t>(day)) * 86400 + minute * 60 + inside % 60 + (closing ? 1 : 0);
}

MOTCUA_INLINE std::int64_t working_minutes::between(std::int64_t a, std::int64_t b) const {
    auto const from = detail::worked_until(*data_, a), to = detail::worked_until(*data_, b);
    return from == absent || to == absent ? absent : to - from;
}

MOTCUA_INLINE bool working_minutes::open_at(std::int64_t instant) const {
    auto const& d = *data_;
    if (!detail::covered(d, instant)) return false;
    auto const since = instant - std::int64_t{d.base} * 86400;
    auto const& shape = d.shapes[d.shape[static_cast<std::size_t>(since / 86400)]];
    auto const minute = since % 86400 / 60;
    return shape.worked_before[minute + 1] > shape.worked_before[minute];
}

}
}
