#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/pacs/archive_client.h"
#include "core/spine/finding.h"

#include <filesystem>
#include <optional>
#include <string>

namespace foramen {

/// Whether an archive has the grades of a study by a model: asks for the study's series of SR,
/// retrieves them and looks which model each one of this program names.
/// @param scratch  an empty folder; what is retrieved stays there
/// @return the SOP Instance UID of the SR; none where there is none. The failure of the archive.
[[nodiscard]] Result<std::optional<std::string>>
findReading(const ArchiveClient& client, const std::string& studyInstanceUid,
            const ModelIdentity& model, const std::filesystem::path& scratch, const Task& task);

} // namespace foramen
