// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "deadline.hpp"
#include "postal_tables.hpp"

namespace motcua {
inline namespace v0 {

/// Why a zone or a transit time is known, or is not.
enum class transit_reason : unsigned char {
    circular,       ///< the table of the circular in force
    published,      ///< a transit time of the catalogue
    zone_entry,     ///< an entry of the zone table
    same_area,      ///< one and the same district
    no_zone,        ///< the zone table does not hold the pair on the day
    area_too_wide,  ///< an area that holds several districts, against one that lies in it
    zones_differ,   ///< two entries that are equally close say different things
    set_by_post,    ///< an area of special geography, for which nothing published is in the catalogue
    no_rule         ///< no rule that was read is in force on the day
};
template <>
inline constexpr auto token_table<transit_reason> = std::to_array<token<transit_reason>>({
    {transit_reason::circular, "circular", "Bảng thời gian của thông tư", "The circular's table"},
    {transit_reason::published, "published", "Thời gian đã công bố", "A published time"},
    {transit_reason::zone_entry, "zone_entry", "Bảng vùng bưu chính", "The zone table"},
    {transit_reason::same_area, "same_area", "Cùng một huyện", "One and the same district"},
    {transit_reason::no_zone, "no_zone", "Bảng vùng không có cặp này vào ngày hỏi",
     "The zone table does not hold the pair on the day"},
    {transit_reason::area_too_wide, "area_too_wide", "Địa bàn gồm nhiều huyện: cần nêu huyện",
     "An area of several districts: name the district"},
    {transit_reason::zones_differ, "zones_differ", "Hai dòng của bảng vùng nói khác nhau",
     "Two entries of the zone table differ"},
    {transit_reason::set_by_post, "set_by_post", "Bưu điện tự công bố thời gian cho địa bàn này",
     "The post sets and publishes the time for this area"},
    {transit_reason::no_rule, "no_rule", "Chưa có quy định được đọc cho ngày này", "No rule that was read is in force"},
});
static_assert(in_order<transit_reason>());

/// The post's own deadline J + n, outside the resolution time.
struct transit_deadline {
    std::optional<int> n;     ///< working days; nothing where it is not known
    std::optional<date> due;  ///< nothing where n is unknown or the calendar leaves it open
    std::optional<date> earliest, latest;
    std::vector<derivation_step> steps;
    std::optional<postal_zone> zone;  ///< nothing where the zone table does not say
    transit_reason why = transit_reason::circular;
};

/// The day by which the post must have carried a packet accepted on day J. `with_slip`: the appointment slip is
/// delivered back to the applicant. Working days are those of state bodies: the circular does not say whose (LA-22).
/// A transit time of the catalogue that holds on the day comes before the circular's table.
/// Basis: Thông tư 17/2017/TT-BTTTT Điều 7.2.
transit_deadline transit_due(postal_zone zone, date accepted, bool with_slip, rules const& under = rules());

/// The zone of two areas on a day, and why.
struct zone_answer {
    std::optional<postal_zone> zone;
    transit_reason why = transit_reason::no_zone;
    std::string special;  ///< the area of special geography, where that is the reason
    citation basis;       ///< the source of the entry, with its certainty
    bilingual note;
};
/// From the zone table of the catalogue, by day: never from today's administrative units. The closest entry counts: one
/// of the two areas before one of the areas that they lie in. Throws M1310 for an area that the table does not hold.
zone_answer zone_between(std::string_view from, std::string_view to, date on, rules const& under);

/// `transit_due` between two areas, in the zone that the catalogue's table gives for the day of acceptance.
transit_deadline transit_between(std::string_view from, std::string_view to, date accepted, bool with_slip,
                                 rules const& under);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/transit.ipp"
#endif
