// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../dossier_papers.hpp"
#include "dossier_warnings.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// The kind that a word of the rows stands for, on whatever day.
inline std::optional<document_kind> kind_of(std::string_view key) {
    for (auto const& d : document_text::rows)
        if (!key.empty() && d.key == key) return d.kind;
    return std::nullopt;
}

/// Who holds what is handed over: the result once there is one, else the papers, else the electronic file.
inline bilingual holder_of(regions const& at, bool gives) {
    auto const of = [](auto e) { return bilingual{std::string(label(e)), std::string(label(e, language::en))}; };
    if (at.result != result_custody::none) return of(at.result);
    if (at.papers != papers::none) return of(at.papers);
    bool const with_unit = at.status == status::processing;
    return with_unit || gives ? of(with_unit ? papers::unit : papers::desk) : of(papers::desk);
}

}

MOTCUA_INLINE std::vector<owed_paper> papers_owed(dossier const& d) {
    std::vector<owed_paper> all;
    for (auto const& p : detail::papers_between(d)) all.push_back({p.name, p.to_applicant, p.since, p.settled});
    return all;
}

MOTCUA_INLINE std::vector<issued_document> issued_documents(dossier const& d, rules const& under) {
    std::vector<issued_document> all;
    auto const course = d.course();
    auto const traced = retrace(d, under);
    for (std::size_t i = 0; i < course.size(); ++i) {
        if (traced[i].refusal) continue;
        auto const kind = detail::kind_of(traced[i].document);
        if (!kind) continue;
        // The form is that of the day on which it is made out, by the rules that hold for the dossier.
        auto const* row = find_document(traced[i].document, course[i].occurred.day());
        auto number = detail::evidence_value(course[i].evidence, "slip");
        if (number.empty()) number = detail::evidence_value(course[i].evidence, "number");
        all.push_back({i, course[i].occurred, course[i].actor, *kind, row, std::string(number)});
    }
    return all;
}

MOTCUA_INLINE std::vector<control_line> control_slip(dossier const& d, rules const& under) {
    std::vector<control_line> all;
    auto const course = d.course();
    auto const traced = retrace(d, under);
    auto before = d.opened().state().at;
    for (std::size_t i = 0; i < course.size(); ++i) {
        if (traced[i].refusal) continue;
        auto const& after = traced[i].dossier.state().at;
        auto const& e = course[i];
        // A supplement sends the papers back to the desk (LA-04): a hand-over as well.
        bool const back = before.papers == papers::unit && after.papers == papers::desk;
        if (hands_over(e.what) || back) {
            control_line line{
                i, e.occurred, e.what,    e.actor, detail::holder_of(before, true), detail::holder_of(after, false),
                0, false,      e.evidence};
            auto const named = [](auto role) {
                return bilingual{std::string(label(role)), std::string(label(role, language::en))};
            };
            if (e.what == event_kind::consult) line.to = named(actor::consulted_agency);
            if (e.what == event_kind::answer_consultation) line.from = named(actor::consulted_agency);
            if (!all.empty())
                line.working_days = under.calendar().count_bounds(all.back().when.day(), e.occurred.day()).fewest;
            line.by_postal_receipt = e.what == event_kind::post_handover || e.what == event_kind::hand_to_post ||
                                     e.what == event_kind::return_to_agency;
            all.push_back(std::move(line));
        }
        before = after;
    }
    return all;
}

MOTCUA_INLINE register_line register_entry(dossier const& d, rules const& under) {
    auto const& s = d.state();
    auto const instant = [](std::int64_t t) {
        return t == dossier_state::absent ? std::nullopt : std::optional(civil_second{t});
    };
    register_line line{d.subject(),
                       s.intake,
                       s.return_by,
                       {},
                       instant(s.accepted),
                       instant(s.finished),
                       {},
                       {},
                       d.due(),
                       s.at.status,
                       s.outcome,
                       judge(s),
                       s.supplements + s.asked_at_intake,
                       s.extended != 0,
                       false,
                       false,
                       {}};
    if (s.first_due != dossier_state::no_day) line.first_due = date::from_days(s.first_due);
    auto const course = d.course();
    auto const traced = retrace(d, under);
    for (std::size_t i = 0; i < course.size(); ++i) {
        if (traced[i].refusal) continue;
        auto const& e = course[i];
        if (e.what == event_kind::post_handover && !line.handed_over) {
            line.handed_over = e.occurred;
            line.taken_in_by_post = true;
        }
        if (e.what == event_kind::deliver || e.what == event_kind::collect ||
            e.what == event_kind::send_electronically) {
            line.returned = e.occurred;
            line.returned_by_post = e.what == event_kind::deliver;
        }
    }
    for (auto const& issued : issued_documents(d, under))
        if (std::find(line.issued.begin(), line.issued.end(), issued.kind) == line.issued.end())
            line.issued.push_back(issued.kind);
    return line;
}

}
}
