#pragma once

#include "core/base/result.h"
#include "core/pacs/pacs_node.h"

#include <memory>
#include <span>
#include <string>

class DcmTransportLayer;

namespace foramen {

/// The transport layer for a node: plain, or TLS 1.2 and newer with the peer's certificate checked
/// against the node's authorities.
/// @return InvalidArgument where TLS has no file of authorities, NotReadable for a file that
/// cannot be read or used.
[[nodiscard]] Result<std::unique_ptr<DcmTransportLayer>> transportFor(const PacsTls& tls);

/// Whether a certificate (DER) is one of a host, by name or IPv4 address. DCMTK checks only who
/// signed it.
[[nodiscard]] bool certificateNames(std::span<const unsigned char> certificate,
                                    const std::string& host);

} // namespace foramen
