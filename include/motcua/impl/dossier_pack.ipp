// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "../dossier.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// Writes numbers of a given width one after another, the lowest byte first.
struct byte_writer {
    packed_state bytes{};
    std::size_t at = 0;
    void put(std::int64_t value, std::size_t width) {
        auto const number = static_cast<std::uint64_t>(value);
        for (std::size_t i = 0; i < width; ++i) bytes[at++] = static_cast<std::uint8_t>(number >> (8 * i));
    }
};
struct byte_reader {
    packed_state const& bytes;
    std::size_t at = 0;
    std::int64_t get(std::size_t width) {
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < width; ++i) number |= std::uint64_t{bytes[at++]} << (8 * i);
        // The highest bit of the width is the sign.
        if (width < 8 && (number >> (8 * width - 1)) != 0) number |= ~std::uint64_t{0} << (8 * width);
        return static_cast<std::int64_t>(number);
    }
};

/// Whether a state agrees with itself: what was accepted has a time, what runs or stopped was accepted or closed, what is
/// done has a result. Bytes that were changed on the way often do not; the events alone are to be trusted.
inline bool can_be(dossier_state const& d) {
    auto const& at = d.at;
    bool const open = at.status == status::draft || at.status == status::submitted ||
                      at.status == status::supplement_before_acceptance || at.status == status::not_accepted;
    bool const accepted = d.accepted != dossier_state::absent;
    bool const done = at.status == status::finished || at.status == status::returned;
    if ((at.status == status::withdrawal_requested) != (at.history != status::draft)) return false;
    if (open && (accepted || at.clock != clock_state::not_started || at.result != result_custody::none)) return false;
    if (at.clock != clock_state::not_started && at.clock != clock_state::stopped && d.started == dossier_state::absent)
        return false;
    if (done && (!accepted || d.finished == dossier_state::absent || at.result == result_custody::none)) return false;
    return d.due_second < 86400 && (d.due != dossier_state::no_day || d.due_second < 0);
}

/// An instant in five bytes: civil seconds stay below 2^39, and the lowest number stands for "not yet".
inline constexpr std::int64_t packed_absent = -(std::int64_t{1} << 39);

}

MOTCUA_INLINE packed_state pack(dossier_state const& d, state_machine const& under) {
    detail::byte_writer w;
    w.put(static_cast<std::int64_t>(under.hash()), 8);
    for (auto const t : {d.waiting_since, d.accepted, d.started, d.finished})
        w.put(t == dossier_state::absent ? detail::packed_absent : t, 5);
    for (auto const n : {d.due, d.due_second, d.first_due, d.invited, d.last_minute}) w.put(n, 4);
    for (auto const e : {static_cast<int>(d.at.status), static_cast<int>(d.at.clock), static_cast<int>(d.at.papers),
                         static_cast<int>(d.at.packet), static_cast<int>(d.at.result), static_cast<int>(d.at.payment),
                         static_cast<int>(d.at.history), static_cast<int>(d.intake), static_cast<int>(d.return_by),
                         static_cast<int>(d.outcome), static_cast<int>(d.supplements), static_cast<int>(d.invitations),
                         static_cast<int>(d.extended), static_cast<int>(d.taken_by_post_clerk),
                         static_cast<int>(d.asked_at_intake), static_cast<int>(d.step)})
        w.put(e, 1);
    return w.bytes;
}

MOTCUA_INLINE std::optional<dossier_state> unpack(packed_state const& bytes, state_machine const& under) {
    detail::byte_reader r{bytes};
    if (static_cast<std::uint64_t>(r.get(8)) != under.hash()) return std::nullopt;
    dossier_state d;
    for (auto* t : {&d.waiting_since, &d.accepted, &d.started, &d.finished}) {
        auto const value = r.get(5);
        *t = value == detail::packed_absent ? dossier_state::absent : value;
    }
    for (auto* n : {&d.due, &d.due_second, &d.first_due, &d.invited, &d.last_minute})
        *n = static_cast<std::int32_t>(r.get(4));
    bool known = true;
    auto const word = [&]<class E>(E& e) {
        auto const value = static_cast<std::uint64_t>(r.get(1));
        known = known && value < token_table<E>.size();
        e = static_cast<E>(value);
    };
    word(d.at.status), word(d.at.clock), word(d.at.papers), word(d.at.packet), word(d.at.result), word(d.at.payment);
    word(d.at.history), word(d.intake), word(d.return_by), word(d.outcome);
    auto const number = [&](unsigned most) {
        auto const value = static_cast<unsigned>(r.get(1)) & 255U;
        known = known && value <= most;
        return value;
    };
    d.supplements = static_cast<std::uint8_t>(number(7) & 7U);
    d.invitations = static_cast<std::uint8_t>(number(7) & 7U);
    d.extended = static_cast<std::uint8_t>(number(1) & 1U);
    d.taken_by_post_clerk = static_cast<std::uint8_t>(number(1) & 1U);
    d.asked_at_intake = static_cast<std::uint8_t>(number(3) & 3U);
    d.step = static_cast<std::uint8_t>(number(63) & 63U);
    return known && detail::can_be(d) ? std::optional(d) : std::nullopt;
}

}
}
