// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "law.hpp"

namespace motcua {
inline namespace v0 {

enum class time_unit : unsigned char {
    working_day, calendar_day, working_hour, hour, minute, week, month, year,
    same_day,   ///< within the day of receipt, perhaps with a cut-off; the reader gives it the amount 0
    date_rule,  ///< a date instead of a period ("ngày 20 hàng tháng"); the words stand in `term::words`
    none,       ///< the source says that there is no limit
    unknown     ///< a number whose unit the source does not state: a problem, never a guess
};
template <>
inline constexpr auto token_table<time_unit> = std::to_array<token<time_unit>>({
    {time_unit::working_day, "working_day", "ngày làm việc", "working day"},
    {time_unit::calendar_day, "calendar_day", "ngày", "calendar day"},
    {time_unit::working_hour, "working_hour", "giờ làm việc", "working hour"},
    {time_unit::hour, "hour", "giờ", "hour"},
    {time_unit::minute, "minute", "phút", "minute"},
    {time_unit::week, "week", "tuần", "week"},
    {time_unit::month, "month", "tháng", "month"},
    {time_unit::year, "year", "năm", "year"},
    {time_unit::same_day, "same_day", "trong ngày", "same day"},
    {time_unit::date_rule, "date_rule", "theo ngày ấn định", "fixed date"},
    {time_unit::none, "none", "không quy định", "no limit"},
    {time_unit::unknown, "unknown", "chưa rõ đơn vị", "unit unknown"},
});
static_assert(in_order<time_unit>());

enum class term_sense : unsigned char {
    at_most,   ///< the ordinary limit: not later than
    at_least,  ///< a minimum ("ít nhất 03 ngày")
    after,     ///< not before it has run ("sau thời hạn 02 ngày")
    before,    ///< before an event ("trước 05 ngày")
    extension  ///< may be added by a decision; not part of the limit itself
};
template <>
inline constexpr auto token_table<term_sense> = std::to_array<token<term_sense>>({
    {term_sense::at_most, "at_most", "không quá", "at most"},
    {term_sense::at_least, "at_least", "ít nhất", "at least"},
    {term_sense::after, "after", "sau", "after"},
    {term_sense::before, "before", "trước", "before"},
    {term_sense::extension, "extension", "gia hạn", "extension"},
});
static_assert(in_order<term_sense>());

/// How a term stands to the one before it.
enum class term_join : unsigned char {
    then,  ///< the next step begins when the one before has ended
    sum    ///< one sum of several units ("06 ngày làm việc và 30 ngày")
};
template <>
inline constexpr auto token_table<term_join> = std::to_array<token<term_join>>({
    {term_join::then, "then", "sau đó", "then"},
    {term_join::sum, "sum", "cộng", "plus"},
});
static_assert(in_order<term_join>());

/// One counted span. `amount` is in `unit`s; nothing where the source names a unit without a number.
struct term {
    std::optional<double> amount;
    std::optional<double> amount_max;  ///< upper end of a range ("3-5 ngày")
    time_unit unit = time_unit::unknown;
    term_sense sense = term_sense::at_most;
    term_join join = term_join::then;
    std::optional<int> cutoff_minute;  ///< same day: minutes after midnight; received later means the next working day
    std::string party;                 ///< who has this step, in the source's words
    std::string excludes;              ///< what the source says is not counted, in its words
    std::string words;                 ///< a date rule, or what an unreadable term said
    friend bool operator==(term const&, term const&) = default;
};

/// One reading of a limit for one case; `condition` is the source's own words, nothing where it always holds.
struct limit_alternative {
    std::optional<std::string> condition;
    std::vector<term> steps;
    friend bool operator==(limit_alternative const&, limit_alternative const&) = default;
};

/// A doubt about a limit's text: byte offsets into the NFC text, what was found, what is doubted.
struct limit_problem {
    std::size_t from = 0, to = 0;
    std::string found;
    std::string doubt;
    friend bool operator==(limit_problem const&, limit_problem const&) = default;
};

/// A time limit as a value: alternatives, each a sequence of terms.
class time_limit {
public:
    time_limit() = default;  ///< states nothing: no alternative at all
    explicit time_limit(std::vector<limit_alternative> alternatives, std::vector<limit_problem> problems = {},
                        std::string text = {})
        : alternatives_(std::move(alternatives)), problems_(std::move(problems)), text_(std::move(text)) {}
    explicit time_limit(term only) : alternatives_{{std::nullopt, {std::move(only)}}} {}

    time_limit(working_days n) : time_limit(of(n.count, time_unit::working_day)) {}    // NOLINT: a limit in one unit
    time_limit(calendar_days n) : time_limit(of(n.count, time_unit::calendar_day)) {}  // NOLINT
    time_limit(weeks n) : time_limit(of(n.count, time_unit::week)) {}                  // NOLINT
    time_limit(months n) : time_limit(of(n.count, time_unit::month)) {}                // NOLINT
    time_limit(years n) : time_limit(of(n.count, time_unit::year)) {}                  // NOLINT
    time_limit(working_hours n) : time_limit(of(n.count, time_unit::working_hour)) {}  // NOLINT

    [[nodiscard]] std::vector<limit_alternative> const& alternatives() const { return alternatives_; }
    /// The steps of all alternatives, flattened.
    [[nodiscard]] std::vector<term> terms() const {
        std::vector<term> all;
        for (auto const& a : alternatives_)
            for (auto const& step : a.steps) all.push_back(step);
        return all;
    }
    [[nodiscard]] std::vector<limit_problem> const& problems() const { return problems_; }
    /// The text that was read, NFC; empty for a limit that was built.
    [[nodiscard]] std::string const& text() const { return text_; }

    /// Equal in meaning: the text and the problems do not count.
    friend bool operator==(time_limit const& a, time_limit const& b) { return a.alternatives_ == b.alternatives_; }

private:
    static term of(int amount, time_unit unit) {
        term t;
        t.amount = amount;
        t.unit = unit;
        return t;
    }
    std::vector<limit_alternative> alternatives_;
    std::vector<limit_problem> problems_;
    std::string text_;
};

/// Reads the Vietnamese phrase that procedure lists print. Never throws: what it cannot read is in `problems()`, and
/// no term is returned that the phrase does not state.
time_limit parse_time_limit(std::string_view text);

/// Writes the limit in good Vietnamese or English; the Vietnamese reads itself again equal.
std::string to_text(time_limit const& limit, language in = language::vi);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/time_limit.ipp"
#endif
