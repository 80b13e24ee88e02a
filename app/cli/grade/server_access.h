#pragma once

#include "core/ai/remote/server_connection.h"

#include <memory>

namespace foramen {

/// A connection to a server of networks. @return Unsupported where the program was built without
/// Qt, and what WebConnection::create() says.
[[nodiscard]] Result<std::shared_ptr<ServerConnection>> connectionTo(ServerAccess access);

} // namespace foramen
