// SPDX-License-Identifier: Apache-2.0
// One dossier from the post office to the applicant's door: what each event does, and why one is refused.
#include <cstdio>
#include <motcua/catalogue_json.hpp>
#include <motcua/dossier.hpp>

int main(int argc, char** argv) try {
    using motcua::actor, motcua::event_kind, motcua::date;
    auto const data = std::string(argc > 1 ? argv[1] : "../src/data");
    auto const under = motcua::rules().with(
        motcua::read_catalogue_files({data + "/starter_catalogue.json", data + "/bac_kan.json"}));
    auto d = motcua::dossier::open("1.005442", "", "bac_kan.tttt", "bac_kan.tthcc", motcua::channel::post,
                                   motcua::return_channel::post);

    auto const happens = [&](event_kind what, date day, int hour, int minute, actor by) {
        auto const out = apply(d, {what, motcua::at(day, hour, minute), by}, under);
        std::printf("%s %02d:%02d %s: ", to_string(day).c_str(), hour, minute, std::string(label(what)).c_str());
        if (out.refusal) {
            std::printf("refused\n  %s\n  %s\n", out.refusal->text().vi.c_str(), out.refusal->cure().vi.c_str());
            return;
        }
        d = out.dossier;
        std::printf("%s", std::string(label(d.status())).c_str());
        if (auto const clock = out.clock(); clock && clock->date()) std::printf(", due %s", to_string(*clock->date()).c_str());
        std::printf("\n");
    };
    happens(event_kind::post_accept, date(2020, 6, 1), 9, 0, actor::postal_worker);
    happens(event_kind::accept, date(2020, 6, 2), 8, 0, actor::desk_clerk);  // the desk does not have it yet
    happens(event_kind::post_dispatch, date(2020, 6, 1), 16, 0, actor::postal_worker);
    happens(event_kind::post_handover, date(2020, 6, 3), 8, 30, actor::postal_worker);
    happens(event_kind::accept, date(2020, 6, 3), 9, 0, actor::delegated_clerk);
    happens(event_kind::forward, date(2020, 6, 3), 10, 0, actor::desk_clerk);
    happens(event_kind::decide, date(2020, 6, 10), 15, 0, actor::leader);
    happens(event_kind::issue, date(2020, 6, 11), 8, 0, actor::officer);
    happens(event_kind::hand_to_post, date(2020, 6, 11), 14, 0, actor::desk_clerk);
    happens(event_kind::deliver, date(2020, 6, 15), 10, 0, actor::postal_worker);

    std::printf("\n%s, %s; the result is %s\n", std::string(label(d.status())).c_str(),
                std::string(label(judge(d.state()))).c_str(), std::string(label(d.state().at.result)).c_str());
    std::printf("what may still happen:");
    for (auto const& [what, by] : allowed_events(d, motcua::at(date(2020, 6, 15), 11), std::nullopt, under))
        std::printf(" %s/%s", std::string(to_string(what)).c_str(), std::string(to_string(by)).c_str());
    std::printf("\n");
} catch (motcua::error const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
