// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "limit_numerals.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

struct byte_span {
    std::uint32_t from = 0, to = 0;
    [[nodiscard]] bool empty() const { return from >= to; }
};

// A number with its unit, as far as the words go; what it means in the sentence is the grammar's.
struct quantity {
    std::optional<double> low, high;
    time_unit unit = time_unit::unknown;
    std::size_t next = 0;  // the lexeme behind it; 0 where there is no quantity
    char const* doubt = nullptr;
    bool refused = false;    // unreadable: the doubt stands, no term does
    bool unrelated = false;  // "12 tháng tuổi", "từ 5 năm trở lên": certainly no limit
    byte_span words{};
    explicit operator bool() const { return next != 0; }
};

class quantities : public numerals {
public:
    using numerals::numerals;

    /// `[từ] number [(words)] [– number] unit`, or a number without a unit.
    [[nodiscard]] quantity counted(std::size_t i) const {
        std::size_t const begin = i;
        bool const from = what(i) == tag::from;
        auto const a = number(i + (from ? 1 : 0));
        if (!a.next) return {};
        quantity q;
        q.low = a.value;
        q.doubt = a.doubt;
        q.refused = a.refused;
        auto u = unit(a.next);
        if (!u.next && a.inner.next) {
            u = {a.inner.unit, a.next, a.inner.doubt, a.inner.refused};
            // "05 (năm ngày) làm việc"
            if (u.unit == time_unit::calendar_day && is(a.next, "làm"_w) && is(a.next + 1, "việc"_w))
                u.unit = time_unit::working_day, u.next += 2;
            else if (is(a.next, "làm"_w))
                u.doubt = "the unit goes on in words that cannot be read";
        }
        std::size_t const after = u.next ? u.next : a.next;
        if (what(after) == tag::dash || what(after) == tag::to) {
            auto const b = number(after + 1);
            auto const v = b.next ? unit(b.next) : measure{};
            if (b.next && (v.next || (!u.next && a.digits && b.digits))) {
                q.high = b.value;
                if (b.doubt) q.doubt = b.doubt, q.refused = q.refused || b.refused;
                if (u.next && v.next && u.unit != v.unit) refuse(q, "the two ends of the range have different units");
                if (b.value < a.value) refuse(q, "the range ends below its beginning");
                if (b.value == a.value) q.high.reset();
                u = v.next ? v : measure{time_unit::unknown, b.next, nullptr, false};
            }
        }
        if (!u.next) {
            if (!a.digits || from || a.half) return {};
            q.next = a.next;
            return q;
        }
        q.unit = u.unit;
        q.next = u.next;
        if (u.doubt) q.doubt = u.doubt;
        if (u.refused) q.refused = true;
        if (is(q.next, "rưỡi"_w)) *q.low += 0.5, ++q.next;
        q.unrelated = unrelated(q, from, begin);
        if (is_unit(q.next) && !number(q.next).next && what(q.next) != tag::year) refuse(q, "two units and one number");
        return q;
    }

    /// `ngày [làm việc] thứ N`, counted from an event; Saturday is "thứ 7", so a small number needs its event.
    [[nodiscard]] quantity ordinal(std::size_t i) const {
        if ((what(i) != tag::day && what(i) != tag::working_day) || !is(i + 1, "thứ"_w)) return {};
        auto const n = number(i + 2);
        if (!n.next || !n.digits) return {};
        tag const t = what(n.next);
        if (t == tag::month || t == tag::slash || any(n.next, "của"_w, "hàng"_w, "hằng"_w, "trong"_w)) return {};
        if (n.value <= 7 && t != tag::start && t != tag::afterwards && what(i) == tag::day) return {};
        quantity q;
        q.low = n.value;
        q.unit = what(i) == tag::day ? time_unit::calendar_day : time_unit::working_day;
        q.next = n.next;
        return q;
    }

    /// A date or a recurring date, in words: `ngày 20 tháng đầu tiên hàng quý`, `30/11`.
    [[nodiscard]] quantity date_rule(std::size_t i) const {
        std::size_t j = i;
        bool const day = what(i) == tag::day;
        if (what(i) == tag::slashed) {
            j = i + 1;
        } else if (day && what(i + 1) == tag::number && what(i + 2) == tag::dash && what(i + 3) == tag::number &&
                   l_[i + 2].glued && l_[i + 3].glued && l_[i + 1].value <= 31 && l_[i + 3].value <= 12 &&
                   !is_unit(i + 4)) {
            j = i + 4;
        } else if (day && (any(i + 1, "cuối"_w, "đầu"_w, "mùng"_w) || what(i + 1) == tag::slashed)) {
            j = i + 2;
        } else if (day || what(i) == tag::month) {
            auto const n = number(i + (is(i + 1, "thứ"_w) ? 2 : 1));
            if (!n.next || !n.digits) return {};
            tag const t = what(n.next);
            bool const tied = t == tag::month || any(n.next, "của"_w, "hàng"_w, "hằng"_w) || (t == tag::year && !day);
            if (!tied && !(day && ends(n.next))) return {};
            j = n.next;
        } else {
            return {};
        }
        quantity q;
        if (day && is(i + 1, "cuối"_w))
            for (std::size_t k = i + 2; k + 2 < l_.size() && k < i + 6; ++k)
                if (what(k) == tag::month && is(k + 1, "thứ"_w)) {
                    auto const n = number(k + 2);
                    if (!n.next) break;
                    q.low = n.value;
                    q.unit = time_unit::month;
                    q.next = n.next;
                    q.words = {l_[i].from, l_[n.next - 1].to};
                    q.doubt =
                        "the last day of a counted month: later than the months themselves, unless the event "
                        "stands on the last day of a month";
                    return q;
                }
        while (!ends(j) && what(j) != tag::open) ++j;
        q.unit = time_unit::date_rule;
        q.next = j;
        q.words = {l_[i].from, l_[j - 1].to};
        return q;
    }

private:
    static void refuse(quantity& q, char const* why) { q.doubt = why, q.refused = true; }

    [[nodiscard]] bool ends(std::size_t i) const {
        switch (what(i)) {
            case tag::comma:
            case tag::semicolon:
            case tag::stop:
            case tag::line:
            case tag::colon:
            case tag::close:
            case tag::condition:
            case tag::start:
            case tag::disjunction:
            case tag::exclude:
            case tag::consequence:
            case tag::afterwards:
            case tag::at_most:
                return true;
            default:
                return false;
        }
    }

    [[nodiscard]] numeral number(std::size_t i) const {
        numeral n;
        if (what(i) == tag::number || what(i) == tag::fraction || what(i) == tag::refused) {
            // "A1", "H03": a figure that belongs to a code
            if (i > 0 && l_[i].glued && l_[i - 1].what == tag::word) return n;
            n = {l_[i].value, i + 1, true, what(i) == tag::fraction, false, nullptr, {}};
            if (what(i) == tag::refused)
                n.doubt = "not a number that a limit can have, or figures that are not ASCII", n.refused = true;
        } else {
            n = in_words(i);
            if (!n.next) return n;
        }
        if (what(n.next) != tag::open && n.digits && n.value == 5 && is(n.next, "năm"_w) && is_unit(n.next + 1))
            ++n.next;
        if (what(n.next) == tag::open) {
            bool const figures = what(n.next + 1) == tag::number;
            auto const again = n.digits && !figures ? in_words(n.next + 1)
                               : figures ? numeral{l_[n.next + 1].value, n.next + 2, true, false, false, nullptr, {}}
                                         : numeral{};
            auto const u = again.next ? unit(again.next) : measure{};
            std::size_t const end = u.next ? u.next : again.next;
            if (again.next && what(end) == tag::close) {
                if (again.value != n.value)
                    n.doubt = "the number in figures and the number in words differ", n.refused = true;
                n.next = end + 1;
                n.inner = u;
            }
        }
        return n;
    }

    [[nodiscard]] measure unit(std::size_t i) const {
        static constexpr std::array<time_unit, 8> units{
            time_unit::calendar_day, time_unit::working_day, time_unit::hour,  time_unit::working_hour,
            time_unit::minute,       time_unit::week,        time_unit::month, time_unit::year};
        if (!is_unit(i)) return {};
        measure m{units[static_cast<std::size_t>(what(i)) - static_cast<std::size_t>(tag::day)], i + 1, nullptr, false};
        if (l_[i].slip) m.doubt = "a typing error in the unit";
        bool const work = is(i + 1, "làm"_w) && is(i + 2, "việc"_w);
        if (work) m = {m.unit, i + 3, "no such unit is defined", true};
        if (m.unit != time_unit::calendar_day && m.unit != time_unit::hour) return m;
        if (m.unit == time_unit::calendar_day && what(i + 1) == tag::working_day)
            return {m.unit, i + 2, "days and working days in one breath", true};
        auto const working = m.unit == time_unit::hour ? time_unit::working_hour : time_unit::working_day;
        auto const target = m.unit == time_unit::hour ? tag::working_hour : tag::working_day;
        std::size_t const behind = is(i + 1, "làm"_w) ? i + 2 : i + 1;
        if (what(behind) == tag::ellipsis || (behind > i + 1 && (ends(behind) || behind >= l_.size())))
            return {m.unit, behind, "the text breaks off in the unit", true};
        if (is(i + 1, "làm"_w)) m.doubt = "the unit goes on in words that cannot be read";
        // "20 ngày tính theo ngày làm việc", "20 ngày (làm việc)": the unit is settled behind the number
        std::size_t j = i + 1 + (what(i + 1) == tag::comma && what(i + 2) == tag::by_unit ? 1 : 0);
        bool const bracket = what(j) == tag::open;
        if (bracket) ++j;
        if (bracket && is(j, "làm"_w) && is(j + 1, "việc"_w) && what(j + 2) == tag::close)
            return {working, j + 3, m.doubt, false};
        bool const by = what(j) == tag::by_unit;
        if (by) ++j;
        if ((by || bracket) && what(j) == target && (!bracket || what(j + 1) == tag::close))
            return {working, j + (bracket ? 2u : 1u), m.doubt, false};
        return m;
    }

    [[nodiscard]] bool unrelated(quantity const& q, bool from, std::size_t begin) const {
        if (any(q.next, "tuổi"_w, "lương"_w, "liên"_w, "kinh"_w, "gần"_w, "đóng"_w, "trở"_w, "phép"_w, "nghỉ"_w))
            return true;
        if (any(q.next, "một"_w, "1"_w) && is(q.next + 1, "lần"_w)) return true;
        if (what(q.next) == tag::number && is(q.next + 1, "lần"_w) && !q.high) return true;
        if (from && !q.high) return true;
        // a date: "ngày 08 tháng 4 năm 2020"
        tag const before = begin > 0 ? what(begin - 1) : tag::line;
        return (before == tag::day && q.unit == time_unit::month) ||
               (before == tag::month && q.unit == time_unit::year);
    }
};

}
}
}
