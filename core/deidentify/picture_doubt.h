#pragma once

#include "core/base/task.h"
#include "core/dicom/study.h"

#include <string>
#include <vector>

namespace foramen {

/// Looks for burnt-in text at the edges of pictures of one series (edge_text.h). All its pictures
/// are decoded.
/// @param instances  pictures of one series
/// @return for each of them why it is doubtful, empty where it is not. Where several pictures show
/// text, the whole series is doubtful; where one cannot be decoded, that one. Cancelled.
[[nodiscard]] Result<std::vector<std::string>>
pictureDoubts(const std::vector<const Instance*>& instances, const Task& task);

} // namespace foramen
