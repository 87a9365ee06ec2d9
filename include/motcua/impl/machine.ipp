// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "../machine.hpp"
#include "machine_text.ipp"

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

MOTCUA_INLINE edition_hash state_machine::hashed() const {
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
    return hash;
}

MOTCUA_INLINE std::string state_machine::edition() const { return hashed().text(); }
MOTCUA_INLINE std::uint64_t state_machine::hash() const { return hashed().value(); }

}
}
