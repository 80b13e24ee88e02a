#pragma once

#include "core/base/task.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"

#include <vector>

namespace foramen {

/// Asks an archive to keep instances (Storage Commitment Push Model, PS3.4 J.3) and waits for its
/// report, on the same association and, where the node has a port of ours, on a connection that
/// the archive opens to it; at most PacsNode::idleLimit. Nobody listens afterwards: a report that
/// comes later is lost, and the caller asks again.
[[nodiscard]] Commitment requestCommitment(const PacsNode& node,
                                           const std::vector<InstanceReference>& instances,
                                           const Task& task);

} // namespace foramen
