#include "app/cli/grade/server_access.h"
#include "core/ai/remote/web/web_connection.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace foramen {

Result<std::shared_ptr<ServerConnection>> connectionTo(ServerAccess access)
{
    // Qt needs an application object to wait for the network; drawing a PDF has made one.
    static int count = 1;
    static std::array<char, 12> name{"foramen-cli"};
    static std::array<char*, 2> arguments{name.data(), nullptr};
    if (QCoreApplication::instance() == nullptr)
        static const QCoreApplication application(count, arguments.data());
    auto connection = WebConnection::create(std::move(access));
    if (!connection)
        return tl::make_unexpected(connection.error());
    return std::shared_ptr<ServerConnection>(std::move(*connection));
}

} // namespace foramen
