#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>

namespace foramen {

/// Writes DICOM SR, TID 1500, with 25 measurement groups. The model's result and the readers'
/// report are two documents in two series. The first is observed by a device, is preliminary and
/// unverified, and contains nothing of readers. The second is observed by persons and contains only
/// their decisions, measurements and key images; it is final and verified once signed, and refers
/// to the first as its predecessor.
/// @return InvalidArgument for an assessment without model.
[[nodiscard]] Result<void> writeModelSr(const std::filesystem::path& file, const Report& report);
[[nodiscard]] Result<void> writeReaderSr(const std::filesystem::path& file, const Report& report);

} // namespace foramen
