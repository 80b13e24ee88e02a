#pragma once

#include "core/ai/model/network_runtime.h"

#include <functional>
#include <memory>

namespace foramen {

/// The runtime that was loaded for a request.
struct RuntimeChoice {
    std::unique_ptr<NetworkRuntime> runtime;
    Reason remark; ///< why it is not on the requested device; else empty
};

/// A function that loads the runtime for a request: loadRuntime() in this process,
/// processLoader() in one of its own, or a test's.
using RuntimeLoader = std::function<Result<RuntimeChoice>(DeviceChoice)>;

} // namespace foramen
