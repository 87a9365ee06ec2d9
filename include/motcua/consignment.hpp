// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>

#include "dossier.hpp"

namespace motcua {
inline namespace v0 {

/// What a consignment carries. A consignment is not the dossier: it may carry a part of one or many of them, and it has its
/// own time, J + n, apart from the resolution time.
enum class leg_kind : unsigned char { intake, supplement, result, papers_back };
template <>
inline constexpr auto token_table<leg_kind> = std::to_array<token<leg_kind>>({
    {leg_kind::intake, "intake", "gửi hồ sơ", "the dossier"},
    {leg_kind::supplement, "supplement", "gửi giấy tờ bổ sung", "a supplement"},
    {leg_kind::result, "result", "trả kết quả", "the result"},
    {leg_kind::papers_back, "papers_back", "trả lại hồ sơ", "papers on the way home"},
});
static_assert(in_order<leg_kind>());

enum class leg_state : unsigned char { under_way, arrived, recalled, lost, sent_back };
template <>
inline constexpr auto token_table<leg_state> = std::to_array<token<leg_state>>({
    {leg_state::under_way, "under_way", "đang chuyển", "under way"},
    {leg_state::arrived, "arrived", "đã đến", "arrived"},
    {leg_state::recalled, "recalled", "đã rút lại", "recalled"},
    {leg_state::lost, "lost", "thất lạc", "lost"},
    {leg_state::sent_back, "sent_back", "đã chuyển hoàn", "sent back"},
});
static_assert(in_order<leg_state>());

/// One leg of a dossier in the post, as its course shows it.
struct consignment_leg {
    leg_kind kind{};
    leg_state state = leg_state::under_way;
    std::string slip;                     ///< number of the slip or waybill: `slip=` of the evidence
    civil_second accepted;                ///< J: accepted by the post
    std::optional<civil_second> arrived;  ///< at the agency, or the first attempt to deliver: where transit ends
    std::optional<civil_second> ended;    ///< the leg is over: handed over, delivered, recalled, lost, sent back
    int attempts = 0, invitations = 0;    ///< deliveries tried; invitations sent, whether they count or not
    std::optional<postal_zone> zone;      ///< `zone=` of the evidence
    bool with_slip = false;               ///< the appointment slip goes back to the applicant within the same time
    transit_deadline allowed;             ///< nothing where the zone is not known
    std::optional<bool> late;             ///< the post's own lateness; nothing where it cannot be told
    int working_days_late = 0;
    citation basis;  ///< of the post's time; inferred where the circular does not name the leg
};
/// A fee that the post took and holds until it hands it on, whole (QĐ 45/2016 Điều 7.5, 15.2). No text sets a day for that.
/// An amount in đồng is what `amount=` of the event's evidence says, else it is not known: what the catalogue has of the
/// case's fees may be another's.
struct held_fee {
    civil_second taken;
    std::optional<civil_second> handed_on{};
    std::optional<std::int64_t> amount{};            ///< taken
    std::optional<std::int64_t> amount_handed_on{};  ///< nothing as well while the post holds it
};
/// Fees together: those whose amount is known, and how many there are beside.
struct fee_sum {
    std::int64_t known = 0;            ///< đồng
    std::size_t fees = 0, unknown = 0; ///< `unknown` are among the `fees`
    /// Of all of them; nothing where one is not known.
    [[nodiscard]] std::optional<std::int64_t> total() const {
        return unknown == 0 ? std::optional(known) : std::nullopt;
    }
    void add(std::optional<std::int64_t> amount) {
        ++fees;
        known += amount.value_or(0);
        unknown += amount ? 0U : 1U;
    }
};
/// What the post carried and held for a dossier. Its lateness is its own and no part of the agency's.
struct postal_account {
    std::vector<consignment_leg> legs;
    std::vector<held_fee> fees;
    std::vector<problem> problems;  ///< amounts that cannot be read, or that were not handed on whole
};
/// The consignments of a dossier; those under way are judged at `on`, by default at the last event.
postal_account carriage(dossier const& d, rules const& under = rules(), std::optional<civil_second> on = std::nullopt);

/// A line of a record: one dossier, the slip that it travels under, and what the recount found. A torn packet is taken
/// with a record of its inventory, `inventory=…` among the evidence (TT 17/2017 Điều 11.2).
struct record_line {
    std::string dossier, slip;
    bool complete = true, seal_intact = true;
    std::vector<std::string> evidence = {};
};
/// One record for many dossiers: a handover record, a list of results given to the post, a waybill that moves on.
struct bulk_record {
    event_kind what;
    std::string number;
    civil_second when;
    motcua::actor by;
    std::vector<record_line> lines;
    std::string actor_id = {};
    bool fees_handed_over = false;    ///< the fees that the post held for these dossiers were handed on with it
    bool presealed = false;           ///< sealed by the agency beforehand
    std::string bulk_agreement = {};  ///< what allows that
};
/// The events of a record, one a line and one more for each fee handed on, and the dossiers after them; nothing of it where
/// there is a problem.
struct bulk_outcome {
    std::vector<std::pair<std::string, event>> events;  ///< with the name of the dossier
    std::map<std::string, dossier> dossiers;  ///< those of the record, changed; empty where it was not applied
    std::vector<problem> problems;            ///< each names the record, the line and the dossier
    std::vector<bilingual> warnings;
    fee_sum handed_on;                        ///< the fees handed on with the record
    [[nodiscard]] bool applied() const { return problems.empty(); }
    operator bool() const = delete;
};
/// Applies a record to the dossiers held under their names: all of its lines or none. `amount=` among a line's evidence is
/// what is handed on of its fee; without it, what the post took for the dossier, where that is known.
bulk_outcome apply_record(bulk_record const& record, std::map<std::string, dossier> const& held,
                          rules const& under = rules());
/// The fees that the post holds for dossiers at an instant, by default each at its last event.
struct fees_of_the_post {
    std::vector<std::pair<std::string, held_fee>> fees;  ///< with the name of the dossier
    fee_sum sum;
    std::vector<problem> problems;                       ///< of the amounts of all the dossiers, also those handed on
};
fees_of_the_post fees_held_by_post(std::map<std::string, dossier> const& dossiers, rules const& under = rules(),
                                   std::optional<civil_second> on = std::nullopt);
/// The names of the dossiers that are under way under a slip or waybill.
std::vector<std::string> travelling_under(std::string_view slip, std::map<std::string, dossier> const& held);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/consignment.ipp"
#endif
