#pragma once

#include "core/ai/model/network_runtime.h"

#include <functional>
#include <memory>
#include <string>

namespace foramen {

/// "auto", "cpu", "cuda", "cuda:1".
[[nodiscard]] Result<DeviceChoice> deviceFromText(const std::string& text);
/// "auto", "f32", "bf16", "f16".
[[nodiscard]] Result<Precision> precisionFromText(const std::string& text);

/// The runtime that was loaded for a request.
struct RuntimeChoice {
    std::unique_ptr<NetworkRuntime> runtime;
    Reason remark; ///< why it is not on the requested device; else empty
};

/// Loads the module for a request. Auto takes the CUDA module when it is installed and a GPU
/// responds, else the CPU module. Modules are searched for next to the program, in its installation
/// and in the folder FORAMEN_MODULE_PATH.
/// @return RuntimeMissing when no module can be loaded, DeviceFailed when CUDA was requested and no
/// GPU responds.
[[nodiscard]] Result<RuntimeChoice> loadRuntime(DeviceChoice wish);

/// A function that loads the runtime for a request: loadRuntime(), or a test's own.
using RuntimeLoader = std::function<Result<RuntimeChoice>(DeviceChoice)>;

} // namespace foramen
