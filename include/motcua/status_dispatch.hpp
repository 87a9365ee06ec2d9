// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "machine.hpp"

namespace motcua {
inline namespace v0 {

/// The machine reduced to the status: where an event takes it, if roles, papers, result, payment and guards all allow.
/// For logs that tell nothing else. Made from the table's rows in force on a day; a step is one byte of a dense table.
class status_dispatch {
public:
    /// A status, or a withdrawal that was asked for from one: `withdrawal + status`.
    using state = std::uint8_t;
    static constexpr state withdrawal = 16;
    static constexpr std::size_t states = 32;
    /// Set in what `step` gives when the event is refused; the lower bits hold the state that stays.
    static constexpr std::uint8_t refused = 0x80;

    constexpr explicit status_dispatch(date on) {
        for (std::size_t e = 0; e < event_kinds; ++e)
            for (std::size_t s = 0; s < states; ++s) table_[e * states + s] = static_cast<std::uint8_t>(s | refused);
        for (auto const& row : detail::national_rows)
            if (on >= row.from && (!row.to || on < *row.to)) add(row);
    }

    static constexpr state of(regions const& r) {
        return static_cast<state>(r.status == status::withdrawal_requested
                                      ? withdrawal + static_cast<unsigned>(r.history)
                                      : static_cast<unsigned>(r.status));
    }
    static constexpr motcua::status status_of(state s) {
        return s >= withdrawal ? status::withdrawal_requested : static_cast<motcua::status>(s);
    }
    /// The next state, or the same one with `refused`.
    [[nodiscard]] constexpr std::uint8_t step(state now, event_kind what) const {
        return table_[static_cast<std::size_t>(what) * states + now];
    }
    [[nodiscard]] constexpr std::array<std::uint8_t, event_kinds * states> const& table() const { return table_; }

private:
    constexpr void set(event_kind what, state from, state to) {
        table_[static_cast<std::size_t>(what) * states + from] = to;
    }
    constexpr void add(machine_row const& row) {
        for (auto const& t : token_table<motcua::status>) {
            if (!row.status.holds(t.value)) continue;
            auto const here = static_cast<state>(t.value);
            if (t.value != status::withdrawal_requested) {
                auto const to = row.status.apply(t.value);
                set(row.what, here,
                    static_cast<state>(to == status::withdrawal_requested ? withdrawal + here
                                                                          : static_cast<state>(to)));
                continue;
            }
            for (auto const& left : token_table<motcua::status>) {
                auto const from = static_cast<state>(withdrawal + static_cast<unsigned>(left.value));
                set(row.what, from,
                    row.to_history    ? static_cast<state>(left.value)
                    : row.status.keep ? from
                                      : static_cast<state>(row.status.to));
            }
        }
    }
    std::array<std::uint8_t, event_kinds * states> table_{};
};

}
}
