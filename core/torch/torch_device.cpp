#include "core/torch/torch_device.h"

#include "core/base/processors.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include <torch/utils.h>
#include <torch/version.h>

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>

namespace foramen {

namespace {

/// The GPU's name from the driver: LibTorch gives it only to code that is built with the CUDA
/// toolkit.
std::string cudaDeviceName(int index)
{
    void* driver = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (driver == nullptr)
        return {};
    const auto initialise = reinterpret_cast<int (*)(unsigned)>(dlsym(driver, "cuInit"));
    const auto get = reinterpret_cast<int (*)(int*, int)>(dlsym(driver, "cuDeviceGet"));
    const auto getName =
        reinterpret_cast<int (*)(char*, int, int)>(dlsym(driver, "cuDeviceGetName"));
    std::array<char, 256> name{};
    int device = 0;
    const bool known = initialise != nullptr && get != nullptr && getName != nullptr
        && initialise(0) == 0 && get(&device, index) == 0
        && getName(name.data(), static_cast<int>(name.size()) - 1, device) == 0;
    return known ? name.data() : std::string{};
}

Result<torch::Dtype> typeFor(Precision precision, bool onGpu)
{
    switch (precision) {
    case Precision::Auto:
        return onGpu ? torch::kHalf : cpuHasBfloat16() ? torch::kBFloat16 : torch::kFloat;
    case Precision::F32:
        return torch::kFloat;
    case Precision::Bf16:
        if (onGpu || cpuHasBfloat16())
            return torch::kBFloat16;
        return failure(ErrorCode::InvalidArgument, ReasonCode::CpuWithoutBfloat16);
    case Precision::F16:
        break;
    }
    if (onGpu)
        return torch::kHalf;
    return failure(ErrorCode::InvalidArgument, ReasonCode::CpuWithoutFloat16);
}

Reason noSuchGpu(int wanted, std::size_t count)
{
    if (count == 0)
        return ReasonCode::NoGpu;
    const std::string name = "cuda:" + std::to_string(wanted);
    if (count == 1)
        return {ReasonCode::NoSuchGpu, name, "cuda:0"};
    return {ReasonCode::NoSuchGpuOfSeveral, name, "cuda:0", "cuda:" + std::to_string(count - 1)};
}

} // namespace

Result<TorchDevice> TorchDevice::create(int wantedCudaDevice, Precision precision)
{
    TorchDevice result;
    result.threads = usableProcessors();
    const auto type = typeFor(precision, wantedCudaDevice >= 0);
    if (!type)
        return tl::make_unexpected(type.error());
    result.type = *type;
    result.typeDemanded = precision != Precision::Auto;
    if (wantedCudaDevice < 0)
        return result;
    const std::size_t count = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
    if (static_cast<std::size_t>(wantedCudaDevice) >= count)
        return failure(ErrorCode::DeviceFailed, noSuchGpu(wantedCudaDevice, count));
    result.device = torch::Device(torch::kCUDA, static_cast<torch::DeviceIndex>(wantedCudaDevice));
    return guarded(result, [&]() -> Result<TorchDevice> {
        // The first allocation fails where the driver is too old or another program holds all
        // memory.
        const auto probe = torch::ones({1}, torch::TensorOptions().device(result.device));
        if (probe.item<float>() != 1)
            return failure(ErrorCode::DeviceFailed, ReasonCode::GpuDoesNotCompute);
        return result;
    });
}

std::string TorchDevice::name() const
{
    if (!onGpu())
        return "CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
    const int index = device.index();
    const std::string known = cudaDeviceName(index);
    return "CUDA " + std::to_string(index) + (known.empty() ? "" : ": " + known);
}

std::string TorchDevice::typeName() const
{
    return type == torch::kHalf ? "f16" : type == torch::kBFloat16 ? "bf16" : "f32";
}

void TorchDevice::useThreads() const
{
    if (at::get_num_threads() != threads)
        at::set_num_threads(threads);
}

std::string torchVersion()
{
    return "LibTorch " TORCH_VERSION;
}

bool cpuHasBfloat16()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") != 0;
#else
    return false;
#endif
}

Reason reasonOfException(const std::exception& error, const std::string& message)
{
    // LibTorch's allocator for the CPU throws an error of the general kind.
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr
        || message.find("can't allocate memory") != std::string::npos)
        return ReasonCode::NetworksOutOfMemory;
    return Reason::ofText("LibTorch: " + message);
}

torch::Tensor torchFromTensor(const Tensor& tensor)
{
    // from_blob wants a mutable pointer; the copy is made before anything writes.
    return torch::from_blob(const_cast<float*>(tensor.values.data()), tensor.shape, torch::kFloat)
        .clone();
}

Tensor tensorFromTorch(const torch::Tensor& tensor)
{
    const auto plain = tensor.detach().to(torch::kCPU, torch::kFloat).contiguous();
    const float* first = plain.data_ptr<float>();
    return {plain.sizes().vec(), std::vector<float>(first, first + plain.numel())};
}

} // namespace foramen
