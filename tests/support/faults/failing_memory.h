#pragma once

#include <cstddef>

namespace foramen::test {

/// While it exists, operator new throws std::bad_alloc for large pieces, in all threads. A test
/// links foramen_failing_memory, whose operator new replaces that of the C++ library.
class FailingMemory {
public:
    /// @param most  bytes of the largest piece that can still be had
    explicit FailingMemory(std::size_t most);
    ~FailingMemory();
    FailingMemory(const FailingMemory&) = delete;
    FailingMemory& operator=(const FailingMemory&) = delete;
};

} // namespace foramen::test
