// SPDX-License-Identifier: Apache-2.0
// A state alone: the same step as a dossier's, without a byte from the heap.
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
        INFO(to_string(x.what) << " " << x.when << ": " << (full.refusal ? full.refusal->text.en : ""));
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
