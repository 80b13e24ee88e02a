#pragma once

#include "core/dicom/scanning/series_draft.h"

#include <vector>

namespace foramen {

/// The series of one study, from drafts.
struct JoinedSeries {
    std::vector<SeriesDraft> series;
    bool hasUidOfEachFile = false; ///< whether files of a series with a UID each were joined
};

/// Joins drafts with one UID unless they contradict each other; files whose UID is lost with the
/// one series that they continue; and files that have a UID each, with one number and description,
/// in one stack.
[[nodiscard]] JoinedSeries joinedSeries(std::vector<SeriesDraft> drafts);

} // namespace foramen
