// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sorted.hpp"

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
    word,
    number,
    fraction,
    slashed,
    clock,
    refused,
    comma,
    colon,
    semicolon,
    stop,
    line,
    open,
    close,
    dash,
    slash,
    plus,
    bullet,
    mark,
    ellipsis,
    at_most,
    at_least,
    after,
    before,
    within,
    about,  // bounds
    day,
    working_day,
    hour,
    working_hour,
    minute,
    week,
    month,
    year,
    same_day,
    at_once,
    next_day,
    none,
    extend,
    prolong,
    more,
    longer,
    limit_noun,
    condition,
    complexity,  // "phức tạp có thể kéo dài": a case that no word of condition introduces
    start,
    exclude,
    exclude_passive,
    afterwards,
    following,
    consequence,
    copula,
    conjunction,
    disjunction,
    parts,
    total,
    unlike,
    reference,
    act,
    case_word,
    body,
    result,
    by_unit,
    locative,
    to,
    from,
    lasting,  // what has a length of its own: a training, a lease, a stay
    penalty   // a sentence about fines and revocations states no limit of a procedure
};

struct lexicon_row {
    tag what = tag::word;
    std::array<word_key, 6> words{};
    std::uint8_t count = 0;
};

// The vocabulary, parted by bars: words and fixed expressions, never whole phrases. How they combine is the grammar's.
struct vocabulary_row {
    tag what;
    char const* expressions;
};
inline constexpr auto vocabulary = std::to_array<vocabulary_row>({
    {tag::at_most,
     "không quá|không vượt quá|không quá thời hạn|không chậm hơn|không muộn hơn|không chậm quá|tối đa|"
     "nhiều nhất|chậm nhất|muộn nhất|không hơn|không kéo dài quá|không được quá|không được vượt quá|không được chậm "
     "quá"},
    {tag::at_least, "ít nhất|tối thiểu|không ít hơn|không dưới"},
    {tag::after, "sau|sau thời hạn|sau thời gian|sau khoảng thời gian"},
    {tag::before, "trước|trước thời hạn"},
    {tag::within, "trong|trong thời hạn|trong thời gian|trong vòng|trong khoảng thời gian|vào|vòng|đúng|trong khoảng"},
    {tag::about, "khoảng|dự kiến|xấp xỉ|trung bình"},
    {tag::day, "ngày|ngày lịch|ngày dương lịch"},
    {tag::working_day, "ngày làm việc|ngày hành chính|ngày lv"},
    {tag::hour, "giờ|h|giờ đồng hồ"},
    {tag::working_hour, "giờ làm việc|giờ lv|giờ hành chính|h làm việc|giờ làm việc hành chính|tiếng làm việc"},
    {tag::minute, "phút"},
    {tag::week, "tuần"},
    {tag::month, "tháng"},
    {tag::year, "năm"},
    {tag::same_day,
     "trong ngày|trong cùng ngày|cùng ngày|trong ngày làm việc|trong cùng ngày làm việc|cùng ngày làm việc|"
     "ngay trong ngày|ngay trong ngày làm việc|ngay lập tức|ngay trong buổi làm việc|tức thời"},
    {tag::at_once, "ngay khi|ngay sau khi|ngay"},
    {tag::next_day,
     "ngày làm việc tiếp theo|trong ngày làm việc tiếp theo|ngày làm việc liền kề|trong ngày làm việc liền kề|"
     "ngày làm việc kế tiếp|trong ngày làm việc kế tiếp|ngày làm việc hôm sau|trong ngày làm việc hôm sau"},
    {tag::none,
     "không|không quy định|không có|không có thông tin|không phải trả kết quả|chưa quy định|không có quy định|"
     "chưa có quy định|không giới hạn|không xác định|không áp dụng|không hạn định|không có thời hạn|"
     "không trả kết quả|không ấn định|không quy định cụ thể|chưa có thông tin|không thời hạn"},
    {tag::extend,
     "kéo dài thêm|gia hạn thêm|tăng thêm|cộng thêm|được thêm|gia hạn một lần|gia hạn 01 lần|gia hạn hai lần|"
     "gia hạn 02 lần"},
    {tag::prolong, "kéo dài|gia hạn"},
    {tag::more, "thêm"},
    {tag::longer, "dài hơn|kéo dài hơn"},
    {tag::limit_noun, "thời hạn|thời gian|thời hiệu|thời hạng|thời hản|bước|hạn"},
    {tag::condition,
     "đối với|với trường hợp|trường hợp|trong trường hợp|nếu|riêng đối với|riêng trường hợp|"
     "đối với trường hợp|đối với các trường hợp|các trường hợp|trừ trường hợp|áp dụng đối với|áp dụng cho"},
    {tag::complexity,
     "phức tạp|vụ việc phức tạp|vụ phức tạp|hồ sơ phức tạp|đặc biệt phức tạp|vụ việc đặc biệt phức tạp"},
    {tag::start,
     "kể từ|kẻ từ|kể tử|kê từ|kế từ|kề từ|kể|tính từ|từ ngày|từ khi|từ thời điểm|từ lúc|tính kể từ|"
     "được tính từ|được tính kể từ|kể cả"},
    {tag::exclude,
     "không kể|không tính|không bao gồm|chưa kể|chưa bao gồm|chưa tính|không gồm|ngoại trừ|trừ thời gian|"
     "trừ ngày|trừ các ngày|không tính đến"},
    {tag::exclude_passive, "không tính vào|không được tính vào|không kể vào|không tính trong"},
    {tag::afterwards, "sau khi|sau đó|tiếp đó|rồi"},
    {tag::following, "tiếp theo"},
    {tag::consequence, "thì"},
    {tag::copula, "là|bằng"},
    {tag::conjunction, "và|cộng|cộng với|cùng với"},
    {tag::disjunction, "hoặc|hay"},
    {tag::parts, "trong đó|bao gồm|gồm|cụ thể"},
    {tag::total, "tổng|tổng cộng"},
    {tag::unlike,
     "dưới|trên|quá|hết thời hạn|hết hạn|còn hạn|hết hiệu lực|quá thời hạn|có thời hạn|có thời gian|hiệu lực|giá "
     "trị|quá hạn|đủ|hơn|"
     "thời hạn sử dụng|thời hạn hiệu lực|định kỳ|mỗi|đã|chậm|trễ|lưu trữ|cứ|hạn dùng|lưu giữ|thời hạn có giá trị|nằm "
     "trong"},
    {tag::reference, "điều|khoản|điểm|mục|số|thứ|chương|mẫu|phụ lục"},
    {tag::act,
     "thẩm định|kiểm tra|xem xét|phê duyệt|tiếp nhận|trả kết quả|phát hành|thông báo|lấy ý kiến|trình|"
     "ban hành|công bố|xác minh|thẩm tra|giải quyết|thực hiện|trả lời|chuyển|gửi|báo cáo|niêm yết|xử lý|"
     "quyết định|rà soát|đánh giá|ký|giới thiệu|tổ chức|thanh toán|hoàn thành|cung cấp|phản hồi|"
     "bàn giao|cập nhật|hướng dẫn|tổng hợp|kết luận|công nhận|xác nhận|chấp thuận|khảo sát|đo đạc|thành lập|"
     "khai báo|công khai|xét duyệt|điều tra|xét xử"},
    {tag::case_word,
     "cấp|cấp mới|cấp lại|cấp đổi|đổi|điều chỉnh|sửa đổi|bổ sung|đăng ký|trực tuyến|trực tiếp|qua|thông qua|"
     "nộp|khẩn cấp|thông thường|dịch vụ|tại nhà|thu hồi"},
    {tag::body,
     "sở|bộ|cục|ubnd|vụ|ủy ban|uỷ ban|công an|phòng|văn phòng|chi cục|tổng cục|cơ quan|trung tâm|chủ tịch|"
     "hội đồng|bộ phận|ban|thanh tra|kho bạc|ngân hàng|chính phủ|thủ tướng|xã|huyện|bảo hiểm|thuế|đơn vị|cơ sở"},
    // words that rules ask for, and one that is no body
    {tag::word,
     "xã hội|của|thứ|mươi|mười|hàng|hằng|cuối|đầu|lần|thể|nhưng|mà|có|được|"
     "đại học|khoa học|trung học|tiểu học|cao học|học sinh|học viên|học bạ|học phí|trường học|tin học|đề nghị|"
     "ảnh hưởng|bản chụp|sao chụp|bản sao chụp|người sử dụng"},
    {tag::result, "trả|được trả|có kết quả|nhận"},
    {tag::by_unit, "tính theo|theo"},
    {tag::locative, "tại"},
    {tag::to, "đến|tới"},
    {tag::from, "từ"},
    {tag::lasting,
     "tuổi|niên hạn|kinh nghiệm|thâm niên|hành nghề|công tác|tập sự|thực tập|thực hành|thử việc|đào tạo|bồi dưỡng|"
     "tập huấn|học|bảo hành|bảo quản|thuê|cho thuê|cư trú|thường trú|tạm trú|lưu trú|sinh sống|nghỉ|hưởng|chụp|"
     "sử dụng|lưu hành|thị thực|di chuyển|khoảng thời gian|thời lượng|khoảng cách|khoảng cách thời gian|diễn ra|tạm "
     "ngừng|tạm dừng|ngừng|của giấy phép|của giấy chứng "
     "nhận|của chứng chỉ|của thẻ|"
     "của hợp đồng"},
    {tag::penalty, "phạt|xử phạt|phạt tiền|bị phạt|tước|đình chỉ|bị thu hồi|vi phạm|cấm|phạt tù|chậm nộp"},
});

// The vocabulary by first word, the longest expression first. Laid out on first use: by the compiler it would cost every
// translation unit a third of a second.
inline std::vector<lexicon_row> const& lexicon() {
    static std::vector<lexicon_row> const all = [] {
        std::vector<lexicon_row> rows;
        for (auto const& v : vocabulary) {
            lexicon_row row{v.what};
            std::string_view const text = v.expressions;
            for (std::size_t i = 0, from = 0; i <= text.size(); ++i) {
                char const c = i < text.size() ? text[i] : '|';
                if (c != ' ' && c != '|') continue;
                row.words[row.count++] = key_of(text.substr(from, i - from));
                from = i + 1;
                if (c != '|') continue;
                rows.push_back(row);
                row = {v.what};
            }
        }
        sort_rows(rows, [](lexicon_row const& x, lexicon_row const& y) {
            return x.words[0] != y.words[0] ? x.words[0] < y.words[0] : x.count > y.count;
        });
        return rows;
    }();
    return all;
}

// Syllables beside the lexicon's that typing errors glue to their neighbours.
inline constexpr auto common_syllables = std::to_array<word_key>(
    {"giải"_w, "quyết"_w, "hồ"_w, "sơ"_w, "hợp"_w, "lệ"_w, "kết"_w, "quả"_w, "quy"_w, "định"_w, "được"_w, "đầy"_w});

}
}
}
