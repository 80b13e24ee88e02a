#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/bundle/bundle_manifest.h"
#include "core/dicom/media/temporary_folder.h"
#include "core/report/report.h"

#include <filesystem>
#include <memory>

namespace foramen {

/// A case bundle that was read: every file is there, none is there besides, and each has its
/// checksum. The checksums find damage and careless changes; who changes them, too, is not found.
struct CaseBundle {
    /// Where the files lie; null where the bundle was unpacked by the caller. Keep it as long as
    /// files are read.
    std::shared_ptr<const TemporaryFolder> unpacked;
    std::filesystem::path folder; ///< of the files
    BundleManifest manifest;
    /// The reading, as readAssessmentJson() gives it: without the UIDs of annotations, grades that
    /// were not revealed, the codes of reasons, and pictures.
    Report report;
};

/// Unpacks a case bundle into a private folder and reads it.
/// @return as unpackArchive(); Unsupported for a zip that is no case bundle or that a newer version
/// wrote; Corrupt where the list or the assessment is damaged, a file is missing, was changed or
/// added, or the assessment is of another study than the list says.
[[nodiscard]] Result<CaseBundle> readBundle(const std::filesystem::path& file,
                                            const Task& task = {});
/// The same from a folder that a bundle was unpacked into.
[[nodiscard]] Result<CaseBundle> readUnpackedBundle(const std::filesystem::path& folder,
                                                    const Task& task = {});

/// Whether a folder has the list of a case bundle, whatever it says.
[[nodiscard]] bool isUnpackedBundle(const std::filesystem::path& folder);

} // namespace foramen
