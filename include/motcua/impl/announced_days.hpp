// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../calendar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What announced, fixed or proposed a day.
struct instrument_row {
    std::string_view id;
    std::string_view name;        ///< number as cited, Vietnamese
    std::optional<date> decided;  ///< day of the decision; nothing where no source states it
    announcement_state state;
    certainty how;
    std::string_view where;  ///< where it was reported
};

/// One day that differs from its weekday, or a holiday on a weekend. `kind` and `day` bind; the label may be inferred.
struct day_row {
    date day;
    day_kind kind;
    std::string_view vi;
    std::string_view en;
    std::string_view law;         ///< article of the labour code (or resolution) in force on the day; empty for swaps
    std::string_view instrument;  ///< the announcement, or the code where the day follows by rule alone
    certainty label_certainty;
    std::optional<date> swapped_with;
};

// Labels, tables and their checks: one line for a day.
namespace announced_rows {

constexpr instrument_row announced(std::string_view id, std::string_view name, std::optional<date> decided,
                                   std::string_view where, certainty how = certainty::second_hand) {
    return {id, name, decided, announcement_state::announced, how, where};
}

// A day of decision stands only where a source states it. Where the office of the Prime Minister wrote first and a
// ministry passed it on, the letter of the office is the row and the notice stands in `where`.
inline constexpr auto instruments = std::to_array<instrument_row>({
    {"labour_code_2012", "Bộ luật Lao động 10/2012/QH13", std::nullopt, announcement_state::enacted, certainty::text,
     "article 115, read in a copy kept by a school; for days before 2021-01-01"},
    {"labour_code_2019", "Bộ luật Lao động 45/2019/QH14", std::nullopt, announcement_state::enacted,
     certainty::second_hand,
     "articles 111, 112 as reported; for days from 2021-01-01; 3383/BNV-CVL of 2026-04-10 restates 2026-04-27"},
    {"resolution_28_2026", "Nghị quyết 28/2026/QH16", date(2026, 4, 24), announcement_state::enacted,
     certainty::second_hand, "article 2 as quoted; in force 2026-07-01; 10065/VPCP-KGVX: in 2026 this one day only"},
    announced("ldtbxh_for_2015", "Thông báo nghỉ lễ, Tết năm 2015 của Bộ LĐTBXH (chưa rõ số)", std::nullopt,
              "xahoi.com.vn, baomoi.com; submission 89/TTr-LĐTBXH of 2014-11-20, opening read"),
    announced("ldtbxh_4659", "Thông báo 4659/TB-LĐTBXH", date(2015, 11, 13),
              "reproduced on a site of the Điện Biên health service"),
    announced("vpcp_9794", "Công văn 9794/VPCP-KGVX", date(2016, 11, 14),
              "hoinutrithuctphcm.vn; a ministry notice of 2016-11-24 followed"),
    announced("tet_2018", "Thông báo nghỉ Tết Nguyên đán năm 2018 (chưa rõ số)", std::nullopt,
              "notice of the public administration centre of Cà Mau"),
    announced("vpcp_6519", "Công văn 6519/VPCP-KGVX", std::nullopt,
              "tienphong.vn, docnhanh.vn; the number from a public holidays project"),
    announced("tet_2020", "Thông báo nghỉ Tết Nguyên đán năm 2020 (chưa rõ số)", std::nullopt,
              "socongthuong.daklak.gov.vn"),
    announced("vpcp_9895", "Công văn 9895/VPCP-KGVX", date(2020, 11, 26), "thuvienphapluat.vn", certainty::text),
    announced("vpcp_245", "Công văn 245/VPCP-KGVX", date(2022, 1, 11), "reproduced at vntrip.vn"),
    announced("vpcp_8056", "Công văn 8056/VPCP-KGVX", date(2022, 12, 1), "reproduced at truyenhinhnghean.vn"),
    announced("vpcp_8662", "Công văn 8662/VPCP-KGVX", date(2023, 11, 3),
              "Thông báo 5015/TB-LĐTBXH of 2023-11-22, reproduced on the site of Đắk Hà district"),
    announced("vpcp_2450", "Công văn 2450/VPCP-KGVX", std::nullopt,
              "public holidays projects, tiepthigiadinh.vn; also Thông báo 1570/TB-LĐTBXH"),
    announced("ldtbxh_6150", "Thông báo 6150/TB-BLĐTBXH", date(2024, 12, 3),
              "quoted by a public calendar project; en.baochinhphu.vn"),
    announced("bnv_9441", "Thông báo 9441/TB-BNV", date(2025, 10, 16), "congan.com.vn, vnbiznews.com"),
    announced("vpcp_12729", "Công văn 12729/VPCP-KGVX", date(2025, 12, 25), "24h.com.vn"),
    announced("vpcp_10065", "Công văn 10065/VPCP-KGVX", date(2026, 10, 2),
              "four independent public repositories; xaydungchinhsach.chinhphu.vn on the proposals"),
    {"proposal_2026_11_23", "Đề xuất tháng 9/2026: nghỉ 23/11/2026, làm bù 28/11/2026", std::nullopt,
     announcement_state::dropped, certainty::second_hand, "not taken up by 10065/VPCP-KGVX; both days are ordinary"},
});

struct label {
    std::string_view vi, en;
};

inline constexpr label new_year{"Tết Dương lịch", "New Year's Day"};
inline constexpr label tet_2_before{"Tết Nguyên đán, 2 ngày trước mùng 1", "Lunar New Year, 2 days before day 1"};
inline constexpr label tet_1_before{"Tết Nguyên đán, 1 ngày trước mùng 1", "Lunar New Year, 1 day before day 1"};
inline constexpr label tet_1{"Tết Nguyên đán, mùng 1", "Lunar New Year, day 1"};
inline constexpr label tet_2{"Tết Nguyên đán, mùng 2", "Lunar New Year, day 2"};
inline constexpr label tet_3{"Tết Nguyên đán, mùng 3", "Lunar New Year, day 3"};
inline constexpr label tet_4{"Tết Nguyên đán, mùng 4", "Lunar New Year, day 4"};
inline constexpr label hung_kings{"Giỗ Tổ Hùng Vương", "Hung Kings' Commemoration Day"};
inline constexpr label victory{"Ngày Chiến thắng", "Victory Day"};
inline constexpr label labour{"Ngày Quốc tế lao động", "International Labour Day"};
inline constexpr label national{"Quốc khánh", "National Day"};
inline constexpr label national_adjacent{"Quốc khánh, ngày liền kề", "National Day, adjacent day"};
inline constexpr label culture{"Ngày Văn hóa Việt Nam", "Vietnam Culture Day"};

inline constexpr label new_year_made_up{"nghỉ bù Tết Dương lịch", "made-up day for New Year's Day"};
inline constexpr label tet_made_up{"nghỉ bù Tết Nguyên đán", "made-up day for Lunar New Year"};
inline constexpr label hung_kings_made_up{"nghỉ bù Giỗ Tổ Hùng Vương", "made-up day for Hung Kings' Commemoration Day"};
inline constexpr label victory_made_up{"nghỉ bù Ngày Chiến thắng", "made-up day for Victory Day"};
inline constexpr label labour_made_up{"nghỉ bù Ngày Quốc tế lao động", "made-up day for International Labour Day"};
inline constexpr label national_made_up{"nghỉ bù Quốc khánh", "made-up day for National Day"};

inline constexpr label new_year_off{"nghỉ hoán đổi dịp Tết Dương lịch", "swapped day off, New Year's Day"};
inline constexpr label tet_off{"nghỉ hoán đổi dịp Tết Nguyên đán", "swapped day off, Lunar New Year"};
inline constexpr label april_2015_off{"nghỉ hoán đổi dịp Giỗ Tổ, 30/4 và 1/5",
                                      "swapped day off, Hung Kings' Day, 30/4 and 1/5"};
inline constexpr label april_off{"nghỉ hoán đổi dịp 30/4 và 1/5", "swapped day off, 30/4 and 1/5"};
inline constexpr label national_off{"nghỉ hoán đổi dịp Quốc khánh", "swapped day off, National Day"};

inline constexpr label new_year_worked{"làm bù dịp Tết Dương lịch", "worked in lieu, New Year's Day"};
inline constexpr label tet_worked{"làm bù dịp Tết Nguyên đán", "worked in lieu, Lunar New Year"};
inline constexpr label april_2015_worked{"làm bù dịp Giỗ Tổ, 30/4 và 1/5",
                                         "worked in lieu, Hung Kings' Day, 30/4 and 1/5"};
inline constexpr label april_worked{"làm bù dịp 30/4 và 1/5", "worked in lieu, 30/4 and 1/5"};
inline constexpr label national_worked{"làm bù dịp Quốc khánh", "worked in lieu, National Day"};

constexpr day_row holiday(date day, label name, std::string_view law, std::string_view instrument,
                          certainty how = certainty::second_hand) {
    return {day, day_kind::holiday, name.vi, name.en, law, instrument, how, std::nullopt};
}
constexpr day_row made_up(date day, label name, std::string_view law, std::string_view instrument) {
    return {day, day_kind::compensatory, name.vi, name.en, law, instrument, certainty::second_hand, std::nullopt};
}
constexpr day_row off(date day, label name, std::string_view instrument, date with) {
    return {day, day_kind::swapped_off, name.vi, name.en, "", instrument, certainty::second_hand, with};
}
constexpr day_row worked(date day, label name, std::string_view instrument, date with) {
    return {day, day_kind::worked_in_lieu, name.vi, name.en, "", instrument, certainty::second_hand, with};
}

// Which five days of Tết are the statutory ones (two before, three after) is inferred for 2019, 2020, 2021 and 2023;
// that they are days off is not. 24/11 stands outside the list to which the made-up rule refers.
// Sorted by day, from the Saturday worked for 2015-01-02 to the last known day of 2027.
inline constexpr auto announced_days = std::to_array<day_row>({
    worked({2014, 12, 27}, new_year_worked, "ldtbxh_for_2015", {2015, 1, 2}),
    holiday({2015, 1, 1}, new_year, "Điều 115.1a", "labour_code_2012"),
    off({2015, 1, 2}, new_year_off, "ldtbxh_for_2015", {2014, 12, 27}),
    worked({2015, 2, 14}, tet_worked, "ldtbxh_for_2015", {2015, 2, 16}),
    off({2015, 2, 16}, tet_off, "ldtbxh_for_2015", {2015, 2, 14}),
    holiday({2015, 2, 17}, tet_2_before, "Điều 115.1b", "ldtbxh_for_2015"),
    holiday({2015, 2, 18}, tet_1_before, "Điều 115.1b", "ldtbxh_for_2015"),
    holiday({2015, 2, 19}, tet_1, "Điều 115.1b", "ldtbxh_for_2015"),
    holiday({2015, 2, 20}, tet_2, "Điều 115.1b", "ldtbxh_for_2015"),
    holiday({2015, 2, 21}, tet_3, "Điều 115.1b", "ldtbxh_for_2015"),
    made_up({2015, 2, 23}, tet_made_up, "Điều 115.3", "ldtbxh_for_2015"),
    worked({2015, 4, 25}, april_2015_worked, "ldtbxh_for_2015", {2015, 4, 29}),
    holiday({2015, 4, 28}, hung_kings, "Điều 115.1e", "labour_code_2012"),
    off({2015, 4, 29}, april_2015_off, "ldtbxh_for_2015", {2015, 4, 25}),
    holiday({2015, 4, 30}, victory, "Điều 115.1c", "labour_code_2012"),
    holiday({2015, 5, 1}, labour, "Điều 115.1d", "labour_code_2012"),
    holiday({2015, 9, 2}, national, "Điều 115.1đ", "labour_code_2012"),
    holiday({2016, 1, 1}, new_year, "Điều 115.1a", "labour_code_2012"),
    holiday({2016, 2, 7}, tet_1_before, "Điều 115.1b", "ldtbxh_4659"),
    holiday({2016, 2, 8}, tet_1, "Điều 115.1b", "ldtbxh_4659"),
    holiday({2016, 2, 9}, tet_2, "Điều 115.1b", "ldtbxh_4659"),
    holiday({2016, 2, 10}, tet_3, "Điều 115.1b", "ldtbxh_4659"),
    holiday({2016, 2, 11}, tet_4, "Điều 115.1b", "ldtbxh_4659"),
    made_up({2016, 2, 12}, tet_made_up, "Điều 115.3", "ldtbxh_4659"),
    holiday({2016, 4, 16}, hung_kings, "Điều 115.1e", "labour_code_2012"),
    made_up({2016, 4, 18}, hung_kings_made_up, "Điều 115.3", "labour_code_2012"),
    holiday({2016, 4, 30}, victory, "Điều 115.1c", "labour_code_2012"),
    holiday({2016, 5, 1}, labour, "Điều 115.1d", "labour_code_2012"),
    made_up({2016, 5, 2}, victory_made_up, "Điều 115.3", "labour_code_2012"),
    made_up({2016, 5, 3}, labour_made_up, "Điều 115.3", "labour_code_2012"),
    holiday({2016, 9, 2}, national, "Điều 115.1đ", "labour_code_2012"),
    holiday({2017, 1, 1}, new_year, "Điều 115.1a", "labour_code_2012"),
    made_up({2017, 1, 2}, new_year_made_up, "Điều 115.3", "labour_code_2012"),
    holiday({2017, 1, 26}, tet_2_before, "Điều 115.1b", "vpcp_9794"),
    holiday({2017, 1, 27}, tet_1_before, "Điều 115.1b", "vpcp_9794"),
    holiday({2017, 1, 28}, tet_1, "Điều 115.1b", "vpcp_9794"),
    holiday({2017, 1, 29}, tet_2, "Điều 115.1b", "vpcp_9794"),
    holiday({2017, 1, 30}, tet_3, "Điều 115.1b", "vpcp_9794"),
    made_up({2017, 1, 31}, tet_made_up, "Điều 115.3", "vpcp_9794"),
    made_up({2017, 2, 1}, tet_made_up, "Điều 115.3", "vpcp_9794"),
    holiday({2017, 4, 6}, hung_kings, "Điều 115.1e", "labour_code_2012"),
    holiday({2017, 4, 30}, victory, "Điều 115.1c", "labour_code_2012"),
    holiday({2017, 5, 1}, labour, "Điều 115.1d", "labour_code_2012"),
    made_up({2017, 5, 2}, victory_made_up, "Điều 115.3", "labour_code_2012"),
    holiday({2017, 9, 2}, national, "Điều 115.1đ", "labour_code_2012"),
    made_up({2017, 9, 4}, national_made_up, "Điều 115.3", "labour_code_2012"),
    holiday({2018, 1, 1}, new_year, "Điều 115.1a", "labour_code_2012"),
    holiday({2018, 2, 14}, tet_2_before, "Điều 115.1b", "tet_2018"),
    holiday({2018, 2, 15}, tet_1_before, "Điều 115.1b", "tet_2018"),
    holiday({2018, 2, 16}, tet_1, "Điều 115.1b", "tet_2018"),
    holiday({2018, 2, 17}, tet_2, "Điều 115.1b", "tet_2018"),
    holiday({2018, 2, 18}, tet_3, "Điều 115.1b", "tet_2018"),
    made_up({2018, 2, 19}, tet_made_up, "Điều 115.3", "tet_2018"),
    made_up({2018, 2, 20}, tet_made_up, "Điều 115.3", "tet_2018"),
    holiday({2018, 4, 25}, hung_kings, "Điều 115.1e", "labour_code_2012"),
    holiday({2018, 4, 30}, victory, "Điều 115.1c", "labour_code_2012"),
    holiday({2018, 5, 1}, labour, "Điều 115.1d", "labour_code_2012"),
    holiday({2018, 9, 2}, national, "Điều 115.1đ", "labour_code_2012"),
    made_up({2018, 9, 3}, national_made_up, "Điều 115.3", "labour_code_2012"),
    off({2018, 12, 31}, new_year_off, "vpcp_6519", {2019, 1, 5}),
    holiday({2019, 1, 1}, new_year, "Điều 115.1a", "labour_code_2012"),
    worked({2019, 1, 5}, new_year_worked, "vpcp_6519", {2018, 12, 31}),
    holiday({2019, 2, 3}, tet_2_before, "Điều 115.1b", "vpcp_6519", certainty::inferred),
    holiday({2019, 2, 4}, tet_1_before, "Điều 115.1b", "vpcp_6519", certainty::inferred),
    holiday({2019, 2, 5}, tet_1, "Điều 115.1b", "vpcp_6519", certainty::inferred),
    holiday({2019, 2, 6}, tet_2, "Điều 115.1b", "vpcp_6519", certainty::inferred),
    holiday({2019, 2, 7}, tet_3, "Điều 115.1b", "vpcp_6519", certainty::inferred),
    made_up({2019, 2, 8}, tet_made_up, "Điều 115.3", "vpcp_6519"),
    holiday({2019, 4, 14}, hung_kings, "Điều 115.1e", "labour_code_2012"),
    made_up({2019, 4, 15}, hung_kings_made_up, "Điều 115.3", "labour_code_2012"),
    off({2019, 4, 29}, april_off, "vpcp_6519", {2019, 5, 4}),
    holiday({2019, 4, 30}, victory, "Điều 115.1c", "labour_code_2012"),
    holiday({2019, 5, 1}, labour, "Điều 115.1d", "labour_code_2012"),
    worked({2019, 5, 4}, april_worked, "vpcp_6519", {2019, 4, 29}),
    holiday({2019, 9, 2}, national, "Điều 115.1đ", "labour_code_2012"),
    holiday({2020, 1, 1}, new_year, "Điều 115.1a", "labour_code_2012"),
    holiday({2020, 1, 23}, tet_2_before, "Điều 115.1b", "tet_2020", certainty::inferred),
    holiday({2020, 1, 24}, tet_1_before, "Điều 115.1b", "tet_2020", certainty::inferred),
    holiday({2020, 1, 25}, tet_1, "Điều 115.1b", "tet_2020", certainty::inferred),
    holiday({2020, 1, 26}, tet_2, "Điều 115.1b", "tet_2020", certainty::inferred),
    holiday({2020, 1, 27}, tet_3, "Điều 115.1b", "tet_2020", certainty::inferred),
    made_up({2020, 1, 28}, tet_made_up, "Điều 115.3", "tet_2020"),
    made_up({2020, 1, 29}, tet_made_up, "Điều 115.3", "tet_2020"),
    holiday({2020, 4, 2}, hung_kings, "Điều 115.1e", "labour_code_2012"),
    holiday({2020, 4, 30}, victory, "Điều 115.1c", "labour_code_2012"),
    holiday({2020, 5, 1}, labour, "Điều 115.1d", "labour_code_2012"),
    holiday({2020, 9, 2}, national, "Điều 115.1đ", "labour_code_2012"),
    holiday({2021, 1, 1}, new_year, "Điều 112.1a", "labour_code_2019"),
    holiday({2021, 2, 10}, tet_2_before, "Điều 112.1b", "vpcp_9895", certainty::inferred),
    holiday({2021, 2, 11}, tet_1_before, "Điều 112.1b", "vpcp_9895", certainty::inferred),
    holiday({2021, 2, 12}, tet_1, "Điều 112.1b", "vpcp_9895", certainty::inferred),
    holiday({2021, 2, 13}, tet_2, "Điều 112.1b", "vpcp_9895", certainty::inferred),
    holiday({2021, 2, 14}, tet_3, "Điều 112.1b", "vpcp_9895", certainty::inferred),
    made_up({2021, 2, 15}, tet_made_up, "Điều 111.3", "vpcp_9895"),
    made_up({2021, 2, 16}, tet_made_up, "Điều 111.3", "vpcp_9895"),
    holiday({2021, 4, 21}, hung_kings, "Điều 112.1e", "labour_code_2019"),
    holiday({2021, 4, 30}, victory, "Điều 112.1c", "labour_code_2019"),
    holiday({2021, 5, 1}, labour, "Điều 112.1d", "labour_code_2019"),
    made_up({2021, 5, 3}, labour_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2021, 9, 2}, national, "Điều 112.1đ", "labour_code_2019"),
    holiday({2021, 9, 3}, national_adjacent, "Điều 112.1đ", "vpcp_9895"),
    holiday({2022, 1, 1}, new_year, "Điều 112.1a", "labour_code_2019"),
    made_up({2022, 1, 3}, new_year_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2022, 1, 31}, tet_1_before, "Điều 112.1b", "vpcp_245"),
    holiday({2022, 2, 1}, tet_1, "Điều 112.1b", "vpcp_245"),
    holiday({2022, 2, 2}, tet_2, "Điều 112.1b", "vpcp_245"),
    holiday({2022, 2, 3}, tet_3, "Điều 112.1b", "vpcp_245"),
    holiday({2022, 2, 4}, tet_4, "Điều 112.1b", "vpcp_245"),
    holiday({2022, 4, 10}, hung_kings, "Điều 112.1e", "labour_code_2019"),
    made_up({2022, 4, 11}, hung_kings_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2022, 4, 30}, victory, "Điều 112.1c", "labour_code_2019"),
    holiday({2022, 5, 1}, labour, "Điều 112.1d", "labour_code_2019"),
    made_up({2022, 5, 2}, victory_made_up, "Điều 111.3", "labour_code_2019"),
    made_up({2022, 5, 3}, labour_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2022, 9, 1}, national_adjacent, "Điều 112.1đ", "vpcp_245"),
    holiday({2022, 9, 2}, national, "Điều 112.1đ", "labour_code_2019"),
    holiday({2023, 1, 1}, new_year, "Điều 112.1a", "labour_code_2019"),
    made_up({2023, 1, 2}, new_year_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2023, 1, 20}, tet_2_before, "Điều 112.1b", "vpcp_8056", certainty::inferred),
    holiday({2023, 1, 21}, tet_1_before, "Điều 112.1b", "vpcp_8056", certainty::inferred),
    holiday({2023, 1, 22}, tet_1, "Điều 112.1b", "vpcp_8056", certainty::inferred),
    holiday({2023, 1, 23}, tet_2, "Điều 112.1b", "vpcp_8056", certainty::inferred),
    holiday({2023, 1, 24}, tet_3, "Điều 112.1b", "vpcp_8056", certainty::inferred),
    made_up({2023, 1, 25}, tet_made_up, "Điều 111.3", "vpcp_8056"),
    made_up({2023, 1, 26}, tet_made_up, "Điều 111.3", "vpcp_8056"),
    holiday({2023, 4, 29}, hung_kings, "Điều 112.1e", "labour_code_2019"),
    holiday({2023, 4, 30}, victory, "Điều 112.1c", "labour_code_2019"),
    holiday({2023, 5, 1}, labour, "Điều 112.1d", "labour_code_2019"),
    made_up({2023, 5, 2}, hung_kings_made_up, "Điều 111.3", "labour_code_2019"),
    made_up({2023, 5, 3}, victory_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2023, 9, 1}, national_adjacent, "Điều 112.1đ", "vpcp_8056"),
    holiday({2023, 9, 2}, national, "Điều 112.1đ", "labour_code_2019"),
    made_up({2023, 9, 4}, national_made_up, "Điều 111.3", "vpcp_8056"),
    holiday({2024, 1, 1}, new_year, "Điều 112.1a", "labour_code_2019"),
    holiday({2024, 2, 8}, tet_2_before, "Điều 112.1b", "vpcp_8662"),
    holiday({2024, 2, 9}, tet_1_before, "Điều 112.1b", "vpcp_8662"),
    holiday({2024, 2, 10}, tet_1, "Điều 112.1b", "vpcp_8662"),
    holiday({2024, 2, 11}, tet_2, "Điều 112.1b", "vpcp_8662"),
    holiday({2024, 2, 12}, tet_3, "Điều 112.1b", "vpcp_8662"),
    made_up({2024, 2, 13}, tet_made_up, "Điều 111.3", "vpcp_8662"),
    made_up({2024, 2, 14}, tet_made_up, "Điều 111.3", "vpcp_8662"),
    holiday({2024, 4, 18}, hung_kings, "Điều 112.1e", "labour_code_2019"),
    off({2024, 4, 29}, april_off, "vpcp_2450", {2024, 5, 4}),
    holiday({2024, 4, 30}, victory, "Điều 112.1c", "labour_code_2019"),
    holiday({2024, 5, 1}, labour, "Điều 112.1d", "labour_code_2019"),
    worked({2024, 5, 4}, april_worked, "vpcp_2450", {2024, 4, 29}),
    holiday({2024, 9, 2}, national, "Điều 112.1đ", "labour_code_2019"),
    holiday({2024, 9, 3}, national_adjacent, "Điều 112.1đ", "vpcp_8662"),
    holiday({2025, 1, 1}, new_year, "Điều 112.1a", "labour_code_2019"),
    holiday({2025, 1, 27}, tet_2_before, "Điều 112.1b", "ldtbxh_6150"),
    holiday({2025, 1, 28}, tet_1_before, "Điều 112.1b", "ldtbxh_6150"),
    holiday({2025, 1, 29}, tet_1, "Điều 112.1b", "ldtbxh_6150"),
    holiday({2025, 1, 30}, tet_2, "Điều 112.1b", "ldtbxh_6150"),
    holiday({2025, 1, 31}, tet_3, "Điều 112.1b", "ldtbxh_6150"),
    holiday({2025, 4, 7}, hung_kings, "Điều 112.1e", "labour_code_2019"),
    worked({2025, 4, 26}, april_worked, "ldtbxh_6150", {2025, 5, 2}),
    holiday({2025, 4, 30}, victory, "Điều 112.1c", "labour_code_2019"),
    holiday({2025, 5, 1}, labour, "Điều 112.1d", "labour_code_2019"),
    off({2025, 5, 2}, april_off, "ldtbxh_6150", {2025, 4, 26}),
    holiday({2025, 9, 1}, national_adjacent, "Điều 112.1đ", "ldtbxh_6150"),
    holiday({2025, 9, 2}, national, "Điều 112.1đ", "labour_code_2019"),
    holiday({2026, 1, 1}, new_year, "Điều 112.1a", "labour_code_2019"),
    off({2026, 1, 2}, new_year_off, "vpcp_12729", {2026, 1, 10}),
    worked({2026, 1, 10}, new_year_worked, "vpcp_12729", {2026, 1, 2}),
    holiday({2026, 2, 16}, tet_1_before, "Điều 112.1b", "bnv_9441"),
    holiday({2026, 2, 17}, tet_1, "Điều 112.1b", "bnv_9441"),
    holiday({2026, 2, 18}, tet_2, "Điều 112.1b", "bnv_9441"),
    holiday({2026, 2, 19}, tet_3, "Điều 112.1b", "bnv_9441"),
    holiday({2026, 2, 20}, tet_4, "Điều 112.1b", "bnv_9441"),
    holiday({2026, 4, 26}, hung_kings, "Điều 112.1e", "labour_code_2019"),
    made_up({2026, 4, 27}, hung_kings_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2026, 4, 30}, victory, "Điều 112.1c", "labour_code_2019"),
    holiday({2026, 5, 1}, labour, "Điều 112.1d", "labour_code_2019"),
    worked({2026, 8, 22}, national_worked, "bnv_9441", {2026, 8, 31}),
    off({2026, 8, 31}, national_off, "bnv_9441", {2026, 8, 22}),
    holiday({2026, 9, 1}, national_adjacent, "Điều 112.1đ", "bnv_9441"),
    holiday({2026, 9, 2}, national, "Điều 112.1đ", "labour_code_2019"),
    holiday({2026, 11, 24}, culture, "Điều 2", "resolution_28_2026"),
    holiday({2027, 1, 1}, new_year, "Điều 112.1a", "labour_code_2019"),
    holiday({2027, 2, 4}, tet_2_before, "Điều 112.1b", "vpcp_10065"),
    holiday({2027, 2, 5}, tet_1_before, "Điều 112.1b", "vpcp_10065"),
    holiday({2027, 2, 6}, tet_1, "Điều 112.1b", "vpcp_10065"),
    holiday({2027, 2, 7}, tet_2, "Điều 112.1b", "vpcp_10065"),
    holiday({2027, 2, 8}, tet_3, "Điều 112.1b", "vpcp_10065"),
    made_up({2027, 2, 9}, tet_made_up, "Điều 111.3", "vpcp_10065"),
    made_up({2027, 2, 10}, tet_made_up, "Điều 111.3", "vpcp_10065"),
    holiday({2027, 4, 16}, hung_kings, "Điều 112.1e", "labour_code_2019"),
    holiday({2027, 4, 30}, victory, "Điều 112.1c", "labour_code_2019"),
    holiday({2027, 5, 1}, labour, "Điều 112.1d", "labour_code_2019"),
    made_up({2027, 5, 3}, labour_made_up, "Điều 111.3", "labour_code_2019"),
    holiday({2027, 9, 2}, national, "Điều 112.1đ", "labour_code_2019"),
    holiday({2027, 9, 3}, national_adjacent, "Điều 112.1đ", "vpcp_10065"),
    holiday({2027, 11, 24}, culture, "Điều 2", "resolution_28_2026"),
});

constexpr bool sorted() {
    for (std::size_t i = 1; i < announced_days.size(); ++i)
        if (!(announced_days[i - 1].day < announced_days[i].day)) return false;
    return true;
}
// Positions, not pointers: a sanitizer's check of a pointer is no constant expression.
constexpr std::size_t place_of(std::string_view instrument) {
    std::size_t i = 0;
    while (i < instruments.size() && instruments[i].id != instrument) ++i;
    return i;
}
constexpr bool binding(announcement_state state) {
    return state == announcement_state::announced || state == announcement_state::enacted;
}
/// Every day names a binding instrument, every binding instrument has days, and no two share an identifier.
constexpr bool instruments_fit() {
    std::array<bool, instruments.size()> used{};
    for (auto const& row : announced_days) {
        auto const i = place_of(row.instrument);
        if (i == instruments.size()) return false;
        used[i] = true;
    }
    for (std::size_t i = 0; i < instruments.size(); ++i)
        if (used[i] != binding(instruments[i].state) || place_of(instruments[i].id) != i) return false;
    return true;
}
constexpr bool swapped_with_each_other(day_row const& row) {
    for (auto const& other : announced_days)
        if (other.day == *row.swapped_with)
            return other.swapped_with == row.day && other.instrument == row.instrument &&
                   (row.kind == day_kind::swapped_off ? other.kind == day_kind::worked_in_lieu
                                                      : other.kind == day_kind::swapped_off);
    return false;
}
constexpr bool swaps_are_mutual() {
    for (auto const& row : announced_days) {
        bool const swap = row.kind == day_kind::swapped_off || row.kind == day_kind::worked_in_lieu;
        if (swap != row.swapped_with.has_value() || swap != row.law.empty()) return false;
        if (swap && !swapped_with_each_other(row)) return false;
    }
    return true;
}
constexpr bool weekdays_fit() {
    for (auto const& row : announced_days) {
        bool const weekend = row.day.weekday() >= weekday::saturday;
        if (row.kind == day_kind::worked_in_lieu ? !weekend : row.kind != day_kind::holiday && weekend) return false;
    }
    return true;
}
static_assert(sorted() && announced_days.front().day == date(2014, 12, 27) && announced_days.back().day.year() == 2027);
static_assert(instruments_fit());
static_assert(swaps_are_mutual(), "off and worked days point to each other; only they lack an article");
static_assert(weekdays_fit(), "made-up and swapped days off are Monday to Friday, days worked in lieu are not");

}
using announced_rows::announced_days, announced_rows::instruments;

}
}
}
