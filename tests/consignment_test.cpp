// SPDX-License-Identifier: Apache-2.0
// Consignments: the post's own time leg by leg, and records for many dossiers. Worked by hand from QĐ 45/2016 and TT 17/2017.
#include <motcua/consignment.hpp>

#include <algorithm>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

dossier by_post(return_channel back = return_channel::counter) {
    return dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, back);
}
dossier sent(std::string const& slip, dossier d = by_post(), std::string zone = "zone=between_districts") {
    return after(std::move(d),
                 {{"2020-06-05T09:00", e::post_accept, a::postal_worker, {"slip=" + slip, std::move(zone)}},
                  {"2020-06-05T15:00", e::post_dispatch, a::postal_worker}});
}
using held_dossiers = std::map<std::string, dossier>;

bulk_record handover(std::vector<record_line> lines) {
    return {e::post_handover, "BB-01", at("2020-06-09T09:00"), a::postal_worker, std::move(lines)};
}
bool names(bulk_outcome const& o, error_code code, std::string_view line, std::string_view found) {
    return std::any_of(o.problems.begin(), o.problems.end(), [&](problem const& p) {
        return p.code == code && p.place.find(line) != std::string::npos && p.found.find(found) != std::string::npos;
    });
}

}

TEST_CASE("consignment: an inbound leg has its own time") {
    // Vectors 1 and 2: accepted on a Friday between districts, J+2 is Tuesday; with the slip brought back J+4, Thursday.
    auto const both_ways = sent("S1", by_post(return_channel::post));
    auto const leg = carriage(both_ways, under()).legs.at(0);
    CHECK(leg.kind == leg_kind::intake);
    CHECK(leg.state == leg_state::under_way);
    CHECK(leg.slip == "S1");
    CHECK(leg.accepted == at("2020-06-05T09:00"));
    CHECK_FALSE(leg.with_slip);  // the two-way service brings none back
    CHECK(leg.allowed.due == date(2020, 6, 9));
    CHECK_FALSE(leg.late.has_value());
    CHECK(carriage(both_ways, under(), at("2020-06-11T09:00")).legs[0].late == true);
    CHECK(carriage(both_ways, under(), at("2020-06-11T09:00")).legs[0].working_days_late == 2);
    step const given{"2020-06-09T23:00", e::post_handover, a::postal_worker};
    auto const there = carriage(after(both_ways, {given}), under()).legs.at(0);
    CHECK(there.state == leg_state::arrived);
    CHECK(there.late == false);
    CHECK(there.ended == at(given.when));
    auto const late =
        carriage(after(both_ways, {{"2020-06-10T08:00", e::post_handover, a::postal_worker}}), under()).legs.at(0);
    CHECK(late.late == true);
    CHECK(late.working_days_late == 1);
    CHECK(late.basis.article == "Điều 7.2đ–7.2g");
    auto const one_way = sent("S1");
    CHECK(carriage(one_way, under()).legs[0].with_slip);
    CHECK(carriage(one_way, under()).legs[0].allowed.due == date(2020, 6, 11));
    // With a slip to bring back only lateness can be told: its delivery is no event.
    CHECK_FALSE(carriage(after(one_way, {given}), under()).legs[0].late.has_value());
    CHECK(carriage(after(one_way, {{"2020-06-12T08:00", e::post_handover, a::postal_worker}}), under()).legs[0].late ==
          true);
    // Without a zone nothing is said.
    CHECK_FALSE(carriage(sent("S1", by_post(), "zone=nowhere"), under()).legs[0].allowed.due.has_value());
}

TEST_CASE("consignment: recall and loss and supplements are legs of their own") {
    auto const recalled = after(sent("S1"), {{"2020-06-08T09:00", e::post_recall, a::applicant}});
    CHECK(carriage(recalled, under(), at("2020-07-01T00:00")).legs[0].state == leg_state::recalled);
    CHECK_FALSE(carriage(recalled, under(), at("2020-07-01T00:00")).legs[0].late.has_value());
    auto const lost = after(sent("S1"), {{"2020-06-08T09:00", e::report_loss, a::postal_worker}});
    CHECK(carriage(lost, under()).legs[0].state == leg_state::lost);
    auto const d =
        after(sent("S1"), {{"2020-06-09T09:00", e::post_handover, a::postal_worker},
                           {"2020-06-09T10:00", e::request_supplement, a::desk_clerk},
                           {"2020-06-11T10:00", e::post_accept, a::postal_worker, {"slip=S2", "zone=same_district"}},
                           {"2020-06-15T10:00", e::post_handover, a::postal_worker}});
    auto const account = carriage(d, under());
    REQUIRE(account.legs.size() == 2);
    CHECK(account.legs[1].kind == leg_kind::supplement);
    CHECK(account.legs[1].slip == "S2");
    CHECK(account.legs[1].late == true);  // J+1 is Friday 12, handed over on Monday
    CHECK(account.legs[1].basis.certainty == certainty::inferred);
    CHECK(account.legs[0].late == std::nullopt);
    CHECK(judge(d.state()) == timeliness::unfinished);  // the post's lateness is not the agency's
}

TEST_CASE("consignment: a result travels until the first attempt and may go back") {
    auto const d = after(out_by_post("2020-06-05"), {{"2020-06-09T09:00", e::fail_delivery, a::postal_worker},
                                                     {"2020-06-09T10:00", e::invite, a::postal_worker},
                                                     {"2020-06-11T10:00", e::invite, a::postal_worker},
                                                     {"2020-06-12T10:00", e::return_to_agency, a::postal_worker}});
    auto const leg = carriage(d, under()).legs.at(0);
    CHECK(leg.kind == leg_kind::result);
    CHECK(leg.state == leg_state::sent_back);
    CHECK(leg.attempts == 1);
    CHECK(leg.invitations == 2);
    CHECK(leg.arrived == at("2020-06-09T09:00"));
    CHECK(leg.ended == at("2020-06-12T10:00"));
    auto const again =
        after(d, {{"2020-06-15T10:00", e::hand_to_post, a::postal_worker, {"slip=W9", "zone=between_districts"}},
                  {"2020-06-17T10:00", e::deliver, a::postal_worker}});
    auto const legs = carriage(again, under()).legs;
    REQUIRE(legs.size() == 2);
    CHECK(legs[1].late == false);
    CHECK(legs[1].slip == "W9");
    // Papers that go home after a refusal of intake.
    auto const home = after(counter(), {{"2020-06-05T08:00", e::submit_counter, a::applicant},
                                        {"2020-06-05T09:00", e::refuse_intake, a::desk_clerk},
                                        {"2020-06-05T10:00", e::post_papers_back, a::postal_worker},
                                        {"2020-06-08T10:00", e::deliver_papers, a::postal_worker}});
    CHECK(carriage(home, under()).legs.at(0).kind == leg_kind::papers_back);
    CHECK(carriage(home, under()).legs[0].state == leg_state::arrived);
}

TEST_CASE("consignment: fees that the post holds") {
    auto const d = after(sent("S1"), {{"2020-06-05T16:00", e::pay, a::postal_worker}});
    auto const fees = carriage(d, under()).fees;
    REQUIRE(fees.size() == 1);
    CHECK(fees[0].taken == at("2020-06-05T16:00"));
    CHECK_FALSE(fees[0].handed_on.has_value());
    auto const on = after(d, {{"2020-06-09T09:00", e::post_handover, a::postal_worker},
                              {"2020-06-09T09:05", e::remit_payment, a::postal_worker}});
    CHECK(carriage(on, under()).fees[0].handed_on == at("2020-06-09T09:05"));
}

TEST_CASE("consignment: the amount of a fee is what the event says and never guessed") {
    auto const taken = [](std::vector<std::string> evidence) {
        return after(sent("S1"), {{"2020-06-05T16:00", e::pay, a::postal_worker, std::move(evidence)}});
    };
    auto const known = carriage(taken({"receipt=7", "amount=50000"}), under());
    CHECK((known.fees.at(0).amount == 50000 && known.problems.empty()));
    CHECK_FALSE(known.fees.at(0).amount_handed_on.has_value());
    CHECK_FALSE(carriage(taken({}), under()).fees.at(0).amount.has_value());
    CHECK(carriage(taken({}), under()).problems.empty());
    CHECK(carriage(taken({"amount=999999999999"}), under()).fees.at(0).amount == 999999999999);
    for (auto const* text : {"amount=", "amount=0", "amount=050000", "amount=50.000", "amount=50,000", "amount=50 000", "amount=-5",
                             "amount=+5", "amount=5e4", "amount=50000đ", "amount=50000 ", "amount=0x10", "amount=9999999999999",
                             "amount=99999999999999999999", "amount=năm mươi nghìn"}) {
        INFO(text);
        auto const account = carriage(taken({text}), under());
        CHECK_FALSE(account.fees.at(0).amount.has_value());
        REQUIRE(account.problems.size() == 1);
        CHECK((account.problems[0].found == text && account.problems[0].code == error_code::value_invalid));
        CHECK(account.problems[0].place == "pay at 2020-06-05T16:00:00");
    }
    CHECK(carriage(taken({"amount=1", "amount=1"}), under()).problems.size() == 1);  // which of the two, nobody knows
    CHECK_FALSE(carriage(taken({"amount=1", "amount=1"}), under()).fees.at(0).amount.has_value());
    // Handed on whole, in part, without an amount.
    auto const on = [&](std::vector<std::string> evidence) {
        return carriage(after(taken({"amount=50000"}), {{"2020-06-09T09:00", e::post_handover, a::postal_worker},
                                                        {"2020-06-09T09:05", e::remit_payment, a::postal_worker, std::move(evidence)}}),
                        under());
    };
    CHECK((on({"amount=50000"}).problems.empty() && on({"amount=50000"}).fees.at(0).amount_handed_on == 50000));
    CHECK((on({}).problems.empty() && !on({}).fees.at(0).amount_handed_on));
    REQUIRE(on({"amount=40000"}).problems.size() == 1);
    CHECK(on({"amount=40000"}).problems[0].found == "40000 đồng handed on");
    CHECK(on({"amount=40000"}).problems[0].expected.find("50000 đồng") == 0);
    // What the applicant paid to the agency is not held by the post.
    CHECK(carriage(after(sent("S1"), {{"2020-06-05T16:00", e::pay, a::applicant, {"amount=50000"}}}), under()).fees.empty());
}

TEST_CASE("consignment: what the post holds for many dossiers") {
    auto const with_fee = [](std::string const& slip, std::vector<std::string> evidence) {
        return after(sent(slip), {{"2020-06-05T16:00", e::pay, a::postal_worker, std::move(evidence)}});
    };
    held_dossiers held{{"A", with_fee("S1", {"amount=50000"})}, {"B", with_fee("S2", {})}, {"C", sent("S3")},
                       {"D", with_fee("S4", {"amount=8000"})},  {"E", with_fee("S5", {"amount=8.000"})}};
    auto const all = fees_held_by_post(held, under());
    REQUIRE(all.fees.size() == 4);
    CHECK((all.sum.fees == 4 && all.sum.unknown == 2 && all.sum.known == 58000));
    CHECK_FALSE(all.sum.total().has_value());
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].place.rfind("E: pay at", 0) == 0);
    CHECK(fees_held_by_post(held, under(), at("2020-06-05T15:59")).fees.empty());  // not taken yet
    held.erase("B");
    held.erase("E");
    CHECK(fees_held_by_post(held, under()).sum.total() == 58000);
    CHECK(fees_held_by_post({}, under()).sum.total() == 0);
    // A record hands on what was taken, and the sum stands in it.
    auto record = handover({{"A", "S1"}, {"C", "S3"}, {"D", "S4", true, true, {"amount=8000"}}});
    record.fees_handed_over = true;
    auto const out = apply_record(record, held, under());
    INFO((out.problems.empty() ? "" : to_string(out.problems[0])));
    REQUIRE(out.applied());
    CHECK((out.handed_on.total() == 58000 && out.handed_on.fees == 2));
    for (auto const& [name, x] : out.events) {
        bool const has = std::any_of(x.evidence.begin(), x.evidence.end(), [](auto const& i) { return i.rfind("amount=", 0) == 0; });
        CHECK(has == (x.what == e::remit_payment));
    }
    CHECK(carriage(out.dossiers.at("A"), under()).fees.at(0).amount_handed_on == 50000);
    for (auto const& [name, d] : out.dossiers) held.insert_or_assign(name, d);
    CHECK(fees_held_by_post(held, under()).fees.empty());
    CHECK(fees_held_by_post(held, under(), at("2020-06-08T09:00")).sum.total() == 58000);  // as it was the day before
}

TEST_CASE("consignment: a record does not hand on an amount that cannot be") {
    auto const one = [](std::vector<std::string> taken, std::vector<std::string> said, bool goes_on = true) {
        held_dossiers const held{{"A", after(sent("S1"), {{"2020-06-05T16:00", e::pay, a::postal_worker, std::move(taken)}})},
                                 {"C", sent("S3")}};
        auto record = handover({{"A", "S1", true, true, std::move(said)}, {"C", "S3"}});
        record.fees_handed_over = goes_on;
        return apply_record(record, held, under());
    };
    auto const wrong = error_code::row_value_invalid;
    CHECK(names(one({"amount=50000"}, {"amount=40000"}), wrong, "line 1 (A)", "40000 đồng"));
    CHECK(names(one({"amount=50000"}, {"amount=50.000"}), wrong, "line 1 (A)", "amount=50.000"));
    CHECK(names(one({"amount=50.000"}, {"amount=50000"}), wrong, "line 1 (A)", "amount=50.000"));
    CHECK(names(one({"amount=50000"}, {"amount=50000"}, false), wrong, "line 1 (A)", "50000 đồng"));
    for (auto const& bad : {one({"amount=50000"}, {"amount=40000"}), one({"amount=50000"}, {"amount=x"})})
        CHECK((bad.events.empty() && bad.dossiers.empty() && bad.handed_on.fees == 0));
    // A line that says what was not entered on taking is evidence of its own; without either the sum is not known.
    CHECK(one({}, {"amount=50000"}).handed_on.total() == 50000);
    CHECK_FALSE(one({}, {}).handed_on.total().has_value());
    CHECK(one({}, {}).handed_on.unknown == 1);
    CHECK(one({}, {}, false).handed_on.fees == 0);
    // No fee was taken: there is nothing to hand on.
    auto record = handover({{"C", "S3", true, true, {"amount=50000"}}});
    record.fees_handed_over = true;
    CHECK(names(apply_record(record, {{"C", sent("S3")}}, under()), wrong, "line 1 (C)", "50000 đồng"));
}

TEST_CASE("consignment: one handover record for many dossiers") {
    held_dossiers const held{{"A", sent("S1")},
                             {"B", after(sent("S2"), {{"2020-06-05T16:00", e::pay, a::postal_worker}})},
                             {"C", sent("S3")}};
    auto record = handover({{"A", "S1"}, {"B", "S2"}});
    record.fees_handed_over = true;
    auto const out = apply_record(record, held, under());
    INFO((out.problems.empty() ? "" : to_string(out.problems[0])));
    REQUIRE(out.applied());
    CHECK(out.dossiers.size() == 2);
    CHECK(out.dossiers.at("A").status() == s::submitted);
    CHECK(out.dossiers.at("B").state().at.payment == payment::paid);
    CHECK(out.events.size() == 3);  // one more for the fee
    CHECK(out.events[0].second.evidence == std::vector<std::string>{"number=BB-01", "slip=S1"});
    CHECK(out.warnings.empty());
    // The same events one by one lead to the same dossiers.
    for (auto const& [name, d] : out.dossiers) {
        auto one = held.at(name);
        for (auto const& [of, x] : out.events)
            if (of == name) one = apply(one, x, under()).dossier;
        CHECK(one == d);
    }
    // The moment of submission is the record's (QĐ 45/2016 Điều 7.4), so it starts the clock of 2020.
    auto const taken = after(out.dossiers.at("A"), {{"2020-06-10T08:00", e::accept, a::desk_clerk}});
    CHECK(taken.state().started == at("2020-06-09T09:00").value);
    // Fees that are not handed on are told, and stay with the post.
    record.fees_handed_over = false;
    auto const later = apply_record(record, held, under());
    CHECK(later.applied());
    CHECK(later.warnings.size() == 1);
    CHECK(later.dossiers.at("B").state().at.payment == payment::held_by_post);
}

TEST_CASE("consignment: a record is applied whole or not at all and every problem is named") {
    held_dossiers const held{{"A", sent("S1")}, {"B", sent("S2")}, {"C", counter()}};
    auto const before = held;
    auto const out = apply_record(
        handover({{"A", "S1"}, {"B", "S9"}, {"A", "S1"}, {"X", "S4"}, {"C", "S5"}, {"B", ""}}), held, under());
    CHECK_FALSE(out.applied());
    CHECK(out.events.empty());
    CHECK(out.dossiers.empty());
    CHECK(held == before);
    CHECK(names(out, error_code::row_value_invalid, "line 2 (B)", "slip S9"));
    CHECK(names(out, error_code::row_dossier_duplicate, "line 3 (A)", "second time"));
    CHECK(names(out, error_code::row_dossier_unknown, "line 4 (X)", "not held"));
    CHECK(names(out, error_code::row_refused, "line 5 (C)", "papers"));
    CHECK(names(out, error_code::row_dossier_duplicate, "line 6 (B)", "second time"));
    CHECK(out.problems.size() == 5);
    auto const open = apply_record(handover({{"A", ""}, {"B", "S2", false}}), held, under());
    CHECK(names(open, error_code::row_value_invalid, "line 1 (A)", "no slip number"));
    CHECK(names(open, error_code::row_value_invalid, "line 2 (B)", "incomplete"));
    CHECK(open.problems.size() == 2);
    // A torn packet comes with its inventory, or not at all (TT 17/2017 Điều 11.2).
    auto torn = handover({{"A", "S1", true, false}});
    CHECK(names(apply_record(torn, held, under()), error_code::row_value_invalid, "line 1 (A)", "broken seal"));
    torn.lines[0].evidence = {"inventory=KK-1"};
    CHECK(apply_record(torn, held, under()).events.at(0).second.evidence.back() == "inventory=KK-1");
    // The record itself.
    auto bare = handover({});
    bare.number.clear();
    bare.what = e::accept;
    auto const nothing = apply_record(bare, held, under());
    CHECK(nothing.problems.size() == 3);
    CHECK(names(nothing, error_code::value_invalid, "record ?", "no lines"));
    CHECK(names(nothing, error_code::value_invalid, "record ?", "the event accept"));
}

TEST_CASE("consignment: results in bulk under one waybill") {
    auto const ready = [] {
        return finished("2020-06-05",
                        dossier::open("1.000001", "", "so.nn", "trung-tam", channel::counter, return_channel::post));
    };
    held_dossiers held{{"A", ready()}, {"B", ready()}, {"C", ready()}};
    bulk_record list{e::hand_to_post, "DS-7", at("2020-06-08T09:00"), a::desk_clerk, {{"A", "W1"}, {"B", "W1"}}};
    list.presealed = true;
    CHECK(names(apply_record(list, held, under()), error_code::value_invalid, "record DS-7", "without an agreement"));
    list.bulk_agreement = "TT-2020/3";
    auto const out = apply_record(list, held, under());
    REQUIRE(out.applied());
    CHECK(out.events[0].second.evidence.back() == "agreement=TT-2020/3");
    for (auto const& [name, d] : out.dossiers) held.insert_or_assign(name, d);
    // The waybill moves on with all that travel under it.
    CHECK(travelling_under("W1", held) == std::vector<std::string>{"A", "B"});
    CHECK(travelling_under("", held).empty());
    bulk_record depart{e::post_depart, "W1", at("2020-06-08T15:00"), a::postal_worker, {}};
    for (auto const& name : travelling_under("W1", held)) depart.lines.push_back({name, "W1"});
    auto const gone = apply_record(depart, held, under());
    REQUIRE(gone.applied());
    CHECK(gone.dossiers.at("B").state().at.result == result_custody::post_transit);
    CHECK(carriage(gone.dossiers.at("B"), under()).legs.at(0).slip == "W1");
    // Another waybill is another consignment.
    depart.lines[0].slip = "W2";
    CHECK(names(apply_record(depart, held, under()), error_code::row_value_invalid, "line 1 (A)", "slip W2"));
    // Delivered, it travels no more.
    held.insert_or_assign("A", after(gone.dossiers.at("A"), {{"2020-06-09T09:00", e::deliver, a::postal_worker}}));
    CHECK(travelling_under("W1", held) == std::vector<std::string>{"B"});
}
