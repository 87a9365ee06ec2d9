// SPDX-License-Identifier: Apache-2.0
// The same questions on five days, and why the answers differ: the pilot's second round, its end, the last day of Bắc Kạn
// and of the district level, the first day after it, and the day of Nghị định 309/2026.
#include <cstdio>

#include <motcua/catalogue_json.hpp>
#include <motcua/motcua.hpp>

using namespace motcua;

int main(int argc, char** argv) try {
    auto const data = std::string(argc > 1 ? argv[1] : "../src/data");
    auto const catalogue = read_catalogue_files({data + "/starter_catalogue.json", data + "/bac_kan.json"});
    auto const text = [](std::string_view s) { return std::string(s); };
    for (auto const on : {date(2020, 11, 2), date(2021, 7, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 8, 5)}) {
        std::printf("%s\n", to_string(on).c_str());
        for (std::string_view const agency : {"bac_kan.tttt", ""}) {
            auto const verdict = assess(catalogue, "1.005442", direction::intake, on, {}, agency);
            auto const& first = verdict.reasons.front();
            std::printf("  by post %s: %s, %s\n", agency.empty() ? "anywhere" : ("at " + text(agency)).c_str(),
                        text(to_string(verdict.answer)).c_str(), text(first.text(language::en)).c_str());
            if (!first.detail.en.empty()) std::printf("    %s\n", first.detail.en.c_str());
        }
        auto const who = receiver(catalogue, "bac_kan.tthcc", on, desk_task::receive, "bac_kan.tttt");
        std::printf("  who takes it in: official %s, post clerk %s\n", text(to_string(who.official)).c_str(),
                    text(to_string(who.post_clerk)).c_str());
        std::string names;
        for (auto const* a : catalogue.standing_for("bac_kan", on)) names += (names.empty() ? "" : ", ") + a->name.en;
        std::printf("  who stands for Bắc Kạn: %s\n", names.c_str());
        for (std::string_view const rule : {"OST-01", "OST-40", "CLK-02", "CLK-03"})
            if (auto const* row = find_law(rule, on))
                std::printf("  %s %s %s: %s, %s\n", text(rule).c_str(), text(row->instrument).c_str(),
                            text(row->article).c_str(), text(label(row->wording, language::en)).c_str(),
                            text(label(row->force, language::en)).c_str());
    }
} catch (motcua::error const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
