#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace foramen {

/// Where the networks of a model are on a server of the Open Inference Protocol (KServe v2). Each
/// is a model of its own there: "foramen-lumbar" stands for "foramen-lumbar-canal-grader" and so
/// on, one for each role of the model's card.
struct ServerAddress {
    std::string scheme; ///< "http" or "https"
    std::string host; ///< a name or an address; without the brackets of IPv6
    int port = 0;
    std::string folder; ///< what stands before "/v2", begins with '/'; usually empty
    std::string models; ///< "foramen-lumbar"
    std::string version; ///< of these models on the server; empty: the one that it chooses

    /// "https://host:8000", for messages and exports. Without a port where it is the usual one.
    [[nodiscard]] std::string server() const;
    /// "foramen-lumbar-canal-grader"
    [[nodiscard]] std::string modelOf(NetworkRole role) const;
    /// "/v2/models/foramen-lumbar-canal-grader", with the version where there is one.
    [[nodiscard]] std::string pathOf(NetworkRole role) const;
    /// Whether the server is this machine by its name, though it may be a tunnel to another.
    [[nodiscard]] bool isThisMachine() const;
};

/// Whether a device is named by a URL.
[[nodiscard]] bool isServerUrl(std::string_view device);

/// Reads "https://HOST[:PORT][/FOLDER]/v2/models/NAME[/versions/VERSION]".
/// @return InvalidArgument, also for a URL with a user, a query or a fragment.
[[nodiscard]] Result<ServerAddress> serverAddressFrom(std::string_view url);

} // namespace foramen
