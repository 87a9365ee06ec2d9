// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <set>

#include "../consignment.hpp"
#include "dossier_warnings.ipp"
#include "fee_amount.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Follows the legs of one course.
class leg_list {
public:
    leg_list(dossier const& d, rules const& under, civil_second on) : d_(d), under_(under), on_(on) {}

    postal_account collect() {
        auto const course = d_.course();
        auto const traced = retrace(d_, under_);
        auto before = d_.opened().state().at;
        for (std::size_t i = 0; i < course.size() && course[i].occurred <= on_; ++i) {
            if (traced[i].refusal) continue;
            follow(course[i], before, traced[i].dossier.state());
            before = traced[i].dossier.state().at;
        }
        for (auto& leg : out_.legs) judge_leg(leg);
        return std::move(out_);
    }

private:
    void begin(leg_kind kind, event const& e) {
        consignment_leg leg;
        leg.kind = kind;
        leg.accepted = e.occurred;
        leg.slip = std::string(evidence_value(e.evidence, "slip"));
        leg.zone = parse<postal_zone>(std::string(evidence_value(e.evidence, "zone")));
        // The two-way service brings no slip back (TT 17/2017 Điều 5.3).
        leg.with_slip = kind == leg_kind::intake && return_by_ != return_channel::post;
        out_.legs.push_back(std::move(leg));
    }
    consignment_leg* open(std::initializer_list<leg_kind> kinds) {
        for (auto leg = out_.legs.rbegin(); leg != out_.legs.rend(); ++leg)
            if (!leg->ended && std::find(kinds.begin(), kinds.end(), leg->kind) != kinds.end()) return &*leg;
        return nullptr;
    }
    void end(std::initializer_list<leg_kind> kinds, leg_state how, event const& e) {
        auto* leg = open(kinds);
        if (leg == nullptr) return;
        leg->state = how;
        leg->ended = e.occurred;
        if (how == leg_state::arrived && !leg->arrived) leg->arrived = e.occurred;
    }
    void follow(event const& e, regions const& before, dossier_state const& after) {
        return_by_ = after.return_by;
        switch (e.what) {
            case event_kind::post_accept:
                begin(before.status == status::draft ? leg_kind::intake : leg_kind::supplement, e);
                break;
            case event_kind::post_handover:
                end({leg_kind::intake, leg_kind::supplement}, leg_state::arrived, e);
                break;
            case event_kind::post_recall:
                end({leg_kind::intake, leg_kind::supplement}, leg_state::recalled, e);
                break;
            case event_kind::hand_to_post:
                begin(leg_kind::result, e);
                break;
            case event_kind::fail_delivery:
                if (auto* leg = open({leg_kind::result})) {
                    ++leg->attempts;
                    // Transit ends with the first attempt (TT 17/2017 Điều 3.5, 7.2c).
                    if (!leg->arrived) leg->arrived = e.occurred;
                }
                break;
            case event_kind::invite:
                if (auto* leg = open({leg_kind::result})) ++leg->invitations;
                break;
            case event_kind::deliver:
                if (auto* leg = open({leg_kind::result})) ++leg->attempts;
                end({leg_kind::result}, leg_state::arrived, e);
                break;
            case event_kind::return_to_agency:
                end({leg_kind::result}, leg_state::sent_back, e);
                break;
            case event_kind::post_papers_back:
                begin(leg_kind::papers_back, e);
                break;
            case event_kind::deliver_papers:
                end({leg_kind::papers_back}, leg_state::arrived, e);
                break;
            case event_kind::report_loss:
                if (before.packet != packet::none) end({leg_kind::intake, leg_kind::supplement}, leg_state::lost, e);
                if (before.result != after.at.result) end({leg_kind::result}, leg_state::lost, e);
                if (before.papers == papers::post_back && after.at.papers == papers::lost)
                    end({leg_kind::papers_back}, leg_state::lost, e);
                break;
            case event_kind::pay:
                if (after.at.payment == payment::held_by_post) out_.fees.push_back({e.occurred, {}, amount_of(e), {}});
                break;
            case event_kind::remit_payment:
                hand_on(e);
                break;
            default:
                break;
        }
    }
    std::optional<std::int64_t> amount_of(event const& e) {
        auto said = amount_in(e.evidence);
        if (!said.unreadable.empty())
            out_.problems.push_back(amount_problem(error_code::value_invalid,
                                                   std::string(to_string(e.what)) + " at " + to_string(e.occurred),
                                                   std::move(said.unreadable)));
        return said.amount;
    }
    void hand_on(event const& e) {
        if (out_.fees.empty()) return;
        auto& fee = out_.fees.back();
        fee.handed_on = e.occurred;
        fee.amount_handed_on = amount_of(e);
        if (fee.amount && fee.amount_handed_on && *fee.amount != *fee.amount_handed_on)
            out_.problems.push_back({error_code::value_invalid, "remit_payment at " + to_string(e.occurred),
                                     std::to_string(*fee.amount_handed_on) + " đồng handed on",
                                     std::to_string(*fee.amount) + " đồng, as taken (QĐ 45/2016 Điều 15.2)",
                                     "correct one of the two, or let the post hand on the rest"});
    }
    void judge_leg(consignment_leg& leg) const {
        date const j = leg.accepted.day();
        leg.basis = cite(under_.law().find("PST-48", j));
        // Of a supplement and of papers that go home the circular says nothing.
        if (leg.kind == leg_kind::supplement || leg.kind == leg_kind::papers_back)
            leg.basis.certainty = weaker(leg.basis.certainty, certainty::inferred);
        if (!leg.zone) return;
        leg.allowed = transit_due(*leg.zone, j, leg.with_slip, under_);
        // What was lost or called back reached nobody: that is not lateness.
        if (!leg.allowed.latest || leg.state == leg_state::lost || leg.state == leg_state::recalled) return;
        date const reached = (leg.arrived ? *leg.arrived : on_).day();
        if (reached > *leg.allowed.latest) {
            leg.late = true;
            leg.working_days_late = under_.calendar().count_bounds(*leg.allowed.latest, reached).fewest;
        } else if (leg.arrived && reached <= *leg.allowed.earliest && !leg.with_slip) {
            leg.late = false;  // with a slip to bring back, the end of the time is not among the events
        }
    }

    dossier const& d_;
    rules const& under_;
    civil_second on_;
    return_channel return_by_ = return_channel::counter;
    postal_account out_;
};

/// The last slip under which a dossier is on its way, empty where it is not.
inline std::string slip_under_way(dossier const& d) {
    auto const& at = d.state().at;
    bool const inward = at.packet != packet::none, home = at.papers == papers::post_back;
    bool const outward = at.result == result_custody::post_accepted || at.result == result_custody::post_transit ||
                         at.result == result_custody::undelivered;
    if (!inward && !outward && !home) return {};
    auto const course = d.course();
    for (auto e = course.rbegin(); e != course.rend(); ++e)
        if ((inward && e->what == event_kind::post_accept) || (outward && e->what == event_kind::hand_to_post) ||
            (home && e->what == event_kind::post_papers_back))
            return std::string(evidence_value(e->evidence, "slip"));
    return {};
}

/// The events that a record stands for; others happen one by one.
constexpr bool in_a_record(event_kind what) {
    switch (what) {
        case event_kind::post_dispatch:
        case event_kind::post_handover:
        case event_kind::hand_to_post:
        case event_kind::post_depart:
        case event_kind::return_to_agency:
        case event_kind::post_papers_back:
            return true;
        default:
            return false;
    }
}

/// Whether the record itself is in order, before any dossier is looked at.
inline void check_record(bulk_record const& r, std::vector<problem>& problems) {
    auto const add = [&](std::string found, std::string expected, std::string cure) {
        problems.push_back({error_code::value_invalid, "record " + (r.number.empty() ? "?" : r.number),
                            std::move(found), std::move(expected), std::move(cure)});
    };
    if (r.number.empty()) add("no number", "the number of the record", "number it");
    if (r.lines.empty()) add("no lines", "one dossier or more", "list the dossiers");
    if (!in_a_record(r.what))
        add("the event " + std::string(to_string(r.what)),
            "post_dispatch, post_handover, hand_to_post, post_depart, return_to_agency or post_papers_back",
            "apply such events one by one");
    if (r.presealed && r.bulk_agreement.empty())
        add("results sealed by the agency without an agreement", "an agreement (QĐ 45/2016 Điều 9.4)",
            "name the agreement, or seal before the agency");
}

}

MOTCUA_INLINE postal_account carriage(dossier const& d, rules const& under, std::optional<civil_second> on) {
    auto const course = d.course();
    auto const until = on ? *on : course.empty() ? civil_second{0} : course.back().occurred;
    return detail::leg_list(d, under, until).collect();
}

MOTCUA_INLINE fees_of_the_post fees_held_by_post(std::map<std::string, dossier> const& dossiers, rules const& under,
                                                 std::optional<civil_second> on) {
    fees_of_the_post out;
    for (auto const& [name, d] : dossiers) {
        auto account = carriage(d, under, on);
        for (auto& p : account.problems) {
            p.place = name + ": " + p.place;
            out.problems.push_back(std::move(p));
        }
        for (auto const& fee : account.fees) {
            if (fee.handed_on) continue;
            out.fees.emplace_back(name, fee);
            out.sum.add(fee.amount);
        }
    }
    return out;
}

MOTCUA_INLINE std::vector<std::string> travelling_under(std::string_view slip,
                                                        std::map<std::string, dossier> const& held) {
    std::vector<std::string> all;
    for (auto const& [name, d] : held)
        if (!slip.empty() && detail::slip_under_way(d) == slip) all.push_back(name);
    return all;
}

MOTCUA_INLINE bulk_outcome apply_record(bulk_record const& r, std::map<std::string, dossier> const& held,
                                        rules const& under) {
    bulk_outcome out;
    detail::check_record(r, out.problems);
    std::set<std::string> seen;
    bool const needs_slip = r.what == event_kind::post_handover || r.what == event_kind::hand_to_post;
    for (std::size_t i = 0; i < r.lines.size(); ++i) {
        auto const& line = r.lines[i];
        auto const place = "record " + r.number + ", line " + std::to_string(i + 1) + " (" + line.dossier + ")";
        auto const add = [&](error_code code, std::string found, std::string expected, std::string cure) {
            out.problems.push_back({code, place, std::move(found), std::move(expected), std::move(cure)});
        };
        auto const known = held.find(line.dossier);
        if (known == held.end()) {
            add(error_code::row_dossier_unknown, "a dossier that is not held", "a dossier that is held",
                "correct its name");
            continue;
        }
        if (!seen.insert(line.dossier).second) {
            add(error_code::row_dossier_duplicate, "a dossier for the second time", "every dossier once",
                "remove the line");
            continue;
        }
        if (needs_slip && line.slip.empty())
            add(error_code::row_value_invalid, "no slip number",
                "the slip number of each dossier (QĐ 45/2016 Điều 7.1–7.4, 9.2)", "write the slip's number");
        auto const under_way = detail::slip_under_way(known->second);
        if (!line.slip.empty() && !under_way.empty() && under_way != line.slip)
            add(error_code::row_value_invalid, "slip " + line.slip,
                "slip " + under_way + ", under which the post took it", "correct the slip, or the dossier");
        if (!line.complete)
            add(error_code::row_value_invalid, "a packet that the recount found incomplete", "a complete packet",
                "leave the dossier out of the record, and let the applicant complete it");
        if (!line.seal_intact && detail::evidence_value(line.evidence, "inventory").empty())
            add(error_code::row_value_invalid, "a broken seal or torn packing without an inventory",
                "an inventory, a record and new packing (TT 17/2017 Điều 11.2)", "add inventory=… to the evidence");
        event e{r.what, r.when, r.by, std::nullopt, r.actor_id, {"number=" + r.number}};
        if (!line.slip.empty()) e.evidence.push_back("slip=" + line.slip);
        if (r.presealed) e.evidence.push_back("agreement=" + r.bulk_agreement);
        // The amount is of the fee, which is an event of its own.
        std::copy_if(line.evidence.begin(), line.evidence.end(), std::back_inserter(e.evidence),
                     [](auto const& item) { return item.rfind("amount=", 0) != 0; });
        auto said = detail::amount_in(line.evidence);
        bool const fee_goes_on = r.fees_handed_over && known->second.state().at.payment == payment::held_by_post;
        if (!said.unreadable.empty())
            out.problems.push_back(detail::amount_problem(error_code::row_value_invalid, place, std::move(said.unreadable)));
        else if (said.amount && !fee_goes_on)
            add(error_code::row_value_invalid, std::to_string(*said.amount) + " đồng handed on",
                "a fee that the post holds for the dossier and that the record hands on",
                "remove the amount, or enter that the post took the fee");
        auto next = apply(known->second, e, under);
        if (next.refusal) {
            add(error_code::row_refused, next.refusal->text().en, "a step that the table allows", next.refusal->cure().en);
            continue;
        }
        out.events.emplace_back(line.dossier, e);
        for (auto const& w : next.warnings())
            if (!(w == detail::fee_with_the_post())) out.warnings.push_back({line.dossier + ": " + w.vi, line.dossier + ": " + w.en});
        if (next.dossier.state().at.payment == payment::held_by_post) {
            if (r.fees_handed_over) {
                event fee{event_kind::remit_payment, r.when, actor::postal_worker, std::nullopt, r.actor_id,
                          {"number=" + r.number}};
                auto account = carriage(next.dossier, under);
                auto const taken = account.fees.empty() ? std::nullopt : account.fees.back().amount;
                if (said.amount && taken && *said.amount != *taken)
                    add(error_code::row_value_invalid, std::to_string(*said.amount) + " đồng handed on",
                        std::to_string(*taken) + " đồng, as taken (QĐ 45/2016 Điều 15.2)", "correct the amount");
                for (auto& p : account.problems)
                    add(error_code::row_value_invalid, p.place + ": " + p.found, p.expected, p.cure);
                auto const amount = said.amount ? said.amount : taken;
                if (amount) fee.evidence.push_back("amount=" + std::to_string(*amount));
                out.handed_on.add(amount);
                next = apply(next.dossier, fee, under);
                out.events.emplace_back(line.dossier, fee);
            } else if (r.what == event_kind::post_handover) {
                auto const still = detail::fee_with_the_post();
                out.warnings.push_back({line.dossier + ": " + still.vi, line.dossier + ": " + still.en});
            }
        }
        out.dossiers.emplace(line.dossier, next.dossier);
    }
    if (!out.problems.empty()) {
        out.events.clear();
        out.dossiers.clear();
        out.warnings.clear();
        out.handed_on = {};
    }
    return out;
}

}
}
