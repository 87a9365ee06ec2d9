// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../machine.hpp"

namespace motcua {
inline namespace v0 {

MOTCUA_INLINE std::span<machine_row const> machine::rows() { return detail::national_rows; }
MOTCUA_INLINE std::span<machine_row const> state_machine::rows() const { return detail::national_rows; }

MOTCUA_INLINE state_machine machine::with_(std::vector<machine_narrowing> rows) {
    return state_machine().with_(std::move(rows));
}

MOTCUA_INLINE state_machine state_machine::with_(std::vector<machine_narrowing> more) const {
    std::vector<problem> problems;
    for (auto const& n : more) {
        if (n.id.empty() || n.basis.instrument.empty())
            problems.push_back({error_code::value_invalid, "machine.with_", "a narrowing of " + std::string(to_string(n.what)),
                                "an identifier and a basis", "name the province's decision"});
        auto const same = [&](machine_narrowing const& other) { return &other != &n && other.id == n.id; };
        if (std::any_of(narrowings_.begin(), narrowings_.end(), same) || std::any_of(more.begin(), more.end(), same))
            problems.push_back({error_code::duplicate, "machine.with_", n.id, "an identifier of its own", "choose another"});
    }
    if (!problems.empty()) throw error(std::move(problems));
    state_machine copy = *this;
    copy.narrowings_.insert(copy.narrowings_.end(), more.begin(), more.end());
    return copy;
}

MOTCUA_INLINE std::string state_machine::edition() const {
    edition_hash hash;
    for (auto const& r : detail::national_rows)
        hash.add(to_string(r.what)).add(r.by.from).add(r.status.from).add(static_cast<std::int64_t>(r.status.to))
            .add(static_cast<std::int64_t>(r.status.keep)).add(static_cast<std::int64_t>(r.to_history))
            .add(static_cast<std::int64_t>(r.clock)).add(r.papers.from).add(static_cast<std::int64_t>(r.papers.to))
            .add(r.packet.from).add(static_cast<std::int64_t>(r.packet.to)).add(r.result.from)
            .add(static_cast<std::int64_t>(r.result.to)).add(r.payment.from).add(static_cast<std::int64_t>(r.payment.to))
            .add(r.guards).add(r.unless).add(r.from.days()).add(r.to ? r.to->days() : 0);
    for (auto const& n : narrowings_)
        hash.add(n.id).add(to_string(n.what)).add(n.by ? static_cast<std::int64_t>(*n.by) : -1)
            .add(n.status ? static_cast<std::int64_t>(*n.status) : -1).add(n.guards);
    return hash.text();
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

}
}
