#pragma once

#include "core/ai/model/network_runtime.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// Input and truth of one training step. A localiser has points and masks, a segmenter has masks, a
/// grader has grades.
struct TrainingBatch {
    Tensor input; ///< as in the network's contract
    /// [n, points, 2]: column and row in map pixels; NaN: unknown, no loss; both negative: not in
    /// view.
    Tensor points;
    /// [n, masks, rows, columns], 0 to 1; negative: unknown, no loss. Of a segmenter: the share of
    /// each class in a pixel; where the sacrum alone is negative, it is background or sacrum.
    Tensor masks;
    std::vector<std::int64_t> grades; ///< n, 0 to 2
};

/// The options of a learner.
struct LearnerOptions {
    std::string architecture; ///< a name of core/ai/model/network_contract.h
    std::uint64_t seed = 1; ///< of the initial weights and of dropout
    /// CUDA devices that share each batch; -1 is the CPU. Empty: the runtime's own device.
    std::vector<int> devices;
    /// Weights to begin with in place of random ones, as writeWeights() writes them: they include
    /// the normalisation, which is then fixed. Empty: random ones.
    std::filesystem::path from{};
};

/// One network in training. Used by one thread at a time.
class Learner {
public:
    virtual ~Learner() = default;
    /// One step of AdamW. @return the loss before the step.
    [[nodiscard]] virtual Result<double> step(const TrainingBatch& batch, double learningRate) = 0;
    /// One forward pass as in inference.
    [[nodiscard]] virtual Result<Tensor> run(const Tensor& input) = 0;
    /// Writes the weights for NetworkRuntime::load().
    [[nodiscard]] virtual Result<void> writeWeights(const std::filesystem::path& file) = 0;
    /// Writes and reads the complete state for resuming: weights, normalisation, optimiser.
    [[nodiscard]] virtual Result<void> saveState(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual Result<void> loadState(const std::filesystem::path& file) = 0;
};

/// The training half of the LibTorch module.
class TrainingRuntime {
public:
    virtual ~TrainingRuntime() = default;
    [[nodiscard]] virtual std::string version() const = 0; ///< "LibTorch 1.13.1"
    [[nodiscard]] virtual std::string deviceName() const = 0;
    /// @return InvalidArgument for an unknown architecture; ModelContract when the weights to begin
    /// with are of another one, ModelDamaged when they cannot be read; DeviceFailed.
    [[nodiscard]] virtual Result<std::unique_ptr<Learner>>
    create(const LearnerOptions& options) = 0;
};

/// Loads the module for a request, as loadRuntime() does.
/// @return RuntimeMissing, DeviceFailed.
[[nodiscard]] Result<std::unique_ptr<TrainingRuntime>> loadTrainingRuntime(DeviceChoice wish);

} // namespace foramen
