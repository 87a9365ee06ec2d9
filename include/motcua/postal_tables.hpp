// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the post publishes, as dated data: areas and zones, transit times, tariffs. The queries are in transit.hpp and
// postage.hpp. Nothing is derived from the administrative units of today.
#include "procedure.hpp"

namespace motcua {
inline namespace v0 {

/// The zones of the post's transit times, in the wording of TT 17/2017 Điều 7.2. "District" ended on 2025-07-01 and no
/// adapted table was found, so a zone is given or stands in a zone table, and is never derived from today's units.
enum class postal_zone : unsigned char {
    same_district,
    between_districts,
    between_special_cities,
    between_provinces,
    special_area
};
template <>
inline constexpr auto token_table<postal_zone> = std::to_array<token<postal_zone>>({
    {postal_zone::same_district, "same_district", "nội tỉnh, cùng huyện", "same province, same district"},
    {postal_zone::between_districts, "between_districts", "nội tỉnh, khác huyện", "same province, between districts"},
    {postal_zone::between_special_cities, "between_special_cities", "liên tỉnh, giữa các đô thị đặc biệt, loại I",
     "between provinces, special or class I cities"},
    {postal_zone::between_provinces, "between_provinces", "liên tỉnh khác", "between provinces, other"},
    {postal_zone::special_area, "special_area", "địa bàn có địa hình đặc thù", "area of special geography"},
});
static_assert(in_order<postal_zone>());

/// A place of the post's own table: an old district, or a province that holds such districts.
struct postal_area {
    std::string id;
    bilingual name;
    std::string within;     ///< the area that it lies in; empty for the uppermost
    bool district = false;  ///< what the circular calls a district: from and to the same one is `same_district`
    std::string source;
    bilingual note;
};

/// In which zone two areas, and all areas within them, lie from one day to another; one area alone is special.
struct zone_entry {
    std::vector<std::string> between;  ///< two areas, in either order; or one, of special geography
    postal_zone zone = postal_zone::between_districts;
    std::optional<date> from, to;
    motcua::certainty certainty = motcua::certainty::second_hand;
    std::string source;
    bilingual note;
    [[nodiscard]] bool holds(date d) const { return (!from || d >= *from) && (!to || d < *to); }
};

/// A transit time J + n in working days that replaces or completes the circular's table, from one day to another.
struct transit_entry {
    postal_zone zone = postal_zone::special_area;
    std::string area;  ///< of a special area; empty for all
    std::optional<int> carry, with_slip;
    std::optional<date> from, to;
    citation basis;
    std::string source;
    [[nodiscard]] bool holds(date d) const { return (!from || d >= *from) && (!to || d < *to); }
};

/// The zones of price lists, which are not those of transit times.
enum class tariff_zone : unsigned char { within_district, between_districts, within_region, between_regions };
template <>
inline constexpr auto token_table<tariff_zone> = std::to_array<token<tariff_zone>>({
    {tariff_zone::within_district, "within_district", "nội quận, huyện", "within a district"},
    {tariff_zone::between_districts, "between_districts", "liên quận, huyện", "between districts"},
    {tariff_zone::within_region, "within_region", "nội vùng", "within a region"},
    {tariff_zone::between_regions, "between_regions", "cách vùng", "between regions"},
});
static_assert(in_order<tariff_zone>());

/// What the figures of a tariff are: a company's prices, or the most that a ministry allows.
enum class tariff_kind : unsigned char { price, ceiling };
template <>
inline constexpr auto token_table<tariff_kind> = std::to_array<token<tariff_kind>>({
    {tariff_kind::price, "price", "giá của doanh nghiệp", "prices of the enterprise"},
    {tariff_kind::ceiling, "ceiling", "giá tối đa", "maximum prices"},
});
static_assert(in_order<tariff_kind>());

/// What one packet costs, up to a weight; behind the last step of a zone each further weight costs the same again.
struct tariff_row {
    motcua::direction direction = motcua::direction::intake;
    tariff_zone zone = tariff_zone::within_district;
    std::int64_t up_to_grams = 0;
    std::int64_t amount = 0;  ///< đồng
    std::optional<std::int64_t> further_grams, further_amount;
};

/// A price list or a ceiling of the public postal service, in force from one day to another.
struct postal_tariff {
    std::string id;
    bilingual name;
    tariff_kind kind = tariff_kind::price;
    std::optional<date> from, to;  ///< without `from` the first day is not known
    motcua::certainty certainty = motcua::certainty::second_hand;
    std::string source;
    bilingual note;
    std::vector<tariff_row> rows;
    [[nodiscard]] in_force on(date d) const {
        if ((from && d < *from) || (to && d >= *to)) return in_force::no;
        return from ? in_force::yes : in_force::unknown;
    }
};

}
}
