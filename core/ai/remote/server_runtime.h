#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_choice.h"
#include "core/ai/remote/server_connection.h"

#include <memory>

namespace foramen {

/// How far the outputs of a server may lie from those of the own networks on made-up pictures: the
/// root of the mean squared difference, over that of the own outputs about their mean. The number
/// formats of a GPU (f16, bf16, TF32) stay below a third of it; other weights are above it.
constexpr double kMostServerDifference = 0.1;

/// A loader whose networks run on a server: each is a model there, which is checked when it is
/// loaded (shapes in its metadata, a pass over made-up pictures). A pass fails with DeviceFailed or
/// Cancelled; nothing is tried elsewhere. Whatever device is asked for, it is the server.
/// @param card  of the model whose files are loaded: names the role of each file.
/// @param reference  makes a runtime of this machine, whose networks the server's must agree with
/// (kMostServerDifference); empty: they are not compared. Where it finds none, the remark says so.
[[nodiscard]] RuntimeLoader serverLoader(std::shared_ptr<ServerConnection> connection,
                                         ServerAddress address, ModelBundle card,
                                         RuntimeLoader reference);

} // namespace foramen
