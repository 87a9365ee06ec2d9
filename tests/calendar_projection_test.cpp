// SPDX-License-Identifier: Apache-2.0
#include <motcua/calendar.hpp>

#include <array>
#include <map>
#include <set>

#include <motcua/impl/calendar_projection.hpp>

#include "catch.hpp"
#include "refusal.hpp"

using motcua::calendar_days;
using motcua::date;
using motcua::date_bounds;
using motcua::day_kind;
using motcua::settled;
using motcua::working_calendar;
namespace lunar = motcua::lunar;

namespace {

bool rests(date d) { return d.weekday() >= motcua::weekday::saturday; }

/// What is open in one year: Tết two days before instead of one, National Day with 3/9 instead of 1/9, and whether
/// Culture Day on a weekend is made up.
struct choices {
    bool tet_late, national_after, culture_made_up;
};

/// The days off of a year from the law, written again for the test: Bộ luật Lao động 2019 Điều 111.3 and 112 (2012:
/// Điều 115), Nghị quyết 28/2026/QH16 Điều 2. Holidays on weekends are in it, weekends are not.
std::set<date> days_off(int year, choices const& c) {
    std::vector<date> holidays{date(year, 1, 1),  lunar::hung_kings(year), date(year, 4, 30),
                               date(year, 5, 1), date(year, 9, 2)};
    for (int i = c.tet_late ? -2 : -1; i <= (c.tet_late ? 2 : 3); ++i)
        holidays.push_back(lunar::tet(year) + calendar_days(i));
    if (year >= 2021) holidays.push_back(date(year, 9, c.national_after ? 3 : 1));
    std::sort(holidays.begin(), holidays.end());
    if (year >= 2026 && c.culture_made_up) holidays.push_back(date(year, 11, 24));
    std::set<date> off(holidays.begin(), holidays.end());
    for (auto const h : holidays) {
        if (!rests(h)) continue;
        date in_lieu = h;
        while (rests(in_lieu) || off.count(in_lieu) != 0) in_lieu = in_lieu + calendar_days(1);
        off.insert(in_lieu);
    }
    if (year >= 2026) off.insert(date(year, 11, 24));
    return off;
}

/// One way to answer every open choice of two years, as working days in order.
struct world {
    date first;
    std::vector<int> before;  ///< working days before each day
    std::vector<date> working;
    world(int year, unsigned answers) : first(year, 1, 1) {
        std::set<date> off;
        for (int y = year; y <= year + 1; ++y, answers >>= 3)
            off.merge(days_off(y, {(answers & 1) != 0, (answers & 2) != 0, (answers & 4) != 0}));
        for (date d = first; d <= date(year + 1, 12, 31); d = d + calendar_days(1)) {
            before.push_back(static_cast<int>(working.size()));
            if (!rests(d) && off.count(d) == 0) working.push_back(d);
        }
        before.push_back(static_cast<int>(working.size()));
    }
    [[nodiscard]] std::size_t place(date d) const { return static_cast<std::size_t>(d.days() - first.days()); }
    [[nodiscard]] int until(date d) const { return before[place(d) + 1]; }
    [[nodiscard]] bool works(date d) const { return until(d) != before[place(d)]; }
    [[nodiscard]] date nth_after(date d, int n) const { return working[static_cast<std::size_t>(until(d) + n - 1)]; }
};

std::vector<world> worlds(int year) {
    std::vector<world> all;
    for (unsigned answers = 0; answers < 64; ++answers) all.emplace_back(year, answers);
    return all;
}

template <class F>
date_bounds over(std::vector<world> const& all, F f) {
    date_bounds b{f(all.front()), f(all.front())};
    for (auto const& w : all) b = {std::min(b.earliest, f(w)), std::max(b.latest, f(w))};
    return b;
}

std::optional<date> answer(auto call) {
    try {
        return call();
    } catch (motcua::error const& e) {
        CHECK(e.code() == motcua::error_code::calendar_undecided);
        return std::nullopt;
    }
}

motcua::announcement tells(std::optional<date> decided, std::vector<motcua::announcement::row> days) {
    return {"Công văn thử 1/VPCP", motcua::announcement_state::announced, motcua::certainty::second_hand, decided,
            std::move(days), std::nullopt};
}

}

TEST_CASE("lịch dự kiến: 2015 đến 2027 suy từ luật bằng ngày đã công bố trừ hoán đổi", "[calendar]") {
    auto const announced = motcua::vietnam_calendar();
    for (int year = 2015; year <= 2027; ++year) {
        INFO(year);
        auto const kind = [&](date d) { return announced.day(d).kind; };
        choices const known{kind(lunar::tet(year) - calendar_days(2)) == day_kind::holiday,
                            kind(date(year, 9, 3)) == day_kind::holiday, false};
        std::set<date> expected, projected;
        std::map<date, day_kind> kinds;
        for (date d(year, 1, 1); d <= date(year, 12, 31); d = d + calendar_days(1)) {
            if (kind(d) != day_kind::holiday && kind(d) != day_kind::compensatory) continue;
            expected.insert(d);
            kinds[d] = kind(d);
        }
        CHECK(days_off(year, known) == expected);

        std::vector<motcua::detail::day_record> records;
        motcua::detail::year_law const law{year >= 2021, year >= 2026, known.tet_late, known.national_after};
        motcua::detail::project_year(records, year, law, settled::projected);
        motcua::detail::merge_choices(records);
        for (auto const& r : records) {
            if (r.choices != 3) continue;  // nothing: the years whose Culture Day meets a weekend begin in 2029
            auto const d = date::from_days(r.day);
            projected.insert(d);
            CHECK(kinds[d] == r.kind);
            CHECK(announced.day(d).basis.article == r.article);
        }
        CHECK(projected == expected);
        CHECK(records.size() == expected.size());
    }
}

TEST_CASE("lịch dự kiến: chưa ai quyết định thì không nói khác điều sau này đã công bố", "[calendar]") {
    auto const announced = motcua::vietnam_calendar();
    int undecided = 0;
    std::vector<date> differs;
    for (int year = 2015; year <= 2027; ++year) {
        auto const before = motcua::vietnam_calendar(std::max(date(2014, 1, 1), date(year - 2, 6, 1)));
        for (date d(year, 1, 1); d <= date(year, 12, 31); d = d + calendar_days(1)) {
            auto const kind = announced.day(d).kind;
            if (kind == day_kind::swapped_off || kind == day_kind::worked_in_lieu) continue;
            if (kind == day_kind::holiday && d.month() == 11) continue;  // Culture Day was not enacted yet
            auto const day = before.day(d);
            bool const open = day.settled == settled::undecided;
            undecided += open ? 1 : 0;
            if (!open && motcua::works(day.kind) != motcua::works(kind)) differs.push_back(d);
        }
    }
    CHECK(differs == std::vector{date(2021, 9, 3)});  // the code of 2019 was not adopted in June 2019
    CHECK(undecided > 13);
    CHECK(undecided < 13 * 6);
}

TEST_CASE("lịch dự kiến: khoảng ngày 2028 đến 2035 bằng mọi tổ hợp lựa chọn", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    long asked = 0, open = 0, wrong = 0;
    for (int year = 2028; year <= 2034; ++year) {
        auto const all = worlds(year);
        for (date d(year, 1, 1); d <= date(year, 12, 31); d = d + calendar_days(1)) {
            for (int const n : {0, 1, 2, 3, 5, 10, 20, 60, 245}) {
                auto const expected = over(all, [&](world const& w) {
                    return n > 0 ? w.nth_after(d, n) : w.works(d) ? d : w.nth_after(d, 1);
                });
                bool ok = calendar.advance_bounds(d, n) == expected;
                bool const one = expected.earliest == expected.latest;
                auto const said = answer([&] { return n == 0 ? calendar.roll(d) : calendar.advance(d, n); });
                ok = ok && said == (one ? std::optional(expected.earliest) : std::nullopt);
                wrong += ok ? 0 : 1;
                open += one ? 0 : 1;
                ++asked;
            }
            bool const works = all.front().works(d);
            bool const agreed =
                std::all_of(all.begin(), all.end(), [&](world const& w) { return w.works(d) == works; });
            // A day that is off either way may still be open in what it is: a holiday, or made up for one.
            bool const said_open = calendar.day(d).settled == settled::undecided;
            wrong += (said_open && agreed && works) || (!said_open && !agreed) ? 1 : 0;
            wrong += (refusal([&] { (void)calendar.is_working_day(d); }) == 1203) == agreed ? 1 : 0;
            if (agreed) wrong += calendar.is_working_day(d) == works ? 0 : 1;
        }
    }
    CHECK(asked > 20000);
    CHECK(open > 1000);
    CHECK(wrong == 0);
}

TEST_CASE("lịch dự kiến: đếm qua khoảng chưa quyết định bằng mọi tổ hợp hoặc từ chối", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    int wrong = 0, refused = 0, lengths = 0;
    for (int year = 2028; year <= 2034; ++year) {
        auto const all = worlds(year);
        for (date a(year, 1, 1); a <= date(year, 12, 31); a = a + calendar_days(2)) {
            for (int const length : {1, 3, 6, 11, 40, 200, 364}) {
                date const b = a + calendar_days(length);
                std::set<int> counts;
                for (auto const& w : all) counts.insert(w.until(b) - w.until(a));
                int found = -1, back = -1;
                int const error = refusal([&] { found = calendar.count(a, b); });
                int const error_back = refusal([&] { back = calendar.count(b, a); });
                bool const one = counts.size() == 1;
                bool ok = one ? found == *counts.begin() && back == -found : error == 1203 && error_back == 1203;
                ok = ok && calendar.count_bounds(a, b) == motcua::count_bounds{*counts.begin(), *counts.rbegin()};
                ok = ok && calendar.count_bounds(b, a) == motcua::count_bounds{-*counts.rbegin(), -*counts.begin()};
                wrong += ok ? 0 : 1;
                refused += one ? 0 : 1;
                ++lengths;
            }
        }
    }
    CHECK(lengths > 8000);
    CHECK(refused > 100);
    CHECK(wrong == 0);
}

TEST_CASE("lịch dự kiến: lùi về qua khoảng chưa quyết định không bao giờ đoán", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    int wrong = 0, answered = 0, refused = 0;
    for (int year = 2028; year <= 2034; ++year) {
        auto const all = worlds(year);
        for (date d(year + 1, 1, 10); d <= date(year + 1, 12, 31); d = d + calendar_days(1)) {
            for (int const n : {1, 2, 5, 20, 60, 200}) {
                std::set<date> ends;
                for (auto const& w : all) ends.insert(w.working[static_cast<std::size_t>(w.before[w.place(d)] - n)]);
                auto const said = answer([&] { return calendar.advance(d, -n); });
                if (said) {
                    ++answered;
                    wrong += ends.size() == 1 && *said == *ends.begin() ? 0 : 1;
                } else {
                    ++refused;
                    wrong += n < 60 && ends.size() == 1 ? 1 : 0;  // over several choices it may refuse without need
                }
            }
        }
    }
    CHECK(answered > 10000);
    CHECK(refused > 100);
    CHECK(wrong == 0);
}

TEST_CASE("lịch dự kiến: nhiều năm liền vẫn là khoảng hẹp và đúng", "[calendar]") {
    // Across four Tết the worlds of two years do not reach: every answer to every choice, walked year by year.
    auto const calendar = motcua::vietnam_calendar();
    for (int const n : {500, 750, 1000}) {
        for (date const start : {date(2028, 1, 3), date(2028, 9, 1), date(2029, 2, 13)}) {
            std::set<std::pair<date, int>> states{{start, n}}, next;
            std::set<date> ends;
            for (int year = start.year(); !states.empty(); ++year, states.swap(next), next.clear()) {
                for (unsigned answers = 0; answers < 8; ++answers) {
                    auto const off = days_off(year, {(answers & 1) != 0, (answers & 2) != 0, (answers & 4) != 0});
                    for (auto const& [from, wanted] : states) {
                        int left = wanted;
                        date d = from;
                        while (left > 0 && d < date(year, 12, 31)) {
                            d = d + calendar_days(1);
                            left -= rests(d) || off.count(d) != 0 ? 0 : 1;
                        }
                        if (left == 0) ends.insert(d);
                        else next.emplace(d, left);
                    }
                }
            }
            INFO(to_string(start) << " + " << n);
            CHECK(calendar.advance_bounds(start, n) == date_bounds{*ends.begin(), *ends.rbegin()});
            CHECK(*ends.rbegin() - *ends.begin() < calendar_days(10));
        }
    }
}

TEST_CASE("lịch dự kiến: ngày Văn hóa rơi vào cuối tuần thì việc nghỉ bù còn ngỏ", "[calendar]") {
    auto const calendar = motcua::vietnam_calendar();
    CHECK(calendar.day(date(2028, 11, 24)).settled == settled::projected);  // a Friday: nothing open
    CHECK(calendar.settled_between(date(2028, 11, 1), date(2028, 12, 31)) == settled::projected);
    for (auto const& [saturday_or_sunday, monday] :
         {std::pair(date(2029, 11, 24), date(2029, 11, 26)), std::pair(date(2030, 11, 24), date(2030, 11, 25))}) {
        CHECK(rests(saturday_or_sunday));
        CHECK_FALSE(calendar.is_working_day(saturday_or_sunday));
        CHECK(calendar.day(monday).settled == settled::undecided);
        CHECK(calendar.advance_bounds(saturday_or_sunday, 1) == date_bounds{monday, monday + calendar_days(1)});
    }
}

TEST_CASE("lịch dự kiến: thông báo thêm vào thì lựa chọn được quyết định", "[calendar]") {
    auto const tet = lunar::tet(2028);
    std::vector<motcua::announcement::row> rows;
    for (int i = -2; i < 3; ++i) rows.push_back({tet + calendar_days(i), day_kind::holiday, "Tết", std::nullopt});
    rows.push_back({date(2028, 9, 1), day_kind::holiday, "Quốc khánh", std::nullopt});
    std::vector<motcua::announcement> given{tells(date(2027, 10, 1), rows)};
    auto const calendar = motcua::vietnam_calendar(std::nullopt, given);
    CHECK(calendar.official_until() == date(2027, 12, 31));
    CHECK(calendar.settled_between(date(2028, 1, 1), date(2028, 12, 31)) == settled::projected);
    CHECK(calendar.day(tet - calendar_days(2)).basis.instrument == "Công văn thử 1/VPCP");
    for (auto const d : days_off(2028, {true, false, false})) CHECK_FALSE(calendar.is_working_day(d));
    CHECK(calendar.is_working_day(date(2028, 9, 5)));

    given[0].completes_year = 2028;
    auto const complete = motcua::vietnam_calendar(std::nullopt, given);
    CHECK(complete.official_until() == date(2028, 12, 31));
    CHECK(complete.settled_between(date(2028, 1, 1), date(2028, 12, 31)) == settled::official);
    CHECK(complete.columns().advance(date(2028, 8, 31).days(), 1) == date(2028, 9, 5).days());
    CHECK(complete.edition() != calendar.edition());
    CHECK(motcua::vietnam_calendar(date(2027, 9, 30), given) == motcua::vietnam_calendar(date(2027, 9, 30)));
    CHECK(motcua::vietnam_calendar(date(2027, 10, 1), given).official_until() == date(2028, 12, 31));
    for (auto const state : {motcua::announcement_state::proposed, motcua::announcement_state::dropped}) {
        given[0].state = state;
        CHECK(motcua::vietnam_calendar(std::nullopt, given) == motcua::vietnam_calendar());
    }
}

TEST_CASE("lịch dự kiến: hoán đổi vắt qua năm mới được biết cả hai nửa cùng lúc", "[calendar]") {
    date const off(2029, 12, 31), worked(2030, 1, 5);
    std::vector<motcua::announcement> const given{tells(
        std::nullopt, {{off, day_kind::swapped_off, "", worked}, {worked, day_kind::worked_in_lieu, "", off}})};
    for (auto const known : {date(2028, 12, 31), date(2029, 1, 1), date(2029, 12, 31), date(2030, 1, 1)}) {
        auto const calendar = motcua::vietnam_calendar(known, given);
        INFO(to_string(known));
        CHECK(calendar.is_working_day(off) == (known < date(2029, 1, 1)));
        CHECK(calendar.is_working_day(worked) == (known >= date(2029, 1, 1)));
    }
}
