// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "dossier.hpp"

namespace motcua {
inline namespace v0 {

/// What an entry of a log does.
enum class entry_kind : unsigned char { event, annulment, amendment };
template <>
inline constexpr auto token_table<entry_kind> = std::to_array<token<entry_kind>>({
    {entry_kind::event, "event", "sự kiện", "event"},
    {entry_kind::annulment, "annulment", "hủy sự kiện đã ghi", "annulment of an entry"},
    {entry_kind::amendment, "amendment", "sửa sự kiện đã ghi", "amendment of an entry"},
});
static_assert(in_order<entry_kind>());

/// An entry: it is written once and never changed. `recorded` never goes back from one entry to the next.
struct log_entry {
    entry_kind kind = entry_kind::event;
    event what;                         ///< what happened; of an annulment, what had been entered and did not happen
    std::size_t corrects = 0;           ///< the number of the entry that is annulled or amended, from 1; 0 for an event
    civil_second recorded{};            ///< when it was written: of an event that does not say, when it happened
    actor by = actor::officer;          ///< who wrote it: of an event, who did it
    std::string actor_id = {};
    std::vector<std::string> evidence = {};  ///< on what ground: of an event, its own
    std::string key = {};               ///< the source and its identifier, by which a repeated message is known
    friend bool operator==(log_entry const&, log_entry const&) = default;
};

/// That an entry was wrong: it did not happen (`instead` is empty), or it was otherwise.
struct correction {
    std::size_t entry;                       ///< number of the entry, from 1
    std::optional<event> instead = std::nullopt;
    civil_second recorded{};
    actor by = actor::officer;
    std::string actor_id = {};
    std::vector<std::string> evidence = {};  ///< identifiers of what shows it
    std::string key = {};
};

/// What became of an entry that was to be written.
enum class append_result : unsigned char {
    stored,             ///< written
    repeated,           ///< written before under the same key; when it was recorded may differ
    key_reused,         ///< another entry has this key
    stale,              ///< the log has gone on since the version that the writer knew
    recorded_backwards, ///< written before the entry that stands last
    no_entry,           ///< the entry to correct does not exist, corrects another itself, or is annulled
    refused             ///< the rules refuse an event of the course that would result
};
template <>
inline constexpr auto token_table<append_result> = std::to_array<token<append_result>>({
    {append_result::stored, "stored", "đã ghi", "stored"},
    {append_result::repeated, "repeated", "đã ghi trước đó, không ghi lại", "stored before, not stored again"},
    {append_result::key_reused, "key_reused", "khóa đã dùng cho nội dung khác", "the key belongs to another entry"},
    {append_result::stale, "stale", "hồ sơ đã có thay đổi mới hơn", "the log has gone on"},
    {append_result::recorded_backwards, "recorded_backwards", "thời điểm ghi trước mục ghi cuối",
     "recorded before the last entry"},
    {append_result::no_entry, "no_entry", "không có mục ghi để sửa", "no entry to correct"},
    {append_result::refused, "refused", "quy định không cho phép", "refused by the rules"},
});
static_assert(in_order<append_result>());

struct log_answer;
struct restored_log;

/// Everything that was written of one dossier, in the order of writing; the dossier that it makes follows the events as
/// they *occurred*, without those annulled and with those amended. Corrections are entries, nothing is edited. Immutable.
class dossier_log {
public:
    /// A log without entries for a dossier as it was opened; events that the dossier has are entered as they are. Throws
    /// M1309 for one that the rules refuse: give those under which the dossier was made.
    explicit dossier_log(motcua::dossier const& begun, rules const& under = rules());

    [[nodiscard]] std::vector<log_entry> const& entries() const { return entries_; }
    /// How many entries there are: what a writer knew, and gives as `expected`.
    [[nodiscard]] std::size_t version() const { return entries_.size(); }
    /// The dossier that the entries make under the rules of the last append.
    [[nodiscard]] motcua::dossier const& current() const { return now_; }
    /// The events that count, as they occurred, each with the number of its entry.
    [[nodiscard]] std::vector<std::pair<std::size_t, event>> course() const;
    /// Whether two logs hold the same entries of the same dossier.
    friend bool operator==(dossier_log const& a, dossier_log const& b) {
        return a.entries_ == b.entries_ && a.now_.subject() == b.now_.subject();
    }

    /// Writes an event. One that occurred before others is put into its place, if the course stays possible. With
    /// `expected`, only if the log still has that version. Nothing is thrown: see `append_result`.
    [[nodiscard]] log_answer append(event what, std::optional<std::size_t> expected = std::nullopt,
                                    rules const& under = rules()) const;
    /// Writes that an entry was wrong. The last correction of an entry holds; one that is annulled stays so. Who amends an
    /// event counts as one who did it: the reading `same_person` sees him.
    [[nodiscard]] log_answer correct(correction what, std::optional<std::size_t> expected = std::nullopt,
                                     rules const& under = rules()) const;
    /// What was known at an instant: the entries written by then, and the dossier that they made. Throws M1309 for an
    /// event that the rules refuse.
    [[nodiscard]] dossier_log known_at(civil_second instant, rules const& under = rules()) const;

private:
    friend struct log_answer;
    friend restored_log load_log(std::string const& name, std::string const& text, rules const& under);
    static dossier_log of(motcua::dossier const& opened, std::vector<log_entry> entries, rules const& under,
                          std::string const& document);
    log_answer write(log_entry entry, std::optional<std::size_t> expected, rules const& under) const;
    log_answer answer(append_result result, std::size_t entry) const;
    /// Takes `now` through a course; the answer where the rules refuse an event of it.
    std::optional<log_answer> refused_in(motcua::dossier& now, std::vector<std::pair<std::size_t, event>> const& course,
                                         rules const& under) const;

    motcua::dossier now_;
    std::vector<log_entry> entries_;
};

/// The log after an append, or as it was.
struct log_answer {
    append_result result;
    dossier_log log;
    std::size_t entry = 0;                 ///< the entry written, found again, or in the way; 0 where there is none
    std::optional<motcua::refusal> refusal;  ///< why the rules refuse an event
    std::size_t refused_entry = 0;         ///< the entry whose event they refuse; one more than there are: the new one
    bilingual text;
    operator bool() const = delete;
};

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/dossier_log.ipp"
#endif
