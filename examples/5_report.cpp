// SPDX-License-Identifier: Apache-2.0
// A register of three invented dossiers, replayed, and what the post did in a year.
#include <cstdio>
#include <motcua/catalogue_json.hpp>
#include <motcua/report.hpp>

int main(int argc, char** argv) try {
    using motcua::actor, motcua::channel, motcua::date, motcua::event_kind;
    auto const data = std::string(argc > 1 ? argv[1] : "../src/data");
    auto const under = motcua::rules().with(
        motcua::read_catalogue_files({data + "/starter_catalogue.json", data + "/bac_kan.json"}));

    auto columns = std::make_shared<motcua::register_columns>();
    columns->subjects = {{"1.005442", "", "bac_kan.tttt", "bac_kan.tthcc"},
                         {"2.001737", "", "bac_kan.tttt", "bac_kan.tthcc"}};
    auto const opens = [&](std::int32_t subject, channel intake, channel return_by) {
        columns->subject.push_back(subject);
        columns->intake.push_back(static_cast<std::uint8_t>(intake));
        columns->return_by.push_back(static_cast<std::uint8_t>(return_by));
    };
    auto const happens = [&](std::int32_t dossier, event_kind what, actor by, motcua::civil_second when) {
        columns->dossier.push_back(dossier);
        columns->what.push_back(static_cast<std::uint8_t>(what));
        columns->actor.push_back(static_cast<std::uint8_t>(by));
        columns->occurred.push_back(when.value);
    };
    opens(0, channel::post, channel::post);        // filed and returned by post
    opens(1, channel::counter, channel::post);     // returned by post only, late
    opens(1, channel::counter, channel::counter);  // never near the post
    for (std::int32_t n : {0, 1, 2}) {
        bool const by_post = n == 0;
        if (by_post) happens(n, event_kind::post_accept, actor::postal_worker, motcua::at(date(2020, 6, 1), 9));
        if (by_post) happens(n, event_kind::post_handover, actor::postal_worker, motcua::at(date(2020, 6, 2), 8));
        if (!by_post) happens(n, event_kind::submit_counter, actor::applicant, motcua::at(date(2020, 6, 2), 8));
        happens(n, event_kind::accept, actor::desk_clerk, motcua::at(date(2020, 6, 2), 9));
        happens(n, event_kind::forward, actor::desk_clerk, motcua::at(date(2020, 6, 2), 10));
        happens(n, event_kind::decide, actor::leader, motcua::at(date(2020, 6, 8), 15));
        happens(n, event_kind::issue, actor::officer, motcua::at(date(2020, 6, 8), 16));
        if (n == 2) happens(n, event_kind::collect, actor::applicant, motcua::at(date(2020, 6, 9), 8));
        if (n < 2) happens(n, event_kind::hand_to_post, actor::desk_clerk, motcua::at(date(2020, 6, 9), 9));
        if (n < 2) happens(n, event_kind::deliver, actor::postal_worker, motcua::at(date(2020, 6, 11), 9));
    }

    auto const replayed = replay(columns, under);
    auto const report = make_postal_report(replayed, date(2020, 1, 1), date(2021, 1, 1));
    auto const& t = report.total;
    auto const count = [](std::int64_t n) { return static_cast<long long>(n); };
    std::printf("taken in by post %lld, returned by post %lld, distinct %lld\n", count(t.dossiers_in),
                count(t.dossiers_returned), count(t.distinct));
    for (auto const& row : motcua::token_table<motcua::timeliness>)
        if (auto const n = t.by_timeliness[static_cast<std::size_t>(row.value)])
            std::printf("%s %lld\n", std::string(row.vi).c_str(), count(n));
    std::printf("procedures %lld of %lld: %s\n", count(t.procedures), count(report.listed),
                std::string(label(report.listed_basis)).c_str());
    std::printf("%zu problems\n", replayed.problems.size());
} catch (motcua::error const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
