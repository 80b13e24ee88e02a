#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace foramen {

/// What goes wrong with a server of networks. English texts without reason codes, since only
/// foramen-cli shows them.

/// What a status of HTTP that is no success says. @param body  of the answer: the protocol states
/// its error there. @param hasToken  a token was sent
[[nodiscard]] Error httpStatusError(int status, std::string_view body, bool hasToken);

/// DeviceFailed: the server failed, or gave what is no use. @param what  "closed the connection"
[[nodiscard]] Error serverError(std::string_view what);

/// ModelContract: a model of the server is none that can be used.
[[nodiscard]] Error servedModelError(std::string_view model, std::string_view what);

/// A text of a server, for messages and exports: printable ASCII alone, no ';', at most @p most
/// characters.
[[nodiscard]] std::string saidByServer(std::string_view text, std::size_t most);

} // namespace foramen
