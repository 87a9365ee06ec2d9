// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>

#include "../document.hpp"
#include "dossier_clocks.ipp"
#include "machine_text.ipp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What a row issues, as a person says it; documents that are numbered forms keep their number.
inline std::string document_name(std::string_view english, language in) {
    constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"consignment slip", "phiếu gửi hồ sơ"},
        {"handover record", "biên bản giao nhận"},
        {"form 01", "mẫu số 01 (giấy tiếp nhận hồ sơ và hẹn trả kết quả)"},
        {"form 02", "mẫu số 02 (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ)"},
        {"form 03", "mẫu số 03 (phiếu từ chối)"},
        {"form 04", "mẫu số 04 (phiếu xin lỗi và hẹn lại ngày trả kết quả)"},
        {"form 05 (TT 03/2025)", "mẫu số 05 (thông báo dừng giải quyết, TT 03/2025/TT-VPCP)"},
        {"payment notice", "thông báo nghĩa vụ tài chính"},
        {"receipt", "biên lai"},
        {"request", "đề nghị của người nộp"},
        {"result", "kết quả"},
        {"correction", "kết quả được sửa"},
        {"return slip", "phiếu gửi kết quả"},
        {"return list", "bảng kê chuyển hoàn"},
        {"invitation", "giấy mời"},
        {"delivery record", "chứng từ phát"},
        {"record of loss", "biên bản thất lạc, hư hỏng"},
        {"remedy", "hồ sơ khắc phục"},
    };
    if (in == language::vi)
        for (auto const& [en, vi] : names)
            if (en == english) return std::string(vi);
    return std::string(english);
}

/// The same on a day: a number only where the form had it then, the document's own name else.
inline std::string document_said(std::string_view english, date on, language in) {
    if (english.substr(0, 4) != "form") return document_name(english, in);
    auto const* then = find_document(english, on);
    if (then != nullptr && then->number != 0) return document_name(english, in);
    for (auto const& d : documents())
        if (then == nullptr && d.key == english) then = &d;
    return then == nullptr ? document_name(english, in) : std::string(in == language::en ? then->en : then->vi);
}

/// Writes the page of one dossier.
class explanation {
public:
    explanation(dossier const& d, rules const& under, language in)
        : d_(d),
          under_(under),
          en_(in == language::en),
          in_(in),
          course_(d.course()),
          traced_(retrace(d, under)),
          law_day_(law_day_of(context_of(d.subject(), under), d.state(), last_day())) {}

    std::string text() {
        heading();
        instruments();
        course();
        time();
        readings_taken();
        conclusion();
        editions();
        return std::move(out_);
    }

private:
    [[nodiscard]] date last_day() const { return course_.empty() ? date(1970, 1, 1) : course_.back().occurred.day(); }
    [[nodiscard]] std::string word(char const* vi, char const* en) const { return en_ ? en : vi; }
    [[nodiscard]] std::string day(date of) const { return en_ ? to_string(of) : to_string_vi(of); }
    [[nodiscard]] std::string moment_text(civil_second t) const { return clock_text(t, in_); }
    void line(std::string const& text) { out_ += text + "\n"; }
    [[nodiscard]] std::string cited(citation const& c) const {
        return to_string(c) + " (" + std::string(label(c.certainty, in_)) + ")";
    }
    template <class E>
    [[nodiscard]] std::string say(E e) const {
        return std::string(label(e, in_));
    }

    void heading() {
        auto const& s = d_.subject();
        auto const& c = under_.catalogue();
        line(word("BẢN GIẢI TRÌNH HỒ SƠ", "EXPLANATION OF A DOSSIER"));
        std::string name;
        if (c.contains(s.code))
            if (auto const entry = c.at(s.code, law_day_, s.agency)) name = (*entry)->name;
        line(word("Thủ tục: ", "Procedure: ") + s.code + (name.empty() ? "" : " – " + name) +
             (s.variant.empty() ? "" : " (" + s.variant + ")"));
        auto const* agency = c.find_agency(s.agency);
        auto const* unit = c.find_unit(s.unit);
        line(word("Cơ quan giải quyết: ", "Decided by: ") + (agency == nullptr ? s.agency : agency->name.in(in_)) +
             word("; nơi tiếp nhận: ", "; taken in at: ") + (unit == nullptr ? s.unit : unit->name.in(in_)));
        auto const& state = d_.state();
        line(word("Nộp: ", "Filed: ") + say(state.intake) + word("; nhận kết quả: ", "; result: ") +
             say(state.return_by));
        line(word("Trạng thái: ", "Status: ") + say(state.at.status) + word("; thời hạn: ", "; clock: ") +
             say(state.at.clock) + word("; hạn trả: ", "; due: ") +
             (d_.due() ? day(*d_.due()) : word("không xác định", "not known")) + word("; đánh giá: ", "; judged: ") +
             say(judge(state)));
    }

    /// Every law row that the course rests on, by instrument, with the days in which it is in force.
    void instruments() {
        line("");
        line(word("I. Văn bản áp dụng", "I. Instruments"));
        auto const pinned = d_.state().accepted != dossier_state::absent &&
                            under_.reading_of(reading::pinning) == readings_as::pinning_keep;
        line("   " + word("Quy định của ngày ", "Rules of ") + day(law_day_) +
             (pinned ? word(" (ngày tiếp nhận; giữ quy định tại ngày tiếp nhận là suy luận của thư viện)",
                            " (the day of acceptance; that its rules are kept is inferred by the library)")
                     : word(" (ngày của sự kiện)", " (the day of the event)")));
        std::vector<law_row const*> rows;
        std::vector<std::string> ids;
        for (auto const& o : traced_) {
            if (o.from.row < 0) continue;
            for (auto const& id : words_in(national_rows[static_cast<std::size_t>(o.from.row)].rules))
                if (!speaks_of(id, o.dossier.state().intake)) continue;
                else if (auto const* law = under_.law().find(id, o.from.law_day);
                    law != nullptr && std::find(rows.begin(), rows.end(), law) == rows.end())
                    rows.push_back(law);
        }
        std::map<std::string, std::vector<law_row const*>> by_instrument;
        for (auto const* r : rows) by_instrument[std::string(r->instrument)].push_back(r);
        for (auto const& [instrument, all] : by_instrument) {
            line("   – " + instrument + ":");
            std::vector<std::string> lines;
            for (auto const* r : all) {
                auto const [from, to] = whole_validity(*r);
                auto const until = to ? word(" đến trước ", " to before ") + day(*to) : "";
                auto const text =
                    "       " +
                    std::string(r->article.empty() ? word("toàn văn", "the whole") : std::string(r->article)) +
                    word(", hiệu lực ", ", in force ") +
                    (r->from_known ? word("từ ", "from ") : word("không trước ", "not before ")) + day(from) + until +
                    " (" + say(weaker(r->wording, r->force)) + ")";
                if (std::find(lines.begin(), lines.end(), text) == lines.end()) lines.push_back(text);
            }
            for (auto const& text : lines) line(text);
        }
        std::vector<std::string> own;  // what the province asks for beyond them
        if (auto const& machine = under_.machine())
            for (auto const& n : machine->narrowings())
                for (auto const& o : traced_)
                    if (o.from.row >= 0 && n.concerns(o.from.what, o.from.by, o.from.status) &&
                        std::find(own.begin(), own.end(), n.id) == own.end()) {
                        own.push_back(n.id);
                        line("   – " + word("Quy định của địa phương ", "The province's own ") + n.id + ": " + cited(n.basis));
                    }
        if (by_instrument.empty())
            line("   " + word("Không có quy định được đọc đang có hiệu lực", "No rule that was read is in force"));
    }

    /// A row ends where an amendment begins that was not read, or where it stops deciding; the article itself goes on.
    [[nodiscard]] std::pair<date, std::optional<date>> whole_validity(law_row const& row) const {
        std::pair<date, std::optional<date>> all{row.from, row.to};
        for (auto const& r : under_.law().rows()) {
            if (r.instrument != row.instrument || r.article != row.article) continue;
            all.first = std::min(all.first, r.from);
            if (all.second) all.second = r.to ? std::optional(std::max(*all.second, *r.to)) : std::nullopt;
        }
        return all;
    }

    void course() {
        line("");
        line(word("II. Diễn biến", "II. Course"));
        for (std::size_t i = 0; i < course_.size(); ++i) {
            auto const& e = course_[i];
            auto const& o = traced_[i];
            auto text = "   " + std::to_string(i + 1) + ". " + moment_text(e.occurred) + " – " + say(e.what) + " (" +
                        say(e.actor) + ")";
            if (!o.document.empty()) text += word("; lập ", "; issues ") + document_said(o.document, o.from.on, in_);
            // What was written down later is told: it may not have been known when others acted.
            if (e.recorded && *e.recorded != e.occurred)
                text += word("; ghi nhận ", "; recorded ") + moment_text(*e.recorded);
            if (o.refusal)
                text += word("; theo quy định đang xét thì không được: ", "; not allowed by the rules looked at: ") +
                        o.refusal->text().in(in_);
            if (auto const basis = o.basis(); !basis.empty()) text += "  [" + to_string(basis.front()) + "]";
            line(text);
            for (auto const& w : o.warnings()) line("      ! " + w.in(in_));
        }
        if (course_.empty()) line("   " + word("Chưa có sự kiện", "Nothing has happened"));
    }

    /// How the due day came about: the last derivation, with every day that was not counted and who decided it.
    void time() {
        line("");
        line(word("III. Thời hạn và lịch", "III. Time and calendar"));
        outcome const* set = nullptr;
        for (auto const& o : traced_)
            if (o.from.limit != nullptr) set = &o;
        if (set == nullptr) {
            bool const waits = d_.state().accepted != dossier_state::absent && d_.state().at.clock == clock_state::not_started;
            line("   " + (waits ? word("Thời hạn chưa bắt đầu: tính từ khi cơ quan có thẩm quyền nhận hồ sơ",
                                       "The time has not begun: it runs from the competent agency's receipt")
                                : word("Thời hạn chưa được tính hoặc danh mục không có thời hạn",
                                       "No time was started, or the catalogue states none")));
            return;
        }
        auto const& state = set->dossier.state();
        auto const clock = *set->clock();
        line("   " + word("Bắt đầu: ", "Starts: ") + moment_text(civil_second{state.started}) +
             (state.started != state.accepted && state.supplements == 0
                  ? word(" (biên bản giao nhận)", " (handover record)")
              : state.supplements > 0 ? word(" (bổ sung đủ)", " (supplement complete)")
                                      : word(" (tiếp nhận)", " (acceptance)")) +
             word("; thời hạn: ", "; limit: ") + to_text(clock.limit(), in_));
        int n = 0;
        for (auto const& s : clock.steps())
            line("   " + std::to_string(++n) + ". " + s.text.in(in_) +
                 (s.basis.instrument.empty() ? "" : "  [" + cited(s.basis) + "]"));
        auto const& now = d_.state();
        if (now.extended != 0 && now.first_due != dossier_state::no_day)
            line("   " + word("Đã hẹn lại: ", "New date: ") + day(date::from_days(now.first_due)) + " → " +
                 (d_.due() ? day(*d_.due()) : "?"));
    }

    /// What another reading of each open point would have given: the course replayed under it.
    void readings_taken() {
        line("");
        line(word("IV. Cách hiểu đã chọn, và kết quả nếu hiểu khác", "IV. Readings taken, and what others would give"));
        bool any = false;
        for (auto const& row : reading_rows) {
            for (std::size_t k = 0; k < row.count; ++k) {
                if (k == under_.reading_of(row.what)) continue;
                auto const other = differs(row.what, row.values[k].text);
                if (other.empty()) continue;
                any = true;
                auto const& taken = under_.readings().value(row.what);
                citation const basis{std::string(row.instrument), std::string(row.article), row.certainty};
                line("   – " + say(row.what) + ": " + std::string(en_ ? taken.en : taken.vi) +
                     (basis.instrument.empty() ? " (" + say(row.certainty) + ")" : "  [" + cited(basis) + "]"));
                line("     " + word("nếu “", "if “") + std::string(en_ ? row.values[k].en : row.values[k].vi) +
                     "”: " + other);
            }
        }
        for (auto const r : decides_next()) {
            any = true;
            auto const& taken = under_.readings().value(r);
            line("   – " + say(r) + ": " + std::string(en_ ? taken.en : taken.vi) +
                 word(" (quyết định bước tiếp theo)", " (decides what comes next)"));
        }
        if (!any)
            line("   " +
                 word("Không cách hiểu nào khác làm thay đổi kết quả", "No other reading would change the answer"));
    }
    /// Open points that have changed nothing yet but hang over the next step.
    [[nodiscard]] std::vector<reading> decides_next() const {
        auto const& s = d_.state();
        if (s.accepted == dossier_state::absent) return {};
        if (s.at.status == status::supplement_requested) return {reading::supplement_clock};
        bool const open = s.at.status == status::accepted || s.at.status == status::processing;
        if (s.at.clock == clock_state::not_started && open) return {reading::remote_receipt};
        return {};
    }
    /// The days of the running times that another reading moves, and the clock where it stands otherwise.
    void differs_now(rules const& other, dossier const& there, std::string& text) const {
        auto const add = [&](std::string const& part) { text += (text.empty() ? "" : "; ") + part; };
        if (there.state().at.clock != d_.state().at.clock)
            add(word("thời hạn: ", "clock: ") + say(there.state().at.clock));
        if (course_.empty()) return;
        auto const now = next_deadlines(d_, under_, course_.back().occurred);
        for (auto const& t : next_deadlines(there, other, course_.back().occurred))
            for (auto const& ours : now)
                if (t.what == ours.what && t.what != timer::resolution && t.on && t.on != ours.on)
                    add(say(t.what) + ": " + day(*t.on));
    }
    [[nodiscard]] std::string differs(reading what, std::string_view value) const {
        try {
            auto const other = under_.with(what, value);
            auto const there = retrace(d_, other);
            if (there.empty()) return {};
            std::string text;
            auto const add = [&](std::string const& part) { text += (text.empty() ? "" : "; ") + part; };
            for (std::size_t i = 0; i < there.size(); ++i) {
                if (there[i].refusal.has_value() == traced_[i].refusal.has_value()) continue;
                // What follows from it is not told again.
                add(std::to_string(i + 1) + ". " + say(course_[i].what) + ": " +
                    (there[i].refusal ? word("không được thực hiện", "refused") : word("được thực hiện", "allowed")));
                break;
            }
            auto const& a = there.back().dossier.state();
            auto const& b = traced_.back().dossier.state();
            if (a.due != b.due || a.due_second != b.due_second)
                add(word("hạn trả ", "due ") + (a.due_day() ? day(*a.due_day()) : word("không xác định", "not known")));
            if (judge(a) != judge(b)) add(say(judge(a)));
            differs_now(other, there.back().dossier, text);
            return text;
        } catch (error const& e) {
            return word("không trả lời được: ", "no answer: ") + e.problems().front().found;
        }
    }

    void conclusion() {
        line("");
        line(word("V. Kết luận", "V. Conclusion"));
        auto const both = clocks(d_, under_);
        for (auto const& [text, basis] : both.legal.reasons)
            line("   – " + text.in(in_) + (basis.instrument.empty() ? "" : "  [" + cited(basis) + "]"));
        // The portal's count stands apart: it has no part in the legal verdict.
        line("   – " + word("Chỉ số của Cổng Dịch vụ công quốc gia (tính riêng): ", "Indicator of the national portal (apart): ") +
             say(both.indicator.verdict) + ". " + both.indicator.reasons.front().in(in_) +
             (both.indicator_basis.instrument.empty() ? "" : "  [" + cited(both.indicator_basis) + "]"));
        for (std::size_t i = 2; i < both.reasons.size(); ++i) line("     " + both.reasons[i].in(in_));
        auto const* carriage = under_.law().find("CLK-04", law_day_);
        line("   – " +
             word("Thời gian bưu chính vận chuyển không tính vào thời hạn giải quyết",
                  "Carriage by post lies outside the resolution time") +
             (carriage == nullptr ? "" : "  [" + cited(cite(carriage)) + "]"));
    }

    void editions() {
        line("");
        std::string text;
        for (auto const& e : under_.editions())
            if (!e.hash.empty()) text += (text.empty() ? "" : ", ") + e.part + " " + e.hash;
        auto const table = under_.machine() ? under_.machine()->edition() : state_machine().edition();
        line(word("Phiên bản dữ liệu: ", "Editions: ") + text + ", machine " + table + ", motcua " + version);
        line("");
        line(word("Ngày …… tháng …… năm ……", "Date: ……"));
        line(word("Người lập (ký, ghi rõ họ tên)          Người xác nhận (ký, ghi rõ họ tên)",
                  "Prepared by (signature, name)          Confirmed by (signature, name)"));
    }

    dossier const& d_;
    rules const& under_;
    bool en_;
    language in_;
    std::vector<event> course_;
    std::vector<outcome> traced_;
    date law_day_;
    std::string out_;
};

}

MOTCUA_INLINE std::string explain(dossier const& d, rules const& under, language in) {
    return detail::explanation(d, under, in).text();
}

}
}
