#pragma once

#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"

#include <QString>

#include <functional>
#include <memory>

namespace foramen {

/// Who speaks to one archive; workers share it.
using ArchiveClientPtr = std::shared_ptr<const ArchiveClient>;
/// Makes a client of a node with its secrets; replaced in tests.
using ArchiveClientFactory = std::function<ArchiveClientPtr(const PacsNode& node)>;

/// A client for the dialect of the node. Makes no connection yet.
[[nodiscard]] ArchiveClientPtr makeArchiveClient(const PacsNode& node);

/// Why an archive was of no use, as a sentence. core/pacs words it in English.
[[nodiscard]] QString archiveSentence(const Error& error);

} // namespace foramen
