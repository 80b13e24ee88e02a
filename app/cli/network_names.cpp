#include "app/cli/network_names.h"

#include <algorithm>

namespace foramen {

Result<std::vector<NetworkRole>> networksNamed(const std::vector<std::string>& names)
{
    std::vector<NetworkRole> roles;
    for (const std::string& name : names) {
        const auto* const found =
            std::find_if(kAllNetworkRoles.begin(), kAllNetworkRoles.end(),
                         [&](NetworkRole role) { return keyOf(role) == name; });
        if (found == kAllNetworkRoles.end())
            return failure(ErrorCode::InvalidArgument, "'" + name + "' is no network");
        roles.push_back(*found);
    }
    return roles;
}

} // namespace foramen
