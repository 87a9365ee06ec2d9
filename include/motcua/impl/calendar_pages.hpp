// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <span>

#include "../calendar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What a row reads where many calendars cover the same days: pointers alone.
struct paged_tables {
    static constexpr std::size_t places = 128;  ///< of a page

    struct page {
        std::int32_t begin;   ///< where place 0 would stand in `ordinal`
        std::int32_t before;  ///< where the working day before the page's first place stands in `day`
    };
    page const* page_of = nullptr;
    std::uint8_t const* ordinal = nullptr;  ///< working days since the first place of the page
    std::uint16_t const* day = nullptr;     ///< days since the base
    std::size_t pages = 0;                  ///< of a calendar
    std::int32_t base = 0;

    /// The day `steps + 1` working days after a place; nothing is checked.
    [[nodiscard]] std::int32_t operator()(std::size_t place, std::size_t steps, std::int32_t which) const {
        auto const& of = page_of[static_cast<std::size_t>(which) * pages + place / places];
        auto const worked = std::int32_t{ordinal[static_cast<std::ptrdiff_t>(place) + of.begin]};
        return base + std::int32_t{day[static_cast<std::size_t>(worked + of.before) + steps + 1]};
    }
};

/// The tables of calendars that cover the same days, as those of provinces do: they differ little. A page of places
/// that looks like the first calendar's is read there. So are the days that a page leads to within `soon` steps, from
/// wherever they stand in the first calendar's list: a day off moves all that follow by one. What rows read is then
/// little more than the first-level cache; nothing is searched, and a row reads one page, one ordinal and one day.
class calendar_pages {
public:
    static constexpr std::size_t soon = 63;  ///< steps

    calendar_pages() = default;
    /// `all` is not empty; each has the base and the places of the first, fewer than `outside`.
    explicit calendar_pages(std::span<calendar_columns const> all)
        : model_(all[0]), pages_((model_.ordinal.size() + paged_tables::places - 2) / paged_tables::places) {
        for (std::size_t page = 0; page < pages_; ++page) append_ordinals(model_, page);
        soon_.reserve(all.size() * pages_);
        late_.reserve(all.size() * pages_);
        std::size_t days = 0;
        for (auto const& c : all) days += c.day.size();
        day_.reserve(days);
        for (auto const& c : all) {
            auto const list = static_cast<std::int32_t>(day_.size());
            day_.resize(day_.size() + c.day.size() - 1);
            std::transform(c.day.begin(), c.day.end() - 1, day_.begin() + list,
                           [&](std::int32_t d) { return static_cast<std::uint16_t>(d - c.base); });
            for (std::size_t page = 0; page < pages_; ++page) {
                std::int32_t const begin = ordinals_of(c, page), before = ordinals(c, page).front();
                late_.push_back({begin, list + before});
                soon_.push_back({begin, days_of(c, page, list + before)});
            }
        }
    }
    /// The tables for so many steps or fewer.
    [[nodiscard]] paged_tables tables(std::size_t steps) const {
        return {(steps <= soon ? soon_ : late_).data(), ordinal_.data(), day_.data(), pages_, model_.base};
    }

private:
    /// The ordinals of a page; the last place of all leads out and is none.
    [[nodiscard]] std::span<std::uint16_t const> ordinals(calendar_columns const& c, std::size_t page) const {
        auto const begin = page * paged_tables::places;
        return c.ordinal.subspan(begin, std::min(paged_tables::places, c.ordinal.size() - 1 - begin));
    }
    void append_ordinals(calendar_columns const& c, std::size_t page) {
        auto const source = ordinals(c, page);
        for (auto const k : source) ordinal_.push_back(static_cast<std::uint8_t>(k - source[0]));
        ordinal_.resize(ordinal_.size() + paged_tables::places - source.size());
    }
    std::int32_t ordinals_of(calendar_columns const& c, std::size_t page) {
        auto const own = ordinals(c, page), model = ordinals(model_, page);
        unsigned differ = 0;
        for (std::size_t i = 0; i < own.size(); ++i)
            differ |= static_cast<unsigned>((own[i] - own[0]) ^ (model[i] - model[0]));
        auto const begin = page * paged_tables::places;
        std::size_t const at = differ == 0 ? begin : ordinal_.size();
        if (differ != 0) append_ordinals(c, page);
        return static_cast<std::int32_t>(at) - static_cast<std::int32_t>(begin);
    }
    /// Where the first calendar's list has the days that `soon` steps lead to, or where the own list has them.
    [[nodiscard]] std::int32_t days_of(calendar_columns const& c, std::size_t page, std::int32_t own) const {
        auto const worked = c.day.first(c.day.size() - 1), model = model_.day.first(model_.day.size() - 1);
        std::size_t const first = ordinals(c, page).front() + std::size_t{1};
        auto const end = std::min(ordinals(c, page).back() + soon + 2, worked.size());
        if (first >= end) return own;
        std::size_t const at = model_.ordinal[static_cast<std::size_t>(worked[first] - model_.base) + 1];
        auto const own_days = worked.subspan(first, end - first);
        bool const same = at + own_days.size() <= model.size() &&
                          std::equal(own_days.begin(), own_days.end(), model.subspan(at).begin());
        return same ? static_cast<std::int32_t>(at) - 1 : own;
    }

    calendar_columns model_;
    std::size_t pages_ = 0;
    std::vector<paged_tables::page> soon_, late_;
    std::vector<std::uint8_t> ordinal_;
    std::vector<std::uint16_t> day_;
};

}
}
}
