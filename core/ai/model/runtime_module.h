#pragma once

#include "core/ai/model/network_runtime.h"

namespace foramen {

/// The one function that a LibTorch module (foramen_torch_cpu.so, foramen_torch_cuda.so) exports:
/// `extern "C" foramen::NetworkRuntime* foramen_create_runtime_5(int wantedCudaDevice,
/// foramen::Precision precision, foramen::Reason& reason)`. The number counts changes of
/// the interface: a module of another build is refused instead of called.
constexpr const char* kCreateRuntimeSymbol = "foramen_create_runtime_5";

/// Makes a runtime on the CUDA device of that index, or on the CPU for -1.
/// @param reason  receives why the device cannot be used.
/// @return owned by the caller; null when the device cannot be used. Must not throw.
using CreateRuntime = NetworkRuntime* (*)(int wantedCudaDevice, Precision precision,
                                          Reason& reason);

} // namespace foramen
