#pragma once

#include "core/ai/model/network_runtime.h"

#include <string>

namespace foramen {

/// "auto", "cpu", "cuda", "cuda:1".
[[nodiscard]] Result<DeviceChoice> deviceFromText(const std::string& text);
/// "auto", "f32", "bf16", "f16".
[[nodiscard]] Result<Precision> precisionFromText(const std::string& text);

} // namespace foramen
