#pragma once

#include "core/ai/model/network_runtime.h"

#include <filesystem>
#include <optional>
#include <string>

namespace foramen {

constexpr const char* kCpuModule = "foramen_torch_cpu.so";
constexpr const char* kCudaModule = "foramen_torch_cuda.so";

/// A module, or a program that only Foramen's programs start. Searched for in the folders of
/// FORAMEN_MODULE_PATH, next to the program and in its installation.
[[nodiscard]] std::optional<std::filesystem::path> findProgramFile(const std::string& name);

/// Whether an NVIDIA driver is loaded: without one the CUDA module, which loads slowly, is not
/// tried.
[[nodiscard]] bool hasNvidiaDriver();
/// Whether loadRuntime() tries a GPU for this request in a process without a module.
[[nodiscard]] bool isCudaTried(DeviceChoice wish);

} // namespace foramen
