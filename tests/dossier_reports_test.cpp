// SPDX-License-Identifier: Apache-2.0
// Why a dossier is late, the page that explains it, who may not do two things, saves: worked by hand from the articles.
#include <motcua/dossier_json.hpp>

#include <algorithm>
#include <array>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

/// Five working days from Wednesday 2020-06-03: due on Wednesday 10, ready on Monday 22.
dossier slow() {
    return after(accepted("2020-06-03"), {{"2020-06-05T09:00", e::forward, a::desk_clerk},
                                          {"2020-06-05T10:00", e::consult, a::officer},
                                          {"2020-06-12T10:00", e::answer_consultation, a::consulted_agency},
                                          {"2020-06-19T10:00", e::decide, a::leader},
                                          {"2020-06-22T10:00", e::issue, a::officer}});
}

bool says(lateness const& l, std::string_view article, std::string_view words) {
    return std::any_of(l.reasons.begin(), l.reasons.end(), [&](auto const& r) {
        return r.second.article == article && r.first.en.find(words) != std::string::npos;
    });
}

bool holds(std::string const& page, std::string_view words) { return page.find(words) != std::string::npos; }

/// The dossiers along one random course.
std::vector<dossier> walk(walker& random, std::size_t length) {
    std::vector<dossier> all{random.open()};
    auto when = random.beginning();
    for (std::size_t i = 0; i < length; ++i, when += random.pause())
        all.push_back(apply(all.back(), random.next(all.back(), when, under()), under()).dossier);
    return all;
}

event by(e what, a role, std::string const& when, std::string id, std::vector<std::string> evidence = {}) {
    return {what, at(when), role, std::nullopt, std::move(id), std::move(evidence)};
}

dossier with_ids(std::vector<event> const& events, rules const& law = under()) {
    auto d = counter();
    for (auto const& x : events) {
        auto const out = apply(d, x, law);
        REQUIRE_FALSE(out.refusal.has_value());
        d = out.dossier;
    }
    return d;
}

}

TEST_CASE("dossier lateness: days after the due day and where the time went") {
    auto const late = why_late(slow(), under());
    CHECK(late.verdict == timeliness::late);
    CHECK(late.late);
    CHECK(late.due == date(2020, 6, 10));
    CHECK(late.first_due == date(2020, 6, 10));
    CHECK(late.until == at("2020-06-22T10:00"));
    CHECK(late.working_days == 8);  // 11 12 15 16 17 18 19 22
    REQUIRE(late.stays.size() == 2);
    CHECK(late.stays[0].status == s::accepted);
    CHECK(late.stays[0].working_days == 2);  // Thursday and Friday
    CHECK(late.stays[1].status == s::processing);
    CHECK(late.stays[1].from == at("2020-06-05T09:00"));
    CHECK(late.stays[1].to == at("2020-06-22T10:00"));
    CHECK(late.stays[1].working_days == 11);
    CHECK(late.stays[1].counted);
    REQUIRE(late.reasons.size() == 5);
    CHECK(says(late, "Điều 13.1", "8 working days after the due day 2020-06-10"));
    CHECK(late.reasons[0].second.instrument == "Thông tư 01/2018/TT-VPCP");
    CHECK(says(late, "", "Longest: “processing” 11 working days"));
    CHECK(says(late, "Điều 18.2, 18.3", "Forwarded 2 working days"));
    CHECK(says(late, "Điều 19.5", "Consultation took 5 working days"));
    CHECK(says(late, "Điều 19.9", "No apology"));
    for (auto const& [text, basis] : late.reasons) {
        CHECK_FALSE(text.vi.empty());
        CHECK_FALSE(basis.instrument.empty());
    }
}

TEST_CASE("dossier lateness: what is not late says so once") {
    auto const early = why_late(finished("2020-06-05"), under());
    CHECK_FALSE(early.late);
    CHECK(early.verdict == timeliness::early);
    CHECK(early.reasons.size() == 1);
    CHECK(early.working_days == 0);
    auto const not_taken = why_late(counter(), under());
    CHECK_FALSE(not_taken.late);
    CHECK(holds(not_taken.reasons.at(0).first.en, "Not accepted yet"));
    auto const refused_intake = why_late(after(counter(), {{"2020-06-05T08:00", e::submit_counter, a::applicant},
                                                           {"2020-06-05T09:00", e::refuse_intake, a::desk_clerk}}),
                                         under());
    CHECK(holds(refused_intake.reasons.at(0).first.en, "no result to judge"));
    CHECK(holds(why_late(accepted("2020-06-05", counter("1.000003")), under()).reasons.at(0).first.en, "not known"));
}

TEST_CASE("dossier lateness: an open dossier is judged at the instant asked about") {
    auto const d = after(accepted("2020-06-03"), {{"2020-06-03T10:00", e::forward, a::desk_clerk},
                                                  {"2020-06-04T10:00", e::consult, a::officer}});
    CHECK_FALSE(why_late(d, under()).late);  // at its last event
    CHECK_FALSE(why_late(d, under(), at("2020-06-10T23:59")).late);
    auto const late = why_late(d, under(), at("2020-06-15T08:00"));
    CHECK(late.late);
    CHECK(late.verdict == timeliness::unfinished);
    CHECK(late.working_days == 3);  // 11 12 15
    CHECK(says(late, "Điều 13.1", "No result by 2020-06-15"));
    CHECK(says(late, "Điều 19.5", "No answer to the consultation"));
    // While the applicant completes it, the clock waits and nothing is late.
    auto const waits = after(accepted("2020-06-03"), {{"2020-06-04T10:00", e::request_supplement, a::desk_clerk}});
    CHECK_FALSE(why_late(waits, under(), at("2020-07-15T08:00")).late);
}

TEST_CASE("dossier lateness: a new date is named and a supplement says how it counts") {
    auto const d = after(accepted("2020-06-03"), {{"2020-06-03T10:00", e::forward, a::desk_clerk},
                                                  {"2020-06-08T10:00", e::extend, a::leader, {"due=2020-06-12"}},
                                                  {"2020-06-15T10:00", e::decide, a::leader},
                                                  {"2020-06-15T11:00", e::issue, a::officer}});
    auto const late = why_late(d, under());
    CHECK(late.working_days == 1);
    CHECK(late.first_due == date(2020, 6, 10));
    CHECK(says(late, "Điều 19.9", "2020-06-12 instead of 2020-06-10"));
    auto const twice = after(accepted("2025-07-07"), {{"2025-07-08T10:00", e::request_supplement, a::desk_clerk},
                                                      {"2025-07-09T10:00", e::receive_supplement, a::desk_clerk},
                                                      {"2025-07-09T11:00", e::forward, a::desk_clerk},
                                                      {"2025-07-10T10:00", e::request_payment, a::officer},
                                                      {"2025-07-16T10:00", e::pay, a::applicant},
                                                      {"2025-07-21T10:00", e::decide, a::leader},
                                                      {"2025-07-21T11:00", e::issue, a::officer}});
    auto const b = why_late(twice, under());
    CHECK(b.due == date(2025, 7, 16));
    CHECK(b.working_days == 3);
    CHECK(says(b, "Điều 19.5", "starts anew"));
    CHECK(says(b, "Điều 17–24", "Waited 4 working days for a payment"));
    CHECK(says(b, "Điều 19.6", "No apology"));
}

TEST_CASE("dossier explained: one page with articles and days in force and calendar and readings and editions") {
    auto const page = explain(slow(), under());
    for (auto const* words :
         {"BẢN GIẢI TRÌNH HỒ SƠ", "Thủ tục: 1.000001 – Thủ tục 1.000001", "hạn trả: 10/06/2020; đánh giá: quá hạn",
          "Quy định của ngày 03/06/2020",
          "– Nghị định 61/2018/NĐ-CP:", "Điều 17.1, hiệu lực từ 21/06/2018 đến trước 01/07/2025 (đã đọc văn bản)",
          "2. 08:30 03/06/2020 – tiếp nhận hồ sơ (công chức một cửa); lập mẫu số 01",
          "Bắt đầu: 08:30 03/06/2020 (tiếp nhận)", "Không tính 06/06/2020–07/06/2020: ngày nghỉ hằng tuần",
          "Bộ luật Dân sự 91/2015/QH13, Điều 147.2", "nếu “tính cả ngày đầu”: hạn trả 09/06/2020",
          "quá hạn 10/06/2020 8 ngày làm việc", "Phiên bản dữ liệu: calendar ", "Người xác nhận (ký, ghi rõ họ tên)"}) {
        INFO(words);
        CHECK(holds(page, words));
    }
    CHECK(holds(page, "machine " + state_machine().edition()));
    for (auto const& part : under().editions())
        if (!part.hash.empty()) CHECK(holds(page, part.part + " " + part.hash));
    // What did not apply is not cited: a grant rests on no article of refusals.
    CHECK_FALSE(holds(page, "Điều 19.8"));
    CHECK(std::count(page.begin(), page.end(), '\n') < 70);
    auto const english = explain(slow(), under(), language::en);
    CHECK(holds(english, "judged: late"));
    CHECK(holds(english, "if “first day counted”: due 2020-06-09"));
    CHECK(std::count(page.begin(), page.end(), '\n') == std::count(english.begin(), english.end(), '\n'));
}

TEST_CASE("dossier explained: holidays are named with who decided them and an unread amendment is no end") {
    auto const page = explain(accepted("2020-04-28"), under());  // due on 2020-05-07: 29/4, then 4, 5, 6 and 7 May
    CHECK(holds(page, "hạn trả: 07/05/2020"));
    CHECK(holds(page, "30/04/2020"));
    CHECK(holds(page, "Bộ luật Lao động 10/2012/QH13"));
    auto const later = explain(accepted("2022-06-01"), under());
    CHECK(holds(later, "Điều 17.1, hiệu lực từ 21/06/2018 đến trước 01/07/2025 (đã đọc bản chép chưa đầy đủ)"));
    // Before the first text that was read there is nothing to cite, and the page says so.
    CHECK(holds(explain(counter(), under()), "Không có quy định được đọc đang có hiệu lực"));
}

TEST_CASE("dossier explained: another reading shows its own due day or that a step falls away") {
    auto const d = after(dossier::open("1.000002", "", "so.nn", "trung-tam", channel::post, return_channel::post),
                         {{"2020-06-01T09:00", e::post_accept, a::postal_worker},
                          {"2020-06-03T08:00", e::post_handover, a::postal_worker},
                          {"2020-06-05T09:00", e::accept, a::desk_clerk}});
    auto const page = explain(d, under());
    CHECK(holds(page, "Bắt đầu: 08:00 03/06/2020 (biên bản giao nhận)"));
    CHECK(holds(page, "hạn trả: 17/06/2020"));
    CHECK(holds(page, "nếu “giấy tiếp nhận”: hạn trả 19/06/2020"));
    CHECK(holds(page, "Quyết định 45/2016/QĐ-TTg, Điều 7.4"));
    auto const asked = after(accepted("2020-06-03"), {{"2020-06-04T08:00", e::request_supplement, a::desk_clerk},
                                                      {"2020-06-08T08:00", e::receive_supplement, a::desk_clerk},
                                                      {"2020-06-09T08:00", e::request_supplement, a::desk_clerk}});
    auto const twice = explain(asked, under());
    CHECK(holds(twice, "nếu “từ chối”: 5. yêu cầu bổ sung, hoàn thiện hồ sơ: không được thực hiện"));
    CHECK(holds(twice, "! Yêu cầu bổ sung lần thứ 2"));
    // Under other rules the page says which event they refuse.
    CHECK(holds(explain(asked, under().with(reading::second_supplement, "deny")),
                "theo quy định đang xét thì không được"));
}

TEST_CASE("dossier courses are kept and traced again under other rules") {
    auto const d = slow();
    REQUIRE(d.course().size() == 7);
    CHECK(d.course()[1].what == e::accept);
    CHECK(d.opened() == counter());
    auto const same = retrace(d, under());
    REQUIRE(same.size() == 7);
    CHECK(same.back().dossier == d);
    auto const other = retrace(d, under().with(reading::first_day, "included"));
    CHECK(other.back().dossier.due() == date(2020, 6, 9));
    // Dossiers that share a past share its memory; a long one is let go without recursion.
    auto long_one = counter();
    for (int i = 0; i < 200'000; ++i) long_one = long_one.after(d.course()[3], d.state());
    auto const branch = long_one.after(d.course()[4], d.state());
    CHECK(branch.course().size() == 200'001);
    CHECK_FALSE(branch == long_one);
}

TEST_CASE("dossier duties: who receives does not decide and who decides sets no new date") {
    std::vector<event> const taken{by(e::submit_counter, a::applicant, "2020-06-03T08:00", ""),
                                   by(e::accept, a::desk_clerk, "2020-06-03T08:30", "p1"),
                                   by(e::forward, a::desk_clerk, "2020-06-03T09:00", "p1")};
    auto const d = with_ids(taken);
    auto const deny = under().with(reading::same_person, "deny");
    auto const allow = under().with(reading::same_person, "allow");
    for (auto const what : {e::decide, e::refuse_on_merits}) {
        auto const same = by(what, a::leader, "2020-06-04T09:00", "p1"),
                   other = by(what, a::leader, "2020-06-04T09:00", "p2");
        auto const warned = apply(d, same, under());
        REQUIRE_FALSE(warned.refusal.has_value());
        REQUIRE(warned.warnings().size() == 1);
        CHECK(holds(warned.warnings()[0].vi, "Cùng một người"));
        CHECK(apply(d, same, allow).warnings().empty());
        auto const r = apply(d, same, deny).refusal;
        REQUIRE(r.has_value());
        CHECK(r->guard == guard::separate_duties);
        CHECK(r->region == region::guard);
        REQUIRE(r->basis().size() == 1);
        CHECK(r->basis()[0].certainty == certainty::inferred);  // no text was read that forbids it
        CHECK(holds(r->cure().vi, "Người khác thực hiện"));
        // Another person in that role may.
        auto const allowed = r->allowed();
        CHECK(std::find(allowed.begin(), allowed.end(), std::pair(what, a::leader)) != allowed.end());
        CHECK_FALSE(apply(d, other, deny).refusal.has_value());
        CHECK(apply(d, other, under()).warnings().empty());
        // Nothing is known of an event without an identifier.
        CHECK_FALSE(apply(d, by(what, a::leader, "2020-06-04T09:00", ""), deny).refusal.has_value());
    }
    // Decided, called back, and put off by the person who had decided; and the other way round.
    auto with_result = taken;
    with_result.push_back(by(e::decide, a::leader, "2020-06-04T09:00", "p3"));
    auto const decided = with_ids(with_result, deny);
    CHECK(apply(decided, by(e::extend, a::leader, "2020-06-04T10:00", "p3", {"due=2020-06-20"}), deny).refusal->guard ==
          guard::separate_duties);
    CHECK_FALSE(apply(decided, by(e::extend, a::leader, "2020-06-04T10:00", "p4", {"due=2020-06-20"}), deny)
                    .refusal.has_value());
    CHECK_FALSE(apply(decided, by(e::extend, a::leader, "2020-06-04T10:00", "p1", {"due=2020-06-20"}), deny)
                    .refusal.has_value());
    auto put_off = taken;
    put_off.push_back(by(e::extend, a::officer, "2020-06-04T09:00", "p5", {"due=2020-06-20"}));
    CHECK(apply(with_ids(put_off, deny), by(e::decide, a::leader, "2020-06-05T09:00", "p5"), deny).refusal->guard ==
          guard::separate_duties);
    CHECK(reading_rows[static_cast<std::size_t>(reading::same_person)].certainty == certainty::inferred);
}

TEST_CASE("dossier refusals tell how to make the step legal") {
    auto const cure = [](dossier const& d, step const& x, rules const& law = under()) {
        return refused(d, x, law).cure().en;
    };
    auto const d = accepted("2020-06-03");
    CHECK(holds(cure(d, {"2020-06-04T09:00", e::forward, a::officer}), "To be done by: one-stop official"));
    CHECK(holds(cure(d, {"2020-06-09T09:00", e::request_supplement, a::desk_clerk}), "until 2020-06-08"));
    CHECK(holds(cure(d, {"2020-06-04T09:00", e::extend, a::leader}), "Give a new date after 2020-06-10"));
    CHECK(
        holds(cure(d, {"2020-06-10T09:00", e::extend, a::leader, {"due=2020-06-20"}}), "had to be done by 2020-06-09"));
    CHECK(holds(cure(d, {"2020-06-04T09:00", e::decide, a::leader}),
                "Possible now: request a supplement (one-stop official)"));
    auto const waits = after(accepted("2025-10-01"), {{"2025-10-02T08:00", e::request_supplement, a::desk_clerk}});
    CHECK(holds(cure(waits, {"2025-10-06T08:00", e::close_incomplete, a::system}), "Wait until 2025-10-17 is over"));
    CHECK(holds(cure(counter(), {"2020-08-03T08:00", e::submit_counter, a::delegated_clerk}), "delegation in force"));
    auto const submitted = after(counter(), {{"2025-10-01T08:00", e::submit_counter, a::applicant}});
    CHECK(holds(cure(submitted, {"2025-10-01T09:00", e::request_withdrawal, a::applicant}), "receipt of form 01"));
    auto const back = refused(d, {"2020-06-03T08:00", e::forward, a::desk_clerk});
    CHECK(back.region == region::validity);
    CHECK(back.allowed() == allowed_events(d, at("2020-06-03T08:30"), std::nullopt, under()));
}

TEST_CASE("dossier saves give the same dossier back by applying its events") {
    walker random(29);
    for (int i = 0; i < 60; ++i) {
        auto const d = walk(random, 20).back();
        auto const text = save_dossier(d, under());
        auto const back = load_dossier("save", text, under());
        REQUIRE(back.dossier == d);
        REQUIRE(back.same_table);
        REQUIRE(back.refused.empty());
        REQUIRE(back.differences.empty());
        REQUIRE(save_dossier(back.dossier, under()) == text);
    }
}

TEST_CASE("dossier saves are never trusted") {
    auto const d = slow();
    auto text = save_dossier(d, under());
    auto const replace = [](std::string in, std::string_view what, std::string_view with) {
        auto const place = in.find(what);
        REQUIRE(place != std::string::npos);
        return in.replace(place, what.size(), with);
    };
    // A state that the events do not give.
    auto const edited =
        load_dossier("save", replace(text, "\"due\": \"2020-06-10\"", "\"due\": \"2020-06-30\""), under());
    CHECK(edited.dossier == d);
    CHECK(edited.differences == std::vector<std::string>{"due: saved 2020-06-30, now 2020-06-10"});
    // Another table: its hash differs, and an event that it forbids is left out with what hangs on it.
    auto const strict = std::make_shared<state_machine const>(machine::with_(
        {{"x", e::decide, std::nullopt, std::nullopt, 0, {"Quyết định giả định", "", certainty::second_hand}}}));
    auto const now = load_dossier("save", text, under().with(strict));
    CHECK_FALSE(now.same_table);
    CHECK(now.table == state_machine().edition());
    REQUIRE(now.refused.size() == 2);
    CHECK(now.refused[0].event.what == e::decide);
    CHECK(now.refused[1].event.what == e::issue);
    CHECK(now.dossier.status() == s::processing);
    CHECK_FALSE(now.differences.empty());
    CHECK(load_dossier("save", save_dossier(d, under().with(strict)), under().with(strict)).same_table);
    // Another reading is another due day.
    auto const counted = load_dossier("save", text, under().with(reading::first_day, "included"));
    CHECK(counted.same_table);
    CHECK(counted.dossier.due() == date(2020, 6, 9));
    CHECK_FALSE(counted.differences.empty());
}

TEST_CASE("dossier saves that are none are refused with every problem at its place") {
    auto const problems = [](std::string const& text) {
        try {
            (void)load_dossier("save", text, under());
        } catch (error const& x) {
            std::vector<std::string> all;
            for (auto const& p : x.problems()) all.push_back(std::to_string(static_cast<int>(p.code)) + " " + p.place);
            return all;
        }
        return std::vector<std::string>{};
    };
    using list = std::vector<std::string>;
    CHECK(problems("").front().substr(0, 4) == "1302");
    CHECK(problems("[]") == list{"1308 save"});
    CHECK(
        problems(
            R"({"schema_version": 2, "machine": "x", "subject": {"code": "1.000001", "intake": "post", "return_by": "post"},
                       "events": [], "state": {}})") == list{"1305 save /schema_version"});
    CHECK(
        problems(
            R"({"schema_version": 1, "machine": "x", "subject": {"code": "1.000001", "intake": "pigeon", "return_by": "post"},
                       "events": [{"what": "accept", "occurred": "soon", "actor": "desk_clerk"}, {"what": "sing"}], "name": 1})") ==
        list{"1307 save /name", "1105 save /subject/intake", "1309 save /events/0/occurred", "1105 save /events/1/what",
             "1306 save /events/1", "1306 save /events/1"});
}

TEST_CASE("dossier states fit 64 bytes with the hash of their table") {
    walker random(31);
    auto const narrowed = machine::with_(
        {{"x", e::extend, std::nullopt, std::nullopt, 0, {"Quyết định giả định", "", certainty::second_hand}}});
    static_assert(sizeof(packed_state) == 64);
    for (int i = 0; i < 60; ++i) {
        for (auto const& d : walk(random, 20)) {
            auto const bytes = pack(d.state());
            REQUIRE(unpack(bytes) == d.state());
            REQUIRE_FALSE(unpack(bytes, narrowed).has_value());  // another table: apply the events anew
            REQUIRE(unpack(pack(d.state(), narrowed), narrowed) == d.state());
        }
    }
    CHECK(unpack(pack({})) == dossier_state{});
    // A word that no table has is no state.
    for (std::size_t i = 48; i < 58; ++i) {
        auto bytes = pack({});
        bytes[i] = 77;
        CHECK_FALSE(unpack(bytes).has_value());
    }
}
