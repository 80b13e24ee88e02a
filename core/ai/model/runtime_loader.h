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

struct RuntimeChoice {
    std::unique_ptr<NetworkRuntime> runtime;
    Reason remark; ///< why it is not the device that was wished for, else empty
};

/// Loads the module that serves the wish: with Auto the CUDA module when it is there and a GPU
/// answers, else the CPU module. Looks beside the program, where it was installed and in the folder
/// named by FORAMEN_MODULE_PATH.
/// @return RuntimeMissing when no module can be loaded, DeviceFailed when CUDA was demanded and
/// none answers.
[[nodiscard]] Result<RuntimeChoice> loadRuntime(DeviceChoice wish);

/// Loads the runtime for a wish: loadRuntime(), or a test's own.
using RuntimeLoader = std::function<Result<RuntimeChoice>(DeviceChoice)>;

} // namespace foramen
