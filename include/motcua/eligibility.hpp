// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "catalogue.hpp"

namespace motcua {
inline namespace v0 {

/// There is no conversion to bool: two of the answers are neither.
enum class answer : unsigned char { yes, no, conditional, unknown };
template <>
inline constexpr auto token_table<answer> = std::to_array<token<answer>>({
    {answer::yes, "yes", "được", "yes"},
    {answer::no, "no", "không", "no"},
    {answer::conditional, "conditional", "có điều kiện", "conditional"},
    {answer::unknown, "unknown", "chưa rõ", "unknown"},
});
static_assert(in_order<answer>());

/// Why a verdict is what it is. The first reason decided it.
enum class reason_id : unsigned char {
    no_rule_in_force,
    no_version_on_day,
    agency_not_existing,
    electronic_only,
    not_at_desk,
    state_secret,
    article_1_2,
    presence_to_collect,
    listed_yes,
    listed_no,
    contestable,
    channel_yes,
    channel_absent,
    unlisted,
    paper_waived,
    one_condition_of_two,
    assumed_edition,
    repealed,
    no_variant_on_day,
    procedure_unknown,
    variant_unknown,
    day_missing  ///< of rows only: the single question throws
};
template <>
inline constexpr auto token_table<reason_id> = std::to_array<token<reason_id>>({
    {reason_id::no_rule_in_force, "no_rule_in_force", "ngày hỏi chưa có quy định về bưu chính công ích được đọc",
     "no rule on the postal channel that was read is in force on the day"},
    {reason_id::no_version_on_day, "no_version_on_day", "danh mục không có thông tin cho ngày hỏi",
     "the catalogue says nothing for the day"},
    {reason_id::agency_not_existing, "agency_not_existing", "cơ quan không tồn tại vào ngày hỏi",
     "the agency does not exist on the day"},
    {reason_id::electronic_only, "electronic_only", "thủ tục chỉ thực hiện trên môi trường điện tử",
     "the procedure is electronic only"},
    {reason_id::not_at_desk, "not_at_desk", "thủ tục không tiếp nhận tại bộ phận một cửa",
     "the procedure is not taken in at the desk"},
    {reason_id::state_secret, "state_secret", "hồ sơ chứa bí mật nhà nước", "the dossier holds state secrets"},
    {reason_id::article_1_2, "article_1_2", "không được ủy quyền và phải có mặt trực tiếp",
     "may not be delegated and presence is required"},
    {reason_id::presence_to_collect, "presence_to_collect", "phải có mặt để nhận kết quả",
     "presence is required to collect the result"},
    {reason_id::listed_yes, "listed_yes", "có trong danh mục thực hiện qua bưu chính của địa phương",
     "on the published list of procedures done by post"},
    {reason_id::listed_no, "listed_no", "có trong danh mục không thực hiện qua bưu chính của địa phương",
     "on the published list of procedures not done by post"},
    {reason_id::contestable, "contestable", "danh mục không nêu căn cứ theo Điều 1.2; có thể khiếu nại",
     "the list names no ground of Article 1.2: contestable"},
    {reason_id::channel_yes, "channel_yes", "cách thức thực hiện công bố có bưu chính",
     "the published manner of the procedure includes the post"},
    {reason_id::channel_absent, "channel_absent", "cách thức thực hiện công bố không nêu bưu chính",
     "the published manner of the procedure does not name the post"},
    {reason_id::unlisted, "unlisted", "không nguồn nào nói về bưu chính", "no source speaks of the post"},
    {reason_id::paper_waived, "paper_waived", "người nộp không yêu cầu bản giấy",
     "the applicant waives the paper result"},
    {reason_id::one_condition_of_two, "one_condition_of_two", "mới biết một trong hai điều kiện của Điều 1.2",
     "one of the two conditions of Article 1.2 is known, the other is not"},
    {reason_id::assumed_edition, "assumed_edition", "danh mục được giả định cho ngày hỏi",
     "the catalogue's edition is assumed for the day"},
    {reason_id::repealed, "repealed", "thủ tục đã bị bãi bỏ hoặc thay thế trước ngày hỏi",
     "a decision has repealed or replaced the procedure"},
    {reason_id::no_variant_on_day, "no_variant_on_day", "phiên bản của ngày hỏi không có trường hợp này",
     "the version of the day does not have the case"},
    {reason_id::procedure_unknown, "procedure_unknown", "mã không có trong danh mục",
     "the catalogue does not hold the code"},
    {reason_id::variant_unknown, "variant_unknown", "thủ tục không có trường hợp này",
     "the procedure does not have the case"},
    {reason_id::day_missing, "day_missing", "thiếu ngày hỏi", "no day is given"},
});
static_assert(in_order<reason_id>());

struct reason {
    reason_id id{};
    std::string rule;  ///< identifier of the law row, or empty
    citation basis;    ///< law, decision or source
    bilingual detail;  ///< what exactly was found
    [[nodiscard]] std::string_view text(language l = language::vi) const { return label(id, l); }
};

/// What is known of the one case; absent means not known.
struct case_facts {
    std::optional<bool> state_secret, delegation_forbidden, personal_presence_required, presence_to_collect,
        paper_waived;
};

/// An answer with its reasons, the deciding one first, and what would still have to be known.
struct verdict {
    motcua::answer answer = motcua::answer::unknown;
    std::vector<std::string> needs;  ///< names of facts
    std::vector<reason> reasons;
    std::optional<rules> under;  ///< what it was asked under, with the catalogue that was asked
    std::optional<motcua::catalogue> asked;
    /// The editions of everything that it rests on.
    [[nodiscard]] std::vector<edition> editions() const;
    operator bool() const = delete;
};

/// Whether a case of a procedure may be filed by the public postal service, or its result returned by it, on a day.
/// Known exclusions come first, then the province's published list, then the published manner, else *unknown*.
/// A local "no" is honoured; without a ground of QĐ 45/2016 Điều 1.2 it is marked contestable. A fact that is recalled
/// only decides nothing: it is still needed. A day without a version is *unknown*, after a decision's end a "no".
/// On any day throws M1501 for an unknown code, M1502 for a variant that no version of it has, and M1310 for an agency
/// that the catalogue, holding agencies, does not hold.
verdict assess(motcua::catalogue const& catalogue, std::string_view code, direction way, date on,
               std::string_view variant = {}, std::string_view agency = {}, case_facts const& facts = {},
               rules const& under = rules());

/// Who may take a dossier in on that day: an official always; post staff where a delegation covers the task.
struct receiver_answer {
    in_force official = in_force::unknown;
    in_force post_clerk = in_force::unknown;
    std::vector<delegation> delegations;  ///< those that cover the day
};
/// For a unit and a task; `agency` narrows to the delegations of one agency.
receiver_answer receiver(motcua::catalogue const& catalogue, std::string_view unit, date on, desk_task task,
                         std::string_view agency = {});

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/eligibility.ipp"
#endif
