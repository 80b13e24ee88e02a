#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>

namespace foramen::test {

/// Owns one file in memory that has a path, for functions that read files only.
class MemoryFile {
public:
    void write(std::span<const std::uint8_t> bytes)
    {
        if (m_file < 0 || ::ftruncate(m_file, 0) != 0
            || ::pwrite(m_file, bytes.data(), bytes.size(), 0)
                != static_cast<ssize_t>(bytes.size()))
            std::abort();
    }
    [[nodiscard]] std::filesystem::path path() const
    {
        return "/proc/self/fd/" + std::to_string(m_file);
    }

private:
    int m_file = ::memfd_create("input", MFD_CLOEXEC);
};

} // namespace foramen::test
