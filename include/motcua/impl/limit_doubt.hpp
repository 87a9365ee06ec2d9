// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "limit_grammar.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

inline constexpr auto lasts = "perhaps how long something is valid or lasts; not taken as a limit";

// Behind the last comma, colon or the like before a span.
inline std::size_t limit_reader::part_begin(frame const& f, std::size_t lead) const {
    std::size_t part = lead;
    for (; part > f.begin; --part) {
        tag const t = what(part - 1);
        if (t == tag::comma || t == tag::colon || t == tag::semicolon || t == tag::open || t == tag::close ||
            t == tag::consequence || t == tag::bullet || (t == tag::dash && !l_[part - 1].glued))
            break;
    }
    return part;
}

// Whether "kể từ …" or "sau khi …" at a place names something that comes in: that starts the handling of a dossier.
inline bool limit_reader::received(std::size_t i) const {
    if (what(i) == tag::comma) ++i;
    if (what(i) != tag::start && what(i) != tag::afterwards && what(i) != tag::after) return false;
    for (std::size_t k = i + 1; k < i + 9 && k < l_.size(); ++k) {
        tag const t = what(k);
        if (t == tag::comma || t == tag::stop || t == tag::line || t == tag::semicolon) return false;
        if (t == tag::result && q_.is(k, "nhận"_w)) return true;
        if (t == tag::act && lower_of(k) == "tiếp nhận") return true;
        if (q_.any(k, "nộp"_w, "đơn"_w, "thụ"_w, "hồ"_w, "nhận"_w)) return true;
    }
    return false;
}

// Whether what follows "thời hạn" makes it the time that somebody has for an act, and not how long a thing lasts:
// "thời hạn giải quyết", "thời hạn là …" at the beginning; not "thời hạn hợp đồng", "thời gian liên kết".
inline bool limit_reader::names_handling(frame const& f, std::size_t i, bool years) const {
    tag const t = what(i);
    if (t == tag::act || t == tag::case_word || t == tag::result || t == tag::body || q_.is(i, "để"_w)) return true;
    bool const work = q_.is(i, "làm"_w) && q_.is(i + 1, "thủ"_w);  // "thời gian làm thủ tục"
    bool const verb = q_.any(i, "nộp"_w, "hoàn"_w, "lập"_w, "giao"_w, "cung"_w, "chi"_w, "công"_w, "góp"_w, "khiếu"_w,
                             "kháng"_w, "khởi"_w, "tố"_w, "thụ"_w, "phản"_w, "ra"_w, "luân"_w, "kê"_w, "khảo"_w,
                             "chuẩn"_w, "chứng"_w, "tối"_w, "trên"_w, "này"_w, "quy"_w, "còn"_w, "chung"_w);
    if (!years && (work || verb)) return true;
    return i == f.begin + 1 && (is_bound(t) || t == tag::copula || t == tag::number || t == tag::start || i >= f.end);
}

// "Soạn hồ sơ 04 ngày làm việc": a few words and offices' time, and the clause is over.
inline bool limit_reader::brief_step(frame const& f, std::size_t i, quantity const& q) const {
    bool const working = q.unit == time_unit::working_day || q.unit == time_unit::working_hour;
    if (!working || q.next < f.end || i - f.begin > 7) return false;
    bool const named = what(f.begin) == tag::case_word || what(f.begin) == tag::prolong;
    for (std::size_t k = f.begin; k < i; ++k)
        if (!(named && (what(k) == tag::lasting || k == f.begin)) && what(k) != tag::word && what(k) != tag::act &&
            what(k) != tag::case_word && what(k) != tag::body && what(k) != tag::result && what(k) != tag::comma &&
            what(k) != tag::conjunction)
            return false;
    return true;
}

// What stands around a span: its bounds, where its part of the sentence begins, what follows it.
inline span_setting limit_reader::setting_of(frame const& f, std::size_t i, quantity const& q) const {
    span_setting s;
    s.lead = i;
    for (; s.lead > f.begin && (is_bound(what(s.lead - 1)) || what(s.lead - 1) == tag::copula); --s.lead) {
        tag const t = what(s.lead - 1);
        auto const said = lower_of(s.lead - 1);
        s.within = s.within || t == tag::within;
        s.strong = s.strong || (t == tag::within && said.starts_with("trong ") && said != "trong khoảng");
        s.most = s.most || t == tag::at_most;
        s.least = s.least || t == tag::at_least;
        s.latest = s.latest || said.starts_with("chậm nhất") || said.starts_with("muộn nhất");
    }
    s.part = part_begin(f, s.lead);
    s.next = what(q.next) == tag::comma ? q.next + 1 : q.next;
    // no sentence that people write goes on for longer before it says how long
    constexpr std::size_t most_words = 160;
    s.first = s.lead > f.first + most_words ? s.lead - most_words : f.first;
    s.said = s.first;
    for (std::size_t k = s.first; k < s.lead; ++k)
        if (what(k) == tag::colon) s.said = k + 1;
    s.front = s.lead == s.part;
    s.bare = s.lead == i;
    s.working = q.unit == time_unit::working_day || q.unit == time_unit::working_hour;
    s.lengthy = q.unit == time_unit::week || q.unit == time_unit::month || q.unit == time_unit::year;
    s.days = q.unit == time_unit::calendar_day || q.unit == time_unit::hour || q.unit == time_unit::minute;
    s.years = q.unit == time_unit::year;
    s.comes_in = received(q.next);
    // "Chuyển mục đích sử dụng đất không quá 15 ngày" is handled, whatever it is about
    tag const t = what(s.part);
    s.handled = t == tag::act || t == tag::prolong || t == tag::case_word || t == tag::body || t == tag::total ||
                q_.any(s.part, "thủ"_w, "việc"_w);
    return s;
}

// The lexeme that a label begins with.
inline std::size_t limit_reader::label_begin(frame const& f) const {
    std::size_t k = 0;
    while (k < l_.size() && l_[k].from < f.label.from) ++k;
    return k;
}

// Whether an event that starts a span belongs to a procedure or to a life that procedures follow: "kể từ ngày có kết
// quả", "kể từ ngày sinh con"; not "kể từ ngày sản xuất".
inline bool limit_reader::official(std::size_t i) const {
    if (what(i) == tag::comma) ++i;
    if (lower_of(i) == "kể cả") return true;  // what counts too, no event
    for (std::size_t k = i; k < i + 9 && k < l_.size(); ++k) {
        tag const t = what(k);
        if (k > i && (t == tag::comma || t == tag::stop || t == tag::line || t == tag::semicolon)) break;
        if (t == tag::act || t == tag::case_word || t == tag::result || t == tag::body) return true;
        if (q_.any(k, "hết"_w, "kết"_w, "có"_w, "xảy"_w, "phát"_w, "chấm"_w, "trúng"_w, "tuyên"_w, "họp"_w, "thành"_w,
                   "hoàn"_w, "sinh"_w, "chết"_w, "thông"_w, "đăng"_w, "đơn"_w))
            return true;
    }
    return false;
}

// Why a number with a unit may be something else than a limit: the length of a licence, a training, an absence; what
// an applicant must have done before. Working days and hours count offices' time and are hardly anything else; days
// need a sign of handling where they stand in the middle of a sentence; months and years need it everywhere.
inline char const* limit_reader::doubt_of(frame const& f, quantity const& q, span_setting const& s) const {
    if (q_.any(s.next, "tính"_w) && what(s.next + 1) == tag::to) return lasts;
    // "03 ngày, từ 10/5 đến 12/5"
    if (what(s.next) == tag::from && (what(s.next + 1) == tag::slashed || what(s.next + 2) == tag::slashed))
        return lasts;
    if (f.unlike != nowhere && q_.is(f.unlike, "đã"_w) && !s.most && !s.within) return lasts;  // "đã xử lý 4 ngày"
    // "08 giờ trong 01 ngày", "7 ngày trong tuần"
    static constexpr auto rate = "so much for each span; not a limit";
    if (what(q.next) == tag::same_day || q_.is(q.next, "mỗi"_w)) return rate;
    if (what(q.next) == tag::within) {
        auto const each = counted(q.next + 1);
        if (q_.is_unit(q.next + 1) || (each && each.low == 1)) return rate;
    }
    if (s.within && q.low == 1 && q_.is_unit(s.lead - 1)) return rate;
    for (std::size_t k = s.said; k < s.lead; ++k)
        if (what(k) == tag::penalty && !f.head)
            return "in a sentence about a fine or a revocation; not taken as a limit";
    // what must be done before one applies
    if (what(s.next) == tag::before && !s.working)
        for (std::size_t k = s.next + 1; k < s.next + 4 && k < l_.size(); ++k)
            if (lower_of(k) == "nộp") return "counted back from the application: perhaps a condition, not a limit";
    if (s.least && !f.before && !s.front && what(s.next) != tag::before && !f.handles)
        return "a least that has no event; perhaps a condition, not a limit";
    bool duration = false, denied = false;
    // "khóa học, 5 ngày": a bare span behind a comma goes on with what the comma follows
    bool const goes_on = s.bare && s.front && s.part > s.first && what(s.part - 1) != tag::consequence;
    for (std::size_t k = goes_on ? s.said : s.part; k < s.lead; ++k) {
        duration = duration || what(k) == tag::lasting;
        bool const either = k > s.part && what(k - 1) == tag::disjunction;  // "chấp nhận hoặc không chấp nhận"
        denied = denied || (!either && (what(k) == tag::none || q_.any(k, "không"_w, "chưa"_w)));
    }
    bool const event = (s.most || s.least) && what(s.next) == tag::before;
    if (duration && !s.handled && !event && !f.head && !s.working && !(s.within && s.comes_in)) return lasts;
    if (denied && !s.front && !f.head) return "what has not happened for so long; not taken as a limit";
    // "1 ngày có 8 giờ", "01 ngày tham dự"
    if (s.front && s.bare && !s.lengthy && q_.any(q.next, "có"_w, "tham"_w, "tương"_w))
        return "says what a span of time is made of; not taken as a limit";
    if (!f.label.empty() && lower_of(label_begin(f)) == "thời lượng") return lasts;
    if (!s.working && !f.label.empty())
        if (char const* const doubt = label_doubt(f, s)) return doubt;
    if (s.days) return days_doubt(f, s, event);
    return s.lengthy && !f.lenient ? long_doubt(f, s) : nullptr;
}

// "Hiệu lực thi hành: sau 10 ngày", "Thời hạn của thẻ: 30 ngày"; but "Tạm trú: 03 ngày" names a procedure.
inline char const* limit_reader::label_doubt(frame const& f, span_setting const& s) const {
    std::size_t const k = label_begin(f);
    if (f.kind != label_kind::generic) {
        bool const named = lower_of(k).ends_with("trú") || lower_of(k) == "cho thuê";
        return what(k) == tag::unlike || (what(k) == tag::lasting && !named) ? lasts : nullptr;
    }
    return (s.lengthy || what(k + 1) == tag::lasting) && !handling_label(f, s) ? lasts : nullptr;
}

// Whether a general label ("Thời hạn …:") is about handling, as far as its words go.
inline bool limit_reader::handling_label(frame const& f, span_setting const& s) const {
    std::size_t const k = label_begin(f);
    bool const noun = what(k) == tag::limit_noun && lower_of(k) != "bước";
    if (!noun || l_[k].to >= f.label.to || names_handling(f, k + 1, s.years)) return true;
    if (!s.lengthy && what(k + 1) != tag::lasting)
        for (std::size_t m = k + 1; m < s.lead; ++m)
            if (s.comes_in || what(m) == tag::act || what(m) == tag::case_word || what(m) == tag::body) return true;
    return false;
}

// A number and its unit that no rule read, doubted or knew as the mark of a case, a beginning or an age.
inline void limit_reader::tell_what_is_left() {
    if (spans_.empty()) return;
    auto const within = [](byte_span x, byte_span y) { return y.from <= x.from && x.to <= y.to; };
    for (std::size_t k = 0; k < l_.size(); ++k) {
        auto const q = counted(k);
        if (!q || q.unit == time_unit::unknown || q.unrelated) continue;
        auto const where = bytes(k, q.next);
        std::size_t lead = k;
        while (lead > 0 && (is_bound(what(lead - 1)) || what(lead - 1) == tag::copula)) --lead;
        bool known = lead > 0 && what(lead - 1) == tag::unlike;
        for (auto const& r : read_) known = known || (where.from < r.to && r.from < where.to);
        for (auto const& p : problems_) known = known || (where.from < p.to && p.from < where.to);
        for (auto const& s : spans_)
            known = known || within(where, s.condition) || within(where, s.label) || within(where, s.start) ||
                    within(where, s.excludes) || within(where, s.party) || within(where, s.count.words);
        if (!known) report(where, "a span of time that is read over; perhaps a limit");
        k = q.next - 1;
    }
}

inline char const* limit_reader::days_doubt(frame const& f, span_setting const& s, bool event) const {
    if (s.front || !(s.most || s.within || f.after || f.head)) return nullptr;
    tag const before = what(s.lead - 1);
    bool const verb = before == tag::act || before == tag::case_word || before == tag::result ||
                      before == tag::extend || before == tag::prolong || before == tag::longer ||
                      before == tag::conjunction || before == tag::disjunction || before == tag::following ||
                      before == tag::afterwards;
    bool const extended = f.extend || f.prolong || f.longer || f.ellipsis || f.before || f.lenient;
    // "thời hạn tham vấn là 30 ngày kể từ ngày đăng ký": the time for an act that no list has; unproven() doubts it
    bool const noun = what(s.part) == tag::limit_noun && lower_of(s.part) == "thời hạn";
    if ((noun && what(s.next) == tag::start && official(s.next)) || aside(f, s)) return nullptr;
    bool known = s.handled || s.strong || verb || extended || f.handles || s.comes_in || s.latest || event ||
                 q_.is(s.next, "phải"_w);
    if (s.within || f.after || f.head)
        for (std::size_t k = s.first; k < s.lead; ++k)
            known = known || what(k) == tag::act || what(k) == tag::case_word || what(k) == tag::result;
    return known ? nullptr : "a span of time whose part in the sentence is unclear; not taken as a limit";
}

// A few words behind a comma and a bound, after another span.
inline bool limit_reader::aside(frame const& f, span_setting const& s) const {
    if (!s.most || f.last == nowhere || s.part == 0 || what(s.part - 1) != tag::comma || s.lead - s.part > 4)
        return false;
    for (std::size_t k = s.part; k < s.lead; ++k)
        if (what(k) != tag::word) return false;
    return s.lead > s.part;
}

inline char const* limit_reader::long_doubt(frame const& f, span_setting const& s) const {
    bool issued = false;
    bool const starts = what(s.next) == tag::start;
    if (starts && !s.comes_in)
        for (std::size_t k = s.next + 1; k < s.next + 4 && k < l_.size(); ++k)
            issued = issued || lower_of(k).starts_with("cấp") || q_.any(k, "ký"_w, "in"_w) || what(k) == tag::unlike;
    bool const prolonged = f.extend || f.prolong || f.longer;
    if (f.joined != link::none && f.last != nowhere) return nullptr;  // goes on with a span that was a limit
    if (prolonged && (!spans_.empty() || (!s.years && s.lead <= f.begin + 3))) return nullptr;
    if (f.handles && (!s.years || !f.delivers)) return nullptr;
    bool const opening = s.lead == f.begin && s.within;
    if (f.head || (issued && !opening)) return lasts;
    if (starts && !s.comes_in && !s.within && !official(s.next)) return lasts;
    tag const t = what(s.next);
    bool const whole = s.next >= f.end || starts || t == tag::exclude || t == tag::afterwards || t == tag::open ||
                       t == tag::before || t == tag::locative || counted(s.next);
    if (s.years && (!f.condition.empty() || (!f.label.empty() && f.kind != label_kind::generic) || !whole))
        return lasts;
    if (f.kind == label_kind::name || f.kind == label_kind::by_case)
        for (std::size_t k = label_begin(f); k < l_.size() && l_[k].to <= f.label.to; ++k)
            if (what(k) == tag::lasting || what(k) == tag::unlike) return lasts;
    return s.front || (s.within && s.comes_in) ? nullptr : lasts;
}

// What speaks for a limit is too little to be sure: the span is kept, and the doubt told.
inline bool limit_reader::unproven(frame const& f, span_setting const& s) const {
    // "niêm yết công khai trong 15 ngày", "khóa trong thời gian 10 ngày": how long something is done
    if (s.within && s.days && !s.comes_in && !f.lenient && what(s.next) != tag::start) {
        if (!s.front && lower_of(s.lead) == "trong thời gian") return true;
        for (std::size_t k = s.part; k < s.lead; ++k)
            if (lower_of(k) == "niêm yết" || lower_of(k) == "công khai") return true;
    }
    if (s.working || f.lenient || f.handles || f.extend || f.prolong || f.longer || s.latest) return false;
    if (f.joined != link::none && f.last != nowhere) return false;
    // "báo cáo hoạt động trong 12 tháng kể từ ngày nộp hồ sơ" is how old a paper may be
    if (s.lengthy && !s.front) {
        tag const t = what(s.lead - 1);
        return t != tag::act && t != tag::case_word && t != tag::result;
    }
    if (s.lengthy && !f.label.empty() && f.kind != label_kind::generic) {
        tag const t = what(label_begin(f));
        return t != tag::act && t != tag::case_word && t != tag::condition && t != tag::body && t != tag::prolong;
    }
    if (s.days && !f.label.empty() && f.kind == label_kind::generic && !handling_label(f, s)) return true;
    if (s.comes_in) return false;
    bool const starts = what(s.next) == tag::start;
    bool const strange = starts && !official(s.next);
    if (strange && !(s.within && s.front)) return true;
    if (s.front || s.handled) return false;
    tag const before = what(s.lead - 1);
    if (before == tag::act || before == tag::case_word || before == tag::result || before == tag::conjunction ||
        before == tag::disjunction || before == tag::afterwards)
        return false;
    bool done = false;
    for (std::size_t k = s.first; k < s.lead; ++k)
        done = done || what(k) == tag::act || what(k) == tag::case_word || what(k) == tag::result;
    return !(done && (s.strong || f.before || f.head)) && !(f.prior && f.before);
}

}
}
}
