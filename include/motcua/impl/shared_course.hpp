// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace motcua {
inline namespace v0 {
namespace detail {

/// A sequence that only grows, as a value: values with the same beginning share its memory. The first to go on from where
/// a block ends writes into room that is there; who goes on otherwise begins a block of his own. May be read and
/// continued from several threads.
template <class T>
class shared_course {
    static_assert(std::is_nothrow_move_constructible_v<T>, "a place once taken must be filled");
    static constexpr std::size_t room = 16;  // the course of most dossiers fits one block

    struct block {
        std::shared_ptr<block> before;      // the block gone on from,
        std::size_t kept = 0;               // and how many of its items belong to this course
        std::atomic<std::size_t> taken{0};  // places promised to somebody
        std::atomic<std::size_t> ready{0};  // places filled; only who holds the last one can take the next
        alignas(T) std::byte places[room * sizeof(T)];

        block() = default;
        block(block const&) = delete;
        block& operator=(block const&) = delete;
        T* at(std::size_t i) { return std::launder(reinterpret_cast<T*>(places) + i); }
        void fill(std::size_t i, T item) {
            ::new (static_cast<void*>(places + i * sizeof(T))) T(std::move(item));
            ready.store(i + 1, std::memory_order_release);
        }
        // One after the other: destroying a long chain by recursion would exhaust the stack.
        ~block() {
            for (std::size_t i = ready.load(std::memory_order_acquire); i > 0; --i) std::destroy_at(at(i - 1));
            while (before && before.use_count() == 1) before = std::move(before->before);
        }
    };

public:
    shared_course() = default;
    /// Nothing yet, with room for the first items.
    static shared_course begun() {
        shared_course course;
        course.last_ = std::make_shared<block>();
        return course;
    }
    [[nodiscard]] shared_course then(T item) const {
        shared_course next = *this;
        ++next.size_;
        if (last_ && in_last_ < room) {
            auto free = in_last_;
            if (last_->taken.compare_exchange_strong(free, in_last_ + 1)) {
                last_->fill(in_last_, std::move(item));
                ++next.in_last_;
                return next;
            }
            // The same thing tried again is the same course.
            if (last_->ready.load(std::memory_order_acquire) > in_last_ && *last_->at(in_last_) == item) {
                ++next.in_last_;
                return next;
            }
        }
        auto own = std::make_shared<block>();
        own->taken.store(1);
        own->fill(0, std::move(item));
        own->before = last_;
        own->kept = in_last_;
        next.last_ = std::move(own);
        next.in_last_ = 1;
        return next;
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// Calls `see` with each item, the last one first.
    template <class F>
    void backwards(F see) const {
        auto n = in_last_;
        for (auto* b = last_.get(); b != nullptr; n = b->kept, b = b->before.get())
            for (auto i = n; i > 0; --i) see(static_cast<T const&>(*b->at(i - 1)));
    }
    [[nodiscard]] std::vector<T> items() const {
        std::vector<T> all;
        all.reserve(size_);
        backwards([&](T const& item) { all.push_back(item); });
        std::reverse(all.begin(), all.end());
        return all;
    }
    friend bool operator==(shared_course const& a, shared_course const& b) {
        if (a.size_ != b.size_) return false;
        return (a.last_ == b.last_ && a.in_last_ == b.in_last_) || a.items() == b.items();
    }

private:
    std::shared_ptr<block> last_;
    std::size_t in_last_ = 0;  // items of the last block that belong to this course
    std::size_t size_ = 0;
};

}
}
}
