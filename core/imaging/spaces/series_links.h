#pragma once

#include "core/base/reason.h"
#include "core/base/task.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/patient_spaces.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace foramen {

/// The link between two series that were chosen for roles.
struct SeriesLink {
    std::size_t first = 0; ///< into the list of series
    std::size_t second = 0;
    SpaceLink link;
    Reason missing; ///< why they are not linked; empty when they are
};

/// The spaces of the series that were chosen for roles and loaded.
[[nodiscard]] PatientSpaces spacesOf(const std::vector<SeriesPictures>& series,
                                     const Task& task = {});

/// One for each pair of the series that were chosen for roles and loaded.
[[nodiscard]] std::vector<SeriesLink> linksOf(const std::vector<SeriesPictures>& series,
                                              const PatientSpaces& spaces);

/// "frame_of_reference", "pictures", "reader", or "none", for files.
[[nodiscard]] std::string_view keyOf(SpaceBasis basis);

} // namespace foramen
