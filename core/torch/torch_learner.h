#pragma once

// LibTorch inside: for the .cpp files of the modules only.

#include "core/torch/torch_device.h"
#include "core/training/learner/training_runtime.h"

namespace foramen {

/// The training half of a module. @return owned by the caller.
[[nodiscard]] TrainingRuntime* makeTorchTraining(const TorchDevice& device);

} // namespace foramen
