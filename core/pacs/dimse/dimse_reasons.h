#pragma once

#include "core/base/result.h"

#include <cstdint>

struct T_ASC_Parameters;

namespace foramen {

/// Why an archive refused an association: which title (Unsupported), or that it is busy
/// (NotReadable).
[[nodiscard]] Error rejectionError(T_ASC_Parameters& parameters);

/// What a status of DIMSE other than success says (PS3.7 annex C, PS3.4).
[[nodiscard]] Reason statusReason(std::uint16_t status);
/// Whether a status says that the same may work later: the archive is out of resources.
[[nodiscard]] bool isTemporaryStatus(std::uint16_t status);

} // namespace foramen
