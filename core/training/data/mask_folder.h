#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/training/data/segmenter_block.h"

#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// Sagittal pictures with masks, read from a folder.
struct MaskFolder {
    std::string source; ///< what the pictures are, for the model card
    std::string licence; ///< of the pictures
    std::vector<SegmenterBlock> patients; ///< in the order of their names
};

/// Reads a folder of pictures with masks: images/ and masks/ hold PNG files of the same names,
/// PATIENT_...NUMBER.png, whose numbers follow the slices of a patient from side to side. Columns
/// run to posterior, rows to the feet. masks.json describes them:
///
///     { "format": "foramen.masks/1", "source": "...", "licence": "...",
///       "spacing_mm": 0.47, "slice_spacing_mm": 0.9,
///       "values": { "vertebra": [76], "disc": [29], "canal": [150], "sacrum": [] } }
///
/// Values of a mask that are not named are background. Without a value for the sacrum, it is
/// background. Of a patient's slices the longest run of neighbouring numbers is used.
/// @return NotReadable, Corrupt (a picture, or masks.json), NotFound for no pictures, Cancelled.
[[nodiscard]] Result<MaskFolder> readMaskFolder(const std::filesystem::path& folder,
                                                const Task& task = {});

} // namespace foramen
