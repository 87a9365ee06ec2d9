// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "dossier_refusal.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Where a dossier was taken in decides when its time begins and where its result goes.
inline void warn_of_place(std::vector<bilingual>& all, outcome::grounds const& from, dossier const& d) {
    auto const& about = d.subject();
    auto const& known = from.under.catalogue();
    if (from.what == event_kind::accept && from.law_day >= decree_309 && known.find_unit(about.unit) == nullptr)
        all.push_back({"Danh mục không có đơn vị “" + about.unit + "”: coi là nơi giải quyết; nếu là nơi khác thì thời hạn tính từ "
                       "khi cơ quan có thẩm quyền nhận (Nghị định 309/2026 Điều 8.3)",
                       "The catalogue does not hold the unit “" + about.unit + "”: taken as the desk of the deciding agency; "
                       "elsewhere the time runs from that agency's receipt (Nghị định 309/2026 Điều 8.3)"});
    if (auto const* law = from.under.law().find("LA-16", from.law_day);
        from.what == event_kind::issue && law != nullptr && !takes_in_at_home(known, about.unit, about.agency))
        all.push_back({"Hồ sơ nhận tại nơi khác: kết quả phải chuyển về nơi tiếp nhận để trả (" + to_string(cite(law)) + ")",
                       "Taken in elsewhere: the result goes back to the receiving centre, which hands it out (" +
                           to_string(cite(law)) + ")"});
}

/// The post may carry what nothing forbids; that nothing says it may is told.
inline void warn_of_eligibility(std::vector<bilingual>& all, outcome::grounds const& from, dossier const& d, direction way) {
    auto const& about = d.subject();
    auto const& known = from.under.catalogue();
    bool const agency_known = known.find_agency(about.agency) != nullptr;
    auto const kase = known.at(about.code, from.on, about.agency);
    if (kase && (*kase)->variant(about.variant) == nullptr) return;  // a case that it does not have cannot be asked for
    auto const said = assess(known, about.code, way, from.on, kase ? about.variant : "", agency_known ? about.agency : "",
                             {}, from.under);
    if (said.answer != answer::unknown && said.answer != answer::conditional) return;
    auto const why = [&](language in) {
        return said.reasons.empty() ? std::string() : ": " + std::string(said.reasons.front().text(in));
    };
    bool const open = said.answer == answer::unknown, in = way == direction::intake;
    all.push_back({std::string(open ? "Chưa rõ" : "Có điều kiện") + (in ? " việc nộp" : " việc trả kết quả") +
                       " qua bưu chính" + why(language::vi),
                   std::string(in ? "Filing" : "Return") + " by post is " + (open ? "not known to be possible" : "conditional") +
                       why(language::en)});
}

/// A paper that one side holds for the other, by what evidence says.
struct paper_between {
    std::string name;
    bool to_applicant;
    civil_second since;
    std::optional<civil_second> settled;
};

inline std::vector<paper_between> papers_between(dossier const& d) {
    std::vector<paper_between> all;
    auto const settle = [&](std::string_view name, bool to_applicant, civil_second when) {
        for (auto& p : all)
            if (!p.settled && p.to_applicant == to_applicant && p.name == name) {
                p.settled = when;
                return;
            }
    };
    for (auto const& e : d.course())
        for (std::string_view const item : e.evidence) {
            auto const cut = item.find('=');
            if (cut == std::string_view::npos || cut + 1 == item.size()) continue;
            auto const word = item.substr(0, cut), name = item.substr(cut + 1);
            if (word == "original" || word == "recover")
                all.push_back({std::string(name), word == "original", e.occurred, std::nullopt});
            else if (word == "original_returned" || word == "recovered")
                settle(name, word == "original_returned", e.occurred);
        }
    return all;
}

/// What should have changed hands with the result.
inline void warn_of_papers(std::vector<bilingual>& all, outcome::grounds const& from, dossier const& d) {
    bool const handed_out = from.what == event_kind::deliver || from.what == event_kind::collect ||
                            from.what == event_kind::send_electronically;
    if (!handed_out) return;
    for (auto const& p : papers_between(d)) {
        if (p.settled) continue;
        all.push_back(p.to_applicant
                          ? bilingual{"Bản chính chưa trả cùng kết quả: " + p.name + " (QĐ 45/2016 Điều 8.3)",
                                      "Original not returned with the result: " + p.name + " (QĐ 45/2016 Điều 8.3)"}
                          : bilingual{"Giấy tờ phải thu hồi chưa thu: " + p.name + " (TT 17/2017 Điều 5.2)",
                                      "Paper to be recovered was not taken back: " + p.name + " (TT 17/2017 Điều 5.2)"});
    }
    std::vector<std::string> last;
    bool first = true;
    d.course_backwards([&](event const& e) {
        if (first) last = e.evidence;
        first = false;
    });
    if (evidence_value(last, "receiver") == "authorised" && evidence_value(last, "authorisation").empty())
        all.push_back({"Người nhận thay chưa có giấy ủy quyền (QĐ 45/2016 Điều 10, TT 17/2017 Điều 5.2)",
                       "The authorised receiver showed no authorisation (QĐ 45/2016 Điều 10, TT 17/2017 Điều 5.2)"});
}

inline bilingual fee_with_the_post() {
    return {"bưu chính còn giữ phí đã thu (QĐ 45/2016 Điều 7.5)", "the post still holds the fee (QĐ 45/2016 Điều 7.5)"};
}

inline void warn_of_post(std::vector<bilingual>& all, outcome::grounds const& from, dossier const& d) {
    if (from.what == event_kind::post_accept && from.status == status::draft)
        warn_of_eligibility(all, from, d, direction::intake);
    if (from.what == event_kind::register_post_return || from.what == event_kind::hand_to_post)
        warn_of_eligibility(all, from, d, direction::return_);
    if (from.what == event_kind::post_handover && d.state().at.payment == payment::held_by_post)
        all.push_back(fee_with_the_post());
}

}

MOTCUA_INLINE std::vector<bilingual> outcome::warnings() const {
    std::vector<bilingual> all;
    if (from.row < 0) return all;
    auto const& now = dossier.state();
    if (from.requests > 1)
        all.push_back({"Yêu cầu bổ sung lần thứ " + std::to_string(from.requests) + ": luật chỉ cho phép một lần",
                       "Supplement requested " + std::to_string(from.requests) + " times: the law allows one"});
    if (auto const how = detail::national_rows[static_cast<std::size_t>(from.row)].certainty; how != motcua::certainty::text)
        all.push_back({"Bước này " + std::string(label(how)), "This step: " + std::string(label(how, language::en))});
    if (from.same_person && from.under.reading_of(reading::same_person) == readings_as::same_person_warn)
        all.push_back({"Cùng một người đã thực hiện “" + std::string(label(*from.same_person)) + "” (suy luận của thư viện)",
                       "The same person has done “" + std::string(label(*from.same_person, language::en)) +
                           "” (inferred by the library)"});
    if (from.what == event_kind::accept && now.at.clock == clock_state::not_started)
        all.push_back({"Thời hạn chưa bắt đầu: tính từ khi cơ quan có thẩm quyền nhận hồ sơ, nên ngày hẹn in trên giấy "
                       "tiếp nhận là có điều kiện",
                       "The time has not begun: it runs from the competent agency's receipt, so a day printed on the "
                       "receipt slip is conditional"});
    else if (from.what == event_kind::accept && now.due == dossier_state::no_day)
        all.push_back({"Không xác định được hạn trả kết quả", "The due day is not known"});
    if (from.what == event_kind::receive_at_agency && now.at.clock == clock_state::not_started)
        all.push_back({"Mới nhận hồ sơ điện tử: theo cách hiểu đã chọn, thời hạn tính từ khi nhận hồ sơ giấy",
                       "Only the electronic file was received: by the reading taken the papers start the time"});
    if (from.recorded_before)
        all.push_back({"Sự kiện được ghi nhận trước khi xảy ra: kiểm tra hai thời điểm",
                       "The event was recorded before it occurred: check the two instants"});
    detail::warn_of_place(all, from, dossier);
    detail::warn_of_post(all, from, dossier);
    detail::warn_of_papers(all, from, dossier);
    return all;
}

}
}
