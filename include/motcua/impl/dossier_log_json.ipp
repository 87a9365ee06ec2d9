// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <limits>
#include <map>

#include "../dossier_log_json.hpp"
#include "dossier_json_parts.hpp"
#include "dossier_log.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// The entries of a document, and what is wrong with them.
class log_reader {
public:
    void read(json_cursor const& root) {
        if (!root.required("entries")) return;
        root.each("entries", [&](json_cursor const& c) {
            auto entry = entry_of(c);
            whole_ = whole_ && entry;
            entries_.push_back(entry ? std::move(*entry) : log_entry{entry_kind::event, {}});
            annulled_.push_back(false);
        });
    }
    [[nodiscard]] bool whole() const { return whole_; }
    [[nodiscard]] std::vector<log_entry>& entries() { return entries_; }

private:
    std::optional<log_entry> entry_of(json_cursor const& c) {
        if (!c.object({"kind", "event", "corrects", "recorded", "by", "actor_id", "evidence", "key"})) return std::nullopt;
        bool const named = c.required("kind").has_value();
        auto const kind = c.token_of<entry_kind>("kind");
        auto const recorded = instant_of(c, "recorded", true);
        if (recorded) follows(c, *recorded);
        if (!named || !kind) return std::nullopt;
        auto entry = *kind == entry_kind::event ? told(c) : corrected(c, *kind);
        if (!recorded) return std::nullopt;
        if (entry) entry->recorded = *recorded;
        return entry;
    }
    /// An event was written by whom it names, on its own evidence and under its own key.
    std::optional<log_entry> told(json_cursor const& c) {
        for (auto const* key : {"corrects", "by", "actor_id", "evidence", "key"})
            if (auto const extra = c.at(key))
                extra->note(error_code::value_invalid, "\"" + std::string(key) + "\" of an event", "the event's own",
                            "move it into the event, or remove it");
        auto what = event_of(c);
        if (!what) return std::nullopt;
        unique(*c.at("event"), what->key);
        return log_entry{entry_kind::event, *what, 0, {}, what->actor, what->actor_id, what->evidence, what->key};
    }
    std::optional<log_entry> corrected(json_cursor const& c, entry_kind kind) {
        log_entry entry{kind, {}};
        bool sound = true;
        if (kind == entry_kind::amendment) {
            auto what = event_of(c);
            sound = what.has_value();
            if (what) entry.what = std::move(*what);
        } else if (auto const extra = c.at("event")) {
            extra->note(error_code::value_invalid, "the event of an annulment", "that of the entry that it annuls", "remove it");
        }
        auto const by = c.required("by") ? c.token_of<actor>("by") : std::nullopt;
        entry.by = by.value_or(actor::officer);
        entry.actor_id = c.text_of("actor_id", false);
        entry.key = c.text_of("key", false);
        unique(c, entry.key);
        c.each("evidence", [&](json_cursor const& item) { entry.evidence.push_back(item.text()); });
        auto const number = c.required("corrects");
        auto const n = number ? number->integer() : std::nullopt;
        if (!n || !correctable(*number, *n)) return std::nullopt;
        entry.corrects = static_cast<std::size_t>(*n);
        if (kind == entry_kind::annulment) {
            annulled_[entry.corrects - 1] = true;
            entry.what = entries_[entry.corrects - 1].what;
        }
        return sound && by ? std::optional(std::move(entry)) : std::nullopt;
    }
    static std::optional<event> event_of(json_cursor const& c) {
        auto const what = c.required("event");
        return what ? read_event(*what) : std::nullopt;
    }
    void follows(json_cursor const& c, civil_second recorded) {
        if (recorded < last_)
            c.at("recorded")->note(error_code::value_invalid, to_string(recorded), to_string(last_) + " or later",
                                   "put the entries in the order in which they were written");
        last_ = std::max(last_, recorded);
    }
    void unique(json_cursor const& holds, std::string const& key) {
        if (key.empty()) return;
        auto const [first, is_new] = keys_.emplace(key, entries_.size() + 1);
        if (!is_new)
            holds.at("key")->note(error_code::duplicate, "\"" + key + "\"", "a key that entry " + std::to_string(first->second) +
                                  " does not have", "remove the repeated entry, or give it its own key");
    }
    bool correctable(json_cursor const& c, std::int64_t n) const {
        if (n < 1 || n > static_cast<std::int64_t>(entries_.size())) {
            c.note(error_code::reference_unknown, std::to_string(n), "the number of an entry before it, from 1", "correct the number");
            return false;
        }
        auto const i = static_cast<std::size_t>(n) - 1;
        if (entries_[i].kind == entry_kind::event && !annulled_[i]) return true;
        c.note(error_code::value_invalid, std::to_string(n), "an event that is not annulled",
               annulled_[i] ? "enter the event anew" : "correct the event itself");
        return false;
    }

    std::vector<log_entry> entries_;
    std::vector<bool> annulled_;
    std::map<std::string, std::size_t> keys_;
    civil_second last_{std::numeric_limits<std::int64_t>::min()};
    bool whole_ = true;
};

inline std::string entry_json(log_entry const& e) {
    std::string out = "{\"kind\": " + json_text(to_string(e.kind));
    if (e.kind != entry_kind::annulment) out += ", \"event\": " + event_json(e.what);
    out += ", \"recorded\": " + json_text(to_string(e.recorded));
    if (e.kind == entry_kind::event) return out + "}";
    out += ", \"corrects\": " + std::to_string(e.corrects) + ", \"by\": " + json_text(to_string(e.by));
    if (!e.actor_id.empty()) out += ", \"actor_id\": " + json_text(e.actor_id);
    if (!e.evidence.empty()) out += ", \"evidence\": " + json_list(e.evidence);
    if (!e.key.empty()) out += ", \"key\": " + json_text(e.key);
    return out + "}";
}

}

MOTCUA_INLINE std::string save_log(dossier_log const& log, rules const& under) {
    std::string out = "{\"schema_version\": 1, \"machine\": " + detail::json_text(detail::table_of(under)) + ",\n \"subject\": " +
                      detail::subject_json(log.current()) + ",\n \"entries\": [";
    bool begun = false;
    for (auto const& e : log.entries()) {
        out += (begun ? ",\n  " : "\n  ") + detail::entry_json(e);
        begun = true;
    }
    return out + "]}\n";
}

MOTCUA_INLINE restored_log load_log(std::string const& name, std::string const& text, rules const& under) {
    std::vector<problem> problems;
    std::optional<dossier> opened;
    std::string table;
    detail::log_reader entries;
    if (auto const tree = detail::parse_json({name, text}, {}, problems)) {
        detail::json_cursor const root(*tree, problems);
        if (root.object({"schema_version", "machine", "subject", "entries"})) {
            detail::check_schema(root);
            table = root.text_of("machine", true);
            opened = detail::read_subject(root);
            entries.read(root);
        }
    }
    if (!problems.empty() || !opened || !entries.whole()) throw error(std::move(problems));
    auto log = dossier_log::of(*opened, std::move(entries.entries()), under, name);
    bool const same = table == detail::table_of(under);
    return {std::move(log), same, std::move(table)};
}

}
}
