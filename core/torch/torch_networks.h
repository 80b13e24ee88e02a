#pragma once

// LibTorch inside: for the .cpp files of this folder only.

#include "core/ai/model/network_runtime.h"
#include "core/torch/cpu_workers.h"
#include "core/torch/network.h"
#include "core/torch/torch_device.h"

#include <filesystem>
#include <memory>

namespace foramen {

/// One of our own networks, its weights read, ready to use. @param workers  null on a GPU.
[[nodiscard]] Result<std::unique_ptr<Network>>
makeTorchNetwork(const TorchDevice& device, std::shared_ptr<CpuWorkers> workers,
                 std::shared_ptr<NetworkModule> module);

/// A TorchScript file. Computes in f32 unless the user requested another precision, since the
/// effect of half precision on a foreign network is not known.
[[nodiscard]] Result<std::unique_ptr<Network>>
loadScriptNetwork(const TorchDevice& device, std::shared_ptr<CpuWorkers> workers,
                  const std::filesystem::path& file);

} // namespace foramen
