// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small catalogue, and random courses of dossiers over it. SYNTHETIC: the province, its desks and procedures are invented.
#include <motcua/replay.hpp>

#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace small_register {

using namespace motcua;

inline civil_second at(std::string_view text) {
    auto const parsed = parse_civil_second(text);
    if (!parsed) throw std::runtime_error("no instant: " + std::string(text));
    return *parsed;
}

inline procedure plain_procedure(std::string code, std::vector<limit_entry> limits) {
    procedure p;
    p.code = std::move(code);
    p.name = "Thủ tục " + p.code;
    procedure_variant v;
    v.id = "thuong";
    v.limits = std::move(limits);
    p.variants.push_back(std::move(v));
    return p;
}

inline limit_entry limit(time_limit l, std::optional<channel> of = std::nullopt) {
    return {of, std::move(l), "", std::nullopt, ""};
}

/// so.tt: post staff at the centre in two spells of 2020 and again from 2025-07-01; so.vh: from 2021-03-01 on; so.kh: until
/// 2021-01-01, since when is unknown; so.nn: never. The centre is every department's desk, quay.nn that of so.nn alone.
inline catalogue const& province() {
    static catalogue const made = [] {
        catalogue_parts parts;
        parts.editions.push_back({"small", {"Danh mục nhỏ", "Small catalogue"}, {}, {}, {}, "0", ""});
        auto const body = [&](std::string id, std::string parent) {
            agency a;
            a.id = std::move(id);
            a.parent = std::move(parent);
            parts.agencies.push_back(std::move(a));
        };
        body("tinh", "");
        for (auto const* id : {"so.tt", "so.vh", "so.kh", "so.nn"}) body(id, "tinh");
        auto const desk = [&](std::string id, std::string of) {
            receiving_unit u;
            u.id = std::move(id);
            u.agency = std::move(of);
            parts.units.push_back(std::move(u));
        };
        desk("trung-tam", "tinh");
        desk("quay.nn", "so.nn");
        auto const delegate = [&](std::string to, std::optional<date> from, std::optional<date> until) {
            delegation d;
            d.agency = std::move(to);
            d.unit = "trung-tam";
            d.tasks = {desk_task::receive, desk_task::return_};
            d.from = from;
            d.to = until;
            parts.delegations.push_back(std::move(d));
        };
        delegate("so.tt", date(2020, 3, 1), date(2020, 7, 1));
        delegate("so.tt", date(2020, 10, 1), date(2021, 1, 1));
        delegate("so.tt", date(2025, 7, 1), std::nullopt);
        delegate("so.vh", date(2021, 3, 1), std::nullopt);
        delegate("so.kh", std::nullopt, date(2021, 1, 1));

        auto& all = parts.procedures;
        all.push_back(plain_procedure("1.000001", {limit(working_days(5))}));
        all.push_back(plain_procedure("1.000002", {limit(calendar_days(15)), limit(working_days(10), channel::post),
                                                   limit(working_days(3), channel::online)}));
        all.push_back(plain_procedure("1.000003", {}));
        all.push_back(plain_procedure("1.000004", {limit(working_days(2))}));
        all.back().facts.delegation_forbidden = true;  // both conditions of QĐ 45/2016 Điều 1.2
        all.back().facts.personal_presence_required = true;
        all.push_back(plain_procedure("1.000005", {limit(working_days(20))}));
        all.back().facts.personal_presence_required = true;  // one of them is not enough
        all.back().facts.delegation_forbidden = false;
        all.push_back(plain_procedure("1.000006", {limit(working_days(1))}));
        list_entry line;
        line.procedure = "1.000006";
        line.listed = false;
        line.from = date(2021, 6, 23);
        parts.lists.push_back(line);
        all.push_back(plain_procedure("1.000007", {limit(working_days(10))}));
        all.back().to = date(2025, 7, 1);
        all.push_back(plain_procedure("1.000007", {limit(working_days(7))}));
        all.back().from = date(2025, 7, 1);
        return catalogue(std::move(parts));
    }();
    return made;
}

inline rules const& under() {
    static rules const made = rules().with(province());
    return made;
}

/// Random courses: mostly steps that the table allows, some that it does not. Only raw generator output is used, so that
/// every standard library gives the same courses.
class walker {
public:
    explicit walker(unsigned seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_()) % n; }
    template <class T>
    T const& any_of(std::vector<T> const& all) {
        return all[below(static_cast<std::uint32_t>(all.size()))];
    }

    dossier open() {
        static std::vector<std::string> const codes{"1.000001", "1.000002", "1.000003", "1.000004",
                                                    "1.000005", "1.000006", "1.000007"};
        static std::vector<std::string> const agencies{"so.tt", "so.vh", "so.kh", "so.nn"};
        static std::vector<std::string> const units{"trung-tam", "trung-tam", "quay.nn", "noi-khac"};
        auto const* variant = below(20) == 0 ? "khac" : below(2) == 0 ? "thuong" : "";
        // One draw a statement: the order in which a compiler evaluates arguments is its own.
        auto const& code = any_of(codes);
        auto const& agency = any_of(agencies);
        auto const& unit = any_of(units);
        auto const in = static_cast<channel>(below(3));
        auto const out = static_cast<return_channel>(below(3));
        return dossier::open(code, variant, agency, unit, in, out);
    }
    /// A first instant near one of the days on which the law changes, or anywhere between them.
    std::int64_t beginning() {
        static std::vector<date> const near{date(2016, 12, 10), date(2018, 6, 15), date(2020, 3, 2), date(2020, 6, 26),
                                            date(2021, 2, 24),  date(2025, 6, 25), date(2026, 7, 30)};
        auto const day = below(3) == 0 ? date(2018, 7, 2) + calendar_days{static_cast<int>(below(2900))} : any_of(near);
        return std::int64_t{day.days()} * 86400 + 7 * 3600;
    }
    std::int64_t pause() {
        static std::vector<std::uint32_t> const minutes{0,    1,    30,   120,   1440,  1440,
                                                        2880, 4320, 7200, 14400, 21600, 24480};
        auto const usual = std::int64_t{any_of(minutes)} * 60;
        return below(4) == 0 ? usual + 60 * std::int64_t{below(600)} : usual;
    }
    event next(dossier const& d, std::int64_t when, rules const& under) {
        event e{event_kind::accept, civil_second{when}, actor::desk_clerk};
        bool chosen = below(8) == 0 && near_miss(d, e, under);
        if (!chosen && below(12) != 0) {
            auto const legal = allowed_events(d, e.occurred, std::nullopt, under);
            // Every word of the language is as likely, however many actors may say it.
            std::vector<event_kind> kinds;
            for (auto const& [kind, by] : legal)
                if (kinds.empty() || kinds.back() != kind) kinds.push_back(kind);
            if (!kinds.empty()) {
                e.what = any_of(kinds);
                std::vector<actor> who;
                for (auto const& [kind, by] : legal)
                    if (kind == e.what) who.push_back(by);
                e.actor = any_of(who);
                chosen = true;
            }
        }
        if (!chosen) {
            e.what = static_cast<event_kind>(below(event_kinds));
            e.actor = static_cast<actor>(below(token_table<actor>.size()));
        }
        if (e.what == event_kind::extend && below(4) != 0 && d.due())
            e.evidence.push_back("due=" + to_string(*d.due() + calendar_days{static_cast<int>(below(9)) - 1}));
        if (e.what == event_kind::return_to_agency && below(2) == 0)
            e.evidence.push_back(below(3) == 0 ? "reason=mưa" : "reason=refused");
        return e;
    }

private:
    /// An event that only a guard refuses, if there is one.
    bool near_miss(dossier const& d, event& e, rules const& under) {
        auto const& of = d.subject();
        detail::case_context const in{
            under,   under.catalogue(), under.calendar(), under.readings(), under.machine().get(),
            of.code, of.variant,        of.agency,        of.unit};
        std::vector<std::pair<event_kind, actor>> all;
        for (auto const& what : token_table<event_kind>)
            for (auto const& by : token_table<actor>) {
                auto copy = d.state();
                auto const step = detail::advance_state(in, copy, {what.value, by.value, e.occurred.value});
                if (!step.allowed && step.refusal.region == region::guard) all.emplace_back(what.value, by.value);
            }
        if (!all.empty()) std::tie(e.what, e.actor) = any_of(all);
        return !all.empty();
    }
    std::mt19937 random_;
};

/// Events and dossiers as the columns of a register.
class columns {
public:
    std::int32_t add(dossier const& d) {
        in_->subject.push_back(static_cast<std::int32_t>(in_->subjects.size()));
        in_->subjects.push_back(d.subject());
        in_->intake.push_back(static_cast<std::uint8_t>(d.state().intake));
        in_->return_by.push_back(static_cast<std::uint8_t>(d.state().return_by));
        return static_cast<std::int32_t>(in_->subject.size() - 1);
    }
    void add(std::int32_t of, event const& e) {
        std::int32_t promised = dossier_state::no_day;
        std::uint8_t ground = 0, step = 0;
        for (auto const& item : e.evidence) {
            if (auto const day = item.rfind("due=", 0) == 0 ? parse_date(item.substr(4)) : std::nullopt)
                promised = day->days();
            if (item.rfind("reason=", 0) == 0 && detail::undeliverable(item.substr(7))) ground |= register_columns::ground;
            if (item == "file=electronic") ground |= register_columns::electronic_only;
            if (step == 0 && item.rfind("step=", 0) == 0) step = detail::step_said(item.substr(5));
        }
        in_->dossier.push_back(of);
        in_->what.push_back(static_cast<std::uint8_t>(e.what));
        in_->actor.push_back(static_cast<std::uint8_t>(e.actor));
        in_->occurred.push_back(e.occurred.value);
        in_->promised.push_back(promised);
        in_->undeliverable.push_back(ground);
        in_->step.push_back(step);
    }
    register_columns& edit() { return *in_; }
    [[nodiscard]] std::shared_ptr<register_columns const> get() const { return in_; }

private:
    std::shared_ptr<register_columns> in_ = std::make_shared<register_columns>();
};

}
