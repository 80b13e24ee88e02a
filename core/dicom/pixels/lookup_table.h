#pragma once

#include "core/dicom/parsing/dataset.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace foramen {

/// A table of a Modality or VOI LUT Sequence: the output for each input value from the first on.
struct LookupTable {
    std::vector<int> entries; ///< at least two, from 0 to 65535
    int first = 0; ///< the input value of the first entry
    int bits = 16; ///< of an entry; by the entries where the descriptor is wrong

    [[nodiscard]] double at(double value) const;
};

/// The bits of the entries of a table, which need not use the whole range (PS3.3 C.11.2.1.1). The
/// stated bits are wrong where the entries need more, where they fill a smaller depth completely,
/// or where they use less than an eighth of the range, which would be black.
/// @param entries  at least one
[[nodiscard]] int bitsOfEntries(const std::vector<int>& entries, int statedBits);

/// The value of a table whose entries are bytes, in their order: in the words of a big-endian file
/// each second one comes first.
[[nodiscard]] std::vector<std::uint8_t> byteEntries(const Dataset& header,
                                                    const DatasetElement& element);

/// Reads LUT Descriptor (0028,3002) and LUT Data (0028,3006).
/// @param signedValues  the first input value may be negative
/// @return none when the table is damaged.
[[nodiscard]] std::optional<LookupTable>
readLookupTable(const Dataset& header, const DatasetItem& item, bool signedValues);

} // namespace foramen
