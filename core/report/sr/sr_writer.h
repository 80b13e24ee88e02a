#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

namespace foramen {

/// DICOM SR, TID 1500, 25 measurement groups. The model's result and the readers' report are two
/// documents in two series: the first is observed by a device, preliminary and unverified and says
/// nothing of readers; the second is observed by persons, holds their decisions, measurements and
/// key images alone, is final and verified once signed, and names the first as its predecessor.
/// @return InvalidArgument for an assessment without model.
[[nodiscard]] Result<void> writeModelSr(const std::filesystem::path& file, const Report& report);
[[nodiscard]] Result<void> writeReaderSr(const std::filesystem::path& file, const Report& report);

} // namespace foramen
