// SPDX-License-Identifier: Apache-2.0
#include <motcua/time_limit.hpp>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "limit_notation.hpp"

using motcua::limit_alternative;
using motcua::parse_time_limit;
using motcua::term_sense;
using motcua::to_text;
using namespace limit_notation;

TEST_CASE("the writer writes good Vietnamese and English", "[time_limit]") {
    auto const both = [](std::string_view phrase) {
        auto const limit = parse_time_limit(phrase);
        return std::pair(to_text(limit), to_text(limit, motcua::language::en));
    };
    using texts = std::pair<std::string, std::string>;
    CHECK(both("Không quá 5 ngày làm việc") == texts("05 ngày làm việc", "5 working days"));
    CHECK(both("một ngày") == texts("01 ngày", "1 calendar day"));
    CHECK(both("1,5 ngày làm việc") == texts("1,5 ngày làm việc", "1.5 working days"));
    CHECK(both("3-5 ngày") == texts("từ 03 đến 05 ngày", "3 to 5 calendar days"));
    CHECK(both("ít nhất 3 tuần") == texts("ít nhất 03 tuần", "at least 3 weeks"));
    CHECK(both("Sau 24 giờ kể từ khi niêm yết") == texts("sau thời hạn 24 giờ", "after 24 hours"));
    CHECK(both("trước 5 ngày") == texts("trước 05 ngày", "5 calendar days before the event"));
    CHECK(both("kéo dài thêm 2 tháng") ==
          texts("được gia hạn thêm không quá 02 tháng", "may be extended by at most 2 months"));
    CHECK(both("Không") == texts("không quy định thời hạn", "no limit set"));
    CHECK(both("7") == texts("07 (chưa rõ đơn vị)", "7 (unit not stated)"));
    CHECK(both("trước ngày 30/11") == texts("trước ngày 30/11", "by the date: trước ngày 30/11"));
    CHECK(both("6 ngày làm việc và 30 ngày") ==
          texts("06 ngày làm việc và 30 ngày", "6 working days plus 30 calendar days"));
    CHECK(both("20 ngày, sau đó 2 ngày làm việc") ==
          texts("20 ngày, sau đó 02 ngày làm việc", "20 calendar days, then 2 working days"));
    CHECK(both("Trong ngày; nhận sau 15h30 thì trả trong ngày làm việc tiếp theo") ==
          texts("ngay trong ngày (nhận hồ sơ sau 15 giờ 30 thì trả kết quả trong ngày làm việc tiếp theo)",
                "the same day (received after 15:30: the next working day)"));
    CHECK(both("Cấp mới: 2 ngày; cấp lại: 1 ngày (không kể ngày nộp)") ==
          texts("Cấp mới: 02 ngày; cấp lại: 01 ngày (không tính ngày nộp)",
                "Cấp mới: 2 calendar days; cấp lại: 1 calendar day (not counting: ngày nộp)"));
    CHECK(to_text(time_limit(motcua::working_days{5})) == "05 ngày làm việc");
    CHECK(to_text(time_limit()).empty());
    CHECK(to_text(time_limit(motcua::months{1}), motcua::language::en) == "1 month");
}

namespace {

// Random limits of the kinds that the reader produces.
class limits {
public:
    explicit limits(unsigned seed) : random_(seed) {}

    time_limit operator()() {
        static std::string const cases[]{"Cấp mới",
                                         "đối với dự án nhóm B",
                                         "trường hợp phải xác minh thực tế",
                                         "Trực tuyến",
                                         "qua dịch vụ bưu chính công ích",
                                         "nếu hồ sơ do người được ủy quyền nộp",
                                         "Đối với hợp đồng có thời hạn dưới 12 tháng",
                                         "Loại II",
                                         "với công trình cấp I",
                                         "Trường hợp quy định tại khoản 2 Điều 15",
                                         "nhận hồ sơ sau 16 giờ",
                                         "Công an cấp xã"};
        std::vector<limit_alternative> all;
        std::size_t const n = one_of(3) == 0 ? 1 + one_of(3) : 1;
        std::size_t const first = one_of(std::size(cases));
        for (std::size_t i = 0; i < n; ++i) {
            limit_alternative a;
            if (n > 1 || one_of(2) == 0) a.condition = cases[(first + i) % std::size(cases)];
            a.steps.push_back(single());
            if (a.steps[0].sense == term_sense::at_most && chained(a.steps[0]))
                for (std::size_t more = one_of(4); more > 1; --more) {
                    auto t = counted();
                    t.join = one_of(2) == 0 ? term_join::then : term_join::sum;
                    a.steps.push_back(std::move(t));
                }
            all.push_back(std::move(a));
        }
        return time_limit(std::move(all));
    }

private:
    std::size_t one_of(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
    static bool chained(term const& t) { return t.unit <= time_unit::year && t.words.empty(); }

    term counted() {
        term t;
        t.unit = static_cast<time_unit>(one_of(8));
        t.amount = static_cast<double>(1 + one_of(180));
        if (one_of(6) == 0) t.amount = *t.amount + 0.5;
        if (one_of(5) == 0) t.amount_max = *t.amount + static_cast<double>(1 + one_of(30));
        if (one_of(5) == 0) t.party = one_of(2) == 0 ? "Sở Tài nguyên" : "Ủy ban nhân dân cấp tỉnh";
        if (one_of(6) == 0)
            t.excludes =
                one_of(2) == 0 ? "thời gian niêm yết" : "thời gian công dân bổ sung, hoàn thiện hồ sơ (nếu có)";
        return t;
    }
    term single() {
        term t = counted();
        switch (one_of(10)) {
            case 0:
                t.sense = static_cast<term_sense>(one_of(5));
                break;
            case 1:
                t = {};
                t.unit = time_unit::same_day;
                t.amount = 0;
                if (one_of(2) == 0) t.cutoff_minute = static_cast<int>(one_of(24 * 60));
                break;
            case 2:
                t = {};
                t.unit = one_of(2) == 0 ? time_unit::none : time_unit::date_rule;
                if (t.unit == time_unit::date_rule)
                    t.words = one_of(2) == 0 ? "ngày 20 hàng tháng" : "trước ngày 30/11";
                break;
            case 3:
                t.unit = time_unit::unknown;
                t.party.clear(), t.excludes.clear();
                break;
            default:
                break;
        }
        return t;
    }

    std::mt19937 random_;
};

}

TEST_CASE("what is written reads itself again equal", "[time_limit]") {
    limits next(20261124);
    for (int i = 0; i < 4000; ++i) {
        auto const limit = next();
        auto const text = to_text(limit);
        auto const again = parse_time_limit(text);
        if (again == limit) continue;
        CAPTURE(text, compact(limit), compact(again));
        REQUIRE(again == limit);
    }
}

TEST_CASE("no text makes the reader fail", "[time_limit]") {
    auto const rows = vectors();
    std::mt19937 random(7);
    auto const one_of = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    static constexpr std::string_view joints[]{"; ", ". ", ", ", " và ", " hoặc ", " - ", "\n", " (", ") ", ": ", "/"};
    for (int i = 0; i < 6000; ++i) {
        std::string text;
        if (i % 3 == 0) {
            text.resize(one_of(80));
            for (auto& c : text) c = static_cast<char>(static_cast<unsigned char>(one_of(256)));
        } else if (i % 3 == 1) {
            text = rows[one_of(rows.size())].first;
            for (std::size_t k = 1 + one_of(4); k > 0 && !text.empty(); --k) {
                std::size_t const at = one_of(text.size());
                if (one_of(2) == 0)
                    text.erase(at, 1);
                else
                    text.insert(at, 1, static_cast<char>(static_cast<unsigned char>(one_of(256))));
            }
        } else {
            for (std::size_t k = 1 + one_of(4); k > 0; --k)
                text += rows[one_of(rows.size())].first + std::string(joints[one_of(std::size(joints))]);
        }
        auto const limit = parse_time_limit(text);
        if (sound(limit)) continue;
        CAPTURE(text);
        REQUIRE(sound(limit));
    }
    for (char c : {'(', ')', '-', ':', ';', '.', '5', ' ', '\n', '\xCC'}) {
        CHECK(sound(parse_time_limit(std::string(9000, c))));
        std::string mixed;
        for (int i = 0; i < 1500; ++i) mixed += std::string(1, c) + "5 ngày ";
        CHECK(sound(parse_time_limit(mixed)));
    }
}
