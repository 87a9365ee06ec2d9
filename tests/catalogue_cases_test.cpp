// SPDX-License-Identifier: Apache-2.0
// What holds for one case of a procedure only: its facts, its line of a list, a condition; and groups of linked procedures.
#include <motcua/catalogue_json.hpp>
#include <motcua/dossier.hpp>
#include <motcua/eligibility_columns.hpp>
#include <motcua/law_json.hpp>

#include "catch.hpp"
#include "refusal.hpp"

using namespace motcua;

namespace {

catalogue made(std::string const& parts) {
    return read_catalogue(
        {{"d",
          R"({"schema_version":2,"name":{"vi":"x"},"edition":{"id":"e"},)"
          R"("agencies":[{"id":"so-a","name":{"vi":"Sở A"},"level":"province"},{"id":"so-b","name":{"vi":"Sở B"},"level":"province"}],)"
          R"("decisions":[{"id":"d1","number":"1/QĐ","issued":"2020-01-01"},{"id":"d2","number":"2/QĐ","issued":"2021-01-01"}])" +
              parts + "}"}});
}

std::string const three =
    R"(,"procedures":[{"code":"9.1","name":"x","facts":{"delegation_forbidden":true,"basis":{"instrument":"Luật","certainty":"text"}},"variants":[)"
    R"({"id":"a","intake":{"post":"yes"},"facts":{"personal_presence_required":false}},)"
    R"({"id":"b","intake":{"post":"yes"},"facts":{"personal_presence_required":true,"basis":{"instrument":"Luật","article":"Điều 7","certainty":"text"}}},)"
    R"({"id":"c","intake":{"post":"yes"}}]}])";

date const asked(2022, 1, 1);

verdict ask(catalogue const& c, std::string_view variant, direction way = direction::intake, date day = asked,
            case_facts const& facts = {}) {
    return assess(c, "9.1", way, day, variant, {}, facts);
}

}

TEST_CASE("trường hợp: điều kiện của riêng một trường hợp") {
    auto const c = made(three);
    CHECK(ask(c, "a").answer == answer::yes);
    CHECK(ask(c, "b").answer == answer::no);
    CHECK(ask(c, "b").reasons.front().id == reason_id::article_1_2);
    CHECK(ask(c, "c").answer == answer::conditional);  // the other half is not known of this case
    // What the case states overrides the procedure; what it does not state is the procedure's.
    auto const& v = c.versions("9.1").front().variants;
    REQUIRE((v[0].facts && v[1].facts && !v[2].facts));
    CHECK(v[1].facts->delegation_forbidden == true);
    CHECK(v[1].facts->basis_of(procedure_fact::personal_presence_required).article == "Điều 7");
    CHECK(v[1].facts->basis_of(procedure_fact::delegation_forbidden).instrument == "Luật");
    CHECK(v[0].facts->basis_of(procedure_fact::personal_presence_required).instrument.empty());
    // Without a case named: each gives its own answer, so the case is needed.
    auto const open = ask(c, "");
    CHECK(open.answer == answer::conditional);
    CHECK(open.needs.front() == "variant");
    CHECK(open.reasons.size() == 3);
    CHECK(open.reasons[0].id == reason_id::channel_yes);
    CHECK(open.reasons[1].id == reason_id::article_1_2);
    CHECK(open.reasons[1].detail.vi == "b");
    // The case at hand decides, whichever it is called.
    case_facts given;
    given.personal_presence_required = false;
    CHECK(ask(c, "b", direction::intake, asked, given).answer == answer::yes);
    CHECK(ask(c, "", direction::intake, asked, given).answer == answer::yes);
    CHECK(::refusal([&] { (void)ask(c, "z"); }) == 1502);
}

TEST_CASE("trường hợp: danh mục nêu riêng một trường hợp") {
    auto const c = made(R"(,"procedures":[{"code":"9.1","name":"x","variants":[{"id":"a"},{"id":"b"}]}],"lists":[)"
                        R"({"decision":"d1","procedure":"9.1","direction":"intake","answer":"no"},)"
                        R"({"decision":"d1","procedure":"9.1","direction":"intake","answer":"yes","variant":"b"},)"
                        R"({"decision":"d2","procedure":"9.1","direction":"return","answer":"yes","variant":"a"}])");
    CHECK(ask(c, "a").answer == answer::no);
    CHECK(ask(c, "b").answer == answer::yes);
    CHECK(ask(c, "").answer == answer::conditional);
    CHECK(ask(c, "a", direction::return_).answer == answer::yes);
    CHECK(ask(c, "b", direction::return_).answer == answer::unknown);
    CHECK(ask(c, "a", direction::return_, date(2020, 12, 31)).answer == answer::unknown);
    CHECK(c.listed("9.1", "", direction::intake, asked)->listed == false);
    CHECK(c.listed("9.1", "", direction::intake, asked, "b")->listed);
    CHECK(c.listed("9.1", "", direction::return_, asked) == nullptr);
    CHECK(c.listed_count(asked) == 1);
    // A later decision on all cases stands over an earlier line of one case.
    auto const later = made(R"(,"procedures":[{"code":"9.1","name":"x","variants":[{"id":"a"},{"id":"b"}]}],"lists":[)"
                            R"({"decision":"d1","procedure":"9.1","direction":"intake","answer":"yes","variant":"b"},)"
                            R"({"decision":"d2","procedure":"9.1","direction":"intake","answer":"no"}])");
    CHECK(ask(later, "b", direction::intake, date(2020, 6, 1)).answer == answer::yes);
    CHECK(ask(later, "b").answer == answer::no);
    CHECK(ask(later, "").answer == answer::no);  // both cases agree: none need be named
}

TEST_CASE("trường hợp: danh mục nêu kèm điều kiện") {
    auto const c = made(
        R"(,"procedures":[{"code":"9.1","name":"x","variants":[{"id":"a"},{"id":"b"}]}],"lists":[)"
        R"({"decision":"d1","procedure":"9.1","direction":"intake","answer":"yes","variant":"a","condition":{"vi":"hồ sơ không có bản gốc","en":"no originals"}},)"
        R"({"decision":"d1","procedure":"9.1","direction":"return","answer":"no","condition":{"vi":"nếu thu phí khi trả"}}])");
    auto const in = ask(c, "a"), out = ask(c, "b", direction::return_);
    CHECK(in.answer == answer::conditional);
    CHECK(in.needs == std::vector<std::string>{"list_condition"});
    CHECK(in.reasons.front().id == reason_id::listed_yes);
    CHECK(in.reasons.front().detail.en == "no originals");
    CHECK(out.answer == answer::conditional);
    CHECK(out.reasons.front().id == reason_id::listed_no);
    CHECK(out.reasons.at(1).id == reason_id::contestable);
    CHECK(ask(c, "b").answer == answer::unknown);
}

TEST_CASE("trường hợp: cột và câu hỏi đơn trả lời như nhau") {
    for (
        auto const& c :
        {made(three),
         made(
             R"(,"procedures":[{"code":"9.1","name":"x","variants":[{"id":"a"},{"id":"b"},{"id":"c"}]}],"lists":[)"
             R"({"decision":"d1","procedure":"9.1","direction":"intake","answer":"yes","variant":"b","to":"2021-06-01"},)"
             R"({"decision":"d2","procedure":"9.1","direction":"intake","answer":"no","variant":"a","condition":{"vi":"x"}}])")}) {
        eligibility_names const names{{"9.1"}, {"a", "b", "c"}, {}};
        std::vector<std::int32_t> code, variant, days, basis;
        for (std::int32_t v = -1; v < 3; ++v)
            for (auto const d : {date(2016, 12, 15), date(2018, 6, 21), date(2020, 1, 1), date(2020, 12, 31),
                                 date(2021, 1, 1), date(2021, 5, 31), date(2021, 6, 1), date(2026, 8, 5)}) {
                code.push_back(0);
                variant.push_back(v);
                days.push_back(d.days());
            }
        std::vector<std::uint8_t> said(days.size()), why(days.size());
        basis.resize(days.size());
        eligibility_places const places{code, variant, {}};
        eligibility_table const table(c, direction::intake, names, places);
        table.assess<std::int32_t>(places, days, {said, why, basis});
        for (std::size_t i = 0; i < days.size(); ++i) {
            auto const one = ask(c, variant[i] < 0 ? "" : names.variants[static_cast<std::size_t>(variant[i])],
                                 direction::intake, date::from_days(days[i]));
            INFO(i);
            CHECK(said[i] == static_cast<std::uint8_t>(one.answer));
            CHECK(why[i] == static_cast<std::uint8_t>(one.reasons.front().id));
        }
    }
}

TEST_CASE("liên thông: một mã nhiều cơ quan và thời hạn") {
    auto const c = made(
        R"(,"procedures":[{"code":"9.2","name":"Khai sinh"},{"code":"9.1","name":"Nhóm liên thông","agencies":["so-a"],"linked":[)"
        R"({"agency":"so-a","procedure":"9.2","what":{"vi":"đăng ký","en":"registration"},"limit":"1 ngày làm việc"},{"agency":"so-b","limit":"3 ngày làm việc"},{"agency":"so-b"}]}])");
    auto const p = c.at("9.1", asked);
    REQUIRE((p && (*p)->linked.size() == 3));
    auto const& parts = (*p)->linked;
    CHECK((parts[0].agency == "so-a" && parts[0].procedure == "9.2" && parts[0].what.en == "registration"));
    CHECK(parts[0].limit == time_limit(working_days(1)));
    CHECK(parts[1].text == "3 ngày làm việc");
    CHECK(parts[2].limit.alternatives().empty());  // not stated is not zero
    CHECK((*c.at("9.2", asked))->linked.empty());
}

TEST_CASE("văn bản: kết thúc một dòng thì căn cứ và câu trả lời đổi theo") {
    auto const ended = [](std::string const& id) {
        return rules().with(read_law(
            {{"l", R"({"schema_version":1,"name":{"vi":"x"},"ended":[{"id":")" + id + R"(","to":"2021-06-01"}]})"}}));
    };
    auto const c = made(three);
    // Without Điều 1.2 the scheme itself is not known.
    CHECK(assess(c, "9.1", direction::intake, asked, "b").answer == answer::no);
    CHECK(assess(c, "9.1", direction::intake, asked, "b", {}, {}, ended("PST-02")).answer == answer::unknown);
    CHECK(assess(c, "9.1", direction::intake, date(2021, 5, 31), "b", {}, {}, ended("PST-02")).answer == answer::no);
    // The manner means something only under a one-stop rule.
    CHECK(assess(c, "9.1", direction::intake, asked, "a").answer == answer::yes);
    auto const without = assess(c, "9.1", direction::intake, asked, "a", {}, {}, ended("OST-01"));
    CHECK(without.answer == answer::unknown);
    CHECK(without.reasons.front().id == reason_id::no_rule_in_force);
    // A deadline that was set anew cites the rule of the book.
    date const received(2021, 6, 7);
    auto const extended = [&](rules const& under) {
        auto const d = due(time_limit(working_days(3)), received, under).extend(date(2021, 6, 20), "chờ");
        return d.steps().back().basis;
    };
    CHECK(extended(rules()).instrument == "Nghị định 61/2018/NĐ-CP");
    CHECK(extended(ended("OST-13")).instrument.empty());
}
