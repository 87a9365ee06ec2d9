// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_grammar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

// Tries every kind of span at a lexeme; 0 where there is none.
inline std::size_t limit_reader::span_at(frame& f, std::size_t i) {
    switch (what(i)) {
        case tag::same_day:
        case tag::at_once:
        case tag::next_day:
            return same_day(f, i);
        case tag::none:
            return no_limit(f, i);
        case tag::day:
        case tag::working_day:
        case tag::month:
        case tag::slashed: {
            if (auto q = q_.ordinal(i)) return add(f, i, q) ? tail(f, q.next) : q.next;
            if (what(i) == tag::slashed && what(i + 1) >= tag::day && what(i + 1) <= tag::year) {
                report(bytes(i, i + 2), "two numbers with a stroke between them and one unit");
                return i + 2;
            }
            auto q = q_.date_rule(i);
            if (!q) return what(i) == tag::slashed ? i + 1 : 0;
            auto const text = words(q.words);
            bool const recurs = text.find("hàng") != text.npos || text.find("hằng") != text.npos ||
                                text.find("của tháng") != text.npos || text.find("của quý") != text.npos;
            if (!f.bounded && !(f.ready && recurs)) return i + 1;
            // "trước ngày 01 tháng 7 năm 2014" is a day and no rule; "ngày tiếp công dân: ngày 15" is when one is open
            bool day_of_a_year = false;
            for (std::size_t k = i; k < q.next; ++k)
                day_of_a_year = day_of_a_year || (what(k) == tag::number && l_[k].value >= 1000) ||
                                (what(k) == tag::slashed && l_[k].to - l_[k].from >= 8);
            if (day_of_a_year || (!f.bounded && !f.label.empty() && f.kind != label_kind::generic)) {
                report(q.words, "a day of one year, or of opening; not taken as a limit");
                return q.next;
            }
            // "trước ngày 30/11" is a date, not a span before an event
            if (f.before && what(i - 1) == tag::before) q.words.from = l_[i - 1].from;
            f.before = f.after = false;
            return add(f, i, q) ? tail(f, q.next) : q.next;
        }
        default:
            break;
    }
    auto const q = counted(i);
    if (!q) return 0;
    if (q.unit != time_unit::unknown) {
        bool const compared = f.unlike != nowhere;
        if (add(f, i, q)) return tail(f, q.next);
        boundary(f, nowhere);
        f.ready = false;
        auto const rest = compared ? counted(q.next) : quantity{};  // "quá 3 ngày 2 giờ" is one span
        return rest.next > q.next ? rest.next : q.next;
    }
    // A number alone: a limit without a unit where nothing else is said, and no limit at all elsewhere.
    bool const reference = i > 0 && (what(i - 1) == tag::reference || what(i - 1) == tag::day);
    bool const alone = i == f.begin && q.next >= f.end;
    bool const bounded = f.bounded && !reference;
    // "5 (không ghi đơn vị)"
    std::size_t const end = what(q.next) == tag::open ? closing(q.next) : q.next;
    bool const told = end > q.next && f.ready && lower_of(end - 1) == "đơn vị";
    if (what(q.next) == tag::word && q_.any(q.next, "buổi"_w, "quý"_w)) {
        report(bytes(i, q.next + 1), q_.is(q.next, "quý"_w) ? "no rule says how a quarter of a year is counted"
                                                            : "no rule says how long a \"buổi\" is");
        return q.next + 1;
    }
    if (what(q.next) == tag::word && l_[q.next].slip) {
        report(bytes(i, q.next + 1), "a number and a word that may be a misspelt unit");
        return q.next + 1;
    }
    if (!alone && !bounded && !told) return 0;
    if (bounded && !told) {
        report(bytes(i, std::min(q.next + 1, l_.size())), "a number without a unit that can be read");
        return q.next;
    }
    report(bytes(i, q.next), q.refused ? q.doubt : "a number whose unit is not stated");
    if (!q.refused) {
        limit_span s;
        s.count = q, s.count.doubt = nullptr;
        s.first = i;
        s.condition = f.condition, s.label = f.label, s.kind = f.kind, s.joined = f.joined;
        s.sentence = sentence_;
        spans_.push_back(s);
        f.last = spans_.size() - 1;
        f.condition = f.label = {};
        f.kind = label_kind::none;
        f.joined = link::none;
        f.ready = false;
    }
    return told ? closing(q.next) + 1 : q.next;
}

// Whether a span is longer than the limit before it.
inline bool limit_reader::longer_than_the_last(quantity const& q) const {
    for (std::size_t k = spans_.size(); k-- > 0;)
        if (spans_[k].sense == term_sense::at_most && hours(spans_[k].count) > 0) return longer(q, spans_[k].count);
    return false;
}

// Whether something before the number says that it is a limit.
inline bool limit_reader::licensed(frame const& f, std::size_t i, quantity const& q) const {
    if (f.lenient || f.ready || f.head) return true;
    if (i > 0 && i > f.begin && what(i - 1) == tag::act) return true;
    if (brief_step(f, i, q)) return true;
    if (f.last != nowhere && spans_[f.last].count.next == i) return true;
    return what(f.begin) == tag::case_word && i - f.begin <= 8;
}

inline bool limit_reader::add(frame& f, std::size_t i, quantity q) {
    if (q.unrelated) return false;
    auto const where = bytes(i, q.next);
    if (q.refused) {
        report(where, q.doubt);
        return false;
    }
    // "trước khi giấy phép hết hạn ít nhất 45 ngày": the event stands first
    if (f.unlike != nowhere && !(f.prior && f.least)) {
        std::size_t between = 0;
        for (std::size_t k = f.unlike + 1; k < i; ++k) between += is_bound(what(k)) || what(k) == tag::copula ? 0u : 1u;
        if (between == 0) return false;
        bool const expression = l_[f.unlike].key == word_key{};
        bool const subject = lower_of(f.unlike).starts_with("thời ") || (i > 0 && what(i - 1) == tag::copula);
        if (expression && (between <= 2 || subject)) {
            report(where, "perhaps not a limit but how long something is valid or lasts");
            return false;
        }
    }
    if (f.rate) {
        report(where, "so much for each span; not a limit");
        return false;
    }
    if (f.lasting && f.last == nowhere && !f.head) {
        report(where, "perhaps not a limit but how long something is valid or lasts");
        return false;
    }
    if (!licensed(f, i, q)) {
        report(where, "a span of time whose part in the sentence is unclear; not taken as a limit");
        return false;
    }
    auto const setting = setting_of(f, i, q);
    if (char const* const doubt = doubt_of(f, q, setting)) {
        report(where, doubt);
        return false;
    }
    bool const counts = q.unit < time_unit::same_day && q.unit != time_unit::working_day;
    if (counts && unproven(f, setting)) report(where, "nothing says for certain that this is the time for handling");
    bool const bounded = f.most || f.least || f.after || f.before || f.extend || f.prolong || f.longer;
    if (q.unit == time_unit::year && !bounded && !f.head && i > f.begin + 1 && what(q.next) != tag::start) {
        report(where, "years without a word that makes them a limit: perhaps how long something lasts");
        return false;
    }
    limit_span s;
    s.count = q;
    s.first = i;
    s.sentence = sentence_;
    s.condition = f.condition, s.label = f.label, s.kind = f.kind, s.start = f.start, s.excludes = f.excludes;
    s.clock = f.clock;
    s.joined =
        f.joined == link::none && f.last != nowhere && spans_[f.last].count.next == i ? link::adjacent : f.joined;
    s.lenient = f.lenient && !f.ready && !f.head;
    std::size_t lead = i;
    while (lead > f.begin && (is_bound(what(lead - 1)) || what(lead - 1) == tag::copula)) --lead;
    if (s.label.empty() && s.condition.empty() && f.begin < lead) {
        // "cấp lại trong thời hạn 02 ngày": a case that no colon sets apart
        bool const by_case = what(f.begin) == tag::case_word && lead - f.begin <= 8;
        if (by_case || s.lenient) s.label = trimmed(f.begin, lead);
        if (by_case)
            s.kind = spans_.empty() && f.ready ? label_kind::generic : label_kind::by_case;
        else if (s.lenient)
            s.kind = label_kind::body;
        // "nhóm A không quá 40 ngày, nhóm B không quá 30 ngày": a few words behind a comma tell a span from the last
        else if (aside(f, setting)) {
            s.label = trimmed(setting.part, lead), s.kind = label_kind::name;
            report(where, "a case that the words before it name, perhaps");
        }
    }
    bool const loose =
        lead > 0 && (what(lead - 1) == tag::result || what(f.begin) == tag::result || what(f.begin) == tag::case_word ||
                     (what(lead - 1) == tag::act && lower_of(lead - 1) == "trả kết quả"));
    if (f.before)
        s.sense = term_sense::before;
    else if (f.most)
        s.sense = term_sense::at_most;
    else if (f.least)
        s.sense = term_sense::at_least;
    else if (f.after && !loose)
        s.sense = term_sense::after;
    if (f.after && loose)
        report(where, "\"sau\" after the handing over: read as the day itself, not as a day after it");
    bool const turned = lead > f.begin && q_.any(lead - 1, "nhưng"_w, "lần"_w);
    if (turned && !f.extend && !f.longer && !f.prolong && !f.ellipsis)
        report(where, "perhaps an extension: the words before it hint at one");
    if (f.about) report(where, "said to be approximate");
    // "sau 15 ngày niêm yết, người dân nộp hồ sơ"
    if (s.sense == term_sense::after && what(q.next) == tag::act) report(where, "perhaps how long something is done");
    // "5 ngày công", "đăng ký trước 1 ngày"
    bool const goes_on = q_.any(q.next, "với"_w, "cho"_w, "mà"_w, "phải"_w, "để"_w, "khi"_w, "sẽ"_w, "được"_w, "so"_w,
                                "không"_w, "có"_w, "tùy"_w, "tuỳ"_w);
    if (what(q.next) == tag::word && !(goes_on && q.next + 1 < f.end) && q.unit != time_unit::date_rule)
        report(where, "a word behind the unit that says of what kind it is, perhaps");
    bool const against = q_.is(q.next, "so"_w) || what(q.next) == tag::before || f.prior;
    if (s.sense == term_sense::before && lead > f.begin && !against)
        report(where, "counted back from something that is not named");
    if (q.unit != time_unit::date_rule && q.low && *q.low == 0)
        report(where, "a limit of nothing: at once, or not known");
    if (f.extend || (f.ellipsis && !spans_.empty() && spans_.back().sense == term_sense::extension &&
                     spans_.back().sentence == sentence_)) {
        s.sense = term_sense::extension;
    } else if (f.prolong && f.capped && longer_than_the_last(q)) {
        report(where, "read as the whole after prolonging, being longer than the limit itself; not as what is added");
    } else if (f.prolong) {
        s.sense = term_sense::extension;
        report(where, "read as what may be added; the words could also mean the whole after prolonging");
    }
    if (q.doubt) report(where, q.doubt);
    spans_.push_back(s);
    read_.push_back(where);
    if (s.sense != term_sense::extension || f.last == nowhere) f.last = spans_.size() - 1;
    boundary(f, nowhere);
    f.condition = f.label = f.start = f.excludes = {};
    f.kind = label_kind::none;
    f.clock.reset();
    f.joined = link::none;
    f.ready = f.head = f.handles = f.extend = f.prolong = f.capped = f.longer = f.ellipsis = false;
    return true;
}

// What stands directly behind a span: per piece, the event it precedes, who has it.
inline std::size_t limit_reader::tail(frame& f, std::size_t i) {
    auto& s = spans_.back();
    if (what(i) == tag::slash) {
        std::size_t j = i + 1;
        if (what(j) == tag::number) ++j;
        if (what(j) >= tag::day && what(j) <= tag::year) {
            report(bytes(s.first, j + 1), "opening time or a rate, not a limit");
            spans_.pop_back();
            f.last = spans_.empty() ? nowhere : spans_.size() - 1;
            return j + 1;
        }
        while (j < f.end && what(j) == tag::word) ++j;
        i = j;
    }
    bool const counts = s.count.unit != time_unit::date_rule && s.count.unit != time_unit::same_day;
    if (what(i) == tag::before && counts && s.sense != term_sense::extension) {
        s.sense = term_sense::before;
        i = start(f, i);
    }
    if (what(i) == tag::locative && what(i + 1) == tag::body && i + 1 < f.end) {
        std::size_t j = i + 2;
        auto const inside = [&](std::size_t k) {
            tag const t = what(k);
            return k < f.end && (t == tag::word || t == tag::body || t == tag::number || t == tag::case_word);
        };
        while (inside(j) && !q_.any(j, "với"_w)) ++j;
        s.party = trimmed(i + 1, j);
        i = j;
    }
    if (what(i) == tag::afterwards && lower_of(i) == "sau khi") i = start(f, i);
    f.begin = i;
    if (q_.is(i, "với"_w)) return condition(f, i);
    return i;
}

inline std::size_t limit_reader::same_day(frame& f, std::size_t i) {
    tag const t = what(i);
    bool const next =
        t == tag::next_day || (t == tag::same_day && (what(i + 1) == tag::following || q_.is(i + 1, "kế"_w)));
    bool counted_later = false, denied = false;
    for (std::size_t k = i + 1; k < f.end; ++k)
        counted_later = counted_later || (what(k) != tag::year && counted(k) && counted(k).unit != time_unit::unknown);
    for (std::size_t k = f.begin; k < i; ++k) denied = denied || what(k) == tag::none || q_.is(k, "chưa"_w);
    bool const received = i > f.begin && (q_.any(i - 1, "nhận"_w, "nộp"_w) || lower_of(i - 1) == "tiếp nhận");
    quantity q;
    q.low = next ? 1 : 0;
    q.unit = next ? time_unit::working_day : time_unit::same_day;
    q.next = i + (next && t == tag::same_day ? 2 : 1);
    if (!next && t == tag::same_day &&
        (received || (i > f.begin && q_.is_unit(i - 1)) || (f.last != nowhere && !f.ready) ||
         what(i + 1) == tag::number || what(i + 1) == tag::slashed || what(i + 1) == tag::reference ||
         what(i + 1) == tag::after || q_.any(i + 1, "nghỉ"_w, "lễ"_w, "hôm"_w, "đầu"_w, "cuối"_w)))
        return i + 1;
    if (t == tag::at_once) {
        bool const event = lower_of(i) != "ngay";
        bool const ends = i + 1 >= f.end || what(i + 1) == tag::comma || what(i + 1) == tag::condition ||
                          what(i + 1) == tag::start || what(i + 1) == tag::open;
        bool const done =
            i > f.begin && (what(i - 1) == tag::act || what(i - 1) == tag::result || what(i - 1) == tag::case_word);
        if (counted_later) return event ? start(f, i) : i + 1;
        if (denied || (!event && !(i == f.begin && ends) && !done)) return i + 1;
        if (f.last != nowhere || !spans_.empty()) {
            report(bytes(i, i + 1), "\"at once\" beside another limit; not taken as a limit of its own");
            return i + 1;
        }
    }
    if (next)  // "rơi vào ngày nghỉ thì sang ngày làm việc tiếp theo"
        for (std::size_t k = f.first; k < i; ++k)
            if (q_.any(k, "nghỉ"_w, "lễ"_w, "trùng"_w)) {
                report(bytes(i, q.next), "where the last day is a day off; not a limit of its own");
                return q.next;
            }
    bool const kept = f.ready;
    f.ready = true;
    bool const bounded = f.about;
    f.about = false;
    if (!next) f.after = f.before = f.least = false;
    if (!add(f, i, q)) return f.ready = kept, i + 1;
    f.about = bounded;
    auto& s = spans_.back();
    s.next_day = next;
    if (next) s.sense = term_sense::at_most;
    if (q.low == 0)
        std::erase_if(problems_, [&](limit_problem const& p) {
            return p.from == l_[i].from && p.doubt.find("nothing") != std::string::npos;
        });
    return start(f, q.next);
}

// "Không quy định" and its like, where a limit would stand; or an open end ("hoặc có thể dài hơn theo thỏa thuận").
inline std::size_t limit_reader::no_limit(frame& f, std::size_t i) {
    bool const open_end = what(i) == tag::longer;
    bool const law = i == f.begin + 2 && q_.is(f.begin, "pháp"_w) && q_.is(f.begin + 1, "luật"_w);
    if (!open_end && !law && (!f.ready || i != f.begin)) return 0;
    for (std::size_t k = i + 1; k < f.end; ++k)
        if (auto const q = counted(k); q && q.unit != time_unit::unknown) return open_end ? i + 1 : 0;
    auto const said = lower_of(i);
    bool const rest = i + 1 < f.end && what(i + 1) != tag::limit_noun && what(i + 1) != tag::open;
    if (!open_end && rest && (said == "không" || said == "không có" || said == "không áp dụng")) return 0;
    if (!open_end && rest)
        for (std::size_t k = i + 1; k < f.end; ++k)
            if (q_.any(k, "phí"_w, "tiền"_w)) return 0;
    limit_span s;
    s.count.unit = time_unit::none;
    s.count.next = f.end;
    s.first = i;
    s.sentence = sentence_;
    s.condition = open_end ? trimmed(i + 1, f.end) : f.condition;
    s.label = f.label, s.kind = f.kind;
    s.joined = open_end ? link::disjunction : f.joined;
    spans_.push_back(s);
    f.last = spans_.size() - 1;
    return f.end;
}

}
}
}
