// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>

#include "dossier.hpp"

namespace motcua {
inline namespace v0 {

/// A register as columns, owned: events refer to dossiers by row, dossiers to subjects by row. Codes beyond an
/// enumeration (255) stand for words that could not be read; such rows become problems.
struct register_columns {
    static constexpr std::uint8_t unreadable = 255;
    /// What evidence says, one bit each: a ground that needs no invitations, and that only the electronic file was received.
    static constexpr std::uint8_t ground = 1, electronic_only = 2;
    // events, in any order
    std::vector<std::int32_t> dossier;      ///< row of the dossier table, -1: no such dossier
    std::vector<std::uint8_t> what, actor;  ///< `event_kind`, `actor`
    std::vector<std::int64_t> occurred;     ///< civil second; `dossier_state::absent` where missing
    std::vector<std::int32_t> promised;     ///< day of an extension or of the slip's receipt, else `dossier_state::no_day`; may be empty
    std::vector<std::uint8_t> undeliverable;  ///< of `ground` and `electronic_only`; may be empty
    std::vector<std::uint8_t> step;           ///< `step=` of a hand-over, 0 where none is said; may be empty
    // dossiers
    std::vector<std::int32_t> subject;  ///< row of `subjects`, -1: not to be replayed
    std::vector<std::uint8_t> intake, return_by;
    std::vector<dossier_subject> subjects;
};

/// One row of a register that could not be used, or was refused.
struct replay_problem {
    error_code code;
    std::int64_t event;    ///< row of the event table, -1 for a problem of a dossier row
    std::int32_t dossier;  ///< row of the dossier table, -1 where unknown
    motcua::region region{};
    std::optional<motcua::guard> guard;
    motcua::status status{};  ///< of the dossier when it happened
};

/// What a register says after every event was applied by the table.
struct replay_result {
    std::shared_ptr<register_columns const> input;
    rules under;
    std::optional<civil_second> as_of;        ///< events after this instant were left out
    std::vector<dossier_state> dossiers;      ///< by row of the dossier table
    std::vector<std::uint8_t> applied;        ///< by event row: 1 applied, 0 left out or refused
    std::vector<std::uint8_t> status_before;  ///< by event row
    std::vector<replay_problem> problems;     ///< by event row, then by dossier
};

/// Applies all events of a register, each dossier's in the order in which they happened (equal instants in the order of
/// the rows). Rows that cannot be used are reported and left out; the others count. Equal to `apply`, by test.
replay_result replay(std::shared_ptr<register_columns const> input, rules const& under = rules(),
                     std::optional<civil_second> as_of = std::nullopt);

/// The problem as a sentence with place, found, expected and cure.
problem describe(replay_result const& r, replay_problem const& p);

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/replay.ipp"
#endif
