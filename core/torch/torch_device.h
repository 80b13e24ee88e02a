#pragma once

// LibTorch inside: for the .cpp files of this folder only.

#include "core/ai/model/network_runtime.h"
#include "core/base/result.h"

#include <c10/util/Exception.h>
#include <torch/types.h>

#include <cstddef>
#include <exception>
#include <string>

namespace foramen {

/// The device of a module, and the precision and threads that it computes with.
struct TorchDevice {
    torch::Device device = torch::kCPU;
    int threads = 1; ///< on the CPU
    torch::Dtype type = torch::kFloat; ///< number format of networks
    bool typeDemanded = false; ///< the user requested it: it also holds for TorchScript networks

    /// @param wantedCudaDevice -1 for the CPU.
    /// @return DeviceFailed when that GPU does not respond, InvalidArgument when the device does
    /// not support that precision.
    [[nodiscard]] static Result<TorchDevice> create(int wantedCudaDevice, Precision precision);

    [[nodiscard]] bool onGpu() const { return device.is_cuda(); }
    [[nodiscard]] std::string name() const; ///< "CPU, 2 threads", "CUDA 0: NVIDIA H100"
    [[nodiscard]] std::string typeName() const; ///< "f32", "bf16", "f16"
    /// LibTorch has its own thread count for each of the caller's threads: call this at each entry.
    void useThreads() const;
};

/// "LibTorch 1.13.1"
[[nodiscard]] std::string torchVersion();
/// Whether this CPU multiplies bf16 in hardware; without it bf16 is slower than f32.
[[nodiscard]] bool cpuHasBfloat16();

[[nodiscard]] torch::Tensor torchFromTensor(const Tensor& tensor);
[[nodiscard]] Tensor tensorFromTorch(const torch::Tensor& tensor);

/// Why LibTorch threw: a lack of memory in words, else its own message.
[[nodiscard]] Reason reasonOfException(const std::exception& error, const std::string& message);

/// Runs @p work, which returns a Result, and turns LibTorch's exceptions into failures.
template <class Work>
[[nodiscard]] auto guarded(const TorchDevice& device, Work work) -> decltype(work())
{
    const auto code = device.onGpu() ? ErrorCode::DeviceFailed : ErrorCode::Internal;
    try {
        device.useThreads();
        return work();
    } catch (const c10::Error& error) {
        return failure(code, reasonOfException(error, error.what_without_backtrace()));
    } catch (const std::exception& error) {
        return failure(code, reasonOfException(error, error.what()));
    }
}

} // namespace foramen
