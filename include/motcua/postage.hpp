// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "deadline.hpp"
#include "postal_tables.hpp"

namespace motcua {
inline namespace v0 {

/// Who pays less, as the annex of TT 22/2017 is reported: the first two pay nothing, the others half (TRF-03).
enum class postal_reduction : unsigned char {
    early_revolutionary,
    heroic_mother,
    hero,
    war_invalid,
    sick_soldier,
    toxic_chemicals,
    imprisoned,
    martyr_family,
    poor_household,
    difficult_area
};
template <>
inline constexpr auto token_table<postal_reduction> = std::to_array<token<postal_reduction>>({
    {postal_reduction::early_revolutionary, "early_revolutionary", "người hoạt động cách mạng trước tháng 8/1945",
     "revolutionary before August 1945"},
    {postal_reduction::heroic_mother, "heroic_mother", "Bà mẹ Việt Nam anh hùng", "Heroic Mother"},
    {postal_reduction::hero, "hero", "Anh hùng Lực lượng vũ trang, Anh hùng Lao động",
     "Hero of the armed forces or of labour"},
    {postal_reduction::war_invalid, "war_invalid", "thương binh và người như thương binh", "war invalid or equivalent"},
    {postal_reduction::sick_soldier, "sick_soldier", "bệnh binh", "sick soldier"},
    {postal_reduction::toxic_chemicals, "toxic_chemicals", "người kháng chiến bị nhiễm chất độc hóa học",
     "resistance member affected by toxic chemicals"},
    {postal_reduction::imprisoned, "imprisoned", "người bị địch bắt tù, đày", "imprisoned by the enemy"},
    {postal_reduction::martyr_family, "martyr_family", "cha, mẹ, vợ, chồng, con của liệt sĩ",
     "parent, spouse or child of a martyr"},
    {postal_reduction::poor_household, "poor_household", "người thuộc hộ nghèo", "of a poor household"},
    {postal_reduction::difficult_area, "difficult_area", "người ở vùng đặc biệt khó khăn",
     "resident of a specially difficult area"},
});
static_assert(in_order<postal_reduction>());

/// What a group pays less, in percent.
constexpr int percent_of(postal_reduction r) {
    return r == postal_reduction::early_revolutionary || r == postal_reduction::heroic_mother ? 100 : 50;
}

/// Why a postage is known, or is not.
enum class postage_reason : unsigned char {
    listed,             ///< the tariff's price, and no reduction is asked for
    reduced,            ///< a reduction that is in force
    reduction_unsure,   ///< whether a reduction is in force on the day is not known
    half_dong,          ///< half of an odd price: no text read says how it is rounded
    no_tariff,          ///< no tariff of the catalogue holds on the day
    several_tariffs,    ///< several do: one must be named
    tariff_day_unsure,  ///< the tariff's first day is not known
    no_price            ///< the tariff says nothing for the direction, zone and weight
};
template <>
inline constexpr auto token_table<postage_reason> = std::to_array<token<postage_reason>>({
    {postage_reason::listed, "listed", "theo bảng giá", "by the tariff"},
    {postage_reason::reduced, "reduced", "đã miễn, giảm", "reduced"},
    {postage_reason::reduction_unsure, "reduction_unsure", "chưa rõ việc miễn, giảm có hiệu lực vào ngày hỏi",
     "whether the reduction is in force on the day is not known"},
    {postage_reason::half_dong, "half_dong", "một nửa của giá lẻ: chưa rõ cách làm tròn",
     "half of an odd price: how it is rounded is not known"},
    {postage_reason::no_tariff, "no_tariff", "không có bảng giá nào của ngày hỏi", "no tariff holds on the day"},
    {postage_reason::several_tariffs, "several_tariffs", "có nhiều bảng giá: cần nêu một bảng",
     "several tariffs hold: name one"},
    {postage_reason::tariff_day_unsure, "tariff_day_unsure", "chưa rõ ngày bắt đầu của bảng giá",
     "the tariff's first day is not known"},
    {postage_reason::no_price, "no_price", "bảng giá không nêu chiều, vùng hoặc khối lượng này",
     "the tariff says nothing for the direction, zone and weight"},
});
static_assert(in_order<postage_reason>());

/// One packet: `grams` from 1; `tariff` may be empty where only one holds; of several groups the best one counts.
struct postage_question {
    motcua::direction direction = motcua::direction::intake;
    tariff_zone zone = tariff_zone::within_district;
    std::int64_t grams = 0;
    date on;
    std::string tariff{};
    std::vector<postal_reduction> groups{};
};

/// What the public postal service costs the applicant, in đồng; apart from the fees of the procedure.
struct postage_answer {
    std::optional<std::int64_t> amount;       ///< what is paid; nothing where it is not known
    std::optional<std::int64_t> price;        ///< the tariff's figure before any reduction
    std::optional<std::int64_t> least, most;  ///< bounds where only the reduction is unsure
    postage_reason why = postage_reason::no_tariff;
    std::vector<derivation_step> steps;
};

/// From the tariffs of the catalogue, by day: no figure is built in. The two ways of one dossier cost the sum of both.
/// Throws M1104 for a weight below one gram, M1310 for a tariff that the catalogue does not hold.
postage_answer postage(postage_question const& asked, rules const& under);

/// What befell a packet in the hands of the post. It never ends the dossier: see `report_loss` and `remedy_loss`.
enum class mishap : unsigned char { lost, damaged, late };
template <>
inline constexpr auto token_table<mishap> = std::to_array<token<mishap>>({
    {mishap::lost, "lost", "mất bưu gửi", "lost"},
    {mishap::damaged, "damaged", "hư hỏng bưu gửi", "damaged"},
    {mishap::late, "late", "chậm so với thời gian toàn trình công bố", "late against the published transit time"},
});
static_assert(in_order<mishap>());

/// What the post owes, in đồng; for direct damage only.
struct compensation_answer {
    std::optional<std::int64_t> least;     ///< at least this, the charge that goes back included; nothing where not known
    std::optional<std::int64_t> most;      ///< no more than this, where the rule itself ends it
    std::optional<bool> reissue_costs;     ///< beside it: all costs of issuing lost papers again; nothing: fault not known
    std::optional<int> pay_within_days;    ///< calendar days from the record of liability
    std::vector<derivation_step> steps;
};

/// Lost or damaged: at least four times the charge; late: the charge back; nothing without proof of posting (PST-63,
/// Nghị định 47/2011/NĐ-CP Điều 24–26). The costs of issuing papers again come on top where the post is at fault
/// (PST-28, Quyết định 45/2016/QĐ-TTg Điều 14). Where the rule is not known for the day, nothing is said. Throws M1104
/// for a charge below zero.
compensation_answer compensation(mishap what, std::optional<std::int64_t> charge, bool proof_of_posting,
                                 std::optional<bool> at_fault, date on, rules const& under = rules());

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/postage.ipp"
#endif
