// SPDX-License-Identifier: Apache-2.0
// What an answer must not pass over in silence: a window that the law leaves closed, a place that is not known, a result
// that may not be sent, evidence that says nothing, wording that is read less surely. Worked by hand.
#include <motcua/dossier_json.hpp>
#include <motcua/dossier_papers.hpp>

#include <algorithm>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

bool warns(outcome const& out, std::string_view part) {
    auto const all = out.warnings();
    return std::any_of(all.begin(), all.end(), [&](bilingual const& w) {
        REQUIRE_FALSE(w.vi.empty());
        return w.en.find(part) != std::string::npos;
    });
}
bool cites(std::vector<citation> const& all, std::string_view instrument) {
    return std::any_of(all.begin(), all.end(), [&](citation const& c) { return c.instrument.find(instrument) != std::string::npos; });
}
outcome applied(dossier const& d, step const& x, rules const& law = under()) {
    auto out = apply(d, made(x), law);
    INFO(to_string(x.what) << " at " << x.when << ": " << (out.refusal ? out.refusal->text().en : ""));
    REQUIRE_FALSE(out.refusal.has_value());
    return out;
}
dossier by_post(std::string code = "1.000001", return_channel back = return_channel::post) {
    return dossier::open(std::move(code), "", "so.nn", "trung-tam", channel::post, back);
}
dossier accepted_by_post(std::string const& sent, std::string const& there) {
    return after(by_post(), {{sent + "T08:00", e::post_accept, a::postal_worker},
                             {there + "T08:00", e::post_handover, a::postal_worker},
                             {there + "T09:00", e::accept, a::desk_clerk}});
}

}

TEST_CASE("dossier stop window: by post it opens when form 01 was delivered") {
    // NĐ 118/2025 Điều 21.1, LA-06: between the handover and the delivery of the slip no rule allows a stop.
    auto const d = accepted_by_post("2025-07-04", "2025-07-08");
    auto const ask = [](std::vector<std::string> evidence) {
        return step{"2025-07-10T09:00", e::request_withdrawal, a::applicant, std::move(evidence)};
    };
    for (auto const& none : {std::vector<std::string>{}, {"slip_received=soon"}, {"slip_received=2025-07-11"},
                             {"slip_received=2025-07-07"}, {"due=2025-07-09"}}) {
        auto const r = refused(d, ask(none));
        CHECK(r.guard == guard::stop_window);
        CHECK(r.cure().en.find("Between the handover and the delivery of form 01") != std::string::npos);
        CHECK(r.cure().vi.find("slip_received=") != std::string::npos);
        CHECK(cites(r.basis(), "118/2025"));
    }
    for (auto const* day : {"2025-07-08", "2025-07-09", "2025-07-10"})
        CHECK(applied(d, ask({std::string("slip_received=") + day})).dossier.status() == s::withdrawal_requested);
    // That it is possible then is listed; at the counter the slip is in the applicant's hands at once.
    auto const now = allowed_events(d, at("2025-07-10T09:00"), std::nullopt, under());
    CHECK(std::find(now.begin(), now.end(), std::pair(e::request_withdrawal, a::applicant)) != now.end());
    CHECK(applied(accepted("2025-07-08"), ask({})).dossier.status() == s::withdrawal_requested);
    // Before 2025-07-01 practice knew the request without a window.
    auto const old = accepted_by_post("2020-06-01", "2020-06-03");
    CHECK(applied(old, {"2020-06-03T10:00", e::request_withdrawal, a::applicant}).certainty() == certainty::observed);
}

TEST_CASE("dossier channel: what happened counts and not what was declared") {
    auto const declared = [](channel by) {
        return dossier::open("1.000002", "", "so.nn", "trung-tam", by, return_channel::counter);
    };
    for (auto const by : {channel::counter, channel::post, channel::online}) {
        CHECK(after(declared(by), {{"2025-07-01T08:00", e::submit_counter, a::applicant}}).state().intake == channel::counter);
        CHECK(after(declared(by), {{"2025-07-01T08:00", e::submit_online, a::applicant}}).state().intake == channel::online);
        CHECK(after(declared(by), {{"2025-07-01T08:00", e::post_accept, a::postal_worker}}).state().intake == channel::post);
    }
    // Only who filed online adjusts (NĐ 118/2025 Điều 21), and the limit of the channel holds: 15 days at the counter.
    auto const d = accepted("2025-07-01", declared(channel::online));
    CHECK(refused(d, {"2025-07-01T10:00", e::adjust, a::applicant}).guard == guard::filed_online);
    CHECK(d.due() == date(2025, 7, 16));
    // A packet with a supplement does not make a dossier of the counter one by post.
    auto const asked = after(accepted("2025-07-01"), {{"2025-07-02T08:00", e::request_supplement, a::desk_clerk},
                                                      {"2025-07-03T08:00", e::post_accept, a::postal_worker}});
    CHECK(asked.state().intake == channel::counter);
}

TEST_CASE("dossier supplement: what a further request counts its three working days from is a reading") {
    // NĐ 61/2018 Điều 19.4, NĐ 118/2025 Điều 19.5: "of acceptance"; and the completed dossier is counted anew.
    auto const strict = under().with(reading::supplement_window, "acceptance");
    auto const d = after(accepted("2025-09-30"), {{"2025-10-01T08:00", e::request_supplement, a::desk_clerk},
                                                  {"2025-10-02T08:00", e::receive_supplement, a::desk_clerk}});
    auto const second = [](std::string const& day) { return step{day + "T16:00", e::request_supplement, a::desk_clerk}; };
    CHECK(applied(d, second("2025-10-03"), strict).dossier.state().supplements == 2);
    CHECK(refused(d, second("2025-10-06"), strict).guard == guard::supplement_window);
    CHECK(applied(d, second("2025-10-07")).dossier.state().supplements == 2);
    CHECK(refused(d, second("2025-10-08")).guard == guard::supplement_window);
    auto const later = after(accepted("2025-09-30"), {{"2025-10-01T08:00", e::request_supplement, a::desk_clerk},
                                                      {"2025-11-10T08:00", e::receive_supplement, a::desk_clerk}});
    CHECK(refused(later, second("2025-11-11"), strict).guard == guard::supplement_window);
    auto const again = applied(later, second("2025-11-13")).dossier;
    CHECK(explain(again, under(), language::en).find("what the 3 working days of a further request for a supplement") != std::string::npos);
    CHECK(explain(again, under(), language::en).find("if “acceptance”: 5. request a supplement: refused") != std::string::npos);
}

TEST_CASE("dossier place: the centre of a province is remote for a commune and at home for a department") {
    catalogue_parts parts;
    auto const body = [&](std::string id, std::string parent, level at_level) {
        agency b;
        b.id = std::move(id), b.parent = std::move(parent), b.level = at_level;
        parts.agencies.push_back(std::move(b));
    };
    body("tinh", "", level::province), body("so", "tinh", level::province), body("xa", "tinh", level::commune);
    for (auto const& [id, of] : {std::pair("trung-tam", "tinh"), std::pair("quay.xa", "xa")}) {
        receiving_unit u;
        u.id = id, u.agency = of;
        parts.units.push_back(std::move(u));
    }
    parts.procedures.push_back(plain_procedure("1.000001", {limit(working_days(3))}));
    auto const law = rules().with(catalogue(std::move(parts)));
    auto const taken = [&](std::string agency, std::string unit, std::string const& day) {
        auto const filed = dossier::open("1.000001", "", std::move(agency), std::move(unit), channel::counter, return_channel::counter);
        return applied(after(filed, {{day + "T08:00", e::submit_counter, a::applicant}}, law), {day + "T09:00", e::accept, a::desk_clerk}, law);
    };
    // NĐ 309/2026 Điều 8.3: from the competent agency's receipt; three working days of 5 August end on Monday 10.
    CHECK(taken("xa", "quay.xa", "2026-08-05").dossier.due() == date(2026, 8, 10));
    CHECK(taken("so", "trung-tam", "2026-08-05").dossier.due() == date(2026, 8, 10));
    auto const remote = taken("xa", "trung-tam", "2026-08-05");
    CHECK(remote.dossier.state().at.clock == clock_state::not_started);
    CHECK_FALSE(remote.dossier.due().has_value());
    CHECK(why_late(remote.dossier, law).reasons.front().first.en.find("The time has not begun") == 0);
    CHECK(explain(remote.dossier, law, language::en).find("The time has not begun") != std::string::npos);
    CHECK(explain(remote.dossier, law, language::en).find("(decides what comes next)") != std::string::npos);
    CHECK(taken("xa", "trung-tam", "2026-08-04").dossier.due() == date(2026, 8, 7));
    // A desk that the catalogue does not hold is taken as the right one, and that is said.
    auto const unknown = taken("xa", "quay.xa ", "2026-08-05");
    CHECK(unknown.dossier.due() == date(2026, 8, 10));
    CHECK(warns(unknown, "does not hold the unit “quay.xa ”"));
    CHECK_FALSE(warns(taken("xa", "quay.xa", "2026-08-05"), "does not hold"));
    CHECK_FALSE(warns(taken("xa", "nowhere", "2026-08-04"), "does not hold"));
}

TEST_CASE("dossier return: what may not be returned by post is not handed over") {
    // Both conditions of QĐ 45/2016 Điều 1.2: neither registered nor handed over; a doubt is told.
    auto const done = [](std::string code) {
        return finished("2020-06-03", dossier::open(std::move(code), "", "so.nn", "trung-tam", channel::counter, return_channel::post));
    };
    step const hand{"2020-06-04T08:00", e::hand_to_post, a::postal_worker}, ask{"2020-06-04T08:00", e::register_post_return, a::applicant};
    for (auto const& x : {hand, ask}) {
        auto const r = refused(done("1.000004"), x);
        CHECK(r.guard == guard::return_eligible);
        CHECK(r.cure().en.find("counter or electronically") != std::string::npos);
        CHECK(cites(r.basis(), "45/2016"));
        auto const doubt = applied(done("1.000003"), x);
        CHECK(warns(doubt, "Return by post is not known to be possible"));
    }
    auto const doubt = applied(by_post("1.000003"), {"2020-06-03T08:00", e::post_accept, a::postal_worker});
    CHECK(warns(doubt, "Filing by post is not known to be possible"));
}

TEST_CASE("dossier steps: a step that is named must be one") {
    auto const d = after(accepted("2025-07-01"), {{"2025-07-01T09:00", e::forward, a::desk_clerk}});
    auto const on = [](std::string text) { return step{"2025-07-01T10:00", e::pass_on, a::officer, {std::move(text)}}; };
    for (auto const* bad : {"step=0", "step=-1", "step=x", "step=", "step=64", "step=1e1"}) {
        INFO(bad);
        auto const r = refused(d, on(bad));
        CHECK(r.guard == guard::step_of_process);
        CHECK(r.cure().en.find("from 1 (step=N)") != std::string::npos);
    }
    CHECK(applied(d, on("step=7")).dossier.state().step == 7);  // no process is known
    auto const waiting = accepted("2025-07-01");
    CHECK(refused(waiting, {"2025-07-01T10:00", e::forward, a::desk_clerk, {"step=x"}}).guard == guard::step_of_process);
}

TEST_CASE("dossier answers: certainty is that of the wording on the day") {
    // NĐ 61/2018 read without NĐ 107/2021, which amends it from 2021-12-06 (LA-26).
    auto const on = [](std::string const& day) {
        return applied(after(counter(), {{day + "T08:00", e::submit_counter, a::applicant}}), {day + "T09:00", e::accept, a::desk_clerk});
    };
    CHECK(on("2020-06-01").certainty() == certainty::text);
    CHECK(on("2025-06-27").certainty() != certainty::text);
    CHECK(on("2026-02-02").certainty() == certainty::text_doubtful);
    // The clock of the postal decision is one of dossiers by post (LA-01, LA-02).
    CHECK_FALSE(cites(on("2020-06-01").basis(), "45/2016"));
    CHECK(explain(on("2020-06-01").dossier, under()).find("45/2016/QĐ-TTg:") == std::string::npos);
    auto const handed = after(by_post(), {{"2020-06-01T08:00", e::post_accept, a::postal_worker},
                                          {"2020-06-02T08:00", e::post_handover, a::postal_worker}});
    CHECK(cites(applied(handed, {"2020-06-02T09:00", e::accept, a::desk_clerk}).basis(), "45/2016"));
}

TEST_CASE("dossier documents: a form has its number only while its circular is in force") {
    // TT 01/2018 from 2019-01-06, TT 03/2025 from 2025-09-15; between and before the decrees name the slip.
    auto const slip = [](std::string const& day) {
        return applied(after(counter(), {{day + "T08:00", e::submit_counter, a::applicant}}), {day + "T09:00", e::accept, a::desk_clerk});
    };
    CHECK(slip("2018-07-09").document_text().vi == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
    CHECK(explain(slip("2018-07-09").dossier, under()).find("mẫu số 01") == std::string::npos);
    CHECK(slip("2020-06-01").document_text().vi.find("mẫu số 01") == 0);
    auto const granted = [](std::string const& day) {
        auto const asked = after(accepted(day), {{day + "T10:00", e::request_withdrawal, a::applicant}});
        return applied(asked, {day + "T11:00", e::grant_withdrawal, a::leader}).document_text().vi;
    };
    CHECK(granted("2025-07-09") == "Thông báo dừng giải quyết hồ sơ");
    CHECK(granted("2025-09-15").find("mẫu số 05") == 0);
}

TEST_CASE("dossier warnings: money with the post and instants the wrong way round") {
    auto const paid = after(by_post(), {{"2020-06-01T08:00", e::post_accept, a::postal_worker},
                                        {"2020-06-01T08:05", e::pay, a::postal_worker}});
    step const over{"2020-06-02T08:00", e::post_handover, a::postal_worker};
    CHECK(warns(applied(paid, over), "still holds the fee"));
    CHECK_FALSE(warns(applied(after(paid, {{"2020-06-02T07:00", e::remit_payment, a::postal_worker}}), over), "still holds"));
    event early = made({"2020-06-01T08:30", e::accept, a::desk_clerk});
    auto const filed = after(counter(), {{"2020-06-01T08:00", e::submit_counter, a::applicant}});
    early.recorded = at("2020-06-01T08:29");
    CHECK(warns(apply(filed, early, under()), "recorded before it occurred"));
    early.recorded = at("2020-07-01T08:30");
    auto const late = apply(filed, early, under());
    CHECK_FALSE(warns(late, "recorded before"));
    CHECK(explain(late.dossier, under(), language::en).find("; recorded ") != std::string::npos);
}

TEST_CASE("dossier lateness: a result that was called back is said to be judged by the later one") {
    auto const back = after(finished("2025-08-04"), {{"2025-08-05T08:00", e::recall_result, a::leader},
                                                     {"2025-08-06T08:00", e::decide, a::leader},
                                                     {"2025-08-25T09:00", e::issue, a::officer}});
    auto const why = why_late(back, under());
    CHECK(why.late);
    REQUIRE(why.reasons.size() > 1);
    CHECK(why.reasons[1].first.en.find("The result of 2025-08-04 was called back") == 0);
    CHECK(why.reasons[1].second.certainty == certainty::inferred);
    CHECK(why_late(finished("2025-08-04"), under()).reasons.size() == 1);
    // Asked about a day before, the dossier is what it was then; nothing can be added before the last event.
    CHECK_FALSE(why_late(back, under(), at("2025-08-04T12:00")).late);
    CHECK(why_late(back, under(), at("2025-08-04T12:00")).until == at("2025-08-04T11:00"));
    CHECK(allowed_events(back, at("2025-08-24T09:00"), std::nullopt, under()).empty());
    CHECK(next_deadlines(back, under(), at("2025-08-04T09:30")).size() == next_deadlines(after(accepted("2025-08-04"), {{"2025-08-04T09:00", e::forward, a::desk_clerk}}), under(), at("2025-08-04T09:30")).size());
}

TEST_CASE("dossier indicator: a pause that is told twice is taken off once") {
    auto const day = [](int n) { return civil_second{at("2023-03-01T09:00").value + 86400 * std::int64_t{n}}; };
    auto const taken = [&](std::vector<std::pair<int, int>> const& pauses) {
        indicator_facts f;
        f.accepted = day(0), f.promised = day(10).day(), f.finished = day(18), f.period_end = day(30);
        for (auto const& [asked, done] : pauses) f.supplements.push_back({day(asked), day(done), true, false});
        return count_indicator(f, rules().with(reading::indicator_requests, "late_without_end").readings()).subtracted / 86400;
    };
    CHECK(taken({{3, 8}}) == 5);
    CHECK(taken({{3, 8}, {3, 8}}) == 5);
    CHECK(taken({{3, 8}, {4, 9}}) == 6);
    CHECK(taken({{4, 9}, {3, 8}}) == 6);
    CHECK(taken({{3, 5}, {6, 8}, {2, 9}}) == 7);
    CHECK(taken({{2, 9}, {3, 5}}) == 7);
    CHECK(taken({{8, 3}}) == 0);
    // What came after the period is not part of it.
    indicator_facts f;
    f.accepted = day(0), f.promised = day(10).day(), f.finished = day(16), f.period_end = day(5);
    CHECK(count_indicator(f, readings{}).end_by == indicator_end::period_end);
}

TEST_CASE("dossier identifiers are opaque") {
    auto const d = after(counter(), {{"2025-08-04T08:00", e::submit_counter, a::applicant}});
    auto const by = [&](std::string id) {
        event what = made({"2025-08-04T08:30", e::accept, a::desk_clerk});
        what.actor_id = std::move(id);
        return apply(d, what, under());
    };
    for (auto const* bad : {"Nguyễn Văn A", "Nguyen Van A", "a@b.vn", "012345678901", "0912345678", "123456789", "a\nb"})
        CHECK_THROWS_WITH(by(bad), Catch::Matchers::StartsWith("M1309 actor_id"));
    CHECK_THROWS(by(std::string(65, 'x')));
    // What a save could not give back is not taken in.
    event told = made({"2025-08-04T08:30", e::accept, a::desk_clerk, {"biên bản\x01"}});
    CHECK_THROWS_WITH(apply(d, told, under()), Catch::Matchers::StartsWith("M1309 evidence: found a control character"));
    told.evidence = {std::string(65'537, 'x')};
    CHECK_THROWS_WITH(apply(d, told, under()), Catch::Matchers::StartsWith("M1309 evidence: found 65537 bytes"));
    told.evidence = {"biên bản giao nhận số 1"};
    told.key = "a\nb";
    CHECK_THROWS_WITH(apply(d, told, under()), Catch::Matchers::StartsWith("M1309 key"));
    told.key = "cổng:17";
    auto const kept = apply(d, told, under()).dossier;
    CHECK(load_dossier("x", save_dossier(kept, under()), under()).dossier == kept);
    for (auto const* good : {"p1", "cc-01", "so.nn/17", "user:42", "20250804"}) CHECK_FALSE(by(good).refusal.has_value());
}

TEST_CASE("dossier duties: who took the packet over or the supplement in has received as well") {
    auto const deny = under().with(reading::same_person, "deny");
    auto const id = [](step const& x, std::string who) {
        event what = made(x);
        what.actor_id = std::move(who);
        return what;
    };
    auto d = after(by_post(), {{"2025-08-04T08:00", e::post_accept, a::postal_worker}});
    d = apply(d, id({"2025-08-05T08:00", e::post_handover, a::desk_clerk}, "n1"), deny).dossier;
    d = after(d, {{"2025-08-05T09:00", e::accept, a::desk_clerk}, {"2025-08-05T10:00", e::request_supplement, a::desk_clerk}}, deny);
    d = apply(d, id({"2025-08-06T08:00", e::receive_supplement, a::desk_clerk}, "n2"), deny).dossier;
    d = after(d, {{"2025-08-06T09:00", e::forward, a::desk_clerk}}, deny);
    for (auto const* who : {"n1", "n2"})
        CHECK(apply(d, id({"2025-08-07T09:00", e::decide, a::leader}, who), deny).refusal->guard == guard::separate_duties);
    CHECK_FALSE(apply(d, id({"2025-08-07T09:00", e::decide, a::leader}, "n3"), deny).refusal.has_value());
}

TEST_CASE("dossier state packed: bytes that disagree with themselves are not read") {
    auto const d = finished("2025-08-04").state();
    CHECK(unpack(pack(d)) == d);
    auto spare = pack(d);
    spare[60] = static_cast<std::uint8_t>(spare[60] | 0x80U);
    CHECK_FALSE(unpack(spare).has_value());
    auto odd = dossier_state{};
    odd.at.clock = clock_state::running;
    CHECK_FALSE(unpack(pack(odd)).has_value());
    odd = dossier_state{};
    odd.at.result = result_custody::delivered;
    CHECK_FALSE(unpack(pack(odd)).has_value());
    odd = d;
    odd.finished = dossier_state::absent;
    CHECK_FALSE(unpack(pack(odd)).has_value());
}

TEST_CASE("dossier papers: originals go back with the result and papers to be recovered are taken") {
    // QĐ 45/2016 Điều 8.3, TT 17/2017 Điều 5.2: told by evidence; what is still owed when the result is handed out is said.
    auto const lent = after(counter(), {{"2025-08-04T08:00", e::submit_counter, a::applicant, {"original=bằng tốt nghiệp", "original=sổ hộ khẩu"}},
                                        {"2025-08-04T08:30", e::accept, a::desk_clerk},
                                        {"2025-08-04T09:00", e::forward, a::desk_clerk},
                                        {"2025-08-04T10:00", e::decide, a::leader},
                                        {"2025-08-04T11:00", e::issue, a::officer, {"recover=giấy phép cũ", "original=", "recover"}}});
    auto const owed = papers_owed(lent);
    REQUIRE(owed.size() == 3);
    CHECK((owed[0].name == "bằng tốt nghiệp" && owed[0].to_applicant && owed[0].since == at("2025-08-04T08:00")));
    CHECK((owed[2].name == "giấy phép cũ" && !owed[2].to_applicant && !owed[2].settled));
    auto const out = applied(lent, {"2025-08-05T08:00", e::collect, a::applicant, {"original_returned=bằng tốt nghiệp"}});
    CHECK(warns(out, "Original not returned with the result: sổ hộ khẩu (QĐ 45/2016 Điều 8.3)"));
    CHECK(warns(out, "Paper to be recovered was not taken back: giấy phép cũ"));
    CHECK_FALSE(warns(out, "bằng tốt nghiệp"));
    CHECK(papers_owed(out.dossier)[0].settled == at("2025-08-05T08:00"));
    auto const whole = applied(lent, {"2025-08-05T08:00", e::collect, a::applicant,
                                      {"original_returned=bằng tốt nghiệp", "original_returned=sổ hộ khẩu", "recovered=giấy phép cũ"}});
    CHECK(whole.warnings().empty());
    CHECK(papers_owed(counter()).empty());
    // Another receives: the authorisation is shown (QĐ 45/2016 Điều 10).
    auto const carried = after(out_by_post("2025-08-04"), {});
    step hand{"2025-08-11T08:00", e::deliver, a::postal_worker, {"receiver=authorised"}};
    CHECK(warns(applied(carried, hand), "showed no authorisation"));
    hand.evidence.push_back("authorisation=uq-3");
    CHECK_FALSE(warns(applied(carried, hand), "showed no authorisation"));
}

TEST_CASE("dossier narrowing: the province's own rule is named where it was met and where it refused") {
    machine_narrowing own, shut;
    own.id = "X-9", own.what = e::decide, own.guards = bit(guard::separate_duties), own.basis = {"QĐ 9/QĐ-UBND", "", certainty::text};
    shut.id = "X-7", shut.what = e::consult, shut.basis = {"QĐ 7/QĐ-UBND", "", certainty::text};
    auto const law = under().with(std::make_shared<state_machine const>(state_machine().with_({own, shut})));
    auto const d = after(accepted("2020-06-03"), {{"2020-06-03T09:00", e::forward, a::desk_clerk}}, law);
    auto const r = refused(d, {"2020-06-03T10:00", e::consult, a::officer}, law);
    CHECK(r.text().en.find("“X-7”") != std::string::npos);
    CHECK(r.text().vi.find("“X-7”") != std::string::npos);
    CHECK(cites(r.basis(), "QĐ 7/QĐ-UBND"));
    auto const done = applied(d, {"2020-06-03T11:00", e::decide, a::leader}, law);
    CHECK(cites(done.basis(), "QĐ 9/QĐ-UBND"));
    CHECK(explain(done.dossier, law, language::en).find("The province's own X-9: QĐ 9/QĐ-UBND") != std::string::npos);
    CHECK_FALSE(cites(applied(d, {"2020-06-03T11:00", e::decide, a::leader}).basis(), "QĐ 9"));
}

TEST_CASE("dossier supplement pending: no due day is told as if it stood") {
    auto const d = after(accepted("2025-10-01"), {{"2025-10-02T08:00", e::request_supplement, a::desk_clerk}});
    auto const why = why_late(d, under(), at("2026-01-05T08:00"));
    CHECK_FALSE(why.late);
    CHECK(why.reasons.front().first.en.find("A supplement is awaited and no time runs") == 0);
    auto const page = explain(d, under(), language::en);
    CHECK(page.find("Not late") == std::string::npos);
    // The 15 days to complete, by the other reading in working days: both are printed.
    CHECK(page.find("(decides what comes next)") != std::string::npos);
    CHECK(page.find("completion before closing: 2025-10-23") != std::string::npos);
}
