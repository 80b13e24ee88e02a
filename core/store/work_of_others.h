#pragma once

#include "core/store/history_event.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// What a window knows of the history of a study, with its own changes.
struct KnownHistory {
    std::size_t length = 0; ///< entries
    int shift = 0; ///< as of shiftedLevels()
};

/// Makes the change of one record in the saved assessment of a study that others changed since it
/// was read here. Only what the record changed is taken from @p mine, the state after it; a
/// comment of others stays beside a grade of one's own, and so on.
/// @param shift  by how many levels others renumbered the study meanwhile, downwards: the record's
/// sites are those of the same discs. What falls out of the grid changes nothing.
/// @return the site whose decision, point or comment of others the record replaced, if there is
/// one; the history keeps theirs.
[[nodiscard]] std::vector<Site> applyToSaved(const HistoryRecord& record, const Assessment& mine,
                                             Assessment& saved, int shift = 0);

} // namespace foramen
