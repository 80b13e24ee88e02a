#include "app/cli/pacs/archive_access.h"

#include <string>

namespace foramen {

Result<std::unique_ptr<ArchiveClient>> dicomwebAccess(PacsNode /*node*/)
{
    return failure(ErrorCode::Unsupported,
                   std::string("This foramen-cli was built without Qt, and so without DICOMweb"));
}

} // namespace foramen
