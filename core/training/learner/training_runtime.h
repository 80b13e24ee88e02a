#pragma once

#include "core/ai/model/network_runtime.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// Input and truth of one training step. A localiser has points and masks, a grader has grades.
struct TrainingBatch {
    Tensor input; ///< as the network's contract says
    /// [n, points, 2]: column and row in map pixels; NaN: not known, no loss; both negative: not in
    /// view.
    Tensor points;
    Tensor masks; ///< [n, masks, rows, columns], 0 to 1; negative: not known, no loss
    std::vector<std::int64_t> grades; ///< n, 0 to 2
};

struct LearnerOptions {
    std::string architecture; ///< a name of core/ai/model/network_contract.h
    std::uint64_t seed = 1; ///< of the first weights and of dropout
    /// CUDA devices that share each batch; -1 is the CPU. Empty: the runtime's own device.
    std::vector<int> devices;
};

/// One network being trained. Used by one thread at a time.
class Learner {
public:
    virtual ~Learner() = default;
    /// One step of AdamW. @return the loss before the step.
    [[nodiscard]] virtual Result<double> step(const TrainingBatch& batch, double learningRate) = 0;
    /// One forward pass as in use, without learning.
    [[nodiscard]] virtual Result<Tensor> run(const Tensor& input) = 0;
    /// Writes the weights for NetworkRuntime::load().
    [[nodiscard]] virtual Result<void> writeWeights(const std::filesystem::path& file) = 0;
    /// Writes and reads all that goes on from here: weights, normalisation, optimiser.
    [[nodiscard]] virtual Result<void> saveState(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual Result<void> loadState(const std::filesystem::path& file) = 0;
};

/// The training half of the LibTorch module.
class TrainingRuntime {
public:
    virtual ~TrainingRuntime() = default;
    [[nodiscard]] virtual std::string version() const = 0; ///< "LibTorch 1.13.1"
    [[nodiscard]] virtual std::string deviceName() const = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<Learner>>
    create(const LearnerOptions& options) = 0;
};

/// Loads the module that serves the wish, as loadRuntime() does.
/// @return RuntimeMissing, DeviceFailed.
[[nodiscard]] Result<std::unique_ptr<TrainingRuntime>> loadTrainingRuntime(DeviceChoice wish);

} // namespace foramen
