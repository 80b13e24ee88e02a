#pragma once

#include "core/base/result.h"
#include "core/pacs/outbox/outbox_job.h"

#include <string>
#include <string_view>

namespace foramen {

/// A job as JSON, without its ID.
[[nodiscard]] std::string jobText(const OutboxJob& job);
/// @return Corrupt for other text, Unsupported for one of a newer version.
[[nodiscard]] Result<OutboxJob> jobFromText(std::string_view text);

} // namespace foramen
