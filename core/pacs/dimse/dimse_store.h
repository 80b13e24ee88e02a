#pragma once

#include "core/base/task.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"

#include <filesystem>
#include <vector>

namespace foramen {

/// Sends files by C-STORE, each in its own SOP class and, where it is compressed, its own transfer
/// syntax. A file that the archive refuses is a problem, and the others go on. One that it has
/// already counts as sent.
[[nodiscard]] Transfer storeInstances(const PacsNode& node,
                                      const std::vector<std::filesystem::path>& files,
                                      const TakeFileAnswer& told, const Task& task);

} // namespace foramen
