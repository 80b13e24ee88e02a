#include "app/cli/pacs/archive_access.h"

#include "core/pacs/dimse/dimse_client.h"

#include <utility>

namespace foramen {

Result<std::unique_ptr<ArchiveClient>> archiveAccess(PacsNode node)
{
    if (node.dialect == PacsDialect::Dicomweb)
        return dicomwebAccess(std::move(node));
    return std::make_unique<DimseClient>(std::move(node));
}

} // namespace foramen
