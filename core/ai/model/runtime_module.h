#pragma once

#include "core/ai/model/network_runtime.h"

#include <cstddef>

namespace foramen {

/// The one function that a LibTorch module (foramen_torch_cpu.so, foramen_torch_cuda.so) exports:
/// `extern "C" foramen::NetworkRuntime* foramen_create_runtime_3(int wantedCudaDevice,
/// foramen::Precision precision, char* message, size_t messageSize)`. The number counts changes of
/// the interface: a module of another build is refused instead of called.
constexpr const char* kCreateRuntimeSymbol = "foramen_create_runtime_3";

/// Makes a runtime on the CUDA device of that index, or on the CPU for -1.
/// @param message  receives one zero-terminated sentence when the device cannot be used.
/// @return owned by the caller; null when the device cannot be used. Must not throw.
using CreateRuntime = NetworkRuntime* (*)(int wantedCudaDevice, Precision precision, char* message,
                                          std::size_t messageSize);

} // namespace foramen
