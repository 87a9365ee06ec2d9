// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier_log.hpp"
#include "dossier.ipp"
#include "sorted.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

using counted_event = std::pair<std::size_t, event>;

/// The events that count, in the order in which they occurred; those of one instant in the order of their entries.
inline std::vector<counted_event> course_of(std::vector<log_entry> const& entries) {
    std::vector<std::optional<event>> held;
    for (auto const& e : entries) {
        held.push_back(e.kind == entry_kind::event ? std::optional(e.what) : std::nullopt);
        if (e.kind == entry_kind::annulment) held[e.corrects - 1] = std::nullopt;
        if (e.kind == entry_kind::amendment) held[e.corrects - 1] = e.what;
    }
    std::vector<counted_event> course;
    for (std::size_t i = 0; i < held.size(); ++i)
        if (held[i]) course.emplace_back(i + 1, std::move(*held[i]));
    sort_rows(course, [](counted_event const& a, counted_event const& b) { return a.second.occurred < b.second.occurred; });
    return course;
}

/// The dossier after an event that a log holds. One that other rules refuse must not be left out in silence.
inline dossier held(dossier const& before, event const& what, std::size_t number, rules const& under,
                    std::string const& document = {}) {
    auto next = apply(before, what, under);
    if (next.refusal)
        fail(error_code::value_invalid,
             document.empty() ? "entry " + std::to_string(number) : document + " /entries/" + std::to_string(number - 1), next.refusal->text().en,
             "an event that the rules allow", "give the rules under which the entries were written");
    return std::move(next.dossier);
}

/// Whether two entries say the same, whenever each was written.
inline bool says_the_same(log_entry a, log_entry const& b) {
    a.recorded = b.recorded;
    a.what.recorded = b.what.recorded;
    return a == b;
}

inline bool annulled(std::vector<log_entry> const& entries, std::size_t number) {
    return std::any_of(entries.begin(), entries.end(),
                       [=](log_entry const& e) { return e.kind == entry_kind::annulment && e.corrects == number; });
}

}

MOTCUA_INLINE std::vector<std::pair<std::size_t, event>> dossier_log::course() const { return detail::course_of(entries_); }

MOTCUA_INLINE log_answer dossier_log::answer(append_result result, std::size_t entry) const {
    return {result, *this, entry, std::nullopt, 0, {std::string(label(result)), std::string(label(result, language::en))}};
}

MOTCUA_INLINE dossier_log::dossier_log(motcua::dossier const& begun, rules const& under) : now_(begun.opened()) {
    for (auto const& e : begun.course()) {
        entries_.push_back({entry_kind::event, e, 0, e.recorded.value_or(e.occurred), e.actor, e.actor_id, e.evidence, e.key});
        // A dossier's own course says what occurred; when it was written may be known for some events only.
        if (entries_.size() > 1) entries_.back().recorded = std::max(entries_.back().recorded, entries_.end()[-2].recorded);
        now_ = detail::held(now_, e, entries_.size(), under);
    }
}

MOTCUA_INLINE log_answer dossier_log::write(log_entry entry, std::optional<std::size_t> expected, rules const& under) const {
    // A repeated message is known before anything else is asked: its writer may not have heard that it was stored.
    if (!entry.key.empty())
        for (std::size_t i = 0; i < entries_.size(); ++i)
            if (entries_[i].key == entry.key)
                return answer(detail::says_the_same(entry, entries_[i]) ? append_result::repeated : append_result::key_reused, i + 1);
    if (expected && *expected != version()) return answer(append_result::stale, version());
    if (!entries_.empty() && entry.recorded < entries_.back().recorded)
        return answer(append_result::recorded_backwards, version());
    if (entry.kind != entry_kind::event) {
        auto const n = entry.corrects;
        if (n == 0 || n > version() || entries_[n - 1].kind != entry_kind::event || detail::annulled(entries_, n))
            return answer(append_result::no_entry, n > version() ? 0 : n);
    }
    auto out = answer(append_result::stored, version() + 1);
    out.log.entries_.push_back(std::move(entry));
    auto const& added = out.log.entries_.back();
    bool const follows = added.kind == entry_kind::event && now_.state().last_minute <= added.what.occurred.value / 60;
    auto const course = follows ? std::vector<detail::counted_event>{{out.entry, added.what}} : out.log.course();
    auto then = follows ? now_ : now_.opened();
    if (auto refused = refused_in(then, course, under)) return *std::move(refused);
    // Who amends an event has done it as well: the duties that must be apart are looked at with his identifier too.
    if (added.kind == entry_kind::amendment && !added.actor_id.empty() && added.actor_id != added.what.actor_id) {
        auto as_his = out.log;
        as_his.entries_.back().what.actor_id = added.actor_id;
        auto start = now_.opened();
        if (auto refused = refused_in(start, as_his.course(), under)) return *std::move(refused);
    }
    out.log.now_ = std::move(then);
    return out;
}

MOTCUA_INLINE std::optional<log_answer> dossier_log::refused_in(motcua::dossier& now,
                                                                std::vector<std::pair<std::size_t, event>> const& course,
                                                                rules const& under) const {
    for (auto const& [number, happened] : course) {
        auto next = apply(now, happened, under);
        if (next.refusal) {
            auto refused = answer(append_result::refused, 0);
            refused.refusal = std::move(next.refusal);
            refused.refused_entry = number;
            refused.text = refused.refusal->text();
            return refused;
        }
        now = std::move(next.dossier);
    }
    return std::nullopt;
}

MOTCUA_INLINE log_answer dossier_log::append(event what, std::optional<std::size_t> expected, rules const& under) const {
    log_entry entry{entry_kind::event, std::move(what)};
    auto const& e = entry.what;
    entry.recorded = e.recorded.value_or(e.occurred);
    entry.by = e.actor;
    entry.actor_id = e.actor_id;
    entry.evidence = e.evidence;
    entry.key = e.key;
    return write(std::move(entry), expected, under);
}

MOTCUA_INLINE log_answer dossier_log::correct(correction what, std::optional<std::size_t> expected, rules const& under) const {
    bool const known = what.entry > 0 && what.entry <= version();
    if (!what.instead && !known) return answer(append_result::no_entry, 0);
    log_entry entry{what.instead ? entry_kind::amendment : entry_kind::annulment,
                    what.instead ? std::move(*what.instead) : entries_[what.entry - 1].what,
                    what.entry,
                    what.recorded,
                    what.by,
                    std::move(what.actor_id),
                    std::move(what.evidence),
                    std::move(what.key)};
    return write(std::move(entry), expected, under);
}

MOTCUA_INLINE dossier_log dossier_log::of(motcua::dossier const& opened, std::vector<log_entry> entries, rules const& under,
                                          std::string const& document) {
    dossier_log log(opened.opened(), under);
    log.entries_ = std::move(entries);
    for (auto const& [number, happened] : log.course()) log.now_ = detail::held(log.now_, happened, number, under, document);
    return log;
}

MOTCUA_INLINE dossier_log dossier_log::known_at(civil_second instant, rules const& under) const {
    std::vector<log_entry> then;
    for (auto const& e : entries_)
        if (e.recorded <= instant) then.push_back(e);  // a beginning of the log: recorded never goes back
    return of(now_, std::move(then), under, {});
}

}
}
