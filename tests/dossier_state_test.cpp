// SPDX-License-Identifier: Apache-2.0
// An event applied to a dossier and to a state alone: the same step, without a byte from the heap.
#include <motcua/dossier.hpp>

#include <cstdlib>
#include <new>

#include "dossier_steps.hpp"

namespace {
bool counting = false;
std::size_t allocations = 0;
}

// Not inlined: a compiler that sees only one of the pair takes `free` for the wrong function.
[[gnu::noinline]] void* operator new(std::size_t size) {
    if (counting) ++allocations;
    if (void* p = std::malloc(size)) return p;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {
using namespace dossier_steps;

/// Allocations of a call.
template <class F>
std::size_t allocated(F call) {
    allocations = 0;
    counting = true;
    call();
    counting = false;
    return allocations;
}

std::vector<step> by_post() {
    return {{"2026-06-01T08:00", e::post_accept, a::postal_worker},
            {"2026-06-01T09:00", e::post_dispatch, a::postal_worker},
            {"2026-06-02T08:00", e::post_handover, a::postal_worker},
            {"2026-06-02T08:30", e::request_supplement, a::desk_clerk},
            {"2026-06-05T08:30", e::receive_supplement, a::desk_clerk},
            {"2026-06-05T09:00", e::accept, a::desk_clerk},
            {"2026-06-05T10:00", e::forward, a::desk_clerk},
            {"2026-06-08T08:00", e::request_supplement, a::desk_clerk},
            {"2026-06-10T08:00", e::receive_supplement, a::desk_clerk},
            {"2026-06-10T09:00", e::forward, a::desk_clerk},
            {"2026-06-11T08:00", e::consult, a::officer},
            {"2026-06-12T08:00", e::answer_consultation, a::consulted_agency},
            {"2026-06-12T09:00", e::extend, a::officer, {"due=2026-07-10"}},
            {"2026-06-15T08:00", e::decide, a::leader},
            {"2026-06-15T09:00", e::issue, a::officer},
            {"2026-06-15T10:00", e::hand_to_post, a::postal_worker},
            {"2026-06-15T11:00", e::post_depart, a::postal_worker},
            {"2026-06-17T11:00", e::fail_delivery, a::postal_worker},
            {"2026-06-17T12:00", e::invite, a::postal_worker},
            {"2026-06-19T12:00", e::invite, a::postal_worker},
            {"2026-06-20T12:00", e::deliver, a::postal_worker}};
}

}

TEST_CASE("dossier state: every event is the step of the dossier and allocates nothing") {
    auto const opened = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post);
    auto const law = under();
    auto const in = case_of(opened.subject(), law);
    for (auto const& x : by_post()) (void)apply(opened, made(x), law);  // what is laid out on first use
    auto whole = opened;
    auto alone = opened.state();
    std::size_t applied = 0, refused = 0;
    for (auto const& x : by_post()) {
        // Before each event of the course every other one is tried as well.
        for (auto const& other : token_table<event_kind>)
            for (auto const& who : token_table<actor>) {
                auto const tried = state_event_of({other.value, at(x.when), who.value});
                state_outcome out{};
                CHECK(allocated([&] { out = apply(in, alone, tried); }) == 0);
                auto const full = apply(whole, {other.value, at(x.when), who.value}, law);
                REQUIRE(out.step.allowed == !full.refusal.has_value());
                REQUIRE(out.state == full.dossier.state());
                refused += out.step.allowed ? 0 : 1;
            }
        auto const what = state_event_of(made(x));
        state_outcome out{};
        CHECK(allocated([&] { out = apply(in, alone, what); }) == 0);
        auto const full = apply(whole, made(x), law);
        INFO(to_string(x.what) << " " << x.when << ": " << (full.refusal ? full.refusal->text().en : ""));
        REQUIRE_FALSE(full.refusal.has_value());
        REQUIRE(out.step.allowed);
        REQUIRE(out.state == full.dossier.state());
        alone = out.state;
        whole = full.dossier;
        ++applied;
    }
    CHECK(applied == by_post().size());
    CHECK(refused > 1000);
}

TEST_CASE("dossier apply: an event costs no memory from the heap but a block for sixteen") {
    auto const opened = dossier::open("1.000001", "", "so.nn", "trung-tam", channel::post, return_channel::post);
    auto const law = under();
    for (auto const& x : by_post()) (void)apply(opened, made(x), law);  // what is laid out on first use
    auto d = opened;
    std::vector<std::size_t> with_block;
    std::size_t refused = 0;
    for (std::size_t i = 0; i < by_post().size(); ++i) {
        auto const next = by_post()[i];
        event what = made(next);
        // What is refused on the way costs nothing either; its reasons are worked out when they are asked for.
        for (auto const& other : token_table<event_kind>)
            for (auto const& who : token_table<actor>) {
                event tried{other.value, at(next.when), who.value};
                std::optional<outcome> out;
                auto const n = allocated([&] { out = apply(d, std::move(tried), law); });
                if (!out->refusal) continue;
                if (n != 0) FAIL_CHECK(to_string(other.value) << " refused: " << n);
                ++refused;
                if (i == 3) CHECK(allocated([&] { (void)out->refusal->cure(); }) > 0);
            }
        std::optional<outcome> out;
        auto const again = what;
        auto const n = allocated([&] { out = apply(d, std::move(what), law); });
        REQUIRE_FALSE(out->refusal.has_value());
        CHECK(n <= 1);
        d = out->dossier;
    }
    CHECK(refused > 1000);
    // The same course without trials: sixteen places are there from the beginning, then one block more.
    d = opened.opened();
    for (std::size_t i = 0; i < by_post().size(); ++i) {
        event what = made(by_post()[i]), same = what;
        auto const before = d;
        auto const n = allocated([&] { d = apply(before, std::move(what), law).dossier; });
        if (n != 0) with_block.push_back(i);
        CHECK(n <= 1);
        // Asked once more, as a benchmark does, it is the same dossier and, within a block, the same memory.
        dossier again = before;
        CHECK(allocated([&] { again = apply(before, std::move(same), law).dossier; }) == n);
        CHECK(again == d);
    }
    CHECK(with_block == std::vector<std::size_t>{16});
    CHECK(d.course().size() == by_post().size());
}

TEST_CASE("dossier apply: a time in hours or of several parts begins without a derivation") {
    auto const law = under();
    for (auto const* text : {"8 giờ làm việc", "24 giờ", "10 ngày làm việc; trường hợp phải kiểm tra thực tế: 15 ngày làm việc",
                             "5 ngày làm việc và 3 ngày", "Trong ngày làm việc, nhận sau 15 giờ thì trả ngày làm việc tiếp theo"}) {
        auto const limit = parse_time_limit(text);
        INFO(text);
        REQUIRE_FALSE(limit.alternatives().empty());
        for (auto const* hour : {"2026-02-12T07:00", "2026-02-12T15:00", "2026-02-13T16:59", "2026-02-14T09:00"})
            for (auto const& as : {law, law.with(std::optional(office_hours::weekdays({{450, 690}, {810, 1020}}, "notice"))),
                                   law.with(reading::closing, "next_opening"), law.with(reading::hours, "assumed")}) {
                (void)detail::limit_end(limit, at(hour), as);
                std::optional<deadline_alternative> light;
                CHECK(allocated([&] { light = detail::limit_end(limit, at(hour), as); }) == 0);
                deadline const full(limit, at(hour), as);
                CHECK(light->date == full.date());
                CHECK(light->at == full.at());
                CHECK(light->status == full.status());
                CHECK(light->earliest == full.earliest());
                CHECK(light->latest == full.latest());
            }
    }
}

TEST_CASE("dossier state: what is counted would be seen") {
    CHECK(allocated([] { std::string const text(100, 'x'); }) == 1);
}

TEST_CASE("dossier state: an outcome says what was issued in both languages") {
    auto const out = apply(after(counter(), {{"2026-06-01T08:00", e::submit_counter, a::applicant}}),
                           made({"2026-06-01T08:30", e::accept, a::desk_clerk}), under());
    CHECK(out.document == "form 01");
    CHECK(out.document_text().vi == "mẫu số 01 (giấy tiếp nhận hồ sơ và hẹn trả kết quả)");
    CHECK(out.document_text().en == "form 01");
}
