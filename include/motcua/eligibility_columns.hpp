// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

#include "eligibility.hpp"

namespace motcua {
inline namespace v0 {

/// The questions of a column: identifiers once, and a row's place among them. -1 is "none": of a code, an unknown one.
struct eligibility_names {
    std::vector<std::string> codes, variants, agencies;
};

/// Places of the rows; an empty span of variants or agencies means none for all rows.
struct eligibility_places {
    std::span<std::int32_t const> code, variant, agency;
};

/// Where answers go; each span has one row for each question.
struct eligibility_columns {
    std::span<std::uint8_t> answer;  ///< `motcua::answer`
    std::span<std::uint8_t> reason;  ///< `reason_id`, the deciding one
    std::span<std::int32_t> basis;   ///< place in `eligibility_table::bases()`
};

/// The answers to one question for many days: for each case the days on which its answer changes, worked out with
/// `assess` itself. Immutable once made; reading from many threads is safe.
class eligibility_table {
public:
    /// Works out the cases that occur in `places`; other places must not be asked. Rows never throw: what `assess` throws
    /// is a reason of its own. Throws M1310 for an agency, as `assess` does, M1104 for more than 2^26 combinations of
    /// names, M1403 for columns of different lengths.
    eligibility_table(motcua::catalogue const& catalogue, direction way, eligibility_names const& names,
                      eligibility_places const& places, case_facts const& facts = {}, rules const& under = rules());

    /// Days since 1970-01-01 as int32 or int64; the lowest integer of the type is "missing".
    template <class Day>
    void assess(eligibility_places const& places, std::span<Day const> on, eligibility_columns const& out) const {
        if (!answers_.empty()) return look_up(places, on, out);
        for (std::size_t i = 0; i < on.size(); ++i) {
            auto const& row = part_of(places, i, on[i]);
            out.answer[i] = row.answer;
            out.reason[i] = row.reason;
            out.basis[i] = row.basis;
        }
    }
    /// What the reasons rest on; the first says nothing.
    [[nodiscard]] std::vector<citation> const& bases() const { return bases_; }

private:
    struct part {
        std::int32_t from;  ///< days since 1970-01-01
        std::int32_t basis;
        std::uint8_t answer, reason;
    };
    [[nodiscard]] std::size_t case_of(eligibility_places const& places, std::size_t i) const {
        auto const at = [i](std::span<std::int32_t const> s) {
            return s.empty() ? std::size_t{0} : static_cast<std::size_t>(s[i] + 1);
        };
        return (at(places.code) * agencies_ + at(places.agency)) * variants_ + at(places.variant);
    }
    /// A row is two look-ups: the stretch of its day, and its case's answer in that stretch.
    template <class Day>
    void look_up(eligibility_places const& places, std::span<Day const> on, eligibility_columns const& out) const {
        std::int64_t const first = first_day_, last = static_cast<std::int64_t>(stretch_.size()) - 1;
        for (std::size_t i = 0; i < on.size(); ++i) {
            bool const missing = on[i] == std::numeric_limits<Day>::min();
            std::int64_t const day = on[i] <= first ? 0 : std::min(on[i] - first, last);
            auto const found = missing ? missing_answer_
                                       : answers_[first_[case_of(places, i)] + stretch_[static_cast<std::size_t>(day)]];
            out.answer[i] = static_cast<std::uint8_t>(found & 0xFFU);
            out.reason[i] = static_cast<std::uint8_t>(found >> 8U & 0xFFU);
            out.basis[i] = static_cast<std::int32_t>(found >> 16U);
        }
    }
    static std::uint32_t packed(part const& p) {
        return static_cast<std::uint32_t>(p.basis) << 16U | static_cast<std::uint32_t>(p.reason) << 8U | p.answer;
    }
    void make_look_up();
    template <class Day>
    [[nodiscard]] part const& part_of(eligibility_places const& places, std::size_t i, Day day) const {
        if (day == std::numeric_limits<Day>::min()) return missing_;
        constexpr Day last = std::numeric_limits<std::int32_t>::max() - 1;
        auto const d = static_cast<std::int32_t>(day > last ? last : day < -last ? static_cast<Day>(-last) : day);
        part const* found = &parts_[first_[case_of(places, i)]];
        while (found[1].from <= d) ++found;  // the sentinel stands after every day
        return *found;
    }

    std::size_t agencies_ = 1, variants_ = 1;
    std::vector<std::uint32_t> first_;  // of each case, in parts_
    std::vector<part> parts_;
    part missing_{};
    // Where cases and days are few enough: first_ then leads into answers_.
    std::int32_t first_day_ = 0;
    std::uint32_t missing_answer_ = 0;
    std::vector<std::uint16_t> stretch_;  // of each day from first_day_ on
    std::vector<std::uint32_t> answers_;
    std::vector<citation> bases_;
};

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/eligibility_columns.ipp"
#endif
