#pragma once

#include "core/dicom/parsing/dataset.h"
#include "core/dicom/study.h"

namespace foramen {

/// The attributes of one file, by study, series and instance.
struct InstanceHeader {
    Study study; ///< without series
    Series series; ///< without instances
    Instance instance;
    bool directory = false; ///< a DICOMDIR
};

/// Reads the header of one file.
/// @return NotFound, NotReadable, NotDicom, or Corrupt when too little can be read to assign the
/// file to a series.
[[nodiscard]] Result<InstanceHeader> readInstanceHeader(const std::filesystem::path& path);

} // namespace foramen
