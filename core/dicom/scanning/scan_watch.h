#pragma once

#include "core/dicom/study.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace foramen {

/// One series among those of several studies.
struct SeriesChoice {
    std::size_t study = 0; ///< index
    std::size_t series = 0; ///< index into Study::series
};

/// Lets a caller show a series before all headers are read, where reading them takes long. Both are
/// called on the thread that scans.
struct ScanWatch {
    /// Which series to read first. It is asked once a few files of each folder were read: those not
    /// read yet stand there as copies of the one before them.
    std::function<std::optional<SeriesChoice>(const std::vector<Study>&)> prefer;
    /// That series, complete as far as can be told, in its study, which has no other yet. Only
    /// called when the rest will take longer than the patience.
    std::function<void(Study)> early;
    std::chrono::milliseconds patience{150};
};

} // namespace foramen
