// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "date.hpp"

namespace motcua {
inline namespace v0 {

/// What is unusual about the text of a code. Up to `date_impossible` the code is read and the doubt says how; the
/// others leave it unread, and `candidates` may help.
enum class code_doubt : unsigned char {
    blank,           ///< blanks in or around the code, of whatever width
    line_break,      ///< broken by a line: "1.006388.⏎000.00.00.H04"
    invisible,       ///< zero-width characters, soft hyphens, marks of direction
    foreign_dash,    ///< a dash that is not the hyphen-minus
    foreign_dot,     ///< a full-width or middle dot
    foreign_letter,  ///< full-width letters or digits; the eth that old fonts print for Đ
    decomposed,      ///< marks apart from their letters
    lower_case,
    text_mark,           ///< the apostrophe by which a spreadsheet keeps a text
    punctuation,         ///< a comma, semicolon or full stop behind the code
    decimal_comma,       ///< "1,004203": a number shown with a comma
    first_digit_unseen,  ///< national codes begin with 1, 2, 3, 5 or 6 so far
    service_or_unit,     ///< two digits behind a short agency: read as the service, could be a unit below the agency
    group_width,         ///< an agency's group with more or fewer digits than its shape has
    date_impossible,     ///< six digits that are no day; the rest of the dossier code is read
    zeros_lost,          ///< "2.0002": a number whose last zeros, or digits, are gone
    dot_lost,            ///< "1004203": seven digits without a dot
    extra_separator,     ///< "1.004.203": grouped as thousands
    number_noise,        ///< "1.0042029999999999": a binary fraction
    letter_for_digit,    ///< "1.0O4203": O for nought, l or I for one
    not_a_code
};
template <>
inline constexpr auto token_table<code_doubt> = std::to_array<token<code_doubt>>({
    {code_doubt::blank, "blank", "có khoảng trắng", "blanks"},
    {code_doubt::line_break, "line_break", "bị ngắt dòng", "broken by a line"},
    {code_doubt::invisible, "invisible", "có ký tự không nhìn thấy", "invisible characters"},
    {code_doubt::foreign_dash, "foreign_dash", "gạch ngang khác lạ", "another dash"},
    {code_doubt::foreign_dot, "foreign_dot", "dấu chấm khác lạ", "another dot"},
    {code_doubt::foreign_letter, "foreign_letter", "chữ hoặc số toàn khổ", "full-width or foreign letters"},
    {code_doubt::decomposed, "decomposed", "Unicode tổ hợp", "decomposed Unicode"},
    {code_doubt::lower_case, "lower_case", "chữ thường", "lower case"},
    {code_doubt::text_mark, "text_mark", "dấu nháy của bảng tính", "a spreadsheet's text mark"},
    {code_doubt::punctuation, "punctuation", "dấu câu ở cuối", "punctuation at the end"},
    {code_doubt::decimal_comma, "decimal_comma", "dấu phẩy thập phân", "a decimal comma"},
    {code_doubt::first_digit_unseen, "first_digit_unseen", "chữ số đầu chưa gặp", "a first digit not seen yet"},
    {code_doubt::service_or_unit, "service_or_unit", "mã dịch vụ hay đơn vị", "a service or a unit"},
    {code_doubt::group_width, "group_width", "nhóm số khác độ dài", "a group of another width"},
    {code_doubt::date_impossible, "date_impossible", "ngày không có thật", "an impossible date"},
    {code_doubt::zeros_lost, "zeros_lost", "mất số 0 ở cuối", "final noughts lost"},
    {code_doubt::dot_lost, "dot_lost", "mất dấu chấm", "the dot lost"},
    {code_doubt::extra_separator, "extra_separator", "dấu phân cách hàng nghìn", "a thousands separator"},
    {code_doubt::number_noise, "number_noise", "số thập phân lệch", "a binary fraction"},
    {code_doubt::letter_for_digit, "letter_for_digit", "chữ thay cho số", "a letter for a digit"},
    {code_doubt::not_a_code, "not_a_code", "không phải mã", "not a code"},
});
static_assert(in_order<code_doubt>());

/// One doubt with its place: byte offsets into the code's NFC `text`.
struct code_finding {
    code_doubt doubt{};
    std::size_t from = 0, to = 0;
    std::string found;
    friend bool operator==(code_finding const&, code_finding const&) = default;
};

/// How an agency identifier is written.
enum class agency_shape : unsigned char {
    upward,    ///< lowest level first, as QCVN 102:2016 has it: 000.00.00.H03
    downward,  ///< highest level first and complete: H03.00.00.000, H15.50.05.13
    brief      ///< highest level first, without what is below: H38, H49.12, H55.242
};
template <>
inline constexpr auto token_table<agency_shape> = std::to_array<token<agency_shape>>({
    {agency_shape::upward, "upward", "cấp thấp trước", "lowest level first"},
    {agency_shape::downward, "downward", "cấp cao trước", "highest level first"},
    {agency_shape::brief, "brief", "rút gọn", "brief"},
});
static_assert(in_order<agency_shape>());

/// An agency identifier (QCVN 102:2016/BTTTT, Quyết định 20/2020/QĐ-TTg): up to four levels, the highest first.
struct agency_id {
    std::vector<std::string> levels;  ///< "H03", then the units below; noughts at the end are not kept; empty: unread
    agency_shape shape = agency_shape::brief;
    std::string text;  ///< what was read, NFC
    std::vector<code_finding> findings;

    [[nodiscard]] bool read() const { return !levels.empty(); }
    [[nodiscard]] std::string str() const;        ///< in its own shape
    [[nodiscard]] std::string canonical() const;  ///< in brief: "H03", "H15.50.05.13"
    /// Whether this is the other agency or a unit below it.
    [[nodiscard]] bool within(agency_id const& other) const;
    /// The same levels, however written. That both orders number units alike is inferred, not stated anywhere.
    friend bool operator==(agency_id const& a, agency_id const& b) { return a.levels == b.levels; }
    friend auto operator<=>(agency_id const& a, agency_id const& b) { return a.levels <=> b.levels; }
};

enum class procedure_code_kind : unsigned char {
    national,   ///< 1.001193, perhaps with a service: 1.001193.02
    local,      ///< with the agency of the province: 2.000815.000.00.00.H55, 1.000948.H38
    old,        ///< of the system before: T-BPC-280421, T-QNH-BS46-SĐ
    house,      ///< an office's own: BCH-5
    portal_id,  ///< a portal's internal number: looks like a code, and is none
    damaged,    ///< certainly a national code once, but no longer which
    unread
};
template <>
inline constexpr auto token_table<procedure_code_kind> = std::to_array<token<procedure_code_kind>>({
    {procedure_code_kind::national, "national", "mã quốc gia", "national"},
    {procedure_code_kind::local, "local", "mã địa phương", "local"},
    {procedure_code_kind::old, "old", "mã cũ", "old"},
    {procedure_code_kind::house, "house", "mã nội bộ", "of the house"},
    {procedure_code_kind::portal_id, "portal_id", "số nội bộ của cổng", "portal's number"},
    {procedure_code_kind::damaged, "damaged", "mã bị hỏng", "damaged"},
    {procedure_code_kind::unread, "unread", "không đọc được", "unread"},
});
static_assert(in_order<procedure_code_kind>());

/// A procedure's code with its parts; parts that the kind does not have are empty.
struct procedure_code {
    procedure_code_kind kind = procedure_code_kind::unread;
    std::string national;                ///< "1.001193"; also where only what stands behind it is unread
    std::string service;                 ///< "02"
    agency_id agency;                    ///< of a local code
    std::vector<std::string> old_parts;  ///< of an old or house code, between its hyphens; a portal's number
    std::string text;                    ///< what was read, NFC
    std::vector<code_finding> findings;

    /// Whether the code says which procedure is meant.
    [[nodiscard]] bool read() const { return kind <= procedure_code_kind::house; }
    [[nodiscard]] std::string str() const;        ///< in its own shape; the text where it is unread
    [[nodiscard]] std::string canonical() const;  ///< one text per meaning: the agency lowest level first
    friend bool operator==(procedure_code const& a, procedure_code const& b) { return a.canonical() == b.canonical(); }
    friend auto operator<=>(procedure_code const& a, procedure_code const& b) {
        return a.canonical() <=> b.canonical();
    }
};

enum class dossier_code_kind : unsigned char {
    standard,  ///< agency-YYMMDD-serial (Thông tư 01/2018/TT-VPCP Điều 19; Nghị định 118/2025 Điều 28)
    other,     ///< another system's number: 03706/2026/07906, 00352112000539
    unread
};
template <>
inline constexpr auto token_table<dossier_code_kind> = std::to_array<token<dossier_code_kind>>({
    {dossier_code_kind::standard, "standard", "theo quy định", "standard"},
    {dossier_code_kind::other, "other", "hệ thống khác", "another system's"},
    {dossier_code_kind::unread, "unread", "không đọc được", "unread"},
});
static_assert(in_order<dossier_code_kind>());

/// A dossier's code with its parts.
struct dossier_code {
    dossier_code_kind kind = dossier_code_kind::unread;
    agency_id agency;
    std::optional<date> accepted;  ///< the day of acceptance; nothing where the six digits are no day
    std::string day_digits;        ///< "231027"
    std::string serial;            ///< 4 to 7 digits, noughts kept; the whole of another system's number
    std::string text;
    std::vector<code_finding> findings;

    [[nodiscard]] bool read() const { return kind != dossier_code_kind::unread; }
    /// The ministry's two digits, with which serials of 6 and 7 digits begin (observed in real systems, no rule read).
    [[nodiscard]] std::string ministry() const {
        return kind == dossier_code_kind::standard && serial.size() >= 6 ? serial.substr(0, 2) : std::string();
    }
    [[nodiscard]] std::string str() const;
    [[nodiscard]] std::string canonical() const;
    friend bool operator==(dossier_code const& a, dossier_code const& b) { return a.canonical() == b.canonical(); }
    friend auto operator<=>(dossier_code const& a, dossier_code const& b) { return a.canonical() <=> b.canonical(); }
};

/// Why a known code may be the one that a damaged text was.
enum class candidate_reason : unsigned char {
    zeros_restored,   ///< with noughts at the end
    dot_restored,     ///< with its dot, or without the thousands separators
    digits_restored,  ///< with digits for letters
    rounded,          ///< a binary fraction rounded to six places
    shown_short       ///< begins with the digits, or a narrow column rounded it to them
};
template <>
inline constexpr auto token_table<candidate_reason> = std::to_array<token<candidate_reason>>({
    {candidate_reason::zeros_restored, "zeros_restored", "thêm lại số 0", "noughts restored"},
    {candidate_reason::dot_restored, "dot_restored", "thêm lại dấu chấm", "dot restored"},
    {candidate_reason::digits_restored, "digits_restored", "sửa chữ thành số", "digits for letters"},
    {candidate_reason::rounded, "rounded", "làm tròn", "rounded"},
    {candidate_reason::shown_short, "shown_short", "bị rút ngắn", "shown short"},
});
static_assert(in_order<candidate_reason>());
struct code_candidate {
    std::string code;
    candidate_reason reason{};
    friend bool operator==(code_candidate const&, code_candidate const&) = default;
};

/// Read a code in any of its shapes. They never throw: what is wrong stands in `findings`, and a code that could be
/// several is left unread.
procedure_code parse_procedure_code(std::string_view text);
dossier_code parse_dossier_code(std::string_view text);
agency_id parse_agency_id(std::string_view text);

/// Which of the known codes a damaged text may have been, the likeliest reason first. Never chooses.
std::vector<code_candidate> candidates(procedure_code const& damaged, std::vector<std::string> const& known);

/// Whether both codes name an agency, and the same one.
bool same_agency(procedure_code const& a, procedure_code const& b);
bool same_agency(dossier_code const& a, dossier_code const& b);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/code.ipp"
#endif
