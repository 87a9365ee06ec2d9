// SPDX-License-Identifier: Apache-2.0
#include <motcua/code.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using namespace motcua;

namespace {

std::string doubts(std::vector<code_finding> const& findings) {
    std::string s;
    for (auto const& f : findings) s += (s.empty() ? "" : " ") + std::string(to_string(f.doubt));
    return s;
}
// "kind national/service @agency" and the parts of an old code; the doubts behind a bar.
std::string read(std::string_view text) {
    auto const c = parse_procedure_code(text);
    std::string s(to_string(c.kind));
    if (!c.national.empty()) s += " " + c.national;
    if (!c.service.empty()) s += "/" + c.service;
    if (c.agency.read()) s += " @" + c.agency.canonical();
    for (auto const& p : c.old_parts) s += " " + p;
    return s + (c.findings.empty() ? "" : " | " + doubts(c.findings));
}
std::string read_dossier(std::string_view text) {
    auto const c = parse_dossier_code(text);
    std::string s(to_string(c.kind));
    if (c.agency.read()) s += " @" + c.agency.canonical();
    if (c.accepted) s += " " + to_string(*c.accepted);
    if (!c.serial.empty()) s += " #" + c.serial;
    if (!c.ministry().empty()) s += " ministry " + c.ministry();
    return s + (c.findings.empty() ? "" : " | " + doubts(c.findings));
}

}

TEST_CASE("each shape of a procedure code is read with its parts named", "[code]") {
    struct row {
        std::string_view text, reading, printed;
    };
    for (row const& r : std::initializer_list<row>{
             {"1.005442", "national 1.005442", "1.005442"},
             {"1.001193.02", "national 1.001193/02", "1.001193.02"},
             {"2.000815.000.00.00.H55", "local 2.000815 @H55", "2.000815.000.00.00.H55"},
             {"2.000815.000.00.00.H55.02", "local 2.000815/02 @H55", "2.000815.000.00.00.H55.02"},
             {"1.010708.H56.00.00.000", "local 1.010708 @H56", "1.010708.H56.00.00.000"},
             {"1.010708.H56.00.00.000.03", "local 1.010708/03 @H56", "1.010708.H56.00.00.000.03"},
             {"1.000948.H38", "local 1.000948 @H38", "1.000948.H38"},
             {"1.000948.H55.242", "local 1.000948 @H55.242", "1.000948.H55.242"},
             {"1.000948.000.13.00.H38", "local 1.000948 @H38.00.13", "1.000948.000.13.00.H38"},
             {"T-BPC-280421", "old T BPC 280421", "T-BPC-280421"},
             {"BTT-DBI-264740", "old BTT DBI 264740", "BTT-DBI-264740"},
             {"T-QNH-BS46-SĐ", "old T QNH BS46 SĐ", "T-QNH-BS46-SĐ"},
             {"T-BKA-123456-TT", "old T BKA 123456 TT", "T-BKA-123456-TT"},
             {"BCH-5", "house BCH 5", "BCH-5"}}) {
        CAPTURE(r.text);
        CHECK(read(r.text) == r.reading);
        auto const c = parse_procedure_code(r.text);
        CHECK(c.str() == r.printed);
        CHECK(parse_procedure_code(c.str()) == c);
        CHECK(parse_procedure_code(c.canonical()) == c);
        CHECK(parse_procedure_code(c.canonical()).canonical() == c.canonical());
        CHECK(c.read());
    }
}

TEST_CASE("what spreadsheets and typists do to a code is put right and named", "[code]") {
    CHECK(read("1.006388.\n000.00.00.H04") == "local 1.006388 @H04 | line_break");
    CHECK(read(" 1.005442 ") == "national 1.005442 | blank blank");
    CHECK(read("1.005 442") == "national 1.005442 | blank");
    CHECK(read("1.005\xE2\x80\x8B"
               "442") == "national 1.005442 | invisible");
    CHECK(read("\xEF\xBB\xBF"
               "1.005442") == "national 1.005442 | invisible");
    CHECK(read("1\xEF\xBC\x8E"
               "005442") == "national 1.005442 | foreign_dot");
    CHECK(read("1.\xEF\xBC\x90\xEF\xBC\x90"
               "5442") == "national 1.005442 | foreign_letter");
    CHECK(read("T\xE2\x80\x93"
               "BPC\xE2\x80\x91"
               "280421") == "old T BPC 280421 | foreign_dash foreign_dash");
    CHECK(read("t-bpc-280421") == "old T BPC 280421 | lower_case lower_case");
    CHECK(read("T-QNH-BS46-S\xC3\x90") == "old T QNH BS46 SĐ | foreign_letter");
    CHECK(read("'2.000200") == "national 2.000200 | text_mark");
    CHECK(read("1.005442.") == "national 1.005442 | punctuation");
    CHECK(read("1,004203") == "national 1.004203 | decimal_comma");
    CHECK(read("4.004203") == "national 4.004203 | first_digit_unseen");
    CHECK(read("1.000948.H38.02") == "local 1.000948/02 @H38 | service_or_unit");
    auto const broken = parse_procedure_code("1.006388.\n000.00.00.H04");
    REQUIRE(broken.findings.size() == 1);
    CHECK(broken.findings[0].from == 9);
    CHECK(broken.findings[0].found == "\n");
    CHECK(broken.agency.text == "000.00.00.H04");
}

TEST_CASE("a code that could be several is left unread", "[code]") {
    CHECK(read("2.0002") == "damaged | zeros_lost");
    CHECK(read("2,0002") == "damaged | zeros_lost");
    CHECK(read("1004203") == "damaged | dot_lost");
    CHECK(read("1.004.203") == "damaged | extra_separator");
    CHECK(read("1,004,203") == "damaged | extra_separator");
    CHECK(read("1.0042029999999999") == "damaged | number_noise");
    CHECK(read("1.0O4203") == "damaged | letter_for_digit");
    CHECK(read("1.O04203") == "damaged | letter_for_digit");
    CHECK(read("225583") == "portal_id 225583 | not_a_code");
    for (std::string_view text : {"", "Thủ tục 26", "1.0042031", "0.004203", "1.", ".004203", "H38", "1.00420 H38",
                                  "1.004203.1", "1.004203.H38.1", "1.004203.H3", "1.004203.00.00.00.H38.5", "--", "T-B",
                                  "1.004203-H38", "1.004203.000.00.H38", "(1.004203)", "1.01100.01"}) {
        CAPTURE(text);
        auto const c = parse_procedure_code(text);
        CHECK(!c.read());
        CHECK(!c.findings.empty());
        CHECK(c.str() == c.text);
    }
    CHECK(!parse_procedure_code(std::string(5000, '1')).read());
    CHECK(!parse_procedure_code("\xFF\xFE").read());
    // The national part stays known where only the rest is unreadable.
    CHECK(parse_procedure_code("1.004203.H3").national == "1.004203");
}

TEST_CASE("candidates come from the known codes only and are never chosen", "[code]") {
    std::vector<std::string> const known{"2.000200",     "2.000201", "2.000249",
                                         "2.000250",     "1.004203", "1.004203.000.00.00.H55",
                                         "T-BPC-280421", "nonsense"};
    auto const of = [&](std::string_view text) {
        std::string s;
        for (auto const& c : candidates(parse_procedure_code(text), known))
            s += (s.empty() ? "" : " ") + c.code + ":" + std::string(to_string(c.reason));
        return s;
    };
    CHECK(of("2.0002") == "2.000200:zeros_restored 2.000201:shown_short 2.000249:shown_short 2.000250:shown_short");
    CHECK(of("2.0003") == "2.000250:shown_short");
    CHECK(of("2.00025") == "2.000250:zeros_restored 2.000249:shown_short");
    CHECK(of("1004203") == "1.004203:dot_restored 1.004203.000.00.00.H55:dot_restored");
    CHECK(of("1.004.203") == "1.004203:dot_restored 1.004203.000.00.00.H55:dot_restored");
    CHECK(of("1.0042029999999999") == "1.004203:rounded 1.004203.000.00.00.H55:rounded");
    CHECK(of("1.0O4203") == "1.004203:digits_restored 1.004203.000.00.00.H55:digits_restored");
    CHECK(of("2.000200").empty());
    CHECK(of("5.0002").empty());
    CHECK(candidates(parse_procedure_code("2.0002"), {}).empty());
}

TEST_CASE("agencies are compared by their levels whatever the order", "[code]") {
    auto const up = parse_agency_id("000.00.00.H03"), down = parse_agency_id("H03.00.00.000"),
               brief = parse_agency_id("H03");
    CHECK(up == down);
    CHECK(up == brief);
    CHECK(up.shape == agency_shape::upward);
    CHECK(down.shape == agency_shape::downward);
    CHECK(brief.shape == agency_shape::brief);
    CHECK(up.str() == "000.00.00.H03");
    CHECK(down.str() == "H03.00.00.000");
    CHECK(up.canonical() == "H03");
    CHECK(parse_agency_id("000.00.12.H49") == parse_agency_id("H49.12"));
    CHECK(parse_agency_id("H49.12").within(parse_agency_id("000.00.00.H49")));
    CHECK(!parse_agency_id("H49").within(parse_agency_id("H49.12")));
    CHECK(!parse_agency_id("H04").within(parse_agency_id("H49")));
    CHECK(parse_agency_id("H03") < parse_agency_id("H03.01"));
    CHECK(parse_agency_id("H03.01") < parse_agency_id("H04"));
    for (std::string_view text : {"", "H3", "H033", "000.00.H03", "H03.1", "H03.00.00.00.000", "03", "1.H03", "h"})
        CHECK(!parse_agency_id(text).read());
    CHECK(doubts(parse_agency_id("h03").findings) == "lower_case");
    CHECK(same_agency(parse_procedure_code("1.000948.H38"), parse_procedure_code("2.000200.000.00.00.H38.02")));
    CHECK(!same_agency(parse_procedure_code("1.000948"), parse_procedure_code("1.000948")));
    CHECK(parse_procedure_code("1.000948.H38") == parse_procedure_code("1.000948.000.00.00.H38"));
    CHECK(parse_procedure_code("1.000948.H38") != parse_procedure_code("1.000948"));
    CHECK(parse_procedure_code("1.000948") < parse_procedure_code("1.000949"));
}

TEST_CASE("dossier codes are read in both orders with serials of four to seven digits", "[code]") {
    CHECK(read_dossier("000.00.06.H56-231027-0361") == "standard @H56.06 2023-10-27 #0361");
    CHECK(read_dossier("H15.50.05.13-261008-0975") == "standard @H15.50.05.13 2026-10-08 #0975");
    CHECK(read_dossier("000.00.53.H48-220921-0099") == "standard @H48.53 2022-09-21 #0099");
    CHECK(read_dossier("H03.00.00.000-240229-12345") == "standard @H03 2024-02-29 #12345");
    CHECK(read_dossier("G09.10-240229-120345") == "standard @G09.10 2024-02-29 #120345 ministry 12");
    CHECK(read_dossier("G09-240229-1203456") == "standard @G09 2024-02-29 #1203456 ministry 12");
    CHECK(read_dossier("H03-230229-0001") == "standard @H03 #0001 | date_impossible");
    CHECK(read_dossier("h03\xE2\x80\x94"
                       "231027\xE2\x80\x94"
                       "0361 ") == "standard @H03 2023-10-27 #0361 | lower_case foreign_dash foreign_dash blank");
    CHECK(read_dossier("03706/2026/07906") == "other #03706/2026/07906");
    CHECK(read_dossier("00352112000539") == "other #00352112000539");
    for (std::string_view text : {"", "H03-231027-361", "H03-231027-12345678", "H03-23102-0361", "H3-231027-0361",
                                  "H03-231027", "1.005442", "000.00.06.H56", "12/34"})
        CHECK(!parse_dossier_code(text).read());
    auto const a = parse_dossier_code("000.00.06.H56-231027-0361"), b = parse_dossier_code("H56.06-231027-0361");
    CHECK(a == b);
    CHECK(same_agency(a, b));
    CHECK(a.str() != b.str());
    CHECK(a != parse_dossier_code("H56.06-231027-00361"));
    for (auto const& c : {a, b, parse_dossier_code("03706/2026/07906")}) CHECK(parse_dossier_code(c.str()) == c);
}

TEST_CASE("no changed character gives the same code without a word", "[code]") {
    for (std::string_view text : {"1.005442", "1.001193.02", "2.000815.000.00.00.H55.02", "1.000948.H38",
                                  "1.010708.H56.00.00.000", "T-BPC-280421", "BCH-5"}) {
        auto const original = parse_procedure_code(text);
        for (std::size_t i = 0; i <= text.size(); ++i)
            for (std::string_view by :
                 {"", "0", "1", "9", ".", "-", ",", " ", "A", "h", "\n", "/", "'", "O", "\xC2\xA0"})
                for (int insert = 0; insert < 2; ++insert) {
                    if (i == text.size() && insert == 0) continue;
                    std::string changed(text);
                    changed.replace(i, insert == 0 ? 1 : 0, by);
                    if (changed == text) continue;
                    CAPTURE(text, changed);
                    auto const c = parse_procedure_code(changed);
                    CHECK((c != original || !c.findings.empty()));
                    CHECK((c.read() || !c.findings.empty()));
                    for (auto const& f : c.findings) CHECK(c.text.substr(f.from, f.to - f.from) == f.found);
                }
    }
}
