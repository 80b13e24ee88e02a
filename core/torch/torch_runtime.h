#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/ai/model/network_runtime.h"
#include "core/torch/cpu_workers.h"
#include "core/torch/torch_device.h"

#include <cstddef>
#include <memory>
#include <string>

namespace foramen {

/// LibTorch on one device: the NetworkRuntime that a module returns to the program.
class TorchRuntime : public NetworkRuntime {
public:
    explicit TorchRuntime(TorchDevice device);

    [[nodiscard]] std::string version() const override;
    [[nodiscard]] std::string deviceName() const override;
    [[nodiscard]] bool onGpu() const override;
    [[nodiscard]] std::size_t usefulBatch() const override;
    [[nodiscard]] Result<std::unique_ptr<Network>>
    load(const std::string& architecture, const std::filesystem::path& weights) override;
    [[nodiscard]] TrainingRuntime* createTrainingRuntime() override;

private:
    TorchDevice m_device;
    TorchDevice m_caller; ///< the same, for the caller's thread
    std::shared_ptr<CpuWorkers> m_workers; ///< null on a GPU
};

} // namespace foramen
