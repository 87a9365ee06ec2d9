// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../document.hpp"

namespace motcua {
inline namespace v0 {

MOTCUA_INLINE std::string document_row::title(language in) const {
    std::string const name(in == language::en ? en : vi);
    if (number == 0) return name;
    return (in == language::en ? "form 0" : "mẫu 0") + std::to_string(number) + " (" + std::string(circular) + ") – " +
           name;
}

MOTCUA_INLINE std::span<document_row const> documents() { return detail::document_text::rows; }

MOTCUA_INLINE document_row const* find_form(std::string_view circular, int number) {
    for (auto const& d : detail::document_text::rows)
        if (number != 0 && d.number == number && d.circular == circular) return &d;
    return nullptr;
}

MOTCUA_INLINE document_row const* find_form(int number, date on) {
    for (auto const& d : detail::document_text::rows)
        if (number != 0 && d.number == number && d.holds(on)) return &d;
    return nullptr;
}

MOTCUA_INLINE document_row const* find_document(std::string_view key, date on) {
    for (auto const& d : detail::document_text::rows)
        if (!key.empty() && d.key == key && d.holds(on)) return &d;
    return nullptr;
}

MOTCUA_INLINE std::vector<document_row const*> documents_of(event_kind what, date on) {
    std::vector<document_row const*> all;
    auto const add = [&](document_row const* d) {
        for (auto const* other : all)
            if (other == d) return;
        if (d != nullptr) all.push_back(d);
    };
    bool allowed = false;
    for (auto const& row : detail::national_rows) {
        if (row.what != what || on < row.from || (row.to && on >= *row.to)) continue;
        allowed = true;
        add(find_document(row.document, on));
    }
    if (!allowed) return all;
    for (auto const& d : detail::document_text::rows)
        if (d.holds(on) &&
            ((d.kind == document_kind::control_slip && hands_over(what)) || d.kind == document_kind::dossier_register))
            add(&d);
    return all;
}

namespace detail {

inline std::string notes_cell(std::span<document_note const> notes, language in) {
    std::string out;
    for (auto const& n : notes) {
        out += (out.empty() ? "" : "<br>") + std::string(in == language::en ? n.en : n.vi);
        if (!n.rule.empty()) out += " (" + std::string(n.rule) + ")";
        if (n.certainty != certainty::text) out += " *" + std::string(label(n.certainty, in)) + "*";
    }
    return out;
}

/// The events whose rows issue a document, in their order.
inline std::string events_cell(document_row const& d, language in) {
    bool const en = in == language::en;
    if (d.kind == document_kind::dossier_register) return en ? "every event" : "mọi sự kiện";
    if (d.kind == document_kind::control_slip) return en ? "every hand-over" : "mọi lần giao nhận";
    std::string out;
    for (auto const& t : token_table<event_kind>) {
        bool issues = false;
        for (auto const& row : national_rows)
            issues = issues || (row.what == t.value && row.document == d.key && (!d.to || row.from < *d.to) &&
                                (!row.to || *row.to > d.from));
        if (issues) out += (out.empty() ? "" : ", ") + std::string(en ? t.en : t.vi);
    }
    return out;
}

}

MOTCUA_INLINE std::string documents_to_markdown(language in) {
    bool const en = in == language::en;
    std::string out =
        en ? "| document | instrument | no. | from | to | issued by | needs | known fields | certainty |\n"
           : "| giấy tờ | văn bản | số | từ | đến trước | sự kiện | cần có | mục đã biết | độ chắc chắn |\n";
    out += "|---|---|---|---|---|---|---|---|---|\n";
    for (auto const& d : detail::document_text::rows)
        out += "| " + std::string(en ? d.en : d.vi) + " | " + std::string(d.circular) + " | " +
               (d.number == 0 ? "" : "0" + std::to_string(d.number)) + " | " + to_string(d.from) + " | " +
               (d.to ? to_string(*d.to) : "") + " | " + detail::events_cell(d, in) + " | " +
               detail::notes_cell(d.needs, in) + " | " + detail::notes_cell(d.fields, in) + " | " +
               std::string(label(d.certainty, in)) + " |\n";
    return out;
}

}
}
