// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>

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

/// The two kinds of money that lists keep apart: the price of a service, and the levy that law fixes.
enum class fee_kind : unsigned char { fee, charge };
template <>
inline constexpr auto token_table<fee_kind> = std::to_array<token<fee_kind>>({
    {fee_kind::fee, "fee", "phí", "fee"},
    {fee_kind::charge, "charge", "lệ phí", "charge"},
});
static_assert(in_order<fee_kind>());

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
    std::optional<fee_kind> kind;  ///< absent where the source does not say
    std::string source;
};

/// A step of the internal process that the province has issued for a case: who does what, in which time.
struct process_step {
    std::string unit;  ///< as the decision names it
    bilingual role, what;
    time_limit time;
    std::string text;
};

/// The facts of a procedure on which eligibility hangs.
enum class procedure_fact : unsigned char {
    delegation_forbidden,
    personal_presence_required,
    presence_to_collect,
    electronic_only,
    not_at_desk,
    state_secret
};
template <>
inline constexpr auto token_table<procedure_fact> = std::to_array<token<procedure_fact>>({
    {procedure_fact::delegation_forbidden, "delegation_forbidden", "không được ủy quyền", "may not be delegated"},
    {procedure_fact::personal_presence_required, "personal_presence_required", "phải có mặt trực tiếp",
     "presence is required"},
    {procedure_fact::presence_to_collect, "presence_to_collect", "phải có mặt để nhận kết quả", "presence to collect"},
    {procedure_fact::electronic_only, "electronic_only", "chỉ thực hiện trên môi trường điện tử", "electronic only"},
    {procedure_fact::not_at_desk, "not_at_desk", "không tiếp nhận tại bộ phận một cửa", "not taken in at the desk"},
    {procedure_fact::state_secret, "state_secret", "hồ sơ chứa bí mật nhà nước", "holds state secrets"},
});
static_assert(in_order<procedure_fact>());

/// Facts on which eligibility hangs; absent means that the source does not say.
struct procedure_facts {
    std::optional<bool> delegation_forbidden;        ///< the applicant may not authorise anybody
    std::optional<bool> personal_presence_required;  ///< the applicant must be present
    std::optional<bool> presence_to_collect;         ///< sector law wants the applicant to collect in person
    std::optional<bool> electronic_only;             ///< decided to be taken electronically only
    std::optional<bool> not_at_desk;                 ///< decided to be done on the spot or by a mobile team
    std::optional<bool> state_secret;
    citation basis;  ///< where the facts stand that have no basis of their own
    std::vector<std::pair<procedure_fact, citation>> bases;

    /// Where one fact stands; without an instrument nothing was cited.
    [[nodiscard]] citation const& basis_of(procedure_fact f) const {
        for (auto const& [of, where] : bases)
            if (of == f) return where;
        return basis;
    }
    [[nodiscard]] std::optional<bool>& value(procedure_fact f) {
        std::optional<bool>* const values[] = {&delegation_forbidden, &personal_presence_required, &presence_to_collect,
                                               &electronic_only,      &not_at_desk,                &state_secret};
        return *values[static_cast<std::size_t>(f)];
    }
    [[nodiscard]] std::optional<bool> value(procedure_fact f) const {
        return const_cast<procedure_facts*>(this)->value(f);
    }
    /// These facts laid over others: what is stated here counts, with its own basis.
    [[nodiscard]] procedure_facts over(procedure_facts const& others) const {
        auto all = others;
        for (auto const& row : token_table<procedure_fact>) {
            if (!value(row.value)) continue;
            all.value(row.value) = value(row.value);
            std::erase_if(all.bases, [&](auto const& b) { return b.first == row.value; });
            all.bases.emplace_back(row.value, basis_of(row.value));
        }
        return all;
    }
};

/// One case of a procedure. What the source does not state is absent, never "no".
struct procedure_variant {
    std::string id, name, condition;
    std::array<std::optional<bool>, 3> intake{};    ///< by `channel`: what the source's channel table says
    std::array<std::optional<bool>, 3> returned{};  ///< by `return_channel`
    std::vector<limit_entry> limits;
    std::vector<fee_entry> fees;
    std::vector<process_step> process{};  ///< in order; empty where none is known
    /// Where the case has facts of its own: these over those of the procedure, whole. Null: those of the procedure.
    std::shared_ptr<procedure_facts const> facts{};

    /// The statutory limit for a channel, or the province's shortened one, side by side; null where none is stated.
    [[nodiscard]] limit_entry const* limit_of(motcua::channel c, bool provincial) const {
        limit_entry const* best = nullptr;
        for (auto const& entry : limits) {
            if (entry.provincial != provincial || (entry.channel && *entry.channel != c)) continue;
            if (best == nullptr || entry.channel) best = &entry;
        }
        return best;
    }
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

/// A part of a group of linked procedures under one code: who does it, in which time, under which code of its own.
struct linked_part {
    std::string agency;
    std::string procedure;  ///< its own code; empty where it has none
    bilingual what;
    time_limit limit;
    std::string text;  ///< the limit as the source prints it; empty where none is stated
    std::string source;
};

/// Since when a procedure is no more, by which decision, and what takes its place.
struct procedure_end {
    std::string agency;  ///< empty: of every agency
    date on;
    std::string decision;
    std::vector<std::string> successors;
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
    std::vector<std::string> successors;  ///< codes that take its place when it ends
    std::vector<linked_part> linked;      ///< in order; empty where it is not a group of linked procedures
    std::size_t edition = 0;              ///< index into the catalogue's editions
    std::vector<procedure_end> ended;     ///< what decisions make of it; the catalogue fills it in

    [[nodiscard]] bool holds(date d) const { return (!from || d >= *from) && (!to || d < *to); }
    /// The decision's end of this version that holds on a day, for an agency or for all; null where none does. A
    /// version that begins after the decision is not touched by it.
    [[nodiscard]] procedure_end const* end_on(date d, std::string_view agency) const {
        for (auto const& e : ended)
            if (d >= e.on && (!from || *from < e.on) && (e.agency.empty() || e.agency == agency)) return &e;
        return nullptr;
    }
    /// What holds of a case: its own facts over those of the procedure.
    [[nodiscard]] procedure_facts const& facts_of(procedure_variant const* v) const {
        return v != nullptr && v->facts ? *v->facts : facts;
    }
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
