#pragma once

#include "core/report/build/export_formats.h"

#include <filesystem>
#include <span>
#include <vector>

namespace foramen {

/// What an export wrote, and what it could not write.
struct ReportFiles {
    struct Failure {
        ExportFormat format;
        Error error;
    };
    std::vector<std::filesystem::path> files;
    std::vector<Failure> failures;
};

/// Writes reports into a folder, which is made where it is missing. A format that fails does not
/// keep the others from being written. Each file is whole, or it is as it was before. Any thread.
/// @param reports  one; several for formats that are of all studies.
/// @return NotWritable where the folder cannot be made.
[[nodiscard]] Result<ReportFiles> writeReports(const std::filesystem::path& folder,
                                               std::span<const Report> reports,
                                               const std::vector<ExportFormat>& formats);

} // namespace foramen
