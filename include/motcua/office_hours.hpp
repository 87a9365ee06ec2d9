// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <vector>

#include "calendar.hpp"

namespace motcua {
inline namespace v0 {

/// Reception hours of one day: `[from, to)` in minutes after midnight.
struct window {
    int from, to;
    friend constexpr auto operator<=>(window const&, window const&) = default;
};

/// The reception hours of one office in one period. They say when a dossier can be handed in and when working hours
/// run; which days count as working days is the counting calendar's business. No hours are built in: each office has
/// its own.
class office_hours {
public:
    /// `week[0]` is Monday. Windows must lie within a day, in order, apart. Throws M1206. A rest day worked in lieu has
    /// the hours of `in_lieu` (default: Monday's).
    explicit office_hours(std::array<std::vector<window>, 7> week, std::string source,
                          std::optional<std::vector<window>> in_lieu = std::nullopt)
        : week_(std::move(week)), in_lieu_(in_lieu ? *in_lieu : week_[0]), source_(std::move(source)) {
        for (auto const& day : week_) check(day);
        check(in_lieu_);
    }
    /// The same hours from Monday to Friday.
    static office_hours weekdays(std::vector<window> day, std::string source) {
        return office_hours({day, day, day, day, day, {}, {}}, std::move(source));
    }

    [[nodiscard]] std::vector<window> const& on(weekday w) const { return week_[static_cast<std::size_t>(w)]; }
    [[nodiscard]] std::vector<window> const& in_lieu() const { return in_lieu_; }
    /// The windows of a day: none on a day off, even where the office opens to receive.
    [[nodiscard]] std::vector<window> const& working_windows(calendar_day const& d) const {
        static std::vector<window> const none;
        if (!works(d.kind)) return none;
        auto const w = d.day.weekday();
        return w == weekday::saturday || w == weekday::sunday ? in_lieu_ : on(w);
    }
    [[nodiscard]] std::string const& source() const { return source_; }
    /// Minutes of a Monday.
    [[nodiscard]] static int minutes(std::vector<window> const& day) {
        int total = 0;
        for (auto const& w : day) total += w.to - w.from;
        return total;
    }
    [[nodiscard]] std::string edition() const {
        edition_hash hash;
        auto const add = [&](std::vector<window> const& day) {
            hash.add(static_cast<std::int64_t>(day.size()));
            for (auto const& w : day) hash.add(w.from).add(w.to);
        };
        for (auto const& day : week_) add(day);
        add(in_lieu_);
        return hash.add(source_).text();
    }
    friend bool operator==(office_hours const&, office_hours const&) = default;

private:
    static void check(std::vector<window> const& day) {
        int end = 0;
        for (auto const& w : day) {
            if (w.from < end || w.to <= w.from || w.to > 24 * 60)
                fail(error_code::hours_invalid, "office hours",
                     std::to_string(w.from) + "–" + std::to_string(w.to) + " minutes after midnight",
                     "windows within 0–1440, in order, apart", "sort the windows and leave a gap between them");
            end = w.to;
        }
    }
    std::array<std::vector<window>, 7> week_;
    std::vector<window> in_lieu_;
    std::string source_;
};

}
}
