#pragma once

#include "core/base/result.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"

#include <memory>

namespace foramen {

/// Who speaks to a node, in its dialect. @return Unsupported as dicomwebAccess().
[[nodiscard]] Result<std::unique_ptr<ArchiveClient>> archiveAccess(PacsNode node);

/// Who speaks DICOMweb to a node. @return Unsupported where the program was built without Qt.
[[nodiscard]] Result<std::unique_ptr<ArchiveClient>> dicomwebAccess(PacsNode node);

} // namespace foramen
