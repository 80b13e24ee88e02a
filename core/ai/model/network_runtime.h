#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// A dense array, row-major, f32: the only data type at the interface to LibTorch.
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

enum class DeviceKind { Auto, Cpu, Cuda };

/// The number format of networks. Auto: f16 on a GPU, bf16 on a CPU that multiplies it in hardware,
/// else f32. core/ai/README.md states the differences to f32.
enum class Precision { Auto, F32, Bf16, F16 };

/// The requested device ("auto", "cpu", "cuda", "cuda:1") and precision.
struct DeviceChoice {
    DeviceKind kind = DeviceKind::Auto;
    int index = 0;
    Precision precision = Precision::Auto;
};

/// One network with its weights on a device. Used by one thread at a time.
class Network {
public:
    virtual ~Network() = default;
    /// One forward pass. Shapes are those of the network's contract in its model card
    /// (core/ai/README.md).
    /// @return DeviceFailed when the GPU ran out of memory or was lost.
    [[nodiscard]] virtual Result<Tensor> run(const Tensor& input) = 0;
    /// Grad-CAM over the last blocks of a grader: which places of the input one of its outputs came
    /// from.
    /// @param input  one input, [1, channels, rows, columns]. @param output  0-based.
    /// @return [rows, columns], at least 0, in arbitrary units. Unsupported where the network gives
    /// no features.
    [[nodiscard]] virtual Result<Tensor> explain(const Tensor& input, std::size_t output);
};

class TrainingRuntime;

/// The interface to LibTorch. A module (foramen_torch_cpu.so, foramen_torch_cuda.so) implements it
/// and is loaded when first needed.
class NetworkRuntime {
public:
    virtual ~NetworkRuntime() = default;
    [[nodiscard]] virtual std::string version() const = 0; ///< "LibTorch 1.13.1"
    [[nodiscard]] virtual std::string
    deviceName() const = 0; ///< "CPU, 2 threads, bf16" or "CUDA 0: NVIDIA H100, f16"
    [[nodiscard]] virtual bool onGpu() const = 0;
    /// The number of inputs of a pass that uses the device fully with little memory.
    [[nodiscard]] virtual std::size_t usefulBatch() const { return onGpu() ? 16 : 2; }
    /// Loads weights written by the trainer. @p architecture names the network (see
    /// core/torch/architectures.h).
    [[nodiscard]] virtual Result<std::unique_ptr<Network>>
    load(const std::string& architecture, const std::filesystem::path& weights) = 0;
    /// The training half (core/training/learner/training_runtime.h) on the same device, owned by
    /// the caller; null where the runtime cannot train.
    [[nodiscard]] virtual TrainingRuntime* createTrainingRuntime() { return nullptr; }
};

} // namespace foramen
