// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_clause.hpp"
#include "limit_context.hpp"
#include "limit_doubt.hpp"
#include "limit_labels.hpp"
#include "limit_parts.hpp"
#include "limit_phrase.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// Puts the spans of a text together: which are steps of one reading, which are readings for different cases.
class limit_assembly {
public:
    explicit limit_assembly(limit_reader& reader) : r_(reader), spans_(reader.spans()) {}

    std::vector<limit_alternative> operator()() {
        drop_parts();
        for (std::size_t k = 0; k < spans_.size(); ++k) place(k);
        name_cases();
        std::vector<limit_alternative> out;
        for (auto& a : groups_) out.push_back(std::move(a.made));
        return out;
    }

private:
    struct group {
        limit_alternative made;
        std::size_t first = 0, last = 0;  // spans
        bool extension = false;
    };

    term term_of(limit_span const& s, term_join join) const {
        term t;
        t.amount = s.count.low;
        t.amount_max = s.count.high;
        t.unit = s.count.unit;
        t.sense = s.sense;
        t.join = join;
        t.party = r_.words(s.party);
        t.excludes = r_.words(s.excludes);
        t.words = r_.words(s.count.words);
        return t;
    }
    byte_span where(limit_span const& s) const {
        auto const& l = r_.lexemes();
        std::size_t const end = std::min(std::max(s.count.next, s.first + 1), l.size());
        return s.first < end ? byte_span{l[s.first].from, l[end - 1].to} : byte_span{};
    }
    static bool cases(limit_span const& s) {
        return !s.condition.empty() || s.kind >= label_kind::body ||
               (s.kind == label_kind::generic && !s.label.empty());
    }
    bool smaller(time_unit a, time_unit b) const {
        static constexpr std::array<int, 12> rank{4, 4, 3, 3, 2, 5, 6, 7, 0, 0, 0, 0};
        int const x = rank[static_cast<std::size_t>(a)], y = rank[static_cast<std::size_t>(b)];
        return x != 0 && x < y;
    }

    // A total and behind it, without a word that says so, two or more spans that add up to it.
    void drop_parts() {
        auto const day = [](limit_span const& s) {
            return s.count.unit == time_unit::calendar_day || s.count.unit == time_unit::working_day;
        };
        auto const part = [&](limit_span const& s, limit_span const& total) {
            return s.condition.empty() && s.sense == term_sense::at_most && s.kind != label_kind::by_case &&
                   s.kind != label_kind::name && s.count.low && !s.count.high &&
                   (s.count.unit == total.count.unit || (day(s) && day(total))) && s.joined == link::none;
        };
        for (std::size_t t = 0; t < spans_.size(); ++t) {
            if (!spans_[t].count.low || spans_[t].count.high || spans_[t].sense != term_sense::at_most) continue;
            double sum = 0;
            std::size_t k = t + 1;
            bool working = true;
            for (; k < spans_.size() && sum < *spans_[t].count.low && part(spans_[k], spans_[t]); ++k) {
                sum += *spans_[k].count.low;
                working = working && spans_[k].count.unit == time_unit::working_day;
            }
            if (k - t < 3 || sum != *spans_[t].count.low) continue;
            if (working && spans_[t].count.unit == time_unit::calendar_day)
                r_.report(where(spans_[t]),
                          "the total says days, its parts working days; the total is kept as it stands");
            spans_.erase(spans_.begin() + static_cast<std::ptrdiff_t>(t + 1),
                         spans_.begin() + static_cast<std::ptrdiff_t>(k));
        }
    }

    void open(std::size_t k) {
        auto const& s = spans_[k];
        group g;
        g.first = g.last = k;
        g.extension = s.sense == term_sense::extension;
        g.made.steps.push_back(term_of(s, term_join::then));
        groups_.push_back(std::move(g));
    }
    void extend(group& g, std::size_t k, term_join join) {
        g.made.steps.push_back(term_of(spans_[k], join));
        g.last = k;
    }
    group* latest() {
        for (std::size_t k = groups_.size(); k-- > 0;)
            if (!groups_[k].extension) return &groups_[k];
        return nullptr;
    }

    void place(std::size_t k) {
        auto const& s = spans_[k];
        auto* const g = latest();
        if (!g || s.sense == term_sense::extension) return open(k);
        auto const& p = spans_[g->last];
        auto& step = g->made.steps.back();
        if (s.next_day && step.unit == time_unit::same_day && !step.cutoff_minute && s.clock) {
            step.cutoff_minute = s.clock;
            return;
        }
        if (s.joined == link::then) {
            bool const hoped = r_.words(s.condition).starts_with("nếu");  // "nếu đủ điều kiện thì cấp": how steps go on
            if (!s.condition.empty() && !hoped) r_.report(s.condition, "a step under a condition, which is not kept");
            return extend(*g, k, term_join::then);
        }
        // Steps that one heading holds share its case.
        bool const same = !s.condition.empty() && s.condition.from == p.condition.from;
        bool const own = (!s.condition.empty() && !same) || s.kind == label_kind::by_case || s.kind == label_kind::name;
        if (s.kind == label_kind::name && (p.kind == label_kind::act || p.kind == label_kind::body))
            r_.report(where(s), "cases or steps: the text does not say which");
        if (s.joined == link::adjacent || s.joined == link::conjunction) {
            bool const before = !p.condition.empty() && p.first > 0 && p.condition.from > where(p).from;
            if (s.joined == link::adjacent && smaller(s.count.unit, p.count.unit)) return extend(*g, k, term_join::sum);
            if (s.joined == link::conjunction && !own && !before) {
                if (!p.start.empty())
                    r_.report(where(s), "added to a span that has its own beginning: a sum or a second step");
                return extend(*g, k, term_join::sum);
            }
            if (s.joined == link::conjunction) return open(k);
        }
        if (s.joined == link::disjunction) return open(k);
        if (own) return open(k);
        if (s.kind == label_kind::act && p.kind == label_kind::act) {
            r_.report(where(s), "steps named one below another: read as following one another");
            return extend(*g, k, term_join::then);
        }
        if (s.kind == label_kind::body || (s.kind == label_kind::generic && p.kind == label_kind::generic)) {
            if (s.kind == label_kind::body || acts(s))
                r_.report(where(s), "cases or steps: the text does not say which");
            return open(k);
        }
        if (s.sentence != p.sentence && s.count.unit == p.count.unit && s.count.low == p.count.low &&
            s.count.high == p.count.high && s.sense == p.sense &&
            (s.start.empty() || p.start.empty() || r_.words(s.start) == r_.words(p.start))) {
            r_.report(where(s), "said twice: taken as a repetition, not as a second step");
            return;
        }
        bool const alone = s.count.unit == time_unit::none || p.count.unit == time_unit::none ||
                           s.count.unit == time_unit::unknown || p.count.unit == time_unit::unknown;
        if (alone || (cases(p) && p.kind != label_kind::generic && (s.sentence != p.sentence || !s.label.empty()))) {
            r_.report(where(s), "a second reading for no stated case");
            return open(k);
        }
        r_.report(where(s), "a second span without a word that joins it: read as the next step");
        extend(*g, k, term_join::then);
    }

    bool acts(limit_span const& s) const {
        for (auto const& l : r_.lexemes())
            if (l.from >= s.label.from && l.to <= s.label.to && l.what == tag::act) return true;
        return false;
    }

    // A case is named by its condition, else by its label; a lone span's general label ("Thời hạn giải quyết") or the
    // name of its step says no case.
    void name_cases() {
        // "Thời hạn: …; trường hợp khác: …" tells the first from the second only where both have such a label
        auto const general = [&](group const& g) {
            auto const& s = spans_[g.first];
            return s.kind == label_kind::generic && !s.label.empty() && s.condition.empty();
        };
        bool const alone = std::count_if(groups_.begin(), groups_.end(), general) == 1;
        for (auto& g : groups_) {
            auto const& s = spans_[g.first];
            byte_span name = s.condition;
            bool const named =
                s.kind == label_kind::by_case || s.kind == label_kind::body || s.kind == label_kind::name;
            bool const told = groups_.size() > 1 && s.kind != label_kind::start && !(alone && general(g));
            if (name.empty() && (named || told)) name = s.label;
            if (!name.empty()) g.made.condition = std::string(r_.words(name));
        }
        for (std::size_t k = 1; k < groups_.size(); ++k)
            for (std::size_t m = 0; m < k; ++m)
                if (groups_[k].made.condition && groups_[k].made.condition == groups_[m].made.condition &&
                    !groups_[k].extension && groups_[k].made.steps != groups_[m].made.steps) {
                    r_.report(where(spans_[groups_[k].first]),
                              "the same case with another limit: cases or steps that the text does not name");
                    break;
                }
        for (std::size_t k = 1; k < groups_.size(); ++k) {
            auto &a = groups_[k - 1], &b = groups_[k];
            if (a.made.condition || b.made.condition || b.extension || a.extension) continue;
            auto const &s = spans_[a.first], &t = spans_[b.first];
            if (!s.start.empty() && !t.start.empty() && r_.words(s.start) != r_.words(t.start)) {
                a.made.condition = std::string(r_.words(s.start));
                b.made.condition = std::string(r_.words(t.start));
            } else {
                r_.report(where(t), "two readings, and no word on which of them holds when");
            }
        }
    }

    limit_reader& r_;
    std::vector<limit_span>& spans_;
    std::vector<group> groups_;
};

}
}
}
