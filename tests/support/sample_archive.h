#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace foramen::test {

enum class SampleFormat { Zip, Iso, Tar, TarGz };
enum class SampleEntryKind { File, Folder, SymbolicLink, HardLink, Device };

/// One entry of an archive that a test makes.
struct SampleEntry {
    std::string name;
    std::string content; ///< of a file, or the target of a link
    SampleEntryKind kind = SampleEntryKind::File;
    std::uint64_t zeros = 0; ///< number of zero bytes after the content
};

/// Writes an archive with libarchive. Fails the process on error. @param password of a zip; none
/// when empty.
void writeArchive(const std::filesystem::path& file, SampleFormat format,
                  const std::vector<SampleEntry>& entries, const std::string& password = {});

/// The files of a folder as entries, by their relative paths.
[[nodiscard]] std::vector<SampleEntry> entriesOf(const std::filesystem::path& folder);

} // namespace foramen::test
