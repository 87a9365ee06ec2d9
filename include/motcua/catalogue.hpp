// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <span>

#include "postal_tables.hpp"
#include "procedure.hpp"
#include "rules.hpp"

namespace motcua {
inline namespace v0 {

/// One document that a catalogue was read from.
struct catalogue_edition {
    std::string id;
    bilingual name;
    std::optional<date> true_on;       ///< the day for which its facts were stated
    std::optional<date> assumed_from;  ///< the first day for which they are assumed to hold as well
    bilingual assumption;
    std::string hash;  ///< content hash
    std::string file;
};

struct catalogue_source {
    std::string id, title, url;
    std::optional<date> read_on;
    motcua::certainty certainty = motcua::certainty::second_hand;
};

/// A body of the administration, dated. Nothing is rewritten when bodies merge: successors are links.
struct agency {
    std::string id;
    bilingual name;
    motcua::level level = motcua::level::province;
    std::string parent;
    std::optional<date> from, to;
    std::vector<std::string> successors;
    std::vector<std::pair<std::string, std::string>> codes;  ///< code system → code
    std::string source;
    bilingual note;
    [[nodiscard]] bool holds(date d) const { return (!from || d >= *from) && (!to || d < *to); }
};

/// A place where dossiers are taken in.
struct receiving_unit {
    std::string id;
    bilingual name;
    std::string agency;
    std::optional<date> from, to;
    std::string source;
    bilingual note;
    bilingual premises;  ///< whose building it is in: a post office's changes nobody's tasks
    std::vector<std::string> successors;
    [[nodiscard]] bool holds(date d) const { return (!from || d >= *from) && (!to || d < *to); }
};

/// What a decision makes of a procedure (Nghị định 63/2010/NĐ-CP: published as new, amended, replaced or repealed).
enum class change_action : unsigned char { new_, amended, replaced, repealed };
template <>
inline constexpr auto token_table<change_action> = std::to_array<token<change_action>>({
    {change_action::new_, "new", "mới ban hành", "new"},
    {change_action::amended, "amended", "sửa đổi, bổ sung", "amended"},
    {change_action::replaced, "replaced", "được thay thế", "replaced"},
    {change_action::repealed, "repealed", "bị bãi bỏ", "repealed"},
});
static_assert(in_order<change_action>());

/// One procedure in a decision. *Replaced* and *repealed* end it on the day on which the decision takes effect.
struct procedure_change {
    std::string procedure, agency;
    change_action action = change_action::amended;
    std::vector<std::string> successors;  ///< codes
};

/// What a decision replaces: an earlier one, or the part of it that concerns some agencies or levels.
struct decision_replacement {
    std::string decision;
    std::vector<std::string> agencies;
    std::vector<level> levels;
    [[nodiscard]] bool whole() const { return agencies.empty() && levels.empty(); }
};

struct catalogue_decision {
    std::string id, number, issuer;
    std::optional<date> issued, effective;
    bilingual subject;
    std::vector<std::pair<std::string, std::int64_t>> counts;
    motcua::certainty certainty = motcua::certainty::second_hand;
    std::string source;
    bilingual note;
    std::vector<procedure_change> changes;
    std::vector<decision_replacement> replaces;
    /// The day from which it acts: that of its effect, else that of its issue, else none.
    [[nodiscard]] std::optional<date> acts_from() const { return effective ? effective : issued; }
};

/// One line of a published postal list.
struct list_entry {
    std::string decision, procedure, agency;
    motcua::direction direction = motcua::direction::intake;
    bool listed = true;
    std::optional<date> from, to;
    bool withdrawn = false;        ///< taken off the list: from then on it says neither yes nor no
    std::optional<date> replaced{};  ///< since when a later decision stands in its place; the catalogue fills it in
    std::string replaced_by{};
    std::string variant{};  ///< of one case only; empty: of every case
    bilingual condition{};  ///< on which the answer hangs; empty: on none
    [[nodiscard]] bool holds(date d) const {
        return (!from || d >= *from) && (!to || d < *to) && (!replaced || d < *replaced);
    }
};

/// What post staff may do at the desk.
enum class desk_task : unsigned char { guide, receive, digitise, return_ };
template <>
inline constexpr auto token_table<desk_task> = std::to_array<token<desk_task>>({
    {desk_task::guide, "guide", "hướng dẫn", "guide"},
    {desk_task::receive, "receive", "tiếp nhận", "receive"},
    {desk_task::digitise, "digitise", "số hóa", "digitise"},
    {desk_task::return_, "return", "trả kết quả", "return results"},
});
static_assert(in_order<desk_task>());

/// Post staff at the counter, for some tasks of one agency, in `[from, to)`. Without `from` the first day is unknown.
struct delegation {
    std::string agency, unit;
    std::vector<desk_task> tasks;
    std::string provider, decision, contract;
    std::optional<date> from, to;
    std::optional<date> contract_from, contract_to;  ///< an expired contract is a hole (Nghị định 118/2025/NĐ-CP)
    motcua::certainty certainty = motcua::certainty::second_hand;
    std::string source;
    bilingual note;
    /// Whether it covers a day. From 2025-07-01 a decision needs a contract beside it: without one it is unknown.
    [[nodiscard]] in_force on(date d) const;
};

namespace detail {
struct catalogue_data;
}

/// What holds for one code on one day.
struct catalogue_entry {
    std::shared_ptr<detail::catalogue_data const> keep;  ///< keeps `what` alive
    procedure const* what = nullptr;
    bool assumed = false;  ///< the edition states its facts for another day
    procedure const& operator*() const { return *what; }
    procedure const* operator->() const { return what; }
};

/// What was read, before it is made into a catalogue: plain lists.
struct catalogue_parts {
    std::vector<catalogue_edition> editions;
    std::vector<catalogue_source> sources;
    std::vector<agency> agencies;
    std::vector<receiving_unit> units;
    std::vector<catalogue_decision> decisions;
    std::vector<procedure> procedures;
    std::vector<list_entry> lists;
    std::vector<delegation> delegations;
    std::vector<postal_area> areas;
    std::vector<zone_entry> zones;
    std::vector<transit_entry> transit;
    std::vector<postal_tariff> tariffs;
    std::string view;  ///< which part of what was read this is; empty for all of it
    /// The edition that states a version, an empty one where none does.
    [[nodiscard]] catalogue_edition const& edition_of(procedure const& p) const;
};

/// The procedures of a province, with decisions, lists, agencies and delegations: immutable, shared, sorted by code.
class catalogue {
public:
    catalogue();  ///< an empty one: every question is unknown
    /// Sorts and indexes; the reader has checked the parts.
    explicit catalogue(catalogue_parts parts);

    /// What holds for the code on that day, at that agency if one is named. Nothing where no version holds on the day:
    /// that is *unknown*, not "no". Throws M1501 for a code that the catalogue does not hold at all.
    [[nodiscard]] std::optional<catalogue_entry> at(std::string_view code, date on, std::string_view agency = {}) const;
    /// All versions of a code, in the order of the documents; empty for a code that the catalogue does not hold.
    [[nodiscard]] std::span<procedure const> versions(std::string_view code) const;
    /// All lines of the published lists on a code.
    [[nodiscard]] std::span<list_entry const> lines(std::string_view code) const;
    /// The decision that ended a procedure by a day, where no version holds then; null where no decision says so.
    [[nodiscard]] procedure_end const* ended(std::string_view code, date on, std::string_view agency = {}) const;
    [[nodiscard]] bool contains(std::string_view code) const;
    [[nodiscard]] std::size_t size() const;  ///< distinct codes
    [[nodiscard]] catalogue_parts const& parts() const;
    [[nodiscard]] motcua::agency const* find_agency(std::string_view id) const;
    [[nodiscard]] receiving_unit const* find_unit(std::string_view id) const;
    [[nodiscard]] catalogue_decision const* find_decision(std::string_view id) const;
    [[nodiscard]] catalogue_source const* find_source(std::string_view id) const;
    [[nodiscard]] postal_area const* find_area(std::string_view id) const;
    [[nodiscard]] postal_tariff const* find_tariff(std::string_view id) const;
    /// The bodies that stand for an agency on a day: itself while it exists, else those that its successors lead to.
    /// Empty where nobody is known; one body may have several successors, and several bodies the same.
    [[nodiscard]] std::vector<motcua::agency const*> standing_for(std::string_view agency, date on) const;
    /// The bodies directly under an agency on a day.
    [[nodiscard]] std::vector<motcua::agency const*> under(std::string_view agency, date on) const;
    /// The list line for a code, agency and direction on a day; the latest decision wins. Lines of one case only answer
    /// where that case is named.
    [[nodiscard]] list_entry const* listed(std::string_view code, std::string_view agency, direction d, date on,
                                           std::string_view variant = {}) const;
    /// Distinct codes whose postal list line says yes on that day in either direction.
    [[nodiscard]] std::size_t listed_count(date on) const;
    /// Whether post staff have a task of an agency at a unit on a day. An agency without a delegation of its own has
    /// none; an interval without a known beginning leaves the days before its end unknown.
    [[nodiscard]] in_force delegated(std::string_view agency, std::string_view unit, desk_task task, date on,
                                     delegation const** which = nullptr) const;
    /// Content hash over all editions.
    [[nodiscard]] std::string const& edition() const;
    /// What holds on a day and nothing else: versions, lines, agencies, units and delegations of the day. With
    /// `as_known_on`, decisions issued later, and what hangs on them, are left out.
    [[nodiscard]] catalogue edition(date on, std::optional<date> as_known_on = std::nullopt) const;

private:
    std::shared_ptr<detail::catalogue_data const> data_;
};

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/catalogue.ipp"
#endif
