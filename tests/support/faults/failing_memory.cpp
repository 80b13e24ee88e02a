#include "tests/support/faults/failing_memory.h"

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>

namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
std::atomic<std::size_t> most = kAll;
thread_local bool isSpared = false;

/// Null where memory is short.
void* pieceOf(std::size_t size)
{
    return size > most && !isSpared ? nullptr : std::malloc(size > 0 ? size : 1);
}

} // namespace

namespace foramen::test {

FailingMemory::FailingMemory(std::size_t limit, ShortThreads threads)
{
    isSpared = threads == ShortThreads::Others;
    most = limit;
}

FailingMemory::~FailingMemory()
{
    most = kAll;
}

} // namespace foramen::test

#pragma GCC visibility push(default)

void* operator new(std::size_t size)
{
    void* piece = pieceOf(size);
    if (!piece)
        throw std::bad_alloc();
    return piece;
}

// The address sanitizer has one of its own, which does not call the one above.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    return pieceOf(size);
}

void operator delete(void* piece) noexcept
{
    std::free(piece);
}

void operator delete(void* piece, std::size_t) noexcept
{
    std::free(piece);
}

#pragma GCC visibility pop
