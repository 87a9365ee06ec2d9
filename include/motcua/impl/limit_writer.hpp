// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cmath>
#include <string>

#include "../time_limit.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// 5 → "05" (as the lists print it), 1.5 → "1,5"; English without the nought and with a point.
inline std::string written(double amount, language in) {
    double const whole = std::floor(amount);
    std::string out = std::to_string(static_cast<long long>(whole));
    if (in == language::vi && out.size() < 2 && whole == amount) out.insert(0, 1, '0');
    if (int const hundredths = static_cast<int>(std::lround((amount - whole) * 100)); hundredths > 0) {
        out += in == language::vi ? ',' : '.';
        out += static_cast<char>('0' + hundredths / 10);
        if (hundredths % 10 != 0) out += static_cast<char>('0' + hundredths % 10);
    }
    return out;
}

inline std::string written_time(int minute, language in) {
    std::string const rest = std::to_string(minute % 60);
    if (in == language::en) return std::to_string(minute / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
    // An hour that no office has open reads as a duration, unless the minutes stand behind it.
    bool const plain = minute % 60 == 0 && minute >= 6 * 60 && minute <= 20 * 60;
    return std::to_string(minute / 60) + " giờ" + (plain ? "" : (rest.size() < 2 ? " 0" : " ") + rest);
}

inline std::string term_vi(term const& t) {
    std::string out;
    auto const counted = [&] {
        if (!t.words.empty()) return (t.sense == term_sense::at_most ? "chậm nhất là " : "") + t.words;
        if (!t.amount) return std::string(label(t.unit));
        std::string n = written(*t.amount, language::vi);
        if (t.amount_max)
            n = t.unit == time_unit::unknown ? n + "-" + written(*t.amount_max, language::vi)
                                             : "từ " + n + " đến " + written(*t.amount_max, language::vi);
        return t.unit == time_unit::unknown ? n + " (chưa rõ đơn vị)" : n + " " + std::string(label(t.unit));
    };
    switch (t.unit) {
        case time_unit::same_day:
            out = "ngay trong ngày";
            if (t.cutoff_minute)
                out += " (nhận hồ sơ sau " + written_time(*t.cutoff_minute, language::vi) +
                       " thì trả kết quả trong ngày làm việc tiếp theo)";
            break;
        case time_unit::date_rule:
            out = (t.words.starts_with("trước") || t.words.starts_with("Trước") ? "" : "chậm nhất vào ") + t.words;
            break;
        case time_unit::none:
            out = "không quy định thời hạn";
            break;
        default:
            switch (t.sense) {
                case term_sense::at_most:
                    out = counted();
                    break;
                case term_sense::at_least:
                    out = "ít nhất " + counted();
                    break;
                case term_sense::after:
                    out = "sau thời hạn " + counted();
                    break;
                case term_sense::before:
                    out = "trước " + counted();
                    break;
                case term_sense::extension:
                    out = "được gia hạn thêm không quá " + counted();
                    break;
            }
    }
    if (!t.party.empty()) out += " tại " + t.party;
    if (!t.excludes.empty()) out += " (không tính " + t.excludes + ")";
    return out;
}

inline std::string term_en(term const& t) {
    std::string out;
    switch (t.unit) {
        case time_unit::same_day:
            out = "the same day";
            if (t.cutoff_minute)
                out += " (received after " + written_time(*t.cutoff_minute, language::en) + ": the next working day)";
            break;
        case time_unit::date_rule:
            out = "by the date: " + t.words;
            break;
        case time_unit::none:
            out = "no limit set";
            break;
        default: {
            std::string n = t.amount ? written(*t.amount, language::en) : "";
            if (t.amount_max) n += " to " + written(*t.amount_max, language::en);
            bool const one = t.amount && *t.amount == 1 && !t.amount_max;
            std::string const unit = t.unit == time_unit::unknown
                                         ? "(unit not stated)"
                                         : std::string(label(t.unit, language::en)) + (one ? "" : "s");
            std::string const counted =
                (n.empty() ? "" : n + " ") + unit + (t.words.empty() ? "" : " (" + t.words + ")");
            switch (t.sense) {
                case term_sense::at_most:
                    out = counted;
                    break;
                case term_sense::at_least:
                    out = "at least " + counted;
                    break;
                case term_sense::after:
                    out = "after " + counted;
                    break;
                case term_sense::before:
                    out = counted + " before the event";
                    break;
                case term_sense::extension:
                    out = "may be extended by at most " + counted;
                    break;
            }
        }
    }
    if (!t.party.empty()) out += " at " + t.party;
    if (!t.excludes.empty()) out += " (not counting: " + t.excludes + ")";
    return out;
}

struct limit_wording {
    std::string_view between = "; ", after_condition = ": ";
    std::string_view before_long = "";  // before weeks, months and years, which may be no limit at all
};
inline std::string limit_text(time_limit const& limit, language in, limit_wording words) {
    bool const vi = in == language::vi;
    std::string out;
    for (auto const& a : limit.alternatives()) {
        if (!out.empty()) out += a.condition ? words.between : vi ? "; hoặc " : "; or ";
        if (a.condition) out.append(*a.condition).append(words.after_condition);
        bool first = true;
        for (auto const& t : a.steps) {
            if (!first) out += t.join == term_join::sum ? (vi ? " và " : " plus ") : (vi ? ", sau đó " : ", then ");
            bool const lengthy = t.unit == time_unit::week || t.unit == time_unit::month || t.unit == time_unit::year;
            if (first && lengthy) out += words.before_long;
            out += vi ? detail::term_vi(t) : detail::term_en(t);
            first = false;
        }
    }
    return out;
}

}

MOTCUA_INLINE std::string to_text(time_limit const& limit, language in) {
    auto plain = detail::limit_text(limit, in, {});
    if (in == language::en || parse_time_limit(plain) == limit) return plain;
    // "Cấp mới: 10 ngày; cấp lại: 05 ngày" is how people write; where that would be read as steps, a condition as the
    // name of a step, or years as how long something is valid, more words make it clear.
    constexpr std::string_view handling = "thời hạn giải quyết ";
    for (detail::limit_wording const words : {detail::limit_wording{"; hoặc ", ": "},
                                              {"; ", " thì "},
                                              {"; hoặc ", " thì "},
                                              {"; ", ": ", handling},
                                              {"; hoặc ", ": ", handling},
                                              {"; ", " thì ", handling},
                                              {"; hoặc ", " thì ", handling}})
        if (auto text = detail::limit_text(limit, in, words); parse_time_limit(text) == limit) return text;
    return plain;
}

}
}
