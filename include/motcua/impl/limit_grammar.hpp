// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "limit_clock.hpp"
#include "limit_quantity.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// How a span hangs on the one before it, as the words between them say.
enum class link : unsigned char { none, conjunction, disjunction, then, adjacent };
// What the words before a span's colon name.
enum class label_kind : unsigned char { none, generic, act, body, name, by_case, start };

// A span of time that the text states as a limit, with what surrounds it.
struct limit_span {
    quantity count;
    term_sense sense = term_sense::at_most;
    byte_span condition{}, label{}, start{}, party{}, excludes{};
    label_kind kind = label_kind::none;
    link joined = link::none;
    std::optional<int> clock;  // received later than this time of day
    std::size_t first = 0;     // lexeme
    std::size_t sentence = 0;
    bool next_day = false;  // "trong ngày làm việc tiếp theo"
    bool lenient = false;   // stands in a list of parts, where nothing but a name goes before it
};

// How long a span is about, five working days being a week; 0 where it has no length.
inline double hours(quantity const& q) {
    static constexpr std::array<double, 8> each{33.6, 24, 4.2, 1, 1. / 60, 168, 730, 8760};
    auto const unit = static_cast<std::size_t>(q.unit);
    return unit < each.size() && q.low ? q.high.value_or(*q.low) * each[unit] : 0;
}
inline bool longer(quantity const& a, quantity const& b) { return hours(a) > hours(b); }

// Where a span stands: `lead` before its bounds, `part` where its part of the clause begins, `first` where the
// clause does, as far as is looked back, `said` behind the labels.
struct span_setting {
    std::size_t lead = 0, part = 0, first = 0, said = 0, next = 0;
    bool within = false, strong = false, most = false, least = false, latest = false;
    bool front = false, bare = false, comes_in = false, handled = false;
    bool working = false, lengthy = false, days = false, years = false;
};

// Reads a text as clauses, a clause as labels, conditions, bounds, spans and their tails. Words that no rule knows are
// passed over; a number with a unit that no rule licenses is a problem and never a term.
//
//   text      = clause { (";" | "." | line | bullet) clause }
//   clause    = { label ":" } { part }
//   part      = condition ["thì" | ","] | bound | span tail | exclusion | extension verb | word
//   span      = number [range] unit | ordinal day | same day | next working day | date rule | no limit
//   tail      = ["/" unit] [start] [condition] [bracket] [exclusion]
//   bracket   = parts | condition span | exclusion | start
class limit_reader {
public:
    limit_reader(std::string_view text, std::string_view lower, std::vector<lexeme> lexemes)
        : text_(text), lower_(lower), l_(std::move(lexemes)), q_(l_) {
        match_brackets();
    }

    limit_reader(limit_reader const&) = delete;  // q_ looks into l_
    limit_reader& operator=(limit_reader const&) = delete;

    void read() {
        clauses(0, l_.size(), false);
        close_parts();
        tell_what_is_left();
    }
    std::vector<limit_span>& spans() { return spans_; }
    std::vector<limit_problem>& problems() { return problems_; }
    std::vector<lexeme> const& lexemes() const { return l_; }

    void report(byte_span where, std::string doubt) {
        problems_.push_back(
            {where.from, where.to, std::string(text_.substr(where.from, where.to - where.from)), std::move(doubt)});
    }
    std::string_view words(byte_span s) const { return text_.substr(s.from, s.to - s.from); }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    // What a clause has said so far and the next span may use.
    struct frame {
        std::size_t begin = 0, end = 0;  // lexemes; `begin` moves behind labels and finished parts
        std::size_t first = 0;           // where the clause begins
        byte_span condition{}, label{}, start{}, excludes{};
        label_kind kind = label_kind::none;
        std::optional<int> clock;
        std::size_t last = nowhere;  // the clause's latest span that is no extension
        link joined = link::none;
        std::size_t unlike = nowhere;  // where a word stood after which a number is no limit
        bool ready = true;             // nothing but a bound may lie between the last boundary and a span
        bool bounded = false, most = false, least = false, after = false, before = false, about = false;
        bool rate = false;      // "cứ 12 tháng thì …": so much for each
        bool lasting = false;   // something is valid or kept: how long that lasts is no limit
        bool prior = false;     // an event that the span precedes was named first
        bool head = false;      // "thời hạn …" governs
        bool handles = false;   // "thời hạn giải quyết …": and it is the handling's
        bool delivers = false;  // "thời hạn giao …": perhaps the handling's
        bool extend = false, prolong = false, capped = false, longer = false, ellipsis = false;
        bool lenient = false;
    };

    // limit_clause.hpp
    void match_brackets();
    void clauses(std::size_t from, std::size_t to, bool lenient);
    void clause(std::size_t from, std::size_t to, bool lenient);
    std::size_t step(frame& f, std::size_t i);
    std::size_t bound(frame& f, std::size_t i);
    void boundary(frame& f, std::size_t i);
    std::size_t content(std::size_t i, std::size_t end) const;
    bool new_item(std::size_t i) const;
    byte_span trimmed(std::size_t from, std::size_t to) const;
    // limit_phrase.hpp
    std::size_t span_at(frame& f, std::size_t i);
    std::size_t same_day(frame& f, std::size_t i);
    std::size_t no_limit(frame& f, std::size_t i);
    bool add(frame& f, std::size_t i, quantity q);
    bool licensed(frame const& f, std::size_t i, quantity const& q) const;
    bool brief_step(frame const& f, std::size_t i, quantity const& q) const;
    // limit_doubt.hpp
    void tell_what_is_left();
    std::size_t part_begin(frame const& f, std::size_t lead) const;
    bool received(std::size_t i) const;
    bool names_handling(frame const& f, std::size_t i, bool years) const;
    bool official(std::size_t i) const;
    std::size_t label_begin(frame const& f) const;
    span_setting setting_of(frame const& f, std::size_t i, quantity const& q) const;
    char const* doubt_of(frame const& f, quantity const& q, span_setting const& s) const;
    bool handling_label(frame const& f, span_setting const& s) const;
    char const* label_doubt(frame const& f, span_setting const& s) const;
    char const* days_doubt(frame const& f, span_setting const& s, bool event) const;
    char const* long_doubt(frame const& f, span_setting const& s) const;
    bool unproven(frame const& f, span_setting const& s) const;
    bool aside(frame const& f, span_setting const& s) const;
    bool longer_than_the_last(quantity const& q) const;
    std::size_t tail(frame& f, std::size_t i);
    // limit_labels.hpp, limit_parts.hpp
    std::size_t labels(frame& f, std::size_t i);
    bool names_case(std::size_t owner, std::size_t open, std::size_t end) const;
    std::size_t bracket(frame& f, std::size_t i);
    void settle_parts(std::size_t owner, std::size_t first);
    void close_parts();
    // limit_context.hpp
    std::size_t condition(frame& f, std::size_t i);
    std::size_t start(frame& f, std::size_t i);
    std::size_t exclusion(frame& f, std::size_t i);

    tag what(std::size_t i) const { return q_.what(i); }
    bool is_bound(tag t) const { return t >= tag::at_most && t <= tag::about; }
    std::string_view lower_of(std::size_t i) const { return lower_.substr(l_[i].from, l_[i].to - l_[i].from); }
    std::size_t closing(std::size_t i) const { return match_[i] == 0 ? i : match_[i]; }
    byte_span bytes(std::size_t from, std::size_t to) const {
        return from < to && to <= l_.size() ? byte_span{l_[from].from, l_[to - 1].to} : byte_span{};
    }
    // Bounds and the like, then a number with a unit.
    bool bounded_span(std::size_t i, bool need_bound) const {
        bool any = false;
        while (is_bound(what(i)) || what(i) == tag::copula || what(i) == tag::more) ++i, any = true;
        if (need_bound && !any) return false;
        if (what(i) == tag::same_day || what(i) == tag::next_day) return any || !need_bound;
        auto const q = counted(i);
        return q && q.unit != time_unit::unknown && !q.unrelated;
    }
    // Only lexemes that can begin a number are worth a look.
    quantity counted(std::size_t i) const {
        tag const t = what(i);
        bool const may = t == tag::number || t == tag::fraction || t == tag::refused || t == tag::from ||
                         t == tag::year || (t == tag::word && may_count(l_[i].key));
        return may ? q_.counted(i) : quantity{};
    }

    bool another_date(frame const& f, std::size_t i) const {
        return f.last != nowhere && spans_[f.last].count.unit == time_unit::date_rule && what(i) == tag::day &&
               q_.date_rule(i);
    }
    // Whether a span stands between a lexeme and the end of the clause.
    bool counted_behind(std::size_t i, std::size_t end) const {
        for (std::size_t k = i + 1; k < end; ++k)
            if (auto const q = counted(k); q && q.unit != time_unit::unknown && !q.unrelated) return true;
        return false;
    }

    std::string_view text_, lower_;
    std::vector<lexeme> l_;
    quantities q_;
    std::vector<std::size_t> match_;
    std::vector<limit_span> spans_;
    std::vector<limit_problem> problems_;
    std::vector<byte_span> read_;  // where a number and its unit became a span, even one that is a part of another
    std::size_t sentence_ = 0;
    std::size_t owner_ = nowhere, parts_from_ = 0;  // a list of parts that is being read
    byte_span listed_{};                            // a condition whose list "…; …:" goes on
    byte_span carried_{};                           // a label whose list of clauses follows
    label_kind carried_kind_ = label_kind::none;
};

}
}
}
