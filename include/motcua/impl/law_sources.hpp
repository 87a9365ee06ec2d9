// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>

#include "../law.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// A stretch of an instrument's life with the same certainty: of its wording, as the copy that was read has it, and
/// of its being in force.
struct law_stretch {
    date from;
    std::optional<date> to;
    certainty wording, force;
    bool from_known = true;
};

/// An instrument, as Vietnamese law cites it, or the real system or report in which a rule was seen.
struct law_source {
    char const* instrument;  // here and below plain pointers: a compiler measures a view's length byte by byte
    std::span<law_stretch const> life;
};

/// A rule of a source: it lives as long as the source, or as long as `from` and `to` leave of it. `at_best` weakens the
/// source's wording where this one article was not read. A recalled stretch acts nowhere, whatever `acts` says.
struct law_rule {
    char const* id;
    law_source const* source;
    char const *article, *acts, *vi, *en;
    std::optional<date> from = std::nullopt, to = std::nullopt;
    certainty at_best = certainty::text;
};

// A wording that was read is sure only until the first amendment nobody has read (LA-26), and a copy shows that its
// instrument was in force when the copy was made, not later (LA-27). Both are said here, once for each instrument.
namespace law_text {

inline constexpr auto text = certainty::text, text_doubtful = certainty::text_doubtful,
                      second_hand = certainty::second_hand, observed = certainty::observed,
                      recalled = certainty::recalled, inferred = certainty::inferred;
inline constexpr auto open = std::optional<date>();
inline constexpr date after_copy{2021, 1, 1};      // the codified copies show the law of about 2020
inline constexpr date announced_from{2015, 1, 1};  // from here on announcements of days off apply the codes
inline constexpr date unread_107{2021, 12, 6};     // NĐ 107/2021 amends NĐ 61/2018; its text was not found
inline constexpr date regime_b{2025, 7, 1};        // NĐ 118/2025 replaces NĐ 61/2018
inline constexpr date unread_367{2025, 12, 31};    // NĐ 367/2025 issued; day of effect and text not read
inline constexpr date partial_309{2026, 8, 5};     // NĐ 309/2026 in force; its Điều 15 is missing in the copy

template <std::size_t N>
using life = std::array<law_stretch, N>;

// Codes. The days on which the codes of 2005, 2012 and 2015 came into force are recalled (LA-28). For the border of
// 2017-01-01 little hangs on it: the two civil codes say the same in substance.
inline constexpr life<2> civil_code_2005_life{{{{2006, 1, 1}, announced_from, text, recalled},
                                               {announced_from, date(2017, 1, 1), text, inferred}}};
inline constexpr law_source civil_code_2005{"Bộ luật Dân sự 33/2005/QH11", civil_code_2005_life};
inline constexpr life<1> civil_code_2015_life{{{{2017, 1, 1}, open, text, text}}};
inline constexpr law_source civil_code_2015{"Bộ luật Dân sự 91/2015/QH13", civil_code_2015_life};
inline constexpr life<2> labour_code_2012_life{{{{2013, 5, 1}, announced_from, text, recalled},
                                                {announced_from, date(2021, 1, 1), text, second_hand}}};
inline constexpr law_source labour_code_2012{"Bộ luật Lao động 10/2012/QH13", labour_code_2012_life};
inline constexpr life<1> labour_code_2019_life{{{{2021, 1, 1}, open, second_hand, second_hand}}};
inline constexpr law_source labour_code_2019{"Bộ luật Lao động 45/2019/QH14", labour_code_2019_life};
inline constexpr life<1> resolution_28_2026_life{{{{2026, 7, 1}, open, second_hand, second_hand}}};
inline constexpr law_source resolution_28_2026{"Nghị quyết 28/2026/QH16", resolution_28_2026_life};

// The post.
inline constexpr life<2> postal_law_2010_life{{{{2011, 1, 1}, after_copy, text, text},
                                               {after_copy, open, text, inferred}}};
inline constexpr law_source postal_law_2010{"Luật Bưu chính 49/2010/QH12", postal_law_2010_life};
inline constexpr life<2> decree_47_2011_life{{{{2011, 8, 15}, after_copy, text, text},
                                              {after_copy, open, text, inferred}}};
inline constexpr law_source decree_47_2011{"Nghị định 47/2011/NĐ-CP", decree_47_2011_life};
inline constexpr life<2> joint_circular_18_2015_life{{{{2015, 9, 15}, after_copy, text, text},
                                                      {after_copy, open, text, inferred}}};
inline constexpr law_source joint_circular_18_2015{"Thông tư liên tịch 18/2015/TTLT-BTTTT-BTC",
                                                   joint_circular_18_2015_life};
inline constexpr life<2> decision_45_2016_life{{{{2016, 12, 16}, after_copy, text, text},
                                                {after_copy, open, text, inferred}}};
inline constexpr law_source decision_45_2016{"Quyết định 45/2016/QĐ-TTg", decision_45_2016_life};
inline constexpr life<2> circular_17_2017_life{{{{2017, 8, 15}, after_copy, text, text},
                                                {after_copy, open, text, inferred}}};
inline constexpr law_source circular_17_2017{"Thông tư 17/2017/TT-BTTTT", circular_17_2017_life};
// Issued 2017-09-29; the day of effect was not found.
inline constexpr life<1> circular_22_2017_life{{{{2017, 9, 29}, open, second_hand, second_hand, false}}};
inline constexpr law_source circular_22_2017{"Thông tư 22/2017/TT-BTTTT", circular_22_2017_life};

// The one-stop desk. No text of the decision of 2015 was read (LA-19); by its number it is not before 2015.
inline constexpr life<1> decision_9_2015_life{{{{2015, 1, 1}, date(2018, 6, 21), second_hand, second_hand, false}}};
inline constexpr law_source decision_9_2015{"Quyết định 09/2015/QĐ-TTg", decision_9_2015_life};
inline constexpr life<2> decree_61_2018_life{{{{2018, 6, 21}, unread_107, text, text},
                                              {unread_107, regime_b, text_doubtful, text}}};
inline constexpr law_source decree_61_2018{"Nghị định 61/2018/NĐ-CP", decree_61_2018_life};
inline constexpr life<1> decision_468_2021_life{{{{2021, 3, 27}, open, second_hand, second_hand}}};
inline constexpr law_source decision_468_2021{"Quyết định 468/QĐ-TTg 2021", decision_468_2021_life};
inline constexpr life<1> decree_107_2021_life{{{unread_107, regime_b, recalled, recalled}}};
inline constexpr law_source decree_107_2021{"Nghị định 107/2021/NĐ-CP", decree_107_2021_life};
inline constexpr life<2> decree_118_2025_life{{{regime_b, unread_367, text, text},
                                               {unread_367, open, text_doubtful, text}}};
inline constexpr law_source decree_118_2025{"Nghị định 118/2025/NĐ-CP", decree_118_2025_life};
inline constexpr life<1> directive_24_2025_life{{{{2025, 10, 1}, open, second_hand, second_hand}}};
inline constexpr law_source directive_24_2025{"Chỉ thị 24/CT-TTg 2025", directive_24_2025_life};
// Its Điều 1 khoản 9 was repealed on 2026-07-01; what that clause said is not known.
inline constexpr life<2> decree_367_2025_life{{{unread_367, date(2026, 7, 1), second_hand, second_hand, false},
                                               {{2026, 7, 1}, open, second_hand, inferred, false}}};
inline constexpr law_source decree_367_2025{"Nghị định 367/2025/NĐ-CP", decree_367_2025_life};
inline constexpr life<1> decree_309_2026_life{{{partial_309, open, text_doubtful, text}}};
inline constexpr law_source decree_309_2026{"Nghị định 309/2026/NĐ-CP", decree_309_2026_life};

// Control of procedures, forms, the electronic environment. The copy of NĐ 63 holds its amendments of 2013 and 2017,
// whose days were not recorded: before the one-stop decree of 2018 its wording may differ. NĐ 118/2025 amends it again.
inline constexpr life<3> decree_63_2010_life{{{{2010, 10, 14}, date(2018, 6, 21), text_doubtful, text},
                                              {{2018, 6, 21}, regime_b, text, text},
                                              {regime_b, open, text_doubtful, inferred}}};
inline constexpr law_source decree_63_2010{"Nghị định 63/2010/NĐ-CP", decree_63_2010_life};
// Replaced in practice by TT 03/2025; no clause that repeals it was read, so its last day is our conclusion.
inline constexpr life<2> circular_1_2018_life{{{{2019, 1, 6}, after_copy, text, text},
                                               {after_copy, date(2025, 9, 15), text, inferred}}};
inline constexpr law_source circular_1_2018{"Thông tư 01/2018/TT-VPCP", circular_1_2018_life};
inline constexpr life<1> circular_3_2025_life{{{{2025, 9, 15}, open, second_hand, second_hand}}};
inline constexpr law_source circular_3_2025{"Thông tư 03/2025/TT-VPCP", circular_3_2025_life};
// Amended in 2023 and later, unread; it speaks of the steps of NĐ 61 and is not carried beyond them.
inline constexpr life<3> circular_22_2019_life{{{{2020, 2, 20}, after_copy, text, text},
                                                {after_copy, date(2023, 1, 1), text, inferred},
                                                {{2023, 1, 1}, regime_b, text_doubtful, inferred}}};
inline constexpr law_source circular_22_2019{"Thông tư 22/2019/TT-BTTTT", circular_22_2019_life};
// Amended by NĐ 68/2024 and 69/2024, unread.
inline constexpr life<2> decree_45_2020_life{{{{2020, 5, 22}, date(2024, 1, 1), text, text},
                                              {{2024, 1, 1}, open, text_doubtful, text}}};
inline constexpr law_source decree_45_2020{"Nghị định 45/2020/NĐ-CP", decree_45_2020_life};
inline constexpr life<1> decree_42_2022_life{{{{2022, 1, 1}, date(2026, 7, 1), second_hand, second_hand, false}}};
inline constexpr law_source decree_42_2022{"Nghị định 42/2022/NĐ-CP", decree_42_2022_life};
inline constexpr life<1> decree_224_2026_life{{{{2026, 7, 1}, open, text, text}}};
inline constexpr law_source decree_224_2026{"Nghị định 224/2026/NĐ-CP", decree_224_2026_life};
inline constexpr life<1> decree_310_2026_life{{{partial_309, open, second_hand, second_hand}}};
inline constexpr law_source decree_310_2026{"Nghị định 310/2026/NĐ-CP", decree_310_2026_life};

// Sector texts with their own hours. Only the year in the number, or the day of issue, bounds their first day; a
// decree numbered 280 in 2025 is not older than number 118 of 9 June.
inline constexpr life<1> decision_14_2010_life{{{{2010, 2, 12}, open, text_doubtful, inferred, false}}};
inline constexpr law_source decision_14_2010{"Quyết định 14/2010/QĐ-TTg", decision_14_2010_life};
inline constexpr life<1> decree_23_2015_life{{{{2015, 1, 1}, open, text_doubtful, inferred, false}}};
inline constexpr law_source decree_23_2015{"Nghị định 23/2015/NĐ-CP", decree_23_2015_life};
inline constexpr life<1> circular_1_2020_justice_life{{{{2020, 1, 1}, open, second_hand, inferred, false}}};
inline constexpr law_source circular_1_2020_justice{"Thông tư 01/2020/TT-BTP", circular_1_2020_justice_life};
inline constexpr life<1> decree_99_2022_life{{{{2022, 1, 1}, open, second_hand, second_hand, false}}};
inline constexpr law_source decree_99_2022{"Nghị định 99/2022/NĐ-CP", decree_99_2022_life};
inline constexpr life<1> decree_280_2025_life{{{{2025, 6, 9}, open, second_hand, second_hand, false}}};
inline constexpr law_source decree_280_2025{"Nghị định 280/2025/NĐ-CP", decree_280_2025_life};

// The reorganisation of 2025. Number and day of the resolution on provinces are recalled.
inline constexpr life<1> resolution_190_2025_life{{{{2025, 2, 19}, open, second_hand, second_hand}}};
inline constexpr law_source resolution_190_2025{"Nghị quyết 190/2025/QH15", resolution_190_2025_life};
inline constexpr life<1> law_72_2025_life{{{regime_b, open, second_hand, second_hand}}};
inline constexpr law_source law_72_2025{"Luật 72/2025/QH15", law_72_2025_life};
inline constexpr life<1> resolution_202_2025_life{{{regime_b, open, recalled, recalled}}};
inline constexpr law_source resolution_202_2025{"Nghị quyết 202/2025/QH15", resolution_202_2025_life};

// Reports and real systems. What was seen in a system binds nobody; its first day is a bound.
inline constexpr life<1> report_2020_life{{{{2020, 1, 1}, open, text, observed}}};
inline constexpr law_source report_2020{"Báo cáo kết quả bưu chính công ích năm 2020 của tỉnh Bắc Kạn",
                                        report_2020_life};
inline constexpr life<1> circular_1_2020_office_life{{{{2020, 12, 15}, date(2026, 2, 15), observed, second_hand}}};
inline constexpr law_source circular_1_2020_office{"Thông tư 01/2020/TT-VPCP", circular_1_2020_office_life};
inline constexpr life<1> decision_766_2022_life{{{{2022, 6, 23}, open, observed, second_hand}}};
inline constexpr law_source decision_766_2022{"Quyết định 766/QĐ-TTg 2022", decision_766_2022_life};
inline constexpr life<1> portal_codes_life{{{{2018, 6, 21}, open, observed, observed, false}}};
inline constexpr law_source portal_codes{"Bộ mã đồng bộ với Cổng Dịch vụ công quốc gia", portal_codes_life};
inline constexpr life<1> provincial_systems_life{{{{2019, 1, 6}, open, observed, observed, false}}};
inline constexpr law_source provincial_systems{"Phần mềm một cửa của các tỉnh", provincial_systems_life};

}

}
}
}
