#pragma once

#include "core/ai/model/runtime_choice.h"
#include "core/ai/network_process/connection.h"

#include <memory>
#include <vector>

namespace foramen {

/// The other side of a NetworkProcess: loads a runtime and networks and runs them for the program
/// at the other end of a connection. Used by one thread.
class NetworkService {
public:
    NetworkService(Connection connection, RuntimeLoader loader);

    /// Answers requests until the other side is gone.
    /// @return Corrupt for a request that is damaged, Internal: NetworkProcessEnded at the end.
    [[nodiscard]] Error serve();

private:
    [[nodiscard]] Message answerTo(Message request);
    [[nodiscard]] Message open(const Message& request);
    [[nodiscard]] Message load(const Message& request);
    [[nodiscard]] Message compute(Message request);

    Connection m_connection;
    RuntimeLoader m_loader;
    RuntimeChoice m_choice;
    std::vector<std::unique_ptr<Network>> m_networks; ///< after the runtime: destroyed before it
};

} // namespace foramen
