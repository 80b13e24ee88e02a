#pragma once

#include <atomic>

namespace foramen {

/// Marks that a thread is loading a shared library, for as long as the object lives. The dynamic
/// loader blocks the start of new threads meanwhile, for LibTorch a third of a second or more: code
/// that must not block checks isUnderWay() before it starts a thread. Thread-safe.
class LibraryLoading {
public:
    LibraryLoading() { ++s_loading; }
    ~LibraryLoading() { --s_loading; }
    LibraryLoading(const LibraryLoading&) = delete;
    LibraryLoading& operator=(const LibraryLoading&) = delete;

    [[nodiscard]] static bool isUnderWay() { return s_loading > 0; }

private:
    static inline std::atomic<int> s_loading{0};
};

} // namespace foramen
