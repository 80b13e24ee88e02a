#pragma once

#include <atomic>

namespace foramen {

/// Stands while a thread loads a shared library. The system then lets no thread of the process
/// start another one before the library is there, which takes LibTorch a third of a second and
/// more: who must not stand still meanwhile starts none. Any thread.
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
