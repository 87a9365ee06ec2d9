// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace motcua {
inline namespace v0 {
namespace detail {

// Instantiating the standard library's sorts and the range insert of a vector for each kind of row was a fifth of what
// including deadline.hpp costs at -O0; here the sort is instantiated once, for row numbers.

/// Which of two rows comes first, whatever the rows are.
struct row_order {
    void const* context;
    bool (*less)(void const* context, std::uint32_t a, std::uint32_t b);
    bool operator()(std::uint32_t a, std::uint32_t b) const { return less(context, a, b); }
};

inline std::vector<std::uint32_t> row_numbers(std::size_t count, row_order by) {
    std::vector<std::uint32_t> order;
    order.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), by);
    return order;
}

/// Sorts rows; equal ones stay in their order.
template <class Row, class Less>
void sort_rows(std::vector<Row>& rows, Less const& less) {
    struct context {
        std::vector<Row> const& rows;
        Less const& less;
    } const in{rows, less};
    auto const order = row_numbers(rows.size(), {&in, [](void const* c, std::uint32_t a, std::uint32_t b) {
                                                     auto const& [all, before] = *static_cast<context const*>(c);
                                                     return before(all[a], all[b]);
                                                 }});
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    for (auto const i : order) sorted.push_back(std::move(rows[i]));
    rows = std::move(sorted);
}

/// Puts `[first, last)`, which lies in another container, behind the elements of `to`.
template <class To, class From>
void append(To& to, From first, From last) {
    for (; first != last; ++first) to.push_back(*first);
}

}
}
}
