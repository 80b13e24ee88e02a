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

/// Draws a report on pages into a file; null: the program was built without PDF.
using PdfWriter = Result<void> (*)(const std::filesystem::path& file, const Report& report);

/// Writes one file of a format: its name within the folder, and what makes it.
using WriteFile = std::function<Result<void>(
    std::string_view name, const std::function<Result<void>(const std::filesystem::path&)>& make)>;

/// A file format that reports are exported in.
struct ExportFormat {
    std::string key; ///< "sr": for the command line and the history
    std::string name; ///< "DICOM SR": for people, in English
    bool isOfAllStudies = false; ///< its files contain several studies
    std::string file{}; ///< one that it writes of each graded study
    Reason unavailable{}; ///< why this program cannot write it; else empty
    /// Writes its files, for the first report only unless isOfAllStudies.
    std::function<Result<void>(std::span<const Report> reports, const WriteFile& write)> write;
};

/// All formats, in the order of menus and buttons. This is the only list of formats.
[[nodiscard]] std::vector<ExportFormat> exportFormats(PdfWriter pdf);

/// The formats with these keys, in the order of exportFormats().
/// @return InvalidArgument for an unknown key, Unsupported for a format that is unavailable.
[[nodiscard]] Result<std::vector<ExportFormat>>
exportFormatsNamed(const std::vector<std::string>& keys, PdfWriter pdf);

} // namespace foramen
