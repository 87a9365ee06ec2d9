// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>

#include "replay.hpp"

namespace motcua {
inline namespace v0 {

/// The event whose day counts a dossier as taken in by post.
enum class intake_day : unsigned char { accepted, handed_over, accepted_by_post };
template <>
inline constexpr auto token_table<intake_day> = std::to_array<token<intake_day>>({
    {intake_day::accepted, "accepted", "ngày tiếp nhận (Giấy tiếp nhận hồ sơ)", "day of acceptance (receipt slip)"},
    {intake_day::handed_over, "handed_over", "ngày bàn giao (Biên bản giao nhận)", "day of the handover record"},
    {intake_day::accepted_by_post, "accepted_by_post", "ngày bưu chính nhận gửi", "day of acceptance by the post"},
});
static_assert(in_order<intake_day>());

/// The event whose day counts a result as returned by post.
enum class return_day : unsigned char { delivered, handed_to_post };
template <>
inline constexpr auto token_table<return_day> = std::to_array<token<return_day>>({
    {return_day::delivered, "delivered", "ngày phát đến người nhận", "day of delivery"},
    {return_day::handed_to_post, "handed_to_post", "ngày giao cho bưu chính", "day of handing to the post"},
});
static_assert(in_order<return_day>());

/// What "procedures listed" means.
enum class denominator_basis : unsigned char { published_list, published_manner };
template <>
inline constexpr auto token_table<denominator_basis> = std::to_array<token<denominator_basis>>({
    {denominator_basis::published_list, "published_list", "thủ tục trong danh mục thực hiện qua bưu chính đã công bố",
     "procedures on the published postal list"},
    {denominator_basis::published_manner, "published_manner",
     "thủ tục của danh mục có nêu bưu chính trong cách thức thực hiện (không phải danh mục của địa phương)",
     "procedures of the catalogue whose published manner names the post (not the province's list)"},
});
static_assert(in_order<denominator_basis>());

struct report_options {
    motcua::intake_day intake = intake_day::accepted;
    motcua::return_day returned = return_day::delivered;
    /// Without one: the published list where the catalogue holds one for the last day, else the published manner.
    std::optional<denominator_basis> denominator;
};

/// Counts over one group of dossiers. Legs are counted apart from dossiers: a supplement by post is a second leg.
struct report_counts {
    std::int64_t dossiers_in = 0;        ///< taken in by post in the period
    std::int64_t dossiers_returned = 0;  ///< result returned by post in the period
    std::int64_t distinct = 0;           ///< dossiers that are either
    std::int64_t inbound_legs = 0, outbound_legs = 0, returned_legs = 0;  ///< handed over; handed to the post; sent back
    std::int64_t official = 0, post_clerk = 0;  ///< who took in the dossiers of `dossiers_in`
    std::array<std::int64_t, 7> by_timeliness{};  ///< of the distinct ones, by `timeliness`, as at the period's end
    std::int64_t procedures = 0;         ///< distinct codes among them
};

/// What the post did in a period. Reproducible: it sees no event after the period, whatever the register holds by now.
struct postal_report {
    date start, end;  ///< `[start, end)`
    report_options options;
    report_counts total;
    std::vector<std::pair<std::string, report_counts>> by_agency;  ///< sorted by identifier
    std::array<report_counts, 4> by_level{};                       ///< by `level` of the agency
    report_counts level_unknown;
    std::int64_t listed = 0;              ///< the denominator
    denominator_basis listed_basis{};
    std::int64_t events = 0, problem_rows = 0;  ///< rows used, rows left out or refused within the period or undated
    std::vector<edition> editions;
    bool assumed = false;                 ///< an answer rests on an edition assumed for these days
    bool complete = true;                 ///< false where the replay was cut off before the period's end
};

/// The report over `[start, end)`. Throws M1312 for an empty period.
postal_report make_postal_report(replay_result const& r, date start, date end, report_options const& options = {});

/// How many distinct dossiers two published totals can stand for: at least the larger, at most the sum. The totals count
/// dossiers in each direction, not legs.
struct dossier_count_bounds {
    std::int64_t least, most;
};
constexpr dossier_count_bounds distinct_bounds(std::int64_t in, std::int64_t out) { return {in > out ? in : out, in + out}; }

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/report.ipp"
#endif
