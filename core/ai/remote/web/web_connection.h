#pragma once

#include "core/ai/remote/server_connection.h"
#include "core/base/result.h"

#include <memory>

namespace foramen {

/// A connection by HTTP/1.1. Blocks: waits for answers in an event loop of its own on the caller's
/// thread, which may change from call to call, and needs a QCoreApplication somewhere.
class WebConnection final : public ServerConnection {
public:
    /// Nothing is sent yet.
    /// @return InvalidArgument where pictures would go unencrypted to another machine; NotReadable
    /// for a file of authorities that is no PEM.
    [[nodiscard]] static Result<std::unique_ptr<WebConnection>> create(ServerAccess access);
    ~WebConnection() override;
    WebConnection(const WebConnection&) = delete;
    WebConnection& operator=(const WebConnection&) = delete;

    [[nodiscard]] Result<ServerAnswer> exchange(const ServerRequest& request) override;

private:
    class Client; ///< hides Qt
    explicit WebConnection(std::unique_ptr<Client> client);

    std::unique_ptr<Client> m_client;
};

} // namespace foramen
