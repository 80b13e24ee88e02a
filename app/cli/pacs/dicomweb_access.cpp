#include "app/cli/pacs/archive_access.h"
#include "core/pacs/web/dicomweb_client.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace foramen {

Result<std::unique_ptr<ArchiveClient>> dicomwebAccess(PacsNode node)
{
    // Qt needs an application object to wait for the network.
    static int count = 1;
    static std::array<char, 12> name{"foramen-cli"};
    static std::array<char*, 2> arguments{name.data(), nullptr};
    static const QCoreApplication application(count, arguments.data());
    return std::make_unique<DicomwebClient>(std::move(node));
}

} // namespace foramen
