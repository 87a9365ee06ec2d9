// SPDX-License-Identifier: Apache-2.0
// Documents by circular and number, what a course issued, the control slip and the register.
#include <motcua/dossier_papers.hpp>

#include <algorithm>
#include <set>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;
using kind = document_kind;

constexpr std::string_view circular_1 = "Thông tư 01/2018/TT-VPCP", circular_3 = "Thông tư 03/2025/TT-VPCP";

std::vector<kind> kinds(std::vector<document_row const*> const& rows) {
    std::vector<kind> all;
    for (auto const* r : rows) all.push_back(r->kind);
    return all;
}

}

TEST_CASE("document: six forms of 2018 and seven of 2025 by circular and number") {
    std::vector<kind> const six{kind::receipt_slip, kind::supplement_request, kind::refusal_slip,
                                kind::apology,      kind::control_slip,       kind::dossier_register};
    std::vector<kind> const seven{kind::receipt_slip, kind::supplement_request, kind::refusal_slip,    kind::apology,
                                  kind::stop_notice,  kind::control_slip,       kind::dossier_register};
    for (int n = 1; n <= 6; ++n) CHECK(find_form(circular_1, n)->kind == six[static_cast<std::size_t>(n - 1)]);
    for (int n = 1; n <= 7; ++n) CHECK(find_form(circular_3, n)->kind == seven[static_cast<std::size_t>(n - 1)]);
    CHECK(find_form(circular_1, 7) == nullptr);
    CHECK(find_form(circular_3, 8) == nullptr);
    CHECK(find_form("", 0) == nullptr);
    // Vector 16: "05" printed in 2024 and in 2026.
    CHECK(find_form(5, date(2024, 3, 1))->kind == kind::control_slip);
    CHECK(find_form(5, date(2026, 3, 1))->kind == kind::stop_notice);
    CHECK(find_form(5, date(2025, 9, 14))->kind == kind::control_slip);
    CHECK(find_form(5, date(2025, 9, 15))->kind == kind::stop_notice);
    CHECK(find_form(7, date(2024, 3, 1)) == nullptr);
    CHECK(find_form(1, date(2018, 12, 1)) == nullptr);  // the decree names the slip, the circular numbers it from 2019
    CHECK(find_document("form 01", date(2018, 12, 1))->number == 0);
}

TEST_CASE("document: every word of the machine has one on the days of its rows and every note a source") {
    for (auto const& row : machine::rows()) {
        if (row.document.empty()) continue;
        INFO(to_string(row.what) << " " << row.document);
        auto const last = row.to ? *row.to - calendar_days{1} : date(2027, 1, 1);
        CHECK(find_document(row.document, last) != nullptr);
    }
    for (auto const& d : documents()) {
        INFO(d.en);
        CHECK_FALSE(d.vi.empty());
        CHECK(d.certainty != certainty::recalled);
        if (d.number != 0) CHECK_FALSE(d.circular.empty());
        if (!d.circular.empty())
            CHECK(std::any_of(law_rows().begin(), law_rows().end(),
                              [&](law_row const& l) { return l.instrument == d.circular; }));
        for (auto const notes : {d.needs, d.fields})
            for (auto const& n : notes) {
                INFO(n.en);
                if (n.rule.empty()) {
                    CHECK(n.certainty != certainty::text);
                    continue;
                }
                // One of the rows that it names holds on the last day of the document.
                bool in_force = false;
                auto const on = d.to ? *d.to - calendar_days{1} : date(2027, 1, 1);
                for (std::string_view rest = n.rule; !rest.empty();) {
                    auto const cut = std::min(rest.find(' '), rest.size());
                    in_force = in_force || find_law(rest.substr(0, cut), on) != nullptr;
                    rest.remove_prefix(std::min(cut + 1, rest.size()));
                }
                CHECK(in_force);
            }
        // The annexes of 2025 were not read: no layout is claimed.
        if (d.circular == circular_3) CHECK(d.fields.empty());
    }
}

TEST_CASE("document: what an event issues on a day") {
    CHECK(kinds(documents_of(e::accept, date(2020, 6, 1))) == std::vector{kind::receipt_slip, kind::dossier_register});
    CHECK(documents_of(e::accept, date(2020, 6, 1))[0]->circular == circular_1);
    CHECK(documents_of(e::accept, date(2026, 9, 1))[0]->circular == circular_3);
    CHECK(kinds(documents_of(e::forward, date(2020, 6, 1))) == std::vector{kind::control_slip, kind::dossier_register});
    CHECK(kinds(documents_of(e::grant_withdrawal, date(2020, 6, 1))) == std::vector{kind::dossier_register});
    CHECK(kinds(documents_of(e::grant_withdrawal, date(2026, 6, 1))) ==
          std::vector{kind::stop_notice, kind::dossier_register});
    // Between the decree and the circular no form was read.
    CHECK(kinds(documents_of(e::grant_withdrawal, date(2025, 8, 1))) == std::vector{kind::dossier_register});
    CHECK(kinds(documents_of(e::post_handover, date(2020, 6, 1))) ==
          std::vector{kind::handover_record, kind::control_slip, kind::dossier_register});
    CHECK(kinds(documents_of(e::refuse_on_merits, date(2020, 6, 1))) ==
          std::vector{kind::refusal_slip, kind::dossier_register});
    CHECK(kinds(documents_of(e::refuse_intake, date(2020, 6, 1))) ==
          std::vector{kind::refusal_slip, kind::dossier_register});
    CHECK(documents_of(e::close_incomplete, date(2020, 6, 1)).empty());  // no such event then
    CHECK(documents_of(e::accept, date(2016, 6, 1)).empty());
    CHECK(documents_of(e::accept, date(2018, 7, 1))[0]->number == 0);
    CHECK(find_form(circular_3, 5)->title(language::en) == "form 05 (Thông tư 03/2025/TT-VPCP) – Stop notice");
    CHECK(find_document("consignment slip", date(2020, 6, 1))->title() == "Phiếu gửi hồ sơ");
    auto const page = documents_to_markdown();
    CHECK(page.find("| Stop notice | Thông tư 03/2025/TT-VPCP | 05 | 2025-09-15 |  | grant withdrawal |") !=
          std::string::npos);
    CHECK(page.find("| every hand-over |") != std::string::npos);
}

TEST_CASE("document: the documents of a course") {
    auto const by_post = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post);
    auto const d = after(by_post, {{"2020-06-01T09:00", e::post_accept, a::postal_worker, {"slip=S1"}},
                                   {"2020-06-03T09:00", e::post_handover, a::postal_worker, {"number=BB-1"}},
                                   {"2020-06-03T10:00", e::accept, a::desk_clerk},
                                   {"2020-06-03T11:00", e::forward, a::desk_clerk},
                                   {"2020-06-04T11:00", e::request_supplement, a::desk_clerk},
                                   {"2020-06-08T11:00", e::receive_supplement, a::desk_clerk},
                                   {"2020-06-08T14:00", e::forward, a::desk_clerk},
                                   {"2020-06-09T11:00", e::decide, a::leader},
                                   {"2020-06-09T12:00", e::issue, a::officer},
                                   {"2020-06-09T14:00", e::hand_to_post, a::desk_clerk, {"slip=W1"}},
                                   {"2020-06-11T14:00", e::deliver, a::postal_worker}});
    auto const issued = issued_documents(d, under());
    std::vector<kind> all;
    for (auto const& i : issued) all.push_back(i.kind);
    CHECK(all == std::vector{kind::consignment_slip, kind::handover_record, kind::receipt_slip,
                             kind::supplement_request, kind::result, kind::return_slip, kind::delivery_record});
    CHECK(issued[0].identifier == "S1");
    CHECK(issued[1].identifier == "BB-1");
    CHECK(issued[2].row->number == 1);
    CHECK(issued[2].by == a::desk_clerk);
    CHECK(issued[5].event == 9);

    auto const slip = control_slip(d, under());
    std::vector<std::string> lines;
    for (auto const& l : slip) lines.push_back(std::string(to_string(l.what)) + ": " + l.from.en + " > " + l.to.en);
    CHECK(lines == std::vector<std::string>{"post_handover: with the post > at the one-stop desk",
                                            "forward: at the one-stop desk > at the competent unit",
                                            "request_supplement: at the competent unit > at the one-stop desk",
                                            "forward: at the one-stop desk > at the competent unit",
                                            "issue: signed > at the one-stop desk",
                                            "hand_to_post: at the one-stop desk > accepted by the post"});
    CHECK(slip[0].by_postal_receipt);
    CHECK_FALSE(slip[1].by_postal_receipt);
    CHECK(slip[2].working_days == 1);
    CHECK(slip[3].working_days == 2);
    CHECK(slip[5].evidence == std::vector<std::string>{"slip=W1"});

    auto const line = register_entry(d, under());
    CHECK(line.handed_over == at("2020-06-03T09:00"));
    CHECK(line.accepted == at("2020-06-03T10:00"));
    CHECK(line.returned == at("2020-06-11T14:00"));
    CHECK(line.due == date(2020, 6, 15));
    CHECK(line.judged == timeliness::early);
    CHECK((line.taken_in_by_post && line.returned_by_post));
    CHECK(line.supplements == 1);
    CHECK(line.issued.size() == 7);
    auto const bare = register_entry(counter(), under());
    CHECK_FALSE(bare.accepted.has_value());
    CHECK(bare.issued.empty());
}

TEST_CASE("document: consulted agencies and electronic files are hand-overs too") {
    auto const online =
        dossier::open("1.000001", "", "so.nn", "trung-tam", channel::online, return_channel::electronic);
    auto const d = after(online, {{"2025-07-07T08:00", e::submit_online, a::applicant},
                                  {"2025-07-07T09:00", e::accept, a::desk_clerk},
                                  {"2025-07-07T10:00", e::forward, a::desk_clerk},
                                  {"2025-07-08T10:00", e::consult, a::officer},
                                  {"2025-07-09T10:00", e::answer_consultation, a::consulted_agency}});
    auto const slip = control_slip(d, under());
    REQUIRE(slip.size() == 3);
    CHECK(slip[0].from.en == "at the one-stop desk");
    CHECK(slip[0].to.en == "at the competent unit");
    CHECK(slip[1].to.en == "consulted agency");
    CHECK(slip[2].from.en == "consulted agency");
    // The notice of a stop in 2025 before the circular has a kind and no form.
    auto const stopped = after(accepted("2025-07-07"), {{"2025-07-08T10:00", e::request_withdrawal, a::applicant},
                                                        {"2025-07-09T10:00", e::grant_withdrawal, a::desk_clerk}});
    auto const issued = issued_documents(stopped, under());
    CHECK(issued.back().kind == kind::stop_notice);
    CHECK(issued.back().row == nullptr);
}
