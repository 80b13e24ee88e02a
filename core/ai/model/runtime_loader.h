#pragma once

#include "core/ai/model/runtime_choice.h"

namespace foramen {

/// Loads the LibTorch module for a request into this process. Auto takes the CUDA module when it is
/// installed and a GPU responds, else the CPU module. findProgramFile() says where modules are
/// searched for.
/// @return RuntimeMissing when no module can be loaded, DeviceFailed when CUDA was requested and no
/// GPU responds.
[[nodiscard]] Result<RuntimeChoice> loadRuntime(DeviceChoice wish);

} // namespace foramen
