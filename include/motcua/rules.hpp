// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "impl/readings.hpp"
#include "office_hours.hpp"

namespace motcua {
inline namespace v0 {

class catalogue;  // bodies that need it stand with it, so that who only counts days does not compile it
class state_machine;

/// The built-in law rows, sorted by identifier and day.
std::span<law_row const> law_rows();
/// The row of an identifier in force on a day, or null.
law_row const* find_law(std::string_view id, date on);
/// The citation of an identifier on a day: certainty is the weaker of wording and force. Null rows cite nothing.
citation cite(law_row const* row);
/// Content hash of the built-in law rows.
std::string const& law_edition();

/// One law row of one's own, its texts its own as well; what the members mean stands at `law_row`.
struct law_entry {
    std::string id, instrument, article;
    certainty wording = certainty::recalled, force = certainty::recalled;
    date from{1900, 1, 1};
    std::optional<date> to;
    bool from_known = true;
    bilingual text;
    std::string acts;
};

/// From which day on a rule holds no longer.
struct law_ending {
    std::string id;
    date to;
};

namespace detail {
struct rules_data;
struct law_data;
}

/// The law rows that answers rest on: the built-in ones, or these with rows ended and added. Immutable and shared.
class law_book {
public:
    law_book();  ///< the built-in rows

    [[nodiscard]] std::span<law_row const> rows() const;  ///< sorted by identifier and day
    /// The row of an identifier in force on a day, or null.
    [[nodiscard]] law_row const* find(std::string_view id, date on) const;
    [[nodiscard]] std::string const& edition() const;  ///< content hash
    /// First ends rules, then adds rows. Throws M1314 for an end of what holds not, M1313 for two rows of one identifier
    /// on one day, M1309 for a recalled row that acts, all at once.
    [[nodiscard]] law_book with(std::vector<law_ending> const& ended, std::vector<law_entry> const& added) const;

private:
    std::shared_ptr<detail::law_data const> data_;
};

/// A part of the context and the hash of its content.
struct edition {
    std::string part, hash;
    friend bool operator==(edition const&, edition const&) = default;
};

/// The one immutable context that an answer depends on: calendar, office hours, law rows, catalogue, machine, readings.
/// No answer depends on anything else: not on a clock, a locale, a time zone of the host, or a file.
class rules {
public:
    rules();  ///< everything built in; no office hours, an empty catalogue, the default readings

    [[nodiscard]] rules with(working_calendar calendar) const;
    [[nodiscard]] rules with(std::optional<office_hours> hours) const;
    [[nodiscard]] rules with(motcua::catalogue catalogue) const;
    [[nodiscard]] rules with(law_book law) const;
    [[nodiscard]] rules with(std::shared_ptr<state_machine const> machine) const;
    [[nodiscard]] rules with(motcua::readings readings) const;
    /// One reading by its token; throws M1504.
    [[nodiscard]] rules with(reading r, std::string_view value) const { return with(readings().with(r, value)); }

    [[nodiscard]] working_calendar const& calendar() const;
    [[nodiscard]] std::optional<office_hours> const& hours() const;
    [[nodiscard]] motcua::catalogue const& catalogue() const;
    [[nodiscard]] law_book const& law() const;
    /// Null means the national table.
    [[nodiscard]] std::shared_ptr<state_machine const> const& machine() const;
    [[nodiscard]] motcua::readings const& readings() const;
    [[nodiscard]] unsigned reading_of(reading r) const { return readings()[r]; }

    /// The editions of all parts, in a fixed order; the machine's is added by `machine.hpp`'s own edition.
    [[nodiscard]] std::vector<edition> editions() const;

private:
    explicit rules(std::shared_ptr<detail::rules_data const> data) : data_(std::move(data)) {}
    std::shared_ptr<detail::rules_data const> data_;
};

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/rules.ipp"
#endif
