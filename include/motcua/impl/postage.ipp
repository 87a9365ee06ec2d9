// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../catalogue.hpp"
#include "../postage.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline citation tariff_source(motcua::catalogue const& c, postal_tariff const& t) {
    auto const* s = c.find_source(t.source);
    return {t.name.vi + (s == nullptr ? "" : " (" + s->title + ")"), "", t.certainty};
}

/// The tariff of the question; nothing where the day has none or more than one.
inline postal_tariff const* tariff_for(motcua::catalogue const& c, postage_question const& asked, postage_reason& why) {
    if (!asked.tariff.empty()) {
        auto const* named = c.find_tariff(asked.tariff);
        if (named == nullptr)
            fail(error_code::reference_unknown, "tariff", asked.tariff, "a tariff of the catalogue",
                 "correct the identifier, or add the tariff by an overlay");
        why = postage_reason::no_tariff;
        return named->on(asked.on) == in_force::no ? nullptr : named;
    }
    postal_tariff const* only = nullptr;
    for (auto const& t : c.parts().tariffs) {
        if (t.kind != tariff_kind::price || t.on(asked.on) == in_force::no) continue;
        why = only == nullptr ? postage_reason::no_tariff : postage_reason::several_tariffs;
        if (only != nullptr) return nullptr;
        only = &t;
    }
    return only;
}

/// The price of a weight: that of the lightest step that holds it, or the last step with further weights added.
inline std::optional<std::int64_t> price_of(postal_tariff const& t, postage_question const& asked) {
    tariff_row const *fits = nullptr, *last = nullptr;
    for (auto const& r : t.rows) {
        if (r.direction != asked.direction || r.zone != asked.zone) continue;
        if (asked.grams <= r.up_to_grams && (fits == nullptr || r.up_to_grams < fits->up_to_grams)) fits = &r;
        if (last == nullptr || r.up_to_grams > last->up_to_grams) last = &r;
    }
    if (fits != nullptr) return fits->amount;
    if (last == nullptr || !last->further_grams || !last->further_amount) return std::nullopt;
    auto const more = (asked.grams - last->up_to_grams + *last->further_grams - 1) / *last->further_grams;
    return last->amount + more * *last->further_amount;
}

inline void say(postage_answer& out, postage_reason why, citation basis, date on) {
    out.why = why;
    out.steps.push_back({{std::string(label(why)), std::string(label(why, language::en))}, std::move(basis), on, {}});
}

inline std::string dong(std::int64_t amount) { return std::to_string(amount) + " đ"; }

}

MOTCUA_INLINE postage_answer postage(postage_question const& asked, rules const& under) {
    if (asked.grams < 1 || asked.grams > 1'000'000)
        fail(error_code::number_out_of_range, "grams", std::to_string(asked.grams), "1 to 1000000",
             "give the weight in grams");
    auto const& c = under.catalogue();
    postage_answer out;
    auto why = postage_reason::no_tariff;
    auto const* t = detail::tariff_for(c, asked, why);
    if (t == nullptr) {
        detail::say(out, why, {}, asked.on);
        return out;
    }
    auto const basis = detail::tariff_source(c, *t);
    auto const price = detail::price_of(*t, asked);
    if (!price) {
        detail::say(out, postage_reason::no_price, basis, asked.on);
        return out;
    }
    out.price = price;
    out.steps.push_back(
        {{std::string(label(asked.zone)) + ", " + std::to_string(asked.grams) + " g: " + detail::dong(*price),
          std::string(label(asked.zone, language::en)) + ", " + std::to_string(asked.grams) +
              " g: " + detail::dong(*price)},
         basis,
         asked.on,
         {}});
    if (t->on(asked.on) == in_force::unknown) {
        detail::say(out, postage_reason::tariff_day_unsure, basis, asked.on);
        return out;
    }
    out.why = postage_reason::listed;
    if (asked.groups.empty()) {
        out.amount = out.least = out.most = price;
        return out;
    }
    auto const best = *std::max_element(asked.groups.begin(), asked.groups.end(),
                                        [](auto a, auto b) { return percent_of(a) < percent_of(b); });
    auto const* rule = under.law().find("TRF-03", asked.on);
    auto const percent = percent_of(best);
    auto const left = *price * (100 - percent);
    out.least = left / 100;
    out.most = price;
    auto const text = std::string(label(best)) + ": -" + std::to_string(percent) + "%";
    auto const text_en = std::string(label(best, language::en)) + ": -" + std::to_string(percent) + "%";
    out.steps.push_back({{text, text_en}, cite(rule), asked.on, {}});
    if (asked.groups.size() > 1)
        out.steps.push_back({{"Nhiều diện: chỉ tính mức lợi nhất (văn bản đã đọc không nói về cộng dồn)",
                              "Of several groups the best counts (what was read says nothing of adding them)"},
                             {rule == nullptr ? std::string() : std::string(rule->instrument), "", certainty::inferred},
                             asked.on,
                             {}});
    if (rule == nullptr || !rule->from_known) {
        if (rule == nullptr) out.least.reset(), out.most.reset();
        detail::say(out, postage_reason::reduction_unsure, cite(rule), asked.on);
        return out;
    }
    if (left % 100 != 0) {
        out.most = left / 100 + 1;
        detail::say(out, postage_reason::half_dong, cite(rule), asked.on);
        return out;
    }
    out.amount = out.most = out.least;
    detail::say(out, postage_reason::reduced, cite(rule), asked.on);
    return out;
}

MOTCUA_INLINE compensation_answer compensation(mishap what, std::optional<std::int64_t> charge, bool proof_of_posting,
                                               std::optional<bool> at_fault, date on, rules const& under) {
    if (charge && *charge < 0)
        fail(error_code::number_out_of_range, "charge", std::to_string(*charge), "0 or more", "give what the packet cost, in đồng");
    compensation_answer out;
    auto const say = [&](law_row const* rule, bilingual text) { out.steps.push_back({std::move(text), cite(rule), on, {}}); };
    auto const* owed = under.law().find("PST-63", on);
    if (owed == nullptr) {
        say(nullptr, {"Chưa rõ quy định bồi thường của ngày này", "What the rule on compensation was on this day is not known"});
    } else if (!proof_of_posting) {
        out.least = out.most = 0;
        say(owed, {"Không có chứng từ gửi: không được bồi thường", "Without proof of posting nothing is owed"});
    } else {
        out.pay_within_days = 30;
        bool const late = what == mishap::late;
        if (charge) out.least = late ? *charge : 4 * *charge;
        if (late) out.most = out.least;
        say(owed, late ? bilingual{"Chậm: hoàn trả cước đã thu", "Late: the charge goes back"}
                       : bilingual{"Tối thiểu 04 lần cước, đã gồm hoàn cước; chỉ thiệt hại trực tiếp",
                                   "At least four times the charge, its refund included; direct damage only"});
    }
    if (what == mishap::late) {
        out.reissue_costs = false;  // nothing has to be issued again
        return out;
    }
    auto const* reissue = under.law().find("PST-28", on);
    if (reissue == nullptr) {
        say(nullptr, {"Chưa rõ quy định về chi phí cấp lại của ngày này", "What the rule on costs of reissue was on this day is not known"});
        return out;
    }
    out.reissue_costs = at_fault;
    say(reissue, {"Ngoài ra: chi phí cấp lại giấy tờ nếu do lỗi của bưu chính", "Beside it: the costs of reissue if the post is at fault"});
    return out;
}

}
}
