// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../time_limit.hpp"
#include "limit_assembly.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// A line that goes on in lower case was broken by a cell's width, not by its author.
inline void drop_soft_lines(std::vector<lexeme>& l, std::string_view text, std::string_view lower) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < l.size(); ++i) {
        bool const middle = l[i].what == tag::line && out > 0 && i + 1 < l.size();
        tag const before = middle ? l[out - 1].what : tag::line;
        bool const runs_on =
            before == tag::word || before == tag::number || before == tag::comma || before == tag::close;
        if (middle && runs_on && l[i + 1].what == tag::word && text[l[i + 1].from] == lower[l[i + 1].from] &&
            text.substr(l[i + 1].from, 4) == lower.substr(l[i + 1].from, 4)) {
            l[i + 1].glued = false;
            continue;
        }
        if (out != i) l[out] = l[i];
        ++out;
    }
    l.resize(out);
}

}
}
}

#include "limit_writer.hpp"

namespace motcua {
inline namespace v0 {

MOTCUA_INLINE time_limit parse_time_limit(std::string_view text) {
    // The longest published phrase has some 600 bytes; the grammar looks ahead, so a book would take its time.
    constexpr std::size_t most_bytes = 16384;
    bool broken = false;
    std::string nfc = detail::composed(text, broken);
    std::string const lower = detail::lowered(nfc);
    bool const too_long = nfc.size() > most_bytes;
    auto lexemes = too_long ? std::vector<detail::lexeme>{} : detail::tokeniser(lower)();
    detail::drop_soft_lines(lexemes, nfc, lower);
    detail::speller(lexemes, nfc, lower)();
    detail::join_words(lexemes, lower);
    detail::clock_times(lexemes, lower)();
    bool const nothing = lexemes.empty();
    detail::limit_reader reader(nfc, lower, std::move(lexemes));
    reader.read();
    auto alternatives = detail::limit_assembly(reader)();
    auto const whole = detail::byte_span{0, static_cast<std::uint32_t>(nfc.size())};
    if (alternatives.empty() && reader.problems().empty())
        reader.report(whole, too_long  ? "too long for a time limit; not read"
                             : nothing ? "an empty text"
                                       : "no limit could be read");
    for (auto const& l : reader.lexemes())
        if (l.what == detail::tag::ellipsis)
            reader.report({l.from, l.to}, "the text breaks off or leaves something out");
    for (auto const& a : alternatives)
        for (auto const& t : a.steps)
            if (t.unit == time_unit::same_day && !t.cutoff_minute)
                for (auto const& l : reader.lexemes())
                    if (l.what == detail::tag::clock)
                        reader.report({l.from, l.to}, "a time of day that the limit does not use");
    for (auto const& l : reader.lexemes())
        if (l.slip && std::none_of(reader.problems().begin(), reader.problems().end(),
                                   [&](limit_problem const& p) { return p.from <= l.from && l.to <= p.to; }))
            reader.report({l.from, l.to}, "perhaps a typing error; read as the word that it is nearest to");
    if (broken) reader.report(whole, "bytes that are not UTF-8 were replaced");
    auto problems = std::move(reader.problems());
    return time_limit(std::move(alternatives), std::move(problems), std::move(nfc));
}

}
}
