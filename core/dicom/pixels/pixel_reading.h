#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/pixels/pixel_data.h"
#include "core/dicom/study.h"

#include <functional>
#include <vector>

namespace foramen {

/// Receives the pixels of one instance, or why there are none. Memory that it leaves there is used
/// for another instance.
using TakePixels = std::function<void(Result<PixelData>&)>;

/// Decodes instances on several threads, one for each processor, which end before it returns. @p
/// take is called once for each instance in their order, so that the threads do not change the
/// result; on any of the threads, but by one at a time. What it throws is passed on.
/// @return Cancelled, after some of the calls.
[[nodiscard]] Result<void> readPixelsOf(const std::vector<const Instance*>& instances,
                                        const Task& task, const TakePixels& take);

} // namespace foramen
