#pragma once

#include <cstddef>

namespace foramen::test {

/// Which threads are short of memory.
enum class ShortThreads { All, Others /**< than the one that made it: the workers of a window */ };

/// While it exists, operator new throws std::bad_alloc for large pieces. A test links
/// foramen_failing_memory, whose operator new replaces that of the C++ library.
class FailingMemory {
public:
    /// @param most  bytes of the largest piece that can still be had
    explicit FailingMemory(std::size_t most, ShortThreads threads = ShortThreads::All);
    ~FailingMemory();
    FailingMemory(const FailingMemory&) = delete;
    FailingMemory& operator=(const FailingMemory&) = delete;
};

} // namespace foramen::test
