// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <deque>

#include "../calendar.hpp"
#include "sorted.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// A day that is not what its weekday alone would make it, or a holiday on a rest day.
struct day_record {
    std::int32_t day;
    day_kind kind;
    motcua::settled settled;
    motcua::certainty how;
    unsigned char choices;  ///< bit 0, bit 1: under which answer to the open choice it holds
    std::string_view vi, en, instrument, article;
    std::optional<date> decided, swapped_with;
};

/// Days `[from, to)` in which the two answers to an open choice differ.
struct open_zone {
    std::int32_t from, to;
};

struct calendar_data {
    std::int32_t base = 0, last = 0, official_until = 0;
    std::vector<std::int32_t> cum[2], day[2];
    std::vector<std::uint16_t> ordinal;  // for columns, until official_until: see calendar_columns
    std::vector<std::int32_t> official_day;
    std::vector<std::uint8_t> off[2];
    std::vector<day_record> records;  // sorted by day
    std::vector<open_zone> zones;     // sorted
    std::string title, edition;
    std::deque<std::string> texts;                // what the views of user-given records point into
    std::shared_ptr<calendar_data const> parent;  // keeps the views of inherited records alive
};

constexpr bool is_weekend(std::int32_t day) {
    auto const w = date::from_days(day).weekday();
    return w == weekday::saturday || w == weekday::sunday;
}

inline void hash_records(calendar_data& data) {
    edition_hash hash;
    hash.add(data.base).add(data.last).add(data.official_until);
    day_record const* last = nullptr;
    for (auto const& r : data.records) {
        bool const again = last != nullptr && last->day == r.day && last->kind == r.kind &&
                           last->choices == r.choices && last->instrument == r.instrument && last->vi == r.vi;
        last = &r;
        if (!again) hash.add(r.day).add(static_cast<std::int64_t>(r.kind)).add(r.choices).add(r.instrument).add(r.vi);
    }
    data.edition = hash.text();
}

/// Fills the tables from base, last and records. Two passes over the days; no other allocation.
inline void build_tables(calendar_data& data) {
    sort_rows(data.records, [](day_record const& a, day_record const& b) { return a.day < b.day; });
    auto const n = static_cast<std::size_t>(data.last - data.base + 1);
    for (unsigned c = 0; c < 2; ++c) {
        auto& off = data.off[c];
        off.resize(n);
        int w = static_cast<int>(date::from_days(data.base).weekday());
        for (std::size_t i = 0; i < n; ++i, w = w == 6 ? 0 : w + 1) off[i] = w >= 5 ? 1 : 0;
        for (auto const& r : data.records)
            if (((r.choices >> c) & 1U) != 0 && r.day >= data.base && r.day <= data.last)
                off[static_cast<std::size_t>(r.day - data.base)] = works(r.kind) ? 0 : 1;
        auto& cum = data.cum[c];
        auto& day = data.day[c];
        cum.resize(n);
        day.reserve(n);
        std::int32_t total = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (off[i] == 0) {
                ++total;
                day.push_back(data.base + static_cast<std::int32_t>(i));
            }
            cum[i] = total;
        }
    }
    data.zones.clear();
    for (std::size_t i = 0; i < n; ++i) {
        if (data.off[0][i] == data.off[1][i]) continue;
        auto const d = data.base + static_cast<std::int32_t>(i);
        // Days of one choice lie within a fortnight of each other, those of two choices months apart.
        if (!data.zones.empty() && d - data.zones.back().to < 15) data.zones.back().to = d + 1;
        else data.zones.push_back({d, d + 1});
    }
    // What columns read ends where the official days end, so that one scan for "none" finds every row that the careful
    // path must answer; 16 bits keep the 13 years and the columns themselves in the first-level cache.
    auto official = static_cast<std::size_t>(std::max(0, std::min(data.official_until, data.last) - data.base + 1));
    while (official > 0 && data.cum[0][official - 1] >= calendar_columns::outside) --official;
    data.ordinal.assign(1, 0);
    for (std::size_t i = 0; i < official; ++i) data.ordinal.push_back(static_cast<std::uint16_t>(data.cum[0][i]));
    data.ordinal.push_back(calendar_columns::outside);
    data.official_day.assign(1, calendar_columns::none);
    detail::append(data.official_day, data.day[0].begin(), data.day[0].begin() + data.ordinal[official]);
    data.official_day.push_back(calendar_columns::none);
    hash_records(data);
}

}
}
}
