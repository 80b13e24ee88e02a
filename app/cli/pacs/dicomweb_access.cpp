#include "app/cli/pacs/archive_access.h"
#include "core/pacs/web/dicomweb_client.h"

#include <QCoreApplication>

#include <array>
#include <memory>
#include <utility>

namespace foramen {

Result<std::unique_ptr<ArchiveClient>> dicomwebAccess(PacsNode node)
{
    // Qt needs an application object to wait for the network, and only one: that of
    // startPdfDrawing() does as well.
    static int count = 1;
    static std::array<char, 12> name{"foramen-cli"};
    static std::array<char*, 2> arguments{name.data(), nullptr};
    static const auto application = QCoreApplication::instance() != nullptr
        ? std::unique_ptr<QCoreApplication>()
        : std::make_unique<QCoreApplication>(count, arguments.data());
    return std::make_unique<DicomwebClient>(std::move(node));
}

} // namespace foramen
