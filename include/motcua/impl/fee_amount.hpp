// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <charconv>

#include "../dossier.hpp"

namespace motcua {
inline namespace v0 {
namespace detail {

/// What evidence says of an amount: `amount=50000`, whole đồng in digits alone. Separators are not read: 50.000 is fifty
/// to one writer and fifty thousand to another.
struct said_amount {
    std::optional<std::int64_t> amount;
    std::string unreadable;  ///< as it was written, with its name
};

inline said_amount amount_in(std::vector<std::string> const& evidence) {
    constexpr std::string_view name = "amount=";
    said_amount out;
    bool told = false;
    for (auto const& item : evidence) {
        if (item.rfind(name, 0) != 0) continue;
        std::int64_t n = 0;
        auto const *begin = item.data() + name.size(), *end = item.data() + item.size();
        auto const read = std::from_chars(begin, end, n);
        // Twelve digits are more than any fee: what has more is a slip of the hand, and sums stay far from the end.
        if (read.ec != std::errc() || read.ptr != end || n <= 0 || end - begin > 12 || *begin == '0' || told)
            out.unreadable += (out.unreadable.empty() ? "" : ", ") + item;
        else
            out.amount = n;
        told = true;
    }
    if (!out.unreadable.empty()) out.amount.reset();
    return out;
}

inline problem amount_problem(error_code code, std::string place, std::string found) {
    return {code, std::move(place), std::move(found), "one amount= of whole đồng in digits alone, as amount=50000",
            "correct the amount, or leave it out where it is not known"};
}

}
}
}
