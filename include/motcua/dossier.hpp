// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "clock.hpp"
#include "eligibility.hpp"

namespace motcua {
inline namespace v0 {

/// What a dossier is about; fixed when it is opened.
struct dossier_subject {
    std::string code, variant, agency, unit;
    friend bool operator==(dossier_subject const&, dossier_subject const&) = default;
};

/// One dossier: its subject and its state. Holds no personal data.
class dossier {
public:
    /// A dossier that the applicant still has. `agency` decides, `unit` takes in.
    static dossier open(std::string code, std::string variant, std::string agency, std::string unit, channel intake,
                        return_channel return_by) {
        dossier d;
        d.subject_ = {std::move(code), std::move(variant), std::move(agency), std::move(unit)};
        d.state_.intake = intake;
        d.state_.return_by = return_by;
        return d;
    }
    [[nodiscard]] dossier_subject const& subject() const { return subject_; }
    [[nodiscard]] dossier_state const& state() const { return state_; }
    [[nodiscard]] motcua::status status() const { return state_.at.status; }
    [[nodiscard]] std::optional<date> due() const { return state_.due_day(); }
    /// The same subject in another state.
    [[nodiscard]] dossier in_state(dossier_state s) const {
        dossier d = *this;
        d.state_ = s;
        return d;
    }
    friend bool operator==(dossier const&, dossier const&) = default;

private:
    dossier() = default;
    dossier_subject subject_;
    dossier_state state_;
};

/// Something that happened: what, when, who. `evidence` holds identifiers of documents, or `name=value` for what the
/// event needs: `due=2020-05-04` (extend), `reason=refused|moved|address|unknown` (return_to_agency).
struct event {
    event_kind what;
    civil_second occurred;
    motcua::actor actor;
    std::optional<civil_second> recorded = std::nullopt;
    std::string actor_id = {};
    std::vector<std::string> evidence = {};
};

/// Why an event was refused, and what would be legal instead.
struct refusal {
    motcua::region region{};
    std::optional<motcua::guard> guard;
    std::vector<std::pair<event_kind, motcua::actor>> allowed;  ///< what may happen now, and by whom
    std::vector<citation> basis;
    bilingual text, cure;
};

/// The dossier after an event, or the refusal that left it as it was.
struct outcome {
    motcua::dossier dossier;
    std::optional<motcua::refusal> refusal;
    std::string document;                ///< what the event issues
    std::vector<citation> basis;         ///< of the row that applied
    std::vector<bilingual> warnings;
    std::optional<deadline> clock;       ///< the derivation, when the event set a due day
    operator bool() const = delete;
};

/// Applies one event by the table in force. Pure: the dossier it is given stays as it is.
/// Throws `coverage_error` for a day outside the calendar and M1501 for a code that the catalogue does not hold.
outcome apply(dossier const& before, event const& what, rules const& under = rules());

/// The events that the table allows now, each with the actors who may do it; `on` chooses the rules and the guards.
std::vector<std::pair<event_kind, actor>> allowed_events(dossier const& d, civil_second on,
                                                         std::optional<actor> by = std::nullopt,
                                                         rules const& under = rules());

namespace detail {

/// An event as columns hold it: evidence reduced to what the machine reads.
struct bare_event {
    event_kind what;
    actor by;
    std::int64_t occurred;
    std::int32_t promised = dossier_state::no_day;  ///< `due=` of an extension
    bool undeliverable = false;                     ///< a ground that needs no invitations
};

/// Grounds on which a result goes back to the agency without invitations (Luật Bưu chính Điều 17.1).
constexpr bool undeliverable(std::string_view reason) {
    return reason == "refused" || reason == "moved" || reason == "address" || reason == "unknown";
}

/// Everything that a state needs from its subject and the rules, so that the bulk form and `apply` share one text.
struct case_context {
    rules const& under;
    motcua::catalogue const& catalogue;
    working_calendar const& calendar;
    readings const& as;
    state_machine const* machine;
    std::string_view code, variant, agency, unit;
};

/// Whether a `time_limit` was found and its due day set; `needs_walk` when it is not plain and `due` must compute it.
struct clock_setting {
    time_limit const* limit = nullptr;
    bool set = false;
};

guard_set guards_for(case_context const& in, dossier_state const& now, bare_event const& e);
machine_step advance_state(case_context const& in, dossier_state& now, bare_event const& e, clock_setting* clock = nullptr);

}

}
}
#if !defined(MOTCUA_COMPILED)
#include "impl/dossier.ipp"
#endif
