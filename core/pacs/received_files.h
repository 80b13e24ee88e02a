#pragma once

#include "core/base/files/file_replacement.h"
#include "core/base/result.h"
#include "core/pacs/archive_client.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace foramen {

/// Owns the folder that a retrieval fills, one file after the other. A file gets its name, its SOP
/// Instance UID, when it is complete; no file that was there before is overwritten.
class ReceivedFiles {
public:
    /// Makes a folder below @p parent, named by the study's UID. @return NotWritable.
    [[nodiscard]] static Result<ReceivedFiles> create(const std::filesystem::path& parent,
                                                      RetrieveRequest request);
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    /// Begins the next file; what was written of one before and not finished is removed.
    void begin();
    /// @return NotWritable, with the reason of the system.
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Completes the file. @return why it was not kept: it is not DICOM, or of another study or
    /// series than was asked for; none where it was kept. NotWritable.
    [[nodiscard]] Result<std::optional<TransferProblem>> finish();

private:
    ReceivedFiles(std::filesystem::path folder, RetrieveRequest request);
    [[nodiscard]] std::optional<TransferProblem> problemOf(const std::filesystem::path& file,
                                                           std::string& name) const;
    [[nodiscard]] Result<void> keep(const std::filesystem::path& file, const std::string& name);

    std::filesystem::path m_folder;
    RetrieveRequest m_request;
    std::filesystem::path m_incoming; ///< the file that is being written
    std::unique_ptr<FileReplacement> m_file;
};

} // namespace foramen
