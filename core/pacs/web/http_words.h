#pragma once

#include <string>

namespace foramen {

/// What a status of HTTP other than success says. @param hasSecret  a password or token was sent
[[nodiscard]] std::string httpStatusWords(int status, bool hasSecret);

/// What a Failure Reason (0008,1197) or Warning Reason (0008,1196) says.
[[nodiscard]] std::string storeReasonWords(int reason);

} // namespace foramen
