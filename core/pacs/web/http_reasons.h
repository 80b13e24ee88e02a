#pragma once

#include "core/base/reason.h"
#include <string>

namespace foramen {

/// What a status of HTTP other than success says. @param hasSecret  a password or token was sent
[[nodiscard]] Reason httpStatusReason(int status, bool hasSecret);

/// Whether a status says that the archive, or our settings, are against the request: the same again
/// is of no use. A 404 may be an archive that is being set up, or an absent study.
[[nodiscard]] bool isRefusalStatus(int status);

/// What a Failure Reason (0008,1197) or Warning Reason (0008,1196) says.
[[nodiscard]] Reason storeFailureReason(int reason);
/// Whether a Failure Reason says that the archive has the instance already.
[[nodiscard]] bool isDuplicateReason(int reason);
/// Whether a Failure Reason says that the same may work later.
[[nodiscard]] bool isTemporaryReason(int reason);

} // namespace foramen
