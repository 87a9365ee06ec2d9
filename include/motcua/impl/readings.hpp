// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../law.hpp"

namespace motcua {
inline namespace v0 {

/// The open points that an answer can hang on. Each has named readings and a documented default; see `reading_rows`.
enum class reading : unsigned char {
    first_day, period_end, clock_hours_end, cutoff_exactly, closing, outside_hours, range_end, half_day, made_up_saturday,
    hours, postmark, projection, clock_start, supplement_clock, second_supplement, fifteen_days, pinning,
    same_person, supplement_count, remote_receipt, financial_obligation, indicator_promise, indicator_requests,
    supplement_window
};
template <>
inline constexpr auto token_table<reading> = std::to_array<token<reading>>({
    {reading::first_day, "first_day", "ngày nhận có được tính không",
     "whether the day of receipt counts"},
    {reading::period_end, "period_end", "kỳ hạn theo ngày, tuần, tháng, năm kết thúc vào ngày nghỉ",
     "where a period of calendar days, weeks, months or years ends when its last day is off"},
    {reading::clock_hours_end, "clock_hours_end", "kỳ hạn theo giờ kết thúc vào ngày nghỉ",
     "where a period of clock hours ends when that moment lies on a day off"},
    {reading::cutoff_exactly, "cutoff_exactly", "nhận đúng giờ chốt",
     "a dossier received exactly at the cut-off"},
    {reading::closing, "closing", "hết thời hạn đúng giờ đóng cửa",
     "a period of working hours that is used up exactly at closing time"},
    {reading::outside_hours, "outside_hours", "nhận hồ sơ ngoài giờ làm việc",
     "when working hours begin for a dossier received outside office hours"},
    {reading::range_end, "range_end", "cận nào của khoảng thời hạn",
     "which end of a range is the limit"},
    {reading::half_day, "half_day", "nửa ngày làm việc",
     "what half a working day is"},
    {reading::made_up_saturday, "made_up_saturday", "ngày nghỉ được làm bù là ngày làm việc đối với",
     "for what a rest day worked in lieu is a working day"},
    {reading::hours, "hours", "giờ làm việc khi chưa biết giờ của cơ quan",
     "working hours at an office whose hours are not given"},
    {reading::postmark, "postmark", "dấu bưu điện nào làm mốc",
     "which postmark starts a period counted from the post"},
    {reading::projection, "projection", "ngày sau lịch đã công bố",
     "a date beyond the last announcement"},
    {reading::clock_start, "clock_start", "mốc bắt đầu tính thời hạn của hồ sơ qua bưu chính",
     "what starts the resolution time of a dossier by post"},
    {reading::supplement_clock, "supplement_clock", "thời hạn sau khi bổ sung",
     "the resolution time after a supplement"},
    {reading::second_supplement, "second_supplement", "yêu cầu bổ sung lần hai",
     "a second request for a supplement"},
    {reading::fifteen_days, "fifteen_days", "15 ngày đóng hồ sơ không bổ sung",
     "the 15 days after which an incomplete dossier is closed"},
    {reading::pinning, "pinning", "quy định áp dụng khi luật thay đổi",
     "which rules hold for a dossier when the law changes"},
    {reading::same_person, "same_person", "cùng một người tiếp nhận và quyết định, hoặc quyết định và hẹn lại ngày trả",
     "one person who receives and decides, or who decides and sets a new date"},
    {reading::supplement_count, "supplement_count", "một lần yêu cầu bổ sung tính chung hay theo từng giai đoạn",
     "whether one request for a supplement is one in all or one at each stage"},
    {reading::remote_receipt, "remote_receipt", "tiếp nhận phi địa giới: nhận hồ sơ điện tử hay hồ sơ giấy thì bắt đầu tính thời hạn",
     "remote intake: whether the electronic file or the papers start the resolution time"},
    {reading::financial_obligation, "financial_obligation", "thời gian thực hiện nghĩa vụ tài chính",
     "the time of a financial obligation"},
    {reading::indicator_promise, "indicator_promise", "ngày hẹn trả mà chỉ số của Cổng so sánh",
     "the promised day that the portal's indicator compares with"},
    {reading::indicator_requests, "indicator_requests", "chỉ số của Cổng khi yêu cầu bổ sung từ hai lần",
     "the portal's indicator after two requests for a supplement"},
    {reading::supplement_window, "supplement_window", "03 ngày làm việc của lần yêu cầu bổ sung sau tính từ đâu",
     "what the 3 working days of a further request for a supplement count from"},
});
static_assert(in_order<reading>());
inline constexpr std::size_t reading_count = token_table<reading>.size();

/// One way to read an open point.
struct reading_value {
    std::string_view text, vi, en;
};

/// An open point with its readings, the first being the default, and what the default rests on.
struct reading_row {
    reading what;
    std::array<reading_value, 3> values;
    std::size_t count;
    std::string_view instrument, article;  ///< empty where no text was found
    motcua::certainty certainty;
};
inline constexpr std::array<reading_row, reading_count> reading_rows = {{
    {reading::first_day,
     {{{"excluded", "không tính ngày đầu", "first day not counted"}, {"included", "tính cả ngày đầu",
       "first day counted"}}},
     2, "Bộ luật Dân sự 91/2015/QH13", "Điều 147.2", certainty::text},
    {reading::period_end,
     {{{"next_working_day", "chuyển sang ngày làm việc tiếp theo", "moves to the next working day"}, {"stay",
       "giữ nguyên", "stays"}}},
     2, "Bộ luật Dân sự 91/2015/QH13", "Điều 148.5", certainty::text},
    {reading::clock_hours_end,
     {{{"stay", "giữ nguyên", "stays"}, {"next_working_day", "chuyển sang cuối ngày làm việc tiếp theo",
       "moves to the end of the next working day"}}},
     2, "Bộ luật Dân sự 91/2015/QH13", "Điều 148.5", certainty::inferred},
    {reading::cutoff_exactly,
     {{{"same_day", "tính trong ngày", "counts as before it"}, {"next_day", "tính như sau giờ chốt",
       "counts as after it"}}},
     2, "Nghị định 23/2015/NĐ-CP", "Điều 7", certainty::inferred},
    {reading::closing,
     {{{"closing_time", "hết hạn lúc đóng cửa", "ends at closing time"}, {"next_opening",
       "hết hạn lúc mở cửa tiếp theo", "ends at the next opening"}}},
     2, "", "", certainty::inferred},
    {reading::outside_hours,
     {{{"next_opening", "tính từ giờ mở cửa tiếp theo", "at the next opening"}, {"next_day_opening",
       "tính từ giờ mở cửa của ngày làm việc tiếp theo", "at the opening of the next working day"}}},
     2, "", "", certainty::inferred},
    {reading::range_end,
     {{{"longest", "cận dài", "the longest"}, {"shortest", "cận ngắn", "the shortest"}}},
     2, "", "", certainty::inferred},
    {reading::half_day,
     {{{"half_of_hours", "nửa số giờ làm việc của ngày", "half of the day's office hours"}, {"whole_day",
       "tính tròn một ngày", "rounded up to a whole day"}}},
     2, "", "", certainty::inferred},
    {reading::made_up_saturday,
     {{{"all_units", "mọi thời hạn", "every limit"}, {"working_days_only", "chỉ khi đếm ngày làm việc",
       "counting working days only; a period that ends on it moves on"}}},
     2, "", "", certainty::inferred},
    {reading::hours,
     {{{"ask", "không giả định", "nothing is assumed"}, {"assumed", "giả định 07:30–11:30 và 13:30–17:00",
       "07:30–11:30 and 13:30–17:00 are assumed"}}},
     2, "", "", certainty::observed},
    {reading::postmark,
     {{{"arrival", "dấu đến", "arrival"}, {"dispatch", "dấu đi", "dispatch"}}},
     2, "", "", certainty::second_hand},
    {reading::projection,
     {{{"bounds", "trả về khoảng ngày", "gives the bounds"}, {"refuse", "từ chối trả lời", "is refused"}}},
     2, "Bộ luật Lao động 45/2019/QH14", "Điều 112.3", certainty::second_hand},
    {reading::clock_start,
     {{{"by_law", "theo quy định có hiệu lực", "the rule in force"}, {"receipt_slip", "giấy tiếp nhận",
       "the receipt slip (form 01)"}, {"handover", "biên bản giao nhận", "the handover record"}}},
     3, "Quyết định 45/2016/QĐ-TTg", "Điều 7.4", certainty::text},
    {reading::supplement_clock,
     {{{"restart", "tính lại từ đầu", "starts anew"}, {"pause", "trừ thời gian bổ sung",
       "the time of the supplement is added"}, {"go_on", "không đổi", "goes on"}}},
     3, "Nghị định 61/2018/NĐ-CP", "Điều 19.4", certainty::text},
    {reading::second_supplement,
     {{{"warn", "cho phép và cảnh báo", "allowed with a warning"}, {"deny", "từ chối", "refused"}}},
     2, "Nghị định 61/2018/NĐ-CP", "Điều 11.2c", certainty::text},
    {reading::fifteen_days,
     {{{"calendar", "ngày thường", "calendar days"}, {"working", "ngày làm việc", "working days"}}},
     2, "Nghị định 118/2025/NĐ-CP", "Điều 19.5", certainty::text},
    {reading::pinning,
     {{{"keep", "giữ quy định tại ngày tiếp nhận", "those of its acceptance"}, {"follow", "theo quy định mới",
       "those of the day"}}},
     2, "", "", certainty::inferred},
    // No text was read that forbids it, and NĐ 118/2025 Điều 17.5 lets those who receive also resolve when they are told to:
    // keeping the two apart is good order, so it is a warning by default.
    {reading::same_person,
     {{{"warn", "cho phép và cảnh báo", "allowed with a warning"}, {"deny", "từ chối", "refused"},
       {"allow", "cho phép", "allowed"}}},
     3, "", "", certainty::inferred},
    // The rule stands at guidance (NĐ 61 Điều 11.2c, NĐ 118 Điều 16.3) and after appraisal (Điều 19.4, 19.5).
    {reading::supplement_count,
     {{{"per_stage", "một lần trước và một lần sau tiếp nhận", "one before acceptance and one after it"}, {"in_all",
       "một lần tính chung", "one in all"}}},
     2, "Nghị định 61/2018/NĐ-CP", "Điều 11.2c, 19.4", certainty::inferred},
    // The file goes at once, the papers within one working day (NĐ 118/2025 Điều 20.1); which receipt counts is not said.
    {reading::remote_receipt,
     {{{"electronic", "lần nhận đầu tiên, kể cả chỉ nhận hồ sơ điện tử", "the first receipt, that of the electronic file too"},
       {"paper", "khi nhận hồ sơ giấy", "the receipt of the papers"}}},
     2, "Nghị định 309/2026/NĐ-CP", "Điều 8.3", certainty::inferred},
    // No general suspension was found (CLK-07); sector law may have one.
    {reading::financial_obligation,
     {{{"runs", "vẫn tính vào thời hạn", "goes on counting"}, {"suspends", "không tính vào thời hạn", "does not count"}}},
     2, "", "", certainty::inferred},
    {reading::indicator_promise,
     {{{"first", "ngày hẹn đầu tiên, trừ thời gian bổ sung", "the first one, less the time of supplements"}, {"current",
       "ngày hẹn hiện tại; đã dời hạn vì bổ sung thì không trừ nữa",
       "the one that stands now; a supplement that moved it is not taken off again"}}},
     2, "Quyết định 766/QĐ-TTg 2022", "công thức tính (bản chép)", certainty::observed},
    {reading::indicator_requests,
     {{{"late", "quá hạn, kể cả yêu cầu trước tiếp nhận", "late, requests before acceptance counted too"},
       {"late_after_acceptance", "quá hạn, chỉ tính yêu cầu sau tiếp nhận", "late, counting those after acceptance"},
       {"late_without_end", "chỉ quá hạn khi chưa có kết thúc khác", "late only where nothing else ended it"}}},
     3, "Quyết định 766/QĐ-TTg 2022", "công thức tính (bản chép)", certainty::observed},
    // The articles say "of acceptance"; a completed dossier is counted anew (NĐ 61 Điều 19.4, NĐ 118 Điều 19.5).
    {reading::supplement_window,
     {{{"completion", "từ khi bổ sung đủ, nếu thời hạn tính lại từ đó", "completion, where the time began anew there"},
       {"acceptance", "từ ngày tiếp nhận", "acceptance"}}},
     2, "Nghị định 61/2018/NĐ-CP", "Điều 19.4", certainty::inferred},
}};

/// Positions of readings inside their rows, so that code names what it asks for.
namespace readings_as {
enum first_day_ : unsigned char { first_day_excluded, first_day_included };
enum period_end_ : unsigned char { period_end_next_working_day, period_end_stay };
enum clock_hours_end_ : unsigned char { clock_hours_end_stay, clock_hours_end_next_working_day };
enum cutoff_exactly_ : unsigned char { cutoff_exactly_same_day, cutoff_exactly_next_day };
enum closing_ : unsigned char { closing_closing_time, closing_next_opening };
enum outside_hours_ : unsigned char { outside_hours_next_opening, outside_hours_next_day_opening };
enum range_end_ : unsigned char { range_end_longest, range_end_shortest };
enum half_day_ : unsigned char { half_day_half_of_hours, half_day_whole_day };
enum made_up_saturday_ : unsigned char { made_up_saturday_all_units, made_up_saturday_working_days_only };
enum hours_ : unsigned char { hours_ask, hours_assumed };
enum postmark_ : unsigned char { postmark_arrival, postmark_dispatch };
enum projection_ : unsigned char { projection_bounds, projection_refuse };
enum clock_start_ : unsigned char { clock_start_by_law, clock_start_receipt_slip, clock_start_handover };
enum supplement_clock_ : unsigned char { supplement_clock_restart, supplement_clock_pause, supplement_clock_go_on };
enum second_supplement_ : unsigned char { second_supplement_warn, second_supplement_deny };
enum fifteen_days_ : unsigned char { fifteen_days_calendar, fifteen_days_working };
enum pinning_ : unsigned char { pinning_keep, pinning_follow };
enum same_person_ : unsigned char { same_person_warn, same_person_deny, same_person_allow };
enum supplement_count_ : unsigned char { supplement_count_per_stage, supplement_count_in_all };
enum remote_receipt_ : unsigned char { remote_receipt_electronic, remote_receipt_paper };
enum financial_obligation_ : unsigned char { financial_obligation_runs, financial_obligation_suspends };
enum indicator_promise_ : unsigned char { indicator_promise_first, indicator_promise_current };
enum supplement_window_ : unsigned char { supplement_window_completion, supplement_window_acceptance };
enum indicator_requests_ : unsigned char {
    indicator_requests_late, indicator_requests_late_after_acceptance, indicator_requests_late_without_end
};
}

/// The readings chosen for a computation; default-constructed, the documented defaults.
struct readings {
    std::array<unsigned char, reading_count> chosen{};
    [[nodiscard]] constexpr unsigned operator[](reading r) const { return chosen[static_cast<std::size_t>(r)]; }
    [[nodiscard]] constexpr reading_value const& value(reading r) const {
        return reading_rows[static_cast<std::size_t>(r)].values[(*this)[r]];
    }
    /// The same readings with one changed, by its token. Throws M1504 for a word that the reading does not have.
    [[nodiscard]] readings with(reading r, std::string_view value) const {
        auto const& row = reading_rows[static_cast<std::size_t>(r)];
        std::string legal;
        for (std::size_t i = 0; i < row.count; ++i) {
            if (row.values[i].text == value) {
                readings changed = *this;
                changed.chosen[static_cast<std::size_t>(r)] = static_cast<unsigned char>(i);
                return changed;
            }
            legal += (i == 0 ? "" : ", ") + std::string(row.values[i].text);
        }
        fail(error_code::reading_unknown, "reading " + std::string(to_string(r)), std::string(value), legal,
             "use one of these words");
    }
    friend constexpr bool operator==(readings const&, readings const&) = default;
};

}
}
