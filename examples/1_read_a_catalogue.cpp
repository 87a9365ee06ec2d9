// SPDX-License-Identifier: Apache-2.0
// Reads the starter catalogue with its overlay for Bắc Kạn, and asks what holds for some codes on a day.
#include <cstdio>
#include <motcua/catalogue_json.hpp>

int main(int argc, char** argv) try {
    auto const data = std::string(argc > 1 ? argv[1] : "../src/data");
    auto const catalogue = motcua::read_catalogue_files({data + "/starter_catalogue.json", data + "/bac_kan.json"});
    std::printf("%zu procedures\n", catalogue.size());
    for (auto const& e : catalogue.parts().editions)
        std::printf("edition %s, true on %s, assumed from %s\n", e.id.c_str(),
                    e.true_on ? to_string(*e.true_on).c_str() : "an unknown day",
                    e.assumed_from ? to_string(*e.assumed_from).c_str() : "no other day");

    auto const on = motcua::date(2020, 6, 1);
    for (auto const* code : {"2.001737", "1.012783"}) {
        auto const procedure = catalogue.at(code, on);
        if (!procedure) continue;
        auto const& p = **procedure;
        std::printf("\n%s %s\n", p.code.c_str(), p.name.c_str());
        std::printf("  on %s: %s\n", to_string(on).c_str(), procedure->assumed ? "assumed" : "stated");
        for (auto const& variant : p.variants)
            for (auto const& entry : variant.limits) {
                auto const channel = entry.channel ? label(*entry.channel) : "mọi cách nộp";
                std::printf("  %s: %s\n", std::string(channel).c_str(), to_text(entry.limit).c_str());
            }
    }

    // What is not known is not "no": before the edition nothing is stated.
    auto const before = catalogue.at("2.001737", motcua::date(2018, 1, 2));
    std::printf("\n2.001737 on 2018-01-02: %s\n", !before || before->assumed ? "not stated" : "stated");
    try {
        (void)catalogue.at("9.999999", on);
    } catch (motcua::error const& e) {
        std::printf("9.999999: M%d\n", static_cast<int>(e.code()));
    }

    // A document is refused as a whole, with every problem and its place.
    for (auto const& p : motcua::check_catalogue({{"mine.json", R"({"schema_version": 1, "edition": {"id": 7}})"}}))
        std::printf("M%d %s: expected %s\n", static_cast<int>(p.code), p.place.c_str(), p.expected.c_str());
} catch (motcua::error const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
