// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "small_register.hpp"

#include <map>

namespace {

using namespace small_register;
using e = motcua::event_kind;
using a = motcua::actor;

constexpr std::uint8_t unreadable = register_columns::unreadable;

dossier simple(std::string code = "1.000001") {
    return dossier::open(std::move(code), "", "so.nn", "trung-tam", channel::counter, return_channel::counter);
}

event happened(e what, a by, std::string_view when, std::vector<std::string> evidence = {}) {
    return {what, at(when), by, std::nullopt, {}, std::move(evidence)};
}

/// Submitted, accepted, forwarded, signed, issued and collected, in this order.
std::vector<event> whole_course() {
    return {happened(e::submit_counter, a::applicant, "2020-06-04T08:00"),
            happened(e::accept, a::desk_clerk, "2020-06-04T08:30"),
            happened(e::forward, a::desk_clerk, "2020-06-04T09:00"),
            happened(e::decide, a::leader, "2020-06-09T09:00"),
            happened(e::issue, a::officer, "2020-06-10T09:00"),
            happened(e::collect, a::applicant, "2020-06-12T09:00")};
}

columns one(std::vector<event> const& events, dossier const& d = simple()) {
    columns table;
    auto const row = table.add(d);
    for (auto const& x : events) table.add(row, x);
    return table;
}

error_code thrown(columns const& table) {
    try {
        (void)replay(table.get(), under());
    } catch (error const& failure) {
        return failure.code();
    }
    return {};
}

void all_problems_tell(replay_result const& r) {
    for (auto const& p : r.problems) {
        auto const told = describe(r, p);
        INFO(to_string(told));
        CHECK(told.code == p.code);
        CHECK_FALSE(told.place.empty());
        CHECK_FALSE(told.found.empty());
        CHECK_FALSE(told.expected.empty());
        CHECK_FALSE(told.cure.empty());
    }
}

}

TEST_CASE("replay of a whole course") {
    auto const r = replay(one(whole_course()).get(), under());
    CHECK(r.problems.empty());
    CHECK(r.applied == std::vector<std::uint8_t>(6, 1));
    REQUIRE(r.dossiers.size() == 1);
    auto const& d = r.dossiers.front();
    CHECK(d.at.status == status::returned);
    CHECK(d.at.clock == clock_state::stopped);
    CHECK(d.at.papers == papers::unit);
    CHECK(d.at.result == result_custody::collected);
    CHECK(d.outcome == decision_outcome::granted);
    CHECK(d.due_day() == date(2020, 6, 11));
    CHECK(judge(d) == timeliness::early);
    std::vector<std::uint8_t> before;
    for (auto const x :
         {status::draft, status::submitted, status::accepted, status::processing, status::processing, status::finished})
        before.push_back(static_cast<std::uint8_t>(x));
    CHECK(r.status_before == before);
}

TEST_CASE("replay refuses columns of different lengths") {
    std::map<std::string, void (*)(register_columns&)> const shorten{
        {"dossier", [](register_columns& c) { c.dossier.pop_back(); }},
        {"event", [](register_columns& c) { c.what.pop_back(); }},
        {"actor", [](register_columns& c) { c.actor.pop_back(); }},
        {"occurred", [](register_columns& c) { c.occurred.pop_back(); }},
        {"promised", [](register_columns& c) { c.promised.pop_back(); }},
        {"undeliverable", [](register_columns& c) { c.undeliverable.pop_back(); }},
        {"subject", [](register_columns& c) { c.subject.push_back(0); }},
        {"intake", [](register_columns& c) { c.intake.pop_back(); }},
        {"return_by", [](register_columns& c) { c.return_by.push_back(0); }},
    };
    for (auto const& [name, shorter] : shorten) {
        auto table = one(whole_course());
        shorter(table.edit());
        INFO(name);
        CHECK(thrown(table) == error_code::column_length);
    }
    auto table = one(whole_course());
    table.edit().promised.clear();
    table.edit().undeliverable.clear();
    CHECK(replay(table.get(), under()).problems.empty());  // these two may be left out
    table.edit().subjects.clear();
    CHECK(thrown(table) != error_code{});  // a dossier of a subject that is not there
}

TEST_CASE("replay of empty tables") {
    auto const nothing = replay(std::make_shared<register_columns const>(), under());
    CHECK(nothing.dossiers.empty());
    CHECK(nothing.applied.empty());
    CHECK(nothing.problems.empty());
    auto const no_events = replay(one({}).get(), under());
    REQUIRE(no_events.dossiers.size() == 1);
    CHECK(no_events.dossiers.front().at == regions{});
    CHECK(judge(no_events.dossiers.front()) == timeliness::unfinished);
    columns no_dossiers;
    no_dossiers.add(0, happened(e::submit_counter, a::applicant, "2020-06-04T08:00"));
    auto const orphan = replay(no_dossiers.get(), under());
    REQUIRE(orphan.problems.size() == 1);
    CHECK(orphan.problems.front().code == error_code::row_dossier_unknown);
    all_problems_tell(orphan);
}

TEST_CASE("replay takes rows in any order") {
    auto const events = whole_course();
    auto const sorted = replay(one(events).get(), under());
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
    walker random(3);
    for (int i = 0; i < 50; ++i) {
        for (std::size_t k = order.size(); k > 1; --k)
            std::swap(order[k - 1], order[random.below(static_cast<std::uint32_t>(k))]);
        std::vector<event> shuffled;
        for (auto const k : order) shuffled.push_back(events[k]);
        auto const r = replay(one(shuffled).get(), under());
        CHECK(r.problems.empty());
        CHECK(r.dossiers == sorted.dossiers);
        for (std::size_t k = 0; k < order.size(); ++k) CHECK(r.status_before[k] == sorted.status_before[order[k]]);
    }
}

TEST_CASE("replay of two dossiers whose rows are mixed") {
    columns table;
    auto const first = table.add(simple()), second = table.add(simple("1.000003"));
    auto const events = whole_course();
    for (std::size_t i = 0; i < events.size(); ++i) {
        table.add(i % 2 == 0 ? first : second, events[i % 2 == 0 ? i : events.size() - i]);
        table.add(i % 2 == 0 ? second : first, events[i % 2 == 0 ? events.size() - 1 - i : i]);
    }
    auto const r = replay(table.get(), under());
    // What the two share is nothing: each is as if it stood alone.
    for (auto const d : {first, second}) {
        std::vector<event> own;
        for (std::size_t i = 0; i < table.get()->dossier.size(); ++i)
            if (table.get()->dossier[i] == d)
                own.push_back({static_cast<e>(table.get()->what[i]), civil_second{table.get()->occurred[i]},
                               static_cast<a>(table.get()->actor[i])});
        auto const alone = replay(one(own, d == first ? simple() : simple("1.000003")).get(), under());
        CHECK(r.dossiers[static_cast<std::size_t>(d)] == alone.dossiers.front());
    }
}

TEST_CASE("replay applies events of one instant in the order of the rows") {
    auto const when = "2020-06-04T08:00";
    auto const submit = happened(e::submit_counter, a::applicant, when),
               accept = happened(e::accept, a::desk_clerk, when);
    CHECK(replay(one({submit, accept}).get(), under()).problems.empty());
    auto const wrong = replay(one({accept, submit}).get(), under());
    REQUIRE(wrong.problems.size() == 1);
    CHECK(wrong.problems.front().event == 0);
    CHECK(wrong.problems.front().region == region::status);
    CHECK(wrong.dossiers.front().at.status == status::submitted);
    // A later instant in an earlier row keeps ties in order as well.
    auto const forward = happened(e::forward, a::desk_clerk, "2020-06-05T08:00");
    auto const r = replay(one({forward, submit, accept}).get(), under());
    CHECK(r.problems.empty());
    CHECK(r.dossiers.front().at.status == status::processing);
}

TEST_CASE("replay as of an instant leaves later events out") {
    auto const events = whole_course();
    for (std::size_t n = 0; n <= events.size(); ++n) {
        auto const until = n == 0 ? at("2020-06-04T07:59") : events[n - 1].occurred;
        auto const r = replay(one(events).get(), under(), until);
        auto const head = replay(one({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(n)}).get(), under());
        CHECK(r.problems.empty());
        CHECK(r.dossiers == head.dossiers);
        for (std::size_t i = 0; i < events.size(); ++i) CHECK(r.applied[i] == (i < n ? 1 : 0));
    }
    // One second before an event it has not happened; what is wrong with it is not told either.
    auto const early = replay(one(events).get(), under(), civil_second{events[5].occurred.value - 1});
    CHECK(early.dossiers.front().at.status == status::finished);
    auto bad = events;
    bad.push_back(happened(e::accept, a::desk_clerk, "2020-07-01T08:00"));
    CHECK(replay(one(bad).get(), under(), at("2020-06-30T23:59")).problems.empty());
    CHECK(replay(one(bad).get(), under()).problems.size() == 1);
}

TEST_CASE("replay reports every kind of row that cannot be used and applies the others") {
    auto table = one(whole_course());
    auto const unknown_code = table.add(simple("9.999999"));
    table.add(unknown_code, happened(e::submit_counter, a::applicant, "2020-06-04T08:00"));
    auto& in = table.edit();
    auto const usable = in.dossier.size();
    auto const add = [&](auto change) {
        table.add(0, happened(e::pay, a::applicant, "2020-06-05T08:00"));
        change(in.dossier.size() - 1);
    };
    add([&](std::size_t i) { in.dossier[i] = -1; });
    add([&](std::size_t i) { in.dossier[i] = 77; });
    add([&](std::size_t i) { in.what[i] = unreadable; });
    add([&](std::size_t i) { in.actor[i] = unreadable; });
    add([&](std::size_t i) { in.what[i] = static_cast<std::uint8_t>(event_kinds); });
    add([&](std::size_t i) { in.occurred[i] = dossier_state::absent; });
    add([&](std::size_t i) { in.occurred[i] = std::int64_t{date(1950, 1, 1).days()} * 86400; });
    add([&](std::size_t i) { in.occurred[i] = std::numeric_limits<std::int64_t>::max(); });
    add([&](std::size_t i) { in.occurred[i] = std::numeric_limits<std::int64_t>::min() + 1; });
    add([&](std::size_t i) { in.what[i] = static_cast<std::uint8_t>(e::archive); });  // refused: not returned yet
    auto const r = replay(table.get(), under());
    std::map<error_code, int> counted;
    for (auto const& p : r.problems) ++counted[p.code];
    CHECK(counted[error_code::row_dossier_unknown] == 2);
    CHECK(counted[error_code::row_token_unknown] == 3);
    CHECK(counted[error_code::row_time_missing] == 1);
    CHECK(counted[error_code::calendar_not_covered] == 3);
    CHECK(counted[error_code::row_out_of_order] == 1);  // the refused row stands after later events
    CHECK(counted[error_code::row_procedure_unknown] == 1);
    CHECK(r.problems.size() == 11);
    all_problems_tell(r);
    for (std::size_t i = 0; i < 6; ++i) CHECK(r.applied[i] == 1);
    for (std::size_t i = usable; i < in.dossier.size(); ++i) CHECK(r.applied[i] == 0);
    CHECK(r.dossiers[0].at.status == status::returned);
    CHECK(r.dossiers[1].at.status == status::draft);
    // In the order of the event rows.
    for (std::size_t i = 1; i < r.problems.size(); ++i) CHECK(r.problems[i - 1].event <= r.problems[i].event);
}

TEST_CASE("replay tells a refusal from a row in doubt of its time") {
    auto in_order = whole_course();
    in_order.insert(in_order.begin() + 1, happened(e::issue, a::officer, "2020-06-04T08:10"));
    auto const refused = replay(one(in_order).get(), under());
    REQUIRE(refused.problems.size() == 1);
    CHECK(refused.problems.front().code == error_code::row_refused);
    CHECK(refused.problems.front().event == 1);
    CHECK(refused.problems.front().status == status::submitted);
    CHECK(refused.problems.front().region == region::status);
    auto listed_late = whole_course();
    listed_late.push_back(happened(e::issue, a::officer, "2020-06-04T08:10"));
    auto const doubted = replay(one(listed_late).get(), under());
    REQUIRE(doubted.problems.size() == 1);
    CHECK(doubted.problems.front().code == error_code::row_out_of_order);
    CHECK(doubted.dossiers == refused.dossiers);
    // A guard is named.
    auto const closed = whole_course();
    auto const late = replay(
        one({closed[0], closed[1], happened(e::request_supplement, a::desk_clerk, "2020-06-22T08:00")}).get(), under());
    REQUIRE(late.problems.size() == 1);
    CHECK(late.problems.front().region == region::guard);
    CHECK(late.problems.front().guard == guard::supplement_window);
    all_problems_tell(late);
}

TEST_CASE("replay leaves out dossiers that the reader could not read") {
    auto table = one(whole_course());
    table.edit().subject[0] = -1;
    auto const skipped = replay(table.get(), under());
    CHECK(skipped.problems.empty());  // the reader has reported it
    CHECK(skipped.applied == std::vector<std::uint8_t>(6, 0));
    for (bool const intake : {true, false}) {
        auto bad = one(whole_course());
        (intake ? bad.edit().intake : bad.edit().return_by)[0] = unreadable;
        auto const r = replay(bad.get(), under());
        REQUIRE(r.problems.size() == 1);
        CHECK(r.problems.front().code == error_code::row_token_unknown);
        CHECK(r.problems.front().event == -1);
        CHECK(r.problems.front().dossier == 0);
        CHECK(r.applied == std::vector<std::uint8_t>(6, 0));
        all_problems_tell(r);
    }
}

TEST_CASE("replay leaves a dossier as it was when an event fails") {
    // The due day of ten working days would lie beyond the calendar: the acceptance fails as a whole.
    auto const last = vietnam_calendar().last();
    auto const day = to_string(last - calendar_days{3});
    auto const d = dossier::open("1.000005", "", "so.nn", "trung-tam", channel::counter, return_channel::counter);
    auto const submit = happened(e::submit_counter, a::applicant, day + "T08:00"),
               accept = happened(e::accept, a::desk_clerk, day + "T09:00");
    auto const r = replay(one({submit, accept}, d).get(), under());
    REQUIRE(r.problems.size() == 1);
    CHECK(r.problems.front().code == error_code::calendar_not_covered);
    CHECK(r.applied == std::vector<std::uint8_t>{1, 0});
    CHECK(r.dossiers.front() == apply(d, submit, under()).dossier.state());
    all_problems_tell(r);
}

TEST_CASE("replay of every pair of codes") {
    // 256 × 256 codes of event and actor on a fresh dossier: no code is taken for another one, none does harm.
    columns table;
    auto& in = table.edit();
    in.subjects.push_back(simple().subject());
    for (unsigned what = 0; what < 256; ++what)
        for (unsigned by = 0; by < 256; ++by) {
            in.dossier.push_back(static_cast<std::int32_t>(in.subject.size()));
            in.what.push_back(static_cast<std::uint8_t>(what));
            in.actor.push_back(static_cast<std::uint8_t>(by));
            in.occurred.push_back(at("2020-06-04T08:00").value);
            in.subject.push_back(0);
            in.intake.push_back(0);
            in.return_by.push_back(0);
        }
    auto const r = replay(table.get(), under());
    REQUIRE(r.applied.size() == 65536);
    auto const legal = allowed_events(simple(), at("2020-06-04T08:00"), std::nullopt, under());
    std::size_t applied = 0, unknown = 0;
    for (auto const x : r.applied) applied += x;
    for (auto const& p : r.problems) unknown += p.code == error_code::row_token_unknown ? 1 : 0;
    CHECK(applied == legal.size());
    CHECK(unknown == 65536 - event_kinds * token_table<actor>.size());
    CHECK(r.problems.size() == 65536 - applied);
    for (auto const& [what, by] : legal)
        CHECK(r.applied[static_cast<std::size_t>(what) * 256 + static_cast<std::size_t>(by)] == 1);
}
