#pragma once

#include "core/base/task.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"
#include "core/pacs/received_files.h"

namespace foramen {

/// Retrieves by C-MOVE: asks the archive to send to us, and listens at PacsNode::ownPort meanwhile,
/// for connections of the archive's machine that call our title, on the address that this machine
/// has towards it. Adds to @p transfer. Not with TLS: the archive would send to us unencrypted.
void moveInstances(const PacsNode& node, const RetrieveRequest& request, ReceivedFiles& files,
                   Transfer& transfer, const Task& task);

} // namespace foramen
