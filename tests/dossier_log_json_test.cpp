// SPDX-License-Identifier: Apache-2.0
// A log saved and read again: the same entries, nothing believed that the document claims, nothing left out.
#include <motcua/dossier_json.hpp>
#include <motcua/dossier_log_json.hpp>

#include "dossier_steps.hpp"

namespace {
using namespace dossier_steps;

event noted(std::string const& when, e what, a by, std::string const& recorded, std::string key = {},
            std::vector<std::string> evidence = {}) {
    return {what, at(when), by, at(recorded), "n-7", std::move(evidence), std::move(key)};
}

dossier_log must(log_answer const& answer) {
    INFO(answer.text.en);
    REQUIRE(answer.result == append_result::stored);
    return answer.log;
}

/// Three events, a late one, an amendment of the second and an annulment of the last.
dossier_log long_log() {
    dossier_log log(counter(), under());
    log = must(log.append(noted("2026-06-01T08:00", e::submit_counter, a::applicant, "2026-06-01T08:05", "portal:1"), 0, under()));
    log = must(log.append(noted("2026-06-01T08:30", e::accept, a::desk_clerk, "2026-06-01T08:31", "portal:2", {"mẫu-01"}), 1, under()));
    log = must(log.append({e::forward, at("2026-06-01T09:00"), a::desk_clerk}, 2, under()));
    log = must(log.append({e::decide, at("2026-06-03T09:00"), a::leader}, 3, under()));
    log = must(log.append(noted("2026-06-02T09:00", e::consult, a::officer, "2026-06-03T10:00"), 4, under()));
    log = must(log.correct({2, noted("2026-06-01T08:20", e::accept, a::desk_clerk, "2026-06-01T08:31"), at("2026-06-04T08:00"),
                            a::leader, "n-1", {"bb-12"}, "desk:9"}, 5, under()));
    return must(log.correct({4, std::nullopt, at("2026-06-04T09:00"), a::leader, {}, {"bb-13"}}, 6, under()));
}

std::string with(std::string text, std::string const& was, std::string const& is) {
    auto const place = text.find(was);
    INFO(was);
    REQUIRE(place != std::string::npos);
    return text.replace(place, was.size(), is);
}

std::vector<problem> problems(std::string const& text, rules const& law = under()) {
    try {
        (void)load_log("x.json", text, law);
    } catch (error const& found) {
        return found.problems();
    }
    return {};
}
std::string places(std::string const& text, rules const& law = under()) {
    std::string all;
    for (auto const& p : problems(text, law))
        all += (all.empty() ? "" : "; ") + std::to_string(static_cast<int>(p.code)) + " " + p.place;
    return all;
}

}

TEST_CASE("dossier log json: a log that was read is the log that was saved") {
    auto const log = long_log();
    auto const text = save_log(log, under());
    auto const back = load_log("x.json", text, under());
    CHECK(back.log == log);
    CHECK(back.log.current() == log.current());
    CHECK(back.log.entries() == log.entries());
    CHECK(back.log.course() == log.course());
    CHECK(back.same_table);
    CHECK(save_log(back.log, under()) == text);
    // It goes on as the first would: keys are known, versions hold.
    auto const again = noted("2026-06-01T08:30", e::accept, a::desk_clerk, "2026-06-09T08:31", "portal:2", {"mẫu-01"});
    CHECK(back.log.append(again, std::nullopt, under()).result == append_result::repeated);
    CHECK(back.log.append({e::decide, at("2026-06-05T09:00"), a::leader}, 6, under()).result == append_result::stale);
    CHECK(back.log.append({e::decide, at("2026-06-05T09:00"), a::leader}, 7, under()).result == append_result::stored);
    CHECK(back.log.known_at(at("2026-06-03T23:00"), under()) == log.known_at(at("2026-06-03T23:00"), under()));
    // Each beginning of it as well, and a log without entries.
    for (auto const* on : {"2026-06-01T08:00", "2026-06-01T08:31", "2026-06-03T10:00", "2026-06-04T08:00"}) {
        auto const then = log.known_at(at(on), under());
        CHECK(load_log("x.json", save_log(then, under()), under()).log == then);
    }
}

TEST_CASE("dossier log json: what an entry was told as stays apart from when it was written") {
    // Entered from a dossier's own course: one recorded late, the next without an instant of its own.
    auto d = counter();
    for (auto const& x : {noted("2026-06-01T08:00", e::submit_counter, a::applicant, "2026-06-02T08:00"),
                          event{e::accept, at("2026-06-01T08:30"), a::desk_clerk}})
        d = apply(d, x, under()).dossier;
    dossier_log const log(d, under());
    REQUIRE(log.entries()[1].recorded == at("2026-06-02T08:00"));
    auto const back = load_log("x.json", save_log(log, under()), under()).log;
    CHECK(back == log);
    CHECK_FALSE(back.entries()[1].what.recorded.has_value());
}

TEST_CASE("dossier log json: the dossier is what the rules make of the entries") {
    auto const log = long_log();
    auto const text = save_log(log, under());
    // By another table the document says so, and its dossier is still worked out.
    auto const other = load_log("x.json", with(text, "\"machine\": \"", "\"machine\": \"0"), under());
    CHECK_FALSE(other.same_table);
    CHECK(other.log == log);
    // Another day of acceptance gives another due day: nothing is stored that could be believed instead.
    auto const later = load_log("x.json", with(with(text, "2026-06-01T08:20:00", "2026-05-29T08:20:00"), "2026-06-01T08:00:00",
                                               "2026-05-29T08:00:00"), under());
    CHECK(later.log.current().due() != log.current().due());
    machine_narrowing forbidden;
    forbidden.id = "x";
    forbidden.what = e::forward;
    forbidden.basis = {"Quyết định của tỉnh (ví dụ)", "", certainty::text};
    rules const strict = under().with(std::make_shared<state_machine const>(machine::with_({forbidden})));
    CHECK(places(text, strict) == "1309 x.json /entries/2");
}

TEST_CASE("dossier log json: all problems of a document at once and each with its place") {
    auto text = save_log(long_log(), under());
    CHECK(places(text).empty());
    CHECK(places("{") .rfind("1302", 0) == 0);
    CHECK(places("[]") == "1308 x.json");
    CHECK(places(with(text, "\"schema_version\": 1", "\"schema_version\": 2")) == "1305 x.json /schema_version");
    auto bad = with(text, "\"key\": \"portal:2\"", "\"key\": \"portal:1\"");
    CHECK(places(bad) == "1311 x.json /entries/1/event/key");
    bad = with(bad, "\"corrects\": 2", "\"corrects\": 6");
    CHECK(places(bad) == "1311 x.json /entries/1/event/key; 1310 x.json /entries/5/corrects");
    bad = with(bad, "\"recorded\": \"2026-06-04T09:00:00\"", "\"recorded\": \"2026-06-01T09:00:00\"");
    CHECK(places(bad) ==
          "1311 x.json /entries/1/event/key; 1310 x.json /entries/5/corrects; 1309 x.json /entries/6/recorded");
    // An annulled entry stays so; a correction is not corrected; an event stands in no other place.
    CHECK(places(with(text, "\"corrects\": 4", "\"corrects\": 6")) == "1309 x.json /entries/6/corrects");
    CHECK(places(with(text, "\"corrects\": 4", "\"corrects\": 0")) == "1310 x.json /entries/6/corrects");
    CHECK(places(with(text, "\"corrects\": 4", "\"corrects\": 7")) == "1310 x.json /entries/6/corrects");
    auto const annulment = text.substr(text.find("{\"kind\": \"annulment\""));
    auto twice = with(text, annulment, annulment.substr(0, annulment.find(']') + 2) + ",\n" + annulment);
    CHECK(places(twice) == "1309 x.json /entries/7/corrects");
    CHECK(places(with(text, "{\"kind\": \"event\"", "{\"kind\": \"event\", \"by\": \"leader\"")) == "1309 x.json /entries/0/by");
    CHECK(places(with(text, "{\"kind\": \"annulment\"", "{\"kind\": \"annulment\", \"event\": {}")) ==
          "1309 x.json /entries/6/event");
    CHECK(places(with(text, "{\"kind\": \"amendment\"", "{\"kind\": \"edit\"")).find("/entries/5/kind") != std::string::npos);
    CHECK(places(with(text, "\"by\": \"leader\", ", "")).find("/entries/5") != std::string::npos);
    CHECK(places(with(text, "\"recorded\": \"2026-06-04T08:00:00\"", "\"recorded\": \"hôm qua\"")).find("/entries/5/recorded") !=
          std::string::npos);
    CHECK(places(with(text, "\"entries\": [", "\"entry\": [")).find("x.json") != std::string::npos);
    for (auto const& p : problems(bad)) CHECK_FALSE((p.found.empty() || p.expected.empty() || p.cure.empty()));
}

TEST_CASE("dossier log json: cut off anywhere a document is refused") {
    auto const text = save_log(long_log(), under());
    for (std::size_t n = 0; n + 2 < text.size(); n += 7) {
        INFO(n);
        REQUIRE_FALSE(problems(text.substr(0, n)).empty());
    }
}
