#pragma once

#include <string>
#include <string_view>

namespace foramen::fhir {

/// A UUID of version 5 (RFC 9562 section 5.5): SHA-1 of a namespace and a name. Equal names give
/// equal UUIDs on every machine.
/// @param space  the namespace, a UUID in its text form
/// @return 36 characters in lower case; empty for a namespace that is no UUID.
[[nodiscard]] std::string nameUuid(std::string_view space, std::string_view name);

} // namespace foramen::fhir
