#include "core/pacs/instance_identity.h"

#include "core/dicom/parsing/header_reader.h"

#include <utility>

namespace foramen {

Result<InstanceIdentity> readInstanceIdentity(const std::filesystem::path& file)
{
    auto source = openFileSource(file);
    if (!source)
        return tl::make_unexpected(source.error());
    const auto header = readHeader(std::move(*source));
    if (!header)
        return tl::make_unexpected(header.error());
    return InstanceIdentity{
        header->text(dicomTag(0x0008, 0x0016)), // SOP Class UID
        header->text(dicomTag(0x0008, 0x0018)), // SOP Instance UID
        header->text(dicomTag(0x0020, 0x000D)), // Study Instance UID
        header->text(dicomTag(0x0020, 0x000E)), // Series Instance UID
        header->transferSyntaxUid(),
    };
}

} // namespace foramen
