#pragma once

#include "core/dicom/parsing/dataset.h"

#include <optional>
#include <vector>

namespace foramen {

/// A table of a Modality or VOI LUT Sequence: what comes out for each value from the first on.
struct LookupTable {
    std::vector<int> entries; ///< two at least, from 0 to 65535
    int first = 0; ///< the value of the first entry
    int bits = 16; ///< of an entry, by what is in them where the descriptor is wrong

    [[nodiscard]] double at(double value) const;
};

/// Reads LUT Descriptor (0028,3002) and LUT Data (0028,3006).
/// @param signedValues  where the table begins may be negative
/// @return none when the table is damaged.
[[nodiscard]] std::optional<LookupTable>
readLookupTable(const Dataset& header, const DatasetItem& item, bool signedValues);

} // namespace foramen
