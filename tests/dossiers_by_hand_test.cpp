// SPDX-License-Identifier: Apache-2.0
// The dossiers of vectors/dossiers.txt, worked by hand from the texts: after every step status, regions, due day,
// verdict and article are those of the file, and what the file says is refused is refused for that reason.
#include <fstream>
#include <set>
#include <sstream>

#include "dossier_steps.hpp"

namespace {

using namespace dossier_steps;

struct line_of_text {
    std::size_t number;
    std::vector<std::string> words;
    std::string text;
};

struct hand_made {
    std::string name;
    std::vector<line_of_text> lines;
};

std::vector<hand_made> const& cases() {
    static auto const all = [] {
        std::vector<hand_made> read;
        std::ifstream file(MOTCUA_TEST_DIR "/vectors/dossiers.txt", std::ios::binary);
        std::string text;
        for (std::size_t number = 1; std::getline(file, text); ++number) {
            if (text.empty() || text.front() == '#') continue;
            if (text.rfind("== ", 0) == 0) {
                read.push_back({text.substr(3), {}});
                continue;
            }
            std::istringstream words(text);
            line_of_text line{number, {}, text};
            for (std::string word; words >> word;) line.words.push_back(word);
            read.back().lines.push_back(line);
        }
        return read;
    }();
    return all;
}

template <class E>
E word(std::string const& text) {
    for (auto const& t : token_table<E>)
        if (t.text == text) return t.value;
    throw std::runtime_error("no such word: " + text);
}

std::pair<std::string, std::string> halves(std::string const& text, char at) {
    auto const cut = text.find(at);
    return cut == std::string::npos ? std::pair(text, std::string())
                                    : std::pair(text.substr(0, cut), text.substr(cut + 1));
}

/// The instruments by the letters of the file.
std::string instrument_of(char letter) {
    switch (letter) {
        case 'A':
            return "Nghị định 61/2018";
        case 'B':
            return "Nghị định 118/2025";
        case 'C':
            return "Nghị định 309/2026";
        case 'P':
            return "Quyết định 45/2016";
        case 'T':
            return "Thông tư 17/2017";
        case 'L':
            return "Luật Bưu chính";
        case 'K':
            return "Nghị định 63/2010";
        case 'O':
            return "Bộ mã đồng bộ";
        default:
            return "";
    }
}

bool is_article(std::string const& word) {
    return !instrument_of(word.front()).empty() &&
           (word == "O" || (word.size() > 1 && std::isdigit(static_cast<unsigned char>(word[1])) != 0));
}

/// Whether one of the citations names the article, or a point of it: A19.4 is met by "Điều 19.4", "Điều 11.2c, 19.4a".
bool cites(std::vector<citation> const& basis, std::string const& article) {
    auto const instrument = instrument_of(article.front());
    auto const number = article.substr(1);
    for (auto const& c : basis) {
        if (c.instrument.rfind(instrument, 0) != 0) continue;
        if (number.empty()) return true;
        auto const& text = c.article;
        for (std::size_t at = text.find(number); at != std::string::npos; at = text.find(number, at + 1)) {
            auto const end = at + number.size();
            bool const begins = at == 0 || text[at - 1] == ' ';
            if (begins && (end == text.size() || std::isdigit(static_cast<unsigned char>(text[end])) == 0)) return true;
        }
    }
    return false;
}

std::string named(std::vector<citation> const& basis) {
    std::string text;
    for (auto const& c : basis) text += to_string(c) + "; ";
    return text;
}

void check_region(outcome const& out, std::string const& name, std::string value) {
    auto const& d = out.dossier.state();
    auto const is = [&](auto there) { CHECK(std::string(to_string(there)) == value); };
    if (name == "papers")
        is(d.at.papers);
    else if (name == "packet")
        is(d.at.packet);
    else if (name == "result")
        is(d.at.result);
    else if (name == "payment")
        is(d.at.payment);
    else if (name == "clock")
        is(d.at.clock);
    else if (name == "history")
        is(d.at.history);
    else if (name == "verdict")
        is(judge(d));
    else if (name == "due")
        CHECK((out.dossier.due() ? to_string(*out.dossier.due()) : "none") == value);
    else if (name == "doc") {
        std::replace(value.begin(), value.end(), '_', ' ');
        CHECK(out.document == value);
    } else
        FAIL_CHECK("no such thing: " << name);
}

/// One step; the dossier after it.
dossier step_of(line_of_text const& line, dossier const& before, rules const& law) {
    INFO("line " << line.number << ": " << line.text);
    auto const& w = line.words;
    auto const sign = std::find_if(w.begin(), w.end(), [](std::string const& x) { return x == ":" || x == "!"; });
    REQUIRE(sign != w.end());
    step const x{w[0], word<e>(w[1]), word<a>(w[2]), {w.begin() + 3, sign}};
    auto const out = apply(before, made(x), law);
    auto next = sign + 1;
    if (*sign == "!") {
        REQUIRE(out.refusal.has_value());
        auto const& r = *out.refusal;
        CHECK(std::string(r.guard ? to_string(*r.guard) : to_string(r.region)) == *next);
        CHECK(out.dossier == before);
        for (++next; next != w.end(); ++next) {
            INFO(*next << " of " << named(r.basis()));
            CHECK(cites(r.basis(), *next));
        }
        return before;
    }
    INFO((out.refusal ? out.refusal->text().en : ""));
    REQUIRE_FALSE(out.refusal.has_value());
    CHECK(std::string(to_string(out.dossier.status())) == *next);
    bool warned = false;
    auto certain = certainty::text;
    for (++next; next != w.end(); ++next) {
        auto const [name, value] = halves(*next, '=');
        INFO(*next << " of " << named(out.basis()));
        if (*next == "warned") {
            warned = true;
            CHECK_FALSE(out.warnings().empty());
        } else if (!value.empty()) {
            check_region(out, name, value);
        } else {
            CHECK(cites(out.basis(), *next));
            if (next->front() == 'C' && certain == certainty::text) certain = certainty::text_doubtful;
            if (*next == "O") certain = certainty::observed;
        }
    }
    if (certain != certainty::text) CHECK_FALSE(out.warnings().empty());
    if (certain == certainty::text)  // what it rests on may be read less surely
        for (auto const& c : out.basis()) certain = weaker(certain, c.certainty);
    CHECK(out.certainty() == certain);
    if (out.dossier.state().supplements > 1 && x.what == e::request_supplement) CHECK(warned);
    return out.dossier;
}

std::pair<dossier, rules> opened(line_of_text const& line) {
    auto const& w = line.words;
    REQUIRE(w.size() >= 6);
    REQUIRE(w[0] == "open");
    auto law = under();
    for (std::size_t i = 6; i < w.size(); ++i) {
        auto const [name, value] = halves(w[i], '=');
        law = law.with(word<reading>(name), value);
    }
    return {dossier::open(w[1], "", w[2], w[3], word<channel>(w[4]), word<return_channel>(w[5])), law};
}

}

TEST_CASE("dossiers by hand come out step by step as the texts say") {
    for (auto const& one : cases()) {
        INFO(one.name);
        auto [d, law] = opened(one.lines.front());
        for (std::size_t i = 1; i < one.lines.size(); ++i) d = step_of(one.lines[i], d, law);
        // Traced again from its events, a dossier is the same.
        auto const again = retrace(d, law);
        if (!again.empty()) CHECK(again.back().dossier == d);
    }
}

TEST_CASE("dossiers by hand use every row of the table") {
    std::set<std::int16_t> used;
    for (auto const& one : cases()) {
        auto [d, law] = opened(one.lines.front());
        for (std::size_t i = 1; i < one.lines.size(); ++i) {
            auto const& w = one.lines[i].words;
            auto const sign =
                std::find_if(w.begin(), w.end(), [](std::string const& x) { return x == ":" || x == "!"; });
            auto const x = made({w[0], word<e>(w[1]), word<a>(w[2]), {w.begin() + 3, sign}});
            auto const out = apply(d, x, law);
            if (out.refusal) continue;
            // The row again: of those of the event, the one that leads where the dossier went, with its document.
            bool const follow = law.reading_of(reading::pinning) == readings_as::pinning_follow;
            bool const pinned = d.state().accepted != dossier_state::absent && !follow;
            date const on = pinned ? civil_second{d.state().accepted}.day() : x.occurred.day();
            auto const& before = d.state().at;
            auto const rows = machine::rows();
            for (std::size_t r = 0; r < rows.size(); ++r) {
                auto const& row = rows[r];
                bool const here = row.what == x.what && on >= row.from && (!row.to || on < *row.to) &&
                                  row.by.holds(x.actor) && row.status.holds(before.status) &&
                                  row.papers.holds(before.papers) && row.packet.holds(before.packet) &&
                                  row.result.holds(before.result) && row.payment.holds(before.payment);
                if (here && detail::applied(row, before) == out.dossier.state().at)
                    used.insert(static_cast<std::int16_t>(r));
            }
            d = out.dossier;
        }
    }
    std::string missing;
    for (std::size_t r = 0; r < machine::rows().size(); ++r)
        if (used.count(static_cast<std::int16_t>(r)) == 0)
            missing += std::to_string(r) + " " + std::string(to_string(machine::rows()[r].what)) + "; ";
    CHECK(missing == "");
}

TEST_CASE("dossiers by hand are many and meet every event and most reasons") {
    std::size_t steps = 0, with_article = 0, refusals = 0;
    std::set<std::string> events, reasons, articles, names;
    for (auto const& one : cases()) {
        CHECK(names.insert(one.name.substr(0, 2)).second);
        for (std::size_t i = 1; i < one.lines.size(); ++i) {
            auto const& w = one.lines[i].words;
            ++steps;
            events.insert(w[1]);
            auto const no = std::find(w.begin(), w.end(), "!");
            if (no != w.end()) reasons.insert(no[1]), ++refusals;
            auto const found = std::find_if(w.begin() + 3, w.end(), is_article);
            if (found != w.end()) ++with_article;
            for (auto const& x : w)
                if (is_article(x)) articles.insert(x);
        }
    }
    CHECK(cases().size() >= 60);
    CHECK(steps > 400);
    CHECK(refusals > 70);
    CHECK(with_article * 10 > steps * 9);
    CHECK(articles.size() > 40);
    std::string missing;
    for (auto const& t : token_table<e>)
        if (events.count(std::string(t.text)) == 0) missing += std::string(t.text) + " ";
    CHECK(missing == "");
    for (auto const& g : {guard::intake_eligible, guard::return_by_post, guard::supplement_window, guard::fifteen_days,
                          guard::first_extension, guard::day_before_due, guard::stop_window, guard::two_invitations,
                          guard::outcome_refused, guard::receives, guard::returns})
        CHECK(reasons.count(std::string(to_string(g))) == 1);
    for (auto const* r : {"status", "actor", "papers", "packet", "result", "payment", "validity"})
        CHECK(reasons.count(r) == 1);
}
