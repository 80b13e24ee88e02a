#pragma once

#include "core/dicom/parsing/dataset.h"
#include "core/dicom/study.h"

namespace foramen {

/// What one file says about its study, its series and itself.
struct InstanceHeader {
    Study study; ///< without series
    Series series; ///< without instances
    Instance instance;
    bool directory = false; ///< a DICOMDIR
};

/// Reads the header of one file.
/// @return NotFound, NotReadable, NotDicom, or Corrupt when too little of it can be read to place
/// it.
[[nodiscard]] Result<InstanceHeader> readInstanceHeader(const std::filesystem::path& path);

} // namespace foramen
