#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// A dense array, row-major, f32: the only thing that crosses the border to LibTorch.
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

enum class DeviceKind { Auto, Cpu, Cuda };

/// A wish for a device: "auto", "cpu", "cuda", "cuda:1".
struct DeviceChoice {
    DeviceKind kind = DeviceKind::Auto;
    int index = 0;
};
[[nodiscard]] Result<DeviceChoice> deviceFromText(const std::string& text);

/// One network with its weights on a device. Used by one thread at a time.
class Network {
public:
    virtual ~Network() = default;
    /// One forward pass. Shapes are those of the network's contract in its model card
    /// (core/ai/README.md).
    /// @return DeviceFailed when the GPU ran out of memory or was lost.
    [[nodiscard]] virtual Result<Tensor> run(const Tensor& input) = 0;
};

class TrainingRuntime;

/// LibTorch behind a module (foramen_torch_cpu.so, foramen_torch_cuda.so) that is loaded when it is
/// first needed.
class NetworkRuntime {
public:
    virtual ~NetworkRuntime() = default;
    [[nodiscard]] virtual std::string version() const = 0; ///< "LibTorch 1.13.1"
    [[nodiscard]] virtual std::string
    deviceName() const = 0; ///< "CPU, 2 threads" or "CUDA 0: NVIDIA H100"
    [[nodiscard]] virtual bool onGpu() const = 0;
    /// Loads weights written by the trainer. @p architecture names the network (see
    /// core/ai/network.h).
    [[nodiscard]] virtual Result<std::unique_ptr<Network>>
    load(const std::string& architecture, const std::filesystem::path& weights) = 0;
    /// The training half (core/training/training_runtime.h) on the same device, owned by the
    /// caller; null where the runtime cannot train.
    [[nodiscard]] virtual TrainingRuntime* createTrainingRuntime() { return nullptr; }
};

struct RuntimeChoice {
    std::unique_ptr<NetworkRuntime> runtime;
    std::string remark; ///< why it is not the device that was wished for, else empty
};

/// Loads the module that serves the wish: with Auto the CUDA module when it is there and a GPU
/// answers, else the CPU module. Looks beside the program, in ../lib/foramen and in the folder
/// named by FORAMEN_MODULE_PATH.
/// @return RuntimeMissing when no module can be loaded, DeviceFailed when CUDA was demanded and
/// none answers.
[[nodiscard]] Result<RuntimeChoice> loadRuntime(DeviceChoice wish);

} // namespace foramen
