#include "core/ai/remote/server_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace foramen {

namespace {

constexpr std::string_view kModels = "/v2/models/";
constexpr std::string_view kVersions = "/versions/";
constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;

/// Letters and digits, whatever the locale.
bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether all characters are letters, digits or one of @p others, and there is one at all.
bool isMadeOf(std::string_view text, std::string_view others)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [others](char c) {
        return isPlain(c) || others.find(c) != std::string_view::npos;
    });
}

/// Reads "HOST", "HOST:PORT", "[IPV6]" or "[IPV6]:PORT". @return whether it is one.
bool readAuthority(std::string_view text, ServerAddress& address)
{
    std::string_view port;
    bool hasPort = false;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos)
            return false;
        address.host = text.substr(1, end - 1);
        if (!isMadeOf(address.host, ":."))
            return false;
        text.remove_prefix(end + 1);
        hasPort = !text.empty();
        if (hasPort && text.front() != ':')
            return false;
        port = hasPort ? text.substr(1) : text;
    } else {
        const auto colon = text.find(':');
        address.host = text.substr(0, colon);
        if (!isMadeOf(address.host, ".-_"))
            return false;
        hasPort = colon != std::string_view::npos;
        port = hasPort ? text.substr(colon + 1) : std::string_view();
    }
    address.port = address.scheme == "https" ? kHttpsPort : kHttpPort;
    if (!hasPort)
        return true;
    constexpr int last = 65535;
    const char* end = port.data() + port.size();
    const auto read = std::from_chars(port.data(), end, address.port);
    return read.ec == std::errc() && read.ptr == end && address.port > 0 && address.port <= last;
}

/// Reads "NAME" or "NAME/versions/VERSION". @return whether it is one.
bool readModels(std::string_view text, ServerAddress& address)
{
    if (const auto at = text.find(kVersions); at != std::string_view::npos) {
        address.version = text.substr(at + kVersions.size());
        if (!isMadeOf(address.version, "._-"))
            return false;
        text = text.substr(0, at);
    }
    address.models = text;
    return isMadeOf(text, "._-");
}

} // namespace

std::string ServerAddress::server() const
{
    const std::string shown =
        host.find(':') == std::string::npos ? host : fmt::format("[{}]", host);
    if (port == (scheme == "https" ? kHttpsPort : kHttpPort))
        return fmt::format("{}://{}", scheme, shown);
    return fmt::format("{}://{}:{}", scheme, shown, port);
}

std::string ServerAddress::modelOf(NetworkRole role) const
{
    std::string key = keyOf(role);
    std::replace(key.begin(), key.end(), '_', '-'); // Kubernetes has no '_' in names
    return models + '-' + key;
}

std::string ServerAddress::pathOf(NetworkRole role) const
{
    std::string path = std::string(kModels) + modelOf(role);
    if (!version.empty())
        path += std::string(kVersions) + version;
    return path;
}

bool ServerAddress::isThisMachine() const
{
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

bool isServerUrl(std::string_view device)
{
    return device.starts_with("http://") || device.starts_with("https://");
}

Result<ServerAddress> serverAddressFrom(std::string_view url)
{
    const auto wrong = [url] {
        // Without what may be a password.
        const bool mayHoldSecret = url.find_first_of("@?#") != std::string_view::npos;
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("{} does not name networks on a server: "
                                   "https://HOST:PORT/v2/models/NAME is expected, without user, "
                                   "password and query",
                                   mayHoldSecret ? std::string_view("The address") : url));
    };
    ServerAddress address;
    std::string_view rest = url;
    for (const std::string_view scheme : {"https", "http"})
        if (address.scheme.empty() && rest.starts_with(scheme)
            && rest.substr(scheme.size()).starts_with("://")) {
            address.scheme = scheme;
            rest.remove_prefix(scheme.size() + 3);
        }
    const auto slash = rest.find('/');
    if (address.scheme.empty() || slash == std::string_view::npos
        || !readAuthority(rest.substr(0, slash), address))
        return wrong();
    rest.remove_prefix(slash);
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    const auto at = rest.find(kModels);
    if (at == std::string_view::npos || !readModels(rest.substr(at + kModels.size()), address))
        return wrong();
    address.folder = rest.substr(0, at);
    if (!address.folder.empty() && !isMadeOf(address.folder, "/._-~"))
        return wrong();
    return address;
}

} // namespace foramen
