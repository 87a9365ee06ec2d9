// SPDX-License-Identifier: Apache-2.0
// The post's own tables by day: zones before and after the merger, published times, tariffs and reductions.
#include <motcua/catalogue_json.hpp>
#include <motcua/law_json.hpp>
#include <motcua/postage.hpp>
#include <motcua/transit.hpp>

#include "catch.hpp"
#include "refusal.hpp"

using namespace motcua;

namespace {

std::string const head = R"({"schema_version":2,"name":{"vi":"x"},"edition":{"id":"e"})";
std::string const areas =
    R"(,"areas":[{"id":"p","name":{"vi":"P"}},{"id":"p1","name":{"vi":"P1"},"within":"p","district":true},)"
    R"({"id":"p2","name":{"vi":"P2"},"within":"p","district":true},{"id":"p3","name":{"vi":"P3"},"within":"p","district":true},)"
    R"({"id":"q","name":{"vi":"Q"}},{"id":"q1","name":{"vi":"Q1"},"within":"q","district":true},{"id":"r","name":{"vi":"R"}}])";
std::string const zones =
    R"(,"zones":[{"between":["p","p"],"zone":"between_districts","certainty":"text"},)"
    R"({"between":["p","q"],"zone":"between_provinces","to":"2025-07-01"},)"
    R"({"between":["p","q"],"zone":"between_districts","from":"2025-07-01","certainty":"inferred","note":{"vi":"hợp nhất"}},)"
    R"({"between":["p1","q1"],"zone":"between_special_cities","to":"2025-07-01"},)"
    R"({"between":["p3"],"zone":"special_area","from":"2024-01-01"}])";
std::string const transit =
    R"(,"transit":[{"zone":"special_area","area":"p3","carry":7,"from":"2024-01-01","to":"2026-01-01","basis":{"instrument":"Thông báo thử","certainty":"text"}},)"
    R"({"zone":"between_provinces","carry":2,"with_slip":3,"from":"2026-03-01","basis":{"instrument":"Thông tư thử 1/2026"}}])";

rules under(std::string const& parts) { return rules().with(read_catalogue({{"d", head + parts + "}"}})); }

date const before(2025, 6, 30), after(2025, 7, 1);

}

TEST_CASE("bảng bưu chính: vùng theo ngày và hợp nhất tỉnh đổi vùng", "[transit]") {
    auto const r = under(areas + zones);
    CHECK(zone_between("p1", "p2", before, r).zone == postal_zone::between_districts);
    CHECK(zone_between("p1", "p1", before, r).zone == postal_zone::same_district);
    CHECK(zone_between("p1", "p1", before, r).why == transit_reason::same_area);
    // The closest entry counts, whichever way round it is written and asked.
    CHECK(zone_between("p2", "q1", before, r).zone == postal_zone::between_provinces);
    CHECK(zone_between("q1", "p2", before, r).zone == postal_zone::between_provinces);
    CHECK(zone_between("q1", "p1", before, r).zone == postal_zone::between_special_cities);
    CHECK(zone_between("p1", "q", before, r).zone == postal_zone::between_provinces);
    for (auto const* other : {"p1", "p2"}) {
        auto const z = zone_between(other, "q1", after, r);
        CHECK(z.zone == postal_zone::between_districts);
        CHECK(z.basis.certainty == certainty::inferred);
        CHECK(z.note.vi == "hợp nhất");
    }
    // The same pair on two days that follow each other: J+4 and J+2.
    auto const was = transit_between("p2", "q1", before, false, r), is = transit_between("p2", "q1", after, false, r);
    CHECK(was.n == 4);
    CHECK(is.n == 2);
    CHECK(was.due == date(2025, 7, 4));
    CHECK(is.due == date(2025, 7, 3));
    CHECK(transit_between("p2", "q1", before, true, r).n == 8);
    CHECK(transit_between("p2", "q1", after, true, r).n == 4);
    CHECK(is.zone == postal_zone::between_districts);
    CHECK(is.steps.front().text.en.find("hợp nhất") != std::string::npos);
}

TEST_CASE("bảng bưu chính: điều bảng không nói thì chưa rõ và có lý do", "[transit]") {
    auto const r = under(areas + zones);
    auto const why = [&](std::string_view a, std::string_view b) { return zone_between(a, b, before, r).why; };
    CHECK(why("p1", "r") == transit_reason::no_zone);
    CHECK(why("q1", "q") == transit_reason::area_too_wide);
    CHECK(why("p", "p") == transit_reason::area_too_wide);
    CHECK(why("r", "r") == transit_reason::area_too_wide);  // no district: which of its own is not said
    CHECK(zone_between("p1", "p2", before, rules()).why == transit_reason::no_zone);
    for (auto const& t :
         {transit_between("p1", "r", before, false, r), transit_between("p1", "p2", before, false, rules())}) {
        CHECK((!t.n && !t.due && !t.zone && t.why == transit_reason::no_zone));
        CHECK(t.steps.size() == 1);
    }
    CHECK(refusal([&] { (void)zone_between("p1", "x", before, r); }) == 1310);
    auto const split = under(
        areas +
        R"(,"zones":[{"between":["p1","q"],"zone":"between_provinces"},{"between":["p","q1"],"zone":"between_special_cities"}])");
    CHECK(zone_between("p1", "q1", before, split).why == transit_reason::zones_differ);
    CHECK(zone_between("p1", "q", before, split).zone == postal_zone::between_provinces);
    // A gap in the table is a gap in the answer.
    auto const gap = under(
        areas +
        R"(,"zones":[{"between":["p","q"],"zone":"between_provinces","to":"2025-01-01"},{"between":["p","q"],"zone":"between_districts","from":"2025-07-01"}])");
    CHECK(zone_between("p", "q", date(2024, 12, 31), gap).zone == postal_zone::between_provinces);
    CHECK(zone_between("p", "q", before, gap).why == transit_reason::no_zone);
    CHECK(zone_between("p", "q", after, gap).zone == postal_zone::between_districts);
}

TEST_CASE("bảng bưu chính: tài liệu sau chồng lên tài liệu trước", "[transit]") {
    auto const base = head + areas + zones + "}";
    auto const over = head + R"(,"zones":[{"between":["q","p"],"zone":"same_district","from":"2025-07-01"}]})";
    auto const both = rules().with(read_catalogue({{"a", base}, {"b", over}}));
    CHECK(zone_between("p2", "q1", after, both).zone == postal_zone::same_district);
    CHECK(zone_between("p2", "q1", before, both).zone == postal_zone::between_provinces);
}

TEST_CASE("bảng bưu chính: địa bàn đặc thù và thời gian đã công bố", "[transit]") {
    auto const r = under(areas + zones + transit);
    CHECK(zone_between("p3", "p1", date(2023, 12, 31), r).zone == postal_zone::between_districts);
    auto const t = transit_between("p1", "p3", date(2025, 6, 2), false, r);
    CHECK(t.zone == postal_zone::special_area);
    CHECK((t.n == 7 && t.why == transit_reason::published && t.due == date(2025, 6, 11)));
    CHECK(t.steps.at(1).basis.instrument == "Thông báo thử");
    CHECK(transit_between("p1", "p3", date(2025, 6, 2), true, r).why ==
          transit_reason::set_by_post);  // only `carry` is published
    CHECK(transit_between("p1", "p3", date(2026, 1, 1), false, r).why == transit_reason::set_by_post);
    CHECK(transit_due(postal_zone::special_area, date(2025, 6, 2), false, r).why ==
          transit_reason::set_by_post);  // of which area?
    // A published time replaces the circular's from its own first day on.
    CHECK(transit_due(postal_zone::between_provinces, date(2026, 2, 27), false, r).n == 4);
    auto const own = transit_due(postal_zone::between_provinces, date(2026, 3, 2), true, r);
    CHECK((own.n == 3 && own.why == transit_reason::published));
    CHECK(own.steps.front().basis.instrument == "Thông tư thử 1/2026");
    CHECK(transit_due(postal_zone::between_provinces, date(2026, 3, 2), true).n == 8);
}

TEST_CASE("bảng bưu chính: dẫn theo văn bản mà quy tắc mang theo", "[transit]") {
    auto const ended = rules().with(read_law(
        {{"l",
          R"({"schema_version":1,"name":{"vi":"x"},"ended":[{"id":"PST-48","to":"2026-01-01"},{"id":"LA-22","to":"2026-02-01"}]})"}}));
    CHECK(transit_due(postal_zone::same_district, date(2025, 12, 31), false, ended).n == 1);
    auto const none = transit_due(postal_zone::same_district, date(2026, 1, 1), false, ended);
    CHECK((!none.n && none.why == transit_reason::no_rule && none.steps.at(0).basis.instrument.empty()));
    auto const own = rules().with(read_law(
        {{"l",
          R"({"schema_version":1,"name":{"vi":"x"},"ended":[{"id":"PST-48","to":"2026-01-01"}],)"
          R"("rows":[{"id":"PST-48","instrument":"Thông tư thử","article":"Điều 1","wording":"text","force":"text","from":"2026-01-01","text":{"vi":"x","en":"x"},"acts":"transit"}]})"}}));
    CHECK(transit_due(postal_zone::same_district, date(2026, 1, 1), false, own).steps.at(0).basis.instrument ==
          "Thông tư thử");
    // A published time needs no circular.
    auto const published = under(areas + zones + transit).with(ended.law());
    CHECK(transit_due(postal_zone::between_provinces, date(2026, 3, 2), false, published).n == 2);
    CHECK(transit_due(postal_zone::between_provinces, date(2026, 3, 2), false, published)
              .steps.back()
              .basis.instrument.empty());
}

namespace {

std::string const tariff =
    R"(,"sources":[{"id":"S","title":"Bảng giá thử"}],"tariffs":[{"id":"t","name":{"vi":"Bảng T"},"kind":"price","from":"2021-04-20","to":"2023-01-01","source":"S","rows":[)"
    R"({"direction":"intake","zone":"within_district","up_to_grams":100,"amount":26000},)"
    R"({"direction":"intake","zone":"within_district","up_to_grams":500,"amount":26500,"further_grams":500,"further_amount":2200},)"
    R"({"direction":"return","zone":"within_district","up_to_grams":250,"amount":27001}]}])";

postage_answer ask(rules const& r, std::int64_t grams, date on, std::vector<postal_reduction> groups = {},
                   direction way = direction::intake, std::string id = "") {
    return postage({way, tariff_zone::within_district, grams, on, std::move(id), std::move(groups)}, r);
}

}

TEST_CASE("cước: theo bậc khối lượng và theo ngày", "[postage]") {
    auto const r = under(tariff);
    date const on(2021, 6, 1);
    for (auto const& [grams, amount] : std::vector<std::pair<std::int64_t, std::int64_t>>{{1, 26000},
                                                                                          {100, 26000},
                                                                                          {101, 26500},
                                                                                          {500, 26500},
                                                                                          {501, 28700},
                                                                                          {1000, 28700},
                                                                                          {1001, 30900},
                                                                                          {2000, 33100}}) {
        INFO(grams);
        CHECK(ask(r, grams, on).amount == amount);
        CHECK(ask(r, grams, on).why == postage_reason::listed);
    }
    CHECK(ask(r, 251, on, {}, direction::return_).why == postage_reason::no_price);
    CHECK(postage({direction::intake, tariff_zone::between_regions, 1, on}, r).why == postage_reason::no_price);
    CHECK(ask(r, 1, date(2021, 4, 19)).why == postage_reason::no_tariff);
    CHECK(ask(r, 1, date(2021, 4, 20)).amount == 26000);
    CHECK(ask(r, 1, date(2022, 12, 31)).amount == 26000);
    CHECK(ask(r, 1, date(2023, 1, 1)).why == postage_reason::no_tariff);
    CHECK(ask(rules(), 1, on).why == postage_reason::no_tariff);  // no figure is built in
    CHECK(refusal([&] { (void)ask(r, 0, on); }) == 1104);
    CHECK(refusal([&] { (void)ask(r, 1, on, {}, direction::intake, "x"); }) == 1310);
    CHECK(ask(r, 1, on).steps.at(0).basis.instrument == "Bảng T (Bảng giá thử)");
    CHECK(ask(r, 1, on).steps.at(0).basis.certainty == certainty::second_hand);
}

TEST_CASE("cước: nhiều bảng giá và bảng chưa rõ ngày bắt đầu", "[postage]") {
    std::string two = tariff;
    two.insert(
        two.size() - 1,
        R"(,{"id":"u","name":{"vi":"Bảng U"},"kind":"price","rows":[{"direction":"intake","zone":"within_district","up_to_grams":100,"amount":1}]},)"
        R"({"id":"c","name":{"vi":"Tối đa"},"kind":"ceiling","from":"2017-01-01","rows":[{"direction":"intake","zone":"within_district","up_to_grams":100,"amount":99000}]})");
    auto const r = under(two);
    date const on(2021, 6, 1);
    CHECK(ask(r, 1, on).why == postage_reason::several_tariffs);
    CHECK(ask(r, 1, on, {}, direction::intake, "t").amount == 26000);
    auto const unsure = ask(r, 1, on, {}, direction::intake, "u");
    CHECK((unsure.why == postage_reason::tariff_day_unsure && !unsure.amount && unsure.price == 1));
    CHECK(ask(r, 1, on, {}, direction::intake, "c").amount == 99000);  // a ceiling is asked by name only
}

TEST_CASE("cước: miễn giảm chưa rõ ngày hiệu lực thì chỉ có khoảng", "[postage]") {
    auto const r = under(tariff);
    date const on(2021, 6, 1);
    auto const half = ask(r, 100, on, {postal_reduction::poor_household});
    CHECK((half.why == postage_reason::reduction_unsure && !half.amount && half.least == 13000 && half.most == 26000));
    auto const nothing = ask(r, 100, on, {postal_reduction::poor_household, postal_reduction::heroic_mother});
    CHECK((nothing.least == 0 && nothing.most == 26000));  // the best one, never both
    // The day on which the circular took effect, read by a province, comes in by a law file.
    auto const read = r.with(read_law(
        {{"l",
          R"({"schema_version":1,"name":{"vi":"x"},"ended":[{"id":"TRF-03","to":"2017-09-29"}],)"
          R"("rows":[{"id":"TRF-03","instrument":"Thông tư 22/2017/TT-BTTTT","article":"Phụ lục","wording":"text","force":"text","from":"2018-01-01","text":{"vi":"x","en":"x"},"acts":"data"}]})"}}));
    auto const known = ask(read, 100, on, {postal_reduction::poor_household});
    CHECK((known.why == postage_reason::reduced && known.amount == 13000 && known.price == 26000));
    CHECK(ask(read, 100, on, {postal_reduction::early_revolutionary}).amount == 0);
    auto const odd = ask(read, 100, on, {postal_reduction::sick_soldier}, direction::return_);
    CHECK((odd.why == postage_reason::half_dong && !odd.amount && odd.least == 13500 && odd.most == 13501));
    for (auto const& t : token_table<postal_reduction>)
        CHECK(percent_of(t.value) ==
              (t.value == postal_reduction::early_revolutionary || t.value == postal_reduction::heroic_mother ? 100
                                                                                                              : 50));
}

TEST_CASE("bồi thường: mất bản gốc duy nhất thì ít nhất bốn lần cước và mọi chi phí cấp lại", "[postage]") {
    auto const owed = compensation(mishap::lost, 33'400, true, true, date(2021, 6, 1));
    CHECK(owed.least == 133'600);
    CHECK_FALSE(owed.most.has_value());
    CHECK(owed.reissue_costs == true);
    CHECK(owed.pay_within_days == 30);
    REQUIRE(owed.steps.size() == 2);
    CHECK(owed.steps[0].basis.instrument.find("47/2011") != std::string::npos);
    CHECK(owed.steps[1].basis.instrument.find("45/2016") != std::string::npos);
    CHECK(compensation(mishap::damaged, 33'400, true, true, date(2021, 6, 1)).least == 133'600);
    // Whose fault it was is not said: nor is who pays for new papers.
    CHECK_FALSE(compensation(mishap::lost, 33'400, true, std::nullopt, date(2021, 6, 1)).reissue_costs.has_value());
    CHECK(compensation(mishap::lost, 33'400, true, false, date(2021, 6, 1)).reissue_costs == false);
    // What the packet cost is not known.
    CHECK_FALSE(compensation(mishap::lost, std::nullopt, true, true, date(2021, 6, 1)).least.has_value());
    CHECK_THROWS_AS(compensation(mishap::lost, -1, true, true, date(2021, 6, 1)), error);
}

TEST_CASE("bồi thường: chậm thì hoàn cước và không có chứng từ gửi thì không", "[postage]") {
    auto const late = compensation(mishap::late, 33'400, true, true, date(2021, 6, 1));
    CHECK(late.least == 33'400);
    CHECK(late.most == 33'400);
    CHECK(late.reissue_costs == false);
    auto const unproved = compensation(mishap::lost, 33'400, false, true, date(2021, 6, 1));
    CHECK(unproved.least == 0);
    CHECK(unproved.most == 0);
    CHECK_FALSE(unproved.pay_within_days.has_value());
    // What the post does for papers that must be issued anew stands in another rule.
    CHECK(unproved.reissue_costs == true);
    // Before the decree, and before the decision, nothing is said.
    auto const early = compensation(mishap::lost, 33'400, true, true, date(2010, 1, 4));
    CHECK_FALSE(early.least.has_value());
    CHECK_FALSE(early.reissue_costs.has_value());
    CHECK(early.steps.size() == 2);
}
