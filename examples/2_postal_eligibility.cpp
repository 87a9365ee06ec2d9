// SPDX-License-Identifier: Apache-2.0
// Whether a case may be filed by post and its result returned by post, with the reasons and what they rest on.
#include <cstdio>
#include <motcua/catalogue_json.hpp>
#include <motcua/eligibility.hpp>

namespace {

void print(char const* what, motcua::verdict const& v) {
    std::printf("%s: %s\n", what, std::string(label(v.answer)).c_str());
    for (auto const& r : v.reasons) {
        std::printf("  %s", std::string(r.text()).c_str());
        if (!r.basis.instrument.empty())
            std::printf(" [%s; %s]", to_string(r.basis).c_str(), std::string(label(r.basis.certainty)).c_str());
        std::printf("\n");
    }
    for (auto const& need : v.needs) std::printf("  needs %s\n", need.c_str());
}

}

int main(int argc, char** argv) try {
    using motcua::direction;
    auto const data = std::string(argc > 1 ? argv[1] : "../src/data");
    auto const catalogue = motcua::read_catalogue_files({data + "/starter_catalogue.json", data + "/bac_kan.json"});
    auto const on = motcua::date(2020, 6, 1);

    print("1.005442 filed", assess(catalogue, "1.005442", direction::intake, on));
    print("1.005442 returned", assess(catalogue, "1.005442", direction::return_, on));
    // The source leaves the post out of its channel table; a province's list may still name it.
    print("3.000350 filed", assess(catalogue, "3.000350", direction::intake, on));
    // Before the first rule that was read.
    print("1.005442 filed in 2015", assess(catalogue, "1.005442", direction::intake, motcua::date(2015, 6, 1)));

    // What is known of the one case can decide it.
    motcua::case_facts facts;
    facts.delegation_forbidden = true;
    print("not delegable", assess(catalogue, "1.005442", direction::intake, on, "", "", facts));
    facts.personal_presence_required = true;
    print("and presence required", assess(catalogue, "1.005442", direction::intake, on, "", "", facts));

    // Who may take it in: officials always, post staff under a delegation in force.
    for (auto const day : {motcua::date(2020, 6, 1), motcua::date(2020, 8, 3)}) {
        auto const who = receiver(catalogue, "bac_kan.tthcc", day, motcua::desk_task::receive, "bac_kan.tttt");
        std::printf("%s: official %s, post clerk %s\n", to_string(day).c_str(),
                    std::string(to_string(who.official)).c_str(), std::string(to_string(who.post_clerk)).c_str());
    }
} catch (motcua::error const& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
