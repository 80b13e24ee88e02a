#pragma once

#include "core/dataset/tables/rsna_dataset.h"

#include <cstddef>
#include <string>

namespace foramen {

/// The pictures of a data set as CSV, with their number.
struct InstanceTable {
    std::string text;
    std::size_t rows = 0; ///< pictures: instances, and each frame of those with several
    std::size_t series = 0; ///< that have pictures
    std::size_t others = 0; ///< DICOM files without pictures, which have no row
};

/// Rows by study, series, instance number and file. Positions are LPS, mm; numbers are written so
/// that they read back as the same values. What a file does not state is empty.
[[nodiscard]] InstanceTable instanceTable(const RsnaDataset& dataset);

} // namespace foramen
