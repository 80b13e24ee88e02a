#pragma once

#include "core/report/build/export_formats.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace foramen {

/// The result of an export: the files written, and the failures.
struct ReportFiles {
    struct Failure {
        ExportFormat format;
        Error error;
    };
    std::vector<std::filesystem::path> files;
    std::vector<Failure> failures;
};

/// Writes reports into a folder, which is created if it is missing. A format that fails does not
/// stop the others. Each file is written atomically. Any thread.
/// @param reports  one, or several for formats that contain all studies.
/// @param prefix  begins the name of each file.
/// @return NotWritable where the folder cannot be created.
[[nodiscard]] Result<ReportFiles> writeReports(const std::filesystem::path& folder,
                                               std::span<const Report> reports,
                                               const std::vector<ExportFormat>& formats,
                                               std::string_view prefix = {});

} // namespace foramen
