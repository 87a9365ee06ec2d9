// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "date.hpp"

namespace motcua {
inline namespace v0 {

/// How we know what an instrument says.
enum class certainty : unsigned char {
    text,           ///< the wording was read (in an unofficial copy)
    text_doubtful,  ///< read, but in a copy that is incomplete, mis-numbered or not amended
    second_hand,    ///< reported by another text
    observed,       ///< seen in real systems or data
    recalled,       ///< from memory only; never a default
    inferred        ///< our own conclusion
};
template <>
inline constexpr auto token_table<certainty> = std::to_array<token<certainty>>({
    {certainty::text, "text", "đã đọc văn bản", "wording read"},
    {certainty::text_doubtful, "text_doubtful", "đã đọc bản chép chưa đầy đủ", "wording read in a doubtful copy"},
    {certainty::second_hand, "second_hand", "theo nguồn gián tiếp", "second-hand"},
    {certainty::observed, "observed", "quan sát trong hệ thống thực tế", "observed in real systems"},
    {certainty::recalled, "recalled", "theo trí nhớ, chưa kiểm chứng", "recalled, not checked"},
    {certainty::inferred, "inferred", "suy luận của thư viện", "inferred by the library"},
});
static_assert(in_order<certainty>());

/// The weaker of two certainties. Recall is the weakest: a conclusion from something recalled is recalled.
constexpr certainty weaker(certainty a, certainty b) {
    if (a == certainty::recalled || b == certainty::recalled) return certainty::recalled;
    return a < b ? b : a;
}

/// A text in both languages; English may be missing.
struct bilingual {
    std::string vi, en;
    [[nodiscard]] std::string const& in(language l) const { return l == language::en && !en.empty() ? en : vi; }
    friend bool operator==(bilingual const&, bilingual const&) = default;
};

/// Where a rule stands: instrument, article, and how we know it.
struct citation {
    std::string instrument;  ///< number and year, as Vietnamese law cites it
    std::string article;     ///< `Điều 148.5`, or empty for the whole instrument
    motcua::certainty certainty = motcua::certainty::recalled;
    friend bool operator==(citation const&, citation const&) = default;
};

/// `Bộ luật Dân sự 91/2015/QH13, Điều 148.5`
inline std::string to_string(citation const& c) {
    return c.article.empty() ? c.instrument : c.instrument + ", " + c.article;
}

/// When a rule holds: `[from, to)`. Where only a lower bound of the first day is known, `from_known` is false and
/// `from` is that bound: from then on the answer is unknown, before it the rule is certainly not in force.
struct validity {
    date from;
    std::optional<date> to;
    bool from_known = true;
    friend constexpr bool operator==(validity const&, validity const&) = default;
};

/// One rule of law: identifier, instrument, article, what it says in own words, in force `[from, to)`. The certainty of
/// the wording and of its being in force are two things.
struct law_row {
    std::string_view id;
    std::string_view instrument;
    std::string_view article;
    motcua::certainty wording;
    motcua::certainty force;
    date from;
    std::optional<date> to;
    bool from_known = true;  ///< false: not before `from`, and from then on unknown
    std::string_view vi;
    std::string_view en;
    std::string_view acts;  ///< which part of the library uses it, or `none`
};

/// Whether a rule is in force on a day.
enum class in_force : unsigned char { no, yes, unknown };
template <>
inline constexpr auto token_table<in_force> = std::to_array<token<in_force>>({
    {in_force::no, "no", "không có hiệu lực", "not in force"},
    {in_force::yes, "yes", "có hiệu lực", "in force"},
    {in_force::unknown, "unknown", "chưa rõ ngày có hiệu lực", "day of effect unknown"},
});
static_assert(in_order<in_force>());

constexpr in_force on(validity const& v, date day) {
    if (day < v.from || (v.to && day >= *v.to)) return in_force::no;
    return v.from_known ? in_force::yes : in_force::unknown;
}

}
}
