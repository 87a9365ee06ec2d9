// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "deadline.hpp"

namespace motcua {
inline namespace v0 {

/// The zones of the post's transit times, in the wording of TT 17/2017 Điều 7.2. "District" ended on 2025-07-01 and no
/// adapted table was found, so a zone is given, never derived from today's units.
enum class postal_zone : unsigned char { same_district, between_districts, between_special_cities, between_provinces, special_area };
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

/// The post's own deadline J + n, outside the resolution time.
struct transit_deadline {
    std::optional<int> n;            ///< working days; nothing where the post sets it itself
    std::optional<date> due;         ///< nothing where n is unknown or the calendar leaves it open
    std::optional<date> earliest, latest;
    std::vector<derivation_step> steps;
};

/// The day by which the post must have carried a packet accepted on day J. `with_slip`: the appointment slip is
/// delivered back to the applicant. Working days are those of state bodies: the circular does not say whose (LA-22).
/// Basis: Thông tư 17/2017/TT-BTTTT Điều 7.2.
transit_deadline transit_due(postal_zone zone, date accepted, bool with_slip, rules const& under = rules());

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/transit.ipp"
#endif
