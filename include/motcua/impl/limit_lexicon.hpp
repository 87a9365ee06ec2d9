// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace motcua {
inline namespace v0 {
namespace detail {

// A lower-case word of up to 16 bytes, held by value; every Vietnamese syllable fits. Longer words are the zero key.
struct word_key {
    std::uint64_t a = 0, b = 0;
    friend constexpr bool operator==(word_key, word_key) = default;
    friend constexpr auto operator<=>(word_key, word_key) = default;
};
constexpr word_key key_of(std::string_view word) {
    word_key k;
    if (word.size() > 16) return k;
    for (std::size_t i = 0; i < word.size(); ++i)
        (i < 8 ? k.a : k.b) |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])) << (8 * (i % 8));
    return k;
}
consteval word_key operator""_w(char const* word, std::size_t size) { return key_of({word, size}); }

// What a lexeme is to the grammar.
enum class tag : unsigned char {
    word, number, fraction, slashed, clock, refused,
    comma, colon, semicolon, stop, line, open, close, dash, slash, plus, bullet, mark, ellipsis,
    at_most, at_least, after, before, within, about,  // bounds
    day, working_day, hour, working_hour, minute, week, month, year,
    same_day, at_once, next_day, none,
    extend, prolong, more, longer,
    limit_noun, condition, start, exclude, exclude_passive, afterwards, consequence, copula, conjunction, disjunction,
    parts, total, unlike, reference, act, case_word, body, result, by_unit, locative, to, from
};

struct lexicon_row {
    tag what = tag::word;
    std::array<word_key, 6> words{};
    std::uint8_t count = 0;
};
consteval lexicon_row row(tag what, std::string_view phrase) {
    lexicon_row r{what, {}, 0};
    while (!phrase.empty()) {
        auto const end = std::min(phrase.find(' '), phrase.size());
        r.words[r.count++] = key_of(phrase.substr(0, end));
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return r;
}

// The vocabulary. Rows are words and fixed expressions, never whole phrases; how they combine is the grammar's.
inline constexpr auto lexicon = [] {
    auto rows = std::to_array<lexicon_row>({
        row(tag::at_most, "không quá"), row(tag::at_most, "không vượt quá"), row(tag::at_most, "không quá thời hạn"),
        row(tag::at_most, "không chậm hơn"), row(tag::at_most, "không muộn hơn"), row(tag::at_most, "không chậm quá"),
        row(tag::at_most, "tối đa"), row(tag::at_most, "nhiều nhất"), row(tag::at_most, "chậm nhất"),
        row(tag::at_most, "muộn nhất"), row(tag::at_most, "không hơn"), row(tag::at_most, "không kéo dài quá"),
        row(tag::at_least, "ít nhất"), row(tag::at_least, "tối thiểu"), row(tag::at_least, "không ít hơn"),
        row(tag::at_least, "không dưới"),
        row(tag::after, "sau"), row(tag::after, "sau thời hạn"), row(tag::after, "sau thời gian"),
        row(tag::after, "sau khoảng thời gian"), row(tag::before, "trước"), row(tag::before, "trước thời hạn"),
        row(tag::within, "trong"), row(tag::within, "trong thời hạn"), row(tag::within, "trong thời gian"),
        row(tag::within, "trong vòng"), row(tag::within, "trong khoảng thời gian"), row(tag::within, "vào"),
        row(tag::within, "vòng"), row(tag::within, "đúng"), row(tag::within, "trong khoảng"),
        row(tag::about, "khoảng"), row(tag::about, "dự kiến"), row(tag::about, "xấp xỉ"), row(tag::about, "trung bình"),
        row(tag::day, "ngày"), row(tag::working_day, "ngày làm việc"), row(tag::hour, "giờ"), row(tag::hour, "h"),
        row(tag::working_hour, "giờ làm việc"), row(tag::working_hour, "giờ hành chính"),
        row(tag::working_hour, "h làm việc"), row(tag::minute, "phút"), row(tag::week, "tuần"),
        row(tag::month, "tháng"), row(tag::year, "năm"), row(tag::day, "ngày lịch"), row(tag::day, "ngày dương lịch"),
        row(tag::working_hour, "giờ làm việc hành chính"), row(tag::working_day, "ngày hành chính"),
        row(tag::same_day, "trong ngày"), row(tag::same_day, "trong cùng ngày"), row(tag::same_day, "cùng ngày"),
        row(tag::same_day, "trong ngày làm việc"), row(tag::same_day, "trong cùng ngày làm việc"),
        row(tag::same_day, "cùng ngày làm việc"), row(tag::same_day, "ngay trong ngày"),
        row(tag::same_day, "ngay trong ngày làm việc"), row(tag::same_day, "ngay lập tức"),
        row(tag::same_day, "ngay trong buổi làm việc"), row(tag::same_day, "tức thời"),
        row(tag::at_once, "ngay khi"), row(tag::at_once, "ngay sau khi"), row(tag::at_once, "ngay"),
        row(tag::next_day, "ngày làm việc tiếp theo"), row(tag::next_day, "trong ngày làm việc tiếp theo"),
        row(tag::next_day, "ngày làm việc liền kề"), row(tag::next_day, "trong ngày làm việc liền kề"),
        row(tag::next_day, "ngày làm việc kế tiếp"), row(tag::next_day, "trong ngày làm việc kế tiếp"),
        row(tag::next_day, "ngày làm việc sau"), row(tag::next_day, "trong ngày làm việc sau"),
        row(tag::next_day, "ngày làm việc hôm sau"), row(tag::next_day, "ngày làm việc sau đó"),
        row(tag::none, "không"), row(tag::none, "không quy định"), row(tag::none, "không có"),
        row(tag::none, "không có thông tin"), row(tag::none, "không phải trả kết quả"), row(tag::none, "chưa quy định"),
        row(tag::none, "không có quy định"), row(tag::none, "chưa có quy định"), row(tag::none, "không giới hạn"),
        row(tag::none, "không xác định"), row(tag::none, "không áp dụng"), row(tag::none, "không hạn định"),
        row(tag::none, "không có thời hạn"), row(tag::none, "không trả kết quả"), row(tag::none, "không ấn định"),
        row(tag::none, "không quy định cụ thể"), row(tag::none, "chưa có thông tin"), row(tag::none, "không thời hạn"),
        row(tag::extend, "kéo dài thêm"), row(tag::extend, "gia hạn thêm"), row(tag::extend, "tăng thêm"),
        row(tag::extend, "cộng thêm"), row(tag::extend, "được thêm"), row(tag::extend, "gia hạn một lần"),
        row(tag::extend, "gia hạn 01 lần"), row(tag::prolong, "kéo dài"), row(tag::prolong, "gia hạn"),
        row(tag::more, "thêm"), row(tag::longer, "dài hơn"), row(tag::longer, "kéo dài hơn"),
        row(tag::limit_noun, "thời hạn"), row(tag::limit_noun, "thời gian"), row(tag::limit_noun, "thời hiệu"),
        row(tag::limit_noun, "thời hạng"), row(tag::limit_noun, "thời hản"), row(tag::limit_noun, "bước"),
        row(tag::condition, "đối với"), row(tag::condition, "với trường hợp"), row(tag::condition, "trường hợp"),
        row(tag::condition, "trong trường hợp"), row(tag::condition, "nếu"), row(tag::condition, "riêng đối với"),
        row(tag::condition, "riêng trường hợp"), row(tag::condition, "đối với trường hợp"),
        row(tag::condition, "đối với các trường hợp"), row(tag::condition, "các trường hợp"),
        row(tag::condition, "trừ trường hợp"), row(tag::condition, "áp dụng đối với"), row(tag::condition, "áp dụng cho"),
        row(tag::start, "kể từ"), row(tag::start, "kẻ từ"), row(tag::start, "kể tử"), row(tag::start, "kê từ"),
        row(tag::start, "kế từ"), row(tag::start, "kề từ"), row(tag::start, "kể"), row(tag::start, "tính từ"),
        row(tag::start, "từ ngày"), row(tag::start, "từ khi"), row(tag::start, "từ thời điểm"), row(tag::start, "từ lúc"),
        row(tag::start, "tính kể từ"), row(tag::start, "được tính từ"), row(tag::start, "được tính kể từ"),
        row(tag::start, "kể cả"),
        row(tag::exclude, "không kể"), row(tag::exclude, "không tính"), row(tag::exclude, "không bao gồm"),
        row(tag::exclude, "chưa kể"), row(tag::exclude, "chưa bao gồm"), row(tag::exclude, "chưa tính"),
        row(tag::exclude, "không gồm"), row(tag::exclude, "ngoại trừ"), row(tag::exclude, "trừ thời gian"),
        row(tag::exclude, "trừ ngày"), row(tag::exclude, "trừ các ngày"), row(tag::exclude, "không tính đến"),
        row(tag::exclude_passive, "không tính vào"), row(tag::exclude_passive, "không được tính vào"),
        row(tag::exclude_passive, "không kể vào"), row(tag::exclude_passive, "không tính trong"),
        row(tag::afterwards, "sau khi"), row(tag::afterwards, "sau đó"), row(tag::afterwards, "tiếp đó"),
        row(tag::afterwards, "tiếp theo"), row(tag::afterwards, "rồi"),
        row(tag::consequence, "thì"), row(tag::copula, "là"), row(tag::copula, "bằng"),
        row(tag::conjunction, "và"), row(tag::conjunction, "cộng"), row(tag::conjunction, "cộng với"),
        row(tag::conjunction, "cùng với"), row(tag::disjunction, "hoặc"), row(tag::disjunction, "hay"),
        row(tag::parts, "trong đó"), row(tag::parts, "bao gồm"), row(tag::parts, "gồm"), row(tag::parts, "cụ thể"),
        row(tag::total, "tổng"), row(tag::total, "tổng cộng"),
        row(tag::unlike, "dưới"), row(tag::unlike, "trên"), row(tag::unlike, "quá"), row(tag::unlike, "hết thời hạn"),
        row(tag::unlike, "quá thời hạn"), row(tag::unlike, "có thời hạn"), row(tag::unlike, "có thời gian"),
        row(tag::unlike, "hiệu lực"), row(tag::unlike, "giá trị"), row(tag::unlike, "quá hạn"), row(tag::unlike, "đủ"),
        row(tag::unlike, "hơn"), row(tag::unlike, "thời hạn sử dụng"), row(tag::unlike, "thời hạn hiệu lực"),
        row(tag::unlike, "định kỳ"), row(tag::unlike, "mỗi"), row(tag::unlike, "đã"), row(tag::unlike, "lưu trữ"),
        row(tag::unlike, "cứ"), row(tag::unlike, "hạn dùng"), row(tag::unlike, "thời hạn có giá trị"),
        row(tag::reference, "điều"), row(tag::reference, "khoản"), row(tag::reference, "điểm"),
        row(tag::reference, "mục"), row(tag::reference, "số"), row(tag::reference, "thứ"), row(tag::reference, "chương"),
        row(tag::reference, "mẫu"), row(tag::reference, "phụ lục"),
        row(tag::act, "thẩm định"), row(tag::act, "kiểm tra"), row(tag::act, "xem xét"), row(tag::act, "phê duyệt"),
        row(tag::act, "tiếp nhận"), row(tag::act, "trả kết quả"), row(tag::act, "phát hành"), row(tag::act, "thông báo"),
        row(tag::act, "lấy ý kiến"), row(tag::act, "trình"), row(tag::act, "ban hành"), row(tag::act, "công bố"),
        row(tag::act, "xác minh"), row(tag::act, "thẩm tra"), row(tag::act, "giải quyết"), row(tag::act, "thực hiện"),
        row(tag::act, "trả lời"), row(tag::act, "chuyển"), row(tag::act, "gửi"), row(tag::act, "báo cáo"),
        row(tag::act, "niêm yết"), row(tag::act, "xử lý"), row(tag::act, "quyết định"), row(tag::act, "rà soát"),
        row(tag::act, "đánh giá"), row(tag::act, "ký"), row(tag::act, "giới thiệu"), row(tag::act, "tổ chức"),
        row(tag::case_word, "cấp"), row(tag::case_word, "cấp mới"), row(tag::case_word, "cấp lại"),
        row(tag::case_word, "cấp đổi"), row(tag::case_word, "đổi"), row(tag::case_word, "điều chỉnh"),
        row(tag::case_word, "sửa đổi"), row(tag::case_word, "bổ sung"), row(tag::case_word, "đăng ký"),
        row(tag::case_word, "trực tuyến"), row(tag::case_word, "trực tiếp"), row(tag::case_word, "qua"),
        row(tag::case_word, "thông qua"), row(tag::case_word, "nộp"), row(tag::case_word, "khẩn cấp"),
        row(tag::case_word, "thông thường"), row(tag::case_word, "dịch vụ"), row(tag::case_word, "tại nhà"), row(tag::case_word, "thu hồi"),
        row(tag::body, "sở"), row(tag::body, "bộ"), row(tag::body, "cục"), row(tag::body, "ubnd"), row(tag::body, "vụ"),
        row(tag::body, "ủy ban"), row(tag::body, "uỷ ban"), row(tag::body, "công an"), row(tag::body, "phòng"),
        row(tag::body, "văn phòng"), row(tag::body, "chi cục"), row(tag::body, "tổng cục"), row(tag::body, "cơ quan"),
        row(tag::body, "trung tâm"), row(tag::body, "chủ tịch"), row(tag::body, "hội đồng"), row(tag::body, "bộ phận"),
        row(tag::body, "ban"), row(tag::body, "thanh tra"), row(tag::body, "kho bạc"), row(tag::body, "ngân hàng"),
        row(tag::body, "chính phủ"), row(tag::body, "thủ tướng"), row(tag::body, "xã"), row(tag::body, "huyện"),
        row(tag::body, "bảo hiểm"), row(tag::body, "thuế"), row(tag::body, "đơn vị"), row(tag::body, "cơ sở"),
        row(tag::result, "trả"), row(tag::result, "được trả"), row(tag::result, "có kết quả"), row(tag::result, "nhận"),
        row(tag::by_unit, "tính theo"), row(tag::by_unit, "theo"), row(tag::locative, "tại"),
        row(tag::to, "đến"), row(tag::to, "tới"), row(tag::from, "từ"),
    });
    std::sort(rows.begin(), rows.end(), [](lexicon_row const& x, lexicon_row const& y) {
        return x.words[0] != y.words[0] ? x.words[0] < y.words[0] : x.count > y.count;
    });
    return rows;
}();

// Syllables beside the lexicon's that typing errors glue to their neighbours.
inline constexpr auto common_syllables = std::to_array<word_key>(
    {"giải"_w, "quyết"_w, "hồ"_w, "sơ"_w, "hợp"_w, "lệ"_w, "kết"_w, "quả"_w, "quy"_w, "định"_w, "được"_w, "đầy"_w});

}
}
}
