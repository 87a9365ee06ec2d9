// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../machine.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// A closed vocabulary for the rows below: a reader sees the table, not the types.
using st = status;
using pa = papers;
using pk = packet;
using re = result_custody;
using py = payment;
using ev = event_kind;
using co = clock_operation;

inline constexpr auto at_desk = in(actor::desk_clerk, actor::delegated_clerk);
inline constexpr auto supplement_open = in(st::supplement_before_acceptance, st::supplement_requested);
inline constexpr auto no_papers_out = in(pa::none, pa::desk);
inline constexpr auto under_way = in(pk::accepted_by_post, pk::in_transit);
inline constexpr auto withdrawable = in(st::submitted, st::supplement_before_acceptance, st::accepted, st::processing,
                                        st::supplement_requested, st::financial_obligation);
inline constexpr auto before_result = in(re::none);
inline constexpr auto payable = in(st::draft, st::submitted, st::accepted, st::processing, st::finished);
inline constexpr auto fee_open = in(py::none, py::due);
inline constexpr auto return_changeable =
    in(st::submitted, st::supplement_before_acceptance, st::accepted, st::processing, st::supplement_requested,
       st::financial_obligation, st::withdrawal_requested, st::finished);
inline constexpr auto result_at_hand = in(re::none, re::signed_off, re::desk, re::returned_to_desk);
inline constexpr auto with_post = in(re::post_accepted, re::post_transit);
inline constexpr auto not_lost = in(re::none, re::signed_off, re::desk, re::post_accepted, re::post_transit,
                                    re::undelivered, re::returned_to_desk, re::delivered, re::collected,
                                    re::sent_electronically);
inline constexpr auto not_with_post = in(re::none, re::signed_off, re::desk, re::undelivered, re::returned_to_desk,
                                         re::delivered, re::collected, re::sent_electronically, re::lost);
inline constexpr auto not_on_the_way_home =
    in(pa::none, pa::applicant, pa::post, pa::desk, pa::unit, pa::archive, pa::home, pa::lost);
inline constexpr auto not_in_the_packet =
    in(pa::none, pa::applicant, pa::desk, pa::unit, pa::archive, pa::home, pa::lost);
inline constexpr auto elsewhere =
    in(pa::none, pa::applicant, pa::desk, pa::unit, pa::archive, pa::post_back, pa::home, pa::lost);
inline constexpr auto closed_without_result = in(st::not_accepted, st::stopped);
inline constexpr auto closed_with_result = in(st::finished, st::returned);

inline constexpr date decree_61{2018, 6, 21};    // NĐ 61/2018 in force
inline constexpr date decree_118{2025, 7, 1};    // NĐ 118/2025 in force
inline constexpr date decree_309{2026, 8, 5};    // NĐ 309/2026 in force
inline constexpr date decision_45{2016, 12, 16};  // QĐ 45/2016 in force

/// The national rows. Designated members that stay away are free: any value, kept.
inline constexpr auto national_rows = std::to_array<machine_row>({
    // Submission. Nothing is the agency's before it is handed over.
    {.what = ev::submit_counter, .by = in(actor::applicant), .status = in(st::draft) >> st::submitted,
     .papers = in(pa::applicant) >> pa::desk, .packet = in(pk::none), .rules = "OST-01 OST-40", .from = decree_61},
    {.what = ev::submit_counter, .by = at_desk, .status = in(st::draft) >> st::submitted,
     .papers = in(pa::applicant) >> pa::desk, .packet = in(pk::none), .guards = bit(guard::receives),
     .rules = "OST-01 OST-40", .from = decree_61},
    {.what = ev::submit_online, .by = in(actor::applicant), .status = in(st::draft) >> st::submitted,
     .papers = in(pa::applicant) >> pa::none, .packet = in(pk::none), .rules = "OST-01 OST-40", .from = decree_61},
    // The inbound leg of QĐ 45/2016, for the dossier and for a supplement.
    {.what = ev::post_accept, .by = in(actor::postal_worker), .status = in(st::draft),
     .papers = in(pa::applicant) >> pa::post, .packet = in(pk::none) >> pk::accepted_by_post,
     .guards = bit(guard::intake_eligible), .document = "consignment slip", .rules = "PST-02 PST-09 PST-12",
     .from = decision_45},
    {.what = ev::post_accept, .by = in(actor::postal_worker), .status = supplement_open,
     .packet = in(pk::none) >> pk::accepted_by_post, .document = "consignment slip", .rules = "PST-12 PST-14",
     .from = decision_45},
    {.what = ev::post_dispatch, .by = in(actor::postal_worker), .packet = in(pk::accepted_by_post) >> pk::in_transit,
     .rules = "CLK-04 PST-41", .from = decision_45},
    {.what = ev::post_handover, .by = in(actor::postal_worker), .status = in(st::draft) >> st::submitted,
     .papers = in(pa::post) >> pa::desk, .packet = under_way >> pk::none, .document = "handover record",
     .rules = "PST-13 PST-15", .from = decision_45},
    {.what = ev::post_handover, .by = at_desk, .status = in(st::draft) >> st::submitted,
     .papers = in(pa::post) >> pa::desk, .packet = under_way >> pk::none, .guards = bit(guard::receives),
     .document = "handover record", .rules = "PST-13 PST-15", .from = decision_45},
    {.what = ev::post_handover, .by = in(actor::postal_worker), .status = supplement_open,
     .papers = not_in_the_packet, .packet = under_way >> pk::none, .document = "handover record",
     .rules = "PST-13 PST-14", .from = decision_45},
    {.what = ev::post_handover, .by = at_desk, .status = supplement_open, .papers = not_in_the_packet,
     .packet = under_way >> pk::none, .guards = bit(guard::receives), .document = "handover record",
     .rules = "PST-13 PST-14", .from = decision_45},
    {.what = ev::post_recall, .by = in(actor::applicant, actor::postal_worker), .status = in(st::draft),
     .papers = in(pa::post) >> pa::applicant, .packet = under_way >> pk::none, .rules = "PST-59", .from = decision_45},
    {.what = ev::post_recall, .by = in(actor::applicant, actor::postal_worker), .papers = elsewhere,
     .packet = under_way >> pk::none, .rules = "PST-59", .from = decision_45},
    // Intake.
    {.what = ev::accept, .by = at_desk, .status = in(st::submitted) >> st::accepted, .clock = co::start,
     .papers = no_papers_out, .packet = in(pk::none), .guards = bit(guard::receives), .document = "form 01",
     .rules = "OST-04 OST-06 LA-02", .from = decree_61, .to = decree_118},
    {.what = ev::accept, .by = at_desk, .status = in(st::submitted) >> st::accepted, .clock = co::start,
     .papers = no_papers_out, .packet = in(pk::none), .guards = bit(guard::receives) | bit(guard::local_intake),
     .document = "form 01", .rules = "OST-48 OST-50 CLK-02", .from = decree_118},
    {.what = ev::accept, .by = at_desk, .status = in(st::submitted) >> st::accepted, .papers = no_papers_out,
     .packet = in(pk::none), .guards = bit(guard::receives), .unless = bit(guard::local_intake),
     .document = "form 01", .rules = "OST-48 OST-51 CLK-03",
     .certainty = certainty::text_doubtful, .from = decree_309},
    {.what = ev::request_supplement, .by = at_desk, .status = in(st::submitted) >> st::supplement_before_acceptance,
     .papers = no_papers_out, .packet = in(pk::none), .guards = bit(guard::receives) | bit(guard::supplement_once),
     .document = "form 02",
     .rules = "OST-02 OST-04 OST-48", .from = decree_61},
    {.what = ev::request_supplement, .by = at_desk,
     .status = in(st::accepted, st::processing) >> st::supplement_requested, .clock = co::pause,
     .papers = in(pa::unit) >> pa::desk, .result = before_result,
     .guards = bit(guard::receives) | bit(guard::supplement_window) | bit(guard::supplement_once), .document = "form 02",
     .rules = "OST-03 OST-09 OST-60 LA-04", .from = decree_61},
    {.what = ev::request_supplement, .by = at_desk,
     .status = in(st::accepted, st::processing) >> st::supplement_requested, .clock = co::pause,
     .papers = no_papers_out, .result = before_result,
     .guards = bit(guard::receives) | bit(guard::supplement_window) | bit(guard::supplement_once), .document = "form 02",
     .rules = "OST-03 OST-09 OST-60 LA-04", .from = decree_61},
    {.what = ev::receive_supplement, .by = at_desk, .status = in(st::supplement_before_acceptance) >> st::submitted,
     .packet = in(pk::none), .guards = bit(guard::receives), .rules = "OST-04 PST-14", .from = decree_61},
    {.what = ev::receive_supplement, .by = at_desk, .status = in(st::supplement_requested) >> st::accepted,
     .clock = co::restart, .packet = in(pk::none), .guards = bit(guard::receives), .rules = "OST-09 OST-60 CLK-05",
     .from = decree_61},
    {.what = ev::refuse_intake, .by = at_desk,
     .status = in(st::submitted, st::supplement_before_acceptance) >> st::not_accepted, .papers = no_papers_out,
     .packet = in(pk::none), .guards = bit(guard::receives), .document = "form 03", .rules = "OST-04 OST-48 FRM-14",
     .from = decree_61},
    {.what = ev::close_incomplete, .by = in(actor::desk_clerk, actor::delegated_clerk, actor::system),
     .status = in(st::supplement_requested) >> st::stopped, .clock = co::stop, .packet = in(pk::none),
     .guards = bit(guard::receives) | bit(guard::fifteen_days), .rules = "OST-61", .from = decree_118},
    // Processing.
    {.what = ev::forward, .by = at_desk, .status = in(st::accepted) >> st::processing, .papers = in(pa::desk) >> pa::unit,
     .guards = bit(guard::receives) | bit(guard::step_of_process), .rules = "OST-08 OST-52", .from = decree_61},
    {.what = ev::forward, .by = at_desk, .status = in(st::accepted) >> st::processing, .papers = in(pa::none, pa::unit),
     .guards = bit(guard::receives) | bit(guard::step_of_process), .rules = "OST-08 OST-52", .from = decree_61},
    {.what = ev::receive_at_agency, .by = in(actor::officer), .status = in(st::accepted, st::processing),
     .rules = "LA-17 OST-52", .from = decree_61, .to = decree_309},
    {.what = ev::receive_at_agency, .by = in(actor::officer), .status = in(st::accepted, st::processing),
     .clock = co::start, .guards = bit(guard::receipt_counts), .rules = "OST-51 CLK-03 LA-16",
     .certainty = certainty::text_doubtful, .from = decree_309},
    {.what = ev::receive_at_agency, .by = in(actor::officer), .status = in(st::accepted, st::processing),
     .unless = bit(guard::receipt_counts), .rules = "OST-51 CLK-03 LA-16",
     .certainty = certainty::text_doubtful, .from = decree_309},
    // Between the steps of the internal process, forwards or back, also while others are consulted. That a line of the
    // control slip stands for each hand-over was seen in systems; no article says who hands on to whom.
    {.what = ev::pass_on, .by = in(actor::officer, actor::leader), .status = in(st::processing),
     .guards = bit(guard::step_of_process), .rules = "LA-24 FRM-01 FRM-02 FRM-06 FRM-09", .certainty = certainty::observed, .from = decree_61},
    {.what = ev::consult, .by = in(actor::officer), .status = in(st::processing),
     .rules = "OST-10 OST-62 CLK-06", .from = decree_61},
    {.what = ev::answer_consultation, .by = in(actor::consulted_agency), .status = in(st::processing),
     .rules = "OST-10 OST-62 CLK-06", .from = decree_61},
    {.what = ev::request_payment, .by = in(actor::officer), .status = in(st::processing) >> st::financial_obligation,
     .result = before_result, .payment = in(py::none) >> py::due, .unless = bit(guard::payment_suspends),
     .document = "payment notice", .rules = "CLK-07 FRM-09", .certainty = certainty::observed, .from = decree_61},
    {.what = ev::request_payment, .by = in(actor::officer), .status = in(st::processing) >> st::financial_obligation,
     .clock = co::pause, .result = before_result, .payment = in(py::none) >> py::due,
     .guards = bit(guard::payment_suspends), .document = "payment notice", .rules = "CLK-07 FRM-09",
     .certainty = certainty::observed, .from = decree_61},
    {.what = ev::pay, .by = in(actor::applicant), .status = in(st::financial_obligation) >> st::processing,
     .clock = co::resume, .payment = fee_open >> py::paid, .document = "receipt", .rules = "PST-23 OST-17 OST-72",
     .from = decision_45},
    {.what = ev::pay, .by = in(actor::postal_worker), .status = in(st::financial_obligation) >> st::processing,
     .clock = co::resume, .payment = fee_open >> py::held_by_post, .document = "receipt", .rules = "PST-12 PST-23",
     .from = decision_45},
    {.what = ev::pay, .by = in(actor::applicant), .status = payable, .payment = fee_open >> py::paid,
     .document = "receipt", .rules = "PST-23 OST-17 OST-72", .from = decision_45},
    {.what = ev::pay, .by = in(actor::postal_worker), .status = payable, .payment = fee_open >> py::held_by_post,
     .document = "receipt", .rules = "PST-12 PST-23", .from = decision_45},
    {.what = ev::remit_payment, .by = in(actor::postal_worker), .payment = in(py::held_by_post) >> py::paid,
     .rules = "PST-15 PST-29", .from = decision_45},
    // Withdrawal and stop. Before 2025-07-01 no general right was found in the text: the rows are observed practice.
    {.what = ev::request_withdrawal, .by = in(actor::applicant), .status = withdrawable >> st::withdrawal_requested,
     .result = before_result, .document = "request", .rules = "FRM-09", .certainty = certainty::observed,
     .from = decree_61, .to = decree_118},
    {.what = ev::request_withdrawal, .by = in(actor::applicant), .status = withdrawable >> st::withdrawal_requested,
     .result = before_result, .guards = bit(guard::stop_window), .document = "request", .rules = "OST-65 LA-06",
     .from = decree_118},
    {.what = ev::grant_withdrawal, .by = in(actor::desk_clerk, actor::officer, actor::leader),
     .status = in(st::withdrawal_requested) >> st::stopped, .clock = co::stop, .rules = "FRM-09",
     .certainty = certainty::observed, .from = decree_61, .to = decree_118},
    {.what = ev::grant_withdrawal, .by = in(actor::desk_clerk, actor::officer, actor::leader),
     .status = in(st::withdrawal_requested) >> st::stopped, .clock = co::stop, .document = "form 05 (TT 03/2025)",
     .rules = "OST-65", .from = decree_118},
    {.what = ev::refuse_withdrawal, .by = in(actor::officer, actor::leader), .status = in(st::withdrawal_requested),
     .to_history = true, .rules = "FRM-09 OST-65", .certainty = certainty::observed, .from = decree_61},
    {.what = ev::retract_withdrawal, .by = in(actor::applicant), .status = in(st::withdrawal_requested),
     .to_history = true, .rules = "FRM-09", .certainty = certainty::observed, .from = decree_61},
    // The content, by who filed online, in the same window. What it does to the time is not said: nothing here.
    {.what = ev::adjust, .by = in(actor::applicant), .status = withdrawable, .result = before_result,
     .guards = bit(guard::stop_window) | bit(guard::filed_online), .rules = "OST-65", .from = decree_118},
    {.what = ev::stop, .by = in(actor::leader), .status = in(st::processing) >> st::stopped, .clock = co::stop,
     .result = before_result, .rules = "FRM-09", .certainty = certainty::observed, .from = decree_61},
    {.what = ev::extend, .by = in(actor::officer, actor::leader), .status = in(st::accepted, st::processing),
     .guards = bit(guard::first_extension) | bit(guard::day_before_due) | bit(guard::separate_duties),
     .document = "form 04",
     .rules = "OST-13 OST-64 LA-05", .from = decree_61},
    // The result.
    {.what = ev::decide, .by = in(actor::leader), .status = in(st::processing),
     .result = before_result >> re::signed_off, .guards = bit(guard::separate_duties), .document = "result",
     .rules = "OST-14 OST-67", .from = decree_61},
    {.what = ev::refuse_on_merits, .by = in(actor::leader), .status = in(st::processing),
     .result = before_result >> re::signed_off, .guards = bit(guard::separate_duties), .document = "form 03",
     .rules = "OST-12 OST-63 LA-03",
     .from = decree_61},
    {.what = ev::issue, .by = in(actor::officer, actor::leader), .status = in(st::processing) >> st::finished,
     .clock = co::stop, .papers = in(pa::unit) >> pa::desk, .result = in(re::signed_off) >> re::desk,
     .guards = bit(guard::outcome_refused), .rules = "OST-12 OST-63 LA-03", .from = decree_61},
    {.what = ev::issue, .by = in(actor::officer, actor::leader), .status = in(st::processing) >> st::finished,
     .clock = co::stop, .papers = in(pa::none, pa::desk, pa::home, pa::post_back, pa::lost),
     .result = in(re::signed_off) >> re::desk,
     .guards = bit(guard::outcome_refused), .rules = "OST-12 OST-63 LA-03", .from = decree_61},
    {.what = ev::issue, .by = in(actor::officer, actor::leader), .status = in(st::processing) >> st::finished,
     .clock = co::stop, .result = in(re::signed_off) >> re::desk, .unless = bit(guard::outcome_refused),
     .rules = "OST-14 OST-67", .from = decree_61},
    {.what = ev::recall_result, .by = in(actor::leader), .status = in(st::finished) >> st::processing,
     .result = in(re::desk) >> re::none, .document = "correction", .rules = "OST-15 OST-70", .from = decree_61},
    // Return.
    {.what = ev::register_post_return, .by = in(actor::applicant), .status = return_changeable,
     .result = result_at_hand, .guards = bit(guard::return_eligible), .rules = "PST-01 PST-02 PST-07",
     .from = decision_45},
    {.what = ev::register_post_return, .by = at_desk, .status = return_changeable, .result = result_at_hand,
     .guards = bit(guard::returns) | bit(guard::return_eligible), .rules = "PST-01 PST-02 PST-07", .from = decision_45},
    {.what = ev::cancel_post_return, .by = in(actor::applicant), .status = return_changeable, .result = result_at_hand,
     .rules = "PST-01", .from = decision_45},
    {.what = ev::cancel_post_return, .by = at_desk, .status = return_changeable, .result = result_at_hand,
     .guards = bit(guard::returns), .rules = "PST-01", .from = decision_45},
    {.what = ev::hand_to_post, .by = in(actor::postal_worker), .status = in(st::finished),
     .result = in(re::desk, re::returned_to_desk) >> re::post_accepted,
     .payment = in(py::none, py::held_by_post, py::paid),
     .guards = bit(guard::return_by_post) | bit(guard::return_eligible), .document = "return slip",
     .rules = "PST-02 PST-20 PST-21", .from = decision_45},
    {.what = ev::hand_to_post, .by = at_desk, .status = in(st::finished),
     .result = in(re::desk, re::returned_to_desk) >> re::post_accepted,
     .payment = in(py::none, py::held_by_post, py::paid),
     .guards = bit(guard::return_by_post) | bit(guard::returns) | bit(guard::return_eligible),
     .document = "return slip", .rules = "PST-02 PST-20 PST-21", .from = decision_45},
    {.what = ev::post_depart, .by = in(actor::postal_worker), .status = in(st::finished),
     .result = in(re::post_accepted) >> re::post_transit, .rules = "CLK-04 PST-41", .from = decision_45},
    {.what = ev::deliver, .by = in(actor::postal_worker), .status = in(st::finished) >> st::returned,
     .result = in(re::post_accepted, re::post_transit, re::undelivered) >> re::delivered, .document = "delivery record",
     .rules = "PST-22 PST-42", .from = decision_45},
    {.what = ev::fail_delivery, .by = in(actor::postal_worker), .status = in(st::finished),
     .result = in(re::post_accepted, re::post_transit) >> re::undelivered, .rules = "PST-44 PST-60", .from = decision_45},
    {.what = ev::invite, .by = in(actor::postal_worker), .status = in(st::finished), .result = in(re::undelivered),
     .document = "invitation", .rules = "PST-44 PST-60", .from = decision_45},
    {.what = ev::return_to_agency, .by = in(actor::postal_worker), .status = in(st::finished),
     .result = in(re::undelivered) >> re::returned_to_desk, .guards = bit(guard::two_invitations),
     .document = "return list", .rules = "PST-44 PST-60", .from = decision_45},
    {.what = ev::return_to_agency, .by = at_desk, .status = in(st::finished),
     .result = in(re::undelivered) >> re::returned_to_desk,
     .guards = bit(guard::two_invitations) | bit(guard::returns), .document = "return list", .rules = "PST-44 PST-60", .from = decision_45},
    {.what = ev::collect, .by = in(actor::applicant), .status = in(st::finished) >> st::returned,
     .result = in(re::desk, re::returned_to_desk) >> re::collected, .rules = "OST-14 OST-21 OST-71", .from = decree_61},
    {.what = ev::collect, .by = at_desk, .status = in(st::finished) >> st::returned,
     .result = in(re::desk, re::returned_to_desk) >> re::collected, .guards = bit(guard::returns),
     .rules = "OST-14 OST-21 OST-71", .from = decree_61},
    {.what = ev::send_electronically, .by = in(actor::desk_clerk, actor::delegated_clerk, actor::system),
     .status = in(st::finished) >> st::returned, .result = in(re::desk) >> re::sent_electronically,
     .guards = bit(guard::returns), .rules = "OST-14 OST-68", .from = decree_61},
    // Papers go home, or stay.
    {.what = ev::give_papers_back, .by = at_desk, .status = closed_without_result,
     .papers = in(pa::desk, pa::unit) >> pa::home, .guards = bit(guard::returns), .rules = "OST-04 OST-48", .from = decree_61},
    {.what = ev::give_papers_back, .by = at_desk, .status = closed_with_result,
     .papers = in(pa::desk, pa::unit) >> pa::home, .guards = bit(guard::returns) | bit(guard::outcome_refused),
     .rules = "OST-12 LA-03", .from = decree_61},
    {.what = ev::post_papers_back, .by = in(actor::postal_worker), .status = closed_without_result,
     .papers = in(pa::desk, pa::unit) >> pa::post_back, .document = "consignment slip", .rules = "PST-20", .from = decision_45},
    {.what = ev::post_papers_back, .by = in(actor::postal_worker), .status = closed_with_result,
     .papers = in(pa::desk, pa::unit) >> pa::post_back, .guards = bit(guard::outcome_refused),
     .document = "consignment slip", .rules = "PST-20 LA-03", .from = decision_45},
    {.what = ev::post_papers_back, .by = at_desk, .status = closed_without_result,
     .papers = in(pa::desk, pa::unit) >> pa::post_back, .guards = bit(guard::returns), .document = "consignment slip",
     .rules = "PST-20", .from = decision_45},
    {.what = ev::post_papers_back, .by = at_desk, .status = closed_with_result,
     .papers = in(pa::desk, pa::unit) >> pa::post_back, .guards = bit(guard::returns) | bit(guard::outcome_refused),
     .document = "consignment slip", .rules = "PST-20 LA-03", .from = decision_45},
    {.what = ev::deliver_papers, .by = in(actor::postal_worker), .papers = in(pa::post_back) >> pa::home,
     .document = "delivery record", .rules = "PST-22", .from = decision_45},
    {.what = ev::archive, .by = in(actor::officer), .status = in(st::returned), .papers = in(pa::unit) >> pa::archive,
     .rules = "FRM-09 OST-73", .certainty = certainty::observed, .from = decree_61},
    // Loss in carriage closes nothing.
    {.what = ev::report_loss, .by = in(actor::postal_worker), .papers = in(pa::post) >> pa::lost,
     .packet = under_way >> pk::none, .document = "record of loss", .rules = "PST-28", .from = decision_45},
    {.what = ev::report_loss, .by = in(actor::postal_worker), .papers = not_in_the_packet,
     .packet = under_way >> pk::none, .document = "record of loss", .rules = "PST-28", .from = decision_45},
    {.what = ev::report_loss, .by = in(actor::postal_worker), .papers = in(pa::post_back) >> pa::lost,
     .packet = in(pk::none), .result = not_with_post, .document = "record of loss", .rules = "PST-28", .from = decision_45},
    // After a refusal on the merits papers and result travel together.
    {.what = ev::report_loss, .by = in(actor::postal_worker), .papers = in(pa::post_back) >> pa::lost,
     .packet = in(pk::none), .result = with_post >> re::lost, .document = "record of loss", .rules = "PST-28 LA-03", .from = decision_45},
    {.what = ev::report_loss, .by = in(actor::postal_worker), .papers = not_on_the_way_home, .packet = in(pk::none),
     .result = with_post >> re::lost, .document = "record of loss", .rules = "PST-28", .from = decision_45},
    {.what = ev::remedy_loss, .by = in(actor::postal_worker, actor::desk_clerk, actor::delegated_clerk), .status = in(st::draft),
     .papers = in(pa::lost) >> pa::applicant, .guards = bit(guard::returns), .document = "remedy", .rules = "PST-28", .from = decision_45},
    {.what = ev::remedy_loss, .by = in(actor::postal_worker, actor::desk_clerk, actor::delegated_clerk), .status = in(st::finished),
     .result = in(re::lost) >> re::desk, .guards = bit(guard::returns), .document = "remedy", .rules = "PST-28", .from = decision_45},
    {.what = ev::remedy_loss, .by = in(actor::postal_worker, actor::desk_clerk, actor::delegated_clerk),
     .status = in(st::not_accepted, st::stopped, st::finished, st::returned), .papers = in(pa::lost) >> pa::home,
     .result = not_lost, .guards = bit(guard::returns), .document = "remedy", .rules = "PST-28", .from = decision_45},
});

constexpr bool grouped_by_event(std::span<machine_row const> rows) {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].what < rows[i - 1].what) return false;
    return true;
}

constexpr bool every_row_has_a_basis(std::span<machine_row const> rows) {
    for (auto const& row : rows)
        if (row.rules.empty() || (row.to && *row.to <= row.from)) return false;
    return true;
}

constexpr bool every_event_has_a_row(std::span<machine_row const> rows) {
    std::size_t e = 0;
    for (auto const& row : rows) {
        if (static_cast<std::size_t>(row.what) > e) return false;
        if (static_cast<std::size_t>(row.what) == e) ++e;
    }
    return e == event_kinds;
}

static_assert(grouped_by_event(national_rows) && every_row_has_a_basis(national_rows) &&
              every_event_has_a_row(national_rows));

}
}
}
