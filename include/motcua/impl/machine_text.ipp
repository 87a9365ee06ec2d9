// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../machine.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// A text as JSON writes it, with its quotes.
inline std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (byte < 0x20)
            out += std::string("\\u00") + (byte < 0x10 ? "0" : "1") + "0123456789abcdef"[byte & 15U];
        else
            out += c;
    }
    return out + "\"";
}

template <class E>
std::vector<std::string> words_in(move_of<E> const& move) {
    std::vector<std::string> all;
    for (auto const& t : token_table<E>)
        if (move.holds(t.value)) all.emplace_back(t.text);
    return all;
}
inline std::vector<std::string> words_in(guard_set set) {
    std::vector<std::string> all;
    for (auto const& t : token_table<guard>)
        if ((set & bit(t.value)) != 0) all.emplace_back(t.text);
    return all;
}
inline std::vector<std::string> words_in(std::string_view blanks) {
    std::vector<std::string> all;
    while (!blanks.empty()) {
        auto const cut = std::min(blanks.find(' '), blanks.size());
        all.emplace_back(blanks.substr(0, cut));
        blanks.remove_prefix(std::min(cut + 1, blanks.size()));
    }
    return all;
}
inline std::string json_list(std::vector<std::string> const& words) {
    std::string out;
    for (auto const& w : words) out += (out.empty() ? "" : ", ") + json_text(w);
    return "[" + out + "]";
}

/// One region of a row: its sources where it reads the region, its target where it writes it.
template <class E>
void add_region(std::string& out, std::string_view name, move_of<E> const& move) {
    if (move.from != move_of<E>{}.from) out += ", \"" + std::string(name) + "\": " + json_list(words_in(move));
    if (!move.keep) out += ", \"" + std::string(name) + "_to\": " + json_text(to_string(move.to));
}

/// The labels of a set in a table cell.
template <class E>
std::string labels_in(move_of<E> const& move, language in) {
    if (move.from == move_of<E>{}.from) return in == language::en ? "any" : "bất kỳ";
    std::string out;
    for (auto const& t : token_table<E>)
        if (move.holds(t.value)) out += (out.empty() ? "" : ", ") + std::string(label(t.value, in));
    return out;
}
template <class E>
void add_move(std::string& out, region of, move_of<E> const& move, language in) {
    bool const read = move.from != move_of<E>{}.from;
    if (!read && move.keep) return;
    out += (out.empty() ? "" : "<br>") + std::string(label(of, in)) + ": " + (read ? labels_in(move, in) : "") +
           (move.keep ? "" : " → " + std::string(label(move.to, in)));
}

/// The articles of a row's identifiers on a day, each once.
inline std::string articles_of(machine_row const& row, date on) {
    std::string out;
    for (auto const& id : words_in(row.rules)) {
        auto const* law = find_law(id, on);
        if (law == nullptr) continue;
        auto const text = std::string(id) + " " + to_string(cite(law));
        out += (out.empty() ? "" : "<br>") + text;
    }
    return out;
}

}

MOTCUA_INLINE std::string machine::to_mermaid(date on, language language_of) {
    std::string text = "stateDiagram-v2\n";
    for (auto const& s : token_table<status>)
        text += "  state \"" + std::string(label(s.value, language_of)) + "\" as " + std::string(s.text) + "\n";
    text += "  [*] --> draft\n";
    std::vector<std::string> seen;
    for (auto const& r : detail::national_rows) {
        if (on < r.from || (r.to && on >= *r.to)) continue;
        for (auto const& s : token_table<status>) {
            if (!r.status.holds(s.value) || (r.status.keep && !r.to_history)) continue;
            // Back to the status that was left: drawn as one arrow to each such status.
            auto const targets = r.to_history ? detail::withdrawable : motcua::in(r.status.to);
            for (auto const& t : token_table<status>) {
                if (!targets.holds(t.value)) continue;
                std::string const line = "  " + std::string(s.text) + " --> " + std::string(t.text) + ": " +
                                         std::string(label(r.what, language_of)) + "\n";
                if (std::find(seen.begin(), seen.end(), line) != seen.end()) continue;
                text += line;
                seen.push_back(line);
            }
        }
    }
    for (auto const end : {status::not_accepted, status::stopped, status::returned})
        text += "  " + std::string(to_string(end)) + " --> [*]\n";
    return text;
}

MOTCUA_INLINE std::string machine::to_json() {
    std::string out = "{\"edition\": " + detail::json_text(state_machine().edition()) + ", \"rows\": [\n";
    bool first = true;
    for (auto const& r : detail::national_rows) {
        out += first ? "  {" : ",\n  {";
        first = false;
        out += "\"event\": " + detail::json_text(to_string(r.what)) +
               ", \"actors\": " + detail::json_list(detail::words_in(r.by));
        detail::add_region(out, "status", r.status);
        if (r.to_history) out += ", \"status_to\": \"history\"";
        if (r.clock != clock_operation::none) out += ", \"clock\": " + detail::json_text(to_string(r.clock));
        detail::add_region(out, "papers", r.papers);
        detail::add_region(out, "packet", r.packet);
        detail::add_region(out, "result", r.result);
        detail::add_region(out, "payment", r.payment);
        if (r.guards != 0) out += ", \"guards\": " + detail::json_list(detail::words_in(r.guards));
        if (r.unless != 0) out += ", \"unless\": " + detail::json_list(detail::words_in(r.unless));
        if (!r.document.empty()) out += ", \"document\": " + detail::json_text(r.document);
        out += ", \"rules\": " + detail::json_list(detail::words_in(r.rules)) +
               ", \"certainty\": " + detail::json_text(to_string(r.certainty)) +
               ", \"from\": " + detail::json_text(to_string(r.from));
        if (r.to) out += ", \"to\": " + detail::json_text(to_string(*r.to));
        out += "}";
    }
    return out + "\n]}\n";
}

MOTCUA_INLINE std::string machine::to_markdown(date on, language in) {
    bool const en = in == language::en;
    std::string out =
        en ? "| event | by | status | other regions | conditions | clock | issues | basis |\n"
           : "| sự kiện | người thực hiện | trạng thái | phần khác | điều kiện | thời hạn | giấy tờ | căn cứ |\n";
    out += "|---|---|---|---|---|---|---|---|\n";
    for (auto const& r : detail::national_rows) {
        if (on < r.from || (r.to && on >= *r.to)) continue;
        std::string others, conditions;
        detail::add_move(others, region::papers, r.papers, in);
        detail::add_move(others, region::packet, r.packet, in);
        detail::add_move(others, region::result, r.result, in);
        detail::add_move(others, region::payment, r.payment, in);
        for (auto const& g : token_table<guard>) {
            if ((r.guards & bit(g.value)) != 0)
                conditions += (conditions.empty() ? "" : "<br>") + std::string(label(g.value, in));
            if ((r.unless & bit(g.value)) != 0)
                conditions += (conditions.empty() ? "" : "<br>") + std::string(en ? "not: " : "không: ") +
                              std::string(label(g.value, in));
        }
        auto status_cell = detail::labels_in(r.status, in);
        if (r.to_history)
            status_cell += en ? " → the one it left" : " → trạng thái trước đó";
        else if (!r.status.keep)
            status_cell += " → " + std::string(label(r.status.to, in));
        auto basis = detail::articles_of(r, on);
        if (r.certainty != certainty::text)
            basis += (basis.empty() ? "" : "<br>") + std::string("*") + std::string(label(r.certainty, in)) + "*";
        out += "| " + std::string(label(r.what, in)) + " | " + detail::labels_in(r.by, in) + " | " + status_cell +
               " | " + others + " | " + conditions + " | " +
               (r.clock == clock_operation::none ? "" : std::string(label(r.clock, in))) + " | " +
               std::string(r.document) + " | " + basis + " |\n";
    }
    return out;
}

}
}
