#pragma once

#include "core/base/task.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/web/http_exchange.h"

#include <filesystem>
#include <vector>

namespace foramen {

/// Sends files by STOW-RS, several in one request. A file that the archive refuses, or does not
/// confirm, is a problem, and the others go on. One that it has already counts as sent.
[[nodiscard]] Transfer uploadInstances(HttpExchange& exchange,
                                       const std::vector<std::filesystem::path>& files,
                                       const TakeFileAnswer& told, const Task& task);

} // namespace foramen
