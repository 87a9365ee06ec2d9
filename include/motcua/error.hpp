// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "token.hpp"

namespace motcua {
inline namespace v0 {

/// What went wrong. The number (1000 + the enumerator's block) never changes its meaning; docs/errors.md lists them.
enum class error_code : unsigned short {
    date_invalid = 1101,          ///< no such day, or a special value
    date_out_of_range = 1102,     ///< outside 1900-01-01 … 2199-12-31
    time_invalid = 1103,          ///< no such time of day
    number_out_of_range = 1104,   ///< a limit or count beyond what the library computes with
    token_unknown = 1105,         ///< a word that the enumeration does not have
    calendar_not_covered = 1201,  ///< a day outside what the calendar covers
    calendar_conflict = 1202,     ///< two statements on one day
    calendar_undecided = 1203,    ///< a strict question about a day that nobody has decided yet
    lunar_not_covered = 1204,     ///< outside the lunar calendar's years
    lunar_invalid = 1205,         ///< no such lunar day
    hours_invalid = 1206,         ///< reception hours that overlap, end before they begin or leave their day
    file_missing = 1301,          ///< a file that cannot be read
    json_broken = 1302,           ///< not JSON
    json_duplicate_key = 1303,    ///< a key twice in one object
    json_limit = 1304,            ///< deeper, longer or larger than the reader accepts
    schema_version = 1305,        ///< a schema version that this reader does not know
    key_missing = 1306,           ///< a required key
    key_unknown = 1307,           ///< a key that the schema does not have
    type_wrong = 1308,            ///< another JSON type than expected
    value_invalid = 1309,         ///< the right type, but not a legal value
    reference_unknown = 1310,     ///< an identifier that nothing defines
    duplicate = 1311,             ///< an identifier defined twice
    interval_invalid = 1312,      ///< an interval that ends before it begins
    interval_overlap = 1313,      ///< two intervals that must not overlap
    replaces_nothing = 1314,      ///< a decision that replaces, withdraws or ends what was never there
    process_too_long = 1315,      ///< an internal process whose steps take longer than the limit, or cannot be added
    column_missing = 1401,        ///< a table without a needed column
    column_type = 1402,           ///< a column of a type that is never converted silently
    column_length = 1403,         ///< columns of different lengths
    row_dossier_unknown = 1411,   ///< an event for a dossier that the table does not hold
    row_dossier_duplicate = 1412, ///< the same dossier twice
    row_procedure_unknown = 1413, ///< a code that the catalogue does not hold on that day
    row_token_unknown = 1414,     ///< an event, actor or channel that does not exist
    row_time_missing = 1415,      ///< an event without an instant
    row_out_of_order = 1416,      ///< an event before an event that must precede it
    row_refused = 1417,           ///< an event that the machine refuses
    row_value_invalid = 1418,     ///< a cell that is not what its column holds
    procedure_unknown = 1501,     ///< a code that the catalogue does not hold
    variant_unknown = 1502,       ///< a case that the procedure does not have
    limit_unreadable = 1503,      ///< a time limit's text that states no term
    reading_unknown = 1504,       ///< a reading, or a value of one, that does not exist
    machine_widened = 1505,       ///< rows that would allow what the table forbids
    unknown_has_no_truth = 1601   ///< a value with more than two answers used as true or false
};

/// One finding: a numbered problem with its place, what was found, what was expected and the cure.
struct problem {
    error_code code{};
    std::string place;     ///< file and JSON pointer, or file, row and column, or the argument's name
    std::string found;
    std::string expected;
    std::string cure;
    friend bool operator==(problem const&, problem const&) = default;
};

/// `M1306 catalogue.json /procedures/3: found …; expected …; cure: …`
inline std::string to_string(problem const& p) {
    std::string text = std::to_string(static_cast<int>(p.code));
    text.insert(text.begin(), 'M');
    if (!p.place.empty()) text += " " + p.place;
    text += ": found " + p.found;
    if (!p.expected.empty()) text += "; expected " + p.expected;
    if (!p.cure.empty()) text += "; cure: " + p.cure;
    return text;
}

/// Broken input or misuse. Outcomes such as *not eligible* or *not known* are values, never errors.
class error : public std::runtime_error {
public:
    explicit error(problem what) : error(std::vector<problem>{std::move(what)}) {}
    /// All problems at once; there is at least one.
    explicit error(std::vector<problem> all) : std::runtime_error(text_of(all)), problems_(std::move(all)) {}

    /// The number of the first problem.
    [[nodiscard]] error_code code() const noexcept { return problems_.front().code; }
    [[nodiscard]] std::vector<problem> const& problems() const noexcept { return problems_; }

private:
    static std::string text_of(std::vector<problem> const& all) {
        std::string text;
        for (auto const& p : all) {
            if (!text.empty()) text += '\n';
            text += to_string(p);
        }
        return text;
    }
    std::vector<problem> problems_;
};

/// A day outside what a calendar or the lunar calendar covers.
class coverage_error : public error {
public:
    using error::error;
};

/// Throws the numbered error.
[[noreturn]] inline void fail(error_code code, std::string place, std::string found, std::string expected,
                              std::string cure) {
    throw error(problem{code, std::move(place), std::move(found), std::move(expected), std::move(cure)});
}

}
}
