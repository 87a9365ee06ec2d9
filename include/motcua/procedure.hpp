// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "time_limit.hpp"

namespace motcua {
inline namespace v0 {

/// The two ways through the post: filing a dossier, and having its result brought home.
enum class direction : unsigned char { intake, return_ };
template <>
inline constexpr auto token_table<direction> = std::to_array<token<direction>>({
    {direction::intake, "intake", "tiếp nhận hồ sơ", "intake"},
    {direction::return_, "return", "trả kết quả", "return"},
});
static_assert(in_order<direction>());

/// How a dossier comes in.
enum class channel : unsigned char { counter, post, online };
template <>
inline constexpr auto token_table<channel> = std::to_array<token<channel>>({
    {channel::counter, "counter", "trực tiếp", "at the counter"},
    {channel::post, "post", "bưu chính công ích", "by public postal service"},
    {channel::online, "online", "trực tuyến", "online"},
});
static_assert(in_order<channel>());

/// How a result goes out.
enum class return_channel : unsigned char { counter, post, electronic };
template <>
inline constexpr auto token_table<return_channel> = std::to_array<token<return_channel>>({
    {return_channel::counter, "counter", "trực tiếp", "at the counter"},
    {return_channel::post, "post", "bưu chính công ích", "by public postal service"},
    {return_channel::electronic, "electronic", "điện tử", "electronically"},
});
static_assert(in_order<return_channel>());

enum class level : unsigned char { ministry, province, district, commune };
template <>
inline constexpr auto token_table<level> = std::to_array<token<level>>({
    {level::ministry, "ministry", "cấp bộ", "ministry"},
    {level::province, "province", "cấp tỉnh", "province"},
    {level::district, "district", "cấp huyện", "district"},
    {level::commune, "commune", "cấp xã", "commune"},
});
static_assert(in_order<level>());

/// A time limit of one case; without a channel it holds for every one.
struct limit_entry {
    std::optional<motcua::channel> channel;
    time_limit limit;
    std::string text;
    std::optional<bool> provincial;  ///< shortened by the province, or statutory; absent where the source does not say
    std::string source;
};

/// A fee of one case in đồng; without an amount only its text is known.
struct fee_entry {
    std::optional<motcua::channel> channel;
    std::optional<std::int64_t> amount;
    std::string text;
};

/// One case of a procedure. What the source does not state is absent, never "no".
struct procedure_variant {
    std::string id, name, condition;
    std::array<std::optional<bool>, 3> intake{};   ///< by `channel`: what the source's channel table says
    std::array<std::optional<bool>, 3> returned{};  ///< by `return_channel`
    std::vector<limit_entry> limits;
    std::vector<fee_entry> fees;

    /// The limit for a channel: the province's own before the statutory one, the channel's own before the general one.
    [[nodiscard]] limit_entry const* limit_for(motcua::channel c) const {
        limit_entry const* best = nullptr;
        int best_rank = -1;
        for (auto const& entry : limits) {
            if (entry.channel && *entry.channel != c) continue;
            int const rank = (entry.provincial.value_or(false) ? 2 : 0) + (entry.channel ? 1 : 0);
            if (rank > best_rank) {
                best = &entry;
                best_rank = rank;
            }
        }
        return best;
    }
};

/// Facts on which eligibility hangs; absent means that the source does not say.
struct procedure_facts {
    std::optional<bool> delegation_forbidden;        ///< the applicant may not authorise anybody
    std::optional<bool> personal_presence_required;  ///< the applicant must be present
    std::optional<bool> presence_to_collect;         ///< sector law wants the applicant to collect in person
    std::optional<bool> electronic_only;             ///< decided to be taken electronically only
    std::optional<bool> not_at_desk;                 ///< decided to be done on the spot or by a mobile team
    std::optional<bool> state_secret;
    citation basis;                                   ///< where the facts stand
};

/// One version of a procedure: what holds for a code from one day to another.
struct procedure {
    std::string code, name, field;
    std::vector<motcua::level> levels;
    std::vector<std::string> agencies;  ///< identifiers; empty where the source names none
    std::optional<date> from, to, true_on;
    std::string source, url;
    procedure_facts facts;
    std::vector<procedure_variant> variants;
    std::size_t edition = 0;  ///< index into the catalogue's editions

    [[nodiscard]] bool holds(date d) const { return (!from || d >= *from) && (!to || d < *to); }
    /// The variant of that name; the first one for an empty name; null where there is none.
    [[nodiscard]] procedure_variant const* variant(std::string_view id) const {
        if (variants.empty()) return nullptr;
        if (id.empty()) return &variants.front();
        for (auto const& v : variants)
            if (v.id == id) return &v;
        return nullptr;
    }
};

}
}
