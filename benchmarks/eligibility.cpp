// SPDX-License-Identifier: Apache-2.0
// Reading a catalogue of 10,000 procedures against a bare accept of the JSON library, and eligibility over columns.
// Thread CPU time, the best of several passes; README.md says how it is built and what the figures mean.
#include <sys/resource.h>
#include <motcua/catalogue_json.hpp>
#include <motcua/eligibility_columns.hpp>

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>
#include <random>

namespace {

double cpu_seconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}
template <class F>
double best_of(int passes, F run) {
    double best = 1e9;
    for (int i = 0; i < passes; ++i) {
        double const begin = cpu_seconds();
        run();
        best = std::min(best, cpu_seconds() - begin);
    }
    return best;
}
double resident_bytes() {
    rusage r{};
    getrusage(RUSAGE_SELF, &r);
    return static_cast<double>(r.ru_maxrss) * 1024;
}

/// A made-up document of the form that catalogues have.
std::string document(int procedures) {
    std::string text =
        R"({"schema_version": 1, "name": {"vi": "Tổng hợp để đo"}, "edition": {"id": "g", "true_on": "2021-06-01"},
 "sources": [{"id": "S1", "title": "T"}], "agencies": [{"id": "a", "name": {"vi": "Sở"}, "level": "province"}], "procedures": [)";
    for (int i = 0; i < procedures; ++i) {
        auto const n = std::to_string(100000 + i);
        text +=
            (i == 0 ? "" : ",") + std::string("\n  {\"code\": \"9.") + n +
            "\", \"name\": \"Thủ tục cấp lại giấy phép hoạt động số " + n +
            R"( của tổ chức, cá nhân", "field": "Lĩnh vực", "levels": ["province"], "agencies": ["a"], "from": "2019-01-01", "source": "S1",
   "url": "https://example.org/tthc/)" +
            n + R"(", "facts": {"delegation_forbidden": false}, "variants": [{"id": "default",
     "intake": {"counter": "yes", "post": "yes", "online": "no"}, "return": {"counter": "yes", "post": "yes"},
     "limits": [{"text": ")" +
            std::to_string(i % 30 + 1) +
            R"( ngày làm việc", "source": "S1"}], "fees": [{"amount": 500000, "text": "500.000 đồng"}]}]})";
    }
    return text + "]}";
}

}

int main() {
    auto const text = document(10000);
    double const before = resident_bytes();
    auto const catalogue = motcua::read_catalogue({{"made-up", text}});
    double const memory = (resident_bytes() - before) / static_cast<double>(text.size());
    double const read = best_of(7, [&] { (void)motcua::read_catalogue({{"made-up", text}}); });
    double const accept = best_of(7, [&] {
        if (!nlohmann::json::accept(text)) std::abort();
    });
    std::printf("%zu bytes: accept %.1f ms, read %.1f ms (%.2f x), memory %.1f x the file\n", text.size(), accept * 1e3,
                read * 1e3, read / accept, memory);

    constexpr std::size_t rows = 4'000'000;
    for (std::size_t const codes : {std::size_t{100}, std::size_t{2000}, std::size_t{10000}}) {
        motcua::eligibility_names names;
        for (std::size_t i = 0; i < codes; ++i) names.codes.push_back(catalogue.parts().procedures[i].code);
        std::mt19937 pick(20261124);
        std::vector<std::int32_t> code(rows), on(rows), basis(rows);
        std::vector<std::uint8_t> answer(rows), reason(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            code[i] = static_cast<std::int32_t>(pick() % codes);
            on[i] = motcua::date(2016, 1, 1).days() + static_cast<std::int32_t>(pick() % 4000);
        }
        motcua::eligibility_places const places{code, {}, {}};
        double const begin = cpu_seconds();
        motcua::eligibility_table const table(catalogue, motcua::direction::intake, names, places);
        double const made = cpu_seconds() - begin;
        double const took = best_of(7, [&] { table.assess<std::int32_t>(places, on, {answer, reason, basis}); });
        std::printf("%5zu procedures: table %.1f ms, %.2f ns/row\n", codes, made * 1e3,
                    took * 1e9 / static_cast<double>(rows));
    }
    motcua::rules const under;
    double const one = best_of(7, [&] {
        for (int i = 0; i < 10000; ++i)
            (void)motcua::assess(catalogue, "9.100000", motcua::direction::intake, motcua::date(2020, 6, 1), {}, {}, {},
                                 under);
    });
    std::printf("assess: %.0f ns\n", one * 1e5);
}
