// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "document.hpp"
#include "dossier.hpp"

namespace motcua {
inline namespace v0 {

/// A document that an event of a dossier issued.
struct issued_document {
    std::size_t event;  ///< its place in the course
    civil_second when;
    motcua::actor by;
    document_kind kind;
    document_row const* row;  ///< the form or instrument in force on the dossier's day; null where none was read
    std::string identifier;   ///< `slip=…`, `number=…` of the event's evidence, else empty
};

/// A paper that has to change hands when the result is handed out: an original that was lent for comparison goes back with
/// the result (QĐ 45/2016 Điều 8.3); a paper that the agency wants back is taken from the applicant (TT 17/2017 Điều 5.2).
/// Evidence tells them by name: `original=…` and `recover=…`, later `original_returned=…` and `recovered=…`.
struct owed_paper {
    std::string name;
    bool to_applicant;                    ///< an original; else a paper to be recovered
    civil_second since;
    std::optional<civil_second> settled;  ///< nothing while it is owed
};
std::vector<owed_paper> papers_owed(dossier const& d);

/// The documents of a course, in the order in which they were issued.
std::vector<issued_document> issued_documents(dossier const& d, rules const& under = rules());

/// A hand-over of the papers or the result: a line of the process-control slip (TT 01/2018/TT-VPCP form 05, TT 03/2025
/// form 06). Names and signatures are not the library's; roles and evidence stand for them.
struct control_line {
    std::size_t event;
    civil_second when;
    event_kind what;
    motcua::actor by;
    bilingual from, to;              ///< who gave and who took: holders, not persons
    int working_days = 0;            ///< since the line before, in `(before, this]`
    bool by_postal_receipt = false;  ///< time and signature are those of the postal receipt (observed)
    std::vector<std::string> evidence;
};
/// The process-control view of a course.
std::vector<control_line> control_slip(dossier const& d, rules const& under = rules());

/// One line of the register of dossiers, derived from the events. The form's own columns were not read: these are ours.
struct register_line {
    dossier_subject subject;
    channel intake;
    return_channel return_by;
    std::optional<civil_second> handed_over, accepted, finished, returned;
    std::optional<date> first_due, due;
    motcua::status status;
    decision_outcome outcome;
    timeliness judged;
    int supplements = 0;  ///< before and after acceptance
    bool extended = false;
    bool taken_in_by_post = false, returned_by_post = false;
    std::vector<document_kind> issued;
};
register_line register_entry(dossier const& d, rules const& under = rules());

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/dossier_papers.ipp"
#endif
