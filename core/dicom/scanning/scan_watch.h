#pragma once

#include "core/dicom/study.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace foramen {

/// Index of one series among several studies.
struct SeriesChoice {
    std::size_t study = 0; ///< index
    std::size_t series = 0; ///< index into Study::series
};

/// Callbacks that let a caller show one series before all headers are read. Both are called on the
/// scanning thread.
struct ScanWatch {
    /// Chooses the series to read first. Called when a few files of each folder were read; files
    /// that were not read yet are represented by copies of the one before.
    std::function<std::optional<SeriesChoice>(const std::vector<Study>&)> prefer;
    /// Receives that series, as complete as is known, in a study without other series. Called only
    /// when the rest is expected to take longer than @c patience.
    std::function<void(Study)> early;
    std::chrono::milliseconds patience{150};
};

} // namespace foramen
