// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "calendar_data.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// The law on days off as it stands for one year, and which choices of the Prime Minister are known.
struct year_law {
    bool two_national_days;        ///< Bộ luật Lao động 2019 Điều 112.1đ, from 2021
    bool culture_day;              ///< Nghị quyết 28/2026/QH16 Điều 2, from 2026-07-01
    std::optional<bool> tet_late;  ///< false: one day before and four after; true: two before and three after
    std::optional<bool> national_after;
};

/// Records of one year from the law and the lunar calendar alone. Each open choice gives two sets of records, marked by
/// `choices`. Make-up days follow Điều 115.3 (2012) and 111.3 (2019): the next working day after.
inline void project_year(std::vector<day_record>& out, int year, year_law const& law, settled how_settled) {
    bool const new_code = law.two_national_days;  // the code of 2019, where it was known
    std::string_view const code =
        new_code ? std::string_view("Bộ luật Lao động 45/2019/QH14") : std::string_view("Bộ luật Lao động 10/2012/QH13");
    struct named {
        std::int32_t day;
        std::string_view vi, en, instrument, article;
        bool made_up;
    };
    for (unsigned c = 0; c < 2; ++c) {
        bool const tet_late = law.tet_late.value_or(c == 1), after = law.national_after.value_or(c == 1);
        std::vector<named> days;
        auto const fixed = [&](int m, int d, std::string_view vi, std::string_view en, std::string_view old_article,
                               std::string_view new_article) {
            days.push_back({date(year, m, d).days(), vi, en, code, new_code ? new_article : old_article, true});
        };
        fixed(1, 1, "Tết Dương lịch", "New Year's Day", "Điều 115.1a", "Điều 112.1a");
        std::int32_t const tet = lunar::tet(year).days();
        for (std::int32_t i = tet_late ? -2 : -1; i < (tet_late ? 3 : 4); ++i)
            days.push_back({tet + i, "Tết Nguyên đán", "Lunar New Year", code,
                            new_code ? std::string_view("Điều 112.1b") : std::string_view("Điều 115.1b"), true});
        days.push_back({lunar::hung_kings(year).days(), "Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day", code,
                        new_code ? std::string_view("Điều 112.1e") : std::string_view("Điều 115.1e"), true});
        fixed(4, 30, "Ngày Chiến thắng", "Victory Day", "Điều 115.1c", "Điều 112.1c");
        fixed(5, 1, "Ngày Quốc tế lao động", "International Labour Day", "Điều 115.1d", "Điều 112.1d");
        fixed(9, 2, "Quốc khánh", "National Day", "Điều 115.1đ", "Điều 112.1đ");
        if (law.two_national_days)
            fixed(9, after ? 3 : 1, "Quốc khánh, ngày liền kề", "day adjacent to National Day", "", "Điều 112.1đ");
        // Whether Điều 111.3 makes up a day named outside Điều 112.1 is open: the second answer makes it up.
        if (law.culture_day)
            days.push_back({date(year, 11, 24).days(), "Ngày Văn hóa Việt Nam", "Vietnam Culture Day",
                            "Nghị quyết 28/2026/QH16", "Điều 2", c == 1});
        sort_rows(days, [](named const& a, named const& b) { return a.day < b.day; });

        auto const taken = [&](std::int32_t d) {
            return is_weekend(d) || std::any_of(days.begin(), days.end(), [d](named const& n) { return n.day == d; });
        };
        auto const add_record = [&](std::int32_t d, day_kind kind, named const& n, std::string_view article) {
            out.push_back({d, kind, how_settled, certainty::inferred, static_cast<unsigned char>(1U << c), n.vi, n.en,
                           n.instrument, article, std::nullopt, std::nullopt});
        };
        std::vector<std::int32_t> made_up;
        for (auto const& n : days) {
            add_record(n.day, day_kind::holiday, n, n.article);
            if (!n.made_up || !is_weekend(n.day)) continue;
            std::int32_t d = n.day + 1;
            while (taken(d) || std::find(made_up.begin(), made_up.end(), d) != made_up.end()) ++d;
            made_up.push_back(d);
            add_record(d, day_kind::compensatory, n, new_code ? "Điều 111.3" : "Điều 115.3");
        }
    }
}

/// One record for what holds under both answers, so that a day has two records only where they differ.
inline void merge_choices(std::vector<day_record>& records) {
    sort_rows(records, [](day_record const& a, day_record const& b) { return a.day < b.day; });
    std::vector<day_record> merged;
    for (auto const& r : records) {
        if (!merged.empty() && merged.back().day == r.day && merged.back().kind == r.kind) {
            merged.back().choices = static_cast<unsigned char>(merged.back().choices | r.choices);
        } else {
            merged.push_back(r);
        }
    }
    for (auto& r : merged)
        if (r.choices != 3) r.settled = settled::undecided;
    records = std::move(merged);
}

}
}
}
