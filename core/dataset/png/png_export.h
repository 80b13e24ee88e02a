#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dataset/png/png_options.h"
#include "core/dataset/tables/rsna_dataset.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace foramen {

/// What an export of PNG files gave.
struct PngReport {
    std::size_t files = 0;
    std::vector<InputProblem> problems; ///< pictures that could not be read or cut
};

/// Writes <study>/<role>-<series>/<instance>[-<condition>_<level>].png below @p out, and index.csv,
/// a row for each file and point. Equal data sets and options give equal files.
/// @return NotFound when nothing matches, and where captions are asked for without a font.
[[nodiscard]] Result<PngReport> exportPngs(const RsnaDataset& dataset,
                                           const std::filesystem::path& out,
                                           const PngOptions& options, const Task& task = {});

} // namespace foramen
