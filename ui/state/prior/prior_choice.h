#pragma once

#include "core/dicom/study.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

struct ScannedStudies;

/// The studies that a study can be compared with without asking the reader: of the same patient and
/// not later, with a series to show; the newest first. @return indices into @p studies.
[[nodiscard]] std::vector<std::size_t> priorsOf(const Study& current,
                                                const std::vector<Study>& studies);

/// The study of a scan to use as prior: the newest that needs no question, else the most lumbar of
/// those that are not the open one. None when there is no other study.
[[nodiscard]] std::optional<std::size_t> chosenPrior(const Study& current,
                                                     const ScannedStudies& scanned);

} // namespace foramen
