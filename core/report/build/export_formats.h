#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// Draws a report on pages into a file; null: the program was built without.
using PdfWriter = Result<void> (*)(const std::filesystem::path& file, const Report& report);

/// Writes one file of a format: its name within the folder, and what makes it.
using WriteFile = std::function<Result<void>(
    std::string_view name, const std::function<Result<void>(const std::filesystem::path&)>& make)>;

/// A format of files that a report is exported in.
struct ExportFormat {
    std::string key; ///< "sr": on the command line and in the history
    std::string name; ///< "DICOM SR": what the reader sees, in English
    bool isOfAllStudies = false; ///< its files hold several studies together
    Reason unavailable{}; ///< why this program cannot write it, else empty
    /// Writes its files; of the first report, unless it is of all studies.
    std::function<Result<void>(std::span<const Report> reports, const WriteFile& write)> write;
};

/// All formats, as menus and buttons list them. Programs and window know no other list.
[[nodiscard]] std::vector<ExportFormat> exportFormats(PdfWriter pdf);

/// The formats with these keys, in the order of exportFormats().
/// @return InvalidArgument for a key that is none, Unsupported for a format that is unavailable.
[[nodiscard]] Result<std::vector<ExportFormat>>
exportFormatsNamed(const std::vector<std::string>& keys, PdfWriter pdf);

} // namespace foramen
