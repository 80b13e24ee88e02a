#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/bundle/bundle_manifest.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace foramen {

/// Writes one zip file (deflated, ZIP64 where it is large) in the place of another one, which stays
/// whole until commit().
class ZipWriter {
public:
    explicit ZipWriter(const std::filesystem::path& file);
    /// Without commit(), nothing is left of the new file.
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    /// Adds an entry. @param name  relative, with "/" between folders
    /// @param wrote  called with the number of bytes of each piece that was written
    /// @return its size and checksum; as readInPieces(), NotWritable with the reason of the system.
    [[nodiscard]] Result<BundleFile> addFile(const std::string& name,
                                             const std::filesystem::path& file, const Task& task,
                                             const std::function<void(std::uint64_t)>& wrote = {});
    [[nodiscard]] Result<BundleFile> addText(const std::string& name, std::string_view text);
    /// Ends the archive and puts it in its place. @return NotWritable.
    [[nodiscard]] Result<void> commit();

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
