#pragma once

#include <string>

namespace foramen::test {

/// Groups of calls of the system on files.
enum class FileCall { Open, Create, Read, Write, Sync, Rename, List, Stat };

/// Owns the faults of files in this process: calls on paths that contain a text fail, or hang as
/// those of a network folder without its server do. A test links foramen_failing_files, whose
/// functions stand before those of the C library. A program gets the same faults from the variable
/// FORAMEN_FAULTS with foramen_faults in LD_PRELOAD: "write:ENOSPC:/out/:3;list:hang:/net/", the
/// number being that of the calls that still succeed.
class FailingFiles {
public:
    FailingFiles() = default;
    /// Hanging calls go on, and no call fails any longer.
    ~FailingFiles() { release(); }
    FailingFiles(const FailingFiles&) = delete;
    FailingFiles& operator=(const FailingFiles&) = delete;

    /// @param after  number of calls that succeed before
    void fail(FileCall call, int error, const std::string& pathPart, int after = 0);
    void hang(FileCall call, const std::string& pathPart);
    void release();
    /// Number of calls that hang now.
    [[nodiscard]] static int hanging();
};

} // namespace foramen::test
